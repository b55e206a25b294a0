//! What an exercise asks, as content: one template of one kind. Kinds are code, exercises are RON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::text::Bi;

/// One exercise template: `course_content/exercises/<id>.ron`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// The file's name.
    pub id: String,
    /// Its name.
    pub title: Bi,
    /// What it is for.
    #[serde(default)]
    pub purpose: Bi,
    /// What one needs at hand.
    #[serde(default)]
    pub input: Vec<Bi>,
    /// How to do it, in order.
    #[serde(default)]
    pub steps: Vec<Bi>,
    /// What one has afterwards.
    #[serde(default)]
    pub output: Vec<Bi>,
    /// The canvas.
    pub structure: Structure,
    /// Fictional worked examples, shown on demand, never inserted.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// When it is complete: rules that must all hold (see `model::done`).
    #[serde(default)]
    pub done: Vec<String>,
    /// Other rules for single courses.
    #[serde(default)]
    pub done_variants: BTreeMap<String, Vec<String>>,
    /// What an instructor looks for.
    #[serde(default)]
    pub rubric: Vec<Bi>,
    /// How the instructor closes; never shown to trainees.
    #[serde(default)]
    pub debrief: Vec<Bi>,
    /// Templates this one can be copied into.
    #[serde(default)]
    pub feeds: Vec<String>,
}

/// The kinds of exercise; a closed list, matched exhaustively.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Structure {
    /// Stages and touchpoints as columns, lanes as rows.
    Journey(JourneyPlan),
    /// Zones that hold cards.
    Board(BoardPlan),
    /// Rows with typed columns.
    Table(TablePlan),
    /// Done on paper for now: the app shows task, steps and minutes.
    #[default]
    Paper,
}

/// A worked example.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A heading, for example the touchpoint.
    #[serde(default)]
    pub title: Bi,
    /// The zone it belongs to, on a board.
    #[serde(default)]
    pub zone: String,
    /// Register (`text`, a lane, `tab.field`, a column) and its texts.
    #[serde(default)]
    pub fields: Vec<(String, Vec<Bi>)>,
}

/// The type of a field or column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldType {
    /// One line.
    #[default]
    Text,
    /// Several lines.
    Long,
    /// One option.
    Choice,
    /// Any number of options.
    Multi,
    /// A number.
    Number,
    /// A day, `2026-12-18`.
    Date,
    /// A name; the app asks for an alias.
    Person,
    /// 1 to 5.
    Rating,
    /// Yes or no.
    Check,
    /// A touchpoint of a canvas in the same workbook.
    Link,
    /// A picture.
    Image,
}

/// A header field, a card field or a table column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// The register's name.
    pub id: String,
    /// What it is called.
    pub t: Bi,
    /// What may be typed.
    #[serde(default, rename = "type")]
    pub ty: FieldType,
    /// The options of a choice.
    #[serde(default)]
    pub opt: Options,
    /// Must be filled before the exercise is complete.
    #[serde(default)]
    pub req: bool,
    /// What to write.
    #[serde(default)]
    pub hint: Bi,
    /// A person field with a "claim it" button.
    #[serde(default)]
    pub claim: bool,
}

/// Where a choice takes its options from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Options {
    /// No list: what others have typed is offered.
    #[default]
    Free,
    /// A fixed list.
    Fixed(Vec<Opt>),
    /// The departments of the class, all of them.
    Departments,
    /// Front-office departments.
    FrontDepartments,
    /// Back-office departments.
    BackDepartments,
}

/// An option.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opt {
    /// What the file stores.
    pub id: String,
    /// What is shown.
    pub t: Bi,
}

/// The departments of a class; where a template names none, these five.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Departments {
    /// Those that meet the customer.
    pub front: Vec<Opt>,
    /// Those that support them.
    pub back: Vec<Opt>,
}

impl Departments {
    /// The default list of the courses: sales, after-sales; purchasing, quality, engineering.
    #[must_use]
    pub fn standard() -> Self {
        let opt = |id: &str, zh: &str, en: &str| Opt { id: id.into(), t: Bi::new(zh, en) };
        Self {
            front: vec![opt("sales", "销售部", "Sales"), opt("aftersales", "售后部", "After-sales")],
            back: vec![opt("purchasing", "采购部", "Purchasing"), opt("quality", "品质部", "Quality"), opt("engineering", "技术部", "Engineering")],
        }
    }

    /// All of them, front first.
    pub fn all(&self) -> impl Iterator<Item = &Opt> {
        self.front.iter().chain(&self.back)
    }
}

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

/// The plan of a `board` exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardPlan {
    /// Fields above the board.
    #[serde(default)]
    pub header: Vec<Field>,
    /// Rows and columns of the grid.
    pub grid: (u32, u32),
    /// The zones.
    pub zones: Vec<Zone>,
    /// Extra fields of a card.
    #[serde(default)]
    pub card: Vec<Field>,
    /// Dots a person may spend; 0 means no voting.
    #[serde(default)]
    pub votes_per_person: u32,
}

/// A zone of a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// What a card's `zone` register holds.
    pub id: String,
    /// Row, column, rows spanned, columns spanned.
    pub at: (u32, u32, u32, u32),
    /// Its name.
    pub t: Bi,
    /// The question it asks.
    #[serde(default)]
    pub hint: Bi,
    /// Cards it needs.
    #[serde(default)]
    pub min: u32,
    /// Cards it may hold; 0 is any number.
    #[serde(default)]
    pub max: u32,
    /// The group may rename it.
    #[serde(default)]
    pub renameable: bool,
    /// One of the six zone colours (`time`, `effort`, `mind`, `money`, `respect`, `cherish`) or "" for by position.
    #[serde(default)]
    pub color: String,
}

/// The plan of a `table` exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TablePlan {
    /// Fields above the table.
    #[serde(default)]
    pub header: Vec<Field>,
    /// The columns.
    pub columns: Vec<Field>,
    /// Row labels that are given; empty means free rows.
    #[serde(default)]
    pub fixed: Vec<Opt>,
    /// Texts of the first column to start from, by preset.
    #[serde(default)]
    pub presets: Vec<(String, Vec<Bi>)>,
    /// Rows are grouped by this column.
    #[serde(default)]
    pub group_by: String,
    /// A plan with a Gantt strip and SMART checks.
    #[serde(default)]
    pub plan: Option<PlanRoles>,
    /// Values computed over the rows.
    #[serde(default)]
    pub computed: Vec<TableValue>,
}

/// Which columns of a table play which part in an action plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRoles {
    /// S: what is done.
    pub action: String,
    /// M: what is seen when it is done.
    pub measure: String,
    /// A: why it can be done.
    pub achievable: String,
    /// R: the goal it serves, or a touchpoint.
    pub relevant: String,
    /// T: when it begins.
    pub start: String,
    /// T: when it ends.
    pub due: String,
    /// Who claims it.
    pub owner: String,
    /// How it stands.
    pub status: String,
    /// The status option that means finished.
    pub done_status: String,
}

/// A value computed over the rows of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TableValue {
    /// Rows per value of a column; more than `warn_over` is worth a remark (0 = never).
    CountBy {
        /// The column.
        column: String,
        /// The remark's threshold.
        warn_over: u32,
    },
    /// Rows that are due before today and not finished.
    Late,
}

impl Template {
    /// The completion rules for a course.
    #[must_use]
    pub fn rules(&self, course: &str) -> &[String] {
        self.done_variants.get(course).unwrap_or(&self.done)
    }

    /// The departments that its choices offer.
    #[must_use]
    pub fn departments(&self) -> Departments {
        match &self.structure {
            Structure::Journey(plan) => plan.departments.clone(),
            _ => Departments::standard(),
        }
    }

    /// The header fields above the canvas.
    #[must_use]
    pub fn header(&self) -> &[Field] {
        match &self.structure {
            Structure::Journey(plan) => &plan.header,
            Structure::Board(plan) => &plan.header,
            Structure::Table(plan) => &plan.header,
            Structure::Paper => &[],
        }
    }
}

impl Options {
    /// The options as a list; `Free` has none.
    #[must_use]
    pub fn list(&self, departments: &Departments) -> Vec<Opt> {
        match self {
            Self::Free => Vec::new(),
            Self::Fixed(list) => list.clone(),
            Self::Departments => departments.all().cloned().collect(),
            Self::FrontDepartments => departments.front.clone(),
            Self::BackDepartments => departments.back.clone(),
        }
    }
}
