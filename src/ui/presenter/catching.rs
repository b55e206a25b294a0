//! Catching up: what would help, what was taken, and the way back.

use egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::{Act, Panel, PresenterCx, PresenterView, hour, row};
use crate::{
    model::{
        session::{CatchUp, MINUTE},
        texts::teach as tx,
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons, theme,
        widgets::{self, Btn},
    },
};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, view: &mut PresenterView, out: &mut Actions) {
    let tk = cx.tk;
    widgets::card(ui.painter(), tk, rect, 10, tk.surface, tk.border, 0);
    let inner = rect.shrink2(vec2(16.0, 12.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("catching"), |ui| {
        row(ui, 32.0, |ui| {
            if widgets::icon_button(ui, cx, icons::X, cx.t(tx::CLOSE), false, true).clicked() {
                view.panel = Panel::Script;
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                widgets::label(ui, cx.t(tx::CATCH_UP), theme::SECTION, tk.text);
            });
        });
        let s = px.session;
        let line = cx.tf(tx::CATCH_STATE, &[&tx::drift(s.drift_minutes(px.now), cx.lang), &hour(s.forecast_end(px.now))]);
        widgets::wrapped(ui, &line, theme::SMALL, tk.text_secondary);
        ui.add_space(8.0);
        ScrollArea::vertical().id_salt("catching").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            if px.proposals.is_empty() && s.taken.is_empty() {
                widgets::wrapped(ui, cx.t(tx::NOTHING_TO_CATCH), theme::BODY, tk.text_secondary);
            }
            for proposal in px.proposals {
                let saves = cx.tf(tx::SAVES, &[&(proposal.saves as f64 / MINUTE as f64).round().to_string()]);
                if offer(ui, cx, &words(cx, px, &proposal.what), &saves, (cx.t(tx::TAKE), proposal.needed)) {
                    out.push(Action::Teach(Act::Take(proposal.what.clone())));
                }
            }
            if !s.taken.is_empty() {
                widgets::label(ui, cx.t(tx::TAKEN), theme::SMALL.bold(), tk.text_secondary);
            }
            for what in &s.taken {
                if offer(ui, cx, &words(cx, px, what), "", (cx.t(tx::TAKE_BACK), false)) {
                    out.push(Action::Teach(Act::TakeBack(what.clone())));
                }
            }
        });
    });
}

fn offer(ui: &mut Ui, cx: &Cx<'_>, what: &str, saves: &str, (verb, needed): (&str, bool)) -> bool {
    let tk = cx.tk;
    let mut clicked = false;
    let fill = if needed { tk.accent_tint } else { tk.surface_sunken };
    Frame::new().fill(fill).corner_radius(8.0).inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        widgets::wrapped(ui, what, theme::BODY, tk.text);
        row(ui, 28.0, |ui| {
            clicked = Btn::secondary(verb).small().show(ui, cx).clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| widgets::label(ui, saves, theme::SMALL, tk.text_secondary));
        });
    });
    clicked
}

/// What a way to catch up does.
fn words(cx: &Cx<'_>, px: &PresenterCx<'_>, what: &CatchUp) -> String {
    let part = |id: &str| px.session.parts().iter().find(|p| p.id == id);
    match what {
        CatchUp::Skip { page } => cx.tf(tx::DO_SKIP, &[&px.name(page, cx.lang)]),
        CatchUp::Shorten { part: id, to } | CatchUp::Cut { part: id, to } => {
            let Some(part) = part(id) else { return String::new() };
            let text = if part.is_break() { tx::DO_CUT } else { tx::DO_SHORTEN };
            cx.tf(text, &[&tx::part_name(part, cx.lang), &part.total().to_string(), &to.to_string()])
        }
    }
}
