use proptest::prelude::*;

use super::*;
use crate::model::{
    done::Rule,
    edit::{Edit, History},
    stamp::{EditorId, IdSource},
    template::Branch,
    text::Bi,
};

fn plan() -> MindmapPlan {
    let branch = |id: &str, min| Branch { id: id.into(), t: Bi::new(format!("{id}：主枝"), id), min, ..Branch::default() };
    MindmapPlan { root: Bi::new("中心", "Centre"), branches: vec![branch("one", 2), branch("two", 1)], max_depth: 4, node_tags: Vec::new() }
}

struct Desk {
    plan: MindmapPlan,
    doc: Doc,
    ids: IdSource,
    history: History,
}

impl Desk {
    fn new() -> Self {
        Self { plan: plan(), doc: Doc::default(), ids: IdSource::new(EditorId::from_random(7), 1), history: History::default() }
    }

    fn tree(&self) -> Tree {
        Tree::of(&self.plan, &self.doc)
    }

    fn run(&mut self, edit: &Edit) {
        self.history.apply(&mut self.doc, edit, self.ids.editor(), std::time::Duration::ZERO).expect("fits");
    }

    fn undo(&mut self) {
        self.history.undo(&mut self.doc, self.ids.editor()).expect("a step");
    }

    fn add(&mut self, parent: ItemId, text: &str) -> ItemId {
        let (edit, made) = self.tree().add(&self.plan, &self.doc, &self.ids, (parent, usize::MAX), &[text]).expect("room");
        self.run(&edit);
        made[0]
    }

    fn outline(&self) -> String {
        write(&lines(&self.tree(), &self.plan, &self.doc, 0, Lang::Zh))
    }
}

#[test]
fn given_branches_are_there_before_anything_is_written_and_stay() {
    let mut desk = Desk::new();
    assert_eq!(desk.outline(), "  one：主枝\n  two：主枝");
    assert_eq!(desk.tree().delete(&desk.doc, branch_id(0)), Err(Refused::Given));
    assert_eq!(desk.tree().hang(&desk.plan, &desk.doc, branch_id(0), (branch_id(1), 0)), Err(Refused::Given));
    let edit = desk.tree().set_text(&desk.doc, branch_id(0), "改名");
    desk.run(&edit);
    let edit = desk.tree().set_text(&desk.doc, ROOT, "化名 L");
    desk.run(&edit);
    assert_eq!(desk.outline(), "化名 L\n  改名\n  two：主枝");
}

#[test]
fn nodes_are_added_moved_and_deleted_and_every_step_is_taken_back() {
    let mut desk = Desk::new();
    let a = desk.add(branch_id(0), "甲");
    let b = desk.add(branch_id(0), "乙");
    let c = desk.add(a, "丙");
    let whole = desk.outline();
    assert_eq!(whole, "  one：主枝\n    甲\n      丙\n    乙\n  two：主枝");
    for (id, to, want) in [
        (b, (branch_id(0), 0), "  one：主枝\n    乙\n    甲\n      丙\n  two：主枝"),
        (a, (branch_id(1), 0), "  one：主枝\n    乙\n  two：主枝\n    甲\n      丙"),
        (c, (ROOT, 0), "  one：主枝\n    甲\n    乙\n  two：主枝\n  丙"),
    ] {
        let edit = desk.tree().hang(&desk.plan, &desk.doc, id, to).expect("allowed").expect("a change");
        desk.run(&edit);
        assert_eq!(desk.outline(), want);
        desk.undo();
        assert_eq!(desk.outline(), whole);
    }
    assert_eq!(desk.tree().hang(&desk.plan, &desk.doc, a, (c, 0)), Err(Refused::Inside));
    assert_eq!(desk.tree().hang(&desk.plan, &desk.doc, a, (branch_id(0), 1)), Ok(None), "where it is already");
    let edit = desk.tree().delete(&desk.doc, a).expect("allowed");
    desk.run(&edit);
    assert_eq!(desk.outline(), "  one：主枝\n    乙\n  two：主枝");
    desk.undo();
    assert_eq!(desk.outline(), whole);
}

#[test]
fn no_deeper_than_the_template_allows() {
    let mut desk = Desk::new();
    let a = desk.add(branch_id(0), "二");
    let b = desk.add(a, "三");
    let c = desk.add(b, "四");
    assert_eq!(desk.tree().add(&desk.plan, &desk.doc, &desk.ids, (c, 0), &["五"]).map(|_| ()), Err(Refused::Deep));
    let d = desk.add(branch_id(1), "另");
    assert_eq!(desk.tree().hang(&desk.plan, &desk.doc, a, (d, 0)), Err(Refused::Deep));
}

#[test]
fn rings_and_orphans_of_a_merge_hang_on_the_root() {
    let mut desk = Desk::new();
    let a = desk.add(branch_id(0), "甲");
    let b = desk.add(a, "乙");
    let ring = Edit::new(crate::model::texts::mindmap::MOVE_NODE).with(crate::model::doc::Op::set(a, PARENT, crate::model::doc::Value::item(b)));
    desk.run(&ring);
    assert_eq!(desk.outline(), "  one：主枝\n  two：主枝\n  甲\n    乙");
    let lost = Edit::new(crate::model::texts::mindmap::DELETE_NODE).with(crate::model::doc::Op::Drop { id: a });
    desk.run(&lost);
    assert_eq!(desk.outline(), "  one：主枝\n  two：主枝\n  乙");
}

#[test]
fn outlines_are_read_as_people_write_them() {
    for (pasted, want) in [
        ("甲\n  乙\n  丙\n丁", vec![(0, "甲"), (1, "乙"), (1, "丙"), (0, "丁")]),
        ("- 甲\n\t- 乙\n\t\t- 丙\n- 丁", vec![(0, "甲"), (1, "乙"), (2, "丙"), (0, "丁")]),
        ("# 甲\n## 乙\n### 丙\n# 丁", vec![(0, "甲"), (1, "乙"), (2, "丙"), (0, "丁")]),
        ("1. 甲\n   2) 乙\n10、丙", vec![(0, "甲"), (1, "乙"), (0, "丙")]),
        ("    甲\n        乙\n  丙\n\n", vec![(0, "甲"), (1, "乙"), (0, "丙")]),
        ("#标签\n3.5 分", vec![(0, "#标签"), (0, "3.5 分")]),
        ("", vec![]),
    ] {
        let want: Vec<(usize, String)> = want.into_iter().map(|(l, t)| (l, t.to_owned())).collect();
        assert_eq!(parse(pasted), want, "{pasted:?}");
    }
}

#[test]
fn a_pasted_outline_keeps_its_shape_down_to_the_last_level() {
    let mut desk = Desk::new();
    let outline = parse("甲\n  乙\n    丙\n      丁\n  戊\n己");
    let (edit, made) = desk.tree().paste(&desk.plan, &desk.doc, &desk.ids, branch_id(0), &outline).expect("room");
    desk.run(&edit);
    assert_eq!(made.len(), 6);
    assert_eq!(desk.outline(), "  one：主枝\n    甲\n      乙\n        丙\n        丁\n      戊\n    己\n  two：主枝");
    desk.undo();
    assert_eq!(desk.outline(), "  one：主枝\n  two：主枝");
}

#[test]
fn branches_count_when_enough_is_written_below_them() {
    let mut desk = Desk::new();
    let state = |desk: &Desk| judge(&desk.plan, &desk.doc, vec![Rule::parse("branches_filled>=2").expect("a rule")]);
    assert_eq!(state(&desk).next.map(|n| n.text.zh), Some("给「one」再写 2 条".into()));
    let a = desk.add(branch_id(0), "甲");
    desk.add(a, "");
    assert_eq!(state(&desk).percent(), 0, "an empty node is no thought");
    desk.add(a, "丙");
    assert_eq!(state(&desk).percent(), 50);
    desk.add(branch_id(1), "丁");
    assert!(state(&desk).is_complete());
}

proptest! {
    /// Whatever is moved wherever: all nodes stay, each once, parents before children.
    #[test]
    fn the_tree_stays_a_tree(moves in proptest::collection::vec((0_usize..12, 0_usize..14, 0_usize..5), 0..40)) {
        let mut desk = Desk::new();
        desk.plan.max_depth = 0;
        let mut ids = vec![ROOT, branch_id(0), branch_id(1)];
        for at in 0..11 {
            let parent = ids[at % ids.len()];
            let id = desk.add(parent, &at.to_string());
            ids.push(id);
        }
        for (from, to, index) in moves {
            let tree = desk.tree();
            if let Ok(Some(edit)) = tree.hang(&desk.plan, &desk.doc, ids[from], (ids[to % ids.len()], index)) {
                desk.run(&edit);
            }
            let tree = desk.tree();
            prop_assert_eq!(tree.nodes.len(), ids.len());
            for (at, node) in tree.nodes.iter().enumerate().skip(1) {
                prop_assert!(node.parent < at);
                prop_assert!(tree.nodes[node.parent].children.contains(&at));
                prop_assert_eq!(node.depth, tree.nodes[node.parent].depth + 1);
            }
        }
    }
}
