//! Where course files come from: the executable, or a folder on disk; both as a list of relative paths and bytes.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use include_dir::{Dir, include_dir};

use super::explain::say;
use crate::io::settings::Dirs;
use crate::model::{
    limits::MAX_FILE_BYTES,
    problem::{Problem, Spot},
    texts::cli as t,
};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/course_content");

/// The folders of courses beside the embedded ones: the user's own where there is one, then the one asked for.
pub fn course_folders(content: Option<&Path>) -> Vec<PathBuf> {
    let own = Dirs::of_user().data.join("courses");
    let own = own.is_dir().then_some(own);
    own.into_iter().chain(content.map(Path::to_path_buf)).collect()
}

/// How deep course files lie: `course/modules/file`.
const DEPTH: usize = 3;

/// Files by their path below the content folder, with `/` on every system.
#[derive(Default)]
pub(super) struct Files {
    /// What a problem writes before the path, for example `courses/`.
    prefix: String,
    pub(super) files: BTreeMap<String, Vec<u8>>,
}

impl Files {
    /// The file's name as the user knows it.
    pub(super) fn name(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }
}

/// The files that the executable carries.
pub(super) fn embedded() -> Files {
    fn walk(dir: &Dir<'_>, files: &mut BTreeMap<String, Vec<u8>>) {
        for file in dir.files() {
            files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
        }
        for dir in dir.dirs() {
            walk(dir, files);
        }
    }
    let mut files = Files { prefix: "course_content/".into(), ..Files::default() };
    walk(&EMBEDDED, &mut files.files);
    files
}

/// The files of a folder; a course folder counts as a content folder with that one course.
pub(super) fn folder(dir: &Path, problems: &mut Vec<Problem>) -> Files {
    let mut files = Files { prefix: format!("{}/", dir.display()).replace('\\', "/").replace("//", "/"), ..Files::default() };
    let mut base = String::new();
    if dir.join("course.ron").is_file() {
        let name = fs::canonicalize(dir).ok().and_then(|d| d.file_name().map(|n| n.to_string_lossy().into_owned())).unwrap_or_default();
        let parent = files.prefix.trim_end_matches('/').rsplit_once('/').map_or("", |(parent, _)| parent);
        files.prefix = if parent.is_empty() { String::new() } else { format!("{parent}/") };
        base = format!("{name}/");
    }
    walk(dir, &base, DEPTH, &mut files, problems);
    files
}

fn walk(dir: &Path, base: &str, depth: usize, files: &mut Files, problems: &mut Vec<Problem>) {
    let mut fail = |file: String, error: &std::io::Error| {
        problems.push(Problem { spot: Spot { file, ..Spot::default() }, text: say(t::CANNOT_OPEN, &[&error.to_string()]) });
    };
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => return fail(dir.display().to_string(), &error),
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        // Half-written files of editors begin with a dot or end in ~.
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        // Links could lead out of the folder, pipes and devices would never end.
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_symlink() || !(kind.is_dir() || kind.is_file()) {
            let file = path.display().to_string();
            problems.push(Problem { spot: Spot { file, ..Spot::default() }, text: say(t::NOT_PLAIN_FILE, &[]) });
            continue;
        }
        if kind.is_dir() {
            if depth > 1 {
                walk(&path, &format!("{base}{name}/"), depth - 1, files, problems);
            }
            continue;
        }
        let small = entry.metadata().is_ok_and(|m| m.len() <= MAX_FILE_BYTES);
        match fs::read(&path) {
            Ok(bytes) if small => _ = files.files.insert(format!("{base}{name}"), bytes),
            Ok(_) => {}
            Err(error) => {
                let mut fail = |file: String, error: &std::io::Error| {
                    problems.push(Problem { spot: Spot { file, ..Spot::default() }, text: say(t::CANNOT_OPEN, &[&error.to_string()]) });
                };
                fail(path.display().to_string(), &error);
            }
        }
    }
}
