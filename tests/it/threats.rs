//! The threat table, row by row: what a hostile file, name, picture or link must never do. Rows whose feature does not exist yet say so.

use std::{path::Path, sync::Arc, time::Instant};

use egui::vec2;
use mot_studio::{
    io::{
        bundle,
        content::Library,
        format::{self, OpenError, Opened},
        guard::Guard,
        picture::{PictureError, import},
    },
    model::{
        doc::{Op, Value},
        exercise::{board::Board, journey::Journey},
        limits, link,
        stamp::{EditorId, ItemId},
        template::Structure,
        text::{Lang, is_hidden},
        workbook::{Workbook, owner},
    },
    ui::cx::Action,
};

use crate::drive::{BOARD, COURSE, Desk, Run, sample, spoil};

#[expect(clippy::indexing_slicing, clippy::print_stderr, reason = "a test may fail on an index, and says what it could not do")]
mod given_out;

const NAME: &str = "陌生.mot.ron";

fn text_of(desk: &Desk) -> String {
    let path = desk.path("base.mot.ron");
    sample(&path, "等了二十分钟");
    std::fs::read_to_string(path).expect("read")
}

fn read(text: &str) -> Result<Opened, OpenError> {
    format::read(text.as_bytes(), NAME)
}

/// A fixed sequence of numbers; a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below.max(1)
    }
}

#[test]
fn t1_sizes_depths_counts_and_giant_numbers_are_refused_with_the_limit_in_the_message() {
    let desk = Desk::new();
    let good = text_of(&desk);
    let deep = good.replacen("  about: (", &format!("  x: {}{},\n  about: (", "[".repeat(60), "]".repeat(60)), 1);
    for (what, bytes, words) in [
        ("size", vec![b' '; limits::MAX_FILE_BYTES as usize + 1], "16"),
        ("depth", deep.into_bytes(), "24"),
        ("bundle", [b"PK\x03\x04".as_slice(), &[0; 26], b"workbook.mot.ron(", &vec![b' '; limits::MAX_FILE_BYTES as usize + 9]].concat(), "16"),
    ] {
        let error = format::read(&bytes, NAME).expect_err(what);
        assert!(error.message().en.contains(words) && error.message().zh.contains(words), "{what}: {error:?}");
    }
    for number in ["1e999", &"9".repeat(400), "NaN", "-inf"] {
        let text = good.replacen("\"order\": ", &format!("\"score\": {number}, \"order\": "), 1);
        let opened = read(&text).expect("the rest opens");
        assert_eq!((opened.items_lost, opened.values_lost), (0, 1), "{number}");
        let line = opened.problems[0].line(Lang::En);
        assert!(line.starts_with(&format!("{NAME}:")) && line.split(':').nth(1).is_some_and(|n| n.parse::<u32>().is_ok_and(|n| n > 1)), "{line}");
        assert!(line.chars().count() < 400, "{line}");
    }
}

#[test]
fn t2_doubled_ids_keys_and_registers_are_told_and_nothing_is_lost() {
    let desk = Desk::new();
    let good = text_of(&desk);
    let doubled = good.replacen("\"order\": ", "\"text\": \"zwei\", \"order\": ", 1);
    assert_eq!(read(&doubled).expect("opens").values_lost, 1, "a doubled register is named");
    let card = good.find("(id: \"").map(|at| &good[at..]).expect("an item");
    let card = &card[..card.find("}),\n").expect("its end") + 4];
    let twice = good.replacen(card, &format!("{card}        {card}"), 1);
    let opened = read(&twice).expect("opens");
    assert_eq!(opened.items_read, read(&good).expect("opens").items_read + 1, "both stay");
    assert!(!opened.problems.is_empty());
}

#[test]
fn t4_references_to_nothing_and_circles_stand_somewhere_and_end() {
    let me = EditorId::from_random(3);
    let library = Library::embedded();
    for id in [BOARD, "mot-design-canvas"] {
        let template = library.template(COURSE, id).expect("embedded");
        let mut doc = mot_studio::model::doc::Doc::default();
        let item = |k| ItemId { editor: me, k };
        for (k, kind) in [(1, "card"), (2, "stage"), (3, "touchpoint"), (4, "note")] {
            let nowhere = Value::item(ItemId { editor: me, k: 99 });
            let fields = vec![
                ("zone".into(), Value::text("nowhere")),
                ("stage".into(), nowhere.clone()),
                ("tp".into(), nowhere),
                ("lane".into(), Value::text("none")),
            ];
            doc.apply(&Op::put(item(k), kind, fields), me).expect("fits");
        }
        doc.apply(&Op::set(item(3), "stage", Value::item(item(3))), me).expect("fits");
        match &template.structure {
            Structure::Board(plan) => assert_eq!(Board::of(plan, &doc).len(), 1, "a card of no zone stands in the last one"),
            Structure::Journey(plan) => drop(Journey::of(plan, &doc)),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn t5_hidden_characters_and_towers_of_marks_are_never_obeyed_on_screen() {
    let desk = Desk::new();
    let path = desk.path("a.mot.ron");
    let mut book = sample(&path, "等了");
    let me = EditorId::from_random(9);
    let tower = format!("Z{}", "\u{301}".repeat(400));
    for (key, text) in [(owner::TITLE, "abc\u{202e}txt.exe"), (owner::NAME, "pay\u{200b}pal\u{7}"), (owner::GROUP, &tower)] {
        if book.about.get(ItemId::HEADER).is_none() {
            book.about.apply(&Op::put(ItemId::HEADER, "header", vec![]), me).expect("fits");
        }
        book.about.apply(&Op::set(ItemId::HEADER, key, Value::text(text)), me).expect("fits");
    }
    spoil(&path, format::write(&book, "0.1.0").as_bytes());
    let mut run = desk.open(Lang::Zh, &[&path]);
    run.until("open", |r| r.app().workbook().is_some());
    run.steps(4);
    let painted = run.painted();
    assert!(painted.iter().any(|(text, ..)| text.contains("[U+202E]")), "the character is named");
    for (text, ..) in painted {
        assert!(!text.contains(is_hidden), "{text:?}");
        assert!(text.matches('\u{301}').count() <= limits::MAX_MARKS, "{}", text.len());
    }
    run.close();
}

#[cfg(unix)]
#[test]
fn t6_links_pipes_and_devices_of_a_course_folder_are_not_followed() {
    let dir = tempfile::tempdir().expect("a folder");
    let course = dir.path().join("evil");
    std::fs::create_dir_all(course.join("modules")).expect("made");
    spoil(&dir.path().join("secret.ron"), b"(secret)");
    std::os::unix::fs::symlink(dir.path().join("secret.ron"), course.join("course.ron")).expect("linked");
    std::os::unix::fs::symlink("/dev/zero", course.join("modules/endless.ron")).expect("linked");
    assert!(std::process::Command::new("mkfifo").arg(course.join("modules/pipe.ron")).status().expect("run").success());
    let begun = Instant::now();
    let library = Library::folders(&[dir.path().to_owned()]);
    assert!(begun.elapsed().as_secs() < 5, "a pipe would never end");
    let told = library.problems.iter().filter(|p| p.text.en.contains("not a plain file")).count();
    assert_eq!(told, 3, "{:?}", library.problems.iter().map(|p| p.line(Lang::En)).collect::<Vec<_>>());
    assert!(library.course("evil").is_none());
}

#[test]
fn t7_t8_t9_bundles_and_pictures_never_leave_memory_and_only_four_kinds_are_decoded() {
    // Names, links, bombs, passwords: `io::bundle` and `io::picture` test each; here what may come in at all.
    for other in [b"<svg/>".as_slice(), b"%PDF-1.7", b"\0\x01\0\0fonts", b"<html>", b"RIFF\0\0\0\0WAVE", b"\0\0\0\x18ftypmp42", b"BM", b"II*\0"] {
        assert_eq!(import(other), Err(PictureError::NotPicture));
    }
    let desk = Desk::new();
    let good = text_of(&desk);
    let book = read(&good).expect("opens").workbook;
    let zipped = bundle::bytes(&book, "0.1.0", Some(Path::new("a.motx"))).expect("packed");
    assert_eq!(format::read(&zipped, NAME).expect("opens").workbook, book);
    // A bundle within a bundle is not looked into.
    let inner = format::read(&[zipped.as_slice(), &zipped].concat(), NAME);
    assert!(inner.map_or(true, |opened| opened.items_read <= 2), "whatever it is, once");
}

#[test]
fn t10_a_link_opens_only_after_its_whole_address_was_shown() {
    for bad in
        ["javascript:alert(1)", "file:///etc/passwd", "\\\\srv\\share", "https://a@b.c/", "data:text/html,x", "vbscript:x", "https://a\u{202e}b/"]
    {
        assert_eq!(link::parse(bad), None, "{bad}");
    }
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        run.ask(Action::OpenLink("javascript:alert(1)".into()));
        assert!(!run.shows(lang.pick("打开网页？", "Open this address?")));
        run.ask(Action::OpenLink("https://аррlе.com/a?b=c".into()));
        assert!(run.shows("xn--l-7sbq6ba.com") && run.shows("https://xn--l-7sbq6ba.com/a?b=c"), "{:?}", run.labels());
        assert_eq!(run.focused().as_deref(), Some(lang.pick("取消", "Cancel")), "the harmless answer is the default");
        run.key(egui::Key::Enter);
        assert!(!run.shows("xn--l-7sbq6ba.com"));
        run.close();
    }
    // egui's own way to a browser takes any scheme: it is not even compiled in.
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).expect("read");
    let eframe = manifest.lines().find(|line| line.starts_with("eframe =")).expect("a line");
    assert!(!eframe.contains("\"links\"") && eframe.contains("default-features = false"), "{eframe}");
}

#[test]
fn t16_words_of_a_file_never_steer_the_terminal() {
    let desk = Desk::new();
    let path = desk.path("a.mot.ron");
    let mut book = sample(&path, "等了");
    let me = EditorId::from_random(9);
    book.about.apply(&Op::put(ItemId::HEADER, "header", vec![]), me).expect("fits");
    book.about.apply(&Op::set(ItemId::HEADER, owner::NAME, Value::text("\u{1b}]0;pwned\u{7}\u{1b}[2J\u{202e}")), me).expect("fits");
    spoil(&path, format::write(&book, "0.1.0").as_bytes());
    for args in [vec!["info"], vec!["info", "--json"]] {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_mot-studio")).args(args).arg(&path).output().expect("runs");
        let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
        assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{said:?}");
    }
    let long = format!("(format: 1, about: (), exercises: [], {}: 1)", "x".repeat(1_000_000));
    let opened = read(&long).expect("opens");
    assert!(opened.problems.iter().all(|p| p.line(Lang::En).chars().count() < 600));
}

#[test]
fn t17_names_of_files_are_made_of_harmless_characters() {
    for hostile in ["../../etc", "a/b\\c:d*?\"<>|\u{202e}", "CON", "\0\u{7}", &"长".repeat(400)] {
        let name = mot_studio::model::share::file_name(hostile, "1127", hostile, hostile);
        assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) && !name.contains(is_hidden), "{name:?}");
        assert!(!name.starts_with('.'), "{name:?}");
    }
    let mut name = bundle::media_name(b"x", true);
    assert!(mot_studio::model::picture::is_name(&name));
    name.insert_str(0, "../");
    assert!(!mot_studio::model::picture::is_name(&name));
}

#[cfg(unix)]
#[test]
fn t19_nothing_of_the_machine_is_in_a_file_and_drafts_are_private() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let mut run = desk.run(Lang::Zh);
    run.ask(Action::OpenExercise { template: BOARD.into(), preset: String::new() });
    run.chord(egui::Modifiers::NONE, egui::Key::Num1, "1");
    run.text("一条");
    run.key(egui::Key::Enter);
    run.until("kept", |_| desk.data().join("data/drafts").is_dir());
    let mode = std::fs::metadata(desk.data().join("data/drafts")).expect("there").permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
    let text = format::write(run.book(), "0.1.0");
    for trace in [std::env::var("HOME").unwrap_or_default(), std::env::var("USER").unwrap_or_default(), desk.dir.path().display().to_string()] {
        assert!(trace.len() < 3 || !text.contains(&trace), "{trace}");
    }
    run.close();
}

#[test]
fn t20_switches_that_change_what_a_file_means_are_refused() {
    let desk = Desk::new();
    let good = text_of(&desk);
    for head in ["#![enable(implicit_some)]\n", "/* x */ #![enable(unwrap_newtypes)]\n"] {
        let error = read(&format!("{head}{good}")).expect_err("refused");
        assert!(matches!(error, OpenError::Extension(_)) && error.message().zh.contains("enable"), "{error:?}");
    }
}

#[test]
fn t21_no_shape_takes_more_than_its_length() {
    let n = 200_000;
    let shapes: [String; 10] = [
        "[".repeat(n),
        "(".repeat(n),
        "{\"a\":".repeat(n / 5),
        "Some(".repeat(n / 5),
        format!("(format: 1, {})", "/*".repeat(n / 2)),
        format!("(format: 1, about: (items: [{}]))", "(id: \"1-1\"),".repeat(n / 12)),
        format!("(format: 1, x: r{}\"", "#".repeat(n)),
        format!("(format: 1, x: \"{}\")", "\\u{41}".repeat(n / 6)),
        format!("(format: 1, exercises: [{}])", "(template: (id: (((((".repeat(n / 21)),
        format!("(format: 1, about: (seen: {{{}}}))", "\"1z\": 1,".repeat(n / 8)),
    ];
    for (at, shape) in shapes.iter().enumerate() {
        let begun = Instant::now();
        let _any = read(shape);
        assert!(begun.elapsed().as_secs() < 20, "shape {at}: {:?}", begun.elapsed());
    }
}

/// F9: seeded hostile files. Each is spliced from tokens and pieces of a sound one; none may panic, take long, or be wrong about its place.
#[test]
fn f9_ten_thousand_hostile_files() {
    let desk = Desk::new();
    let good = text_of(&desk);
    // The cards and what stands before them; the rest of the template would hide them.
    let from = good.find("items: [").unwrap_or(0);
    let from = (0..=from).rev().find(|at| good.is_char_boundary(*at)).unwrap_or(0);
    let good = &good[from..];
    let head = "(\n  format: 1,\n  app: \"x\",\n  about: (\n    items: [\n";
    let tokens = [
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "\\",
        "r#\"",
        "\"#",
        "/*",
        "*/",
        "//",
        "\n",
        "'",
        "#!",
        "NaN",
        "1e999",
        "Some(",
        "\u{202e}",
        "\0",
        "id: \"1z-1\"",
        "kind: ",
        "set: {",
        "at: \"1z.1\"",
        "-",
        "💣",
        "format: 2",
        "\u{feff}",
    ];
    let mut dice = Dice(2026);
    let count = if cfg!(debug_assertions) { 10_000 } else { 20_000 };
    let (mut opened, mut slowest) = (0, std::time::Duration::ZERO);
    for round in 0..count {
        let from = dice.roll(good.len());
        let len = 200 + dice.roll(900);
        let cut = |at: usize| (0..=at.min(good.len())).rev().find(|at| good.is_char_boundary(*at)).unwrap_or(0);
        let mut text = format!("{head}{}", &good[cut(from)..cut(from + len)]);
        for _ in 0..=dice.roll(6) {
            let at = (0..=dice.roll(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            match dice.roll(4) {
                0 => text.insert_str(at, tokens[dice.roll(tokens.len())]),
                1 => text.truncate(at),
                2 => text.extend(text.clone().get(at..).map(|t| t.chars().take(80).collect::<String>())),
                _ => drop(text.char_indices().map(|(i, _)| i).find(|i| *i >= at).map(|i| text.remove(i))),
            }
        }
        let begun = Instant::now();
        match format::read(text.as_bytes(), NAME) {
            Ok(read) => {
                opened += 1;
                for problem in read.problems.iter().take(3).filter(|p| p.spot.line > 0) {
                    assert!(problem.spot.line as usize <= text.lines().count() + 1, "round {round}: {problem:?}");
                    assert!(problem.line(Lang::Zh).starts_with(&format!("{NAME}:{}:{}: ", problem.spot.line, problem.spot.column)));
                }
                let again = format::read(format::write(&read.workbook, "0.1.0").as_bytes(), NAME).expect("what is written is read");
                assert_eq!(again.workbook, read.workbook, "round {round}");
            }
            Err(error) => assert!(!error.message().zh.is_empty()),
        }
        slowest = slowest.max(begun.elapsed());
        assert!(begun.elapsed().as_secs() < 2, "round {round}: {:?}", begun.elapsed());
    }
    assert!(opened > count / 20, "{opened} of {count} were readable at all: the generator is too wild");
}

/// The checker is another process: a good file passes, hostile ones pass or are refused, and the checker opens nothing.
#[test]
fn strangers_files_are_read_by_another_process_first() {
    let desk = Desk::new();
    let mut guard = Guard::new(env!("CARGO_BIN_EXE_mot-studio").into(), &desk.data());
    let good = text_of(&desk);
    let begun = Instant::now();
    assert_eq!(guard.check(NAME, good.as_bytes()), Ok(()));
    let first = begun.elapsed();
    let begun = Instant::now();
    assert_eq!(guard.check(NAME, good.as_bytes()), Ok(()));
    assert!(begun.elapsed() < first, "a file that was looked at is known");
    for (n, junk) in [b"".as_slice(), b"PK\x03\x04junk", &[0xff; 4000], "(".repeat(200_000).as_bytes()].into_iter().enumerate() {
        assert_eq!(guard.check(&format!("{n}"), junk), Ok(()), "read to its end, whatever it is");
    }
    for n in 0..25 {
        assert_eq!(guard.check("more", format!("{good}// {n}").as_bytes()), Ok(()), "a fresh checker takes over");
    }
    // The window opens a stranger's file through it.
    let path = desk.path("fremd.mot.ron");
    spoil(&path, good.replace("等了二十分钟", "等了三十分钟").as_bytes());
    let mut start = crate::drive::start(&desk.data(), Lang::Zh, &[&path]);
    start.checker = Some(env!("CARGO_BIN_EXE_mot-studio").into());
    let mut run = Run::new(start, crate::drive::settings(), vec2(1440.0, 900.0));
    run.until("open", |r| r.app().workbook().is_some());
    run.close();
    let mut start = crate::drive::start(&desk.data(), Lang::Zh, &[&path]);
    spoil(&path, good.replace("等了二十分钟", "等了四十分钟").as_bytes());
    start.checker = Some("/bin/false".into());
    let mut run = Run::new(start, crate::drive::settings(), vec2(1440.0, 900.0));
    run.until("refused", |r| r.shows("检查程序停了"));
    assert!(run.app().workbook().is_none());
    run.close();
}

/// F20: the window with values that no honest program writes.
#[test]
fn f20_hostile_values_never_stop_the_window() {
    let me = EditorId::from_random(11);
    let library = Library::embedded();
    let nasty: Vec<Value> = vec![
        Value::Num(1e300),
        Value::Num(-1e300),
        Value::Num(f64::MIN_POSITIVE),
        Value::text(&"x".repeat(60_000)),
        Value::text(&format!("Z{}", "\u{301}".repeat(3000))),
        Value::text("\u{202e}\u{2066}\0\u{1b}[2J"),
        Value::text("9999-99-99"),
        Value::Flag(true),
        Value::List(vec!["a".into(); 200]),
        Value::List(vec![Arc::from("\u{feff}".repeat(50).as_str())]),
    ];
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        for id in [BOARD, "mot-design-canvas", "smart-action-plan"] {
            let template = library.template(COURSE, id).expect("embedded");
            run.ask(Action::OpenExercise { template: id.into(), preset: String::new() });
            run.until("open", |r| r.app().workbook().is_some_and(|w| w.exercise(id).is_some()));
            let mut book: Workbook = run.book().clone();
            let exercise = book.exercise_mut(id).expect("started");
            let mut template = (**template).clone();
            if let Structure::Board(plan) = &mut template.structure {
                plan.grid = (u32::MAX, u32::MAX);
                plan.votes_per_person = u32::MAX;
            }
            exercise.template = Arc::new(template);
            let keys = [
                "text",
                "name",
                "zone",
                "stage",
                "order",
                "tp",
                "lane",
                "action",
                "lane:emotion",
                "start",
                "due",
                "status",
                "owner",
                "flag:mot",
                "width",
                "pic:text",
            ];
            let mut k = 1000;
            for kind in ["card", "stage", "touchpoint", "row", "note", "unknown"] {
                for value in &nasty {
                    k += 1;
                    let fields = keys.iter().map(|key| ((*key).into(), value.clone())).collect();
                    exercise.doc.apply(&Op::put(ItemId { editor: me, k }, kind, fields), me).expect("fits");
                }
            }
            book.id = format!("nasty-{id}");
            let path = desk.path(&format!("{id}.mot.ron"));
            spoil(&path, format::write(&book, "0.1.0").as_bytes());
            run.ask(Action::OpenFile(path));
            run.until("open", |r| r.app().workbook().is_some_and(|w| w.id.starts_with("nasty")));
            run.steps(3);
            run.ask(Action::Dialog(mot_studio::ui::shell::dialogs::Answer::Cancel));
            run.ask(Action::OpenExercise { template: id.into(), preset: String::new() });
            run.steps(5);
            for key in [egui::Key::Tab, egui::Key::ArrowRight, egui::Key::ArrowDown, egui::Key::Enter, egui::Key::Escape] {
                run.key(key);
            }
        }
        run.close();
    }
}
