//! Keeps the settings in one small file, and knows where the program's own files are.

use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy as _, choose_base_strategy};

use crate::model::{
    problem::{Problem, Spot},
    settings::Settings,
    text::Bi,
    texts::files,
};

use super::{
    format::bi,
    save::{self, SaveError},
};

/// Where the program keeps its own files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dirs {
    /// Settings.
    pub config: PathBuf,
    /// Drafts, and later versions.
    pub data: PathBuf,
}

impl Dirs {
    /// The folders of this user; `MOT_STUDIO_DATA` moves both, for tests and for running from a stick.
    #[must_use]
    pub fn of_user() -> Self {
        if let Some(root) = std::env::var_os("MOT_STUDIO_DATA").filter(|root| !root.is_empty()) {
            return Self::under(Path::new(&root));
        }
        match choose_base_strategy() {
            Ok(base) => Self { config: base.config_dir().join("mot-studio"), data: base.data_dir().join("mot-studio") },
            // No home folder: the temporary one is better than nothing.
            Err(_homeless) => Self::under(&std::env::temp_dir().join("mot-studio")),
        }
    }

    /// Both in one folder.
    #[must_use]
    pub fn under(root: &Path) -> Self {
        Self { config: root.join("config"), data: root.join("data") }
    }

    fn settings(&self) -> PathBuf {
        self.config.join("settings.ron")
    }
}

/// Reads the settings. A broken file is put aside and named; a missing one means defaults.
#[must_use]
pub fn load(dirs: &Dirs) -> (Settings, Option<Problem>) {
    let path = dirs.settings();
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return (Settings::default(), None),
        Err(error) => return (Settings::default(), Some(broken(&path, (0, 0), &error.to_string()))),
    };
    let text = String::from_utf8_lossy(&bytes);
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    match options.from_str::<Settings>(text.trim_start_matches('\u{feff}')) {
        Ok(settings) => (settings, None),
        Err(error) => {
            let start = error.span.start;
            let aside = path.with_extension("broken.ron");
            let kept = std::fs::rename(&path, &aside).map_or_else(|_stays| path.clone(), |()| aside);
            (Settings::default(), Some(broken(&path, (start.line, start.col), &kept.to_string_lossy())))
        }
    }
}

fn broken(path: &Path, (line, column): (usize, usize), kept: &str) -> Problem {
    let number = |n: usize| u32::try_from(n).unwrap_or(0);
    Problem {
        spot: Spot { file: path.to_string_lossy().into_owned(), line: number(line), column: number(column) },
        text: bi(files::SETTINGS_BROKEN, &[kept]),
    }
}

/// Writes the settings.
///
/// # Errors
/// The sentence to show.
pub fn save(dirs: &Dirs, settings: &Settings) -> Result<(), Bi> {
    let unsaved = |why: &str| bi(files::SETTINGS_UNSAVED, &[why]);
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::new().new_line("\n")).map_err(|e| unsaved(&e.to_string()))?;
    let store = || {
        std::fs::create_dir_all(&dirs.config)?;
        save::save_atomic(&dirs.settings(), text.as_bytes(), None).map(drop)
    };
    store().map_err(|error: SaveError| unsaved(&error.to_string()))
}

/// Adds a line to the log of crashes.
pub fn log_crash(log: &Path, line: &str) {
    use std::io::Write as _;
    let folder = log.parent().map(std::fs::create_dir_all);
    let file = std::fs::OpenOptions::new().create(true).append(true).open(log);
    if let (Some(Ok(())), Ok(mut file)) = (folder, file) {
        // Nothing is left to be told when even this fails.
        let _written = writeln!(file, "{line}").is_ok();
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test makes a broken file")]
mod tests {
    use super::*;
    use crate::model::text::Lang;

    #[test]
    fn settings_come_back_and_a_broken_file_is_put_aside() {
        let dir = tempfile::tempdir().unwrap();
        let dirs = Dirs::under(dir.path());
        assert_eq!(load(&dirs), (Settings::default(), None));
        let settings = Settings { lang: Some(Lang::En), my_name: "小李 \"L\"".into(), scale_percent: 120, ..Settings::default() };
        save(&dirs, &settings).unwrap();
        assert_eq!(load(&dirs), (settings, None));
        std::fs::write(dirs.settings(), "(lang: Some(En),\n scale_percent: \"x\")").unwrap();
        let (found, problem) = load(&dirs);
        assert_eq!(found, Settings::default());
        let problem = problem.unwrap();
        assert_eq!(problem.spot.line, 2);
        assert!(problem.text.en.contains("settings.broken.ron"), "{problem:?}");
        assert!(dirs.config.join("settings.broken.ron").is_file() && !dirs.settings().exists());
        std::fs::write(dirs.settings(), "(lang: En, later: 5)").unwrap();
        assert_eq!(load(&dirs).0.lang, Some(Lang::En), "unknown fields of a newer version do no harm");
    }

    #[test]
    fn settings_that_cannot_be_saved_say_so() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("config"), "a file").unwrap();
        assert!(save(&Dirs::under(dir.path()), &Settings::default()).is_err());
    }
}
