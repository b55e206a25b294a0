//! Exercises as SVG, PNG and PDF, and the page that the export dialog shows.

use std::sync::Arc;

use crate::model::{
    export::Format,
    picture::Media,
    scene::paper::{Drawing, Marks, Paper, Subject, blank, picture, sheets},
    text::Lang,
    texts::export as t,
    workbook::Exercise,
};

use super::{
    ExportError, Progress, Request,
    face::Exact,
    flat::{Flat, flatten},
    palette::Palette,
    pdf::{self, About, Page},
    svg,
};

/// A page as pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Red, green, blue and alpha of each, alpha multiplied in.
    pub rgba: Vec<u8>,
    /// Which page it is, from 0.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
}

struct Desk {
    measure: Exact,
}

impl Desk {
    fn flat(&self, request: &Request, drawing: &Drawing) -> Vec<Flat> {
        flatten(&drawing.prims, Palette::light(), &self.measure, &request.workbook.media)
    }

    fn drawing(&self, request: &Request, exercise: &Exercise) -> Drawing {
        let empty = request.options.blank.then(|| blank(exercise, request.lang));
        let exercise = empty.as_ref().unwrap_or(exercise);
        picture(&Subject { book: &request.workbook, exercise, lang: request.lang, measure: &self.measure })
    }

    fn paper(&self, request: &Request, exercises: &[&Exercise]) -> Paper {
        let subjects: Vec<Subject<'_>> =
            exercises.iter().map(|exercise| Subject { book: &request.workbook, exercise, lang: request.lang, measure: &self.measure }).collect();
        let foot = if request.options.foot { foot(request, &subjects) } else { String::new() };
        let marks: Vec<Marks> = if request.options.blank { exercises.iter().map(|e| marks(request, e)).collect() } else { Vec::new() };
        sheets(&subjects, &request.options, &foot, &marks)
    }

    /// The pages with everything on them.
    fn pages(&self, request: &Request, paper: Paper) -> Vec<Page> {
        let drawings: Vec<Arc<Vec<Flat>>> = paper.drawings.iter().map(|drawing| Arc::new(self.flat(request, drawing))).collect();
        let page = |sheet: crate::model::scene::paper::Sheet| {
            let mut flats = flatten(&sheet.prims, Palette::light(), &self.measure, &request.workbook.media);
            let windows = sheet.windows.iter().filter_map(|w| Some((w, drawings.get(w.drawing)?)));
            flats.extend(windows.map(|(w, inside)| Flat::Window { from: w.from, at: w.at, scale: w.scale, inside: Arc::clone(inside) }));
            Page { size: (sheet.w, sheet.h), flats, bookmark: sheet.bookmark }
        };
        paper.sheets.into_iter().map(page).collect()
    }
}

/// Whose it is, the course and the day.
fn foot(request: &Request, subjects: &[Subject<'_>]) -> String {
    let whose = subjects.first().map(Subject::whose).unwrap_or_default();
    let parts = [whose, request.course.get(request.lang).to_owned(), request.now.strftime("%Y-%m-%d").to_string()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(request.lang.pick("·", ", "))
}

/// The code on a paper form: workbook, exercise and group, so that a photo of it finds its way back.
fn marks(request: &Request, exercise: &Exercise) -> Marks {
    let book = &request.workbook;
    let words = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("w", &book.id)
        .append_pair("e", &exercise.key)
        .append_pair("g", &book.group().chars().take(40).collect::<String>())
        .finish();
    let Ok(code) = fast_qr::QRBuilder::new(format!("mot-studio:{words}")).ecl(fast_qr::ECL::L).build() else { return Marks::default() };
    let side = code.size;
    Marks { side, dark: code.data.iter().take(side * side).map(|module| module.value()).collect() }
}

/// One exercise as an SVG document.
pub(super) fn svg(request: &Request, exercises: &[&Exercise], _progress: &Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let exercise = exercises.first().ok_or(ExportError::Nothing)?;
    let desk = Desk { measure: Exact::default() };
    let drawing = desk.drawing(request, exercise);
    Ok(svg::document(exercise.template.title.get(request.lang), (drawing.w, drawing.h), &desk.flat(request, &drawing)).into_bytes())
}

/// One exercise as a PNG file.
pub(super) fn png(request: &Request, exercises: &[&Exercise], _progress: &Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let exercise = exercises.first().ok_or(ExportError::Nothing)?;
    let desk = Desk { measure: Exact::default() };
    let drawing = desk.drawing(request, exercise);
    let title = exercise.template.title.get(request.lang);
    svg::png(title, (drawing.w, drawing.h), &desk.flat(request, &drawing), f32::from(request.options.scale.clamp(1, 4)))
}

/// Exercises as a PDF document.
pub(super) fn pdf(request: &Request, exercises: &[&Exercise], progress: &Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let desk = Desk { measure: Exact::default() };
    progress.step(0, exercises.len())?;
    let pages = desk.pages(request, desk.paper(request, exercises));
    let lang = request.lang;
    let book = &request.workbook;
    let own = book.about.text(crate::model::stamp::ItemId::HEADER, crate::model::workbook::owner::TITLE);
    let single = exercises.first().filter(|_| exercises.len() == 1).map(|e| e.template.title.get(lang));
    let title = single.or(Some(own).filter(|t| !t.is_empty())).unwrap_or_else(|| request.course.get(lang));
    let title = if title.is_empty() { t::WORKBOOK.get(lang) } else { title };
    let author = [book.owner_name(), book.group()].into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    let about =
        About { title: title.to_owned(), author: author.to_owned(), subject: request.course.get(lang).to_owned(), lang, now: request.now.clone() };
    pdf::document(&pages, &about, progress)
}

/// Drawings as a PDF document, a page each with its name as the bookmark.
///
/// # Errors
/// When a page cannot be set.
pub fn drawings_pdf(drawings: &[(String, Drawing)], title: &str, lang: Lang, now: jiff::Zoned) -> Result<Vec<u8>, ExportError> {
    let measure = Exact::default();
    let flat = |drawing: &Drawing| flatten(&drawing.prims, Palette::light(), &measure, &Media::default());
    let page = |(name, drawing): &(String, Drawing)| Page { size: (drawing.w, drawing.h), flats: flat(drawing), bookmark: name.clone() };
    let pages: Vec<Page> = drawings.iter().map(page).collect();
    let about = About { title: title.to_owned(), author: String::new(), subject: String::new(), lang, now };
    pdf::document(&pages, &about, &Progress { report: &|_, _| {}, stop: super::Stop::default() })
}

/// A page of what would come out, as pixels of a width; the last page where there are not so many.
///
/// # Errors
/// Why not.
pub fn preview(request: &Request, page: usize, width: f32) -> Result<Preview, ExportError> {
    let exercises = super::chosen(request)?;
    let desk = Desk { measure: Exact::default() };
    let (size, flats, page, pages) = if matches!(request.format, Format::Png | Format::Svg) {
        let page = page.min(exercises.len().saturating_sub(1));
        let exercise = exercises.get(page).ok_or(ExportError::Nothing)?;
        let drawing = desk.drawing(request, exercise);
        ((drawing.w, drawing.h), desk.flat(request, &drawing), page, exercises.len())
    } else {
        let mut all = desk.pages(request, desk.paper(request, &exercises));
        let page = page.min(all.len().saturating_sub(1));
        let pages = all.len();
        if page >= pages {
            return Err(ExportError::Nothing);
        }
        let chosen = all.swap_remove(page);
        (chosen.size, chosen.flats, page, pages)
    };
    // A long picture must not become a long texture.
    let scale = (width / size.0).min(2.0 * width / size.1);
    let pixmap = svg::pixels("", size, &flats, scale)?;
    Ok(Preview { width: pixmap.width() as usize, height: pixmap.height() as usize, rgba: pixmap.take(), page, pages })
}
