//! T11 to T15: what is given out of a workbook is only text to whoever reads it: no formula, no markup, no link, no script.

use std::{collections::HashSet, io::Cursor, sync::Arc};

use calamine::Reader as _;
use mot_studio::{
    io::{
        content::Library,
        export::{ExportError, Progress, Request, Stop, export},
    },
    model::{
        doc::{Doc, Op, Value},
        export::{Format, Options},
        extract::said,
        stamp::{EditorId, ItemId},
        text::{Bi, Lang},
        workbook::{Exercise, Workbook},
    },
};

use super::Dice;
use crate::drive::{BOARD, COURSE};

const PIECES: [&str; 40] = [
    "=1+1",
    "+",
    "-",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "＋",
    "－",
    "＠",
    "\"",
    ",",
    ";",
    "\n",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "![x](http://x.example/y.png)",
    "https://evil.example/",
    "`x`",
    "|",
    "BEGIN:VALARM",
    "\r\nATTACH:file:///etc/passwd",
    "\u{202e}",
    "\0",
    "汉字",
    "' or",
    "*b*",
    "_i_",
    "&lt;",
    "$x$",
    "# h",
    "1. x",
    "www.evil.example",
    "mailto:a@b.example",
    "]]>",
    "{\\rtf",
    "%PDF",
    "=cmd|' /C calc'!A0",
    " ",
];

fn hostile(count: usize) -> Vec<String> {
    let mut dice = Dice(11);
    (0..count).map(|_| (0..=dice.roll(4)).map(|_| PIECES[dice.roll(PIECES.len())]).collect()).collect()
}

/// A board of one card for each text.
fn board(texts: &[String]) -> Workbook {
    let template = Arc::clone(Library::embedded().template(COURSE, BOARD).expect("embedded"));
    let me = EditorId::from_random(5);
    let mut doc = Doc::default();
    for (k, text) in texts.iter().enumerate() {
        let fields = [("text", text.as_str()), ("zone", "time"), ("order", &format!("V{k:06}"))];
        let fields = fields.into_iter().map(|(key, value)| (key.into(), Value::text(value))).collect();
        doc.apply(&Op::put(ItemId { editor: me, k: k as u64 + 1 }, "card", fields), me).expect("fits");
    }
    Workbook { exercises: vec![Exercise { key: BOARD.into(), template, doc, unknown: Vec::new() }], ..Workbook::default() }
}

/// The file, or `None` while this version has no writer of the format or the format no form for a board.
fn given(book: &Workbook, format: Format) -> Option<Vec<u8>> {
    let request = Request {
        workbook: Arc::new(book.clone()),
        keys: Vec::new(),
        format,
        lang: Lang::Zh,
        options: Options::default(),
        course: Bi::default(),
        now: jiff::civil::date(2026, 11, 27).at(10, 0, 0, 0).in_tz("UTC").expect("a time"),
    };
    match export(&request, &Progress { report: &|_, _| {}, stop: Stop::default() }) {
        Ok(mut made) => Some(made.remove(0).bytes),
        Err(ExportError::NotYet(_) | ExportError::NotFor { .. }) => {
            eprintln!("SKIPPED {}: no writer of it, or none for a board", format.id());
            None
        }
        Err(other) => panic!("{}: {other}", format.id()),
    }
}

fn is_active(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

fn fields(mut bytes: &[u8]) -> Vec<String> {
    let (mut reader, mut out, mut at, mut fields) = (csv_core::Reader::new(), vec![0; 1 << 16], 0, Vec::new());
    loop {
        let (result, read, written) = reader.read_field(bytes, &mut out[at..]);
        bytes = &bytes[read..];
        at += written;
        match result {
            csv_core::ReadFieldResult::InputEmpty => {}
            csv_core::ReadFieldResult::OutputFull => panic!("a field of more than 64 KiB"),
            csv_core::ReadFieldResult::Field { .. } => {
                fields.push(String::from_utf8(out[..at].to_vec()).expect("UTF-8"));
                at = 0;
            }
            csv_core::ReadFieldResult::End => return fields,
        }
    }
}

#[test]
fn t11_no_cell_of_a_csv_file_is_a_formula_and_every_text_comes_back() {
    let texts = hostile(10_000);
    let Some(bytes) = given(&board(&texts), Format::Csv) else { return };
    let read = fields(bytes.strip_prefix("\u{feff}".as_bytes()).expect("a mark"));
    for field in &read {
        assert!(!is_active(field), "{field:?}");
    }
    // What stands between the words may be set anew.
    let close = |text: &str| text.split_whitespace().collect::<String>();
    let read: HashSet<String> = read.iter().map(|field| close(field)).collect();
    for text in texts.iter().map(|t| close(&said(t))).filter(|t| !t.is_empty()) {
        assert!(read.contains(&text) || read.contains(&format!("'{text}")), "{text:?} is not there");
    }
}

#[test]
fn t12_no_cell_of_a_spreadsheet_is_a_formula_or_a_link() {
    let texts = hostile(10_000);
    let Some(bytes) = given(&board(&texts), Format::Xlsx) else { return };
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(Cursor::new(bytes.clone())).expect("a spreadsheet");
    for name in book.sheet_names() {
        assert!(name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\']), "{name}");
        let formulas = book.worksheet_formula(&name).expect("read");
        let made: Vec<_> = formulas.used_cells().filter(|(_, _, f)| !f.is_empty()).collect();
        assert!(made.iter().all(|(_, _, f)| f.starts_with("SUM(") || f.starts_with("SUBTOTAL(") || f.starts_with("AVERAGE(")), "{made:?}");
    }
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    for at in 0..parts.len() {
        let mut text = String::new();
        let mut part = parts.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        assert!(!name.contains("externalLink") && !name.contains("vbaProject"), "{name}");
        if std::io::Read::read_to_string(&mut part, &mut text).is_ok() {
            assert!(!text.contains("<hyperlink") && !text.contains("TargetMode=\"External\""), "{name}");
        }
    }
}

#[test]
fn t13_a_calendar_has_only_the_lines_that_the_program_wrote() {
    let Some(bytes) = given(&board(&hostile(2_000)), Format::Ics) else { return };
    let text = String::from_utf8(bytes).expect("UTF-8");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line:?}");
        assert!(!["BEGIN:VALARM", "ATTACH", "ATTENDEE"].iter().any(|bad| line.starts_with(bad)), "{line:?}");
    }
}

#[test]
fn t14_nothing_in_markdown_is_markup_a_link_or_html() {
    let Some(bytes) = given(&board(&hostile(10_000)), Format::Markdown) else { return };
    let text = String::from_utf8(bytes).expect("UTF-8").replace("<br>", " ");
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\\' {
            let _escaped = chars.next();
        } else {
            plain.push(c);
        }
    }
    for bad in ["<", ">", "[", "]", "`", "!", "&", "{", "}", "://", "www.", "mailto:"] {
        let line = plain.lines().find(|line| line.contains(bad));
        assert!(line.is_none(), "{bad} in {line:?}");
    }
}

#[test]
fn t15_drawings_and_paper_hold_no_script_and_open_nothing() {
    let book = board(&hostile(40));
    if let Some(bytes) = given(&book, Format::Svg) {
        let text = String::from_utf8(bytes).expect("UTF-8").to_lowercase();
        for bad in ["<script", "<img", "<foreignobject", "<a ", "javascript:alert(1)\"", " onerror=alert(1)>"] {
            assert!(!text.contains(bad), "{bad}");
        }
    }
    if let Some(bytes) = given(&book, Format::Pdf) {
        for bad in ["/JavaScript", "/Launch", "/EmbeddedFile", "/URI", "/OpenAction"] {
            assert!(!bytes.windows(bad.len() + 1).any(|w| w.starts_with(bad.as_bytes()) && !w[bad.len()].is_ascii_alphanumeric()), "{bad}");
        }
    }
}
