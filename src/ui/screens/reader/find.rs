//! Search in the course: the field above the outline and its hits.

use egui::{Align2, CornerRadius, Id, Key, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Here, ReaderView};
use crate::{
    model::{
        course_search::{self, Hit, Place},
        texts::reader as words,
    },
    ui::{
        cx::{Actions, Cx},
        icons, theme,
        widgets::{self, Input},
    },
};

/// Shows the field; true while something is searched for.
pub(super) fn field(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, rect: Rect, view: &mut ReaderView, out: &mut Actions) -> bool {
    let tk = cx.tk;
    let id = Id::unique("reader-search");
    // The first pass of a drawer only measures: nothing in it can have the focus yet.
    if !ui.is_sizing_pass() && std::mem::take(&mut view.focus_search) {
        ui.memory_mut(|m| m.request_focus(id));
    }
    ui.painter().rect_filled(rect, CornerRadius::same(7), tk.surface_sunken);
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), icons::MAGNIFYING_GLASS, 16.0, tk.text_tertiary);
    let clear = !view.query.is_empty();
    let inner = Rect::from_min_max(pos2(rect.left() + 34.0, rect.top() + 5.0), pos2(rect.right() - if clear { 34.0 } else { 8.0 }, rect.bottom()));
    let mut gone = false;
    let response = ui
        .scope_builder(UiBuilder::new().max_rect(inner).id_salt("field"), |ui| {
            let composing = widgets::is_composing(ui);
            let response = Input::new(id, cx.t(words::SEARCH)).hint(cx.t(words::SEARCH)).bare().limit(60).show(ui, cx, &mut view.query);
            gone = response.lost_focus() && !composing && ui.input(|i| i.key_pressed(Key::Escape));
            let enter = response.lost_focus() && !composing && ui.input(|i| i.key_pressed(Key::Enter));
            if enter && let Some(hit) = view.hits.first() {
                out.push(here.go(&hit.page));
            }
            response
        })
        .inner;
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CornerRadius::same(7), Stroke::new(2.0, tk.accent), StrokeKind::Inside);
        if ui.input(|i| i.key_pressed(Key::ArrowDown)) && !view.hits.is_empty() {
            ui.memory_mut(|m| m.request_focus(hit_id(0)));
        }
    }
    if clear {
        let place = Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(28.0, 28.0));
        ui.scope_builder(UiBuilder::new().max_rect(place.expand(2.0)).id_salt("clear"), |ui| {
            gone |= widgets::icon_button(ui, cx, icons::X, cx.t(words::CLEAR), false, true).clicked();
        });
    }
    if gone {
        view.query.clear();
    }
    let notes = !cx.settings.trainee;
    if view.hits_for.0 != view.query || view.hits_for.1 != cx.lang || view.hits_for.2 != notes {
        view.hits = course_search::search(here.course, &view.query, cx.lang, notes);
        view.hits_for = (view.query.clone(), cx.lang, notes);
    }
    !view.query.trim().is_empty()
}

fn hit_id(n: usize) -> Id {
    Id::unique(("reader-hit", n))
}

/// Lists the hits.
pub(super) fn results(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, view: &mut ReaderView, out: &mut Actions) {
    let count =
        if view.hits.is_empty() { cx.tf(words::NO_HITS, &[view.query.trim()]) } else { cx.tf(words::N_HITS, &[&view.hits.len().to_string()]) };
    egui::Frame::new().inner_margin(egui::Margin::symmetric(18, 4)).show(ui, |ui| widgets::wrapped(ui, &count, theme::SMALL, cx.tk.text_tertiary));
    let (mut up, mut down) = (None, None);
    for (n, hit) in view.hits.iter().enumerate() {
        let response = row(ui, cx, here, n, hit);
        if response.clicked() {
            out.push(here.go(&hit.page));
        }
        if response.has_focus() {
            let filter = egui::EventFilter { vertical_arrows: true, ..Default::default() };
            ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
            down = ui.input(|i| i.key_pressed(Key::ArrowDown)).then(|| (n + 1).min(view.hits.len() - 1));
            up = ui.input(|i| i.key_pressed(Key::ArrowUp)).then_some(n);
        }
    }
    if let Some(n) = down {
        ui.memory_mut(|m| m.request_focus(hit_id(n)));
    }
    if let Some(n) = up {
        match n.checked_sub(1) {
            Some(n) => ui.memory_mut(|m| m.request_focus(hit_id(n))),
            None => view.focus_search = true,
        }
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, n: usize, hit: &Hit) -> egui::Response {
    let tk = cx.tk;
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), 68.0), Sense::hover());
    let rect = line.shrink2(vec2(10.0, 1.0));
    let response = ui.interact(rect, hit_id(n), Sense::click());
    let place = match hit.place {
        Place::Title => words::IN_TITLE,
        Place::Glossary => words::GLOSSARY,
        Place::Text => words::IN_TEXT,
        Place::Notes => words::IN_NOTES,
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {}: {}", hit.title, cx.t(place), hit.snippet)));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if response.hovered() || here.page_id == hit.page {
        ui.painter().rect_filled(rect, CornerRadius::same(8), if response.hovered() { tk.hover } else { tk.selected });
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CornerRadius::same(8), Stroke::new(2.0, tk.focus), StrokeKind::Inside);
    }
    let inner = rect.shrink2(vec2(8.0, 6.0));
    let strip = |y: f32, h: f32| Rect::from_min_size(pos2(inner.left(), inner.top() + y), vec2(inner.width(), h));
    widgets::paint_in(ui.painter(), strip(0.0, 20.0), Align2::LEFT_CENTER, &hit.title, theme::SMALL.bold(), tk.text);
    let shown = strip(20.0, 18.0);
    ui.painter().galley(shown.min, snippet(ui, cx, hit, shown.width()), tk.text_secondary);
    let crumb = if hit.module.is_empty() { cx.t(words::REFERENCE).to_owned() } else { here.crumb(cx, &hit.page) };
    let foot = format!("{crumb}　{}", cx.t(place));
    widgets::paint_in(ui.painter(), strip(38.0, 18.0), Align2::LEFT_CENTER, &foot, theme::CAPTION, tk.text_tertiary);
    response
}

/// One row of text with the match in bold and in the accent colour.
fn snippet(ui: &Ui, cx: &Cx<'_>, hit: &Hit, width: f32) -> std::sync::Arc<egui::Galley> {
    let tk = cx.tk;
    let mut job = egui::text::LayoutJob::default();
    let parts = [
        (hit.snippet.get(..hit.at.start), theme::CAPTION, tk.text_secondary),
        (hit.snippet.get(hit.at.clone()), theme::CAPTION.bold(), tk.accent_text),
        (hit.snippet.get(hit.at.end..), theme::CAPTION, tk.text_secondary),
    ];
    for (text, style, color) in parts {
        let format = egui::TextFormat { font_id: style.font(), color, line_height: Some(style.line), ..Default::default() };
        job.append(&crate::model::text::visible(text.unwrap_or("")), 0.0, format);
    }
    job.wrap.max_width = width;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    ui.painter().layout_job(job)
}
