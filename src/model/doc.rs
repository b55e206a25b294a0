//! The content of one exercise: items made of stamped registers, changed only by ops that can be undone.

use std::{borrow::Borrow, collections::BTreeMap, fmt, sync::Arc};

pub use super::fields::Fields;
use super::{
    limits,
    stamp::{EditorId, ItemId, Stamp},
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
    /// Fields of the file that this version does not know, as they stood there; none when gone.
    pub unknown: Vec<(String, String)>,
}

static EMPTY: Value = Value::Empty;

impl Item {
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

/// One change of one item. `apply` gives its inverse.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// Inserts an item, or brings a deleted one back.
    Put {
        /// A fresh id, or that of a tombstone.
        id: ItemId,
        /// What it is.
        kind: Key,
        /// Its registers.
        fields: Vec<(Key, Value)>,
    },
    /// Sets one register; `Empty` clears it.
    Set {
        /// The item.
        id: ItemId,
        /// The register.
        key: Key,
        /// The new value.
        value: Value,
    },
    /// Deletes an item; its text is gone from the file.
    Drop {
        /// The item.
        id: ItemId,
    },
}

impl Op {
    /// Sets a register.
    pub fn set(id: ItemId, key: impl Into<Key>, value: Value) -> Self {
        Self::Set { id, key: key.into(), value }
    }

    /// Inserts an item.
    pub fn put(id: ItemId, kind: &str, fields: Vec<(Key, Value)>) -> Self {
        Self::Put { id, kind: kind.into(), fields }
    }
}

/// Why an op was refused; nothing was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The item is not there (any more).
    #[error("the item is not there")]
    Missing,
    /// An item of this id is already there.
    #[error("an item of this id is already there")]
    Exists,
    /// A text is longer than the format allows.
    #[error("the text is too long")]
    TooLong,
    /// The exercise holds as many items as the format allows.
    #[error("the exercise is full")]
    Full,
    /// Not a finite number, or out of the range the template gives.
    #[error("the number is out of range")]
    OutOfRange,
}

/// The content of one exercise.
#[derive(Clone, Debug, Default)]
pub struct Doc {
    items: BTreeMap<ItemId, Arc<Item>>,
    seen: BTreeMap<EditorId, u64>,
    top: u64,
    rev: u64,
    shape_rev: u64,
}

/// Two documents are equal when their items, stamps and knowledge are.
impl PartialEq for Doc {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items && self.seen == other.seen
    }
}

/// Registers that change where things stand, not what they say.
const SHAPE_KEYS: [&str; 6] = ["order", "stage", "zone", "tp", "lane", "page"];

impl Doc {
    /// Puts a document together from a file. `seen` is completed with every stamp found.
    #[must_use]
    pub fn from_parts(items: BTreeMap<ItemId, Arc<Item>>, seen: BTreeMap<EditorId, u64>) -> Self {
        let mut doc = Self { items, seen, ..Self::default() };
        let mut know = |stamp: Stamp| {
            let n = doc.seen.entry(stamp.editor).or_default();
            *n = (*n).max(stamp.n);
        };
        // Stamps of one editor stand together: the map is asked once a run.
        let mut run: Option<Stamp> = None;
        for item in doc.items.values() {
            let stamps = item.fields.values().flat_map(|r| std::iter::once(r.stamp).chain(r.rivals.iter().map(|x| x.1)));
            for stamp in std::iter::once(item.life).chain(stamps) {
                match &mut run {
                    Some(run) if run.editor == stamp.editor => run.n = run.n.max(stamp.n),
                    run => run.replace(stamp).into_iter().for_each(&mut know),
                }
            }
        }
        run.into_iter().for_each(know);
        doc.top = doc.seen.values().copied().max().unwrap_or(0);
        doc
    }

    /// Every item, tombstones too, for writing and merging.
    #[must_use]
    pub fn all(&self) -> &BTreeMap<ItemId, Arc<Item>> {
        &self.items
    }

    /// The largest change of each editor that this document includes.
    #[must_use]
    pub fn seen(&self) -> &BTreeMap<EditorId, u64> {
        &self.seen
    }

    /// Changes with every edit; equal numbers of one document mean equal content.
    #[must_use]
    pub fn rev(&self) -> u64 {
        self.rev
    }

    /// Changes only when items come, go or move; texts may change without it.
    #[must_use]
    pub fn shape_rev(&self) -> u64 {
        self.shape_rev
    }

    /// A living item.
    #[must_use]
    pub fn get(&self, id: ItemId) -> Option<&Item> {
        self.items.get(&id).map(Arc::as_ref).filter(|item| !item.gone)
    }

    /// The value of a register of a living item, `Empty` otherwise.
    #[must_use]
    pub fn value(&self, id: ItemId, key: &str) -> &Value {
        self.get(id).map_or(&EMPTY, |item| item.get(key))
    }

    /// The text of a register, or "".
    #[must_use]
    pub fn text(&self, id: ItemId, key: &str) -> &str {
        self.value(id, key).as_str()
    }

    /// Living items of a kind, by id.
    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = (ItemId, &'a Item)> {
        self.items.iter().filter(move |(_, item)| !item.gone && item.kind.as_str() == kind).map(|(id, item)| (*id, item.as_ref()))
    }

    /// Living items of a kind in the order of their `order` register; ties by id.
    #[must_use]
    pub fn sorted<'a>(&'a self, kind: &'a str) -> Vec<(ItemId, &'a Item)> {
        // The keys are looked up once, not at each of the comparisons.
        let mut list: Vec<_> = self.of_kind(kind).map(|(id, item)| (item.text("order"), id, item)).collect();
        list.sort_unstable_by_key(|(order, id, _)| (*order, *id));
        list.into_iter().map(|(_, id, item)| (id, item)).collect()
    }

    /// How many living items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.values().filter(|item| !item.gone).count()
    }

    /// True when nothing was ever filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.values().all(|item| item.gone)
    }

    /// The largest item number an editor has used here; a session that goes on starts above it.
    #[must_use]
    pub fn last_item_of(&self, editor: EditorId) -> u64 {
        let all = ItemId { editor, k: 0 }..=ItemId { editor, k: u64::MAX };
        self.items.range(all).next_back().map_or(0, |(id, _)| id.k)
    }

    /// Applies one op as `editor` and gives the op that takes it back.
    ///
    /// # Errors
    /// A `Refusal` when the op does not fit; then nothing has changed.
    pub fn apply(&mut self, op: &Op, editor: EditorId) -> Result<Op, Refusal> {
        let stamp = Stamp { editor, n: self.top + 1 };
        let (inverse, shape) = match op {
            Op::Put { id, kind, fields } => (self.put(*id, kind, fields, stamp)?, true),
            Op::Set { id, key, value } => (self.set(*id, key, value, stamp)?, SHAPE_KEYS.contains(&key.as_str())),
            Op::Drop { id } => (self.drop_item(*id, stamp)?, true),
        };
        self.top = stamp.n;
        self.seen.insert(editor, stamp.n);
        self.rev += 1;
        if shape {
            self.shape_rev += 1;
        }
        Ok(inverse)
    }

    fn put(&mut self, id: ItemId, kind: &Key, fields: &[(Key, Value)], stamp: Stamp) -> Result<Op, Refusal> {
        if self.get(id).is_some() {
            return Err(Refusal::Exists);
        }
        if self.items.len() >= limits::MAX_ITEMS {
            return Err(Refusal::Full);
        }
        for (_, value) in fields {
            check(value)?;
        }
        let fields = fields.iter().map(|(key, value)| (key.clone(), Reg { value: value.clone(), stamp, rivals: Vec::new() })).collect();
        self.items.insert(id, Arc::new(Item { kind: kind.clone(), life: stamp, gone: false, fields, unknown: Vec::new() }));
        Ok(Op::Drop { id })
    }

    fn set(&mut self, id: ItemId, key: &Key, value: &Value, stamp: Stamp) -> Result<Op, Refusal> {
        check(value)?;
        let item = self.items.get_mut(&id).filter(|item| !item.gone).ok_or(Refusal::Missing)?;
        let reg = Reg { value: value.clone(), stamp, rivals: Vec::new() };
        let old = Arc::make_mut(item).fields.insert(key.clone(), reg).map_or(Value::Empty, |old| old.value);
        Ok(Op::Set { id, key: key.clone(), value: old })
    }

    fn drop_item(&mut self, id: ItemId, stamp: Stamp) -> Result<Op, Refusal> {
        let slot = self.items.get_mut(&id).filter(|item| !item.gone).ok_or(Refusal::Missing)?;
        let tomb = Arc::new(Item { kind: slot.kind.clone(), life: stamp, gone: true, fields: Fields::new(), unknown: Vec::new() });
        let old = std::mem::replace(slot, tomb);
        let fields = old.fields.iter().map(|(key, reg)| (key.clone(), reg.value.clone())).collect();
        Ok(Op::Put { id, kind: old.kind.clone(), fields })
    }
}

fn check(value: &Value) -> Result<(), Refusal> {
    let short = |text: &str| text.len() <= limits::MAX_TEXT_BYTES;
    match value {
        Value::Text(text) if !short(text) => Err(Refusal::TooLong),
        Value::List(list) if list.len() > limits::MAX_LIST || !list.iter().all(|t| short(t)) => Err(Refusal::TooLong),
        Value::Num(n) if !n.is_finite() => Err(Refusal::OutOfRange),
        _ => Ok(()),
    }
}
