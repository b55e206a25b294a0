//! The countdown of the class: view state only, it repaints once a second and only while it runs.

use std::time::Duration;

use egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Work;
use crate::{
    model::texts::board as say,
    ui::{
        icons,
        theme::Style,
        widgets::{self, Btn},
    },
};

#[derive(Clone, Copy, Debug)]
pub(super) struct Timer {
    total: f32,
    left: f32,
    since: Option<Duration>,
}

impl Default for Timer {
    fn default() -> Self {
        Self::of_minutes(0)
    }
}

impl Timer {
    pub(super) fn of_minutes(minutes: u32) -> Self {
        // An exercise without minutes still gets a short round.
        let total = if minutes == 0 { 5.0 } else { minutes as f32 } * 60.0;
        Self { total, left: total, since: None }
    }

    pub(super) fn left(&self, now: Duration) -> f32 {
        let gone = self.since.map_or(0.0, |since| now.saturating_sub(since).as_secs_f32());
        (self.left - gone).max(0.0)
    }

    pub(super) fn toggle(&mut self, now: Duration) {
        let left = self.left(now);
        self.left = if left <= 0.0 { self.total } else { left };
        self.since = if self.since.is_some() && left > 0.0 { None } else { Some(now) };
    }

    pub(super) fn more(&mut self, now: Duration) {
        self.left = self.left(now) + 60.0;
        self.total = self.total.max(self.left);
        self.since = self.since.map(|_| now);
    }

    fn running(&self, now: Duration) -> bool {
        self.since.is_some() && self.left(now) > 0.0
    }
}

const BIG: Style = Style { size: 18.0, line: 24.0, bold: true };

pub(super) fn width(work: &Work<'_, '_>) -> f32 {
    if work.cx.lang == crate::model::text::Lang::En { 200.0 } else { 190.0 }
}

/// Shows the chip at the left edge of `ui`.
pub(super) fn show(ui: &mut Ui, work: &Work<'_, '_>, timer: &mut Timer, rect: Rect) {
    let (cx, tk) = (work.cx, work.cx.tk);
    let left = timer.left(cx.now);
    let (up, late) = (left <= 0.0, left <= 60.0 && timer.since.is_some());
    let (fill, ink) = if late { (tk.warning_tint, tk.warning_text) } else { (tk.surface_sunken, tk.text) };
    ui.painter().rect_filled(rect, CornerRadius::same(9), fill);
    let y = rect.center().y;
    if up {
        widgets::paint_icon(ui.painter(), pos2(rect.left() + 19.0, y), icons::BELL, 18.0, ink);
    } else {
        widgets::paint_ring(ui.painter(), tk, pos2(rect.left() + 19.0, y), 11.0, 3.5, (left / timer.total).clamp(0.0, 0.99));
    }
    let seconds = left.ceil() as u32;
    let clock = if up { cx.t(say::TIME_UP).to_owned() } else { format!("{:02}:{:02}", seconds / 60, seconds % 60) };
    widgets::paint(ui.painter(), pos2(rect.left() + 38.0, y), Align2::LEFT_CENTER, &clock, BIG, ink);
    let read = ui.interact(rect, ui.unique_id().with("clock"), Sense::hover());
    let role = if up { Role::Alert } else { Role::Timer };
    read.widget_info(|| WidgetInfo::labeled(role, true, if up { clock.clone() } else { cx.tf(say::TIME_LEFT, &[&clock]) }));
    let more = cx.t(say::MORE);
    let more_w = if cx.lang == crate::model::text::Lang::En { 62.0 } else { 52.0 };
    let right = Rect::from_min_max(pos2(rect.right() - 40.0 - more_w, rect.top()), rect.max);
    let mut inner = ui.new_child(egui::UiBuilder::new().max_rect(right).layout(egui::Layout::left_to_right(egui::Align::Center)).id_salt("timer"));
    inner.spacing_mut().item_spacing = vec2(4.0, 0.0);
    let (icon, name) = if timer.running(cx.now) { (icons::PAUSE, say::PAUSE) } else { (icons::PLAY, say::START) };
    if widgets::icon_button(&mut inner, cx, icon, cx.t(name), false, true).clicked() {
        timer.toggle(cx.now);
    }
    if Btn::secondary(more).small().width(more_w - 2.0).show(&mut inner, cx).clicked() {
        timer.more(cx.now);
    }
    if timer.running(cx.now) {
        let part = left.fract();
        ui.ctx().request_repaint_after(Duration::from_secs_f32(if part > 0.01 { part } else { 1.0 }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_only_while_it_runs() {
        let at = Duration::from_secs;
        let mut timer = Timer::of_minutes(2);
        assert!((timer.left(at(50)) - 120.0).abs() < 0.01);
        timer.toggle(at(50));
        assert!((timer.left(at(80)) - 90.0).abs() < 0.01);
        timer.toggle(at(80));
        assert!((timer.left(at(500)) - 90.0).abs() < 0.01);
        timer.more(at(500));
        assert!((timer.left(at(500)) - 150.0).abs() < 0.01);
        timer.toggle(at(500));
        assert!(timer.left(at(900)) <= 0.0 && !timer.running(at(900)));
    }
}
