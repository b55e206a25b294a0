//! Every tool as JSON in, JSON out: the command line and the golden cases share this one door.

mod kano;
mod mdm;
mod read;
mod scores;
mod servqual;
mod small;

use serde_json::{Map, Value};

use self::read::In;
use super::Wrong;
use crate::model::texts::{Text, calc as t};

/// The tools by the names that files and the command line use, with one line of help each.
pub const TOOLS: [(&str, Text); 11] = [
    ("nps", t::TOOL_NPS),
    ("csat", t::TOOL_CSAT),
    ("kano", t::TOOL_KANO),
    ("servqual", t::TOOL_SERVQUAL),
    ("ipa", t::TOOL_IPA),
    ("mdm", t::TOOL_MDM),
    ("experience_return", t::TOOL_RETURN),
    ("peak_end", t::TOOL_PEAK_END),
    ("dot_vote", t::TOOL_DOTS),
    ("calibration", t::TOOL_CALIBRATION),
    ("pareto", t::TOOL_PARETO),
];

/// Computes a tool. The input has the shape of `input` in `tests/golden/<tool>.json`; the answer holds every number that can be had from it.
///
/// # Errors
/// An unknown tool, an input of another shape, or figures that make no sense; the sentence says which.
pub fn compute(tool: &str, input: &Value) -> Result<Value, Wrong> {
    let tool = tool.trim().to_ascii_lowercase().replace('-', "_");
    let object = input.as_object().ok_or_else(|| Wrong::new(t::NOT_AN_OBJECT, &[]))?;
    // A whole golden case is taken as well as its input alone.
    let input = In::new(object.get("input").and_then(Value::as_object).unwrap_or(object));
    match tool.as_str() {
        "nps" => scores::nps(input),
        "csat" => scores::csat(input),
        "kano" => kano::kano(input),
        "servqual" => servqual::servqual(input),
        "ipa" => small::ipa(input),
        "mdm" => mdm::mdm(input),
        "experience_return" => small::experience_return(input),
        "peak_end" => small::peak_end(input),
        "dot_vote" => small::dot_vote(input),
        "calibration" => small::calibration(input),
        "pareto" => small::pareto(input),
        _ => Err(Wrong::new(t::NO_SUCH_TOOL, &[&tool, &TOOLS.map(|(name, _)| name).join(", ")])),
    }
}

/// Puts the entries of the second object into the first.
fn join(mut first: Value, second: Value) -> Value {
    if let (Value::Object(into), Value::Object(from)) = (&mut first, second) {
        into.extend(from);
    }
    first
}

/// An object from names and values.
fn object(entries: impl IntoIterator<Item = (String, Value)>) -> Value {
    Value::Object(entries.into_iter().collect::<Map<_, _>>())
}
