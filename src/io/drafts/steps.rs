//! Steps of undo as one line of text, and what changed between two states of all histories.

use std::{collections::BTreeMap, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::model::{
    doc::{Doc, Item, Key, Op, Value},
    edit::{Frame, History, Label, Step},
    stamp::{EditorId, ItemId},
    texts,
    workbook::Workbook,
};

use super::super::format::{self, value::Reader};

/// The histories of a workbook: by exercise, "" for the header and notes.
pub type Histories = BTreeMap<String, History>;

/// What happened to one history: the old end was cut to `front`, the new end to `keep`, then steps were added.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Delta {
    /// The number of the oldest step left.
    front: u64,
    /// Up to this number the steps are as they were.
    keep: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    undo: Vec<Row>,
    /// So many of the steps to redo are as they were.
    keep_redo: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    redo: Vec<Row>,
}

pub(super) type Deltas = BTreeMap<String, Delta>;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Row {
    /// The Chinese sentence is the name of a label: it is looked up when read.
    l: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    a: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    g: Option<u64>,
    b: Vec<OpRow>,
    /// What the exercise becomes: "" takes it away, else a workbook that holds it and nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    f: Option<String>,
}

#[derive(Debug, Serialize, Deserialize)]
enum OpRow {
    P(String, String, Vec<(String, ValueRow)>),
    S(String, String, ValueRow),
    D(String),
    /// An item as it stands in a file.
    R(String),
    /// A whole document: what it has seen, its items, and what it had seen when it was made.
    W(Vec<(String, u64)>, Vec<String>, Vec<(String, u64)>),
}

#[derive(Debug, Serialize, Deserialize)]
enum ValueRow {
    E,
    T(String),
    /// As text: no digit may change on the way.
    N(String),
    F(bool),
    L(Vec<String>),
}

impl From<&Value> for ValueRow {
    fn from(value: &Value) -> Self {
        match value {
            Value::Empty => Self::E,
            Value::Text(text) => Self::T(text.to_string()),
            Value::Num(n) => Self::N(format!("{n:?}")),
            Value::Flag(flag) => Self::F(*flag),
            Value::List(list) => Self::L(list.iter().map(ToString::to_string).collect()),
        }
    }
}

impl ValueRow {
    fn value(self) -> Option<Value> {
        Some(match self {
            Self::E => Value::Empty,
            Self::T(text) => Value::Text(text.into()),
            Self::N(n) => Value::Num(n.parse().ok()?),
            Self::F(flag) => Value::Flag(flag),
            Self::L(list) => Value::List(list.into_iter().map(Into::into).collect()),
        })
    }
}

impl OpRow {
    fn of(op: &Op) -> Self {
        match op {
            Op::Put { id, kind, fields } => {
                Self::P(id.to_string(), kind.to_string(), fields.iter().map(|(key, value)| (key.to_string(), value.into())).collect())
            }
            Op::Set { id, key, value } => Self::S(id.to_string(), key.to_string(), value.into()),
            Op::Drop { id } => Self::D(id.to_string()),
            Op::Restore { id, item } => Self::R(item_text(*id, item)),
            Op::Whole { doc, since } => {
                let stamps = |seen: &BTreeMap<EditorId, u64>| seen.iter().map(|(editor, n)| (editor.to_string(), *n)).collect();
                Self::W(stamps(doc.seen()), doc.all().iter().map(|(id, item)| item_text(*id, item)).collect(), stamps(since))
            }
        }
    }

    fn op(self) -> Option<Op> {
        let id = |text: String| text.parse::<ItemId>().ok();
        Some(match self {
            Self::P(of, kind, fields) => {
                let fields = fields.into_iter().map(|(key, value)| Some((Key::from(key), value.value()?)));
                Op::Put { id: id(of)?, kind: kind.into(), fields: fields.collect::<Option<_>>()? }
            }
            Self::S(of, key, value) => Op::Set { id: id(of)?, key: key.into(), value: value.value()? },
            Self::D(of) => Op::Drop { id: id(of)? },
            Self::R(text) => {
                let (id, item) = Reader::new(&text, 0).item().ok()?;
                Op::Restore { id, item: Arc::new(item) }
            }
            Self::W(seen, items, since) => {
                let stamps = |rows: Vec<(String, u64)>| rows.into_iter().map(|(editor, n)| Some((editor.parse().ok()?, n))).collect::<Option<_>>();
                let item = |text: String| Reader::new(&text, 0).item().ok().map(|(id, item)| (id, Arc::new(item)));
                let items = items.into_iter().map(item).collect::<Option<_>>()?;
                Op::Whole { doc: Arc::new(Doc::from_parts(items, stamps(seen)?)), since: stamps(since)? }
            }
        })
    }
}

fn item_text(id: ItemId, item: &Item) -> String {
    let mut text = String::new();
    format::write_item(&mut text, id, item, None);
    text
}

impl Row {
    fn of(step: &Step) -> Self {
        let label = &step.label;
        let f = step.frame.as_ref().map(|frame| match frame {
            Frame::Absent => String::new(),
            Frame::Is(exercise) => format::write(&Workbook { exercises: vec![exercise.as_ref().clone()], ..Workbook::default() }, ""),
        });
        Self { l: label.text.zh.to_owned(), a: label.arg.clone(), g: step.group, b: step.back.iter().map(OpRow::of).collect(), f }
    }

    fn step(self) -> Option<Arc<Step>> {
        // A sentence of another version is called "change".
        let text = texts::all().map(|(_, text)| text).find(|text| text.zh == self.l).unwrap_or(texts::files::CHANGE);
        let back = self.b.into_iter().map(OpRow::op).collect::<Option<_>>()?;
        let frame = match self.f {
            None => None,
            Some(text) if text.is_empty() => Some(Frame::Absent),
            Some(text) => Some(Frame::of(Some(format::read_text(text.as_bytes(), "").ok()?.workbook.exercises.first()?))),
        };
        Some(Arc::new(Step { label: Label { text, arg: self.a }, back, group: self.g, frame }))
    }
}

/// What changed from `old` to `new`, by exercise; steps are the same when they are the very same in memory.
pub(super) fn deltas(old: &Histories, new: &Histories) -> Deltas {
    let empty = History::default();
    new.iter().filter_map(|(name, history)| Some((name.clone(), delta(old.get(name).unwrap_or(&empty), history)?))).collect()
}

fn delta(old: &History, new: &History) -> Option<Delta> {
    let ((old_front, old_undo, old_redo), (front, undo, redo)) = (old.parts(), new.parts());
    let (old_count, count, redo_count, old_redo_count) = (old_undo.len(), undo.len(), redo.len(), old_redo.len());
    let start = front.max(old_front);
    let skip = |from: u64| usize::try_from(start - from).unwrap_or(usize::MAX);
    let same = old_undo.skip(skip(old_front)).zip(undo.skip(skip(front))).take_while(|(a, b)| Arc::ptr_eq(a, b)).count();
    let keep = start + same as u64;
    let keep_redo = old_redo.zip(redo).take_while(|(a, b)| Arc::ptr_eq(a, b)).count();
    let unchanged = front == old_front && same == count && count == old_count && keep_redo == redo_count && redo_count == old_redo_count;
    if unchanged {
        return None;
    }
    let (_, undo, redo) = new.parts();
    let rows = |steps: &mut dyn Iterator<Item = &Arc<Step>>| steps.map(|step| Row::of(step)).collect();
    Some(Delta { front, keep, undo: rows(&mut undo.skip(skip_to(keep, front))), keep_redo, redo: rows(&mut redo.skip(keep_redo)) })
}

fn skip_to(to: u64, front: u64) -> usize {
    usize::try_from(to.saturating_sub(front)).unwrap_or(usize::MAX)
}

/// Applies what changed. Gives `None` when it does not fit: then the histories are not to be used.
pub(super) fn replay(histories: &mut Histories, deltas: Deltas) -> Option<()> {
    for (name, delta) in deltas {
        let old = histories.remove(&name).unwrap_or_default();
        let (front, undo, redo) = old.parts();
        let end = front + undo.len() as u64;
        // Everything before the change must be there, unless it was forgotten anyway.
        if delta.keep > end && delta.keep > delta.front {
            return None;
        }
        let kept = undo.enumerate().filter(|(n, _)| (delta.front..delta.keep).contains(&(front + *n as u64))).map(|(_, step)| Arc::clone(step));
        let mut undo: Vec<Arc<Step>> = kept.collect();
        for row in delta.undo {
            undo.push(row.step()?);
        }
        let mut redo: Vec<Arc<Step>> = redo.take(delta.keep_redo).cloned().collect();
        for row in delta.redo {
            redo.push(row.step()?);
        }
        histories.insert(name, History::from_parts(delta.front, undo, redo));
    }
    Some(())
}

/// The line of a journal for what changed; "" for nothing.
pub(super) fn line(deltas: &Deltas) -> String {
    if deltas.is_empty() { String::new() } else { serde_json::to_string(deltas).unwrap_or_default() }
}

/// Reads such a line.
pub(super) fn parse(line: &str) -> Option<Deltas> {
    if line.is_empty() { Some(Deltas::new()) } else { serde_json::from_str(line).ok() }
}
