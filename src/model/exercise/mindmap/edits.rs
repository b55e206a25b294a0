//! Edits of a mind map as values: every one is a whole human step, keeps the tree a tree and is taken back by undo.

use std::sync::Arc;

use super::{NODE, PARENT, ROOT, TAGS, TEXT, Tree};
use crate::model::{
    doc::{Doc, Op, Value},
    edit::Edit,
    order,
    stamp::{IdSource, ItemId},
    template::MindmapPlan,
    texts::{Text, mindmap as t},
};

/// Why a node cannot go where it was asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The root and the given branches stay where they are.
    Given,
    /// A node cannot hang on itself or on what hangs on it.
    Inside,
    /// The template allows fewer levels.
    Deep,
}

impl Refused {
    /// Why, as a sentence.
    pub fn text(self) -> Text {
        match self {
            Self::Given => t::GIVEN_STAYS,
            Self::Inside => t::NOT_INSIDE,
            Self::Deep => t::TOO_DEEP,
        }
    }
}

impl Tree {
    /// Whether the root or a given branch.
    pub fn is_given(&self, id: ItemId) -> bool {
        self.find(id).is_none_or(|n| n.id == ROOT || n.branch.is_some())
    }

    /// The order keys around the gap before the `index`th child; given branches have no key and always come first.
    fn gap(doc: &Doc, siblings: &[ItemId], index: usize) -> (String, String) {
        let key = |at: Option<usize>| at.and_then(|i| siblings.get(i)).map(|id| doc.text(*id, "order").to_owned()).unwrap_or_default();
        (key(index.checked_sub(1)), key(Some(index)))
    }

    fn too_deep(&self, plan: &MindmapPlan, parent: ItemId, levels: usize) -> bool {
        let depth = self.find(parent).map_or(0, |n| n.depth);
        plan.max_depth > 0 && depth + levels > plan.max_depth as usize
    }

    /// Adds nodes as children of `parent` before its `index`th child.
    ///
    /// # Errors
    /// When the template allows fewer levels.
    pub fn add(
        &self,
        plan: &MindmapPlan,
        doc: &Doc,
        ids: &IdSource,
        (parent, index): (ItemId, usize),
        texts: &[&str],
    ) -> Result<(Edit, Vec<ItemId>), Refused> {
        if self.too_deep(plan, parent, 1) {
            return Err(Refused::Deep);
        }
        let siblings = self.children(parent);
        // Nothing comes before a given branch.
        let first = siblings.iter().take_while(|s| self.is_given(**s)).count();
        let (low, high) = Self::gap(doc, &siblings, index.clamp(first, siblings.len()));
        let mut edit = Edit::new(t::ADD_NODE);
        let mut made = Vec::new();
        for (key, text) in order::spread(&low, &high, texts.len()).iter().zip(texts) {
            let id = ids.id();
            edit.ops.push(put(id, parent, key, text));
            made.push(id);
        }
        Ok((edit, made))
    }

    /// Sets what a node says; typing is one step of undo.
    pub fn set_text(&self, doc: &Doc, id: ItemId, text: &str) -> Edit {
        let mut edit = Edit::new(t::WRITE);
        self.ensure(doc, &mut edit, id);
        edit.ops.push(Op::set(id, TEXT, Value::text(text)));
        edit.burst = Some((id, TEXT.into()));
        edit
    }

    /// Root and given branches get an item when something is first written on them.
    fn ensure(&self, doc: &Doc, edit: &mut Edit, id: ItemId) {
        if doc.get(id).is_none() && self.is_given(id) {
            edit.ops.push(Op::put(id, if id == ROOT { "header" } else { NODE }, Vec::new()));
        }
    }

    /// Puts a mark on a node, or takes it off.
    pub fn toggle_tag(&self, doc: &Doc, id: ItemId, tag: &str) -> Edit {
        let mut edit = Edit::new(t::MARK);
        self.ensure(doc, &mut edit, id);
        let mut tags: Vec<Arc<str>> = if let Value::List(list) = doc.value(id, TAGS) { list.clone() } else { Vec::new() };
        if tags.iter().any(|have| **have == *tag) {
            tags.retain(|have| **have != *tag);
        } else {
            tags.push(tag.into());
        }
        edit.ops.push(Op::set(id, TAGS, if tags.is_empty() { Value::Empty } else { Value::List(tags) }));
        edit
    }

    /// Deletes a node with everything below it.
    ///
    /// # Errors
    /// For the root and the given branches.
    pub fn delete(&self, doc: &Doc, id: ItemId) -> Result<Edit, Refused> {
        let at = self.place(id).filter(|_| !self.is_given(id)).ok_or(Refused::Given)?;
        let mut edit = Edit::new(t::DELETE_NODE);
        // The leaves first: taken back, a parent is there before its children.
        for node in self.nodes.get(self.subtree(at)).unwrap_or_default().iter().rev().filter(|n| doc.get(n.id).is_some()) {
            edit.ops.push(Op::Drop { id: node.id });
        }
        Ok(edit)
    }

    /// Hangs a node on `parent` before its `index`th child, as the children stand now.
    ///
    /// # Errors
    /// When that would not be a tree, or deeper than the template allows.
    pub fn hang(&self, plan: &MindmapPlan, doc: &Doc, id: ItemId, (parent, index): (ItemId, usize)) -> Result<Option<Edit>, Refused> {
        let at = self.place(id).filter(|_| !self.is_given(id)).ok_or(Refused::Given)?;
        let target = self.place(parent).ok_or(Refused::Inside)?;
        if self.subtree(at).contains(&target) {
            return Err(Refused::Inside);
        }
        if self.too_deep(plan, parent, 1 + self.height(at)) {
            return Err(Refused::Deep);
        }
        let siblings = self.children(parent);
        let from = siblings.iter().position(|s| *s == id);
        if from.is_some_and(|from| index == from || index == from + 1) {
            return Ok(None);
        }
        let others: Vec<ItemId> = siblings.iter().copied().filter(|s| *s != id).collect();
        let index = if from.is_some_and(|from| index > from) { index - 1 } else { index };
        // Nothing comes before a given branch.
        let first = others.iter().take_while(|s| self.is_given(**s)).count();
        let index = index.clamp(first, others.len().max(first));
        let (low, high) = Self::gap(doc, &others, index);
        let mut edit = Edit::new(t::MOVE_NODE).with(Op::set(id, "order", Value::text(&order::between(&low, &high))));
        if from.is_none() {
            edit.ops.push(Op::set(id, PARENT, Value::item(parent)));
        }
        Ok(Some(edit))
    }

    /// Hangs an indented outline on `parent`; lines deeper than the template allows go to its last level.
    ///
    /// # Errors
    /// When nothing may hang there.
    pub fn paste(
        &self,
        plan: &MindmapPlan,
        doc: &Doc,
        ids: &IdSource,
        parent: ItemId,
        outline: &[(usize, String)],
    ) -> Result<(Edit, Vec<ItemId>), Refused> {
        if self.too_deep(plan, parent, 1) {
            return Err(Refused::Deep);
        }
        let depth = self.find(parent).map_or(0, |n| n.depth);
        let room = if plan.max_depth == 0 { usize::MAX } else { plan.max_depth as usize - depth };
        let siblings = self.children(parent);
        let mut last = siblings.last().map(|id| doc.text(*id, "order").to_owned()).unwrap_or_default();
        let mut edit = Edit::new(t::PASTE);
        let mut made = Vec::new();
        // The way from `parent` to the line before, with the key of the last child of each.
        let mut way: Vec<(ItemId, String)> = Vec::new();
        for (level, text) in outline {
            way.truncate((*level).min(way.len()).min(room - 1));
            let (above, key) = way.last_mut().map_or((parent, &mut last), |(id, key)| (*id, key));
            *key = order::between(key, "");
            let id = ids.id();
            edit.ops.push(put(id, above, key, text));
            made.push(id);
            way.push((id, String::new()));
        }
        Ok((edit, made))
    }
}

fn put(id: ItemId, parent: ItemId, key: &str, text: &str) -> Op {
    Op::put(id, NODE, vec![(PARENT.into(), Value::item(parent)), ("order".into(), Value::text(key)), (TEXT.into(), Value::text(text))])
}
