//! The worker under test: what it keeps, saves, notices, and in which order.
#![expect(clippy::disallowed_methods, reason = "tests change files behind the program's back")]

use super::{super::drafts::plain_state, *};
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
    Job::Save { ticket: 1, path: path.to_owned(), workbook: Arc::clone(workbook), expect, keep_original: None, asked: false }
}

fn keep(path: Option<&Path>, workbook: &Arc<Workbook>) -> Job {
    Job::Keep { ticket: 1, session: "s".into(), state: plain_state(workbook, path, 1), file: String::new() }
}

fn drafts(root: &Path) -> Vec<DraftInfo> {
    let worker = worker(root);
    worker.send(Job::ListDrafts);
    worker.finish(Duration::from_secs(30)).into_iter().find_map(|e| if let Event::Drafts { list, .. } = e { Some(list) } else { None }).unwrap()
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
    let events = worker.finish(Duration::from_secs(30));
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
    first.finish(Duration::from_secs(30));
    let list = drafts(dir.path());
    assert_eq!((list.len(), list[0].owner.as_str(), list[0].changes), (1, "二", 1));
    let second = worker(dir.path());
    second.send(Job::RestoreDraft(list[0].id.clone()));
    let events = second.finish(Duration::from_secs(30));
    let Event::Restored { fingerprint: Some(_), result: Ok(draft), .. } = &events[0] else { panic!("{events:?}") };
    assert_eq!((draft.path.as_ref(), &draft.opened.workbook), (Some(&path), &*book(&["一", "二"])));
    let third = worker(dir.path());
    third.send(Job::DiscardDraft(list[0].id.clone()));
    third.finish(Duration::from_secs(30));
    assert!(drafts(dir.path()).is_empty());
}

#[test]
fn saves_in_a_row_are_no_change_by_somebody_else_but_theirs_is() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.mot.ron");
    let worker = worker(dir.path());
    worker.send(save(&path, &book(&["一"]), None));
    let wait = |worker: &Worker| until(worker, "answered", |e| if let Event::Saved { result, .. } = e { Some(result) } else { None });
    let print = wait(&worker).unwrap().fingerprint;
    for names in [&["一", "二"][..], &["一", "二", "三"]] {
        worker.send(save(&path, &book(names), Some(print.clone())));
        wait(&worker).unwrap();
    }
    std::fs::write(&path, "somebody else").unwrap();
    worker.send(save(&path, &book(&["四"]), Some(print)));
    assert!(matches!(wait(&worker), Err(SaveError::ChangedOnDisk)));
    worker.send(Job::Save { ticket: 1, path: path.clone(), workbook: book(&["四"]), expect: None, keep_original: Some(Lang::En), asked: false });
    wait(&worker).unwrap();
    assert_eq!(std::fs::read_to_string(dir.path().join("a (original).mot.ron")).unwrap(), "somebody else");
}

#[test]
fn only_the_last_of_several_keeps_is_done_and_nothing_is_skipped_across_other_jobs() {
    let dir = tempfile::tempdir().unwrap();
    let worker = worker(dir.path());
    for n in 0..200 {
        worker.send(keep(None, &book(&[&n.to_string()])));
    }
    let events = worker.finish(Duration::from_secs(30));
    let mut kept = events.iter().filter_map(|e| if let Event::Kept { workbook, .. } = e { Some(workbook) } else { None });
    assert_eq!(kept.next_back().unwrap().owner_name(), "199");
    assert_eq!(drafts(dir.path())[0].owner, "199");
}

fn until<T>(worker: &Worker, what: &str, mut found: impl FnMut(Event) -> Option<T>) -> T {
    let begun = std::time::Instant::now();
    loop {
        if let Some(it) = worker.poll().into_iter().find_map(&mut found) {
            return it;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "never: {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

fn outside(worker: &Worker, what: &str, path: &Path) -> Outside {
    until(worker, what, |e| if let Event::Outside { path: p, what } = e { (p == path).then_some(what) } else { None })
}

#[test]
fn what_others_do_to_an_open_file_is_told_once() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.mot.ron");
    std::fs::write(&path, format::write(&book(&["一"]), "0")).unwrap();
    let worker = worker(dir.path());
    worker.send(Job::Open { path: path.clone() });
    until(&worker, "opened", |e| if let Event::Opened { result: Ok(_), .. } = e { Some(()) } else { None });
    let theirs = format::write(&book(&["一", "他们"]), "0");
    std::fs::write(&path, &theirs).unwrap();
    let Outside::Changed(Ok(file)) = outside(&worker, "changed", &path) else { panic!("it can be read") };
    assert_eq!(file.opened.workbook, *book(&["一", "他们"]));
    worker.send(Job::Look);
    std::fs::rename(&path, dir.path().join("moved")).unwrap();
    assert!(matches!(outside(&worker, "gone", &path), Outside::Gone));
    std::fs::rename(dir.path().join("moved"), &path).unwrap();
    assert!(matches!(outside(&worker, "back", &path), Outside::Back));
    // Half written: not believed at once, told when it stays so.
    std::fs::write(&path, &theirs[..theirs.len() / 2]).unwrap();
    let Outside::Changed(Ok(file)) = outside(&worker, "damaged", &path) else { panic!("some can be read") };
    assert!(file.opened.is_damaged());
    assert!(worker.finish(Duration::from_secs(30)).iter().all(|e| !matches!(e, Event::Outside { .. })), "told once");
}

#[test]
fn our_own_saves_are_no_news_and_each_leaves_a_version_when_asked() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.mot.ron");
    std::fs::write(&path, format::write(&book(&["原来"]), "0")).unwrap();
    let worker = worker(dir.path());
    for n in 0..5 {
        worker.send(Job::Save { ticket: 1, path: path.clone(), workbook: book(&[&n.to_string()]), expect: None, keep_original: None, asked: true });
        until(&worker, "saved", |e| if let Event::Saved { result: Ok(_), .. } = e { Some(()) } else { None });
    }
    worker.send(Job::ListVersions { workbook: "w".into() });
    let list = until(&worker, "listed", |e| if let Event::Versions { list, .. } = e { Some(list) } else { None });
    assert_eq!(list.iter().map(|v| v.why).collect::<Vec<_>>(), [vec![Why::Saved; 5], vec![Why::Found]].concat());
    worker.send(Job::ReadVersion { workbook: "w".into(), name: list[5].name.clone() });
    let read = until(&worker, "read", |e| if let Event::Version { result: Ok(opened), .. } = e { Some(opened) } else { None });
    assert_eq!(read.workbook.owner_name(), "原来");
    worker.send(Job::Look);
    assert!(worker.finish(Duration::from_secs(30)).iter().all(|e| !matches!(e, Event::Outside { .. })));
}

#[test]
fn a_second_window_is_told_and_the_lock_goes_with_the_first() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.mot.ron");
    std::fs::write(&path, format::write(&book(&["一"]), "0")).unwrap();
    let (first, second) = (worker(dir.path()), worker(dir.path()));
    let open = |worker: &Worker| {
        worker.send(Job::Open { path: path.clone() });
        until(worker, "opened", |e| if let Event::Opened { result: Ok(file), .. } = e { Some(file.elsewhere) } else { None })
    };
    assert_eq!(open(&first), None);
    assert_eq!(open(&second), Some(Elsewhere::Window));
    let claim = |anyway| {
        second.send(Job::Claim { path: path.clone(), anyway });
        until(&second, "answered", |e| if let Event::Claimed { elsewhere, .. } = e { Some(elsewhere) } else { None })
    };
    assert_eq!(claim(false), Some(Elsewhere::Window));
    first.send(Job::Close { ticket: 1, path: Some(path.clone()) });
    first.finish(Duration::from_secs(30));
    assert_eq!(claim(false), None);
}

#[test]
fn what_does_not_read_back_never_replaces_a_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.mot.ron");
    std::fs::write(&path, "old").unwrap();
    // A field kept from a newer version, of which only half is there: written as it is, the rest of the file is lost in it.
    let unknown = vec![("later".into(), "(a: \"".into())];
    let worker = worker(dir.path());
    worker.send(save(&path, &Arc::new(Workbook { id: "w".into(), unknown, ..Workbook::default() }), None));
    let result = until(&worker, "answered", |e| if let Event::Saved { result, .. } = e { Some(result) } else { None });
    assert!(matches!(result, Err(SaveError::ReadBack)), "{result:?}");
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
}
