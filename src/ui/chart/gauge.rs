//! The gauge: a half ring from worst to best, the score as a needle, its interval as an arc outside the ring.

use egui::{Align2, Color32, Id, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::{Spot, Walked, on_circle, walk};
use crate::ui::{
    cx::Cx,
    theme::{self, Style},
    widgets,
};

/// What the gauge shows; numbers come with the words that say them.
pub struct Gauge<'a> {
    /// The ends of the scale.
    pub range: (f64, f64),
    /// The score; none when there is none.
    pub value: Option<f64>,
    /// The score as it is read.
    pub shown: &'a str,
    /// The interval of the score.
    pub interval: Option<(f64, f64)>,
    /// One line below the number.
    pub line: &'a str,
    /// The ends and the middle of the scale as they are read.
    pub ends: [&'a str; 3],
}

/// Draws it inside `rect`.
pub fn gauge(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, title: &str, g: &Gauge<'_>) -> Walked {
    let tk = cx.tk;
    let radius = (rect.width() / 2.0 - 26.0).min(rect.height() - 56.0).max(40.0);
    let center = pos2(rect.center().x, rect.top() + 28.0 + radius);
    let ring = (radius * 0.15).clamp(12.0, 20.0);
    let (low, high) = g.range;
    let middle = f64::midpoint(low, high);
    // A quarter turn left of straight up to a quarter turn right.
    let turn = |v: f64| (((v.clamp(low, high) - low) / (high - low)) as f32 - 0.5) * 0.5;
    let painter = ui.painter().clone();
    let mid = radius - ring / 2.0;
    arc(&painter, center, mid, (turn(low), turn(middle)), ring, tk.neg.gamma_multiply(0.32));
    arc(&painter, center, mid, (turn(middle), turn(high)), ring, tk.pos.gamma_multiply(0.28));
    let mut spots = Vec::new();
    if let Some(value) = g.value {
        let color = if value < middle { tk.neg } else { tk.pos };
        let (from, to) = if value < middle { (value, middle) } else { (middle, value) };
        arc(&painter, center, mid, (turn(from), turn(to)), ring, color);
        let (inner, outer) = (on_circle(center, radius - ring - 6.0, turn(value)), on_circle(center, radius + 5.0, turn(value)));
        painter.line_segment([inner, outer], Stroke::new(3.5, tk.text));
        if let Some((a, b)) = g.interval {
            let far = radius + 9.0;
            arc(&painter, center, far, (turn(a), turn(b)), 2.5, tk.text);
            for end in [a, b] {
                painter.line_segment([on_circle(center, far - 4.0, turn(end)), on_circle(center, far + 4.0, turn(end))], Stroke::new(2.5, tk.text));
            }
            let ends = [on_circle(center, far, turn(a)), on_circle(center, far, turn(b))];
            spots.push(Spot { rect: Rect::from_points(&ends).expand(6.0), name: g.line.to_owned() });
        }
        spots.insert(0, Spot { rect: Rect::from_two_pos(inner, outer).expand(6.0), name: format!("{title} {}", g.shown) });
    }
    labels(&painter, cx, center, radius, ring, g);
    walk(ui, cx, id, rect, &format!("{title} {}, {}", g.shown, g.line), &spots)
}

fn labels(painter: &Painter, cx: &Cx<'_>, center: Pos2, radius: f32, ring: f32, g: &Gauge<'_>) {
    let tk = cx.tk;
    let big = Style { size: (radius * 0.42).clamp(30.0, 52.0).round(), line: 60.0, bold: true };
    let ink = if g.value.is_some() { tk.text } else { tk.text_tertiary };
    widgets::paint(painter, center - vec2(0.0, radius * 0.22), Align2::CENTER_CENTER, g.shown, big, ink);
    widgets::paint(painter, center + vec2(0.0, radius * 0.09), Align2::CENTER_CENTER, g.line, theme::SMALL, tk.text_secondary);
    let [left, top, right] = g.ends;
    let edge = radius - ring / 2.0;
    widgets::paint(painter, center + vec2(-edge, 5.0), Align2::CENTER_TOP, left, theme::CAPTION, tk.text_tertiary);
    widgets::paint(painter, center + vec2(edge, 5.0), Align2::CENTER_TOP, right, theme::CAPTION, tk.text_tertiary);
    widgets::paint(painter, center - vec2(0.0, radius + 16.0), Align2::CENTER_CENTER, top, theme::CAPTION, tk.text_tertiary);
}

fn arc(painter: &Painter, center: Pos2, radius: f32, (from, to): (f32, f32), width: f32, color: Color32) {
    if to - from < 1e-4 {
        return;
    }
    let count = ((to - from) * 160.0).ceil().clamp(4.0, 96.0) as u16;
    let points = (0..=count).map(|i| on_circle(center, radius, from + (to - from) * f32::from(i) / f32::from(count))).collect();
    painter.line(points, Stroke::new(width, color));
}
