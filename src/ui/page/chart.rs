//! Drawings with numbers: the emotion curve, the four fields, the scale and the bars.

use egui::{Color32, Mesh, Pos2, Rect, Shape, Stroke, pos2, vec2};

use super::{
    diagram::{NAME, SUB, icon_of, label_height, label_left},
    pen::Pen,
};
use crate::{
    model::{
        course::{Band, Bar, CurvePoint, Labelled, Mark, Tone},
        text::Bi,
        texts::reader as texts,
    },
    ui::{icons, theme},
};

/// An emotion curve over −5 to +5 with its peak, low point and end.
pub(super) fn curve(pen: &mut Pen<'_>, at: Pos2, width: f32, points: &[CurvePoint]) -> f32 {
    let tk = pen.tk();
    if points.is_empty() {
        return 0.0;
    }
    let step = width / points.len() as f32;
    let words_fit = points.iter().all(|p| pen.word_width(pen.bi(&p.t), SUB) <= step - pen.s(4.0));
    let names: Vec<String> = points.iter().enumerate().map(|(n, p)| if words_fit { pen.bi(&p.t).to_owned() } else { (n + 1).to_string() }).collect();
    let label_w = step - pen.s(4.0);
    let label_h = names.iter().map(|n| pen.size(n, SUB, label_w).y).fold(0.0, f32::max);
    let high = points.iter().map(|p| p.score).fold(1.0, f32::max);
    let low = points.iter().map(|p| p.score).fold(0.0, f32::min);
    // Two curves side by side must share a scale: it depends on the range of scores in use, not on these points.
    let far = high.max(-low) > 3.0;
    let unit = pen.s(match (width < pen.s(400.0), far) {
        (true, true) => 17.0,
        (true, false) | (false, true) => 24.0,
        (false, false) => 34.0,
    });
    let above = |p: &CurvePoint| p.mark != Mark::None && p.score >= 0.0 && p.mark != Mark::Low;
    let head = pen.s(if points.iter().any(above) { 34.0 } else { 10.0 });
    let zero = at.y + head + high * unit;
    let below = points.iter().any(|p| p.mark != Mark::None && !above(p));
    let foot = (-low * unit + pen.s(if below { 34.0 } else { 10.0 })).max(label_h + pen.s(8.0));
    let spots: Vec<Pos2> =
        points.iter().enumerate().map(|(n, p)| pos2(at.x + step * (n as f32 + 0.5), zero - p.score.clamp(-5.0, 5.0) * unit)).collect();
    pen.line(pos2(at.x, zero), pos2(at.x + width, zero), 1.0, tk.border_strong.gamma_multiply(0.6));
    paint_curve(pen, &spots, zero);
    for ((spot, point), name) in spots.iter().zip(points).zip(&names) {
        let ink = if point.score < 0.0 { tk.neg } else { tk.pos };
        pen.painter.circle(*spot, pen.s(5.0), tk.surface, Stroke::new(pen.s(2.5), ink));
        let below = point.score >= 0.0;
        let size = pen.size(name, SUB, label_w);
        let top = if below { zero + pen.s(8.0) } else { zero - pen.s(8.0) - size.y };
        pen.centered(pos2(spot.x, top), name, SUB, tk.text_secondary, label_w);
        pill(pen, *spot, point, ink);
    }
    let mut height = zero - at.y + foot;
    if !words_fit {
        for (n, p) in points.iter().enumerate() {
            let line = format!("**{}**  {}", n + 1, pen.bi(&p.t));
            height += pen.text(pos2(at.x, at.y + height), &line, SUB, tk.text_secondary, width) + pen.s(2.0);
        }
    }
    height
}

fn pill(pen: &mut Pen<'_>, spot: Pos2, point: &CurvePoint, ink: Color32) {
    let word = match point.mark {
        Mark::None => return,
        Mark::Peak => texts::PEAK,
        Mark::Low => texts::LOW,
        Mark::End => texts::END,
    };
    let word = pen.t(word, &[]);
    let style = theme::SMALL.bold();
    let size = vec2(pen.size(&word, style, f32::INFINITY).x.max(pen.s(20.0)) + pen.s(20.0), pen.s(22.0));
    let away = if point.score < 0.0 || point.mark == Mark::Low { 22.0 } else { -22.0 };
    let rect = Rect::from_center_size(spot + vec2(0.0, pen.s(away)), size);
    pen.rect(rect, 11.0, ink, Color32::TRANSPARENT, 0.0);
    let row = pen.size(&word, style, f32::INFINITY).y;
    let on = pen.tk().emo_on;
    pen.centered(pos2(rect.center().x, rect.center().y - row / 2.0), &word, style, on, size.x);
}

/// Slopes of the monotone cubic through the points: it never passes a score it was not given.
fn slopes(points: &[Pos2]) -> Vec<f32> {
    let chords: Vec<f32> = points.windows(2).filter_map(|w| if let [a, b] = w { Some((b.y - a.y) / (b.x - a.x).max(1e-3)) } else { None }).collect();
    (0..points.len())
        .map(|n| {
            let before = n.checked_sub(1).and_then(|i| chords.get(i)).copied();
            let after = chords.get(n).copied();
            match (before, after) {
                (Some(a), Some(b)) if a * b > 0.0 => 2.0 * a * b / (a + b),
                (Some(s), None) | (None, Some(s)) => s,
                (Some(_), Some(_)) | (None, None) => 0.0,
            }
        })
        .collect()
}

fn paint_curve(pen: &Pen<'_>, spots: &[Pos2], zero: f32) {
    let tk = pen.tk();
    let slopes = slopes(spots);
    let mut line = Vec::new();
    for (pair, slope) in spots.windows(2).zip(slopes.windows(2)) {
        let ([a, b], [m, n]) = (pair, slope) else { continue };
        let h = b.x - a.x;
        for i in 0..24_u8 {
            let t = f32::from(i) / 24.0;
            let (t2, t3) = (t * t, t * t * t);
            let y = (2.0 * t3 - 3.0 * t2 + 1.0) * a.y + (t3 - 2.0 * t2 + t) * h * m + (3.0 * t2 - 2.0 * t3) * b.y + (t3 - t2) * h * n;
            line.push(pos2(a.x + h * t, y));
        }
    }
    line.extend(spots.last());
    let color = |y: f32| if y > zero { tk.neg } else { tk.pos };
    let mut mesh = Mesh::default();
    for pair in line.windows(2) {
        let [a, b] = pair else { continue };
        let tint = color(f32::midpoint(a.y, b.y)).gamma_multiply(0.14);
        let first = mesh.vertices.len() as u32;
        for p in [*a, *b, pos2(b.x, zero), pos2(a.x, zero)] {
            mesh.colored_vertex(p, tint);
        }
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first, first + 2, first + 3);
    }
    pen.painter.add(Shape::mesh(mesh));
    let mut run: Vec<Pos2> = Vec::new();
    for pair in line.windows(2) {
        let [a, b] = pair else { continue };
        let here = color(f32::midpoint(a.y, b.y));
        if run.is_empty() {
            run.push(*a);
        }
        run.push(*b);
        let next = color(b.y + (b.y - a.y) / 2.0);
        if next != here {
            pen.painter.line(std::mem::take(&mut run), Stroke::new(pen.s(2.5), here));
        }
    }
    if let Some(last) = line.last() {
        let here = color(last.y - 0.01 * (last.y - zero).signum());
        pen.painter.line(run, Stroke::new(pen.s(2.5), here));
    }
}

/// Four fields with two axes.
pub(super) fn matrix(pen: &mut Pen<'_>, at: Pos2, width: f32, (x, y): (&Bi, &Bi), fields: &[Labelled]) -> f32 {
    let tk = pen.tk();
    let gap = pen.s(8.0);
    let pad = pen.s(12.0);
    let axis = pen.s(20.0);
    let field_w = (width - gap) / 2.0;
    let inset = |part: &Labelled| if icon_of(part).is_some() { 26.0 } else { 0.0 };
    pen.icon(pos2(at.x + pen.s(8.0), at.y + axis / 2.0), icons::ARROW_UP, 14.0, tk.text_tertiary);
    pen.text(pos2(at.x + pen.s(20.0), at.y), pen.bi(y), SUB.bold(), tk.text_secondary, width - pen.s(20.0));
    let mut top = at.y + axis + pen.s(6.0);
    for row in fields.chunks(2) {
        let tall = row.iter().map(|f| label_height(pen, f, field_w - 2.0 * pad - pen.s(inset(f)))).fold(pen.s(44.0), f32::max) + 2.0 * pad;
        for (n, field) in row.iter().enumerate() {
            let rect = Rect::from_min_size(pos2(at.x + n as f32 * (field_w + gap), top), vec2(field_w, tall));
            let (fill, line) = if field.strong { (tk.selected, tk.accent) } else { (tk.surface, tk.border) };
            pen.rect(rect, 8.0, fill, line, if field.strong { 1.5 } else { 1.0 });
            if let Some(icon) = icon_of(field) {
                let ink = if field.strong { tk.accent_text } else { tk.text_tertiary };
                pen.icon(rect.min + vec2(pad + pen.s(8.0), pad + pen.s(11.0)), icon, 18.0, ink);
            }
            let left = pad + pen.s(inset(field));
            label_left(pen, rect.min + vec2(left, pad), field, field_w - left - pad);
        }
        top += tall + gap;
    }
    top += pen.s(6.0) - gap;
    pen.icon(pos2(at.x + width - pen.s(8.0), top + axis / 2.0), icons::ARROW_RIGHT, 14.0, tk.text_tertiary);
    pen.right(pos2(at.x + width - pen.s(20.0), top), pen.bi(x), SUB.bold(), tk.text_secondary, width - pen.s(20.0));
    top + axis - at.y
}

fn tones(pen: &Pen<'_>, tone: Tone) -> (Color32, Color32) {
    let tk = pen.tk();
    match tone {
        Tone::Neg => (tk.neg, tk.neg_text),
        Tone::Neutral => (tk.neutral, tk.text_secondary),
        Tone::Pos => (tk.pos, tk.pos_text),
    }
}

/// A number scale cut into bands.
pub(super) fn scale(pen: &mut Pen<'_>, at: Pos2, width: f32, bands: &[Band]) -> f32 {
    let tk = pen.tk();
    let gap = pen.s(4.0);
    let count = |b: &Band| (b.to - b.from + 1).max(1);
    let total: i32 = bands.iter().map(count).sum();
    let free = width - gap * (bands.len().max(1) - 1) as f32;
    // A band is at least as wide as its name; the others share what is left.
    let need: Vec<f32> = bands.iter().map(|b| pen.word_width(pen.bi(&b.t), NAME) + pen.s(4.0)).collect();
    let mut widths: Vec<f32> = bands.iter().map(|b| free * count(b) as f32 / total.max(1) as f32).collect();
    let short: f32 = widths.iter().zip(&need).map(|(w, n)| (n - w).max(0.0)).sum();
    let spare: f32 = widths.iter().zip(&need).map(|(w, n)| (w - n).max(0.0)).sum();
    for (w, n) in widths.iter_mut().zip(&need) {
        *w = if *w < *n { *n } else { *w - short * (*w - *n) / spare.max(1.0) };
    }
    let cells = total <= 12;
    let bar = pen.s(44.0);
    let mut x = at.x;
    let mut tallest = 0.0_f32;
    for (band, w) in bands.iter().zip(&widths) {
        let (fill, ink) = tones(pen, band.tone);
        let rect = Rect::from_min_size(pos2(x, at.y), vec2(*w, bar));
        pen.rect(rect, 8.0, fill.gamma_multiply(0.16), fill, 1.0);
        let numbers: Vec<String> = if cells { (band.from..=band.to).map(|n| n.to_string()).collect() } else { vec![span(band)] };
        let cell = *w / numbers.len().max(1) as f32;
        for (n, number) in numbers.iter().enumerate() {
            let size = pen.size(number, NAME, f32::INFINITY);
            let center = x + cell * (n as f32 + 0.5);
            pen.centered(pos2(center, rect.center().y - size.y / 2.0), number, NAME, ink, cell);
        }
        let under = pen.centered(pos2(x + w / 2.0, at.y + bar + pen.s(6.0)), pen.bi(&band.t), NAME, tk.text, *w);
        tallest = tallest.max(under);
        x += w + gap;
    }
    bar + pen.s(6.0) + tallest
}

/// The ends of a band; the minus is U+2212 and does not run into the dash.
fn span(band: &Band) -> String {
    let number = |n: i32| n.to_string().replace('-', "\u{2212}");
    let between = if band.from < 0 { " … " } else { "–" };
    format!("{}{between}{}", number(band.from), number(band.to))
}

/// Horizontal bars with numbers.
pub(super) fn bars(pen: &mut Pen<'_>, at: Pos2, width: f32, bars: &[Bar]) -> f32 {
    let tk = pen.tk();
    let top_value = bars.iter().map(|b| b.value.abs()).fold(0.0, f32::max).max(f32::EPSILON);
    let number_w = bars.iter().map(|b| pen.size(pen.bi(&b.show), NAME, f32::INFINITY).x).fold(0.0, f32::max).min(width * 0.4);
    let label_w = bars.iter().map(|b| pen.size(pen.bi(&b.t), SUB, f32::INFINITY).x + 2.0).fold(0.0, f32::max);
    // In a narrow place the name stands above its bar.
    let beside = label_w <= width * 0.34;
    let left = if beside { label_w + pen.s(12.0) } else { 0.0 };
    let room = (width - left - number_w - pen.s(8.0)).max(pen.s(20.0));
    let mut y = at.y;
    for (n, bar) in bars.iter().enumerate() {
        if n > 0 {
            y += pen.s(12.0);
        }
        if !beside {
            y += pen.text(pos2(at.x, y), pen.bi(&bar.t), SUB, tk.text, width) + pen.s(2.0);
        }
        let number = pen.size(pen.bi(&bar.show), NAME, number_w + 1.0);
        let row = number.y.max(pen.s(26.0));
        let (fill, ink) = tones(pen, bar.tone);
        let thick = pen.s(22.0);
        let rect = Rect::from_min_size(pos2(at.x + left, y + (row - thick) / 2.0), vec2((room * bar.value.abs() / top_value).max(pen.s(3.0)), thick));
        pen.rect(rect, 5.0, fill, Color32::TRANSPARENT, 0.0);
        if beside {
            let size = pen.size(pen.bi(&bar.t), SUB, label_w);
            pen.text(pos2(at.x, y + (row - size.y) / 2.0), pen.bi(&bar.t), SUB, tk.text, label_w);
        }
        pen.text(pos2(rect.right() + pen.s(8.0), y + (row - number.y) / 2.0), pen.bi(&bar.show), NAME, ink, number_w + 1.0);
        y += row;
    }
    y - at.y
}
