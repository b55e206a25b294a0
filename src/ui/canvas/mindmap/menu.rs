//! The menu of a node: every verb with its key.

use egui::{Response, Ui};

use super::{Map, MindmapView, edit, verbs};
use crate::{
    model::{
        doc::Value,
        exercise::{feed::origin, mindmap::TAGS},
        texts::mindmap as t,
    },
    ui::{
        command::Command,
        cx::{Action, Actions},
        icons, theme, widgets,
    },
};

/// Opens on a secondary click.
pub(super) fn show(response: &Response, map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    egui::Popup::context_menu(response).width(230.0).frame(widgets::menu_frame(map.cx.tk)).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        entries(ui, map, view, out);
    });
}

fn entries(ui: &mut Ui, map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let cx = map.cx;
    let given = view.drawn(map).tree.is_given(verbs::selected(view));
    let (edits, free) = (map.can_edit(), map.can_edit() && !given);
    let row =
        |ui: &mut Ui, icon: char, text, key: &str, enabled: bool| widgets::menu_row(ui, cx, Some(icon), cx.t(text), key, false, enabled).clicked();
    if row(ui, icons::PENCIL_SIMPLE, t::EDIT, "F2", edits) {
        let drawn = view.drawn(map);
        edit::start(map, view, &drawn.tree, verbs::selected(view), None, false);
    }
    if row(ui, icons::PLUS, t::ADD_CHILD, "Tab", edits) {
        verbs::add_child(map, view, out);
    }
    if row(ui, icons::PLUS, t::ADD_SIBLING, "Enter", edits) {
        verbs::add_sibling(map, view, out);
    }
    if row(ui, icons::MINUS_CIRCLE, t::FOLD, &Command::MapFold.key_name(cfg!(target_os = "macos")), true) {
        verbs::fold(map, view);
    }
    ui.separator();
    if row(ui, icons::ARROW_UP, t::MOVE_UP, "Alt ↑", free) {
        verbs::shift(map, view, false, out);
    }
    if row(ui, icons::ARROW_DOWN, t::MOVE_DOWN, "Alt ↓", free) {
        verbs::shift(map, view, true, out);
    }
    if row(ui, icons::ARROW_LEFT, t::PROMOTE, "Alt ←", free) {
        verbs::promote(map, view, out);
    }
    if row(ui, icons::ARROW_RIGHT, t::DEMOTE, "Alt →", free) {
        verbs::demote(map, view, out);
    }
    if row(ui, icons::SCISSORS, t::PICK_UP, "Ctrl X", free) {
        verbs::pick_up(map, view, out);
    }
    if row(ui, icons::TREE_STRUCTURE, t::HANG_HERE, "Ctrl V", edits && view.picked.is_some()) {
        verbs::put_down(map, view, out);
    }
    if row(ui, icons::COPY, t::COPY_OUTLINE, "Ctrl C", true) {
        verbs::copy(map, view, out);
    }
    let node = map.doc().get(verbs::selected(view)).is_some_and(|node| !origin(node).is_empty());
    let leads = !map.ex.exercise.template.feeds.is_empty();
    for command in leads.then_some(Command::Feed).into_iter().chain(node.then_some(Command::GoOrigin)) {
        if row(ui, command.info().icon, command.info().text, &command.key_name(cfg!(target_os = "macos")), true) {
            out.push(Action::Do(command));
        }
    }
    marks(ui, map, view, out);
    ui.separator();
    if widgets::menu_row(ui, cx, Some(icons::TRASH), cx.t(t::DELETE), "Del", true, free).clicked() {
        verbs::delete(map, view, out);
    }
}

fn marks(ui: &mut Ui, map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    if map.plan.node_tags.is_empty() || !map.can_edit() {
        return;
    }
    ui.separator();
    widgets::label(ui, map.cx.t(t::MARKS), theme::CAPTION, map.cx.tk.text_tertiary);
    let worn = map.doc().value(verbs::selected(view), TAGS);
    for tag in &map.plan.node_tags {
        let on = matches!(worn, Value::List(list) if list.iter().any(|id| **id == *tag.id));
        if widgets::menu_row(ui, map.cx, Some(if on { icons::CHECK } else { icons::TAG }), map.cx.bi(&tag.t), "", false, true).clicked() {
            verbs::mark(map, view, &tag.id, out);
        }
    }
}
