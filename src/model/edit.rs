//! Edits with a name that both languages can show, and the history that undoes them, one human step at a time.

use std::time::Duration;

use super::{
    doc::{Doc, Key, Op, Refusal, Value},
    stamp::{EditorId, ItemId},
    text::Lang,
    texts::Text,
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

#[derive(Clone, Debug)]
struct Step {
    label: Label,
    back: Vec<Op>,
    burst: Option<(ItemId, Key)>,
    at: Duration,
}

/// The steps of one exercise that can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

impl History {
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
                back.append(&mut last.back);
                last.back = back;
            }
            return Ok(());
        }
        self.undo.push(Step { label: edit.label.clone(), back, burst: edit.burst.clone(), at: now });
        if self.undo.len() > MAX_STEPS {
            self.undo.remove(0);
        }
        Ok(())
    }

    /// Takes the last step back and gives its name; `None` when there is none.
    pub fn undo(&mut self, doc: &mut Doc, editor: EditorId) -> Option<Label> {
        Self::shift(&mut self.undo, &mut self.redo, doc, editor)
    }

    /// Does the last undone step again and gives its name.
    pub fn redo(&mut self, doc: &mut Doc, editor: EditorId) -> Option<Label> {
        Self::shift(&mut self.redo, &mut self.undo, doc, editor)
    }

    fn shift(from: &mut Vec<Step>, to: &mut Vec<Step>, doc: &mut Doc, editor: EditorId) -> Option<Label> {
        let step = from.pop()?;
        // A step may have become impossible because a merge changed the ground under it: it is dropped, not half done.
        let back = run(doc, &step.back, editor).ok()?;
        let label = step.label.clone();
        to.push(Step { back, burst: None, ..step });
        Some(label)
    }

    /// The name of the step that undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&Label> {
        self.undo.last().map(|step| &step.label)
    }

    /// The name of the step that redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&Label> {
        self.redo.last().map(|step| &step.label)
    }

    /// Ends the current burst, so that the next edit is a step of its own (a drag ended, a cell was left).
    pub fn end_burst(&mut self) {
        if let Some(step) = self.undo.last_mut() {
            step.burst = None;
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
