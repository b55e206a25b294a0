//! Cards on their way: the ghost at the pointer, the slot where they would land, and Esc that takes it all back.

use egui::{Align2, CursorIcon, Id, Key, LayerId, Order, Pos2, Rect, Ui, Vec2, vec2};

use super::{BoardView, Mode, Work, card, layout};
use crate::{
    model::{exercise::board, stamp::ItemId},
    ui::{theme, widgets},
};

/// A drag of one or several cards.
#[derive(Debug)]
pub(super) struct Drag {
    pub(super) cards: Vec<ItemId>,
    lead: ItemId,
    from: usize,
    grip: Vec2,
    size: Vec2,
    /// The zone under the pointer.
    pub(super) zone: Option<usize>,
    slot: usize,
    /// Landing there would change nothing.
    idle: bool,
}

impl Drag {
    /// Where the slot stands in a zone.
    pub(super) fn slot_in(&self, zone: usize) -> Option<usize> {
        (self.zone == Some(zone) && !self.idle).then_some(self.slot)
    }
}

/// A card that glides to its place after it was let go.
#[derive(Debug)]
pub(super) struct Settle {
    card: ItemId,
    from: Pos2,
    since: f64,
}

/// How far a card still is from its place at `to`; `None` once it is there.
pub(super) fn gliding(ui: &Ui, work: &Work<'_, '_>, view: &mut BoardView, id: ItemId, to: Pos2) -> Option<Vec2> {
    let settle = view.settle.as_ref().filter(|s| s.card == id)?;
    let part = work.cx.eased(ui.ctx(), settle.since, 180.0);
    let left = (settle.from - to) * (1.0 - part);
    if part >= 1.0 {
        view.settle = None;
        return None;
    }
    Some(left)
}

/// The layer of what is on its way.
pub(super) fn above(ui: &Ui) -> egui::Painter {
    ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::unique("board-ghost")))
}

pub(super) fn start(ui: &Ui, view: &mut BoardView, from: usize, id: ItemId, rect: Rect) {
    if !view.selected.contains(&id) {
        view.selected = vec![id];
    }
    let origin = ui.input(|i| i.pointer.press_origin()).unwrap_or(rect.center());
    let size = vec2(rect.width(), rect.height());
    view.drag = Some(Drag { cards: view.selected.clone(), lead: id, from, grip: origin - rect.min, size, zone: Some(from), slot: 0, idle: true });
}

/// Finds the slot while the pointer is over a zone whose cards begin at `origin`; scrolls near its edges.
pub(super) fn hover(ui: &Ui, view: &mut BoardView, at: usize, body: Rect, origin: Pos2) {
    let (Some(drag), Some(pointer)) = (&mut view.drag, ui.input(|i| i.pointer.latest_pos())) else { return };
    let over = view.zone_rects.get(at).is_some_and(|r| r.contains(pointer));
    if !over {
        if drag.zone == Some(at) {
            drag.zone = None;
        }
        return;
    }
    let (list, rows) = (view.shown.get(at), view.rows.get(at));
    let count = list.map_or(0, Vec::len);
    let entry = rows.filter(|r| r.tops.len() > 1 && pointer.y > origin.y - 8.0).map_or(0, |rows| {
        let card_w = layout::card_width(body.width() - 8.0, rows.cols) + 8.0;
        let col = (((pointer.x - origin.x) / card_w).floor().max(0.0) as usize).min(rows.cols - 1);
        if pointer.y - origin.y >= rows.total() { count } else { rows.at(pointer.y - origin.y) * rows.cols + col }
    });
    drag.zone = Some(at);
    drag.slot = if view.mode == Mode::Gather { count } else { entry.min(count) };
    let own = list.and_then(|l| l.iter().position(|id| *id == drag.lead));
    let still = drag.cards.len() == 1 && own.is_some_and(|own| drag.slot == own || drag.slot == own + 1);
    drag.idle = drag.from == at && (still || view.mode == Mode::Gather);
    let push = if pointer.y < body.top() + 24.0 {
        6.0
    } else if pointer.y > body.bottom() - 24.0 {
        -6.0
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(0.0, push));
    ui.request_repaint();
}

/// Paints the ghost, and lands it when the button is let go.
pub(super) fn show(ui: &Ui, work: &mut Work<'_, '_>, view: &mut BoardView) {
    let Some(drag) = &view.drag else { return };
    let (pointer, down, esc) = ui.input(|i| (i.pointer.latest_pos(), i.pointer.primary_down(), i.key_pressed(Key::Escape)));
    if (esc || !down)
        && work.cx.motion(180.0) > 0.0
        && let Some(pointer) = pointer
    {
        view.settle = Some(Settle { card: drag.lead, from: pointer - drag.grip, since: ui.input(|i| i.time) });
        ui.request_repaint();
    }
    if esc || work.ex.read_only {
        view.drag = None;
        ui.ctx().stop_dragging();
        return;
    }
    if !down {
        drop_cards(work, view);
        return;
    }
    ui.set_cursor_icon(CursorIcon::Grabbing);
    let (Some(pointer), Some(lead)) = (pointer, work.doc().get(drag.lead)) else { return };
    let painter = above(ui);
    let rect = Rect::from_min_size(pointer - drag.grip, drag.size);
    let paint = layout::paint_of(work.cx.tk, work.plan, drag.from);
    if drag.cards.len() > 1 {
        widgets::card(&painter, work.cx.tk, rect.translate(vec2(5.0, 5.0)), 8, paint.fill, paint.line, 0);
    }
    card::paint(&painter, work, view, lead, rect, paint, (3, false));
    if drag.cards.len() > 1 {
        painter.circle_filled(rect.right_top(), 11.0, work.cx.tk.accent);
        let count = drag.cards.len().to_string();
        widgets::paint(&painter, rect.right_top(), Align2::CENTER_CENTER, &count, theme::CAPTION.bold(), work.cx.tk.accent_on);
    }
}

fn drop_cards(work: &mut Work<'_, '_>, view: &mut BoardView) {
    let Some(drag) = view.drag.take() else { return };
    let Some(zone) = drag.zone.filter(|_| !drag.idle) else { return };
    let before = if view.mode == Mode::Gather { None } else { view.shown.get(zone).and_then(|z| z.get(drag.slot)).copied() };
    let edit = board::move_cards(&view.board, work.plan, work.doc(), &drag.cards, zone, before, work.short(zone));
    work.edit(edit);
    view.reveal = Some(drag.lead);
}
