//! The keyboard of the mind map: Tab and Enter grow it, arrows walk it, Alt arrows move what is selected.

use egui::{Event, EventFilter, Key, Modifiers, Rect, Ui};

use super::{Map, MindmapView, edit, verbs};
use crate::{
    model::{exercise::mindmap::ROOT, scene::Box2, stamp::ItemId},
    ui::{cx::Actions, widgets},
};

fn take(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|i| i.consume_key(modifiers, key))
}

/// Reads keys before any widget does.
pub(super) fn before(ui: &Ui, map: &Map<'_>, view: &mut MindmapView, body: Rect, out: &mut Actions) {
    if !map.cx.keys {
        return;
    }
    if view.typing.is_some() {
        typing_keys(ui, map, view, out);
        return;
    }
    view.composing = false;
    super::command(map, view, body, out);
    if !ui.memory(|m| m.has_focus(map.canvas_id())) {
        return;
    }
    if view.drag.is_none() && take(ui, Modifiers::NONE, Key::Escape) && view.picked.take().is_none() {
        view.sel = Some(ROOT);
        view.reveal = true;
    }
    if map.can_edit() {
        growing(ui, map, view, out);
    }
    if take(ui, Modifiers::NONE, Key::Space) {
        verbs::fold(map, view);
    }
    walking(ui, map, view);
    clipboard(ui, map, view, out);
    if map.can_edit() {
        writing(ui, map, view);
    }
}

/// Keeps Tab, arrows and Esc for the map while it has the focus.
pub(super) fn after(ui: &Ui, map: &Map<'_>, view: &mut MindmapView, body: Rect) {
    let all = EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: true };
    // Nothing above the map, and nobody has the keyboard (a dialog has closed): it is the map's.
    let idle = ui.memory(|m| m.focused().is_none());
    if map.cx.keys && (std::mem::take(&mut view.refocus) || idle) && view.typing.is_none() {
        ui.memory_mut(|m| m.request_focus(map.canvas_id()));
    }
    ui.memory_mut(|m| {
        m.set_focus_lock_filter(map.canvas_id(), all);
        m.set_focus_lock_filter(map.edit_id(), all);
    });
    // An input method may begin a text straight from a selected node.
    if view.typing.is_none() && ui.memory(|m| m.has_focus(map.canvas_id())) && map.can_edit() {
        ui.output_mut(|o| {
            if o.ime.is_none() {
                let rect = Rect::from_min_size(body.left_top(), egui::vec2(1.0, 20.0));
                o.ime =
                    Some(egui::output::IMEOutput { purpose: egui::IMEPurpose::Normal, rect, cursor_rect: rect, should_interrupt_composition: false });
            }
        });
    }
}

/// While a node is written: Enter and Tab end it, Tab goes on below it, Esc brings back what stood there.
fn typing_keys(ui: &Ui, map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let was = view.composing;
    ui.input(|i| {
        for event in &i.events {
            if let Event::Ime(ime) = event {
                view.composing = matches!(ime, egui::ImeEvent::Preedit { text, .. } if !text.is_empty());
            }
        }
    });
    // The Enter that ends a composition may come with it or in the same frame: it is not the node's.
    if view.composing || was || widgets::is_composing(ui) {
        return;
    }
    if take(ui, Modifiers::NONE, Key::Escape) {
        edit::cancel(map, view, out);
    } else if take(ui, Modifiers::NONE, Key::Enter) {
        edit::commit(map, view, out);
    } else if take(ui, Modifiers::NONE, Key::Tab) && edit::commit(map, view, out) {
        verbs::add_child(map, view, out);
    }
}

fn growing(ui: &Ui, map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let alt = Modifiers::ALT;
    if take(ui, Modifiers::NONE, Key::Tab) {
        verbs::add_child(map, view, out);
    } else if take(ui, Modifiers::NONE, Key::Enter) {
        verbs::add_sibling(map, view, out);
    } else if take(ui, Modifiers::NONE, Key::F2) {
        let drawn = view.drawn(map);
        edit::start(map, view, &drawn.tree, verbs::selected(view), None, false);
    } else if take(ui, alt, Key::ArrowUp) {
        verbs::shift(map, view, false, out);
    } else if take(ui, alt, Key::ArrowDown) {
        verbs::shift(map, view, true, out);
    }
    let left = view.sel.and_then(|id| view.drawn(map).tree.place(id)).is_some_and(|at| view.drawn(map).lay.is_left(at));
    let (inward, outward) = if left { (Key::ArrowRight, Key::ArrowLeft) } else { (Key::ArrowLeft, Key::ArrowRight) };
    if take(ui, alt, inward) {
        verbs::promote(map, view, out);
    } else if take(ui, alt, outward) {
        verbs::demote(map, view, out);
    }
}

fn walking(ui: &Ui, map: &Map<'_>, view: &mut MindmapView) {
    for key in [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End] {
        if take(ui, Modifiers::NONE, key)
            && let Some(id) = neighbour(map, view, key)
        {
            view.select(id);
        }
    }
}

/// Where an arrow leads.
fn neighbour(map: &Map<'_>, view: &mut MindmapView, key: Key) -> Option<ItemId> {
    let drawn = view.drawn(map);
    let (tree, lay) = (&drawn.tree, &drawn.lay);
    let at = tree.place(verbs::selected(view))?;
    let here = lay.of(at)?;
    let node = tree.node(at)?;
    let id_of = |at: usize| tree.node(at).map(|n| n.id);
    // The child that lies nearest, on the side asked for.
    let child = |left: bool| {
        let near = |a: &usize| lay.of(*a).map_or(f32::MAX, |b| (b.center().y - here.center().y).abs());
        let there = node.children.iter().copied().filter(|c| lay.of(*c).is_some() && lay.is_left(*c) == left);
        there.min_by(|a, b| near(a).total_cmp(&near(b)))
    };
    match key {
        Key::Home => Some(ROOT),
        Key::End => tree.nodes.iter().enumerate().rev().find(|(at, _)| lay.of(*at).is_some()).map(|(_, n)| n.id),
        Key::ArrowLeft | Key::ArrowRight => {
            let to_left = key == Key::ArrowLeft;
            if at == 0 || lay.is_left(at) == to_left { child(to_left).and_then(id_of) } else { id_of(node.parent) }
        }
        Key::ArrowUp | Key::ArrowDown => {
            let down = key == Key::ArrowDown;
            let beyond = |b: &Box2| if down { b.y >= here.bottom() } else { b.bottom() <= here.y };
            let far = |b: Box2| {
                let gap = if down { b.y - here.bottom() } else { here.y - b.bottom() };
                gap + (b.center().x - here.center().x).abs() * 0.5
            };
            let same = |at: usize, other: usize| at != 0 && other != 0 && lay.is_left(at) == lay.is_left(other);
            let all = (0..tree.nodes.len()).filter(|other| same(at, *other)).filter_map(|other| lay.of(other).map(|b| (other, b)));
            let depth = |other: usize| tree.node(other).map_or(0, |n| n.depth.abs_diff(node.depth));
            all.filter(|(_, b)| beyond(b))
                .min_by(|a, b| (far(a.1) + 60.0 * depth(a.0) as f32).total_cmp(&(far(b.1) + 60.0 * depth(b.0) as f32)))
                .and_then(|(other, _)| id_of(other))
        }
        _ => None,
    }
}

fn clipboard(ui: &Ui, map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let mut events = Vec::new();
    ui.input_mut(|i| {
        i.events.retain(|e| {
            let mine = matches!(e, Event::Copy | Event::Cut | Event::Paste(_));
            if mine {
                events.push(e.clone());
            }
            !mine
        });
    });
    for event in events {
        match event {
            Event::Copy => verbs::copy(map, view, out),
            Event::Cut if map.can_edit() => {
                verbs::copy(map, view, out);
                verbs::pick_up(map, view, out);
            }
            Event::Paste(text) if map.can_edit() && !verbs::put_down(map, view, out) => verbs::paste(map, view, &text, out),
            _ => {}
        }
    }
}

/// A letter, or an input method, begins to write over the node.
fn writing(ui: &Ui, map: &Map<'_>, view: &mut MindmapView) {
    let typed = ui.input_mut(|i| {
        let at = i.events.iter().position(|e| matches!(e, Event::Text(text) if !text.trim().is_empty()))?;
        match i.events.remove(at) {
            Event::Text(text) => Some(text),
            _ => None,
        }
    });
    let composing = ui.input(|i| i.events.iter().any(|e| matches!(e, Event::Ime(egui::ImeEvent::Preedit { text, .. }) if !text.is_empty())));
    if typed.is_some() || composing {
        let drawn = view.drawn(map);
        edit::start(map, view, &drawn.tree, verbs::selected(view), Some(typed.unwrap_or_default()), false);
    }
}
