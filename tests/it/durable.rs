//! Undo after reopening, versions, two windows on one file, files that others change, move and bring back.

use std::{path::Path, time::Duration};

use egui::{Key, Modifiers};
use mot_studio::{
    model::{
        text::Lang,
        texts::{command, merge, safe, shell as tx},
    },
    ui::{
        command::Command,
        cx::Action,
        safe::{Choice, Safe},
    },
};

use crate::drive::{BOARD, Desk, Run, any_holds, cards, sample, spoil};

fn open_board(run: &mut Run) {
    run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
}

fn write_card(run: &mut Run, text: &str) {
    run.chord(Modifiers::NONE, Key::Num1, "1");
    run.text(text);
    run.key(Key::Enter);
    run.key(Key::Escape);
}

fn holds(file: &Path, text: &str) -> bool {
    std::fs::read_to_string(file).is_ok_and(|t| t.contains(text))
}

/// A workbook of one card, open on its board.
fn at_work(desk: &Desk, lang: Lang) -> (Run, std::path::PathBuf) {
    let file = desk.path("group.mot.ron");
    sample(&file, "甲");
    let mut run = desk.open(lang, &[&file]);
    run.until("open", |r| r.app().workbook().is_some());
    open_board(&mut run);
    (run, file)
}

fn saved(run: &mut Run, file: &Path, text: &str) {
    run.ctrl(Key::S);
    run.until("in the file", |_| holds(file, text));
    let name = file.file_name().expect("a name").to_string_lossy().into_owned();
    let _ = name;
    run.until("said", |r| r.labels().iter().any(|l| l.contains(tx::SAVED_AT.get(r.lang()).split('{').next().unwrap_or_default())));
}

#[test]
fn undo_goes_on_after_the_file_was_closed_and_opened_again() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let (mut run, file) = at_work(&desk, lang);
        for text in ["乙", "丙"] {
            write_card(&mut run, text);
        }
        saved(&mut run, &file, "丙");
        run.close();
        let mut again = desk.open(lang, &[&file]);
        again.until("open", |r| r.app().workbook().is_some());
        open_board(&mut again);
        assert_eq!(cards(again.exercise(BOARD), 0).len(), 3);
        again.ctrl(Key::Z);
        assert_eq!(cards(again.exercise(BOARD), 0).len(), 2, "the step of the other day is undone");
        again.ctrl(Key::Z);
        assert_eq!(cards(again.exercise(BOARD), 0), ["甲"]);
        again.ctrl(Key::Y);
        assert_eq!(cards(again.exercise(BOARD), 0).len(), 2);
        again.close();
    }
}

#[test]
fn undo_goes_on_after_a_crash() {
    let desk = Desk::new();
    let mut run = desk.run(Lang::Zh);
    open_board(&mut run);
    for text in ["一", "二", "三"] {
        write_card(&mut run, text);
    }
    run.until("kept", |_| any_holds(&desk.data(), "三"));
    let after = run.crash(&desk.data());
    let mut again = Run::new(crate::drive::start(after.path(), Lang::Zh, &[]), crate::drive::settings(), egui::vec2(1440.0, 900.0));
    again.until("offered", |r| !r.app().drafts().is_empty());
    again.click(safe::RESTORE.zh);
    again.until("back", |r| r.app().workbook().is_some());
    open_board(&mut again);
    assert_eq!(cards(again.exercise(BOARD), 0).len(), 3);
    for left in [2, 1, 0] {
        again.ctrl(Key::Z);
        assert_eq!(cards(again.exercise(BOARD), 0).len(), left);
    }
    again.close();
}

#[test]
fn a_version_is_looked_at_restored_and_the_restoring_undone() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let (mut run, file) = at_work(&desk, lang);
        write_card(&mut run, "早");
        saved(&mut run, &file, "早");
        write_card(&mut run, "晚");
        saved(&mut run, &file, "晚");
        // From the menu of the save state.
        run.click(tx::SAVED_AT.get(lang).split('{').next().unwrap_or_default().trim());
        run.click(safe::VERSIONS.get(lang));
        run.until("the version before is shown", |r| r.paints("早") && r.shows(safe::RESTORE_VERSION.get(lang)));
        assert!(!run.paints("晚"), "as it was then");
        run.click_button(safe::RESTORE_VERSION.get(lang));
        run.until("back", |r| cards(r.exercise(BOARD), 0).len() == 2);
        assert_eq!(cards(run.exercise(BOARD), 0).len(), 2);
        run.ctrl(Key::Z);
        assert_eq!(cards(run.exercise(BOARD), 0).len(), 3, "one step, undone on the overview");
        run.close();
    }
}

#[test]
fn a_clean_workbook_follows_its_file_and_undo_brings_mine_back() {
    let desk = Desk::new();
    let (mut run, file) = at_work(&desk, Lang::Zh);
    write_card(&mut run, "我的");
    saved(&mut run, &file, "我的");
    // Somebody else's program goes on with the file.
    let theirs = desk.path("theirs.mot.ron");
    std::fs::copy(&file, &theirs).expect("copied");
    let other = Desk::new();
    let mut they = other.open(Lang::Zh, &[&theirs]);
    they.until("open", |r| r.app().workbook().is_some());
    open_board(&mut they);
    write_card(&mut they, "他们的");
    saved(&mut they, &theirs, "他们的");
    they.close();
    std::fs::rename(&theirs, &file).expect("put in place");
    run.until("read again", |r| cards(r.exercise(BOARD), 0).len() == 3);
    assert!(run.paints("他们的"), "the canvas shows it");
    run.ctrl(Key::Z);
    assert_eq!(cards(run.exercise(BOARD), 0).len(), 2);
    run.ctrl(Key::Y);
    assert_eq!(cards(run.exercise(BOARD), 0).len(), 3);
    run.close();
}

#[test]
fn a_file_that_somebody_else_changed_is_merged_and_never_overwritten() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let (mut run, file) = at_work(&desk, lang);
        let theirs = desk.path("theirs.mot.ron");
        std::fs::copy(&file, &theirs).expect("copied");
        let other = Desk::new();
        let mut they = other.open(lang, &[&theirs]);
        they.until("open", |r| r.app().workbook().is_some());
        open_board(&mut they);
        write_card(&mut they, "他们的");
        saved(&mut they, &theirs, "他们的");
        they.close();
        // The clock stands still here: mine is not in the file yet.
        write_card(&mut run, "我的");
        std::fs::rename(&theirs, &file).expect("put in place");
        let before = std::fs::read(&file).expect("read");
        run.pass(Duration::from_secs(2));
        run.until("asked", |r| r.paints(&tx::CHANGED_TITLE.with(lang, &["group.mot.ron"])));
        run.click_button(safe::MERGE_BOTH.get(lang));
        run.until("shown first", |r| r.shows(merge::TAKE_IN.get(lang)));
        run.pass(Duration::from_secs(5));
        assert_eq!(std::fs::read(&file).expect("read"), before, "nothing is written before that is accepted");
        run.key(Key::Enter);
        run.until("merged", |r| cards(r.exercise(BOARD), 0).len() == 3);
        run.pass(Duration::from_secs(5));
        run.until("in the file", |_| holds(&file, "我的") && holds(&file, "他们的"));
        saved(&mut run, &file, "我的");
        run.close();
    }
}

#[test]
fn two_windows_on_one_file_the_second_reads_follows_and_may_take_over() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let (mut first, file) = at_work(&desk, lang);
        let mut second = desk.open(lang, &[&file]);
        second.until("open", |r| r.app().workbook().is_some());
        let says = safe::IN_OTHER_WINDOW.get(lang);
        second.until("it says so", |r| r.shows(says));
        open_board(&mut second);
        write_card(&mut second, "不行");
        assert_eq!(cards(second.exercise(BOARD), 0), ["甲"], "it is read-only");
        write_card(&mut first, "新的");
        saved(&mut first, &file, "新的");
        second.until("it follows", |r| cards(r.exercise(BOARD), 0).len() == 2);
        second.click_button(safe::EDIT_HERE.get(lang));
        second.until("not yet", |r| r.paints(safe::STILL_ELSEWHERE.get(lang)) || r.shows(safe::STILL_ELSEWHERE.get(lang)));
        first.close();
        second.click_button(safe::EDIT_HERE.get(lang));
        second.until("free", |r| !r.shows(says));
        write_card(&mut second, "接着写");
        saved(&mut second, &file, "接着写");
        second.close();
    }
}

#[test]
fn a_copy_of_a_file_that_is_open_elsewhere_waits_for_a_name() {
    let desk = Desk::new();
    let (first, file) = at_work(&desk, Lang::En);
    let mut second = desk.open(Lang::En, &[&file]);
    second.until("it says so", |r| r.shows(safe::IN_OTHER_WINDOW.en));
    second.click_button(safe::OPEN_COPY.en);
    open_board(&mut second);
    write_card(&mut second, "copy");
    assert_eq!(cards(second.exercise(BOARD), 0).len(), 2);
    second.pass(Duration::from_secs(5));
    assert!(!holds(&file, "copy"));
    first.close();
    second.close();
}

#[test]
fn a_file_that_vanishes_is_missed_and_saving_goes_on_when_it_is_back() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let (mut run, file) = at_work(&desk, lang);
        let says = safe::GONE.with(lang, &["group.mot.ron"]);
        let away = desk.path("away");
        std::fs::rename(&file, &away).expect("pulled out");
        run.until("missed", |r| r.shows(&says));
        write_card(&mut run, "先留着");
        run.pass(Duration::from_secs(4));
        run.until("kept", |_| any_holds(&desk.data(), "先留着"));
        assert!(!file.exists(), "nothing is written into the empty place");
        std::fs::rename(&away, &file).expect("put back");
        run.until("found", |r| !r.shows(&says));
        run.pass(Duration::from_secs(4));
        run.until("saved", |_| holds(&file, "先留着"));
        run.close();
    }
}

#[test]
fn a_vanished_file_is_written_again_when_asked() {
    let desk = Desk::new();
    let (mut run, file) = at_work(&desk, Lang::Zh);
    std::fs::remove_file(&file).expect("deleted");
    run.until("missed", |r| r.shows(&safe::GONE.with(Lang::Zh, &["group.mot.ron"])));
    write_card(&mut run, "还在");
    run.click_button(safe::WRITE_AGAIN.zh);
    run.until("written", |_| holds(&file, "还在"));
    run.close();
}

#[test]
fn several_drafts_are_decided_one_by_one_and_none_is_deleted_by_looking() {
    let desk = Desk::new();
    let file = desk.path("named.mot.ron");
    sample(&file, "甲");
    let mut run = desk.open(Lang::En, &[&file]);
    run.until("open", |r| r.app().workbook().is_some());
    open_board(&mut run);
    write_card(&mut run, "unsaved card");
    run.command(Command::New);
    run.key(Key::Escape);
    open_board(&mut run);
    write_card(&mut run, "nameless card");
    run.until("kept", |_| any_holds(&desk.data(), "nameless card") && any_holds(&desk.data(), "unsaved card"));
    let after = run.crash(&desk.data());
    let again = || Run::new(crate::drive::start(after.path(), Lang::En, &[]), crate::drive::settings(), egui::vec2(1440.0, 900.0));
    let mut look = again();
    look.until("both", |r| r.app().drafts().len() == 2);
    assert!(look.shows(safe::RECOVERY_TITLE.en) || look.paints(safe::RECOVERY_TITLE.en), "{:?}", look.labels());
    let of_file = look.app().drafts().iter().find(|d| d.file.is_some()).expect("named").clone();
    look.ask(Action::Safe(Safe::LookAtDraft(of_file.id.clone())));
    assert!(look.paints("unsaved card"), "what it holds is shown");
    assert!(look.shows(safe::KEEP_BOTH.en) && look.shows(safe::OPEN_SAVED.en) && look.shows(safe::LATER.en));
    look.close();
    let mut run = again();
    run.until("both again", |r| r.app().drafts().len() == 2);
    run.ask(Action::Safe(Safe::Recover(of_file.id.clone(), Choice::OpenSaved)));
    run.until("the saved one", |r| r.app().workbook().is_some_and(|w| w.exercise(BOARD).is_some()));
    assert_eq!(cards(run.exercise(BOARD), 0), ["甲"]);
    // What was put aside is one of its versions.
    run.command(Command::Versions);
    run.until("listed", |r| r.shows(safe::WHY_UNSAVED.en));
    let left = run.app().drafts()[0].id.clone();
    run.ask(Action::Safe(Safe::Recover(left, Choice::Restore)));
    run.until("the nameless one", |r| r.app().workbook().is_some_and(|w| w.exercise(BOARD).is_some_and(|e| cards(e, 0) == ["nameless card"])));
    run.close();
}

#[test]
fn a_draft_that_ended_the_program_twice_is_offered_as_text() {
    let desk = Desk::new();
    let mut run = desk.run(Lang::Zh);
    open_board(&mut run);
    write_card(&mut run, "救我");
    run.until("kept", |_| any_holds(&desk.data(), "救我"));
    let mut after = run.crash(&desk.data());
    for _ in 0..2 {
        let mut again = Run::new(crate::drive::start(after.path(), Lang::Zh, &[]), crate::drive::settings(), egui::vec2(1440.0, 900.0));
        again.until("offered", |r| !r.app().drafts().is_empty());
        let id = again.app().drafts()[0].id.clone();
        // It dies while the draft is brought back: what was noted before stays.
        let tries = after.path().join(format!("data/drafts/{id}.tries"));
        let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
        let noted = std::fs::read_to_string(&tries).unwrap_or_default();
        spoil(&tries, format!("{noted}{seconds}\n").as_bytes());
        after = again.crash(after.path());
    }
    let mut last = Run::new(crate::drive::start(after.path(), Lang::Zh, &[]), crate::drive::settings(), egui::vec2(1440.0, 900.0));
    last.until("offered", |r| !r.app().drafts().is_empty());
    assert!(last.app().drafts()[0].suspicious);
    assert!(last.shows(safe::AS_TEXT.zh) && !last.labels().iter().any(|l| l == &format!("Button {}", safe::RESTORE.zh)), "{:?}", last.labels());
    assert!(last.shows(command::PALETTE.zh) || last.app().workbook().is_none(), "everything else works");
    last.close();
}
