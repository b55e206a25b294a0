//! All responses, one row each; a row is edited at the right.

use egui::{Align2, CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Show, SurveyView};
use crate::{
    model::{calc::numbers::Answer, texts::score as t},
    ui::{
        canvas::score::Side,
        cx::Actions,
        icons, theme,
        widgets::{self, Btn},
    },
};

const ROW: f32 = 34.0;
const NUMBER: f32 = 52.0;

/// One column: how wide, what it is called, its register, whether it is an answer.
struct Col {
    width: f32,
    name: String,
    key: crate::model::doc::Key,
    answer: bool,
}

fn columns(show: &Show<'_>, width: f32) -> Vec<Col> {
    let asked = show.sheet.questions.len();
    let open = show.survey.plan.open.len();
    let rest = (width - NUMBER - 32.0).max(200.0);
    let each = (rest * if open > 0 { 0.6 } else { 1.0 } / asked.max(1) as f32).clamp(56.0, 180.0);
    let long = ((rest - each * asked as f32) / open.max(1) as f32).max(130.0);
    let questions =
        show.sheet.questions.iter().map(|q| Col { width: each, name: show.survey.question_short(q, show.lang()), key: q.key.clone(), answer: true });
    let open =
        show.survey.plan.open.iter().map(|f| Col { width: long, name: show.bench.cx.bi(&f.t).to_owned(), key: f.id.as_str().into(), answer: false });
    questions.chain(open).collect()
}

/// Shows the grid; rows outside the window cost nothing.
pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, rect: Rect, out: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let foot = if show.bench.can_edit() && !show.sheet.answers.is_empty() { 40.0 } else { 12.0 };
    let sheet = rect.shrink2(vec2(16.0, 0.0)).with_max_y(rect.bottom() - foot);
    if foot > 20.0 {
        let place = Rect::from_min_max(pos2(rect.left() + 16.0, sheet.bottom() + 4.0), pos2(rect.right() - 16.0, rect.bottom() - 4.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(place).layout(egui::Layout::right_to_left(egui::Align::Center)), |ui| {
            if Btn::danger_text(show.t(t::DELETE_ALL)).small().show(ui, cx).clicked() {
                show.bench.push(out, show.survey.remove_people(&show.sheet.answers));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                widgets::label(ui, show.t(t::NO_RESPONSES_LINE), theme::SMALL, tk.text_tertiary);
            });
        });
    }
    widgets::card(ui.painter(), tk, sheet, 10, tk.surface, tk.border, 0);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(sheet.shrink(1.0)).id_salt("grid"));
    let ui = &mut child;
    ui.set_clip_rect(sheet.shrink(1.0).intersect(ui.clip_rect()));
    let cols = columns(show, sheet.width());
    let full: f32 = NUMBER + cols.iter().map(|c| c.width).sum::<f32>() + 20.0;
    if show.sheet.answers.is_empty() {
        let empty = widgets::Empty { title: show.t(t::NOBODY), sentence: show.t(t::NOBODY_DO), action: None };
        empty.show(ui, cx, |painter, art| crate::ui::widgets::dashed_rect(painter, art.shrink(10.0), 8.0, Stroke::new(1.5, tk.border_strong)));
        return;
    }
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    ScrollArea::horizontal().auto_shrink(false).id_salt("across").show(ui, |ui| {
        ui.set_min_width(full);
        head(ui, show, &cols, full);
        ScrollArea::vertical().auto_shrink(false).id_salt("down").show_rows(ui, ROW, show.sheet.answers.len(), |ui, range| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            for index in range {
                row(ui, show, view, (index, &cols, full));
            }
        });
    });
}

fn head(ui: &mut Ui, show: &Show<'_>, cols: &[Col], full: f32) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let (rect, _) = ui.allocate_exact_size(vec2(full, 52.0), Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius { nw: 9, ne: 9, ..CornerRadius::ZERO }, tk.surface_sunken);
    widgets::paint(
        ui.painter(),
        pos2(rect.left() + 14.0, rect.center().y),
        Align2::LEFT_CENTER,
        show.t(t::NUMBER),
        theme::CAPTION,
        tk.text_secondary,
    );
    let mut x = rect.left() + NUMBER;
    for (i, col) in cols.iter().enumerate() {
        let place = Rect::from_min_size(pos2(x, rect.top()), vec2(col.width, rect.height()));
        x += col.width;
        let cut = widgets::paint_in(ui.painter(), place.shrink2(vec2(6.0, 7.0)), Align2::LEFT_CENTER, &col.name, theme::CAPTION, tk.text_secondary);
        let response = ui.interact(place, show.bench.base.with(("column", i)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &col.name));
        if cut {
            widgets::tooltip(response, cx, &col.name);
        }
    }
}

fn row(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, (index, cols, full): (usize, &[Col], f32)) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let Some(person) = show.sheet.answers.get(index).copied() else { return };
    let (rect, response) = ui.allocate_exact_size(vec2(full, ROW), Sense::click());
    let here = view.person == index;
    if here {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, tk.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::ZERO, tk.hover);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tk.border_subtle));
    let number = (index + 1).to_string();
    widgets::paint(ui.painter(), pos2(rect.left() + 14.0, rect.center().y), Align2::LEFT_CENTER, &number, theme::SMALL, tk.text_tertiary);
    let mut said = vec![number];
    let mut x = rect.left() + NUMBER;
    for col in cols {
        let place = Rect::from_min_size(pos2(x, rect.top()), vec2(col.width, ROW)).shrink2(vec2(6.0, 6.0));
        x += col.width;
        let (text, invalid) = if col.answer {
            (show.survey.shown(person, &col.key, show.lang()), show.survey.answer(person, &col.key) == Answer::Invalid)
        } else {
            (show.survey.doc.text(person, col.key.as_str()).to_owned(), false)
        };
        if text.is_empty() {
            widgets::paint_in(ui.painter(), place, Align2::LEFT_CENTER, "—", theme::SMALL, tk.text_disabled);
            continue;
        }
        let mut place = place;
        if invalid {
            widgets::paint_icon(ui.painter(), pos2(place.left() + 7.0, place.center().y), icons::WARNING_OCTAGON, 14.0, tk.danger_text);
            place.min.x += 18.0;
        }
        widgets::paint_in(ui.painter(), place, Align2::LEFT_CENTER, &text, theme::SMALL, if invalid { tk.danger_text } else { tk.text });
        said.push(if invalid { show.tf(t::OFF_SCALE, &[&text]) } else { text });
    }
    let name = said.join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, here, &name));
    widgets::ring_if_focused(ui, cx, &response, 4);
    if response.clicked() {
        view.person = index;
        (view.singly, view.kano_entry) = (true, true);
        view.shared.side = Side::Entry;
    }
}
