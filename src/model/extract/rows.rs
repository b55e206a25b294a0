//! Tables, forms and quizzes as tables and outlines.

use super::{Cell, Column, Extract, From, Kind, Table as Sheet, Total, facts, kind_of};
use crate::model::{
    exercise::{
        quiz::Quiz,
        table::{PROGRESS, Table},
    },
    template::{FieldType, FormPlan, QuizPlan, TablePlan},
    texts::{extract as t, table as words},
};

pub(super) fn table(out: &mut Extract, plan: &TablePlan, from: &From<'_>) {
    let table = Table { plan, doc: from.doc };
    let mut columns = Vec::new();
    if !plan.fixed.is_empty() {
        columns.push(Column::of(t::ROW, Kind::Text));
    }
    for field in &plan.columns {
        let column = Column::new(field.t.clone(), kind_of(field));
        columns.push(match field.ty {
            FieldType::Number => column.with(Total::Sum),
            FieldType::Rating => column.with(Total::Mean),
            _ => column,
        });
    }
    if plan.plan.is_some() {
        columns.push(Column::of(words::PROGRESS, Kind::Percent));
    }
    let mut sheet = Sheet::new(t::ROWS, columns);
    for id in table.rows().ids.into_iter().filter(|id| table.fixed_name(*id).is_some() || !table.is_blank(*id)) {
        let name = table.title(id, from.lang);
        let cells: Vec<Cell> = plan.columns.iter().map(|f| from.cell(f, id, &f.id)).collect();
        out.branch(0, &name, Some(id));
        for (field, cell) in plan.columns.iter().zip(&cells) {
            // The column that gives the row its name is not said twice.
            if cell.shown(from.lang) != super::said(&name) {
                out.named(1, field.t.get(from.lang), cell, from.lang, None);
            }
        }
        let mut row = Vec::with_capacity(sheet.columns.len());
        if !plan.fixed.is_empty() {
            row.push(table.fixed_name(id).map_or(Cell::Empty, |t| Cell::text(t.get(from.lang))));
        }
        row.extend(cells);
        if let Some(roles) = &plan.plan {
            let done = from.doc.text(id, &roles.status) == roles.done_status && !roles.done_status.is_empty();
            let share = from.doc.value(id, PROGRESS).as_num().map(|n| (n / 100.0).clamp(0.0, 1.0));
            row.push(Cell::percent(if done { Some(1.0) } else { share }));
        }
        sheet.row(row);
    }
    out.tables.push(sheet);
}

pub(super) fn form(out: &mut Extract, plan: &FormPlan, from: &From<'_>) {
    let mut sheet = Sheet::new(t::CONTENT, vec![Column::of(t::FIELD, Kind::Text), Column::of(t::CONTENT, Kind::Long)]);
    for (name, cell) in facts(&plan.fields, from.doc, from.departments, from.lang) {
        out.branch(0, name.get(from.lang), None);
        out.branch(1, &cell.shown(from.lang), None);
        sheet.row(vec![Cell::text(name.get(from.lang)), cell]);
    }
    out.tables.push(sheet);
}

pub(super) fn quiz(out: &mut Extract, plan: &QuizPlan, from: &From<'_>) {
    let quiz = Quiz { plan, doc: from.doc };
    let lang = from.lang;
    let columns = [(t::QUESTION, Kind::Long), (t::ANSWER, Kind::Text), (t::RIGHT, Kind::Text), (t::RIGHT_ANSWER, Kind::Text), (t::WHY, Kind::Long)];
    let mut sheet = Sheet::new(t::QUESTIONS, columns.map(|(head, kind)| Column::of(head, kind)).into());
    // The right answers are given out only for questions that were answered: an exported empty quiz is no crib.
    for question in plan.questions.iter().filter(|q| quiz.answer(q).is_some()) {
        let option = |at: usize| question.opt.get(at).map_or("", |o| o.get(lang));
        let given = quiz.answer(question).map_or("", option);
        let mark = if quiz.right(question) == Some(true) { t::IS_RIGHT } else { t::IS_WRONG };
        let right = option(question.a as usize);
        out.branch(0, question.q.get(lang), None);
        out.named(1, t::ANSWER.get(lang), &Cell::text(given), lang, None);
        out.named(1, t::RIGHT_ANSWER.get(lang), &Cell::text(right), lang, None);
        out.named(1, t::WHY.get(lang), &Cell::text(question.why.get(lang)), lang, None);
        sheet.row(vec![
            Cell::text(question.q.get(lang)),
            Cell::text(given),
            Cell::text(mark.get(lang)),
            Cell::text(right),
            Cell::text(question.why.get(lang)),
        ]);
    }
    out.tables.push(sheet);
}
