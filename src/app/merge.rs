//! Merging and comparing: the copies are only read; the open workbook changes by edits, as one step that can be undone.

use std::{collections::BTreeMap, path::Path, time::Duration};

use crate::{
    io::{
        format::{Integrity, Opened},
        worker::{Job, OpenedFile},
    },
    model::{
        compare::{Difference, compare, counts},
        doc::{Doc, Op},
        edit::{Edit, Frame, Label},
        editors, limits,
        merge::{self, Choice, Dispute, Merged, Source, Unmergeable, merge_workbooks, report_on, settle},
        stamp::{EditorId, IdSource, ItemId},
        text::{Bi, Lang},
        texts::{Text, merge as t},
        versions::Why,
        workbook::Workbook,
    },
    ui::{
        canvas::marks::Compared,
        cx::{Actions, Cx, Place, Target, Tone},
        screens::{
            compare::{CompareAct, CompareCx, CompareView, compare_chip, compare_ui},
            merge::{Asked, CopyShown, MergeAct, MergeCx, MergeView, merge_ui},
        },
        shell::dialogs::{Dialog, HowMuch, Second},
    },
};

use super::{App, book::Steps, boot, events::file_name};

/// What is being merged or compared, and what waits for an answer.
#[derive(Default)]
pub(super) struct Merging {
    merge: Option<Merge>,
    comparison: Option<Comparison>,
    /// A second copy of an open workbook, until the question is answered.
    second: Option<(Copied, std::path::PathBuf)>,
    /// A second copy that shall be opened all the same.
    beside: Option<std::path::PathBuf>,
}

/// Another copy, with the name it goes by.
#[derive(Clone)]
pub(super) struct Copied {
    /// Its content.
    pub(super) book: Workbook,
    /// What it is called.
    pub(super) shown: CopyShown,
    /// Its file was changed outside the program.
    pub(super) mended: bool,
}

impl Copied {
    /// A copy from a file.
    pub(super) fn of_file(path: &Path, opened: Opened, changed: Option<std::time::SystemTime>) -> Self {
        let name = file_name(path);
        let name = name.trim_end_matches(".ron").trim_end_matches(".mot").trim_end_matches(".motx").to_owned();
        let at = changed.and_then(|at| jiff::Timestamp::try_from(at).ok()).map(|at| at.to_zoned(jiff::tz::TimeZone::system()));
        let at = at.map(|at| at.strftime("%m-%d %H:%M").to_string()).unwrap_or_default();
        Self { mended: opened.integrity == Integrity::Edited, book: opened.workbook, shown: CopyShown { name, at } }
    }
}

/// A merge that waits for decisions. It is made again when the open workbook has changed since.
struct Merge {
    ticket: u64,
    /// The other copy; `None` while open conflicts of one workbook are settled.
    theirs: Option<Copied>,
    copies: Vec<CopyShown>,
    merged: Merged<Workbook>,
    asked: Vec<Asked>,
    /// The state of the open workbook that it was made of.
    made_of: Vec<u64>,
    /// Decisions by place, for when it is made again.
    kept: BTreeMap<(String, ItemId, Dispute), Choice>,
}

struct Comparison {
    ticket: u64,
    other: Copied,
    /// The open workbook is the older of the two.
    open_is_old: bool,
    all: Vec<Difference>,
    made_of: Vec<u64>,
}

fn revs(book: &Workbook) -> Vec<u64> {
    std::iter::once(book.about.rev()).chain(book.exercises.iter().map(|e| e.doc.rev())).collect()
}

fn asked(report: &merge::Report) -> Vec<Asked> {
    let all = report.parts.iter().flat_map(|p| p.conflicts.iter().map(|c| Asked { exercise: p.exercise.clone(), conflict: c.clone() }));
    let mut asked: Vec<Asked> = all.collect();
    // What is to stay comes after what it says.
    asked.sort_by_key(|a| a.conflict.what == Dispute::Life);
    asked
}

impl App {
    /// Starts to merge another copy into the workbook on screen; shows what would come of it, nothing is changed yet.
    pub(super) fn start_merge(&mut self, theirs: Copied, now: Duration) {
        let lang = self.lang();
        let Some(book) = self.book() else { return };
        let mine = CopyShown { name: book.title(lang), at: t::OPEN_HERE.get(lang).to_owned() };
        let (ticket, made_of) = (book.ticket, revs(&book.workbook));
        let sources = [Source::sound(&book.workbook), Source { book: &theirs.book, mended: theirs.mended }];
        let merged = match merge_workbooks(&sources, &[&book.opened], EditorId::from_random(boot::random())) {
            Ok(merged) => merged,
            Err(Unmergeable::TooManyItems) => return self.toast(now, Tone::Error, t::CLI_TOO_MANY, &[&limits::MAX_ITEMS.to_string()]),
            Err(Unmergeable::Nothing) => return,
        };
        if same_content(&merged.value, &book.workbook) {
            if let Some(book) = self.shelf.current_mut() {
                book.has_merged(&theirs.book);
            }
            return self.toast(now, Tone::Info, t::NOTHING_NEW, &[&theirs.shown.name]);
        }
        let mut copies = vec![mine, theirs.shown.clone()];
        if let [a, b] = copies.as_mut_slice()
            && a.name == b.name
        {
            b.name = t::OTHER_COPY.with(lang, &[&b.name]);
        }
        let asked = asked(&merged.report);
        if !asked.is_empty() {
            self.send(Job::ReadStates { workbook: book.workbook.id.clone() });
        }
        self.merging.merge = Some(Merge { ticket, theirs: Some(theirs), copies, merged, asked, made_of, kept: BTreeMap::new() });
        self.views.merge = MergeView::default();
        self.places.go(Place::Merge);
    }

    /// States that were kept on this computer may hold what a conflict was before both sides changed it.
    pub(super) fn states_read(&mut self, workbook: &str, states: &[Workbook]) {
        let Some(merge) = &mut self.merging.merge else { return };
        let Some(book) = self.shelf.all().iter().find(|b| b.ticket == merge.ticket && b.workbook.id == workbook) else { return };
        let mut sources = vec![&book.workbook];
        sources.extend(merge.theirs.as_ref().map(|theirs| &theirs.book));
        let versions: Vec<&Workbook> = states.iter().chain([&book.opened]).collect();
        let known = report_on(&merge.merged.value, &sources, &versions);
        let conflicts = known.parts.into_iter().flat_map(|p| p.conflicts.into_iter().map(move |c| (p.exercise.clone(), c)));
        let bases: BTreeMap<_, _> = conflicts.map(|(exercise, c)| ((exercise, c.item, c.what), c.base)).collect();
        for asked in &mut merge.asked {
            let place = (asked.exercise.clone(), asked.conflict.item, asked.conflict.what.clone());
            asked.conflict.base = bases.get(&place).cloned().flatten().or(asked.conflict.base.take());
        }
    }

    /// Shows the open conflicts of the workbook on screen, the one of a place first.
    pub(super) fn start_settle(&mut self, at: Option<(&str, ItemId)>, now: Duration) {
        let lang = self.lang();
        let Some(book) = self.book() else { return };
        let report = report_on(&book.workbook, &[&book.workbook], &[]);
        let asked = asked(&report);
        if asked.is_empty() {
            return self.toast(now, Tone::Info, t::NOTHING_OPEN, &[]);
        }
        let focus = at.and_then(|(exercise, item)| asked.iter().position(|a| a.exercise == exercise && a.conflict.item == item));
        let copies = vec![CopyShown { name: book.title(lang), at: String::new() }];
        let merged = Merged { value: book.workbook.clone(), report };
        self.send(Job::ReadStates { workbook: book.workbook.id.clone() });
        let (ticket, made_of) = (book.ticket, revs(&book.workbook));
        self.merging.merge = Some(Merge { ticket, theirs: None, copies, merged, asked, made_of, kept: BTreeMap::new() });
        self.views.merge = MergeView::default();
        self.views.merge.go(focus.unwrap_or(0));
        self.places.go(Place::Merge);
    }

    /// Comes back to a merge that was left, made again if the workbook has changed.
    pub(super) fn refresh_merge(&mut self, now: Duration) {
        let Some(merge) = &mut self.merging.merge else { return };
        let Some(book) = self.shelf.all().iter().find(|b| b.ticket == merge.ticket) else {
            self.merging.merge = None;
            return;
        };
        if merge.made_of == revs(&book.workbook) {
            return;
        }
        for (n, choice) in std::mem::take(&mut self.views.merge.choices) {
            if let Some(asked) = merge.asked.get(n) {
                merge.kept.insert((asked.exercise.clone(), asked.conflict.item, asked.conflict.what.clone()), choice);
            }
        }
        let kept = std::mem::take(&mut merge.kept);
        match merge.theirs.clone() {
            Some(theirs) => self.start_merge(theirs, now),
            None => self.start_settle(None, now),
        }
        if let Some(merge) = &mut self.merging.merge {
            for (n, asked) in merge.asked.iter().enumerate() {
                let place = (asked.exercise.clone(), asked.conflict.item, asked.conflict.what.clone());
                if let Some(choice) = kept.get(&place) {
                    self.views.merge.choices.insert(n, choice.clone());
                }
            }
        }
    }

    /// What the merge screen asked for.
    pub(super) fn merging(&mut self, act: MergeAct, now: Duration) {
        match act {
            MergeAct::Finish => self.finish_merge(now),
            MergeAct::Drop => {
                self.merging.merge = None;
                self.leave_merge();
            }
            MergeAct::Compare => {
                if let Some(theirs) = self.merging.merge.as_ref().and_then(|m| m.theirs.clone()) {
                    self.start_compare(theirs, true, now);
                }
            }
        }
    }

    fn leave_merge(&mut self) {
        self.places.leave(&Place::Merge);
    }

    /// Takes a decision back on the merge screen; false when there is none.
    pub(super) fn undo_decision(&mut self) -> bool {
        self.views.merge.undo()
    }

    fn finish_merge(&mut self, now: Duration) {
        let Some(merge) = self.merging.merge.take() else { return };
        if self.book().is_none_or(|b| b.ticket != merge.ticket)
            && let Some(at) = self.shelf.position(merge.ticket)
        {
            self.shelf.show(at);
        }
        let lang = self.lang();
        let my_name = self.settings.my_name.trim().to_owned();
        let choices = std::mem::take(&mut self.views.merge.choices);
        let (auto, left) = (merge.merged.report.automatic(), merge.asked.len() - choices.len().min(merge.asked.len()));
        let Some(book) = self.shelf.current_mut().filter(|b| !b.read_only) else {
            return self.toast(now, Tone::Info, crate::model::texts::shell::IS_READ_ONLY, &[]);
        };
        let name = merge.theirs.as_ref().map(|theirs| theirs.shown.name.clone());
        let label = name.as_ref().map_or_else(|| Label::from(t::SETTLED_SOME), |name| Label { text: t::MERGED, arg: name.clone() });
        let editor = book.ids.editor();
        let mut decided = merge.merged.value;
        let mut ops: BTreeMap<String, Vec<Op>> = BTreeMap::new();
        for (n, choice) in &choices {
            let Some(asked) = merge.asked.get(*n) else { continue };
            let doc = doc_of(&mut decided, &asked.exercise);
            if let Some((doc, op)) = doc.and_then(|doc| settle(doc, &asked.conflict, choice).map(|op| (doc, op)))
                && doc.apply(&op, editor).is_ok()
            {
                ops.entry(asked.exercise.clone()).or_default().push(op);
            }
        }
        let before = book.workbook.clone();
        let open: Vec<&Asked> = merge.asked.iter().enumerate().filter(|(n, _)| !choices.contains_key(n)).map(|(_, asked)| asked).collect();
        let mut names: Vec<String> = merge.copies.iter().map(|c| c.name.clone()).collect();
        if let Some(own) = names.first_mut().filter(|_| !my_name.is_empty()) {
            *own = my_name;
        }
        let notes = names_of_open(&decided, &open, &names, &book.ids);
        let steps = if name.is_some() {
            let mut steps = steps_of(&mut book.workbook, decided);
            if !notes.is_empty() {
                steps.entry(String::new()).or_default().ops.extend(notes);
            }
            steps
        } else {
            ops.into_iter().map(|(name, ops)| (name, Steps::from(ops))).collect()
        };
        let before = std::sync::Arc::new(before);
        let result = book.apply_all(&label, steps, now);
        if let (Ok(()), Some(theirs)) = (&result, &merge.theirs) {
            book.has_merged(&theirs.book);
        }
        self.send(Job::KeepVersion { workbook: before, why: Why::BeforeMerge });
        self.journal();
        self.leave_merge();
        match result {
            Ok(()) => {
                let decided = choices.len().to_string();
                let text = if name.is_some() { t::MERGE_DONE } else { t::SETTLE_DONE };
                let mut text = text.with(lang, &[&auto.to_string(), &decided]);
                if left > 0 {
                    text = format!("{text}{}", t::MERGE_LEFT.with(lang, &[&left.to_string()]));
                }
                self.views.toasts.say(now, Tone::Done, text, true);
            }
            Err(_refusal) => self.toast(now, Tone::Error, t::CLI_TOO_MANY, &[&limits::MAX_ITEMS.to_string()]),
        }
    }

    /// Lays another copy beside the workbook on screen.
    pub(super) fn start_compare(&mut self, other: Copied, open_is_old: bool, _now: Duration) {
        let Some(book) = self.book() else { return };
        let all = differences(&book.workbook, &other.book, open_is_old);
        let (ticket, made_of) = (book.ticket, revs(&book.workbook));
        self.merging.comparison = Some(Comparison { ticket, other, open_is_old, all, made_of });
        self.views.compare = CompareView::default();
        self.places.go(Place::Compare);
    }

    /// Keeps the comparison true while the workbook is edited.
    pub(super) fn refresh_compare(&mut self) {
        let Some(comparison) = &mut self.merging.comparison else { return };
        match self.shelf.all().iter().find(|b| b.ticket == comparison.ticket) {
            None => self.merging.comparison = None,
            Some(book) if comparison.made_of == revs(&book.workbook) => {}
            Some(book) => {
                comparison.all = differences(&book.workbook, &comparison.other.book, comparison.open_is_old);
                comparison.made_of = revs(&book.workbook);
            }
        }
    }

    /// What the compare screen asked for.
    pub(super) fn comparing(&mut self, act: CompareAct, now: Duration) {
        match act {
            CompareAct::Close => {
                self.merging.comparison = None;
                self.places.leave(&Place::Compare);
            }
            CompareAct::Merge => {
                if let Some(comparison) = self.merging.comparison.take() {
                    self.places.leave(&Place::Compare);
                    self.start_merge(comparison.other, now);
                }
            }
            CompareAct::Jump(exercise, item) => {
                if exercise.is_empty() {
                    return self.places.go(Place::Overview);
                }
                let known = self.book().is_some_and(|b| b.workbook.exercise(&exercise).is_some());
                if !known {
                    return self.toast(now, Tone::Info, t::ONLY_THERE, &[]);
                }
                self.places.go(Place::Exercise { key: exercise.clone() });
                if let Some(item) = item {
                    self.views.show_item(self.shelf.current(), &exercise, item);
                }
            }
        }
    }

    /// A file that was chosen to be merged or compared was read.
    pub(super) fn peeked_for_merge(&mut self, path: &Path, file: OpenedFile, comparing: bool, now: Duration) {
        let opened = file.opened;
        let name = file_name(path);
        if let Some(newer) = &opened.read_only {
            return self.show_open_error(path, bi(t::COPY_NEWER, &[&name, &newer.app]));
        }
        if opened.is_damaged() {
            let lang = self.lang();
            let lines = opened.problems.iter().map(|p| p.line(lang)).collect();
            let text = bi(if comparing { t::COMPARE_PART } else { t::MERGE_PART }, &[&name]);
            self.views.waiting.push_back(Dialog::FileProblem { title: name, text, lines, read: HowMuch::All });
        }
        let copy = Copied::of_file(path, opened, file.fingerprint.modified);
        if comparing { self.start_compare(copy, true, now) } else { self.start_merge(copy, now) }
    }

    /// A second copy of an open workbook was opened: asks what to do with it. False when it is no second copy.
    pub(super) fn is_second_copy(&mut self, path: &Path, opened: &Opened, changed: Option<std::time::SystemTime>) -> bool {
        if self.merging.beside.take().as_deref() == Some(path) {
            return false;
        }
        let id = &opened.workbook.id;
        let twin = self.shelf.all().iter().position(|b| !id.is_empty() && b.workbook.id == *id && b.path.as_deref() != Some(path) && !b.read_only);
        let Some(at) = twin.filter(|_| opened.read_only.is_none() && !opened.is_damaged()) else { return false };
        self.shelf.show(at);
        let copy = Copied::of_file(path, opened.clone(), changed);
        let title = file_name(path);
        self.merging.second = Some((copy, path.to_owned()));
        self.views.waiting.push_back(Dialog::SecondCopy { title });
        true
    }

    /// The question about a second copy was answered.
    pub(super) fn second_copy(&mut self, what: Second, now: Duration) {
        let Some((copy, path)) = self.merging.second.take() else { return };
        match what {
            Second::Merge => self.start_merge(copy, now),
            Second::Compare => self.start_compare(copy, true, now),
            Second::Open => {
                self.merging.beside = Some(path.clone());
                self.send_open(path);
            }
        }
    }

    pub(super) fn show_merge(&self, ui: &mut egui::Ui, cx: &Cx<'_>, view: &mut MergeView, out: &mut Actions) {
        let Some(merge) = &self.merging.merge else {
            out.push(crate::ui::cx::Action::Go(Place::Overview));
            return;
        };
        let mx = MergeCx { copies: &merge.copies, book: &merge.merged.value, report: &merge.merged.report, asked: &merge.asked };
        merge_ui(ui, cx, &mx, view, out);
    }

    pub(super) fn show_compare(&self, ui: &mut egui::Ui, cx: &Cx<'_>, view: &mut CompareView, out: &mut Actions) {
        let (Some(comparison), Some(book)) = (&self.merging.comparison, self.book()) else {
            out.push(crate::ui::cx::Action::Go(Place::Overview));
            return;
        };
        let name = book.title(cx.lang);
        let open = (&book.workbook, name.as_str());
        let other = (&comparison.other.book, comparison.other.shown.name.as_str());
        let (old, new) = if comparison.open_is_old { (open, other) } else { (other, open) };
        // An earlier version of this very workbook holds nothing to be merged in.
        let mergeable = comparison.open_is_old && book.workbook.id == comparison.other.book.id && !book.read_only;
        compare_ui(ui, cx, &CompareCx { old, new, all: &comparison.all, mergeable }, view, out);
    }

    /// The differences of the exercise on screen while a comparison is open.
    pub(super) fn compared(&self, exercise: &str) -> Option<(Compared, [usize; 3])> {
        let comparison = self.merging.comparison.as_ref().filter(|c| self.book().is_some_and(|b| b.ticket == c.ticket))?;
        let here = || comparison.all.iter().filter(|d| d.exercise == exercise);
        let key = |d: &Difference| d.key.as_ref().map_or_else(String::new, |k| k.as_str().to_owned());
        let marks = here().filter_map(|d| Some(((d.item?, key(d)), d.change))).collect();
        Some((Compared(marks), counts(&here().cloned().collect::<Vec<_>>())))
    }

    /// Tints the canvas on screen, and says below it what is compared.
    pub(super) fn show_compared(&self, ui: &mut egui::Ui, cx: &Cx<'_>, exercise: &str, sheet: egui::Rect, out: &mut Actions) {
        if let Some((_, counted)) = self.compared(exercise) {
            compare_chip(ui, cx, sheet, counted, out);
        }
    }
}

fn bi(text: Text, args: &[&str]) -> Bi {
    Bi::new(text.with(Lang::Zh, args), text.with(Lang::En, args))
}

/// Notes whose the values are that stay open: later the copies they came from may be gone.
fn names_of_open(book: &Workbook, open: &[&Asked], names: &[String], ids: &IdSource) -> Vec<Op> {
    let mut noted = std::collections::BTreeSet::new();
    let copies = open.iter().flat_map(|asked| &asked.conflict.copies);
    let named = copies.filter_map(|copy| Some((copy.stamp.editor, names.get(*copy.from.first()?)?)));
    named.filter(|(editor, _)| noted.insert(*editor)).filter_map(|(editor, name)| editors::note(book, ids, editor, name)).collect()
}

fn differences(open: &Workbook, other: &Workbook, open_is_old: bool) -> Vec<Difference> {
    if open_is_old { compare(open, other) } else { compare(other, open) }
}

fn same_content(a: &Workbook, b: &Workbook) -> bool {
    let docs = |a: &Doc, b: &Doc| a.all() == b.all();
    docs(&a.about, &b.about)
        && a.unknown == b.unknown
        && a.exercises.len() == b.exercises.len()
        && a.exercises.iter().zip(&b.exercises).all(|(a, b)| a.key == b.key && docs(&a.doc, &b.doc) && a.template == b.template)
}

fn doc_of<'a>(book: &'a mut Workbook, exercise: &str) -> Option<&'a mut Doc> {
    if exercise.is_empty() { Some(&mut book.about) } else { book.exercise_mut(exercise).map(|e| &mut e.doc) }
}

/// What makes a workbook what it was merged to. Its pictures and what it does not understand are added at once: nothing names them yet.
pub(super) fn steps_of(book: &mut Workbook, merged: Workbook) -> BTreeMap<String, Steps> {
    let mut steps = BTreeMap::new();
    let changed = |now: &Doc, then: &Doc| now.all() != then.all() || now.seen() != then.seen();
    book.unknown = merged.unknown;
    for (name, bytes) in merged.media {
        book.media.entry(name).or_insert(bytes);
    }
    if changed(&book.about, &merged.about) {
        steps.insert(String::new(), vec![merge::whole(&book.about, merged.about)].into());
    }
    let nothing = Doc::default();
    for exercise in merged.exercises {
        let mine = book.exercise(&exercise.key);
        let frame = Frame::of(Some(&exercise));
        let becomes = Some(frame).filter(|frame| Frame::of(mine) != *frame);
        let doc = mine.map_or(&nothing, |e| &e.doc);
        let ops = if changed(doc, &exercise.doc) { vec![merge::whole(doc, exercise.doc)] } else { Vec::new() };
        if becomes.is_some() || !ops.is_empty() {
            steps.insert(exercise.key, Steps { ops, becomes });
        }
    }
    steps
}

/// The target of a name in the steps of a merge.
pub(super) fn target_of(name: &str) -> Target {
    if name.is_empty() { Target::About } else { Target::Exercise(name.to_owned()) }
}

/// An edit of some ops under one label.
pub(super) fn edit_of(label: &Label, ops: Vec<Op>) -> Edit {
    Edit { label: label.clone(), ops, burst: None }
}

#[cfg(test)]
mod tests;
