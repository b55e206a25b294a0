//! The Market Damage Model and its rules of thumb as JSON; the entries of the input say which is meant.

use serde_json::{Value, json};

use super::{join, read::In};
use crate::model::{
    calc::{
        Wrong,
        mdm::{self, Branches, Damage, Levers, Market, WordOfMouth, rules},
        numbers::round,
    },
    texts::calc as t,
};

pub(super) fn mdm(input: In<'_>) -> Result<Value, Wrong> {
    if let Some(base) = input.object("base")? {
        return payoffs(&market(base)?, &levers(input)?);
    }
    if input.all(&["N", "p", "c", "V"]) {
        let market = market(input)?;
        let damage = mdm::damage(&market, word_of_mouth(input)?.as_ref())?;
        let levers = levers(input)?;
        if levers == Levers::default() {
            return Ok(tree(&damage));
        }
        let pay = mdm::payoffs(&market, &levers)?;
        return Ok(join(
            tree(&damage),
            json!({
                "payoff_handling": pay.handling, "payoff_soliciting": pay.soliciting, "payoff_prevention": pay.prevention,
                "payoff_combined": pay.combined, "interaction": pay.interaction,
            }),
        ));
    }
    if input.has("payoff_revenue") {
        let found = mdm::net(input.need("payoff_revenue")?, input.number("margin")?.unwrap_or(1.0), input.number("annual_cost")?.unwrap_or(0.0));
        return Ok(json!({
            "payoff_profit": found.profit, "net": found.net, "roi": found.roi, "breakeven_cost": found.profit, "monthly_cost_of_inaction": found.monthly,
        }));
    }
    thumb(input)
}

/// The rules of thumb.
fn thumb(input: In<'_>) -> Result<Value, Wrong> {
    let n = |key: &str| input.need(key);
    if input.has("complainant_loss_rate") {
        let found = rules::tree(n("problem_customers")?, n("complaint_rate")?, n("complainant_loss_rate")?, n("noncomplainant_loss_rate")?);
        return Ok(json!({
            "complainants": found.complainants, "retained_complainants": found.retained_complainants, "noncomplainants": found.silent,
            "lost_noncomplainants": found.lost_silent, "lost_customers": found.lost,
        }));
    }
    if input.has("silent_per_complaint") {
        let found =
            rules::iceberg(n("complaints")?, n("silent_per_complaint")?, n("told_per_unhappy")?, n("influence_rate")?, n("value_per_customer")?);
        return Ok(json!({
            "unhappy": found.unhappy, "told": found.told, "lost_exact": found.lost, "lost_printed": found.lost_whole,
            "cost_exact": found.cost, "cost_printed": found.cost_whole,
        }));
    }
    if let Some(unhappy) = input.object("unhappy_per_month")? {
        let mut month = 0.0;
        for key in unhappy.keys() {
            month += unhappy.need(key)?;
        }
        let found = rules::year(month, n("typical_told")?, n("very_unhappy_share")?, n("very_unhappy_told")?, n("lifetime_value")?);
        return Ok(json!({
            "unhappy_per_year": found.unhappy, "told_typical": found.told_typical, "told_very_unhappy": found.told_very,
            "told_total": found.told, "lifetime_sales_exposed": found.exposed,
        }));
    }
    if input.has("told_first") {
        let (reached, lost) = rules::retold(n("told_first")?, n("each_tells")?, n("deterred")?);
        return Ok(json!({ "people_reached": reached, "lost_customers": lost, "lost_printed": round(lost, 0) }));
    }
    if input.has("loyalty_drop") {
        let told = input.number("told_per_problem")?.unwrap_or_default();
        let found = rules::short(n("customers")?, n("annual_revenue_per_customer")?, n("problem_rate")?, n("loyalty_drop")?, told);
        return Ok(json!({
            "problem_customers": found.problem, "customers_at_risk": found.at_risk, "revenue_at_risk": found.revenue, "people_told": found.told,
        }));
    }
    if input.has("recovery_rate") {
        let share = rules::satisfied_share(n("success_rate")?, n("complaint_rate")?, n("recovery_rate")?);
        return Ok(json!({ "satisfied_share": share, "unsatisfied_share": 1.0 - share }));
    }
    if input.has("complaints_per_month") {
        let found = rules::inaction(
            n("complaints_per_month")?,
            n("handling_cost")?,
            n("rework_cost")?,
            n("problems_per_complaint")?,
            n("loss_rate")?,
            n("annual_profit_per_customer")?,
        );
        return Ok(json!({
            "handling_cost": found.handling, "affected": found.affected, "lost": found.lost, "profit_lost_per_year": found.profit,
            "monthly_cost_of_inaction": found.monthly,
        }));
    }
    Err(Wrong::new(
        t::NO_SHAPE,
        &["N, p, c, s, m, d, Ls, Lm, Ld, Ln, V | base, handling, soliciting, prevention | payoff_revenue, margin, annual_cost"],
    ))
}

fn market(input: In<'_>) -> Result<Market, Wrong> {
    Ok(Market {
        customers: input.need("N")?,
        value: input.need("V")?,
        problem: input.need("p")?,
        complain: input.need("c")?,
        satisfied: input.need("s")?,
        mollified: input.need("m")?,
        dissatisfied: input.need("d")?,
        loss: Branches { satisfied: input.need("Ls")?, mollified: input.need("Lm")?, dissatisfied: input.need("Ld")?, silent: input.need("Ln")? },
        normal_loss: input.number("L0")?.unwrap_or_default(),
        credit_recovery: input.get("credit_recovery").is_some_and(|v| v == &Value::Bool(true)),
    })
}

fn word_of_mouth(input: In<'_>) -> Result<Option<WordOfMouth>, Wrong> {
    let Some(given) = input.object("wom")? else { return Ok(None) };
    let told = given.object("told")?.ok_or_else(|| Wrong::new(t::NO_ENTRY, &["wom.told"]))?;
    let of = |key: &str| told.number(key).map(Option::unwrap_or_default);
    Ok(Some(WordOfMouth {
        told: Branches {
            satisfied: of("satisfied")?,
            mollified: of("mollified")?,
            dissatisfied: of("dissatisfied")?,
            silent: of("noncomplainants")?,
        },
        deterred: given.need("deterred")?,
        new_value: given.number("new_customer_value")?.map_or_else(|| input.need("V"), Ok)?,
    }))
}

fn levers(input: In<'_>) -> Result<Levers, Wrong> {
    let handling = input.object("handling")?.map(|h| Ok([h.need("s")?, h.need("m")?, h.need("d")?])).transpose()?;
    let soliciting = input.object("soliciting")?.map(|l| l.need("c")).transpose()?;
    let prevention = input.object("prevention")?.map(|l| l.need("p")).transpose()?;
    Ok(Levers { handling, soliciting, prevention })
}

fn payoffs(market: &Market, levers: &Levers) -> Result<Value, Wrong> {
    let found = mdm::payoffs(market, levers)?;
    let alone = [("handling", found.handling), ("soliciting", found.soliciting), ("prevention", found.prevention)];
    let alone = alone.into_iter().filter_map(|(name, value)| value.map(|v| (name.to_owned(), json!(v))));
    Ok(json!({
        "base_revenue_at_risk": found.base, "payoff": super::object(alone), "payoff_combined": found.combined, "interaction": found.interaction,
    }))
}

fn branches(b: Branches) -> Value {
    json!({ "satisfied": b.satisfied, "mollified": b.mollified, "dissatisfied": b.dissatisfied, "noncomplainants": b.silent })
}

fn tree(damage: &Damage) -> Value {
    let out = json!({
        "problem_customers": damage.problem, "complainants": damage.complainants, "branches": branches(damage.people),
        "lost_by_branch": branches(damage.lost), "lost_customers": damage.lost_customers, "revenue_at_risk": damage.revenue,
        "loss_rate_of_problem_customers": damage.loss_rate, "total_damage": damage.total,
    });
    match damage.word_of_mouth {
        None => out,
        Some(w) => join(out, json!({ "people_told": w.told, "wom_lost_prospects": w.prospects, "wom_revenue": w.revenue })),
    }
}
