//! Cells as a spreadsheet range: tab-separated out and in, cells with line ends quoted.

use super::{Journey, Row, edits::put_card, is_cards, lane_key, source_of};
use crate::model::{
    doc::{Doc, Op, Value},
    edit::Edit,
    order,
    stamp::{IdSource, ItemId},
    template::{JourneyPlan, LaneType},
    texts::journey as t,
};

/// Reads tab-separated text as spreadsheets write it: `"…"` may hold tabs, line ends and doubled quotes.
#[must_use]
pub fn parse_grid(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut chars = text.strip_suffix('\n').unwrap_or(text).chars().peekable();
    let (mut quoted, mut fresh) = (false, true);
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if fresh => quoted = true,
            '\t' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' => {}
            c => cell.push(c),
        }
        fresh = !quoted && matches!(c, '\t' | '\n');
    }
    row.push(cell);
    rows.push(row);
    rows
}

/// Writes a range of cells, one line a row of the canvas.
#[must_use]
pub fn copy(plan: &JourneyPlan, journey: &Journey, doc: &Doc, rows: &[Row], columns: &[ItemId]) -> String {
    let quote = |text: String| {
        let odd = text.contains(['\t', '\n', '"']);
        if odd { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let line = |row: &Row| columns.iter().map(|tp| quote(journey.cell_text(plan, doc, *tp, *row))).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Fills cells from an anchor to the right and down; what does not fit beyond the last row or column is left out.
///
/// `rows` are the rows on screen from the anchor down, so that a range pasted in one view lands where it is seen.
#[must_use]
pub fn paste(plan: &JourneyPlan, journey: &Journey, doc: &Doc, ids: &IdSource, (rows, columns): (&[Row], &[ItemId]), grid: &[Vec<String>]) -> Edit {
    let mut edit = Edit::new(t::E_PASTE);
    for (line, row) in grid.iter().zip(rows) {
        for (text, tp) in line.iter().zip(columns) {
            put(&mut edit, plan, journey, doc, ids, (*tp, *row), text.trim());
        }
    }
    edit
}

fn put(edit: &mut Edit, plan: &JourneyPlan, journey: &Journey, doc: &Doc, ids: &IdSource, (tp, row): (ItemId, Row), text: &str) {
    let Row::Lane(at) = row else {
        if !text.is_empty() {
            edit.ops.push(Op::set(tp, "name", Value::text(text)));
        }
        return;
    };
    let Some(lane) = plan.lanes.get(at).filter(|_| source_of(plan, at) == at) else { return };
    if is_cards(lane) {
        edit.ops.extend(journey.cards(tp, at).iter().map(|id| Op::Drop { id: *id }));
        let parts: Vec<&str> = text.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        for (part, order) in parts.iter().zip(order::spread("", "", parts.len())) {
            edit.ops.push(put_card(ids.id(), tp, &lane.id, &order, part, Value::Empty));
        }
        return;
    }
    let value = match &lane.ty {
        LaneType::Score { min, max } => {
            let number = text.replace('\u{2212}', "-").parse::<f64>().ok().filter(|n| n.is_finite());
            match number {
                Some(n) => Value::Num(n.round().clamp(f64::from(*min), f64::from(*max))),
                None if text.is_empty() => Value::Empty,
                // Words in a score lane are not a score: what was there stays.
                None => return,
            }
        }
        LaneType::Choice { opt } => {
            let list = opt.list(&plan.departments);
            Value::text(list.iter().find(|o| o.t.zh == text || o.t.en == text || o.id == text).map_or("", |o| o.id.as_str()))
        }
        _ => Value::text(text),
    };
    if *doc.value(tp, &lane_key(lane)) != value {
        edit.ops.push(Op::set(tp, lane_key(lane), value));
    }
}
