//! The plan of a survey: who is asked what on which scale, and which tool reads the answers.

use serde::{Deserialize, Serialize};

use super::{Field, Opt};
use crate::model::text::Bi;

/// The plan of a `survey` exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyPlan {
    /// What is computed from the answers.
    pub tool: SurveyTool,
    /// Fields above the questionnaire; a text `{id}` in an item stands for the value of that field.
    #[serde(default)]
    pub header: Vec<Field>,
    /// What a person may answer to every item.
    pub scale: Scale,
    /// The groups of items in the order of charts.
    #[serde(default)]
    pub groups: Vec<Opt>,
    /// The items. With `elements`, each element is asked with each of them.
    pub items: Vec<SurveyItem>,
    /// Things the trainees list themselves, each asked with every item (KANO).
    #[serde(default)]
    pub elements: Option<Elements>,
    /// Every item is answered once in each pass (SERVQUAL: expectation, then perception); empty is one pass.
    #[serde(default)]
    pub passes: Vec<Opt>,
    /// Importance points shared among the groups.
    #[serde(default)]
    pub weights: Option<Weights>,
    /// Open questions of a person: the reason, the segment, the analyst's tag.
    #[serde(default)]
    pub open: Vec<Field>,
    /// How two answers make a class (KANO).
    #[serde(default)]
    pub classes: Option<Classes>,
    /// A remark about the instrument.
    #[serde(default)]
    pub note: Bi,
    /// Answers with the results they must give, by name; for tests.
    #[serde(default)]
    pub tests: Vec<Vec<(String, Vec<String>)>>,
}

/// What is computed from the answers of a survey (formulas: DOMAIN §1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SurveyTool {
    /// Means of items and groups; the weakest group and the lowest items.
    #[default]
    Means,
    /// Means of a frequency scale: the highest items are the worst.
    Frequency,
    /// Net Promoter Score of the first item, and by segment.
    Nps,
    /// Satisfaction rate of the item `overall`, means, derived importance.
    Csat,
    /// KANO classes of the elements.
    Kano,
    /// Gaps between perception and expectation by criterion, weighted.
    Servqual,
    /// The group with the highest share of yes, with how sure one can be.
    Loyalty,
}

/// What a person may answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Scale {
    /// Whole points from `min` to `max`.
    Points {
        /// Lowest.
        min: i32,
        /// Highest.
        max: i32,
        /// What the two ends mean; empty where the item says so itself.
        #[serde(default)]
        ends: Vec<Bi>,
    },
    /// One of these.
    Answers(Vec<Opt>),
}

impl Default for Scale {
    fn default() -> Self {
        Self::Points { min: 1, max: 5, ends: Vec::new() }
    }
}

/// An item of a survey.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyItem {
    /// The register of an answer.
    pub id: String,
    /// The group it belongs to.
    pub g: String,
    /// What is asked.
    pub t: Bi,
}

/// Things the trainees list themselves.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elements {
    /// The name that stands in braces in the items.
    pub id: String,
    /// What they are called.
    pub t: Bi,
    /// What to list.
    #[serde(default)]
    pub hint: Bi,
    /// How few make sense.
    #[serde(default)]
    pub min: u32,
    /// How many a person will answer; 0 is any number.
    #[serde(default)]
    pub max: u32,
}

/// Importance points shared among the groups.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// What they add up to.
    pub sum: f64,
    /// What each group starts with.
    pub default: f64,
}

/// How the answers to the first and the second item make a class.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classes {
    /// A letter per answer to the second item, a row per answer to the first.
    pub rows: Vec<String>,
    /// What the letters mean.
    pub legend: Vec<Opt>,
}
