//! Drafts under test: every whole record counts, a torn one ends it, nothing is offered or deleted without need.
#![expect(clippy::disallowed_methods, reason = "tests break files on purpose")]

use super::{super::save, *};
use crate::model::{
    doc::{Op, Value},
    edit::Edit,
    stamp::EditorId,
    template::Template,
    workbook::Exercise,
};

fn me() -> EditorId {
    EditorId::from_random(77)
}

fn workbook() -> Workbook {
    let template = Arc::new(Template { id: "t".into(), ..Template::default() });
    let mut book = Workbook { id: "../../evil id".into(), course: "mot".into(), ..Workbook::default() };
    book.exercises.push(Exercise { key: "t".into(), template, doc: Doc::default(), unknown: vec![] });
    book
}

fn edit(book: &Arc<Workbook>, k: u64, text: &str) -> Arc<Workbook> {
    let mut book = Workbook::clone(book);
    let id = ItemId { editor: me(), k };
    let doc = &mut book.exercises[0].doc;
    match doc.get(id) {
        None => doc.apply(&Op::put(id, "card", vec![("text".into(), Value::text(text))]), me()),
        Some(_) if text.is_empty() => doc.apply(&Op::Drop { id }, me()),
        Some(_) => doc.apply(&Op::set(id, "text", Value::text(text)), me()),
    }
    .unwrap();
    Arc::new(book)
}

fn id() -> DraftId {
    DraftId::new("../../evil id", "abc")
}

#[test]
fn every_edit_survives_a_kill() {
    let dir = tempfile::tempdir().unwrap();
    let drafts = Drafts::in_data(dir.path());
    let mut book = Arc::new(workbook());
    let mut keeper = drafts.keep(id(), &plain_state(&book, None, 0), String::new()).unwrap();
    for n in 1..=20 {
        book = edit(&book, n % 7 + 1, &format!("第 {n} 次\n\")"));
        keeper.keep(&plain_state(&book, None, n as u32)).unwrap();
    }
    book = edit(&book, 3, "");
    keeper.keep(&plain_state(&book, None, 21)).unwrap();
    assert!(drafts.list().0.is_empty(), "a running instance keeps its drafts");
    drop(keeper);
    let (list, problems) = drafts.list();
    assert_eq!((list.len(), problems.len()), (1, 0));
    assert_eq!((list[0].changes, list[0].path.clone(), list[0].file_differs), (21, None, false));
    assert_eq!(drafts.restore(&list[0].id).unwrap().opened.workbook, *book);
    assert_eq!(drafts.list().0.len(), 1, "looking never deletes");
    drafts.retire(&list[0].id).unwrap();
    assert!(drafts.list().0.is_empty());
    assert_eq!(fs::read_dir(dir.path().join("drafts/old")).unwrap().count(), 2, "kept for a week");
}

#[test]
fn what_a_merge_learnt_survives_a_kill() {
    let dir = tempfile::tempdir().unwrap();
    let drafts = Drafts::in_data(dir.path());
    let mine = edit(&edit(&Arc::new(workbook()), 1, "一"), 2, "二");
    let mut theirs = Workbook::clone(&mine);
    let other = EditorId::from_random(5);
    for text in ["三", "四"] {
        theirs.exercises[0].doc.apply(&Op::set(ItemId { editor: me(), k: 1 }, "text", Value::text(text)), other).unwrap();
    }
    theirs.exercises[0].doc.apply(&Op::set(ItemId { editor: me(), k: 1 }, "text", Value::text("五")), EditorId::from_random(6)).unwrap();
    let mut keeper = drafts.keep(id(), &plain_state(&mine, None, 0), String::new()).unwrap();
    keeper.keep(&plain_state(&Arc::new(Workbook::clone(&theirs)), None, 1)).unwrap();
    drop(keeper);
    let read = drafts.restore(&id()).unwrap();
    assert_eq!(read.opened.workbook.exercises[0].doc.seen(), theirs.exercises[0].doc.seen());
}

#[test]
fn a_torn_journal_gives_back_every_whole_record() {
    let dir = tempfile::tempdir().unwrap();
    let drafts = Drafts::in_data(dir.path());
    let mut books = vec![Arc::new(workbook())];
    let mut keeper = drafts.keep(id(), &plain_state(&books[0], None, 0), String::new()).unwrap();
    let journal = drafts.file(&id(), "journal");
    let mut ends = vec![fs::metadata(&journal).unwrap().len() as usize];
    for n in 1..8 {
        books.push(edit(books.last().unwrap(), n, "零一二"));
        keeper.keep(&plain_state(books.last().unwrap(), None, n as u32)).unwrap();
        ends.push(fs::metadata(&journal).unwrap().len() as usize);
    }
    drop(keeper);
    let whole = fs::read(&journal).unwrap();
    for cut in 0..=whole.len() {
        fs::write(&journal, &whole[..cut]).unwrap();
        let sound = ends.iter().filter(|end| **end <= cut).count().saturating_sub(1);
        assert_eq!(drafts.restore(&id()).unwrap().opened.workbook, *books[sound], "{cut}");
    }
    let mut flipped = whole.clone();
    flipped[ends[3] + 30] ^= 1;
    fs::write(&journal, &flipped).unwrap();
    assert_eq!(drafts.restore(&id()).unwrap().opened.workbook, *books[3]);
    fs::write(&journal, String::from_utf8(whole).unwrap().replacen("\"base\":\"", "\"base\":\"0", 1)).unwrap();
    assert_eq!(drafts.restore(&id()).unwrap().opened.workbook, *books[0], "the journal of another snapshot");
}

#[test]
fn a_draft_is_offered_only_for_what_its_file_lacks() {
    let dir = tempfile::tempdir().unwrap();
    let drafts = Drafts::in_data(dir.path());
    let path = dir.path().join("组.mot.ron");
    let save = |book: &Workbook| save::save_atomic(&path, format::write(book, "0").as_bytes(), None).unwrap();
    let first = edit(&Arc::new(workbook()), 1, "一");
    let second = edit(&first, 2, "二");
    let keep = |book: &Arc<Workbook>| drop(drafts.keep(id(), &plain_state(book, Some(&path), 1), String::new()).unwrap());
    save(&first);
    keep(&second);
    let list = drafts.list().0;
    assert_eq!((list.len(), list[0].path.as_deref(), list[0].file_differs), (1, Some(path.as_path()), false));
    // Somebody else went on with the file meanwhile.
    let mut other = Workbook::clone(&first);
    other.about.apply(&Op::put(ItemId::HEADER, "header", vec![("name".into(), Value::text("别人"))]), EditorId::from_random(5)).unwrap();
    save(&other);
    assert!(drafts.list().0[0].file_differs);
    save(&second);
    assert!(drafts.list().0.is_empty(), "the file holds everything");
    assert!(!drafts.file(&id(), "mot.ron").exists());
    keep(&second);
    fs::remove_file(&path).unwrap();
    assert_eq!(drafts.list().0.len(), 1, "the file is gone, the draft is not");
}

#[test]
fn structure_changes_make_a_snapshot() {
    let dir = tempfile::tempdir().unwrap();
    let drafts = Drafts::in_data(dir.path());
    let book = Arc::new(workbook());
    let mut keeper = drafts.keep(id(), &plain_state(&book, None, 0), String::new()).unwrap();
    let mut more = Workbook::clone(&edit(&book, 1, "一"));
    more.exercises.push(Exercise { key: "t@2".into(), ..more.exercises[0].clone() });
    let more = Arc::new(more);
    keeper.keep(&plain_state(&more, None, 2)).unwrap();
    drop(keeper);
    assert_eq!(drafts.restore(&id()).unwrap().opened.workbook, *more);
    fs::write(drafts.file(&id(), "mot.ron"), "rubbish").unwrap();
    let (list, problems) = drafts.list();
    assert_eq!((list.len(), problems.len()), (0, 1), "an unreadable draft is named and stays");
    assert!(drafts.file(&id(), "mot.ron").exists());
}

/// A workbook under edit, with undo and redo, as the window does it.
struct Desk {
    book: Workbook,
    histories: Histories,
    now: Duration,
    next: u64,
}

impl Desk {
    fn new() -> Self {
        Self { book: workbook(), histories: Histories::new(), now: Duration::ZERO, next: 1 }
    }

    fn state(&self, changes: u32) -> State {
        State { workbook: Arc::new(self.book.clone()), histories: self.histories.clone(), path: None, changes }
    }

    /// One step: what is done is drawn from `dice`.
    fn step(&mut self, dice: u32, text: &str) {
        let name = if dice.is_multiple_of(5) { "" } else { "t" };
        let mut history = self.histories.remove(name).unwrap_or_default();
        self.now += Duration::from_millis(u64::from(dice % 3) * 1000);
        let doc = if name.is_empty() { &mut self.book.about } else { &mut self.book.exercises[0].doc };
        let living: Vec<ItemId> = doc.all().iter().filter(|(_, i)| !i.gone).map(|(id, _)| *id).collect();
        let some = living.get(dice as usize / 64 % living.len().max(1)).copied();
        let label = crate::model::texts::files::CHANGE;
        match (dice / 8 % 8, some) {
            (0, _) => drop(history.undo(doc, me())),
            (1, _) => drop(history.redo(doc, me())),
            (7, Some(_)) if dice.is_multiple_of(3) => {
                let mut other = doc.clone();
                other
                    .apply(
                        &Op::put(ItemId { editor: EditorId::from_random(9), k: self.next }, "card", vec![("text".into(), Value::text(text))]),
                        EditorId::from_random(9),
                    )
                    .unwrap();
                self.next += 1;
                let whole = crate::model::merge::whole(doc, crate::model::merge::merge_docs(doc, &other));
                _ = history.apply(doc, &Edit::new(label).with(whole), me(), self.now);
            }
            (2, Some(id)) => _ = history.apply(doc, &Edit::new(label).with(Op::Drop { id }), me(), self.now),
            (3..=5, Some(id)) => _ = history.apply(doc, &Edit::set(label, id, "text", Value::text(text)), me(), self.now),
            (6, Some(id)) => {
                let value = if dice.is_multiple_of(2) { Value::Num(f64::from(dice) / 7.0) } else { Value::List(vec![text.into(), "b".into()]) };
                _ = history.apply(doc, &Edit::set(label, id, "more", value), me(), self.now);
            }
            _ => {
                let id = ItemId { editor: me(), k: self.next };
                self.next += 1;
                let put = Op::put(id, "card", vec![("text".into(), Value::text(text)), ("done".into(), Value::Flag(true))]);
                _ = history.apply(doc, &Edit::new(label).with(put), me(), self.now);
            }
        }
        self.histories.insert(name.to_owned(), history);
    }

    fn undo_all(&mut self) {
        for (name, history) in &mut self.histories {
            let doc = if name.is_empty() { &mut self.book.about } else { &mut self.book.exercises[0].doc };
            while history.undo(doc, me()).is_some() {}
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() })]

    /// The journal replayed is what was edited, and undo after it is undo without it.
    #[test]
    fn replay_equals_direct_edits(steps in proptest::collection::vec((0_u32..4096, "[a-z\\n\"一二 {}:,]{0,12}"), 1..60), keep_every in 1_usize..4, again_at in 0_usize..60) {
        let dir = tempfile::tempdir().unwrap();
        let drafts = Drafts::in_data(dir.path());
        let mut desk = Desk::new();
        let mut keeper = drafts.keep(id(), &desk.state(0), String::new()).unwrap();
        for (n, (dice, text)) in steps.iter().enumerate() {
            desk.step(*dice, text);
            if n % keep_every == 0 {
                keeper.keep(&desk.state(n as u32)).unwrap();
            }
            if n == again_at {
                keeper.written = MAX_JOURNAL;
            }
        }
        keeper.keep(&desk.state(77)).unwrap();
        drop(keeper);
        let read = drafts.restore(&id()).unwrap();
        proptest::prop_assert_eq!(&read.opened.workbook, &desk.book);
        desk.histories.retain(|_, history| !history.is_empty());
        proptest::prop_assert_eq!(&read.histories, &desk.histories);
        let mut back = Desk { book: read.opened.workbook, histories: read.histories, ..Desk::new() };
        back.undo_all();
        desk.undo_all();
        proptest::prop_assert_eq!(back.book, desk.book);
    }
}

#[test]
fn five_hundred_steps_come_back_after_a_crash_and_after_reopening() {
    let dir = tempfile::tempdir().unwrap();
    let drafts = Drafts::in_data(dir.path());
    let path = dir.path().join("组.mot.ron");
    let mut desk = Desk::new();
    let state = |desk: &Desk| State { path: Some(path.clone()), ..desk.state(1) };
    let mut keeper = drafts.keep(id(), &state(&desk), String::new()).unwrap();
    for n in 0..620_u32 {
        desk.now += Duration::from_secs(5);
        // Texts of a few cards, and now and then a new one.
        desk.step(if n.is_multiple_of(60) { 8 * 7 + 2 } else { 8 * 3 + 2 }, &n.to_string());
        if n.is_multiple_of(4) || n == 619 {
            keeper.keep(&state(&desk)).unwrap();
        }
    }
    assert!(keeper.written < 620 * 600, "each step is written once: {}", keeper.written);
    drop(keeper);
    let read = drafts.restore(&id()).unwrap();
    assert_eq!(read.histories, desk.histories);
    assert_eq!(read.histories["t"].parts().1.len(), 500);
    // It was saved, then killed: the draft is put away, its steps are found when the file is opened.
    save::save_atomic(&path, format::write(&desk.book, "0").as_bytes(), None).unwrap();
    assert_eq!(drafts.undo_of(&path, &desk.book), desk.histories, "before the drafts were looked at");
    assert!(drafts.list().0.is_empty());
    assert_eq!(drafts.undo_of(&path, &desk.book), desk.histories, "and after");
    let mut other = desk.book.clone();
    other.exercises[0].doc.apply(&Op::Drop { id: ItemId { editor: me(), k: 3 } }, me()).unwrap();
    assert!(!drafts.undo_of(&path, &other).contains_key("t"), "steps count only for the state they belong to");
    assert!(drafts.undo_of(&dir.path().join("other.mot.ron"), &desk.book).is_empty());
}

#[test]
fn the_generation_before_helps_when_the_newest_is_damaged() {
    let dir = tempfile::tempdir().unwrap();
    let drafts = Drafts::in_data(dir.path());
    let mut book = Arc::new(workbook());
    let mut keeper = drafts.keep(id(), &plain_state(&book, None, 0), String::new()).unwrap();
    for n in 1..4 {
        book = edit(&book, n, "零");
        keeper.keep(&plain_state(&book, None, 1)).unwrap();
    }
    keeper.written = MAX_JOURNAL;
    let first = Arc::clone(&book);
    book = edit(&book, 5, "五");
    keeper.keep(&plain_state(&book, None, 2)).unwrap();
    drop(keeper);
    assert_eq!(drafts.restore(&id()).unwrap().opened.workbook, *book);
    let newest = drafts.file(&id(), "mot.ron");
    let bytes = fs::read(&newest).unwrap();
    for damage in [Some(&b"rubbish"[..]), Some(&bytes[..bytes.len() / 2]), Some(b""), None] {
        match damage {
            Some(bytes) => fs::write(&newest, bytes).unwrap(),
            None => fs::remove_file(&newest).unwrap(),
        }
        let read = drafts.restore(&id()).unwrap();
        assert_eq!(read.opened.workbook, *first);
        assert_eq!(drafts.list().0.len(), 1);
    }
}

#[test]
fn a_snapshot_cut_off_anywhere_leaves_a_whole_generation() {
    let dir = tempfile::tempdir().unwrap();
    let drafts = Drafts::in_data(dir.path());
    let mut book = Arc::new(workbook());
    let mut keeper = drafts.keep(id(), &plain_state(&book, None, 0), String::new()).unwrap();
    book = edit(&book, 1, "一");
    keeper.keep(&plain_state(&book, None, 1)).unwrap();
    drop(keeper);
    let file = |end: &str| drafts.file(&id(), end);
    let bytes = |end: &str| fs::read(file(end)).unwrap();
    let (old, journal) = (bytes("mot.ron"), bytes("journal"));
    let new = format::write(&book, "0");
    let head = format!("{{\"base\":\"{}\"}}\n", hash16(new.as_bytes()));
    let steps: [&dyn Fn(); 5] = [
        &|| fs::write(file("new"), &new).unwrap(),
        &|| fs::rename(file("journal"), file("journal-before")).unwrap(),
        &|| fs::write(file("journal"), &head).unwrap(),
        &|| fs::rename(file("mot.ron"), file("before")).unwrap(),
        &|| fs::rename(file("new"), file("mot.ron")).unwrap(),
    ];
    for (n, step) in steps.iter().enumerate() {
        step();
        assert_eq!(drafts.restore(&id()).unwrap().opened.workbook, *book, "after step {n}");
        assert_eq!(drafts.ids().len(), 1);
    }
    assert_eq!((bytes("before"), bytes("journal-before")), (old, journal));
}

#[test]
fn a_file_mended_by_hand_since_is_not_overwritten_by_its_draft() {
    let dir = tempfile::tempdir().unwrap();
    let drafts = Drafts::in_data(dir.path());
    let path = dir.path().join("组.mot.ron");
    let first = edit(&Arc::new(workbook()), 1, "一");
    let text = format::write(&first, "0");
    let second = edit(&first, 2, "二");
    let offered = |file: &str| {
        fs::write(&path, &text).unwrap();
        drop(drafts.keep(id(), &plain_state(&second, Some(&path), 1), file.to_owned()).unwrap());
        drafts.list().0.remove(0)
    };
    assert!(!offered(&hash16(text.as_bytes())).file_differs);
    fs::write(&path, text.replace("一", "改")).unwrap();
    let info = drafts.list().0.remove(0);
    assert!(info.file_differs, "its stamps are the same, its text is not");
    assert!(info.preview.iter().any(|c| c.before == "改" && c.after == "一"), "{:?}", info.preview);
}

#[test]
fn two_bad_ends_within_a_minute_make_a_draft_suspicious() {
    let dir = tempfile::tempdir().unwrap();
    let drafts = Drafts::in_data(dir.path());
    drop(drafts.keep(id(), &plain_state(&edit(&Arc::new(workbook()), 1, "一"), None, 1), String::new()).unwrap());
    let suspicious = || drafts.list().0[0].suspicious;
    drafts.trying(&id()).unwrap();
    assert!(!suspicious());
    drafts.trying(&id()).unwrap();
    assert!(suspicious());
    drafts.calm(&id());
    assert!(!suspicious());
    fs::write(drafts.file(&id(), "tries"), "1000\n1061\n").unwrap();
    assert!(!suspicious(), "long apart");
    assert!(as_text(&edit(&Arc::new(workbook()), 1, "一")).contains("# t\n一"));
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_drafts() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().unwrap();
    let drafts = Drafts::in_data(dir.path());
    drop(drafts.keep(id(), &plain_state(&edit(&Arc::new(workbook()), 1, "一"), None, 1), String::new()).unwrap());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&dir.path().join("drafts")), 0o700);
    for end in ["mot.ron", "journal"] {
        assert_eq!(mode(&drafts.file(&id(), end)), 0o600, "{end}");
    }
}
