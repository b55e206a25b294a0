//! The result of the loyalty check of one customer: shares of yes by type, the type, how sure one can be.

use egui::{Align2, Ui};

use super::{Show, SurveyView, insight, sums};
use crate::{
    model::{exercise::survey::outcome::LoyaltyOut, figure, texts::score as t},
    ui::{
        canvas::score::{columns, figure_card, room},
        chart::{
            self, Tone,
            ranking::{Row, ranking},
            table::{self, Grid},
        },
        cx::Actions,
        theme, widgets,
    },
};

pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, all: &[LoyaltyOut], out: &mut Actions) {
    let cx = show.bench.cx;
    let looked_at = all.get(view.person.min(all.len().saturating_sub(1)));
    let rect = room(ui, 120.0);
    let [left, right] = &columns(rect, &[1.0, 1.0])[..] else { return };
    let kind = looked_at.and_then(|o| o.kind.as_ref()).map_or_else(|| "—".to_owned(), |k| show.survey.group_name(k, show.lang()));
    let person = if all.len() > 1 {
        show.tf(t::RESPONSE_OF, &[&(view.person.min(all.len() - 1) + 1).to_string(), &all.len().to_string()])
    } else {
        String::new()
    };
    figure_card(ui, cx, *left, show.t(t::LOYALTY), (&kind, ""), (&person, cx.tk.text));
    let sure = looked_at.map_or(0.0, |o| o.confidence);
    let line = if looked_at.is_some() && sure < 0.6 { show.t(t::ASK_FIRST) } else { "" };
    figure_card(ui, cx, *right, show.t(t::CONFIDENCE), (&figure::plain(sure * 100.0, 0), "%"), (line, cx.tk.text));
    let shares: Vec<(String, Option<f64>)> = match looked_at {
        Some(o) => o.shares.iter().map(|(g, s)| (show.survey.group_name(g, show.lang()), *s)).collect(),
        None => show.survey.group_ids().iter().map(|g| (show.survey.group_name(g, show.lang()), None)).collect(),
    };
    let percent = |s: Option<f64>| s.map_or_else(|| "—".to_owned(), |v| figure::percent(v, 0));
    if view.shared.table {
        let head = vec![show.t(t::LOYALTY).to_owned(), show.t(t::YES_SHARE).to_owned()];
        let grid = Grid { head, rows: shares.into_iter().map(|(name, s)| vec![name, percent(s)]).collect(), words: 1 };
        let rect = room(ui, table::height(&grid));
        table::table(ui, cx, rect, &grid, None);
    } else {
        let most = shares.iter().filter_map(|(_, s)| *s).fold(0.0, f64::max);
        let rows: Vec<Row> = shares
            .into_iter()
            .map(|(name, s)| Row {
                name,
                value: s,
                shown: percent(s),
                tone: if s.is_some_and(|v| v > 0.0 && v >= most - 1e-9) { Tone::Pos } else { Tone::Neutral },
                ..Row::default()
            })
            .collect();
        let rect = room(ui, 62.0 + 46.0 * rows.len() as f32);
        let inside = chart::card(ui, cx, rect);
        widgets::paint(ui.painter(), inside.left_top(), Align2::LEFT_TOP, show.t(t::YES_SHARE), theme::SECTION, cx.tk.text);
        ranking(ui, cx, show.bench.base.with("types"), inside.with_min_y(inside.top() + 30.0), show.t(t::YES_SHARE), &rows);
    }
    insight(ui, show, view, out);
    if let Some(one) = looked_at {
        sums(ui, show, view, &one.explain(show.sheet.questions.len()));
    }
}
