//! What an exercise asks, as content: one template of one kind. Kinds are code, exercises are RON.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::text::Bi;

mod board;
mod calculator;
mod form;
mod journey;
mod mend;
mod mindmap;
mod quiz;
mod survey;
mod table;

pub use board::*;
pub use calculator::*;
pub use form::*;
pub use journey::*;
pub use mindmap::*;
pub use quiz::*;
pub use survey::*;
pub use table::*;

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
    /// One page of fixed fields.
    Form(FormPlan),
    /// Questions to many people, and what their answers say.
    Survey(SurveyPlan),
    /// Figures in, figures out.
    Calculator(CalcPlan),
    /// A tree of thoughts.
    Mindmap(MindmapPlan),
    /// Questions with one right answer.
    Quiz(QuizPlan),
    /// Done on paper: the app shows task, steps and minutes. No shipped template is one; older files hold some.
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
            Structure::Survey(plan) => &plan.header,
            // The fields of a form stand on the header item, too, but they are the page itself.
            Structure::Form(_) | Structure::Calculator(_) | Structure::Mindmap(_) | Structure::Quiz(_) | Structure::Paper => &[],
        }
    }

    /// Whether the exercise has a screen of its own; the others are done on paper.
    #[must_use]
    pub fn on_screen(&self) -> bool {
        self.structure != Structure::Paper
    }

    /// The presets that a slot may name.
    #[must_use]
    pub fn presets(&self) -> Vec<&str> {
        match &self.structure {
            Structure::Journey(plan) => plan.presets.iter().map(|p| p.id.as_str()).collect(),
            Structure::Table(plan) => plan.presets.iter().map(|(id, _)| id.as_str()).collect(),
            Structure::Board(plan) => plan.presets.iter().map(|p| p.id.as_str()).collect(),
            Structure::Form(plan) => plan.presets.iter().map(|p| p.id.as_str()).collect(),
            Structure::Survey(_) | Structure::Calculator(_) | Structure::Mindmap(_) | Structure::Quiz(_) | Structure::Paper => Vec::new(),
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
