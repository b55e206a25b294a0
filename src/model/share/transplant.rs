//! Cards, columns and rows that go into somebody else's exercise: as new items, with what belongs to them.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    doc::{Doc, Key, Op, Value},
    edit::{Edit, Label},
    order,
    stamp::{IdSource, ItemId},
    texts::share as say,
};

/// The edit for the other document, and how many of the chosen items it brings.
#[derive(Clone, Debug)]
pub struct Transplant {
    /// Applies to the other document.
    pub edit: Edit,
    /// Chosen items that are brought; what belongs to them is not counted.
    pub count: usize,
}

/// What an item says: registers by which two documents know the same stage.
const NAMES: [&str; 3] = ["name", "text", "title"];

/// Builds the edit that puts items of `from` into `to`, after what is there.
///
/// Items that refer to a chosen one (the cards of a column) go along. An item that a chosen one refers to (the stage of a column) is
/// looked for in `to` by its kind and name and brought only where it is missing. Authors stay as they are.
#[must_use]
pub fn transplant(from: &Doc, picks: &[ItemId], to: &Doc, ids: &IdSource) -> Transplant {
    let living: Vec<ItemId> = picks.iter().copied().filter(|id| *id != ItemId::HEADER && from.get(*id).is_some()).collect();
    let mut set: BTreeSet<ItemId> = living.iter().copied().collect();
    set.extend(belonging(from, &set));
    let mut map: BTreeMap<ItemId, ItemId> = BTreeMap::new();
    let mut brought = set.clone();
    for needed in referred(from, &set) {
        match twin(from, needed, to) {
            Some(there) => {
                map.insert(needed, there);
            }
            None => {
                brought.insert(needed);
            }
        }
    }
    for id in &brought {
        map.insert(*id, ids.id());
    }
    let text = if living.len() == 1 { say::BROUGHT_ONE } else { say::BROUGHT };
    let mut edit = Edit::new(Label { text, arg: living.len().to_string() });
    edit.ops = ops(from, &in_order(from, &brought), to, &map);
    Transplant { edit, count: living.len() }
}

/// Items with a register that refers to one of `set`.
fn belonging(doc: &Doc, set: &BTreeSet<ItemId>) -> BTreeSet<ItemId> {
    let living = doc.all().iter().filter(|(id, item)| !item.gone && !set.contains(id));
    living.filter(|(_, item)| item.fields.values().any(|reg| reg.value.as_item().is_some_and(|x| set.contains(&x)))).map(|(id, _)| *id).collect()
}

/// Items that `set` refers to and does not hold.
fn referred(doc: &Doc, set: &BTreeSet<ItemId>) -> BTreeSet<ItemId> {
    let values = set.iter().filter_map(|id| doc.get(*id)).flat_map(|item| item.fields.values());
    values.filter_map(|reg| reg.value.as_item()).filter(|id| !set.contains(id) && doc.get(*id).is_some()).collect()
}

/// The item of `to` that says the same as `id` does in `from`.
fn twin(from: &Doc, id: ItemId, to: &Doc) -> Option<ItemId> {
    let item = from.get(id)?;
    let says = |doc: &Doc, id: ItemId| NAMES.iter().map(|key| doc.text(id, key).trim().to_owned()).collect::<Vec<_>>();
    let wanted = says(from, id);
    to.of_kind(item.kind.as_str()).map(|(there, _)| there).find(|there| says(to, *there) == wanted)
}

/// By kind and place, stages before the columns that refer to them.
fn in_order(doc: &Doc, set: &BTreeSet<ItemId>) -> Vec<ItemId> {
    let mut list: Vec<ItemId> = set.iter().copied().collect();
    let depends =
        |id: &ItemId| doc.get(*id).is_some_and(|item| item.fields.values().any(|reg| reg.value.as_item().is_some_and(|x| set.contains(&x))));
    list.sort_by_key(|id| (depends(id), doc.text(*id, "order").to_owned(), *id));
    list
}

fn ops(from: &Doc, list: &[ItemId], to: &Doc, map: &BTreeMap<ItemId, ItemId>) -> Vec<Op> {
    let mut last: BTreeMap<String, String> = BTreeMap::new();
    let mut ops = Vec::with_capacity(list.len());
    for id in list {
        let (Some(item), Some(new)) = (from.get(*id), map.get(id)) else { continue };
        let kind = item.kind.as_str();
        let low =
            last.entry(kind.to_owned()).or_insert_with(|| to.sorted(kind).last().map(|(_, item)| item.text("order").to_owned()).unwrap_or_default());
        let fields = item.fields.iter().map(|(key, reg)| {
            let value = match reg.value.as_item().and_then(|old| map.get(&old)) {
                Some(there) => Value::item(*there),
                None if key.as_str() == "order" => {
                    *low = order::between(low, "");
                    Value::text(low)
                }
                None => reg.value.clone(),
            };
            (key.clone(), value)
        });
        let fields: Vec<(Key, Value)> = fields.filter(|(_, value)| *value != Value::Empty).collect();
        ops.push(Op::Put { id: *new, kind: item.kind.clone(), fields });
    }
    ops
}
