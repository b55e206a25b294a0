//! Ranges to and from the clipboard: tab-separated like every spreadsheet, each cell read as its column's type.

use jiff::civil::Date;

use super::{Rows, Table, cell};
use crate::model::{
    doc::{Key, Value},
    edit::Edit,
    stamp::{IdSource, ItemId},
    template::{Departments, FieldType},
    text::Lang,
    texts::table as t,
};

/// What a paste would do.
#[derive(Clone, Debug)]
pub struct Paste {
    /// The step.
    pub edit: Edit,
    /// Cells filled.
    pub cells: usize,
    /// Rows added.
    pub added: usize,
    /// Cells that could not be read as their column's type and were left as they were.
    pub skipped: usize,
    /// Person cells among them: worth a word about aliases.
    pub persons: usize,
}

/// Takes a tab-separated text apart; quoted cells may hold line breaks, as spreadsheets write them.
pub fn read_tsv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) else { break };
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => rows.last_mut().into_iter().for_each(|row| row.push(String::new())),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => cell.push(c),
        }
    }
    if rows.last().is_some_and(|row| row.iter().all(String::is_empty)) && rows.len() > 1 {
        rows.pop();
    }
    rows
}

/// One cell as a spreadsheet wants it.
fn quote(text: &str) -> String {
    if text.contains(['\t', '\n', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

impl Table<'_> {
    /// A range as tab-separated text.
    pub fn copy(&self, departments: &Departments, ids: &[ItemId], columns: &[String], lang: Lang) -> String {
        let line = |id: &ItemId| columns.iter().map(|c| quote(&self.shown(departments, *id, c, lang))).collect::<Vec<_>>().join("\t");
        ids.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Pastes a range with its top left cell at `row` (`None`: below everything) and the first of `columns`;
    /// rows that do not exist are added.
    pub fn paste(
        &self,
        rows: &Rows,
        ids: &IdSource,
        row: Option<usize>,
        columns: &[String],
        text: &str,
        (departments, today): (&Departments, Date),
    ) -> Paste {
        let (mut cells, mut skipped, mut persons) = (0, 0, 0);
        let (mut sets, mut fresh) = (Vec::new(), Vec::new());
        let start = row.unwrap_or(rows.ids.len());
        for (at, line) in read_tsv(text).into_iter().enumerate() {
            let id = rows.ids.get(start + at).copied();
            let mut filled: Vec<(Key, Value)> = Vec::new();
            for (column, typed) in columns.iter().zip(&line) {
                let Some(field) = self.column(column) else { continue };
                match cell::parse(field, departments, typed, today) {
                    Ok(value) => {
                        cells += 1;
                        persons += usize::from(field.ty == FieldType::Person && !value.is_blank());
                        match id {
                            Some(id) => sets.push((id, column.clone(), value)),
                            None => filled.push((column.as_str().into(), value)),
                        }
                    }
                    Err(_wrong) => skipped += 1,
                }
            }
            if id.is_none() && (self.plan.fixed.is_empty()) {
                fresh.push(filled);
            }
        }
        let added = fresh.len();
        let mut edit = self.set_cells(t::PASTE, sets);
        edit.ops.extend(self.add_rows(rows, ids, None, fresh).0.ops);
        Paste { edit, cells, added, skipped, persons }
    }
}

impl Table<'_> {
    /// Takes in the rows of a file: by the heads that name a column, else from the left; free rows are added below, given rows filled by name.
    pub fn import(
        &self,
        rows: &Rows,
        ids: &IdSource,
        (head, body): (&[String], &[Vec<String>]),
        (departments, today): (&Departments, Date),
    ) -> Paste {
        let plain = |text: &str| text.trim().to_lowercase();
        let named =
            |head: &String| self.plan.columns.iter().find(|f| [&f.id, &f.t.zh, &f.t.en].iter().any(|n| !n.is_empty() && plain(n) == plain(head)));
        let matched: Vec<String> = head.iter().map(|h| named(h).map_or_else(String::new, |f| f.id.clone())).collect();
        let by_name = matched.iter().any(|id| !id.is_empty());
        // A table with given rows has their names in front, as it is exported.
        let label = usize::from(!self.plan.fixed.is_empty() && !by_name);
        let in_order = || std::iter::repeat_n(String::new(), label).chain(self.plan.columns.iter().map(|f| f.id.clone())).collect();
        let columns: Vec<String> = if by_name { matched } else { in_order() };
        // An apostrophe in front only keeps a spreadsheet from computing.
        let bare = |cell: &String| cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell).to_owned();
        let body: Vec<Vec<String>> = body.iter().map(|row| row.iter().map(bare).collect()).collect();
        let tsv =
            |rows: &[Vec<String>]| rows.iter().map(|row| row.iter().map(|c| quote(c)).collect::<Vec<_>>().join("\t")).collect::<Vec<_>>().join("\n");
        if self.plan.fixed.is_empty() {
            return self.paste(rows, ids, None, &columns, &tsv(&body), (departments, today));
        }
        let mut all = Paste { edit: Edit::new(t::PASTE), cells: 0, added: 0, skipped: 0, persons: 0 };
        for (at, row) in body.iter().enumerate() {
            let is_it = |name: &crate::model::text::Bi| row.iter().any(|cell| plain(cell) == plain(&name.zh) || plain(cell) == plain(&name.en));
            let here = rows.ids.iter().position(|id| self.fixed_name(*id).is_some_and(is_it)).unwrap_or(at);
            let one = self.paste(rows, ids, Some(here), &columns, &tsv(std::slice::from_ref(row)), (departments, today));
            all.edit.ops.extend(one.edit.ops);
            all.cells += one.cells;
            all.skipped += one.skipped;
            all.persons += one.persons;
        }
        all
    }
}
