//! The texts of all cells with their measures, taken once from a document: a zoom step then lays out by arithmetic.

use std::sync::Arc;

use super::{CELL, GAP, MAX_CARDS, MAX_ROWS, SMALL, View, is_bare, text_width};
use crate::model::{
    doc::Value,
    exercise::journey::{is_cards, lane_key, source_of},
    scene::{Estimate, Extent, Font, Measure, extent, rows},
    stamp::ItemId,
    template::{Lane, LaneType, LaneView},
};

/// The cells of every lane of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cells {
    lanes: Vec<LaneCells>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct LaneCells {
    /// One a column, from left to right.
    cells: Vec<Cell>,
    pieces: Vec<Piece>,
}

/// A cell; a lane is as high as its fullest one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Cell {
    /// Its pieces, at most `MAX_CARDS` of them.
    from: usize,
    to: usize,
    filled: bool,
    /// It holds more cards than are shown.
    more: bool,
}

/// A text that is wrapped for itself.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    text: Arc<str>,
    extent: Extent,
    /// A department stands below it.
    dept: bool,
}

impl Piece {
    fn new(text: Arc<str>, dept: bool) -> Self {
        Self { extent: extent(&text), text, dept }
    }
}

impl Cells {
    /// Filled cells of each lane of the plan.
    #[must_use]
    pub fn filled(&self) -> Vec<usize> {
        self.lanes.iter().map(|lane| lane.cells.iter().filter(|cell| cell.filled).count()).collect()
    }
}

/// What the cells of a lane hold.
struct What {
    lane: usize,
    /// The lane whose content it shows: itself, or the one it copies.
    source: usize,
    cards: bool,
    scored: bool,
    key: String,
}

/// What a card's own look takes of its room.
struct Look {
    font: Font,
    /// Room for the icon in the first row.
    icon: f32,
    pad: f32,
}

impl View<'_> {
    /// Measures every cell.
    #[must_use]
    pub fn cells(&self) -> Cells {
        self.cells_after(&Cells::default(), &[])
    }

    /// The same where most of it is known: `kept` says which columns of `before` still are as they were.
    #[must_use]
    pub fn cells_after(&self, before: &Cells, kept: &[Option<usize>]) -> Cells {
        let nothing = LaneCells::default();
        let lanes = 0..self.plan.lanes.len();
        Cells { lanes: lanes.map(|lane| self.lane_cells(lane, before.lanes.get(lane).unwrap_or(&nothing), kept)).collect() }
    }

    fn lane_cells(&self, lane: usize, before: &LaneCells, kept: &[Option<usize>]) -> LaneCells {
        let mut out = LaneCells::default();
        let Some(of) = self.plan.lanes.get(lane) else { return out };
        let source = source_of(self.plan, lane);
        let Some(shown) = self.plan.lanes.get(source) else { return out };
        let what = What { lane, source, cards: is_cards(shown), scored: matches!(of.ty, LaneType::Score { .. }), key: lane_key(shown) };
        for (column, place) in self.journey.columns.iter().enumerate() {
            let from = out.pieces.len();
            let old = kept.get(column).copied().flatten().and_then(|old| before.cells.get(old));
            let mut cell = match (old, place.tp) {
                (Some(old), _) => {
                    out.pieces.extend_from_slice(before.pieces.get(old.from..old.to).unwrap_or_default());
                    *old
                }
                (None, Some(tp)) => self.cell(&what, tp, &mut out.pieces),
                (None, None) => Cell::default(),
            };
            (cell.from, cell.to) = (from, out.pieces.len());
            out.cells.push(cell);
        }
        out
    }

    /// Measures one cell and puts its pieces behind the others.
    fn cell(&self, what: &What, tp: ItemId, pieces: &mut Vec<Piece>) -> Cell {
        let mut cell = Cell::default();
        let own = what.source == what.lane;
        if what.cards {
            let ids = self.journey.cards(tp, what.source);
            cell.filled = ids.iter().any(|id| !self.doc.value(*id, "text").is_blank());
            if own {
                let shown = ids.iter().take(MAX_CARDS).filter_map(|id| self.doc.get(*id));
                pieces.extend(shown.map(|card| Piece::new(shared(card.get("text")), !card.text("dept").is_empty())));
                cell.more = ids.len() > MAX_CARDS;
            }
        } else {
            let value = self.doc.value(tp, &what.key);
            cell.filled = !value.is_blank();
            if own && !what.scored {
                pieces.push(Piece::new(shared(value), false));
            }
        }
        if !own {
            pieces.push(Piece::new(self.text(tp, what.lane).into(), false));
        }
        cell
    }

    /// The height of the fullest cell of a lane; `least` where no cell is higher.
    pub(super) fn tallest(&self, cells: &Cells, lane: usize, width_of: impl Fn(usize) -> f32, least: f32) -> f32 {
        let (Some(list), Some(of)) = (cells.lanes.get(lane), self.plan.lanes.get(lane)) else { return least };
        let look = self.look(of);
        let mut tallest = least;
        for (column, cell) in list.cells.iter().enumerate() {
            let width = text_width(width_of(column));
            let pieces = list.pieces.get(cell.from..cell.to).unwrap_or_default();
            let height = |count: fn(&Piece, &Look, f32, bool) -> usize| {
                if is_cards(of) {
                    let sum: f32 = pieces.iter().map(|p| card_height(count(p, &look, width, true), &look, p.dept) + GAP).sum();
                    return sum + if cell.more { SMALL.line } else { 0.0 };
                }
                pieces.iter().map(|p| count(p, &look, width, false) as f32 * look.font.line + self.pad() * 2.0 + GAP).sum()
            };
            // Counting rows is slow; most cells cannot be the fullest, whatever their rows are.
            if height(most_rows) > tallest {
                tallest = tallest.max(height(exact_rows));
            }
        }
        tallest
    }

    fn look(&self, lane: &Lane) -> Look {
        Look {
            font: CELL.scaled(self.zoom),
            icon: if lane.view == LaneView::Journey { 17.0 * self.zoom } else { 0.0 },
            pad: if is_bare(lane) { 2.0 } else { self.pad() },
        }
    }

    /// The height of one card of a lane in a column of a width.
    pub(super) fn card_height(&self, column: f32, lane: &Lane, card: ItemId) -> f32 {
        let look = self.look(lane);
        let n = card_rows(self.doc.text(card, "text"), &look, text_width(column));
        card_height(n, &look, !self.doc.text(card, "dept").is_empty())
    }
}

/// The text of a value, sharing its memory.
fn shared(value: &Value) -> Arc<str> {
    match value {
        Value::Text(text) => Arc::clone(text),
        _ => Arc::from(""),
    }
}

fn card_height(rows: usize, look: &Look, dept: bool) -> f32 {
    rows as f32 * look.font.line + look.pad * 2.0 + if dept { 22.0 } else { 0.0 }
}

/// The rows of a card's text.
fn card_rows(text: &str, look: &Look, width: f32) -> usize {
    // The icon takes room in the first row only; a space of its width stands for it.
    let wide = Estimate.width(text, look.font) + look.icon;
    let n = if wide <= width { 1 } else { rows(&Estimate, text, look.font, width).max(2).max((wide / width).ceil() as usize) };
    n.min(MAX_ROWS)
}

fn exact_rows(piece: &Piece, look: &Look, width: f32, card: bool) -> usize {
    if card { card_rows(&piece.text, look, width) } else { rows(&Estimate, &piece.text, look.font, width).min(MAX_ROWS) }
}

/// Never fewer rows than there are.
fn most_rows(piece: &Piece, look: &Look, width: f32, card: bool) -> usize {
    let most = piece.extent.most_rows(look.font, width);
    let most = if card {
        // A hair more than it is: the exact sum is rounded at every character.
        let wide = piece.extent.em * look.font.size * 1.001 + look.icon;
        if wide <= width && piece.extent.breaks == 0 { 1 } else { most.max(2).max((wide / width).ceil() as usize) }
    } else {
        most
    };
    most.min(MAX_ROWS)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_never_has_more_rows_than_its_measures_allow(text in "[一二，。a-dW ,i\\n]{0,40}", width in 8.0..240.0_f32, size in 5_u8..27, icon in any::<bool>(), card in any::<bool>()) {
            let font = Font::new(f32::from(size), f32::from(size) + 6.0, false);
            let look = Look { font, icon: if icon { f32::from(size) } else { 0.0 }, pad: 2.0 };
            let piece = Piece::new(text.as_str().into(), false);
            let (exact, most) = (exact_rows(&piece, &look, width, card), most_rows(&piece, &look, width, card));
            prop_assert!(exact <= most, "{exact} of at most {most}");
            prop_assert!(most == MAX_ROWS || most <= 2 * exact + 2 + piece.extent.breaks, "{most} for {exact}");
        }
    }
}
