//! One cell: what it shows by its type, how it is called, and what a click does.

use egui::{Align2, Color32, CornerRadius, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Cell, Tab, TableView, editor, layout::Col, layout::Look, links, row_menu};
use crate::{
    model::{
        doc::Value,
        exercise::table::{LINK, Standing, edits::claim_column},
        stamp::ItemId,
        template::{Field, FieldType},
        texts::{Text, table as t},
    },
    ui::{cx::Actions, icons, theme, widgets},
};

/// Shows a cell, or the field in which it is being edited.
pub(super) fn show(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, (cell, col, index): (Cell, Col, usize), rect: Rect, out: &mut Actions) {
    let (Some(field), Some(id)) = (tab.fields.get(col.field).cloned(), cell.row) else { return };
    if view.editing.as_ref().is_some_and(|e| e.row == Some(id) && e.field == col.field && !e.in_panel) {
        view.edit_rect = Some(rect);
        return;
    }
    let shown = tab.shown(id, &field);
    let response = ui.interact(rect, tab.base.with((id, col.field)), Sense::click());
    response.widget_info(|| {
        let (row, name) = (tab.title(id, index), tab.cx.bi(&field.t));
        let text = if shown.is_empty() { tab.cx.tf(t::CELL_EMPTY, &[&row, name]) } else { tab.cx.tf(t::CELL_NAME, &[&row, name, &shown]) };
        WidgetInfo::labeled(Role::Cell, true, text)
    });
    let tk = tab.cx.tk;
    let chosen = view.sel == Some(cell);
    if in_range(view, cell) {
        ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::same(4), tk.selected);
    } else if response.hovered() && view.sel_row() != Some(id) {
        ui.painter().rect_filled(rect.shrink(2.0), CornerRadius::same(6), tk.hover);
    }
    let cut = paint(ui, tab, view, (id, &field, col.look), &shown, rect);
    if chosen && ui.memory(|m| m.has_focus(tab.grid_id())) {
        ui.painter().rect_stroke(rect.shrink(2.0), CornerRadius::same(6), Stroke::new(2.0, tk.focus), StrokeKind::Inside);
    } else if chosen {
        ui.painter().rect_stroke(rect.shrink(2.0), CornerRadius::same(6), Stroke::new(1.0, tk.border_strong), StrokeKind::Inside);
    }
    crate::ui::canvas::marks::mark(ui, tab.cx, tab.ex, (id, &[field.id.as_str()]), rect.shrink(2.0), out);
    if claim_button(ui, tab, view, (id, &field, col.look), &shown, rect, out) {
        return;
    }
    if response.clicked() {
        click(ui, tab, view, cell, &field, (&response, rect), out);
    }
    if response.double_clicked() && tab.can_edit() && view.editing.is_none() && field.ty != FieldType::Check {
        editor::start(tab, view, Some(id), col.field, None);
    }
    row_menu::attach(&response, tab, view, id, out);
    if cut {
        widgets::tooltip(response, tab.cx, &shown);
    }
}

fn click(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, cell: Cell, field: &Field, (response, rect): (&egui::Response, Rect), out: &mut Actions) {
    if !editor::leave(ui, tab, view, out) {
        return;
    }
    let again = view.sel == Some(cell);
    let shift = ui.input(|i| i.modifiers.shift);
    if shift && view.sel.is_some() {
        view.anchor = view.anchor.or(view.sel);
    } else {
        view.anchor = None;
    }
    view.sel = Some(cell);
    view.refocus = true;
    let (Some(id), true) = (cell.row, tab.can_edit() && !shift) else { return };
    match field.ty {
        FieldType::Check => {
            let on = tab.table.doc.value(id, &field.id).is_set();
            tab.push(out, tab.table.set_cell(id, &field.id, if on { Value::Empty } else { Value::Flag(true) }));
        }
        FieldType::Rating => {
            if let Some(at) = response.interact_pointer_pos().map(|p| ((p.x - rect.left() - 10.0) / 14.0).floor()).filter(|n| (0.0..5.0).contains(n))
            {
                tab.push(out, tab.table.set_cell(id, &field.id, Value::Num(f64::from(at) + 1.0)));
            }
        }
        FieldType::Choice | FieldType::Multi | FieldType::Link | FieldType::Date if again => {
            let at = tab.fields.iter().position(|f| f.id == field.id).unwrap_or(0);
            editor::start(tab, view, Some(id), at, None);
        }
        _ => {}
    }
}

/// Whether a cell lies in the range between the anchor and the selected cell.
pub(super) fn in_range(view: &TableView, cell: Cell) -> bool {
    if view.anchor.is_none() {
        return false;
    }
    let Some((rows, cols)) = range(view) else { return false };
    let Some(index) = cell.row.and_then(|id| view.rows.index(id)) else { return false };
    rows.contains(&index) && cols.contains(&cell.col)
}

/// Rows and columns of the selected range; one cell without an anchor.
pub(super) fn range(view: &TableView) -> Option<(std::ops::RangeInclusive<usize>, std::ops::RangeInclusive<usize>)> {
    let sel = view.sel?;
    let anchor = view.anchor.unwrap_or(sel);
    let index = |c: Cell| c.row.and_then(|id| view.rows.index(id));
    let (a, b) = (index(sel)?, index(anchor)?);
    Some((a.min(b)..=a.max(b), sel.col.min(anchor.col)..=sel.col.max(anchor.col)))
}

/// Paints what a cell shows; true when not all of it fits.
fn paint(ui: &Ui, tab: &Tab<'_>, view: &TableView, (id, field, look): (ItemId, &Field, Look), shown: &str, rect: Rect) -> bool {
    let (tk, painter) = (tab.cx.tk, ui.painter());
    let plan = view.is_plan(tab);
    let inner = rect.shrink2(vec2(if plan { 6.0 } else { 10.0 }, 8.0));
    match look {
        Look::Action => return action(painter, tab, id, shown, inner),
        Look::Start | Look::Due => {
            half_date(painter, tab, id, field, look, rect);
            return false;
        }
        Look::Status => {
            status(painter, tab, id, inner);
            return false;
        }
        Look::Owner | Look::Plain => {}
    }
    if shown.is_empty() && !matches!(field.ty, FieldType::Check | FieldType::Rating) {
        let here = view.sel_row() == Some(id);
        let words = if plan && look == Look::Plain { tab.cx.t(t::NO_MEASURE) } else { tab.cx.bi(&field.hint) };
        if (here || plan) && look != Look::Owner {
            widgets::paint_in(painter, inner, Align2::LEFT_CENTER, words, theme::SMALL, if plan { tk.text_tertiary } else { tk.text_disabled });
        }
        return false;
    }
    match field.ty {
        FieldType::Person => person(painter, tab, shown, inner, plan),
        FieldType::Check => tick(painter, tab, tab.table.doc.value(id, &field.id).is_set(), inner),
        FieldType::Rating => rating(painter, tab, tab.table.doc.value(id, &field.id).as_num(), inner),
        FieldType::Link => link(painter, tab, tab.table.doc.text(id, &field.id), shown, inner),
        FieldType::Number => return widgets::paint_in(painter, inner, Align2::RIGHT_CENTER, shown, theme::SMALL, tk.text),
        _ => {
            let first = !plan && tab.fields.first().is_some_and(|f| f.id == field.id) && tab.plan().fixed.is_empty();
            let style = if first { theme::SMALL.bold() } else { theme::SMALL };
            let ink = if plan { tk.text_secondary } else { tk.text };
            return widgets::paint_in(painter, inner, Align2::LEFT_CENTER, shown, style, ink);
        }
    }
    false
}

/// The action in bold, and below it what it is for.
fn action(painter: &Painter, tab: &Tab<'_>, id: ItemId, shown: &str, inner: Rect) -> bool {
    let tk = tab.cx.tk;
    let link_field = tab.fields.iter().find(|f| f.ty == FieldType::Link).map_or(LINK, |f| f.id.as_str());
    let link = tab.table.doc.text(id, link_field);
    let roles = tab.plan().plan.as_ref();
    let goal = roles.map_or("", |r| tab.table.doc.text(id, &r.relevant));
    let first = tab.plan().columns.first().map_or("", |f| tab.table.doc.text(id, &f.id));
    let (icon, text, ink) = if !link.is_empty() {
        let mot = links::is_mot(tab, link);
        (Some((if mot { icons::FLAG } else { icons::MAP_PIN }, mot)), links::name(tab, link), if mot { tk.mot_text } else { tk.text_tertiary })
    } else if !goal.is_empty() {
        (Some((icons::TARGET, false)), goal.to_owned(), tk.text_tertiary)
    } else if first != shown {
        (None, first.to_owned(), tk.text_tertiary)
    } else {
        (None, String::new(), tk.text_tertiary)
    };
    let (words, color, style) =
        if shown.is_empty() { (tab.cx.t(t::NO_ACTION), tk.text_tertiary, theme::BODY) } else { (shown, tk.text, theme::BODY.bold()) };
    let style = theme::Style { line: 20.0, ..style };
    let rows = if text.is_empty() { 2 } else { 1 };
    let galley = widgets::galley(painter, words, style, color, inner.width(), rows);
    let height = galley.size().y + if text.is_empty() { 0.0 } else { 18.0 };
    let top = inner.center().y - height / 2.0;
    let cut = galley.elided;
    painter.galley(pos2(inner.left(), top), galley, color);
    if text.is_empty() {
        return cut;
    }
    let y = top + 29.0;
    let mut x = inner.left();
    if let Some((icon, fill)) = icon {
        let at = pos2(x + 7.0, y);
        if fill {
            widgets::icon_fill(painter, at, icon, 14.0, ink);
        } else {
            widgets::paint_icon(painter, at, icon, 14.0, ink);
        }
        x += 17.0;
    }
    let line = Rect::from_min_max(pos2(x, y - 9.0), pos2(inner.right(), y + 9.0));
    widgets::paint_in(painter, line, Align2::LEFT_CENTER, &text, theme::CAPTION, ink);
    cut
}

/// 12/1–12/22, each half its own cell.
fn half_date(painter: &Painter, tab: &Tab<'_>, id: ItemId, field: &Field, look: Look, rect: Rect) {
    let tk = tab.cx.tk;
    let date = tab.table.date(id, &field.id);
    let late = look == Look::Due && tab.table.standing(id, tab.today()) == Standing::Late;
    let ink = match (date, late) {
        (None, _) => tk.text_tertiary,
        (_, true) => tk.danger_text,
        _ => tk.text_secondary,
    };
    let text = date.map_or_else(|| "…".to_owned(), |d| format!("{}/{}", d.month(), d.day()));
    if look == Look::Start {
        widgets::paint(painter, pos2(rect.right() - 5.0, rect.center().y), Align2::RIGHT_CENTER, &text, theme::SMALL, ink);
        painter.hline(rect.right() - 2.0..=rect.right() + 3.0, rect.center().y, Stroke::new(1.0, tk.text_tertiary));
    } else {
        widgets::paint(painter, pos2(rect.left() + 6.0, rect.center().y), Align2::LEFT_CENTER, &text, theme::SMALL, ink);
    }
}

/// Word, icon and colours of a standing.
pub(super) fn standing_look(tab: &Tab<'_>, standing: Standing) -> (Text, char, bool, Color32, Color32) {
    let tk = tab.cx.tk;
    match standing {
        Standing::Todo => (t::TODO, icons::CIRCLE_DASHED, false, tk.surface_sunken, tk.text_secondary),
        Standing::Doing => (t::DOING, icons::CIRCLE_HALF, false, tk.accent_tint, tk.accent_text),
        Standing::Risk => (t::RISK, icons::WARNING, false, tk.warning_tint, tk.warning_text),
        Standing::Late => (t::LATE, icons::CLOCK_COUNTDOWN, false, tk.danger_tint, tk.danger_text),
        Standing::Done => (t::DONE, icons::CHECK_CIRCLE, true, tk.success_tint, tk.success_text),
    }
}

fn status(painter: &Painter, tab: &Tab<'_>, id: ItemId, inner: Rect) {
    let standing = tab.table.standing(id, tab.today());
    let (text, icon, fill_icon, fill, ink) = standing_look(tab, standing);
    let stuck = tab.plan().plan.as_ref().and_then(|r| tab.fields.iter().find(|f| f.id == r.status)).map(|f| tab.shown(id, f));
    let word = match (standing, &stuck) {
        (Standing::Risk | Standing::Doing, Some(word)) if !word.is_empty() => word.as_str(),
        _ => tab.cx.t(text),
    };
    let galley = widgets::galley(painter, word, theme::CAPTION, ink, inner.width() - 30.0, 1);
    let rect = Rect::from_min_size(pos2(inner.left(), inner.center().y - 11.0), vec2(galley.size().x + 34.0, 22.0));
    painter.rect_filled(rect, CornerRadius::same(11), fill);
    let at = pos2(rect.left() + 15.0, rect.center().y);
    if fill_icon {
        widgets::icon_fill(painter, at, icon, 14.0, ink);
    } else {
        widgets::paint_icon(painter, at, icon, 14.0, ink);
    }
    painter.galley(pos2(rect.left() + 25.0, rect.center().y - galley.size().y / 2.0), galley, ink);
}

fn person(painter: &Painter, tab: &Tab<'_>, shown: &str, inner: Rect, plan: bool) {
    let size = if plan { 24.0 } else { 20.0 };
    widgets::paint_avatar(painter, tab.cx.tk, pos2(inner.left() + size / 2.0, inner.center().y), size, shown);
    let rest = inner.with_min_x(inner.left() + size + 5.0);
    if rest.width() > 24.0 {
        let style = if plan { theme::CAPTION } else { theme::SMALL };
        let ink = if plan { tab.cx.tk.text_secondary } else { tab.cx.tk.text };
        widgets::paint_in(painter, rest, Align2::LEFT_CENTER, shown.split(['（', '(']).next().unwrap_or(shown), style, ink);
    }
}

pub(super) fn tick(painter: &Painter, tab: &Tab<'_>, on: bool, inner: Rect) {
    let tk = tab.cx.tk;
    let rect = Rect::from_center_size(pos2(inner.left() + 9.0, inner.center().y), vec2(18.0, 18.0));
    if on {
        painter.rect_filled(rect, CornerRadius::same(5), tk.accent);
        widgets::paint_icon(painter, rect.center(), icons::CHECK, 13.0, tk.accent_on);
    } else {
        painter.rect(rect, CornerRadius::same(5), tk.surface, Stroke::new(1.5, tk.border_strong), StrokeKind::Inside);
    }
}

pub(super) fn rating(painter: &Painter, tab: &Tab<'_>, value: Option<f64>, inner: Rect) {
    let tk = tab.cx.tk;
    let score = value.unwrap_or(0.0) as usize;
    for at in 0..5_usize {
        let rect = Rect::from_min_size(pos2(inner.left() + at as f32 * 14.0, inner.center().y - 5.0), vec2(11.0, 10.0));
        painter.rect_filled(rect, CornerRadius::same(2), if at < score { tk.accent } else { tk.pressed });
    }
    if score > 0 {
        widgets::paint(
            painter,
            pos2(inner.left() + 74.0, inner.center().y),
            Align2::LEFT_CENTER,
            &score.to_string(),
            theme::SMALL,
            tk.text_secondary,
        );
    }
}

fn link(painter: &Painter, tab: &Tab<'_>, raw: &str, shown: &str, inner: Rect) {
    let tk = tab.cx.tk;
    let mot = links::is_mot(tab, raw);
    let linked = crate::model::exercise::table::cell::link_parts(raw).0.is_some();
    let mut rest = inner;
    if linked {
        let at = pos2(inner.left() + 7.0, inner.center().y);
        if mot {
            widgets::icon_fill(painter, at, icons::FLAG, 14.0, tk.mot_text);
        } else {
            widgets::paint_icon(painter, at, icons::MAP_PIN, 14.0, tk.text_tertiary);
        }
        rest.min.x += 18.0;
    }
    widgets::paint_in(painter, rest, Align2::LEFT_CENTER, shown, theme::SMALL.bold(), if mot { tk.mot_text } else { tk.text });
}

/// 我来认领, in an empty owner's cell; true when it was pressed.
fn claim_button(
    ui: &Ui,
    tab: &Tab<'_>,
    view: &mut TableView,
    (id, field, look): (ItemId, &Field, Look),
    shown: &str,
    rect: Rect,
    out: &mut Actions,
) -> bool {
    if !shown.is_empty() || !tab.can_edit() || claim_column(tab.plan()).as_deref() != Some(field.id.as_str()) || !(field.claim || look == Look::Owner)
    {
        return false;
    }
    let tk = tab.cx.tk;
    let wide = rect.width() > 110.0;
    let word = tab.cx.t(if wide { t::CLAIM } else { t::CLAIM_SHORT });
    let galley = widgets::galley(ui.painter(), word, theme::CAPTION, tk.accent_text, rect.width(), 1);
    let pill = Rect::from_min_size(pos2(rect.left() + 5.0, rect.center().y - 14.0), vec2(galley.size().x + 30.0, 28.0));
    let response = ui.interact(pill, tab.base.with(("claim", id)), Sense::click()).on_hover_cursor(egui::CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, tab.cx.t(t::CLAIM)));
    let fill = if response.hovered() { tk.selected } else { tk.surface };
    ui.painter().rect(pill, CornerRadius::same(14), fill, Stroke::new(1.0, tk.accent), StrokeKind::Inside);
    widgets::paint_icon(ui.painter(), pos2(pill.left() + 14.0, pill.center().y), icons::HAND_POINTING, 14.0, tk.accent_text);
    ui.painter().galley(pos2(pill.left() + 23.0, pill.center().y - galley.size().y / 2.0), galley, tk.accent_text);
    if response.clicked() {
        if let Some(edit) = tab.table.claim(id, tab.cx.me()) {
            tab.push(out, edit);
        }
        view.sel = Some(Cell { row: Some(id), col: view.cols.iter().position(|c| c.look == Look::Owner).unwrap_or(0) });
        view.refocus = true;
        return true;
    }
    false
}
