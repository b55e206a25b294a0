//! NPS and CSAT as JSON.

use serde_json::{Value, json};

use super::{
    join,
    read::{self, In, ends},
};
use crate::model::{
    calc::{
        Wrong, csat,
        nps::{self, Breaks, Counts, Method},
        numbers::{Answer, LeftOut},
    },
    texts::calc as t,
};

pub(super) fn nps(input: In<'_>) -> Result<Value, Wrong> {
    let level = input.level()?;
    if input.all(&["x", "y"]) {
        return two(input, level);
    }
    if input.has("moe_points") {
        let variance = input.number("variance")?.unwrap_or(1.0);
        let points = input.need("moe_points")?;
        return nps::sample_size(variance, points, level).map(|n| json!({ "n_required": n })).ok_or_else(|| Wrong::new(t::BAD_MARGIN, &[]));
    }
    let (counts, left) = group_counts(input)?;
    let mut out = one(counts, level);
    if let Some(left) = left {
        out = join(out, json!({ "missing": left.missing, "invalid": left.invalid }));
    }
    if let Some(target) = input.number("target")? {
        let found = nps::against(counts, target, method(input)?.unwrap_or(Method::Wald));
        out = join(
            out,
            json!({ "target": target, "z": found.map(|f| f.0), "p_value": found.map(|f| f.1), "significant": found.map(|f| f.1 < 1.0 - level) }),
        );
    }
    Ok(out)
}

fn one(counts: Counts, level: f64) -> Value {
    let groups = json!({ "n": counts.n(), "promoters": counts.promoters, "passives": counts.passives, "detractors": counts.detractors });
    let Some(nps) = nps::nps(counts, level) else {
        let nothing = [
            "nps",
            "pct_promoter",
            "pct_passive",
            "pct_detractor",
            "variance",
            "se",
            "moe",
            "ci_wald",
            "ci_adj_wald",
            "adj",
            "ci_trinomial_t",
            "ci_score",
        ];
        return join(groups, super::object(nothing.map(|name| (name.to_owned(), Value::Null))));
    };
    let [d, a, p] = nps.shares.map(|s| 100.0 * s);
    join(
        groups,
        json!({
            "nps": nps.score, "pct_promoter": p, "pct_passive": a, "pct_detractor": d,
            "variance": nps.variance, "se": nps.error, "moe": nps.margin,
            "ci_wald": ends(Some(nps.wald)), "ci_adj_wald": ends(Some(nps.adjusted_wald)),
            "adj": { "n": nps.adjusted.n, "nps": nps.adjusted.score, "variance": nps.adjusted.variance, "se": nps.adjusted.error },
            "ci_trinomial_t": ends(nps.trinomial_t), "ci_score": ends(nps::tango(counts, level)), "small_sample": nps.small,
        }),
    )
}

fn method(input: In<'_>) -> Result<Option<Method>, Wrong> {
    match input.text("method")? {
        None => Ok(None),
        Some("wald") => Ok(Some(Method::Wald)),
        Some("adj_wald" | "adjusted_wald") => Ok(Some(Method::AdjustedWald)),
        Some(other) => Err(Wrong::new(t::NO_SUCH_CHOICE, &["method", other, "wald, adj_wald"])),
    }
}

fn two(input: In<'_>, level: f64) -> Result<Value, Wrong> {
    let side = |key: &str| input.object(key)?.ok_or_else(|| Wrong::new(t::NO_ENTRY, &[key])).and_then(group_counts);
    let ((x, _), (y, _)) = (side("x")?, side("y")?);
    let found = nps::compare(x, y, level, method(input)?.unwrap_or_default());
    Ok(json!({
        "diff_raw": found.map(|d| d.raw), "diff": found.map(|d| d.tested), "se": found.map(|d| d.error),
        "z": found.and_then(|d| d.z), "p_value": found.and_then(|d| d.p),
        "ci": ends(found.map(|d| d.interval)), "significant": found.and_then(|d| d.significant),
    }))
}

fn breaks(input: In<'_>) -> Result<Breaks, Wrong> {
    let Some(list) = input.list("breaks")? else { return Ok(Breaks::default()) };
    let numbers: Vec<i32> = list.iter().filter_map(|v| v.as_i64().and_then(|n| i32::try_from(n).ok())).collect();
    match numbers[..] {
        [least, detractor, passive, most] if least <= detractor && detractor < passive && passive < most => {
            Ok(Breaks { least, detractor, passive, most })
        }
        _ => Err(Wrong::new(t::BAD_BREAKS, &[])),
    }
}

fn group_counts(input: In<'_>) -> Result<(Counts, Option<LeftOut>), Wrong> {
    let breaks = breaks(input)?;
    if let Some(list) = input.list("scores")? {
        let answers: Vec<Answer> = list.iter().map(|v| answer(v, breaks.least, breaks.most)).collect();
        let (counts, left) = Counts::of(&answers, breaks);
        return Ok((counts, Some(left)));
    }
    if let Some((key, Value::Array(list))) = input.beginning("histogram") {
        let (least, _) = read::span(key).unwrap_or((breaks.least, breaks.most));
        let mut counts = Counts::default();
        for (people, score) in read::counts(key, list)?.into_iter().zip(least..) {
            match breaks.group(score) {
                nps::Group::Detractor => counts.detractors += people,
                nps::Group::Passive => counts.passives += people,
                nps::Group::Promoter => counts.promoters += people,
            }
        }
        return Ok((counts, None));
    }
    if ["detractors", "passives", "promoters"].iter().any(|key| input.has(key)) {
        let of = |key| input.count(key).map(Option::unwrap_or_default);
        return Ok((Counts { detractors: of("detractors")?, passives: of("passives")?, promoters: of("promoters")? }, None));
    }
    Err(Wrong::new(t::NO_SHAPE, &["scores | histogram_0_10 | promoters, passives, detractors | x, y | variance, moe_points"]))
}

/// A raw answer against its scale; text that is no number is invalid, not missing.
fn answer(value: &Value, least: i32, most: i32) -> Answer {
    read::raw(value).map_or(Answer::Invalid, |number| Answer::of(number, least, most))
}

pub(super) fn csat(input: In<'_>) -> Result<Value, Wrong> {
    let level = input.level()?;
    if input.all(&["x", "y"]) {
        let side = |key: &str| {
            let side = input.object(key)?.ok_or_else(|| Wrong::new(t::NO_ENTRY, &[key]))?;
            Ok((side.need_count("satisfied")?, side.need_count("n")?))
        };
        let found = csat::compare(side("x")?, side("y")?, level);
        return Ok(json!({
            "diff": found.map(|d| d.points), "z": found.and_then(|d| d.z),
            "p_value": found.and_then(|d| d.p), "significant": found.and_then(|d| d.significant),
        }));
    }
    if input.has("moe_points") {
        let size = csat::sample_size(input.number("p")?.unwrap_or(0.5), input.need("moe_points")?, level);
        return size.map(|n| json!({ "n_required": n })).ok_or_else(|| Wrong::new(t::BAD_MARGIN, &[]));
    }
    if let Some(list) = input.list("channels")? {
        let channels: Result<Vec<(f64, f64)>, Wrong> = list.iter().map(|c| In::of(c).and_then(|c| Ok((c.need("n")?, c.need("csat")?)))).collect();
        let channels = channels?;
        return Ok(json!({ "n": channels.iter().map(|c| c.0).sum::<f64>(), "csat": csat::over_channels(&channels) }));
    }
    let top = input.count("top")?.unwrap_or(2) as usize;
    if let Some((key, Value::Array(list))) = input.beginning("histogram") {
        let counts = read::counts(key, list)?;
        return Ok(scale(&counts, read::span(key).map_or(1, |s| s.0), top, level));
    }
    if let Some(list) = input.list("scores")? {
        let most = input.count("points")?.unwrap_or(5).min(100).cast_signed();
        let answers: Vec<Answer> = list.iter().map(|v| answer(v, 1, most)).collect();
        let left = LeftOut::of(&answers);
        let counts: Vec<u32> = (1..=most).map(|p| answers.iter().filter(|a| **a == Answer::Valid(p)).count() as u32).collect();
        return Ok(join(scale(&counts, 1, top, level), json!({ "missing": left.missing, "invalid": left.invalid })));
    }
    if input.all(&["satisfied", "n"]) {
        let (satisfied, n) = (input.need_count("satisfied")?, input.need_count("n")?);
        if satisfied > n {
            return Err(Wrong::new(t::MORE_THAN_ALL, &[&satisfied.to_string(), &n.to_string()]));
        }
        return Ok(share(csat::csat(satisfied, n, level), satisfied, n));
    }
    Err(Wrong::new(t::NO_SHAPE, &["satisfied, n | histogram_1_to_5, top | scores, points | p, moe_points | x, y | channels"]))
}

fn share(csat: Option<csat::Csat>, satisfied: u32, n: u32) -> Value {
    json!({
        "n": n, "satisfied": satisfied, "csat": csat.map(|c| c.score),
        "ci_wilson": ends(csat.map(|c| c.wilson)), "ci_agresti_coull": ends(csat.map(|c| c.agresti_coull)),
        "small_sample": csat.map(|c| c.small),
    })
}

fn scale(counts: &[u32], least: i32, top: usize, level: f64) -> Value {
    let found = csat::scale(counts, least, top, level);
    let satisfied = counts.iter().rev().take(top).sum();
    join(
        share(found.map(|f| f.csat), satisfied, counts.iter().sum()),
        json!({
            "mean": found.map(|f| f.mean), "bottom_box": found.map(|f| f.bottom),
            "net_satisfaction": found.map(|f| f.net), "index_0_100": found.map(|f| f.index),
        }),
    )
}
