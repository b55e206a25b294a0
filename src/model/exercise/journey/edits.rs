//! The edits of a journey, each one human step that leaves the document valid.

use std::collections::BTreeSet;

use super::{Journey, Row, flag_key, is_cards, lane_key, source_of};
use crate::model::{
    doc::{Doc, Key, Op, Value},
    edit::{Edit, Label},
    order,
    stamp::{IdSource, ItemId},
    template::{JourneyPlan, JourneyPreset, LaneType},
    text::Lang,
    texts::{Text, journey as t},
};

pub(super) fn named(text: Text, arg: &str) -> Label {
    Label { text, arg: arg.to_owned() }
}

/// Sets a header field, making the header item if the exercise has none.
#[must_use]
pub fn put_header(doc: &Doc, key: &str, value: Value) -> Edit {
    if doc.get(ItemId::HEADER).is_some() {
        return Edit::set(t::E_HEADER, ItemId::HEADER, key, value);
    }
    let mut edit = Edit::new(t::E_HEADER).with(Op::put(ItemId::HEADER, "header", vec![(key.into(), value)]));
    edit.burst = Some((ItemId::HEADER, key.into()));
    edit
}

/// Sets a text register of a touchpoint or stage; `what` is the field's name for the undo menu.
#[must_use]
pub fn set_text(id: ItemId, key: &str, text: &str, what: &str) -> Edit {
    Edit::set(named(t::E_TEXT, what), id, key, Value::text(text))
}

/// Sets an emotion score, kept inside the lane's range; `None` clears it.
#[must_use]
pub fn set_emotion(plan: &JourneyPlan, tp: ItemId, score: Option<f64>) -> Option<Edit> {
    set_score(plan, super::score_lane(plan)?.0, tp, score)
}

/// Sets a score of any score lane, kept inside its range; `None` clears it.
#[must_use]
pub fn set_score(plan: &JourneyPlan, lane: usize, tp: ItemId, score: Option<f64>) -> Option<Edit> {
    let (_, min, max) = super::score_lanes(plan).find(|(at, ..)| *at == lane)?;
    let key = plan.lanes.get(lane).map(lane_key)?;
    let value = score.map_or(Value::Empty, |s| Value::Num(s.round().clamp(f64::from(min), f64::from(max))));
    Some(Edit::set(t::E_EMOTION, tp, key, value))
}

/// Sets or clears a flag. A flag that only so many may carry moves away from the first that carry it.
#[must_use]
pub fn toggle_flag(plan: &JourneyPlan, journey: &Journey, doc: &Doc, tp: ItemId, flag: &str, lang: Lang) -> Option<Edit> {
    let of = plan.flags.iter().find(|f| f.id == flag)?;
    let key = flag_key(flag);
    let on = !doc.value(tp, &key).is_set();
    let mut edit = Edit::new(named(t::E_FLAG, of.t.get(lang)));
    if on && of.max > 0 {
        let carriers: Vec<ItemId> = journey.touchpoints().filter(|other| doc.value(*other, &key).is_set()).collect();
        let too_many = (carriers.len() + 1).saturating_sub(of.max as usize);
        for other in carriers.into_iter().take(too_many) {
            edit = edit.with(Op::set(other, key.as_str(), Value::Empty));
        }
    }
    Some(edit.with(Op::set(tp, key, if on { Value::Flag(true) } else { Value::Empty })))
}

/// Adds a stage after another (at the end without one) and gives its id.
#[must_use]
pub fn add_stage(journey: &Journey, doc: &Doc, ids: &IdSource, after: Option<ItemId>, name: &str) -> (Edit, ItemId) {
    let at = after.and_then(|a| journey.stages.iter().position(|s| s.id == a)).unwrap_or(journey.stages.len().saturating_sub(1));
    let key = |i: usize| journey.stages.get(i).map_or("", |s| doc.text(s.id, "order"));
    let order = order::between(key(at), key(at + 1));
    let id = ids.id();
    let op = Op::put(id, "stage", vec![("order".into(), Value::text(&order)), ("name".into(), Value::text(name))]);
    (Edit::new(t::E_ADD_STAGE).with(op), id)
}

/// The neighbours' order keys around a place among the touchpoints of a stage, without `but`.
fn slot(journey: &Journey, doc: &Doc, stage: ItemId, at: usize, but: Option<ItemId>) -> String {
    let list: Vec<ItemId> = journey.columns.iter().filter(|c| c.stage == stage).filter_map(|c| c.tp).filter(|tp| Some(*tp) != but).collect();
    let key = |i: Option<usize>| i.and_then(|i| list.get(i)).map_or("", |tp| doc.text(*tp, "order"));
    let at = at.min(list.len());
    order::between(key(at.checked_sub(1)), key(Some(at)))
}

/// Adds a touchpoint after another, or at the end of a stage; an empty canvas gets a first stage too.
#[must_use]
pub fn add_touchpoint(
    journey: &Journey,
    doc: &Doc,
    ids: &IdSource,
    (after, stage): (Option<ItemId>, Option<ItemId>),
    name: &str,
    lang: Lang,
) -> (Edit, ItemId) {
    let mut edit = Edit::new(t::E_ADD_TP);
    let place = after.and_then(|tp| journey.stage_of(tp).map(|(_, s)| (s.id, journey.column_of(tp).unwrap_or(s.first) - s.first + 1)));
    let (stage, at) = place.or_else(|| stage.or_else(|| journey.stages.last().map(|s| s.id)).map(|s| (s, usize::MAX))).unwrap_or_else(|| {
        let (first, id) = add_stage(journey, doc, ids, None, t::NEW_STAGE.get(lang));
        edit.ops.extend(first.ops);
        (id, 0)
    });
    let id = ids.id();
    let order = slot(journey, doc, stage, at, None);
    let fields = vec![("stage".into(), Value::item(stage)), ("order".into(), Value::text(&order)), ("name".into(), Value::text(name))];
    (edit.with(Op::put(id, "touchpoint", fields)), id)
}

/// Moves a touchpoint to a place in a stage, counted without itself.
#[must_use]
pub fn move_touchpoint(journey: &Journey, doc: &Doc, tp: ItemId, stage: ItemId, at: usize) -> Edit {
    let order = slot(journey, doc, stage, at, Some(tp));
    let mut edit = Edit::new(t::E_MOVE_TP);
    if doc.value(tp, "stage").as_item() != Some(stage) {
        edit = edit.with(Op::set(tp, "stage", Value::item(stage)));
    }
    edit.with(Op::set(tp, "order", Value::text(&order)))
}

/// Moves a stage so that it stands at a place, counted without itself.
#[must_use]
pub fn move_stage(journey: &Journey, doc: &Doc, stage: ItemId, at: usize) -> Edit {
    let list: Vec<ItemId> = journey.stages.iter().map(|s| s.id).filter(|s| *s != stage).collect();
    let key = |i: Option<usize>| i.and_then(|i| list.get(i)).map_or("", |s| doc.text(*s, "order"));
    let order = order::between(key(at.checked_sub(1)), key(Some(at)));
    Edit::new(t::E_MOVE_STAGE).with(Op::set(stage, "order", Value::text(&order)))
}

/// The narrowest and the widest that the columns of a stage can be made, in points.
pub const WIDTHS: (f32, f32) = (90.0, 320.0);

/// How wide the columns of a stage were made; `None` where they take the room there is.
#[must_use]
pub fn stage_width(doc: &Doc, stage: ItemId) -> Option<f32> {
    doc.value(stage, "width").as_num().map(|w| (w as f32).clamp(WIDTHS.0, WIDTHS.1))
}

/// Sets how wide the columns of a stage are; `None` gives them the room there is. A drag is one step of undo.
#[must_use]
pub fn set_stage_width(stage: ItemId, width: Option<f32>) -> Edit {
    let value = width.map_or(Value::Empty, |w| Value::Num(f64::from(w.clamp(WIDTHS.0, WIDTHS.1).round())));
    Edit::set(t::E_WIDTH, stage, "width", value)
}

/// What a deletion takes with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Dropped {
    /// Touchpoints.
    pub touchpoints: usize,
    /// Filled cells.
    pub cells: usize,
}

fn filled_cells(plan: &JourneyPlan, journey: &Journey, doc: &Doc, tp: ItemId) -> usize {
    (0..plan.lanes.len()).filter(|lane| source_of(plan, *lane) == *lane && journey.filled(plan, doc, tp, *lane)).count()
}

/// What deleting a stage takes with it.
#[must_use]
pub fn count_stage(plan: &JourneyPlan, journey: &Journey, doc: &Doc, stage: ItemId) -> Dropped {
    let tps: Vec<ItemId> = journey.columns.iter().filter(|c| c.stage == stage).filter_map(|c| c.tp).collect();
    Dropped { touchpoints: tps.len(), cells: tps.iter().map(|tp| filled_cells(plan, journey, doc, *tp)).sum() }
}

fn drop_tp(plan: &JourneyPlan, journey: &Journey, tp: ItemId) -> Vec<Op> {
    let cards = (0..plan.lanes.len()).flat_map(|lane| journey.cards(tp, lane));
    cards.map(|card| Op::Drop { id: *card }).chain(std::iter::once(Op::Drop { id: tp })).collect()
}

/// Deletes a touchpoint with its cards and says how many filled cells went.
#[must_use]
pub fn delete_touchpoint(plan: &JourneyPlan, journey: &Journey, doc: &Doc, tp: ItemId) -> (Edit, Dropped) {
    let mut edit = Edit::new(named(t::E_DEL_TP, doc.text(tp, "name")));
    edit.ops = drop_tp(plan, journey, tp);
    (edit, Dropped { touchpoints: 1, cells: filled_cells(plan, journey, doc, tp) })
}

/// Deletes a stage with everything in it.
#[must_use]
pub fn delete_stage(plan: &JourneyPlan, journey: &Journey, doc: &Doc, stage: ItemId) -> Edit {
    let mut edit = Edit::new(named(t::E_DEL_STAGE, doc.text(stage, "name")));
    edit.ops = journey.columns.iter().filter(|c| c.stage == stage).filter_map(|c| c.tp).flat_map(|tp| drop_tp(plan, journey, tp)).collect();
    if doc.get(stage).is_some() {
        edit.ops.push(Op::Drop { id: stage });
    }
    edit
}

/// Adds a card to a cell, at a place, and gives its id. Its typing belongs to the same step of undo.
#[must_use]
pub fn add_card(journey: &Journey, doc: &Doc, ids: &IdSource, (tp, lane, lane_id): (ItemId, usize, &str), at: usize, text: &str) -> (Edit, ItemId) {
    let id = ids.id();
    let order = card_slot(journey, doc, tp, lane, at, None);
    let mut edit = Edit::new(t::E_ADD_CARD).with(put_card(id, tp, lane_id, &order, text, Value::Empty));
    edit.burst = Some((id, "text".into()));
    (edit, id)
}

pub(super) fn put_card(id: ItemId, tp: ItemId, lane_id: &str, order: &str, text: &str, dept: Value) -> Op {
    let fields: Vec<(Key, Value)> = vec![
        ("tp".into(), Value::item(tp)),
        ("lane".into(), Value::text(lane_id)),
        ("order".into(), Value::text(order)),
        ("text".into(), Value::text(text)),
        ("dept".into(), dept),
    ];
    Op::put(id, "card", fields)
}

fn card_slot(journey: &Journey, doc: &Doc, tp: ItemId, lane: usize, at: usize, but: Option<ItemId>) -> String {
    let list: Vec<ItemId> = journey.cards(tp, lane).iter().copied().filter(|c| Some(*c) != but).collect();
    let key = |i: Option<usize>| i.and_then(|i| list.get(i)).map_or("", |c| doc.text(*c, "order"));
    let at = at.min(list.len());
    order::between(key(at.checked_sub(1)), key(Some(at)))
}

/// Sets the text of a card.
#[must_use]
pub fn set_card(card: ItemId, text: &str, what: &str) -> Edit {
    Edit::set(named(t::E_TEXT, what), card, "text", Value::text(text))
}

/// Sets the department of a card.
#[must_use]
pub fn set_dept(card: ItemId, dept: &str, what: &str) -> Edit {
    Edit::new(named(t::E_FIELD, what)).with(Op::set(card, "dept", Value::text(dept)))
}

/// Deletes a card.
#[must_use]
pub fn delete_card(card: ItemId) -> Edit {
    Edit::new(t::E_DEL_CARD).with(Op::Drop { id: card })
}

/// Moves a card to a place in a cell; a department the new lane does not offer is dropped.
#[must_use]
pub fn move_card(plan: &JourneyPlan, journey: &Journey, doc: &Doc, card: ItemId, (tp, lane, at): (ItemId, usize, usize)) -> Option<Edit> {
    let to = plan.lanes.get(lane).filter(|l| is_cards(l))?;
    let mut edit = Edit::new(t::E_MOVE_CARD);
    let order = card_slot(journey, doc, tp, lane, at, Some(card));
    if doc.value(card, "tp").as_item() != Some(tp) {
        edit = edit.with(Op::set(card, "tp", Value::item(tp)));
    }
    if doc.text(card, "lane") != to.id {
        edit = edit.with(Op::set(card, "lane", Value::text(&to.id)));
        if let LaneType::Cards { tag } = &to.ty {
            let dept = doc.text(card, "dept");
            if !dept.is_empty() && !tag.list(&plan.departments).iter().any(|o| o.id == dept) {
                edit = edit.with(Op::set(card, "dept", Value::Empty));
            }
        }
    }
    Some(edit.with(Op::set(card, "order", Value::text(&order))))
}

/// Copies a card below itself.
#[must_use]
pub fn duplicate_card(journey: &Journey, doc: &Doc, ids: &IdSource, card: ItemId, lane: usize) -> Option<(Edit, ItemId)> {
    let tp = doc.value(card, "tp").as_item()?;
    let at = journey.cards(tp, lane).iter().position(|c| *c == card)? + 1;
    let id = ids.id();
    let order = card_slot(journey, doc, tp, lane, at, None);
    let op = put_card(id, tp, doc.text(card, "lane"), &order, doc.text(card, "text"), doc.value(card, "dept").clone());
    Some((Edit::new(t::E_DUPLICATE).with(op), id))
}

/// Copies a touchpoint with its cells and cards behind itself; flags that only so many may carry stay behind.
#[must_use]
pub fn duplicate(plan: &JourneyPlan, journey: &Journey, doc: &Doc, ids: &IdSource, tp: ItemId) -> Option<(Edit, ItemId)> {
    let item = doc.get(tp)?;
    let (_, stage) = journey.stage_of(tp)?;
    let order = slot(journey, doc, stage.id, journey.column_of(tp)? - stage.first + 1, None);
    let limited: BTreeSet<String> = plan.flags.iter().filter(|f| f.max > 0).map(|f| flag_key(&f.id)).collect();
    let keep = item.fields.iter().filter(|(key, _)| key.as_str() != "order" && !limited.contains(key.as_str()));
    let mut fields: Vec<(Key, Value)> = keep.map(|(key, reg)| (key.clone(), reg.value.clone())).collect();
    fields.push(("order".into(), Value::text(&order)));
    let id = ids.id();
    let mut edit = Edit::new(t::E_DUPLICATE).with(Op::put(id, "touchpoint", fields));
    for (at, lane) in plan.lanes.iter().enumerate() {
        for card in journey.cards(tp, at) {
            let dept = doc.value(*card, "dept").clone();
            edit = edit.with(put_card(ids.id(), id, &lane.id, doc.text(*card, "order"), doc.text(*card, "text"), dept));
        }
    }
    Some((edit, id))
}

/// Clears cells: texts, scores and cards.
#[must_use]
pub fn clear(plan: &JourneyPlan, journey: &Journey, doc: &Doc, cells: &[(ItemId, Row)]) -> Edit {
    let mut edit = Edit::new(t::E_CLEAR);
    for (tp, row) in cells {
        let Row::Lane(lane) = row else { continue };
        let Some(of) = plan.lanes.get(*lane) else { continue };
        if is_cards(of) {
            edit.ops.extend(journey.cards(*tp, *lane).iter().map(|id| Op::Drop { id: *id }));
        } else if source_of(plan, *lane) == *lane && !doc.value(*tp, &lane_key(of)).is_blank() {
            edit.ops.push(Op::set(*tp, lane_key(of), Value::Empty));
        }
    }
    edit
}

/// FNV-1a in 40 bits: the same in every copy of the program.
pub(super) fn hash(text: &str) -> u64 {
    let full = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    (full ^ (full >> 40)) & 0xff_ffff_ffff
}

/// Inserts the stages and touchpoints of a preset behind what is there. Two copies that start from the same preset
/// share the items, so that merging them does not double the canvas.
#[must_use]
pub fn add_preset(journey: &Journey, doc: &Doc, ids: &IdSource, preset: &JourneyPreset, lang: Lang) -> Edit {
    let mut edit = Edit::new(named(t::E_PRESET, preset.t.get(lang)));
    let base = hash(&preset.id) << 12;
    let mut n = 0;
    let mut id = || {
        n += 1;
        let shared = ItemId::of_template(base + n);
        if doc.all().contains_key(&shared) { ids.id() } else { shared }
    };
    let low = journey.stages.last().map_or("", |s| doc.text(s.id, "order"));
    for (stage, order) in preset.stages.iter().zip(order::spread(low, "", preset.stages.len())) {
        let stage_id = id();
        let name = Value::text(stage.t.get(lang));
        edit.ops.push(Op::put(stage_id, "stage", vec![("order".into(), Value::text(&order)), ("name".into(), name)]));
        for ((name, dept), order) in stage.touchpoints.iter().zip(order::spread("", "", stage.touchpoints.len())) {
            let fields = vec![
                ("stage".into(), Value::item(stage_id)),
                ("order".into(), Value::text(&order)),
                ("name".into(), Value::text(name.get(lang))),
                ("owner".into(), Value::text(dept)),
            ];
            edit.ops.push(Op::put(id(), "touchpoint", fields));
        }
    }
    edit
}
