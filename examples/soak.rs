//! Edits and saves a workbook in a loop through the program's own worker, to be killed from outside.
//!
//! `cargo run --example soak -- FILE [--data DIR] [--rounds N] [--pause-ms N] [--type-only]`
//!
//! Prints, unbuffered, `typed N MILLIS` before an edit is handed over (milliseconds since 1970) and `ack N` after each
//! durable save; `N` is the number of items that the file then holds at least, as `mot-studio verify FILE --at-least N`
//! counts them. `fail WHY` is a save that did not happen, `unkept WHY` an edit that is not even in the journal.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "a tool for tests: it talks to the script that kills it")]

use std::{
    io::Write as _,
    path::PathBuf,
    sync::Arc,
    time::{Duration, SystemTime},
};

use mot_studio::{
    io::{
        drafts::{Histories, State},
        save::Fingerprint,
        settings::Dirs,
        worker::{self, Event, Job, Worker},
    },
    model::{
        doc::{Op, Value},
        edit::Edit,
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
}

fn args() -> Args {
    let mut rest = std::env::args().skip(1);
    let mut args = Args { file: PathBuf::new(), data: PathBuf::new(), rounds: u64::MAX, pause: Duration::ZERO, type_only: false };
    while let Some(arg) = rest.next() {
        let mut next = || rest.next().expect("a value follows");
        match arg.as_str() {
            "--data" => args.data = next().into(),
            "--rounds" => args.rounds = next().parse().expect("a number"),
            "--pause-ms" => args.pause = Duration::from_millis(next().parse().expect("a number")),
            "--type-only" => args.type_only = true,
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
    // Whoever listens may be gone; the saving goes on.
    let _heard = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn random() -> u64 {
    uuid::Uuid::new_v4().as_u64_pair().1
}

fn main() {
    let args = args();
    let dirs = Dirs::under(&args.data);
    let worker = Worker::start(dirs, || {}).expect("threads");
    let known = worker::open(&args.file).ok();
    let fresh = || Workbook { id: format!("soak-{:x}", random()), course: "soak".into(), ..Workbook::default() };
    let (mut book, mut print) = match known {
        Some(file) => (file.opened.workbook, Some(file.fingerprint)),
        None => (fresh(), None),
    };
    let me = EditorId::from_random(random());
    let ids = IdSource::new(me, book.about.last_item_of(me) + 1);
    let mut histories = Histories::new();
    let begun = std::time::Instant::now();
    for round in 0..args.rounds {
        let text = format!("第 {round} 条");
        let edit = Edit::new(files::CHANGE).with(Op::put(ids.id(), "note", vec![("text".into(), Value::text(&text))]));
        // A full workbook is saved as it is: the file still holds as many items as were acknowledged.
        let _full = histories.entry(String::new()).or_default().apply(&mut book.about, &edit, me, begun.elapsed());
        let count = book.about.all().len() + book.exercises.iter().map(|e| e.doc.all().len()).sum::<usize>();
        let millis = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_millis();
        say(&format!("typed {count} {millis}"));
        let workbook = Arc::new(book.clone());
        let state = State { workbook: Arc::clone(&workbook), histories: histories.clone(), path: Some(args.file.clone()), changes: 1 };
        let file = print.as_ref().map(Fingerprint::short).unwrap_or_default();
        worker.send(Job::Keep { ticket: 1, session: me.to_string(), state, file });
        if !args.type_only {
            let (path, expect) = (args.file.clone(), print.clone());
            worker.send(Job::Save { ticket: 1, path, workbook, expect, keep_original: None, asked: false });
            wait(&worker, &mut print, count);
        }
        std::thread::sleep(args.pause);
        if args.type_only {
            report(&worker);
        }
    }
    for event in worker.finish(Duration::from_secs(10)) {
        tell(&event);
    }
}

/// Waits until the file was written, or not.
fn wait(worker: &Worker, print: &mut Option<Fingerprint>, count: usize) {
    loop {
        for event in worker.poll() {
            if let Event::Saved { result, .. } = event {
                match result {
                    Ok(saved) => {
                        *print = Some(saved.fingerprint);
                        say(&format!("ack {count}"));
                    }
                    Err(error) => say(&format!("fail {error:?}")),
                }
                return;
            }
            tell(&event);
        }
        std::thread::sleep(Duration::from_micros(200));
    }
}

fn report(worker: &Worker) {
    worker.poll().iter().for_each(tell);
}

fn tell(event: &Event) {
    match event {
        Event::NotKept { text, .. } | Event::Problem(text) => say(&format!("unkept {}", text.en)),
        Event::Kept { workbook, .. } => say(&format!("kept {}", workbook.about.all().len())),
        _ => {}
    }
}
