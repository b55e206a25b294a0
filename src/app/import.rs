//! Tables and outlines of other programs on their way into the table or mind map on screen: one edit each, which undo takes back.

use std::{path::Path, time::Duration};

use crate::{
    io::outline_file::Line,
    model::{
        calc::Wrong,
        edit::Label,
        exercise::{
            mindmap::{ROOT, Tree},
            table::Table,
        },
        survey_import,
        template::Structure,
        texts::import as tx,
        workbook::Exercise,
    },
    ui::{
        cx::{Place, Target, Tone},
        shell::dialogs::PathFor,
    },
};

use super::{App, events::file_name};

impl App {
    /// The exercise on screen that may be changed.
    fn exercise_here(&self) -> Option<&Exercise> {
        let Place::Exercise { key } = self.places.here() else { return None };
        self.book().filter(|book| !book.read_only)?.workbook.exercise(key)
    }

    /// The table on screen.
    pub(super) fn table_here(&self) -> Option<&Exercise> {
        self.exercise_here().filter(|e| matches!(e.template.structure, Structure::Table(_)))
    }

    fn map_here(&self) -> Option<&Exercise> {
        self.exercise_here().filter(|e| matches!(e.template.structure, Structure::Mindmap(_)))
    }

    /// Whether a dropped file is an outline for the mind map on screen.
    pub(super) fn takes_outline(&self, path: &Path) -> bool {
        super::files::is_outline(path) && self.map_here().is_some()
    }

    /// Asks for a file with rows.
    pub(super) fn ask_rows(&mut self, ctx: &egui::Context, now: Duration) {
        if self.table_here().is_none() {
            return self.toast(now, Tone::Info, tx::TABLE_FIRST, &[]);
        }
        self.ask_path(ctx, PathFor::Answers);
    }

    /// Asks for an outline.
    pub(super) fn ask_outline(&mut self, ctx: &egui::Context, now: Duration) {
        if self.map_here().is_none() {
            return self.toast(now, Tone::Info, tx::MAP_FIRST, &[]);
        }
        self.ask_path(ctx, PathFor::Outline);
    }

    /// Puts the rows of a file into the table on screen.
    pub(super) fn rows_read(&mut self, path: &Path, tables: &[survey_import::Table], now: Duration) {
        let (Some(exercise), Some(book)) = (self.table_here(), self.book()) else { return };
        let Structure::Table(plan) = &exercise.template.structure else { return };
        let table = Table { plan, doc: &exercise.doc };
        let departments = exercise.template.departments();
        // The sheet whose heads know most of the columns.
        let knows = |t: &&survey_import::Table| {
            t.header.iter().filter(|h| plan.columns.iter().any(|f| f.t.zh.trim() == h.trim() || f.t.en.trim().eq_ignore_ascii_case(h.trim()))).count()
        };
        let Some(sheet) = tables.iter().rev().max_by_key(knows) else { return };
        let body: Vec<Vec<String>> = sheet.rows.iter().map(|(_, row)| row.clone()).collect();
        let today = jiff::Zoned::now().date();
        let mut paste = table.import(&table.rows(), &book.ids, (&sheet.header, &body), (&departments, today));
        let (added, cells, skipped) = (paste.added.to_string(), paste.cells.to_string(), paste.skipped.to_string());
        paste.edit.label = Label { text: tx::E_ROWS, arg: file_name(path) };
        let key = exercise.key.clone();
        self.edit(&Target::Exercise(key), &paste.edit, now);
        let (text, count) = if paste.added > 0 { (tx::ROWS_IN, added) } else { (tx::CELLS_IN, cells) };
        let text = text.with(self.lang(), &[&count, &skipped]);
        self.views.toasts.say(now, Tone::Done, text, true);
    }

    /// An outline was read, or not.
    pub(super) fn outline_read(&mut self, path: &Path, result: Result<Vec<Line>, Wrong>, now: Duration) {
        let lines = match result {
            Ok(lines) => lines,
            Err(wrong) => {
                let text = format!("{}: {}", file_name(path), wrong.get(self.lang()));
                return self.views.toasts.say(now, Tone::Error, text, false);
            }
        };
        let (Some(exercise), Some(book)) = (self.map_here(), self.book()) else { return self.toast(now, Tone::Info, tx::MAP_FIRST, &[]) };
        let Structure::Mindmap(plan) = &exercise.template.structure else { return };
        let tree = Tree::of(plan, &exercise.doc);
        match tree.paste(plan, &exercise.doc, &book.ids, ROOT, &lines) {
            Ok((mut edit, made)) => {
                edit.label = Label { text: tx::E_OUTLINE, arg: file_name(path) };
                let key = exercise.key.clone();
                self.edit(&Target::Exercise(key), &edit, now);
                let text = tx::OUTLINE_IN.with(self.lang(), &[&made.len().to_string()]);
                self.views.toasts.say(now, Tone::Done, text, true);
            }
            Err(refused) => self.toast(now, Tone::Info, refused.text(), &[]),
        }
    }
}
