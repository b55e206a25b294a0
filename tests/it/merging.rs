//! A second copy of an open workbook: merged with a conflict, settled by keyboard, saved, read again, undone.

use std::{path::Path, time::Duration};

use egui::{Key, Modifiers};
use mot_studio::{
    io::{format, settings::Dirs, versions::Ring},
    model::{
        doc::{Op, Value},
        stamp::{EditorId, ItemId},
        text::Lang,
        texts::merge as t,
        versions::Why,
        workbook::{Exercise, Workbook},
    },
    ui::{
        command::Command,
        cx::{Action, Place},
        shell::dialogs::{Answer, PathFor},
    },
};

use crate::drive::{BOARD, Desk, Run, sample, spoil};

/// The first card of the sample, and how its text stands with all rivals.
fn card(book: &Workbook) -> ItemId {
    book.exercise(BOARD).expect("started").doc.sorted("card").first().expect("a card").0
}

fn texts(book: &Workbook) -> Vec<String> {
    let reg = book.exercise(BOARD).expect("started").doc.get(card(book)).and_then(|i| i.fields.get("text")).expect("a text");
    reg.entries().map(|(value, _)| value.as_str().to_owned()).collect()
}

fn set(book: &mut Workbook, who: u64, text: &str) {
    let id = card(book);
    let doc = &mut book.exercise_mut(BOARD).expect("started").doc;
    doc.apply(&Op::set(id, "text", Value::text(text)), EditorId::from_random(who)).expect("fits");
}

fn write(path: &Path, book: &Workbook) {
    spoil(path, format::write(book, "0").as_bytes());
}

/// Two copies that both changed one card; the second also has a card more.
fn copies(desk: &Desk) -> [std::path::PathBuf; 2] {
    let [mine, theirs] = [desk.path("我的.mot.ron"), desk.path("刘洋.mot.ron")];
    let book = sample(&mine, "原文");
    let (mut a, mut b) = (book.clone(), book);
    set(&mut a, 71, "我改的");
    set(&mut b, 72, "刘洋改的");
    let fields = vec![("text".into(), Value::text("多一张")), ("zone".into(), Value::text("time")), ("order".into(), Value::text("Z"))];
    let extra = ItemId { editor: EditorId::from_random(72), k: 1 };
    b.exercise_mut(BOARD).expect("started").doc.apply(&Op::put(extra, "card", fields), EditorId::from_random(72)).expect("fits");
    write(&mine, &a);
    write(&theirs, &b);
    [mine, theirs]
}

fn open_second(run: &mut Run, theirs: &Path) {
    run.until("opened", |r| r.app().workbook().is_some());
    run.ask(Action::OpenFile(theirs.to_owned()));
    let text = t::SECOND_TEXT.get(run.lang()).chars().take(8).collect::<String>();
    run.until("the question", |r| r.paints(&text));
}

#[test]
fn a_second_copy_is_merged_settled_by_keyboard_saved_and_undone() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let [mine, theirs] = copies(&desk);
        let before = std::fs::read(&theirs).expect("there");
        let mut run = desk.open(lang, &[&mine]);
        open_second(&mut run, &theirs);
        run.key(Key::Enter);
        run.until("the merge screen", |r| r.paints(&t::ASK_COUNT.with(lang, &["1"])));
        assert_eq!(texts(run.book()), ["我改的"], "nothing is changed before it is taken");
        assert!(run.paints(&t::AUTO_COUNT.with(lang, &["1"])));

        // One's own words instead of either copy; then back to the second copy.
        let second = if run.labels().iter().any(|l| l.starts_with("2 ") && l.contains("刘洋改的")) { "刘洋改的" } else { "我改的" };
        run.key(Key::Num2);
        run.key(Key::A);
        run.ctrl(Key::Z);
        run.steps(2);
        // Leaving midway keeps the choice.
        run.ask(Action::Go(Place::Overview));
        run.ask(Action::Go(Place::Merge));
        run.key(Key::Enter);
        run.until("merged", |r| texts(r.book()) == [second]);
        assert_eq!(run.exercise(BOARD).doc.len(), 2, "the card and theirs");
        run.pass(Duration::from_secs(5));
        run.until("saved", |_| {
            let bytes = std::fs::read(&mine).expect("there");
            format::read(&bytes, "").is_ok_and(|o| texts(&o.workbook) == [second])
        });
        assert_eq!(std::fs::read(&theirs).expect("there"), before, "the other copy is untouched");

        // The same copy again has nothing new.
        open_second(&mut run, &theirs);
        run.key(Key::Enter);
        run.until("nothing new", |r| r.paints(&t::NOTHING_NEW.with(lang, &["刘洋"])));

        // One step takes it all back.
        run.ask(Action::Go(Place::Exercise { key: BOARD.into() }));
        run.ctrl(Key::Z);
        run.until("undone", |r| texts(r.book()) == ["我改的"]);
        assert_eq!(run.exercise(BOARD).doc.of_kind("card").count(), 1);
        run.chord(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z, "");
        run.until("redone", |r| texts(r.book()) == [second]);
        run.close();
        let run = desk.open(lang, &[&mine]);
        let mut run = run;
        run.until("opened again", |r| r.app().workbook().is_some_and(|b| texts(b) == [second]));
    }
}

#[test]
fn what_is_left_open_stays_a_badge_until_it_is_settled() {
    let desk = Desk::new();
    let [mine, theirs] = copies(&desk);
    let mut run = desk.open(Lang::Zh, &[&mine]);
    open_second(&mut run, &theirs);
    run.key(Key::Enter);
    run.until("the merge screen", |r| r.shows(t::DECIDE_LATER.zh));
    run.click_button(t::DECIDE_LATER.zh);
    run.until("merged", |r| texts(r.book()).len() == 2);
    run.ask(Action::Go(Place::Exercise { key: BOARD.into() }));
    run.until("a badge", |r| r.shows(t::BADGE.zh));
    run.click_button(t::BADGE.zh);
    run.until("the question", |r| r.paints(t::SETTLE_TITLE.zh));
    assert!(
        run.paints("刘洋") && run.paints("陈") && !run.paints(&t::SOMEBODY.with(Lang::Zh, &["2"])),
        "they are called by name: {:?}",
        run.labels()
    );
    run.key(Key::A);
    run.key(Key::Enter);
    run.until("settled", |r| texts(r.book()).len() == 1);
    let text = texts(run.book()).remove(0);
    assert!(text.contains("我改的") && text.contains("刘洋改的") && text.lines().count() == 2, "{text}");
    // Undo asks again.
    run.ask(Action::Go(Place::Exercise { key: BOARD.into() }));
    run.ctrl(Key::Z);
    run.until("asked again", |r| texts(r.book()).len() == 2);
}

#[test]
fn a_second_copy_is_compared_and_leads_to_its_places() {
    let desk = Desk::new();
    let [mine, theirs] = copies(&desk);
    let mut run = desk.open(Lang::Zh, &[&mine]);
    open_second(&mut run, &theirs);
    run.click_button(t::COMPARE.zh);
    run.until("the list", |r| r.paints("刘洋改的") && r.paints("我改的"));
    assert!(run.shows("新增 1") && run.shows("改动 1") && run.shows("缺少 0"));
    run.click_button("改动 刘洋改的 · 文字");
    run.until("on the board", |r| r.shows(t::END_COMPARE.zh));
    run.click_button(t::END_COMPARE.zh);
    run.until("ended", |r| !r.shows(t::END_COMPARE.zh));
    run.command(Command::SettleAll);
    run.until("nothing open", |r| r.paints(t::NOTHING_OPEN.zh));
}

#[test]
fn an_exercise_that_a_merge_added_goes_with_undo_and_comes_back_with_redo_also_after_reopening() {
    let desk = Desk::new();
    let [mine, theirs] = copies(&desk);
    let mut copy = format::read(&std::fs::read(&theirs).expect("there"), "").expect("sound").workbook;
    let extra = Exercise { key: "extra".into(), ..copy.exercises[0].clone() };
    copy.exercises.push(extra.clone());
    write(&theirs, &copy);
    let mut run = desk.open(Lang::Zh, &[&mine]);
    open_second(&mut run, &theirs);
    run.key(Key::Enter);
    run.until("the merge screen", |r| r.shows(t::DECIDE_LATER.zh));
    run.click_button(t::DECIDE_LATER.zh);
    run.until("added", |r| r.book().exercise("extra").is_some());
    run.ask(Action::Go(Place::Exercise { key: "extra".into() }));
    run.ctrl(Key::Z);
    assert!(run.book().exercise("extra").is_none(), "undo takes the exercise away");
    assert_eq!(texts(run.book()), ["我改的"]);
    run.ctrl(Key::Y);
    assert_eq!(run.exercise("extra").doc.all(), extra.doc.all());
    assert_eq!(texts(run.book()).len(), 2);
    run.ask(Action::Go(Place::Overview));
    run.ctrl(Key::Z);
    run.pass(Duration::from_secs(5));
    run.until("saved without it", |_| format::read(&std::fs::read(&mine).expect("there"), "").is_ok_and(|o| o.workbook.exercise("extra").is_none()));
    run.close();
    let mut run = desk.open(Lang::Zh, &[&mine]);
    run.until("open", |r| r.app().workbook().is_some());
    run.ctrl(Key::Y);
    run.until("back", |r| r.book().exercise("extra").is_some_and(|e| e.template.id == extra.template.id && e.doc.len() == extra.doc.len()));
    run.close();
}

#[test]
fn a_copy_of_a_newer_version_is_refused_in_words_and_a_damaged_one_merged_as_far_as_it_can_be_read() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let [mine, theirs] = copies(&desk);
        let sound = std::fs::read_to_string(&theirs).expect("there");
        let mut run = desk.open(lang, &[&mine]);
        run.until("opened", |r| r.app().workbook().is_some());
        spoil(&theirs, sound.replacen("format: 1", "format: 99", 1).as_bytes());
        for purpose in [PathFor::Merge, PathFor::Compare] {
            run.ask(Action::Dialog(Answer::Path(purpose, theirs.clone())));
            let says: String = t::COPY_NEWER.with(lang, &["刘洋.mot.ron", ""]).chars().take(12).collect();
            run.until("refused", |r| r.paints(&says));
            run.key(Key::Enter);
        }
        // The card they added has lost a quotation mark.
        let broken = sound.replacen("\"多一张\"", "\"多一张", 1);
        spoil(&theirs, broken.as_bytes());
        run.ask(Action::Dialog(Answer::Path(PathFor::Merge, theirs.clone())));
        let says: String = t::MERGE_PART.with(lang, &["刘洋.mot.ron"]).chars().take(16).collect();
        run.until("said", |r| r.paints(&says));
        run.key(Key::Enter);
        run.until("the merge screen", |r| r.paints(&t::ASK_COUNT.with(lang, &["1"])));
        assert_eq!(texts(run.book()), ["我改的"], "nothing is changed before it is taken");
        assert_eq!(std::fs::read_to_string(&theirs).expect("there"), broken);
        run.close();
    }
}

#[test]
fn what_a_conflict_was_before_is_shown_where_a_kept_version_holds_it() {
    let desk = Desk::new();
    let [mine, theirs] = copies(&desk);
    let before = sample(&desk.path("我的.mot.ron.old"), "原文");
    // The version is of this workbook: copies share its id.
    let book = format::read(&std::fs::read(&mine).expect("there"), "").expect("sound").workbook;
    let before = Workbook { id: book.id.clone(), ..before };
    let ring = Ring::in_data(&Dirs::under(&desk.data()).data);
    ring.keep(&book.id, format::write(&before, "0").as_bytes(), Why::Saved, 1_700_000_000, true).expect("kept");
    let mut run = desk.open(Lang::Zh, &[&mine]);
    open_second(&mut run, &theirs);
    run.key(Key::Enter);
    run.until("the merge screen", |r| r.paints(&t::ASK_COUNT.with(Lang::Zh, &["1"])));
    run.until("what it was", |r| r.paints(t::BASE.zh) && r.paints("原文"));
    run.close();
}
