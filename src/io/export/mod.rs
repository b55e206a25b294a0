//! Gives a workbook, or exercises of it, out in another format: one request in, bytes or a clear error out.
//!
//! A writer is one function `(&Request, &[&Exercise], &Progress) -> Result<Vec<u8>, ExportError>`. Formats of one exercise
//! a file are called once an exercise, the others once with all of them. To add one: a file beside this one, its line in
//! `write` or in `data::write`.

mod calendar;
mod csv;
mod data;
mod draw;
mod excalidraw;
mod face;
mod flat;
mod json_canvas;
mod markdown;
mod mermaid;
mod outline;
mod palette;
mod pdf;
pub(super) mod pptx;
mod svg;
mod xlsx;

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::model::{
    export::{Format, Options},
    text::{Bi, Lang},
    texts::{Text, export as t},
    workbook::{Exercise, Workbook},
};

use super::{
    format::bi,
    save::{SaveError, save_atomic},
};

pub use draw::{Preview, drawings_pdf, preview};

/// What is to be given out, and how.
#[derive(Clone, Debug)]
pub struct Request {
    /// The workbook.
    pub workbook: Arc<Workbook>,
    /// The keys of the exercises; none means all.
    pub keys: Vec<String>,
    /// As what.
    pub format: Format,
    /// The language of headings and of the template's texts.
    pub lang: Lang,
    /// How pages are set.
    pub options: Options,
    /// The title of its course; empty where it is not known.
    pub course: Bi,
    /// Now.
    pub now: jiff::Zoned,
}

/// A file that came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What is added to the name of the output where there are several: the exercise's title.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why nothing was given out.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// This version has no writer of it.
    #[error("no writer of {}", .0.id())]
    NotYet(Format),
    /// The workbook has no exercise at all.
    #[error("no exercise")]
    Nothing,
    /// The exercise asked for is not there; the keys of those that are.
    #[error("no exercise {key}")]
    NoExercise {
        /// Asked for.
        key: String,
        /// There.
        known: Vec<String>,
    },
    /// The format has no form for the exercise.
    #[error("{title} cannot become {}", format.id())]
    NotFor {
        /// The exercise.
        title: String,
        /// The format.
        format: Format,
    },
    /// A picture would be larger than pictures may be.
    #[error("{0} is too large for one picture")]
    TooLarge(String),
    /// Somebody stopped it.
    #[error("stopped")]
    Stopped,
    /// The library that writes the format refused.
    #[error("{0}")]
    Failed(String),
    /// The file could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
}

impl ExportError {
    /// What happened and what to do.
    #[must_use]
    pub fn message(&self) -> Bi {
        let named = |text: Text, rest: &[&str], format: Format| {
            let with = |lang: Lang| {
                let mut args = rest.to_vec();
                args.push(format.name().get(lang));
                text.with(lang, &args)
            };
            Bi::new(with(Lang::Zh), with(Lang::En))
        };
        match self {
            Self::NotYet(format) => named(t::NOT_YET, &[], *format),
            Self::Nothing => bi(t::NOTHING, &[]),
            Self::NoExercise { key, known } => bi(t::NO_EXERCISE, &[key, &known.join(", ")]),
            Self::NotFor { title, format } => named(t::NOT_FOR, &[title], *format),
            Self::TooLarge(title) => bi(t::TOO_LARGE, &[title]),
            Self::Stopped => bi(t::STOPPED, &[]),
            Self::Failed(why) => bi(t::FAILED, &[why]),
            Self::Save(error) => error.message(),
        }
    }
}

/// Stops an export from outside.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Stops it at its next step.
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Where a writer says how far it is, and learns that it is to stop.
pub struct Progress<'a> {
    /// Steps done, of how many.
    pub report: &'a dyn Fn(usize, usize),
    /// Set from outside.
    pub stop: Stop,
}

impl std::fmt::Debug for Progress<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Progress").field("stop", &self.stop).finish_non_exhaustive()
    }
}

impl Progress<'_> {
    /// So many steps are done.
    ///
    /// # Errors
    /// `Stopped` when it is to stop.
    pub fn step(&self, done: usize, of: usize) -> Result<(), ExportError> {
        if self.stop.0.load(Ordering::Relaxed) {
            return Err(ExportError::Stopped);
        }
        (self.report)(done, of);
        Ok(())
    }
}

/// Makes what was asked for.
///
/// # Errors
/// Why not.
pub fn export(request: &Request, progress: &Progress<'_>) -> Result<Vec<Made>, ExportError> {
    let format = request.format;
    let chosen = chosen(request)?;
    if !format.is_of_one() {
        let bytes = write(request, &chosen, progress)?;
        return Ok(vec![Made { name: String::new(), bytes }]);
    }
    let mut made = Vec::with_capacity(chosen.len());
    for (done, exercise) in chosen.iter().enumerate() {
        progress.step(done, chosen.len())?;
        let bytes = write(request, &[exercise], progress)?;
        made.push(Made { name: exercise.template.title.get(request.lang).to_owned(), bytes });
    }
    progress.step(chosen.len(), chosen.len())?;
    Ok(made)
}

fn write(request: &Request, exercises: &[&Exercise], progress: &Progress<'_>) -> Result<Vec<u8>, ExportError> {
    match request.format {
        Format::Pdf => draw::pdf(request, exercises, progress),
        Format::Png => draw::png(request, exercises, progress),
        Format::Svg => draw::svg(request, exercises, progress),
        _ => data::write(request, exercises, progress),
    }
}

/// The exercises that were asked for; where all were, those that the format has a form for.
fn chosen(request: &Request) -> Result<Vec<&Exercise>, ExportError> {
    let (book, format) = (&request.workbook, request.format);
    if book.exercises.is_empty() {
        return Err(ExportError::Nothing);
    }
    let not_for = |exercise: &Exercise| ExportError::NotFor { title: exercise.template.title.get(request.lang).to_owned(), format };
    if request.keys.is_empty() {
        let all: Vec<&Exercise> = book.exercises.iter().filter(|e| format.suits(e)).collect();
        return match book.exercises.first() {
            Some(first) if all.is_empty() => Err(not_for(first)),
            _ => Ok(all),
        };
    }
    let find = |key: &String| {
        let missing = || ExportError::NoExercise { key: key.clone(), known: book.exercises.iter().map(|e| e.key.clone()).collect() };
        let exercise = book.exercise(key).ok_or_else(missing)?;
        if format.suits(exercise) { Ok(exercise) } else { Err(not_for(exercise)) }
    };
    request.keys.iter().map(find).collect()
}

/// Makes what was asked for and writes it; gives the files.
///
/// # Errors
/// Why not. A file that was there before is whole, the old one or the new one.
pub fn export_to(request: &Request, out: &Path, progress: &Progress<'_>) -> Result<Vec<PathBuf>, ExportError> {
    let made = export(request, progress)?;
    let names: Vec<&str> = made.iter().map(|made| made.name.as_str()).collect();
    let paths = places(out, request.format, &names);
    for (path, made) in paths.iter().zip(&made) {
        save_atomic(path, &made.bytes, None)?;
    }
    Ok(paths)
}

/// The files that an export would write.
#[must_use]
pub fn targets(request: &Request, out: &Path) -> Vec<PathBuf> {
    let Ok(chosen) = chosen(request) else { return Vec::new() };
    if !request.format.is_of_one() {
        return vec![out.to_owned()];
    }
    let names: Vec<&str> = chosen.iter().map(|exercise| exercise.template.title.get(request.lang)).collect();
    places(out, request.format, &names)
}

/// One file goes where it was asked to; of several each has the exercise's name behind that.
fn places(out: &Path, format: Format, names: &[&str]) -> Vec<PathBuf> {
    if names.len() < 2 {
        return vec![out.to_owned(); names.len()];
    }
    let stem = out.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    let end = out.extension().map_or_else(|| format.extension().to_owned(), |end| end.to_string_lossy().into_owned());
    let mut taken: Vec<PathBuf> = Vec::with_capacity(names.len());
    for name in names {
        let name = crate::model::share::name_of(&[name]);
        let at = |tail: &str| out.with_file_name(format!("{stem}-{name}{tail}.{end}"));
        // Two presets of one template have one title.
        let tails = std::iter::once(String::new()).chain((2..=names.len() + 1).map(|n| format!("-{n}")));
        let free = tails.map(|tail| at(&tail)).find(|path| !taken.contains(path));
        taken.extend(free);
    }
    taken
}

#[cfg(test)]
mod tests;
