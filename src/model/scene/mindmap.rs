//! Where every node of a mind map stands, and what it looks like: arms to both sides of the middle, no two boxes overlap.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use super::{Align, Box2, Font, Measure, Pen, Prim, Role, Zone, pt, rect, rows};
use crate::model::{
    doc::{Doc, Value},
    exercise::mindmap::{Node, TAGS, TEXT, Tree, branch_of, filled, text},
    stamp::ItemId,
    template::MindmapPlan,
    text::Lang,
    texts::mindmap as t,
};

/// Below this zoom nodes are bars without words.
pub const BARS: f32 = 0.45;
const ZONES: [Zone; 6] = [Zone::Time, Zone::Effort, Zone::Mind, Zone::Money, Zone::Respect, Zone::Cherish];
const CAPTION: Font = Font::new(12.0, 18.0, false);
/// Between a node and its children.
const GAP_X: f32 = 44.0;
/// Between siblings.
const GAP_Y: f32 = 10.0;
/// Between arms.
const GAP_ARM: f32 = 22.0;
/// Room for what a badge says.
const BADGE: f32 = 40.0;

/// What a mind map is drawn from.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The plan.
    pub plan: &'a MindmapPlan,
    /// The content.
    pub doc: &'a Doc,
    /// The order.
    pub tree: &'a Tree,
    /// The language.
    pub lang: Lang,
    /// 0.2 to 2.
    pub zoom: f32,
    /// Nodes whose children are hidden.
    pub folded: &'a BTreeSet<ItemId>,
}

/// Sizes of nodes that say what they said before; to be thrown away with another zoom or language.
pub type Sizes = HashMap<ItemId, (Arc<str>, (f32, f32))>;

/// Where everything stands, in points at the zoom asked for; the middle of the root is 0, 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The box of each node; `None` where an ancestor is folded.
    pub at: Vec<Option<Box2>>,
    /// Whether a node stands left of the middle.
    pub left: Vec<bool>,
    /// Around all boxes.
    pub bounds: Box2,
}

impl Layout {
    /// The box of a node that is shown.
    pub fn of(&self, at: usize) -> Option<Box2> {
        self.at.get(at).copied().flatten()
    }

    /// Whether a node stands left of the middle.
    pub fn is_left(&self, at: usize) -> bool {
        self.left.get(at).copied().unwrap_or(false)
    }
}

/// The parts of a node, from which its size follows.
struct Parts<'a> {
    words: &'a str,
    empty: bool,
    font: Font,
    pad: (f32, f32),
    wide: f32,
    /// The question of a given branch that still lacks something.
    hint: &'a str,
    /// Has and needs.
    badge: Option<(usize, usize)>,
    tags: String,
}

fn fonts(depth: usize) -> (Font, (f32, f32), f32) {
    match depth {
        0 => (Font::new(16.0, 24.0, true), (18.0, 12.0), 240.0),
        1 => (Font::new(14.0, 20.0, true), (14.0, 9.0), 200.0),
        _ => (Font::new(13.0, 19.0, false), (11.0, 6.0), 230.0),
    }
}

impl View<'_> {
    fn parts(&self, at: usize, node: &Node) -> Parts<'_> {
        let (font, pad, wide) = fonts(node.depth);
        let own = text(self.plan, self.doc, node, self.lang);
        let placeholder = if node.depth == 0 { self.plan.root.get(self.lang) } else { t::EMPTY_NODE.get(self.lang) };
        let branch = branch_of(self.plan, node);
        let badge = branch.filter(|b| b.min > 0).map(|b| (filled(self.tree, self.doc, at), b.min as usize));
        let open = badge.is_none_or(|(have, need)| have < need);
        let hint = branch.filter(|_| open).map_or("", |b| b.hint.get(self.lang));
        Parts { words: if own.is_empty() { placeholder } else { own }, empty: own.is_empty(), font, pad, wide, hint, badge, tags: self.tags(node) }
    }

    fn tags(&self, node: &Node) -> String {
        let Value::List(list) = self.doc.value(node.id, TAGS) else { return String::new() };
        let names = self.plan.node_tags.iter().filter(|o| list.iter().any(|id| **id == *o.id)).map(|o| o.t.get(self.lang));
        names.collect::<Vec<_>>().join(self.lang.pick("、", ", "))
    }

    fn size(&self, measure: &dyn Measure, at: usize, node: &Node) -> (f32, f32) {
        let parts = self.parts(at, node);
        let z = self.zoom;
        let (font, caption) = (parts.font.scaled(z), CAPTION.scaled(z));
        let wide = parts.wide * z;
        let lines = rows(measure, parts.words, font, wide) as f32;
        let mut w = parts.words.lines().map(|line| measure.width(line, font)).fold(0.0, f32::max).min(wide) + 3.0 * z;
        let mut h = lines * font.line;
        if parts.badge.is_some() {
            w += BADGE * z;
        }
        for extra in [parts.hint, parts.tags.as_str()] {
            if !extra.is_empty() {
                let room = wide + if parts.badge.is_some() { BADGE * z } else { 0.0 };
                h += rows(measure, extra, caption, room) as f32 * caption.line;
                w = w.max(measure.width(extra, caption).min(room) + 3.0 * z);
            }
        }
        ((w + 2.0 * parts.pad.0 * z).max(40.0 * z).ceil(), (h + 2.0 * parts.pad.1 * z).ceil())
    }

    /// The size of a node, from `known` where it is plain and says the same as before.
    fn known_size(&self, measure: &dyn Measure, (at, node): (usize, &Node), known: &mut Sizes) -> (f32, f32) {
        let plain = node.depth > 1 && self.doc.value(node.id, TAGS).is_blank();
        let Value::Text(words) = self.doc.value(node.id, TEXT) else { return self.size(measure, at, node) };
        if !plain {
            return self.size(measure, at, node);
        }
        if let Some((said, size)) = known.get(&node.id)
            && **said == **words
        {
            return *size;
        }
        let size = self.size(measure, at, node);
        known.insert(node.id, (Arc::from(&**words), size));
        size
    }

    /// Lays the map out. Children stand beside their parent, subtrees one below the other.
    pub fn layout(&self, measure: &dyn Measure, known: &mut Sizes) -> Layout {
        let nodes = &self.tree.nodes;
        let sizes: Vec<(f32, f32)> = nodes.iter().enumerate().map(|one| self.known_size(measure, one, known)).collect();
        let size = |at: usize| sizes.get(at).copied().unwrap_or_default();
        let mut tall: Vec<f32> = sizes.iter().map(|s| s.1).collect();
        // Children come after their parents: from the end every child is known before its parent.
        for (at, node) in nodes.iter().enumerate().rev() {
            let below = self.block(node, &tall);
            if let Some(slot) = tall.get_mut(at) {
                *slot = slot.max(below);
            }
        }
        let (left, sides) = self.sides(&tall);
        let mut at: Vec<Option<Box2>> = vec![None; nodes.len()];
        let mut top = vec![0.0_f32; nodes.len()];
        let root = size(0);
        if let Some(slot) = at.first_mut() {
            *slot = Some(rect(-root.0 / 2.0, -root.1 / 2.0, root.0, root.1));
        }
        let z = self.zoom;
        for (place, node) in nodes.iter().enumerate() {
            let Some(here) = at.get(place).copied().flatten().filter(|_| !self.folded.contains(&node.id)) else { continue };
            let middle = top.get(place).copied().unwrap_or(0.0) + tall.get(place).copied().unwrap_or(0.0) / 2.0;
            // The root has a block on each side, every other node one.
            let mut next = if place == 0 { [-sides[0] / 2.0, -sides[1] / 2.0] } else { [middle - self.block(node, &tall) / 2.0; 2] };
            for child in &node.children {
                let (w, h) = size(*child);
                let block = tall.get(*child).copied().unwrap_or(h);
                let to_left = left.get(*child).copied().unwrap_or(false);
                let x = if to_left { here.x - GAP_X * z - w } else { here.right() + GAP_X * z };
                let [right_next, left_next] = &mut next;
                let y = if place == 0 && to_left { left_next } else { right_next };
                if let (Some(slot), Some(begin)) = (at.get_mut(*child), top.get_mut(*child)) {
                    *begin = *y;
                    *slot = Some(rect(x, *y + (block - h) / 2.0, w, h));
                }
                *y += block + if place == 0 { GAP_ARM } else { GAP_Y } * z;
            }
        }
        let bounds = around(at.iter().flatten());
        Layout { at, left, bounds }
    }

    /// The height of all children of a node, one below the other.
    fn block(&self, node: &Node, tall: &[f32]) -> f32 {
        if node.children.is_empty() || self.folded.contains(&node.id) {
            return 0.0;
        }
        let sum: f32 = node.children.iter().filter_map(|c| tall.get(*c)).sum();
        sum + GAP_Y * self.zoom * (node.children.len() - 1) as f32
    }

    /// Which nodes stand at the left, and the heights of both sides. Arms fill the right side to a half, the rest goes left.
    fn sides(&self, tall: &[f32]) -> (Vec<bool>, [f32; 2]) {
        let nodes = &self.tree.nodes;
        let mut left = vec![false; nodes.len()];
        let Some(root) = nodes.first() else { return (left, [0.0; 2]) };
        let gap = GAP_ARM * self.zoom;
        let height = |arm: &usize| tall.get(*arm).copied().unwrap_or(0.0) + gap;
        let all: f32 = root.children.iter().map(height).sum();
        let mut sides = [0.0_f32; 2];
        for arm in &root.children {
            // An arm that reaches across the half goes where more of it lies.
            let to_left = sides[1] > 0.0 || (sides[0] > 0.0 && sides[0] + height(arm) / 2.0 > all / 2.0);
            let [right, other] = &mut sides;
            *if to_left { other } else { right } += height(arm);
            if let Some(slots) = left.get_mut(self.tree.subtree(*arm)) {
                slots.fill(to_left);
            }
        }
        (left, sides.map(|s| (s - gap).max(0.0)))
    }

    /// The line from a node's parent to it.
    pub fn edge(&self, lay: &Layout, at: usize, out: &mut Vec<Prim>) {
        let Some(node) = self.tree.node(at).filter(|_| at > 0) else { return };
        let (Some(from), Some(to)) = (lay.of(node.parent), lay.of(at)) else { return };
        let left = lay.is_left(at);
        let (a, b) = if left { (from.x, to.right()) } else { (from.right(), to.x) };
        let (y0, y1) = (from.center().y, to.center().y);
        // From the root the line begins in its middle, below its box.
        let a = if node.parent == 0 { from.center().x } else { a };
        let mid = f32::midpoint(a, b);
        let point = |i: u8| {
            let s = f32::from(i) / 12.0;
            let r = 1.0 - s;
            let blend = |p: f32, q: f32, u: f32, v: f32| r * r * r * p + 3.0 * r * r * s * q + 3.0 * r * s * s * u + s * s * s * v;
            pt(blend(a, mid, mid, b), blend(y0, y0, y1, y1))
        };
        let width = if node.depth == 1 { 2.5 } else { 1.5 };
        out.push(Prim::Path { points: (0..=12).map(point).collect(), pen: Pen::new((width * self.zoom).max(1.0), Role::ZoneLine(zone(node))) });
    }

    /// A node: its box, its words, its marks, and how many are folded away below it.
    pub fn node(&self, lay: &Layout, at: usize, out: &mut Vec<Prim>) {
        let (Some(node), Some(place)) = (self.tree.node(at), lay.of(at)) else { return };
        let z = self.zoom;
        let (fill, ink, pen) = match node.depth {
            0 => (Role::Accent, Role::AccentOn, None),
            1 => (Role::ZoneFill(zone(node)), Role::ZoneInk(zone(node)), Some(Pen::new(1.0, Role::ZoneLine(zone(node))))),
            _ => (Role::Surface, Role::Text, Some(Pen::new(1.0, Role::Border))),
        };
        out.push(Prim::Rect { at: place, radius: if node.depth == 0 { 12.0 } else { 8.0 } * z, fill: Some(fill.into()), pen, lift: 0 });
        let parts = self.parts(at, node);
        let ink = if parts.empty && node.depth > 0 { Role::TextTertiary } else { ink };
        if z < BARS {
            let bar = place.shrink(parts.pad.0 * z, (place.h / 2.0 - 2.0 * z).max(0.0));
            out.push(Prim::Rect { at: bar, radius: 1.0, fill: Some(ink.at(if node.depth < 2 { 80 } else { 35 })), pen: None, lift: 0 });
        } else {
            self.words(&parts, place, ink, out);
        }
        if self.folded.contains(&node.id) && !node.children.is_empty() {
            let hidden = self.tree.subtree(at).len() - 1;
            let center = self.knob(lay, at, place);
            out.push(Prim::Circle {
                at: center,
                r: 10.0 * z,
                fill: Some(Role::ZoneFill(zone(node)).into()),
                pen: Some(Pen::new(1.0, Role::ZoneLine(zone(node)))),
            });
            let room = rect(center.x - 14.0 * z, center.y - 9.0 * z, 28.0 * z, 18.0 * z);
            let font = Font::new(11.0, 16.0, true).scaled(z);
            out.push(Prim::Text { at: room, text: hidden.to_string().into(), font, ink: Role::ZoneInk(zone(node)).into(), align: Align::Center });
        }
    }

    /// Where the knob that folds a node is.
    pub fn knob(&self, lay: &Layout, at: usize, place: Box2) -> super::Pt {
        let out = 12.0 * self.zoom;
        let x = if lay.is_left(at) { place.x - out } else { place.right() + out };
        pt(x, place.center().y)
    }

    fn words(&self, parts: &Parts<'_>, place: Box2, ink: Role, out: &mut Vec<Prim>) {
        let z = self.zoom;
        let (font, caption) = (parts.font.scaled(z), CAPTION.scaled(z));
        let mut inner = place.shrink(parts.pad.0 * z, parts.pad.1 * z);
        let mut below: Vec<(&str, Role)> = Vec::new();
        if !parts.hint.is_empty() {
            below.push((parts.hint, ink));
        }
        if !parts.tags.is_empty() {
            below.push((&parts.tags, Role::MotText));
        }
        let mut bottom = inner.bottom();
        for (words, ink) in below.into_iter().rev() {
            let h = rows(&super::Estimate, words, caption, inner.w) as f32 * caption.line;
            bottom -= h;
            out.push(Prim::Text {
                at: rect(inner.x, bottom, inner.w, h),
                text: Arc::from(words),
                font: caption,
                ink: ink.into(),
                align: Align::LeftTop,
            });
        }
        inner.h = bottom - inner.y;
        if let Some((have, need)) = parts.badge {
            let room = rect(inner.right() - BADGE * z, inner.y, BADGE * z, font.line);
            if have >= need {
                let at = pt(room.right() - 8.0 * z, room.center().y);
                out.push(Prim::Icon { at, name: "check-circle".into(), size: 16.0 * z, ink: ink.into(), solid: true });
            } else {
                let words = t::OF.with(self.lang, &[&have.to_string(), &need.to_string()]);
                out.push(Prim::Text { at: room, text: words.into(), font: caption, ink: ink.into(), align: Align::Right });
            }
            inner.w -= BADGE * z;
        }
        out.push(Prim::Text { at: inner, text: Arc::from(parts.words), font, ink: ink.into(), align: Align::LeftTop });
    }

    /// The whole map.
    pub fn scene(&self, lay: &Layout) -> Vec<Prim> {
        let mut out = Vec::new();
        for at in 0..self.tree.nodes.len() {
            self.edge(lay, at, &mut out);
        }
        for at in 0..self.tree.nodes.len() {
            self.node(lay, at, &mut out);
        }
        out
    }
}

/// The colour of a node's arm.
pub fn zone(node: &Node) -> Zone {
    let at = node.arm.saturating_sub(1) % ZONES.len();
    ZONES.get(at).copied().unwrap_or(Zone::Time)
}

fn around<'a>(boxes: impl Iterator<Item = &'a Box2>) -> Box2 {
    let mut all: Option<(f32, f32, f32, f32)> = None;
    for b in boxes {
        let (l, t, r, d) = all.unwrap_or((b.x, b.y, b.right(), b.bottom()));
        all = Some((l.min(b.x), t.min(b.y), r.max(b.right()), d.max(b.bottom())));
    }
    all.map_or(Box2::default(), |(l, t, r, d)| rect(l, t, r - l, d - t))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{
        edit::History,
        exercise::mindmap::ROOT,
        scene::Estimate,
        stamp::{EditorId, IdSource},
        template::Branch,
        text::Bi,
    };

    fn plan() -> MindmapPlan {
        let branch = |id: &str| Branch {
            id: id.into(), t: Bi::new("主枝：信息收集", id), hint: Bi::new("怎么认识、得到哪些信息", "how"), min: 3
        };
        MindmapPlan {
            root: Bi::new("中心", "Centre"),
            branches: vec![branch("one"), branch("two"), branch("three")],
            max_depth: 0,
            node_tags: Vec::new(),
        }
    }

    /// A map whose `i`th node hangs on an earlier one and says as many characters as asked.
    fn grown(plan: &MindmapPlan, nodes: &[(usize, usize)]) -> (Doc, Vec<ItemId>) {
        let ids = IdSource::new(EditorId::from_random(3), 1);
        let mut doc = Doc::default();
        let mut history = History::default();
        let mut known: Vec<ItemId> = Tree::of(plan, &doc).nodes.iter().map(|n| n.id).collect();
        for (parent, length) in nodes {
            let parent = known[parent % known.len()];
            let words = "长".repeat(*length);
            let (edit, made) = Tree::of(plan, &doc).add(plan, &doc, &ids, (parent, usize::MAX), &[&words]).expect("room");
            history.apply(&mut doc, &edit, ids.editor(), std::time::Duration::ZERO).expect("fits");
            known.extend(made);
        }
        (doc, known)
    }

    fn apart(a: Box2, b: Box2) -> bool {
        a.right() <= b.x + 0.01 || b.right() <= a.x + 0.01 || a.bottom() <= b.y + 0.01 || b.bottom() <= a.y + 0.01
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn no_two_nodes_overlap_and_children_stand_outside_their_parent(
            nodes in proptest::collection::vec((0_usize..40, 0_usize..60), 0..40),
            fold in proptest::collection::btree_set(0_usize..44, 0..4),
            zoom in 0.2_f32..2.0,
        ) {
            let plan = plan();
            let (doc, known) = grown(&plan, &nodes);
            let tree = Tree::of(&plan, &doc);
            let folded: BTreeSet<ItemId> = fold.iter().filter_map(|at| known.get(*at)).copied().filter(|id| *id != ROOT).collect();
            let view = View { plan: &plan, doc: &doc, tree: &tree, lang: Lang::Zh, zoom, folded: &folded };
            let lay = view.layout(&Estimate, &mut Sizes::new());
            let shown: Vec<(usize, Box2)> = (0..tree.nodes.len()).filter_map(|at| lay.of(at).map(|b| (at, b))).collect();
            for (i, (at, here)) in shown.iter().enumerate() {
                for (other, there) in &shown[i + 1..] {
                    prop_assert!(apart(*here, *there), "{at} {here:?} over {other} {there:?}");
                }
                prop_assert!(here.x >= lay.bounds.x - 0.01 && here.bottom() <= lay.bounds.bottom() + 0.01);
            }
            for (at, here) in shown.iter().skip(1) {
                let parent = lay.of(tree.nodes[*at].parent).expect("a shown node has a shown parent");
                let outside = if lay.is_left(*at) { here.right() < parent.x } else { here.x > parent.right() };
                prop_assert!(outside);
            }
            for (at, node) in tree.nodes.iter().enumerate().skip(1) {
                let mut above = node.parent;
                let mut hidden = false;
                loop {
                    hidden |= folded.contains(&tree.nodes[above].id);
                    if above == 0 { break }
                    above = tree.nodes[above].parent;
                }
                prop_assert_eq!(lay.of(at).is_none(), hidden);
            }
        }
    }

    #[test]
    fn arms_stand_on_both_sides() {
        let plan = plan();
        let doc = Doc::default();
        let tree = Tree::of(&plan, &doc);
        let view = View { plan: &plan, doc: &doc, tree: &tree, lang: Lang::Zh, zoom: 1.0, folded: &BTreeSet::new() };
        let lay = view.layout(&Estimate, &mut Sizes::new());
        assert_eq!(lay.left, [false, false, false, true]);
        assert!(view.scene(&lay).len() > 12);
    }
}
