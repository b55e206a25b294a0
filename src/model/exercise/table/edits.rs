//! Edits of a table as values: every one is a whole human step that undo takes back.

use jiff::civil::Date;

use super::{FIXED, ROW, Rows, Table, cell, dates};
use crate::model::{
    doc::{Key, Op, Value},
    edit::Edit,
    order,
    stamp::{IdSource, ItemId},
    template::{Departments, TablePlan},
    text::Lang,
    texts::{Text, table as t},
};

/// One cell to be set.
pub type Set = (ItemId, String, Value);

impl Table<'_> {
    fn order_of(&self, id: ItemId) -> &str {
        self.doc.text(id, "order")
    }

    /// The order keys around the gap before the `index`th row of `ids`.
    fn gap(&self, ids: &[ItemId], index: usize) -> (String, String) {
        let key = |at: Option<usize>| at.and_then(|i| ids.get(i)).map(|id| self.order_of(*id).to_owned()).unwrap_or_default();
        (key(index.checked_sub(1)), key(Some(index)))
    }

    /// Adds rows after `after` (at the end without it), each with its registers; gives their ids.
    pub fn add_rows(&self, rows: &Rows, ids: &IdSource, after: Option<ItemId>, filled: Vec<Vec<(Key, Value)>>) -> (Edit, Vec<ItemId>) {
        let index = after.and_then(|id| rows.index(id)).map_or(rows.ids.len(), |at| at + 1);
        let (low, high) = self.gap(&rows.ids, index);
        let keys = order::spread(&low, &high, filled.len());
        let mut edit = Edit::new(t::ADD_ROW);
        let mut made = Vec::new();
        for (key, mut fields) in keys.into_iter().zip(filled) {
            let id = ids.id();
            fields.push(("order".into(), Value::text(&key)));
            edit.ops.push(Op::put(id, ROW, fields));
            made.push(id);
        }
        (edit, made)
    }

    /// Adds an empty row; in a grouped table it joins the group of the row before it.
    pub fn add_row(&self, rows: &Rows, ids: &IdSource, after: Option<ItemId>) -> (Edit, Option<ItemId>) {
        let mut fields = Vec::new();
        if let Some(before) = after
            && !self.plan.group_by.is_empty()
        {
            fields.push((Key::from(self.plan.group_by.as_str()), self.doc.value(before, &self.plan.group_by).clone()));
        }
        let (edit, made) = self.add_rows(rows, ids, after, vec![fields]);
        (edit, made.first().copied())
    }

    /// Sets one cell. Rows that the template gives are made when they are first filled.
    pub fn set_cell(&self, id: ItemId, column: &str, value: Value) -> Edit {
        let mut edit = self.set_cells(t::FILL, vec![(id, column.to_owned(), value)]);
        if matches!(edit.ops.as_slice(), [Op::Set { .. }]) {
            edit.burst = Some((id, column.into()));
        }
        edit
    }

    /// Sets some cells in one step.
    pub fn set_cells(&self, label: Text, cells: Vec<Set>) -> Edit {
        let mut edit = Edit::new(label);
        let mut made: Vec<ItemId> = Vec::new();
        for (id, column, value) in cells {
            if self.doc.get(id).is_none() && !made.contains(&id) {
                let index = usize::try_from(id.k).unwrap_or(0);
                if id == ItemId::HEADER {
                    edit.ops.push(Op::put(id, "header", Vec::new()));
                } else if let Some(option) = self.fixed_name(id).and_then(|_| self.plan.fixed.get(index.saturating_sub(1))) {
                    edit.ops.push(Op::put(id, ROW, vec![(FIXED.into(), Value::text(&option.id))]));
                } else {
                    continue;
                }
                made.push(id);
            }
            edit.ops.push(Op::set(id, column, value));
        }
        edit
    }

    /// Moves a row so that it stands before the row that is now the `index`th; `None` if nothing would change.
    pub fn move_row(&self, rows: &Rows, id: ItemId, index: usize) -> Option<Edit> {
        let from = rows.index(id)?;
        if index == from || index == from + 1 || index > rows.ids.len() || self.fixed_name(id).is_some() || index < self.plan.fixed.len() {
            return None;
        }
        let others: Vec<ItemId> = rows.ids.iter().copied().filter(|x| *x != id).collect();
        let at = if index > from { index - 1 } else { index };
        let neighbour = if index > from { others.get(at.saturating_sub(1)) } else { others.get(at) };
        let group = |id: ItemId| self.doc.value(id, &self.plan.group_by);
        let mine = neighbour.map(|n| group(*n).clone()).unwrap_or_default();
        // Shown order is not key order across groups: only neighbours of the same group give keys.
        let near = |id: Option<&ItemId>| id.filter(|id| group(**id) == &mine).map(|id| self.order_of(*id)).unwrap_or_default();
        let (low, high) = (near(at.checked_sub(1).and_then(|i| others.get(i))), near(others.get(at)));
        let mut edit = Edit::new(t::MOVE_ROW).with(Op::set(id, "order", Value::text(&order::between(low, high))));
        if !self.plan.group_by.is_empty() {
            edit.ops.push(Op::set(id, self.plan.group_by.as_str(), mine));
        }
        Some(edit)
    }

    /// Deletes rows; rows that the template gives are only emptied.
    pub fn delete_rows(&self, ids: &[ItemId]) -> Edit {
        let mut edit = Edit::new(t::DELETE_ROW);
        for id in ids.iter().filter(|id| self.doc.get(**id).is_some()) {
            edit.ops.push(Op::Drop { id: *id });
        }
        edit
    }

    /// Copies a row below itself.
    pub fn duplicate(&self, rows: &Rows, ids: &IdSource, id: ItemId) -> Option<(Edit, ItemId)> {
        let item = self.doc.get(id)?;
        let copied = item
            .fields
            .iter()
            .filter(|(key, _)| !matches!(key.as_str(), "order" | FIXED))
            .map(|(key, reg)| (key.clone(), reg.value.clone()))
            .collect();
        let (mut edit, made) = self.add_rows(rows, ids, Some(id), vec![copied]);
        edit.label = t::DUPLICATE_ROW.into();
        Some((edit, *made.first()?))
    }

    /// Empties cells.
    pub fn clear(&self, cells: &[(ItemId, String)]) -> Edit {
        let filled = cells.iter().filter(|(id, column)| !self.doc.value(*id, column).is_blank());
        self.set_cells(t::CLEAR, filled.map(|(id, column)| (*id, column.clone(), Value::Empty)).collect())
    }

    /// Adds the rows of a preset, in the language on screen.
    pub fn fill_preset(&self, rows: &Rows, ids: &IdSource, preset: &str, lang: Lang) -> Edit {
        let Some(first) = self.plan.columns.first() else { return Edit::new(t::ADD_ROW) };
        let texts = self.plan.presets.iter().find(|(id, _)| id == preset).map_or(&[][..], |(_, texts)| texts);
        let filled = texts.iter().map(|text| vec![(Key::from(first.id.as_str()), Value::text(text.get(lang)))]).collect();
        let (mut edit, _) = self.add_rows(rows, ids, None, filled);
        edit.label = t::FILL_PRESET.into();
        edit
    }

    /// Moves the begin and the end of a plan's row by days; the end never comes before the begin.
    pub fn shift(&self, id: ItemId, begin: i32, end: i32) -> Option<Edit> {
        let roles = self.plan.plan.as_ref()?;
        let (from, to) = (self.date(id, &roles.start), self.date(id, &roles.due));
        let mut edit = Edit::new(t::MOVE_DATES);
        let mut set = |column: &str, date: Date| edit.ops.push(Op::set(id, column, dates::store(date)));
        match (from, to) {
            (Some(from), Some(to)) => {
                let (mut a, mut b) = (dates::plus(from, begin), dates::plus(to, end));
                if a > b && begin == 0 {
                    b = a;
                } else if a > b {
                    a = b;
                }
                set(&roles.start, a);
                set(&roles.due, b);
            }
            (None, Some(to)) => {
                if begin != end && begin != 0 {
                    set(&roles.start, dates::plus(to, begin.min(0)));
                }
                set(&roles.due, dates::plus(to, end));
            }
            (Some(from), None) => {
                set(&roles.start, dates::plus(from, begin));
                if begin != end && end != 0 {
                    set(&roles.due, dates::plus(from, end.max(0)));
                }
            }
            (None, None) => return None,
        }
        edit.burst = Some((id, roles.due.as_str().into()));
        Some(edit)
    }

    /// Gives a plan's row the next status.
    pub fn next_status(&self, id: ItemId) -> Option<Edit> {
        let roles = self.plan.plan.as_ref()?;
        let options = self.column(&roles.status)?.opt.list(&Departments::standard());
        let now = options.iter().position(|o| o.id == self.doc.text(id, &roles.status));
        let next = options.get(now.map_or(1, |at| at + 1)).or_else(|| options.first())?;
        let mut edit = self.set_cell(id, &roles.status, Value::text(&next.id));
        edit.label = t::SET_STATUS.into();
        Some(edit)
    }

    /// Makes me the owner of a row: of its role in a plan, or of the first column that can be claimed.
    pub fn claim(&self, id: ItemId, me: &str) -> Option<Edit> {
        let column = claim_column(self.plan)?;
        let mut edit = self.set_cell(id, &column, Value::text(me));
        edit.label = t::CLAIMED.into();
        Some(edit)
    }

    /// How a cell reads.
    pub fn shown(&self, departments: &Departments, id: ItemId, column: &str, lang: Lang) -> String {
        self.column(column).map(|f| cell::format(f, departments, self.doc.value(id, column), lang)).unwrap_or_default()
    }
}

/// The column that "I claim this" fills.
pub fn claim_column(plan: &TablePlan) -> Option<String> {
    let claimable = plan.columns.iter().find(|f| f.claim).map(|f| f.id.clone());
    claimable.or_else(|| plan.plan.as_ref().map(|p| p.owner.clone()))
}
