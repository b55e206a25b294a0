//! Market Damage Model: what bad experiences cost and what three remedies bring (after TARP 1979–86 and Goodman, Strategic Customer Service).

pub mod rules;

use super::{
    Explained, Wrong,
    numbers::{amount, percent, show},
};
use crate::model::texts::calc as t;

/// One number for each way a problem can end.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Branches {
    /// Complained and satisfied.
    pub satisfied: f64,
    /// Complained and mollified, partly satisfied.
    pub mollified: f64,
    /// Complained and dissatisfied.
    pub dissatisfied: f64,
    /// Never complained.
    pub silent: f64,
}

impl Branches {
    /// The four in this order.
    pub fn all(self) -> [f64; 4] {
        [self.satisfied, self.mollified, self.dissatisfied, self.silent]
    }

    /// Their sum.
    pub fn sum(self) -> f64 {
        self.all().iter().sum()
    }

    fn with(self, other: Self, f: impl Fn(f64, f64) -> f64) -> Self {
        Self {
            satisfied: f(self.satisfied, other.satisfied),
            mollified: f(self.mollified, other.mollified),
            dissatisfied: f(self.dissatisfied, other.dissatisfied),
            silent: f(self.silent, other.silent),
        }
    }
}

/// A market as it stands; rates are shares of 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Market {
    /// N: customers.
    pub customers: f64,
    /// V: revenue (or margin, or lifetime value) of one customer and year.
    pub value: f64,
    /// p: share of customers with a problem.
    pub problem: f64,
    /// c: share of those who complain.
    pub complain: f64,
    /// s: share of complainants left satisfied.
    pub satisfied: f64,
    /// m: mollified.
    pub mollified: f64,
    /// d: dissatisfied.
    pub dissatisfied: f64,
    /// Loss rate of each branch.
    pub loss: Branches,
    /// L0: loss rate of customers without a problem, taken off each branch.
    pub normal_loss: f64,
    /// Counts satisfied complainants below L0 as a gain (service-recovery paradox); off unless the user wants it.
    pub credit_recovery: bool,
}

/// Negative word of mouth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordOfMouth {
    /// People told by one customer of each branch.
    pub told: Branches,
    /// Share of hearers who stay away.
    pub deterred: f64,
    /// Value of a new customer.
    pub new_value: f64,
}

/// What word of mouth comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WordOfMouthLoss {
    /// People told.
    pub told: f64,
    /// Prospects lost.
    pub prospects: f64,
    /// Their value.
    pub revenue: f64,
}

/// What the market loses; customers keep their fractions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Damage {
    /// What it was computed from.
    pub market: Market,
    /// Customers with a problem.
    pub problem: f64,
    /// Those who complain.
    pub complainants: f64,
    /// People of each branch.
    pub people: Branches,
    /// Customers lost of each branch.
    pub lost: Branches,
    /// All lost.
    pub lost_customers: f64,
    /// Their revenue.
    pub revenue: f64,
    /// Lost of 1 customer with a problem; `None` without problems.
    pub loss_rate: Option<f64>,
    /// Word of mouth, if asked for.
    pub word_of_mouth: Option<WordOfMouthLoss>,
    /// Revenue at risk with word of mouth.
    pub total: f64,
}

/// How far s + m + d may be from 1: a tenth of a per cent (rounded inputs).
const SPLIT_SLACK: f64 = 0.001 + 1e-9;

impl Market {
    /// Old US survey figures (TARP 1979–86 as read in DOMAIN.md 1.3: 35–50 % with a problem, few complain centrally, loss among the silent
    /// highest); labelled with [`t::MDM_OLD_US`] wherever shown, and meant to be replaced.
    pub fn old_us() -> Self {
        Self {
            customers: 10_000.0,
            value: 1_200.0,
            problem: 0.4,
            complain: 0.05,
            satisfied: 0.4,
            mollified: 0.35,
            dissatisfied: 0.25,
            // Major problem: 1 − share that would buy again: resolved 54 %, (between), unresolved 19 %, silent 9 %.
            loss: Branches { satisfied: 0.46, mollified: 0.635, dissatisfied: 0.81, silent: 0.91 },
            normal_loss: 0.0,
            credit_recovery: false,
        }
    }

    /// Says what is not a rate or not a whole.
    ///
    /// # Errors
    /// The first wrong input.
    pub fn check(&self) -> Result<(), Wrong> {
        for (name, value) in [("N", self.customers), ("V", self.value)] {
            if !value.is_finite() || value < 0.0 {
                return Err(Wrong::new(t::NEGATIVE, &[name, &show(value, 6)]));
            }
        }
        let rates = [
            ("p", self.problem),
            ("c", self.complain),
            ("s", self.satisfied),
            ("m", self.mollified),
            ("d", self.dissatisfied),
            ("Ls", self.loss.satisfied),
            ("Lm", self.loss.mollified),
            ("Ld", self.loss.dissatisfied),
            ("Ln", self.loss.silent),
            ("L0", self.normal_loss),
        ];
        if let Some((name, value)) = rates.into_iter().find(|(_, v)| !(0.0..=1.0).contains(v)) {
            return Err(Wrong::new(t::BAD_RATE, &[name, &show(value, 6)]));
        }
        let split = self.satisfied + self.mollified + self.dissatisfied;
        if (split - 1.0).abs() > SPLIT_SLACK {
            return Err(Wrong::new(t::MDM_SPLIT, &[&show(split, 6)]));
        }
        Ok(())
    }
}

/// Works out the tree of branches, the customers lost, the revenue at risk and, if wanted, word of mouth.
/// Source: the standard tree with TARP-type inputs, DOMAIN.md 1.3.
///
/// # Errors
/// A rate outside 0 … 1, a negative number, or a split that is not 1.
pub fn damage(market: &Market, word_of_mouth: Option<&WordOfMouth>) -> Result<Damage, Wrong> {
    market.check()?;
    let problem = market.customers * market.problem;
    let complainants = problem * market.complain;
    let people = Branches {
        satisfied: complainants * market.satisfied,
        mollified: complainants * market.mollified,
        dissatisfied: complainants * market.dissatisfied,
        silent: problem * (1.0 - market.complain),
    };
    let mut excess = market.loss.with(Branches::default(), |loss, _| (loss - market.normal_loss).max(0.0));
    if market.credit_recovery {
        excess.satisfied = market.loss.satisfied - market.normal_loss;
    }
    let lost = people.with(excess, |people, rate| people * rate);
    let lost_customers = lost.sum();
    let revenue = lost_customers * market.value;
    let word_of_mouth = word_of_mouth.map(|w| {
        let told = people.with(w.told, |people, told| people * told).sum();
        let prospects = told * w.deterred;
        WordOfMouthLoss { told, prospects, revenue: prospects * w.new_value }
    });
    Ok(Damage {
        market: *market,
        problem,
        complainants,
        people,
        lost,
        lost_customers,
        revenue,
        loss_rate: (problem > 0.0).then(|| lost_customers / problem),
        word_of_mouth,
        total: revenue + word_of_mouth.map_or(0.0, |w| w.revenue),
    })
}

/// The three levers; what is `None` stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Levers {
    /// Better handling: new s, m, d.
    pub handling: Option<[f64; 3]>,
    /// Soliciting complaints: new c.
    pub soliciting: Option<f64>,
    /// Prevention: new p.
    pub prevention: Option<f64>,
}

impl Levers {
    /// The market after the levers are pulled.
    pub fn pull(self, market: &Market) -> Market {
        let mut after = *market;
        if let Some([s, m, d]) = self.handling {
            (after.satisfied, after.mollified, after.dissatisfied) = (s, m, d);
        }
        after.complain = self.soliciting.unwrap_or(after.complain);
        after.problem = self.prevention.unwrap_or(after.problem);
        after
    }
}

/// What the levers bring: revenue at risk before less after. They are not additive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Payoffs {
    /// Revenue at risk before.
    pub base: f64,
    /// Better handling alone.
    pub handling: Option<f64>,
    /// Soliciting alone; below 0 where complainants lose more than the silent, and shown so.
    pub soliciting: Option<f64>,
    /// Prevention alone.
    pub prevention: Option<f64>,
    /// All together.
    pub combined: f64,
    /// Together less the sum of each alone.
    pub interaction: f64,
}

/// Prices each lever alone, all together, and how they get in each other's way (DOMAIN.md 1.3; the three levers of the TARP calculator).
///
/// # Errors
/// As [`damage`], for the market before or after.
pub fn payoffs(market: &Market, levers: &Levers) -> Result<Payoffs, Wrong> {
    let base = damage(market, None)?.revenue;
    let alone = |lever: Levers| damage(&lever.pull(market), None).map(|d| base - d.revenue);
    let handling = levers.handling.map(|h| alone(Levers { handling: Some(h), ..Levers::default() })).transpose()?;
    let soliciting = levers.soliciting.map(|c| alone(Levers { soliciting: Some(c), ..Levers::default() })).transpose()?;
    let prevention = levers.prevention.map(|p| alone(Levers { prevention: Some(p), ..Levers::default() })).transpose()?;
    let combined = alone(*levers)?;
    let sum: f64 = [handling, soliciting, prevention].into_iter().flatten().sum();
    Ok(Payoffs { base, handling, soliciting, prevention, combined, interaction: combined - sum })
}

/// What a payoff is worth after its cost.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Return {
    /// Payoff × margin; also the cost at which nothing is left.
    pub profit: f64,
    /// Profit − cost.
    pub net: f64,
    /// Net / cost; `None` without cost.
    pub roi: Option<f64>,
    /// What a month of doing nothing costs.
    pub monthly: f64,
}

/// Net gain, return on cost and cost of inaction of a yearly payoff (DOMAIN.md 1.3).
pub fn net(payoff: f64, margin: f64, cost: f64) -> Return {
    let profit = payoff * margin;
    Return { profit, net: profit - cost, roi: (cost > 0.0).then(|| (profit - cost) / cost), monthly: profit / 12.0 }
}

/// How much the revenue at risk moves when one input grows by a share of itself (0.1 = a tenth), largest first; inputs that would leave
/// 0 … 1 stop there. Names are the letters of the formula.
///
/// # Errors
/// As [`damage`].
pub fn sensitivity(market: &Market, share: f64) -> Result<Vec<(&'static str, f64)>, Wrong> {
    type Place = fn(&mut Market) -> &mut f64;
    let base = damage(market, None)?.revenue;
    let places: [(&'static str, Place); 8] = [
        ("N", |m| &mut m.customers),
        ("V", |m| &mut m.value),
        ("p", |m| &mut m.problem),
        ("c", |m| &mut m.complain),
        ("Ls", |m| &mut m.loss.satisfied),
        ("Lm", |m| &mut m.loss.mollified),
        ("Ld", |m| &mut m.loss.dissatisfied),
        ("Ln", |m| &mut m.loss.silent),
    ];
    let mut found = Vec::with_capacity(places.len());
    for (name, place) in places {
        let mut changed = *market;
        let value = place(&mut changed);
        *value *= 1.0 + share;
        if !matches!(name, "N" | "V") {
            *value = value.clamp(0.0, 1.0);
        }
        found.push((name, damage(&changed, None)?.revenue - base));
    }
    found.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    Ok(found)
}

impl Damage {
    /// How it is computed, line by line.
    pub fn explain(&self) -> Vec<Explained> {
        let m = self.market;
        let whole = |v: f64| amount(v, 1);
        let branch = |people: f64, rate: f64| format!("{} × {}", whole(people), percent((rate - m.normal_loss).max(0.0), 1));
        let tree = self.people.all().map(whole).join(" · ");
        let lost: Vec<String> = self.people.all().into_iter().zip(m.loss.all()).map(|(p, rate)| branch(p, rate)).collect();
        let mut lines = vec![
            Explained::new(
                t::MDM_PROBLEM,
                t::MDM_PROBLEM_BY,
                format!("{} × {} = {}", whole(m.customers), percent(m.problem, 1), whole(self.problem)),
            ),
            Explained::new(
                t::MDM_BRANCHES,
                t::MDM_BRANCHES_BY,
                format!("{} × {} = {} → {tree}", whole(self.problem), percent(m.complain, 1), whole(self.complainants)),
            ),
            Explained::new(t::MDM_LOST, t::MDM_LOST_BY, format!("{} = {}", lost.join(" + "), amount(self.lost_customers, 2))),
            Explained::new(
                t::MDM_RISK,
                t::MDM_RISK_BY,
                format!("{} × {} = {}", amount(self.lost_customers, 2), amount(m.value, 2), amount(self.revenue, 0)),
            ),
        ];
        if let Some(w) = self.word_of_mouth {
            lines.push(Explained::new(t::MDM_WOM, t::MDM_WOM_BY, format!("{} → {} → {}", whole(w.told), whole(w.prospects), amount(w.revenue, 0))));
        }
        lines
    }
}
