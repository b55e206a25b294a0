//! The sheet itself: head, visible rows, the line that adds one, and in a plan the Gantt strip beside them; all scroll together.

use egui::{Align2, CornerRadius, CursorIcon, Painter, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::{Cell, Drag, Tab, TableView, cells, editor, empty, gantt, head, layout, row_menu, smart_bar};
use crate::{
    model::{exercise::table::cell, texts::table as t},
    ui::{cx::Actions, icons, theme, widgets},
};

/// Height of the line that adds a row.
pub(super) const ADD_LINE: f32 = 52.0;

/// A Gantt strip narrower than this says nothing and has no room for the day of today.
const MIN_STRIP: f32 = 96.0;

/// Where things are this frame.
pub(super) struct Geo {
    /// The visible part of the rows.
    pub body: Rect,
    /// Where the first row and the first column begin, scrolled.
    pub zero: egui::Pos2,
    /// Width of the number column.
    pub number: f32,
    /// Right edge of what stays in place when scrolled sideways.
    pub sticky: f32,
    /// Shown as a plan.
    pub plan: bool,
    /// The Gantt strip over the visible rows of a plan, where there is room for it.
    pub gantt: Option<Rect>,
    /// Right edge of the cells.
    pub right: f32,
    /// Visible rows.
    pub seen: std::ops::Range<usize>,
}

impl Geo {
    fn row(&self, view: &TableView, index: usize) -> Rect {
        let top = view.tops.get(index).copied().unwrap_or(0.0);
        let mut bottom = view.tops.get(index + 1).copied().unwrap_or(top);
        if view.rows.groups.iter().any(|g| g.0 == index + 1) && !self.is_plan() {
            bottom -= layout::GROUP;
        }
        Rect::from_min_max(pos2(self.body.left(), self.zero.y + top), pos2(self.body.right(), self.zero.y + bottom))
    }

    pub(super) fn is_plan(&self) -> bool {
        self.plan
    }

    pub(super) fn cell(&self, row: Rect, col: &layout::Col) -> Rect {
        let fixed = col.x == 0.0 && !self.is_plan() && self.sticky > self.body.left() + self.number;
        let left = if fixed { self.body.left() + self.number } else { self.zero.x + self.number + col.x };
        Rect::from_min_size(pos2(left, row.top()), vec2(col.width, row.height()))
    }
}

/// Shows head and rows in `rect`.
pub(super) fn show(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, rect: Rect, out: &mut Actions) {
    let is_plan = view.is_plan(tab);
    let wide = if is_plan { view.full_width } else { rect.width() };
    layout::columns(tab, view, wide);
    layout::tops(tab, view, rect.width());
    let (head, body) = rect.split_top_bottom_at_y(rect.top() + 44.0);
    let grid = ui.interact(body, tab.grid_id(), Sense::click());
    grid.widget_info(|| WidgetInfo::labeled(Role::Grid, true, tab.cx.bi(&tab.ex.exercise.template.title)));
    if view.refocus || (!view.started && !ui.ctx().text_edit_focused()) {
        grid.request_focus();
        view.refocus = false;
    }
    view.started = true;
    if view.rows.ids.is_empty() && view.editing.is_none() {
        head::show(ui, tab, view, head, &geo(tab, view, body, Vec2::ZERO), out);
        empty::show(ui, tab, view, body, out);
        return;
    }
    let number = layout::number_width(tab);
    let width = if is_plan { body.width() } else { number + view.cols.iter().map(|c| c.width).sum::<f32>() };
    let height = view.tops.last().copied().unwrap_or(0.0) + ADD_LINE + if is_plan { 0.0 } else { 24.0 };
    let sideways = !is_plan && width > body.width() + 1.0;
    let mut area = ScrollArea::new([sideways, true]).id_salt("rows").auto_shrink(false).animated(false);
    if std::mem::take(&mut view.reveal)
        && let Some(offset) = reveal(tab, view, body)
    {
        area = area.scroll_offset(offset);
    }
    let mut inner = ui.new_child(UiBuilder::new().max_rect(body));
    let bars = egui::style::ScrollStyle::floating();
    // What stays in place would fade too.
    inner.spacing_mut().scroll = egui::style::ScrollStyle { fade: egui::style::ScrollFadeStyle { strength: 0.0, ..bars.fade }, ..bars };
    let shown = area.show_viewport(&mut inner, |ui, viewport| {
        ui.set_min_size(vec2(width, height));
        let geo = geo(tab, view, body, viewport.min.to_vec2());
        rows(ui, tab, view, &geo, out);
    });
    view.offset = shown.state.clamped_offset();
    let geo = geo(tab, view, body, view.offset);
    head::show(ui, tab, view, head, &geo, out);
    row_drag(ui, tab, view, &geo, out);
    if grid.clicked() && view.editing.is_none() {
        grid.request_focus();
    }
}

fn geo(tab: &Tab<'_>, view: &TableView, body: Rect, offset: Vec2) -> Geo {
    let number = layout::number_width(tab);
    let is_plan = view.is_plan(tab);
    let sticks = !is_plan && tab.plan().fixed.is_empty();
    let first = view.cols.first().filter(|_| sticks).map_or(0.0, |c| c.width);
    let left = layout::plan_width(tab, view.full_width).min(body.width());
    let gantt = Some(Rect::from_min_max(pos2(body.left() + left, body.top()), body.max)).filter(|strip| is_plan && strip.width() >= MIN_STRIP);
    let zero = pos2(body.left() - if is_plan { 0.0 } else { offset.x }, body.top() - offset.y);
    let from = view.tops.partition_point(|y| *y <= offset.y).saturating_sub(1);
    let to = view.tops.partition_point(|y| *y < offset.y + body.height()).min(view.rows.ids.len());
    let right = gantt.map_or(body.right(), |g| g.left());
    Geo { body, zero, number, sticky: body.left() + number + first, plan: is_plan, gantt, right, seen: from.min(to)..to }
}

/// The offset that shows the selected cell.
fn reveal(tab: &Tab<'_>, view: &TableView, body: Rect) -> Option<Vec2> {
    let sel = view.sel?;
    let index = sel.row.map_or(Some(view.rows.ids.len()), |id| view.rows.index(id))?;
    let top = *view.tops.get(index)?;
    let bottom = view.tops.get(index + 1).copied().unwrap_or(top + ADD_LINE);
    let mut offset = view.offset;
    if top < offset.y {
        offset.y = top;
    } else if bottom + 8.0 > offset.y + body.height() {
        offset.y = bottom + 8.0 - body.height();
    }
    if !view.is_plan(tab)
        && sel.col > 0
        && let Some(col) = view.cols.get(sel.col)
    {
        let first = view.cols.first().filter(|_| tab.plan().fixed.is_empty()).map_or(0.0, |c| c.width);
        let room = body.width() - layout::number_width(tab);
        if col.x - first < offset.x {
            offset.x = col.x - first;
        } else if col.x + col.width > offset.x + room {
            offset.x = col.x + col.width - room + 8.0;
        }
    }
    (offset != view.offset).then(|| offset.max(Vec2::ZERO))
}

pub(super) fn part(ui: &mut Ui, clip: Rect, name: &'static str, content: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(clip).id_salt(name));
    child.set_clip_rect(clip.intersect(ui.clip_rect()));
    content(&mut child);
}

fn rows(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, geo: &Geo, out: &mut Actions) {
    let clip = geo.body;
    let loose = if geo.is_plan() { geo.body.with_max_x(geo.right) } else { geo.body.with_min_x(geo.sticky) };
    part(ui, clip, "ground", |ui| ground(ui, tab, view, geo));
    part(ui, loose, "cells", |ui| {
        for index in geo.seen.clone() {
            let from = usize::from(!geo.is_plan() && geo.sticky > geo.body.left() + geo.number);
            row_cells(ui, tab, view, geo, index, from..view.cols.len(), out);
        }
        add_line(ui, tab, view, geo, out);
    });
    if geo.is_plan() {
        part(ui, clip.with_max_x(geo.right), "numbers", |ui| numbers(ui, tab, view, geo, out));
    } else {
        part(ui, clip.with_max_x(geo.sticky), "sticky", |ui| {
            let stays = usize::from(geo.sticky > geo.body.left() + geo.number);
            for index in geo.seen.clone() {
                row_cells(ui, tab, view, geo, index, 0..stays, out);
            }
            numbers(ui, tab, view, geo, out);
            if view.offset.x > 0.0 {
                ui.painter().vline(geo.sticky - 0.5, geo.body.y_range(), Stroke::new(1.0, tab.cx.tk.border));
            }
        });
    }
    if let Some(rect) = view.edit_rect.take() {
        // Drawn last: a field may be wider than its cell.
        part(ui, clip, "edit", |ui| editor::show(ui, tab, view, rect, out));
    }
    if let Some(strip) = geo.gantt.filter(|strip| strip.width() >= layout::STRIP) {
        part(ui, strip, "gantt", |ui| gantt::show(ui, tab, view, geo, strip, out));
    }
}

/// What lies below the cells: row grounds, lines, group bands.
fn ground(ui: &Ui, tab: &Tab<'_>, view: &TableView, geo: &Geo) {
    let (tk, painter) = (tab.cx.tk, ui.painter());
    for index in geo.seen.clone() {
        let row = geo.row(view, index);
        let on = view.sel_row().is_some() && view.rows.ids.get(index).copied() == view.sel_row();
        if on {
            painter.rect_filled(row, CornerRadius::ZERO, if geo.is_plan() { tk.selected } else { tk.accent_tint });
        }
        painter.hline(row.x_range(), row.bottom() - 0.5, Stroke::new(1.0, tk.border_subtle));
        if let Some(group) = view.rows.groups.iter().find(|g| g.0 == index).filter(|_| !geo.is_plan()) {
            group_band(painter, tab, view, geo, row, group);
        }
    }
}

fn group_band(painter: &Painter, tab: &Tab<'_>, view: &TableView, geo: &Geo, row: Rect, group: &(usize, crate::model::doc::Value)) {
    let tk = tab.cx.tk;
    let band = Rect::from_min_max(pos2(geo.body.left(), row.top() - layout::GROUP), pos2(geo.body.right(), row.top()));
    painter.rect_filled(band, CornerRadius::ZERO, tk.bg_canvas);
    painter.hline(band.x_range(), band.bottom() - 0.5, Stroke::new(1.0, tk.border_subtle));
    let name =
        tab.fields.iter().find(|f| f.id == tab.plan().group_by).map(|f| cell::format(f, &tab.departments, &group.1, tab.lang())).unwrap_or_default();
    let name = if name.is_empty() { tab.cx.t(t::NO_GROUP).to_owned() } else { name };
    let end = view.rows.groups.iter().map(|g| g.0).find(|at| *at > group.0).unwrap_or(view.rows.ids.len());
    let rect = widgets::paint(painter, pos2(band.left() + 14.0, band.center().y), Align2::LEFT_CENTER, &name, theme::BODY.bold(), tk.text);
    let count = tab.cx.tf(t::GROUP_COUNT, &[&(end - group.0).to_string()]);
    widgets::paint(painter, pos2(rect.right() + 10.0, band.center().y), Align2::LEFT_CENTER, &count, theme::CAPTION, tk.text_tertiary);
}

fn row_cells(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, geo: &Geo, index: usize, which: std::ops::Range<usize>, out: &mut Actions) {
    let Some(id) = view.rows.ids.get(index).copied() else { return };
    let row = geo.row(view, index);
    for at in which {
        let Some(col) = view.cols.get(at).copied() else { continue };
        let rect = geo.cell(row, &col);
        if rect.right() < ui.clip_rect().left() || rect.left() > ui.clip_rect().right() {
            continue;
        }
        if !geo.is_plan() && at == 0 && geo.sticky > geo.body.left() + geo.number && view.sel_row() != Some(id) {
            ui.painter().rect_filled(rect.with_max_y(rect.bottom() - 1.0), CornerRadius::ZERO, tab.cx.tk.surface);
        }
        cells::show(ui, tab, view, (Cell { row: Some(id), col: at }, col, index), rect, out);
    }
    if geo.is_plan() {
        let left = view.cols.last().map_or(0.0, |c| c.x + c.width) + geo.number + geo.zero.x;
        let rect = Rect::from_min_max(pos2(left + 6.0, row.top()), pos2(geo.right - 8.0, row.bottom()));
        smart_bar::chips(ui, tab, view, id, rect);
    }
}

fn numbers(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, geo: &Geo, out: &mut Actions) {
    let tk = tab.cx.tk;
    for index in geo.seen.clone() {
        let Some(id) = view.rows.ids.get(index).copied() else { continue };
        let row = geo.row(view, index);
        let rect = Rect::from_min_size(row.min, vec2(geo.number, row.height()));
        let fixed = tab.table.fixed_name(id);
        let response = ui.interact(rect, tab.base.with(("number", id)), Sense::click_and_drag());
        let name = tab.cx.tf(t::DRAG_ROW, &[&(index + 1).to_string()]);
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, fixed.map_or(name.as_str(), |f| tab.cx.bi(f))));
        if !geo.is_plan() {
            let fill = if view.sel_row() == Some(id) { tk.selected } else { tk.surface };
            ui.painter().rect_filled(rect.with_max_y(rect.bottom() - 1.0), CornerRadius::ZERO, fill);
        }
        if let Some(fixed) = fixed {
            widgets::paint_in(ui.painter(), rect.shrink2(vec2(12.0, 8.0)), Align2::LEFT_CENTER, tab.cx.bi(fixed), theme::SMALL.bold(), tk.text);
        } else if response.hovered() && tab.can_edit() {
            widgets::paint_icon(ui.painter(), rect.center(), icons::DOTS_SIX_VERTICAL, 16.0, tk.text_secondary);
        } else {
            widgets::paint(ui.painter(), rect.center(), Align2::CENTER_CENTER, &(index + 1).to_string(), theme::SMALL, tk.text_tertiary);
        }
        if response.clicked() {
            editor::leave(ui, tab, view, out);
            view.sel = Some(Cell { row: Some(id), col: 0 });
            view.anchor = Some(Cell { row: Some(id), col: view.cols.len().saturating_sub(1) });
            view.refocus = true;
        }
        if response.drag_started() && fixed.is_none() && tab.can_edit() {
            view.drag = Some(Drag::Row { id, from: row.top() - response.interact_pointer_pos().map_or(row.top(), |p| p.y) });
        }
        if fixed.is_none() {
            response.clone().on_hover_cursor(CursorIcon::Grab);
        }
        row_menu::attach(&response, tab, view, id, out);
    }
}

fn row_drag(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, geo: &Geo, out: &mut Actions) {
    let Some(Drag::Row { id, from }) = view.drag else { return };
    let Some(at) = view.rows.index(id) else { return };
    let Some(pointer) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let tk = tab.cx.tk;
    let row = geo.row(view, at);
    let ghost = row.translate(vec2(0.0, pointer.y + from - row.top()));
    let target = (0..view.rows.ids.len()).find(|i| geo.row(view, *i).center().y > ghost.center().y).unwrap_or(view.rows.ids.len());
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Tooltip, tab.base.with("ghost"))).with_clip_rect(geo.body);
    widgets::dashed_rect(&painter, row.shrink(2.0), 6.0, Stroke::new(1.5, tk.accent));
    let y = if target < view.rows.ids.len() { geo.row(view, target).top() } else { geo.row(view, target.saturating_sub(1)).bottom() };
    painter.hline(geo.body.x_range(), y, Stroke::new(2.0, tk.accent));
    let shape = ghost.shrink2(vec2(10.0, 2.0)).with_max_x((ghost.left() + 460.0).min(geo.right - 10.0));
    widgets::card(&painter, tk, shape, 8, tk.surface_raised, tk.border, 3);
    widgets::paint_in(&painter, shape.shrink2(vec2(16.0, 4.0)), Align2::LEFT_CENTER, &tab.title(id, at), theme::BODY.bold(), tk.text);
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    if ui.input(|i| i.key_pressed(egui::Key::Escape)) {
        view.drag = None;
    } else if ui.input(|i| i.pointer.any_released()) {
        view.drag = None;
        if let Some(edit) = tab.table.move_row(&view.rows, id, target) {
            tab.push(out, edit);
        }
    }
}

/// 「＋ 写下一个…，回车继续」.
fn add_line(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, geo: &Geo, out: &mut Actions) {
    if !tab.plan().fixed.is_empty() || !tab.can_edit() {
        return;
    }
    let tk = tab.cx.tk;
    let top = geo.zero.y + view.tops.last().copied().unwrap_or(0.0);
    let line = Rect::from_min_max(pos2(geo.body.left(), top), pos2(geo.right, top + ADD_LINE));
    if line.top() > geo.body.bottom() {
        return;
    }
    let first = view.cols.first().copied();
    let text = Rect::from_min_max(
        pos2(geo.body.left() + geo.number, line.top() + 6.0),
        pos2((geo.body.left() + geo.number + 420.0).min(geo.right), line.bottom() - 6.0),
    );
    if view.editing.as_ref().is_some_and(|e| e.row.is_none()) {
        let clip = ui.clip_rect();
        ui.set_clip_rect(geo.body);
        editor::show(ui, tab, view, text, out);
        ui.set_clip_rect(clip);
        return;
    }
    let clip = ui.clip_rect();
    ui.set_clip_rect(geo.body);
    let response = ui.interact(line, tab.base.with("add"), Sense::click());
    let name = tab.fields.get(first.map_or(0, |c| c.field)).map_or("", |f| tab.cx.bi(&f.t));
    let noun = if geo.is_plan() { tab.cx.t(t::A_GOAL) } else { tab.cx.lang.pick(name, tab.cx.t(t::A_ROW)) };
    let words = tab.cx.tf(t::WRITE_NEXT, &[noun]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    let on = view.sel == Some(Cell { row: None, col: 0 });
    let ink = if on || response.hovered() { tk.accent_text } else { tk.text_tertiary };
    widgets::paint_icon(ui.painter(), pos2(geo.body.left() + 20.0, line.center().y), icons::PLUS, 16.0, ink);
    widgets::paint(ui.painter(), pos2(text.left() + 8.0, line.center().y), Align2::LEFT_CENTER, &words, theme::BODY, ink);
    if on {
        ui.painter().rect_stroke(text.expand2(vec2(0.0, -2.0)), CornerRadius::same(6), Stroke::new(2.0, tk.focus), egui::StrokeKind::Inside);
    }
    ui.set_clip_rect(clip);
    if response.clicked() && editor::leave(ui, tab, view, out) {
        view.sel = Some(Cell { row: None, col: 0 });
        editor::start(tab, view, None, first.map_or(0, |c| c.field), None);
    }
}
