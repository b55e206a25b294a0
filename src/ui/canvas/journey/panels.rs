//! What opens beside or above the grid: persona and scope, examples, the task, the question before a stage goes.

use egui::{Align2, Id, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{Fx, JourneyView, Panel, inspector};
use crate::{
    model::{
        doc::Value,
        exercise::journey as model,
        scene::journey::split_name,
        stamp::ItemId,
        template::LaneType,
        texts::{journey as t, kit},
    },
    ui::{
        canvas::kit::{guide_ui, task_ui},
        cx::{Action, Actions, Tone},
        icons, theme,
        widgets::{self, Btn, Chip, Input, icon_button},
    },
};

/// The panel at the right.
pub(super) fn side(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions) {
    let (rect, tk) = (ui.max_rect(), fx.cx.tk);
    ui.painter().rect_filled(rect, egui::CornerRadius { se: 9, ..egui::CornerRadius::ZERO }, tk.surface);
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, tk.border_subtle));
    // The panel hides what lies below it from the pointer as well.
    let _ground = ui.interact(rect, ui.unique_id().with("side ground"), egui::Sense::click());
    let inner = Rect::from_min_max(rect.min + vec2(16.0, 12.0), rect.max - vec2(4.0, 0.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("panel"));
    let salt = match view.panel {
        Panel::Inspector => "inspector",
        Panel::Examples => "examples",
        Panel::Task => "task",
        Panel::Guide => "guide",
    };
    ScrollArea::vertical().id_salt(salt).auto_shrink(false).show(&mut child, |ui| {
        ui.set_width(inner.width() - 12.0);
        match view.panel {
            Panel::Inspector => inspector::inspector(ui, fx, view, out),
            Panel::Examples => examples(ui, fx, view),
            Panel::Task => task(ui, fx, view),
            Panel::Guide => guide(ui, fx, view),
        }
    });
}

fn heading(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, title: &str) {
    let cx = fx.cx;
    ui.horizontal(|ui| {
        ui.set_width(ui.available_width());
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button(ui, cx, icons::X, cx.t(t::CLOSE), false, true).clicked() {
                view.panel_open = Some(false);
                view.panel = Panel::Inspector;
                view.want_focus = true;
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                widgets::label(ui, title, theme::TITLE, cx.tk.text);
            });
        });
    });
}

/// What a field of an example is called: a lane, a field of a tab, or its own id.
fn example_name(fx: &Fx<'_>, key: &str) -> String {
    let cx = fx.cx;
    if let Some(lane) = fx.plan.lanes.iter().find(|l| l.id == key || format!("lane:{}", l.id) == key) {
        return split_name(cx.bi(&lane.t)).0.to_owned();
    }
    let key = key.strip_prefix("tab:").unwrap_or(key);
    if let Some((tab, field)) = key.split_once('.') {
        let of = fx.plan.tabs.iter().find(|x| x.id == tab).and_then(|x| x.fields.iter().find(|f| f.id == field));
        if let Some(of) = of {
            return cx.bi(&of.t).to_owned();
        }
    }
    let flags = if key == "flags" { cx.t(t::MARKS) } else { key };
    flags.to_owned()
}

fn examples(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    heading(ui, fx, view, cx.t(t::EXAMPLES));
    let list = &fx.ex.exercise.template.examples;
    if list.is_empty() {
        widgets::wrapped(ui, cx.t(t::NO_EXAMPLES), theme::SMALL, tk.text_tertiary);
    }
    for example in list {
        ui.add_space(10.0);
        let frame = egui::Frame::new().fill(tk.bg_canvas).stroke(Stroke::new(1.0, tk.border_subtle)).corner_radius(10.0);
        frame.inner_margin(Margin::same(12)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 4.0;
            widgets::chip(ui, cx, Chip::Warning, Some(icons::SPARKLE), cx.t(t::FICTION));
            widgets::wrapped(ui, cx.bi(&example.title), theme::SECTION, tk.text);
            for (key, texts) in &example.fields {
                ui.add_space(4.0);
                widgets::wrapped(ui, &example_name(fx, key), theme::CAPTION, tk.text_tertiary);
                for text in texts {
                    widgets::wrapped(ui, &flag_name(fx, key, cx.bi(text)), theme::SMALL, tk.text);
                }
            }
        });
    }
}

/// Flags are named by their ids in examples, and scores carry their sign.
fn flag_name(fx: &Fx<'_>, key: &str, text: &str) -> String {
    let scored = fx.plan.lanes.iter().any(|l| matches!(l.ty, LaneType::Score { .. }) && key.trim_start_matches("lane:") == l.id);
    if let (true, Ok(score)) = (scored, text.parse::<f64>()) {
        return crate::model::scene::journey::signed(score);
    }
    let flag = fx.plan.flags.iter().find(|f| key == "flags" && f.id == text);
    flag.map_or_else(|| text.to_owned(), |f| fx.cx.bi(&f.t).to_owned())
}

fn task(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView) {
    heading(ui, fx, view, fx.cx.t(t::TASK));
    task_ui(ui, fx.cx, fx.ex);
}

fn guide(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView) {
    heading(ui, fx, view, fx.cx.t(kit::GUIDE));
    guide_ui(ui, fx.cx, fx.ex);
}

/// Persona, goal, scope: one row of fields above the grid.
pub(super) fn header(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions) {
    let (cx, tk, rect) = (fx.cx, fx.cx.tk, ui.max_rect());
    ui.painter().rect_filled(rect, 0.0, tk.surface);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tk.border_subtle));
    let n = fx.plan.header.len().max(1) as f32;
    let width = ((rect.width() - 24.0 - 40.0) / n - 12.0).max(80.0);
    for (i, of) in fx.plan.header.iter().enumerate() {
        let left = rect.left() + 12.0 + i as f32 * (width + 12.0);
        let name = cx.bi(&of.t);
        let caption = Rect::from_min_size(pos2(left, rect.top() + 6.0), vec2(width, 20.0));
        widgets::paint_in(ui.painter(), caption, Align2::LEFT_CENTER, name, theme::CAPTION, tk.text_secondary);
        let at = Rect::from_min_size(pos2(left, rect.top() + 28.0), vec2(width, 36.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(at).id_salt(("header", i)));
        let mut text = fx.doc.text(ItemId::HEADER, &of.id).to_owned();
        let id = Id::unique("journey-header").with(&of.id);
        let field = Input::new(id, name).style(theme::SMALL).hint(cx.bi(&of.hint)).limit(300);
        let response = child.add_enabled_ui(!fx.ex.read_only, |ui| field.show(ui, cx, &mut text)).inner;
        if response.changed() {
            fx.push(out, model::put_header(fx.doc, &of.id, Value::text(&text)));
        }
        if response.lost_focus() {
            fx.end_burst(out);
        }
        if view.want_field.as_deref() == Some(of.id.as_str()) {
            response.request_focus();
            view.want_field = None;
        }
    }
    let close = Rect::from_min_size(pos2(rect.right() - 44.0, rect.top() + 28.0), vec2(32.0, 32.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(close).id_salt("close"));
    if icon_button(&mut child, cx, icons::X, cx.t(t::CLOSE), false, true).clicked() {
        view.header_open = false;
    }
}

/// The question before a stage goes with everything in it.
pub(super) fn dialogs(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions) {
    let Some(stage) = view.ask else { return };
    let cx = fx.cx;
    let dropped = model::count_stage(fx.plan, &fx.journey, fx.doc, stage);
    let name = fx.name(stage).to_owned();
    let (sure, close) = widgets::dialog(ui.ctx(), cx, Id::unique("journey-delete-stage"), 456.0, |ui| {
        let sentence = cx.tf(t::DEL_STAGE_T, &[&dropped.touchpoints.to_string(), &dropped.cells.to_string()]);
        widgets::dialog_title(ui, cx, None, &cx.tf(t::DEL_STAGE_Q, &[&name]), &sentence);
        ui.add_space(8.0);
        let mut sure = None;
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if Btn::danger(cx.t(t::DELETE)).show(ui, cx).clicked() {
                sure = Some(true);
            }
            let cancel = Btn::secondary(cx.t(t::CANCEL)).show(ui, cx);
            if ui.memory(|m| m.focused().is_none()) {
                cancel.request_focus();
            }
            if cancel.clicked() {
                sure = Some(false);
            }
        });
        sure
    });
    if sure == Some(true) {
        fx.push(out, model::delete_stage(fx.plan, &fx.journey, fx.doc, stage));
        let text = cx.tf(t::DELETED, &[&name, &dropped.cells.to_string()]);
        out.push(Action::Toast { tone: Tone::Info, text, undo: true });
        view.stage = None;
    }
    if close || sure.is_some() {
        view.ask = None;
    }
}
