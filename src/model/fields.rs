//! The registers of an item: a map from name to register, kept as one sorted row because an item has a handful of them.

use std::{borrow::Borrow, ops::RangeBounds};

use super::doc::{Key, Reg};

/// The registers of an item in the order of their names; reads and writes like a `BTreeMap`.
///
/// A tree reserves room for eleven registers an item, about a kilobyte; a card has four.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields(Vec<(Key, Reg)>);

impl Fields {
    /// No registers.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// No registers yet, with room for some.
    #[must_use]
    pub fn with_capacity(count: usize) -> Self {
        Self(Vec::with_capacity(count))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The register of a name.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Reg> {
        self.place(key).ok().and_then(|at| self.0.get(at)).map(|(_, reg)| reg)
    }

    /// The register of a name, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Reg> {
        self.place(key).ok().and_then(|at| self.0.get_mut(at)).map(|(_, reg)| reg)
    }

    /// Whether there is a register of this name.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.place(key).is_ok()
    }

    /// Puts a register in and gives the one that was there.
    pub fn insert(&mut self, key: Key, reg: Reg) -> Option<Reg> {
        match self.place(key.as_str()) {
            Ok(at) => self.0.get_mut(at).map(|(_, old)| std::mem::replace(old, reg)),
            Err(at) => {
                self.0.insert(at, (key, reg));
                None
            }
        }
    }

    /// Takes a register out.
    pub fn remove(&mut self, key: &str) -> Option<Reg> {
        self.place(key).ok().map(|at| self.0.remove(at).1)
    }

    /// The registers with their names, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Key, &Reg)> + ExactSizeIterator + Clone {
        self.0.iter().map(pair)
    }

    /// The registers with their names, in order, to be changed.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (&Key, &mut Reg)> + ExactSizeIterator {
        self.0.iter_mut().map(|(key, reg)| (&*key, reg))
    }

    /// The names, in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Key> + ExactSizeIterator + Clone {
        self.0.iter().map(|(key, _)| key)
    }

    /// The registers, in the order of their names.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &Reg> + ExactSizeIterator + Clone {
        self.0.iter().map(|(_, reg)| reg)
    }

    /// The registers, in the order of their names, to be changed.
    pub fn values_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut Reg> + ExactSizeIterator {
        self.0.iter_mut().map(|(_, reg)| reg)
    }

    /// The registers whose names lie in a range.
    pub fn range<T: Ord + ?Sized, R: RangeBounds<T>>(&self, range: R) -> impl DoubleEndedIterator<Item = (&Key, &Reg)> + ExactSizeIterator
    where
        Key: Borrow<T>,
    {
        // In order: first those before the range, then those in it.
        let (mut from, mut to) = (0, self.0.len());
        while self.0.get(from).is_some_and(|(key, _)| !range.contains(key.borrow())) {
            from += 1;
        }
        while to > from && self.0.get(to - 1).is_some_and(|(key, _)| !range.contains(key.borrow())) {
            to -= 1;
        }
        self.0.get(from..to).unwrap_or_default().iter().map(pair)
    }

    /// Keeps the registers that a question says yes to.
    pub fn retain(&mut self, mut keep: impl FnMut(&Key, &mut Reg) -> bool) {
        self.0.retain_mut(|(key, reg)| keep(key, reg));
    }

    /// Where a name is, or where it would be.
    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(have, _)| have.as_str().cmp(key))
    }
}

fn pair((key, reg): &(Key, Reg)) -> (&Key, &Reg) {
    (key, reg)
}

impl IntoIterator for Fields {
    type Item = (Key, Reg);
    type IntoIter = std::vec::IntoIter<(Key, Reg)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Fields {
    type Item = (&'a Key, &'a Reg);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (Key, Reg)>, fn(&'a (Key, Reg)) -> (&'a Key, &'a Reg)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(pair)
    }
}

impl FromIterator<(Key, Reg)> for Fields {
    /// Of two registers of one name the later stays.
    fn from_iter<I: IntoIterator<Item = (Key, Reg)>>(list: I) -> Self {
        let mut fields = Self(list.into_iter().collect());
        let sorted = fields.0.is_sorted_by(|(a, _), (b, _)| a < b);
        if !sorted {
            let mut loose = std::mem::take(&mut fields.0);
            loose.reverse();
            loose.sort_by(|(a, _), (b, _)| a.cmp(b));
            loose.dedup_by(|(a, _), (b, _)| a == b);
            fields.0 = loose;
        }
        fields
    }
}

impl Extend<(Key, Reg)> for Fields {
    fn extend<I: IntoIterator<Item = (Key, Reg)>>(&mut self, list: I) {
        for (key, reg) in list {
            self.insert(key, reg);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, ops::Bound};

    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        doc::Value,
        stamp::{EditorId, Stamp},
    };

    fn reg(n: u64) -> Reg {
        Reg { value: Value::Num(n as f64), stamp: Stamp { editor: EditorId::from_random(7), n }, rivals: Vec::new() }
    }

    proptest! {
        #[test]
        fn fields_do_what_a_tree_does(list in prop::collection::vec(("[a-d]{1,2}", 0..9_u64), 0..12), more in prop::collection::vec((any::<bool>(), "[a-d]{1,2}", 0..9_u64), 0..12), from in "[a-e]{1,2}", to in "[a-e]{1,2}") {
            let list: Vec<(Key, Reg)> = list.into_iter().map(|(k, n)| (Key::from(k), reg(n))).collect();
            let mut tree: BTreeMap<Key, Reg> = list.clone().into_iter().collect();
            let mut fields: Fields = list.into_iter().collect();
            for (put, key, n) in more {
                if put {
                    prop_assert_eq!(fields.insert(Key::from(key.as_str()), reg(n)), tree.insert(Key::from(key), reg(n)));
                } else {
                    prop_assert_eq!(fields.remove(&key), tree.remove(key.as_str()));
                }
            }
            prop_assert!(fields.iter().eq(tree.iter()) && (&fields).into_iter().eq(&tree));
            prop_assert_eq!(fields.len(), tree.len());
            prop_assert_eq!(fields.is_empty(), tree.is_empty());
            prop_assert_eq!(fields.get(&from), tree.get(from.as_str()));
            prop_assert_eq!(fields.contains_key(&to), tree.contains_key(to.as_str()));
            let open = (Bound::Excluded(from.as_str()), Bound::Unbounded);
            prop_assert!(fields.range::<str, _>(open).eq(tree.range::<str, _>(open)));
            if from <= to {
                let closed = (Bound::Included(from.as_str()), Bound::Excluded(to.as_str()));
                prop_assert!(fields.range::<str, _>(closed).eq(tree.range::<str, _>(closed)));
            }
            fields.retain(|key, _| key.as_str() > from.as_str());
            tree.retain(|key, _| key.as_str() > from.as_str());
            fields.values_mut().for_each(|r| r.value = Value::Empty);
            for r in tree.values_mut() {
                r.value = Value::Empty;
            }
            prop_assert!(fields.into_iter().eq(tree));
        }
    }
}
