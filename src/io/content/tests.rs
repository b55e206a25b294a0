//! What the embedded courses come to, and what broken files come to: the exact place, and everything else still there.

use std::{error::Error, fs};

use super::*;
use crate::model::text::Lang;

const COURSE: &str = r#"(
  id: "demo",
  version: "1.0",
  title: (zh: "示范", en: "Demo"),
  short_title: (zh: "示范", en: "Demo"),
  minutes: 6,
  modules: ["one"],
  topics: ["one.1"],
)"#;

const MODULE: &str = r#"(
  id: "one",
  title: (zh: "一", en: "One"),
  minutes: 6,
  agenda: [
    (id: "a1", minutes: 6, mode: Lecture, title: (zh: "开场", en: "Opening")),
  ],
  pages: [
    (
      id: "p1", part: "a1", minutes: 2, topics: ["one.1"],
      title: (zh: "第一页", en: "First"),
      blocks: [Lead((zh: "好", en: "Good"))],
      notes: (zh: "讲", en: "Say"),
    ),
    (
      id: "p2", part: "a1", minutes: 2,
      title: (zh: "第二页", en: "Second"),
      blocks: [Exercise((id: "sort", preset: "", minutes: 2))],
      notes: (zh: "讲", en: "Say"),
    ),
    (
      id: "p3", part: "a1", minutes: 2,
      title: (zh: "第三页", en: "Third"),
      blocks: [Points([(zh: "甲", en: "A"), (zh: "乙", en: "B")])],
      notes: (zh: "讲", en: "Say"),
    ),
  ],
)"#;

const TEMPLATE: &str = r#"(
  id: "sort",
  title: (zh: "分一分", en: "Sort"),
  structure: Board((
    grid: (1, 2),
    zones: [
      (id: "a", at: (0, 0, 1, 1), t: (zh: "甲", en: "A"), min: 1),
      (id: "b", at: (0, 1, 1, 1), t: (zh: "乙", en: "B")),
    ],
  )),
  done: ["cards>=2"],
)"#;

/// Writes the demo course with one replacement and reads it.
fn demo(file: &str, from: &str, to: &str) -> Result<(Library, Vec<String>, Vec<String>), Box<dyn Error>> {
    let dir = tempfile::tempdir()?;
    for (path, text) in [("demo/course.ron", COURSE), ("demo/modules/one.ron", MODULE), ("exercises/sort.ron", TEMPLATE)] {
        assert!(path != file || text.contains(from), "nothing to replace: {from}");
        let text = if path == file { text.replacen(from, to, 1) } else { text.to_owned() };
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().ok_or("no parent")?)?;
        fs::write(path, text)?;
    }
    let library = Library::folders(&[dir.path().to_path_buf()]);
    let base = format!("{}/", dir.path().display());
    let lines = |lang| check(&library).iter().map(|p| p.line(lang).replace(&base, "")).collect();
    let (zh, en) = (lines(Lang::Zh), lines(Lang::En));
    Ok((library, zh, en))
}

fn page_ids(library: &Library) -> Vec<&str> {
    library.courses.iter().flat_map(|c| c.pages().map(|(_, p)| p.id.as_str())).collect()
}

#[test]
fn the_embedded_courses_have_no_problem() {
    let library = Library::embedded();
    let lines: Vec<String> = check(&library).iter().map(|p| p.line(Lang::En)).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    assert!(library.courses.first().is_some_and(|c| c.id == MAIN_COURSE));
    assert_eq!(library.templates.len(), 79);
    for (course, slot) in library.courses.iter().flat_map(|c| c.exercise_ids().into_iter().map(move |(_, id)| (c, id))) {
        assert!(library.template(&course.id, &slot).is_some(), "{slot}");
    }
}

#[test]
fn a_sound_course_has_no_problem() -> Result<(), Box<dyn Error>> {
    let (library, zh, _) = demo("demo/course.ron", "demo", "demo")?;
    assert_eq!(zh, Vec::<String>::new());
    assert_eq!(page_ids(&library), ["p1", "p2", "p3"]);
    Ok(())
}

#[test]
fn each_mistake_is_named_at_its_place() -> Result<(), Box<dyn Error>> {
    const M: &str = "demo/modules/one.ron";
    const C: &str = "demo/course.ron";
    const T: &str = "exercises/sort.ron";
    // file, what is replaced, by what, pages left, Chinese line, English line
    let table: &[(&str, &str, &str, &[&str], &str, &str)] = &[(
        M,
        "minutes: 2,\n      title: (zh: \"第二页\"",
        "minutes: 2, colour: 3,\n      title: (zh: \"第二页\"",
        &["p1", "p2", "p3"],
        "demo/modules/one.ron:16:41: 没有名为 colour 的字段，可以写的有：id、part、minutes、topics、short、title、blocks、notes",
        "demo/modules/one.ron:16:41: there is no field colour; expected one of: id, part, minutes, topics, short, title, blocks, notes",
    )];
    for (file, from, to, pages, want_zh, want_en) in table {
        let (library, zh, en) = demo(file, from, to)?;
        assert_eq!(zh, [*want_zh], "{to}");
        assert_eq!(en, [*want_en], "{to}");
        assert_eq!(page_ids(&library), *pages, "{to}");
    }
    let _ = (C, T);
    Ok(())
}

#[test]
fn probe() -> Result<(), Box<dyn Error>> {
    const M: &str = "demo/modules/one.ron";
    const C: &str = "demo/course.ron";
    const T: &str = "exercises/sort.ron";
    for (file, from, to) in [
        (M, "title: (zh: \"第二页\"", "tilte: (zh: \"第二页\""),
        (M, "      notes: (zh: \"讲\", en: \"Say\"),\n    ),\n    (\n      id: \"p2\"", "    ),\n    (\n      id: \"p2\""),
        (M, "(zh: \"第二页\", en: \"Second\")", "(zh: \"第二页, en: \"Second\")"),
        (M, "(zh: \"第二页\", en: \"Second\"),\n", "(zh: \"第二页\", en: \"Second\")\n"),
        (M, "(zh: \"第二页\", en: \"Second\"),\n", "(zh: \"第二页\", en: \"Second\",\n"),
        (M, "minutes: 2))],", "minutes: 2)],"),
        (M, "minutes: 2))],", "minutes: 2))]),"),
        (M, "(id: \"sort\"", "(id: \"sotr\""),
        (M, "preset: \"\"", "preset: \"x\""),
        (M, "Points([", "Pionts(["),
        (M, "(zh: \"乙\", en: \"B\")", "(zh: \"乙\")"),
        (M, "(zh: \"乙\", en: \"B\")", "5"),
        (M, "part: \"a1\", minutes: 2,\n      title: (zh: \"第三", "part: \"a2\", minutes: 2,\n      title: (zh: \"第三"),
        (M, "id: \"p3\"", "id: \"p2\""),
        (M, "minutes: 6,\n  agenda", "minutes: six,\n  agenda"),
        (M, "\"第一页\"", "\"这一页的标题实在写得太长了放不下一行所以检查会说\""),
        (M, "pages: [", "pages: [,"),
        (M, "),\n  ],\n)", "),\n"),
        (M, "mode: Lecture", "mode: Lecure"),
        (C, "minutes: 6", "minutes: 7"),
        (C, "[\"one\"]", "[\"one\", \"two\"]"),
        (C, "version: \"1.0\",", ""),
        (C, "[\"one.1\"]", "[\"one.1\", \"one.2\"]"),
        (C, "id: \"demo\"", "id: \"dem\""),
        (T, "\"cards>=2\"", "\"carts>=2\""),
        (T, "(0, 1, 1, 1)", "(0, 0, 1, 1)"),
        (T, "(0, 1, 1, 1)", "(0, 1, 1, 2)"),
        (T, "(0, 1, 1, 1)", "(0, 1, 1)"),
        (T, "min: 1", "min: -1"),
        (T, "id: \"b\"", "id: \"a\""),
        (T, "grid: (1, 2),", ""),
        (T, "structure: Board((", "structure: Bord(("),
    ] {
        let (library, zh, en) = demo(file, from, to)?;
        println!("== {to:?}\n   pages {:?} templates {}", page_ids(&library), library.templates.len());
        for (a, b) in zh.iter().zip(&en) {
            println!("   {a}\n   {b}");
        }
    }
    Ok(())
}
