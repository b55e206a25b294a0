//! Classes that were taught, kept as they happen, and teaching plan files.

use std::path::{Path, PathBuf};

use crate::model::session::{Session, TeachPlan};

use super::save::{self, SaveError};

/// The ending of a teaching plan.
pub const PLAN_ENDING: &str = "plan.ron";
/// No class and no plan is larger; anything else is not ours.
const MOST_BYTES: u64 = 16 * 1024 * 1024;
/// So many classes are kept.
const KEPT: usize = 60;

/// Where classes are kept in the program's data folder.
fn folder(data: &Path) -> PathBuf {
    data.join("classes")
}

/// Keeps a class as it is now: after any crash the old or the new state is there, whole.
///
/// # Errors
/// Why not.
pub fn keep(data: &Path, session: &Session) -> Result<(), SaveError> {
    let folder = folder(data);
    std::fs::create_dir_all(&folder)?;
    let name: String = session.id.chars().filter(char::is_ascii_alphanumeric).take(64).collect();
    let text = ron::to_string(session).map_err(|e| SaveError::Other(std::io::Error::other(e.to_string())))?;
    save::save_private(&folder.join(format!("{name}.class.ron")), text.as_bytes()).map(drop)
}

/// The classes of this computer, the newest first; what cannot be read is left alone. The oldest beyond 60 go.
#[must_use]
pub fn list(data: &Path) -> Vec<Session> {
    let Ok(read) = std::fs::read_dir(folder(data)) else { return Vec::new() };
    let paths = read.filter_map(Result::ok).map(|e| e.path()).filter(|p| p.to_string_lossy().ends_with(".class.ron"));
    let mut found: Vec<(Session, PathBuf)> = paths.filter_map(|path| Some((parse(&text(&path).ok()?).ok()?, path))).collect();
    found.sort_by_key(|(session, _)| std::cmp::Reverse(session.seen));
    for (_, old) in found.iter().skip(KEPT) {
        // One that stays is offered again, no more.
        let _gone = std::fs::remove_file(old);
    }
    found.into_iter().take(KEPT).map(|(session, _)| session).collect()
}

fn text(path: &Path) -> Result<String, String> {
    if std::fs::metadata(path).map_err(|e| e.to_string())?.len() > MOST_BYTES {
        return Err("too large".to_owned());
    }
    std::fs::read_to_string(path).map_err(|e| e.to_string())
}

fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME).with_recursion_limit(64);
    options.from_str(text.trim_start_matches('\u{feff}')).map_err(|e| e.to_string())
}

/// Reads a teaching plan.
///
/// # Errors
/// What is wrong with it, for a message.
pub fn read_plan(path: &Path) -> Result<TeachPlan, String> {
    parse(&text(path)?)
}

/// A teaching plan as text.
#[must_use]
pub fn plan_text(plan: &TeachPlan) -> String {
    let pretty = ron::ser::PrettyConfig::new().new_line("\n").depth_limit(5);
    ron::ser::to_string_pretty(plan, pretty).unwrap_or_default() + "\n"
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test makes broken files")]
mod tests {
    use super::*;
    use crate::model::session::{Day, Kind, Part};

    fn plan() -> TeachPlan {
        let part = Part { id: "break-1".into(), kind: Kind::Lunch, minutes: 50, ..Part::default() };
        TeachPlan { format: 1, course: "c".into(), title: "一天".into(), days: vec![Day { start: 540, parts: vec![part] }] }
    }

    #[test]
    fn classes_come_back_newest_first_and_broken_files_are_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        assert!(list(dir.path()).is_empty());
        for (id, seen) in [("a", 10), ("b", 30), ("../c", 20)] {
            let session = Session { id: id.into(), seen, plan: plan(), ..Session::default() };
            keep(dir.path(), &session).unwrap();
            keep(dir.path(), &session).unwrap();
        }
        std::fs::write(dir.path().join("classes/x.class.ron"), "(id: 5").unwrap();
        let ids: Vec<String> = list(dir.path()).into_iter().map(|s| s.id).collect();
        assert_eq!(ids, ["b", "../c", "a"]);
        assert!(dir.path().join("classes/c.class.ron").is_file() && dir.path().join("classes/x.class.ron").is_file());
    }

    #[test]
    fn a_plan_file_is_read_back_and_a_broken_one_says_where() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.plan.ron");
        std::fs::write(&path, plan_text(&plan())).unwrap();
        assert_eq!(read_plan(&path).unwrap(), plan());
        std::fs::write(&path, "(format: 1,\n days: [(start: \"x\")])").unwrap();
        assert!(read_plan(&path).unwrap_err().starts_with("2:"), "{:?}", read_plan(&path));
        std::fs::write(&path, "(format: 9, later: true, course: \"c\")").unwrap();
        assert_eq!(read_plan(&path).unwrap().course, "c");
    }
}
