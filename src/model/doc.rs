//! The content of one exercise: items made of stamped registers, changed only by ops that can be undone.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};

use super::{
    item::EMPTY,
    limits,
    stamp::{EditorId, ItemId, Stamp},
};

pub use super::{
    fields::Fields,
    item::{Item, Key, Reg, Value},
};

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
    /// Makes an item just as it was, with rivals, badge and unknown fields: the inverse of what settled or deleted them.
    Restore {
        /// The item.
        id: ItemId,
        /// How it was; what differs gets new stamps.
        item: Arc<Item>,
    },
    /// Puts another state of the whole exercise in place: a merge, or the state before it.
    ///
    /// What others did is not overwritten by it: going back also forgets having seen their changes, so that merging again
    /// brings them again. What was changed here since keeps its knowledge and gets new stamps.
    Whole {
        /// The other state.
        doc: Arc<Doc>,
        /// What this document had seen when that state was made of it; later changes are this side's own.
        since: BTreeMap<EditorId, u64>,
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
    /// The items of the last changes, the newest at the end; none before a change of the whole.
    touched: VecDeque<ItemId>,
}

/// Changes that are remembered one by one; what is derived from a document is worked out anew after more.
const REMEMBERED: usize = 256;

/// Two documents are equal when their items, stamps and knowledge are.
impl PartialEq for Doc {
    fn eq(&self, other: &Self) -> bool {
        self.items == other.items && self.seen == other.seen
    }
}

/// Registers that change where things stand, not what they say.
const SHAPE_KEYS: [&str; 7] = ["order", "stage", "zone", "tp", "lane", "page", "parent"];

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
        for stamp in doc.items.values().flat_map(|item| item.stamps()) {
            match &mut run {
                Some(run) if run.editor == stamp.editor => run.n = run.n.max(stamp.n),
                run => run.replace(stamp).into_iter().for_each(&mut know),
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

    /// The items that changed since the document had this number, some of them several times; `None` when it is not known,
    /// because the number is of another document, too long ago, or everything was exchanged since.
    pub fn touched_since(&self, rev: u64) -> Option<impl Iterator<Item = ItemId>> {
        let count = usize::try_from(self.rev.checked_sub(rev)?).ok()?;
        let from = self.touched.len().checked_sub(count)?;
        Some(self.touched.range(from..).copied())
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
        // The keys are looked up once, not at each of the comparisons, and their beginnings nearly always decide.
        let mut list: Vec<_> = self.of_kind(kind).map(|(id, item)| (head(item.text("order")), item.text("order"), id, item)).collect();
        list.sort_unstable_by_key(|(head, order, id, _)| (*head, *order, *id));
        list.into_iter().map(|(.., id, item)| (id, item)).collect()
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
            Op::Restore { id, item } => (self.restore(*id, item, stamp)?, true),
            Op::Whole { doc, since } => (self.become_doc(doc, since, editor), true),
        };
        // Some ops take several stamps.
        self.top = self.top.max(stamp.n);
        self.seen.insert(editor, self.top);
        self.rev += 1;
        self.remember(op);
        if shape {
            self.shape_rev += 1;
        }
        Ok(inverse)
    }

    fn remember(&mut self, op: &Op) {
        match op {
            Op::Put { id, .. } | Op::Set { id, .. } | Op::Drop { id } | Op::Restore { id, .. } => self.touched.push_back(*id),
            Op::Whole { .. } => self.touched.clear(),
        }
        if self.touched.len() > REMEMBERED {
            self.touched.pop_front();
        }
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
        let fields = fields.iter().map(|(key, value)| (key.clone(), Reg::new(value.clone(), stamp))).collect();
        self.items.insert(id, Arc::new(Item::new(kind.clone(), stamp, fields)));
        Ok(Op::Drop { id })
    }

    fn set(&mut self, id: ItemId, key: &Key, value: &Value, stamp: Stamp) -> Result<Op, Refusal> {
        check(value)?;
        let item = self.items.get_mut(&id).filter(|item| !item.gone).ok_or(Refusal::Missing)?;
        let before = item.fields.get(key.as_str()).is_some_and(|reg| !reg.rivals.is_empty()).then(|| Arc::clone(item));
        let old = Arc::make_mut(item).fields.insert(key.clone(), Reg::new(value.clone(), stamp)).map_or(Value::Empty, |old| old.value);
        Ok(match before {
            Some(item) => Op::Restore { id, item },
            None => Op::Set { id, key: key.clone(), value: old },
        })
    }

    fn drop_item(&mut self, id: ItemId, stamp: Stamp) -> Result<Op, Refusal> {
        let slot = self.items.get_mut(&id).filter(|item| !item.gone).ok_or(Refusal::Missing)?;
        let tomb = Arc::new(Item::tombstone(slot.kind.clone(), stamp));
        let old = std::mem::replace(slot, tomb);
        let plain = old.dropped.is_empty() && old.unknown.is_empty() && old.fields.values().all(|reg| reg.rivals.is_empty());
        if !plain {
            return Ok(Op::Restore { id, item: old });
        }
        let fields = old.fields.iter().map(|(key, reg)| (key.clone(), reg.value.clone())).collect();
        Ok(Op::Put { id, kind: old.kind.clone(), fields })
    }

    fn restore(&mut self, id: ItemId, item: &Arc<Item>, stamp: Stamp) -> Result<Op, Refusal> {
        if item.gone {
            return self.drop_item(id, stamp);
        }
        let old = self.items.get(&id).cloned();
        if old.is_none() && self.items.len() >= limits::MAX_ITEMS {
            return Err(Refusal::Full);
        }
        for reg in item.fields.values() {
            reg.entries().try_for_each(|(value, _)| check(value))?;
        }
        let now = old.filter(|old| !old.gone);
        let mut clock = Clock { stamp, used: false };
        let life = now.as_ref().filter(|now| now.dropped == item.dropped).map_or_else(|| clock.next(), |now| now.life);
        let fields = restamped(&item.fields, now.as_ref().map(|now| &now.fields), &mut clock);
        let fresh = Item { life, fields, born: Vec::new(), ..Item::clone(item) };
        self.items.insert(id, Arc::new(fresh));
        self.top = self.top.max(clock.stamp.n);
        Ok(now.map_or(Op::Drop { id }, |item| Op::Restore { id, item }))
    }

    fn become_doc(&mut self, to: &Doc, since: &BTreeMap<EditorId, u64>, editor: EditorId) -> Op {
        let later = |stamp: Stamp| since.get(&stamp.editor).is_none_or(|n| stamp.n > *n);
        let before = self.clone();
        let mut clock = Clock { stamp: Stamp { editor, n: self.top.max(to.top) + 1 }, used: false };
        let mut items = to.items.clone();
        for (id, item) in &self.items {
            if !item.stamps().any(later) {
                continue;
            }
            match items.get_mut(id) {
                None if item.gone => drop(items.insert(*id, Arc::clone(item))),
                None => {}
                Some(target) => {
                    let target = Arc::make_mut(target);
                    let lived = later(item.life);
                    if lived {
                        target.life = clock.next();
                    }
                    if target.gone {
                        continue;
                    }
                    let own = |key: &Key| lived || item.fields.get(key.as_str()).is_some_and(|reg| reg.entries().any(|(_, stamp)| later(stamp)));
                    for (_, reg) in target.fields.iter_mut().filter(|(key, _)| own(key)) {
                        *reg = fresh(reg, &mut clock);
                    }
                    for (key, _) in item.fields.iter().filter(|(key, _)| own(key)) {
                        if !target.fields.contains_key(key.as_str()) {
                            target.fields.insert(key.clone(), Reg::new(Value::Empty, clock.next()));
                        }
                    }
                }
            }
        }
        let own = self.seen.iter().filter(|(editor, n)| since.get(editor).is_none_or(|known| *n > known));
        let mut seen = to.seen.clone();
        for (editor, n) in own {
            let known = seen.entry(*editor).or_default();
            *known = (*known).max(*n);
        }
        self.items = items;
        self.seen = seen;
        self.top = clock.stamp.n;
        self.seen.insert(editor, self.top);
        Op::Whole { doc: Arc::new(before), since: self.seen.clone() }
    }
}

/// Hands out stamps of one op, one after the other.
struct Clock {
    stamp: Stamp,
    used: bool,
}

impl Clock {
    fn next(&mut self) -> Stamp {
        if std::mem::replace(&mut self.used, true) {
            self.stamp.n += 1;
        }
        self.stamp
    }
}

/// The same values, set now.
fn fresh(reg: &Reg, clock: &mut Clock) -> Reg {
    // The value shown is the latest of them, also by its stamp.
    let mut rivals: Vec<_> = reg.rivals.iter().rev().map(|(value, _)| (value.clone(), clock.next())).collect();
    rivals.reverse();
    Reg { value: reg.value.clone(), stamp: clock.next(), rivals }
}

/// The registers of `to`; those that say the same now keep their stamps, those that are too many are emptied.
fn restamped(to: &Fields, now: Option<&Fields>, clock: &mut Clock) -> Fields {
    let same = |a: &Reg, b: &Reg| a.entries().map(|e| e.0).eq(b.entries().map(|e| e.0));
    let mut fields = Fields::with_capacity(to.len());
    for (key, reg) in to {
        let kept = now.and_then(|now| now.get(key.as_str())).filter(|kept| same(kept, reg)).cloned();
        fields.insert(key.clone(), kept.unwrap_or_else(|| fresh(reg, clock)));
    }
    for (key, _) in now.into_iter().flatten().filter(|(key, _)| !to.contains_key(key.as_str())) {
        fields.insert(key.clone(), Reg::new(Value::Empty, clock.next()));
    }
    fields
}

/// The first eight bytes of a text as a number that sorts as they do.
pub(super) fn head(text: &str) -> u64 {
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(text.bytes()) {
        *to = from;
    }
    u64::from_be_bytes(bytes)
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
