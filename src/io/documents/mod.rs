//! Handouts, guides, result books and print lists, typeset by Typst: templates that an instructor can replace, and data that stays data.

pub mod book;
pub mod course;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

#[cfg(feature = "documents")]
use crate::model::typeface::{BOLD, REGULAR};
use crate::model::{course::Course, text::Lang, workbook::Workbook};

use super::{
    content::Library,
    export::{ExportError, Progress},
    save::save_atomic,
};

/// The documents there are; each has a template of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The pages of a course, several a sheet.
    Handout,
    /// Script, minutes, debriefs and rubric.
    Guide,
    /// What to print for a day.
    PrintList,
    /// What groups made.
    Book,
    /// The homework of course 1: the process map and its service standards.
    Homework,
}

impl Kind {
    /// The file of its template, below `typst/`.
    #[must_use]
    pub const fn file(self) -> &'static str {
        match self {
            Self::Handout => "handout.typ",
            Self::Guide => "guide.typ",
            Self::PrintList => "printlist.typ",
            Self::Book => "book.typ",
            Self::Homework => "homework.typ",
        }
    }

    const fn embedded(self) -> &'static str {
        match self {
            Self::Handout => include_str!("../../../assets/typst/handout.typ"),
            Self::Guide => include_str!("../../../assets/typst/guide.typ"),
            Self::PrintList => include_str!("../../../assets/typst/printlist.typ"),
            Self::Book => include_str!("../../../assets/typst/book.typ"),
            Self::Homework => include_str!("../../../assets/typst/homework.typ"),
        }
    }
}

/// What all templates share.
const COMMON: &str = include_str!("../../../assets/typst/common.typ");
/// A template is no larger than this.
const MAX_TEMPLATE: u64 = 1 << 20;

/// A document before it is typeset.
#[derive(Clone, Debug)]
pub struct Manuscript {
    /// What it is.
    pub kind: Kind,
    /// Everything that the template may show.
    pub data: serde_json::Value,
    /// Drawings that the data names, as SVG, and pictures of the course.
    pub figures: Vec<(String, Vec<u8>)>,
}

/// A template of the last of the folders that has one, else the embedded one.
fn template(folders: &[PathBuf], file: &str, embedded: &str) -> Result<String, ExportError> {
    let own = folders.iter().rev().map(|dir| dir.join("typst").join(file)).find(|path| path.is_file());
    let Some(path) = own else { return Ok(embedded.to_owned()) };
    read_small(&path).map_err(|error| ExportError::Failed(format!("{}: {error}", path.display())))
}

fn read_small(path: &Path) -> std::io::Result<String> {
    use std::io::Read as _;
    let mut text = String::new();
    std::fs::File::open(path)?.take(MAX_TEMPLATE).read_to_string(&mut text)?;
    Ok(text)
}

/// Typesets a document; `folders` may hold `typst/` with templates of the instructor.
///
/// # Errors
/// What is wrong with a template, with its line, or that it was stopped.
pub fn typeset(manuscript: &Manuscript, folders: &[PathBuf], now: &jiff::Zoned, progress: &Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let main = template(folders, manuscript.kind.file(), manuscript.kind.embedded())?;
    let common = template(folders, "common.typ", COMMON)?;
    progress.step(1, 3)?;
    set(manuscript, main, common, now, progress)
}

#[cfg(not(feature = "documents"))]
fn set(_: &Manuscript, _: String, _: String, _: &jiff::Zoned, _: &Progress<'_>) -> Result<Vec<u8>, ExportError> {
    Err(ExportError::Failed("this build has no documents".to_owned()))
}

#[cfg(feature = "documents")]
fn set(manuscript: &Manuscript, main: String, common: String, now: &jiff::Zoned, progress: &Progress<'_>) -> Result<Vec<u8>, ExportError> {
    use typst::foundations::{Datetime, Dict, IntoValue, Smart};
    use typst_as_lib::TypstEngine;

    let figures = manuscript.figures.iter().map(|(name, bytes)| (name.as_str(), bytes.clone()));
    let engine = TypstEngine::builder()
        .main_file(main)
        .fonts([REGULAR, BOLD])
        .with_static_source_file_resolver([("common.typ", common)])
        .with_static_file_resolver(figures)
        .build();
    // One text of JSON: what people wrote reaches the template as strings and is never read as Typst.
    let mut inputs = Dict::new();
    inputs.insert("data".into(), manuscript.data.to_string().into_value());
    let compiled = engine.compile_with_input(inputs);
    let document = compiled.output.map_err(|error| ExportError::Failed(error.to_string()))?;
    progress.step(2, 3)?;
    let day = Datetime::from_ymd_hms(
        now.year().into(),
        now.month().unsigned_abs(),
        now.day().unsigned_abs(),
        now.hour().unsigned_abs(),
        now.minute().unsigned_abs(),
        now.second().unsigned_abs(),
    );
    let options = typst_pdf::PdfOptions {
        creator: Smart::Custom(Some("MOT Studio".to_owned())),
        timestamp: day.map(typst_pdf::Timestamp::new_utc),
        ..typst_pdf::PdfOptions::default()
    };
    let refused = |errors: typst::ecow::EcoVec<typst::diag::SourceDiagnostic>| {
        let texts: Vec<String> = errors.iter().map(|e| e.message.to_string()).collect();
        ExportError::Failed(texts.join("; "))
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(refused)?;
    progress.step(3, 3)?;
    Ok(bytes)
}

/// Where a document comes from.
#[derive(Clone, Debug)]
pub enum Source {
    /// It is ready to be typeset.
    Ready(Box<Manuscript>),
    /// Slides of a course.
    Slides {
        /// The course's title.
        title: String,
        /// Its pages.
        slides: Vec<super::export::pptx::Slide>,
    },
    /// Workbooks whose drawings must be made first.
    Books {
        /// Result book or homework.
        kind: Kind,
        /// The workbooks.
        books: Vec<Arc<Workbook>>,
        /// Their course.
        course: Option<Box<Course>>,
        /// The language.
        lang: Lang,
    },
}

impl Source {
    /// A course as a document, or as slides where the file is to be a presentation.
    #[must_use]
    pub fn course(library: &Library, course: &Course, wish: course::Wish, path: &Path, now: &jiff::Zoned) -> Self {
        if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("pptx")) {
            return Self::Slides { title: course.title.get(wish.lang).to_owned(), slides: course::slides(library, course, wish.lang) };
        }
        Self::Ready(Box::new(course::manuscript(library, course, wish, now)))
    }
}

/// A document that is asked for.
#[derive(Clone, Debug)]
pub struct Order {
    /// What it is made of.
    pub source: Source,
    /// Folders that may hold `typst/` with templates of the instructor.
    pub folders: Vec<PathBuf>,
    /// Now.
    pub now: jiff::Zoned,
}

impl Order {
    /// Makes it and writes it; a file that was there is whole, the old one or the new one.
    ///
    /// # Errors
    /// Why it was not made.
    pub fn write_to(self, path: &Path, progress: &Progress<'_>) -> Result<(), ExportError> {
        let now = self.now;
        let bytes = match self.source {
            Source::Ready(manuscript) => typeset(&manuscript, &self.folders, &now, progress)?,
            Source::Slides { title, slides } => {
                super::export::pptx::pptx(&title, &slides, &now).map_err(|error| ExportError::Failed(error.to_string()))?
            }
            Source::Books { kind, books, course, lang } => {
                let manuscript = book::manuscript(kind, &books, course.as_deref(), lang, &now, progress)?;
                typeset(&manuscript, &self.folders, &now, progress)?
            }
        };
        save_atomic(path, &bytes, None)?;
        Ok(())
    }
}
