//! Keeps earlier states of workbooks in the program's data folder; which of them go is said by `model::versions`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::model::versions::{self, Kept, MAX_BYTES, Why};

use super::{
    format::{self, OpenError, Opened, hash16},
    save::{self, SaveError},
};

/// Saves that follow each other closer than this are one version, unless somebody asked for the save.
const CLOSE: i64 = 60;

/// A version that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its file's name.
    pub name: String,
    /// Seconds since 1970.
    pub at: i64,
    /// Why it was kept.
    pub why: Why,
    /// Bytes.
    pub bytes: u64,
    /// What it holds, sixteen digits of a hash.
    hash: String,
}

/// The folder of versions.
#[derive(Clone, Debug)]
pub struct Ring {
    folder: PathBuf,
}

fn letter(why: Why) -> char {
    match why {
        Why::Saved => 's',
        Why::Found => 'f',
        Why::BeforeMerge => 'm',
        Why::BeforeRestore => 'r',
        Why::BeforeMigration => 'v',
        Why::Unsaved => 'u',
    }
}

fn why(letter: &str) -> Option<Why> {
    [Why::Saved, Why::Found, Why::BeforeMerge, Why::BeforeRestore, Why::BeforeMigration, Why::Unsaved]
        .into_iter()
        .find(|why| letter.chars().eq(std::iter::once(self::letter(*why))))
}

impl Ring {
    /// The versions in the program's data folder.
    #[must_use]
    pub fn in_data(data: &Path) -> Self {
        Self { folder: data.join("versions") }
    }

    /// The folder of one workbook; the id comes from a file and is not trusted as a file name.
    fn of(&self, workbook: &str) -> PathBuf {
        self.folder.join(hash16(workbook.as_bytes()))
    }

    /// The versions of a workbook, the newest first.
    #[must_use]
    pub fn list(&self, workbook: &str) -> Vec<Version> {
        list(&self.of(workbook))
    }

    /// Keeps a state of a workbook, as the bytes of its file. `asked` is a save that somebody asked for. Gives whether
    /// it is new: what is kept already is not kept twice, saves that follow each other at once are one version.
    ///
    /// # Errors
    /// When the data folder cannot be written.
    pub fn keep(&self, workbook: &str, bytes: &[u8], why: Why, at: i64, asked: bool) -> Result<bool, SaveError> {
        let folder = self.of(workbook);
        let (known, hash) = (list(&folder), hash16(bytes));
        let newest = known.first();
        let soon = newest.is_some_and(|v| v.why == Why::Saved && (0..CLOSE).contains(&(at - v.at)));
        if newest.is_some_and(|v| v.hash == hash) || (why == Why::Saved && !asked && soon) {
            return Ok(false);
        }
        super::drafts::make_private(&folder)?;
        // Two in one second keep their order by name.
        let same = known.iter().filter(|v| v.at == at).count();
        let name = format!("{at:011}-{same:02}-{}-{hash}.mot.ron", letter(why));
        save::save_private(&folder.join(name), bytes)?;
        self.thin(&folder);
        Ok(true)
    }

    /// Reads a version.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(&self, workbook: &str, name: &str) -> Result<Opened, OpenError> {
        // The name came from `list`; nothing outside the folder is read for any other.
        let known = self.list(workbook).into_iter().find(|v| v.name == name).ok_or(OpenError::Missing)?;
        let path = self.of(workbook).join(known.name);
        format::read(&format::load(&path)?, name)
    }

    fn thin(&self, folder: &Path) {
        let versions = list(folder);
        let kept: Vec<Kept> = versions.iter().map(|v| Kept { at: v.at, bytes: v.bytes }).collect();
        for at in versions::thin(&kept) {
            remove(folder, versions.get(at));
        }
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let folders: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(|p| p.is_dir()).collect();
        let all: Vec<Vec<Version>> = folders.iter().map(|f| list(f)).collect();
        let sizes: Vec<Vec<Kept>> = all.iter().map(|l| l.iter().map(|v| Kept { at: v.at, bytes: v.bytes }).collect()).collect();
        for (doc, at) in versions::over_budget(&sizes, MAX_BYTES) {
            if let Some(folder) = folders.get(doc) {
                remove(folder, all.get(doc).and_then(|list| list.get(at)));
            }
        }
    }
}

fn remove(folder: &Path, version: Option<&Version>) {
    if let Some(version) = version {
        // It is tried again with the next version.
        let _later = fs::remove_file(folder.join(&version.name));
    }
}

fn list(folder: &Path) -> Vec<Version> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<Version> = entries.flatten().filter_map(|entry| parse(&entry)).collect();
    found.sort_by(|a, b| b.name.cmp(&a.name));
    found
}

fn parse(entry: &fs::DirEntry) -> Option<Version> {
    let name = entry.file_name().into_string().ok()?;
    let mut parts = name.strip_suffix(".mot.ron")?.split('-');
    let (at, _, letter, hash) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    Some(Version { at: at.parse().ok()?, why: why(letter)?, bytes: entry.metadata().ok()?.len(), hash: hash.to_owned(), name: name.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_kept_once_in_order_and_thinned() {
        let dir = tempfile::tempdir().expect("a folder");
        let ring = Ring::in_data(dir.path());
        let keep = |text: &str, at, asked| ring.keep("../w", text.as_bytes(), Why::Saved, at, asked).expect("kept");
        assert!(keep("a", 1000, false));
        assert!(!keep("a", 2000, true), "nothing changed");
        assert!(keep("b", 2000, false));
        assert!(!keep("c", 2030, false), "the same minute of typing");
        assert!(keep("c", 2030, true), "asked for");
        assert!(keep("d", 2030, true));
        assert!(ring.keep("../w", b"e", Why::BeforeMerge, 2031, false).expect("kept"), "before something larger");
        let list = ring.list("../w");
        assert_eq!(list.iter().map(|v| v.at).collect::<Vec<_>>(), [2031, 2030, 2030, 2000, 1000]);
        assert_eq!(list.first().map(|v| v.why), Some(Why::BeforeMerge));
        assert!(ring.list("other").is_empty());
        for n in 0..40 {
            keep(&format!("x{n}"), 3000 + n, true);
        }
        let list = ring.list("../w");
        assert!(list.len() <= 12 && list.iter().take(10).map(|v| v.at).eq((3030..3040).rev()), "{list:?}");
        assert!(ring.read("../w", "../../secret").is_err());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let file = ring.of("../w").join(&list[0].name);
            assert_eq!(fs::metadata(file).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }
}
