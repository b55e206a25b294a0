//! Keeps what is derived from the document as fresh as its revision numbers say, and no fresher.

use egui::{FontId, Ui};

use super::{BoardView, Focus, Mode, Side, Work, card_id, fields, quick};
use crate::{
    model::{
        done,
        exercise::board::{self, Board},
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
        let fresh = self.dirty || self.shape != doc.shape_rev() || doc.rev() < self.rev || self.items != doc.all().len();
        if fresh {
            self.board = Board::of(work.plan, doc);
            self.items = doc.all().len();
            self.shape = doc.shape_rev();
            let board = &self.board;
            self.selected.retain(|id| board.place(*id).is_some());
            if self.typing.as_ref().is_some_and(|t| board.place(t.id).is_none()) {
                self.typing = None;
            }
            if let Some(Side::Details(id)) = self.side
                && board.place(id).is_none()
            {
                self.side = None;
            }
            if self.heights.len() > 2 * board.len() + 64 {
                self.heights.clear();
            }
        }
        // Judging and measuring thousands of cards can wait until the sentence is finished.
        let wait = self.typing.is_some() && self.board.len() >= MANY;
        if fresh || (self.rev != doc.rev() && !wait) {
            self.rev = doc.rev();
            self.dirty = false;
            self.stamp += 1;
            self.refresh(work);
        }
        self.rows.resize_with(work.plan.zones.len(), Default::default);
        self.zone_rects.resize(work.plan.zones.len(), egui::Rect::NOTHING);
        self.quick_zone = self.quick_zone.min(work.plan.zones.len().saturating_sub(1));
    }

    fn refresh(&mut self, work: &Work<'_, '_>) {
        let doc = work.doc();
        self.shown = self.board.zones.clone();
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
        self.spent = board::spent(doc, work.cx.me());
        self.done = done::judge(work.ex.workbook, work.ex.exercise);
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
