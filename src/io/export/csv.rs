//! Writes an exercise's main table as CSV (RFC 4180, UTF-8 with a mark), in which no cell is a formula.

use crate::model::{
    extract::{Cell, Extract},
    text::Lang,
};

/// The mark that makes spreadsheets read UTF-8.
const MARK: &str = "\u{feff}";

/// The file's bytes.
pub(super) fn csv(extract: &Extract, lang: Lang) -> Vec<u8> {
    let mut text = MARK.to_owned();
    let Some(table) = extract.main_table() else { return text.into_bytes() };
    line(&mut text, table.columns.iter().map(|c| harmless(&crate::model::extract::said(c.head.get(lang)))));
    for row in &table.rows {
        line(&mut text, row.iter().map(|cell| field(cell, lang)));
    }
    text.into_bytes()
}

fn line(text: &mut String, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            text.push(',');
        }
        if field.contains([',', '"', '\r', '\n']) {
            text.push('"');
            text.push_str(&field.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&field);
        }
    }
    text.push_str("\r\n");
}

/// Numbers as programs read them: no thousands, a plain minus, shares as decimals.
fn field(cell: &Cell, lang: Lang) -> String {
    match cell {
        Cell::Number(n) | Cell::Percent(n) => number(*n),
        cell => harmless(&cell.shown(lang)),
    }
}

/// A number as programs write it.
pub(super) fn number(n: f64) -> String {
    let n = crate::model::figure::round(n, 9);
    format!("{n}")
}

/// A text that a spreadsheet would compute gets an apostrophe in front, as spreadsheets themselves write it.
pub(super) fn harmless(text: &str) -> String {
    let active = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']) || text.starts_with(['\t', '\n']);
    if active { format!("'{text}") } else { text.to_owned() }
}
