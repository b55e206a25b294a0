//! The toolbar: view switch, verbs, and on the right how far the work is; it collapses into … from the right.

use egui::{Align, Layout, Popup, Sense, Stroke, Ui, vec2};

use super::{Fx, JourneyView, Panel, Shown, depts::Depts, edit, keys};
use crate::{
    model::{
        scene::journey::Face,
        texts::{Text, journey as t, kit},
    },
    ui::{
        canvas::kit::guided,
        command::Command,
        cx::{Action, Actions},
        icons, theme,
        widgets::{self, Btn, Chip, icon_button, menu_row, segmented},
    },
};

const VIEWS: [Shown; 5] = [Shown::Grid(Face::Customer), Shown::Grid(Face::Company), Shown::Grid(Face::Both), Shown::Moments, Shown::Departments];

fn rule(ui: &mut Ui, fx: &Fx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(9.0, 20.0), Sense::hover());
    ui.painter().vline(rect.center().x, rect.y_range(), Stroke::new(1.0, fx.cx.tk.border));
}

/// Shows the toolbar.
pub(super) fn toolbar(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, side_open: bool) {
    let rect = ui.max_rect();
    let cx = fx.cx;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, cx.tk.border_subtle));
    let english = cx.lang == crate::model::text::Lang::En;
    // How much fits is decided by the width, not by trying: nothing jumps while one types.
    let room = rect.width() - if english { 180.0 } else { 0.0 };
    let mut inner =
        ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(12.0, 8.0))).layout(Layout::left_to_right(Align::Center)).id_salt("tools"));
    let ui = &mut inner;
    ui.spacing_mut().item_spacing.x = 4.0;
    views(ui, fx, view, room);
    rule(ui, fx);
    history(ui, fx, out);
    rule(ui, fx);
    verbs(ui, fx, view, out, room);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| state(ui, fx, view, room, side_open));
}

fn views(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, room: f32) {
    let names = [t::V_CUSTOMER, t::V_COMPANY, t::V_BOTH, t::V_MOT, t::V_DEPT];
    let fit = if room < 900.0 { 3 } else { 5 };
    let circle = fx.plan.ring.then_some((Shown::Ring, t::V_RING));
    let all: Vec<(Shown, Text)> = circle.into_iter().chain(VIEWS.into_iter().zip(names).take(fit)).collect();
    let options: Vec<(Option<char>, &str)> = all.iter().map(|(_, name)| (None, fx.cx.t(*name))).collect();
    let current = all.iter().position(|(shown, _)| *shown == view.shown).unwrap_or(usize::MAX);
    if let Some((to, _)) = segmented(ui, fx.cx, &options, current).and_then(|i| all.get(i)) {
        view.shown = *to;
    }
}

fn history(ui: &mut Ui, fx: &Fx<'_>, out: &mut Actions) {
    let cx = fx.cx;
    let name = |step: &Option<String>, with, none| step.as_ref().map_or_else(|| cx.t(none).to_owned(), |s| cx.tf(with, &[s]));
    let writable = !fx.ex.read_only;
    let undo = name(&fx.ex.undo, t::UNDO, t::UNDO_NONE);
    if icon_button(ui, cx, icons::ARROW_U_UP_LEFT, &undo, false, writable && fx.ex.undo.is_some()).clicked() {
        out.push(Action::Do(Command::Undo));
    }
    let redo = name(&fx.ex.redo, t::REDO, t::REDO_NONE);
    if icon_button(ui, cx, icons::ARROW_U_UP_RIGHT, &redo, false, writable && fx.ex.redo.is_some()).clicked() {
        out.push(Action::Do(Command::Redo));
    }
}

fn verbs(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, room: f32) {
    let cx = fx.cx;
    if fx.ex.read_only {
        widgets::chip(ui, cx, Chip::Plain, Some(icons::LOCK), cx.t(t::READ_ONLY));
        return;
    }
    let tall = |b: Btn<'_>, ui: &mut Ui| b.small().show(ui, cx).clicked();
    if room > 760.0 && tall(Btn::text(cx.t(t::STAGE)).icon(icons::COLUMNS_PLUS_RIGHT), ui) {
        let stage = view.stage.or_else(|| view.sel.and_then(|s| fx.journey.stage_of(s.tp)).map(|(_, s)| s.id));
        edit::add_stage(fx, view, out, stage);
    }
    if tall(Btn::text(cx.t(t::TOUCHPOINT)).icon(icons::PLUS), ui) {
        edit::add_touchpoint(fx, view, out, (view.sel.map(|s| s.tp), view.stage));
    }
    if room > 860.0 {
        let words = if keys::is_mot(fx, view) { t::UNMARK } else { t::MARK };
        let mark = Btn::text(cx.t(words)).icon(icons::FLAG).small().enabled(view.sel.is_some()).show(ui, cx);
        if let (true, Some(sel)) = (mark.clicked(), view.sel) {
            keys::toggle_flag(fx, out, sel.tp, "mot");
        }
    }
}

/// From right to left: inspector, header, examples, ring, moments.
fn state(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, room: f32, side_open: bool) {
    let cx = fx.cx;
    let on = side_open && view.panel == Panel::Inspector;
    if icon_button(ui, cx, icons::SIDEBAR_SIMPLE, cx.t(t::INSPECTOR), on, true).clicked() {
        keys::toggle_panel(fx, view, Panel::Inspector);
    }
    more(ui, fx, view, room);
    if room > 1180.0 && icon_button(ui, cx, icons::LIGHTBULB, cx.t(t::EXAMPLES), side_open && view.panel == Panel::Examples, true).clicked() {
        keys::toggle_panel(fx, view, Panel::Examples);
    }
    if room > 1120.0 && icon_button(ui, cx, icons::IDENTIFICATION_BADGE, cx.t(t::HEADER), view.header_open, true).clicked() {
        view.header_open = !view.header_open;
    }
    rule(ui, fx);
    let percent = fx.judged.percent();
    if room > 960.0 {
        let words = cx.tf(t::DONE_PERCENT, &[&percent.to_string()]);
        widgets::label(ui, &words, theme::SMALL, cx.tk.text_secondary);
    }
    ui.add_space(2.0);
    widgets::ring(ui, cx, 18.0, fx.judged.fraction());
    let mots = fx.mots.iter().filter(|on| **on).count();
    if room > 1040.0 && mots > 0 {
        widgets::chip(ui, cx, Chip::Mot, Some(icons::FLAG), &cx.tf(t::MOT_COUNT, &[&mots.to_string()]));
    }
}

/// Everything that the width left no room for, and what is rarely needed.
fn more(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, room: f32) {
    let cx = fx.cx;
    let response = icon_button(ui, cx, icons::DOTS_THREE, cx.t(t::MORE), false, true);
    Popup::menu(&response).frame(widgets::menu_frame(cx.tk)).width(220.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if room < 900.0 {
            for (shown, name) in [(Shown::Moments, t::V_MOT), (Shown::Departments, t::V_DEPT)] {
                if menu_row(ui, cx, (view.shown == shown).then_some(icons::CHECK), cx.t(name), "", false, true).clicked() {
                    view.shown = shown;
                }
            }
        }
        let mac = cfg!(target_os = "macos");
        if menu_row(ui, cx, Some(icons::IDENTIFICATION_BADGE), cx.t(t::HEADER), "", false, true).clicked() {
            view.header_open = !view.header_open;
        }
        if menu_row(ui, cx, Some(icons::LIGHTBULB), cx.t(t::EXAMPLES), &Command::Examples.key_name(mac), false, true).clicked() {
            keys::toggle_panel(fx, view, Panel::Examples);
        }
        if menu_row(ui, cx, Some(icons::CLIPBOARD_TEXT), cx.t(t::TASK), &Command::Task.key_name(mac), false, true).clicked() {
            keys::toggle_panel(fx, view, Panel::Task);
        }
        if guided(cx, fx.ex)
            && menu_row(ui, cx, Some(icons::CHALKBOARD_TEACHER), cx.t(kit::GUIDE), &Command::Guide.key_name(mac), false, true).clicked()
        {
            keys::toggle_panel(fx, view, Panel::Guide);
        }
        if menu_row(ui, cx, Some(icons::PENCIL_SIMPLE), cx.t(t::DEPTS_EDIT), "", false, !fx.ex.read_only).clicked() {
            view.depts = Some(Depts::default());
        }
    });
}
