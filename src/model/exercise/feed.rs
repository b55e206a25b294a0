//! What goes on from one exercise into the next: copies that remember where they came from.

use super::{board, journey, table::cell};
use crate::model::{
    doc::{Doc, Item, Key, Op, Value},
    edit::{Edit, Label},
    order,
    stamp::{IdSource, ItemId},
    template::{Field, FieldType, LaneType, Structure},
    text::{Bi, Lang},
    texts::across as say,
    workbook::{Exercise, Workbook},
};

/// The register of a copy that says where it came from: the exercise's key, a space, the item.
pub const ORIGIN: &str = "origin";

/// Something that can go on: a card, a row, a touchpoint, a filled field, an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Seed {
    /// Where it stands.
    pub item: ItemId,
    /// What it says.
    pub text: String,
    /// What it stands under: a zone, a field, a stage; "" for nothing.
    pub under: String,
    /// The touchpoint it is about, with its name.
    pub link: Option<(ItemId, String)>,
}

/// A place in the next exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A zone of a board.
    Zone(String),
    /// A new row of a table.
    Row,
    /// A field of a form, after what it holds.
    Field(String),
    /// A new touchpoint of a journey.
    Touchpoint,
    /// A lane of a journey, at a touchpoint.
    Lane(String),
}

/// Everything of an exercise that says something, in its order; only `picks` where there are any.
#[must_use]
pub fn seeds(exercise: &Exercise, picks: &[ItemId], lang: Lang) -> Vec<Seed> {
    let doc = &exercise.doc;
    let wanted = |id: ItemId| picks.is_empty() || picks.contains(&id);
    let found: Vec<Seed> = match &exercise.template.structure {
        Structure::Board(plan) => {
            let board = board::Board::of(plan, doc);
            let zones = plan.zones.iter().zip(&board.zones);
            let cards = zones.flat_map(|(zone, cards)| cards.iter().map(move |id| (zone, *id)));
            cards.filter_map(|(zone, id)| doc.get(id).map(|card| seed(id, card.text(board::TEXT), zone.t.get(lang)))).collect()
        }
        Structure::Journey(plan) => {
            let journey = journey::Journey::of(plan, doc);
            let columns = journey.columns.iter().filter_map(|c| Some((c.stage, c.tp?)));
            columns
                .filter_map(|(stage, id)| {
                    let name = doc.text(id, "name").trim();
                    (!name.is_empty()).then(|| Seed { link: Some((id, name.to_owned())), ..seed(id, name, doc.text(stage, "name")) })
                })
                .collect()
        }
        Structure::Table(plan) => doc.sorted("row").into_iter().map(|(id, row)| of_row(id, row, &plan.columns, lang)).collect(),
        Structure::Form(plan) => of_fields(doc, &plan.fields, lang),
        Structure::Survey(plan) => {
            let answers = doc.sorted("answer");
            let texts = |(id, answer): &(ItemId, &Item)| plan.open.iter().map(|f| seed(*id, answer.text(&f.id), f.t.get(lang))).collect::<Vec<_>>();
            answers.iter().flat_map(texts).collect()
        }
        Structure::Mindmap(_) => doc.sorted("node").into_iter().map(|(id, node)| seed(id, node.text("text"), "")).collect(),
        Structure::Calculator(_) | Structure::Quiz(_) | Structure::Paper => Vec::new(),
    };
    found.into_iter().filter(|s| wanted(s.item) && !s.text.trim().is_empty()).collect()
}

fn seed(item: ItemId, text: &str, under: &str) -> Seed {
    Seed { item, text: text.trim().to_owned(), under: under.to_owned(), link: None }
}

fn is_words(field: &Field) -> bool {
    matches!(field.ty, FieldType::Text | FieldType::Long)
}

fn of_row(id: ItemId, row: &Item, columns: &[Field], lang: Lang) -> Seed {
    let link = columns.iter().filter(|f| f.ty == FieldType::Link).find_map(|f| {
        let (tp, name) = cell::link_parts(row.text(&f.id));
        Some((tp?, name.to_owned()))
    });
    let words = columns.iter().filter(|f| is_words(f) || f.ty == FieldType::Link).find(|f| !row.get(&f.id).is_blank());
    let text = words.map(|f| cell::link_parts(row.text(&f.id)).1).unwrap_or_default();
    Seed { link, ..seed(id, text, words.map_or("", |f| f.t.get(lang))) }
}

fn of_fields(doc: &Doc, fields: &[Field], lang: Lang) -> Vec<Seed> {
    fields.iter().filter(|f| is_words(f)).map(|f| seed(ItemId::HEADER, doc.text(ItemId::HEADER, &f.id), f.t.get(lang))).collect()
}

/// The places of an exercise that can take something in; none for kinds that compute or ask.
#[must_use]
pub fn spots(exercise: &Exercise) -> Vec<(Spot, Bi)> {
    let both = |text: crate::model::texts::Text| Bi::new(text.zh, text.en);
    match &exercise.template.structure {
        Structure::Board(plan) => plan.zones.iter().map(|zone| (Spot::Zone(zone.id.clone()), zone.t.clone())).collect(),
        Structure::Table(plan) if plan.fixed.is_empty() => vec![(Spot::Row, both(say::NEW_ROW))],
        Structure::Form(plan) => plan.fields.iter().filter(|f| is_words(f)).map(|f| (Spot::Field(f.id.clone()), f.t.clone())).collect(),
        Structure::Journey(plan) => {
            let takes = |ty: &LaneType| matches!(ty, LaneType::Text | LaneType::Cards { .. });
            let lanes = plan.lanes.iter().filter(|lane| takes(&lane.ty)).map(|lane| (Spot::Lane(lane.id.clone()), lane.t.clone()));
            std::iter::once((Spot::Touchpoint, both(say::NEW_TOUCHPOINT))).chain(lanes).collect()
        }
        _ => Vec::new(),
    }
}

/// The touchpoints of a journey by name, for places that are lanes.
#[must_use]
pub fn touchpoints(exercise: &Exercise) -> Vec<(ItemId, String)> {
    let Structure::Journey(plan) = &exercise.template.structure else { return Vec::new() };
    let journey = journey::Journey::of(plan, &exercise.doc);
    let named = journey.columns.iter().filter_map(|c| c.tp).map(|tp| (tp, exercise.doc.text(tp, "name").trim().to_owned()));
    named.filter(|(_, name)| !name.is_empty()).collect()
}

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
    match p.spot {
        Spot::Zone(zone) => edit.ops = cards(p, zone, seeds, ids),
        Spot::Row => edit.ops = rows(p, seeds, ids),
        Spot::Field(id) => edit.ops.extend(appended(&p.into.doc, ItemId::HEADER, id, seeds)),
        Spot::Touchpoint => edit.ops = columns(p, seeds, ids),
        Spot::Lane(lane) => edit.ops = cells(p, lane, seeds, ids),
    }
    edit
}

fn origin(p: &Planting<'_>, seed: &Seed) -> (Key, Value) {
    (Key::from(ORIGIN), Value::text(&format!("{} {}", p.from.key, seed.item)))
}

/// Order keys after the last item of a kind.
fn after(doc: &Doc, kind: &str, count: usize) -> Vec<String> {
    let sorted = doc.sorted(kind);
    order::spread(sorted.last().map_or("", |(_, item)| item.text("order")), "", count)
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
        // A touchpoint that the row links to already is not written a second time.
        let said = linked.is_some_and(|(_, (_, name))| *name == seed.text);
        let column = if linked.is_none() { first.filter(|f| f.ty == FieldType::Link).or(words) } else { words };
        if let Some(field) = column.filter(|_| !said) {
            fields.push((Key::from(field.id.as_str()), Value::text(&seed.text)));
        }
        Op::put(ids.id(), "row", fields)
    };
    seeds.iter().zip(keys).map(put).collect()
}

/// Puts lines behind what a text register holds.
fn appended(doc: &Doc, id: ItemId, key: &str, seeds: &[Seed]) -> Option<Op> {
    let held = doc.text(id, key).trim_end();
    let lines = std::iter::once(held).chain(seeds.iter().map(|s| s.text.as_str())).filter(|line| !line.is_empty());
    let text = lines.collect::<Vec<_>>().join("\n");
    (text != held).then(|| Op::set(id, Key::from(key), Value::text(&text)))
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
        return appended(&p.into.doc, tp, &journey::lane_key(lane), seeds).into_iter().collect();
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

/// Where a copy came from, if that exercise is still there.
#[must_use]
pub fn origin_of<'a>(workbook: &'a Workbook, item: &Item) -> Option<&'a Exercise> {
    let (key, _) = item.text(ORIGIN).rsplit_once(' ')?;
    workbook.exercise(key)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{
        stamp::EditorId,
        template::{BoardPlan, FormPlan, JourneyPlan, Lane, TablePlan, Template, Zone},
    };

    fn exercise(key: &str, structure: Structure) -> Exercise {
        let template = Template { id: key.into(), title: Bi::new("源", "Source"), structure, ..Template::default() };
        Exercise { key: key.into(), template: Arc::new(template), doc: Doc::default(), unknown: Vec::new() }
    }

    fn field(id: &str, ty: FieldType) -> Field {
        Field { id: id.into(), ty, t: Bi::new(id, id), ..Field::default() }
    }

    fn board() -> Exercise {
        let zones = ["a", "b"].map(|id| Zone { id: id.into(), t: Bi::new(id, id), ..Zone::default() }).to_vec();
        exercise("board", Structure::Board(BoardPlan { zones, ..BoardPlan::default() }))
    }

    fn journey() -> Exercise {
        let lanes = vec![
            Lane { id: "pain".into(), ..Lane::default() },
            Lane { id: "front".into(), ty: LaneType::Cards { tag: crate::model::template::Options::Free }, ..Lane::default() },
        ];
        exercise("journey", Structure::Journey(JourneyPlan { lanes, ..JourneyPlan::default() }))
    }

    fn run(target: &mut Exercise, edit: &Edit) {
        if edit.ops.iter().any(|op| matches!(op, Op::Set { id, .. } if *id == ItemId::HEADER)) {
            target.doc.apply(&Op::put(ItemId::HEADER, "header", Vec::new()), EditorId::from_random(3)).expect("fits");
        }
        for op in &edit.ops {
            target.doc.apply(op, EditorId::from_random(3)).expect("fits");
        }
    }

    fn planted(target: &mut Exercise, from: &Exercise, spot: &Spot, tp: Option<ItemId>, seeds: &[Seed]) {
        let me = EditorId::from_random(3);
        let ids = IdSource::new(me, target.doc.last_item_of(me) + 1);
        let into = target.clone();
        let edit = plant(&Planting { into: &into, spot, tp, from, author: "陈", lang: Lang::Zh }, seeds, &ids);
        run(target, &edit);
    }

    #[test]
    fn cards_become_rows_touchpoints_cells_and_lines_of_a_form() {
        let ids = IdSource::new(EditorId::from_random(5), 1);
        let mut from = board();
        for (zone, text, key) in [("b", "后来的", "V"), ("a", "先叫名字", "V")] {
            let fields = vec![("zone".into(), Value::text(zone)), ("text".into(), Value::text(text)), ("order".into(), Value::text(key))];
            from.doc.apply(&Op::put(ids.id(), board::CARD, fields), EditorId::from_random(5)).expect("fits");
        }
        let list = seeds(&from, &[], Lang::Zh);
        assert_eq!(list.iter().map(|s| (s.under.as_str(), s.text.as_str())).collect::<Vec<_>>(), [("a", "先叫名字"), ("b", "后来的")]);
        assert_eq!(seeds(&from, &[list[1].item], Lang::Zh), list[1..], "only what was picked");

        let mut table = exercise(
            "table",
            Structure::Table(TablePlan { columns: vec![field("n", FieldType::Number), field("what", FieldType::Text)], ..TablePlan::default() }),
        );
        planted(&mut table, &from, &Spot::Row, None, &list);
        let rows: Vec<String> = table.doc.sorted("row").iter().map(|(_, row)| row.text("what").to_owned()).collect();
        assert_eq!(rows, ["先叫名字", "后来的"]);

        let mut form = exercise("form", Structure::Form(FormPlan { fields: vec![field("f", FieldType::Long)], ..FormPlan::default() }));
        planted(&mut form, &from, &Spot::Field("f".into()), None, &list);
        assert_eq!(form.doc.text(ItemId::HEADER, "f"), "先叫名字\n后来的");

        let mut map = journey();
        planted(&mut map, &from, &Spot::Touchpoint, None, &list);
        let columns = touchpoints(&map);
        assert_eq!(columns.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["先叫名字", "后来的"], "a stage was made for them");
        planted(&mut map, &from, &Spot::Lane("pain".into()), Some(columns[0].0), &list);
        assert_eq!(map.doc.text(columns[0].0, "lane:pain"), "先叫名字\n后来的");
        planted(&mut map, &from, &Spot::Lane("front".into()), Some(columns[0].0), &list);
        assert_eq!(map.doc.of_kind("card").count(), 2);

        let workbook = Workbook { exercises: vec![from], ..Workbook::default() };
        let (_, row) = table.doc.sorted("row")[0];
        assert_eq!(origin_of(&workbook, row).map(|e| e.key.as_str()), Some("board"));
        assert_eq!(origin_of(&Workbook::default(), row), None);
    }

    #[test]
    fn a_touchpoint_becomes_a_linked_row_and_its_name_is_not_written_twice() {
        let mut from = journey();
        let source = board();
        planted(&mut from, &source, &Spot::Touchpoint, None, &[seed(ItemId::HEADER, "报价", "")]);
        let list = seeds(&from, &[], Lang::Zh);
        let columns = vec![field("tp", FieldType::Link), field("what", FieldType::Text)];
        let mut table = exercise("table", Structure::Table(TablePlan { columns, ..TablePlan::default() }));
        planted(&mut table, &from, &Spot::Row, None, &list);
        planted(&mut table, &source, &Spot::Row, None, &[seed(ItemId::HEADER, "只有话", "")]);
        let rows = table.doc.sorted("row");
        assert_eq!(cell::link_parts(rows[0].1.text("tp")), (Some(list[0].item), "报价"));
        assert_eq!((rows[0].1.text("what"), rows[1].1.text("tp")), ("", "只有话"), "a link cell takes words too");
    }
}
