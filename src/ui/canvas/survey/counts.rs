//! Entry by counts: how many people gave each score, from the highest down.

use egui::{Align, Align2, CornerRadius, Layout, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{Show, SurveyView, form, paste};
use crate::{
    model::{
        calc::nps,
        exercise::survey::outcome::{LEVEL, Outcome},
        figure,
        texts::score as t,
    },
    ui::{
        canvas::score::number::{NumBox, Typed, number_box},
        chart::Tone,
        cx::Actions,
        theme, widgets,
    },
};

pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, rect: Rect, out: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let pad = 16.0;
    let inner = rect.shrink2(vec2(pad, 12.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("counts"));
    let ui = &mut child;
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.allocate_ui_with_layout(vec2(inner.width(), 32.0), Layout::right_to_left(Align::Center), |ui| {
        if show.bench.can_edit() {
            paste::file_button(ui, show, out);
            paste::button(ui, show);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| widgets::label(ui, show.t(t::ENTRY), theme::SECTION, tk.text));
    });
    form::mode(ui, show, view);
    widgets::wrapped(ui, show.t(t::COUNT_HINT), theme::SMALL, tk.text_secondary);
    let Outcome::Nps(result) = &show.computed.outcome else { return };
    let Some(question) = show.sheet.questions.first() else { return };
    let (least, most) = show.survey.range();
    let top = result.scores.iter().copied().max().unwrap_or(0).max(1);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(inner.width());
        ui.spacing_mut().item_spacing.y = 4.0;
        for (score, count) in (least..=most).rev().zip(result.scores.iter().rev()) {
            let tone = match score {
                s if s <= most - 4 => Tone::Neg,
                s if s <= most - 2 => Tone::Neutral,
                _ => Tone::Pos,
            };
            ui.allocate_ui_with_layout(vec2(inner.width(), 30.0), Layout::left_to_right(Align::Center), |ui| {
                let (row, _) = ui.allocate_exact_size(vec2(inner.width() - 70.0, 30.0), egui::Sense::hover());
                let label = show.tf(t::POINTS, &[&score.to_string()]);
                widgets::paint(ui.painter(), pos2(row.left() + 42.0, row.center().y), Align2::RIGHT_CENTER, &label, theme::BODY, tk.text_secondary);
                let track = Rect::from_min_max(pos2(row.left() + 52.0, row.center().y - 4.0), pos2(row.right(), row.center().y + 4.0));
                ui.painter().rect_filled(track, CornerRadius::same(4), tk.pressed);
                if *count > 0 {
                    let width = (track.width() * *count as f32 / top as f32).max(8.0);
                    ui.painter().rect_filled(track.with_max_x(track.left() + width), CornerRadius::same(4), tone.mark(tk));
                }
                let name = show.tf(t::HOW_MANY, &[&score.to_string()]);
                let typed = number_box(
                    ui,
                    cx,
                    &NumBox {
                        id: show.bench.base.with(("count", score)),
                        name: &name,
                        value: Some(f64::from(*count)),
                        unit: "",
                        step: 1.0,
                        range: (0.0, 5000.0),
                        width: 60.0,
                        live: false,
                        locked: !show.bench.can_edit(),
                    },
                );
                let wanted = match typed {
                    Some(Typed::To(v)) => Some(v.round() as usize),
                    Some(Typed::Clear) => Some(0),
                    None => None,
                };
                if let Some(wanted) = wanted {
                    show.bench.push(out, show.survey.set_count(&show.sheet, cx.ids, (question, score, wanted)));
                }
            });
        }
        ui.add_space(4.0);
        let (line, _) = ui.allocate_exact_size(vec2(inner.width(), 28.0), egui::Sense::hover());
        ui.painter().hline(line.x_range(), line.top() + 0.5, Stroke::new(1.0, tk.border_subtle));
        widgets::paint(ui.painter(), line.left_center(), Align2::LEFT_CENTER, show.t(t::TOTAL), theme::BODY, tk.text_secondary);
        let total = show.tf(t::N_RESPONSES, &[&show.computed.people.to_string()]);
        widgets::paint(ui.painter(), line.right_center(), Align2::RIGHT_CENTER, &total, theme::BODY.bold(), tk.text);
        if let Some(score) = &result.all {
            reading(ui, show, score);
        }
    });
}

/// How to read the interval, with the number of responses that would narrow it.
fn reading(ui: &mut Ui, show: &Show<'_>, score: &nps::Nps) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let half = (score.adjusted_wald.high - score.adjusted_wald.low) / 2.0;
    let goal = [20.0, 15.0, 10.0, 8.0, 5.0, 4.0, 3.0, 2.0, 1.0].into_iter().find(|g| *g <= half * 0.75).unwrap_or(1.0);
    let Some(people) = nps::sample_size(score.adjusted.variance, goal, LEVEL) else { return };
    let text = cx.tf(t::READ_INTERVAL_N, &[&figure::plain(goal, 0), &figure::plain(f64::from(people), 0)]);
    ui.add_space(8.0);
    egui::Frame::new().fill(tk.surface_sunken).corner_radius(CornerRadius::same(10)).inner_margin(egui::Margin::same(12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        widgets::wrapped(ui, cx.t(t::READ_INTERVAL), theme::SMALL.bold(), tk.text);
        widgets::wrapped(ui, &text, theme::SMALL, tk.text_secondary);
    });
}
