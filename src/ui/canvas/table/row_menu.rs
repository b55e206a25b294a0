//! The menu of a row: every drag and key of it as words.

use egui::{Popup, Response};

use super::{Cell, Side, Tab, TableView, verbs};
use crate::{
    model::{
        exercise::{feed::origin, table::edits::claim_column},
        stamp::ItemId,
        texts::table as t,
    },
    ui::{
        command::Command,
        cx::{Action, Actions},
        icons, widgets,
    },
};

/// Opens the menu of a row on a right click.
pub(super) fn attach(response: &Response, tab: &Tab<'_>, view: &mut TableView, id: ItemId, out: &mut Actions) {
    if response.secondary_clicked() && view.sel_row() != Some(id) {
        view.sel = Some(Cell { row: Some(id), col: view.sel.map_or(0, |c| c.col) });
        view.anchor = None;
    }
    Popup::context_menu(response).width(216.0).frame(widgets::menu_frame(tab.cx.tk)).show(|ui| {
        let cx = tab.cx;
        ui.spacing_mut().item_spacing.y = 0.0;
        let free = tab.plan().fixed.is_empty();
        let can = tab.can_edit();
        let mut row = |icon, text: &str, key: String, danger, on| widgets::menu_row(ui, cx, Some(icon), text, &key, danger, on).clicked();
        let key = |command: Command| command.key_name(cfg!(target_os = "macos"));
        if row(icons::PLUS, cx.t(t::ADD_BELOW), key(Command::AddRow), false, can && free) {
            verbs::add_below(tab, view, out);
        }
        if row(icons::COPY, cx.t(Command::Duplicate.info().text), key(Command::Duplicate), false, can && free)
            && let Some((edit, made)) = tab.table.duplicate(&view.rows, cx.ids, id)
        {
            tab.push(out, edit);
            view.next_sel = Some(made);
        }
        if row(icons::CLIPBOARD_TEXT, cx.t(t::COPY), "Ctrl C".to_owned(), false, true) {
            verbs::copy(tab, view, out);
        }
        let at = view.rows.index(id).unwrap_or(0);
        for (command, to) in [(Command::RowUp, at.checked_sub(1)), (Command::RowDown, Some(at + 2))] {
            let edit = to.and_then(|to| tab.table.move_row(&view.rows, id, to));
            if row(command.info().icon, cx.t(command.info().text), key(command), false, can && edit.is_some())
                && let Some(edit) = edit
            {
                tab.push(out, edit);
            }
        }
        if claim_column(tab.plan()).is_some()
            && row(icons::HAND_POINTING, cx.t(t::CLAIM), key(Command::Claim), false, can)
            && let Some(edit) = tab.table.claim(id, cx.me())
        {
            tab.push(out, edit);
        }
        if tab.plan().plan.is_some()
            && row(icons::CIRCLE_HALF, cx.t(Command::CycleStatus.info().text), key(Command::CycleStatus), false, can)
            && let Some(edit) = tab.table.next_status(id)
        {
            tab.push(out, edit);
        }
        let origin = tab.table.doc.get(id).is_some_and(|row| !origin(row).is_empty());
        for command in [Command::Feed, Command::CopyInto].into_iter().chain(origin.then_some(Command::GoOrigin)) {
            if row(command.info().icon, cx.t(command.info().text), key(command), false, true) {
                out.push(Action::Do(command));
            }
        }
        if row(icons::SIDEBAR_SIMPLE, cx.t(t::DETAIL), "Alt I".to_owned(), false, true) {
            view.side = Side::Detail;
        }
        if row(icons::TRASH, cx.t(Command::DeleteRow.info().text), key(Command::DeleteRow), true, can) {
            verbs::delete_rows(tab, view, out);
        }
    });
}
