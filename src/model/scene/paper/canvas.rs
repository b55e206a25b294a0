//! The canvases as they are drawn on screen: journey, board and mind map.

use std::collections::BTreeSet;

use super::{Drawing, Subject, board};
use crate::model::{
    exercise::{
        board::Board,
        journey::{Journey, in_effect},
        mindmap::Tree,
    },
    scene::{journey, mindmap},
    template::{JourneyPlan, MindmapPlan, Structure},
};

/// Height of an empty journey for its width.
const SHEET: f32 = 0.58;

/// The canvas of an exercise; `None` for kinds that are tables, forms and figures.
#[must_use]
pub fn canvas(subject: &Subject<'_>) -> Option<Drawing> {
    match &subject.exercise.template.structure {
        Structure::Journey(plan) => Some(way(subject, plan)),
        Structure::Mindmap(plan) => Some(thoughts(subject, plan)),
        Structure::Board(plan) => Some(board::drawing(subject, plan, &Board::of(plan, &subject.exercise.doc))),
        Structure::Table(_) | Structure::Form(_) | Structure::Survey(_) | Structure::Calculator(_) | Structure::Quiz(_) | Structure::Paper => None,
    }
}

fn way(subject: &Subject<'_>, plan: &JourneyPlan) -> Drawing {
    let doc = &subject.exercise.doc;
    let plan = &*in_effect(plan, doc);
    let journey = Journey::of(plan, doc);
    let face = journey::Face::Both;
    let view = journey::View { plan, doc, journey: &journey, lang: subject.lang, face, zoom: 1.0, compact: false, room: 1500.0 };
    let mut layout = view.layout();
    if layout.filled.iter().all(|n| *n == 0) {
        // Nobody wrote anything yet: the lanes fill the sheet, so that there is room to write.
        layout.stretch((layout.head + layout.width()) * SHEET);
    }
    let (prims, w, h) = journey::scene_in(&view, &layout);
    Drawing { w, h, prims }
}

fn thoughts(subject: &Subject<'_>, plan: &MindmapPlan) -> Drawing {
    let doc = &subject.exercise.doc;
    let tree = Tree::of(plan, doc);
    let view = mindmap::View { plan, doc, tree: &tree, lang: subject.lang, zoom: 1.0, folded: &BTreeSet::new() };
    let layout = view.layout(subject.measure, &mut mindmap::Sizes::new());
    let b = layout.bounds;
    let prims = view.scene(&layout).into_iter().map(|p| p.moved(8.0 - b.x, 8.0 - b.y)).collect();
    Drawing { w: b.w + 16.0, h: b.h + 16.0, prims }
}
