//! What leaves a workbook as drawing and as paper: every kind, both languages, read back by others than who wrote it.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use egui::Key;
use mot_studio::{
    io::{
        content::Library,
        export::{ExportError, Progress, Request, Stop, export, preview},
        format, picture,
    },
    model::{
        export::{Format, Options, Paper},
        picture::hang,
        stamp::EditorId,
        text::{Bi, Lang},
        workbook::Workbook,
    },
    ui::{
        command::Command,
        cx::{Action, Place},
    },
};
use resvg::usvg::roxmltree::Document;

use crate::{
    demo,
    drive::{Desk, spoil},
    fill::filled,
};

/// A workbook with at least one exercise of every kind, filled.
fn book(lang: Lang) -> Workbook {
    let library = Library::load(&[]);
    let mut book = demo::workbook(&library, lang);
    for id in ["case-mindmap", "commitment-card", "quiz-mot-service-design"] {
        let template = library.template("mot-service-design", id).expect("embedded");
        book.exercises.push(filled(template, id, lang));
    }
    book
}

fn request(book: Workbook, format: Format, lang: Lang, options: Options) -> Request {
    let now = jiff::civil::date(2026, 11, 27).at(10, 0, 0, 0).in_tz("UTC").expect("a time");
    let course = Bi::new("关键时刻服务设计", "Service design");
    Request { workbook: Arc::new(book), keys: Vec::new(), format, lang, options, course, now }
}

fn made(request: &Request) -> Vec<Vec<u8>> {
    let progress = Progress { report: &|_, _| {}, stop: Stop::default() };
    export(request, &progress).expect("made").into_iter().map(|made| made.bytes).collect()
}

/// Every text of a drawing, put together.
fn said(svg: &[u8]) -> String {
    let text = std::str::from_utf8(svg).expect("utf-8");
    let parsed = Document::parse(text).expect("well-formed");
    parsed.descendants().filter(|n| n.has_tag_name("text")).filter_map(|n| n.text().map(str::to_owned)).collect()
}

#[test]
fn every_kind_becomes_a_drawing_that_says_what_was_typed() {
    for lang in [Lang::Zh, Lang::En] {
        let request = request(book(lang), Format::Svg, lang, Options::default());
        let drawings = made(&request);
        assert_eq!(drawings.len(), request.workbook.exercises.len());
        for (exercise, svg) in request.workbook.exercises.iter().zip(&drawings) {
            let said: BTreeSet<char> = said(svg).chars().collect();
            let title = exercise.template.title.get(lang);
            assert!(title.chars().all(|c| said.contains(&c)), "{title}: {said:?}");
            assert!(svg.len() > 1500, "{title} is nearly empty");
        }
        // The cards of the board are there word by word, whatever the line breaks.
        let board = request.workbook.exercise("four-save-two-respect").expect("a board");
        let whole: String = drawings.iter().map(|svg| self::said(svg)).collect::<String>().split_whitespace().collect();
        for (_, card) in board.doc.of_kind("card") {
            let words: String = card.text("text").split_whitespace().collect();
            assert!(whole.contains(&words), "{words}");
        }
    }
}

#[test]
fn pages_of_a_pdf_follow_the_paper_and_say_what_they_show() {
    let pages = |options: Options, key: &str| {
        let mut request = request(book(Lang::Zh), Format::Pdf, Lang::Zh, options);
        request.keys = vec![key.to_owned()];
        preview(&request, 0, 300.0).map(|shown| (shown.pages, shown.width, shown.height)).expect("a page")
    };
    let a4 = Options { paper: Paper::A4, ..Options::default() };
    let journey = "mot-design-canvas@enterprise-b2b";
    let (fitted, w, h) = pages(a4, journey);
    assert!(w > h, "landscape");
    let (tiled, ..) = pages(Options { tiled: true, ..a4 }, journey);
    assert!(tiled > fitted + 1, "{fitted} fitted, {tiled} tiled");
    let (_, w, h) = pages(Options { landscape: false, ..a4 }, "smart-action-plan");
    assert!(h > w, "upright");
    let request = request(book(Lang::En), Format::Pdf, Lang::En, Options::default());
    let pdf = made(&request).remove(0);
    assert!(pdf.starts_with(b"%PDF-1."));
}

#[test]
fn an_empty_form_holds_the_questions_and_no_answers() {
    let board = |blank: bool| {
        let mut request = request(book(Lang::En), Format::Svg, Lang::En, Options { blank, ..Options::default() });
        request.keys = vec!["four-save-two-respect".to_owned()];
        let card =
            request.workbook.exercise("four-save-two-respect").and_then(|e| e.doc.of_kind("card").next().map(|(_, c)| c.text("text").to_owned()));
        let said: String = said(&made(&request).remove(0)).split_whitespace().collect();
        let words: String = card.expect("a card").split_whitespace().collect();
        (said.contains(&words), said.contains("Time"))
    };
    assert!(board(false).0);
    assert!(!board(true).0);
    assert_eq!(board(false).1, board(true).1, "zones have their names");
}

#[test]
fn the_picture_of_a_card_goes_along() {
    let mut book = book(Lang::Zh);
    let red = picture::from_rgba(8, 6, [200, 30, 30, 255].repeat(48)).expect("a picture");
    book.media.insert(red.name.clone(), red.bytes);
    let board = book.exercise_mut("four-save-two-respect").expect("a board");
    let card = board.doc.of_kind("card").next().map(|(id, _)| id).expect("a card");
    for op in &hang(card, "pic:text", &red.name, "x").ops {
        board.doc.apply(op, EditorId::from_random(9)).expect("fits");
    }
    let mut request = request(book, Format::Svg, Lang::Zh, Options::default());
    request.keys = vec!["four-save-two-respect".to_owned()];
    let svg = made(&request).remove(0);
    let parsed = Document::parse(std::str::from_utf8(&svg).expect("utf-8")).expect("well-formed");
    let image = parsed.descendants().find(|n| n.has_tag_name("image")).expect("an image");
    assert!(image.attribute("href").is_some_and(|at| at.starts_with("data:image/png;base64,")));
    let shown = preview(&request, 0, 800.0).expect("a page");
    assert!(shown.rgba.chunks(4).any(|p| p == [200, 30, 30, 255]), "it is painted");
    request.format = Format::Pdf;
    let pdf = made(&request).remove(0);
    assert!(pdf.windows(6).any(|w| w == b"/Image"), "it is in the PDF");
}

#[test]
fn an_export_is_stopped_between_pages() {
    let request = request(book(Lang::Zh), Format::Pdf, Lang::Zh, Options::default());
    let stop = Stop::default();
    let report = |done: usize, _| {
        if done > 0 {
            stop.stop();
        }
    };
    let result = export(&request, &Progress { report: &report, stop: stop.clone() });
    assert!(matches!(result, Err(ExportError::Stopped)));
}

#[test]
fn the_dialog_shows_the_page_and_writes_the_file_it_names() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        run.ask(Action::OpenExercise { template: "smart-action-plan".into(), preset: String::new() });
        run.until("open", |r| r.app().workbook().is_some_and(|w| w.exercise("smart-action-plan").is_some()));
        let mut settings = run.app().settings().clone();
        settings.export_folder = Some(desk.path("").display().to_string());
        run.ask(Action::Settings(Box::new(settings)));
        run.ctrl(Key::E);
        run.until("the page", |r| r.labels().iter().any(|l| l.starts_with("Image") && l.contains(lang.pick("第 1 页", "Page 1"))));
        assert!(run.shows(lang.pick("先去补上", "Go and fill it in")), "what is missing is said");
        run.key(Key::Enter);
        let written = |folder: &Path| {
            let files = std::fs::read_dir(folder).expect("a folder").filter_map(Result::ok).map(|entry| entry.path());
            files.filter(|path| path.extension().is_some_and(|end| end == "pdf")).collect::<Vec<_>>()
        };
        run.until("written", |_| !written(&desk.path("")).is_empty());
        let bytes = std::fs::read(&written(&desk.path(""))[0]).expect("a file");
        assert!(bytes.starts_with(b"%PDF-"));
        run.until("said", |r| r.shows(lang.pick("已导出", "Exported")));
        // The same name again is replaced knowingly; Esc leaves without writing.
        run.ctrl(Key::E);
        run.until("replace", |r| r.shows(lang.pick("替换", "Replace")));
        run.key(Key::Escape);
        assert!(!run.shows(lang.pick("换个地方", "Elsewhere")));
    }
}

#[test]
fn a_canvas_goes_to_the_clipboard_as_a_table() {
    let desk = Desk::new();
    spoil(&desk.path("zh.mot.ron"), format::write(&book(Lang::Zh), "0.1.0").as_bytes());
    let mut run = desk.open(Lang::Zh, &[&desk.path("zh.mot.ron")]);
    run.until("open", |r| r.app().workbook().is_some_and(|w| !w.exercises.is_empty()));
    run.ask(Action::Go(Place::Exercise { key: "four-save-two-respect".into() }));
    run.command(Command::CopyTable);
    run.until("said", |r| r.shows("表格已拷贝，22 行"));
}

/// Makes the workbooks that `scripts/readers.sh` exports: `MOT_BOOKS=DIR cargo test --test it books_for_readers -- --ignored`.
#[test]
#[ignore = "writes files"]
fn books_for_readers() {
    let Ok(folder) = std::env::var("MOT_BOOKS") else { return };
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let text = format::write(&book(lang), "0.1.0");
        mot_studio::io::save::save_atomic(&Path::new(&folder).join(format!("{name}.mot.ron")), text.as_bytes(), None).expect("written");
    }
}
