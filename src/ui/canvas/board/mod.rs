//! The board canvas: zones of sticky cards, written, moved, voted on and gathered; nothing here changes a document by itself.

mod bar;
mod card;
mod card_menu;
mod drag;
mod fields;
mod keys;
mod layout;
mod pictures;
mod quick;
mod side;
mod sync;
#[cfg(test)]
mod tests;
mod timer;
mod zone;

use std::collections::HashMap;

use egui::{CornerRadius, Id, Rect, Ui, UiBuilder, pos2, vec2};

use super::kit::steps::{self, Strip};
use crate::{
    model::{
        done::Completeness,
        edit::Edit,
        exercise::board::{self, Board, NewCard, Tally},
        stamp::ItemId,
        template::{BoardPlan, Structure, Zone},
        texts::board as say,
    },
    ui::cx::{Action, Actions, Cx, ExerciseCx, Tone},
};

/// What the group does at the moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Cards are written.
    #[default]
    Think,
    /// Dots are spent.
    Vote,
    /// The best come first.
    Gather,
}

/// What stands at the right of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Examples,
    Task,
    /// What an instructor looks for and how to close; never shown to trainees.
    Guide,
    Ranking,
    Details(ItemId),
}

/// Where the keyboard should go next frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Quick,
    Card(ItemId),
    Header,
    Tag,
    Field,
}

/// A card that is being typed in.
#[derive(Clone, Debug)]
struct Typing {
    id: ItemId,
    text: String,
    before: String,
    fresh: bool,
}

/// The look at one board: what is selected, typed, dragged; never part of the document.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "unrelated facts of a frame")]
pub struct BoardView {
    key: String,
    steps: Strip,
    shape: u64,
    rev: u64,
    items: usize,
    dirty: bool,
    built: bool,
    /// Counts what was taken over; each zone knows when it last changed.
    stamp: u64,
    stamps: Vec<u64>,
    board: Board,
    tally: Tally,
    shown: Vec<Vec<ItemId>>,
    rows: Vec<layout::Rows>,
    heights: HashMap<ItemId, layout::Height>,
    widths: Vec<f32>,
    zone_rects: Vec<Rect>,
    done: Completeness,
    spent: u32,
    ranking: Vec<(usize, u32, ItemId)>,
    mode: Mode,
    anonymous: bool,
    filter: Option<String>,
    selected: Vec<ItemId>,
    typing: Option<Typing>,
    rename: Option<(usize, String, bool)>,
    quick_zone: usize,
    quick_text: String,
    drag: Option<drag::Drag>,
    settle: Option<drag::Settle>,
    side: Option<Side>,
    timer: timer::Timer,
    reveal: Option<ItemId>,
    focus: Option<Focus>,
    composing: bool,
    was_typing: bool,
    /// The parking lot was opened or folded by hand.
    parked: Option<bool>,
    /// The zone that can be folded, and whether it is open.
    foldable: Option<(usize, bool)>,
    /// Tops of the rows of zones whose questions need a line of their own.
    hint_below: Vec<f32>,
}

impl BoardView {
    /// What the group does at the moment.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The selected cards, the last one being the one that keys act on.
    #[must_use]
    pub fn selected(&self) -> &[ItemId] {
        &self.selected
    }

    /// Shows and selects a card, for search results and links.
    pub fn reveal(&mut self, id: ItemId) {
        self.filter = None;
        self.dirty = true;
        self.select(id);
    }

    /// What is seen at a glance: a change of it needs another frame.
    fn glance(&self) -> impl PartialEq + use<> {
        (self.mode, self.side, self.current(), self.selected.len(), self.quick_zone, self.anonymous, self.drag.is_some(), self.parked, self.reveal)
    }

    fn current(&self) -> Option<ItemId> {
        self.selected.last().copied()
    }

    fn select(&mut self, id: ItemId) {
        self.selected = vec![id];
        self.reveal = Some(id);
        self.focus = Some(Focus::Card(id));
    }
}

/// The frame's givens of one board and the way to ask for changes.
struct Work<'a, 'c> {
    cx: &'a Cx<'c>,
    ex: &'a ExerciseCx<'c>,
    plan: &'a BoardPlan,
    out: &'a mut Actions,
}

impl<'a> Work<'a, '_> {
    fn doc(&self) -> &'a crate::model::doc::Doc {
        &self.ex.exercise.doc
    }

    fn edit(&mut self, edit: Edit) {
        if !self.ex.read_only && !edit.is_empty() {
            self.out.push(Action::Edit(self.ex.target(), edit));
        }
    }

    fn end_burst(&mut self) {
        self.out.push(Action::EndBurst(self.ex.target()));
    }

    fn toast(&mut self, tone: Tone, text: String, undo: bool) {
        self.out.push(Action::Toast { tone, text, undo });
    }

    fn zone(&self, at: usize) -> Option<&'a Zone> {
        self.plan.zones.get(at)
    }

    fn title(&self, at: usize) -> &'a str {
        self.zone(at).map_or("", |zone| board::zone_title(zone, self.doc(), self.cx.lang))
    }

    /// The name that fits into small places.
    fn short(&self, at: usize) -> &'a str {
        board::zone_name(self.plan, self.doc(), at, self.cx.lang)
    }

    fn voting(&self) -> bool {
        self.plan.votes_per_person > 0
    }

    /// Adds cards to a zone unless it is full; false when it was.
    fn add(&mut self, view: &mut BoardView, zone: usize, cards: &[NewCard]) -> bool {
        if self.ex.read_only || cards.is_empty() {
            return false;
        }
        let max = self.zone(zone).map_or(0, |z| z.max) as usize;
        let have = view.board.zones.get(zone).map_or(0, Vec::len);
        if max > 0 && have + cards.len() > max {
            let text = self.cx.tf(say::ZONE_FULL, &[self.short(zone), &max.to_string()]);
            self.toast(Tone::Error, text, false);
            return false;
        }
        let (edit, made) = board::add(&view.board, self.plan, self.doc(), self.cx.ids, zone, cards, self.cx.me());
        self.edit(edit);
        view.reveal = made.last().copied();
        true
    }
}

fn card_id(id: ItemId) -> Id {
    Id::unique(("board-card", id))
}

/// Fills `ui` with a board: toolbar, header fields, zones and quick add.
pub fn board_ui(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, view: &mut BoardView, out: &mut Actions) {
    let Structure::Board(plan) = &ex.exercise.template.structure else { return };
    let mut work = Work { cx, ex, plan, out };
    view.sync(ui, &work);
    let before = view.glance();
    keys::handle(ui, &mut work, view);
    pictures::take(ui, &mut work, view);
    let full = ui.available_rect_before_wrap();
    ui.allocate_rect(full, egui::Sense::hover());
    let part = |top: f32, bottom: f32| Rect::from_min_max(pos2(full.left(), top), pos2(full.right(), bottom));
    let mut top = full.top();
    let strip = steps::height(cx, ex);
    if strip > 0.0 {
        steps::show(&region(ui, part(top, top + strip), "board-steps"), (cx, ex), &mut view.steps, part(top, top + strip), work.out);
        top += strip;
    }
    // The sheet's own corners stay round: only the middle has another ground.
    bar::show(&mut region(ui, part(top, top + 48.0), "board-bar"), &mut work, view);
    top += 48.0;
    let bottom = full.bottom() - quick::height(&work);
    if !plan.header.is_empty() {
        let height = fields::strip_height(full.width(), plan.header.len());
        fields::strip(&mut region(ui, part(top, top + height), "board-header"), &mut work, view);
        top += height;
    }
    let middle = part(top, bottom);
    ui.painter().rect_filled(middle, CornerRadius::ZERO, cx.tk.bg_canvas);
    for y in [top, bottom] {
        ui.painter().hline(middle.x_range(), y - 0.5, egui::Stroke::new(1.0, cx.tk.border_subtle));
    }
    let (zones, side) = split(view, middle);
    layout::show(&mut region(ui, zones, "board-zones"), &mut work, view);
    if let (Some(side), Some(what)) = (side, view.side) {
        side::show(&mut region(ui, side, "board-side"), &mut work, view, what);
    }
    drag::show(ui, &mut work, view);
    quick::show(&mut region(ui, part(bottom, full.bottom()), "board-quick"), &mut work, view);
    view.give_focus(ui);
    // What was asked for after its part was painted shows in the next frame.
    if view.dirty || before != view.glance() {
        ui.request_repaint();
    }
}

fn split(view: &BoardView, middle: Rect) -> (Rect, Option<Rect>) {
    if view.side.is_none() {
        return (middle, None);
    }
    let width = if middle.width() < 900.0 { 264.0 } else { 304.0 };
    let (zones, side) = middle.split_left_right_at_x(middle.right() - width);
    (zones, Some(side))
}

fn region(ui: &mut Ui, rect: Rect, salt: &'static str) -> Ui {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(salt));
    child.set_clip_rect(rect.expand2(vec2(0.0, 0.0)).intersect(ui.clip_rect()));
    child
}
