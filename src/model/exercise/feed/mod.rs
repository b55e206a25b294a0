//! What goes on from one exercise into the next: copies that remember where they came from.

mod plant;
mod results;
mod seeds;
#[cfg(test)]
mod tests;

pub use plant::{Planting, plant};
pub use seeds::seeds;

use super::{journey, survey::Survey, table::Table};
use crate::model::{
    doc::{Item, Value},
    stamp::ItemId,
    template::{Field, FieldType, LaneType, Structure, SurveyPlan},
    text::{Bi, Lang},
    texts::{Text, across as say},
    workbook::{Exercise, Workbook},
};

/// The register of a copy that says where it came from: the exercise's key, a space, the item.
///
/// Where a copy is only a line behind what a register holds, `origin:<register>` says so.
pub const ORIGIN: &str = "origin";

/// Something that can go on: a card, a row, a touchpoint, a filled field, an answer, a result.
#[derive(Clone, Debug, PartialEq)]
pub struct Seed {
    /// Where it stands.
    pub item: ItemId,
    /// What it says.
    pub text: String,
    /// What it stands under: a zone, a field, a stage; "" for nothing.
    pub under: String,
    /// The touchpoint it is about, with its name.
    pub link: Option<(ItemId, String)>,
    /// What else it knows, by register: fields of the same name take it over.
    pub marks: Vec<(String, Value)>,
}

impl Seed {
    fn new(item: ItemId, text: &str, under: &str) -> Self {
        Self { item, text: text.trim().to_owned(), under: under.to_owned(), link: None, marks: Vec::new() }
    }
}

/// A place in the next exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A zone of a board.
    Zone(String),
    /// A new row of a table.
    Row,
    /// A row that the table gives, in its first column of words.
    Given(ItemId),
    /// A field of a form or of the head of a survey, after what it holds.
    Field(String),
    /// A new touchpoint of a journey.
    Touchpoint,
    /// A lane of a journey, at a touchpoint.
    Lane(String),
    /// A new element of a survey.
    Element,
    /// The wording of a question.
    Wording(String),
    /// A branch of a mind map.
    Branch(ItemId),
}

fn is_words(field: &Field) -> bool {
    matches!(field.ty, FieldType::Text | FieldType::Long)
}

fn both(text: Text) -> Bi {
    Bi::new(text.zh, text.en)
}

/// The places of an exercise that can take something in; none for kinds that compute or examine.
#[must_use]
pub fn spots(exercise: &Exercise) -> Vec<(Spot, Bi)> {
    match &exercise.template.structure {
        Structure::Board(plan) => plan.zones.iter().map(|zone| (Spot::Zone(zone.id.clone()), zone.t.clone())).collect(),
        Structure::Table(plan) if plan.fixed.is_empty() => vec![(Spot::Row, both(say::NEW_ROW))],
        Structure::Table(plan) if plan.columns.iter().any(is_words) => {
            let rows = Table { plan, doc: &exercise.doc }.rows().ids;
            rows.into_iter().zip(&plan.fixed).map(|(id, option)| (Spot::Given(id), option.t.clone())).collect()
        }
        Structure::Form(plan) => plan.fields.iter().filter(|f| is_words(f)).map(|f| (Spot::Field(f.id.clone()), f.t.clone())).collect(),
        Structure::Journey(plan) => {
            let takes = |ty: &LaneType| matches!(ty, LaneType::Text | LaneType::Cards { .. });
            let lanes = plan.lanes.iter().filter(|lane| takes(&lane.ty)).map(|lane| (Spot::Lane(lane.id.clone()), lane.t.clone()));
            std::iter::once((Spot::Touchpoint, both(say::NEW_TOUCHPOINT))).chain(lanes).collect()
        }
        Structure::Survey(plan) => of_survey(plan),
        Structure::Mindmap(plan) => {
            let given = plan.branches.iter().enumerate().map(|(at, branch)| (Spot::Branch(super::mindmap::branch_id(at)), branch.t.clone()));
            given.chain([(Spot::Branch(super::mindmap::ROOT), both(say::NEW_BRANCH))]).collect()
        }
        Structure::Table(_) | Structure::Calculator(_) | Structure::Quiz(_) | Structure::Paper => Vec::new(),
    }
}

/// Elements, fields above the questionnaire, and questions whose wording is the group's own.
fn of_survey(plan: &SurveyPlan) -> Vec<(Spot, Bi)> {
    let element = plan.elements.iter().map(|_| (Spot::Element, both(say::NEW_ELEMENT)));
    let head = plan.header.iter().filter(|f| is_words(f)).map(|f| (Spot::Field(f.id.clone()), f.t.clone()));
    let wordings = plan.items.iter().filter(|_| plan.elements.is_none() && !Survey::is_instrument(plan.tool)).map(|item| {
        let name = Bi::new(say::WORDING.with(Lang::Zh, &[&item.t.zh]), say::WORDING.with(Lang::En, &[&item.t.en]));
        (Spot::Wording(item.id.clone()), name)
    });
    element.chain(head).chain(wordings).collect()
}

/// The touchpoints of a journey by name, for places that are lanes.
#[must_use]
pub fn touchpoints(exercise: &Exercise) -> Vec<(ItemId, String)> {
    let Structure::Journey(plan) = &exercise.template.structure else { return Vec::new() };
    let journey = journey::Journey::of(plan, &exercise.doc);
    let named = journey.columns.iter().filter_map(|c| c.tp).map(|tp| (tp, exercise.doc.text(tp, "name").trim().to_owned()));
    named.filter(|(_, name)| !name.is_empty()).collect()
}

/// The register beside another one that says where its last line came from.
#[must_use]
pub fn origin_key(register: &str) -> String {
    format!("{ORIGIN}:{register}")
}

/// Where an item, or a line in one of its registers, came from: the key of the exercise; "" for nothing.
#[must_use]
pub fn origin(item: &Item) -> &str {
    let own = item.text(ORIGIN);
    let line = || {
        item.fields.keys().find(|k| k.as_str().strip_prefix(ORIGIN).is_some_and(|rest| rest.starts_with(':'))).map_or("", |k| item.text(k.as_str()))
    };
    let origin = if own.is_empty() { line() } else { own };
    origin.rsplit_once(' ').map_or("", |(key, _)| key)
}

/// Where a copy came from, if that exercise is still there.
#[must_use]
pub fn origin_of<'a>(workbook: &'a Workbook, item: &Item) -> Option<&'a Exercise> {
    workbook.exercise(origin(item))
}

/// Where the last line of a register came from, if that exercise is still there.
#[must_use]
pub fn line_origin<'a>(workbook: &'a Workbook, item: &Item, register: &str) -> Option<&'a Exercise> {
    let (key, _) = item.text(&origin_key(register)).rsplit_once(' ')?;
    workbook.exercise(key)
}
