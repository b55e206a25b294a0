//! The heading above the charts: title, what it is about, the stage, and quiet tools.

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use super::{Bench, Shared, Side};
use crate::{
    model::texts::{kit, score as t},
    ui::{
        canvas::kit::{feed_name, guided},
        command::Command,
        cx::{Action, Actions},
        icons, theme,
        widgets::{self, Chip},
    },
};

/// How high the heading is.
pub(in crate::ui::canvas) const HEIGHT: f32 = 60.0;

/// What the heading says.
pub(in crate::ui::canvas) struct Head<'a> {
    /// The name of the tool.
    pub(in crate::ui::canvas) title: &'a str,
    /// Object and count.
    pub(in crate::ui::canvas) about: &'a str,
    /// Names of the stages or views, and the one shown.
    pub(in crate::ui::canvas) stages: &'a [(Option<char>, &'a str)],
    /// The index of the stage shown.
    pub(in crate::ui::canvas) stage: usize,
    /// Remarks that must not be missed, each with what it means.
    pub(in crate::ui::canvas) warns: &'a [(&'a str, &'a str)],
}

/// Shows the heading; gives the stage that was chosen.
pub(in crate::ui::canvas) fn show(
    ui: &mut Ui,
    bench: &Bench<'_>,
    shared: &mut Shared,
    rect: Rect,
    head: &Head<'_>,
    out: &mut Actions,
) -> Option<usize> {
    let (cx, tk) = (bench.cx, bench.cx.tk);
    let pad = if rect.width() > 760.0 { 24.0 } else { 14.0 };
    let inner = rect.shrink2(vec2(pad, 0.0));
    let mut right = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)).id_salt("head-right"));
    right.spacing_mut().item_spacing.x = 2.0;
    let chosen = widgets::segmented(&mut right, cx, head.stages, head.stage);
    right.add_space(6.0);
    let guide = guided(cx, bench.ex).then_some((Side::Guide, icons::CHALKBOARD_TEACHER, kit::GUIDE));
    for (side, icon, name) in guide.into_iter().chain([(Side::Task, icons::INFO, t::TASK), (Side::Examples, icons::LIGHTBULB, t::EXAMPLES)]) {
        if widgets::icon_button(&mut right, cx, icon, cx.t(name), shared.side == side, true).clicked() {
            shared.side = if shared.side == side { Side::Entry } else { side };
        }
    }
    let leads = !bench.ex.exercise.template.feeds.is_empty();
    if leads && widgets::icon_button(&mut right, cx, icons::ARROW_BEND_UP_RIGHT, &feed_name(cx), false, true).clicked() {
        out.push(Action::Do(Command::Feed));
    }
    let sums = format!("{}  {}", cx.t(t::SUMS), "L");
    if widgets::icon_button(&mut right, cx, icons::CALCULATOR, &sums, !shared.folded, true).clicked() {
        shared.folded = !shared.folded;
    }
    if widgets::icon_button(&mut right, cx, icons::TABLE, cx.t(t::TABLE), shared.table, true).clicked() {
        shared.table = !shared.table;
    }
    if bench.can_edit() {
        let redo = bench.ex.redo.as_deref();
        let undo = bench.ex.undo.as_deref();
        let say = |text, name: Option<&str>, command: Command| name.map_or_else(|| cx.t(command.info().text).to_owned(), |n| cx.tf(text, &[n]));
        if redo.is_some()
            && widgets::icon_button(&mut right, cx, icons::ARROW_U_UP_RIGHT, &say(t::REDO_OF, redo, Command::Redo), false, true).clicked()
        {
            out.push(Action::Do(Command::Redo));
        }
        if widgets::icon_button(&mut right, cx, icons::ARROW_U_UP_LEFT, &say(t::UNDO_OF, undo, Command::Undo), false, undo.is_some()).clicked() {
            out.push(Action::Do(Command::Undo));
        }
    } else {
        widgets::chip(&mut right, cx, Chip::Outline, Some(icons::LOCK), cx.t(t::READ_ONLY));
    }
    let used = right.min_rect().left();
    let mut left =
        ui.new_child(UiBuilder::new().max_rect(inner.with_max_x(used - 8.0)).layout(Layout::left_to_right(Align::Center)).id_salt("head-left"));
    left.spacing_mut().item_spacing.x = 10.0;
    // In a narrow heading a warning is worth more than the title, which stands in the bar above as well.
    let title = widgets::galley(left.painter(), head.title, theme::TITLE, tk.text, f32::INFINITY, 1).size().x;
    if head.warns.is_empty() || left.available_width() > title + 160.0 {
        widgets::label(&mut left, head.title, theme::TITLE, tk.text);
    }
    warnings(&mut left, bench, head);
    if !head.about.is_empty() && left.available_width() > 60.0 {
        widgets::label(&mut left, head.about, theme::SMALL, tk.text_secondary);
    }
    chosen
}

/// The warnings that fit; the first one tells the others too.
fn warnings(ui: &mut Ui, bench: &Bench<'_>, head: &Head<'_>) {
    let all: Vec<String> = head.warns.iter().map(|(warn, why)| format!("{warn}: {why}")).collect();
    for (at, (warn, why)) in head.warns.iter().enumerate() {
        if at == 0 || ui.available_width() > 140.0 {
            let why = if at == 0 { all.join("\n") } else { (*why).to_owned() };
            widgets::tooltip(widgets::chip(ui, bench.cx, Chip::Warning, Some(icons::WARNING), warn), bench.cx, &why);
        }
    }
}

/// What keys ask of the heading.
pub(in crate::ui::canvas) fn keys(bench: &Bench<'_>, shared: &mut Shared) {
    let cx = bench.cx;
    if cx.asked(Command::ScoreSums) {
        shared.folded = !shared.folded;
    }
    if cx.asked(Command::ScoreTable) {
        shared.table = !shared.table;
    }
    if shared.side == Side::Guide && !guided(cx, bench.ex) {
        shared.side = Side::Entry;
    }
    for (command, side) in [(Command::Task, Side::Task), (Command::Examples, Side::Examples), (Command::Guide, Side::Guide)] {
        if cx.asked(command) && (side != Side::Guide || guided(cx, bench.ex)) {
            shared.side = if shared.side == side { Side::Entry } else { side };
        }
    }
}
