//! The command line beside the window: checks courses, makes and shows workbooks; every sentence in both languages.

mod args;
mod check;
mod compute;
mod documents;
mod export;
mod merge;
mod workbook;

use std::{ffi::OsString, io::Write, path::PathBuf, process::ExitCode};

use crate::{
    io::content::{Library, course_folders},
    model::{
        problem::Problem,
        settings::ThemeChoice,
        text::{Lang, visible},
        texts::cli as t,
    },
};

/// What the window is to be opened with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Window {
    /// Files to open.
    pub files: Vec<PathBuf>,
    /// A folder of course content.
    pub content: Option<PathBuf>,
    /// The language, if it was given.
    pub lang: Option<Lang>,
    /// Light or dark, if it was given.
    pub theme: Option<ThemeChoice>,
}

/// What became of the command line.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Everything is said; the program ends with this code: 0 all well, 1 problems, 2 wrong command line, 3 done with something left to decide.
    Exit(u8),
    /// The window is wanted.
    Window(Window),
}

/// Where a command writes.
struct Out<'a> {
    lang: Lang,
    /// Results.
    results: &'a mut dyn Write,
    /// Complaints.
    complaints: &'a mut dyn Write,
}

impl Out<'_> {
    /// A line of results. A reader that has gone away (`| head`) is no failure.
    fn line(&mut self, text: &str) {
        // Words of a file must never steer the terminal.
        _ = writeln!(self.results, "{}", visible(text));
    }

    /// A complaint.
    fn complain(&mut self, text: &str) {
        _ = writeln!(self.complaints, "{}", visible(&t::ERROR.with(self.lang, &[text])));
    }
}

/// Finds pages that are too full, which needs the fonts of the window.
pub type Measure<'a> = &'a dyn Fn(&Library) -> Vec<Problem>;

/// Does what the command line asks for; the first argument is the program's own name.
pub fn run(args: impl IntoIterator<Item = OsString>, measure: Measure<'_>) -> Outcome {
    let args: Vec<OsString> = args.into_iter().collect();
    run_with(&args, system_lang(), measure, &mut std::io::stdout().lock(), &mut std::io::stderr().lock())
}

/// Says that no window could be opened.
pub fn no_window(why: &str) -> ExitCode {
    let text = t::NO_WINDOW.with(system_lang(), &[why]);
    _ = writeln!(std::io::stderr().lock(), "{text}");
    ExitCode::FAILURE
}

fn run_with(args: &[OsString], system: Lang, measure: Measure<'_>, out: &mut dyn Write, err: &mut dyn Write) -> Outcome {
    let mut out = Out { lang: args::lang(args).unwrap_or(system), results: out, complaints: err };
    let matches = match args::command(out.lang).try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => return Outcome::Exit(args::say(&error, args, &mut out)),
    };
    let content = matches.get_one::<PathBuf>(args::CONTENT);
    let folders = course_folders(content.map(PathBuf::as_path));
    match matches.subcommand() {
        Some(("check", sub)) => Outcome::Exit(check::run(sub, &folders, measure, &mut out)),
        Some(("new", sub)) => Outcome::Exit(workbook::new(sub, &folders, &mut out)),
        Some(("merge", sub)) => Outcome::Exit(merge::merge(sub, &mut out)),
        Some(("diff", sub)) => Outcome::Exit(merge::diff(sub, &mut out)),
        Some(("verify", sub)) => Outcome::Exit(merge::verify(sub, &mut out)),
        Some(("salvage", sub)) => Outcome::Exit(merge::salvage(sub, &mut out)),
        Some(("compute", sub)) => Outcome::Exit(compute::run(sub, &mut out)),
        Some(("export", sub)) => Outcome::Exit(export::run(sub, &folders, &mut out)),
        Some(("handout", sub)) => Outcome::Exit(documents::handout(sub, &folders, &mut out)),
        Some(("book", sub)) => Outcome::Exit(documents::book(sub, &folders, &mut out)),
        Some(("info", sub)) => Outcome::Exit(workbook::info(sub, &mut out)),
        _ => Outcome::Window(Window {
            files: matches.get_many::<PathBuf>(args::FILES).unwrap_or_default().cloned().collect(),
            content: content.cloned(),
            lang: args::lang(args),
            theme: matches.get_one::<String>(args::THEME).map(|name| if name == "dark" { ThemeChoice::Dark } else { ThemeChoice::Light }),
        }),
    }
}

/// The language of the terminal, else of the system; Chinese where nothing says otherwise.
fn system_lang() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    lang_of(set.or_else(sys_locale::get_locale).as_deref())
}

fn lang_of(tag: Option<&str>) -> Lang {
    match tag {
        None => Lang::default(),
        Some(tag) if tag == "C" || tag.starts_with("C.") || tag == "POSIX" => Lang::default(),
        Some(tag) => Lang::parse(tag).unwrap_or(Lang::En),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write broken files on purpose")]
mod tests;
