//! A file of survey answers on its way into the survey on screen: asked for or dropped, read by the worker, decided in a dialog, one edit.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    io::worker::Job,
    model::{
        calc::Wrong,
        doc::Doc,
        edit::{Edit, Label},
        exercise::survey::Survey,
        settings::KnownImport,
        stamp::EditorId,
        survey_import::{self as import, Table},
        template::Structure,
        texts::{shell as sh, survey_import as tx},
        workbook::Exercise,
    },
    ui::{
        cx::{Place, Target, Tone},
        shell::{
            dialogs::{Dialog, PathFor},
            import_answers::AnswersForm,
        },
    },
};

use super::{App, events::file_name};

/// A document as it will be once an edit is done.
fn with(doc: &Doc, edit: Option<&Edit>, editor: EditorId) -> Doc {
    let mut doc = doc.clone();
    // An op that does not fit here will not fit there either.
    let _fits = edit.is_none_or(|edit| edit.ops.iter().all(|op| doc.apply(op, editor).is_ok()));
    doc
}

impl App {
    /// The survey on screen.
    fn survey_here(&self) -> Option<&Exercise> {
        let Place::Exercise { key } = self.places.here() else { return None };
        self.book()?.workbook.exercise(key).filter(|e| matches!(e.template.structure, Structure::Survey(_)))
    }

    /// Whether the survey or the table on screen would take a table that is dropped.
    pub(super) fn takes_answers(&self) -> bool {
        self.views.dialog.is_none() && (self.survey_here().is_some() || self.table_here().is_some())
    }

    /// A table was dropped on the window.
    pub(super) fn dropped_answers(&mut self, path: PathBuf, now: Duration) {
        if self.survey_here().is_none() && self.table_here().is_none() {
            return self.toast(now, Tone::Info, tx::NO_SURVEY, &[]);
        }
        self.send(Job::ReadAnswers { path });
    }

    /// Asks for a file of answers.
    pub(super) fn ask_answers(&mut self, ctx: &egui::Context, now: Duration) {
        if self.survey_here().is_none() {
            return self.toast(now, Tone::Info, tx::NO_SURVEY, &[]);
        }
        self.ask_path(ctx, PathFor::Answers);
    }

    /// A file of answers was read, or not.
    pub(super) fn answers_read(&mut self, path: &Path, result: Result<Vec<Table>, Wrong>, now: Duration) {
        let tables = match result {
            Ok(tables) => tables,
            Err(wrong) => {
                let text = format!("{}: {}", file_name(path), wrong.get(self.lang()));
                return self.views.toasts.say(now, Tone::Error, text, false);
            }
        };
        if self.table_here().is_some() {
            return self.rows_read(path, &tables, now);
        }
        let Some((book, exercise)) = self.book().zip(self.survey_here()) else { return self.toast(now, Tone::Info, tx::NO_SURVEY, &[]) };
        let Structure::Survey(plan) = &exercise.template.structure else { return };
        // Where nobody has listed elements yet, those that the file asks about are listed with its answers.
        let survey = Survey { plan, doc: &exercise.doc };
        let sheet = survey.sheet();
        let ids = &book.ids;
        let first = tables.iter().filter(|_| sheet.elements.is_empty()).find_map(|table| survey.elements_in(&sheet, ids, &table.header));
        let doc = with(&exercise.doc, first.as_ref(), ids.editor());
        let survey = Survey { plan, doc: &doc };
        let targets = survey.import_targets(&survey.sheet());
        let known = self.settings.imports.iter().filter(|i| i.template == exercise.template.id);
        let remembered = known.map(|i| (i.signature.clone(), i.mapping.clone())).collect();
        let mut form = AnswersForm::new(exercise.key.clone(), file_name(path), tables, targets, remembered);
        form.first = first;
        self.settings.last_folder = path.parent().map(|p| p.display().to_string());
        self.views.dialog = Some(Dialog::Answers(Box::new(form)));
    }

    /// Puts the rows that were kept into the survey: one step for undo.
    pub(super) fn import_answers(&mut self, form: &AnswersForm, now: Duration) {
        self.views.dialog = None;
        let Some(book) = self.shelf.current_mut() else { return };
        if book.read_only {
            return self.toast(now, Tone::Info, sh::IS_READ_ONLY, &[]);
        }
        let Some(exercise) = book.workbook.exercise(&form.key) else { return };
        let Structure::Survey(plan) = &exercise.template.structure else { return };
        let template = exercise.template.id.clone();
        let doc = with(&exercise.doc, form.first.as_ref(), book.ids.editor());
        let survey = Survey { plan, doc: &doc };
        let people: Vec<_> = form.taken().map(|p| p.fields.clone()).collect();
        let count = people.len().to_string();
        let (mut edit, _) = survey.add_people(&survey.sheet(), &book.ids, people);
        edit.label = Label { text: tx::EDIT, arg: count.clone() };
        edit.ops = form.first.iter().flat_map(|first| first.ops.iter().cloned()).chain(edit.ops).collect();
        self.edit(&Target::Exercise(form.key.clone()), &edit, now);
        if let Some(table) = form.table() {
            let entry = KnownImport { template, signature: import::signature(&table.header), mapping: form.mapping.clone() };
            self.settings.remember_import(entry);
            self.keep_settings();
        }
        let text = tx::IMPORTED.with(self.lang(), &[&count, &form.left_out.len().to_string()]);
        self.views.toasts.say(now, Tone::Done, text, true);
    }
}
