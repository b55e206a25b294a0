//! What the worker reports, what the clock asks for, and what the window says: saving, opening, drafts, closing.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    io::{
        save::{SaveError, Saved},
        worker::{Event, Job, OpenedFile, Peeking},
    },
    model::{
        settings::{Recent, WindowPlace},
        stamp::EditorId,
        texts::shell as tx,
    },
    ui::{
        cx::{Place, Tone},
        shell::dialogs::{Answer, Dialog, HowMuch, PathFor},
    },
};

use super::{
    App,
    book::{Behind, Book, SaveState},
    boot, files,
};

/// How long to wait before a failed write is tried again.
const RETRY: Duration = Duration::from_secs(15);

impl App {
    /// Takes in everything that happened outside since the last frame.
    pub(super) fn poll(&mut self, ctx: &egui::Context, now: Duration) {
        let events = self.worker.as_ref().map(crate::io::worker::Worker::poll).unwrap_or_default();
        for event in events {
            self.event(ctx, event, now);
        }
        if self.watch.as_ref().is_some_and(crate::io::content::Watch::changed) {
            self.reload_content(now);
        }
        if let Some((purpose, path)) = self.asking.as_ref().and_then(files::Asking::poll) {
            self.asking = None;
            self.views.dialog = None;
            if path.is_none() {
                self.back_to_export(None);
            }
            if let Some(path) = path {
                let full = files::with_ending(path.clone(), purpose);
                if full == path {
                    // The system's dialog asked about replacing this very file.
                    self.shelf.replacing = Some(full.clone());
                }
                self.answer(ctx, Answer::Path(purpose, full), now);
            }
        }
        let dropped: Vec<PathBuf> = ctx.input(|i| i.raw.dropped_files.iter().map(|f| f.path().to_owned()).collect());
        for path in dropped {
            if files::is_table(&path) {
                self.dropped_answers(path, now);
                continue;
            }
            if self.takes_outline(&path) {
                self.send(Job::ReadOutline { path });
                continue;
            }
            let picture = matches!(self.places.here(), Place::Exercise { .. }) && crate::ui::pictures::is_picture_file(&path);
            if picture { crate::ui::pictures::Gallery::of(ctx).drop_file(path, now) } else { self.open_file(path) }
        }
        if self.views.dialog.is_none() {
            self.views.dialog = self.views.waiting.pop_front();
        }
        if ctx.input(|i| i.events.contains(&egui::Event::WindowFocused(true))) {
            self.send(Job::Look);
        }
        self.closing(ctx);
    }

    fn event(&mut self, ctx: &egui::Context, event: Event, now: Duration) {
        match event {
            Event::Opened { path, result: Ok(file) } => self.opened(&path, *file),
            Event::Opened { path, result: Err(error) } => self.show_open_error(&path, error.message()),
            Event::Saved { ticket, path, result, at, .. } => self.saved(ticket, &path, result, &at.strftime("%H:%M").to_string(), (ctx, now)),
            Event::Kept { ticket, .. } => self.kept(ticket, None),
            Event::NotKept { ticket, text } => self.kept(ticket, Some(text)),
            Event::Problem(text) => {
                let text = text.get(self.lang()).to_owned();
                self.views.toasts.say(now, Tone::Error, text, false);
            }
            Event::Outside { path, what } => self.outside(&path, what, now),
            Event::Claimed { path, elsewhere } => self.claimed(&path, elsewhere, now),
            Event::Drafts { list, problems } => self.found_drafts(list, &problems, now),
            Event::Restored { id, fingerprint, result } => self.restored(&id, fingerprint, result, now),
            Event::Text(result) => self.text_written(result, now),
            Event::Versions { workbook, list } => self.versions_listed(&workbook, list),
            Event::Version { workbook, name, result } => self.version_read(&workbook, &name, result),
            Event::States { workbook, states } => self.states_read(&workbook, &states),
            Event::Folder { folder, entries } => self.folder_listed(&folder, entries),
            Event::Probed { path, found } => self.probed(ctx, path, &found, now),
            Event::Peeked { path, why, result } => self.peeked(&path, why, result, now),
            Event::Judged { workbook, percents } => self.was_judged(&workbook, percents),
            Event::AnswersRead { path, result } => self.answers_read(&path, result, now),
            Event::Classes(list) => self.classes_listed(list, now),
            Event::PlanRead { path, result } => self.plan_read(&path, result, now),
            Event::BytesWritten { path, result } => self.bytes_written(&path, &result, now),
            Event::OutlineRead { path, result } => self.outline_read(&path, result, now),
            Event::Written { path, why, result } => self.written(&path, why, result, now),
            Event::Previewed(result) => self.previewed(ctx, result, now),
            Event::Exporting { done, of } => self.exporting(done, of),
            Event::Exported { result, .. } => self.exported(result, now),
        }
    }

    pub(super) fn send(&self, job: Job) {
        if let Some(worker) = &self.worker {
            worker.send(job);
        }
    }

    /// Asks the worker for a file.
    pub(super) fn send_open(&self, path: PathBuf) {
        self.send(Job::Open { path });
    }

    fn opened(&mut self, path: &Path, file: OpenedFile) {
        let OpenedFile { opened, percents, fingerprint, histories, elsewhere, target } = file;
        if let Some(at) = self.shelf.all().iter().position(|b| b.target.as_ref() == Some(&target)) {
            // Another name of a file that is open.
            self.shelf.show(at);
            return self.places.go(Place::Overview);
        }
        if self.is_second_copy(path, &opened, fingerprint.modified) {
            return;
        }
        let notice = opened.notice();
        let damaged = opened.is_damaged();
        self.views.judged.learn(&opened.workbook.id, percents);
        let mut book = Book::new(opened.workbook, EditorId::from_random(boot::random()));
        let locked = opened.read_only.is_some();
        book.read_only = locked || elsewhere.is_some();
        book.elsewhere = elsewhere;
        book.histories = histories;
        book.migrated = opened.migrated_from.is_some();
        book.path = Some(path.to_owned());
        book.target = Some(target);
        book.fingerprint = Some(fingerprint);
        book.problems = opened.problems;
        book.mark_saved(clock());
        let lang = self.lang();
        let lines: Vec<String> = book.problems.iter().map(|p| p.line(lang)).collect();
        if damaged {
            // The broken original is never overwritten: what can be read becomes a new, unnamed workbook.
            book.unnamed();
            let title = file_name(path);
            self.shelf.partial.push_back(book);
            self.views.waiting.push_back(Dialog::FileProblem { title, text: notice.unwrap_or_default(), lines, read: HowMuch::Part });
            return;
        }
        self.put_on_shelf(book);
        if let Some(text) = notice {
            let read = if locked { HowMuch::Locked } else { HowMuch::All };
            self.views.waiting.push_back(Dialog::FileProblem { title: file_name(path), text, lines, read });
        }
    }

    pub(super) fn put_on_shelf(&mut self, book: Book) {
        self.pictures.fresh = true;
        let entry = self.recent_of(&book);
        self.shelf.add(book);
        self.places.forget_exercises();
        self.places.go(Place::Overview);
        if let Some(entry) = entry {
            self.settings.touch_recent(entry);
            self.keep_settings();
        }
    }

    fn recent_of(&self, book: &Book) -> Option<Recent> {
        let path = book.path.as_ref()?;
        let lang = self.lang();
        let course = self.library.course(&book.workbook.course).map(|c| c.short_title.get(lang).to_owned());
        Some(Recent {
            path: path.display().to_string(),
            name: book.title(lang),
            course: course.unwrap_or_else(|| book.workbook.course.clone()),
            percent: self.views.mean_percent(book),
            at: jiff::Timestamp::now().as_second(),
        })
    }

    /// Saves now; asks for a name where there is none.
    pub(super) fn save(&mut self, ctx: &egui::Context, now: Duration) {
        let Some(book) = self.book() else { return };
        if book.read_only || book.path.is_none() {
            return self.ask_path(ctx, PathFor::SaveAs);
        }
        if book.state == SaveState::Saving {
            // One write at a time; what was edited since is written right after.
            return;
        }
        if !book.is_dirty() && matches!(book.state, SaveState::Saved(_)) {
            let name = book.path.as_deref().map(file_name).unwrap_or_default();
            return self.toast(now, Tone::Done, tx::SAVED_AS, &[&name]);
        }
        if matches!(book.behind, Behind::Changed(_)) {
            return self.ask_about_change();
        }
        if let Some(at) = self.shelf.position(book.ticket) {
            self.send_save(at, true);
        }
    }

    /// Sends a workbook to its file; `asked` when somebody wanted it now.
    pub(super) fn send_save(&mut self, at: usize, asked: bool) {
        self.move_to_bundle(at);
        let lang = self.lang();
        let Some(book) = self.shelf.all_mut().get_mut(at) else { return };
        let Some(path) = book.path.clone() else { return };
        let job = Job::Save {
            ticket: book.ticket,
            path,
            workbook: book.snapshot(),
            expect: book.fingerprint.clone(),
            keep_original: book.migrated.then_some(lang),
            asked,
        };
        self.send(job);
    }

    fn saved(&mut self, ticket: u64, path: &Path, result: Result<Saved, SaveError>, clock: &str, (ctx, now): (&egui::Context, Duration)) {
        let lang = self.lang();
        let Some(at) = self.shelf.position(ticket) else { return };
        let closing = self.shelf.closing == Some(ticket);
        if closing && result.is_err() {
            // It stays open, and so does the window: the user decides what to do about it.
            (self.shelf.closing, self.shelf.quitting) = (None, false);
        }
        let Some(book) = self.shelf.all_mut().get_mut(at).filter(|b| b.path.as_deref() == Some(path)) else { return };
        match result {
            Ok(saved) => {
                let first = matches!(book.state, SaveState::Saving) && book.fingerprint.is_none();
                book.target = Some(saved.path);
                book.behind = Behind::Nothing;
                book.migrated = false;
                book.saved(clock.to_owned(), saved.fingerprint, now);
                if first {
                    self.toast(now, Tone::Done, tx::SAVED_AS, &[&file_name(path)]);
                }
                let entry = self.shelf.all().get(at).and_then(|b| self.recent_of(b));
                if let Some(entry) = entry {
                    self.settings.touch_recent(entry);
                    self.keep_settings();
                }
                if closing {
                    self.close_saved(ctx, at);
                }
            }
            Err(error @ (SaveError::ChangedOnDisk | SaveError::Vanished)) => {
                // What became of the file is reported by itself, with what is in it now.
                book.failed(error.message().get(lang).to_owned(), None);
                if matches!(error, SaveError::Vanished) {
                    book.behind = Behind::Gone;
                }
            }
            Err(error) => {
                // Said by the strip above the work, until it is settled.
                let text = error.message().get(lang).to_owned();
                book.failed(text, Some(now + RETRY));
            }
        }
    }

    /// Writes what is due and asks to be called again when the next thing is.
    pub(super) fn keep(&mut self, ctx: &egui::Context, now: Duration) {
        let due: Vec<Option<Duration>> = self.shelf.all().iter().map(|b| b.save_in(now)).collect();
        for (at, wait) in due.into_iter().enumerate() {
            match wait {
                Some(Duration::ZERO) => self.send_save(at, false),
                Some(wait) => ctx.request_repaint_after(wait),
                None => {}
            }
        }
        if self.views.dialog.is_none() && !self.views.waiting.is_empty() {
            ctx.request_repaint();
        }
        self.judge_later();
        self.remember_window(ctx);
        self.calm_drafts(now);
        if self.shelf.all().iter().any(|b| b.state == SaveState::Saving) {
            // A disk that hangs reports nothing: the strip that says so must come by itself.
            ctx.request_repaint_after(Duration::from_secs(1));
        }
    }

    fn remember_window(&mut self, ctx: &egui::Context) {
        let place = ctx.input(|i| {
            let v = i.viewport();
            let (inner, outer) = (v.inner_rect?, v.outer_rect?);
            let fullscreen = v.fullscreen.unwrap_or(false);
            (!fullscreen).then(|| WindowPlace {
                x: outer.min.x,
                y: outer.min.y,
                w: inner.width(),
                h: inner.height(),
                maximized: v.maximized.unwrap_or(false),
            })
        });
        let Some(place) = place else { return };
        // A maximized window keeps the size it had before; it is written when the settings are written or at the end.
        match &mut self.settings.window {
            Some(known) if place.maximized => known.maximized = true,
            window => *window = Some(place),
        }
    }

    /// Hands the settings to the worker.
    pub(super) fn keep_settings(&self) {
        self.send(Job::SaveSettings(Box::new(self.settings.clone())));
    }

    /// Reads the course content again after a file of it changed.
    fn reload_content(&mut self, now: Duration) {
        let folders = crate::io::content::course_folders(self.start.content_dir.as_deref());
        self.library = crate::io::content::Library::load(&folders);
        self.toast(now, Tone::Info, tx::CONTENT_RELOADED, &[]);
    }

    /// Closes the workbook on screen, after asking where something would be lost.
    pub(super) fn close_book(&mut self, ctx: &egui::Context, now: Duration) {
        let lang = self.lang();
        let Some(book) = self.book() else { return };
        let stuck = book.path.is_none() || matches!(book.state, SaveState::Failed(_)) || !matches!(book.behind, Behind::Nothing);
        let ticket = book.ticket;
        if !book.is_dirty() || book.read_only {
            return self.drop_book(ticket);
        }
        if stuck {
            let title = book.title(lang);
            self.views.dialog = Some(Dialog::CloseUnsaved { title });
            return;
        }
        self.shelf.closing = Some(ticket);
        self.save(ctx, now);
    }

    /// The workbook that is being closed was written; what was edited meanwhile is written first.
    fn close_saved(&mut self, ctx: &egui::Context, at: usize) {
        let Some(book) = self.shelf.all().get(at) else { return };
        let ticket = book.ticket;
        if book.is_dirty() {
            return self.send_save(at, true);
        }
        self.shelf.closing = None;
        self.drop_book(ticket);
        self.quit_if_asked(ctx);
    }

    pub(super) fn drop_book(&mut self, ticket: u64) {
        let shown = self.book().is_some_and(|b| b.ticket == ticket);
        if let Some(book) = self.shelf.remove(ticket) {
            self.send(Job::Close { ticket, path: book.held_path() });
        }
        if shown {
            self.places.forget_exercises();
        }
    }

    /// Closes the window without asking: what has a file is written, all else is in the journal and offered next time.
    pub(super) fn end(&mut self, ctx: &egui::Context) {
        self.shelf.quitting = true;
        ctx.send_viewport_cmd(egui::ViewportCommand::Close);
    }

    /// The window wants to close: what has a file is written first, what has none is asked about.
    fn closing(&mut self, ctx: &egui::Context) {
        if !ctx.input(|i| i.viewport().close_requested()) {
            return;
        }
        let lang = self.lang();
        let unnamed = self.book().filter(|b| b.path.is_none() && b.is_dirty()).map(|b| b.title(lang));
        if let (Some(title), false) = (unnamed, self.shelf.quitting) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.shelf.quitting = true;
            self.views.dialog = Some(Dialog::CloseUnsaved { title });
        }
    }

    /// Writes everything that has a file and stops the worker.
    pub(super) fn finish(&mut self, limit: Duration) {
        for at in 0..self.shelf.all().len() {
            let due =
                self.shelf.all().get(at).is_some_and(|b| b.is_unsent() && b.path.is_some() && !b.read_only && matches!(b.behind, Behind::Nothing));
            if due {
                self.send_save(at, false);
            }
        }
        self.keep_settings();
        if let Some(worker) = self.worker.take() {
            let _last_events = worker.finish(limit);
        }
    }

    /// Opens a dialog for a path: the system's, or our own where there is none.
    pub(super) fn ask_path(&mut self, ctx: &egui::Context, purpose: PathFor) {
        let of_book = !matches!(purpose, PathFor::SavePlan | PathFor::Times | PathFor::Ink | PathFor::Document);
        if !purpose.reads() && of_book && self.book().is_none() {
            return;
        }
        if purpose.reads() && !matches!(purpose, PathFor::Picture | PathFor::Answers) {
            self.send(Job::GetReady);
        }
        let lang = self.lang();
        let name = self.sharing.name.take().unwrap_or_else(|| self.suggested_name());
        let title = purpose.title();
        let wake = ctx.clone();
        self.shelf.replacing = None;
        if !self.start.inapp_dialogs {
            self.asking = files::Asking::start(purpose, self.settings.last_folder.as_deref(), &name, title.get(lang), move || wake.request_repaint());
        }
        if self.asking.is_some() {
            self.views.dialog = Some(Dialog::Waiting);
            return;
        }
        let folder = self.settings.last_folder.clone().map(PathBuf::from).or_else(|| etcetera::home_dir().ok()).unwrap_or_default();
        let path = if purpose.reads() { String::new() } else { folder.join(name).display().to_string() };
        self.show_path_dialog(purpose, path, folder, None);
    }

    /// `课程-日期-组.mot.ron`.
    fn suggested_name(&self) -> String {
        let lang = self.lang();
        let course = self.current_course().map(|c| c.short_title.get(lang).to_owned()).unwrap_or_default();
        let who = self.book().map(|b| b.title(lang)).unwrap_or_default();
        let date = jiff::Zoned::now().strftime("%m%d").to_string();
        let clean: String = [course, date, who].join("-").chars().map(|c| if "/\\:*?\"<>|\n\r\t".contains(c) { '_' } else { c }).collect();
        let pictures = self.book().is_some_and(|b| !crate::model::picture::used(&b.workbook).is_empty());
        format!("{clean}.{}", if pictures { crate::io::bundle::ENDING } else { files::ENDING })
    }

    /// Does what a dialog was answered with.
    pub(super) fn answer(&mut self, ctx: &egui::Context, answer: Answer, now: Duration) {
        let dialog = self.views.dialog.take();
        match answer {
            Answer::Cancel => {
                (self.asking, self.shelf.probing) = (None, None);
                let mut dialog = dialog;
                if self.stop_export(&mut dialog) {
                    return;
                }
                if matches!(dialog, Some(Dialog::FileProblem { read: HowMuch::Part, .. })) {
                    self.shelf.partial.pop_front();
                }
                (self.shelf.quitting, self.shelf.closing) = (false, None);
            }
            Answer::Path(PathFor::Open, path) => self.open_file(path),
            Answer::Path(PathFor::Picture, path) => self.picked_picture(ctx, path),
            Answer::OpenLink => {
                if let Some(Dialog::Link(link)) = dialog {
                    self.open_link(&link, now);
                }
            }
            Answer::Path(PathFor::OpenPlan, path) => self.send(Job::ReadPlan { path }),
            Answer::Path(PathFor::CopyInto, path) => self.send(Job::Peek { path, why: Peeking::CopyInto }),
            Answer::Path(PathFor::Answers, path) => self.send(Job::ReadAnswers { path }),
            Answer::Path(PathFor::Outline, path) => self.send(Job::ReadOutline { path }),
            Answer::Path(PathFor::Merge, path) => self.send(Job::Peek { path, why: Peeking::Merge }),
            Answer::Path(PathFor::Compare, path) => self.send(Job::Peek { path, why: Peeking::Compare }),
            Answer::Second(what) => self.second_copy(what, now),
            Answer::Path(PathFor::Import, path) => self.send(Job::Peek { path, why: Peeking::Import }),
            Answer::Path(purpose, path) => {
                let path = files::with_ending(path, purpose);
                // Its disk may be slow: the dialog stays until it has said what is there.
                self.views.dialog = dialog.filter(|d| matches!(d, Dialog::Path { .. }));
                let open = self.shelf.all().iter().filter_map(|b| b.path.clone()).collect();
                self.shelf.probing = Some((purpose, path.clone()));
                self.send(Job::Probe { path, open });
            }
            Answer::Look(folder) => self.look(dialog, folder),
            Answer::SaveFirst => self.ask_path(ctx, PathFor::SaveAndClose),
            Answer::DontSave => {
                if let Some((ticket, path)) = self.book().map(|b| (b.ticket, b.held_path())) {
                    self.send(Job::Abandon { ticket, path });
                    self.drop_book(ticket);
                }
                self.quit_if_asked(ctx);
            }
            Answer::OpenPartial => {
                if let Some(mut book) = self.shelf.partial.pop_front() {
                    book.touch(now);
                    self.put_on_shelf(book);
                    self.journal();
                }
            }
            Answer::SaveCopy => self.ask_path(ctx, PathFor::SaveAs),
            Answer::Merge => self.merge_outside(now),
            Answer::Overwrite => {
                self.write_again();
            }
        }
    }

    pub(super) fn save_as(&mut self, ctx: &egui::Context, path: &Path, purpose: PathFor, now: Duration) {
        let Some(book) = self.shelf.current_mut() else { return };
        let old = book.held_path().filter(|old| old != path);
        // The dialog asked whether to replace what is there, and what is there becomes a version.
        book.unnamed();
        book.path = Some(path.to_owned());
        book.read_only = false;
        book.touch(now);
        let ticket = book.ticket;
        self.settings.last_folder = path.parent().map(|p| p.display().to_string());
        self.shelf.closing = (purpose == PathFor::SaveAndClose).then_some(ticket);
        if let Some(old) = old {
            self.send(Job::Release { path: old });
        }
        self.save(ctx, now);
    }

    fn quit_if_asked(&mut self, ctx: &egui::Context) {
        if self.shelf.quitting {
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    /// Keeps the last edits of the workbook on screen on this computer.
    pub(super) fn journal(&mut self) {
        if let Some(at) = self.book().and_then(|book| self.shelf.position(book.ticket)) {
            self.journal_of(at);
        }
    }

    /// Keeps the last edits of a workbook on this computer.
    pub(super) fn journal_of(&self, at: usize) {
        if let Some(book) = self.shelf.all().get(at) {
            self.send(book.to_keep());
        }
    }

    fn kept(&mut self, ticket: u64, failed: Option<crate::model::text::Bi>) {
        let lang = self.lang();
        if let Some(book) = self.shelf.position(ticket).and_then(|at| self.shelf.all_mut().get_mut(at)) {
            book.not_kept = failed.map(|text| text.get(lang).to_owned());
        }
    }
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

pub(super) fn clock() -> String {
    jiff::Zoned::now().strftime("%H:%M").to_string()
}
