//! Teaching plans and times as files: asked for, written and read by the worker.

use std::{path::Path, time::Duration};

use crate::{
    io::{class, save::SaveError, worker::Job},
    model::{
        session::{self, TeachPlan},
        texts::teach as tx,
    },
    ui::{cx::Tone, shell::dialogs::PathFor},
};

use super::{App, events::file_name};

impl App {
    /// Asks where the plan goes.
    pub(super) fn save_plan(&mut self, ctx: &egui::Context) {
        let Some(plan) = &self.teaching.plan else { return };
        self.teaching.writing = class::plan_text(plan).into_bytes();
        self.suggest(&plan.course.clone(), class::PLAN_ENDING);
        self.ask_path(ctx, PathFor::SavePlan);
    }

    /// Asks where the times of a class go.
    pub(super) fn save_times(&mut self, ctx: &egui::Context, id: &str, now: Duration) {
        let (lang, moment) = (self.lang(), self.moment(now));
        let Some(class) = self.teaching.classes.iter().find(|c| c.id == id) else { return };
        let Some(course) = self.library.course(&class.course) else { return };
        self.teaching.writing = session::table(class, course, lang, moment).into_bytes();
        let name = format!("{}-{}", course.id, tx::TIMES_NAME.get(lang));
        self.suggest(&name, "csv");
        self.ask_path(ctx, PathFor::Times);
    }

    fn suggest(&mut self, name: &str, ending: &str) {
        let date = jiff::Zoned::now().strftime("%m%d").to_string();
        self.sharing.name = Some(format!("{name}-{date}.{ending}"));
    }

    /// Asks where the whiteboards and what was drawn on slides go.
    pub(super) fn save_handout(&mut self, ctx: &egui::Context, id: &str) {
        let lang = self.lang();
        let Some(class) = self.teaching.classes.iter().find(|c| c.id == id) else { return };
        let Some(course) = self.library.course(&class.course) else { return };
        self.teaching.handout = session::handout(class, course, lang);
        let name = format!("{}-{}", course.id, tx::HANDOUT.get(lang));
        self.suggest(&name, "pdf");
        self.ask_path(ctx, PathFor::Ink);
    }

    /// The place was chosen.
    pub(super) fn write_teaching(&mut self, purpose: PathFor, path: &Path) {
        self.settings.last_folder = path.parent().map(|p| p.display().to_string());
        if purpose == PathFor::Ink {
            let lang = self.lang();
            let pages = std::mem::take(&mut self.teaching.handout);
            return self.send(Job::WriteInk { path: path.to_owned(), title: tx::HANDOUT.get(lang).to_owned(), pages, lang });
        }
        let bytes = std::mem::take(&mut self.teaching.writing);
        self.send(Job::WriteBytes { path: path.to_owned(), bytes });
    }

    /// A file was written, or not.
    pub(super) fn bytes_written(&mut self, path: &Path, result: &Result<(), SaveError>, now: Duration) {
        let lang = self.lang();
        match result {
            Ok(()) => self.toast(now, Tone::Done, tx::WRITTEN, &[&file_name(path)]),
            Err(error) => self.toast(now, Tone::Error, tx::NOT_WRITTEN, &[error.message().get(lang)]),
        }
    }

    /// A teaching plan was read, or not.
    pub(super) fn plan_read(&mut self, path: &Path, result: Result<Box<TeachPlan>, String>, now: Duration) {
        let plan = match result {
            Ok(plan) => plan,
            Err(why) => return self.toast(now, Tone::Error, tx::PLAN_BROKEN, &[&format!("{}:{why}", file_name(path))]),
        };
        let Some(course) = self.library.course(&plan.course) else {
            return self.toast(now, Tone::Error, tx::PLAN_OTHER, &[&plan.course]);
        };
        let mut plan = plan.mended(course);
        if plan.days.is_empty() {
            return self.toast(now, Tone::Error, tx::EMPTY_PLAN, &[]);
        }
        if plan.title.is_empty() {
            file_name(path).trim_end_matches(".plan.ron").clone_into(&mut plan.title);
        }
        self.set_plan(plan);
        self.settings.last_folder = path.parent().map(|p| p.display().to_string());
    }
}
