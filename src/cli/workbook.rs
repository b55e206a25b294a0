//! `mot-studio new` and `info`: makes an empty workbook, and says what is in one.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::json;

use super::{Out, args};
use crate::{
    io::{
        content::Library,
        format::{self, Integrity, Opened},
        save::save_atomic,
    },
    model::{
        doc::{Op, Value},
        done::judge,
        stamp::{EditorId, ItemId},
        template::Structure,
        text::{Bi, Lang},
        texts::{Text, cli as t},
        workbook::{Exercise, Workbook, owner},
    },
};

pub(super) fn new(matches: &ArgMatches, content: &[PathBuf], out: &mut Out<'_>) -> u8 {
    let text = |name| matches.get_one::<String>(name).map_or("", |s| s.trim());
    let (course_id, Some(path)) = (text(args::COURSE), matches.get_one::<PathBuf>(args::OUTPUT)) else { return 2 };
    let library = Library::load(content);
    let Some(course) = library.course(course_id) else {
        let known: Vec<&str> = library.courses.iter().map(|c| c.id.as_str()).collect();
        out.complain(&t::NO_COURSE.with(out.lang, &[course_id, &known.join(out.lang.pick("、", ", "))]));
        return 2;
    };
    let shown = path.display().to_string();
    let mut workbook =
        Workbook { id: uuid::Uuid::now_v7().to_string(), course: course.id.clone(), course_version: course.version.clone(), ..Workbook::default() };
    let editor = EditorId::from_random(uuid::Uuid::new_v4().as_u64_pair().1);
    let given = [(owner::NAME, text(args::NAME)), (owner::GROUP, text(args::GROUP))].into_iter().filter(|(_, value)| !value.is_empty());
    let header = Op::put(ItemId::HEADER, "header", given.map(|(key, value)| (key.into(), Value::text(value))).collect());
    if let Err(refusal) = workbook.about.apply(&header, editor) {
        out.complain(&t::CANNOT_WRITE.with(out.lang, &[&shown, &refusal.to_string()]));
        return 1;
    }
    // The name is taken first, so that a file made by somebody else in this very moment is not overwritten either.
    if let Err(error) = std::fs::File::create_new(path) {
        let text = match error.kind() {
            std::io::ErrorKind::AlreadyExists => t::EXISTS.with(out.lang, &[&shown]),
            _ => t::CANNOT_WRITE.with(out.lang, &[&shown, &error.to_string()]),
        };
        out.complain(&text);
        return 1;
    }
    if let Err(error) = save_atomic(path, format::write(&workbook, env!("CARGO_PKG_VERSION")).as_bytes(), None) {
        _ = std::fs::remove_file(path);
        out.complain(&t::CANNOT_WRITE.with(out.lang, &[&shown, error.message().get(out.lang)]));
        return 1;
    }
    out.line(&t::MADE.with(out.lang, &[&shown]));
    0
}

pub(super) fn info(matches: &ArgMatches, out: &mut Out<'_>) -> u8 {
    let Some(path) = matches.get_one::<PathBuf>(args::FILE) else { return 2 };
    let shown = path.display().to_string();
    let opened = match format::load(path).and_then(|bytes| format::read(&bytes, &shown)) {
        Ok(opened) => opened,
        Err(error) => {
            out.complain(&format!("{shown}: {}", error.message().get(out.lang)));
            return 1;
        }
    };
    if matches.get_flag(args::JSON) {
        out.line(&as_json(path, &opened).to_string());
    } else {
        as_text(&opened, out);
    }
    u8::from(opened.is_damaged() || !opened.problems.is_empty())
}

fn as_text(opened: &Opened, out: &mut Out<'_>) {
    let lang = out.lang;
    let book = &opened.workbook;
    let or_not = |text: &str| if text.is_empty() { t::UNNAMED.get(lang).to_owned() } else { text.to_owned() };
    out.line(&t::OWNER.with(lang, &[&or_not(book.owner_name())]));
    out.line(&t::GROUP.with(lang, &[&or_not(book.group())]));
    if !book.members().is_empty() {
        out.line(&t::MEMBERS.with(lang, &[&book.members().join(lang.pick("、", ", "))]));
    }
    out.line(&t::COURSE.with(lang, &[&or_not(&book.course), &book.course_version]));
    let state = match &opened.read_only {
        Some(newer) => t::STATE_NEWER.with(lang, &[&newer.app]),
        None => integrity(opened.integrity).get(lang).to_owned(),
    };
    out.line(&t::FILE_STATE.with(lang, &[&state]));
    if book.exercises.is_empty() {
        out.line(t::NO_EXERCISES.get(lang));
    }
    for exercise in &book.exercises {
        let percent = judge(book, exercise).percent();
        let title = or_not(exercise.template.title.get(lang));
        out.line(&t::EXERCISE_LINE.with(lang, &[&title, kind(exercise).0.get(lang), &format!("{percent:3}")]));
    }
    for problem in &opened.problems {
        out.line(&problem.line(lang));
    }
}

fn as_json(path: &Path, opened: &Opened) -> serde_json::Value {
    let book = &opened.workbook;
    let both = |text: &Bi| json!({ "zh": text.get(Lang::Zh), "en": text.get(Lang::En) });
    let exercises: Vec<_> = book
        .exercises
        .iter()
        .map(|exercise| {
            let done = judge(book, exercise);
            json!({
                "key": exercise.key,
                "template": exercise.template.id,
                "title": both(&exercise.template.title),
                "kind": kind(exercise).1,
                "percent": done.percent(),
                "complete": done.is_complete(),
            })
        })
        .collect();
    let problems: Vec<_> = opened.problems.iter().map(|p| json!({ "line": p.spot.line, "column": p.spot.column, "text": both(&p.text) })).collect();
    json!({
        "file": path.display().to_string(),
        "id": book.id,
        "owner": book.owner_name(),
        "group": book.group(),
        "members": book.members(),
        "course": book.course,
        "course_version": book.course_version,
        "integrity": match opened.integrity {
            Integrity::Intact => "intact",
            Integrity::CutOff => "cut-off",
            Integrity::Edited => "edited",
        },
        "made_by_newer": opened.read_only.as_ref().map(|newer| newer.app.clone()),
        "items": opened.items_read,
        "lost": opened.items_lost,
        "exercises": exercises,
        "problems": problems,
    })
}

fn integrity(state: Integrity) -> Text {
    match state {
        Integrity::Intact => t::INTACT,
        Integrity::CutOff => t::STATE_CUT_OFF,
        Integrity::Edited => t::STATE_EDITED,
    }
}

/// The kind of an exercise: its name, and what JSON calls it.
fn kind(exercise: &Exercise) -> (Text, &'static str) {
    match exercise.template.structure {
        Structure::Journey(_) => (t::KIND_JOURNEY, "journey"),
        Structure::Board(_) => (t::KIND_BOARD, "board"),
        Structure::Table(_) => (t::KIND_TABLE, "table"),
        Structure::Form(_) => (t::KIND_FORM, "form"),
        Structure::Survey(_) => (t::KIND_SURVEY, "survey"),
        Structure::Calculator(_) => (t::KIND_CALCULATOR, "calculator"),
        Structure::Mindmap(_) => (t::KIND_MINDMAP, "mindmap"),
        Structure::Quiz(_) => (t::KIND_QUIZ, "quiz"),
        Structure::Paper => (t::KIND_PAPER, "paper"),
    }
}
