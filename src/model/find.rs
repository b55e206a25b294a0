//! Finds what was typed in a text: any case, Chinese by its characters or by the initials of its pinyin.

use pinyin::ToPinyin;

/// Where `query` stands in `text`, as a byte range; `None` when it does not. An empty query matches nothing.
///
/// The initials of `报价确认` are `bjqr`; Latin letters stand for themselves.
#[must_use]
pub fn find(text: &str, query: &str) -> Option<(usize, usize)> {
    let query: Vec<char> = query.trim().chars().flat_map(char::to_lowercase).collect();
    if query.is_empty() {
        return None;
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let plain = |c: char, q: char| c.to_lowercase().next() == Some(q);
    let initial = |c: char, q: char| plain(c, q) || c.to_pinyin().is_some_and(|p| p.first_letter().starts_with(q));
    let starts_here =
        |at: usize, same: &dyn Fn(char, char) -> bool| query.iter().enumerate().all(|(i, q)| chars.get(at + i).is_some_and(|(_, c)| same(*c, *q)));
    let span = |at: usize| {
        let from = chars.get(at).map_or(0, |(i, _)| *i);
        let to = chars.get(at + query.len()).map_or(text.len(), |(i, _)| *i);
        (from, to)
    };
    let all = 0..chars.len();
    let exact = all.clone().find(|at| starts_here(*at, &plain));
    exact.or_else(|| all.clone().find(|at| starts_here(*at, &initial))).map(span)
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
            let got = find(text, query).and_then(|(a, b)| text.get(a..b));
            assert_eq!(got, want, "{text} / {query}");
        }
    }
}
