//! The inspector's last section: what in the workbook refers to this touchpoint, each a way there.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Fx, JourneyView, inspector};
use crate::{
    model::{
        exercise::journey::{Linked, linked},
        stamp::ItemId,
        texts::journey as t,
    },
    ui::{
        cx::{Action, Actions, Place},
        icons, theme, widgets,
    },
};

/// What refers to a touchpoint, with what it was found in.
pub(super) struct Found {
    tp: ItemId,
    rev: u64,
    list: std::rc::Rc<Vec<Linked>>,
}

/// The list for a touchpoint, looked up again only when something in the workbook changed.
fn found(fx: &Fx<'_>, view: &mut JourneyView, tp: ItemId) -> std::rc::Rc<Vec<Linked>> {
    let rev = fx.ex.workbook.exercises.iter().fold(0_u64, |sum, e| sum.wrapping_mul(31).wrapping_add(e.doc.rev()));
    let known = view.linked.as_ref().filter(|f| f.tp == tp && (f.rev == rev || view.editing.is_some()));
    if let Some(known) = known {
        return std::rc::Rc::clone(&known.list);
    }
    let list = std::rc::Rc::new(linked(fx.ex.workbook, tp));
    view.linked = Some(Found { tp, rev, list: std::rc::Rc::clone(&list) });
    list
}

/// Shows the section.
pub(super) fn section(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, tp: ItemId) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    let list = found(fx, view, tp);
    let count = if list.is_empty() { String::new() } else { list.len().to_string() };
    if !inspector::head(ui, fx, view, ("links", cx.t(t::LINKS)), (&count, false)) {
        return;
    }
    if list.is_empty() {
        widgets::wrapped(ui, cx.t(t::LINKS_NONE), theme::CAPTION, tk.text_tertiary);
        return;
    }
    for link in list.iter() {
        let (at, response) =
            ui.push_id((&link.exercise, link.item), |ui| ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::click())).inner;
        let (title, text) = (cx.bi(&link.title), if link.text.is_empty() { cx.t(t::EMPTY_CELL) } else { link.text.as_str() });
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, format!("{title}{}{text}", cx.lang.pick("：", ": "))));
        let fill = if response.hovered() { tk.hover } else { tk.surface_raised };
        widgets::card(ui.painter(), tk, at, 7, fill, tk.border, 0);
        let inner = Rect::from_min_max(at.min + vec2(10.0, 5.0), at.max - vec2(28.0, 5.0));
        let upper = Rect::from_min_size(inner.min, vec2(inner.width(), 18.0));
        widgets::paint_in(ui.painter(), upper, Align2::LEFT_CENTER, title, theme::CAPTION, tk.text_tertiary);
        let lower = Rect::from_min_max(pos2(inner.left(), upper.bottom()), inner.max);
        widgets::paint_in(ui.painter(), lower, Align2::LEFT_CENTER, &text.replace('\n', " "), theme::SMALL, tk.text);
        widgets::paint_icon(ui.painter(), at.right_center() - vec2(16.0, 0.0), icons::ARROW_RIGHT, 14.0, tk.text_tertiary);
        widgets::ring_if_focused(ui, cx, &response, 7);
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            out.push(Action::Go(Place::Exercise { key: link.exercise.clone() }));
        }
    }
}
