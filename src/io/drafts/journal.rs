//! The journal of a draft: records with their length and hash, of which every whole one counts and a torn one ends it.

use std::{collections::BTreeMap, fmt::Write as _, path::PathBuf, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::model::{
    doc::{Doc, Item},
    stamp::ItemId,
    workbook::Workbook,
};

use super::{
    super::format::{self, hash16, value::Reader},
    steps::{self, Deltas, Histories},
};

/// The first line of a journal.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Head {
    /// The hash of the snapshot it continues: a journal is never applied to another one.
    pub(super) base: String,
    /// The workbook's id.
    pub(super) doc: String,
    /// The workbook's file.
    pub(super) path: Option<PathBuf>,
    /// The version that wrote it.
    pub(super) app: String,
}

impl Head {
    /// The line, with its end.
    pub(super) fn line(&self) -> String {
        // A path that is no text cannot be written; the draft then counts as never saved.
        let text = serde_json::to_string(self).or_else(|_| serde_json::to_string(&Self { path: None, ..self.clone() }));
        format!("{}\n", text.unwrap_or_default())
    }
}

/// What a record says besides the items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Note {
    /// Changes since the file was saved.
    pub(super) changes: u32,
    /// The hash of the file as it was last read or written here; "" when there is none.
    pub(super) file: String,
}

/// A record: `length hash payload`.
pub(super) fn record(note: &Note, items: &str, undo: &str) -> String {
    let file = if note.file.is_empty() { "-" } else { &note.file };
    let payload = format!("{} {file} {items}\n{undo}", note.changes);
    format!("{} {} {payload}\n", payload.len(), hash16(payload.as_bytes()))
}

/// The items that changed, as text; `None` when more than items changed and a snapshot is due.
pub(super) fn difference(old: &Workbook, new: &Workbook) -> Option<String> {
    let same_frame = old.id == new.id
        && old.course == new.course
        && old.course_version == new.course_version
        && old.unknown == new.unknown
        && old.exercises.len() == new.exercises.len()
        && old.exercises.iter().zip(&new.exercises).all(|(a, b)| a.key == b.key && a.unknown == b.unknown && a.template == b.template);
    if !same_frame {
        return None;
    }
    let mut record = String::new();
    changed_items(&mut record, "about", &old.about, &new.about)?;
    for (n, (a, b)) in old.exercises.iter().zip(&new.exercises).enumerate() {
        changed_items(&mut record, &n.to_string(), &a.doc, &b.doc)?;
    }
    Some(record)
}

fn changed_items(record: &mut String, section: &str, old: &Doc, new: &Doc) -> Option<()> {
    let learnt: Vec<_> = new.seen().iter().filter(|(editor, n)| old.seen().get(editor) != Some(n)).collect();
    let (old, new) = (old.all(), new.all());
    if old.len() > new.len() {
        return None;
    }
    let mut known = 0;
    for (id, item) in new {
        let before = old.get(id);
        known += usize::from(before.is_some());
        if before.is_some_and(|before| Arc::ptr_eq(before, item) || before == item) {
            continue;
        }
        record.push_str(section);
        record.push(' ');
        format::write_item(record, *id, item, None);
        record.push(' ');
    }
    if !learnt.is_empty() {
        // Stamps that no item carries (a merge overruled them) are known all the same.
        record.push_str(section);
        record.push_str(" {");
        for (editor, n) in learnt {
            // Writing to a String never fails.
            let _done = write!(record, "\"{editor}\": {n}, ");
        }
        record.push_str("} ");
    }
    (known == old.len()).then_some(())
}

/// What a journal adds to its snapshot.
#[derive(Debug, Default)]
pub(super) struct Replayed {
    /// What the last whole record said.
    pub(super) note: Option<Note>,
    /// The histories; empty when they cannot be read.
    pub(super) histories: Histories,
}

/// The first line of a journal.
pub(super) fn head(journal: &[u8]) -> Option<Head> {
    let line = journal.split(|b| *b == b'\n').next()?;
    serde_json::from_slice(line).ok()
}

/// Applies the whole records of a journal; a torn or foreign one ends it.
pub(super) fn replay(workbook: &mut Workbook, journal: &[u8], base: &str) -> Option<Replayed> {
    if head(journal)?.base != base {
        return None;
    }
    let text = match std::str::from_utf8(journal) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(journal.get(..error.valid_up_to())?).ok()?,
    };
    let mut rest = text.split_once('\n')?.1;
    let mut done = Replayed::default();
    let mut undo = Some(Histories::new());
    let mut fresh: Vec<Change> = Vec::new();
    while let Some((payload, after)) = next(rest) {
        let Some((note, mut changes, deltas)) = parse(payload) else { break };
        fresh.append(&mut changes);
        done.note = Some(note);
        undo = undo.and_then(|mut histories| steps::replay(&mut histories, deltas).map(|()| histories));
        rest = after;
    }
    apply(workbook, fresh);
    done.histories = undo.unwrap_or_default();
    Some(done)
}

/// The next record's payload and the text behind it.
fn next(text: &str) -> Option<(&str, &str)> {
    let (len, rest) = text.split_once(' ')?;
    let (hash, rest) = rest.split_once(' ')?;
    let (payload, rest) = rest.split_at_checked(len.parse().ok()?)?;
    let after = rest.strip_prefix('\n')?;
    (hash16(payload.as_bytes()) == hash).then_some((payload, after))
}

/// A changed item, or the stamps that a section knows.
enum What {
    Item(ItemId, Item),
    Seen(Vec<(crate::model::stamp::EditorId, u64)>),
}

type Change = (Option<usize>, What);

fn parse(payload: &str) -> Option<(Note, Vec<Change>, Deltas)> {
    let (items, undo) = payload.split_once('\n')?;
    let mut r = Reader::new(items, 0);
    let changes = r.word().ok()?.parse().ok()?;
    let file = r.word().ok()?;
    let mut list = Vec::new();
    while r.peek().is_some() {
        let section = r.word().ok()?;
        let at = if section == "about" { None } else { Some(section.parse().ok()?) };
        if r.peek() == Some(b'{') {
            list.push((at, What::Seen(r.seen().ok()?)));
        } else {
            let (id, item) = r.item().ok()?;
            list.push((at, What::Item(id, item)));
        }
    }
    let file = if file == "-" { String::new() } else { file.to_owned() };
    Some((Note { changes, file }, list, steps::parse(undo)?))
}

fn apply(workbook: &mut Workbook, fresh: Vec<Change>) {
    let sections = std::iter::once((None, &mut workbook.about)).chain(workbook.exercises.iter_mut().enumerate().map(|(n, e)| (Some(n), &mut e.doc)));
    let mut by_section = BTreeMap::<Option<usize>, Vec<What>>::new();
    for (section, what) in fresh {
        by_section.entry(section).or_default().push(what);
    }
    for (section, doc) in sections {
        let Some(changed) = by_section.remove(&section) else { continue };
        let (mut items, mut seen) = (doc.all().clone(), doc.seen().clone());
        for what in changed {
            match what {
                What::Item(id, item) => drop(items.insert(id, Arc::new(item))),
                What::Seen(known) => seen.extend(known),
            }
        }
        *doc = Doc::from_parts(items, seen);
    }
}
