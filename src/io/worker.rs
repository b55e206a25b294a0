//! Does slow work on a thread of its own and reports back as events; a frame never waits for it.

use std::{
    collections::{HashMap, VecDeque},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::JoinHandle,
    time::Duration,
};

use crate::model::{
    problem::Problem,
    settings::Settings,
    text::{Bi, Lang},
    texts::files,
    workbook::Workbook,
};

use super::{
    APP_VERSION, bundle,
    drafts::{DraftId, DraftInfo, Drafts, Keeper},
    format::{self, OpenError, Opened, bi},
    guard::Guard,
    save::{self, Fingerprint, SaveError, Saved},
    settings::{self, Dirs},
};

/// The number the app gives to an open workbook.
pub type Ticket = u64;

/// Something to do; jobs are done in order, of several that save the same workbook only the last.
#[derive(Clone, Debug)]
pub enum Job {
    /// Has strangers' files read first by this program, started as the checker; the first job of a window.
    UseChecker(PathBuf),
    /// Reads a workbook.
    Open {
        /// Its file.
        path: PathBuf,
    },
    /// Saves a workbook into its file.
    Save {
        /// Which one.
        ticket: Ticket,
        /// Its file.
        path: PathBuf,
        /// As it is now.
        workbook: Arc<Workbook>,
        /// What the file was when it was opened or last saved; `None` overwrites whatever is there.
        expect: Option<Fingerprint>,
        /// Set when the file was damaged: it is copied as it is first, the copy named in this language.
        keep_original: Option<Lang>,
    },
    /// Keeps the changes of a workbook on this computer; sent after every edit, undo and redo.
    Keep {
        /// Which one.
        ticket: Ticket,
        /// The editing session, drawn when the workbook was opened.
        session: String,
        /// Its file, if it has one.
        path: Option<PathBuf>,
        /// As it is now.
        workbook: Arc<Workbook>,
        /// Changes since it was last saved.
        changes: u32,
    },
    /// The workbook was closed: its draft goes if the file holds everything, and is offered at the next start if not.
    Close {
        /// Which one.
        ticket: Ticket,
    },
    /// The workbook was closed and its unsaved changes are not wanted; they stay in `old` for a week.
    Abandon {
        /// Which one.
        ticket: Ticket,
    },
    /// Writes the settings.
    SaveSettings(Box<Settings>),
    /// Looks for work of an earlier run that is not in its file.
    ListDrafts,
    /// Reads a draft. Keep the workbook under its new session before discarding the draft.
    RestoreDraft(DraftId),
    /// Moves a draft to `old`.
    DiscardDraft(DraftId),
    /// Reads somebody else's workbook without opening it.
    Peek {
        /// Its file.
        path: PathBuf,
        /// What for.
        why: Peeking,
    },
    /// Writes a workbook that is not open here: one that is handed in, or somebody else's with something put in.
    Write {
        /// Its file.
        path: PathBuf,
        /// What it holds then.
        workbook: Arc<Workbook>,
        /// What the file was when it was read; `None` overwrites whatever is there.
        expect: Option<Fingerprint>,
        /// What for.
        why: Writing,
    },
}

/// Why somebody else's workbook is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peeking {
    /// To merge it into the open workbook.
    Merge,
    /// To compare it with the open workbook.
    Compare,
    /// To merge what somebody else wrote into the file of the open workbook.
    Changed,
    /// The selection goes into it.
    CopyInto,
    /// Exercises are taken from it.
    Import,
}

/// Why a workbook that is not open is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// It is handed in or shared.
    HandIn,
    /// So many items were put in.
    CopyInto(usize),
}

/// A workbook that was read from its file.
#[derive(Clone, Debug)]
pub struct OpenedFile {
    /// The workbook and what is to be said about it.
    pub opened: Opened,
    /// What the file was; the first save expects it.
    pub fingerprint: Fingerprint,
}

/// What a worker reports.
#[derive(Debug)]
pub enum Event {
    /// A workbook was read, or not.
    Opened {
        /// The file.
        path: PathBuf,
        /// The workbook, or why not.
        result: Result<Box<OpenedFile>, OpenError>,
    },
    /// A workbook was saved, or not.
    Saved {
        /// Which one.
        ticket: Ticket,
        /// The file.
        path: PathBuf,
        /// What was saved: equal to the workbook now unless it was edited since.
        workbook: Arc<Workbook>,
        /// Where it really is and what the next save must expect, or why not.
        result: Result<Saved, SaveError>,
        /// The copy of a damaged original, if one was made.
        original: Option<PathBuf>,
        /// When.
        at: jiff::Zoned,
    },
    /// Changes are kept on this computer.
    Kept {
        /// Which workbook.
        ticket: Ticket,
        /// What was kept.
        workbook: Arc<Workbook>,
    },
    /// Changes could not be kept.
    NotKept {
        /// Which workbook.
        ticket: Ticket,
        /// What to show.
        text: Bi,
    },
    /// The drafts of earlier runs.
    Drafts {
        /// Those with work that their file lacks, the newest first.
        list: Vec<DraftInfo>,
        /// Those that cannot be read.
        problems: Vec<Problem>,
    },
    /// A draft was read, or not.
    Restored {
        /// Which one.
        id: DraftId,
        /// The file it belongs to.
        path: Option<PathBuf>,
        /// What the file is now: the restored workbook may be saved over it if `DraftInfo::file_differs` is not set.
        fingerprint: Option<Fingerprint>,
        /// The workbook, or why not.
        result: Result<Box<Opened>, OpenError>,
    },
    /// Somebody else's workbook was read, or not.
    Peeked {
        /// Its file.
        path: PathBuf,
        /// What for.
        why: Peeking,
        /// The workbook, or why not.
        result: Result<Box<OpenedFile>, OpenError>,
    },
    /// A workbook that is not open was written, or not.
    Written {
        /// Its file.
        path: PathBuf,
        /// What for.
        why: Writing,
        /// How many bytes, or why not.
        result: Result<usize, SaveError>,
    },
    /// Anything else that went wrong.
    Problem(Bi),
}

/// The thread that reads and writes files. Dropping it finishes every job first.
#[derive(Debug)]
pub struct Worker {
    jobs: Option<Sender<Job>>,
    events: Receiver<Event>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread; `wake` is called after every event.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(dirs: Dirs, wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (jobs, inbox) = mpsc::channel();
        let (outbox, events) = mpsc::channel();
        let send = move |event| {
            // Nobody listens any more while the program ends.
            let _unheard = outbox.send(event);
            wake();
        };
        let thread = std::thread::Builder::new().name("files".to_owned()).stack_size(8 * 1024 * 1024).spawn(move || run(&inbox, dirs, &send))?;
        Ok(Self { jobs: Some(jobs), events, thread: Some(thread) })
    }

    /// Asks for something.
    pub fn send(&self, job: Job) {
        if let Some(jobs) = &self.jobs {
            // The thread lives as long as the sender.
            let _gone = jobs.send(job);
        }
    }

    /// What was reported since the last call.
    pub fn poll(&self) -> Vec<Event> {
        self.events.try_iter().collect()
    }

    /// Does everything that was asked for, and ends. Gives the last events.
    pub fn finish(mut self) -> Vec<Event> {
        self.join();
        self.poll()
    }

    fn join(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // Its panics were reported as events.
            let _ended = thread.join();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.join();
    }
}

/// What the thread remembers of an open workbook.
#[derive(Default)]
struct Book {
    keeper: Option<Keeper>,
    saved: Option<Arc<Workbook>>,
}

struct Desk<'a> {
    dirs: Dirs,
    drafts: Drafts,
    books: HashMap<Ticket, Book>,
    guard: Option<Guard>,
    /// What this thread last wrote to a file: a save that was asked for before the last one was reported is not a change by somebody else.
    written: HashMap<PathBuf, Fingerprint>,
    send: &'a dyn Fn(Event),
}

fn run(inbox: &Receiver<Job>, dirs: Dirs, send: &dyn Fn(Event)) {
    let drafts = Drafts::in_data(&dirs.data);
    let mut desk = Desk { dirs, drafts, books: HashMap::new(), guard: None, written: HashMap::new(), send };
    let mut queue = VecDeque::new();
    loop {
        queue.extend(inbox.try_iter());
        if let Some(job) = queue.pop_front() {
            if let Some(job) = superseded(job, &mut queue) {
                desk.guarded(|desk| desk.perform(job));
            }
            continue;
        }
        let unsynced = desk.books.values().any(|book| book.keeper.as_ref().is_some_and(Keeper::is_unsynced));
        let wait = if unsynced { Duration::from_millis(500) } else { Duration::from_hours(1) };
        match inbox.recv_timeout(wait) {
            Ok(job) => queue.push_back(job),
            Err(RecvTimeoutError::Timeout) => desk.guarded(Desk::sync),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    desk.guarded(|desk| {
        desk.sync();
        let mut tickets: Vec<_> = desk.books.keys().copied().collect();
        tickets.sort_unstable();
        for ticket in tickets {
            desk.close(ticket);
        }
    });
}

/// Drops a job when a later one does the same with newer content; gives it back when it must be done.
fn superseded(job: Job, queue: &mut VecDeque<Job>) -> Option<Job> {
    match &job {
        Job::Save { ticket, path, keep_original, .. } => {
            for later in queue.iter_mut() {
                match later {
                    Job::Save { ticket: t, path: p, keep_original: k, .. } if t == ticket && p == path => {
                        *k = k.or(*keep_original);
                        return None;
                    }
                    // Only these do not care what is in the file meanwhile.
                    Job::Save { .. } | Job::Keep { .. } | Job::SaveSettings(_) => {}
                    _ => break,
                }
            }
        }
        Job::Keep { ticket, .. } => {
            // A restored draft may be discarded only after its content is kept: nothing is skipped across other jobs.
            let next = queue.iter().find(|later| !matches!(later, Job::Save { .. }));
            if matches!(next, Some(Job::Keep { ticket: t, .. }) if t == ticket) {
                return None;
            }
        }
        Job::SaveSettings(_) if queue.iter().any(|later| matches!(later, Job::SaveSettings(_))) => return None,
        _ => {}
    }
    Some(job)
}

impl Desk<'_> {
    /// A bug in one job must not end the thread that keeps everybody's work.
    fn guarded(&mut self, work: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            (self.send)(Event::Problem(bi(files::KEEP_FAILED, &["panic"])));
        }
    }

    fn perform(&mut self, job: Job) {
        match job {
            Job::UseChecker(program) => self.guard = Some(Guard::new(program, &self.dirs.data)),
            Job::Open { path } => {
                let result = self.open(&path);
                (self.send)(Event::Opened { path, result });
            }
            Job::Save { ticket, path, workbook, expect, keep_original } => self.save(ticket, path, workbook, expect.as_ref(), keep_original),
            Job::Keep { ticket, session, path, workbook, changes } => self.keep(ticket, &session, path.as_deref(), workbook, changes),
            Job::Close { ticket } => self.close(ticket),
            Job::Abandon { ticket } => {
                if let Some(keeper) = self.books.remove(&ticket).and_then(|book| book.keeper) {
                    self.report(keeper.retire());
                }
            }
            Job::SaveSettings(new) => {
                if let Err(text) = settings::save(&self.dirs, &new) {
                    (self.send)(Event::Problem(text));
                }
            }
            Job::ListDrafts => {
                let (list, problems) = self.drafts.list();
                (self.send)(Event::Drafts { list, problems });
            }
            Job::RestoreDraft(id) => {
                let path = self.drafts.path_of(&id);
                let fingerprint = path.as_ref().and_then(|path| Fingerprint::now(path).ok().flatten());
                let result = self.drafts.restore(&id).map(|(opened, _changes)| Box::new(opened));
                (self.send)(Event::Restored { id, path, fingerprint, result });
            }
            Job::DiscardDraft(id) => self.report(self.drafts.retire(&id)),
            Job::Peek { path, why } => {
                let result = self.open(&path);
                (self.send)(Event::Peeked { path, why, result });
            }
            Job::Write { path, workbook, expect, why } => {
                let result = write(&path, &workbook, expect.as_ref());
                (self.send)(Event::Written { path, why, result });
            }
        }
    }

    fn report(&self, result: std::io::Result<()>) {
        if let Err(error) = result {
            (self.send)(Event::Problem(bi(files::KEEP_FAILED, &[&error.to_string()])));
        }
    }

    /// Reads a workbook; a stranger's is read by the checker first.
    fn open(&mut self, path: &Path) -> Result<Box<OpenedFile>, OpenError> {
        let bytes = format::load(path)?;
        let name = name_of(path);
        if let Some(guard) = &mut self.guard {
            guard.check(&name, &bytes)?;
        }
        let opened = format::read(&bytes, &name)?;
        Ok(Box::new(OpenedFile { opened, fingerprint: Fingerprint::of(path, &bytes) }))
    }

    fn save(&mut self, ticket: Ticket, path: PathBuf, workbook: Arc<Workbook>, expect: Option<&Fingerprint>, keep_original: Option<Lang>) {
        let mut original = None;
        if !self.written.contains_key(&path) {
            save::sweep(&path);
        }
        let written = bundle::checked_bytes(&workbook, APP_VERSION, &path);
        let bytes = written.as_deref().unwrap_or_default();
        let mut store = || {
            if written.is_err() {
                return Err(SaveError::ReadBack);
            }
            if let Some(lang) = keep_original
                && path.exists()
            {
                original = Some(save::keep_original(&path, lang)?);
            }
            let ours = self.written.get(&path).filter(|_| expect.is_some());
            match save::save_atomic(&path, bytes, expect) {
                Err(SaveError::ChangedOnDisk) if ours.is_some() => save::save_atomic(&path, bytes, ours),
                result => result,
            }
        };
        let result = store();
        match &result {
            Ok(saved) => {
                self.written.insert(path.clone(), saved.fingerprint.clone());
                if let Some(guard) = &mut self.guard {
                    guard.remember(bytes);
                }
                self.books.entry(ticket).or_default().saved = Some(Arc::clone(&workbook));
            }
            // The folder could not be synced after the rename: the content is ours all the same.
            Err(SaveError::Other(_)) => drop(self.written.insert(path.clone(), Fingerprint::of(&path, bytes))),
            Err(_) => {}
        }
        (self.send)(Event::Saved { ticket, path, workbook, result, original, at: jiff::Zoned::now() });
    }

    fn keep(&mut self, ticket: Ticket, session: &str, path: Option<&Path>, workbook: Arc<Workbook>, changes: u32) {
        let book = self.books.entry(ticket).or_default();
        let result = match &mut book.keeper {
            Some(keeper) => keeper.keep(&workbook, path, changes),
            None => self.drafts.keep(DraftId::new(&workbook.id, session), &workbook, path, changes).map(|keeper| book.keeper = Some(keeper)),
        };
        (self.send)(match result {
            Ok(()) => Event::Kept { ticket, workbook },
            Err(error) => Event::NotKept { ticket, text: bi(files::KEEP_FAILED, &[&error.to_string()]) },
        });
    }

    fn close(&mut self, ticket: Ticket) {
        let Some(Book { keeper: Some(keeper), saved }) = self.books.remove(&ticket) else { return };
        if saved.is_some_and(|saved| keeper.is_covered_by(&saved)) {
            self.report(keeper.retire());
        }
    }

    fn sync(&mut self) {
        let mut failed = Vec::new();
        let mut tickets: Vec<_> = self.books.iter_mut().collect();
        tickets.sort_by_key(|(ticket, _)| **ticket);
        for (ticket, book) in tickets {
            if let Some(Err(error)) = book.keeper.as_mut().map(Keeper::sync) {
                failed.push((*ticket, error.to_string()));
            }
        }
        for (ticket, why) in failed {
            (self.send)(Event::NotKept { ticket, text: bi(files::KEEP_FAILED, &[&why]) });
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// Reads a workbook from its file, here and now; for the command line and for tests.
///
/// # Errors
/// Why not.
pub fn open(path: &Path) -> Result<Box<OpenedFile>, OpenError> {
    let bytes = format::load(path)?;
    let opened = format::read(&bytes, &name_of(path))?;
    Ok(Box::new(OpenedFile { opened, fingerprint: Fingerprint::of(path, &bytes) }))
}

/// Writes a workbook that is not open; gives its bytes.
fn write(path: &Path, workbook: &Workbook, expect: Option<&Fingerprint>) -> Result<usize, SaveError> {
    let bytes = bundle::checked_bytes(workbook, APP_VERSION, path)?;
    save::save_atomic(path, &bytes, expect).map(|_saved| bytes.len())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests change files behind the program's back")]
mod tests {
    use super::*;
    use crate::model::{
        doc::{Op, Value},
        stamp::{EditorId, ItemId},
    };

    fn book(names: &[&str]) -> Arc<Workbook> {
        let mut book = Workbook { id: "w".into(), ..Workbook::default() };
        let me = EditorId::from_random(9);
        book.about.apply(&Op::put(ItemId::HEADER, "header", vec![]), me).unwrap();
        for name in names {
            book.about.apply(&Op::set(ItemId::HEADER, "name", Value::text(name)), me).unwrap();
        }
        Arc::new(book)
    }

    fn worker(root: &Path) -> Worker {
        Worker::start(Dirs::under(&root.join("own")), || {}).unwrap()
    }

    fn save(path: &Path, workbook: &Arc<Workbook>, expect: Option<Fingerprint>) -> Job {
        Job::Save { ticket: 1, path: path.to_owned(), workbook: Arc::clone(workbook), expect, keep_original: None }
    }

    fn keep(path: Option<&Path>, workbook: &Arc<Workbook>) -> Job {
        Job::Keep { ticket: 1, session: "s".into(), path: path.map(Path::to_owned), workbook: Arc::clone(workbook), changes: 1 }
    }

    fn drafts(root: &Path) -> Vec<DraftInfo> {
        let worker = worker(root);
        worker.send(Job::ListDrafts);
        worker.finish().into_iter().find_map(|e| if let Event::Drafts { list, .. } = e { Some(list) } else { None }).unwrap()
    }

    #[test]
    fn open_edit_save_quit_leaves_a_file_and_no_draft() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.mot.ron");
        let worker = worker(dir.path());
        worker.send(save(&path, &book(&["一"]), None));
        worker.send(Job::Open { path: path.clone() });
        worker.send(keep(Some(&path), &book(&["一", "二"])));
        worker.send(save(&path, &book(&["一", "二"]), None));
        let events = worker.finish();
        let Event::Opened { result: Ok(file), .. } = events.iter().find(|e| matches!(e, Event::Opened { .. })).unwrap() else { panic!("{events:?}") };
        assert!(file.opened.notice().is_none());
        assert_eq!(open(&path).unwrap().opened.workbook, *book(&["一", "二"]));
        assert!(drafts(dir.path()).is_empty());
    }

    #[test]
    fn unsaved_work_is_offered_restored_and_then_discarded() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.mot.ron");
        let first = worker(dir.path());
        first.send(save(&path, &book(&["一"]), None));
        first.send(keep(Some(&path), &book(&["一", "二"])));
        first.finish();
        let list = drafts(dir.path());
        assert_eq!((list.len(), list[0].owner.as_str(), list[0].changes), (1, "二", 1));
        let second = worker(dir.path());
        second.send(Job::RestoreDraft(list[0].id.clone()));
        let events = second.finish();
        let Event::Restored { path: Some(of), fingerprint: Some(_), result: Ok(opened), .. } = &events[0] else { panic!("{events:?}") };
        assert_eq!((of, &opened.workbook), (&path, &*book(&["一", "二"])));
        let third = worker(dir.path());
        third.send(Job::DiscardDraft(list[0].id.clone()));
        third.finish();
        assert!(drafts(dir.path()).is_empty());
    }

    #[test]
    fn saves_in_a_row_are_no_change_by_somebody_else_but_theirs_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.mot.ron");
        let worker = worker(dir.path());
        worker.send(save(&path, &book(&["一"]), None));
        let wait = |worker: &Worker| loop {
            if let Some(Event::Saved { result, .. }) = worker.poll().pop() {
                break result;
            }
            std::thread::sleep(Duration::from_millis(2));
        };
        let print = wait(&worker).unwrap().fingerprint;
        for names in [&["一", "二"][..], &["一", "二", "三"]] {
            worker.send(save(&path, &book(names), Some(print.clone())));
            wait(&worker).unwrap();
        }
        std::fs::write(&path, "somebody else").unwrap();
        worker.send(save(&path, &book(&["四"]), Some(print)));
        assert!(matches!(wait(&worker), Err(SaveError::ChangedOnDisk)));
        worker.send(Job::Save { ticket: 1, path: path.clone(), workbook: book(&["四"]), expect: None, keep_original: Some(Lang::En) });
        wait(&worker).unwrap();
        assert_eq!(std::fs::read_to_string(dir.path().join("a (original).mot.ron")).unwrap(), "somebody else");
    }

    #[test]
    fn only_the_last_of_several_saves_is_done() {
        let book = book(&[]);
        let path = Path::new("a");
        let mut queue: VecDeque<Job> = [save(path, &book, None), keep(None, &book), save(path, &book, None)].into();
        assert!(superseded(save(path, &book, None), &mut queue).is_none());
        assert!(superseded(save(Path::new("b"), &book, None), &mut queue).is_some());
        assert!(superseded(keep(None, &book), &mut queue).is_none());
        let mut queue: VecDeque<Job> = [Job::Close { ticket: 1 }, save(path, &book, None)].into();
        assert!(superseded(save(path, &book, None), &mut queue).is_some());
        assert!(superseded(keep(None, &book), &mut queue).is_some());
    }
}
