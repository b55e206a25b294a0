//! Rows that deserve a look: too fast, mostly missing, one answer for everything, twice the same. They are listed, never left out unasked.

use super::{Mapping, Meta, Person, Table, Target, read};
use crate::model::{
    calc::numbers::{median, show},
    doc::Value,
    text::Lang,
    texts::survey_import as t,
};

/// Why a row deserves a look.
#[derive(Clone, Debug, PartialEq)]
pub enum Doubt {
    /// Answered in so many seconds; fewer than the limit.
    TooFast(f64, f64),
    /// So many of so many questions are blank.
    MostlyMissing(u32, u32),
    /// The same answer to so many questions.
    OneAnswer(u32),
    /// So many answers are off the scale; they will be counted apart.
    OffScale(u32),
    /// The same answers as this row, from the same address.
    SameAs(usize),
}

impl Doubt {
    /// One sentence.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::TooFast(took, limit) => t::TOO_FAST.with(lang, &[&show(*took, 0), &show(*limit, 0)]),
            Self::MostlyMissing(missing, asked) => t::MOSTLY_MISSING.with(lang, &[&missing.to_string(), &asked.to_string()]),
            Self::OneAnswer(count) => t::ONE_ANSWER.with(lang, &[&count.to_string()]),
            Self::OffScale(count) => t::OFF_SCALE.with(lang, &[&count.to_string()]),
            Self::SameAs(row) => t::SAME_AS.with(lang, &[&row.to_string()]),
        }
    }
}

/// Nobody reads a question and answers it in less.
const SECONDS_EACH: f64 = 2.0;
/// Less than this share of the usual time is doubtful.
const OF_MEDIAN: f64 = 0.3;
/// From so many equal answers on, one answer for everything is doubtful.
const ALL_EQUAL_FROM: u32 = 5;

/// Finds the doubts of all rows.
pub fn doubts(table: &Table, targets: &[Target], mapping: &Mapping, people: &mut [Person]) {
    let took = |column: usize| table.rows.iter().map(|(_, row)| read::seconds(Table::cell(row, column))).collect::<Vec<_>>();
    let times = mapping.meta(Meta::Duration).map(took).unwrap_or_default();
    let known: Vec<f64> = times.iter().copied().flatten().collect();
    let usual = if known.len() >= 5 { median(&known).unwrap_or_default() * OF_MEDIAN } else { 0.0 };
    let address = mapping.meta(Meta::Address);
    let scaled = |key: &str| targets.iter().any(|t| t.ask.scaled() && t.key.as_str() == key);
    let mut seen: Vec<(usize, Vec<String>)> = Vec::new();
    for (at, person) in people.iter_mut().enumerate() {
        let answers: Vec<&Value> = person.fields.iter().filter(|(key, _)| scaled(key.as_str())).map(|(_, value)| value).collect();
        let limit = (f64::from(person.asked) * SECONDS_EACH).max(usual);
        if let Some(took) = times.get(at).copied().flatten().filter(|t| *t < limit) {
            person.doubts.push(Doubt::TooFast(took, limit));
        }
        if person.asked > 0 && person.missing * 2 > person.asked {
            person.doubts.push(Doubt::MostlyMissing(person.missing, person.asked));
        }
        let count = answers.len() as u32;
        if count >= ALL_EQUAL_FROM && answers.windows(2).all(|pair| pair.first() == pair.last()) {
            person.doubts.push(Doubt::OneAnswer(count));
        }
        if person.invalid > 0 {
            person.doubts.push(Doubt::OffScale(person.invalid));
        }
        let Some((_, row)) = table.rows.get(at) else { continue };
        let from = address.map_or("", |column| Table::cell(row, column));
        if from.is_empty() || count == 0 {
            continue;
        }
        let mark: Vec<String> = std::iter::once(from.to_owned()).chain(person.fields.iter().map(|(k, v)| format!("{}={v:?}", k.as_str()))).collect();
        match seen.iter().find(|(_, other)| *other == mark) {
            Some((first, _)) => person.doubts.push(Doubt::SameAs(*first)),
            None => seen.push((person.row, mark)),
        }
    }
}
