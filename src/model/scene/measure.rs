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
            // A word, or the character before closing punctuation, comes along to the next row, unless it began this one.
            x = if glued && word < width && word < x { word } else { 0.0 };
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

/// A text in rows of a width, broken as `rows` counts them.
#[must_use]
pub fn break_rows(measure: &dyn Measure, text: &str, font: Font, width: f32) -> Vec<String> {
    let mut broken = vec![String::new()];
    let (mut x, mut word) = (0.0_f32, 0.0_f32);
    // Where the stretch that stays together begins in the last row.
    let mut from = 0_usize;
    for c in text.chars() {
        if c == '\n' {
            broken.push(String::new());
            (x, word, from) = (0.0, 0.0, 0);
            continue;
        }
        let w = measure.advance(c, font);
        let glued = (c.is_ascii() && c != ' ') || closes(c);
        let Some(row) = broken.last_mut() else { break };
        if x + w > width && x > 0.0 && c != ' ' {
            let (mut next, mut kept) = (String::new(), 0.0);
            if glued && word < width && from > 0 {
                (next, kept) = (row.split_off(from.min(row.len())), word);
            }
            row.truncate(row.trim_end().len());
            (x, word, from) = (kept, kept, 0);
            next.reserve(8);
            broken.push(next);
        }
        let Some(row) = broken.last_mut() else { break };
        x += w;
        row.push(c);
        match c {
            ' ' => (word, from) = (0.0, row.len()),
            c if c.is_ascii() || closes(c) => word += w,
            _ => (word, from) = (w, row.len() - c.len_utf8()),
        }
    }
    broken
}

/// The first rows of a text; the last of them ends with … where something is left out.
#[must_use]
pub fn cut_rows(measure: &dyn Measure, text: &str, font: Font, width: f32, most: usize) -> Vec<String> {
    let mut all = break_rows(measure, text, font, width);
    if all.len() <= most {
        return all;
    }
    all.truncate(most.max(1));
    if let Some(last) = all.last_mut() {
        let dots = measure.advance('…', font);
        while !last.is_empty() && measure.width(last, font) + dots > width {
            last.pop();
        }
        last.truncate(last.trim_end().len());
        last.push('…');
    }
    all
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
            ("internationalisation", 50.0, 2),
            ("a internationalisation", 50.0, 3),
        ] {
            assert_eq!(rows(&Estimate, text, font, width), want, "{text}");
            assert_eq!(break_rows(&Estimate, text, font, width).len(), want, "{text}");
        }
    }

    #[test]
    fn rows_hold_every_word_and_what_is_left_out_is_marked() {
        let font = Font::new(10.0, 15.0, false);
        assert_eq!(break_rows(&Estimate, "一二三四五，六七八九", font, 50.0), ["一二三四", "五，六七八", "九"]);
        assert_eq!(break_rows(&Estimate, "hello world", font, 40.0), ["hello", "world"]);
        assert_eq!(break_rows(&Estimate, "Complaints", font, 40.0), ["Complai", "nts"], "a long word begins where it stands");
        assert_eq!(cut_rows(&Estimate, "一二三四五六七", font, 50.0, 1), ["一二三四…"]);
        assert_eq!(cut_rows(&Estimate, "一二三", font, 50.0, 1), ["一二三"]);
    }
}
