//! The outline of a RON text: every bracket, entry and value with its place, also when the text is broken or cut off.

/// A value of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Node {
    /// First byte, of the name where the value is written `Name(…)`.
    pub(super) at: usize,
    /// The byte after the last.
    pub(super) end: usize,
    /// `(`, `[`, `{`, or a blank for a plain value.
    pub(super) open: char,
    /// What is inside the brackets.
    pub(super) parts: Vec<Part>,
}

/// One entry of a struct, list, tuple or map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The field's name or the map's key; "" for a list.
    pub(super) name: String,
    /// First byte, of the name where there is one.
    pub(super) at: usize,
    /// The byte after the comma, or after the value where no comma follows.
    pub(super) end: usize,
    /// The value.
    pub(super) node: Node,
}

/// One step from a value to one inside it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'a> {
    /// The field of this name.
    Field(&'a str),
    /// The entry at this index.
    Index(usize),
}

impl<'a> From<&'a str> for Step<'a> {
    fn from(name: &'a str) -> Self {
        Self::Field(name)
    }
}

impl From<usize> for Step<'_> {
    fn from(at: usize) -> Self {
        Self::Index(at)
    }
}

impl Node {
    /// The value at the end of a path, or the nearest one on the way: a place is always found.
    pub(super) fn place(&self, path: &[Step<'_>]) -> &Self {
        let Some((step, rest)) = path.split_first() else { return self };
        // `Exercise((id: "x"))`: the inner brackets are the value.
        if let [only] = self.parts.as_slice()
            && self.open == '('
            && only.name.is_empty()
            && only.node.open != ' '
        {
            return only.node.place(path);
        }
        let found = match step {
            Step::Field(name) => self.parts.iter().find(|p| p.name == *name),
            Step::Index(at) => self.parts.get(*at),
        };
        found.map_or(self, |part| part.node.place(rest))
    }

    /// Walks over this value and all inside it.
    pub(super) fn each(&self, see: &mut impl FnMut(&Self)) {
        see(self);
        for part in &self.parts {
            part.node.each(see);
        }
    }

    /// The largest list element that holds the byte: a page, an activity, a term.
    pub(super) fn outer_element_at(&self, byte: usize) -> Option<&Part> {
        let inside = self.parts.iter().rfind(|p| p.at <= byte && byte <= p.end)?;
        if self.open == '[' { Some(inside) } else { inside.node.outer_element_at(byte) }
    }

    /// The smallest list element that holds the byte.
    pub(super) fn element_at(&self, byte: usize) -> Option<&Part> {
        let inside = self.parts.iter().rfind(|p| p.at <= byte && byte <= p.end)?;
        inside.node.element_at(byte).or_else(|| (self.open == '[').then_some(inside))
    }
}

/// Outlines a text. A broken one is mended by its indentation, as a person would read it.
pub(super) fn outline(text: &str) -> Node {
    mended(text).map_or_else(|| Scan::new(text, false).run().0, |mended| mended.tree)
}

/// How a text whose brackets or quotes have no partner was read.
pub(super) struct Mended {
    pub(super) tree: Node,
    /// Where something had to be guessed.
    pub(super) guesses: Vec<usize>,
    /// The brackets that are still open at the end, as their closing partners.
    pub(super) tail: String,
}

/// Mends a text; `None` when every bracket and quote has its partner.
pub(super) fn mended(text: &str) -> Option<Mended> {
    if Scan::new(text, false).run().1 {
        return None;
    }
    let mut scan = Scan::new(text, true);
    let tree = scan.run().0;
    Some(Mended { tree, guesses: scan.guesses, tail: scan.tail })
}

struct Frame {
    open: char,
    at: usize,
    /// The indentation of its line, when the bracket begins the line.
    indent: Option<usize>,
    line_indent: usize,
    parts: Vec<Part>,
    begun: Option<usize>,
    name: String,
    value: Option<Node>,
}

impl Frame {
    fn new(open: char, at: usize, indent: Option<usize>, line_indent: usize) -> Self {
        Self { open, at, indent, line_indent, parts: Vec::new(), begun: None, name: String::new(), value: None }
    }

    fn finish_part(&mut self, end: Option<usize>) {
        let name = std::mem::take(&mut self.name);
        let begun = self.begun.take();
        if let Some(node) = self.value.take() {
            self.parts.push(Part { name, at: begun.unwrap_or(node.at), end: end.unwrap_or(node.end), node });
        } else if let Some(at) = begun {
            let node = Node { at, end: end.unwrap_or(at), open: ' ', parts: Vec::new() };
            self.parts.push(Part { name, at, end: end.unwrap_or(at), node });
        }
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    mend: bool,
    sound: bool,
    stack: Vec<Frame>,
    guesses: Vec<usize>,
    tail: String,
}

impl<'a> Scan<'a> {
    fn new(text: &'a str, mend: bool) -> Self {
        Self { text, at: 0, mend, sound: true, stack: vec![Frame::new(' ', 0, None, 0)], guesses: Vec::new(), tail: String::new() }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn run(&mut self) -> (Node, bool) {
        while let Some(c) = self.rest().chars().next() {
            match c {
                c if c.is_whitespace() => self.at += c.len_utf8(),
                '/' if self.rest().starts_with("//") => self.at += self.rest().find('\n').unwrap_or(self.rest().len()),
                '/' if self.rest().starts_with("/*") => self.at += self.rest().find("*/").map_or(self.rest().len(), |n| n + 2),
                '(' | '[' | '{' => self.open(c),
                ')' | ']' | '}' => self.close(c),
                ',' => {
                    self.at += 1;
                    let end = self.at;
                    if let Some(frame) = self.stack.last_mut() {
                        frame.finish_part(Some(end));
                    }
                }
                ':' => self.colon(),
                '"' => self.value(Self::string_len),
                'r' if self.rest().starts_with("r\"") || self.rest().starts_with("r#") => self.value(Self::raw_len),
                _ => self.value(Self::word_len),
            }
        }
        while self.stack.len() > 1 {
            self.sound = false;
            match self.stack.last().map_or(' ', |f| f.open) {
                '(' => self.tail.push(')'),
                '[' => self.tail.push(']'),
                _ => self.tail.push('}'),
            }
            self.pop(self.text.len());
        }
        let root = self.stack.pop().map(|mut frame| {
            frame.finish_part(None);
            frame.parts.into_iter().next().map(|p| p.node).unwrap_or_default()
        });
        (root.unwrap_or_default(), self.sound)
    }

    fn string_len(&mut self) -> usize {
        let rest = self.rest();
        let mut chars = rest.char_indices().skip(1);
        while let Some((at, c)) = chars.next() {
            match c {
                '\\' => _ = chars.next(),
                '"' => return at + 1,
                '\n' if self.mend && looks_like_code(rest.get(at + 1..).unwrap_or("")) => {
                    self.guesses.push(self.at);
                    return at;
                }
                _ => {}
            }
        }
        self.sound = false;
        self.guesses.push(self.at);
        rest.len()
    }

    fn raw_len(&mut self) -> usize {
        let rest = self.rest();
        let hashes = rest.chars().skip(1).take_while(|c| *c == '#').count();
        let end = format!("\"{}", "#".repeat(hashes));
        let body = hashes + 2;
        rest.get(body..).and_then(|r| r.find(&end)).map_or(rest.len(), |n| body + n + end.len())
    }

    fn word_len(&mut self) -> usize {
        let rest = self.rest();
        let stop = |c: char| c.is_whitespace() || "()[]{},:\"".contains(c);
        rest.find(stop).filter(|n| *n > 0).unwrap_or_else(|| rest.chars().next().map_or(1, char::len_utf8))
    }

    fn value(&mut self, len: fn(&mut Self) -> usize) {
        let at = self.at;
        self.at += len(self).max(1);
        let end = self.at;
        let Some(frame) = self.stack.last_mut() else { return };
        if frame.value.is_some() {
            frame.finish_part(None);
        }
        frame.begun.get_or_insert(at);
        frame.value = Some(Node { at, end, open: ' ', parts: Vec::new() });
    }

    fn colon(&mut self) {
        self.at += 1;
        let text = self.text;
        let Some(frame) = self.stack.last_mut() else { return };
        if let Some(name) = frame.value.take() {
            text.get(name.at..name.end).unwrap_or("").trim_matches('"').clone_into(&mut frame.name);
        }
    }

    /// The indentation of the line, and whether the current byte is the first of it that is not blank.
    fn indent(&self) -> (usize, bool) {
        let before = self.text.get(..self.at).unwrap_or("");
        let line = before.rsplit('\n').next().unwrap_or("");
        let first = line.chars().all(char::is_whitespace);
        (line.chars().take_while(|c| c.is_whitespace()).count(), first)
    }

    fn open(&mut self, c: char) {
        let (line_indent, first) = self.indent();
        let indent = first.then_some(line_indent);
        if self.mend
            && first
            && let Some(depth) = self.stack.iter().rposition(|f| f.open == c && f.indent == indent)
        {
            // The one before at the same indentation was never closed.
            self.guesses.push(self.stack.get(depth).map_or(self.at, |f| f.at));
            while self.stack.len() > depth {
                self.pop(self.at);
            }
            if let Some(frame) = self.stack.last_mut() {
                frame.finish_part(None);
            }
        }
        let mut at = self.at;
        if let Some(frame) = self.stack.last_mut() {
            match frame.value.take() {
                Some(word) if word.open == ' ' => at = word.at,
                Some(other) => {
                    frame.value = Some(other);
                    frame.finish_part(None);
                }
                None => {}
            }
            frame.begun.get_or_insert(at);
        }
        self.stack.push(Frame::new(c, at, indent, line_indent));
        self.at += 1;
    }

    fn close(&mut self, c: char) {
        let wanted = match c {
            ')' => '(',
            ']' => '[',
            _ => '{',
        };
        let (line_indent, first) = self.indent();
        let top = self.stack.last().map_or(' ', |f| f.open);
        self.at += 1;
        if top != wanted {
            self.sound = false;
        }
        if self.stack.len() < 2 {
            self.sound = false;
            return;
        }
        if !self.mend {
            self.pop(self.at);
            return;
        }
        let depth = if first {
            self.stack.iter().rposition(|f| f.open == wanted && f.line_indent == line_indent)
        } else {
            let near = self.stack.iter().rposition(|f| f.open == wanted).filter(|d| d + 3 > self.stack.len());
            // A bracket that begins a line and spans several is closed by one that begins a line.
            near.filter(|d| self.stack.get(*d).is_some_and(|f| f.indent.is_none() || !self.text.get(f.at..self.at).unwrap_or("").contains('\n')))
        };
        match depth {
            Some(depth) => {
                if depth + 1 < self.stack.len() {
                    self.guesses.push(self.stack.last().map_or(self.at, |f| f.at));
                }
                while self.stack.len() > depth.max(1) {
                    self.pop(self.at);
                }
            }
            None => self.guesses.push(self.at - 1),
        }
    }

    fn pop(&mut self, end: usize) {
        if let Some(mut frame) = self.stack.pop() {
            frame.finish_part(None);
            let node = Node { at: frame.at, end, open: frame.open, parts: frame.parts };
            if let Some(parent) = self.stack.last_mut() {
                parent.value = Some(node);
            }
        }
    }
}

/// A line of structure, not of prose: the string above it lacks its closing quote.
fn looks_like_code(line: &str) -> bool {
    let line = line.trim_start();
    let word = line.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').count();
    line.starts_with([')', '(', ']']) || (word > 0 && line.chars().nth(word) == Some(':'))
}

/// Line and column, from 1, of a byte.
pub(super) fn line_column(text: &str, byte: usize) -> (u32, u32) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line as u32, column as u32)
}

/// The byte of a line and column, from 1.
pub(super) fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        start = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |n| start + n + 1);
    }
    let rest = text.get(start..).unwrap_or("");
    rest.char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(n, _)| start + n)
}

/// The text with a part replaced by blanks, so that everything else keeps its line and column.
pub(super) fn blank(text: &str, from: usize, to: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        out.push(if (from..to).contains(&at) && c != '\n' { ' ' } else { c });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found() {
        let text = "(\n  id: \"a\",\n  pages: [\n    (id: \"p1\", blocks: [Exercise((id: \"x\"))]),\n    (id: \"p2\"),\n  ],\n)";
        let tree = outline(text);
        let spot = |path: &[Step<'_>]| line_column(text, tree.place(path).at);
        assert_eq!(spot(&["id".into()]), (2, 7));
        assert_eq!(spot(&["pages".into(), 1.into(), "id".into()]), (5, 10));
        assert_eq!(spot(&["pages".into(), 0.into(), "blocks".into(), 0.into(), "id".into()]), (4, 39));
        assert_eq!(spot(&["pages".into(), 0.into(), "nothing".into()]), (4, 5), "the nearest place");
    }

    #[test]
    fn broken_pages_end_where_their_indentation_says() {
        for broken in ["(id: \"p2\", blocks: [1, 2,", "(id: \"p2, title: 4),", "(id: \"p2\"),\n    ),", "(id: \"p2\", blocks: [1, 2),"] {
            let text = format!("(\n  pages: [\n    (\n      id: \"p1\",\n    ),\n    {broken}\n    (\n      id: \"p3\",\n    ),\n  ],\n)");
            let tree = outline(&text);
            let ids: Vec<&str> = tree.place(&["pages".into()]).parts.iter().filter_map(|p| text.get(p.node.place(&["id".into()]).at..)).collect();
            assert!(ids.first().is_some_and(|s| s.starts_with("\"p1\"")), "{broken}");
            assert!(ids.last().is_some_and(|s| s.starts_with("\"p3\"")), "{broken}: {ids:?}");
        }
    }
}
