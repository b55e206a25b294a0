//! Two workbooks, or two states of one, cell by cell: what was added, changed, is missing; a row leads to its place.

use egui::{Align, Align2, CornerRadius, Layout, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::{
    model::{
        compare::{Change, Difference, counts},
        doc::Value,
        names::Naming,
        stamp::ItemId,
        text::visible,
        texts::{Text, merge as t, shell as tx},
        workbook::Workbook,
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons, theme,
        widgets::{self, Btn, Chip},
    },
};

/// What the screen reads.
pub struct CompareCx<'a> {
    /// The one compared with, and what it is called.
    pub old: (&'a Workbook, &'a str),
    /// The other, and what it is called.
    pub new: (&'a Workbook, &'a str),
    /// Every place in which they differ.
    pub all: &'a [Difference],
    /// Both are copies of one workbook: they can be merged.
    pub mergeable: bool,
}

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct CompareView {
    /// Only changes of this kind are listed.
    only: Option<Change>,
}

/// What the screen asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompareAct {
    /// Show the place on its canvas, with the differences tinted.
    Jump(String, Option<ItemId>),
    /// Merge the two.
    Merge,
    /// Close the comparison.
    Close,
}

/// The words and colours of a kind of change: word, icon, tint, ink.
#[must_use]
pub fn look(cx: &Cx<'_>, change: Change) -> (Text, char, egui::Color32, egui::Color32) {
    let tk = cx.tk;
    match change {
        Change::Added => (t::ADDED, icons::PLUS, tk.success_tint, tk.success_text),
        Change::Changed => (t::CHANGED, icons::PENCIL_SIMPLE, tk.warning_tint, tk.warning_text),
        Change::Missing => (t::MISSING, icons::MINUS, tk.danger_tint, tk.danger_text),
    }
}

/// Shows the screen.
pub fn compare_ui(ui: &mut Ui, cx: &Cx<'_>, px: &CompareCx<'_>, view: &mut CompareView, out: &mut Actions) {
    let tk = cx.tk;
    let sheet = ui.max_rect();
    ui.painter().rect_filled(sheet, CornerRadius::same(9), tk.bg_canvas);
    let (head, body) = sheet.split_top_bottom_at_y(sheet.top() + 56.0);
    ui.painter().rect_filled(head, CornerRadius { nw: 9, ne: 9, sw: 0, se: 0 }, tk.surface);
    ui.painter().hline(head.x_range(), head.bottom(), Stroke::new(1.0, tk.border_subtle));
    ui.scope_builder(UiBuilder::new().max_rect(head.shrink2(vec2(16.0, 10.0))).id_salt("head"), |ui| header(ui, cx, px, view, out));
    let list = body.shrink2(vec2(20.0, 10.0));
    ui.scope_builder(UiBuilder::new().max_rect(list).id_salt("list"), |ui| {
        let shown: Vec<&Difference> = px.all.iter().filter(|d| view.only.is_none_or(|only| d.change == only)).collect();
        if shown.is_empty() {
            let empty = widgets::Empty { title: cx.t(t::NO_DIFFERENCE), sentence: "", action: None };
            empty.show(ui, cx, |p, r| crate::ui::shell::empty_board(p, tk, r));
            return;
        }
        columns(ui, cx, px);
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, 52.0, shown.len(), |ui, rows| {
            for difference in shown.get(rows).unwrap_or_default() {
                row(ui, cx, px, difference, out);
            }
        });
    });
}

fn header(ui: &mut Ui, cx: &Cx<'_>, px: &CompareCx<'_>, view: &mut CompareView, out: &mut Actions) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if px.mergeable && Btn::primary(cx.t(t::MERGE_IN)).icon(icons::GIT_MERGE).enabled(!px.all.is_empty()).show(ui, cx).clicked() {
            out.push(Action::Comparing(CompareAct::Merge));
        }
        if Btn::secondary(cx.t(tx::CLOSE)).show(ui, cx).clicked() {
            out.push(Action::Comparing(CompareAct::Close));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            widgets::label(ui, cx.t(t::COMPARE_TITLE), theme::SECTION, cx.tk.text);
            for (change, count) in [Change::Added, Change::Changed, Change::Missing].into_iter().zip(counts(px.all)) {
                let (word, icon, ..) = look(cx, change);
                let text = format!("{} {count}", cx.t(word));
                let on = view.only == Some(change);
                let button = if on { Btn::accent(&text) } else { Btn::text(&text) };
                if button.icon(icon).small().enabled(count > 0).show(ui, cx).clicked() {
                    view.only = if on { None } else { Some(change) };
                }
            }
        });
    });
}

const PLACE: f32 = 0.34;

fn columns(ui: &mut Ui, cx: &Cx<'_>, px: &CompareCx<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let half = rect.width() * (1.0 - PLACE) / 2.0;
    for (n, name) in [px.old.1, px.new.1].into_iter().enumerate() {
        let left = rect.left() + rect.width() * PLACE + half * n as f32;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(half - 12.0, rect.height()));
        widgets::paint_in(ui.painter(), cell, Align2::LEFT_CENTER, name, theme::SMALL.bold(), cx.tk.text_secondary);
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, px: &CompareCx<'_>, difference: &Difference, out: &mut Actions) {
    let tk = cx.tk;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::click());
    let book = if difference.change == Change::Missing { px.old.0 } else { px.new.0 };
    let Some(naming) = Naming::of(book, &difference.exercise, cx.lang) else { return };
    let (word, icon, tint, ink) = look(cx, difference.change);
    let place = difference.item.map(|item| naming.place(item, difference.key.as_ref())).unwrap_or_default();
    let place = if place.is_empty() { naming.title().to_owned() } else { place };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{} {place}", cx.t(word))));
    let card = rect.shrink2(vec2(0.0, 2.0));
    widgets::card(ui.painter(), tk, card, 8, tk.surface, if response.hovered() { tk.border_strong } else { tk.border_subtle }, 0);
    let mark = Rect::from_center_size(pos2(rect.left() + 24.0, rect.center().y), vec2(28.0, 28.0));
    ui.painter().rect_filled(mark, CornerRadius::same(14), tint);
    widgets::paint_icon(ui.painter(), mark.center(), icon, 15.0, ink);
    let width = rect.width() * PLACE - 56.0;
    let words = Rect::from_min_size(pos2(rect.left() + 48.0, rect.top() + 5.0), vec2(width, 42.0));
    let (upper, lower) = words.split_top_bottom_at_fraction(0.55);
    widgets::paint_in(ui.painter(), upper, Align2::LEFT_CENTER, &place, theme::BODY.bold(), tk.text);
    widgets::paint_in(ui.painter(), lower, Align2::LEFT_CENTER, naming.title(), theme::CAPTION, tk.text_tertiary);
    let half = rect.width() * (1.0 - PLACE) / 2.0;
    for (n, value) in [&difference.old, &difference.new].into_iter().enumerate() {
        let text = said(&naming, difference, value);
        if text.is_empty() {
            continue;
        }
        let left = rect.left() + rect.width() * PLACE + half * n as f32;
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(half - 12.0, rect.height()));
        let galley = widgets::galley(ui.painter(), &text, theme::SMALL, tk.text, cell.width() - 12.0, 2);
        let at = pos2(cell.left() + 6.0, cell.center().y - galley.size().y / 2.0);
        let tinted = n == 1 || difference.change == Change::Missing;
        if tinted {
            ui.painter().rect_filled(galley.rect.translate(at.to_vec2()).expand2(vec2(5.0, 1.0)), CornerRadius::same(4), tint);
        }
        ui.painter().galley(at, galley, tk.text);
    }
    widgets::ring_if_focused(ui, cx, &response, 8);
    if response.clicked() {
        out.push(Action::Comparing(CompareAct::Jump(difference.exercise.clone(), difference.item)));
    }
}

fn said(naming: &Naming<'_>, difference: &Difference, value: &Value) -> String {
    let Some(item) = difference.item else { return String::new() };
    let key = difference.key.as_ref().map_or("text", |k| k.as_str());
    visible(&naming.value(item, key, value)).into_owned()
}

/// What a canvas shows of a comparison while one is open: a chip that says so, for the corner of the sheet.
pub fn compare_chip(ui: &mut Ui, cx: &Cx<'_>, sheet: Rect, counted: [usize; 3], out: &mut Actions) {
    let area = Rect::from_min_size(pos2(sheet.center().x - 190.0, sheet.bottom() - 92.0), vec2(380.0, 40.0));
    widgets::card(ui.painter(), cx.tk, area, 20, cx.tk.surface_raised, cx.tk.border, 2);
    ui.scope_builder(
        UiBuilder::new().max_rect(area.shrink2(vec2(14.0, 6.0))).layout(Layout::left_to_right(Align::Center)).id_salt("comparing"),
        |ui| {
            for (change, count) in [Change::Added, Change::Changed, Change::Missing].into_iter().zip(counted) {
                let (word, icon, ..) = look(cx, change);
                let tone = match change {
                    Change::Added => Chip::Done,
                    Change::Changed => Chip::Warning,
                    Change::Missing => Chip::Danger,
                };
                widgets::chip(ui, cx, tone, Some(icon), &format!("{} {count}", cx.t(word)));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if widgets::icon_button(ui, cx, icons::X, cx.t(t::END_COMPARE), false, true).clicked() {
                    out.push(Action::Comparing(CompareAct::Close));
                }
                if Btn::text(cx.t(t::LIST)).small().show(ui, cx).clicked() {
                    out.push(Action::Go(crate::ui::cx::Place::Compare));
                }
            });
        },
    );
}
