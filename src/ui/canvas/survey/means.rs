//! The result of plain scales: a radar of groups or items, the ranking of items; for the self-scan a pyramid and a heat map.

use egui::{Align2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{Show, SurveyView, insight, sums};
use crate::{
    model::{calc::scales::Mean, exercise::survey::outcome::MeansOut, figure, texts::score as t},
    ui::{
        canvas::score::{columns, room},
        chart::{
            self, Tone,
            pyramid::{Level, pyramid},
            radar::{Axis, radar},
            ranking::{Row, ranking},
            table::{self, Grid},
        },
        cx::Actions,
        theme, widgets,
    },
};

pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &MeansOut, actions: &mut Actions) {
    if view.shared.table {
        numbers(ui, show, out);
    } else if out.high_is_bad {
        scan(ui, show, out);
    } else {
        let rect = room(ui, if show.bench.cx.compact { 340.0 } else { 400.0 });
        let inside = chart::card(ui, show.bench.cx, rect);
        web(ui, show, inside, out);
    }
    insight(ui, show, view, actions);
    if !view.shared.table {
        ranks(ui, show, out);
    }
    sums(ui, show, view, &out.explain(show.survey.plan));
}

fn wording(show: &Show<'_>, id: &str) -> String {
    show.survey.plan.items.iter().position(|i| i.id == id).map(|at| show.survey.wording(at, show.lang())).unwrap_or_default()
}

/// The right half of "overseer ↔ coach": what one moves towards.
fn pole(text: &str) -> &str {
    text.split('↔').next_back().unwrap_or(text).trim()
}

fn web(ui: &mut Ui, show: &Show<'_>, rect: Rect, out: &MeansOut) {
    let (low, high) = show.survey.range();
    let by_group = out.groups.len() >= 3;
    let of: Vec<(String, &Mean)> = if by_group {
        out.groups.iter().map(|m| (show.survey.group_name(&m.id, show.lang()), m)).collect()
    } else {
        out.items.iter().map(|m| (pole(&wording(show, &m.id)).to_owned(), m)).collect()
    };
    let least = of.iter().filter_map(|(_, m)| m.mean).fold(f64::INFINITY, f64::min);
    let axes: Vec<Axis> = of
        .into_iter()
        .map(|(name, m)| {
            let weakest = m.mean.is_some_and(|v| v <= least + 1e-9);
            let note = m.mean.map_or_else(String::new, |v| {
                let v = figure::plain(v, 1);
                if weakest { format!("{v} {}", show.t(t::WEAKEST)) } else { v }
            });
            Axis { name, note, tone: if weakest { Tone::Neg } else { Tone::Neutral }, dashed: None, solid: m.mean }
        })
        .collect();
    let names = [show.t(t::EXPECTED), show.t(t::MEAN)];
    radar(ui, show.bench.cx, show.bench.base.with("radar"), rect, show.bench.title(), (&axes, (f64::from(low), f64::from(high)), names));
    if out.items.iter().all(|m| m.mean.is_none()) {
        chart::nothing(ui.painter(), show.bench.cx.tk, rect, show.t(t::NOBODY_DO));
    }
}

fn ranks(ui: &mut Ui, show: &Show<'_>, out: &MeansOut) {
    let cx = show.bench.cx;
    let (low, high) = show.survey.range();
    let mut items: Vec<&Mean> = out.items.iter().filter(|m| m.mean.is_some()).collect();
    items.sort_by(|a, b| a.mean.partial_cmp(&b.mean).unwrap_or(std::cmp::Ordering::Equal));
    if out.high_is_bad {
        items.reverse();
    }
    items.truncate(10);
    if items.is_empty() {
        return;
    }
    let middle = f64::midpoint(f64::from(low), f64::from(high));
    let rows: Vec<Row> = items
        .iter()
        .map(|m| {
            let bad = m.mean.is_some_and(|v| if out.high_is_bad { v > middle } else { v < middle });
            Row {
                name: wording(show, &m.id),
                value: m.mean,
                shown: m.mean.map(|v| figure::plain(v, 1)).unwrap_or_default(),
                tone: if bad { Tone::Neg } else { Tone::Neutral },
                ..Row::default()
            }
        })
        .collect();
    let rect = room(ui, 62.0 + 34.0 * rows.len() as f32);
    let inside = chart::card(ui, cx, rect);
    let title = show.t(if out.high_is_bad { t::HIGHEST_ITEMS } else { t::LOWEST_ITEMS });
    widgets::paint(ui.painter(), inside.left_top(), Align2::LEFT_TOP, title, theme::SECTION, cx.tk.text);
    ranking(ui, cx, show.bench.base.with("ranks"), inside.with_min_y(inside.top() + 28.0), title, &rows);
}

/// The self-scan: three layers as a pyramid, all items as a heat map.
fn scan(ui: &mut Ui, show: &Show<'_>, out: &MeansOut) {
    let cx = show.bench.cx;
    let (low, high) = show.survey.range();
    let span = f64::from(high - low).max(1.0);
    let rect = room(ui, if cx.compact { 300.0 } else { 340.0 });
    let [left, right] = &columns(rect, &[1.0, 1.0])[..] else { return };
    let inside = chart::card(ui, cx, *left);
    widgets::paint(ui.painter(), inside.left_top(), Align2::LEFT_TOP, show.t(t::PYRAMID), theme::SECTION, cx.tk.text);
    let most = out.groups.iter().filter_map(|g| g.mean).fold(f64::NEG_INFINITY, f64::max);
    let levels: Vec<Level> = out
        .groups
        .iter()
        .rev()
        .map(|g| {
            let heaviest = g.mean.is_some_and(|m| m >= most - 1e-9 && m > f64::from(low));
            let items = show.survey.plan.items.iter().filter(|i| i.g == g.id).count();
            let count = show.tf(t::N_QUESTIONS, &[&items.to_string()]);
            Level {
                name: show.survey.group_name(&g.id, show.lang()),
                note: if heaviest { format!("{count} {}", show.t(t::HEAVIEST)) } else { count },
                share: g.mean.map_or(0.0, |m| (m - f64::from(low)) / span),
                shown: g.mean.map_or_else(|| "—".to_owned(), |m| figure::plain(m, 1)),
                tone: if heaviest { Tone::Neg } else { Tone::Neutral },
            }
        })
        .collect();
    pyramid(ui, cx, show.bench.base.with("pyramid"), inside.with_min_y(inside.top() + 32.0), show.t(t::PYRAMID), &levels);
    let inside = chart::card(ui, cx, *right);
    widgets::paint(ui.painter(), inside.left_top(), Align2::LEFT_TOP, show.t(t::HEAT), theme::SECTION, cx.tk.text);
    heat(ui, show, inside.with_min_y(inside.top() + 32.0), out);
}

/// A tile per item: its number in the group, its mean; the fuller the colour the more often.
fn heat(ui: &mut Ui, show: &Show<'_>, rect: Rect, out: &MeansOut) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let (low, high) = show.survey.range();
    let groups = show.survey.group_ids();
    let longest = groups.iter().map(|g| show.survey.plan.items.iter().filter(|i| i.g == **g).count()).max().unwrap_or(1);
    let row_h = rect.height() / groups.len().max(1) as f32;
    let label = 0.0;
    let tile_w = ((rect.width() - label) / longest as f32).min(60.0);
    for (r, group) in groups.iter().enumerate() {
        let y = rect.top() + row_h * r as f32;
        let name = Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), 18.0));
        widgets::paint_in(ui.painter(), name, Align2::LEFT_CENTER, &show.survey.group_name(group, show.lang()), theme::CAPTION, tk.text_secondary);
        let items = out.items.iter().filter(|m| show.survey.plan.items.iter().any(|i| i.id == m.id && i.g == **group));
        for (c, item) in items.enumerate() {
            let tile = Rect::from_min_size(pos2(rect.left() + tile_w * c as f32, y + 20.0), vec2(tile_w - 4.0, (row_h - 28.0).clamp(24.0, 44.0)));
            let share = item.mean.map_or(0.0, |m| (m - f64::from(low)) / f64::from(high - low).max(1.0)) as f32;
            ui.painter().rect_filled(tile, egui::CornerRadius::same(5), tk.surface_sunken);
            ui.painter().rect_filled(tile, egui::CornerRadius::same(5), tk.neg.gamma_multiply(share * 0.85));
            let text = item.mean.map_or_else(|| "—".to_owned(), |m| figure::short(m, 1));
            // Both themes need dark ink on a full tile.
            let dark = tk.text.r() > tk.surface.r();
            let ink = if dark && share > 0.4 { tk.emo_on } else { tk.text };
            widgets::paint(ui.painter(), tile.center(), Align2::CENTER_CENTER, &text, theme::SMALL.bold(), ink);
            let response = ui.interact(tile, show.bench.base.with(("heat", r, c)), Sense::hover());
            let said = show.tf(t::MEAN_OF, &[&wording(show, &item.id), &text]);
            response.widget_info(|| WidgetInfo::labeled(Role::GraphicsSymbol, true, &said));
            widgets::tooltip(response, cx, &said);
        }
    }
}

fn numbers(ui: &mut Ui, show: &Show<'_>, out: &MeansOut) {
    let head = [t::CRITERION, t::ITEM, t::N, t::MEAN].map(|h| show.t(h).to_owned()).into();
    let group = |id: &str| show.survey.plan.items.iter().find(|i| i.id == id).map_or("", |i| i.g.as_str());
    let mean = |m: Option<f64>| m.map_or_else(|| "—".to_owned(), |v| figure::plain(v, 2));
    let rows = out
        .items
        .iter()
        .map(|m| vec![show.survey.group_name(group(&m.id), show.lang()), wording(show, &m.id), m.n.to_string(), mean(m.mean)])
        .collect();
    let grid = Grid { head, rows, words: 2 };
    let rect = room(ui, table::height(&grid));
    table::table(ui, show.bench.cx, rect, &grid, None);
}
