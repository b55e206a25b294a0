//! Finds what was typed in a text: any case, Chinese by its characters or by the initials of its pinyin.

use std::ops::Range;

use pinyin::ToPinyin;

/// Prepares a query for `find`.
#[must_use]
pub fn fold(text: &str) -> Vec<char> {
    text.chars().map(low).collect()
}

fn low(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// Where the folded query stands in a text: as it is, or by the initials of the pinyin where `initials` is set
/// (`报价确认` is `bjqr`). An empty query stands nowhere.
#[must_use]
pub fn find(text: &str, query: &[char], initials: bool) -> Option<Range<usize>> {
    if query.is_empty() {
        return None;
    }
    let places: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, low(c))).collect();
    let by_text = window(&places, query, text.len());
    if by_text.is_some() || !initials || query.len() < 2 || !query.iter().all(char::is_ascii_lowercase) {
        return by_text;
    }
    let letters: Vec<(usize, char)> = text
        .char_indices()
        .filter_map(|(at, c)| {
            let first = c.to_pinyin().and_then(|p| p.first_letter().chars().next());
            first.or_else(|| c.is_ascii_alphanumeric().then(|| low(c))).map(|letter| (at, letter))
        })
        .collect();
    // An English word is not a row of initials.
    if text.is_ascii() { None } else { window(&letters, query, text.len()) }
}

fn window(places: &[(usize, char)], query: &[char], end: usize) -> Option<Range<usize>> {
    let at = places.windows(query.len()).position(|w| w.iter().map(|(_, c)| c).eq(query))?;
    let from = places.get(at)?.0;
    let to = places.get(at + query.len()).map_or(end, |p| p.0);
    Some(from..to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_letters_and_initials_are_found() {
        for (text, query, want) in [
            ("导出为 PDF", "pdf", Some("PDF")),
            ("报价确认", "bjqr", Some("报价确认")),
            ("报价确认", "确认", Some("确认")),
            ("报价确认", "qr", Some("确认")),
            ("Save as", "AS", Some("as")),
            ("保存", "x", None),
            ("保存", "", None),
        ] {
            let got = find(text, &fold(query), true).and_then(|at| text.get(at));
            assert_eq!(got, want, "{text} / {query}");
        }
    }
}
