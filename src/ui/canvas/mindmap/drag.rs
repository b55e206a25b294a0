//! Carrying a node: a ghost at the pointer, a mark where it would hang, Esc leaves everything as it was.

use egui::{Align2, CornerRadius, Key, LayerId, Modifiers, Order, PointerButton, Pos2, Rect, Response, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::{Drawn, Map, MindmapView, verbs};
use crate::{
    model::{
        exercise::mindmap::{ROOT, Refused},
        stamp::ItemId,
    },
    ui::{canvas::journey::paint, cx::Actions, theme, widgets},
};

/// A node in the hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Drag {
    pub id: ItemId,
    /// Where in its box it was taken.
    pub grip: Vec2,
}

/// Where it would hang: the parent, before which child, and the mark that says so.
struct Drop {
    to: (ItemId, usize),
    mark: Mark,
}

enum Mark {
    Into(Rect),
    Line(Rect, bool),
}

/// Begins to carry a node.
pub(super) fn start(map: &Map<'_>, view: &mut MindmapView, drawn: &Drawn, response: &Response, id: ItemId) {
    if !response.drag_started_by(PointerButton::Primary) || !map.can_edit() || drawn.tree.is_given(id) || view.typing.is_some() {
        return;
    }
    let at = response.interact_pointer_pos().unwrap_or(response.rect.center());
    view.drag = Some(Drag { id, grip: at - response.rect.min });
}

/// Shows what is carried and hangs it where it is let go.
pub(super) fn carry(ui: &mut Ui, map: &Map<'_>, view: &mut MindmapView, drawn: &Drawn, (body, offset): (Rect, Vec2), out: &mut Actions) {
    let Some(drag) = view.drag else { return };
    let Some(pointer) = ui.input(|i| i.pointer.latest_pos()) else { return };
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        view.drag = None;
        return;
    }
    let drop = target(drawn, drag, pointer, offset);
    let refused = drop.as_ref().and_then(|d| drawn.tree.hang(map.plan, map.doc(), drag.id, d.to).err());
    if !ui.input(|i| i.pointer.button_down(PointerButton::Primary)) {
        view.drag = None;
        if let Some(drop) = drop {
            verbs::hang(map, view, drag.id, drop.to, out);
        }
        return;
    }
    if let Some(drop) = &drop {
        mark(ui, map, &drop.mark, refused.is_some(), body);
    }
    ghost(ui, map, view, drawn, drag, pointer, refused);
    // At the edges the map comes along.
    let out_of = |p: f32, low: f32, high: f32| {
        if p < low + 30.0 {
            6.0
        } else if p > high - 30.0 {
            -6.0
        } else {
            0.0
        }
    };
    let push = egui::vec2(out_of(pointer.x, body.left(), body.right()), out_of(pointer.y, body.top(), body.bottom()));
    if push != Vec2::ZERO {
        view.pan += push;
        ui.request_repaint();
    }
}

/// On a node: below it; near its upper or lower edge: before or after it.
fn target(drawn: &Drawn, drag: Drag, pointer: Pos2, offset: Vec2) -> Option<Drop> {
    let rect = |at: usize| drawn.lay.of(at).map(|b| paint::to_rect(b, offset));
    let at = (0..drawn.tree.nodes.len()).find(|at| rect(*at).is_some_and(|r| r.expand(5.0).contains(pointer)))?;
    let (node, rect) = (drawn.tree.node(at)?, rect(at)?);
    if node.id == drag.id {
        return None;
    }
    let share = (pointer.y - rect.top()) / rect.height();
    let beside = node.id != ROOT && !(0.28..=0.72).contains(&share);
    if !beside {
        return Some(Drop { to: (node.id, usize::MAX), mark: Mark::Into(rect) });
    }
    let parent = drawn.tree.node(node.parent)?;
    let index = parent.children.iter().position(|c| *c == at)? + usize::from(share > 0.5);
    Some(Drop { to: (parent.id, index), mark: Mark::Line(rect, share > 0.5) })
}

fn mark(ui: &Ui, map: &Map<'_>, mark: &Mark, refused: bool, body: Rect) {
    let tk = map.cx.tk;
    let color = if refused { tk.danger } else { tk.accent };
    let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
    match mark {
        Mark::Into(rect) => {
            painter.rect_stroke(rect.expand(4.0), CornerRadius::same(11), Stroke::new(3.0, color), StrokeKind::Outside);
        }
        Mark::Line(rect, below) => {
            let y = if *below { rect.bottom() + 5.0 } else { rect.top() - 5.0 };
            painter.hline(rect.x_range(), y, Stroke::new(3.0, color));
            painter.circle_filled(pos2(rect.left(), y), 4.0, color);
        }
    }
}

fn ghost(ui: &Ui, map: &Map<'_>, view: &MindmapView, drawn: &Drawn, drag: Drag, pointer: Pos2, refused: Option<Refused>) {
    let Some((at, place)) = drawn.tree.place(drag.id).and_then(|at| drawn.lay.of(at).map(|b| (at, b))) else { return };
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, map.base.with("ghost")));
    let offset = pointer - drag.grip - pos2(place.x, place.y);
    let rect = paint::to_rect(place, offset);
    painter.add(map.cx.tk.shadow(3).as_shape(rect, CornerRadius::same(8)));
    let mut prims = Vec::new();
    MindmapView::scene(map, &drawn.tree, &view.folded, view.scale()).node(&drawn.lay, at, &mut prims);
    paint::paint(&painter, map.cx.tk, &prims, offset);
    let count = drawn.tree.subtree(at).len() - 1;
    let said = match refused {
        Some(why) => map.cx.t(why.text()).to_owned(),
        None if count > 0 => format!("+{count}"),
        None => return,
    };
    let (fill, ink) = if refused.is_some() { (map.cx.tk.danger_tint, map.cx.tk.danger_text) } else { (map.cx.tk.accent_tint, map.cx.tk.accent_text) };
    let galley = widgets::galley(&painter, &said, theme::CAPTION, ink, 260.0, 2);
    let note = Align2::LEFT_TOP.anchor_size(rect.left_bottom() + egui::vec2(0.0, 6.0), galley.size() + egui::vec2(12.0, 4.0));
    painter.rect_filled(note, CornerRadius::same(6), fill);
    painter.galley(note.min + egui::vec2(6.0, 2.0), galley, ink);
}
