//! The options of a choice cell: one list at the cell, by pointer or by arrows and Enter.

use egui::{Area, Id, Key, Modifiers, Order, Ui};

use super::{Fx, JourneyView, grid::Stage};
use crate::{
    model::{
        exercise::journey::{self as model, Row, lane_key},
        scene::journey::split_name,
        template::LaneType,
        texts::journey as t,
    },
    ui::{cx::Actions, icons, widgets},
};

/// Shows the open list, if any.
pub(super) fn options(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>) {
    let Some(sel) = view.choosing else { return };
    let Row::Lane(lane) = sel.row else { return };
    let (Some(of), Some(column), Some(band)) = (fx.plan.lanes.get(lane), fx.journey.column_of(sel.tp), st.lay.band(sel.row)) else {
        view.choosing = None;
        return;
    };
    let LaneType::Choice { opt } = &of.ty else { return };
    let cx = fx.cx;
    let at = st.cell(column, band);
    let current = fx.doc.text(sel.tp, &lane_key(of)).to_owned();
    let mut chosen = None;
    let area = Area::new(Id::unique("journey-options")).order(Order::Foreground).fixed_pos(at.left_bottom()).constrain(true);
    let shown = area.show(ui.ctx(), |ui| {
        widgets::menu_frame(cx.tk).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(200.0);
            for option in opt.list(&fx.plan.departments) {
                let on = option.id == current;
                let row = widgets::menu_row(ui, cx, on.then_some(icons::CHECK), cx.bi(&option.t), "", false, true);
                if ui.memory(egui::Memory::focused).is_none_or(|id| id == super::cell_id(sel)) {
                    row.request_focus();
                }
                if row.clicked() {
                    chosen = Some(option.id.clone());
                }
            }
            if !current.is_empty() && widgets::menu_row(ui, cx, Some(icons::X), cx.t(t::NONE), "", false, true).clicked() {
                chosen = Some(String::new());
            }
        });
    });
    let escaped = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    let outside = shown.response.clicked_elsewhere() && ui.input(|i| i.pointer.any_click());
    if let Some(id) = &chosen {
        fx.push(out, model::set_text(sel.tp, &lane_key(of), id, split_name(cx.bi(&of.t)).0));
        fx.end_burst(out);
    }
    if chosen.is_some() || escaped || (outside && !ui.input(|i| i.pointer.button_double_clicked(egui::PointerButton::Primary))) {
        view.choosing = None;
        view.want_focus = true;
    }
}
