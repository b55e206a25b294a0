//! The six steps of an action-learning plan, on top of each of them: where one is, what is done, one click to each.

use egui::{Align2, CornerRadius, CursorIcon, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::{
    model::{
        done,
        texts::{Text, table as t},
    },
    ui::{
        cx::{Action, Actions, Cx, ExerciseCx},
        icons, theme, widgets,
    },
};

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    /// `None`: not started.
    percent: Option<u32>,
}

const STEPS: [(&str, Text); 6] = [
    ("vision-scene", t::STEP_VISION),
    ("swot", t::STEP_SWOT),
    ("commitment-card", t::STEP_COMMIT),
    ("orid-cocreation", t::STEP_ORID),
    ("smart-action-plan", t::STEP_PLAN),
    ("town-hall", t::STEP_HALL),
];

/// What the strip remembers: how far each step is, as of all documents.
#[derive(Debug, Default)]
pub(in crate::ui::canvas) struct Strip {
    known: Option<(u64, Vec<Step>)>,
}

fn here(ex: &ExerciseCx<'_>) -> Option<usize> {
    STEPS.iter().position(|(id, _)| *id == ex.exercise.template.id)
}

/// How high the strip is above this exercise; 0 for one that is none of the six steps.
pub(in crate::ui::canvas) fn height(cx: &Cx<'_>, ex: &ExerciseCx<'_>) -> f32 {
    match here(ex) {
        None => 0.0,
        Some(_) if cx.compact => 56.0,
        Some(_) => 76.0,
    }
}

/// `PgUp`, `PgDn`: the step before or after.
pub(in crate::ui::canvas) fn turn(ex: &ExerciseCx<'_>, by: i32, out: &mut Actions) {
    let to = here(ex).map(|at| i32::try_from(at).unwrap_or(0) + by).and_then(|at| usize::try_from(at).ok()).and_then(|at| STEPS.get(at));
    if let Some((template, _)) = to {
        open(ex, template, out);
    }
}

fn open(ex: &ExerciseCx<'_>, template: &str, out: &mut Actions) {
    // A copy that was started with a preset is gone on with, not started anew.
    let started = ex.workbook.exercises.iter().find(|e| e.template.id == template);
    let preset = started.and_then(|e| e.key.split_once('@')).map_or("", |k| k.1);
    out.push(Action::OpenExercise { template: template.to_owned(), preset: preset.to_owned() });
}

fn states(ex: &ExerciseCx<'_>, strip: &mut Strip) -> Vec<Step> {
    let rev = ex.workbook.exercises.iter().map(|e| e.doc.rev().wrapping_mul(31).wrapping_add(1)).fold(0, u64::wrapping_add);
    if let Some((at, steps)) = &strip.known
        && *at == rev
    {
        return steps.clone();
    }
    let state = |id: &str| {
        let exercise = ex.workbook.exercises.iter().find(|e| e.template.id == id && !e.doc.is_empty());
        Step { percent: exercise.map(|e| done::judge(ex.workbook, e).percent()) }
    };
    let steps: Vec<Step> = STEPS.iter().map(|(id, _)| state(id)).collect();
    strip.known = Some((rev, steps.clone()));
    steps
}

/// Shows the six steps.
pub(in crate::ui::canvas) fn show(ui: &Ui, (cx, ex): (&Cx<'_>, &ExerciseCx<'_>), strip: &mut Strip, rect: Rect, out: &mut Actions) {
    let (tk, painter) = (cx.tk, ui.painter());
    let states = states(ex, strip);
    let now = here(ex).unwrap_or(0);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, tk.border_subtle));
    let words: Vec<(String, String)> = STEPS
        .iter()
        .zip(&states)
        .enumerate()
        .map(|(at, ((_, name), state))| {
            let sub = match state.percent {
                _ if at == now => cx.tf(t::STEP_NOW, &[&(at + 1).to_string()]),
                Some(100) => cx.t(t::STEP_DONE).to_owned(),
                Some(percent) => cx.tf(t::STEP_PART, &[&percent.to_string()]),
                None => cx.t(t::STEP_NEW).to_owned(),
            };
            (cx.t(*name).to_owned(), sub)
        })
        .collect();
    let text_width = |(name, sub): &(String, String)| {
        let wide = |text: &str, style| widgets::galley(painter, text, style, tk.text, f32::INFINITY, 1).size().x;
        wide(name, theme::BODY.bold()).max(wide(sub, theme::CAPTION))
    };
    let mut widths: Vec<f32> = words.iter().map(|w| 42.0 + text_width(w)).collect();
    // Where not all names fit, the numbers stay and only this step says its name.
    let terse = widths.iter().sum::<f32>() + 100.0 > rect.width();
    if terse {
        widths.iter_mut().enumerate().filter(|(at, _)| *at != now).for_each(|(_, width)| *width = 34.0);
    }
    let line = ((rect.width() - 40.0 - widths.iter().sum::<f32>()) / 5.0).max(12.0);
    let mut x = rect.left() + 20.0;
    for (at, (((id, _), state), (name, sub))) in STEPS.iter().zip(&states).zip(&words).enumerate() {
        let width = widths.get(at).copied().unwrap_or(0.0);
        let place = Rect::from_min_size(pos2(x, rect.center().y - 24.0), vec2(width, 48.0));
        let done = state.percent == Some(100) && at != now;
        let response = ui.interact(place, Id::unique("six-steps").with((&ex.exercise.key, at)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, at == now, format!("{} {name}，{sub}", at + 1)));
        if response.hovered() && at != now {
            painter.rect_filled(place.expand(3.0), CornerRadius::same(8), tk.hover);
        }
        circle(ui, cx, at, place, done, at == now);
        let left = place.left() + 42.0;
        if !terse || at == now {
            painter_text(ui, pos2(left, rect.center().y - 10.0), name, theme::Style { line: 20.0, ..theme::BODY.bold() }, tk.text);
            painter_text(ui, pos2(left, rect.center().y + 10.0), sub, theme::CAPTION, tk.text_tertiary);
        }
        widgets::ring_if_focused(ui, cx, &response, 8);
        if response.clicked() && at != now {
            open(ex, id, out);
        }
        if at != now {
            let response = response.on_hover_cursor(CursorIcon::PointingHand);
            if terse {
                widgets::tooltip(response, cx, name);
            }
        }
        x += width;
        if at < 5 && line > 30.0 {
            let color = if done { tk.success } else { tk.border };
            painter.hline(x + 12.0..=x + line - 12.0, rect.center().y, Stroke::new(2.0, color));
        }
        x += line;
    }
}

fn painter_text(ui: &Ui, at: egui::Pos2, text: &str, style: theme::Style, color: egui::Color32) {
    widgets::paint(ui.painter(), at, Align2::LEFT_CENTER, text, style, color);
}

fn circle(ui: &Ui, cx: &Cx<'_>, at: usize, place: Rect, done: bool, now: bool) {
    let (tk, painter) = (cx.tk, ui.painter());
    let round = Rect::from_center_size(pos2(place.left() + 16.0, place.center().y), vec2(32.0, 32.0));
    let radius = CornerRadius::same(16);
    let (fill, ink) = if now {
        (tk.accent, tk.accent_on)
    } else if done {
        (tk.success, tk.accent_on)
    } else {
        (tk.surface, tk.text_secondary)
    };
    painter.rect_filled(round, radius, fill);
    if !now && !done {
        painter.rect_stroke(round, radius, Stroke::new(1.5, tk.border_strong), StrokeKind::Inside);
    }
    if done {
        widgets::paint_icon(painter, round.center(), icons::CHECK, 16.0, ink);
    } else {
        widgets::paint(painter, round.center(), Align2::CENTER_CENTER, &(at + 1).to_string(), theme::BODY.bold(), ink);
    }
}
