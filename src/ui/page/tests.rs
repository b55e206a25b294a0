//! Every page of the real course at several widths, in both languages: nothing overflows, every glyph exists.

use std::path::Path;

use egui::{pos2, vec2};

use super::*;
use crate::{
    model::course::{Course, Module},
    ui::{fonts, theme::Mode},
};

fn read_course(id: &str) -> Course {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("course_content").join(id);
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let read = |path: &str| std::fs::read_to_string(folder.join(path)).expect("content file");
    let mut course: Course = options.from_str(&read("course.ron")).expect("course.ron");
    for id in &course.modules {
        let module: Module = options.from_str(&read(&format!("modules/{id}.ron"))).unwrap_or_else(|e| panic!("{id}: {e}"));
        course.loaded.push(module);
    }
    course
}

pub(crate) fn course() -> Course {
    read_course("mot-service-design")
}

fn courses() -> Vec<Course> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("course_content");
    let names = std::fs::read_dir(folder).expect("content").map(|entry| entry.expect("entry"));
    names.filter(|e| e.path().join("course.ron").exists()).map(|e| read_course(&e.file_name().to_string_lossy())).collect()
}

pub(crate) fn slot_state(slot: &Slot) -> SlotState {
    let even = slot.id.len().is_multiple_of(2);
    SlotState {
        title: Bi::new("给网点打情绪分", "Score the branch"),
        purpose: Bi::new("看清情绪的高低", "See the ups and downs"),
        steps: vec![Bi::new("写出 6 个接触点", "Write six touchpoints"), Bi::new("每个打分，−5 到 +5", "Score each from −5 to +5")],
        percent: even.then_some(40),
        available: !slot.id.len().is_multiple_of(3),
        minutes: 12,
    }
}

fn shown(painter: &Painter, tk: &Tokens, lang: Lang, at: Pos2, width: f32, scale: f32, page: &Page) -> Drawn {
    let paper = Paper { tk, lang, scale, slot: &slot_state, steps_open: &|_| false, buttons: true, floor: 0.0, points: None, media: &|_| None };
    draw(painter, &paper, at, width, page)
}

#[test]
fn no_page_overflows_at_any_width_scale_or_language() {
    let courses = courses();
    let tk = Tokens::load(Mode::Light).expect("tokens");
    let (mut bad, mut done) = (Vec::new(), false);
    let mut harness = egui_kittest::Harness::builder().with_size(vec2(1000.0, 800.0)).with_context_setup(fonts::install).build_ui(|ui| {
        if std::mem::replace(&mut done, true) {
            return;
        }
        for (width, scale) in [(700.0, 1.0), (840.0, 1.0), (560.0, 1.0), (1680.0, 2.4), (240.0, 0.34)] {
            for lang in [Lang::Zh, Lang::En] {
                for (_, page) in courses.iter().flat_map(Course::pages) {
                    let drawn = shown(ui.painter(), &tk, lang, pos2(10.0, 10.0), width, scale, page);
                    if drawn.right > 10.0 + width + 1.0 || (!drawn.overflows.is_empty() && scale >= 1.0) {
                        bad.push(format!("{} {lang:?} {width}: right {} {:?}", page.id, drawn.right, drawn.overflows));
                    }
                    assert!(drawn.height > 40.0 && drawn.said.iter().all(|(_, words)| !words.is_empty()), "{}", page.id);
                }
            }
        }
    });
    harness.run_steps(1);
    drop(harness);
    assert!(done && bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn a_page_fits_a_slide() {
    let courses = courses();
    let tk = Tokens::load(Mode::Light).expect("tokens");
    let (mut low, mut seen, mut done) = (Vec::new(), 0, false);
    let mut harness = egui_kittest::Harness::builder().with_size(vec2(1000.0, 800.0)).with_context_setup(fonts::install).build_ui(|ui| {
        if std::mem::replace(&mut done, true) {
            return;
        }
        let room = vec2(1680.0, 760.0);
        for (_, page) in courses.iter().flat_map(Course::pages) {
            let paper = Paper {
                tk: &tk,
                lang: Lang::Zh,
                scale: 2.4,
                slot: &slot_state,
                steps_open: &|_| false,
                buttons: false,
                floor: 0.0,
                points: None,
                media: &|_| None,
            };
            let scale = fit(ui.painter(), &paper, room, page);
            seen += 1;
            if scale < 1.55 {
                low.push((page.id.clone(), scale));
            }
        }
    });
    harness.run_steps(1);
    drop(harness);
    assert!(seen > 100 && low.is_empty(), "{low:?}");
}

#[test]
fn every_icon_of_a_drawing_exists() {
    for course in courses() {
        for (_, page) in course.pages() {
            for name in icons_of(&page.blocks) {
                assert!(crate::ui::icons::by_name(name).is_some(), "{}: {name}", page.id);
            }
        }
    }
}

fn icons_of(blocks: &[crate::model::course::Block]) -> Vec<&str> {
    use crate::model::course::{Block, Diagram};
    let mut names = Vec::new();
    for block in blocks {
        match block {
            Block::Columns { left, right } => names.extend(icons_of(left).into_iter().chain(icons_of(right))),
            Block::Diagram(
                Diagram::Pyramid(l)
                | Diagram::Loop(l)
                | Diagram::Steps(l)
                | Diagram::Wheel { spokes: l, .. }
                | Diagram::Matrix { fields: l, .. }
                | Diagram::Blueprint { lanes: l, .. },
            ) => names.extend(l.iter().map(|l| l.icon.as_str()).filter(|i| !i.is_empty())),
            _ => {}
        }
    }
    names
}
