//! The toolbar of a canvas: undo, the kind's own verbs, the sentence that leads on, how far it is, the panels.

use egui::{Align, CornerRadius, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Kit, Side, guided};
use crate::{
    model::{
        done::NextStep,
        texts::{kit as t, table},
    },
    ui::{
        command::Command,
        cx::{Action, Actions, Cx, ExerciseCx},
        icons, theme,
        widgets::{self, Chip},
    },
};

/// Shows the toolbar; gives the next step when its sentence is clicked.
pub(in crate::ui::canvas) fn bar(
    ui: &mut Ui,
    (cx, ex): (&Cx<'_>, &ExerciseCx<'_>),
    kit: &mut Kit,
    rect: Rect,
    out: &mut Actions,
    own: impl FnOnce(&mut Ui, &mut Kit),
) -> Option<NextStep> {
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, cx.tk.border_subtle));
    let inner = rect.shrink2(vec2(12.0, 0.0));
    let mut left = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)).id_salt("kit-tools"));
    left.spacing_mut().item_spacing.x = 4.0;
    if ex.read_only {
        widgets::chip(&mut left, cx, Chip::Outline, Some(icons::LOCK), cx.t(t::READ_ONLY));
    } else {
        steps(&mut left, cx, ex, out);
    }
    own(&mut left, kit);
    let rest = inner.with_min_x(left.min_rect().right() + 8.0);
    let mut right = ui.new_child(UiBuilder::new().max_rect(rest).layout(Layout::right_to_left(Align::Center)).id_salt("kit-state"));
    right.spacing_mut().item_spacing.x = 4.0;
    sides(&mut right, cx, ex, kit, out);
    rule(&mut right, cx);
    ring(&mut right, cx, kit);
    next(&mut right, cx, kit)
}

/// A thin line between groups of buttons.
pub(in crate::ui::canvas) fn rule(ui: &mut Ui, cx: &Cx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(13.0, 20.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, cx.tk.border));
}

fn steps(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, out: &mut Actions) {
    for (command, icon, text, name) in [
        (Command::Undo, icons::ARROW_U_UP_LEFT, table::UNDO_OF, ex.undo.as_deref()),
        (Command::Redo, icons::ARROW_U_UP_RIGHT, table::REDO_OF, ex.redo.as_deref()),
    ] {
        let said = name.map_or_else(|| cx.t(command.info().text).to_owned(), |n| cx.tf(text, &[n]));
        if widgets::icon_button(ui, cx, icon, &said, false, name.is_some()).clicked() {
            out.push(Action::Do(command));
        }
    }
}

/// What the button is called that puts things into the next exercise, with its key.
pub(in crate::ui::canvas) fn feed_name(cx: &Cx<'_>) -> String {
    format!("{}  {}", cx.t(Command::Feed.info().text), Command::Feed.key_name(cfg!(target_os = "macos")))
}

fn sides(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, kit: &mut Kit, out: &mut Actions) {
    let mut buttons = vec![(Side::Task, icons::INFO, table::TASK)];
    if !ex.exercise.template.examples.is_empty() {
        buttons.push((Side::Examples, icons::LIGHTBULB, table::EXAMPLES));
    }
    if guided(cx, ex) {
        buttons.push((Side::Guide, icons::CHALKBOARD_TEACHER, t::GUIDE));
    }
    if !ex.exercise.template.feeds.is_empty() && widgets::icon_button(ui, cx, icons::ARROW_BEND_UP_RIGHT, &feed_name(cx), false, true).clicked() {
        out.push(Action::Do(Command::Feed));
    }
    for (side, icon, name) in buttons {
        if widgets::icon_button(ui, cx, icon, cx.t(name), kit.side == side, true).clicked() {
            kit.toggle(side);
        }
    }
}

fn ring(ui: &mut Ui, cx: &Cx<'_>, kit: &Kit) {
    let Some(done) = kit.done().filter(|d| !d.rules.is_empty()) else { return };
    let percent = done.percent();
    let (rect, response) = ui.allocate_exact_size(vec2(64.0, 32.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, cx.tf(t::COMPLETE, &[&percent.to_string()])));
    widgets::paint_ring(ui.painter(), cx.tk, pos2(rect.left() + 11.0, rect.center().y), 9.0, 3.0, done.fraction());
    let at = pos2(rect.left() + 26.0, rect.center().y);
    widgets::paint(ui.painter(), at, egui::Align2::LEFT_CENTER, &format!("{percent}%"), theme::SMALL, cx.tk.text_secondary);
}

fn next(ui: &mut Ui, cx: &Cx<'_>, kit: &Kit) -> Option<NextStep> {
    let done = kit.done().filter(|d| !d.rules.is_empty())?;
    let room = ui.available_width();
    if room < 84.0 {
        return None;
    }
    let Some(step) = &done.next else {
        if done.is_complete() {
            widgets::chip(ui, cx, Chip::Done, Some(icons::CHECK_CIRCLE), cx.t(t::ALL_DONE));
        }
        return None;
    };
    let tk = cx.tk;
    let sentence = cx.tf(t::NEXT, &[cx.bi(&step.text)]);
    let galley = widgets::galley(ui.painter(), &sentence, theme::SMALL, tk.accent_text, room - 16.0, 1);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 12.0, 28.0), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(6), tk.hover);
    }
    ui.painter().galley(pos2(rect.left() + 6.0, rect.center().y - galley.size().y / 2.0), galley, tk.accent_text);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &sentence));
    widgets::ring_if_focused(ui, cx, &response, 6);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked().then(|| step.clone())
}
