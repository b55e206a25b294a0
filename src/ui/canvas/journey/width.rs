//! How wide the columns of a stage are: pulled at the right edge of its head, or by keys and menu; Esc returns the old width.

use egui::{CursorIcon, Key, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{
    Fx, JourneyView,
    drag::{Drag, Load},
    grid::Stage,
    stage_id,
};
use crate::{
    model::{
        exercise::journey::{self as model, StageSpan},
        stamp::ItemId,
        texts::journey as t,
    },
    ui::cx::Actions,
};

/// What a key or the menu adds or takes.
pub(super) const STEP: f32 = 20.0;

/// A pull at the edge of a stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pull {
    stage: ItemId,
    /// The width it had, if it was made.
    old: Option<f32>,
    /// The width of a column on screen, and where the pointer was, when the pull began.
    from: (f32, f32),
    /// The columns share the way of the pointer.
    columns: usize,
}

/// The edge that is pulled.
pub(super) fn edge(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>, (span, head): (&StageSpan, Rect)) {
    if fx.ex.read_only || fx.doc.get(span.id).is_none() {
        return;
    }
    let at = Rect::from_center_size(pos2(head.right() + 4.0, head.center().y), vec2(10.0, head.height() + 8.0));
    let response = ui.interact(at, stage_id(span.id).with("width"), Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Splitter, true, fx.cx.tf(t::A_WIDTH, &[fx.name(span.id)])));
    let pulled = matches!(&view.drag, Some(Drag { load: Load::Width(pull), .. }) if pull.stage == span.id);
    if pulled || (response.hovered() && view.drag.is_none()) {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeColumn);
        ui.painter().vline(at.center().x, at.shrink2(vec2(0.0, 4.0)).y_range(), Stroke::new(2.0, fx.cx.tk.accent));
    }
    if response.double_clicked() {
        reset(fx, out, span.id);
    } else if response.drag_started_by(egui::PointerButton::Primary) && view.editing.is_none() {
        let origin = ui.input(|i| i.pointer.press_origin()).unwrap_or(at.center());
        let from = (st.lay.width_of(span.first), origin.x);
        let pull = Pull { stage: span.id, old: model::stage_width(fx.doc, span.id), from, columns: span.count.max(1) };
        view.drag = Some(Drag { load: Load::Width(pull), grip: egui::Vec2::ZERO, size: at.size() });
    }
}

/// Follows the pointer; Esc gives the old width back.
pub(super) fn pull(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, pull: Pull) {
    if ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, Key::Escape)) {
        push(fx, out, pull.stage, pull.old);
        fx.end_burst(out);
        view.drag = None;
        return;
    }
    ui.ctx().set_cursor_icon(CursorIcon::ResizeColumn);
    if let Some(pointer) = ui.input(|i| i.pointer.latest_pos()) {
        let wide = pull.from.0 + (pointer.x - pull.from.1) / pull.columns as f32;
        let wide = (wide / (f32::from(view.zoom) / 100.0)).round();
        // A click on the edge alone makes no width.
        if (pointer.x - pull.from.1).abs() > 2.0 || model::stage_width(fx.doc, pull.stage) != pull.old {
            push(fx, out, pull.stage, Some(wide));
        }
    }
    if !ui.input(|i| i.pointer.primary_down()) {
        fx.end_burst(out);
        view.drag = None;
    }
}

fn push(fx: &Fx<'_>, out: &mut Actions, stage: ItemId, width: Option<f32>) {
    let width = width.map(|w| w.clamp(model::WIDTHS.0, model::WIDTHS.1));
    if model::stage_width(fx.doc, stage) != width {
        fx.push(out, model::set_stage_width(stage, width));
    }
}

/// Makes the columns wider or narrower by a step.
pub(super) fn change(fx: &Fx<'_>, view: &JourneyView, out: &mut Actions, stage: ItemId, by: f32) {
    let shown = || {
        let first = fx.journey.stages.iter().find(|s| s.id == stage)?.first;
        Some(view.cache.layout.width_of(first) / view.cache.layout.zoom)
    };
    if let Some(now) = model::stage_width(fx.doc, stage).or_else(shown) {
        push(fx, out, stage, Some(now + by));
        fx.end_burst(out);
    }
}

/// Gives the columns the room there is.
pub(super) fn reset(fx: &Fx<'_>, out: &mut Actions, stage: ItemId) {
    push(fx, out, stage, None);
    fx.end_burst(out);
}
