//! Two dialogs about what came with a file: a picture shown large, and a link that asks before it opens.

use egui::{Align2, CornerRadius, Rect, Ui, vec2};

use crate::{
    model::{
        limits,
        link::Link,
        texts::{picture as say, shell as tx},
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons,
        pictures::{Gallery, Look},
        theme,
        widgets::{self, Btn},
    },
};

use super::dialogs::Answer;

/// How wide the dialog of a picture is.
pub(super) fn picture_width(ctx: &egui::Context) -> f32 {
    (ctx.content_rect().width() - 96.0).clamp(320.0, 1040.0)
}

/// A picture as large as the window allows.
pub(super) fn picture_ui(ui: &mut Ui, cx: &Cx<'_>, (name, of): (&str, &str), out: &mut Actions) {
    let tk = cx.tk;
    widgets::wrapped(ui, of, theme::SECTION, tk.text);
    ui.add_space(4.0);
    let room = vec2(ui.available_width(), (ui.ctx().content_rect().height() - 240.0).max(160.0));
    let look = Gallery::of(ui.ctx()).look(ui.ctx(), name, limits::KEPT_PICTURE_SIDE);
    let (place, response) = ui.allocate_exact_size(room, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, of));
    ui.painter().rect_filled(place, CornerRadius::same(8), tk.surface_sunken);
    let mut size = String::new();
    match look {
        Look::Ready(texture, (w, h, bytes)) => {
            let [tw, th] = texture.size().map(|n| n as f32);
            let scale = (room.x / tw.max(1.0)).min(room.y / th.max(1.0)).min(1.0);
            let rect = Rect::from_center_size(place.center(), vec2(tw * scale, th * scale));
            let uv = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
            ui.painter().image(texture.id(), rect, uv, egui::Color32::WHITE);
            size = cx.tf(say::SIZE, &[&w.to_string(), &h.to_string(), &bytes.div_ceil(1024).to_string()]);
        }
        Look::Loading => {
            widgets::paint(ui.painter(), place.center(), Align2::CENTER_CENTER, cx.t(say::WAIT), theme::BODY, tk.text_secondary);
        }
        Look::Broken => {
            widgets::paint_icon(ui.painter(), place.center() - vec2(0.0, 20.0), icons::WARNING, 28.0, tk.text_tertiary);
            widgets::paint(ui.painter(), place.center() + vec2(0.0, 12.0), Align2::CENTER_CENTER, cx.t(say::BROKEN), theme::BODY, tk.text_secondary);
        }
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        widgets::label(ui, &size, theme::SMALL, tk.text_tertiary);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if Btn::primary(cx.t(say::CLOSE)).show(ui, cx).clicked() {
                out.push(Action::Dialog(Answer::Cancel));
            }
        });
    });
}

/// Asks before a browser opens an address; the harmless answer is the primary one.
pub(super) fn link_ui(ui: &mut Ui, cx: &Cx<'_>, link: &Link, out: &mut Actions) {
    let tk = cx.tk;
    let title = if link.mail { say::LINK_MAIL } else { say::LINK_TITLE };
    widgets::dialog_title(ui, cx, Some((icons::LINK_SIMPLE, tk.warning_tint, tk.warning_text)), cx.t(title), cx.t(say::LINK_TEXT));
    let part = |ui: &mut Ui, name, text: &str, style: theme::Style| {
        widgets::label(ui, cx.t(name), theme::CAPTION, tk.text_tertiary);
        ui.add_space(-4.0);
        widgets::wrapped(ui, text, style, tk.text);
    };
    part(ui, say::LINK_HOST, &link.host, theme::SECTION);
    if link.odd {
        ui.horizontal(|ui| {
            widgets::icon(ui, icons::WARNING, 16.0, tk.danger_text);
            widgets::label(ui, cx.t(say::LINK_ODD), theme::SMALL, tk.danger_text);
        });
    }
    ui.add_space(4.0);
    egui::ScrollArea::vertical().max_height(160.0).show(ui, |ui| part(ui, say::LINK_WHOLE, &link.whole, theme::SMALL));
    ui.add_space(16.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        let cancel = Btn::primary(cx.t(tx::CANCEL)).show(ui, cx);
        if ui.memory(egui::Memory::focused).is_none() {
            cancel.request_focus();
        }
        if cancel.clicked() {
            out.push(Action::Dialog(Answer::Cancel));
        }
        if Btn::secondary(cx.t(say::LINK_OPEN)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::OpenLink));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            if Btn::text(cx.t(say::LINK_COPY)).icon(icons::COPY).show(ui, cx).clicked() {
                out.push(Action::Copy(link.whole.clone()));
            }
        });
    });
}
