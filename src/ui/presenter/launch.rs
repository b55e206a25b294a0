//! The slide of an exercise: a blue field, the task, the steps and the ring of the countdown.

use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};

use super::slide::{MARGIN, SIZE, TimerShown, center, title};
use crate::{
    model::session::clock_text,
    ui::{
        theme::{Style, Tokens},
        widgets,
    },
};

/// What stands on it.
pub(super) struct Launch<'a> {
    pub(super) title: &'a str,
    pub(super) task: &'a str,
    pub(super) steps: &'a [String],
    pub(super) timer: Option<&'a TimerShown>,
    pub(super) note: &'a str,
}

/// Paints everything below the head line.
pub(super) fn draw(painter: &Painter, tk: &Tokens, rect: Rect, launch: &Launch<'_>) {
    let s = rect.width() / SIZE.x;
    let left = rect.left() + MARGIN * s;
    let width = (if launch.timer.is_some() { 1_060.0 } else { SIZE.x - 2.0 * MARGIN }) * s;
    let top = rect.top() + 160.0 * s;
    let tall = title(painter, pos2(left, top), launch.title, s, tk.accent_on, SIZE.x.mul_add(s, -2.0 * MARGIN * s));
    let y = top + tall + 36.0 * s;
    let room = rect.bottom() - 60.0 * s - y;
    // Task and steps as large as they fit, never below 28.
    for size in [44.0, 40.0, 36.0, 33.0, 30.0, 28.0] {
        let mut quiet = painter.clone();
        quiet.set_invisible();
        if size <= 28.0 || text(&quiet, tk, (pos2(left, y), width, s), size, launch) <= room {
            text(painter, tk, (pos2(left, y), width, s), size, launch);
            break;
        }
    }
    if let Some(timer) = launch.timer {
        let at = pos2(rect.right() - (MARGIN + 265.0) * s, rect.top() + 600.0 * s);
        ring(painter, at, 255.0 * s, timer, (tk.accent_on, tk.accent_on.gamma_multiply(0.22), tk.accent_on));
        let style = Style { size: 36.0, line: 50.0, bold: timer.over || timer.last };
        center(painter, at + vec2(0.0, 120.0 * s), launch.note, style.scaled(s), tk.accent_on, 420.0 * s);
    }
}

/// Sets the task and the steps and gives their height.
fn text(painter: &Painter, tk: &Tokens, (at, width, s): (Pos2, f32, f32), size: f32, launch: &Launch<'_>) -> f32 {
    let style = Style { size, line: size * 1.45, bold: false }.scaled(s);
    let mut y = at.y;
    if !launch.task.is_empty() {
        let galley = widgets::rich_galley(painter, launch.task, style, tk.accent_on, width);
        y += galley.size().y + 26.0 * s;
        painter.galley(pos2(at.x, y - galley.size().y - 26.0 * s), galley, tk.accent_on);
    }
    let radius = (size * 0.62) * s;
    let indent = 2.0 * radius + 26.0 * s;
    for (n, step) in launch.steps.iter().enumerate() {
        let galley = widgets::rich_galley(painter, step, style, tk.accent_on, width - indent);
        let middle = pos2(at.x + radius, y + style.line / 2.0);
        painter.circle_filled(middle, radius, tk.accent_on.gamma_multiply(0.2));
        let digit = Style { size: (size * 0.72).max(28.0), line: size, bold: true }.scaled(s);
        widgets::paint(painter, middle, Align2::CENTER_CENTER, &(n + 1).to_string(), digit, tk.accent_on);
        let height = galley.size().y;
        painter.galley(pos2(at.x + indent, y), galley, tk.accent_on);
        y += height + 20.0 * s;
    }
    y - at.y
}

/// A ring that empties, with the time in it.
pub(super) fn ring(painter: &Painter, at: Pos2, radius: f32, timer: &TimerShown, (full, rest, ink): (Color32, Color32, Color32)) {
    let width = radius * 0.08;
    painter.circle_stroke(at, radius, Stroke::new(width, rest));
    if timer.fraction > 0.0 {
        let steps = 120.0;
        let count = (timer.fraction * steps).ceil().max(1.0);
        let turn = |n: f32| at + Vec2::angled((n / steps).min(timer.fraction) * std::f32::consts::TAU - std::f32::consts::FRAC_PI_2) * radius;
        let points: Vec<Pos2> = (0..=count as u32).map(|n| turn(n as f32)).collect();
        for end in points.first().into_iter().chain(points.last()) {
            painter.circle_filled(*end, width / 2.0, full);
        }
        painter.add(Shape::line(points, Stroke::new(width, full)));
    }
    let text = clock_text(timer.left);
    let size = radius * if text.len() > 5 { 0.4 } else { 0.55 };
    let style = Style { size: size.round().max(1.0), line: (size * 1.2).round(), bold: true };
    widgets::paint(painter, at - vec2(0.0, radius * 0.04), Align2::CENTER_CENTER, &text, style, ink);
}
