//! A quiz: the first answer to each question counts until the quiz is taken again.

use crate::model::{
    doc::{Doc, Key, Op, Value},
    done::{Completeness, NextStep, Progress, Rule},
    edit::Edit,
    stamp::ItemId,
    template::{Question, QuizPlan},
    text::{Bi, Lang},
    texts::quiz as t,
};

/// How often the quiz was begun anew.
pub const AGAIN: &str = "again";
/// The best share of right answers of earlier times, in percent.
pub const BEST: &str = "best";

/// A quiz with the answers given.
#[derive(Clone, Copy, Debug)]
pub struct Quiz<'a> {
    /// Its questions.
    pub plan: &'a QuizPlan,
    /// The document; the answers stand on its header item.
    pub doc: &'a Doc,
}

impl Quiz<'_> {
    /// The index of the chosen option; `None` when not answered, or when the option is not there.
    pub fn answer(&self, question: &Question) -> Option<usize> {
        let chosen = self.doc.value(ItemId::HEADER, &question.id).as_num()?;
        let index = chosen as usize;
        (chosen >= 0.0 && chosen.fract() == 0.0 && index < question.opt.len()).then_some(index)
    }

    /// Whether the answer is right; `None` when there is none.
    pub fn right(&self, question: &Question) -> Option<bool> {
        self.answer(question).map(|index| index == question.a as usize)
    }

    /// Questions answered and answered rightly.
    pub fn counts(&self) -> (usize, usize) {
        let given = self.plan.questions.iter().filter_map(|q| self.right(q));
        (given.clone().count(), given.filter(|right| *right).count())
    }

    /// Right answers of all questions in percent, rounded down, so that a pass is never rounded into being.
    pub fn percent(&self) -> u32 {
        let (_, right) = self.counts();
        u32::try_from(right * 100 / self.plan.questions.len().max(1)).unwrap_or(0)
    }

    /// Whether all are answered and enough are right.
    pub fn passed(&self) -> bool {
        let (_, right) = self.counts();
        self.finished() && right * 100 >= self.plan.pass as usize * self.plan.questions.len()
    }

    /// Whether every question has an answer.
    pub fn finished(&self) -> bool {
        !self.plan.questions.is_empty() && self.counts().0 == self.plan.questions.len()
    }

    /// The best of earlier times in percent; `None` when it was never begun anew.
    pub fn best(&self) -> Option<u32> {
        self.doc.value(ItemId::HEADER, BEST).as_num().map(|n| n.clamp(0.0, 100.0) as u32)
    }

    /// Answers a question; an answer that was given stays.
    pub fn choose(&self, question: &Question, option: usize) -> Option<Edit> {
        if self.answer(question).is_some() || option >= question.opt.len() {
            return None;
        }
        let mut edit = Edit::new(t::ANSWERED);
        self.header(&mut edit);
        edit.ops.push(Op::set(ItemId::HEADER, question.id.as_str(), Value::Num(option as f64)));
        Some(edit)
    }

    /// Begins anew: answers go, the best result stays.
    pub fn retry(&self) -> Option<Edit> {
        let given: Vec<&Question> = self.plan.questions.iter().filter(|q| self.answer(q).is_some()).collect();
        if given.is_empty() {
            return None;
        }
        let mut edit = Edit::new(t::RETRIED);
        self.header(&mut edit);
        let mut set = |key: Key, value: Value| edit.ops.push(Op::set(ItemId::HEADER, key, value));
        if self.finished() {
            set(BEST.into(), Value::Num(f64::from(self.percent().max(self.best().unwrap_or(0)))));
        }
        let times = self.doc.value(ItemId::HEADER, AGAIN).as_num().unwrap_or(0.0);
        set(AGAIN.into(), Value::Num(times + 1.0));
        for question in given {
            set(question.id.as_str().into(), Value::Empty);
        }
        Some(edit)
    }

    fn header(&self, edit: &mut Edit) {
        if self.doc.get(ItemId::HEADER).is_none() {
            edit.ops.push(Op::put(ItemId::HEADER, "header", Vec::new()));
        }
    }
}

/// How far the rules are met, and what to do next.
pub fn judge(plan: &QuizPlan, doc: &Doc, rules: Vec<Rule>) -> Completeness {
    let quiz = Quiz { plan, doc };
    let (given, right) = quiz.counts();
    let all = plan.questions.len();
    let rules: Vec<(Rule, Progress)> = rules
        .into_iter()
        .map(|rule| {
            let p = match rule.what.as_str() {
                "answered" if rule.percent => Progress::share(given, all, rule.need),
                "answered" => Progress::of(given, rule.need as usize),
                "score" => Progress::share(right, all, rule.need),
                _ => Progress::default(),
            };
            (rule, p)
        })
        .collect();
    let both = |text: crate::model::texts::Text, arg: &str| Bi::new(text.with(Lang::Zh, &[arg]), text.with(Lang::En, &[arg]));
    let next = rules.iter().any(|(_, p)| !p.met()).then(|| {
        let open = plan.questions.iter().position(|q| quiz.answer(q).is_none());
        match open.and_then(|at| plan.questions.get(at).map(|q| (at, q))) {
            Some((at, q)) => NextStep { text: both(t::NEXT_QUESTION, &(at + 1).to_string()), item: None, key: q.id.clone() },
            None => NextStep { text: both(t::TRY_AGAIN, ""), item: None, key: AGAIN.into() },
        }
    });
    Completeness { rules, next }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{edit::History, stamp::EditorId};

    fn plan() -> QuizPlan {
        let opt = || vec![Bi::new("甲", "A"), Bi::new("乙", "B")];
        let question = |id: &str, a| Question { id: id.into(), q: Bi::new(id, id), opt: opt(), a, why: Bi::default() };
        QuizPlan { pass: 75, questions: vec![question("q1", 0), question("q2", 1), question("q3", 0), question("q4", 1)] }
    }

    struct Desk {
        plan: QuizPlan,
        doc: Doc,
        history: History,
    }

    impl Desk {
        fn run(&mut self, edit: Option<Edit>) -> bool {
            let Some(edit) = edit else { return false };
            self.history.apply(&mut self.doc, &edit, EditorId::from_random(1), std::time::Duration::ZERO).expect("fits");
            true
        }

        fn answer(&mut self, question: usize, option: usize) -> bool {
            let edit = Quiz { plan: &self.plan, doc: &self.doc }.choose(&self.plan.questions[question], option);
            self.run(edit)
        }

        fn quiz(&self) -> Quiz<'_> {
            Quiz { plan: &self.plan, doc: &self.doc }
        }
    }

    #[test]
    fn the_first_answer_counts_until_the_quiz_is_taken_again() {
        let mut desk = Desk { plan: plan(), doc: Doc::default(), history: History::default() };
        for question in 0..4 {
            assert!(desk.answer(question, 0));
        }
        assert!(!desk.answer(1, 1), "an answer stays");
        assert!(!desk.answer(1, 7));
        assert_eq!((desk.quiz().counts(), desk.quiz().percent(), desk.quiz().passed()), ((4, 2), 50, false));
        let edit = desk.quiz().retry();
        assert!(desk.run(edit));
        assert_eq!((desk.quiz().counts(), desk.quiz().best()), ((0, 0), Some(50)));
        for (question, option) in [(0, 0), (1, 1), (2, 0), (3, 0)] {
            assert!(desk.answer(question, option));
        }
        assert!(desk.quiz().passed(), "three of four are 75 %");
        desk.history.undo(&mut desk.doc, EditorId::from_random(1)).expect("a step");
        assert_eq!(desk.quiz().counts(), (3, 3));
    }

    #[test]
    fn rules_ask_for_answers_or_for_right_ones() {
        let mut desk = Desk { plan: plan(), doc: Doc::default(), history: History::default() };
        let state = |desk: &Desk, rule: &str| judge(&desk.plan, &desk.doc, vec![Rule::parse(rule).expect("a rule")]);
        assert_eq!(state(&desk, "answered>=4").next.map(|n| n.key), Some("q1".into()));
        for question in 0..4 {
            desk.answer(question, 0);
        }
        assert!(state(&desk, "answered>=4").is_complete());
        let score = state(&desk, "score>=75%");
        assert_eq!((score.is_complete(), score.next.map(|n| n.key)), (false, Some(AGAIN.into())));
    }
}
