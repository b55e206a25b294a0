//! Every exercise of the catalogue is there with its parts, in both languages, opens, and can be completed.

use std::{sync::Arc, time::Duration};

use mot_studio::{
    io::content::Library,
    model::{
        done,
        edit::History,
        exercise::{feed, journey::Journey},
        stamp::{EditorId, IdSource, ItemId},
        template::{Field, Structure, Template},
        text::{Bi, Lang},
        workbook::{Exercise, Workbook, exercise_key},
    },
    ui::cx::Action,
};
use serde_json::Value;

use crate::{
    drive::Desk,
    fill::{filled, growing, standards},
};

/// Ids and parts of all exercises, made from the catalogue.
const CATALOGUE: &str = include_str!("../fixtures/catalogue.json");

fn catalogue() -> serde_json::Map<String, Value> {
    let Ok(Value::Object(all)) = serde_json::from_str(CATALOGUE) else { panic!("the catalogue is an object") };
    all
}

/// A part of a template: its name in the catalogue and its entries with what they are called.
type Part<'a> = (&'static str, Vec<(&'a str, Option<&'a Bi>)>);

fn fields<'a>(name: &'static str, list: &'a [Field]) -> Part<'a> {
    (name, list.iter().map(|f| (f.id.as_str(), Some(&f.t))).collect())
}

fn kind(template: &Template) -> &'static str {
    match &template.structure {
        Structure::Journey(_) => "journey",
        Structure::Board(_) => "board",
        Structure::Table(_) => "table",
        Structure::Form(_) => "form",
        Structure::Survey(_) => "survey",
        Structure::Calculator(_) => "calculator",
        Structure::Mindmap(_) => "mindmap",
        Structure::Quiz(_) => "quiz",
        Structure::Paper => "paper",
    }
}

fn parts(template: &Template) -> Vec<Part<'_>> {
    let mut all = vec![("presets", template.presets().into_iter().map(|p| (p, None)).collect())];
    match &template.structure {
        Structure::Journey(plan) => {
            all.push(fields("header", &plan.header));
            all.push(("lanes", plan.lanes.iter().map(|l| (l.id.as_str(), Some(&l.t))).collect()));
            all.push(("flags", plan.flags.iter().map(|f| (f.id.as_str(), Some(&f.t))).collect()));
            all.push(("tabs", plan.tabs.iter().map(|t| (t.id.as_str(), Some(&t.t))).collect()));
        }
        Structure::Board(plan) => {
            all.push(fields("header", &plan.header));
            all.push(fields("card", &plan.card));
            all.push(("zones", plan.zones.iter().map(|z| (z.id.as_str(), Some(&z.t))).collect()));
        }
        Structure::Table(plan) => {
            all.push(fields("header", &plan.header));
            all.push(fields("columns", &plan.columns));
            all.push(("fixed", plan.fixed.iter().map(|o| (o.id.as_str(), Some(&o.t))).collect()));
        }
        Structure::Form(plan) => all.push(fields("fields", &plan.fields)),
        Structure::Survey(plan) => {
            all.push(("items", plan.items.iter().map(|i| (i.id.as_str(), Some(&i.t))).collect()));
            all.push(fields("open", &plan.open));
        }
        Structure::Calculator(plan) => {
            all.push(("inputs", plan.inputs.iter().map(|i| (i.id.as_str(), Some(&i.t))).collect()));
            all.push(("outputs", plan.outputs.iter().map(|o| (o.id.as_str(), Some(&o.t))).collect()));
        }
        Structure::Mindmap(plan) => all.push(("branches", plan.branches.iter().map(|b| (b.id.as_str(), Some(&b.t))).collect())),
        Structure::Quiz(_) | Structure::Paper => {}
    }
    all
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        Value::Object(map) => map.keys().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

fn whole(text: &Bi) -> bool {
    !text.zh.trim().is_empty() && !text.en.trim().is_empty()
}

#[test]
fn every_exercise_of_the_catalogue_is_there_with_its_parts_in_both_languages() {
    let library = Library::embedded();
    let all = catalogue();
    assert_eq!(all.len(), 79);
    let mut wrong = Vec::new();
    for (id, want) in &all {
        let Some(template) = library.template("", id) else {
            wrong.push(format!("{id} is missing"));
            continue;
        };
        if want["kind"] != kind(template) {
            wrong.push(format!("{id} is a {}", kind(template)));
        }
        for (name, have) in parts(template) {
            let wanted = strings(&want[name]);
            let ids: Vec<&str> = have.iter().map(|(id, _)| *id).collect();
            // A template may have more than the catalogue asks for, never less.
            wrong.extend(wanted.iter().filter(|w| !ids.contains(w)).map(|w| format!("{id}: {name} lacks {w}")));
            wrong
                .extend(have.iter().filter(|(_, t)| t.is_some_and(|t| !whole(t))).map(|(part, _)| format!("{id}: {name} {part} is half translated")));
        }
        if let (Structure::Quiz(plan), Some(questions)) = (&template.structure, want["questions"].as_array()) {
            let have: Vec<Value> = plan.questions.iter().map(|q| serde_json::json!([q.opt.len(), q.a])).collect();
            if &have != questions || !plan.questions.iter().all(|q| whole(&q.q) && whole(&q.why) && q.opt.iter().all(whole)) {
                wrong.push(format!("{id}: questions differ"));
            }
        }
        if let Structure::Survey(plan) = &template.structure
            && plan.passes.len() as u64 != want["passes"].as_u64().unwrap_or(0)
        {
            wrong.push(format!("{id}: passes differ"));
        }
        if strings(&want["done"]) != template.done.iter().map(String::as_str).collect::<Vec<_>>() {
            wrong.push(format!("{id}: done differs: {:?}", template.done));
        }
        wrong.extend(
            strings(&want["feeds"]).iter().filter(|f| !template.feeds.iter().any(|have| have == *f)).map(|f| format!("{id}: does not feed {f}")),
        );
        for (course, rules) in want["done_variants"].as_object().into_iter().flatten() {
            if strings(rules) != template.rules(course).iter().map(String::as_str).collect::<Vec<_>>() {
                wrong.push(format!("{id}: other rules for {course}"));
            }
        }
        for (name, count) in [("examples", template.examples.len()), ("steps", template.steps.len()), ("rubric", template.rubric.len())] {
            if (count as u64) < want[name].as_u64().unwrap_or(0) {
                wrong.push(format!("{id}: {count} {name}"));
            }
        }
        let texts = template.steps.iter().chain(&template.rubric).chain(&template.debrief).chain([&template.title, &template.purpose]);
        if !texts.clone().all(whole) {
            wrong.push(format!("{id}: a text is half translated"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn slots_of_the_courses_are_in_the_catalogue() {
    let library = Library::embedded();
    let all = catalogue();
    for course in &library.courses {
        for (_, page) in course.pages() {
            for slot in page.slots() {
                assert!(all.contains_key(&slot.id) || library.template(&course.id, &slot.id).is_some(), "{}: {}", course.id, slot.id);
            }
        }
    }
}

/// A workbook of a course with one filled exercise, and with the standards that its stages need.
fn workbook(library: &Library, course: &str, exercise: Exercise) -> Workbook {
    let mut book = Workbook { course: course.into(), ..Workbook::default() };
    if let Structure::Journey(plan) = &exercise.template.structure
        && exercise.template.rules(course).iter().any(|r| r.starts_with("linked_stages"))
    {
        let all: Vec<(ItemId, String)> =
            Journey::of(plan, &exercise.doc).touchpoints().map(|tp| (tp, exercise.doc.text(tp, "name").to_owned())).collect();
        book.exercises.push(standards(library.template("", "service-standards").expect("shipped"), &all));
    }
    book.exercises.push(exercise);
    book
}

#[test]
fn every_exercise_of_every_course_can_be_completed_in_both_languages() {
    let library = Library::embedded();
    let mut slots: Vec<(String, String, String)> = library.all_templates().map(|t| (String::new(), t.id.clone(), String::new())).collect();
    slots.retain(|(_, id, _)| library.template("", id).is_some());
    for course in &library.courses {
        slots.extend(course.pages().flat_map(|(_, p)| p.slots().map(|s| (course.id.clone(), s.id.clone(), s.preset.clone()))));
    }
    slots.sort();
    slots.dedup();
    let mut wrong = Vec::new();
    for lang in [Lang::Zh, Lang::En] {
        for (course, id, preset) in &slots {
            let template: &Arc<Template> = library.template(course, id).expect("in the library");
            let key = exercise_key(id, preset);
            let book = workbook(&library, course, filled(template, &key, lang));
            let judged = done::judge(&book, book.exercise(&key).expect("just made"));
            if judged.percent() != 100 || judged.next.is_some() {
                let open: Vec<String> =
                    judged.rules.iter().filter(|(_, p)| !p.met()).map(|(r, p)| format!("{}:{} {}/{}", r.what, r.id, p.have, p.need)).collect();
                wrong.push(format!("{course} {key} {lang:?}: {open:?} {:?}", judged.next.map(|n| n.text.zh)));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_hundred_percent_and_no_next_step_are_the_same_at_every_stage_of_every_exercise() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for template in library.all_templates().filter(|t| t.on_screen()) {
        let courses = [""].into_iter().chain(template.done_variants.keys().map(String::as_str));
        for course in courses {
            for (at, exercise) in growing(template, &template.id, Lang::Zh).into_iter().enumerate() {
                let book = Workbook { course: course.into(), exercises: vec![exercise], ..Workbook::default() };
                let judged = done::judge(&book, &book.exercises[0]);
                if (judged.percent() == 100) != judged.next.is_none() || judged.is_complete() != judged.next.is_none() {
                    wrong.push(format!("{course} {} after {at} edits: {}% {:?}", template.id, judged.percent(), judged.next.map(|n| n.text.zh)));
                    break;
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn everything_that_a_template_feeds_takes_it_in_and_knows_where_it_came_from() {
    let library = Library::embedded();
    let mut wrong = Vec::new();
    for template in library.all_templates().filter(|t| !t.feeds.is_empty()) {
        let from = filled(template, &template.id, Lang::Zh);
        let seeds = feed::seeds(&from, &[], Lang::Zh);
        if seeds.is_empty() {
            wrong.push(format!("{} gives nothing", template.id));
            continue;
        }
        for id in &template.feeds {
            let next = library.template("", id).expect("the checker looks");
            let into = filled(next, id, Lang::Zh);
            let spots = feed::spots(&into);
            if spots.is_empty() {
                wrong.push(format!("{} feeds {id}, which takes nothing", template.id));
            }
            for (spot, name) in spots {
                let tp = feed::touchpoints(&into).first().map(|(tp, _)| *tp);
                let ids = IdSource::new(EditorId::from_random(79), 1);
                let planting = feed::Planting { into: &into, spot: &spot, tp, from: &from, author: "陈", lang: Lang::Zh };
                let edit = feed::plant(&planting, &seeds[..1], &ids);
                let mut doc = into.doc.clone();
                let fits = History::default().apply(&mut doc, &edit, ids.editor(), Duration::ZERO).is_ok();
                let back = doc.all().values().filter(|item| feed::origin(item) == template.id).count();
                if !fits || back != 1 {
                    wrong.push(format!("{} into {id} at {}: {back} copies", template.id, name.zh));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_template_opens_in_both_languages() {
    let library = Library::embedded();
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        for template in library.all_templates().filter(|t| t.on_screen()) {
            run.ask(Action::OpenExercise { template: template.id.clone(), preset: String::new() });
            run.steps(1);
            assert!(run.shows(template.title.get(lang)), "{} {lang:?}", template.id);
            assert_eq!(run.exercise(&template.id).template.id, template.id);
        }
    }
}
