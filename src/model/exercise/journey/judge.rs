//! How far a journey meets its rules, and the most valuable next step: header, touchpoints, then moments of truth first.

use super::{Journey, flag_key, has_flag, lane_key, links::linked_touchpoints, source_of, tab_key};
use crate::model::{
    doc::Doc,
    done::{Completeness, NextStep, Progress, Rule, header_progress},
    stamp::ItemId,
    template::{JourneyPlan, Tab},
    text::{Bi, Lang},
    texts::{Text, journey as t},
    workbook::Workbook,
};

/// How far the rules are met, and what to do next.
#[must_use]
pub fn judge(plan: &JourneyPlan, doc: &Doc, rules: Vec<Rule>) -> Completeness {
    alone(plan, doc, &Journey::of(plan, doc), rules)
}

fn alone(plan: &JourneyPlan, doc: &Doc, journey: &Journey, rules: Vec<Rule>) -> Completeness {
    let look = Look { plan, doc, journey };
    let rules: Vec<(Rule, Progress)> = rules
        .into_iter()
        .filter(|rule| !(rule.what == "lane" && look.lane(rule).is_none()))
        .map(|rule| {
            let progress = look.progress(&rule);
            (rule, progress)
        })
        .collect();
    let next = look.next(&rules);
    Completeness { rules, next }
}

/// The same for a journey in its workbook, whose tables say which stages have a standard; its order was read already.
#[must_use]
pub fn judge_in(workbook: &Workbook, plan: &JourneyPlan, doc: &Doc, journey: &Journey, rules: Vec<Rule>) -> Completeness {
    let mut done = alone(plan, doc, journey, rules);
    let Some((rule, slot)) = done.rules.iter_mut().find(|(rule, _)| rule.what == "linked_stages") else { return done };
    let linked = linked_touchpoints(workbook);
    let touchpoints: Vec<ItemId> = journey.touchpoints().collect();
    let of = |stage: &super::StageSpan| touchpoints.iter().skip(stage.first).take(stage.count);
    let open: Vec<&super::StageSpan> = journey.stages.iter().filter(|stage| !of(stage).any(|tp| linked.contains(tp))).collect();
    *slot = Progress::share(journey.stages.len() - open.len(), journey.stages.len(), rule.need);
    if done.next.is_none()
        && let Some(stage) = open.first()
    {
        let name = doc.text(stage.id, "name");
        done.next = Some(NextStep { text: bi(t::N_LINK, &[name], &[name]), item: of(stage).next().copied(), key: "name".to_owned() });
    }
    done
}

struct Look<'a> {
    plan: &'a JourneyPlan,
    doc: &'a Doc,
    journey: &'a Journey,
}

fn bi(text: Text, zh: &[&str], en: &[&str]) -> Bi {
    Bi::new(text.with(Lang::Zh, zh), text.with(Lang::En, en))
}

/// The name of a lane before its bracket or colon: 客户感受(原话) is 客户感受.
pub(crate) fn short(name: &str) -> &str {
    name.split(['(', '（', ':', '：']).next().unwrap_or(name).trim()
}

impl Look<'_> {
    /// The lane a rule is about; copies show another lane and are never counted.
    fn lane(&self, rule: &Rule) -> Option<usize> {
        self.plan.lanes.iter().position(|l| l.id == rule.id).filter(|at| source_of(self.plan, *at) == *at)
    }

    fn complete(&self, tp: ItemId, tab: &Tab) -> bool {
        tab.fields.iter().all(|f| !self.doc.value(tp, &tab_key(&tab.id, &f.id)).is_blank())
    }

    fn progress(&self, rule: &Rule) -> Progress {
        let need = rule.need as usize;
        let tps = || self.journey.touchpoints();
        match rule.what.as_str() {
            "header" => header_progress(&self.plan.header, self.doc),
            "touchpoints" => Progress::of(tps().filter(|tp| !self.doc.value(*tp, "name").is_blank()).count(), need),
            "cards" => Progress::of(self.doc.of_kind("card").filter(|(_, c)| !c.get("text").is_blank()).count(), need),
            "lane" => {
                let lane = self.lane(rule).unwrap_or(usize::MAX);
                let have = self.journey.count_filled(self.plan, self.doc, lane);
                if rule.percent { Progress::share(have, self.journey.len(), rule.need) } else { Progress::of(have, need) }
            }
            "flag" => {
                let flag = flag_key(&rule.id);
                Progress::of(tps().filter(|tp| self.doc.value(*tp, &flag).is_set()).count(), need)
            }
            "tab" => {
                let tab = self.plan.tabs.iter().find(|tab| tab.id == rule.id);
                Progress::of(tab.map_or(0, |tab| tps().filter(|tp| self.complete(*tp, tab)).count()), need)
            }
            // Rules of other kinds ask nothing of a journey.
            _ => Progress::default(),
        }
    }

    /// Moments of truth first, then the others, each from left to right.
    fn by_value(&self) -> Vec<ItemId> {
        let mot = flag_key("mot");
        let (mut first, rest): (Vec<_>, Vec<_>) = self.journey.touchpoints().partition(|tp| self.doc.value(*tp, &mot).is_set());
        first.extend(rest);
        first
    }

    fn next(&self, rules: &[(Rule, Progress)]) -> Option<NextStep> {
        let open: Vec<&(Rule, Progress)> = rules.iter().filter(|(_, p)| !p.met()).collect();
        let find = |what: &str| open.iter().find(|(r, _)| r.what == what);
        let header = find("header").is_some().then(|| self.header_step()).flatten();
        let lanes = || self.lane_step(&open);
        let flag = || open.iter().find(|(r, _)| r.what == "flag").and_then(|(rule, p)| self.flag_step(rule, *p));
        let tab = || open.iter().filter(|(r, _)| r.what == "tab").find_map(|(rule, _)| self.tab_step(rule));
        header.or_else(|| find("touchpoints").map(|(_, p)| self.touchpoint_step(*p))).or_else(lanes).or_else(flag).or_else(tab)
    }

    fn header_step(&self) -> Option<NextStep> {
        let field = self.plan.header.iter().find(|f| f.req && self.doc.value(ItemId::HEADER, &f.id).is_blank())?;
        let text = bi(t::N_HEADER, &[short(&field.t.zh)], &[short(&field.t.en)]);
        Some(NextStep { text, item: Some(ItemId::HEADER), key: field.id.clone() })
    }

    fn touchpoint_step(&self, progress: Progress) -> NextStep {
        let missing = (progress.need - progress.have).to_string();
        let text = if self.journey.touchpoints().next().is_none() { bi(t::N_FIRST, &[], &[]) } else { bi(t::N_MORE, &[&missing], &[&missing]) };
        NextStep { text, item: self.journey.touchpoints().last(), key: "touchpoints".to_owned() }
    }

    fn lane_step(&self, open: &[&(Rule, Progress)]) -> Option<NextStep> {
        let lanes: Vec<usize> = open.iter().filter(|(r, _)| r.what == "lane").filter_map(|(r, _)| self.lane(r)).collect();
        let all = self.by_value();
        let empty = |tp: &ItemId| lanes.iter().find(|lane| !self.journey.filled(self.plan, self.doc, *tp, **lane)).map(|l| (*tp, *l));
        let (tp, lane) = all.iter().find_map(empty)?;
        let lane = self.plan.lanes.get(lane)?;
        let name = self.doc.text(tp, "name");
        let text = bi(t::N_CELL, &[name, short(&lane.t.zh)], &[name, short(&lane.t.en)]);
        Some(NextStep { text, item: Some(tp), key: lane_key(lane) })
    }

    fn flag_step(&self, rule: &Rule, progress: Progress) -> Option<NextStep> {
        let flag = self.plan.flags.iter().find(|f| f.id == rule.id)?;
        let missing = progress.need.saturating_sub(progress.have).to_string();
        let text = bi(t::N_FLAG, &[short(&flag.t.zh), &missing], &[short(&flag.t.en), &missing]);
        let item = self.journey.touchpoints().find(|tp| !has_flag(self.doc, *tp, &flag.id));
        Some(NextStep { text, item, key: flag_key(&flag.id) })
    }

    fn tab_step(&self, rule: &Rule) -> Option<NextStep> {
        let tab = self.plan.tabs.iter().find(|tab| tab.id == rule.id)?;
        let tp = self.by_value().into_iter().find(|tp| !self.complete(*tp, tab))?;
        let field = tab.fields.iter().find(|f| self.doc.value(tp, &tab_key(&tab.id, &f.id)).is_blank())?;
        let name = self.doc.text(tp, "name");
        let text = bi(t::N_TAB, &[name, &tab.t.zh], &[name, &tab.t.en]);
        Some(NextStep { text, item: Some(tp), key: tab_key(&tab.id, &field.id) })
    }
}
