//! `mot-studio export`: exercises of a workbook in another format.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Out, args};
use crate::{
    io::{
        content::Library,
        export::{Progress, Request, Stop, export_to},
        format,
    },
    model::{
        export::{Format, Options, Paper},
        texts::export as t,
    },
};

pub(super) fn run(matches: &ArgMatches, content: &[PathBuf], out: &mut Out<'_>) -> u8 {
    let (Some(file), Some(output)) = (matches.get_one::<PathBuf>(args::FILE), matches.get_one::<PathBuf>(args::OUTPUT)) else { return 2 };
    let Some(format) = matches.get_one::<String>(args::TO).and_then(|id| Format::parse(id)) else { return 2 };
    let shown = file.display().to_string();
    let opened = match format::load(file).and_then(|bytes| format::read(&bytes, &shown)) {
        Ok(opened) => opened,
        Err(error) => {
            out.complain(&format!("{shown}: {}", error.message().get(out.lang)));
            return 1;
        }
    };
    for problem in &opened.problems {
        out.complain(&problem.line(out.lang));
    }
    let course = Library::load(content).course(&opened.workbook.course).map(|course| course.title.clone()).unwrap_or_default();
    let request = Request {
        workbook: std::sync::Arc::new(opened.workbook),
        keys: matches.get_many::<String>(args::EXERCISE).unwrap_or_default().cloned().collect(),
        format,
        lang: out.lang,
        options: options(matches),
        course,
        now: jiff::Zoned::now(),
    };
    match export_to(&request, output, &Progress { report: &|_, _| {}, stop: Stop::default() }) {
        Ok(paths) => {
            for path in paths {
                out.line(&t::WRITTEN.with(out.lang, &[&path.display().to_string()]));
            }
            u8::from(!opened.problems.is_empty())
        }
        Err(error) => {
            out.complain(error.message().get(out.lang));
            1
        }
    }
}

fn options(matches: &ArgMatches) -> Options {
    let usual = Options::default();
    let text = |name| matches.get_one::<String>(name).map(String::as_str);
    Options {
        paper: text(args::PAPER).and_then(Paper::parse).unwrap_or(usual.paper),
        landscape: !matches.get_flag(args::PORTRAIT),
        tiled: matches.get_flag(args::TILED),
        foot: !matches.get_flag(args::NO_FOOT),
        blank: matches.get_flag(args::BLANK),
        scale: text(args::SCALE).and_then(|n| n.parse().ok()).unwrap_or(usual.scale),
    }
}
