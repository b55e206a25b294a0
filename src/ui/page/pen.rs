//! The pen that sets text and shapes at the paper's scale and notices what does not fit.

use std::sync::Arc;

use egui::{
    Align, Color32, CornerRadius, FontId, Galley, Painter, Pos2, Rect, Stroke, StrokeKind,
    layers::ShapeIdx,
    pos2,
    text::{LayoutJob, TextFormat},
};

use super::{Drawn, Launch, Paper};
use crate::{
    model::{text::Bi, texts::Text},
    ui::theme::{self, Style, Tokens},
};

/// Sets text and shapes; remembers the words for screen readers.
pub(super) struct Pen<'a> {
    pub(super) painter: Painter,
    pub(super) paper: &'a Paper<'a>,
    /// Points set so far.
    pub(super) points: usize,
    out: Drawn,
}

impl<'a> Pen<'a> {
    pub(super) fn new(painter: &Painter, paper: &'a Paper<'a>) -> Self {
        Self { painter: painter.clone(), paper, points: 0, out: Drawn::default() }
    }

    pub(super) fn tk(&self) -> &'a Tokens {
        self.paper.tk
    }

    /// A length of the design at the paper's scale.
    pub(super) fn s(&self, points: f32) -> f32 {
        points * self.paper.scale
    }

    pub(super) fn bi<'b>(&self, text: &'b Bi) -> &'b str {
        text.get(self.paper.lang)
    }

    pub(super) fn t(&self, text: Text, args: &[&str]) -> String {
        text.with(self.paper.lang, args)
    }

    /// Lays text out; `**bold**` runs are bold. A last row of one or two characters is filled up, and no row ends in an
    /// opening bracket, where a slightly narrower setting allows it.
    pub(super) fn galley(&self, text: &str, style: Style, color: Color32, width: f32, align: Align) -> Arc<Galley> {
        let style = self.style(style);
        let whole = self.layout(text, style, color, width, align);
        let rows = whole.rows.len();
        if !(2..=8).contains(&rows) || is_well_set(&whole, style) {
            return whole;
        }
        for less in [1.0, 2.0, 3.0] {
            let tighter = self.layout(text, style, color, width - style.size * less, align);
            if tighter.rows.len() == rows && is_well_set(&tighter, style) {
                return tighter;
            }
        }
        whole
    }

    /// A style at the paper's scale, never below the smallest text.
    pub(super) fn style(&self, style: Style) -> Style {
        let scaled = style.scaled(self.paper.scale);
        let floor = self.paper.floor;
        if scaled.size >= floor { scaled } else { Style { size: floor, line: (scaled.line * floor / scaled.size).round(), ..scaled } }
    }

    fn layout(&self, text: &str, style: Style, color: Color32, width: f32, align: Align) -> Arc<Galley> {
        let mut job = LayoutJob::default();
        let text = open_lists(text);
        let text = crate::model::text::visible(&text);
        for (at, run) in text.split("**").enumerate() {
            let style = if at % 2 == 1 { style.bold() } else { style };
            job.append(run, 0.0, TextFormat { font_id: style.font(), color, line_height: Some(style.line), ..TextFormat::default() });
        }
        job.wrap.max_width = width;
        job.halign = align;
        self.painter.layout_job(job)
    }

    /// How large a text would be.
    pub(super) fn size(&self, text: &str, style: Style, width: f32) -> egui::Vec2 {
        if text.is_empty() {
            return egui::Vec2::ZERO;
        }
        self.galley(text, style, Color32::PLACEHOLDER, width, Align::Min).size()
    }

    /// The width of the longest piece that must not be broken: an English word, or four Chinese characters.
    pub(super) fn word_width(&self, text: &str, style: Style) -> f32 {
        let four = self.style(style).size * 4.0;
        text.replace("**", "")
            .split(|c: char| c.is_whitespace() || c == '/' || c == '-')
            .map(|word| {
                let whole = self.size(word, style, f32::INFINITY).x;
                if word.is_ascii() { whole } else { whole.min(four) }
            })
            .fold(0.0, f32::max)
    }

    /// Sets text left-aligned and gives its height.
    pub(super) fn text(&mut self, at: Pos2, text: &str, style: Style, color: Color32, width: f32) -> f32 {
        if text.is_empty() {
            return 0.0;
        }
        let galley = self.galley(text, style, color, width, Align::Min);
        let height = galley.size().y;
        self.note(text, &galley, at.x, width);
        self.painter.galley(at, galley, color);
        height
    }

    /// Sets text centred on `at.x`, its top at `at.y`, and gives its height.
    pub(super) fn centered(&mut self, at: Pos2, text: &str, style: Style, color: Color32, width: f32) -> f32 {
        if text.is_empty() {
            return 0.0;
        }
        let galley = self.galley(text, style, color, width, Align::Center);
        let height = galley.size().y;
        self.note(text, &galley, at.x - width / 2.0, width);
        self.painter.galley(at, galley, color);
        height
    }

    /// Sets text right-aligned at `at.x`, its top at `at.y`.
    pub(super) fn right(&mut self, at: Pos2, text: &str, style: Style, color: Color32, width: f32) -> f32 {
        let galley = self.galley(text, style, color, width, Align::Max);
        let height = galley.size().y;
        self.note(text, &galley, at.x - width, width);
        self.painter.galley(at, galley, color);
        height
    }

    fn note(&mut self, text: &str, galley: &Galley, left: f32, width: f32) {
        if galley.size().x > width + 1.0 {
            self.out.overflows.push(text.to_owned());
        }
        self.out.right = self.out.right.max(left + galley.size().x.min(width));
    }

    /// Remembers the right edge of a shape.
    pub(super) fn reach(&mut self, rect: Rect) {
        self.out.right = self.out.right.max(rect.right());
    }

    /// Keeps a place below what follows, for a card whose height is not known yet.
    pub(super) fn reserve(&self) -> ShapeIdx {
        self.painter.add(egui::Shape::Noop)
    }

    /// Fills a reserved place with a rounded card.
    pub(super) fn fill(&mut self, place: ShapeIdx, rect: Rect, radius: f32, fill: Color32, border: Color32, width: f32) {
        self.reach(rect);
        let radius = CornerRadius::from(self.s(radius));
        let stroke = Stroke::new(self.s(width).max(width.min(1.0)), border);
        self.painter.set(place, egui::epaint::RectShape::new(rect, radius, fill, stroke, StrokeKind::Inside));
    }

    pub(super) fn rect(&mut self, rect: Rect, radius: f32, fill: Color32, border: Color32, width: f32) {
        let place = self.reserve();
        self.fill(place, rect, radius, fill, border, width);
    }

    pub(super) fn line(&self, from: Pos2, to: Pos2, width: f32, color: Color32) {
        self.painter.line_segment([from, to], Stroke::new(self.s(width), color));
    }

    pub(super) fn icon(&self, center: Pos2, icon: char, size: f32, color: Color32) {
        let font = FontId::new(self.s(size).round(), theme::icon_family());
        self.painter.text(center, egui::Align2::CENTER_CENTER, icon, font, color);
    }

    /// A filled arrow head whose tip is at `tip`.
    pub(super) fn arrow_head(&self, tip: Pos2, direction: egui::Vec2, size: f32, color: Color32) {
        let along = direction.normalized() * self.s(size);
        let side = along.rot90() * 0.55;
        self.painter.add(egui::Shape::convex_polygon(vec![tip, tip - along + side, tip - along - side], color, Stroke::NONE));
    }

    /// A chip of 22 points; gives its width.
    pub(super) fn chip(&mut self, at: Pos2, text: &str, fill: Color32, ink: Color32) -> f32 {
        let size = self.size(text, theme::CAPTION, f32::INFINITY);
        let rect = Rect::from_min_size(at, egui::vec2(size.x + self.s(16.0), self.s(22.0).max(size.y)));
        self.rect(rect, 11.0, fill, Color32::TRANSPARENT, 0.0);
        self.text(pos2(at.x + self.s(8.0), rect.center().y - size.y / 2.0), text, theme::CAPTION, ink, f32::INFINITY);
        rect.width()
    }

    /// Remembers the words of a part for screen readers.
    pub(super) fn say(&mut self, rect: Rect, words: String) {
        self.out.said.push((rect, words));
    }

    pub(super) fn launch(&mut self, launch: Launch) {
        self.out.launches.push(launch);
    }

    pub(super) fn finish(mut self, height: f32) -> Drawn {
        self.out.height = height;
        self.out
    }
}

/// No lonely last characters, no opening bracket at the end of a row.
fn is_well_set(galley: &Galley, style: Style) -> bool {
    let hangs = galley.rows.iter().any(|row| row.glyphs.last().is_some_and(|g| "（「『《“".contains(g.chr)));
    let lonely = galley.rows.len() <= 4 && galley.rows.last().is_some_and(|row| row.rect().width() < style.size * 2.6);
    !hangs && !lonely
}

/// A list of Latin names in Chinese text may break after its commas; the layout knows only spaces there, so it gets thin ones.
fn open_lists(text: &str) -> std::borrow::Cow<'_, str> {
    let name_follows = |rest: &str| rest.chars().take(4).filter(char::is_ascii_alphabetic).count() == 4;
    if !text.split('、').skip(1).any(name_follows) {
        return text.into();
    }
    let mut parts = text.split('、');
    let mut open = parts.next().unwrap_or("").to_owned();
    for part in parts {
        open.push_str(if name_follows(part) { "、\u{2009}" } else { "、" });
        open.push_str(part);
    }
    open.into()
}
