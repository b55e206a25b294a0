//! The result of a KANO survey: Better against Worse, counts, priorities, and the list of elements at the right.

use egui::{Align, Align2, CornerRadius, Layout, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Show, SurveyView, form, insight, paste, sums};
use crate::{
    model::{
        calc::kano::Category,
        exercise::survey::outcome::{KanoRow, Outcome},
        figure,
        texts::{Text, score as t},
    },
    ui::{
        canvas::score::{columns, room},
        chart::{
            self, Mark, Tone,
            scatter::{Corner, Field, Point, field},
            table::{self, Grid},
        },
        cx::Actions,
        theme, widgets,
    },
};

/// Word, shape and colour of a class.
pub(super) fn look(category: Category) -> (Text, Mark, Tone) {
    match category {
        Category::A => (t::ATTRACTIVE, Mark::Dot, Tone::Pos),
        Category::O => (t::ONE_DIM, Mark::Triangle, Tone::Good),
        Category::M => (t::MUST, Mark::Square, Tone::Neg),
        Category::I => (t::INDIFFERENT, Mark::Diamond, Tone::Neutral),
        Category::R => (t::REVERSE, Mark::Down, Tone::Plain),
        Category::Q => (t::QUESTIONABLE, Mark::Ring, Tone::Plain),
    }
}

fn two(value: Option<f64>) -> String {
    value.map_or_else(|| "—".to_owned(), |v| figure::plain(v, 2))
}

pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, rows: &[KanoRow], out: &mut Actions) {
    let cx = show.bench.cx;
    if view.shared.table {
        counts(ui, show, view, rows);
    } else {
        let height = (ui.clip_rect().height() - 250.0).clamp(380.0, 600.0);
        let rect = room(ui, height);
        let inside = chart::card(ui, cx, rect);
        scatter(ui, show, view, inside, rows);
    }
    priorities(ui, show, rows);
    insight(ui, show, view, out);
    let chosen = view.chosen.and_then(|i| rows.get(i)).or_else(|| rows.iter().find(|r| r.kano.is_some()));
    if let Some(kano) = chosen.and_then(|r| r.kano) {
        sums(ui, show, view, &kano.explain());
    }
}

fn scatter(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, rect: Rect, rows: &[KanoRow]) {
    let corner = |name: Text, note: Text, tone| Corner { name: show.t(name).to_owned(), note: show.t(note).to_owned(), tone };
    let f = Field {
        range: [(0.0, 1.0), (0.0, 1.0)],
        cross: (0.5, 0.5),
        tick: 0.25,
        axes: [show.t(t::WORSE_AXIS).to_owned(), show.t(t::BETTER_AXIS).to_owned()],
        corners: [
            corner(t::ATTRACTIVE, t::ATTRACTIVE_NOTE, Tone::Pos),
            corner(t::ONE_DIM, t::ONE_DIM_NOTE, Tone::Good),
            corner(t::INDIFFERENT, t::INDIFFERENT_NOTE, Tone::Neutral),
            corner(t::MUST, t::MUST_NOTE, Tone::Neg),
        ],
    };
    let mut places = Vec::new();
    let points: Vec<Point> = rows
        .iter()
        .enumerate()
        .filter_map(|(i, row)| {
            let kano = row.kano?;
            let (better, worse) = (kano.better?, kano.worse?);
            let (word, mark, tone) = look(kano.mode);
            let name = show.survey.element_name(row.id, show.lang());
            let said = format!("{name}, {}, Better {}, Worse {}", show.t(word), figure::plain(better, 2), figure::plain(worse, 2));
            places.push(i);
            Some(Point { x: worse.abs(), y: better, spread: None, name, said, mark, tone })
        })
        .collect();
    let selected = view.chosen.and_then(|c| places.iter().position(|p| *p == c));
    let walked = field(ui, show.bench.cx, show.bench.base.with("kano"), rect, show.t(t::KANO_TITLE), (&f, &points, selected));
    if let Some(at) = walked.picked.and_then(|p| places.get(p)) {
        view.chosen = Some(*at);
    }
    if points.is_empty() {
        chart::nothing(ui.painter(), show.bench.cx.tk, rect, show.t(t::NOBODY));
    }
}

fn counts(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, rows: &[KanoRow]) {
    let letters = [Category::A, Category::O, Category::M, Category::I, Category::R, Category::Q];
    let head = [t::SERVICE, t::CLASS].map(|h| show.t(h).to_owned()).into_iter();
    let head = head.chain(letters.map(|c| show.t(look(c).0).to_owned())).chain(["Better".to_owned(), "Worse".to_owned()]).collect();
    let rows = rows
        .iter()
        .map(|row| {
            let class = row.kano.map_or("—", |k| show.t(look(k.mode).0)).to_owned();
            let mut line = vec![show.survey.element_name(row.id, show.lang()), class];
            line.extend(letters.map(|c| row.kano.map_or_else(|| "0".to_owned(), |k| figure::plain(k.counts.get(c), 0))));
            line.extend([two(row.kano.and_then(|k| k.better)), two(row.kano.and_then(|k| k.worse))]);
            line
        })
        .collect();
    let grid = Grid { head, rows, words: 2 };
    let rect = room(ui, table::height(&grid));
    if let Some(at) = table::table(ui, show.bench.cx, rect, &grid, view.chosen) {
        view.chosen = Some(at);
    }
}

fn priorities(ui: &mut Ui, show: &Show<'_>, rows: &[KanoRow]) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let rect = room(ui, 70.0);
    let parts = columns(rect, &[1.0, 1.0, 1.0]);
    let order = [(t::FIRST_MUST, Category::M), (t::THEN_ONE_DIM, Category::O), (t::LAST_ATTRACTIVE, Category::A)];
    for (place, (title, category)) in parts.iter().zip(order) {
        let painter = ui.painter().clone();
        widgets::card(&painter, tk, *place, 10, tk.surface, tk.border, 0);
        let (_, shape, tone) = look(category);
        chart::mark(&painter, tk, place.min + vec2(25.0, 25.0), shape, tone, 14.0);
        let line = Rect::from_min_max(place.min + vec2(42.0, 13.0), pos2(place.right() - 10.0, place.top() + 37.0));
        widgets::paint_in(&painter, line, Align2::LEFT_CENTER, show.t(title), theme::BODY.bold(), tk.text);
        let names: Vec<String> =
            rows.iter().filter(|r| r.kano.is_some_and(|k| k.mode == category)).map(|r| show.survey.element_name(r.id, show.lang())).collect();
        let words = if names.is_empty() { show.t(t::NONE).to_owned() } else { names.join(cx.lang.pick("、", ", ")) };
        let line = Rect::from_min_max(place.min + vec2(16.0, 38.0), pos2(place.right() - 10.0, place.bottom() - 8.0));
        widgets::paint_in(&painter, line, Align2::LEFT_CENTER, &words, theme::SMALL, tk.text_secondary);
        let node = ui.interact(*place, show.bench.base.with(("priority", category.letter())), Sense::hover());
        node.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{}: {words}", show.t(title))));
    }
}

/// The list of elements with their classes, and what was said about the chosen one.
pub(super) fn list(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, rect: Rect, out: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let Outcome::Kano(rows) = &show.computed.outcome else { return };
    let inner = rect.shrink2(vec2(16.0, 12.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("kano-list"));
    let ui = &mut child;
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.allocate_ui_with_layout(vec2(inner.width(), 32.0), Layout::right_to_left(Align::Center), |ui| {
        if show.bench.can_edit() {
            paste::file_button(ui, show, out);
            paste::button(ui, show);
        }
        let title = show.tf(t::N_SERVICES, &[&rows.len().to_string()]);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| widgets::label(ui, &title, theme::SECTION, tk.text));
    });
    form::mode(ui, show, view);
    if rows.is_empty() {
        widgets::wrapped(ui, show.t(t::ELEMENTS_FIRST), theme::BODY, tk.text_secondary);
        return;
    }
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_max_width(inner.width() - 4.0);
        let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::hover());
        line(ui, show, head, [show.t(t::SERVICE), show.t(t::CLASS), "Better", "Worse"], None);
        for (i, row) in rows.iter().enumerate() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 40.0), Sense::click());
            let here = view.chosen == Some(i);
            let name = show.survey.element_name(row.id, show.lang());
            let look = row.kano.map(|k| look(k.mode));
            let class = look.map_or("—", |(word, ..)| show.t(word));
            let (better, worse) = (two(row.kano.and_then(|k| k.better)), two(row.kano.and_then(|k| k.worse)));
            response.widget_info(|| WidgetInfo::selected(Role::Row, true, here, format!("{name}, {class}, Better {better}, Worse {worse}")));
            if here || response.hovered() {
                ui.painter().rect_filled(rect, CornerRadius::ZERO, if here { tk.selected } else { tk.hover });
            }
            ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tk.border_subtle));
            line(ui, show, rect, [&name, class, &better, &worse], look);
            widgets::ring_if_focused(ui, cx, &response, 4);
            if response.clicked() {
                view.chosen = Some(i);
            }
        }
        ui.add_space(12.0);
        if let Some(row) = view.chosen.and_then(|i| rows.get(i)) {
            details(ui, show, row);
        }
    });
}

fn line(ui: &Ui, show: &Show<'_>, rect: Rect, [name, class, better, worse]: [&str; 4], look: Option<(Text, Mark, Tone)>) {
    let tk = show.bench.cx.tk;
    let (style, ink) = if rect.height() < 36.0 { (theme::CAPTION, tk.text_secondary) } else { (theme::SMALL, tk.text) };
    if let Some((_, shape, tone)) = look {
        chart::mark(ui.painter(), tk, pos2(rect.left() + 9.0, rect.center().y), shape, tone, 13.0);
    }
    let right = rect.right() - 2.0;
    let put = |left: f32, end: f32, anchor, text: &str, ink| {
        let place = Rect::from_min_max(pos2(left, rect.center().y - 10.0), pos2(end, rect.center().y + 10.0));
        widgets::paint_in(ui.painter(), place, anchor, text, style, ink);
    };
    let narrow = rect.width() < 290.0 || show.lang() == crate::model::text::Lang::En;
    if narrow && rect.height() > 36.0 {
        for (dy, text, style, ink) in [(-9.0, name, theme::SMALL, ink), (9.0, class, theme::CAPTION, tk.text_secondary)] {
            let y = rect.center().y + dy;
            let place = Rect::from_min_max(pos2(rect.left() + 22.0, y - 10.0), pos2(right - 98.0, y + 10.0));
            widgets::paint_in(ui.painter(), place, Align2::LEFT_CENTER, text, style, ink);
        }
    } else if narrow {
        put(rect.left() + 22.0, right - 98.0, Align2::LEFT_CENTER, name, ink);
    } else {
        put(rect.left() + 22.0, right - 152.0, Align2::LEFT_CENTER, name, ink);
        put(right - 148.0, right - 92.0, Align2::LEFT_CENTER, class, tk.text_secondary);
    }
    put(right - 94.0, right - 48.0, Align2::RIGHT_CENTER, better, ink);
    put(right - 46.0, right, Align2::RIGHT_CENTER, worse, ink);
}

fn details(ui: &mut Ui, show: &Show<'_>, row: &KanoRow) {
    let tk = show.bench.cx.tk;
    egui::Frame::new().fill(tk.surface_sunken).corner_radius(CornerRadius::same(10)).inner_margin(egui::Margin::same(12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        widgets::wrapped(ui, &show.survey.element_name(row.id, show.lang()), theme::SMALL.bold(), tk.text);
        let Some(kano) = row.kano else {
            widgets::wrapped(ui, show.t(t::NOBODY), theme::SMALL, tk.text_secondary);
            return;
        };
        let n = |of: &[Category]| figure::plain(kano.counts.sum(of), 0);
        let said = show.tf(t::KANO_SAID, &[&n(&Category::ALL), &n(&[Category::A, Category::O]), &n(&[Category::O, Category::M])]);
        widgets::wrapped(ui, &said, theme::SMALL, tk.text_secondary);
        if kano.questionable > 0.1 {
            let text = show.tf(t::KANO_UNCLEAR, &[&figure::percent(kano.questionable, 0)]);
            widgets::wrapped(ui, &text, theme::SMALL, tk.warning_text);
        }
        if !kano.fong.significant {
            widgets::wrapped(ui, show.t(t::KANO_MIXED), theme::SMALL, tk.text_secondary);
        }
    });
}
