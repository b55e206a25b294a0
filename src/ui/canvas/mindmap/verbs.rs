//! What can be done to the selected node, whoever asks: key, menu or toolbar.

use super::{Map, MindmapView};
use crate::{
    model::{
        exercise::mindmap::{ROOT, lines, parse, write},
        stamp::ItemId,
        texts::mindmap as t,
    },
    ui::cx::{Action, Actions, Tone},
};

pub(super) fn selected(view: &MindmapView) -> ItemId {
    view.sel.unwrap_or(ROOT)
}

/// Adds a node below the selected one and begins to write it.
pub(super) fn add_child(map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    add(map, view, (selected(view), usize::MAX), out);
}

/// Adds a node after the selected one; below the root there is no other way than as a child.
pub(super) fn add_sibling(map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let id = selected(view);
    let tree = view.drawn(map);
    let tree = &tree.tree;
    let Some(parent) = tree.parent(id) else { return add_child(map, view, out) };
    let index = tree.children(parent).iter().position(|c| *c == id).map_or(usize::MAX, |at| at + 1);
    add(map, view, (parent, index), out);
}

fn add(map: &Map<'_>, view: &mut MindmapView, to: (ItemId, usize), out: &mut Actions) {
    if !map.can_edit() {
        return;
    }
    let drawn = view.drawn(map);
    match drawn.tree.add(map.plan, map.doc(), map.cx.ids, to, &[""]) {
        Ok((mut edit, made)) => {
            let id = made.first().copied();
            // What is written at once belongs to the same step.
            edit.burst = id.map(|id| (id, crate::model::exercise::mindmap::TEXT.into()));
            map.push(out, edit);
            view.set_fold(&drawn.tree, to.0, false);
            view.next = id;
        }
        Err(why) => map.refuse(out, why),
    }
}

/// Deletes the selected node with what hangs on it; its neighbour is selected.
pub(super) fn delete(map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let id = selected(view);
    let drawn = view.drawn(map);
    let tree = &drawn.tree;
    match tree.delete(map.doc(), id) {
        Ok(edit) => {
            let count = edit.ops.len();
            map.push(out, edit);
            if count > 1 && map.can_edit() {
                out.push(Action::Toast { tone: Tone::Info, text: map.cx.tf(t::DELETED, &[&count.to_string()]), undo: true });
            }
            let parent = tree.parent(id).unwrap_or(ROOT);
            let siblings = tree.children(parent);
            let at = siblings.iter().position(|s| *s == id).unwrap_or(0);
            let near = siblings.get(at + 1).or_else(|| at.checked_sub(1).and_then(|at| siblings.get(at)));
            view.select(near.copied().unwrap_or(parent));
        }
        Err(why) => map.refuse(out, why),
    }
}

/// Hangs a node somewhere else.
pub(super) fn hang(map: &Map<'_>, view: &mut MindmapView, id: ItemId, to: (ItemId, usize), out: &mut Actions) {
    let drawn = view.drawn(map);
    match drawn.tree.hang(map.plan, map.doc(), id, to) {
        Ok(Some(edit)) => {
            map.push(out, edit);
            out.push(Action::EndBurst(map.ex.target()));
            view.set_fold(&drawn.tree, to.0, false);
            view.select(id);
        }
        Ok(None) => view.select(id),
        Err(why) => map.refuse(out, why),
    }
}

/// Up or down among its siblings.
pub(super) fn shift(map: &Map<'_>, view: &mut MindmapView, down: bool, out: &mut Actions) {
    let id = selected(view);
    let drawn = view.drawn(map);
    let Some(parent) = drawn.tree.parent(id) else { return };
    let siblings = drawn.tree.children(parent);
    let at = siblings.iter().position(|s| *s == id).unwrap_or(0);
    let index = if down { (at + 2).min(siblings.len()) } else { at.saturating_sub(1) };
    hang(map, view, id, (parent, index), out);
}

/// Behind its parent.
pub(super) fn promote(map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let id = selected(view);
    let drawn = view.drawn(map);
    let Some((parent, above)) = drawn.tree.parent(id).and_then(|p| drawn.tree.parent(p).map(|a| (p, a))) else { return };
    let index = drawn.tree.children(above).iter().position(|s| *s == parent).map_or(usize::MAX, |at| at + 1);
    hang(map, view, id, (above, index), out);
}

/// Below the sibling before it.
pub(super) fn demote(map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let id = selected(view);
    let drawn = view.drawn(map);
    let Some(parent) = drawn.tree.parent(id) else { return };
    let siblings = drawn.tree.children(parent);
    let before = siblings.iter().position(|s| *s == id).and_then(|at| at.checked_sub(1)).and_then(|at| siblings.get(at)).copied();
    if let Some(before) = before {
        hang(map, view, id, (before, usize::MAX), out);
    }
}

/// Folds the selected node or unfolds it.
pub(super) fn fold(map: &Map<'_>, view: &mut MindmapView) {
    let id = selected(view);
    let drawn = view.drawn(map);
    let fold = !view.folded.contains(&id);
    view.set_fold(&drawn.tree, id, fold);
    view.reveal = true;
}

/// Folds or unfolds everything below the arms.
pub(super) fn fold_all(map: &Map<'_>, view: &mut MindmapView, fold: bool) {
    let drawn = view.drawn(map);
    for node in drawn.tree.nodes.iter().filter(|n| n.depth == 1 || !fold) {
        view.set_fold(&drawn.tree, node.id, fold);
    }
    let hidden = drawn.tree.find(selected(view)).is_some_and(|n| n.depth > 1);
    if fold && hidden {
        let arm = drawn.tree.find(selected(view)).map_or(0, |n| n.arm);
        let arms = drawn.tree.children(ROOT);
        view.sel = arms.get(arm.saturating_sub(1)).copied().or(Some(ROOT));
    }
    view.fit = true;
}

/// Picks the selected node up; it is hung where it is put down.
pub(super) fn pick_up(map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let id = selected(view);
    if view.drawn(map).tree.is_given(id) {
        return map.refuse(out, crate::model::exercise::mindmap::Refused::Given);
    }
    view.picked = Some(id);
    out.push(Action::Toast { tone: Tone::Info, text: map.cx.t(t::PICKED_UP).to_owned(), undo: false });
}

/// Hangs what was picked up on the selected node; false when nothing was.
pub(super) fn put_down(map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) -> bool {
    let Some(id) = view.picked.take() else { return false };
    let to = selected(view);
    if to != id {
        hang(map, view, id, (to, usize::MAX), out);
    }
    true
}

/// Copies the selected node and what hangs on it as an outline.
pub(super) fn copy(map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let drawn = view.drawn(map);
    let at = drawn.tree.place(selected(view)).unwrap_or(0);
    out.push(Action::Copy(write(&lines(&drawn.tree, map.plan, map.doc(), at, map.cx.lang))));
    out.push(Action::Toast { tone: Tone::Done, text: map.cx.t(t::COPIED).to_owned(), undo: false });
}

/// Hangs an outline on the selected node.
pub(super) fn paste(map: &Map<'_>, view: &mut MindmapView, pasted: &str, out: &mut Actions) {
    let outline = parse(pasted);
    if outline.is_empty() || !map.can_edit() {
        return;
    }
    let drawn = view.drawn(map);
    let to = selected(view);
    match drawn.tree.paste(map.plan, map.doc(), map.cx.ids, to, &outline) {
        Ok((edit, _)) => {
            map.push(out, edit);
            out.push(Action::EndBurst(map.ex.target()));
            view.set_fold(&drawn.tree, to, false);
        }
        Err(why) => map.refuse(out, why),
    }
}

/// Copies the selected node with what hangs on it, as its last sibling.
pub(super) fn duplicate(map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let id = selected(view);
    let drawn = view.drawn(map);
    let (Some(at), Some(parent)) = (drawn.tree.place(id), drawn.tree.parent(id)) else { return };
    let outline: Vec<(usize, String)> = lines(&drawn.tree, map.plan, map.doc(), at, map.cx.lang).into_iter().map(|l| (l.level, l.text)).collect();
    if let Ok((mut edit, made)) = drawn.tree.paste(map.plan, map.doc(), map.cx.ids, parent, &outline) {
        edit.label = crate::model::texts::command::DUPLICATE.into();
        map.push(out, edit);
        out.push(Action::EndBurst(map.ex.target()));
        if let Some(id) = made.first().filter(|_| map.can_edit()) {
            view.sel = Some(*id);
        }
    }
}

/// Puts a mark on the selected node, or takes it off.
pub(super) fn mark(map: &Map<'_>, view: &mut MindmapView, tag: &str, out: &mut Actions) {
    let id = selected(view);
    let edit = view.drawn(map).tree.toggle_tag(map.doc(), id, tag);
    map.push(out, edit);
    out.push(Action::EndBurst(map.ex.target()));
}
