//! Saves atomically: after any crash the old or the new file is there, whole.

use std::{
    fs::File,
    io::{ErrorKind, Read as _, Seek as _, Write as _},
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::model::{
    text::{Bi, Lang},
    texts::files,
};

use super::format::bi;

mod meta;
#[cfg(test)]
mod tests;

/// What a file was when it was last read or written: if it is something else now, somebody changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Bytes.
    pub len: u64,
    /// When it was changed; only a hint, copies and sticks do not keep it.
    pub modified: Option<SystemTime>,
    /// Its content.
    pub hash: [u8; 32],
}

impl Fingerprint {
    /// The fingerprint of bytes that were read from, or written to, `path`.
    #[must_use]
    pub fn of(path: &Path, bytes: &[u8]) -> Self {
        let modified = std::fs::metadata(path).and_then(|meta| meta.modified()).ok();
        Self { len: bytes.len() as u64, modified, hash: *blake3::hash(bytes).as_bytes() }
    }

    /// Sixteen digits of the hash, as drafts and notes carry it.
    #[must_use]
    pub fn short(&self) -> String {
        blake3::Hash::from_bytes(self.hash).to_hex().chars().take(16).collect()
    }

    /// Whether the content is the same, whatever the clock says.
    #[must_use]
    pub fn is_same_content(&self, other: &Self) -> bool {
        self.len == other.len && self.hash == other.hash
    }

    /// The fingerprint of the file as it is now; `None` when it is not there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn now(path: &Path) -> std::io::Result<Option<Self>> {
        match std::fs::read(path) {
            Ok(bytes) => Ok(Some(Self::of(path, &bytes))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// A file that is safely on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Where it really is, symbolic links followed.
    pub path: PathBuf,
    /// What was written.
    pub fingerprint: Fingerprint,
}

/// Why a file was not saved; the old one is untouched.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// No room.
    #[error("the disk is full")]
    DiskFull,
    /// The file or the folder may not be written.
    #[error("the file or folder is read-only")]
    ReadOnly,
    /// The folder is not there (any more).
    #[error("the folder is missing")]
    NoFolder,
    /// Somebody else changed the file since it was read.
    #[error("the file was changed elsewhere")]
    ChangedOnDisk,
    /// The file was moved or removed since it was read: writing it again might hide where it went.
    #[error("the file is not there any more")]
    Vanished,
    /// What came back from the disk, or from the writer, is not what was to be saved.
    #[error("what was written does not read back")]
    ReadBack,
    /// Anything else.
    #[error("{0}")]
    Other(std::io::Error),
}

impl SaveError {
    /// What happened, where the work is, and what to do.
    #[must_use]
    pub fn message(&self) -> Bi {
        match self {
            Self::DiskFull => bi(files::SAVE_FULL, &[]),
            Self::ReadOnly => bi(files::SAVE_READ_ONLY, &[]),
            Self::NoFolder => bi(files::SAVE_NO_FOLDER, &[]),
            Self::ChangedOnDisk => bi(files::SAVE_CHANGED, &[]),
            Self::Vanished => bi(crate::model::texts::safe::SAVE_VANISHED, &[]),
            Self::ReadBack => bi(files::SAVE_READ_BACK, &[]),
            Self::Other(error) => bi(files::SAVE_OTHER, &[&error.to_string()]),
        }
    }
}

impl From<std::io::Error> for SaveError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Self::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::NotFound | ErrorKind::NotADirectory => Self::NoFolder,
            _ => Self::Other(error),
        }
    }
}

/// The file behind symbolic links, so that saving never replaces a link by a file. A dangling link leads to its target.
///
/// # Errors
/// Links that lead in a circle.
pub fn target_of(path: &Path) -> std::io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..40 {
        match std::fs::read_link(&path) {
            Ok(link) => path = path.parent().map_or_else(|| link.clone(), |folder| folder.join(&link)),
            Err(_not_a_link) => return Ok(path),
        }
    }
    Err(std::io::Error::other("the links lead in a circle"))
}

/// Writes a file so that it is there whole, or the old one still is: temporary file beside it, fsync, read back and
/// compare, rename, fsync of the folder. With `expect`, a file that is not the expected one any more is left alone.
///
/// # Errors
/// The reason; the old file is untouched and no temporary file is left.
pub fn save_atomic(path: &Path, bytes: &[u8], expect: Option<&Fingerprint>) -> Result<Saved, SaveError> {
    save_with(path, bytes, expect, 0o644)
}

/// As `save_atomic`, for what only the user may read: a new file gets mode 0600.
///
/// # Errors
/// As `save_atomic`.
pub fn save_private(path: &Path, bytes: &[u8]) -> Result<Saved, SaveError> {
    save_with(path, bytes, None, 0o600)
}

fn save_with(path: &Path, bytes: &[u8], expect: Option<&Fingerprint>, mode: u32) -> Result<Saved, SaveError> {
    save_on(path, bytes, expect, mode, |_disk| {})
}

/// `disk` stands for what a disk may do to what was written; only tests let it do anything.
fn save_on(path: &Path, bytes: &[u8], expect: Option<&Fingerprint>, mode: u32, disk: impl FnOnce(&mut File)) -> Result<Saved, SaveError> {
    let target = target_of(path)?;
    check_unchanged(&target, expect)?;
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let old = std::fs::metadata(&target).ok();
    if old.as_ref().is_some_and(|meta| meta.permissions().readonly()) {
        return Err(SaveError::ReadOnly);
    }
    let mut temp = temporary(folder, old.as_ref().map(std::fs::Metadata::permissions), mode)?;
    if let Some(old) = &old {
        meta::take_over(&target, old, temp.as_file());
    }
    temp.write_all(bytes)?;
    temp.as_file().sync_all()?;
    disk(temp.as_file_mut());
    let mut back = Vec::with_capacity(bytes.len());
    temp.as_file_mut().rewind()?;
    temp.as_file_mut().read_to_end(&mut back)?;
    if back != bytes {
        return Err(SaveError::ReadBack);
    }
    check_unchanged(&target, expect)?;
    persist(temp, &target)?;
    sync_folder(folder)?;
    let fingerprint = Fingerprint::of(&target, bytes);
    Ok(Saved { path: target, fingerprint })
}

fn check_unchanged(target: &Path, expect: Option<&Fingerprint>) -> Result<(), SaveError> {
    let Some(expect) = expect else { return Ok(()) };
    if std::fs::metadata(target).is_ok_and(|meta| meta.len() != expect.len) {
        return Err(SaveError::ChangedOnDisk);
    }
    match Fingerprint::now(target)? {
        None => Err(SaveError::Vanished),
        Some(now) if now.is_same_content(expect) => Ok(()),
        Some(_) => Err(SaveError::ChangedOnDisk),
    }
}

/// A new file takes the usual permissions, one that replaces another takes over its own.
fn temporary(folder: &Path, old: Option<std::fs::Permissions>, mode: u32) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mot-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(old.clone().unwrap_or_else(|| std::fs::Permissions::from_mode(mode)));
    }
    let temp = builder.tempfile_in(folder)?;
    if let Some(old) = old {
        // The mode at creation is cut by the umask; a file system without modes (FAT) need not take it.
        let _ignored = temp.as_file().set_permissions(old);
    }
    Ok(temp)
}

/// Writes a small note that may be lost: replaced whole, but not waited for.
///
/// # Errors
/// When it cannot be written.
pub(in crate::io) fn write_hint(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut temp = temporary(folder, None, 0o644)?;
    temp.write_all(bytes)?;
    temp.persist(path).map(drop).map_err(|error| error.error)
}

/// Renames; on Windows a scanner or a sync program may hold the file for a moment.
fn persist(mut temp: tempfile::NamedTempFile, target: &Path) -> Result<(), SaveError> {
    let tries = if cfg!(windows) { 10 } else { 1 };
    for left in (0..tries).rev() {
        match temp.persist(target) {
            Ok(_file) => return Ok(()),
            Err(error) if left == 0 => return Err(error.error.into()),
            Err(error) => temp = error.file,
        }
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    Ok(())
}

/// Makes a rename survive a power cut; file systems that cannot sync a folder do it on their own.
pub(in crate::io) fn sync_folder(folder: &Path) -> std::io::Result<()> {
    if cfg!(unix) {
        match File::open(folder).and_then(|f| f.sync_all()) {
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => {}
            result => return result,
        }
    }
    Ok(())
}

/// Removes temporary files that a crash or power cut left beside a file more than a day ago.
pub fn sweep(path: &Path) {
    let day = std::time::Duration::from_hours(24);
    let Some(entries) = path.parent().and_then(|folder| std::fs::read_dir(folder).ok()) else { return };
    for entry in entries.flatten() {
        let ours =
            entry.file_name().to_str().is_some_and(|name| name.starts_with(".mot-") && Path::new(name).extension().is_some_and(|e| e == "tmp"));
        let age = || entry.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| at.elapsed().ok());
        if ours && age().is_some_and(|age| age > day) {
            // It is tried again at the next first save.
            let _later = std::fs::remove_file(entry.path());
        }
    }
}

/// A free name beside a file: `作业 (副本).mot.ron`, then `… (副本 2).mot.ron`.
#[must_use]
pub fn free_name_beside(path: &Path, tag: &str) -> PathBuf {
    let name = path.file_name().map_or_else(|| "workbook.mot.ron".to_owned(), |n| n.to_string_lossy().into_owned());
    let (stem, end) = name.split_once(".mot.").map_or_else(|| (name.as_str(), String::new()), |(stem, end)| (stem, format!(".mot.{end}")));
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    let named = |n: u32| if n == 1 { format!("{stem} ({tag}){end}") } else { format!("{stem} ({tag} {n}){end}") };
    (1..1000).map(|n| folder.join(named(n))).find(|p| !p.exists()).unwrap_or_else(|| folder.join(named(1000)))
}

/// Copies a file as it is to a free name beside it, before a mended version replaces it. Gives the copy.
///
/// # Errors
/// When the copy cannot be made; then the original must not be replaced.
pub fn keep_original(path: &Path, lang: Lang) -> Result<PathBuf, SaveError> {
    let target = target_of(path)?;
    let bytes = std::fs::read(&target)?;
    let copy = free_name_beside(&target, files::ORIGINAL_TAG.get(lang));
    save_atomic(&copy, &bytes, None)?;
    Ok(copy)
}
