//! Bars: a distribution with groups bracketed below, and columns stacked from parts.

use egui::{Align2, CornerRadius, Id, Painter, Rect, Stroke, Ui, pos2, vec2};

use super::{Spot, Tone, Walked, nice_step, nothing, walk};
use crate::{
    model::figure,
    ui::{cx::Cx, theme, widgets},
};

/// One column of a distribution.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// What stands below it.
    pub label: String,
    /// How many.
    pub count: u32,
    /// The colour of its group.
    pub tone: Tone,
    /// What a screen reader and the pointer hear; "" for label and count.
    pub said: String,
}

/// Columns that belong together, by first and last index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The first column.
    pub from: usize,
    /// The last column.
    pub to: usize,
    /// The name with its count.
    pub label: String,
    /// The colour of the bracket.
    pub tone: Tone,
}

/// Draws counts per value, with grid, numbers and brackets.
pub fn distribution(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, title: &str, (columns, groups): (&[Column], &[Group])) -> Walked {
    let tk = cx.tk;
    let foot = if groups.is_empty() { 26.0 } else { 66.0 };
    let plot = Rect::from_min_max(rect.min + vec2(30.0, 18.0), rect.max - vec2(2.0, foot));
    let most = columns.iter().map(|c| c.count).max().unwrap_or(0);
    let step = nice_step(f64::from(most.max(4)), 4.0).max(1.0).ceil();
    let top = (f64::from(most.max(1)) / step).ceil() * step;
    let painter = ui.painter().clone();
    grid(&painter, cx, plot, (0.0, top, step), 0);
    if most == 0 {
        nothing(&painter, tk, plot, cx.lang.pick("还没有数据", "No data yet"));
    }
    let slot = plot.width() / columns.len().max(1) as f32;
    let mut spots = Vec::with_capacity(columns.len());
    for (i, column) in columns.iter().enumerate() {
        let x = plot.left() + slot * (i as f32 + 0.5);
        let height = plot.height() * (f64::from(column.count) / top) as f32;
        let width = (slot * 0.74).min(64.0);
        let bar = Rect::from_min_max(pos2(x - width / 2.0, plot.bottom() - height), pos2(x + width / 2.0, plot.bottom()));
        if column.count > 0 {
            painter.rect_filled(bar, CornerRadius { nw: 4, ne: 4, sw: 2, se: 2 }, column.tone.mark(tk));
            let number = figure::plain(f64::from(column.count), 0);
            widgets::paint(&painter, pos2(x, bar.top() - 4.0), Align2::CENTER_BOTTOM, &number, theme::SMALL.bold(), tk.text);
        }
        widgets::paint(&painter, pos2(x, plot.bottom() + 6.0), Align2::CENTER_TOP, &column.label, theme::SMALL, tk.text_secondary);
        let said = if column.said.is_empty() { format!("{}: {}", column.label, column.count) } else { column.said.clone() };
        spots.push(Spot { rect: bar.with_min_y(bar.top().min(plot.bottom() - 12.0)), name: said });
    }
    for group in groups {
        let left = plot.left() + slot * (group.from as f32 + 0.5) - slot * 0.37;
        let right = plot.left() + slot * (group.to as f32 + 0.5) + slot * 0.37;
        let y = plot.bottom() + 36.0;
        let stroke = Stroke::new(2.0, group.tone.mark(tk));
        painter.line(vec![pos2(left, y - 6.0), pos2(left, y), pos2(right, y), pos2(right, y - 6.0)], stroke);
        widgets::paint(&painter, pos2(f32::midpoint(left, right), y + 6.0), Align2::CENTER_TOP, &group.label, theme::SMALL, tk.text);
    }
    walk(ui, cx, id, rect, title, &spots)
}

/// Horizontal grid lines with their numbers at the left; `range` is lowest, highest and step.
pub(super) fn grid(painter: &Painter, cx: &Cx<'_>, plot: Rect, (low, high, step): (f64, f64, f64), decimals: u32) {
    let tk = cx.tk;
    let span = (high - low).max(f64::EPSILON);
    let lines = (span / step).round().clamp(1.0, 20.0) as u32;
    for i in 0..=lines {
        let value = low + f64::from(i) * step;
        let y = plot.bottom() - plot.height() * ((value - low) / span) as f32;
        painter.hline(plot.x_range(), y.round() + 0.5, Stroke::new(1.0, tk.border_subtle));
        let text = if value.abs() >= 10_000.0 {
            let (number, unit) = figure::large(value, cx.lang);
            format!("{number}{unit}")
        } else {
            figure::plain(value, decimals)
        };
        widgets::paint(painter, pos2(plot.left() - 8.0, y), Align2::RIGHT_CENTER, &text, theme::CAPTION, tk.text_tertiary);
    }
}

/// A part of a stacked column.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub name: String,
    /// How much; negative parts hang below zero.
    pub value: f64,
    /// Its colour.
    pub tone: Tone,
}

/// One stacked column.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    /// What stands below it.
    pub label: String,
    /// From the bottom up.
    pub parts: Vec<Part>,
    /// The sum, as it is shown above.
    pub total: String,
}

/// Draws stacked columns over one scale; parts are told apart by pattern of order, colour and their words.
pub fn stacked(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, title: &str, stacks: &[Stack]) -> Walked {
    let tk = cx.tk;
    let plot = Rect::from_min_max(rect.min + vec2(56.0, 26.0), rect.max - vec2(2.0, 28.0));
    let sum = |s: &Stack, sign: f64| s.parts.iter().map(|p| p.value).filter(|v| v * sign > 0.0).sum::<f64>();
    let high = stacks.iter().map(|s| sum(s, 1.0)).fold(0.0, f64::max);
    let low = stacks.iter().map(|s| sum(s, -1.0)).fold(0.0, f64::min);
    let step = nice_step((high - low).max(1.0), 4.0);
    let (low, high) = ((low / step).floor() * step, (high / step).ceil().max(1.0) * step);
    let painter = ui.painter().clone();
    grid(&painter, cx, plot, (low, high, step), 0);
    let y = |v: f64| plot.bottom() - plot.height() * ((v - low) / (high - low)) as f32;
    let slot = plot.width() / stacks.len().max(1) as f32;
    let mut spots = Vec::new();
    for (i, stack) in stacks.iter().enumerate() {
        let x = plot.left() + slot * (i as f32 + 0.5);
        let width = (slot * 0.5).min(110.0);
        let (mut up, mut down) = (0.0, 0.0);
        for part in &stack.parts {
            let base = if part.value < 0.0 { &mut down } else { &mut up };
            let (from, to) = (*base, *base + part.value);
            *base = to;
            let bar = Rect::from_min_max(pos2(x - width / 2.0, y(from.max(to))), pos2(x + width / 2.0, y(from.min(to))));
            painter.rect(bar, CornerRadius::same(3), part.tone.mark(tk), Stroke::new(1.0, tk.surface), egui::StrokeKind::Inside);
            if bar.height() > 22.0 {
                let ink = if part.tone == Tone::Plain { tk.surface } else { tk.emo_on };
                widgets::paint(&painter, bar.center(), Align2::CENTER_CENTER, &part.name, theme::CAPTION, ink);
            }
            let said = format!("{}, {}: {}", stack.label, part.name, figure::plain(part.value, 0));
            spots.push(Spot { rect: bar.expand2(vec2(0.0, (6.0 - bar.height() / 2.0).max(0.0))), name: said });
        }
        painter.hline(plot.x_range(), y(0.0).round() + 0.5, Stroke::new(1.0, tk.border_strong));
        widgets::paint(&painter, pos2(x, y(up) - 4.0), Align2::CENTER_BOTTOM, &stack.total, theme::SECTION, tk.text);
        widgets::paint(&painter, pos2(x, plot.bottom() + 6.0), Align2::CENTER_TOP, &stack.label, theme::BODY, tk.text_secondary);
    }
    walk(ui, cx, id, rect, title, &spots)
}
