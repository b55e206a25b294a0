//! What an item is made of: named registers that hold a value, its stamp and the values nobody has decided between.

use std::{borrow::Borrow, fmt, sync::Arc};

use super::{
    fields::Fields,
    stamp::{ItemId, Stamp},
};

/// The name of a register or of an item's kind: `text`, `lane:action`, `card`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Arc<str>);

impl Key {
    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Key {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Key {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&Key> for Key {
    fn from(key: &Key) -> Self {
        key.clone()
    }
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a register holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing: cleared, or never filled.
    #[default]
    Empty,
    /// A text; dates are texts such as `2026-12-18`, choices are the option's id.
    Text(Arc<str>),
    /// A finite number.
    Num(f64),
    /// Yes or no.
    Flag(bool),
    /// Several option ids, or several names.
    List(Vec<Arc<str>>),
}

impl Value {
    /// Makes a text; an empty one is `Empty`.
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.into()) }
    }

    /// Makes a reference to another item.
    #[must_use]
    pub fn item(id: ItemId) -> Self {
        Self::Text(id.to_string().into())
    }

    /// The text, or "" for anything else.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_num(&self) -> Option<f64> {
        match self {
            Self::Num(n) => Some(*n),
            _ => None,
        }
    }

    /// True only for a set flag.
    #[must_use]
    pub fn is_set(&self) -> bool {
        matches!(self, Self::Flag(true))
    }

    /// The item it refers to, if it is a reference.
    #[must_use]
    pub fn as_item(&self) -> Option<ItemId> {
        self.as_str().parse().ok()
    }

    /// True for nothing, blank text, an empty list and an unset flag.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty | Self::Flag(false) => true,
            Self::Text(text) => text.chars().all(char::is_whitespace),
            Self::Num(_) | Self::Flag(true) => false,
            Self::List(list) => list.is_empty(),
        }
    }
}

/// A value with the moment it was set, and concurrent values that nobody has decided about yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Reg {
    /// The value shown.
    pub value: Value,
    /// When it was set.
    pub stamp: Stamp,
    /// Values set elsewhere without knowing this one: conflicts, until somebody picks.
    pub rivals: Vec<(Value, Stamp)>,
}

/// Something that can be inserted and deleted: a card, a touchpoint, a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// What it is: `stage`, `touchpoint`, `card`, `row`, `note` …
    pub kind: Key,
    /// When it was made, deleted or brought back.
    pub life: Stamp,
    /// A tombstone: the text is gone, only the id and the stamp stay.
    pub gone: bool,
    /// Its registers; none when gone.
    pub fields: Fields,
    /// Deletions elsewhere by people who did not know what was made of it here: it stays, with a badge, until
    /// somebody decides. On a tombstone: further deletions, made at the same time.
    pub dropped: Vec<Stamp>,
    /// Further births at the same time as `life`: two people brought it back without knowing of each other.
    pub born: Vec<Stamp>,
    /// Fields of the file that this version does not know, as they stood there; none when gone.
    pub unknown: Vec<(String, String)>,
}

pub(super) static EMPTY: Value = Value::Empty;

impl Reg {
    /// A register that everybody agrees about.
    #[must_use]
    pub fn new(value: Value, stamp: Stamp) -> Self {
        Self { value, stamp, rivals: Vec::new() }
    }

    /// The value shown, then the others, each with its stamp.
    pub fn entries(&self) -> impl Iterator<Item = (&Value, Stamp)> {
        std::iter::once((&self.value, self.stamp)).chain(self.rivals.iter().map(|(value, stamp)| (value, *stamp)))
    }

    /// True when the values set at the same time are not all the same: somebody must decide.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.rivals.iter().any(|(rival, _)| *rival != self.value)
    }
}

impl Item {
    /// A living item that everybody agrees about.
    #[must_use]
    pub fn new(kind: Key, life: Stamp, fields: Fields) -> Self {
        Self { kind, life, gone: false, fields, dropped: Vec::new(), born: Vec::new(), unknown: Vec::new() }
    }

    /// What stays of a deleted item.
    #[must_use]
    pub fn tombstone(kind: Key, life: Stamp) -> Self {
        Self { gone: true, ..Self::new(kind, life, Fields::new()) }
    }

    /// True when it was deleted elsewhere and nobody has decided yet.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        !self.gone && !self.dropped.is_empty()
    }

    /// Every stamp it carries.
    pub fn stamps(&self) -> impl Iterator<Item = Stamp> {
        let fields = self.fields.values().flat_map(|reg| reg.entries().map(|(_, stamp)| stamp));
        std::iter::once(self.life).chain(fields).chain(self.dropped.iter().copied()).chain(self.born.iter().copied())
    }

    /// The value of a register, `Empty` where it was never set.
    #[must_use]
    pub fn get(&self, key: &str) -> &Value {
        self.fields.get(key).map_or(&EMPTY, |reg| &reg.value)
    }

    /// The text of a register, or "".
    #[must_use]
    pub fn text(&self, key: &str) -> &str {
        self.get(key).as_str()
    }
}
