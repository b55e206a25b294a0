//! Exports from the window: the dialog is filled here, the worker draws its pages and writes, toasts say what became of it.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use crate::{
    io::{
        export::{ExportError, Preview, Request, Stop, targets},
        worker::Job,
    },
    model::{
        export::Format,
        extract::{Cell, extract},
        share,
        texts::export as tx,
    },
    ui::{
        cx::{Place, Tone},
        shell::{
            dialogs::{Dialog, PathFor},
            export::{ExportAct, ExportForm, Listed, Preview as Page, Shown},
        },
    },
};

use super::{App, events::file_name};

/// What is being exported, and the dialog while its place is asked for.
#[derive(Default)]
pub(super) struct Exporting {
    form: Option<Box<ExportForm>>,
    stop: Stop,
    /// A picture of the canvas goes to the clipboard once it is drawn.
    copying: bool,
}

/// Pixels across of a previewed page: sharp on a screen of twice the density.
const PREVIEW: f32 = 760.0;
/// Pixels across of a picture on the clipboard.
const COPIED: f32 = 2400.0;

impl App {
    /// Opens the dialog with the exercise on screen chosen, or with all of them.
    pub(super) fn ask_export(&mut self, now: Duration) {
        let lang = self.lang();
        let here = if let Place::Exercise { key } = self.places.here() { Some(key.clone()) } else { None };
        let Some(book) = self.book() else { return self.toast(now, Tone::Info, tx::NOTHING, &[]) };
        let contents = share::contents(&book.workbook).exercises;
        let listed: Vec<Listed> = contents
            .into_iter()
            .filter_map(|inside| {
                let exercise = book.workbook.exercise(&inside.key).filter(|e| e.template.on_screen())?;
                let refused = Format::ALL.into_iter().filter(|f| !f.suits(exercise)).collect();
                Some(Listed { inside, refused })
            })
            .collect();
        if listed.is_empty() {
            return self.toast(now, Tone::Info, tx::NOTHING, &[]);
        }
        let chosen = match here.filter(|key| listed.iter().any(|l| l.inside.key == *key)) {
            Some(key) => std::iter::once(key).collect(),
            None => listed.iter().map(|l| l.inside.key.clone()).collect(),
        };
        let title = book.title(lang);
        let remembered = self.settings.export_folder.as_ref().or(self.settings.last_folder.as_ref()).map(PathBuf::from);
        let beside = || book.path.as_ref().and_then(|path| path.parent().map(Path::to_owned));
        let folder = remembered.filter(|p| p.is_dir()).or_else(beside).or_else(|| etcetera::home_dir().ok()).unwrap_or_default();
        let form = ExportForm {
            name: share::name_of(&[&title]),
            title,
            listed,
            chosen,
            format: Format::Pdf,
            options: crate::model::export::Options::default(),
            folder,
            exists: false,
            page: 0,
            asked: None,
            busy: false,
            preview: Page::None,
            running: None,
            error: None,
        };
        self.views.dialog = Some(Dialog::Export(Box::new(form)));
    }

    fn export_form(&mut self) -> Option<&mut ExportForm> {
        match &mut self.views.dialog {
            Some(Dialog::Export(form)) => Some(form),
            _ => None,
        }
    }

    fn request(&self, form: &ExportForm) -> Option<Request> {
        let book = self.book()?;
        Some(Request {
            workbook: Arc::new(book.workbook.clone()),
            keys: form.keys(),
            format: form.format,
            lang: self.lang(),
            options: form.options,
            course: self.library.course(&book.workbook.course).map(|c| c.title.clone()).unwrap_or_default(),
            now: jiff::Zoned::now(),
        })
    }

    /// Does what the dialog asks for.
    pub(super) fn export_act(&mut self, ctx: &egui::Context, act: ExportAct) {
        let Some(form) = self.export_form().map(|form| form.clone()) else { return };
        match act {
            ExportAct::Preview => {
                let mut exists = false;
                if let Some(request) = self.request(&form) {
                    exists = targets(&request, &form.path()).iter().any(|path| path.exists());
                    self.send(Job::Preview { request: Box::new(request), page: form.page, width: PREVIEW });
                }
                if let Some(form) = self.export_form() {
                    form.exists = exists;
                }
            }
            ExportAct::Elsewhere => {
                self.settings.last_folder = Some(form.folder.display().to_string());
                self.sharing.name = form.path().file_name().map(|n| n.to_string_lossy().into_owned());
                let format = form.format;
                self.exporting.form = Some(Box::new(form));
                self.ask_path(ctx, PathFor::Export(format));
            }
            ExportAct::Start => {
                let Some(request) = self.request(&form) else { return };
                self.exporting.stop = Stop::default();
                self.send(Job::Export { request: Box::new(request), path: form.path(), stop: self.exporting.stop.clone() });
                if let Some(form) = self.export_form() {
                    (form.running, form.error) = (Some((0, 1)), None);
                }
            }
            ExportAct::Stop => self.exporting.stop.stop(),
        }
    }

    /// Whether a dialog that is being closed is one that writes; then that stops and the dialog stays.
    pub(super) fn stop_export(&mut self, dialog: &mut Option<Dialog>) -> bool {
        if matches!(dialog, Some(Dialog::Export(form)) if form.running.is_some()) {
            self.exporting.stop.stop();
            self.views.dialog = dialog.take();
            return true;
        }
        self.back_to_export(None)
    }

    /// The place was asked for: the dialog is there again, with the place if one was named.
    pub(super) fn back_to_export(&mut self, path: Option<&Path>) -> bool {
        let Some(mut form) = self.exporting.form.take() else { return false };
        if let Some(path) = path {
            form.folder = path.parent().map(Path::to_owned).unwrap_or_default();
            form.name = path.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            self.settings.export_folder = Some(form.folder.display().to_string());
        }
        form.busy = false;
        form.asked = None;
        self.views.dialog = Some(Dialog::Export(form));
        true
    }

    /// A page was drawn, or not.
    pub(super) fn previewed(&mut self, ctx: &egui::Context, result: Result<Preview, ExportError>, now: Duration) {
        let lang = self.lang();
        let image = |made: &Preview| egui::ColorImage::from_rgba_premultiplied([made.width, made.height], &made.rgba);
        if std::mem::take(&mut self.exporting.copying) {
            match result {
                Ok(made) => {
                    ctx.copy_image(image(&made));
                    self.toast(now, Tone::Done, tx::COPIED_PICTURE, &[]);
                }
                Err(error) => self.views.toasts.say(now, Tone::Error, error.message().get(lang).to_owned(), false),
            }
            return;
        }
        let Some(form) = self.export_form() else { return };
        form.busy = false;
        form.preview = match result {
            Ok(made) => {
                let texture = ctx.load_texture("export-page", image(&made), egui::TextureOptions::LINEAR);
                form.page = made.page;
                if let Some(asked) = &mut form.asked {
                    asked.page = made.page;
                }
                Page::Page(Shown { texture, page: made.page, pages: made.pages })
            }
            Err(error) => Page::Failed(error.message().get(lang).to_owned()),
        };
    }

    /// How far the export is.
    pub(super) fn exporting(&mut self, done: usize, of: usize) {
        if let Some(form) = self.export_form().filter(|form| form.running.is_some()) {
            form.running = Some((done, of));
        }
    }

    /// The export ended.
    pub(super) fn exported(&mut self, result: Result<Vec<PathBuf>, ExportError>, now: Duration) {
        let lang = self.lang();
        match result {
            Ok(paths) => {
                let name = paths.first().map(|path| file_name(path)).unwrap_or_default();
                let folder = paths.first().and_then(|path| path.parent()).map(|folder| folder.display().to_string());
                self.settings.export_folder = folder.clone().or(self.settings.export_folder.take());
                self.send(Job::SaveSettings(Box::new(self.settings.clone())));
                if self.export_form().is_some() {
                    self.views.dialog = None;
                }
                let count = paths.len().to_string();
                let folder = folder.unwrap_or_default();
                let text = if paths.len() > 1 { tx::MADE_SEVERAL.with(lang, &[&count, &folder]) } else { tx::MADE.with(lang, &[&name, &folder]) };
                self.views.toasts.say(now, Tone::Done, text, false);
            }
            Err(error) => {
                let text = error.message().get(lang).to_owned();
                match self.export_form() {
                    Some(form) => (form.running, form.error) = (None, Some(text)),
                    None => self.views.toasts.say(now, Tone::Error, text, false),
                }
            }
        }
    }

    /// The exercise on screen as a picture for the clipboard.
    pub(super) fn copy_picture(&mut self, now: Duration) {
        let Place::Exercise { key } = self.places.here().clone() else { return self.toast(now, Tone::Info, tx::OPEN_FIRST, &[]) };
        let Some(book) = self.book() else { return };
        let request = Request {
            workbook: Arc::new(book.workbook.clone()),
            keys: vec![key],
            format: Format::Png,
            lang: self.lang(),
            options: crate::model::export::Options::default(),
            course: crate::model::text::Bi::default(),
            now: jiff::Zoned::now(),
        };
        self.exporting.copying = true;
        self.send(Job::Preview { request: Box::new(request), page: 0, width: COPIED });
    }

    /// The exercise on screen as a table that spreadsheets take from the clipboard.
    pub(super) fn copy_table(&mut self, ctx: &egui::Context, now: Duration) {
        let lang = self.lang();
        let Place::Exercise { key } = self.places.here().clone() else { return self.toast(now, Tone::Info, tx::OPEN_FIRST, &[]) };
        let Some((book, exercise)) = self.book().and_then(|b| Some((b, b.workbook.exercise(&key)?))) else { return };
        let content = extract(&book.workbook, exercise, lang);
        let Some(table) = content.tables.iter().find(|t| !t.rows.is_empty()) else { return self.toast(now, Tone::Info, tx::NOTHING_WRITTEN, &[]) };
        let heads: Vec<String> = table.columns.iter().map(|c| plain(c.head.get(lang))).collect();
        let rows = table.rows.iter().map(|row| row.iter().map(|cell: &Cell| plain(&cell.shown(lang))).collect::<Vec<_>>().join("\t"));
        let text = std::iter::once(heads.join("\t")).chain(rows).collect::<Vec<_>>().join("\n");
        let count = table.rows.len().to_string();
        ctx.copy_text(text);
        self.toast(now, Tone::Done, tx::COPIED_TABLE, &[&count]);
    }
}

/// The words of a cell on the clipboard: in one line, and never a formula where they are pasted.
fn plain(words: &str) -> String {
    let line: String = words.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }).collect();
    let number = line.trim().replace('\u{2212}', "-").parse::<f64>().is_ok();
    if !number && line.starts_with(['=', '+', '-', '@']) { format!("'{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn no_cell_of_the_clipboard_is_a_formula() {
        for (words, want) in
            [("=1+1", "'=1+1"), ("@x", "'@x"), ("-3", "-3"), ("+0.5", "+0.5"), ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"), ("a\tb\nc", "a b c")]
        {
            assert_eq!(plain(words), want);
        }
    }
}
