//! What refers to a touchpoint: rows of tables and cards of boards in the same workbook, in the workbook's order.

use crate::model::{
    doc::{Item, Value},
    exercise::table::cell::link_parts,
    stamp::ItemId,
    template::{Field, FieldType, Structure},
    text::Bi,
    workbook::Workbook,
};

/// A row or a card that refers to a touchpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    /// The key of its exercise.
    pub exercise: String,
    /// What its exercise is called.
    pub title: Bi,
    /// The row or the card.
    pub item: ItemId,
    /// What it says first; "" when it says nothing yet.
    pub text: String,
}

/// Everything in the workbook that refers to a touchpoint.
#[must_use]
pub fn linked(workbook: &Workbook, tp: ItemId) -> Vec<Linked> {
    let mut found = Vec::new();
    for exercise in &workbook.exercises {
        let (kind, fields) = match &exercise.template.structure {
            Structure::Table(plan) => ("row", &plan.columns),
            Structure::Board(plan) => ("card", &plan.card),
            Structure::Journey(_)
            | Structure::Form(_)
            | Structure::Survey(_)
            | Structure::Calculator(_)
            | Structure::Mindmap(_)
            | Structure::Quiz(_)
            | Structure::Paper => continue,
        };
        let links: Vec<&Field> = fields.iter().filter(|f| f.ty == FieldType::Link).collect();
        if links.is_empty() {
            continue;
        }
        let rows = exercise.doc.sorted(kind).into_iter();
        let rows = rows.filter(|(_, item)| links.iter().any(|f| target(item.get(&f.id)) == Some(tp)));
        found.extend(rows.map(|(id, item)| Linked {
            exercise: exercise.key.clone(),
            title: exercise.template.title.clone(),
            item: id,
            text: says(item, fields),
        }));
    }
    found
}

/// Every touchpoint that some table of the workbook refers to.
pub(super) fn linked_touchpoints(workbook: &Workbook) -> std::collections::BTreeSet<ItemId> {
    let mut found = std::collections::BTreeSet::new();
    for exercise in &workbook.exercises {
        let Structure::Table(plan) = &exercise.template.structure else { continue };
        for field in plan.columns.iter().filter(|f| f.ty == FieldType::Link) {
            found.extend(exercise.doc.of_kind("row").filter_map(|(_, row)| target(row.get(&field.id))));
        }
    }
    found
}

/// Boards keep the touchpoint itself, tables keep it with its name.
fn target(value: &Value) -> Option<ItemId> {
    value.as_item().or_else(|| link_parts(value.as_str()).0)
}

fn says(item: &Item, fields: &[Field]) -> String {
    let words = fields.iter().filter(|f| matches!(f.ty, FieldType::Text | FieldType::Long)).map(|f| item.text(&f.id));
    std::iter::once(item.text("text")).chain(words).find(|text| !text.trim().is_empty()).unwrap_or_default().to_owned()
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        doc::{Doc, Op},
        exercise::{
            journey::sample::{id, maintenance, run, template, workbook},
            table::cell::link,
        },
        template::{TablePlan, Template},
        workbook::Exercise,
    };

    /// A workbook with a filled journey and a table of which one row refers to a touchpoint.
    pub(crate) fn with_table(tp: ItemId) -> Workbook {
        let (plan, doc) = maintenance(false);
        let field = |id: &str, ty| Field { id: id.into(), t: Bi::new(id, id), ty, ..Field::default() };
        let columns = vec![field("touchpoint", FieldType::Link), field("standard", FieldType::Long)];
        let table = Template {
            title: Bi::new("服务标准", "Service standards"),
            structure: Structure::Table(TablePlan { columns, ..TablePlan::default() }),
            ..template(plan.clone())
        };
        let mut rows = Doc::default();
        for (k, to, text) in [(1, tp, "三声内接起"), (2, id(199), "别的")] {
            let order = Value::text(&format!("V{k}"));
            let fields = vec![("touchpoint".into(), link(to, "报价")), ("standard".into(), Value::text(text)), ("order".into(), order)];
            run(&mut rows, Op::put(id(k), "row", fields));
        }
        let mut book = workbook(plan, doc);
        book.exercises.push(Exercise { key: "standards".into(), template: Arc::new(table), doc: rows, unknown: Vec::new() });
        book
    }

    #[test]
    fn rows_that_name_a_touchpoint_are_found() {
        let book = with_table(id(105));
        let found = linked(&book, id(105));
        let said: Vec<(&str, &str)> = found.iter().map(|l| (l.exercise.as_str(), l.text.as_str())).collect();
        assert_eq!(said, [("standards", "三声内接起")]);
        assert!(linked(&book, id(101)).is_empty());
    }
}
