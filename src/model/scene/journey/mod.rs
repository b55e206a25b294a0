//! Where everything of a journey stands: columns are touchpoints, bands are lanes and the lines between them.

mod cells;
mod curve;
mod draw;

use std::{ops::Range, sync::Arc};

use super::{Box2, Font, Role, Zone, pt, rect};
use crate::model::{
    doc::Doc,
    exercise::journey::{Column, Journey, Row, StageSpan, department_name, lane_key, stage_width},
    stamp::ItemId,
    template::{JourneyPlan, Lane, LaneType, LaneView, Options},
    text::Lang,
};

pub use cells::Cells;
pub use curve::{Mark, marks, monotone};
pub use draw::{scene, scene_in, signed, split_name};

/// Which lanes are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Face {
    /// The customer's side.
    Customer,
    /// The company's side.
    Company,
    /// Both, one below the other.
    #[default]
    Both,
}

/// What a journey is drawn from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The plan.
    pub plan: &'a JourneyPlan,
    /// The content.
    pub doc: &'a Doc,
    /// The order.
    pub journey: &'a Journey,
    /// The language.
    pub lang: Lang,
    /// The lanes.
    pub face: Face,
    /// 0.4 to 2.
    pub zoom: f32,
    /// Low lanes for low windows.
    pub compact: bool,
    /// The room there is for columns; they grow into it up to a limit.
    pub room: f32,
}

/// A band across all columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BandKind {
    /// A row of cells.
    Row(Row),
    /// The line of that place in the plan.
    Line(usize),
}

/// A band with its place, counted from below the stage heads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    /// What it is.
    pub kind: BandKind,
    /// Its top.
    pub y: f32,
    /// Its height.
    pub h: f32,
}

/// Where everything stands, in points at the zoom asked for; the first column begins at x = 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The zoom it was made for.
    pub zoom: f32,
    /// Width of the lane heads.
    pub head: f32,
    /// Height of the stage heads.
    pub top: f32,
    /// Width of a column whose stage says no other.
    pub col: f32,
    /// Left edges of the columns, and the right edge of the last.
    pub edges: Vec<f32>,
    /// From the top down.
    pub bands: Vec<Band>,
    /// Height of all bands.
    pub height: f32,
    /// How many columns.
    pub columns: usize,
    /// Where the customer's side ends.
    pub divide: f32,
    /// Filled cells of each lane of the plan.
    pub filled: Vec<usize>,
}

/// A card in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardSlot {
    /// The card.
    pub id: ItemId,
    /// Where it is drawn.
    pub at: Box2,
}

/// What the text of a cell is set in, before zoom.
pub const CELL: Font = Font::new(13.0, 19.0, false);
const SMALL: Font = Font::new(12.0, 18.0, false);
/// Narrower columns cannot hold a word.
const MIN_COL: f32 = 117.0;
const MAX_COL: f32 = 220.0;
const GAP: f32 = 4.0;
const LINE_H: f32 = 24.0;
/// Rows of a text cell, and of a card, before … .
const MAX_ROWS: usize = 5;
/// Cards of a cell before 还有 n 张.
pub const MAX_CARDS: usize = 6;
/// Below this zoom cells draw two grey bars instead of text.
pub const BARS: f32 = 0.6;

/// Borderless lanes: what stands behind the company's own people.
#[must_use]
pub fn is_bare(lane: &Lane) -> bool {
    lane.view == LaneView::Blueprint && matches!(&lane.ty, LaneType::Cards { tag: Options::Free } | LaneType::Copy { .. })
}

impl View<'_> {
    fn shown(&self, lane: usize) -> bool {
        let Some(of) = self.plan.lanes.get(lane) else { return false };
        match (self.face, of.view) {
            (Face::Both, _) => !matches!(of.ty, LaneType::Copy { .. }),
            (Face::Customer, view) => view == LaneView::Journey,
            (Face::Company, view) => view == LaneView::Blueprint,
        }
    }

    /// The text of a lane in a column, or of a card.
    #[must_use]
    pub fn text(&self, tp: ItemId, lane: usize) -> String {
        if let Some((of, LaneType::Choice { opt })) = self.plan.lanes.get(lane).map(|l| (l, &l.ty)) {
            let id = self.doc.text(tp, &lane_key(of));
            let list = opt.list(&self.plan.departments);
            return list.iter().find(|o| o.id == id).map_or_else(|| self.dept_name(id).0, |o| o.t.get(self.lang).to_owned());
        }
        self.journey.cell_text(self.plan, self.doc, tp, Row::Lane(lane))
    }

    /// Works out every place.
    #[must_use]
    pub fn layout(&self) -> Layout {
        self.layout_of(&self.cells())
    }

    /// The same where the cells are measured already.
    #[must_use]
    pub fn layout_of(&self, cells: &Cells) -> Layout {
        let n = self.journey.columns.len();
        let z = self.zoom;
        let fit = if n == 0 { MIN_COL } else { (self.room / n as f32).clamp(MIN_COL, MAX_COL) };
        let head = match (self.compact, z > 1.0) {
            (_, true) => 136.0,
            (true, false) => 118.0,
            (false, false) => 124.0,
        };
        // Columns that already stretch into the room only grow once the text in them needs it.
        let col = if z > 1.0 { (MIN_COL * z).max(fit) } else { fit * z };
        let edges = self.edges(col.floor());
        let mut layout = Layout { zoom: z, head, top: self.top(), col: col.floor(), edges, columns: n, filled: cells.filled(), ..Layout::default() };
        self.bands(&mut layout, cells);
        layout
    }

    /// The columns side by side, each as wide as its stage asks.
    fn edges(&self, col: f32) -> Vec<f32> {
        let mut edges = Vec::with_capacity(self.journey.columns.len() + 1);
        let mut x = 0.0;
        edges.push(x);
        for stage in &self.journey.stages {
            let w = stage_width(self.doc, stage.id).map_or(col, |w| (w * self.zoom).round());
            for _ in 0..stage.count {
                x += w;
                edges.push(x);
            }
        }
        edges
    }

    fn top(&self) -> f32 {
        let base: f32 = if self.compact { 42.0 } else { 44.0 };
        (base * self.zoom).clamp(36.0, 58.0).round()
    }

    fn bands(&self, layout: &mut Layout, cells: &Cells) {
        let shown: Vec<usize> = (0..self.plan.lanes.len()).filter(|l| self.shown(*l)).collect();
        let mut y = 0.0;
        let push = |kind: BandKind, h: f32, gap: f32, y: &mut f32, bands: &mut Vec<Band>| {
            bands.push(Band { kind, y: *y, h });
            *y += h + gap;
        };
        let mut divide = None;
        let name_h = ((if self.compact { 40.0 } else { 46.0 }) * self.zoom).round();
        // A side without its own first text lane still begins with the touchpoints.
        let name_first = self.face == Face::Company;
        let mut named = false;
        if name_first {
            push(BandKind::Row(Row::Name), name_h, GAP, &mut y, &mut layout.bands);
            named = true;
        }
        for (at, lane) in self.plan.lanes.iter().enumerate() {
            if shown.contains(&at) {
                let h = self.height(layout, cells, at);
                push(BandKind::Row(Row::Lane(at)), h, GAP, &mut y, &mut layout.bands);
                if !named {
                    push(BandKind::Row(Row::Name), name_h, GAP, &mut y, &mut layout.bands);
                    named = true;
                }
            }
            let line = self.plan.lines.iter().position(|l| l.after == lane.id);
            if let (Some(line), true) = (line, self.face != Face::Customer && y > 0.0) {
                divide.get_or_insert(y + LINE_H / 2.0 - 1.0);
                push(BandKind::Line(line), LINE_H - 2.0, 2.0, &mut y, &mut layout.bands);
            }
        }
        if !named {
            push(BandKind::Row(Row::Name), name_h, GAP, &mut y, &mut layout.bands);
        }
        layout.height = y + 8.0;
        layout.divide = match self.face {
            Face::Customer => f32::INFINITY,
            _ => divide.unwrap_or(f32::INFINITY),
        };
    }

    /// The height of a lane: that of its fullest cell.
    fn height(&self, layout: &Layout, cells: &Cells, lane: usize) -> f32 {
        let Some(of) = self.plan.lanes.get(lane) else { return 0.0 };
        let z = self.zoom;
        if let LaneType::Score { .. } = of.ty {
            let base = match (self.face, self.compact) {
                (Face::Customer, _) => 254.0,
                (_, true) => 142.0,
                (_, false) => 160.0,
            };
            return (base * z).round();
        }
        let bare = is_bare(of);
        let min = match (self.compact, bare) {
            (true, true) => 30.0,
            (true, false) => 34.0,
            (false, true) => 42.0,
            (false, false) => 46.0,
        };
        if z < BARS {
            return (min * z).round();
        }
        self.tallest(cells, lane, |column| layout.width_of(column), min * z).ceil()
    }

    fn pad(&self) -> f32 {
        (5.0 * self.zoom).round() + 1.0
    }

    /// The cards of a cell with their places.
    #[must_use]
    pub fn cards(&self, tp: ItemId, lane: usize, cell: Box2) -> Vec<CardSlot> {
        let Some(of) = self.plan.lanes.get(lane) else { return Vec::new() };
        let cards = self.journey.cards(tp, lane);
        let alone = cards.len() == 1;
        let mut y = cell.y + 2.0;
        let mut slots = Vec::with_capacity(cards.len().min(MAX_CARDS));
        for id in cards.iter().take(MAX_CARDS) {
            // One card fills its cell, as a text would.
            let h = if alone { cell.h - 4.0 } else { self.card_height(cell.w, of, *id) };
            slots.push(CardSlot { id: *id, at: rect(cell.x + 5.0, y, cell.w - 10.0, h) });
            y += h + GAP;
        }
        slots
    }

    /// What a department is called, and whether the class still has it.
    #[must_use]
    pub fn dept_name(&self, id: &str) -> (String, bool) {
        department_name(self.plan, self.doc, id, self.lang)
    }
}

/// The width that text has in a cell; the estimate is a little generous, so that the last row is not cut.
fn text_width(column: f32) -> f32 {
    column - 10.0 - 16.0
}

impl Layout {
    /// The bands on their way from where `before` has them, at 0, to where they stand here, at 1. Those that come anew are in
    /// place at once.
    #[must_use]
    pub fn between(&self, before: &Self, part: f32) -> Self {
        let mix = |from: f32, to: f32| from + (to - from) * part;
        let moved = |band: &Band| match before.bands.iter().find(|old| old.kind == band.kind) {
            Some(old) => Band { kind: band.kind, y: mix(old.y, band.y), h: mix(old.h, band.h) },
            None => *band,
        };
        Self { bands: self.bands.iter().map(moved).collect(), height: mix(before.height, self.height), ..self.clone() }
    }

    /// A cell.
    #[must_use]
    pub fn cell(&self, column: usize, band: &Band) -> Box2 {
        rect(self.x(column), band.y, self.width_of(column), band.h)
    }

    /// Makes the lanes higher, all by the same, until everything is as high as asked.
    pub fn stretch(&mut self, high: f32) {
        let lanes = self.bands.iter().filter(|b| matches!(b.kind, BandKind::Row(Row::Lane(_)))).count().max(1);
        let more = ((high - self.top - self.height) / lanes as f32).floor().max(0.0);
        let mut shift = 0.0;
        let mut divide = self.divide;
        for band in &mut self.bands {
            if band.y <= self.divide {
                divide = self.divide + shift;
            }
            band.y += shift;
            if matches!(band.kind, BandKind::Row(Row::Lane(_))) {
                band.h += more;
                shift += more;
            }
        }
        self.divide = divide;
        self.height += shift;
    }

    /// The width of all columns.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.x(self.columns)
    }

    /// The left edge of a column; the right edge of the last for the one behind it.
    #[must_use]
    pub fn x(&self, column: usize) -> f32 {
        self.edges.get(column).or(self.edges.last()).copied().unwrap_or_default()
    }

    /// The head of a stage, its top at 8.
    #[must_use]
    pub fn stage(&self, stage: &StageSpan, h: f32) -> Box2 {
        let left = self.x(stage.first);
        rect(left + 4.0, 8.0, self.x(stage.first + stage.count) - left - 8.0, h)
    }

    /// The middle of a column.
    #[must_use]
    pub fn middle(&self, column: usize) -> f32 {
        f32::midpoint(self.x(column), self.x(column + 1))
    }

    /// The width of a column.
    #[must_use]
    pub fn width_of(&self, column: usize) -> f32 {
        self.x(column + 1) - self.x(column)
    }

    /// The column at a place, and how far into it, from 0 to 1; beyond the last it is 1.
    #[must_use]
    pub fn column_at(&self, x: f32) -> (usize, f32) {
        let at = self.edges.partition_point(|edge| *edge <= x).saturating_sub(1).min(self.columns.saturating_sub(1));
        (at, ((x - self.x(at)) / self.width_of(at).max(1.0)).clamp(0.0, 1.0))
    }

    /// The columns that touch a stretch.
    #[must_use]
    pub fn columns_in(&self, from: f32, to: f32) -> Range<usize> {
        let first = self.edges.partition_point(|edge| *edge <= from).saturating_sub(1);
        let last = self.edges.partition_point(|edge| *edge < to);
        first.min(self.columns)..last.min(self.columns)
    }

    /// The rows that can be selected, from the top down.
    pub fn rows(&self) -> impl Iterator<Item = (Row, &Band)> {
        self.bands.iter().filter_map(|b| match b.kind {
            BandKind::Row(row) => Some((row, b)),
            BandKind::Line(_) => None,
        })
    }

    /// The band of a row.
    #[must_use]
    pub fn band(&self, row: Row) -> Option<&Band> {
        self.bands.iter().find(|b| b.kind == BandKind::Row(row))
    }
}

/// The mark of a lane: its colour and its icon.
#[must_use]
pub fn lane_mark(plan: &JourneyPlan, lane: usize) -> (Role, Role, Arc<str>) {
    let Some(of) = plan.lanes.get(lane) else { return (Role::BorderStrong, Role::TextTertiary, "circle".into()) };
    let zone = |z| (Role::ZoneLine(z), Role::ZoneInk(z));
    let above = plan.lines.iter().filter(|l| plan.lanes.iter().position(|x| x.id == l.after).is_some_and(|p| p < lane)).count();
    let (line, ink) = match (of.view, &of.ty, above) {
        (LaneView::Journey, ..) | (_, LaneType::Copy { .. }, _) => zone(Zone::Money),
        (LaneView::Blueprint, _, 1) => zone(Zone::Effort),
        (LaneView::Blueprint, _, 2) => zone(Zone::Time),
        (LaneView::Blueprint, _, 3) => zone(Zone::Mind),
        _ => (Role::BorderStrong, Role::TextTertiary),
    };
    let icon = match (of.icon.as_str(), of.id.as_str()) {
        ("", "action" | "action_copy") => "person-simple-walk",
        ("", "expect") => "sparkle",
        ("", "feel") => "quotes",
        ("", "pain") => "warning-circle",
        ("", "decide") => "signpost",
        ("", "evidence") => "package",
        ("", "front") => "user-focus",
        ("", "back") => "gear",
        ("", "support") => "tree-structure",
        ("", _) => "rows",
        (icon, _) => icon,
    };
    (line, ink, icon.into())
}

/// The icon of a channel, found by what the option is called.
#[must_use]
pub fn channel_icon(plan: &JourneyPlan, channel: &str) -> &'static str {
    let field = plan.touchpoint.iter().find(|f| f.id == "channel");
    let name = field
        .and_then(|f| f.opt.list(&plan.departments).into_iter().find(|o| o.id == channel))
        .map_or_else(|| channel.to_lowercase(), |o| o.t.en.to_lowercase());
    let known = [
        ("face", "users"),
        ("person", "users"),
        ("phone", "phone"),
        ("online", "device-mobile"),
        ("app", "device-mobile"),
        ("document", "file-text"),
        ("mail", "envelope-simple"),
        ("product", "package"),
        ("message", "chat-text"),
    ];
    known.iter().find(|(word, _)| name.contains(word)).map_or("map-pin", |(_, icon)| icon)
}

/// Where the emotion lane puts a score.
#[must_use]
pub fn score_y(band: &Band, (min, max): (i32, i32), score: f32) -> f32 {
    let reach = max.abs().max(min.abs()).max(1) as f32;
    let half = band.h / 2.0;
    // Room for a pill above the highest and below the lowest point.
    let room = (half - 34.0).max(half * 0.55);
    band.y + half - score / reach * room
}

/// The scored columns as points of the curve.
#[must_use]
pub fn score_points(layout: &Layout, columns: &[Column], band: &Band, range: (i32, i32), scores: &[Option<f64>]) -> Vec<(usize, super::Pt)> {
    let with_tp = columns.iter().enumerate().filter(|(_, c)| c.tp.is_some());
    let scored = with_tp.zip(scores).filter_map(|((at, _), s)| s.map(|s| (at, s as f32)));
    scored.map(|(at, s)| (at, pt(layout.middle(at), score_y(band, range, s)))).collect()
}

#[cfg(test)]
mod tests;
