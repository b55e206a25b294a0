//! The same numbers as a table, for those who do not see the chart and those who want them exact.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::ui::{cx::Cx, theme, widgets};

/// Numbers in rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Grid {
    /// The words above.
    pub head: Vec<String>,
    /// The rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
    /// How many columns at the left are words; the others are numbers and stand at the right.
    pub words: usize,
}

const ROW: f32 = 36.0;

/// How high the table is.
pub fn height(grid: &Grid) -> f32 {
    ROW * (grid.rows.len() + 1) as f32 + 2.0
}

/// Draws it over the width of `rect`; each row is one line for screen readers. Gives the row that was clicked.
pub fn table(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, grid: &Grid, selected: Option<usize>) -> Option<usize> {
    let tk = cx.tk;
    let painter = ui.painter().clone();
    widgets::card(&painter, tk, rect, 10, tk.surface, tk.border, 0);
    let numbers = grid.head.len().saturating_sub(grid.words);
    let inner = rect.width() - 32.0;
    let number_w = (inner * 0.7 / numbers.max(1) as f32).clamp(44.0, 110.0);
    let word_w = (inner - number_w * numbers as f32) / grid.words.max(1) as f32;
    let put = |line: Rect, cells: &[String], style: theme::Style, ink| {
        for (i, cell) in cells.iter().enumerate() {
            let (at, width, anchor) = if i < grid.words {
                (rect.left() + 16.0 + word_w * i as f32, word_w - 10.0, Align2::LEFT_CENTER)
            } else {
                (rect.right() - 16.0 - number_w * (grid.head.len() - i) as f32, number_w, Align2::RIGHT_CENTER)
            };
            let cell_rect = Rect::from_min_max(pos2(at, line.center().y - 10.0), pos2(at + width, line.center().y + 10.0));
            widgets::paint_in(&painter, cell_rect, anchor, cell, style, ink);
        }
    };
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), ROW));
    painter.rect_filled(head.shrink(1.0), CornerRadius { nw: 9, ne: 9, ..CornerRadius::ZERO }, tk.surface_sunken);
    put(head, &grid.head, theme::CAPTION, tk.text_secondary);
    let mut clicked = None;
    for (i, row) in grid.rows.iter().enumerate() {
        let line = Rect::from_min_size(pos2(rect.left(), rect.top() + ROW * (i + 1) as f32), vec2(rect.width(), ROW));
        if !ui.is_rect_visible(line) {
            continue;
        }
        let response = ui.interact(line, ui.scope_id().with(("grid-row", i)), Sense::click());
        let said = grid.head.iter().zip(row).map(|(h, c)| if h.is_empty() { c.clone() } else { format!("{h} {c}") }).collect::<Vec<_>>().join(", ");
        response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &said));
        if selected == Some(i) {
            painter.rect_filled(line.shrink2(vec2(1.0, 0.0)), CornerRadius::ZERO, tk.selected);
        } else if response.hovered() {
            painter.rect_filled(line.shrink2(vec2(1.0, 0.0)), CornerRadius::ZERO, tk.hover);
        }
        painter.hline(line.x_range(), line.top() + 0.5, Stroke::new(1.0, tk.border_subtle));
        put(line, row, theme::SMALL, tk.text);
        widgets::ring_if_focused(ui, cx, &response, 6);
        if response.clicked() {
            clicked = Some(i);
        }
    }
    clicked
}
