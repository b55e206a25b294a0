//! The lane of the user's files: opens, saves, watches them, and keeps their versions.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

use crate::model::{
    done,
    text::Lang,
    texts::{files as tx, safe},
    versions::Why,
    workbook::Workbook,
};

use super::{
    super::{
        APP_VERSION, bundle,
        drafts::{self, DraftId, Drafts},
        format::{self, bi, hash16},
        guard::Guard,
        lock::{self, Elsewhere, Held},
        save::{self, Fingerprint, SaveError},
        settings::Dirs,
        versions::Ring,
    },
    Busy, Event, Job, Lane, OpenedFile, Outside, Report, Ticket, journal, read,
    watch::{Attended, Look},
};

/// How often open files are looked at; sticks and network folders tell nobody when they change.
const LOOK_EVERY: Duration = Duration::from_secs(5);

/// What the lane is sent.
#[derive(Debug)]
pub(super) enum Task {
    /// From the window.
    Job(Job),
    /// Something happened in a folder with an open file.
    Stirred,
    /// Ends.
    Stop,
}

struct Desk {
    drafts: Drafts,
    ring: Ring,
    data: PathBuf,
    guard: Option<Guard>,
    /// What this thread last wrote to a file: a save that was asked for before the last one was reported is not a change by somebody else.
    written: HashMap<PathBuf, Fingerprint>,
    attended: Attended,
    held: BTreeMap<PathBuf, Option<Held>>,
    renewed: Instant,
    /// The save at hand was reported.
    answered: bool,
    report: Report,
    journal: Sender<journal::Task>,
}

pub(super) fn start(dirs: &Dirs, journal: Sender<journal::Task>, busy: Busy, report: Report) -> std::io::Result<Lane<Task>> {
    let (jobs, inbox) = mpsc::channel::<Task>();
    let (end, ended) = mpsc::channel::<()>();
    let (dirs, stir) = (dirs.clone(), jobs.clone());
    let work = move || {
        let desk = Desk {
            drafts: Drafts::in_data(&dirs.data),
            ring: Ring::in_data(&dirs.data),
            data: dirs.data,
            guard: None,
            written: HashMap::new(),
            attended: Attended::new(move || drop(stir.send(Task::Stirred))),
            held: BTreeMap::new(),
            renewed: Instant::now(),
            answered: false,
            report,
            journal,
        };
        run(&inbox, desk, &busy);
        drop(end);
    };
    std::thread::Builder::new().name("files".to_owned()).stack_size(8 * 1024 * 1024).spawn(work)?;
    Ok(Lane { jobs, ended })
}

fn run(inbox: &Receiver<Task>, mut desk: Desk, busy: &Busy) {
    let mark = |path: Option<PathBuf>| {
        if let Ok(mut busy) = busy.lock() {
            *busy = path.map(|path| (Instant::now(), path));
        }
    };
    let mut queue = VecDeque::new();
    loop {
        queue.extend(inbox.try_iter());
        match queue.pop_front() {
            Some(Task::Stop) => break,
            Some(Task::Stirred) if queue.iter().any(|later| matches!(later, Task::Stirred)) => {}
            Some(Task::Stirred) => desk.guarded(Desk::look),
            Some(Task::Job(job)) => {
                if let Some(job) = superseded(job, &mut queue) {
                    mark(Some(path_of(&job)));
                    desk.answering(job);
                    mark(None);
                }
            }
            None => {
                let wait = if desk.attended.is_empty() { Duration::from_hours(1) } else { LOOK_EVERY };
                match inbox.recv_timeout(wait) {
                    Ok(task) => queue.push_back(task),
                    Err(RecvTimeoutError::Timeout) => {
                        mark(desk.attended.paths().first().cloned());
                        desk.guarded(Desk::look);
                        mark(None);
                    }
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
        }
    }
}

fn path_of(job: &Job) -> PathBuf {
    match job {
        Job::Open { path }
        | Job::Save { path, .. }
        | Job::Claim { path, .. }
        | Job::Peek { path, .. }
        | Job::ReadAnswers { path }
        | Job::ReadPlan { path }
        | Job::WriteBytes { path, .. }
        | Job::ReadOutline { path }
        | Job::WriteInk { path, .. }
        | Job::Write { path, .. } => path.clone(),
        _ => PathBuf::new(),
    }
}

/// Drops a save when a later one does the same with newer content; gives back what must be done.
fn superseded(job: Job, queue: &mut VecDeque<Task>) -> Option<Job> {
    let Job::Save { ticket, path, keep_original, asked, .. } = &job else { return Some(job) };
    for later in queue.iter_mut() {
        match later {
            Task::Job(Job::Save { ticket: t, path: p, keep_original: k, asked: a, .. }) if t == ticket && p == path => {
                *k = k.or(*keep_original);
                *a |= *asked;
                return None;
            }
            // Only these do not care what is in the file meanwhile.
            Task::Job(Job::Save { .. }) => {}
            _ => break,
        }
    }
    Some(job)
}

impl Desk {
    /// A bug in one job must not end the thread that writes everybody's work.
    fn guarded(&mut self, work: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            (self.report)(Event::Problem(bi(tx::KEEP_FAILED, &["panic"])));
        }
    }

    /// Whoever waits for a save gets an answer, whatever happens.
    fn answering(&mut self, job: Job) {
        let asked = if let Job::Save { ticket, path, workbook, .. } = &job { Some((*ticket, path.clone(), Arc::clone(workbook))) } else { None };
        self.answered = false;
        self.guarded(|desk| desk.perform(job));
        if let (Some((ticket, path, workbook)), false) = (asked, self.answered) {
            let result = Err(SaveError::Other(std::io::Error::other("panic")));
            (self.report)(Event::Saved { ticket, path, workbook, result, original: None, at: jiff::Zoned::now() });
        }
    }

    fn perform(&mut self, job: Job) {
        match job {
            Job::UseChecker(program) => self.guard = Some(Guard::new(program, &self.data)),
            Job::GetReady => self.guard.iter_mut().for_each(Guard::get_ready),
            Job::Open { path } => self.open(path),
            Job::Save { ticket, path, workbook, expect, keep_original, asked } => {
                self.save(ticket, &path, &workbook, expect.as_ref(), (keep_original, asked));
            }
            Job::Close { ticket, path } => self.close(ticket, path, true),
            Job::Abandon { ticket, path } => self.close(ticket, path, false),
            Job::Release { path } => self.release(path),
            Job::Look => self.look(),
            Job::Claim { path, anyway } => self.claim(path, anyway),
            Job::KeepVersion { workbook, why } => self.keep_version(&workbook, why),
            Job::ListVersions { workbook } => self.list_versions(workbook),
            Job::ReadVersion { workbook, name } => {
                let result = self.ring.read(&workbook, &name).map(Box::new);
                (self.report)(Event::Version { workbook, name, result });
            }
            Job::ListDrafts => {
                let (list, problems) = self.drafts.list();
                (self.report)(Event::Drafts { list, problems });
            }
            Job::RestoreDraft(id) => self.restore(id),
            Job::PutAside(id) => self.put_aside(&id),
            Job::DraftText { id, folder } => self.text(&id, &folder),
            Job::Peek { path, why } => {
                let result = format::load(&path).and_then(|bytes| self.read(&path, &bytes)).map(|mut file| {
                    file.target = save::target_of(&path).unwrap_or_else(|_| path.clone());
                    file
                });
                (self.report)(Event::Peeked { path, why, result });
            }
            Job::Judge { workbook } => {
                let (workbook, percents) = (workbook.id.clone(), done::percents(&workbook));
                (self.report)(Event::Judged { workbook, percents });
            }
            Job::ReadAnswers { path } => {
                let result = crate::io::survey_file::read(&path);
                (self.report)(Event::AnswersRead { path, result });
            }
            Job::ReadOutline { path } => {
                let result = crate::io::outline_file::read(&path);
                (self.report)(Event::OutlineRead { path, result });
            }
            Job::Write { path, workbook, expect, why } => {
                let result = write(&path, &workbook, expect.as_ref());
                (self.report)(Event::Written { path, why, result });
            }
            Job::ListClasses => (self.report)(Event::Classes(crate::io::class::list(&self.data))),
            Job::ReadPlan { path } => {
                let result = crate::io::class::read_plan(&path).map(Box::new);
                (self.report)(Event::PlanRead { path, result });
            }
            Job::WriteBytes { path, bytes } => {
                let result = save::save_atomic(&path, &bytes, None).map(drop);
                (self.report)(Event::BytesWritten { path, result });
            }
            Job::WriteInk { path, title, pages, lang } => {
                let made = crate::io::export::drawings_pdf(&pages, &title, lang, jiff::Zoned::now());
                let made = made.map_err(|error| SaveError::Other(std::io::Error::other(error.message().get(lang).to_owned())));
                let result = made.and_then(|bytes| save::save_atomic(&path, &bytes, None).map(drop));
                (self.report)(Event::BytesWritten { path, result });
            }
            Job::Ring => crate::io::bell::ring(&self.data),
            // These go elsewhere.
            Job::Keep { .. }
            | Job::SaveSettings(_)
            | Job::Calm(_)
            | Job::DiscardDraft(_)
            | Job::KeepClass(_)
            | Job::Export { .. }
            | Job::Preview { .. }
            | Job::Typeset { .. }
            | Job::ReadStates { .. }
            | Job::ListFolder { .. }
            | Job::Probe { .. } => {}
        }
    }

    /// Reads a workbook; a stranger's is read by the checker first.
    fn read(&mut self, path: &Path, bytes: &[u8]) -> Result<Box<OpenedFile>, format::OpenError> {
        if let Some(guard) = &mut self.guard {
            let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            guard.check(&name, bytes)?;
        }
        read(path, bytes)
    }

    fn open(&mut self, path: PathBuf) {
        let result = format::load(&path).and_then(|bytes| self.read(&path, &bytes)).map(|mut file| {
            file.target = save::target_of(&path).unwrap_or_else(|_| path.clone());
            if !file.opened.is_damaged() {
                file.elsewhere = self.hold(&file.target, false);
                file.histories = self.drafts.undo_of(&absolute(&path), &file.opened.workbook);
                self.attended.know(&file.target, &file.fingerprint);
            }
            file
        });
        (self.report)(Event::Opened { path, result });
    }

    /// Claims a file, unless it is held here already. Gives where else it is open.
    fn hold(&mut self, target: &Path, anyway: bool) -> Option<Elsewhere> {
        if self.held.contains_key(target) {
            return None;
        }
        match Held::claim(&self.data, target, anyway) {
            Ok(held) => {
                self.held.insert(target.to_owned(), held);
                None
            }
            Err(elsewhere) => Some(elsewhere),
        }
    }

    fn claim(&mut self, path: PathBuf, anyway: bool) {
        let target = save::target_of(&path).unwrap_or_else(|_| path.clone());
        let elsewhere = self.hold(&target, anyway);
        (self.report)(Event::Claimed { path, elsewhere });
        self.look();
    }

    fn save(&mut self, ticket: Ticket, path: &Path, workbook: &Arc<Workbook>, expect: Option<&Fingerprint>, how: (Option<Lang>, bool)) {
        let (keep_original, asked) = how;
        let mut original = None;
        if !self.written.contains_key(path) {
            save::sweep(path);
            self.keep_found(path, &workbook.id);
        }
        let written = bundle::checked_bytes(workbook, APP_VERSION, path);
        let bytes = written.as_deref().unwrap_or_default();
        let mut store = || {
            // A file that could not be read again must never replace one that can.
            if written.is_err() {
                return Err(SaveError::ReadBack);
            }
            if let Some(lang) = keep_original
                && path.exists()
            {
                original = Some(save::keep_original(path, lang)?);
            }
            let _alone = lock::while_saving(&self.data, &save::target_of(path)?);
            let ours = self.written.get(path).filter(|_| expect.is_some());
            match save::save_atomic(path, bytes, expect) {
                Err(SaveError::ChangedOnDisk) if ours.is_some() => save::save_atomic(path, bytes, ours),
                result => result,
            }
        };
        let result = store();
        match &result {
            Ok(saved) => {
                self.written.insert(path.to_owned(), saved.fingerprint.clone());
                if let Some(guard) = &mut self.guard {
                    guard.remember(bytes);
                }
                let task = journal::Task::Saved { ticket, workbook: Arc::clone(workbook), file: saved.fingerprint.short() };
                let _lives = self.journal.send(task);
            }
            // The folder could not be synced after the rename: the content is ours all the same.
            Err(SaveError::Other(_)) => drop(self.written.insert(path.to_owned(), Fingerprint::of(path, bytes))),
            Err(_) => {}
        }
        let saved = result.as_ref().ok().cloned();
        let moved = matches!(result, Err(SaveError::ChangedOnDisk | SaveError::Vanished));
        (self.report)(Event::Saved { ticket, path: path.to_owned(), workbook: Arc::clone(workbook), result, original, at: jiff::Zoned::now() });
        self.answered = true;
        if moved {
            if let (Ok(target), Some(expect)) = (save::target_of(path), expect) {
                self.attended.suspect(&target, expect);
            }
            self.look();
        }
        if let Some(saved) = saved {
            let _held_or_read_only_there = self.hold(&saved.path, true);
            self.attended.know(&saved.path, &saved.fingerprint);
            // Versions come after the answer: they are a second thought, not what was asked for.
            let _full = self.ring.keep(&workbook.id, bytes, Why::Saved, now(), asked);
        }
    }

    /// The file as it was before this program first wrote it is a version too.
    fn keep_found(&self, path: &Path, id: &str) {
        let Ok(bytes) = format::load(path) else { return };
        let modified = std::fs::metadata(path).and_then(|meta| meta.modified()).ok();
        let at = modified.and_then(|at| jiff::Timestamp::try_from(at).ok()).map_or_else(now, jiff::Timestamp::as_second);
        let _full = self.ring.keep(id, &bytes, Why::Found, at.min(now()), false);
    }

    fn keep_version(&self, workbook: &Workbook, why: Why) {
        let bytes = bundle::checked_bytes(workbook, APP_VERSION, Path::new(""));
        if let Err(error) = bytes.and_then(|bytes| self.ring.keep(&workbook.id, &bytes, why, now(), true)) {
            (self.report)(Event::Problem(bi(tx::KEEP_FAILED, &[&error.to_string()])));
        }
        self.list_versions(workbook.id.clone());
    }

    fn list_versions(&self, workbook: String) {
        let list = self.ring.list(&workbook);
        (self.report)(Event::Versions { workbook, list });
    }

    fn close(&mut self, ticket: Ticket, path: Option<PathBuf>, wanted: bool) {
        if let Some(path) = path {
            self.release(path);
        }
        let _lives = self.journal.send(journal::Task::Closed { ticket, wanted });
    }

    fn release(&mut self, path: PathBuf) {
        let target = save::target_of(&path).unwrap_or(path);
        self.attended.forget(&target);
        self.held.remove(&target);
    }

    /// Looks at every open file.
    fn look(&mut self) {
        if self.renewed.elapsed() > lock::RENEW {
            self.renewed = Instant::now();
            self.held.values().flatten().for_each(Held::renew);
        }
        for path in self.attended.paths() {
            let what = match self.attended.look(&path) {
                Look::Same => continue,
                Look::Gone => Outside::Gone,
                Look::Back => Outside::Back,
                Look::Changed(bytes) => match self.changed(&path, &bytes) {
                    Some(file) => Outside::Changed(file),
                    None => continue,
                },
            };
            (self.report)(Event::Outside { path, what });
        }
    }

    /// Reads a file that somebody else wrote; `None` while it seems to be half written.
    fn changed(&mut self, path: &Path, bytes: &[u8]) -> Option<Result<Box<OpenedFile>, format::OpenError>> {
        let file = self.read(path, bytes);
        let whole = file.as_ref().is_ok_and(|file| !file.opened.is_damaged());
        if !whole && self.attended.doubt(path, hash16(bytes)) {
            return None;
        }
        self.attended.told(path, hash16(bytes));
        if let Ok(file) = &file {
            let _full = self.ring.keep(&file.opened.workbook.id, bytes, Why::Found, now(), false);
        }
        Some(file)
    }

    fn restore(&self, id: DraftId) {
        // Noted before it is read: reading may be what goes wrong.
        let _noted = self.drafts.trying(&id);
        let result = self.drafts.restore(&id).map(Box::new);
        let path = result.as_ref().ok().and_then(|draft| draft.path.clone());
        let fingerprint = path.and_then(|path| Fingerprint::now(&path).ok().flatten());
        (self.report)(Event::Restored { id, fingerprint, result });
    }

    fn put_aside(&self, id: &DraftId) {
        let Ok(draft) = self.drafts.restore(id) else { return };
        let workbook = &draft.opened.workbook;
        let bytes = bundle::checked_bytes(workbook, APP_VERSION, Path::new(""));
        let kept = bytes.and_then(|bytes| self.ring.keep(&workbook.id, &bytes, Why::Unsaved, now(), true));
        let done = kept.map_err(|e| e.to_string()).and_then(|_new| self.drafts.retire(id).map_err(|e| e.to_string()));
        if let Err(why) = done {
            (self.report)(Event::Problem(bi(tx::KEEP_FAILED, &[&why])));
        }
    }

    fn text(&self, id: &DraftId, folder: &Path) {
        let store = || {
            let draft = self.drafts.restore(id).map_err(|e| e.message())?;
            let path = save::free_name_beside(&folder.join("recovered.mot.txt"), safe::TEXT_TAG.en);
            let text = drafts::as_text(&draft.opened.workbook);
            save::save_atomic(&path, text.as_bytes(), None).map_err(|e| e.message())?;
            Ok(path)
        };
        (self.report)(Event::Text(store()));
    }
}

/// Writes a workbook that is not open; gives its bytes.
fn write(path: &Path, workbook: &Workbook, expect: Option<&Fingerprint>) -> Result<usize, SaveError> {
    let bytes = bundle::checked_bytes(workbook, APP_VERSION, path)?;
    save::save_atomic(path, &bytes, expect).map(|_saved| bytes.len())
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}
