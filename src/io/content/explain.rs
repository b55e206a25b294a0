//! What the RON reader stumbled over, in plain Chinese and English, with a guess at what was meant.

use ron::error::Error;

use crate::model::{text::Bi, text::Lang, text::quoted, texts::Text, texts::cli as t};

/// A sentence in both languages.
pub(super) fn say(text: Text, args: &[&str]) -> Bi {
    // `ron` repeats an unknown name whole, be it a megabyte long.
    let args: Vec<String> = args.iter().map(|arg| quoted(arg)).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    Bi::new(text.with(Lang::Zh, &args), text.with(Lang::En, &args))
}

/// Says what is wrong and what was expected.
pub(super) fn explain(code: &Error) -> Bi {
    match code {
        Error::NoSuchStructField { expected, found, .. } => unknown(t::UNKNOWN_FIELD, t::UNKNOWN_FIELD_LIKE, found, expected),
        Error::NoSuchEnumVariant { expected, found, .. } => unknown(t::UNKNOWN_KIND, t::UNKNOWN_KIND_LIKE, found, expected),
        Error::MissingStructField { field, .. } => say(t::MISSING_FIELD, &[field]),
        Error::DuplicateStructField { field, .. } => say(t::DOUBLE_FIELD, &[field]),
        Error::ExpectedString | Error::ExpectedChar => say(t::EXPECTED_TEXT, &[]),
        Error::ExpectedStringEnd | Error::UnclosedBlockComment => say(t::UNCLOSED_TEXT, &[]),
        Error::ExpectedInteger
        | Error::ExpectedFloat
        | Error::InvalidIntegerDigit { .. }
        | Error::IntegerOutOfBounds
        | Error::UnderscoreAtBeginning => say(t::EXPECTED_NUMBER, &[]),
        Error::ExpectedBoolean => say(t::EXPECTED_BOOL, &[]),
        Error::ExpectedComma => say(t::EXPECTED_COMMA, &[]),
        Error::ExpectedArray => say(t::EXPECTED_LIST, &[]),
        Error::ExpectedArrayEnd => say(t::EXPECTED_CLOSE, &["]"]),
        Error::ExpectedMap => say(t::EXPECTED_OPEN, &["{"]),
        Error::ExpectedMapEnd => say(t::EXPECTED_CLOSE, &["}"]),
        Error::ExpectedMapColon => say(t::EXPECTED_COLON, &[]),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) | Error::ExpectedUnit | Error::ExpectedDifferentStructName { .. } => {
            say(t::EXPECTED_OPEN, &["("])
        }
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => say(t::EXPECTED_CLOSE, &[")"]),
        Error::ExpectedIdentifier | Error::InvalidIdentifier(_) => say(t::EXPECTED_NAME, &[]),
        Error::Eof => say(t::CUT_OFF, &[]),
        Error::TrailingCharacters => say(t::TRAILING, &[]),
        Error::InvalidEscape(_) => say(t::BAD_ESCAPE, &[]),
        Error::UnexpectedChar(c) => say(t::UNEXPECTED_CHAR, &[&c.to_string()]),
        Error::ExceededRecursionLimit => say(t::TOO_DEEP, &[]),
        Error::ExpectedDifferentLength { expected, found } => {
            let count: String = expected.chars().filter(char::is_ascii_digit).collect();
            say(t::NOT_COUNT, &[&count, &found.to_string()])
        }
        Error::InvalidValueForType { expected, found } => {
            let found = quoted(found);
            Bi::new(t::WRONG_TYPE.with(Lang::Zh, &[chinese(expected), &found]), t::WRONG_TYPE.with(Lang::En, &[expected, &found]))
        }
        other => say(t::UNREADABLE, &[&other.to_string()]),
    }
}

/// What the reader expected, in Chinese where it is one of the common things.
fn chinese(expected: &str) -> &str {
    [
        ("string", "加引号的文字"),
        ("sequence", "列表 [ ]"),
        ("map", "映射 { }"),
        ("bool", "true 或 false"),
        ("integer", "整数"),
        ("float", "数字"),
        ("tuple", "括号 ( ) 里的几项"),
    ]
    .into_iter()
    .find(|(word, _)| expected.contains(word))
    .map_or(expected, |(_, zh)| zh)
}

fn unknown(plain: Text, like: Text, found: &str, expected: &[&str]) -> Bi {
    if let Some(guess) = nearest(found, expected.iter().copied()) {
        return say(like, &[found, guess]);
    }
    let found = quoted(found);
    Bi::new(plain.with(Lang::Zh, &[&found, &expected.join("、")]), plain.with(Lang::En, &[&found, &expected.join(", ")]))
}

/// The name that was probably meant.
pub(super) fn nearest<'a>(found: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let far = (found.chars().count() / 3).max(1) + 1;
    names
        .map(|name| (distance(found, name), name))
        .filter(|(d, _)| *d <= far && *d < found.chars().count())
        .min_by_key(|(d, _)| *d)
        .map(|(_, name)| name)
}

/// How many letters must change to make one word of the other; two neighbours swapped count as one.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.to_lowercase().chars().collect();
    let b: Vec<char> = b.to_lowercase().chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let get = |r: &[usize], at: usize| r.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut best = (get(&row, j) + usize::from(x != y)).min(get(&row, j + 1) + 1).min(get(&next, j) + 1);
            if i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x) {
                best = best.min(get(&before, j - 1) + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_recognised() {
        for (found, want) in [("tilte", Some("title")), ("minuts", Some("minutes")), ("Title", Some("title")), ("colour", None), ("x", None)] {
            assert_eq!(nearest(found, ["title", "minutes", "blocks"].into_iter()), want, "{found}");
        }
    }
}
