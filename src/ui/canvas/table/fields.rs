//! Fields outside the grid, by type: the strip of header fields above it and the panel of one row.

use egui::{Id, Rect, Ui, UiBuilder, vec2};

use super::{Tab, TableView, popup};
use crate::{
    model::{
        doc::Value,
        exercise::table::cell,
        stamp::ItemId,
        template::{Field, FieldType},
        texts::table as t,
    },
    ui::{
        cx::{Action, Actions},
        icons, theme,
        widgets::{self, Btn, Input},
    },
};

/// Shows a field with its name; writes what was filled in.
pub(super) fn show(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, id: ItemId, field: &Field, out: &mut Actions) -> egui::Response {
    let (cx, tk) = (tab.cx, tab.cx.tk);
    ui.spacing_mut().item_spacing.y = 4.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        widgets::label(ui, cx.bi(&field.t), theme::SMALL.bold(), tk.text_secondary);
        if field.req {
            let (dot, _) = ui.allocate_exact_size(vec2(6.0, 14.0), egui::Sense::hover());
            ui.painter().circle_filled(dot.center(), 2.0, tk.accent);
        }
    });
    let value = tab.table.doc.value(id, &field.id).clone();
    let width = ui.available_width();
    let fid = tab.base.with(("field", id, field.id.as_str()));
    if !tab.can_edit() {
        let shown = tab.shown(id, field);
        return widgets::wrapped(ui, if shown.is_empty() { "—" } else { &shown }, theme::SMALL, tk.text);
    }
    if field.ty == FieldType::Image {
        return widgets::picture_field_ui(ui, cx, tab.ex, (id, &field.id), cx.bi(&field.t), out);
    }
    let set = |value: Value, out: &mut Actions| tab.push(out, tab.table.set_cell(id, &field.id, value));
    match field.ty {
        FieldType::Check => {
            let response = widgets::checkbox(ui, cx, value.is_set(), cx.bi(if field.hint.is_empty() { &field.t } else { &field.hint }));
            if response.clicked() {
                set(if value.is_set() { Value::Empty } else { Value::Flag(true) }, out);
            }
            response
        }
        FieldType::Choice if popup::is_closed(tab, field) => {
            let options = field.opt.list(&tab.departments);
            let names: Vec<String> = options.iter().map(|o| cx.bi(&o.t).to_owned()).collect();
            let response = ui.scope(|ui| {
                if let Some(option) = widgets::dropdown(ui, cx, cx.bi(&field.t), &tab.shown(id, field), &names, width).and_then(|at| options.get(at))
                {
                    set(Value::text(&option.id), out);
                }
            });
            response.response
        }
        FieldType::Multi if popup::is_closed(tab, field) => multi(ui, tab, id, field, &value, out),
        FieldType::Rating => rating(ui, tab, id, field, &value, out),
        _ => typed(ui, tab, view, (id, field, fid), &value, out),
    }
}

fn multi(ui: &mut Ui, tab: &Tab<'_>, id: ItemId, field: &Field, value: &Value, out: &mut Actions) -> egui::Response {
    let mut list = if let Value::List(list) = value { list.clone() } else { Vec::new() };
    let shown = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for option in field.opt.list(&tab.departments) {
            let on = list.iter().any(|p| **p == *option.id);
            if widgets::checkbox(ui, tab.cx, on, tab.cx.bi(&option.t)).clicked() {
                if on {
                    list.retain(|p| **p != *option.id);
                } else {
                    list.push(option.id.as_str().into());
                }
                let value = if list.is_empty() { Value::Empty } else { Value::List(list.clone()) };
                tab.push(out, tab.table.set_cell(id, &field.id, value));
            }
        }
    });
    shown.response
}

fn rating(ui: &mut Ui, tab: &Tab<'_>, id: ItemId, field: &Field, value: &Value, out: &mut Actions) -> egui::Response {
    let names = ["1", "2", "3", "4", "5"].map(|n| (None, n));
    let now = value.as_num().map_or(usize::MAX, |n| n as usize - 1);
    let shown = ui.scope(|ui| {
        if let Some(at) = widgets::segmented(ui, tab.cx, &names, now) {
            tab.push(out, tab.table.set_cell(id, &field.id, Value::Num(at as f64 + 1.0)));
        }
    });
    shown.response
}

/// A text field; texts are written while they are typed, other types when the field is left.
fn typed(
    ui: &mut Ui,
    tab: &Tab<'_>,
    view: &mut TableView,
    (id, field, fid): (ItemId, &Field, Id),
    value: &Value,
    out: &mut Actions,
) -> egui::Response {
    let cx = tab.cx;
    let live = matches!(field.ty, FieldType::Text | FieldType::Long | FieldType::Person);
    let draft = view.drafts.iter().position(|d| d.0 == id && d.1 == field.id);
    let mut text = match draft.and_then(|at| view.drafts.get(at)) {
        Some(draft) if !live => draft.2.clone(),
        _ if field.ty == FieldType::Link => tab.shown(id, field),
        _ => cell::format(field, &tab.departments, value, cx.lang),
    };
    let parse = |text: &str| {
        if field.ty == FieldType::Link {
            Ok(super::links::typed(tab.ex.workbook, text))
        } else {
            cell::parse(field, &tab.departments, text, tab.today())
        }
    };
    let focused = ui.memory(|m| m.has_focus(fid));
    let wrong = draft.filter(|_| !live && !focused).and_then(|_| parse(&text).err());
    let error = wrong.as_ref().map(|w| cx.bi(&w.text).to_owned());
    let rows = if field.ty == FieldType::Long { 3 } else { 1 };
    let response =
        Input::new(fid, cx.bi(&field.t)).hint(cx.bi(&field.hint)).style(theme::SMALL).rows(rows).error(error.as_deref()).show(ui, cx, &mut text);
    if response.changed() && live {
        tab.push(out, tab.table.set_cell(id, &field.id, Value::text(&text)));
    } else if response.changed() {
        view.drafts.retain(|d| !(d.0 == id && d.1 == field.id));
        view.drafts.push((id, field.id.clone(), text.clone()));
    }
    if response.lost_focus() {
        out.push(Action::EndBurst(tab.ex.target()));
        if let Some(at) = view.drafts.iter().position(|d| d.0 == id && d.1 == field.id)
            && let Ok(value) = parse(&text)
        {
            view.drafts.remove(at);
            tab.push(out, tab.table.set_cell(id, &field.id, value));
        }
    }
    if let Some((value, shown)) = wrong.and_then(|w| w.fix)
        && Btn::accent(&cx.tf(t::FIX_TO, &[cx.bi(&shown)])).small().show(ui, cx).clicked()
    {
        view.drafts.retain(|d| !(d.0 == id && d.1 == field.id));
        tab.push(out, tab.table.set_cell(id, &field.id, value));
    }
    if field.ty == FieldType::Link {
        pick(ui, tab, id, field, out);
    }
    response
}

/// The touchpoints that a link field offers.
fn pick(ui: &mut Ui, tab: &Tab<'_>, id: ItemId, field: &Field, out: &mut Actions) {
    let found = popup::options(tab, field, "");
    if found.is_empty() {
        widgets::wrapped(ui, tab.cx.t(t::NO_TOUCHPOINTS), theme::CAPTION, tab.cx.tk.text_tertiary);
        return;
    }
    let button = Btn::secondary(tab.cx.t(t::PICK_TOUCHPOINT)).small().icon(icons::LINK_SIMPLE).show(ui, tab.cx);
    egui::Popup::menu(&button).width(240.0).frame(widgets::menu_frame(tab.cx.tk)).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        egui::ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            for entry in &found {
                if widgets::menu_row(ui, tab.cx, entry.icon, &entry.label, "", false, true).clicked() {
                    tab.push(out, tab.table.set_cell(id, &field.id, entry.value.clone()));
                }
            }
            if widgets::menu_row(ui, tab.cx, Some(icons::X), tab.cx.t(t::UNLINK), "", false, true).clicked() {
                tab.push(out, tab.table.set_cell(id, &field.id, Value::Empty));
            }
        });
    });
}

const HEAD_WIDTH: f32 = 230.0;
const HEAD_HEIGHT: f32 = 72.0;

fn per_line(width: f32) -> usize {
    (((width - 20.0) / (HEAD_WIDTH + 12.0)).floor() as usize).max(1)
}

/// How high the strip of header fields is.
pub(super) fn header_height(tab: &Tab<'_>, width: f32) -> f32 {
    let lines = tab.plan().header.len().div_ceil(per_line(width));
    lines.min(3) as f32 * HEAD_HEIGHT + 12.0
}

/// Shows the header fields.
pub(super) fn header(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, rect: Rect, out: &mut Actions) {
    let tk = tab.cx.tk;
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, tk.border_subtle));
    let per = per_line(rect.width()).min(tab.plan().header.len()).max(1);
    let width = (rect.width() - 32.0 - (per - 1) as f32 * 12.0) / per as f32;
    for (at, field) in tab.plan().header.iter().enumerate() {
        let min = rect.min + vec2(16.0 + (at % per) as f32 * (width + 12.0), 8.0 + (at / per) as f32 * HEAD_HEIGHT);
        let place = Rect::from_min_size(min, vec2(width.min(420.0), HEAD_HEIGHT - 6.0));
        if place.bottom() > rect.bottom() {
            continue;
        }
        let one_line = Field { ty: if field.ty == FieldType::Long { FieldType::Text } else { field.ty }, ..field.clone() };
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("head-field", at)));
        let response = show(&mut child, tab, view, ItemId::HEADER, &one_line, out);
        if view.header_focus.as_deref() == Some(field.id.as_str()) {
            view.header_focus = None;
            response.request_focus();
        }
    }
}
