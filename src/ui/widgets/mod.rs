//! The building blocks of LOOK §8: small painted widgets that return `Response` and always have a name.

mod address;
mod button;
mod choice;
mod input;
mod layer;
mod mark;
mod picture;
mod text;

pub use address::addresses_ui;
pub use button::{Btn, icon_button, menu_row, segmented};
pub use choice::{checkbox, dropdown, radio, slider, switch};
pub use input::{Input, is_composing};
pub use layer::{Empty, banner, dialog, dialog_title, menu_frame, tooltip};
pub use mark::{Chip, avatar, avatar_zone, bar, chip, key_cap, key_cap_width, paint_avatar, paint_key_cap, paint_ring, ring};
pub use picture::{paint_picture, picture_field_ui};
pub use text::{galley, icon, icon_fill, label, paint, paint_icon, paint_in, rich, rich_galley, wrapped};

use egui::{Color32, CornerRadius, Painter, Rect, Response, Stroke, StrokeKind, Ui};

use super::{cx::Cx, theme::Tokens};

/// Draws the focus ring outside `rect` (LOOK §6).
pub fn focus_ring(painter: &Painter, tk: &Tokens, rect: Rect, radius: u8) {
    painter.rect_stroke(rect.expand(2.0), CornerRadius::same(radius + 2), Stroke::new(2.0, tk.focus), StrokeKind::Outside);
}

/// Draws the ring if the widget has the keyboard focus. With `always_focus` a click moves the focus too, so that the
/// ring shows where the keyboard is.
pub fn ring_if_focused(ui: &Ui, cx: &Cx<'_>, response: &Response, radius: u8) {
    if cx.settings.always_focus && response.clicked() {
        response.request_focus();
    }
    if response.has_focus() {
        focus_ring(ui.painter(), cx.tk, response.rect, radius);
    }
}

/// Fills a card: surface, one-pixel border, optional shadow of an elevation.
pub fn card(painter: &Painter, tk: &Tokens, rect: Rect, radius: u8, fill: Color32, border: Color32, elevation: u8) {
    if elevation > 0 {
        painter.add(tk.shadow(elevation).as_shape(rect, CornerRadius::same(radius)));
    }
    painter.rect(rect, CornerRadius::same(radius), fill, Stroke::new(1.0, border), StrokeKind::Inside);
}

/// Draws a dashed outline, for empty cells and drop slots.
pub fn dashed_rect(painter: &Painter, rect: Rect, radius: f32, stroke: Stroke) {
    let rect = rect.shrink(stroke.width / 2.0);
    let corner = |center: egui::Pos2, from: f32| {
        (0..=4_u8).map(move |i| {
            let angle = from + f32::from(i) / 4.0 * std::f32::consts::FRAC_PI_2;
            center + radius * egui::Vec2::angled(angle)
        })
    };
    let inner = rect.shrink(radius);
    let mut points: Vec<_> = corner(inner.right_bottom(), 0.0)
        .chain(corner(inner.left_bottom(), std::f32::consts::FRAC_PI_2))
        .chain(corner(inner.left_top(), std::f32::consts::PI))
        .chain(corner(inner.right_top(), -std::f32::consts::FRAC_PI_2))
        .collect();
    points.extend(points.first().copied());
    painter.extend(egui::Shape::dashed_line(&points, stroke, 4.0, 3.0));
}
