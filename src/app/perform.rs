//! Performs actions: flat, one arm each; the rules live in the model.

use std::{path::PathBuf, sync::Arc, time::Duration};

use crate::{
    io::worker::Job,
    model::{
        doc::{Op, Refusal, Value},
        edit::Edit,
        exercise,
        settings::Settings,
        stamp::{EditorId, ItemId},
        template::{BoardPlan, FormPlan, Structure},
        text::Bi,
        texts::{Text, shell as tx},
        workbook::{Exercise, Workbook, exercise_key, owner},
    },
    ui::{
        cx::{Action, Place, Target, Tone},
        safe::Safe,
        shell::dialogs::{Dialog, HowMuch, OwnerForm},
    },
};

use super::{App, book::Book, boot};

impl App {
    /// Performs one action.
    pub(super) fn perform(&mut self, ctx: &egui::Context, action: Action, now: Duration) {
        match action {
            Action::Edit(target, edit) => self.edit(&target, &edit, now),
            Action::EndBurst(target) => self.end_burst(&target),
            Action::Do(command) => self.command(ctx, command, now),
            Action::Go(place) => self.go(place),
            Action::OpenExercise { template, preset } => self.open_exercise(&template, &preset, now),
            Action::OpenFile(path) => self.open_file(path),
            Action::Copy(text) => self.copy(ctx, text, now),
            Action::Toast { tone, text, undo } => self.views.toasts.say(now, tone, text, undo),
            Action::Settings(new) => self.change_settings(ctx, *new),
            Action::OpenCourse(id) => self.go_course(Some(&id)),
            Action::Safe(safe) => self.safe(safe, now),
            Action::ForgetRecent(path) => self.forget_recent(&path),
            Action::ShowContentProblems => self.show_content_problems(),
            Action::EditOwner => self.edit_owner(),
            Action::SetOwner(form) => self.set_owner(&form, now),
            Action::ToPlan(row) => self.put_in_plan(&row, now),
            Action::UndoIn(target) => self.undo_in(&target, now),
            Action::Picture(act) => self.picture(ctx, act, now),
            Action::OpenLink(address) => self.ask_link(&address, now),
            Action::Export(act) => self.export_act(ctx, act),
            Action::HandIn(form) => self.hand_in(ctx, &form, now),
            Action::Feed(form) => self.feed(&form, now),
            Action::TakeIn(form) => self.take_in(&form, now),
            Action::ImportAnswers(form) => self.import_answers(&form, now),
            Action::Merging(act) => self.merging(act, now),
            Action::Comparing(act) => self.comparing(act, now),
            Action::Settle(exercise, item) => self.start_settle(Some((&exercise, item)), now),
            Action::Teach(act) => self.teach(ctx, act, now),
            Action::Dialog(answer) => self.answer(ctx, answer, now),
        }
    }

    pub(super) fn toast(&mut self, now: Duration, tone: Tone, text: Text, args: &[&str]) {
        let text = text.with(self.lang(), args);
        self.views.toasts.say(now, tone, text, false);
    }

    pub(super) fn edit(&mut self, target: &Target, edit: &Edit, now: Duration) {
        if edit.is_empty() {
            return;
        }
        if self.book().is_none() {
            self.new_quietly();
        }
        let Some(book) = self.shelf.current_mut() else { return };
        if book.read_only {
            return self.toast(now, Tone::Info, tx::IS_READ_ONLY, &[]);
        }
        let before = book.before(target);
        match book.apply(target, edit, now) {
            Ok(()) => {
                book.follow(before);
                self.journal();
            }
            Err(refusal) => {
                let why = refusal_text(refusal);
                let why = why.get(self.lang()).to_owned();
                self.toast(now, Tone::Info, tx::REFUSED, &[&why]);
            }
        }
    }

    fn end_burst(&mut self, target: &Target) {
        if let Some(book) = self.shelf.current_mut() {
            book.end_burst(target);
        }
    }

    fn go(&mut self, place: Place) {
        if let Place::Reader { course, page } = &place {
            let mark = (course.clone(), page.clone());
            if !self.settings.last_page.contains(&mark) {
                self.settings.last_page.retain(|(c, _)| c != course);
                self.settings.last_page.push(mark);
                self.keep_settings();
            }
        }
        if let (Place::Exercise { key }, Some(book)) = (&place, self.shelf.current_mut()) {
            book.last_exercise = Some(key.clone());
        }
        self.places.go(place);
    }

    fn copy(&mut self, ctx: &egui::Context, text: String, now: Duration) {
        ctx.copy_text(text);
        self.toast(now, Tone::Done, tx::COPIED, &[]);
    }

    /// Opens an exercise; starts it with its preset the first time.
    pub(super) fn open_exercise(&mut self, template: &str, preset: &str, now: Duration) {
        let key = exercise_key(template, preset);
        if self.book().is_none() {
            self.new_quietly();
        }
        let course = self.book().map(|b| b.workbook.course.clone()).unwrap_or_default();
        let known = self.book().is_some_and(|b| b.workbook.exercise(&key).is_some());
        if !known {
            let Some(found) = self.library.template(&course, template).cloned() else { return };
            let lang = self.lang();
            let Some(book) = self.shelf.current_mut() else { return };
            if book.read_only {
                return self.toast(now, Tone::Info, tx::IS_READ_ONLY, &[]);
            }
            let exercise = Exercise { key: key.clone(), template: Arc::clone(&found), doc: crate::model::doc::Doc::default(), unknown: Vec::new() };
            book.workbook.exercises.push(exercise);
            book.touch(now);
            let target = Target::Exercise(key.clone());
            let start = match &found.structure {
                Structure::Journey(plan) => match plan.presets.iter().find(|p| p.id == preset) {
                    Some(chosen) => exercise::journey::add_preset(
                        &exercise::journey::Journey::default(),
                        &crate::model::doc::Doc::default(),
                        &book.ids,
                        chosen,
                        lang,
                    ),
                    None => Edit::new(tx::STARTED),
                },
                Structure::Table(plan) => {
                    let doc = crate::model::doc::Doc::default();
                    exercise::table::Table { plan, doc: &doc }.fill_preset(&exercise::table::Rows::default(), &book.ids, preset, lang)
                }
                Structure::Board(BoardPlan { presets, .. }) | Structure::Form(FormPlan { presets, .. }) => {
                    exercise::form::fill_preset(presets, preset, lang)
                }
                Structure::Survey(_) | Structure::Calculator(_) | Structure::Mindmap(_) | Structure::Quiz(_) | Structure::Paper => {
                    Edit::new(tx::STARTED)
                }
            };
            self.edit(&target, &start, now);
        }
        self.bring_rows(&key, now);
        self.go(Place::Exercise { key });
    }

    /// Makes a workbook for the course on screen and asks whose it is.
    pub(super) fn new_workbook(&mut self, _now: Duration) {
        self.new_quietly();
        self.places.go(Place::Overview);
        self.edit_owner();
    }

    /// Makes a workbook for the course on screen without a word.
    pub(super) fn new_quietly(&mut self) {
        let course = self.current_course();
        let workbook = Workbook {
            id: boot::fresh_id(),
            course: course.map(|c| c.id.clone()).unwrap_or_default(),
            course_version: course.map(|c| c.version.clone()).unwrap_or_default(),
            ..Workbook::default()
        };
        self.shelf.add(Book::new(workbook, EditorId::from_random(boot::random())));
    }

    fn set_owner(&mut self, form: &OwnerForm, now: Duration) {
        self.views.dialog = None;
        let members: Vec<Arc<str>> =
            form.members.split([',', '，', '、', ';', '；', '\t', '\n']).map(str::trim).filter(|m| !m.is_empty()).map(Arc::from).collect();
        let set = |key: &str, value: Value| Op::set(ItemId::HEADER, key, value);
        let members = if members.is_empty() { Value::Empty } else { Value::List(members) };
        let edit = Edit::new(tx::OWNER_CHANGED)
            .with(set(owner::TITLE, Value::text(form.title.trim())))
            .with(set(owner::NAME, Value::text(form.name.trim())))
            .with(set(owner::GROUP, Value::text(form.group.trim())))
            .with(set(owner::MEMBERS, members));
        self.edit(&Target::About, &edit, now);
    }

    /// Takes over changed settings, at once and for the next run.
    pub(super) fn change_settings(&mut self, ctx: &egui::Context, new: Settings) {
        let old = std::mem::replace(&mut self.settings, new);
        if old.theme != self.settings.theme {
            self.start.theme = None;
        }
        if old.lang != self.settings.lang {
            self.start.lang = None;
        }
        if old.high_contrast != self.settings.high_contrast {
            self.themes = boot::themes(self.settings.high_contrast);
        }
        boot::apply_settings(ctx, &self.settings, &self.start, &self.themes);
        self.keep_settings();
    }

    /// Recovery, versions, and files that others touch.
    fn safe(&mut self, safe: Safe, now: Duration) {
        match safe {
            Safe::ShowRecovery => self.places.go(Place::Recovery),
            Safe::LookAtDraft(id) => self.shelf.looked_at = Some(id),
            Safe::Recover(id, choice) => self.recover(&id, choice),
            Safe::ShowVersions => self.show_versions_screen(),
            Safe::LookAtVersion(name) => self.look_at_version(&name),
            Safe::LookAtExercise(key) => self.look_at_version_of(key),
            Safe::RestoreVersion => self.restore_version(now),
            Safe::CompareVersion => self.compare_version(now),
            Safe::OpenCopy => self.open_copy(now),
            Safe::EditHere => {
                let path = self.book().and_then(|b| b.path.clone());
                let anyway = self.book().is_some_and(|b| matches!(b.elsewhere, Some(crate::io::lock::Elsewhere::Machine { .. })));
                if let Some(path) = path {
                    self.send(Job::Claim { path, anyway });
                }
            }
            Safe::WriteAgain => self.write_again(),
            Safe::MergeOutside => self.merge_outside(now),
        }
    }

    fn forget_recent(&mut self, path: &str) {
        self.settings.recent.retain(|r| r.path != path);
        self.keep_settings();
    }

    fn show_content_problems(&mut self) {
        let lang = self.lang();
        let lines = self.library.problems.iter().map(|p| p.line(lang)).collect();
        self.views.dialog = Some(Dialog::Content { lines });
    }

    /// Shows why a file could not be opened.
    pub(super) fn show_open_error(&mut self, path: &std::path::Path, text: Bi) {
        let title = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        self.views.waiting.push_back(Dialog::FileProblem { title, text, lines: Vec::new(), read: HowMuch::Nothing });
    }

    /// Opens a file, or shows it if it is open already.
    pub(super) fn open_file(&mut self, path: PathBuf) {
        if self.shelf.show_path(&path) {
            return self.places.go(Place::Overview);
        }
        self.send_open(path);
    }
}

pub(super) fn refusal_text(refusal: Refusal) -> Bi {
    match refusal {
        Refusal::Missing => Bi::new("那一项已经不在了", "it is not there any more"),
        Refusal::Exists => Bi::new("已经有了", "it is there already"),
        Refusal::TooLong => Bi::new("文字太长，先删短一些", "the text is too long; shorten it"),
        Refusal::Full => Bi::new("内容太多了，放不下", "there is no room for more"),
        Refusal::OutOfRange => Bi::new("数字超出范围", "the number is out of range"),
    }
}
