//! Keeps one open workbook: a snapshot, a journal of what changed since, and the generation before both.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use crate::model::workbook::Workbook;

use super::{
    super::{
        APP_VERSION, draft_media,
        format::{self, hash16},
        save::{self, SaveError},
    },
    DraftId, Drafts, MAX_JOURNAL,
    journal::{self, Head, Note},
    knows,
    steps::{self, Histories},
    undo,
};

/// At most this much is lost when the power goes.
const SYNC_EVERY: Duration = Duration::from_secs(1);

/// A workbook as it is to be kept.
#[derive(Clone, Debug)]
pub struct State {
    /// Its content.
    pub workbook: Arc<Workbook>,
    /// Its histories.
    pub histories: Histories,
    /// Its file, if it has one.
    pub path: Option<PathBuf>,
    /// Changes since the file was saved.
    pub changes: u32,
}

/// The draft of a workbook that is open here; its lock tells other instances to leave it alone.
#[derive(Debug)]
pub struct Keeper {
    drafts: Drafts,
    id: DraftId,
    /// Held, never read: the system frees it even after a crash.
    _lock: File,
    journal: Option<File>,
    pub(super) written: u64,
    /// Something was written since the last sync was asked for.
    unsynced: bool,
    asked: Instant,
    last: State,
    file: String,
}

impl Keeper {
    /// Starts with a snapshot.
    pub(super) fn start(drafts: Drafts, id: DraftId, lock: File, state: &State, file: String) -> Result<Self, SaveError> {
        let mut keeper =
            Self { drafts, id, _lock: lock, journal: None, written: 0, unsynced: false, asked: Instant::now(), last: state.clone(), file };
        keeper.snapshot(state)?;
        Ok(keeper)
    }

    /// Keeps what has changed since the last call.
    ///
    /// # Errors
    /// When the data folder cannot be written.
    pub fn keep(&mut self, state: &State) -> Result<(), SaveError> {
        // Pictures first: a record that names one is never there without it.
        draft_media::keep(self.drafts.folder(), &state.workbook)?;
        let small = state.path == self.last.path && self.written < MAX_JOURNAL && self.journal.is_some();
        let items = if small { journal::difference(&self.last.workbook, &state.workbook) } else { None };
        let Some(items) = items else { return self.snapshot(state) };
        let undo = steps::line(&steps::deltas(&self.last.histories, &state.histories));
        if items.is_empty() && undo.is_empty() && state.changes == self.last.changes {
            return Ok(());
        }
        self.append(&journal::record(&Note { changes: state.changes, file: self.file.clone() }, &items, &undo))?;
        self.last = state.clone();
        Ok(())
    }

    /// Notes that the file holds what was kept here, with the hash of the file.
    ///
    /// # Errors
    /// When the data folder cannot be written.
    pub fn saved(&mut self, file: String, covered: bool) -> Result<(), SaveError> {
        if self.file == file && !covered {
            return Ok(());
        }
        self.file = file;
        if covered {
            self.last.changes = 0;
        }
        if self.journal.is_none() {
            let state = self.last.clone();
            return self.snapshot(&state);
        }
        self.append(&journal::record(&Note { changes: self.last.changes, file: self.file.clone() }, "", ""))
    }

    /// The window read or wrote the file anew: the next record says so.
    pub fn reread(&mut self, file: String) {
        self.file = file;
    }

    fn append(&mut self, line: &str) -> Result<(), SaveError> {
        let Some(journal) = self.journal.as_mut() else { return Ok(()) };
        if let Err(error) = journal.write_all(line.as_bytes()) {
            // A torn record ends the journal for readers: the next change starts from a snapshot.
            self.journal = None;
            return Err(error.into());
        }
        self.written += line.len() as u64;
        self.unsynced = true;
        Ok(())
    }

    /// The journal, when it is time that what was written to it survives a power cut: somebody else waits for the disk.
    pub fn to_sync(&mut self) -> Option<File> {
        let due = self.unsynced && self.asked.elapsed() >= SYNC_EVERY / 2;
        if !due {
            return None;
        }
        self.asked = Instant::now();
        self.unsynced = false;
        self.journal.as_ref().and_then(|file| file.try_clone().ok())
    }

    /// The journal could not be synced. That is never tried again on the same file: the next change starts from a snapshot.
    pub fn sync_failed(&mut self) {
        self.journal = None;
    }

    /// Makes what was kept survive a power cut, here and now.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn sync(&mut self) -> Result<(), SaveError> {
        self.asked = Instant::now();
        if std::mem::take(&mut self.unsynced)
            && let Some(journal) = &self.journal
            && let Err(error) = journal.sync_data()
        {
            self.journal = None;
            return Err(error.into());
        }
        Ok(())
    }

    /// Whether something waits to be synced.
    #[must_use]
    pub fn is_unsynced(&self) -> bool {
        self.unsynced
    }

    /// Whether a saved workbook holds everything that is kept here.
    #[must_use]
    pub fn is_covered_by(&self, saved: &Workbook) -> bool {
        knows(saved, &self.last.workbook)
    }

    /// Keeps the histories for the next time the file is opened.
    pub fn keep_undo(&self) {
        if let Some(path) = &self.last.path {
            undo::keep(self.drafts.data(), path, &self.last.workbook, &self.last.histories);
        }
    }

    /// Ends the draft: its work is in its file, or not wanted.
    ///
    /// # Errors
    /// When it cannot be moved to `old`.
    pub fn retire(self) -> std::io::Result<()> {
        self.drafts.retire(&self.id)
    }

    /// The generation before is put aside; then the snapshot, then a journal that names it: whatever is there after a
    /// crash, each journal finds the snapshot it continues or is left alone.
    fn snapshot(&mut self, state: &State) -> Result<(), SaveError> {
        draft_media::keep(self.drafts.folder(), &state.workbook)?;
        self.journal = None;
        let file = |end| self.drafts.file(&self.id, end);
        let text = format::write(&state.workbook, APP_VERSION);
        let path = state.path.as_deref().map(|p| std::path::absolute(p).unwrap_or_else(|_| p.to_owned()));
        let base = hash16(text.as_bytes());
        let head = Head { base, doc: state.workbook.id.clone(), path, app: APP_VERSION.to_owned() };
        let undo = steps::line(&steps::deltas(&Histories::new(), &state.histories));
        let first = journal::record(&Note { changes: state.changes, file: self.file.clone() }, "", &undo);
        let aside = |from: &Path, to: &Path| fs::rename(from, to).or_else(|e| if e.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(e) });
        // A full disk must not cost the old generation: it is moved only when there is room for the new one.
        let new = file("new");
        save::save_private(&new, text.as_bytes())?;
        aside(&file("journal"), &file("journal-before"))?;
        save::save_private(&file("journal"), format!("{}{first}", head.line()).as_bytes())?;
        aside(&file("mot.ron"), &file("before"))?;
        fs::rename(&new, file("mot.ron"))?;
        save::sync_folder(self.drafts.folder())?;
        self.journal = Some(File::options().append(true).open(file("journal"))?);
        self.written = 0;
        self.unsynced = false;
        self.last = state.clone();
        Ok(())
    }
}
