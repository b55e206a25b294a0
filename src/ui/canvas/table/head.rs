//! The head of the sheet: names of the columns with what to write as a tooltip, and edges that set their width.

use egui::{Align2, CornerRadius, CursorIcon, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    Drag, Tab, TableView,
    body::{Geo, part},
    gantt, layout,
};
use crate::{
    model::{template::FieldType, texts::table as t},
    ui::{cx::Actions, theme, widgets},
};

/// Shows the head in `head`.
pub(super) fn show(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, head: Rect, geo: &Geo, out: &mut Actions) {
    let tk = tab.cx.tk;
    ui.painter().rect_filled(head, CornerRadius::ZERO, tk.surface_sunken);
    let loose = if geo.is_plan() { head.with_max_x(geo.right) } else { head.with_min_x(geo.sticky) };
    let stays = usize::from(!geo.is_plan() && geo.sticky > geo.body.left() + geo.number);
    part(ui, loose, "head", |ui| (stays..view.cols.len()).for_each(|at| head_cell(ui, tab, view, geo, head, at, out)));
    part(ui, head.with_max_x(geo.sticky), "head-first", |ui| (0..stays).for_each(|at| head_cell(ui, tab, view, geo, head, at, out)));
    if geo.is_plan() {
        let left = view.cols.last().map_or(0.0, |c| c.x + c.width) + geo.number + geo.zero.x;
        widgets::paint(ui.painter(), pos2(left + 6.0, head.center().y), Align2::LEFT_CENTER, "SMART", theme::SMALL, tk.text_tertiary);
    }
    ui.painter().hline(head.x_range(), head.top() + 0.5, Stroke::new(1.0, tk.border_subtle));
    ui.painter().hline(head.x_range(), head.bottom() - 0.5, Stroke::new(1.0, tk.border_subtle));
    if let Some(strip) = geo.gantt.filter(|strip| strip.width() >= layout::STRIP) {
        part(ui, Rect::from_x_y_ranges(strip.x_range(), head.y_range()), "weeks", |ui| gantt::head(ui, tab, view, strip, head));
    }
}

fn head_cell(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, geo: &Geo, head: Rect, at: usize, _out: &mut Actions) {
    let Some(col) = view.cols.get(at).copied() else { return };
    let Some(field) = tab.fields.get(col.field) else { return };
    let tk = tab.cx.tk;
    let mut rect = geo.cell(head, &col);
    let name = match col.look {
        layout::Look::Action => tab.cx.t(t::COL_GOAL),
        layout::Look::Start => tab.cx.t(t::COL_DATES),
        layout::Look::Due => return,
        layout::Look::Owner if geo.is_plan() => tab.cx.t(t::COL_OWNER),
        layout::Look::Status => tab.cx.t(t::COL_STATUS),
        layout::Look::Plain if geo.is_plan() => tab.cx.t(t::COL_MEASURE),
        _ => tab.cx.bi(&field.t),
    };
    if col.look == layout::Look::Start {
        rect.max.x += 50.0;
    }
    let response = ui.interact(rect, tab.base.with(("head", col.field)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, name));
    let right = field.ty == FieldType::Number;
    let inner = rect.shrink2(vec2(if geo.is_plan() { 6.0 } else { 10.0 }, 2.0));
    let anchor = if right { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
    let star = field.req && !geo.is_plan();
    let room = if star { inner.with_max_x(inner.right() - 10.0) } else { inner };
    let galley = widgets::galley(ui.painter(), name, theme::Style { line: 18.0, ..theme::SMALL }, tk.text_tertiary, room.width(), 2);
    let place = anchor.align_size_within_rect(galley.size(), room);
    ui.painter().galley(place.min, galley, tk.text_tertiary);
    if star {
        ui.painter().circle_filled(pos2(place.right() + 7.0, place.top() + 7.0), 2.0, tk.accent);
    }
    if !field.hint.is_empty() {
        let req = if field.req { format!("（{}）", tab.cx.t(t::REQUIRED)) } else { String::new() };
        widgets::tooltip(response, tab.cx, &format!("{}{req}\n{}", tab.cx.bi(&field.t), tab.cx.bi(&field.hint)));
    }
    if !geo.is_plan() {
        resize(ui, tab, view, rect, col);
    }
}

fn resize(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, rect: Rect, col: layout::Col) {
    let edge = Rect::from_center_size(pos2(rect.right(), rect.center().y), vec2(8.0, rect.height()));
    let response = ui.interact(edge, tab.base.with(("edge", col.field)), Sense::drag()).on_hover_cursor(CursorIcon::ResizeColumn);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, tab.fields.get(col.field).map_or("", |f| tab.cx.bi(&f.t))));
    let line = if response.hovered() || response.dragged() { tab.cx.tk.accent } else { tab.cx.tk.border_subtle };
    ui.painter().vline(rect.right() - 0.5, rect.shrink2(vec2(0.0, 10.0)).y_range(), Stroke::new(1.0, line));
    if let Some(pos) = response.interact_pointer_pos() {
        if response.drag_started() {
            view.drag = Some(Drag::Width { field: col.field, from: pos.x, width: col.width });
        }
        if let Some(Drag::Width { field, from, width }) = view.drag
            && field == col.field
            && let Some(slot) = view.widths.get_mut(field)
        {
            *slot = Some((width + pos.x - from).clamp(64.0, 640.0).round());
        }
    }
    if response.drag_stopped() {
        view.drag = None;
    }
}
