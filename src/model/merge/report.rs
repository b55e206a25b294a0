//! Says of a merge what came from whom by itself, and lists what somebody must decide, as values.

use std::collections::BTreeSet;

use crate::model::{
    doc::{Doc, Item, Key, Value},
    editors::is_note,
    stamp::{ItemId, Stamp},
    workbook::Workbook,
};

/// What is to be said about a merge.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Exercise by exercise; only those where something is to be said.
    pub parts: Vec<Part>,
}

/// What is to be said about one exercise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// The exercise's key; "" is the workbook's own pages.
    pub exercise: String,
    /// Only these copies have the exercise; empty when all do.
    pub only_in: Vec<usize>,
    /// The copies carry different templates.
    pub templates_differ: bool,
    /// What was done by itself.
    pub auto: Vec<Auto>,
    /// What must be decided.
    pub conflicts: Vec<Conflict>,
}

/// What a merge did with one register or item by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Auto {
    /// The item.
    pub item: ItemId,
    /// The register; `None` is the item itself.
    pub key: Option<Key>,
    /// What happened.
    pub what: What,
    /// The copies it comes from, by their number.
    pub from: Vec<usize>,
}

/// What a merge did by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Some copies have a newer value than the others.
    Changed,
    /// Several copies came to the same value.
    Same,
    /// An item that the others do not have.
    Added,
    /// An item that was deleted knowingly.
    Deleted,
}

/// Something that was set differently at the same time.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The item.
    pub item: ItemId,
    /// What is disputed.
    pub what: Dispute,
    /// The values, the shown one first; each once.
    pub copies: Vec<Copy>,
    /// What it was before, where a kept version knows it.
    pub base: Option<Value>,
}

/// What is disputed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dispute {
    /// The value of a register.
    Register(Key),
    /// Whether the item is there: deleted by one, worked on by another. Copies are `Flag(true)` for kept, `Flag(false)` for deleted.
    Life,
}

/// One of several values.
#[derive(Clone, Debug, PartialEq)]
pub struct Copy {
    /// The value.
    pub value: Value,
    /// When it was set.
    pub stamp: Stamp,
    /// The copies that show it, by their number; empty when it was a conflict there already.
    pub from: Vec<usize>,
}

impl Report {
    /// How many results came about by themselves.
    #[must_use]
    pub fn automatic(&self) -> usize {
        self.parts.iter().map(|p| p.auto.len()).sum()
    }

    /// How many places must be decided.
    #[must_use]
    pub fn undecided(&self) -> usize {
        self.parts.iter().map(|p| p.conflicts.len()).sum()
    }
}

/// Compares a merged workbook with the copies it was made of.
#[must_use]
pub fn report_on(merged: &Workbook, sources: &[&Workbook], versions: &[&Workbook]) -> Report {
    let about: Vec<_> = sources.iter().enumerate().filter(|(_, s)| s.id == merged.id).map(|(n, s)| (n, &s.about)).collect();
    let older: Vec<_> = versions.iter().map(|v| &v.about).collect();
    let mut parts = vec![part(String::new(), &merged.about, &about, &older)];
    for exercise in &merged.exercises {
        let held: Vec<_> = sources.iter().enumerate().filter_map(|(n, s)| Some((n, s.exercise(&exercise.key)?))).collect();
        let docs: Vec<_> = held.iter().map(|(n, e)| (*n, &e.doc)).collect();
        let older: Vec<_> = versions.iter().filter_map(|v| v.exercise(&exercise.key)).map(|e| &e.doc).collect();
        let mut part = part(exercise.key.clone(), &exercise.doc, &docs, &older);
        part.templates_differ = held.iter().any(|(_, e)| e.template != exercise.template);
        if held.len() < sources.len() {
            part.only_in = held.iter().map(|(n, _)| *n).collect();
        }
        parts.push(part);
    }
    parts.retain(|p| !p.only_in.is_empty() || p.templates_differ || !p.auto.is_empty() || !p.conflicts.is_empty());
    Report { parts }
}

fn part(exercise: String, merged: &Doc, copies: &[(usize, &Doc)], older: &[&Doc]) -> Part {
    let mut part = Part { exercise, ..Part::default() };
    for (id, item) in merged.all().iter().filter(|(_, item)| !is_note(item)) {
        let held: Vec<(usize, &Item)> = copies.iter().filter_map(|(n, doc)| Some((*n, doc.all().get(id)?.as_ref()))).collect();
        if item.gone {
            let (with, without): (Vec<_>, Vec<_>) = held.iter().partition(|(_, copy)| !copy.gone);
            if !with.is_empty() {
                let from = without.iter().map(|(n, _)| *n).collect();
                part.auto.push(Auto { item: *id, key: None, what: What::Deleted, from });
            }
            continue;
        }
        if item.is_disputed() {
            part.conflicts.push(life_conflict(*id, item, &held));
        }
        if held.len() < copies.len() && !item.is_disputed() {
            let from = held.iter().map(|(n, _)| *n).collect();
            part.auto.push(Auto { item: *id, key: None, what: What::Added, from });
        }
        registers(&mut part, *id, item, &held, (copies, older));
    }
    part
}

fn registers(part: &mut Part, id: ItemId, item: &Item, held: &[(usize, &Item)], (copies, older): (&[(usize, &Doc)], &[&Doc])) {
    for (key, reg) in &item.fields {
        if reg.is_disputed() {
            part.conflicts.push(register_conflict(id, key, item, held, (copies, older)));
            continue;
        }
        let alive: Vec<_> = held.iter().filter(|(_, copy)| !copy.gone).collect();
        let here: Vec<usize> = alive.iter().filter(|(_, copy)| *copy.get(key.as_str()) == reg.value).map(|(n, _)| *n).collect();
        let stamps: BTreeSet<Stamp> = alive.iter().filter_map(|(_, copy)| copy.fields.get(key.as_str())).map(|r| r.stamp).collect();
        let what = if here.len() < alive.len() {
            What::Changed
        } else if stamps.len() > 1 && !reg.value.is_blank() {
            What::Same
        } else {
            continue;
        };
        // What an added item says is told with the item.
        if copies.len() == held.len() || what == What::Same {
            part.auto.push(Auto { item: id, key: Some(key.clone()), what, from: here });
        }
    }
}

fn register_conflict(id: ItemId, key: &Key, item: &Item, held: &[(usize, &Item)], (docs, older): (&[(usize, &Doc)], &[&Doc])) -> Conflict {
    let mut copies: Vec<Copy> = Vec::new();
    let entries: Vec<(Value, Stamp)> = item.fields.get(key.as_str()).map(|r| r.entries().map(|(v, s)| (v.clone(), s)).collect()).unwrap_or_default();
    for (value, stamp) in &entries {
        if copies.iter().all(|c| c.value != *value) {
            let from = held.iter().filter(|(_, copy)| copy.fields.get(key.as_str()).is_some_and(|r| r.value == *value)).map(|(n, _)| *n).collect();
            copies.push(Copy { value: value.clone(), stamp: *stamp, from });
        }
    }
    let base = common_value(id, key, &entries, (docs, older));
    Conflict { item: id, what: Dispute::Register(key.clone()), copies, base }
}

fn life_conflict(id: ItemId, item: &Item, held: &[(usize, &Item)]) -> Conflict {
    let who = |gone: bool| held.iter().filter(|(_, copy)| copy.gone == gone).map(|(n, _)| *n).collect::<Vec<_>>();
    let deleted = item.dropped.first().copied().unwrap_or_default();
    let copies = vec![
        Copy { value: Value::Flag(true), stamp: item.life, from: who(false) },
        Copy { value: Value::Flag(false), stamp: deleted, from: who(true) },
    ];
    Conflict { item: id, what: Dispute::Life, copies, base: None }
}

/// The newest value of a kept version that every copy has seen and every side has changed.
fn common_value(id: ItemId, key: &Key, entries: &[(Value, Stamp)], (docs, versions): (&[(usize, &Doc)], &[&Doc])) -> Option<Value> {
    let seen_by_all = |stamp: Stamp| docs.iter().all(|(_, doc)| doc.seen().get(&stamp.editor).is_some_and(|n| *n >= stamp.n));
    let older = versions.iter().filter_map(|doc| doc.all().get(&id)?.fields.get(key.as_str()));
    let common = older.filter(|reg| seen_by_all(reg.stamp) && entries.iter().all(|(_, stamp)| reg.stamp < *stamp));
    common.max_by_key(|reg| reg.stamp).map(|reg| reg.value.clone())
}
