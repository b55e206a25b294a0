//! What opens below a cell: a list of options, ticks, a calendar, or the sentence that says what is wrong.

use egui::{Align2, Area, CornerRadius, Id, Order, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::Date;

use super::{
    super::kit::calendar::{Picked, calendar},
    Tab,
    editor::Editing,
    links,
};
use crate::{
    model::{
        doc::Value,
        exercise::table::{cell, dates},
        template::{Field, FieldType, Options},
        texts::table as t,
    },
    ui::{icons, theme, widgets},
};

/// An entry of a list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub value: Value,
    pub label: String,
    pub icon: Option<char>,
    pub mot: bool,
}

/// What the popup was asked to do.
pub(super) enum Asked {
    /// This value, and close.
    Take(Value),
    /// Something was ticked or turned; go on editing.
    Stay,
}

/// A choice without a fixed list: any text will do.
pub(super) fn is_free(tab: &Tab<'_>, field: &Field) -> bool {
    matches!(field.opt, Options::Free) || field.opt.list(&tab.departments).is_empty()
}

/// A choice whose list is all there is.
pub(super) fn is_closed(tab: &Tab<'_>, field: &Field) -> bool {
    matches!(field.ty, FieldType::Choice | FieldType::Multi) && !is_free(tab, field)
}

/// The entries that fit what is typed.
pub(super) fn options(tab: &Tab<'_>, field: &Field, text: &str) -> Vec<Entry> {
    let plain = |label: String| Entry { value: Value::text(&label), label, icon: None, mot: false };
    let all: Vec<Entry> = match field.ty {
        FieldType::Choice | FieldType::Multi if !is_free(tab, field) => {
            let list = field.opt.list(&tab.departments);
            list.into_iter().map(|o| Entry { value: Value::text(&o.id), label: tab.cx.bi(&o.t).to_owned(), icon: None, mot: false }).collect()
        }
        FieldType::Choice => tab.table.suggestions(&field.id).into_iter().map(plain).collect(),
        FieldType::Person => people(tab, field).into_iter().map(|n| Entry { icon: Some(icons::USER), ..plain(n) }).collect(),
        FieldType::Link => {
            let made = |tp: links::Touchpoint| Entry {
                value: cell::link(tp.id, &tp.name),
                icon: Some(if tp.mot { icons::FLAG } else { icons::MAP_PIN }),
                mot: tp.mot,
                label: tp.name,
            };
            links::touchpoints(tab.ex.workbook).into_iter().map(made).collect()
        }
        _ => Vec::new(),
    };
    let wanted = text.trim().to_lowercase();
    let exact = all.iter().any(|e| e.label.to_lowercase() == wanted);
    let keep =
        |e: &Entry| wanted.is_empty() || (exact && field.ty != FieldType::Link && !is_closed(tab, field)) || e.label.to_lowercase().contains(&wanted);
    let kept: Vec<Entry> = all.iter().filter(|e| keep(e)).cloned().collect();
    if kept.is_empty() && is_closed(tab, field) { all } else { kept }
}

/// Members of the group and whoever stands in the column already.
fn people(tab: &Tab<'_>, field: &Field) -> Vec<String> {
    let mut list = vec![tab.cx.me().to_owned()];
    let others = tab.ex.workbook.members().into_iter().map(str::to_owned).chain(tab.table.suggestions(&field.id));
    for name in others {
        if !list.contains(&name) {
            list.push(name);
        }
    }
    list
}

/// Shows what belongs below the cell at `rect`.
pub(super) fn show(ui: &Ui, tab: &Tab<'_>, editing: &mut Editing, field: &Field, rect: Rect) -> Option<Asked> {
    let wrong = editing.wrong.is_some();
    let entries = if wrong { Vec::new() } else { options(tab, field, &editing.text) };
    let calendar = field.ty == FieldType::Date && !wrong;
    let unlinked = field.ty == FieldType::Link && entries.is_empty() && editing.text.is_empty();
    if entries.is_empty() && !calendar && !wrong && !unlinked {
        editing.popup = None;
        return None;
    }
    let space = ui.ctx().content_rect();
    let above = rect.bottom() + 250.0 > space.bottom() && rect.top() > space.center().y;
    let (at, pivot) =
        if above { (rect.left_top() - vec2(0.0, 4.0), Align2::LEFT_BOTTOM) } else { (rect.left_bottom() + vec2(0.0, 4.0), Align2::LEFT_TOP) };
    let id: Id = tab.base.with(("below", field.ty as u8, wrong));
    let area = Area::new(id).order(Order::Foreground).fixed_pos(at).pivot(pivot).constrain(true);
    let mut asked = None;
    let shown = area.show(ui.ctx(), |ui| {
        widgets::menu_frame(tab.cx.tk).show(ui, |ui| {
            if wrong {
                asked = wrong_ui(ui, tab, editing);
            } else if calendar {
                asked = calendar_ui(ui, tab, editing);
            } else if unlinked {
                ui.set_width(240.0);
                widgets::wrapped(ui, tab.cx.t(t::NO_TOUCHPOINTS), theme::SMALL, tab.cx.tk.text_tertiary);
            } else {
                asked = list_ui(ui, tab, editing, field, &entries, rect.width().max(180.0));
            }
        });
    });
    editing.popup = Some(shown.response.rect);
    asked
}

fn list_ui(ui: &mut Ui, tab: &Tab<'_>, editing: &mut Editing, field: &Field, entries: &[Entry], width: f32) -> Option<Asked> {
    let tk = tab.cx.tk;
    let mut asked = None;
    ui.set_width(width);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
        for (at, entry) in entries.iter().enumerate() {
            let multi = field.ty == FieldType::Multi;
            let on = multi && editing.picked.iter().any(|p| **p == *entry.value.as_str());
            let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::click());
            let role = if multi { Role::CheckBox } else { Role::ListBoxOption };
            response.widget_info(|| WidgetInfo::selected(role, true, on || editing.lit == Some(at), &entry.label));
            if editing.lit == Some(at) || response.hovered() {
                ui.painter().rect_filled(rect, CornerRadius::same(6), tk.selected);
            }
            if editing.lit == Some(at) {
                response.scroll_to_me(None);
            }
            let mut x = rect.left() + 10.0;
            if multi {
                super::cells::tick(ui.painter(), tab, on, Rect::from_min_max(pos2(x, rect.top()), rect.max));
                x += 26.0;
            } else if let Some(icon) = entry.icon {
                let ink = if entry.mot { tk.mot_text } else { tk.text_tertiary };
                if entry.mot {
                    widgets::icon_fill(ui.painter(), pos2(x + 7.0, rect.center().y), icon, 14.0, ink);
                } else {
                    widgets::paint_icon(ui.painter(), pos2(x + 7.0, rect.center().y), icon, 14.0, ink);
                }
                x += 20.0;
            }
            widgets::paint_in(
                ui.painter(),
                Rect::from_min_max(pos2(x, rect.top()), rect.max - vec2(8.0, 0.0)),
                Align2::LEFT_CENTER,
                &entry.label,
                theme::SMALL,
                tk.text,
            );
            if response.clicked() {
                editing.lit = Some(at);
                asked = Some(choose(editing, field, entry));
            }
        }
    });
    asked
}

/// Takes an entry: ticks it in a multiple choice, otherwise closes with it.
pub(super) fn choose(editing: &mut Editing, field: &Field, entry: &Entry) -> Asked {
    if field.ty != FieldType::Multi {
        return Asked::Take(entry.value.clone());
    }
    let id: std::sync::Arc<str> = entry.value.as_str().into();
    if let Some(at) = editing.picked.iter().position(|p| *p == id) {
        editing.picked.remove(at);
    } else {
        editing.picked.push(id);
    }
    editing.text.clear();
    Asked::Stay
}

fn wrong_ui(ui: &mut Ui, tab: &Tab<'_>, editing: &mut Editing) -> Option<Asked> {
    let tk = tab.cx.tk;
    let wrong = editing.wrong.clone()?;
    let mut asked = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        widgets::icon(ui, icons::WARNING_OCTAGON, 16.0, tk.danger_text);
        let said = widgets::label(ui, tab.cx.bi(&wrong.text), theme::SMALL, tk.danger_text);
        said.widget_info(|| WidgetInfo::labeled(Role::Alert, true, tab.cx.bi(&wrong.text)));
        if let Some((value, shown)) = &wrong.fix
            && widgets::Btn::accent(&tab.cx.tf(t::FIX_TO, &[tab.cx.bi(shown)])).small().key("Tab").show(ui, tab.cx).clicked()
        {
            asked = Some(Asked::Take(value.clone()));
        }
    });
    asked
}

fn calendar_ui(ui: &mut Ui, tab: &Tab<'_>, editing: &mut Editing) -> Option<Asked> {
    let typed = dates::parse(&editing.text, tab.today()).ok();
    let month = typed.map(Date::first_of_month).or(editing.month).unwrap_or_else(|| tab.today().first_of_month());
    match calendar(ui, tab.cx, month, typed)? {
        Picked::Day(date) => Some(Asked::Take(dates::store(date))),
        Picked::Month(first) => {
            editing.month = Some(first);
            editing.text.clear();
            Some(Asked::Stay)
        }
    }
}
