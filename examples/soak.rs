//! Edits and saves a workbook in a loop through the program's own worker, to be killed from outside.
//!
//! `cargo run --example soak -- FILE [--data DIR] [--rounds N] [--pause-ms N] [--type-only] [--no-wait] [--shared] [--quit-ms N]
//! [--steady N] [--merge-every N]`
//!
//! `--type-only` edits without saving, `--no-wait` does not wait for a save before the next edit, `--shared` merges when
//! somebody else was faster, `--steady` changes the texts of the first N items once there are so many, `--merge-every` merges
//! another copy in.
//!
//! Prints, unbuffered, `typed N MILLIS` before an edit is handed over (milliseconds since 1970) and `ack N` after each
//! durable save; `N` is the number of items that the file then holds at least, as `mot-studio verify FILE --at-least N`
//! counts them. `fail WHY` is a save that did not happen, `unkept WHY` an edit that is not even in the journal.
#![expect(clippy::expect_used, reason = "a tool for tests: it talks to the script that kills it")]

use std::{
    io::Write as _,
    path::PathBuf,
    sync::Arc,
    time::{Duration, SystemTime},
};

use mot_studio::{
    io::{
        drafts::{Histories, State},
        format::OpenError,
        save::{Fingerprint, SaveError},
        settings::Dirs,
        worker::{self, Event, Job, Worker},
    },
    model::{
        doc::{Op, Value},
        edit::Edit,
        merge::{Source, merge_workbooks, whole},
        stamp::{EditorId, IdSource},
        texts::files,
        workbook::Workbook,
    },
};

struct Args {
    file: PathBuf,
    data: PathBuf,
    rounds: u64,
    pause: Duration,
    type_only: bool,
    no_wait: bool,
    shared: bool,
    quit: Duration,
    steady: usize,
    merge_every: u64,
}

fn args() -> Args {
    let mut rest = std::env::args().skip(1);
    let mut args = Args {
        file: PathBuf::new(),
        data: PathBuf::new(),
        rounds: u64::MAX,
        pause: Duration::ZERO,
        type_only: false,
        no_wait: false,
        shared: false,
        quit: Duration::from_secs(20),
        steady: usize::MAX,
        merge_every: u64::MAX,
    };
    while let Some(arg) = rest.next() {
        let mut next = || rest.next().expect("a value follows");
        match arg.as_str() {
            "--data" => args.data = next().into(),
            "--rounds" => args.rounds = next().parse().expect("a number"),
            "--pause-ms" => args.pause = Duration::from_millis(next().parse().expect("a number")),
            "--quit-ms" => args.quit = Duration::from_millis(next().parse().expect("a number")),
            "--steady" => args.steady = next().parse().expect("a number"),
            "--merge-every" => args.merge_every = next().parse().expect("a number"),
            "--type-only" => args.type_only = true,
            "--no-wait" => args.no_wait = true,
            "--shared" => args.shared = true,
            _ => args.file = arg.into(),
        }
    }
    assert!(!args.file.as_os_str().is_empty(), "usage: soak FILE [--data DIR] [--rounds N] [--pause-ms N] [--type-only]");
    if args.data.as_os_str().is_empty() {
        args.data = args.file.with_extension("soak-data");
    }
    args
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // An injected error must not eat the line. Whoever listens may be gone; the saving goes on.
    let mut heard = || writeln!(out, "{line}").and_then(|()| out.flush()).is_ok();
    let _heard = heard() || heard() || heard();
}

fn random() -> u64 {
    uuid::Uuid::new_v4().as_u64_pair().1
}

fn main() {
    let args = args();
    let dirs = Dirs::under(&args.data);
    let worker = Worker::start(dirs, || {}).expect("threads");
    let (mut book, mut print) = match worker::open(&args.file) {
        Ok(file) => (file.opened.workbook, Some(file.fingerprint)),
        Err(OpenError::Missing) => (Workbook { id: format!("soak-{:x}", random()), course: "soak".into(), ..Workbook::default() }, None),
        // What cannot be read is not replaced.
        Err(error) => return say(&format!("fail {error:?}")),
    };
    let me = EditorId::from_random(random());
    let ids = IdSource::new(me, book.about.last_item_of(me) + 1);
    let mut histories = Histories::new();
    let begun = std::time::Instant::now();
    for round in 0..args.rounds {
        let text = format!("第 {round} 条");
        let old = (items(&book) >= args.steady).then(|| book.about.all().keys().nth(usize::try_from(round).unwrap_or(0) % args.steady)).flatten();
        let op = match old {
            Some(id) => Op::set(*id, "text", Value::text(&text)),
            None => Op::put(ids.id(), "note", vec![("text".into(), Value::text(&text))]),
        };
        let edit = Edit::new(files::CHANGE).with(op);
        // A full workbook is saved as it is: the file still holds as many items as were acknowledged.
        let _full = histories.entry(String::new()).or_default().apply(&mut book.about, &edit, me, begun.elapsed());
        if round % args.merge_every == args.merge_every - 1 {
            merge_in(&mut book, &mut histories, me, round);
        }
        let count = items(&book);
        let millis = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_millis();
        say(&format!("typed {count} {millis}"));
        let workbook = Arc::new(book.clone());
        let state = State { workbook: Arc::clone(&workbook), histories: histories.clone(), path: Some(args.file.clone()), changes: 1 };
        let file = print.as_ref().map(Fingerprint::short).unwrap_or_default();
        worker.send(Job::Keep { ticket: 1, session: me.to_string(), state, file });
        if !args.type_only {
            save(&worker, &args, &mut book, &mut print, me);
        }
        std::thread::sleep(args.pause);
        report(&worker, &mut print);
    }
    let begun = std::time::Instant::now();
    for event in worker.finish(args.quit) {
        tell(&event, &mut print);
    }
    say(&format!("quit {}", begun.elapsed().as_millis()));
}

/// Another copy comes back with a text of its own: it is merged in as one step.
fn merge_in(book: &mut Workbook, histories: &mut Histories, me: EditorId, round: u64) {
    let other = EditorId::from_random(round % 5 + 1);
    let mut copy = book.clone();
    let Some(id) = copy.about.all().keys().next().copied() else { return };
    // A text always fits.
    let _fits = copy.about.apply(&Op::set(id, "text", Value::text(&format!("别人的 {round}"))), other);
    if let Ok(merged) = merge_workbooks(&[Source::sound(book), Source::sound(&copy)], &[], other) {
        let edit = Edit::new(files::CHANGE).with(whole(&book.about, merged.value.about));
        let _fits = histories.entry(String::new()).or_default().apply(&mut book.about, &edit, me, Duration::ZERO);
        say("merged");
    }
}

fn save(worker: &Worker, args: &Args, book: &mut Workbook, print: &mut Option<Fingerprint>, me: EditorId) {
    loop {
        let (path, expect, workbook) = (args.file.clone(), print.clone(), Arc::new(book.clone()));
        worker.send(Job::Save { ticket: 1, path, workbook, expect, keep_original: None, asked: false });
        if args.no_wait {
            return report(worker, print);
        }
        let changed = wait(worker, print);
        if !changed || !args.shared {
            return;
        }
        // Somebody else was faster: theirs and mine become one.
        let Ok(theirs) = worker::open(&args.file) else { continue };
        if let Ok(merged) = merge_workbooks(&[Source::sound(book), Source::sound(&theirs.opened.workbook)], &[], me) {
            say("merged");
            *book = merged.value;
            *print = Some(theirs.fingerprint);
        }
    }
}

/// Waits until the file was written, or not; true when somebody else had written it.
fn wait(worker: &Worker, print: &mut Option<Fingerprint>) -> bool {
    loop {
        for event in worker.poll() {
            tell(&event, print);
            if let Event::Saved { result, .. } = event {
                return matches!(result, Err(SaveError::ChangedOnDisk));
            }
        }
        std::thread::sleep(Duration::from_micros(200));
    }
}

fn report(worker: &Worker, print: &mut Option<Fingerprint>) {
    worker.poll().iter().for_each(|event| tell(event, print));
}

fn items(book: &Workbook) -> usize {
    book.about.all().len() + book.exercises.iter().map(|e| e.doc.all().len()).sum::<usize>()
}

fn tell(event: &Event, print: &mut Option<Fingerprint>) {
    match event {
        Event::Saved { result: Ok(saved), workbook, .. } => {
            *print = Some(saved.fingerprint.clone());
            say(&format!("ack {}", items(workbook)));
        }
        Event::Saved { result: Err(error), .. } => say(&format!("fail {error:?}")),
        Event::NotKept { text, .. } | Event::Problem(text) => say(&format!("unkept {}", text.en)),
        _ => {}
    }
}
