//! Charts: drawn from values alone; every point can be pointed at, walked to with the arrows, heard, and read in a table.

pub mod bars;
pub mod dots;
pub mod flow;
pub mod gauge;
pub mod pyramid;
pub mod radar;
pub mod ranking;
pub mod scatter;
pub mod steps;
pub mod table;

use egui::{Align2, Color32, CornerRadius, Id, Key, Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{
    cx::Cx,
    theme::{self, Tokens},
    widgets,
};

/// What a mark means; it also has a shape or a word, never a colour alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Good for the customer: promoters, delight.
    Pos,
    /// Neither.
    #[default]
    Neutral,
    /// Bad for the customer: detractors, losses.
    Neg,
    /// Better than expected.
    Good,
    /// What is being looked at.
    Accent,
    /// Ink, without judgement.
    Plain,
}

impl Tone {
    /// The colour of its marks.
    pub fn mark(self, tk: &Tokens) -> Color32 {
        match self {
            Self::Pos => tk.pos,
            Self::Neutral => tk.neutral,
            Self::Neg => tk.neg,
            Self::Good => tk.success,
            Self::Accent => tk.accent,
            Self::Plain => tk.text_secondary,
        }
    }

    /// The colour of its words.
    pub fn ink(self, tk: &Tokens) -> Color32 {
        match self {
            Self::Pos => tk.pos_text,
            Self::Neutral => tk.text_secondary,
            Self::Neg => tk.neg_text,
            Self::Good => tk.success_text,
            Self::Accent => tk.accent_text,
            Self::Plain => tk.text,
        }
    }
}

/// The outline of a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// ●
    #[default]
    Dot,
    /// ▲
    Triangle,
    /// ■
    Square,
    /// ◆
    Diamond,
    /// ▼, hollow
    Down,
    /// ○
    Ring,
}

/// Paints a mark centred at `at`, about `size` points across.
pub fn mark(painter: &Painter, tk: &Tokens, at: Pos2, shape: Mark, tone: Tone, size: f32) {
    let (fill, r) = (tone.mark(tk), size / 2.0);
    let rim = Stroke::new(1.5, tk.surface);
    let polygon = |points: Vec<Pos2>| painter.add(Shape::convex_polygon(points, fill, rim));
    match shape {
        Mark::Dot => {
            painter.circle(at, r, fill, rim);
        }
        Mark::Square => {
            polygon([(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].iter().map(|(x, y)| at + r * 0.88 * vec2(*x, *y)).collect());
        }
        Mark::Triangle => {
            polygon(vec![at + vec2(0.0, -r * 1.05), at + vec2(r * 1.05, r * 0.85), at + vec2(-r * 1.05, r * 0.85)]);
        }
        Mark::Diamond => {
            polygon(vec![at + vec2(0.0, -r * 1.15), at + vec2(r * 1.15, 0.0), at + vec2(0.0, r * 1.15), at + vec2(-r * 1.15, 0.0)]);
        }
        Mark::Down => {
            let points = vec![at + vec2(0.0, r * 1.05), at + vec2(r * 1.05, -r * 0.85), at + vec2(-r * 1.05, -r * 0.85)];
            painter.add(Shape::convex_polygon(points, tk.surface, Stroke::new(2.0, fill)));
        }
        Mark::Ring => {
            painter.circle(at, r * 0.85, tk.surface, Stroke::new(2.0, fill));
        }
    }
}

/// A point, bar or band that can be pointed at and walked to.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Where the pointer hits it.
    pub rect: Rect,
    /// What it says: name and value in one line.
    pub name: String,
}

/// What happened at a chart in this frame.
#[derive(Clone, Copy, Debug, Default)]
pub struct Walked {
    /// The point the keyboard or the pointer is at.
    pub at: Option<usize>,
    /// The point that was clicked or chosen with Enter.
    pub picked: Option<usize>,
}

/// Makes the points of a painted chart reachable: hover and arrows show the value, each point is a node for screen readers.
pub fn walk(ui: &mut Ui, cx: &Cx<'_>, id: Id, frame: Rect, title: &str, spots: &[Spot]) -> Walked {
    let response = ui.interact(frame, id, Sense::click());
    let mut at: usize = ui.data(|d| d.get_temp(id)).unwrap_or(0);
    at = at.min(spots.len().saturating_sub(1));
    let focused = response.has_focus();
    let mut picked = None;
    if focused && cx.keys && !spots.is_empty() {
        let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        at = step(ui, at, spots.len());
        if ui.input(|i| i.key_pressed(Key::Enter) || i.key_pressed(Key::Space)) {
            picked = Some(at);
        }
    }
    let pointer = response.hover_pos().and_then(|p| nearest(spots, p));
    if response.clicked() && pointer.is_some() {
        picked = pointer;
        at = pointer.unwrap_or(at);
    }
    ui.data_mut(|d| d.insert_temp(id, at));
    let here = if focused { spots.get(at) } else { None };
    let name = here.map_or_else(|| title.to_owned(), |s| format!("{title}, {}", s.name));
    response.widget_info(|| WidgetInfo::labeled(Role::GraphicsDocument, true, &name));
    for (i, spot) in spots.iter().enumerate() {
        let node = ui.interact(spot.rect, id.with(i), Sense::hover());
        node.widget_info(|| WidgetInfo::labeled(Role::GraphicsSymbol, true, &spot.name));
    }
    if focused {
        widgets::focus_ring(ui.painter(), cx.tk, frame, 10);
    }
    if let Some(spot) = here {
        ui.painter().rect_stroke(spot.rect.expand(2.0), CornerRadius::same(6), Stroke::new(2.0, cx.tk.focus), egui::StrokeKind::Outside);
    }
    let shown = pointer.or(focused.then_some(at));
    if let Some(spot) = shown.and_then(|i| spots.get(i)) {
        tip(ui, cx.tk, spot.rect, frame, &spot.name);
    }
    Walked { at: shown, picked }
}

fn step(ui: &Ui, at: usize, count: usize) -> usize {
    let (on, back, home, end) = ui.input(|i| {
        let n = |key| i.num_presses(key);
        (n(Key::ArrowRight) + n(Key::ArrowDown), n(Key::ArrowLeft) + n(Key::ArrowUp), n(Key::Home) > 0, n(Key::End) > 0)
    });
    match (home, end) {
        (true, _) => 0,
        (_, true) => count.saturating_sub(1),
        _ => (at + on).min(count.saturating_sub(1)).saturating_sub(back),
    }
}

/// The spot under the pointer; the nearest centre where several lie on one another.
fn nearest(spots: &[Spot], p: Pos2) -> Option<usize> {
    let hit = spots.iter().enumerate().filter(|(_, s)| s.rect.expand(3.0).contains(p));
    hit.min_by(|a, b| a.1.rect.center().distance_sq(p).total_cmp(&b.1.rect.center().distance_sq(p))).map(|(i, _)| i)
}

/// The value beside a point, in the inverse colours; at once, because reading values is what charts are for.
fn tip(ui: &Ui, tk: &Tokens, spot: Rect, frame: Rect, text: &str) {
    let layer = egui::LayerId::new(egui::Order::Tooltip, Id::unique("chart-tip"));
    let painter = Painter::new(ui.ctx().clone(), layer, ui.ctx().content_rect());
    let galley = widgets::galley(&painter, text, theme::CELL, tk.bg_app, 260.0, 4);
    let size = galley.size() + vec2(20.0, 12.0);
    let above = spot.top() - size.y - 8.0;
    let top = if above > frame.top() - size.y { above } else { spot.bottom() + 8.0 };
    let left = (spot.center().x - size.x / 2.0).clamp(frame.left(), (frame.right() - size.x).max(frame.left()));
    let rect = Rect::from_min_size(pos2(left, top), size);
    painter.rect_filled(rect, CornerRadius::same(7), tk.text);
    painter.galley(rect.min + vec2(10.0, 6.0), galley, tk.bg_app);
}

/// A round step for about `count` grid lines over `span`: 1, 2, 2.5 or 5 times a power of ten.
pub fn nice_step(span: f64, count: f64) -> f64 {
    if span <= 0.0 || !span.is_finite() {
        return 1.0;
    }
    let raw = span / count.max(1.0);
    let power = 10_f64.powf(raw.log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|m| m * power).find(|s| *s >= raw * 0.999).unwrap_or(10.0 * power)
}

/// A label that must stay readable on marks: on a translucent card of the surface.
pub fn plate(painter: &Painter, tk: &Tokens, rect: Rect) {
    painter.rect_filled(rect, CornerRadius::same(5), tk.surface.gamma_multiply(0.78));
}

/// A white card with a hairline, the frame of a chart; gives the inside.
pub fn card(ui: &Ui, cx: &Cx<'_>, rect: Rect) -> Rect {
    widgets::card(ui.painter(), cx.tk, rect, 10, cx.tk.surface, cx.tk.border, 0);
    rect.shrink2(vec2(20.0, 16.0))
}

/// Text whose colour is faded, for what has no value yet.
pub fn nothing(painter: &Painter, tk: &Tokens, rect: Rect, text: &str) {
    let size = widgets::galley(painter, text, theme::BODY, tk.text_tertiary, rect.width(), 1).size() + vec2(20.0, 10.0);
    painter.rect_filled(Rect::from_center_size(rect.center(), size), CornerRadius::same(6), tk.surface);
    widgets::paint(painter, rect.center(), Align2::CENTER_CENTER, text, theme::BODY, tk.text_tertiary);
}

/// A point on a circle; 0 is straight up, clockwise, in parts of a whole turn.
pub(crate) fn on_circle(center: Pos2, radius: f32, turn: f32) -> Pos2 {
    center + radius * Vec2::angled((turn - 0.25) * std::f32::consts::TAU)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        for (span, count, want) in [(35.0, 4.0, 10.0), (1.0, 4.0, 0.25), (7.0, 4.0, 2.0), (1_338_300.0, 4.0, 500_000.0), (0.0, 4.0, 1.0)] {
            assert!((nice_step(span, count) - want).abs() < 1e-9 * want, "{span} {count}: {}", nice_step(span, count));
        }
    }

    #[test]
    fn the_nearest_of_overlapping_points_is_hit() {
        let spot = |x: f32| Spot { rect: Rect::from_center_size(pos2(x, 0.0), vec2(20.0, 20.0)), name: String::new() };
        let spots = [spot(0.0), spot(8.0), spot(100.0)];
        assert_eq!(nearest(&spots, pos2(6.0, 0.0)), Some(1));
        assert_eq!(nearest(&spots, pos2(1.0, 2.0)), Some(0));
        assert_eq!(nearest(&spots, pos2(60.0, 0.0)), None);
    }
}
