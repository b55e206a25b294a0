//! What is derived from the document: after an edit only what it is about is worked out again.

use std::rc::Rc;

use super::{Curve, Fx, JourneyView, Shown};
use crate::{
    model::{
        calc::peak_end::PeakEnd,
        doc::Doc,
        done::{self, Completeness},
        exercise::journey::{Facts, Journey, in_effect, is_department, kept, score_lanes},
        scene::journey::{Cells, Face, Layout, View},
        stamp::ItemId,
        template::JourneyPlan,
        text::Lang,
    },
    ui::cx::{Cx, ExerciseCx},
};

/// From so many columns on, what depends on all of them waits until a word is finished: the editor shows what is typed.
const MANY: usize = 300;

/// A state of the document, and of those beside it that rules may look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct At {
    rev: u64,
    shape: u64,
    items: usize,
    seen: u64,
    others: u64,
}

impl At {
    fn of(ex: &ExerciseCx<'_>) -> Self {
        let doc = &ex.exercise.doc;
        let sum = |list: &mut dyn Iterator<Item = u64>| list.fold(0_u64, |sum, n| sum.wrapping_mul(31).wrapping_add(n));
        Self {
            rev: doc.rev(),
            shape: doc.shape_rev(),
            items: doc.all().len(),
            seen: sum(&mut doc.seen().values().copied()),
            others: sum(&mut ex.workbook.exercises.iter().filter(|e| e.key != ex.exercise.key).map(|e| e.doc.rev())),
        }
    }

    /// The items that changed since; `None` when it is not known.
    fn touched(self, doc: &Doc) -> Option<Vec<ItemId>> {
        (doc.rev() > self.rev).then(|| doc.touched_since(self.rev)).flatten().map(Iterator::collect)
    }

    fn same_order(self, other: Self) -> bool {
        (self.shape, self.items) == (other.shape, other.items)
    }
}

/// What depends on the document only.
#[derive(Default)]
pub(super) struct Cache {
    exercise: String,
    /// The plan with the class's own departments; `None` where the template's hold.
    plan: Option<Rc<JourneyPlan>>,
    plan_at: Option<At>,
    built_at: Option<At>,
    pub(super) journey: Rc<Journey>,
    facts: Facts,
    judged: Rc<Completeness>,
    scores: Rc<Vec<Option<f64>>>,
    curves: Rc<Vec<Curve>>,
    mots: Rc<Vec<bool>>,
    peak: Option<PeakEnd>,
    place: Option<(Face, u16, bool, u32, Lang)>,
    /// The measured cells, and in which language.
    cells: Option<(Lang, Rc<Cells>)>,
    pub(super) layout: Rc<Layout>,
}

impl JourneyView {
    /// The plan with the departments as the class left them, if it changed any. They are looked for only when one of them changed.
    pub(super) fn own_plan(&mut self, ex: &ExerciseCx<'_>, template: &JourneyPlan) -> Option<Rc<JourneyPlan>> {
        let (doc, now) = (&ex.exercise.doc, At::of(ex));
        if self.cache.exercise != ex.exercise.key {
            self.cache = Cache { exercise: ex.exercise.key.clone(), ..Cache::default() };
            if template.ring {
                self.shown = Shown::Ring;
            }
        }
        if self.cache.plan_at != Some(now) {
            let touched = self.cache.plan_at.and_then(|at| at.touched(doc));
            if touched.is_none_or(|ids| ids.iter().any(|id| is_department(doc, *id))) {
                self.cache.plan = match in_effect(template, doc) {
                    std::borrow::Cow::Borrowed(_) => None,
                    std::borrow::Cow::Owned(plan) => Some(Rc::new(plan)),
                };
                self.cache.built_at = None;
            }
            self.cache.plan_at = Some(now);
        }
        self.cache.plan.clone()
    }

    /// Brings what depends on the document up to date.
    pub(super) fn refresh<'a>(&mut self, cx: &'a Cx<'a>, ex: &'a ExerciseCx<'a>, plan: &'a JourneyPlan) -> Fx<'a> {
        let (doc, now) = (&ex.exercise.doc, At::of(ex));
        let typing = self.editing.is_some() && self.cache.journey.columns.len() >= MANY;
        let waits = typing && self.cache.built_at.is_some_and(|at| at.same_order(now) && at.rev < now.rev);
        if self.cache.built_at != Some(now) && !waits {
            self.build(cx, ex, plan, now);
        }
        Fx {
            cx,
            ex,
            plan,
            doc,
            journey: Rc::clone(&self.cache.journey),
            judged: Rc::clone(&self.cache.judged),
            scores: Rc::clone(&self.cache.scores),
            curves: Rc::clone(&self.cache.curves),
            mots: Rc::clone(&self.cache.mots),
            peak: self.cache.peak,
        }
    }

    /// Works out everything that depends on the document; what is about columns that did not change is kept.
    fn build(&mut self, cx: &Cx<'_>, ex: &ExerciseCx<'_>, plan: &JourneyPlan, now: At) {
        let doc = &ex.exercise.doc;
        let cache = &mut self.cache;
        let touched = cache.built_at.and_then(|at| at.touched(doc));
        let ordered = touched.is_some() && cache.built_at.is_some_and(|at| at.same_order(now));
        let journey = if ordered { Rc::clone(&cache.journey) } else { Rc::new(Journey::of(plan, doc)) };
        let kept = touched.as_ref().map(|ids| kept(&cache.journey, &journey, doc, ids)).unwrap_or_default();
        match touched {
            Some(_) => cache.facts.follow(plan, doc, &journey, &kept),
            None => cache.facts = Facts::of(plan, doc, &journey, done::rules(ex.workbook, ex.exercise)),
        }
        cache.judged = Rc::new(cache.facts.judge_in(ex.workbook, plan, doc, &journey));
        cache.mots = Rc::new(cache.facts.mots(&journey));
        let curve = |(lane, min, max)| {
            let scores = journey.lane_scores(plan, doc, lane);
            Curve { lane, range: (min, max), peak: journey.peak_end_of(doc, &scores), scores }
        };
        let curves: Vec<Curve> = score_lanes(plan).map(curve).collect();
        cache.scores = Rc::new(curves.first().map(|c| c.scores.clone()).unwrap_or_default());
        cache.peak = curves.first().and_then(|c| c.peak);
        cache.curves = Rc::new(curves);
        let view = View { plan, doc, journey: &journey, lang: cx.lang, face: Face::Both, zoom: 1.0, compact: cx.compact, room: 0.0 };
        let known = cache.cells.take().filter(|(lang, _)| *lang == cx.lang);
        cache.cells = known.map(|(lang, cells)| (lang, Rc::new(view.cells_after(&cells, &kept))));
        cache.journey = journey;
        cache.place = None;
        cache.built_at = Some(now);
        self.forget_gone(doc);
    }

    /// Drops selections of things that an undo or a merge took away.
    fn forget_gone(&mut self, doc: &Doc) {
        let here = |id: ItemId| doc.get(id).is_some();
        self.sel = self.sel.filter(|s| here(s.tp));
        if let Some(sel) = &mut self.sel {
            sel.card = sel.card.filter(|c| here(*c));
        }
        self.anchor = self.anchor.filter(|(tp, _)| here(*tp));
        self.stage = self.stage.filter(|s| here(*s));
        self.ask = self.ask.filter(|s| here(*s));
    }

    /// The layout for a room, worked out again only when something it depends on changed.
    pub(super) fn layout(&mut self, fx: &Fx<'_>, face: Face, room: f32) -> Rc<Layout> {
        let key = (face, self.zoom, fx.cx.compact, room.round() as u32, fx.cx.lang);
        if self.cache.place != Some(key) {
            let scene = fx.scene(face, self.zoom, room);
            self.cache.layout = Rc::new(scene.layout_of(&self.cells(&scene)));
            self.cache.place = Some(key);
        }
        Rc::clone(&self.cache.layout)
    }

    /// The measured cells; the same at every zoom.
    pub(super) fn cells(&mut self, scene: &View<'_>) -> Rc<Cells> {
        match &self.cache.cells {
            Some((known, cells)) if *known == scene.lang => Rc::clone(cells),
            _ => {
                let cells = Rc::new(scene.cells());
                self.cache.cells = Some((scene.lang, Rc::clone(&cells)));
                cells
            }
        }
    }
}
