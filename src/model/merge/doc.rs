//! The join of two documents: register by register, by stamps and by what each side has seen.
//!
//! A register is a set of values with stamps. A value stays when both sides have it, or when the other side has not seen its
//! stamp; one that the other side has seen and does not hold was overwritten or deleted there knowingly. Births and deletions
//! of an item are such a set too. An item is there when a birth stays, or a register that the deletion did not know.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::model::{
    doc::{Doc, Fields, Item, Key, Op, Reg, Value},
    stamp::{EditorId, ItemId, Stamp},
};

use super::merge_unknown;

type Seen = BTreeMap<EditorId, u64>;

fn knows(seen: &Seen, stamp: Stamp) -> bool {
    seen.get(&stamp.editor).is_some_and(|n| *n >= stamp.n)
}

/// Merges two copies of a document. Commutative, associative and idempotent.
#[must_use]
pub fn merge_docs(a: &Doc, b: &Doc) -> Doc {
    let mut items = a.all().clone();
    for (id, theirs) in b.all() {
        match items.get_mut(id) {
            // A copy that lacks an item has not deleted it: deleting leaves a tombstone.
            None => drop(items.insert(*id, Arc::clone(theirs))),
            Some(ours) if Arc::ptr_eq(ours, theirs) || ours == theirs => {}
            Some(ours) => *ours = Arc::new(merge_items((ours, a.seen()), (theirs, b.seen()))),
        }
    }
    let mut seen = a.seen().clone();
    for (editor, n) in b.seen() {
        let known = seen.entry(*editor).or_default();
        *known = (*known).max(*n);
    }
    Doc::from_parts(items, seen)
}

/// Births (`false`) and deletions (`true`) of an item.
fn lives(item: &Item) -> BTreeMap<Stamp, bool> {
    let mut lives: BTreeMap<Stamp, bool> = item.dropped.iter().map(|stamp| (*stamp, true)).collect();
    lives.entry(item.life).or_insert(item.gone);
    lives.extend(item.born.iter().map(|stamp| (*stamp, false)));
    lives
}

fn merge_items((a, seen_a): (&Item, &Seen), (b, seen_b): (&Item, &Seen)) -> Item {
    let (lives_a, lives_b) = (lives(a), lives(b));
    let mut all = BTreeMap::new();
    for (mine, other, seen) in [(&lives_a, &lives_b, seen_b), (&lives_b, &lives_a, seen_a)] {
        for (stamp, gone) in mine {
            if other.contains_key(stamp) || !knows(seen, *stamp) {
                // One stamp that is a birth here and a deletion there was mended by hand: the item stays.
                all.entry(*stamp).and_modify(|known| *known &= *gone).or_insert(*gone);
            }
        }
    }
    // Of the same births and deletions no register can have vanished; one that did fell out of a damaged file.
    let damaged = lives_a == lives_b;
    let mut fields = Fields::new();
    for key in a.fields.keys().chain(b.fields.keys()).collect::<BTreeSet<&Key>>() {
        let merged = match (a.fields.get(key.as_str()), b.fields.get(key.as_str())) {
            (Some(x), Some(y)) if x == y => Some(x.clone()),
            (x, y) => merge_registers((x, seen_a), (y, seen_b), damaged),
        };
        if let Some(reg) = merged {
            fields.insert(key.clone(), reg);
        }
    }
    let kind = |life: Stamp| [a, b].into_iter().filter(|i| i.life == life).map(|i| &i.kind).max().or_else(|| [&a.kind, &b.kind].into_iter().max());
    let mut item = shown(&all, fields);
    if let Some(kind) = kind(item.life) {
        item.kind = kind.clone();
    }
    if !item.gone {
        item.unknown = merge_unknown(&a.unknown, &b.unknown);
    }
    item
}

/// An item of births, deletions and registers: which of them is shown is a fixed rule.
fn shown(lives: &BTreeMap<Stamp, bool>, fields: Fields) -> Item {
    let of = |gone: bool| lives.iter().rev().filter(move |(_, is)| **is == gone).map(|(stamp, _)| *stamp);
    let nameless = || Key::from("");
    let birth = of(false).next();
    let deletion = of(true).next().unwrap_or_default();
    if birth.is_none() && fields.is_empty() {
        return Item { dropped: of(true).skip(1).collect(), ..Item::tombstone(nameless(), deletion) };
    }
    let mut item = Item::new(nameless(), birth.unwrap_or(deletion), fields);
    item.dropped = of(true).collect();
    item.born = of(false).skip(1).collect();
    item
}

fn merge_registers((a, seen_a): (Option<&Reg>, &Seen), (b, seen_b): (Option<&Reg>, &Seen), damaged: bool) -> Option<Reg> {
    let entries = |reg: Option<&Reg>| reg.map(|r| r.entries().map(|(v, s)| (s, v.clone())).collect::<Vec<_>>()).unwrap_or_default();
    let (ours, theirs) = (entries(a), entries(b));
    let kept = |mine: &[(Stamp, Value)], other: &[(Stamp, Value)], seen: &Seen| {
        mine.iter().filter(|(stamp, _)| other.iter().any(|(s, _)| s == stamp) || !knows(seen, *stamp)).cloned().collect::<Vec<_>>()
    };
    let mut all = kept(&ours, &theirs, seen_b);
    all.extend(kept(&theirs, &ours, seen_a));
    if all.is_empty() && damaged {
        all = [ours, theirs].concat();
    }
    all.sort_by(later_first);
    all.dedup();
    let mut all = all.into_iter();
    let (stamp, value) = all.next()?;
    Some(Reg { value, stamp, rivals: all.map(|(stamp, value)| (value, stamp)).collect() })
}

/// The fixed rule: the larger stamp is shown; of two values under one stamp, the larger value.
fn later_first(a: &(Stamp, Value), b: &(Stamp, Value)) -> Ordering {
    b.0.cmp(&a.0).then_with(|| order_of_values(&b.1, &a.1))
}

/// A fixed order of values, for ties.
#[must_use]
pub fn order_of_values(a: &Value, b: &Value) -> Ordering {
    let rank = |value: &Value| match value {
        Value::Empty => 0,
        Value::Flag(_) => 1,
        Value::Num(_) => 2,
        Value::Text(_) => 3,
        Value::List(_) => 4,
    };
    match (a, b) {
        (Value::Flag(x), Value::Flag(y)) => x.cmp(y),
        (Value::Num(x), Value::Num(y)) => x.total_cmp(y),
        (Value::Text(x), Value::Text(y)) => x.cmp(y),
        (Value::List(x), Value::List(y)) => x.cmp(y),
        _ => rank(a).cmp(&rank(b)),
    }
}

/// Sets what a disputed item has lost to a deletion it did not know; only where the dispute is new.
pub(super) fn bring_back(merged: &mut Doc, sources: &[&Doc], editor: EditorId) {
    let mut ops = Vec::new();
    for (id, item) in merged.all().iter().filter(|(_, item)| item.is_disputed()) {
        let copies = || sources.iter().filter_map(|s| s.all().get(id));
        if !copies().any(|copy| copy.gone) {
            continue;
        }
        let mut lost: BTreeMap<&Key, (Stamp, &Value)> = BTreeMap::new();
        for (key, reg) in copies().filter(|copy| !copy.gone).flat_map(|copy| &copy.fields) {
            if !item.fields.contains_key(key.as_str()) && lost.get(key).is_none_or(|(stamp, _)| reg.stamp > *stamp) {
                lost.insert(key, (reg.stamp, &reg.value));
            }
        }
        ops.extend(lost.into_iter().map(|(key, (_, value))| Op::set(*id, key, value.clone())));
    }
    for op in ops {
        // The item is there and its values came from documents: nothing of this can be refused.
        let _fits = merged.apply(&op, editor);
    }
}

/// Writes on every item that names no author whose it is; the entry belongs to the birth of the item, so that no copy differs.
pub(super) fn with_author(doc: &Doc, key: &str, name: &Value) -> Doc {
    let mut items = doc.all().clone();
    for (id, item) in &mut items {
        if !item.gone && id.editor != EditorId::TEMPLATE && item.get(key).is_blank() && *id != ItemId::HEADER {
            let reg = Reg::new(name.clone(), item.life);
            Arc::make_mut(item).fields.insert(Key::from(key), reg);
        }
    }
    Doc::from_parts(items, doc.seen().clone())
}
