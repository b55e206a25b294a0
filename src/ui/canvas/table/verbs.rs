//! What is done to rows and ranges, whether by key, menu or button.

use egui::{Event, Ui};

use super::{Cell, Side, Tab, TableView, cells, editor};
use crate::{
    model::{doc::Value, edit::Edit, exercise::table::edits::claim_column, stamp::ItemId, template::FieldType, texts::table as t},
    ui::{
        canvas::kit::guided,
        command::Command,
        cx::{Action, Actions, Tone},
    },
};

/// Turns the tick of the selected cell.
pub(super) fn toggle(tab: &Tab<'_>, view: &TableView, out: &mut Actions) {
    let Some((id, field)) = view.sel.and_then(|c| Some((c.row?, view.field_at(tab, c.col)?))) else { return };
    let on = tab.table.doc.value(id, &field.id).is_set();
    tab.push(out, tab.table.set_cell(id, &field.id, if on { Value::Empty } else { Value::Flag(true) }));
}

/// Reads the clipboard's keys.
pub(super) fn clipboard(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) {
    let events = ui.input(|i| i.events.clone());
    for event in events {
        match event {
            Event::Copy => copy(tab, view, out),
            Event::Cut => {
                copy(tab, view, out);
                clear(tab, view, out);
            }
            Event::Paste(text) if tab.can_edit() => paste(tab, view, &text, out),
            _ => {}
        }
    }
}

/// Puts the selected range on the clipboard.
pub(super) fn copy(tab: &Tab<'_>, view: &TableView, out: &mut Actions) {
    let Some((rows, cols)) = cells::range(view) else { return };
    let ids: Vec<ItemId> = rows.filter_map(|at| view.rows.ids.get(at).copied()).collect();
    let columns: Vec<String> = cols.filter_map(|at| view.field_at(tab, at)).map(|f| f.id).collect();
    out.push(Action::Copy(tab.table.copy(&tab.departments, &ids, &columns, tab.lang())));
}

fn paste(tab: &Tab<'_>, view: &mut TableView, text: &str, out: &mut Actions) {
    let (row, col) = match cells::range(view) {
        Some((rows, cols)) => (Some(*rows.start()), *cols.start()),
        None => (None, 0),
    };
    let columns: Vec<String> = (col..view.cols.len()).filter_map(|at| view.field_at(tab, at)).map(|f| f.id).collect();
    let paste = tab.table.paste(&view.rows, tab.cx.ids, row, &columns, text, (&tab.departments, tab.today()));
    tab.push(out, paste.edit);
    out.push(Action::EndBurst(tab.ex.target()));
    let cells = paste.cells.to_string();
    let said = if paste.skipped > 0 { tab.cx.tf(t::PASTED_SKIPPED, &[&cells, &paste.skipped.to_string()]) } else { tab.cx.tf(t::PASTED, &[&cells]) };
    let said = if paste.persons > 0 && !view.alias_said { format!("{said}{}{}", tab.cx.lang.pick("。", ". "), tab.cx.t(t::ALIAS)) } else { said };
    view.alias_said |= paste.persons > 0;
    out.push(Action::Toast { tone: Tone::Done, text: said, undo: true });
    view.tops_at = None;
}

fn clear(tab: &Tab<'_>, view: &TableView, out: &mut Actions) {
    let Some((rows, cols)) = cells::range(view) else { return };
    let fields: Vec<String> = cols.filter_map(|at| view.field_at(tab, at)).map(|f| f.id).collect();
    let list: Vec<(ItemId, String)> =
        rows.filter_map(|at| view.rows.ids.get(at).copied()).flat_map(|id| fields.iter().map(move |f| (id, f.clone()))).collect();
    tab.push(out, tab.table.clear(&list));
}

/// Deletes the selected rows and offers undo.
pub(super) fn delete_rows(tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) {
    let Some((rows, _)) = cells::range(view) else { return };
    let (first, ids): (usize, Vec<ItemId>) = (*rows.start(), rows.filter_map(|at| view.rows.ids.get(at).copied()).collect());
    let edit = tab.table.delete_rows(&ids);
    if edit.is_empty() {
        return;
    }
    let said = match ids.as_slice() {
        [one] => tab.cx.tf(t::ROW_DELETED, &[&tab.title(*one, first).chars().take(16).collect::<String>()]),
        many => tab.cx.tf(t::ROWS_DELETED, &[&many.len().to_string()]),
    };
    tab.push(out, edit);
    out.push(Action::Toast { tone: Tone::Done, text: said, undo: true });
    let next = view.rows.ids.iter().skip(first).find(|id| !ids.contains(id)).or_else(|| view.rows.ids.get(first.wrapping_sub(1))).copied();
    view.sel = Some(Cell { row: next, col: view.sel.map_or(0, |c| c.col) });
    view.anchor = None;
}

/// Does the command of this frame.
pub(super) fn command(tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) {
    let Some(command) = tab.cx.command else { return };
    match command {
        Command::Examples => view.side = if view.side == Side::Examples { Side::None } else { Side::Examples },
        Command::Task => view.side = if view.side == Side::Task { Side::None } else { Side::Task },
        Command::Guide if guided(tab.cx, tab.ex) => view.side = if view.side == Side::Guide { Side::None } else { Side::Guide },
        _ if !tab.can_edit() => {}
        Command::AddRow => add_below(tab, view, out),
        _ => row_command(tab, view, command, out),
    }
}

/// Adds a row below the selected one and opens its first cell.
pub(super) fn add_below(tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) {
    if !tab.plan().fixed.is_empty() || !editor::commit(tab, view, out) {
        return;
    }
    let Some(row) = view.sel_row() else {
        editor::start(tab, view, None, view.cols.first().map_or(0, |c| c.field), None);
        return;
    };
    let (edit, made) = tab.table.add_row(&view.rows, tab.cx.ids, Some(row));
    tab.push(out, edit);
    view.go_to = made.map(|id| (id, view.cols.first().map_or(0, |c| c.field)));
}

/// Does a command of the selected row.
pub(super) fn row_command(tab: &Tab<'_>, view: &mut TableView, command: Command, out: &mut Actions) {
    let Some(id) = view.sel_row() else { return };
    let at = view.rows.index(id).unwrap_or(0);
    let named = |edit: Option<Edit>, out: &mut Actions| edit.into_iter().for_each(|e| tab.push(out, e));
    match command {
        Command::Delete => clear(tab, view, out),
        Command::DeleteRow => delete_rows(tab, view, out),
        Command::Duplicate => {
            if let Some((edit, made)) = tab.table.duplicate(&view.rows, tab.cx.ids, id).filter(|_| tab.plan().fixed.is_empty()) {
                tab.push(out, edit);
                view.next_sel = Some(made);
            }
        }
        Command::RowUp if at > 0 => named(tab.table.move_row(&view.rows, id, at - 1), out),
        Command::RowDown => named(tab.table.move_row(&view.rows, id, at + 2), out),
        Command::DayEarlier => named(tab.table.shift(id, -1, -1), out),
        Command::DayLater => named(tab.table.shift(id, 1, 1), out),
        Command::EndEarlier => named(tab.table.shift(id, 0, -1), out),
        Command::EndLater => named(tab.table.shift(id, 0, 1), out),
        Command::CycleStatus => {
            if view.sel.and_then(|c| view.field_at(tab, c.col)).is_some_and(|f| f.ty == FieldType::Check) {
                toggle(tab, view, out);
            } else {
                named(tab.table.next_status(id), out);
                out.push(Action::EndBurst(tab.ex.target()));
            }
        }
        Command::Claim if claim_column(tab.plan()).is_some() => named(tab.table.claim(id, tab.cx.me()), out),
        _ => {}
    }
    if matches!(command, Command::RowUp | Command::RowDown) {
        view.reveal = true;
    }
}
