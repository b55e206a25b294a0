//! The program's own file dialog: folders and paths are looked at by the worker, never by a frame.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    io::worker::{Found, Job},
    model::texts::{share, shell as tx},
    ui::shell::dialogs::{Dialog, PathFor},
};

use super::{App, events::file_name, files};

impl App {
    /// Shows the dialog and has its folder read.
    pub(super) fn show_path_dialog(&mut self, purpose: PathFor, path: String, folder: PathBuf, error: Option<String>) {
        self.send(Job::ListFolder { folder: folder.clone() });
        self.views.dialog = Some(Dialog::Path { purpose, path, folder, entries: None, error });
    }

    /// Another folder is looked at.
    pub(super) fn look(&mut self, dialog: Option<Dialog>, folder: PathBuf) {
        if let Some(Dialog::Path { purpose, path, .. }) = dialog {
            let path = moved(&path, &folder, purpose);
            self.show_path_dialog(purpose, path, folder, None);
        }
    }

    /// A folder was read. The one used last may be gone: then the user's own is shown.
    pub(super) fn folder_listed(&mut self, listed: &Path, found: Option<Vec<(String, bool)>>) {
        let lang = self.lang();
        let Some(Dialog::Path { purpose, path, folder, entries, error }) = &mut self.views.dialog else { return };
        if folder != listed {
            return;
        }
        if let Some(found) = found {
            *entries = Some(files::about(found, *purpose));
            return;
        }
        let last = self.settings.last_folder.as_deref().map(Path::new) == Some(listed);
        if let Some(home) = etcetera::home_dir().ok().filter(|home| last && home != listed) {
            let (purpose, path) = (*purpose, moved(path, &home, *purpose));
            self.settings.last_folder = None;
            return self.show_path_dialog(purpose, path, home, None);
        }
        *entries = Some(Vec::new());
        *error = Some(tx::FOLDER_UNREADABLE.get(lang).to_owned());
    }

    /// What is at the path that was chosen to be written: only a second yes replaces a file, and handing in never replaces an open one.
    pub(super) fn probed(&mut self, ctx: &egui::Context, path: PathBuf, found: &Found, now: Duration) {
        let Some((purpose, _)) = self.shelf.probing.take_if(|(_, asked)| *asked == path) else { return };
        let again = self.shelf.replacing.as_ref() == Some(&path);
        if found.there && !again {
            return self.ask_replace(purpose, path, found.folder);
        }
        if purpose == PathFor::HandIn {
            if found.open.is_some() {
                let error = share::IS_ITSELF.get(self.lang()).to_owned();
                return self.ask_again(purpose, &path, error);
            }
            self.views.dialog = None;
            return self.write_hand_in(&path);
        }
        self.views.dialog = None;
        if matches!(purpose, PathFor::SavePlan | PathFor::Times | PathFor::Ink) {
            return self.write_teaching(purpose, &path);
        }
        if purpose == PathFor::Document {
            return self.write_document(path, now);
        }
        if let PathFor::Export(_) = purpose {
            self.back_to_export(Some(&path));
            return;
        }
        self.save_as(ctx, &path, purpose, now);
    }

    /// A file of this name is there: only a second yes replaces it.
    fn ask_replace(&mut self, purpose: PathFor, path: PathBuf, is_folder: bool) {
        let error = if is_folder { tx::IS_FOLDER } else { tx::REPLACE }.with(self.lang(), &[&file_name(&path)]);
        self.ask_again(purpose, &path, error);
        self.shelf.replacing = Some(path).filter(|_| !is_folder);
    }

    fn ask_again(&mut self, purpose: PathFor, path: &Path, error: String) {
        let folder = path.parent().map(Path::to_owned).unwrap_or_default();
        self.show_path_dialog(purpose, path.display().to_string(), folder, Some(error));
    }
}

/// What was typed, in another folder; a file to be read is chosen there anew.
fn moved(path: &str, folder: &Path, purpose: PathFor) -> String {
    if purpose.reads() {
        return String::new();
    }
    folder.join(file_name(Path::new(path))).display().to_string()
}
