//! One cell of an export against one question: blank is missing, never 0; what is not on the scale is kept and named.

use super::Ask;
use crate::model::doc::Value;

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Missing,
    /// An answer.
    Good(Value),
    /// Something off the scale, as it was written.
    Invalid(Value),
}

/// What services write where nothing was answered.
const BLANK: [&str; 14] = ["(空)", "（空）", "(跳过)", "（跳过）", "跳过", "未填", "未答", "空", "-", "--", "—", "/", "n/a", "null"];

/// What joins several answers of one question.
const JOINT: char = '┋';

/// Reads a cell. `words` are words that a person has said mean a point or an option.
pub fn read_cell(ask: &Ask, words: &[(String, String)], text: &str) -> Cell {
    let text = text.trim();
    if text.is_empty() || BLANK.iter().any(|b| b.eq_ignore_ascii_case(text)) {
        return Cell::Missing;
    }
    let meant = words.iter().find(|(word, _)| word == text).map_or(text, |(_, means)| means.as_str());
    match ask {
        Ask::Open => Cell::Good(Value::text(&text.split(JOINT).map(str::trim).filter(|p| !p.is_empty()).collect::<Vec<_>>().join("、"))),
        Ask::Points { least, most } => points(meant, *least, *most),
        Ask::Options(options) => option(meant, options),
    }
}

fn points(text: &str, least: i32, most: i32) -> Cell {
    let number = number(text).or_else(|| likert(text, least, most).map(f64::from));
    match number {
        Some(n) if n.fract() == 0.0 && n >= f64::from(least) && n <= f64::from(most) => Cell::Good(Value::Num(n)),
        Some(n) => Cell::Invalid(Value::Num(n)),
        None => Cell::Invalid(Value::text(text)),
    }
}

fn option(text: &str, options: &[[String; 3]]) -> Cell {
    let plain = bare(text);
    let same = |name: &String| !name.is_empty() && bare(name) == plain;
    if let Some([id, ..]) = options.iter().find(|names| names.iter().any(same)) {
        return Cell::Good(Value::text(id));
    }
    // `A.理应如此`, `2、理应如此`, `理应如此(2分)`: the words are in it, and of only one option.
    let inside: Vec<&String> = options
        .iter()
        .filter(|[_, zh, en]| [zh, en].into_iter().any(|name| name.chars().count() > 1 && plain.contains(&bare(name))))
        .map(|[id, ..]| id)
        .collect();
    if let [id] = inside.as_slice() {
        return Cell::Good(Value::text(id));
    }
    match number(text) {
        Some(n) => {
            let at = (n.fract() == 0.0 && n >= 1.0).then_some(n as usize - 1);
            at.and_then(|at| options.get(at)).map_or(Cell::Invalid(Value::Num(n)), |[id, ..]| Cell::Good(Value::text(id)))
        }
        None => Cell::Invalid(Value::text(text)),
    }
}

/// Without spaces, brackets' kind and case.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A number that is all of a cell, or stands at its begin with a label behind: `9`, `９分`, `5（非常满意）`, `5. very satisfied`.
fn number(text: &str) -> Option<f64> {
    let plain: String = text
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            '－' | '−' => '-',
            '．' => '.',
            other => other,
        })
        .collect();
    let plain = plain.trim();
    let whole = plain.trim_end_matches(['分', '点']).trim_end();
    if let Ok(n) = whole.parse::<f64>() {
        return n.is_finite().then_some(n);
    }
    let end = plain.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 0)?;
    let (digits, label) = plain.split_at(end);
    let mut rest = label.trim_start().chars();
    let parted = matches!(rest.next(), Some('(' | '（' | '、' | ':' | '：' | '-' | '=' | '.' | '分'));
    let labelled = parted && !rest.next().is_some_and(|c| c.is_ascii_digit());
    if labelled { digits.parse().ok() } else { None }
}

/// Words of usual five-point scales, from the worst to the best.
const FIVE: [[&str; 7]; 5] = [
    ["非常不满意", "很不满意", "非常不同意", "完全不同意", "很不好", "verydissatisfied", "stronglydisagree"],
    ["不满意", "比较不满意", "不同意", "比较不同意", "不好", "dissatisfied", "disagree"],
    ["一般", "中立", "不确定", "说不清", "还行", "neutral", "neither"],
    ["满意", "比较满意", "同意", "比较同意", "好", "satisfied", "agree"],
    ["非常满意", "很满意", "非常同意", "完全同意", "很好", "verysatisfied", "stronglyagree"],
];

/// The point of a word on a scale of five; the ends of other scales.
fn likert(text: &str, least: i32, most: i32) -> Option<i32> {
    let plain = bare(text);
    let at = FIVE.iter().position(|words| words.contains(&plain.as_str()))?;
    let at = i32::try_from(at).ok()?;
    match (most - least, at) {
        (4, at) => Some(least + at),
        (_, 0) => Some(least),
        (_, 4) => Some(most),
        _ => None,
    }
}

/// How long something took, in seconds: `1分钟30秒`, `2小时3分`, `95秒`, `1:30`, `0:01:30`, `95`, `1 min 30 s`.
pub fn seconds(text: &str) -> Option<f64> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return None;
    }
    if let Ok(n) = text.parse::<f64>() {
        return (n >= 0.0).then_some(n);
    }
    if text.contains([':', '：']) {
        let parts: Option<Vec<f64>> = text.split([':', '：']).map(|p| p.trim().parse::<f64>().ok()).collect();
        return parts.filter(|p| (2..=3).contains(&p.len())).map(|p| p.iter().fold(0.0, |sum, part| sum * 60.0 + part));
    }
    let (mut total, mut digits, mut unit, mut any) = (0.0, String::new(), String::new(), false);
    for c in text.chars().chain(['0']) {
        if (c.is_ascii_digit() || c == '.') && !unit.trim().is_empty() {
            total += digits.parse::<f64>().ok()? * length(unit.trim())?;
            (digits, unit, any) = (String::new(), String::new(), true);
        }
        if c.is_ascii_digit() || c == '.' {
            digits.push(c);
        } else {
            unit.push(c);
        }
    }
    any.then_some(total)
}

fn length(unit: &str) -> Option<f64> {
    match unit {
        "天" | "d" | "day" | "days" => Some(86_400.0),
        "小时" | "时" | "h" | "hour" | "hours" => Some(3_600.0),
        "分钟" | "分" | "m" | "min" | "mins" | "minute" | "minutes" => Some(60.0),
        "秒" | "秒钟" | "s" | "sec" | "second" | "seconds" => Some(1.0),
        _ => None,
    }
}
