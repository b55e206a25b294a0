//! `mot-studio merge`, `diff`, `verify` and `salvage`: originals are only read; what is printed is shown, never obeyed.

use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::{Out, args};
use crate::{
    io::{
        bundle,
        format::{self, Integrity, Opened},
        save::save_atomic,
    },
    model::{
        compare::{Change, compare, counts},
        doc::Value,
        limits,
        merge::{Conflict, Merged, Part, Source, Unmergeable, What, merge_workbooks},
        names::Naming,
        stamp::EditorId,
        text::visible,
        texts::{cli, merge as t},
        workbook::Workbook,
    },
};

/// Merged or saved, with something left that a person must look at.
const LEFT: u8 = 3;
/// Characters of a value in a line.
const VALUE_CHARS: usize = 120;

pub(super) fn merge(matches: &ArgMatches, out: &mut Out<'_>) -> u8 {
    let files: Vec<&PathBuf> = matches.get_many(args::FILES).unwrap_or_default().collect();
    let Some(output) = matches.get_one::<PathBuf>(args::OUTPUT) else { return 2 };
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    if files.iter().any(|f| *f == output || real(f).is_some_and(|f| Some(f) == real(output))) {
        out.complain(&t::CLI_SAME_FILE.with(out.lang, &[&shown(output)]));
        return 1;
    }
    let mut opened = Vec::new();
    for file in &files {
        let Some(one) = open(file, out) else { return 1 };
        if let Some(newer) = &one.read_only {
            out.complain(&t::CLI_NEWER.with(out.lang, &[&shown(file), &newer.app]));
            return 1;
        }
        if one.is_damaged() {
            out.complain(&t::CLI_DAMAGED.with(out.lang, &[&shown(file)]));
        } else if one.integrity == Integrity::Edited {
            out.complain(&t::CLI_MENDED.with(out.lang, &[&shown(file)]));
        }
        opened.push(one);
    }
    let sources: Vec<Source> = opened.iter().map(|o| Source { book: &o.workbook, mended: o.integrity == Integrity::Edited }).collect();
    let editor = EditorId::from_random(uuid::Uuid::new_v4().as_u64_pair().1);
    let merged = match merge_workbooks(&sources, &[], editor) {
        Ok(merged) => merged,
        Err(Unmergeable::TooManyItems) => {
            out.complain(&t::CLI_TOO_MANY.with(out.lang, &[&limits::MAX_ITEMS.to_string()]));
            return 1;
        }
        Err(Unmergeable::Nothing) => return 2,
    };
    if !write_new(output, &merged.value, out) {
        return 1;
    }
    let names: Vec<String> = files.iter().map(|f| f.file_name().map_or_else(|| shown(f), |n| visible(&n.to_string_lossy()).into_owned())).collect();
    say_report(&merged, &names, matches.get_flag(args::REPORT), out);
    out.line(&t::CLI_MERGED.with(out.lang, &[&shown(output)]));
    let damaged = opened.iter().any(Opened::is_damaged);
    if merged.report.undecided() > 0 || damaged { LEFT } else { 0 }
}

fn say_report(merged: &Merged<Workbook>, names: &[String], all: bool, out: &mut Out<'_>) {
    let lang = out.lang;
    let [auto, open] = [merged.report.automatic(), merged.report.undecided()].map(|n| n.to_string());
    out.line(&t::CLI_COUNTS.with(lang, &[&auto, &open]));
    for part in &merged.report.parts {
        let Some(naming) = Naming::of(&merged.value, &part.exercise, lang) else { continue };
        if !all && part.conflicts.is_empty() {
            continue;
        }
        out.line(&visible(naming.title()));
        if part.templates_differ {
            out.line(t::CLI_TEMPLATES.get(lang));
        }
        for conflict in &part.conflicts {
            say_conflict(conflict, &naming, names, out);
        }
        if all {
            say_automatic(part, &naming, names, out);
        }
    }
}

fn from(names: &[String], from: &[usize], out: &Out<'_>) -> String {
    let list: Vec<&str> = from.iter().filter_map(|n| names.get(*n)).map(String::as_str).collect();
    if list.is_empty() { String::new() } else { t::CLI_FROM.with(out.lang, &[&list.join(out.lang.pick("、", ", "))]) }
}

fn say_conflict(conflict: &Conflict, naming: &Naming, names: &[String], out: &mut Out<'_>) {
    let lang = out.lang;
    let place = naming.disputed(conflict);
    let word = |value: &Value| naming.disputed_value(conflict, value);
    let copies: Vec<String> =
        conflict.copies.iter().map(|copy| format!("{}{}", one_line(&word(&copy.value), out), from(names, &copy.from, out))).collect();
    out.line(&t::CLI_CONFLICT.with(lang, &[&visible(&place), &copies.join(t::CLI_OR.get(lang))]));
    if let Some(base) = &conflict.base {
        out.line(&t::CLI_BASE.with(lang, &[&one_line(&word(base), out)]));
    }
}

fn say_automatic(part: &Part, naming: &Naming, names: &[String], out: &mut Out<'_>) {
    for auto in &part.auto {
        let place = visible(&naming.place(auto.item, auto.key.as_ref())).into_owned();
        let value = auto.key.as_ref().map_or_else(String::new, |key| {
            let value = naming.doc.value(auto.item, key.as_str());
            one_line(&naming.value(auto.item, key.as_str(), value), out)
        });
        let text = match auto.what {
            What::Changed => t::CLI_NEW_VALUE,
            What::Same => t::CLI_SAME,
            What::Added => t::CLI_ADDED,
            What::Deleted => t::CLI_MISSING,
        };
        let line = text.with(out.lang, &[&place, &value]);
        out.line(&format!("{}{}", line.trim_end_matches(['：', ':', ' ']), from(names, &auto.from, out)));
    }
}

pub(super) fn diff(matches: &ArgMatches, out: &mut Out<'_>) -> u8 {
    let files: Vec<&PathBuf> = matches.get_many(args::FILES).unwrap_or_default().collect();
    let [old, new] = files.as_slice() else { return 2 };
    let (Some(old), Some(new)) = (open(old, out), open(new, out)) else { return 1 };
    let (old, new) = (old.workbook, new.workbook);
    let lang = out.lang;
    let all = compare(&old, &new);
    if all.is_empty() {
        out.line(t::CLI_EQUAL.get(lang));
        return 0;
    }
    let mut heading = None;
    for difference in &all {
        let book = if difference.change == Change::Missing { &old } else { &new };
        let Some(naming) = Naming::of(book, &difference.exercise, lang) else { continue };
        let title = visible(naming.title()).into_owned();
        let Some(item) = difference.item else {
            let text = if difference.change == Change::Added { t::CLI_EXERCISE_ADDED } else { t::CLI_EXERCISE_MISSING };
            out.line(&text.with(lang, &[&title]));
            continue;
        };
        if heading.as_ref() != Some(&difference.exercise) {
            out.line(&title);
            heading = Some(difference.exercise.clone());
        }
        let key = difference.key.as_ref();
        let word = |value: &Value| one_line(&naming.value(item, key.map_or("text", |k| k.as_str()), value), out);
        let (old, new) = (word(&difference.old), word(&difference.new));
        let place = visible(&naming.place(item, key)).into_owned();
        let line = match difference.change {
            Change::Added => t::CLI_ADDED.with(lang, &[&place, &new]),
            Change::Changed => t::CLI_CHANGED.with(lang, &[&place, &old, &new]),
            Change::Missing => t::CLI_MISSING.with(lang, &[&place, &old]),
        };
        out.line(&line);
    }
    out.line(&t::CLI_DIFF_COUNTS.with(lang, &counts(&all).map(|n| n.to_string()).each_ref().map(String::as_str)));
    1
}

pub(super) fn verify(matches: &ArgMatches, out: &mut Out<'_>) -> u8 {
    let Some(file) = matches.get_one::<PathBuf>(args::FILE) else { return 2 };
    let Some(opened) = open(file, out) else { return 1 };
    let items = opened.items_read.to_string();
    let need = matches.get_one::<usize>(args::AT_LEAST).copied().unwrap_or(0);
    let wrong = opened.notice().map(|notice| notice.get(out.lang).to_owned());
    for problem in &opened.problems {
        out.line(&escaped(&problem.line(out.lang)));
    }
    if let Some(wrong) = wrong {
        out.complain(&t::CLI_UNSOUND.with(out.lang, &[&shown(file), &escaped(&wrong)]));
        return 1;
    }
    if opened.items_read < need {
        out.complain(&t::CLI_TOO_FEW.with(out.lang, &[&items, &need.to_string()]));
        return 1;
    }
    out.line(&t::CLI_SOUND.with(out.lang, &[&shown(file), &items]));
    u8::from(!opened.problems.is_empty())
}

pub(super) fn salvage(matches: &ArgMatches, out: &mut Out<'_>) -> u8 {
    let (Some(file), Some(output)) = (matches.get_one::<PathBuf>(args::FILE), matches.get_one::<PathBuf>(args::OUTPUT)) else { return 2 };
    let Some(opened) = open(file, out) else { return 1 };
    if let Some(newer) = &opened.read_only {
        out.complain(&t::CLI_NEWER.with(out.lang, &[&shown(file), &escaped(&newer.app)]));
        return 1;
    }
    if !write_new(output, &opened.workbook, out) {
        return 1;
    }
    for problem in &opened.problems {
        out.line(&escaped(&problem.line(out.lang)));
    }
    let [read, lost, values] = [opened.items_read, opened.items_lost, opened.values_lost].map(|n| n.to_string());
    out.line(&t::CLI_SALVAGED.with(out.lang, &[&shown(output), &read, &lost, &values]));
    if opened.is_damaged() { LEFT } else { 0 }
}

fn open(file: &Path, out: &mut Out<'_>) -> Option<Opened> {
    let name = shown(file);
    match format::load(file).and_then(|bytes| format::read(&bytes, &name)) {
        Ok(opened) => Some(opened),
        Err(error) => {
            out.complain(&format!("{name}: {}", error.message().get(out.lang)));
            None
        }
    }
}

/// Writes a file that must not exist yet.
fn write_new(path: &Path, workbook: &Workbook, out: &mut Out<'_>) -> bool {
    // The name is taken first, so that a file made by somebody else in this very moment is not overwritten either.
    if let Err(error) = std::fs::File::create_new(path) {
        let text = match error.kind() {
            std::io::ErrorKind::AlreadyExists => cli::EXISTS.with(out.lang, &[&shown(path)]),
            _ => cli::CANNOT_WRITE.with(out.lang, &[&shown(path), &error.to_string()]),
        };
        out.complain(&text);
        return false;
    }
    let written = bundle::checked_bytes(workbook, env!("CARGO_PKG_VERSION"), path).and_then(|bytes| save_atomic(path, &bytes, None));
    if let Err(error) = written {
        _ = std::fs::remove_file(path);
        out.complain(&cli::CANNOT_WRITE.with(out.lang, &[&shown(path), error.message().get(out.lang)]));
        return false;
    }
    true
}

/// A path as it may be printed.
fn shown(path: &Path) -> String {
    escaped(&path.display().to_string())
}

/// A text as it may be printed: one line, nothing that a terminal obeys.
fn escaped(text: &str) -> String {
    visible(text).replace('\n', "⏎").replace('\t', " ")
}

/// A value in one line; long ones are cut.
fn one_line(text: &str, out: &Out<'_>) -> String {
    if text.is_empty() {
        return t::EMPTY.get(out.lang).to_owned();
    }
    let text = escaped(text);
    let short: String = text.chars().take(VALUE_CHARS).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
