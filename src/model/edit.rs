//! Edits with a name that both languages can show, and the history that undoes them, one human step at a time.

use std::{sync::Arc, time::Duration};

use super::{
    doc::{Doc, Key, Op, Refusal, Value},
    stamp::{EditorId, ItemId},
    text::Lang,
    texts::Text,
    workbook::Exercise,
};

/// The name of an edit: a sentence and what it was done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The sentence, for example 改情绪分.
    pub text: Text,
    /// What stands for `{0}`.
    pub arg: String,
}

impl Label {
    /// The name as it is shown.
    #[must_use]
    pub fn get(&self, lang: Lang) -> String {
        self.text.with(lang, &[&self.arg])
    }
}

impl From<Text> for Label {
    fn from(text: Text) -> Self {
        Self { text, arg: String::new() }
    }
}

/// One human step: some ops that are done and undone together.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What the undo menu calls it.
    pub label: Label,
    /// What is done, in order.
    pub ops: Vec<Op>,
    /// Edits of the same burst (typing in one register, one drag) are one step of undo.
    pub burst: Option<(ItemId, Key)>,
}

impl Edit {
    /// An edit with a label and no ops yet.
    #[must_use]
    pub fn new(label: impl Into<Label>) -> Self {
        Self { label: label.into(), ops: Vec::new(), burst: None }
    }

    /// An edit that sets one register; repeated at once it is one step of undo.
    pub fn set(label: impl Into<Label>, id: ItemId, key: impl Into<Key>, value: Value) -> Self {
        let key = key.into();
        Self { label: label.into(), ops: vec![Op::set(id, key.clone(), value)], burst: Some((id, key)) }
    }

    /// Adds an op.
    #[must_use]
    pub fn with(mut self, op: Op) -> Self {
        self.ops.push(op);
        self
    }

    /// True when nothing would be done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ops.is_empty()
    }
}

/// Typing pauses longer than this start a new step of undo.
const BURST: Duration = Duration::from_millis(1500);
/// Steps kept.
const MAX_STEPS: usize = 500;

/// A step that was done and can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What the undo menu calls it.
    pub label: Label,
    /// The ops that take it back, in order.
    pub back: Vec<Op>,
    /// Steps of several exercises that carry one number are taken back together (a restored version, a reload).
    pub group: Option<u64>,
    /// What the exercise becomes besides its content; `None` when the step leaves that alone.
    pub frame: Option<Frame>,
}

/// What an exercise is besides its content. A merge may add an exercise or change its template; undo takes that back too.
#[derive(Clone, Debug, PartialEq)]
pub enum Frame {
    /// It is not there.
    Absent,
    /// It is there, with this template and these unknown fields; its document is not meant.
    Is(Arc<Exercise>),
}

impl Frame {
    /// The frame of an exercise that may be there.
    #[must_use]
    pub fn of(exercise: Option<&Exercise>) -> Self {
        exercise.map_or(Self::Absent, |e| Self::Is(Arc::new(Exercise { doc: Doc::default(), ..e.clone() })))
    }
}

#[derive(Clone, Debug)]
struct Slot {
    step: Arc<Step>,
    burst: Option<(ItemId, Key)>,
    at: Duration,
}

impl Slot {
    fn of(step: Arc<Step>) -> Self {
        Self { step, burst: None, at: Duration::ZERO }
    }
}

/// The steps of one exercise that can be undone and redone. Cloning it is cheap: steps are shared.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Slot>,
    redo: Vec<Slot>,
    /// Steps forgotten at the old end; with it a step keeps its number.
    shed: u64,
}

/// Two histories are equal when they would do the same.
impl PartialEq for History {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &[Slot], b: &[Slot]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.step == b.step);
        same(&self.undo, &other.undo) && same(&self.redo, &other.redo)
    }
}

impl History {
    /// Puts a history together from what was kept of it.
    #[must_use]
    pub fn from_parts(shed: u64, undo: Vec<Arc<Step>>, redo: Vec<Arc<Step>>) -> Self {
        let slots = |steps: Vec<Arc<Step>>| steps.into_iter().map(Slot::of).collect();
        Self { undo: slots(undo), redo: slots(redo), shed }
    }

    /// How many steps were forgotten, the steps that can be undone, those that can be redone, each from the oldest.
    pub fn parts(&self) -> (u64, impl ExactSizeIterator<Item = &Arc<Step>>, impl ExactSizeIterator<Item = &Arc<Step>>) {
        (self.shed, self.undo.iter().map(|slot| &slot.step), self.redo.iter().map(|slot| &slot.step))
    }

    /// True when there is nothing to undo and nothing to redo.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.undo.is_empty() && self.redo.is_empty()
    }

    /// Applies an edit; on a refusal everything it had done so far is taken back.
    ///
    /// `now` is any clock that only goes forward.
    ///
    /// # Errors
    /// The refusal of the first op that did not fit.
    pub fn apply(&mut self, doc: &mut Doc, edit: &Edit, editor: EditorId, now: Duration) -> Result<(), Refusal> {
        let mut back = run(doc, &edit.ops, editor)?;
        self.redo.clear();
        if let (Some(burst), Some(last)) = (&edit.burst, self.undo.last_mut())
            && last.burst.as_ref() == Some(burst)
            && now.saturating_sub(last.at) < BURST
        {
            last.at = now;
            // The oldest inverse of the register stays; later ones are steps nobody wants to walk through.
            if edit.ops.len() > 1 {
                let step = Arc::make_mut(&mut last.step);
                back.append(&mut step.back);
                step.back = back;
            }
            return Ok(());
        }
        self.push(Slot { step: Arc::new(Step { label: edit.label.clone(), back, group: None, frame: None }), burst: edit.burst.clone(), at: now });
        Ok(())
    }

    /// Notes a change that was made otherwise, with the ops that take it back.
    pub fn note(&mut self, step: Step) {
        self.redo.clear();
        self.push(Slot::of(Arc::new(step)));
    }

    fn push(&mut self, slot: Slot) {
        self.undo.push(slot);
        if self.undo.len() > MAX_STEPS {
            self.undo.remove(0);
            self.shed += 1;
        }
    }

    /// Takes the last step back and gives its name; `None` when there is none.
    pub fn undo(&mut self, doc: &mut Doc, editor: EditorId) -> Option<Label> {
        Self::shift(&mut self.undo, &mut self.redo, doc, editor)
    }

    /// Does the last undone step again and gives its name.
    pub fn redo(&mut self, doc: &mut Doc, editor: EditorId) -> Option<Label> {
        Self::shift(&mut self.redo, &mut self.undo, doc, editor)
    }

    fn shift(from: &mut Vec<Slot>, to: &mut Vec<Slot>, doc: &mut Doc, editor: EditorId) -> Option<Label> {
        let slot = from.pop()?;
        // A step may have become impossible because a merge changed the ground under it: it is dropped, not half done.
        let back = run(doc, &slot.step.back, editor).ok()?;
        let (label, group, frame) = (slot.step.label.clone(), slot.step.group, slot.step.frame.clone());
        to.push(Slot::of(Arc::new(Step { label: label.clone(), back, group, frame })));
        Some(label)
    }

    /// The name of the step that undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&Label> {
        self.undo.last().map(|slot| &slot.step.label)
    }

    /// The name of the step that redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&Label> {
        self.redo.last().map(|slot| &slot.step.label)
    }

    /// The group of the step that undo (or redo) would take.
    #[must_use]
    pub fn next_group(&self, undo: bool) -> Option<u64> {
        if undo { self.undo.last() } else { self.redo.last() }.and_then(|slot| slot.step.group)
    }

    /// The last step belongs to a group.
    pub fn join(&mut self, group: u64) {
        if let Some(slot) = self.undo.last_mut() {
            Arc::make_mut(&mut slot.step).group = Some(group);
        }
    }

    /// What the exercise becomes with the step that undo (or redo) would take.
    #[must_use]
    pub fn next_frame(&self, undo: bool) -> Option<&Frame> {
        if undo { self.undo.last() } else { self.redo.last() }.and_then(|slot| slot.step.frame.as_ref())
    }

    /// The step that undo (or redo) would take also makes the exercise this.
    pub fn set_frame(&mut self, undo: bool, frame: Frame) {
        if let Some(slot) = if undo { self.undo.last_mut() } else { self.redo.last_mut() } {
            Arc::make_mut(&mut slot.step).frame = Some(frame);
        }
    }

    /// Ends the current burst, so that the next edit is a step of its own (a drag ended, a cell was left).
    pub fn end_burst(&mut self) {
        if let Some(slot) = self.undo.last_mut() {
            slot.burst = None;
        }
    }
}

/// Applies ops in order and gives the inverse ops in the order that undoes them.
fn run(doc: &mut Doc, ops: &[Op], editor: EditorId) -> Result<Vec<Op>, Refusal> {
    let mut back = Vec::with_capacity(ops.len());
    for op in ops {
        match doc.apply(op, editor) {
            Ok(inverse) => back.push(inverse),
            Err(refusal) => {
                for inverse in back.iter().rev() {
                    // The inverse of an op just applied always fits.
                    let _restored = doc.apply(inverse, editor);
                }
                return Err(refusal);
            }
        }
    }
    back.reverse();
    Ok(back)
}
