//! The radar: expectation dashed with squares, perception solid with dots; axes carry their own note.

use egui::{Align2, Color32, Id, Mesh, Painter, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::{Mark, Spot, Tone, Walked, mark, on_circle, walk};
use crate::{
    model::figure,
    ui::{cx::Cx, theme, widgets},
};

/// An axis with its values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// What it is called.
    pub name: String,
    /// A line below the name, for example the gap.
    pub note: String,
    /// The colour of the note.
    pub tone: Tone,
    /// The dashed value: what was expected.
    pub dashed: Option<f64>,
    /// The solid value: what was found.
    pub solid: Option<f64>,
}

/// Draws values over `(low, high)`; `names` are the words for the dashed and the solid line.
pub fn radar(ui: &mut Ui, cx: &Cx<'_>, id: Id, rect: Rect, title: &str, (axes, (low, high), names): (&[Axis], (f64, f64), [&str; 2])) -> Walked {
    let tk = cx.tk;
    let painter = ui.painter().clone();
    let count = axes.len().max(3);
    let radius = (rect.height() / 2.0 - 46.0).min(rect.width() / 2.0 - 118.0).max(60.0);
    // A polygon of odd corners hangs lower than its centre: centre the drawing, not the circle.
    let center = rect.center() + vec2(0.0, if count % 2 == 1 { radius * 0.06 } else { 0.0 });
    let at = |i: usize, v: f64| {
        let share = ((v - low) / (high - low).max(f64::EPSILON)).clamp(0.0, 1.0) as f32;
        on_circle(center, radius * share, i as f32 / count as f32)
    };
    web(&painter, cx, center, count, (low, high), &at);
    let solid: Vec<Option<Pos2>> = axes.iter().enumerate().map(|(i, a)| a.solid.map(|v| at(i, v))).collect();
    let dashed: Vec<Option<Pos2>> = axes.iter().enumerate().map(|(i, a)| a.dashed.map(|v| at(i, v))).collect();
    fill(&painter, center, &solid, tk.pos.gamma_multiply(0.15));
    outline(&painter, &solid, |a, b| {
        painter.line_segment([a, b], Stroke::new(2.5, tk.pos));
    });
    outline(&painter, &dashed, |a, b| {
        painter.extend(Shape::dashed_line(&[a, b], Stroke::new(2.0, tk.text), 7.0, 5.0));
    });
    let mut spots = Vec::new();
    for (i, axis) in axes.iter().enumerate() {
        name_axis(&painter, cx, on_circle(center, radius + 12.0, i as f32 / count as f32), center, axis);
        for (value, word, shape) in [(axis.dashed, names[0], Mark::Square), (axis.solid, names[1], Mark::Dot)] {
            let Some(value) = value else { continue };
            let p = at(i, value);
            if shape == Mark::Square {
                let square = Rect::from_center_size(p, vec2(8.0, 8.0));
                painter.rect(square, egui::CornerRadius::ZERO, tk.surface, Stroke::new(2.0, tk.text), egui::StrokeKind::Middle);
            } else {
                mark(&painter, tk, p, shape, Tone::Pos, 12.0);
            }
            let mut said = format!("{}, {word} {}", axis.name, figure::plain(value, 1));
            if !axis.note.is_empty() {
                said = format!("{said}, {}", axis.note);
            }
            spots.push(Spot { rect: Rect::from_center_size(p, vec2(18.0, 18.0)), name: said });
        }
    }
    walk(ui, cx, id, rect, title, &spots)
}

fn web(painter: &Painter, cx: &Cx<'_>, center: Pos2, count: usize, (low, high): (f64, f64), at: &impl Fn(usize, f64) -> Pos2) {
    let tk = cx.tk;
    let line = Stroke::new(1.0, tk.border);
    let step = ((high - low) / 3.0).round().max(1.0);
    let mut value = low;
    while value <= high + 1e-9 {
        let points: Vec<Pos2> = (0..=count).map(|i| at(i % count, value)).collect();
        painter.line(points, line);
        value += step;
    }
    painter.line((0..=count).map(|i| at(i % count, high)).collect(), line);
    for i in 0..count {
        painter.line_segment([center, at(i, high)], line);
    }
    let mut value = low;
    while value < high - 1e-9 {
        let p = at(0, value) + vec2(4.0, 0.0);
        widgets::paint(painter, p, Align2::LEFT_CENTER, &figure::short(value, 1), theme::CAPTION, tk.text_tertiary);
        value += step;
    }
}

fn fill(painter: &Painter, center: Pos2, points: &[Option<Pos2>], color: Color32) {
    let mut mesh = Mesh::default();
    for (i, a) in points.iter().enumerate() {
        let b = points.get((i + 1) % points.len().max(1)).copied().flatten();
        let (Some(a), Some(b)) = (a, b) else { continue };
        let first = mesh.vertices.len() as u32;
        for p in [center, *a, b] {
            mesh.colored_vertex(p, color);
        }
        mesh.add_triangle(first, first + 1, first + 2);
    }
    painter.add(Shape::mesh(mesh));
}

fn outline(_painter: &Painter, points: &[Option<Pos2>], mut draw: impl FnMut(Pos2, Pos2)) {
    for (i, a) in points.iter().enumerate() {
        let b = points.get((i + 1) % points.len().max(1)).copied().flatten();
        if let (Some(a), Some(b)) = (*a, b) {
            draw(a, b);
        }
    }
}

fn name_axis(painter: &Painter, cx: &Cx<'_>, at: Pos2, center: Pos2, axis: &Axis) {
    let tk = cx.tk;
    let side = at.x - center.x;
    let (anchor, x) = if side.abs() < 24.0 {
        (Align2::CENTER_CENTER, at.x)
    } else if side > 0.0 {
        (Align2::LEFT_CENTER, at.x)
    } else {
        (Align2::RIGHT_CENTER, at.x)
    };
    let rows = if axis.note.is_empty() { 22.0 } else { 42.0 };
    let vertical = at.y - center.y;
    let top = if side.abs() < 24.0 && vertical < 0.0 {
        at.y - rows + 4.0
    } else if vertical > 40.0 {
        at.y - 6.0
    } else {
        at.y - rows / 2.0
    };
    let galley = widgets::galley(painter, &axis.name, theme::BODY.bold(), tk.text, 150.0, 1);
    let rect = anchor.anchor_size(pos2(x, top + 11.0), galley.size());
    painter.galley(rect.min, galley, tk.text);
    if !axis.note.is_empty() {
        widgets::paint(painter, pos2(x, top + 31.0), anchor, &axis.note, theme::SMALL, axis.tone.ink(tk));
    }
}
