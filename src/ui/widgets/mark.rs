//! Small marks: chips, key caps, progress rings and bars, avatars.

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::text;
use crate::ui::{
    cx::Cx,
    theme::{self, Tokens, ZoneColors},
};

/// The tone of a chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chip {
    /// Neutral.
    Plain,
    /// Neutral with an outline.
    Outline,
    /// Selected, in progress.
    Accent,
    /// A moment of truth.
    Mot,
    /// Done.
    Done,
    /// Look here.
    Warning,
    /// Wrong.
    Danger,
}

/// A chip of 22 points: icon and word.
pub fn chip(ui: &mut Ui, cx: &Cx<'_>, tone: Chip, icon: Option<char>, text_: &str) -> Response {
    let tk = cx.tk;
    let (fill, ink, line) = match tone {
        Chip::Plain => (tk.surface_sunken, tk.text_secondary, Color32::TRANSPARENT),
        Chip::Outline => (Color32::TRANSPARENT, tk.text_secondary, tk.border),
        Chip::Accent => (tk.accent_tint, tk.accent_text, Color32::TRANSPARENT),
        Chip::Mot => (tk.mot_tint, tk.mot_text, Color32::TRANSPARENT),
        Chip::Done => (tk.success_tint, tk.success_text, Color32::TRANSPARENT),
        Chip::Warning => (tk.warning_tint, tk.warning_text, Color32::TRANSPARENT),
        Chip::Danger => (tk.danger_tint, tk.danger_text, Color32::TRANSPARENT),
    };
    let galley = text::galley(ui.painter(), text_, theme::CAPTION, ink, f32::INFINITY, 1);
    let icon_w = if icon.is_some() { 18.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 16.0 + icon_w, 22.0), Sense::hover());
    ui.painter().rect(rect, CornerRadius::same(11), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    if let Some(icon) = icon {
        let at = pos2(rect.left() + 15.0, rect.center().y);
        if matches!(tone, Chip::Mot | Chip::Done) {
            text::icon_fill(ui.painter(), at, icon, 14.0, ink);
        } else {
            text::paint_icon(ui.painter(), at, icon, 14.0, ink);
        }
    }
    ui.painter().galley(pos2(rect.left() + 8.0 + icon_w, rect.center().y - galley.size().y / 2.0), galley, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text_));
    response
}

/// How wide the key cap of `key` is.
#[must_use]
pub fn key_cap_width(painter: &Painter, key: &str) -> f32 {
    text::galley(painter, key, theme::CAPTION, Color32::PLACEHOLDER, f32::INFINITY, 1).size().x + 10.0
}

/// Paints a key cap whose left edge is at `left`; on a coloured button pass the ink of that button.
pub fn paint_key_cap(painter: &Painter, cx: &Cx<'_>, left: Pos2, key: &str, on: Option<Color32>) {
    let tk = cx.tk;
    let galley = text::galley(painter, key, theme::CAPTION, Color32::PLACEHOLDER, f32::INFINITY, 1);
    let rect = Rect::from_min_size(pos2(left.x, left.y - 9.0), vec2(galley.size().x + 10.0, 18.0));
    let (fill, line, ink) = match on {
        Some(ink) => (Color32::TRANSPARENT, ink.gamma_multiply(0.6), ink),
        None => (tk.surface, tk.border, tk.text_secondary),
    };
    painter.rect(rect, CornerRadius::same(4), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    painter.galley_with_override_text_color(pos2(rect.left() + 5.0, rect.center().y - galley.size().y / 2.0), galley, ink);
}

/// A key cap in the flow of a layout.
pub fn key_cap(ui: &mut Ui, cx: &Cx<'_>, key: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(key_cap_width(ui.painter(), key), 18.0), Sense::hover());
    paint_key_cap(ui.painter(), cx, rect.left_center(), key, None);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, key));
    response
}

/// Paints a progress ring; complete ones are in the colour of success.
pub fn paint_ring(painter: &Painter, tk: &Tokens, center: Pos2, radius: f32, width: f32, fraction: f32) {
    let color = if fraction >= 1.0 { tk.success } else { tk.accent };
    painter.circle_stroke(center, radius - width / 2.0, Stroke::new(width, tk.pressed));
    if fraction <= 0.0 {
        return;
    }
    let at = |turn: f32| center + (radius - width / 2.0) * Vec2::angled((turn - 0.25) * std::f32::consts::TAU);
    let points = (0..=48_u8).map(|i| at(fraction.min(1.0) * f32::from(i) / 48.0)).collect();
    painter.line(points, Stroke::new(width, color));
    // Strokes have no round caps of their own.
    painter.circle_filled(at(0.0), width / 2.0, color);
    painter.circle_filled(at(fraction.min(1.0)), width / 2.0, color);
}

/// A progress ring in the flow of a layout; say the number beside it.
pub fn ring(ui: &mut Ui, cx: &Cx<'_>, size: f32, fraction: f32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint_ring(ui.painter(), cx.tk, rect.center(), size / 2.0, 3.0, fraction);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, format!("{:.0}%", fraction * 100.0)));
    response
}

/// Paints a progress bar of the rectangle's height.
pub fn bar(painter: &Painter, tk: &Tokens, rect: Rect, fraction: f32) {
    let radius = CornerRadius::same(2);
    painter.rect_filled(rect, radius, tk.pressed);
    let done = Rect::from_min_size(rect.min, vec2(rect.width() * fraction.clamp(0.0, 1.0), rect.height()));
    if fraction > 0.0 {
        painter.rect_filled(done, radius, if fraction >= 1.0 { tk.success } else { tk.accent });
    }
}

/// The colours of a person: always the same for the same name.
#[must_use]
pub fn avatar_zone<'a>(tk: &'a Tokens, name: &str) -> Option<&'a ZoneColors> {
    let hash = name.bytes().fold(2_166_136_261_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(16_777_619));
    tk.zone("", hash as usize)
}

/// Paints the round picture of a person: the first character of the name.
pub fn paint_avatar(painter: &Painter, tk: &Tokens, center: Pos2, size: f32, name: &str) {
    let Some(zone) = avatar_zone(tk, name) else { return };
    painter.circle_filled(center, size / 2.0, zone.fill);
    let first: String = name.trim().chars().take(1).flat_map(char::to_uppercase).collect();
    let style = theme::Style { bold: size >= 24.0, ..theme::CAPTION };
    text::paint(painter, center, Align2::CENTER_CENTER, &first, style, zone.ink);
}

/// The round picture of a person in the flow of a layout.
pub fn avatar(ui: &mut Ui, cx: &Cx<'_>, size: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    paint_avatar(ui.painter(), cx.tk, rect.center(), size, name);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    response
}
