//! The result of a satisfaction survey: the rate with its interval, the distribution, means, what to improve first.

use egui::{Align2, Ui, vec2};

use super::{Show, SurveyView, insight, sums};
use crate::{
    model::{calc::ipa::Quadrant, exercise::survey::outcome::CsatOut, figure, texts::score as t},
    ui::{
        canvas::score::{columns, room},
        chart::{
            self, Mark, Tone,
            bars::{Column, distribution},
            gauge::{Gauge, gauge},
            ranking::{Row, ranking},
            scatter::{Corner, Field, Point, field},
            table::{self, Grid},
        },
        cx::Actions,
        theme, widgets,
    },
};

pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &CsatOut, actions: &mut Actions) {
    top(ui, show, out);
    if view.shared.table {
        numbers(ui, show, out);
    } else {
        means(ui, show, out);
    }
    match &out.grid {
        // The table has the same figures in a column of its own.
        Some(_) if view.shared.table => {}
        Some(_) => grid(ui, show, out),
        None => {
            widgets::label(ui, show.t(t::NEED_15), theme::SMALL, show.bench.cx.tk.text_secondary);
        }
    }
    insight(ui, show, view, actions);
    if let Some(overall) = &out.overall {
        sums(ui, show, view, &overall.csat.explain());
    }
}

fn question(show: &Show<'_>, id: &str) -> String {
    let question = show.sheet.questions.iter().find(|q| show.survey.plan.items.get(q.item).is_some_and(|i| i.id == id));
    question.map(|q| show.survey.question_text(q, show.lang())).unwrap_or_default()
}

fn top(ui: &mut Ui, show: &Show<'_>, out: &CsatOut) {
    let cx = show.bench.cx;
    let rect = room(ui, 236.0);
    let [left, right] = &columns(rect, &[2.0, 3.0])[..] else { return };
    let inside = chart::card(ui, cx, *left).expand2(vec2(10.0, 8.0));
    let csat = out.overall.map(|o| o.csat);
    let shown = csat.map_or_else(|| "—".to_owned(), |c| format!("{}%", figure::plain(c.score, 0)));
    let line = csat.map_or_else(
        || show.t(t::NO_SCORE).to_owned(),
        |c| show.tf(t::INTERVAL, &[&format!("{}%", figure::plain(c.wilson.low, 0)), &format!("{}%", figure::plain(c.wilson.high, 0))]),
    );
    let g = Gauge {
        range: (0.0, 100.0),
        value: csat.map(|c| c.score),
        shown: &shown,
        interval: csat.map(|c| (c.wilson.low, c.wilson.high)),
        line: &line,
        ends: ["0", "50", "100%"],
    };
    gauge(ui, cx, show.bench.base.with("csat"), inside, show.t(t::CSAT), &g);
    let inside = chart::card(ui, cx, *right);
    widgets::paint(ui.painter(), inside.left_top(), Align2::LEFT_TOP, show.t(t::DISTRIBUTION), theme::SECTION, cx.tk.text);
    let (least, most) = show.survey.range();
    let n: u32 = out.counts.iter().sum();
    let bars: Vec<Column> = (least..)
        .zip(&out.counts)
        .map(|(score, count)| {
            let tone = if score > most - 2 {
                Tone::Pos
            } else if score < least + 2 {
                Tone::Neg
            } else {
                Tone::Neutral
            };
            let share = if n == 0 { "—".to_owned() } else { figure::percent(f64::from(*count) / f64::from(n), 0) };
            let said = show.tf(t::SCORE_PEOPLE, &[&score.to_string(), &count.to_string(), &share]);
            Column { label: score.to_string(), count: *count, tone, said }
        })
        .collect();
    distribution(ui, cx, show.bench.base.with("bars"), inside.with_min_y(inside.top() + 24.0), show.t(t::DISTRIBUTION), (&bars, &[]));
}

fn means(ui: &mut Ui, show: &Show<'_>, out: &CsatOut) {
    let cx = show.bench.cx;
    let (_, most) = show.survey.range();
    let mut items: Vec<_> = out.items.iter().collect();
    items.sort_by(|a, b| a.mean.unwrap_or(f64::MAX).total_cmp(&b.mean.unwrap_or(f64::MAX)));
    let rows: Vec<Row> = items
        .iter()
        .map(|m| Row {
            name: question(show, &m.id),
            value: m.mean,
            shown: m.mean.map_or_else(|| "—".to_owned(), |v| figure::plain(v, 1)),
            tone: if m.mean.is_some_and(|v| v < f64::from(most) * 0.7) { Tone::Neg } else { Tone::Pos },
            ..Row::default()
        })
        .collect();
    let rect = room(ui, 44.0 + 40.0 * rows.len() as f32);
    let inside = chart::card(ui, cx, rect);
    let title = format!("{}, {}", show.t(t::MEAN), show.t(t::LOWEST_ITEMS));
    widgets::paint(ui.painter(), inside.left_top(), Align2::LEFT_TOP, &title, theme::SECTION, cx.tk.text);
    ranking(ui, cx, show.bench.base.with("means"), inside.with_min_y(inside.top() + 30.0), show.t(t::MEAN), &rows);
}

fn numbers(ui: &mut Ui, show: &Show<'_>, out: &CsatOut) {
    let cx = show.bench.cx;
    let (least, _) = show.survey.range();
    let n: u32 = out.counts.iter().sum();
    let share = |count: u32| if n == 0 { "—".to_owned() } else { figure::percent(f64::from(count) / f64::from(n), 1) };
    let rows = (least..).zip(&out.counts).map(|(score, count)| vec![score.to_string(), count.to_string(), share(*count)]).collect();
    let counts = Grid { head: [t::SCORE, t::PEOPLE, t::SHARE].map(|h| show.t(h).to_owned()).into(), rows, words: 1 };
    let rect = room(ui, table::height(&counts));
    table::table(ui, cx, rect, &counts, None);
    let two = |m: Option<f64>| m.map_or_else(|| "—".to_owned(), |v| figure::plain(v, 2));
    let matters = |id: &str| out.grid.as_ref().and_then(|g| g.attributes.iter().find(|(a, ..)| a.name == id)).map(|(a, ..)| a.importance);
    let row = |m: &crate::model::calc::scales::Mean| vec![question(show, &m.id), m.n.to_string(), two(m.mean), two(matters(&m.id))];
    let head = [t::ITEM, t::N, t::MEAN, t::IMPORTANCE].map(|h| show.t(h).to_owned()).into();
    let means = Grid { head, rows: out.items.iter().map(row).collect(), words: 1 };
    let rect = room(ui, table::height(&means));
    // A second table on the sheet has ids of its own.
    table::table(&mut ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("means")), cx, rect, &means, None);
}

fn grid(ui: &mut Ui, show: &Show<'_>, out: &CsatOut) {
    let cx = show.bench.cx;
    let Some(ipa) = &out.grid else { return };
    let (least, most) = show.survey.range();
    let look = |q| match q {
        Quadrant::Concentrate => (t::CONCENTRATE, Mark::Square, Tone::Neg),
        Quadrant::KeepUp => (t::KEEP_UP, Mark::Dot, Tone::Pos),
        Quadrant::LowPriority => (t::LOW_PRIORITY, Mark::Diamond, Tone::Neutral),
        Quadrant::Overkill => (t::OVERKILL, Mark::Triangle, Tone::Good),
    };
    let corner = |q| Corner { name: show.t(look(q).0).to_owned(), note: String::new(), tone: look(q).2 };
    let f = Field {
        range: [(f64::from(least), f64::from(most)), (-1.0, 1.0)],
        cross: (ipa.performance, ipa.importance),
        tick: 0.5,
        axes: [show.t(t::PERFORMANCE).to_owned(), show.t(t::IMPORTANCE).to_owned()],
        corners: [corner(Quadrant::Concentrate), corner(Quadrant::KeepUp), corner(Quadrant::LowPriority), corner(Quadrant::Overkill)],
    };
    let points: Vec<Point> = ipa
        .attributes
        .iter()
        .map(|(a, quadrant, _)| {
            let (word, mark, tone) = look(*quadrant);
            let name = question(show, &a.name);
            let figures = format!("{} {}, r {}", show.t(t::MEAN), figure::plain(a.performance, 1), figure::plain(a.importance, 2));
            Point { x: a.performance, y: a.importance, spread: None, said: format!("{name}, {}, {figures}", show.t(word)), name, mark, tone }
        })
        .collect();
    let rect = room(ui, 380.0);
    let inside = chart::card(ui, cx, rect);
    field(ui, cx, show.bench.base.with("ipa"), inside, show.t(t::WHAT_FIRST), (&f, &points, None));
}
