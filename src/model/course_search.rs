//! Finding words in a course: titles before texts before notes, Chinese by substring or by pinyin initials.

use std::ops::Range;

use super::{
    course::{Block, Course, Diagram, Labelled, Page},
    find::{find, fold},
    text::{Bi, Lang},
};

/// Where a hit was found, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In a page's title.
    Title,
    /// In a term of the glossary.
    Glossary,
    /// In a page's body.
    Text,
    /// In the notes to speak from.
    Notes,
}

/// One page, or the glossary, that holds what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The page's id; [`GLOSSARY`] for a term.
    pub page: String,
    /// The module's id; "" for a term.
    pub module: String,
    /// The page's title or the term.
    pub title: String,
    /// A short piece of text around the match.
    pub snippet: String,
    /// Where in `snippet` the match is, in bytes.
    pub at: Range<usize>,
    /// Where it was found.
    pub place: Place,
}

/// The page id that stands for the glossary.
pub const GLOSSARY: &str = "@glossary";
/// The page id that stands for the books.
pub const BOOKS: &str = "@books";
/// Hits given at most.
const MAX_HITS: usize = 60;
/// Characters kept on either side of a match.
const AROUND: usize = 14;

/// Searches titles, texts, glossary and, if `with_notes`, the speaker notes; each page is given once.
#[must_use]
pub fn search(course: &Course, query: &str, lang: Lang, with_notes: bool) -> Vec<Hit> {
    let query = fold(query.trim());
    if query.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for (module, page) in course.pages() {
        if let Some((snippet, at, place)) = in_page(page, &query, lang, with_notes) {
            let title = page.title.get(lang).to_owned();
            hits.push(Hit { page: page.id.clone(), module: module.id.clone(), title, snippet, at, place });
        }
    }
    for term in &course.glossary {
        let names = [term.term.get(lang), &term.term.zh, &term.term.en];
        let found = names.iter().find_map(|name| find(name, &query, true).map(|at| (*name, at)));
        if let Some((name, at)) = found {
            hits.push(Hit {
                page: GLOSSARY.to_owned(),
                module: String::new(),
                title: term.term.get(lang).to_owned(),
                snippet: name.to_owned(),
                at,
                place: Place::Glossary,
            });
        }
    }
    // The sort is stable: within a rank the order of the course stays.
    hits.sort_by_key(|hit| hit.place);
    hits.truncate(MAX_HITS);
    hits
}

fn in_page(page: &Page, query: &[char], lang: Lang, with_notes: bool) -> Option<(String, Range<usize>, Place)> {
    for title in [page.title.get(lang), page.short.get(lang)] {
        if let Some(at) = find(title, query, true) {
            return Some((title.to_owned(), at, Place::Title));
        }
    }
    for text in texts_of(page) {
        let text = text.get(lang).replace("**", "");
        if let Some(at) = find(&text, query, false) {
            let (snippet, at) = cut(&text, at);
            return Some((snippet, at, Place::Text));
        }
    }
    if !with_notes {
        return None;
    }
    let notes = page.notes.get(lang);
    find(notes, query, false).map(|at| {
        let (snippet, at) = cut(notes, at);
        (snippet, at, Place::Notes)
    })
}

/// Every text that a page shows below its title.
#[must_use]
pub fn texts_of(page: &Page) -> Vec<&Bi> {
    let mut texts = Vec::new();
    collect(&page.blocks, &mut texts);
    texts
}

/// Cuts a snippet out of a long text, at most one line.
fn cut(text: &str, at: Range<usize>) -> (String, Range<usize>) {
    let before = text.get(..at.start).unwrap_or("");
    let line = before.rfind('\n').map_or(0, |n| n + 1);
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(n, _)| n).max(line);
    let after = text.get(at.end..).unwrap_or("");
    let to = after.char_indices().find(|(n, c)| *c == '\n' || after.get(..*n).is_some_and(|s| s.chars().count() >= AROUND * 2));
    let to = at.end + to.map_or(after.len(), |(n, _)| n);
    let lead = if from > line { "…" } else { "" };
    let tail = if to < text.len() { "…" } else { "" };
    let snippet = format!("{lead}{}{tail}", text.get(from..to).unwrap_or(""));
    let shift = lead.len();
    (snippet, at.start - from + shift..at.end - from + shift)
}

fn collect<'a>(blocks: &'a [Block], out: &mut Vec<&'a Bi>) {
    for block in blocks {
        match block {
            Block::Lead(t) | Block::Statement(t) | Block::Tip(t) => out.push(t),
            Block::Points(points) => out.extend(points),
            Block::Columns { left, right } => {
                collect(left, out);
                collect(right, out);
            }
            Block::Quote(q) => out.extend([&q.text, &q.who]),
            Block::Case(c) => out.extend([&c.title, &c.body, &c.question]),
            Block::Discuss(d) => out.extend(std::iter::once(&d.prompt).chain(&d.ask)),
            Block::Compare(rows) => out.extend(rows.iter().flatten()),
            Block::Diagram(d) => collect_diagram(d, out),
            Block::Picture(p) => out.push(&p.alt),
            Block::Exercise(slot) => out.push(&slot.task),
        }
    }
}

fn collect_diagram<'a>(diagram: &'a Diagram, out: &mut Vec<&'a Bi>) {
    let mut labelled = |list: &'a [Labelled]| out.extend(list.iter().flat_map(|l| [&l.t, &l.sub]));
    match diagram {
        Diagram::Pyramid(l) | Diagram::Loop(l) | Diagram::Steps(l) => labelled(l),
        Diagram::Wheel { center, spokes } => {
            labelled(spokes);
            out.push(center);
        }
        Diagram::Matrix { x, y, fields } => {
            labelled(fields);
            out.extend([x, y]);
        }
        Diagram::Blueprint { lanes, lines } => {
            labelled(lanes);
            out.extend(lines.iter().map(|l| &l.1));
        }
        Diagram::Curve(points) => out.extend(points.iter().map(|p| &p.t)),
        Diagram::Gaps { boxes, gaps, span } => out.extend(boxes.iter().chain(gaps).chain(std::iter::once(span))),
        Diagram::Scale(bands) => out.extend(bands.iter().map(|b| &b.t)),
        Diagram::Bars(bars) => out.extend(bars.iter().flat_map(|b| [&b.t, &b.show])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::course::{Module, Term};

    fn page(id: &str, title: &str, body: &str, notes: &str) -> Page {
        Page {
            id: id.into(),
            part: String::new(),
            minutes: 1,
            topics: Vec::new(),
            short: Bi::default(),
            title: Bi::new(title, "Peak End"),
            blocks: vec![Block::Points(vec![Bi::new(body, "Body text")])],
            notes: Bi::new(notes, "Speaker words"),
        }
    }

    fn course() -> Course {
        let pages = vec![
            page("notes", "别的题目", "别的内容", "这里讲到峰终定律"),
            page("text", "第二页", "先说**峰终**，再说别的", ""),
            page("title", "峰终定律", "内容", ""),
        ];
        let module = Module { id: "m".into(), pages, ..Module::default() };
        let term = Term { term: Bi::new("峰终规则", "peak-end rule"), meaning: Bi::default(), topic: String::new() };
        Course { loaded: vec![module], glossary: vec![term], ..Course::default() }
    }

    fn found(query: &str, lang: Lang) -> Vec<String> {
        search(&course(), query, lang, true).into_iter().map(|h| h.page).collect()
    }

    #[test]
    fn titles_come_before_texts_before_notes() {
        assert_eq!(found("峰终", Lang::Zh), ["title", "@glossary", "text", "notes"]);
        assert_eq!(search(&course(), "峰终", Lang::Zh, false).len(), 3, "trainees do not find the speaker's words");
    }

    #[test]
    fn initials_and_case_do_not_matter() {
        let cases = [
            ("fzdl", Lang::Zh, vec!["title"]),
            ("FZ", Lang::Zh, vec!["title", "@glossary"]),
            ("dey", Lang::Zh, vec!["text"]),
            ("PEAK", Lang::En, vec!["notes", "text", "title", "@glossary"]),
            ("speaker", Lang::En, vec!["notes", "text", "title"]),
            ("   ", Lang::Zh, vec![]),
            ("没有这个词", Lang::Zh, vec![]),
        ];
        for (query, lang, want) in cases {
            assert_eq!(found(query, lang), want, "{query}");
        }
    }

    #[test]
    fn the_match_is_marked_in_the_snippet() {
        for query in ["峰终", "fzdl", "说"] {
            for hit in search(&course(), query, Lang::Zh, true) {
                let part = &hit.snippet[hit.at.clone()];
                assert!(!part.is_empty() && (part.contains('峰') || part == "说"), "{hit:?}");
                assert!(!hit.snippet.contains("**"));
            }
        }
        let long = format!("{}目标{}", "前".repeat(50), "后".repeat(80));
        let (snippet, at) = cut(&long, 150..156);
        assert_eq!(&snippet[at], "目标");
        assert!(snippet.starts_with('…') && snippet.ends_with('…') && snippet.chars().count() < 60);
    }
}
