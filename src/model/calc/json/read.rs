//! Reads the inputs of tools: a missing entry is `None`, an entry of the wrong kind is an error that names it.

use serde_json::{Map, Value};

use crate::model::{
    calc::{Interval, Wrong},
    texts::calc as t,
};

/// One object of the input.
#[derive(Clone, Copy)]
pub(super) struct In<'a>(&'a Map<String, Value>);

impl<'a> In<'a> {
    pub(super) fn new(map: &'a Map<String, Value>) -> Self {
        Self(map)
    }

    pub(super) fn of(value: &'a Value) -> Result<Self, Wrong> {
        value.as_object().map(Self).ok_or_else(|| Wrong::new(t::NOT_AN_OBJECT, &[]))
    }

    pub(super) fn has(self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    pub(super) fn all(self, keys: &[&str]) -> bool {
        keys.iter().all(|key| self.has(key))
    }

    pub(super) fn keys(self) -> impl Iterator<Item = &'a String> {
        self.0.keys()
    }

    pub(super) fn get(self, key: &str) -> Option<&'a Value> {
        self.0.get(key).filter(|v| !v.is_null())
    }

    /// The first entry whose name begins so.
    pub(super) fn beginning(self, start: &str) -> Option<(&'a String, &'a Value)> {
        self.0.iter().find(|(key, _)| key.starts_with(start))
    }

    pub(super) fn number(self, key: &str) -> Result<Option<f64>, Wrong> {
        self.get(key).map(|v| v.as_f64().ok_or_else(|| wrong(t::NOT_A_NUMBER, key, v))).transpose()
    }

    pub(super) fn need(self, key: &str) -> Result<f64, Wrong> {
        self.number(key)?.ok_or_else(|| Wrong::new(t::NO_ENTRY, &[key]))
    }

    pub(super) fn count(self, key: &str) -> Result<Option<u32>, Wrong> {
        self.get(key).map(|v| count(v).ok_or_else(|| wrong(t::NOT_A_COUNT, key, v))).transpose()
    }

    pub(super) fn need_count(self, key: &str) -> Result<u32, Wrong> {
        self.count(key)?.ok_or_else(|| Wrong::new(t::NO_ENTRY, &[key]))
    }

    pub(super) fn text(self, key: &str) -> Result<Option<&'a str>, Wrong> {
        self.get(key).map(|v| v.as_str().ok_or_else(|| wrong(t::NOT_A_TEXT, key, v))).transpose()
    }

    pub(super) fn list(self, key: &str) -> Result<Option<&'a Vec<Value>>, Wrong> {
        self.get(key).map(|v| v.as_array().ok_or_else(|| wrong(t::NOT_A_LIST, key, v))).transpose()
    }

    pub(super) fn need_list(self, key: &str) -> Result<&'a Vec<Value>, Wrong> {
        self.list(key)?.ok_or_else(|| Wrong::new(t::NO_ENTRY, &[key]))
    }

    pub(super) fn object(self, key: &str) -> Result<Option<In<'a>>, Wrong> {
        self.get(key).map(|v| v.as_object().map(In).ok_or_else(|| wrong(t::NOT_AN_ENTRY_OBJECT, key, v))).transpose()
    }

    /// The level of confidence, 0.95 unless said otherwise.
    pub(super) fn level(self) -> Result<f64, Wrong> {
        let level = self.number("conf")?.unwrap_or(0.95);
        if level > 0.0 && level < 1.0 { Ok(level) } else { Err(Wrong::new(t::BAD_LEVEL, &[&level.to_string()])) }
    }
}

pub(super) fn wrong(text: crate::model::texts::Text, key: &str, found: &Value) -> Wrong {
    let found = found.to_string();
    let short: String = if found.chars().count() > 40 { found.chars().take(40).chain(['…']).collect() } else { found };
    Wrong::new(text, &[key, &short])
}

fn count(value: &Value) -> Option<u32> {
    let number = value.as_f64()?;
    (number >= 0.0 && number.fract() == 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}

/// A list of numbers of which some may be missing; text that is a number counts, blank text is missing, anything else is an error.
pub(super) fn cells(key: &str, list: &[Value]) -> Result<Vec<Option<f64>>, Wrong> {
    list.iter().map(|v| raw(v).map_err(|()| wrong(t::NOT_A_NUMBER, key, v))).collect()
}

/// A list of counts.
pub(super) fn counts(key: &str, list: &[Value]) -> Result<Vec<u32>, Wrong> {
    list.iter().map(|v| count(v).ok_or_else(|| wrong(t::NOT_A_COUNT, key, v))).collect()
}

/// Rows of numbers.
pub(super) fn matrix(key: &str, list: &[Value]) -> Result<Vec<Vec<Option<f64>>>, Wrong> {
    list.iter().map(|row| row.as_array().ok_or_else(|| wrong(t::NOT_A_LIST, key, row)).and_then(|row| cells(key, row))).collect()
}

/// One raw answer: a number, nothing, or something that is neither.
pub(super) fn raw(value: &Value) -> Result<Option<f64>, ()> {
    match value {
        Value::Null => Ok(None),
        Value::Number(n) => Ok(n.as_f64()),
        Value::String(text) if text.trim().is_empty() => Ok(None),
        Value::String(text) => text.trim().parse::<f64>().ok().filter(|n| n.is_finite()).map(Some).ok_or(()),
        _ => Err(()),
    }
}

/// The two whole numbers at the end of `histogram_1_to_5` or `histogram_0_10`.
pub(super) fn span(key: &str) -> Option<(i32, i32)> {
    let mut numbers =
        key.split('_').filter_map(|part| part.strip_prefix("minus").map_or_else(|| part.parse().ok(), |n| n.parse::<i32>().ok().map(|n| -n)));
    let least = numbers.next()?;
    numbers.next().filter(|most| *most > least).map(|most| (least, most))
}

/// The ends of an interval.
pub(super) fn ends(interval: Option<Interval>) -> Value {
    interval.map_or(Value::Null, |i| serde_json::json!([i.low, i.high]))
}
