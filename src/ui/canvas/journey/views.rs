//! Two more readings of the same data: only the moments of truth as large cards, and standards by department.

use egui::{Align2, Frame, Margin, Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{Fx, JourneyView, depts::Depts, inspector, paint};
use crate::{
    model::{
        exercise::journey::{Row, has_flag},
        scene::{
            Prim,
            journey::{marks, monotone, signed, split_name},
            pt,
        },
        stamp::ItemId,
        template::{LaneType, Opt, Options},
        texts::journey as t,
    },
    ui::{
        cx::Actions,
        icons, theme,
        widgets::{self, Btn, Chip},
    },
};

/// Only the moments of truth.
pub(super) fn moments(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions) {
    let (cx, tk, area) = (fx.cx, fx.cx.tk, ui.max_rect());
    ui.painter().rect_filled(area, 0.0, tk.bg_canvas);
    let band = Rect::from_min_size(area.min + vec2(16.0, 12.0), vec2(area.width() - 32.0, 150.0));
    curve(ui, fx, band);
    let mots: Vec<ItemId> = fx.journey.touchpoints().filter(|tp| has_flag(fx.doc, *tp, "mot")).collect();
    let below = Rect::from_min_max(pos2(area.left() + 16.0, band.bottom() + 12.0), area.max - vec2(8.0, 8.0));
    if mots.is_empty() {
        let middle = below.center();
        widgets::paint_icon(ui.painter(), middle - vec2(0.0, 34.0), icons::FLAG, 30.0, tk.mot_text);
        widgets::paint(ui.painter(), middle, Align2::CENTER_CENTER, cx.t(t::MOT_NONE), theme::SECTION, tk.text);
        widgets::paint(ui.painter(), middle + vec2(0.0, 26.0), Align2::CENTER_CENTER, cx.t(t::MOT_NONE_T), theme::SMALL, tk.text_tertiary);
        return;
    }
    let mut child = ui.new_child(UiBuilder::new().max_rect(below).id_salt("moments"));
    let card = ((below.width() - 24.0 - 16.0) / 3.0).clamp(300.0, 420.0);
    ScrollArea::both().auto_shrink(false).show(&mut child, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            for tp in &mots {
                ui.push_id(*tp, |ui| moment(ui, fx, view, out, *tp, card));
            }
        });
    });
}

/// The whole curve with every moment of truth, and the computed values.
fn curve(ui: &Ui, fx: &Fx<'_>, at: Rect) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    widgets::card(ui.painter(), tk, at, 12, tk.surface, tk.border, 1);
    let values = Rect::from_min_max(at.min + vec2(16.0, 10.0), pos2(at.left() + 196.0, at.bottom() - 10.0));
    let Some(peak) = fx.peak else {
        widgets::paint_in(ui.painter(), at, Align2::CENTER_CENTER, cx.t(t::NO_SCORES), theme::SMALL, tk.text_tertiary);
        return;
    };
    let one = |n: f64| {
        format!(
            "{}{:.1}",
            if n < -0.04 {
                "\u{2212}"
            } else if n > 0.04 {
                "+"
            } else {
                ""
            },
            n.abs()
        )
    };
    let side = |n: f64| {
        if n > 0.04 {
            tk.pos_text
        } else if n < -0.04 {
            tk.neg_text
        } else {
            tk.text
        }
    };
    widgets::paint(ui.painter(), values.left_top(), Align2::LEFT_TOP, cx.t(t::REMEMBERED), theme::CAPTION, tk.text_tertiary);
    let big = theme::Style { size: 30.0, line: 40.0, bold: true };
    widgets::paint(ui.painter(), values.left_top() + vec2(0.0, 18.0), Align2::LEFT_TOP, &one(peak.remembered), big, side(peak.remembered));
    let (have, all) = fx.journey.coverage(fx.plan, fx.doc);
    let rows = [
        (t::AVERAGE, one(peak.average)),
        (t::EXTREME, signed(peak.extreme)),
        (t::HOLES, fx.journey.holes(fx.plan, fx.doc).len().to_string()),
        (t::COVERAGE, format!("{have}/{all}")),
    ];
    for (i, (name, value)) in rows.iter().enumerate() {
        let (x, y) = (values.left() + (i % 2) as f32 * 90.0, values.top() + 62.0 + (i / 2) as f32 * 34.0);
        widgets::paint(ui.painter(), pos2(x, y), Align2::LEFT_TOP, cx.t(*name), theme::CAPTION, tk.text_tertiary);
        widgets::paint(ui.painter(), pos2(x, y + 15.0), Align2::LEFT_TOP, value, theme::SMALL.bold(), tk.text);
    }
    let plot = Rect::from_min_max(pos2(values.right() + 24.0, at.top() + 30.0), at.max - vec2(28.0, 30.0));
    let n = fx.scores.len().max(1) as f32;
    let reach = fx.scores.iter().flatten().fold(1.0_f64, |m, s| m.max(s.abs())) as f32;
    let place = |i: usize, s: f64| pt(plot.left() + (i as f32 + 0.5) / n * plot.width(), plot.center().y - s as f32 / reach * plot.height() / 2.0);
    let points: Vec<_> = fx.scores.iter().enumerate().filter_map(|(i, s)| s.map(|s| place(i, s))).collect();
    ui.painter().hline(plot.x_range(), plot.center().y, Stroke::new(1.0, tk.border));
    let line = Prim::Emotion { points: monotone(&points), zero: plot.center().y, width: 2.5 };
    paint::paint(ui.painter(), tk, &[line], egui::Vec2::ZERO);
    for (i, tp) in fx.journey.touchpoints().enumerate() {
        let Some(score) = fx.scores.get(i).copied().flatten() else { continue };
        let p = place(i, score);
        let at = pos2(p.x, p.y);
        let mot = has_flag(fx.doc, tp, "mot");
        ui.painter().circle_filled(at, if mot { 6.0 } else { 3.5 }, if mot { tk.mot } else { tk.border_strong });
        let mark = marks(fx.peak.as_ref(), i);
        if mot || mark.any() {
            let words = [(mark.peak, t::PEAK), (mark.low, t::LOW), (mark.end, t::END)];
            let marks: String = words.iter().filter(|(on, _)| *on).map(|(_, w)| cx.t(*w)).collect::<Vec<_>>().join("·");
            let text = if marks.is_empty() { fx.name(tp).to_owned() } else { format!("{} {marks} {}", fx.name(tp), signed(score)) };
            let (y, anchor) = if score >= 0.0 { (at.y - 9.0, Align2::CENTER_BOTTOM) } else { (at.y + 9.0, Align2::CENTER_TOP) };
            let room = (plot.width() / n * 1.6).max(60.0);
            let galley = widgets::galley(ui.painter(), &text, theme::CAPTION, if mot { tk.mot_text } else { tk.text_secondary }, room, 1);
            let rect = anchor.anchor_size(pos2(at.x, y), galley.size());
            ui.painter().galley(rect.min, galley, tk.text);
        }
    }
}

/// One moment of truth with everything that is written about it.
fn moment(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, tp: ItemId, width: f32) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    let frame = Frame::new().fill(tk.surface).stroke(Stroke::new(1.0, tk.border)).corner_radius(12.0).shadow(tk.shadow(1));
    frame.inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.set_width(width - 34.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            let stage = fx.journey.stage_of(tp).map(|(_, s)| fx.name(s.id)).unwrap_or_default();
            widgets::label(ui, stage, theme::CAPTION, tk.text_tertiary);
            let (head, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::click());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, fx.name(tp)));
            ui.painter().rect_filled(head, 8.0, tk.mot);
            widgets::icon_fill(ui.painter(), head.left_center() + vec2(20.0, 0.0), icons::FLAG, 16.0, tk.accent_on);
            let at = Rect::from_min_max(head.min + vec2(36.0, 0.0), head.max - vec2(8.0, 0.0));
            widgets::paint_in(ui.painter(), at, Align2::LEFT_CENTER, fx.name(tp), theme::SECTION, tk.accent_on);
            widgets::ring_if_focused(ui, cx, &response, 8);
            if response.clicked() {
                view.shown = super::Shown::Grid(crate::model::scene::journey::Face::Both);
                view.select(tp, Row::Name, None);
            }
            lanes(ui, fx, tp);
            for tab in &fx.plan.tabs {
                ui.add_space(6.0);
                widgets::label(ui, cx.bi(&tab.t), theme::SMALL.bold(), tk.text);
                for of in &tab.fields {
                    inspector::field(ui, fx, view, out, (tp, tab, of), 1);
                }
            }
        });
    });
}

fn lanes(ui: &mut Ui, fx: &Fx<'_>, tp: ItemId) {
    let tk = fx.cx.tk;
    for (at, lane) in fx.plan.lanes.iter().enumerate() {
        if matches!(lane.ty, LaneType::Copy { .. } | LaneType::Score { .. }) {
            continue;
        }
        let text = fx.text(tp, Row::Lane(at));
        if text.is_empty() {
            continue;
        }
        widgets::wrapped(ui, split_name(fx.cx.bi(&lane.t)).0, theme::CAPTION, tk.text_tertiary);
        widgets::wrapped(ui, &text, theme::BODY, tk.text);
    }
}

/// The blueprint's cards, one column a department.
pub(super) fn departments(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView) {
    let (cx, tk, area) = (fx.cx, fx.cx.tk, ui.max_rect());
    ui.painter().rect_filled(area, 0.0, tk.bg_canvas);
    let tagged: Vec<usize> =
        fx.plan.lanes.iter().enumerate().filter(|(_, l)| matches!(&l.ty, LaneType::Cards { tag } if *tag != Options::Free)).map(|(i, _)| i).collect();
    let cards: Vec<(ItemId, usize, ItemId)> = fx
        .journey
        .touchpoints()
        .flat_map(|tp| tagged.iter().flat_map(move |lane| fx.journey.cards(tp, *lane).iter().map(move |c| (tp, *lane, *c))))
        .collect();
    let mut columns: Vec<Opt> = fx.plan.departments.all().cloned().collect();
    let lead = |card: ItemId| fx.doc.text(card, "dept");
    // Cards of a department that was taken away stay together under its old name.
    for (_, _, card) in &cards {
        let own = lead(*card);
        if !own.is_empty() && !columns.iter().any(|d| d.id == own) {
            let name = fx.dept(own);
            columns.push(Opt { id: own.to_owned(), t: crate::model::text::Bi::new(&name, &name) });
        }
    }
    if cards.iter().any(|(_, _, c)| !columns.iter().any(|d| d.id == lead(*c))) {
        columns.push(Opt { id: String::new(), t: crate::model::text::Bi::new(t::NO_DEPT.zh, t::NO_DEPT.en) });
    }
    let whole = area.shrink2(vec2(16.0, 12.0));
    let inner = Rect::from_min_max(whole.min + vec2(0.0, 36.0), whole.max);
    let head = Rect::from_min_size(whole.min, vec2(whole.width(), 32.0));
    let mut bar = ui.new_child(UiBuilder::new().max_rect(head).layout(egui::Layout::right_to_left(egui::Align::Center)).id_salt("head"));
    if !fx.ex.read_only && Btn::text(cx.t(t::DEPTS_EDIT)).icon(icons::PENCIL_SIMPLE).small().show(&mut bar, cx).clicked() {
        view.depts = Some(Depts::default());
    }
    let width = ((inner.width() - 8.0) / columns.len().max(1) as f32 - 12.0).clamp(180.0, 320.0);
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("departments"));
    ScrollArea::both().auto_shrink(false).show(&mut child, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            for dept in &columns {
                let known = |id: &str| columns.iter().any(|d| d.id == id && !id.is_empty());
                let mine: Vec<_> = cards
                    .iter()
                    .filter(|(_, _, c)| {
                        let own = lead(*c);
                        if dept.id.is_empty() { !known(own) } else { own == dept.id }
                    })
                    .collect();
                ui.push_id(&dept.id, |ui| department(ui, fx, view, (cx.bi(&dept.t), &mine), (width, inner.height() - 8.0)));
            }
        });
    });
}

type CardRef = (ItemId, usize, ItemId);

fn department(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, (name, cards): (&str, &[&CardRef]), (width, height): (f32, f32)) {
    let (cx, tk) = (fx.cx, fx.cx.tk);
    let frame = Frame::new().fill(tk.wash_enterprise).stroke(Stroke::new(1.0, tk.border)).corner_radius(12.0).inner_margin(Margin::same(12));
    frame.show(ui, |ui| {
        ui.set_width(width - 26.0);
        ui.set_min_height(height - 26.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            ui.horizontal(|ui| {
                widgets::label(ui, name, theme::SECTION, tk.text);
                widgets::chip(ui, cx, Chip::Plain, None, &cards.len().to_string());
            });
            if cards.is_empty() {
                widgets::wrapped(ui, cx.t(t::NO_CARDS), theme::SMALL, tk.text_tertiary);
            }
            for (tp, lane, card) in cards {
                standard(ui, fx, view, (*tp, *lane, *card));
            }
        });
    });
}

/// A standard with the touchpoint and the lane it belongs to; a click shows it in the grid.
fn standard(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, (tp, lane, card): CardRef) {
    let tk = fx.cx.tk;
    let text = fx.doc.text(card, "text");
    let lane_name = fx.plan.lanes.get(lane).map(|l| split_name(fx.cx.bi(&l.t)).0).unwrap_or_default();
    let width = ui.available_width();
    let body = widgets::galley(ui.painter(), text, theme::CELL, tk.text, width - 24.0, 8);
    let foot = format!("{}{}{lane_name}", fx.name(tp), fx.cx.lang.pick("·", ", "));
    let (rect, response) = ui.allocate_exact_size(vec2(width, body.size().y + 42.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{}: {text}", fx.name(tp))));
    let border = if response.hovered() { tk.border_strong } else { tk.border_subtle };
    widgets::card(ui.painter(), tk, rect, 8, tk.surface, border, 1);
    ui.painter().galley(rect.min + vec2(12.0, 9.0), body, tk.text);
    let mot = has_flag(fx.doc, tp, "mot");
    let at = pos2(rect.left() + 12.0, rect.bottom() - 26.0);
    let left = if mot { 16.0 } else { 0.0 };
    if mot {
        widgets::icon_fill(ui.painter(), at + vec2(6.0, 9.0), icons::FLAG, 13.0, tk.mot_text);
    }
    let line = Rect::from_min_size(at + vec2(left, 0.0), vec2(width - 24.0 - left, 18.0));
    widgets::paint_in(ui.painter(), line, Align2::LEFT_CENTER, &foot, theme::CAPTION, if mot { tk.mot_text } else { tk.text_tertiary });
    widgets::ring_if_focused(ui, fx.cx, &response, 8);
    if response.clicked() {
        view.shown = super::Shown::Grid(crate::model::scene::journey::Face::Both);
        view.select(tp, Row::Lane(lane), Some(card));
    }
}
