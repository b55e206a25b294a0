//! A scene with everything decided: colours are values, texts are lines at their baselines, curves are paths. Every writer of pictures reads this.

use std::sync::Arc;

use crate::model::{
    picture::Media,
    scene::{Align, Box2, Dash, Font, Ink, Measure, Pen, Prim, Pt, Role, cut_rows, pt, rect},
    text::visible,
};

use super::{
    super::picture::{Pixels, pixels},
    face,
    palette::Palette,
};

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Paint {
    /// Red, green, blue.
    pub(super) rgb: [u8; 3],
    /// 1 is opaque.
    pub(super) alpha: f32,
}

/// A piece of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    Move(Pt),
    Line(Pt),
    Quad(Pt, Pt),
    Cubic(Pt, Pt, Pt),
    Close,
}

/// A stroke.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stroke {
    pub(super) width: f32,
    pub(super) paint: Paint,
    pub(super) dash: Dash,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Flat {
    /// A shape.
    Shape { steps: Vec<Step>, fill: Option<Paint>, stroke: Option<Stroke> },
    /// One line of text.
    Text { x: f32, baseline: f32, width: f32, size: f32, bold: bool, paint: Paint, text: String },
    /// A picture.
    Picture { at: Box2, pixels: Arc<Pixels> },
    /// A part of a larger drawing, shown through a window at a scale: `from` is what is seen, `at` where.
    Window { from: Box2, at: Pt, scale: f32, inside: Arc<Vec<Self>> },
}

impl Flat {
    /// Whether it may be seen in a part of its drawing.
    pub(super) fn touches(&self, part: Box2) -> bool {
        let (x, y) = match self {
            Self::Text { x, baseline, width, size, .. } => ((*x, x + width), (baseline - size * 1.2, baseline + size * 0.4)),
            Self::Shape { steps, stroke, .. } => {
                let out = stroke.map_or(0.0, |s| s.width);
                let mut reach = ((f32::INFINITY, f32::NEG_INFINITY), (f32::INFINITY, f32::NEG_INFINITY));
                let mut take = |p: &Pt| {
                    reach.0 = (reach.0.0.min(p.x - out), reach.0.1.max(p.x + out));
                    reach.1 = (reach.1.0.min(p.y - out), reach.1.1.max(p.y + out));
                };
                for step in steps {
                    match step {
                        Step::Move(p) | Step::Line(p) => take(p),
                        Step::Quad(a, p) => [a, p].into_iter().for_each(&mut take),
                        Step::Cubic(a, b, p) => [a, b, p].into_iter().for_each(&mut take),
                        Step::Close => {}
                    }
                }
                reach
            }
            Self::Picture { at, .. } => ((at.x, at.right()), (at.y, at.bottom())),
            Self::Window { .. } => return true,
        };
        x.1 >= part.x && x.0 <= part.right() && y.1 >= part.y && y.0 <= part.bottom()
    }
}

/// How far the baseline lies below the middle of a row, in units of the size: Chinese characters then sit in its middle.
const BASELINE: f32 = 0.375;

/// Decides everything about a display list.
pub(super) fn flatten(prims: &[Prim], palette: &Palette, measure: &dyn Measure, media: &Media) -> Vec<Flat> {
    let mut out = Vec::with_capacity(prims.len() * 2);
    let desk = Desk { palette, measure, media };
    for prim in prims {
        desk.prim(prim, &mut out);
    }
    out
}

struct Desk<'a> {
    palette: &'a Palette,
    measure: &'a dyn Measure,
    media: &'a Media,
}

/// Pixels of a side of a picture on paper: sharp at a hand's width.
const PICTURE_SIDE: u32 = 1200;

impl Desk<'_> {
    fn paint(&self, ink: Ink) -> Paint {
        Paint { rgb: self.palette.of(ink.role), alpha: f32::from(ink.percent.min(100)) / 100.0 }
    }

    fn stroke(&self, pen: Pen) -> Stroke {
        Stroke { width: pen.width, paint: self.paint(pen.ink), dash: pen.dash }
    }

    fn prim(&self, prim: &Prim, out: &mut Vec<Flat>) {
        match prim {
            Prim::Rect { at, radius, fill, pen, .. } => {
                let shape = |at, radius, fill, stroke| Flat::Shape { steps: rounded(at, radius), fill, stroke };
                if let Some(fill) = fill {
                    out.push(shape(*at, *radius, Some(self.paint(*fill)), None));
                }
                if let Some(pen) = pen {
                    // The outline lies inside the edge.
                    let half = pen.width / 2.0;
                    out.push(shape(at.shrink(half, half), (radius - half).max(0.0), None, Some(self.stroke(*pen))));
                }
            }
            Prim::Text { at, text, font, ink, align } => self.text(*at, text, *font, (*ink, *align), out),
            Prim::Icon { at, name, size, ink, solid } => {
                out.push(Flat::Shape { steps: face::icon(name, *solid, *at, *size), fill: Some(self.paint(*ink)), stroke: None });
            }
            Prim::Line { from, to, pen } => {
                out.push(Flat::Shape { steps: vec![Step::Move(*from), Step::Line(*to)], fill: None, stroke: Some(self.stroke(*pen)) });
            }
            Prim::Circle { at, r, fill, pen } => {
                let (fill, stroke) = (fill.map(|ink| self.paint(ink)), pen.map(|pen| self.stroke(pen)));
                let round = rect(at.x - r, at.y - r, 2.0 * r, 2.0 * r);
                out.push(Flat::Shape { steps: rounded(round, *r), fill, stroke });
            }
            Prim::Path { points, pen } => {
                out.push(Flat::Shape { steps: polyline(points), fill: None, stroke: Some(self.stroke(*pen)) });
            }
            Prim::Picture { at, name } => {
                // A picture that cannot be read leaves its place empty, as on screen.
                let Some(pixels) = self.media.get(&**name).and_then(|bytes| pixels(bytes, PICTURE_SIDE).ok()) else { return };
                let [w, h] = pixels.size.map(|side| side.max(1) as f32);
                let scale = (at.w / w).min(at.h / h);
                let middle = at.center();
                let at = rect(middle.x - w * scale / 2.0, middle.y - h * scale / 2.0, w * scale, h * scale);
                out.push(Flat::Picture { at, pixels: Arc::new(pixels) });
            }
            Prim::Emotion { points, zero, width } => self.emotion(points, *zero, *width, out),
        }
    }

    fn text(&self, at: Box2, text: &str, font: Font, (ink, align): (Ink, Align), out: &mut Vec<Flat>) {
        let shown = visible(text);
        let most = ((at.h + 0.5) / font.line).floor().max(1.0) as usize;
        let rows = cut_rows(self.measure, &shown, font, at.w, most);
        let high = rows.len() as f32 * font.line;
        let top = match align {
            Align::LeftTop => at.y,
            Align::Left | Align::Center | Align::Right => at.center().y - high / 2.0,
        };
        let paint = self.paint(ink);
        for (n, row) in rows.into_iter().enumerate() {
            if row.trim().is_empty() {
                continue;
            }
            let width = self.measure.width(&row, font);
            let spare = at.w - width;
            let x = match align {
                Align::LeftTop | Align::Left => at.x,
                Align::Center => at.x + spare / 2.0,
                Align::Right => at.x + spare,
            };
            let baseline = top + (n as f32 + 0.5) * font.line + BASELINE * font.size;
            out.push(Flat::Text { x, baseline, width, size: font.size, bold: font.bold, paint, text: row });
        }
    }

    /// The curve in two colours, the area between it and zero tinted by its side.
    fn emotion(&self, points: &[Pt], zero: f32, width: f32, out: &mut Vec<Flat>) {
        let runs = sides(points, zero);
        for (run, up) in &runs {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let mut steps = polyline(run);
            steps.extend([Step::Line(pt(last.x, zero)), Step::Line(pt(first.x, zero)), Step::Close]);
            let tint = if *up { Role::Pos.at(13) } else { Role::Neg.at(15) };
            out.push(Flat::Shape { steps, fill: Some(self.paint(tint)), stroke: None });
        }
        for (run, up) in runs {
            let pen = Pen::new(width, if up { Role::Pos } else { Role::Neg });
            out.push(Flat::Shape { steps: polyline(&run), fill: None, stroke: Some(self.stroke(pen)) });
        }
    }
}

/// The curve in stretches on one side of zero each; a stretch that touches zero belongs to the upper side.
fn sides(points: &[Pt], zero: f32) -> Vec<(Vec<Pt>, bool)> {
    let mut runs: Vec<(Vec<Pt>, bool)> = Vec::new();
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        let mut pieces = vec![(*a, *b)];
        if (a.y - zero) * (b.y - zero) < 0.0 {
            let t = (zero - a.y) / (b.y - a.y);
            let middle = pt(a.x + (b.x - a.x) * t, zero);
            pieces = vec![(*a, middle), (middle, *b)];
        }
        for (a, b) in pieces {
            let up = f32::midpoint(a.y, b.y) <= zero;
            match runs.last_mut() {
                Some((run, side)) if *side == up => run.push(b),
                _ => runs.push((vec![a, b], up)),
            }
        }
    }
    runs
}

fn polyline(points: &[Pt]) -> Vec<Step> {
    points.iter().enumerate().map(|(n, p)| if n == 0 { Step::Move(*p) } else { Step::Line(*p) }).collect()
}

/// A box with round corners, clockwise from the top left.
pub(super) fn rounded(b: Box2, radius: f32) -> Vec<Step> {
    let r = radius.min(b.w / 2.0).min(b.h / 2.0).max(0.0);
    let (left, top, right, bottom) = (b.x, b.y, b.right(), b.bottom());
    if r < 0.01 {
        return vec![Step::Move(pt(left, top)), Step::Line(pt(right, top)), Step::Line(pt(right, bottom)), Step::Line(pt(left, bottom)), Step::Close];
    }
    // Cubic curves that are circles to a thousandth.
    let k = r * 0.552_285;
    vec![
        Step::Move(pt(left + r, top)),
        Step::Line(pt(right - r, top)),
        Step::Cubic(pt(right - r + k, top), pt(right, top + r - k), pt(right, top + r)),
        Step::Line(pt(right, bottom - r)),
        Step::Cubic(pt(right, bottom - r + k), pt(right - r + k, bottom), pt(right - r, bottom)),
        Step::Line(pt(left + r, bottom)),
        Step::Cubic(pt(left + r - k, bottom), pt(left, bottom - r + k), pt(left, bottom - r)),
        Step::Line(pt(left, top + r)),
        Step::Cubic(pt(left, top + r - k), pt(left + r - k, top), pt(left + r, top)),
        Step::Close,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_cut_where_it_crosses_zero() {
        let runs = sides(&[pt(0.0, 0.0), pt(10.0, 20.0), pt(20.0, 20.0), pt(30.0, 0.0)], 10.0);
        let shape: Vec<(usize, bool)> = runs.iter().map(|(run, up)| (run.len(), *up)).collect();
        assert_eq!(shape, [(2, true), (4, false), (2, true)]);
        assert_eq!(runs[1].0.first(), Some(&pt(5.0, 10.0)));
    }
}
