//! What was drawn in class, to be handed out: whiteboards as they were, pages by their title.

use super::{InkStroke, SIDE, Session};
use crate::model::{
    course::Course,
    scene::{Align, Font, Pen, Prim, Role, paper::Drawing, pt, rect},
    text::Lang,
    texts::teach as tx,
};

/// The size of a page of the handout.
const SIZE: (f32, f32) = (960.0, 540.0);
const TITLE: Font = Font::new(22.0, 30.0, true);

/// Every slide with ink, in the order of the class, then the whiteboards: a name and a drawing each.
#[must_use]
pub fn handout(session: &Session, course: &Course, lang: Lang) -> Vec<(String, Drawing)> {
    let ink = |key: &str| session.ink.get(key).filter(|strokes| !strokes.is_empty());
    let mut pages = Vec::new();
    for (n, (_, page)) in course.pages().enumerate() {
        let begins = format!("{}#", page.id);
        for (_, strokes) in session.ink.iter().filter(|(key, strokes)| key.starts_with(&begins) && !strokes.is_empty()) {
            pages.push(sheet(&format!("{}  {}", n + 1, page.title.get(lang)), strokes));
        }
    }
    for board in 1..=session.boards {
        if let Some(strokes) = ink(&Session::board(board)) {
            pages.push(sheet(&format!("{} {board}", tx::BOARD.get(lang)), strokes));
        }
    }
    pages
}

fn sheet(title: &str, strokes: &[InkStroke]) -> (String, Drawing) {
    let (w, h) = SIZE;
    let paper = Prim::Rect { at: rect(0.0, 0.0, w, h), radius: 0.0, fill: Some(Role::Surface.into()), pen: None, lift: 0 };
    let head =
        Prim::Text { at: rect(40.0, 20.0, w - 80.0, 30.0), text: title.into(), font: TITLE, ink: Role::TextSecondary.into(), align: Align::Left };
    let lines = strokes.iter().filter(|s| !s.points.is_empty()).map(|stroke| {
        let role = [Role::Mot, Role::Accent, Role::Success, Role::Text].get(usize::from(stroke.pen % 4)).copied().unwrap_or(Role::Text);
        let place = |(x, y): &(u16, u16)| pt(f32::from(*x) / f32::from(SIDE) * w, f32::from(*y) / f32::from(SIDE) * h);
        Prim::Path { points: stroke.points.iter().map(place).collect(), pen: Pen::new(3.5, role) }
    });
    (title.to_owned(), Drawing { w, h, prims: [paper, head].into_iter().chain(lines).collect() })
}
