//! Work that was not in its file when the program died is offered, brought back whole, and never offered without need.

use std::time::Duration;

use egui::{Key, Modifiers};
use mot_studio::{
    model::{
        text::Lang,
        texts::{safe, shell as tx},
    },
    ui::cx::Action,
};

use crate::drive::{BOARD, Desk, Run, any_holds, cards, same_work, sample, settings, start};

fn open_board(run: &mut Run) {
    run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
}

fn write_card(run: &mut Run, digit: (Key, &str), text: &str) {
    run.chord(Modifiers::NONE, digit.0, digit.1);
    run.text(text);
    run.key(Key::Enter);
    run.key(Key::Escape);
}

const ONE: (Key, &str) = (Key::Num1, "1");

/// Waits until the drafts folder holds a text; a crash after that must not lose it.
fn kept(run: &mut Run, data: &std::path::Path, text: &str) {
    let begun = std::time::Instant::now();
    // The clock stands still: nothing is due to be saved.
    while !any_holds(data, text) {
        assert!(begun.elapsed() < Duration::from_secs(10), "never kept: {text}");
        std::thread::sleep(Duration::from_millis(2));
    }
    run.steps(1);
}

fn restart(data: &std::path::Path, lang: Lang) -> Run {
    Run::new(start(data, lang, &[]), settings(), egui::vec2(1440.0, 900.0))
}

#[test]
fn unnamed_work_is_offered_after_a_crash_and_comes_back_whole() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        open_board(&mut run);
        write_card(&mut run, ONE, "取号时先填好");
        write_card(&mut run, ONE, "大额先备好");
        kept(&mut run, &desk.data(), "大额先备好");
        let before = run.book().clone();
        let after = run.crash(&desk.data());

        let mut again = restart(after.path(), lang);
        again.until("it is offered", |r| !r.app().drafts().is_empty());
        let offered = again.app().drafts()[0].clone();
        assert!(offered.changes >= 2, "{offered:?}");
        assert!(again.paints(&offered.name) && again.shows(safe::RESTORE.get(lang)), "on the home screen: {:?}", again.labels());
        again.click(safe::RESTORE.get(lang));
        again.until("it is back", |r| r.app().workbook().is_some());
        assert!(same_work(again.book(), &before), "every card is there");
        assert!(again.app().drafts().is_empty());
        // The restored work is not in a file either: a second crash must not lose it.
        settle(&mut again);
        let later = again.crash(after.path());
        let mut third = restart(later.path(), lang);
        third.until("offered again", |r| !r.app().drafts().is_empty());
        assert_eq!(third.app().drafts().len(), 1, "the first draft was put away, the new one is offered");
        third.close();
    }
}

#[test]
fn later_means_it_is_offered_next_time() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        open_board(&mut run);
        write_card(&mut run, ONE, "等会儿再看");
        kept(&mut run, &desk.data(), "等会儿再看");
        let after = run.crash(&desk.data());
        for _ in 0..2 {
            let mut again = restart(after.path(), lang);
            again.until("it is offered", |r| r.app().drafts().len() == 1);
            again.click(safe::LATER.get(lang));
            again.until("gone for now", |r| r.app().drafts().is_empty());
            again.close();
        }
    }
}

#[test]
fn a_named_file_with_unsaved_edits_is_offered_with_their_number() {
    let desk = Desk::new();
    let file = desk.path("group.mot.ron");
    sample(&file, "甲");
    let mut run = desk.open(Lang::Zh, &[&file]);
    run.until("open", |r| r.app().workbook().is_some());
    open_board(&mut run);
    // The clock stands still: nothing is due to be saved.
    write_card(&mut run, ONE, "乙");
    kept(&mut run, &desk.data(), "乙");
    assert!(!std::fs::read_to_string(&file).expect("read").contains('乙'));
    let before = run.book().clone();
    let after = run.crash(&desk.data());
    let mut again = restart(after.path(), Lang::Zh);
    again.until("it is offered", |r| r.app().drafts().len() == 1);
    assert_eq!(again.app().drafts()[0].changes, 1, "{:?}", again.app().drafts());
    again.click(safe::RESTORE.zh);
    again.until("back", |r| r.app().workbook().is_some());
    assert!(same_work(again.book(), &before));
    again.pass(Duration::from_secs(4));
    again.until("and into its file", |_| std::fs::read_to_string(&file).is_ok_and(|t| t.contains('乙')));
    again.close();
    let mut last = restart(after.path(), Lang::Zh);
    last.pass(Duration::from_millis(10));
    settle(&mut last);
    assert!(last.app().drafts().is_empty(), "{:?}", last.app().drafts());
}

/// Gives the worker time to list drafts, should there be any.
fn settle(run: &mut Run) {
    let begun = std::time::Instant::now();
    run.until("the worker had its time", |_| begun.elapsed() > Duration::from_millis(300));
}

#[test]
fn after_a_clean_end_nothing_is_offered() {
    let desk = Desk::new();
    let file = desk.path("group.mot.ron");
    sample(&file, "甲");
    let mut run = desk.open(Lang::Zh, &[&file]);
    run.until("open", |r| r.app().workbook().is_some());
    open_board(&mut run);
    write_card(&mut run, ONE, "乙");
    write_card(&mut run, ONE, "丙");
    let before = run.book().clone();
    run.close();
    let mut again = desk.open(Lang::Zh, &[&file]);
    again.until("open", |r| r.app().workbook().is_some());
    settle(&mut again);
    assert!(same_work(again.book(), &before));
    assert_eq!(cards(again.exercise(BOARD), 0).len(), 3);
    assert!(again.app().drafts().is_empty(), "{:?}", again.app().drafts());
    again.close();
}

#[test]
fn work_on_a_file_that_went_on_elsewhere_comes_back_beside_it() {
    let desk = Desk::new();
    let file = desk.path("group.mot.ron");
    sample(&file, "甲");
    let mut run = desk.open(Lang::Zh, &[&file]);
    run.until("open", |r| r.app().workbook().is_some());
    open_board(&mut run);
    write_card(&mut run, ONE, "我的");
    kept(&mut run, &desk.data(), "我的");
    let mine = run.book().clone();
    let after = run.crash(&desk.data());
    // Somebody else edits the file meanwhile.
    let other = Desk::new();
    let mut they = other.open(Lang::Zh, &[&file]);
    they.until("open", |r| r.app().workbook().is_some());
    open_board(&mut they);
    write_card(&mut they, ONE, "他们的");
    they.close();
    let theirs = std::fs::read(&file).expect("read");
    assert!(String::from_utf8_lossy(&theirs).contains("他们的"));

    let mut again = restart(after.path(), Lang::Zh);
    again.until("it is offered", |r| r.app().drafts().len() == 1);
    assert!(!again.labels().iter().any(|l| l == &format!("Button {}", safe::RESTORE.zh)), "restoring would hide theirs");
    again.click(safe::KEEP_BOTH.zh);
    again.until("back", |r| r.app().workbook().is_some());
    assert!(same_work(again.book(), &mine));
    again.pass(Duration::from_secs(4));
    settle(&mut again);
    assert_eq!(std::fs::read(&file).expect("read"), theirs, "their work is left alone");
    assert!(again.shows(tx::KEPT.zh) || again.paints(tx::KEPT.zh), "mine waits for a name: {:?}", again.labels());
}
