use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::*;
use crate::model::{
    doc::Op,
    exercise::board,
    stamp::{EditorId, IdSource},
    template::{BoardPlan, Field, FieldType, Structure, Template, Zone},
    workbook::{Exercise, owner},
};

fn me() -> EditorId {
    EditorId::from_random(7)
}

fn card(doc: &mut Doc, ids: &IdSource, fields: &[(&str, &str)]) -> ItemId {
    let id = ids.id();
    let fields = fields.iter().map(|(key, value)| ((*key).into(), Value::text(value))).collect();
    doc.apply(&Op::put(id, board::CARD, fields), me()).expect("fits");
    id
}

/// One board with two cards of two people, a vote, an owner, a note.
fn workbook() -> (Workbook, IdSource) {
    let ids = IdSource::new(me(), 1);
    let plan = BoardPlan {
        grid: (1, 1),
        zones: vec![Zone { id: "a".into(), at: (0, 0, 1, 1), ..Zone::default() }],
        card: vec![Field { id: "who".into(), ty: FieldType::Person, ..Field::default() }],
        votes_per_person: 3,
        ..BoardPlan::default()
    };
    let template = Template { id: "b".into(), structure: Structure::Board(plan), ..Template::default() };
    let mut doc = Doc::default();
    let first = card(&mut doc, &ids, &[("text", "先叫名字"), ("author", "王小明"), ("zone", "a"), ("order", "V")]);
    card(&mut doc, &ids, &[("text", "问王小明怎么做"), ("author", "李"), ("who", "赵青"), ("zone", "a"), ("order", "W")]);
    let gone = card(&mut doc, &ids, &[("text", "秘密"), ("author", "孙")]);
    doc.apply(&Op::Drop { id: gone }, me()).expect("fits");
    doc.apply(&Op::set(first, "vote:李", Value::Num(1.0)), me()).expect("fits");
    let mut about = Doc::default();
    let members = Value::List(vec!["王小明".into(), "李".into()]);
    about
        .apply(&Op::put(ItemId::HEADER, "header", vec![(owner::NAME.into(), Value::text("王小明")), (owner::MEMBERS.into(), members)]), me())
        .expect("fits");
    about.apply(&Op::put(ids.id(), NOTE, vec![("text".into(), Value::text("私下说"))]), me()).expect("fits");
    let exercise = Exercise { key: "b".into(), template: Arc::new(template), doc, unknown: Vec::new() };
    (Workbook { id: "w".into(), about, exercises: vec![exercise], ..Workbook::default() }, ids)
}

fn all() -> Choice {
    Choice { exercises: BTreeSet::from(["b".to_owned()]), ..Choice::default() }
}

/// Everything a reader of the sent workbook could read.
fn readable(workbook: &Workbook) -> String {
    format!("{:?}", (&workbook.about, &workbook.exercises.iter().map(|e| &e.doc).collect::<Vec<_>>()))
}

#[test]
fn contents_name_everybody_and_forget_the_deleted() {
    let (workbook, _) = workbook();
    let inside = contents(&workbook);
    assert_eq!(inside.names, ["李", "王小明", "赵青"]);
    assert_eq!((inside.notes, inside.exercises.len()), (1, 1));
    assert_eq!(inside.exercises[0].items, 2, "the deleted card is not counted");
    assert_eq!(mentions(&workbook, &inside.names), 1, "one text speaks of a person");
}

#[test]
fn notes_and_other_exercises_stay_here_unless_chosen() {
    let (workbook, _) = workbook();
    let sent = package(&workbook, &all());
    assert_eq!(sent.id, workbook.id, "later hand-ins merge");
    assert!(!readable(&sent).contains("私下说"));
    assert_eq!(sent.exercises, workbook.exercises);
    assert!(readable(&package(&workbook, &Choice { notes: true, ..all() })).contains("私下说"));
    let none = package(&workbook, &Choice::default());
    assert!(none.exercises.is_empty());
}

#[test]
fn what_was_left_out_is_not_claimed_to_be_known() {
    let (workbook, _) = workbook();
    let sent = package(&workbook, &all());
    let note = workbook.about.of_kind(NOTE).map(|(_, item)| item.life).next().expect("a note");
    assert!(sent.about.seen().get(&note.editor).is_none_or(|n| *n < note.n), "merging it back must not delete the note");
}

#[test]
fn aliases_reach_authors_votes_person_fields_and_the_owner() {
    let (mut workbook, ids) = workbook();
    let list = next_aliases(&workbook, "学员");
    assert_eq!(list.iter().map(|a| a.alias.as_str()).collect::<Vec<_>>(), ["学员1", "学员2", "学员3"]);
    for op in set_aliases(&workbook.about, &ids, &list).ops {
        workbook.about.apply(&op, me()).expect("fits");
    }
    let map: BTreeMap<String, String> = list.iter().map(|a| (a.name.clone(), a.alias.clone())).collect();
    let sent = package(&workbook, &Choice { aliases: map, ..all() });
    assert_ne!(sent.id, workbook.id);
    assert_eq!(names(&sent), ["学员1", "学员2", "学员3"]);
    let text = readable(&sent);
    for name in ["赵青", "\"李\"", "vote:李"] {
        assert!(!text.contains(name), "{name} is still in it");
    }
    assert_eq!(sent.owner_name(), "学员2");
    assert_eq!(board::votes_of(sent.exercises[0].doc.of_kind(board::CARD).next().expect("a card").1, "学员1"), 1, "the vote is kept");
    // Somebody new joins: the others keep their alias.
    card(&mut workbook.exercises[0].doc, &ids, &[("text", "x"), ("author", "丁")]);
    let later = next_aliases(&workbook, "学员");
    assert!(list.iter().all(|a| later.contains(a)));
    assert!(later.iter().any(|a| a.name == "丁" && a.alias == "学员4"), "{later:?}");
}

#[test]
fn suggested_names_fit_every_file_system() {
    for (parts, want) in [
        (["关键时刻服务设计", "2026-11-27", "第二组", "四省二尊"], "关键时刻服务设计-2026-11-27-第二组-四省二尊.mot.ron"),
        (["a/b", "2026-11-27", "", "c:d?"], "a_b-2026-11-27-c_d_.mot.ron"),
        (["..", "", "", "\u{202e}x"], "-_x.mot.ron"),
    ] {
        assert_eq!(file_name(parts[0], parts[1], parts[2], parts[3]), want);
    }
    let long = "长".repeat(300);
    assert!(file_name(&long, &long, &long, &long).len() < 255);
}

#[test]
fn a_column_brings_its_cards_and_finds_its_stage() {
    let from_ids = IdSource::new(me(), 1);
    let (mut from, mut to) = (Doc::default(), Doc::default());
    let put = |doc: &mut Doc, id, kind: &str, fields: Vec<(&str, Value)>| {
        doc.apply(&Op::put(id, kind, fields.into_iter().map(|(k, v)| (k.into(), v)).collect()), me()).expect("fits");
    };
    let [stage, tp, cell] = [from_ids.id(), from_ids.id(), from_ids.id()];
    put(&mut from, stage, "stage", vec![("name", Value::text("接车")), ("order", Value::text("V"))]);
    put(&mut from, tp, "tp", vec![("name", Value::text("报价")), ("stage", Value::item(stage)), ("order", Value::text("V"))]);
    put(&mut from, cell, "card", vec![("text", Value::text("先看件")), ("tp", Value::item(tp)), ("order", Value::text("V"))]);
    let theirs = EditorId::from_random(9);
    let to_ids = IdSource::new(theirs, 1);
    let there = to_ids.id();
    put(&mut to, there, "stage", vec![("name", Value::text("接车")), ("order", Value::text("V"))]);
    let brought = transplant(&from, &[tp], &to, &to_ids);
    assert_eq!(brought.count, 1);
    for op in &brought.edit.ops {
        to.apply(op, theirs).expect("fits");
    }
    assert_eq!(to.of_kind("stage").count(), 1, "the stage was there already");
    let (new_tp, column) = to.of_kind("tp").next().expect("the column");
    assert_eq!(column.get("stage").as_item(), Some(there));
    let (_, card) = to.of_kind("card").next().expect("its card");
    assert_eq!((card.get("tp").as_item(), card.text("text")), (Some(new_tp), "先看件"));
    // Without that stage it comes along.
    let mut empty = Doc::default();
    for op in &transplant(&from, &[tp], &Doc::default(), &to_ids).edit.ops {
        empty.apply(op, theirs).expect("fits");
    }
    assert_eq!((empty.of_kind("stage").count(), empty.of_kind("tp").count(), empty.of_kind("card").count()), (1, 1, 1));
}
