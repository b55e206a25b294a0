//! The form canvas: one page of fixed fields, filled from the top down, with its task and examples at the right.

#[cfg(test)]
mod tests;

use egui::{CornerRadius, Frame, Id, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use super::kit::{
    self, Drafts, Fields, Kit, Side,
    steps::{self, Strip},
};
use crate::{
    model::{
        exercise::{feed::line_origin, form::Form},
        stamp::ItemId,
        template::{Field, FieldType, Structure},
        texts::form as t,
    },
    ui::{
        cx::{Action, Actions, Cx, ExerciseCx},
        icons,
        pictures::{self, Place},
        theme,
        widgets::{self, Chip},
    },
};

/// The page is a column of this width at most: longer lines are hard to read.
const PAGE: f32 = 780.0;

/// What the form view remembers between frames; never part of the document.
#[derive(Debug, Default)]
pub struct FormView {
    kit: Kit,
    drafts: Drafts,
    steps: Strip,
}

/// Shows a form exercise over the whole of `ui`.
pub fn form_ui(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, view: &mut FormView, out: &mut Actions) {
    let Structure::Form(plan) = &ex.exercise.template.structure else { return };
    let whole = ui.max_rect();
    let strip = steps::height(cx, ex);
    let sheet = whole.with_min_y(whole.top() + strip);
    let form = Form { plan, doc: &ex.exercise.doc };
    if view.kit.sync(cx, ex) {
        view.drafts = Drafts::default();
        view.drafts.focus = form.lacks().filter(|_| ex.exercise.doc.is_empty()).map(|f| f.id.clone());
        if sheet.width() >= 1180.0 && ex.exercise.doc.is_empty() {
            view.kit.side = Side::Task;
        }
    }
    if let Some((came, _)) = pictures::came(ui.ctx(), cx) {
        // The page has one place for a picture, if any.
        let field = plan.fields.iter().find(|f| f.ty == FieldType::Image);
        let place = field.map(|f| Place { target: ex.target(), id: ItemId::HEADER, key: f.id.clone(), of: cx.bi(&f.t).to_owned() });
        out.push(Action::Picture(came.to(place)));
    }
    ui.painter().rect_filled(whole, CornerRadius::same(9), cx.tk.bg_canvas);
    let (bar, body, side) = view.kit.parts(sheet);
    let top = whole.with_max_y(bar.bottom());
    ui.painter().rect_filled(top, CornerRadius { nw: 9, ne: 9, ..CornerRadius::ZERO }, cx.tk.surface);
    if strip > 0.0 {
        let rect = whole.with_max_y(sheet.top());
        kit::region(ui, rect, "form-steps", |ui| steps::show(ui, (cx, ex), &mut view.steps, rect, out));
    }
    let own = |ui: &mut Ui, _: &mut Kit| {
        if !ex.read_only {
            kit::rule(ui, cx);
        }
        counter(ui, cx, &form);
    };
    if let Some(step) = kit::region(ui, bar, "form-bar", |ui| kit::bar(ui, (cx, ex), &mut view.kit, bar, out, own)) {
        view.drafts.focus = Some(step.key);
    }
    kit::region(ui, body, "form-body", |ui| page(ui, (cx, ex), &form, view, out));
    if let Some(rect) = side {
        view.kit.show_side(ui, cx, ex, rect);
    }
}

/// How many of the required fields are filled.
fn counter(ui: &mut Ui, cx: &Cx<'_>, form: &Form<'_>) {
    let (have, need) = form.required();
    if need == 0 {
        return;
    }
    if have >= need {
        widgets::chip(ui, cx, Chip::Done, Some(icons::CHECK_CIRCLE), cx.t(t::ALL_REQUIRED));
        return;
    }
    widgets::label(ui, &cx.tf(t::REQUIRED_OF, &[&have.to_string(), &need.to_string()]), theme::SMALL, cx.tk.text_secondary);
    ui.add_space(6.0);
    let (rect, _) = ui.allocate_exact_size(vec2(72.0, 6.0), egui::Sense::hover());
    widgets::bar(ui.painter(), cx.tk, rect, have as f32 / need as f32);
}

fn page(ui: &mut Ui, (cx, ex): (&Cx<'_>, &ExerciseCx<'_>), form: &Form<'_>, view: &mut FormView, out: &mut Actions) {
    let (body, tk, template) = (ui.max_rect(), cx.tk, &ex.exercise.template);
    let base = Id::unique("form").with(ex.exercise.key.as_str());
    let mut fields = Fields { cx, ex, departments: template.departments(), base, hint_room: 0.0 };
    ScrollArea::vertical().id_salt(base).auto_shrink(false).show(ui, |ui| {
        let place = kit::column(Rect::from_min_size(ui.max_rect().min, vec2(body.width(), f32::INFINITY)), PAGE);
        ui.add_space(24.0);
        let mut child = ui.new_child(UiBuilder::new().max_rect(place.with_min_y(ui.next_widget_position().y)));
        let paper = Frame::new().fill(tk.surface).stroke(Stroke::new(1.0, tk.border)).corner_radius(CornerRadius::same(12));
        let shown = paper.inner_margin(Margin::symmetric(32, 28)).show(&mut child, |ui| {
            ui.set_width(place.width() - 64.0);
            ui.spacing_mut().item_spacing.y = 4.0;
            widgets::wrapped(ui, cx.bi(&template.title), theme::TITLE, tk.text);
            if !template.purpose.is_empty() {
                widgets::wrapped(ui, cx.bi(&template.purpose), theme::BODY, tk.text_secondary);
            }
            widgets::label(ui, cx.t(t::DOT), theme::CAPTION, tk.text_tertiary);
            ui.add_space(14.0);
            for row in rows(&form.plan.fields, place.width() >= 560.0) {
                let width = (ui.available_width() - ui.spacing().item_spacing.x) / row.len() as f32;
                let pair = row.len() > 1;
                fields.hint_room = if pair { row.iter().map(|f| kit::hint_height(ui, cx, f, width)).fold(0.0, f32::max) } else { 0.0 };
                ui.columns(row.len(), |columns| {
                    for (ui, field) in columns.iter_mut().zip(row) {
                        one(ui, &fields, form, field, view, out);
                    }
                });
                ui.add_space(16.0);
            }
        });
        ui.allocate_space(vec2(1.0, shown.response.rect.height() + 32.0));
    });
}

/// Short fields that follow each other stand side by side.
fn rows(fields: &[Field], wide: bool) -> Vec<Vec<&Field>> {
    let short = |f: &Field| matches!(f.ty, FieldType::Date | FieldType::Number | FieldType::Person | FieldType::Rating);
    let mut rows: Vec<Vec<&Field>> = Vec::new();
    for field in fields {
        match rows.last_mut() {
            Some(row) if wide && row.len() == 1 && short(field) && row.iter().all(|f| short(f)) => row.push(field),
            _ => rows.push(vec![field]),
        }
    }
    rows
}

fn one(ui: &mut Ui, fields: &Fields<'_>, form: &Form<'_>, field: &Field, view: &mut FormView, out: &mut Actions) {
    if field.ty == FieldType::Image {
        widgets::label(ui, fields.cx.bi(&field.t), theme::BODY.bold(), fields.cx.tk.text);
        widgets::picture_field_ui(ui, fields.cx, fields.ex, (ItemId::HEADER, &field.id), fields.cx.bi(&field.t), out);
        return;
    }
    let from = form.doc.get(ItemId::HEADER).and_then(|head| line_origin(fields.ex.workbook, head, &field.id));
    let asked = kit::entry(ui, fields, field, form.value(field), &mut view.drafts);
    if let Some(value) = asked.set.filter(|v| v != form.value(field)) {
        kit::push(fields.ex, out, form.set(&field.id, value));
    }
    if asked.left {
        out.push(Action::EndBurst(fields.ex.target()));
    }
    if let Some(from) = from {
        kit::came_from(ui, fields.cx, from, out);
    }
}
