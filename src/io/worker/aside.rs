//! What is asked without anything being written: each question has a thread of its own, because their disk may hang and nobody must wait for it.

use std::path::{Path, PathBuf};

use super::{super::versions::Ring, Dirs, Event, Found, Job, Report};
use crate::model::workbook::Workbook;

/// Kept states that are looked through.
const STATES: usize = 20;

/// Answers on a thread of its own; false when the job is no such question.
pub(super) fn takes(job: &Job, dirs: &Dirs, report: impl FnOnce() -> Report) -> bool {
    let answer: Box<dyn FnOnce() -> Event + Send> = match job.clone() {
        Job::ListFolder { folder } => Box::new(move || {
            let entries = list(&folder);
            Event::Folder { folder, entries }
        }),
        Job::Probe { path, open } => Box::new(move || {
            let found = probe(&path, &open);
            Event::Probed { path, found }
        }),
        Job::ReadStates { workbook } => {
            let ring = Ring::in_data(&dirs.data);
            Box::new(move || {
                let states = states(&ring, &workbook);
                Event::States { workbook, states }
            })
        }
        _ => return false,
    };
    let report = report();
    // Without a thread the dialog goes on saying that it is reading; the machine is out of resources.
    let _none = std::thread::Builder::new().name("folder".to_owned()).spawn(move || report(answer()));
    true
}

fn states(ring: &Ring, workbook: &str) -> Vec<Workbook> {
    let newest = ring.list(workbook).into_iter().take(STATES);
    // One that is just being thinned away is not missed.
    newest.filter_map(|version| Some(ring.read(workbook, &version.name).ok()?.workbook)).collect()
}

/// What is in a folder, folders first; hidden ones left out. `None` when it cannot be read.
fn list(folder: &Path) -> Option<Vec<(String, bool)>> {
    let read = std::fs::read_dir(folder).ok()?;
    let mut entries: Vec<(String, bool)> = read
        .filter_map(Result::ok)
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path().is_dir()))
        .filter(|(name, _)| !name.starts_with('.'))
        .collect();
    entries.sort_by(|a, b| (!a.1, &a.0).cmp(&(!b.1, &b.0)));
    Some(entries)
}

fn probe(path: &Path, open: &[PathBuf]) -> Found {
    let real = path.canonicalize().ok();
    let same = |other: &&PathBuf| *other == path || (real.is_some() && other.canonicalize().ok() == real);
    Found { there: path.exists(), folder: path.is_dir(), open: open.iter().find(same).cloned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_come_first_hidden_ones_never_and_a_missing_folder_is_none() {
        let dir = tempfile::tempdir().unwrap();
        for name in ["b", ".hidden", "a"] {
            std::fs::create_dir(dir.path().join(name)).unwrap();
        }
        std::fs::File::create_new(dir.path().join("0.mot.ron")).unwrap();
        let want = [("a", true), ("b", true), ("0.mot.ron", false)].map(|(n, d)| (n.to_owned(), d));
        assert_eq!(list(dir.path()).unwrap(), want);
        assert_eq!(list(&dir.path().join("nowhere")), None);
    }

    #[test]
    fn another_name_of_an_open_file_is_known() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("a.mot.ron");
        std::fs::File::create_new(&file).unwrap();
        let around = dir.path().join(".").join("a.mot.ron");
        assert_eq!(probe(&around, std::slice::from_ref(&file)), Found { there: true, folder: false, open: Some(file.clone()) });
        assert_eq!(probe(&dir.path().join("b"), &[file]), Found::default());
        assert_eq!(probe(dir.path(), &[]), Found { there: true, folder: true, open: None });
    }
}
