//! What is given out as data: every kind in every format holds what was written, and hostile texts stay texts.

use std::{collections::BTreeSet, io::Cursor, sync::Arc};

use calamine::{Data, Reader, Xlsx};
use mot_studio::{
    io::{
        content::Library,
        documents::{Kind as DocumentKind, Order, Source, course::Wish},
        export::{Progress, Request, Stop, export},
    },
    model::{
        doc::{Doc, Op, Value},
        exercise::mindmap,
        export::{Format, Options},
        extract::{Cell, Extract, Total, extract, said},
        stamp::{EditorId, ItemId},
        template::{BoardPlan, Field, FieldType, MindmapPlan, Structure, TablePlan, Template, Zone},
        text::{Bi, Lang},
        workbook::{Exercise, Workbook},
    },
};

use crate::{drive::spoil, fill::filled};

const DATA: [Format; 10] = [
    Format::Pptx,
    Format::Xlsx,
    Format::Csv,
    Format::Markdown,
    Format::Ics,
    Format::Opml,
    Format::Freemind,
    Format::Canvas,
    Format::Excalidraw,
    Format::Mermaid,
];

fn made(workbook: &Arc<Workbook>, format: Format, lang: Lang, keys: &[&str]) -> Vec<Vec<u8>> {
    let request = Request {
        workbook: Arc::clone(workbook),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        format,
        lang,
        options: Options::default(),
        course: Bi::new("关键时刻", "Moments"),
        now: jiff::civil::date(2026, 11, 27).at(10, 0, 0, 0).in_tz("UTC").expect("a time"),
    };
    let made = export(&request, &Progress { report: &|_, _| {}, stop: Stop::default() });
    made.unwrap_or_else(|error| panic!("{format:?}: {error}")).into_iter().map(|m| m.bytes).collect()
}

/// Everything that can be filled, in one workbook.
fn everything(lang: Lang) -> Workbook {
    let library = Library::embedded();
    let exercises = library.all_templates().map(|t| filled(t, &t.id, lang));
    Workbook { id: "0190-test".into(), exercises: exercises.collect(), ..Workbook::default() }
}

/// All texts of a spreadsheet, its numbers, days and formulas, sheet by sheet.
fn cells(bytes: &[u8]) -> (Vec<String>, BTreeSet<String>, Vec<f64>, usize, Vec<String>) {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a spreadsheet");
    let (mut texts, mut numbers, mut days, mut formulas) = (BTreeSet::new(), Vec::new(), 0, Vec::new());
    let names = book.sheet_names();
    for name in &names {
        for row in book.worksheet_range(name).expect("a sheet").rows() {
            for cell in row {
                match cell {
                    Data::String(text) => drop(texts.insert(text.clone())),
                    Data::Float(n) => numbers.push(*n),
                    Data::Int(n) => numbers.push(*n as f64),
                    Data::DateTime(_) => days += 1,
                    _ => {}
                }
            }
        }
        formulas.extend(book.worksheet_formula(name).expect("formulas").rows().flatten().filter(|f| !f.is_empty()).cloned());
    }
    (names, texts, numbers, days, formulas)
}

fn every_cell(extracts: &[Extract]) -> impl Iterator<Item = &Cell> {
    extracts.iter().flat_map(|e| e.tables.iter().flat_map(|t| t.rows.iter().flatten()).chain(e.facts.iter().map(|(_, cell)| cell)))
}

#[test]
fn a_spreadsheet_holds_what_stands_in_every_exercise() {
    for lang in [Lang::Zh, Lang::En] {
        let book = Arc::new(everything(lang));
        let extracts: Vec<Extract> = book.exercises.iter().map(|e| extract(&book, e, lang)).collect();
        let empty: Vec<&str> = extracts.iter().filter(|e| e.is_empty()).map(|e| e.key.as_str()).collect();
        assert!(empty.is_empty(), "nothing comes out of {empty:?}");
        let bytes = made(&book, Format::Xlsx, lang, &[]).remove(0);
        let (names, texts, numbers, days, formulas) = cells(&bytes);
        assert_eq!(names.len(), book.exercises.len());
        assert_eq!(names.iter().map(|n| n.to_lowercase()).collect::<BTreeSet<_>>().len(), names.len());
        let mut dates = 0;
        for cell in every_cell(&extracts) {
            match cell {
                Cell::Text(text) => assert!(texts.contains(text), "{text:?} is missing"),
                Cell::List(list) => assert!(texts.contains(&list.join("\n")), "{list:?} is missing"),
                Cell::Number(n) | Cell::Percent(n) => assert!(numbers.iter().any(|m| (m - n).abs() < 1e-9), "{n} is missing"),
                Cell::Date(_) => dates += 1,
                Cell::Empty => {}
            }
        }
        assert!(dates > 5 && days == dates, "{days} of {dates} days are days");
        let totals = extracts.iter().flat_map(|e| &e.tables).filter(|t| t.has_totals());
        let sums = totals.flat_map(|t| (0..t.columns.len()).filter(|at| !t.total(*at).is_empty())).count();
        assert_eq!(formulas.len(), sums, "{formulas:?}");
        let text = std::str::from_utf8(&bytes).is_err();
        assert!(text, "a spreadsheet is packed");
    }
}

#[test]
fn every_kind_comes_out_in_every_format_that_suits_it() {
    for lang in [Lang::Zh, Lang::En] {
        let book = Arc::new(everything(lang));
        for format in DATA {
            let suits = book.exercises.iter().filter(|e| format.suits(e)).count();
            let files = made(&book, format, lang, &[]);
            assert_eq!(files.len(), if format.is_of_one() { suits } else { 1 }, "{format:?}");
            assert!(files.iter().all(|bytes| bytes.len() > 3), "{format:?}");
        }
    }
}

#[test]
fn a_calendar_keeps_its_ids_and_counts_reviews_from_the_first_promise() {
    let lang = Lang::Zh;
    let library = Library::embedded();
    let exercises = ["commitment-card", "smart-action-plan"].map(|id| filled(&library.templates[id], id, lang));
    let book = Arc::new(Workbook { id: "0190-test".into(), exercises: exercises.into(), ..Workbook::default() });
    let text = String::from_utf8(made(&book, Format::Ics, lang, &[]).remove(0)).expect("text");
    let unfolded = text.replace("\r\n ", "");
    let of = |name: &str| unfolded.lines().filter_map(|l| l.strip_prefix(name)).map(str::to_owned).collect::<Vec<_>>();
    let uids = of("UID:");
    assert_eq!(uids.iter().collect::<BTreeSet<_>>().len(), uids.len());
    assert!(uids.contains(&"review-30@0190-test.mot-studio".to_owned()), "{uids:?}");
    assert!(uids.iter().any(|id| id.starts_with("commitment-card.") && id.contains(".check@")), "{uids:?}");
    assert_eq!(of("BEGIN:VEVENT").len(), uids.len());
    assert_eq!(of("DTSTAMP:").iter().collect::<BTreeSet<_>>().len(), 1);
    let days: Vec<String> = of("DTSTART;VALUE=DATE:");
    let reviews = days.len() - 3;
    let first = days[..reviews].iter().min().expect("a day").parse::<jiff::civil::Date>().expect("a day");
    assert_eq!(days[reviews], first.checked_add(jiff::Span::new().days(30)).expect("a day").strftime("%Y%m%d").to_string());
    let again = String::from_utf8(made(&book, Format::Ics, lang, &[]).remove(0)).expect("text");
    assert_eq!(text, again, "the same workbook at the same time gives the same file");
    assert!(text.lines().all(|line| line.len() <= 75), "lines are folded");
}

/// A reader of RFC 4180 of its own.
fn csv_rows(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            c => field.push(c),
        }
    }
    assert!(!quoted && row.is_empty() && field.is_empty(), "the file ends with a line");
    rows
}

/// Texts made of what means something to some program, the same in every run.
fn hostile(count: usize, seed: u64) -> Vec<String> {
    const PARTS: [&str; 56] = [
        "=1+1",
        "+",
        "-2",
        "@SUM(A1)",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "\"",
        "'",
        "<script>",
        "</node>",
        "</outline>",
        "]]>",
        "<!--",
        "&amp;",
        "&",
        ";",
        ":",
        "#",
        "|",
        "`",
        "**",
        "__",
        "[x](http://a.b)",
        "![i](u)",
        "<br>",
        "http://e.vil",
        "www.e.vil",
        "mailto:a@b.c",
        "~~",
        "\\",
        "$1$",
        "%%{init}%%",
        "{{",
        "}}",
        "#eval(\"1\")",
        "END:VEVENT",
        "\nBEGIN:VALARM",
        "ACTION:PROCEDURE",
        "\u{202e}",
        "\u{2066}",
        "\u{feff}",
        "\u{0}",
        "\u{1b}[0m",
        "\u{fffe}",
        "\u{200b}",
        "_x000D_",
        "_x0041_",
        "客户",
        "等了 2 小时",
        "👩\u{200d}🔧",
        "section ",
        "title ",
        "1. ",
        "   ",
    ];
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    (0..count).map(|_| (0..=next(5)).filter_map(|_| PARTS.get(next(PARTS.len()))).copied().collect()).collect()
}

fn hostile_book(texts: &[String]) -> Workbook {
    let me = EditorId::from_random(3);
    let id = |k| ItemId { editor: me, k };
    let name = Bi::new("=练习", "=Exercise");
    let put = |doc: &mut Doc, k: u64, kind: &str, fields: Vec<(&str, &str)>| {
        let fields = fields.into_iter().map(|(key, text)| (key.into(), Value::text(text))).collect();
        doc.apply(&Op::put(id(k), kind, fields), me).expect("fits");
    };
    let mut docs: [Doc; 4] = Default::default();
    for (k, text) in (1..).zip(texts) {
        let order = format!("{k:05}m");
        put(&mut docs[0], k, "row", vec![("a", text), ("order", &order)]);
        put(&mut docs[1], k, "card", vec![("text", text), ("zone", "z"), ("order", &order)]);
        put(&mut docs[2], k, mindmap::NODE, vec![("text", text), ("order", &order)]);
        put(&mut docs[3], k, "row", vec![("a", text), ("d", "2026-12-01"), ("order", &order)]);
    }
    let field = Field { id: "a".into(), t: Bi::new("+内容", "+text"), ..Field::default() };
    let zone = Zone { id: "z".into(), at: (0, 0, 1, 1), t: Bi::new("-区", "-zone"), ..Zone::default() };
    let day = Field { id: "d".into(), t: Bi::new("日", "Day"), ty: FieldType::Date, ..Field::default() };
    let structures = [
        Structure::Table(TablePlan { columns: vec![field.clone()], ..TablePlan::default() }),
        Structure::Board(BoardPlan { grid: (1, 1), zones: vec![zone], ..BoardPlan::default() }),
        Structure::Mindmap(MindmapPlan::default()),
        Structure::Table(TablePlan { columns: vec![field, day], ..TablePlan::default() }),
    ];
    let exercises = ["table", "board", "map", "plan"].into_iter().zip(structures).zip(docs).map(|((key, structure), doc)| {
        let template = Template { id: key.into(), title: name.clone(), structure, ..Template::default() };
        Exercise { key: key.into(), template: Arc::new(template), doc, unknown: Vec::new() }
    });
    Workbook { id: "x\r\nEND:VCALENDAR".into(), exercises: exercises.collect(), ..Workbook::default() }
}

fn text_of(book: &Arc<Workbook>, format: Format, key: &str) -> String {
    String::from_utf8(made(book, format, Lang::En, &[key]).remove(0)).expect("utf-8")
}

#[test]
fn ten_thousand_hostile_texts_stay_texts() {
    for seed in 0..50 {
        let texts = hostile(200, seed);
        let book = Arc::new(hostile_book(&texts));
        let shown: Vec<String> = texts.iter().map(|t| said(t)).filter(|t| !t.trim().is_empty()).collect();
        let all: BTreeSet<&String> = shown.iter().collect();
        // CSV: every cell is what was written, and none begins like a formula.
        let rows = csv_rows(text_of(&book, Format::Csv, "table").strip_prefix('\u{feff}').expect("a mark"));
        for (row, want) in rows.iter().skip(1).zip(&shown) {
            assert_eq!(row.len(), 1);
            assert!(row[0] == *want || row[0] == format!("'{want}"), "{:?} became {:?}", want, row[0]);
        }
        assert_eq!(rows.len(), shown.len() + 1);
        assert!(rows.iter().flatten().all(|cell| !cell.trim_start().starts_with(['=', '+', '-', '@']) && !cell.starts_with(['\t', '\r', '\n'])));
        // XLSX: strings, no formula.
        if seed % 10 == 0 {
            let (_, found, _, _, formulas) = cells(&made(&book, Format::Xlsx, Lang::En, &[]).remove(0));
            assert!(formulas.is_empty(), "{formulas:?}");
            for text in &all {
                assert!(found.contains(*text), "{text:?} is not in the spreadsheet");
            }
        }
        // Markdown: as many cells a row as columns, no HTML but line breaks.
        let text = text_of(&book, Format::Markdown, "table");
        let bare = text.replace("\\\\", "").replace("\\|", "").replace("\\<", "").replace("<br>", "");
        assert!(bare.lines().filter(|l| l.starts_with('|')).all(|l| l.matches('|').count() == 2) && !bare.contains('<'));
        assert_eq!(bare.lines().filter(|l| l.starts_with('|')).count(), shown.len() + 2);
        // The calendar: only whole properties, an event a row and three reviews.
        let text = text_of(&book, Format::Ics, "plan").replace("\r\n ", "");
        let names = [
            "BEGIN:",
            "END:",
            "VERSION:",
            "PRODID:",
            "CALSCALE:",
            "NAME:",
            "X-WR-CALNAME:",
            "UID:",
            "DTSTAMP:",
            "DTSTART;",
            "SUMMARY:",
            "DESCRIPTION:",
        ];
        assert!(text.lines().all(|l| names.iter().any(|n| l.starts_with(n))), "{text}");
        assert_eq!((text.lines().filter(|l| *l == "BEGIN:VEVENT").count(), text.lines().filter(|l| l.starts_with("BEGIN:")).count()), (203, 204));
        // Boards and maps as JSON: texts in place.
        for key in ["board", "map"] {
            let canvas: serde_json::Value = serde_json::from_str(&text_of(&book, Format::Canvas, key)).expect("JSON");
            let nodes = canvas["nodes"].as_array().expect("nodes");
            assert_eq!(nodes.iter().filter(|n| n["type"] == "text").count(), texts.len() + usize::from(key == "map"));
            let drawing: serde_json::Value = serde_json::from_str(&text_of(&book, Format::Excalidraw, key)).expect("JSON");
            let found: BTreeSet<String> =
                drawing["elements"].as_array().expect("elements").iter().filter_map(|e| e["text"].as_str().map(str::to_owned)).collect();
            assert!(shown.iter().all(|t| found.contains(t)));
            assert!(drawing["elements"].as_array().expect("elements").iter().all(|e| e["link"].is_null()));
        }
        // Outlines: nothing but our own elements.
        for (format, word) in [(Format::Opml, "<outline "), (Format::Freemind, "<node ")] {
            let text = text_of(&book, format, "map");
            assert!(text.lines().all(|l| l.starts_with('<') && l.ends_with('>') && l.matches('<').count() == l.matches('>').count()), "{text}");
            assert_eq!(text.matches(word).count(), shown.len() + usize::from(format == Format::Freemind));
        }
    }
}

#[test]
fn a_journey_as_text_has_a_line_a_touchpoint() {
    let library = Library::embedded();
    let exercise = filled(&library.templates["mot-design-canvas"], "mot-design-canvas", Lang::Zh);
    let book = Arc::new(Workbook { exercises: vec![exercise], ..Workbook::default() });
    let text = text_of(&book, Format::Mermaid, "mot-design-canvas");
    let points = extract(&book, &book.exercises[0], Lang::Zh).tables[0].rows.len();
    let lines: Vec<Vec<&str>> = text.lines().filter(|l| l.starts_with("      ")).map(|l| l.split(':').map(str::trim).collect()).collect();
    assert_eq!(lines.len(), points);
    assert!(lines.iter().all(|l| l.len() == 3 && (1..=5).contains(&l[1].parse::<u32>().expect("a face"))), "{text}");
}

#[test]
fn totals_are_sums_of_numbers_alone() {
    let mut table = mot_studio::model::extract::Table::default();
    table.columns.push(mot_studio::model::extract::Column { total: Some(Total::Sum), ..Default::default() });
    table.rows = vec![vec![Cell::Number(2.0)], vec![Cell::text("x")], vec![Cell::Number(0.5)]];
    assert_eq!(table.total(0), Cell::Number(2.5));
}

fn typeset(order: Order, name: &str) -> Result<Vec<u8>, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    let written = order.write_to(&path, &Progress { report: &|_, _| {}, stop: Stop::default() });
    written.map_err(|error| error.message().en.clone())?;
    Ok(std::fs::read(&path).expect("written"))
}

fn now() -> jiff::Zoned {
    jiff::civil::date(2026, 11, 27).at(10, 0, 0, 0).in_tz("UTC").expect("a time")
}

#[test]
fn hostile_texts_are_typeset_as_text() {
    let book = Arc::new(hostile_book(&hostile(12, 7)));
    let source = Source::Books { kind: DocumentKind::Book, books: vec![Arc::clone(&book), book], course: None, lang: Lang::En };
    let bytes = typeset(Order { source, folders: Vec::new(), now: now() }, "out.pdf").expect("a document");
    assert!(bytes.starts_with(b"%PDF-"));
}

#[test]
fn a_template_of_the_instructor_stands_for_ours_and_a_broken_one_says_so() {
    let library = Library::embedded();
    let course = library.course("mot-management").expect("a course");
    let wish = Wish { kind: DocumentKind::PrintList, per_sheet: 3, notes: false, groups: 6, lang: Lang::Zh };
    let own = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(own.path().join("typst")).expect("made");
    let with = |text: &str| {
        spoil(&own.path().join("typst/printlist.typ"), text.as_bytes());
        let source = Source::course(&library, course, wish, std::path::Path::new("out.pdf"), &now());
        typeset(Order { source, folders: vec![own.path().to_owned()], now: now() }, "out.pdf")
    };
    assert!(with("#import \"common.typ\": *\n#data.title").expect("a document").starts_with(b"%PDF-"));
    let wrong = with("#import \"common.typ\": *\n#nothing-of-this-name").expect_err("a mistake");
    assert!(wrong.contains("nothing-of-this-name"), "{wrong}");
    let wrong = with("#read(\"/etc/hostname\")").expect_err("no file of the computer");
    assert!(!wrong.is_empty());
}

/// The print list is short: typesetting in a build for tests takes its time, so only one course is set here.
#[test]
fn a_course_becomes_a_list_and_slides() {
    let library = Library::embedded();
    let course = library.course("mot-management").expect("a course");
    let wish = Wish { kind: DocumentKind::PrintList, per_sheet: 3, notes: false, groups: 6, lang: Lang::Zh };
    let source = Source::course(&library, course, wish, std::path::Path::new("out.pdf"), &now());
    let bytes = typeset(Order { source, folders: Vec::new(), now: now() }, "out.pdf").expect("a document");
    assert!(bytes.starts_with(b"%PDF-"));
    let source = Source::course(&library, course, wish, std::path::Path::new("out.pptx"), &now());
    let bytes = typeset(Order { source, folders: Vec::new(), now: now() }, "out.pptx").expect("slides");
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let slides = archive.file_names().filter(|n| n.as_ref().is_ok_and(|n| n.starts_with("ppt/slides/slide"))).count();
    assert_eq!(slides, course.pages().count() + 1);
}

/// What an independent reader must find in the files, as JSON.
fn expected(extracts: &[Extract], lang: Lang) -> serde_json::Value {
    let cell = |cell: &Cell| match cell {
        Cell::Empty => serde_json::Value::Null,
        Cell::Number(n) | Cell::Percent(n) => serde_json::json!(n),
        Cell::Date(day) => serde_json::json!({ "day": day.to_string() }),
        Cell::List(list) => list.join("\n").into(),
        Cell::Text(text) => text.as_str().into(),
    };
    let table = |t: &mot_studio::model::extract::Table| {
        let rows: Vec<Vec<serde_json::Value>> = t.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let shown: Vec<Vec<String>> = t.rows.iter().map(|row| row.iter().map(|c| c.shown(lang)).collect()).collect();
        serde_json::json!({
            "head": t.columns.iter().map(|c| said(c.head.get(lang))).collect::<Vec<_>>(), "rows": rows, "shown": shown,
            "totals": t.has_totals(), "chart": t.chart.is_some(),
        })
    };
    let one = |e: &Extract| {
        serde_json::json!({
            "key": e.key, "title": e.title.get(lang), "tables": e.tables.iter().filter(|t| !t.rows.is_empty()).map(table).collect::<Vec<_>>(),
            "main": e.main_table().map(table), "tree": e.is_tree,
            "outline": e.outline.iter().map(|b| (b.level, b.text.as_str())).collect::<Vec<_>>(),
        })
    };
    extracts.iter().map(one).collect::<Vec<_>>().into()
}

/// Writes the files that `scripts/readers-data.sh` has read by other programs; without it they only have to come out.
#[test]
fn files_for_other_readers_come_out() {
    let own = tempfile::tempdir().expect("a folder");
    let folder = std::env::var_os("MOT_READERS_DIR").map_or_else(|| own.path().to_owned(), std::path::PathBuf::from);
    let lang = Lang::Zh;
    let texts = hostile(200, 5);
    for (name, book) in [("class", everything(lang)), ("hostile", hostile_book(&texts))] {
        let book = Arc::new(book);
        let folder = folder.join(name);
        std::fs::create_dir_all(&folder).expect("made");
        let extracts: Vec<Extract> = book.exercises.iter().map(|e| extract(&book, e, lang)).collect();
        spoil(&folder.join("expected.json"), expected(&extracts, lang).to_string().as_bytes());
        for format in DATA {
            for exercise in book.exercises.iter().filter(|e| format.is_of_one() && format.suits(e)) {
                let bytes = made(&book, format, lang, &[&exercise.key]).remove(0);
                spoil(&folder.join(format!("{}.{}", exercise.key, format.extension())), &bytes);
            }
            if !format.is_of_one() {
                spoil(&folder.join(format!("all.{}", format.extension())), &made(&book, format, lang, &[]).remove(0));
            }
        }
        let count = std::fs::read_dir(&folder).expect("there").count();
        assert!(count > book.exercises.len() * 3, "{count} files");
    }
}
