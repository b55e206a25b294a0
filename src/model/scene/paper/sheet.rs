//! Drawings and flows set on sheets of paper: fitted or tiled, with title, foot and bookmarks. Sheets are in points (1/72 inch).

use super::{Align, Box2, Drawing, Font, Pen, Prim, Role, Subject, blank, boxed, canvas, flow, form, rect, text};
use crate::model::{
    export::{Options, Paper as Size},
    scene::{Pt, pt},
    texts::export as t,
};

/// A part of a drawing on a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Which of the drawings.
    pub drawing: usize,
    /// The part of it.
    pub from: Box2,
    /// Where its top left corner stands on the sheet.
    pub at: Pt,
    /// Points for a unit of the drawing.
    pub scale: f32,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
    /// Title, foot and marks.
    pub prims: Vec<Prim>,
    /// What it shows.
    pub windows: Vec<Window>,
    /// The bookmark that leads here; "" where the sheet before goes on.
    pub bookmark: String,
}

/// Sheets and what they show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paper {
    /// In order.
    pub sheets: Vec<Sheet>,
    /// Shown through the windows of the sheets.
    pub drawings: Vec<Drawing>,
}

/// A code that a camera reads: dark and light modules, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Modules of a side.
    pub side: usize,
    /// Whether each is dark.
    pub dark: Vec<bool>,
}

const MARGIN: f32 = 34.0;
const HEAD: f32 = 34.0;
const FOOT: f32 = 22.0;
/// Points for a unit at real size: 96 units are an inch.
const REAL: f32 = 0.75;
/// Around a tile, for the marks where it is cut.
const CUT: f32 = 14.0;
/// How far neighbouring tiles repeat each other, for the glue.
const OVERLAP: f32 = 12.0;
/// More tiles than anybody glues together.
const MOST_TILES: usize = 60;

/// Sets exercises on sheets, one after the other. `foot` stands at the foot of every sheet; `marks` belong to blank forms.
#[must_use]
pub fn sheets(subjects: &[Subject<'_>], options: &Options, foot: &str, marks: &[Marks]) -> Paper {
    let mut desk = Desk { options, paper: Paper::default(), foot };
    for (at, subject) in subjects.iter().enumerate() {
        if options.blank {
            desk.blank(subject, marks.get(at));
        } else {
            desk.filled(subject);
        }
    }
    desk.number();
    desk.paper
}

struct Desk<'a> {
    options: &'a Options,
    paper: Paper,
    foot: &'a str,
}

impl Desk<'_> {
    /// Everything on a large sheet is larger.
    fn factor(&self) -> f32 {
        if self.options.paper == Size::A1 { 2.0 } else { 1.0 }
    }

    fn size(&self) -> (f32, f32) {
        let (short, long) = self.options.paper.sides_mm();
        let points = |mm: f32| mm / 25.4 * 72.0;
        if self.options.landscape { (points(long), points(short)) } else { (points(short), points(long)) }
    }

    /// Where content stands.
    fn body(&self) -> Box2 {
        let (w, h) = self.size();
        let k = self.factor();
        let foot = if self.foot.is_empty() { 0.0 } else { FOOT * k };
        rect(MARGIN * k, (MARGIN + HEAD) * k - 8.0, w - 2.0 * MARGIN * k, h - (2.0 * MARGIN + HEAD) * k - foot + 16.0)
    }

    /// A sheet with its head and a part of a drawing.
    fn sheet(&mut self, subject: &Subject<'_>, (first, aside): (bool, &str), window: Window, marks: Vec<Prim>) {
        let (w, h) = self.size();
        let k = self.factor();
        let title = Font::new(15.0 * k, 22.0 * k, true);
        let small = Font::new(9.5 * k, 14.0 * k, false);
        let room = w - 2.0 * MARGIN * k;
        let whose = if aside.is_empty() { subject.whose() } else { aside.to_owned() };
        let right = (subject.measure.width(&whose, small) + 4.0).min(room * 0.45);
        let y = (MARGIN - 6.0) * k;
        // The code of an empty form stands in the corner.
        let corner = w - MARGIN * k - if self.options.blank { 34.0 * k } else { 0.0 };
        let mut prims = vec![
            boxed(rect(0.0, 0.0, w, h), 0.0, Some(Role::Surface.into()), None),
            text(rect(MARGIN * k, y, corner - right - 12.0 - MARGIN * k, 22.0 * k), subject.title(), title, Role::Text, Align::Left),
            text(rect(corner - right, y, right, 22.0 * k), whose, small, Role::TextTertiary, Align::Right),
        ];
        let bookmark = if first { subject.title().to_owned() } else { String::new() };
        prims.extend(marks);
        self.paper.sheets.push(Sheet { w, h, prims, windows: vec![window], bookmark });
    }

    fn filled(&mut self, subject: &Subject<'_>) {
        let mut first = true;
        if let Some(drawing) = canvas(subject) {
            self.canvas(subject, drawing);
            first = false;
        }
        let body = self.body();
        let unit = REAL * self.factor();
        let flow = flow(subject, body.w / unit);
        let scale = (body.w / flow.width.max(1.0)).min(unit);
        for page in flow.pages(body.h / scale) {
            self.page(subject, page, (body, scale), first);
            first = false;
        }
    }

    fn blank(&mut self, subject: &Subject<'_>, marks: Option<&Marks>) {
        let empty = blank(subject.exercise, subject.lang);
        let subject = Subject { exercise: &empty, ..*subject };
        let from = self.paper.sheets.len();
        let body = self.body();
        let unit = REAL * self.factor();
        let mut first = true;
        if let Some(drawing) = canvas(&subject) {
            self.canvas(&subject, drawing);
            first = false;
        }
        let flow = form(&subject, body.w / unit);
        if !flow.blocks.is_empty() {
            for page in flow.pages(body.h / unit) {
                self.page(&subject, page, (body, unit), first);
                first = false;
            }
        }
        if let Some(marks) = marks {
            let (w, _) = self.size();
            let side = 46.0 * self.factor();
            for sheet in self.paper.sheets.iter_mut().skip(from) {
                code(marks, rect(w - MARGIN * 0.5 - side, MARGIN * 0.3, side, side), &mut sheet.prims);
            }
        }
    }

    fn page(&mut self, subject: &Subject<'_>, page: Drawing, (body, scale): (Box2, f32), first: bool) {
        let drawing = self.paper.drawings.len();
        let from = rect(0.0, 0.0, page.w, page.h);
        self.sheet(subject, (first, ""), Window { drawing, from, at: pt(body.x, body.y), scale }, Vec::new());
        self.paper.drawings.push(page);
    }

    fn canvas(&mut self, subject: &Subject<'_>, drawing: Drawing) {
        let body = self.body();
        let whole = rect(0.0, 0.0, drawing.w, drawing.h);
        let index = self.paper.drawings.len();
        let fit = (body.w / drawing.w.max(1.0)).min(body.h / drawing.h.max(1.0));
        let real = REAL * self.factor();
        if !self.options.tiled || fit >= real {
            // A small canvas grows a little, but never into a poster of three words.
            let scale = fit.min(1.35 * real);
            let at = pt(body.x + (body.w - drawing.w * scale) / 2.0, body.y);
            self.sheet(subject, (true, ""), Window { drawing: index, from: whole, at, scale }, Vec::new());
        } else {
            self.tiles(subject, (index, whole), body, real);
        }
        self.paper.drawings.push(drawing);
    }

    fn tiles(&mut self, subject: &Subject<'_>, (drawing, whole): (usize, Box2), body: Box2, real: f32) {
        let room = body.shrink(CUT, CUT);
        let count = |all: f32, one: f32| (((all - OVERLAP) / (one - OVERLAP).max(1.0)).ceil() as usize).max(1);
        let mut scale = real;
        let grid = |scale: f32| (count(whole.w, room.w / scale), count(whole.h, room.h / scale));
        // A huge canvas is made smaller rather than cut into hundreds.
        while grid(scale).0 * grid(scale).1 > MOST_TILES {
            scale *= 0.9;
        }
        let (cols, rows) = grid(scale);
        // All tiles are of one size: no narrow strip is left over.
        let share = |all: f32, count: usize| (all + OVERLAP * (count - 1) as f32) / count as f32;
        let (w, h) = (share(whole.w, cols), share(whole.h, rows));
        for row in 0..rows {
            for col in 0..cols {
                let (x, y) = (col as f32 * (w - OVERLAP), row as f32 * (h - OVERLAP));
                let from = rect(x, y, w.min(whole.w - x), h.min(whole.h - y));
                let [r, rs, c, cs] = [row + 1, rows, col + 1, cols].map(|n| n.to_string());
                let aside = t::TILE.with(subject.lang, &[&r, &rs, &c, &cs]);
                let at = pt(room.x, room.y);
                let mut marks = Vec::new();
                crop_marks(rect(at.x, at.y, from.w * scale, from.h * scale), &mut marks);
                self.sheet(subject, (row + col == 0, &aside), Window { drawing, from, at, scale }, marks);
            }
        }
    }

    /// Whose it is and which of how many, at the foot of every sheet.
    fn number(&mut self) {
        if self.foot.is_empty() {
            return;
        }
        let (k, all) = (self.factor(), self.paper.sheets.len());
        let small = Font::new(9.0 * k, 13.0 * k, false);
        for (at, sheet) in self.paper.sheets.iter_mut().enumerate() {
            let y = sheet.h - (MARGIN - 2.0) * k;
            let line = rect(MARGIN * k, y, sheet.w - 2.0 * MARGIN * k, 13.0 * k);
            sheet.prims.push(Prim::Line { from: pt(line.x, y - 5.0), to: pt(line.right(), y - 5.0), pen: Pen::new(0.5, Role::Border) });
            sheet.prims.push(text(rect(line.x, y, line.w - 80.0 * k, line.h), self.foot, small, Role::TextTertiary, Align::Left));
            sheet.prims.push(text(line, format!("{} / {all}", at + 1), small, Role::TextTertiary, Align::Right));
        }
    }
}

fn code(marks: &Marks, at: Box2, out: &mut Vec<Prim>) {
    if marks.side == 0 {
        return;
    }
    out.push(boxed(at, 0.0, Some(Role::Surface.into()), None));
    // Two modules around it stay light.
    let unit = at.w / (marks.side + 4) as f32;
    for (row, modules) in marks.dark.chunks(marks.side).enumerate() {
        let mut col = 0;
        // Dark neighbours are one box.
        for run in modules.chunk_by(|a, b| a == b) {
            if run.first() == Some(&true) {
                let place = rect(at.x + (col + 2) as f32 * unit, at.y + (row + 2) as f32 * unit, run.len() as f32 * unit, unit);
                out.push(boxed(place, 0.0, Some(Role::Text.into()), None));
            }
            col += run.len();
        }
    }
}

/// Marks where a sheet is cut, around a rectangle: two short lines at every corner.
fn crop_marks(at: Box2, out: &mut Vec<Prim>) {
    let pen = Pen::new(0.5, Role::Text);
    for x in [at.x, at.right()] {
        for y in [at.y, at.bottom()] {
            let (dx, dy) = (if x > at.x { 1.0 } else { -1.0 }, if y > at.y { 1.0 } else { -1.0 });
            out.push(Prim::Line { from: pt(x + dx * 2.0, y), to: pt(x + dx * 11.0, y), pen });
            out.push(Prim::Line { from: pt(x, y + dy * 2.0), to: pt(x, y + dy * 11.0), pen });
        }
    }
}
