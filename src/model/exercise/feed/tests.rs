//! Copies go where they were put, carry what the place knows by the same name, and remember where they came from.

use std::sync::Arc;

use super::*;
use crate::model::{
    doc::{Doc, Op},
    edit::Edit,
    exercise::{board, mindmap, survey, table::cell},
    stamp::{EditorId, IdSource},
    template::{
        BoardPlan, Branch, Classes, Elements, FormPlan, JourneyPlan, Lane, MindmapPlan, Opt, Options, Scale, SurveyItem, SurveyTool, TablePlan,
        Template, Zone,
    },
    text::Lang,
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
    let head = form.doc.get(ItemId::HEADER).expect("filled").clone();
    let book = Workbook { exercises: vec![from.clone()], ..Workbook::default() };
    assert_eq!(line_origin(&book, &head, "f").map(|e| e.key.as_str()), Some("board"), "the line knows where it came from");
    assert_eq!((origin(&head), line_origin(&book, &head, "g").is_none()), ("board", true));

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
    planted(&mut from, &source, &Spot::Touchpoint, None, &[Seed::new(ItemId::HEADER, "报价", "")]);
    let list = seeds(&from, &[], Lang::Zh);
    let columns = vec![field("tp", FieldType::Link), field("what", FieldType::Text)];
    let mut table = exercise("table", Structure::Table(TablePlan { columns, ..TablePlan::default() }));
    planted(&mut table, &from, &Spot::Row, None, &list);
    planted(&mut table, &source, &Spot::Row, None, &[Seed::new(ItemId::HEADER, "只有话", "")]);
    let rows = table.doc.sorted("row");
    assert_eq!(cell::link_parts(rows[0].1.text("tp")), (Some(list[0].item), "报价"));
    assert_eq!((rows[0].1.text("what"), rows[1].1.text("tp")), ("", "只有话"), "a link cell takes words too");
}

#[test]
fn what_a_row_knows_is_taken_over_by_columns_of_the_same_name_that_can_hold_it() {
    let choice = |opts: &[&str]| Options::Fixed(opts.iter().copied().map(|id: &str| Opt { id: id.into(), t: Bi::new(id, id) }).collect());
    let columns = |opts: &[&str]| {
        let group = Field { opt: choice(opts), ..field("group", FieldType::Choice) };
        vec![field("tag", FieldType::Text), group, field("count", FieldType::Number), field("due", FieldType::Date)]
    };
    let mut from = exercise("from", Structure::Table(TablePlan { columns: columns(&["one", "two"]), ..TablePlan::default() }));
    let ids = IdSource::new(EditorId::from_random(5), 1);
    for (group, due) in [("one", "2026-12-01"), ("two", "soon")] {
        let fields = vec![
            ("tag".into(), Value::text(group)),
            ("group".into(), Value::text(group)),
            ("count".into(), Value::Num(3.0)),
            ("due".into(), Value::text(due)),
            ("order".into(), Value::text(group)),
        ];
        from.doc.apply(&Op::put(ids.id(), "row", fields), EditorId::from_random(5)).expect("fits");
    }
    let mut table = exercise("into", Structure::Table(TablePlan { columns: columns(&["two"]), ..TablePlan::default() }));
    planted(&mut table, &from, &Spot::Row, None, &seeds(&from, &[], Lang::Zh));
    let rows: Vec<[String; 3]> = table.doc.sorted("row").iter().map(|(_, row)| ["tag", "group", "due"].map(|f| row.text(f).to_owned())).collect();
    assert_eq!(rows, [["one", "", "2026-12-01"], ["two", "two", ""]].map(|r| r.map(str::to_owned)), "no unknown option, no day that is none");
    assert!(table.doc.sorted("row").iter().all(|(_, row)| row.get("count").as_num() == Some(3.0)));
}

fn kano(key: &str) -> Exercise {
    let answers = ["like", "must", "neutral", "live-with", "dislike"].map(|id| Opt { id: id.into(), t: Bi::new(id, id) });
    let item = |id: &str| SurveyItem { id: id.into(), g: id.into(), t: Bi::new("{element}", "{element}") };
    let plan = SurveyPlan {
        tool: SurveyTool::Kano,
        scale: Scale::Answers(answers.to_vec()),
        items: vec![item("f"), item("d")],
        elements: Some(Elements { id: "element".into(), ..Elements::default() }),
        classes: Some(Classes { legend: vec![Opt { id: "M".into(), t: Bi::new("必备", "Must-be") }], ..Classes::default() }),
        ..SurveyPlan::default()
    };
    exercise(key, Structure::Survey(plan))
}

#[test]
fn an_element_goes_into_a_survey_and_its_class_comes_out() {
    let mut from = board();
    let ids = IdSource::new(EditorId::from_random(5), 1);
    let card = vec![("zone".into(), Value::text("a")), ("text".into(), Value::text("到场时间")), ("order".into(), Value::text("V"))];
    from.doc.apply(&Op::put(ids.id(), board::CARD, card), EditorId::from_random(5)).expect("fits");
    let mut asked = kano("kano");
    assert!(spots(&asked).iter().any(|(spot, _)| *spot == Spot::Element));
    planted(&mut asked, &from, &Spot::Element, None, &seeds(&from, &[], Lang::Zh));
    let (element, item) = asked.doc.sorted(survey::ELEMENT).first().map(|(id, item)| (*id, (*item).clone())).expect("an element");
    assert_eq!((item.text(survey::NAME), origin(&item)), ("到场时间", "board"));
    for n in 0..3 {
        let fields = vec![
            (format!("a:f:{element}").as_str().into(), Value::text("must")),
            (format!("a:d:{element}").as_str().into(), Value::text("dislike")),
            ("order".into(), Value::text(["F", "M", "V"][n])),
        ];
        asked.doc.apply(&Op::put(ids.id(), survey::ANSWER, fields), EditorId::from_random(5)).expect("fits");
    }
    let list = seeds(&asked, &[], Lang::Zh);
    assert_eq!(list.iter().map(|s| (s.item, s.text.as_str(), s.under.as_str())).collect::<Vec<_>>(), [(element, "到场时间", "必备")]);
    let kinds = Options::Fixed(vec![Opt { id: "must-be".into(), t: Bi::new("基本", "Must-be") }]);
    let columns = vec![field("step", FieldType::Text), field("need", FieldType::Text), Field { opt: kinds, ..field("kano", FieldType::Choice) }];
    let mut table = exercise("table", Structure::Table(TablePlan { columns, ..TablePlan::default() }));
    planted(&mut table, &asked, &Spot::Row, None, &list);
    let row = table.doc.sorted("row")[0].1;
    assert_eq!(["step", "need", "kano"].map(|f| row.text(f)), ["", "到场时间", "must-be"], "said once, where it is asked for");
}

#[test]
fn a_map_takes_thoughts_at_a_branch_and_gives_them_as_a_story() {
    let branches = ["a", "b"].map(|id| Branch { id: id.into(), t: Bi::new(id, id), ..Branch::default() }).to_vec();
    let mut map = exercise("map", Structure::Mindmap(MindmapPlan { branches, ..MindmapPlan::default() }));
    let source = board();
    let list = [Seed::new(ItemId::HEADER, "先听完", ""), Seed::new(ItemId::HEADER, "再答应", "")];
    planted(&mut map, &source, &Spot::Branch(mindmap::branch_id(1)), None, &list);
    let nodes = map.doc.sorted(mindmap::NODE);
    assert_eq!(nodes.iter().map(|(_, n)| (n.text(mindmap::TEXT), origin(n))).collect::<Vec<_>>(), [("先听完", "board"), ("再答应", "board")]);
    let told = seeds(&map, &[], Lang::Zh);
    assert_eq!(told[0].marks, [("summary".to_owned(), Value::text("先听完；再答应"))]);
    assert_eq!(told[1..].iter().map(|s| (s.under.as_str(), s.text.as_str())).collect::<Vec<_>>(), [("b", "先听完"), ("b", "再答应")]);
    let one = nodes[0].0;
    assert_eq!(seeds(&map, &[one], Lang::Zh).iter().map(|s| s.text.as_str()).collect::<Vec<_>>(), ["先听完"], "a node alone, without the whole");
}
