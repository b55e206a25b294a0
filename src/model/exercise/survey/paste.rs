//! Rows from a spreadsheet or a list become people: a header line is seen as one, columns find their questions.

use super::{Sheet, Survey};
use crate::model::{
    calc::numbers::Answer,
    doc::{Key, Value},
    text::Lang,
};

/// What was pasted, ready to be added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pasted {
    /// A person per row.
    pub people: Vec<Vec<(Key, Value)>>,
    /// Answers that are not on the scale; they are kept and left out.
    pub invalid: usize,
    /// Rows with nothing in them.
    pub blank: usize,
    /// Columns that found no question.
    pub unused: usize,
}

/// Cuts clipboard text into rows and cells: tabs as spreadsheets give them; a line of commas or spaces becomes a column of its parts.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> =
        text.trim_end_matches(['\r', '\n']).lines().map(|l| l.split('\t').map(|c| unquote(c.trim())).collect()).collect();
    if let [only] = rows.as_slice()
        && let [one] = only.as_slice()
    {
        let parts: Vec<&str> = one.split([',', '，', '、', ';', '；', ' ']).map(str::trim).filter(|p| !p.is_empty()).collect();
        if parts.len() > 1 && parts.iter().all(|p| crate::model::figure::parse(p).is_some()) {
            rows = parts.into_iter().map(|p| vec![p.to_owned()]).collect();
        }
    }
    rows
}

fn unquote(cell: &str) -> String {
    let inner = cell.strip_prefix('"').and_then(|c| c.strip_suffix('"'));
    inner.map_or_else(|| cell.to_owned(), |c| c.replace("\"\"", "\""))
}

impl Survey<'_> {
    /// Reads pasted rows; the first column answers the question `from`, the next columns those after it, then the open fields.
    pub fn paste(&self, sheet: &Sheet, text: &str, from: usize) -> Pasted {
        let mut rows = cells(text);
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let head = rows.first().filter(|row| self.is_head(row)).cloned();
        if head.is_some() {
            rows.remove(0);
        }
        let keys = self.columns(sheet, head.as_deref(), width, from);
        let mut pasted = Pasted { unused: keys.iter().filter(|k| k.is_none()).count(), ..Pasted::default() };
        for row in rows {
            let mut fields: Vec<(Key, Value)> = Vec::new();
            for (cell, column) in row.iter().zip(&keys) {
                let Some((key, is_answer)) = column else { continue };
                let value = if *is_answer { self.parse(cell) } else { Value::text(cell.trim()) };
                if value.is_blank() {
                    continue;
                }
                pasted.invalid += usize::from(*is_answer && self.judge_value(&value) == Answer::Invalid);
                fields.push((key.clone(), value));
            }
            if fields.is_empty() && row.iter().all(|c| c.trim().is_empty()) && width > 1 {
                pasted.blank += 1;
            } else {
                // In a single column an empty line is a person who left the answer out: missing, never 0.
                pasted.people.push(fields);
            }
        }
        pasted
    }

    fn judge_value(&self, value: &Value) -> Answer {
        let (least, most) = self.range();
        match value {
            Value::Num(n) => Answer::of(Some(*n), least, most),
            Value::Text(text) if self.options().iter().any(|o| *o.id == **text) => Answer::Valid(least),
            Value::Empty => Answer::Missing,
            _ => Answer::Invalid,
        }
    }

    /// A first line is a head when no cell of it is an answer and one of them has words.
    fn is_head(&self, row: &[String]) -> bool {
        let wordy = |c: &String| c.chars().any(char::is_alphabetic);
        row.iter().any(wordy) && row.iter().all(|c| matches!(self.judge_value(&self.parse(c)), Answer::Invalid | Answer::Missing))
    }

    /// Which register each column fills, and whether it is an answer.
    fn columns(&self, sheet: &Sheet, head: Option<&[String]>, width: usize, from: usize) -> Vec<Option<(Key, bool)>> {
        let mut left: Vec<(Key, bool)> = sheet.questions.iter().skip(from).map(|q| (q.key.clone(), true)).collect();
        let open = self.plan.open.iter().map(|f| (Key::from(f.id.as_str()), false));
        left.extend(open);
        let mut found: Vec<Option<(Key, bool)>> = vec![None; width];
        // Columns whose head names an open field go there first; the others take what is left, in order.
        for (slot, title) in found.iter_mut().zip(head.unwrap_or_default()) {
            let field = self.plan.open.iter().find(|f| names(title, f.t.get(Lang::Zh), f.t.get(Lang::En), &f.id));
            if let Some(at) = field.and_then(|f| left.iter().position(|(key, _)| key.as_str() == f.id)) {
                *slot = Some(left.remove(at));
            }
        }
        for slot in found.iter_mut().filter(|s| s.is_none()) {
            if left.is_empty() {
                break;
            }
            *slot = Some(left.remove(0));
        }
        found
    }
}

/// Whether a column's head means a field: the same words, or one of the words people use for it.
fn names(title: &str, zh: &str, en: &str, id: &str) -> bool {
    let title = title.trim().to_lowercase();
    let hints: &[&str] = match id {
        "segment" => &["分群", "分组", "门店", "渠道", "segment", "group", "branch", "store"],
        "tag" => &["标签", "tag"],
        "why" | "one" => &["原因", "理由", "为什么", "reason", "why", "comment"],
        _ => &[],
    };
    !title.is_empty() && (title == zh.to_lowercase() || title == en.to_lowercase() || title == id || hints.iter().any(|h| title.contains(h)))
}
