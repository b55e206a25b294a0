//! Net Promoter Score: shares, score, intervals, tests and sample size (Reichheld, HBR 12/2003; Rocks, American Statistician 2016).

use super::{
    Explained, Interval, SMALL_SAMPLE, dist,
    numbers::{Answer, LeftOut, percent, show, signed},
};
use crate::model::texts::calc as t;

/// Where the three groups part: least, most of a detractor, most of a passive, most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Breaks {
    /// The lowest answer of the scale.
    pub least: i32,
    /// The highest answer of a detractor.
    pub detractor: i32,
    /// The highest answer of a passive.
    pub passive: i32,
    /// The highest answer of the scale.
    pub most: i32,
}

impl Default for Breaks {
    fn default() -> Self {
        Self { least: 0, detractor: 6, passive: 8, most: 10 }
    }
}

/// Which of the three an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// 0 to 6.
    Detractor,
    /// 7 and 8.
    Passive,
    /// 9 and 10.
    Promoter,
}

impl Breaks {
    /// The group of a valid answer.
    pub fn group(self, answer: i32) -> Group {
        if answer <= self.detractor {
            Group::Detractor
        } else if answer <= self.passive {
            Group::Passive
        } else {
            Group::Promoter
        }
    }
}

/// How many of each group; everything else follows from these three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Detractors.
    pub detractors: u32,
    /// Passives.
    pub passives: u32,
    /// Promoters.
    pub promoters: u32,
}

impl Counts {
    /// Counts valid answers; the rest is reported apart.
    pub fn of(answers: &[Answer], breaks: Breaks) -> (Self, LeftOut) {
        let mut counts = Self::default();
        for answer in answers.iter().filter_map(|a| a.valid()) {
            match breaks.group(answer) {
                Group::Detractor => counts.detractors += 1,
                Group::Passive => counts.passives += 1,
                Group::Promoter => counts.promoters += 1,
            }
        }
        (counts, LeftOut::of(answers))
    }

    /// All valid answers.
    pub fn n(self) -> u32 {
        self.detractors + self.passives + self.promoters
    }

    fn weights(self) -> Weights {
        Weights { d: f64::from(self.detractors), n: f64::from(self.n()), p: f64::from(self.promoters) }
    }
}

/// Counts that need not be whole, as the adjusted methods make them.
#[derive(Clone, Copy)]
struct Weights {
    d: f64,
    n: f64,
    p: f64,
}

impl Weights {
    /// ¾ of an answer to each end and 1½ to the middle.
    fn adjusted(self) -> Self {
        Self { d: self.d + 0.75, n: self.n + 3.0, p: self.p + 0.75 }
    }

    /// The score between −1 and 1.
    fn score(self) -> f64 {
        (self.p - self.d) / self.n
    }

    /// The variance of one answer coded +1, 0, −1.
    fn variance(self) -> f64 {
        ((self.p + self.d) / self.n - self.score().powi(2)).max(0.0)
    }

    /// The standard error between 0 and 1.
    fn error(self) -> f64 {
        (self.variance() / self.n).sqrt()
    }
}

/// The adjusted figures behind the default interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Adjusted {
    /// n + 3.
    pub n: f64,
    /// Its score in points.
    pub score: f64,
    /// Its variance, of answers coded +1, 0, −1.
    pub variance: f64,
    /// Its standard error in points.
    pub error: f64,
}

/// Everything about one score; scores, errors and intervals in points of −100 … 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nps {
    /// The three counts.
    pub counts: Counts,
    /// 100 (P − D) / n.
    pub score: f64,
    /// Shares of detractors, passives, promoters, of 1.
    pub shares: [f64; 3],
    /// Variance of one answer coded +1, 0, −1 (population form).
    pub variance: f64,
    /// 100 √(variance / n).
    pub error: f64,
    /// The quantile of the level asked for.
    pub z: f64,
    /// z · error.
    pub margin: f64,
    /// Score ± margin; a point where everyone is of one group.
    pub wald: Interval,
    /// The default interval: adjusted Wald (Rocks 2016; `MeasuringU`).
    pub adjusted_wald: Interval,
    /// What it was made of.
    pub adjusted: Adjusted,
    /// Mean of +1, 0, −1 with the sample deviation and t; needs two answers.
    pub trinomial_t: Option<Interval>,
    /// Fewer than 30 answers.
    pub small: bool,
}

/// Computes the score. `None` for n = 0 (no score, never 0) or a level outside 0 … 1.
///
/// Formulas: Reichheld 2003; variance and intervals after Rocks 2016 and the R package NPS (B. Rocks), see DOMAIN.md 1.1.
pub fn nps(counts: Counts, level: f64) -> Option<Nps> {
    let n = counts.n();
    if n == 0 {
        return None;
    }
    let z = dist::z(level)?;
    let (plain, adjusted) = (counts.weights(), counts.weights().adjusted());
    let around = |w: Weights, times: f64| Interval::around(100.0 * w.score(), 100.0 * times * w.error(), -100.0, 100.0);
    let trinomial_t = dist::t(level, f64::from(n) - 1.0).map(|t| {
        let sample = Weights { n: plain.n - 1.0, ..plain };
        let half = t * (plain.variance() * plain.n / sample.n / plain.n).sqrt();
        Interval::around(100.0 * plain.score(), 100.0 * half, -100.0, 100.0)
    });
    Some(Nps {
        counts,
        score: 100.0 * plain.score(),
        shares: [counts.detractors, counts.passives, counts.promoters].map(|k| f64::from(k) / plain.n),
        variance: plain.variance(),
        error: 100.0 * plain.error(),
        z,
        margin: 100.0 * z * plain.error(),
        wald: around(plain, z),
        adjusted_wald: around(adjusted, z),
        adjusted: Adjusted { n: adjusted.n, score: 100.0 * adjusted.score(), variance: adjusted.variance(), error: 100.0 * adjusted.error() },
        trinomial_t,
        small: n < SMALL_SAMPLE,
    })
}

/// The score interval of the difference of two dependent shares (Tango, Statistics in Medicine 1998), a third method beside the two.
/// `None` for n = 0.
pub fn tango(counts: Counts, level: f64) -> Option<Interval> {
    if counts.n() == 0 {
        return None;
    }
    let z = dist::z(level)?;
    let (p, d, n) = (f64::from(counts.promoters), f64::from(counts.detractors), f64::from(counts.n()));
    // Where the score statistic of the difference δ is ±z; it falls as δ grows.
    let statistic = |delta: f64| {
        let b = -p - d + (2.0 * n - p + d) * delta;
        let c = -d * delta * (1.0 - delta);
        let q = (((b * b - 8.0 * n * c).max(0.0)).sqrt() - b) / (4.0 * n);
        let spread = n * (2.0 * q + delta * (1.0 - delta));
        if spread <= 0.0 { (p - d - n * delta).signum() * f64::INFINITY } else { (p - d - n * delta) / spread.sqrt() }
    };
    let find = |goal: f64| {
        let (mut low, mut high) = (-1.0, 1.0);
        for _ in 0..100 {
            let middle = f64::midpoint(low, high);
            if statistic(middle) > goal { low = middle } else { high = middle }
        }
        100.0 * f64::midpoint(low, high)
    };
    Some(Interval { low: find(z), high: find(-z) })
}

/// How two scores are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// The plain difference and its error.
    Wald,
    /// ¾, 1½, ¾ of an answer added to each sample first.
    #[default]
    AdjustedWald,
}

/// A difference between two scores, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// First minus second of the scores as shown.
    pub raw: f64,
    /// The difference that is tested.
    pub tested: f64,
    /// Its standard error.
    pub error: f64,
    /// tested / error; `None` where nothing varies.
    pub z: Option<f64>,
    /// Two-sided probability.
    pub p: Option<f64>,
    /// tested ± z · error, −200 … 200.
    pub interval: Interval,
    /// p below 1 − level.
    pub significant: Option<bool>,
}

/// Tests two independent scores against each other (`MeasuringU`, "nps-significance-test"; R package NPS, nps.test).
/// `None` if one sample is empty.
pub fn compare(x: Counts, y: Counts, level: f64, method: Method) -> Option<Difference> {
    if x.n() == 0 || y.n() == 0 {
        return None;
    }
    let quantile = dist::z(level)?;
    let adjust = |w: Weights| if method == Method::AdjustedWald { w.adjusted() } else { w };
    let (a, b) = (adjust(x.weights()), adjust(y.weights()));
    let error = (a.variance() / a.n + b.variance() / b.n).sqrt();
    let tested = a.score() - b.score();
    let z = (error > 0.0).then(|| tested / error);
    let p = z.map(dist::normal_p);
    Some(Difference {
        raw: 100.0 * (x.weights().score() - y.weights().score()),
        tested: 100.0 * tested,
        error: 100.0 * error,
        z,
        p,
        interval: Interval::around(100.0 * tested, 100.0 * quantile * error, -200.0, 200.0),
        significant: p.map(|p| p < 1.0 - level),
    })
}

/// Tests one score against a target in points: z and two-sided p; `None` where nothing varies (R package NPS, nps.test with one sample).
pub fn against(counts: Counts, target: f64, method: Method) -> Option<(f64, f64)> {
    let w = if method == Method::AdjustedWald { counts.weights().adjusted() } else { counts.weights() };
    if counts.n() == 0 || w.error() <= 0.0 {
        return None;
    }
    let z = (w.score() - target / 100.0) / w.error();
    Some((z, dist::normal_p(z)))
}

/// How many answers bring the margin down to `points`: ⌈z² · variance / margin²⌉; the worst case is a variance of 1.
pub fn sample_size(variance: f64, points: f64, level: f64) -> Option<u32> {
    let z = dist::z(level)?;
    // Exact halves of a person come from binary fractions, not from people.
    (points > 0.0 && variance >= 0.0).then(|| (z * z * variance / (points / 100.0).powi(2) - 1e-9).ceil() as u32)
}

impl Nps {
    /// How it is computed, line by line.
    pub fn explain(&self) -> Vec<Explained> {
        let c = self.counts;
        let n = c.n();
        let [d, a, p] = self.shares;
        let ends = |i: Interval| format!("{} … {}", signed(i.low, 1), signed(i.high, 1));
        let adj = self.adjusted;
        vec![
            Explained::new(
                t::NPS_SHARES,
                t::NPS_SHARES_BY,
                format!(
                    "{}/{n} = {} · {}/{n} = {} · {}/{n} = {}",
                    c.promoters,
                    percent(p, 1),
                    c.passives,
                    percent(a, 1),
                    c.detractors,
                    percent(d, 1)
                ),
            ),
            Explained::new(t::NPS_SCORE, t::NPS_SCORE_BY, format!("100 × ({} − {}) / {n} = {}", c.promoters, c.detractors, signed(self.score, 1))),
            Explained::new(
                t::VARIANCE,
                t::NPS_VARIANCE_BY,
                format!("{} + {} − ({})² = {}", show(p, 3), show(d, 3), show(p - d, 3), show(self.variance, 3)),
            ),
            Explained::new(t::STANDARD_ERROR, t::NPS_ERROR_BY, format!("100 × √({} / {n}) = {}", show(self.variance, 3), show(self.error, 1))),
            Explained::new(t::MARGIN, t::MARGIN_BY, format!("{} × {} = ±{}", show(self.z, 2), show(self.error, 1), show(self.margin, 1))),
            Explained::new(
                t::ADJUSTED_WALD,
                t::NPS_ADJUSTED_BY,
                format!("n′ = {}, NPS′ = {}, {} → {}", show(adj.n, 0), signed(adj.score, 1), show(adj.error, 1), ends(self.adjusted_wald)),
            ),
        ]
    }
}
