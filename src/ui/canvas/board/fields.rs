//! Fields above the board and extra fields of a card: one editor for every type of field.

use egui::{Align, Id, Layout, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{BoardView, Work};
use crate::{
    model::{
        doc::Value,
        exercise::board,
        stamp::ItemId,
        template::{Field, FieldType, Opt, Structure},
        texts::board as say,
        workbook::Exercise,
    },
    ui::{
        icons, theme,
        widgets::{self, Input},
    },
};

/// The first header field that is not filled.
pub(super) fn header_id() -> Id {
    Id::unique("board-header-open")
}

pub(super) fn tag_id() -> Id {
    Id::unique("board-tag")
}

/// The first extra field of the details.
pub(super) fn first_id() -> Id {
    Id::unique("board-first-field")
}

fn per_row(width: f32, count: usize) -> usize {
    (((width / 380.0).floor() as usize).max(1)).min(count.max(1))
}

pub(super) fn strip_height(width: f32, count: usize) -> f32 {
    count.div_ceil(per_row(width, count)) as f32 * 40.0 + 8.0
}

/// The fields above the board, label and input side by side.
pub(super) fn strip(ui: &mut Ui, work: &mut Work<'_, '_>, _view: &mut BoardView) {
    let rect = ui.max_rect();
    let (cx, tk) = (work.cx, work.cx.tk);
    ui.painter().hline(rect.x_range(), rect.top() - 0.5, egui::Stroke::new(1.0, tk.border_subtle));
    let plan = work.plan;
    let cols = per_row(rect.width(), plan.header.len());
    let cell = (rect.width() - 24.0 + 16.0) / cols as f32;
    let open = plan.header.iter().position(|f| work.doc().value(ItemId::HEADER, &f.id).is_blank());
    for (i, field) in plan.header.iter().enumerate() {
        let min = pos2(rect.left() + 12.0 + (i % cols) as f32 * cell, rect.top() + 4.0 + (i / cols) as f32 * 40.0);
        let place = Rect::from_min_size(min, vec2(cell - 16.0, 40.0));
        let mut row = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)).id_salt(("header", &field.id)));
        widgets::label(&mut row, cx.bi(&field.t), theme::SMALL.bold(), tk.text);
        if field.req && work.doc().value(ItemId::HEADER, &field.id).is_blank() {
            widgets::icon(&mut row, icons::ASTERISK, 12.0, tk.warning_text).on_hover_text(cx.tf(say::NEXT_HEADER, &[cx.bi(&field.t)]));
        }
        let id = if open == Some(i) || (open.is_none() && i == 0) { header_id() } else { Id::unique(("board-header", &field.id)) };
        let value = work.doc().value(ItemId::HEADER, &field.id).clone();
        if let Some(value) = editor(&mut row, work, field, &value, id) {
            let edit = board::set_header(work.doc(), &field.id, cx.bi(&field.t), value);
            work.edit(edit);
        }
    }
}

fn journeys<'a>(work: &Work<'a, '_>) -> impl Iterator<Item = &'a Exercise> {
    work.ex.workbook.exercises.iter().filter(|e| matches!(e.template.structure, Structure::Journey(_)))
}

/// The options of a choice, with the departments of the journey of this workbook where it has one.
fn options(work: &Work<'_, '_>, field: &Field) -> Vec<Opt> {
    let departments = journeys(work).next().map_or_else(
        || work.ex.exercise.template.departments(),
        |e| match &e.template.structure {
            Structure::Journey(plan) => crate::model::exercise::journey::departments(plan, &e.doc),
            _ => e.template.departments(),
        },
    );
    field.opt.list(&departments)
}

fn touchpoints(work: &Work<'_, '_>) -> Vec<Opt> {
    let names = journeys(work).flat_map(|e| e.doc.sorted("touchpoint"));
    names.map(|(id, item)| Opt { id: id.to_string(), t: crate::model::text::Bi::new(item.text("name"), "") }).filter(|o| !o.t.is_empty()).collect()
}

/// What a filled field says on the card; `None` when it is blank.
pub(super) fn shown(work: &Work<'_, '_>, field: &Field, value: &Value) -> Option<String> {
    if value.is_blank() {
        return None;
    }
    let name = work.cx.bi(&field.t);
    Some(match (field.ty, value) {
        (FieldType::Check, _) => name.to_owned(),
        (_, Value::Num(n)) => format!("{name} {n}"),
        (FieldType::Choice, Value::Text(id)) => {
            options(work, field).iter().find(|o| o.id == id.as_ref()).map_or_else(|| id.to_string(), |o| work.cx.bi(&o.t).to_owned())
        }
        (FieldType::Link, link) => {
            let id = link.as_item()?;
            journeys(work).map(|e| e.doc.text(id, "name")).find(|name| !name.is_empty())?.to_owned()
        }
        (_, Value::List(list)) => list.join(" "),
        (_, other) => other.as_str().to_owned(),
    })
}

/// Shows the editor of a field; gives the new value when it changes.
pub(super) fn editor(ui: &mut Ui, work: &Work<'_, '_>, field: &Field, value: &Value, id: Id) -> Option<Value> {
    let cx = work.cx;
    let name = cx.bi(&field.t);
    if work.ex.read_only {
        let text = shown(work, field, value).unwrap_or_else(|| "—".to_owned());
        widgets::label(ui, &text, theme::BODY, cx.tk.text_secondary);
        return None;
    }
    match field.ty {
        FieldType::Check => {
            let on = value.is_set();
            widgets::checkbox(ui, cx, on, name).clicked().then_some(if on { Value::Empty } else { Value::Flag(true) })
        }
        FieldType::Rating => rating(ui, work, name, value),
        FieldType::Choice => choose(ui, work, name, value, &options(work, field), id),
        FieldType::Link => choose(ui, work, name, value, &touchpoints(work), id),
        FieldType::Number => {
            let mut text = value.as_num().map_or_else(|| value.as_str().to_owned(), |n| n.to_string());
            let changed = Input::new(id, name).hint(cx.bi(&field.hint)).limit(20).show(ui, cx, &mut text).changed();
            changed.then(|| text.trim().parse().ok().filter(|n: &f64| n.is_finite()).map_or_else(|| Value::text(&text), Value::Num))
        }
        _ => {
            let mut text = value.as_str().to_owned();
            let rows = if field.ty == FieldType::Long { 3 } else { 1 };
            let changed = Input::new(id, name).hint(cx.bi(&field.hint)).rows(rows).limit(400).show(ui, cx, &mut text).changed();
            changed.then(|| Value::text(&text))
        }
    }
}

fn choose(ui: &mut Ui, work: &Work<'_, '_>, name: &str, value: &Value, options: &[Opt], id: Id) -> Option<Value> {
    let cx = work.cx;
    if options.is_empty() {
        let mut text = value.as_str().to_owned();
        return Input::new(id, name).limit(60).show(ui, cx, &mut text).changed().then(|| Value::text(&text));
    }
    let current = options.iter().find(|o| o.id == value.as_str()).map_or("", |o| cx.bi(&o.t));
    let mut names: Vec<String> = options.iter().map(|o| cx.bi(&o.t).to_owned()).collect();
    names.push(cx.t(say::UNSET).to_owned());
    let width = ui.available_width().min(280.0);
    let picked = ui.push_id(id, |ui| widgets::dropdown(ui, cx, name, current, &names, width)).inner?;
    Some(options.get(picked).map_or(Value::Empty, |o| Value::text(&o.id)))
}

/// Five stars; a click on the one that is set clears it.
fn rating(ui: &mut Ui, work: &Work<'_, '_>, name: &str, value: &Value) -> Option<Value> {
    let (cx, tk) = (work.cx, work.cx.tk);
    let have = value.as_num().unwrap_or(0.0);
    let mut new = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for n in 1..=5_u8 {
            let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
            let on = have >= f64::from(n);
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, cx.tf(say::RATING, &[name, &n.to_string()])));
            if on {
                widgets::icon_fill(ui.painter(), rect.center(), icons::STAR, 20.0, tk.accent);
            } else {
                widgets::paint_icon(ui.painter(), rect.center(), icons::STAR, 20.0, tk.text_tertiary);
            }
            widgets::ring_if_focused(ui, cx, &response, 6);
            if response.clicked() {
                let same = (have - f64::from(n)).abs() < 0.1;
                new = Some(if same { Value::Empty } else { Value::Num(f64::from(n)) });
            }
        }
    });
    new
}
