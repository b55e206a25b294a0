//! Keeps what is derived from the document as fresh as its revision numbers say, and no fresher.

use std::collections::BTreeSet;

use egui::{FontId, Ui};

use super::{BoardView, Focus, Mode, Side, Work, card_id, fields, quick};
use crate::{
    model::{
        doc::Doc,
        done,
        exercise::board::{self, Board, Tally},
        stamp::ItemId,
    },
    ui::theme,
};

/// From so many cards on, what depends on all of them is not worked out at every key.
const MANY: usize = 300;

impl BoardView {
    pub(super) fn sync(&mut self, ui: &Ui, work: &Work<'_, '_>) {
        let doc = work.doc();
        if self.key != work.ex.exercise.key {
            *self =
                Self { key: work.ex.exercise.key.clone(), timer: super::timer::Timer::of_minutes(work.ex.minutes), dirty: true, ..Self::default() };
        }
        if self.widths.is_empty() {
            let font: FontId = theme::BODY.font();
            self.widths = ui.fonts_mut(|fonts| (0..128_u8).map(|c| fonts.glyph_width(&font, char::from(c))).collect());
        }
        let moved = self.shape != doc.shape_rev() || self.items != doc.all().len();
        let other = !self.built || doc.rev() < self.rev || (moved && doc.rev() == self.rev);
        // Judging and measuring thousands of cards can wait until the sentence is finished.
        let waits = self.typing.is_some() && self.board.len() >= MANY && !moved;
        if self.dirty || other || (doc.rev() != self.rev && !waits) {
            let touched: Option<BTreeSet<ItemId>> = if other { None } else { doc.touched_since(self.rev).map(Iterator::collect) };
            self.follow(work, touched.as_ref());
        }
        self.rows.resize_with(work.plan.zones.len(), Default::default);
        self.zone_rects.resize(work.plan.zones.len(), egui::Rect::NOTHING);
        self.quick_zone = self.quick_zone.min(work.plan.zones.len().saturating_sub(1));
    }

    /// Takes over the changes of `touched`, or of everything when they are not known.
    fn follow(&mut self, work: &Work<'_, '_>, touched: Option<&BTreeSet<ItemId>>) {
        let doc = work.doc();
        self.stamp += 1;
        self.stamps.resize(work.plan.zones.len(), 0);
        let (zones, voted) = if let Some(touched) = touched {
            (self.board.follow(work.plan, doc, touched), self.tally.follow(work.plan, doc, touched))
        } else {
            self.board = Board::of(work.plan, doc);
            self.tally = Tally::of(work.plan, doc);
            ((0..work.plan.zones.len()).collect(), true)
        };
        // What is filtered or sorted may look different in every zone.
        let all = self.dirty || self.filter.is_some() || self.mode == Mode::Gather;
        for (at, stamp) in self.stamps.iter_mut().enumerate().filter(|(at, _)| all || zones.contains(at)) {
            *stamp = self.stamp;
            let cards = self.board.zones.get(at).cloned().unwrap_or_default();
            if let Some(shown) = self.shown.get_mut(at) {
                *shown = cards;
            } else {
                self.shown.push(cards);
            }
        }
        self.forget_gone();
        if all {
            self.arrange(doc);
        }
        if voted || self.dirty {
            self.spent = board::spent(doc, work.cx.me());
        }
        self.done = self.tally.judge(work.plan, doc, done::rules(work.ex.workbook, work.ex.exercise));
        (self.built, self.dirty, self.rev, self.shape, self.items) = (true, false, doc.rev(), doc.shape_rev(), doc.all().len());
    }

    /// Drops what refers to cards that are gone.
    fn forget_gone(&mut self) {
        let board = &self.board;
        self.selected.retain(|id| board.has(*id));
        if self.typing.as_ref().is_some_and(|t| !board.has(t.id)) {
            self.typing = None;
        }
        if let Some(Side::Details(id)) = self.side
            && !board.has(id)
        {
            self.side = None;
        }
        if self.heights.len() > 2 * board.len() + 64 {
            self.heights.clear();
        }
    }

    /// Leaves out what the filter hides, and puts the best first where the group gathers.
    fn arrange(&mut self, doc: &Doc) {
        if let Some(filter) = &self.filter {
            for zone in &mut self.shown {
                zone.retain(|id| doc.get(*id).is_some_and(|card| board::tag(card) == filter));
            }
        }
        if self.mode == Mode::Gather {
            for zone in &mut self.shown {
                *zone = board::by_votes(doc, zone);
            }
        }
        self.ranking = if self.mode == Mode::Gather { board::ranking(doc) } else { Vec::new() };
    }

    pub(super) fn set_mode(&mut self, mode: Mode) {
        self.mode = mode;
        self.dirty = true;
        match mode {
            Mode::Gather => self.side = Some(Side::Ranking),
            _ if self.side == Some(Side::Ranking) => self.side = None,
            _ => {}
        }
    }

    pub(super) fn set_filter(&mut self, filter: Option<String>) {
        self.filter = filter;
        self.dirty = true;
    }

    /// Moves the keyboard where this frame's events asked for.
    pub(super) fn give_focus(&mut self, ui: &Ui) {
        let Some(focus) = self.focus.take() else { return };
        let id = match focus {
            Focus::Quick => quick::input_id(),
            Focus::Card(id) => card_id(id),
            Focus::Header => fields::header_id(),
            Focus::Tag => fields::tag_id(),
            Focus::Field => fields::first_id(),
        };
        ui.memory_mut(|m| m.request_focus(id));
        ui.request_repaint();
    }
}
