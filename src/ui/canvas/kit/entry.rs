//! One field of a page by its type: name, hint, and the widget that fills it; a wrong value is answered with a fix.

use egui::{Id, PopupCloseBehavior, Response, Ui, vec2};
use jiff::civil::Date;

use super::calendar::{Picked, calendar};
use crate::{
    model::{
        doc::Value,
        exercise::table::{cell, dates},
        template::{Departments, Field, FieldType, Opt},
        texts::{kit as t, table},
    },
    ui::{
        canvas::table::links,
        cx::{Cx, ExerciseCx},
        icons, theme,
        widgets::{self, Btn, Input},
    },
};

/// More options than this are a list that opens.
const RADIOS: usize = 6;

/// What fields read.
pub(in crate::ui::canvas) struct Fields<'a> {
    pub cx: &'a Cx<'a>,
    pub ex: &'a ExerciseCx<'a>,
    pub departments: Departments,
    pub base: Id,
    /// Room kept for a hint, so that fields side by side begin at one height.
    pub hint_room: f32,
}

/// What is typed and not yet a value, and where the keyboard should go.
#[derive(Debug, Default)]
pub(in crate::ui::canvas) struct Drafts {
    texts: Vec<(String, String)>,
    month: Option<(String, Date)>,
    /// The field that wants the focus.
    pub focus: Option<String>,
}

/// What a field asks for.
pub(in crate::ui::canvas) struct Asked {
    /// A new value.
    pub set: Option<Value>,
    /// It was left: the typing has ended.
    pub left: bool,
}

/// Shows a field with its name and hint.
pub(in crate::ui::canvas) fn entry(ui: &mut Ui, fields: &Fields<'_>, field: &Field, value: &Value, drafts: &mut Drafts) -> Asked {
    let shown = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        if field.ty != FieldType::Check {
            name(ui, fields, field, !value.is_blank());
        }
        let mut asked = Asked { set: None, left: false };
        if fields.ex.read_only {
            let shown = cell::format(field, &fields.departments, value, fields.cx.lang);
            let said = if field.ty == FieldType::Check {
                format!("{} {}", if value.is_set() { "✓" } else { "—" }, fields.cx.bi(&field.t))
            } else {
                shown
            };
            widgets::wrapped(ui, if said.is_empty() { "—" } else { &said }, theme::BODY, fields.cx.tk.text);
            return asked;
        }
        let response = match field.ty {
            FieldType::Check => check(ui, fields, field, value, &mut asked),
            FieldType::Choice if !options(fields, field).is_empty() => choice(ui, fields, field, value, &mut asked),
            FieldType::Multi if !options(fields, field).is_empty() => multi(ui, fields, field, value, &mut asked),
            FieldType::Rating => rating(ui, fields, field, value, &mut asked),
            _ => typed(ui, fields, field, value, drafts, &mut asked),
        };
        if drafts.focus.as_deref() == Some(field.id.as_str()) {
            drafts.focus = None;
            response.request_focus();
            response.scroll_to_me(Some(egui::Align::Center));
        }
        asked
    });
    shown.inner
}

fn options(fields: &Fields<'_>, field: &Field) -> Vec<Opt> {
    field.opt.list(&fields.departments)
}

fn dot(ui: &mut Ui, cx: &Cx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(6.0, 14.0), egui::Sense::hover());
    ui.painter().circle_filled(rect.center(), 2.0, cx.tk.accent);
}

/// The name with its dot, a tick when something stands there, and the hint below.
fn name(ui: &mut Ui, fields: &Fields<'_>, field: &Field, filled: bool) {
    let cx = fields.cx;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        widgets::label(ui, cx.bi(&field.t), theme::BODY.bold(), cx.tk.text);
        if field.req {
            dot(ui, cx);
        }
        if filled {
            widgets::icon(ui, icons::CHECK, 14.0, cx.tk.success_text);
        }
    });
    let top = ui.next_widget_position().y;
    if !field.hint.is_empty() {
        widgets::wrapped(ui, cx.bi(&field.hint), theme::SMALL, cx.tk.text_tertiary);
    }
    let used = ui.next_widget_position().y - top;
    if used < fields.hint_room {
        // The spacing below the hint belongs to it.
        ui.add_space(fields.hint_room - used);
    }
}

/// How high the hint of a field is in a column of this width, with the space below it.
pub(in crate::ui::canvas) fn hint_height(ui: &Ui, cx: &Cx<'_>, field: &Field, width: f32) -> f32 {
    if field.hint.is_empty() {
        return 0.0;
    }
    widgets::galley(ui.painter(), cx.bi(&field.hint), theme::SMALL, cx.tk.text_tertiary, width, 20).size().y + 4.0
}

fn check(ui: &mut Ui, fields: &Fields<'_>, field: &Field, value: &Value, asked: &mut Asked) -> Response {
    let cx = fields.cx;
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let response = widgets::checkbox(ui, cx, value.is_set(), cx.bi(&field.t));
        if field.req {
            dot(ui, cx);
        }
        response
    });
    if shown.inner.clicked() {
        asked.set = Some(if value.is_set() { Value::Empty } else { Value::Flag(true) });
    }
    if !field.hint.is_empty() {
        widgets::wrapped(ui, cx.bi(&field.hint), theme::SMALL, cx.tk.text_tertiary);
    }
    shown.inner
}

fn choice(ui: &mut Ui, fields: &Fields<'_>, field: &Field, value: &Value, asked: &mut Asked) -> Response {
    let cx = fields.cx;
    let list = options(fields, field);
    if list.len() > RADIOS {
        let names: Vec<String> = list.iter().map(|o| cx.bi(&o.t).to_owned()).collect();
        let now = cell::format(field, &fields.departments, value, cx.lang);
        let width = ui.available_width().min(360.0);
        let shown = ui.scope(|ui| widgets::dropdown(ui, cx, cx.bi(&field.t), &now, &names, width));
        asked.set = shown.inner.and_then(|at| list.get(at)).map(|o| Value::text(&o.id));
        return shown.response;
    }
    let mut first = None;
    let shown = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(20.0, 0.0);
        for option in &list {
            let on = value.as_str() == option.id;
            let response = widgets::radio(ui, cx, on, cx.bi(&option.t));
            if response.clicked() {
                // A second click takes the choice back.
                asked.set = Some(if on { Value::Empty } else { Value::text(&option.id) });
            }
            if on || first.is_none() {
                first = Some(response);
            }
        }
    });
    first.unwrap_or(shown.response)
}

fn multi(ui: &mut Ui, fields: &Fields<'_>, field: &Field, value: &Value, asked: &mut Asked) -> Response {
    let cx = fields.cx;
    let mut list = if let Value::List(list) = value { list.clone() } else { Vec::new() };
    let mut first = None;
    let shown = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(20.0, 0.0);
        for option in options(fields, field) {
            let on = list.iter().any(|p| **p == *option.id);
            let response = widgets::checkbox(ui, cx, on, cx.bi(&option.t));
            if response.clicked() {
                if on {
                    list.retain(|p| **p != *option.id);
                } else {
                    list.push(option.id.as_str().into());
                }
                asked.set = Some(if list.is_empty() { Value::Empty } else { Value::List(list.clone()) });
            }
            first.get_or_insert(response);
        }
    });
    first.unwrap_or(shown.response)
}

fn rating(ui: &mut Ui, fields: &Fields<'_>, _field: &Field, value: &Value, asked: &mut Asked) -> Response {
    let names = ["1", "2", "3", "4", "5"].map(|n| (None, n));
    let now = value.as_num().map_or(usize::MAX, |n| n as usize - 1);
    let shown = ui.scope(|ui| widgets::segmented(ui, fields.cx, &names, now));
    asked.set = shown.inner.map(|at| Value::Num(at as f64 + 1.0));
    shown.response
}

/// A text field; texts are written while they are typed, other types when the field is left.
fn typed(ui: &mut Ui, fields: &Fields<'_>, field: &Field, value: &Value, drafts: &mut Drafts, asked: &mut Asked) -> Response {
    let cx = fields.cx;
    let id = fields.base.with(("field", field.id.as_str()));
    let live = matches!(field.ty, FieldType::Text | FieldType::Long | FieldType::Person | FieldType::Choice | FieldType::Multi);
    let draft = drafts.texts.iter().position(|d| d.0 == field.id);
    let mut text = match draft.and_then(|at| drafts.texts.get(at)) {
        Some(draft) => draft.1.clone(),
        None => cell::format(field, &fields.departments, value, cx.lang),
    };
    let parse = |text: &str| match field.ty {
        FieldType::Link => Ok(links::typed(fields.ex.workbook, text)),
        _ => cell::parse(field, &fields.departments, text, cx.today),
    };
    let wrong = draft.filter(|_| !ui.memory(|m| m.has_focus(id))).and_then(|_| parse(&text).err());
    let error = wrong.as_ref().map(|w| cx.bi(&w.text).to_owned());
    let button = matches!(field.ty, FieldType::Date | FieldType::Person | FieldType::Link);
    let response = ui
        .horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let room = ui.available_width() - if button { 40.0 } else { 0.0 };
            let width = if matches!(field.ty, FieldType::Date | FieldType::Number | FieldType::Person) { room.min(280.0) } else { room };
            let input = Input::new(id, cx.bi(&field.t)).rows(if field.ty == FieldType::Long { 3 } else { 1 }).width(width);
            let response = ui.vertical(|ui| input.error(error.as_deref()).show(ui, cx, &mut text)).inner;
            match field.ty {
                FieldType::Date => date_button(ui, fields, field, value, drafts, asked),
                FieldType::Person => people_button(ui, fields, asked),
                FieldType::Link => link_button(ui, fields, asked),
                _ => {}
            }
            response
        })
        .inner;
    if response.changed() && live {
        asked.set = Some(Value::text(&text));
    } else if response.changed() {
        drafts.texts.retain(|d| d.0 != field.id);
        drafts.texts.push((field.id.clone(), text.clone()));
    }
    if asked.set.is_some() && !response.changed() {
        drafts.texts.retain(|d| d.0 != field.id);
    }
    if response.lost_focus() {
        asked.left = true;
        if drafts.texts.iter().any(|d| d.0 == field.id)
            && let Ok(value) = parse(&text)
        {
            drafts.texts.retain(|d| d.0 != field.id);
            asked.set = Some(value);
        }
    }
    if let Some((value, shown)) = wrong.and_then(|w| w.fix)
        && Btn::accent(&cx.tf(table::FIX_TO, &[cx.bi(&shown)])).small().show(ui, cx).clicked()
    {
        drafts.texts.retain(|d| d.0 != field.id);
        asked.set = Some(value);
    }
    if field.ty == FieldType::Person {
        widgets::wrapped(ui, cx.t(t::ALIAS), theme::CAPTION, cx.tk.warning_text);
    }
    response
}

fn date_button(ui: &mut Ui, fields: &Fields<'_>, field: &Field, value: &Value, drafts: &mut Drafts, asked: &mut Asked) {
    let cx = fields.cx;
    let button = widgets::icon_button(ui, cx, icons::CALENDAR_BLANK, cx.t(t::CALENDAR), false, true);
    let chosen = dates::stored(value.as_str());
    let turned = drafts.month.as_ref().filter(|m| m.0 == field.id).map(|m| m.1);
    let month = turned.unwrap_or_else(|| chosen.unwrap_or(cx.today).first_of_month());
    let popup = egui::Popup::menu(&button).width(210.0).frame(widgets::menu_frame(cx.tk)).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| match calendar(ui, cx, month, chosen) {
        Some(Picked::Day(date)) => {
            asked.set = Some(dates::store(date));
            drafts.month = None;
            ui.close();
        }
        Some(Picked::Month(first)) => drafts.month = Some((field.id.clone(), first)),
        None => {}
    });
}

/// The members of the group, and me.
fn people_button(ui: &mut Ui, fields: &Fields<'_>, asked: &mut Asked) {
    let cx = fields.cx;
    let mut people: Vec<&str> = vec![cx.me()];
    people.extend(fields.ex.workbook.members().into_iter().filter(|m| *m != cx.me()));
    let button = widgets::icon_button(ui, cx, icons::USERS, cx.t(t::PEOPLE), false, true);
    egui::Popup::menu(&button).width(200.0).frame(widgets::menu_frame(cx.tk)).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for person in &people {
            if widgets::menu_row(ui, cx, Some(icons::USER), person, "", false, true).clicked() {
                asked.set = Some(Value::text(person));
            }
        }
    });
}

fn link_button(ui: &mut Ui, fields: &Fields<'_>, asked: &mut Asked) {
    let cx = fields.cx;
    let found = links::touchpoints(fields.ex.workbook);
    let button = widgets::icon_button(ui, cx, icons::LINK_SIMPLE, cx.t(t::TOUCHPOINTS), false, !found.is_empty());
    egui::Popup::menu(&button).width(240.0).frame(widgets::menu_frame(cx.tk)).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            for touchpoint in &found {
                let icon = if touchpoint.mot { icons::FLAG } else { icons::MAP_PIN };
                if widgets::menu_row(ui, cx, Some(icon), &touchpoint.name, "", false, true).clicked() {
                    asked.set = Some(cell::link(touchpoint.id, &touchpoint.name));
                }
            }
        });
    });
}
