//! How much room a text takes: exactly where glyphs are at hand, estimated where they are not.

use super::Font;

/// Knows how wide text is.
pub trait Measure {
    /// The width of one line.
    fn width(&self, text: &str, font: Font) -> f32;

    /// The width of one character.
    fn advance(&self, c: char, font: Font) -> f32;
}

/// Widths by class of character, true to Noto Sans SC within a few percent and never too small for Chinese.
#[derive(Clone, Copy, Debug, Default)]
pub struct Estimate;

fn em(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | '!' | '|' | '\'' | '.' | ',' | ':' | ';' | 'I' => 0.29,
        ' ' => 0.23,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' => 0.39,
        'm' | 'M' | 'W' | 'w' | '@' | '%' => 0.9,
        '0'..='9' => 0.555,
        'A'..='Z' => 0.65,
        c if c.is_ascii() => 0.56,
        _ => 1.0,
    }
}

impl Measure for Estimate {
    fn width(&self, text: &str, font: Font) -> f32 {
        text.chars().map(|c| self.advance(c, font)).sum()
    }

    fn advance(&self, c: char, font: Font) -> f32 {
        em(c) * font.size * if font.bold { 1.04 } else { 1.0 }
    }
}

/// Whether a row may not begin with this character.
fn closes(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '」' | '』' | '”' | '》' | '…' | ')' | ',' | '.' | ';' | ':' | '?' | '!')
}

/// How many rows a text takes in a width, at least 1.
#[must_use]
pub fn rows(measure: &dyn Measure, text: &str, font: Font, width: f32) -> usize {
    let mut rows = 1;
    let (mut x, mut word) = (0.0_f32, 0.0_f32);
    for c in text.chars() {
        if c == '\n' {
            rows += 1;
            (x, word) = (0.0, 0.0);
            continue;
        }
        let w = measure.advance(c, font);
        let glued = (c.is_ascii() && c != ' ') || closes(c);
        if x + w > width && x > 0.0 && c != ' ' {
            rows += 1;
            // A word, or the character before closing punctuation, comes along to the next row.
            x = if glued && word < width { word } else { 0.0 };
            word = x;
        }
        x += w;
        word = match c {
            ' ' => 0.0,
            c if c.is_ascii() || closes(c) => word + w,
            _ => w,
        };
    }
    rows
}

/// What a text measures in units of its font's size, by the estimate, for a font that is not bold.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Extent {
    /// The width of everything side by side.
    pub em: f32,
    /// The widest stretch that stays together.
    pub word: f32,
    /// How many lines it ends itself.
    pub breaks: usize,
}

impl Extent {
    /// Never fewer rows than `rows` counts in a width.
    ///
    /// Each row that is wrapped keeps more than the width without the stretch that moves on to the next.
    #[must_use]
    pub fn most_rows(self, font: Font, width: f32) -> usize {
        let kept = width - self.word * font.size * 1.001;
        if kept <= 0.0 {
            return if self.em > 0.0 { usize::MAX } else { self.breaks + 1 };
        }
        self.breaks + 1 + (self.em * font.size * 1.001 / kept) as usize
    }
}

/// Measures a text once for every size it will be shown in.
#[must_use]
pub fn extent(text: &str) -> Extent {
    let mut extent = Extent::default();
    let mut word = 0.0_f32;
    for c in text.chars() {
        let w = em(c);
        word = match c {
            '\n' => {
                extent.breaks += 1;
                word = 0.0;
                continue;
            }
            ' ' => 0.0,
            c if c.is_ascii() || closes(c) => word + w,
            _ => w,
        };
        extent.em += w;
        extent.word = extent.word.max(word);
    }
    extent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted() {
        let font = Font::new(10.0, 15.0, false);
        for (text, width, want) in [
            ("", 50.0, 1),
            ("一二三四五", 50.0, 1),
            ("一二三四五六", 50.0, 2),
            ("一二三四五，六", 50.0, 2),
            ("一二三四五，六七八九", 50.0, 3),
            ("a\nb", 50.0, 2),
            ("hello world", 40.0, 2),
        ] {
            assert_eq!(rows(&Estimate, text, font, width), want, "{text}");
        }
    }
}
