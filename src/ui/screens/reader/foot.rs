//! The footer: where one came from, how far one is, and what comes next.

use egui::{Align, Align2, Layout, Ui};

use super::{Here, ReaderView, elide, read_and_go_on, toggle_read};
use crate::{
    model::{
        reading,
        texts::{import, reader as words},
    },
    ui::{
        command::Command,
        cx::{Actions, Cx},
        icons, theme,
        widgets::{self, Btn},
    },
};

/// Shows the footer in the space of `ui`.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, narrow: bool, view: &mut ReaderView, out: &mut Actions) {
    let whole = ui.max_rect();
    let inner = whole.shrink2(egui::vec2(16.0, 0.0));
    let room = (whole.width() * 0.5 - 190.0).clamp(60.0, 240.0);
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)), |ui| {
        if (narrow || !view.outline) && widgets::icon_button(ui, cx, icons::SIDEBAR, cx.t(words::SHOW_OUTLINE), view.drawer, true).clicked() {
            out.push(crate::ui::cx::Action::Do(Command::ToggleOutline));
        }
        print_menu(ui, cx, out);
        previous(ui, cx, here, room, view, out);
    });
    if let Some((_, _, index)) = here.at {
        let text = format!("{} / {}", index + 1, here.course.pages().count());
        widgets::paint(ui.painter(), whole.center(), Align2::CENTER_CENTER, &text, theme::SMALL, cx.tk.text_tertiary);
    }
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)).id_salt("onward"), |ui| {
        onward(ui, cx, here, room, out);
        let teach = Command::PresentHere.info();
        if !cx.settings.trainee && here.at.is_some() && widgets::icon_button(ui, cx, teach.icon, cx.t(teach.text), false, true).clicked() {
            out.push(crate::ui::cx::Action::Do(Command::PresentHere));
        }
        let hidden = if narrow { !view.notes_over } else { !view.notes };
        if hidden && widgets::icon_button(ui, cx, icons::NOTE_PENCIL, cx.t(words::SHOW_NOTES), false, true).clicked() {
            out.push(crate::ui::cx::Action::Do(Command::ToggleNotes));
        }
    });
}

/// What the course can be printed as.
fn print_menu(ui: &mut Ui, cx: &Cx<'_>, out: &mut Actions) {
    let button = widgets::icon_button(ui, cx, icons::PRINTER, cx.t(import::PRINT_COURSE), false, true);
    egui::Popup::menu(&button).width(220.0).frame(widgets::menu_frame(cx.tk)).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let trainers = [Command::GuideBook, Command::PrintList, Command::CourseSlides];
        for command in std::iter::once(Command::Handout).chain(trainers.into_iter().filter(|_| !cx.settings.trainee)) {
            let info = command.info();
            if widgets::menu_row(ui, cx, Some(info.icon), cx.t(info.text), "", false, true).clicked() {
                out.push(crate::ui::cx::Action::Do(command));
            }
        }
    });
}

fn previous(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, room: f32, view: &ReaderView, out: &mut Actions) {
    let page = match here.at {
        Some(_) => here.previous(),
        None => here.course.pages().map(|(_, p)| p).find(|p| p.id == view.back).or_else(|| here.course.pages().next().map(|(_, p)| p)),
    };
    let Some(page) = page else { return };
    let title = elide(ui, cx.bi(page.short_title()), theme::BODY, room);
    if Btn::text(&title).icon(icons::ARROW_LEFT).show(ui, cx).clicked() {
        out.push(here.go(&page.id));
    }
}

/// The right side, laid out from the right: next page, then the mark.
fn onward(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, room: f32, out: &mut Actions) {
    let Some((_, page, _)) = here.at else { return };
    let title = match here.next() {
        Some(next) => elide(ui, cx.bi(next.short_title()), theme::BODY.bold(), room),
        None => cx.t(words::FINISH).to_owned(),
    };
    if Btn::primary(&title).icon_after(icons::ARROW_RIGHT).show(ui, cx).clicked() {
        read_and_go_on(cx, here, out);
    }
    let read = reading::is_read(here.rcx.about(), &page.id);
    let button =
        if read { Btn::text(cx.t(words::ALREADY_READ)).icon(icons::CHECK_CIRCLE) } else { Btn::secondary(cx.t(words::READ)).icon(icons::CHECK) };
    let response = button.show(ui, cx);
    if widgets::tooltip(response, cx, "D").clicked() {
        toggle_read(here, out);
    }
}
