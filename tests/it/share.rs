//! Handing in, sharing and taking over: the file that leaves, the names in it, and what comes back.

use std::path::Path;

use egui::{Key, Modifiers};
use mot_studio::{
    io::worker::open,
    model::{
        share::HANDED_IN,
        stamp::ItemId,
        text::Lang,
        texts::{command as names, share as tx},
        workbook::Workbook,
    },
    ui::{
        command::Command,
        cx::{Action, Place},
    },
};

use crate::drive::{BOARD, Desk, Run, cards, same_work};

fn write_cards(run: &mut Run, texts: &[&str]) {
    run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
    run.chord(Modifiers::NONE, Key::Num1, "1");
    for text in texts {
        run.text(text);
        run.key(Key::Enter);
    }
    run.key(Key::Escape);
}

fn read(path: &Path) -> Workbook {
    open(path).expect("it can be read").opened.workbook
}

#[test]
fn the_file_that_is_handed_in_opens_equal_and_the_workbook_remembers() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        write_cards(&mut run, &["先叫名字", "再办事"]);
        run.command(Command::HandIn);
        assert!(run.shows(tx::TITLE.get(lang)), "{:?}", run.labels());
        run.click_button(tx::WRITE.get(lang));
        let path = desk.path("交.mot.ron");
        run.type_path(&path);
        run.until("written", |r| !r.book().about.text(ItemId::HEADER, HANDED_IN).is_empty());
        let sent = read(&path);
        assert_eq!(sent.id, run.book().id);
        assert!(sent.exercise(BOARD).is_some_and(|e| e.doc == run.exercise(BOARD).doc), "every stamp is there");
    }
}

#[test]
fn aliases_stand_for_names_in_what_leaves_and_nowhere_else() {
    let desk = Desk::new();
    let mut run = desk.run(Lang::Zh);
    write_cards(&mut run, &["先叫名字"]);
    run.command(Command::HandIn);
    run.click(tx::USE_ALIAS.zh);
    assert!(run.shows("陈"), "the author is listed");
    run.click_button(tx::WRITE.zh);
    let path = desk.path("化名.mot.ron");
    run.type_path(&path);
    run.until("written", |_| path.is_file());
    let text = std::fs::read_to_string(&path).expect("written");
    assert!(!text.contains("陈"), "no name leaves");
    assert!(text.contains("学员1"));
    assert_eq!(run.exercise(BOARD).doc.of_kind("card").next().map(|(_, c)| c.text("author").to_owned()), Some("陈".to_owned()));
}

#[test]
fn the_open_file_itself_cannot_be_replaced_by_a_part_of_it() {
    let desk = Desk::new();
    let path = desk.path("我的.mot.ron");
    let mut run = desk.run(Lang::Zh);
    write_cards(&mut run, &["先叫名字"]);
    run.command(Command::SaveAs);
    run.type_path(&path);
    run.until("saved", |_| path.is_file());
    let before = std::fs::read(&path).expect("saved");
    run.command(Command::HandIn);
    run.click_button(tx::WRITE.zh);
    run.type_path(&path);
    run.key(Key::Enter);
    run.until("refused", |r| r.shows(tx::IS_ITSELF.zh));
    assert_eq!(std::fs::read(&path).expect("there"), before);
}

#[test]
fn a_card_goes_into_a_colleagues_file_and_everything_there_stays() {
    let desk = Desk::new();
    let theirs = desk.path("小王.mot.ron");
    {
        let mut other = desk.run(Lang::Zh);
        write_cards(&mut other, &["他们的"]);
        other.command(Command::SaveAs);
        other.type_path(&theirs);
        other.until("saved", |_| theirs.is_file());
        other.close();
    }
    let before = read(&theirs);
    let fresh = Desk::new();
    let mut run = fresh.run(Lang::Zh);
    write_cards(&mut run, &["给小王的"]);
    let card = run.rect("给小王的").center();
    run.click_at(card);
    run.command(Command::CopyInto);
    run.type_path(&theirs);
    run.until("put in", |_| cards(read(&theirs).exercise(BOARD).expect("there"), 0).len() == 2);
    let after = read(&theirs);
    assert_eq!(cards(after.exercise(BOARD).expect("there"), 0), ["他们的", "给小王的"]);
    assert!(
        before
            .exercise(BOARD)
            .expect("there")
            .doc
            .all()
            .iter()
            .all(|(id, item)| after.exercise(BOARD).expect("there").doc.all().get(id) == Some(item))
    );
}

#[test]
fn an_exercise_of_somebody_else_is_added_united_or_put_beside() {
    let desk = Desk::new();
    let theirs = desk.path("第三组.mot.ron");
    {
        let mut other = desk.run(Lang::Zh);
        write_cards(&mut other, &["他们的"]);
        other.command(Command::SaveAs);
        other.type_path(&theirs);
        other.until("saved", |_| theirs.is_file());
        other.close();
    }
    let original = read(&theirs);
    let fresh = Desk::new();
    let mut run = fresh.run(Lang::Zh);
    let take = |run: &mut Run, choice: &str| {
        run.command(Command::ImportExercise);
        run.type_path(&theirs);
        run.until("offered", |r| r.shows(tx::IMPORT_TEXT.zh));
        if !choice.is_empty() {
            run.click(choice);
        }
        run.click_button(&tx::IMPORT.with(Lang::Zh, &["1"]));
        run.until("taken", |r| !r.shows(tx::IMPORT_TEXT.zh));
    };
    take(&mut run, "");
    assert_eq!(cards(run.exercise(BOARD), 0), ["他们的"], "added");
    take(&mut run, tx::UNITE.zh);
    assert_eq!(cards(run.exercise(BOARD), 0), ["他们的", "他们的"], "into mine");
    run.ctrl(Key::Z);
    assert_eq!(cards(run.exercise(BOARD), 0), ["他们的"], "one step of undo");
    take(&mut run, tx::BESIDE.zh);
    let beside = format!("{BOARD}~2");
    assert_eq!(cards(run.exercise(&beside), 0), ["他们的"]);
    run.ask(Action::Go(Place::Overview));
    assert!(run.shows(names::HAND_IN.zh));
    run.h.step();
    assert!(same_work(&original, &read(&theirs)), "the file it came from is untouched");
}
