//! The grid: sticky heads, scrolling and zoom, and one named, focusable rectangle for every visible cell.

use std::rc::Rc;

use egui::{CursorIcon, EventFilter, PointerButton, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Curve, Fx, JourneyView, Sel, cell_id, choose, drag, edit, menu, paint, stage_id, width};
use crate::{
    model::{
        exercise::journey::{Row, is_cards, lane_key},
        scene::{
            Prim,
            journey::{Band, BandKind, Face, Layout, View, marks, score_points, score_y, signed, split_name},
        },
        stamp::ItemId,
        template::LaneType,
        texts::journey as t,
    },
    ui::{cx::Actions, theme, widgets},
};

/// What the parts of the grid share in a frame.
pub(super) struct Stage<'a> {
    pub(super) scene: View<'a>,
    pub(super) lay: Rc<Layout>,
    /// The cells' part of the screen, right of the lane heads and below the stage heads.
    pub(super) body: Rect,
    /// From grid to screen.
    pub(super) offset: Vec2,
}

impl Stage<'_> {
    /// Where a band is on screen; the touchpoints' one sticks below the stage heads.
    pub(super) fn band_y(&self, band: &Band) -> f32 {
        let y = band.y + self.offset.y;
        if band.kind == BandKind::Row(Row::Name) { y.max(self.body.top()) } else { y }
    }

    /// A cell on screen.
    pub(super) fn cell(&self, column: usize, band: &Band) -> Rect {
        let left = self.lay.x(column) + self.offset.x;
        Rect::from_min_size(pos2(left, self.band_y(band)), vec2(self.lay.width_of(column), band.h))
    }
}

/// Shows the grid; `hidden` is how much of its right side lies below a panel.
pub(super) fn grid(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, face: Face, hidden: f32) {
    let area = ui.max_rect();
    let tk = fx.cx.tk;
    ui.painter().rect_filled(area, 0.0, tk.bg_canvas);
    let lay = view.layout(fx, face, area.width() - 124.0);
    let body = Rect::from_min_max(area.min + vec2(lay.head, lay.top), area.max);
    let zoom = view.zoom;
    pan_and_zoom(ui, view, body);
    // The wheel may have changed the zoom; an unchanged one costs nothing here.
    let lay = if view.zoom == zoom { lay } else { view.layout(fx, face, area.width() - 124.0) };
    let lay = view.motion.on_its_way(lay);
    let body = Rect::from_min_max(area.min + vec2(lay.head, lay.top), body.max);
    reveal(fx, view, &lay, body.size() - vec2(hidden, 0.0));
    let limit = vec2(lay.width() + hidden, lay.height) - body.size();
    view.scroll = view.scroll.clamp(Vec2::ZERO, limit.max(Vec2::ZERO));
    let st = Stage { scene: fx.scene(face, view.zoom, area.width() - 124.0), lay, body, offset: (body.min.to_vec2() - view.scroll).round() };
    let columns = st.lay.columns_in(view.scroll.x, view.scroll.x + body.width());
    paint_body(ui, fx, view, &st, columns.clone(), area);
    view.body = Some(st.body);
    cells(ui, fx, view, out, &st, columns.clone());
    super::pictures::marks(ui, fx, &st, columns.clone());
    drag::emotion(ui, fx, view, out, &st, columns.clone());
    paint_names(ui, &st, columns.clone(), fx);
    names(ui, fx, view, out, &st, columns.clone());
    selection(ui, fx, view, &st, area);
    stages(ui, fx, view, out, &st, columns, area);
    heads(ui, fx, &st, area);
    scroll_bars(ui, fx, view, &st);
    drag::carry(ui, fx, view, out, &st);
    super::motion::settle(ui, fx, view, &st);
    choose::options(ui, fx, view, out, &st);
    edit::editor(ui, fx, view, out, &st);
}

/// Wheel scrolls, Shift wheel sideways, Ctrl wheel zooms at the pointer, middle or Space drag pans.
fn pan_and_zoom(ui: &Ui, view: &mut JourneyView, body: Rect) {
    let Some(pointer) = ui.input(|i| i.pointer.hover_pos()).filter(|p| body.expand(4.0).contains(*p) && ui.clip_rect().contains(*p)) else { return };
    if ui.ctx().layer_id_at(pointer).is_some_and(|layer| layer != ui.layer_id()) {
        return;
    }
    let (zoom, scroll, pan) = ui.input(|i| {
        let held = i.pointer.button_down(PointerButton::Middle) || (i.key_down(egui::Key::Space) && i.pointer.primary_down());
        (i.zoom_delta(), i.smooth_scroll_delta(), if held { i.pointer.delta() } else { Vec2::ZERO })
    });
    if (zoom - 1.0).abs() > f32::EPSILON {
        view.wheel_zoom *= zoom;
        let steps = (view.wheel_zoom.ln() / 1.1_f32.ln()).trunc();
        if steps != 0.0 {
            view.wheel_zoom = 1.0;
            view.zoom_to((f32::from(view.zoom) + steps.clamp(-5.0, 5.0) * 10.0).max(0.0) as u16, pointer - body.min);
        }
    } else if view.editing.is_none() || scroll != Vec2::ZERO {
        view.scroll -= scroll + pan;
    }
    if pan != Vec2::ZERO {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
}

/// Scrolls the selection into view, once.
fn reveal(fx: &Fx<'_>, view: &mut JourneyView, lay: &Layout, room: Vec2) {
    if !std::mem::take(&mut view.reveal) {
        return;
    }
    let Some(sel) = view.sel else { return };
    let Some(column) = fx.journey.column_of(sel.tp) else { return };
    let (left, right) = (lay.x(column), lay.x(column + 1));
    view.scroll.x = view.scroll.x.clamp((right + 8.0 - room.x).min(left), left);
    let (Some(band), Some(name)) = (lay.band(sel.row), lay.band(Row::Name)) else { return };
    if sel.row == Row::Name {
        return;
    }
    // Rows below the touchpoints must not hide behind their sticky row.
    let cover = if band.y > name.y { name.h + 6.0 } else { 0.0 };
    let top = (band.y - cover - 4.0).max(0.0);
    view.scroll.y = view.scroll.y.clamp((band.y + band.h + 8.0 - room.y).min(top), top);
}

fn paint_body(ui: &Ui, fx: &Fx<'_>, view: &JourneyView, st: &Stage<'_>, columns: std::ops::Range<usize>, area: Rect) {
    let tk = fx.cx.tk;
    let (lay, scene) = (&st.lay, &st.scene);
    let right = Rect::from_min_max(pos2(st.body.left(), area.top()), area.max);
    let mut ground = Vec::new();
    scene.draw_ground(lay, columns.clone(), (area.top() - st.offset.y, area.bottom() - st.offset.y), &mut ground);
    paint::paint(&ui.painter().with_clip_rect(right.intersect(ui.clip_rect())), tk, &ground, st.offset);
    let painter = ui.painter().with_clip_rect(st.body.intersect(ui.clip_rect()));
    let mut prims = Vec::new();
    scene.draw_lines(lay, &columns, &mut prims);
    let (top, bottom) = (view.scroll.y, view.scroll.y + st.body.height());
    for (row, band) in lay.rows().filter(|(_, b)| b.y < bottom && b.y + b.h > top) {
        let Row::Lane(lane) = row else { continue };
        let opacity = view.motion.opacity(row);
        if opacity < 1.0 {
            let (mut coming, mut painter) = (Vec::new(), painter.clone());
            painter.multiply_opacity(opacity);
            scene.draw_row(lay, columns.clone(), lane, band, &mut coming);
            paint::paint(&painter, tk, &coming, st.offset);
        } else {
            scene.draw_row(lay, columns.clone(), lane, band, &mut prims);
        }
    }
    if view.shown != super::Shown::Grid(Face::Company) {
        drag::old_curve(fx, view, st, &mut prims);
        for curve in fx.curves.iter() {
            let hide = drag::dragged_column(fx, view, curve.lane);
            scene.draw_curve(lay, &columns, (curve.lane, &curve.scores), curve.peak.as_ref(), hide, &mut prims);
        }
    }
    paint::paint(&painter, tk, &prims, st.offset);
}

/// The touchpoints, above the cells because they stick.
fn paint_names(ui: &Ui, st: &Stage<'_>, columns: std::ops::Range<usize>, fx: &Fx<'_>) {
    let Some(band) = st.lay.band(Row::Name) else { return };
    let y = st.band_y(band);
    let painter = ui.painter().with_clip_rect(st.body.intersect(ui.clip_rect()));
    let mut prims = Vec::new();
    let local = y - st.offset.y;
    if local > band.y + 0.5 {
        let (left, right) = (st.lay.x(columns.start), st.lay.x(columns.end));
        st.scene.draw_ground(&st.lay, columns.clone(), (local, local + band.h), &mut prims);
        let from = crate::model::scene::pt(left, local + band.h);
        let to = crate::model::scene::pt(right, local + band.h);
        prims.push(Prim::Line { from, to, pen: crate::model::scene::Pen::new(1.0, crate::model::scene::Role::Border) });
    }
    st.scene.draw_touchpoints(&st.lay, columns, local, &mut prims);
    paint::paint(&painter, fx.cx.tk, &prims, st.offset);
}

/// A cell's name for screen readers: 报价确认，前台标准：先看件，再报价，后签字.
fn cell_name(fx: &Fx<'_>, tp: ItemId, row: Row, text: &str) -> String {
    let lane = match row {
        Row::Name => t::TOUCHPOINT.get(fx.cx.lang),
        Row::Lane(lane) => fx.plan.lanes.get(lane).map_or("", |l| split_name(fx.cx.bi(&l.t)).0),
    };
    let (comma, colon) = (fx.cx.lang.pick("，", ", "), fx.cx.lang.pick("：", ": "));
    if text.is_empty() {
        format!("{}{comma}{lane}{comma}{}", fx.name(tp), fx.cx.t(t::EMPTY_CELL))
    } else {
        format!("{}{comma}{lane}{colon}{}", fx.name(tp), text.replace('\n', "; "))
    }
}

fn cells(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>, columns: std::ops::Range<usize>) {
    let lay = Rc::clone(&st.lay);
    let clip = st.body.intersect(ui.clip_rect());
    ui.set_clip_rect(clip);
    for column in columns {
        let Some(tp) = fx.journey.columns.get(column).and_then(|c| c.tp) else { continue };
        for (row, band) in lay.rows().filter(|(row, _)| *row != Row::Name) {
            let cell = st.cell(column, band);
            if !cell.intersects(clip) {
                continue;
            }
            let Row::Lane(lane) = row else { continue };
            let Some(of) = fx.plan.lanes.get(lane) else { continue };
            cell_widget(ui, fx, view, out, (Sel { tp, row, card: None }, cell));
            if is_cards(of) {
                for slot in st.scene.cards(tp, lane, lay.cell(column, band)) {
                    cell_widget(ui, fx, view, out, (Sel { tp, row, card: Some(slot.id) }, paint::to_rect(slot.at, st.offset)));
                }
                add_button(ui, fx, view, (Sel { tp, row, card: None }, cell));
            }
        }
    }
    ui.set_clip_rect(ui.max_rect());
}

/// A small + in the corner of a selected or hovered cell of cards.
fn add_button(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, (sel, cell): (Sel, Rect)) {
    let Row::Lane(lane) = sel.row else { return };
    let hovered = ui.input(|i| i.pointer.hover_pos()).is_some_and(|p| cell.contains(p)) && view.drag.is_none();
    let here = view.sel.is_some_and(|s| (s.tp, s.row) == (sel.tp, sel.row));
    if fx.ex.read_only || view.editing.is_some() || !(hovered || here) || fx.journey.cards(sel.tp, lane).is_empty() {
        return;
    }
    let at = Rect::from_center_size(cell.right_bottom() - vec2(15.0, 11.0), vec2(20.0, 20.0));
    let response = ui.interact(at.expand(4.0), cell_id(sel).with("add"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, fx.cx.t(t::M_ADD_CARD)));
    let tk = fx.cx.tk;
    widgets::card(ui.painter(), tk, at, 10, if response.hovered() { tk.selected } else { tk.surface_raised }, tk.border, 1);
    widgets::paint_icon(ui.painter(), at.center(), crate::ui::icons::PLUS, 12.0, tk.accent_text);
    if response.clicked() {
        edit::begin_card(fx, view, sel.tp, lane, usize::MAX);
    }
    let _shown = widgets::tooltip(response, fx.cx, fx.cx.t(t::M_ADD_CARD));
}

/// The touchpoints' cells.
fn names(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>, columns: std::ops::Range<usize>) {
    let Some(band) = st.lay.band(Row::Name).copied() else { return };
    ui.set_clip_rect(st.body.intersect(ui.max_rect()));
    for column in columns {
        let Some(place) = fx.journey.columns.get(column) else { continue };
        let cell = st.cell(column, &band);
        if let Some(tp) = place.tp {
            cell_widget(ui, fx, view, out, (Sel { tp, row: Row::Name, card: None }, cell.shrink2(vec2(4.0, 2.0))));
            continue;
        }
        let response = ui.interact(cell.shrink(4.0), stage_id(place.stage).with("first"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, fx.cx.t(t::E_ADD_TP)));
        if response.hovered() {
            ui.painter().rect_stroke(cell.shrink2(vec2(6.0, 4.0)), 6.0, Stroke::new(1.0, fx.cx.tk.accent), StrokeKind::Inside);
        }
        if response.clicked() {
            edit::add_touchpoint(fx, view, out, (None, Some(place.stage)));
        }
    }
    ui.set_clip_rect(ui.max_rect());
}

fn cell_widget(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, (sel, at): (Sel, Rect)) {
    let id = cell_id(sel);
    let response = ui.interact(at, id, Sense::click_and_drag());
    let tk = fx.cx.tk;
    let chosen = view.sel == Some(sel);
    response.widget_info(|| {
        let text = match (sel.card, sel.row) {
            (Some(card), _) => fx.doc.text(card, "text").to_owned(),
            // The cards speak for themselves; their cell only says how many there are.
            (None, Row::Lane(lane)) if !fx.journey.cards(sel.tp, lane).is_empty() => {
                fx.cx.tf(t::A_CARDS, &[&fx.journey.cards(sel.tp, lane).len().to_string()])
            }
            _ => fx.text(sel.tp, sel.row),
        };
        WidgetInfo::selected(Role::Button, true, chosen, cell_name(fx, sel.tp, sel.row, &text))
    });
    focus(ui, view, &response, chosen);
    if response.gained_focus() && !chosen && view.editing.is_none() && !ui.input(|i| i.pointer.any_down()) {
        view.select(sel.tp, sel.row, sel.card);
        view.want_focus = false;
    }
    let inner = if sel.row == Row::Name { at.shrink(2.0) } else { at.shrink2(vec2(5.0, 2.0)) };
    let inner = if sel.card.is_some() { at } else { inner };
    if response.hovered() && view.drag.is_none() && !is_score(fx, sel.row) {
        ui.painter().rect_stroke(inner, 6.0, Stroke::new(1.0, tk.border_strong), StrokeKind::Inside);
    }
    match (sel.card, sel.row) {
        (Some(card), _) => crate::ui::canvas::marks::mark(ui, fx.cx, fx.ex, (card, &[]), inner, out),
        (None, Row::Name) => crate::ui::canvas::marks::mark(ui, fx.cx, fx.ex, (sel.tp, &["name", "order", "stage"]), inner, out),
        (None, Row::Lane(lane)) => {
            let key = fx.plan.lanes.get(lane).map(lane_key).unwrap_or_default();
            crate::ui::canvas::marks::mark(ui, fx.cx, fx.ex, (sel.tp, &[&key]), inner, out);
        }
    }
    press(ui, fx, view, out, &response, sel);
    drag::start(ui, fx, view, &response, sel);
    let full = sel.card.map_or_else(|| fx.text(sel.tp, sel.row), |card| fx.doc.text(card, "text").to_owned());
    let long = full.chars().count() > 24 || f32::from(view.zoom) < 60.0;
    menu::cell(fx, view, out, &response, sel);
    if long && view.editing.is_none() && view.drag.is_none() && response.hovered() {
        let _shown = widgets::tooltip(response, fx.cx, &full);
    }
}

fn is_score(fx: &Fx<'_>, row: Row) -> bool {
    matches!(row, Row::Lane(lane) if fx.plan.lanes.get(lane).is_some_and(|l| matches!(l.ty, LaneType::Score { .. })))
}

/// Gives the keyboard to the selected cell and keeps arrows and Tab for the grid.
fn focus(ui: &Ui, view: &mut JourneyView, response: &egui::Response, chosen: bool) {
    if chosen && view.want_focus && view.editing.is_none() {
        response.request_focus();
        view.want_focus = false;
    }
    if response.has_focus() {
        let filter = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    }
}

/// Click selects, Shift click extends, a double click edits.
fn press(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, response: &egui::Response, sel: Sel) {
    let shift = ui.input(|i| i.modifiers.shift);
    if response.clicked() || (response.is_pointer_button_down_on() && ui.input(|i| i.pointer.primary_pressed())) {
        edit::finish(fx, view, out);
        if shift && let Some(old) = view.sel {
            let from = view.anchor.unwrap_or((old.tp, old.row));
            view.select(sel.tp, sel.row, None);
            view.anchor = Some(from);
        } else {
            view.select(sel.tp, sel.row, sel.card);
        }
        view.reveal = false;
    }
    if response.double_clicked() && view.drag.is_none() {
        edit::begin(fx, view, false);
    }
}

/// The frame of the selected column, the ring of the selected cell, the tint of a range.
fn selection(ui: &Ui, fx: &Fx<'_>, view: &JourneyView, st: &Stage<'_>, area: Rect) {
    let tk = fx.cx.tk;
    let Some(sel) = view.sel else { return };
    let Some(column) = fx.journey.column_of(sel.tp) else { return };
    let clip = Rect::from_min_max(pos2(st.body.left(), area.top()), area.max).intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(clip);
    let left = st.lay.x(column) + st.offset.x;
    let top = (st.offset.y - 3.0).max(st.body.top() - 3.0);
    let frame = Rect::from_min_max(pos2(left + 1.0, top), pos2(left + st.lay.width_of(column) - 1.0, st.offset.y + st.lay.height - 2.0));
    painter.rect_stroke(frame, 9.0, Stroke::new(1.5, tk.accent.gamma_multiply(0.55)), StrokeKind::Inside);
    let painter = ui.painter().with_clip_rect(st.body.expand2(vec2(0.0, 4.0)).intersect(clip));
    for (tp, row) in range(fx, view, &st.lay) {
        if let (Some(c), Some(band)) = (fx.journey.column_of(tp), st.lay.band(row)) {
            painter.rect_filled(st.cell(c, band).shrink2(vec2(4.0, 1.0)), 6.0, tk.accent.gamma_multiply(0.10));
        }
    }
    let Some(band) = st.lay.band(sel.row).filter(|_| view.editing.is_none()) else { return };
    let cell = st.cell(column, band);
    let ring = match (sel.row, sel.card) {
        (Row::Name, _) => cell.shrink2(vec2(6.0, 4.0)),
        (Row::Lane(lane), Some(card)) => {
            let slots = st.scene.cards(sel.tp, lane, st.lay.cell(column, band));
            slots.iter().find(|s| s.id == card).map_or(cell.shrink2(vec2(5.0, 2.0)), |s| paint::to_rect(s.at, st.offset))
        }
        _ if is_score(fx, sel.row) => return,
        _ => cell.shrink2(vec2(5.0, if fx.journey.filled(fx.plan, fx.doc, sel.tp, lane_of(sel.row)) { 2.0 } else { 5.0 })),
    };
    let gap = if sel.row == Row::Name { 2.0 } else { 1.0 };
    painter.rect_stroke(ring.expand(gap), if sel.row == Row::Name { 10.0 } else { 7.0 }, Stroke::new(2.0, tk.focus), StrokeKind::Outside);
}

fn lane_of(row: Row) -> usize {
    match row {
        Row::Lane(lane) => lane,
        Row::Name => usize::MAX,
    }
}

/// The cells of a multi-selection; empty when only one is selected.
pub(super) fn range(fx: &Fx<'_>, view: &JourneyView, lay: &Layout) -> Vec<(ItemId, Row)> {
    let (rows, columns) = span(fx, view, lay);
    if rows.len() * columns.len() < 2 {
        return Vec::new();
    }
    columns.iter().flat_map(|tp| rows.iter().map(move |row| (*tp, *row))).collect()
}

/// Rows and touchpoints of the selection, in the order of the screen.
pub(super) fn span(fx: &Fx<'_>, view: &JourneyView, lay: &Layout) -> (Vec<Row>, Vec<ItemId>) {
    let Some(sel) = view.sel else { return (Vec::new(), Vec::new()) };
    let (tp, row) = view.anchor.unwrap_or((sel.tp, sel.row));
    let rows: Vec<Row> = lay.rows().map(|(row, _)| row).collect();
    let place = |row: Row| rows.iter().position(|r| *r == row).unwrap_or(0);
    let (a, b) = (place(row), place(sel.row));
    let column = |tp: ItemId| fx.journey.column_of(tp).unwrap_or(0);
    let (c, d) = (column(tp), column(sel.tp));
    let chosen = rows.get(a.min(b)..=a.max(b)).map(<[Row]>::to_vec).unwrap_or_default();
    let columns = fx.journey.columns.get(c.min(d)..=c.max(d)).unwrap_or(&[]);
    (chosen, columns.iter().filter_map(|c| c.tp).collect())
}

fn stages(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>, columns: std::ops::Range<usize>, area: Rect) {
    let strip = Rect::from_min_max(pos2(st.body.left(), area.top()), pos2(area.right(), st.body.top()));
    let painter = ui.painter().with_clip_rect(strip.intersect(ui.clip_rect()));
    let mut prims = Vec::new();
    st.scene.draw_stages(&st.lay, &columns, &mut prims);
    let offset = vec2(st.offset.x, area.top());
    paint::paint(&painter, fx.cx.tk, &prims, offset);
    ui.set_clip_rect(strip.intersect(ui.max_rect()));
    for (n, stage) in fx.journey.stages.clone().iter().enumerate() {
        if stage.first >= columns.end || stage.first + stage.count <= columns.start {
            continue;
        }
        let at = paint::to_rect(st.lay.stage(stage, st.lay.top - 16.0), offset);
        let response = ui.interact(at, stage_id(stage.id), Sense::click_and_drag());
        let chosen = view.stage == Some(stage.id);
        response.widget_info(|| {
            let name = fx.cx.tf(t::A_STAGE, &[&(n + 1).to_string(), fx.name(stage.id)]);
            WidgetInfo::selected(Role::Button, true, chosen, name)
        });
        focus(ui, view, &response, chosen);
        if response.clicked() {
            edit::finish(fx, view, out);
            view.select_stage(stage.id);
        }
        if response.double_clicked() && !fx.ex.read_only {
            edit::begin_stage(fx, view, stage.id);
        }
        drag::start_stage(ui, fx, view, &response, stage.id);
        menu::stage(fx, view, out, &response, stage.id);
        if response.hovered() {
            painter.rect_stroke(at, 7.0, Stroke::new(1.0, fx.cx.tk.border_strong), StrokeKind::Inside);
        }
        if chosen {
            painter.rect_stroke(at.expand(1.0), 8.0, Stroke::new(2.0, fx.cx.tk.focus), StrokeKind::Outside);
        }
        width::edge(ui, fx, view, out, st, (stage, at));
    }
    ui.set_clip_rect(ui.max_rect());
}

fn heads(ui: &mut Ui, fx: &Fx<'_>, st: &Stage<'_>, area: Rect) {
    let tk = fx.cx.tk;
    let strip = Rect::from_min_max(area.min, pos2(st.body.left(), area.bottom()));
    // The heads hide what scrolls below them from the pointer as well.
    let _ground = ui.interact(strip, ui.unique_id().with("lane heads"), Sense::click());
    let painter = ui.painter().with_clip_rect(strip.intersect(ui.clip_rect()));
    painter.rect_filled(strip, 0.0, tk.surface);
    painter.vline(strip.right() - 0.5, strip.y_range(), Stroke::new(1.0, tk.border));
    let low = Rect::from_min_max(pos2(strip.left(), st.body.top()), strip.max);
    let mut prims = Vec::new();
    st.scene.draw_heads(&st.lay, &mut prims);
    let offset = vec2(strip.left(), st.offset.y);
    paint::paint(&painter.with_clip_rect(low.intersect(ui.clip_rect())), tk, &prims, offset);
    if let Some(band) = st.lay.band(Row::Name).copied().filter(|b| st.band_y(b) > b.y + st.offset.y + 0.5) {
        let at = Rect::from_min_size(pos2(strip.left(), st.body.top()), vec2(strip.width() - 1.0, band.h));
        painter.rect_filled(at, 0.0, tk.surface);
        painter.hline(at.x_range(), at.bottom(), Stroke::new(1.0, tk.border));
        let clip = painter.with_clip_rect(at.intersect(ui.clip_rect()));
        paint::paint(&clip, tk, &prims, vec2(strip.left(), st.body.top() - band.y));
    }
    let corner = fx.cx.tf(t::CORNER, &[&fx.journey.stages.len().to_string(), &fx.journey.len().to_string()]);
    let at = Rect::from_min_size(area.min + vec2(12.0, 0.0), vec2(st.lay.head - 16.0, st.lay.top));
    painter.rect_filled(Rect::from_min_size(area.min, vec2(st.lay.head - 1.0, st.lay.top)), 0.0, tk.surface);
    widgets::paint_in(&painter, at, egui::Align2::LEFT_CENTER, &corner, theme::CAPTION, tk.text_tertiary);
    lane_hints(ui, fx, st, low);
}

/// What to write in a lane, on its head.
fn lane_hints(ui: &Ui, fx: &Fx<'_>, st: &Stage<'_>, low: Rect) {
    for (row, band) in st.lay.rows() {
        let Row::Lane(lane) = row else { continue };
        let Some(of) = fx.plan.lanes.get(lane) else { continue };
        let at = Rect::from_min_size(pos2(low.left(), band.y + st.offset.y), vec2(low.width(), band.h)).intersect(low);
        if at.is_positive() {
            let response = ui.interact(at, egui::Id::unique("journey-lane").with(lane), Sense::hover());
            let name = fx.cx.bi(&of.t);
            let tip = if of.hint.is_empty() { name.to_owned() } else { format!("{name}\n{}", fx.cx.bi(&of.hint)) };
            let _shown = widgets::tooltip(response, fx.cx, &tip);
        }
    }
}

/// Thin bars that show how much is out of sight.
fn scroll_bars(ui: &Ui, fx: &Fx<'_>, view: &JourneyView, st: &Stage<'_>) {
    let ink = fx.cx.tk.border_strong.gamma_multiply(0.4);
    let whole = vec2(st.lay.width().max(1.0), st.lay.height.max(1.0));
    let seen = st.body.size() / whole;
    let from = view.scroll / whole;
    if seen.y < 1.0 {
        let track = st.body.height() - 8.0;
        let at = pos2(st.body.right() - 7.0, st.body.top() + 4.0 + from.y * track);
        ui.painter().rect_filled(Rect::from_min_size(at, vec2(4.0, (seen.y * track).max(20.0))), 2.0, ink);
    }
    if seen.x < 1.0 {
        let track = st.body.width() - 8.0;
        let at = pos2(st.body.left() + 4.0 + from.x * track, st.body.bottom() - 7.0);
        ui.painter().rect_filled(Rect::from_min_size(at, vec2((seen.x * track).max(20.0), 4.0)), 2.0, ink);
    }
}

/// The accessible name of a curve point: 报价确认 情绪 −3，谷.
pub(super) fn score_name(fx: &Fx<'_>, curve: &Curve, tp: ItemId, nth: usize, score: Option<f64>) -> String {
    let first = fx.curves.first().is_some_and(|c| c.lane == curve.lane);
    let of = fx.plan.lanes.get(curve.lane).map_or("", |l| split_name(fx.cx.bi(&l.t)).0);
    let lane = if first { fx.cx.t(t::EMOTION) } else { of };
    let value = score.map_or_else(|| fx.cx.t(t::NO_SCORE).to_owned(), signed);
    let mark = marks(curve.peak.as_ref(), nth);
    let words = [(mark.peak, t::PEAK), (mark.low, t::LOW), (mark.end, t::END)];
    let extra: Vec<&str> = words.iter().filter(|(on, _)| *on).map(|(_, w)| fx.cx.t(*w)).collect();
    let name = fx.cx.tf(t::A_SCORE, &[fx.name(tp), &value, lane]);
    if extra.is_empty() { name } else { format!("{name}{}{}", fx.cx.lang.pick("，", ", "), extra.join(fx.cx.lang.pick("，", ", "))) }
}

/// The points of a curve by column, with the band they are in.
pub(super) fn curve_points(fx: &Fx<'_>, st: &Stage<'_>, curve: &Curve, scores: &[Option<f64>]) -> Option<(Vec<crate::model::scene::Pt>, Band)> {
    let band = *st.lay.band(Row::Lane(curve.lane))?;
    let points = score_points(&st.lay, &fx.journey.columns, &band, curve.range, scores);
    Some((points.into_iter().map(|(_, p)| p).collect(), band))
}

/// Where the zero line of a band is.
pub(super) fn zero_y(band: &Band, range: (i32, i32)) -> f32 {
    score_y(band, range, 0.0)
}
