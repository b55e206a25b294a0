//! Ranked rows with a bar each: gaps that leave a middle line to either side, and plain rankings from the left.

use egui::{Align2, CornerRadius, Id, Rect, Stroke, Ui, pos2, vec2};

use super::{Spot, Tone, Walked, walk};
use crate::ui::{cx::Cx, theme, widgets};

/// One row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Bold, at the left.
    pub name: String,
    /// A quieter text after it.
    pub note: String,
    /// Right-aligned figures, under the heads.
    pub figures: Vec<String>,
    /// The length of its bar; none draws no bar.
    pub value: Option<f64>,
    /// The value as it is read.
    pub shown: String,
    /// The colour of the bar.
    pub tone: Tone,
}

/// The words above the columns: name, note, one per figure, bar.
pub struct Heads<'a> {
    /// Above the names.
    pub name: &'a str,
    /// Above the notes.
    pub note: &'a str,
    /// Above the figures.
    pub figures: &'a [&'a str],
    /// Above the bars.
    pub bar: &'a str,
}

/// The height of the head.
pub const HEAD: f32 = 36.0;
/// The height of a row.
pub const ROW: f32 = 40.0;

/// Draws a table whose last column is a bar around a middle line; `most` is the longest bar.
pub fn gaps(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, title: &str, (heads, rows, selected): (&Heads<'_>, &[Row], Option<usize>)) -> Walked {
    let tk = cx.tk;
    let painter = ui.painter().clone();
    widgets::card(&painter, tk, rect, 10, tk.surface, tk.border, 0);
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), HEAD));
    painter.rect_filled(head.shrink(1.0), CornerRadius { nw: 9, ne: 9, ..CornerRadius::ZERO }, tk.surface_sunken);
    let bar_w = (rect.width() * 0.28).clamp(120.0, 260.0);
    let bar_left = rect.right() - 16.0 - bar_w;
    let figure_w = 64.0_f32;
    let figure_right = |i: usize| bar_left - 24.0 - figure_w * heads.figures.len().saturating_sub(i + 1) as f32;
    let name_w = rows.iter().map(|r| widgets::galley(&painter, &r.name, theme::BODY.bold(), tk.text, 220.0, 1).size().x).fold(70.0, f32::max) + 20.0;
    let text = |p, anchor, words: &str, style, ink| widgets::paint(&painter, p, anchor, words, style, ink);
    let y = head.center().y;
    text(pos2(rect.left() + 16.0, y), Align2::LEFT_CENTER, heads.name, theme::CAPTION, tk.text_secondary);
    text(pos2(rect.left() + 16.0 + name_w, y), Align2::LEFT_CENTER, heads.note, theme::CAPTION, tk.text_secondary);
    text(pos2(bar_left, y), Align2::LEFT_CENTER, heads.bar, theme::CAPTION, tk.text_secondary);
    for (i, word) in heads.figures.iter().enumerate() {
        text(pos2(figure_right(i), y), Align2::RIGHT_CENTER, word, theme::CAPTION, tk.text_secondary);
    }
    let most = rows.iter().filter_map(|r| r.value).map(f64::abs).fold(0.0, f64::max).max(1e-9);
    let below = rows.iter().any(|r| r.value.is_some_and(|v| v < 0.0));
    let above = rows.iter().any(|r| r.value.is_some_and(|v| v > 0.0));
    let room = bar_w - 48.0;
    let (zero, scale) = match (below, above) {
        (true, true) => (bar_left + room * 0.6, room * 0.55),
        (true, false) => (bar_left + room, room),
        _ => (bar_left, room),
    };
    let mut spots = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let line = Rect::from_min_size(pos2(rect.left(), head.bottom() + ROW * i as f32), vec2(rect.width(), ROW));
        if selected == Some(i) {
            painter.rect_filled(line.shrink2(vec2(1.0, 0.0)), CornerRadius::ZERO, tk.selected);
        }
        if i > 0 {
            painter.hline(line.x_range(), line.top() + 0.5, Stroke::new(1.0, tk.border_subtle));
        }
        let y = line.center().y;
        let name = Rect::from_min_max(pos2(line.left() + 16.0, line.top()), pos2(line.left() + 8.0 + name_w, line.bottom()));
        widgets::paint_in(&painter, name.shrink2(vec2(0.0, 9.0)), Align2::LEFT_CENTER, &row.name, theme::BODY.bold(), tk.text);
        let until = figure_right(0) - figure_w;
        let note = Rect::from_min_max(pos2(name.right() + 8.0, line.top() + 10.0), pos2(until.max(name.right() + 8.0), line.bottom() - 10.0));
        if note.width() > 30.0 {
            widgets::paint_in(&painter, note, Align2::LEFT_CENTER, &row.note, theme::SMALL, tk.text_secondary);
        }
        for (j, figure) in row.figures.iter().enumerate() {
            text(pos2(figure_right(j), y), Align2::RIGHT_CENTER, figure, theme::BODY, tk.text);
        }
        if let Some(value) = row.value {
            let end = zero + scale * (value / most) as f32;
            let bar = Rect::from_min_max(pos2(zero.min(end), y - 6.0), pos2(zero.max(end).max(zero.min(end) + 2.0), y + 6.0));
            painter.rect_filled(bar, CornerRadius::same(3), row.tone.mark(tk));
            painter.vline(zero.round() + 0.5, (y - 10.0)..=(y + 10.0), Stroke::new(1.0, tk.border_strong));
            text(pos2(bar.right().max(zero) + 6.0, y), Align2::LEFT_CENTER, &row.shown, theme::BODY.bold(), tk.text);
        } else {
            text(pos2(bar_left, y), Align2::LEFT_CENTER, &row.shown, theme::SMALL, tk.text_tertiary);
        }
        let figures = heads.figures.iter().zip(&row.figures).map(|(h, f)| format!("{h} {f}"));
        let said: Vec<String> = std::iter::once(row.name.clone()).chain(figures).chain([format!("{} {}", heads.bar, row.shown)]).collect();
        spots.push(Spot { rect: line, name: said.join(", ") });
    }
    walk(ui, cx, id, rect, title, &spots)
}

/// How high a table of so many rows is.
pub fn height(rows: usize) -> f32 {
    HEAD + ROW * rows as f32
}

/// Draws a ranking: the longest bar first, its place as a number, without a table around it.
pub fn ranking(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, title: &str, rows: &[Row]) -> Walked {
    let tk = cx.tk;
    let painter = ui.painter().clone();
    let most = rows.iter().filter_map(|r| r.value).fold(0.0, f64::max).max(1e-9);
    let row_h = (rect.height() / rows.len().max(1) as f32).clamp(30.0, 52.0);
    let name_w = (rect.width() * 0.34).min(240.0);
    let mut spots = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let line = Rect::from_min_size(pos2(rect.left(), rect.top() + row_h * i as f32), vec2(rect.width(), row_h));
        let y = line.center().y;
        widgets::paint(&painter, pos2(line.left() + 10.0, y), Align2::CENTER_CENTER, &(i + 1).to_string(), theme::SMALL.bold(), tk.text_tertiary);
        let name = Rect::from_min_max(pos2(line.left() + 26.0, line.top()), pos2(line.left() + 26.0 + name_w, line.bottom()));
        widgets::paint_in(&painter, name, Align2::LEFT_CENTER, &row.name, theme::BODY, tk.text);
        let left = name.right() + 12.0;
        let room = line.right() - left - 56.0;
        let width = row.value.map_or(0.0, |v| (room * (v / most) as f32).max(2.0));
        let bar = Rect::from_min_max(pos2(left, y - 8.0), pos2(left + width, y + 8.0));
        painter.rect_filled(Rect::from_min_max(bar.min, pos2(left + room, y + 8.0)), CornerRadius::same(4), tk.surface_sunken);
        painter.rect_filled(bar, CornerRadius::same(4), row.tone.mark(tk));
        widgets::paint(&painter, pos2(left + room + 8.0, y), Align2::LEFT_CENTER, &row.shown, theme::BODY.bold(), tk.text);
        spots.push(Spot { rect: line.shrink(2.0), name: format!("{}. {} {}", i + 1, row.name, row.shown) });
    }
    walk(ui, cx, id, rect, title, &spots)
}
