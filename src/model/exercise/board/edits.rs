//! The edits of a board: each is one human step, and each leaves the board in order.

use super::{ACTION, AUTHOR, Board, CARD, ORDER, TAG, TEXT, VOTE, ZONE, lines, spent, votes_of};
use crate::model::{
    doc::{Doc, Key, Op, Value},
    edit::{Edit, Label},
    order,
    stamp::{IdSource, ItemId},
    template::{BoardPlan, Structure},
    texts::{Text, board as say},
    workbook::{Exercise, Workbook},
};

fn named(text: Text, arg: impl Into<String>) -> Label {
    Label { text, arg: arg.into() }
}

/// A card to be made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewCard {
    /// What it says.
    pub text: String,
    /// Its tag or "".
    pub tag: String,
}

/// Why a vote was not cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoteRefusal {
    /// This board has no voting.
    NoVoting,
    /// All votes are spent.
    Spent,
    /// The card is gone.
    Missing,
}

/// Adds cards at the end of a zone and gives their ids.
pub fn add(board: &Board, plan: &BoardPlan, doc: &Doc, ids: &IdSource, zone: usize, cards: &[NewCard], author: &str) -> (Edit, Vec<ItemId>) {
    let label = match cards {
        [one] => named(say::ADD, lines::short(&one.text)),
        many => named(say::ADD_MANY, many.len().to_string()),
    };
    let mut edit = Edit::new(label);
    let mut made = Vec::new();
    let Some(place) = plan.zones.get(zone) else { return (edit, made) };
    let last = board.zones.get(zone).and_then(|z| z.last()).map_or("", |id| doc.text(*id, ORDER));
    for (card, key) in cards.iter().zip(order::spread(last, "", cards.len())) {
        let id = ids.id();
        let mut fields = vec![
            (Key::from(ZONE), Value::text(&place.id)),
            (Key::from(ORDER), Value::text(&key)),
            (Key::from(TEXT), Value::text(&card.text)),
            (Key::from(AUTHOR), Value::text(author)),
        ];
        if !card.tag.is_empty() {
            fields.push((Key::from(TAG), Value::text(&card.tag)));
        }
        edit.ops.push(Op::put(id, CARD, fields));
        made.push(id);
    }
    (edit, made)
}

/// Changes what a card says; typing is one step of undo.
#[must_use]
pub fn edit_text(id: ItemId, text: &str) -> Edit {
    Edit::set(say::EDIT, id, TEXT, Value::text(text))
}

/// Moves cards into a zone before another card, or to its end; their own order stays. Empty when nothing would change.
#[must_use]
pub fn move_cards(board: &Board, plan: &BoardPlan, doc: &Doc, cards: &[ItemId], zone: usize, before: Option<ItemId>, name: &str) -> Edit {
    let mut edit = Edit::new(named(say::MOVE, name));
    let (Some(place), Some(there)) = (plan.zones.get(zone), board.zones.get(zone)) else { return edit };
    let at = before.and_then(|id| there.iter().position(|x| *x == id)).unwrap_or(there.len());
    let stays = |id: &&ItemId| !cards.contains(id);
    let low = there.iter().take(at).rev().find(stays);
    let high = there.iter().skip(at).find(stays);
    let mut moved: Vec<ItemId> = cards.iter().copied().filter(|id| doc.get(*id).is_some()).collect();
    moved.sort_by_cached_key(|id| board.place(*id));
    let from = there.iter().position(|id| low == Some(id)).map_or(0, |i| i + 1);
    if !moved.is_empty() && there.get(from..from + moved.len()).is_some_and(|same| same == moved) {
        return edit;
    }
    let key_of = |id: Option<&ItemId>| id.map_or("", |id| doc.text(*id, ORDER));
    for (id, key) in moved.iter().zip(order::spread(key_of(low), key_of(high), moved.len())) {
        if doc.text(*id, ZONE) != place.id {
            edit.ops.push(Op::set(*id, ZONE, Value::text(&place.id)));
        }
        edit.ops.push(Op::set(*id, ORDER, Value::text(&key)));
    }
    edit
}

/// Deletes cards.
#[must_use]
pub fn delete(doc: &Doc, cards: &[ItemId]) -> Edit {
    let label = match cards {
        [one] => named(say::DELETE, lines::preview(doc, *one)),
        many => named(say::DELETE_MANY, many.len().to_string()),
    };
    let ops = cards.iter().filter(|id| doc.get(**id).is_some()).map(|id| Op::Drop { id: *id }).collect();
    Edit { label, ops, burst: None }
}

/// Puts a copy behind each card, without its votes; gives the copies.
pub fn duplicate(board: &Board, doc: &Doc, ids: &IdSource, cards: &[ItemId]) -> (Edit, Vec<ItemId>) {
    let mut edit = Edit::new(say::DUPLICATE);
    let mut made = Vec::new();
    for id in cards {
        let (Some(card), Some((zone, at))) = (doc.get(*id), board.place(*id)) else { continue };
        let next = board.zones.get(zone).and_then(|z| z.get(at + 1)).map_or("", |id| doc.text(*id, ORDER));
        let key = order::between(card.text(ORDER), next);
        let keep = |k: &&Key| !k.as_str().starts_with(VOTE) && !matches!(k.as_str(), ORDER | ACTION);
        let mut fields: Vec<_> = card.fields.keys().filter(keep).map(|k| (k.clone(), card.get(k.as_str()).clone())).collect();
        fields.push((Key::from(ORDER), Value::text(&key)));
        let copy = ids.id();
        edit.ops.push(Op::put(copy, CARD, fields));
        made.push(copy);
    }
    (edit, made)
}

fn vote_key(voter: &str) -> Key {
    Key::from(format!("{VOTE}{voter}"))
}

/// Casts one vote on a card.
///
/// # Errors
/// When all votes are spent, the board has none, or the card is gone.
pub fn vote(plan: &BoardPlan, doc: &Doc, id: ItemId, voter: &str) -> Result<Edit, VoteRefusal> {
    let card = doc.get(id).ok_or(VoteRefusal::Missing)?;
    if plan.votes_per_person == 0 {
        return Err(VoteRefusal::NoVoting);
    }
    if spent(doc, voter) >= plan.votes_per_person {
        return Err(VoteRefusal::Spent);
    }
    let now = votes_of(card, voter) + 1;
    Ok(Edit::new(say::VOTE).with(Op::set(id, vote_key(voter), Value::Num(f64::from(now)))))
}

/// Takes one own vote back; `None` when there is none on the card.
#[must_use]
pub fn unvote(doc: &Doc, id: ItemId, voter: &str) -> Option<Edit> {
    let now = votes_of(doc.get(id)?, voter).checked_sub(1)?;
    let value = if now == 0 { Value::Empty } else { Value::Num(f64::from(now)) };
    Some(Edit::new(say::UNVOTE).with(Op::set(id, vote_key(voter), value)))
}

/// Gives a card another tag, or none.
#[must_use]
pub fn retag(id: ItemId, tag: &str) -> Edit {
    Edit::set(say::RETAG, id, TAG, Value::text(tag.trim().trim_start_matches(['#', '＃'])))
}

/// Sets an extra field of a card.
#[must_use]
pub fn set_field(id: ItemId, key: &str, name: &str, value: Value) -> Edit {
    Edit::set(named(say::FIELD, name), id, key, value)
}

/// Sets a field above the board; the header item is made where a file lacks it.
#[must_use]
pub fn set_header(doc: &Doc, key: &str, name: &str, value: Value) -> Edit {
    header(doc, named(say::FIELD, name), Key::from(key), value)
}

/// Gives a zone another name; a blank one brings the template's name back.
#[must_use]
pub fn rename_zone(doc: &Doc, zone: &str, name: &str) -> Edit {
    header(doc, say::RENAME_ZONE.into(), Key::from(format!("zone:{zone}")), Value::text(name.trim()))
}

fn header(doc: &Doc, label: Label, key: Key, value: Value) -> Edit {
    if doc.get(ItemId::HEADER).is_some() {
        return Edit::set(label, ItemId::HEADER, key, value);
    }
    Edit { label, ops: vec![Op::put(ItemId::HEADER, "header", vec![(key.clone(), value)])], burst: Some((ItemId::HEADER, key)) }
}

/// Marks cards as actions, or takes the mark away where all have it.
#[must_use]
pub fn to_action(doc: &Doc, cards: &[ItemId]) -> Edit {
    let undo = !cards.is_empty() && cards.iter().all(|id| doc.value(*id, ACTION).is_set());
    let mut edit = Edit::new(if undo { say::UNACTION } else { say::ACTION });
    for id in cards {
        if doc.get(*id).is_some() && doc.value(*id, ACTION).is_set() == undo {
            let value = if undo { Value::Empty } else { Value::Flag(true) };
            edit.ops.push(Op::set(*id, ACTION, value));
        }
    }
    edit
}

/// Rows for the first action plan of the workbook, one for each text; `None` when it has no plan.
#[must_use]
pub fn plan_rows<'a>(workbook: &'a Workbook, ids: &IdSource, texts: &[&str]) -> Option<(&'a Exercise, Edit)> {
    let (exercise, roles) = workbook.exercises.iter().find_map(|e| match &e.template.structure {
        Structure::Table(table) => table.plan.as_ref().map(|roles| (e, roles)),
        _ => None,
    })?;
    let rows = exercise.doc.sorted("row");
    let last = rows.last().map_or("", |(_, row)| row.text(ORDER));
    let mut edit = Edit::new(say::ACTION);
    for (text, key) in texts.iter().zip(order::spread(last, "", texts.len())) {
        let fields = vec![(Key::from(ORDER), Value::text(&key)), (Key::from(roles.action.as_str()), Value::text(text))];
        edit.ops.push(Op::put(ids.id(), "row", fields));
    }
    Some((exercise, edit))
}
