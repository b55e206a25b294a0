//! Tells whether a file is open elsewhere: a lock that the system frees with the process, and a note for other machines.
//!
//! Locks only advise; nothing is ever overwritten on the strength of one.

use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use serde::{Deserialize, Serialize};

use super::{format::hash16, save};

/// A note of another machine that was not renewed for so long is no more believed.
const STALE: Duration = Duration::from_mins(10);
/// How often a note is renewed.
pub const RENEW: Duration = Duration::from_mins(2);

/// Where else a file is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// In another window on this computer.
    Window,
    /// On another computer: who, where, since when (`HH:MM`).
    Machine {
        /// `name@computer`.
        who: String,
        /// When it was last said.
        at: String,
    },
}

/// What stands in the note beside a file.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Note {
    app: String,
    host: String,
    user: String,
    at: String,
}

/// The lock of a file that is open here.
#[derive(Debug)]
pub struct Held {
    /// Held, never read: the system frees it even after a crash.
    _lock: File,
    note: PathBuf,
}

/// The note beside a file: `.name.lock`.
#[must_use]
pub fn note_of(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.lock"))
}

fn this_machine() -> (String, String) {
    let user = ["USER", "USERNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default();
    (gethostname::gethostname().to_string_lossy().into_owned(), user)
}

impl Held {
    /// Claims a file (its real path, links followed); `anyway` takes it in spite of another machine's note.
    ///
    /// `Ok` also where the file system knows no locks.
    ///
    /// # Errors
    /// Where else it is open.
    pub fn claim(data: &Path, target: &Path, anyway: bool) -> Result<Option<Self>, Elsewhere> {
        let real = fs::canonicalize(target).unwrap_or_else(|_new| target.to_owned());
        // Without room for a lock there is none; the check before each rename still stands.
        let Some(file) = open_lock(data, target, "lock") else { return Ok(None) };
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Err(Elsewhere::Window);
        }
        let note = note_of(&real);
        if !anyway && let Some(other) = read_note(&note) {
            return Err(other);
        }
        let held = Self { _lock: file, note };
        held.renew();
        Ok(Some(held))
    }

    /// Says again that the file is open here. A folder that cannot be written gets no note.
    pub fn renew(&self) {
        let (host, user) = this_machine();
        let note = Note { app: "MOT Studio".into(), host, user, at: jiff::Zoned::now().strftime("%H:%M").to_string() };
        if let Ok(text) = ron::to_string(&note) {
            let _advice_only = save::write_hint(&self.note, text.as_bytes());
        }
    }
}

/// Between the last look at a file and its replacement no other program of this computer replaces it: held while a file
/// is saved. Waits up to two seconds for another one; without a lock the look itself must do.
#[must_use]
pub fn while_saving(data: &Path, target: &Path) -> Option<File> {
    let file = open_lock(data, target, "write")?;
    for _ in 0..400 {
        match file.try_lock() {
            Ok(()) => return Some(file),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
            Err(TryLockError::Error(_)) => return None,
        }
    }
    None
}

/// The file of a lock, by the real path of what it is for.
fn open_lock(data: &Path, target: &Path, end: &str) -> Option<File> {
    let folder = data.join("locks");
    let real = fs::canonicalize(target).unwrap_or_else(|_new| target.to_owned());
    let path = folder.join(format!("{}.{end}", hash16(real.as_os_str().as_encoded_bytes())));
    fs::create_dir_all(&folder).and_then(|()| File::options().create(true).truncate(false).write(true).open(&path)).ok()
}

impl Drop for Held {
    fn drop(&mut self) {
        let (host, _) = this_machine();
        if parse(&self.note).is_some_and(|(note, _)| note.host == host) {
            let _advice_only = fs::remove_file(&self.note);
        }
    }
}

fn parse(path: &Path) -> Option<(Note, Duration)> {
    let meta = fs::metadata(path).ok().filter(|meta| meta.len() < 4096)?;
    let note: Note = ron::from_str(&fs::read_to_string(path).ok()?).ok()?;
    let at = meta.modified().ok()?;
    // Clocks of two machines differ, to either side.
    let age = SystemTime::now().duration_since(at).unwrap_or_else(|ahead| ahead.duration());
    Some((note, age))
}

/// Another machine's note, if it is fresh. A note of this machine is left from a crash: its lock was free.
fn read_note(path: &Path) -> Option<Elsewhere> {
    let (note, age) = parse(path)?;
    let (host, _) = this_machine();
    let short = |text: &str| crate::model::text::visible(text).chars().take(60).collect::<String>();
    (note.host != host && age < STALE).then(|| Elsewhere::Machine { who: short(&format!("{}@{}", note.user, note.host)), at: short(&note.at) })
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write the notes of other machines")]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_open_once_and_free_again() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("组.mot.ron");
        fs::write(&file, "x").expect("written");
        let held = Held::claim(dir.path(), &file, false).expect("free").expect("locks");
        assert!(note_of(&file).is_file(), "others can see it");
        assert_eq!(Held::claim(dir.path(), &file, true).expect_err("taken"), Elsewhere::Window);
        drop(held);
        assert!(!note_of(&file).exists());
        drop(Held::claim(dir.path(), &file, false).expect("free again"));
    }

    #[test]
    fn a_note_of_another_machine_counts_while_it_is_fresh() {
        let dir = tempfile::tempdir().expect("a folder");
        let file = dir.path().join("a.mot.ron");
        let note = note_of(&file);
        let theirs = r#"(app: "MOT Studio", host: "lab-7", user: "wang", at: "10:42")"#;
        fs::write(&note, theirs).expect("written");
        let who = Elsewhere::Machine { who: "wang@lab-7".into(), at: "10:42".into() };
        assert_eq!(Held::claim(dir.path(), &file, false).expect_err("theirs"), who);
        assert_eq!(fs::read_to_string(&note).expect("there"), theirs, "looking changes nothing");
        for days in [0, 2] {
            let old = SystemTime::now() - Duration::from_mins(days * 1440 + 20);
            File::options().write(true).open(&note).expect("there").set_modified(old).expect("set");
            assert!(Held::claim(dir.path(), &file, false).is_ok(), "an old note is not believed");
            fs::write(&note, theirs).expect("written");
        }
        let ahead = SystemTime::now() + Duration::from_hours(48);
        File::options().write(true).open(&note).expect("there").set_modified(ahead).expect("set");
        assert!(Held::claim(dir.path(), &file, false).is_ok(), "nor one from the future");
        fs::write(&note, theirs).expect("written");
        drop(Held::claim(dir.path(), &file, true).expect("taken all the same"));
        let (host, _) = this_machine();
        fs::write(&note, format!(r#"(host: "{host}", at: "9:00")"#)).expect("written");
        assert!(Held::claim(dir.path(), &file, false).is_ok(), "left behind by a crash here");
    }
}
