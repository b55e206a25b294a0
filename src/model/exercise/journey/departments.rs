//! The departments of a class: the template's list with what the class renamed, added or took away, the same in every copy.

use std::borrow::Cow;

use super::edits::{hash, named};
use crate::model::{
    doc::{Doc, Key, Op, Value},
    edit::Edit,
    order,
    stamp::{IdSource, ItemId},
    template::{Departments, JourneyPlan, Opt},
    text::{Bi, Lang},
    texts::journey as t,
};

/// The kind of the items that keep what the class changed.
const KIND: &str = "department";

/// A department that is taken away stays as an item with this register, so that cards still know its name.
const GONE: &str = "gone";

/// The item that keeps what the class changed about a department of the template, equal in every copy.
fn item_of(option: &str) -> ItemId {
    // Presets count on from the same kind of number, beginning at 1: 0 is free.
    option.parse().unwrap_or_else(|_| ItemId::of_template(hash(&format!("department {option}")) << 12))
}

/// Whether an item, living or deleted, keeps what the class changed about a department.
#[must_use]
pub fn is_department(doc: &Doc, id: ItemId) -> bool {
    doc.all().get(&id).is_some_and(|item| item.kind.as_str() == KIND)
}

/// The departments as the class left them.
#[must_use]
pub fn departments(plan: &JourneyPlan, doc: &Doc) -> Departments {
    let side = |base: &[Opt], side: &str| {
        let orders = order::spread("", "", base.len());
        let mut list: Vec<(String, ItemId, Opt)> = Vec::new();
        for (opt, order) in base.iter().zip(orders) {
            let id = item_of(&opt.id);
            if doc.value(id, GONE).is_set() {
                continue;
            }
            let name = doc.text(id, "name");
            let t = if name.is_empty() { opt.t.clone() } else { Bi::new(name, name) };
            list.push((order, id, Opt { id: opt.id.clone(), t }));
        }
        let known: Vec<ItemId> = plan.departments.all().map(|o| item_of(&o.id)).collect();
        let own = doc.of_kind(KIND).filter(|(id, item)| !known.contains(id) && item.text("side") == side && !item.get(GONE).is_set());
        list.extend(own.map(|(id, item)| {
            let name = item.text("name");
            (item.text("order").to_owned(), id, Opt { id: id.to_string(), t: Bi::new(name, name) })
        }));
        list.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        list.into_iter().map(|(_, _, opt)| opt).collect()
    };
    Departments { front: side(&plan.departments.front, "front"), back: side(&plan.departments.back, "back") }
}

/// The plan with the departments as the class left them; the template's own where nothing was changed.
#[must_use]
pub fn in_effect<'a>(plan: &'a JourneyPlan, doc: &Doc) -> Cow<'a, JourneyPlan> {
    if doc.of_kind(KIND).next().is_none() {
        return Cow::Borrowed(plan);
    }
    Cow::Owned(JourneyPlan { departments: departments(plan, doc), ..plan.clone() })
}

/// What a department is called, and whether it is still there; a card keeps the name of one that was taken away.
#[must_use]
pub fn department_name(plan: &JourneyPlan, doc: &Doc, option: &str, lang: Lang) -> (String, bool) {
    if let Some(opt) = plan.departments.all().find(|o| o.id == option) {
        return (opt.t.get(lang).to_owned(), true);
    }
    let old = doc.text(item_of(option), "name");
    (if old.is_empty() { option.to_owned() } else { old.to_owned() }, false)
}

fn keep(doc: &Doc, option: &str, edit: Edit, fields: Vec<(&str, Value)>) -> Edit {
    let id = item_of(option);
    if doc.get(id).is_some() {
        return fields.into_iter().fold(edit, |edit, (key, value)| edit.with(Op::set(id, key, value)));
    }
    let fields: Vec<(Key, Value)> = fields.into_iter().map(|(key, value)| (key.into(), value)).collect();
    edit.with(Op::put(id, KIND, fields))
}

/// Renames a department; typing is one step of undo. A blank name gives a department of the template its own name back.
#[must_use]
pub fn rename_department(doc: &Doc, option: &str, name: &str) -> Edit {
    let mut edit = keep(doc, option, Edit::new(t::E_DEPT_NAME), vec![("name", Value::text(name))]);
    edit.burst = Some((item_of(option), "name".into()));
    edit
}

/// Adds a department at the end of the front or the back and gives its option id.
#[must_use]
pub fn add_department(plan: &JourneyPlan, doc: &Doc, ids: &IdSource, front: bool, name: &str) -> (Edit, String) {
    let base = if front { plan.departments.front.len() } else { plan.departments.back.len() };
    let side = if front { "front" } else { "back" };
    let ordered = order::spread("", "", base).into_iter();
    let own = doc.of_kind(KIND).filter(|(_, item)| item.text("side") == side).map(|(_, item)| item.text("order").to_owned());
    let last = ordered.chain(own).max().unwrap_or_default();
    let id = ids.id();
    let order = order::between(&last, "");
    let fields = vec![("side".into(), Value::text(side)), ("name".into(), Value::text(name)), ("order".into(), Value::text(&order))];
    (Edit::new(named(t::E_DEPT_ADD, name)).with(Op::put(id, KIND, fields)), id.to_string())
}

/// Takes a department away. What names it keeps its text and shows the old name.
#[must_use]
pub fn remove_department(plan: &JourneyPlan, doc: &Doc, option: &str, lang: Lang) -> Edit {
    let (name, _) = department_name(plan, doc, option, lang);
    let edit = Edit::new(named(t::E_DEPT_DEL, &name));
    keep(doc, option, edit, vec![("name", Value::text(&name)), (GONE, Value::Flag(true))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::exercise::journey::sample::{maintenance, me, plan, run};

    fn apply(doc: &mut Doc, edit: &Edit) {
        for op in &edit.ops {
            run(doc, op.clone());
        }
    }

    fn names(plan: &JourneyPlan, doc: &Doc) -> (Vec<String>, Vec<String>) {
        let of = |list: &[Opt]| list.iter().map(|o| o.t.zh.clone()).collect();
        let all = departments(plan, doc);
        (of(&all.front), of(&all.back))
    }

    #[test]
    fn a_class_renames_adds_and_removes() {
        let (plan, mut doc) = maintenance(false);
        assert!(matches!(in_effect(&plan, &doc), Cow::Borrowed(_)));
        assert_eq!(departments(&plan, &doc), plan.departments, "untouched");
        let ids = IdSource::new(me(), 7000);
        let edit = rename_department(&doc, "sales", "客服部");
        apply(&mut doc, &edit);
        let now = in_effect(&plan, &doc).into_owned();
        let (edit, desk) = add_department(&plan, &doc, &ids, true, "前厅");
        apply(&mut doc, &edit);
        let edit = remove_department(&now, &doc, "quality", Lang::Zh);
        apply(&mut doc, &edit);
        assert_eq!(names(&plan, &doc), (vec!["客服部".into(), "售后部".into(), "前厅".into()], vec!["采购部".into(), "技术部".into()]));
        let now = in_effect(&plan, &doc).into_owned();
        assert_eq!(now.departments.front[0].id, "sales", "cards that name it keep it");
        assert_eq!(department_name(&now, &doc, "quality", Lang::Zh), ("品质部".into(), false));
        assert_eq!(department_name(&now, &doc, &desk, Lang::Zh), ("前厅".into(), true));
        let edit = rename_department(&doc, "sales", "");
        apply(&mut doc, &edit);
        let edit = remove_department(&now, &doc, &desk, Lang::En);
        apply(&mut doc, &edit);
        assert_eq!(names(&plan, &doc).0, ["销售部", "售后部"]);
        assert_eq!(department_name(&in_effect(&plan, &doc), &doc, &desk, Lang::En), ("前厅".into(), false));
    }

    #[test]
    fn copies_agree_on_the_item_of_a_department() {
        let doc = Doc::default();
        let of = |edit: &Edit| match edit.ops.first() {
            Some(Op::Put { id, .. }) => Some(*id),
            _ => None,
        };
        let (a, b) = (rename_department(&doc, "sales", "甲"), remove_department(&plan(), &doc, "sales", Lang::Zh));
        assert!(of(&a).is_some() && of(&a) == of(&b));
        assert_ne!(of(&a), of(&rename_department(&doc, "quality", "甲")));
    }
}
