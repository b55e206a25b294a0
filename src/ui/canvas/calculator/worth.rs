//! What one customer is worth at three levels of experience: own value and referrals, stacked.

use egui::{Ui, vec2};

use super::{CalcView, Show};
use crate::{
    model::{calc::experience_return::Worth, exercise::survey::insight::Insight, figure, texts::score as t},
    ui::{
        canvas::score::{self, columns, figure_card, room},
        chart::{
            self, Tone,
            bars::{Part, Stack, stacked},
            table::{self, Grid},
        },
        cx::Actions,
        theme, widgets,
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
        formulas(ui, show);
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

/// The template's own formulas, by name.
fn formulas(ui: &mut Ui, show: &Show<'_>) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let rect = room(ui, 48.0 + 26.0 * show.calc.plan.outputs.len() as f32);
    widgets::card(ui.painter(), tk, rect, 10, tk.surface, tk.border, 0);
    let inside = rect.shrink2(vec2(20.0, 12.0));
    score::at(ui, inside, "formulas", |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        widgets::label(ui, show.t(t::SUMS), theme::SECTION, tk.text);
        for output in &show.calc.plan.outputs {
            widgets::label(ui, &format!("{} = {}", cx.bi(&output.t), output.formula), theme::SMALL, tk.text_secondary);
        }
    });
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
