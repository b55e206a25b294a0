//! An exercise on paper: its canvas as drawn, its tables as they flow, and how both are set on sheets.

mod blank;
mod board;
mod canvas;
mod chart;
mod flow;
mod form;
mod sheet;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::{Align, Box2, Font, Ink, Measure, Pen, Prim, Role, pt, rect, rows};
use crate::model::{
    text::Lang,
    workbook::{Exercise, Workbook},
};

pub use blank::blank;
pub use canvas::canvas;
pub use flow::{Block, Flow, flow};
pub use form::form;
pub use sheet::{Marks, Paper, Sheet, Window, sheets};

/// A drawing of a size; its top left corner is 0, 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
    /// What is drawn.
    pub prims: Vec<Prim>,
}

/// What is set on paper.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The workbook.
    pub book: &'a Workbook,
    /// The exercise of it.
    pub exercise: &'a Exercise,
    /// The language.
    pub lang: Lang,
    /// How wide text is.
    pub measure: &'a dyn Measure,
}

const TITLE: Font = Font::new(20.0, 28.0, true);
const SECTION: Font = Font::new(16.0, 24.0, true);
const BODY: Font = Font::new(13.0, 19.0, false);
const SMALL: Font = Font::new(12.0, 18.0, false);
/// Around a picture.
const PAD: f32 = 24.0;
/// The width of a table that is a picture of its own.
const PICTURE: f32 = 1040.0;

fn text(at: Box2, words: impl Into<Arc<str>>, font: Font, ink: impl Into<Ink>, align: Align) -> Prim {
    Prim::Text { at, text: words.into(), font, ink: ink.into(), align }
}

fn boxed(at: Box2, radius: f32, fill: Option<Ink>, pen: Option<Pen>) -> Prim {
    Prim::Rect { at, radius, fill, pen, lift: 0 }
}

impl Subject<'_> {
    /// The exercise's title.
    #[must_use]
    pub fn title(&self) -> &str {
        self.exercise.template.title.get(self.lang)
    }

    /// Whose it is: title, group or name of the workbook; "" where nobody said.
    #[must_use]
    pub fn whose(&self) -> String {
        let title = self.book.about.text(crate::model::stamp::ItemId::HEADER, crate::model::workbook::owner::TITLE);
        let parts = [title, self.book.group(), self.book.owner_name()];
        let mut said: Vec<&str> = Vec::new();
        for part in parts.into_iter().map(str::trim) {
            if !part.is_empty() && !said.contains(&part) {
                said.push(part);
            }
        }
        said.join(self.lang.pick("·", ", "))
    }
}

/// The exercise as one picture with its title: the canvas as drawn, or its tables one below the other.
#[must_use]
pub fn picture(subject: &Subject<'_>) -> Drawing {
    let body = canvas(subject).unwrap_or_else(|| flow(subject, PICTURE).at_once());
    framed(subject, body)
}

/// A drawing below the title of its exercise, on a ground of its own.
fn framed(subject: &Subject<'_>, body: Drawing) -> Drawing {
    let w = body.w.max(320.0) + 2.0 * PAD;
    let head = 44.0;
    let h = PAD + head + body.h + PAD;
    let mut prims = vec![boxed(rect(0.0, 0.0, w, h), 0.0, Some(Role::Surface.into()), None)];
    let whose = subject.whose();
    let aside = subject.measure.width(&whose, SMALL).min(w * 0.4) + 4.0;
    prims.push(text(rect(PAD, PAD, w - 2.0 * PAD - aside - 16.0, TITLE.line), subject.title(), TITLE, Role::Text, Align::Left));
    prims.push(text(rect(w - PAD - aside, PAD, aside, TITLE.line), whose, SMALL, Role::TextTertiary, Align::Right));
    prims.extend(body.prims.into_iter().map(|p| p.moved(PAD, PAD + head)));
    Drawing { w, h, prims }
}

/// How high a text stands in a width.
fn height(measure: &dyn Measure, words: &str, font: Font, width: f32) -> f32 {
    rows(measure, words, font, width) as f32 * font.line
}
