//! The day as two strips: the plan above, what happened and what will below, with a line for now.

use egui::{Align2, Color32, CornerRadius, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::PresenterCx;
use crate::{
    model::{
        session::{MINUTE, Moment, Ms, Stretch},
        texts::teach as tx,
    },
    ui::{cx::Cx, theme, widgets},
};

/// `10:42`.
#[must_use]
pub fn hour(at: Moment) -> String {
    let minutes = at.div_euclid(MINUTE).rem_euclid(24 * 60);
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// `1:42` hours and minutes.
#[must_use]
pub fn span(time: Ms) -> String {
    let minutes = time.abs().div_euclid(MINUTE);
    format!("{}{}:{:02}", if time < -MINUTE { "\u{2212}" } else { "" }, minutes / 60, minutes % 60)
}

/// Shows both strips in a card.
pub(super) fn show(ui: &Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect) {
    let (tk, s) = (cx.tk, px.session);
    widgets::card(ui.painter(), tk, rect, 10, tk.surface, tk.border, 0);
    let name = cx.tf(tx::STRIPS_SAY, &[&tx::drift(s.drift_minutes(px.now), cx.lang), &hour(s.forecast_end(px.now))]);
    let response = ui.interact(rect, egui::Id::unique("presenter-strips"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let left = rect.left() + 76.0;
    let (from, till) = (s.planned_start.min(s.began), s.planned_end().max(s.forecast_end(px.now)).max(px.now));
    let length = (till - from).max(MINUTE) as f32;
    let right = rect.right() - 64.0;
    let x = |at: Moment| left + (right - left) * ((at - from) as f32 / length).clamp(0.0, 1.0);
    hours(ui.painter(), cx, rect, (from, till), &x);
    let row = |n: f32| rect.top() + 28.0 + n * 33.0;
    for (n, text) in [(0.0, tx::PLANNED), (1.0, tx::ACTUAL)] {
        widgets::paint(ui.painter(), pos2(rect.left() + 16.0, row(n) + 13.0), Align2::LEFT_CENTER, cx.t(text), theme::CAPTION, tk.text_tertiary);
    }
    let place = |t: &Stretch, n: f32| Rect::from_min_max(pos2(x(t.from), row(n)), pos2(x(t.till).max(x(t.from) + 2.0), row(n) + 26.0));
    for stretch in merged(px, s.planned()) {
        block(ui.painter(), cx, px, place(&stretch, 0.0), &stretch, Look::Plan);
    }
    let actual = merged(px, s.actual(px.now));
    let last = actual.len().saturating_sub(1);
    for (n, stretch) in actual.iter().enumerate() {
        let look = if n == last && !s.is_paused() { Look::Now } else { Look::Done };
        block(ui.painter(), cx, px, place(stretch, 1.0), stretch, look);
    }
    for stretch in merged(px, s.forecast(px.now)) {
        block(ui.painter(), cx, px, place(&stretch, 1.0), &stretch, Look::Later);
    }
    let end = cx.tf(tx::ENDS_AT, &[&hour(s.forecast_end(px.now))]);
    let ink = if s.drift_minutes(px.now) > 0 { tk.warning_text } else { tk.text_secondary };
    widgets::paint(ui.painter(), pos2(rect.right() - 14.0, row(1.0) + 38.0), Align2::RIGHT_CENTER, &end, theme::CAPTION.bold(), ink);
    let now = x(px.now);
    ui.painter().vline(now, (row(0.0) - 6.0)..=(row(1.0) + 30.0), Stroke::new(2.0, tk.mot));
    ui.painter().circle_filled(pos2(now, row(0.0) - 6.0), 4.0, tk.mot);
}

/// The module of a part; a break stands for itself.
fn module<'a>(px: &PresenterCx<'a>, part: usize) -> &'a str {
    px.session.parts().get(part).map_or("", |p| if p.is_break() { &p.id } else { &p.module })
}

/// Neighbours of one module as one stretch: forty activities a day could not be read.
fn merged(px: &PresenterCx<'_>, stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match found.last_mut().filter(|last| module(px, last.part) == module(px, stretch.part)) {
            Some(last) => last.till = stretch.till,
            None => found.push(stretch),
        }
    }
    found
}

fn hours(painter: &Painter, cx: &Cx<'_>, rect: Rect, (from, till): (Moment, Moment), x: &dyn Fn(Moment) -> f32) {
    let step = [15, 30, 60, 120].into_iter().find(|m| (till - from) / (m * MINUTE) < 10).unwrap_or(240) * MINUTE;
    let mut at = from.div_euclid(step) * step;
    if at < from {
        at += step;
    }
    while at <= till {
        widgets::paint(painter, pos2(x(at), rect.top() + 14.0), Align2::CENTER_CENTER, &hour(at), theme::CAPTION, cx.tk.text_tertiary);
        at += step;
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Plan,
    Done,
    Now,
    Later,
}

fn block(painter: &Painter, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, stretch: &Stretch, look: Look) {
    let tk = cx.tk;
    let rect = rect.shrink2(vec2(0.5, 0.0));
    let Some(part) = px.session.parts().get(stretch.part) else { return };
    let (fill, line, ink) = match look {
        Look::Plan => (tk.surface_sunken, tk.border, tk.text_secondary),
        Look::Done if part.is_break() => (tk.border_strong, Color32::TRANSPARENT, tk.surface),
        Look::Done => (tk.success, Color32::TRANSPARENT, tk.accent_on),
        Look::Now => (tk.accent, Color32::TRANSPARENT, tk.accent_on),
        Look::Later => (Color32::TRANSPARENT, Color32::TRANSPARENT, tk.text_secondary),
    };
    painter.rect(rect, CornerRadius::same(5), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    if look == Look::Later && rect.width() > 6.0 {
        widgets::dashed_rect(painter, rect, 5.0, Stroke::new(1.0, tk.border_strong));
    }
    let title = px.course.loaded.iter().find(|m| !part.is_break() && m.id == part.module).map(|m| cx.bi(&m.title).to_owned());
    let mut name = title.unwrap_or_else(|| tx::part_name(part, cx.lang));
    let same = (0..px.session.parts().len()).filter(|n| module(px, *n) == module(px, stretch.part));
    let drift: Ms = if look == Look::Done { same.map(|n| px.session.part_drift(n, px.now)).sum() } else { 0 };
    let drift = (drift as f64 / MINUTE as f64).round() as i64;
    if look == Look::Done && drift != 0 {
        let sign = if drift > 0 { "+" } else { "\u{2212}" };
        name = cx.tf(tx::PART_DRIFT, &[&name, sign, &drift.abs().to_string()]);
    }
    let room = rect.shrink2(vec2(7.0, 0.0));
    if room.width() > 30.0 {
        let style = if matches!(look, Look::Done | Look::Now) { theme::CAPTION.bold() } else { theme::CAPTION };
        widgets::paint_in(painter, room, Align2::LEFT_CENTER, &name, style, ink);
    }
}
