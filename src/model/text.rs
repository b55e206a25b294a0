//! Every text a person reads exists in Chinese and English; this is the pair and the choice.

use std::{borrow::Cow, fmt::Write};

use serde::{Deserialize, Serialize};

use super::limits;

/// The language shown on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Simplified Chinese, the first language of the courses.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Reads `zh`, `zh-CN`, `en`, `en_US.UTF-8` and the like; `None` for other languages.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        if tag.starts_with("zh") {
            Some(Self::Zh)
        } else if tag.starts_with("en") {
            Some(Self::En)
        } else {
            None
        }
    }

    /// Picks one of two texts.
    #[must_use]
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// A text in both languages, as course content writes it: `(zh: "…", en: "…")`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bi {
    /// The Chinese text.
    #[serde(default)]
    pub zh: String,
    /// The English text.
    #[serde(default)]
    pub en: String,
}

impl Bi {
    /// Makes a pair.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// Gives the text in `lang`, or the other language where it is missing, so that a slide is never blank.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let (wanted, other) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        if wanted.is_empty() { other } else { wanted }
    }

    /// Says whether neither language holds a text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }
}

/// Whether a character is invisible and can make a text look like another one: control and direction characters, and those without a width.
///
/// The joiner U+200D is not one of them: it makes one picture of two. `visible` names it where it joins letters.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{8}'
            | '\u{b}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

const JOINER: char = '\u{200d}';

/// Whether a character stands on the one before it.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5bd}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{e47}'..='\u{e4e}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Whether a text can be shown as it is: quickly, because every text on screen is asked.
fn is_plain(text: &str) -> bool {
    // Latin letters, digits, Chinese characters and full-width signs have none of these bytes.
    let odd =
        |b: u8| (b < 0x20 && b != b'\n' && b != b'\t') || matches!(b, 0x7f | 0xc2 | 0xcc..=0xcd | 0xd2 | 0xd6..=0xd9 | 0xe0..=0xe2 | 0xef | 0xf3);
    !text.bytes().any(odd) || !text.contains(|c| is_hidden(c) || is_mark(c) || c == JOINER)
}

/// The text as it may be shown: hidden characters are named, never obeyed; of a tower of marks the first stay. The data keeps all.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let (mut marks, mut before) = (0, ' ');
    for c in text.chars() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        // Pictures and the signs that colour them may be joined; letters may not.
        let joins = c == JOINER && matches!(before, '\u{fe0f}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
        if is_hidden(c) || (c == JOINER && !joins) {
            // Writing to a String never fails.
            let _done = write!(shown, "[U+{:04X}]", u32::from(c));
        } else if marks <= limits::MAX_MARKS {
            shown.push(c);
        }
        before = c;
    }
    Cow::Owned(shown)
}

/// The words of a file as they may stand in a message: visible, in one line, and not endless.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(limits::MAX_MESSAGE_CHARS).map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    visible(&short).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_named() {
        for (text, shown) in
            [("第一组\n\t👩\u{200d}🔧", "第一组\n\t👩\u{200d}🔧"), ("a\u{202e}b\0", "a[U+202E]b[U+0000]"), ("\u{1b}[0m", "[U+001B][0m")]
        {
            assert_eq!(visible(text), shown);
        }
        for (text, shown) in [
            ("pay\u{200b}pal", "pay[U+200B]pal"),
            ("pay\u{200d}pal", "pay[U+200D]pal"),
            ("❤\u{fe0f}\u{200d}🔥", "❤\u{fe0f}\u{200d}🔥"),
            ("\u{2060}\u{ad}\u{e0041}", "[U+2060][U+00AD][U+E0041]"),
            ("é“好”，…", "é“好”，…"),
        ] {
            assert_eq!(visible(text), shown);
        }
        let tower = format!("Z{}", "\u{301}".repeat(500));
        assert_eq!(visible(&tower).chars().count(), 1 + limits::MAX_MARKS);
    }

    #[test]
    fn nothing_hidden_is_ever_left_in_what_is_shown() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let text = format!("a{c}b");
            let shown = visible(&text);
            assert!(!shown.contains(is_hidden), "U+{:04X}", u32::from(c));
            assert!(!is_plain(&text) || shown == text, "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn messages_do_not_grow_with_the_file() {
        let shown = quoted(&"x".repeat(1_000_000));
        assert_eq!(shown.chars().count(), limits::MAX_MESSAGE_CHARS + 1);
        assert_eq!(quoted("a\nb\u{1b}"), "a b[U+001B]");
    }
}
