//! Where names stand in a workbook, and the aliases that stand in for them in what is sent.

use std::collections::{BTreeMap, BTreeSet};

use super::texts;
use crate::model::{
    doc::{Doc, Item, Key, Op, Value},
    edit::Edit,
    exercise::{board, journey::tab_key},
    stamp::{IdSource, ItemId},
    template::{Field, FieldType, Structure, Template},
    texts::share as say,
    workbook::{Workbook, owner},
};

/// The kind of the item in `about` that keeps an alias; it never leaves with a file.
pub const ALIAS: &str = "alias";
const NAME: &str = "name";
const STANDS: &str = "alias";

/// A name and what stands for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alias {
    /// The name as it is in the workbook.
    pub name: String,
    /// What others read.
    pub alias: String,
}

/// Every name that a person field, an author, a vote or the owner carries, in alphabetical order.
#[must_use]
pub fn names(workbook: &Workbook) -> Vec<String> {
    let mut found = BTreeSet::new();
    if let Some(header) = workbook.about.get(ItemId::HEADER) {
        collect(&mut found, header.get(owner::NAME));
        collect(&mut found, header.get(owner::MEMBERS));
    }
    for exercise in &workbook.exercises {
        let keys = person_keys(&exercise.template);
        for item in exercise.doc.all().values().filter(|item| !item.gone) {
            for (key, reg) in &item.fields {
                if let Some(voter) = key.as_str().strip_prefix(board::VOTE) {
                    found.insert(voter.to_owned());
                } else if keys.contains(key.as_str()) {
                    collect(&mut found, &reg.value);
                }
            }
        }
    }
    for nobody in ["", "我", "Me"] {
        // What the program calls somebody who gave no name.
        found.remove(nobody);
    }
    found.into_iter().collect()
}

fn collect(found: &mut BTreeSet<String>, value: &Value) {
    match value {
        Value::Text(text) => {
            found.insert(text.trim().to_owned());
        }
        Value::List(list) => found.extend(list.iter().map(|name| name.trim().to_owned())),
        Value::Empty | Value::Num(_) | Value::Flag(_) => {}
    }
}

/// The registers of an exercise that hold a person's name.
pub(super) fn person_keys(template: &Template) -> BTreeSet<String> {
    let of = |fields: &[Field]| fields.iter().filter(|f| f.ty == FieldType::Person).map(|f| f.id.clone()).collect::<Vec<_>>();
    let mut keys: BTreeSet<String> = of(template.header()).into_iter().collect();
    match &template.structure {
        Structure::Journey(plan) => {
            keys.extend(of(&plan.touchpoint));
            let tabs = plan.tabs.iter().flat_map(|tab| tab.fields.iter().map(move |f| (tab, f)));
            keys.extend(tabs.filter(|(_, f)| f.ty == FieldType::Person).map(|(tab, f)| tab_key(&tab.id, &f.id)));
        }
        Structure::Board(plan) => {
            keys.extend(of(&plan.card));
            keys.insert(board::AUTHOR.to_owned());
        }
        Structure::Table(plan) => keys.extend(of(&plan.columns)),
        Structure::Form(plan) => keys.extend(of(&plan.fields)),
        Structure::Survey(plan) => keys.extend(of(&plan.open)),
        Structure::Calculator(_) | Structure::Mindmap(_) | Structure::Quiz(_) | Structure::Paper => {}
    }
    keys
}

/// The aliases that this workbook remembers.
#[must_use]
pub fn aliases(workbook: &Workbook) -> BTreeMap<String, String> {
    workbook.about.of_kind(ALIAS).map(|(_, item)| (item.text(NAME).to_owned(), item.text(STANDS).to_owned())).collect()
}

/// An alias for every name: the one remembered, or the next free number after `word`, as 学员3.
#[must_use]
pub fn next_aliases(workbook: &Workbook, word: &str) -> Vec<Alias> {
    let known = aliases(workbook);
    let mut taken: BTreeSet<String> = known.values().cloned().collect();
    let mut next = 1;
    let mut fresh = || {
        loop {
            let alias = format!("{word}{next}");
            next += 1;
            if taken.insert(alias.clone()) {
                return alias;
            }
        }
    };
    let list = names(workbook).into_iter().map(|name| {
        let alias = known.get(&name).filter(|alias| !alias.trim().is_empty()).cloned().unwrap_or_else(&mut fresh);
        Alias { name, alias }
    });
    list.collect()
}

/// The edit that remembers aliases, so that the next file says the same of the same person.
#[must_use]
pub fn set_aliases(about: &Doc, ids: &IdSource, list: &[Alias]) -> Edit {
    let mut edit = Edit::new(say::REMEMBER_ALIASES);
    for Alias { name, alias } in list {
        let known = about.of_kind(ALIAS).find(|(_, item)| item.text(NAME) == name);
        match known {
            Some((_, item)) if item.text(STANDS) == alias => {}
            Some((id, _)) => edit.ops.push(Op::set(id, STANDS, Value::text(alias))),
            None => edit.ops.push(Op::put(ids.id(), ALIAS, vec![(NAME.into(), Value::text(name)), (STANDS.into(), Value::text(alias))])),
        }
    }
    edit
}

/// How many texts mention one of the names outside the fields meant for names; those are for a person to look at.
///
/// Names of one character are not looked for: they are part of ordinary words.
#[must_use]
pub fn mentions(workbook: &Workbook, names: &[String]) -> usize {
    let long: Vec<&String> = names.iter().filter(|name| name.chars().count() > 1).collect();
    let docs = workbook.exercises.iter().map(|e| &e.doc);
    docs.flat_map(texts).filter(|text| long.iter().any(|name| text.contains(name.as_str()) && *text != name.as_str())).count()
}

/// A copy of an item in which aliases stand for names, its stamps unchanged.
pub(super) fn with_aliases(item: &Item, keys: &BTreeSet<String>, stand_in: &BTreeMap<String, String>) -> Item {
    let alias = |name: &str| stand_in.get(name.trim()).map_or_else(|| name.to_owned(), Clone::clone);
    let value = |value: &Value| match value {
        Value::Text(text) => Value::text(&alias(text)),
        Value::List(list) => Value::List(list.iter().map(|name| alias(name).into()).collect()),
        other => other.clone(),
    };
    let mut copy = item.clone();
    copy.fields = item
        .fields
        .iter()
        .map(|(key, reg)| {
            let mut reg = reg.clone();
            if let Some(voter) = key.as_str().strip_prefix(board::VOTE) {
                return (Key::from(format!("{}{}", board::VOTE, alias(voter))), reg);
            }
            if keys.contains(key.as_str()) {
                reg.value = value(&reg.value);
                for (rival, _) in &mut reg.rivals {
                    *rival = value(rival);
                }
            }
            (key.clone(), reg)
        })
        .collect();
    copy
}
