//! Turns the display list of a Scene into egui shapes: roles become the theme's colours, nothing else is decided here.

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::{
    model::scene::{Align, Box2, Dash, Font, Ink, Pen, Prim, Pt, Role, Zone},
    ui::{
        icons,
        theme::{self, Style, Tokens},
        widgets,
    },
};

/// The colour of a role.
pub(in crate::ui::canvas) fn color(tk: &Tokens, ink: Ink) -> Color32 {
    let zone = |z: Zone| tk.zones.get(z as usize);
    let color = match ink.role {
        Role::Canvas => tk.bg_canvas,
        Role::Surface => tk.surface,
        Role::Sunken => tk.surface_sunken,
        Role::Border => tk.border,
        Role::BorderSubtle => tk.border_subtle,
        Role::BorderStrong => tk.border_strong,
        Role::Text => tk.text,
        Role::TextSecondary => tk.text_secondary,
        Role::TextTertiary => tk.text_tertiary,
        Role::Accent => tk.accent,
        Role::AccentText => tk.accent_text,
        Role::AccentTint => tk.accent_tint,
        Role::AccentOn => tk.accent_on,
        Role::Mot => tk.mot,
        Role::MotText => tk.mot_text,
        Role::MotTint => tk.mot_tint,
        Role::Success => tk.success,
        Role::Pos => tk.pos,
        Role::PosText => tk.pos_text,
        Role::Neg => tk.neg,
        Role::NegText => tk.neg_text,
        Role::Neutral => tk.neutral,
        Role::EmoOn => tk.emo_on,
        Role::WashCustomer => tk.wash_customer,
        Role::WashEnterprise => tk.wash_enterprise,
        Role::ZoneLine(z) => zone(z).map_or(tk.border_strong, |c| c.line),
        Role::ZoneInk(z) => zone(z).map_or(tk.text, |c| c.ink),
        Role::ZoneFill(z) => zone(z).map_or(tk.surface, |c| c.fill),
        Role::ZoneWash(z) => zone(z).map_or(tk.surface, |c| c.wash),
    };
    if ink.percent >= 100 { color } else { color.gamma_multiply(f32::from(ink.percent) / 100.0) }
}

/// A box of the scene on screen.
pub(in crate::ui::canvas) fn to_rect(b: Box2, offset: Vec2) -> Rect {
    Rect::from_min_size(pos2(b.x, b.y) + offset, vec2(b.w, b.h))
}

fn style(font: Font) -> Style {
    Style { size: font.size, line: font.line, bold: font.bold }
}

/// Paints a display list moved by `offset`.
pub(in crate::ui::canvas) fn paint(painter: &Painter, tk: &Tokens, prims: &[Prim], offset: Vec2) {
    let at = |p: Pt| pos2(p.x, p.y) + offset;
    for prim in prims {
        match prim {
            Prim::Rect { at, radius, fill, pen, lift } => boxed(painter, tk, to_rect(*at, offset), *radius, (*fill, *pen, *lift)),
            Prim::Text { at, text, font, ink, align } => {
                let anchor = match align {
                    Align::LeftTop => Align2::LEFT_TOP,
                    Align::Left => Align2::LEFT_CENTER,
                    Align::Center => Align2::CENTER_CENTER,
                    Align::Right => Align2::RIGHT_CENTER,
                };
                widgets::paint_in(painter, to_rect(*at, offset), anchor, text, style(*font), color(tk, *ink));
            }
            Prim::Icon { at: p, name, size, ink, solid } => {
                // An icon that is not in the subset still marks its lane.
                let icon = icons::by_name(name).unwrap_or(icons::LIST_BULLETS);
                let paint = if *solid { widgets::icon_fill } else { widgets::paint_icon };
                paint(painter, at(*p), icon, *size, color(tk, *ink));
            }
            Prim::Line { from, to, pen } => line(painter, tk, &[at(*from), at(*to)], *pen),
            Prim::Circle { at: p, r, fill, pen } => {
                let fill = fill.map_or(Color32::TRANSPARENT, |i| color(tk, i));
                let stroke = pen.map_or(Stroke::NONE, |p| Stroke::new(p.width, color(tk, p.ink)));
                painter.circle(at(*p), *r, fill, stroke);
            }
            Prim::Path { points, pen } => {
                let points: Vec<Pos2> = points.iter().map(|p| at(*p)).collect();
                line(painter, tk, &points, *pen);
            }
            Prim::Picture { .. } => {}
            Prim::Emotion { points, zero, width } => {
                let points: Vec<Pos2> = points.iter().map(|p| at(*p)).collect();
                emotion(painter, tk, &points, zero + offset.y, *width);
            }
        }
    }
}

fn boxed(painter: &Painter, tk: &Tokens, rect: Rect, radius: f32, (fill, pen, lift): (Option<Ink>, Option<Pen>, u8)) {
    let corner = CornerRadius::same(radius.round() as u8);
    if lift > 0 {
        painter.add(tk.shadow(lift).as_shape(rect, corner));
    }
    if let Some(fill) = fill {
        painter.rect_filled(rect, corner, color(tk, fill));
    }
    let Some(pen) = pen else { return };
    let stroke = Stroke::new(pen.width, color(tk, pen.ink));
    if pen.dash == Dash::Solid {
        painter.rect_stroke(rect, corner, stroke, StrokeKind::Inside);
    } else {
        widgets::dashed_rect(painter, rect, radius, stroke);
    }
}

fn line(painter: &Painter, tk: &Tokens, points: &[Pos2], pen: Pen) {
    let stroke = Stroke::new(pen.width, color(tk, pen.ink));
    if let ([a, b], Dash::Solid) = (points, pen.dash) {
        // Straight one-point lines sit on pixels, or they blur over two.
        let snap = |v: f32| if (pen.width.round() as i32) % 2 == 1 { v.floor() + 0.5 } else { v.round() };
        if (a.x - b.x).abs() < f32::EPSILON {
            painter.vline(snap(a.x), a.y..=b.y, stroke);
            return;
        }
        if (a.y - b.y).abs() < f32::EPSILON {
            painter.hline(a.x..=b.x, snap(a.y), stroke);
            return;
        }
    }
    match pen.dash {
        Dash::Solid => {
            painter.line(points.to_vec(), stroke);
        }
        Dash::Dashes(on, off) => {
            painter.extend(Shape::dashed_line(points, stroke, on, off));
        }
        Dash::Dots(gap) => {
            painter.extend(Shape::dotted_line(points, stroke.color, gap, pen.width * 0.6));
        }
    }
}

/// The curve: its stroke changes colour around zero, the area between it and zero is tinted by side.
fn emotion(painter: &Painter, tk: &Tokens, points: &[Pos2], zero: f32, width: f32) {
    if points.len() < 2 {
        return;
    }
    let mut tint = egui::Mesh::default();
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        area(&mut tint, tk, *a, *b, zero);
    }
    painter.add(Shape::mesh(tint));
    let (pos, neg) = (tk.pos, tk.neg);
    let bounds = Rect::from_points(points);
    let blend = move |_: Rect, p: Pos2| {
        let t = ((p.y - zero) / 14.0 + 0.5).clamp(0.0, 1.0);
        pos.lerp_to_gamma(neg, t)
    };
    let stroke = egui::epaint::PathStroke::new_uv(width, blend);
    painter.add(Shape::Path(egui::epaint::PathShape { points: points.to_vec(), closed: false, fill: Color32::TRANSPARENT, stroke }));
    // Strokes have no round caps of their own.
    for end in [points.first(), points.last()].into_iter().flatten().filter(|p| bounds.contains(**p)) {
        painter.circle_filled(*end, width / 2.0, if end.y <= zero { pos } else { neg });
    }
}

fn area(tint: &mut egui::Mesh, tk: &Tokens, a: Pos2, b: Pos2, zero: f32) {
    let crosses = (a.y - zero) * (b.y - zero) < 0.0;
    if crosses {
        let t = (zero - a.y) / (b.y - a.y);
        let middle = pos2(a.x + (b.x - a.x) * t, zero);
        quad(tint, tk, a, middle, zero);
        quad(tint, tk, middle, b, zero);
    } else {
        quad(tint, tk, a, b, zero);
    }
}

fn quad(mesh: &mut egui::Mesh, tk: &Tokens, a: Pos2, b: Pos2, zero: f32) {
    let up = f32::midpoint(a.y, b.y) < zero;
    let tint = if up { tk.pos.gamma_multiply(0.13) } else { tk.neg.gamma_multiply(0.15) };
    let first = mesh.vertices.len() as u32;
    for p in [a, b, pos2(b.x, zero), pos2(a.x, zero)] {
        mesh.colored_vertex(p, tint);
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first, first + 2, first + 3);
}

/// A text style at a zoom.
pub(in crate::ui::canvas) fn cell_style(zoom: f32) -> Style {
    theme::CELL.scaled(zoom)
}
