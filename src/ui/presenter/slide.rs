//! One slide, painted at any size: the projector, the console and the overview show the same thing. Units are pixels of 1920×1080.

use std::sync::Arc;

use egui::{Align2, Color32, CornerRadius, Id, Mesh, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::{launch, tools::pen_color};
use crate::{
    model::{
        course::Page,
        scene::paper::Drawing,
        session::{InkStroke, Ms, SIDE},
        text::Lang,
    },
    ui::{
        page::{self, Paper, SlotState},
        theme::{Style, Tokens},
        widgets,
    },
};

/// The size of a slide in its own units.
pub const SIZE: Vec2 = vec2(1920.0, 1080.0);
/// Left and right margin.
pub(super) const MARGIN: f32 = 120.0;
/// No text of a slide is smaller.
pub const FLOOR: f32 = 28.0;
/// The page's own scale: its reading text of 18 becomes 43.
const FULL: f32 = 2.4;
/// Head line: module and page.
pub(super) const HEAD: Style = Style { size: 32.0, line: 46.0, bold: false };

/// A countdown as it is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "four states that the slide tells apart")]
pub struct TimerShown {
    /// What is left.
    pub left: Ms,
    /// How much of the whole that is.
    pub fraction: f32,
    /// It runs.
    pub running: bool,
    /// It was started and stands still.
    pub paused: bool,
    /// The last minute.
    pub last: bool,
    /// The time is up.
    pub over: bool,
}

/// A page that is the same only if it is the very same one.
#[derive(Clone, Debug)]
pub struct Shared(pub Arc<Page>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// A drawing that is the same only if it is the very same one.
#[derive(Clone, Debug)]
pub struct SharedDrawing(pub Arc<Drawing>);

impl PartialEq for SharedDrawing {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What stands on a slide.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// A page of the course.
    Page {
        /// Module and page.
        crumb: [String; 2],
        /// The page without its exercises.
        page: Shared,
        /// So many of its points.
        points: Option<usize>,
    },
    /// An exercise: what to do and how long.
    Launch {
        /// The word "exercise" and how long it takes.
        crumb: [String; 2],
        /// Its name.
        title: String,
        /// What to do.
        task: String,
        /// Step by step.
        steps: Vec<String>,
        /// The countdown; `None` for homework.
        timer: Option<TimerShown>,
        /// Below the ring.
        note: String,
    },
    /// A break, a group that reports, the end: few large words.
    Words {
        /// An icon.
        icon: char,
        /// The large words.
        title: String,
        /// The line below.
        sub: String,
        /// A countdown.
        timer: Option<TimerShown>,
    },
    /// An empty board to draw on.
    Board,
    /// Somebody's exercise.
    Canvas(SharedDrawing),
    /// Nothing.
    Black,
}

/// What points at the slide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pointer {
    /// A red dot.
    Dot(Pos2),
    /// Everything but a circle is dimmed.
    Spot(Pos2),
}

/// A slide with everything on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// Its language.
    pub lang: Lang,
    /// What stands on it.
    pub what: What,
    /// The page number, or "".
    pub number: String,
    /// A countdown in the corner of a page.
    pub clock: Option<TimerShown>,
    /// How far the class is, 0 to 1.
    pub progress: f32,
    /// What was drawn on it.
    pub ink: Arc<Vec<InkStroke>>,
    /// The stroke being drawn.
    pub drawing: Option<InkStroke>,
    /// The pointer, in parts of the slide from 0 to 1.
    pub pointer: Option<Pointer>,
    /// Where it is enlarged (in parts of the slide) and how much.
    pub zoom: (Pos2, f32),
}

/// Where a slide goes in a space of any shape: as large as it fits, in the middle.
#[must_use]
pub fn letterbox(space: Rect) -> Rect {
    let scale = (space.width() / SIZE.x).min(space.height() / SIZE.y);
    Rect::from_center_size(space.center(), SIZE * scale)
}

/// The colour behind and around a slide.
#[must_use]
pub fn background(tk: &Tokens, what: &What) -> Color32 {
    match what {
        What::Black => Color32::BLACK,
        What::Launch { .. } => tk.accent,
        _ => tk.surface,
    }
}

/// Paints a slide into `rect`, which should be of its shape. Gives what it says, for screen readers.
pub fn draw(painter: &Painter, tk: &Tokens, rect: Rect, slide: &Slide) -> String {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    painter.rect_filled(rect, CornerRadius::ZERO, background(tk, &slide.what));
    let (center, factor) = slide.zoom;
    let shown = if factor > 1.0 { zoomed(rect, center, factor) } else { rect };
    let said = face(&painter, tk, shown, slide);
    for stroke in slide.ink.iter().chain(&slide.drawing) {
        ink(&painter, tk, shown, stroke);
    }
    if !matches!(slide.what, What::Black) {
        let s = rect.width() / SIZE.x;
        let track = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 8.0 * s), rect.max);
        let blue = matches!(slide.what, What::Launch { .. });
        painter.rect_filled(track, CornerRadius::ZERO, if blue { tk.accent_on.gamma_multiply(0.25) } else { tk.border_subtle });
        let done = Rect::from_min_size(track.min, vec2(track.width() * slide.progress.clamp(0.0, 1.0), track.height()));
        painter.rect_filled(done, CornerRadius::ZERO, if blue { tk.accent_on } else { tk.accent });
    }
    match slide.pointer {
        Some(Pointer::Dot(at)) => {
            let (at, s) = (on(rect, at), rect.width() / SIZE.x);
            painter.circle_filled(at, 26.0 * s, tk.mot.gamma_multiply(0.25));
            painter.circle_filled(at, 11.0 * s, tk.mot);
        }
        Some(Pointer::Spot(at)) => spot(&painter, tk, rect, on(rect, at)),
        None => {}
    }
    said
}

/// A point of the slide, in parts of it, on the screen.
fn on(rect: Rect, at: Pos2) -> Pos2 {
    rect.min + at.to_vec2() * rect.size()
}

/// The rectangle that the whole slide takes when a part of it fills `rect`.
#[must_use]
pub fn zoomed(rect: Rect, center: Pos2, factor: f32) -> Rect {
    let size = rect.size() * factor;
    let free = rect.center() - center.to_vec2() * size;
    // The slide always fills the screen.
    let min = pos2(free.x.clamp(rect.right() - size.x, rect.left()), free.y.clamp(rect.bottom() - size.y, rect.top()));
    Rect::from_min_size(min, size)
}

fn face(painter: &Painter, tk: &Tokens, rect: Rect, slide: &Slide) -> String {
    let s = rect.width() / SIZE.x;
    match &slide.what {
        What::Page { crumb, page, points } => {
            head(painter, rect, crumb, &slide.number, (tk.text_tertiary, tk.border_strong));
            if let Some(timer) = &slide.clock {
                clock(painter, tk, rect, timer);
            }
            body(painter, tk, rect, (&page.0, *points), slide.lang)
        }
        What::Launch { crumb, title, task, steps, timer, note } => {
            head(painter, rect, crumb, &slide.number, (tk.accent_on, tk.accent_on.gamma_multiply(0.6)));
            launch::draw(painter, tk, rect, &launch::Launch { title, task, steps, timer: timer.as_ref(), note });
            format!("{title}\n{task}")
        }
        What::Words { icon, title, sub, timer } => {
            let middle = rect.center().y - if timer.is_some() { 190.0 * s } else { 60.0 * s };
            widgets::paint_icon(painter, pos2(rect.center().x, middle - 170.0 * s), *icon, (110.0 * s).round(), tk.accent_text);
            let large = Style { size: 96.0, line: 130.0, bold: true };
            center(painter, pos2(rect.center().x, middle), title, large.scaled(s), tk.text, rect.width() * 0.86);
            let small = Style { size: 44.0, line: 64.0, bold: false };
            center(painter, pos2(rect.center().x, middle + 116.0 * s), sub, small.scaled(s), tk.text_secondary, rect.width() * 0.86);
            if let Some(timer) = timer {
                let at = pos2(rect.center().x, middle + 390.0 * s);
                launch::ring(painter, at, 180.0 * s, timer, (tk.accent, tk.border, tk.text));
            }
            format!("{title}\n{sub}")
        }
        What::Canvas(drawing) => {
            super::canvas::draw(painter, tk, rect, &drawing.0);
            String::new()
        }
        What::Board | What::Black => String::new(),
    }
}

/// The line above the title: module and page, and the number at the right.
fn head(painter: &Painter, rect: Rect, crumb: &[String; 2], number: &str, (ink, rule): (Color32, Color32)) {
    let s = rect.width() / SIZE.x;
    let style = HEAD.scaled(s);
    let at = rect.min + vec2(MARGIN, 116.0) * s;
    let [module, page] = crumb;
    let first = widgets::paint(painter, at, Align2::LEFT_CENTER, module, style, ink);
    if !page.is_empty() {
        let x = first.right() + 20.0 * s;
        painter.vline(x, (at.y - 16.0 * s)..=(at.y + 16.0 * s), Stroke::new((2.0 * s).max(1.0), rule));
        let room = Rect::from_min_max(pos2(x + 20.0 * s, at.y - style.line / 2.0), pos2(rect.right() - 300.0 * s, at.y + style.line / 2.0));
        widgets::paint_in(painter, room, Align2::LEFT_CENTER, page, style, ink);
    }
    widgets::paint(painter, pos2(rect.right() - MARGIN * s, at.y), Align2::RIGHT_CENTER, number, style, ink);
}

/// A countdown in the corner: a discussion, or an exercise that goes on while the page is shown.
fn clock(painter: &Painter, tk: &Tokens, rect: Rect, timer: &TimerShown) {
    let s = rect.width() / SIZE.x;
    let pill = Rect::from_center_size(rect.min + vec2(1_640.0, 116.0) * s, vec2(210.0, 62.0) * s);
    let (fill, ink) = if timer.last || timer.over { (tk.warning_tint, tk.warning_text) } else { (tk.accent_tint, tk.accent_text) };
    painter.rect_filled(pill, CornerRadius::from(31.0 * s), fill);
    let style = Style { size: 38.0, line: 52.0, bold: true }.scaled(s);
    widgets::paint(painter, pill.center(), Align2::CENTER_CENTER, &crate::model::session::clock_text(timer.left), style, ink);
}

/// Text centred in both directions.
pub(super) fn center(painter: &Painter, at: Pos2, text: &str, style: Style, color: Color32, width: f32) {
    let mut job = egui::text::LayoutJob::default();
    let format = egui::text::TextFormat { font_id: style.font(), color, line_height: Some(style.line), ..egui::text::TextFormat::default() };
    job.append(&crate::model::text::visible(text), 0.0, format);
    job.wrap.max_width = width;
    job.wrap.max_rows = 2;
    job.halign = egui::Align::Center;
    let galley = painter.layout_job(job);
    painter.galley(pos2(at.x, at.y - galley.size().y / 2.0), galley, color);
}

/// The title as large as it fits: one row of 80, or two smaller ones.
pub(super) fn title(painter: &Painter, at: Pos2, text: &str, s: f32, color: Color32, width: f32) -> f32 {
    let sizes = [(80.0, 1), (70.0, 1), (62.0, 2), (52.0, 2), (44.0, 3)];
    let lay = |size: f32| {
        let style = Style { size, line: size * 1.36, bold: true }.scaled(s);
        widgets::galley(painter, text, style, color, width, 3)
    };
    let fitting = sizes.iter().map(|(size, rows)| (lay(*size), *rows)).find(|(galley, rows)| galley.rows.len() <= *rows);
    let galley = fitting.map_or_else(|| lay(44.0), |(galley, _)| galley);
    let height = galley.size().y;
    painter.galley(at, galley, color);
    height
}

fn body(painter: &Painter, tk: &Tokens, rect: Rect, (page, points): (&Arc<Page>, Option<usize>), lang: Lang) -> String {
    let s = rect.width() / SIZE.x;
    let width = rect.width() - 2.0 * MARGIN * s;
    let top = rect.top() + 160.0 * s;
    let words = page.title.get(lang);
    let tall = title(painter, pos2(rect.left() + MARGIN * s, top), words, s, tk.text, width);
    let place = pos2(rect.left() + MARGIN * s, top + tall + 44.0 * s);
    // Small slides take what was found for the large one; fitting anew costs a dozen layouts.
    let (scale, floor) = fitted(painter, tk, page, lang);
    let paper = paper(tk, lang, scale * s, floor * s, points);
    let _drawn = page::draw_body(painter, &paper, place, width, page);
    words.to_owned()
}

fn paper(tk: &Tokens, lang: Lang, scale: f32, floor: f32, points: Option<usize>) -> Paper<'_> {
    Paper { tk, lang, scale, slot: &|_| SlotState::default(), steps_open: &|_| false, buttons: false, floor, points, media: &|_| None }
}

/// The scale and the smallest text at which the body of a page fits its slide, kept for the next frame.
#[must_use]
pub fn fitted(painter: &Painter, tk: &Tokens, page: &Arc<Page>, lang: Lang) -> (f32, f32) {
    let id = Id::unique(("slide-fit", Arc::as_ptr(page) as usize, page.id.as_str(), lang == Lang::Zh));
    if let Some(known) = painter.ctx().data(|d| d.get_temp::<(f32, f32)>(id)) {
        return known;
    }
    let mut quiet = painter.clone();
    quiet.set_invisible();
    let tall = title(&quiet, Pos2::ZERO, page.title.get(lang), 1.0, Color32::PLACEHOLDER, SIZE.x - 2.0 * MARGIN);
    let room = vec2(SIZE.x - 2.0 * MARGIN, SIZE.y - 160.0 - tall - 44.0 - 40.0);
    let mut found = (1.0, 18.0);
    for floor in [FLOOR, 25.0, 22.0, 18.0] {
        let scale = page::fit(painter, &paper(tk, lang, FULL, floor, None), room, page);
        found = (scale, floor);
        if page::draw_body(&quiet, &paper(tk, lang, scale, floor, None), Pos2::ZERO, room.x, page).height <= room.y {
            break;
        }
    }
    painter.ctx().data_mut(|d| d.insert_temp(id, found));
    found
}

fn ink(painter: &Painter, tk: &Tokens, rect: Rect, stroke: &InkStroke) {
    let unit = rect.size() / f32::from(SIDE);
    let at = |(x, y): (u16, u16)| rect.min + vec2(f32::from(x), f32::from(y)) * unit;
    let color = pen_color(tk, stroke.pen);
    let width = (7.0 * rect.width() / SIZE.x).max(1.0);
    let points: Vec<Pos2> = stroke.points.iter().map(|p| at(*p)).collect();
    for end in points.first().into_iter().chain(points.last()) {
        painter.circle_filled(*end, width / 2.0, color);
    }
    painter.add(Shape::line(points, Stroke::new(width, color)));
}

/// Dims everything but a circle: a ring of quads from the circle outwards.
fn spot(painter: &Painter, tk: &Tokens, rect: Rect, at: Pos2) {
    let (near, far) = (190.0 * rect.width() / SIZE.x, rect.width() * 2.0);
    let color = tk.scrim.gamma_multiply(0.62);
    let mut mesh = Mesh::default();
    let steps = 72_u16;
    for n in 0..=steps {
        let way = Vec2::angled(f32::from(n) / f32::from(steps) * std::f32::consts::TAU);
        mesh.colored_vertex(at + way * near, color);
        mesh.colored_vertex(at + way * far, color);
    }
    for n in 0..u32::from(steps) {
        let a = n * 2;
        mesh.add_triangle(a, a + 1, a + 2);
        mesh.add_triangle(a + 1, a + 3, a + 2);
    }
    painter.add(Shape::mesh(mesh));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slide_is_letterboxed_and_a_zoomed_one_fills_the_screen() {
        for (w, h, want) in [(1920.0, 1080.0, (1920.0, 1080.0)), (1024.0, 768.0, (1024.0, 576.0)), (3440.0, 1440.0, (2560.0, 1440.0))] {
            let space = Rect::from_min_size(pos2(7.0, 3.0), vec2(w, h));
            let got = letterbox(space);
            assert!((got.width() - want.0).abs() < 0.5 && (got.height() - want.1).abs() < 0.5 && got.center().distance(space.center()) < 0.5);
        }
        let rect = Rect::from_min_size(Pos2::ZERO, SIZE);
        for (x, y) in [(0.0, 0.0), (1.0, 1.0), (0.5, 0.3), (0.9, 0.1)] {
            let big = zoomed(rect, pos2(x, y), 2.0);
            assert!(big.contains_rect(rect), "{x} {y}: {big:?}");
        }
    }
}
