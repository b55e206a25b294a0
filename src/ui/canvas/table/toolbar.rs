//! The toolbar above a table and the line below it that says what to do next.

use egui::{Align, Align2, CornerRadius, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Side, Tab, TableView, Warned, keys, panel, verbs};
use crate::{
    model::texts::{kit, table as t},
    ui::{
        canvas::kit::guided,
        command::Command,
        cx::{Action, Actions},
        icons, theme,
        widgets::{self, Btn, Chip},
    },
};

/// Shows the toolbar.
pub(super) fn show(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, rect: Rect, out: &mut Actions) {
    let (cx, tk) = (tab.cx, tab.cx.tk);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tk.border_subtle));
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let mut left = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)).id_salt("tools"));
    left.spacing_mut().item_spacing.x = 4.0;
    if tab.plan().plan.is_some() {
        let options = [(Some(icons::LIST_CHECKS), cx.t(t::VIEW_PLAN)), (Some(icons::TABLE), cx.t(t::VIEW_TABLE))];
        if let Some(at) = widgets::segmented(&mut left, cx, &options, usize::from(view.as_table)) {
            keys::switch(view, at == 1);
        }
        rule(&mut left, tab);
    }
    if tab.can_edit() {
        let undo = tab.ex.undo.as_deref();
        let redo = tab.ex.redo.as_deref();
        let say = |text, name: Option<&str>, command: Command| name.map_or_else(|| cx.t(command.info().text).to_owned(), |n| cx.tf(text, &[n]));
        if widgets::icon_button(&mut left, cx, icons::ARROW_U_UP_LEFT, &say(t::UNDO_OF, undo, Command::Undo), false, undo.is_some()).clicked() {
            out.push(Action::Do(Command::Undo));
        }
        if widgets::icon_button(&mut left, cx, icons::ARROW_U_UP_RIGHT, &say(t::REDO_OF, redo, Command::Redo), false, redo.is_some()).clicked() {
            out.push(Action::Do(Command::Redo));
        }
        rule(&mut left, tab);
        if tab.plan().fixed.is_empty() && Btn::text(cx.t(Command::AddRow.info().text)).icon(icons::PLUS).show(&mut left, cx).clicked() {
            verbs::add_below(tab, view, out);
        }
        let import = Command::ImportRows.info();
        if widgets::icon_button(&mut left, cx, import.icon, cx.t(import.text), false, true).clicked() {
            out.push(Action::Do(Command::ImportRows));
        }
    } else {
        widgets::chip(&mut left, cx, Chip::Outline, Some(icons::LOCK), cx.t(t::READ_ONLY));
    }
    let used = left.min_rect().right();
    let mut right =
        ui.new_child(UiBuilder::new().max_rect(inner.with_min_x(used + 8.0)).layout(Layout::right_to_left(Align::Center)).id_salt("state"));
    right.spacing_mut().item_spacing.x = 4.0;
    sides(&mut right, tab, view);
    rule(&mut right, tab);
    completeness(&mut right, tab, view);
    warnings(&mut right, tab, view);
}

fn rule(ui: &mut Ui, tab: &Tab<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(13.0, 20.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, tab.cx.tk.border));
}

fn sides(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView) {
    let cx = tab.cx;
    let ranked = panel::rated(tab).map(|_| (Side::Ranking, icons::CHART_BAR, t::RANKING));
    let guide = guided(cx, tab.ex).then_some((Side::Guide, icons::CHALKBOARD_TEACHER, kit::GUIDE));
    for (side, icon, name) in ranked.into_iter().chain(guide).chain([
        (Side::Detail, icons::SIDEBAR_SIMPLE, t::DETAIL),
        (Side::Task, icons::INFO, t::TASK),
        (Side::Examples, icons::LIGHTBULB, t::EXAMPLES),
    ]) {
        if widgets::icon_button(ui, cx, icon, cx.t(name), view.side == side, true).clicked() {
            view.side = if view.side == side { Side::None } else { side };
        }
    }
}

fn completeness(ui: &mut Ui, tab: &Tab<'_>, view: &TableView) {
    let Some((_, done)) = &view.done else { return };
    if done.rules.is_empty() {
        return;
    }
    let percent = done.percent();
    let (rect, response) = ui.allocate_exact_size(vec2(70.0, 32.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, format!("{} {percent}%", tab.cx.t(t::COMPLETE))));
    widgets::paint_ring(ui.painter(), tab.cx.tk, pos2(rect.left() + 14.0, rect.center().y), 9.0, 3.0, done.fraction());
    widgets::paint(
        ui.painter(),
        pos2(rect.left() + 28.0, rect.center().y),
        Align2::LEFT_CENTER,
        &format!("{percent}%"),
        theme::SMALL,
        tab.cx.tk.text_secondary,
    );
    let next = done.next.as_ref().map(|n| tab.cx.bi(&n.text).to_owned()).unwrap_or_default();
    widgets::tooltip(response, tab.cx, &next);
}

fn warnings(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView) {
    let key = (tab.table.doc.rev(), tab.today());
    if view.warned.as_ref().is_none_or(|w| w.at != key) {
        view.warned = Some(Warned { at: key, over: tab.table.overloads(), late: tab.table.late(tab.today()) });
    }
    let Some(Warned { over, late, .. }) = &view.warned else { return };
    // The rows themselves say it where the bar has no room.
    if ui.available_width() < 110.0 {
        return;
    }
    if let Some((name, count, limit)) = over.first() {
        let text = match over.len() {
            1 => tab.cx.tf(t::OVERLOAD, &[name, &count.to_string(), &limit.to_string()]),
            many => tab.cx.tf(t::LOAD_MORE, &[&many.to_string(), &limit.to_string()]),
        };
        let all = over.iter().map(|(name, n, _)| format!("{name} {n}")).collect::<Vec<_>>().join("\n");
        widgets::tooltip(widgets::chip(ui, tab.cx, Chip::Warning, Some(icons::USERS), &text), tab.cx, &all);
    }
    if *late > 0 && tab.plan().plan.is_some() {
        widgets::chip(ui, tab.cx, Chip::Danger, Some(icons::CLOCK_COUNTDOWN), &tab.cx.tf(t::LATE_COUNT, &[&late.to_string()]));
    }
}

/// The line that says what to do next, and jumps there.
pub(super) fn footer(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, rect: Rect) {
    let (cx, tk) = (tab.cx, tab.cx.tk);
    ui.painter().rect_filled(rect, CornerRadius { sw: 9, se: 9, ..CornerRadius::ZERO }, tk.surface);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tk.border_subtle));
    let next = view.done.as_ref().and_then(|d| d.1.next.clone());
    let Some(next) = next else {
        if view.done.as_ref().is_some_and(|d| d.1.is_complete()) {
            widgets::icon_fill(ui.painter(), pos2(rect.left() + 24.0, rect.center().y), icons::CHECK_CIRCLE, 16.0, tk.success_text);
            widgets::paint(
                ui.painter(),
                pos2(rect.left() + 38.0, rect.center().y),
                Align2::LEFT_CENTER,
                cx.t(t::ALL_DONE),
                theme::SMALL,
                tk.success_text,
            );
        }
        return;
    };
    let line = Rect::from_min_max(rect.min + vec2(12.0, 4.0), rect.max - vec2(12.0, 4.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(line).layout(Layout::left_to_right(Align::Center)).id_salt("next"));
    widgets::icon(&mut child, icons::LIGHTBULB, 16.0, tk.accent_text);
    let words = cx.bi(&next.text);
    let room = Rect::from_min_max(pos2(child.cursor().left() + 4.0, line.top()), pos2(line.right() - 120.0, line.bottom()));
    widgets::paint_in(child.painter(), room, Align2::LEFT_CENTER, words, theme::SMALL, tk.text);
    let width = widgets::galley(child.painter(), words, theme::SMALL, tk.text, room.width(), 1).size().x;
    child.add_space(width + 8.0);
    if tab.can_edit() && Btn::accent(cx.t(t::GO_NEXT)).small().key("Alt G").show(&mut child, cx).clicked() {
        keys::go_next(tab, view);
    }
}
