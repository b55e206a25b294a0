//! The pyramid: levels that stand on one another, each with its name, its score and how full it is.

use egui::{Align2, Id, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::{Spot, Tone, Walked, walk};
use crate::ui::{cx::Cx, theme, widgets};

/// One level, the lowest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// What it is called.
    pub name: String,
    /// Some words beside it.
    pub note: String,
    /// From 0 to 1 how full it is drawn.
    pub share: f64,
    /// The score as it is read.
    pub shown: String,
    /// Its colour.
    pub tone: Tone,
}

/// Draws the levels, the lowest at the bottom.
pub fn pyramid(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, title: &str, levels: &[Level]) -> Walked {
    let tk = cx.tk;
    let painter = ui.painter().clone();
    let count = levels.len().max(1);
    let width = (rect.width() * 0.5).min(rect.height() * 1.25);
    let (apex, base) = (pos2(rect.left() + width / 2.0, rect.top()), rect.bottom());
    let half = |y: f32| width / 2.0 * ((y - apex.y) / (base - apex.y).max(1.0));
    let mut spots = Vec::new();
    for (i, level) in levels.iter().enumerate() {
        let (top, bottom) = (base - (base - apex.y) * (i + 1) as f32 / count as f32 + 3.0, base - (base - apex.y) * i as f32 / count as f32);
        let slab = |from: f32| {
            vec![
                pos2(apex.x - half(from), from),
                pos2(apex.x + half(from), from),
                pos2(apex.x + half(bottom), bottom),
                pos2(apex.x - half(bottom), bottom),
            ]
        };
        painter.add(Shape::convex_polygon(slab(top), level.tone.mark(tk).gamma_multiply(0.16), Stroke::new(1.0, level.tone.mark(tk))));
        let level_top = bottom - (bottom - top) * level.share.clamp(0.0, 1.0) as f32;
        if level.share > 0.0 {
            painter.add(Shape::convex_polygon(slab(level_top), level.tone.mark(tk).gamma_multiply(0.55), Stroke::NONE));
        }
        let y = f32::midpoint(top, bottom);
        widgets::paint(&painter, pos2(apex.x, y), Align2::CENTER_CENTER, &level.shown, theme::SECTION, tk.text);
        let x = rect.left() + width + 20.0;
        painter.hline((apex.x + half(y) + 6.0)..=(x - 6.0), y.round() + 0.5, Stroke::new(1.0, tk.border));
        let words = Rect::from_min_max(pos2(x, y - 21.0), pos2(rect.right(), y + 1.0));
        widgets::paint_in(&painter, words, Align2::LEFT_CENTER, &level.name, theme::BODY.bold(), tk.text);
        widgets::paint_in(&painter, words.translate(vec2(0.0, 21.0)), Align2::LEFT_CENTER, &level.note, theme::SMALL, tk.text_secondary);
        let hit = Rect::from_min_max(pos2(apex.x - half(bottom), top), pos2(apex.x + half(bottom), bottom));
        spots.push(Spot { rect: hit, name: format!("{} {}, {}", level.name, level.shown, level.note) });
    }
    walk(ui, cx, id, rect, title, &spots)
}
