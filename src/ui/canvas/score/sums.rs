//! How it is computed: each figure with its formula and the formula filled in.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Bench, room};
use crate::{
    model::{calc::Explained, texts::score as t},
    ui::{theme, widgets},
};

/// Shows the lines in as many columns as fit.
pub(in crate::ui::canvas) fn show(ui: &mut Ui, bench: &Bench<'_>, lines: &[Explained]) {
    if lines.is_empty() {
        return;
    }
    let (cx, tk) = (bench.cx, bench.cx.tk);
    let width = ui.available_width();
    let inner = width - 40.0;
    let columns = if inner > 700.0 { 3 } else { 2 }.min(lines.len().max(1));
    let slot = (inner - 24.0 * (columns as f32 - 1.0)) / columns as f32;
    let painter = ui.painter().clone();
    let galleys: Vec<_> = lines
        .iter()
        .map(|l| {
            let formula = widgets::galley(&painter, cx.t(l.formula), theme::CAPTION, tk.text_tertiary, slot, 3);
            let filled = widgets::galley(&painter, &l.filled, theme::SMALL, tk.text, slot, 6);
            (formula, filled)
        })
        .collect();
    let heights: Vec<f32> =
        galleys.chunks(columns).map(|row| row.iter().map(|(a, b)| 22.0 + a.size().y + b.size().y + 2.0).fold(0.0, f32::max)).collect();
    let total = 48.0 + heights.iter().map(|h| h + 14.0).sum::<f32>();
    let rect = room(ui, total);
    widgets::card(&painter, tk, rect, 10, tk.surface, tk.border, 0);
    widgets::paint(&painter, rect.min + vec2(20.0, 26.0), Align2::LEFT_CENTER, cx.t(t::SUMS), theme::SECTION, tk.text);
    let mut y = rect.top() + 48.0;
    for (r, (row, height)) in galleys.chunks(columns).zip(&heights).enumerate() {
        for (c, (formula, filled)) in row.iter().enumerate() {
            let Some(line) = lines.get(r * columns + c) else { continue };
            let x = rect.left() + 20.0 + (slot + 24.0) * c as f32;
            let name = Rect::from_min_size(pos2(x, y), vec2(slot, 20.0));
            widgets::paint_in(&painter, name, Align2::LEFT_CENTER, cx.t(line.name), theme::SMALL.bold(), tk.text_secondary);
            painter.galley(pos2(x, y + 20.0), formula.clone(), tk.text_tertiary);
            painter.galley(pos2(x, y + 22.0 + formula.size().y), filled.clone(), tk.text);
            let place = Rect::from_min_size(pos2(x, y), vec2(slot, *height));
            let node = ui.interact(place, bench.base.with(("sum", r, c)), Sense::hover());
            node.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {}", cx.t(line.name), line.filled)));
        }
        y += height + 14.0;
    }
}
