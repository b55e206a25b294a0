//! The calculator exercises: the formulas behind the names of a plan, from typed figures to outputs per column.

use super::{
    Explained, Wrong, calibration, experience_return,
    mdm::{self, Branches, Damage, Market},
    numbers::{amount, percent, show, signed},
};
use crate::model::{
    template::{CalcPlan, CalcTool, CalcType},
    texts::calc as t,
};

/// What was typed, by id of the input; shares in per cent as typed (30 is 30 %).
pub trait Figures {
    /// A number or share of a column (0 for a shared one).
    fn number(&self, id: &str, column: usize) -> Option<f64>;
    /// The rows of a matrix; a vector is its only row.
    fn rows(&self, id: &str) -> Vec<Vec<Option<f64>>>;
}

/// The figures a plan starts with.
pub struct Defaults<'a>(pub &'a CalcPlan);

impl Figures for Defaults<'_> {
    fn number(&self, id: &str, column: usize) -> Option<f64> {
        let input = self.0.inputs.iter().find(|i| i.id == id)?;
        input.default.get(column).or_else(|| input.default.first()).copied()
    }

    fn rows(&self, id: &str) -> Vec<Vec<Option<f64>>> {
        let Some(input) = self.0.inputs.iter().find(|i| i.id == id) else { return Vec::new() };
        let some = |row: &Vec<f64>| row.iter().copied().map(Some).collect();
        if input.ty == CalcType::Vector { vec![some(&input.default)] } else { input.rows.iter().map(some).collect() }
    }
}

/// One column (tab, level) computed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Outputs by id; most have one value, "per call" and "per scorer" have several. `None` has no value (a return without cost).
    pub outputs: Vec<(&'static str, Vec<Option<f64>>)>,
    /// How it is computed.
    pub explained: Vec<Explained>,
    /// The whole tree, for the charts of the Market Damage Model.
    pub damage: Option<Damage>,
}

impl Column {
    /// The only value of an output.
    pub fn one(&self, id: &str) -> Option<f64> {
        self.all(id).first().copied().flatten()
    }

    /// All values of an output.
    pub fn all(&self, id: &str) -> &[Option<f64>] {
        self.outputs.iter().find(|(name, _)| *name == id).map_or(&[], |(_, values)| values)
    }
}

/// Computes every column of a plan.
///
/// # Errors
/// A figure that is missing, out of its range, or parts that do not add up; the sentence names it.
pub fn run(plan: &CalcPlan, figures: &dyn Figures) -> Result<Vec<Column>, Wrong> {
    for sum in &plan.sums {
        for column in 0..plan.columns.len().max(1) {
            let total: f64 = sum.of.iter().filter_map(|id| figures.number(id, column)).sum();
            if (total - sum.is).abs() > sum.within + 1e-9 {
                return Err(Wrong::new(t::SUM_IS_NOT, &[&sum.of.join(" + "), &show(sum.is, 2), &show(total, 2)]));
            }
        }
    }
    let figures = Read { plan, figures };
    match plan.tool {
        CalcTool::MarketDamage => market(&figures),
        CalcTool::ExperienceReturn => (0..plan.columns.len().max(1)).map(|column| worth(&figures, column)).collect(),
        CalcTool::Calibration => calibrate(&figures).map(|column| vec![column]),
    }
}

/// Reads figures as the formulas want them: shares of 1, nothing missing.
struct Read<'a> {
    plan: &'a CalcPlan,
    figures: &'a dyn Figures,
}

impl Read<'_> {
    fn get(&self, id: &str, column: usize) -> Result<f64, Wrong> {
        let input = self.plan.inputs.iter().find(|i| i.id == id);
        let place = if input.is_some_and(|i| i.shared) { 0 } else { column };
        let value = self.figures.number(id, place).filter(|v| v.is_finite()).ok_or_else(|| Wrong::new(t::NO_ENTRY, &[id]))?;
        Ok(if input.is_some_and(|i| i.ty == CalcType::Percent) { value / 100.0 } else { value })
    }
}

fn market(read: &Read<'_>) -> Result<Vec<Column>, Wrong> {
    let mut columns: Vec<Column> = Vec::new();
    let mut first = None;
    for column in 0..read.plan.columns.len().max(1) {
        let get = |id: &str| read.get(id, column);
        let market = Market {
            customers: get("N")?,
            value: get("V")?,
            problem: get("p")?,
            complain: get("c")?,
            satisfied: get("s")?,
            mollified: get("m")?,
            dissatisfied: get("d")?,
            loss: Branches { satisfied: get("Ls")?, mollified: get("Lm")?, dissatisfied: get("Ld")?, silent: get("Ln")? },
            normal_loss: 0.0,
            credit_recovery: false,
        };
        let damage = mdm::damage(&market, None)?;
        // The exercise counts word of mouth per lost customer; the fuller form per branch is `mdm::WordOfMouth`.
        let (told, deterred, cost) = (get("W")?, get("w")?, get("cost")?);
        let word_of_mouth = damage.lost_customers * told * deterred * market.value;
        let base = *first.get_or_insert(damage.revenue);
        let saved = (column > 0).then_some(base - damage.revenue);
        let net = saved.map(|saved| mdm::net(saved, 1.0, cost));
        let mut explained = damage.explain();
        explained.push(Explained::new(
            t::MDM_WOM,
            t::MDM_WOM_LOST_BY,
            format!(
                "{} × {} × {} × {} = {}",
                amount(damage.lost_customers, 2),
                show(told, 2),
                percent(deterred, 1),
                amount(market.value, 2),
                amount(word_of_mouth, 0)
            ),
        ));
        if let (Some(saved), Some(net)) = (saved, net) {
            explained.extend(savings(base, damage.revenue, saved, cost, &net));
        }
        let outputs = [
            ("problem", Some(damage.problem)),
            ("complain", Some(damage.complainants)),
            ("silent", Some(damage.people.silent)),
            ("lost", Some(damage.lost_customers)),
            ("risk", Some(damage.revenue)),
            ("wom", Some(word_of_mouth)),
            ("saved", saved),
            ("net", net.map(|n| n.net)),
            ("roi", net.and_then(|n| n.roi)),
        ];
        columns.push(Column { outputs: outputs.map(|(id, v)| (id, vec![v])).into(), explained, damage: Some(damage) });
    }
    Ok(columns)
}

/// What a scenario saves against the first, line by line.
fn savings(base: f64, risk: f64, saved: f64, cost: f64, net: &mdm::Return) -> Vec<Explained> {
    let whole = |value: f64| amount(value, 0);
    let mut lines = vec![
        Explained::new(t::MDM_SAVED, t::MDM_SAVED_BY, format!("{} − {} = {}", whole(base), whole(risk), whole(saved))),
        Explained::new(t::MDM_NET, t::MDM_NET_BY, format!("{} − {} = {}", whole(saved), whole(cost), whole(net.net))),
    ];
    if let Some(roi) = net.roi {
        lines.push(Explained::new(t::MDM_ROI, t::MDM_ROI_BY, format!("{} / {} = {}", whole(net.net), whole(cost), show(roi, 2))));
    }
    lines
}

/// More years than this are no forecast.
const MOST_YEARS: f64 = 100.0;

fn worth(read: &Read<'_>, column: usize) -> Result<Column, Wrong> {
    let get = |id: &str| read.get(id, column);
    let years = get("T")?;
    if !(0.0..=MOST_YEARS).contains(&years) || years.fract() != 0.0 {
        return Err(Wrong::new(t::BAD_YEARS, &[&show(years, 2)]));
    }
    let level = experience_return::Level {
        margin: get("m")?,
        service: get("s")?,
        retention: get("r")?,
        referrals: get("q")?,
        conversion: get("k")?,
        acquisition: get("a")?,
        years: years as u32,
        discount: get("i")?,
    };
    for (name, rate) in [("r", level.retention), ("k", level.conversion)] {
        if !(0.0..=1.0).contains(&rate) {
            return Err(Wrong::new(t::BAD_RATE, &[name, &show(rate, 4)]));
        }
    }
    let worth = experience_return::worth(&level);
    let profit = level.margin - level.service;
    let (m, s) = (amount(level.margin, 2), amount(level.service, 2));
    let explained = vec![
        Explained::new(
            t::RETURN_OWN,
            t::RETURN_OWN_BY,
            format!(
                "({m} − {s}) × Σ ({} / {})^t − {} = {}",
                show(level.retention, 2),
                show(1.0 + level.discount, 2),
                amount(level.acquisition, 2),
                amount(worth.own, 2)
            ),
        ),
        Explained::new(
            t::RETURN_YEARS,
            t::RETURN_YEARS_BY,
            format!("Σ {}^t, t = 0 … {} = {}", show(level.retention, 2), (level.years.max(1)) - 1, show(worth.years, 2)),
        ),
        Explained::new(
            t::RETURN_REFERRAL,
            t::RETURN_REFERRAL_BY,
            format!(
                "{} × {} × {} × {} = {}",
                show(level.referrals, 2),
                percent(level.conversion, 1),
                amount(profit, 2),
                show(worth.years, 2),
                amount(worth.referral, 2)
            ),
        ),
    ];
    let outputs = [("own", worth.own), ("years", worth.years), ("ref", worth.referral), ("total", worth.total)];
    Ok(Column { outputs: outputs.map(|(id, v)| (id, vec![Some(v)])).into(), explained, damage: None })
}

fn calibrate(read: &Read<'_>) -> Result<Column, Wrong> {
    let tolerance = read.get("tol", 0)?;
    if tolerance < 0.0 {
        return Err(Wrong::new(t::NEGATIVE, &["tol", &show(tolerance, 2)]));
    }
    let master = read.figures.rows("master").into_iter().next().unwrap_or_default();
    let found = calibration::calibrate(&read.figures.rows("scores"), &master, tolerance);
    let list = |values: &[Option<f64>]| values.iter().map(|v| v.map_or_else(|| "—".into(), |v| show(v, 1))).collect::<Vec<_>>().join(" · ");
    let biases: Vec<String> = found.bias.iter().map(|v| v.map_or_else(|| "—".into(), |v| signed(v, 1))).collect();
    let mut explained =
        vec![Explained::new(t::CAL_MASTER, t::CAL_MASTER_BY, list(&found.master)), Explained::new(t::CAL_BIAS, t::CAL_BIAS_BY, biases.join(" · "))];
    if let Some(agreement) = found.agreement {
        let close = agreement * f64::from(found.n);
        explained.push(Explained::new(t::CAL_AGREE, t::CAL_AGREE_BY, format!("{} / {} = {}", show(close, 0), found.n, percent(agreement, 1))));
    }
    let outputs = vec![
        ("range", found.range),
        ("master_used", found.master),
        ("bias", found.bias),
        ("mad", vec![found.deviation]),
        ("agree", vec![found.agreement.map(|a| 100.0 * a)]),
    ];
    Ok(Column { outputs, explained, damage: None })
}
