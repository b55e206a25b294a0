//! Keeps every edit on this computer until it is safely in its file.
//!
//! A draft is a snapshot in the file format and a journal of what changed since, in two generations. Opening, listing
//! and restoring never delete anything; what is done with moves to `old` and goes after a week.

use std::{
    fs::{self, File, TryLockError},
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use crate::model::{
    doc::{Doc, Item},
    limits,
    problem::{Problem, Spot},
    stamp::ItemId,
    versions::{self, Change},
    workbook::{Workbook, owner},
};

use super::{
    draft_media,
    format::{self, Integrity, OpenError, Opened, hash16},
    save::SaveError,
};

mod journal;
mod keeper;
mod steps;
#[cfg(test)]
mod tests;
mod undo;

pub use self::{
    keeper::{Keeper, State},
    steps::Histories,
};

/// A journal of this size is replaced by a snapshot.
const MAX_JOURNAL: u64 = 1024 * 1024;
/// How long drafts that are done with stay in `old`.
const KEEP_OLD: Duration = Duration::from_hours(7 * 24);
/// Two attempts to restore within this time that both ended badly make a draft suspicious.
const SUSPICIOUS: u64 = 60;
/// Differences shown of a draft.
const PREVIEW: usize = 60;

/// The name of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DraftId(String);

impl DraftId {
    /// The draft of one editing session of a workbook; the id comes from a file and is not trusted as a file name.
    #[must_use]
    pub fn new(workbook: &str, session: &str) -> Self {
        let safe = |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).take(64).collect::<String>();
        Self(format!("{}-{}", safe(workbook), safe(session)))
    }
}

impl std::fmt::Display for DraftId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// A draft that holds work which is not in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftInfo {
    /// Its name.
    pub id: DraftId,
    /// The file it belongs to; `None` when it was never saved.
    pub path: Option<PathBuf>,
    /// The file is there and can be read.
    pub file_there: bool,
    /// The title of the work, or whose it is; "" when nobody said.
    pub owner: String,
    /// The course.
    pub course: String,
    /// When the last change was kept.
    pub changed: SystemTime,
    /// When the file was last changed.
    pub file_changed: Option<SystemTime>,
    /// Changes since the file was saved.
    pub changes: u32,
    /// The file holds changes that the draft does not: only *keep both* and *merge* are offered.
    pub file_differs: bool,
    /// What the draft says otherwise than the file.
    pub preview: Vec<Change>,
    /// How many differences there are in all.
    pub differences: usize,
    /// The program died twice while bringing it back: it is offered as text.
    pub suspicious: bool,
}

/// A draft that was read.
#[derive(Debug)]
pub struct Draft {
    /// The workbook with every whole record of its journal.
    pub opened: Opened,
    /// Its histories.
    pub histories: Histories,
    /// The file it belongs to.
    pub path: Option<PathBuf>,
    /// Changes since the file was saved.
    pub changes: u32,
    /// The newest generation could not be read: this is the one before.
    pub older: bool,
    /// The hash of the file as it was last read or written; "" when there was none.
    file: String,
}

/// The folder of drafts.
#[derive(Clone, Debug)]
pub struct Drafts {
    data: PathBuf,
    folder: PathBuf,
}

/// Makes a folder that only the user may look into.
pub(super) fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

impl Drafts {
    /// The drafts in the program's data folder.
    #[must_use]
    pub fn in_data(data: &Path) -> Self {
        Self { data: data.to_owned(), folder: data.join("drafts") }
    }

    fn folder(&self) -> &Path {
        &self.folder
    }

    fn data(&self) -> &Path {
        &self.data
    }

    fn file(&self, id: &DraftId, end: &str) -> PathBuf {
        self.folder.join(format!("{}.{end}", id.0))
    }

    /// The lock of a draft, or `None` while another instance holds it.
    fn lock(&self, id: &DraftId) -> std::io::Result<Option<File>> {
        let file = File::options().create(true).truncate(false).write(true).open(self.file(id, "lock"))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => Ok(None),
            // Also on a file system without locks: better offered twice than never.
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Some(file)),
        }
    }

    /// Starts to keep a workbook; `file` is the hash of its file as it was read, "" when there is none.
    ///
    /// # Errors
    /// When the data folder cannot be written, or another instance keeps this very session.
    pub fn keep(&self, id: DraftId, state: &State, file: String) -> Result<Keeper, SaveError> {
        make_private(&self.folder)?;
        let lock = self.lock(&id)?.ok_or_else(|| SaveError::Other(std::io::ErrorKind::WouldBlock.into()))?;
        Keeper::start(self.clone(), id, lock, state, file)
    }

    /// Drafts of instances that are gone, with work that their file does not hold; the newest first.
    pub fn list(&self) -> (Vec<DraftInfo>, Vec<Problem>) {
        let (mut found, mut problems) = (Vec::new(), Vec::new());
        for id in self.ids() {
            let Ok(Some(lock)) = self.lock(&id) else { continue };
            match self.info(&id) {
                Ok(Some(info)) => found.push(info),
                // Its file holds everything.
                Ok(None) => drop(self.retire(&id)),
                Err(error) => {
                    let file = self.file(&id, "mot.ron").to_string_lossy().into_owned();
                    problems.push(Problem { spot: Spot { file, ..Spot::default() }, text: error.message() });
                }
            }
            drop(lock);
        }
        self.prune();
        found.sort_by_key(|info| std::cmp::Reverse(info.changed));
        (found, problems)
    }

    /// The drafts there are, and how many of them cannot be read; nothing is put away by looking. For tools.
    #[must_use]
    pub fn list_unchanged(&self) -> (Vec<DraftId>, usize) {
        let ids = self.ids();
        let broken = ids.iter().filter(|id| self.restore(id).is_err()).count();
        (ids, broken)
    }

    fn ids(&self) -> Vec<DraftId> {
        let Ok(entries) = fs::read_dir(&self.folder) else { return Vec::new() };
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let stem = |name: String| [".mot.ron", ".before"].iter().find_map(|end| name.strip_suffix(end).map(|stem| DraftId(stem.to_owned())));
        let ids: std::collections::BTreeSet<_> = names.filter(|name| !name.starts_with('.')).filter_map(stem).collect();
        ids.into_iter().collect()
    }

    fn info(&self, id: &DraftId) -> Result<Option<DraftInfo>, OpenError> {
        let read = self.restore(id)?;
        let draft = &read.opened.workbook;
        let bytes = read.path.as_ref().and_then(|path| format::load(path).ok());
        let file = bytes.as_ref().and_then(|bytes| format::read(bytes, "").ok());
        let covered = match &file {
            Some(file) => knows(&file.workbook, draft),
            None => draft.about.is_empty() && draft.exercises.iter().all(|e| e.doc.is_empty()),
        };
        if covered && read.older {
            // What the damaged newest generation held is not known: it stays where it is.
            return Err(self.generation(id, "mot.ron").err().unwrap_or(OpenError::NotWorkbook));
        }
        if covered {
            if let Some(path) = &read.path {
                undo::keep(&self.data, path, draft, &read.histories);
            }
            return Ok(None);
        }
        let modified = |path: &Path| fs::metadata(path).ok()?.modified().ok();
        let changed = ["journal", "mot.ron"].iter().filter_map(|end| modified(&self.file(id, end))).max();
        let untouched = bytes.as_ref().is_some_and(|bytes| hash16(bytes) == read.file);
        // Our own last save may not have come to the journal: then the draft knows all that is in the file.
        let differs = |file: &Opened| !untouched && (!knows(draft, &file.workbook) || file.integrity != Integrity::Intact);
        let nothing = Workbook::default();
        let (preview, differences) = versions::changes(file.as_ref().map_or(&nothing, |f| &f.workbook), draft, PREVIEW);
        Ok(Some(DraftInfo {
            id: id.clone(),
            file_differs: file.as_ref().is_some_and(differs),
            file_there: file.is_some(),
            file_changed: read.path.as_deref().and_then(modified),
            path: read.path.clone(),
            owner: match draft.about.text(ItemId::HEADER, owner::TITLE) {
                "" => draft.owner_name().to_owned(),
                title => title.to_owned(),
            },
            course: draft.course.clone(),
            changed: changed.unwrap_or(SystemTime::UNIX_EPOCH),
            changes: read.changes,
            preview,
            differences,
            suspicious: self.is_suspicious(id),
        }))
    }

    /// The workbook of a draft with every whole record of its journal: of the newest generation that can be read whole,
    /// or else of the newest that can be read at all.
    ///
    /// # Errors
    /// When no snapshot can be read.
    pub fn restore(&self, id: &DraftId) -> Result<Draft, OpenError> {
        let newest = self.generation(id, "mot.ron");
        if newest.as_ref().is_ok_and(|draft| draft.opened.integrity == Integrity::Intact && !draft.opened.is_damaged()) {
            return newest;
        }
        match self.generation(id, "before") {
            Ok(older) if newest.is_err() || older.opened.integrity == Integrity::Intact => Ok(Draft { older: true, ..older }),
            _ => newest,
        }
    }

    fn generation(&self, id: &DraftId, end: &str) -> Result<Draft, OpenError> {
        let path = self.file(id, end);
        let bytes = format::load(&path)?;
        let mut opened = format::read(&bytes, &path.to_string_lossy())?;
        let base = hash16(&bytes);
        let mut draft = Draft { opened: Opened::default(), histories: Histories::new(), path: None, changes: 0, older: false, file: String::new() };
        for end in ["journal", "journal-before"] {
            let mut journal = Vec::new();
            let limit = 4 * MAX_JOURNAL + limits::MAX_FILE_BYTES;
            let read = File::open(self.file(id, end)).and_then(|file| file.take(limit).read_to_end(&mut journal));
            // Of a snapshot whose journal is gone at least the file is known.
            draft.path = draft.path.or_else(|| journal::head(&journal)?.path);
            if let Some(done) = read.ok().and_then(|_len| journal::replay(&mut opened.workbook, &journal, &base)) {
                let note = done.note.unwrap_or_default();
                draft = Draft {
                    histories: done.histories,
                    path: journal::head(&journal).and_then(|h| h.path),
                    changes: note.changes,
                    file: note.file,
                    ..draft
                };
                break;
            }
        }
        draft_media::restore(&self.folder, &mut opened.workbook);
        Ok(Draft { opened, ..draft })
    }

    /// The histories for a workbook that was just read from its file: kept when it was closed, or left by a crash.
    #[must_use]
    pub fn undo_of(&self, path: &Path, workbook: &Workbook) -> Histories {
        let kept = undo::find(&self.data, path, workbook);
        if !kept.is_empty() {
            return kept;
        }
        for id in self.ids() {
            let heads = ["journal", "journal-before"].iter().filter_map(|end| self.head_of(&id, end));
            let same = heads.into_iter().any(|head| head.path.as_deref() == Some(path) && head.doc == workbook.id);
            if !same || !matches!(self.lock(&id), Ok(Some(_))) {
                continue;
            }
            let Ok(draft) = self.restore(&id) else { continue };
            let states: std::collections::BTreeMap<_, _> = states(&draft.opened.workbook);
            let fitting = undo::fitting(draft.histories, |name| states.get(name).cloned(), workbook);
            if !fitting.is_empty() {
                return fitting;
            }
        }
        Histories::new()
    }

    fn head_of(&self, id: &DraftId, end: &str) -> Option<journal::Head> {
        let mut start = Vec::new();
        File::open(self.file(id, end)).ok()?.take(64 * 1024).read_to_end(&mut start).ok()?;
        journal::head(&start)
    }

    /// Notes that a draft is being brought back; `calm` when that went well.
    ///
    /// # Errors
    /// When the data folder cannot be written.
    pub fn trying(&self, id: &DraftId) -> std::io::Result<()> {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
        let mut file = File::options().create(true).append(true).open(self.file(id, "tries"))?;
        writeln!(file, "{now}")?;
        file.sync_data()
    }

    /// Bringing a draft back went well.
    pub fn calm(&self, id: &DraftId) {
        let _none_there = fs::remove_file(self.file(id, "tries"));
    }

    fn is_suspicious(&self, id: &DraftId) -> bool {
        let text = fs::read_to_string(self.file(id, "tries")).unwrap_or_default();
        let times: Vec<u64> = text.lines().filter_map(|line| line.parse().ok()).collect();
        times.windows(2).any(|pair| matches!(pair, [a, b] if b.saturating_sub(*a) <= SUSPICIOUS))
    }

    /// Moves a draft that is done with to `old`, where it stays for a week.
    ///
    /// # Errors
    /// When it cannot be moved.
    pub fn retire(&self, id: &DraftId) -> std::io::Result<()> {
        let old = self.folder.join("old");
        make_private(&old)?;
        // The snapshot last: until it is gone the draft is still found.
        for end in ["before", "journal-before", "journal", "mot.ron"] {
            let from = self.file(id, end);
            if let Some(name) = from.file_name().filter(|_| from.exists()) {
                let to = old.join(name);
                fs::rename(&from, &to)?;
                // A week from now, not from the last change.
                let _hint = File::options().append(true).open(&to).and_then(|f| f.set_modified(SystemTime::now()));
            }
        }
        for end in ["tries", "new", "lock"] {
            let _not_there = fs::remove_file(self.file(id, end));
        }
        Ok(())
    }

    /// Removes what has been in `old` for a week.
    fn prune(&self) {
        draft_media::prune(&self.folder, KEEP_OLD);
        let Ok(entries) = fs::read_dir(self.folder.join("old")) else { return };
        for entry in entries.flatten() {
            let age = entry.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| at.elapsed().ok());
            if age.is_some_and(|age| age > KEEP_OLD) {
                // It is tried again at the next start.
                let _later = fs::remove_file(entry.path());
            }
        }
    }
}

fn states(workbook: &Workbook) -> std::collections::BTreeMap<String, String> {
    let docs = std::iter::once(("", &workbook.about)).chain(workbook.exercises.iter().map(|e| (e.key.as_str(), &e.doc)));
    docs.map(|(name, doc)| (name.to_owned(), undo::state_of(doc))).collect()
}

/// Whether `a` includes every change that `b` does.
#[must_use]
pub fn knows(a: &Workbook, b: &Workbook) -> bool {
    let seen = |a: &Doc, b: &Doc| b.seen().iter().all(|(editor, n)| a.seen().get(editor).is_some_and(|known| known >= n));
    let covers = |a: &Doc, b: &Doc| seen(a, b) && agree(a, b);
    a.id == b.id && covers(&a.about, &b.about) && b.exercises.iter().all(|e| a.exercise(&e.key).is_some_and(|f| covers(&f.doc, &e.doc)))
}

/// Whether two documents hold the same wherever they carry the same stamp; they do unless one was made by hand.
fn agree(a: &Doc, b: &Doc) -> bool {
    let same = |x: &Item, y: &Item| {
        y.fields.iter().all(|(key, reg)| x.fields.get(key.as_str()).is_none_or(|r| r.stamp != reg.stamp || r.value == reg.value))
    };
    b.all().iter().all(|(id, item)| a.all().get(id).is_none_or(|known| Arc::ptr_eq(known, item) || same(known, item)))
}

/// Everything that was written in a workbook, one text a line: for a draft that cannot be shown.
#[must_use]
pub fn as_text(workbook: &Workbook) -> String {
    let (list, _) = versions::changes(&Workbook::default(), workbook, usize::MAX);
    let mut text = String::new();
    let mut last = None;
    for change in list {
        if last.as_ref() != Some(&change.exercise) {
            text.push_str("\n# ");
            text.push_str(&change.exercise);
            text.push('\n');
            last = Some(change.exercise);
        }
        text.push_str(&change.after);
        text.push('\n');
    }
    text.trim_start().to_owned()
}

/// The state of a workbook that has no histories, for tests and tools.
#[must_use]
pub fn plain_state(workbook: &Arc<Workbook>, path: Option<&Path>, changes: u32) -> State {
    State { workbook: Arc::clone(workbook), histories: Histories::new(), path: path.map(Path::to_owned), changes }
}
