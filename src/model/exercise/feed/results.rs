//! What a survey has to give: its results, the most pressing first, and what people wrote.

use super::Seed;
use crate::model::{
    calc::{kano::Category, scales::Mean},
    doc::{Doc, Item, Value},
    exercise::survey::{
        SEGMENT, Sheet, Survey, TAG,
        outcome::{CsatOut, KanoRow, LoyaltyOut, MeansOut, NpsOut, Outcome, ServqualOut},
    },
    figure,
    stamp::ItemId,
    template::SurveyPlan,
    text::Lang,
    texts::{Text, across as say},
};

struct Results<'a> {
    survey: Survey<'a>,
    sheet: Sheet,
    lang: Lang,
}

/// The results of a survey, then what people wrote.
pub(super) fn of(plan: &SurveyPlan, doc: &Doc, lang: Lang) -> Vec<Seed> {
    let survey = Survey { plan, doc };
    let sheet = survey.sheet();
    let computed = survey.compute(&sheet);
    let results = Results { survey, sheet, lang };
    match &computed.outcome {
        // What people wrote is what the groups say.
        Outcome::Nps(out) => results.nps(out),
        Outcome::Kano(rows) => rows.iter().map(|row| results.kano(row)).collect(),
        Outcome::Servqual(out) => results.servqual(out),
        Outcome::Csat(out) => results.csat(out),
        Outcome::Means(out) => results.means(out),
        Outcome::Loyalty(all) => results.loyalty(all),
    }
}

/// The names that tables of the courses have for a KANO class.
fn class_id(category: Category) -> &'static str {
    match category {
        Category::M => "must-be",
        Category::O => "expected",
        Category::A => "attractive",
        Category::I => "indifferent",
        Category::R => "reverse",
        Category::Q => "questionable",
    }
}

impl Results<'_> {
    fn t(&self, text: Text, args: &[&str]) -> String {
        text.with(self.lang, args)
    }

    fn count(n: u32) -> Value {
        Value::Num(f64::from(n))
    }

    /// Each reason with how many gave it, who they mostly are and what one of them wrote.
    fn nps(&self, out: &NpsOut) -> Vec<Seed> {
        let why = self.survey.plan.open.iter().find(|f| f.id != SEGMENT && f.id != TAG).map_or("why", |f| f.id.as_str());
        let people: Vec<(ItemId, &Item)> = self.sheet.answers.iter().filter_map(|id| Some((*id, self.survey.doc.get(*id)?))).collect();
        let seed = |(reason, by): &(String, [u32; 3])| {
            let says = |item: &Item| item.text(TAG).trim() == reason || item.text(why).trim() == reason;
            let (item, quote) = people.iter().find(|(_, i)| says(i)).map_or((ItemId::HEADER, ""), |(id, i)| (*id, i.text(why).trim()));
            let groups = [(by[0], "detractor", say::DETRACTORS), (by[1], "passive", say::PASSIVES), (by[2], "promoter", say::PROMOTERS)];
            let all: u32 = groups.iter().map(|(n, ..)| n).sum();
            // Of equals the unhappier group counts.
            let most = groups.iter().rev().max_by_key(|(n, ..)| *n);
            let under = most.map_or_else(String::new, |(_, _, name)| self.t(say::MOSTLY, &[name.get(self.lang), &all.to_string()]));
            let mut marks = vec![("tag".to_owned(), Value::text(reason)), ("count".to_owned(), Self::count(all))];
            marks.extend(most.map(|(_, id, _)| ("group".to_owned(), Value::text(id))));
            marks.extend((!quote.is_empty()).then(|| ("quote".to_owned(), Value::text(quote))));
            Seed { marks, ..Seed::new(item, reason, &under) }
        };
        out.reasons.iter().map(seed).collect()
    }

    fn kano(&self, row: &KanoRow) -> Seed {
        let name = self.survey.doc.text(row.id, crate::model::exercise::survey::NAME);
        let class = row.kano.as_ref().map(|k| k.mode);
        let legend = self.survey.plan.classes.iter().flat_map(|c| &c.legend);
        let letter = class.map(|c| c.letter().to_string()).unwrap_or_default();
        let under = legend.clone().find(|o| o.id == letter).map_or("", |o| o.t.get(self.lang));
        let mut marks = vec![("need".to_owned(), Value::text(name.trim()))];
        marks.extend(class.map(|c| ("kano".to_owned(), Value::text(class_id(c)))));
        Seed { marks, ..Seed::new(row.id, name, under) }
    }

    /// The widest gap first.
    fn servqual(&self, out: &ServqualOut) -> Vec<Seed> {
        let mut gaps: Vec<(f64, String)> =
            out.gaps.dimensions.iter().filter_map(|d| Some((d.gap?, self.survey.group_name(&d.id, self.lang)))).collect();
        gaps.sort_by(|a, b| a.0.total_cmp(&b.0));
        let seed = |(gap, name): (f64, String)| {
            Seed::new(ItemId::HEADER, &self.t(say::GAP_OF, &[&name, &figure::signed(gap, 2)]), say::RESULT.get(self.lang))
        };
        gaps.into_iter().map(seed).collect()
    }

    fn csat(&self, out: &CsatOut) -> Vec<Seed> {
        let overall = out.overall.as_ref().map(|o| {
            let n: u32 = out.counts.iter().sum();
            let text = self.t(say::SATISFIED, &[&figure::plain(o.csat.score, 0), &figure::plain(o.mean, 1), &n.to_string()]);
            Seed::new(ItemId::HEADER, &text, say::RESULT.get(self.lang))
        });
        overall.into_iter().chain(self.lines(&out.items, false)).chain(self.words()).collect()
    }

    fn means(&self, out: &MeansOut) -> Vec<Seed> {
        self.lines(&out.items, out.high_is_bad).into_iter().chain(self.words()).collect()
    }

    /// Questions with their means, the worst first.
    fn lines(&self, items: &[Mean], high_is_bad: bool) -> Vec<Seed> {
        let mut lines: Vec<(f64, String, &str)> = items
            .iter()
            .zip(&self.sheet.questions)
            .filter_map(|(mean, question)| {
                let group = self.survey.plan.items.get(question.item).map_or("", |i| i.g.as_str());
                Some((mean.mean?, self.survey.question_text(question, self.lang), group))
            })
            .collect();
        lines.sort_by(|a, b| if high_is_bad { b.0.total_cmp(&a.0) } else { a.0.total_cmp(&b.0) });
        let seed = |(mean, text, group): (f64, String, &str)| {
            let words = self.t(say::SCORED, &[text.trim_end_matches(['？', '?', '。']), &figure::plain(mean, 1)]);
            Seed {
                marks: vec![("name".to_owned(), Value::text(&text))],
                ..Seed::new(ItemId::HEADER, &words, &self.survey.group_name(group, self.lang))
            }
        };
        lines.into_iter().map(seed).collect()
    }

    /// The type of each person, with its shares.
    fn loyalty(&self, all: &[LoyaltyOut]) -> Vec<Seed> {
        let name = |group: &str| self.survey.group_name(group, self.lang);
        let seed = |out: &LoyaltyOut| {
            let kind = out.kind.as_ref()?;
            let shares: Vec<String> =
                out.shares.iter().filter_map(|(g, share)| Some(format!("{} {}", name(g), figure::percent((*share)?, 0)))).collect();
            let text = self.t(say::LOYAL, &[&name(kind), &shares.join(self.lang.pick("，", ", "))]);
            Some(Seed::new(out.person, &text, say::RESULT.get(self.lang)))
        };
        all.iter().filter_map(seed).collect()
    }

    /// What people wrote into open fields.
    fn words(&self) -> Vec<Seed> {
        let fields = &self.survey.plan.open;
        let of = |id: &ItemId| fields.iter().map(|f| Seed::new(*id, self.survey.doc.text(*id, &f.id), f.t.get(self.lang))).collect::<Vec<_>>();
        self.sheet.answers.iter().flat_map(of).collect()
    }
}
