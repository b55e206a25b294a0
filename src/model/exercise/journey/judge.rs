//! How far a journey meets its rules, and the most valuable next step: header, touchpoints, then moments of truth first.

use super::{Journey, flag_key, has_flag, is_cards, lane_key, links::linked_touchpoints, source_of, tab_key};
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
    let journey = Journey::of(plan, doc);
    Facts::of(plan, doc, &journey, rules).judge(plan, doc, &journey)
}

/// The same for a journey in its workbook, whose tables say which stages have a standard; its order was read already.
#[must_use]
pub fn judge_in(workbook: &Workbook, plan: &JourneyPlan, doc: &Doc, journey: &Journey, rules: Vec<Rule>) -> Completeness {
    Facts::of(plan, doc, journey, rules).judge_in(workbook, plan, doc, journey)
}

/// What a rule asks of each touchpoint.
#[derive(Clone, Debug, PartialEq)]
enum Question {
    /// It has a name.
    Name,
    /// Its cell in that lane has content.
    Lane { lane: usize, cards: bool, key: String },
    /// It carries the flag of that register.
    Flag(String),
    /// Every field of that tab is filled.
    Tab(usize),
    /// Nothing: the rule is about something else.
    Nothing,
}

impl Question {
    /// What a rule asks; `None` for a lane that is not there or only copies another, which is never counted.
    fn of(plan: &JourneyPlan, rule: &Rule) -> Option<Self> {
        Some(match rule.what.as_str() {
            "touchpoints" => Self::Name,
            "lane" => {
                let lane = plan.lanes.iter().position(|l| l.id == rule.id).filter(|at| source_of(plan, *at) == *at)?;
                let of = plan.lanes.get(lane)?;
                Self::Lane { lane, cards: is_cards(of), key: lane_key(of) }
            }
            "flag" => Self::Flag(flag_key(&rule.id)),
            "tab" => plan.tabs.iter().position(|tab| tab.id == rule.id).map_or(Self::Nothing, Self::Tab),
            _ => Self::Nothing,
        })
    }

    fn ask(&self, plan: &JourneyPlan, doc: &Doc, journey: &Journey, tp: ItemId) -> bool {
        match self {
            Self::Name => !doc.value(tp, "name").is_blank(),
            Self::Lane { lane, cards, key } => journey.holds(doc, tp, (*lane, *cards), key),
            Self::Flag(flag) => doc.value(tp, flag).is_set(),
            Self::Tab(tab) => plan.tabs.get(*tab).is_some_and(|tab| complete(doc, tp, tab)),
            Self::Nothing => false,
        }
    }
}

fn complete(doc: &Doc, tp: ItemId, tab: &Tab) -> bool {
    tab.fields.iter().all(|f| !doc.value(tp, &tab_key(&tab.id, &f.id)).is_blank())
}

/// The answers of all touchpoints to what the rules ask. After a change only the touchpoints it is about are asked again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    rules: Vec<(Rule, Question)>,
    /// The answers to each rule, column by column.
    answers: Vec<Vec<bool>>,
    /// Which columns are moments of truth.
    mots: Vec<bool>,
}

fn bi(text: Text, zh: &[&str], en: &[&str]) -> Bi {
    Bi::new(text.with(Lang::Zh, zh), text.with(Lang::En, en))
}

/// The name of a lane before its bracket or colon: 客户感受(原话) is 客户感受.
pub(crate) fn short(name: &str) -> &str {
    name.split(['(', '（', ':', '：']).next().unwrap_or(name).trim()
}

impl Facts {
    /// Asks everything of every touchpoint.
    #[must_use]
    pub fn of(plan: &JourneyPlan, doc: &Doc, journey: &Journey, rules: Vec<Rule>) -> Self {
        let rules: Vec<(Rule, Question)> = rules.into_iter().filter_map(|rule| Question::of(plan, &rule).map(|q| (rule, q))).collect();
        let mut facts = Self { answers: vec![Vec::new(); rules.len()], rules, mots: Vec::new() };
        facts.follow(plan, doc, journey, &[]);
        facts
    }

    /// Asks again, except the columns of which `kept` knows where they stood before; see [`super::kept`].
    pub fn follow(&mut self, plan: &JourneyPlan, doc: &Doc, journey: &Journey, kept: &[Option<usize>]) {
        let anew = |before: &[bool], ask: &dyn Fn(ItemId) -> bool| -> Vec<bool> {
            let columns = journey.columns.iter().enumerate();
            let old = |at: usize| kept.get(at).copied().flatten().and_then(|old| before.get(old)).copied();
            columns.map(|(at, column)| old(at).unwrap_or_else(|| column.tp.is_some_and(ask))).collect()
        };
        for ((_, question), answers) in self.rules.iter().zip(&mut self.answers) {
            *answers = anew(answers, &|tp| question.ask(plan, doc, journey, tp));
        }
        let mot = flag_key("mot");
        self.mots = anew(&self.mots, &|tp| doc.value(tp, &mot).is_set());
    }

    /// Which touchpoints are moments of truth, from left to right.
    #[must_use]
    pub fn mots(&self, journey: &Journey) -> Vec<bool> {
        journey.columns.iter().zip(&self.mots).filter(|(column, _)| column.tp.is_some()).map(|(_, mot)| *mot).collect()
    }

    /// How far the rules are met, and what to do next.
    #[must_use]
    pub fn judge(&self, plan: &JourneyPlan, doc: &Doc, journey: &Journey) -> Completeness {
        let look = Look { plan, doc, journey, facts: self };
        let rules: Vec<(Rule, Progress)> = self.rules.iter().enumerate().map(|(at, (rule, _))| (rule.clone(), look.progress(at, rule))).collect();
        let next = look.next(&rules);
        Completeness { rules, next }
    }

    /// The same for a journey in its workbook, whose tables say which stages have a standard.
    #[must_use]
    pub fn judge_in(&self, workbook: &Workbook, plan: &JourneyPlan, doc: &Doc, journey: &Journey) -> Completeness {
        let mut done = self.judge(plan, doc, journey);
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
}

struct Look<'a> {
    plan: &'a JourneyPlan,
    doc: &'a Doc,
    journey: &'a Journey,
    facts: &'a Facts,
}

impl Look<'_> {
    fn progress(&self, at: usize, rule: &Rule) -> Progress {
        let need = rule.need as usize;
        let have = || self.facts.answers.get(at).map_or(0, |answers| answers.iter().filter(|yes| **yes).count());
        match rule.what.as_str() {
            "header" => header_progress(&self.plan.header, self.doc),
            "cards" => Progress::of(self.doc.of_kind("card").filter(|(_, c)| !c.get("text").is_blank()).count(), need),
            "lane" if rule.percent => Progress::share(have(), self.journey.len(), rule.need),
            "touchpoints" | "lane" | "flag" | "tab" => Progress::of(have(), need),
            // Rules of other kinds ask nothing of a journey.
            _ => Progress::default(),
        }
    }

    /// The columns with a touchpoint: moments of truth first, then the others, each from left to right.
    fn by_value(&self) -> impl Iterator<Item = (usize, ItemId)> {
        let all = |mot: bool| {
            let columns = self.journey.columns.iter().zip(&self.facts.mots).enumerate();
            columns.filter(move |(_, (_, is))| **is == mot).filter_map(|(at, (column, _))| column.tp.map(|tp| (at, tp)))
        };
        all(true).chain(all(false))
    }

    fn answered(&self, rule: usize, column: usize) -> bool {
        self.facts.answers.get(rule).and_then(|answers| answers.get(column)).copied().unwrap_or(false)
    }

    fn next(&self, rules: &[(Rule, Progress)]) -> Option<NextStep> {
        let open: Vec<(usize, &Rule, Progress)> = rules.iter().enumerate().filter(|(_, (_, p))| !p.met()).map(|(at, (r, p))| (at, r, *p)).collect();
        let find = |what: &str| open.iter().find(|(_, r, _)| r.what == what);
        let header = find("header").is_some().then(|| self.header_step()).flatten();
        let lanes = || self.lane_step(&open);
        let flag = || find("flag").and_then(|(_, rule, p)| self.flag_step(rule, *p));
        let tab = || open.iter().filter(|(_, r, _)| r.what == "tab").find_map(|(at, rule, _)| self.tab_step(*at, rule));
        header.or_else(|| find("touchpoints").map(|(_, _, p)| self.touchpoint_step(*p))).or_else(lanes).or_else(flag).or_else(tab)
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

    fn lane_step(&self, open: &[(usize, &Rule, Progress)]) -> Option<NextStep> {
        let lane_of = |at: usize| match self.facts.rules.get(at) {
            Some((_, Question::Lane { lane, .. })) => Some((at, *lane)),
            _ => None,
        };
        let lanes: Vec<(usize, usize)> = open.iter().filter_map(|(at, ..)| lane_of(*at)).collect();
        let empty = |(column, tp): (usize, ItemId)| lanes.iter().find(|(rule, _)| !self.answered(*rule, column)).map(|(_, lane)| (tp, *lane));
        let (tp, lane) = self.by_value().find_map(empty)?;
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

    fn tab_step(&self, at: usize, rule: &Rule) -> Option<NextStep> {
        let tab = self.plan.tabs.iter().find(|tab| tab.id == rule.id)?;
        let (_, tp) = self.by_value().find(|(column, _)| !self.answered(at, *column))?;
        let field = tab.fields.iter().find(|f| self.doc.value(tp, &tab_key(&tab.id, &f.id)).is_blank())?;
        let name = self.doc.text(tp, "name");
        let text = bi(t::N_TAB, &[name, &tab.t.zh], &[name, &tab.t.en]);
        Some(NextStep { text, item: Some(tp), key: tab_key(&tab.id, &field.id) })
    }
}
