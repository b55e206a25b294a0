//! The Gantt strip of a plan: weeks, today, and a bar a row whose ends and middle can be dragged.

use egui::{Align2, Color32, CornerRadius, CursorIcon, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

use super::{Cell, Drag, Tab, TableView, body::Geo};
use crate::{
    model::{
        exercise::table::{Standing, dates},
        stamp::ItemId,
        texts::table as t,
    },
    ui::{
        cx::{Action, Actions},
        icons, theme, widgets,
    },
};

/// What of a bar is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grip {
    Begin,
    End,
    Whole,
}

/// The days that the strip shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    from: Date,
    days: i32,
}

/// Weeks shown at least.
const WEEKS: i32 = 8;

fn range(tab: &Tab<'_>, view: &mut TableView) -> Range {
    // The ground must not move under a bar that is being dragged.
    if let (Some(range), Some(Drag::Bar { .. })) = (view.range, view.drag) {
        return range;
    }
    let key = (tab.table.doc.rev(), tab.today());
    if let (Some(range), true) = (view.range, view.range_at == Some(key)) {
        return range;
    }
    view.range_at = Some(key);
    let Some(roles) = &tab.plan().plan else { return Range { from: tab.today(), days: WEEKS * 7 } };
    let (mut first, mut last) = (tab.today(), tab.today());
    for id in &view.rows.ids {
        for date in [tab.table.date(*id, &roles.start), tab.table.date(*id, &roles.due)].into_iter().flatten() {
            first = first.min(date);
            last = last.max(date);
        }
    }
    // One mistyped year must not squeeze everything into a line.
    let first = first.max(dates::plus(tab.today(), -370));
    let last = last.min(dates::plus(tab.today(), 740));
    let from = dates::week_start(first);
    let weeks = (dates::between(from, last) / 7 + 2).max(WEEKS);
    let range = Range { from, days: weeks * 7 };
    view.range = Some(range);
    range
}

fn x_of(range: Range, strip: Rect, date: Date) -> f32 {
    strip.left() + dates::between(range.from, date) as f32 / range.days as f32 * strip.width()
}

/// The weeks above the strip, and the pill of today.
pub(super) fn head(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, strip: Rect, head: Rect) {
    let (tk, painter) = (tab.cx.tk, ui.painter());
    let range = range(tab, view);
    painter.vline(strip.left() + 0.5, head.y_range(), Stroke::new(1.0, tk.border));
    let today = x_of(range, strip, tab.today());
    let week = strip.width() / range.days as f32 * 7.0;
    let every = (46.0 / week).ceil().max(1.0) as i32;
    for at in (0..range.days / 7).step_by(every as usize) {
        let date = dates::plus(range.from, at * 7);
        let x = x_of(range, strip, date);
        if (x + 24.0 - today).abs() < 44.0 || x + 40.0 > strip.right() {
            continue;
        }
        let text = format!("{}/{}", date.month(), date.day());
        widgets::paint(painter, pos2(x + 8.0, head.center().y), Align2::LEFT_CENTER, &text, theme::CAPTION, tk.text_tertiary);
    }
    let galley = widgets::galley(painter, tab.cx.t(t::TODAY), theme::CAPTION.bold(), tk.accent_on, 80.0, 1);
    let width = galley.size().x + 18.0;
    let x = today.min(strip.right() - width / 2.0 - 2.0).max(strip.left() + width / 2.0 + 2.0);
    let pill = Rect::from_center_size(pos2(x, head.center().y), vec2(width, 21.0));
    painter.vline(today, pill.bottom()..=head.bottom(), Stroke::new(1.5, tk.mot));
    painter.rect_filled(pill, CornerRadius::same(10), tk.mot);
    painter.galley(pill.center() - galley.size() / 2.0, galley, tk.accent_on);
}

/// The strip beside the visible rows.
pub(super) fn show(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, geo: &Geo, strip: Rect, out: &mut Actions) {
    let tk = tab.cx.tk;
    let range = range(tab, view);
    ui.painter().vline(strip.left() + 0.5, strip.y_range(), Stroke::new(1.0, tk.border));
    let end = (geo.zero.y + view.tops.last().copied().unwrap_or(0.0) + super::body::ADD_LINE).min(strip.bottom());
    let week = strip.width() / range.days as f32 * 7.0;
    let every = (20.0 / week).ceil().max(1.0) as i32;
    for at in (every..range.days / 7).step_by(every as usize) {
        let x = x_of(range, strip, dates::plus(range.from, at * 7));
        ui.painter().vline(x.round() + 0.5, strip.top()..=end, Stroke::new(1.0, tk.border_subtle));
    }
    for index in geo.seen.clone() {
        let Some(id) = view.rows.ids.get(index).copied() else { continue };
        let top = geo.zero.y + view.tops.get(index).copied().unwrap_or(0.0);
        let bottom = geo.zero.y + view.tops.get(index + 1).copied().unwrap_or(0.0);
        let row = Rect::from_min_max(pos2(strip.left(), top), pos2(strip.right(), bottom));
        bar(ui, tab, view, (id, index), row, range, out);
    }
    let today = x_of(range, strip, tab.today());
    ui.painter().vline(today, strip.top()..=end, Stroke::new(1.5, tk.mot));
    if end + 40.0 < strip.bottom() && tab.can_edit() {
        let at = pos2(strip.left() + 24.0, strip.bottom() - 20.0);
        widgets::paint_icon(ui.painter(), at, icons::ARROWS_HORIZONTAL, 14.0, tk.text_secondary);
        let rest = Rect::from_min_max(pos2(at.x + 14.0, at.y - 9.0), pos2(strip.right() - 8.0, at.y + 9.0));
        widgets::paint_in(ui.painter(), rest, Align2::LEFT_CENTER, tab.cx.t(t::GANTT_HELP), theme::CAPTION, tk.text_secondary);
    }
}

/// The days of a bar; a row with only one of them gets a week.
fn span(tab: &Tab<'_>, id: ItemId) -> Option<(Date, Date)> {
    let roles = tab.plan().plan.as_ref()?;
    match (tab.table.date(id, &roles.start), tab.table.date(id, &roles.due)) {
        (Some(a), Some(b)) => Some((a.min(b), b.max(a))),
        (None, Some(b)) => Some((dates::plus(b, -6), b)),
        (Some(a), None) => Some((a, dates::plus(a, 6))),
        (None, None) => None,
    }
}

fn bar(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, (id, index): (ItemId, usize), row: Rect, range: Range, out: &mut Actions) {
    let tk = tab.cx.tk;
    let Some((from, to)) = span(tab, id) else { return place(ui, tab, view, id, row, range, out) };
    let left = x_of(range, row, from);
    let right = x_of(range, row, dates::plus(to, 1)).max(left + 10.0);
    let rect = Rect::from_min_max(pos2(left, row.center().y - 10.0), pos2(right, row.center().y + 10.0));
    paint(ui, tab, id, rect);
    let response = ui.interact(rect.expand2(vec2(4.0, 4.0)), tab.base.with(("bar", id)), Sense::click_and_drag());
    let dates_text = format!("{}/{}–{}/{}", from.month(), from.day(), to.month(), to.day());
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, tab.cx.tf(t::BAR_NAME, &[&tab.title(id, index), &dates_text])));
    if !tab.can_edit() {
        return;
    }
    let grip = |x: f32| {
        if x < left + 8.0 && x < rect.center().x {
            Grip::Begin
        } else if x > right - 8.0 {
            Grip::End
        } else {
            Grip::Whole
        }
    };
    let held = matches!(view.drag, Some(Drag::Bar { id: held, .. }) if held == id);
    if let Some(pos) = response.hover_pos().filter(|_| !held) {
        let grip = grip(pos.x);
        ui.ctx().set_cursor_icon(if grip == Grip::Whole { CursorIcon::Grab } else { CursorIcon::ResizeHorizontal });
        for x in [left + 3.0, right - 3.0] {
            ui.painter().rect_filled(Rect::from_center_size(pos2(x, rect.center().y), vec2(2.0, 10.0)), CornerRadius::same(1), tk.text_secondary);
        }
    }
    if response.drag_started()
        && let Some(pos) = ui.input(|i| i.pointer.press_origin())
    {
        let grip = if ui.input(|i| i.modifiers.shift) { Grip::Whole } else { grip(pos.x) };
        view.drag = Some(Drag::Bar { id, grip, at: pos.x, moved: 0 });
        view.sel = Some(Cell { row: Some(id), col: 0 });
        out.push(Action::EndBurst(tab.ex.target()));
    }
    if response.clicked() {
        view.sel = Some(Cell { row: Some(id), col: view.cols.iter().position(|c| c.look == super::layout::Look::Due).unwrap_or(0) });
        view.refocus = true;
    }
    drag(ui, tab, view, id, (range.days as f32 / row.width(), &dates_text, rect), out);
}

/// Follows the pointer by whole days; Esc puts everything back.
fn drag(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, held: ItemId, (days_per_point, label, rect): (f32, &str, Rect), out: &mut Actions) {
    let Some(Drag::Bar { id, grip, at, moved }) = view.drag else { return };
    if id != held {
        return;
    }
    let tk = tab.cx.tk;
    let galley = widgets::galley(ui.painter(), label, theme::CAPTION.bold(), tk.bg_app, 200.0, 1);
    let tip = Rect::from_center_size(pos2(rect.center().x, rect.top() - 15.0), galley.size() + vec2(14.0, 4.0));
    ui.painter().rect_filled(tip, CornerRadius::same(6), tk.text);
    ui.painter().galley(tip.center() - galley.size() / 2.0, galley, tk.bg_app);
    ui.ctx().set_cursor_icon(if grip == Grip::Whole { CursorIcon::Grabbing } else { CursorIcon::ResizeHorizontal });
    let escaped = ui.input(|i| i.key_pressed(egui::Key::Escape));
    let target = if escaped { 0 } else { ui.input(|i| i.pointer.latest_pos()).map_or(moved, |p| ((p.x - at) * days_per_point).round() as i32) };
    let step = target - moved;
    if step != 0 {
        let (begin, end) = match grip {
            Grip::Begin => (step, 0),
            Grip::End => (0, step),
            Grip::Whole => (step, step),
        };
        if let Some(edit) = tab.table.shift(id, begin, end) {
            tab.push(out, edit);
        }
        view.drag = Some(Drag::Bar { id, grip, at, moved: target });
    }
    if escaped || ui.input(|i| i.pointer.any_released()) {
        view.drag = None;
        out.push(Action::EndBurst(tab.ex.target()));
    }
}

/// A row without dates: a click puts it on that week.
fn place(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, id: ItemId, row: Rect, range: Range, out: &mut Actions) {
    if !tab.can_edit() {
        return;
    }
    let response = ui.interact(row, tab.base.with(("bar", id)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tab.cx.t(t::NO_DATES)));
    let Some(pos) = response.hover_pos() else { return };
    let day = ((pos.x - row.left()) / row.width() * range.days as f32) as i32;
    let from = dates::week_start(dates::plus(range.from, day));
    let rect =
        Rect::from_min_max(pos2(x_of(range, row, from), row.center().y - 10.0), pos2(x_of(range, row, dates::plus(from, 5)), row.center().y + 10.0));
    widgets::dashed_rect(ui.painter(), rect, 6.0, Stroke::new(1.5, tab.cx.tk.accent));
    if response.clicked()
        && let Some(roles) = &tab.plan().plan
    {
        let cells = vec![(id, roles.start.clone(), dates::store(from)), (id, roles.due.clone(), dates::store(dates::plus(from, 4)))];
        tab.push(out, tab.table.set_cells(t::MOVE_DATES, cells));
        view.sel = Some(Cell { row: Some(id), col: 0 });
    }
}

fn paint(ui: &Ui, tab: &Tab<'_>, id: ItemId, rect: Rect) {
    let (tk, painter) = (tab.cx.tk, ui.painter());
    let standing = tab.table.standing(id, tab.today());
    let (color, on): (Color32, Color32) = match standing {
        Standing::Todo => (tk.border_strong, tk.text),
        Standing::Doing => (tk.accent, tk.accent_on),
        Standing::Risk => (tk.warning, tk.scrim),
        Standing::Late => (tk.danger, tk.accent_on),
        Standing::Done => (tk.success, tk.accent_on),
    };
    let share = tab.table.share(id, tab.today());
    let radius = CornerRadius::same(6);
    painter.rect_filled(rect, radius, color.gamma_multiply(0.2));
    if standing == Standing::Todo && share == 0.0 {
        widgets::dashed_rect(painter, rect, 6.0, Stroke::new(1.0, color));
        return;
    }
    painter.rect_stroke(rect, radius, Stroke::new(1.0, color), StrokeKind::Inside);
    if share > 0.0 {
        let done = rect.with_max_x(rect.left() + (rect.width() * share).max(12.0));
        painter.rect_filled(done, radius, color);
        let text = format!("{:.0}%", share * 100.0);
        let galley = widgets::galley(painter, &text, theme::CAPTION.bold(), on, 80.0, 1);
        let (at, ink) = if done.width() > galley.size().x + 14.0 { (done.left() + 8.0, on) } else { (done.right() + 5.0, tk.text) };
        if at + galley.size().x < rect.right() {
            painter.galley_with_override_text_color(pos2(at, rect.center().y - galley.size().y / 2.0), galley, ink);
        }
    }
}

/// How many days the strip shows.
#[cfg(test)]
pub(super) fn days(range: Range) -> i32 {
    range.days
}
