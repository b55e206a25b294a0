//! Parse, write and layout of a board of 10,000 cards and a journey of 1,200 touchpoints.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use mot_studio::{
    io::format,
    model::{
        doc::{Doc, Key, Op, Value},
        done::{self, Rule},
        exercise, order,
        scene::journey::{Face, View},
        stamp::{EditorId, IdSource},
        template::Structure,
        text::Lang,
        workbook::{Exercise, Workbook},
    },
};

fn template(id: &str) -> std::sync::Arc<mot_studio::model::template::Template> {
    mot_studio::io::content::Library::embedded().template("mot-service-design", id).expect("embedded").clone()
}

fn workbook(id: &str, fill: impl Fn(&mut Doc, &IdSource)) -> Workbook {
    let mut doc = Doc::default();
    fill(&mut doc, &IdSource::new(EditorId::from_random(42), 1));
    let exercise = Exercise { key: id.into(), template: template(id), doc, unknown: Vec::new() };
    Workbook { id: "bench".into(), course: "mot-service-design".into(), exercises: vec![exercise], ..Workbook::default() }
}

fn put(doc: &mut Doc, ids: &IdSource, kind: &str, fields: Vec<(&str, Value)>) -> mot_studio::model::stamp::ItemId {
    let id = ids.id();
    let fields = fields.into_iter().map(|(k, v)| (Key::from(k), v)).collect();
    doc.apply(&Op::put(id, kind, fields), ids.editor()).expect("fits");
    id
}

fn board() -> Workbook {
    workbook("four-save-two-respect", |doc, ids| {
        let zones = ["time", "effort", "worry", "money", "honoured", "cherished"];
        for (i, key) in order::spread("", "", 10_000).into_iter().enumerate() {
            let fields = vec![("zone", Value::text(zones[i % 6])), ("order", Value::text(&key)), ("text", Value::text("接线时自动带出序列号")), ("author", Value::text("陈"))];
            put(doc, ids, "card", fields);
        }
    })
}

fn journey() -> Workbook {
    workbook("mot-design-canvas", |doc, ids| {
        for stage_key in order::spread("", "", 20) {
            let stage = put(doc, ids, "stage", vec![("name", Value::text("接车")), ("order", Value::text(&stage_key))]);
            for key in order::spread("", "", 60) {
                let fields = vec![("stage", Value::item(stage)), ("order", Value::text(&key)), ("name", Value::text("报价确认")), ("lane:emotion", Value::Num(1.0)), ("lane:action", Value::text("看报价单，犹豫换不换"))];
                put(doc, ids, "touchpoint", fields);
            }
        }
    })
}

fn rules(workbook: &Workbook) -> Vec<Rule> {
    done::rules(workbook, &workbook.exercises[0])
}

fn parts(c: &mut Criterion) {
    let board = board();
    let text = format::write(&board, "0.1.0");
    c.bench_function("write board 10,000", |b| b.iter(|| format::write(black_box(&board), "0.1.0")));
    c.bench_function("parse board 10,000", |b| b.iter(|| format::read(black_box(text.as_bytes()), "bench.mot.ron").expect("reads")));
    let Structure::Board(plan) = &board.exercises[0].template.structure else { unreachable!() };
    let plan = plan.clone();
    c.bench_function("judge board 10,000", |b| b.iter(|| exercise::board::judge(&plan, &board.exercises[0].doc, rules(&board))));
    let journey = journey();
    let text = format::write(&journey, "0.1.0");
    c.bench_function("parse journey 20 x 60", |b| b.iter(|| format::read(black_box(text.as_bytes()), "bench.mot.ron").expect("reads")));
    let Structure::Journey(plan) = &journey.exercises[0].template.structure else { unreachable!() };
    let (plan, doc) = (plan.clone(), &journey.exercises[0].doc);
    let order = exercise::journey::Journey::of(&plan, doc);
    let view = View { plan: &plan, doc, journey: &order, lang: Lang::Zh, face: Face::Both, zoom: 1.0, compact: false, room: 1200.0 };
    let cells = view.cells();
    c.bench_function("order journey 20 x 60", |b| b.iter(|| exercise::journey::Journey::of(black_box(&plan), doc)));
    c.bench_function("measure scene of journey 20 x 60", |b| b.iter(|| black_box(&view).cells()));
    c.bench_function("lay out scene of journey 20 x 60", |b| b.iter(|| black_box(&view).layout_of(&cells)));
    c.bench_function("judge journey 20 x 60", |b| b.iter(|| exercise::journey::judge(&plan, doc, rules(&journey))));
}

criterion_group!(benches, parts);
criterion_main!(benches);
