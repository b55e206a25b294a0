//! What each command of the whole program does; commands of a view are handed to that view.

use std::time::Duration;

use crate::{
    model::{settings::ThemeChoice, text::Lang, texts::shell as tx},
    ui::{
        command::Command,
        cx::{Place, Target, Tone},
        shell::dialogs::{Dialog, OwnerForm, PathFor},
        shell::palette::PaletteView,
    },
};

use super::App;

impl App {
    /// Does a command, or keeps it for the view on screen.
    pub(super) fn command(&mut self, ctx: &egui::Context, command: Command, now: Duration) {
        if self.teach_command(ctx, command, now) {
            return;
        }
        match command {
            Command::Palette => self.views.palette = Some(PaletteView::default()),
            Command::New => self.new_workbook(now),
            Command::Open => self.ask_path(ctx, PathFor::Open),
            Command::Save => self.save(ctx, now),
            Command::SaveAs => self.ask_path(ctx, PathFor::SaveAs),
            Command::Versions => self.show_versions_screen(),
            Command::HandIn => self.ask_hand_in(None, now),
            Command::Export => self.ask_export(now),
            Command::CopyPicture => self.copy_picture(now),
            Command::CopyTable => self.copy_table(ctx, now),
            Command::ShareExercise => self.ask_share(now),
            Command::CopyInto => self.copy_into(ctx, now),
            Command::Feed => self.ask_feed(now),
            Command::GoOrigin => self.go_origin(now),
            Command::ImportExercise => self.ask_path(ctx, PathFor::Import),
            Command::ImportAnswers => self.ask_answers(ctx, now),
            Command::ImportRows => self.ask_rows(ctx, now),
            Command::ImportOutline => self.ask_outline(ctx, now),
            Command::Handout | Command::GuideBook | Command::PrintList | Command::CourseSlides | Command::ResultBook | Command::Homework => {
                self.ask_document(ctx, command, now);
            }
            Command::MergeFile => self.ask_path(ctx, PathFor::Merge),
            Command::CompareFile => self.ask_path(ctx, PathFor::Compare),
            Command::SettleAll => self.start_settle(None, now),
            Command::Undo if self.places.here() == &Place::Merge => drop(self.undo_decision()),
            Command::Close => self.close_book(ctx, now),
            Command::Undo => self.undo(now, true),
            Command::Redo => self.undo(now, false),
            Command::GoHome => self.places.go(Place::Home),
            Command::GoCourse => self.go_course(None),
            Command::GoWorkbook => self.go_workbook(),
            Command::GoSettings => self.places.go(Place::Settings),
            Command::Back => self.places.back(),
            Command::Forward => self.places.forward(),
            Command::NextBook => self.next_book(),
            Command::ScaleUp => self.scale(ctx, 10),
            Command::ScaleDown => self.scale(ctx, -10),
            Command::ScaleReset => self.scale(ctx, 100 - i32::try_from(self.settings.scale_percent).unwrap_or(100)),
            Command::ToggleTheme => self.toggle_theme(ctx),
            Command::ToggleLang => self.toggle_lang(ctx),
            Command::FullScreen => toggle_full_screen(ctx),
            Command::NextRegion => self.views.region = Some(1),
            Command::PrevRegion => self.views.region = Some(-1),
            Command::Help => self.views.help = true,
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::Find if !matches!(self.places.here(), Place::Reader { .. }) => self.views.palette = Some(PaletteView::default()),
            _ => self.views.pending = Some(command),
        }
    }

    /// What undo, redo and edits of the visible screen change.
    pub(super) fn target(&self) -> Target {
        match self.places.here() {
            Place::Exercise { key } => Target::Exercise(key.clone()),
            _ => Target::About,
        }
    }

    fn undo(&mut self, now: Duration, back: bool) {
        let (lang, target) = (self.lang(), self.target());
        let Some(book) = self.shelf.current_mut().filter(|b| !b.read_only) else { return };
        let before = book.before(&target);
        let step = if back { book.undo(&target, now) } else { book.redo(&target, now) };
        book.follow(before);
        let gone = matches!(&target, Target::Exercise(key) if book.workbook.exercise(key).is_none());
        let text = match (&step, back) {
            (Some(label), true) => tx::UNDONE.with(lang, &[&label.get(lang)]),
            (Some(label), false) => tx::REDONE.with(lang, &[&label.get(lang)]),
            (None, true) => tx::NOTHING_TO_UNDO.get(lang).to_owned(),
            (None, false) => tx::NOTHING_TO_REDO.get(lang).to_owned(),
        };
        self.views.toasts.say(now, Tone::Info, text, false);
        self.journal();
        if gone {
            // Undo took the exercise away that a merge had added.
            let here = self.places.here().clone();
            self.places.leave(&here);
        }
    }

    fn next_book(&mut self) {
        self.shelf.next();
        self.go_workbook();
    }

    /// Goes to the exercise shown last, and from there to the overview.
    fn go_workbook(&mut self) {
        let last = self.book().and_then(|b| b.last_exercise.clone()).filter(|key| self.book().is_some_and(|b| b.workbook.exercise(key).is_some()));
        let in_exercise = matches!(self.places.here(), Place::Exercise { .. });
        self.places.go(match last {
            Some(key) if !in_exercise && self.places.here() != &Place::Overview => Place::Exercise { key },
            _ => Place::Overview,
        });
    }

    /// Opens a course at the page last read, or the course that was open.
    pub(super) fn go_course(&mut self, course: Option<&str>) {
        if let (None, Some(page)) = (course, self.places.last_page().cloned()) {
            return self.places.go(page);
        }
        let of_book = self.book().map(|b| b.workbook.course.clone());
        let wanted = course.map(str::to_owned).or(of_book);
        let course = wanted.and_then(|id| self.library.course(&id)).or_else(|| self.library.courses.first());
        let Some(course) = course else { return };
        let last = self.settings.last_page.iter().find(|(c, _)| *c == course.id).map(|(_, page)| page.clone());
        let known = last.filter(|page| course.page_index(page).is_some());
        let page = known.or_else(|| course.pages().next().map(|(_, p)| p.id.clone()));
        if let Some(page) = page {
            self.places.go(Place::Reader { course: course.id.clone(), page });
        }
    }

    fn scale(&mut self, ctx: &egui::Context, by: i32) {
        let percent = i32::try_from(self.settings.scale_percent).unwrap_or(100) + by;
        let mut new = self.settings.clone();
        new.scale_percent = u32::try_from(percent.clamp(80, 200)).unwrap_or(100);
        self.change_settings(ctx, new);
    }

    fn toggle_theme(&mut self, ctx: &egui::Context) {
        let mut new = self.settings.clone();
        new.theme = if ctx.theme() == egui::Theme::Dark { ThemeChoice::Light } else { ThemeChoice::Dark };
        self.start.theme = None;
        self.change_settings(ctx, new);
    }

    fn toggle_lang(&mut self, ctx: &egui::Context) {
        let mut new = self.settings.clone();
        new.lang = Some(if self.lang() == Lang::Zh { Lang::En } else { Lang::Zh });
        self.start.lang = None;
        self.change_settings(ctx, new);
    }

    /// Opens the dialog for name, group and members.
    pub(super) fn edit_owner(&mut self) {
        let Some(book) = self.book() else { return };
        let w = &book.workbook;
        let title = w.about.text(crate::model::stamp::ItemId::HEADER, crate::model::workbook::owner::TITLE).to_owned();
        let comma = if self.lang() == Lang::Zh { "，" } else { ", " };
        let form = OwnerForm { title, name: w.owner_name().to_owned(), group: w.group().to_owned(), members: w.members().join(comma) };
        self.views.dialog = Some(Dialog::Owner(form));
    }
}

fn toggle_full_screen(ctx: &egui::Context) {
    let full = ctx.input(|i| i.viewport().fullscreen.unwrap_or(false));
    ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!full));
}
