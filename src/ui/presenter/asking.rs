//! Drawing a name, and groups that report one after the other.

use egui::{Align, Layout, Rect, Ui, UiBuilder, vec2};

use super::{Act, Panel, PresenterCx, PresenterView, row};
use crate::{
    model::texts::{Text, teach as tx},
    ui::{
        cx::{Action, Actions, Cx},
        icons, theme,
        widgets::{self, Btn, Input},
    },
};

/// The card of a panel with its head; the content is added below.
fn panel(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, title: Text, view: &mut PresenterView, add: impl FnOnce(&mut Ui, &mut PresenterView)) {
    widgets::card(ui.painter(), cx.tk, rect, 10, cx.tk.surface, cx.tk.border, 0);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(16.0, 12.0))).id_salt(title.en), |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        row(ui, 32.0, |ui| {
            if widgets::icon_button(ui, cx, icons::X, cx.t(tx::CLOSE), false, true).clicked() {
                view.panel = Panel::Script;
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| widgets::label(ui, cx.t(title), theme::SECTION, cx.tk.text));
        });
        add(ui, view);
    });
}

/// Names are written once, then drawn one after the other.
pub(super) fn lot(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, view: &mut PresenterView, out: &mut Actions) {
    panel(ui, cx, rect, tx::PICK_TITLE, view, |ui, view| {
        if let Some(name) = px.drawn {
            widgets::wrapped(ui, name, theme::PAGE, cx.tk.accent_text);
        }
        widgets::wrapped(ui, cx.t(tx::PICK_HINT), theme::SMALL, cx.tk.text_secondary);
        let id = egui::Id::unique("teach-names");
        let width = ui.available_width();
        let _typed = Input::new(id, cx.t(tx::PICK_HINT)).rows(6).width(width).limit(4000).show(ui, cx, &mut view.names);
        ui.horizontal(|ui| {
            if Btn::primary(cx.t(tx::PICK_GO)).icon(icons::USER_FOCUS).show(ui, cx).clicked() {
                out.push(Action::Teach(Act::Draw(view.names.clone())));
            }
            if px.drawn.is_some() && Btn::secondary(cx.t(tx::CLOSE)).show(ui, cx).clicked() {
                out.push(Action::Teach(Act::Done));
            }
        });
    });
}

/// How many groups, how long each; then who is on.
pub(super) fn groups(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, view: &mut PresenterView, out: &mut Actions) {
    panel(ui, cx, rect, tx::ROUND_TITLE, view, |ui, view| {
        if let Some(round) = &px.session.round {
            let line = cx.tf(tx::GROUP_OF, &[&(round.at + 1).to_string(), &round.groups.to_string()]);
            widgets::wrapped(ui, &line, theme::PAGE, cx.tk.text);
            ui.horizontal(|ui| {
                if Btn::primary(cx.t(tx::NEXT_GROUP)).show(ui, cx).clicked() {
                    out.push(Action::Teach(Act::NextGroup));
                }
                if Btn::secondary(cx.t(tx::STOP_ROUND)).show(ui, cx).clicked() {
                    out.push(Action::Teach(Act::Done));
                }
            });
            return;
        }
        number(ui, cx, tx::ROUND_GROUPS, &mut view.round.0, 30);
        number(ui, cx, tx::ROUND_MINUTES, &mut view.round.1, 30);
        if Btn::primary(cx.t(tx::START)).icon(icons::PLAY).show(ui, cx).clicked() {
            out.push(Action::Teach(Act::Round(view.round.0, view.round.1)));
        }
    });
}

fn number(ui: &mut Ui, cx: &Cx<'_>, name: Text, value: &mut u32, most: u32) {
    ui.push_id(name.en, |ui| {
        ui.horizontal(|ui| {
            widgets::label(ui, cx.t(name), theme::BODY, cx.tk.text);
            if widgets::icon_button(ui, cx, icons::MINUS, &format!("{}: {}", cx.t(name), cx.t(tx::SHORTER)), false, *value > 1).clicked() {
                *value -= 1;
            }
            widgets::label(ui, &value.to_string(), theme::SECTION, cx.tk.text);
            if widgets::icon_button(ui, cx, icons::PLUS, &format!("{}: {}", cx.t(name), cx.t(tx::LONGER)), false, *value < most).clicked() {
                *value += 1;
            }
        });
    });
}
