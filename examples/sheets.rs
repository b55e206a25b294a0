//! Draws every page of a course onto contact sheets, without a display: `cargo run --example sheets -- DIR COURSE [MODULE…]`.
//! Below each page stands the scale at which it fills a slide; pages under 1.7 are crowded.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a tool for developers")]

use std::path::PathBuf;

use egui::{Align2, FontId, Pos2, Rect, Stroke, StrokeKind, pos2, vec2};
use egui_kittest::Harness;
use mot_studio::{
    io::content::Library,
    model::{
        course::{Page, Slot},
        template::Structure,
        text::Lang,
    },
    ui::{
        fonts,
        page::{self, Paper, SlotState},
        theme::{Mode, Tokens},
    },
};

const COLUMNS: usize = 3;
const ROWS: usize = 2;
const SCALE: f32 = 0.6;
const WIDTH: f32 = 800.0 * SCALE;
const CELL: egui::Vec2 = vec2(WIDTH + 24.0, 400.0);

fn main() {
    let mut args = std::env::args().skip(1);
    let dir = PathBuf::from(args.next().expect("a folder"));
    let id = args.next().expect("a course");
    let modules: Vec<String> = args.collect();
    std::fs::create_dir_all(&dir).expect("folder");
    // From the folder, so that a changed text shows without a new build.
    let library = Library::folders(&[PathBuf::from("course_content")]);
    let course = library.course(&id).expect("the course");
    for lang in [Lang::Zh, Lang::En] {
        for module in course.loaded.iter().filter(|m| modules.is_empty() || modules.contains(&m.id)) {
            for (n, pages) in module.pages.chunks(COLUMNS * ROWS).enumerate() {
                let file = dir.join(format!("{id}-{}-{}-{}.png", lang.pick("zh", "en"), module.id, n + 1));
                sheet(&library, &id, pages, lang).save(&file).expect("saved");
                println!("{}", file.display());
            }
        }
    }
}

fn sheet(library: &Library, course: &str, pages: &[Page], lang: Lang) -> image::RgbaImage {
    let tk = Tokens::load(Mode::Light).expect("tokens");
    let slot = |slot: &Slot| {
        let found = library.template(course, &slot.id);
        SlotState {
            title: found.map(|t| t.title.clone()).unwrap_or_default(),
            purpose: found.map(|t| t.purpose.clone()).unwrap_or_default(),
            steps: found.map(|t| t.steps.clone()).unwrap_or_default(),
            percent: None,
            available: found.is_some_and(|t| t.structure != Structure::Paper),
            minutes: 0,
        }
    };
    let size = vec2(CELL.x * COLUMNS as f32, CELL.y * ROWS as f32);
    let mut harness = Harness::builder().with_size(size).with_context_setup(fonts::install).wgpu().build_ui(|ui| {
        let painter = ui.ctx().layer_painter(egui::LayerId::background());
        painter.rect_filled(Rect::from_min_size(Pos2::ZERO, size), 0, tk.surface);
        for (n, page) in pages.iter().enumerate() {
            let at = pos2((n % COLUMNS) as f32 * CELL.x, (n / COLUMNS) as f32 * CELL.y);
            let cell = Rect::from_min_size(at, CELL);
            let paper = |scale| Paper {
                tk: &tk,
                lang,
                scale,
                slot: &slot,
                steps_open: &|_| false,
                buttons: false,
                floor: 0.0,
                points: None,
                media: &|_| None,
            };
            let drawn = page::draw(&painter.with_clip_rect(cell), &paper(SCALE), at + vec2(12.0, 10.0), WIDTH, page);
            let fit = page::fit(&painter, &paper(2.4), vec2(1680.0, 760.0), page);
            let wrong = fit < 1.7 || !drawn.overflows.is_empty() || drawn.height > CELL.y - 30.0;
            let words = format!("{} · {} min · fit {fit:.2} {}", page.id, page.minutes, drawn.overflows.join(" "));
            if wrong {
                println!("crowded: {words} height {:.0}", drawn.height / SCALE);
            }
            let ink = if wrong { tk.danger_text } else { tk.text_tertiary };
            painter.rect_stroke(cell, 0, Stroke::new(1.0, tk.border), StrokeKind::Inside);
            painter.text(cell.left_bottom() + vec2(10.0, -4.0), Align2::LEFT_BOTTOM, words, FontId::proportional(12.0), ink);
        }
    });
    harness.run_steps(2);
    harness.render().expect("rendered")
}
