//! The panel at the right: the task, fictional examples, or what an instructor looks for.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use super::{Kit, Side};
use crate::{
    model::{
        template::{Example, Structure, Template},
        text::Bi,
        texts::{Text, kit as t, table},
    },
    ui::{
        cx::{Cx, ExerciseCx},
        icons, theme,
        widgets::{self, Chip},
    },
};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, kit: &mut Kit, rect: Rect) {
    let what = kit.side;
    let title = match what {
        Side::Examples => table::EXAMPLES,
        Side::Guide => t::GUIDE,
        Side::Task | Side::None | Side::Own => table::TASK,
    };
    frame(ui, cx, kit, rect, cx.t(title), |ui| match what {
        Side::Examples => examples(ui, cx, &ex.exercise.template),
        Side::Guide => guide_ui(ui, cx, ex),
        Side::Task | Side::None | Side::Own => task_ui(ui, cx, ex),
    });
}

/// Ground, head with a close button, and a body that scrolls.
pub(super) fn frame(ui: &mut Ui, cx: &Cx<'_>, kit: &mut Kit, rect: Rect, title: &str, content: impl FnOnce(&mut Ui)) {
    let tk = cx.tk;
    ui.painter().rect_filled(rect, CornerRadius { se: 9, ..CornerRadius::ZERO }, tk.surface);
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, tk.border));
    // The panel hides what lies below it from the pointer as well.
    let _ground = ui.interact(rect, ui.unique_id().with("ground"), egui::Sense::CLICK);
    let head = Rect::from_min_size(rect.min + vec2(16.0, 0.0), vec2(rect.width() - 24.0, 44.0));
    let mut top = ui.new_child(UiBuilder::new().max_rect(head).layout(Layout::right_to_left(Align::Center)).id_salt("head"));
    if widgets::icon_button(&mut top, cx, icons::X, cx.t(table::CLOSE), false, true).clicked() {
        kit.side = Side::None;
    }
    top.with_layout(Layout::left_to_right(Align::Center), |ui| {
        widgets::label(ui, title, theme::SECTION, tk.text);
    });
    let body = Rect::from_min_max(rect.min + vec2(16.0, 48.0), rect.max - vec2(4.0, 4.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("body"));
    ScrollArea::vertical().id_salt(title).auto_shrink(false).show(&mut child, |ui| {
        ui.set_max_width(body.width() - 14.0);
        content(ui);
        ui.add_space(16.0);
    });
}

fn section(ui: &mut Ui, cx: &Cx<'_>, name: Text, lines: &[Bi], numbered: bool) {
    if lines.is_empty() {
        return;
    }
    ui.add_space(6.0);
    widgets::label(ui, cx.t(name), theme::SMALL.bold(), cx.tk.text_tertiary);
    for (at, line) in lines.iter().enumerate() {
        let lead = if numbered { format!("{}. ", at + 1) } else { String::new() };
        widgets::wrapped(ui, &format!("{lead}{}", cx.bi(line)), theme::SMALL, cx.tk.text);
    }
}

/// What the exercise asks: title, minutes, purpose, what one needs, the steps, what one has afterwards.
pub(in crate::ui::canvas) fn task_ui(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>) {
    let (tk, template) = (cx.tk, &ex.exercise.template);
    widgets::wrapped(ui, cx.bi(&template.title), theme::BODY.bold(), tk.text);
    if ex.minutes > 0 {
        widgets::chip(ui, cx, Chip::Plain, Some(icons::CLOCK), &cx.tf(table::MINUTES, &[&ex.minutes.to_string()]));
    }
    if !template.purpose.is_empty() {
        widgets::wrapped(ui, cx.bi(&template.purpose), theme::BODY, tk.text_secondary);
    }
    section(ui, cx, table::INPUT, &template.input, false);
    section(ui, cx, table::STEPS, &template.steps, true);
    section(ui, cx, table::OUTPUT, &template.output, false);
}

/// What an instructor looks for, and how to close; nothing once the reader is a trainee.
pub(in crate::ui::canvas) fn guide_ui(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>) {
    if !super::guided(cx, ex) {
        return;
    }
    let template = &ex.exercise.template;
    section(ui, cx, t::RUBRIC, &template.rubric, true);
    section(ui, cx, t::DEBRIEF, &template.debrief, false);
    ui.add_space(10.0);
    widgets::wrapped(ui, cx.t(t::GUIDE_HIDDEN), theme::CAPTION, cx.tk.text_tertiary);
}

fn examples(ui: &mut Ui, cx: &Cx<'_>, template: &Template) {
    let tk = cx.tk;
    if template.examples.is_empty() {
        widgets::wrapped(ui, cx.t(table::NO_EXAMPLES), theme::BODY, tk.text_tertiary);
    }
    for example in &template.examples {
        Frame::new().fill(tk.surface_sunken).corner_radius(CornerRadius::same(10)).inner_margin(Margin::same(12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            widgets::chip(ui, cx, Chip::Outline, Some(icons::SPARKLE), cx.t(t::FICTIONAL));
            one(ui, cx, template, example);
        });
        ui.add_space(4.0);
    }
}

fn one(ui: &mut Ui, cx: &Cx<'_>, template: &Template, example: &Example) {
    let tk = cx.tk;
    if !example.title.is_empty() {
        widgets::wrapped(ui, cx.bi(&example.title), theme::BODY.bold(), tk.text);
    }
    for (key, texts) in &example.fields {
        if let Structure::Form(plan) = &template.structure
            && let Some(field) = plan.fields.iter().find(|f| &f.id == key)
        {
            widgets::label(ui, cx.bi(&field.t), theme::CAPTION, tk.text_tertiary);
        }
        for text in texts {
            widgets::wrapped(ui, cx.bi(text), theme::SMALL, tk.text);
        }
    }
}
