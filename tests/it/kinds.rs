//! Forms, quizzes and mind maps in the whole application, with the keyboard alone.

use egui::{
    Event, Key, Modifiers,
    accesskit::{Role, Toggled},
};
use egui_kittest::kittest::NodeT as _;
use mot_studio::{
    model::{
        doc::Value,
        exercise::{
            mindmap::{ROOT, Tree, branch_id, lines, write},
            quiz::{BEST, Quiz},
            survey::Survey,
        },
        settings::Settings,
        stamp::{EditorId, IdSource, ItemId},
        template::Structure,
        text::Lang,
        texts::journey::{RING_BELOW, V_RING},
    },
    ui::{
        command::Command,
        cx::{Action, Target},
    },
};

use crate::drive::{Desk, Run};

const FORM: &str = "commitment-card";
const QUIZ: &str = "quiz-mot-service-design";
const MAP: &str = "case-mindmap";

fn open(desk: &Desk, lang: Lang, template: &str) -> Run {
    let mut run = desk.run(lang);
    run.ask(Action::OpenExercise { template: template.into(), preset: String::new() });
    run.until("open", |r| r.app().workbook().is_some_and(|w| w.exercise(template).is_some()));
    run.steps(3);
    run
}

fn header<'a>(run: &'a Run, key: &str, field: &str) -> &'a Value {
    run.exercise(key).doc.value(ItemId::HEADER, field)
}

#[test]
fn a_form_is_filled_with_the_keyboard_alone() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = open(&desk, lang, FORM);
        assert_eq!(run.focused().as_deref(), Some(lang.pick("尽力而为", "I will try")), "the first field waits for an answer");
        run.key(Key::Space);
        assert_eq!(header(&run, FORM, "level").as_str(), "i-will-try");
        let Structure::Form(plan) = run.exercise(FORM).template.structure.clone() else { panic!("a form") };
        for (id, typed) in
            [("promise", "每张单我都核对"), ("first", "12-1"), ("sacrifice", "少开一个会"), ("witness", "小林"), ("check", "2026-12-08")]
        {
            let field = plan.fields.iter().find(|f| f.id == id).expect("a field");
            run.tab_to(field.t.get(lang));
            run.text(typed);
        }
        // A date is read when its field is left.
        run.tab_to(lang.pick("任务", "Task"));
        assert_eq!(header(&run, FORM, "first").as_str(), "2026-12-01");
        assert_eq!(run.percent(FORM), 100);
        assert!(run.shows(lang.pick("必填都写好了", "All required fields are filled")));
        // Typing is one step of undo.
        run.command(Command::Undo);
        run.command(Command::Undo);
        assert!(header(&run, FORM, "witness").is_blank());
    }
}

#[test]
fn instructors_of_every_kind_see_what_to_look_for_and_trainees_never_do() {
    for trainee in [false, true] {
        let desk = Desk::new();
        let start = crate::drive::start(&desk.data(), Lang::Zh, &[]);
        let settings = Settings { trainee, ..crate::drive::settings() };
        let mut run = Run::new(start, settings, egui::vec2(1440.0, 900.0));
        for id in [FORM, MAP, QUIZ, "swot", "smart-action-plan", "mot-design-canvas", "nps-survey", "market-damage-model"] {
            run.ask(Action::OpenExercise { template: id.into(), preset: String::new() });
            run.steps(2);
            run.command(Command::Guide);
            let template = std::sync::Arc::clone(&run.exercise(id).template);
            let seen = template.rubric.iter().chain(&template.debrief).any(|line| run.shows(&line.zh));
            assert_eq!(seen, !trainee, "{id}: {:?}", run.labels());
        }
    }
}

#[test]
fn the_service_circle_is_walked_with_the_arrows_and_leads_into_a_touchpoint() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        run.ask(Action::OpenExercise { template: "service-circle".into(), preset: "hall".into() });
        run.steps(3);
        let circle = V_RING.get(lang);
        let touchpoints: Vec<String> =
            run.exercise("service-circle@hall").doc.sorted("touchpoint").iter().map(|(_, tp)| tp.text("name").to_owned()).collect();
        assert!(touchpoints.iter().enumerate().all(|(n, name)| run.shows(&format!("{} {name}", n + 1))), "{:?}", run.labels());
        run.tab_to(circle);
        // The first Tab stop of that name is the view's button; the drawing is the second.
        run.key(Key::Tab);
        while !run.focused().is_some_and(|f| f.starts_with(circle)) {
            run.key(Key::Tab);
        }
        run.key(Key::ArrowRight);
        run.key(Key::ArrowRight);
        assert!(run.focused().is_some_and(|f| f.contains(&format!("3 {}", touchpoints[2]))), "{:?}", run.focused());
        run.key(Key::Enter);
        run.steps(3);
        assert!(run.rect(&touchpoints[2]).is_positive());
        // Two presses below the line: the middle counts it.
        run.command(Command::EmotionDown);
        assert!(run.shows(&format!("1 {}", RING_BELOW.with(lang, &[&touchpoints.len().to_string()]))), "{:?}", run.labels());
    }
}

#[test]
fn a_wrong_date_is_said_and_kept_out() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, FORM);
    run.tab_to("第一步哪天做");
    run.text("13-45");
    run.key(Key::Tab);
    assert!(header(&run, FORM, "first").is_blank());
    assert!(run.shows("没有 13 月"), "{:?}", run.labels());
}

#[test]
fn a_quiz_answers_at_once_and_is_taken_again() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = open(&desk, lang, QUIZ);
        let Structure::Quiz(plan) = run.exercise(QUIZ).template.structure.clone() else { panic!("a quiz") };
        let digits = [(Key::Num1, "1"), (Key::Num2, "2"), (Key::Num3, "3"), (Key::Num4, "4")];
        for (n, question) in plan.questions.iter().enumerate() {
            assert!(run.shows(question.q.get(lang)), "question {n}");
            assert!(!run.shows(question.why.get(lang)), "no reason before an answer");
            // The first one is missed.
            let option = if n == 0 { (question.a as usize + 1) % 4 } else { question.a as usize };
            run.chord(Modifiers::NONE, digits[option].0, digits[option].1);
            assert!(run.shows(question.why.get(lang)), "the reason at once");
            run.chord(Modifiers::NONE, digits[question.a as usize].0, digits[question.a as usize].1);
            run.key(Key::Enter);
        }
        let quiz = Quiz { plan: &plan, doc: &run.exercise(QUIZ).doc };
        assert_eq!((quiz.counts(), quiz.passed()), ((12, 11), true), "the first answer counts");
        assert_eq!(run.percent(QUIZ), 100);
        assert!(run.shows(plan.questions[0].q.get(lang)), "the missed one is listed");
        run.tab_to(lang.pick("重做一遍", "Take it again"));
        run.key(Key::Enter);
        assert_eq!(header(&run, QUIZ, BEST).as_num(), Some(91.0));
        assert_eq!(Quiz { plan: &plan, doc: &run.exercise(QUIZ).doc }.counts(), (0, 0));
    }
}

/// The node that is selected, as a screen reader says it.
fn selected(run: &Run) -> String {
    let nodes = run.h.root().children_recursive().map(|n| n.accesskit_node());
    let mut on = nodes.filter(|n| n.role() == Role::TreeItem && (n.toggled() == Some(Toggled::True) || n.is_selected() == Some(true)));
    on.find_map(|n| n.label()).unwrap_or_default()
}

/// Walks to the branch of this name with Home and arrows.
fn walk(run: &mut Run, name: &str) {
    for side in [Key::ArrowRight, Key::ArrowLeft] {
        for step in [Key::ArrowDown, Key::ArrowUp] {
            run.key(Key::Home);
            run.key(side);
            for _ in 0..6 {
                if selected(run).starts_with(name) {
                    return;
                }
                run.key(step);
            }
        }
    }
    panic!("no way to {name}; here: {}", selected(run));
}

fn outline(run: &Run) -> String {
    let exercise = run.exercise(MAP);
    let Structure::Mindmap(plan) = &exercise.template.structure else { panic!("a mind map") };
    write(&lines(&Tree::of(plan, &exercise.doc), plan, &exercise.doc, 0, run.lang()))
}

#[test]
fn a_mind_map_grows_with_the_keyboard_alone() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = open(&desk, lang, MAP);
        let Structure::Mindmap(plan) = run.exercise(MAP).template.structure.clone() else { panic!("a mind map") };
        run.text("化名 L");
        run.key(Key::Enter);
        assert_eq!(run.exercise(MAP).doc.text(ROOT, "text"), "化名 L");
        for branch in &plan.branches {
            walk(&mut run, branch.t.get(lang));
            // Tab makes a child and writes it; Enter ends; Enter makes the next one.
            run.key(Key::Tab);
            for n in 0..branch.min {
                if n > 0 {
                    run.key(Key::Enter);
                }
                run.text(&format!("{} {n}", branch.id));
                run.key(Key::Enter);
            }
        }
        assert_eq!(run.percent(MAP), 100, "{}", outline(&run));
        assert!(outline(&run).contains(&format!("  {}\n    know 0\n    know 1\n    know 2\n", plan.branches[1].t.get(lang))));
        // Picked up and hung on another branch, and back by undo.
        let before = outline(&run);
        run.h.event(Event::Cut);
        run.steps(2);
        walk(&mut run, plan.branches[0].t.get(lang));
        run.h.event(Event::Paste("something else".into()));
        run.steps(2);
        let tree = Tree::of(&plan, &run.exercise(MAP).doc);
        assert_eq!(tree.children(branch_id(0)).len(), 4, "{}", outline(&run));
        run.command(Command::Undo);
        assert_eq!(outline(&run), before);
        // A pasted outline keeps its shape.
        walk(&mut run, plan.branches[0].t.get(lang));
        run.h.event(Event::Paste("a\n  b\nc".into()));
        run.steps(2);
        assert!(outline(&run).contains("    a\n      b\n    c"), "{}", outline(&run));
        // Space folds: what hangs there is not on screen, but in the story.
        run.key(Key::Space);
        assert!(!run.shows("acquaint 1"));
        run.command(Command::MapStory);
        assert!(run.shows("acquaint 1"));
    }
}

#[test]
fn the_map_has_the_keyboard_again_when_what_lay_above_it_has_gone() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, MAP);
    for above in [Command::Palette, Command::Help] {
        run.command(above);
        run.key(Key::Escape);
        run.steps(2);
        run.text("化名 L");
        run.key(Key::Enter);
        assert_eq!(run.exercise(MAP).doc.text(ROOT, "text"), "化名 L", "{above:?}");
        run.command(Command::Undo);
    }
}

#[test]
fn a_new_node_left_empty_goes_again() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, MAP);
    let count = |run: &Run| run.exercise(MAP).doc.of_kind("node").count();
    run.key(Key::Tab);
    assert_eq!(count(&run), 1);
    run.key(Key::Escape);
    assert_eq!(count(&run), 0);
    run.key(Key::Tab);
    run.key(Key::Enter);
    assert_eq!(count(&run), 0);
    // Given branches are not deleted.
    run.key(Key::ArrowRight);
    run.key(Key::Delete);
    run.steps(3);
    assert!(run.shows("模板给的主枝") || run.paints("模板给的主枝"), "{:?}", run.labels());
}

#[test]
fn a_node_is_carried_to_another_branch_and_esc_leaves_it() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, MAP);
    let Structure::Mindmap(plan) = run.exercise(MAP).template.structure.clone() else { panic!("a mind map") };
    walk(&mut run, &plan.branches[0].t.zh);
    run.h.event(Event::Paste("先听完\n  再答应".into()));
    run.steps(3);
    let before = outline(&run);
    let below = |run: &Run, at: usize| Tree::of(&plan, &run.exercise(MAP).doc).children(branch_id(at)).len();
    assert_eq!((below(&run, 0), below(&run, 1)), (1, 0));
    let middle = |run: &Run, name: &str| run.rect(name).center();
    let (from, to) = (middle(&run, "先听完"), middle(&run, &plan.branches[1].t.zh));
    // Let go on a node it hangs there with what hangs on it; one step of undo.
    run.drag(from, to);
    assert_eq!((below(&run, 0), below(&run, 1)), (0, 1), "{}", outline(&run));
    assert!(outline(&run).contains("    先听完\n      再答应"), "{}", outline(&run));
    run.command(Command::Undo);
    assert_eq!(outline(&run), before);
    // Into what hangs on it: refused, nothing changes.
    run.drag(middle(&run, "先听完"), middle(&run, "再答应"));
    assert_eq!(outline(&run), before);
    // Near the upper edge of a sibling: before it.
    walk(&mut run, &plan.branches[0].t.zh);
    run.h.event(Event::Paste("最后谢".into()));
    run.steps(3);
    let edge = run.rect("先听完");
    run.drag(middle(&run, "最后谢"), egui::pos2(edge.center().x, edge.top() + 3.0));
    let order = outline(&run);
    assert!(order.find("最后谢") < order.find("先听完"), "{order}");
    // Esc while it is in the hand leaves it where it was.
    let (from, to) = (middle(&run, "最后谢"), middle(&run, &plan.branches[1].t.zh));
    run.hold(from, to);
    run.key(Key::Escape);
    run.let_go(to);
    assert_eq!(outline(&run), order);
}

#[test]
#[ignore = "a measurement"]
#[expect(clippy::print_stdout, reason = "a measurement says what it measured")]
fn five_thousand_answers() {
    let desk = Desk::new();
    for (key, count) in [("kano-survey", 50), ("kano-survey", 5000), ("nps-survey", 50), ("nps-survey", 5000)] {
        let mut run = open(&desk, Lang::Zh, key);
        let target = Target::Exercise(key.to_owned());
        let Structure::Survey(plan) = run.exercise(key).template.structure.clone() else { panic!("a survey") };
        let ids = IdSource::new(EditorId::from_random(41), 1);
        for n in 0..if plan.elements.is_some() { 8 } else { 0 } {
            let survey = Survey { plan: &plan, doc: &run.exercise(key).doc };
            let (edit, _) = survey.add_element(&survey.sheet(), &ids, &format!("要素 {n}"));
            run.ask(Action::Edit(target.clone(), edit));
        }
        let survey = Survey { plan: &plan, doc: &run.exercise(key).doc };
        let sheet = survey.sheet();
        let (least, most) = survey.range();
        let point = |n: usize| survey.point(least + i32::try_from(n % 97).expect("small") % (most - least + 1));
        let why = |n: usize| plan.open.first().map(|f| (f.id.as_str().into(), Value::text(&format!("原因 {n}"))));
        let person = |n: usize| sheet.questions.iter().enumerate().map(|(at, q)| (q.key.clone(), point(n * 7 + at * 3))).chain(why(n)).collect();
        let (edit, _) = survey.add_people(&sheet, &ids, (0..count).map(person).collect());
        run.ask(Action::Edit(target.clone(), edit));
        let mut time = |what: &str, act: &mut dyn FnMut(&mut Run)| {
            let begun = std::time::Instant::now();
            for _ in 0..20 {
                act(&mut run);
            }
            println!("{key} {count}, {what}: {:.1} ms a frame", begun.elapsed().as_secs_f64() * 1000.0 / 20.0);
        };
        time("still", &mut |r| r.h.step());
        time("the table", &mut |r| r.command(Command::ScoreTable));
        time("all responses", &mut |r| {
            r.command(Command::ScoreView);
            r.h.step();
        });
        let first = run.exercise(key).doc.sorted("answer")[0].0;
        let begun = std::time::Instant::now();
        let survey = Survey { plan: &plan, doc: &run.exercise(key).doc };
        let edit = survey.set_answer(first, sheet.questions[0].key.as_str(), survey.point(most));
        run.ask(Action::Edit(target.clone(), edit));
        println!("{key} {count}, one answer changed: {:.1} ms for its three frames", begun.elapsed().as_secs_f64() * 1000.0);
    }
}

#[test]
#[ignore = "a measurement"]
#[expect(clippy::print_stdout, reason = "a measurement says what it measured")]
fn two_thousand_nodes() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, MAP);
    let outline: Vec<String> = (0..2000).map(|n| format!("{}第 {n} 条，写得长一点", "  ".repeat([0, 1, 2, 2, 1, 2, 2][n % 7]))).collect();
    walk(&mut run, "相识");
    run.h.event(Event::Paste(outline.join("\n")));
    run.steps(3);
    let time = |what: &str, run: &mut Run, act: &mut dyn FnMut(&mut Run)| {
        let begun = std::time::Instant::now();
        for _ in 0..20 {
            act(run);
        }
        println!("{what}: {:.1} ms a frame", begun.elapsed().as_secs_f64() * 1000.0 / 20.0);
    };
    time("at 100 %, still", &mut run, &mut |r| r.h.step());
    run.command(Command::ZoomFit);
    time("all of it, still", &mut run, &mut |r| r.h.step());
    run.key(Key::F2);
    time("all of it, a letter", &mut run, &mut |r| {
        r.h.event(Event::Text("字".into()));
        r.h.step();
    });
}
