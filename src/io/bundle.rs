//! The `*.motx` bundle: a zip of `workbook.mot.ron` and `media/`, read entry by entry into memory and never unpacked to the disk.
//!
//! Entries are stored as they are: a text that is not packed can be mended, and one wrong byte costs one item there too.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::model::{
    limits,
    picture::{self, Media},
    problem::{Problem, Spot},
    text::visible,
    texts::{Text, picture as say},
    workbook::Workbook,
};

use super::{
    format::{self, Integrity, OpenError, Opened, bi},
    save::SaveError,
};

/// The workbook's entry.
const WORKBOOK: &str = "workbook.mot.ron";
/// The folder of the pictures.
const MEDIA: &str = "media/";
/// Bytes of an entry's header before its name.
const HEADER: usize = 30;
/// The ending of a bundle.
pub const ENDING: &str = "motx";

/// Whether a path is one of a bundle.
#[must_use]
pub fn is_bundle_path(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case(ENDING))
}

/// A free name of a bundle beside a text file: `作业.motx`, then `作业 (2).motx`.
#[must_use]
pub fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.strip_suffix(".mot.ron").or_else(|| name.strip_suffix(".ron")).unwrap_or(&name);
    let named = |n: u32| path.with_file_name(if n == 1 { format!("{stem}.{ENDING}") } else { format!("{stem} ({n}).{ENDING}") });
    (1..1000).map(named).find(|p| !p.exists()).unwrap_or_else(|| named(1000))
}

/// Whether bytes are a bundle, be its first bytes damaged.
#[must_use]
pub fn is_bundle(bytes: &[u8]) -> bool {
    let name = WORKBOOK.as_bytes();
    let first = bytes.get(HEADER..).is_some_and(|rest| rest.starts_with(name));
    first || (bytes.starts_with(b"PK\x03\x04") && (find(head(bytes), name).is_some() || find(tail(bytes), name).is_some()))
}

fn head(bytes: &[u8]) -> &[u8] {
    bytes.get(..bytes.len().min(65_536)).unwrap_or_default()
}

fn tail(bytes: &[u8]) -> &[u8] {
    bytes.get(bytes.len().saturating_sub(65_536)..).unwrap_or_default()
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    loop {
        from += bytes.get(from..)?.iter().position(|b| *b == first)?;
        if bytes.get(from..)?.starts_with(needle) {
            return Some(from);
        }
        from += 1;
    }
}

/// The name of a picture: the hash of its content, and what it is.
#[must_use]
pub fn media_name(bytes: &[u8], jpeg: bool) -> String {
    let hex: String = blake3::hash(bytes).to_hex().chars().take(32).collect();
    format!("{hex}.{}", if jpeg { "jpg" } else { "png" })
}

/// The bytes of a workbook's file: a bundle when it has pictures or `path` asks for one, text otherwise.
///
/// # Errors
/// When the bundle cannot be put together.
pub fn bytes(workbook: &Workbook, app_version: &str, path: Option<&Path>) -> std::io::Result<Vec<u8>> {
    let used = picture::used(workbook);
    let text = format::write(workbook, app_version);
    if used.is_empty() && !path.is_some_and(is_bundle_path) {
        return Ok(text.into_bytes());
    }
    let size: usize = used.iter().filter_map(|name| workbook.media.get(name)).map(|bytes| bytes.len() + 256).sum();
    let mut zip = ZipWriter::new(Cursor::new(Vec::with_capacity(text.len() + size + 1024)));
    // A fixed time: the same work gives the same bytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).last_modified_time(zip::DateTime::default());
    let mut entry = |name: &str, bytes: &[u8]| {
        zip.start_file(name, options).map_err(std::io::Error::other)?;
        zip.write_all(bytes)
    };
    entry(WORKBOOK, text.as_bytes())?;
    for (name, bytes) in workbook.media.iter().filter(|(name, _)| used.contains(*name)) {
        entry(&format!("{MEDIA}{name}"), bytes)?;
    }
    Ok(zip.finish().map_err(std::io::Error::other)?.into_inner())
}

/// The bytes of a workbook's file, proven to read back as the workbook: what could not be read again must never replace what can.
///
/// # Errors
/// When they do not.
pub fn checked_bytes(workbook: &Workbook, app_version: &str, path: &Path) -> Result<Vec<u8>, SaveError> {
    let bytes = bytes(workbook, app_version, Some(path))?;
    let back = format::read(&bytes, "").map_err(|_unreadable| SaveError::ReadBack)?.workbook;
    let same = if workbook.media.is_empty() { back == *workbook } else { back == picture::without_unused(workbook) };
    if same { Ok(bytes) } else { Err(SaveError::ReadBack) }
}

/// What an unsound bundle costs.
enum Fault {
    /// It is refused.
    Refused(OpenError),
    /// Its table is damaged; the content is searched for.
    Broken,
}

/// What was found in a bundle.
#[derive(Default)]
struct Found {
    text: Option<Vec<u8>>,
    media: Media,
    /// Sentences about entries, with the entry's name.
    notes: Vec<(Text, String)>,
    lost: BTreeSet<String>,
    /// Something has a password, or a wrong bit says so.
    locked: bool,
}

/// Reads a workbook and its pictures from the bytes of a bundle.
///
/// # Errors
/// When it is hostile, or holds no workbook; a damaged one is read as far as it can be.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Opened, OpenError> {
    if bytes.len() as u64 > limits::MAX_BUNDLE_BYTES {
        return Err(OpenError::TooLarge(bytes.len() as u64));
    }
    let mut found = match strict(bytes) {
        Ok(found) => found,
        Err(Fault::Refused(error)) => return Err(error),
        Err(Fault::Broken) => Found { notes: vec![(say::BUNDLE_BROKEN, String::new())], ..Found::default() },
    };
    let broken = found.locked || found.text.is_none() || !found.lost.is_empty() || !found.notes.is_empty();
    if broken {
        salvage(bytes, &mut found);
    }
    let locked = found.locked;
    let why = |error| if locked { OpenError::Bundle(say::BUNDLE_LOCKED, Vec::new()) } else { error };
    let text = found.text.ok_or(OpenError::NotWorkbook).map_err(why)?;
    let mut opened = format::read_text(&text, file_name).map_err(why)?;
    opened.workbook.media = found.media;
    let spot = || Spot { file: file_name.to_owned(), ..Spot::default() };
    let lost = found.lost.iter().map(|name| (say::MEDIA_LOST, name.clone()));
    for (text, name) in found.notes.iter().cloned().chain(lost) {
        opened.problems.push(Problem { spot: spot(), text: bi(text, &[&visible(&name)]) });
    }
    opened.values_lost += found.lost.len();
    if broken && opened.integrity == Integrity::Intact {
        opened.integrity = Integrity::Edited;
    }
    Ok(opened)
}

fn refused<T>(text: Text, args: &[String]) -> Result<T, Fault> {
    Err(Fault::Refused(OpenError::Bundle(text, args.to_vec())))
}

fn strict(bytes: &[u8]) -> Result<Found, Fault> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_damaged| Fault::Broken)?;
    let mb = |n: u64| (n / 1024 / 1024).to_string();
    if zip.len() > limits::MAX_BUNDLE_ENTRIES {
        return refused(say::BUNDLE_ENTRIES, &[zip.len().to_string(), limits::MAX_BUNDLE_ENTRIES.to_string()]);
    }
    if zip.has_duplicate_names() {
        return refused(say::BUNDLE_TWICE, &[]);
    }
    // One wrong bit in a header makes entries overlap: what is sound is searched for, and nothing is unpacked twice.
    if zip.has_overlapping_entries().map_or(true, |overlap| overlap) {
        return Err(Fault::Broken);
    }
    let mut found = Found::default();
    let mut left = limits::MAX_UNPACKED_BYTES;
    for at in 0..zip.len() {
        // The raw view shows what the table says without a password and without unpacking.
        let (name, size, packed, locked, odd, torn) = {
            let entry = zip.by_index_raw(at).map_err(|_damaged| Fault::Broken)?;
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            let method = matches!(entry.compression(), CompressionMethod::Stored | CompressionMethod::Deflated);
            let torn = entry.compression() == CompressionMethod::Stored && !entry.encrypted() && entry.size() != entry.compressed_size();
            (name, entry.size(), entry.compressed_size(), entry.encrypted(), !method || entry.is_symlink() || entry.is_dir(), torn)
        };
        if torn {
            return Err(Fault::Broken);
        }
        let media = name.strip_prefix(MEDIA).filter(|name| picture::is_name(name)).map(str::to_owned);
        if odd || (name != WORKBOOK && media.is_none()) {
            found.notes.push((say::ODD_ENTRY, short(&name)));
            continue;
        }
        if size > limits::MAX_UNPACKED_BYTES {
            return refused(say::BUNDLE_UNPACKED, &[mb(limits::MAX_UNPACKED_BYTES)]);
        }
        if size > packed.max(1024).saturating_mul(limits::MAX_PACK_RATIO) {
            return refused(say::BUNDLE_RATIO, &[limits::MAX_PACK_RATIO.to_string()]);
        }
        let limit = if media.is_some() { limits::MAX_PICTURE_BYTES } else { limits::MAX_FILE_BYTES };
        if locked {
            // One wrong bit looks like a password: what lies there in the clear is searched for.
            found.locked = true;
            found.lost.extend(media);
            continue;
        }
        let Ok(entry) = zip.by_index(at) else {
            found.lost.extend(media);
            continue;
        };
        let (content, whole) = content(entry, limit.min(left));
        // What is really there counts, whatever the table says.
        if content.len() as u64 > limit.min(left) {
            return refused(say::BUNDLE_UNPACKED, &[mb(limit.min(limits::MAX_UNPACKED_BYTES))]);
        }
        left = left.saturating_sub(content.len() as u64);
        match media {
            Some(name) if whole => keep(&mut found, name, &content),
            Some(name) => drop(found.lost.insert(name)),
            None if whole => found.text = Some(content),
            // What lies there is searched for: the table may be wrong about how it is packed.
            None => {}
        }
    }
    Ok(found)
}

/// The bytes of an entry, at most one more than `limit`, and whether it ended well.
fn content(entry: impl Read, limit: u64) -> (Vec<u8>, bool) {
    let mut content = Vec::new();
    let whole = entry.take(limit.saturating_add(1)).read_to_end(&mut content).is_ok();
    (content, whole)
}

fn keep(found: &mut Found, name: String, content: &[u8]) {
    if media_name(content, Path::new(&name).extension().is_some_and(|e| e == "jpg")) != name {
        found.notes.push((say::MEDIA_ODD, name.clone()));
    }
    found.media.insert(name, Arc::from(content));
}

fn short(name: &str) -> String {
    name.chars().take(limits::MAX_MESSAGE_CHARS).collect()
}

fn number(bytes: &[u8], at: usize, len: usize) -> Option<usize> {
    let part = bytes.get(at..at + len)?;
    Some(part.iter().rev().fold(0_usize, |sum, b| (sum << 8) | usize::from(*b)))
}

/// Searches the bytes for what a damaged table does not lead to.
fn salvage(bytes: &[u8], found: &mut Found) {
    if found.text.is_none() {
        found.text = salvaged_text(bytes);
    }
    let mut from = 0;
    let mut seen = std::mem::take(&mut found.lost);
    while let Some(at) = bytes.get(from..).and_then(|rest| find(rest, MEDIA.as_bytes())).map(|at| at + from) {
        from = at + MEDIA.len();
        let Some(name) = bytes.get(from..from + 36).and_then(|b| std::str::from_utf8(b).ok()).filter(|name| picture::is_name(name)) else { continue };
        if found.media.contains_key(name) {
            continue;
        }
        if seen.len() < limits::MAX_BUNDLE_ENTRIES {
            seen.insert(name.to_owned());
        }
        let sizes = at.checked_sub(12).and_then(|size| number(bytes, size, 4)).zip(at.checked_sub(2).and_then(|extra| number(bytes, extra, 2)));
        let Some((size, extra)) = sizes else { continue };
        let start = from + 36 + extra;
        let jpeg = Path::new(name).extension().is_some_and(|e| e == "jpg");
        if let Some(content) = bytes.get(start..start.saturating_add(size)).filter(|c| size > 0 && media_name(c, jpeg) == *name) {
            found.media.insert(name.to_owned(), Arc::from(content));
        }
    }
    found.lost = seen.into_iter().filter(|name| !found.media.contains_key(name)).collect();
}

/// The text of the workbook as far as it goes.
fn salvaged_text(bytes: &[u8]) -> Option<Vec<u8>> {
    let name = find(bytes, WORKBOOK.as_bytes())?;
    let after = name + WORKBOOK.len();
    if name.checked_sub(22).and_then(|at| number(bytes, at, 2)) == Some(8)
        && let Some(mut rest) = name.checked_sub(HEADER).and_then(|start| bytes.get(start..))
        && let Ok(Some(entry)) = zip::read::read_zipfile_from_stream(&mut rest)
    {
        return Some(content(entry, limits::MAX_FILE_BYTES).0);
    }
    let start = after + bytes.get(after..)?.iter().take(65_536).position(|b| *b == b'(')?;
    let rest = bytes.get(start..)?;
    let seal = find(rest, b"\n// end length=").and_then(|at| Some(at + 1 + find(rest.get(at + 1..)?, b"\n")? + 1));
    let next = || [b"PK\x03\x04", b"PK\x01\x02"].iter().filter_map(|mark| find(rest, *mark)).min();
    let end = seal.or_else(next).unwrap_or(rest.len());
    Some(rest.get(..end)?.to_vec())
}

#[cfg(test)]
mod tests;
