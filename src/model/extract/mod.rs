//! What stands in an exercise, apart from how it is drawn: typed tables, an outline and facts; every format is written from it alone.

mod canvas;
mod rows;
mod scores;
pub mod sketch;

use jiff::civil::Date;

use super::{
    doc::{Doc, Value},
    exercise::table::{cell, dates},
    figure,
    stamp::ItemId,
    template::{Departments, Field, FieldType, Structure},
    text::{Bi, Lang, visible},
    texts::{Text, extract as t},
    workbook::{Exercise, Workbook},
};

/// What a cell holds. Texts are as they may be shown: hidden characters are named.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// A share: 0.3 is 30 %.
    Percent(f64),
    /// A day.
    Date(Date),
    /// Several texts.
    List(Vec<String>),
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A few words.
    #[default]
    Text,
    /// Sentences.
    Long,
    /// Numbers with at most this many decimals.
    Number(u8),
    /// Shares.
    Percent,
    /// Days.
    Date,
}

/// What stands below a column of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// Their sum.
    Sum,
    /// Their mean.
    Mean,
}

/// A column of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// What it is called.
    pub head: Bi,
    /// What its cells hold.
    pub kind: Kind,
    /// What stands below it.
    pub total: Option<Total>,
}

/// How a table is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Upright bars.
    Columns,
    /// One axis a row.
    Radar,
    /// A dot per row: the first series across, the second upward.
    Scatter,
}

/// A chart of a table's own numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// How it is drawn.
    pub shape: Shape,
    /// The column with the names.
    pub names: usize,
    /// The columns with the numbers.
    pub series: Vec<usize>,
}

/// A table with typed cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is called.
    pub name: Bi,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// Its chart.
    pub chart: Option<Chart>,
}

/// A line of the outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Branch {
    /// How deep it is; 0 is the outermost.
    pub level: usize,
    /// What it says.
    pub text: String,
    /// The item it stands for.
    pub id: Option<ItemId>,
}

/// A heading with the lines below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading; empty for lines that stand first.
    pub heading: String,
    /// Lines with their depth below the heading, from 0.
    pub lines: Vec<(usize, String)>,
}

/// An exercise, ready to be written in any format.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extract {
    /// The exercise's key.
    pub key: String,
    /// Its title.
    pub title: Bi,
    /// What it is for.
    pub purpose: Bi,
    /// The fields above the canvas, those that are filled.
    pub facts: Vec<(Bi, Cell)>,
    /// Its tables; the first is the exercise itself.
    pub tables: Vec<Table>,
    /// The same as a tree.
    pub outline: Vec<Branch>,
    /// Which of the tables holds what was written in.
    pub main: usize,
    /// The outline is what was written; the tables only list it.
    pub is_tree: bool,
}

impl Cell {
    /// Words; nothing for blank ones.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let shown = said(text);
        if shown.trim().is_empty() { Self::Empty } else { Self::Text(shown) }
    }

    /// A number; nothing for what is none.
    #[must_use]
    pub fn number(value: Option<f64>) -> Self {
        value.filter(|v| v.is_finite()).map_or(Self::Empty, Self::Number)
    }

    /// A share; nothing for what is none.
    #[must_use]
    pub fn percent(value: Option<f64>) -> Self {
        value.filter(|v| v.is_finite()).map_or(Self::Empty, Self::Percent)
    }

    /// Several texts, without blank ones.
    #[must_use]
    pub fn list(texts: impl IntoIterator<Item = String>) -> Self {
        let mut list: Vec<String> = texts.into_iter().map(|text| said(&text)).filter(|text| !text.trim().is_empty()).collect();
        match list.len() {
            0 => Self::Empty,
            1 => Self::Text(list.remove(0)),
            _ => Self::List(list),
        }
    }

    /// Whether nothing stands in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// As it reads.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(n) => figure::short(*n, 4),
            Self::Percent(share) => format!("{}%", figure::short(share * 100.0, 1)),
            Self::Date(date) => date.to_string(),
            Self::List(list) => list.join(lang.pick("；", "; ")),
        }
    }
}

impl Column {
    fn new(head: Bi, kind: Kind) -> Self {
        Self { head, kind, total: None }
    }

    fn of(head: Text, kind: Kind) -> Self {
        Self::new(both(head), kind)
    }

    /// A cell of this column as it reads, with no more decimals than the column has.
    #[must_use]
    pub fn shown(&self, cell: &Cell, lang: Lang) -> String {
        match (cell, self.kind) {
            (Cell::Number(n), Kind::Number(places)) => figure::short(*n, places.into()),
            _ => cell.shown(lang),
        }
    }

    fn with(self, total: Total) -> Self {
        Self { total: Some(total), ..self }
    }
}

impl Table {
    fn new(name: Text, columns: Vec<Column>) -> Self {
        Self { name: both(name), columns, ..Self::default() }
    }

    /// Whether a row below the others holds totals: only several rows have one.
    #[must_use]
    pub fn has_totals(&self) -> bool {
        self.rows.len() > 1 && self.columns.iter().any(|c| c.total.is_some())
    }

    /// What the total of a column comes to.
    #[must_use]
    pub fn total(&self, column: usize) -> Cell {
        let numbers: Vec<f64> =
            self.rows.iter().filter_map(|row| if let Some(Cell::Number(n)) = row.get(column) { Some(*n) } else { None }).collect();
        let sum = numbers.iter().sum::<f64>();
        match self.columns.get(column).and_then(|c| c.total) {
            Some(_) if numbers.is_empty() => Cell::Empty,
            Some(Total::Sum) => Cell::Number(sum),
            Some(Total::Mean) => Cell::Number(sum / numbers.len() as f64),
            None => Cell::Empty,
        }
    }

    /// What a row of totals is called: by the kind of its first total.
    #[must_use]
    pub fn total_name(&self) -> Text {
        match self.columns.iter().find_map(|c| c.total) {
            Some(Total::Mean) => t::MEAN,
            _ => t::TOTAL,
        }
    }

    fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }
}

impl Extract {
    fn branch(&mut self, level: usize, text: &str, id: Option<ItemId>) {
        let text = said(text);
        if !text.trim().is_empty() {
            self.outline.push(Branch { level, text, id });
        }
    }

    /// A line `name: content` of the outline.
    fn named(&mut self, level: usize, name: &str, cell: &Cell, lang: Lang, id: Option<ItemId>) {
        if !cell.is_empty() {
            self.branch(level, &format!("{}{}{}", said(name), lang.pick("：", ": "), cell.shown(lang)), id);
        }
    }

    /// The table with what was written in, where a file holds only one: for a survey, the answers.
    #[must_use]
    pub fn main_table(&self) -> Option<&Table> {
        self.tables.get(self.main).or_else(|| self.tables.first())
    }

    /// Whether nothing was written into the exercise.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty() && self.outline.is_empty() && self.tables.iter().all(|table| table.rows.is_empty())
    }

    /// The facts, then the outline cut at its outermost lines.
    #[must_use]
    pub fn sections(&self, lang: Lang) -> Vec<Section> {
        let facts = self.facts.iter().map(|(name, cell)| (0, format!("{}{}{}", name.get(lang), lang.pick("：", ": "), cell.shown(lang))));
        let mut sections = vec![Section { heading: String::new(), lines: facts.collect() }];
        for branch in &self.outline {
            match (branch.level, sections.last_mut()) {
                (0, _) | (_, None) => sections.push(Section { heading: branch.text.clone(), lines: Vec::new() }),
                (level, Some(last)) => last.lines.push((level - 1, branch.text.clone())),
            }
        }
        sections.retain(|section| !section.heading.is_empty() || !section.lines.is_empty());
        sections
    }
}

/// A text as it may be given out: line ends are one character, hidden characters are named.
#[must_use]
pub fn said(text: &str) -> String {
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() };
    // XML has no word for the last two characters of the first plane.
    visible(&text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

fn both(text: Text) -> Bi {
    Bi::new(text.zh, text.en)
}

/// The departments that choices of this workbook offer: those of its journey, else the template's.
fn departments(book: &Workbook, exercise: &Exercise) -> Departments {
    let journeys = std::iter::once(exercise).chain(&book.exercises);
    let own = journeys.filter_map(|e| match &e.template.structure {
        Structure::Journey(plan) => Some(super::exercise::journey::departments(plan, &e.doc)),
        _ => None,
    });
    own.into_iter().next().unwrap_or_else(|| exercise.template.departments())
}

/// What kind of cells a field has.
fn kind_of(field: &Field) -> Kind {
    match field.ty {
        FieldType::Long => Kind::Long,
        FieldType::Number => Kind::Number(4),
        FieldType::Rating => Kind::Number(0),
        FieldType::Date => Kind::Date,
        _ => Kind::Text,
    }
}

/// The value of a field as a typed cell.
fn cell_of(field: &Field, departments: &Departments, value: &Value, lang: Lang) -> Cell {
    match (field.ty, value) {
        (FieldType::Date, Value::Text(day)) => dates::stored(day).map_or_else(|| Cell::text(day), Cell::Date),
        (_, Value::Num(n)) => Cell::number(Some(*n)),
        (_, Value::List(_)) => {
            let one = |id: &std::sync::Arc<str>| cell::format(field, departments, &Value::List(vec![id.clone()]), lang);
            if let Value::List(ids) = value { Cell::list(ids.iter().map(one)) } else { Cell::Empty }
        }
        _ => Cell::text(&cell::format(field, departments, value, lang)),
    }
}

/// The fields above the canvas.
fn facts(fields: &[Field], doc: &Doc, departments: &Departments, lang: Lang) -> Vec<(Bi, Cell)> {
    let cells = fields.iter().map(|f| (f.t.clone(), cell_of(f, departments, doc.value(ItemId::HEADER, &f.id), lang)));
    cells.filter(|(_, cell)| !cell.is_empty()).collect()
}

/// Reads an exercise; names of options are in `lang`, names of columns in both languages.
#[must_use]
pub fn extract(book: &Workbook, exercise: &Exercise, lang: Lang) -> Extract {
    let template = &exercise.template;
    let departments = departments(book, exercise);
    let mut out = Extract {
        key: exercise.key.clone(),
        title: Bi::new(said(template.title.get(Lang::Zh)), said(template.title.get(Lang::En))),
        purpose: Bi::new(said(template.purpose.get(Lang::Zh)), said(template.purpose.get(Lang::En))),
        facts: facts(template.header(), &exercise.doc, &departments, lang),
        ..Extract::default()
    };
    let from = From { doc: &exercise.doc, departments: &departments, lang };
    match &template.structure {
        Structure::Journey(plan) => canvas::journey(&mut out, plan, &from),
        Structure::Board(plan) => canvas::board(&mut out, plan, &from),
        Structure::Mindmap(plan) => canvas::mindmap(&mut out, plan, &from),
        Structure::Table(plan) => rows::table(&mut out, plan, &from),
        Structure::Form(plan) => rows::form(&mut out, plan, &from),
        Structure::Quiz(plan) => rows::quiz(&mut out, plan, &from),
        Structure::Survey(plan) => scores::survey(&mut out, plan, &from),
        Structure::Calculator(plan) => scores::calculator(&mut out, plan, &from),
        Structure::Paper => {}
    }
    // A line is at most one level deeper than the one before: where a node without words was left out, those below it move up.
    let mut above = None;
    for branch in &mut out.outline {
        branch.level = branch.level.min(above.map_or(0, |level: usize| level + 1));
        above = Some(branch.level);
    }
    out
}

/// What the kinds read from.
struct From<'a> {
    doc: &'a Doc,
    departments: &'a Departments,
    lang: Lang,
}

impl From<'_> {
    fn cell(&self, field: &Field, id: ItemId, key: &str) -> Cell {
        cell_of(field, self.departments, self.doc.value(id, key), self.lang)
    }
}
