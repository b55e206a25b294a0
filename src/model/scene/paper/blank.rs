//! The empty canvas to be filled in by hand: what the template gives stands there, the rest is room to write.

use std::sync::Arc;

use crate::model::{
    doc::{Doc, Op, Value},
    exercise::journey::{Journey, add_preset},
    order,
    stamp::{EditorId, IdSource},
    template::{JourneyPlan, Structure},
    text::Lang,
    workbook::Exercise,
};

/// Stages and touchpoints of a journey whose template names none.
const STAGES: usize = 4;
const TOUCHPOINTS: usize = 2;

/// The exercise as it was before anybody wrote into it; a journey has empty columns to write in.
#[must_use]
pub fn blank(exercise: &Exercise, lang: Lang) -> Exercise {
    let mut empty = Exercise { key: exercise.key.clone(), template: Arc::clone(&exercise.template), doc: Doc::default(), unknown: Vec::new() };
    if let Structure::Journey(plan) = &exercise.template.structure {
        let preset = exercise.key.split_once('@').map_or("", |(_, preset)| preset);
        empty.doc = columns(plan, preset, lang);
    }
    empty
}

fn columns(plan: &JourneyPlan, preset: &str, lang: Lang) -> Doc {
    let editor = EditorId::from_random(1);
    let ids = IdSource::new(editor, 1);
    let mut doc = Doc::default();
    // None of these can be refused: the ids are fresh and the document is empty.
    let mut apply = |op: &Op| drop(doc.apply(op, editor));
    if let Some(preset) = plan.presets.iter().find(|p| p.id == preset).or(plan.presets.first()) {
        let edit = add_preset(&Journey::default(), &Doc::default(), &ids, preset, lang);
        edit.ops.iter().for_each(&mut apply);
    } else {
        let mut last = String::new();
        for _ in 0..STAGES {
            let stage = ids.id();
            last = order::between(&last, "");
            apply(&Op::put(stage, "stage", vec![("order".into(), Value::text(&last))]));
            let mut place = String::new();
            for _ in 0..TOUCHPOINTS {
                place = order::between(&place, "");
                let fields = vec![("order".into(), Value::text(&place)), ("stage".into(), Value::item(stage))];
                apply(&Op::put(ids.id(), "touchpoint", fields));
            }
        }
    }
    doc
}
