//! Keeps the histories of workbooks that were closed, so that undo works after reopening.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use serde::{Deserialize, Serialize};

use crate::model::{doc::Doc, workbook::Workbook};

use super::{
    super::{format::hash16, save},
    steps::{self, Deltas, Histories},
};

/// Histories that nobody asked for so long are removed.
const KEEP: Duration = Duration::from_hours(30 * 24);
/// More is not read.
const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// What is kept: a history counts only for the very state of the exercise that it belongs to.
#[derive(Serialize, Deserialize)]
struct Kept {
    states: BTreeMap<String, String>,
    steps: Deltas,
}

/// The name of a state of a document: its stamps say it all, unless somebody edited the file by hand.
pub(super) fn state_of(doc: &Doc) -> String {
    let mut text = String::new();
    for (editor, n) in doc.seen() {
        // Writing to a String never fails.
        let _done = write!(text, "{editor}.{n} ");
    }
    hash16(text.as_bytes())
}

fn docs(workbook: &Workbook) -> impl Iterator<Item = (&str, &Doc)> {
    std::iter::once(("", &workbook.about)).chain(workbook.exercises.iter().map(|e| (e.key.as_str(), &e.doc)))
}

fn file(data: &Path, id: &str, path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let name = hash16(format!("{id}\n{}", path.to_string_lossy()).as_bytes());
    data.join("undo").join(format!("{name}.json"))
}

/// Keeps the histories of a workbook and its file. Losing them loses no work: nothing waits for the disk.
pub(super) fn keep(data: &Path, path: &Path, workbook: &Workbook, histories: &Histories) {
    let file = file(data, &workbook.id, path);
    let states = docs(workbook).map(|(name, doc)| (name.to_owned(), state_of(doc))).collect();
    let kept = Kept { states, steps: steps::deltas(&Histories::new(), histories) };
    let Ok(text) = serde_json::to_string(&kept) else { return };
    let folder = file.parent().unwrap_or(data);
    if super::make_private(folder).is_ok() {
        let _no_undo_then = save::write_hint(&file, text.as_bytes());
    }
    prune(folder);
}

/// The histories that fit the workbook as it was read from its file.
#[must_use]
pub(super) fn find(data: &Path, path: &Path, workbook: &Workbook) -> Histories {
    let file = file(data, &workbook.id, path);
    let read = || -> Option<Kept> {
        if fs::metadata(&file).ok()?.len() > MAX_BYTES {
            return None;
        }
        serde_json::from_str(&fs::read_to_string(&file).ok()?).ok()
    };
    let Some(kept) = read() else { return Histories::new() };
    let mut histories = Histories::new();
    if steps::replay(&mut histories, kept.steps).is_none() {
        return Histories::new();
    }
    fitting(histories, |name| kept.states.get(name).cloned(), workbook)
}

/// Those histories whose state is the document's.
pub(super) fn fitting(mut histories: Histories, state: impl Fn(&str) -> Option<String>, workbook: &Workbook) -> Histories {
    let now: BTreeMap<&str, String> = docs(workbook).map(|(name, doc)| (name, state_of(doc))).collect();
    // An exercise that undo took away is in neither: redo brings it back.
    histories.retain(|name, _| now.get(name.as_str()) == state(name).as_ref());
    histories
}

fn prune(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let age = entry.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| SystemTime::now().duration_since(at).ok());
        if age.is_some_and(|age| age > KEEP) {
            let _later = fs::remove_file(entry.path());
        }
    }
}
