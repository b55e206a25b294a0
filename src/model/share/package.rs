//! The workbook that is sent: the chosen exercises whole, with their stamps, so that it merges like any other copy.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::names::{ALIAS, person_keys, with_aliases};
use crate::model::{
    doc::Doc,
    editors::EDITOR,
    reading::NOTE,
    stamp::ItemId,
    workbook::{Exercise, Workbook, owner},
};

/// What is sent, and under whose names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Keys of the exercises.
    pub exercises: BTreeSet<String>,
    /// One's own notes go along.
    pub notes: bool,
    /// What stands for each name; empty sends the names as they are.
    pub aliases: BTreeMap<String, String>,
}

/// Makes the workbook that is sent.
///
/// With aliases it becomes a workbook of its own (another id, the same for every later hand-in): merged back into the original, its
/// aliases would otherwise meet the names under the same stamps. Notes and aliases that stay here leave no trace, not even tombstones.
#[must_use]
pub fn package(workbook: &Workbook, choice: &Choice) -> Workbook {
    let hidden = !choice.aliases.is_empty();
    let mut sent = Workbook {
        id: if hidden { format!("{}-alias", workbook.id) } else { workbook.id.clone() },
        exercises: workbook.exercises.iter().filter(|e| choice.exercises.contains(&e.key)).cloned().collect(),
        about: about(&workbook.about, choice.notes),
        ..workbook.clone()
    };
    if hidden {
        let owner_keys: BTreeSet<String> = [owner::NAME, owner::MEMBERS].map(str::to_owned).into();
        sent.about = aliased(&sent.about, |id| if id == ItemId::HEADER { owner_keys.clone() } else { BTreeSet::new() }, &choice.aliases);
        sent.exercises = sent.exercises.iter().map(|e| exercise(e, &choice.aliases)).collect();
    }
    sent
}

fn exercise(exercise: &Exercise, aliases: &BTreeMap<String, String>) -> Exercise {
    let keys = person_keys(&exercise.template);
    Exercise { doc: aliased(&exercise.doc, |_| keys.clone(), aliases), ..exercise.clone() }
}

fn about(about: &Doc, notes: bool) -> Doc {
    let stays = |kind: &str| kind == ALIAS || kind == EDITOR || (kind == NOTE && !notes);
    let items = about.all().iter().filter(|(_, item)| !stays(item.kind.as_str())).map(|(id, item)| (*id, Arc::clone(item))).collect();
    // What was left out was not deleted: the copy must not claim to know about it.
    Doc::from_parts(items, BTreeMap::new())
}

fn aliased(doc: &Doc, keys: impl Fn(ItemId) -> BTreeSet<String>, aliases: &BTreeMap<String, String>) -> Doc {
    let items = doc.all().iter().map(|(id, item)| (*id, Arc::new(with_aliases(item, &keys(*id), aliases)))).collect();
    Doc::from_parts(items, doc.seen().clone())
}
