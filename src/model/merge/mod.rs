//! Joins copies of exercises and workbooks without server, common ancestor or clock, and loses nothing nobody gave up.
//!
//! `doc` holds the algebra (commutative, associative, idempotent), `report` says what came from whom and what must be
//! decided, `settle` makes the edits that decide it.

#[cfg(test)]
mod cases;
mod doc;
mod mended;
mod report;
mod settle;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, sync::Arc};

use super::{
    doc::{Doc, Op, Value},
    exercise::board::AUTHOR,
    limits,
    stamp::{EditorId, ItemId},
    template::Template,
    workbook::{Exercise, Workbook, owner},
};

pub use self::{
    doc::{merge_docs, order_of_values},
    mended::as_new_editor,
    report::{Auto, Conflict, Copy, Dispute, Part, Report, What, report_on},
    settle::{Choice, can_keep_all, joined, settle, value_of},
};

/// What a merge gives: the value, and what is to be said about it.
#[derive(Clone, Debug, Default)]
pub struct Merged<T> {
    /// The merged value; conflicts stand in its registers as rivals.
    pub value: T,
    /// What was done by itself, and what must be decided.
    pub report: Report,
}

/// A copy that takes part in a merge.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Its content.
    pub book: &'a Workbook,
    /// Its file was changed outside this program: its stamps do not tell what was changed.
    pub mended: bool,
}

impl<'a> Source<'a> {
    /// A copy whose file is as it was written.
    #[must_use]
    pub fn sound(book: &'a Workbook) -> Self {
        Self { book, mended: false }
    }
}

/// Why copies cannot become one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unmergeable {
    /// Nothing was given.
    #[error("nothing to merge")]
    Nothing,
    /// More items than a file may hold.
    #[error("the merged file would hold too many items")]
    TooManyItems,
}

/// Merges copies of workbooks. `versions` are older states of them that somebody kept: they show what a conflict was before.
///
/// `editor` is a fresh editor: it stands for changes made outside the program, and it brings back the registers of an item
/// that one side deleted while another worked on it, so that the item stays whole until somebody decides.
/// Different workbooks unite: the first gives header and name, items keep their authors.
///
/// # Errors
/// Nothing given, or more items than a file may hold.
pub fn merge_workbooks(sources: &[Source], versions: &[&Workbook], editor: EditorId) -> Result<Merged<Workbook>, Unmergeable> {
    let first = sources.first().ok_or(Unmergeable::Nothing)?;
    let same = sources.iter().all(|s| s.book.id == first.book.id);
    let books: Vec<Workbook> = sources.iter().map(|source| prepared(source, sources, versions, (editor, same))).collect();
    let refs: Vec<&Workbook> = books.iter().collect();
    let mut value = books.first().cloned().ok_or(Unmergeable::Nothing)?;
    for book in books.iter().skip(1) {
        value = join(&value, book, same);
    }
    bring_back(&mut value, &refs, editor);
    let items = value.about.all().len() + value.exercises.iter().map(|e| e.doc.all().len()).sum::<usize>();
    if items > limits::MAX_ITEMS {
        return Err(Unmergeable::TooManyItems);
    }
    let report = report_on(&value, &refs, versions);
    Ok(Merged { value, report })
}

/// The pure join of two workbooks; exercises that only `b` has stand behind those of `a`.
#[must_use]
pub fn join(a: &Workbook, b: &Workbook, same: bool) -> Workbook {
    let mut exercises = Vec::with_capacity(a.exercises.len());
    for exercise in &a.exercises {
        exercises.push(b.exercise(&exercise.key).map_or_else(|| exercise.clone(), |other| merge_exercises(exercise, other)));
    }
    exercises.extend(b.exercises.iter().filter(|e| a.exercise(&e.key).is_none()).cloned());
    let version = |book: &Workbook| (book.course_version.len(), book.course_version.clone());
    Workbook {
        id: a.id.clone(),
        course: if a.course.is_empty() { b.course.clone() } else { a.course.clone() },
        course_version: if version(b) > version(a) { b.course_version.clone() } else { a.course_version.clone() },
        about: if same { merge_docs(&a.about, &b.about) } else { a.about.clone() },
        exercises,
        unknown: merge_unknown(&a.unknown, &b.unknown),
        // A picture's name is its content's hash: pictures of one name are the same.
        media: b.media.iter().chain(&a.media).map(|(name, bytes)| (name.clone(), Arc::clone(bytes))).collect(),
    }
}

/// Merges two copies of an exercise. Where the templates differ, the larger one is shown: what a newer course adds
/// is not hidden, and registers that no template names are kept all the same.
#[must_use]
pub fn merge_exercises(a: &Exercise, b: &Exercise) -> Exercise {
    const RAW: &str = "template";
    let raw = |e: &Exercise| e.unknown.iter().find(|(name, _)| name == RAW).cloned();
    let chosen = if a.template == b.template && raw(a) == raw(b) || size(a, raw(a)) >= size(b, raw(b)) { a } else { b };
    let rest = |e: &Exercise| e.unknown.iter().filter(|(name, _)| name != RAW).cloned().collect::<Vec<_>>();
    let mut unknown = merge_unknown(&rest(a), &rest(b));
    unknown.extend(raw(chosen));
    Exercise { key: a.key.clone(), template: Arc::clone(&chosen.template), doc: merge_docs(&a.doc, &b.doc), unknown }
}

/// A fixed order of templates, the same on every computer: by how much they say, then by what they say.
fn size(exercise: &Exercise, raw: Option<(String, String)>) -> (usize, String) {
    let text = raw.map_or_else(|| said(&exercise.template), |(_, raw)| raw);
    (text.len(), text)
}

fn said(template: &Template) -> String {
    format!("{template:?}")
}

/// Fields that this version does not know carry no stamp: of two texts under one name, the longer stands, then the later in the alphabet.
pub(in crate::model) fn merge_unknown(a: &[(String, String)], b: &[(String, String)]) -> Vec<(String, String)> {
    let mut all: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, raw) in a.iter().chain(b) {
        let slot = all.entry(name).or_insert(raw);
        if (raw.len(), raw.as_str()) > (slot.len(), *slot) {
            *slot = raw;
        }
    }
    let order = a.iter().chain(b.iter().filter(|(name, _)| !a.iter().any(|(known, _)| known == name)));
    order.map(|(name, raw)| (name.clone(), all.get(name.as_str()).map_or_else(|| raw.clone(), |t| (*t).to_owned()))).collect()
}

/// A copy as it takes part: changes from outside get an editor, items of other people's workbooks an author.
fn prepared(source: &Source, all: &[Source], versions: &[&Workbook], (editor, same): (EditorId, bool)) -> Workbook {
    let mut book = source.book.clone();
    if source.mended {
        let others: Vec<&Workbook> = all.iter().filter(|s| !s.mended).map(|s| s.book).chain(versions.iter().copied()).collect();
        book.about = as_new_editor(&book.about, &others.iter().map(|o| &o.about).collect::<Vec<_>>(), editor);
        for exercise in &mut book.exercises {
            let known: Vec<&Doc> = others.iter().filter_map(|o| o.exercise(&exercise.key)).map(|e| &e.doc).collect();
            exercise.doc = as_new_editor(&exercise.doc, &known, editor);
        }
    }
    if !same {
        let name = [book.group(), book.owner_name(), book.about.text(ItemId::HEADER, owner::TITLE)].into_iter().find(|t| !t.is_empty());
        if let Some(name) = name.map(str::to_owned) {
            for exercise in &mut book.exercises {
                exercise.doc = doc::with_author(&exercise.doc, AUTHOR, &Value::text(&name));
            }
        }
    }
    book
}

/// Brings back what an item had where one copy deleted it and another worked on it without knowing.
///
/// The join itself keeps only what the one who deleted it had not seen: anything else would make the result depend on the
/// order of merging, because deleted text is in no file any more.
fn bring_back(value: &mut Workbook, sources: &[&Workbook], editor: EditorId) {
    doc::bring_back(&mut value.about, &sources.iter().map(|s| &s.about).collect::<Vec<_>>(), editor);
    for exercise in &mut value.exercises {
        let docs: Vec<&Doc> = sources.iter().filter_map(|s| s.exercise(&exercise.key)).map(|e| &e.doc).collect();
        doc::bring_back(&mut exercise.doc, &docs, editor);
    }
}

/// The op that puts a merged state of a document in place as one step that can be undone.
#[must_use]
pub fn whole(now: &Doc, merged: Doc) -> Op {
    Op::Whole { since: now.seen().clone(), doc: Arc::new(merged) }
}
