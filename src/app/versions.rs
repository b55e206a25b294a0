//! Earlier states of the workbook on screen: listed, looked at, brought back as one step of undo.

use std::{sync::Arc, time::Duration};

use crate::{
    io::{format::OpenError, format::Opened, versions::Version, worker::Job},
    model::{
        edit::Label,
        stamp::{EditorId, IdSource},
        texts::safe as tx,
        versions::{self, Why},
    },
    ui::{
        cx::{Actions, Cx, Place, Tone},
        screens::merge::CopyShown,
        screens::versions::{ExerciseTab, VersionShown, VersionsCx, versions_ui},
    },
};

use super::{App, merge::Copied, show::Views};

/// What the screen of versions remembers.
#[derive(Default)]
pub(super) struct VersionsView {
    /// The workbook they are of.
    workbook: String,
    list: Vec<Version>,
    chosen: Option<String>,
    /// The version that is shown.
    shown: Option<(String, Box<Opened>)>,
    exercise: Option<String>,
    error: Option<String>,
}

impl App {
    /// Shows the versions of the workbook on screen.
    pub(super) fn show_versions_screen(&mut self) {
        let Some(book) = self.book() else { return };
        let workbook = book.workbook.id.clone();
        let exercise = match self.places.here() {
            Place::Exercise { key } => Some(key.clone()),
            _ => book.last_exercise.clone(),
        };
        self.views.versions = VersionsView { workbook: workbook.clone(), exercise, ..VersionsView::default() };
        self.send(Job::ListVersions { workbook });
        self.places.go(Place::Versions);
    }

    /// The worker listed versions.
    pub(super) fn versions_listed(&mut self, workbook: &str, list: Vec<Version>) {
        let view = &mut self.views.versions;
        if view.workbook != workbook {
            return;
        }
        view.list = list;
        if view.chosen.is_none() {
            // The newest one that may differ: the first is what was saved last.
            let first = view.list.get(1).or_else(|| view.list.first()).map(|v| v.name.clone());
            if let Some(name) = first {
                self.look_at_version(&name);
            }
        }
    }

    /// Asks for a version.
    pub(super) fn look_at_version(&mut self, name: &str) {
        let view = &mut self.views.versions;
        view.chosen = Some(name.to_owned());
        view.error = None;
        let job = Job::ReadVersion { workbook: view.workbook.clone(), name: name.to_owned() };
        self.send(job);
    }

    /// Another exercise of the version is looked at.
    pub(super) fn look_at_version_of(&mut self, exercise: String) {
        self.views.versions.exercise = Some(exercise);
    }

    /// A version was read.
    pub(super) fn version_read(&mut self, workbook: &str, name: &str, result: Result<Box<Opened>, OpenError>) {
        let lang = self.lang();
        let view = &mut self.views.versions;
        if view.workbook != workbook || view.chosen.as_deref() != Some(name) {
            return;
        }
        match result {
            Ok(opened) => view.shown = Some((name.to_owned(), opened)),
            Err(error) => view.error = Some(error.message().get(lang).to_owned()),
        }
        self.views.forget(VERSION);
    }

    /// Brings the version back that is shown.
    pub(super) fn restore_version(&mut self, now: Duration) {
        let Some((name, opened)) = self.views.versions.shown.take() else { return };
        let at = self.views.versions.list.iter().find(|v| v.name == name).map(|v| self.version_time(v.at)).unwrap_or_default();
        let Some(book) = self.shelf.current_mut().filter(|b| !b.read_only) else {
            self.views.versions.shown = Some((name, opened));
            return self.toast(now, Tone::Info, crate::model::texts::shell::IS_READ_ONLY, &[]);
        };
        let before = Arc::new(book.workbook.clone());
        book.restore(&opened.workbook, &Label { text: tx::RESTORED_VERSION, arg: at.clone() }, now);
        self.send(Job::KeepVersion { workbook: before, why: Why::BeforeRestore });
        self.journal();
        self.places.go(Place::Overview);
        let text = tx::VERSION_IS_BACK.with(self.lang(), &[&at]);
        self.views.toasts.say(now, Tone::Done, text, true);
    }

    /// Puts the version and the workbook side by side.
    pub(super) fn compare_version(&mut self, now: Duration) {
        let Some((name, opened)) = &self.views.versions.shown else { return };
        let at = self.views.versions.list.iter().find(|v| v.name == *name).map(|v| self.version_time(v.at)).unwrap_or_default();
        let shown = CopyShown { name: tx::VERSION_OF.with(self.lang(), &[&at]), at: String::new() };
        let copy = Copied { book: opened.workbook.clone(), shown, mended: false };
        self.start_compare(copy, false, now);
    }

    fn version_time(&self, at: i64) -> String {
        let Ok(at) = jiff::Timestamp::from_second(at) else { return String::new() };
        let at = at.to_zoned(jiff::tz::TimeZone::system());
        let clock = at.strftime("%H:%M").to_string();
        if at.date() == jiff::Zoned::now().date() {
            return clock;
        }
        let day = crate::model::texts::shell::MONTH_DAY.with(self.lang(), &[&at.month().to_string(), &at.day().to_string()]);
        format!("{day} {clock}")
    }

    /// Draws the screen: the list, and the canvas of the version as it was.
    pub(super) fn show_versions(&self, ui: &mut egui::Ui, cx: &Cx<'_>, views: &mut Views, out: &mut Actions) {
        let view = std::mem::take(&mut views.versions);
        let book = self.book();
        let shown = view.shown.as_ref().map(|(_, opened)| &opened.workbook);
        let differ = match (book, shown) {
            (Some(book), Some(then)) => versions::changes(&book.workbook, then, 0).1,
            _ => 0,
        };
        let exercise = shown.and_then(|w| view.exercise.as_deref().and_then(|key| w.exercise(key)).or_else(|| w.exercises.first()));
        let tabs: Vec<ExerciseTab> = shown.map_or_else(Vec::new, |w| {
            let tab = |e: &crate::model::workbook::Exercise| ExerciseTab {
                key: e.key.clone(),
                title: cx.bi(&e.template.title).to_owned(),
                differs: book.and_then(|b| b.workbook.exercise(&e.key)).is_none_or(|now| !versions::same_content(&now.doc, &e.doc)),
            };
            w.exercises.iter().map(tab).collect()
        });
        let list: Vec<VersionShown> = view
            .list
            .iter()
            .map(|v| VersionShown { name: v.name.clone(), at: self.version_time(v.at), why: v.why, chosen: view.chosen.as_ref() == Some(&v.name) })
            .collect();
        let vx = VersionsCx {
            title: book.map(|b| b.title(cx.lang)).unwrap_or_default(),
            list: &list,
            tabs: &tabs,
            tab: exercise.map(|e| e.key.as_str()),
            ready: shown.is_some() && view.chosen.is_some(),
            differ,
            error: view.error.as_deref(),
            read_only: book.is_none_or(|b| b.read_only),
        };
        let canvas = versions_ui(ui, cx, &vx, out);
        if let (Some(rect), Some(workbook), Some(exercise)) = (canvas, shown, exercise) {
            let nobody = IdSource::new(EditorId::TEMPLATE, 1);
            let quiet = Cx { ids: &nobody, command: None, ..*cx };
            let mut unheard = Actions::new();
            ui.scope_builder(egui::UiBuilder::new().max_rect(rect).id_salt("version"), |ui| {
                ui.set_clip_rect(rect.intersect(ui.clip_rect()));
                Self::show_canvas(ui, &quiet, (VERSION, workbook, exercise), views, &mut unheard);
            });
        }
        views.versions = view;
    }
}

/// Views of versions are kept under this name.
pub(super) const VERSION: &str = "version";
