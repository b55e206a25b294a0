//! SERVQUAL: gaps between perceived and expected service (Parasuraman, Zeithaml & Berry, J. Retailing 64(1), 1988) and their reliability.

use super::{
    Explained, Interval, dist,
    numbers::{mean, sample_variance, show, signed},
};
use crate::model::texts::calc as t;

/// Which of the 22 statements of 1991 belong to which dimension, in order: 4 tangibles, 5 reliability, 4 responsiveness, 4 assurance, 5 empathy.
pub const ORDER_22: [(&str, usize); 5] = [("tangibles", 4), ("reliability", 5), ("responsiveness", 4), ("assurance", 4), ("empathy", 5)];

/// Average importance points US customers gave (Zeithaml, Parasuraman & Berry 1990); for comparison only.
pub const WEIGHTS_1990: [(&str, f64); 5] =
    [("reliability", 32.0), ("responsiveness", 22.0), ("assurance", 19.0), ("empathy", 16.0), ("tangibles", 11.0)];

/// One statement of the questionnaire and how it came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// The dimension it belongs to; may be empty.
    pub dimension: String,
    /// Mean expectation: of those who gave both answers, or of all where nobody did.
    pub expected: Option<f64>,
    /// Mean perception, likewise.
    pub perceived: Option<f64>,
    /// Mean of perception − expectation; negative is a shortfall.
    pub gap: Option<f64>,
    /// How many gave both answers.
    pub n: u32,
}

impl Item {
    /// From the answers of all respondents, (expectation, perception); only whole pairs make the gap.
    pub fn of(id: impl Into<String>, dimension: impl Into<String>, answers: &[(Option<f64>, Option<f64>)]) -> Self {
        let pairs: Vec<(f64, f64)> = answers.iter().filter_map(|&(e, p)| e.zip(p)).collect();
        let (id, dimension) = (id.into(), dimension.into());
        if pairs.is_empty() {
            let (e, p): (Vec<_>, Vec<_>) = answers.iter().copied().unzip();
            let all = |side: Vec<Option<f64>>| mean(&side.into_iter().flatten().collect::<Vec<f64>>());
            return Self { id, dimension, expected: all(e), perceived: all(p), gap: None, n: 0 };
        }
        let (e, p): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
        let gap = mean(&pairs.iter().map(|(e, p)| p - e).collect::<Vec<_>>());
        Self { id, dimension, expected: mean(&e), perceived: mean(&p), gap, n: pairs.len() as u32 }
    }

    /// From means that were published.
    pub fn of_means(id: impl Into<String>, dimension: impl Into<String>, expected: Option<f64>, perceived: Option<f64>, n: u32) -> Self {
        let gap = expected.zip(perceived).map(|(e, p)| p - e);
        Self { id: id.into(), dimension: dimension.into(), expected, perceived, gap, n }
    }
}

/// One dimension: means of its statements.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    /// Its id.
    pub id: String,
    /// Mean of the expectations of its statements.
    pub expected: Option<f64>,
    /// Mean of the perceptions.
    pub perceived: Option<f64>,
    /// Mean of the gaps.
    pub gap: Option<f64>,
    /// How many statements have a gap.
    pub items: u32,
    /// Its weight, of 1; `None` where no weights were given.
    pub weight: Option<f64>,
}

/// The whole questionnaire.
#[derive(Clone, Debug, PartialEq)]
pub struct Servqual {
    /// Statements in the order given.
    pub items: Vec<Item>,
    /// Dimensions in the order in which they first occur.
    pub dimensions: Vec<Dimension>,
    /// Mean of the gaps of the dimensions.
    pub overall: Option<f64>,
    /// Mean of the gaps of all statements; differs from `overall` where dimensions differ in size.
    pub overall_items: Option<f64>,
    /// Weighted gap; weights are brought to a sum of 1 first.
    pub weighted: Option<f64>,
    /// SERVPERF (Cronin & Taylor, J. Marketing 1992): mean perception of the dimensions.
    pub servperf: Option<f64>,
    /// The same, weighted.
    pub servperf_weighted: Option<f64>,
    /// What the weights summed to; anything but 100 deserves a notice.
    pub weights_sum: Option<f64>,
}

/// Computes gaps per statement and dimension and over all. `weights` are points by id of the dimension; none means unweighted only.
pub fn servqual(items: Vec<Item>, weights: &[(String, f64)]) -> Servqual {
    let mut names: Vec<String> = Vec::new();
    for item in items.iter().filter(|i| !i.dimension.is_empty()) {
        if !names.contains(&item.dimension) {
            names.push(item.dimension.clone());
        }
    }
    let sum: f64 = weights.iter().map(|(_, w)| w).sum();
    let dimensions: Vec<Dimension> = names
        .into_iter()
        .map(|id| {
            let of = |pick: fn(&Item) -> Option<f64>| items.iter().filter(|i| i.dimension == id).filter_map(pick).collect::<Vec<f64>>();
            let gaps = of(|i| i.gap);
            let weight = weights.iter().find(|(name, _)| *name == id).filter(|_| sum > 0.0).map(|(_, w)| w / sum);
            Dimension {
                expected: mean(&of(|i| i.expected)),
                perceived: mean(&of(|i| i.perceived)),
                gap: mean(&gaps),
                items: gaps.len() as u32,
                weight,
                id,
            }
        })
        .collect();
    let all = |pick: fn(&Dimension) -> Option<f64>| mean(&dimensions.iter().filter_map(pick).collect::<Vec<_>>());
    let weighted = |pick: fn(&Dimension) -> Option<f64>| {
        let parts: Vec<(f64, f64)> = dimensions.iter().filter_map(|d| d.weight.zip(pick(d))).collect();
        let held: f64 = parts.iter().map(|(w, _)| w).sum();
        // A dimension without answers must not count as 0: the rest share its weight.
        (held > 0.0).then(|| parts.iter().map(|(w, v)| w * v).sum::<f64>() / held)
    };
    Servqual {
        overall: all(|d| d.gap),
        overall_items: mean(&items.iter().filter_map(|i| i.gap).collect::<Vec<_>>()),
        weighted: weighted(|d| d.gap),
        servperf: all(|d| d.perceived),
        servperf_weighted: weighted(|d| d.perceived),
        weights_sum: (!weights.is_empty()).then_some(sum),
        items,
        dimensions,
    }
}

impl Servqual {
    /// The statement with the most negative gap; the first of equals.
    pub fn worst(&self) -> Option<&Item> {
        self.items.iter().filter(|i| i.gap.is_some()).min_by(|a, b| a.gap.partial_cmp(&b.gap).unwrap_or(std::cmp::Ordering::Equal))
    }

    /// The statement with the highest gap; the first of equals.
    pub fn best(&self) -> Option<&Item> {
        self.items.iter().rev().filter(|i| i.gap.is_some()).max_by(|a, b| a.gap.partial_cmp(&b.gap).unwrap_or(std::cmp::Ordering::Equal))
    }

    /// The dimension with the most negative gap; the first of equals.
    pub fn largest_gap(&self) -> Option<&Dimension> {
        self.dimensions.iter().filter(|d| d.gap.is_some()).min_by(|a, b| a.gap.partial_cmp(&b.gap).unwrap_or(std::cmp::Ordering::Equal))
    }

    /// How it is computed, line by line, for one dimension (the largest gap if none is named) and over all.
    pub fn explain(&self, dimension: Option<&str>) -> Vec<Explained> {
        let chosen = dimension.and_then(|id| self.dimensions.iter().find(|d| d.id == id)).or_else(|| self.largest_gap());
        let mut lines = Vec::new();
        if let Some(d) = chosen {
            let items: Vec<&Item> = self.items.iter().filter(|i| i.dimension == d.id).collect();
            for i in &items {
                if let (Some(e), Some(p), Some(gap)) = (i.expected, i.perceived, i.gap) {
                    lines.push(Explained::new(t::SQ_ITEM, t::SQ_ITEM_BY, format!("{}: {} − {} = {}", i.id, show(p, 2), show(e, 2), signed(gap, 2))));
                }
            }
            let gaps: Vec<f64> = items.iter().filter_map(|i| i.gap).collect();
            if let Some(gap) = d.gap {
                lines.push(Explained::new(t::SQ_DIMENSION, t::SQ_DIMENSION_BY, format!("({}) / {} = {}", plus(&gaps), gaps.len(), signed(gap, 2))));
            }
        }
        let gaps: Vec<f64> = self.dimensions.iter().filter_map(|d| d.gap).collect();
        if let Some(overall) = self.overall {
            lines.push(Explained::new(t::SQ_PLAIN, t::SQ_PLAIN_BY, format!("({}) / {} = {}", plus(&gaps), gaps.len(), signed(overall, 2))));
        }
        if let Some(weighted) = self.weighted {
            let parts = self.dimensions.iter().filter_map(|d| d.weight.zip(d.gap));
            let parts: Vec<String> = parts.map(|(w, g)| format!("{} × ({})", show(w, 2), show(g, 2))).collect();
            lines.push(Explained::new(t::SQ_WEIGHTED, t::SQ_WEIGHTED_BY, format!("{} = {}", parts.join(" + "), signed(weighted, 2))));
        }
        lines
    }
}

fn plus(gaps: &[f64]) -> String {
    gaps.iter().map(|&g| show(g, 2)).collect::<Vec<_>>().join(" + ").replace("+ −", "− ")
}

/// What to do with rows that have an empty answer when α is computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gaps {
    /// Only whole rows count.
    #[default]
    Listwise,
    /// Each pair of statements uses the rows that have both.
    Pairwise,
}

/// Cronbach's α with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alpha {
    /// The coefficient; 0.7 or more is acceptable.
    pub alpha: f64,
    /// Feldt's interval (Psychometrika 1965); `None` where it does not exist.
    pub interval: Option<Interval>,
    /// Statements.
    pub k: u32,
    /// Rows used.
    pub n: u32,
}

/// Cronbach's α (Psychometrika 1951): k/(k−1) · (1 − Σ variances / variance of the sum), sample variances; rows are respondents.
/// `None` below two statements or two rows, or where the sum never changes.
pub fn cronbach(rows: &[Vec<Option<f64>>], gaps: Gaps, level: f64) -> Option<Alpha> {
    let k = rows.iter().map(Vec::len).max()?;
    if k < 2 {
        return None;
    }
    let cell = |row: &Vec<Option<f64>>, at: usize| row.get(at).copied().flatten();
    let whole: Vec<&Vec<Option<f64>>> = rows.iter().filter(|row| gaps == Gaps::Pairwise || (0..k).all(|at| cell(row, at).is_some())).collect();
    let n = whole.len();
    let (mut own, mut all) = (0.0, 0.0);
    for one in 0..k {
        for other in 0..k {
            let pairs: Vec<(f64, f64)> = whole.iter().filter_map(|row| cell(row, one).zip(cell(row, other))).collect();
            let covariance = covariance(&pairs)?;
            all += covariance;
            if one == other {
                own += covariance;
            }
        }
    }
    if all <= 0.0 {
        return None;
    }
    let size = k as f64;
    let alpha = size / (size - 1.0) * (1.0 - own / all);
    // As pingouin, whose published figures are our golden cases, the interval counts every row asked, the ones left out included.
    let asked = rows.len() as f64 - 1.0;
    let (df1, df2) = (asked, asked * (size - 1.0));
    let tail = (1.0 - level) / 2.0;
    let ends = dist::f_quantile(1.0 - tail, df1, df2).zip(dist::f_quantile(tail, df1, df2));
    let interval = ends.map(|(high, low)| Interval { low: 1.0 - (1.0 - alpha) * high, high: 1.0 - (1.0 - alpha) * low });
    Some(Alpha { alpha, interval, k: k as u32, n: n as u32 })
}

/// The sample covariance; with itself it is the variance.
fn covariance(pairs: &[(f64, f64)]) -> Option<f64> {
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (mx, my) = (mean(&x)?, mean(&y)?);
    (pairs.len() > 1).then(|| pairs.iter().map(|(x, y)| (x - mx) * (y - my)).sum::<f64>() / (pairs.len() as f64 - 1.0))
}

/// Tests perception against expectation of one statement (paired t): t, two-sided p. `None` below two pairs or where all gaps are equal.
pub fn paired_t(pairs: &[(f64, f64)]) -> Option<(f64, f64)> {
    let gaps: Vec<f64> = pairs.iter().map(|(e, p)| p - e).collect();
    let error = (sample_variance(&gaps)? / gaps.len() as f64).sqrt();
    let t = (error > 0.0).then_some(mean(&gaps)? / error)?;
    dist::t_p(t, gaps.len() as f64 - 1.0).map(|p| (t, p))
}
