//! Between exercises: the other face of a mirrored cell follows, and cards and rows go on into the next exercise.

use std::{sync::Arc, time::Duration};

use crate::{
    model::{
        doc::Doc,
        exercise::{feed, journey, mindmap, mirror},
        stamp::{EditorId, ItemId},
        template::Structure,
        texts::across as tx,
        workbook::{Exercise, exercise_key},
    },
    ui::{
        cx::{Place, Target, Tone},
        shell::{
            dialogs::Dialog,
            feed::{FeedForm, FeedTarget},
        },
    },
};

use super::{App, book::Book};

impl Book {
    /// The document of a target as it is, if other exercises have to follow its changes.
    pub(super) fn before(&self, target: &Target) -> Option<(String, Doc)> {
        let Target::Exercise(key) = target else { return None };
        let exercise = self.workbook.exercise(key).filter(|_| mirror::takes_part(&self.workbook, key))?;
        Some((key.clone(), exercise.doc.clone()))
    }

    /// Lets the other faces follow a change. They are no steps of their own: undo on this side brings them back with it.
    pub(super) fn follow(&mut self, before: Option<(String, Doc)>) {
        let Some((key, doc)) = before else { return };
        let editor = self.ids.editor();
        for (other, ops) in mirror::follow(&self.workbook, &key, &doc) {
            let Some(exercise) = self.workbook.exercise_mut(&other) else { continue };
            for op in ops {
                // The item was just found there; a text that fits here fits there.
                let _fits = exercise.doc.apply(&op, editor).is_ok();
            }
        }
    }
}

impl App {
    /// Brings rows for touchpoints into a table that shows a canvas.
    pub(super) fn bring_rows(&mut self, key: &str, now: Duration) {
        let Some(book) = self.book().filter(|b| !b.read_only) else { return };
        let edit = mirror::missing_rows(&book.workbook, key);
        self.edit(&Target::Exercise(key.to_owned()), &edit, now);
    }

    /// Shows what can go on from the exercise on screen, and where.
    pub(super) fn ask_feed(&mut self, now: Duration) {
        let lang = self.lang();
        let Place::Exercise { key } = self.places.here().clone() else { return };
        let Some((book, exercise)) = self.book().and_then(|b| Some((b, b.workbook.exercise(&key)?))) else { return };
        let picks = self.views.selection(book, &key);
        let picked = feed::seeds(exercise, &picks, lang);
        let seeds = if picked.is_empty() { feed::seeds(exercise, &[], lang) } else { picked };
        let targets: Vec<FeedTarget> = exercise.template.feeds.iter().filter_map(|id| self.feed_target(id)).collect();
        if targets.is_empty() || seeds.is_empty() {
            let text = if targets.is_empty() { tx::NOWHERE } else { tx::NOTHING };
            return self.toast(now, Tone::Info, text, &[]);
        }
        // In a mind map something is always selected: all of it is offered, what was selected is ticked, at the root the map as one.
        let seeds = match &exercise.template.structure {
            Structure::Mindmap(_) => {
                let whole = picks.iter().all(|id| *id == mindmap::ROOT);
                let all = feed::seeds(exercise, &[], lang).into_iter();
                let on = |seed: &feed::Seed| if whole { seed.item == mindmap::ROOT } else { seeds.contains(seed) };
                all.map(|seed| (seed.clone(), on(&seed))).collect()
            }
            _ => seeds.into_iter().map(|seed| (seed, true)).collect(),
        };
        let form = FeedForm { from: key, targets, seeds, ..FeedForm::default() };
        self.views.dialog = Some(Dialog::Feed(Box::new(form)));
    }

    /// An exercise that takes something in: the one in the workbook, or the one the course would start.
    fn feed_target(&self, id: &str) -> Option<FeedTarget> {
        let book = self.book()?;
        let course = &book.workbook.course;
        let slot = self.current_course().and_then(|c| c.pages().flat_map(|(_, p)| p.slots()).find(|s| s.id == id));
        let preset = slot.map(|s| s.preset.clone()).unwrap_or_default();
        let started = book.workbook.exercise(&exercise_key(id, &preset)).or_else(|| book.workbook.exercises.iter().find(|e| e.template.id == id));
        let fresh = || {
            let template = Arc::clone(self.library.template(course, id)?);
            let mut doc = Doc::default();
            if let Structure::Journey(plan) = &template.structure
                && let Some(chosen) = plan.presets.iter().find(|p| p.id == preset)
            {
                // The touchpoints it will start with: a preset makes the same items wherever it is opened.
                let edit = journey::add_preset(&journey::Journey::default(), &doc, &book.ids, chosen, self.lang());
                let _fits = edit.ops.iter().all(|op| doc.apply(op, EditorId::TEMPLATE).is_ok());
            }
            Some(Exercise { key: exercise_key(id, &preset), template, doc, unknown: Vec::new() })
        };
        let exercise = started.cloned().or_else(fresh)?;
        let spots = feed::spots(&exercise);
        let preset = exercise.key.split_once('@').map_or(String::new(), |(_, preset)| preset.to_owned());
        let title = exercise.template.title.clone();
        (!spots.is_empty()).then(|| FeedTarget { template: id.to_owned(), preset, title, spots, touchpoints: feed::touchpoints(&exercise) })
    }

    /// Puts the copies in and shows them where they are.
    pub(super) fn feed(&mut self, form: &FeedForm, now: Duration) {
        self.views.dialog = None;
        let (lang, seeds) = (self.lang(), form.going());
        let Some((target, spot)) = form.chosen() else { return };
        self.open_exercise(&target.template, &target.preset, now);
        let key = exercise_key(&target.template, &target.preset);
        let author = self.settings.my_name.trim().to_owned();
        let author = if author.is_empty() { lang.pick("我", "Me").to_owned() } else { author };
        let edit = {
            let Some(book) = self.book() else { return };
            let (Some(into), Some(from)) = (book.workbook.exercise(&key), book.workbook.exercise(&form.from)) else { return };
            feed::plant(&feed::Planting { into, spot, tp: form.tp(), from, author: &author, lang }, &seeds, &book.ids)
        };
        self.edit(&Target::Exercise(key), &edit, now);
        let text = tx::PLANTED.with(lang, &[&seeds.len().to_string(), target.title.get(lang)]);
        self.views.toasts.say(now, Tone::Done, text, true);
    }

    /// Goes to the exercise that the selected copy came from.
    pub(super) fn go_origin(&mut self, now: Duration) {
        let Place::Exercise { key } = self.places.here().clone() else { return };
        let found = self.book().and_then(|book| {
            let exercise = book.workbook.exercise(&key)?;
            let picks: Vec<ItemId> = self.views.selection(book, &key);
            picks.iter().filter_map(|id| exercise.doc.get(*id)).find_map(|item| feed::origin_of(&book.workbook, item)).map(|e| e.key.clone())
        });
        match found {
            Some(key) => self.places.go(Place::Exercise { key }),
            None => self.toast(now, Tone::Info, tx::ORIGIN_GONE, &[]),
        }
    }
}
