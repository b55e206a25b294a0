//! The footer: one line that says what to do next, the minimap, and the zoom.

use egui::{Align, Key, Layout, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Fx, JourneyView, keys};
use crate::{
    model::{scene::pt, texts::journey as t},
    ui::{
        cx::Actions,
        icons, theme,
        widgets::{self, Btn, icon_button},
    },
};

/// The field that stands for the footer when Tab leaves the grid.
pub(super) const FOOTER: &str = "footer";

/// Shows the footer.
pub(super) fn footer(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, main: Rect) {
    let (cx, rect) = (fx.cx, ui.max_rect());
    let tk = cx.tk;
    // The sheet's rounded corners stay visible.
    let right = if rect.right() + 1.0 < ui.ctx().content_rect().right() - 200.0 { 0 } else { 9 };
    ui.painter().rect_filled(rect, egui::CornerRadius { sw: 9, se: right, ..egui::CornerRadius::ZERO }, tk.surface);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tk.border_subtle));
    let area = Rect::from_min_max(rect.min + vec2(12.0, 4.0), rect.max - vec2(6.0, 4.0));
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(area).layout(Layout::right_to_left(Align::Center)).id_salt("footer"));
    let ui = &mut inner;
    ui.spacing_mut().item_spacing.x = 4.0;
    let grid = view.face().is_some() && !fx.journey.is_empty();
    if grid {
        zoom(ui, fx, view, out, main);
        if rect.width() > 640.0 {
            minimap(ui, fx, view, main);
        }
    }
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| next(ui, fx, view, out));
}

fn next(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    let Some(step) = &fx.judged.next else {
        if !fx.judged.rules.is_empty() {
            widgets::icon(ui, icons::CHECK_CIRCLE, 16.0, tk.success_text);
            ui.add_space(4.0);
            widgets::label(ui, cx.t(t::ALL_DONE), theme::SMALL, tk.success_text);
        }
        return;
    };
    widgets::icon(ui, icons::LIGHTBULB, 16.0, tk.accent_text);
    ui.add_space(4.0);
    let words = format!("{}{}", cx.t(t::NEXT), cx.bi(&step.text));
    let link = 80.0;
    let width = ui.available_width() - link;
    let galley = widgets::galley(ui.painter(), &words, theme::SMALL, tk.text, width, 1);
    let (at, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    ui.painter().galley(at.min, galley, tk.text);
    if fx.ex.read_only {
        return;
    }
    let fill = Btn::accent(cx.t(t::FILL_IN)).small().show(ui, cx);
    if view.want_field.as_deref() == Some(FOOTER) {
        view.want_field = None;
        fill.request_focus();
    }
    if fill.clicked() {
        keys::jump(fx, view, out, step.item, &step.key);
    }
}

fn zoom(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, main: Rect) {
    let cx = fx.cx;
    let middle = super::half(main.size());
    let whole = icon_button(ui, cx, icons::ARROWS_OUT, cx.t(t::FIT), false, true);
    // Where nothing is left to do the footer begins here.
    if view.want_field.as_deref() == Some(FOOTER) && (fx.judged.next.is_none() || fx.ex.read_only) {
        view.want_field = None;
        whole.request_focus();
    }
    if whole.clicked() {
        keys::zoom_fit(fx, view, main);
    }
    if icon_button(ui, cx, icons::PLUS, cx.t(t::ZOOM_IN), false, view.zoom < 200).clicked() {
        view.zoom_to(view.zoom + 10, middle);
    }
    let (at, response) = ui.allocate_exact_size(vec2(40.0, 28.0), Sense::click());
    let words = format!("{}%", view.zoom);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
    widgets::paint_in(ui.painter(), at, egui::Align2::CENTER_CENTER, &words, theme::SMALL, cx.tk.text_secondary);
    widgets::ring_if_focused(ui, cx, &response, 6);
    if response.clicked() {
        view.zoom_to(100, middle);
    }
    if icon_button(ui, cx, icons::MINUS, cx.t(t::ZOOM_OUT), false, view.zoom > 40).clicked() {
        view.zoom_to(view.zoom - 10, middle);
    }
    let _ = out;
}

/// The whole curve in a strip, with the part on screen framed; dragging the frame pans.
fn minimap(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, main: Rect) {
    let tk = fx.cx.tk;
    let (rect, response) = ui.allocate_exact_size(vec2(236.0, 28.0), Sense::click_and_drag());
    let lay = std::rc::Rc::clone(&view.cache.layout);
    let whole = lay.width().max(1.0);
    let seen = (main.width() - lay.head).max(1.0);
    let limit = (whole - seen).max(0.0);
    response.widget_info(|| WidgetInfo::slider(true, f64::from(view.scroll.x / limit.max(1.0)), fx.cx.t(t::MINIMAP)));
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect(rect, 6.0, tk.surface_sunken, Stroke::new(1.0, tk.border), StrokeKind::Inside);
    let n = fx.scores.len().max(1) as f32;
    let x = |i: usize| rect.left() + 6.0 + (i as f32 + 0.5) / n * (rect.width() - 12.0);
    let reach = fx.scores.iter().flatten().fold(1.0_f64, |m, s| m.max(s.abs())) as f32;
    let y = |s: f64| rect.center().y - s as f32 / reach * 9.0;
    let points: Vec<_> = fx.scores.iter().enumerate().filter_map(|(i, s)| s.map(|s| pt(x(i), y(s)))).collect();
    let curve: Vec<egui::Pos2> = crate::model::scene::journey::monotone(&points).iter().map(|p| pos2(p.x, p.y)).collect();
    if curve.len() > 1 {
        painter.line(curve, Stroke::new(1.5, tk.text_secondary));
    }
    for (i, mot) in fx.mots.iter().enumerate() {
        if *mot {
            let at = fx.scores.get(i).copied().flatten().map_or(rect.center().y, y);
            painter.circle_filled(pos2(x(i), at), 3.0, tk.mot);
        }
    }
    let inner = rect.shrink2(vec2(1.5, 1.5));
    let from = inner.left() + view.scroll.x / whole * inner.width();
    let frame = Rect::from_min_size(pos2(from, inner.top()), vec2((seen / whole).min(1.0) * inner.width(), inner.height()));
    painter.rect(frame, 5.0, tk.accent.gamma_multiply(0.08), Stroke::new(1.5, tk.accent), StrokeKind::Inside);
    widgets::ring_if_focused(ui, fx.cx, &response, 6);
    if let Some(p) = response.interact_pointer_pos() {
        view.scroll.x = ((p.x - inner.left()) / inner.width() * whole - seen / 2.0).clamp(0.0, limit);
    }
    if response.has_focus() {
        for (key, to) in [(Key::Home, 0.0), (Key::End, limit)] {
            if ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, key)) {
                view.scroll.x = to;
            }
        }
    }
}
