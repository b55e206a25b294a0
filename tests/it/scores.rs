//! Surveys and calculators in the whole application: from a pasted column to the figure on screen, by keyboard, and back.

use std::time::Duration;

use egui::{Event, Key, Modifiers};
use mot_studio::{
    model::{
        exercise::{
            calculator::Calc,
            survey::{Survey, outcome::Outcome},
        },
        template::Structure,
        text::Lang,
        texts::score::GO,
    },
    ui::{command::Command, cx::Action},
};

use crate::drive::{Desk, Run};

fn open(desk: &Desk, lang: Lang, template: &str) -> Run {
    let mut run = desk.run(lang);
    run.ask(Action::OpenExercise { template: template.into(), preset: String::new() });
    run.until("open", |r| r.app().workbook().is_some_and(|w| w.exercise(template).is_some()));
    run
}

fn paste(run: &mut Run, text: &str) {
    run.h.event(Event::Paste(text.into()));
    run.steps(4);
}

fn outcome(run: &Run, key: &str) -> Outcome {
    let exercise = run.exercise(key);
    let Structure::Survey(plan) = &exercise.template.structure else { panic!("a survey") };
    let survey = Survey { plan, doc: &exercise.doc };
    survey.compute(&survey.sheet()).outcome
}

fn nps_column() -> String {
    let counts = [2, 1, 1, 2, 3, 6, 9, 16, 22, 35, 29];
    let scores = counts.iter().enumerate().flat_map(|(score, n)| std::iter::repeat_n(score.to_string(), *n));
    std::iter::once("打分".to_owned()).chain(scores).collect::<Vec<_>>().join("\n")
}

#[test]
fn nps_from_a_pasted_column_to_the_action_plan_and_back() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, "nps-survey");
    assert!(run.shows("没有结果"), "n = 0 is no score");
    paste(&mut run, &nps_column());
    // 64 promoters, 38 passives, 24 detractors: +31.7; adjusted Wald 17.7 to 44.3.
    for part in ["+32", "126 份有效", "95% 区间 +18 到 +44"] {
        assert!(run.shows(part) || run.paints(part), "{part}: {:?}", run.labels());
    }
    assert!(run.paints("50.8") && run.paints("19.0"));
    assert!(run.shows("9 分 35 人，推荐者"), "each bar is heard");
    run.pass(Duration::from_secs(10));
    run.click("放进行动计划");
    let plan = run.exercise("smart-action-plan");
    let (_, row) = plan.doc.of_kind("row").next().expect("a row");
    assert!(row.text("action").contains("回访") && row.text("from") == "nps-survey", "{row:?}");
    run.click("撤销");
    assert_eq!(run.exercise("smart-action-plan").doc.of_kind("row").count(), 0);
    run.command(Command::Undo);
    assert!(run.shows("没有结果"), "the paste is one step");
    run.command(Command::Redo);
    assert!(run.shows("+32"));
}

#[test]
fn nps_is_typed_in_class_with_digits() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::En, "nps-survey");
    run.click("One by one");
    run.tab_to("How likely are you to recommend 'What is rated' to a friend or colleague?: blank");
    for (key, text) in [(Key::Num9, "9"), (Key::Num1, "1"), (Key::Num0, "0"), (Key::Num6, "6"), (Key::Num1, "1")] {
        run.chord(Modifiers::NONE, key, text);
    }
    run.pass(Duration::from_secs(2));
    run.chord(Modifiers::NONE, Key::Num0, "0");
    let Outcome::Nps(out) = outcome(&run, "nps-survey") else { panic!("nps") };
    // 9, 10 (1 then 0 at once), 6, 1, and after a pause a 0 of its own.
    assert_eq!(out.scores, [1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1]);
    run.command(Command::Undo);
    let Outcome::Nps(out) = outcome(&run, "nps-survey") else { panic!("nps") };
    assert_eq!(out.scores.first(), Some(&0));
}

#[test]
fn nps_counts_are_typed_and_stepped() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, "nps-survey");
    run.tab_to("打 9 分的人数");
    run.text("35");
    run.key(Key::Tab);
    run.key(Key::ArrowUp);
    run.chord(Modifiers::SHIFT, Key::ArrowUp, "");
    let Outcome::Nps(out) = outcome(&run, "nps-survey") else { panic!("nps") };
    assert_eq!((out.scores.get(9), out.scores.get(8)), (Some(&35), Some(&11)));
}

#[test]
fn kano_from_elements_and_a_pasted_block() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, "kano-survey");
    run.click("问卷");
    for name in ["一次修好", "送车上门", "店内书架"] {
        run.click("加一个要素");
        run.text(name);
    }
    // Must-be, attractive, indifferent for all five people.
    paste(&mut run, &["2\t5\t1\t3\t3\t3"; 5].join("\n"));
    run.click("结果");
    for part in ["一次修好, 必备, Better 0.00, Worse −1.00", "送车上门, 魅力, Better 1.00, Worse 0.00"] {
        assert!(run.shows(part), "{part}: {:?}", run.labels());
    }
    assert!(run.shows("先守住必备「一次修好」"));
    assert_eq!(run.percent("kano-survey"), 100);
    run.command(Command::ScoreTable);
    assert!(run.shows("服务 店内书架, 类别 无差异"));
}

#[test]
fn servqual_is_answered_in_two_passes() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, "servqual-gap");
    run.tab_to("设施和工具完好可用 期望：空");
    for _ in 0..2 {
        for digit in ["7", "5"] {
            for _ in 0..10 {
                run.chord(Modifiers::NONE, if digit == "7" { Key::Num7 } else { Key::Num5 }, digit);
            }
        }
    }
    let Outcome::Servqual(out) = outcome(&run, "servqual-gap") else { panic!("servqual") };
    assert_eq!(out.gaps.weighted, Some(-2.0));
    assert!(run.paints("−2.00") && run.shows("差距 −2.0"));
    assert_eq!(run.percent("servqual-gap"), 100);
}

#[test]
fn the_market_damage_model_takes_own_figures() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, "market-damage-model");
    assert!(run.shows("一年流失 1,115人"));
    let own = [("客户数", "20000"), ("每客户年营收", "2600")];
    for (name, value) in own {
        run.tab_to(name);
        run.text(value);
    }
    // 20,000 × 30 % = 6,000; lost 2,230.5; × 2,600 = 5,799,300.
    assert!(run.shows("一年流失 2,231人") && run.shows("每年少收 580万元"), "{:?}", run.labels());
    run.key(Key::Tab);
    run.command(Command::ScoreTable);
    assert!(run.shows("风险营收, 1 营收损失 5,799,300"), "{:?}", run.labels());
    run.click("还原");
    assert!(run.shows("一年流失 1,115人"));
    let Structure::Calculator(plan) = &run.exercise("market-damage-model").template.structure else { panic!("a calculator") };
    assert_eq!(Calc { plan, doc: &run.exercise("market-damage-model").doc }.changed(), 0);
}

#[test]
fn the_line_that_leads_on_puts_the_keyboard_into_the_first_figure() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, "market-damage-model");
    run.steps(3);
    // Another figure has the keyboard; a click on the line takes it over.
    run.tab_to("投诉后满意，1 营收损失");
    run.click_button(GO.zh);
    run.steps(2);
    assert_eq!(run.focused().as_deref(), Some("客户数"));
    run.text("20000");
    run.key(Key::Enter);
    let exercise = run.exercise("market-damage-model");
    let Structure::Calculator(plan) = &exercise.template.structure else { panic!("a calculator") };
    let calc = Calc { plan, doc: &exercise.doc };
    assert_eq!((calc.changed(), calc.figure("N", 0)), (1, 20000.0));
}

#[test]
fn charts_are_walked_with_arrows_and_tools_with_alt() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, "nps-survey");
    paste(&mut run, &nps_column());
    run.tab_to("打分分布, 0 分 2 人，贬损者");
    run.key(Key::ArrowRight);
    assert_eq!(run.focused().as_deref(), Some("打分分布, 1 分 1 人，贬损者"));
    run.key(Key::End);
    assert_eq!(run.focused().as_deref(), Some("打分分布, 10 分 29 人，推荐者"));
    run.chord(Modifiers::ALT, Key::Num4, "");
    run.until("the loss", |r| r.app().workbook().is_some_and(|w| w.exercise("market-damage-model").is_some()));
    assert!(run.shows("一年流失"));
    run.chord(Modifiers::ALT, Key::Num1, "");
    assert!(run.shows("+32"));
}
