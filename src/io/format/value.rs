//! Reads items and values strictly and fast; what it refuses, the forgiving reading takes apart.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use crate::model::{
    doc::{Fields, Item, Key, Reg, Value},
    limits, ron_scan,
    stamp::{EditorId, ItemId, Stamp},
    texts::{Text, files},
};

/// What is wrong at an offset.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::io) struct Fault {
    /// Where, in bytes.
    pub(in crate::io) at: usize,
    /// The sentence.
    pub(in crate::io) text: Text,
    /// What stands for `{0}`.
    pub(in crate::io) arg: String,
}

pub(in crate::io) type Read<T> = Result<T, Fault>;

/// A place in the text, going forward.
pub(in crate::io) struct Reader<'a> {
    pub(in crate::io) text: &'a str,
    pub(in crate::io) at: usize,
    /// How many brackets stand around the fields that are read.
    pub(in crate::io) level: usize,
    /// The most brackets around anything in a value that was taken over as it stood.
    pub(in crate::io) deepest: usize,
    names: Names<'a>,
    texts: Texts<'a>,
    editor: Option<(&'a str, EditorId)>,
    /// How many registers the last item had; the next one probably has as many.
    registers: usize,
}

/// Names of registers and kinds, each kept once in memory.
///
/// Items of one kind name their registers in the same order: what followed a name last time is looked at first.
#[derive(Default)]
struct Names<'a> {
    list: Vec<(&'a str, Key, usize)>,
    at: HashMap<&'a str, usize>,
    last: usize,
}

impl<'a> Names<'a> {
    fn key(&mut self, name: &'a str) -> Key {
        let guess = self.list.get(self.last).map_or(0, |(.., next)| *next);
        let at = if self.list.get(guess).is_some_and(|(known, ..)| *known == name) { guess } else { self.find(name) };
        if let Some((.., next)) = self.list.get_mut(self.last) {
            *next = at;
        }
        self.last = at;
        self.list.get(at).map_or_else(|| Key::from(name), |(_, key, _)| key.clone())
    }

    fn find(&mut self, name: &'a str) -> usize {
        let list = &mut self.list;
        *self.at.entry(name).or_insert_with(|| {
            list.push((name, Key::from(name), 0));
            list.len() - 1
        })
    }
}

/// Short texts that were read not long ago: a zone, a name, a day stand in many items and are kept once in memory.
struct Texts<'a>(Vec<Option<(&'a str, Arc<str>)>>);

/// Longer texts rarely come twice.
const SHORT: usize = 24;
const SLOTS: usize = 256;

impl<'a> Texts<'a> {
    fn text(&mut self, text: &'a str) -> Arc<str> {
        if text.len() > SHORT {
            return text.into();
        }
        if self.0.is_empty() {
            self.0.resize(SLOTS, None);
        }
        // Which slot does not matter for what is read, only for how often a text is found in it.
        let mix = text.bytes().fold(0_u32, |hash, byte| (hash.rotate_left(5) ^ u32::from(byte)).wrapping_mul(0x9e37_79b9));
        let Some(slot) = self.0.get_mut((mix >> 24) as usize % SLOTS) else { return text.into() };
        match slot {
            Some((known, kept)) if *known == text => Arc::clone(kept),
            slot => {
                let fresh: Arc<str> = text.into();
                *slot = Some((text, Arc::clone(&fresh)));
                fresh
            }
        }
    }
}

impl<'a> Reader<'a> {
    pub(in crate::io) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at, level: 0, deepest: 0, names: Names::default(), texts: Texts(Vec::new()), editor: None, registers: 4 }
    }

    pub(in crate::io) fn fault<T>(&self, text: Text) -> Read<T> {
        self.fault_with(text, "")
    }

    pub(in crate::io) fn fault_with<T>(&self, text: Text, arg: &str) -> Read<T> {
        Err(Fault { at: self.at, text, arg: arg.chars().take(60).collect() })
    }

    /// The next byte that is not blank.
    pub(in crate::io) fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                Some(b'/') => {
                    let next = ron_scan::skip_blank(self.text, self.at);
                    if next == self.at {
                        return Some(b'/');
                    }
                    self.at = next;
                }
                other => return other.copied(),
            }
        }
    }

    pub(in crate::io) fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    pub(in crate::io) fn expect(&mut self, byte: u8) -> Read<()> {
        if self.eat(byte) { Ok(()) } else { self.fault_with(files::EXPECTED, char::from(byte).encode_utf8(&mut [0; 4])) }
    }

    /// A name such as `items`, `true`, `r#type`.
    pub(in crate::io) fn word(&mut self) -> Read<&'a str> {
        self.peek();
        let rest = self.text.get(self.at..).unwrap_or_default();
        let len = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'#' | b'+' | b'-' | b'.')).count();
        if len == 0 {
            return self.fault(files::EXPECTED_NAME);
        }
        self.at += len;
        Ok(rest.get(..len).unwrap_or_default())
    }

    /// The field's name and its colon.
    pub(in crate::io) fn field(&mut self) -> Read<&'a str> {
        let name = self.word()?;
        self.expect(b':')?;
        Ok(name)
    }

    /// After an entry: a comma, or the group's end which the caller then eats.
    pub(in crate::io) fn comma(&mut self, close: u8) -> Read<()> {
        if self.eat(b',') || self.peek() == Some(close) { Ok(()) } else { self.fault_with(files::EXPECTED, ",") }
    }

    /// Skips a value and gives it as written.
    pub(in crate::io) fn raw(&mut self) -> Read<&'a str> {
        self.peek();
        let start = self.at;
        match ron_scan::value_end(self.text, start).filter(|end| *end > start) {
            Some(end) => {
                self.at = end;
                let raw = self.text.get(start..end).unwrap_or_default();
                self.deepest = self.deepest.max(self.level + ron_scan::shape(raw).depth);
                Ok(raw)
            }
            None => self.fault(files::BROKEN_BRACKETS),
        }
    }

    pub(in crate::io) fn string(&mut self) -> Read<Cow<'a, str>> {
        if self.peek() == Some(b'"')
            && let Some(text) = self.simple()
        {
            return Ok(Cow::Borrowed(text));
        }
        let start = self.at;
        let Some(end) = ron_scan::quoted_end(self.text, start) else { return self.fault(files::EXPECTED_TEXT) };
        let whole = self.text.get(start..end).unwrap_or_default();
        let text = if let Some(inner) = whole.strip_prefix('"') {
            let inner = inner.strip_suffix('"').unwrap_or(inner);
            if inner.contains('\\') {
                Cow::Owned(unescape(inner).ok_or(()).or_else(|()| self.fault(files::BAD_ESCAPE))?)
            } else {
                Cow::Borrowed(inner)
            }
        } else if let Some(inner) = whole.strip_prefix('r') {
            let inner = inner.trim_matches('#');
            Cow::Borrowed(inner.strip_prefix('"').and_then(|t| t.strip_suffix('"')).unwrap_or(inner))
        } else {
            return self.fault(files::EXPECTED_TEXT);
        };
        if text.len() > limits::MAX_TEXT_BYTES {
            return self.fault_with(files::TEXT_TOO_LONG, &(limits::MAX_TEXT_BYTES / 1024).to_string());
        }
        self.at = end;
        Ok(text)
    }

    /// The quoted text that begins here, when nothing in it is escaped: nearly every text is one of these.
    fn simple(&mut self) -> Option<&'a str> {
        let start = self.at + 1;
        let rest = self.text.as_bytes().get(start..)?;
        let end = start + memchr::memchr2(b'"', b'\\', rest)?;
        let text = self.text.get(start..end).filter(|text| text.len() <= limits::MAX_TEXT_BYTES)?;
        (self.text.as_bytes().get(end) == Some(&b'"')).then(|| {
            self.at = end + 1;
            text
        })
    }

    /// A name that comes often: register, kind.
    fn key(&mut self) -> Read<Key> {
        let name = self.string()?;
        if name.len() > limits::MAX_NAME_CHARS * 4 {
            return self.fault_with(files::NAME_TOO_LONG, &limits::MAX_NAME_CHARS.to_string());
        }
        Ok(match name {
            Cow::Borrowed(name) => self.names.key(name),
            Cow::Owned(name) => Key::from(name),
        })
    }

    fn editor(&mut self, name: &'a str, start: usize) -> Read<EditorId> {
        if let Some((_, editor)) = self.editor.filter(|(last, _)| *last == name) {
            return Ok(editor);
        }
        let editor = name.parse().map_err(|_bad| Fault { at: start, text: files::BAD_STAMP, arg: short(name) })?;
        self.editor = Some((name, editor));
        Ok(editor)
    }

    /// A text without escapes: ids and stamps have none.
    fn plain(&mut self) -> Read<(&'a str, usize)> {
        self.peek();
        let start = self.at;
        match self.string()? {
            Cow::Borrowed(text) => Ok((text, start)),
            Cow::Owned(text) => Err(Fault { at: start, text: files::BAD_STAMP, arg: short(&text) }),
        }
    }

    /// `editor.n` or `editor-k`.
    fn pair(&mut self, between: char) -> Read<(EditorId, u64)> {
        let (text, start) = self.plain()?;
        let bad = || Fault { at: start, text: files::BAD_STAMP, arg: short(text) };
        let (editor, n) = text.split_once(between).ok_or_else(bad)?;
        let n = n.parse().map_err(|_bad| bad())?;
        Ok((self.editor(editor, start)?, n))
    }

    fn stamp(&mut self) -> Read<Stamp> {
        self.pair('.').map(|(editor, n)| Stamp { editor, n })
    }

    /// Deletions or births made at the same time.
    fn stamps(&mut self) -> Read<Vec<Stamp>> {
        let mut stamps = Vec::new();
        self.expect(b'[')?;
        while !self.eat(b']') {
            if stamps.len() >= limits::MAX_LIST {
                return self.fault_with(files::LIST_TOO_LONG, &limits::MAX_LIST.to_string());
            }
            stamps.push(self.stamp()?);
            self.comma(b']')?;
        }
        Ok(stamps)
    }

    fn value(&mut self) -> Read<Value> {
        match self.peek() {
            Some(b'"' | b'r') => Ok(Value::Text(self.shared()?)),
            Some(b'[') => self.list(),
            _ => {
                let start = self.at;
                let word = self.word()?;
                match word {
                    "None" => return Ok(Value::Empty),
                    "true" => return Ok(Value::Flag(true)),
                    "false" => return Ok(Value::Flag(false)),
                    _ => {}
                }
                let number =
                    if word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) { word.parse::<f64>().ok() } else { None };
                number.filter(|n| n.is_finite()).map(|n| Value::Num(if n == 0.0 { 0.0 } else { n })).ok_or_else(|| Fault {
                    at: start,
                    text: files::BAD_VALUE,
                    arg: short(word),
                })
            }
        }
    }

    fn shared(&mut self) -> Read<Arc<str>> {
        Ok(match self.string()? {
            Cow::Borrowed(text) => self.texts.text(text),
            Cow::Owned(text) => text.into(),
        })
    }

    fn list(&mut self) -> Read<Value> {
        let mut list = Vec::<Arc<str>>::new();
        self.expect(b'[')?;
        while !self.eat(b']') {
            if list.len() >= limits::MAX_LIST {
                return self.fault_with(files::LIST_TOO_LONG, &limits::MAX_LIST.to_string());
            }
            list.push(self.shared()?);
            self.comma(b']')?;
        }
        Ok(Value::List(list))
    }

    /// `value`, `(value, "stamp")` or `(value, "stamp", [(value, "stamp"), …])`.
    ///
    /// Without a stamp of its own it has that of its item, which may not be known yet.
    fn register(&mut self) -> Read<(Reg, bool)> {
        if !self.eat(b'(') {
            return Ok((Reg { value: self.value()?, stamp: Stamp::default(), rivals: Vec::new() }, true));
        }
        let (value, stamp) = self.stamped()?;
        let mut rivals = Vec::new();
        if self.eat(b'[') {
            while !self.eat(b']') {
                if rivals.len() >= limits::MAX_LIST {
                    return self.fault_with(files::LIST_TOO_LONG, &limits::MAX_LIST.to_string());
                }
                self.expect(b'(')?;
                rivals.push(self.stamped()?);
                self.expect(b')')?;
                self.comma(b']')?;
            }
            self.comma(b')')?;
        }
        self.expect(b')')?;
        Ok((Reg { value, stamp, rivals }, false))
    }

    fn stamped(&mut self) -> Read<(Value, Stamp)> {
        let value = self.value()?;
        self.expect(b',')?;
        let stamp = self.stamp()?;
        self.comma(b')')?;
        Ok((value, stamp))
    }

    fn registers(&mut self, draft: &mut Draft) -> Read<()> {
        draft.fields = Vec::with_capacity(self.registers);
        (draft.loose, draft.more_loose) = (0, Vec::new());
        self.expect(b'{')?;
        while !self.eat(b'}') {
            let key = self.key()?;
            self.expect(b':')?;
            let register = self.register()?;
            draft.add(key, register);
            self.comma(b'}')?;
        }
        self.registers = draft.fields.len();
        Ok(())
    }

    /// `editor: largest n` of every editor.
    pub(in crate::io) fn seen(&mut self) -> Read<Vec<(EditorId, u64)>> {
        let mut seen = Vec::new();
        self.expect(b'{')?;
        while !self.eat(b'}') {
            let (name, start) = self.plain()?;
            let editor = self.editor(name, start)?;
            self.expect(b':')?;
            let number = self.word()?;
            match number.parse() {
                Ok(n) => seen.push((editor, n)),
                Err(_bad) => return self.fault_with(files::BAD_VALUE, number),
            }
            self.comma(b'}')?;
        }
        Ok(seen)
    }

    /// One whole item.
    pub(in crate::io) fn item(&mut self) -> Read<(ItemId, Item)> {
        let start = self.at;
        let mut draft = Draft::default();
        self.expect(b'(')?;
        while !self.eat(b')') {
            let name = self.field()?;
            self.item_field(name, &mut draft)?;
            self.comma(b')')?;
        }
        draft.finish(start)
    }

    fn item_field(&mut self, name: &'a str, draft: &mut Draft) -> Read<()> {
        match name {
            "id" => draft.id = Some(self.pair('-').map(|(editor, k)| ItemId { editor, k })?),
            "kind" => draft.kind = Some(self.key()?),
            "at" => draft.life = Some(self.stamp()?),
            "gone" => draft.gone = self.value()?.is_set(),
            "dropped" => draft.dropped = self.stamps()?,
            "born" => draft.born = self.stamps()?,
            "set" => self.registers(draft)?,
            _ => draft.unknown.push((name.to_owned(), self.raw()?.to_owned())),
        }
        Ok(())
    }

    /// An item that `item` refused: every value that can be read, and the faults of the others.
    pub(in crate::io) fn item_in_parts(&mut self) -> Read<(ItemId, Item, Vec<Fault>)> {
        let start = self.at;
        let Some(group) = ron_scan::group(self.text, start) else { return self.fault_with(files::EXPECTED, "(") };
        let (mut draft, mut faults) = (Draft::default(), Vec::new());
        for entry in &group.entries {
            let name = entry.name(self.text);
            self.at = entry.value.start;
            if !entry.whole && name != "set" {
                faults.push(Fault { at: self.at, text: files::BROKEN_BRACKETS, arg: String::new() });
                continue;
            }
            if name == "set" {
                self.registers_in_parts(&mut draft, &mut faults);
                continue;
            }
            let read = if is_word(name) { self.item_field(name, &mut draft) } else { self.fault(files::EXPECTED_NAME) };
            match read {
                Err(fault) if matches!(name, "id" | "kind" | "at") => return Err(fault),
                Err(fault) => faults.push(fault),
                Ok(()) => {}
            }
        }
        draft.finish(start).map(|(id, item)| (id, item, faults))
    }

    fn registers_in_parts(&mut self, draft: &mut Draft, faults: &mut Vec<Fault>) {
        let Some(group) = ron_scan::group(self.text, self.at) else { return };
        for entry in &group.entries {
            let Some(key) = entry.key.as_ref().filter(|_| entry.whole) else {
                faults.push(Fault { at: entry.value.start, text: files::EXPECTED_NAME, arg: String::new() });
                continue;
            };
            self.at = key.start;
            let name = self.key();
            self.at = entry.value.start;
            match name.and_then(|name| Ok((name, self.register()?))) {
                Ok(_) if self.at != entry.value.end => faults.push(Fault { at: self.at, text: files::EXPECTED, arg: ",".to_owned() }),
                Ok((name, _)) if draft.fields.iter().any(|(known, _)| *known == name) => {
                    faults.push(Fault { at: key.start, text: files::TWICE, arg: short(name.as_str()) });
                }
                Ok((name, register)) => draft.add(name, register),
                Err(fault) => {
                    let raw = self.text.get(entry.value.clone()).unwrap_or_default();
                    if is_newer_value(raw) {
                        // It stays as it stands, under its own name.
                        draft.unknown.push((format!("{SET}{}", self.text.get(key.clone()).unwrap_or_default()), raw.to_owned()));
                        faults.push(Fault { at: fault.at, text: files::KEPT_VALUE, arg: short(raw) });
                    } else {
                        faults.push(fault);
                    }
                }
            }
        }
    }
}

/// Whether a name can stand before a colon as it is; what damage has made of one cannot.
pub(in crate::io) fn is_word(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'#' | b'+' | b'-' | b'.'))
}

/// What stands before the name of a register whose value this version does not know.
pub(in crate::io) const SET: &str = "set/";

/// Whether a value that this version cannot read is one of a newer version: a variant, a struct, a map. Numbers and words that are
/// no values are damage.
fn is_newer_value(raw: &str) -> bool {
    // A value with its stamp: what counts is the value.
    let inner = raw.strip_prefix('(').map_or(raw, str::trim_start);
    let named = |text: &str| text.starts_with(|c: char| c.is_ascii_uppercase()) && !["NaN", "None", "Infinity"].iter().any(|w| text.starts_with(w));
    let shape = raw.starts_with('{') || inner.starts_with(['(', '{']) || (raw.starts_with('(') && inner.split(':').next().is_some_and(is_field));
    (named(inner) || shape) && ron_scan::shape(raw).stray.is_none() && ron_scan::shape(raw).unclosed.is_none()
}

fn is_field(name: &str) -> bool {
    !name.is_empty() && name.trim().chars().all(|c| c.is_ascii_lowercase() || c == '_')
}

fn short(text: &str) -> String {
    text.chars().take(60).collect()
}

/// An item while its fields come in.
#[derive(Default)]
struct Draft {
    id: Option<ItemId>,
    kind: Option<Key>,
    life: Option<Stamp>,
    gone: bool,
    dropped: Vec<Stamp>,
    born: Vec<Stamp>,
    fields: Vec<(Key, Reg)>,
    /// The fields that wait for the stamp of the item: a bit each, and the places of those behind the 64th.
    loose: u64,
    more_loose: Vec<usize>,
    unknown: Vec<(String, String)>,
}

impl Draft {
    fn add(&mut self, key: Key, (reg, loose): (Reg, bool)) {
        match (loose, self.fields.len()) {
            (true, at @ 0..64) => self.loose |= 1 << at,
            (true, at) => self.more_loose.push(at),
            (false, _) => {}
        }
        self.fields.push((key, reg));
    }

    fn finish(mut self, start: usize) -> Read<(ItemId, Item)> {
        let missing = |name: &str| Fault { at: start, text: files::MISSING_FIELD, arg: name.to_owned() };
        let id = self.id.ok_or_else(|| missing("id"))?;
        let kind = self.kind.ok_or_else(|| missing("kind"))?;
        let life = self.life.ok_or_else(|| missing("at"))?;
        let mut item = Item { gone: self.gone, dropped: self.dropped, ..Item::new(kind, life, Fields::new()) };
        if !item.gone {
            item.born = self.born;
            item.unknown = self.unknown;
            // In the order in which they are written: fields as they stood, values by name.
            let set = |name: &str| name.strip_prefix(SET).map(str::to_owned);
            if item.unknown.len() > 1 {
                item.unknown.sort_by_key(|(name, _)| set(name));
            }
            let count = self.fields.len();
            let early = (0..64_usize).take_while(|at| *at < count).filter(|at| self.loose >> at & 1 == 1);
            for at in early.chain(self.more_loose) {
                if let Some((_, reg)) = self.fields.get_mut(at) {
                    reg.stamp = life;
                }
            }
            item.fields = self.fields.into_iter().collect();
            if item.fields.len() < count {
                return Err(Fault { at: start, text: files::TWICE, arg: id.to_string() });
            }
        }
        Ok((id, item))
    }
}

/// The text that RON's escapes stand for; `None` for an escape that RON does not know.
fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(rest.get(..at)?);
        let mut chars = rest.get(at + 1..)?.chars();
        match chars.next()? {
            c @ ('\'' | '"' | '\\') => out.push(c),
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            '0' => out.push('\0'),
            'x' => {
                let hex = chars.as_str().get(..2)?;
                out.push(char::from(u8::from_str_radix(hex, 16).ok().filter(u8::is_ascii)?));
                chars = chars.as_str().get(2..)?.chars();
            }
            'u' => {
                let (hex, after) = chars.as_str().strip_prefix('{')?.split_once('}')?;
                let code = if (1..=6).contains(&hex.len()) { u32::from_str_radix(hex, 16).ok()? } else { return None };
                out.push(char::from_u32(code)?);
                chars = after.chars();
            }
            _ => return None,
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    Some(out)
}
