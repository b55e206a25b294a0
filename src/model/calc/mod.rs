//! Formulas, each with its source; pure, unrounded inside, and tested against golden cases.

pub mod calculator;
pub mod calibration;
pub mod csat;
pub mod dist;
pub mod dot_vote;
pub mod experience_return;
pub mod ipa;
pub mod json;
pub mod kano;
pub mod mdm;
pub mod nps;
pub mod numbers;
pub mod pareto;
pub mod peak_end;
pub mod scales;
pub mod servqual;
pub mod smart;

use super::{
    text::{Bi, Lang},
    texts::Text,
};

/// Under this many answers a score carries a small-sample notice (our threshold, DOMAIN.md).
pub const SMALL_SAMPLE: u32 = 30;

/// One line of "how it is computed": what, by which formula, and the formula with its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// What is computed.
    pub name: Text,
    /// The formula in words or signs.
    pub formula: Text,
    /// The same formula with this case's figures and its result, rounded for reading; free of language.
    pub filled: String,
}

impl Explained {
    pub(crate) fn new(name: Text, formula: Text, filled: String) -> Self {
        Self { name, formula, filled }
    }
}

/// Two ends, low first, in the unit of the score they belong to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Interval {
    /// Centre ± half, cut to a range that scores cannot leave.
    pub(crate) fn around(centre: f64, half: f64, least: f64, most: f64) -> Self {
        Self { low: (centre - half).clamp(least, most), high: (centre + half).clamp(least, most) }
    }
}

/// Why something could not be computed, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// The sentence.
    pub text: Text,
    /// What fills its blanks.
    pub args: Vec<String>,
}

impl Wrong {
    /// A sentence with its blanks filled.
    pub(crate) fn new(text: Text, args: &[&str]) -> Self {
        Self { text, args: args.iter().map(|&a| a.to_owned()).collect() }
    }

    /// The sentence in a language.
    pub fn get(&self, lang: Lang) -> String {
        let args: Vec<&str> = self.args.iter().map(String::as_str).collect();
        self.text.with(lang, &args)
    }

    /// The sentence in both.
    pub fn both(&self) -> Bi {
        Bi::new(self.get(Lang::Zh), self.get(Lang::En))
    }
}

#[cfg(test)]
mod tests;
