//! The workbook: whose it is, and all its exercises by module with their completion.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::home::state_chip;
use crate::{
    model::{
        text::Bi,
        texts::{command as names, shell as tx},
    },
    ui::{
        command::Command,
        cx::{Action, Actions, Cx, Place},
        icons, shell, theme,
        widgets::{self, Btn},
    },
};

/// An exercise in the list.
#[derive(Clone, Debug)]
pub struct ExerciseShown {
    /// The module's name.
    pub module: Bi,
    /// The template.
    pub template: String,
    /// The preset or "".
    pub preset: String,
    /// Its name.
    pub title: Bi,
    /// What it is for.
    pub purpose: Bi,
    /// Its kind's icon.
    pub icon: char,
    /// `None` when it was not started.
    pub percent: Option<u32>,
    /// Minutes in class.
    pub minutes: u32,
    /// Whether this version of the app can do it on screen.
    pub available: bool,
    /// Its key in the workbook, where it is not the one of a slot.
    pub key: Option<String>,
}

/// What the overview shows.
pub struct OverviewCx<'a> {
    /// A workbook is open.
    pub open: bool,
    /// Its name.
    pub title: String,
    /// Course and people in one line.
    pub facts: String,
    /// The exercises of the course, by module.
    pub exercises: &'a [ExerciseShown],
    /// Mean completion of the exercises that can be done here, in percent.
    pub percent: u32,
}

/// Shows the overview.
pub fn overview_ui(ui: &mut Ui, cx: &Cx<'_>, ox: &OverviewCx<'_>, out: &mut Actions) {
    let sheet = ui.max_rect();
    ui.painter().rect_filled(sheet, CornerRadius::same(9), cx.tk.bg_canvas);
    if !ox.open {
        let empty =
            widgets::Empty { title: cx.t(tx::NO_WORKBOOK), sentence: cx.t(tx::NO_WORKBOOK_HINT), action: Some((cx.t(tx::NEW_WORKBOOK), "Ctrl N")) };
        if empty.show(ui, cx, |p, r| shell::empty_board(p, cx.tk, r)) {
            out.push(Action::Do(Command::New));
        }
        return;
    }
    egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let inner = ui.max_rect().shrink2(vec2(36.0, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("overview"), |ui| {
            ui.add_space(22.0);
            head(ui, cx, ox, out);
            ui.add_space(12.0);
            list(ui, cx, ox, out);
            ui.add_space(24.0);
        });
    });
}

fn head(ui: &mut Ui, cx: &Cx<'_>, ox: &OverviewCx<'_>, out: &mut Actions) {
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.set_max_width((ui.available_width() - 380.0).max(200.0));
            widgets::label(ui, &ox.title, theme::PAGE, cx.tk.text);
            widgets::label(ui, &ox.facts, theme::SMALL, cx.tk.text_tertiary);
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if Btn::primary(cx.t(names::HAND_IN)).icon(icons::PAPER_PLANE_TILT).show(ui, cx).clicked() {
                out.push(Action::Do(Command::HandIn));
            }
            if Btn::secondary(cx.t(tx::EDIT_OWNER)).icon(icons::IDENTIFICATION_BADGE).show(ui, cx).clicked() {
                out.push(Action::EditOwner);
            }
            if widgets::icon_button(ui, cx, icons::BOOK_OPEN, cx.t(names::RESULT_BOOK), false, true).clicked() {
                out.push(Action::Do(Command::ResultBook));
            }
            widgets::label(ui, &format!("{}%", ox.percent), theme::BODY.bold(), cx.tk.text_secondary);
            widgets::ring(ui, cx, 20.0, ox.percent as f32 / 100.0);
        });
    });
}

fn list(ui: &mut Ui, cx: &Cx<'_>, ox: &OverviewCx<'_>, out: &mut Actions) {
    let mut module = None;
    for shown in ox.exercises {
        if module != Some(&shown.module) {
            ui.add_space(14.0);
            widgets::label(ui, cx.bi(&shown.module), theme::SECTION, cx.tk.text);
            module = Some(&shown.module);
        }
        row(ui, cx, shown, out);
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, shown: &ExerciseShown, out: &mut Actions) {
    let tk = cx.tk;
    let sense = if shown.available { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 60.0), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, shown.available, cx.bi(&shown.title)));
    let lit = response.hovered() && shown.available;
    widgets::card(ui.painter(), tk, rect, 10, tk.surface, if lit { tk.border_strong } else { tk.border }, u8::from(lit));
    let icon_ink = if shown.available { tk.accent_text } else { tk.text_tertiary };
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 28.0, rect.center().y), shown.icon, 20.0, icon_ink);
    let words = Rect::from_min_max(pos2(rect.left() + 52.0, rect.top()), pos2(rect.right() - 250.0, rect.bottom()));
    let (upper, lower) = words.split_top_bottom_at_fraction(0.5);
    let bottom = Align2::LEFT_BOTTOM;
    widgets::paint_in(ui.painter(), upper.translate(vec2(0.0, 1.0)), bottom, cx.bi(&shown.title), theme::BODY.bold(), tk.text);
    widgets::paint_in(ui.painter(), lower.translate(vec2(0.0, 1.0)), Align2::LEFT_TOP, cx.bi(&shown.purpose), theme::SMALL, tk.text_tertiary);
    let side = Rect::from_min_max(pos2(rect.right() - 200.0, rect.top()), pos2(rect.right() - 16.0, rect.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(side).layout(egui::Layout::right_to_left(egui::Align::Center)).id_salt(&shown.template), |ui| {
        if shown.available {
            state_chip(ui, cx, shown.percent);
        } else {
            widgets::chip(ui, cx, widgets::Chip::Outline, Some(icons::PENCIL_SIMPLE), cx.t(tx::ON_PAPER));
        }
    });
    // Minutes end in one line below each other, whatever the chip beside them says.
    let minutes = if shown.key.is_some() {
        String::new()
    } else if shown.minutes == 0 {
        cx.t(tx::HOMEWORK).to_owned()
    } else {
        cx.tf(tx::MINUTES, &[&shown.minutes.to_string()])
    };
    let at = pos2(rect.right() - 164.0, rect.center().y);
    widgets::paint(ui.painter(), at, Align2::RIGHT_CENTER, &minutes, theme::SMALL, tk.text_tertiary);
    widgets::ring_if_focused(ui, cx, &response, 10);
    if response.clicked() {
        out.push(match &shown.key {
            Some(key) => Action::Go(Place::Exercise { key: key.clone() }),
            None => Action::OpenExercise { template: shown.template.clone(), preset: shown.preset.clone() },
        });
    }
    if !shown.available {
        widgets::tooltip(response, cx, cx.t(tx::ON_PAPER_HINT));
    }
}
