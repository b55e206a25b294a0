//! A matrix or a vector as boxes; a block from a spreadsheet can be pasted over it.

use egui::{Align2, Event, Rect, Sense, Ui, pos2, vec2};

use super::{Show, inputs};
use crate::{
    model::{
        exercise::survey::paste::cells,
        figure,
        template::{CalcInput, CalcType},
        texts::score as t,
    },
    ui::{
        canvas::score::number::{NumBox, Typed, number_box},
        cx::Actions,
        icons, theme, widgets,
    },
};

/// Shows the grid.
pub(super) fn show(ui: &mut Ui, show: &Show<'_>, input: &CalcInput, out: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let vector = input.ty == CalcType::Vector;
    let mut grid = show.calc.grid(input);
    let mut changed = false;
    let calls =
        show.calc.plan.inputs.iter().find(|i| i.ty == CalcType::Matrix).map_or(0, |i| show.calc.grid(i).iter().map(Vec::len).max().unwrap_or(0));
    if vector {
        // A vector stands below the matrix and has as many places.
        grid.resize(1, Vec::new());
        if let Some(row) = grid.first_mut() {
            row.resize(calls.max(1), None);
        }
    } else if let Some(pasted) = pasted(ui, show) {
        grid = pasted;
        changed = true;
    }
    let columns = grid.iter().map(Vec::len).max().unwrap_or(1).max(1);
    widgets::wrapped(ui, cx.bi(&input.t), theme::SMALL, tk.text);
    let full = ui.available_width();
    let lead = 84.0;
    let width = ((full - lead) / columns as f32 - 4.0).clamp(38.0, 64.0);
    egui::ScrollArea::horizontal().id_salt(("grid", &input.id)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        let (head, _) = ui.allocate_exact_size(vec2(lead + columns as f32 * (width + 4.0), 18.0), Sense::hover());
        for c in 0..columns {
            let at = Rect::from_min_size(pos2(head.left() + lead + (width + 4.0) * c as f32, head.top()), vec2(width, 18.0));
            inputs::cell_head(ui, show, at, &(c + 1).to_string());
        }
        for (r, row) in grid.iter_mut().enumerate() {
            row.resize(columns, None);
            ui.horizontal(|ui| {
                let name = if vector { show.t(t::MASTER).to_owned() } else { show.tf(t::SCORER_N, &[&(r + 1).to_string()]) };
                let (rect, _) = ui.allocate_exact_size(vec2(lead - 4.0, 30.0), Sense::hover());
                widgets::paint_in(ui.painter(), rect, Align2::LEFT_CENTER, &name, theme::SMALL, tk.text_secondary);
                for (c, cell) in row.iter_mut().enumerate() {
                    let said = show.tf(t::CELL_OF, &[&name, &show.tf(t::CALL_N, &[&(c + 1).to_string()])]);
                    let b = NumBox {
                        id: show.bench.base.with(("cell", &input.id, r, c)),
                        name: &said,
                        value: *cell,
                        unit: "",
                        step: 1.0,
                        range: (0.0, 1000.0),
                        width,
                        live: false,
                        locked: !show.bench.can_edit(),
                    };
                    match number_box(ui, cx, &b) {
                        Some(Typed::To(v)) => (*cell, changed) = (Some(v), true),
                        Some(Typed::Clear) => (*cell, changed) = (None, true),
                        None => {}
                    }
                }
            });
        }
    });
    if vector {
        widgets::wrapped(ui, show.t(t::MASTER_HINT), theme::CAPTION, tk.text_tertiary);
    } else if show.bench.can_edit() {
        changed |= size(ui, show, &mut grid, columns);
    }
    if changed {
        show.bench.push(out, show.calc.set_grid(input, &grid, cx.lang));
        inputs::ended(show, out);
    }
}

/// Buttons that add and take away rows and columns.
fn size(ui: &mut Ui, show: &Show<'_>, grid: &mut Vec<Vec<Option<f64>>>, columns: usize) -> bool {
    let mut changed = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if inputs::grow(ui, show, icons::PLUS, show.t(t::ADD_SCORER), grid.len() < 40) {
            grid.push(vec![None; columns]);
            changed = true;
        }
        if inputs::grow(ui, show, icons::MINUS, show.t(t::REMOVE_SCORER), grid.len() > 1) {
            grid.pop();
            changed = true;
        }
        ui.add_space(12.0);
        if inputs::grow(ui, show, icons::COLUMNS_PLUS_RIGHT, show.t(t::ADD_CALL), columns < 40) {
            for row in grid.iter_mut() {
                row.push(None);
            }
            changed = true;
        }
        if inputs::grow(ui, show, icons::MINUS_SQUARE, show.t(t::REMOVE_CALL), columns > 1) {
            for row in grid.iter_mut() {
                row.truncate(columns - 1);
            }
            changed = true;
        }
    });
    changed
}

/// A block of numbers on its way into the sheet; one number belongs to the box that has the focus.
fn pasted(ui: &Ui, show: &Show<'_>) -> Option<Vec<Vec<Option<f64>>>> {
    if !show.bench.can_edit() || !show.bench.cx.keys {
        return None;
    }
    let block = |text: &str| {
        let rows: Vec<Vec<Option<f64>>> = cells(text).iter().map(|r| r.iter().map(|c| figure::parse(c)).collect()).collect();
        let rows: Vec<_> = rows.into_iter().filter(|r| r.iter().any(Option::is_some)).collect();
        (rows.len() > 1 || rows.first().is_some_and(|r| r.len() > 1)).then_some(rows)
    };
    ui.input_mut(|i| {
        let (at, rows) = i.events.iter().enumerate().find_map(|(at, e)| match e {
            Event::Paste(text) => Some((at, block(text)?)),
            _ => None,
        })?;
        i.events.remove(at);
        Some(rows)
    })
}
