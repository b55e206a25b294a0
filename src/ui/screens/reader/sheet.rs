//! The page on its sheet, with the buttons of its exercises.

use egui::{Align, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Here, ReaderView, is_reference, reference};
use crate::{
    model::{course::Slot, reading, texts::reader as words},
    ui::{
        cx::{Action, Actions, Cx},
        icons,
        page::{self, Launch, Paper},
        theme,
        widgets::{self, Btn, Chip},
    },
};

/// Shows the page scrolling in the space of `ui`.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, view: &mut ReaderView, out: &mut Actions) {
    let space = ui.max_rect();
    let margin = if space.width() > 760.0 { 36.0 } else { 20.0 };
    let most = if space.width() > 1040.0 { 920.0 } else { 800.0 };
    let width = (space.width() - 2.0 * margin).min(most);
    let mut scroll = ScrollArea::vertical().id_salt("sheet").auto_shrink(false);
    if view.turned {
        scroll = scroll.vertical_scroll_offset(0.0);
    }
    scroll.show(ui, |ui| {
        scroll_with_keys(ui, cx);
        let left = (space.center().x - width / 2.0).round();
        let top = ui.cursor().top() + 24.0;
        let pad = if width > 640.0 { 40.0 } else { 24.0 };
        let card = ui.painter().add(egui::Shape::Noop);
        let shadow = ui.painter().add(egui::Shape::Noop);
        let inner = Rect::from_min_size(pos2(left + pad, top + 34.0), vec2(width - 2.0 * pad, 22.0));
        let height = ui.push_id(here.page_id, |ui| content(ui, cx, here, inner, view, out)).inner;
        let bottom = (inner.top() + height + 32.0).max(top + space.height() - 48.0);
        let sheet = Rect::from_min_max(pos2(left, top), pos2(left + width, bottom));
        // The shadow lies under the paper.
        ui.painter().set(card, cx.tk.shadow(1).as_shape(sheet, 12.0));
        let paper = egui::epaint::RectShape::new(sheet, 12.0, cx.tk.surface, egui::Stroke::new(1.0, cx.tk.border), egui::StrokeKind::Inside);
        ui.painter().set(shadow, paper);
        ui.allocate_rect(Rect::from_min_max(pos2(space.left(), ui.cursor().top()), pos2(space.right(), bottom + 24.0)), Sense::hover());
    });
}

fn scroll_with_keys(ui: &Ui, cx: &Cx<'_>) {
    if !cx.keys || ui.memory(|m| m.focused().is_some()) {
        return;
    }
    let moved = ui.input(|i| i.num_presses(egui::Key::ArrowUp) as f32 - i.num_presses(egui::Key::ArrowDown) as f32);
    if moved != 0.0 {
        ui.scroll_with_delta(vec2(0.0, moved * 60.0));
    }
}

/// Paints everything on the sheet and gives its height.
fn content(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, inner: Rect, view: &mut ReaderView, out: &mut Actions) -> f32 {
    let Some((_, page, _)) = here.at else {
        return if is_reference(here.page_id) {
            reference::show(ui, cx, here, inner)
        } else {
            widgets::paint(ui.painter(), inner.min, egui::Align2::LEFT_TOP, cx.t(words::NO_PAGE), theme::TITLE, cx.tk.text).height()
        };
    };
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(Layout::left_to_right(Align::Center)).id_salt("chips"), |ui| {
        widgets::chip(ui, cx, Chip::Accent, None, &here.crumb(cx, &page.id));
        let minutes =
            if page.minutes == 0 { cx.t(words::NO_CLASS_TIME).to_owned() } else { cx.tf(words::ABOUT_MINUTES, &[&page.minutes.to_string()]) };
        widgets::label(ui, &minutes, theme::SMALL, cx.tk.text_tertiary);
        if reading::is_read(here.rcx.about(), &page.id) {
            widgets::chip(ui, cx, Chip::Done, Some(icons::CHECK_CIRCLE), cx.t(words::ALREADY_READ));
        }
    });
    let at = pos2(inner.left(), inner.bottom() + 10.0);
    let opened = |slot: &Slot| view.steps.contains(&(slot.id.clone(), slot.preset.clone()));
    let slot = |slot: &Slot| (here.rcx.slots)(&slot.id, &slot.preset);
    let paper = Paper {
        tk: cx.tk,
        lang: cx.lang,
        scale: 1.0,
        slot: &slot,
        steps_open: &opened,
        buttons: true,
        floor: 0.0,
        points: None,
        media: here.rcx.media,
    };
    let drawn = page::draw(ui.painter(), &paper, at, inner.width(), page);
    let title = Rect::from_min_size(at, vec2(inner.width(), 48.0));
    name(ui, title, "title", egui::Role::Label, cx.bi(&page.title));
    for (n, (rect, words)) in drawn.said.iter().enumerate() {
        name(ui, *rect, n, egui::Role::Label, words);
    }
    for launch in &drawn.launches {
        buttons(ui, cx, launch, view, out);
    }
    at.y - inner.top() + drawn.height
}

fn name(ui: &Ui, rect: Rect, salt: impl std::hash::Hash + std::fmt::Debug, role: egui::Role, words: &str) {
    let response = ui.interact(rect, ui.unique_id().with(("said", salt)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
}

/// The row of an exercise: start or go on, how long, and the steps on demand.
fn buttons(ui: &mut Ui, cx: &Cx<'_>, launch: &Launch, view: &mut ReaderView, out: &mut Actions) {
    let slot = &launch.slot;
    let key = (slot.id.clone(), slot.preset.clone());
    let layout = Layout::left_to_right(Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(launch.row).layout(layout).id_salt(("launch", &slot.id, &slot.preset)), |ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        let text = match launch.state.percent {
            None => cx.t(words::START).to_owned(),
            Some(percent) if percent >= 100 => cx.t(words::REVIEW).to_owned(),
            Some(percent) => cx.tf(words::RESUME, &[&percent.to_string()]),
        };
        if Btn::primary(&text).large().show(ui, cx).clicked() {
            out.push(Action::OpenExercise { template: slot.id.clone(), preset: slot.preset.clone() });
        }
        let steps = !launch.state.steps.is_empty();
        let minutes = if slot.minutes == 0 { cx.t(words::HOMEWORK).to_owned() } else { cx.tf(words::MINUTES_LEAVE, &[&slot.minutes.to_string()]) };
        let wide = widgets::galley(ui.painter(), &minutes, theme::SMALL, cx.tk.text_tertiary, f32::INFINITY, 1).size().x;
        if ui.available_width() > wide + if steps { 110.0 } else { 0.0 } {
            widgets::label(ui, &minutes, theme::SMALL, cx.tk.text_tertiary);
        }
        if steps {
            let open = view.steps.contains(&key);
            let text = cx.t(if open { words::HIDE_STEPS } else { words::SHOW_STEPS });
            if Btn::text(text).small().show(ui, cx).clicked() {
                if open {
                    view.steps.remove(&key);
                } else {
                    view.steps.insert(key);
                }
            }
        }
    });
}
