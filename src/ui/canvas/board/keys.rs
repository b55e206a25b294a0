//! The keys of a board: commands from the shell, digits, arrows, and the clipboard as lines of text.

use egui::{Event, Id, Key, Modifiers, Ui};

use super::{BoardView, Focus, Mode, Side, Work, card, card_id, card_menu, quick};
use crate::{
    model::{exercise::board, stamp::ItemId, texts::board as say},
    ui::{canvas::kit::guided, command::Command, cx::Tone, widgets},
};

pub(super) fn handle(ui: &Ui, work: &mut Work<'_, '_>, view: &mut BoardView) {
    if let Some(command) = work.cx.command {
        obey(work, view, command);
    }
    if !work.cx.keys {
        return;
    }
    let focused = ui.memory(egui::Memory::focused);
    let writing = focused == Some(quick::input_id());
    let typing = ui.ctx().text_edit_focused();
    compose(ui, view);
    if !view.composing && !widgets::is_composing(ui) {
        digits(ui, work, view, writing, typing);
        if writing {
            through_zones(ui, work, view);
        }
    }
    clipboard(ui, work, view, writing, typing);
    // Esc leaves the field first; only the next one is for the board.
    if std::mem::replace(&mut view.was_typing, typing) || typing || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    if ui.input(|i| i.key_pressed(Key::Escape)) && view.drag.is_none() {
        view.side = None;
        view.selected.clear();
    }
    // A focused button keeps its own Enter and arrows.
    if on_cards(view, focused) {
        walk(ui, work, view);
    }
}

/// Knows while an input method composes; its Enter and Tab are its own.
fn compose(ui: &Ui, view: &mut BoardView) {
    let before = view.composing;
    ui.input(|i| {
        for event in &i.events {
            match event {
                Event::Ime(egui::ImeEvent::Preedit { text, .. }) => view.composing = !text.is_empty(),
                Event::Ime(_) => view.composing = false,
                _ => {}
            }
        }
    });
    if before || view.composing {
        ui.input_mut(|i| i.events.retain(|e| !matches!(e, Event::Key { key: Key::Enter | Key::Tab, .. })));
    }
}

fn on_cards(view: &BoardView, focused: Option<Id>) -> bool {
    focused.is_none_or(|id| view.selected.iter().any(|card| card_id(*card) == id))
}

fn obey(work: &mut Work<'_, '_>, view: &mut BoardView, command: Command) {
    let current = view.current();
    match command {
        Command::WriteCard if !work.ex.read_only => view.focus = Some(Focus::Quick),
        Command::Vote => current.into_iter().for_each(|id| card::vote(work, id)),
        Command::Unvote => current.into_iter().for_each(|id| card::unvote(work, id)),
        Command::TagCard => card_menu::tag(view),
        Command::ToAction => card_menu::turn_into_action(work, view),
        Command::BoardMode => {
            let next = match view.mode {
                Mode::Think if work.voting() => Mode::Vote,
                Mode::Think | Mode::Vote => Mode::Gather,
                Mode::Gather => Mode::Think,
            };
            view.set_mode(next);
        }
        Command::TimerToggle => view.timer.toggle(work.cx.now),
        Command::TimerMore => view.timer.more(work.cx.now),
        Command::Duplicate => card_menu::duplicate(work, view),
        Command::Delete => card_menu::delete(work, view),
        Command::Examples => view.side = (view.side != Some(Side::Examples)).then_some(Side::Examples),
        Command::Task => view.side = (view.side != Some(Side::Task)).then_some(Side::Task),
        Command::Guide if guided(work.cx, work.ex) => view.side = (view.side != Some(Side::Guide)).then_some(Side::Guide),
        _ => {}
    }
}

fn digit(key: Key) -> Option<usize> {
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    keys.iter().position(|k| *k == key)
}

/// Digits pick a zone to write in; with Shift they move the selected cards.
fn digits(ui: &Ui, work: &mut Work<'_, '_>, view: &mut BoardView, writing: bool, typing: bool) {
    let pressed = ui.input(|i| {
        i.events.iter().find_map(|e| match e {
            Event::Key { key, physical_key, pressed: true, modifiers, .. } => {
                physical_key.and_then(digit).or_else(|| digit(*key)).map(|d| (d, *modifiers))
            }
            _ => None,
        })
    });
    let Some((zone, modifiers)) = pressed.filter(|(zone, _)| *zone < work.plan.zones.len()) else { return };
    let chord = modifiers.command || modifiers.alt;
    let picks = if writing { chord || (view.quick_text.is_empty() && !modifiers.shift) } else { !typing && !chord && !modifiers.shift };
    let moves = !typing && !chord && modifiers.shift && !view.selected.is_empty();
    if picks && !work.ex.read_only {
        view.quick_zone = zone;
        view.focus = Some(Focus::Quick);
    } else if moves {
        card_menu::move_to(work, view, zone);
    } else {
        return;
    }
    // The digit itself must not land in the field that gets the focus now.
    ui.input_mut(|i| i.events.retain(|e| !matches!(e, Event::Text(_))));
}

/// Tab and Shift Tab change the zone while a card is being written.
fn through_zones(ui: &Ui, work: &Work<'_, '_>, view: &mut BoardView) {
    if view.quick_text.is_empty() {
        return;
    }
    let count = work.plan.zones.len().max(1);
    if ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::Tab)) {
        view.quick_zone = (view.quick_zone + count - 1) % count;
    } else if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Tab)) {
        view.quick_zone = (view.quick_zone + 1) % count;
    }
}

/// Cards go out as lines; lines from anywhere come in as cards.
fn clipboard(ui: &Ui, work: &mut Work<'_, '_>, view: &mut BoardView, writing: bool, typing: bool) {
    let mut pasted = None;
    let (mut copied, mut cut) = (false, false);
    ui.input_mut(|i| {
        i.events.retain(|event| match event {
            Event::Paste(text) if !typing || (writing && text.trim().contains('\n')) => {
                pasted = Some(text.clone());
                false
            }
            Event::Copy if !typing => {
                copied = true;
                true
            }
            Event::Cut if !typing => {
                cut = true;
                true
            }
            _ => true,
        });
    });
    if copied || cut {
        card_menu::copy(work, view);
    }
    if cut {
        card_menu::delete(work, view);
    }
    let Some(text) = pasted else { return };
    let selected = view.current().filter(|_| !writing).and_then(|id| view.board.place(id));
    let zone = selected.map_or(view.quick_zone, |p| p.0);
    let cards = board::parse_lines(&text);
    if work.add(view, zone, &cards) {
        let text = work.cx.tf(say::PASTED, &[&cards.len().to_string()]);
        work.toast(Tone::Done, text, true);
    }
}

fn walk(ui: &Ui, work: &mut Work<'_, '_>, view: &mut BoardView) {
    let (edit, all) = ui.input_mut(|i| {
        let edit = i.key_pressed(Key::F2) || (i.key_pressed(Key::Enter) && i.modifiers.is_none());
        (edit, i.consume_key(Modifiers::COMMAND, Key::A))
    });
    if edit && let Some(id) = view.current() {
        card::start_typing(work, view, id);
        ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
        return;
    }
    if all && let Some((zone, _)) = view.current().and_then(|id| view.board.place(id)).or(Some((view.quick_zone, 0))) {
        view.selected = view.shown.get(zone).cloned().unwrap_or_default();
    }
    let arrows = [(Key::ArrowLeft, -1, 0), (Key::ArrowRight, 1, 0), (Key::ArrowUp, 0, -1), (Key::ArrowDown, 0, 1)];
    for (key, dx, dy) in arrows {
        let pressed = ui.input(|i| i.key_pressed(key) && !i.modifiers.command && !i.modifiers.alt);
        if pressed && let Some(id) = step(view, dx, dy) {
            // Otherwise egui would walk one widget further from there.
            ui.memory_mut(|m| m.move_focus(egui::FocusDirection::None));
            if ui.input(|i| i.modifiers.shift) {
                view.selected.retain(|x| *x != id);
                view.selected.push(id);
                view.reveal = Some(id);
                view.focus = Some(Focus::Card(id));
            } else {
                view.select(id);
            }
        }
    }
}

/// The card next to the current one in a direction, in the next zone where this one ends.
fn step(view: &BoardView, dx: i32, dy: i32) -> Option<ItemId> {
    let Some((zone, index)) = view.current().and_then(|id| spot(view, id)) else {
        return view.shown.iter().flatten().next().copied();
    };
    let list = view.shown.get(zone)?;
    let cols = view.rows.get(zone)?.cols.max(1);
    let (row, col) = (index / cols, index % cols);
    let inside = match (dx, dy) {
        (-1, _) => (col > 0).then(|| index - 1),
        (1, _) => (col + 1 < cols).then_some(index + 1),
        (_, -1) => index.checked_sub(cols),
        _ => {
            let last_row = list.len().saturating_sub(1) / cols;
            (row < last_row).then(|| (index + cols).min(list.len() - 1))
        }
    };
    if let Some(id) = inside.and_then(|i| list.get(i)) {
        return Some(*id);
    }
    let next = neighbour(view, zone, dx as f32, dy as f32)?;
    let there = view.shown.get(next)?;
    let cols = view.rows.get(next)?.cols.max(1);
    let last = there.len().checked_sub(1)?;
    let (row, col) = match (dx, dy) {
        (1, _) => (row, 0),
        (-1, _) => (row, cols - 1),
        (_, 1) => (0, col),
        _ => (last / cols, col),
    };
    there.get((row.min(last / cols) * cols + col.min(cols - 1)).min(last)).copied()
}

fn spot(view: &BoardView, id: ItemId) -> Option<(usize, usize)> {
    let (zone, _) = view.board.place(id)?;
    Some((zone, view.shown.get(zone)?.iter().position(|x| *x == id)?))
}

/// The nearest zone with cards in a direction.
fn neighbour(view: &BoardView, from: usize, dx: f32, dy: f32) -> Option<usize> {
    let here = view.zone_rects.get(from)?.center();
    let mut best: Option<(f32, usize)> = None;
    for (at, rect) in view.zone_rects.iter().enumerate() {
        let to = rect.center() - here;
        let ahead = to.x * dx + to.y * dy;
        let aside = (to.x * dy).abs() + (to.y * dx).abs();
        let cost = ahead + 2.0 * aside;
        if ahead > 8.0 && view.shown.get(at).is_some_and(|z| !z.is_empty()) && best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, at));
        }
    }
    best.map(|(_, at)| at)
}
