//! Direct manipulation: touchpoints, stages and cards are carried, emotion points are pulled; Esc always returns.

use egui::{CursorIcon, EventFilter, Key, Order, Pos2, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{
    Curve, Fx, JourneyView, Sel,
    grid::{self, Stage},
    paint,
};
use crate::{
    model::{
        exercise::journey::{self as model, Row, is_cards},
        scene::{
            Dash, Pen, Prim, Role as Tone,
            journey::{monotone, score_y, signed},
        },
        stamp::ItemId,
    },
    ui::{cx::Actions, theme, widgets},
};

/// What is being carried.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Load {
    /// A touchpoint.
    Touchpoint(ItemId),
    /// A stage.
    Stage(ItemId),
    /// A card, from its lane.
    Card(ItemId),
    /// The edge of a stage.
    Width(super::width::Pull),
    /// A range of cells is being drawn out.
    Range,
    /// A point of a curve: the touchpoint, the lane, its score and the whole curve at the start.
    Emotion(ItemId, usize, Option<f64>, Vec<Option<f64>>),
}

/// A drag.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drag {
    pub(super) load: Load,
    /// Where in the thing it was taken.
    pub(super) grip: Vec2,
    pub(super) size: Vec2,
}

impl Drag {
    /// Where the thing is while the pointer is there.
    fn at(&self, pointer: Pos2) -> Rect {
        Rect::from_min_size(pointer - self.grip, self.size)
    }
}

/// Begins to carry a touchpoint or a card, or to draw out a range.
pub(super) fn start(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, response: &egui::Response, sel: Sel) {
    if !response.drag_started_by(egui::PointerButton::Primary) || ui.input(|i| i.key_down(Key::Space)) || view.editing.is_some() {
        return;
    }
    let load = match (sel.row, sel.card) {
        (Row::Name, _) if !fx.ex.read_only => Load::Touchpoint(sel.tp),
        (_, Some(card)) if !fx.ex.read_only => Load::Card(card),
        _ => {
            view.select(sel.tp, sel.row, None);
            view.anchor = Some((sel.tp, sel.row));
            view.reveal = false;
            Load::Range
        }
    };
    let origin = ui.input(|i| i.pointer.press_origin()).unwrap_or(response.rect.center());
    view.drag = Some(Drag { load, grip: origin - response.rect.min, size: response.rect.size() });
}

/// Begins to carry a stage.
pub(super) fn start_stage(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, response: &egui::Response, stage: ItemId) {
    if response.drag_started() && !fx.ex.read_only {
        let origin = ui.input(|i| i.pointer.press_origin()).unwrap_or(response.rect.center());
        view.drag = Some(Drag { load: Load::Stage(stage), grip: origin - response.rect.min, size: response.rect.size() });
    }
}

/// Where a touchpoint would land: its stage and its place there, with the column edge that shows it.
fn landing(fx: &Fx<'_>, st: &Stage<'_>, x: f32, tp: ItemId) -> Option<(ItemId, usize, usize)> {
    let (column, part) = st.lay.column_at(x - st.offset.x);
    let right = part > 0.5;
    let stage = fx.journey.stages.iter().find(|s| (s.first..s.first + s.count).contains(&column))?;
    let empty = fx.journey.columns.get(column).is_some_and(|c| c.tp.is_none());
    let slot = if empty { column } else { column + usize::from(right) };
    let before = fx.journey.columns.get(stage.first..slot.max(stage.first)).unwrap_or(&[]);
    let place = before.iter().filter(|c| c.tp.is_some_and(|t| t != tp)).count();
    Some((stage.id, place, slot))
}

/// Carries the load: slot, ghost, drop, Esc.
pub(super) fn carry(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>) {
    let Some(drag) = view.drag.clone() else { return };
    match drag.load {
        Load::Emotion(..) => return,
        Load::Width(pull) => return super::width::pull(ui, fx, view, out, pull),
        _ => {}
    }
    let cancelled = ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape));
    let pointer = ui.input(|i| i.pointer.latest_pos());
    let released = !ui.input(|i| i.pointer.primary_down());
    if let Some(pointer) = pointer.filter(|_| cancelled || released) {
        view.motion.let_go(ui, fx, &drag.load, drag.at(pointer));
    }
    let Some(pointer) = pointer.filter(|_| !cancelled) else {
        view.drag = None;
        return;
    };
    scroll_at_edges(ui, view, st, pointer);
    match &drag.load {
        Load::Touchpoint(tp) => carry_touchpoint(ui, fx, view, out, st, (*tp, pointer, released, &drag)),
        Load::Stage(stage) => carry_stage(ui, fx, out, st, (*stage, pointer, released, &drag)),
        Load::Card(card) => carry_card(ui, fx, view, out, st, (*card, pointer, released, &drag)),
        Load::Range => {
            if let Some((tp, row)) = cell_at(fx, st, pointer) {
                let anchor = view.anchor;
                if view.sel.is_none_or(|s| (s.tp, s.row) != (tp, row)) {
                    view.select(tp, row, None);
                    view.anchor = anchor;
                    view.reveal = false;
                }
            }
        }
        Load::Emotion(..) | Load::Width(_) => {}
    }
    if released {
        view.drag = None;
    } else if drag.load != Load::Range {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
}

fn scroll_at_edges(ui: &Ui, view: &mut JourneyView, st: &Stage<'_>, pointer: Pos2) {
    let by = |low: f32, high: f32, at: f32| {
        if at < low + 24.0 {
            -12.0
        } else if at > high - 24.0 {
            12.0
        } else {
            0.0
        }
    };
    let step = vec2(by(st.body.left(), st.body.right(), pointer.x), by(st.body.top() - 24.0, st.body.bottom(), pointer.y));
    if step != Vec2::ZERO {
        view.scroll += step;
        ui.ctx().request_repaint();
    }
}

/// The cell below a point.
fn cell_at(fx: &Fx<'_>, st: &Stage<'_>, p: Pos2) -> Option<(ItemId, Row)> {
    let x = p.x - st.offset.x;
    let (column, _) = st.lay.column_at(x);
    let tp = fx.journey.columns.get(column).filter(|_| x < st.lay.width())?.tp?;
    let band = st.lay.rows().find(|(_, b)| (st.band_y(b)..st.band_y(b) + b.h).contains(&p.y))?;
    Some((tp, band.0))
}

/// Paints the carried thing above everything.
pub(super) fn ghost(ui: &Ui, fx: &Fx<'_>, at: Rect, load: &Load) {
    let tk = fx.cx.tk;
    let (text, mot) = match load {
        Load::Touchpoint(tp) => (fx.name(*tp), model::has_flag(fx.doc, *tp, "mot")),
        Load::Stage(stage) => (fx.name(*stage), false),
        Load::Card(card) => (fx.doc.text(*card, "text"), false),
        Load::Width(_) | Load::Range | Load::Emotion(..) => return,
    };
    let layer = egui::LayerId::new(Order::Tooltip, egui::Id::unique("journey-ghost"));
    let painter = ui.ctx().layer_painter(layer);
    let (fill, ink) = if mot { (tk.mot, tk.accent_on) } else { (tk.surface, tk.text) };
    widgets::card(&painter, tk, at, 8, fill, if mot { tk.mot } else { tk.border }, 3);
    widgets::paint_in(&painter, at.shrink2(vec2(10.0, 6.0)), egui::Align2::LEFT_CENTER, text, theme::CELL.bold(), ink);
}

fn slot(ui: &Ui, fx: &Fx<'_>, at: Rect) {
    let tk = fx.cx.tk;
    ui.painter().rect_filled(at, 8.0, tk.accent.gamma_multiply(0.08));
    widgets::dashed_rect(ui.painter(), at, 8.0, Stroke::new(1.5, tk.accent));
}

type Carried<'a> = (ItemId, Pos2, bool, &'a Drag);

fn carry_touchpoint(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>, (tp, pointer, released, drag): Carried<'_>) {
    let Some((stage, place, column)) = landing(fx, st, pointer.x, tp) else { return };
    let Some(band) = st.lay.band(Row::Name) else { return };
    let here = fx.journey.stage_of(tp).map(|(_, s)| (s.id, fx.journey.column_of(tp).unwrap_or(s.first) - s.first));
    if released {
        if here != Some((stage, place)) {
            fx.push(out, model::move_touchpoint(&fx.journey, fx.doc, tp, stage, place));
            view.select(tp, Row::Name, None);
        }
        return;
    }
    if let Some(home) = fx.journey.column_of(tp) {
        // Its old place is a slot while it is in the air.
        let at = st.cell(home, band).shrink2(vec2(6.0, 4.0));
        ui.painter().rect_filled(at, 8.0, fx.cx.tk.bg_canvas);
        widgets::dashed_rect(ui.painter(), at, 8.0, Stroke::new(1.5, fx.cx.tk.border_strong));
    }
    let x = st.lay.x(column) + st.offset.x;
    let y = st.band_y(band);
    let empty = fx.journey.columns.get(column).is_some_and(|c| c.tp.is_none() && c.stage == stage);
    let left = if empty { x + 6.0 } else { x - 7.0 };
    let width = if empty { st.lay.width_of(column) - 12.0 } else { 14.0 };
    slot(ui, fx, Rect::from_min_size(pos2(left, y + 2.0), vec2(width, band.h - 4.0)));
    ghost(ui, fx, drag.at(pointer), &drag.load);
}

fn carry_stage(ui: &Ui, fx: &Fx<'_>, out: &mut Actions, st: &Stage<'_>, (stage, pointer, released, drag): Carried<'_>) {
    let at = pointer.x - st.offset.x;
    let others: Vec<_> = fx.journey.stages.iter().filter(|s| s.id != stage).collect();
    let place = others.iter().filter(|s| at > f32::midpoint(st.lay.x(s.first), st.lay.x(s.first + s.count))).count();
    let old = fx.journey.stages.iter().position(|s| s.id == stage);
    if released {
        if old != Some(place) {
            fx.push(out, model::move_stage(&fx.journey, fx.doc, stage, place));
        }
        return;
    }
    let column = others.get(place).map_or(fx.journey.columns.len(), |s| s.first);
    let x = st.lay.x(column) + st.offset.x;
    slot(ui, fx, Rect::from_min_max(pos2(x - 5.0, st.body.top() - st.lay.top + 6.0), pos2(x + 5.0, st.body.top() - 6.0)));
    ghost(ui, fx, drag.at(pointer), &drag.load);
}

fn carry_card(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>, (card, pointer, released, drag): Carried<'_>) {
    let target = cell_at(fx, st, pointer).and_then(|(tp, row)| match row {
        Row::Lane(lane) if fx.plan.lanes.get(lane).is_some_and(is_cards) => Some((tp, lane)),
        _ => None,
    });
    if !released {
        ghost(ui, fx, drag.at(pointer), &drag.load);
    }
    let Some((tp, lane)) = target else { return };
    let (Some(column), Some(band)) = (fx.journey.column_of(tp), st.lay.band(Row::Lane(lane))) else { return };
    let slots = st.scene.cards(tp, lane, st.lay.cell(column, band));
    let others: Vec<_> = slots.iter().filter(|s| s.id != card).map(|s| paint::to_rect(s.at, st.offset)).collect();
    let place = others.iter().filter(|r| pointer.y > r.center().y).count();
    if released {
        let same = slots.iter().position(|s| s.id == card) == Some(place);
        if !same && let Some(edit) = model::move_card(fx.plan, &fx.journey, fx.doc, card, (tp, lane, place)) {
            fx.push(out, edit);
            view.select(tp, Row::Lane(lane), Some(card));
        }
        return;
    }
    slot(ui, fx, st.cell(column, band).shrink2(vec2(3.0, 0.0)));
}

/// The column whose label is left out because its point is being pulled.
pub(super) fn dragged_column(fx: &Fx<'_>, view: &JourneyView, lane: usize) -> Option<usize> {
    match &view.drag {
        Some(Drag { load: Load::Emotion(tp, of, ..), .. }) if *of == lane => fx.journey.column_of(*tp),
        _ => None,
    }
}

/// The curve as it was before the drag, dashed.
pub(super) fn old_curve(fx: &Fx<'_>, view: &JourneyView, st: &Stage<'_>, prims: &mut Vec<Prim>) {
    let Some(Drag { load: Load::Emotion(_, lane, _, old), .. }) = &view.drag else { return };
    let Some(curve) = fx.curves.iter().find(|c| c.lane == *lane) else { return };
    let Some((points, _)) = grid::curve_points(fx, st, curve, old) else { return };
    prims.push(Prim::Path { points: monotone(&points), pen: Pen::new(1.5, Tone::TextTertiary).dashed(Dash::Dashes(5.0, 5.0)) });
}

/// The points of the curve: sliders that are pulled up and down.
pub(super) fn emotion(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>, columns: std::ops::Range<usize>) {
    ui.set_clip_rect(st.body.intersect(ui.max_rect()));
    for curve in fx.curves.iter() {
        points(ui, fx, view, out, st, (curve, &columns));
        pull(ui, fx, view, out, st, curve);
    }
    ui.set_clip_rect(ui.max_rect());
}

fn points(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>, (curve, columns): (&Curve, &std::ops::Range<usize>)) {
    let Some(band) = st.lay.band(Row::Lane(curve.lane)).copied() else { return };
    let range = curve.range;
    let by_tp: Vec<(usize, ItemId)> = fx.journey.columns.iter().enumerate().filter_map(|(at, c)| c.tp.map(|tp| (at, tp))).collect();
    for (nth, (column, tp)) in by_tp.iter().enumerate().filter(|(_, (at, _))| columns.contains(at)) {
        let score = curve.scores.get(nth).copied().flatten();
        let x = st.lay.middle(*column) + st.offset.x;
        let y = score.map_or_else(|| grid::zero_y(&band, range), |s| score_y(&band, range, s as f32)) + st.offset.y;
        point(ui, fx, view, out, curve, (*tp, nth, score, pos2(x, y)));
    }
}

fn point(
    ui: &mut Ui,
    fx: &Fx<'_>,
    view: &mut JourneyView,
    out: &mut Actions,
    curve: &Curve,
    (tp, nth, score, at): (ItemId, usize, Option<f64>, Pos2),
) {
    let tk = fx.cx.tk;
    let id = egui::Id::unique("journey-score").with((tp, curve.lane));
    let response = ui.interact(Rect::from_center_size(at, Vec2::splat(28.0)), id, Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(!fx.ex.read_only, score.unwrap_or(0.0), grid::score_name(fx, curve, tp, nth, score)));
    if score.is_none() {
        let circle: Vec<Pos2> = (0..=24_u8).map(|i| at + 6.0 * Vec2::angled(f32::from(i) / 24.0 * std::f32::consts::TAU)).collect();
        ui.painter().extend(egui::Shape::dashed_line(&circle, Stroke::new(1.5, tk.border_strong), 3.0, 2.5));
    }
    let chosen = view.sel.is_some_and(|s| s.tp == tp);
    if (response.hovered() || chosen) && score.is_some() && view.drag.is_none() {
        ui.painter().circle_stroke(at, 8.5, Stroke::new(if response.hovered() { 2.0 } else { 1.0 }, tk.focus));
    }
    if response.has_focus() {
        widgets::focus_ring(ui.painter(), tk, Rect::from_center_size(at, Vec2::splat(16.0)), 8);
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
        for (key, by) in [(Key::ArrowUp, 1.0), (Key::ArrowDown, -1.0)] {
            if ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key)) {
                super::keys::nudge(fx, out, tp, Some(curve.lane), by);
            }
        }
    }
    if response.clicked() {
        view.select(tp, Row::Lane(curve.lane), None);
        view.reveal = false;
        view.want_focus = false;
    }
    if response.drag_started() && !fx.ex.read_only && !ui.input(|i| i.key_down(Key::Space)) {
        let load = Load::Emotion(tp, curve.lane, score, curve.scores.clone());
        view.drag = Some(Drag { load, grip: Vec2::ZERO, size: Vec2::ZERO });
        view.select(tp, Row::Lane(curve.lane), None);
        view.reveal = false;
    }
    if response.hovered() && !fx.ex.read_only {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
    }
}

/// Pulls the point that is held: ruler, tooltip, one burst of edits; Esc puts it back.
fn pull(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>, curve: &Curve) {
    let Some(Drag { load: Load::Emotion(tp, lane, old, _), .. }) = view.drag.clone() else { return };
    let (Some(band), true) = (st.lay.band(Row::Lane(lane)), lane == curve.lane) else { return };
    let range = curve.range;
    let Some(column) = fx.journey.column_of(tp) else { return };
    let tk = fx.cx.tk;
    if ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape)) {
        if let Some(edit) = model::set_score(fx.plan, lane, tp, old) {
            fx.push(out, edit);
        }
        fx.end_burst(out);
        view.drag = None;
        return;
    }
    let Some(pointer) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let (zero, one) = (score_y(band, range, 0.0), score_y(band, range, 1.0));
    let asked = f64::from(((zero - (pointer.y - st.offset.y)) / (zero - one).max(1.0)).round());
    let score = asked.clamp(f64::from(range.0), f64::from(range.1));
    let nth = fx.journey.touchpoints().position(|t| t == tp);
    let now = nth.and_then(|n| curve.scores.get(n).copied().flatten());
    if now != Some(score)
        && let Some(edit) = model::set_score(fx.plan, lane, tp, Some(score))
    {
        fx.push(out, edit);
    }
    let x = st.lay.middle(column) + st.offset.x;
    let y = |s: f32| score_y(band, range, s) + st.offset.y;
    let ink = Stroke::new(1.5, tk.accent);
    ui.painter().vline(x, y(range.1 as f32)..=y(range.0 as f32), ink);
    for tick in range.0..=range.1 {
        ui.painter().hline(x - 4.0..=x + 4.0, y(tick as f32), ink);
    }
    let center = pos2(x, y(score as f32));
    ui.painter().circle_filled(center, 13.0, tk.accent.gamma_multiply(0.16));
    ui.painter().circle(center, 7.0, tk.surface, Stroke::new(3.0, tk.accent));
    let from = old.map_or_else(|| "·".to_owned(), signed);
    let words = format!("{}\u{3000}{from} → {}", fx.name(tp), signed(score));
    let galley = widgets::galley(ui.painter(), &words, theme::CELL, tk.bg_app, f32::INFINITY, 1);
    let size = galley.size() + vec2(24.0, 11.0);
    let right = x + 20.0 + size.x < st.body.right();
    let left = if right { x + 20.0 } else { x - 20.0 - size.x };
    let tip = Rect::from_min_size(pos2(left, center.y - size.y / 2.0), size);
    ui.painter().rect_filled(tip, 7.0, tk.text);
    ui.painter().galley(tip.min + vec2(12.0, 5.5), galley, tk.bg_app);
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    if !ui.input(|i| i.pointer.primary_down()) {
        fx.end_burst(out);
        view.drag = None;
    }
}
