//! Results that become rows of the action plan, and steps taken back in a document that is not on screen.

use std::{sync::Arc, time::Duration};

use crate::{
    model::{
        doc::{Doc, Value},
        exercise::table::Table,
        template::Structure,
        texts::{score as t, shell as tx, survey as ts},
        workbook::Exercise,
    },
    ui::cx::{Action, PlanRow, Target, Tone},
};

use super::App;

/// The template of the action plan.
const PLAN: &str = "smart-action-plan";

impl App {
    /// Adds a row to the action plan, starting the plan if need be; the toast takes it back.
    pub(super) fn put_in_plan(&mut self, row: &PlanRow, now: Duration) {
        let Some(key) = self.plan_key(now) else {
            return self.toast(now, Tone::Info, t::NO_PLAN, &[]);
        };
        let Some(book) = self.shelf.current_mut() else { return };
        if book.read_only {
            return self.toast(now, Tone::Info, tx::IS_READ_ONLY, &[]);
        }
        let Some(exercise) = book.workbook.exercise(&key) else { return };
        let Structure::Table(plan) = &exercise.template.structure else { return };
        let Some(roles) = &plan.plan else { return };
        let table = Table { plan, doc: &exercise.doc };
        let mut fields = vec![
            (roles.action.as_str().into(), Value::text(&row.action)),
            (roles.measure.as_str().into(), Value::text(&row.sign)),
            (PlanRow::FROM.into(), Value::text(&row.from)),
        ];
        // The first column gathers actions that belong together, where it is not the action itself.
        if let Some(first) = plan.columns.first().filter(|c| c.id != roles.action) {
            fields.push((first.id.as_str().into(), Value::text(&row.cluster)));
        }
        fields.retain(|(_, value)| !value.is_blank());
        let (mut edit, _) = table.add_rows(&table.rows(), &book.ids, None, vec![fields]);
        edit.label = ts::FROM_SCORE.into();
        let target = Target::Exercise(key);
        if book.apply(&target, &edit, now).is_err() {
            return;
        }
        self.journal();
        let text = t::PUT_IN_PLAN.with(self.lang(), &[&row.action]);
        self.views.toasts.say_with(now, Tone::Done, text, Some(Action::UndoIn(target)));
    }

    /// The key of the plan in the open workbook; starts it from the course's template.
    fn plan_key(&mut self, now: Duration) -> Option<String> {
        let book = self.book()?;
        let is_plan = |e: &&Exercise| matches!(&e.template.structure, Structure::Table(p) if p.plan.is_some());
        if let Some(exercise) = book.workbook.exercises.iter().find(is_plan) {
            return Some(exercise.key.clone());
        }
        let template = Arc::clone(self.library.template(&book.workbook.course, PLAN)?);
        let book = self.shelf.current_mut().filter(|b| !b.read_only)?;
        book.workbook.exercises.push(Exercise { key: PLAN.to_owned(), template, doc: Doc::default(), unknown: Vec::new() });
        book.touch(now);
        Some(PLAN.to_owned())
    }

    /// Takes the last step of a document back, wherever one is.
    pub(super) fn undo_in(&mut self, target: &Target, now: Duration) {
        let lang = self.lang();
        let Some(book) = self.shelf.current_mut().filter(|b| !b.read_only) else { return };
        if let Some(label) = book.undo(target, now) {
            let text = tx::UNDONE.with(lang, &[&label.get(lang)]);
            self.views.toasts.say(now, Tone::Info, text, false);
            self.journal();
        }
    }
}
