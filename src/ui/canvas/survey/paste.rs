//! Ctrl V and the paste button: a column or a block from a spreadsheet becomes responses.

use egui::{Event, Ui, ViewportCommand};

use super::{Show, SurveyView};
use crate::{
    model::{
        exercise::survey::paste::cells,
        figure,
        survey_import::plain,
        texts::{score as t, survey_import as ti},
    },
    ui::{
        command::Command,
        cx::{Action, Actions, Tone},
        widgets::{self, Btn},
    },
};

/// Takes a paste that is not meant for a text field: several lines or columns, or any while no field is edited.
pub(super) fn keys(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &mut Actions) {
    if !show.bench.cx.keys || !show.bench.can_edit() {
        return;
    }
    let typing = ui.ctx().text_edit_focused();
    let asked = ui.data(|d| d.get_temp::<bool>(show.bench.base.with("paste"))).unwrap_or(false);
    let text = ui.input_mut(|i| {
        let at = i.events.iter().position(|e| matches!(e, Event::Paste(text) if asked || !typing || is_block(text)))?;
        match i.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    });
    if let Some(text) = text {
        ui.data_mut(|d| d.remove_temp::<bool>(show.bench.base.with("paste")));
        take(show, view, &text, out);
    }
}

/// Several cells, as a spreadsheet gives them; one line of words belongs to the field.
fn is_block(text: &str) -> bool {
    let rows = cells(text);
    let numbers = rows.iter().flatten().filter(|c| figure::parse(c).is_some()).count();
    plain::is_form(text) || rows.len() > 1 && numbers * 2 >= rows.len() || rows.first().is_some_and(|r| r.len() > 1)
}

fn take(show: &Show<'_>, view: &mut SurveyView, text: &str, out: &mut Actions) {
    let say = |text: String, undo| Action::Toast { tone: if undo { Tone::Done } else { Tone::Info }, text, undo };
    if plain::is_form(text) {
        match show.survey.take_questionnaire(&show.sheet, show.bench.cx.ids, text, show.lang()) {
            Some(edit) => show.bench.push(out, edit),
            None => out.push(say(show.t(ti::NO_FORM).to_owned(), false)),
        }
        return;
    }
    if show.sheet.questions.is_empty() {
        out.push(say(show.t(t::ELEMENTS_FIRST).to_owned(), false));
        return;
    }
    let pasted = show.survey.paste(&show.sheet, text, 0);
    let usable = pasted.people.iter().any(|p| !p.is_empty());
    if !usable {
        out.push(say(show.t(t::NOTHING_TO_PASTE).to_owned(), false));
        return;
    }
    let count = pasted.people.len();
    let (edit, _) = show.survey.add_people(&show.sheet, show.bench.cx.ids, pasted.people);
    show.bench.push(out, edit);
    let text = match pasted.invalid {
        0 => show.tf(t::PASTED, &[&count.to_string()]),
        some => show.tf(t::PASTED_SOME, &[&count.to_string(), &some.to_string()]),
    };
    out.push(say(text, true));
    view.person = show.sheet.answers.len() + count;
}

/// The button that asks the window system for the clipboard.
pub(super) fn button(ui: &mut Ui, show: &Show<'_>) {
    let cx = show.bench.cx;
    if Btn::secondary(show.t(t::PASTE_COLUMN)).icon(crate::ui::icons::CLIPBOARD_TEXT).small().show(ui, cx).clicked() {
        ui.data_mut(|d| d.insert_temp(show.bench.base.with("paste"), true));
        ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
    }
}

/// The button that asks for a file of answers.
pub(super) fn file_button(ui: &mut Ui, show: &Show<'_>, out: &mut Actions) {
    let name = show.t(Command::ImportAnswers.info().text);
    if widgets::icon_button(ui, show.bench.cx, crate::ui::icons::TRAY_ARROW_DOWN, name, false, true).clicked() {
        out.push(Action::Do(Command::ImportAnswers));
    }
}

/// The questionnaire as text, out and in.
pub(super) fn form_buttons(ui: &mut Ui, show: &Show<'_>, out: &mut Actions) {
    let cx = show.bench.cx;
    ui.horizontal(|ui| {
        let copy = Btn::secondary(show.t(ti::COPY_FORM)).icon(crate::ui::icons::COPY).small().show(ui, cx);
        if widgets::tooltip(copy, cx, show.t(ti::COPY_FORM_HINT)).clicked() {
            let title = cx.bi(&show.bench.ex.exercise.template.title);
            out.push(Action::Copy(show.survey.questionnaire(&show.sheet, title, show.lang())));
        }
        if !show.bench.can_edit() {
            return;
        }
        let paste = Btn::secondary(show.t(ti::PASTE_FORM)).icon(crate::ui::icons::CLIPBOARD_TEXT).small().show(ui, cx);
        if widgets::tooltip(paste, cx, show.t(ti::PASTE_FORM_HINT)).clicked() {
            ui.data_mut(|d| d.insert_temp(show.bench.base.with("paste"), true));
            ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
        }
    });
}
