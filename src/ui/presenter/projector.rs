//! The window of the projector: the slide and nothing else, at any ratio.

use std::sync::Arc;

use egui::{CornerRadius, CursorIcon, Ui};

use super::slide::{self, Slide};
use crate::ui::theme::Tokens;

/// Paints a slide into the whole window, without a cursor.
pub fn projector_ui(ui: &Ui, tk: &Arc<Tokens>, slide: &Slide) {
    let all = ui.ctx().content_rect();
    ui.painter().rect_filled(all, CornerRadius::ZERO, slide::background(tk, &slide.what));
    let place = slide::letterbox(all);
    let said = slide::draw(ui.painter(), tk, place, slide);
    let response = ui.interact(place, egui::Id::unique("projector-slide"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &said));
    ui.ctx().set_cursor_icon(CursorIcon::None);
}
