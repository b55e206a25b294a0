//! The outline: how far the reader is, the modules with their pages, the exercises, the reference pages.

use egui::{Align2, CornerRadius, EventFilter, Id, Key, Rect, Response, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Here, ReaderView, find};
use crate::{
    model::{
        course::{Module, Page, Slot},
        course_search::{BOOKS, GLOSSARY},
        reading,
        texts::reader as words,
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons,
        theme::{self, Style},
        widgets,
    },
};

const MODULE_ROW: f32 = 38.0;
const PAGE_ROW: f32 = 34.0;

/// One line of the outline that can have the focus.
struct Row {
    id: Id,
    module: Option<(String, bool)>,
}

/// Shows the outline in the space of `ui`.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, view: &mut ReaderView, out: &mut Actions) {
    let space = ui.max_rect();
    ui.painter().rect_filled(space, 0.0, cx.tk.surface);
    let head = Rect::from_min_max(space.min + vec2(10.0, 12.0), pos2(space.right() - 10.0, space.top() + 44.0));
    let searching = find::field(ui, cx, here, head, view, out);
    let body = Rect::from_min_max(pos2(space.left(), head.bottom() + 8.0), space.max);
    view.outline_focus = false;
    ui.scope_builder(UiBuilder::new().max_rect(body).id_salt("body"), |ui| {
        ScrollArea::vertical().id_salt(if searching { "hits" } else { "pages" }).auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if searching {
                find::results(ui, cx, here, view, out);
            } else {
                tree(ui, cx, here, view, out);
            }
            ui.add_space(16.0);
        });
    });
}

fn tree(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, view: &mut ReaderView, out: &mut Actions) {
    progress(ui, cx, here);
    let mut rows = Vec::new();
    let starts = here.course.day_starts();
    for module in &here.course.loaded {
        let current = here.at.is_some_and(|at| at.0.id == module.id);
        let open = view.open.get(&module.id).copied().unwrap_or(current);
        let open = if view.turned && current { true } else { open };
        let response = module_row(ui, cx, here, module, open);
        rows.push(Row { id: response.id, module: Some((module.id.clone(), open)) });
        if response.clicked() {
            view.open.insert(module.id.clone(), !open);
        } else if view.turned && current {
            view.open.remove(&module.id);
        }
        if open {
            for page in &module.pages {
                if let Some(later) = starts.iter().position(|start| *start == page.id) {
                    day_row(ui, cx, later + 2);
                }
                let response = page_row(ui, cx, here, page, view.turned);
                rows.push(Row { id: response.id, module: None });
                if response.clicked() {
                    out.push(here.go(&page.id));
                }
            }
        }
    }
    exercises(ui, cx, here, &mut rows, out);
    for (page, icon, text) in [(GLOSSARY, icons::BOOK, words::GLOSSARY), (BOOKS, icons::BOOKS, words::BOOKS)] {
        let (rect, response) = row(ui, PAGE_ROW, ("reference", page));
        let on = here.page_id == page;
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, cx.t(text)));
        let ink = ground(ui, cx, rect, &response, on);
        widgets::paint_icon(ui.painter(), pos2(rect.left() + 17.0, rect.center().y), icon, 16.0, ink);
        widgets::paint(ui.painter(), pos2(rect.left() + 34.0, rect.center().y), Align2::LEFT_CENTER, cx.t(text), body(on), ink);
        rows.push(Row { id: response.id, module: None });
        if response.clicked() {
            out.push(here.go(page));
        }
    }
    arrow_keys(ui, cx, &rows, view);
}

/// Says above a page that a day begins with it.
fn day_row(ui: &mut Ui, cx: &Cx<'_>, day: usize) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::hover());
    let text = cx.tf(words::DAY, &[&day.to_string()]);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let y = rect.center().y + 2.0;
    let word = widgets::paint(ui.painter(), pos2(rect.left() + 52.0, y), Align2::LEFT_CENTER, &text, theme::SMALL.bold(), cx.tk.text_tertiary);
    ui.painter().hline(word.right() + 8.0..=rect.right() - 16.0, y, egui::Stroke::new(1.0, cx.tk.border_subtle));
}

fn body(on: bool) -> Style {
    if on { theme::BODY.bold() } else { theme::BODY }
}

fn row(ui: &mut Ui, height: f32, salt: impl std::hash::Hash + std::fmt::Debug) -> (Rect, Response) {
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let rect = line.shrink2(vec2(10.0, 0.0));
    let response = ui.interact(rect, Id::unique(("reader-outline", salt)), Sense::click());
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    }
    (rect, response)
}

/// Paints a row's ground and gives its ink.
fn ground(ui: &Ui, cx: &Cx<'_>, rect: Rect, response: &Response, on: bool) -> egui::Color32 {
    if on {
        ui.painter().rect_filled(rect, CornerRadius::same(8), cx.tk.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(8), cx.tk.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CornerRadius::same(8), egui::Stroke::new(2.0, cx.tk.focus), egui::StrokeKind::Inside);
    }
    if on { cx.tk.accent_text } else { cx.tk.text_secondary }
}

fn progress(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>) {
    let all = reading::of_course(here.rcx.about(), here.course);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 50.0), Sense::hover());
    let inner = rect.shrink2(vec2(18.0, 6.0));
    let text = cx.tf(words::N_PAGES, &[&all.done.to_string(), &all.total.to_string()]);
    let name = cx.tf(words::READ_OF, &[cx.t(words::COURSE_PROGRESS), &all.done.to_string(), &all.total.to_string()]);
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &name));
    let middle = inner.top() + 11.0;
    widgets::paint(ui.painter(), pos2(inner.left(), middle), Align2::LEFT_CENTER, cx.t(words::COURSE_PROGRESS), theme::BODY.bold(), cx.tk.text);
    widgets::paint(ui.painter(), pos2(inner.right(), middle), Align2::RIGHT_CENTER, &text, theme::SMALL, cx.tk.text_secondary);
    let bar = Rect::from_min_size(pos2(inner.left(), middle + 15.0), vec2(inner.width(), 6.0));
    widgets::bar(ui.painter(), cx.tk, bar, all.fraction());
    ui.add_space(4.0);
}

fn module_row(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, module: &Module, open: bool) -> Response {
    let tk = cx.tk;
    let (rect, response) = row(ui, MODULE_ROW, ("module", module.id.as_str()));
    let part = reading::of_module(here.rcx.about(), module);
    let (done, total) = (part.done.to_string(), part.total.to_string());
    let name = cx.tf(words::READ_OF, &[cx.bi(&module.title), &done, &total]);
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, open, &name));
    ground(ui, cx, rect, &response, false);
    let y = rect.center().y;
    let caret = if open { icons::CARET_DOWN } else { icons::CARET_RIGHT };
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 15.0, y), caret, 14.0, tk.text_tertiary);
    widgets::paint_ring(ui.painter(), tk, pos2(rect.left() + 39.0, y), 9.0, 3.0, part.fraction());
    let count = format!("{done}/{total}");
    let right = widgets::paint(ui.painter(), pos2(rect.right() - 8.0, y), Align2::RIGHT_CENTER, &count, theme::SMALL, tk.text_tertiary);
    let place = Rect::from_min_max(pos2(rect.left() + 56.0, y - 11.0), pos2(right.left() - 6.0, y + 11.0));
    let cut = widgets::paint_in(ui.painter(), place, Align2::LEFT_CENTER, cx.bi(&module.title), theme::BODY.bold(), tk.text);
    widgets::tooltip(response, cx, if cut { cx.bi(&module.title) } else { cx.bi(&module.subtitle) })
}

fn page_row(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, page: &Page, turned: bool) -> Response {
    let tk = cx.tk;
    let (rect, response) = row(ui, PAGE_ROW, ("page", page.id.as_str()));
    let on = here.page_id == page.id;
    if on && turned {
        ui.scroll_to_rect(rect.expand(60.0), None);
    }
    if !ui.is_rect_visible(rect) {
        response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, on, cx.bi(page.short_title())));
        return response;
    }
    let read = reading::is_read(here.rcx.about(), &page.id);
    let title = cx.bi(page.short_title());
    let said = if on {
        words::PAGE_HERE
    } else if read {
        words::PAGE_READ
    } else {
        words::PAGE_OPEN
    };
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, on, cx.tf(said, &[title])));
    let ink = ground(ui, cx, rect, &response, on);
    let center = pos2(rect.left() + 42.0, rect.center().y);
    if on {
        widgets::paint_icon(ui.painter(), center, icons::BOOK_OPEN_TEXT, 16.0, tk.accent_text);
    } else if read {
        widgets::icon_fill(ui.painter(), center, icons::CHECK_CIRCLE, 16.0, tk.success_text);
    } else {
        let icon = if page.slots().next().is_some() { icons::PENCIL_SIMPLE_LINE } else { icons::CIRCLE };
        widgets::paint_icon(ui.painter(), center, icon, 16.0, tk.text_tertiary);
    }
    let place = Rect::from_min_max(pos2(rect.left() + 58.0, center.y - 11.0), pos2(rect.right() - 6.0, center.y + 11.0));
    let cut = widgets::paint_in(ui.painter(), place, Align2::LEFT_CENTER, title, body(on), ink);
    if cut { widgets::tooltip(response, cx, title) } else { response }
}

/// The box that lists the exercises with their completeness.
fn exercises(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, rows: &mut Vec<Row>, out: &mut Actions) {
    let tk = cx.tk;
    let mut slots: Vec<&Slot> = Vec::new();
    for slot in here.course.pages().flat_map(|(_, p)| p.slots()) {
        if !slots.iter().any(|s| s.id == slot.id && s.preset == slot.preset) {
            slots.push(slot);
        }
    }
    if slots.is_empty() {
        return;
    }
    ui.add_space(14.0);
    let height = 28.0 * slots.len() as f32 + 46.0;
    let top = ui.cursor().top();
    let frame = Rect::from_min_size(pos2(ui.max_rect().left() + 18.0, top), vec2(ui.available_width() - 36.0, height));
    ui.painter().rect_filled(frame, CornerRadius::same(10), tk.surface_sunken);
    widgets::paint(ui.painter(), frame.min + vec2(12.0, 12.0), Align2::LEFT_TOP, cx.t(words::MY_EXERCISES), theme::SMALL.bold(), tk.text);
    ui.add_space(36.0);
    for slot in slots {
        let response = exercise_row(ui, cx, here, frame, slot);
        rows.push(Row { id: response.id, module: None });
        if response.clicked() {
            if (here.rcx.slots)(&slot.id, &slot.preset).available {
                out.push(Action::OpenExercise { template: slot.id.clone(), preset: slot.preset.clone() });
            } else if let Some((_, page)) = here.course.pages().find(|(_, p)| p.slots().any(|s| s.id == slot.id && s.preset == slot.preset)) {
                out.push(here.go(&page.id));
            }
        }
    }
    ui.add_space(20.0);
}

fn exercise_row(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, frame: Rect, slot: &Slot) -> Response {
    let tk = cx.tk;
    let (line, response) = row(ui, 28.0, ("exercise", slot.id.as_str(), slot.preset.as_str()));
    let rect = Rect::from_x_y_ranges(frame.shrink2(vec2(6.0, 0.0)).x_range(), line.y_range());
    // Completeness is worked out for what is seen only.
    if !ui.is_rect_visible(rect) && !response.has_focus() {
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &slot.id));
        return response;
    }
    let state = (here.rcx.slots)(&slot.id, &slot.preset);
    let title = if state.title.is_empty() { slot.id.as_str() } else { cx.bi(&state.title) };
    let done = match state.percent {
        _ if !state.available => cx.t(words::ON_PAPER).to_owned(),
        None => cx.t(words::NOT_STARTED).to_owned(),
        Some(percent) => format!("{percent}%"),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{title}, {done}")));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(6), tk.hover);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CornerRadius::same(6), egui::Stroke::new(2.0, tk.focus), egui::StrokeKind::Inside);
    }
    let y = rect.center().y;
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 14.0, y), icons::PENCIL_SIMPLE_LINE, 16.0, tk.text_secondary);
    let right = widgets::paint(ui.painter(), pos2(rect.right() - 6.0, y), Align2::RIGHT_CENTER, &done, theme::SMALL, tk.text_tertiary);
    let place = Rect::from_min_max(pos2(rect.left() + 28.0, y - 10.0), pos2(right.left() - 6.0, y + 10.0));
    let cut = widgets::paint_in(ui.painter(), place, Align2::LEFT_CENTER, title, theme::SMALL, tk.text);
    if cut { widgets::tooltip(response, cx, title) } else { response }
}

/// ↑ ↓ walk the rows, ← folds, → unfolds; Enter is egui's own click.
fn arrow_keys(ui: &Ui, cx: &Cx<'_>, rows: &[Row], view: &mut ReaderView) {
    let Some(focused) = ui.memory(egui::Memory::focused) else { return };
    let Some(at) = rows.iter().position(|r| r.id == focused) else { return };
    view.outline_focus = true;
    if !cx.keys {
        return;
    }
    let (down, up, left, right) =
        ui.input(|i| (i.key_pressed(Key::ArrowDown), i.key_pressed(Key::ArrowUp), i.key_pressed(Key::ArrowLeft), i.key_pressed(Key::ArrowRight)));
    let target = if down {
        rows.get(at + 1)
    } else if up {
        at.checked_sub(1).and_then(|n| rows.get(n))
    } else if left || right {
        match rows.get(at).and_then(|r| r.module.as_ref()) {
            Some((module, open)) if *open != right => {
                view.open.insert(module.clone(), right);
                None
            }
            // From a page ← goes to its module.
            None if left => rows.iter().take(at).rev().find(|r| r.module.is_some()),
            _ => None,
        }
    } else {
        None
    };
    if let Some(row) = target {
        ui.memory_mut(|m| m.request_focus(row.id));
    }
}
