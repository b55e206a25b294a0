//! The smaller tools as JSON: importance–performance, experience return, peak–end, dot votes, calibration, Pareto.

use serde_json::{Value, json};

use super::{
    object,
    read::{self, In, wrong},
};
use crate::model::{
    calc::{
        Wrong, calibration, dot_vote, experience_return,
        ipa::{self, Attribute, Cross},
        pareto, peak_end,
    },
    texts::calc as t,
};

pub(super) fn ipa(input: In<'_>) -> Result<Value, Wrong> {
    let scale = input.list("scale")?.map(|l| read::cells("scale", l)).transpose()?.unwrap_or_default();
    let (least, most) = (scale.first().copied().flatten().unwrap_or(1.0), scale.get(1).copied().flatten());
    let attribute = |(at, value): (usize, &Value)| {
        let given = In::of(value)?;
        let side = |name: &str| -> Result<f64, Wrong> {
            let counts = format!("{name}_counts");
            let Some(list) = given.list(&counts)? else { return given.need(name) };
            let counts = read::counts(&counts, list)?;
            let n: u32 = counts.iter().sum();
            let sum: f64 = counts.iter().enumerate().map(|(at, &c)| f64::from(c) * (least + at as f64)).sum();
            if n == 0 { Err(Wrong::new(t::NO_ENTRY, &[name])) } else { Ok(sum / f64::from(n)) }
        };
        let name = given.text("name")?.map_or_else(|| (at + 1).to_string(), str::to_owned);
        Ok(Attribute { name, importance: side("importance")?, performance: side("performance")? })
    };
    let attributes: Result<Vec<Attribute>, Wrong> = input.need_list("attributes")?.iter().enumerate().map(attribute).collect();
    let attributes = attributes?;
    let cross = match input.text("crosshair")? {
        None | Some("mean") => Cross::Mean,
        Some("median") => Cross::Median,
        Some("fixed" | "typed") => Cross::At(input.need("cross_importance")?, input.need("cross_performance")?),
        Some("midpoint" | "scale_midpoint") => {
            let middle = f64::midpoint(least, most.ok_or_else(|| Wrong::new(t::NO_ENTRY, &["scale"]))?);
            Cross::At(middle, middle)
        }
        Some(other) => return Err(Wrong::new(t::NO_SUCH_CHOICE, &["crosshair", other, "mean, median, fixed, midpoint"])),
    };
    let index = most.and_then(|most| ipa::satisfaction_index(&attributes, most));
    let found = ipa::ipa(attributes, cross);
    let rows = || found.iter().flat_map(|f| &f.attributes);
    Ok(json!({
        "cross_importance": found.as_ref().map(|f| f.importance), "cross_performance": found.as_ref().map(|f| f.performance),
        "quadrants": object(rows().map(|(a, q, _)| (a.name.clone(), json!(q.id())))),
        "gap": object(rows().map(|(a, _, gap)| (a.name.clone(), json!(gap)))),
        "satisfaction_index": index,
    }))
}

pub(super) fn peak_end(input: In<'_>) -> Result<Value, Wrong> {
    if input.all(&["peak", "end"]) {
        return Ok(json!({ "peak_end": f64::midpoint(input.need("peak")?, input.need("end")?) }));
    }
    let Some((key, value)) = ["emotion", "scores", "pain"].iter().find_map(|start| input.beginning(start)) else {
        return Err(Wrong::new(t::NO_SHAPE, &["emotion_minus5_to_5 | peak, end"]));
    };
    let list = value.as_array().ok_or_else(|| wrong(t::NOT_A_LIST, key, value))?;
    // Places are counted among the moments that have a score.
    let scores: Vec<Option<f64>> = read::cells(key, list)?.into_iter().flatten().map(Some).collect();
    let found = peak_end::peak_end(&scores, None);
    Ok(json!({
        "peak": found.map(|f| f.extreme), "peak_index": found.map(|f| f.extreme_at), "end": found.map(|f| f.end),
        "peak_end": found.map(|f| f.remembered), "mean": found.map(|f| f.average),
        "max": found.map(|f| f.high.0), "min": found.map(|f| f.low.0), "range": found.map(|f| f.high.0 - f.low.0),
    }))
}

pub(super) fn dot_vote(input: In<'_>) -> Result<Value, Wrong> {
    let options: Vec<String> = input.need_list("options")?.iter().map(|o| o.as_str().map_or_else(|| o.to_string(), str::to_owned)).collect();
    let rules = dot_vote::Rules { dots: input.need_count("dots_per_person")?, cap: input.count("max_per_option")? };
    let mut ballots = Vec::new();
    for ballot in input.need_list("ballots")? {
        let ballot = In::of(ballot)?;
        let dots: Result<Vec<_>, Wrong> = ballot.keys().map(|name| Ok((options.iter().position(|o| o == name), ballot.need_count(name)?))).collect();
        ballots.push(dots?);
    }
    let found = dot_vote::count(options.len(), rules, &ballots);
    let by_option = |numbers: &[u32]| object(options.iter().cloned().zip(numbers.iter().map(|n| json!(n))));
    Ok(json!({
        "totals": by_option(&found.totals), "rank": by_option(&found.ranks), "invalid_ballots": found.invalid, "dots_used": found.used,
        "turnout": ballots.len() - found.invalid.len(),
    }))
}

pub(super) fn experience_return(input: In<'_>) -> Result<Value, Wrong> {
    let found = experience_return::worth(&experience_return::Level {
        margin: input.need("m")?,
        service: input.need("s")?,
        retention: input.need("r")?,
        referrals: input.need("q")?,
        conversion: input.need("k")?,
        acquisition: input.need("a")?,
        years: input.count("T")?.unwrap_or(5).min(200),
        discount: input.number("i")?.unwrap_or_default(),
    });
    Ok(json!({ "own": found.own, "years": found.years, "ref": found.referral, "total": found.total }))
}

pub(super) fn calibration(input: In<'_>) -> Result<Value, Wrong> {
    let scores = read::matrix("scores", input.need_list("scores")?)?;
    let master = input.list("master")?.map(|l| read::cells("master", l)).transpose()?.unwrap_or_default();
    let found = calibration::calibrate(&scores, &master, input.number("tol")?.unwrap_or(5.0));
    Ok(json!({
        "range": found.range, "master_used": found.master, "bias": found.bias, "mad": found.deviation,
        "agree": found.agreement.map(|a| 100.0 * a), "n": found.n,
    }))
}

pub(super) fn pareto(input: In<'_>) -> Result<Value, Wrong> {
    let counts: Vec<f64> = read::counts("counts", input.need_list("counts")?)?.into_iter().map(f64::from).collect();
    let found = pareto::pareto(&counts, input.number("line")?.unwrap_or(0.8));
    Ok(json!({
        "order": found.iter().map(|s| s.at).collect::<Vec<_>>(), "share": found.iter().map(|s| s.share).collect::<Vec<_>>(),
        "cumulative": found.iter().map(|s| s.cumulative).collect::<Vec<_>>(), "vital": found.iter().filter(|s| s.vital).count(),
    }))
}
