//! What the typefaces say without a window: how wide text is, and the outlines of icons.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex},
};

use ttf_parser::{Face, OutlineBuilder};

use crate::model::{
    icons,
    scene::{Font, Measure, Pt, pt},
    typeface,
};

use super::flat::Step;

/// The faces of the program; `None` never happens with the fonts it carries.
struct Faces {
    text: [Option<Face<'static>>; 2],
    icons: [Option<Face<'static>>; 2],
}

static FACES: LazyLock<Faces> = LazyLock::new(|| {
    let face = |bytes: &'static [u8]| Face::parse(bytes, 0).ok();
    Faces { text: [face(typeface::REGULAR), face(typeface::BOLD)], icons: [face(typeface::ICONS), face(typeface::ICONS_FILL)] }
});

fn text_face(bold: bool) -> Option<&'static Face<'static>> {
    let [regular, heavy] = &FACES.text;
    if bold { heavy } else { regular }.as_ref()
}

/// Measures by the advances of Noto Sans SC, as the window does.
#[derive(Debug, Default)]
pub(super) struct Exact {
    /// Advances by character and weight, in thousandths of the size.
    known: Mutex<HashMap<(char, bool), f32>>,
}

impl Exact {
    fn em(&self, c: char, bold: bool) -> f32 {
        let look_up = || {
            let face = text_face(bold)?;
            let glyph = face.glyph_index(c)?;
            Some(f32::from(face.glyph_hor_advance(glyph)?) / f32::from(face.units_per_em()))
        };
        let Ok(mut known) = self.known.lock() else { return 1.0 };
        *known.entry((c, bold)).or_insert_with(|| look_up().unwrap_or(1.0))
    }
}

impl Measure for Exact {
    fn width(&self, text: &str, font: Font) -> f32 {
        text.chars().map(|c| self.advance(c, font)).sum()
    }

    fn advance(&self, c: char, font: Font) -> f32 {
        self.em(c, font.bold) * font.size
    }
}

/// The outline of an icon around its middle.
pub(super) fn icon(name: &str, solid: bool, at: Pt, size: f32) -> Vec<Step> {
    let [line, fill] = &FACES.icons;
    let Some(face) = if solid { fill } else { line }.as_ref() else { return Vec::new() };
    let glyph = icons::by_name(name).and_then(|c| face.glyph_index(c)).or_else(|| face.glyph_index(icons::LIST_BULLETS));
    let Some(glyph) = glyph else { return Vec::new() };
    let scale = size / f32::from(face.units_per_em());
    // Icons fill the square of the face between its ascent and its descent.
    let middle = f32::midpoint(f32::from(face.ascender()), f32::from(face.descender()));
    let wide = f32::from(face.glyph_hor_advance(glyph).unwrap_or_default());
    let mut outline = Outline { steps: Vec::new(), at, scale, shift: pt(wide / 2.0, middle) };
    // A space has no outline.
    let _none = face.outline_glyph(glyph, &mut outline);
    outline.steps
}

struct Outline {
    steps: Vec<Step>,
    at: Pt,
    scale: f32,
    shift: Pt,
}

impl Outline {
    fn place(&self, x: f32, y: f32) -> Pt {
        pt(self.at.x + (x - self.shift.x) * self.scale, self.at.y - (y - self.shift.y) * self.scale)
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Move(self.place(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.steps.push(Step::Line(self.place(x, y)));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.steps.push(Step::Quad(self.place(x1, y1), self.place(x, y)));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.steps.push(Step::Cubic(self.place(x1, y1), self.place(x2, y2), self.place(x, y)));
    }

    fn close(&mut self) {
        self.steps.push(Step::Close);
    }
}
