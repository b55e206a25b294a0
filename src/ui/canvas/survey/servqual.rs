//! The result of a SERVQUAL survey: radar of expectation and perception, the weighted gap, gaps by criterion.

use egui::{Align2, Rect, Ui, pos2, vec2};

use super::{Show, SurveyView, insight, sums};
use crate::{
    model::{exercise::survey::outcome::ServqualOut, figure, texts::score as t},
    ui::{
        canvas::score::room,
        chart::{
            self, Tone,
            radar::{Axis, radar},
            ranking::{self, Heads, Row, gaps},
            table::{self, Grid},
        },
        cx::Actions,
        theme, widgets,
    },
};

fn tone(gap: Option<f64>) -> Tone {
    match gap {
        Some(g) if g <= -1.0 => Tone::Neg,
        Some(g) if g > 0.0 => Tone::Good,
        _ => Tone::Neutral,
    }
}

fn one(value: Option<f64>) -> String {
    value.map_or_else(|| "—".to_owned(), |v| figure::plain(v, 1))
}

pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &ServqualOut, actions: &mut Actions) {
    if view.shared.table {
        items(ui, show, out);
    } else {
        let rect = room(ui, if show.bench.cx.compact { 360.0 } else { 440.0 });
        picture(ui, show, rect, out);
    }
    rows(ui, show, view, out);
    insight(ui, show, view, actions);
    let chosen = view.chosen.and_then(|i| out.gaps.dimensions.get(i)).map(|d| d.id.as_str());
    sums(ui, show, view, &out.gaps.explain(chosen));
}

fn picture(ui: &mut Ui, show: &Show<'_>, rect: Rect, out: &ServqualOut) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let inside = chart::card(ui, cx, rect);
    let (low, high) = show.survey.range();
    let axes: Vec<Axis> = out
        .gaps
        .dimensions
        .iter()
        .map(|d| Axis {
            name: show.survey.group_name(&d.id, show.lang()),
            note: d.gap.map_or_else(String::new, |g| show.tf(t::GAP_OF, &[&figure::signed(g, 1)])),
            tone: tone(d.gap),
            dashed: d.expected,
            solid: d.perceived,
        })
        .collect();
    let side = (inside.width() * 0.26).clamp(150.0, 210.0);
    let place = inside.with_max_x(inside.right() - side);
    let names = [show.t(t::EXPECTED), show.t(t::PERCEIVED)];
    radar(ui, cx, show.bench.base.with("radar"), place, show.bench.title(), (&axes, (f64::from(low), f64::from(high)), names));
    let painter = ui.painter().clone();
    let x = place.right() + 8.0;
    legend(ui, show, pos2(x, inside.top() + 8.0));
    let y = inside.center().y - 78.0;
    let put = |y: f32, text: &str, style: theme::Style, ink| {
        let row = Rect::from_min_size(pos2(x, y), vec2(side - 8.0, style.line * 2.0));
        widgets::paint_in(&painter, row, Align2::LEFT_TOP, text, style, ink);
    };
    let all = out.gaps.weighted.or(out.gaps.overall);
    put(y, show.t(t::WEIGHTED_GAP), theme::SMALL, tk.text_secondary);
    let big = theme::Style { size: 34.0, line: 44.0, bold: true };
    put(y + 20.0, &all.map_or_else(|| "—".to_owned(), |g| figure::signed(g, 2)), big, tk.text);
    let Some(all) = all else {
        put(y + 66.0, show.t(t::NO_SCORE), theme::SMALL, tk.text_secondary);
        return;
    };
    put(y + 66.0, show.t(if all < 0.0 { t::BELOW } else { t::ABOVE }), theme::SMALL, tk.text_secondary);
    let mut short: Vec<_> = out.gaps.dimensions.iter().filter(|d| d.gap.is_some_and(|g| g < 0.0)).collect();
    let weighed = |d: &crate::model::calc::servqual::Dimension| d.gap.unwrap_or(0.0) * d.weight.unwrap_or(1.0);
    short.sort_by(|a, b| weighed(a).total_cmp(&weighed(b)));
    if short.is_empty() {
        return;
    }
    let names: Vec<String> = short.iter().take(2).map(|d| show.survey.group_name(&d.id, show.lang())).collect();
    let sum: f64 = short.iter().map(|d| weighed(d)).sum();
    let part: f64 = short.iter().take(2).map(|d| weighed(d)).sum();
    put(y + 112.0, show.t(t::IMPROVE_FIRST), theme::SMALL, tk.text_secondary);
    put(y + 132.0, &names.join(show.lang().pick("、", ", ")), theme::SECTION, tk.neg_text);
    put(y + 158.0, &show.tf(t::OF_THE_GAP, &[&figure::percent(part / sum, 0)]), theme::SMALL, tk.text_secondary);
}

fn legend(ui: &Ui, show: &Show<'_>, at: egui::Pos2) {
    let tk = show.bench.cx.tk;
    let painter = ui.painter();
    for (i, (name, dashed)) in [(t::EXPECTED, true), (t::PERCEIVED, false)].into_iter().enumerate() {
        let y = at.y + 22.0 * i as f32;
        let ends = [pos2(at.x, y), pos2(at.x + 28.0, y)];
        if dashed {
            painter.extend(egui::Shape::dashed_line(&ends, egui::Stroke::new(2.0, tk.text), 6.0, 4.0));
        } else {
            painter.line_segment(ends, egui::Stroke::new(2.5, tk.pos));
        }
        widgets::paint(painter, pos2(at.x + 36.0, y), Align2::LEFT_CENTER, show.t(name), theme::SMALL, tk.text_secondary);
    }
}

fn rows(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &ServqualOut) {
    let list: Vec<Row> = out
        .gaps
        .dimensions
        .iter()
        .map(|d| {
            let first = show.survey.plan.items.iter().position(|i| i.g == d.id);
            Row {
                name: show.survey.group_name(&d.id, show.lang()),
                note: first.map(|at| show.survey.wording(at, show.lang())).unwrap_or_default(),
                figures: vec![d.weight.map_or_else(|| "—".to_owned(), |w| figure::percent(w, 0)), one(d.expected), one(d.perceived)],
                value: d.gap,
                shown: d.gap.map_or_else(|| "—".to_owned(), |g| figure::signed(g, 1)),
                tone: tone(d.gap),
            }
        })
        .collect();
    let heads = Heads {
        name: show.t(t::CRITERION),
        note: show.t(t::WHAT_MATTERS),
        figures: &[show.t(t::WEIGHT), show.t(t::EXPECTED), show.t(t::PERCEIVED)],
        bar: show.t(t::GAP),
    };
    let rect = room(ui, ranking::height(list.len()));
    let walked = gaps(ui, show.bench.cx, show.bench.base.with("gaps"), rect, show.t(t::GAP), (&heads, &list, view.chosen));
    if walked.picked.is_some() {
        view.chosen = walked.picked;
    }
    if let Some(alpha) = out.alpha {
        let text = show.tf(t::ALPHA, &[&figure::plain(alpha.alpha, 2)]);
        widgets::label(ui, &text, theme::SMALL, show.bench.cx.tk.text_secondary);
    }
}

fn items(ui: &mut Ui, show: &Show<'_>, out: &ServqualOut) {
    let head = [t::CRITERION, t::ITEM, t::N, t::EXPECTED, t::PERCEIVED, t::GAP].map(|h| show.t(h).to_owned()).into();
    let text = |id: &str| show.survey.plan.items.iter().position(|i| i.id == id).map(|at| show.survey.wording(at, show.lang())).unwrap_or_default();
    let rows = out
        .gaps
        .items
        .iter()
        .map(|i| {
            let gap = i.gap.map_or_else(|| "—".to_owned(), |g| figure::signed(g, 2));
            vec![show.survey.group_name(&i.dimension, show.lang()), text(&i.id), i.n.to_string(), one(i.expected), one(i.perceived), gap]
        })
        .collect();
    let grid = Grid { head, rows, words: 2 };
    let rect = room(ui, table::height(&grid));
    table::table(ui, show.bench.cx, rect, &grid, None);
}
