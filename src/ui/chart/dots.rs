//! The dot plot: one row per thing judged, a dot per judge, the standard as a line with its tolerance.

use egui::{Align2, CornerRadius, Id, Rect, Stroke, Ui, pos2, vec2};

use super::{Mark, Spot, Tone, Walked, mark, nice_step, walk};
use crate::{
    model::figure,
    ui::{cx::Cx, theme, widgets},
};

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What was judged.
    pub name: String,
    /// Each judge's name and value.
    pub dots: Vec<(String, f64)>,
    /// The value that counts.
    pub standard: Option<f64>,
    /// Some words at the right, for example the range.
    pub note: String,
}

/// Draws the rows over a common scale; dots outside `tolerance` of the standard are hollow and in the negative colour.
pub fn dots(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, title: &str, (rows, tolerance): (&[Row], f64)) -> Walked {
    let tk = cx.tk;
    let plot = Rect::from_min_max(rect.min + vec2(96.0, 8.0), rect.max - vec2(96.0, 26.0));
    let values = || rows.iter().flat_map(|r| r.dots.iter().map(|d| d.1).chain(r.standard));
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let (low, high) = if low.is_finite() { (low - tolerance, high + tolerance) } else { (0.0, 100.0) };
    let step = nice_step((high - low).max(1.0), 6.0);
    let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
    let painter = ui.painter().clone();
    let x = |v: f64| plot.left() + plot.width() * ((v - low) / (high - low).max(f64::EPSILON)) as f32;
    let lines = ((high - low) / step).round().clamp(1.0, 30.0) as u32;
    for i in 0..=lines {
        let v = low + f64::from(i) * step;
        painter.vline(x(v).round() + 0.5, plot.y_range(), Stroke::new(1.0, tk.border_subtle));
        widgets::paint(&painter, pos2(x(v), plot.bottom() + 5.0), Align2::CENTER_TOP, &figure::short(v, 1), theme::CAPTION, tk.text_tertiary);
    }
    let height = (plot.height() / rows.len().max(1) as f32).min(64.0);
    let mut spots = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let y = plot.top() + height * (i as f32 + 0.5);
        widgets::paint(&painter, pos2(rect.left(), y), Align2::LEFT_CENTER, &row.name, theme::BODY.bold(), tk.text);
        widgets::paint(&painter, pos2(rect.right(), y), Align2::RIGHT_CENTER, &row.note, theme::SMALL, tk.text_secondary);
        painter.hline(plot.x_range(), y.round() + 0.5, Stroke::new(1.0, tk.border));
        if let Some(standard) = row.standard {
            let band = Rect::from_min_max(pos2(x(standard - tolerance), y - height * 0.3), pos2(x(standard + tolerance), y + height * 0.3));
            painter.rect_filled(band, CornerRadius::same(4), tk.accent_tint);
            painter.vline(x(standard), (y - height * 0.3)..=(y + height * 0.3), Stroke::new(2.0, tk.accent));
        }
        for (name, value) in &row.dots {
            let off = row.standard.is_some_and(|s| (value - s).abs() > tolerance + 1e-9);
            let (shape, tone) = if off { (Mark::Down, Tone::Neg) } else { (Mark::Dot, Tone::Plain) };
            let at = pos2(x(*value), y);
            mark(&painter, tk, at, shape, tone, 13.0);
            spots.push(Spot {
                rect: Rect::from_center_size(at, vec2(20.0, 20.0)),
                name: format!("{}, {name}: {}", row.name, figure::short(*value, 1)),
            });
        }
    }
    walk(ui, cx, id, rect, title, &spots)
}
