//! Cards as lines of text: tags out of what was typed, lists in from anywhere, cards out to a spreadsheet.

use super::{NewCard, TEXT, tag};
use crate::model::{doc::Doc, stamp::ItemId};

fn hash_word(word: &str) -> Option<&str> {
    let rest = word.strip_prefix('#').or_else(|| word.strip_prefix('＃'))?;
    (!rest.is_empty() && !rest.starts_with(['#', '＃'])).then_some(rest)
}

/// The first `#word` of a text, or "".
pub(super) fn inline_tag(text: &str) -> &str {
    if !text.contains(['#', '＃']) {
        return "";
    }
    text.split_whitespace().find_map(hash_word).unwrap_or("")
}

/// Takes the first `#word` out of a typed line; gives the text and the tag.
#[must_use]
pub fn split_tag(line: &str) -> (String, String) {
    let line = line.trim();
    let found = inline_tag(line);
    if found.is_empty() {
        return (line.to_owned(), String::new());
    }
    let mut taken = false;
    let words: Vec<&str> = line
        .split(' ')
        .filter(|word| {
            let hit = !taken && hash_word(word.trim()) == Some(found);
            taken |= hit;
            !hit
        })
        .collect();
    (words.join(" ").trim().to_owned(), found.to_owned())
}

/// Reads pasted lines: one card a line, a second column is its tag; list marks in front are dropped.
#[must_use]
pub fn parse_lines(text: &str) -> Vec<NewCard> {
    let mut cards = Vec::new();
    for line in text.lines() {
        let mut columns = line.split('\t').map(str::trim);
        let first = columns.next().unwrap_or("").trim_matches('"');
        let first = first.trim_start_matches(['•', '·', '●', '▪', '–']).trim();
        let first = first.strip_prefix("- ").or_else(|| first.strip_prefix("* ")).unwrap_or(first).trim();
        let column = columns.next().unwrap_or("");
        let (text, mut tag) = split_tag(first);
        if !column.is_empty() {
            column.trim_start_matches(['#', '＃']).clone_into(&mut tag);
        }
        if !text.is_empty() {
            cards.push(NewCard { text, tag });
        }
    }
    cards
}

/// Writes cards as lines, text and tag as columns.
#[must_use]
pub fn copy_lines(doc: &Doc, cards: &[ItemId]) -> String {
    let mut out = String::new();
    for card in cards.iter().filter_map(|id| doc.get(*id)) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&card.text(TEXT).replace(['\n', '\t', '\r'], " "));
        if !card.text(super::TAG).is_empty() {
            out.push('\t');
            out.push_str(tag(card));
        }
    }
    out
}

/// The first characters of a card, for toasts and undo labels.
#[must_use]
pub fn preview(doc: &Doc, id: ItemId) -> String {
    short(doc.text(id, TEXT))
}

pub(super) fn short(text: &str) -> String {
    let text = text.lines().next().unwrap_or("").trim();
    let mut out: String = text.chars().take(12).collect();
    if text.chars().count() > 12 {
        out.push('…');
    }
    out
}
