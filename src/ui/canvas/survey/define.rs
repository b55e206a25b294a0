//! The questionnaire: fields above it, the elements the trainees list, the wording of the items, the scale, the weights.

use egui::{CornerRadius, Frame, Margin, Ui, vec2};

use super::{Show, SurveyView, head_label};
use crate::{
    model::{
        doc::Value,
        edit::Label,
        exercise::{
            feed::{line_origin, origin_of},
            survey::Survey,
        },
        figure,
        stamp::ItemId,
        template::Scale,
        texts::{across, score as t, survey as ts},
    },
    ui::{
        canvas::{
            kit::came_from,
            score::number::{NumBox, Typed, number_box},
        },
        cx::{Action, Actions, Place},
        icons, theme,
        widgets::{self, Btn, Chip, Input},
    },
};

pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &mut Actions) {
    let plan = show.survey.plan;
    if !plan.header.is_empty() {
        card(ui, show, show.t(t::HEAD_FIELDS), |ui| fields(ui, show, view, out));
    }
    if let Some(elements) = &plan.elements {
        card(ui, show, show.bench.cx.bi(&elements.t), |ui| elements_ui(ui, show, view, out));
    }
    if let Some(weights) = &plan.weights {
        let title = show.tf(t::WEIGHTS, &[&figure::short(weights.sum, 1)]);
        card(ui, show, &title, |ui| weights_ui(ui, show, weights.sum, out));
    }
    card(ui, show, show.t(t::ITEMS), |ui| {
        items(ui, show, out);
        super::paste::form_buttons(ui, show, out);
    });
    card(ui, show, show.t(t::SCALE), |ui| scale(ui, show));
    if !plan.note.is_empty() {
        widgets::wrapped(ui, show.bench.cx.bi(&plan.note), theme::SMALL, show.bench.cx.tk.text_secondary);
    }
}

fn card(ui: &mut Ui, show: &Show<'_>, title: &str, content: impl FnOnce(&mut Ui)) {
    let tk = show.bench.cx.tk;
    Frame::new()
        .fill(tk.surface)
        .stroke(egui::Stroke::new(1.0, tk.border))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(Margin::same(16))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            widgets::label(ui, title, theme::SECTION, tk.text);
            content(ui);
        });
}

fn fields(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &mut Actions) {
    let cx = show.bench.cx;
    for field in &show.survey.plan.header {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(130.0, 32.0), egui::Sense::hover());
            widgets::paint_in(ui.painter(), rect, egui::Align2::LEFT_CENTER, cx.bi(&field.t), theme::BODY, cx.tk.text);
            let mut text = show.bench.ex.exercise.doc.text(ItemId::HEADER, &field.id).to_owned();
            if !show.bench.can_edit() {
                widgets::label(ui, &text, theme::BODY, cx.tk.text);
                return;
            }
            let id = show.bench.base.with(("head", &field.id));
            let response = Input::new(id, cx.bi(&field.t)).hint(cx.bi(&field.hint)).limit(120).show(ui, cx, &mut text);
            if view.field_focus.as_ref() == Some(&field.id) {
                view.field_focus = None;
                response.request_focus();
            }
            if response.changed() {
                show.bench.push(out, show.survey.set_head(head_label(), &field.id, Value::text(&text)));
            }
        });
        let head = show.survey.doc.get(ItemId::HEADER);
        if let Some(from) = head.and_then(|head| line_origin(show.bench.ex.workbook, head, &field.id)) {
            came_from(ui, cx, from, out);
        }
    }
}

fn elements_ui(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let Some(plan) = &show.survey.plan.elements else { return };
    if !plan.hint.is_empty() {
        widgets::wrapped(ui, cx.bi(&plan.hint), theme::SMALL, tk.text_secondary);
    }
    for (i, id) in show.sheet.elements.iter().enumerate() {
        ui.horizontal(|ui| {
            let number = (i + 1).to_string();
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 32.0), egui::Sense::hover());
            widgets::paint(ui.painter(), rect.center(), egui::Align2::CENTER_CENTER, &number, theme::SMALL.bold(), tk.text_tertiary);
            let mut text = show.survey.doc.text(*id, crate::model::exercise::survey::NAME).to_owned();
            let name = show.tf(t::ELEMENT_N, &[&number]);
            let from = show.survey.doc.get(*id).and_then(|element| origin_of(show.bench.ex.workbook, element));
            let room = if from.is_some() { 84.0 } else { 44.0 };
            let input = Input::new(show.bench.base.with(("element", id)), &name).hint(&name).limit(60).width(ui.available_width() - room);
            let response = input.show(ui, cx, &mut text);
            if view.field_focus.as_deref() == Some(&id.to_string()) {
                view.field_focus = None;
                response.request_focus();
            }
            if response.changed() {
                show.bench.push(out, show.survey.name_element(*id, &text));
            }
            // Enter in the last one starts the next.
            let enter = response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter));
            if enter && i + 1 == show.sheet.elements.len() && !text.trim().is_empty() {
                add(show, view, out);
            }
            if let Some(from) = from {
                let name = show.tf(across::CAME_FROM, &[cx.bi(&from.template.title)]);
                if widgets::icon_button(ui, cx, icons::ARROW_U_UP_LEFT, &name, false, true).clicked() {
                    out.push(Action::Go(Place::Exercise { key: from.key.clone() }));
                }
            }
            let delete = show.tf(t::DELETE_ELEMENT, &[&show.survey.element_name(*id, show.lang())]);
            if widgets::icon_button(ui, cx, icons::TRASH, &delete, false, show.bench.can_edit()).clicked() {
                show.bench.push(out, show.survey.remove_element(&show.sheet, *id));
            }
        });
    }
    if show.bench.can_edit() && Btn::secondary(show.t(t::ADD_ELEMENT)).icon(icons::PLUS).small().show(ui, cx).clicked() {
        add(show, view, out);
    }
}

fn add(show: &Show<'_>, view: &mut SurveyView, out: &mut Actions) {
    let (edit, id) = show.survey.add_element(&show.sheet, show.bench.cx.ids, "");
    show.bench.push(out, edit);
    view.field_focus = Some(id.to_string());
}

fn weights_ui(ui: &mut Ui, show: &Show<'_>, sum: f64, out: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let mut total = 0.0;
    for group in show.survey.group_ids() {
        let points = show.survey.weight(group).unwrap_or(0.0);
        total += points;
        let name = show.survey.group_name(group, show.lang());
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(130.0, 30.0), egui::Sense::hover());
            widgets::paint_in(ui.painter(), rect, egui::Align2::LEFT_CENTER, &name, theme::BODY, tk.text);
            let typed = number_box(
                ui,
                cx,
                &NumBox {
                    id: show.bench.base.with(("weight", group)),
                    name: &show.tf(t::WEIGHT_OF, &[&name]),
                    value: Some(points),
                    unit: "",
                    step: 1.0,
                    range: (0.0, 1000.0),
                    width: 72.0,
                    live: true,
                    locked: !show.bench.can_edit(),
                },
            );
            if let Some(Typed::To(v)) = typed {
                show.bench.push(out, show.survey.set_weight(group, v));
            }
        });
    }
    let (have, want) = (figure::short(total, 1), figure::short(sum, 1));
    if (total - sum).abs() > 0.05 {
        widgets::chip(ui, cx, Chip::Warning, Some(icons::WARNING), &show.tf(t::WEIGHTS_OFF, &[&have, &want]));
    } else {
        widgets::chip(ui, cx, Chip::Done, Some(icons::CHECK_CIRCLE), &show.tf(t::WEIGHTS_FIT, &[&have]));
    }
}

fn items(ui: &mut Ui, show: &Show<'_>, out: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let mut group = "";
    let grouped = show.survey.group_ids().len() > 1;
    for (i, item) in show.survey.plan.items.iter().enumerate() {
        if grouped && item.g != group {
            group = &item.g;
            widgets::label(ui, &show.survey.group_name(group, show.lang()), theme::SMALL.bold(), tk.text_secondary);
        }
        ui.horizontal(|ui| {
            let number = (i + 1).to_string();
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 32.0), egui::Sense::hover());
            widgets::paint(ui.painter(), rect.center(), egui::Align2::CENTER_CENTER, &number, theme::SMALL.bold(), tk.text_tertiary);
            let fixed = Survey::is_instrument(show.survey.plan.tool);
            let mut text = show.survey.wording(i, show.lang());
            if fixed || !show.bench.can_edit() {
                let question = show.sheet.questions.iter().find(|q| q.item == i);
                let asked = question.map_or(text, |q| show.survey.question_text(q, show.lang()));
                widgets::wrapped(ui, &asked, theme::BODY, tk.text);
                return;
            }
            let name = show.tf(t::WORDING_OF, &[&number]);
            let id = show.bench.base.with(("wording", i));
            if Input::new(id, &name).limit(200).show(ui, cx, &mut text).changed() {
                let own = if text.trim() == cx.bi(&item.t) { Value::Empty } else { Value::text(&text) };
                let label: Label = ts::SET_WORDING.into();
                show.bench.push(out, show.survey.set_head(label, &Survey::wording_key(&item.id), own));
            }
        });
    }
    for field in &show.survey.plan.open {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(20.0, 24.0), egui::Sense::hover());
            widgets::paint_icon(ui.painter(), rect.center(), icons::PENCIL_LINE, 14.0, tk.text_tertiary);
            widgets::wrapped(ui, cx.bi(&field.t), theme::BODY, tk.text_secondary);
        });
    }
}

fn scale(ui: &mut Ui, show: &Show<'_>) {
    let cx = show.bench.cx;
    ui.horizontal_wrapped(|ui| match &show.survey.plan.scale {
        Scale::Points { min, max, ends } => {
            for at in *min..=*max {
                let end = if at == *min {
                    ends.first()
                } else if at == *max {
                    ends.last()
                } else {
                    None
                };
                let text = end.map_or_else(|| at.to_string(), |e| format!("{at} {}", cx.bi(e)));
                widgets::chip(ui, cx, Chip::Outline, None, &text);
            }
        }
        Scale::Answers(list) => {
            for (n, option) in (1..).zip(list) {
                widgets::chip(ui, cx, Chip::Outline, None, &format!("{n} {}", cx.bi(&option.t)));
            }
        }
    });
}
