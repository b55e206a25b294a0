//! Flow bands: how many go from where to where, columns from left to right, widths in proportion.

use egui::{
    Align2, CornerRadius, Id, Painter, Rect, Stroke, Ui,
    epaint::{BandPoint, BandShape},
    pos2, vec2,
};

use super::{Spot, Tone, Walked, plate, walk};
use crate::ui::{cx::Cx, theme, widgets};

/// A bar that bands flow into and out of.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Which column it stands in.
    pub column: usize,
    /// How much flows through it.
    pub value: f64,
    /// Bold: name and number.
    pub title: String,
    /// Below: a share.
    pub note: String,
    /// Its colour.
    pub tone: Tone,
}

/// A band between two nodes, by index.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Where it leaves.
    pub from: usize,
    /// Where it arrives.
    pub to: usize,
    /// How much.
    pub value: f64,
    /// Its colour.
    pub tone: Tone,
    /// What the pointer and a screen reader hear.
    pub said: String,
}

const BAR: f32 = 13.0;
const GAP: f32 = 30.0;

/// Draws the bands. `heads` are the words above the columns.
pub fn flow(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, title: &str, (heads, nodes, bands): (&[&str], &[Node], &[Band])) -> Walked {
    let painter = ui.painter().clone();
    let columns = heads.len().max(2);
    // The last column keeps room for its words at the right.
    let plot = Rect::from_min_max(rect.min + vec2(0.0, 30.0), rect.max - vec2(136.0_f32.min(rect.width() * 0.2), 4.0));
    let share = |c: usize| [0.0, 0.288, 0.596, 1.0].get(c).copied().unwrap_or_else(|| c as f32 / (columns - 1) as f32);
    let x = |c: usize| plot.left() + (plot.width() - BAR) * if columns == 4 { share(c) } else { c as f32 / (columns - 1) as f32 };
    for (c, head) in heads.iter().enumerate() {
        widgets::paint(&painter, pos2(x(c), rect.top()), Align2::LEFT_TOP, head, theme::SMALL, cx.tk.text_secondary);
    }
    let places = place(nodes, columns, plot, &x);
    let mut spots = Vec::new();
    let mut out = vec![0.0_f32; nodes.len()];
    let mut into = vec![0.0_f32; nodes.len()];
    for band in bands {
        let (Some(a), Some(b)) = (places.get(band.from), places.get(band.to)) else { continue };
        let part = |r: &Rect, n: usize| nodes.get(n).map_or(0.0, |node| r.height() * (band.value / node.value.max(f64::EPSILON)) as f32);
        let (ha, hb) = (part(a, band.from), part(b, band.to));
        let (ya, yb) = (a.top() + out.get(band.from).copied().unwrap_or(0.0), b.top() + into.get(band.to).copied().unwrap_or(0.0));
        if let Some(used) = out.get_mut(band.from) {
            *used += ha;
        }
        if let Some(used) = into.get_mut(band.to) {
            *used += hb;
        }
        let strength = if band.tone == Tone::Neg || band.tone == Tone::Pos { 0.3 } else { 0.14 };
        ribbon(&painter, (a.right(), ya, ha), (b.left(), yb, hb), band.tone.mark(cx.tk).gamma_multiply(strength));
        let middle = pos2(f32::midpoint(a.right(), b.left()), f32::midpoint(ya + ha / 2.0, yb + hb / 2.0));
        spots.push(Spot { rect: Rect::from_center_size(middle, vec2(36.0, f32::midpoint(ha, hb).max(12.0))), name: band.said.clone() });
    }
    for (node, rect_) in nodes.iter().zip(&places) {
        painter.rect_filled(*rect_, CornerRadius::same(3), node.tone.mark(cx.tk));
    }
    let mut node_spots = Vec::new();
    for (node, rect_) in nodes.iter().zip(&places) {
        words(&painter, cx, node, *rect_, node.column + 1 == columns);
        node_spots.push(Spot { rect: *rect_, name: format!("{}, {}", node.title, node.note) });
    }
    node_spots.extend(spots);
    walk(ui, cx, id, rect, title, &node_spots)
}

fn place(nodes: &[Node], columns: usize, plot: Rect, x: &impl Fn(usize) -> f32) -> Vec<Rect> {
    let of = |c: usize| nodes.iter().filter(move |n| n.column == c);
    let need = |c: usize| (of(c).map(|n| n.value).sum::<f64>(), of(c).count().saturating_sub(1) as f32 * GAP);
    // One scale for all columns: the fullest column decides.
    let scale = (0..columns)
        .map(need)
        .filter(|(sum, _)| *sum > 0.0)
        .map(|(sum, gaps)| (plot.height() - gaps - GAP).max(20.0) / sum as f32)
        .fold(f32::INFINITY, f32::min);
    let scale = if scale.is_finite() { scale } else { 0.0 };
    let mut y: Vec<f32> = vec![plot.top(); columns];
    if let (Some(last), true) = (y.get_mut(2), columns == 4) {
        // The middle column hangs low, so that what skips it passes above.
        let (sum, gaps) = need(2);
        *last = (plot.bottom() - sum as f32 * scale - gaps).max(plot.top());
    }
    nodes
        .iter()
        .map(|node| {
            let height = (node.value as f32 * scale).max(if node.value > 0.0 { 2.0 } else { 0.0 });
            let top = y.get(node.column).copied().unwrap_or(plot.top());
            let spread = if node.column + 1 == columns { GAP * 2.0 } else { GAP };
            if let Some(next) = y.get_mut(node.column) {
                *next = top + height + spread;
            }
            Rect::from_min_size(pos2(x(node.column), top), vec2(BAR, height))
        })
        .collect()
}

fn ribbon(painter: &Painter, (x0, y0, h0): (f32, f32, f32), (x1, y1, h1): (f32, f32, f32), color: egui::Color32) {
    if x1 <= x0 || (h0 <= 0.0 && h1 <= 0.0) {
        return;
    }
    let points = (0..=28_u8)
        .map(|i| {
            let t = f32::from(i) / 28.0;
            let s = t * t * (3.0 - 2.0 * t);
            let top = egui::lerp(y0..=y1, s);
            BandPoint::new(egui::lerp(x0..=x1, t), top..=top + egui::lerp(h0..=h1, s))
        })
        .collect();
    painter.add(BandShape::new(points, color, Stroke::NONE));
}

fn words(painter: &Painter, cx: &Cx<'_>, node: &Node, bar: Rect, last: bool) {
    let tk = cx.tk;
    let title = widgets::galley(painter, &node.title, theme::BODY.bold(), tk.text, 150.0, 1);
    let note = widgets::galley(painter, &node.note, theme::SMALL, tk.text_secondary, 130.0, 2);
    let size = vec2(title.size().x.max(note.size().x), title.size().y + note.size().y);
    let min = pos2(bar.right() + 12.0, bar.center().y - size.y / 2.0);
    if !last {
        plate(painter, tk, Rect::from_min_size(min, size).expand2(vec2(5.0, 2.0)));
    }
    let ink = if node.tone == Tone::Neg { tk.neg_text } else { tk.text };
    painter.galley_with_override_text_color(min, title.clone(), ink);
    painter.galley(min + vec2(0.0, title.size().y), note, tk.text_secondary);
}
