//! Importance–performance analysis: which attributes to work on first (Martilla & James, J. Marketing 41(1), 1977).

use super::numbers::{mean, median};

/// One attribute with its two means.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// Its name or id.
    pub name: String,
    /// Mean importance.
    pub importance: f64,
    /// Mean performance.
    pub performance: f64,
}

/// Where the two lines are drawn; the same data read differently under each.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Cross {
    /// Through the means.
    #[default]
    Mean,
    /// Through the medians.
    Median,
    /// At fixed values, such as the middle of the scale: importance, performance.
    At(f64, f64),
}

/// The four fields; a value on a line counts as high (our choice).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quadrant {
    /// Important, poorly done.
    Concentrate,
    /// Important, well done.
    KeepUp,
    /// Neither.
    LowPriority,
    /// Unimportant, well done.
    Overkill,
}

impl Quadrant {
    /// The name used in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Concentrate => "concentrate_here",
            Self::KeepUp => "keep_up",
            Self::LowPriority => "low_priority",
            Self::Overkill => "possible_overkill",
        }
    }
}

/// The whole analysis.
#[derive(Clone, Debug, PartialEq)]
pub struct Ipa {
    /// The line across importance.
    pub importance: f64,
    /// The line across performance.
    pub performance: f64,
    /// Each attribute's field and performance − importance, in the order given.
    pub attributes: Vec<(Attribute, Quadrant, f64)>,
    /// Fewer than four attributes: the fields mean little.
    pub few: bool,
}

/// Sorts attributes into the four fields. `None` without any.
pub fn ipa(attributes: Vec<Attribute>, cross: Cross) -> Option<Ipa> {
    let (x, y): (Vec<f64>, Vec<f64>) = attributes.iter().map(|a| (a.importance, a.performance)).unzip();
    let (importance, performance) = match cross {
        Cross::Mean => (mean(&x)?, mean(&y)?),
        Cross::Median => (median(&x)?, median(&y)?),
        Cross::At(x, y) => (x, y),
    };
    let few = attributes.len() < 4;
    // A mean of equal values may miss them by the last bit.
    let high = |value: f64, line: f64| value >= line - 1e-12;
    let attributes: Vec<_> = attributes
        .into_iter()
        .map(|a| {
            let quadrant = match (high(a.importance, importance), high(a.performance, performance)) {
                (true, false) => Quadrant::Concentrate,
                (true, true) => Quadrant::KeepUp,
                (false, false) => Quadrant::LowPriority,
                (false, true) => Quadrant::Overkill,
            };
            let gap = a.performance - a.importance;
            (a, quadrant, gap)
        })
        .collect();
    (!attributes.is_empty()).then_some(Ipa { importance, performance, attributes, few })
}

/// Customer satisfaction index: performance weighted by importance, of the scale's top, in per cent.
/// `None` where no importance is above 0 (formula from common practice, DOMAIN.md 2.3).
pub fn satisfaction_index(attributes: &[Attribute], most: f64) -> Option<f64> {
    let sum: f64 = attributes.iter().map(|a| a.importance).sum();
    (sum > 0.0 && most > 0.0).then(|| attributes.iter().map(|a| a.importance / sum * a.performance).sum::<f64>() / most * 100.0)
}
