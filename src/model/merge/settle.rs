//! Makes the edits that decide a conflict: picking is a new edit that knows all the copies.

use std::sync::Arc;

use crate::model::{
    doc::{Doc, Op, Value},
    limits,
};

use super::{Conflict, Dispute};

/// What somebody decided about a conflict.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// This copy, by its number.
    Copy(usize),
    /// All of them: texts below one another, lists together.
    All,
    /// None of them.
    None,
    /// Something else.
    Own(Value),
}

/// Whether all the copies can be kept in one register.
#[must_use]
pub fn can_keep_all(conflict: &Conflict, plain_text: bool) -> bool {
    conflict.what != Dispute::Life
        && (plain_text && conflict.copies.iter().all(|c| matches!(c.value, Value::Text(_) | Value::Empty))
            || conflict.copies.iter().all(|c| matches!(c.value, Value::List(_) | Value::Empty)))
}

/// All the copies in one value, in the order given, each thing once.
#[must_use]
pub fn joined(values: &[&Value]) -> Value {
    let mut list: Vec<Arc<str>> = Vec::new();
    let mut text = String::new();
    let mut is_list = false;
    for value in values {
        match value {
            Value::List(entries) => {
                is_list = true;
                for entry in entries {
                    if !list.contains(entry) && list.len() < limits::MAX_LIST {
                        list.push(Arc::clone(entry));
                    }
                }
            }
            Value::Text(t) if text.lines().all(|line| line != t.as_ref()) => {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(t);
            }
            _ => {}
        }
    }
    if is_list { Value::List(list) } else { Value::text(&text) }
}

/// The value a choice gives a disputed register; `None` where the choice does not fit.
#[must_use]
pub fn value_of(conflict: &Conflict, choice: &Choice) -> Option<Value> {
    match choice {
        Choice::Copy(n) => conflict.copies.get(*n).map(|copy| copy.value.clone()),
        Choice::All => Some(joined(&conflict.copies.iter().map(|c| &c.value).collect::<Vec<_>>())),
        Choice::None => Some(Value::Empty),
        Choice::Own(value) => Some(value.clone()),
    }
}

/// The op that decides a conflict; `None` where the choice does not fit or there is nothing to decide any more.
#[must_use]
pub fn settle(doc: &Doc, conflict: &Conflict, choice: &Choice) -> Option<Op> {
    let item = doc.get(conflict.item)?;
    match &conflict.what {
        Dispute::Register(key) => Some(Op::set(conflict.item, key, value_of(conflict, choice)?)),
        Dispute::Life => {
            let kept = match choice {
                Choice::Copy(n) => conflict.copies.get(*n)?.value.is_set(),
                Choice::All => true,
                Choice::None => false,
                Choice::Own(_) => return None,
            };
            if !kept {
                return Some(Op::Drop { id: conflict.item });
            }
            let mut item = item.clone();
            item.dropped.clear();
            Some(Op::Restore { id: conflict.item, item: Arc::new(item) })
        }
    }
}
