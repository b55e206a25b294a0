//! The task, the examples or what an instructor looks for, over the entry.

use egui::{CornerRadius, Frame, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::{Bench, Shared, Side};
use crate::{
    model::texts::{kit, score as t},
    ui::{
        canvas::kit::{guide_ui, task_ui},
        icons, theme,
        widgets::{self, Chip},
    },
};

/// Shows the panel.
pub(in crate::ui::canvas) fn show(ui: &mut Ui, bench: &Bench<'_>, shared: &mut Shared, rect: Rect) {
    let (cx, tk) = (bench.cx, bench.cx.tk);
    let head = Rect::from_min_size(rect.min + vec2(16.0, 6.0), vec2(rect.width() - 24.0, 44.0));
    let mut top = ui.new_child(UiBuilder::new().max_rect(head).layout(Layout::right_to_left(egui::Align::Center)).id_salt("panel-head"));
    let side = shared.side;
    if widgets::icon_button(&mut top, cx, icons::X, cx.t(t::CLOSE), false, true).clicked() {
        shared.side = Side::Entry;
    }
    top.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
        let title = match side {
            Side::Examples => t::EXAMPLES,
            Side::Guide => kit::GUIDE,
            Side::Task | Side::Entry => t::TASK,
        };
        widgets::label(ui, cx.t(title), theme::SECTION, tk.text);
    });
    let body = Rect::from_min_max(rect.min + vec2(16.0, 54.0), rect.max - vec2(4.0, 4.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("panel-body"));
    ScrollArea::vertical().auto_shrink(false).show(&mut child, |ui| {
        ui.set_max_width(body.width() - 14.0);
        match side {
            Side::Examples => examples(ui, bench),
            Side::Guide => guide_ui(ui, cx, bench.ex),
            Side::Task | Side::Entry => task_ui(ui, cx, bench.ex),
        }
        ui.add_space(16.0);
    });
}

fn examples(ui: &mut Ui, bench: &Bench<'_>) {
    let (cx, tk) = (bench.cx, bench.cx.tk);
    let list = &bench.ex.exercise.template.examples;
    if list.is_empty() {
        widgets::wrapped(ui, cx.t(t::NO_EXAMPLES), theme::BODY, tk.text_tertiary);
    }
    for example in list {
        Frame::new().fill(tk.surface_sunken).corner_radius(CornerRadius::same(10)).inner_margin(Margin::same(12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            widgets::chip(ui, cx, Chip::Outline, Some(icons::SPARKLE), cx.t(t::EXAMPLE));
            if !example.title.is_empty() {
                widgets::wrapped(ui, cx.bi(&example.title), theme::BODY.bold(), tk.text);
            }
            for (_, texts) in &example.fields {
                for text in texts {
                    widgets::wrapped(ui, cx.bi(text), theme::SMALL, tk.text);
                }
            }
        });
        ui.add_space(4.0);
    }
}
