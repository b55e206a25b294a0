//! The system's file dialogs on a thread of their own, and the way without them.

use std::{
    path::{Path, PathBuf},
    sync::mpsc,
};

use crate::ui::{pictures::is_picture_file, shell::dialogs::PathFor};

/// The ending of a workbook file.
pub(super) const ENDING: &str = "mot.ron";

/// A system dialog that is open.
pub(super) struct Asking {
    purpose: PathFor,
    answer: mpsc::Receiver<Option<PathBuf>>,
}

impl Asking {
    /// Opens the system's dialog; `None` when this machine has none (rfd would silently say "cancelled").
    pub(super) fn start(purpose: PathFor, folder: Option<&str>, name: &str, title: &str, wake: impl Fn() + Send + 'static) -> Option<Self> {
        if !system_dialog_exists() {
            return None;
        }
        let dialog = rfd::AsyncFileDialog::new().set_title(title);
        let mut dialog = match purpose {
            PathFor::Picture => dialog.add_filter("PNG, JPEG, WebP, GIF", &["png", "jpg", "jpeg", "webp", "gif"]),
            PathFor::Answers => dialog.add_filter("CSV, TSV, XLSX", &TABLES),
            PathFor::Export(format) => dialog.add_filter(format.name().en, &[format.extension()]),
            PathFor::Times => dialog.add_filter("CSV", &["csv"]),
            PathFor::Outline => dialog.add_filter("OPML, FreeMind", &OUTLINES),
            PathFor::Document => dialog.add_filter("PDF, PPTX", &["pdf", "pptx"]),
            PathFor::Ink => dialog.add_filter("PDF", &["pdf"]),
            _ => dialog.add_filter("MOT Studio", &["ron", crate::io::bundle::ENDING]),
        };
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let (send, answer) = mpsc::channel();
        // The dialog must be made on this thread (macOS); it is waited for on another.
        if purpose.reads() {
            let asked = dialog.pick_file();
            std::thread::spawn(move || finish(pollster::block_on(asked), &send, wake));
        } else {
            let asked = dialog.set_file_name(name).save_file();
            std::thread::spawn(move || finish(pollster::block_on(asked), &send, wake));
        }
        Some(Self { purpose, answer })
    }

    /// The answer, once there is one: the purpose and the path, or no path when it was cancelled.
    pub(super) fn poll(&self) -> Option<(PathFor, Option<PathBuf>)> {
        match self.answer.try_recv() {
            Ok(path) => Some((self.purpose, path)),
            Err(mpsc::TryRecvError::Empty) => None,
            Err(mpsc::TryRecvError::Disconnected) => Some((self.purpose, None)),
        }
    }
}

fn finish(picked: Option<rfd::FileHandle>, send: &mpsc::Sender<Option<PathBuf>>, wake: impl Fn()) {
    // Nobody listens any more when the user cancelled the waiting.
    let _heard = send.send(picked.map(|f| f.path().to_owned())).is_ok();
    wake();
}

/// Adds the ending where the user left it out.
pub(super) fn with_ending(path: PathBuf, purpose: PathFor) -> PathBuf {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    if let PathFor::Export(format) = purpose {
        let end = format.extension();
        let there = path.extension().is_some_and(|e| e.eq_ignore_ascii_case(end));
        return if there { path } else { path.with_file_name(format!("{name}.{end}")) };
    }
    let ending = match purpose {
        PathFor::Times => "csv",
        PathFor::Ink => "pdf",
        PathFor::SavePlan => crate::io::class::PLAN_ENDING,
        _ => ENDING,
    };
    let has = match purpose {
        PathFor::Times | PathFor::Ink => path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending)),
        _ => has_ending(&name),
    };
    if purpose.reads() || purpose == PathFor::Document || has {
        return path;
    }
    path.with_file_name(format!("{name}.{ending}"))
}

fn has_ending(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case("ron") || e.eq_ignore_ascii_case(crate::io::bundle::ENDING))
}

fn system_dialog_exists() -> bool {
    if std::env::var_os("MOT_STUDIO_FILE_DIALOG").is_some_and(|v| v == "inapp") {
        return false;
    }
    if !cfg!(target_os = "linux") {
        return true;
    }
    let on_path = |program: &str| std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()));
    let portal = std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some() && Path::new("/usr/share/xdg-desktop-portal").is_dir();
    portal || on_path("zenity")
}

/// The endings of files of survey answers.
const TABLES: [&str; 4] = ["csv", "tsv", "txt", "xlsx"];

/// Whether a file may hold a table of answers, by its ending.
pub(super) fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|e| TABLES.iter().any(|t| e.eq_ignore_ascii_case(t)))
}

/// The endings of outlines.
const OUTLINES: [&str; 2] = ["opml", "mm"];

/// Whether a file may hold an outline, by its ending.
pub(super) fn is_outline(path: &Path) -> bool {
    path.extension().is_some_and(|e| OUTLINES.iter().any(|t| e.eq_ignore_ascii_case(t)))
}

/// The folders, and the files that `purpose` is about.
pub(super) fn about(entries: Vec<(String, bool)>, purpose: PathFor) -> Vec<(String, bool)> {
    let wanted = |name: &str| match purpose {
        PathFor::Picture => is_picture_file(Path::new(name)),
        PathFor::Answers => is_table(Path::new(name)),
        PathFor::Export(format) => Path::new(name).extension().is_some_and(|e| e.eq_ignore_ascii_case(format.extension())),
        PathFor::Outline => is_outline(Path::new(name)),
        PathFor::Document => Path::new(name).extension().is_some_and(|e| e == "pdf" || e == "pptx"),
        _ => has_ending(name),
    };
    entries.into_iter().filter(|(name, folder)| *folder || wanted(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_ending_is_added_only_when_saving() {
        for (name, purpose, want) in [
            ("组二", PathFor::SaveAs, "组二.mot.ron"),
            ("a.b", PathFor::SaveAs, "a.b.mot.ron"),
            ("a.mot.ron", PathFor::SaveAs, "a.mot.ron"),
            ("a.txt", PathFor::Open, "a.txt"),
            ("一天", PathFor::SavePlan, "一天.plan.ron"),
            ("用时", PathFor::Times, "用时.csv"),
            ("板书.PDF", PathFor::Ink, "板书.PDF"),
            ("班级", PathFor::Export(crate::model::export::Format::Pdf), "班级.pdf"),
            ("a.PDF", PathFor::Export(crate::model::export::Format::Pdf), "a.PDF"),
        ] {
            assert_eq!(with_ending(PathBuf::from("/x").join(name), purpose), PathBuf::from("/x").join(want));
        }
    }
}
