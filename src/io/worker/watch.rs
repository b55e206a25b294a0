//! Notices what happens to open files: changed by somebody else, gone, back again.

use std::{
    collections::BTreeMap,
    io::ErrorKind,
    path::{Path, PathBuf},
    time::SystemTime,
};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::super::{
    format::{self, hash16},
    save::Fingerprint,
};

/// What a look at a file brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// As it was.
    Same,
    /// Somebody else wrote it; what is in it.
    Changed(Vec<u8>),
    /// It is not there any more.
    Gone,
    /// It is there again, as it was.
    Back,
}

#[derive(Debug)]
struct Seen {
    /// The hash of the content that the window was told of.
    told: String,
    stat: Option<(u64, Option<SystemTime>)>,
    gone: bool,
    /// The hash of content that seemed to be half written.
    half: Option<String>,
}

/// The open files.
pub(super) struct Attended {
    files: BTreeMap<PathBuf, Seen>,
    watcher: Option<RecommendedWatcher>,
    folders: BTreeMap<PathBuf, usize>,
}

fn stat(path: &Path) -> std::io::Result<(u64, Option<SystemTime>)> {
    let meta = std::fs::metadata(path)?;
    Ok((meta.len(), meta.modified().ok()))
}

impl Attended {
    /// `wake` is called from another thread when something happens in a folder with an open file.
    pub(super) fn new(wake: impl Fn() + Send + 'static) -> Self {
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|e| !matches!(e.kind, EventKind::Access(_))) {
                wake();
            }
        });
        Self { files: BTreeMap::new(), watcher: watcher.ok(), folders: BTreeMap::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    pub(super) fn paths(&self) -> Vec<PathBuf> {
        self.files.keys().cloned().collect()
    }

    /// Attends to a file whose content the window knows.
    pub(super) fn know(&mut self, path: &Path, print: &Fingerprint) {
        if !self.files.contains_key(path)
            && let Some(folder) = path.parent()
        {
            let count = self.folders.entry(folder.to_owned()).or_default();
            *count += 1;
            if *count == 1
                && let Some(watcher) = &mut self.watcher
            {
                // A folder that cannot be watched is looked at every few seconds.
                let _unwatched = watcher.watch(folder, RecursiveMode::NonRecursive);
            }
        }
        let told = print.short();
        self.files.insert(path.to_owned(), Seen { told, stat: stat(path).ok(), gone: false, half: None });
    }

    /// Attends to a file that was another one when it was last read: the next look tells what it is now.
    pub(super) fn suspect(&mut self, path: &Path, print: &Fingerprint) {
        if !self.files.contains_key(path) {
            self.know(path, print);
            if let Some(seen) = self.files.get_mut(path) {
                seen.stat = None;
            }
        }
    }

    /// The file was closed.
    pub(super) fn forget(&mut self, path: &Path) {
        if self.files.remove(path).is_none() {
            return;
        }
        if let Some(folder) = path.parent()
            && let Some(count) = self.folders.get_mut(folder)
        {
            *count -= 1;
            if *count == 0 {
                self.folders.remove(folder);
                if let Some(watcher) = &mut self.watcher {
                    let _was_gone = watcher.unwatch(folder);
                }
            }
        }
    }

    /// Looks at a file.
    pub(super) fn look(&mut self, path: &Path) -> Look {
        let Some(seen) = self.files.get_mut(path) else { return Look::Same };
        match stat(path) {
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                let first = !std::mem::replace(&mut seen.gone, true);
                if first { Look::Gone } else { Look::Same }
            }
            // A disk that answers with an error says nothing about the file.
            Err(_) => Look::Same,
            Ok(now) => {
                if seen.stat.as_ref() == Some(&now) && !seen.gone {
                    return Look::Same;
                }
                let Ok(bytes) = format::load(path) else { return Look::Same };
                seen.stat = Some(now);
                let was_gone = std::mem::take(&mut seen.gone);
                if hash16(&bytes) == seen.told {
                    return if was_gone { Look::Back } else { Look::Same };
                }
                Look::Changed(bytes)
            }
        }
    }

    /// The window was told of this content.
    pub(super) fn told(&mut self, path: &Path, hash: String) {
        if let Some(seen) = self.files.get_mut(path) {
            (seen.told, seen.half) = (hash, None);
        }
    }

    /// The content seems to be half written. True the first time: then it is looked at again a little later.
    pub(super) fn doubt(&mut self, path: &Path, hash: String) -> bool {
        let Some(seen) = self.files.get_mut(path) else { return false };
        seen.stat = None;
        seen.half.replace(hash.clone()) != Some(hash)
    }
}
