//! Work of an earlier run that is in no file: found, shown, and dealt with as the user says. Nothing is deleted by it.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    io::{
        drafts::{Draft, DraftId, DraftInfo},
        format::OpenError,
        save::Fingerprint,
        worker::Job,
    },
    model::{
        problem::Problem,
        stamp::EditorId,
        text::Bi,
        texts::{safe as tx, shell},
    },
    ui::{
        cx::{Place, Tone},
        safe::Choice,
        screens::recovery::DraftShown,
    },
};

use super::{App, book::Book, boot, events::file_name};

/// So long the window must live after a draft was brought back, until bringing it back counts as harmless.
const HARMLESS: Duration = Duration::from_secs(10);

impl App {
    /// Takes in what was found at the start, and shows it before anything else.
    pub(super) fn found_drafts(&mut self, list: Vec<DraftInfo>, problems: &[Problem], now: Duration) {
        self.shelf.drafts = list.iter().map(|d| self.draft_shown(d)).collect();
        self.shelf.found = list;
        if !self.shelf.drafts.is_empty() {
            self.places.go(Place::Recovery);
        }
        for problem in problems {
            let line = problem.line(self.lang());
            self.views.toasts.say(now, Tone::Error, line, false);
        }
    }

    fn draft_shown(&self, draft: &DraftInfo) -> DraftShown {
        let lang = self.lang();
        let owner = Some(draft.owner.clone()).filter(|t| !t.is_empty());
        let file = draft.path.as_deref().map(file_name);
        let name = owner.or_else(|| file.clone()).unwrap_or_else(|| shell::UNTITLED.get(lang).to_owned());
        DraftShown {
            id: draft.id.to_string(),
            name,
            file: draft.path.as_ref().map(|p| p.display().to_string()),
            at: self.when(draft.changed),
            file_at: draft.file_changed.map(|at| self.when(at)),
            changes: draft.changes as usize,
            differences: draft.differences,
            preview: draft.preview.clone(),
            titles: self.exercise_titles(),
            file_there: draft.file_there,
            file_differs: draft.file_differs,
            suspicious: draft.suspicious,
        }
    }

    /// Names of exercises by the id of their template.
    fn exercise_titles(&self) -> std::collections::BTreeMap<String, Bi> {
        let slots = self.library.courses.iter().flat_map(|c| c.pages().flat_map(|(_, p)| p.slots()).map(|s| (c.id.as_str(), s)));
        slots.filter_map(|(course, slot)| Some((slot.id.clone(), self.library.template(course, &slot.id)?.title.clone()))).collect()
    }

    /// `HH:MM` today, else month and day with the time.
    fn when(&self, at: std::time::SystemTime) -> String {
        let at = jiff::Timestamp::try_from(at).unwrap_or_default().to_zoned(jiff::tz::TimeZone::system());
        let clock = at.strftime("%H:%M").to_string();
        if at.date() == jiff::Zoned::now().date() {
            return clock;
        }
        format!("{} {clock}", shell::MONTH_DAY.with(self.lang(), &[&at.month().to_string(), &at.day().to_string()]))
    }

    /// Deals with a draft as the user chose.
    pub(super) fn recover(&mut self, id: &str, choice: Choice) {
        let Some(draft) = self.shelf.found.iter().find(|d| d.id.to_string() == id).cloned() else { return };
        match choice {
            Choice::Restore | Choice::KeepBoth => {
                if let (Choice::KeepBoth, Some(path)) = (choice, &draft.path) {
                    self.open_file(path.clone());
                }
                self.shelf.take_draft(id);
                let beside = draft.file_differs || choice == Choice::KeepBoth;
                self.shelf.restoring.push((draft.clone(), beside));
                self.send(Job::RestoreDraft(draft.id));
            }
            Choice::OpenSaved => {
                self.shelf.take_draft(id);
                self.send(Job::PutAside(draft.id));
                if let Some(path) = draft.path {
                    self.open_file(path);
                }
            }
            Choice::Later => drop(self.shelf.take_draft(id)),
            Choice::Text => {
                let folder = draft.path.as_deref().and_then(Path::parent).map(Path::to_owned).filter(|_| draft.file_there);
                let folder = folder.or_else(|| etcetera::home_dir().ok()).unwrap_or_else(std::env::temp_dir);
                self.send(Job::DraftText { id: draft.id, folder });
            }
        }
        self.leave_recovery();
    }

    fn leave_recovery(&mut self) {
        if self.shelf.drafts.is_empty() && *self.places.here() == Place::Recovery {
            self.places.go(Place::Home);
        }
    }

    /// The restored work is kept under its new session before the old draft is put away.
    pub(super) fn restored(&mut self, id: &DraftId, print: Option<Fingerprint>, result: Result<Box<Draft>, OpenError>, now: Duration) {
        let at = self.shelf.restoring.iter().position(|(draft, _)| draft.id == *id);
        let beside = at.map(|at| self.shelf.restoring.remove(at)).is_none_or(|(_, beside)| beside);
        match result {
            Ok(draft) => {
                let mut book = Book::new(draft.opened.workbook, EditorId::from_random(boot::random()));
                book.problems = draft.opened.problems;
                book.histories = draft.histories;
                // A file that somebody else went on with is left alone: the restored work waits for a name of its own.
                if !beside {
                    book.fingerprint = print;
                    book.path = draft.path;
                }
                book.touch(now);
                let stay = (*self.places.here() == Place::Recovery && !self.shelf.drafts.is_empty()).then_some(Place::Recovery);
                self.put_on_shelf(book);
                self.journal();
                self.send(Job::DiscardDraft(id.clone()));
                self.shelf.calming.push((id.clone(), now + HARMLESS));
                if let Some(place) = stay {
                    // There is more to be decided.
                    self.places.go(place);
                }
            }
            Err(error) => self.show_open_error(Path::new(""), error.message()),
        }
    }

    /// Drafts that were brought back some time ago did no harm.
    pub(super) fn calm_drafts(&mut self, now: Duration) {
        let (calm, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut self.shelf.calming).into_iter().partition(|(_, at)| *at <= now);
        self.shelf.calming = rest;
        for (id, _) in calm {
            self.send(Job::Calm(id));
        }
    }

    /// A draft was written as text.
    pub(super) fn text_written(&mut self, result: Result<PathBuf, Bi>, now: Duration) {
        match result {
            Ok(path) => self.toast(now, Tone::Done, tx::TEXT_WRITTEN, &[&path.display().to_string()]),
            Err(text) => {
                let text = text.get(self.lang()).to_owned();
                self.views.toasts.say(now, Tone::Error, text, false);
            }
        }
    }
}
