//! Small vector drawings: logo, course covers, empty states. Coordinates are those of the mock-ups.

use egui::{Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::{
    model::{
        course::Cover,
        scene::{journey, pt},
    },
    ui::{
        theme::{Tokens, ZoneColors},
        widgets,
    },
};

/// The monotone cubic through the points, as the emotion curve is drawn.
fn monotone(points: &[Pos2]) -> Vec<Pos2> {
    let points: Vec<_> = points.iter().map(|p| pt(p.x, p.y)).collect();
    journey::monotone(&points).into_iter().map(|p| pos2(p.x, p.y)).collect()
}

/// The product's mark in a square of `side` points.
pub fn logo(painter: &Painter, tk: &Tokens, center: Pos2, side: f32) {
    let unit = side / 28.0;
    let at = |x: f32, y: f32| center + vec2(x - 14.0, y - 14.0) * unit;
    painter.rect_filled(Rect::from_center_size(center, Vec2::splat(side)), CornerRadius::same((7.0 * unit) as u8), tk.accent);
    let rise = monotone(&[at(4.5, 19.5), at(8.5, 17.8), at(11.5, 13.5), at(16.5, 8.0)]);
    let fall = monotone(&[at(16.5, 8.0), at(20.0, 13.5), at(23.5, 17.0)]);
    painter.line(rise, Stroke::new(2.2 * unit, tk.accent_on));
    painter.line(fall, Stroke::new(2.2 * unit, tk.accent_on.gamma_multiply(0.6)));
    painter.circle(at(16.5, 8.0), 3.6 * unit, tk.mot, Stroke::new(1.4 * unit, tk.accent));
}

/// The picture on a course card; `rect` has rounded top corners of 12 points.
pub fn cover(painter: &Painter, tk: &Tokens, rect: Rect, cover: Cover) {
    let name = match cover {
        Cover::Curve => "time",
        Cover::Cards => "effort",
        Cover::Bars => "money",
        Cover::Steps => "mind",
        Cover::Bank => "respect",
        Cover::Bridge => "cherish",
    };
    let Some(zone) = tk.zone(name, 0) else { return };
    let top = CornerRadius { nw: 12, ne: 12, sw: 0, se: 0 };
    painter.rect_filled(rect, top, zone.fill);
    // The drawings are 232 × 140 in the mock-up; they fill the width and keep their height in the middle.
    let scale = (rect.width() / 232.0).max(rect.height() / 140.0);
    let at = |x: f32, y: f32| rect.center() + vec2(x - 116.0, y - 70.0) * scale;
    let painter = &painter.with_clip_rect(painter.clip_rect().intersect(rect));
    match cover {
        Cover::Curve => curve(painter, tk, zone, rect, scale, &at),
        Cover::Cards => cards(painter, tk, zone, scale, &at),
        Cover::Bars => bars(painter, tk, zone, scale, &at),
        Cover::Steps => steps(painter, tk, zone, scale, &at),
        Cover::Bank => bank(painter, zone, scale, &at),
        Cover::Bridge => bridge(painter, tk, zone, scale, &at),
    }
}

type At<'a> = &'a dyn Fn(f32, f32) -> Pos2;

fn curve(painter: &Painter, tk: &Tokens, zone: &ZoneColors, rect: Rect, scale: f32, at: At<'_>) {
    let points = [at(-10.0, 100.0), at(40.0, 86.0), at(82.0, 104.0), at(132.0, 44.0), at(176.0, 64.0), at(245.0, 50.0)];
    let line = monotone(&points);
    // One mesh: polygons beside each other would show their soft edges as stripes.
    let mut area = egui::Mesh::default();
    for (i, p) in line.iter().enumerate() {
        let n = u32::try_from(i * 2).unwrap_or(0);
        area.colored_vertex(*p, zone.line.gamma_multiply(0.16));
        area.colored_vertex(pos2(p.x, rect.bottom()), zone.line.gamma_multiply(0.16));
        if n > 0 {
            area.add_triangle(n - 2, n - 1, n);
            area.add_triangle(n - 1, n, n + 1);
        }
    }
    painter.add(area);
    painter.line(line, Stroke::new(3.0 * scale, zone.line));
    for at in [points.get(1), points.get(2), points.get(4)].into_iter().flatten() {
        painter.circle(*at, 4.5 * scale, tk.surface, Stroke::new(2.5 * scale, zone.line));
    }
    painter.circle_stroke(at(132.0, 44.0), 16.0 * scale, Stroke::new(1.5 * scale, tk.mot.gamma_multiply(0.45)));
    painter.circle_filled(at(132.0, 44.0), 8.0 * scale, tk.mot);
}

fn cards(painter: &Painter, tk: &Tokens, zone: &ZoneColors, scale: f32, at: At<'_>) {
    for (i, name) in ["time", "effort", "respect", "mind", "money", "cherish"].into_iter().enumerate() {
        let Some(card) = tk.zone(name, i) else { continue };
        let lifted = if i == 2 { vec2(8.0, -6.0) } else { Vec2::ZERO };
        let (x, y) = (54.0 + (i % 3) as f32 * 44.0, 29.0 + (i / 3) as f32 * 44.0);
        let size = Vec2::splat(38.0 * scale);
        if i == 2 {
            widgets::dashed_rect(painter, Rect::from_min_size(at(x, y), size), 8.0 * scale, Stroke::new(1.0, zone.line));
        }
        let place = Rect::from_min_size(at(x + lifted.x, y + lifted.y), size);
        let radius = CornerRadius::same((8.0 * scale) as u8);
        if i == 2 {
            painter.add(tk.shadow(2).as_shape(place, radius));
        }
        painter.rect_filled(place, radius, card.line);
        for (dy, w) in [(11.0, 22.0), (19.0, 14.0)] {
            let bar = Rect::from_min_size(place.min + vec2(8.0, dy) * scale, vec2(w, 3.0) * scale);
            painter.rect_filled(bar, CornerRadius::same(1), tk.accent_on.gamma_multiply(0.8));
        }
    }
}

fn bars(painter: &Painter, tk: &Tokens, zone: &ZoneColors, scale: f32, at: At<'_>) {
    for (i, height) in [8.0, 12.0, 10.0, 18.0, 16.0, 28.0, 38.0, 52.0, 66.0, 84.0, 70.0_f32].into_iter().enumerate() {
        let color = match i {
            0..=6 => tk.neg.gamma_multiply(0.75),
            7 | 8 => zone.line.gamma_multiply(0.5),
            _ => tk.pos.gamma_multiply(0.9),
        };
        let bar = Rect::from_min_size(at(34.0 + i as f32 * 15.0, 116.0 - height), vec2(10.0, height) * scale);
        painter.rect_filled(bar, CornerRadius::same((2.5 * scale) as u8), color);
    }
    painter.line_segment([at(26.0, 116.5), at(206.0, 116.5)], Stroke::new(1.0, zone.line.gamma_multiply(0.6)));
}

fn steps(painter: &Painter, tk: &Tokens, zone: &ZoneColors, scale: f32, at: At<'_>) {
    for i in 0..6_u8 {
        let i = f32::from(i);
        let step = Rect::from_min_size(at(26.0 + i * 30.0, 112.0 - i * 13.0), vec2(30.0, 40.0 + i * 13.0) * scale);
        painter.rect_filled(step, CornerRadius::ZERO, zone.line.gamma_multiply(0.25 + i * 0.12));
    }
    painter.line_segment([at(191.0, 22.0), at(191.0, 48.0)], Stroke::new(2.0, zone.ink));
    painter.add(Shape::convex_polygon(vec![at(191.0, 22.0), at(209.0, 22.0), at(209.0, 34.0), at(191.0, 34.0)], tk.mot, Stroke::NONE));
}

fn bank(painter: &Painter, zone: &ZoneColors, scale: f32, at: At<'_>) {
    painter.add(Shape::convex_polygon(vec![at(60.0, 58.0), at(116.0, 28.0), at(172.0, 58.0)], zone.line.gamma_multiply(0.85), Stroke::NONE));
    painter.circle_filled(at(116.0, 46.0), 5.0 * scale, zone.fill);
    for (i, alpha) in [0.75, 0.5, 0.5, 0.75].into_iter().enumerate() {
        let pillar = Rect::from_min_size(at(68.0 + i as f32 * 28.0, 64.0), vec2(14.0, 42.0) * scale);
        painter.rect_filled(pillar, CornerRadius::same(2), zone.line.gamma_multiply(alpha));
    }
    painter.rect_filled(Rect::from_min_size(at(56.0, 110.0), vec2(120.0, 7.0) * scale), CornerRadius::same(1), zone.line.gamma_multiply(0.85));
    painter.rect_filled(Rect::from_min_size(at(46.0, 120.0), vec2(140.0, 20.0) * scale), CornerRadius::ZERO, zone.line.gamma_multiply(0.3));
}

fn bridge(painter: &Painter, tk: &Tokens, zone: &ZoneColors, scale: f32, at: At<'_>) {
    for bank in [[(-20.0, 78.0), (46.0, 78.0), (66.0, 140.0), (-20.0, 140.0)], [(252.0, 78.0), (186.0, 78.0), (166.0, 140.0), (252.0, 140.0)]] {
        let shape = bank.map(|(x, y)| at(x, y)).to_vec();
        painter.add(Shape::convex_polygon(shape, zone.line.gamma_multiply(0.35), Stroke::NONE));
    }
    let rise = |x: f32| 78.0 - 46.0 * (1.0 - ((x - 116.0) / 70.0).powi(2));
    let arch: Vec<f32> = (0..=5_u8).map(|i| 46.0 + 28.0 * f32::from(i)).collect();
    for x in &arch {
        painter.line_segment([at(*x, 78.0), at(*x, rise(*x))], Stroke::new(2.0 * scale, zone.line.gamma_multiply(0.6)));
    }
    let line = monotone(&[46.0, 66.0, 88.0, 116.0, 144.0, 166.0, 186.0].map(|x| at(x, rise(x))));
    painter.line(line, Stroke::new(3.0 * scale, zone.line));
    painter.line_segment([at(-20.0, 78.0), at(252.0, 78.0)], Stroke::new(4.0 * scale, zone.line));
    painter.circle_filled(at(116.0, 66.0), 7.0 * scale, tk.mot);
}

/// A dotted curve with one glowing point, for an empty canvas.
pub fn empty_curve(painter: &Painter, tk: &Tokens, rect: Rect) {
    let at = |x: f32, y: f32| rect.left_top() + vec2(x, y);
    let points = [at(5.0, 45.0), at(37.0, 25.0), at(67.0, 50.0), at(102.0, 8.0), at(146.0, 22.0)];
    painter.extend(Shape::dashed_line(&monotone(&points), Stroke::new(2.0, tk.border_strong), 5.0, 4.0));
    for p in [points.get(1), points.get(2)].into_iter().flatten() {
        painter.circle(*p, 5.0, tk.surface, Stroke::new(2.0, tk.border_strong));
    }
    painter.circle_filled(at(102.0, 8.0), 7.0, tk.mot);
}

/// Six dashed cards, for an empty board or workbook.
pub fn empty_board(painter: &Painter, tk: &Tokens, rect: Rect) {
    for (i, zone) in tk.zones.iter().enumerate() {
        let at = rect.left_top() + vec2(22.0 + (i % 3) as f32 * 36.0, (i / 3) as f32 * 33.0 + 4.0);
        let card = Rect::from_min_size(at, vec2(31.0, 28.0));
        painter.rect_filled(card, CornerRadius::same(6), zone.fill);
        widgets::dashed_rect(painter, card, 6.0, Stroke::new(1.0, zone.line));
    }
}

/// A dashed box with an arrow, for a place that waits for files.
pub fn empty_tray(painter: &Painter, tk: &Tokens, rect: Rect) {
    let tray = Rect::from_center_size(rect.center() + vec2(0.0, 10.0), vec2(100.0, 44.0));
    widgets::dashed_rect(painter, tray, 6.0, Stroke::new(1.5, tk.border_strong));
    let tip = rect.center() + vec2(0.0, 14.0);
    painter.line_segment([tip - vec2(0.0, 28.0), tip], Stroke::new(2.0, tk.accent));
    painter.line(vec![tip + vec2(-9.0, -9.0), tip, tip + vec2(9.0, -9.0)], Stroke::new(2.0, tk.accent));
}

/// A little picture of the window in a theme, for the settings.
pub fn theme_card(painter: &Painter, tk: &Tokens, rect: Rect) {
    let k = rect.width() / 126.0;
    let at = |x: f32, y: f32, w: f32, h: f32| Rect::from_min_size(rect.min + k * vec2(x, y), k * vec2(w, h));
    painter.rect_filled(rect, CornerRadius::same(9), tk.bg_app);
    painter.rect(at(22.0, 14.0, 104.0, 64.0), CornerRadius::same(5), tk.surface, Stroke::new(1.0, tk.border), StrokeKind::Inside);
    for (y, fill) in [(18.0, tk.accent), (32.0, tk.border), (46.0, tk.border)] {
        painter.rect_filled(at(7.0, y, 8.0, 8.0), CornerRadius::same(2), fill);
    }
    painter.rect_filled(at(32.0, 24.0, 44.0, 6.0), CornerRadius::same(3), tk.text);
    for (x, fill) in [(32.0, Color32::TRANSPARENT), (62.0, tk.accent), (92.0, Color32::TRANSPARENT)] {
        painter.rect(at(x, 38.0, 26.0, 28.0), CornerRadius::same(4), fill, Stroke::new(1.0, tk.border), StrokeKind::Inside);
    }
}
