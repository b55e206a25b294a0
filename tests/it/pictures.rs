//! Photos on cards and cells in the whole application: dropped, pasted, chosen, looked at, taken off, saved, and back after a crash.

use std::{path::Path, sync::Arc};

use egui::{Key, vec2};
use mot_studio::{
    io::{bundle, format},
    model::{picture, text::Lang},
    ui::{command::Command, cx::Action},
};

use crate::drive::{BOARD, Desk, Run, any_holds, sample, spoil};

const CANVAS: &str = "mot-design-canvas";

/// A picture file of 40 × 30 pixels.
fn photo(path: &Path) {
    let image = image::RgbImage::from_fn(40, 30, |x, y| image::Rgb([(x * 6) as u8, (y * 8) as u8, 90]));
    let mut bytes = Vec::new();
    image::DynamicImage::from(image).write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).expect("encoded");
    spoil(path, &bytes);
}

fn drop_at(run: &mut Run, path: &Path, at: egui::Pos2) {
    run.drop_file(path);
    // The window system tells the place only after the drop.
    run.h.input_mut().events.push(egui::Event::PointerMoved(at));
    run.steps(2);
}

/// The pictures that hang on the items of an exercise: register and name.
fn hung(run: &Run, key: &str) -> Vec<(String, String)> {
    let doc = &run.exercise(key).doc;
    let all = doc.all().iter().filter(|(_, item)| !item.gone);
    all.flat_map(|(id, item)| {
        item.fields
            .iter()
            .filter(|(key, _)| key.as_str().starts_with("pic:"))
            .map(|(key, _)| (key.to_string(), picture::at(doc, *id, key.as_str()).to_owned()))
    })
    .filter(|(_, name)| !name.is_empty())
    .collect()
}

fn open_board(desk: &Desk, lang: Lang, file: &str) -> Run {
    sample(&desk.path(file), "等了二十分钟");
    let mut run = desk.open(lang, &[&desk.path(file)]);
    run.until("open", |r| r.app().workbook().is_some());
    run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
    run.steps(4);
    run
}

#[test]
fn a_photo_dropped_onto_a_card_hangs_there_and_the_file_becomes_a_bundle() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let file = desk.path("二组.mot.ron");
        let mut run = open_board(&desk, lang, "二组.mot.ron");
        let before = std::fs::read(&file).expect("read");
        let photo_file = desk.path("白板.PNG");
        photo(&photo_file);
        let card = run.rect("等了二十分钟").center();
        drop_at(&mut run, &photo_file, card);
        run.until("hung", |r| !hung(r, BOARD).is_empty());
        let (register, name) = hung(&run, BOARD)[0].clone();
        assert_eq!(register, "pic:text");
        assert!(run.book().media.contains_key(&name));
        run.command(Command::Undo);
        assert!(hung(&run, BOARD).is_empty(), "undo takes it off");
        run.command(Command::Redo);
        assert_eq!(hung(&run, BOARD).len(), 1, "redo hangs it again");
        // Saved by itself: beside the text, which stays as it was.
        run.pass(std::time::Duration::from_secs(2));
        let bundle_file = desk.path("二组.motx");
        run.until("saved", |_| bundle_file.is_file());
        run.until("told", |r| r.paints("二组.motx"));
        assert_eq!(std::fs::read(&file).expect("read"), before);
        let opened = format::read(&std::fs::read(&bundle_file).expect("read"), "b").expect("a bundle");
        assert!(opened.problems.is_empty() && opened.workbook.media.len() == 1);
        assert!(bundle::is_bundle(&std::fs::read(&bundle_file).expect("read")));
        run.close();
        // Opened again, it is shown large from the card's menu.
        let mut run = desk.open(lang, &[&bundle_file]);
        run.until("open", |r| r.app().workbook().is_some());
        run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
        run.steps(4);
        let card = run.rect("等了二十分钟").center();
        run.menu_at(card);
        run.click(lang.pick("看图片", "Look at picture"));
        run.until("decoded", |r| r.paints("40 × 30"));
        run.click_button(lang.pick("关闭", "Close"));
        run.menu_at(card);
        run.click(lang.pick("删图片", "Delete picture"));
        assert!(hung(&run, BOARD).is_empty());
        run.close();
    }
}

#[test]
fn a_pasted_picture_goes_to_the_selected_card_and_without_one_nowhere() {
    let desk = Desk::new();
    let mut run = open_board(&desk, Lang::Zh, "a.mot.ron");
    let image = Arc::new(egui::ColorImage::filled([12, 8], egui::Color32::PLACEHOLDER));
    run.h.event(egui::Event::PasteImage(Arc::clone(&image)));
    run.until("told", |r| r.paints("先选一张卡片"));
    assert!(run.book().media.is_empty());
    let card = run.rect("等了二十分钟").center();
    run.click_at(card);
    run.h.event(egui::Event::PasteImage(image));
    run.until("hung", |r| hung(r, BOARD).len() == 1);
    run.close();
}

#[test]
fn a_picture_is_chosen_for_a_cell_of_a_journey() {
    let desk = Desk::new();
    let mut run = desk.run(Lang::Zh);
    run.ask(Action::OpenExercise { template: CANVAS.into(), preset: "enterprise-b2b".into() });
    run.until("open", |r| r.app().workbook().is_some_and(|w| !w.exercises.is_empty()));
    let key = run.book().exercises[0].key.clone();
    let photo_file = desk.path("photo.png");
    photo(&photo_file);
    let spoilt = desk.path("broken.png");
    spoil(&spoilt, b"\x89PNG\r\n\x1a\nnothing");
    let cell = run.labels().into_iter().find(|l| l.ends_with("，空")).expect("an empty cell");
    let at = run.rect(cell.split_once(' ').expect("role and name").1).center();
    run.click_at(at);
    run.command(Command::AddPicture);
    assert!(run.shows("选图片"));
    run.type_path(&spoilt);
    run.until("refused", |r| r.paints("图片已损坏"));
    assert!(hung(&run, &key).is_empty());
    run.command(Command::AddPicture);
    run.type_path(&photo_file);
    run.until("hung", |r| hung(r, &key).len() == 1);
    assert!(hung(&run, &key)[0].0.starts_with("pic:lane:"), "{:?}", hung(&run, &key));
    // Dropped onto another cell.
    drop_at(&mut run, &photo_file, at + vec2(150.0, 0.0));
    run.until("hung too", |r| hung(r, &key).len() == 2);
    assert_eq!(run.book().media.len(), 1, "the same picture is kept once");
    run.close();
}

#[test]
fn a_picture_of_unsaved_work_survives_a_crash() {
    let desk = Desk::new();
    let mut run = desk.run(Lang::Zh);
    run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
    run.until("open", |r| r.app().workbook().is_some());
    run.chord(egui::Modifiers::NONE, Key::Num1, "1");
    run.text("白板照片");
    run.key(Key::Enter);
    run.key(Key::Escape);
    let photo_file = desk.path("photo.png");
    photo(&photo_file);
    let card = run.rect("白板照片").center();
    drop_at(&mut run, &photo_file, card);
    run.until("hung", |r| hung(r, BOARD).len() == 1);
    let name = hung(&run, BOARD)[0].1.clone();
    run.until("kept", |_| any_holds(&desk.data(), &name));
    let after = run.crash(&desk.data());
    let mut run = Run::new(crate::drive::start(after.path(), Lang::Zh, &[]), crate::drive::settings(), vec2(1440.0, 900.0));
    run.until("offered", |r| !r.app().drafts().is_empty());
    let id = run.app().drafts()[0].id.clone();
    run.ask(Action::Safe(mot_studio::ui::safe::Safe::Recover(id, mot_studio::ui::safe::Choice::Restore)));
    run.until("restored", |r| r.app().workbook().is_some());
    assert!(run.book().media.contains_key(&name), "the picture came back");
    assert_eq!(hung(&run, BOARD).len(), 1);
    run.close();
}
