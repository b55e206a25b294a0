//! The service circle: the touchpoints clockwise round the customer, outside the satisfaction line what pleases, inside what does not.

use egui::{Align2, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::{Fx, JourneyView};
use crate::{
    model::{
        exercise::journey::{Row, lane_key},
        scene::journey::{signed, split_name},
        stamp::ItemId,
        template::{LaneType, LaneView},
        texts::journey as t,
    },
    ui::{
        chart::{self, Mark, Spot, Tone, on_circle, walk},
        theme, widgets,
    },
};

/// Where the line is, seen from the middle, of the radius to the names.
const LINE: f32 = 0.72;
/// How far the best and the worst score are from the line.
const SPREAD: f32 = 0.2;
/// Points of the curve between two touchpoints.
const STEPS: usize = 14;

/// One touchpoint on the circle.
struct Place {
    tp: ItemId,
    turn: f32,
    /// How far from the middle it is, and so where.
    radius: f32,
    at: Pos2,
    /// Its score; `None` lies on the line, hollow.
    score: Option<f64>,
}

/// Draws the circle; a click or Enter goes into the touchpoint.
pub(super) fn ring(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView) {
    let (cx, tk, area) = (fx.cx, fx.cx.tk, ui.max_rect());
    ui.painter().rect_filled(area, 0.0, tk.bg_canvas);
    let radius = ((area.width() / 2.0 - 150.0).min(area.height() / 2.0 - 44.0)).max(90.0);
    let middle = area.center();
    let (low, high) = fx.curves.first().map_or((-3, 3), |c| c.range);
    let all: Vec<ItemId> = fx.journey.touchpoints().collect();
    let places: Vec<Place> = all
        .iter()
        .enumerate()
        .map(|(n, tp)| {
            let score = fx.scores.get(n).copied().flatten();
            let turn = n as f32 / all.len().max(1) as f32;
            let share = score.map_or(0.0, |s| (s / f64::from(if s < 0.0 { -low } else { high }.max(1))) as f32);
            let away = radius * (LINE + SPREAD * share);
            Place { tp: *tp, turn, radius: away, at: on_circle(middle, away, turn), score }
        })
        .collect();
    closed(ui, fx, middle, radius, &places);
    line(ui, fx, middle, radius);
    hub(ui, fx, middle, radius, &places);
    let mut spots = Vec::new();
    for (n, place) in places.iter().enumerate() {
        let label = label(ui, fx, middle, radius, n, place, view.sel.is_some_and(|s| s.tp == place.tp));
        dot(ui, fx, place);
        spots.push(Spot { rect: label.union(Rect::from_center_size(place.at, vec2(28.0, 28.0))), name: said(fx, n, place) });
    }
    let id = egui::Id::unique("journey-ring").with(&fx.ex.exercise.key);
    let walked = walk(ui, cx, id, area.shrink(6.0), cx.t(t::V_RING), &spots);
    if let Some(place) = walked.picked.and_then(|at| places.get(at)) {
        view.select(place.tp, Row::Name, None);
        view.want_focus = false;
        view.panel_open = Some(true);
    }
}

/// The satisfaction line, dashed, with its name.
fn line(ui: &Ui, fx: &Fx<'_>, middle: Pos2, radius: f32) {
    let tk = fx.cx.tk;
    let path: Vec<Pos2> = (0..=96_u8).map(|n| on_circle(middle, radius * LINE, f32::from(n) / 96.0)).collect();
    ui.painter().extend(Shape::dashed_line(&path, Stroke::new(1.5, tk.border_strong), 6.0, 5.0));
}

/// From each touchpoint to the next, and dashed from the last back to the first: only then the circle is one. What lies
/// outside the line is tinted as good, what lies inside as bad.
fn closed(ui: &Ui, fx: &Fx<'_>, middle: Pos2, radius: f32, places: &[Place]) {
    let (tk, painter) = (fx.cx.tk, ui.painter());
    let line = radius * LINE;
    for (n, from) in places.iter().enumerate() {
        let last = n + 1 == places.len();
        let Some(to) = places.get(if last { 0 } else { n + 1 }).filter(|_| places.len() > 1) else { continue };
        let turns = if last { 1.0 - from.turn } else { to.turn - from.turn };
        let part: Vec<(f32, f32)> = (0..=STEPS)
            .map(|step| {
                let share = step as f32 / STEPS as f32;
                let smooth = share * share * (3.0 - 2.0 * share);
                (from.turn + turns * share, from.radius + (to.radius - from.radius) * smooth)
            })
            .collect();
        for pair in part.windows(2) {
            let [(a, ra), (b, rb)] = pair else { continue };
            let tint = if ra + rb > 2.0 * line { tk.pos } else { tk.neg }.gamma_multiply(0.16);
            let quad = [(*a, *ra), (*b, *rb), (*b, line), (*a, line)].map(|(turn, r)| on_circle(middle, r, turn));
            painter.add(Shape::convex_polygon(quad.to_vec(), tint, Stroke::NONE));
        }
        let path: Vec<Pos2> = part.iter().map(|(turn, r)| on_circle(middle, *r, *turn)).collect();
        let stroke = Stroke::new(2.5, tk.text_tertiary);
        if last {
            // The customer comes back.
            painter.extend(Shape::dashed_line(&path, stroke, 6.0, 5.0));
            arrow(ui, fx, &path);
        } else {
            painter.line(path, stroke);
        }
    }
}

/// The tip of the arrow that closes the circle.
fn arrow(ui: &Ui, fx: &Fx<'_>, path: &[Pos2]) {
    let Some((end, before)) = path.last().zip(path.iter().rev().nth(2)) else { return };
    let toward = (*end - *before).normalized();
    let tip = *end - toward * 11.0;
    let side = vec2(-toward.y, toward.x) * 5.5;
    let ink = fx.cx.tk.text_secondary;
    ui.painter().add(Shape::convex_polygon(vec![tip, tip - toward * 11.0 + side, tip - toward * 11.0 - side], ink, Stroke::NONE));
}

/// What the circle comes to: how many of how many lie below the line.
fn hub(ui: &mut Ui, fx: &Fx<'_>, middle: Pos2, radius: f32, places: &[Place]) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    let below = places.iter().filter(|p| p.score.is_some_and(|s| s < 0.0)).count();
    let room = Rect::from_center_size(middle, vec2(radius * 0.72, 88.0));
    let figure = theme::Style { size: 30.0, line: 40.0, bold: true };
    let ink = if below > 0 { tk.neg_text } else { tk.text };
    widgets::paint(ui.painter(), middle - vec2(0.0, 14.0), Align2::CENTER_CENTER, &below.to_string(), figure, ink);
    let of = cx.tf(t::RING_BELOW, &[&places.len().to_string()]);
    widgets::paint_in(
        ui.painter(),
        room.with_min_y(middle.y + 6.0).with_max_y(middle.y + 28.0),
        Align2::CENTER_CENTER,
        &of,
        theme::SMALL,
        tk.text_secondary,
    );
    let how = room.with_min_y(middle.y + 28.0).with_max_y(middle.y + 48.0);
    widgets::paint_in(ui.painter(), how, Align2::CENTER_CENTER, cx.t(t::RING_HOW), theme::CAPTION, tk.text_tertiary);
    let node = ui.interact(room, egui::Id::unique("journey-ring-hub"), egui::Sense::hover());
    node.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{below} {of}")));
}

fn dot(ui: &Ui, fx: &Fx<'_>, place: &Place) {
    let (mark, tone) = match place.score {
        Some(s) if s > 0.0 => (Mark::Dot, Tone::Pos),
        Some(s) if s < 0.0 => (Mark::Triangle, Tone::Neg),
        Some(_) => (Mark::Square, Tone::Neutral),
        None => (Mark::Ring, Tone::Plain),
    };
    chart::mark(ui.painter(), fx.cx.tk, place.at, mark, tone, 16.0);
}

/// Number, name and score outside the circle, and a tick where a standard is written.
fn label(ui: &Ui, fx: &Fx<'_>, middle: Pos2, radius: f32, n: usize, place: &Place, here: bool) -> Rect {
    let tk = fx.cx.tk;
    let at = on_circle(middle, radius, place.turn);
    let name = fx.name(place.tp);
    let score = place.score.map(signed).unwrap_or_default();
    let text = format!("{} {name} {score}", n + 1);
    let style = if here { theme::SMALL.bold() } else { theme::SMALL };
    let galley = widgets::galley(ui.painter(), text.trim(), style, if here { tk.accent_text } else { tk.text }, 138.0, 2);
    let away = at - middle;
    let align = |v: f32| {
        if v > radius * 0.25 {
            0.0
        } else if v < -radius * 0.25 {
            1.0
        } else {
            0.5
        }
    };
    let up = if away.y < -radius * 0.9 {
        1.0
    } else if away.y > radius * 0.9 {
        0.0
    } else {
        0.5
    };
    let size = galley.size();
    let rect = Rect::from_min_size(pos2(at.x - size.x * align(away.x), at.y - size.y * up), size);
    if here {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 3.0)), 6.0, tk.selected);
    }
    let ticked = company(fx).any(|key| !fx.doc.value(place.tp, &key).is_blank());
    let left = align(away.x) > 0.7;
    if ticked {
        let mark = if left { rect.left_center() - vec2(11.0, 0.0) } else { rect.right_center() + vec2(11.0, 0.0) };
        widgets::paint_icon(ui.painter(), mark, crate::ui::icons::CHECK_CIRCLE, 15.0, tk.success_text);
    }
    ui.painter().galley(rect.min, galley, tk.text);
    rect
}

/// The lanes in which the company says what it will do.
fn company(fx: &Fx<'_>) -> impl Iterator<Item = String> {
    fx.plan.lanes.iter().filter(|l| l.view == LaneView::Blueprint && l.ty == LaneType::Text).map(lane_key)
}

/// Everything about a touchpoint in one line, for hover and screen readers.
fn said(fx: &Fx<'_>, n: usize, place: &Place) -> String {
    let lanes = fx.plan.lanes.iter().enumerate().filter_map(|(at, lane)| {
        let text = fx.text(place.tp, Row::Lane(at));
        (!text.trim().is_empty()).then(|| format!("{} {}", split_name(fx.cx.bi(&lane.t)).0, text.trim()))
    });
    let lanes: Vec<String> = lanes.collect();
    let sep = fx.cx.lang.pick("；", "; ");
    let name = format!("{} {}", n + 1, fx.name(place.tp));
    if lanes.is_empty() { name } else { format!("{name}{sep}{}", lanes.join(sep)) }
}
