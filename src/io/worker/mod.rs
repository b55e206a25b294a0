//! Does slow work on threads of their own and reports back as events; a frame never waits for it.
//!
//! Two lanes: one for the user's files, whose disks may be slow or hang, and one for the journal of unsaved work, which
//! must not wait for them. A third thread waits until the disk has what the journal wrote.

use std::{
    cell::RefCell,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

use crate::model::{
    done::{self, Percents},
    problem::Problem,
    session::{Session, TeachPlan},
    settings::Settings,
    text::{Bi, Lang},
    versions::Why,
    workbook::Workbook,
};

use super::{
    documents::Order,
    drafts::{Draft, DraftId, DraftInfo, Histories, State},
    export::{ExportError, Preview, Request, Stop},
    format::{self, OpenError, Opened},
    lock::Elsewhere,
    save::{Fingerprint, SaveError, Saved},
    settings::Dirs,
    versions::Version,
};

mod aside;
mod export;
mod files;
mod journal;
#[cfg(test)]
mod tests;
mod watch;

/// The number the app gives to an open workbook.
pub type Ticket = u64;

/// A disk that has not answered for so long is said to hang.
const HANGS: Duration = Duration::from_secs(5);

/// Something to do; jobs of a lane are done in order, of several that save the same workbook only the last.
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
        /// Somebody asked for it: it becomes a version of its own.
        asked: bool,
    },
    /// Keeps the changes of a workbook on this computer; sent after every edit, undo and redo.
    Keep {
        /// Which one.
        ticket: Ticket,
        /// The editing session, drawn when the workbook was opened.
        session: String,
        /// As it is now.
        state: State,
        /// The hash of its file when it was opened; "" when it has none.
        file: String,
    },
    /// The workbook was closed: its draft goes if the file holds everything, and is offered at the next start if not.
    Close {
        /// Which one.
        ticket: Ticket,
        /// Its file, which others may open now.
        path: Option<PathBuf>,
    },
    /// The workbook was closed and its unsaved changes are not wanted; they stay in `old` for a week.
    Abandon {
        /// Which one.
        ticket: Ticket,
        /// Its file, which others may open now.
        path: Option<PathBuf>,
    },
    /// A file that was open here is not any more: the workbook got another one.
    Release {
        /// The file.
        path: PathBuf,
    },
    /// Looks at the open files: the window came to the front.
    Look,
    /// Wants to write a file that is open elsewhere.
    Claim {
        /// The file.
        path: PathBuf,
        /// In spite of another computer's note.
        anyway: bool,
    },
    /// Keeps a state of a workbook before something larger is done to it.
    KeepVersion {
        /// As it is now.
        workbook: Arc<Workbook>,
        /// What is about to be done.
        why: Why,
    },
    /// Lists the versions of a workbook.
    ListVersions {
        /// Its id.
        workbook: String,
    },
    /// Reads a version of a workbook.
    ReadVersion {
        /// Its id.
        workbook: String,
        /// The version.
        name: String,
    },
    /// Writes the settings.
    SaveSettings(Box<Settings>),
    /// Looks for work of an earlier run that is not in its file.
    ListDrafts,
    /// Reads a draft. Keep the workbook under its new session before discarding the draft.
    RestoreDraft(DraftId),
    /// A draft was brought back and all is well.
    Calm(DraftId),
    /// Moves a draft to `old`.
    DiscardDraft(DraftId),
    /// The file's own state is wanted: the draft becomes a version of its workbook, then moves to `old`.
    PutAside(DraftId),
    /// Writes everything that stands in a draft as plain text into a folder.
    DraftText {
        /// Which one.
        id: DraftId,
        /// Where to.
        folder: PathBuf,
    },
    /// Reads somebody else's workbook without opening it.
    Peek {
        /// Its file.
        path: PathBuf,
        /// What for.
        why: Peeking,
    },
    /// Somebody is about to choose a file that may be a stranger's.
    GetReady,
    /// Reads the newest kept states of a workbook: they may hold what a conflict was before.
    ReadStates {
        /// Its id.
        workbook: String,
    },
    /// Lists a folder for a dialog.
    ListFolder {
        /// Which one.
        folder: PathBuf,
    },
    /// Looks what is at a path that was chosen to be written.
    Probe {
        /// The path.
        path: PathBuf,
        /// The files that are open here: is it one of them?
        open: Vec<PathBuf>,
    },
    /// Judges every exercise of a workbook.
    Judge {
        /// As it is now.
        workbook: Arc<Workbook>,
    },
    /// Reads a file of survey answers.
    ReadAnswers {
        /// The file.
        path: PathBuf,
    },
    /// Keeps a class as it is now.
    KeepClass(Box<Session>),
    /// Lists the classes of this computer.
    ListClasses,
    /// Reads a teaching plan.
    ReadPlan {
        /// Its file.
        path: PathBuf,
    },
    /// Writes a file for others: a teaching plan, a table.
    WriteBytes {
        /// The file.
        path: PathBuf,
        /// All of it.
        bytes: Vec<u8>,
    },
    /// Writes what was drawn in a class as PDF.
    WriteInk {
        /// The file.
        path: PathBuf,
        /// What it is called.
        title: String,
        /// Its pages by name.
        pages: Vec<(String, crate::model::scene::paper::Drawing)>,
        /// The language of its metadata.
        lang: Lang,
    },
    /// Rings the bell.
    Ring,
    /// Reads the outline of another program.
    ReadOutline {
        /// The file.
        path: PathBuf,
    },
    /// Typesets a document; on a thread of its own.
    Typeset {
        /// What.
        order: Box<Order>,
        /// Where to.
        path: PathBuf,
        /// Stops it.
        stop: Stop,
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
    /// Draws a page of what an export would make; on a thread of its own.
    Preview {
        /// What would be exported.
        request: Box<Request>,
        /// Which page, from 0.
        page: usize,
        /// Pixels across.
        width: f32,
    },
    /// Gives exercises out in another format; on a thread of its own, saving does not wait for it.
    Export {
        /// What.
        request: Box<Request>,
        /// Where to.
        path: PathBuf,
        /// Stops it.
        stop: Stop,
    },
}

/// What is at a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Something is.
    pub there: bool,
    /// It is a folder.
    pub folder: bool,
    /// It is this open file, maybe under another name.
    pub open: Option<PathBuf>,
}

/// Why somebody else's workbook is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peeking {
    /// To merge it into the open workbook.
    Merge,
    /// To compare it with the open workbook.
    Compare,
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
    /// How far its exercises are.
    pub percents: Percents,
    /// What the file was; the first save expects it.
    pub fingerprint: Fingerprint,
    /// Steps of an earlier session that can still be undone.
    pub histories: Histories,
    /// Where else it is open: then it is only shown.
    pub elsewhere: Option<Elsewhere>,
    /// The real path, links followed.
    pub target: PathBuf,
}

/// What happened to an open file from outside.
#[derive(Debug)]
pub enum Outside {
    /// Somebody else wrote it: what is in it, or why that cannot be read.
    Changed(Result<Box<OpenedFile>, OpenError>),
    /// It is not there any more.
    Gone,
    /// It is there again, as it was.
    Back,
}

/// What a worker reports.
#[derive(Debug)]
pub enum Event {
    /// The exercises of a workbook were judged.
    Judged {
        /// Its id.
        workbook: String,
        /// How far they are.
        percents: Percents,
    },
    /// A file of survey answers was read, or not.
    AnswersRead {
        /// The file.
        path: PathBuf,
        /// Its tables, or why not.
        result: Result<Vec<crate::model::survey_import::Table>, crate::model::calc::Wrong>,
    },
    /// An outline was read, or not.
    OutlineRead {
        /// The file.
        path: PathBuf,
        /// Its lines, or why not.
        result: Result<Vec<super::outline_file::Line>, crate::model::calc::Wrong>,
    },
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
    /// Changes could not be kept; it is tried again by itself.
    NotKept {
        /// Which workbook.
        ticket: Ticket,
        /// What to show.
        text: Bi,
    },
    /// Something happened to an open file.
    Outside {
        /// The real path.
        path: PathBuf,
        /// What.
        what: Outside,
    },
    /// A file that was open elsewhere may be written now, or not.
    Claimed {
        /// The file.
        path: PathBuf,
        /// Where it still is open.
        elsewhere: Option<Elsewhere>,
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
        /// What the file is now: the restored workbook may be saved over it if `DraftInfo::file_differs` is not set.
        fingerprint: Option<Fingerprint>,
        /// The workbook, or why not.
        result: Result<Box<Draft>, OpenError>,
    },
    /// A draft was written as text, or not.
    Text(Result<PathBuf, Bi>),
    /// The versions of a workbook, the newest first.
    Versions {
        /// Its id.
        workbook: String,
        /// The versions.
        list: Vec<Version>,
    },
    /// A version was read, or not.
    Version {
        /// Its workbook's id.
        workbook: String,
        /// Its name.
        name: String,
        /// The version, or why not.
        result: Result<Box<Opened>, OpenError>,
    },
    /// Kept states of a workbook.
    States {
        /// Its id.
        workbook: String,
        /// The newest first.
        states: Vec<Workbook>,
    },
    /// What is in a folder: names, and whether each is a folder; `None` when it cannot be read.
    Folder {
        /// Which one.
        folder: PathBuf,
        /// Folders first.
        entries: Option<Vec<(String, bool)>>,
    },
    /// What is at a path.
    Probed {
        /// The path.
        path: PathBuf,
        /// What was found.
        found: Found,
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
    /// A page was drawn, or not.
    Previewed(Result<Preview, ExportError>),
    /// How far an export is.
    Exporting {
        /// Steps done.
        done: usize,
        /// Of how many.
        of: usize,
    },
    /// An export ended.
    Exported {
        /// Where it was asked to go.
        path: PathBuf,
        /// The files that were written, or why not.
        result: Result<Vec<PathBuf>, ExportError>,
    },
    /// The classes of this computer, the newest first.
    Classes(Vec<Session>),
    /// A teaching plan was read, or not.
    PlanRead {
        /// Its file.
        path: PathBuf,
        /// The plan, or what is wrong with it.
        result: Result<Box<TeachPlan>, String>,
    },
    /// A file for others was written, or not.
    BytesWritten {
        /// The file.
        path: PathBuf,
        /// Or why not.
        result: Result<(), SaveError>,
    },
    /// Anything else that went wrong.
    Problem(Bi),
}

/// What a thread is at, and since when: a disk that hangs is noticed from outside.
type Busy = Arc<Mutex<Option<(Instant, PathBuf)>>>;

/// A thread that does what it is sent, until it is told to stop.
struct Lane<T> {
    jobs: Sender<T>,
    /// Ends with the thread.
    ended: Receiver<()>,
}

impl<T> Lane<T> {
    /// Waits for the end of the thread; false when it does not come in time.
    fn wait(&self, limit: Duration) -> bool {
        matches!(self.ended.recv_timeout(limit), Err(RecvTimeoutError::Disconnected))
    }
}

/// The threads that read and write files.
pub struct Worker {
    dirs: Dirs,
    files: RefCell<Lane<files::Task>>,
    journal: Lane<journal::Task>,
    busy: RefCell<Busy>,
    checker: RefCell<Option<PathBuf>>,
    events: Receiver<Event>,
    report: Sender<Event>,
    wake: Arc<dyn Fn() + Send + Sync>,
    stopped: bool,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker").field("dirs", &self.dirs).finish_non_exhaustive()
    }
}

/// Lets another thread (a signal, a panic) have everything that was typed put on the disk.
#[derive(Clone, Debug)]
pub struct Flusher(Sender<journal::Task>);

impl Flusher {
    /// Puts the journals on the disk; waits for it, but no longer than `limit`.
    pub fn flush(&self, limit: Duration) {
        let (done, wait) = mpsc::channel();
        if self.0.send(journal::Task::Flush(done)).is_ok() {
            // Late or never: the journal was written all the same, only the disk may not have it yet.
            let _in_time = wait.recv_timeout(limit);
        }
    }
}

impl Worker {
    /// Starts the threads; `wake` is called after every event.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(dirs: Dirs, wake: impl Fn() + Send + Sync + 'static) -> std::io::Result<Self> {
        let (report, events) = mpsc::channel();
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        let journal = journal::start(&dirs, sink(&report, &wake))?;
        let busy = Busy::default();
        let files = files::start(&dirs, journal.jobs.clone(), Arc::clone(&busy), sink(&report, &wake))?;
        Ok(Self {
            dirs,
            files: RefCell::new(files),
            journal,
            busy: RefCell::new(busy),
            checker: RefCell::default(),
            events,
            report,
            wake,
            stopped: false,
        })
    }

    /// Asks for something.
    pub fn send(&self, job: Job) {
        if matches!(job, Job::Keep { .. } | Job::DiscardDraft(_) | Job::Calm(_) | Job::SaveSettings(_) | Job::KeepClass(_)) {
            // The thread lives until it is told to stop.
            let _lives = self.journal.jobs.send(journal::Task::Job(job));
            return;
        }
        if aside::takes(&job, &self.dirs, || sink(&self.report, &self.wake)) {
            return;
        }
        let job = match job {
            Job::Export { request, path, stop } => return export::start(request, path, stop, sink(&self.report, &self.wake)),
            Job::Preview { request, page, width } => return export::draw(request, page, width, sink(&self.report, &self.wake)),
            Job::Typeset { order, path, stop } => return export::typeset(order, path, stop, sink(&self.report, &self.wake)),
            job => job,
        };
        if let Job::UseChecker(program) = &job {
            self.checker.replace(Some(program.clone()));
        }
        self.leave_hanging(&job);
        let _lives = self.files.borrow().jobs.send(files::Task::Job(job));
    }

    /// A disk that hangs must not keep work from being saved on another one: that gets a thread of its own.
    fn leave_hanging(&self, job: &Job) {
        let (Job::Open { path } | Job::Save { path, .. }) = job else { return };
        let elsewhere = self.hanging().is_some_and(|stuck| stuck.parent() != path.parent());
        if !elsewhere {
            return;
        }
        let busy = Busy::default();
        let report = sink(&self.report, &self.wake);
        if let Ok(lane) = files::start(&self.dirs, self.journal.jobs.clone(), Arc::clone(&busy), report) {
            if let Some(program) = self.checker.borrow().clone() {
                let _lives = lane.jobs.send(files::Task::Job(Job::UseChecker(program)));
            }
            let old = self.files.replace(lane);
            self.busy.replace(busy);
            // Should its disk ever answer, it ends what it began.
            let _later = old.jobs.send(files::Task::Stop);
        }
    }

    /// The file whose disk has not answered for some seconds.
    #[must_use]
    pub fn hanging(&self) -> Option<PathBuf> {
        let busy = self.busy.borrow();
        let at = busy.lock().ok()?;
        at.as_ref().filter(|(since, path)| since.elapsed() > HANGS && !path.as_os_str().is_empty()).map(|(_, path)| path.clone())
    }

    /// For threads that must have everything on the disk before they go on.
    #[must_use]
    pub fn flusher(&self) -> Flusher {
        Flusher(self.journal.jobs.clone())
    }

    /// What was reported since the last call.
    pub fn poll(&self) -> Vec<Event> {
        self.events.try_iter().collect()
    }

    /// Does everything that was asked for, and ends, but waits no longer than `limit` for a disk. Gives the last events.
    pub fn finish(mut self, limit: Duration) -> Vec<Event> {
        self.stop(limit);
        self.poll()
    }

    fn stop(&mut self, limit: Duration) {
        if std::mem::replace(&mut self.stopped, true) {
            return;
        }
        let (ignored, _) = mpsc::channel();
        // What was typed is safe first; then the files; then the drafts that are in their files are put away.
        let _lives = self.journal.jobs.send(journal::Task::Flush(ignored));
        let _lives = self.files.borrow().jobs.send(files::Task::Stop);
        self.files.borrow().wait(limit.mul_f32(0.75));
        let _lives = self.journal.jobs.send(journal::Task::Stop);
        self.journal.wait(limit.mul_f32(0.25));
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.stop(Duration::from_secs(3));
    }
}

/// Where a thread reports to.
type Report = Box<dyn Fn(Event) + Send>;

fn sink(report: &Sender<Event>, wake: &Arc<dyn Fn() + Send + Sync>) -> Report {
    let (report, wake) = (report.clone(), Arc::clone(wake));
    Box::new(move |event| {
        // Nobody listens any more when the program ends.
        let _heard = report.send(event);
        wake();
    })
}

/// Reads a workbook from its file, here and now; for the command line and for tests.
///
/// # Errors
/// Why not.
pub fn open(path: &Path) -> Result<Box<OpenedFile>, OpenError> {
    read(path, &format::load(path)?)
}

fn read(path: &Path, bytes: &[u8]) -> Result<Box<OpenedFile>, OpenError> {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let opened = format::read(bytes, &name)?;
    let fingerprint = Fingerprint::of(path, bytes);
    let percents = done::percents(&opened.workbook);
    Ok(Box::new(OpenedFile { opened, percents, fingerprint, histories: Histories::new(), elsewhere: None, target: path.to_owned() }))
}
