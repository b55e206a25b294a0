//! The picture of a register: a thumbnail that opens, and the verbs to add, change and delete it.

use egui::{Align2, CornerRadius, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Btn, focus_ring, text};
use crate::{
    model::{limits, picture, stamp::ItemId, texts::picture as say, workbook::Workbook},
    ui::{
        cx::{Action, Actions, Cx, ExerciseCx},
        icons,
        pictures::{Gallery, Look, PictureAct, Place},
        theme,
    },
};

/// Paints a picture into `rect`, cut to its shape, or a mark that says why not.
pub fn paint_picture(painter: &Painter, cx: &Cx<'_>, workbook: &Workbook, name: &str, rect: Rect, radius: u8) {
    let tk = cx.tk;
    let ctx = painter.ctx();
    let look = if workbook.media.contains_key(name) { Gallery::of(ctx).look(ctx, name, limits::THUMB_SIDE) } else { Look::Broken };
    match look {
        Look::Ready(texture, _) => {
            let [w, h] = texture.size().map(|n| n as f32);
            // The middle of the picture fills the whole rectangle.
            let scale = (rect.width() / w.max(1.0)).max(rect.height() / h.max(1.0));
            let part = vec2(rect.width() / (w * scale).max(1.0), rect.height() / (h * scale).max(1.0));
            let uv = Rect::from_center_size(pos2(0.5, 0.5), part.min(Vec2::splat(1.0)));
            painter.image(texture.id(), rect, uv, egui::Color32::WHITE);
        }
        Look::Loading | Look::Broken => {
            painter.rect_filled(rect, CornerRadius::same(radius), tk.surface_sunken);
            let icon = if matches!(look, Look::Broken) { icons::WARNING } else { icons::IMAGE };
            text::paint_icon(painter, rect.center(), icon, (rect.height() * 0.6).min(24.0), tk.text_tertiary);
        }
    }
    painter.rect_stroke(rect, CornerRadius::same(radius), Stroke::new(1.0, tk.border), StrokeKind::Inside);
}

/// The picture in a register of the exercise on screen: thumbnail, add, change, delete. `of` says what it hangs on.
///
/// For fields of the type `Image` the register is the field's; for anything else take `model::picture::key_of`.
pub fn picture_field_ui(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, (id, key): (ItemId, &str), of: &str, out: &mut Actions) -> Response {
    let name = picture::at(&ex.exercise.doc, id, key).to_owned();
    let place = || Place { target: ex.target(), id, key: key.to_owned(), of: of.to_owned() };
    let shown = ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if name.is_empty() {
            let can = !ex.read_only;
            let add = Btn::secondary(cx.t(say::ADD)).small().icon(icons::IMAGE).enabled(can).show(ui, cx);
            if super::tooltip(add, cx, cx.t(say::DROP_HERE)).clicked() {
                out.push(Action::Picture(PictureAct::Pick(place())));
            }
            return;
        }
        let width = ui.available_width().clamp(48.0, 240.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, (width * 0.625).round()), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, cx.tf(say::OPEN, &[of])));
        paint_picture(ui.painter(), cx, ex.workbook, &name, rect, 8);
        if !ex.workbook.media.contains_key(&name) {
            text::paint(
                ui.painter(),
                rect.center_bottom() - vec2(0.0, 12.0),
                Align2::CENTER_CENTER,
                cx.t(say::MISSING),
                theme::CAPTION,
                cx.tk.text_secondary,
            );
        }
        if response.has_focus() {
            focus_ring(ui.painter(), cx.tk, rect, 8);
        }
        if response.on_hover_cursor(egui::CursorIcon::ZoomIn).clicked() {
            out.push(Action::Picture(PictureAct::Look(name.clone(), of.to_owned())));
        }
        if !ex.read_only {
            ui.horizontal(|ui| {
                if Btn::text(cx.t(say::CHANGE)).small().show(ui, cx).clicked() {
                    out.push(Action::Picture(PictureAct::Pick(place())));
                }
                if Btn::danger_text(cx.t(say::DELETE)).small().show(ui, cx).clicked() {
                    out.push(Action::Edit(ex.target(), picture::take_off(id, key, of)));
                }
            });
        }
    });
    shown.response
}
