//! The result of a quiz: how many were right, whether that passes, and every missed question with its reason.

use egui::{CornerRadius, Frame, Margin, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::{QuizView, Sheet};
use crate::{
    model::texts::quiz as t,
    ui::{
        cx::Actions,
        icons, theme,
        widgets::{self, Btn, Chip},
    },
};

pub(super) fn show(ui: &mut Ui, sheet: &Sheet<'_>, view: &mut QuizView, out: &mut Actions) {
    let (cx, tk, quiz) = (sheet.cx, sheet.cx.tk, sheet.quiz);
    let width = ui.available_width();
    let paper = Frame::new().fill(tk.surface).stroke(Stroke::new(1.0, tk.border)).corner_radius(CornerRadius::same(12));
    paper.inner_margin(Margin::symmetric(28, 24)).show(ui, |ui| {
        ui.set_width(width - 56.0);
        ui.spacing_mut().item_spacing.y = 8.0;
        score(ui, sheet);
        ui.horizontal(|ui| {
            let again = Btn::primary(cx.t(t::AGAIN)).icon(icons::ARROW_COUNTER_CLOCKWISE).enabled(!sheet.ex.read_only && quiz.counts().0 > 0);
            if again.show(ui, cx).clicked() {
                sheet.retry(view, out);
            }
            if Btn::secondary(cx.t(t::LOOK_AGAIN)).show(ui, cx).clicked() {
                view.at = if quiz.finished() { 0 } else { sheet.open() };
            }
        });
        missed(ui, sheet, view);
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            widgets::icon(ui, icons::LOCK, 14.0, tk.text_tertiary);
            widgets::label(ui, cx.t(t::PRIVATE), theme::CAPTION, tk.text_tertiary);
        });
    });
}

fn score(ui: &mut Ui, sheet: &Sheet<'_>) {
    let (cx, tk, quiz) = (sheet.cx, sheet.cx.tk, sheet.quiz);
    let (_, right) = quiz.counts();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        widgets::ring(ui, cx, 56.0, quiz.percent() as f32 / 100.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            widgets::label(ui, &format!("{}%", quiz.percent()), theme::PAGE, tk.text);
            widgets::label(ui, &cx.tf(t::SCORE, &[&right.to_string(), &sheet.len().to_string()]), theme::BODY, tk.text_secondary);
        });
        let pass = quiz.plan.pass.to_string();
        if quiz.passed() {
            widgets::chip(ui, cx, Chip::Done, Some(icons::CHECK_CIRCLE), &cx.tf(t::PASSED, &[&pass]));
        } else {
            widgets::chip(ui, cx, Chip::Warning, Some(icons::WARNING), &cx.tf(t::NOT_PASSED, &[&pass]));
        }
    });
    if let Some(best) = quiz.best() {
        widgets::label(ui, &cx.tf(t::BEST, &[&best.to_string()]), theme::SMALL, tk.text_tertiary);
    }
}

fn missed(ui: &mut Ui, sheet: &Sheet<'_>, view: &mut QuizView) {
    let (cx, tk, quiz) = (sheet.cx, sheet.cx.tk, sheet.quiz);
    let wrong: Vec<usize> = quiz.plan.questions.iter().enumerate().filter(|(_, q)| quiz.right(q) == Some(false)).map(|(at, _)| at).collect();
    ui.add_space(8.0);
    if wrong.is_empty() {
        if quiz.finished() {
            widgets::label(ui, cx.t(t::NONE_MISSED), theme::BODY.bold(), tk.success_text);
        }
        return;
    }
    widgets::label(ui, cx.t(t::MISSED), theme::SECTION, tk.text);
    for at in wrong {
        let Some(question) = quiz.plan.questions.get(at) else { continue };
        let option = |index: usize| question.opt.get(index).map_or("", |o| cx.bi(o));
        Frame::new().fill(tk.surface_sunken).corner_radius(CornerRadius::same(10)).inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
            if title(ui, sheet, at, cx.bi(&question.q)) {
                view.at = at;
            }
            let yours = quiz.answer(question).map_or("", option);
            widgets::wrapped(ui, &cx.tf(t::YOU_CHOSE, &[yours]), theme::SMALL, tk.danger_text);
            widgets::wrapped(ui, &cx.tf(t::ANSWER_IS, &[option(question.a as usize)]), theme::SMALL, tk.success_text);
            widgets::wrapped(ui, cx.bi(&question.why), theme::SMALL, tk.text_secondary);
        });
    }
}

/// The question as a line to click.
fn title(ui: &mut Ui, sheet: &Sheet<'_>, at: usize, question: &str) -> bool {
    let said = format!("{}. {question}", at + 1);
    let galley = widgets::galley(ui.painter(), &said, theme::BODY.bold(), sheet.cx.tk.text, ui.available_width(), usize::MAX);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &said));
    let ink = if response.hovered() { sheet.cx.tk.accent_text } else { sheet.cx.tk.text };
    ui.painter().galley_with_override_text_color(rect.min, galley, ink);
    widgets::ring_if_focused(ui, sheet.cx, &response, 4);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
