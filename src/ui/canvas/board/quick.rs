//! The bar where cards are written: a digit picks the zone, Enter sticks the card, the focus stays.

use egui::{Align2, CornerRadius, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{BoardView, Focus, Work, card, layout};
use crate::{
    model::{
        exercise::board::{self, NewCard},
        texts::board as say,
    },
    ui::{
        icons,
        theme::{self, Style},
        widgets::{self, Btn, Input},
    },
};

pub(super) fn input_id() -> Id {
    Id::unique("board-quick-input")
}

pub(super) fn height(work: &Work<'_, '_>) -> f32 {
    if work.ex.read_only { 40.0 } else { 56.0 }
}

pub(super) fn show(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView) {
    let rect = ui.max_rect();
    let (cx, tk) = (work.cx, work.cx.tk);
    if work.ex.read_only {
        widgets::paint_icon(ui.painter(), pos2(rect.left() + 24.0, rect.center().y), icons::LOCK, 16.0, tk.text_tertiary);
        let at = pos2(rect.left() + 42.0, rect.center().y);
        widgets::paint(ui.painter(), at, Align2::LEFT_CENTER, cx.t(say::READ_ONLY), theme::SMALL, tk.text_tertiary);
        return;
    }
    if view.board.is_empty() {
        invite(ui, work, view, rect);
    }
    let y = rect.center().y;
    let button = cx.t(say::STICK);
    let style = Style { size: 14.0, line: 20.0, bold: true };
    let button_w = widgets::galley(ui.painter(), button, style, tk.text, f32::INFINITY, 1).size().x + 76.0;
    let chips_right = chips(ui, work, view, pos2(rect.left() + 12.0, y), rect.right() - 12.0 - button_w - 8.0);
    let field = Rect::from_min_max(pos2(chips_right + 8.0, y - 19.0), pos2(rect.right() - 20.0 - button_w, y + 19.0));
    let entered = input(ui, work, view, field);
    let place = Rect::from_min_max(pos2(rect.right() - 12.0 - button_w, y - 19.0), pos2(rect.right() - 12.0, y + 19.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(egui::Layout::left_to_right(egui::Align::Center)).id_salt("stick"));
    let clicked = Btn::primary(button).key("Enter").width(button_w).show(&mut child, cx).clicked();
    if entered || clicked {
        stick(work, view);
        view.focus = Some(Focus::Quick);
    }
}

/// Sticks what was typed.
fn stick(work: &mut Work<'_, '_>, view: &mut BoardView) {
    let (text, tag) = board::split_tag(&view.quick_text);
    if text.is_empty() {
        return;
    }
    let zone = view.quick_zone;
    if work.add(view, zone, &[NewCard { text, tag }]) {
        view.quick_text.clear();
    }
}

/// The names of the zones; where they do not fit, only the chosen one keeps its name.
fn chips(ui: &mut Ui, work: &Work<'_, '_>, view: &mut BoardView, left: egui::Pos2, right: f32) -> f32 {
    let (cx, tk) = (work.cx, work.cx.tk);
    let count = work.plan.zones.len();
    let style = |on: bool| if on { theme::SMALL.bold() } else { theme::SMALL };
    let names: Vec<_> = (0..count)
        .map(|at| widgets::galley(ui.painter(), work.short(at), style(at == view.quick_zone), egui::Color32::PLACEHOLDER, 120.0, 1))
        .collect();
    let full: f32 = names.iter().map(|g| g.size().x + 46.0 + 4.0).sum();
    let named = full <= (right - left.x) * 0.6;
    let mut x = left.x;
    for (at, name) in names.iter().enumerate() {
        let on = at == view.quick_zone;
        let paint = layout::paint_of(tk, work.plan, at);
        let label_w = if named || on { name.size().x + 7.0 } else { 0.0 };
        let rect = Rect::from_min_size(pos2(x, left.y - 15.0), vec2(label_w + 37.0, 30.0));
        let id = work.zone(at).map_or("", |z| z.id.as_str());
        let response = ui.interact(rect, ui.unique_id().with(("chip", id)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, work.short(at)));
        let fill = if on || response.hovered() { paint.fill } else { paint.wash };
        let edge = if on { paint.line } else { egui::Color32::TRANSPARENT };
        ui.painter().rect(rect, CornerRadius::same(7), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        let cap_end = card::key_cap(ui.painter(), tk, pos2(rect.left() + 9.0, left.y), &(at + 1).to_string());
        if named || on {
            let at = pos2(cap_end + 7.0, left.y - name.size().y / 2.0);
            ui.painter().galley_with_override_text_color(at, name.clone(), paint.ink);
        }
        widgets::ring_if_focused(ui, cx, &response, 7);
        let response = if named || on { response } else { widgets::tooltip(response, cx, work.short(at)) };
        if response.clicked() {
            view.quick_zone = at;
            view.focus = Some(Focus::Quick);
        }
        x = rect.right() + 4.0;
    }
    x - 4.0
}

/// Shows the field; true when Enter was pressed in it.
fn input(ui: &mut Ui, work: &Work<'_, '_>, view: &mut BoardView, rect: Rect) -> bool {
    let (cx, tk) = (work.cx, work.cx.tk);
    let focused = ui.memory(|m| m.has_focus(input_id()));
    let (width, color) = if focused { (2.0, tk.accent) } else { (1.0, tk.border_strong) };
    ui.painter().rect(rect, CornerRadius::same(7), tk.surface, Stroke::new(width, color), StrokeKind::Inside);
    let tip = cx.t(say::QUICK_TAG);
    let tip_w = widgets::galley(ui.painter(), tip, theme::CAPTION, tk.text_tertiary, f32::INFINITY, 1).size().x;
    let tipped = rect.width() > tip_w + 260.0 && !view.quick_text.contains(['#', '＃']);
    let right = if tipped {
        widgets::paint(ui.painter(), pos2(rect.right() - 12.0, rect.center().y), Align2::RIGHT_CENTER, tip, theme::CAPTION, tk.text_tertiary).left()
            - 8.0
    } else {
        rect.right() - 12.0
    };
    let place = Rect::from_min_max(pos2(rect.left() + 12.0, rect.center().y - 11.0), pos2(right, rect.bottom()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt("text"));
    child.set_clip_rect(Rect::from_min_max(pos2(rect.left() + 6.0, rect.top()), pos2(right + 4.0, rect.bottom())));
    let hint = cx.tf(say::QUICK_HINT, &[work.short(view.quick_zone)]);
    let composing = widgets::is_composing(ui);
    let response = Input::new(input_id(), cx.t(say::QUICK_NAME)).hint(&hint).bare().limit(400).show(&mut child, cx, &mut view.quick_text);
    if response.has_focus() {
        // Tab goes through the zones while there is a text; with an empty field it leaves as everywhere.
        let tab = !view.quick_text.is_empty();
        let filter = egui::EventFilter { tab, horizontal_arrows: true, vertical_arrows: true, escape: false };
        ui.memory_mut(|m| m.set_focus_lock_filter(input_id(), filter));
    }
    response.lost_focus() && !composing && ui.input(|i| i.key_pressed(egui::Key::Enter))
}

/// The line above the bar on an empty board.
fn invite(ui: &mut Ui, work: &Work<'_, '_>, view: &mut BoardView, bar: Rect) {
    let (cx, tk) = (work.cx, work.cx.tk);
    let zones = work.plan.zones.len().min(9).to_string();
    let (bold, small, verb) = (cx.t(say::EMPTY), cx.tf(say::EMPTY_HOW, &[&zones]), cx.t(say::WRITE_FIRST));
    let painter = ui.ctx().layer_painter(ui.layer_id());
    let width = |t: &str, s: Style| widgets::galley(&painter, t, s, tk.text, f32::INFINITY, 1).size().x;
    let button_w = width(verb, theme::SMALL) + 50.0;
    let total = width(bold, theme::BODY.bold()) + width(&small, theme::SMALL) + button_w + 52.0;
    let rect = Rect::from_center_size(pos2(bar.center().x, bar.top() - 32.0), vec2(total, 44.0));
    widgets::card(&painter, tk, rect, 10, tk.surface_raised, tk.border, 2);
    let name = widgets::paint(&painter, pos2(rect.left() + 16.0, rect.center().y), Align2::LEFT_CENTER, bold, theme::BODY.bold(), tk.text);
    widgets::paint(&painter, pos2(name.right() + 10.0, rect.center().y), Align2::LEFT_CENTER, &small, theme::SMALL, tk.text_tertiary);
    let place = Rect::from_min_max(pos2(rect.right() - button_w - 8.0, rect.top()), rect.right_bottom());
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt("invite"));
    child.set_clip_rect(rect);
    if Btn::secondary(verb).small().key("N").show(&mut child, cx).clicked() {
        view.focus = Some(Focus::Quick);
    }
}
