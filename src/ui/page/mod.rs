//! One course page, painted at any scale: the reader, the projector and thumbnails show the same thing.

mod blocks;
mod chart;
mod diagram;
mod flow;
mod pen;
mod ring;
#[cfg(test)]
pub(crate) mod tests;
mod words;

use egui::{Painter, Pos2, Rect};

use super::theme::Tokens;
use crate::model::{
    course::{Page, Slot},
    text::{Bi, Lang},
};

pub use words::alternative;

/// What is known of the exercise of a slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlotState {
    /// The exercise's title.
    pub title: Bi,
    /// What it is good for.
    pub purpose: Bi,
    /// What to do, step by step.
    pub steps: Vec<Bi>,
    /// Completeness; `None` when nobody began.
    pub percent: Option<u32>,
    /// The program can do it; otherwise it is done on paper.
    pub available: bool,
    /// How long it takes.
    pub minutes: u32,
}

/// Everything a page needs to be painted besides itself.
pub struct Paper<'a> {
    /// The colours.
    pub tk: &'a Tokens,
    /// The language.
    pub lang: Lang,
    /// 1 in the reader; the projector takes about 2.4 on 1920 pixels.
    pub scale: f32,
    /// Looks an exercise up.
    pub slot: &'a dyn Fn(&Slot) -> SlotState,
    /// Says whether the steps of an exercise are unfolded.
    pub steps_open: &'a dyn Fn(&Slot) -> bool,
    /// Leaves room for buttons under exercises; the caller puts them there.
    pub buttons: bool,
    /// No text is smaller, in points; 0 sets no limit.
    pub floor: f32,
    /// So many points of the page are shown, the others only keep their place; `None` shows all.
    pub points: Option<usize>,
    /// Reads a picture of the course's media folder.
    pub media: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

/// Where the buttons of an exercise go.
#[derive(Clone, Debug)]
pub struct Launch {
    /// The exercise.
    pub slot: Slot,
    /// What is known of it.
    pub state: SlotState,
    /// The row for the buttons, as wide as the card's text.
    pub row: Rect,
}

/// What was painted.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// How high it is.
    pub height: f32,
    /// The right-most ink, to be compared with the width that was given.
    pub right: f32,
    /// The words of each part for screen readers, in reading order.
    pub said: Vec<(Rect, String)>,
    /// Exercises.
    pub launches: Vec<Launch>,
    /// Texts that did not fit their place; empty unless something is wrong.
    pub overflows: Vec<String>,
}

/// Paints the title and the blocks of a page from `at`, `width` wide.
#[must_use]
pub fn draw(painter: &Painter, paper: &Paper<'_>, at: Pos2, width: f32, page: &Page) -> Drawn {
    let mut pen = pen::Pen::new(painter, paper);
    let title = pen.text(at, paper_text(paper, &page.title), super::theme::READER_TITLE, paper.tk.text, width);
    let top = at.y + title + pen.s(22.0);
    let below = blocks::column(&mut pen, egui::pos2(at.x, top), width, &page.blocks);
    pen.finish(top - at.y + below)
}

/// Paints only the blocks of a page, for slides that set the title themselves.
#[must_use]
pub fn draw_body(painter: &Painter, paper: &Paper<'_>, at: Pos2, width: f32, page: &Page) -> Drawn {
    let mut pen = pen::Pen::new(painter, paper);
    let height = blocks::column(&mut pen, at, width, &page.blocks);
    pen.finish(height)
}

/// The largest scale, at most `paper.scale`, at which the body of a page fits into `size`.
#[must_use]
pub fn fit(painter: &Painter, paper: &Paper<'_>, size: egui::Vec2, page: &Page) -> f32 {
    let mut quiet = painter.clone();
    quiet.set_invisible();
    let mut scale = paper.scale;
    for _ in 0..12 {
        let trial = Paper { scale, ..*paper };
        if draw_body(&quiet, &trial, Pos2::ZERO, size.x, page).height <= size.y {
            break;
        }
        scale *= 0.94;
    }
    scale
}

fn paper_text<'b>(paper: &Paper<'_>, text: &'b Bi) -> &'b str {
    text.get(paper.lang)
}
