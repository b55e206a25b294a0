//! The assumptions: a slider and a box for each figure, by case; matrices and vectors as small grids.

use egui::{Align, Align2, CornerRadius, Id, Layout, Rect, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{CalcView, Show, grid};
use crate::{
    model::{
        figure,
        template::{CalcInput, CalcTool, CalcType},
        text::Lang,
        texts::score as t,
    },
    ui::{
        canvas::score::number::{NumBox, Typed, number_box},
        chart::nice_step,
        cx::{Action, Actions},
        icons, theme,
        widgets::{self, Btn, Chip},
    },
};

fn box_id(show: &Show<'_>, input: &CalcInput, case: usize) -> Id {
    show.bench.base.with(("input", input.id.as_str(), if input.shared { 0 } else { case }))
}

/// Puts the focus into the first figure.
pub(super) fn focus_first(ui: &Ui, show: &Show<'_>, case: usize) {
    if let Some(input) = show.calc.plan.inputs.iter().find(|i| matches!(i.ty, CalcType::Number | CalcType::Percent)) {
        ui.memory_mut(|m| m.request_focus(box_id(show, input, case)));
    }
}

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut CalcView, rect: Rect, out: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let inner = rect.shrink2(vec2(16.0, 12.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("inputs"));
    let ui = &mut child;
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.allocate_ui_with_layout(vec2(inner.width(), 32.0), Layout::right_to_left(Align::Center), |ui| {
        let own = show.calc.changed() > 0;
        if show.bench.can_edit()
            && Btn::secondary(show.t(t::RESET)).icon(icons::ARROW_COUNTER_CLOCKWISE).small().enabled(own).show(ui, cx).clicked()
            && own
        {
            show.bench.push(out, show.calc.reset());
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| widgets::label(ui, show.t(t::ASSUMPTIONS), theme::SECTION, tk.text));
    });
    if show.calc.cases() > 1 {
        cases(ui, show, view);
    }
    if let Some((have, want)) = show.calc.off_sum(view.case) {
        let text = show.tf(t::SUM_OFF, &[&figure::short(have, 1), &figure::short(want, 1)]);
        ui.horizontal_top(|ui| {
            widgets::icon(ui, icons::WARNING_OCTAGON, 16.0, tk.danger_text);
            widgets::wrapped(ui, &text, theme::SMALL, tk.danger_text);
        });
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(inner.width() - 4.0);
        ui.spacing_mut().item_spacing.y = 5.0;
        let own = show.calc.plan.inputs.iter().filter(|i| !i.shared || show.calc.cases() == 1);
        for input in own {
            one(ui, show, input, view.case, out);
        }
        if show.calc.cases() > 1 {
            ui.add_space(4.0);
            widgets::label(ui, show.t(t::SHARED), theme::SMALL.bold(), tk.text_secondary);
            for input in show.calc.plan.inputs.iter().filter(|i| i.shared) {
                one(ui, show, input, view.case, out);
            }
        }
        ui.add_space(8.0);
        source(ui, show);
        ui.add_space(8.0);
    });
}

/// The case that is typed into; its name wraps over two rows of chips where tabs are many.
fn cases(ui: &mut Ui, show: &Show<'_>, view: &mut CalcView) {
    let cx = show.bench.cx;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for case in 0..show.calc.cases() {
            let name = show.calc.case_name(case, cx.lang);
            let here = view.case == case;
            let response = widgets::chip(ui, cx, if here { Chip::Accent } else { Chip::Outline }, None, name);
            let response = ui.interact(response.rect, show.bench.base.with(("case", case)), Sense::click());
            response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, true, here, name));
            widgets::ring_if_focused(ui, cx, &response, 11);
            if response.clicked() {
                view.case = case;
            }
        }
    });
}

/// The unit in brackets at the end of a name, and the name without it.
fn unit(input: &CalcInput, lang: Lang) -> (String, String) {
    let name = input.t.get(lang);
    if input.ty == CalcType::Percent {
        return (name.to_owned(), "%".to_owned());
    }
    let (open, close) = if lang == Lang::Zh { ('（', '）') } else { ('(', ')') };
    match name.strip_suffix(close).and_then(|n| n.rsplit_once(open)) {
        Some((rest, unit)) if unit.chars().count() <= 3 => (rest.trim().to_owned(), unit.to_owned()),
        _ => (name.to_owned(), String::new()),
    }
}

fn one(ui: &mut Ui, show: &Show<'_>, input: &CalcInput, case: usize, out: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    if matches!(input.ty, CalcType::Matrix | CalcType::Vector) {
        grid::show(ui, show, input, out);
        return;
    }
    let (name, unit) = unit(input, cx.lang);
    let value = show.calc.value(input, case);
    let default = show.calc.default(input, case);
    let own = show.calc.own(input, case).is_some_and(|v| (v - default).abs() > f64::EPSILON);
    let full = ui.available_width();
    let box_w = 88.0;
    let label_w = full - box_w - 78.0;
    let galley = widgets::galley(ui.painter(), &name, theme::SMALL, tk.text, label_w, 2);
    let height = galley.size().y.max(30.0);
    ui.allocate_ui_with_layout(vec2(full, height), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, response) = ui.allocate_exact_size(vec2(label_w, height), Sense::hover());
        ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, if own { tk.accent_text } else { tk.text });
        let hint = show.tf(t::DEFAULT_FIGURE, &[&figure::short(default, 4)]);
        widgets::tooltip(response, cx, &hint);
        let (low, high, step) = range(input, value, default);
        let said =
            if show.calc.cases() > 1 && !input.shared { show.tf(t::IN_CASE, &[&name, show.calc.case_name(case, cx.lang)]) } else { name.clone() };
        if let Some(new) = drag(ui, show, (box_id(show, input, case).with("drag"), &said), (value, default), (low, high, step)) {
            show.bench.push(out, show.calc.set(input, case, Some(new), cx.lang));
        }
        let typed = number_box(
            ui,
            cx,
            &NumBox {
                id: box_id(show, input, case),
                name: &said,
                value: Some(value),
                unit: &unit,
                step,
                range: if input.ty == CalcType::Percent { (0.0, 100.0) } else { (0.0, 1e12) },
                width: box_w,
                live: true,
                locked: !show.bench.can_edit(),
            },
        );
        match typed {
            Some(Typed::To(v)) => show.bench.push(out, show.calc.set(input, case, Some(v), cx.lang)),
            Some(Typed::Clear) => show.bench.push(out, show.calc.set(input, case, None, cx.lang)),
            None => {}
        }
    });
}

/// Where the slider goes: shares to 100, other figures to a round number above twice the larger of value and default.
fn range(input: &CalcInput, value: f64, default: f64) -> (f64, f64, f64) {
    if input.ty == CalcType::Percent {
        return (0.0, 100.0, 1.0);
    }
    let most = value.max(default).max(1.0) * 2.0;
    let step = nice_step(most, 40.0);
    (0.0, (most / step).ceil() * step, step)
}

/// A short slider; the default stays visible as a tick, so that the scenario is seen against it.
fn drag(ui: &mut Ui, show: &Show<'_>, (id, name): (Id, &str), (value, default): (f64, f64), (low, high, step): (f64, f64, f64)) -> Option<f64> {
    let tk = show.bench.cx.tk;
    let (_, rect) = ui.allocate_space(vec2(60.0, 28.0));
    // The box beside it is the way of the keyboard: one stop for each figure.
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::slider(show.bench.can_edit(), value, name));
    let span = rect.shrink2(vec2(7.0, 0.0));
    let x = |v: f64| egui::lerp(span.left()..=span.right(), ((v - low) / (high - low).max(f64::EPSILON)).clamp(0.0, 1.0) as f32);
    let line = |to: f32| Rect::from_min_max(pos2(span.left(), rect.center().y - 2.0), pos2(to, rect.center().y + 2.0));
    ui.painter().rect_filled(line(span.right()), CornerRadius::same(2), tk.pressed);
    ui.painter().rect_filled(line(x(value)), CornerRadius::same(2), tk.accent);
    if (value - default).abs() > f64::EPSILON {
        ui.painter().vline(x(default), (rect.center().y - 6.0)..=(rect.center().y + 6.0), Stroke::new(2.0, tk.text_tertiary));
    }
    ui.painter().circle(pos2(x(value), rect.center().y), 7.0, tk.surface, Stroke::new(2.0, tk.accent));
    if !show.bench.can_edit() {
        return None;
    }
    let mut new = value;
    if let Some(pos) = response.interact_pointer_pos() {
        let share = f64::from(((pos.x - span.left()) / span.width()).clamp(0.0, 1.0));
        new = low + (share * (high - low) / step).round() * step;
    }
    let new = figure::round(new.clamp(low, high), 6);
    ((new - value).abs() > f64::EPSILON).then_some(new)
}

/// Where the figures come from: old surveys, or nowhere.
fn source(ui: &mut Ui, show: &Show<'_>) {
    let tk = show.bench.cx.tk;
    let text = if show.calc.plan.tool == CalcTool::MarketDamage { t::OLD_US } else { t::FICTIONAL };
    let (frame, note) = (egui::Frame::new().fill(tk.surface_sunken).corner_radius(CornerRadius::same(10)), &show.calc.plan.note);
    frame.inner_margin(egui::Margin::same(12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        widgets::wrapped(ui, show.t(t::WHERE_FROM), theme::SMALL.bold(), tk.text);
        widgets::wrapped(ui, show.t(text), theme::SMALL, tk.text_secondary);
        if !note.is_empty() {
            widgets::wrapped(ui, show.bench.cx.bi(note), theme::SMALL, tk.text_secondary);
        }
    });
}

/// A small round button that adds or takes away a row or column.
pub(super) fn grow(ui: &mut Ui, show: &Show<'_>, icon: char, name: &str, enabled: bool) -> bool {
    let cx = show.bench.cx;
    let response = widgets::icon_button(ui, cx, icon, name, false, enabled);
    ui.painter().rect_stroke(response.rect.shrink(2.0), CornerRadius::same(6), Stroke::new(1.0, cx.tk.border), StrokeKind::Inside);
    response.clicked() && enabled
}

/// Says that the action has ended, so that the next drag is a step of its own.
pub(super) fn ended(show: &Show<'_>, out: &mut Actions) {
    out.push(Action::EndBurst(show.bench.ex.target()));
}

/// Text cut at the width of a column head.
pub(super) fn cell_head(ui: &Ui, show: &Show<'_>, rect: Rect, text: &str) {
    widgets::paint_in(ui.painter(), rect, Align2::CENTER_CENTER, text, theme::CAPTION, show.bench.cx.tk.text_secondary);
}
