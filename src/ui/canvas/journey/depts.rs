//! The dialog in which a class names its own departments: rename in place, add to front or back, take away.

use egui::{Id, Ui};

use super::{Fx, JourneyView};
use crate::{
    model::{exercise::journey as model, template::Opt, texts::journey as t},
    ui::{
        cx::Actions,
        icons, theme,
        widgets::{self, Btn, Input, icon_button},
    },
};

/// What the open dialog remembers: the field being written and the one that wants the focus.
#[derive(Default)]
pub(super) struct Depts {
    typing: Option<(String, String)>,
    want: Option<String>,
}

fn field_id(option: &str) -> Id {
    Id::unique("journey-department").with(option)
}

/// Shows the dialog, if it is open.
pub(super) fn dialog(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions) {
    let Some(mut open) = view.depts.take() else { return };
    let cx = fx.cx;
    let (done, close) = widgets::dialog(ui.ctx(), cx, Id::unique("journey-departments"), 456.0, |ui| {
        widgets::dialog_title(ui, cx, None, cx.t(t::DEPTS), cx.t(t::DEPTS_T));
        ui.spacing_mut().item_spacing.y = 6.0;
        let room = (ui.ctx().content_rect().height() - 300.0).max(160.0);
        egui::ScrollArea::vertical().max_height(room).show(ui, |ui| {
            side(ui, fx, out, &mut open, (true, &fx.plan.departments.front));
            ui.add_space(10.0);
            side(ui, fx, out, &mut open, (false, &fx.plan.departments.back));
        });
        ui.add_space(10.0);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let done = Btn::primary(cx.t(t::DEPTS_DONE)).show(ui, cx);
            if ui.memory(|m| m.focused().is_none()) && open.want.is_none() {
                done.request_focus();
            }
            done.clicked()
        })
        .inner
    });
    if done || close {
        fx.end_burst(out);
        view.want_focus = true;
    } else {
        view.depts = Some(open);
    }
}

fn side(ui: &mut Ui, fx: &Fx<'_>, out: &mut Actions, open: &mut Depts, (front, list): (bool, &[Opt])) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    let (title, add) = if front { (t::DEPT_FRONT, t::DEPT_ADD_FRONT) } else { (t::DEPT_BACK, t::DEPT_ADD_BACK) };
    widgets::label(ui, cx.t(title), theme::SMALL.bold(), tk.text_secondary);
    for opt in list {
        ui.push_id(&opt.id, |ui| row(ui, fx, out, open, opt));
    }
    if !fx.ex.read_only && Btn::text(cx.t(add)).icon(icons::PLUS).small().show(ui, cx).clicked() {
        let (edit, id) = model::add_department(fx.plan, fx.doc, fx.cx.ids, front, cx.t(t::DEPT_NEW));
        fx.push(out, edit);
        open.want = Some(id);
    }
}

fn row(ui: &mut Ui, fx: &Fx<'_>, out: &mut Actions, open: &mut Depts, opt: &Opt) {
    let cx = fx.cx;
    let name = cx.bi(&opt.t);
    ui.horizontal(|ui| {
        let id = field_id(&opt.id);
        // An emptied field stays empty while one writes; the name only changes to something.
        let typing = open.typing.as_ref().filter(|(of, _)| *of == opt.id).map(|(_, text)| text.clone());
        let mut text = typing.unwrap_or_else(|| name.to_owned());
        let width = ui.available_width() - 44.0;
        let field = ui.scope(|ui| {
            ui.set_width(width);
            ui.add_enabled_ui(!fx.ex.read_only, |ui| Input::new(id, name).limit(20).show(ui, cx, &mut text)).inner
        });
        let response = field.inner;
        if response.changed() {
            if !text.trim().is_empty() {
                fx.push(out, model::rename_department(fx.doc, &opt.id, &text));
            }
            open.typing = Some((opt.id.clone(), text));
        }
        if response.lost_focus() {
            open.typing = None;
            fx.end_burst(out);
        }
        if open.want.as_deref() == Some(opt.id.as_str()) {
            open.want = None;
            response.request_focus();
            // The new name is selected, so that typing replaces it.
            let all = egui::text::CCursorRange::two(egui::text::CCursor::new(0), egui::text::CCursor::new(name.chars().count()));
            let mut state = egui::text_edit::TextEditState::load(ui.ctx(), id).unwrap_or_default();
            state.cursor.set_char_range(Some(all));
            state.store(ui.ctx(), id);
        }
        if icon_button(ui, cx, icons::TRASH, &cx.tf(t::DEPT_DELETE, &[name]), false, !fx.ex.read_only).clicked() {
            fx.push(out, model::remove_department(fx.plan, fx.doc, &opt.id, cx.lang));
        }
    });
}
