//! Exports from the window: the worker writes, toasts say what became of it.

use std::{path::PathBuf, time::Duration};

use crate::{io::export::ExportError, model::texts::export as tx, ui::cx::Tone};

use super::{App, events::file_name};

impl App {
    /// How far the export is.
    pub(super) fn exporting(&mut self, done: usize, of: usize) {
        _ = (self.lang(), done, of);
    }

    /// The export ended.
    pub(super) fn exported(&mut self, result: Result<Vec<PathBuf>, ExportError>, now: Duration) {
        let lang = self.lang();
        match result {
            Ok(paths) => {
                let name = paths.first().map(|path| file_name(path)).unwrap_or_default();
                self.views.toasts.say(now, Tone::Done, tx::WRITTEN.with(lang, &[&name]), false);
            }
            Err(error) => self.views.toasts.say(now, Tone::Error, error.message().get(lang).to_owned(), false),
        }
    }
}
