//! Context menus of cells, touchpoints, cards and stages, each verb with its key.

use egui::{Popup, Response, Ui};

use super::{Fx, JourneyView, Sel, depts::Depts, edit, keys, width};
use crate::{
    model::{
        exercise::{
            feed::origin,
            journey::{self as model, Row, has_flag, is_cards},
        },
        template::{LaneType, Options},
        texts::journey as t,
    },
    ui::{
        command::Command,
        cx::{Action, Actions},
        icons, widgets,
    },
};

fn key(command: Command) -> String {
    command.key_name(cfg!(target_os = "macos"))
}

fn open(fx: &Fx<'_>, response: &Response, content: impl FnOnce(&mut Ui)) {
    let frame = widgets::menu_frame(fx.cx.tk);
    Popup::context_menu(response).frame(frame).width(230.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        content(ui);
    });
}

/// A row of the menu: icon, words, key, danger.
fn row(ui: &mut Ui, fx: &Fx<'_>, icon: char, words: &str, key: &str, danger: bool) -> bool {
    widgets::menu_row(ui, fx.cx, Some(icon), words, key, danger, !fx.ex.read_only).clicked()
}

/// The menu of a cell, a card or a touchpoint.
pub(super) fn cell(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, response: &Response, sel: Sel) {
    if response.secondary_clicked() {
        edit::finish(fx, view, out);
        let inside = view.anchor.is_some();
        if !inside {
            view.select(sel.tp, sel.row, sel.card);
            view.reveal = false;
        }
    }
    open(fx, response, |ui| match sel.row {
        Row::Name => touchpoint(ui, fx, view, out, sel),
        Row::Lane(lane) => content(ui, fx, view, out, sel, lane),
    });
}

fn content(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, sel: Sel, lane: usize) {
    let cx = fx.cx;
    let Some(of) = fx.plan.lanes.get(lane) else { return };
    if matches!(of.ty, LaneType::Score { .. }) {
        if row(ui, fx, icons::MINUS, Command::EmotionDown.info().text.get(cx.lang), &key(Command::EmotionDown), false) {
            keys::nudge(fx, out, sel.tp, Some(lane), -1.0);
        }
        if row(ui, fx, icons::PLUS, Command::EmotionUp.info().text.get(cx.lang), &key(Command::EmotionUp), false) {
            keys::nudge(fx, out, sel.tp, Some(lane), 1.0);
        }
    }
    if row(ui, fx, icons::PENCIL_SIMPLE, cx.t(t::M_EDIT), "Enter", false) {
        edit::begin(fx, view, false);
    }
    if is_cards(of) && row(ui, fx, icons::PLUS, cx.t(t::M_ADD_CARD), "Shift Enter", false) {
        edit::begin_card(fx, view, sel.tp, lane, usize::MAX);
    }
    if let (Some(card), LaneType::Cards { tag }) = (sel.card, &of.ty) {
        for opt in tag.list(&fx.plan.departments) {
            let on = fx.doc.text(card, "dept") == opt.id;
            let icon = if on { icons::CHECK } else { icons::TAG };
            if row(ui, fx, icon, &cx.tf(t::M_DEPT, &[cx.bi(&opt.t)]), "", false) {
                fx.push(out, model::set_dept(card, if on { "" } else { &opt.id }, cx.bi(&opt.t)));
            }
        }
        // A department that was taken away can at least be taken off the card.
        let dept = fx.doc.text(card, "dept");
        if !dept.is_empty() && !tag.list(&fx.plan.departments).iter().any(|o| o.id == dept) && row(ui, fx, icons::X, cx.t(t::M_NO_DEPT), "", false) {
            fx.push(out, model::set_dept(card, "", cx.t(t::M_NO_DEPT)));
        }
        if *tag != Options::Free && row(ui, fx, icons::PENCIL_SIMPLE, cx.t(t::DEPTS_EDIT), "", false) {
            view.depts = Some(Depts::default());
        }
        if row(ui, fx, icons::COPY, Command::Duplicate.info().text.get(cx.lang), &key(Command::Duplicate), false) {
            keys::duplicate(fx, view, out, sel);
        }
    }
    super::pictures::menu(ui, fx, out, sel);
    let lay = std::rc::Rc::clone(&view.cache.layout);
    if widgets::menu_row(ui, cx, Some(icons::CLIPBOARD), cx.t(t::M_COPY), "Ctrl C", false, true).clicked() {
        keys::copy_cells(fx, view, out, &lay);
    }
    let words = if sel.card.is_some() { t::M_DEL_CARD } else { t::M_CLEAR };
    if row(ui, fx, icons::ERASER, cx.t(words), &key(Command::Delete), sel.card.is_some()) {
        keys::clear(fx, view, out, &lay);
    }
}

fn touchpoint(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, sel: Sel) {
    let cx = fx.cx;
    let name = |c: Command| c.info().text.get(cx.lang);
    if row(ui, fx, icons::PENCIL_SIMPLE, cx.t(t::M_RENAME), "Enter", false) {
        edit::begin(fx, view, false);
    }
    let mot = if has_flag(fx.doc, sel.tp, "mot") { t::UNMARK } else { t::MARK };
    if row(ui, fx, icons::FLAG, cx.t(mot), &key(Command::MarkMot), false) {
        keys::toggle_flag(fx, out, sel.tp, "mot");
    }
    if row(ui, fx, icons::PLUS, cx.t(t::M_ADD_AFTER), &key(Command::AddTouchpoint), false) {
        edit::add_touchpoint(fx, view, out, (Some(sel.tp), None));
    }
    if row(ui, fx, icons::ARROW_LEFT, name(Command::MoveLeft), &key(Command::MoveLeft), false) {
        keys::shift(fx, view, out, sel.tp, false);
    }
    if row(ui, fx, icons::ARROW_RIGHT, name(Command::MoveRight), &key(Command::MoveRight), false) {
        keys::shift(fx, view, out, sel.tp, true);
    }
    if row(ui, fx, icons::COPY, name(Command::Duplicate), &key(Command::Duplicate), false) {
        keys::duplicate(fx, view, out, sel);
    }
    let origin = fx.doc.get(sel.tp).is_some_and(|tp| !origin(tp).is_empty());
    for command in [Command::Feed, Command::CopyInto].into_iter().chain(origin.then_some(Command::GoOrigin)) {
        if row(ui, fx, command.info().icon, name(command), &key(command), false) {
            out.push(Action::Do(command));
        }
    }
    if row(ui, fx, icons::TRASH, name(Command::DeleteTouchpoint), &key(Command::DeleteTouchpoint), true) {
        keys::delete_touchpoint(fx, view, out, sel.tp);
    }
}

/// The menu of a stage.
pub(super) fn stage(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, response: &Response, stage: crate::model::stamp::ItemId) {
    if response.secondary_clicked() {
        edit::finish(fx, view, out);
        view.select_stage(stage);
    }
    let cx = fx.cx;
    open(fx, response, |ui| {
        let at = fx.journey.stages.iter().position(|s| s.id == stage).unwrap_or(0);
        if row(ui, fx, icons::PENCIL_SIMPLE, cx.t(t::M_RENAME), "Enter", false) {
            edit::begin_stage(fx, view, stage);
        }
        if row(ui, fx, icons::PLUS, cx.t(t::EMPTY_ADD), "", false) {
            edit::add_touchpoint(fx, view, out, (None, Some(stage)));
        }
        if row(ui, fx, icons::COLUMNS_PLUS_RIGHT, cx.t(t::M_STAGE_AFTER), &key(Command::AddStage), false) {
            edit::add_stage(fx, view, out, Some(stage));
        }
        if at > 0 && row(ui, fx, icons::ARROW_LEFT, cx.t(t::M_STAGE_LEFT), "", false) {
            fx.push(out, model::move_stage(&fx.journey, fx.doc, stage, at - 1));
        }
        if at + 1 < fx.journey.stages.len() && row(ui, fx, icons::ARROW_RIGHT, cx.t(t::M_STAGE_RIGHT), "", false) {
            fx.push(out, model::move_stage(&fx.journey, fx.doc, stage, at + 1));
        }
        if row(ui, fx, icons::ARROWS_HORIZONTAL, cx.t(t::M_WIDER), "Shift →", false) {
            width::change(fx, view, out, stage, width::STEP);
        }
        if row(ui, fx, icons::ARROWS_IN, cx.t(t::M_NARROWER), "Shift ←", false) {
            width::change(fx, view, out, stage, -width::STEP);
        }
        if model::stage_width(fx.doc, stage).is_some() && row(ui, fx, icons::ARROW_COUNTER_CLOCKWISE, cx.t(t::M_WIDTH_RESET), "", false) {
            width::reset(fx, out, stage);
        }
        if row(ui, fx, icons::TRASH, cx.t(t::M_DEL_STAGE), &key(Command::DeleteTouchpoint), true) {
            view.ask = Some(stage);
        }
    });
}
