//! The lane that keeps every edit: it writes only to the program's own folder and never waits for the user's disks.

use std::{
    collections::{BTreeMap, VecDeque},
    fs::File,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

use crate::model::{
    text::{Bi, Lang},
    texts::{files as tx, safe},
    workbook::Workbook,
};

use super::{
    super::{
        drafts::{DraftId, Drafts, Keeper, State},
        format::bi,
        save::SaveError,
        settings::{self, Dirs},
    },
    Event, Job, Lane, Report, Ticket,
};

/// How soon keeping is tried again where it failed.
const AGAIN: Duration = Duration::from_secs(5);

/// What the lane is sent.
#[derive(Debug)]
pub(super) enum Task {
    /// From the window.
    Job(Job),
    /// From the lane of files: a file holds this now.
    Saved { ticket: Ticket, workbook: Arc<Workbook>, file: String },
    /// The workbook was closed; `wanted` unless its changes are not.
    Closed { ticket: Ticket, wanted: bool },
    /// From the thread that waits for the disk.
    Synced(Ticket, Result<(), String>),
    /// Puts everything on the disk now and says so.
    Flush(Sender<()>),
    /// Ends.
    Stop,
}

/// What is remembered of an open workbook.
#[derive(Default)]
struct Book {
    keeper: Option<Keeper>,
    saved: Option<Arc<Workbook>>,
    /// The hash of the file as the window last knew it.
    file: String,
    /// What could not be kept yet.
    waiting: Option<(String, State, String)>,
}

struct Desk {
    dirs: Dirs,
    drafts: Drafts,
    books: BTreeMap<Ticket, Book>,
    report: Report,
    disk: Sender<(Ticket, File)>,
    tried: Instant,
}

pub(super) fn start(dirs: &Dirs, report: Report) -> std::io::Result<Lane<Task>> {
    let (jobs, inbox) = mpsc::channel::<Task>();
    let (end, ended) = mpsc::channel::<()>();
    let (disk, waiting) = mpsc::channel::<(Ticket, File)>();
    let back = jobs.clone();
    std::thread::Builder::new().name("disk".to_owned()).spawn(move || {
        while let Ok((ticket, file)) = waiting.recv() {
            let result = file.sync_data().map_err(|e| e.to_string());
            if back.send(Task::Synced(ticket, result)).is_err() {
                return;
            }
        }
    })?;
    let desk = Desk { drafts: Drafts::in_data(&dirs.data), dirs: dirs.clone(), books: BTreeMap::new(), report, disk, tried: Instant::now() };
    std::thread::Builder::new().name("journal".to_owned()).stack_size(8 * 1024 * 1024).spawn(move || {
        run(&inbox, desk);
        drop(end);
    })?;
    Ok(Lane { jobs, ended })
}

fn run(inbox: &Receiver<Task>, mut desk: Desk) {
    let mut queue = VecDeque::new();
    loop {
        queue.extend(inbox.try_iter());
        match queue.pop_front() {
            Some(Task::Stop) => break,
            Some(task) if is_superseded(&task, &queue) => {}
            Some(task) => desk.guarded(|desk| desk.perform(task)),
            None => match inbox.recv_timeout(desk.patience()) {
                Ok(task) => queue.push_back(task),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            },
        }
        desk.guarded(Desk::tick);
    }
    desk.guarded(|desk| {
        desk.flush();
        let tickets: Vec<_> = desk.books.keys().copied().collect();
        for ticket in tickets {
            desk.close(ticket, true);
        }
    });
}

/// Whether the next task does the same with newer content.
fn is_superseded(task: &Task, queue: &VecDeque<Task>) -> bool {
    match task {
        // A restored draft may be discarded only after its content is kept: nothing is skipped across other jobs.
        Task::Job(Job::Keep { ticket, .. }) => matches!(queue.front(), Some(Task::Job(Job::Keep { ticket: t, .. })) if t == ticket),
        Task::Job(Job::KeepClass(s)) => queue.iter().any(|later| matches!(later, Task::Job(Job::KeepClass(t)) if t.id == s.id)),
        Task::Job(Job::SaveSettings(_)) => queue.iter().any(|later| matches!(later, Task::Job(Job::SaveSettings(_)))),
        _ => false,
    }
}

impl Desk {
    /// A bug in one job must not end the thread that keeps everybody's work.
    fn guarded(&mut self, work: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            (self.report)(Event::Problem(bi(tx::KEEP_FAILED, &["panic"])));
        }
    }

    fn patience(&self) -> Duration {
        let unsynced = self.books.values().any(|book| book.keeper.as_ref().is_some_and(Keeper::is_unsynced));
        let waiting = self.books.values().any(|book| book.waiting.is_some());
        match (unsynced, waiting) {
            (true, _) => Duration::from_millis(100),
            (false, true) => AGAIN,
            (false, false) => Duration::from_hours(1),
        }
    }

    fn perform(&mut self, task: Task) {
        match task {
            Task::Job(Job::Keep { ticket, session, state, file }) => self.keep(ticket, session, state, file),
            Task::Job(Job::SaveSettings(new)) => {
                if let Err(text) = settings::save(&self.dirs, &new) {
                    (self.report)(Event::Problem(text));
                }
            }
            Task::Job(Job::KeepClass(session)) => {
                if let Err(error) = crate::io::class::keep(&self.dirs.data, &session) {
                    (self.report)(Event::Problem(error.message()));
                }
            }
            Task::Job(Job::DiscardDraft(id)) => self.say(self.drafts.retire(&id)),
            Task::Job(Job::Calm(id)) => self.drafts.calm(&id),
            Task::Saved { ticket, workbook, file } => {
                let book = self.books.entry(ticket).or_default();
                let covered = book.keeper.as_ref().is_some_and(|keeper| keeper.is_covered_by(&workbook));
                book.saved = Some(workbook);
                // Only the count of changes and the hash of the file are behind when this fails.
                let _kept = book.keeper.as_mut().map(|keeper| keeper.saved(file, covered));
            }
            Task::Closed { ticket, wanted } => self.close(ticket, wanted),
            Task::Synced(ticket, Err(why)) => {
                if let Some(keeper) = self.books.get_mut(&ticket).and_then(|book| book.keeper.as_mut()) {
                    keeper.sync_failed();
                    (self.report)(Event::NotKept { ticket, text: bi(tx::KEEP_FAILED, &[&why]) });
                }
            }
            Task::Flush(done) => {
                self.flush();
                // Nobody waits any more when it took too long.
                let _waited = done.send(());
            }
            Task::Job(_) | Task::Synced(_, Ok(())) | Task::Stop => {}
        }
    }

    fn keep(&mut self, ticket: Ticket, session: String, state: State, file: String) {
        let book = self.books.entry(ticket).or_default();
        let reread = std::mem::replace(&mut book.file, file.clone()) != file;
        let result = if let Some(keeper) = &mut book.keeper {
            if reread {
                keeper.reread(file.clone());
            }
            keeper.keep(&state)
        } else {
            let id = DraftId::new(&state.workbook.id, &session);
            self.drafts.keep(id, &state, file.clone()).map(|keeper| book.keeper = Some(keeper))
        };
        let workbook = Arc::clone(&state.workbook);
        book.waiting = result.is_err().then_some((session, state, file));
        (self.report)(match result {
            Ok(()) => Event::Kept { ticket, workbook },
            Err(error) => Event::NotKept { ticket, text: not_kept(&error) },
        });
    }

    /// What is due: disks to be waited for, and what could not be kept before.
    fn tick(&mut self) {
        for (ticket, book) in &mut self.books {
            if let Some(file) = book.keeper.as_mut().and_then(Keeper::to_sync) {
                // The thread lives as long as this one.
                let _lives = self.disk.send((*ticket, file));
            }
        }
        if self.tried.elapsed() >= AGAIN {
            self.tried = Instant::now();
            let waiting: Vec<_> = self.books.iter_mut().filter_map(|(ticket, book)| Some((*ticket, book.waiting.take()?))).collect();
            for (ticket, (session, state, file)) in waiting {
                self.keep(ticket, session, state, file);
            }
        }
    }

    fn flush(&mut self) {
        let mut failed = Vec::new();
        for (ticket, book) in &mut self.books {
            if let Some(Err(error)) = book.keeper.as_mut().map(Keeper::sync) {
                failed.push((*ticket, not_kept(&error)));
            }
        }
        for (ticket, text) in failed {
            (self.report)(Event::NotKept { ticket, text });
        }
    }

    fn close(&mut self, ticket: Ticket, wanted: bool) {
        let Some(Book { keeper: Some(keeper), saved, .. }) = self.books.remove(&ticket) else { return };
        let covered = saved.is_some_and(|saved| keeper.is_covered_by(&saved));
        if covered {
            keeper.keep_undo();
        }
        if covered || !wanted {
            self.say(keeper.retire());
        }
    }

    fn say(&self, result: std::io::Result<()>) {
        if let Err(error) = result {
            (self.report)(Event::Problem(bi(tx::KEEP_FAILED, &[&error.to_string()])));
        }
    }
}

fn not_kept(error: &SaveError) -> Bi {
    let why = match error {
        SaveError::DiskFull => safe::DISK_FULL,
        SaveError::ReadOnly => safe::NOT_WRITABLE,
        other => return bi(tx::KEEP_FAILED, &[&other.to_string()]),
    };
    let in_ = |lang: Lang| tx::KEEP_FAILED.with(lang, &[why.get(lang)]);
    Bi::new(in_(Lang::Zh), in_(Lang::En))
}
