//! An open workbook: its content, its histories, and how much of it is safely in its file.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc, time::Duration};

use crate::{
    io::{
        drafts::{Histories, State},
        lock::Elsewhere,
        save::Fingerprint,
        worker::{Job, OpenedFile},
    },
    model::{
        doc::{Doc, Op, Refusal},
        edit::{Edit, Frame, History, Label, Step},
        problem::Problem,
        stamp::{EditorId, IdSource, ItemId},
        text::Lang,
        texts::{Text, shell as tx},
        versions,
        workbook::{Exercise, Workbook, owner},
    },
    ui::{cx::Target, shell::SaveShown},
};

/// How the file stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum SaveState {
    /// Nothing was written yet in this session.
    #[default]
    Fresh,
    /// In the file since `HH:MM`.
    Saved(String),
    /// On its way to the disk.
    Saving,
    /// It could not be written, and why.
    Failed(String),
}

/// What became of the file behind the program's back.
#[derive(Debug, Default)]
pub(super) enum Behind {
    /// Nothing.
    #[default]
    Nothing,
    /// It is not there any more.
    Gone,
    /// Somebody else wrote it while there were edits here that it lacks.
    Changed(Box<OpenedFile>),
    /// Somebody else wrote it, and it cannot be read.
    Unreadable(String),
}

/// An open workbook.
pub(super) struct Book {
    pub(super) workbook: Workbook,
    /// As it was opened: what others started from too, where they have not seen the changes since.
    pub(super) opened: Workbook,
    pub(super) path: Option<PathBuf>,
    pub(super) fingerprint: Option<Fingerprint>,
    pub(super) problems: Vec<Problem>,
    pub(super) read_only: bool,
    /// Where else it is open, if that is why it is read-only.
    pub(super) elsewhere: Option<Elsewhere>,
    pub(super) behind: Behind,
    /// Why the last edits are not even kept on this computer.
    pub(super) not_kept: Option<String>,
    /// The real path of the file, links followed.
    pub(super) target: Option<PathBuf>,
    /// Its file has an older format: it is copied as it is before the first save.
    pub(super) migrated: bool,
    pub(super) ids: IdSource,
    pub(super) state: SaveState,
    /// The exercise shown last.
    pub(super) last_exercise: Option<String>,
    /// The number the worker knows it by.
    pub(super) ticket: u64,
    /// The name of this editing session in the drafts folder.
    pub(super) session: String,
    /// The edit that is on its way to the disk.
    saving: u64,
    pub(super) histories: Histories,
    groups: u64,
    /// Counts edits; what is in the file is `saved`.
    rev: u64,
    saved: u64,
    changed_at: Duration,
    unsaved_since: Option<Duration>,
    retry_at: Option<Duration>,
}

/// What one exercise needs as its part of a larger step.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Steps {
    /// What changes in it.
    pub(super) ops: Vec<Op>,
    /// What it becomes besides, if that changes.
    pub(super) becomes: Option<Frame>,
}

impl From<Vec<Op>> for Steps {
    fn from(ops: Vec<Op>) -> Self {
        Self { ops, becomes: None }
    }
}

/// A pause in typing after which the file is written.
const CALM: Duration = Duration::from_secs(1);
/// The longest time between two writes while somebody types on.
const PATIENCE: Duration = Duration::from_secs(3);

impl Book {
    /// Opens a workbook in a new editing session.
    pub(super) fn new(workbook: Workbook, editor: EditorId) -> Self {
        let docs = std::iter::once(&workbook.about).chain(workbook.exercises.iter().map(|e| &e.doc));
        let first = docs.map(|d| d.last_item_of(editor)).max().unwrap_or(0) + 1;
        Self {
            opened: workbook.clone(),
            workbook,
            path: None,
            fingerprint: None,
            problems: Vec::new(),
            read_only: false,
            elsewhere: None,
            behind: Behind::Nothing,
            not_kept: None,
            target: None,
            migrated: false,
            ids: IdSource::new(editor, first),
            state: SaveState::Fresh,
            last_exercise: None,
            ticket: 0,
            session: editor.to_string(),
            saving: 0,
            histories: Histories::new(),
            groups: 0,
            rev: 0,
            saved: 0,
            changed_at: Duration::ZERO,
            unsaved_since: None,
            retry_at: None,
        }
    }

    fn doc_mut(&mut self, target: &Target) -> Option<&mut Doc> {
        match target {
            Target::About => Some(&mut self.workbook.about),
            Target::Exercise(key) => self.workbook.exercise_mut(key).map(|e| &mut e.doc),
        }
    }

    /// Applies an edit as one step of undo. Puts the header item in if the edit needs it.
    ///
    /// # Errors
    /// The refusal of the first op that did not fit; nothing was changed then.
    pub(super) fn apply(&mut self, target: &Target, edit: &Edit, now: Duration) -> Result<(), Refusal> {
        let editor = self.ids.editor();
        let name = name_of(target).to_owned();
        let mut history = self.histories.remove(&name).unwrap_or_default();
        let result = match self.doc_mut(target) {
            Some(doc) => {
                let edit = with_header(doc, edit);
                history.apply(doc, &edit, editor, now)
            }
            None => Err(Refusal::Missing),
        };
        self.histories.insert(name, history);
        if result.is_ok() {
            self.touch(now);
        }
        result
    }

    /// Does what several exercises need as one step of undo.
    ///
    /// # Errors
    /// The first refusal; exercises before it have changed.
    pub(super) fn apply_all(&mut self, label: &Label, steps: BTreeMap<String, Steps>, now: Duration) -> Result<(), Refusal> {
        self.touch(now);
        let group = self.new_group();
        if !steps.contains_key("") {
            // The header always takes part, so that undo works on every screen of the workbook.
            let empty = Step { label: label.clone(), back: Vec::new(), group: Some(group), frame: None };
            self.histories.entry(String::new()).or_default().note(empty);
        }
        for (name, step) in steps {
            let before = step.becomes.map(|frame| self.become_frame(&name, &frame));
            self.apply(&super::merge::target_of(&name), &super::merge::edit_of(label, step.ops), now)?;
            let history = self.histories.entry(name).or_default();
            history.join(group);
            if let Some(before) = before {
                history.set_frame(true, before);
            }
        }
        Ok(())
    }

    /// Puts an exercise in, takes it away, or changes what it is besides its content. Gives what it was.
    fn become_frame(&mut self, name: &str, frame: &Frame) -> Frame {
        let before = Frame::of(self.workbook.exercise(name));
        match (frame, self.workbook.exercise_mut(name)) {
            (Frame::Absent, None) => {}
            (Frame::Absent, Some(exercise)) => {
                // What is in it by now is nobody's to take away.
                if exercise.doc.is_empty() {
                    self.workbook.exercises.retain(|e| e.key != name);
                    // Stamps of this session may be known elsewhere, and nothing here counts on from them: it goes on under a new name.
                    let editor = EditorId::from_random(self.new_group());
                    self.ids = IdSource::new(editor, 1);
                }
            }
            (Frame::Is(exercise), None) => self.workbook.exercises.push(Exercise::clone(exercise)),
            (Frame::Is(wanted), Some(exercise)) => {
                exercise.template = Arc::clone(&wanted.template);
                exercise.unknown.clone_from(&wanted.unknown);
            }
        }
        before
    }

    /// Notes a change that is not yet in the file.
    pub(super) fn touch(&mut self, now: Duration) {
        self.rev += 1;
        self.changed_at = now;
        self.unsaved_since.get_or_insert(now);
    }

    pub(super) fn end_burst(&mut self, target: &Target) {
        if let Some(history) = self.histories.get_mut(name_of(target)) {
            history.end_burst();
        }
    }

    pub(super) fn undo(&mut self, target: &Target, now: Duration) -> Option<Label> {
        self.walk(target, now, true)
    }

    pub(super) fn redo(&mut self, target: &Target, now: Duration) -> Option<Label> {
        self.walk(target, now, false)
    }

    /// One step, and with it the steps of other exercises that belong to it.
    fn walk(&mut self, target: &Target, now: Duration, back: bool) -> Option<Label> {
        let name = name_of(target).to_owned();
        let group = self.histories.get(&name)?.next_group(back);
        let others = self.histories.iter().filter(|(other, h)| **other != name && group.is_some() && h.next_group(back) == group);
        let others: Vec<String> = others.map(|(other, _)| other.clone()).collect();
        let label = self.shift(&name, back);
        for other in others {
            self.shift(&other, back);
        }
        if label.is_some() {
            self.touch(now);
        }
        label
    }

    fn shift(&mut self, name: &str, back: bool) -> Option<Label> {
        let editor = self.ids.editor();
        let mut history = self.histories.remove(name)?;
        let frame = history.next_frame(back).cloned();
        let mut before = None;
        if let Some(frame @ Frame::Is(_)) = &frame {
            before = Some(self.become_frame(name, frame));
        }
        let doc = if name.is_empty() { Some(&mut self.workbook.about) } else { self.workbook.exercise_mut(name).map(|e| &mut e.doc) };
        let label = doc.and_then(|doc| if back { history.undo(doc, editor) } else { history.redo(doc, editor) });
        if let (Some(Frame::Absent), Some(_)) = (&frame, &label) {
            before = Some(self.become_frame(name, &Frame::Absent));
        }
        if let Some(before) = before.filter(|_| label.is_some()) {
            history.set_frame(!back, before);
        }
        self.histories.insert(name.to_owned(), history);
        label
    }

    /// The number of a new group of steps. It is unlike any of an earlier session, whose editor was another.
    fn new_group(&mut self) -> u64 {
        self.groups += 1;
        let mut hash = std::collections::hash_map::DefaultHasher::new();
        std::hash::Hash::hash(&(self.ids.editor(), self.groups), &mut hash);
        std::hash::Hasher::finish(&hash)
    }

    /// Makes the content that of another state of the workbook, as one step of undo. Exercises that the other does not
    /// have stay as they are.
    pub(super) fn restore(&mut self, then: &Workbook, label: &Label, now: Duration) {
        let (group, editor) = (self.new_group(), self.ids.editor());
        self.workbook.media.extend(then.media.iter().map(|(name, bytes)| (name.clone(), Arc::clone(bytes))));
        let mut added = std::collections::BTreeSet::new();
        for exercise in &then.exercises {
            if self.workbook.exercise(&exercise.key).is_none() {
                self.become_frame(&exercise.key, &Frame::of(Some(exercise)));
                added.insert(exercise.key.as_str());
            }
        }
        let docs = std::iter::once((String::new(), &then.about)).chain(then.exercises.iter().map(|e| (e.key.clone(), &e.doc)));
        for (name, wanted) in docs {
            let doc = if name.is_empty() { Some(&mut self.workbook.about) } else { self.workbook.exercise_mut(&name).map(|e| &mut e.doc) };
            let Some(doc) = doc else { continue };
            let before = doc.clone();
            for op in versions::restore(doc, wanted) {
                // It was computed for this very document; what a limit refuses stays as it is.
                let _fits = doc.apply(&op, editor);
            }
            let back = versions::restore(doc, &before);
            let frame = added.contains(name.as_str()).then_some(Frame::Absent);
            if !back.is_empty() || name.is_empty() || frame.is_some() {
                // The header always takes part, so that undo works on every screen of the workbook.
                self.histories.entry(name).or_default().note(Step { label: label.clone(), back, group: Some(group), frame });
            }
        }
        self.touch(now);
    }

    /// Takes over what somebody else wrote into the file, while there was nothing here that it lacks; undo brings the
    /// old content back.
    pub(super) fn reload(&mut self, file: OpenedFile, label: Text, at: String, now: Duration) {
        let group = self.new_group();
        let old = std::mem::replace(&mut self.workbook, file.opened.workbook);
        // Undo may want the pictures back.
        for (name, bytes) in &old.media {
            self.workbook.media.entry(name.clone()).or_insert_with(|| Arc::clone(bytes));
        }
        let mut lacks = false;
        for exercise in &old.exercises {
            // An exercise that is missing in a file is not a deletion.
            if self.workbook.exercise(&exercise.key).is_none() {
                self.workbook.exercises.push(exercise.clone());
                lacks = true;
            }
        }
        let docs = std::iter::once((String::new(), &old.about, &self.workbook.about));
        let docs = docs.chain(old.exercises.iter().filter_map(|e| Some((e.key.clone(), &e.doc, &self.workbook.exercise(&e.key)?.doc))));
        for (name, before, after) in docs {
            let back = versions::restore(after, before);
            if !back.is_empty() || name.is_empty() {
                let step = Step { label: Label::from(label), back, group: Some(group), frame: None };
                self.histories.entry(name).or_default().note(step);
            }
        }
        self.problems = file.opened.problems;
        self.fingerprint = Some(file.fingerprint);
        self.behind = Behind::Nothing;
        if lacks { self.touch(now) } else { self.mark_saved(at) }
    }

    /// The names of the steps that undo and redo would do.
    pub(super) fn step_names(&self, target: &Target, lang: Lang) -> (Option<String>, Option<String>) {
        let history = self.histories.get(name_of(target));
        let name = |label: Option<&Label>| label.map(|l| l.get(lang));
        (name(history.and_then(History::undo_label)), name(history.and_then(History::redo_label)))
    }

    /// Edits that are neither in the file nor on their way to it.
    pub(super) fn is_unsent(&self) -> bool {
        self.is_dirty() && (self.state != SaveState::Saving || self.rev != self.saving)
    }

    pub(super) fn is_dirty(&self) -> bool {
        self.rev != self.saved
    }

    /// Counts the edits that are not yet in the file.
    pub(super) fn changes(&self) -> u32 {
        u32::try_from(self.rev - self.saved).unwrap_or(u32::MAX)
    }

    /// How long until the file should be written; `None` when it need not be.
    pub(super) fn save_in(&self, now: Duration) -> Option<Duration> {
        if !self.is_dirty() || self.read_only || self.path.is_none() || self.state == SaveState::Saving {
            return None;
        }
        if !matches!(self.behind, Behind::Nothing) {
            // Somebody must decide, or the file must come back.
            return None;
        }
        if matches!(self.state, SaveState::Failed(_)) {
            return self.retry_at.map(|at| at.saturating_sub(now));
        }
        let calm = (self.changed_at + CALM).saturating_sub(now);
        let patience = self.unsaved_since.map_or(calm, |since| (since + PATIENCE).saturating_sub(now));
        Some(calm.min(patience))
    }

    /// The file could not be written; unless somebody must decide first, it is tried again (the stick may be back).
    pub(super) fn failed(&mut self, why: String, retry_at: Option<Duration>) {
        self.state = SaveState::Failed(why);
        self.retry_at = retry_at;
    }

    /// A copy for the worker; cheap, because items are shared.
    pub(super) fn snapshot(&mut self) -> Arc<Workbook> {
        self.state = SaveState::Saving;
        self.unsaved_since = None;
        self.saving = self.rev;
        Arc::new(self.workbook.clone())
    }

    /// The worker wrote the edits up to the last snapshot.
    pub(super) fn saved(&mut self, at: String, fingerprint: Fingerprint, now: Duration) {
        self.saved = self.saving;
        self.fingerprint = Some(fingerprint);
        self.state = SaveState::Saved(at);
        if self.is_dirty() {
            self.unsaved_since = Some(now);
        }
    }

    /// The file was opened and holds everything.
    pub(super) fn mark_saved(&mut self, at: String) {
        self.saved = self.rev;
        self.state = SaveState::Saved(at);
    }

    /// What the top bar says.
    pub(super) fn shown(&self) -> SaveShown {
        if self.read_only {
            return SaveShown::ReadOnly;
        }
        if self.is_dirty()
            && let (Some(why), true) = (&self.not_kept, self.path.is_none() || matches!(self.state, SaveState::Failed(_)))
        {
            return SaveShown::Failed(why.clone());
        }
        match (&self.state, &self.path) {
            (SaveState::Failed(why), _) => SaveShown::Failed(why.clone()),
            (_, None) => SaveShown::Kept,
            (SaveState::Saved(at), _) if !self.is_dirty() => SaveShown::Saved(at.clone()),
            _ if !matches!(self.behind, Behind::Nothing) => SaveShown::Kept,
            _ => SaveShown::Saving,
        }
    }

    /// What somebody else wrote into the file is part of the workbook now: it may be replaced.
    pub(super) fn has_merged(&mut self, theirs: &Workbook) {
        if !matches!(&self.behind, Behind::Changed(file) if file.opened.workbook == *theirs) {
            return;
        }
        if let Behind::Changed(file) = std::mem::take(&mut self.behind) {
            self.fingerprint = Some(file.fingerprint);
            self.state = SaveState::Fresh;
        }
    }

    /// The file that others may open once this workbook is closed.
    pub(super) fn held_path(&self) -> Option<PathBuf> {
        self.path.clone().filter(|_| self.elsewhere.is_none())
    }

    /// It has no file any more: it waits for a name.
    pub(super) fn unnamed(&mut self) {
        (self.path, self.target, self.fingerprint, self.elsewhere) = (None, None, None, None);
        self.behind = Behind::Nothing;
        self.state = SaveState::Fresh;
        self.retry_at = None;
    }

    /// What keeps the last edits on this computer.
    pub(super) fn to_keep(&self) -> Job {
        Job::Keep {
            ticket: self.ticket,
            session: self.session.clone(),
            state: State {
                workbook: Arc::new(self.workbook.clone()),
                histories: self.histories.clone(),
                path: self.path.clone(),
                changes: self.changes(),
            },
            file: self.fingerprint.as_ref().map(Fingerprint::short).unwrap_or_default(),
        }
    }

    /// The name shown for it: its title, its owner, its file, or that nobody named it.
    pub(super) fn title(&self, lang: Lang) -> String {
        let title = self.workbook.about.text(ItemId::HEADER, owner::TITLE);
        let named = [title, self.workbook.owner_name(), self.workbook.group()].into_iter().find(|t| !t.trim().is_empty());
        let file = self
            .path
            .as_ref()
            .and_then(|p| p.file_name())
            .map(|n| n.to_string_lossy().trim_end_matches(".ron").trim_end_matches(".mot").trim_end_matches(".motx").to_owned());
        named.map(str::to_owned).or(file).unwrap_or_else(|| tx::UNTITLED.get(lang).to_owned())
    }
}

fn name_of(target: &Target) -> &str {
    match target {
        Target::About => "",
        Target::Exercise(key) => key,
    }
}

/// Header registers live on an item that is made when the first of them is set.
fn with_header(doc: &Doc, edit: &Edit) -> Edit {
    let sets_header = edit.ops.iter().any(|op| matches!(op, Op::Set { id, .. } if *id == ItemId::HEADER));
    let puts_header = edit.ops.iter().any(|op| matches!(op, Op::Put { id, .. } if *id == ItemId::HEADER));
    let mut edit = edit.clone();
    if sets_header && !puts_header && doc.get(ItemId::HEADER).is_none() {
        edit.ops.insert(0, Op::put(ItemId::HEADER, "header", Vec::new()));
    }
    edit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::doc::Value;

    fn book() -> Book {
        Book::new(Workbook::default(), EditorId::from_random(7))
    }

    #[test]
    fn the_header_is_made_when_it_is_needed_and_undo_takes_both_back() {
        let mut book = book();
        let edit = Edit::set(tx::OWNER_CHANGED, ItemId::HEADER, owner::NAME, Value::text("第二组"));
        book.apply(&Target::About, &edit, Duration::ZERO).expect("fits");
        assert_eq!(book.workbook.owner_name(), "第二组");
        assert!(book.undo(&Target::About, Duration::ZERO).is_some());
        assert_eq!(book.workbook.owner_name(), "");
        assert!(book.redo(&Target::About, Duration::ZERO).is_some());
        assert_eq!(book.workbook.owner_name(), "第二组");
    }

    #[test]
    fn the_file_is_written_after_a_calm_second_and_never_later_than_three() {
        let mut book = book();
        let sec = Duration::from_secs_f64;
        assert_eq!(book.save_in(sec(0.0)), None, "nothing to save");
        book.path = Some("x.mot.ron".into());
        let edit = |n: u32| Edit::set(tx::OWNER_CHANGED, ItemId::HEADER, owner::NAME, Value::text(&n.to_string()));
        for i in 0..20 {
            book.apply(&Target::About, &edit(i), sec(f64::from(i) * 0.5)).expect("fits");
        }
        assert_eq!(book.save_in(sec(9.5)), Some(Duration::ZERO), "typing on does not put it off");
        let mut calm = self::book();
        calm.path = Some("x.mot.ron".into());
        calm.apply(&Target::About, &edit(1), sec(0.0)).expect("fits");
        assert_eq!(calm.save_in(sec(0.25)), Some(sec(0.75)));
        let _snapshot = calm.snapshot();
        assert_eq!(calm.save_in(sec(5.0)), None, "one write at a time");
        calm.failed("no stick".into(), Some(sec(20.0)));
        assert_eq!(calm.save_in(sec(6.0)), Some(sec(14.0)), "a failed write is tried again");
        calm.failed("changed elsewhere".into(), None);
        assert_eq!(calm.save_in(sec(60.0)), None, "somebody must decide first");
    }
}
