//! Handouts, guides and result books from the window: where to, then the worker typesets them.

use std::{path::PathBuf, sync::Arc, time::Duration};

use crate::{
    io::{
        documents::{Kind, Order, Source, course::Wish},
        export::Stop,
        worker::Job,
    },
    model::texts::import as tx,
    ui::{
        command::Command,
        cx::{Place, Tone},
        shell::dialogs::PathFor,
    },
};

use super::App;

impl App {
    /// Asks where a document goes.
    pub(super) fn ask_document(&mut self, ctx: &egui::Context, command: Command, now: Duration) {
        let books = matches!(command, Command::ResultBook | Command::Homework);
        if books && self.book().is_none() {
            return self.toast(now, Tone::Info, tx::BOOK_FIRST, &[]);
        }
        if self.settings.trainee && matches!(command, Command::GuideBook | Command::PrintList | Command::CourseSlides) {
            return self.toast(now, Tone::Info, tx::TRAINERS_ONLY, &[]);
        }
        let (word, end) = match command {
            Command::GuideBook => (tx::NAME_GUIDE, "pdf"),
            Command::PrintList => (tx::NAME_LIST, "pdf"),
            Command::CourseSlides => (tx::NAME_SLIDES, "pptx"),
            Command::ResultBook => (tx::NAME_BOOK, "pdf"),
            Command::Homework => (tx::NAME_HOMEWORK, "pdf"),
            _ => (tx::NAME_HANDOUT, "pdf"),
        };
        let lang = self.lang();
        let course = self.course_of_documents().map(|c| c.short_title.get(lang).to_owned()).unwrap_or_default();
        let name = crate::model::share::name_of(&[&course, word.get(lang)]);
        self.sharing.name = Some(format!("{name}.{end}"));
        self.sharing.document = Some(command);
        self.ask_path(ctx, PathFor::Document);
    }

    /// The course that is read, else that of the workbook.
    fn course_of_documents(&self) -> Option<&crate::model::course::Course> {
        match self.places.here() {
            Place::Reader { course, .. } => self.library.course(course),
            _ => self.current_course(),
        }
    }

    /// The place is chosen: the worker makes the document.
    pub(super) fn write_document(&mut self, path: PathBuf, now: Duration) {
        let Some(command) = self.sharing.document.take() else { return };
        let (lang, time) = (self.lang(), jiff::Zoned::now());
        let kind = match command {
            Command::GuideBook => Kind::Guide,
            Command::PrintList => Kind::PrintList,
            Command::ResultBook => Kind::Book,
            Command::Homework => Kind::Homework,
            _ => Kind::Handout,
        };
        let source = if matches!(kind, Kind::Book | Kind::Homework) {
            // Everything that is open of this course: one's own work, or that of all groups.
            let id = self.book().map(|b| b.workbook.course.clone()).unwrap_or_default();
            let books = self.shelf.all().iter().filter(|b| b.workbook.course == id).map(|b| Arc::new(b.workbook.clone())).collect();
            Source::Books { kind, books, course: self.library.course(&id).cloned().map(Box::new), lang }
        } else {
            let Some(course) = self.course_of_documents() else { return };
            let wish = Wish { kind, per_sheet: 3, notes: false, groups: 6, lang };
            Source::course(&self.library, course, wish, &path, &time)
        };
        let folders = crate::io::content::course_folders(self.start.content_dir.as_deref());
        self.settings.last_folder = path.parent().map(|p| p.display().to_string());
        self.toast(now, Tone::Info, tx::SETTING, &[]);
        self.send(Job::Typeset { order: Box::new(Order { source, folders, now: time }), path, stop: Stop::default() });
    }
}
