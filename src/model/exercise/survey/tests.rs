//! Projection, edits, pasting and results of surveys.

use super::{paste::cells, *};
use crate::model::{
    doc::Op,
    edit::{Edit, History},
    exercise::survey::outcome::Outcome,
    stamp::{EditorId, IdSource},
    template::{Elements, Field, SurveyItem, SurveyTool, Weights},
    text::Bi,
};
use std::time::Duration;

fn bi(t: &str) -> Bi {
    Bi::new(t, t)
}

fn opt(id: &str) -> Opt {
    Opt { id: id.into(), t: bi(id) }
}

fn field(id: &str, t: &str) -> Field {
    Field { id: id.into(), t: bi(t), ..Field::default() }
}

fn item(id: &str, g: &str, t: &str) -> SurveyItem {
    SurveyItem { id: id.into(), g: g.into(), t: bi(t) }
}

fn nps_plan() -> SurveyPlan {
    SurveyPlan {
        tool: SurveyTool::Nps,
        header: vec![Field { req: true, ..field("object", "对象") }],
        scale: Scale::Points { min: 0, max: 10, ends: Vec::new() },
        items: vec![item("q", "nps", "推荐「{object}」吗")],
        open: vec![field("why", "原因"), field("segment", "分群"), field("tag", "标签")],
        ..SurveyPlan::default()
    }
}

fn kano_plan() -> SurveyPlan {
    SurveyPlan {
        tool: SurveyTool::Kano,
        scale: Scale::Answers(["like", "must", "neutral", "live-with", "dislike"].map(opt).into()),
        groups: vec![opt("with"), opt("without")],
        items: vec![item("f", "with", "有「{element}」"), item("d", "without", "没有「{element}」")],
        elements: Some(Elements { id: "element".into(), min: 3, max: 8, ..Elements::default() }),
        ..SurveyPlan::default()
    }
}

fn servqual_plan() -> SurveyPlan {
    SurveyPlan {
        tool: SurveyTool::Servqual,
        scale: Scale::Points { min: 1, max: 7, ends: Vec::new() },
        groups: vec![opt("tangibles"), opt("reliability")],
        items: vec![item("t1", "tangibles", "t1"), item("l1", "reliability", "l1"), item("l2", "reliability", "l2")],
        passes: vec![opt("expect"), opt("perceive")],
        weights: Some(Weights { sum: 100.0, default: 50.0 }),
        ..SurveyPlan::default()
    }
}

struct Desk {
    plan: SurveyPlan,
    doc: Doc,
    ids: IdSource,
    history: History,
}

impl Desk {
    fn new(plan: SurveyPlan) -> Self {
        Self { plan, doc: Doc::default(), ids: IdSource::new(EditorId::from_random(7), 1), history: History::default() }
    }

    fn survey(&self) -> Survey<'_> {
        Survey { plan: &self.plan, doc: &self.doc }
    }

    fn sheet(&self) -> Sheet {
        self.survey().sheet()
    }

    fn run(&mut self, edit: &Edit) {
        self.history.apply(&mut self.doc, edit, EditorId::from_random(7), Duration::from_secs(1)).expect("fits");
    }

    fn paste(&mut self, text: &str) -> paste::Pasted {
        let sheet = self.sheet();
        let pasted = self.survey().paste(&sheet, text, 0);
        let (edit, _) = self.survey().add_people(&sheet, &self.ids, pasted.people.clone());
        self.run(&edit);
        pasted
    }

    fn nps(&self) -> outcome::NpsOut {
        match self.survey().compute(&self.sheet()).outcome {
            Outcome::Nps(out) => out,
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_pasted_column_makes_one_person_per_line() {
    let mut desk = Desk::new(nps_plan());
    let pasted = desk.paste("打分\n10\n9\n８\n\n11\n六\n0\n");
    assert_eq!((pasted.people.len(), pasted.invalid), (7, 2));
    let computed = desk.survey().compute(&desk.sheet());
    // The blank is missing and never 0; 11 and 六 are invalid; 10, 9, 8, 0 count.
    assert_eq!((computed.people, computed.left.missing, computed.left.invalid), (4, 1, 2));
    let out = desk.nps();
    assert_eq!(out.scores, [1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
    assert_eq!(out.all.map(|n| n.score), Some(25.0));
}

#[test]
fn nobody_is_no_score() {
    assert_eq!(Desk::new(nps_plan()).nps().all, None);
    let mut desk = Desk::new(nps_plan());
    desk.paste("11\n12");
    assert_eq!(desk.nps().all, None);
}

#[test]
fn columns_find_their_fields_by_their_heads() {
    let mut desk = Desk::new(nps_plan());
    desk.paste("门店\t推荐打分\t主要原因\n东店\t10\t快\n西店\t3\t等太久\n西店\t2\t等太久");
    let out = desk.nps();
    assert_eq!(out.segments.iter().map(|(name, n)| (name.as_str(), n.counts.n())).collect::<Vec<_>>(), [("西店", 2), ("东店", 1)]);
    assert_eq!(out.reasons.first(), Some(&("等太久".to_owned(), [2, 0, 0])));
    let sheet = desk.sheet();
    let edit = desk.survey().tag_reason(&sheet, "why", "等太久", "等候");
    desk.run(&edit);
    assert_eq!(desk.nps().reasons, [("等候".to_owned(), [2, 0, 0])]);
}

#[test]
fn clipboard_text_is_cut_into_cells() {
    for (text, want) in [
        ("1\r\n2\r\n", vec![vec!["1"], vec!["2"]]),
        ("10, 9, 8", vec![vec!["10"], vec!["9"], vec!["8"]]),
        ("a\tb\n\"c\"\"d\"\te", vec![vec!["a", "b"], vec!["c\"d", "e"]]),
        ("很好, 很快", vec![vec!["很好, 很快"]]),
    ] {
        assert_eq!(cells(text), want, "{text:?}");
    }
}

#[test]
fn counts_can_be_typed_and_never_take_words_away() {
    let mut desk = Desk::new(nps_plan());
    desk.paste("打分\t原因\n8\t慢");
    for (count, want) in [(5, 5), (2, 2), (0, 1)] {
        let sheet = desk.sheet();
        let question = sheet.questions.first().expect("one").clone();
        let edit = desk.survey().set_count(&sheet, &desk.ids, (&question, 8, count));
        desk.run(&edit);
        assert_eq!(desk.nps().scores.get(8), Some(&want), "{count}");
    }
    desk.history.undo(&mut desk.doc, EditorId::from_random(7));
    assert_eq!(desk.nps().scores.get(8), Some(&2));
}

#[test]
fn blanks_in_questions_are_filled() {
    let mut desk = Desk::new(nps_plan());
    let question = |desk: &Desk| desk.survey().question_text(desk.sheet().questions.first().expect("one"), Lang::Zh);
    assert_eq!(question(&desk), "推荐「对象」吗");
    let edit = desk.survey().set_head(crate::model::texts::survey::SET_HEAD.into(), "object", Value::text("东店"));
    desk.run(&edit);
    assert_eq!(question(&desk), "推荐「东店」吗");
}

#[test]
fn elements_are_asked_with_both_questions_and_classified() {
    let mut desk = Desk::new(kano_plan());
    for name in ["送车上门", "一次修好"] {
        let (edit, _) = desk.survey().add_element(&desk.sheet(), &desk.ids, name);
        desk.run(&edit);
    }
    assert_eq!(desk.sheet().questions.len(), 4);
    // Answers by number and by name; the second element is must-be for both people.
    desk.paste("1\t3\t2\t5\nlike\tneutral\tmust\tdislike");
    let Outcome::Kano(rows) = desk.survey().compute(&desk.sheet()).outcome else { panic!("kano") };
    let modes: Vec<char> = rows.iter().filter_map(|r| r.kano.map(|k| k.mode.letter())).collect();
    assert_eq!(modes, ['A', 'M']);
    assert_eq!(rows.last().and_then(|r| r.kano).and_then(|k| k.worse), Some(-1.0));
    let first = desk.sheet().elements.first().copied().expect("there");
    let edit = desk.survey().remove_element(&desk.sheet(), first);
    desk.run(&edit);
    assert_eq!(desk.sheet().questions.len(), 2);
    assert_eq!(
        desk.doc.get(*desk.sheet().answers.first().expect("there")).map_or(0, |i| i.fields.values().filter(|r| !r.value.is_blank()).count()),
        3
    );
    desk.history.undo(&mut desk.doc, EditorId::from_random(7));
    let Outcome::Kano(rows) = desk.survey().compute(&desk.sheet()).outcome else { panic!("kano") };
    assert_eq!(rows.iter().filter_map(|r| r.kano.map(|k| k.mode.letter())).collect::<Vec<_>>(), ['A', 'M']);
}

#[test]
fn gaps_are_weighted() {
    let mut desk = Desk::new(servqual_plan());
    // Expectation of t1, l1, l2, then perception.
    desk.paste("6\t7\t7\t6\t5\t6\n6\t7\t7\t6\t5\t6");
    let edit = desk.survey().set_weight("reliability", 150.0);
    desk.run(&edit);
    let Outcome::Servqual(out) = desk.survey().compute(&desk.sheet()).outcome else { panic!("servqual") };
    let gaps: Vec<_> = out.gaps.dimensions.iter().map(|d| (d.id.as_str(), d.gap)).collect();
    assert_eq!(gaps, [("tangibles", Some(0.0)), ("reliability", Some(-1.5))]);
    assert_eq!(out.gaps.weighted, Some(-1.125));
    let insight = desk.survey().insight(&desk.sheet(), &desk.survey().compute(&desk.sheet()), 0, Lang::Zh).expect("something");
    assert!(insight.bold.contains("reliability") && insight.rest.contains("100%"), "{insight:?}");
}

#[test]
fn loyalty_is_cautious() {
    let groups = ["monopoly", "cost", "incentive", "habit", "committed"];
    let items = ["m1", "m2", "c1", "c2", "i1", "i2", "h1", "h2", "k1", "k2", "k3"];
    let group = |id: &str| groups.iter().find(|g| id.starts_with(if **g == "committed" { "k" } else { &g[..1] })).expect("a group");
    let plan = SurveyPlan {
        tool: SurveyTool::Loyalty,
        scale: Scale::Answers(["yes", "no", "unknown"].map(opt).into()),
        groups: groups.map(opt).into(),
        items: items.iter().map(|id| item(id, group(id), id)).collect(),
        ..SurveyPlan::default()
    };
    // The reference cases of the template.
    for (yes, no, kind, confidence) in [
        (vec!["k1", "k2", "k3"], vec!["m1", "m2", "c1", "c2", "i1", "i2", "h1", "h2"], "committed", 100.0),
        (vec!["h1", "h2", "k1"], vec!["m1", "c1", "i1", "k2"], "habit", 64.0),
        (vec!["h1", "k1"], vec![], "habit", 18.0),
    ] {
        let mut desk = Desk::new(plan.clone());
        let fields = yes.iter().map(|id| (id, "yes")).chain(no.iter().map(|id| (id, "no")));
        let fields = fields.map(|(id, v)| (Key::from(format!("a:{id}")), Value::text(v))).collect();
        let (edit, _) = desk.survey().add_people(&desk.sheet(), &desk.ids, vec![fields]);
        desk.run(&edit);
        let Outcome::Loyalty(all) = desk.survey().compute(&desk.sheet()).outcome else { panic!("loyalty") };
        let out = all.first().expect("one");
        assert_eq!((out.kind.as_deref(), (out.confidence * 100.0).round()), (Some(kind), confidence));
    }
}

#[test]
fn rules_count_people_or_questions() {
    use crate::model::done::Rule;
    let rule = |text: &str| Rule::parse(text).expect("a rule");
    let mut desk = Desk::new(nps_plan());
    let step = judge(&desk.plan, &desk.doc, vec![rule("answered>=2")]).next.expect("something");
    assert_eq!(step.key, "object");
    desk.run(&Edit::new(crate::model::texts::survey::SET_HEAD).with(Op::put(ItemId::HEADER, "header", vec![("object".into(), Value::text("店"))])));
    desk.paste("9\n\n11");
    let done = judge(&desk.plan, &desk.doc, vec![rule("answered>=2")]);
    assert_eq!((done.rules.first().map(|(_, p)| p.have), done.next.map(|n| n.key)), (Some(1), Some("answers".to_owned())));
    desk.paste("3");
    assert!(judge(&desk.plan, &desk.doc, vec![rule("answered>=2")]).is_complete());
    // One person who answered all of a self-assessment is enough.
    let mut desk = Desk::new(SurveyPlan { tool: SurveyTool::Means, passes: Vec::new(), ..servqual_plan() });
    desk.paste("5\t6\t7");
    assert!(judge(&desk.plan, &desk.doc, vec![rule("answered>=3")]).is_complete());
}

#[test]
fn an_export_fills_a_survey_and_the_questionnaire_goes_out_and_back() {
    use crate::model::survey_import::{Table, people, recognise};
    let plan = kano_plan();
    let ids = IdSource::new(EditorId::from_random(7), 1);
    let mut doc = Doc::default();
    let survey = Survey { plan: &plan, doc: &doc };
    let form = "KANO\n1. 有「到场时间」[单选题]\nlike\nmust\n2. 没有「到场时间」[单选题]\nlike\n3. 有「手绘图」[单选题]\n4. 没有「手绘图」[单选题]\n";
    let edit = survey.take_questionnaire(&survey.sheet(), &ids, form, Lang::Zh).expect("two elements");
    assert_eq!(edit.ops.len(), 2);
    for op in &edit.ops {
        doc.apply(op, EditorId::from_random(7)).expect("applied");
    }
    let survey = Survey { plan: &plan, doc: &doc };
    let sheet = survey.sheet();
    assert!(survey.take_questionnaire(&sheet, &ids, form, Lang::Zh).is_none(), "nothing new the second time");
    let text = survey.questionnaire(&sheet, "KANO", Lang::Zh);
    assert!(text.contains("2. 没有「到场时间」[单选题]\nlike\nmust\n"), "{text}");

    let raw = "序号|所用时间|1、有「到场时间」|2、没有「到场时间」|3、有「手绘图」|4、没有「手绘图」\n1|1分钟30秒|must|dislike|like|neutral\n2|2分钟|(空)||like|(空)";
    let table = Table::new("", raw.lines().map(|l| l.split('|').map(str::to_owned).collect()).collect());
    let targets: Vec<_> = survey.import_targets(&sheet).into_iter().map(|(target, _)| target).collect();
    let found = recognise(&table, &targets, None);
    assert!(found.guessed.is_empty(), "{found:?}");
    let people = people(&table, &targets, &found.mapping);
    let (edit, made) = survey.add_people(&sheet, &ids, people.into_iter().map(|p| p.fields).collect());
    for op in &edit.ops {
        doc.apply(op, EditorId::from_random(7)).expect("applied");
    }
    let survey = Survey { plan: &plan, doc: &doc };
    let read = |person: usize| sheet.questions.iter().map(|q| survey.answer(made[person], &q.key)).collect::<Vec<_>>();
    assert_eq!(read(0), [Answer::Valid(2), Answer::Valid(5), Answer::Valid(1), Answer::Valid(3)]);
    assert_eq!(read(1), [Answer::Missing, Answer::Missing, Answer::Valid(1), Answer::Missing]);
}
