//! The inspector: everything about one touchpoint in typed fields, section by section with its count.

use egui::{Align2, CornerRadius, Frame, Id, Margin, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Fx, JourneyView, keys, links};
use crate::{
    model::{
        doc::{Op, Value},
        edit::{Edit, Label},
        exercise::journey::{self as model, has_flag, lane_key, score_lane, tab_key},
        scene::journey::{signed, split_name},
        stamp::ItemId,
        template::{Field, Options, Tab},
        texts::journey as t,
    },
    ui::{
        cx::Actions,
        icons, theme,
        widgets::{self, Input, dropdown, icon_button, segmented},
    },
};

/// The field that stands for the panel as a whole when it takes the focus.
pub(super) const PANEL: &str = "panel";

/// Shows the touchpoint that is selected.
pub(super) fn inspector(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    let Some(tp) = view.sel.map(|s| s.tp) else {
        let middle = ui.max_rect().center();
        widgets::paint_icon(ui.painter(), middle - vec2(0.0, 26.0), icons::CURSOR_CLICK, 28.0, tk.text_tertiary);
        widgets::paint(ui.painter(), middle + vec2(0.0, 8.0), Align2::CENTER_CENTER, cx.t(t::PICK_ONE), theme::SMALL, tk.text_tertiary);
        return;
    };
    ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
    title(ui, fx, view, out, tp);
    ui.add_space(2.0);
    emotion(ui, fx, out, tp);
    ui.add_space(4.0);
    flags(ui, fx, view, out, tp);
    for tab in &fx.plan.tabs {
        ui.add_space(8.0);
        section(ui, fx, view, out, (tp, tab));
    }
    if let Some(sel) = view.sel {
        let text = sel.card.map_or_else(|| fx.text(sel.tp, sel.row), |card| fx.doc.text(card, "text").to_owned());
        let _links = widgets::addresses_ui(ui, cx, &text, out);
    }
    ui.add_space(8.0);
    super::pictures::section(ui, fx, view, out, tp);
    ui.add_space(8.0);
    choices(ui, fx, out, tp);
    ui.add_space(8.0);
    links::section(ui, fx, view, out, tp);
    ui.add_space(12.0);
}

fn title(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, tp: ItemId) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    let stage = fx.journey.stage_of(tp).map(|(_, s)| fx.name(s.id)).unwrap_or_default();
    let n = fx.journey.touchpoints().position(|x| x == tp).map_or(0, |i| i + 1);
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(ui.available_width() - 40.0);
            ui.spacing_mut().item_spacing.y = 0.0;
            widgets::label(ui, &cx.tf(t::CRUMB, &[stage, &n.to_string()]), theme::CAPTION, tk.text_tertiary);
            let mut name = fx.name(tp).to_owned();
            let id = Id::unique("journey-title").with(tp);
            let field = Input::new(id, cx.t(t::TOUCHPOINT)).bare().style(theme::TITLE).limit(60).hint(cx.t(t::NEW_TP));
            if ui.add_enabled_ui(!fx.ex.read_only, |ui| field.show(ui, cx, &mut name)).inner.changed() {
                fx.push(out, model::set_text(tp, "name", &name, cx.t(t::TOUCHPOINT)));
            }
        });
        let close = icon_button(ui, cx, icons::X, cx.t(t::CLOSE), false, true);
        if view.want_field.as_deref() == Some(PANEL) {
            close.request_focus();
            view.want_field = None;
        }
        if close.clicked() {
            view.panel_open = Some(false);
            view.want_focus = true;
        }
    });
}

fn emotion(ui: &mut Ui, fx: &Fx<'_>, out: &mut Actions, tp: ItemId) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    let Some((lane, min, max)) = score_lane(fx.plan) else { return };
    let key = fx.plan.lanes.get(lane).map(lane_key).unwrap_or_default();
    let score = fx.doc.value(tp, &key).as_num();
    ui.horizontal(|ui| {
        widgets::label(ui, cx.t(t::EMOTION), theme::SMALL, tk.text_secondary);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let room = !fx.ex.read_only;
            if icon_button(
                ui,
                cx,
                icons::PLUS,
                cx.t(crate::model::texts::command::EMOTION_UP),
                false,
                room && score.is_none_or(|s| s < f64::from(max)),
            )
            .clicked()
            {
                keys::nudge(fx, out, tp, None, 1.0);
            }
            let (icon, ink) = match score {
                None => (icons::SMILEY_BLANK, tk.text_tertiary),
                Some(s) if s > 0.0 => (icons::SMILEY, tk.pos_text),
                Some(s) if s < 0.0 => (icons::SMILEY_SAD, tk.neg_text),
                Some(_) => (icons::SMILEY_MEH, tk.text_secondary),
            };
            let words = score.map_or_else(|| cx.t(t::NO_SCORE).to_owned(), signed);
            let galley = widgets::galley(ui.painter(), &words, theme::SMALL.bold(), ink, 120.0, 1);
            let (at, response) = ui.allocate_exact_size(vec2(galley.size().x + 38.0, 28.0), Sense::hover());
            response.widget_info(|| WidgetInfo::slider(room, score.unwrap_or(0.0), cx.t(t::EMOTION)));
            widgets::card(ui.painter(), tk, at, 7, tk.surface_raised, tk.border, 1);
            widgets::paint_icon(ui.painter(), pos2(at.left() + 16.0, at.center().y), icon, 16.0, ink);
            ui.painter().galley(pos2(at.left() + 28.0, at.center().y - galley.size().y / 2.0), galley, ink);
            if icon_button(
                ui,
                cx,
                icons::MINUS,
                cx.t(crate::model::texts::command::EMOTION_DOWN),
                false,
                room && score.is_none_or(|s| s > f64::from(min)),
            )
            .clicked()
            {
                keys::nudge(fx, out, tp, None, -1.0);
            }
        });
    });
}

fn flags(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, tp: ItemId) {
    let cx = fx.cx;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for flag in &fx.plan.flags {
            let on = has_flag(fx.doc, tp, &flag.id);
            let response = toggle(ui, fx, split_name(cx.bi(&flag.t)).0, on, flag.id == "mot");
            if view.want_field.as_deref().and_then(|f| f.strip_prefix("flag:")) == Some(flag.id.as_str()) {
                response.request_focus();
                view.want_field = None;
            }
            let clicked = response.clicked() && !fx.ex.read_only;
            let hint = if flag.hint.is_empty() { cx.bi(&flag.t) } else { cx.bi(&flag.hint) };
            let _shown = widgets::tooltip(response, cx, hint);
            if clicked {
                keys::toggle_flag(fx, out, tp, &flag.id);
            }
        }
    });
}

/// A chip that is on or off; on is filled and checked, the moment of truth carries its flag.
fn toggle(ui: &mut Ui, fx: &Fx<'_>, name: &str, on: bool, mot: bool) -> egui::Response {
    let tk = fx.cx.tk;
    let (fill, ink, line) = match (on, mot) {
        (true, true) => (tk.mot_tint, tk.mot_text, tk.mot_tint),
        (true, false) => (tk.selected, tk.accent_text, tk.selected),
        (false, _) => (tk.surface, tk.text_secondary, tk.border),
    };
    let galley = widgets::galley(ui.painter(), name, theme::CAPTION, ink, f32::INFINITY, 1);
    let icon = if on || mot { 18.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 20.0 + icon, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, !fx.ex.read_only, on, name));
    let chip = rect.shrink2(vec2(0.0, 1.0));
    let fill = if response.hovered() && !on { tk.hover } else { fill };
    ui.painter().rect(chip, CornerRadius::same(13), fill, Stroke::new(1.0, line), StrokeKind::Inside);
    let at = pos2(rect.left() + 16.0, rect.center().y);
    match (mot, on) {
        (true, true) => widgets::icon_fill(ui.painter(), at, icons::FLAG, 14.0, ink),
        (true, false) => widgets::paint_icon(ui.painter(), at, icons::FLAG, 14.0, ink),
        (false, true) => widgets::paint_icon(ui.painter(), at, icons::CHECK, 13.0, ink),
        (false, false) => {}
    }
    ui.painter().galley(pos2(rect.left() + 10.0 + icon, rect.center().y - galley.size().y / 2.0), galley, ink);
    widgets::ring_if_focused(ui, fx.cx, &response, 13);
    response
}

/// The head of a section: name, count, and a caret that folds it.
pub(super) fn head(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, (id, name): (&str, &str), (count, full): (&str, bool)) -> bool {
    let tk = fx.cx.tk;
    let open = !view.closed.contains(id);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, format!("{name} {count}")));
    widgets::paint(ui.painter(), rect.left_center(), Align2::LEFT_CENTER, name, theme::SMALL.bold(), tk.text);
    let ink = if full { tk.success_text } else { tk.text_tertiary };
    widgets::paint(ui.painter(), rect.right_center() - vec2(18.0, 0.0), Align2::RIGHT_CENTER, count, theme::CAPTION, ink);
    let caret = if open { icons::CARET_UP } else { icons::CARET_DOWN };
    widgets::paint_icon(ui.painter(), rect.right_center() - vec2(6.0, 0.0), caret, 12.0, tk.text_tertiary);
    widgets::ring_if_focused(ui, fx.cx, &response, 6);
    if response.clicked() {
        if open {
            view.closed.insert(id.to_owned());
        } else {
            view.closed.remove(id);
        }
    }
    open
}

fn section(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, (tp, tab): (ItemId, &Tab)) {
    let cx = fx.cx;
    let filled = |f: &Field| !fx.doc.value(tp, &tab_key(&tab.id, &f.id)).is_blank();
    let have = tab.fields.iter().filter(|f| filled(f)).count();
    // A jump to one of its fields unfolds the section.
    let wanted = view.want_field.clone().and_then(|k| tab.fields.iter().position(|f| tab_key(&tab.id, &f.id) == k));
    if wanted.is_some() {
        view.closed.remove(&tab.id);
    }
    let count = format!("{have}/{}", tab.fields.len());
    if !head(ui, fx, view, (&tab.id, cx.bi(&tab.t)), (&count, have == tab.fields.len())) {
        return;
    }
    if tab.id == "scenarios" {
        view.tab_part = wanted.unwrap_or(view.tab_part).min(tab.fields.len().saturating_sub(1));
        let short: Vec<String> = tab.fields.iter().map(|f| scenario_name(cx.bi(&f.t))).collect();
        let options: Vec<(Option<char>, &str)> = short.iter().map(|n| (None, n.as_str())).collect();
        ui.push_id("scenarios", |ui| {
            if let Some(part) = compact_segments(ui, fx, &options, view.tab_part) {
                view.tab_part = part;
            }
        });
        if let Some(of) = tab.fields.get(view.tab_part) {
            field(ui, fx, view, out, (tp, tab, of), 2);
        }
        return;
    }
    for of in &tab.fields {
        if of.ty == crate::model::template::FieldType::Image {
            let name = cx.bi(&of.t);
            widgets::label(ui, name, theme::CAPTION, cx.tk.text_tertiary);
            widgets::picture_field_ui(ui, cx, fx.ex, (tp, &tab_key(&tab.id, &of.id)), name, out);
            continue;
        }
        field(ui, fx, view, out, (tp, tab, of), 1);
    }
}

/// 失误服务:预防 is 预防 in the switch, Standard service is Standard.
fn scenario_name(name: &str) -> String {
    let last = split_name(name);
    let word = if last.1.is_empty() { last.0 } else { last.1 };
    let word = word.strip_suffix(" service").unwrap_or(word);
    word.chars().take(14).collect()
}

/// The segmented switch where it fits, else two rows of it.
fn compact_segments(ui: &mut Ui, fx: &Fx<'_>, options: &[(Option<char>, &str)], current: usize) -> Option<usize> {
    let wide: f32 =
        options.iter().map(|(_, n)| widgets::galley(ui.painter(), n, theme::SMALL, fx.cx.tk.text, f32::INFINITY, 1).size().x + 25.0).sum();
    if wide <= ui.available_width() {
        return segmented(ui, fx.cx, options, current);
    }
    let names: Vec<String> = options.iter().map(|(_, n)| (*n).to_owned()).collect();
    let shown = names.get(current).cloned().unwrap_or_default();
    dropdown(ui, fx.cx, &shown, &shown, &names, ui.available_width())
}

/// A field with its name inside the frame; a leading letter (A, B, C) stands in a tile beside it.
pub(super) fn field(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, (tp, tab, of): (ItemId, &Tab, &Field), rows: usize) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    let key = tab_key(&tab.id, &of.id);
    let full = cx.bi(&of.t);
    let (letter, name) = match full.split_once(' ') {
        Some((letter, rest)) if letter.len() == 1 => (letter, rest),
        _ => ("", full),
    };
    ui.horizontal_top(|ui| {
        if !letter.is_empty() {
            let (tile, _) = ui.allocate_exact_size(Vec2::splat(22.0), Sense::hover());
            ui.painter().rect_filled(tile, 6.0, tk.surface_sunken);
            widgets::paint(ui.painter(), tile.center(), Align2::CENTER_CENTER, letter, theme::SMALL.bold(), tk.text);
        }
        ui.vertical(|ui| {
            ui.set_width(ui.available_width());
            let id = Id::unique("journey-field").with((tp, &tab.id, &of.id));
            let active = ui.memory(|m| m.has_focus(id));
            let stroke = if active { Stroke::new(2.0, tk.accent) } else { Stroke::new(1.0, tk.border) };
            let margin = Margin { left: 10, right: 10, top: 5, bottom: 6 };
            let frame = Frame::new().fill(tk.surface).stroke(Stroke::new(2.0, egui::Color32::TRANSPARENT)).corner_radius(7.0).inner_margin(margin);
            let shown = frame.outer_margin(Margin::same(-2)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.set_width(ui.available_width());
                widgets::label(ui, name, theme::CAPTION, tk.text_tertiary);
                let mut text = fx.doc.text(tp, &key).to_owned();
                let hint = cx.bi(&of.hint);
                let response = area(ui, fx, (id, full, hint), rows, &mut text);
                if response.changed() {
                    fx.push(out, model::set_text(tp, &key, &text, name));
                }
                if response.lost_focus() {
                    fx.end_burst(out);
                }
                if view.want_field.as_deref() == Some(key.as_str()) {
                    response.request_focus();
                    response.scroll_to_me(None);
                    view.want_field = None;
                }
            });
            let at = shown.response.rect;
            ui.painter().rect_stroke(at, CornerRadius::same(7), stroke, StrokeKind::Inside);
        });
    });
}

/// A text that begins with few rows and grows as it is written.
fn area(ui: &mut Ui, fx: &Fx<'_>, (id, name, hint): (Id, &str, &str), rows: usize, text: &mut String) -> egui::Response {
    let tk = fx.cx.tk;
    let style = theme::SMALL;
    let mut layouter = |ui: &Ui, text: &dyn egui::TextBuffer, wrap: f32| {
        let format = egui::TextFormat { font_id: style.font(), color: tk.text, line_height: Some(style.line), ..Default::default() };
        let mut job = egui::text::LayoutJob::single_section(text.as_str().to_owned(), format);
        job.wrap.max_width = wrap;
        ui.fonts_mut(|f| f.layout_job(job))
    };
    let hint = egui::RichText::new(hint).font(style.font()).color(tk.text_tertiary);
    let edit = egui::TextEdit::multiline(text).id(id).hint_text(hint).layouter(&mut layouter).font(style.font());
    let edit = edit.frame(Frame::NONE).desired_rows(rows).desired_width(ui.available_width()).char_limit(2000);
    let response = ui.add_enabled(!fx.ex.read_only, edit);
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(!fx.ex.read_only, "", text.as_str(), "");
        info.label = Some(name.to_owned());
        info
    });
    response
}

/// Channel, lead department and other choices of the touchpoint.
fn choices(ui: &mut Ui, fx: &Fx<'_>, out: &mut Actions, tp: ItemId) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    for of in fx.plan.touchpoint.iter().filter(|f| !matches!(f.id.as_str(), "name" | "stage")) {
        let list = of.opt.list(&fx.plan.departments);
        if matches!(of.opt, Options::Free) || list.is_empty() {
            continue;
        }
        ui.horizontal(|ui| {
            let name = cx.bi(&of.t);
            let (at, _) = ui.allocate_exact_size(vec2(96.0, 32.0), Sense::hover());
            widgets::paint_in(ui.painter(), Rect::from_min_size(at.min, at.size()), Align2::LEFT_CENTER, name, theme::SMALL, tk.text_secondary);
            let current = fx.doc.text(tp, &of.id);
            // A department that was taken away is still the one that was chosen.
            let gone = || if of.opt == Options::Departments && !current.is_empty() { fx.dept(current) } else { String::new() };
            let shown = list.iter().find(|o| o.id == current).map_or_else(gone, |o| cx.bi(&o.t).to_owned());
            let mut options: Vec<String> = list.iter().map(|o| cx.bi(&o.t).to_owned()).collect();
            options.push(cx.t(t::NONE).to_owned());
            let width = ui.available_width();
            let chosen = ui.push_id(&of.id, |ui| dropdown(ui, cx, name, &shown, &options, width)).inner;
            if let Some(chosen) = chosen {
                let value = list.get(chosen).map_or(Value::Empty, |o| Value::text(&o.id));
                let label = Label { text: t::E_FIELD, arg: name.to_owned() };
                fx.push(out, Edit::new(label).with(Op::set(tp, of.id.as_str(), value)));
            }
        });
    }
}
