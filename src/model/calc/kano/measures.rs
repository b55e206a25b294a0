//! What the counts of one element say: category by three rules, strengths, Better and Worse, tests, means of the scaled answers.

use super::{
    Category::{self, A, I, M, O, Q, R},
    Counts, Pairs,
};
use crate::model::{
    calc::{
        Explained, dist,
        numbers::{percent, show},
    },
    texts::calc as t,
};

/// The category by Lee & Newcomb 1997: one, or a mixture of two where the lead is 6 points or less.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeeNewcomb {
    /// Clear.
    One(Category),
    /// Mixed, the larger first.
    Mixed(Category, Category),
}

/// Whether the lead of the largest count over the second is more than chance (Fong, CQM Journal 1996).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fong {
    /// The largest count of A, O, M, I, R.
    pub a: f64,
    /// The second.
    pub b: f64,
    /// All people, Q included.
    pub n: f64,
    /// 1.65 √((a + b)(2n − a − b) / 2n).
    pub limit: f64,
    /// a − b reaches the limit.
    pub significant: bool,
}

/// Everything about one element.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kano {
    /// The counts.
    pub counts: Counts,
    /// The most frequent; ties in the order M > O > A > I > R > Q.
    pub mode: Category,
    /// M, O, A, I, R, Q: whether it is as frequent as the mode.
    pub tied: [bool; 6],
    /// The group rule: the largest of M, O, A if these are more than I, R, Q together, else the largest of those.
    pub group_rule: Category,
    /// (A + O) / (A + O + M + I); `None` where nobody is in these.
    pub better: Option<f64>,
    /// −(O + M) / (A + O + M + I).
    pub worse: Option<f64>,
    /// (largest − second) / N of 1, Q counted in N only.
    pub category_strength: f64,
    /// (A + O + M) / N of 1.
    pub total_strength: f64,
    /// The category or mixture.
    pub lee_newcomb: LeeNewcomb,
    /// Fong's test.
    pub fong: Fong,
    /// Q / N of 1: above 0.02 the wording deserves a look, above 0.1 it is unclear.
    pub questionable: f64,
    /// √(Better² + Worse²), an aid to priorities in Chinese practice.
    pub sensitivity: Option<f64>,
}

/// The lead at and below which a category is mixed (Lee & Newcomb 1997).
const MIXED: f64 = 0.06;
/// One-sided 95 % as Fong printed it.
const FONG: f64 = 1.65;

/// Classifies one element. `None` if nobody answered.
///
/// Better and Worse: Timko in Berger et al. 1993; group rule and strengths: Lee & Newcomb 1997 and the notes quoted in DOMAIN.md 2.1.
pub fn kano(counts: Counts) -> Option<Kano> {
    let n = counts.total();
    if n <= 0.0 {
        return None;
    }
    let mode = counts.largest(&Category::ALL)?;
    let group_rule = if counts.sum(&[M, O, A]) > counts.sum(&[I, R, Q]) { counts.largest(&[M, O, A]) } else { counts.largest(&[I, R, Q]) }?;
    let base = counts.sum(&[A, O, M, I]);
    let of = |part: f64| (base > 0.0).then_some(part / base);
    let (better, worse) = (of(counts.sum(&[A, O])), of(-counts.sum(&[O, M])).map(|w| w + 0.0));
    let five = [M, O, A, I, R];
    let first = counts.largest(&five)?;
    let rest: Vec<Category> = five.into_iter().filter(|&c| c != first).collect();
    let second = counts.largest(&rest)?;
    let (a, b) = (counts.get(first), counts.get(second));
    let category_strength = (a - b) / n;
    let limit = FONG * ((a + b) * (2.0 * n - a - b) / (2.0 * n)).sqrt();
    Some(Kano {
        counts,
        mode,
        tied: Category::ALL.map(|c| counts.get(c) >= counts.get(mode)),
        group_rule,
        better,
        worse,
        category_strength,
        total_strength: counts.sum(&[A, O, M]) / n,
        lee_newcomb: if category_strength > MIXED { LeeNewcomb::One(first) } else { LeeNewcomb::Mixed(first, second) },
        fong: Fong { a, b, n, limit, significant: a - b >= limit },
        questionable: counts.get(Q) / n,
        sensitivity: better.zip(worse).map(|(b, w)| b.hypot(w)),
    })
}

/// Means of the scaled answers (`DuMouchel` in Berger et al. 1993): 4, 2, 0, −1, −2 with it, −2, −1, 0, 2, 4 without it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Continuous {
    /// Mean of "with it".
    pub functional: f64,
    /// Mean of "without it".
    pub dysfunctional: f64,
    /// Sample deviation of the first; `None` for one person.
    pub deviation_functional: Option<f64>,
    /// Sample deviation of the second.
    pub deviation_dysfunctional: Option<f64>,
    /// How many people.
    pub n: u32,
    /// Where the means lie, lines at 2; a mean below 0 leans to R or Q.
    pub quadrant: Category,
}

const WITH: [f64; 5] = [4.0, 2.0, 0.0, -1.0, -2.0];
const WITHOUT: [f64; 5] = [-2.0, -1.0, 0.0, 2.0, 4.0];

/// Scales and averages the pairs of one element. `None` if nobody answered.
pub fn continuous(pairs: &Pairs) -> Option<Continuous> {
    let n: u32 = pairs.iter().flatten().sum();
    if n == 0 {
        return None;
    }
    let people = f64::from(n);
    let rows = pairs.map(|row| f64::from(row.iter().sum::<u32>()));
    let mut columns = [0.0; 5];
    for row in pairs {
        for (sum, &count) in columns.iter_mut().zip(row) {
            *sum += f64::from(count);
        }
    }
    let mean = |counts: &[f64; 5], scale: &[f64; 5]| counts.iter().zip(scale).map(|(c, s)| c * s).sum::<f64>() / people;
    let (f, d) = (mean(&rows, &WITH), mean(&columns, &WITHOUT));
    let deviation = |counts: &[f64; 5], scale: &[f64; 5], middle: f64| {
        let squares: f64 = counts.iter().zip(scale).map(|(c, s)| c * (s - middle).powi(2)).sum();
        (n > 1).then(|| (squares / (people - 1.0)).sqrt())
    };
    let quadrant = match (f >= 2.0, d >= 2.0) {
        (true, true) => O,
        (true, false) => A,
        (false, true) => M,
        (false, false) => I,
    };
    Some(Continuous {
        functional: f,
        dysfunctional: d,
        deviation_functional: deviation(&rows, &WITH, f),
        deviation_dysfunctional: deviation(&columns, &WITHOUT, d),
        n,
        quadrant,
    })
}

/// χ² of M, O, A, I against equal shares with 3 degrees of freedom (Pearson 1900), and its probability. `None` if nobody is in these.
pub fn even_spread(counts: Counts) -> Option<(f64, f64)> {
    let expected = counts.sum(&[M, O, A, I]) / 4.0;
    if expected <= 0.0 {
        return None;
    }
    let statistic: f64 = [M, O, A, I].iter().map(|&c| (counts.get(c) - expected).powi(2) / expected).sum();
    dist::chi2_p(statistic, 3.0).map(|p| (statistic, p))
}

impl Kano {
    /// How it is computed, line by line.
    pub fn explain(&self) -> Vec<Explained> {
        let n = |c: Category| show(self.counts.get(c), 0);
        let base = show(self.counts.sum(&[A, O, M, I]), 0);
        let all = show(self.counts.total(), 0);
        let of = |value: Option<f64>| value.map_or_else(|| "—".to_owned(), |v| show(v, 2));
        let f = self.fong;
        vec![
            Explained::new(
                t::KANO_CATEGORY,
                t::KANO_CATEGORY_BY,
                format!("{} → {}", Category::ALL.map(|c| format!("{} {}", c.letter(), n(c))).join(" · "), self.mode.letter()),
            ),
            Explained::new(t::KANO_BETTER, t::KANO_BETTER_BY, format!("({} + {}) / {base} = {}", n(A), n(O), of(self.better))),
            Explained::new(t::KANO_WORSE, t::KANO_WORSE_BY, format!("−({} + {}) / {base} = {}", n(O), n(M), of(self.worse))),
            Explained::new(
                t::KANO_STRENGTH,
                t::KANO_STRENGTH_BY,
                format!("({} − {}) / {all} = {}", show(f.a, 0), show(f.b, 0), percent(self.category_strength, 1)),
            ),
            Explained::new(
                t::KANO_TOTAL,
                t::KANO_TOTAL_BY,
                format!("({} + {} + {}) / {all} = {}", n(A), n(O), n(M), percent(self.total_strength, 1)),
            ),
            Explained::new(
                t::KANO_FONG,
                t::KANO_FONG_BY,
                format!(
                    "{} − {} = {} {} 1.65 × √({} × {} / {}) = {}",
                    show(f.a, 0),
                    show(f.b, 0),
                    show(f.a - f.b, 0),
                    if f.significant { "≥" } else { "<" },
                    show(f.a + f.b, 0),
                    show(2.0 * f.n - f.a - f.b, 0),
                    show(2.0 * f.n, 0),
                    show(f.limit, 1)
                ),
            ),
        ]
    }
}
