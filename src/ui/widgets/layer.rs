//! What lies above or between: dialogs, menus, tooltips, banners and empty states.

use egui::{Align2, Color32, CornerRadius, Frame, Id, Margin, Modal, Response, Sense, Stroke, Ui, pos2, vec2};

use super::{Btn, text};
use crate::ui::{
    cx::Cx,
    theme::{self, Tokens},
};

/// The frame of menus and popovers.
pub fn menu_frame(tk: &Tokens) -> Frame {
    Frame::new()
        .fill(tk.surface_raised)
        .stroke(Stroke::new(1.0, tk.border))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::same(6))
        .shadow(tk.shadow(3))
}

/// Shows a dialog above a scrim; true in the second place when Esc or a click outside asks to close it.
pub fn dialog<R>(ctx: &egui::Context, cx: &Cx<'_>, id: Id, width: f32, content: impl FnOnce(&mut Ui) -> R) -> (R, bool) {
    let tk = cx.tk;
    let frame = Frame::new()
        .fill(tk.surface_raised)
        .stroke(Stroke::new(1.0, tk.border))
        .corner_radius(CornerRadius::same(14))
        .inner_margin(Margin::same(24))
        .shadow(tk.shadow(3));
    let scrim = Color32::from_black_alpha(tk.scrim_alpha);
    let shown = Modal::new(id).frame(frame).backdrop_color(scrim).show(ctx, |ui| {
        ui.set_width(width - 48.0);
        content(ui)
    });
    let close = shown.should_close();
    (shown.inner, close)
}

/// The head of a dialog: an icon tile, a title that is a question or a verb, one sentence.
pub fn dialog_title(ui: &mut Ui, cx: &Cx<'_>, icon: Option<(char, Color32, Color32)>, title: &str, sentence: &str) {
    ui.horizontal_top(|ui| {
        if let Some((icon, fill, ink)) = icon {
            let (rect, _) = ui.allocate_exact_size(vec2(40.0, 40.0), Sense::hover());
            ui.painter().rect_filled(rect, CornerRadius::same(8), fill);
            text::paint_icon(ui.painter(), rect.center(), icon, 20.0, ink);
            ui.add_space(6.0);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            text::wrapped(ui, title, theme::SECTION, cx.tk.text);
            if !sentence.is_empty() {
                text::wrapped(ui, sentence, theme::BODY, cx.tk.text_secondary);
            }
        });
    });
    ui.add_space(8.0);
}

/// Adds a tooltip in the inverse colours, at most 240 points wide.
pub fn tooltip(response: Response, cx: &Cx<'_>, text_: &str) -> Response {
    if text_.is_empty() {
        return response;
    }
    let tk = cx.tk;
    let frame = Frame::new().fill(tk.text).corner_radius(CornerRadius::same(7)).inner_margin(Margin::symmetric(10, 6));
    let mut tip = egui::Tooltip::for_enabled(&response);
    tip.popup = tip.popup.frame(frame);
    tip.show(|ui| {
        ui.set_max_width(240.0);
        text::wrapped(ui, text_, theme::CELL, tk.bg_app);
    });
    response
}

/// A banner: tint, icon, sentence, one action. Gives true when the action is clicked, and whether × was.
pub fn banner(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (icon, fill, ink): (char, Color32, Color32),
    sentence: &str,
    action: Option<&str>,
    closable: bool,
) -> (bool, bool) {
    let (mut acted, mut closed) = (false, false);
    Frame::new().fill(fill).corner_radius(CornerRadius::same(10)).inner_margin(Margin::symmetric(14, 8)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(32.0);
            text::icon(ui, icon, 18.0, ink);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if closable {
                    closed = super::icon_button(ui, cx, crate::ui::icons::X, cx.lang.pick("关掉", "Close"), false, true).clicked();
                }
                if let Some(action) = action {
                    acted = Btn::secondary(action).small().show(ui, cx).clicked();
                }
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    text::rich(ui, sentence, theme::BODY, cx.tk.text);
                });
            });
        });
    });
    (acted, closed)
}

/// An empty state: a small drawing, one bold line, one small line, one button with its key.
pub struct Empty<'a> {
    /// The bold line.
    pub title: &'a str,
    /// The small line.
    pub sentence: &'a str,
    /// The button and its key.
    pub action: Option<(&'a str, &'a str)>,
}

impl Empty<'_> {
    /// Shows it centred in the available space; `draw` paints the drawing in 150×70 points. True when the button is clicked.
    pub fn show(&self, ui: &mut Ui, cx: &Cx<'_>, draw: impl FnOnce(&egui::Painter, egui::Rect)) -> bool {
        let space = ui.available_rect_before_wrap();
        // Without a button the rest moves down into the middle.
        let center = space.center() + vec2(0.0, if self.action.is_some() { 0.0 } else { 32.0 });
        let art = egui::Rect::from_center_size(pos2(center.x, center.y - 70.0), vec2(150.0, 70.0));
        draw(ui.painter(), art);
        text::paint(ui.painter(), pos2(center.x, center.y), Align2::CENTER_CENTER, self.title, theme::SECTION, cx.tk.text);
        text::paint(ui.painter(), pos2(center.x, center.y + 26.0), Align2::CENTER_CENTER, self.sentence, theme::SMALL, cx.tk.text_tertiary);
        let Some((name, key)) = self.action else { return false };
        let place = egui::Rect::from_center_size(pos2(center.x, center.y + 64.0), vec2(320.0, 34.0));
        let mut clicked = false;
        ui.scope_builder(egui::UiBuilder::new().max_rect(place).layout(egui::Layout::top_down(egui::Align::Center)), |ui| {
            clicked = Btn::secondary(name).key(key).show(ui, cx).clicked();
        });
        clicked
    }
}
