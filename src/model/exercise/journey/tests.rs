//! Every edit of a journey fits, is undone exactly, and is judged by the rules of its template.

use std::time::Duration;

use super::{
    sample::{content, grow, id, maintenance, me, plan, run, template},
    *,
};
use crate::model::{
    done::Rule,
    edit::{Edit, History},
    stamp::IdSource,
    text::Lang,
};

fn ids() -> IdSource {
    IdSource::new(me(), 5000)
}

/// Applies an edit, checks that undo brings back exactly what was there and redo what came of it.
fn step(doc: &mut Doc, edit: &Edit) {
    let before = content(doc);
    let mut history = History::default();
    history.apply(doc, edit, me(), Duration::ZERO).expect("the edit fits");
    let after = content(doc);
    history.undo(doc, me());
    assert_eq!(content(doc), before, "undo of {:?}", edit.label);
    history.redo(doc, me());
    assert_eq!(content(doc), after, "redo of {:?}", edit.label);
}

fn names(plan: &JourneyPlan, doc: &Doc) -> String {
    let journey = Journey::of(plan, doc);
    let stage = |s: &StageSpan| {
        let tps: Vec<&str> = journey.columns.iter().skip(s.first).take(s.count).filter_map(|c| c.tp).map(|tp| doc.text(tp, "name")).collect();
        format!("{}[{}]", doc.text(s.id, "name"), tps.join(" "))
    };
    journey.stages.iter().map(stage).collect::<Vec<_>>().join(" ")
}

#[test]
fn structure_edits_keep_order_and_undo() {
    let plan = plan();
    let mut doc = grow(&[("A", &["a1", "a2"]), ("B", &[]), ("C", &["c1"])]);
    assert_eq!(names(&plan, &doc), "A[a1 a2] B[] C[c1]");
    let j = |doc: &Doc| Journey::of(&plan, doc);
    let ids = ids();
    let (edit, _) = add_touchpoint(&j(&doc), &doc, &ids, (Some(id(101)), None), "x", Lang::En);
    step(&mut doc, &edit);
    assert_eq!(names(&plan, &doc), "A[a1 x a2] B[] C[c1]");
    let (edit, _) = add_touchpoint(&j(&doc), &doc, &ids, (None, Some(id(2))), "b1", Lang::En);
    step(&mut doc, &edit);
    let edit = move_touchpoint(&j(&doc), &doc, id(101), id(3), 0);
    step(&mut doc, &edit);
    assert_eq!(names(&plan, &doc), "A[x a2] B[b1] C[a1 c1]");
    let (edit, _) = add_stage(&j(&doc), &doc, &ids, Some(id(1)), "N");
    step(&mut doc, &edit);
    let edit = move_stage(&j(&doc), &doc, id(3), 0);
    step(&mut doc, &edit);
    assert_eq!(names(&plan, &doc), "C[a1 c1] A[x a2] N[] B[b1]");
    let (edit, dropped) = delete_touchpoint(&plan, &j(&doc), &doc, id(103));
    step(&mut doc, &edit);
    assert_eq!((names(&plan, &doc).as_str(), dropped.cells), ("C[a1] A[x a2] N[] B[b1]", 0));
    let edit = delete_stage(&plan, &j(&doc), &doc, id(1));
    step(&mut doc, &edit);
    assert_eq!(names(&plan, &doc), "C[a1] N[] B[b1]");
}

#[test]
fn a_first_touchpoint_brings_a_stage_and_orphans_stay_visible() {
    let plan = plan();
    let mut doc = Doc::default();
    let (edit, _) = add_touchpoint(&Journey::of(&plan, &doc), &doc, &ids(), (None, None), "t", Lang::En);
    step(&mut doc, &edit);
    assert_eq!(names(&plan, &doc), "New stage[t]");
    let mut doc = grow(&[("A", &["a1"]), ("B", &["b1"])]);
    run(&mut doc, crate::model::doc::Op::Drop { id: id(1) });
    assert_eq!(names(&plan, &doc), "B[a1 b1]");
    run(&mut doc, crate::model::doc::Op::Drop { id: id(2) });
    assert_eq!(names(&plan, &doc), "[a1 b1]");
}

#[test]
fn deleting_counts_and_restores_cards() {
    let (plan, mut doc) = maintenance(false);
    let journey = Journey::of(&plan, &doc);
    let dropped = count_stage(&plan, &journey, &doc, id(4));
    assert_eq!((dropped.touchpoints, dropped.cells), (2, 16));
    let edit = delete_stage(&plan, &journey, &doc, id(4));
    step(&mut doc, &edit);
    assert_eq!(Journey::of(&plan, &doc).len(), 6);
}

#[test]
fn flags_with_a_limit_move_and_emotion_is_clamped() {
    let (plan, mut doc) = maintenance(false);
    let journey = Journey::of(&plan, &doc);
    let edit = toggle_flag(&plan, &journey, &doc, id(101), "end", Lang::Zh).expect("a flag");
    step(&mut doc, &edit);
    assert!(has_flag(&doc, id(101), "end") && !has_flag(&doc, id(108), "end"));
    let edit = toggle_flag(&plan, &journey, &doc, id(101), "mot", Lang::Zh).expect("a flag");
    step(&mut doc, &edit);
    assert!(has_flag(&doc, id(101), "mot") && has_flag(&doc, id(103), "mot"));
    for (asked, got) in [(9.0, 3.0), (-9.0, -3.0), (1.4, 1.0)] {
        let edit = set_emotion(&plan, id(102), Some(asked)).expect("a score lane");
        step(&mut doc, &edit);
        assert_eq!(doc.value(id(102), "lane:emotion").as_num(), Some(got));
    }
}

#[test]
fn cards_are_added_moved_copied_and_lose_a_foreign_department() {
    let (plan, mut doc) = maintenance(false);
    let ids = ids();
    let lane = |id: &str| plan.lanes.iter().position(|l| l.id == id).expect("a lane");
    let j = |doc: &Doc| Journey::of(&plan, doc);
    let (edit, new) = add_card(&j(&doc), &doc, &ids, (id(105), lane("front"), "front"), 0, "先倒茶");
    step(&mut doc, &edit);
    let front = j(&doc).cards(id(105), lane("front")).to_vec();
    assert_eq!(front[0], new);
    let sales = front[1];
    assert_eq!(doc.text(sales, "dept"), "sales");
    let edit = move_card(&plan, &j(&doc), &doc, sales, (id(108), lane("back"), 0)).expect("a card lane");
    step(&mut doc, &edit);
    assert_eq!((j(&doc).cards(id(108), lane("back")), doc.text(sales, "dept")), (&[sales][..], ""));
    assert!(move_card(&plan, &j(&doc), &doc, sales, (id(108), lane("action"), 0)).is_none());
    let (edit, copy) = duplicate(&plan, &j(&doc), &doc, &ids, id(108)).expect("a touchpoint");
    step(&mut doc, &edit);
    let journey = j(&doc);
    assert_eq!(journey.column_of(copy), Some(8));
    assert_eq!(journey.cell_text(&plan, &doc, copy, Row::Lane(lane("back"))), "先看件，再报价，后签字");
    assert!(!has_flag(&doc, copy, "end"), "a flag for one touchpoint is not doubled");
    let edit = clear(&plan, &journey, &doc, &[(copy, Row::Lane(lane("back"))), (copy, Row::Lane(lane("action"))), (copy, Row::Name)]);
    step(&mut doc, &edit);
    assert!(!j(&doc).filled(&plan, &doc, copy, lane("back")) && !j(&doc).filled(&plan, &doc, copy, lane("action")));
}

#[test]
fn grids_are_read_and_written_like_a_spreadsheet() {
    let grid = |rows: &[&[&str]]| -> Vec<Vec<String>> { rows.iter().map(|r| r.iter().map(|c| (*c).to_owned()).collect()).collect() };
    for (text, want) in [
        ("a", grid(&[&["a"]])),
        ("a\tb\nc\td\n", grid(&[&["a", "b"], &["c", "d"]])),
        ("a\r\nb", grid(&[&["a"], &["b"]])),
        ("\"x\ny\"\t\"say \"\"hi\"\"\"", grid(&[&["x\ny", "say \"hi\""]])),
        ("5\" pipe\tb", grid(&[&["5\" pipe", "b"]])),
        ("", grid(&[&[""]])),
    ] {
        assert_eq!(parse_grid(text), want, "{text:?}");
    }
}

#[test]
fn a_pasted_range_lands_and_copies_back() {
    let (plan, mut doc) = maintenance(false);
    let lane = |id: &str| Row::Lane(plan.lanes.iter().position(|l| l.id == id).expect("a lane"));
    let rows = [lane("action"), Row::Name, lane("emotion"), lane("pain"), lane("action_copy")];
    let columns = [id(101), id(102)];
    let text = "新行动\t乙\n甲\t\n2\t很高\n\"一\n二\"\t\n只读\t只读";
    let grid = parse_grid(text);
    let edit = paste(&plan, &Journey::of(&plan, &doc), &doc, &ids(), (&rows, &columns), &grid);
    step(&mut doc, &edit);
    let journey = Journey::of(&plan, &doc);
    // Words are no score, an empty name keeps the old one, copies follow their source.
    assert_eq!(copy(&plan, &journey, &doc, &rows, &columns), "新行动\t乙\n甲\t小程序\n2\t3\n\"一\n二\"\t\n新行动\t乙");
}

#[test]
fn presets_are_shared_between_copies() {
    let plan = plan();
    let preset = &plan.presets[0];
    let (mut one, mut two) = (Doc::default(), Doc::default());
    for doc in [&mut one, &mut two] {
        let edit = add_preset(&Journey::of(&plan, doc), doc, &ids(), preset, Lang::Zh);
        step(doc, &edit);
    }
    assert_eq!(content(&one), content(&two));
    assert_eq!(names(&plan, &one), "知道[听人说起] 购买[]");
    let again = add_preset(&Journey::of(&plan, &one), &one, &ids(), preset, Lang::Zh);
    step(&mut one, &again);
    assert_eq!(Journey::of(&plan, &one).stages.len(), 4);
}

#[test]
fn rules_are_judged_and_the_next_step_follows_value() {
    let rules = |texts: &[&str]| -> Vec<Rule> { texts.iter().filter_map(|t| Rule::parse(t)).collect() };
    let all: Vec<String> = template(plan()).done;
    let all = || all.iter().filter_map(|r| Rule::parse(r)).collect::<Vec<_>>();
    let (plan, mut doc) = maintenance(false);
    let met = |doc: &Doc, rule: &str| judge(&plan, doc, rules(&[rule])).is_complete();
    for (rule, want) in [
        ("header", false),
        ("touchpoints>=8", true),
        ("touchpoints>=9", false),
        ("lane:action>=100%", true),
        ("lane:back>=80%", true),
        ("lane:back>=90%", false),
        ("lane:pain>=100%", true),
        ("lane:decide>=10%", false),
        ("flag:mot>=3", true),
        ("flag:fail>=1", false),
        ("tab:abc>=1", true),
        ("tab:abc>=2", false),
    ] {
        assert_eq!(met(&doc, rule), want, "{rule}");
    }
    assert_eq!(judge(&plan, &doc, rules(&["lane:action_copy>=100%"])).rules.len(), 0);
    let next = |doc: &Doc| judge(&plan, doc, all()).next.map(|n| n.text.zh).unwrap_or_default();
    assert_eq!(next(&Doc::default()), "先写清客户画像");
    for key in ["persona", "goal", "scope"] {
        let edit = put_header(&doc, key, Value::text("x"));
        step(&mut doc, &edit);
    }
    assert_eq!(next(&doc), "给「门口迎车」补全三种场景");
    // An open lane comes first, in the column of a moment of truth before one to its left.
    run(&mut doc, crate::model::doc::Op::set(id(101), "lane:expect", Value::Empty));
    run(&mut doc, crate::model::doc::Op::set(id(103), "lane:expect", Value::Empty));
    assert_eq!(next(&doc), "给「门口迎车」补客户期望");
}

#[test]
fn holes_and_coverage() {
    let (plan, mut doc) = maintenance(false);
    let journey = Journey::of(&plan, &doc);
    assert_eq!(journey.holes(&plan, &doc), vec![]);
    assert_eq!(journey.coverage(&plan, &doc), (0, 15));
    let lanes: Vec<(ItemId, Row)> = [8, 9, 10].iter().flat_map(|l| [(id(102), Row::Lane(*l)), (id(103), Row::Lane(*l))]).collect();
    let edit = clear(&plan, &journey, &doc, &lanes);
    step(&mut doc, &edit);
    // 小程序 has no pain (无), so only 门口迎车 is a hole.
    assert_eq!(Journey::of(&plan, &doc).holes(&plan, &doc), vec![id(103)]);
    let got = journey.peak_end(&plan, &doc).expect("scores");
    assert_eq!((got.extreme, got.end, got.remembered), (-3.0, 2.0, -0.5));
}
