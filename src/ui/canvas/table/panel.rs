//! The panel at the right: all columns of the selected row, fictional examples, or the task.

use egui::{CornerRadius, Frame, Layout, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use super::{Side, Tab, TableView, fields};
use crate::{
    model::{
        doc::Value,
        exercise::table::{PROGRESS, Standing},
        template::{Field, FieldType},
        text::Bi,
        texts::{kit, score, table as t},
    },
    ui::{
        canvas::kit::{guide_ui, task_ui},
        chart::{Tone, ranking},
        cx::{Action, Actions, Place, PlanRow},
        icons, theme,
        widgets::{self, Btn, Chip},
    },
};

/// How wide it is.
pub(super) const WIDTH: f32 = 320.0;

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, rect: Rect, out: &mut Actions) {
    let (cx, tk) = (tab.cx, tab.cx.tk);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, tk.surface);
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, tk.border));
    let head = Rect::from_min_size(rect.min + vec2(16.0, 0.0), vec2(rect.width() - 24.0, 44.0));
    let title = match view.side {
        Side::Detail => view.sel_row().map_or_else(|| cx.t(t::DETAIL).to_owned(), |id| tab.title(id, view.rows.index(id).unwrap_or(0))),
        Side::Examples => cx.t(t::EXAMPLES).to_owned(),
        Side::Ranking => cx.t(t::RANKING).to_owned(),
        Side::Guide => cx.t(kit::GUIDE).to_owned(),
        Side::Task | Side::None => cx.t(t::TASK).to_owned(),
    };
    let mut top = ui.new_child(UiBuilder::new().max_rect(head).layout(Layout::right_to_left(egui::Align::Center)).id_salt("panel-head"));
    if widgets::icon_button(&mut top, cx, icons::X, cx.t(t::CLOSE), false, true).clicked() {
        view.side = Side::None;
    }
    top.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
        widgets::label(ui, &title, theme::SECTION, tk.text);
    });
    let body = Rect::from_min_max(rect.min + vec2(16.0, 48.0), rect.max - vec2(4.0, 4.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(body).id_salt("panel-body"));
    ScrollArea::vertical().auto_shrink(false).show(&mut child, |ui| {
        ui.set_max_width(body.width() - 14.0);
        match view.side {
            Side::Detail => detail(ui, tab, view, out),
            Side::Examples => examples(ui, tab),
            Side::Ranking => ranking_ui(ui, tab, view),
            Side::Guide => guide_ui(ui, tab.cx, tab.ex),
            Side::Task | Side::None => task_ui(ui, tab.cx, tab.ex),
        }
        ui.add_space(16.0);
    });
}

fn detail(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) {
    let Some(id) = view.sel_row() else {
        widgets::wrapped(ui, tab.cx.t(t::NO_ROW), theme::BODY, tab.cx.tk.text_tertiary);
        return;
    };
    came_from(ui, tab, id, out);
    for field in view.fields.clone().iter() {
        fields::show(ui, tab, view, id, field, out);
        ui.add_space(6.0);
    }
    if tab.plan().plan.is_some() && tab.can_edit() && tab.table.standing(id, tab.today()) != Standing::Done {
        let now = tab.table.doc.value(id, PROGRESS).as_num().unwrap_or(0.0) as i32;
        widgets::label(ui, &format!("{} {now}%", tab.cx.t(t::PROGRESS)), theme::SMALL.bold(), tab.cx.tk.text_secondary);
        if let Some(new) = widgets::slider(ui, tab.cx, now, (0, 100, 5), tab.cx.t(t::PROGRESS)) {
            let mut edit = tab.table.set_cell(id, PROGRESS, Value::Num(f64::from(new)));
            edit.label = t::SET_PROGRESS.into();
            tab.push(out, edit);
        }
    }
}

/// The way back to the result that a row came from.
fn came_from(ui: &mut Ui, tab: &Tab<'_>, id: crate::model::stamp::ItemId, out: &mut Actions) {
    let key = tab.table.doc.text(id, PlanRow::FROM);
    let Some(source) = tab.ex.workbook.exercises.iter().find(|e| !key.is_empty() && e.key == key) else { return };
    let name = tab.cx.tf(score::CAME_FROM, &[tab.cx.bi(&source.template.title)]);
    if Btn::accent(&name).icon(icons::ARROW_LEFT).small().show(ui, tab.cx).clicked() {
        out.push(Action::Go(Place::Exercise { key: key.to_owned() }));
    }
    ui.add_space(6.0);
}

/// The rated column of a table whose rows are given: five gaps, for example.
pub(super) fn rated<'a>(tab: &Tab<'a>) -> Option<&'a Field> {
    let plan = tab.plan();
    if plan.fixed.len() < 2 { None } else { plan.columns.iter().find(|f| f.ty == FieldType::Rating) }
}

/// The given rows, the highest rating first.
fn ranking_ui(ui: &mut Ui, tab: &Tab<'_>, view: &TableView) {
    let (cx, tk) = (tab.cx, tab.cx.tk);
    let Some(field) = rated(tab) else { return };
    let mut rows: Vec<(String, f64)> =
        (view.rows.ids.iter().enumerate()).filter_map(|(i, id)| Some((tab.title(*id, i), tab.table.doc.value(*id, &field.id).as_num()?))).collect();
    rows.sort_by(|a, b| b.1.total_cmp(&a.1));
    if rows.is_empty() {
        widgets::wrapped(ui, &cx.tf(t::NOTHING_RATED, &[cx.bi(&field.t)]), theme::BODY, tk.text_tertiary);
        return;
    }
    widgets::label(ui, cx.bi(&field.t), theme::SMALL.bold(), tk.text_secondary);
    let top = rows.first().map_or(0.0, |r| r.1);
    let bars: Vec<ranking::Row> = rows
        .into_iter()
        .map(|(name, value)| ranking::Row {
            name,
            value: Some(value),
            shown: crate::model::figure::short(value, 1),
            tone: if value >= top { Tone::Neg } else { Tone::Neutral },
            ..ranking::Row::default()
        })
        .collect();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 44.0 * bars.len() as f32), egui::Sense::hover());
    ranking::ranking(ui, cx, tab.base.with("ranking"), rect, cx.t(t::RANKING), &bars);
}

fn examples(ui: &mut Ui, tab: &Tab<'_>) {
    let (cx, tk) = (tab.cx, tab.cx.tk);
    let list = &tab.ex.exercise.template.examples;
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
            for (column, texts) in &example.fields {
                let Some(field) = tab.fields.iter().find(|f| &f.id == column) else {
                    for text in texts {
                        widgets::wrapped(ui, cx.bi(text), theme::SMALL.bold(), tk.text);
                    }
                    continue;
                };
                widgets::label(ui, cx.bi(&field.t), theme::CAPTION, tk.text_tertiary);
                let words = texts.iter().map(|b| shown(tab, field.ty, b)).collect::<Vec<_>>().join(cx.lang.pick("、", ", "));
                widgets::wrapped(ui, &words, theme::SMALL, tk.text);
            }
        });
        ui.add_space(4.0);
    }
}

/// A sample value; ticks are written as yes.
fn shown<'b>(tab: &'b Tab<'_>, ty: FieldType, text: &'b Bi) -> &'b str {
    match (ty, text.zh.as_str()) {
        (FieldType::Check, "true") => tab.cx.t(t::YES),
        _ => tab.cx.bi(text),
    }
}
