//! What differs between two workbooks, register by register: added, changed, missing.

use std::collections::BTreeSet;

use super::{
    doc::{Doc, Item, Key, Value},
    editors::is_note,
    stamp::ItemId,
    workbook::Workbook,
};

/// How a place differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Change {
    /// Only the second has it.
    Added,
    /// Both have it, and it says something else.
    Changed,
    /// Only the first has it.
    Missing,
}

/// A place where two workbooks differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The exercise's key; "" is the workbook's own pages.
    pub exercise: String,
    /// The item; `None` is the whole exercise.
    pub item: Option<ItemId>,
    /// The register; `None` is the whole item.
    pub key: Option<Key>,
    /// How it differs.
    pub change: Change,
    /// What the first says.
    pub old: Value,
    /// What the second says.
    pub new: Value,
}

/// Everything in which `new` differs from `old`, exercise by exercise. Blank and absent are the same.
#[must_use]
pub fn compare(old: &Workbook, new: &Workbook) -> Vec<Difference> {
    let mut all = Vec::new();
    docs(&mut all, "", &old.about, &new.about);
    for exercise in &old.exercises {
        match new.exercise(&exercise.key) {
            Some(other) => docs(&mut all, &exercise.key, &exercise.doc, &other.doc),
            None => all.push(whole(&exercise.key, Change::Missing)),
        }
    }
    let only_new = new.exercises.iter().filter(|e| old.exercise(&e.key).is_none());
    all.extend(only_new.map(|e| whole(&e.key, Change::Added)));
    all
}

fn whole(exercise: &str, change: Change) -> Difference {
    Difference { exercise: exercise.to_owned(), item: None, key: None, change, old: Value::Empty, new: Value::Empty }
}

fn docs(all: &mut Vec<Difference>, exercise: &str, old: &Doc, new: &Doc) {
    let ids: BTreeSet<ItemId> = old.all().keys().chain(new.all().keys()).copied().collect();
    for id in ids {
        let of = |change, key, (old, new)| Difference { exercise: exercise.to_owned(), item: Some(id), key, change, old, new };
        match (old.get(id), new.get(id)) {
            (None, None) => {}
            (Some(item), _) | (_, Some(item)) if is_note(item) => {}
            (Some(a), None) if blank(a) => {}
            (None, Some(b)) if blank(b) => {}
            (Some(a), None) => all.push(of(Change::Missing, None, (said(a), Value::Empty))),
            (None, Some(b)) if id == ItemId::HEADER => registers(all, &Item::new(b.kind.clone(), b.life, super::doc::Fields::new()), b, of),
            (None, Some(b)) => all.push(of(Change::Added, None, (Value::Empty, said(b)))),
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) => registers(all, a, b, of),
        }
    }
}

fn registers(all: &mut Vec<Difference>, a: &Item, b: &Item, of: impl Fn(Change, Option<Key>, (Value, Value)) -> Difference) {
    for key in a.fields.keys().chain(b.fields.keys()).collect::<BTreeSet<_>>() {
        let (x, y) = (a.get(key.as_str()), b.get(key.as_str()));
        let change = match (x.is_blank(), y.is_blank()) {
            (true, true) => continue,
            (true, false) => Change::Added,
            (false, true) => Change::Missing,
            (false, false) if x == y => continue,
            (false, false) => Change::Changed,
        };
        all.push(of(change, Some(key.clone()), (x.clone(), y.clone())));
    }
}

/// An item that only has a place says nothing; the header of an untouched exercise is one.
fn blank(item: &Item) -> bool {
    item.fields.values().all(|reg| reg.value.is_blank())
}

/// What stands for an item in one value.
fn said(item: &Item) -> Value {
    ["text", "name"].iter().map(|key| item.get(key)).find(|v| !v.is_blank()).cloned().unwrap_or_default()
}

/// How many places were added, changed and are missing.
#[must_use]
pub fn counts(all: &[Difference]) -> [usize; 3] {
    [Change::Added, Change::Changed, Change::Missing].map(|change| all.iter().filter(|d| d.change == change).count())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{doc::Op, stamp::EditorId, template::Template, workbook::Exercise};

    #[test]
    fn every_place_that_differs_is_told_once() {
        let me = EditorId::from_random(4);
        let card = |k| ItemId { editor: me, k };
        let exercise = |key: &str| Exercise { key: key.into(), template: Arc::new(Template::default()), doc: Doc::default(), unknown: vec![] };
        let mut old = Workbook { exercises: vec![exercise("t"), exercise("gone")], ..Workbook::default() };
        for k in 1..=3 {
            let fields = vec![(Key::from("text"), Value::text(&k.to_string())), ("tag".into(), Value::Empty), ("zone".into(), Value::text("a"))];
            old.exercises[0].doc.apply(&Op::put(card(k), "card", fields), me).unwrap();
        }
        let mut new = old.clone();
        new.exercises[1] = exercise("fresh");
        let doc = &mut new.exercises[0].doc;
        for op in [
            Op::set(card(1), "text", Value::text("改")),
            Op::set(card(1), "tag", Value::text("新")),
            Op::set(card(1), "zone", Value::Empty),
            Op::set(card(2), "text", Value::text("2")),
            Op::Drop { id: card(3) },
            Op::put(card(4), "card", vec![("text".into(), Value::text("4"))]),
            Op::put(card(5), "card", vec![]),
        ] {
            doc.apply(&op, me).unwrap();
        }
        let all = compare(&old, &new);
        let told: Vec<_> = all.iter().map(|d| (d.exercise.as_str(), d.item.map(|i| i.k), d.key.as_ref().map(Key::as_str), d.change)).collect();
        assert_eq!(
            told,
            [
                ("t", Some(1), Some("tag"), Change::Added),
                ("t", Some(1), Some("text"), Change::Changed),
                ("t", Some(1), Some("zone"), Change::Missing),
                ("t", Some(3), None, Change::Missing),
                ("t", Some(4), None, Change::Added),
                ("gone", None, None, Change::Missing),
                ("fresh", None, None, Change::Added),
            ]
        );
        assert_eq!(counts(&all), [3, 1, 3]);
        assert_eq!(compare(&new, &new), []);
    }
}
