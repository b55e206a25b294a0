//! The calculator canvas: assumptions at the right, what they come to in the middle, recomputed at every change.

mod calibration;
mod grid;
mod inputs;
mod market;
mod worth;

use egui::Ui;

use super::score::{self, Bench, Shared, Side, head::Head};
use crate::{
    model::{
        exercise::calculator::Calc,
        template::{CalcTool, Structure},
        texts::score as t,
    },
    ui::{
        command::Command,
        cx::{Actions, Cx, ExerciseCx},
    },
};

/// What the calculator view remembers between frames; never part of the document.
#[derive(Default)]
pub struct CalcView {
    key: String,
    shared: Shared,
    /// The case that is looked at and typed into.
    case: usize,
    /// Flow, waterfall or sums.
    look: usize,
    /// The first figure takes the focus.
    wants: bool,
}

/// What every part of the calculator view reads.
struct Show<'a> {
    bench: Bench<'a>,
    calc: Calc<'a>,
}

impl Show<'_> {
    fn t(&self, text: crate::model::texts::Text) -> &'static str {
        self.bench.cx.t(text)
    }

    fn tf(&self, text: crate::model::texts::Text, args: &[&str]) -> String {
        self.bench.cx.tf(text, args)
    }
}

/// Shows a calculator over the whole of `ui`.
pub fn calculator_ui(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, view: &mut CalcView, out: &mut Actions) {
    let Structure::Calculator(plan) = &ex.exercise.template.structure else { return };
    if view.key != ex.exercise.key {
        *view = CalcView { key: ex.exercise.key.clone(), ..CalcView::default() };
    }
    let show = Show { bench: Bench::new(cx, ex), calc: Calc { plan, doc: &ex.exercise.doc } };
    view.case = view.case.min(show.calc.cases() - 1);
    score::judge(&show.bench, &mut view.shared);
    score::list::keys(&show.bench, out);
    score::head::keys(&show.bench, &mut view.shared);
    let parts = score::split(ui, cx, 312.0);
    if let Some(rect) = parts.list {
        score::at(ui, rect, "list", |ui| score::list::show(ui, &show.bench, &mut view.shared.lines, rect, out));
    }
    let (top, body) = parts.main.split_top_bottom_at_y(parts.main.top() + score::head::HEIGHT);
    score::at(ui, top, "head", |ui| head(ui, &show, view, top, out));
    score::sheet(ui, body, |ui| match plan.tool {
        CalcTool::MarketDamage => market::show(ui, &show, view, out),
        CalcTool::ExperienceReturn => worth::show(ui, &show, view, out),
        CalcTool::Calibration => calibration::show(ui, &show, view, out),
    });
    let jump = score::at(ui, parts.foot, "foot", |ui| score::foot::show(ui, &show.bench, &view.shared, parts.foot));
    if jump.is_some() {
        (view.shared.side, view.wants) = (Side::Entry, true);
    }
    score::at(ui, parts.side, "side", |ui| match view.shared.side {
        Side::Entry => {
            inputs::show(ui, &show, view, parts.side, out);
            // A field that had the focus before the click elsewhere would give it away again.
            if std::mem::take(&mut view.wants) {
                inputs::focus_first(ui, &show, view.case);
            }
        }
        Side::Task | Side::Examples | Side::Guide => score::panel::show(ui, &show.bench, &mut view.shared, parts.side),
    });
}

fn head(ui: &mut Ui, show: &Show<'_>, view: &mut CalcView, rect: egui::Rect, out: &mut Actions) {
    let about = show.tf(t::OWN_FIGURES, &[&show.calc.changed().to_string()]);
    let looks = [(None, show.t(t::FLOW)), (None, show.t(t::WATERFALL)), (None, show.t(t::SUMS_VIEW))];
    let two = [(None, show.t(t::CHART)), (None, show.t(t::SUMS_VIEW))];
    let stages = if show.calc.plan.tool == CalcTool::MarketDamage { &looks[..] } else { &two[..] };
    view.look = view.look.min(stages.len() - 1);
    let head = Head { title: show.bench.title(), about: &about, stages, stage: view.look, warns: &[] };
    let next = show.bench.cx.asked(Command::ScoreView).then_some((view.look + 1) % stages.len());
    if let Some(at) = score::head::show(ui, &show.bench, &mut view.shared, rect, &head, out).or(next) {
        view.look = at;
    }
}
