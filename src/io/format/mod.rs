//! The `*.mot.ron` file: reading forgives and reports, writing gives the same bytes for the same work.
//!
//! Format numbers only grow. When the format changes, the reader of the old one stays frozen in its `vN.rs` and gives
//! the parts that the current one builds a workbook of.

use std::{borrow::Cow, collections::BTreeSet, io::Read as _, path::Path, sync::Arc};

use crate::model::{
    doc::Doc,
    limits, picture,
    problem::{Problem, Spot},
    ron_scan,
    template::Template,
    text::{Bi, Lang},
    texts::{Text, files, picture as picture_texts},
    workbook::{Exercise, Workbook},
};

use super::bundle;

mod steps;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod v0;
mod v1;
pub(in crate::io) mod value;
mod write;

pub use write::write;
pub(in crate::io) use write::{hash16, item as write_item};

/// The format this version writes.
pub const FORMAT: u32 = 1;
/// The minor number of that format: grows when fields, values or kinds of items are added that an older version may keep unread.
pub const MINOR: u32 = 0;
/// Problems listed of one file; more are only counted.
const MAX_PROBLEMS: usize = 100;

/// What the last line says about the rest of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Integrity {
    /// Every byte is as it was written.
    #[default]
    Intact,
    /// The end is missing.
    CutOff,
    /// Edited outside, or damaged.
    Edited,
}

/// A file that a newer version made: it is shown, not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// Its format number.
    pub format: u32,
    /// The version that made it.
    pub app: String,
}

/// A workbook that was opened, and what is to be said about its file.
#[derive(Clone, Debug, Default)]
pub struct Opened {
    /// What could be read.
    pub workbook: Workbook,
    /// What could not, and what was mended.
    pub problems: Vec<Problem>,
    /// Whether the bytes are as they were written.
    pub integrity: Integrity,
    /// Set when a newer version made the file; it must not be saved.
    pub read_only: Option<Newer>,
    /// Set when a newer version of the same format made the file: what is not known is kept, and it may be saved.
    pub newer_minor: Option<Newer>,
    /// The number of an older format: the original is kept beside it before the first save.
    pub migrated_from: Option<u32>,
    /// Items that were read.
    pub items_read: usize,
    /// Items that were left out.
    pub items_lost: usize,
    /// Values of items that were left out.
    pub values_lost: usize,
}

impl Opened {
    /// True when something of the file is not in the workbook: the first save must keep the original beside it.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.items_lost > 0 || self.values_lost > 0 || self.integrity == Integrity::CutOff
    }

    /// What the user is told after opening; nothing when all is well.
    #[must_use]
    pub fn notice(&self) -> Option<Bi> {
        if let Some(newer) = &self.read_only {
            return Some(bi(files::NEWER, &[&newer.app]));
        }
        let [read, lost, values] = [self.items_read, self.items_lost, self.values_lost].map(|n| n.to_string());
        match self.integrity {
            Integrity::CutOff => Some(bi(files::CUT_OFF, &[&read])),
            _ if self.is_damaged() => Some(bi(files::SALVAGED, &[&read, &lost, &values])),
            Integrity::Edited => Some(bi(files::EDITED, &[])),
            Integrity::Intact => self.newer_minor.as_ref().map(|newer| bi(files::NEWER_MINOR, &[&newer.app])),
        }
    }
}

/// Why a file was not opened; the file itself was not touched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is not there.
    #[error("the file is missing")]
    Missing,
    /// It may not be read.
    #[error("the file may not be read: {0}")]
    Denied(String),
    /// The system could not read it.
    #[error("the file cannot be read: {0}")]
    Failed(String),
    /// It is a folder.
    #[error("this is a folder")]
    Folder,
    /// More bytes than a workbook has.
    #[error("the file is too large: {0} bytes")]
    TooLarge(u64),
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Neither text nor a format we know.
    #[error("the file is not text")]
    NotText,
    /// Text in UTF-16.
    #[error("the file is UTF-16")]
    Utf16,
    /// A file of another program.
    #[error("the file is {}", .0.en)]
    Foreign(Text),
    /// A text without a workbook.
    #[error("there is no workbook in the file")]
    NotWorkbook,
    /// More levels of brackets than a workbook has.
    #[error("the file nests too deep")]
    TooDeep,
    /// More items than a workbook may have.
    #[error("the file holds too many items")]
    TooManyItems,
    /// The process that looks at strangers' files died of this one.
    #[error("refused: the checker stopped")]
    CheckerDied,
    /// The process that looks at strangers' files cannot be started.
    #[error("the checker cannot be started: {0}")]
    NoChecker(String),
    /// It begins with a switch of the text format that would change its meaning.
    #[error("the file begins with {0}")]
    Extension(String),
    /// A bundle that no program of ours writes; what is wrong and what fills its gaps.
    #[error("the bundle is refused: {}", .0.en)]
    Bundle(Text, Vec<String>),
}

impl OpenError {
    /// What happened, whether the content is still there, and what to do.
    #[must_use]
    pub fn message(&self) -> Bi {
        let mb = |n: u64| n.div_ceil(1024 * 1024).to_string();
        match self {
            Self::Missing => bi(files::OPEN_MISSING, &[]),
            Self::Denied(why) => bi(files::OPEN_DENIED, &[why]),
            Self::Failed(why) => bi(files::OPEN_FAILED, &[why]),
            Self::Folder => bi(files::OPEN_FOLDER, &[]),
            Self::TooLarge(size) => bi(files::OPEN_TOO_LARGE, &[&mb(*size), &mb(limits::MAX_FILE_BYTES)]),
            Self::Empty => bi(files::OPEN_EMPTY, &[]),
            Self::NotText => bi(files::OPEN_NOT_TEXT, &[]),
            Self::Utf16 => bi(files::OPEN_UTF16, &[]),
            Self::Foreign(kind) => Bi::new(files::OPEN_FOREIGN.with(Lang::Zh, &[kind.zh]), files::OPEN_FOREIGN.with(Lang::En, &[kind.en])),
            Self::NotWorkbook => bi(files::OPEN_NOT_WORKBOOK, &[]),
            Self::TooDeep => bi(files::OPEN_TOO_DEEP, &[&limits::MAX_NESTING.to_string()]),
            Self::TooManyItems => bi(files::OPEN_TOO_MANY, &[&limits::MAX_ITEMS.to_string()]),
            Self::CheckerDied => bi(picture_texts::CHECKER_DIED, &[]),
            Self::NoChecker(why) => bi(picture_texts::CHECKER_MISSING, &[why]),
            Self::Extension(words) => bi(files::OPEN_EXTENSION, &[words]),
            Self::Bundle(text, args) => bi(*text, &args.iter().map(String::as_str).collect::<Vec<_>>()),
        }
    }
}

/// A sentence in both languages with its gaps filled.
pub(in crate::io) fn bi(text: Text, args: &[&str]) -> Bi {
    Bi::new(text.with(Lang::Zh, args), text.with(Lang::En, args))
}

/// Reads the bytes of a file, never more than a workbook may have.
///
/// # Errors
/// Missing, denied, a folder, too large, or any other failure of the system.
pub fn load(path: &Path) -> Result<Vec<u8>, OpenError> {
    let failed = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => OpenError::Missing,
        std::io::ErrorKind::PermissionDenied => OpenError::Denied(error.to_string()),
        std::io::ErrorKind::IsADirectory => OpenError::Folder,
        _ => OpenError::Failed(error.to_string()),
    };
    let meta = std::fs::metadata(path).map_err(failed)?;
    if meta.is_dir() {
        return Err(OpenError::Folder);
    }
    if !meta.is_file() {
        return Err(OpenError::NotText);
    }
    let mut file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::with_capacity(64);
    file.by_ref().take(64).read_to_end(&mut bytes).map_err(failed)?;
    // Only a bundle may be larger than a text.
    let limit = if bundle::is_bundle(&bytes) || bytes.starts_with(b"PK") { limits::MAX_BUNDLE_BYTES } else { limits::MAX_FILE_BYTES };
    if meta.len() > limit {
        return Err(OpenError::TooLarge(meta.len()));
    }
    bytes.reserve_exact(meta.len() as usize);
    file.take(limit).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Reads a workbook from the bytes of its file; `file_name` is what problems call it.
///
/// # Errors
/// When there is no workbook in it; a damaged one is opened as far as it can be read.
pub fn read(bytes: &[u8], file_name: &str) -> Result<Opened, OpenError> {
    if bundle::is_bundle(bytes) { bundle::read(bytes, file_name) } else { read_text(bytes, file_name) }
}

/// Reads a workbook from its text, which has no pictures.
pub(in crate::io) fn read_text(bytes: &[u8], file_name: &str) -> Result<Opened, OpenError> {
    let (text, bad_bytes) = text_of(bytes)?;
    let text = text.as_ref();
    let (whole, as_written) = whole_and_seal(text);
    let (shape, parts) = whole.map_or_else(|| (ron_scan::shape(text), None), |(parts, shape)| (shape, Some(parts)));
    if shape.depth > limits::MAX_NESTING {
        return Err(OpenError::TooDeep);
    }
    let start = ron_scan::root(text);
    let before = text.get(ron_scan::skip_blank(text, 0)..start).unwrap_or_default();
    if before.starts_with("#!") {
        return Err(OpenError::Extension(crate::model::text::quoted(before.lines().next().unwrap_or_default().trim())));
    }
    let format = format_of(text);
    if format.is_none() && !(text.contains("(id: \"") || text.contains("exercises:")) {
        return Err(OpenError::NotWorkbook);
    }
    let older = format.and_then(|n| steps::OLDER.iter().find(|(number, _)| *number == n));
    let now = |parts: Option<v1::Parts>| parts.unwrap_or_else(|| v1::read_broken(text));
    let parts = match older.map(|(_, read)| read(text)) {
        // A damaged number is not an old format.
        Some(old) if !old.faults.is_empty() => Some(now(parts)).filter(|now| now.items() > old.items()).unwrap_or(old),
        Some(old) => old,
        None => now(parts),
    };
    let items_read = parts.items();
    if items_read > limits::MAX_ITEMS {
        return Err(OpenError::TooManyItems);
    }
    let sound = shape.stray.is_none() && shape.unclosed.is_none();
    let mut opened = Opened {
        integrity: if as_written { Integrity::Intact } else { broken_seal(text, sound) },
        newer_minor: minor(&parts).map(|_| Newer { format: FORMAT, app: parts.app.clone() }),
        migrated_from: older.map(|(number, _)| *number),
        read_only: format.filter(|n| *n > FORMAT).map(|format| Newer { format, app: parts.app.clone() }),
        items_read,
        items_lost: parts.lost(v1::Loss::Item),
        values_lost: parts.lost(v1::Loss::Value),
        ..Opened::default()
    };
    let spot = |at: usize| {
        let (line, column) = ron_scan::line_col(text, at);
        Spot { file: file_name.to_owned(), line, column }
    };
    for (bad, at, what) in [(bad_bytes.is_some(), bad_bytes.unwrap_or(0), files::BAD_BYTES), (format.is_none(), start, files::NO_FORMAT)] {
        if bad {
            opened.problems.push(Problem { spot: spot(at), text: bi(what, &[]) });
        }
    }
    for (loss, fault) in parts.faults.iter().take(MAX_PROBLEMS) {
        let frame = match loss {
            v1::Loss::Item => files::ITEM_LOST,
            v1::Loss::Value => files::VALUE_LOST,
            v1::Loss::Nothing => files::NOTE,
        };
        let reason = bi(fault.text, &[&crate::model::text::quoted(&fault.arg)]);
        let text = Bi::new(frame.with(Lang::Zh, &[&reason.zh]), frame.with(Lang::En, &[&reason.en]));
        opened.problems.push(Problem { spot: spot(fault.at), text });
    }
    if parts.faults.len() > MAX_PROBLEMS {
        let more = (parts.faults.len() - MAX_PROBLEMS).to_string();
        opened.problems.push(Problem { spot: Spot { file: file_name.to_owned(), ..Spot::default() }, text: bi(files::AND_MORE, &[&more]) });
    }
    opened.workbook = build(parts, &mut opened.problems, &spot);
    Ok(opened)
}

/// The minor number of a newer version of this format. Minor 0 is not written; a newer one stays in the header as it stood there.
fn minor(parts: &v1::Parts) -> Option<u32> {
    parts.unknown.iter().find(|(name, _)| name == "minor").and_then(|(_, raw)| raw.trim().parse().ok()).filter(|n| *n > MINOR)
}

/// A text so long is looked at by two threads.
const LONG: usize = 256 * 1024;

/// The content of a text in which everything is as it should be, and whether its last line says so too.
fn whole_and_seal(text: &str) -> (Option<(v1::Parts, ron_scan::Shape)>, bool) {
    if text.len() < LONG {
        return (v1::read_whole(text), is_as_written(text));
    }
    std::thread::scope(|scope| {
        let helper = std::thread::Builder::new().name("seal".to_owned()).spawn_scoped(scope, || is_as_written(text));
        let whole = v1::read_whole(text);
        // Without a second thread, or when it failed, this one looks for itself.
        let as_written = helper.ok().and_then(|thread| thread.join().ok()).unwrap_or_else(|| is_as_written(text));
        (whole, as_written)
    })
}

/// Puts a workbook together; two exercises of one name get two names.
fn build(parts: v1::Parts, problems: &mut Vec<Problem>, spot: &dyn Fn(usize) -> Spot) -> Workbook {
    let mut names = BTreeSet::new();
    let mut exercises = Vec::with_capacity(parts.exercises.len());
    for part in parts.exercises {
        let mut key = part.key;
        let mut n = 2;
        while !names.insert(key.clone()) {
            let base = key.split_once('~').map_or(key.as_str(), |(base, _)| base);
            key = format!("{base}~{n}");
            n += 1;
            if !names.contains(&key) {
                problems.push(Problem { spot: spot(part.at), text: bi(files::RENAMED, &[&key]) });
            }
        }
        let mut unknown = part.unknown;
        unknown.extend(part.raw_template.map(|raw| (write::TEMPLATE.to_owned(), raw)));
        let doc = Doc::from_parts(part.section.items, part.section.seen);
        exercises.push(Exercise { key, template: part.template.unwrap_or_else(|| Arc::new(Template::default())), doc, unknown });
    }
    Workbook {
        id: parts.id,
        course: parts.course,
        course_version: parts.course_version,
        about: Doc::from_parts(parts.about.items, parts.about.seen),
        exercises,
        unknown: parts.unknown,
        media: picture::Media::new(),
    }
}

/// The text of a file, its line ends as `\n`, and where the first damaged character was.
fn text_of(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<usize>), OpenError> {
    if bytes.len() as u64 > limits::MAX_FILE_BYTES {
        return Err(OpenError::TooLarge(bytes.len() as u64));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Err(OpenError::Empty);
    }
    if let Some(error) = foreign(bytes) {
        return Err(error);
    }
    let (text, bad) = match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        // One flipped bit must not hide the work of a day.
        Err(error) if looks_like_ours(bytes) => (Cow::Owned(String::from_utf8_lossy(bytes).into_owned()), Some(error.valid_up_to())),
        Err(_binary) => return Err(OpenError::NotText),
    };
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { text };
    Ok((text, bad))
}

fn looks_like_ours(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or_default());
    head.contains("format:") || head.contains("about:") || head.contains("course:")
}

/// Files of other programs are named, so that the user knows what went wrong.
fn foreign(bytes: &[u8]) -> Option<OpenError> {
    let has = |needle: &[u8]| bytes.get(..bytes.len().min(16_384)).unwrap_or_default().windows(needle.len()).any(|w| w == needle);
    let kind = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'(', 0, ..] | [0, b'(', ..] => return Some(OpenError::Utf16),
        [b'P', b'K', 3, 4, ..] if has(b"word/") => files::KIND_WORD,
        [b'P', b'K', 3, 4, ..] if has(b"xl/") => files::KIND_EXCEL,
        [b'P', b'K', 3, 4, ..] if has(b"ppt/") => files::KIND_SLIDES,
        [b'P', b'K', ..] | [0x1f, 0x8b, ..] | [b'7', b'z', 0xbc, ..] | [b'R', b'a', b'r', b'!', ..] => files::KIND_ZIP,
        [0xd0, 0xcf, 0x11, 0xe0, ..] => files::KIND_OLD_OFFICE,
        [b'%', b'P', b'D', b'F', ..] => files::KIND_PDF,
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => files::KIND_PICTURE,
        _ => match bytes.iter().find(|b| !b.is_ascii_whitespace()) {
            Some(b'{' | b'[') => files::KIND_JSON,
            Some(b'<') => files::KIND_WEB,
            _ => return None,
        },
    };
    Some(OpenError::Foreign(kind))
}

/// The format number, read before anything else; `None` when there is none.
fn format_of(text: &str) -> Option<u32> {
    let root = ron_scan::root(text);
    let head = text.get(root..)?;
    let after =
        head.strip_prefix('(').map(|_| ron_scan::skip_blank(text, root + 1)).and_then(|at| text.get(at..)).and_then(|t| t.strip_prefix("format:"));
    let number = match after {
        Some(rest) => rest.trim_start(),
        None => ron_scan::find(text, &["format".into()]).and_then(|span| text.get(span))?,
    };
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    number.get(..digits)?.parse().ok()
}

/// The last line that says what the rest is, and everything before it.
fn trailer(text: &str) -> Option<(&str, &str)> {
    text.rfind("\n// end length=").and_then(|at| Some((text.get(..=at)?, text.get(at + 1..)?.trim_end())))
}

/// Compares the last line with the rest.
fn is_as_written(text: &str) -> bool {
    trailer(text).is_some_and(|(body, line)| line == format!("// end length={} blake3={}", body.len(), hash16(body.as_bytes())))
}

/// What a last line that does not fit says.
fn broken_seal(text: &str, sound: bool) -> Integrity {
    if trailer(text).is_none() && !sound { Integrity::CutOff } else { Integrity::Edited }
}
