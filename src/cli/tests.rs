//! The command line as a person types it: words, exit codes and files.

use std::{error::Error, ffi::OsString, fs, path::Path};

use super::*;

/// Runs a line; gives what became of it, the results and the complaints.
fn line(words: &[&str], lang: Lang) -> (Outcome, String, String) {
    let args: Vec<OsString> = std::iter::once("mot-studio").chain(words.iter().copied()).map(OsString::from).collect();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = run_with(&args, lang, &|_| Vec::new(), &mut out, &mut err);
    (outcome, String::from_utf8_lossy(&out).into_owned(), String::from_utf8_lossy(&err).into_owned())
}

fn word(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

#[test]
fn without_a_command_the_window_opens() {
    let window = |words: &[&str]| match line(words, Lang::Zh).0 {
        Outcome::Window(window) => Some(window),
        Outcome::Exit(_) => None,
    };
    assert_eq!(window(&[]), Some(Window::default()));
    let want = Window {
        files: vec!["a.mot.ron".into(), "b.mot.ron".into()],
        content: Some("c".into()),
        lang: Some(Lang::En),
        theme: Some(ThemeChoice::Dark),
    };
    assert_eq!(window(&["a.mot.ron", "b.mot.ron", "--content", "c", "--lang", "en", "--theme=dark"]), Some(want));
}

#[test]
fn a_wrong_line_is_answered_in_both_languages() {
    for (words, zh, en) in [
        (
            &["--contnet", "x"][..],
            "出错：没有 --contnet 这个选项，是不是想写 --content？\n用法见 mot-studio --help\n",
            "error: there is no option --contnet; did you mean --content?\nsee mot-studio --help\n",
        ),
        (
            &["--theme", "red"],
            "出错：--theme 不接受「red」，可以写：light、dark\n用法见 mot-studio --help\n",
            "error: --theme does not take \"red\"; write one of: light, dark\nsee mot-studio --help\n",
        ),
        (&["--content"], "出错：--content 后面少了内容\n用法见 mot-studio --help\n", "error: --content needs a value\nsee mot-studio --help\n"),
        (&["info", "a", "b"], "出错：b 是多余的\n用法见 mot-studio info --help\n", "error: b is one too many\nsee mot-studio info --help\n"),
        (&["info"], "出错：少了 <file>\n用法见 mot-studio info --help\n", "error: <file> is missing\nsee mot-studio info --help\n"),
        (
            &["info", "a", "--jsn"],
            "出错：没有 --jsn 这个选项，是不是想写 --json？\n用法见 mot-studio info --help\n",
            "error: there is no option --jsn; did you mean --json?\nsee mot-studio info --help\n",
        ),
        (&["new", "nothing", "-o", "x.mot.ron"], "出错：没有课程 nothing，现有：", "error: there is no course nothing; there are: "),
    ] {
        for (lang, want) in [(Lang::Zh, zh), (Lang::En, en)] {
            let (outcome, out, err) = line(words, lang);
            assert_eq!(outcome, Outcome::Exit(2), "{words:?}");
            assert_eq!(out, "", "{words:?}");
            assert!(err.starts_with(want), "{words:?}: {err}");
        }
    }
}

#[test]
fn help_and_version_are_no_error() {
    for (words, lang, want) in [
        (&["--help"][..], Lang::Zh, "用法：mot-studio"),
        (&["-h"], Lang::En, "Usage: mot-studio"),
        (&["--lang", "en", "--help"], Lang::Zh, "Usage: mot-studio"),
        (&["check", "--help"], Lang::En, "Usage: mot-studio check"),
        (&["new", "-h"], Lang::Zh, "用法：mot-studio new"),
        (&["info", "-h"], Lang::Zh, "用法：mot-studio info"),
        (&["--version"], Lang::Zh, concat!("mot-studio ", env!("CARGO_PKG_VERSION"))),
    ] {
        let (outcome, out, err) = line(words, lang);
        assert_eq!((outcome, err.as_str()), (Outcome::Exit(0), ""), "{words:?}");
        assert!(out.contains(want), "{words:?}: {out}");
    }
}

#[test]
fn checking_the_embedded_courses_finds_nothing() {
    let (outcome, out, err) = line(&["check"], Lang::En);
    assert_eq!((outcome, err.as_str()), (Outcome::Exit(0), ""), "{out}");
    assert!(out.starts_with("no problems; courses: "), "{out}");
}

#[test]
fn checking_a_folder_lists_its_problems() -> Result<(), Box<dyn Error>> {
    let dir = tempfile::tempdir()?;
    assert_eq!(line(&["check", word(dir.path())], Lang::Zh).0, Outcome::Exit(1), "nothing there");
    assert_eq!(line(&["check", word(&dir.path().join("no"))], Lang::Zh).0, Outcome::Exit(1), "no folder");
    fs::create_dir_all(dir.path().join("demo"))?;
    fs::write(
        dir.path().join("demo/course.ron"),
        "(\n  id: \"demo\",\n  verison: \"1\",\n  title: (zh: \"甲\", en: \"A\"),\n  short_title: (zh: \"甲\", en: \"A\"),\n  minutes: 0,\n  modules: [],\n)",
    )?;
    let (outcome, out, err) = line(&["check", word(dir.path())], Lang::En);
    assert_eq!(outcome, Outcome::Exit(1));
    assert_eq!(out, format!("{}/demo/course.ron:3:3: there is no field verison; did you mean version?\n", dir.path().display()));
    assert_eq!(err, "problems: 1\n");
    Ok(())
}

#[test]
fn a_new_workbook_is_made_once_and_shown() -> Result<(), Box<dyn Error>> {
    let dir = tempfile::tempdir()?;
    let file = dir.path().join("第二组.mot.ron");
    let make = ["new", "mot-service-design", "-o", word(&file), "--name", "陈晨", "--group", "第二组"];
    let (outcome, _, err) = line(&make, Lang::Zh);
    assert_eq!((outcome, err.as_str()), (Outcome::Exit(0), ""));
    let bytes = fs::read(&file)?;
    let (outcome, _, err) = line(&make, Lang::En);
    assert_eq!(outcome, Outcome::Exit(1));
    assert!(err.contains("exists already"), "{err}");
    assert_eq!(fs::read(&file)?, bytes, "the file is untouched");

    let (outcome, out, err) = line(&["info", word(&file)], Lang::Zh);
    assert_eq!((outcome, err.as_str()), (Outcome::Exit(0), ""), "{out}");
    assert_eq!(out, "姓名：陈晨\n小组：第二组\n课程：mot-service-design 1.0\n文件：完好\n还没有开始任何练习\n");

    let (_, out, _) = line(&["info", word(&file), "--json"], Lang::Zh);
    let json: serde_json::Value = serde_json::from_str(&out)?;
    assert_eq!((json.get("owner").and_then(|v| v.as_str()), json.get("integrity").and_then(|v| v.as_str())), (Some("陈晨"), Some("intact")));

    let cut = bytes.get(..bytes.len() / 2).unwrap_or_default();
    fs::write(&file, cut)?;
    let (outcome, out, _) = line(&["info", word(&file)], Lang::En);
    assert_eq!(outcome, Outcome::Exit(1), "{out}");
    assert_eq!(line(&["info", word(&dir.path().join("no.mot.ron"))], Lang::En).0, Outcome::Exit(1));
    Ok(())
}

#[test]
fn the_language_of_the_system_is_understood() {
    for (tag, want) in [
        (None, Lang::Zh),
        (Some("C.UTF-8"), Lang::Zh),
        (Some("POSIX"), Lang::Zh),
        (Some("zh_CN.UTF-8"), Lang::Zh),
        (Some("en_US.UTF-8"), Lang::En),
        (Some("de_DE"), Lang::En),
    ] {
        assert_eq!(lang_of(tag), want, "{tag:?}");
    }
}

/// Two copies of a workbook: both changed one cell, one has a name of its own.
fn two_copies(dir: &Path) -> Result<[std::path::PathBuf; 2], Box<dyn Error>> {
    use crate::{
        io::format,
        model::{
            doc::{Doc, Key, Op, Value},
            stamp::{EditorId, ItemId},
            template::{JourneyPlan, Lane, Structure, Template},
            text::Bi,
            workbook::{Exercise, Workbook},
        },
    };
    let lanes = vec![Lane { id: "front".into(), t: Bi::new("前台标准", "Front standard"), ..Lane::default() }];
    let structure = Structure::Journey(JourneyPlan { lanes, ..JourneyPlan::default() });
    let template = std::sync::Arc::new(Template { id: "t".into(), title: Bi::new("蓝图", "Blueprint"), structure, ..Template::default() });
    let mut book = Workbook { id: "wb".into(), course: "mot".into(), ..Workbook::default() };
    book.exercises.push(Exercise { key: "t".into(), template, doc: Doc::default(), unknown: vec![] });
    let editor = EditorId::from_random;
    let id = ItemId { editor: editor(1), k: 1 };
    let fields = vec![(Key::from("name"), Value::text("报价确认")), ("lane:front".into(), Value::text("先报价"))];
    let mut copies = vec![];
    for (who, text) in [(2, "先说好消息"), (3, "先\u{1b}[31m看件\u{202e}")] {
        let mut copy = book.clone();
        let doc = &mut copy.exercises.first_mut().ok_or("no exercise")?.doc;
        doc.apply(&Op::put(id, "touchpoint", fields.clone()), editor(1))?;
        doc.apply(&Op::set(id, "lane:front", Value::text(text)), editor(who))?;
        if who == 3 {
            doc.apply(&Op::put(ItemId { editor: editor(3), k: 1 }, "touchpoint", vec![("name".into(), Value::text("交车"))]), editor(3))?;
        }
        let path = dir.join(format!("{who}.mot.ron"));
        fs::write(&path, format::write(&copy, "0"))?;
        copies.push(path);
    }
    copies.try_into().map_err(|_more: Vec<_>| "two".into())
}

#[test]
fn copies_are_merged_compared_and_never_touched() -> Result<(), Box<dyn Error>> {
    let dir = tempfile::tempdir()?;
    let [a, b] = two_copies(dir.path())?;
    let before = [fs::read(&a)?, fs::read(&b)?];
    let out = dir.path().join("all.mot.ron");
    let (outcome, text, err) = line(&["merge", word(&a), word(&b), "-o", word(&out), "--report"], Lang::Zh);
    assert_eq!((outcome, err.as_str()), (Outcome::Exit(3), ""), "{text}");
    assert!(text.contains("自动合好 1 处，要你定 1 处\n蓝图\n"), "{text}");
    assert!(text.contains("  要你定  报价确认 · 前台标准：先[U+001B][31m看件[U+202E]（3.mot.ron）  |  先说好消息（2.mot.ron）\n"), "{text}");
    assert!(text.contains("  新增  交车（3.mot.ron）\n"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}']));
    assert_eq!([fs::read(&a)?, fs::read(&b)?], before);
    // The same again changes nothing but the name is taken.
    assert_eq!(line(&["merge", word(&a), word(&b), "-o", word(&out)], Lang::En).0, Outcome::Exit(1));
    for same in [&a, &out] {
        let (outcome, _, err) = line(&["merge", word(same), word(&b), "-o", word(same)], Lang::En);
        assert_eq!(outcome, Outcome::Exit(1));
        assert!(err.contains("originals are never written"), "{err}");
    }
    let again = dir.path().join("again.mot.ron");
    assert_eq!(line(&["merge", word(&b), word(&a), word(&b), "-o", word(&again)], Lang::En).0, Outcome::Exit(3));
    assert_eq!(fs::read(&again)?, fs::read(&out)?, "in any order the same bytes");
    assert_eq!(line(&["merge", word(&a), word(&a), "-o", word(&dir.path().join("c.mot.ron"))], Lang::En).0, Outcome::Exit(0));

    let (outcome, text, _) = line(&["diff", word(&a), word(&b)], Lang::En);
    assert_eq!(outcome, Outcome::Exit(1));
    assert_eq!(
        text,
        "Blueprint\n  changed   报价确认 · Front standard: 先说好消息 → 先[U+001B][31m看件[U+202E]\n  added     交车: 交车\n1 added, 1 changed, 0 missing\n"
    );
    assert_eq!(line(&["diff", word(&a), word(&a)], Lang::Zh), (Outcome::Exit(0), "内容相同\n".into(), String::new()));
    assert_eq!(line(&["diff", word(&a)], Lang::Zh).0, Outcome::Exit(2));
    Ok(())
}

#[test]
fn a_damaged_file_is_found_and_saved_as_far_as_it_can_be_read() -> Result<(), Box<dyn Error>> {
    let dir = tempfile::tempdir()?;
    let [a, b] = two_copies(dir.path())?;
    assert_eq!(line(&["verify", word(&b), "--at-least", "2"], Lang::Zh).0, Outcome::Exit(0));
    let (outcome, _, err) = line(&["verify", word(&b), "--at-least", "3"], Lang::Zh);
    assert_eq!((outcome, err.contains("只有 2 项，少于 3 项")), (Outcome::Exit(1), true), "{err}");
    let whole = fs::read_to_string(&b)?;
    let at = whole.find("交车").ok_or("text")?;
    fs::write(&b, whole.get(..at).unwrap_or_default())?;
    assert_eq!(line(&["verify", word(&b)], Lang::En).0, Outcome::Exit(1));
    let out = dir.path().join("saved.mot.ron");
    let (outcome, text, err) = line(&["salvage", word(&b), "-o", word(&out)], Lang::En);
    assert_eq!(outcome, Outcome::Exit(3), "{text}{err}");
    assert_eq!(line(&["verify", word(&out), "--at-least", "1"], Lang::En).0, Outcome::Exit(0));
    // A damaged copy deletes nothing.
    let merged = dir.path().join("m.mot.ron");
    assert_eq!(line(&["merge", word(&a), word(&b), "-o", word(&merged)], Lang::En).0, Outcome::Exit(3));
    let (_, text, _) = line(&["diff", word(&a), word(&merged)], Lang::En);
    assert!(text.contains("0 missing"), "{text}");
    assert_eq!(line(&["salvage", word(&a), "-o", word(&dir.path().join("s.mot.ron"))], Lang::En).0, Outcome::Exit(0));
    Ok(())
}
