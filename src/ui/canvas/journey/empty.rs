//! The empty canvas: one drawing, one question, one button, and the preset stage lists.

use egui::{Align2, Painter, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::{Fx, JourneyView, edit};
use crate::{
    model::{exercise::journey as model, template::JourneyPreset, texts::journey as t},
    ui::{
        command::Command,
        cx::Actions,
        theme,
        widgets::{self, Btn, Empty},
    },
};

/// Shows the empty canvas.
pub(super) fn empty(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    let area = ui.max_rect();
    ui.painter().rect_filled(area, 0.0, tk.bg_canvas);
    let card = Rect::from_center_size(area.center(), vec2(520.0_f32.min(area.width() - 32.0), 380.0_f32.min(area.height() - 16.0)));
    widgets::card(ui.painter(), tk, card, 12, tk.surface, tk.border, 1);
    let upper = Rect::from_min_max(card.min, pos2(card.right(), card.top() + 262.0));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(upper).id_salt("empty"));
    let key = Command::AddTouchpoint.key_name(cfg!(target_os = "macos"));
    let action = (!fx.ex.read_only).then_some((cx.t(t::EMPTY_ADD), key.as_str()));
    let empty = Empty { title: cx.t(t::EMPTY_TITLE), sentence: cx.t(t::EMPTY_TEXT), action };
    if empty.show(&mut child, cx, |painter, rect| drawing(painter, fx, rect)) {
        edit::add_touchpoint(fx, view, out, (None, None));
    }
    if fx.plan.presets.is_empty() || fx.ex.read_only {
        return;
    }
    let middle = pos2(card.center().x, upper.bottom() + 14.0);
    widgets::paint(ui.painter(), middle, Align2::CENTER_CENTER, cx.t(t::EMPTY_PRESET), theme::CAPTION, tk.text_tertiary);
    let lower = Rect::from_min_max(pos2(card.left() + 24.0, upper.bottom() + 34.0), card.max - vec2(24.0, 8.0));
    presets(ui, fx, view, out, lower);
}

/// The preset stage lists, in centred rows.
fn presets(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, area: Rect) {
    let cx = fx.cx;
    let stages = |p: &JourneyPreset| p.stages.iter().map(|s| cx.bi(&s.t).to_owned()).collect::<Vec<_>>();
    let name = |p: &JourneyPreset| if p.t.is_empty() { stages(p).join(cx.lang.pick("·", ", ")) } else { cx.bi(&p.t).to_owned() };
    let wide = |p: &JourneyPreset| widgets::galley(ui.painter(), &name(p), theme::SMALL, cx.tk.text, f32::INFINITY, 1).size().x + 22.0;
    let mut rows: Vec<Vec<(&JourneyPreset, f32)>> = vec![Vec::new()];
    let mut x = 0.0;
    for preset in &fx.plan.presets {
        let w = wide(preset).min(area.width());
        if x > 0.0 && x + w > area.width() {
            rows.push(Vec::new());
            x = 0.0;
        }
        x += w + 8.0;
        if let Some(row) = rows.last_mut() {
            row.push((preset, w));
        }
    }
    for (n, row) in rows.iter().enumerate() {
        let total: f32 = row.iter().map(|(_, w)| w + 8.0).sum::<f32>() - 8.0;
        let mut left = area.center().x - total / 2.0;
        for (preset, w) in row {
            let at = Rect::from_min_size(pos2(left, area.top() + n as f32 * 36.0), vec2(*w, 28.0));
            left += w + 8.0;
            let mut child = ui.new_child(egui::UiBuilder::new().max_rect(at).id_salt(&preset.id));
            let response = Btn::secondary(&name(preset)).small().width(*w).show(&mut child, cx);
            if widgets::tooltip(response, cx, &stages(preset).join(" → ")).clicked() {
                fx.push(out, model::add_preset(&fx.journey, fx.doc, cx.ids, preset, cx.lang));
                view.panel_open = None;
            }
        }
    }
}

/// A dashed path with three stops, the highest one a moment of truth.
fn drawing(painter: &Painter, fx: &Fx<'_>, rect: Rect) {
    let tk = fx.cx.tk;
    let at = |x: f32, y: f32| pos2(rect.left() + x * rect.width(), rect.top() + y * rect.height());
    let path = [at(0.02, 0.7), at(0.24, 0.4), at(0.46, 0.78), at(0.7, 0.16), at(0.98, 0.34)];
    painter.extend(Shape::dashed_line(&path, Stroke::new(2.0, tk.border_strong), 4.0, 4.0));
    for (i, p) in path.iter().enumerate().skip(1).take(3) {
        if i == 3 {
            painter.circle_filled(*p, 7.0, tk.mot);
        } else {
            painter.circle(*p, 5.5, tk.surface, Stroke::new(2.0, tk.border_strong));
        }
    }
}
