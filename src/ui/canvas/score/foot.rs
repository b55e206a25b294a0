//! The line below the charts that says what to do next.

use egui::{Align, Align2, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Bench, Shared};
use crate::{
    model::{done::NextStep, texts::score as t},
    ui::{
        icons, theme,
        widgets::{self, Btn},
    },
};

/// Shows the line; gives the step when it shall be jumped to.
pub(in crate::ui::canvas) fn show(ui: &mut Ui, bench: &Bench<'_>, shared: &Shared, rect: Rect) -> Option<NextStep> {
    let (cx, tk) = (bench.cx, bench.cx.tk);
    ui.painter().rect_filled(rect, egui::CornerRadius::ZERO, tk.surface);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tk.border_subtle));
    let (_, done) = shared.done.as_ref()?;
    if done.rules.is_empty() {
        return None;
    }
    let percent = done.percent();
    let mark = Rect::from_min_size(pos2(rect.right() - 84.0, rect.top() + 4.0), vec2(72.0, 32.0));
    let response = ui.interact(mark, bench.base.with("percent"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, format!("{percent}%")));
    widgets::paint_ring(ui.painter(), tk, pos2(mark.left() + 14.0, mark.center().y), 9.0, 3.0, done.fraction());
    let text = format!("{percent}%");
    widgets::paint(ui.painter(), pos2(mark.left() + 30.0, mark.center().y), Align2::LEFT_CENTER, &text, theme::SMALL, tk.text_secondary);
    let Some(next) = &done.next else {
        if done.is_complete() {
            widgets::icon_fill(ui.painter(), pos2(rect.left() + 24.0, rect.center().y), icons::CHECK_CIRCLE, 16.0, tk.success_text);
            let at = pos2(rect.left() + 38.0, rect.center().y);
            widgets::paint(ui.painter(), at, Align2::LEFT_CENTER, cx.t(t::ALL_DONE), theme::SMALL, tk.success_text);
        }
        return None;
    };
    let line = Rect::from_min_max(rect.min + vec2(14.0, 4.0), pos2(mark.left() - 8.0, rect.bottom() - 4.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(line).layout(Layout::left_to_right(Align::Center)).id_salt("next"));
    widgets::icon(&mut child, icons::LIGHTBULB, 16.0, tk.accent_text);
    widgets::label(&mut child, cx.bi(&next.text), theme::SMALL, tk.text);
    (bench.can_edit() && Btn::accent(cx.t(t::GO)).small().show(&mut child, cx).clicked()).then(|| next.clone())
}
