//! `mot-studio handout` and `book`: a course for trainees and trainers, and what groups made, as typeset documents.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::ArgMatches;

use super::{Out, args};
use crate::{
    io::{
        content::Library,
        documents::{Kind, Order, Source, course::Wish},
        export::{Progress, Stop},
        format,
    },
    model::texts::{cli as t, export as e},
};

pub(super) fn handout(matches: &ArgMatches, content: &[PathBuf], out: &mut Out<'_>) -> u8 {
    let (Some(id), Some(path)) = (matches.get_one::<String>(args::COURSE), matches.get_one::<PathBuf>(args::OUTPUT)) else { return 2 };
    let library = Library::load(content);
    let Some(course) = library.course(id) else {
        let known: Vec<&str> = library.courses.iter().map(|c| c.id.as_str()).collect();
        out.complain(&t::NO_COURSE.with(out.lang, &[id, &known.join(out.lang.pick("、", ", "))]));
        return 2;
    };
    let kind = match (matches.get_flag(args::GUIDE), matches.get_flag(args::LIST)) {
        (true, _) => Kind::Guide,
        (_, true) => Kind::PrintList,
        _ => Kind::Handout,
    };
    let wish = Wish {
        kind,
        per_sheet: matches.get_one::<String>(args::PER_SHEET).and_then(|n| n.parse().ok()).unwrap_or(3),
        notes: matches.get_flag(args::NOTES),
        groups: matches.get_one::<u32>(args::GROUPS).copied().unwrap_or(6),
        lang: out.lang,
    };
    let source = Source::course(&library, course, wish, path, &jiff::Zoned::now());
    write(source, content, path, out)
}

pub(super) fn book(matches: &ArgMatches, content: &[PathBuf], out: &mut Out<'_>) -> u8 {
    let Some(path) = matches.get_one::<PathBuf>(args::OUTPUT) else { return 2 };
    let mut books = Vec::new();
    for file in matches.get_many::<PathBuf>(args::FILES).unwrap_or_default() {
        let shown = file.display().to_string();
        match format::load(file).and_then(|bytes| format::read(&bytes, &shown)) {
            Ok(opened) => {
                for problem in &opened.problems {
                    out.complain(&problem.line(out.lang));
                }
                books.push(Arc::new(opened.workbook));
            }
            Err(error) => {
                out.complain(&format!("{shown}: {}", error.message().get(out.lang)));
                return 1;
            }
        }
    }
    let kind = if matches.get_flag(args::HOMEWORK) { Kind::Homework } else { Kind::Book };
    let library = Library::load(content);
    let course = books.first().and_then(|book| library.course(&book.course)).cloned();
    write(Source::Books { kind, books, course: course.map(Box::new), lang: out.lang }, content, path, out)
}

fn write(source: Source, content: &[PathBuf], path: &Path, out: &mut Out<'_>) -> u8 {
    let order = Order { source, folders: content.to_vec(), now: jiff::Zoned::now() };
    match order.write_to(path, &Progress { report: &|_, _| {}, stop: Stop::default() }) {
        Ok(()) => {
            out.line(&e::WRITTEN.with(out.lang, &[&path.display().to_string()]));
            0
        }
        Err(error) => {
            out.complain(error.message().get(out.lang));
            1
        }
    }
}
