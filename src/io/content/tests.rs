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

/// The library, and its problems in Chinese and English.
type Demo = (Library, Vec<String>, Vec<String>);

/// Writes the demo course with one replacement and reads it.
fn demo(file: &str, from: &str, to: &str) -> Result<Demo, Box<dyn Error>> {
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

/// File, what is replaced, by what, pages left, problems in Chinese and English.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

const M: &str = "demo/modules/one.ron";
const C: &str = "demo/course.ron";
const T: &str = "exercises/sort.ron";
const ALL: &[&str] = &["p1", "p2", "p3"];
const REST: &[&str] = &["p1", "p3"];

#[rustfmt::skip]
const BROKEN: &[Case] = &[
    (M, "minutes: 2,\n      title: (zh: \"第二页", "minutes: 2, colour: 3,\n      title: (zh: \"第二页", ALL,
        &["demo/modules/one.ron:16:41: 没有名为 colour 的字段，可以写的有：id、part、minutes、topics、short、title、blocks、notes"],
        &["demo/modules/one.ron:16:41: there is no field colour; expected one of: id, part, minutes, topics, short, title, blocks, notes"]),
    (M, "title: (zh: \"第二页\"", "tilte: (zh: \"第二页\"", ALL,
        &["demo/modules/one.ron:17:7: 没有名为 tilte 的字段，是不是想写 title？"],
        &["demo/modules/one.ron:17:7: there is no field tilte; did you mean title?"]),
    (M, "minutes: 2,\n      title: (zh: \"第二页", "minuts: 2,\n      title: (zh: \"第二页", ALL,
        &["demo/modules/one.ron:16:29: 没有名为 minuts 的字段，是不是想写 minutes？"],
        &["demo/modules/one.ron:16:29: there is no field minuts; did you mean minutes?"]),
    (M, "      notes: (zh: \"讲\", en: \"Say\"),\n    ),\n    (\n      id: \"p2\"", "    ),\n    (\n      id: \"p2\"", &["p2", "p3"],
        &["demo/modules/one.ron:9:5: 这里缺少字段 notes"],
        &["demo/modules/one.ron:9:5: the field notes is missing here"]),
    (M, "(zh: \"第二页\", en: \"Second\")", "(zh: \"第二页, en: \"Second\")", REST,
        &["demo/modules/one.ron:17:30: 前一项后面少了逗号，或引号、括号没有成对"],
        &["demo/modules/one.ron:17:30: a comma is missing after the entry before, or a quote or bracket has no partner"]),
    (M, "en: \"Second\"),\n", "en: \"Second\")\n", REST,
        &["demo/modules/one.ron:18:7: 前一项后面少了逗号，或引号、括号没有成对"],
        &["demo/modules/one.ron:18:7: a comma is missing after the entry before, or a quote or bracket has no partner"]),
    (M, "en: \"Second\"),\n", "en: \"Second\",\n", REST,
        &["demo/modules/one.ron:18:7: 这一项里有引号或括号没有成对"],
        &["demo/modules/one.ron:18:7: a quote or bracket in this entry has no partner"]),
    (M, "minutes: 2))],", "minutes: 2)],", REST,
        &["demo/modules/one.ron:18:61: 这里应有右括号 )"],
        &["demo/modules/one.ron:18:61: expected a closing )"]),
    (M, "),\n  ],\n)", "),\n", ALL,
        &["demo/modules/one.ron:26:7: 文件在这里就断了，后面少了括号或引号"],
        &["demo/modules/one.ron:26:7: the file ends here, but a bracket or quote is still open"]),
    (M, "Points([", "Pionts([", ALL,
        &["demo/modules/one.ron:24:16: 没有 Pionts 这一种，是不是想写 Points？"],
        &["demo/modules/one.ron:24:16: there is no Pionts here; did you mean Points?"]),
    (M, "minutes: 6,\n  agenda", "minutes: six,\n  agenda", ALL,
        &["demo/modules/one.ron:4:12: 这里应是数字，例如 5"],
        &["demo/modules/one.ron:4:12: expected a number, for example 5"]),
    (M, "(id: \"sort\"", "(id: \"sotr\"", ALL,
        &["demo/modules/one.ron:18:30: 没有练习 sotr，是不是想写 sort？"],
        &["demo/modules/one.ron:18:30: there is no exercise sotr; did you mean sort?"]),
    (M, "preset: \"\"", "preset: \"x\"", ALL,
        &["demo/modules/one.ron:18:46: 练习没有预设 x"],
        &["demo/modules/one.ron:18:46: the exercise has no preset x"]),
    (M, "(zh: \"乙\", en: \"B\")", "(zh: \"乙\")", ALL,
        &["demo/modules/one.ron:24:44: 缺少英文"],
        &["demo/modules/one.ron:24:44: the English text (en) is missing"]),
    (M, "minutes: 2,\n      title: (zh: \"第三", "minutes: 3,\n      title: (zh: \"第三", ALL,
        &["demo/modules/one.ron:6:25: 活动 a1 写了 6 分钟，各页合计 7 分钟"],
        &["demo/modules/one.ron:6:25: activity a1 says 6 minutes, its pages add up to 7"]),
    (M, "(zh: \"第三页\", en: \"Third\")", "(zh: \"第三页的标题写得太长太长太长太长太长太长太长太长太长了\", en: \"Third\")", ALL,
        &["demo/modules/one.ron:23:14: 中文 27 字，这里最多放 26 字"],
        &["demo/modules/one.ron:23:14: the Chinese text has 27 characters, the layout holds 26"]),
    (M, "id: \"p3\"", "id: \"p2\"", &["p1", "p2", "p2"],
        &["demo/modules/one.ron:22:11: 编号 p2 重复，前面已经用过"],
        &["demo/modules/one.ron:22:11: the id p2 is used twice"]),
    (M, "Lead((zh: \"好\", en: \"Good\"))", "Picture((file: \"a.png\", alt: (zh: \"图\", en: \"A\")))", ALL,
        &["demo/modules/one.ron:12:31: media 文件夹里没有 a.png"],
        &["demo/modules/one.ron:12:31: there is no a.png in the media folder"]),
    (M, "Lead((zh: \"好\", en: \"Good\"))", "Case((title: (zh: \"例\", en: \"A\"), label: Known, body: (zh: \"文\", en: \"B\")))", ALL,
        &["demo/modules/one.ron:12:16: 真实案例要写出处 source"],
        &["demo/modules/one.ron:12:16: a known case needs its source"]),
    (C, "minutes: 6", "minutes: 7", ALL,
        &["demo/course.ron:6:12: 课程写了 7 分钟，各模块合计 6 分钟"],
        &["demo/course.ron:6:12: the course says 7 minutes, its modules add up to 6"]),
    (C, "[\"one\"]", "[\"one\", \"two\"]", ALL,
        &["demo/course.ron:7:20: 课程里写了模块 two，但没有文件 modules/two.ron"],
        &["demo/course.ron:7:20: the course names the module two, but there is no file modules/two.ron"]),
    (C, "version: \"1.0\",", "", ALL,
        &["demo/course.ron:1:1: 这里缺少字段 version"],
        &["demo/course.ron:1:1: the field version is missing here"]),
    (C, "[\"one.1\"]", "[\"one.1\", \"one.2\"]", ALL,
        &["demo/course.ron:8:21: 没有一页讲到知识点 one.2"],
        &["demo/course.ron:8:21: no page teaches the topic one.2"]),
    (C, "id: \"demo\"", "id: \"dem\"", ALL,
        &["demo/course.ron:2:7: id 应与文件名相同：demo"],
        &["demo/course.ron:2:7: the id should be the file's name: demo"]),
    (C, "topics: [\"one.1\"]", "topics: [\"one.1\"],\n  plans: [(id: \"s\", title: (zh: \"短\", en: \"Short\"), minutes: 3, stretches: [(module: \"one\", minutes: 3, mode: Lecture, title: (zh: \"讲\", en: \"Talk\"), pages: [(\"p1\", 1), (\"p2\", 2)])])]", ALL,
        &[],
        &[]),
    (C, "topics: [\"one.1\"]", "topics: [\"one.1\"],\n  plans: [(id: \"s\", title: (zh: \"短\", en: \"Short\"), minutes: 4, stretches: [(module: \"one\", minutes: 3, mode: Lecture, title: (zh: \"讲\", en: \"Talk\"), pages: [(\"p1\", 1), (\"p2\", 1)])])]", ALL,
        &["demo/course.ron:9:61: 方案写了 4 分钟，各段合计 3 分钟", "demo/course.ron:9:101: 这一段写了 3 分钟，各页合计 2 分钟"],
        &["demo/course.ron:9:61: the plan says 4 minutes, its stretches add up to 3", "demo/course.ron:9:101: the stretch says 3 minutes, its pages add up to 2"]),
    (C, "topics: [\"one.1\"]", "topics: [\"one.1\"],\n  plans: [(id: \"s\", title: (zh: \"短\", en: \"Short\"), minutes: 3, stretches: [(module: \"one\", minutes: 3, mode: Lecture, title: (zh: \"讲\", en: \"Talk\"), pages: [(\"p1\", 1), (\"p1\", 1), (\"p9\", 1)])])]", ALL,
        &["demo/course.ron:9:169: 编号 p1 重复，前面已经用过", "demo/course.ron:9:180: 模块里没有页面 p9，是不是想写 p1？"],
        &["demo/course.ron:9:169: the id p1 is used twice", "demo/course.ron:9:180: the module has no page p9; did you mean p1?"]),
    (C, "minutes: 6,", "minutes: 6, days: [6, 1],", ALL,
        &["demo/course.ron:6:21: 课程写了 6 分钟，各天合计 7 分钟"],
        &["demo/course.ron:6:21: the course says 6 minutes, its days add up to 7"]),
    (C, "minutes: 6,", "minutes: 6, days: [3, 3],", ALL,
        &["demo/course.ron:6:22: 这一天在一个活动中间结束"],
        &["demo/course.ron:6:22: this day ends inside an activity"]),
    (C, "minutes: 6,", "minutes: 6, fictional: [(zh: \"好\", en: \"Goody\")],", ALL,
        &["demo/modules/one.ron:9:5: 好 是虚构的，这一页要标明「虚构」"],
        &["demo/modules/one.ron:9:5: 好 is made up; the page must say that it is fictional"]),
    (C, "minutes: 6,", "minutes: 6, glossary: [(term: (zh: \"词\", en: \"Word\"), meaning: (zh: \"义\", en: \"Sense\"), topic: \"one.7\")],", ALL,
        &["demo/course.ron:6:96: 课程的 topics 里没有 one.7，是不是想写 one.1？"],
        &["demo/course.ron:6:96: the course's topics have no one.7; did you mean one.1?"]),
    (M, "Lead((zh: \"好\", en: \"Good\"))", "Case((title: (zh: \"甲\", en: \"A\"), body: (zh: \"乙\", en: \"B\")))", ALL,
        &["demo/modules/one.ron:12:55: 这里缺少字段 label"],
        &["demo/modules/one.ron:12:55: the field label is missing here"]),
    (T, "\"cards>=2\"", "\"carts>=2\"", ALL,
        &["exercises/sort.ron:11:10: 看不懂完成规则 carts>=2"],
        &["exercises/sort.ron:11:10: the completion rule carts>=2 is not known"]),
    (T, "(0, 1, 1, 1)", "(0, 0, 1, 1)", ALL,
        &["exercises/sort.ron:8:21: 分区 b 与 a 重叠"],
        &["exercises/sort.ron:8:21: zone b overlaps a"]),
    (T, "(0, 1, 1, 1)", "(0, 1, 1, 2)", ALL,
        &["exercises/sort.ron:8:21: 分区 b 超出了网格"],
        &["exercises/sort.ron:8:21: zone b lies outside the grid"]),
    (T, "(0, 1, 1, 1)", "(0, 1, 1)", ALL,
        &["exercises/sort.ron:8:29: 应有 4 项，现在是 3 项"],
        &["exercises/sort.ron:8:29: expected 4 entries, found 3"]),
    (T, "grid: (1, 2),", "", ALL,
        &["exercises/sort.ron:4:20: 这里缺少字段 grid"],
        &["exercises/sort.ron:4:20: the field grid is missing here"]),
    (T, "structure: Board((", "structure: Bord((", ALL,
        &["exercises/sort.ron:4:14: 没有 Bord 这一种，是不是想写 Board？"],
        &["exercises/sort.ron:4:14: there is no Bord here; did you mean Board?"]),
];

#[test]
fn each_mistake_is_named_at_its_place() -> Result<(), Box<dyn Error>> {
    for (file, from, to, pages, want_zh, want_en) in BROKEN {
        let (library, zh, en) = demo(file, from, to)?;
        assert_eq!(zh, *want_zh, "{to}");
        assert_eq!(en, *want_en, "{to}");
        assert_eq!(page_ids(&library), *pages, "{to}");
        assert!(library.template("demo", "sort").is_some(), "{to}");
    }
    Ok(())
}

#[test]
fn a_file_cut_anywhere_never_takes_the_course_down() -> Result<(), Box<dyn Error>> {
    for (cut, _) in MODULE.char_indices().skip(1).step_by(7) {
        let (library, zh, _) = demo(M, MODULE, MODULE.get(..cut).ok_or("inside a character")?)?;
        assert_eq!(library.courses.len(), 1);
        assert!(!zh.is_empty(), "cut at {cut}");
        let whole = MODULE.match_indices("\n    ),\n").filter(|(at, _)| at + 7 < cut).count();
        assert!(page_ids(&library).len() >= whole, "cut at {cut}: {:?}", page_ids(&library));
    }
    Ok(())
}

#[test]
fn later_folders_and_own_templates_win() -> Result<(), Box<dyn Error>> {
    let dir = tempfile::tempdir()?;
    let course = dir.path().join("demo");
    fs::create_dir_all(course.join("modules"))?;
    fs::create_dir_all(course.join("exercises"))?;
    fs::create_dir_all(course.join("media"))?;
    fs::write(course.join("course.ron"), COURSE)?;
    fs::write(course.join("modules/one.ron"), MODULE)?;
    fs::write(course.join("exercises/swot.ron"), TEMPLATE.replace("\"sort\"", "\"swot\""))?;
    fs::write(course.join("media/a.png"), [1, 2, 3])?;
    // A course folder given by itself.
    let library = Library::load(&[course]);
    assert_eq!(library.courses.first().map(|c| c.id.as_str()), Some(MAIN_COURSE));
    let title = |course| library.template(course, "swot").map(|t| t.title.en.clone());
    assert_eq!(title("demo").as_deref(), Some("Sort"));
    assert_ne!(title(MAIN_COURSE).as_deref(), Some("Sort"));
    assert_eq!(library.media("demo", "a.png").map(|b| b.to_vec()), Some(vec![1, 2, 3]));
    Ok(())
}
