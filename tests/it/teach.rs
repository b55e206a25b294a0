//! Teaching through the whole application: console and projector, keys, a crash in the middle, plan and times as files.

use std::time::Duration;

use egui::{Key, vec2};
use egui_kittest::{Harness, kittest::NodeT as _};
use mot_studio::{
    model::{
        session::{InkStroke, MINUTE, Session},
        text::Lang,
    },
    ui::{
        command::Command,
        cx::{Action, Place},
        fonts,
        presenter::{
            Act, Show, projector_ui,
            slide::{Slide, What},
        },
        shell::dialogs::{Answer, PathFor},
        theme::{Mode, Tokens},
    },
};

use crate::drive::{COURSE, Desk, Run, settings, start};

/// 9:00 of some day, in milliseconds.
const NINE: i64 = 20_000 * 24 * 60 * MINUTE + 9 * 60 * MINUTE;

fn open(desk: &Desk, lang: Lang, wall: i64) -> Run {
    let start = mot_studio::app::Start { wall: Some(wall), ..start(&desk.data(), lang, &[]) };
    Run::new(start, settings(), vec2(1440.0, 900.0))
}

fn class(run: &Run) -> &Session {
    run.app().class().expect("a class runs")
}

fn slide(run: &Run) -> Slide {
    run.app().slide(run.now()).expect("a slide")
}

fn begin(desk: &Desk, lang: Lang) -> Run {
    let mut run = open(desk, lang, NINE);
    let first = mot_studio::io::content::Library::embedded().course(COURSE).and_then(|c| c.pages().next().map(|(_, p)| p.id.clone()));
    run.ask(Action::Go(Place::Reader { course: COURSE.into(), page: first.expect("a page") }));
    run.key(Key::F5);
    run.steps(3);
    run
}

/// Draws a slide as the projector does and gives what it says.
fn projected(slide: Slide, width: f32, height: f32) -> Vec<String> {
    let tokens = std::sync::Arc::new(Tokens::load(Mode::Light).expect("tokens"));
    let mut h = Harness::builder()
        .with_size(vec2(width, height))
        .with_context_setup(fonts::install)
        .build_ui_state(move |ui, slide: &mut Slide| projector_ui(ui, &tokens, slide), slide);
    h.run_steps(2);
    h.root().children_recursive().filter_map(|n| n.accesskit_node().label()).collect()
}

#[test]
fn a_class_is_taught_with_the_keys_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = begin(&desk, lang);
        let first = class(&run).at.clone();
        assert!(run.shows(lang.pick("准时", "On time")) && run.shows(lang.pick("讲稿", "Script")), "{:?}", run.labels());
        run.pass(Duration::from_mins(10));
        assert!(class(&run).drift_minutes(NINE + 10 * MINUTE) > 2);
        run.key(Key::PageDown);
        let faces = class(&run).step;
        assert!(class(&run).at != first || faces > 0, "the clicker turns the page");
        run.key(Key::B);
        assert_eq!(slide(&run).what, What::Black);
        run.key(Key::W);
        assert_eq!(slide(&run).what, What::Board);
        run.key(Key::Escape);
        assert!(matches!(slide(&run).what, What::Page { .. } | What::Launch { .. }));
        // The overview: digits and Enter jump.
        run.key(Key::G);
        run.text("24");
        run.key(Key::Enter);
        run.steps(2);
        assert_eq!(class(&run).index(), 23);
        // Digits that come before the field has the keyboard are a number too, not the tools of these keys.
        let press = |key| egui::Event::Key { key, physical_key: Some(key), pressed: true, repeat: false, modifiers: egui::Modifiers::NONE };
        run.h.input_mut().events.extend([press(Key::G), egui::Event::Text("g".into())]);
        run.h.step();
        let told: Vec<_> = run.h.output().viewport_output.values().flat_map(|v| v.commands.clone()).collect();
        assert!(told.contains(&egui::ViewportCommand::Focus), "the console takes the keyboard: {told:?}");
        run.h.input_mut().events.extend([press(Key::Num1), egui::Event::Text("1".into()), press(Key::Num2), egui::Event::Text("2".into())]);
        run.steps(3);
        run.key(Key::Enter);
        run.steps(2);
        assert_eq!(class(&run).index(), 11);
        let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
        run.ask(Action::Teach(Act::SlideLang(Some(other))));
        assert_eq!((slide(&run).lang, run.lang()), (other, lang), "the slides speak another language than the console");
        let said = projected(slide(&run), 1280.0, 1024.0).join(" ");
        assert!(said.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) == (other == Lang::Zh), "{said}");
        // Esc twice ends; the times are kept.
        run.key(Key::Escape);
        run.key(Key::Escape);
        assert!(run.app().class().is_none());
        assert!(run.shows(lang.pick("上过的课", "Classes")));
    }
}

#[test]
fn every_slide_of_the_course_can_be_drawn_in_both_languages() {
    let desk = Desk::new();
    let mut run = begin(&desk, Lang::Zh);
    let ids: Vec<String> = class(&run).slots().iter().map(|s| s.id.to_owned()).collect();
    let mut kinds = [0; 3];
    for (n, id) in ids.iter().enumerate().step_by(7).chain(ids.iter().enumerate().filter(|(_, id)| id.starts_with("break"))) {
        run.ask(Action::Teach(Act::Jump(id.clone())));
        let shown = slide(&run);
        match shown.what {
            What::Page { .. } => kinds[0] += 1,
            What::Launch { .. } => kinds[1] += 1,
            _ => kinds[2] += 1,
        }
        if n % 3 == 0 {
            assert!(!projected(shown, 1024.0, 768.0).concat().is_empty(), "{id}");
        }
    }
    assert!(kinds.iter().all(|k| *k > 0), "{kinds:?}");
}

#[test]
fn a_class_goes_on_at_its_page_after_a_crash() {
    let desk = Desk::new();
    let mut run = begin(&desk, Lang::Zh);
    run.key(Key::G);
    run.text("24");
    run.key(Key::Enter);
    run.pass(Duration::from_mins(5));
    run.key(Key::T);
    let page = class(&run).at.clone();
    let folder = desk.data().join("data/classes");
    run.until("the class is kept", |_| {
        std::fs::read_dir(&folder).is_ok_and(|d| d.flatten().any(|e| std::fs::read_to_string(e.path()).unwrap_or_default().contains(&page)))
    });
    // No farewell: the program is gone, and what it had written is all there is.
    let left = run.crash(&desk.data());
    let again = mot_studio::app::Start { wall: Some(NINE + 30 * MINUTE), ..start(left.path(), Lang::Zh, &[]) };
    let mut run = Run::new(again, settings(), vec2(1440.0, 900.0));
    run.until("it asks", |run| run.paints("第 24 页"));
    run.click("继续上课");
    run.steps(3);
    assert_eq!((class(&run).at.as_str(), class(&run).index()), (page.as_str(), 23));
    assert!(class(&run).spent(&page, NINE + 30 * MINUTE) < 7 * MINUTE, "the gap counts for nothing");
}

#[test]
fn a_plan_is_changed_saved_and_read_and_times_become_a_table() {
    let desk = Desk::new();
    let mut run = begin(&desk, Lang::Zh);
    run.pass(Duration::from_mins(2));
    run.key(Key::ArrowRight);
    run.key(Key::W);
    run.ask(Action::Teach(Act::Ink(InkStroke { pen: 1, points: vec![(100, 100), (5_000, 5_000)] })));
    run.command(Command::TeachEnd);
    let id = run.app().classes().first().map(|c| c.id.clone()).expect("a class was kept");
    let whole = run.app().plan().expect("a plan").days[0].total();
    let first = run.app().plan().map(|p| p.days[0].parts[0].title.zh.clone()).expect("a part");
    run.click(&format!("「{first}」还能怎样"));
    run.click("后面加午餐");
    assert_eq!(run.app().plan().map(|p| p.days[0].total()), Some(whole + 60));
    let plan = desk.path("一天.plan.ron");
    run.ask(Action::Teach(Act::SavePlan));
    run.ask(Action::Dialog(Answer::Path(PathFor::SavePlan, plan.clone())));
    run.until("written", |_| plan.is_file());
    run.ask(Action::Teach(Act::UndoPlan));
    assert_eq!(run.app().plan().map(|p| p.days[0].total()), Some(whole));
    run.ask(Action::Dialog(Answer::Path(PathFor::OpenPlan, plan.clone())));
    run.until("read", |run| run.app().plan().map(|p| p.days[0].total()) == Some(whole + 60));
    let times = desk.path("times.csv");
    let ink = desk.path("ink.pdf");
    run.ask(Action::Teach(Act::Handout(id.clone())));
    run.ask(Action::Dialog(Answer::Path(PathFor::Ink, ink.clone())));
    run.until("the ink", |_| std::fs::read(&ink).is_ok_and(|bytes| bytes.starts_with(b"%PDF")));
    run.ask(Action::Teach(Act::Times(id)));
    run.ask(Action::Dialog(Answer::Path(PathFor::Times, times.clone())));
    run.until("the table", |_| times.is_file());
    let table = std::fs::read_to_string(&times).expect("read");
    assert!(table.lines().nth(1).is_some_and(|l| l.ends_with(",2.0")), "{table}");
}

#[test]
fn the_slide_alone_fills_the_window_and_esc_brings_the_console_back() {
    let desk = Desk::new();
    let mut run = begin(&desk, Lang::En);
    run.ask(Action::Teach(Act::Show(Show::Alone)));
    assert!(!run.shows("Script"));
    run.key(Key::Escape);
    run.steps(2);
    assert!(run.shows("Script"));
    // Leaving the console does not end the class, and F5 leads back.
    run.command(Command::GoHome);
    assert!(run.app().class().is_some() && !run.shows("Script"));
    run.key(Key::F5);
    run.steps(2);
    assert!(run.shows("Script"));
}
