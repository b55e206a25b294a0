//! The one sentence of a result, with the button that makes it a row of the action plan.

use egui::{Align, CornerRadius, Layout, Ui, UiBuilder, pos2, vec2};

use super::{Bench, room};
use crate::{
    model::{exercise::survey::insight::Insight, template::Structure, texts::score as t, workbook::Exercise},
    ui::{
        cx::{Action, Actions, Place, PlanRow},
        icons, theme,
        widgets::{self, Btn},
    },
};

/// The action plan of the workbook, and whether this sentence is in it already.
fn plan<'a>(bench: &Bench<'a>, action: &str) -> (Option<&'a Exercise>, bool) {
    let plan = bench.ex.workbook.exercises.iter().find(|e| matches!(&e.template.structure, Structure::Table(p) if p.plan.is_some()));
    let there = plan.is_some_and(|e| {
        let Structure::Table(table) = &e.template.structure else { return false };
        let Some(roles) = &table.plan else { return false };
        e.doc.of_kind("row").any(|(_, row)| row.text(PlanRow::FROM) == bench.ex.exercise.key && row.text(&roles.action) == action)
    });
    (plan, there)
}

/// Shows the sentence.
pub(in crate::ui::canvas) fn show(ui: &mut Ui, bench: &Bench<'_>, insight: &Insight, out: &mut Actions) {
    let (cx, tk) = (bench.cx, bench.cx.tk);
    let words = format!("**{}**{}{}", insight.bold, cx.lang.pick("", " "), insight.rest.trim_matches('\u{200b}'));
    let has_action = !insight.action.trim_matches('\u{200b}').is_empty();
    let width = ui.available_width();
    let text_width = width - 50.0 - if has_action { 160.0 } else { 14.0 };
    let galley = widgets::rich_galley(ui.painter(), &words, theme::BODY, tk.text, text_width);
    let rect = room(ui, (galley.size().y + 24.0).max(52.0));
    ui.painter().rect_filled(rect, CornerRadius::same(10), tk.accent_tint);
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 24.0, rect.center().y), icons::LIGHTBULB, 18.0, tk.accent_text);
    let node = ui.interact(rect.with_max_x(rect.left() + 44.0 + text_width), bench.base.with("insight"), egui::Sense::hover());
    let said = format!("{} {}", insight.bold, insight.rest.trim_matches('\u{200b}'));
    node.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &said));
    ui.painter().galley(pos2(rect.left() + 44.0, rect.center().y - galley.size().y / 2.0), galley, tk.text);
    if !has_action || !bench.can_edit() {
        return;
    }
    let mut child =
        ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(14.0, 0.0))).layout(Layout::right_to_left(Align::Center)).id_salt("insight-button"));
    let (plan, there) = plan(bench, &insight.action);
    if there {
        if let (Some(plan), true) = (plan, Btn::secondary(cx.t(t::IN_PLAN)).icon(icons::CHECK).small().show(&mut child, cx).clicked()) {
            out.push(Action::Go(Place::Exercise { key: plan.key.clone() }));
        }
    } else if Btn::primary(cx.t(t::TO_PLAN)).small().show(&mut child, cx).clicked() {
        out.push(Action::ToPlan(Box::new(PlanRow {
            cluster: bench.title().to_owned(),
            action: insight.action.clone(),
            sign: insight.sign.trim_matches('\u{200b}').to_owned(),
            from: bench.ex.exercise.key.clone(),
        })));
    }
}
