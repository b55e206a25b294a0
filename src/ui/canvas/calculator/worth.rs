//! What one customer is worth at three levels of experience: own value and referrals, stacked.

use egui::Ui;

use super::{CalcView, Show};
use crate::{
    model::{
        calc::{Explained, experience_return::Worth},
        exercise::survey::insight::Insight,
        figure,
        texts::score as t,
    },
    ui::{
        canvas::score::{self, columns, figure_card, room},
        chart::{
            self, Tone,
            bars::{Part, Stack, stacked},
            table::{self, Grid},
        },
        cx::Actions,
    },
};

/// Shows all columns.
pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut CalcView, out: &mut Actions) {
    let cx = show.bench.cx;
    let worths = show.calc.worths();
    cards(ui, show, &worths);
    if view.shared.table || view.look == 1 {
        numbers(ui, show, &worths);
    } else {
        let rect = room(ui, if cx.compact { 330.0 } else { 400.0 });
        let inside = chart::card(ui, cx, rect);
        let stacks: Vec<Stack> = worths
            .iter()
            .enumerate()
            .map(|(i, w)| Stack {
                label: show.calc.case_name(i, cx.lang).to_owned(),
                parts: vec![
                    Part { name: show.t(t::OWN_VALUE).to_owned(), value: w.own, tone: Tone::Neutral },
                    Part { name: show.t(t::REFERRAL_VALUE).to_owned(), value: w.referral, tone: Tone::Pos },
                ],
                total: figure::plain(w.total, 0),
            })
            .collect();
        stacked(ui, cx, show.bench.base.with("worth"), inside, show.bench.title(), &stacks);
    }
    if let Some(insight) = sentence(show, &worths) {
        score::insight::show(ui, &show.bench, &insight, out);
    }
    if view.look == 1 || !view.shared.folded {
        let case = view.case.min(worths.len().saturating_sub(1));
        if let Some(w) = worths.get(case) {
            score::sums::show(ui, &show.bench, &lines(show, case, w));
        }
    }
}

fn cards(ui: &mut Ui, show: &Show<'_>, worths: &[Worth]) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let rect = room(ui, 116.0);
    let shares = vec![1.0; worths.len().max(1)];
    for (i, (place, w)) in columns(rect, &shares).iter().zip(worths).enumerate() {
        let part = if w.total > 0.0 { figure::percent(w.referral / w.total, 0) } else { "—".to_owned() };
        let line = show.tf(t::FROM_REFERRAL, &[&part]);
        figure_card(ui, cx, *place, show.calc.case_name(i, cx.lang), (&figure::plain(w.total, 0), show.t(t::YUAN)), (&line, tk.text));
    }
}

fn numbers(ui: &mut Ui, show: &Show<'_>, worths: &[Worth]) {
    let cx = show.bench.cx;
    let head = std::iter::once(String::new()).chain((0..worths.len()).map(|c| show.calc.case_name(c, cx.lang).to_owned())).collect();
    let line = |name: &str, f: &dyn Fn(&Worth) -> String| std::iter::once(name.to_owned()).chain(worths.iter().map(f)).collect::<Vec<_>>();
    let rows = vec![
        line(show.t(t::OWN_VALUE), &|w| figure::plain(w.own, 2)),
        line(show.t(t::YEARS), &|w| figure::plain(w.years, 2)),
        line(show.t(t::REFERRAL_VALUE), &|w| figure::plain(w.referral, 2)),
        line(show.t(t::TOTAL), &|w| figure::plain(w.total, 2)),
    ];
    let grid = Grid { head, rows, words: 1 };
    let rect = room(ui, table::height(&grid));
    table::table(ui, cx, rect, &grid, None);
}

/// How the column that is typed into is computed, with its figures.
fn lines(show: &Show<'_>, case: usize, w: &Worth) -> Vec<Explained> {
    let f = |id| show.calc.figure(id, case);
    let n = |v: f64| figure::short(v, 2);
    let profit = format!("({} − {})", n(f("m")), n(f("s")));
    let (years, keep) = (n(f("T")), figure::percent(f("r"), 1));
    vec![
        Explained::new(
            t::OWN_VALUE,
            t::OWN_VALUE_BY,
            format!("{profit} × Σ ({keep} ÷ {})^t − {} = {} (t < {years})", n(1.0 + f("i")), n(f("a")), figure::plain(w.own, 2)),
        ),
        Explained::new(t::YEARS, t::YEARS_BY, format!("Σ ({keep})^t = {} (t < {years})", figure::plain(w.years, 2))),
        Explained::new(
            t::REFERRAL_VALUE,
            t::REFERRAL_VALUE_BY,
            format!("{} × {} × {profit} × {} = {}", n(f("q")), figure::percent(f("k"), 1), figure::plain(w.years, 2), figure::plain(w.referral, 2)),
        ),
    ]
}

fn sentence(show: &Show<'_>, worths: &[Worth]) -> Option<Insight> {
    let cx = show.bench.cx;
    let (first, last) = (worths.first()?, worths.last()?);
    let name = |c: usize| show.calc.case_name(c, cx.lang);
    let jumps = worths.windows(2).enumerate().filter_map(|(i, w)| if let [a, b] = w { Some((i, b.total - a.total)) } else { None });
    let (at, jump) = jumps.max_by(|a, b| a.1.total_cmp(&b.1))?;
    if first.total <= 0.0 {
        return None;
    }
    let bold =
        show.tf(t::WORTH_TIMES, &[name(worths.len() - 1), &figure::plain(last.total, 0), name(0), &figure::plain(last.total / first.total, 1)]);
    let r = show.calc.input("r")?;
    let kept = |c| format!("{}%", figure::short(show.calc.value(r, c), 1));
    Some(Insight {
        bold,
        rest: show.tf(t::WORTH_JUMP, &[name(at), name(at + 1), &figure::plain(jump, 0)]),
        action: show.tf(t::WORTH_DO, &[name(at), name(at + 1)]),
        sign: show.tf(t::WORTH_SIGN, &[&kept(at), &kept(at + 1)]),
    })
}
