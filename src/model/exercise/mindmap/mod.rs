//! A mind map: nodes that name their parent. The tree read out of them is sound whatever merging has left.

mod edits;
mod judge;
mod outline;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use edits::Refused;
pub use judge::judge;
pub use outline::{Line, lines, parse, write};

use crate::model::{
    doc::Doc,
    stamp::ItemId,
    template::{Branch, MindmapPlan},
    text::Lang,
};

/// The kind of a node's item.
pub const NODE: &str = "node";
/// What a node says.
pub const TEXT: &str = "text";
/// Whose child it is.
pub const PARENT: &str = "parent";
/// The marks it carries.
pub const TAGS: &str = "tags";
/// The middle of the map; its text stands on the header item.
pub const ROOT: ItemId = ItemId::HEADER;

/// The item of the branch at this place of the plan; it is there before anything was written.
pub fn branch_id(at: usize) -> ItemId {
    ItemId::of_template(at as u64 + 1)
}

/// One node of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its item.
    pub id: ItemId,
    /// The place of its parent among the nodes; the root's own for the root.
    pub parent: usize,
    /// 0 is the root.
    pub depth: usize,
    /// The places of its children, in order.
    pub children: Vec<usize>,
    /// The place in the plan, for given branches.
    pub branch: Option<usize>,
    /// Which of the root's children it belongs to, from 1; 0 for the root.
    pub arm: usize,
}

/// The nodes in the order in which they are read: each before its children, the root first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The nodes.
    pub nodes: Vec<Node>,
    places: BTreeMap<ItemId, usize>,
}

impl Tree {
    /// Reads the tree. Nodes whose parent is gone, and the first of every ring of parents, hang on the root.
    pub fn of(plan: &MindmapPlan, doc: &Doc) -> Self {
        let mut below: BTreeMap<ItemId, Vec<ItemId>> = BTreeMap::new();
        let given: Vec<ItemId> = (0..plan.branches.len()).map(branch_id).collect();
        let all: Vec<(ItemId, ItemId)> = doc
            .sorted(NODE)
            .into_iter()
            .filter(|(id, _)| !given.contains(id) && *id != ROOT)
            .map(|(id, item)| (id, item.get(PARENT).as_item().unwrap_or(ROOT)))
            .collect();
        below.insert(ROOT, given.clone());
        let known: std::collections::BTreeSet<ItemId> = all.iter().map(|(id, _)| *id).chain(given.iter().copied()).chain([ROOT]).collect();
        for (id, parent) in &all {
            let parent = if known.contains(parent) { *parent } else { ROOT };
            below.entry(parent).or_default().push(*id);
        }
        let mut tree = Self::default();
        tree.walk(&below, (ROOT, 0), given.len());
        // Rings are not reached from the root: the smallest id of each is hung on it.
        let mut lost: Vec<ItemId> = all.iter().map(|(id, _)| *id).filter(|id| !tree.places.contains_key(id)).collect();
        lost.sort_unstable();
        for id in lost {
            if !tree.places.contains_key(&id) {
                tree.walk(&below, (id, 0), given.len());
            }
        }
        tree
    }

    /// Adds a subtree without recursion: a map may be a chain of thousands.
    fn walk(&mut self, below: &BTreeMap<ItemId, Vec<ItemId>>, from: (ItemId, usize), given: usize) {
        let mut open = vec![from];
        while let Some((id, parent)) = open.pop() {
            if self.places.contains_key(&id) {
                continue;
            }
            let at = self.nodes.len();
            let depth = if at == 0 { 0 } else { self.nodes.get(parent).map_or(1, |p| p.depth + 1) };
            let arm =
                if depth <= 1 { self.nodes.first().map_or(0, |root| root.children.len() + 1) } else { self.nodes.get(parent).map_or(0, |p| p.arm) };
            let branch = (id.editor == ROOT.editor && id != ROOT && id.k <= given as u64).then(|| id.k as usize - 1);
            self.places.insert(id, at);
            self.nodes.push(Node { id, parent, depth, children: Vec::new(), branch, arm });
            if at > 0
                && let Some(parent) = self.nodes.get_mut(parent)
            {
                parent.children.push(at);
            }
            let children = below.get(&id).map_or(&[][..], Vec::as_slice);
            open.extend(children.iter().rev().map(|child| (*child, at)));
        }
    }

    /// The node at a place.
    pub fn node(&self, at: usize) -> Option<&Node> {
        self.nodes.get(at)
    }

    /// The place of an item.
    pub fn place(&self, id: ItemId) -> Option<usize> {
        self.places.get(&id).copied()
    }

    /// The node of an item.
    pub fn find(&self, id: ItemId) -> Option<&Node> {
        self.place(id).and_then(|at| self.node(at))
    }

    /// The places of a node and everything below it; they follow each other.
    pub fn subtree(&self, at: usize) -> std::ops::Range<usize> {
        let depth = self.node(at).map_or(0, |n| n.depth);
        let rest = self.nodes.get(at + 1..).unwrap_or_default();
        at..at + 1 + rest.iter().take_while(|n| n.depth > depth).count()
    }

    /// Levels below a node.
    pub fn height(&self, at: usize) -> usize {
        let depth = self.node(at).map_or(0, |n| n.depth);
        self.nodes.get(self.subtree(at)).unwrap_or_default().iter().map(|n| n.depth - depth).max().unwrap_or(0)
    }

    /// The ids of a node's children.
    pub fn children(&self, id: ItemId) -> Vec<ItemId> {
        let node = self.find(id);
        node.map_or_else(Vec::new, |n| n.children.iter().filter_map(|at| self.node(*at)).map(|n| n.id).collect())
    }

    /// The id of a node's parent; `None` for the root.
    pub fn parent(&self, id: ItemId) -> Option<ItemId> {
        let node = self.find(id).filter(|n| n.id != ROOT)?;
        self.node(node.parent).map(|n| n.id)
    }
}

/// The branch of the plan that a node is.
pub fn branch_of<'a>(plan: &'a MindmapPlan, node: &Node) -> Option<&'a Branch> {
    node.branch.and_then(|at| plan.branches.get(at))
}

/// What a node says; a given branch that nobody renamed says what the template calls it.
pub fn text<'a>(plan: &'a MindmapPlan, doc: &'a Doc, node: &Node, lang: Lang) -> &'a str {
    let own = doc.text(node.id, TEXT);
    if own.is_empty() { branch_of(plan, node).map_or("", |b| b.t.get(lang)) } else { own }
}

/// Nodes with words below a given branch.
pub fn filled(tree: &Tree, doc: &Doc, at: usize) -> usize {
    let below = tree.subtree(at);
    tree.nodes.get(below.start + 1..below.end).unwrap_or_default().iter().filter(|n| !doc.value(n.id, TEXT).is_blank()).count()
}
