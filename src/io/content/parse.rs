//! Reads one file as far as it is sound: what is broken is blanked out, listed, and the rest is read again.

use ron::{error::Error, extensions::Extensions};
use serde::de::DeserializeOwned;

use super::{
    explain::explain,
    scan::{blank, byte_at, line_column, outline},
};
use crate::model::problem::{Problem, Spot};

/// More broken places than this in one file, and it is not a course file at all.
const MOST_PROBLEMS: usize = 100;

/// What was read of a file.
pub(super) struct Read<T> {
    /// The sound part; nothing when the file holds nothing of the kind.
    pub(super) value: Option<T>,
    /// The text that was read in the end, with blanks where something was broken.
    pub(super) text: String,
}

/// Reads a file. `required` names the fields without which the type cannot be, each with a stand-in.
pub(super) fn read<T: DeserializeOwned>(file: &str, text: &str, required: &[(&str, &str)], problems: &mut Vec<Problem>) -> Read<T> {
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let mut text = text.strip_prefix('\u{feff}').unwrap_or(text).to_owned();
    let mut standing_in = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for _ in 0..MOST_PROBLEMS {
        let error = match options.from_str::<T>(&text) {
            Ok(value) => return Read { value: Some(value), text },
            Err(error) => error,
        };
        let byte = byte_at(&text, error.span.start.line, error.span.start.col);
        let byte_end = byte_at(&text, error.span.end.line, error.span.end.col);
        let tree = outline(&text);
        let field = match &error.code {
            Error::NoSuchStructField { found, .. } => Some(found.as_str()),
            Error::DuplicateStructField { field, .. } => Some(*field),
            _ => None,
        };
        let at = first_visible(&text, byte.min(text.len()));
        // The parser may point behind the name it stumbled over.
        let named = field.and_then(|name| last_named(&tree, name, byte_end.max(at)));
        let (from, to, spot) = if let Some(part) = named {
            (part.0, part.1, part.0)
        } else if let Some(part) = tree.element_at(at).or_else(|| tree.element_at(byte_end)) {
            let spot = if matches!(error.code, Error::MissingStructField { .. }) { missing_place(&tree, byte_end).unwrap_or(part.at) } else { at };
            (part.at, part.end, spot)
        } else {
            if !inside(last, at) {
                report(file, &text, at, &error.code, problems);
            }
            // Nothing smaller can be left out: an entry of the file itself, which gets a stand-in where it must exist.
            let entry = tree.parts.iter().rfind(|p| p.at <= at && at <= p.end && !matches!(error.code, Error::MissingStructField { .. }));
            let missing = match &error.code {
                Error::MissingStructField { field, .. } => required.iter().find(|(name, _)| name == field),
                _ => entry.and_then(|p| required.iter().find(|(name, _)| *name == p.name)),
            };
            if let Some(part) = entry {
                last = Some((part.at, part.end));
                text = blank(&text, part.at, part.end);
            }
            match missing {
                Some((name, stand_in)) if !standing_in.contains(name) => {
                    standing_in.push(name);
                    text = with_entry(&text, name, stand_in);
                }
                _ if entry.is_some() => {}
                _ => break,
            }
            continue;
        };
        // What only follows from the place before is not said twice.
        if !inside(last, spot) {
            report(file, &text, spot, &error.code, problems);
        }
        if from >= to {
            break;
        }
        last = Some((from, to));
        let blanked = blank(&text, from, to);
        if blanked == text {
            break;
        }
        text = blanked;
    }
    Read { value: None, text }
}

fn inside(range: Option<(usize, usize)>, byte: usize) -> bool {
    range.is_some_and(|(from, to)| (from..=to).contains(&byte))
}

fn report(file: &str, text: &str, byte: usize, code: &Error, problems: &mut Vec<Problem>) {
    let (line, column) = line_column(text, byte);
    let what = explain(code);
    problems.push(Problem { spot: Spot { file: file.to_owned(), line, column }, text: what });
}

/// The first byte from here on that shows something.
fn first_visible(text: &str, byte: usize) -> usize {
    text.get(byte..).and_then(|rest| rest.find(|c: char| !c.is_whitespace())).map_or(byte, |n| byte + n)
}

/// The last entry of this name that begins before the byte.
fn last_named(tree: &super::scan::Node, name: &str, byte: usize) -> Option<(usize, usize)> {
    let mut found = None;
    tree.each(&mut |node| {
        for part in &node.parts {
            if part.name == name && part.at <= byte && found.is_none_or(|(at, _)| at < part.at) {
                found = Some((part.at, part.end));
            }
        }
    });
    found
}

/// Where the struct begins that ends at the byte: that is where something is missing.
fn missing_place(tree: &super::scan::Node, byte: usize) -> Option<usize> {
    let mut found: Option<(usize, usize)> = None;
    tree.each(&mut |node| {
        if node.open == '(' && node.at < byte && byte <= node.end + 1 && found.is_none_or(|(at, _)| at < node.at) {
            found = Some((node.at, node.end));
        }
    });
    found.map(|(at, _)| at)
}

/// The text with an entry added at its end, so that no place moves.
fn with_entry(text: &str, name: &str, value: &str) -> String {
    let Some(close) = text.rfind(')') else { return text.to_owned() };
    let (head, tail) = text.split_at(close);
    let trimmed = head.trim_end();
    let comma = if trimmed.ends_with(',') || trimmed.ends_with('(') { "" } else { "," };
    format!("{head}{comma} {name}: {value}{tail}")
}
