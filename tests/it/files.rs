//! Bad files, files that change underneath, and saving by itself: one sentence each, and never a byte lost.

use std::{path::Path, time::Duration};

use egui::{Key, Modifiers};
use mot_studio::{
    model::{
        text::Lang,
        texts::{Text, files as tf, safe, shell as tx},
    },
    ui::cx::Action,
};

use crate::drive::{BOARD, Desk, Run, cards, sample, spoil};

fn open_board(run: &mut Run) {
    run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
}

fn write_card(run: &mut Run, text: &str) {
    run.chord(Modifiers::NONE, Key::Num1, "1");
    run.text(text);
    run.key(Key::Enter);
    run.key(Key::Escape);
}

/// How often a sentence is on screen.
fn count(run: &Run, text: &str) -> usize {
    run.painted().iter().filter(|(t, ..)| t.contains(text)).count()
}

/// The part of a sentence before its first hole.
fn head(text: Text, lang: Lang) -> &'static str {
    text.get(lang).split('{').next().unwrap_or_default()
}

#[test]
fn each_bad_file_gets_one_sentence_and_keeps_its_bytes() {
    let zip = b"PK\x03\x04\x14\0\0\0\x08\0name".to_vec();
    let bad: [(&str, Option<Vec<u8>>, Text); 7] = [
        ("gone.mot.ron", None, tf::OPEN_MISSING),
        ("empty.mot.ron", Some(Vec::new()), tf::OPEN_EMPTY),
        ("zip.mot.ron", Some(zip), tf::OPEN_FOREIGN),
        ("letter.mot.ron", Some("亲爱的同学们：\n明天见。\n".as_bytes().to_vec()), tf::OPEN_NOT_WORKBOOK),
        ("utf16.mot.ron", Some(vec![0xff, 0xfe, b'(', 0, b')', 0]), tf::OPEN_UTF16),
        ("picture.mot.ron", Some(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()), tf::OPEN_FOREIGN),
        ("noise.mot.ron", Some((0..4096_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect()), tf::OPEN_NOT_TEXT),
    ];
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        for (name, bytes, want) in &bad {
            let path = desk.path(name);
            if let Some(bytes) = bytes {
                spoil(&path, bytes);
            }
            run.ask(Action::OpenFile(path.clone()));
            one_dialog(&mut run, name, tx::OPEN_FAILED_TITLE, *want);
            run.key(Key::Enter);
            run.until("closed", |r| !r.shows(tx::GOT_IT.get(lang)));
            assert_eq!(std::fs::read(&path).ok(), *bytes, "{name} is untouched");
            assert!(run.app().workbook().is_none(), "{name}");
        }
        // It goes on as if nothing had happened.
        open_board(&mut run);
        write_card(&mut run, "照常");
        assert_eq!(cards(run.exercise(BOARD), 0), ["照常"]);
    }
}

fn one_dialog(run: &mut Run, name: &str, title: Text, text: Text) {
    let lang = run.lang();
    let title = title.with(lang, &[name]);
    run.until(&format!("{name}: a dialog"), |r| r.paints(&title));
    assert_eq!(count(run, &title), 1, "{name}");
    assert_eq!(count(run, head(text, lang)), 1, "{name}: {:?}", run.painted().iter().map(|p| &p.0).collect::<Vec<_>>());
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let desk = Desk::new();
    let path = desk.path("huge.mot.ron");
    // Sparse: nothing is written, the size alone counts.
    let file = std::fs::File::options().create(true).truncate(true).write(true).open(&path).expect("made");
    file.set_len(3 * 1024 * 1024 * 1024).expect("sized");
    let mut run = desk.run(Lang::En);
    run.ask(Action::OpenFile(path.clone()));
    one_dialog(&mut run, "huge.mot.ron", tx::OPEN_FAILED_TITLE, tf::OPEN_TOO_LARGE);
    assert_eq!(std::fs::metadata(&path).expect("there").len(), 3 * 1024 * 1024 * 1024);
}

#[test]
fn what_is_left_of_a_damaged_file_opens_as_a_new_workbook() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let whole = desk.path("whole.mot.ron");
        sample(&whole, "还在的卡");
        let text = std::fs::read_to_string(&whole).expect("read");
        let at = text.rfind("还在的卡").expect("the card") + "还在的卡".len() + 3;
        let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |n| at + n + 1);
        let path = desk.path("cut.mot.ron");
        let bytes = text.get(..(end + 8).min(text.len() - 4)).expect("a cut").as_bytes().to_vec();
        spoil(&path, &bytes);
        let mut run = desk.run(lang);
        run.ask(Action::OpenFile(path.clone()));
        let title = tx::OPEN_PART_TITLE.with(lang, &["cut.mot.ron"]);
        run.until("a dialog", |r| r.paints(&title));
        assert_eq!(count(&run, &title), 1);
        run.click(tx::OPEN_READABLE.get(lang));
        run.until("open", |r| r.app().workbook().is_some());
        assert_eq!(cards(run.exercise(BOARD), 0), ["还在的卡"], "{text}");
        open_board(&mut run);
        write_card(&mut run, "新写的");
        run.pass(Duration::from_secs(5));
        run.close();
        assert_eq!(std::fs::read(&path).expect("read"), bytes, "the broken original is never overwritten");
    }
}

fn newer(desk: &Desk) -> std::path::PathBuf {
    let path = desk.path("newer.mot.ron");
    sample(&path, "将来的");
    let text = std::fs::read_to_string(&path).expect("read");
    let raised = text.replacen("format: 1", "format: 99", 1);
    assert_ne!(raised, text, "the format number is in the file: {}", text.get(..200).unwrap_or(&text));
    spoil(&path, raised.as_bytes());
    path
}

#[test]
fn a_newer_file_can_be_read_and_refuses_edits_with_words() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let path = newer(&desk);
        let bytes = std::fs::read(&path).expect("read");
        let mut run = desk.open(lang, &[&path]);
        run.until("open", |r| r.app().workbook().is_some());
        assert_eq!(count(&run, head(tf::NEWER, lang)), 1, "{:?}", run.labels());
        assert_eq!(count(&run, &tx::OPENED_READ_ONLY.with(lang, &["newer.mot.ron"])), 1, "it did open");
        run.key(Key::Enter);
        let before = run.book().clone();
        open_board(&mut run);
        write_card(&mut run, "不行");
        run.ask(Action::OpenExercise { template: "smart-action-plan".into(), preset: String::new() });
        assert!(run.paints(tx::IS_READ_ONLY.get(lang)), "{:?}", run.labels());
        assert_eq!(run.book(), &before);
        assert!(run.paints(tx::READ_ONLY.get(lang)), "the top bar says so");
        run.pass(Duration::from_secs(5));
        run.close();
        assert_eq!(std::fs::read(&path).expect("read"), bytes);
    }
}

#[test]
fn an_edit_is_in_the_file_a_second_later() {
    let desk = Desk::new();
    let file = desk.path("a.mot.ron");
    sample(&file, "甲");
    let mut run = desk.open(Lang::Zh, &[&file]);
    run.until("open", |r| r.app().workbook().is_some());
    open_board(&mut run);
    write_card(&mut run, "一秒后在文件里");
    let there = |file: &Path| std::fs::read_to_string(file).is_ok_and(|t| t.contains("一秒后在文件里"));
    run.pass(Duration::from_millis(500));
    std::thread::sleep(Duration::from_millis(50));
    run.steps(2);
    assert!(!there(&file), "not while somebody may be typing");
    run.pass(Duration::from_millis(600));
    run.until("written", |_| there(&file));
    run.until("said", |r| r.labels().iter().any(|l| l.contains("已保存")) || r.paints("已保存"));
    run.close();
}

/// Opens a file, edits it here and there, and lets it save: the two versions collide.
fn collision(desk: &Desk, lang: Lang) -> (Run, std::path::PathBuf, Vec<u8>) {
    let file = desk.path("shared.mot.ron");
    sample(&file, "甲");
    let mut run = desk.open(lang, &[&file]);
    run.until("open", |r| r.app().workbook().is_some());
    open_board(&mut run);
    // The clock stands still: mine is not in the file yet.
    write_card(&mut run, "我的");
    sample(&file, "他们的");
    let theirs = std::fs::read(&file).expect("read");
    run.pass(Duration::from_secs(2));
    let title = tx::CHANGED_TITLE.with(lang, &["shared.mot.ron"]);
    run.until("a dialog", |r| r.paints(&title));
    assert_eq!(count(&run, &title), 1);
    assert_eq!(std::fs::read(&file).expect("read"), theirs, "not overwritten unasked");
    (run, file, theirs)
}

fn holds(file: &Path, text: &str) -> bool {
    std::fs::read_to_string(file).is_ok_and(|t| t.contains(text))
}

#[test]
fn a_file_that_changed_underneath_is_asked_about_and_a_copy_keeps_both() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let (mut run, file, theirs) = collision(&desk, lang);
        run.click(tx::SAVE_COPY.get(lang));
        let copy = desk.path("mine.mot.ron");
        run.type_path(&copy);
        run.until("written", |_| holds(&copy, "我的"));
        run.pass(Duration::from_secs(5));
        run.close();
        assert_eq!(std::fs::read(&file).expect("read"), theirs);
    }
}

#[test]
fn mine_may_replace_theirs_and_then_saving_goes_on() {
    let desk = Desk::new();
    let (mut run, file, _theirs) = collision(&desk, Lang::Zh);
    run.click(tx::OVERWRITE.zh);
    run.until("written", |_| holds(&file, "我的"));
    write_card(&mut run, "再来一张");
    run.pass(Duration::from_secs(2));
    run.until("written", |_| holds(&file, "再来一张"));
    run.close();
}

#[test]
fn deciding_later_loses_neither_version() {
    let desk = Desk::new();
    let (mut run, file, theirs) = collision(&desk, Lang::En);
    run.click(tx::DECIDE_LATER.en);
    write_card(&mut run, "mine too");
    run.pass(Duration::from_secs(5));
    run.close();
    assert_eq!(std::fs::read(&file).expect("read"), theirs);
    let mut again = desk.run(Lang::En);
    again.until("mine is offered", |r| r.app().drafts().len() == 1);
    again.click(safe::KEEP_BOTH.en);
    again.until("back", |r| r.app().workbook().is_some());
    let mine = cards(again.exercise(BOARD), 0);
    assert!(mine.contains(&"我的".to_owned()) && mine.contains(&"mine too".to_owned()), "{mine:?}");
    assert_eq!(std::fs::read(&file).expect("read"), theirs);
}

#[test]
fn a_folder_that_cannot_be_written_keeps_the_work_and_says_so() {
    let desk = Desk::new();
    let folder = desk.path("stick");
    std::fs::create_dir_all(&folder).expect("made");
    let file = folder.join("a.mot.ron");
    sample(&file, "甲");
    let mut run = desk.open(Lang::Zh, &[&file]);
    run.until("open", |r| r.app().workbook().is_some());
    open_board(&mut run);
    std::fs::remove_dir_all(&folder).expect("the stick is pulled out");
    write_card(&mut run, "还没存");
    run.pass(Duration::from_secs(2));
    run.until("said", |r| r.shows(&safe::GONE.with(Lang::Zh, &["a.mot.ron"])));
    // Closing asks instead of letting go of it.
    run.ctrl(Key::W);
    run.until("asked", |r| r.paints(tx::CLOSE_TITLE.zh));
    run.click(tx::SAVE_TO.zh);
    let other = desk.path("other.mot.ron");
    run.type_path(&other);
    run.until("saved elsewhere and closed", |r| r.app().workbook().is_none() && holds(&other, "还没存"));
    run.close();
}

#[test]
fn a_file_is_chosen_from_the_list_and_a_typed_path_may_be_relative() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        std::fs::create_dir_all(desk.path("组")).expect("made");
        sample(&desk.path("组/第二组.mot.ron"), "甲");
        sample(&desk.path("one.mot.ron"), "乙");
        spoil(&desk.path("notes.txt"), b"not shown");
        let known = mot_studio::model::settings::Settings { last_folder: Some(desk.dir.path().display().to_string()), ..crate::drive::settings() };
        let mut run = Run::new(crate::drive::start(&desk.data(), lang, &[]), known, egui::vec2(1440.0, 900.0));
        run.ctrl(Key::O);
        run.until("the dialog", |r| r.shows("one.mot.ron"));
        assert!(!run.shows("notes.txt"));
        run.click("组");
        run.until("the folder", |r| r.shows("第二组.mot.ron"));
        run.click("第二组.mot.ron");
        run.click_button(tx::OPEN_IT.get(lang));
        run.until("open", |r| r.app().workbook().is_some());
        assert_eq!(cards(run.exercise(BOARD), 0), ["甲"]);
        run.ctrl(Key::O);
        run.until("the dialog", |r| r.shows("one.mot.ron"));
        run.text("one.mot.ron");
        run.key(Key::Enter);
        run.until("the other is open", |r| cards(r.exercise(BOARD), 0) == ["乙"]);
        // A folder is no place to save into.
        run.command(mot_studio::ui::command::Command::SaveAs);
        run.type_path(&desk.path("组/第二组"));
        run.until("it asks", |r| r.paints(&tx::REPLACE.with(lang, &["第二组.mot.ron"])));
        run.key(Key::Escape);
        assert!(!run.shows(tx::PATH.get(lang)));
        run.close();
    }
}

#[test]
fn two_damaged_files_are_both_kept_for_the_asking() {
    let desk = Desk::new();
    let mut files = Vec::new();
    for name in ["甲", "乙"] {
        let path = desk.path(&format!("{name}.mot.ron"));
        sample(&path, name);
        let text = std::fs::read_to_string(&path).expect("read");
        spoil(&path, text.get(..text.len() - 60).expect("a cut").as_bytes());
        files.push(path);
    }
    let mut run = desk.open(Lang::Zh, &[&files[0], &files[1]]);
    for name in ["甲", "乙"] {
        let title = tx::OPEN_PART_TITLE.with(Lang::Zh, &[&format!("{name}.mot.ron")]);
        run.until("asked", |r| r.paints(&title));
        run.click(tx::OPEN_READABLE.zh);
        run.until("open", |r| r.app().workbook().is_some_and(|w| w.exercise(BOARD).is_some_and(|e| cards(e, 0) == [name])));
    }
}
