//! The journey kind: what it reads out of a document, the edits that keep it valid, and when it is complete.

mod clip;
mod departments;
mod edits;
mod follow;
mod judge;
mod links;

use std::{collections::BTreeMap, ops::Range};

use crate::model::{
    calc::peak_end::{self, PeakEnd},
    doc::{Doc, Value},
    stamp::ItemId,
    template::{JourneyPlan, Lane, LaneType},
};

pub use clip::{copy, parse_grid, paste};
pub use departments::{add_department, department_name, departments, in_effect, is_department, remove_department, rename_department};
pub use edits::{
    Dropped, WIDTHS, add_card, add_preset, add_stage, add_touchpoint, clear, count_stage, delete_card, delete_stage, delete_touchpoint, duplicate,
    duplicate_card, move_card, move_stage, move_touchpoint, put_header, set_card, set_dept, set_emotion, set_score, set_stage_width, set_text,
    stage_width, toggle_flag,
};
pub use follow::kept;
pub use judge::{Facts, judge, judge_in};
#[cfg(test)]
pub(crate) use links::tests::with_table;
pub use links::{Linked, linked};

/// A column of the canvas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The stage above it.
    pub stage: ItemId,
    /// The touchpoint; `None` where a stage has none yet.
    pub tp: Option<ItemId>,
}

/// A stage with the columns it spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StageSpan {
    /// The stage.
    pub id: ItemId,
    /// Its first column.
    pub first: usize,
    /// How many columns; at least 1.
    pub count: usize,
}

/// A row of the canvas that can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Row {
    /// The touchpoint's name.
    Name,
    /// The lane of that place in the plan.
    Lane(usize),
}

/// Where everything of a journey belongs: ordered ids only, texts are read live.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journey {
    /// The stages from left to right.
    pub stages: Vec<StageSpan>,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// All cards, cell by cell, each cell from the top down.
    cards: Vec<ItemId>,
    /// Where the cards of a touchpoint in a lane begin and end among them, in order.
    cells: Vec<((ItemId, usize), Range<usize>)>,
}

/// The register of a lane.
#[must_use]
pub fn lane_key(lane: &Lane) -> String {
    format!("lane:{}", lane.id)
}

/// The register of a flag.
#[must_use]
pub fn flag_key(flag: &str) -> String {
    format!("flag:{flag}")
}

/// The register of a field of a tab.
#[must_use]
pub fn tab_key(tab: &str, field: &str) -> String {
    format!("tab:{tab}.{field}")
}

/// Whether a touchpoint carries a flag.
#[must_use]
pub fn has_flag(doc: &Doc, tp: ItemId, flag: &str) -> bool {
    doc.value(tp, &flag_key(flag)).is_set()
}

/// Whether a lane holds cards.
#[must_use]
pub fn is_cards(lane: &Lane) -> bool {
    matches!(lane.ty, LaneType::Cards { .. })
}

/// The lane whose content a lane shows: itself, or the one it copies.
#[must_use]
pub fn source_of(plan: &JourneyPlan, lane: usize) -> usize {
    match plan.lanes.get(lane).map(|l| &l.ty) {
        Some(LaneType::Copy { of }) => plan.lanes.iter().position(|l| l.id == *of).unwrap_or(lane),
        _ => lane,
    }
}

/// The score lane, if the plan has one, with its range.
#[must_use]
pub fn score_lane(plan: &JourneyPlan) -> Option<(usize, i32, i32)> {
    score_lanes(plan).next()
}

/// Every score lane with its range; the first is what the customer lived through.
pub fn score_lanes(plan: &JourneyPlan) -> impl Iterator<Item = (usize, i32, i32)> {
    plan.lanes.iter().enumerate().filter_map(|(at, lane)| match lane.ty {
        LaneType::Score { min, max } => Some((at, min, max)),
        _ => None,
    })
}

impl Journey {
    /// Reads the order out of a document. Touchpoints whose stage is gone hang on to the last stage.
    #[must_use]
    pub fn of(plan: &JourneyPlan, doc: &Doc) -> Self {
        let stages = doc.sorted("stage");
        let mut by_stage: BTreeMap<ItemId, Vec<ItemId>> = BTreeMap::new();
        let home = stages.last().map_or(ItemId::HEADER, |(id, _)| *id);
        for (id, item) in doc.sorted("touchpoint") {
            let stage = item.get("stage").as_item().filter(|s| stages.iter().any(|(id, _)| id == s)).unwrap_or(home);
            by_stage.entry(stage).or_default().push(id);
        }
        let mut journey = Self::default();
        let mut order: Vec<ItemId> = stages.iter().map(|(id, _)| *id).collect();
        if order.is_empty() && !by_stage.is_empty() {
            order.push(home);
        }
        for stage in order {
            let first = journey.columns.len();
            match by_stage.get(&stage) {
                Some(tps) => journey.columns.extend(tps.iter().map(|tp| Column { stage, tp: Some(*tp) })),
                None => journey.columns.push(Column { stage, tp: None }),
            }
            journey.stages.push(StageSpan { id: stage, first, count: journey.columns.len() - first });
        }
        journey.read_cards(plan, doc);
        journey
    }

    fn read_cards(&mut self, plan: &JourneyPlan, doc: &Doc) {
        let mut list: Vec<((ItemId, usize), &str, ItemId)> = Vec::new();
        for (id, item) in doc.of_kind("card") {
            let lane = item.text("lane");
            let lane = plan.lanes.iter().position(|l| l.id == lane);
            if let (Some(tp), Some(lane)) = (item.get("tp").as_item(), lane) {
                list.push(((tp, lane), item.text("order"), id));
            }
        }
        list.sort_unstable();
        self.cards = list.iter().map(|(.., id)| *id).collect();
        let mut at = 0;
        for same in list.chunk_by(|a, b| a.0 == b.0) {
            self.cells.extend(same.first().map(|(cell, ..)| (*cell, at..at + same.len())));
            at += same.len();
        }
    }

    /// The touchpoints from left to right.
    pub fn touchpoints(&self) -> impl Iterator<Item = ItemId> {
        self.columns.iter().filter_map(|c| c.tp)
    }

    /// How many touchpoints there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.touchpoints().count()
    }

    /// True when there is neither stage nor touchpoint.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The column of a touchpoint.
    #[must_use]
    pub fn column_of(&self, tp: ItemId) -> Option<usize> {
        self.columns.iter().position(|c| c.tp == Some(tp))
    }

    /// The stage of a touchpoint with its place.
    #[must_use]
    pub fn stage_of(&self, tp: ItemId) -> Option<(usize, StageSpan)> {
        let column = self.column_of(tp)?;
        self.stages.iter().copied().enumerate().find(|(_, s)| (s.first..s.first + s.count).contains(&column))
    }

    /// The cards of a cell from the top down.
    #[must_use]
    pub fn cards(&self, tp: ItemId, lane: usize) -> &[ItemId] {
        let found = self.cells.binary_search_by_key(&(tp, lane), |(cell, _)| *cell).ok().and_then(|at| self.cells.get(at));
        found.and_then(|(_, range)| self.cards.get(range.clone())).unwrap_or(&[])
    }

    /// Whether a cell has content; 「无」 is content.
    #[must_use]
    pub fn filled(&self, plan: &JourneyPlan, doc: &Doc, tp: ItemId, lane: usize) -> bool {
        let lane = source_of(plan, lane);
        plan.lanes.get(lane).is_some_and(|of| self.holds(doc, tp, (lane, is_cards(of)), &lane_key(of)))
    }

    fn holds(&self, doc: &Doc, tp: ItemId, (lane, cards): (usize, bool), key: &str) -> bool {
        if cards { self.cards(tp, lane).iter().any(|card| !doc.value(*card, "text").is_blank()) } else { !doc.value(tp, key).is_blank() }
    }

    /// The text of a cell as one string; cards are joined by line ends.
    #[must_use]
    pub fn cell_text(&self, plan: &JourneyPlan, doc: &Doc, tp: ItemId, row: Row) -> String {
        let Row::Lane(lane) = row else { return doc.text(tp, "name").to_owned() };
        let lane = source_of(plan, lane);
        let Some(of) = plan.lanes.get(lane) else { return String::new() };
        if is_cards(of) {
            let texts: Vec<&str> = self.cards(tp, lane).iter().map(|card| doc.text(*card, "text")).collect();
            return texts.join("\n");
        }
        match doc.value(tp, &lane_key(of)) {
            Value::Num(n) => format!("{n}"),
            Value::Text(text) => match &of.ty {
                LaneType::Choice { opt } => {
                    let list = opt.list(&plan.departments);
                    list.iter().find(|o| o.id == **text).map_or_else(|| text.to_string(), |o| o.t.zh.clone())
                }
                _ => text.to_string(),
            },
            _ => String::new(),
        }
    }

    /// The scores from left to right, one for each touchpoint.
    #[must_use]
    pub fn scores(&self, plan: &JourneyPlan, doc: &Doc) -> Vec<Option<f64>> {
        score_lane(plan).map(|(lane, ..)| self.lane_scores(plan, doc, lane)).unwrap_or_default()
    }

    /// The scores of any score lane from left to right.
    #[must_use]
    pub fn lane_scores(&self, plan: &JourneyPlan, doc: &Doc, lane: usize) -> Vec<Option<f64>> {
        let key = plan.lanes.get(lane).map(lane_key).unwrap_or_default();
        self.touchpoints().map(|tp| doc.value(tp, &key).as_num()).collect()
    }

    /// Average, strongest moment and remembered score; places count touchpoints.
    #[must_use]
    pub fn peak_end(&self, plan: &JourneyPlan, doc: &Doc) -> Option<PeakEnd> {
        self.peak_end_of(doc, &self.scores(plan, doc))
    }

    /// The same for the scores of any lane.
    #[must_use]
    pub fn peak_end_of(&self, doc: &Doc, scores: &[Option<f64>]) -> Option<PeakEnd> {
        let flag = flag_key("end");
        let end = self.touchpoints().position(|tp| doc.value(tp, &flag).is_set());
        peak_end::peak_end(scores, end)
    }

    /// Touchpoints with a pain point that no front, back or support card answers.
    #[must_use]
    pub fn holes(&self, plan: &JourneyPlan, doc: &Doc) -> Vec<ItemId> {
        let lane = |id: &str| plan.lanes.iter().position(|l| l.id == id);
        let filled = |tp, id: &str| lane(id).is_some_and(|l| self.filled(plan, doc, tp, l));
        let hurts = |tp| {
            filled(tp, "pain") && lane("pain").is_some_and(|l| !matches!(self.cell_text(plan, doc, tp, Row::Lane(l)).trim(), "无" | "None" | "none"))
        };
        self.touchpoints().filter(|tp| hurts(*tp) && !["front", "back", "support"].iter().any(|id| filled(*tp, id))).collect()
    }

    /// Filled criteria fields of the moments of truth, and how many there could be.
    #[must_use]
    pub fn coverage(&self, plan: &JourneyPlan, doc: &Doc) -> (usize, usize) {
        let Some(tab) = plan.tabs.iter().find(|t| t.id == "criteria") else { return (0, 0) };
        let mots: Vec<ItemId> = self.touchpoints().filter(|tp| has_flag(doc, *tp, "mot")).collect();
        let filled = mots.iter().flat_map(|tp| tab.fields.iter().map(move |f| (tp, f)));
        let filled = filled.filter(|(tp, f)| !doc.value(**tp, &tab_key(&tab.id, &f.id)).is_blank()).count();
        (filled, mots.len() * tab.fields.len())
    }
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
