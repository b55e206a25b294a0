//! Rules of thumb around lost customers that published examples use; each a few multiplications with a source.

use crate::model::calc::numbers::round;

/// What a loyalty drop alone costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Short {
    /// N · p.
    pub problem: f64,
    /// N · p · ΔL.
    pub at_risk: f64,
    /// at risk · V.
    pub revenue: f64,
    /// N · p · people told.
    pub told: f64,
}

/// The short form where only a drop in loyalty is known (CTMA/TARP revenue-at-risk calculator).
pub fn short(customers: f64, value: f64, problem_rate: f64, drop: f64, told_per_problem: f64) -> Short {
    let problem = customers * problem_rate;
    Short { problem, at_risk: problem * drop, revenue: problem * drop * value, told: problem * told_per_problem }
}

/// Complainants and silent ones of a number of dissatisfied customers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tree {
    /// Those who complain.
    pub complainants: f64,
    /// Of them, those who stay.
    pub retained_complainants: f64,
    /// Those who do not.
    pub silent: f64,
    /// Of them, those who leave.
    pub lost_silent: f64,
    /// All who leave.
    pub lost: f64,
}

/// The two-branch tree (TARP, Consumer Complaint Handling in America, 1986).
pub fn tree(problem: f64, complaint_rate: f64, complainant_loss: f64, silent_loss: f64) -> Tree {
    let complainants = problem * complaint_rate;
    let silent = problem - complainants;
    Tree {
        complainants,
        retained_complainants: complainants * (1.0 - complainant_loss),
        silent,
        lost_silent: silent * silent_loss,
        lost: complainants * complainant_loss + silent * silent_loss,
    }
}

/// One complaint and all who stay silent behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Iceberg {
    /// Unhappy customers.
    pub unhappy: f64,
    /// People they tell.
    pub told: f64,
    /// Customers lost by that, with fractions.
    pub lost: f64,
    /// Rounded as such examples print it.
    pub lost_whole: f64,
    /// Value of the exact loss.
    pub cost: f64,
    /// Value of the rounded one.
    pub cost_whole: f64,
}

/// From complaints to customers lost by word of mouth (Weber).
pub fn iceberg(complaints: f64, silent_each: f64, told_each: f64, influence: f64, value: f64) -> Iceberg {
    let unhappy = complaints * (1.0 + silent_each);
    let told = unhappy * told_each;
    let lost = told * influence;
    let lost_whole = round(lost, 0);
    Iceberg { unhappy, told, lost, lost_whole, cost: lost * value, cost_whole: lost_whole * value }
}

/// A year of unhappy customers and how many hear of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Year {
    /// Unhappy in twelve months.
    pub unhappy: f64,
    /// Told by all of them.
    pub told_typical: f64,
    /// Told more by the very unhappy.
    pub told_very: f64,
    /// Both.
    pub told: f64,
    /// What those who heard would have been worth.
    pub exposed: f64,
}

/// Unhappy customers a month, people told, and the lifetime sales exposed (ACHR News, 2006: tells 10, one in five tells 20).
pub fn year(unhappy_a_month: f64, typical_told: f64, very_share: f64, very_told: f64, lifetime_value: f64) -> Year {
    let unhappy = unhappy_a_month * 12.0;
    let (told_typical, told_very) = (unhappy * typical_told, unhappy * very_share * very_told);
    let told = told_typical + told_very;
    Year { unhappy, told_typical, told_very, told, exposed: told * lifetime_value }
}

/// People reached by one bad experience told twice over, and those deterred (Douglas: 11 told, each tells 5).
pub fn retold(told_first: f64, each_tells: f64, deterred: f64) -> (f64, f64) {
    let reached = told_first * (1.0 + each_tells);
    (reached, reached * deterred)
}

/// The satisfied share from three rates: success, complaint after failure, recovery after complaint (Hays & Hill 1998).
pub fn satisfied_share(success: f64, complaint: f64, recovery: f64) -> f64 {
    success + (1.0 - success) * complaint * recovery
}

/// What complaints cost while nothing is done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inaction {
    /// Handling and rework in a month.
    pub handling: f64,
    /// Customers who met the problem, with or without complaining.
    pub affected: f64,
    /// Of them, lost.
    pub lost: f64,
    /// Their profit of a year.
    pub profit: f64,
    /// Both, for the complaints of one month.
    pub monthly: f64,
}

/// The monthly cost of leaving a problem alone (CTMA cost-of-inaction calculator).
pub fn inaction(complaints: f64, handling: f64, rework: f64, problems_each: f64, loss_rate: f64, profit_each: f64) -> Inaction {
    let (handling, affected) = (complaints * (handling + rework), complaints * problems_each);
    let lost = affected * loss_rate;
    let profit = lost * profit_each;
    Inaction { handling, affected, lost, profit, monthly: handling + profit }
}
