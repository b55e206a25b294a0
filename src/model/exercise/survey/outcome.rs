//! What the answers of a survey say, by tool: read once per change of the document, computed by `model::calc`.

use std::collections::BTreeMap;

use super::{SEGMENT, Sheet, Survey, TAG};
use crate::model::{
    calc::{
        csat,
        ipa::{self, Attribute, Cross, Ipa},
        kano::{self, Category, Kano, Pairs},
        nps::{self, Breaks, Counts, Group, Nps},
        numbers::{Answer, LeftOut},
        scales::{self, Mean},
        servqual::{self, Alpha, Gaps, Item, Servqual},
    },
    doc,
    stamp::ItemId,
    template::SurveyTool,
};

/// The confidence level of every interval on screen.
pub const LEVEL: f64 = 0.95;

/// The result of a survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Computed {
    /// People with at least one valid answer.
    pub people: u32,
    /// Answers that did not count, over all questions.
    pub left: LeftOut,
    /// What the tool says.
    pub outcome: Outcome,
}

/// The result by tool.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Net Promoter Score.
    Nps(NpsOut),
    /// One row per element.
    Kano(Vec<KanoRow>),
    /// Gaps.
    Servqual(ServqualOut),
    /// Satisfaction.
    Csat(CsatOut),
    /// Means, or frequencies where high is bad.
    Means(MeansOut),
    /// Types of loyalty of the person looked at.
    Loyalty(Vec<LoyaltyOut>),
}

/// A score, its spread and who gave it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NpsOut {
    /// People per score, from the lowest.
    pub scores: Vec<u32>,
    /// The score; `None` for nobody.
    pub all: Option<Nps>,
    /// The same for each segment that somebody named, the largest first.
    pub segments: Vec<(String, Nps)>,
    /// Tags, or reasons where nothing is tagged: how many detractors, passives, promoters; the most frequent first.
    pub reasons: Vec<(String, [u32; 3])>,
    /// The first reasons that nobody has tagged yet, for the analyst.
    pub untagged: Vec<String>,
}

/// How many reasons wait for a tag at once.
const UNTAGGED: usize = 5;

/// One element of a KANO survey.
#[derive(Clone, Debug, PartialEq)]
pub struct KanoRow {
    /// The element.
    pub id: ItemId,
    /// How often each pair was given.
    pub pairs: Pairs,
    /// Pairs that did not count.
    pub left: LeftOut,
    /// The classes; `None` for nobody.
    pub kano: Option<Kano>,
}

/// Gaps with their reliability.
#[derive(Clone, Debug, PartialEq)]
pub struct ServqualOut {
    /// The gaps.
    pub gaps: Servqual,
    /// Cronbach's α of perception.
    pub alpha: Option<Alpha>,
}

/// Satisfaction: the overall question, means, what matters most.
#[derive(Clone, Debug, PartialEq)]
pub struct CsatOut {
    /// Share and companions of the overall question.
    pub overall: Option<csat::Scale>,
    /// People per point of the overall question.
    pub counts: Vec<u32>,
    /// Mean per item.
    pub items: Vec<Mean>,
    /// Derived importance against mean, where there are 15 pairs.
    pub grid: Option<Ipa>,
}

/// Means per item and group.
#[derive(Clone, Debug, PartialEq)]
pub struct MeansOut {
    /// Mean per item.
    pub items: Vec<Mean>,
    /// Mean per group, in the order of charts.
    pub groups: Vec<Mean>,
    /// High is bad: a frequency of troubles.
    pub high_is_bad: bool,
}

/// How loyal one person is.
#[derive(Clone, Debug, PartialEq)]
pub struct LoyaltyOut {
    /// The person.
    pub person: ItemId,
    /// Share of yes among yes and no, per group in order; `None` where nothing was decided.
    pub shares: Vec<(String, Option<f64>)>,
    /// How many yes among how many decided, per group.
    pub counts: Vec<(u32, u32)>,
    /// The type; of equals the cautious one.
    pub kind: Option<String>,
    /// Decided questions over all, of 1.
    pub confidence: f64,
}

/// The group that a tie is never decided for (loyalty-type).
const COMMITTED: &str = "committed";

impl Survey<'_> {
    /// Computes everything the tool knows about the answers.
    pub fn compute(&self, sheet: &Sheet) -> Computed {
        let mut left = LeftOut::default();
        let mut people = 0;
        for item in sheet.answers.iter().filter_map(|person| self.doc.get(*person)) {
            let mut any = false;
            for question in &sheet.questions {
                let answer = self.read(item, &question.key);
                any |= answer.valid().is_some();
                left.count(answer);
            }
            people += u32::from(any);
        }
        let outcome = match self.plan.tool {
            SurveyTool::Nps => Outcome::Nps(self.nps(sheet)),
            SurveyTool::Kano => Outcome::Kano(self.kano(sheet)),
            SurveyTool::Servqual => Outcome::Servqual(self.servqual(sheet)),
            SurveyTool::Csat => Outcome::Csat(self.csat(sheet)),
            SurveyTool::Means | SurveyTool::Frequency => Outcome::Means(self.means(sheet)),
            SurveyTool::Loyalty => Outcome::Loyalty(sheet.answers.iter().map(|id| self.loyalty(sheet, *id)).collect()),
        };
        Computed { people, left, outcome }
    }

    fn breaks(&self) -> Breaks {
        let (least, most) = self.range();
        // 9–10, 7–8 and the rest of 0–10; another scale keeps the same distances from its top.
        Breaks { least, detractor: most - 4, passive: most - 2, most }
    }

    fn nps(&self, sheet: &Sheet) -> NpsOut {
        let Some(question) = sheet.questions.first() else { return NpsOut::default() };
        let breaks = self.breaks();
        let mut scores = vec![0_u32; usize::try_from(breaks.most - breaks.least + 1).unwrap_or(0)];
        let mut all = Vec::with_capacity(sheet.answers.len());
        let mut segments: BTreeMap<String, Vec<Answer>> = BTreeMap::new();
        let mut tags: BTreeMap<String, [u32; 3]> = BTreeMap::new();
        let mut reasons: BTreeMap<String, [u32; 3]> = BTreeMap::new();
        let why = self.plan.open.iter().find(|f| f.id != SEGMENT && f.id != TAG).map_or("why", |f| f.id.as_str());
        for person in &sheet.answers {
            let answer = self.answer(*person, &question.key);
            all.push(answer);
            let segment = self.doc.text(*person, SEGMENT).trim();
            if !segment.is_empty() {
                segments.entry(segment.to_owned()).or_default().push(answer);
            }
            let Answer::Valid(score) = answer else { continue };
            if let Some(count) = usize::try_from(score - breaks.least).ok().and_then(|i| scores.get_mut(i)) {
                *count += 1;
            }
            let group = match breaks.group(score) {
                Group::Detractor => 0,
                Group::Passive => 1,
                Group::Promoter => 2,
            };
            for (register, found) in [(TAG, &mut tags), (why, &mut reasons)] {
                let words = self.doc.text(*person, register).trim();
                if let Some(count) = (!words.is_empty()).then(|| found.entry(words.to_owned()).or_default()).and_then(|c| c.get_mut(group)) {
                    *count += 1;
                }
            }
        }
        let score = |answers: &[Answer]| nps::nps(Counts::of(answers, breaks).0, LEVEL);
        let mut segments: Vec<(String, Nps)> = segments.into_iter().filter_map(|(name, a)| Some((name, score(&a)?))).collect();
        segments.sort_by_key(|(_, n)| std::cmp::Reverse(n.counts.n()));
        let mut reasons: Vec<_> = if tags.is_empty() { reasons } else { tags }.into_iter().collect();
        reasons.sort_by_key(|(_, n)| std::cmp::Reverse(n.iter().sum::<u32>()));
        NpsOut { scores, all: score(&all), segments, reasons, untagged: self.untagged(sheet, why) }
    }

    fn untagged(&self, sheet: &Sheet, why: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for person in &sheet.answers {
            let words = self.doc.text(*person, why).trim();
            if !words.is_empty() && self.doc.text(*person, TAG).is_empty() && !found.iter().any(|f| f == words) {
                found.push(words.to_owned());
                if found.len() == UNTAGGED {
                    break;
                }
            }
        }
        found
    }

    /// The table of classes: the template's letters, or the classic one.
    fn classes(&self) -> [[Category; 5]; 5] {
        let mut cells = kano::Table::Classic.cells();
        let rows = self.plan.classes.as_ref().map_or(&[][..], |c| &c.rows);
        for (row, letters) in cells.iter_mut().zip(rows) {
            for (cell, letter) in row.iter_mut().zip(letters.chars()) {
                *cell = Category::of(letter).unwrap_or(*cell);
            }
        }
        cells
    }

    fn kano(&self, sheet: &Sheet) -> Vec<KanoRow> {
        let classes = self.classes();
        let people: Vec<&doc::Item> = sheet.answers.iter().filter_map(|person| self.doc.get(*person)).collect();
        let rows = sheet.elements.iter().map(|element| {
            let mut keys = sheet.questions.iter().filter(|q| q.element == Some(*element)).map(|q| &q.key);
            let (with, without) = (keys.next(), keys.next());
            let answer = |item, key: Option<&_>| key.map_or(Answer::Missing, |k| self.read(item, k));
            let given: Vec<_> = people.iter().copied().map(|item| (answer(item, with), answer(item, without))).collect();
            let (pairs, left) = kano::pairs(&given);
            let mut counts = kano::Counts::default();
            for (row, categories) in pairs.iter().zip(classes) {
                for (people, category) in row.iter().zip(categories) {
                    counts.add(category, f64::from(*people));
                }
            }
            KanoRow { id: *element, pairs, left, kano: kano::kano(counts) }
        });
        rows.collect()
    }

    fn column(&self, sheet: &Sheet, key: &crate::model::doc::Key) -> Vec<Option<f64>> {
        sheet.answers.iter().map(|p| self.answer(*p, key).valid().map(f64::from)).collect()
    }

    fn servqual(&self, sheet: &Sheet) -> ServqualOut {
        let key = |item, pass| sheet.questions.iter().find(|q| q.item == item && q.pass == Some(pass)).map(|q| &q.key);
        let items = (0..).zip(&self.plan.items).filter_map(|(at, plan)| {
            let (expected, perceived) = (self.column(sheet, key(at, 0)?), self.column(sheet, key(at, 1)?));
            let answers: Vec<_> = expected.into_iter().zip(perceived).collect();
            Some(Item::of(&plan.id, &plan.g, &answers))
        });
        let weights: Vec<(String, f64)> = self.group_ids().into_iter().filter_map(|g| Some((g.to_owned(), self.weight(g)?))).collect();
        let perceived = (0..self.plan.items.len()).filter_map(|at| key(at, 1)).collect::<Vec<_>>();
        let rows: Vec<Vec<Option<f64>>> =
            sheet.answers.iter().map(|p| perceived.iter().map(|k| self.answer(*p, k).valid().map(f64::from)).collect()).collect();
        let mut gaps = servqual::servqual(items.collect(), &weights);
        let order = self.group_ids();
        gaps.dimensions.sort_by_key(|d| order.iter().position(|g| *g == d.id));
        ServqualOut { gaps, alpha: servqual::cronbach(&rows, Gaps::Listwise, LEVEL) }
    }

    fn csat(&self, sheet: &Sheet) -> CsatOut {
        let columns: Vec<(usize, Vec<Option<f64>>)> = sheet.questions.iter().map(|q| (q.item, self.column(sheet, &q.key))).collect();
        let id = |item: usize| self.plan.items.get(item).map_or("", |i| i.id.as_str());
        let overall = columns.iter().find(|(item, _)| id(*item) == "overall").or_else(|| columns.first());
        let (least, most) = self.range();
        let mut counts = vec![0_u32; usize::try_from(most - least + 1).unwrap_or(0)];
        for value in overall.iter().flat_map(|(_, c)| c.iter().copied().flatten()) {
            if let Some(count) = counts.get_mut((value - f64::from(least)) as usize) {
                *count += 1;
            }
        }
        let items: Vec<Mean> = columns.iter().map(|(item, column)| scales::question(id(*item), column)).collect();
        let rated = columns.iter().zip(&items).filter(|((item, _), _)| self.plan.items.get(*item).is_some_and(|i| i.g == "touchpoint"));
        let attributes: Option<Vec<Attribute>> = rated
            .map(|((_, column), mean)| {
                let importance = scales::derived_importance(column, &overall?.1)?;
                Some(Attribute { name: mean.id.clone(), importance, performance: mean.mean? })
            })
            .collect();
        let grid = attributes.and_then(|a| ipa::ipa(a, Cross::Median));
        CsatOut { overall: csat::scale(&counts, least, 2, LEVEL), counts, items, grid }
    }

    fn means(&self, sheet: &Sheet) -> MeansOut {
        let named: Vec<(String, Mean)> = sheet
            .questions
            .iter()
            .filter_map(|q| self.plan.items.get(q.item).map(|i| (i.g.clone(), scales::question(&i.id, &self.column(sheet, &q.key)))))
            .collect();
        let mut groups = scales::groups(&named);
        let order = self.group_ids();
        groups.sort_by_key(|g| order.iter().position(|id| *id == g.id));
        MeansOut { items: named.into_iter().map(|(_, m)| m).collect(), groups, high_is_bad: self.plan.tool == SurveyTool::Frequency }
    }

    fn loyalty(&self, sheet: &Sheet, person: ItemId) -> LoyaltyOut {
        let mut decided = 0;
        let mut shares: Vec<(String, Option<f64>)> = Vec::new();
        let mut counts = Vec::new();
        for group in self.group_ids() {
            let (mut yes, mut all) = (0_u32, 0_u32);
            for q in sheet.questions.iter().filter(|q| self.plan.items.get(q.item).is_some_and(|i| i.g == group)) {
                // Yes, no, and anything else is not decided.
                match self.answer(person, &q.key) {
                    Answer::Valid(1) => (yes, all) = (yes + 1, all + 1),
                    Answer::Valid(2) => all += 1,
                    _ => {}
                }
            }
            decided += all;
            counts.push((yes, all));
            shares.push((group.to_owned(), (all > 0).then(|| f64::from(yes) / f64::from(all))));
        }
        let most = shares.iter().filter_map(|(_, s)| *s).fold(0.0, f64::max);
        let mut best = shares.iter().filter(|(_, s)| s.is_some_and(|s| s > 0.0 && s >= most - 1e-12)).map(|(g, _)| g.clone()).collect::<Vec<_>>();
        if best.len() > 1 {
            best.retain(|g| g != COMMITTED);
        }
        let confidence = f64::from(decided) / (sheet.questions.len().max(1)) as f64;
        LoyaltyOut { person, shares, counts, kind: best.first().cloned(), confidence }
    }
}
