//! SERVQUAL and Cronbach's α as JSON.

use serde_json::{Value, json};

use super::{
    join, object,
    read::{self, In, ends, wrong},
};
use crate::model::{
    calc::{
        Wrong,
        servqual::{self, Gaps, Item, ORDER_22, Servqual},
    },
    texts::calc as t,
};

pub(super) fn servqual(input: In<'_>) -> Result<Value, Wrong> {
    if let Some(rows) = input.list("matrix")? {
        return alpha_of(&read::matrix("matrix", rows)?, input);
    }
    let nested = |key| input.list(key).ok().flatten().and_then(|l| l.first()).is_some_and(Value::is_array);
    if nested("E") || nested("P") {
        return alphas(input);
    }
    let weights = weights(input)?;
    if let Some(respondents) = input.list("respondents")? {
        return answers(input, respondents, &weights);
    }
    if input.has("E") || input.has("P") {
        let (e, p) = (list(input, "E")?, list(input, "P")?);
        let pairs: Vec<_> = (0..e.len().max(p.len())).map(|at| vec![(cell(&e, at), cell(&p, at))]).collect();
        let found = servqual::servqual(items_by_order(&pairs, None), &weights);
        let by = |pick: fn(&servqual::Dimension) -> Option<f64>| object(found.dimensions.iter().map(|d| (d.id.clone(), json!(pick(d)))));
        let extra = json!({ "E_dimension": by(|d| d.expected), "P_dimension": by(|d| d.perceived), "gap": found.overall });
        return Ok(join(whole(&found), extra));
    }
    match input.get("items") {
        Some(Value::Object(items)) => {
            let read: Result<Vec<Item>, Wrong> = items.iter().map(|(id, item)| In::of(item).and_then(|item| one_item(input, id, item))).collect();
            Ok(whole(&servqual::servqual(read?, &weights)))
        }
        Some(Value::Array(items)) => {
            let read = |(at, item): (usize, &Value)| {
                let item = In::of(item)?;
                let id = item.text("id")?.map_or_else(|| format!("Q{}", at + 1), str::to_owned);
                one_item(input, &id, item)
            };
            let items: Result<Vec<Item>, Wrong> = items.iter().enumerate().map(read).collect();
            let found = servqual::servqual(items?, &weights);
            let gaps = object(found.items.iter().map(|i| (i.id.clone(), json!(i.gap))));
            Ok(join(whole(&found), json!({ "item_gaps": gaps })))
        }
        _ => Err(Wrong::new(t::NO_SHAPE, &["items | E, P | respondents | matrix"])),
    }
}

fn list(input: In<'_>, key: &str) -> Result<Vec<Option<f64>>, Wrong> {
    input.list(key)?.map_or_else(|| Ok(Vec::new()), |l| read::cells(key, l))
}

fn cell(row: &[Option<f64>], at: usize) -> Option<f64> {
    row.get(at).copied().flatten()
}

fn weights(input: In<'_>) -> Result<Vec<(String, f64)>, Wrong> {
    let Some(given) = input.object("weights")? else { return Ok(Vec::new()) };
    let mut weights = Vec::new();
    for id in given.keys() {
        let weight = given.need(id)?;
        if weight < 0.0 {
            return Err(Wrong::new(t::NEGATIVE, &[id, &weight.to_string()]));
        }
        weights.push((id.clone(), weight));
    }
    Ok(weights)
}

/// The dimension of a place among 22 statements; other forms have none unless one is named.
fn items_by_order(answers: &[Vec<(Option<f64>, Option<f64>)>], dimension: Option<&str>) -> Vec<Item> {
    let order: Vec<&str> = if answers.len() == 22 { ORDER_22.iter().flat_map(|(id, n)| std::iter::repeat_n(*id, *n)).collect() } else { Vec::new() };
    answers
        .iter()
        .enumerate()
        .map(|(at, answers)| Item::of(format!("Q{}", at + 1), dimension.or_else(|| order.get(at).copied()).unwrap_or_default(), answers))
        .collect()
}

fn answers(input: In<'_>, respondents: &[Value], weights: &[(String, f64)]) -> Result<Value, Wrong> {
    let rows: Result<Vec<_>, Wrong> = respondents.iter().map(|r| In::of(r).and_then(|r| Ok((list(r, "E")?, list(r, "P")?)))).collect();
    let rows = rows?;
    let count = rows.iter().map(|(e, p)| e.len().max(p.len())).max().unwrap_or_default();
    let scale = scale(input)?;
    let keep = |v: Option<f64>| v.filter(|v| scale.is_none_or(|(least, most)| (least..=most).contains(v)));
    let by_item: Vec<Vec<_>> = (0..count).map(|at| rows.iter().map(|(e, p)| (keep(cell(e, at)), keep(cell(p, at)))).collect()).collect();
    let found = servqual::servqual(items_by_order(&by_item, input.text("dimension")?), weights);
    let gaps: Vec<Option<f64>> = found.items.iter().map(|i| i.gap).collect();
    let n: Vec<u32> = found.items.iter().map(|i| i.n).collect();
    let dimension = found.dimensions.first().and_then(|d| d.gap);
    Ok(join(whole(&found), json!({ "item_gaps": gaps, "item_n": n, "dimension_gap": dimension })))
}

fn scale(input: In<'_>) -> Result<Option<(f64, f64)>, Wrong> {
    let Some(list) = input.list("scale")? else { return Ok(None) };
    let ends = read::cells("scale", list)?;
    Ok(cell(&ends, 0).zip(cell(&ends, 1)))
}

fn one_item(input: In<'_>, id: &str, item: In<'_>) -> Result<Item, Wrong> {
    let dimension = item.text("dimension")?.unwrap_or_default();
    if item.has("E_counts") || item.has("P_counts") {
        let least = scale(input)?.map_or(1.0, |s| s.0);
        let side = |key: &str| -> Result<(Option<f64>, u32), Wrong> {
            let counts = read::counts(key, item.need_list(key)?)?;
            let n: u32 = counts.iter().sum();
            let sum: f64 = counts.iter().enumerate().map(|(at, &c)| f64::from(c) * (least + at as f64)).sum();
            Ok(((n > 0).then(|| sum / f64::from(n)), n))
        };
        let ((e, en), (p, pn)) = (side("E_counts")?, side("P_counts")?);
        return Ok(Item::of_means(id, dimension, e, p, en.min(pn)));
    }
    Ok(Item::of_means(id, dimension, item.number("E")?, item.number("P")?, 0))
}

fn whole(found: &Servqual) -> Value {
    let items = found.items.iter().map(|i| (i.id.clone(), json!({ "E": i.expected, "P": i.perceived, "gap": i.gap })));
    let dimensions = found.dimensions.iter().map(|d| (d.id.clone(), json!({ "E": d.expected, "P": d.perceived, "gap": d.gap })));
    json!({
        "items": object(items), "dimensions": object(dimensions),
        "overall_unweighted": found.overall, "overall_item_mean": found.overall_items, "mean_gap": found.overall_items,
        "overall_weighted": found.weighted, "servperf_overall": found.servperf, "servperf_weighted": found.servperf_weighted,
        "weights_sum": found.weights_sum,
        "worst_item": found.worst().map(|i| &i.id), "best_item": found.best().map(|i| &i.id),
        "largest_gap": found.largest_gap().map(|d| &d.id),
    })
}

fn alpha_of(rows: &[Vec<Option<f64>>], input: In<'_>) -> Result<Value, Wrong> {
    let policy = match input.text("missing_policy")? {
        None | Some("listwise") => Gaps::Listwise,
        Some("pairwise") => Gaps::Pairwise,
        Some(other) => return Err(Wrong::new(t::NO_SUCH_CHOICE, &["missing_policy", other, "listwise, pairwise"])),
    };
    let found = servqual::cronbach(rows, policy, input.level()?);
    Ok(json!({ "alpha": found.map(|a| a.alpha), "ci95": ends(found.and_then(|a| a.interval)), "k": found.map(|a| a.k), "n": found.map(|a| a.n) }))
}

/// α of expectations, of perceptions and of the gaps, apart: difference scores are less reliable.
fn alphas(input: In<'_>) -> Result<Value, Wrong> {
    let side = |key: &str| input.list(key)?.map_or_else(|| Ok(Vec::new()), |l| read::matrix(key, l));
    let (e, p) = (side("E")?, side("P")?);
    if !e.is_empty() && !p.is_empty() && e.len() != p.len() {
        return Err(wrong(t::NOT_AS_LONG, "E, P", &json!([e.len(), p.len()])));
    }
    let gaps: Vec<Vec<Option<f64>>> =
        e.iter().zip(&p).map(|(e, p)| (0..e.len().max(p.len())).map(|at| cell(p, at).zip(cell(e, at)).map(|(p, e)| p - e)).collect()).collect();
    Ok(json!({ "E": alpha_of(&e, input)?, "P": alpha_of(&p, input)?, "gap": alpha_of(&gaps, input)? }))
}
