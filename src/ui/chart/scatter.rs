//! The field of points: two coefficients, a cross that makes four quadrants, shapes for kinds, labels that dodge one another.

use egui::{Align2, CornerRadius, Id, Painter, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::{Mark, Spot, Tone, Walked, mark, walk};
use crate::{
    model::figure,
    ui::{cx::Cx, theme, widgets},
};

/// A point of the field.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Right.
    pub x: f64,
    /// Up.
    pub y: f64,
    /// Half the length of its error bars, where known.
    pub spread: Option<(f64, f64)>,
    /// What it is called.
    pub name: String,
    /// What the pointer and a screen reader hear.
    pub said: String,
    /// Its kind as a shape …
    pub mark: Mark,
    /// … and as a colour.
    pub tone: Tone,
}

/// What a quadrant means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corner {
    /// Its name.
    pub name: String,
    /// What that means, in some words.
    pub note: String,
    /// Its colour.
    pub tone: Tone,
}

/// The frame of the field.
pub struct Field {
    /// Lowest and highest of x and y.
    pub range: [(f64, f64); 2],
    /// Where the quadrants meet.
    pub cross: (f64, f64),
    /// Distance of the numbers on both axes.
    pub tick: f64,
    /// Axis words: right, up.
    pub axes: [String; 2],
    /// Top left, top right, bottom left, bottom right.
    pub corners: [Corner; 4],
}

/// Draws the field; `selected` is ringed and bold.
pub fn field(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, title: &str, (f, points, selected): (&Field, &[Point], Option<usize>)) -> Walked {
    let tk = cx.tk;
    let plot = Rect::from_min_max(rect.min + vec2(38.0, 30.0), rect.max - vec2(4.0, 44.0));
    let painter = ui.painter().clone();
    let [(x0, x1), (y0, y1)] = f.range;
    let at = |x: f64, y: f64| {
        let share = |v: f64, low: f64, high: f64| ((v - low) / (high - low).max(f64::EPSILON)).clamp(0.0, 1.0) as f32;
        pos2(plot.left() + plot.width() * share(x, x0, x1), plot.bottom() - plot.height() * share(y, y0, y1))
    };
    let mut taken = frame(&painter, cx, plot, f, &at);
    taken.extend(points.iter().map(|p| Rect::from_center_size(at(p.x, p.y), vec2(14.0, 14.0))));
    let mut spots = Vec::with_capacity(points.len());
    for (i, point) in points.iter().enumerate() {
        let here = at(point.x, point.y);
        if let Some((sx, sy)) = point.spread {
            let stroke = Stroke::new(1.0, point.tone.mark(tk).gamma_multiply(0.6));
            painter.line_segment([at(point.x - sx, point.y), at(point.x + sx, point.y)], stroke);
            painter.line_segment([at(point.x, point.y - sy), at(point.x, point.y + sy)], stroke);
        }
        mark(&painter, tk, here, point.mark, point.tone, 14.0);
        let chosen = selected == Some(i);
        if chosen {
            painter.circle_stroke(here, 15.0, Stroke::new(2.0, tk.focus));
        }
        label(&painter, cx, here, (&point.name, chosen), plot, &mut taken);
        spots.push(Spot { rect: Rect::from_center_size(here, vec2(28.0, 28.0)), name: point.said.clone() });
    }
    walk(ui, cx, id, rect, title, &spots)
}

/// Draws quadrants, ticks and axes; gives where the names of the quadrants stand.
fn frame(painter: &Painter, cx: &Cx<'_>, plot: Rect, f: &Field, at: &impl Fn(f64, f64) -> Pos2) -> Vec<Rect> {
    let mut taken = Vec::new();
    let tk = cx.tk;
    let [(x0, x1), (y0, y1)] = f.range;
    let (left, right, top, bottom) = (at(x0, y1), at(x1, y1), y1, y0);
    let cross = at(f.cross.0, f.cross.1);
    let quads = [
        Rect::from_two_pos(left, cross),
        Rect::from_two_pos(right, cross),
        Rect::from_two_pos(at(x0, y0), cross),
        Rect::from_two_pos(at(x1, y0), cross),
    ];
    for (quad, corner) in quads.iter().zip(&f.corners) {
        painter.rect_filled(*quad, CornerRadius::ZERO, corner.tone.mark(tk).gamma_multiply(0.07));
    }
    ticks(painter, cx, plot, f, at);
    let dash = Stroke::new(1.5, tk.border_strong);
    painter.extend(Shape::dashed_line(&[at(f.cross.0, bottom), at(f.cross.0, top)], dash, 5.0, 4.0));
    painter.extend(Shape::dashed_line(&[at(x0, f.cross.1), at(x1, f.cross.1)], dash, 5.0, 4.0));
    for (i, (quad, corner)) in quads.iter().zip(&f.corners).enumerate() {
        if corner.name.is_empty() || quad.width() < 60.0 || quad.height() < 44.0 {
            continue;
        }
        let (on_left, on_top) = (i % 2 == 0, i < 2);
        let x = if on_left { quad.left() + 12.0 } else { quad.right() - 12.0 };
        let anchor = if on_left { Align2::LEFT_TOP } else { Align2::RIGHT_TOP };
        let y = if on_top { quad.top() + 8.0 } else { quad.bottom() - 50.0 };
        taken.push(widgets::paint(painter, pos2(x, y), anchor, &corner.name, theme::SECTION, corner.tone.ink(tk)));
        taken.push(widgets::paint(painter, pos2(x, y + 23.0), anchor, &corner.note, theme::CAPTION, tk.text_secondary));
    }
    let [across, up] = &f.axes;
    widgets::paint(painter, pos2(plot.left() - 32.0, plot.top() - 8.0), Align2::LEFT_BOTTOM, &format!("↑ {up}"), theme::SMALL, tk.text_secondary);
    widgets::paint(painter, pos2(plot.center().x, plot.bottom() + 24.0), Align2::CENTER_TOP, &format!("{across} →"), theme::SMALL, tk.text_secondary);
    taken
}

fn ticks(painter: &Painter, cx: &Cx<'_>, plot: Rect, f: &Field, at: &impl Fn(f64, f64) -> Pos2) {
    let tk = cx.tk;
    let [(x0, x1), (y0, y1)] = f.range;
    let line = Stroke::new(1.0, tk.border_subtle);
    let count = |low: f64, high: f64| ((high - low) / f.tick).round().clamp(1.0, 20.0) as u32;
    for i in 0..=count(x0, x1) {
        let v = x0 + f64::from(i) * f.tick;
        let x = at(v, y0).x;
        painter.vline(x.round() + 0.5, plot.y_range(), line);
        widgets::paint(painter, pos2(x, plot.bottom() + 5.0), Align2::CENTER_TOP, &figure::short(v, 2), theme::CAPTION, tk.text_tertiary);
    }
    for i in 0..=count(y0, y1) {
        let v = y0 + f64::from(i) * f.tick;
        let y = at(x0, v).y;
        painter.hline(plot.x_range(), y.round() + 0.5, line);
        widgets::paint(painter, pos2(plot.left() - 8.0, y), Align2::RIGHT_CENTER, &figure::short(v, 2), theme::CAPTION, tk.text_tertiary);
    }
}

/// Writes a name where it covers nothing: right, left, above, below; where nothing is free it is left to the pointer.
fn label(painter: &Painter, cx: &Cx<'_>, at: Pos2, (name, chosen): (&str, bool), plot: Rect, taken: &mut Vec<Rect>) {
    let style = if chosen { theme::SMALL.bold() } else { theme::SMALL };
    let galley = widgets::galley(painter, name, style, cx.tk.text, 150.0, 1);
    let size = galley.size();
    let gap = if chosen { 20.0 } else { 13.0 };
    let places = [
        pos2(at.x + gap, at.y - size.y / 2.0),
        pos2(at.x - gap - size.x, at.y - size.y / 2.0),
        pos2(at.x - size.x / 2.0, at.y - gap - size.y + 4.0),
        pos2(at.x - size.x / 2.0, at.y + gap - 4.0),
    ];
    let own = Rect::from_center_size(at, vec2(14.0, 14.0));
    let free = |r: &Rect| plot.expand(2.0).contains_rect(*r) && taken.iter().all(|t| *t == own || !t.shrink(1.0).intersects(*r));
    let found = places.into_iter().map(|p| Rect::from_min_size(p, size)).find(free);
    let Some(rect) = found.or_else(|| places.first().filter(|_| chosen).map(|p| Rect::from_min_size(*p, size))) else { return };
    painter.galley(rect.min, galley, cx.tk.text);
    taken.push(rect);
}
