//! The application: it alone owns the state and performs actions.

mod across;
mod answers;
mod book;
mod boot;
mod choose;
mod commands;
mod course_pictures;
mod documents;
mod events;
mod export;
mod files;
mod ime;
mod import;
mod keys;
pub mod measure;
mod merge;
mod outside;
mod percents;
mod perform;
mod pictures;
mod places;
pub mod projector;
mod recovery;
mod score;
mod share;
mod shelf;
mod show;
mod slides;
mod teach;
mod teach_canvas;
mod teach_files;
mod teach_show;
mod versions;

use std::{path::PathBuf, time::Duration};

use crate::{
    io::{
        content::{Library, Watch},
        worker::Worker,
    },
    model::{settings::Settings, text::Lang},
    ui::{cx::Actions, screens::recovery::DraftShown, theme::Tokens},
};

pub use boot::run;

use self::{book::Book, places::Places, shelf::Shelf, show::Views};

/// What the program is started with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// Files to open.
    pub files: Vec<PathBuf>,
    /// A folder of course content that adds to and overrides the embedded courses.
    pub content_dir: Option<PathBuf>,
    /// The language, if it is not to be the remembered one.
    pub lang: Option<Lang>,
    /// Light or dark, if it is not to be the remembered one.
    pub theme: Option<crate::model::settings::ThemeChoice>,
    /// Where drafts and settings are kept, if not in the user's folders.
    pub data: Option<PathBuf>,
    /// Paths are asked for in the window, never by the system's dialog.
    pub inapp_dialogs: bool,
    /// The program that looks at strangers' files before this one does; `None` reads them here.
    pub checker: Option<PathBuf>,
    /// The local time at the start, in milliseconds since 1970; `None` asks the system. For tests.
    pub wall: Option<crate::model::session::Moment>,
}

/// The whole application.
pub struct App {
    library: Library,
    watch: Option<Watch>,
    worker: Option<Worker>,
    settings: Settings,
    start: Start,
    shelf: Shelf,
    places: Places,
    views: Views,
    themes: [Tokens; 2],
    asking: Option<files::Asking>,
    pictures: pictures::Pictures,
    sharing: share::Sharing,
    exporting: export::Exporting,
    merging: merge::Merging,
    teaching: teach::Teaching,
}

impl App {
    /// Draws a frame and performs what it asked for. `now` is any clock that only goes forward.
    pub fn frame(&mut self, ui: &mut egui::Ui, now: Duration) {
        let ctx = ui.ctx().clone();
        self.poll(&ctx, now);
        let mut out: Actions = Vec::new();
        self.show(ui, now, &mut out);
        for action in out {
            self.perform(&ctx, action, now);
        }
        self.tick_class(&ctx, now);
        self.poll_pictures(&ctx, now);
        self.keep(&ctx, now);
    }

    /// Performs an action as if a view had asked for it, for tests and measurements.
    pub fn ask(&mut self, ctx: &egui::Context, action: crate::ui::cx::Action, now: Duration) {
        self.perform(ctx, action, now);
    }

    /// Shows a dialog as if something had called for it, for tests and pictures.
    pub fn show_dialog(&mut self, dialog: crate::ui::shell::dialogs::Dialog) {
        self.views.dialog = Some(dialog);
    }

    /// Shows a section of the settings, for tests and pictures.
    pub fn show_settings(&mut self, section: usize) {
        self.views.settings.open(section);
    }

    /// Waits a moment for the worker and takes in what it did, for tests and measurements.
    pub fn wait(&mut self, ctx: &egui::Context) {
        std::thread::sleep(Duration::from_millis(1));
        self.poll(ctx, Duration::ZERO);
    }

    /// Writes everything that has a file and stops the worker.
    pub fn close(&mut self) {
        self.finish(Duration::from_secs(30));
    }

    /// The language on screen.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.start.lang.or(self.settings.lang).unwrap_or_else(boot::system_lang)
    }

    /// The workbook on screen.
    fn book(&self) -> Option<&Book> {
        self.shelf.current()
    }

    /// What the user chose, for tests.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The workbook on screen, for tests.
    #[must_use]
    pub fn workbook(&self) -> Option<&crate::model::workbook::Workbook> {
        self.book().map(|b| &b.workbook)
    }

    /// Unsaved work that is offered on the home screen.
    #[must_use]
    pub fn drafts(&self) -> &[DraftShown] {
        &self.shelf.drafts
    }
}
