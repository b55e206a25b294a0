//! Somebody's exercise on the projector: its drawing, as large as it fits, without any tool around it; the zoom of the console enlarges it.

use egui::{Align, Layout, Painter, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::{Act, Panel, PresenterCx, PresenterView, row, slide::SIZE};
use crate::{
    model::{
        scene::{Prim, paper::Drawing},
        texts::teach as tx,
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons,
        theme::{self, Tokens},
        widgets::{self, Btn},
    },
};

/// An exercise of an open workbook that can be projected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CanvasOffer {
    /// The workbook.
    pub ticket: u64,
    /// The exercise.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// Whose it is.
    pub whose: String,
    /// It is on the projector.
    pub on: bool,
}

/// Paints the drawing of an exercise in the middle of the slide.
pub(super) fn draw(painter: &Painter, tk: &Tokens, rect: Rect, drawing: &Drawing) {
    let s = rect.width() / SIZE.x;
    let space = rect.shrink2(vec2(48.0, 40.0) * s);
    let zoom = (space.width() / drawing.w.max(1.0)).min(space.height() / drawing.h.max(1.0));
    let size = vec2(drawing.w, drawing.h) * zoom;
    let offset = (space.center() - size / 2.0).to_vec2();
    let prims: Vec<Prim> = drawing.prims.iter().map(|p| p.clone().scaled(zoom)).collect();
    crate::ui::canvas::paint_scene(painter, tk, &prims, offset);
}

/// The exercises of the open workbooks; a click puts one on the projector.
pub(super) fn offers(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, view: &mut PresenterView, out: &mut Actions) {
    widgets::card(ui.painter(), cx.tk, rect, 10, cx.tk.surface, cx.tk.border, 0);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(16.0, 12.0))).id_salt("teach-canvases"), |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        row(ui, 32.0, |ui| {
            if widgets::icon_button(ui, cx, icons::X, cx.t(tx::CLOSE), false, true).clicked() {
                view.panel = Panel::Script;
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| widgets::label(ui, cx.t(tx::CANVASES), theme::SECTION, cx.tk.text));
        });
        if px.canvases.iter().any(|c| c.on) && Btn::secondary(cx.t(tx::CANVAS_OFF)).icon(icons::X).show(ui, cx).clicked() {
            out.push(Action::Teach(Act::Canvas(None)));
        }
        if px.canvases.is_empty() {
            widgets::wrapped(ui, cx.t(tx::NO_CANVASES), theme::BODY, cx.tk.text_secondary);
        }
        ScrollArea::vertical().id_salt("teach-canvases").auto_shrink(false).show(ui, |ui| {
            for offer in px.canvases {
                ui.push_id((offer.ticket, &offer.key), |ui| {
                    let name = if offer.whose.is_empty() { offer.title.clone() } else { format!("{}·{}", offer.title, offer.whose) };
                    let icon = if offer.on { icons::CHECK } else { icons::PROJECTOR_SCREEN };
                    if widgets::menu_row(ui, cx, Some(icon), &name, "", false, true).clicked() {
                        out.push(Action::Teach(Act::Canvas(Some((offer.ticket, offer.key.clone())))));
                    }
                });
            }
        });
    });
}
