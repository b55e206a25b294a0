//! The list at the left: the tools of the workbook, each with its result; a click or Alt with a digit goes there.

use std::collections::BTreeMap;

use egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Bench;
use crate::{
    model::{
        exercise::{
            calculator::Calc,
            survey::{
                Survey,
                outcome::{Computed, Outcome},
            },
        },
        figure,
        template::{CalcTool, Structure, SurveyTool, Template},
        text::Lang,
        texts::score as t,
        workbook::Exercise,
    },
    ui::{
        command::Command,
        cx::{Action, Actions, Place},
        icons, theme, widgets,
    },
};

/// The four tools that have a key of their own: template, icon, name, command.
pub(in crate::ui::canvas) const TOOLS: [(&str, char, &str, Command); 4] = [
    ("nps-survey", icons::THUMBS_UP, "NPS", Command::ScoreNps),
    ("kano-survey", icons::CHART_SCATTER, "KANO", Command::ScoreKano),
    ("servqual-gap", icons::POLYGON, "SERVQUAL", Command::ScoreServqual),
    ("market-damage-model", icons::TREND_DOWN, "", Command::ScoreLoss),
];

/// Results by exercise, each with the revision and the language it was made for.
pub(in crate::ui::canvas) type Lines = BTreeMap<String, ((u64, Lang), (String, String))>;

/// The icon of a survey or calculator.
fn icon(template: &Template) -> char {
    if let Some((_, icon, ..)) = TOOLS.iter().find(|(id, ..)| *id == template.id) {
        return *icon;
    }
    match &template.structure {
        Structure::Survey(plan) => match plan.tool {
            SurveyTool::Csat => icons::SMILEY,
            SurveyTool::Loyalty => icons::HAND_HEART,
            SurveyTool::Frequency => icons::TRIANGLE,
            _ => icons::CHART_POLAR,
        },
        Structure::Calculator(plan) if plan.tool == CalcTool::Calibration => icons::SCALES,
        _ => icons::CALCULATOR,
    }
}

fn nothing(lang: Lang) -> (String, String) {
    ("—".to_owned(), t::NO_SCORE.get(lang).to_owned())
}

fn of_survey(survey: &Survey<'_>, computed: &Computed, lang: Lang) -> (String, String) {
    let people = t::N_RESPONSES.with(lang, &[&computed.people.to_string()]);
    let value = match &computed.outcome {
        Outcome::Nps(out) => out.all.map(|n| figure::signed(n.score, 0)),
        Outcome::Kano(rows) => (!rows.is_empty()).then(|| t::N_ELEMENTS.with(lang, &[&rows.len().to_string()])),
        Outcome::Servqual(out) => out.gaps.weighted.or(out.gaps.overall).map(|g| figure::signed(g, 2)),
        Outcome::Csat(out) => out.overall.map(|o| format!("{}%", figure::plain(o.csat.score, 0))),
        Outcome::Means(out) => {
            let means: Vec<f64> = out.groups.iter().filter_map(|g| g.mean).collect();
            (!means.is_empty()).then(|| figure::plain(means.iter().sum::<f64>() / means.len() as f64, 1))
        }
        Outcome::Loyalty(all) => all.last().and_then(|o| o.kind.as_ref()).map(|k| survey.group_name(k, lang)),
    };
    value.map_or_else(|| nothing(lang), |v| (v, people))
}

/// The line of the survey on screen, from the result that is there already.
pub(in crate::ui::canvas) fn know(lines: &mut Lines, (exercise, lang): (&Exercise, Lang), survey: &Survey<'_>, computed: &Computed) {
    let mark = (exercise.doc.rev(), lang);
    if lines.get(&exercise.key).is_none_or(|(at, _)| *at != mark) {
        lines.insert(exercise.key.clone(), (mark, of_survey(survey, computed, lang)));
    }
}

/// The result of an exercise and a line below its name.
fn result(exercise: &Exercise, lang: Lang) -> (String, String) {
    let none = || nothing(lang);
    match &exercise.template.structure {
        Structure::Survey(plan) => {
            let survey = Survey { plan, doc: &exercise.doc };
            of_survey(&survey, &survey.compute(&survey.sheet()), lang)
        }
        Structure::Calculator(plan) => {
            let calc = Calc { plan, doc: &exercise.doc };
            let money = |v: f64| {
                let (number, unit) = figure::large(v, lang);
                format!("{number}{}{unit}", lang.pick(" ", ""))
            };
            let value = match plan.tool {
                CalcTool::MarketDamage => calc.market_case(0).ok().map(|c| money(c.damage.revenue)),
                CalcTool::ExperienceReturn => calc.worths().last().map(|w| money(w.total)),
                CalcTool::Calibration => calc.calibration().agreement.map(|a| figure::percent(a, 0)),
            };
            let note = match plan.tool {
                CalcTool::MarketDamage => t::A_YEAR.get(lang).to_owned(),
                CalcTool::ExperienceReturn => calc.case_name(calc.cases() - 1, lang).to_owned(),
                CalcTool::Calibration => t::AGREEMENT.get(lang).to_owned(),
            };
            value.map_or_else(none, |v| (v, note))
        }
        _ => none(),
    }
}

/// Goes to the tool that was asked for with a key.
pub(in crate::ui::canvas) fn keys(bench: &Bench<'_>, out: &mut Actions) {
    for (template, _, _, command) in TOOLS {
        if bench.cx.asked(command) && bench.ex.exercise.template.id != template {
            out.push(Action::OpenExercise { template: template.to_owned(), preset: String::new() });
        }
    }
}

/// Shows the list.
pub(in crate::ui::canvas) fn show(ui: &mut Ui, bench: &Bench<'_>, lines: &mut Lines, rect: Rect, out: &mut Actions) {
    let (cx, tk) = (bench.cx, bench.cx.tk);
    let mut y = rect.top() + 12.0;
    let exercises = &bench.ex.workbook.exercises;
    let scored = |e: &&Exercise| matches!(e.template.structure, Structure::Survey(_) | Structure::Calculator(_));
    for (template, icon_, name, _) in TOOLS {
        let open = exercises.iter().find(|e| e.template.id == template);
        let name = if name.is_empty() { cx.lang.pick("市场损失", "Market loss") } else { name };
        let go = match open {
            Some(e) => Action::Go(Place::Exercise { key: e.key.clone() }),
            None => Action::OpenExercise { template: template.to_owned(), preset: String::new() },
        };
        row(ui, bench, lines, Rect::from_min_size(pos2(rect.left() + 10.0, y), vec2(rect.width() - 20.0, 54.0)), (icon_, name, open), go, out);
        y += 58.0;
    }
    let others: Vec<&Exercise> = exercises.iter().filter(scored).filter(|e| TOOLS.iter().all(|(id, ..)| *id != e.template.id)).collect();
    if !others.is_empty() {
        ui.painter().hline((rect.left() + 18.0)..=(rect.right() - 18.0), y + 4.5, egui::Stroke::new(1.0, tk.border_subtle));
        y += 14.0;
    }
    for exercise in others {
        if y + 54.0 > rect.bottom() - 44.0 {
            break;
        }
        let name = cx.bi(&exercise.template.title);
        let go = Action::Go(Place::Exercise { key: exercise.key.clone() });
        let place = Rect::from_min_size(pos2(rect.left() + 10.0, y), vec2(rect.width() - 20.0, 54.0));
        row(ui, bench, lines, place, (icon(&exercise.template), name, Some(exercise)), go, out);
        y += 58.0;
    }
    let foot = Rect::from_min_max(pos2(rect.left() + 20.0, rect.bottom() - 46.0), pos2(rect.right() - 8.0, rect.bottom() - 8.0));
    widgets::paint_in(ui.painter(), foot, Align2::LEFT_BOTTOM, cx.t(t::EVERY_FIGURE), theme::CAPTION, tk.text_tertiary);
}

fn row(
    ui: &mut Ui,
    bench: &Bench<'_>,
    lines: &mut Lines,
    rect: Rect,
    (icon, name, exercise): (char, &str, Option<&Exercise>),
    go: Action,
    out: &mut Actions,
) {
    let (cx, tk) = (bench.cx, bench.cx.tk);
    let (value, note) = match exercise {
        None => ("—".to_owned(), cx.t(t::NOT_STARTED).to_owned()),
        Some(e) => {
            let mark = (e.doc.rev(), cx.lang);
            match lines.get(&e.key) {
                Some((at, line)) if *at == mark => line.clone(),
                _ => {
                    let line = result(e, cx.lang);
                    lines.insert(e.key.clone(), (mark, line.clone()));
                    line
                }
            }
        }
    };
    let here = exercise.is_some_and(|e| e.key == bench.ex.exercise.key);
    let response = ui.interact(rect, bench.base.with(("list", name)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Tab, true, here, format!("{name}, {value}, {note}")));
    let painter = ui.painter();
    if here {
        painter.rect_filled(rect, CornerRadius::same(8), tk.selected);
    } else if response.hovered() {
        painter.rect_filled(rect, CornerRadius::same(8), tk.hover);
    }
    let ink = if here { tk.accent_text } else { tk.text_secondary };
    widgets::paint_icon(painter, pos2(rect.left() + 23.0, rect.center().y), icon, 19.0, ink);
    let value_galley = widgets::galley(painter, &value, theme::BODY.bold(), tk.text, 92.0, 1);
    // A narrow list keeps the first line for the name.
    let narrow = rect.width() < 170.0;
    let value_left = rect.right() - 10.0 - value_galley.size().x;
    let value_y = if narrow { rect.top() + 37.0 } else { rect.center().y };
    let name_right = if narrow { rect.right() - 6.0 } else { value_left - 6.0 };
    painter.galley_with_override_text_color(pos2(value_left, value_y - value_galley.size().y / 2.0), value_galley, ink);
    let words = Rect::from_min_max(pos2(rect.left() + 44.0, rect.top() + 6.0), pos2(name_right, rect.top() + 28.0));
    widgets::paint_in(painter, words, Align2::LEFT_CENTER, name, theme::BODY.bold(), tk.text);
    let below = words.translate(vec2(0.0, 20.0)).with_max_x(value_left - 6.0);
    widgets::paint_in(painter, below, Align2::LEFT_CENTER, &note, theme::CAPTION, tk.text_secondary);
    widgets::ring_if_focused(ui, cx, &response, 8);
    if response.clicked() && !here {
        out.push(go);
    }
}
