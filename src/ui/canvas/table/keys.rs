//! The keyboard: arrows, typing, Enter, Tab, the clipboard and the table's commands.

use egui::{Event, EventFilter, Key, Modifiers, Ui};

use super::{Cell, Side, Tab, TableView, editor, popup, smart_bar, steps, verbs};
use crate::{
    model::{doc::Value, stamp::ItemId, template::FieldType},
    ui::{command::Command, cx::Actions, widgets},
};

fn take(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|i| i.consume_key(modifiers, key))
}

/// Reads keys before any widget does.
pub(super) fn before(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) {
    if let Some(id) = view.fresh_row
        && view.rows.index(id).is_some()
    {
        view.fresh_row = None;
        if view.editing.is_none() && view.sel.is_none_or(|c| c.row.is_none()) && !view.chain {
            view.sel = Some(Cell { row: Some(id), col: 0 });
            view.reveal = true;
        }
    }
    if !tab.cx.keys {
        return;
    }
    if view.editing.is_none() {
        view.composing = false;
    }
    if view.editing.is_some() {
        let was = view.composing;
        ui.input(|i| {
            for event in &i.events {
                if let Event::Ime(ime) = event {
                    view.composing = matches!(ime, egui::ImeEvent::Preedit { text, .. } if !text.is_empty());
                }
            }
        });
        // The Enter that ends a composition may come with it or in the same frame: it is not the cell's.
        if !view.composing && !was && !widgets::is_composing(ui) {
            editing_keys(ui, tab, view, out);
        }
        if !tab.cx.asked(Command::AddRow) {
            return;
        }
    }
    verbs::command(tab, view, out);
    if !ui.memory(|m| m.has_focus(tab.grid_id())) || view.editing.is_some() {
        return;
    }
    alt_keys(ui, tab, view);
    moving(ui, tab, view, out);
    enter_and_tab(ui, tab, view, out);
    verbs::clipboard(ui, tab, view, out);
    typing(ui, tab, view, out);
}

/// Keeps Tab, arrows and Esc for the table while it has the focus.
pub(super) fn after(ui: &Ui, tab: &Tab<'_>, view: &TableView, _out: &mut Actions) {
    let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|m| {
        m.set_focus_lock_filter(tab.grid_id(), all);
        m.set_focus_lock_filter(tab.edit_id(), all);
    });
    // An input method may begin a text straight from a selected cell.
    if view.editing.is_none() && ui.memory(|m| m.has_focus(tab.grid_id())) && tab.can_edit() {
        ui.output_mut(|o| {
            if o.ime.is_none() {
                let rect = egui::Rect::from_min_size(ui.max_rect().left_top(), egui::vec2(1.0, 20.0));
                o.ime =
                    Some(egui::output::IMEOutput { purpose: egui::IMEPurpose::Normal, rect, cursor_rect: rect, should_interrupt_composition: false });
            }
        });
    }
}

fn editing_keys(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) {
    let Some(editing) = &mut view.editing else { return };
    let Some(field) = tab.fields.get(editing.field).cloned() else { return };
    let entries = if editing.wrong.is_some() { Vec::new() } else { popup::options(tab, &field, &editing.text) };
    if !entries.is_empty() {
        let step = isize::from(take(ui, Modifiers::NONE, Key::ArrowDown)) - isize::from(take(ui, Modifiers::NONE, Key::ArrowUp));
        if step != 0 {
            let count = entries.len().cast_signed();
            let now = editing.lit.map_or(if step > 0 { -1 } else { 0 }, usize::cast_signed);
            editing.lit = usize::try_from((now + step).rem_euclid(count)).ok();
        }
    }
    if field.ty == FieldType::Date && editing.wrong.is_none() {
        date_step(ui, tab, editing);
    }
    let lit = editing.lit.and_then(|at| entries.get(at)).cloned();
    if field.ty == FieldType::Multi && ui.input(|i| i.key_pressed(Key::Space)) {
        take(ui, Modifiers::NONE, Key::Space);
        ui.input_mut(|i| i.events.retain(|e| !matches!(e, Event::Text(text) if text == " ")));
        if let Some(entry) = &lit {
            popup::choose(editing, &field, entry);
        }
        return;
    }
    let row = editing.row;
    if take(ui, Modifiers::NONE, Key::Escape) {
        view.editing = None;
        view.refocus = true;
        return;
    }
    if take(ui, Modifiers::COMMAND, Key::Enter) {
        verbs::add_below(tab, view, out);
        return;
    }
    let enter = take(ui, Modifiers::NONE, Key::Enter);
    let back = take(ui, Modifiers::SHIFT, Key::Tab);
    let tab_key = back || take(ui, Modifiers::NONE, Key::Tab);
    if !enter && !tab_key {
        return;
    }
    if tab_key && !back && smart_bar::take_hint(tab, view, out) {
        view.reveal = true;
        return;
    }
    let Some(editing) = &view.editing else { return };
    let fix = editing.wrong.as_ref().and_then(|w| w.fix.clone()).filter(|_| tab_key);
    let listed = lit.filter(|_| field.ty != FieldType::Multi && (popup::is_closed(tab, &field) || editing.lit.is_some())).map(|e| e.value);
    let chosen = fix.map(|f| f.0).or(listed.filter(|_| enter || popup::is_closed(tab, &field)));
    let done = if let Some(value) = chosen {
        view.editing = None;
        view.refocus = true;
        editor::write(tab, view, row, &field, value, out);
        true
    } else {
        editor::commit(tab, view, out)
    };
    if done {
        after_commit(tab, view, row, enter, back);
    }
}

/// Up and down turn a date by a day, from the day typed or from today.
fn date_step(ui: &Ui, tab: &Tab<'_>, editing: &mut editor::Editing) {
    use crate::model::exercise::table::dates;
    let step = i32::from(take(ui, Modifiers::NONE, Key::ArrowDown)) - i32::from(take(ui, Modifiers::NONE, Key::ArrowUp));
    if step != 0 {
        let date = dates::parse(&editing.text, tab.today()).map_or_else(|_wrong| tab.today(), |d| dates::plus(d, step));
        editing.text = date.to_string();
        editing.touched = true;
        editing.fresh = true;
    }
}

fn after_commit(tab: &Tab<'_>, view: &mut TableView, row: Option<ItemId>, enter: bool, back: bool) {
    view.chain = false;
    match row {
        // The line that adds rows goes on with the next one, or into the row just made.
        None if enter && view.fresh_row.is_some() => {
            view.chain = true;
            view.fresh_row = None;
            editor::start(tab, view, None, view.cols.first().map_or(0, |c| c.field), None);
        }
        None if !enter && view.fresh_row.is_some() => {
            let id = view.fresh_row;
            view.sel = Some(Cell { row: id, col: 1.min(view.cols.len().saturating_sub(1)) });
        }
        None => view.sel = Some(Cell { row: None, col: 0 }),
        Some(_) if enter => step(view, 1, 0, false, !tab.plan().fixed.is_empty()),
        Some(_) => next_cell(view, back, !tab.plan().fixed.is_empty()),
    }
    view.reveal = true;
}

fn int(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// Moves the selection by rows and columns.
fn step(view: &mut TableView, down: i32, right: i32, extend: bool, fixed: bool) {
    let count = int(view.rows.ids.len());
    let last = if fixed || extend { count - 1 } else { count };
    let Some(sel) = view.sel else {
        view.sel = Some(Cell { row: view.rows.ids.first().copied(), col: 0 });
        return;
    };
    let at = sel.row.and_then(|id| view.rows.index(id)).map_or(count, int);
    let to = (at + down).clamp(0, last.max(0));
    let col = (int(sel.col) + right).min(int(view.cols.len()) - 1).max(0) as usize;
    view.anchor = if extend { view.anchor.or(Some(sel)) } else { None };
    let row = view.rows.ids.get(to as usize).copied();
    view.sel = Some(Cell { row, col: if row.is_none() { 0 } else { col } });
    view.reveal = true;
}

/// The next cell in reading order.
fn next_cell(view: &mut TableView, back: bool, fixed: bool) {
    let Some(sel) = view.sel else { return step(view, 0, 0, false, fixed) };
    let last = view.cols.len().saturating_sub(1);
    match (back, sel.col) {
        (false, col) if col >= last || sel.row.is_none() => {
            step(view, 1, 0, false, fixed);
            if let Some(sel) = &mut view.sel {
                sel.col = 0;
            }
        }
        (true, 0) => {
            step(view, -1, 0, false, fixed);
            if let Some(sel) = &mut view.sel {
                sel.col = last;
            }
        }
        (back, _) => step(view, 0, if back { -1 } else { 1 }, false, fixed),
    }
}

fn alt_keys(ui: &Ui, tab: &Tab<'_>, view: &mut TableView) {
    if tab.plan().plan.is_some() && take(ui, Modifiers::ALT, Key::Num1) {
        switch(view, false);
    }
    if tab.plan().plan.is_some() && take(ui, Modifiers::ALT, Key::Num2) {
        switch(view, true);
    }
    if take(ui, Modifiers::ALT, Key::I) {
        view.side = if view.side == Side::Detail { Side::None } else { Side::Detail };
    }
    if take(ui, Modifiers::ALT, Key::G) {
        go_next(tab, view);
    }
}

/// Plan or table; the selection stays on its row.
pub(super) fn switch(view: &mut TableView, as_table: bool) {
    view.as_table = as_table;
    view.sel = view.sel.map(|c| Cell { row: c.row, col: 0 });
    view.anchor = None;
    view.editing = None;
    view.tops_at = None;
    view.reveal = true;
    view.refocus = true;
}

/// Goes where the next step is and opens that cell.
pub(super) fn go_next(tab: &Tab<'_>, view: &mut TableView) {
    let Some(next) = view.done.as_ref().and_then(|d| d.1.next.clone()) else { return };
    let at = tab.fields.iter().position(|f| f.id == next.key);
    match (next.item, at) {
        (Some(id), Some(field)) if id != ItemId::HEADER => {
            if view.is_plan(tab) && !view.cols.iter().any(|c| c.field == field) {
                switch(view, true);
                view.go_to = Some((id, field));
            } else {
                editor::start(tab, view, Some(id), field, None);
            }
        }
        (Some(_), _) => view.header_focus = Some(next.key),
        _ => editor::start(tab, view, None, view.cols.first().map_or(0, |c| c.field), None),
    }
}

fn moving(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) {
    let fixed = !tab.plan().fixed.is_empty();
    for (key, down, right) in [(Key::ArrowUp, -1, 0), (Key::ArrowDown, 1, 0), (Key::ArrowLeft, 0, -1), (Key::ArrowRight, 0, 1)] {
        if take(ui, Modifiers::SHIFT, key) {
            step(view, down, right, true, fixed);
        } else if take(ui, Modifiers::NONE, key) {
            step(view, down, right, false, fixed);
        }
    }
    if take(ui, Modifiers::NONE, Key::Home) {
        step(view, 0, -1000, false, fixed);
    }
    if take(ui, Modifiers::NONE, Key::End) {
        step(view, 0, 1000, false, fixed);
    }
    let page = i32::from(take(ui, Modifiers::NONE, Key::PageDown)) - i32::from(take(ui, Modifiers::NONE, Key::PageUp));
    if page != 0 {
        if steps::height(tab.cx, tab.ex) > 0.0 {
            steps::turn(tab.ex, page, out);
        } else {
            step(view, page * 10, 0, false, fixed);
        }
    }
}

fn enter_and_tab(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) {
    if take(ui, Modifiers::NONE, Key::Escape) {
        if view.anchor.take().is_none() {
            smart_bar::drop_hint(tab, view);
        }
        return;
    }
    if take(ui, Modifiers::SHIFT, Key::Tab) {
        next_cell(view, true, !tab.plan().fixed.is_empty());
    } else if take(ui, Modifiers::NONE, Key::Tab) && !smart_bar::take_hint(tab, view, out) {
        next_cell(view, false, !tab.plan().fixed.is_empty());
    }
    // The shell leaves Space to whatever has the focus.
    if tab.can_edit() && take(ui, Modifiers::NONE, Key::Space) {
        verbs::row_command(tab, view, Command::CycleStatus, out);
    }
    if take(ui, Modifiers::NONE, Key::Enter) || take(ui, Modifiers::NONE, Key::F2) {
        open(tab, view, None, out);
    }
}

/// Opens the selected cell; a tick is turned instead.
fn open(tab: &Tab<'_>, view: &mut TableView, typed: Option<String>, out: &mut Actions) {
    let sel = view.sel.unwrap_or(Cell { row: None, col: 0 });
    let Some(field) = view.field_at(tab, sel.col) else { return };
    match (field.ty, sel.row) {
        (FieldType::Check, Some(_)) => verbs::toggle(tab, view, out),
        _ => editor::start(tab, view, sel.row, view.cols.get(sel.col).map_or(0, |c| c.field), typed),
    }
}

fn typing(ui: &Ui, tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) {
    let typed = ui.input_mut(|i| {
        let text: String = i.events.iter().filter_map(|e| if let Event::Text(text) = e { Some(text.as_str()) } else { None }).collect();
        i.events.retain(|e| !matches!(e, Event::Text(_)));
        text
    });
    let composing = ui.input(|i| i.events.iter().any(|e| matches!(e, Event::Ime(_))));
    if view.editing.is_some() || !tab.can_edit() || (typed.trim().is_empty() && !composing) {
        return;
    }
    let field = view.sel.and_then(|c| view.field_at(tab, c.col));
    let row = view.sel_row();
    match (field.as_ref().map(|f| f.ty), row, typed.parse::<u8>()) {
        (Some(FieldType::Check), Some(_), _) => {}
        (Some(FieldType::Rating), Some(id), Ok(n @ 1..=5)) => {
            let column = field.map(|f| f.id).unwrap_or_default();
            tab.push(out, tab.table.set_cell(id, &column, Value::Num(f64::from(n))));
        }
        _ => open(tab, view, Some(typed), out),
    }
}
