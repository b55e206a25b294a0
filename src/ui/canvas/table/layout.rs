//! Which columns are shown how wide, and how high each row is; heights are reckoned, not laid out, so that 2,000 rows are quick.

use super::{Tab, TableView};
use crate::model::{
    exercise::table::cell,
    template::{Field, FieldType},
    text::Lang,
};

/// How a column is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// By its type.
    Plain,
    /// Bold, with the touchpoint or goal below.
    Action,
    /// A picture of the person and the claim button.
    Owner,
    /// The first half of the dates.
    Start,
    /// The second half of the dates.
    Due,
    /// A chip.
    Status,
}

/// A shown column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Col {
    /// Its place in `TableView::fields`.
    pub field: usize,
    /// How it is drawn.
    pub look: Look,
    /// Left edge from the first column's.
    pub x: f32,
    /// Width.
    pub width: f32,
}

/// The five letters of a plan.
pub(super) const SMART_WIDTH: f32 = 138.0;

/// Width of the number column; it also holds the names of given rows.
pub(super) fn number_width(tab: &Tab<'_>) -> f32 {
    if tab.plan().fixed.is_empty() { 40.0 } else { 176.0 }
}

/// Chooses the columns for the width there is.
pub(super) fn columns(tab: &Tab<'_>, view: &mut TableView, width: f32) {
    let mut cols = if view.is_plan(tab) { plan_columns(tab, width) } else { table_columns(tab, view, width) };
    let mut x = 0.0;
    for col in &mut cols {
        col.x = x;
        x += col.width;
    }
    view.cols = cols;
}

/// The narrowest Gantt strip.
pub(super) const STRIP: f32 = 140.0;

/// The share of the width that a plan's columns take beside the Gantt strip.
pub(super) fn plan_width(tab: &Tab<'_>, width: f32) -> f32 {
    let share = if tab.cx.compact { 0.635 } else { 0.617 };
    let least = if tab.lang() == Lang::En { 776.0 } else { 720.0 };
    let left = (width * share).clamp(least, 960.0);
    // A strip too narrow to show a week is left out; the table mode and the dates say the same.
    if width - left < STRIP { width } else { left }
}

fn plan_columns(tab: &Tab<'_>, width: f32) -> Vec<Col> {
    let Some(roles) = &tab.plan().plan else { return Vec::new() };
    let wide = tab.lang() == Lang::En;
    let place = |id: &str| tab.fields.iter().position(|f| f.id == id);
    let mut list = Vec::new();
    let mut add = |id: &str, look, width| {
        if let Some(field) = place(id) {
            list.push(Col { field, look, x: 0.0, width });
        }
    };
    let left = plan_width(tab, width) - number_width(tab);
    let owner = if wide { 86.0 } else { 80.0 };
    let status = if wide { 106.0 } else { 90.0 };
    let (start, due) = (46.0, 50.0);
    let words = left - owner - start - due - status - SMART_WIDTH;
    let measure = (left * 0.225).clamp(120.0, 220.0).min(words - 120.0).max(80.0);
    let action = (words - measure).max(96.0);
    add(&roles.action, Look::Action, action);
    add(&roles.measure, Look::Plain, measure);
    add(&roles.owner, Look::Owner, owner);
    add(&roles.start, Look::Start, start);
    add(&roles.due, Look::Due, due);
    add(&roles.status, Look::Status, status);
    list
}

fn natural(field: &Field, first: bool) -> f32 {
    match field.ty {
        FieldType::Long => 240.0,
        FieldType::Text | FieldType::Link => {
            if first {
                190.0
            } else {
                170.0
            }
        }
        FieldType::Choice | FieldType::Person => 124.0,
        FieldType::Multi => 180.0,
        FieldType::Number | FieldType::Check => 92.0,
        FieldType::Date => 112.0,
        FieldType::Rating => 108.0,
        FieldType::Image => 120.0,
    }
}

fn table_columns(tab: &Tab<'_>, view: &TableView, width: f32) -> Vec<Col> {
    let look = |field: &Field| match &tab.plan().plan {
        Some(roles) if roles.status == field.id => Look::Status,
        Some(roles) if roles.owner == field.id => Look::Owner,
        _ => Look::Plain,
    };
    let mut list: Vec<Col> = Vec::new();
    for (at, field) in tab.fields.iter().enumerate() {
        let wide = view.widths.get(at).copied().flatten().unwrap_or_else(|| natural(field, at == 0));
        list.push(Col { field: at, look: look(field), x: 0.0, width: wide });
    }
    // What is left over goes to the columns that hold sentences.
    let spare = width - number_width(tab) - list.iter().map(|c| c.width).sum::<f32>();
    let takes = |c: &Col| {
        let kept = view.widths.get(c.field).copied().flatten().is_some();
        !kept && tab.fields.get(c.field).is_some_and(|f| matches!(f.ty, FieldType::Long | FieldType::Text | FieldType::Link))
    };
    let count = list.iter().filter(|c| takes(c)).count();
    if spare > 0.0 && count > 0 {
        for col in list.iter_mut().filter(|c| takes(c)) {
            col.width += (spare / count as f32).floor();
        }
    }
    list
}

/// Lines that a text needs in a width: Chinese characters are 13 points wide, others about 7.
fn lines(text: &str, width: f32) -> usize {
    let room = (width - 20.0).max(40.0);
    text.lines()
        .map(|line| ((line.chars().map(|c| if c.is_ascii() { 6.9 } else { 13.1 }).sum::<f32>() / room).ceil() as usize).max(1))
        .sum::<usize>()
        .max(1)
}

/// Height of the band above a group.
pub(super) const GROUP: f32 = 36.0;

/// Reckons where each row begins.
pub(super) fn tops(tab: &Tab<'_>, view: &mut TableView, width: f32) {
    let is_plan = view.is_plan(tab);
    let key = (tab.table.doc.rev(), view.cols.iter().map(|c| c.width).sum::<f32>() as u32 ^ ((width as u32) << 12), tab.lang(), is_plan);
    if view.tops_at == Some(key) {
        return;
    }
    let mut tops = Vec::with_capacity(view.rows.ids.len() + 1);
    let mut y = 0.0;
    let mut groups = view.rows.groups.iter().peekable();
    for (index, id) in view.rows.ids.iter().enumerate() {
        if !is_plan && groups.next_if(|g| g.0 == index).is_some() {
            y += GROUP;
        }
        tops.push(y);
        y += if is_plan { if tab.cx.compact { 52.0 } else { 64.0 } } else { row_height(tab, view, *id) };
    }
    tops.push(y);
    view.tops = tops;
    view.tops_at = Some(key);
}

fn row_height(tab: &Tab<'_>, view: &TableView, id: crate::model::stamp::ItemId) -> f32 {
    let mut most = tab.table.fixed_name(id).map_or(1, |name| lines(name.get(tab.lang()), number_width(tab) - 10.0));
    for col in &view.cols {
        let Some(field) = tab.fields.get(col.field) else { continue };
        let value = tab.table.doc.value(id, &field.id);
        if matches!(field.ty, FieldType::Text | FieldType::Long | FieldType::Multi | FieldType::Link) && !value.is_blank() {
            let count = match value {
                crate::model::doc::Value::Text(text) => lines(cell::link_parts(text).1, col.width),
                _ => lines(&cell::format(field, &tab.departments, value, tab.lang()), col.width),
            };
            most = most.max(count);
        }
    }
    20.0 * most.min(4) as f32 + 20.0
}
