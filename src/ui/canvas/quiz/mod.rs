//! The quiz canvas: one question at a time, the reason at once, the result at the end; it stays with the trainee.

mod result;

use egui::{
    Align, Align2, CornerRadius, Frame, Key, Layout, Margin, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::kit::{self, Kit};
use crate::{
    model::{
        exercise::quiz::{AGAIN, Quiz},
        template::{Question, Structure},
        texts::quiz as t,
    },
    ui::{
        cx::{Action, Actions, Cx, ExerciseCx},
        icons, theme,
        widgets::{self, Btn},
    },
};

const PAGE: f32 = 720.0;

/// What the quiz view remembers between frames; never part of the document.
#[derive(Debug, Default)]
pub struct QuizView {
    kit: Kit,
    /// The question on screen; one past the last is the result.
    at: usize,
}

/// What the parts of the quiz read.
struct Sheet<'a> {
    cx: &'a Cx<'a>,
    ex: &'a ExerciseCx<'a>,
    quiz: Quiz<'a>,
}

impl Sheet<'_> {
    fn len(&self) -> usize {
        self.quiz.plan.questions.len()
    }

    /// The first question without an answer, else the result.
    fn open(&self) -> usize {
        self.quiz.plan.questions.iter().position(|q| self.quiz.answer(q).is_none()).unwrap_or(self.len())
    }

    fn choose(&self, question: &Question, option: usize, out: &mut Actions) {
        if let Some(edit) = self.quiz.choose(question, option) {
            kit::push(self.ex, out, edit);
            out.push(Action::EndBurst(self.ex.target()));
        }
    }

    fn retry(&self, view: &mut QuizView, out: &mut Actions) {
        if let Some(edit) = self.quiz.retry().filter(|_| !self.ex.read_only) {
            kit::push(self.ex, out, edit);
            view.at = 0;
        }
    }
}

/// Shows a quiz exercise over the whole of `ui`.
pub fn quiz_ui(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, view: &mut QuizView, out: &mut Actions) {
    let Structure::Quiz(plan) = &ex.exercise.template.structure else { return };
    let sheet = Sheet { cx, ex, quiz: Quiz { plan, doc: &ex.exercise.doc } };
    if view.kit.sync(cx, ex) {
        view.at = sheet.open();
    }
    view.at = view.at.min(sheet.len());
    keys(ui, &sheet, view, out);
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, CornerRadius::same(9), cx.tk.bg_canvas);
    let (bar, body, side) = view.kit.parts(rect);
    ui.painter().rect_filled(bar, CornerRadius { nw: 9, ne: 9, ..CornerRadius::ZERO }, cx.tk.surface);
    let step = kit::region(ui, bar, "quiz-bar", |ui| kit::bar(ui, (cx, ex), &mut view.kit, bar, out, |_, _| {}));
    if let Some(step) = step {
        if step.key == AGAIN {
            sheet.retry(view, out);
        } else {
            view.at = sheet.open();
        }
    }
    kit::region(ui, body, "quiz-body", |ui| {
        ScrollArea::vertical().id_salt(("quiz", view.at)).auto_shrink(false).show(ui, |ui| {
            let place = kit::column(Rect::from_min_size(ui.max_rect().min, vec2(body.width(), f32::INFINITY)), PAGE);
            ui.add_space(20.0);
            let mut child = ui.new_child(UiBuilder::new().max_rect(place.with_min_y(ui.next_widget_position().y)));
            child.spacing_mut().item_spacing.y = 8.0;
            marks(&mut child, &sheet, view);
            match plan.questions.get(view.at) {
                Some(question) => one(&mut child, &sheet, view, question, out),
                None => result::show(&mut child, &sheet, view, out),
            }
            ui.allocate_space(vec2(1.0, child.min_rect().height() + 24.0));
        });
    });
    if let Some(rect) = side {
        view.kit.show_side(ui, cx, ex, rect);
    }
}

/// 1 to 9 answer, Enter goes on, arrows turn.
fn keys(ui: &Ui, sheet: &Sheet<'_>, view: &mut QuizView, out: &mut Actions) {
    if !sheet.cx.keys || ui.ctx().text_edit_focused() {
        return;
    }
    let take = |key: Key| ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key));
    let digits = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    if let Some(question) = sheet.quiz.plan.questions.get(view.at) {
        for (option, key) in digits.into_iter().enumerate().take(question.opt.len()) {
            if take(key) {
                sheet.choose(question, option, out);
            }
        }
    }
    let answered = sheet.quiz.plan.questions.get(view.at).is_some_and(|q| sheet.quiz.answer(q).is_some());
    // Enter on a focused button is that button's.
    let free = ui.memory(egui::Memory::focused).is_none();
    if take(Key::ArrowRight) || (free && answered && take(Key::Enter)) {
        view.at = (view.at + 1).min(sheet.len());
    }
    if take(Key::ArrowLeft) {
        view.at = view.at.saturating_sub(1);
    }
}

/// One mark for each question: right, missed or open, by colour and sign.
fn marks(ui: &mut Ui, sheet: &Sheet<'_>, view: &mut QuizView) {
    let (cx, tk) = (sheet.cx, sheet.cx.tk);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (at, question) in sheet.quiz.plan.questions.iter().enumerate() {
            let number = (at + 1).to_string();
            let (fill, ink, icon, said) = match sheet.quiz.right(question) {
                Some(true) => (tk.success_tint, tk.success_text, Some(icons::CHECK), t::STATE_RIGHT),
                Some(false) => (tk.danger_tint, tk.danger_text, Some(icons::X), t::STATE_WRONG),
                None => (tk.surface, tk.text_secondary, None, t::STATE_OPEN),
            };
            let (rect, response) = ui.allocate_exact_size(vec2(30.0, 30.0), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, at == view.at, cx.tf(said, &[&number])));
            let line = if at == view.at { Stroke::new(2.0, tk.accent) } else { Stroke::new(1.0, tk.border_strong) };
            ui.painter().rect(rect, CornerRadius::same(15), fill, line, StrokeKind::Inside);
            match icon {
                Some(icon) => widgets::paint_icon(ui.painter(), rect.center(), icon, 14.0, ink),
                None => drop(widgets::paint(ui.painter(), rect.center(), Align2::CENTER_CENTER, &number, theme::SMALL, ink)),
            }
            widgets::ring_if_focused(ui, cx, &response, 15);
            let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
            if widgets::tooltip(response, cx, &cx.tf(said, &[&number])).clicked() {
                view.at = at;
            }
        }
    });
}

fn one(ui: &mut Ui, sheet: &Sheet<'_>, view: &mut QuizView, question: &Question, out: &mut Actions) {
    let (cx, tk) = (sheet.cx, sheet.cx.tk);
    let width = ui.available_width();
    let paper = Frame::new().fill(tk.surface).stroke(Stroke::new(1.0, tk.border)).corner_radius(CornerRadius::same(12));
    paper.inner_margin(Margin::symmetric(28, 24)).show(ui, |ui| {
        ui.set_width(width - 56.0);
        ui.spacing_mut().item_spacing.y = 8.0;
        let count = cx.tf(t::QUESTION_OF, &[&(view.at + 1).to_string(), &sheet.len().to_string()]);
        widgets::label(ui, &count, theme::SMALL, tk.text_tertiary);
        widgets::wrapped(ui, cx.bi(&question.q), theme::TITLE, tk.text);
        ui.add_space(6.0);
        let given = sheet.quiz.answer(question);
        for (at, text) in question.opt.iter().enumerate() {
            let right = given.map(|_| question.a as usize == at);
            if option(ui, cx, (at, cx.bi(text)), (given == Some(at), right), given.is_none() && !sheet.ex.read_only) {
                sheet.choose(question, at, out);
            }
        }
        if given.is_some() {
            why(ui, sheet, question);
        }
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            if view.at > 0 && Btn::text(cx.t(t::PREVIOUS)).icon(icons::CARET_LEFT).show(ui, cx).clicked() {
                view.at -= 1;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let last = view.at + 1 == sheet.len();
                let name = cx.t(if last { t::RESULT } else { t::NEXT });
                let button = if given.is_some() { Btn::primary(name).key("Enter") } else { Btn::secondary(name) };
                if button.icon_after(icons::CARET_RIGHT).show(ui, cx).clicked() {
                    view.at += 1;
                }
            });
        });
    });
    widgets::label(ui, &cx.tf(t::KEYS, &[&question.opt.len().to_string()]), theme::CAPTION, tk.text_tertiary);
}

/// An option as a wide button; after the answer the right one is marked, and the chosen one if it was not.
fn option(ui: &mut Ui, cx: &Cx<'_>, (at, text): (usize, &str), (chosen, right): (bool, Option<bool>), open: bool) -> bool {
    let tk = cx.tk;
    let width = ui.available_width();
    let galley = widgets::galley(ui.painter(), text, theme::BODY, tk.text, width - 92.0, usize::MAX);
    let size = vec2(width, (galley.size().y + 18.0).max(42.0));
    let (rect, response) = ui.allocate_exact_size(size, if open { Sense::click() } else { Sense::hover() });
    let number = (at + 1).to_string();
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, open, chosen, cx.tf(t::OPTION, &[&number, text])));
    let (fill, line, mark) = match (right, chosen) {
        (Some(true), _) => (tk.success_tint, Stroke::new(1.5, tk.success), Some((icons::CHECK_CIRCLE, tk.success_text))),
        (Some(false), true) => (tk.danger_tint, Stroke::new(1.5, tk.danger), Some((icons::X_CIRCLE, tk.danger_text))),
        _ if response.hovered() && open => (tk.hover, Stroke::new(1.0, tk.border_strong), None),
        _ => (tk.surface, Stroke::new(1.0, tk.border_strong), None),
    };
    ui.painter().rect(rect, CornerRadius::same(8), fill, line, StrokeKind::Inside);
    widgets::paint_key_cap(ui.painter(), cx, pos2(rect.left() + 12.0, rect.center().y), &number, None);
    ui.painter().galley(pos2(rect.left() + 46.0, rect.center().y - galley.size().y / 2.0), galley, tk.text);
    if let Some((icon, ink)) = mark {
        widgets::icon_fill(ui.painter(), pos2(rect.right() - 24.0, rect.center().y), icon, 20.0, ink);
    }
    widgets::ring_if_focused(ui, cx, &response, 8);
    open && response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// Right or not, and why.
fn why(ui: &mut Ui, sheet: &Sheet<'_>, question: &Question) {
    let (cx, tk) = (sheet.cx, sheet.cx.tk);
    let right = sheet.quiz.right(question) == Some(true);
    let (icon, fill, ink) =
        if right { (icons::CHECK_CIRCLE, tk.success_tint, tk.success_text) } else { (icons::WARNING_OCTAGON, tk.danger_tint, tk.danger_text) };
    let answer = question.opt.get(question.a as usize).map_or("", |o| cx.bi(o));
    let said = if right { cx.t(t::RIGHT).to_owned() } else { cx.tf(t::WRONG, &[answer]) };
    Frame::new().fill(fill).corner_radius(CornerRadius::same(10)).inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_top(|ui| {
            widgets::icon(ui, icon, 18.0, ink);
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let said = widgets::wrapped(ui, &said, theme::BODY.bold(), ink);
                said.widget_info(|| WidgetInfo::labeled(Role::Status, true, cx.bi(&question.why)));
                widgets::wrapped(ui, cx.bi(&question.why), theme::BODY, tk.text);
            });
        });
    });
}
