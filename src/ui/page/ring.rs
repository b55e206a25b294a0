//! Drawings around a centre: the wheel and the loop, spaced until no two parts touch.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use super::{
    diagram::{label_center, label_height, mark},
    pen::Pen,
};
use crate::{
    model::{course::Labelled, text::Bi},
    ui::theme::Style,
};

/// The radius of a part's mark.
const MARK: f32 = 22.0;

/// Parts around a centre.
pub(super) fn wheel(pen: &mut Pen<'_>, at: Pos2, width: f32, center: &Bi, spokes: &[Labelled]) -> f32 {
    let tk = pen.tk();
    let style = hub_style(pen, pen.bi(center));
    let hub = (pen.word_width(pen.bi(center), style) / 1.7).max(pen.s(44.0));
    let (rects, height) = around(pen, width, spokes, Some(hub));
    let middle = pos2(at.x + width / 2.0, at.y + height / 2.0);
    for rect in &rects {
        let to = middle + rect.center().to_vec2() - vec2(0.0, rect.height() / 2.0 - pen.s(MARK));
        pen.line(middle, to, 1.5, tk.border);
    }
    pen.painter.circle_filled(middle, hub, tk.text);
    let size = pen.size(pen.bi(center), style, hub * 1.7);
    pen.centered(pos2(middle.x, middle.y - size.y / 2.0), pen.bi(center), style, tk.surface, hub * 1.7);
    for (n, (rect, part)) in rects.iter().zip(spokes).enumerate() {
        place(pen, rect.translate(middle.to_vec2()), part, n);
    }
    height
}

/// A circle of arrows.
pub(super) fn circle(pen: &mut Pen<'_>, at: Pos2, width: f32, parts: &[Labelled]) -> f32 {
    let tk = pen.tk();
    let (rects, height) = around(pen, width, parts, None);
    let middle = pos2(at.x + width / 2.0, at.y + height / 2.0);
    let placed: Vec<Rect> = rects.iter().map(|r| r.translate(middle.to_vec2())).collect();
    for (n, from) in placed.iter().enumerate() {
        let Some(to) = placed.get((n + 1) % placed.len()) else { continue };
        arc(pen, middle, (*from, *to), tk.border_strong);
    }
    for (n, (rect, part)) in placed.iter().zip(parts).enumerate() {
        place(pen, *rect, part, n);
    }
    height
}

fn hub_style(pen: &Pen<'_>, text: &str) -> Style {
    let big = Style { size: 16.0, line: 22.0, bold: true };
    if pen.word_width(text, big) <= pen.s(74.0) { big } else { Style { size: 14.0, line: 19.0, bold: true } }
}

fn place(pen: &mut Pen<'_>, rect: Rect, part: &Labelled, n: usize) {
    mark(pen, pos2(rect.center().x, rect.top() + pen.s(MARK)), MARK, part, n);
    let top = rect.top() + pen.s(MARK * 2.0 + 4.0);
    label_center(pen, pos2(rect.center().x, top), part, rect.width());
    pen.reach(rect);
}

/// The rectangles of the parts around the origin, and the height of the whole.
fn around(pen: &Pen<'_>, width: f32, parts: &[Labelled], hub: Option<f32>) -> (Vec<Rect>, f32) {
    let label = (width * 0.32).min(pen.s(170.0));
    let sizes: Vec<Vec2> = parts
        .iter()
        .map(|p| {
            let wide = pen.size(pen.bi(&p.t), super::diagram::NAME, label).x.max(pen.size(pen.bi(&p.sub), super::diagram::SUB, label).x);
            vec2((wide + 2.0).min(label + 2.0).max(pen.s(MARK * 2.0)), pen.s(MARK * 2.0 + 4.0) + label_height(pen, p, label))
        })
        .collect();
    let half_w = sizes.iter().map(|s| s.x).fold(0.0, f32::max) / 2.0;
    let reach = turns(sizes.len()).map(|turn| turn.x.abs()).fold(0.1, f32::max);
    let a = ((width / 2.0 - half_w) / reach).min(pen.s(240.0));
    let mut b = pen.s(60.0);
    let core = hub.map(|r| Rect::from_center_size(Pos2::ZERO, Vec2::splat(r * 2.0)));
    for _ in 0..90 {
        let rects = ring_of(&sizes, a, b);
        let clear = rects.iter().enumerate().all(|(i, r)| {
            let grown = r.expand2(if hub.is_some() { vec2(pen.s(5.0), pen.s(5.0)) } else { vec2(pen.s(16.0), pen.s(24.0)) });
            core.is_none_or(|c| !c.intersects(grown)) && rects.iter().skip(i + 1).all(|other| !other.intersects(grown))
        });
        if clear {
            break;
        }
        b += pen.s(6.0);
    }
    let rects = ring_of(&sizes, a, b);
    let all = rects.iter().copied().reduce(Rect::union).unwrap_or(Rect::ZERO);
    // The middle of the drawing is the middle of its ink.
    let half = all.top().abs().max(all.bottom().abs());
    (rects, half * 2.0)
}

/// The directions of the parts: the first at the top, four of them in the corners.
fn turns(count: usize) -> impl Iterator<Item = Vec2> {
    let first = if count == 4 { -0.375 } else { -0.25 };
    (0..count).map(move |n| Vec2::angled((n as f32 / count as f32 + first) * std::f32::consts::TAU))
}

fn ring_of(sizes: &[Vec2], a: f32, b: f32) -> Vec<Rect> {
    turns(sizes.len()).zip(sizes).map(|(turn, size)| Rect::from_center_size(pos2(turn.x * a, turn.y * b), *size)).collect()
}

/// A bent arrow from one part to the next, clear of both.
fn arc(pen: &Pen<'_>, middle: Pos2, (from, to): (Rect, Rect), color: egui::Color32) {
    let (a, b) = (from.center(), to.center());
    let out = f32::midpoint((a - middle).length(), (b - middle).length());
    let between = a.lerp(b, 0.5);
    let bulge = (between - middle).normalized() * out * 0.28;
    let control = between + bulge;
    let bezier = |t: f32| {
        let (p, q) = (a.lerp(control, t), control.lerp(b, t));
        p.lerp(q, t)
    };
    let clear = pen.s(5.0);
    let points: Vec<Pos2> =
        (0..=60_u8).map(|i| bezier(f32::from(i) / 60.0)).filter(|p| !from.expand(clear).contains(*p) && !to.expand(clear).contains(*p)).collect();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    if first.distance(*last) < pen.s(4.0) {
        return;
    }
    let before = points.iter().rev().nth(2).copied().unwrap_or(*first);
    let direction = *last - before;
    let tail: Vec<Pos2> = points.iter().copied().filter(|p| p.distance(*last) > pen.s(5.0)).collect();
    pen.painter.line(tail, egui::Stroke::new(pen.s(2.0), color));
    pen.arrow_head(*last, direction, 10.0, color);
}
