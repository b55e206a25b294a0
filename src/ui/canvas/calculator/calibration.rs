//! How far scorers agree: a dot per score over each call, agreement, deviation of each scorer.

use egui::Ui;

use super::{CalcView, Show};
use crate::{
    model::{
        calc::{Explained, calibration::Calibration},
        exercise::survey::insight::Insight,
        figure,
        texts::score as t,
    },
    ui::{
        canvas::score::{self, columns, figure_card, room},
        chart::{
            self, Tone,
            dots::{self, dots},
            ranking::{self, Heads, Row, gaps},
            table::{self, Grid},
        },
        cx::Actions,
    },
};

/// Shows the agreement.
pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut CalcView, out: &mut Actions) {
    let cx = show.bench.cx;
    let result = show.calc.calibration();
    let scores = show.calc.input("scores").map(|i| show.calc.grid(i)).unwrap_or_default();
    cards(ui, show, &result);
    if view.shared.table || view.look == 1 {
        numbers(ui, show, &result, &scores);
    } else {
        let calls = result.master.len().max(1);
        let rect = room(ui, 70.0 + 62.0 * calls as f32);
        let inside = chart::card(ui, cx, rect);
        let rows: Vec<dots::Row> = (0..result.master.len())
            .map(|c| dots::Row {
                name: show.tf(t::CALL_N, &[&(c + 1).to_string()]),
                dots: scores
                    .iter()
                    .enumerate()
                    .filter_map(|(r, row)| Some((show.tf(t::SCORER_N, &[&(r + 1).to_string()]), row.get(c).copied().flatten()?)))
                    .collect(),
                standard: result.master.get(c).copied().flatten(),
                note: result.range.get(c).copied().flatten().map_or_else(String::new, |r| show.tf(t::RANGE_OF, &[&figure::short(r, 1)])),
            })
            .collect();
        dots(ui, cx, show.bench.base.with("dots"), inside, show.bench.title(), (&rows, show.calc.figure("tol", 0)));
        bias(ui, show, &result);
    }
    if let Some(insight) = sentence(show, &result) {
        score::insight::show(ui, &show.bench, &insight, out);
    }
    if view.look == 1 || !view.shared.folded {
        score::sums::show(ui, &show.bench, &lines(show, &result));
    }
}

/// How it is computed, with its figures.
fn lines(show: &Show<'_>, result: &Calibration) -> Vec<Explained> {
    let mut lines = Vec::new();
    if let (Some(agreement), Some(deviation)) = (result.agreement, result.deviation) {
        let close = agreement * f64::from(result.n);
        let within = figure::short(show.calc.figure("tol", 0), 1);
        let filled = format!("{} / {} = {} (±{within})", figure::plain(close, 0), result.n, figure::percent(agreement, 1));
        lines.push(Explained::new(t::AGREEMENT, t::AGREEMENT_BY, filled));
        let sum = figure::short(deviation * f64::from(result.n), 1);
        lines.push(Explained::new(t::DEVIATION, t::DEVIATION_BY, format!("{sum} / {} = {}", result.n, figure::plain(deviation, 2))));
    }
    let ranges: Vec<String> = result.range.iter().flatten().map(|r| figure::short(*r, 1)).collect();
    lines.push(Explained::new(t::LARGEST_RANGE, t::RANGE_BY, ranges.join(" · ")));
    lines
}

fn cards(ui: &mut Ui, show: &Show<'_>, result: &Calibration) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let rect = room(ui, 116.0);
    let [a, b, c] = &columns(rect, &[1.0, 1.0, 1.0])[..] else { return };
    let one = |v: Option<f64>, d| v.map_or_else(|| "—".to_owned(), |v| figure::plain(v, d));
    let n = show.tf(t::N_RESPONSES, &[&result.n.to_string()]);
    figure_card(ui, cx, *a, show.t(t::AGREEMENT), (&one(result.agreement.map(|v| v * 100.0), 1), "%"), (&n, tk.text));
    figure_card(ui, cx, *b, show.t(t::DEVIATION), (&one(result.deviation, 1), ""), ("", tk.text));
    let worst = worst(result);
    let call = worst.map_or_else(String::new, |(at, _)| show.tf(t::CALL_N, &[&(at + 1).to_string()]));
    figure_card(ui, cx, *c, show.t(t::LARGEST_RANGE), (&one(worst.map(|w| w.1), 0), ""), (&call, tk.neg_text));
}

fn worst(result: &Calibration) -> Option<(usize, f64)> {
    let ranges = result.range.iter().enumerate().filter_map(|(i, r)| Some((i, (*r)?)));
    ranges.fold(None, |best, (i, r)| if best.is_none_or(|(_, b)| r > b) { Some((i, r)) } else { best })
}

/// Who scores higher or lower than the standard, on the mean.
fn bias(ui: &mut Ui, show: &Show<'_>, result: &Calibration) {
    let rows: Vec<Row> = result
        .bias
        .iter()
        .enumerate()
        .map(|(i, b)| Row {
            name: show.tf(t::SCORER_N, &[&(i + 1).to_string()]),
            value: *b,
            shown: b.map_or_else(|| "—".to_owned(), |v| figure::signed(v, 1)),
            tone: if b.is_some_and(|v| v.abs() > show.calc.figure("tol", 0)) { Tone::Neg } else { Tone::Neutral },
            ..Row::default()
        })
        .collect();
    let heads = Heads { name: "", note: "", figures: &[], bar: show.t(t::BIAS) };
    let rect = room(ui, ranking::height(rows.len()));
    gaps(ui, show.bench.cx, show.bench.base.with("bias"), rect, show.t(t::BIAS), (&heads, &rows, None));
}

fn numbers(ui: &mut Ui, show: &Show<'_>, result: &Calibration, scores: &[Vec<Option<f64>>]) {
    let one = |v: Option<f64>| v.map_or_else(|| "—".to_owned(), |v| figure::short(v, 2));
    let head = std::iter::once(String::new())
        .chain((0..result.master.len()).map(|c| show.tf(t::CALL_N, &[&(c + 1).to_string()])))
        .chain(std::iter::once(show.t(t::BIAS).to_owned()))
        .collect();
    let mut rows: Vec<Vec<String>> = scores
        .iter()
        .enumerate()
        .map(|(r, row)| {
            let cells = (0..result.master.len()).map(|c| one(row.get(c).copied().flatten()));
            std::iter::once(show.tf(t::SCORER_N, &[&(r + 1).to_string()]))
                .chain(cells)
                .chain(std::iter::once(one(result.bias.get(r).copied().flatten())))
                .collect()
        })
        .collect();
    for (name, values) in [(show.t(t::MASTER), &result.master), (show.t(t::LARGEST_RANGE), &result.range)] {
        rows.push(std::iter::once(name.to_owned()).chain(values.iter().map(|v| one(*v))).chain(std::iter::once(String::new())).collect());
    }
    let grid = Grid { head, rows, words: 1 };
    let rect = room(ui, table::height(&grid));
    table::table(ui, show.bench.cx, rect, &grid, None);
}

fn sentence(show: &Show<'_>, result: &Calibration) -> Option<Insight> {
    let agreement = figure::percent(result.agreement?, 0);
    let (call, range) = worst(result)?;
    let name = show.tf(t::CALL_N, &[&(call + 1).to_string()]);
    if range <= show.calc.figure("tol", 0) * 2.0 {
        return Some(Insight { bold: show.tf(t::CAL_FINE, &[&agreement]), ..Insight::default() });
    }
    Some(Insight {
        bold: show.tf(t::CAL_TALK, &[&name, &figure::short(range, 1)]),
        rest: String::new(),
        action: show.tf(t::CAL_DO, &[&name]),
        sign: show.tf(t::CAL_SIGN, &[&agreement]),
    })
}
