//! The bar below a plan: it judges the selected row while it is written, and each amber card carries a rewrite to take.

use egui::{Align, Align2, CornerRadius, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Side, Tab, TableView, links};
use crate::{
    model::{
        calc::smart::{self, Goal, Hint, Level, Part},
        doc::Value,
        exercise::table::{Standing, cell, dates},
        stamp::ItemId,
        template::FieldType,
        texts::{Text, table as t},
    },
    ui::{
        cx::{Action, Actions},
        icons, theme, widgets,
    },
};

const LETTERS: [(&str, Text); 5] = [("S", t::SMART_S), ("M", t::SMART_M), ("A", t::SMART_A), ("R", t::SMART_R), ("T", t::SMART_T)];

/// The column that a rewrite goes into.
fn column(tab: &Tab<'_>, part: Part) -> Option<String> {
    let roles = tab.plan().plan.as_ref()?;
    Some(match part {
        Part::Measure => roles.measure.clone(),
        Part::Relevant => roles.relevant.clone(),
        Part::Due => roles.due.clone(),
        Part::Start => roles.start.clone(),
        Part::Owner => roles.owner.clone(),
        Part::Check => check_column(tab)?,
    })
}

/// The day on which somebody looks: the date column that is neither begin nor end.
fn check_column(tab: &Tab<'_>) -> Option<String> {
    let roles = tab.plan().plan.as_ref()?;
    tab.fields.iter().find(|f| f.ty == FieldType::Date && f.id != roles.start && f.id != roles.due).map(|f| f.id.clone())
}

/// What the check reads of a row; the cell being typed counts as typed.
fn goal(tab: &Tab<'_>, view: &TableView, id: ItemId) -> Goal {
    let Some(roles) = &tab.plan().plan else { return Goal::default() };
    let typed = view.editing.as_ref().filter(|e| e.row == Some(id));
    let text = |column: &str| -> String {
        let typed = typed.filter(|e| tab.fields.get(e.field).is_some_and(|f| f.id == column));
        typed.map_or_else(|| tab.fields.iter().find(|f| f.id == column).map(|f| tab.shown(id, f)).unwrap_or_default(), |e| e.text.clone())
    };
    let date = |column: &str| dates::parse(&text(column), tab.today()).ok();
    let owner = text(&roles.owner);
    let load = view.load.iter().find(|(name, _)| *name == owner).map_or(1, |(_, n)| *n);
    let link = tab.fields.iter().find(|f| f.ty == FieldType::Link).map(|f| links::name(tab, tab.table.doc.text(id, &f.id))).unwrap_or_default();
    let check = check_column(tab);
    Goal {
        action: text(&roles.action),
        measure: text(&roles.measure),
        resources: text(&roles.achievable),
        relevant: text(&roles.relevant),
        touchpoint: link,
        start: date(&roles.start),
        due: date(&roles.due),
        check: check.as_deref().and_then(date),
        has_check: check.is_some(),
        done: tab.table.standing(id, tab.today()) == Standing::Done,
        other_goal: view.goals.first().cloned().unwrap_or_default(),
        owner,
        load,
    }
}

/// Judges the selected row anew; counts over all rows only when the document has changed.
pub(super) fn judge_live(tab: &Tab<'_>, view: &mut TableView) {
    let Some(roles) = tab.plan().plan.as_ref().filter(|_| view.is_plan(tab)) else {
        view.hints = None;
        return;
    };
    if view.load_at != Some(tab.table.doc.rev()) {
        view.load = tab.table.count_by(&roles.owner);
        let plain = |f: &&crate::model::template::Field| f.id == roles.relevant && f.ty != FieldType::Link && !super::popup::is_closed(tab, f);
        view.goals = if tab.fields.iter().any(|f| plain(&f)) { tab.table.suggestions(&roles.relevant) } else { Vec::new() };
        view.load_at = Some(tab.table.doc.rev());
        view.chips.clear();
    }
    view.hints = view.sel_row().map(|id| (id, smart::check(&goal(tab, view, id), tab.cx.me(), tab.today())));
}

/// The first letter that has a rewrite to offer.
fn offered(view: &TableView) -> Option<(ItemId, usize)> {
    let (id, hints) = view.hints.as_ref()?;
    let at = hints.iter().enumerate().position(|(at, h)| h.rewrite.is_some() && !view.dropped.contains(&(*id, at)))?;
    Some((*id, at))
}

/// The letter whose rewrite Tab takes now; while a cell is edited, only that of this cell, and only before anything is typed.
fn tabbed(tab: &Tab<'_>, view: &TableView) -> Option<usize> {
    let (id, at) = offered(view)?;
    let Some(editing) = &view.editing else { return Some(at) };
    let rewrite = view.hints.as_ref()?.1.get(at)?.rewrite.as_ref()?;
    let here = tab.fields.get(editing.field).is_some_and(|f| Some(&f.id) == column(tab, rewrite.part).as_ref());
    (here && editing.row == Some(id) && editing.text.trim().is_empty()).then_some(at)
}

/// Tab: writes the offered rewrite; false when there is none.
pub(super) fn take_hint(tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) -> bool {
    let Some(at) = tabbed(tab, view).filter(|_| tab.can_edit() && view.is_plan(tab)) else { return false };
    take(tab, view, at, out);
    true
}

fn take(tab: &Tab<'_>, view: &mut TableView, at: usize, out: &mut Actions) {
    let Some((id, rewrite)) = view.hints.as_ref().and_then(|(id, hints)| Some((*id, hints.get(at)?.rewrite.clone()?))) else { return };
    let Some(column) = column(tab, rewrite.part) else { return };
    let value: Value = rewrite.value(tab.lang()).clone();
    tab.push(out, tab.table.set_cells(t::TAKE_HINT, vec![(id, column, value)]));
    out.push(Action::EndBurst(tab.ex.target()));
    view.editing = None;
    view.refocus = true;
}

/// Esc: the offered rewrite is not wanted.
pub(super) fn drop_hint(tab: &Tab<'_>, view: &mut TableView) {
    if let Some(hint) = offered(view).filter(|_| view.is_plan(tab)) {
        view.dropped.push(hint);
    }
}

/// The five letters in a row.
pub(super) fn chips(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, id: ItemId, rect: Rect) {
    let tk = tab.cx.tk;
    let live = view.hints.as_ref().filter(|(row, _)| *row == id).map(|(_, hints)| hints.clone());
    let hints = match live {
        Some(hints) => hints,
        None => {
            if let Some(found) = view.chips.get(&id) {
                found.clone()
            } else {
                let hints = smart::check(&goal(tab, view, id), tab.cx.me(), tab.today());
                view.chips.insert(id, hints.clone());
                hints
            }
        }
    };
    let blank = tab.table.is_blank(id);
    for (at, (hint, (letter, name))) in hints.iter().zip(LETTERS).enumerate() {
        let place = Rect::from_min_size(pos2(rect.left() + at as f32 * 26.0, rect.center().y - 12.0), vec2(23.0, 24.0));
        let response = ui.interact(place, tab.base.with(("smart", id, at)), Sense::click());
        let level = tab.cx.t(match hint.level {
            Level::Enough => t::LEVEL_ENOUGH,
            Level::Better => t::LEVEL_BETTER,
            Level::Missing => t::LEVEL_MISSING,
        });
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{letter} {}，{level}", tab.cx.t(name))));
        let radius = CornerRadius::same(6);
        let (ink, bold) = match hint.level {
            Level::Enough if !blank => {
                ui.painter().rect_filled(place, radius, tk.success_tint);
                (tk.success_text, true)
            }
            Level::Better => {
                ui.painter().rect(place, radius, tk.warning_tint, Stroke::new(1.0, tk.warning), StrokeKind::Inside);
                (tk.warning_text, true)
            }
            _ => {
                ui.painter().rect_filled(place, radius, tk.surface);
                widgets::dashed_rect(ui.painter(), place, 6.0, Stroke::new(1.0, tk.border_strong));
                (tk.text_tertiary, false)
            }
        };
        let style = theme::Style { bold, ..theme::CAPTION };
        widgets::paint(ui.painter(), place.center(), Align2::CENTER_CENTER, letter, style, ink);
        if response.clicked() {
            view.sel = Some(super::Cell { row: Some(id), col: view.sel.map_or(0, |c| c.col) });
            view.side = Side::Detail;
        }
        widgets::tooltip(response, tab.cx, &format!("{}：{}", tab.cx.t(name), tab.cx.bi(&hint.text)));
    }
}

/// Shows the bar.
pub(super) fn show(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, rect: Rect, out: &mut Actions) {
    let (cx, tk) = (tab.cx, tab.cx.tk);
    ui.painter().rect_filled(rect, CornerRadius { sw: 9, se: 9, ..CornerRadius::ZERO }, tk.surface);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tk.border));
    let inner = rect.shrink2(vec2(20.0, 11.0));
    let side = 208.0;
    let left = inner.with_max_x(inner.left() + side);
    let Some((id, hints)) = view.hints.clone() else {
        widgets::paint_icon(ui.painter(), pos2(inner.left() + 8.0, inner.center().y), icons::LIGHTBULB, 18.0, tk.text_tertiary);
        widgets::paint(
            ui.painter(),
            pos2(inner.left() + 24.0, inner.center().y),
            Align2::LEFT_CENTER,
            cx.t(t::SMART_NONE),
            theme::BODY,
            tk.text_secondary,
        );
        return;
    };
    let index = view.rows.index(id).unwrap_or(0);
    let title = view
        .editing
        .as_ref()
        .filter(|e| e.row == Some(id) && tab.plan().plan.as_ref().is_some_and(|r| tab.fields.get(e.field).is_some_and(|f| f.id == r.action)))
        .map_or_else(|| tab.title(id, index), |e| e.text.clone());
    let missing = 5 - smart::score(&hints);
    let mut at = left.center().y - 34.0;
    widgets::paint_in(
        ui.painter(),
        Rect::from_min_size(pos2(left.left(), at), vec2(side - 12.0, 18.0)),
        Align2::LEFT_CENTER,
        &cx.tf(t::LIVE_CHECK, &[&(index + 1).to_string()]),
        theme::CAPTION,
        tk.text_tertiary,
    );
    at += 19.0;
    widgets::paint_in(
        ui.painter(),
        Rect::from_min_size(pos2(left.left(), at), vec2(side - 12.0, 24.0)),
        Align2::LEFT_CENTER,
        &title,
        theme::SECTION,
        tk.text,
    );
    at += 27.0;
    let (icon, ink, words) = if missing == 0 {
        (icons::CHECK_CIRCLE, tk.success_text, cx.t(t::SMART_ALL).to_owned())
    } else {
        (icons::WARNING, tk.warning_text, cx.tf(t::SMART_LEFT, &[&missing.to_string()]))
    };
    widgets::paint_icon(ui.painter(), pos2(left.left() + 8.0, at + 10.0), icon, 16.0, ink);
    widgets::paint(ui.painter(), pos2(left.left() + 20.0, at + 10.0), Align2::LEFT_CENTER, &words, theme::SMALL, ink);
    let offered = tabbed(tab, view);
    let gap = 10.0;
    let width = (inner.width() - side - 4.0 * gap) / 5.0;
    for (at, hint) in hints.iter().enumerate() {
        let place = Rect::from_min_size(pos2(inner.left() + side + at as f32 * (width + gap), inner.top()), vec2(width, inner.height()));
        if card(ui, tab, (id, at, hint), offered == Some(at), place) {
            take(tab, view, at, out);
        }
    }
}

fn card(ui: &mut Ui, tab: &Tab<'_>, (id, at, hint): (ItemId, usize, &Hint), offered: bool, rect: Rect) -> bool {
    let (cx, tk) = (tab.cx, tab.cx.tk);
    let Some((letter, name)) = LETTERS.get(at) else { return false };
    let good = hint.level == Level::Enough;
    let (fill, ink) = if good { (tk.success_tint, tk.success_text) } else { (tk.warning_tint, tk.warning_text) };
    let line = if good { Stroke::NONE } else { Stroke::new(1.0, tk.warning) };
    ui.painter().rect(rect, CornerRadius::same(9), fill, line, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(10.0, 7.0));
    let head = pos2(inner.left() + 8.0, inner.top() + 10.0);
    if good {
        widgets::icon_fill(ui.painter(), head, icons::CHECK_CIRCLE, 15.0, ink);
    } else {
        widgets::paint_icon(ui.painter(), head, icons::WARNING, 15.0, ink);
    }
    let title = format!("{letter}{}{}", cx.lang.pick("·", " · "), cx.t(*name));
    let response = ui.interact(rect, tab.base.with(("hint", id, at)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{title}：{}", cx.bi(&hint.text))));
    widgets::paint(ui.painter(), pos2(head.x + 12.0, head.y), Align2::LEFT_CENTER, &title, theme::SMALL.bold(), ink);
    let can = hint.rewrite.as_ref().and_then(|r| column(tab, r.part)).is_some() && tab.can_edit();
    let text = Rect::from_min_max(pos2(inner.left(), inner.top() + 21.0), pos2(inner.right(), inner.bottom() - if can { 22.0 } else { 0.0 }));
    let style = theme::Style { line: 19.0, ..theme::SMALL };
    if widgets::paint_in(ui.painter(), text, Align2::LEFT_TOP, cx.bi(&hint.text), style, tk.text) {
        widgets::tooltip(response, cx, cx.bi(&hint.text));
    }
    if !can {
        return false;
    }
    let place = Rect::from_min_max(pos2(inner.left() - 4.0, inner.bottom() - 21.0), pos2(inner.right(), inner.bottom() + 3.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)).id_salt(("take", at)));
    let galley = widgets::galley(child.painter(), cx.t(t::TAKE_IT), theme::SMALL, tk.accent_text, 160.0, 1);
    let cap = if offered { widgets::key_cap_width(child.painter(), "Tab") + 6.0 } else { 0.0 };
    let (spot, button) = child.allocate_exact_size(vec2(galley.size().x + 8.0 + cap, 24.0), Sense::click());
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{letter} {}", cx.t(t::TAKE_IT))));
    if button.hovered() {
        child.painter().rect_filled(spot, CornerRadius::same(5), tk.hover);
    }
    let wide = galley.size().x;
    child.painter().galley(pos2(spot.left() + 4.0, spot.center().y - galley.size().y / 2.0), galley, tk.accent_text);
    if offered {
        widgets::paint_key_cap(child.painter(), cx, pos2(spot.left() + wide + 10.0, spot.center().y), "Tab", None);
    }
    widgets::ring_if_focused(&child, cx, &button, 5);
    let shown = hint.rewrite.as_ref().map(|r| r.value(cx.lang).as_str().to_owned()).unwrap_or_default();
    let clicked = button.clicked();
    widgets::tooltip(button, cx, cell::link_parts(&shown).1);
    clicked
}
