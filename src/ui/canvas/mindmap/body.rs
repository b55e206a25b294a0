//! The map itself: panning, zooming, one named rectangle for every visible node, and what is painted.

use egui::{CursorIcon, PointerButton, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Drawn, Map, MindmapView, drag, edit, fit, menu, verbs};
use crate::{
    model::{exercise::mindmap::ROOT, texts::mindmap as t},
    ui::{canvas::journey::paint, cx::Actions, icons, widgets},
};

/// Shows the map.
pub(super) fn show(ui: &mut Ui, map: &Map<'_>, view: &mut MindmapView, body: Rect, out: &mut Actions) {
    let ground = ui.interact(body, map.canvas_id(), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(Role::Tree, true, map.cx.t(t::CANVAS)));
    if ground.clicked() || ground.drag_started() {
        if view.typing.is_some() {
            edit::commit(map, view, out);
        }
        ground.request_focus();
    }
    pan_and_zoom(ui, view, body, &ground);
    if std::mem::take(&mut view.fit) {
        fit(view, map, body);
        view.reveal = false;
    }
    let drawn = view.drawn(map);
    if let Some(id) = view.sel.filter(|_| std::mem::take(&mut view.reveal)) {
        view.unfold_to(&drawn.tree, id);
        let drawn = view.drawn(map);
        reveal(view, &drawn, body);
    }
    let drawn = view.drawn(map);
    keep_near(view, &drawn, body);
    let offset = (body.center() + view.pan).to_vec2().round();
    let seen = |at: &usize| drawn.lay.of(*at).filter(|b| paint::to_rect(*b, offset).intersects(body));
    let visible: Vec<usize> = (0..drawn.tree.nodes.len()).filter(|at| seen(at).is_some()).collect();
    let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
    let scene = MindmapView::scene(map, &drawn.tree, &view.folded, view.scale());
    let mut prims = Vec::new();
    for (at, node) in drawn.tree.nodes.iter().enumerate().skip(1) {
        // A line is seen where the box around both its ends is.
        let ends = drawn.lay.of(at).zip(drawn.lay.of(node.parent)).map(|(a, b)| paint::to_rect(a, offset).union(paint::to_rect(b, offset)));
        if ends.is_some_and(|r| r.intersects(body)) {
            scene.edge(&drawn.lay, at, &mut prims);
        }
    }
    for at in &visible {
        scene.node(&drawn.lay, *at, &mut prims);
    }
    paint::paint(&painter, map.cx.tk, &prims, offset);
    for at in &visible {
        node(ui, map, view, &drawn, *at, offset, out);
    }
    selection(ui, map, view, &drawn, offset, body);
    drag::carry(ui, map, view, &drawn, (body, offset), out);
    if let Some(place) = view.typing.as_ref().and_then(|t| drawn.tree.place(t.id)).and_then(|at| drawn.lay.of(at)) {
        edit::show(ui, map, view, paint::to_rect(place, offset), out);
    }
}

/// Wheel scrolls, Ctrl wheel zooms at the pointer, dragging the ground or the middle button pans.
fn pan_and_zoom(ui: &Ui, view: &mut MindmapView, body: Rect, ground: &egui::Response) {
    if ground.dragged_by(PointerButton::Primary) {
        view.pan += ground.drag_delta();
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    }
    let Some(pointer) = ui.input(|i| i.pointer.hover_pos()).filter(|p| body.contains(*p) && ui.clip_rect().contains(*p)) else { return };
    if ui.ctx().layer_id_at(pointer).is_some_and(|layer| layer != ui.layer_id()) {
        return;
    }
    let (zoom, scroll, pan) = ui.input(|i| {
        let held = i.pointer.button_down(PointerButton::Middle);
        (i.zoom_delta(), i.smooth_scroll_delta(), if held { i.pointer.delta() } else { Vec2::ZERO })
    });
    if (zoom - 1.0).abs() > f32::EPSILON {
        view.wheel_zoom *= zoom;
        let steps = (view.wheel_zoom.ln() / 1.1_f32.ln()).trunc();
        if steps != 0.0 {
            view.wheel_zoom = 1.0;
            let to = (f32::from(view.zoom) + steps.clamp(-5.0, 5.0) * 10.0).max(0.0) as u16;
            view.zoom_to(to, pointer - body.center());
        }
    } else {
        view.pan += scroll + pan;
    }
}

/// Moves the map so that the selection is in sight.
fn reveal(view: &mut MindmapView, drawn: &Drawn, body: Rect) {
    let Some(place) = view.sel.and_then(|id| drawn.tree.place(id)).and_then(|at| drawn.lay.of(at)) else { return };
    let here = paint::to_rect(place, (body.center() + view.pan).to_vec2());
    let room = body.shrink2(vec2(28.0, 20.0));
    let push = |low: f32, high: f32, from: f32, to: f32| {
        if low < from {
            from - low
        } else if high > to {
            (to - high).max(from - low)
        } else {
            0.0
        }
    };
    view.pan += vec2(push(here.left(), here.right(), room.left(), room.right()), push(here.top(), here.bottom(), room.top(), room.bottom()));
}

/// The map cannot be pushed out of sight.
fn keep_near(view: &mut MindmapView, drawn: &Drawn, body: Rect) {
    let b = drawn.lay.bounds;
    let half = body.size() / 2.0 - vec2(60.0, 40.0);
    view.pan.x = view.pan.x.clamp(-b.right() - half.x.max(0.0), -b.x + half.x.max(0.0));
    view.pan.y = view.pan.y.clamp(-b.bottom() - half.y.max(0.0), -b.y + half.y.max(0.0));
}

fn node(ui: &mut Ui, map: &Map<'_>, view: &mut MindmapView, drawn: &Drawn, at: usize, offset: Vec2, out: &mut Actions) {
    let (Some(node), Some(place)) = (drawn.tree.node(at), drawn.lay.of(at)) else { return };
    let rect = paint::to_rect(place, offset);
    let id = node.id;
    let response = ui.interact(rect, map.base.with(id), Sense::click_and_drag());
    response.widget_info(|| {
        let below = (drawn.tree.subtree(at).len() - 1).to_string();
        WidgetInfo::selected(Role::TreeItem, true, view.sel == Some(id), map.cx.tf(t::NODE_OF, &[map.text(&drawn.tree, id), &below]))
    });
    if response.clicked() || response.secondary_clicked() || response.drag_started() {
        if view.typing.as_ref().is_some_and(|typing| typing.id != id) {
            edit::commit(map, view, out);
        }
        view.sel = Some(id);
        view.refocus = true;
    }
    if response.double_clicked() {
        edit::start(map, view, &drawn.tree, id, None, false);
    }
    drag::start(map, view, drawn, &response, id);
    if response.hovered() && view.sel != Some(id) && view.drag.is_none() {
        ui.painter().rect_stroke(rect.expand(1.0), 8.0, Stroke::new(1.5, map.cx.tk.border_strong), StrokeKind::Outside);
    }
    menu::show(&response, map, view, out);
    knob(ui, map, view, drawn, (at, rect), offset);
}

/// The round button that folds what hangs on a node; a folded node shows it always.
fn knob(ui: &mut Ui, map: &Map<'_>, view: &mut MindmapView, drawn: &Drawn, (at, rect): (usize, Rect), offset: Vec2) {
    let (Some(node), Some(place)) = (drawn.tree.node(at), drawn.lay.of(at)) else { return };
    if node.children.is_empty() || node.id == ROOT {
        return;
    }
    let folded = view.folded.contains(&node.id);
    let center = {
        let p = MindmapView::scene(map, &drawn.tree, &view.folded, view.scale()).knob(&drawn.lay, at, place);
        pos2(p.x, p.y) + offset
    };
    let round = Rect::from_center_size(center, Vec2::splat((20.0 * view.scale()).max(14.0)));
    let near = ui.rect_contains_pointer(rect.union(round)) || view.sel == Some(node.id);
    if !folded && (!near || view.drag.is_some()) {
        return;
    }
    let response = ui.interact(round, map.base.with(("knob", node.id)), Sense::click());
    let hidden = (drawn.tree.subtree(at).len() - 1).to_string();
    let name = if folded { map.cx.tf(t::UNFOLD, &[&hidden]) } else { map.cx.t(t::FOLD).to_owned() };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if !folded {
        ui.painter().circle(round.center(), round.width() / 2.0, map.cx.tk.surface, Stroke::new(1.0, map.cx.tk.border_strong));
        widgets::paint_icon(ui.painter(), round.center(), icons::MINUS, round.width() * 0.6, map.cx.tk.text_secondary);
    }
    if widgets::tooltip(response, map.cx, &name).clicked() {
        view.sel = Some(node.id);
        verbs::fold(map, view);
        view.refocus = true;
    }
}

/// The ring around the selected node, and the mark of one that was picked up.
fn selection(ui: &Ui, map: &Map<'_>, view: &MindmapView, drawn: &Drawn, offset: Vec2, body: Rect) {
    let painter = ui.painter().with_clip_rect(body.intersect(ui.clip_rect()));
    let place = |id| drawn.tree.place(id).and_then(|at| drawn.lay.of(at)).map(|b| paint::to_rect(b, offset));
    if let Some(rect) = view.picked.and_then(place) {
        widgets::dashed_rect(&painter, rect.expand(4.0), 10.0, Stroke::new(2.0, map.cx.tk.warning));
    }
    if let Some(rect) = view.sel.and_then(place) {
        let focused = ui.memory(|m| m.has_focus(map.canvas_id()));
        let color = if focused { map.cx.tk.focus } else { map.cx.tk.border_strong };
        painter.rect_stroke(rect.expand(2.0), 10.0, Stroke::new(2.0, color), StrokeKind::Outside);
    }
}
