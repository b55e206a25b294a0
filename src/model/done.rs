//! When an exercise is complete: the rules of its template, how far each is met, and the next step.

use std::collections::BTreeMap;

use super::{
    exercise,
    stamp::ItemId,
    template::Structure,
    text::Bi,
    workbook::{Exercise, Workbook},
};

/// One rule of `done`, for example `lane:pain>=50%` (grammar: exercise catalogue §A.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// What is counted: `cards`, `lane`, `flag`, `header` …
    pub what: String,
    /// Which one, for `lane:<id>`, `flag:<id>`, `tab:<id>`; else "".
    pub id: String,
    /// How much is needed: a count, or a share in percent.
    pub need: u32,
    /// `need` is a share.
    pub percent: bool,
}

impl Rule {
    /// Reads a rule; `None` when it is not one of the grammar.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (left, right) = text.split_once(">=").or_else(|| text.split_once('=')).unwrap_or((text, "1"));
        let (what, id) = left.split_once(':').unwrap_or((left, ""));
        let percent = right.ends_with('%');
        let need = if right == "all" { 100 } else { right.trim_end_matches('%').trim().parse().ok()? };
        let known = [
            "cards",
            "zones_filled",
            "rows",
            "required",
            "answered",
            "touchpoints",
            "lane",
            "flag",
            "tab",
            "branches_filled",
            "votes_cast",
            "inputs_changed",
            "commented",
            "score",
            "header",
            "linked_stages",
            "stages_covered",
            "groups_covered",
        ];
        known.contains(&what).then(|| Self { what: what.to_owned(), id: id.to_owned(), need, percent: percent || right == "all" })
    }
}

/// How far a rule is met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What there is.
    pub have: u32,
    /// What is needed; 0 means the rule asks nothing here.
    pub need: u32,
}

impl Progress {
    /// So many of so many.
    #[must_use]
    pub fn of(have: usize, need: usize) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { have: cut(have), need: cut(need) }
    }

    /// A share of `all` in percent, rounded up to whole things; nothing at all never counts as met.
    #[must_use]
    pub fn share(have: usize, all: usize, percent: u32) -> Self {
        let need = (all * percent as usize).div_ceil(100).max(1);
        Self::of(have, need)
    }

    /// Whether it is met.
    #[must_use]
    pub fn met(self) -> bool {
        self.have >= self.need
    }

    /// 0 to 1.
    #[must_use]
    pub fn fraction(self) -> f32 {
        if self.need == 0 { 1.0 } else { (self.have as f32 / self.need as f32).min(1.0) }
    }
}

/// What to do next, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// One sentence, for example 给「三日电话」补后台标准.
    pub text: Bi,
    /// The item to jump to.
    pub item: Option<ItemId>,
    /// The register of that item, or the name of the place (`header`, a zone).
    pub key: String,
}

/// The state of an exercise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Completeness {
    /// Each rule with how far it is met.
    pub rules: Vec<(Rule, Progress)>,
    /// What to do next; `None` when complete.
    pub next: Option<NextStep>,
}

impl Completeness {
    /// 0 to 1; 1 only when every rule is met.
    #[must_use]
    pub fn fraction(&self) -> f32 {
        if self.rules.is_empty() {
            return 0.0;
        }
        let mean = self.rules.iter().map(|(_, p)| p.fraction()).sum::<f32>() / self.rules.len() as f32;
        if self.is_complete() { 1.0 } else { mean.min(0.99) }
    }

    /// Percent, rounded.
    #[must_use]
    pub fn percent(&self) -> u32 {
        (self.fraction() * 100.0).round() as u32
    }

    /// Whether every rule is met; an exercise without rules is never complete by itself.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        !self.rules.is_empty() && self.rules.iter().all(|(_, p)| p.met())
    }
}

/// The rules of an exercise in a workbook of that course.
#[must_use]
pub fn rules(workbook: &Workbook, exercise: &Exercise) -> Vec<Rule> {
    exercise.template.rules(&workbook.course).iter().filter_map(|r| Rule::parse(r)).collect()
}

/// Judges an exercise of a workbook by the rules of its template for that course.
#[must_use]
pub fn judge(workbook: &Workbook, exercise: &Exercise) -> Completeness {
    let rules = rules(workbook, exercise);
    match &exercise.template.structure {
        Structure::Journey(plan) => {
            let journey = exercise::journey::Journey::of(plan, &exercise.doc);
            exercise::journey::judge_in(workbook, plan, &exercise.doc, &journey, rules)
        }
        Structure::Board(plan) => exercise::board::judge(plan, &exercise.doc, rules),
        Structure::Table(plan) => exercise::table::judge(plan, &exercise.doc, rules),
        Structure::Form(plan) => exercise::form::judge(plan, &exercise.doc, rules),
        Structure::Survey(plan) => exercise::survey::judge(plan, &exercise.doc, rules),
        Structure::Calculator(plan) => exercise::calculator::judge(plan, &exercise.doc, rules),
        Structure::Mindmap(plan) => exercise::mindmap::judge(plan, &exercise.doc, rules),
        Structure::Quiz(plan) => exercise::quiz::judge(plan, &exercise.doc, rules),
        Structure::Paper => Completeness::default(),
    }
}

/// How far exercises are, by key: the state that was judged, and the percent.
pub type Percents = BTreeMap<String, (u64, u32)>;

/// A number that changes whenever an exercise may have to be judged again.
#[must_use]
pub fn state(workbook: &Workbook, exercise: &Exercise) -> u64 {
    // Linked stages depend on the other exercises too.
    let linked = exercise.template.rules(&workbook.course).iter().any(|r| r.starts_with("linked_stages"));
    let all = || workbook.exercises.iter().map(|e| e.doc.rev()).fold(0_u64, u64::wrapping_add);
    if linked { all() } else { exercise.doc.rev() }
}

/// Judges every exercise of a workbook.
#[must_use]
pub fn percents(workbook: &Workbook) -> Percents {
    let judged = |e: &Exercise| (e.key.clone(), (state(workbook, e), judge(workbook, e).percent()));
    workbook.exercises.iter().map(judged).collect()
}

/// Whether the header fields of a template are filled, as a rule's progress.
#[must_use]
pub fn header_progress(fields: &[super::template::Field], doc: &super::doc::Doc) -> Progress {
    let required = fields.iter().filter(|f| f.req);
    let filled = required.clone().filter(|f| !doc.value(ItemId::HEADER, &f.id).is_blank()).count();
    Progress::of(filled, required.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read() {
        let rule = |what: &str, id: &str, need, percent| Some(Rule { what: what.into(), id: id.into(), need, percent });
        for (text, want) in [
            ("header", rule("header", "", 1, false)),
            ("cards>=8", rule("cards", "", 8, false)),
            ("lane:pain>=50%", rule("lane", "pain", 50, true)),
            ("flag:mot>=2", rule("flag", "mot", 2, false)),
            ("linked_stages=all", rule("linked_stages", "", 100, true)),
            ("votes_cast", rule("votes_cast", "", 1, false)),
            ("carrots>=8", None),
            ("cards>=many", None),
        ] {
            assert_eq!(Rule::parse(text), want, "{text}");
        }
    }

    #[test]
    fn a_share_of_nothing_is_not_met() {
        assert!(!Progress::share(0, 0, 50).met());
        assert!(Progress::share(3, 6, 50).met());
        assert!(!Progress::share(3, 7, 50).met());
    }
}
