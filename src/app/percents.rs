//! How far exercises are. Large ones are judged by the worker; until it answers, the last value is shown.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    sync::Arc,
};

use crate::{
    io::worker::Job,
    model::{
        done::{self, Percents},
        workbook::{Exercise, Workbook},
    },
};

use super::App;

/// From so many items on, an exercise is not judged while a frame waits.
const LARGE: usize = 1000;
/// A state that no exercise has: judged of something else, shown until the answer is there.
const OLD: u64 = u64::MAX;

/// What was judged last, by workbook.
#[derive(Default)]
pub(super) struct Judged {
    known: RefCell<BTreeMap<String, Percents>>,
    /// Something shown is out of date.
    wanted: Cell<bool>,
    /// The worker is at it.
    asked: bool,
}

impl Judged {
    /// The completeness of an exercise in percent.
    pub(super) fn percent(&self, workbook: &Workbook, exercise: &Exercise) -> u32 {
        let state = done::state(workbook, exercise);
        let mut known = self.known.borrow_mut();
        let known = known.entry(workbook.id.clone()).or_default();
        match known.get(&exercise.key) {
            Some((at, percent)) if *at == state => *percent,
            Some((_, percent)) if exercise.doc.all().len() >= LARGE => {
                self.wanted.set(true);
                *percent
            }
            _ => {
                let percent = done::judge(workbook, exercise).percent();
                known.insert(exercise.key.clone(), (state, percent));
                percent
            }
        }
    }

    /// Takes over what the worker found.
    pub(super) fn learn(&mut self, workbook: &str, percents: Percents) {
        self.known.borrow_mut().entry(workbook.to_owned()).or_default().extend(percents);
    }

    /// The documents of a workbook were exchanged for others.
    pub(super) fn forget(&self, workbook: &str) {
        self.known.borrow_mut().get_mut(workbook).into_iter().flat_map(BTreeMap::values_mut).for_each(|(state, _)| *state = OLD);
    }
}

impl App {
    /// Has judged again what was shown out of date.
    pub(super) fn judge_later(&mut self) {
        let Some(book) = self.book().filter(|_| self.views.judged.wanted.get() && !self.views.judged.asked) else { return };
        self.send(Job::Judge { workbook: Arc::new(book.workbook.clone()) });
        self.views.judged.wanted.set(false);
        self.views.judged.asked = true;
    }

    /// The worker has judged a workbook.
    pub(super) fn was_judged(&mut self, workbook: &str, percents: Percents) {
        self.views.judged.asked = false;
        self.views.judged.learn(workbook, percents);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        io::content::Library,
        model::{
            doc::{Doc, Op, Value},
            stamp::{EditorId, IdSource},
        },
    };

    #[test]
    fn a_large_exercise_shows_its_last_percent_until_the_worker_has_judged_it() {
        let template = Library::embedded().template("mot-service-design", "four-save-two-respect").expect("embedded").clone();
        let mut workbook = Workbook { course: "mot-service-design".into(), ..Workbook::default() };
        let (ids, mut doc) = (IdSource::new(EditorId::from_random(5), 1), Doc::default());
        let put = |doc: &mut Doc, text: &str| {
            let fields = vec![("zone".into(), Value::text("time")), ("order".into(), Value::text("V")), ("text".into(), Value::text(text))];
            doc.apply(&Op::put(ids.id(), "card", fields), ids.editor()).expect("fits");
        };
        (0..LARGE).for_each(|_| put(&mut doc, ""));
        workbook.exercises.push(Exercise { key: template.id.clone(), template, doc, unknown: Vec::new() });
        let mut judged = Judged::default();
        let empty = judged.percent(&workbook, &workbook.exercises[0]);
        (0..8).for_each(|_| put(&mut workbook.exercises[0].doc, "写好了"));
        let right = done::percents(&workbook)[&workbook.exercises[0].key].1;
        assert!(right > empty);
        assert_eq!((judged.percent(&workbook, &workbook.exercises[0]), judged.wanted.get()), (empty, true), "the last value");
        judged.learn(&workbook.id, done::percents(&workbook));
        judged.wanted.set(false);
        assert_eq!((judged.percent(&workbook, &workbook.exercises[0]), judged.wanted.get()), (right, false));
        judged.forget(&workbook.id);
        assert_eq!((judged.percent(&workbook, &workbook.exercises[0]), judged.wanted.get()), (right, true), "exchanged documents are judged again");
    }
}
