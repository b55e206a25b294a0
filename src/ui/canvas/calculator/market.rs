//! The Market Damage Model: what is lost, where it flows, what the remedies bring.

use egui::{Align2, Ui};

use super::{CalcView, Show};
use crate::{
    model::{
        calc::{Explained, mdm},
        exercise::{calculator::MarketCase, survey::insight::Insight},
        figure,
        texts::{Text, score as t},
    },
    ui::{
        canvas::score::{self, columns, figure_card, room},
        chart::{
            self, Tone,
            flow::{Band, Node, flow},
            ranking::{Row, ranking},
            steps::{Step, waterfall},
            table::{self, Grid},
        },
        cx::Actions,
        theme, widgets,
    },
};

fn money(show: &Show<'_>, value: f64) -> String {
    let lang = show.bench.cx.lang;
    let (number, unit) = figure::large(value, lang);
    format!("{number}{}{unit}", if unit.is_empty() { "" } else { lang.pick(" ", "") })
}

/// Shows the case that is typed into.
pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut CalcView, out: &mut Actions) {
    let case = match show.calc.market_case(view.case) {
        Ok(case) => case,
        Err(wrong) => {
            let rect = room(ui, 120.0);
            widgets::card(ui.painter(), show.bench.cx.tk, rect, 10, show.bench.cx.tk.danger_tint, show.bench.cx.tk.danger, 0);
            let text = wrong.get(show.bench.cx.lang);
            let inside = rect.shrink2(egui::vec2(20.0, 16.0));
            score::at(ui, inside, "wrong", |ui| widgets::wrapped(ui, &text, theme::BODY, show.bench.cx.tk.danger_text));
            return;
        }
    };
    cards(ui, show, view, &case);
    let height = if show.bench.cx.compact { 380.0 } else { 470.0 };
    match (view.shared.table, view.look) {
        (true, _) => numbers(ui, show),
        (_, 0) => {
            let rect = room(ui, height);
            let inside = chart::card(ui, show.bench.cx, rect);
            stream(ui, show, inside, &case);
        }
        (_, 1) => {
            let rect = room(ui, height);
            let inside = chart::card(ui, show.bench.cx, rect);
            falls(ui, show, inside);
        }
        _ => sensitive(ui, show, view),
    }
    if let Some(insight) = sentence(show, view.case, &case) {
        score::insight::show(ui, &show.bench, &insight, out);
    }
    if view.look == 2 || !view.shared.folded {
        score::sums::show(ui, &show.bench, &lines(&case));
    }
}

fn lines(case: &MarketCase) -> Vec<Explained> {
    case.damage.explain()
}

/// The branch that loses most: its share and its words.
fn biggest(case: &MarketCase) -> (f64, Text) {
    let words = [t::FROM_SATISFIED, t::FROM_MOLLIFIED, t::FROM_DISSATISFIED, t::FROM_SILENT];
    let lost = case.damage.lost.all();
    let most = lost.iter().zip(words).max_by(|a, b| a.0.total_cmp(b.0));
    most.map_or((0.0, t::FROM_SILENT), |(v, w)| (if case.damage.lost_customers > 0.0 { v / case.damage.lost_customers } else { 0.0 }, w))
}

fn cards(ui: &mut Ui, show: &Show<'_>, view: &CalcView, case: &MarketCase) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let rect = room(ui, 116.0);
    let [a, b, c] = &columns(rect, &[1.0, 1.0, 1.0])[..] else { return };
    let base = show.calc.market_case(0).ok().filter(|_| view.case > 0);
    let against = |now: f64, then: Option<f64>, otherwise: String| {
        then.map_or(otherwise, |then| {
            let diff = now - then;
            let (number, unit) = figure::large(diff.abs(), cx.lang);
            let sign = if diff < -0.5 {
                "−"
            } else if diff > 0.5 {
                "+"
            } else {
                ""
            };
            show.tf(t::AGAINST_FIRST, &[&format!("{sign}{number}{unit}")])
        })
    };
    let d = &case.damage;
    let lost = figure::plain(d.lost_customers, 0);
    let line = against(d.lost_customers, base.map(|x| x.damage.lost_customers), show.t(t::LOST_WHY).to_owned());
    figure_card(ui, cx, *a, show.t(t::LOST_A_YEAR), (&lost, show.t(t::CUSTOMERS_UNIT)), (&line, tk.neg_text));
    let (number, unit) = figure::large(d.revenue, cx.lang);
    let unit = format!("{unit}{}{}", if unit.is_empty() { "" } else { cx.lang.pick("", " ") }, show.t(t::YUAN));
    let value = figure::short(d.market.value, 2);
    let line = against(d.revenue, base.map(|x| x.damage.revenue), show.tf(t::AT_VALUE, &[&value]));
    figure_card(ui, cx, *b, show.t(t::LESS_REVENUE), (&number, &unit), (&line, tk.neg_text));
    let (share, words) = biggest(case);
    figure_card(ui, cx, *c, show.t(t::BIGGEST_PART), (&figure::plain(share * 100.0, 0), "%"), (show.t(words), tk.text));
}

fn stream(ui: &mut Ui, show: &Show<'_>, rect: egui::Rect, case: &MarketCase) {
    let d = &case.damage;
    let m = d.market;
    let people = |v: f64| figure::plain(v, 0);
    let node = |column, value: f64, name: Text, note: String, tone| Node {
        column,
        value,
        title: show.tf(t::NODE_N, &[show.t(name), &people(value)]),
        note,
        tone,
    };
    let go = |rate: f64| show.tf(t::WILL_GO, &[&figure::percent(rate, 0)]);
    let stayed = d.problem - d.lost_customers;
    let of = |part: f64| if d.problem > 0.0 { figure::percent(part / d.problem, 0) } else { "—".to_owned() };
    let nodes = [
        node(0, d.problem, t::MET_PROBLEM, show.tf(t::OF_CUSTOMERS, &[&figure::percent(m.problem, 0)]), Tone::Plain),
        node(1, d.people.silent, t::SILENT, go(m.loss.silent), Tone::Plain),
        node(1, d.complainants, t::SAID, figure::percent(m.complain, 0), Tone::Plain),
        node(2, d.people.satisfied, t::SATISFIED, go(m.loss.satisfied), Tone::Pos),
        node(2, d.people.mollified, t::MOLLIFIED, go(m.loss.mollified), Tone::Neutral),
        node(2, d.people.dissatisfied, t::DISSATISFIED, go(m.loss.dissatisfied), Tone::Neg),
        node(3, d.lost_customers, t::GONE, of(d.lost_customers), Tone::Neg),
        node(3, stayed, t::STAYED, of(stayed), Tone::Neutral),
    ];
    let band = |from, to, value: f64, a: Text, b: Text, tone| Band {
        from,
        to,
        value,
        tone,
        said: show.tf(t::BAND, &[show.t(a), show.t(b), &people(value)]),
    };
    let lost = d.lost;
    let bands = [
        band(0, 1, d.people.silent, t::MET_PROBLEM, t::SILENT, Tone::Plain),
        band(0, 2, d.complainants, t::MET_PROBLEM, t::SAID, Tone::Plain),
        band(2, 3, d.people.satisfied, t::SAID, t::SATISFIED, Tone::Pos),
        band(2, 4, d.people.mollified, t::SAID, t::MOLLIFIED, Tone::Neutral),
        band(2, 5, d.people.dissatisfied, t::SAID, t::DISSATISFIED, Tone::Neg),
        band(1, 6, lost.silent, t::SILENT, t::GONE, Tone::Neg),
        band(1, 7, d.people.silent - lost.silent, t::SILENT, t::STAYED, Tone::Neutral),
        band(3, 6, lost.satisfied, t::SATISFIED, t::GONE, Tone::Neg),
        band(3, 7, d.people.satisfied - lost.satisfied, t::SATISFIED, t::STAYED, Tone::Neutral),
        band(4, 6, lost.mollified, t::MOLLIFIED, t::GONE, Tone::Neg),
        band(4, 7, d.people.mollified - lost.mollified, t::MOLLIFIED, t::STAYED, Tone::Neutral),
        band(5, 6, lost.dissatisfied, t::DISSATISFIED, t::GONE, Tone::Neg),
        band(5, 7, d.people.dissatisfied - lost.dissatisfied, t::DISSATISFIED, t::STAYED, Tone::Neutral),
    ];
    let heads = [t::MET_PROBLEM, t::SAID_IT, t::HOW_HANDLED, t::STAY_OR_GO].map(|h| show.t(h));
    flow(ui, show.bench.cx, show.bench.base.with("flow"), rect, show.t(t::FLOW), (&heads, &nodes, &bands));
}

/// From today over each remedy to what is left.
fn falls(ui: &mut Ui, show: &Show<'_>, rect: egui::Rect) {
    let cx = show.bench.cx;
    let all: Vec<MarketCase> = (0..show.calc.cases()).map_while(|c| show.calc.market_case(c).ok()).collect();
    let step = |name: &str, value: f64, total, tone| Step {
        name: name.to_owned(),
        value,
        total,
        shown: if total { money(show, value) } else { format!("{}{}", if value < 0.0 { "−" } else { "+" }, money(show, value.abs())) },
        tone,
    };
    let mut steps = Vec::new();
    for (i, pair) in all.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        if i == 0 {
            steps.push(step(show.t(t::TODAY), before.damage.revenue, true, Tone::Neg));
        }
        let change = after.damage.revenue - before.damage.revenue;
        steps.push(step(show.calc.case_name(i + 1, cx.lang), change, false, if change <= 0.0 { Tone::Good } else { Tone::Neg }));
    }
    if let Some(last) = all.last() {
        steps.push(step(show.t(t::THEN), last.damage.revenue, true, Tone::Neutral));
    }
    waterfall(ui, cx, show.bench.base.with("falls"), rect, show.t(t::WATERFALL), &steps);
}

/// All cases beside each other.
fn numbers(ui: &mut Ui, show: &Show<'_>) {
    let cx = show.bench.cx;
    let all: Vec<Option<MarketCase>> = (0..show.calc.cases()).map(|c| show.calc.market_case(c).ok()).collect();
    let head = std::iter::once(String::new()).chain((0..show.calc.cases()).map(|c| show.calc.case_name(c, cx.lang).to_owned())).collect();
    let outputs = &show.calc.plan.outputs;
    let value = |case: &MarketCase, id: &str| match id {
        "problem" => Some((case.damage.problem, 0)),
        "complain" => Some((case.damage.complainants, 0)),
        "silent" => Some((case.damage.people.silent, 0)),
        "lost" => Some((case.damage.lost_customers, 1)),
        "risk" => Some((case.damage.revenue, 0)),
        "wom" => case.damage.word_of_mouth.map(|w| (w.revenue, 0)),
        "saved" => Some((case.saved, 0)),
        "net" => Some((case.net, 0)),
        "roi" => case.roi.map(|r| (r, 2)),
        _ => None,
    };
    let rows = outputs
        .iter()
        .map(|o| {
            let cells = all.iter().map(|c| c.as_ref().and_then(|c| value(c, &o.id)).map_or_else(|| "—".to_owned(), |(v, d)| figure::plain(v, d)));
            std::iter::once(cx.bi(&o.t).to_owned()).chain(cells).collect()
        })
        .collect();
    let grid = Grid { head, rows, words: 1 };
    let rect = room(ui, table::height(&grid));
    table::table(ui, cx, rect, &grid, None);
}

/// Which assumption moves the result most when it grows by a tenth.
fn sensitive(ui: &mut Ui, show: &Show<'_>, view: &CalcView) {
    let cx = show.bench.cx;
    let Ok(list) = mdm::sensitivity(&show.calc.market(view.case), 0.1) else { return };
    let name = |id: &str| show.calc.input(id).map_or_else(|| id.to_owned(), |i| cx.bi(&i.t).to_owned());
    let rows: Vec<Row> = list
        .iter()
        .map(|(id, change)| Row {
            name: name(id),
            value: Some(change.abs()),
            shown: format!("{}{}", if *change < 0.0 { "−" } else { "+" }, money(show, change.abs())),
            tone: if *change < 0.0 { Tone::Good } else { Tone::Neg },
            ..Row::default()
        })
        .collect();
    let rect = room(ui, 64.0 + 36.0 * rows.len() as f32);
    let inside = chart::card(ui, cx, rect);
    widgets::paint(ui.painter(), inside.left_top(), Align2::LEFT_TOP, show.t(t::SENSITIVE), theme::BODY.bold(), cx.tk.text);
    ranking(ui, cx, show.bench.base.with("sensitive"), inside.with_min_y(inside.top() + 30.0), show.t(t::SENSITIVE), &rows);
}

fn sentence(show: &Show<'_>, at: usize, case: &MarketCase) -> Option<Insight> {
    let d = &case.damage;
    if d.lost_customers <= 0.0 {
        return None;
    }
    let sign = |lost: f64| show.tf(t::MDM_SIGN, &[&figure::plain(lost.ceil(), 0)]);
    if at == 0 {
        let silent = figure::percent(d.lost.silent / d.lost_customers, 0);
        return Some(Insight {
            bold: show.tf(t::MDM_SILENT, &[&silent]),
            rest: String::new(),
            action: show.t(t::MDM_LISTEN_DO).to_owned(),
            sign: sign(d.lost_customers),
        });
    }
    let base = show.calc.market_case(0).ok()?;
    let name = show.calc.case_name(at, show.bench.cx.lang).trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let kept = figure::plain(base.damage.lost_customers - d.lost_customers, 0);
    let rest = case.roi.map_or_else(String::new, |roi| show.tf(t::MDM_NET, &[&money(show, case.net), &figure::plain(roi, 1)]));
    Some(Insight {
        bold: show.tf(t::MDM_SAVES, &[name, &kept, &money(show, case.saved)]),
        rest,
        action: show.tf(t::MDM_DO, &[name]),
        sign: sign(d.lost_customers),
    })
}
