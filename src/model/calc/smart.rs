//! Hints towards a SMART goal (Doran 1981; the courses say 具体、可衡量、可达成、相关、有时限): a list of hints, never a verdict.

use jiff::civil::Date;

use crate::model::{
    doc::Value,
    exercise::table::{cell::bi, dates},
    text::{Bi, Lang},
    texts::table as t,
};

/// What the check reads of one row; texts as the reader sees them.
#[derive(Clone, Debug, Default)]
pub struct Goal {
    /// What is done.
    pub action: String,
    /// What is seen when it is done.
    pub measure: String,
    /// Time, money, people.
    pub resources: String,
    /// The goal it serves.
    pub relevant: String,
    /// The touchpoint it is linked to.
    pub touchpoint: String,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub due: Option<Date>,
    /// A day on which somebody looks.
    pub check: Option<Date>,
    /// Who claimed it.
    pub owner: String,
    /// How many rows that person has, this one included.
    pub load: u32,
    /// A goal that another row serves, to be offered here.
    pub other_goal: String,
    /// Whether the plan knows a check day at all.
    pub has_check: bool,
    /// The row is finished: a day in the past is right then.
    pub done: bool,
}

/// Which part of the row a rewrite goes into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// M.
    Measure,
    /// R.
    Relevant,
    /// T, the end.
    Due,
    /// T, the begin.
    Start,
    /// T, the day to look.
    Check,
    /// S, who.
    Owner,
}

/// What Tab writes.
#[derive(Clone, Debug, PartialEq)]
pub struct Rewrite {
    /// Where.
    pub part: Part,
    /// What is stored, in each language.
    pub zh: Value,
    /// The English one.
    pub en: Value,
}

impl Rewrite {
    fn text(part: Part, text: &Bi) -> Self {
        Self { part, zh: Value::text(&text.zh), en: Value::text(&text.en) }
    }

    fn date(part: Part, date: Date) -> Self {
        Self { part, zh: dates::store(date), en: dates::store(date) }
    }

    /// What is stored in a language.
    pub fn value(&self, lang: Lang) -> &Value {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// How much one letter has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Enough.
    Enough,
    /// Could be better.
    Better,
    /// Nothing there.
    Missing,
}

/// The hint of one letter.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// How much there is.
    pub level: Level,
    /// One sentence.
    pub text: Bi,
    /// What would do, where that can be said.
    pub rewrite: Option<Rewrite>,
}

impl Hint {
    fn new(level: Level, text: Bi) -> Self {
        Self { level, text, rewrite: None }
    }

    fn with(mut self, rewrite: Rewrite) -> Self {
        self.rewrite = Some(rewrite);
        self
    }
}

/// Longer than this without a day to look is a long way.
const LONG_DAYS: i32 = 60;
/// More rows than this on one person are many.
const MANY: u32 = 3;

/// The five hints in the order of the letters.
pub fn check(goal: &Goal, me: &str, today: Date) -> [Hint; 5] {
    [specific(goal, me), measurable(goal), achievable(goal), relevant(goal), timely(goal, today)]
}

/// How many letters have enough.
pub fn score(hints: &[Hint; 5]) -> usize {
    hints.iter().filter(|h| h.level == Level::Enough).count()
}

/// Words that say nothing one could see.
const VAGUE: [&str; 18] = [
    "加强",
    "提升",
    "提高",
    "优化",
    "重视",
    "改善",
    "完善",
    "推进",
    "深化",
    "增强",
    "落实",
    "improve",
    "enhance",
    "strengthen",
    "optimise",
    "optimize",
    "better",
    "boost",
];

fn specific(goal: &Goal, me: &str) -> Hint {
    let action = goal.action.trim();
    if action.is_empty() {
        return Hint::new(Level::Missing, bi(t::S_EMPTY, &[]));
    }
    let cjk = action.chars().filter(|c| !c.is_ascii()).count();
    let short = if cjk > 0 { action.chars().filter(|c| c.is_alphanumeric()).count() < 5 } else { action.split_whitespace().count() < 3 };
    let lower = action.to_lowercase();
    if let Some(word) = VAGUE.iter().find(|w| lower.starts_with(**w))
        && (cjk == 0 || action.chars().count() < 12)
    {
        return Hint::new(Level::Better, bi(t::S_VAGUE, &[word]));
    }
    if short {
        return Hint::new(Level::Better, bi(t::S_SHORT, &[]));
    }
    if goal.owner.trim().is_empty() {
        let mine = Bi::new(me, me);
        return Hint::new(Level::Better, bi(t::S_NO_OWNER, &[])).with(Rewrite::text(Part::Owner, &mine));
    }
    Hint::new(Level::Enough, bi(t::S_OK, &[]))
}

/// Words for something one can see although it is no number.
const SIGNS: [&str; 34] = [
    "没有",
    "不再",
    "全部",
    "都",
    "每",
    "看到",
    "看得到",
    "看得见",
    "系统里",
    "清单",
    "签字",
    "签名",
    "上线",
    "贴在",
    "贴好",
    "有了",
    "发出",
    "到位",
    "完成",
    "空着",
    "之前",
    "以内",
    "every",
    "each",
    "all ",
    "no ",
    "none",
    "visible",
    "signed",
    "list",
    "live",
    "done",
    "before",
    "daily",
];

/// Sample measures by what the action is about.
const SAMPLES: [(&[&str], &str, &str); 7] = [
    (&["电话", "接听", "回访", "热线", "回电", "call", "phone"], "接通率 51% → 80%", "answer rate 51% → 80%"),
    (&["等", "到场", "快", "时间", "排队", "wait", "arriv", "queue", "fast"], "等待 15 分钟 → 8 分钟", "wait 15 min → 8 min"),
    (&["投诉", "抱怨", "complain"], "每月投诉 9 起 → 3 起", "complaints a month 9 → 3"),
    (&["培训", "演练", "训练", "话术", "train", "script", "coach"], "抽查做到率 70% → 95%", "spot-check rate 70% → 95%"),
    (&["告知", "进度", "通知", "更新", "inform", "notice", "update", "progress"], "准时告知率 69% → 95%", "timely notice 69% → 95%"),
    (&["展示", "讲解", "介绍", "show", "explain"], "展示率 62% → 100%", "shown 62% → 100%"),
    (&["质量", "错", "返修", "缺", "quality", "error", "defect"], "一次做对率 82% → 95%", "right first time 82% → 95%"),
];

/// A measure with a number that would fit an action; a sample to be overwritten.
pub fn sample_measure(action: &str) -> Bi {
    let lower = action.to_lowercase();
    let found = SAMPLES.iter().find(|(words, _, _)| words.iter().any(|w| lower.contains(w)));
    found.map_or_else(|| Bi::new("做到率 60% → 90%", "done rate 60% → 90%"), |(_, zh, en)| Bi::new(*zh, *en))
}

fn has_number(text: &str) -> bool {
    text.chars().any(char::is_numeric) || ["零", "百分之", "翻倍", "减半", "twice", "half", "zero"].iter().any(|w| text.contains(w))
}

fn measurable(goal: &Goal) -> Hint {
    let measure = goal.measure.trim();
    let sample = sample_measure(&goal.action);
    let try_it = |text| Bi::new(crate::model::texts::Text::with(text, Lang::Zh, &[&sample.zh]), text.with(Lang::En, &[&sample.en]));
    if measure.is_empty() {
        return Hint::new(Level::Missing, try_it(t::M_EMPTY)).with(Rewrite::text(Part::Measure, &sample));
    }
    if has_number(measure) {
        return Hint::new(Level::Enough, bi(t::M_OK, &[]));
    }
    let lower = measure.to_lowercase();
    if SIGNS.iter().any(|w| lower.contains(w)) {
        return Hint::new(Level::Enough, bi(t::M_SIGN, &[]));
    }
    let more = Bi::new(format!("{measure}，{}", sample.zh), format!("{measure}, {}", sample.en));
    Hint::new(Level::Better, try_it(t::M_NO_NUMBER)).with(Rewrite::text(Part::Measure, &more))
}

fn achievable(goal: &Goal) -> Hint {
    let owner = goal.owner.trim();
    if !owner.is_empty() && goal.load > MANY {
        return Hint::new(Level::Better, bi(t::A_MANY, &[owner, &goal.load.to_string()]));
    }
    if !goal.resources.trim().is_empty() {
        return Hint::new(Level::Enough, bi(t::A_RESOURCES, &[]));
    }
    if owner.is_empty() {
        return Hint::new(Level::Missing, bi(t::A_EMPTY, &[]));
    }
    Hint::new(Level::Enough, bi(t::A_OWNER, &[owner, &goal.load.max(1).to_string()]))
}

fn relevant(goal: &Goal) -> Hint {
    let named = [goal.touchpoint.trim(), goal.relevant.trim()].into_iter().find(|s| !s.is_empty());
    if let Some(name) = named {
        return Hint::new(Level::Enough, bi(t::R_OK, &[name]));
    }
    if goal.other_goal.is_empty() {
        return Hint::new(Level::Missing, bi(t::R_EMPTY, &[]));
    }
    let goal = Bi::new(goal.other_goal.as_str(), goal.other_goal.as_str());
    Hint::new(Level::Missing, bi(t::R_TRY, &[&goal.zh])).with(Rewrite::text(Part::Relevant, &goal))
}

fn say(text: crate::model::texts::Text, date: Date) -> Bi {
    let day = dates::spoken(date);
    Bi::new(text.with(Lang::Zh, &[&day.zh]), text.with(Lang::En, &[&day.en]))
}

fn timely(goal: &Goal, today: Date) -> Hint {
    let Some(due) = goal.due else {
        let date = dates::plus(dates::week_start(today), 32);
        return Hint::new(Level::Missing, say(t::T_EMPTY, date)).with(Rewrite::date(Part::Due, date));
    };
    if goal.done {
        return Hint::new(Level::Enough, bi(t::T_DONE, &[]));
    }
    if due <= today {
        let date = dates::plus(dates::week_start(today), 11);
        return Hint::new(Level::Better, say(t::T_PAST, date)).with(Rewrite::date(Part::Due, date));
    }
    if goal.start.is_some_and(|start| start > due) {
        let date = today.min(due);
        return Hint::new(Level::Better, say(t::T_ORDER, date)).with(Rewrite::date(Part::Start, date));
    }
    let days = dates::between(goal.start.unwrap_or(today).max(today), due);
    let look = goal.check.filter(|c| *c >= today && *c <= due);
    if days > LONG_DAYS && look.is_none() {
        let date = dates::plus(dates::week_start(dates::plus(today, days / 3)), 4);
        let hint = Hint::new(Level::Better, say(t::T_LONG, date));
        return if goal.has_check { hint.with(Rewrite::date(Part::Check, date)) } else { hint };
    }
    Hint::new(Level::Enough, bi(t::T_OK, &[&dates::between(today, due).to_string()]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn good() -> Goal {
        Goal {
            action: "急修单页面加「预计到场」必填格".into(),
            measure: "系统里没有空着的急修单".into(),
            relevant: "告知准时率 95%".into(),
            due: Some(date(2026, 12, 18)),
            check: Some(date(2026, 12, 11)),
            owner: "小林".into(),
            load: 1,
            has_check: true,
            ..Goal::default()
        }
    }

    #[test]
    fn the_worked_example_is_smart_and_an_empty_row_is_not() {
        let hints = check(&good(), "我", TODAY);
        assert_eq!(score(&hints), 5, "{hints:?}");
        let hints = check(&Goal::default(), "我", TODAY);
        assert_eq!(hints.clone().map(|h| h.level), [Level::Missing; 5]);
        for hint in hints {
            assert!(!hint.text.zh.is_empty() && !hint.text.en.is_empty());
        }
    }

    #[test]
    fn each_letter_notices_what_is_weak() {
        use Level::{Better, Enough, Missing};
        let with = |change: &dyn Fn(&mut Goal)| {
            let mut goal = good();
            change(&mut goal);
            check(&goal, "我", TODAY)
        };
        let cases: Vec<(&str, [Hint; 5], usize, Level)> = vec![
            ("vague", with(&|g| g.action = "加强沟通".into()), 0, Better),
            ("short", with(&|g| g.action = "打电话".into()), 0, Better),
            ("english vague", with(&|g| g.action = "Improve communication now".into()), 0, Better),
            ("english good", with(&|g| g.action = "Call every client after three days".into()), 0, Enough),
            ("nobody", with(&|g| g.owner = String::new()), 0, Better),
            ("number", with(&|g| g.measure = "接通率 51% → 80%".into()), 1, Enough),
            ("feeling", with(&|g| g.measure = "客户更满意".into()), 1, Better),
            ("no measure", with(&|g| g.measure = String::new()), 1, Missing),
            ("many", with(&|g| g.load = 4), 2, Better),
            ("three", with(&|g| g.load = 3), 2, Enough),
            ("no one and nothing", with(&|g| g.owner = String::new()), 2, Missing),
            (
                "resources",
                with(&|g| {
                    g.owner = String::new();
                    g.resources = "IT 两天".into();
                }),
                2,
                Enough,
            ),
            ("no goal", with(&|g| g.relevant = String::new()), 3, Missing),
            (
                "touchpoint",
                with(&|g| {
                    g.relevant = String::new();
                    g.touchpoint = "三日电话".into();
                }),
                3,
                Enough,
            ),
            ("past", with(&|g| g.due = Some(date(2026, 11, 20))), 4, Better),
            (
                "past but done",
                with(&|g| {
                    g.due = Some(date(2026, 11, 20));
                    g.done = true;
                }),
                4,
                Enough,
            ),
            ("backwards", with(&|g| g.start = Some(date(2026, 12, 20))), 4, Better),
            (
                "long",
                with(&|g| {
                    g.due = Some(date(2027, 3, 1));
                    g.check = None;
                }),
                4,
                Better,
            ),
            ("long but looked at", with(&|g| g.due = Some(date(2027, 3, 1))), 4, Enough),
            ("no end", with(&|g| g.due = None), 4, Missing),
        ];
        for (name, hints, letter, level) in cases {
            assert_eq!(hints[letter].level, level, "{name}: {:?}", hints[letter]);
        }
    }

    #[test]
    fn taking_a_rewrite_makes_the_letter_enough() {
        let mut goal =
            Goal { has_check: true, other_goal: "告知准时率 95%".into(), action: "回访电话改到三天后打".into(), ..Goal::default() };
        for round in 0..8 {
            let hints = check(&goal, "小陈", TODAY);
            let Some((_, rewrite)) = hints.iter().enumerate().find_map(|(i, h)| h.rewrite.clone().map(|r| (i, r))) else { break };
            let value = rewrite.value(Lang::Zh).as_str().to_owned();
            match rewrite.part {
                Part::Measure => goal.measure = value,
                Part::Relevant => goal.relevant = value,
                Part::Due => goal.due = value.parse().ok(),
                Part::Start => goal.start = value.parse().ok(),
                Part::Check => goal.check = value.parse().ok(),
                Part::Owner => goal.owner = value,
            }
            assert!(round < 7, "rewrites never end");
        }
        assert_eq!(score(&check(&goal, "小陈", TODAY)), 5, "{goal:?}");
        assert_eq!(goal.measure, "接通率 51% → 80%");
    }
}
