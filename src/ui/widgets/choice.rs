//! Checkbox, radio, switch, slider and drop-down list.

use egui::{Align2, Color32, CornerRadius, Popup, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{menu_row, ring_if_focused, text};
use crate::ui::{cx::Cx, icons, theme};

/// A box to tick with its words; gives a response that is `clicked` when it changes.
pub fn checkbox(ui: &mut Ui, cx: &Cx<'_>, on: bool, name: &str) -> Response {
    let tk = cx.tk;
    let galley = text::galley(ui.painter(), name, theme::BODY, tk.text, ui.available_width() - 26.0, 1);
    let (rect, response) = ui.allocate_exact_size(vec2(26.0 + galley.size().x, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    let tick = Rect::from_center_size(pos2(rect.left() + 9.0, rect.center().y), vec2(18.0, 18.0));
    if on {
        ui.painter().rect_filled(tick, CornerRadius::same(5), tk.accent);
        text::paint_icon(ui.painter(), tick.center(), icons::CHECK, 13.0, tk.accent_on);
    } else {
        ui.painter().rect(tick, CornerRadius::same(5), tk.surface, Stroke::new(1.5, tk.border_strong), StrokeKind::Inside);
    }
    ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0), galley, tk.text);
    ring_if_focused(ui, cx, &response, 5);
    response
}

/// A round choice with its words.
pub fn radio(ui: &mut Ui, cx: &Cx<'_>, on: bool, name: &str) -> Response {
    let tk = cx.tk;
    let galley = text::galley(ui.painter(), name, theme::BODY, tk.text, f32::INFINITY, 1);
    let (rect, response) = ui.allocate_exact_size(vec2(26.0 + galley.size().x, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, name));
    let center = pos2(rect.left() + 9.0, rect.center().y);
    if on {
        ui.painter().circle_filled(center, 9.0, tk.accent);
        ui.painter().circle_filled(center, 3.5, tk.accent_on);
    } else {
        ui.painter().circle(center, 8.25, tk.surface, Stroke::new(1.5, tk.border_strong));
    }
    ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0), galley, tk.text);
    ring_if_focused(ui, cx, &response, 9);
    response
}

/// A switch; its words stand elsewhere, so `name` is needed for screen readers.
pub fn switch(ui: &mut Ui, cx: &Cx<'_>, on: bool, name: &str) -> Response {
    let tk = cx.tk;
    let (rect, response) = ui.allocate_exact_size(vec2(36.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, name));
    let track = Rect::from_center_size(rect.center(), vec2(36.0, 20.0));
    let how = ui.ctx().animate_bool_with_time(response.id, on, cx.motion(100.0));
    ui.painter().rect_filled(track, CornerRadius::same(10), if on { tk.accent } else { tk.border_strong });
    ui.painter().circle_filled(pos2(egui::lerp(track.left() + 10.0..=track.right() - 10.0, how), track.center().y), 8.0, tk.accent_on);
    ring_if_focused(ui, cx, &response, 10);
    response
}

/// A slider from `min` to `max` in steps; gives the new value while it is dragged or stepped with the arrows.
pub fn slider(ui: &mut Ui, cx: &Cx<'_>, value: i32, (min, max, step): (i32, i32, i32), name: &str) -> Option<i32> {
    let tk = cx.tk;
    let width = 220.0_f32.min(ui.available_width()).max(60.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, 28.0), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::slider(true, f64::from(value), name));
    let span = rect.shrink2(vec2(9.0, 0.0));
    let fraction = (value - min) as f32 / (max - min).max(1) as f32;
    let x = egui::lerp(span.left()..=span.right(), fraction);
    let line = |from: f32, to: f32| Rect::from_min_max(pos2(from, rect.center().y - 2.0), pos2(to, rect.center().y + 2.0));
    ui.painter().rect_filled(line(span.left(), span.right()), CornerRadius::same(2), tk.pressed);
    ui.painter().rect_filled(line(span.left(), x), CornerRadius::same(2), tk.accent);
    ui.painter().circle(pos2(x, rect.center().y), 8.0, tk.surface, Stroke::new(2.0, tk.accent));
    ring_if_focused(ui, cx, &response, 8);
    let mut new = value;
    if let Some(pos) = response.interact_pointer_pos() {
        let share = ((pos.x - span.left()) / span.width()).clamp(0.0, 1.0);
        let steps = (share * ((max - min) / step) as f32).round() as i32;
        new = min + steps * step;
    }
    if response.has_focus() {
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, egui::EventFilter { horizontal_arrows: true, ..Default::default() }));
        ui.input(|i| {
            let moved =
                i32::try_from(i.num_presses(egui::Key::ArrowRight)).unwrap_or(0) - i32::try_from(i.num_presses(egui::Key::ArrowLeft)).unwrap_or(0);
            new += moved * step;
        });
    }
    let new = new.clamp(min, max);
    (new != value).then_some(new)
}

/// A drop-down list; `current` is what it shows. Gives the index that was chosen.
pub fn dropdown(ui: &mut Ui, cx: &Cx<'_>, name: &str, current: &str, options: &[String], width: f32) -> Option<usize> {
    let tk = cx.tk;
    let (rect, response) = ui.allocate_exact_size(vec2(width, 32.0), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, name);
        info.current_text_value = Some(current.to_owned());
        info
    });
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    let line = if open { Stroke::new(2.0, tk.accent) } else { Stroke::new(1.0, tk.border_strong) };
    ui.painter().rect(rect, CornerRadius::same(7), if response.hovered() { tk.hover } else { tk.surface }, line, StrokeKind::Inside);
    let inner = Rect::from_min_max(pos2(rect.left() + 10.0, rect.top()), pos2(rect.right() - 28.0, rect.bottom()));
    let (shown, ink): (&str, Color32) = if current.is_empty() { (name, tk.text_tertiary) } else { (current, tk.text) };
    text::paint_in(ui.painter(), inner, Align2::LEFT_CENTER, shown, theme::BODY, ink);
    text::paint_icon(ui.painter(), pos2(rect.right() - 16.0, rect.center().y), icons::CARET_DOWN, 14.0, tk.text_tertiary);
    ring_if_focused(ui, cx, &response, 7);
    let mut chosen = None;
    Popup::menu(&response).width(width.max(160.0)).frame(super::menu_frame(tk)).show(|ui| {
        egui::ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (i, option) in options.iter().enumerate() {
                let icon = (option == current).then_some(icons::CHECK);
                if menu_row(ui, cx, icon, option, "", false, true).clicked() {
                    chosen = Some(i);
                }
            }
        });
    });
    chosen
}
