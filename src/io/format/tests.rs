use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::model::{
    doc::{Item, Key, Op, Reg, Value},
    stamp::{EditorId, ItemId, Stamp},
    template::{BoardPlan, Structure, Template, Zone},
};

fn editor(n: u64) -> EditorId {
    EditorId::from_random(n * 7_919 + 3)
}

fn board() -> Arc<Template> {
    let zone = |id: &str, column| Zone { id: id.into(), at: (0, column, 1, 1), t: Bi::new("区", "Zone"), ..Zone::default() };
    Arc::new(Template {
        id: "fishbone".into(),
        title: Bi::new("鱼骨图", "Fishbone"),
        steps: vec![Bi::new("写\n\"原因\"", "Write")],
        structure: Structure::Board(BoardPlan { grid: (1, 2), zones: vec![zone("a", 0), zone("b", 1)], ..BoardPlan::default() }),
        ..Template::default()
    })
}

/// A workbook as a group would leave it: edits of two sessions, deleted cards, a conflict.
fn sample(cards: u64) -> Workbook {
    let (one, two) = (editor(1), editor(2));
    let mut about = Doc::default();
    let fields = vec![(Key::from("name"), Value::text("第二组")), ("members".into(), Value::List(vec!["陈".into(), "李 \"L\"".into()]))];
    about.apply(&Op::put(ItemId::HEADER, "header", fields), one).unwrap();
    let mut doc = Doc::default();
    for k in 1..=cards {
        let id = ItemId { editor: one, k };
        let fields = vec![
            (Key::from("text"), Value::text(&format!("等了二十分钟，没有人来招呼 {k}"))),
            ("zone".into(), Value::text("a")),
            ("order".into(), Value::text(&format!("V{k:05}"))),
            ("score".into(), Value::Num(-2.5)),
        ];
        doc.apply(&Op::put(id, "card", fields), one).unwrap();
        if k % 3 == 0 {
            doc.apply(&Op::set(id, "text", Value::text("改过\n的\u{202e}字")), two).unwrap();
        }
        if k % 10 == 0 {
            doc.apply(&Op::Drop { id }, two).unwrap();
        }
    }
    let mut items = doc.all().clone();
    if let Some(item) = items.values_mut().find(|i| !i.gone) {
        let item = Arc::make_mut(item);
        item.fields.get_mut("text").unwrap().rivals =
            vec![(Value::text("另一种"), Stamp { editor: two, n: 2 }), (Value::Empty, Stamp { editor: one, n: 1 })];
        item.unknown.push(("glow".into(), "Some((x: [1, \")\"]))".into()));
    }
    let doc = Doc::from_parts(items, doc.seen().clone());
    Workbook {
        id: "wb-1".into(),
        course: "moments-of-truth".into(),
        course_version: "1.0".into(),
        about,
        exercises: vec![Exercise { key: "fishbone@a".into(), template: board(), doc, unknown: vec![("later".into(), "(a: 1)".into())] }],
        unknown: vec![("mood".into(), "Sunny".into())],
        ..Workbook::default()
    }
}

fn open(text: &str) -> Opened {
    read(text.as_bytes(), "a.mot.ron").unwrap()
}

#[test]
fn what_is_written_is_read_and_written_the_same() {
    for cards in [0, 1, 25] {
        let workbook = sample(cards);
        let text = write(&workbook, "0.1.0");
        let opened = open(&text);
        assert_eq!(opened.problems, vec![]);
        assert_eq!(opened.workbook, workbook);
        assert_eq!((opened.integrity, opened.read_only.clone(), opened.notice()), (Integrity::Intact, None, None));
        assert_eq!(write(&opened.workbook, "0.1.0"), text, "same work, same bytes");
        let crlf = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(open(&crlf).integrity, Integrity::Intact, "a file from Windows");
        assert!(text.lines().all(|line| line.len() < 400), "one value a line");
        assert!(!text.contains('\u{202e}'), "hidden characters are written visibly");
    }
}

#[test]
fn ron_itself_reads_what_is_written() {
    let text = write(&sample(5), "0.1.0");
    ron::from_str::<serde::de::IgnoredAny>(&text).unwrap();
    let tricky = "a\"b\\c\n\t\r\0\u{1b}\u{7f}\u{85}\u{feff}👩‍🔧'";
    let mut workbook = sample(0);
    workbook.about.apply(&Op::set(ItemId::HEADER, "name", Value::text(tricky)), editor(1)).unwrap();
    let text = write(&workbook, "0.1.0");
    let line = text.lines().find(|l| l.contains("\"name\"")).unwrap();
    let value = line.split_once("(\"").unwrap().1.rsplit_once(", \"").unwrap().0;
    assert_eq!(ron::from_str::<String>(&format!("\"{value}")).unwrap(), tricky);
    assert_eq!(open(&text).workbook, workbook);
}

#[test]
fn every_prefix_gives_back_every_whole_item() {
    for size in [1, 5, 12] {
        every_prefix_of(&sample(size));
    }
}

fn every_prefix_of(workbook: &Workbook) {
    let text = write(workbook, "0.1.0");
    let whole = &workbook.exercises[0].doc;
    let mut ends: Vec<(ItemId, usize)> = Vec::new();
    for id in whole.all().keys() {
        let start = text.find(&format!("(id: \"{id}\", kind: \"card\"")).unwrap();
        ends.push((*id, ron_scan::group(&text, start).unwrap().end));
    }
    for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
        let Ok(opened) = read(&text.as_bytes()[..cut], "a") else {
            assert!(cut < 60, "{cut}");
            continue;
        };
        assert!(opened.integrity != Integrity::Intact || cut + 1 >= text.len());
        for (id, _) in ends.iter().filter(|(_, end)| *end <= cut) {
            let read = opened.workbook.exercises[0].doc.all().get(id);
            assert_eq!(read, whole.all().get(id), "{cut} {id}");
        }
    }
}

#[test]
fn one_flipped_byte_costs_at_most_one_item() {
    for size in [1, 3, 5] {
        every_flip_of(&sample(size));
    }
}

/// Every bit of a file, flipped one at a time.
fn every_flip_of(workbook: &Workbook) {
    let text = write(workbook, "0.1.0");
    let all = workbook.exercises[0].doc.all();
    let mut bytes = text.clone().into_bytes();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            if let Ok(opened) = read(&bytes, "a") {
                let same = opened.workbook == *workbook;
                assert!(same || opened.integrity != Integrity::Intact, "{at}: unseen");
                let found: Vec<_> = opened.workbook.exercises.iter().flat_map(|e| e.doc.all()).collect();
                let missing = all.iter().filter(|(id, item)| !found.iter().any(|(i, f)| i == id && f == item)).count();
                assert!(missing <= 1 || !opened.problems.is_empty(), "{at} bit {bit}: {missing} lost");
                assert!(missing <= 2, "{at} bit {bit} {:?}: {missing} lost\n{:?}", bytes[at] as char, opened.problems);
            } else {
                assert!(at < 2, "{at} bit {bit}: refused");
            }
            bytes[at] ^= 1 << bit;
        }
    }
}

#[test]
fn a_zeroed_sector_costs_at_most_six_items() {
    let workbook = sample(60);
    let text = write(&workbook, "0.1.0");
    let all = workbook.exercises[0].doc.all();
    for start in (0..text.len()).step_by(512) {
        let mut bytes = text.clone().into_bytes();
        let end = bytes.len().min(start + 512);
        bytes[start..end].fill(0);
        let Ok(opened) = read(&bytes, "a") else {
            assert_eq!(start, 0, "only a file without its beginning is refused");
            continue;
        };
        assert_ne!(opened.integrity, Integrity::Intact, "{start}: unseen");
        let found: Vec<_> = opened.workbook.exercises.iter().flat_map(|e| e.doc.all()).collect();
        let missing = all.iter().filter(|(id, item)| !found.iter().any(|(i, f)| i == id && f == item)).count();
        assert!(missing <= 6, "{start}: {missing} lost, {:?}", opened.problems);
    }
}

#[test]
fn broken_items_are_set_aside_and_named() {
    let good = write(&sample(9), "0.1.0");
    let id = ItemId { editor: editor(1), k: 2 };
    let cases: [(&str, &str, usize, usize, &str); 5] = [
        ("at: \"", "at: 7, x: \"", 1, 0, "not"),
        ("kind: \"card\"", "kin: \"card\"", 1, 0, "\"kind\" is missing"),
        ("\"score\": -2.5", "\"score\": NaN", 0, 1, "\"NaN\" is not a value"),
        ("\"score\": -2.5", "\"score\": 1e999", 0, 1, "1e999"),
        ("\"zone\": \"a\"", "\"text\": \"b\"", 0, 1, "twice"),
    ];
    for (from, to, items, values, words) in cases {
        let start = good.find(&format!("(id: \"{id}\"")).unwrap();
        let bad = format!("{}{}", &good[..start], good[start..].replacen(from, to, 1));
        let opened = open(&bad);
        assert_eq!((opened.items_lost, opened.values_lost), (items, values), "{to}: {:?}", opened.problems);
        let expected_line = bad[..start].matches('\n').count() as u32 + 1;
        let problem = &opened.problems[0];
        assert!(problem.spot.line >= expected_line && problem.spot.line <= expected_line + 4, "{problem:?}");
        assert!(items == 1 || problem.text.en.contains(words), "{to}: {problem:?}");
        assert!(opened.is_damaged() && opened.notice().is_some());
        assert_eq!(opened.items_read + items, open(&good).items_read);
    }
}

#[test]
fn double_ids_and_double_exercises_get_new_names() {
    let good = write(&sample(3), "0.1.0");
    let id = ItemId { editor: editor(1), k: 2 };
    let first = ItemId { editor: editor(1), k: 1 };
    let opened = open(&good.replacen(&format!("(id: \"{id}\""), &format!("(id: \"{first}\""), 1));
    assert_eq!(opened.workbook.exercises[0].doc.all().len(), 3);
    assert_eq!(opened.problems.len(), 1, "{:?}", opened.problems);
    let mut twice = sample(2);
    twice.exercises.push(twice.exercises[0].clone());
    let opened = open(&write(&twice, "0.1.0"));
    let keys: Vec<_> = opened.workbook.exercises.iter().map(|e| e.key.as_str()).collect();
    assert_eq!(keys, ["fishbone@a", "fishbone@a~2"]);
    assert_eq!(opened.problems.len(), 1);
}

#[test]
fn a_newer_file_is_shown_and_keeps_what_is_unknown() {
    let good = write(&sample(3), "0.1.0");
    let newer = good.replace("format: 1", "format: 2").replace("app: \"0.1.0\"", "app: \"3.0.0\"");
    let opened = open(&newer);
    assert_eq!(opened.read_only, Some(Newer { format: 2, app: "3.0.0".into() }));
    assert!(opened.notice().unwrap().en.contains("3.0.0"));
    assert_eq!(opened.workbook, sample(3));
    let id_first = newer.replacen("  format: 2,\n", "", 1).replacen("  course:", "  format: 3,\n  course:", 1);
    assert_eq!(open(&id_first).read_only.map(|n| n.format), Some(3));
}

/// What a later minor version of the format may add anywhere stays byte for byte, also when something beside it is edited.
#[test]
fn fields_values_items_and_exercises_of_a_newer_minor_version_are_kept() {
    let good = write(&sample(4), "0.1.0");
    let body = |t: &str| t.rsplit_once("// end").unwrap().0.to_owned();
    for (place, from, to) in [
        ("header", "  about: (", "  minor: 3,\n  about: ("),
        ("field of about", "  about: (\n", "  about: (\n    theme: Dark(blue: [1, 2]),\n"),
        ("item of about", "    ],\n  ),\n  exercises", "      Badge(id: \"x-1\", at: [1, 2]),\n    ],\n  ),\n  exercises"),
        ("value", "\"score\": -2.5,", "\"score\": Stars(n: 4, \"of\": {1: \"五\"}),"),
        ("stamped value", "\"zone\": \"a\",", "\"zone\": (Shared([\"a\", \"b\"]), \"1z.7\"),"),
        ("map", "\"zone\": \"a\",", "\"zone\": {\"a\": 1},"),
        ("item", "      ],\n    ),\n  ],", "        Sticker(id: \"q\", pos: (1.5, 2)),\n      ],\n    ),\n  ],"),
        ("exercise", "    ),\n  ],\n)", "    ),\n    Hologram(key: \"h\", beams: [(1, 2), (3, 4)]),\n  ],\n)"),
        ("structure", "structure: Board(", "structure: Hologram("),
        ("field of an item", "kind: \"card\", at: \"1z", "kind: \"card\", at: \"1z"),
    ] {
        assert!(good.contains(from) || place == "field of an item", "{place}");
        let text = good.replacen(from, to, 1);
        let opened = open(&text);
        assert_eq!((opened.items_lost, opened.values_lost), (0, 0), "{place}: {:?}", opened.problems);
        assert!(!opened.is_damaged() && opened.read_only.is_none(), "{place}");
        assert_eq!(body(&write(&opened.workbook, "0.1.0")), body(&text), "{place}");
        // An edit beside it changes its own lines and no other.
        let mut edited = opened.workbook.clone();
        edited.about.apply(&Op::set(ItemId::HEADER, "name", Value::text("第三组")), editor(9)).unwrap();
        let again = open(&write(&edited, "0.1.0"));
        assert_eq!(again.workbook, edited, "{place}");
        let news = to.lines().find(|line| !from.contains(line.trim())).unwrap_or("").trim();
        assert!(write(&again.workbook, "0.1.0").contains(news), "{place}");
    }
    let newer = open(&good.replacen("  about: (", "  minor: 3,\n  about: (", 1).replace("app: \"0.1.0\"", "app: \"1.4.0\""));
    assert_eq!(newer.newer_minor, Some(Newer { format: FORMAT, app: "1.4.0".into() }));
    let sealed = write(&newer.workbook, "1.4.0");
    assert!(open(&sealed).notice().unwrap().en.contains("1.4.0"), "it is said once");
}

#[test]
fn a_register_that_is_set_replaces_the_value_of_a_newer_version() {
    let text = write(&sample(1), "0.1.0").replacen("\"score\": -2.5,", "\"score\": Stars(4),", 1);
    let mut book = open(&text).workbook;
    let id = ItemId { editor: editor(1), k: 1 };
    book.exercises[0].doc.apply(&Op::set(id, "score", Value::Num(3.0)), editor(2)).unwrap();
    let text = write(&book, "0.1.0");
    assert!(text.contains("\"score\": (3, ") && !text.contains("Stars"));
    assert_eq!(open(&text).problems, vec![]);
}

#[test]
fn switches_of_the_text_format_are_refused() {
    let good = write(&sample(1), "0.1.0");
    for head in ["#![enable(implicit_some)]\n", "// hi\n#![enable(unwrap_newtypes)]\n", "#![type = \"x\"]\n"] {
        let found = read(format!("{head}{good}").as_bytes(), "a").unwrap_err();
        assert!(matches!(&found, OpenError::Extension(words) if words.starts_with("#![")), "{found:?}");
    }
}

#[test]
fn doubled_parts_of_a_file_lose_nothing() {
    let good = write(&sample(4), "0.1.0");
    let about = &good[good.find("  about: (").unwrap()..good.find("  exercises: [").unwrap()];
    let doubled = good.replacen(about, &format!("{about}{about}"), 1);
    let opened = open(&doubled);
    assert_eq!(opened.items_lost, 0, "{:?}", opened.problems);
    assert_eq!(opened.workbook.owner_name(), "第二组");
    assert_eq!(opened.workbook.exercises[0].doc, sample(4).exercises[0].doc);
    assert_eq!(
        open(&good.replace("\"score\": -2.5", "\"score\": -0.0")).workbook.exercises[0].doc.value(ItemId { editor: editor(1), k: 1 }, "score"),
        &Value::Num(0.0)
    );
}

/// The version matrix: files of every format that was ever released load for ever, an older one step by step.
#[test]
fn an_older_format_is_taken_over_and_said_so() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format-0");
    let opened = read(&load(&folder.join("first.mot.ron")).unwrap(), "first.mot.ron").unwrap();
    assert_eq!((opened.migrated_from, opened.read_only.clone(), opened.items_lost), (Some(0), None, 0));
    assert_eq!(opened.workbook.owner_name(), "第二组");
    let texts: Vec<_> = opened.workbook.exercises[0].doc.sorted("card").into_iter().map(|(_, item)| item.text("text").to_owned()).collect();
    assert_eq!(texts, ["等了二十分钟", "没有人招呼"]);
    let now = write(&opened.workbook, "0.1.0");
    assert!(now.contains("format: 1,"));
    assert_eq!(open(&now).workbook, opened.workbook, "taken over once, it is a file of today");
    let twice = read(&load(&folder.join("first.mot.ron")).unwrap(), "x").unwrap();
    assert_eq!(twice.workbook, opened.workbook, "the same step gives the same work: copies still merge");
}

#[test]
fn a_template_of_a_newer_version_still_opens_and_stays_as_it_is() {
    let good = write(&sample(3), "0.1.0");
    for (from, to, kept) in [
        ("id: \"fishbone\",", "id: \"fishbone\", sparkle: [(a: 1)],", true),
        ("votes_per_person: 0", "votes_per_person: 0, dots: Round(5)", true),
        ("structure: Board(", "structure: Hologram(", false),
    ] {
        assert!(good.contains(from), "{from}");
        let text = good.replacen(from, to, 1);
        let opened = open(&text);
        let exercise = &opened.workbook.exercises[0];
        assert_eq!(exercise.template.id, "fishbone", "{to}");
        assert_eq!(exercise.template.title.en, "Fishbone");
        assert_eq!(matches!(&exercise.template.structure, Structure::Board(plan) if plan.zones.len() == 2), kept, "{to}");
        assert_eq!((opened.items_lost, opened.values_lost, opened.problems.len()), (0, 0, 1), "{:?}", opened.problems);
        assert_eq!(exercise.doc, sample(3).exercises[0].doc);
        let again = write(&opened.workbook, "0.1.0");
        let body = |t: &str| t.rsplit_once("// end").unwrap().0.to_owned();
        assert_eq!(body(&again), body(&text), "{to}");
    }
}

#[test]
fn every_shipped_template_survives_in_a_workbook() {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("course_content");
    let mut folders = vec![content];
    let mut workbook = sample(0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if folder.ends_with("exercises") {
                let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
                let Ok(template) = options.from_str::<Template>(&std::fs::read_to_string(&path).unwrap()) else { continue };
                let key = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
                workbook.exercises.push(Exercise { key, template: Arc::new(template), doc: Doc::default(), unknown: vec![] });
            }
        }
    }
    let text = write(&workbook, "0.1.0");
    let opened = open(&text);
    assert_eq!(opened.problems, vec![]);
    assert_eq!(opened.workbook, workbook);
    assert!(workbook.exercises.len() > 10, "{}", workbook.exercises.len());
    let depth = ron_scan::shape(&text).depth;
    assert!(depth + 4 <= limits::MAX_NESTING, "{depth} levels leave no room");
}

#[test]
fn files_that_are_no_workbooks_say_what_they_are() {
    let zip = |name: &str| [b"PK\x03\x04".as_slice(), &[0; 26], name.as_bytes()].concat();
    let deep = format!("(format: 1, about: {})", "[".repeat(500));
    let cases: Vec<(Vec<u8>, OpenError)> = vec![
        (vec![], OpenError::Empty),
        (vec![0; 4096], OpenError::Empty),
        (b"\xef\xbb\xbf \n".to_vec(), OpenError::Empty),
        (zip("word/document.xml"), OpenError::Foreign(files::KIND_WORD)),
        (zip("xl/workbook.xml"), OpenError::Foreign(files::KIND_EXCEL)),
        (zip("a.txt"), OpenError::Foreign(files::KIND_ZIP)),
        (b"%PDF-1.7".to_vec(), OpenError::Foreign(files::KIND_PDF)),
        (b"\x89PNG\r\n".to_vec(), OpenError::Foreign(files::KIND_PICTURE)),
        (b"{\"a\": 1}".to_vec(), OpenError::Foreign(files::KIND_JSON)),
        (b"<html>".to_vec(), OpenError::Foreign(files::KIND_WEB)),
        (b"\xff\xfe(\0\n\0".to_vec(), OpenError::Utf16),
        (b"\x00\x01\x02\xff\xfe\x80".to_vec(), OpenError::NotText),
        ("第一组的作业".as_bytes().to_vec(), OpenError::NotWorkbook),
        (b"(title: (zh: \"x\"), slides: [])".to_vec(), OpenError::NotWorkbook),
        (deep.into_bytes(), OpenError::TooDeep),
        (vec![b' '; limits::MAX_FILE_BYTES as usize + 1], OpenError::TooLarge(limits::MAX_FILE_BYTES + 1)),
    ];
    for (bytes, error) in cases {
        let found = read(&bytes, "a").unwrap_err();
        assert_eq!(found, error);
        assert!(!found.message().zh.is_empty() && !found.message().en.is_empty());
    }
    assert_eq!(load(Path::new("/nowhere/at/all.mot.ron")), Err(OpenError::Missing));
    assert_eq!(load(Path::new("/tmp")), Err(OpenError::Folder));
}

#[test]
fn limits_have_their_own_messages() {
    let mut doc = Doc::default();
    let items: BTreeMap<_, _> = (0..=limits::MAX_ITEMS as u64).map(|k| (ItemId { editor: editor(1), k }, item_of(k))).collect();
    doc.clone_from(&Doc::from_parts(items, BTreeMap::new()));
    let workbook = Workbook { about: doc, ..sample(0) };
    assert_eq!(read(write(&workbook, "0").as_bytes(), "a").unwrap_err(), OpenError::TooManyItems);
    let long = "长".repeat(limits::MAX_TEXT_BYTES / 3 + 1);
    let text = write(&sample(1), "0").replacen("第二组", &long, 1);
    let opened = open(&text);
    assert_eq!(opened.values_lost, 1);
    assert!(opened.problems[0].text.en.contains("64 KB"), "{:?}", opened.problems[0]);
    let many = format!("[{}]", "\"a\",".repeat(limits::MAX_LIST + 1));
    let text = write(&sample(1), "0").replacen("[\"陈\", \"李 \\\"L\\\"\"]", &many, 1);
    assert!(open(&text).problems[0].text.en.contains("200 entries"));
}

fn item_of(k: u64) -> Arc<Item> {
    Arc::new(Item::tombstone("card".into(), Stamp { editor: editor(1), n: k + 1 }))
}

#[test]
fn a_damaged_byte_in_a_text_does_not_hide_the_work() {
    let mut bytes = write(&sample(3), "0.1.0").into_bytes();
    let at = bytes.windows(3).position(|w| w == "等".as_bytes()).unwrap();
    bytes[at] = 0xff;
    let opened = read(&bytes, "a").unwrap();
    assert_eq!(opened.items_read, 4);
    assert!(opened.problems[0].spot.line > 1);
    assert_eq!(opened.integrity, Integrity::Edited);
}

#[test]
fn the_fixtures_of_format_1_load_for_ever() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format-1");
    for (name, items, lost, integrity) in [
        ("group.mot.ron", 14, 0, Integrity::Intact),
        ("mended-by-hand.mot.ron", 3, 0, Integrity::Edited),
        ("broken-card.mot.ron", 13, 1, Integrity::Edited),
        ("cut-off.mot.ron", 9, 1, Integrity::CutOff),
    ] {
        let opened = read(&load(&folder.join(name)).unwrap(), name).unwrap();
        assert_eq!((opened.items_read, opened.items_lost, opened.integrity), (items, lost, integrity), "{name}: {:?}", opened.problems);
        assert_eq!(opened.workbook.owner_name(), "第二组", "{name}");
        assert_eq!(opened.workbook.exercises[0].template.title.zh, "鱼骨图", "{name}");
    }
    let group = std::fs::read_to_string(folder.join("group.mot.ron")).unwrap();
    // The template may gain fields in a later version; what people wrote never changes its bytes.
    let work = |text: &str| text.split_once("later: ").unwrap().1.rsplit_once("// end").unwrap().0.to_owned();
    assert_eq!(work(&write(&open(&group).workbook, "0.1.0")), work(&group));
}

/// Writes the fixtures anew; only for a new format number.
#[test]
#[ignore = "writes into tests/fixtures"]
#[expect(clippy::disallowed_methods, reason = "fixtures are not anybody's work")]
fn make_fixtures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/format-1");
    let text = write(&sample(13), "0.1.0");
    std::fs::write(folder.join("group.mot.ron"), &text).unwrap();
    let id = ItemId { editor: editor(1), k: 4 };
    let start = text.find(&format!("(id: \"{id}\"")).unwrap();
    let broken = format!("{}{}", &text[..start], text[start..].replacen("kind: \"card\"", "kind: card", 1));
    std::fs::write(folder.join("broken-card.mot.ron"), broken).unwrap();
    let id = ItemId { editor: editor(1), k: 9 };
    let cut = text.find(&format!("(id: \"{id}\"")).unwrap() + 6;
    std::fs::write(folder.join("cut-off.mot.ron"), &text[..cut]).unwrap();
}

/// A file as large as a class makes it; run with `--release -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement"]
#[expect(clippy::print_stderr, reason = "a measurement")]
fn speed() {
    let workbook = sample(10_000);
    let start = std::time::Instant::now();
    let text = write(&workbook, "0.1.0");
    let written = start.elapsed();
    let start = std::time::Instant::now();
    let opened = open(&text);
    eprintln!("{} KB: write {written:?}, read {:?}", text.len() / 1024, start.elapsed());
    let start = std::time::Instant::now();
    let cut = open(&text[..text.len() - 9999]);
    eprintln!("cut off: {:?}, {} items", start.elapsed(), cut.items_read);
    assert_eq!(opened.workbook, workbook);
}

/// What somebody may write into a file with an editor: most of it changes nothing, some of it breaks something.
const NOISE: [&str; 8] = [
    " ",
    "\n",
    "/* ( */ ",
    "// [\n",
    "/* ",
    "new: [[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]], ",
    "new: [[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]], ",
    "\"",
];

fn stamp() -> impl Strategy<Value = Stamp> {
    (0..4_u64, 1..1000_u64).prop_map(|(e, n)| Stamp { editor: editor(e), n })
}

fn any_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Empty),
        any::<String>().prop_map(|t| Value::Text(t.as_str().into())),
        any::<bool>().prop_map(Value::Flag),
        any::<f64>().prop_filter("finite", |n| n.is_finite()).prop_map(Value::Num),
        (-5..6_i32).prop_map(|n| Value::Num(f64::from(n))),
        prop::collection::vec(any::<String>().prop_map(|t| t.as_str().into()), 0..4).prop_map(Value::List),
    ]
}

fn any_item() -> impl Strategy<Value = Item> {
    let reg = (any_value(), prop::option::of(stamp()), prop::collection::vec((any_value(), stamp()), 0..3));
    let stamps = || prop::collection::vec(stamp(), 0..2);
    let fields = prop::collection::btree_map(any::<String>(), reg, 0..5);
    (any::<String>(), stamp(), any::<bool>(), fields, stamps(), stamps()).prop_map(|(kind, life, gone, fields, dropped, born)| {
        let fields = fields.into_iter().filter(|_| !gone);
        let fields = fields.map(|(k, (value, at, rivals))| (Key::from(k), Reg { value, stamp: at.unwrap_or(life), rivals })).collect();
        Item { gone, dropped, born: if gone { Vec::new() } else { born }, ..Item::new(Key::from(kind), life, fields) }
    })
}

fn any_doc() -> impl Strategy<Value = Doc> {
    (prop::collection::btree_map((0..3_u64, 0..50_u64), any_item(), 0..8), prop::collection::btree_map(0..5_u64, 0..5000_u64, 0..4)).prop_map(
        |(items, seen)| {
            let items = items.into_iter().map(|((e, k), item)| (ItemId { editor: editor(e), k }, Arc::new(item))).collect();
            Doc::from_parts(items, seen.into_iter().map(|(e, n)| (editor(e), n)).collect())
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_workbook_survives_its_file(id in any::<String>(), about in any_doc(), docs in prop::collection::vec(any_doc(), 0..3), cut in 0.0..1.0) {
        let exercises = docs.into_iter().enumerate();
        let exercises = exercises.map(|(n, doc)| Exercise { key: format!("e{n}"), template: board(), doc, unknown: Vec::new() }).collect();
        let workbook = Workbook { id, about, exercises, ..Workbook::default() };
        let text = write(&workbook, "0.1.0");
        let opened = open(&text);
        prop_assert_eq!(&opened.problems, &vec![]);
        prop_assert_eq!(opened.integrity, Integrity::Intact);
        prop_assert_eq!(&opened.workbook, &workbook);
        // The fast reading and the forgiving one agree about what is sound.
        let built = |parts| build(parts, &mut Vec::new(), &|_| Spot::default());
        let (whole, shape) = v1::read_whole(&text).expect("as it was written");
        prop_assert_eq!(built(whole), built(v1::read_broken(&text)));
        prop_assert_eq!((shape.stray, shape.unclosed), (None, None));
        let cut = (text.len() as f64 * cut) as usize;
        let _opened = read(&text.as_bytes()[..cut], "a");
    }

    #[test]
    fn what_is_read_fast_is_sound_in_every_bracket(noise in prop::collection::vec((0.0..1.0, 0..NOISE.len()), 1..4)) {
        let mut text = write(&sample(4), "0.1.0");
        for (at, what) in noise {
            let at = (text.len() as f64 * at) as usize;
            let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            text.insert_str(at, NOISE[what]);
        }
        let full = ron_scan::shape(&text);
        let opened = read(text.as_bytes(), "a");
        prop_assert_eq!(full.depth > limits::MAX_NESTING, matches!(opened, Err(OpenError::TooDeep)));
        if let Some((parts, shape)) = v1::read_whole(&text) {
            prop_assert_eq!((full.stray, full.unclosed), (None, None));
            prop_assert_eq!(full.depth > limits::MAX_NESTING, shape.depth > limits::MAX_NESTING);
            let built = |parts| build(parts, &mut Vec::new(), &|_| Spot::default());
            prop_assert_eq!(built(parts), built(v1::read_broken(&text)));
        }
    }

    #[test]
    fn nothing_makes_it_panic(noise in prop::collection::vec((0_usize..100_000, any::<u8>()), 1..40)) {
        let mut bytes = write(&sample(4), "0.1.0").into_bytes();
        let len = bytes.len();
        for (at, byte) in noise {
            bytes[at % len] = byte;
        }
        let _opened = read(&bytes, "a");
    }
}
