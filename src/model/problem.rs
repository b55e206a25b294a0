//! Problems as values: what is wrong, where, and what to do, in both languages; reading never fails whole.

use super::text::{Bi, Lang, visible};

/// A place in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// The file as the user knows it (relative to the content folder, or the path opened).
    pub file: String,
    /// Line from 1; 0 when the whole file is meant.
    pub line: u32,
    /// Column from 1, counted in characters.
    pub column: u32,
}

/// Something that is wrong in content or in a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub spot: Spot,
    /// What is wrong and what was expected.
    pub text: Bi,
}

impl Problem {
    /// A problem at a place.
    #[must_use]
    pub fn new(spot: Spot, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { spot, text: Bi::new(zh, en) }
    }

    /// One line: `file:line:column: what is wrong`, with nothing hidden in it.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let Spot { file, line, column } = &self.spot;
        let (file, text) = (visible(file), visible(self.text.get(lang)));
        match line {
            0 => format!("{file}: {text}"),
            _ => format!("{file}:{line}:{column}: {text}"),
        }
    }
}

/// What could be read, and what could not.
#[derive(Clone, Debug, Default)]
pub struct Loaded<T> {
    /// The sound part.
    pub value: T,
    /// The rest.
    pub problems: Vec<Problem>,
}
