//! Reads one file as far as it is sound: what is broken is blanked out, listed, and the rest is read again.

use ron::{
    error::{Error, SpannedError},
    extensions::Extensions,
};
use serde::de::DeserializeOwned;

use super::{
    explain::{explain, nearest, say},
    scan::{Node, blank, byte_at, line_column, mended, outline},
};
use crate::model::{
    problem::{Problem, Spot},
    ron_scan,
    text::Bi,
    texts::cli as t,
};

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
    let mut reader = Reader {
        file,
        text: text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
        required,
        problems,
        last: None,
        standing_in: Vec::new(),
        respelt: Vec::new(),
    };
    reader.refuse_extensions();
    reader.close_brackets::<T>();
    for _ in 0..MOST_PROBLEMS {
        let error = match parse::<T>(&reader.text) {
            Ok(value) => return Read { value: Some(value), text: reader.text },
            Err(error) => error,
        };
        if !reader.leave_out(&error) {
            break;
        }
    }
    Read { value: None, text: reader.text }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, SpannedError> {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text)
}

struct Reader<'a> {
    file: &'a str,
    text: String,
    required: &'a [(&'a str, &'a str)],
    problems: &'a mut Vec<Problem>,
    /// What was left out last: a mistake in there is not named twice.
    last: Option<(usize, usize)>,
    standing_in: Vec<&'a str>,
    /// Where a field was read as what was meant.
    respelt: Vec<usize>,
}

impl Reader<'_> {
    /// Blanks a `#![enable(…)]` that would change what the file means; `implicit_some` holds for all course files anyway.
    fn refuse_extensions(&mut self) {
        let mut from = ron_scan::skip_blank(&self.text, 0);
        while self.text.get(from..).is_some_and(|rest| rest.starts_with("#!")) {
            let Some(attribute) = ron_scan::group(&self.text, from) else { return };
            let words = self.text.get(from..attribute.end).unwrap_or_default();
            let plain: String = words.chars().filter(|c| !c.is_whitespace()).collect();
            if plain != "#![enable(implicit_some)]" && !plain.starts_with("#![type") && !plain.starts_with("#![schema") {
                self.report(from, say(t::NO_EXTENSION, &[words]));
                self.text = blank(&self.text, from, attribute.end);
            }
            from = ron_scan::skip_blank(&self.text, attribute.end);
        }
    }

    /// Leaves out the entries in which a bracket or quote has no partner, and closes what the end of the file left open.
    fn close_brackets<T: DeserializeOwned>(&mut self) {
        for _ in 0..MOST_PROBLEMS {
            let Some(mend) = mended(&self.text) else { return };
            let error = parse::<T>(&self.text).err();
            let stumbled = error.as_ref().map(|e| byte_at(&self.text, e.span.start.line, e.span.start.col));
            let guess = mend.guesses.iter().find_map(|byte| mend.tree.outer_element_at(*byte));
            if let Some(part) = guess {
                // The parser's own words where it stumbled inside, else that something has no partner.
                match (stumbled.filter(|byte| (part.at..part.end).contains(byte)), error) {
                    (Some(byte), Some(error)) if !matches!(error.code, Error::NoSuchStructField { .. }) => self.report(byte, explain(&error.code)),
                    (byte, _) => self.report(byte.unwrap_or(part.at), say(t::NO_PARTNER, &[])),
                }
                let (from, to) = (part.at, part.end);
                self.leave_out_range(from, to);
            } else if mend.tail.is_empty() {
                return;
            } else {
                let end = self.text.trim_end().len();
                self.report(end, say(t::CUT_OFF, &[]));
                if let Some(part) = mend.tree.outer_element_at(self.text.len()) {
                    self.text = blank(&self.text, part.at, part.end);
                    // Only the brackets around the list are still open now.
                    if let Some(rest) = mended(&self.text) {
                        self.text.push_str(&rest.tail);
                    }
                } else {
                    self.text.push_str(&mend.tail);
                }
                self.last = Some((end, self.text.len()));
            }
        }
    }

    /// Leaves out what the parser stumbled over; `false` when nothing is left to leave out.
    fn leave_out(&mut self, error: &SpannedError) -> bool {
        let byte = first_visible(&self.text, byte_at(&self.text, error.span.start.line, error.span.start.col));
        let byte_end = byte_at(&self.text, error.span.end.line, error.span.end.col);
        let tree = outline(&self.text);
        let name = match &error.code {
            Error::NoSuchStructField { found, .. } => Some(found.as_str()),
            Error::DuplicateStructField { field, .. } => Some(*field),
            _ => None,
        };
        // The parser may point behind the name it stumbled over.
        if let Some((from, to)) = name.and_then(|name| last_named(&tree, name, byte_end.max(byte))) {
            self.report(from, explain(&error.code));
            if let Error::NoSuchStructField { expected, found, .. } = &error.code
                && let Some(meant) = nearest(found, expected.iter().copied())
                && self.respell(from, found, meant)
            {
                return true;
            }
            return self.leave_out_range(from, to);
        }
        let missing = matches!(error.code, Error::MissingStructField { .. });
        let spot = if missing { missing_place(&tree, byte_end).unwrap_or(byte) } else { byte };
        self.report(spot, explain(&error.code));
        if let Some(part) = tree.element_at(spot).or_else(|| tree.element_at(byte_end)) {
            return self.leave_out_range(part.at, part.end);
        }
        self.stand_in(&tree, spot, &error.code)
    }

    /// Nothing smaller can be left out: an entry of the file itself, which gets a stand-in where it must exist.
    fn stand_in(&mut self, tree: &Node, spot: usize, code: &Error) -> bool {
        let top = |name: &str| self.required.iter().find(|(field, _)| *field == name).copied();
        let absent = match code {
            Error::MissingStructField { field, .. } if spot == tree.at => top(field),
            _ => None,
        };
        let entry = tree.parts.iter().rfind(|p| absent.is_none() && p.at <= spot && spot <= p.end);
        let needed = absent.or_else(|| entry.and_then(|p| top(&p.name)));
        if let Some((name, _)) = needed
            && self.standing_in.contains(&name)
        {
            return false;
        }
        let mut changed = false;
        if let Some(part) = entry {
            changed = self.leave_out_range(part.at, part.end);
        }
        if let Some((name, stand_in)) = needed {
            self.standing_in.push(name);
            self.text = with_entry(&self.text, name, stand_in);
            changed = true;
        }
        changed
    }

    /// Reads a misspelt field as what was meant, so that its value shows; `false` where it cannot be spelt in place.
    fn respell(&mut self, at: usize, found: &str, meant: &str) -> bool {
        if self.respelt.contains(&at) {
            return false;
        }
        self.respelt.push(at);
        let (Some(head), Some(tail)) = (self.text.get(..at), self.text.get(at..).and_then(|t| t.strip_prefix(found))) else { return false };
        // Blanks behind the colon make up for the difference, so that no place moves.
        let Some((gap, value)) = tail.trim_start().strip_prefix(':').map(|v| (tail.len() - v.trim_start().len(), v.trim_start())) else {
            return false;
        };
        let room = (found.chars().count() + gap).saturating_sub(meant.chars().count() + 1);
        self.text = format!("{head}{meant}:{}{value}", " ".repeat(room));
        true
    }

    fn leave_out_range(&mut self, from: usize, to: usize) -> bool {
        let blanked = blank(&self.text, from, to);
        let changed = blanked != self.text;
        self.last = Some((from, to));
        self.text = blanked;
        changed
    }

    fn report(&mut self, byte: usize, text: Bi) {
        if inside(self.last, byte) {
            return;
        }
        let (line, column) = line_column(&self.text, byte);
        self.problems.push(Problem { spot: Spot { file: self.file.to_owned(), line, column }, text });
    }
}

fn inside(range: Option<(usize, usize)>, byte: usize) -> bool {
    range.is_some_and(|(from, to)| (from..=to).contains(&byte))
}

/// The first byte from here on that shows something.
fn first_visible(text: &str, byte: usize) -> usize {
    text.get(byte..).and_then(|rest| rest.find(|c: char| !c.is_whitespace())).map_or(byte, |n| byte + n)
}

/// The last entry of this name that begins before the byte.
fn last_named(tree: &Node, name: &str, byte: usize) -> Option<(usize, usize)> {
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
fn missing_place(tree: &Node, byte: usize) -> Option<usize> {
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
