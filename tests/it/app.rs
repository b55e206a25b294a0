//! The main job from end to end: open a course, read, do an exercise, save, close, open it again.

use egui::{Key, Modifiers, vec2};
use mot_studio::{
    model::{
        reading,
        text::Lang,
        texts::{reader as tr, shell as tx},
    },
    ui::{command::Command, cx::Action},
};

use crate::drive::{BOARD, Desk, Run, cards, same_work};

/// The name of the course in a language.
fn course_name(lang: Lang) -> &'static str {
    lang.pick("MOT 服务设计", "MOT")
}

fn page_of_board(lang: Lang) -> String {
    let library = mot_studio::io::content::Library::embedded();
    let course = library.course(crate::drive::COURSE).expect("embedded");
    let (_, page) = course.pages().find(|(_, p)| p.slots().any(|s| s.id == BOARD)).expect("a page opens the board");
    page.short_title().get(lang).to_owned()
}

#[test]
fn from_the_course_to_a_saved_exercise_and_back() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        run.until("the course is on its card", |r| r.shows(&tx::COURSES.get(lang)[..3]) || r.shows(course_name(lang)));
        let card = run.labels().into_iter().find(|l| l.contains(lang.pick(" 小时·", " hours, "))).expect("a course card");
        run.click(card.trim_start_matches("Button "));
        read_two_pages(&mut run, lang);
        open_from_the_launcher(&mut run, lang);
        fill_the_board(&mut run, lang);
        let file = desk.path("第二组.mot.ron");
        run.chord(Modifiers::COMMAND | Modifiers::CTRL | Modifiers::SHIFT, Key::S, "");
        assert!(run.shows(tx::PATH.get(lang)), "the dialog asks for a path: {:?}", run.labels());
        run.type_path(&file);
        run.until("the file is there", |r| file.is_file() && r.paints(&tx::SAVED_AS.with(r.lang(), &["第二组.mot.ron"])));
        let before = run.book().clone();
        run.close();
        let mut again = desk.open(lang, &[&file]);
        again.until("it is open again", |r| r.app().workbook().is_some());
        assert!(same_work(again.book(), &before), "{lang:?}");
        assert!(reading::is_read(Some(&again.book().about), &first_page()), "the mark is in the file");
        again.until("its exercise is listed", |r| r.paints(before.exercises[0].template.title.get(r.lang())));
        again.close();
    }
}

fn first_page() -> String {
    let library = mot_studio::io::content::Library::embedded();
    library.course(crate::drive::COURSE).expect("embedded").pages().next().map(|(_, p)| p.id.clone()).expect("pages")
}

fn read_two_pages(run: &mut Run, lang: Lang) {
    run.until("the first page", |r| r.paints("1 / "));
    run.click(tr::READ.get(lang));
    run.until("marked", |r| r.app().workbook().is_some_and(|w| reading::is_read(Some(&w.about), &first_page())));
    run.key(Key::ArrowRight);
    run.until("the second page", |r| r.paints("2 / "));
    run.key(Key::D);
    assert!(reading::is_read(Some(&run.book().about), &first_page()));
    run.ctrl(Key::Z);
    run.chord(Modifiers::COMMAND | Modifiers::CTRL, Key::Y, "");
}

fn open_from_the_launcher(run: &mut Run, lang: Lang) {
    let page = page_of_board(lang);
    run.ctrl(Key::K);
    run.text(&page);
    run.until("the palette lists the page", |r| r.shows(&page));
    run.click(&page);
    run.until("the page", |r| r.paints(tr::START.get(lang)) || r.shows(tr::START.get(lang)));
    run.click(tr::START.get(lang));
    run.until("the board", |r| r.app().workbook().is_some_and(|w| w.exercise(BOARD).is_some()));
}

fn fill_the_board(run: &mut Run, lang: Lang) {
    for (digit, key, text) in [("1", Key::Num1, "取号时先填好"), ("1", Key::Num1, "只核身份证"), ("2", Key::Num2, "上门办")] {
        run.key(Key::Escape);
        run.chord(Modifiers::NONE, key, digit);
        run.text(text);
        run.key(Key::Enter);
    }
    run.key(Key::Escape);
    assert_eq!(cards(run.exercise(BOARD), 0), ["取号时先填好", "只核身份证"]);
    assert_eq!(cards(run.exercise(BOARD), 1), ["上门办"]);
    let from = run.rect("只核身份证").center() - vec2(20.0, 20.0);
    let to = run.rect("上门办").center() - vec2(20.0, 20.0);
    run.drag(from, to);
    assert_eq!(cards(run.exercise(BOARD), 1), ["只核身份证", "上门办"], "{lang:?}");
    run.ctrl(Key::Z);
    assert_eq!(cards(run.exercise(BOARD), 0), ["取号时先填好", "只核身份证"], "undone");
    run.chord(Modifiers::COMMAND | Modifiers::CTRL | Modifiers::SHIFT, Key::Z, "");
    assert_eq!(cards(run.exercise(BOARD), 1), ["只核身份证", "上门办"], "redone");
}

#[test]
fn closing_what_has_no_name_asks_and_saving_closes_it() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
        run.chord(Modifiers::NONE, Key::Num1, "1");
        run.text("第一张");
        run.key(Key::Enter);
        run.key(Key::Escape);
        run.ctrl(Key::W);
        assert!(run.paints(tx::CLOSE_TITLE.get(lang)), "it asks");
        run.key(Key::Escape);
        assert!(run.app().workbook().is_some(), "cancelled");
        run.ctrl(Key::W);
        run.click(tx::SAVE_TO.get(lang));
        let file = desk.path("a.mot.ron");
        run.type_path(&file);
        run.until("saved and closed", |r| r.app().workbook().is_none());
        let opened = mot_studio::io::worker::open(&file).expect("a workbook").opened.workbook;
        assert_eq!(cards(opened.exercise(BOARD).expect("started"), 0), ["第一张"]);
        run.close();
        let mut again = desk.run(lang);
        again.until("drafts are listed", |_| true);
        again.pass(std::time::Duration::from_millis(300));
        assert!(again.app().drafts().is_empty(), "nothing is left over");
    }
}

#[test]
fn a_file_is_replaced_only_after_a_second_yes() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let taken = desk.path("taken.mot.ron");
        crate::drive::sample(&taken, "别人的");
        let before = std::fs::read(&taken).expect("read");
        let mut run = desk.run(lang);
        run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
        run.command(Command::SaveAs);
        run.type_path(&taken);
        run.until("it asks", |r| r.paints(&tx::REPLACE.with(lang, &["taken.mot.ron"])));
        assert_eq!(std::fs::read(&taken).expect("read"), before, "one yes is not enough");
        run.key(Key::Enter);
        run.until("replaced", |_| std::fs::read(&taken).is_ok_and(|now| now != before));
        run.close();
    }
}

#[test]
fn edits_made_while_the_file_is_written_reach_it_before_the_end() {
    let desk = Desk::new();
    let file = desk.path("a.mot.ron");
    crate::drive::sample(&file, "甲");
    let mut run = desk.open(Lang::Zh, &[&file]);
    run.until("open", |r| r.app().workbook().is_some());
    run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
    for (n, text) in ["乙", "丙", "丁"].into_iter().enumerate() {
        run.chord(Modifiers::NONE, Key::Num2, "2");
        run.text(text);
        run.key(Key::Enter);
        run.key(Key::Escape);
        if n < 2 {
            run.ctrl(Key::S);
        }
    }
    let want = run.book().clone();
    run.close();
    let opened = mot_studio::io::worker::open(&file).expect("whole").opened.workbook;
    assert!(same_work(&opened, &want), "everything is in the file");
}

fn write_card(run: &mut Run, text: &str) {
    run.chord(Modifiers::NONE, Key::Num1, "1");
    run.text(text);
    run.key(Key::Enter);
    run.key(Key::Escape);
}

/// What the window was told in the last frame.
fn told(run: &Run) -> Vec<egui::ViewportCommand> {
    run.h.output().viewport_output.values().flat_map(|v| v.commands.clone()).collect()
}

/// The user closes the window; what the window is told then.
fn close_window(run: &mut Run) -> Vec<egui::ViewportCommand> {
    let viewport = run.h.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
    viewport.events.push(egui::ViewportEvent::Close);
    run.h.step();
    let told = told(run);
    if let Some(viewport) = run.h.input_mut().viewports.get_mut(&egui::ViewportId::ROOT) {
        viewport.events.clear();
    }
    run.steps(2);
    told
}

#[test]
fn the_window_closes_only_when_nothing_is_lost() {
    let desk = Desk::new();
    let file = desk.path("a.mot.ron");
    crate::drive::sample(&file, "甲");
    let mut named = desk.open(Lang::Zh, &[&file]);
    named.until("open", |r| r.app().workbook().is_some());
    named.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
    write_card(&mut named, "乙");
    assert!(!close_window(&mut named).contains(&egui::ViewportCommand::CancelClose), "it has a file to go to");
    named.close();
    assert!(std::fs::read_to_string(&file).is_ok_and(|t| t.contains('乙')));

    let mut run = desk.run(Lang::Zh);
    run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
    write_card(&mut run, "没名字");
    assert!(close_window(&mut run).contains(&egui::ViewportCommand::CancelClose), "it asks first");
    assert!(run.paints(tx::CLOSE_TITLE.zh));
    run.key(Key::Escape);
    assert!(close_window(&mut run).contains(&egui::ViewportCommand::CancelClose), "cancelled means it asks again");
    run.click(tx::SAVE_TO.zh);
    let file = desk.path("b.mot.ron");
    run.ctrl(Key::A);
    run.text(&file.display().to_string());
    // Every frame is looked at: a quick disk lets the window close in the next one.
    run.h.key_press(Key::Enter);
    let mut closed = false;
    run.until("saved, then closed", |r| {
        closed |= told(r).contains(&egui::ViewportCommand::Close);
        closed && file.is_file()
    });
    assert!(std::fs::read_to_string(&file).is_ok_and(|t| t.contains("没名字")));
}

#[test]
fn the_window_stays_open_when_the_last_save_fails() {
    let desk = Desk::new();
    let mut run = desk.run(Lang::Zh);
    run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
    write_card(&mut run, "没名字");
    assert!(close_window(&mut run).contains(&egui::ViewportCommand::CancelClose));
    run.click(tx::SAVE_TO.zh);
    run.type_path(&desk.path("no-such-folder/b.mot.ron"));
    let mut closed = false;
    run.until("said", |r| {
        closed |= told(r).contains(&egui::ViewportCommand::Close);
        r.paints("文件夹不在了")
    });
    assert!(!closed && run.app().workbook().is_some(), "the work is still on screen");
}

#[test]
fn two_workbooks_are_open_side_by_side_and_dropped_files_open() {
    let desk = Desk::new();
    let files = ["甲组.mot.ron", "乙组.mot.ron"].map(|n| desk.path(n));
    crate::drive::sample(&files[0], "第一份");
    crate::drive::sample(&files[1], "第二份");
    let mut run = desk.open(Lang::Zh, &[&files[0]]);
    run.until("the first", |r| r.app().workbook().is_some());
    run.ask(Action::OpenFile(files[1].clone()));
    run.until("the second", |r| cards(r.exercise(BOARD), 0) == ["第二份"]);
    run.command(Command::NextBook);
    assert_eq!(cards(run.exercise(BOARD), 0), ["第一份"]);
    run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
    write_card(&mut run, "只在第一份");
    run.command(Command::NextBook);
    assert_eq!(cards(run.exercise(BOARD), 0), ["第二份"]);
    run.ctrl(Key::W);
    run.until("the first is left", |r| cards(r.exercise(BOARD), 0).len() == 2);
    run.close();
    assert!(std::fs::read_to_string(&files[0]).is_ok_and(|t| t.contains("只在第一份")));
    assert!(std::fs::read_to_string(&files[1]).is_ok_and(|t| !t.contains("只在第一份")));
}

#[test]
fn a_bad_file_among_good_ones_is_not_passed_over() {
    let desk = Desk::new();
    let (good, bad, worse) = (desk.path("good.mot.ron"), desk.path("bad.mot.ron"), desk.path("worse.mot.ron"));
    crate::drive::sample(&good, "甲");
    crate::drive::spoil(&bad, b"");
    let mut run = desk.open(Lang::Zh, &[&bad, &good, &worse]);
    for name in ["bad.mot.ron", "worse.mot.ron"] {
        run.until(name, |r| r.paints(&tx::OPEN_FAILED_TITLE.with(Lang::Zh, &[name])));
        run.key(Key::Enter);
    }
    run.until("the good one is open", |r| r.app().workbook().is_some() && !r.shows(tx::GOT_IT.zh));
}

#[test]
fn enter_on_cancel_is_a_cancel() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        run.ctrl(Key::N);
        run.tab_to(tx::OWNER_FILE.get(lang));
        run.text("不要");
        run.tab_to(tx::CANCEL.get(lang));
        run.key(Key::Enter);
        run.until("closed", |r| !r.shows(tx::OWNER_TITLE.get(lang)) && !r.paints(tx::OWNER_TITLE.get(lang)));
        let title = |r: &Run| r.book().about.text(mot_studio::model::stamp::ItemId::HEADER, "title").to_owned();
        assert_eq!(title(&run), "");
        run.ask(Action::EditOwner);
        run.tab_to(tx::OWNER_FILE.get(lang));
        run.text("要的");
        run.key(Key::Enter);
        assert_eq!(title(&run), "要的", "Enter in a field means OK");
        run.close();
    }
}
