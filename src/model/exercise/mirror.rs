//! One data set, two faces: a tab of a canvas and the table that shows it are kept equal after every change of either.

use std::collections::BTreeMap;

use super::{journey::tab_key, table::cell};
use crate::model::{
    doc::{Doc, Key, Op, Value},
    edit::Edit,
    order,
    stamp::ItemId,
    template::{Mirror, Structure, TablePlan, Template},
    texts::across as say,
    workbook::{Exercise, Workbook},
};

const ROW: &str = "row";
const TOUCHPOINT: &str = "touchpoint";

/// A table and the canvas it shows a tab of.
struct Pair<'a> {
    table: &'a Exercise,
    canvas: &'a Exercise,
    mirror: &'a Mirror,
}

/// The mirror of a table exercise, if it was opened with the preset for which it holds.
fn mirror_of(exercise: &Exercise) -> Option<&Mirror> {
    let Structure::Table(TablePlan { mirrors: Some(mirror), .. }) = &exercise.template.structure else { return None };
    let preset = exercise.key.split_once('@').map_or("", |(_, preset)| preset);
    (mirror.preset.is_empty() || mirror.preset == preset).then_some(mirror)
}

/// Whether a template's drawer has the tab that a mirror shows: the canvas itself and those that extend it.
fn has_tab(template: &Template, mirror: &Mirror) -> bool {
    matches!(&template.structure, Structure::Journey(plan) if plan.tabs.iter().any(|tab| tab.id == mirror.tab))
}

fn pairs(workbook: &Workbook) -> impl Iterator<Item = Pair<'_>> {
    let tables = workbook.exercises.iter().filter_map(|e| mirror_of(e).map(|m| (e, m)));
    tables.flat_map(move |(table, mirror)| {
        let canvases = workbook.exercises.iter().filter(move |e| has_tab(&e.template, mirror));
        canvases.map(move |canvas| Pair { table, canvas, mirror })
    })
}

/// Whether a change of this exercise may have to be followed by another one.
#[must_use]
pub fn takes_part(workbook: &Workbook, key: &str) -> bool {
    pairs(workbook).any(|pair| pair.table.key == key || pair.canvas.key == key)
}

/// The touchpoint that a row shows.
fn touchpoint(doc: &Doc, mirror: &Mirror, row: ItemId) -> Option<ItemId> {
    cell::link_parts(doc.text(row, &mirror.touchpoint)).0
}

/// What must be done in other exercises after the exercise `key` was changed from `before` to what it is now.
///
/// A cell that changed is copied to its other face. Where a row has only just been linked to a touchpoint both may hold something:
/// then an empty face takes the full one, and of two different texts neither is lost.
#[must_use]
pub fn follow(workbook: &Workbook, key: &str, before: &Doc) -> BTreeMap<String, Vec<Op>> {
    let mut ops: BTreeMap<String, Vec<Op>> = BTreeMap::new();
    for pair in pairs(workbook).filter(|p| p.table.key == key || p.canvas.key == key) {
        let from_table = pair.table.key == key;
        for (row, _) in pair.table.doc.of_kind(ROW) {
            let Some(tp) = touchpoint(&pair.table.doc, pair.mirror, row).filter(|tp| pair.canvas.doc.get(*tp).is_some()) else { continue };
            let (old_row, old_tp) = if from_table { (before.get(row).is_some(), true) } else { (true, before.get(tp).is_some()) };
            let fresh = !old_row || !old_tp || (from_table && touchpoint(before, pair.mirror, row) != Some(tp));
            for (column, field) in &pair.mirror.columns {
                let (there, here) = (tab_key(&pair.mirror.tab, field), column.as_str());
                let (canvas, table) = (pair.canvas.doc.value(tp, &there), pair.table.doc.value(row, here));
                if canvas == table {
                    continue;
                }
                let changed = if from_table { before.value(row, here) != table } else { before.value(tp, &there) != canvas };
                let both = match (fresh, canvas.is_blank(), table.is_blank()) {
                    (true, false, false) => joined(canvas, table),
                    (true, true, _) => table.clone(),
                    (true, false, true) => canvas.clone(),
                    (false, ..) if !changed => continue,
                    (false, ..) => {
                        if from_table {
                            table.clone()
                        } else {
                            canvas.clone()
                        }
                    }
                };
                let mut set = |exercise: &Exercise, id: ItemId, key: &str| {
                    if exercise.doc.value(id, key) != &both {
                        ops.entry(exercise.key.clone()).or_default().push(Op::set(id, key, both.clone()));
                    }
                };
                set(pair.canvas, tp, &there);
                set(pair.table, row, here);
            }
        }
    }
    ops
}

/// Both texts, one below the other, unless one holds the other.
fn joined(a: &Value, b: &Value) -> Value {
    let (x, y) = (a.as_str(), b.as_str());
    if x.contains(y) {
        a.clone()
    } else if y.contains(x) {
        b.clone()
    } else {
        Value::text(&format!("{x}\n{y}"))
    }
}

/// Rows for touchpoints of the canvas that the table does not show yet.
///
/// With the preset `canvas` that is every named touchpoint, else those that are moments of truth or have something in the tab. A row's id
/// follows from its touchpoint, so that two copies that open the table make the same row.
#[must_use]
pub fn missing_rows(workbook: &Workbook, key: &str) -> Edit {
    let mut edit = Edit::new(say::ROWS_OF_CANVAS);
    let Some(exercise) = workbook.exercise(key) else { return edit };
    let Some(mirror) = mirror_of(exercise) else { return edit };
    let every = mirror.preset == "canvas";
    let rows = exercise.doc.sorted(ROW);
    let mut last = rows.last().map(|(_, row)| row.text("order").to_owned()).unwrap_or_default();
    for pair in pairs(workbook).filter(|p| p.table.key == key) {
        for (tp, item) in pair.canvas.doc.sorted(TOUCHPOINT) {
            let name = item.text("name").trim();
            let filled = mirror.columns.iter().any(|(_, field)| !item.get(&tab_key(&mirror.tab, field)).is_blank());
            let wanted = every || filled || item.get("flag:mot").is_set();
            let shown = rows.iter().any(|(row, _)| touchpoint(&exercise.doc, mirror, *row) == Some(tp));
            let id = row_id(tp);
            if name.is_empty() || !wanted || shown || exercise.doc.all().contains_key(&id) {
                // A row that was deleted on purpose does not come back by itself.
                continue;
            }
            last = order::between(&last, "");
            let mut fields = vec![(Key::from("order"), Value::text(&last)), (Key::from(mirror.touchpoint.as_str()), cell::link(tp, name))];
            let cells = mirror.columns.iter().map(|(column, field)| (Key::from(column.as_str()), item.get(&tab_key(&mirror.tab, field)).clone()));
            fields.extend(cells.filter(|(_, value)| !value.is_blank()));
            edit.ops.push(Op::put(id, ROW, fields));
        }
    }
    edit
}

/// The row of a touchpoint: the same in every copy.
fn row_id(tp: ItemId) -> ItemId {
    let hash = tp.to_string().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    // Small numbers belong to fixed rows and the header; the file keeps numbers below 2^53 exact for other readers.
    ItemId::of_template((hash & 0x001f_ffff_ffff_ffff).max(1 << 20))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        stamp::EditorId,
        template::{Field, FieldType, JourneyPlan, Tab},
    };

    const ME: fn() -> EditorId = || EditorId::from_random(7);

    fn workbook() -> (Workbook, ItemId, ItemId) {
        let field = |id: &str, ty| Field { id: id.into(), ty, ..Field::default() };
        let tab = Tab { id: "abc".into(), fields: vec![field("a", FieldType::Long)], ..Tab::default() };
        let journey = Template {
            id: "canvas".into(),
            structure: Structure::Journey(JourneyPlan { tabs: vec![tab], ..JourneyPlan::default() }),
            ..Template::default()
        };
        let mirror = Mirror {
            exercise: "canvas".into(),
            tab: "abc".into(),
            touchpoint: "tp".into(),
            columns: vec![("a1".into(), "a".into())],
            preset: "canvas".into(),
        };
        let plan =
            TablePlan { columns: vec![field("tp", FieldType::Link), field("a1", FieldType::Long)], mirrors: Some(mirror), ..TablePlan::default() };
        let table = Template { id: "abc".into(), structure: Structure::Table(plan), ..Template::default() };
        let exercise = |key: &str, template| Exercise { key: key.into(), template: Arc::new(template), doc: Doc::default(), unknown: Vec::new() };
        let mut workbook = Workbook { exercises: vec![exercise("canvas", journey), exercise("abc@canvas", table)], ..Workbook::default() };
        let id = |k| ItemId { editor: ME(), k };
        let put =
            |doc: &mut Doc, id, kind: &str, name: &str| doc.apply(&Op::put(id, kind, vec![("name".into(), Value::text(name))]), ME()).expect("fits");
        put(&mut workbook.exercises[0].doc, id(1), TOUCHPOINT, "报价");
        put(&mut workbook.exercises[0].doc, id(2), TOUCHPOINT, "取车");
        (workbook, id(1), id(2))
    }

    /// Changes an exercise and lets the others follow, as the application does.
    fn change(workbook: &mut Workbook, key: &str, op: &Op) {
        let before = workbook.exercise(key).expect("there").doc.clone();
        workbook.exercise_mut(key).expect("there").doc.apply(op, ME()).expect("fits");
        for (other, ops) in follow(workbook, key, &before) {
            for op in ops {
                workbook.exercise_mut(&other).expect("there").doc.apply(&op, ME()).expect("fits");
            }
        }
    }

    fn open_table(workbook: &mut Workbook) -> Vec<ItemId> {
        for op in missing_rows(workbook, "abc@canvas").ops {
            change(workbook, "abc@canvas", &op);
        }
        workbook.exercises[1].doc.sorted(ROW).into_iter().map(|(id, _)| id).collect()
    }

    fn faces(workbook: &Workbook, tp: ItemId, row: ItemId) -> (String, String) {
        (workbook.exercises[0].doc.text(tp, "tab:abc.a").to_owned(), workbook.exercises[1].doc.text(row, "a1").to_owned())
    }

    #[test]
    fn either_face_follows_the_other() {
        let (mut workbook, quote, _) = workbook();
        change(&mut workbook, "canvas", &Op::set(quote, "tab:abc.a", Value::text("先看件")));
        let rows = open_table(&mut workbook);
        assert_eq!(rows.len(), 2, "one row a touchpoint");
        assert_eq!(faces(&workbook, quote, rows[0]), ("先看件".into(), "先看件".into()));
        change(&mut workbook, "abc@canvas", &Op::set(rows[0], "a1", Value::text("先报价")));
        assert_eq!(faces(&workbook, quote, rows[0]), ("先报价".into(), "先报价".into()));
        change(&mut workbook, "canvas", &Op::set(quote, "tab:abc.a", Value::Empty));
        assert_eq!(faces(&workbook, quote, rows[0]), (String::new(), String::new()), "clearing is a change too");
        assert!(missing_rows(&workbook, "abc@canvas").is_empty(), "opened again nothing is added");
    }

    #[test]
    fn linking_a_row_loses_neither_text() {
        let (mut workbook, quote, _) = workbook();
        let row = ItemId { editor: ME(), k: 9 };
        change(&mut workbook, "abc@canvas", &Op::put(row, ROW, vec![("a1".into(), Value::text("表里写的"))]));
        change(&mut workbook, "canvas", &Op::set(quote, "tab:abc.a", Value::text("画布上写的")));
        assert_eq!(faces(&workbook, quote, row), ("画布上写的".into(), "表里写的".into()), "not linked yet");
        change(&mut workbook, "abc@canvas", &Op::set(row, "tp", cell::link(quote, "报价")));
        let both = "画布上写的\n表里写的".to_owned();
        assert_eq!(faces(&workbook, quote, row), (both.clone(), both));
    }

    #[test]
    fn a_full_row_fills_an_empty_touchpoint_and_a_deleted_row_stays_deleted() {
        let (mut workbook, quote, pick_up) = workbook();
        let rows = open_table(&mut workbook);
        change(&mut workbook, "abc@canvas", &Op::Drop { id: rows[1] });
        assert!(missing_rows(&workbook, "abc@canvas").is_empty());
        let row = ItemId { editor: ME(), k: 9 };
        let fields = vec![("tp".into(), cell::link(pick_up, "取车")), ("a1".into(), Value::text("双手递钥匙"))];
        change(&mut workbook, "abc@canvas", &Op::put(row, ROW, fields));
        assert_eq!(faces(&workbook, pick_up, row).0, "双手递钥匙");
        assert_eq!(faces(&workbook, quote, rows[0]), (String::new(), String::new()));
    }
}
