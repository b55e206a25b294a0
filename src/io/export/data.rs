//! The formats that are written from an exercise's neutral form: which writer makes which.

use super::{ExportError, Progress, Request, calendar, csv, excalidraw, json_canvas, markdown, mermaid, outline, pptx, xlsx};
use crate::model::{
    export::Format,
    extract::{Extract, extract, said, sketch::sketch},
    stamp::ItemId,
    workbook::{Exercise, owner},
};

/// Writes exercises in a format of tables, outlines or dates.
pub(super) fn write(request: &Request, exercises: &[&Exercise], progress: &Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let (book, lang, now) = (&request.workbook, request.lang, &request.now);
    let mut extracts: Vec<Extract> = Vec::with_capacity(exercises.len());
    for exercise in exercises {
        if !request.format.is_of_one() {
            progress.step(extracts.len(), exercises.len())?;
        }
        extracts.push(extract(book, exercise, lang));
    }
    let first = extracts.first().ok_or(ExportError::Nothing)?;
    let drawn = || {
        let of = exercises.first().ok_or(ExportError::Nothing)?;
        let title = first.title.get(lang).to_owned();
        sketch(of, lang).ok_or(ExportError::NotFor { title, format: request.format })
    };
    let title = title(request);
    Ok(match request.format {
        Format::Xlsx => xlsx::xlsx(&title, &extracts, lang, now).map_err(|error| ExportError::Failed(error.to_string()))?,
        Format::Pptx => {
            let slides = pptx::results(&title, &now.date().to_string(), &extracts, lang);
            pptx::pptx(&title, &slides, now).map_err(|error| ExportError::Failed(error.to_string()))?
        }
        Format::Csv => csv::csv(first, lang),
        Format::Markdown => markdown::markdown(&title, &extracts, lang),
        Format::Ics => calendar::calendar(book, exercises, lang, now),
        Format::Opml => outline::opml(first, lang, now),
        Format::Freemind => outline::freemind(first, lang),
        Format::Canvas => json_canvas::json_canvas(&drawn()?),
        Format::Excalidraw => excalidraw::excalidraw(&drawn()?, now),
        Format::Mermaid => {
            let of = exercises.first().ok_or(ExportError::Nothing)?;
            mermaid::mermaid(of, lang).ok_or_else(|| ExportError::NotFor { title: first.title.get(lang).to_owned(), format: request.format })?
        }
        format => return Err(ExportError::NotYet(format)),
    })
}

/// What the file is about: the course and whose work it is.
pub(super) fn title(request: &Request) -> String {
    let book = &request.workbook;
    let title = book.about.text(ItemId::HEADER, owner::TITLE);
    let who = if title.trim().is_empty() { [book.group(), book.owner_name()] } else { [title, ""] };
    let parts = std::iter::once(request.course.get(request.lang)).chain(who);
    let parts: Vec<&str> = parts.filter(|part| !part.trim().is_empty()).collect();
    if parts.is_empty() { "MOT Studio".to_owned() } else { said(&parts.join(" · ")) }
}
