//! The waterfall: a start, what takes from it or adds to it, an end.

use egui::{Align2, CornerRadius, Id, Rect, Stroke, Ui, pos2, vec2};

use super::{Spot, Tone, Walked, bars::grid, nice_step, walk};
use crate::ui::{cx::Cx, theme, widgets};

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What stands below it.
    pub name: String,
    /// The whole value of a total, the change of any other step.
    pub value: f64,
    /// Stands on the ground instead of on the step before.
    pub total: bool,
    /// Its value as it is read.
    pub shown: String,
    /// Its colour.
    pub tone: Tone,
}

/// Draws the steps; hairlines join the level of one with the next.
pub fn waterfall(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, title: &str, steps: &[Step]) -> Walked {
    let tk = cx.tk;
    let plot = Rect::from_min_max(rect.min + vec2(58.0, 26.0), rect.max - vec2(2.0, 46.0));
    let mut level = 0.0;
    let mut spans = Vec::with_capacity(steps.len());
    for step in steps {
        let (from, to) = if step.total { (0.0, step.value) } else { (level, level + step.value) };
        level = to;
        spans.push((from, to));
    }
    let high = spans.iter().map(|(a, b)| a.max(*b)).fold(0.0, f64::max);
    let low = spans.iter().map(|(a, b)| a.min(*b)).fold(0.0, f64::min);
    let tick = nice_step((high - low).max(1.0), 4.0);
    let (low, high) = ((low / tick).floor() * tick, (high / tick).ceil().max(1.0) * tick);
    let painter = ui.painter().clone();
    grid(&painter, cx, plot, (low, high, tick), 0);
    let y = |v: f64| plot.bottom() - plot.height() * ((v - low) / (high - low)) as f32;
    let slot = plot.width() / steps.len().max(1) as f32;
    let width = (slot * 0.6).min(120.0);
    let mut spots = Vec::new();
    let mut before: Option<(f32, f32)> = None;
    for (i, (step, (from, to))) in steps.iter().zip(&spans).enumerate() {
        let x = plot.left() + slot * (i as f32 + 0.5);
        let bar = Rect::from_min_max(pos2(x - width / 2.0, y(from.max(*to))), pos2(x + width / 2.0, y(from.min(*to)).max(y(from.max(*to)) + 2.0)));
        if let Some((right, level)) = before {
            painter.hline(right..=bar.left(), level.round() + 0.5, Stroke::new(1.0, tk.border_strong));
        }
        before = Some((bar.right(), y(*to)));
        painter.rect_filled(bar, CornerRadius::same(4), step.tone.mark(tk));
        widgets::paint(&painter, pos2(x, bar.top() - 4.0), Align2::CENTER_BOTTOM, &step.shown, theme::BODY.bold(), step.tone.ink(tk));
        let galley = widgets::galley(&painter, &step.name, theme::SMALL, tk.text_secondary, slot - 6.0, 2);
        painter.galley(pos2(x - galley.size().x / 2.0, plot.bottom() + 6.0), galley, tk.text_secondary);
        spots.push(Spot { rect: bar.expand2(vec2(0.0, (8.0 - bar.height() / 2.0).max(0.0))), name: format!("{}: {}", step.name, step.shown) });
    }
    walk(ui, cx, id, rect, title, &spots)
}
