//! Quantiles and probabilities of the normal, t, F and χ² distributions, by statrs.

use statrs::distribution::{ChiSquared, Continuous, ContinuousCDF, FisherSnedecor, Normal, StudentsT};

/// The two-sided normal quantile of a confidence level (0.95 → 1.959964). `None` unless 0 < level < 1.
pub fn z(level: f64) -> Option<f64> {
    inside(level).then(|| Normal::standard().inverse_cdf(f64::midpoint(1.0, level)))
}

/// The two-sided t quantile of a confidence level with `df` degrees of freedom.
pub fn t(level: f64, df: f64) -> Option<f64> {
    if !inside(level) || df < 1.0 {
        return None;
    }
    let dist = StudentsT::new(0.0, 1.0, df).ok()?;
    let p = f64::midpoint(1.0, level);
    let mut x = dist.inverse_cdf(p);
    // The inverse of the beta function stops early; two Newton steps on the distribution itself bring full precision.
    for _ in 0..2 {
        let slope = dist.pdf(x);
        if slope > 0.0 {
            x -= (dist.cdf(x) - p) / slope;
        }
    }
    x.is_finite().then_some(x)
}

/// The two-sided probability of a normal value at least as far from 0.
pub fn normal_p(z: f64) -> f64 {
    (2.0 * Normal::standard().sf(z.abs())).min(1.0)
}

/// The two-sided probability of a t value at least as far from 0.
pub fn t_p(t: f64, df: f64) -> Option<f64> {
    StudentsT::new(0.0, 1.0, df).ok().map(|d| (2.0 * d.sf(t.abs())).min(1.0))
}

/// The value of F that leaves `p` below it.
pub fn f_quantile(p: f64, df1: f64, df2: f64) -> Option<f64> {
    if !inside(p) || df1 <= 0.0 || df2 <= 0.0 {
        return None;
    }
    let x = FisherSnedecor::new(df1, df2).ok()?.inverse_cdf(p);
    x.is_finite().then_some(x)
}

/// The probability of a χ² value at least as large.
pub fn chi2_p(x: f64, df: f64) -> Option<f64> {
    ChiSquared::new(df).ok().map(|d| d.sf(x))
}

fn inside(p: f64) -> bool {
    p > 0.0 && p < 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabled_values() {
        for (level, want) in [(0.90, 1.644_853_626_951), (0.95, 1.959_963_984_540), (0.99, 2.575_829_303_549)] {
            assert!((z(level).expect("inside") - want).abs() < 1e-11);
        }
        // t tables: 95 %, 3 and 35 degrees of freedom.
        for (df, want) in [(1.0, 12.706_204_736), (3.0, 3.182_446_305), (35.0, 2.030_107_928), (999.0, 1.962_341_461)] {
            assert!((t(0.95, df).expect("inside") - want).abs() < 1e-8, "{df}");
        }
        assert!((f_quantile(0.95, 5.0, 10.0).expect("inside") - 3.325_834_530).abs() < 1e-6);
        assert!((chi2_p(7.814_727_903, 3.0).expect("df") - 0.05).abs() < 1e-9);
        assert_eq!((z(1.0), t(0.95, 0.0), f_quantile(0.5, 0.0, 1.0)), (None, None, None));
    }
}
