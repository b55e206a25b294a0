//! The built program on the command line: exit codes, words and files as a person meets them.

use std::{
    path::Path,
    process::{Command, Output},
};

use crate::drive::{Desk, spoil};

fn run(words: &[&str], lang: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mot-studio")).args(words).env("LC_ALL", lang).output().expect("it starts")
}

fn word(path: &Path) -> &str {
    path.to_str().expect("utf-8")
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const ZH: &str = "zh_CN.UTF-8";
const EN: &str = "en_US.UTF-8";

#[test]
fn the_courses_inside_have_no_problems() {
    let done = run(&["check"], EN);
    assert_eq!((done.status.code(), err(&done).as_str()), (Some(0), ""), "{}", out(&done));
    assert!(out(&done).starts_with("no problems; courses: "), "{}", out(&done));
}

#[test]
fn a_broken_folder_is_named_by_file_line_and_column() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("demo")).expect("made");
    let file = desk.path("demo/course.ron");
    spoil(&file, "(\n  id: \"demo\",\n  verison: \"1\",\n  title: (zh: \"甲\", en: \"A\"),\n  short_title: (zh: \"甲\", en: \"A\"),\n)".as_bytes());
    for lang in [ZH, EN] {
        let done = run(&["check", word(desk.dir.path())], lang);
        assert_eq!(done.status.code(), Some(1), "{}", err(&done));
        let spot = format!("{}:3:3: ", file.display());
        assert!(out(&done).lines().any(|l| l.starts_with(&spot)), "{}", out(&done));
    }
}

#[test]
fn a_workbook_is_made_shown_and_never_overwritten() {
    let desk = Desk::new();
    let file = desk.path("第二组.mot.ron");
    let make = ["new", crate::drive::COURSE, "-o", word(&file), "--name", "陈晨", "--group", "第二组"];
    let done = run(&make, ZH);
    assert_eq!((done.status.code(), err(&done).as_str()), (Some(0), ""));
    let bytes = std::fs::read(&file).expect("made");
    let again = run(&make, EN);
    assert_eq!(again.status.code(), Some(1));
    assert!(err(&again).contains("exists already"), "{}", err(&again));
    assert_eq!(std::fs::read(&file).expect("there"), bytes);
    let info = run(&["info", word(&file), "--json"], EN);
    assert_eq!(info.status.code(), Some(0), "{}", err(&info));
    let json: serde_json::Value = serde_json::from_str(&out(&info)).expect("JSON");
    assert_eq!(json.get("owner").and_then(|v| v.as_str()), Some("陈晨"), "{json}");
    assert_eq!(json.get("integrity").and_then(|v| v.as_str()), Some("intact"), "{json}");
}

#[test]
fn help_in_both_languages_and_wrong_options_end_with_two() {
    for (lang, usage, wrong) in [(ZH, "用法：mot-studio", "出错：没有 --carrots"), (EN, "Usage: mot-studio", "error: there is no option --carrots")]
    {
        for words in [&["--help"][..], &["check", "--help"], &["new", "-h"], &["info", "-h"], &["compute", "-h"]] {
            let done = run(words, lang);
            assert_eq!((done.status.code(), err(&done).as_str()), (Some(0), ""), "{words:?}");
            assert!(out(&done).contains(usage), "{words:?}: {}", out(&done));
        }
        let done = run(&["--carrots"], lang);
        assert_eq!((done.status.code(), out(&done).as_str()), (Some(2), ""));
        assert!(err(&done).starts_with(wrong), "{}", err(&done));
        assert_eq!(run(&["--lang", "xx"], lang).status.code(), Some(2));
        assert_eq!(run(&["info", "nothing-here.mot.ron"], lang).status.code(), Some(1));
    }
}

#[test]
fn the_language_asked_for_beats_the_one_of_the_system() {
    assert!(out(&run(&["--lang", "en", "--help"], ZH)).contains("Usage: "));
    assert!(out(&run(&["--help", "--lang=zh"], EN)).contains("用法："));
}

#[test]
fn a_tool_prints_the_numbers_of_a_file_and_says_what_is_wrong_with_it() {
    let desk = Desk::new();
    let file = desk.path("in.json");
    spoil(&file, br#"{"scores": [10, 9, null, 11, 7, 3]}"#);
    let done = run(&["compute", "nps", word(&file)], EN);
    assert_eq!((done.status.code(), err(&done).as_str()), (Some(0), ""));
    let json: serde_json::Value = serde_json::from_str(&out(&done)).expect("JSON");
    assert_eq!(
        (json["n"].as_u64(), json["nps"].as_f64(), json["missing"].as_u64(), json["invalid"].as_u64()),
        (Some(4), Some(25.0), Some(1), Some(1))
    );
    for (tool, text, zh, en) in [
        ("nps", &br#"{"scores": 3}"#[..], "scores 要是列表", "scores must be a list"),
        ("carrots", br#"{"scores": [3]}"#, "没有工具 carrots", "there is no tool carrots"),
        ("kano", br#"{"counts": {"A": -1}}"#, "A 不能是负数", "A must not be negative"),
        ("nps", br#"{"scores": [3"#, ":1:13: 不是正确的 JSON", ":1:13: not valid JSON"),
    ] {
        spoil(&file, text);
        for (lang, words) in [(ZH, zh), (EN, en)] {
            let done = run(&["compute", tool, word(&file)], lang);
            assert_eq!(done.status.code(), Some(1));
            assert!(err(&done).contains(words), "{}", err(&done));
        }
    }
    assert!(out(&run(&["compute", "--help"], EN)).contains("servqual"), "the help lists the tools");
}
