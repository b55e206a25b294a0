//! Drawings and tables that run in one direction: steps, gaps, the blueprint, the comparison.

use egui::{Color32, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::{
    diagram::{NAME, SUB, icon_of, label_center, label_height, label_left, mark, part_colors},
    pen::Pen,
};
use crate::{
    model::{course::Labelled, text::Bi},
    ui::{
        icons,
        theme::{self, Style},
    },
};

/// The radius of a step's mark.
const MARK: f32 = 20.0;
/// Cells of a comparison.
const CELL: Style = Style { size: 15.0, line: 24.0, bold: false };
/// Cells of a comparison with many columns.
const TIGHT: Style = Style { size: 14.0, line: 22.0, bold: false };

/// A path of steps: from left to right, in two or three rows where they are many, otherwise from the top down.
pub(super) fn steps(pen: &mut Pen<'_>, at: Pos2, width: f32, steps: &[Labelled]) -> f32 {
    let longest = steps.iter().map(|s| pen.word_width(pen.bi(&s.t), NAME).max(pen.word_width(pen.bi(&s.sub), SUB))).fold(pen.s(82.0), f32::max);
    let most_rows = if width < pen.s(480.0) { 1 } else { 3 };
    let fitting = (1..=most_rows).map(|rows| steps.len().div_ceil(rows).max(1)).find(|per| width / *per as f32 - pen.s(10.0) >= longest);
    let Some(per) = fitting else { return steps_down(pen, at, width, steps) };
    let mut y = at.y;
    for (row, part) in steps.chunks(per).enumerate() {
        if row > 0 {
            y += pen.s(16.0);
        }
        y += step_row(pen, pos2(at.x, y), width / per as f32, part, row * per, steps.len());
    }
    y - at.y
}

fn step_row(pen: &mut Pen<'_>, at: Pos2, slot: f32, steps: &[Labelled], first: usize, total: usize) -> f32 {
    let tk = pen.tk();
    let mid = at.y + pen.s(MARK);
    let mut tallest = 0.0_f32;
    for (n, step) in steps.iter().enumerate() {
        let center = pos2(at.x + slot * (n as f32 + 0.5), mid);
        if first + n + 1 < total {
            let last = n + 1 == steps.len();
            let (from, to) = (center.x + pen.s(MARK + 6.0), center.x + if last { slot / 2.0 } else { slot - pen.s(MARK + 6.0) });
            if to - from > pen.s(10.0) {
                pen.line(pos2(from, mid), pos2(to - pen.s(6.0), mid), 2.0, tk.border_strong);
            }
            pen.arrow_head(pos2(to, mid), vec2(1.0, 0.0), 9.0, tk.border_strong);
        }
        mark(pen, center, MARK, step, first + n);
        tallest = tallest.max(label_center(pen, pos2(center.x, mid + pen.s(MARK + 8.0)), step, slot - pen.s(10.0)));
    }
    pen.s(MARK * 2.0 + 8.0) + tallest
}

fn steps_down(pen: &mut Pen<'_>, at: Pos2, width: f32, steps: &[Labelled]) -> f32 {
    let tk = pen.tk();
    let left = at.x + pen.s(MARK * 2.0 + 12.0);
    let room = at.x + width - left;
    let mut y = at.y;
    for (n, step) in steps.iter().enumerate() {
        let tall = label_height(pen, step, room);
        let row = tall.max(pen.s(MARK * 2.0));
        let center = pos2(at.x + pen.s(MARK), y + pen.s(MARK));
        if n + 1 < steps.len() {
            let (from, to) = (center.y + pen.s(MARK + 2.0), y + row + pen.s(12.0));
            pen.line(pos2(center.x, from), pos2(center.x, to - pen.s(5.0)), 2.0, tk.border_strong);
            pen.arrow_head(pos2(center.x, to), vec2(0.0, 1.0), 8.0, tk.border_strong);
        }
        mark(pen, center, MARK, step, n);
        label_left(pen, pos2(left, y + (row.min(pen.s(MARK * 2.0)) - tall).max(0.0) / 2.0), step, room);
        y += row + pen.s(14.0);
    }
    y - pen.s(14.0) - at.y
}

/// Boxes in a row with a named gap between neighbours; one more gap spans all.
pub(super) fn gaps(pen: &mut Pen<'_>, at: Pos2, width: f32, boxes: &[Bi], gaps: &[Bi], span: &Bi) -> f32 {
    let tk = pen.tk();
    let bracket = pen.s(104.0).min(width * 0.26);
    let box_w = width - bracket;
    let pad = pen.s(10.0);
    let mut y = at.y;
    let (mut first, mut last) = (at.y, at.y);
    for (n, text) in boxes.iter().enumerate() {
        let inner = box_w - 2.0 * pad;
        let size = pen.size(pen.bi(text), NAME, inner);
        let rect = Rect::from_min_size(pos2(at.x, y), vec2(box_w, size.y + pen.s(14.0)));
        pen.rect(rect, 8.0, tk.surface, tk.border, 1.0);
        pen.centered(pos2(rect.center().x, rect.top() + pen.s(7.0)), pen.bi(text), NAME, tk.text, inner);
        if n == 0 {
            first = rect.center().y;
        }
        last = rect.center().y;
        y = rect.bottom();
        if let Some(gap) = gaps.get(n) {
            let x = at.x + pen.s(24.0);
            let text_w = box_w - pen.s(48.0);
            let tall = pen.size(pen.bi(gap), SUB.bold(), text_w).y;
            let row = tall + pen.s(14.0);
            pen.icon(pos2(x, y + row / 2.0), icons::ARROWS_VERTICAL, 18.0, tk.neg);
            pen.text(pos2(x + pen.s(16.0), y + pen.s(7.0)), pen.bi(gap), SUB.bold(), tk.neg_text, text_w);
            y += row;
        }
    }
    let x = at.x + box_w + pen.s(14.0);
    let stroke = Stroke::new(pen.s(2.0), tk.neg);
    let points = vec![pos2(at.x + box_w + pen.s(2.0), first), pos2(x, first), pos2(x, last), pos2(at.x + box_w + pen.s(2.0), last)];
    pen.painter.line(points, stroke);
    let room = at.x + width - x - pen.s(8.0);
    let tall = pen.size(pen.bi(span), SUB.bold(), room).y;
    pen.text(pos2(x + pen.s(8.0), f32::midpoint(first, last) - tall / 2.0), pen.bi(span), SUB.bold(), tk.neg_text, room);
    y - at.y
}

/// The lanes of a service blueprint and the lines between them: solid, dashed, dotted.
pub(super) fn blueprint(pen: &mut Pen<'_>, at: Pos2, width: f32, lanes: &[Labelled], lines: &[(u32, Bi)]) -> f32 {
    let tk = pen.tk();
    let mut y = at.y;
    let crossing = lines.iter().map(|l| l.0 as usize).min().unwrap_or(usize::MAX);
    for (n, lane) in lanes.iter().enumerate() {
        let pad = pen.s(12.0);
        let left = at.x + pad + pen.s(if icon_of(lane).is_some() { 28.0 } else { 4.0 });
        let wide = width > pen.s(480.0);
        let name_w = if wide { width * 0.3 } else { at.x + width - left - pad };
        let sub_w = if wide { at.x + width - pad - (left + name_w + pad) } else { name_w };
        let (name, sub) = (pen.size(pen.bi(&lane.t), NAME, name_w), pen.size(pen.bi(&lane.sub), SUB, sub_w));
        let tall = if wide { name.y.max(sub.y) } else { name.y + sub.y } + pen.s(18.0);
        let rect = Rect::from_min_size(pos2(at.x, y), vec2(width, tall));
        pen.rect(rect, 6.0, if n < crossing { tk.wash_customer } else { tk.wash_enterprise }, Color32::TRANSPARENT, 0.0);
        if let Some(zone) = part_colors(pen, n) {
            pen.rect(Rect::from_min_size(rect.min, vec2(pen.s(4.0), tall)), 2.0, zone.line, Color32::TRANSPARENT, 0.0);
            if let Some(icon) = icon_of(lane) {
                pen.icon(pos2(at.x + pad + pen.s(11.0), y + pen.s(9.0) + name.y.min(pen.s(22.0)) / 2.0), icon, 18.0, zone.ink);
            }
        }
        pen.text(pos2(left, y + pen.s(9.0)), pen.bi(&lane.t), NAME, tk.text, name_w);
        let under = if wide { pos2(left + name_w + pad, y + (tall - sub.y) / 2.0) } else { pos2(left, y + pen.s(9.0) + name.y) };
        pen.text(under, pen.bi(&lane.sub), SUB, tk.text_secondary, sub_w);
        y = rect.bottom();
        let here = lines.iter().enumerate().filter(|(_, l)| l.0 as usize == n + 1);
        let mut drawn = false;
        for (which, (_, name)) in here {
            y += blueprint_line(pen, pos2(at.x, y), width, which, name);
            drawn = true;
        }
        if !drawn {
            y += pen.s(4.0);
        }
    }
    y - pen.s(4.0) - at.y
}

fn blueprint_line(pen: &mut Pen<'_>, at: Pos2, width: f32, which: usize, name: &Bi) -> f32 {
    let tk = pen.tk();
    let size = pen.size(pen.bi(name), SUB.bold(), width * 0.6);
    let icon = [icons::HANDSHAKE, icons::EYE, icons::ARROWS_LEFT_RIGHT].get(which.min(2)).copied().unwrap_or(icons::EYE);
    let row = size.y + pen.s(10.0);
    let mid = at.y + row / 2.0;
    pen.icon(pos2(at.x + pen.s(12.0), mid), icon, 16.0, tk.text_secondary);
    let left = at.x + pen.s(26.0);
    pen.text(pos2(left, mid - size.y / 2.0), pen.bi(name), SUB.bold(), tk.text_secondary, width * 0.6);
    let ends = [pos2(left + size.x + pen.s(10.0), mid), pos2(at.x + width, mid)];
    let stroke = Stroke::new(pen.s(2.0), tk.text_secondary);
    match which {
        0 => {
            pen.painter.line_segment(ends, stroke);
        }
        1 => {
            pen.painter.extend(Shape::dashed_line(&ends, stroke, pen.s(9.0), pen.s(6.0)));
        }
        _ => {
            pen.painter.extend(Shape::dotted_line(&ends, tk.text_secondary, pen.s(6.0), pen.s(1.3)));
        }
    }
    row
}

/// A comparison table; the first row is the head.
pub(super) fn compare(pen: &mut Pen<'_>, at: Pos2, width: f32, rows: &[Vec<Bi>]) -> f32 {
    let tk = pen.tk();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    if count == 0 {
        return 0.0;
    }
    let body = if count > 3 || width < pen.s(430.0) { TIGHT } else { CELL };
    let pad = vec2(pen.s(12.0), pen.s(9.0));
    let widths = column_widths(pen, width, rows, count, body, pad.x);
    let place = pen.reserve();
    let band = pen.reserve();
    let mut y = at.y;
    let mut rules = Vec::new();
    for (n, row) in rows.iter().enumerate() {
        let style = if n == 0 { theme::SMALL.bold() } else { body };
        let tall = row.iter().zip(&widths).map(|(c, w)| pen.size(pen.bi(c), style, w - 2.0 * pad.x).y).fold(0.0, f32::max) + 2.0 * pad.y;
        let mut x = at.x;
        for (cell, w) in row.iter().zip(&widths) {
            let color = if n == 0 { tk.text_secondary } else { tk.text };
            pen.text(pos2(x + pad.x, y + pad.y), pen.bi(cell), style, color, w - 2.0 * pad.x);
            x += w;
        }
        let line = row.iter().map(|c| pen.bi(c).replace("**", "")).collect::<Vec<_>>().join(pen.paper.lang.pick("，", ", "));
        pen.say(Rect::from_min_size(pos2(at.x, y), vec2(width, tall)), line);
        y += tall;
        rules.push(y);
    }
    let rect = Rect::from_min_max(at, pos2(at.x + width, y));
    pen.fill(place, rect, 10.0, tk.surface, tk.border, 1.0);
    if let Some(head) = rules.first() {
        let inner = Rect::from_min_max(at + vec2(1.0, 1.0), pos2(rect.right() - 1.0, *head));
        let top = egui::CornerRadius { nw: pen.s(9.0) as u8, ne: pen.s(9.0) as u8, sw: 0, se: 0 };
        pen.painter.set(band, egui::epaint::RectShape::filled(inner, top, tk.surface_sunken));
    }
    for rule in rules.iter().take(rules.len().saturating_sub(1)) {
        pen.line(pos2(at.x + 1.0, *rule), pos2(rect.right() - 1.0, *rule), 1.0, tk.border_subtle);
    }
    rect.height()
}

/// Widths by content: long columns get more, none gets less than its longest word.
fn column_widths(pen: &Pen<'_>, width: f32, rows: &[Vec<Bi>], count: usize, body: Style, pad: f32) -> Vec<f32> {
    let mut need = Vec::new();
    let mut want = Vec::new();
    for column in 0..count {
        let cells = || rows.iter().filter_map(move |row| row.get(column));
        let word = cells().map(|c| pen.word_width(pen.bi(c), body.bold())).fold(0.0, f32::max);
        let whole = cells().map(|c| pen.size(pen.bi(c), body.bold(), f32::INFINITY).x).fold(0.0, f32::max);
        need.push(word + 2.0 * pad + 2.0);
        want.push(whole + 2.0 * pad + 2.0);
    }
    let weight = |w: f32| w.powf(0.62);
    let total: f32 = want.iter().map(|w| weight(*w)).sum();
    let mut widths: Vec<f32> = want.iter().map(|w| width * weight(*w) / total.max(1.0)).collect();
    // A column takes no more than it can use while another still wraps.
    for _ in 0..4 {
        let spare: f32 = widths.iter().zip(&want).map(|(w, max)| (w - max).max(0.0)).sum();
        let hungry: f32 = widths.iter().zip(&want).filter(|(w, max)| w < max).map(|(w, _)| *w).sum();
        if spare < 1.0 || hungry < 1.0 {
            break;
        }
        for (w, max) in widths.iter_mut().zip(&want) {
            if *w > *max {
                *w = *max;
            } else if *w < *max {
                *w += spare * *w / hungry;
            }
        }
    }
    let short: f32 = widths.iter().zip(&need).map(|(w, n)| (n - w).max(0.0)).sum();
    let spare: f32 = widths.iter().zip(&need).map(|(w, n)| (w - n).max(0.0)).sum();
    for (w, n) in widths.iter_mut().zip(&need) {
        *w = if *w < *n { *n } else { *w - short * (*w - *n) / spare.max(1.0) };
    }
    let sum: f32 = widths.iter().sum();
    widths.iter().map(|w| w * width / sum.max(1.0)).collect()
}
