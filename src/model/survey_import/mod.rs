//! Survey exports become answers: columns are recognised, cells read against the scale, doubtful rows named; nothing is dropped unasked.

mod columns;
mod doubt;
pub mod plain;
mod read;

#[cfg(test)]
mod tests;

pub(in crate::model) use columns::strip;
pub use columns::{Found, recognise, signature};
pub use doubt::{Doubt, doubts};
pub use read::{Cell, read_cell, seconds};

use serde::{Deserialize, Serialize};

use super::doc::{Key, Value};

/// What one question of a survey wants to know; the survey kind makes these.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The register it fills.
    pub key: Key,
    /// What it may be headed in a file: its words in both languages, its id.
    pub names: Vec<String>,
    /// What counts as an answer.
    pub ask: Ask,
}

/// What counts as an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Whole points.
    Points {
        /// Lowest.
        least: i32,
        /// Highest.
        most: i32,
    },
    /// One of these: id, Chinese, English; a number counts from 1.
    Options(Vec<[String; 3]>),
    /// Words.
    Open,
}

impl Ask {
    /// Whether it is answered on a scale.
    pub fn scaled(&self) -> bool {
        !matches!(self, Self::Open)
    }
}

/// A table out of a file: the heading and the rows below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The name of the sheet; empty for a text file.
    pub name: String,
    /// The heading; empty texts where the file has none.
    pub header: Vec<String>,
    /// The rows with their numbers in the file, counted from 1 as a spreadsheet shows them.
    pub rows: Vec<(usize, Vec<String>)>,
}

impl Table {
    /// Makes a table of raw rows: blank rows go, the first with words and no numbers is the heading.
    pub fn new(name: impl Into<String>, raw: Vec<Vec<String>>) -> Self {
        let mut rows: Vec<(usize, Vec<String>)> = (1..).zip(raw).filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty())).collect();
        let width = rows.iter().map(|(_, row)| row.len()).max().unwrap_or_default();
        let heads = rows.first().is_some_and(|(_, row)| !row.iter().any(|cell| cell.trim().parse::<f64>().is_ok()));
        let mut header = if heads { rows.remove(0).1 } else { Vec::new() };
        header.resize(width, String::new());
        Self { name: name.into(), header, rows }
    }

    /// A cell; nothing beyond the end of a short row.
    pub fn cell(row: &[String], at: usize) -> &str {
        row.get(at).map_or("", |c| c.trim())
    }
}

/// What survey services put before the questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meta {
    /// Running number.
    Number,
    /// When it was handed in.
    Submitted,
    /// How long it took.
    Duration,
    /// Where the link was.
    Source,
    /// More about that.
    SourceDetail,
    /// The address.
    Address,
    /// A total the service computed.
    Total,
}

/// What a column is used for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Use {
    /// Nothing.
    #[default]
    Nothing,
    /// What the service adds; read only to find doubtful rows.
    Meta(Meta),
    /// A question, by its register.
    Question(String),
}

/// Which column answers what, and which words stand for which point; remembered for files with the same heading.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// What each column is used for.
    pub columns: Vec<Use>,
    /// Words and the point or option they mean, as chosen by hand.
    pub words: Vec<(String, String)>,
}

impl Mapping {
    /// The column of a question.
    pub fn column_of(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|u| matches!(u, Use::Question(k) if k == key))
    }

    /// The column of something the service adds.
    pub fn meta(&self, meta: Meta) -> Option<usize> {
        self.columns.iter().position(|u| *u == Use::Meta(meta))
    }

    /// Gives a question a column; it leaves the one it had.
    pub fn assign(&mut self, column: usize, to: Use) {
        if let Use::Question(key) = &to {
            for used in &mut self.columns {
                if matches!(used, Use::Question(k) if k == key) {
                    *used = Use::Nothing;
                }
            }
        }
        if let Some(used) = self.columns.get_mut(column) {
            *used = to;
        }
    }

    /// Whether any question on a scale has a column.
    pub fn useful(&self, targets: &[Target]) -> bool {
        targets.iter().any(|t| t.ask.scaled() && self.column_of(t.key.as_str()).is_some())
    }
}

/// What one row says.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The row's number in the file.
    pub row: usize,
    /// Registers with what was answered; blank ones are left out, what is off the scale is kept to be counted as invalid.
    pub fields: Vec<(Key, Value)>,
    /// Questions on a scale that have a column.
    pub asked: u32,
    /// Of them, left blank.
    pub missing: u32,
    /// Of them, off the scale.
    pub invalid: u32,
    /// Why a person should look at it.
    pub doubts: Vec<Doubt>,
}

/// Reads every row.
pub fn people(table: &Table, targets: &[Target], mapping: &Mapping) -> Vec<Person> {
    let mut people: Vec<Person> = table
        .rows
        .iter()
        .map(|(number, row)| {
            let mut person = Person { row: *number, fields: Vec::new(), asked: 0, missing: 0, invalid: 0, doubts: Vec::new() };
            for target in targets {
                let Some(column) = mapping.column_of(target.key.as_str()) else { continue };
                let cell = read_cell(&target.ask, &mapping.words, Table::cell(row, column));
                if target.ask.scaled() {
                    person.asked += 1;
                    person.missing += u32::from(cell == Cell::Missing);
                    person.invalid += u32::from(matches!(cell, Cell::Invalid(_)));
                }
                match cell {
                    Cell::Missing => {}
                    Cell::Good(value) | Cell::Invalid(value) => person.fields.push((target.key.clone(), value)),
                }
            }
            person
        })
        .collect();
    doubts(table, targets, mapping, &mut people);
    people
}

/// Words in columns of scales that mean no point yet, with how often they occur, most often first; to be assigned by hand.
pub fn unknown_words(table: &Table, targets: &[Target], mapping: &Mapping) -> Vec<(String, u32)> {
    let mut found: Vec<(String, u32)> = Vec::new();
    for target in targets.iter().filter(|t| t.ask.scaled()) {
        let Some(column) = mapping.column_of(target.key.as_str()) else { continue };
        for (_, row) in &table.rows {
            let text = Table::cell(row, column);
            let unread = matches!(read_cell(&target.ask, &mapping.words, text), Cell::Invalid(Value::Text(_)));
            if !unread {
                continue;
            }
            match found.iter_mut().find(|(word, _)| word == text) {
                Some((_, count)) => *count += 1,
                None => found.push((text.to_owned(), 1)),
            }
        }
    }
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    found
}
