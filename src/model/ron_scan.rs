//! Finds its way in RON text without parsing it: tolerant, never recursive, sound on cut-off and broken text.
//!
//! Offsets are bytes into the text and always on character borders. Brackets inside strings, characters and comments
//! are not brackets. Unlike `ron` it goes on where the text is wrong, so that what is sound around it can be shown.

use std::ops::Range;

/// A stretch of the text, in bytes.
pub type Span = Range<usize>;

/// One entry of a bracketed group: `name: value` of a struct, `key: value` of a map, a value of a list or tuple.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name or the map's key, without the colon.
    pub key: Option<Span>,
    /// The value, without blanks and comments around it; empty when nothing stands there.
    pub value: Span,
    /// Behind the comma that ends it, or behind the value where there is none.
    pub end: usize,
    /// False when the text ended inside it or its brackets do not match.
    pub whole: bool,
}

impl Entry {
    /// From the start of the key (or value) to the end of the value.
    #[must_use]
    pub fn span(&self) -> Span {
        self.key.as_ref().map_or(self.value.start, |key| key.start)..self.value.end
    }

    /// The name or key as written, without quotes; "" when it has none.
    #[must_use]
    pub fn name<'a>(&self, text: &'a str) -> &'a str {
        self.key.clone().and_then(|key| text.get(key)).map_or("", |key| key.trim_matches('"'))
    }
}

/// A bracketed group and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The struct's or variant's name before the bracket; empty when there is none.
    pub name: Span,
    /// The opening bracket.
    pub open: usize,
    /// The entries, in order.
    pub entries: Vec<Entry>,
    /// Behind the closing bracket, or the end of the text.
    pub end: usize,
    /// True when its own bracket closes it.
    pub whole: bool,
}

impl Group {
    /// The entry of a name or map key.
    #[must_use]
    pub fn entry(&self, text: &str, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.is_some() && entry.name(text) == name)
    }
}

/// One step of a path: the name of a field or map key, or a place in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The field or map key of this name.
    Name(&'a str),
    /// The entry at this place, from 0.
    At(usize),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(name: &'a str) -> Self {
        Self::Name(name)
    }
}

impl From<usize> for Step<'_> {
    fn from(at: usize) -> Self {
        Self::At(at)
    }
}

/// How the brackets of a text stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The deepest level of brackets.
    pub depth: usize,
    /// A closing bracket that does not fit, with nothing sound known behind it.
    pub stray: Option<usize>,
    /// The innermost bracket, string or comment that is never closed.
    pub unclosed: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Blank,
    Word,
    Quoted,
    Open(u8),
    Close(u8),
    Comma,
    Colon,
}

#[derive(Clone, Copy, Debug)]
struct Token {
    kind: Kind,
    end: usize,
    /// False for a string or comment that is never closed.
    closed: bool,
}

/// The token at `at`; `None` at the end of the text.
fn token(bytes: &[u8], at: usize) -> Option<Token> {
    let first = *bytes.get(at)?;
    let one = |kind| Token { kind, end: at + 1, closed: true };
    Some(match first {
        b' ' | b'\t' | b'\r' | b'\n' => {
            let more = bytes.get(at..).unwrap_or_default().iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n')).count();
            Token { kind: Kind::Blank, end: at + more, closed: true }
        }
        b'/' if bytes.get(at + 1) == Some(&b'/') => {
            let rest = bytes.get(at..).unwrap_or_default();
            Token { kind: Kind::Blank, end: at + rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len()), closed: true }
        }
        b'/' if bytes.get(at + 1) == Some(&b'*') => block_comment(bytes, at),
        b'(' => one(Kind::Open(b')')),
        b'[' => one(Kind::Open(b']')),
        b'{' => one(Kind::Open(b'}')),
        b')' | b']' | b'}' => one(Kind::Close(first)),
        b',' => one(Kind::Comma),
        b':' => one(Kind::Colon),
        b'"' => quoted(bytes, at),
        b'\'' => character(bytes, at),
        _ => word(bytes, at),
    })
}

/// RON's block comments nest.
fn block_comment(bytes: &[u8], start: usize) -> Token {
    let (mut at, mut depth) = (start + 2, 1_usize);
    while let Some(byte) = bytes.get(at) {
        match (byte, bytes.get(at + 1)) {
            (b'/', Some(b'*')) => (at, depth) = (at + 2, depth + 1),
            (b'*', Some(b'/')) => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
        if depth == 0 {
            return Token { kind: Kind::Blank, end: at, closed: true };
        }
    }
    Token { kind: Kind::Blank, end: bytes.len(), closed: false }
}

fn quoted(bytes: &[u8], start: usize) -> Token {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return Token { kind: Kind::Quoted, end: at + 1, closed: true },
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    Token { kind: Kind::Quoted, end: bytes.len(), closed: false }
}

/// `r"…"`, `r#"…"#`: nothing is escaped, the same number of `#` ends it.
fn raw_quoted(bytes: &[u8], hashes: usize, quote: usize) -> Token {
    let mut at = quote + 1;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        if *byte == b'"' && bytes.get(at..at + hashes).is_some_and(|tail| tail.iter().all(|b| *b == b'#')) {
            return Token { kind: Kind::Quoted, end: at + hashes, closed: true };
        }
    }
    Token { kind: Kind::Quoted, end: bytes.len(), closed: false }
}

/// A character such as `'x'`, `'\''`, `'\u{1f600}'`; a lone `'` in broken text is a word.
fn character(bytes: &[u8], start: usize) -> Token {
    let from = if bytes.get(start + 1) == Some(&b'\\') { start + 3 } else { start + 2 };
    let window = bytes.get(from..(from + 12).min(bytes.len())).unwrap_or_default();
    match window.iter().position(|b| *b == b'\'') {
        Some(more) if !window.iter().take(more).any(|b| *b == b'\n') => Token { kind: Kind::Quoted, end: from + more + 1, closed: true },
        _ => Token { kind: Kind::Word, end: start + 1, closed: true },
    }
}

fn word(bytes: &[u8], start: usize) -> Token {
    let ends = |b: &u8| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'(' | b'[' | b'{' | b')' | b']' | b'}' | b',' | b':' | b'"' | b'\'');
    let rest = bytes.get(start..).unwrap_or_default();
    let len = rest.iter().position(ends).unwrap_or(rest.len()).max(1);
    let text = rest.get(..len).unwrap_or_default();
    if bytes.get(start + len) == Some(&b'"') {
        if text == b"b" {
            return quoted(bytes, start + 1);
        }
        let fence = text.strip_prefix(b"br").or_else(|| text.strip_prefix(b"r"));
        if let Some(fence) = fence.filter(|fence| fence.iter().all(|b| *b == b'#')) {
            return raw_quoted(bytes, fence.len(), start + len);
        }
    }
    Token { kind: Kind::Word, end: start + len, closed: true }
}

/// Where the next token that is not blank or a comment begins; the end of the text if none does.
#[must_use]
pub fn skip_blank(text: &str, mut at: usize) -> usize {
    while let Some(Token { kind: Kind::Blank, end, .. }) = token(text.as_bytes(), at) {
        at = end;
    }
    at.min(text.len())
}

/// Where the value at `at` ends: at the comma or closing bracket behind it, or `None` if its brackets do not match.
#[must_use]
pub fn value_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut stack: Vec<u8> = Vec::new();
    let (mut at, mut end) = (at, at);
    while let Some(token) = token(bytes, at).filter(|t| t.closed) {
        match token.kind {
            Kind::Open(close) => stack.push(close),
            Kind::Comma | Kind::Close(_) if stack.is_empty() => return Some(end),
            Kind::Close(close) if stack.pop() != Some(close) => return None,
            _ => {}
        }
        at = token.end;
        if token.kind != Kind::Blank {
            end = at;
        }
    }
    None
}

/// Behind the quoted text that begins at `at`; `None` if none begins there or it is never closed.
#[must_use]
pub fn quoted_end(text: &str, at: usize) -> Option<usize> {
    token(text.as_bytes(), at).filter(|t| t.kind == Kind::Quoted && t.closed).map(|t| t.end)
}

/// Where the document's value begins, behind `#![enable(…)]` lines.
#[must_use]
pub fn root(text: &str) -> usize {
    let mut at = skip_blank(text, 0);
    while text.get(at..).is_some_and(|rest| rest.starts_with("#!")) {
        let Some(attribute) = group(text, at) else { break };
        at = skip_blank(text, attribute.end);
    }
    at
}

/// The bracketed group that begins at `at` (blanks and a name such as `Some` may stand before the bracket).
#[must_use]
pub fn group(text: &str, at: usize) -> Option<Group> {
    let bytes = text.as_bytes();
    let start = skip_blank(text, at);
    let (mut at, mut name) = (start, start..start);
    loop {
        let token = token(bytes, at)?;
        match token.kind {
            Kind::Blank => {}
            Kind::Word if name.is_empty() => name = at..token.end,
            Kind::Open(close) => return Some(entries(text, name, at, close)),
            _ => return None,
        }
        at = token.end;
    }
}

/// What `entries` knows about the entry it is in.
#[derive(Default)]
struct Current {
    key: Option<Span>,
    value: Option<Span>,
    broken: bool,
}

impl Current {
    fn grow(&mut self, from: usize, to: usize) {
        self.value = Some(self.value.as_ref().map_or(from, |value| value.start)..to);
    }

    fn finish(&mut self, at: usize, end: usize, list: &mut Vec<Entry>) {
        let Self { key, value, broken } = std::mem::take(self);
        if key.is_some() || value.is_some() {
            let value = value.unwrap_or(at..at);
            list.push(Entry { key, value, end, whole: !broken });
        }
    }
}

fn entries(text: &str, name: Span, open: usize, own_close: u8) -> Group {
    let bytes = text.as_bytes();
    let mut group = Group { name, open, entries: Vec::new(), end: text.len(), whole: false };
    let mut stack: Vec<u8> = Vec::new();
    let mut now = Current::default();
    let mut after_bracket = false;
    let mut at = open + 1;
    while let Some(Token { kind, end, closed }) = token(bytes, at) {
        let inside = !stack.is_empty();
        if kind != Kind::Blank && !inside && after_bracket && !matches!(kind, Kind::Comma | Kind::Colon | Kind::Close(_)) {
            // A value is complete and another begins: the comma between them was lost.
            now.finish(at, at, &mut group.entries);
        }
        if kind != Kind::Blank {
            after_bracket = false;
        }
        now.broken |= !closed;
        match kind {
            Kind::Blank => {}
            Kind::Open(close) => {
                stack.push(close);
                now.grow(at, end);
            }
            Kind::Close(close) if inside => {
                now.broken |= stack.last() != Some(&close);
                let keep = stack.iter().rposition(|c| *c == close).unwrap_or(stack.len());
                stack.truncate(keep);
                after_bracket = stack.is_empty();
                now.grow(at, end);
            }
            Kind::Close(close) => {
                now.finish(at, at, &mut group.entries);
                group.end = end;
                group.whole = close == own_close;
                return group;
            }
            Kind::Comma if !inside => now.finish(at, end, &mut group.entries),
            Kind::Colon if !inside && own_close != b']' && now.key.is_none() => now.key = now.value.take(),
            Kind::Word | Kind::Quoted | Kind::Comma | Kind::Colon => now.grow(at, end),
        }
        at = end;
    }
    now.broken = true;
    now.finish(text.len(), text.len(), &mut group.entries);
    group
}

/// Looks at every bracket once.
#[must_use]
pub fn shape(text: &str) -> Shape {
    let bytes = text.as_bytes();
    let mut shape = Shape::default();
    let mut stack: Vec<(u8, usize)> = Vec::new();
    let mut at = 0;
    while let Some(token) = token(bytes, at) {
        if !token.closed {
            shape.unclosed = Some(at);
            return shape;
        }
        match token.kind {
            Kind::Open(close) => {
                stack.push((close, at));
                shape.depth = shape.depth.max(stack.len());
            }
            Kind::Close(close) if stack.pop().map(|(expected, _)| expected) != Some(close) => {
                shape.stray = Some(at);
                return shape;
            }
            _ => {}
        }
        at = token.end;
    }
    shape.unclosed = stack.last().map(|(_, at)| *at);
    shape
}

/// The value at a path such as `["pages".into(), 3.into(), "title".into(), "en".into()]`.
///
/// `Some(…)` and variants that wrap one group (`Journey((…))`) are seen through. An empty path is the whole value.
#[must_use]
pub fn find(text: &str, path: &[Step]) -> Option<Span> {
    let mut value = root(text)..skip_blank_back(text);
    for step in path {
        let mut inner = group(text, value.start)?;
        while let Some(wrapped) = wrapped(text, &inner) {
            inner = wrapped;
        }
        let entry = match step {
            Step::Name(name) => inner.entry(text, name),
            Step::At(at) => inner.entries.get(*at),
        };
        value = entry?.value.clone();
    }
    Some(value)
}

/// The longest part of a path that exists, for a field that is missing: its parent is where it should be.
#[must_use]
pub fn find_nearest(text: &str, path: &[Step]) -> Span {
    (0..=path.len()).rev().find_map(|len| find(text, path.get(..len)?)).unwrap_or(0..0)
}

fn wrapped(text: &str, outer: &Group) -> Option<Group> {
    match outer.entries.as_slice() {
        [only] if only.key.is_none() && !outer.name.is_empty() => group(text, only.value.start).filter(|g| g.end <= only.value.end),
        _ => None,
    }
}

fn skip_blank_back(text: &str) -> usize {
    text.trim_end().len()
}

/// The innermost `name: value` entry around an offset, for example the unknown field that `ron` complains about.
#[must_use]
pub fn enclosing_entry(text: &str, offset: usize) -> Option<Entry> {
    let mut found = None;
    let mut at = root(text);
    while let Some(inner) = group(text, at) {
        let Some(entry) = inner.entries.into_iter().find(|e| e.span().start <= offset && offset <= e.value.end) else { break };
        at = entry.value.start;
        let deeper = offset > at;
        if entry.key.is_some() {
            found = Some(entry);
        }
        if !deeper {
            break;
        }
    }
    found
}

/// The text with an entry and its comma replaced by blanks, byte for byte, so that every other offset stays true.
#[must_use]
pub fn without(text: &str, entry: &Entry) -> String {
    let cut = entry.span().start..entry.end;
    let blank = text.get(cut.clone()).unwrap_or_default().bytes().map(|b| if b == b'\n' { '\n' } else { ' ' });
    let mut out = String::with_capacity(text.len());
    out.push_str(text.get(..cut.start).unwrap_or_default());
    out.extend(blank);
    out.push_str(text.get(cut.end..).unwrap_or_default());
    out
}

/// Line and column of an offset, both from 1; columns count characters.
#[must_use]
pub fn line_col(text: &str, offset: usize) -> (u32, u32) {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = text.get(..offset).unwrap_or_default();
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before.get(start..).unwrap_or_default().chars().count() + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

/// The offset of a line and column as `ron` reports them; the end of the line or of the text where they lie beyond.
#[must_use]
pub fn offset_of(text: &str, line: u32, column: u32) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(at) => start += at + 1,
            None => return text.len(),
        }
    }
    let rest = text.get(start..).unwrap_or_default();
    let this = rest.split('\n').next().unwrap_or_default();
    let column = column.saturating_sub(1) as usize;
    start + this.char_indices().nth(column).map_or(this.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r##"#![enable(implicit_some)]
// a ( comment
(
    id: "a)b\"(", /* ( /* nested [ */ */ raw: r#"x " ( "#,
    pages: [
        (title: (zh: "零", en: "zero")),
        Quiz(title: (zh: "一", en: "one"), odd: ')', esc: '\''),
    ],
    map: { "k:1": [1, 2], "二": Some((a: 5)) },
)
"##;

    fn at(path: &[Step]) -> &'static str {
        find(TEXT, path).map_or("nothing", |span| &TEXT[span])
    }

    #[test]
    fn a_path_leads_to_its_value() {
        let cases: [(&[Step], &str); 9] = [
            (&["id".into()], r#""a)b\"(""#),
            (&["raw".into()], r##"r#"x " ( "#"##),
            (&["pages".into(), 0.into(), "title".into(), "en".into()], "\"zero\""),
            (&["pages".into(), 1.into(), "title".into(), "zh".into()], "\"一\""),
            (&["pages".into(), 1.into(), "odd".into()], "')'"),
            (&["pages".into(), 1.into(), "esc".into()], r"'\''"),
            (&["map".into(), "k:1".into(), 1.into()], "2"),
            (&["map".into(), "二".into(), "a".into()], "5"),
            (&["pages".into(), 2.into()], "nothing"),
        ];
        for (path, value) in cases {
            assert_eq!(at(path), value, "{path:?}");
        }
        assert!(TEXT[find(TEXT, &[]).unwrap()].starts_with("(\n"));
        let near = find_nearest(TEXT, &["pages".into(), 0.into(), "note".into()]);
        assert_eq!(&TEXT[near], r#"(title: (zh: "零", en: "zero"))"#);
    }

    #[test]
    fn lines_and_columns_count_characters() {
        let text = "ab\n零一二\n";
        for (offset, place) in [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (6, (2, 2)), (12, (2, 4)), (13, (3, 1)), (99, (3, 1))] {
            assert_eq!(line_col(text, offset), place, "{offset}");
            assert_eq!(offset_of(text, place.0, place.1), offset.min(text.len()), "{place:?}");
        }
        assert_eq!(line_col(text, 7), (2, 2), "inside a character");
        assert_eq!(offset_of(text, 1, 50), 2);
        assert_eq!(offset_of(text, 9, 1), text.len());
    }

    #[test]
    fn an_unknown_field_is_found_and_blanked() {
        let text = "(a: 1, futur: [(x: 2)],\n b: 3)";
        let entry = enclosing_entry(text, text.find("futur").unwrap() + 5).unwrap();
        assert_eq!(entry.name(text), "futur");
        let rest = without(text, &entry);
        assert_eq!(rest.len(), text.len());
        assert_eq!(rest.split_whitespace().collect::<String>(), "(a:1,b:3)");
        let inner = enclosing_entry(text, text.find('2').unwrap()).unwrap();
        assert_eq!(&text[inner.span()], "x: 2");
        assert_eq!(enclosing_entry("[1, 2]", 1), None);
    }

    #[test]
    fn every_whole_entry_of_a_cut_text_is_found() {
        let text = "[(a: 1), (b: \"x, y\"), [3], 4, (c: {5: 6})]";
        let whole: Vec<usize> = group(text, 0).unwrap().entries.iter().map(|e| e.value.end).collect();
        for cut in 1..text.len() {
            let group = group(&text[..cut], 0).unwrap();
            assert!(!group.whole);
            // The last entry of a cut text is never trusted unless something follows it.
            let found = group.entries.iter().filter(|e| e.whole).count();
            let sure = whole.iter().filter(|end| **end < cut).count();
            assert!(found == sure || found + 1 == sure, "{cut}: {found} of {sure}");
        }
    }

    #[test]
    fn broken_brackets_are_seen() {
        let cases = [
            ("(a: [1])", 2, None, None),
            ("(a: [1)", 2, Some(6), None),
            ("(a: [1", 2, None, Some(4)),
            ("(a: \"x)", 1, None, Some(4)),
            ("/* (", 0, None, Some(0)),
            (")", 0, Some(0), None),
            ("", 0, None, None),
        ];
        for (text, depth, stray, unclosed) in cases {
            assert_eq!(shape(text), Shape { depth, stray, unclosed }, "{text}");
        }
        let group = group("[(a: 1) (b: 2)]", 0).unwrap();
        assert_eq!(group.entries.len(), 2, "a lost comma");
        assert_eq!(shape(&"[".repeat(100_000)).depth, 100_000);
    }

    #[test]
    fn no_text_makes_it_stumble() {
        let pieces = ["(", ")", "[", "]", "{", "}", ",", ":", "\"", "\\", "'", "r#", "#", "/*", "*/", "//", "\n", "零", "a", "1"];
        let mut seed = 1_u64;
        for _ in 0..3000 {
            let mut text = String::new();
            for _ in 0..20 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
            }
            let _shape = shape(&text);
            let _found = find(&text, &["a".into(), 0.into()]);
            for offset in 0..=text.len() {
                if let Some(entry) = enclosing_entry(&text, offset) {
                    assert_eq!(without(&text, &entry).len(), text.len());
                }
            }
        }
    }
}
