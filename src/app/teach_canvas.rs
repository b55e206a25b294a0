//! Exercises of the open workbooks on the projector, drawn anew when they change.

use std::{cell::RefCell, sync::Arc};

use crate::{
    model::{
        scene::{
            Estimate,
            paper::{Drawing, Subject, picture},
        },
        text::Lang,
    },
    ui::presenter::canvas::CanvasOffer,
};

use super::App;

/// What is on the projector.
#[derive(Default)]
pub(super) struct Projected {
    /// The workbook and the exercise.
    pub(super) what: Option<(u64, String)>,
    /// Its drawing, and what it was made of.
    drawn: RefCell<Option<(u64, Lang, Arc<Drawing>)>>,
}

impl Projected {
    /// Another exercise, or none.
    pub(super) fn set(&mut self, what: Option<(u64, String)>) {
        self.what = what;
        self.drawn.replace(None);
    }
}

impl App {
    /// Every exercise that can be put on the projector.
    pub(super) fn canvases(&self, lang: Lang) -> Vec<CanvasOffer> {
        let mut found = Vec::new();
        for book in self.shelf.all() {
            for exercise in book.workbook.exercises.iter().filter(|e| e.template.on_screen()) {
                let on = self.teaching.canvas.what.as_ref().is_some_and(|(ticket, key)| *ticket == book.ticket && *key == exercise.key);
                let title = exercise.template.title.get(lang).to_owned();
                found.push(CanvasOffer { ticket: book.ticket, key: exercise.key.clone(), title, whose: book.title(lang), on });
            }
        }
        found
    }

    /// The drawing that is on the projector.
    pub(super) fn projected_canvas(&self) -> Option<Arc<Drawing>> {
        let (ticket, key) = self.teaching.canvas.what.as_ref()?;
        let book = self.shelf.all().iter().find(|b| b.ticket == *ticket)?;
        let exercise = book.workbook.exercise(key)?;
        let (rev, lang) = (exercise.doc.rev(), self.slide_lang());
        let mut drawn = self.teaching.canvas.drawn.borrow_mut();
        if let Some((at, in_, drawing)) = drawn.as_ref()
            && (*at, *in_) == (rev, lang)
        {
            return Some(Arc::clone(drawing));
        }
        let drawing = Arc::new(picture(&Subject { book: &book.workbook, exercise, lang, measure: &Estimate }));
        *drawn = Some((rev, lang, Arc::clone(&drawing)));
        Some(drawing)
    }
}
