//! How far a mind map's rules are met, and the next step in plain words.

use super::{Tree, branch_id, filled};
use crate::model::{
    doc::Doc,
    done::{Completeness, NextStep, Progress, Rule},
    template::MindmapPlan,
    text::{Bi, Lang},
    texts::mindmap as t,
};

/// How far the rules are met, and what to do next.
pub fn judge(plan: &MindmapPlan, doc: &Doc, rules: Vec<Rule>) -> Completeness {
    let tree = Tree::of(plan, doc);
    // Each given branch with what it has and needs.
    let state: Vec<(usize, usize, usize)> = plan
        .branches
        .iter()
        .enumerate()
        .map(|(at, branch)| (at, tree.place(branch_id(at)).map_or(0, |place| filled(&tree, doc, place)), branch.min.max(1) as usize))
        .collect();
    let full = state.iter().filter(|(_, have, need)| have >= need).count();
    let written = filled(&tree, doc, 0);
    let rules: Vec<(Rule, Progress)> = rules
        .into_iter()
        .map(|rule| {
            let p = match rule.what.as_str() {
                "branches_filled" if rule.percent => Progress::share(full, plan.branches.len(), rule.need),
                "branches_filled" => Progress::of(full, rule.need as usize),
                "required" => Progress::of(full, plan.branches.len()),
                "cards" => Progress::of(written, rule.need as usize),
                _ => Progress::default(),
            };
            (rule, p)
        })
        .collect();
    let next = rules.iter().any(|(_, p)| !p.met()).then(|| {
        let open = state.iter().find(|(_, have, need)| have < need);
        match open.and_then(|(at, have, need)| plan.branches.get(*at).map(|b| (*at, need - have, b))) {
            Some((at, missing, branch)) => {
                let say = |lang| t::MORE_BELOW.with(lang, &[branch.t.get(lang).split(['：', ':']).next().unwrap_or_default(), &missing.to_string()]);
                NextStep { text: Bi::new(say(Lang::Zh), say(Lang::En)), item: Some(branch_id(at)), key: branch.id.clone() }
            }
            None => NextStep { text: Bi::new(t::MORE_NODES.zh, t::MORE_NODES.en), item: None, key: String::new() },
        }
    });
    Completeness { rules, next }
}
