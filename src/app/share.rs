//! Handing in, sharing and taking over: other files are read and written here, the open workbook changes only by edits.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::Arc,
    time::Duration,
};

use crate::{
    io::{
        bundle,
        format::OpenError,
        save::SaveError,
        worker::{Job, OpenedFile, Peeking, Writing},
    },
    model::{
        doc::{Doc, Op, Value},
        edit::{Edit, Frame, Label},
        merge::whole,
        picture,
        share::{self, Choice, HANDED_IN},
        stamp::{EditorId, IdSource, ItemId},
        texts::share as tx,
        workbook::{Exercise, Workbook},
    },
    ui::{
        cx::{Place, Target, Tone},
        shell::{
            dialogs::{Dialog, PathFor},
            share::{HandInForm, ImportForm, Offered, TakeIn},
        },
    },
};

use super::{App, book::Steps, boot, events::file_name};

/// What waits for an answer while a file is chosen, read or written.
#[derive(Default)]
pub(super) struct Sharing {
    /// The document that is typeset once its place is known.
    pub(super) document: Option<crate::ui::command::Command>,
    /// The file name to suggest next.
    pub(super) name: Option<String>,
    /// What is handed in once its place is known.
    package: Option<Workbook>,
    /// The exercise and the items that go into another file.
    carried: Option<(String, Vec<ItemId>)>,
    /// The workbook that exercises are taken from.
    source: Option<Workbook>,
}

/// The register of an imported exercise's header that says whose it was.
pub(super) const FROM: &str = "from";

impl App {
    /// Shows what would be handed in; `only` narrows it to one exercise.
    pub(super) fn ask_hand_in(&mut self, only: Option<&str>, now: Duration) {
        let lang = self.lang();
        let Some(book) = self.book() else { return self.toast(now, Tone::Info, tx::NOTHING, &[]) };
        let contents = share::contents(&book.workbook);
        if contents.exercises.is_empty() {
            return self.toast(now, Tone::Info, tx::NOTHING, &[]);
        }
        let chosen: BTreeSet<String> = contents.exercises.iter().map(|e| e.key.clone()).filter(|key| only.is_none_or(|o| o == key)).collect();
        let name = self.hand_in_name(&chosen);
        let aliases = share::next_aliases(&book.workbook, tx::ALIAS_WORD.get(lang));
        let mentions = share::mentions(&book.workbook, &contents.names);
        let form = HandInForm {
            chosen,
            name,
            aliases,
            mentions,
            hide_names: !share::aliases(&book.workbook).is_empty(),
            single: only.is_some(),
            notes: false,
            contents,
        };
        self.views.dialog = Some(Dialog::HandIn(Box::new(form)));
    }

    /// Shows what would be shared of the exercise on screen.
    pub(super) fn ask_share(&mut self, now: Duration) {
        if let Place::Exercise { key } = self.places.here().clone() {
            self.ask_hand_in(Some(&key), now);
        }
    }

    fn hand_in_name(&self, chosen: &BTreeSet<String>) -> String {
        let lang = self.lang();
        let course = self.current_course().map(|c| c.short_title.get(lang).to_owned()).unwrap_or_default();
        let date = jiff::Zoned::now().strftime("%Y-%m-%d").to_string();
        let Some(book) = self.book() else { return String::new() };
        let who = if book.workbook.group().trim().is_empty() { book.title(lang) } else { book.workbook.group().to_owned() };
        let what = match chosen.first().filter(|_| chosen.len() == 1).and_then(|key| book.workbook.exercise(key)) {
            Some(one) => one.template.title.get(lang).to_owned(),
            None => tx::SEVERAL.with(lang, &[&chosen.len().to_string()]),
        };
        share::file_name(&course, &date, &who, &what)
    }

    /// The choice was made: the aliases are remembered, and the place is asked for.
    pub(super) fn hand_in(&mut self, ctx: &egui::Context, form: &HandInForm, now: Duration) {
        self.views.dialog = None;
        if form.hide_names
            && let Some(book) = self.book()
        {
            let edit = share::set_aliases(&book.workbook.about, &book.ids, &form.aliases);
            self.edit(&Target::About, &edit, now);
        }
        let Some(book) = self.book() else { return };
        let aliases: BTreeMap<String, String> = if form.hide_names {
            form.aliases.iter().filter(|a| !a.alias.trim().is_empty()).map(|a| (a.name.clone(), a.alias.trim().to_owned())).collect()
        } else {
            BTreeMap::new()
        };
        let choice = Choice { exercises: form.chosen.clone(), notes: form.notes, aliases };
        self.sharing.package = Some(share::package(&book.workbook, &choice));
        self.sharing.name = Some(form.name.trim().to_owned());
        self.ask_path(ctx, PathFor::HandIn);
    }

    /// The place was chosen.
    pub(super) fn write_hand_in(&mut self, path: &Path) {
        let Some(package) = self.sharing.package.take() else { return };
        // With pictures it is a bundle, and is called one.
        let bundle = !bundle::is_bundle_path(path) && !picture::used(&package).is_empty();
        let path = &if bundle { bundle::beside(path) } else { path.to_owned() };
        self.settings.last_folder = path.parent().map(|p| p.display().to_string());
        self.send(Job::Write { path: path.to_owned(), workbook: Arc::new(package), expect: None, why: Writing::HandIn });
    }

    /// A file beside the open workbook was written, or not.
    pub(super) fn written(&mut self, path: &Path, why: Writing, result: Result<usize, SaveError>, now: Duration) {
        let name = file_name(path);
        match (result, why) {
            (Ok(bytes), Writing::HandIn) => {
                let at = jiff::Zoned::now().strftime("%Y-%m-%d %H:%M").to_string();
                let edit = Edit::set(tx::HANDED, ItemId::HEADER, HANDED_IN, Value::text(&at));
                self.edit(&Target::About, &edit, now);
                self.keep_settings();
                self.toast(now, Tone::Done, tx::WRITTEN, &[&name, &bytes.div_ceil(1024).to_string()]);
            }
            (Ok(_), Writing::CopyInto(count)) => self.toast(now, Tone::Done, tx::COPIED_TO, &[&count.to_string(), &name]),
            (Err(error), _) => {
                let text = error.message().get(self.lang()).to_owned();
                self.views.toasts.say(now, Tone::Error, text, false);
            }
        }
    }

    /// Takes the selection of the canvas on screen along and asks for the other file.
    pub(super) fn copy_into(&mut self, ctx: &egui::Context, now: Duration) {
        let Some((key, picks)) = self.picked() else { return self.toast(now, Tone::Info, tx::PICK_FIRST, &[]) };
        self.sharing.carried = Some((key, picks));
        self.ask_path(ctx, PathFor::CopyInto);
    }

    fn picked(&self) -> Option<(String, Vec<ItemId>)> {
        let Place::Exercise { key } = self.places.here() else { return None };
        let picks = self.views.picked(self.book()?, key);
        (!picks.is_empty()).then(|| (key.clone(), picks))
    }

    /// Somebody else's workbook was read, or not.
    pub(super) fn peeked(&mut self, path: &Path, why: Peeking, result: Result<Box<OpenedFile>, OpenError>, now: Duration) {
        let file = match result {
            Ok(file) => file,
            Err(error) => return self.show_open_error(path, error.message()),
        };
        self.settings.last_folder = path.parent().map(|p| p.display().to_string());
        match why {
            Peeking::CopyInto => self.put_into(path, *file, now),
            Peeking::Import => self.offer(path, file.opened.workbook),
            Peeking::Merge | Peeking::Compare => self.peeked_for_merge(path, *file, why == Peeking::Compare, now),
        }
    }

    /// Puts what is carried into the other workbook: on the shelf if it is open here, in its file if not.
    fn put_into(&mut self, path: &Path, file: OpenedFile, now: Duration) {
        let Some((key, picks)) = self.sharing.carried.take() else { return };
        let name = file_name(path);
        let Some(from) = self.book().and_then(|b| b.workbook.exercise(&key)).cloned() else { return };
        if let Some(at) = self.shelf.all().iter().position(|b| b.path.as_deref() == Some(path) || b.target.as_deref() == Some(&file.target)) {
            return self.put_into_open(at, &from, &picks, (&name, now));
        }
        if file.opened.is_damaged() {
            return self.toast(now, Tone::Error, tx::DAMAGED, &[&name]);
        }
        if file.opened.read_only.is_some() {
            return self.toast(now, Tone::Error, tx::TOO_NEW, &[&name]);
        }
        let mut theirs = file.opened.workbook;
        if let Some(book) = self.book() {
            picture::lend(&book.workbook.media, &mut theirs);
        }
        let editor = EditorId::from_random(boot::random());
        let ids = IdSource::new(editor, 1);
        let brought = {
            let doc = doc_for(&mut theirs, &from);
            let brought = share::transplant(&from.doc, &picks, doc, &ids);
            if brought.edit.ops.iter().any(|op| doc.apply(op, editor).is_err()) {
                return self.toast(now, Tone::Error, tx::DAMAGED, &[&name]);
            }
            brought
        };
        let why = Writing::CopyInto(brought.count);
        self.send(Job::Write { path: path.to_owned(), workbook: Arc::new(theirs), expect: Some(file.fingerprint), why });
    }

    fn put_into_open(&mut self, at: usize, from: &Exercise, picks: &[ItemId], (name, now): (&str, Duration)) {
        let lang = self.lang();
        let itself = self.book().map(|b| b.ticket);
        let media = self.book().map(|b| b.workbook.media.clone()).unwrap_or_default();
        let Some(book) = self.shelf.all_mut().get_mut(at).filter(|b| !b.read_only) else { return };
        if Some(book.ticket) == itself {
            return self.toast(now, Tone::Info, tx::IS_ITSELF, &[]);
        }
        picture::lend(&media, &mut book.workbook);
        let doc = doc_for(&mut book.workbook, from);
        let brought = share::transplant(&from.doc, picks, &doc.clone(), &book.ids);
        let text = match book.apply(&Target::Exercise(from.key.clone()), &brought.edit, now) {
            Ok(()) => tx::OPEN_COPIED_TO.with(lang, &[&brought.count.to_string(), name]),
            Err(refusal) => super::perform::refusal_text(refusal).get(lang).to_owned(),
        };
        self.views.toasts.say(now, Tone::Done, text, false);
        self.journal();
    }

    /// Shows what the other workbook holds.
    fn offer(&mut self, path: &Path, theirs: Workbook) {
        let inside = share::contents(&theirs);
        let whose = [theirs.owner_name(), theirs.group()].into_iter().find(|t| !t.trim().is_empty()).map_or_else(|| file_name(path), str::to_owned);
        let offered = inside.exercises.into_iter().map(|e| {
            let here = self.book().is_some_and(|b| b.workbook.exercise(&e.key).is_some());
            let take = if here { TakeIn::Skip } else { TakeIn::Add };
            Offered { key: e.key, title: e.title, items: e.items, here, take }
        });
        let form = ImportForm { whose: crate::model::text::visible(&whose).into_owned(), offered: offered.collect() };
        self.sharing.source = Some(theirs);
        self.views.dialog = Some(Dialog::Import(Box::new(form)));
    }

    /// Takes the chosen exercises over.
    pub(super) fn take_in(&mut self, form: &ImportForm, now: Duration) {
        self.views.dialog = None;
        let Some(theirs) = self.sharing.source.take() else { return };
        if self.book().is_none() {
            self.new_quietly();
        }
        if let Some(book) = self.shelf.current_mut() {
            picture::lend(&theirs.media, &mut book.workbook);
        }
        let mut count = 0;
        let mut last = None;
        for offered in form.offered.iter().filter(|o| o.take != TakeIn::Skip) {
            let Some(exercise) = theirs.exercise(&offered.key) else { continue };
            last = self.take_one(exercise, offered.take, &form.whose, now).or(last);
            count += 1;
        }
        self.journal();
        self.toast(now, Tone::Done, tx::IMPORTED, &[&count.to_string(), &form.whose]);
        if let Some(key) = last.filter(|_| count == 1) {
            self.places.go(Place::Exercise { key });
        } else {
            self.places.go(Place::Overview);
        }
    }

    fn take_one(&mut self, exercise: &Exercise, take: TakeIn, whose: &str, now: Duration) -> Option<String> {
        let book = self.shelf.current_mut().filter(|b| !b.read_only)?;
        let mut taken = exercise.clone();
        if take == TakeIn::Unite {
            let mine = book.workbook.exercise(&exercise.key)?;
            let all: Vec<ItemId> = exercise.doc.all().keys().copied().collect();
            let mut edit = share::transplant(&exercise.doc, &all, &mine.doc, &book.ids).edit;
            edit.label = Label { text: tx::UNITED, arg: whose.to_owned() };
            return book.apply(&Target::Exercise(exercise.key.clone()), &edit, now).ok().map(|()| exercise.key.clone());
        }
        taken.key = free_key(&book.workbook, &exercise.key);
        let key = taken.key.clone();
        let becomes = Some(Frame::of(Some(&taken)));
        let from = match taken.doc.get(ItemId::HEADER) {
            Some(_) => Op::set(ItemId::HEADER, FROM, Value::text(whose)),
            None => Op::put(ItemId::HEADER, "header", vec![(FROM.into(), Value::text(whose))]),
        };
        taken.doc.apply(&from, book.ids.editor()).ok()?;
        let ops = vec![whole(&Doc::default(), taken.doc)];
        let label = Label { text: tx::FROM, arg: whose.to_owned() };
        book.apply_all(&label, BTreeMap::from([(key.clone(), Steps { ops, becomes })]), now).ok().map(|()| key)
    }
}

/// The exercise of the same key in another workbook; started there if need be.
fn doc_for<'a>(workbook: &'a mut Workbook, like: &Exercise) -> &'a mut Doc {
    let at = workbook.exercises.iter().position(|e| e.key == like.key).unwrap_or_else(|| {
        workbook.exercises.push(Exercise { doc: Doc::default(), unknown: Vec::new(), ..like.clone() });
        workbook.exercises.len() - 1
    });
    #[expect(clippy::indexing_slicing, reason = "the position was found or made just above")]
    &mut workbook.exercises[at].doc
}

/// A key that the workbook does not use: the key itself, or with `~2`, `~3` … behind it.
fn free_key(workbook: &Workbook, key: &str) -> String {
    let mut wanted = key.to_owned();
    let mut n = 1;
    while workbook.exercise(&wanted).is_some() {
        n += 1;
        wanted = format!("{key}~{n}");
    }
    wanted
}
