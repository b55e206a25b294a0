//! What one customer is worth at a level of experience: own value and referrals (lifetime value with yearly retention and discount).

/// One column of the calculator; rates are shares of 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    /// m: gross margin a year.
    pub margin: f64,
    /// s: service cost a year.
    pub service: f64,
    /// r: yearly retention.
    pub retention: f64,
    /// q: people recommended to a year.
    pub referrals: f64,
    /// k: share of these who buy.
    pub conversion: f64,
    /// a: cost of winning the customer.
    pub acquisition: f64,
    /// T: years counted.
    pub years: u32,
    /// i: discount rate.
    pub discount: f64,
}

/// What it comes to, in the currency of the margin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// Σ (m − s) (r / (1 + i))^t − a over t = 0 … T − 1.
    pub own: f64,
    /// Σ r^t: years a customer is expected to stay.
    pub years: f64,
    /// q · k · (m − s) · years.
    pub referral: f64,
    /// Both.
    pub total: f64,
}

/// Works out the value of one customer. Source: discounted lifetime value (Berger & Nasr, J. Interactive Marketing 1998), referrals undiscounted as
/// the exercise has them.
pub fn worth(level: &Level) -> Worth {
    let profit = level.margin - level.service;
    let series = |ratio: f64| (0..level.years).map(|t| ratio.powi(i32::try_from(t).unwrap_or(i32::MAX))).sum::<f64>();
    let own = profit * series(level.retention / (1.0 + level.discount)) - level.acquisition;
    let years = series(level.retention);
    let referral = level.referrals * level.conversion * profit * years;
    Worth { own, years, referral, total: own + referral }
}
