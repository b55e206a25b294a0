//! Writes a workbook so that the same work gives the same bytes, one value a line, closed by its length and hash.

use std::fmt::Write;

use crate::model::{
    doc::{Doc, Item, Reg, Value},
    stamp::{ItemId, Stamp},
    template::Template,
    text::is_hidden,
    workbook::{Exercise, Workbook},
};

use super::{FORMAT, value::SET};

/// The name under which an exercise keeps the text of a template that this version cannot read whole.
pub(super) const TEMPLATE: &str = "template";
/// What stands before the hash of an item that this version does not know; a slash is in no name of the file.
pub(super) const ITEM: &str = "items/";
/// The same of an exercise.
pub(super) const EXERCISE: &str = "exercises/";
/// What stands before the name of a field of `about` that this version does not know.
pub(super) const ABOUT: &str = "about/";
/// What stands before the hash of an item of `about` that this version does not know.
pub(super) const ABOUT_ITEM: &str = "about/items/";

/// The bytes of a workbook file.
///
/// Lines and their indentation are part of the format: reading a damaged file finds its way by them.
#[must_use]
pub fn write(workbook: &Workbook, app_version: &str) -> String {
    let items = workbook.about.all().len() + workbook.exercises.iter().map(|e| e.doc.all().len()).sum::<usize>();
    let mut out = String::with_capacity(4096 + items * 320 + workbook.exercises.len() * 8192);
    put(&mut out, format_args!("(\n  format: {FORMAT},\n"));
    for (name, text) in [("app", app_version), ("id", &workbook.id), ("course", &workbook.course), ("course_version", &workbook.course_version)] {
        put(&mut out, format_args!("  {name}: "));
        quote(&mut out, text);
        out.push_str(",\n");
    }
    for (name, raw) in workbook.unknown.iter().filter(|(name, _)| !name.contains('/')) {
        put(&mut out, format_args!("  {name}: {raw},\n"));
    }
    out.push_str("  about: (\n");
    for (name, raw) in within(&workbook.unknown, ABOUT).filter(|(name, _)| !name.contains('/')) {
        put(&mut out, format_args!("    {name}: {raw},\n"));
    }
    let more: Vec<&str> = within(&workbook.unknown, ABOUT_ITEM).map(|(_, raw)| raw).collect();
    doc(&mut out, &workbook.about, &more, "    ");
    out.push_str("  ),\n  exercises: [\n");
    for each in &workbook.exercises {
        exercise(&mut out, each);
    }
    for (_, raw) in within(&workbook.unknown, EXERCISE) {
        put(&mut out, format_args!("    {raw},\n"));
    }
    out.push_str("  ],\n)\n");
    seal(&mut out);
    out
}

/// Adds the last line: length and hash of everything before it.
pub(super) fn seal(out: &mut String) {
    let (length, hash) = (out.len(), hash16(out.as_bytes()));
    put(out, format_args!("// end length={length} blake3={hash}\n"));
}

/// Sixteen hexadecimal digits of a hash: a changed byte shows, and a person can still compare them.
pub(in crate::io) fn hash16(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(16).collect()
}

fn put(out: &mut String, args: std::fmt::Arguments) {
    // Writing to a String never fails.
    let _done = out.write_fmt(args);
}

fn exercise(out: &mut String, exercise: &Exercise) {
    out.push_str("    (\n      key: ");
    quote(out, &exercise.key);
    out.push_str(",\n      template: ");
    match exercise.unknown.iter().find(|(name, _)| name == TEMPLATE) {
        Some((_, raw)) => out.push_str(raw),
        None => out.push_str(&template(&exercise.template)),
    }
    out.push_str(",\n");
    for (name, raw) in exercise.unknown.iter().filter(|(name, _)| name != TEMPLATE && !name.contains('/')) {
        put(out, format_args!("      {name}: {raw},\n"));
    }
    let more: Vec<&str> = within(&exercise.unknown, ITEM).map(|(_, raw)| raw).collect();
    doc(out, &exercise.doc, &more, "      ");
    out.push_str("    ),\n");
}

/// A template is small and rarely read by people; `ron` writes it.
fn template(template: &Template) -> String {
    let config = ron::ser::PrettyConfig::new().new_line("\n      ").indentor("  ").depth_limit(3);
    // A template is plain data without maps of odd keys: `ron` cannot refuse it; "()" would be reported when read.
    ron::ser::to_string_pretty(template, config).unwrap_or_else(|_refused| "()".to_owned())
}

/// Entries under a name that no field of the file can have, and the rest of their names.
fn within<'a>(unknown: &'a [(String, String)], place: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    unknown.iter().filter_map(move |(name, raw)| Some((name.strip_prefix(place)?, raw.as_str())))
}

fn doc(out: &mut String, doc: &Doc, more: &[&str], indent: &str) {
    put(out, format_args!("{indent}seen: {{"));
    for (at, (editor, n)) in doc.seen().iter().enumerate() {
        put(out, format_args!("{}\"{editor}\": {n}", if at == 0 { "" } else { ", " }));
    }
    put(out, format_args!("}},\n{indent}items: [\n"));
    for (id, each) in doc.all() {
        put(out, format_args!("{indent}  "));
        item(out, *id, each, Some(indent.len() + 4));
        out.push_str(",\n");
    }
    for raw in more {
        put(out, format_args!("{indent}  {raw},\n"));
    }
    put(out, format_args!("{indent}],\n"));
}

/// Writes one item; `indent` is that of its registers, `None` writes all in one line.
pub(in crate::io) fn item(out: &mut String, id: ItemId, item: &Item, indent: Option<usize>) {
    put(out, format_args!("(id: \"{id}\", kind: "));
    quote(out, item.kind.as_str());
    put(out, format_args!(", at: \"{}\"", item.life));
    if item.gone {
        out.push_str(", gone: true");
    }
    stamps(out, "dropped", &item.dropped);
    stamps(out, "born", &item.born);
    if item.gone {
        out.push(')');
        return;
    }
    for (name, raw) in item.unknown.iter().filter(|(name, _)| !name.starts_with(SET)) {
        put(out, format_args!(", {name}: {raw}"));
    }
    out.push_str(", set: {");
    // Values of a newer version stand among the others, unless the register was set since.
    let kept = item.unknown.iter().filter_map(|(name, raw)| Some((name.strip_prefix(SET)?, raw)));
    let mut kept = kept.filter(|(name, _)| !item.fields.contains_key(name.trim_matches('"'))).collect::<Vec<_>>();
    kept.sort_unstable();
    let mut kept = kept.into_iter().peekable();
    let empty = item.fields.is_empty() && kept.peek().is_none();
    let raw = |out: &mut String, (name, raw): (&str, &String)| {
        line(out, indent);
        put(out, format_args!("{name}: {raw},"));
    };
    for (key, reg) in &item.fields {
        while let Some(before) = kept.next_if(|(name, _)| name.trim_matches('"') < key.as_str()) {
            raw(out, before);
        }
        line(out, indent);
        quote(out, key.as_str());
        out.push_str(": ");
        register(out, reg, item.life);
        out.push(',');
    }
    kept.for_each(|rest| raw(out, rest));
    if !empty {
        line(out, indent.map(|n| n - 2));
    }
    out.push_str("})");
}

/// Deletions and births that nobody has decided between; most items have none.
fn stamps(out: &mut String, name: &str, stamps: &[Stamp]) {
    for (at, stamp) in stamps.iter().enumerate() {
        let before = if at == 0 { format!(", {name}: [") } else { ", ".to_owned() };
        put(out, format_args!("{before}\"{stamp}\""));
    }
    if !stamps.is_empty() {
        out.push(']');
    }
}

fn line(out: &mut String, indent: Option<usize>) {
    match indent {
        Some(n) => put(out, format_args!("\n{:n$}", "")),
        None => out.push(' '),
    }
}

/// A value set together with its item stands alone; any other carries its stamp, and rivals if there are.
fn register(out: &mut String, reg: &Reg, life: Stamp) {
    if reg.stamp == life && reg.rivals.is_empty() {
        return value(out, &reg.value);
    }
    stamped(out, &reg.value, reg.stamp);
    if !reg.rivals.is_empty() {
        out.push_str(", [");
        for (at, (rival, stamp)) in reg.rivals.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            stamped(out, rival, *stamp);
            out.push(')');
        }
        out.push(']');
    }
    out.push(')');
}

fn stamped(out: &mut String, it: &Value, stamp: Stamp) {
    out.push('(');
    value(out, it);
    put(out, format_args!(", \"{stamp}\""));
}

fn value(out: &mut String, it: &Value) {
    match it {
        Value::Empty => out.push_str("None"),
        Value::Text(text) => quote(out, text),
        Value::Num(n) if *n == 0.0 => out.push('0'),
        Value::Num(n) if n.fract() == 0.0 && n.abs() < 1e15 => put(out, format_args!("{n}")),
        Value::Num(n) => put(out, format_args!("{n:?}")),
        Value::Flag(flag) => put(out, format_args!("{flag}")),
        Value::List(list) => {
            out.push('[');
            for (at, text) in list.iter().enumerate() {
                if at > 0 {
                    out.push_str(", ");
                }
                quote(out, text);
            }
            out.push(']');
        }
    }
}

/// Writes a text so that it stays in one line and shows what it holds.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    let mut from = 0;
    for (at, c) in text.char_indices() {
        // Nearly every character is one of these; the long list of hidden ones is asked only for the rest.
        let plain = matches!(c, ' '..='!' | '#'..='[' | ']'..='~' | '\u{2e80}'..='\u{d7ff}');
        if plain || !(matches!(c, '"' | '\\' | '\n' | '\t') || is_hidden(c)) {
            continue;
        }
        out.push_str(text.get(from..at).unwrap_or_default());
        from = at + c.len_utf8();
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ => put(out, format_args!("\\u{{{:x}}}", u32::from(c))),
        }
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out.push('"');
}
