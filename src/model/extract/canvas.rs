//! Journeys, boards and mind maps as tables and outlines.

use super::{Cell, Column, Extract, From, Kind, Table, Total, both, kind_of};
use crate::model::{
    doc::Value,
    exercise::{
        board::{self, Board},
        journey::{self, Journey},
        mindmap::{self, Tree},
    },
    stamp::ItemId,
    template::{BoardPlan, JourneyPlan, JourneyValue, Lane, LaneType, MindmapPlan},
    text::Bi,
    texts::{across, extract as t, journey as words, table},
};

pub(super) fn board(out: &mut Extract, plan: &BoardPlan, from: &From<'_>) {
    let board = Board::of(plan, from.doc);
    let votes = plan.votes_per_person > 0;
    let mut columns = vec![Column::of(t::ZONE, Kind::Text), Column::of(t::CARD, Kind::Long), Column::of(t::TAG, Kind::Text)];
    columns.extend(plan.card.iter().map(|f| Column::new(f.t.clone(), kind_of(f))));
    if votes {
        columns.push(Column::of(t::VOTES, Kind::Number(0)).with(Total::Sum));
    }
    let mut cards = Table::new(t::CARDS, columns);
    for (zone, ids) in plan.zones.iter().zip(&board.zones) {
        let title = board::zone_title(zone, from.doc, from.lang);
        out.branch(0, title, None);
        for id in ids {
            let Some(card) = from.doc.get(*id) else { continue };
            let mut row = vec![Cell::text(title), Cell::text(card.text(board::TEXT)), Cell::text(board::tag(card))];
            out.branch(1, card.text(board::TEXT), Some(*id));
            for field in &plan.card {
                let cell = from.cell(field, *id, &field.id);
                out.named(2, field.t.get(from.lang), &cell, from.lang, None);
                row.push(cell);
            }
            if votes {
                let count = f64::from(board::votes(card));
                row.push(Cell::Number(count));
                if count > 0.0 {
                    out.named(2, t::VOTES.get(from.lang), &Cell::Number(count), from.lang, None);
                }
            }
            cards.row(row);
        }
    }
    out.tables.push(cards);
}

pub(super) fn mindmap(out: &mut Extract, plan: &MindmapPlan, from: &From<'_>) {
    out.is_tree = true;
    let tree = Tree::of(plan, from.doc);
    let root = from.doc.text(mindmap::ROOT, mindmap::TEXT);
    if !root.trim().is_empty() {
        out.facts.push((plan.root.clone(), Cell::text(root)));
    }
    let mut columns = vec![Column::of(t::LEVEL, Kind::Number(0)), Column::of(t::NODE, Kind::Long)];
    if !plan.node_tags.is_empty() {
        columns.push(Column::of(t::MARKS, Kind::Text));
    }
    let mut nodes = Table::new(t::NODES, columns);
    for node in tree.nodes.iter().skip(1) {
        let text = mindmap::text(plan, from.doc, node, from.lang);
        let Value::List(tags) = from.doc.value(node.id, mindmap::TAGS) else {
            push_node(out, &mut nodes, plan, (node.depth, text, node.id), Cell::Empty);
            continue;
        };
        let name = |id: &str| plan.node_tags.iter().find(|o| o.id == id).map_or_else(|| id.to_owned(), |o| o.t.get(from.lang).to_owned());
        push_node(out, &mut nodes, plan, (node.depth, text, node.id), Cell::list(tags.iter().map(|id| name(id))));
    }
    out.tables.push(nodes);
}

fn push_node(out: &mut Extract, nodes: &mut Table, plan: &MindmapPlan, (depth, text, id): (usize, &str, ItemId), marks: Cell) {
    out.branch(depth.saturating_sub(1), text, Some(id));
    let mut row = vec![Cell::Number(depth as f64), Cell::text(text)];
    if !plan.node_tags.is_empty() {
        row.push(marks);
    }
    nodes.row(row);
}

pub(super) fn journey(out: &mut Extract, plan: &JourneyPlan, from: &From<'_>) {
    let plan = &*journey::in_effect(plan, from.doc);
    let journey = Journey::of(plan, from.doc);
    let lanes = || plan.lanes.iter().enumerate().filter(|(_, lane)| !matches!(lane.ty, LaneType::Copy { .. }));
    let mut columns = vec![Column::of(words::STAGE, Kind::Text), Column::of(across::TOUCHPOINT, Kind::Text)];
    columns.extend(plan.touchpoint.iter().map(|f| Column::new(f.t.clone(), kind_of(f))));
    columns.extend(lanes().map(|(_, lane)| Column::new(lane.t.clone(), lane_kind(lane))));
    columns.extend(plan.flags.iter().map(|flag| Column::new(flag.t.clone(), Kind::Text)));
    let mut main = Table::new(t::TOUCHPOINTS, columns);
    for span in &journey.stages {
        let stage = from.doc.text(span.id, "name");
        out.branch(0, stage, Some(span.id));
        for tp in journey.columns.iter().skip(span.first).take(span.count).filter_map(|column| column.tp) {
            let name = from.doc.text(tp, "name");
            out.branch(1, name, Some(tp));
            let mut row = vec![Cell::text(stage), Cell::text(name)];
            let fields = plan.touchpoint.iter().map(|f| (f.t.clone(), from.cell(f, tp, &f.id)));
            let cells = lanes().map(|(at, lane)| (lane.t.clone(), lane_cell(plan, &journey, from, tp, at)));
            let set = |id: &str| if journey::has_flag(from.doc, tp, id) { Cell::text(table::YES.get(from.lang)) } else { Cell::Empty };
            let flags = plan.flags.iter().map(|flag| (flag.t.clone(), set(&flag.id)));
            for (name, cell) in fields.chain(cells).chain(flags) {
                out.named(2, name.get(from.lang), &cell, from.lang, None);
                row.push(cell);
            }
            main.row(row);
        }
    }
    out.tables.push(main);
    tabs(out, plan, &journey, from);
    figures(out, plan, &journey, from);
}

fn lane_kind(lane: &Lane) -> Kind {
    match lane.ty {
        LaneType::Score { .. } => Kind::Number(1),
        LaneType::Choice { .. } => Kind::Text,
        _ => Kind::Long,
    }
}

fn lane_cell(plan: &JourneyPlan, journey: &Journey, from: &From<'_>, tp: ItemId, at: usize) -> Cell {
    let Some(lane) = plan.lanes.get(at) else { return Cell::Empty };
    let value = from.doc.value(tp, &journey::lane_key(lane));
    match (&lane.ty, value) {
        (LaneType::Cards { .. }, _) => Cell::list(journey.cards(tp, at).iter().map(|card| card_text(plan, from, *card))),
        (LaneType::Choice { opt }, Value::Text(id)) => {
            let list = opt.list(&plan.departments);
            Cell::text(list.iter().find(|o| o.id == **id).map_or(id, |o| o.t.get(from.lang)))
        }
        (_, Value::Num(n)) => Cell::number(Some(*n)),
        (_, value) => Cell::text(value.as_str()),
    }
}

/// A card with its department in front.
fn card_text(plan: &JourneyPlan, from: &From<'_>, card: ItemId) -> String {
    let text = from.doc.text(card, "text");
    let dept = from.doc.text(card, "dept");
    if dept.is_empty() || text.trim().is_empty() {
        return text.to_owned();
    }
    let (name, _) = journey::department_name(plan, from.doc, dept, from.lang);
    format!("{name}{}{text}", from.lang.pick("：", ": "))
}

/// One table a tab of the drawer, with the touchpoints that have something in it.
fn tabs(out: &mut Extract, plan: &JourneyPlan, journey: &Journey, from: &From<'_>) {
    for tab in &plan.tabs {
        let mut columns = vec![Column::of(across::TOUCHPOINT, Kind::Text)];
        columns.extend(tab.fields.iter().map(|f| Column::new(f.t.clone(), kind_of(f))));
        let mut sheet = Table { name: tab.t.clone(), columns, ..Table::default() };
        for tp in journey.touchpoints() {
            let cells: Vec<Cell> = tab.fields.iter().map(|f| from.cell(f, tp, &journey::tab_key(&tab.id, &f.id))).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                sheet.row(std::iter::once(Cell::text(from.doc.text(tp, "name"))).chain(cells).collect());
            }
        }
        if !sheet.rows.is_empty() {
            out.tables.push(sheet);
        }
    }
}

fn figures(out: &mut Extract, plan: &JourneyPlan, journey: &Journey, from: &From<'_>) {
    let peak = journey.peak_end(plan, from.doc);
    let mut sheet = Table::new(t::FIGURES, vec![Column::of(t::FIELD, Kind::Text), Column::of(t::VALUE, Kind::Number(2))]);
    let mut line = |name: Bi, value: Cell| {
        if !value.is_empty() {
            sheet.row(vec![Cell::text(name.get(from.lang)), value]);
        }
    };
    for value in &plan.computed {
        match value {
            JourneyValue::Average => line(both(t::AVERAGE), Cell::number(peak.map(|p| p.average))),
            JourneyValue::Extreme => line(both(t::EXTREME), Cell::number(peak.map(|p| p.extreme))),
            JourneyValue::Remembered => line(both(t::REMEMBERED), Cell::number(peak.map(|p| p.remembered))),
            JourneyValue::Holes => line(both(t::HOLES), Cell::Number(journey.holes(plan, from.doc).len() as f64)),
            JourneyValue::Coverage => {
                let (filled, all) = journey.coverage(plan, from.doc);
                line(both(t::COVERAGE), Cell::percent((all > 0).then(|| filled as f64 / all as f64)));
            }
        }
    }
    if peak.is_some() && !sheet.rows.is_empty() {
        out.tables.push(sheet);
    }
}
