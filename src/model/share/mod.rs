//! What leaves a workbook: the file that is handed in holds what was chosen, and no name that was to stay here.

mod names;
mod package;
mod transplant;

use super::{
    doc::{Doc, Value},
    done,
    reading::NOTE,
    stamp::ItemId,
    text::Bi,
    workbook::Workbook,
};

pub use names::{ALIAS, Alias, aliases, mentions, names, next_aliases, set_aliases};
pub use package::{Choice, package};
pub use transplant::{Transplant, transplant};

/// The register of the header item that says when the workbook was handed in last, `2026-11-27 10:42`.
pub const HANDED_IN: &str = "handed_in";

/// What a workbook holds, before it is sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// Its exercises, in their order.
    pub exercises: Vec<Inside>,
    /// Every name in it that a person field, an author, a vote or the owner carries, in alphabetical order.
    pub names: Vec<String>,
    /// Notes of one's own.
    pub notes: usize,
}

/// One exercise that would be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Inside {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: Bi,
    /// Living items, the header aside: cards, touchpoints, rows, answers.
    pub items: usize,
    /// How complete it is, in percent.
    pub percent: u32,
    /// What is still to be done; `None` when it is complete or has no rules.
    pub next: Option<Bi>,
}

/// Says what is inside a workbook.
#[must_use]
pub fn contents(workbook: &Workbook) -> Contents {
    let inside = |e: &super::workbook::Exercise| {
        let judged = done::judge(workbook, e);
        let items = e.doc.all().iter().filter(|(id, item)| !item.gone && **id != ItemId::HEADER).count();
        Inside { key: e.key.clone(), title: e.template.title.clone(), items, percent: judged.percent(), next: judged.next.map(|step| step.text) }
    };
    Contents { exercises: workbook.exercises.iter().map(inside).collect(), names: names(workbook), notes: workbook.about.of_kind(NOTE).count() }
}

/// The suggested name of a file to hand in: `课程-日期-组-练习.mot.ron`. Empty parts are left out, signs that some system refuses become `_`.
#[must_use]
pub fn file_name(course: &str, date: &str, who: &str, exercise: &str) -> String {
    format!("{}.mot.ron", name_of(&[course, date, who, exercise]))
}

/// The parts of a file name put together: empty ones are left out, signs that some system refuses become `_`.
#[must_use]
pub fn name_of(parts: &[&str]) -> String {
    let clean = |text: &&str| -> String {
        let kept = text.trim().chars().map(|c| if "/\\:*?\"<>|".contains(c) || c.is_control() || super::text::is_hidden(c) { '_' } else { c });
        let mut bytes = 0;
        kept.take_while(|c| {
            bytes += c.len_utf8();
            bytes <= MAX_PART
        })
        .collect()
    };
    let parts: Vec<String> = parts.iter().map(clean).filter(|part| !part.is_empty()).collect();
    parts.join("-").trim_matches(['.', ' ']).to_owned()
}

/// Bytes of one part of a suggested name: four parts stay below what file systems take (255 bytes), and each holds 18 Chinese characters.
const MAX_PART: usize = 54;

/// Every text of a document that is shown, conflicts included.
fn texts(doc: &Doc) -> impl Iterator<Item = &str> {
    let living = doc.all().values().filter(|item| !item.gone);
    let regs = living.flat_map(|item| item.fields.values());
    let values = regs.flat_map(|reg| std::iter::once(&reg.value).chain(reg.rivals.iter().map(|(value, _)| value)));
    values.flat_map(|value| match value {
        Value::Text(text) => vec![text.as_ref()],
        Value::List(list) => list.iter().map(AsRef::as_ref).collect(),
        Value::Empty | Value::Num(_) | Value::Flag(_) => Vec::new(),
    })
}

#[cfg(test)]
mod tests;
