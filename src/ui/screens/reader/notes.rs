//! The right panel: the reader's own notes, or what the instructor says.

use egui::{Align, Color32, Frame, Id, Key, Layout, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Here, ReaderView, Writing};
use crate::{
    model::{
        reading::{self, Note},
        texts::reader as words,
    },
    ui::{
        cx::{Action, Actions, Cx, Target, Tone},
        icons,
        theme::{self, Style},
        widgets::{self, Btn, Input},
    },
};

/// Text of a note.
const TEXT: Style = Style { size: 14.0, line: 23.0, bold: false };

/// Shows or hides the panel.
pub(super) fn toggle(narrow: bool, view: &mut ReaderView) {
    if narrow {
        view.notes_over = !view.notes_over;
        view.drawer = false;
    } else {
        view.notes = !view.notes;
    }
}

/// Shows the speaker notes, or goes back to one's own.
pub(super) fn toggle_speaker(narrow: bool, view: &mut ReaderView) {
    let visible = if narrow { view.notes_over } else { view.notes };
    view.speaker = !(visible && view.speaker);
    if narrow {
        view.notes_over = true;
        view.drawer = false;
    } else {
        view.notes = true;
    }
}

/// Starts a note on this page and puts the cursor in it.
pub(super) fn add(cx: &Cx<'_>, here: &Here<'_>, narrow: bool, view: &mut ReaderView, out: &mut Actions) {
    let Some((_, page, _)) = here.at else { return };
    leave(here, view, out);
    view.speaker = false;
    if narrow {
        view.notes_over = true;
        view.drawer = false;
    } else {
        view.notes = true;
    }
    let id = cx.ids.id();
    let when = (cx.today.to_string(), here.rcx.clock);
    out.push(Action::Edit(Target::About, reading::add_note(here.rcx.about(), id, &page.id, "", (&when.0, when.1))));
    view.writing = Some(Writing { id, text: String::new(), sent: String::new(), fresh: true });
}

/// Ends writing: a note that stayed blank goes away.
pub(super) fn leave(here: &Here<'_>, view: &mut ReaderView, out: &mut Actions) {
    let Some(writing) = view.writing.take() else { return };
    let there = here.rcx.about().is_some_and(|doc| doc.get(writing.id).is_some());
    out.push(Action::EndBurst(Target::About));
    if there && writing.text.trim().is_empty() {
        out.push(Action::Edit(Target::About, reading::delete_note(writing.id)));
    }
}

/// Shows the panel in the space of `ui`.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, view: &mut ReaderView, out: &mut Actions) {
    let space = ui.max_rect();
    ui.painter().rect_filled(space, 0.0, cx.tk.surface);
    let speaker = view.speaker && !cx.settings.trainee;
    let head = Rect::from_min_size(space.min + vec2(12.0, 12.0), vec2(space.width() - 24.0, 32.0));
    ui.scope_builder(UiBuilder::new().max_rect(head).layout(Layout::left_to_right(Align::Center)).id_salt("head"), |ui| {
        if cx.settings.trainee {
            ui.add_space(4.0);
            widgets::label(ui, cx.t(words::MY_NOTES), theme::BODY.bold(), cx.tk.text);
        } else {
            let options = [(None, cx.t(words::MY_NOTES)), (None, cx.t(words::SPEAKER_NOTES))];
            if let Some(chosen) = widgets::segmented(ui, cx, &options, usize::from(speaker)) {
                view.speaker = chosen == 1;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if widgets::icon_button(ui, cx, icons::SIDEBAR_SIMPLE, cx.t(words::CLOSE_NOTES), false, true).clicked() {
                view.notes = false;
                view.notes_over = false;
            }
        });
    });
    let body = Rect::from_min_max(pos2(space.left(), head.bottom() + 10.0), space.max);
    ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("body"), |ui| {
        ScrollArea::vertical().id_salt((speaker, here.page_id)).auto_shrink(false).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 16, right: 16, top: 2, bottom: 16 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 10.0;
                if speaker {
                    script(ui, cx, here, view);
                } else {
                    mine(ui, cx, here, view, out);
                }
            });
        });
    });
}

fn script(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, view: &mut ReaderView) {
    let notes = here.at.map_or("", |(_, page, _)| cx.bi(&page.notes));
    if notes.trim().is_empty() {
        widgets::wrapped(ui, cx.t(words::NO_SPEAKER_NOTES), theme::SMALL, cx.tk.text_tertiary);
        return;
    }
    let size = view.speaker_size;
    let style = Style { size, line: (size * 1.7).round(), bold: false };
    for part in notes.split("\n\n") {
        widgets::rich(ui, part.trim(), style, cx.tk.text);
    }
    ui.horizontal(|ui| {
        for (text, name, by) in [("A\u{2212}", words::SMALLER, -2.0), ("A+", words::LARGER, 2.0)] {
            let new = size + by;
            let fits = (14.0..=22.0).contains(&new);
            let response = Btn::text(text).small().enabled(fits).show(ui, cx);
            let response = widgets::tooltip(response, cx, cx.t(name));
            if response.clicked() {
                view.speaker_size = new;
            }
        }
    });
}

fn mine(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, view: &mut ReaderView, out: &mut Actions) {
    let all = reading::notes(here.rcx.about());
    let (here_notes, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|n| n.page == here.page_id);
    if here_notes.is_empty() && here.at.is_some() {
        widgets::wrapped(ui, cx.t(words::NO_NOTES), theme::SMALL, cx.tk.text_tertiary);
    }
    for note in &here_notes {
        one(ui, cx, here, note, view, out);
    }
    if here.at.is_some() {
        let button = Btn::text(cx.t(words::ADD_NOTE)).icon(icons::PLUS).key("N").small();
        if button.show(ui, cx).clicked() {
            let narrow = view.notes_over;
            add(cx, here, narrow, view, out);
        }
    }
    if !others.is_empty() {
        ui.add_space(8.0);
        widgets::label(ui, cx.t(words::OTHER_PAGES), theme::SMALL.bold(), cx.tk.text_secondary);
        for note in &others {
            one(ui, cx, here, note, view, out);
        }
    }
}

fn one(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, note: &Note<'_>, view: &mut ReaderView, out: &mut Actions) {
    ui.push_id(note.id, |ui| {
        if view.writing.as_ref().is_some_and(|w| w.id == note.id) {
            writing(ui, cx, here, note, view, out);
        } else if card(ui, cx, here, note, out) {
            leave(here, view, out);
            let text = note.text.to_owned();
            view.writing = Some(Writing { id: note.id, sent: text.clone(), text, fresh: true });
        }
    });
}

fn crumb(cx: &Cx<'_>, here: &Here<'_>, note: &Note<'_>) -> String {
    let when = if note.date == cx.today.to_string() || note.date.is_empty() {
        note.at.to_owned()
    } else {
        format!("{} {}", note.date.get(5..).unwrap_or(note.date), note.at)
    };
    format!("{}　{when}", here.crumb(cx, note.page))
}

/// A note at rest; true when it is to be written in. The crumb of another page's note leads there.
fn card(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, note: &Note<'_>, out: &mut Actions) -> bool {
    let tk = cx.tk;
    let width = ui.available_width();
    let blank = note.text.trim().is_empty();
    let text = if blank { cx.t(words::NOTE_BLANK) } else { note.text };
    let galley = widgets::galley(ui.painter(), text, TEXT, if blank { tk.text_tertiary } else { tk.text }, width - 24.0, usize::MAX);
    let height = galley.size().y + 10.0 + 4.0 + 18.0 + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, cx.tf(words::NOTE_SAYS, &[text])));
    let hover = response.contains_pointer() || response.has_focus();
    let line = if hover { tk.border_strong } else { tk.border };
    widgets::card(ui.painter(), tk, rect, 9, tk.surface, line, 0);
    let below = rect.top() + 10.0 + galley.size().y + 4.0;
    ui.painter().galley(rect.min + vec2(12.0, 10.0), galley, tk.text);
    let foot = Rect::from_min_size(pos2(rect.left() + 12.0, below), vec2(width - 24.0 - 26.0, 18.0));
    widgets::paint_in(ui.painter(), foot, egui::Align2::LEFT_CENTER, &crumb(cx, here, note), theme::CAPTION, tk.text_tertiary);
    widgets::ring_if_focused(ui, cx, &response, 9);
    let mut go = false;
    if note.page != here.page_id {
        let link = ui.interact(foot, ui.unique_id().with("crumb"), Sense::click());
        link.widget_info(|| WidgetInfo::labeled(Role::Link, true, here.crumb(cx, note.page)));
        go = link.on_hover_cursor(egui::CursorIcon::PointingHand).clicked();
        if go {
            out.push(here.go(note.page));
        }
    }
    let bin = Rect::from_min_size(pos2(rect.right() - 34.0, rect.bottom() - 34.0), vec2(28.0, 28.0));
    let mut gone = response.has_focus() && cx.keys && ui.input(|i| i.key_pressed(Key::Delete));
    if hover {
        ui.scope_builder(UiBuilder::new().max_rect(bin).id_salt("bin"), |ui| {
            gone |= bin_button(ui, cx);
        });
    }
    if gone {
        delete(cx, note, out);
    }
    response.clicked() && !go && !gone
}

fn bin_button(ui: &mut Ui, cx: &Cx<'_>) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, cx.t(words::DELETE_NOTE)));
    if response.hovered() {
        ui.painter().rect_filled(rect, egui::CornerRadius::same(6), cx.tk.hover);
    }
    widgets::paint_icon(ui.painter(), rect.center(), icons::TRASH, 16.0, cx.tk.text_secondary);
    widgets::ring_if_focused(ui, cx, &response, 6);
    widgets::tooltip(response, cx, cx.t(words::DELETE_NOTE)).clicked()
}

fn delete(cx: &Cx<'_>, note: &Note<'_>, out: &mut Actions) {
    out.push(Action::Edit(Target::About, reading::delete_note(note.id)));
    out.push(Action::Toast { tone: Tone::Info, text: cx.t(words::NOTE_GONE).to_owned(), undo: true });
}

/// A note that is being written.
fn writing(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, note: &Note<'_>, view: &mut ReaderView, out: &mut Actions) {
    let tk = cx.tk;
    let Some(state) = view.writing.as_mut() else { return };
    // Undo, or another window, may have changed the text below the cursor.
    if note.text != state.sent {
        note.text.clone_into(&mut state.text);
        note.text.clone_into(&mut state.sent);
    }
    let id = Id::unique(("reader-note", note.id));
    let (mut done, mut gone) = (false, false);
    let frame = Frame::new().fill(tk.surface).stroke(Stroke::new(2.0, tk.accent)).corner_radius(9.0).inner_margin(Margin::symmetric(10, 8));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let input = Input::new(id, cx.t(words::NOTE_NAME)).hint(cx.t(words::NOTE_HINT)).style(TEXT).rows(2).bare().limit(2000);
        let response = input.show(ui, cx, &mut state.text);
        if state.fresh {
            state.fresh = ui.is_sizing_pass();
            response.request_focus();
        } else {
            done = response.lost_focus();
        }
        ui.horizontal(|ui| {
            ui.set_height(28.0);
            let text = crumb(cx, here, note);
            let width = ui.available_width() - 36.0;
            let galley = widgets::galley(ui.painter(), &text, theme::CAPTION, tk.text_tertiary, width, 1);
            let (rect, _) = ui.allocate_exact_size(vec2(width, 18.0), Sense::hover());
            ui.painter().galley(rect.min, galley, Color32::PLACEHOLDER);
            gone = bin_button(ui, cx);
        });
    });
    if state.text != state.sent {
        state.sent.clone_from(&state.text);
        out.push(Action::Edit(Target::About, reading::edit_note(note.id, &state.text)));
    }
    if gone {
        view.writing = None;
        delete(cx, note, out);
    } else if done {
        // The edit above is applied only after this frame, so what counts is the text here.
        leave(here, view, out);
    }
}
