//! The survey canvas: results with their charts, all responses, the questionnaire; entry by keyboard at the right.

mod answers;
mod counts;
mod csat;
mod define;
mod form;
mod kano;
mod loyalty;
mod means;
mod nps;
mod paste;
mod servqual;

use std::{collections::BTreeSet, rc::Rc, time::Duration};

use egui::Ui;

use super::score::{self, Bench, Shared, Side, head::Head};
use crate::{
    model::{
        doc::Key,
        exercise::survey::{
            Sheet, Survey,
            outcome::{Computed, Outcome},
        },
        stamp::ItemId,
        template::{Structure, SurveyTool},
        text::Lang,
        texts::{score as t, survey as ts},
    },
    ui::{
        command::Command,
        cx::{Actions, Cx, ExerciseCx},
    },
};

/// What the middle shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    #[default]
    Result,
    Responses,
    Questions,
}

/// What the survey view remembers between frames; never part of the document.
#[derive(Default)]
pub struct SurveyView {
    key: String,
    shared: Shared,
    stage: Stage,
    sheet: Rc<Sheet>,
    sheet_at: Option<(u64, usize)>,
    computed: Option<(u64, Rc<Computed>)>,
    /// The response on screen; as many as there are means a new one.
    person: usize,
    /// Responses are typed one by one instead of counted per score.
    singly: bool,
    /// Which pass is answered; both where none is chosen.
    pass: Option<usize>,
    /// The digit just typed, so that 1 and 0 make 10.
    last: Option<(ItemId, Key, Duration)>,
    /// Groups of questions that are folded.
    folded: BTreeSet<String>,
    /// The element or row looked at.
    chosen: Option<usize>,
    /// The entry instead of the list of classes.
    kano_entry: bool,
    /// The question whose box takes the focus.
    focus: Option<usize>,
    /// A field that takes the focus.
    field_focus: Option<String>,
}

/// What every part of the survey view reads.
struct Show<'a> {
    bench: Bench<'a>,
    survey: Survey<'a>,
    sheet: Rc<Sheet>,
    computed: Rc<Computed>,
}

impl Show<'_> {
    fn lang(&self) -> Lang {
        self.bench.cx.lang
    }

    fn t(&self, text: crate::model::texts::Text) -> &'static str {
        self.bench.cx.t(text)
    }

    fn tf(&self, text: crate::model::texts::Text, args: &[&str]) -> String {
        self.bench.cx.tf(text, args)
    }
}

impl SurveyView {
    fn sync<'a>(&mut self, cx: &'a Cx<'a>, ex: &'a ExerciseCx<'a>, survey: Survey<'a>) -> Show<'a> {
        if self.key != ex.exercise.key {
            *self = Self { key: ex.exercise.key.clone(), ..Self::default() };
            self.pass = (survey.plan.passes.len() > 1).then_some(0);
        }
        let doc = &ex.exercise.doc;
        let computed = match &self.computed {
            Some((rev, computed)) if *rev == doc.rev() => Rc::clone(computed),
            _ => {
                // Only here is anything counted: a frame without a change looks at no answer that is not on screen.
                let shape = (doc.shape_rev(), doc.len());
                if self.sheet_at != Some(shape) {
                    self.sheet = Rc::new(survey.sheet());
                    self.sheet_at = Some(shape);
                }
                let computed = Rc::new(survey.compute(&self.sheet));
                self.computed = Some((doc.rev(), Rc::clone(&computed)));
                computed
            }
        };
        self.person = self.person.min(self.sheet.answers.len());
        Show { bench: Bench::new(cx, ex), survey, sheet: Rc::clone(&self.sheet), computed }
    }
}

/// Shows a survey exercise over the whole of `ui`.
pub fn survey_ui(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, view: &mut SurveyView, out: &mut Actions) {
    let Structure::Survey(plan) = &ex.exercise.template.structure else { return };
    let show = view.sync(cx, ex, Survey { plan, doc: &ex.exercise.doc });
    score::judge(&show.bench, &mut view.shared);
    score::list::keys(&show.bench, out);
    score::head::keys(&show.bench, &mut view.shared);
    paste::keys(ui, &show, view, out);
    let wide = if plan.tool == SurveyTool::Kano { 336.0 } else { 300.0 };
    let parts = score::split(ui, cx, wide);
    if let Some(rect) = parts.list {
        score::list::know(&mut view.shared.lines, (ex.exercise, cx.lang), &show.survey, &show.computed);
        score::at(ui, rect, "list", |ui| score::list::show(ui, &show.bench, &mut view.shared.lines, rect, out));
    }
    let (top, body) = parts.main.split_top_bottom_at_y(parts.main.top() + score::head::HEIGHT);
    score::at(ui, top, "head", |ui| head(ui, &show, view, top, out));
    match view.stage {
        Stage::Result => score::sheet(ui, body, |ui| results(ui, &show, view, out)),
        Stage::Responses => score::at(ui, body, "answers", |ui| answers::show(ui, &show, view, body, out)),
        Stage::Questions => score::sheet(ui, body, |ui| define::show(ui, &show, view, out)),
    }
    let jump = score::at(ui, parts.foot, "foot", |ui| score::foot::show(ui, &show.bench, &view.shared, parts.foot));
    if let Some(step) = jump {
        go(&show, view, &step.key);
    }
    score::at(ui, parts.side, "side", |ui| match view.shared.side {
        Side::Entry => entry(ui, &show, view, parts.side, out),
        Side::Task | Side::Examples | Side::Guide => score::panel::show(ui, &show.bench, &mut view.shared, parts.side),
    });
}

/// Goes where the next step is done.
fn go(show: &Show<'_>, view: &mut SurveyView, key: &str) {
    view.shared.side = Side::Entry;
    match key {
        "elements" => view.stage = Stage::Questions,
        "answers" | "open" => {
            (view.singly, view.kano_entry) = (true, true);
            view.person = if show.survey.counts_people() && key == "answers" { show.sheet.answers.len() } else { view.person };
            view.focus = Some(form::first_open(show, view));
            if key == "open" {
                view.focus = None;
                view.field_focus = show.survey.plan.open.first().map(|f| f.id.clone());
            }
        }
        field => {
            view.stage = Stage::Questions;
            view.field_focus = Some(field.to_owned());
        }
    }
}

fn head(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, rect: egui::Rect, out: &mut Actions) {
    let title = match show.survey.plan.tool {
        SurveyTool::Kano => show.t(t::KANO_TITLE),
        _ => show.bench.title(),
    };
    let left = show.computed.left;
    let warn = show.tf(t::LEFT_OUT, &[&left.missing.to_string(), &left.invalid.to_string()]);
    let about = [
        show.bench.head(show.survey.plan.header.first().map_or("", |f| f.id.as_str())).to_owned(),
        show.tf(t::N_VALID, &[&show.computed.people.to_string()]),
    ];
    let about = about.into_iter().filter(|a| !a.is_empty()).collect::<Vec<_>>().join(show.lang().pick("·", ", "));
    let small = (1..crate::model::calc::SMALL_SAMPLE).contains(&show.computed.people) && show.survey.counts_people();
    let lacks = left.invalid > 0 || left.missing > 0 && show.computed.people > 0;
    let small = small.then(|| (show.t(t::SMALL_SAMPLE), show.t(t::SMALL_SAMPLE_WHY)));
    let warns: Vec<(&str, &str)> = small.into_iter().chain(lacks.then(|| (warn.as_str(), show.t(t::LEFT_OUT_WHY)))).collect();
    let stages = [(None, show.t(t::RESULT)), (None, show.t(t::RESPONSES)), (None, show.t(t::QUESTIONS))];
    let head = Head { title, about: &about, stages: &stages, stage: view.stage as usize, warns: &warns };
    let next = show.bench.cx.asked(Command::ScoreView).then_some((view.stage as usize + 1) % stages.len());
    if let Some(at) = score::head::show(ui, &show.bench, &mut view.shared, rect, &head, out).or(next) {
        view.stage = [Stage::Result, Stage::Responses, Stage::Questions].get(at).copied().unwrap_or_default();
    }
}

fn results(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &mut Actions) {
    let computed = Rc::clone(&show.computed);
    match &computed.outcome {
        Outcome::Nps(result) => nps::show(ui, show, view, result, out),
        Outcome::Kano(rows) => kano::show(ui, show, view, rows, out),
        Outcome::Servqual(result) => servqual::show(ui, show, view, result, out),
        Outcome::Csat(result) => csat::show(ui, show, view, result, out),
        Outcome::Means(result) => means::show(ui, show, view, result, out),
        Outcome::Loyalty(all) => loyalty::show(ui, show, view, all, out),
    }
}

/// The sentence of the result, where there is one.
fn insight(ui: &mut Ui, show: &Show<'_>, view: &SurveyView, out: &mut Actions) {
    let looked_at = view.person.min(show.sheet.answers.len().saturating_sub(1));
    if let Some(insight) = show.survey.insight(&show.sheet, &show.computed, looked_at, show.lang()) {
        score::insight::show(ui, &show.bench, &insight, out);
    }
}

/// The sums, unless they are folded away.
fn sums(ui: &mut Ui, show: &Show<'_>, view: &SurveyView, lines: &[crate::model::calc::Explained]) {
    if !view.shared.folded {
        score::sums::show(ui, &show.bench, lines);
    }
}

fn entry(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, rect: egui::Rect, out: &mut Actions) {
    match show.survey.plan.tool {
        SurveyTool::Nps => {
            if view.singly {
                form::show(ui, show, view, rect, out);
            } else {
                counts::show(ui, show, view, rect, out);
            }
        }
        SurveyTool::Kano if !view.kano_entry => kano::list(ui, show, view, rect, out),
        _ => form::show(ui, show, view, rect, out),
    }
}

/// The undo label of a field of the head.
fn head_label() -> crate::model::edit::Label {
    ts::SET_HEAD.into()
}
