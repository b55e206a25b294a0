//! CSAT: the share of answers in the top boxes of a satisfaction scale, with its intervals and tests.

use super::{
    Explained, Interval, SMALL_SAMPLE, dist,
    numbers::{percent, show},
};
use crate::model::texts::calc as t;

/// A share of satisfied answers; shares, intervals in per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Csat {
    /// Valid answers.
    pub n: u32,
    /// Answers in the top boxes.
    pub satisfied: u32,
    /// 100 · satisfied / n.
    pub score: f64,
    /// Wilson's interval, the default (Wilson, JASA 1927).
    pub wilson: Interval,
    /// Agresti–Coull, the adjusted Wald (American Statistician 1998).
    pub agresti_coull: Interval,
    /// Fewer than 30 answers.
    pub small: bool,
}

/// The share of satisfied answers with both intervals. `None` for n = 0: no score, never 0.
pub fn csat(satisfied: u32, n: u32, level: f64) -> Option<Csat> {
    if n == 0 || satisfied > n {
        return None;
    }
    let z = dist::z(level)?;
    let (size, p, zz) = (f64::from(n), f64::from(satisfied) / f64::from(n), z * z);
    let middle = (p + zz / (2.0 * size)) / (1.0 + zz / size);
    let half = z * (p * (1.0 - p) / size + zz / (4.0 * size * size)).sqrt() / (1.0 + zz / size);
    let shifted = (f64::from(satisfied) + zz / 2.0) / (size + zz);
    let wide = z * (shifted * (1.0 - shifted) / (size + zz)).sqrt();
    let cut = |centre: f64, half: f64| Interval::around(100.0 * centre, 100.0 * half, 0.0, 100.0);
    Some(Csat { n, satisfied, score: 100.0 * p, wilson: cut(middle, half), agresti_coull: cut(shifted, wide), small: n < SMALL_SAMPLE })
}

/// What a histogram of answers says; `counts` from the lowest point to the highest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Share and intervals.
    pub csat: Csat,
    /// Mean answer.
    pub mean: f64,
    /// Share of the lowest boxes, as many as the top ones, in per cent.
    pub bottom: f64,
    /// Top − bottom.
    pub net: f64,
    /// 100 (mean − lowest) / (highest − lowest).
    pub index: f64,
}

/// CSAT and its companions of a scale that begins at `least`. `None` without answers or with fewer than two points.
///
/// Top-2-box on 5 points is the common form (4 and 5); it is a share, not the mean (DOMAIN.md 1.2).
pub fn scale(counts: &[u32], least: i32, top: usize, level: f64) -> Option<Scale> {
    let n: u32 = counts.iter().sum();
    let points = counts.len();
    if points < 2 {
        return None;
    }
    let satisfied: u32 = counts.iter().rev().take(top).sum();
    let lowest: u32 = counts.iter().take(top).sum();
    let csat = csat(satisfied, n, level)?;
    let sum: f64 = counts.iter().zip(0..).map(|(&c, at)| f64::from(c) * f64::from(least + at)).sum();
    let mean = sum / f64::from(n);
    let bottom = 100.0 * f64::from(lowest) / f64::from(n);
    Some(Scale { csat, mean, bottom, net: csat.score - bottom, index: 100.0 * (mean - f64::from(least)) / (points as f64 - 1.0) })
}

/// A difference of two shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// First − second in points.
    pub points: f64,
    /// z of the N−1 test; `None` where nothing varies.
    pub z: Option<f64>,
    /// Two-sided probability.
    pub p: Option<f64>,
    /// p below 1 − level.
    pub significant: Option<bool>,
}

/// The N−1 two-proportion test (Campbell, Statistics in Medicine 2007). `None` if one sample is empty.
pub fn compare(first: (u32, u32), second: (u32, u32), level: f64) -> Option<Difference> {
    let (s1, n1, s2, n2) = (f64::from(first.0), f64::from(first.1), f64::from(second.0), f64::from(second.1));
    if n1 <= 0.0 || n2 <= 0.0 {
        return None;
    }
    let (p1, p2, n) = (s1 / n1, s2 / n2, n1 + n2);
    let pooled = (s1 + s2) / n;
    let error = (pooled * (1.0 - pooled) * (1.0 / n1 + 1.0 / n2)).sqrt();
    let z = (error > 0.0).then(|| (p1 - p2) * ((n - 1.0) / n).sqrt() / error);
    let p = z.map(dist::normal_p);
    Some(Difference { points: 100.0 * (p1 - p2), z, p, significant: p.map(|p| p < 1.0 - level) })
}

/// How many answers bring the margin of a share of 1 down to `points`: ⌈z² p (1 − p) / margin²⌉.
pub fn sample_size(share: f64, points: f64, level: f64) -> Option<u32> {
    let z = dist::z(level)?;
    ((0.0..=1.0).contains(&share) && points > 0.0).then(|| (z * z * share * (1.0 - share) / (points / 100.0).powi(2) - 1e-9).ceil() as u32)
}

/// The score over channels: all satisfied over all answers, never the mean of percentages. `None` without answers.
pub fn over_channels(channels: &[(f64, f64)]) -> Option<f64> {
    let n: f64 = channels.iter().map(|(n, _)| n).sum();
    (n > 0.0).then(|| channels.iter().map(|(n, score)| n * score).sum::<f64>() / n)
}

impl Csat {
    /// How it is computed, line by line.
    pub fn explain(&self) -> Vec<Explained> {
        let share = format!("100 × {} / {} = {}", self.satisfied, self.n, percent(self.score / 100.0, 1));
        let ends = format!("{} / {} → {}% … {}%", self.satisfied, self.n, show(self.wilson.low, 1), show(self.wilson.high, 1));
        vec![Explained::new(t::CSAT_SCORE, t::CSAT_SCORE_BY, share), Explained::new(t::CSAT_WILSON, t::CSAT_WILSON_BY, ends)]
    }
}
