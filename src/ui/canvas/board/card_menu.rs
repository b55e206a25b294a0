//! The menu of a card, with the key of each verb, and the verbs that several places share.

use egui::{Align2, CornerRadius, Role, Sense, Ui, WidgetInfo, vec2};

use super::{BoardView, Focus, Side, Work, card, layout, pictures};
use crate::{
    model::{
        exercise::{board, feed::origin},
        stamp::ItemId,
        texts::board as say,
    },
    ui::{
        command::Command,
        cx::{Action, Target, Tone},
        icons, theme, widgets,
    },
};

pub(super) fn key_name(command: Command) -> String {
    command.info().keys.first().map(|keys| keys.name(cfg!(target_os = "macos"))).unwrap_or_default()
}

pub(super) fn show(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView) {
    let cx = work.cx;
    let Some(id) = view.current() else { return };
    ui.spacing_mut().item_spacing.y = 0.0;
    let can = !work.ex.read_only;
    let row = |ui: &mut Ui, icon: char, text, key: &str, on: bool| widgets::menu_row(ui, cx, Some(icon), cx.t(text), key, false, on).clicked();
    if row(ui, icons::PENCIL_SIMPLE, say::EDIT_CARD, "F2", can) {
        card::start_typing(work, view, id);
    }
    if row(ui, icons::SIDEBAR_SIMPLE, say::DETAILS, "", true) {
        view.side = Some(Side::Details(id));
    }
    if row(ui, icons::TAG, say::TAG, &key_name(Command::TagCard), can) {
        tag(view);
    }
    if work.voting() {
        let left = view.spent < work.plan.votes_per_person;
        if row(ui, icons::HEART, say::ADD_VOTE, &key_name(Command::Vote), can && left) {
            card::vote(work, id);
        }
        let mine = work.doc().get(id).is_some_and(|c| board::votes_of(c, cx.me()) > 0);
        if row(ui, icons::ARROW_U_UP_LEFT, say::UNVOTE, &key_name(Command::Unvote), can && mine) {
            card::unvote(work, id);
        }
    }
    if row(ui, icons::ARROW_BEND_UP_RIGHT, say::TO_ACTION, &key_name(Command::ToAction), can) {
        turn_into_action(work, view);
    }
    let origin = work.doc().get(id).is_some_and(|card| !origin(card).is_empty());
    for command in [Command::Feed, Command::CopyInto].into_iter().chain(origin.then_some(Command::GoOrigin)) {
        if row(ui, command.info().icon, command.info().text, &key_name(command), true) {
            work.out.push(Action::Do(command));
        }
    }
    if can {
        move_row(ui, work, view);
    }
    pictures::menu(ui, work, id);
    if row(ui, icons::CLIPBOARD_TEXT, say::COPY, "Ctrl C", true) {
        copy(work, view);
    }
    if row(ui, icons::COPY, say::DUPLICATE_CARD, &key_name(Command::Duplicate), can) {
        duplicate(work, view);
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, egui::Stroke::new(1.0, cx.tk.border_subtle));
    if widgets::menu_row(ui, cx, Some(icons::TRASH), cx.t(say::DELETE_CARD), &key_name(Command::Delete), true, can).clicked() {
        delete(work, view);
    }
}

/// One tile a zone: where the card could go.
fn move_row(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView) {
    let cx = work.cx;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let text = format!("{}…", cx.t(say::MOVE_TO));
    widgets::paint(ui.painter(), rect.left_center() + vec2(12.0, 0.0), Align2::LEFT_CENTER, &text, theme::CAPTION, cx.tk.text_tertiary);
    widgets::paint(ui.painter(), rect.right_center() - vec2(12.0, 0.0), Align2::RIGHT_CENTER, "Shift 1–9", theme::CAPTION, cx.tk.text_tertiary);
    let here = view.current().and_then(|id| view.board.place(id)).map(|p| p.0);
    let mut chosen = None;
    let count = work.plan.zones.len();
    for first in (0..count).step_by(7) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            ui.add_space(10.0);
            for at in first..count.min(first + 7) {
                chosen = tile(ui, work, here, at).then_some(at).or(chosen);
            }
        });
        ui.add_space(4.0);
    }
    ui.add_space(2.0);
    if let Some(at) = chosen {
        move_to(work, view, at);
    }
}

/// The tile of a zone; true when it is chosen.
fn tile(ui: &mut Ui, work: &Work<'_, '_>, here: Option<usize>, at: usize) -> bool {
    let cx = work.cx;
    let paint = layout::paint_of(cx.tk, work.plan, at);
    let name = cx.tf(say::MOVE_TO_ZONE, &[work.short(at)]);
    let on = here != Some(at);
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), if on { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, on, &name));
    let fill = if response.hovered() && on { paint.line } else { paint.fill };
    let ink = if response.hovered() && on { cx.tk.emo_on } else { paint.ink };
    let fade = |c: egui::Color32| if on { c } else { c.gamma_multiply(0.42) };
    ui.painter().rect_filled(rect, CornerRadius::same(7), fade(fill));
    match paint.icon {
        Some(icon) => widgets::icon_fill(ui.painter(), rect.center(), icon, 16.0, fade(ink)),
        None => {
            widgets::paint(ui.painter(), rect.center(), Align2::CENTER_CENTER, &(at + 1).to_string(), theme::BODY.bold(), fade(ink));
        }
    }
    widgets::ring_if_focused(ui, cx, &response, 7);
    let clicked = widgets::tooltip(response, cx, &name).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

pub(super) fn move_to(work: &mut Work<'_, '_>, view: &mut BoardView, at: usize) {
    let cards = view.selected.clone();
    let edit = board::move_cards(&view.board, work.plan, work.doc(), &cards, at, None, work.short(at));
    work.edit(edit);
    view.reveal = cards.last().copied();
}

pub(super) fn tag(view: &mut BoardView) {
    if let Some(id) = view.current() {
        view.side = Some(Side::Details(id));
        view.focus = Some(Focus::Tag);
    }
}

pub(super) fn delete(work: &mut Work<'_, '_>, view: &mut BoardView) {
    if view.selected.is_empty() || work.ex.read_only {
        return;
    }
    let next = neighbour_after(view);
    let edit = board::delete(work.doc(), &view.selected);
    let said = edit.label.get(work.cx.lang);
    work.edit(edit);
    work.toast(Tone::Done, said, true);
    view.selected.clear();
    if let Some(next) = next {
        view.select(next);
    }
}

/// The card that is selected once the selected ones are gone.
fn neighbour_after(view: &BoardView) -> Option<ItemId> {
    let (zone, _) = view.current().and_then(|id| view.board.place(id))?;
    let list = view.shown.get(zone)?;
    let last = list.iter().rposition(|id| view.selected.contains(id))?;
    let stays = |id: &&ItemId| !view.selected.contains(id);
    list.iter().skip(last).find(stays).or_else(|| list.iter().take(last).rev().find(stays)).copied()
}

pub(super) fn duplicate(work: &mut Work<'_, '_>, view: &mut BoardView) {
    if view.selected.is_empty() || work.ex.read_only {
        return;
    }
    let (edit, made) = board::duplicate(&view.board, work.doc(), work.cx.ids, &view.selected);
    work.edit(edit);
    view.reveal = made.last().copied();
}

pub(super) fn copy(work: &mut Work<'_, '_>, view: &BoardView) {
    let mut cards = view.selected.clone();
    cards.sort_by_cached_key(|id| view.board.place(*id));
    if !cards.is_empty() {
        work.out.push(Action::Copy(board::copy_lines(work.doc(), &cards)));
        let text = work.cx.tf(say::COPIED, &[&cards.len().to_string()]);
        work.toast(Tone::Info, text, false);
    }
}

/// Marks the selected cards and puts them into the action plan of the workbook, if it has one.
pub(super) fn turn_into_action(work: &mut Work<'_, '_>, view: &BoardView) {
    let cards = view.selected.clone();
    act_on(work, &cards);
}

pub(super) fn act_on(work: &mut Work<'_, '_>, cards: &[ItemId]) {
    if cards.is_empty() || work.ex.read_only {
        return;
    }
    let doc = work.doc();
    let new: Vec<&str> = cards.iter().filter(|id| !doc.value(**id, board::ACTION).is_set()).map(|id| doc.text(*id, board::TEXT)).collect();
    let edit = board::to_action(doc, cards);
    let said = edit.label.get(work.cx.lang);
    work.edit(edit);
    if new.is_empty() {
        work.toast(Tone::Info, said, true);
        return;
    }
    match board::plan_rows(work.ex.workbook, work.cx.ids, &new) {
        Some((plan, rows)) => {
            let text = work.cx.tf(say::ACTION_PLANNED, &[work.cx.bi(&plan.template.title)]);
            work.out.push(Action::Edit(Target::Exercise(plan.key.clone()), rows));
            work.toast(Tone::Done, text, false);
        }
        None => work.toast(Tone::Done, work.cx.t(say::ACTION_MARKED).to_owned(), true),
    }
}
