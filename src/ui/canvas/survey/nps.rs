//! The result of an NPS survey: gauge with its interval, the three groups, the distribution, segments, reasons.

use egui::{Align2, Rect, Ui, pos2, vec2};

use super::{Show, SurveyView, insight, sums};
use crate::{
    model::{
        calc::nps::{self, Method, Nps},
        exercise::survey::outcome::{LEVEL, NpsOut},
        figure,
        template::FieldType,
        texts::{Text, score as t},
    },
    ui::{
        canvas::score::{columns, room},
        chart::{
            Tone,
            bars::{Column, Group, distribution},
            gauge::{Gauge, gauge},
            ranking,
            table::{self, Grid},
        },
        cx::Actions,
        icons, theme,
        widgets::{self, Input},
    },
};

const GROUPS: [(Text, Tone, char); 3] =
    [(t::PROMOTERS, Tone::Pos, icons::SMILEY), (t::PASSIVES, Tone::Neutral, icons::SMILEY_MEH), (t::DETRACTORS, Tone::Neg, icons::SMILEY_SAD)];

pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &NpsOut, actions: &mut Actions) {
    let (least, most) = show.survey.range();
    cards(ui, show, out, (least, most));
    if view.shared.table {
        numbers(ui, show, out, (least, most));
    } else {
        let rect = room(ui, if show.bench.cx.compact { 270.0 } else { 330.0 });
        bars(ui, show, rect, out, (least, most));
    }
    insight(ui, show, view, actions);
    if let Some(score) = &out.all {
        sums(ui, show, view, &score.explain());
    }
    if !out.segments.is_empty() {
        segments(ui, show, &out.segments);
    }
    if !out.reasons.is_empty() {
        reasons(ui, show, out, actions);
    }
}

fn counts(score: Option<&Nps>) -> [u32; 3] {
    score.map_or([0; 3], |n| [n.counts.promoters, n.counts.passives, n.counts.detractors])
}

fn cards(ui: &mut Ui, show: &Show<'_>, out: &NpsOut, (least, most): (i32, i32)) {
    let cx = show.bench.cx;
    let rect = room(ui, 184.0);
    let [big, rest @ ..] = &columns(rect, &[2.0, 1.0, 1.0, 1.0])[..] else { return };
    let inside = crate::ui::chart::card(ui, cx, *big).expand2(vec2(10.0, 10.0));
    let score = out.all.as_ref();
    let interval = score.map(|n| n.adjusted_wald);
    let shown = score.map_or_else(|| "—".to_owned(), |n| figure::signed(n.score, 0));
    let line =
        interval.map_or_else(|| show.t(t::NO_SCORE).to_owned(), |i| show.tf(t::INTERVAL, &[&figure::signed(i.low, 0), &figure::signed(i.high, 0)]));
    let g = Gauge {
        range: (-100.0, 100.0),
        value: score.map(|n| n.score),
        shown: &shown,
        interval: interval.map(|i| (i.low, i.high)),
        line: &line,
        ends: ["−100", "0", "+100"],
    };
    gauge(ui, cx, show.bench.base.with("gauge"), inside, show.bench.title(), &g);
    let spans = [format!("{}–{most}", most - 1), format!("{}–{}", most - 3, most - 2), format!("{least}–{}", most - 4)];
    let shares = score.map(|n| [n.shares[2], n.shares[1], n.shares[0]]);
    for (i, ((place, (name, tone, icon)), span)) in rest.iter().zip(GROUPS).zip(spans).enumerate() {
        let share = shares.and_then(|s| s.get(i).copied());
        let people = counts(score).get(i).copied().unwrap_or(0);
        group_card(ui, show, *place, (show.t(name), tone, icon), share, &show.tf(t::PEOPLE_SCORED, &[&people.to_string(), &span]));
    }
}

fn group_card(ui: &mut Ui, show: &Show<'_>, rect: Rect, (name, tone, icon): (&str, Tone, char), share: Option<f64>, line: &str) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let painter = ui.painter().clone();
    widgets::card(&painter, tk, rect, 10, tk.surface, tk.border, 0);
    let left = rect.left() + 16.0;
    let square = Rect::from_min_size(pos2(left, rect.top() + 20.0), vec2(10.0, 10.0));
    painter.rect_filled(square, egui::CornerRadius::same(3), tone.mark(tk));
    widgets::paint_icon(&painter, pos2(left + 25.0, rect.top() + 25.0), icon, 16.0, tk.text_secondary);
    let word = Rect::from_min_max(pos2(left + 38.0, rect.top() + 14.0), pos2(rect.right() - 8.0, rect.top() + 36.0));
    widgets::paint_in(&painter, word, Align2::LEFT_CENTER, name, theme::BODY, tk.text_secondary);
    let big = theme::Style { size: 30.0, line: 40.0, bold: true };
    let text = share.map_or_else(|| "—".to_owned(), |s| figure::plain(s * 100.0, 1));
    let shown = widgets::paint(&painter, pos2(left, rect.top() + 42.0), Align2::LEFT_TOP, &text, big, tk.text);
    if share.is_some() {
        widgets::paint(&painter, pos2(shown.right() + 1.0, shown.bottom() - 7.0), Align2::LEFT_BOTTOM, "%", theme::SECTION, tk.text);
    }
    let under = Rect::from_min_size(pos2(left, rect.top() + 84.0), vec2(rect.width() - 24.0, 38.0));
    widgets::paint_in(&painter, under, Align2::LEFT_TOP, line, theme::SMALL, tk.text_secondary);
    let track = Rect::from_min_max(pos2(left, rect.bottom() - 30.0), pos2(rect.right() - 16.0, rect.bottom() - 22.0));
    painter.rect_filled(track, egui::CornerRadius::same(4), tk.surface_sunken);
    let part = track.with_max_x(track.left() + track.width() * share.unwrap_or(0.0) as f32);
    painter.rect_filled(part, egui::CornerRadius::same(4), tone.mark(tk));
    let node = ui.interact(rect, show.bench.base.with(("group", name)), egui::Sense::hover());
    node.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{name} {}, {line}", cx.lang.pick(&text, &text))));
}

fn bars(ui: &mut Ui, show: &Show<'_>, rect: Rect, out: &NpsOut, (least, most): (i32, i32)) {
    let cx = show.bench.cx;
    let inside = crate::ui::chart::card(ui, cx, rect);
    let painter = ui.painter().clone();
    widgets::paint(&painter, inside.left_top(), Align2::LEFT_TOP, show.t(t::DISTRIBUTION), theme::SECTION, cx.tk.text);
    widgets::paint(&painter, inside.right_top() + vec2(0.0, 3.0), Align2::RIGHT_TOP, show.t(t::PEOPLE), theme::SMALL, cx.tk.text_tertiary);
    let tone = |score: i32| match score {
        s if s <= most - 4 => (Tone::Neg, t::DETRACTORS),
        s if s <= most - 2 => (Tone::Neutral, t::PASSIVES),
        _ => (Tone::Pos, t::PROMOTERS),
    };
    let bars: Vec<Column> = (least..)
        .zip(&out.scores)
        .map(|(score, count)| {
            let (tone, group) = tone(score);
            let said = show.tf(t::SCORE_PEOPLE, &[&score.to_string(), &count.to_string(), show.t(group)]);
            Column { label: score.to_string(), count: *count, tone, said }
        })
        .collect();
    let index = |score: i32| usize::try_from(score - least).unwrap_or(0);
    let [p, a, d] = counts(out.all.as_ref());
    let group = |from, to, name, count: u32, tone| Group {
        from: index(from),
        to: index(to),
        label: show.tf(t::GROUP_PEOPLE, &[show.t(name), &count.to_string()]),
        tone,
    };
    let groups = [
        group(least, most - 4, t::DETRACTORS, d, Tone::Neg),
        group(most - 3, most - 2, t::PASSIVES, a, Tone::Neutral),
        group(most - 1, most, t::PROMOTERS, p, Tone::Pos),
    ];
    let plot = inside.with_min_y(inside.top() + 26.0);
    distribution(ui, cx, show.bench.base.with("bars"), plot, show.t(t::DISTRIBUTION), (&bars, &groups));
}

fn numbers(ui: &mut Ui, show: &Show<'_>, out: &NpsOut, (least, most): (i32, i32)) {
    let n: u32 = out.scores.iter().sum();
    let rows = (least..=most).rev().zip(out.scores.iter().rev());
    let rows = rows
        .map(|(score, count)| {
            let share = if n == 0 { "—".to_owned() } else { figure::percent(f64::from(*count) / f64::from(n), 1) };
            vec![score.to_string(), count.to_string(), share]
        })
        .collect();
    let grid = Grid { head: [t::SCORE, t::PEOPLE, t::SHARE].map(|h| show.t(h).to_owned()).into(), rows, words: 1 };
    let rect = room(ui, table::height(&grid));
    table::table(ui, show.bench.cx, rect, &grid, None);
}

fn segments(ui: &mut Ui, show: &Show<'_>, segments: &[(String, Nps)]) {
    let cx = show.bench.cx;
    widgets::label(ui, show.t(t::BY_SEGMENT), theme::SECTION, cx.tk.text);
    let rows: Vec<ranking::Row> = segments
        .iter()
        .take(12)
        .map(|(name, score)| ranking::Row {
            name: name.clone(),
            note: show.tf(t::INTERVAL, &[&figure::signed(score.adjusted_wald.low, 0), &figure::signed(score.adjusted_wald.high, 0)]),
            figures: vec![score.counts.n().to_string()],
            value: Some(score.score),
            shown: figure::signed(score.score, 0),
            tone: if score.score < 0.0 { Tone::Neg } else { Tone::Pos },
        })
        .collect();
    let heads = ranking::Heads { name: show.t(t::SEGMENT), note: show.t(t::INTERVAL_SHORT), figures: &[show.t(t::N)], bar: "NPS" };
    let rect = room(ui, ranking::height(rows.len()));
    ranking::gaps(ui, cx, show.bench.base.with("segments"), rect, show.t(t::BY_SEGMENT), (&heads, &rows, None));
    if let [(a, first), (b, second), ..] = segments
        && let Some(diff) = nps::compare(first.counts, second.counts, LEVEL, Method::AdjustedWald)
    {
        let p = figure::plain(diff.p.unwrap_or(1.0), 2);
        let sure = show.tf(if diff.significant == Some(true) { t::SURE } else { t::NOT_SURE }, &[&p]);
        let text = show.tf(t::SEGMENT_DIFF, &[a, b, &figure::signed(diff.raw, 0), &sure]);
        widgets::wrapped(ui, &text, theme::SMALL, cx.tk.text_secondary);
    }
}

/// Reasons with counts by group; the analyst's tag gathers those that mean the same.
fn reasons(ui: &mut Ui, show: &Show<'_>, out: &NpsOut, actions: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let shown: Vec<_> = out.reasons.iter().take(8).collect();
    let heads = [t::DETRACTORS, t::PASSIVES, t::PROMOTERS];
    let grid = Grid {
        head: std::iter::once(show.t(t::REASONS).to_owned()).chain(heads.map(|h| show.t(h).to_owned())).collect(),
        rows: shown.iter().map(|(words, n)| std::iter::once(words.clone()).chain(n.iter().map(u32::to_string)).collect()).collect(),
        words: 1,
    };
    let rect = room(ui, table::height(&grid));
    // A second table on the sheet has ids of its own; it does not move the place of what follows.
    table::table(&mut ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt("reasons")), cx, rect, &grid, None);
    let why = show.survey.plan.open.iter().find(|f| f.ty == FieldType::Long).map_or("why", |f| f.id.as_str());
    if out.untagged.is_empty() || !show.bench.can_edit() {
        return;
    }
    for words in &out.untagged {
        ui.horizontal(|ui| {
            let width = ui.available_width();
            let (rect, _) = ui.allocate_exact_size(vec2(width - 190.0, 32.0), egui::Sense::hover());
            widgets::paint_in(ui.painter(), rect, Align2::LEFT_CENTER, words, theme::SMALL, tk.text);
            let id = show.bench.base.with(("tag", words));
            let mut tag = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_default();
            let name = show.tf(t::TAG_FOR, &[words]);
            let response = Input::new(id, &name).hint(show.t(t::TAG)).width(170.0).limit(30).style(theme::SMALL).show(ui, cx, &mut tag);
            if response.lost_focus() && !tag.trim().is_empty() {
                show.bench.push(actions, show.survey.tag_reason(&show.sheet, why, words, &tag));
                ui.data_mut(|d| d.remove_temp::<String>(id));
            } else if response.changed() {
                ui.data_mut(|d| d.insert_temp(id, tag));
            }
        });
    }
}
