//! The edit that puts copies into the next exercise, each with where it came from.

use super::{ORIGIN, Seed, Spot, is_words, origin_key};
use crate::model::{
    doc::{Doc, Key, Op, Value},
    edit::{Edit, Label},
    exercise::{
        board, journey,
        mindmap::Tree,
        survey::{ELEMENT, NAME, Survey},
        table::{Table, cell},
    },
    order,
    stamp::{IdSource, ItemId},
    template::{Field, FieldType, LaneType, Options, Structure},
    text::Lang,
    texts::across as say,
    workbook::Exercise,
};

/// Where a copy goes, what it is made of and whose it is.
pub struct Planting<'a> {
    /// The next exercise.
    pub into: &'a Exercise,
    /// The place in it.
    pub spot: &'a Spot,
    /// The touchpoint of a lane.
    pub tp: Option<ItemId>,
    /// The exercise it comes from.
    pub from: &'a Exercise,
    /// Who does it.
    pub author: &'a str,
    /// The language of names that have to be made up.
    pub lang: Lang,
}

/// The edit that puts copies into the next exercise.
#[must_use]
pub fn plant(p: &Planting<'_>, seeds: &[Seed], ids: &IdSource) -> Edit {
    let mut edit = Edit::new(Label { text: say::PLANT, arg: p.from.template.title.get(p.lang).to_owned() });
    edit.ops = match p.spot {
        Spot::Zone(zone) => cards(p, zone, seeds, ids),
        Spot::Row => rows(p, seeds, ids),
        Spot::Given(row) => given(p, *row, seeds),
        Spot::Field(id) => appended(p, ItemId::HEADER, id, seeds),
        Spot::Wording(item) => worded(p, item, seeds),
        Spot::Element => elements(p, seeds, ids),
        Spot::Touchpoint => columns(p, seeds, ids),
        Spot::Lane(lane) => cells(p, lane, seeds, ids),
        Spot::Branch(branch) => nodes(p, *branch, seeds, ids),
    };
    edit
}

fn said(p: &Planting<'_>, seed: &Seed) -> Value {
    Value::text(&format!("{} {}", p.from.key, seed.item))
}

fn origin(p: &Planting<'_>, seed: &Seed) -> (Key, Value) {
    (Key::from(ORIGIN), said(p, seed))
}

/// Order keys after the last item of a kind.
fn after(doc: &Doc, kind: &str, count: usize) -> Vec<String> {
    let sorted = doc.sorted(kind);
    order::spread(sorted.last().map_or("", |(_, item)| item.text("order")), "", count)
}

/// Whether a field may hold the value of a field of the same name elsewhere.
fn fits(p: &Planting<'_>, field: &Field, value: &Value) -> bool {
    let known = |id: &str| {
        let list = field.opt.list(&p.into.template.departments());
        field.opt == Options::Free || list.iter().any(|o| o.id == id)
    };
    match (field.ty, value) {
        (FieldType::Text | FieldType::Long | FieldType::Person, Value::Text(_))
        | (FieldType::Number, Value::Num(_))
        | (FieldType::Check, Value::Flag(_)) => true,
        (FieldType::Rating, Value::Num(n)) => (1.0..=5.0).contains(n) && n.fract() == 0.0,
        (FieldType::Date, Value::Text(text)) => text.parse::<jiff::civil::Date>().is_ok(),
        (FieldType::Choice, Value::Text(id)) => known(id),
        (FieldType::Multi, Value::List(list)) => list.iter().all(|id| known(id)),
        _ => false,
    }
}

/// What a copy knows that these fields ask for.
fn marked(p: &Planting<'_>, fields: &[Field], seed: &Seed) -> Vec<(Key, Value)> {
    let of = |f: &Field| {
        seed.marks.iter().find(|(id, value)| *id == f.id && fits(p, f, value)).map(|(_, value)| (Key::from(f.id.as_str()), value.clone()))
    };
    fields.iter().filter_map(of).collect()
}

fn cards(p: &Planting<'_>, zone: &str, seeds: &[Seed], ids: &IdSource) -> Vec<Op> {
    let Structure::Board(plan) = &p.into.template.structure else { return Vec::new() };
    let link = plan.card.iter().find(|f| f.ty == FieldType::Link);
    let keys = after(&p.into.doc, board::CARD, seeds.len());
    let put = |(seed, key): (&Seed, String)| {
        let mut fields = vec![
            (Key::from(board::ZONE), Value::text(zone)),
            (Key::from(board::ORDER), Value::text(&key)),
            (Key::from(board::TEXT), Value::text(&seed.text)),
            (Key::from(board::AUTHOR), Value::text(p.author)),
            origin(p, seed),
        ];
        if let (Some(field), Some((tp, _))) = (link, &seed.link) {
            fields.push((Key::from(field.id.as_str()), Value::item(*tp)));
        }
        fields.extend(marked(p, &plan.card, seed));
        Op::put(ids.id(), board::CARD, fields)
    };
    seeds.iter().zip(keys).map(put).collect()
}

fn rows(p: &Planting<'_>, seeds: &[Seed], ids: &IdSource) -> Vec<Op> {
    let Structure::Table(plan) = &p.into.template.structure else { return Vec::new() };
    let link = plan.columns.iter().find(|f| f.ty == FieldType::Link);
    let roles = plan.plan.as_ref().and_then(|roles| plan.columns.iter().find(|f| f.id == roles.action));
    let first = plan.columns.first();
    let words = roles.or_else(|| plan.columns.iter().find(|f| is_words(f) && f.req)).or_else(|| plan.columns.iter().find(|f| is_words(f)));
    let keys = after(&p.into.doc, "row", seeds.len());
    let put = |(seed, key): (&Seed, String)| {
        let mut fields = vec![(Key::from("order"), Value::text(&key)), origin(p, seed)];
        let linked = link.zip(seed.link.as_ref());
        if let Some((field, (tp, name))) = linked {
            fields.push((Key::from(field.id.as_str()), cell::link(*tp, name)));
        }
        let marks = marked(p, &plan.columns, seed);
        // What the row links to, or says already, is not written a second time.
        let said = linked.is_some_and(|(_, (_, name))| *name == seed.text) || marks.iter().any(|(_, value)| *value == Value::text(&seed.text));
        let column = if linked.is_none() { first.filter(|f| f.ty == FieldType::Link).or(words) } else { words };
        if let Some(field) = column.filter(|_| !said) {
            fields.push((Key::from(field.id.as_str()), Value::text(&seed.text)));
        }
        let set: Vec<Key> = fields.iter().map(|(key, _)| key.clone()).collect();
        fields.extend(marks.into_iter().filter(|(key, _)| !set.contains(key)));
        Op::put(ids.id(), "row", fields)
    };
    seeds.iter().zip(keys).map(put).collect()
}

/// What a text register holds with the copies as lines behind it; `None` when nothing is added.
fn lines(held: &str, seeds: &[Seed]) -> Option<Value> {
    let held = held.trim_end();
    let all = std::iter::once(held).chain(seeds.iter().map(|s| s.text.as_str())).filter(|line| !line.is_empty());
    let text = all.collect::<Vec<_>>().join("\n");
    (text != held).then(|| Value::text(&text))
}

/// Puts lines behind what a text register holds, and beside it where the last one came from.
fn appended(p: &Planting<'_>, id: ItemId, key: &str, seeds: &[Seed]) -> Vec<Op> {
    let doc = &p.into.doc;
    let Some((text, last)) = lines(doc.text(id, key), seeds).zip(seeds.last()) else { return Vec::new() };
    // A page that nobody wrote on has no head yet.
    let head = (id == ItemId::HEADER && doc.get(id).is_none()).then(|| Op::put(id, "header", Vec::new()));
    let origin = Op::set(id, Key::from(origin_key(key).as_str()), said(p, last));
    head.into_iter().chain([Op::set(id, Key::from(key), text), origin]).collect()
}

/// The wording of a question is one sentence: the first copy takes its place.
fn worded(p: &Planting<'_>, item: &str, seeds: &[Seed]) -> Vec<Op> {
    let Some(seed) = seeds.first() else { return Vec::new() };
    let key = Survey::wording_key(item);
    let head = p.into.doc.get(ItemId::HEADER).is_none().then(|| Op::put(ItemId::HEADER, "header", Vec::new()));
    let text = Op::set(ItemId::HEADER, Key::from(key.as_str()), Value::text(&seed.text));
    head.into_iter().chain([text, Op::set(ItemId::HEADER, Key::from(origin_key(&key).as_str()), said(p, seed))]).collect()
}

/// Lines in the first column of words of a row that the table gives; other columns that are empty take over what they ask for.
fn given(p: &Planting<'_>, row: ItemId, seeds: &[Seed]) -> Vec<Op> {
    let Structure::Table(plan) = &p.into.template.structure else { return Vec::new() };
    let table = Table { plan, doc: &p.into.doc };
    let Some(column) = plan.columns.iter().find(|f| is_words(f)) else { return Vec::new() };
    let Some((text, last)) = lines(p.into.doc.text(row, &column.id), seeds).zip(seeds.last()) else { return Vec::new() };
    let mut cells = vec![(row, column.id.clone(), text), (row, ORIGIN.to_owned(), said(p, last))];
    if let [seed] = seeds {
        let free = |(key, _): &(Key, Value)| key.as_str() != column.id && p.into.doc.value(row, key.as_str()).is_blank();
        cells.extend(marked(p, &plan.columns, seed).into_iter().filter(free).map(|(key, value)| (row, key.as_str().to_owned(), value)));
    }
    table.set_cells(say::PLANT, cells).ops
}

fn elements(p: &Planting<'_>, seeds: &[Seed], ids: &IdSource) -> Vec<Op> {
    let keys = after(&p.into.doc, ELEMENT, seeds.len());
    let put = |(seed, key): (&Seed, String)| {
        Op::put(ids.id(), ELEMENT, vec![(Key::from("order"), Value::text(&key)), (Key::from(NAME), Value::text(&seed.text)), origin(p, seed)])
    };
    seeds.iter().zip(keys).map(put).collect()
}

fn columns(p: &Planting<'_>, seeds: &[Seed], ids: &IdSource) -> Vec<Op> {
    let doc = &p.into.doc;
    let mut ops = Vec::new();
    let stage = doc.sorted("stage").last().map_or_else(
        || {
            let id = ids.id();
            let name = crate::model::texts::journey::NEW_STAGE.get(p.lang);
            ops.push(Op::put(id, "stage", vec![("order".into(), Value::text(&order::between("", ""))), ("name".into(), Value::text(name))]));
            id
        },
        |(id, _)| *id,
    );
    let put = |(seed, key): (&Seed, String)| {
        let fields = vec![
            ("stage".into(), Value::item(stage)),
            ("order".into(), Value::text(&key)),
            ("name".into(), Value::text(&seed.text)),
            origin(p, seed),
        ];
        Op::put(ids.id(), "touchpoint", fields)
    };
    ops.extend(seeds.iter().zip(after(doc, "touchpoint", seeds.len())).map(put));
    ops
}

fn cells(p: &Planting<'_>, lane: &str, seeds: &[Seed], ids: &IdSource) -> Vec<Op> {
    let (Structure::Journey(plan), Some(tp)) = (&p.into.template.structure, p.tp) else { return Vec::new() };
    let Some(lane) = plan.lanes.iter().find(|l| l.id == lane) else { return Vec::new() };
    if !matches!(lane.ty, LaneType::Cards { .. }) {
        return appended(p, tp, &journey::lane_key(lane), seeds);
    }
    let put = |(seed, key): (&Seed, String)| {
        let fields = vec![
            ("tp".into(), Value::item(tp)),
            ("lane".into(), Value::text(&lane.id)),
            ("order".into(), Value::text(&key)),
            ("text".into(), Value::text(&seed.text)),
            origin(p, seed),
        ];
        Op::put(ids.id(), "card", fields)
    };
    seeds.iter().zip(after(&p.into.doc, "card", seeds.len())).map(put).collect()
}

fn nodes(p: &Planting<'_>, branch: ItemId, seeds: &[Seed], ids: &IdSource) -> Vec<Op> {
    let Structure::Mindmap(plan) = &p.into.template.structure else { return Vec::new() };
    let texts: Vec<&str> = seeds.iter().map(|s| s.text.as_str()).collect();
    // A map of one level only takes nothing below its branches.
    let Ok((edit, made)) = Tree::of(plan, &p.into.doc).add(plan, &p.into.doc, ids, (branch, usize::MAX), &texts) else { return Vec::new() };
    let origins = made.iter().zip(seeds).map(|(id, seed)| Op::set(*id, Key::from(ORIGIN), said(p, seed)));
    edit.ops.into_iter().chain(origins).collect()
}
