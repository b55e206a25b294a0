//! A drawing on its panel; which one, and how its parts are coloured.

use egui::{Pos2, Rect, pos2, vec2};

use super::{chart, flow, pen::Pen, ring, words};
use crate::{
    model::course::{Diagram, Labelled},
    ui::{
        icons,
        theme::{self, Style, ZoneColors},
    },
};

/// Labels of drawings.
pub(super) const NAME: Style = Style { size: 15.0, line: 22.0, bold: true };
/// Second lines of drawings.
pub(super) const SUB: Style = Style { size: 13.0, line: 19.0, bold: false };

/// Says whether a drawing is still good in half a page.
pub(super) fn fits_beside(diagram: &Diagram) -> bool {
    match diagram {
        Diagram::Steps(l) => l.len() <= 4,
        Diagram::Blueprint { .. } | Diagram::Gaps { .. } => false,
        _ => true,
    }
}

/// Paints a drawing on a panel and gives the panel's height.
pub(super) fn panel(pen: &mut Pen<'_>, at: Pos2, width: f32, diagram: &Diagram) -> f32 {
    let tk = pen.tk();
    let place = pen.reserve();
    let pad = pen.s(16.0);
    let (inner, w) = (at + vec2(pad, pad), width - 2.0 * pad);
    let height = match diagram {
        Diagram::Pyramid(levels) => pyramid(pen, inner, w, levels),
        Diagram::Wheel { center, spokes } => ring::wheel(pen, inner, w, center, spokes),
        Diagram::Loop(parts) => ring::circle(pen, inner, w, parts),
        Diagram::Curve(points) => chart::curve(pen, inner, w, points),
        Diagram::Matrix { x, y, fields } => chart::matrix(pen, inner, w, (x, y), fields),
        Diagram::Steps(steps) => flow::steps(pen, inner, w, steps),
        Diagram::Gaps { boxes, gaps, span } => flow::gaps(pen, inner, w, boxes, gaps, span),
        Diagram::Blueprint { lanes, lines } => flow::blueprint(pen, inner, w, lanes, lines),
        Diagram::Scale(bands) => chart::scale(pen, inner, w, bands),
        Diagram::Bars(bars) => chart::bars(pen, inner, w, bars),
    };
    let rect = Rect::from_min_size(at, vec2(width, height + 2.0 * pad));
    pen.fill(place, rect, 10.0, tk.bg_canvas, tk.border_subtle, 1.0);
    pen.say(rect, words::alternative(diagram, pen.paper.lang));
    rect.height()
}

/// The colours of the `n`th part: categorical, in the fixed order of the zones.
pub(super) fn part_colors<'a>(pen: &Pen<'a>, n: usize) -> Option<&'a ZoneColors> {
    pen.tk().zone("", n)
}

/// The icon of a part, if it names one that exists.
pub(super) fn icon_of(part: &Labelled) -> Option<char> {
    if part.icon.is_empty() { None } else { icons::by_name(&part.icon) }
}

/// A round mark with an icon or a number; the strong one is solid.
pub(super) fn mark(pen: &mut Pen<'_>, center: Pos2, radius: f32, part: &Labelled, n: usize) {
    let tk = pen.tk();
    let Some(zone) = part_colors(pen, n) else { return };
    let (fill, ink) = if part.strong { (zone.ink, tk.surface) } else { (zone.fill, zone.ink) };
    pen.painter.circle_filled(center, pen.s(radius), fill);
    if let Some(icon) = icon_of(part) {
        pen.icon(center, icon, radius * 1.1, ink);
    } else {
        let style = Style { size: (radius * 0.8).max(12.0), line: (radius * 1.2).max(18.0), bold: true };
        let number = (n + 1).to_string();
        let size = pen.size(&number, style, f32::INFINITY);
        pen.centered(pos2(center.x, center.y - size.y / 2.0), &number, style, ink, pen.s(radius * 2.0));
    }
}

/// The height of a label with its second line.
pub(super) fn label_height(pen: &Pen<'_>, part: &Labelled, width: f32) -> f32 {
    pen.size(pen.bi(&part.t), NAME, width).y + pen.size(pen.bi(&part.sub), SUB, width).y
}

/// A label with its second line, left-aligned.
pub(super) fn label_left(pen: &mut Pen<'_>, at: Pos2, part: &Labelled, width: f32) -> f32 {
    let tk = pen.tk();
    let name = pen.text(at, pen.bi(&part.t), NAME, tk.text, width);
    name + pen.text(pos2(at.x, at.y + name), pen.bi(&part.sub), SUB, tk.text_secondary, width)
}

/// A label with its second line, centred on `at.x`.
pub(super) fn label_center(pen: &mut Pen<'_>, at: Pos2, part: &Labelled, width: f32) -> f32 {
    let tk = pen.tk();
    let name = pen.centered(at, pen.bi(&part.t), NAME, tk.text, width);
    name + pen.centered(pos2(at.x, at.y + name), pen.bi(&part.sub), SUB, tk.text_secondary, width)
}

/// Levels from the top down: a triangle cut into bands, its words at the right.
fn pyramid(pen: &mut Pen<'_>, at: Pos2, width: f32, levels: &[Labelled]) -> f32 {
    let tk = pen.tk();
    let base = (width * 0.46).min(pen.s(250.0));
    let left = at.x + base + pen.s(14.0);
    let room = at.x + width - left;
    let tallest = levels.iter().map(|l| label_height(pen, l, room)).fold(0.0, f32::max);
    let band = (tallest + pen.s(16.0)).max(pen.s(64.0));
    let total = band * levels.len() as f32;
    let middle = at.x + base / 2.0;
    let gap = pen.s(3.0);
    for (n, level) in levels.iter().enumerate() {
        let (top, bottom) = (at.y + band * n as f32, at.y + band * (n + 1) as f32 - gap);
        let half = |y: f32| (y - at.y) / total * base / 2.0;
        let (a, b) = (half(top), half(bottom));
        let points = vec![pos2(middle - a, top), pos2(middle + a, top), pos2(middle + b, bottom), pos2(middle - b, bottom)];
        let Some(zone) = part_colors(pen, n) else { continue };
        let (fill, ink) = if level.strong { (zone.ink, tk.surface) } else { (zone.fill, zone.ink) };
        let points = if n == 0 { vec![pos2(middle, top), pos2(middle + b, bottom), pos2(middle - b, bottom)] } else { points };
        pen.painter.add(egui::Shape::convex_polygon(points, fill, egui::Stroke::NONE));
        let drop = if n == 0 { 0.66 } else { 0.5 };
        let center = pos2(middle, top + (bottom - top) * drop);
        if let Some(icon) = icon_of(level) {
            pen.icon(center, icon, 22.0, ink);
        } else {
            let number = (levels.len() - n).to_string();
            let size = pen.size(&number, theme::SECTION, f32::INFINITY);
            pen.centered(pos2(center.x, center.y - size.y / 2.0), &number, theme::SECTION, ink, base);
        }
        let height = label_height(pen, level, room);
        let line_y = f32::midpoint(top, bottom);
        pen.line(pos2(middle + f32::midpoint(a, b) + pen.s(4.0), line_y), pos2(left - pen.s(6.0), line_y), 1.0, tk.border);
        label_left(pen, pos2(left, line_y - height / 2.0), level, room);
    }
    total - gap
}
