//! The plan of a journey: stages and touchpoints as columns, lanes as rows.

use serde::{Deserialize, Serialize};

use super::{Departments, Field, Options};
use crate::model::text::Bi;

/// The plan of a `journey` exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JourneyPlan {
    /// Fields above the canvas: persona, goal, scope.
    #[serde(default)]
    pub header: Vec<Field>,
    /// Who stands behind the lanes.
    #[serde(default = "Departments::standard")]
    pub departments: Departments,
    /// Stage lists to start from, by name.
    #[serde(default)]
    pub presets: Vec<JourneyPreset>,
    /// Extra fields of a touchpoint, beside name and stage: channel, lead department.
    #[serde(default)]
    pub touchpoint: Vec<Field>,
    /// Rows from the top down.
    #[serde(default)]
    pub lanes: Vec<Lane>,
    /// Lines between lanes: interaction, visibility, internal interaction.
    #[serde(default)]
    pub lines: Vec<LanesLine>,
    /// Flags of a touchpoint.
    #[serde(default)]
    pub flags: Vec<Flag>,
    /// Tabs of the drawer.
    #[serde(default)]
    pub tabs: Vec<Tab>,
    /// Computed values shown above the curve.
    #[serde(default)]
    pub computed: Vec<JourneyValue>,
    /// The touchpoints form a circle that begins anew: it is drawn as one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ring: bool,
}

/// A list of stages with touchpoints to start from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct JourneyPreset {
    /// Its name in slots.
    pub id: String,
    /// What it is called.
    #[serde(default)]
    pub t: Bi,
    /// The stages.
    pub stages: Vec<PresetStage>,
}

/// A stage of a preset.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PresetStage {
    /// Its name.
    pub t: Bi,
    /// Its touchpoints, each with the id of the lead department or "".
    #[serde(default)]
    pub touchpoints: Vec<(Bi, String)>,
}

/// Which side of the blueprint a lane belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum LaneView {
    /// The customer's side.
    #[default]
    Journey,
    /// The company's side.
    Blueprint,
}

/// What the cells of a lane hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum LaneType {
    /// One text.
    #[default]
    Text,
    /// Any number of small cards.
    Cards {
        /// The departments a card may be tagged with.
        #[serde(default)]
        tag: Options,
    },
    /// A number drawn as a curve.
    Score {
        /// Lowest.
        min: i32,
        /// Highest.
        max: i32,
    },
    /// One option.
    Choice {
        /// The options.
        opt: Options,
    },
    /// A read-only copy of another lane.
    Copy {
        /// The lane it shows.
        of: String,
    },
}

/// A row of the canvas.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// The register is `lane:<id>`.
    pub id: String,
    /// Its name.
    pub t: Bi,
    /// The customer's side or the company's.
    #[serde(default)]
    pub view: LaneView,
    /// What its cells hold.
    #[serde(default, rename = "type")]
    pub ty: LaneType,
    /// What to write.
    #[serde(default)]
    pub hint: Bi,
    /// Phosphor icon name.
    #[serde(default)]
    pub icon: String,
}

/// A line below a lane.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanesLine {
    /// The lane above it.
    pub after: String,
    /// Its name.
    pub t: Bi,
}

/// A flag of a touchpoint.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flag {
    /// The register is `flag:<id>`.
    pub id: String,
    /// Its name.
    pub t: Bi,
    /// When to set it.
    #[serde(default)]
    pub hint: Bi,
    /// How many touchpoints may carry it; 0 is any number.
    #[serde(default)]
    pub max: u32,
}

/// A tab of a touchpoint's drawer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tab {
    /// The registers are `tab:<id>.<field>`.
    pub id: String,
    /// Its name.
    pub t: Bi,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// A value computed from a journey (formulas: DOMAIN §2.4 and the exercise catalogue).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum JourneyValue {
    /// Mean of the emotion scores.
    Average,
    /// The score of the greatest absolute size; on a tie the negative one.
    Extreme,
    /// (extreme + end) / 2, the end being the flagged touchpoint or the last scored one.
    Remembered,
    /// Touchpoints with pain points and no front, back or support card.
    Holes,
    /// Filled criteria fields / (5 × moments of truth).
    Coverage,
}
