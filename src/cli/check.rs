//! `mot-studio check`: one problem a line, or one line that all is well.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Measure, Out, args};
use crate::{
    io::content::{Library, check},
    model::texts::cli as t,
};

pub(super) fn run(matches: &ArgMatches, content: &[PathBuf], measure: Measure<'_>, out: &mut Out<'_>) -> u8 {
    let dir = matches.get_one::<PathBuf>(args::DIR);
    // A folder may use the templates of the embedded courses, so both are read; what is counted is the folder's own.
    let folders: Vec<PathBuf> = content.iter().chain(dir).cloned().collect();
    let all = Library::load(&folders);
    let mut problems = check(&all);
    problems.extend(measure(&all));
    problems.sort_by(|a, b| a.spot.cmp(&b.spot));
    for problem in &problems {
        out.line(&problem.line(out.lang));
    }
    if !problems.is_empty() {
        let count = t::PROBLEMS.with(out.lang, &[&problems.len().to_string()]);
        _ = writeln!(out.complaints, "{count}");
        return 1;
    }
    let library = if folders.is_empty() { Library::embedded() } else { Library::folders(&folders) };
    let templates = library.all_templates().count();
    if library.courses.is_empty() && templates == 0 {
        let place = folders.first().map(|d| d.display().to_string()).unwrap_or_default();
        out.line(&format!("{place}: {}", t::NOTHING_THERE.get(out.lang)));
        return 1;
    }
    let pages: usize = library.courses.iter().map(|c| c.pages().count()).sum();
    let minutes: u32 = library.courses.iter().map(|c| c.minutes).sum();
    let numbers = [library.courses.len(), pages, templates, minutes as usize].map(|n| n.to_string());
    out.line(&t::ALL_WELL.with(out.lang, &numbers.each_ref().map(String::as_str)));
    0
}
