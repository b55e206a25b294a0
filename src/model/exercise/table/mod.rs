//! The table kind: what it reads out of a document, the edits that keep it valid, and when it is complete.

pub mod cell;
pub mod dates;
pub mod edits;
pub mod grid;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::model::{
    doc::{Doc, Value},
    done::{Completeness, NextStep, Progress, Rule, header_progress},
    stamp::ItemId,
    template::{Departments, Field, FieldType, Options, TablePlan, TableValue},
    text::{
        Bi,
        Lang::{En, Zh},
    },
    texts::table as t,
};

/// The kind of a row's item.
pub const ROW: &str = "row";
/// The register of a fixed row's option id.
pub const FIXED: &str = "fixed";
/// The register of a plan row's finished share, 0 to 100.
pub const PROGRESS: &str = "progress";
/// The register of a plan row's goal: a touchpoint, when no column is a link.
pub const LINK: &str = "link";

/// A table exercise to be read: its plan and what was filled in.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    /// The columns and roles.
    pub plan: &'a TablePlan,
    /// The rows.
    pub doc: &'a Doc,
}

/// The rows in the order they are shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// Their ids.
    pub ids: Vec<ItemId>,
    /// Where groups begin: index of the first row and the value they share; empty without `group_by`.
    pub groups: Vec<(usize, Value)>,
}

impl Rows {
    /// The place of a row.
    pub fn index(&self, id: ItemId) -> Option<usize> {
        self.ids.iter().position(|x| *x == id)
    }
}

/// How a plan's row stands; 已逾期 is computed, never chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not begun.
    Todo,
    /// Begun.
    Doing,
    /// Blocked or at risk.
    Risk,
    /// Due before today and not done.
    Late,
    /// Done.
    Done,
}

impl<'a> Table<'a> {
    /// The id of the `index`th fixed row.
    pub fn fixed_id(index: usize) -> ItemId {
        ItemId::of_template(index as u64 + 1)
    }

    /// The name of a fixed row.
    pub fn fixed_name(&self, id: ItemId) -> Option<&'a Bi> {
        let index = usize::try_from(id.k).ok()?.checked_sub(1)?;
        (Self::fixed_id(index) == id).then(|| self.plan.fixed.get(index)).flatten().map(|o| &o.t)
    }

    /// The rows in the order they are shown: fixed ones first, then by order, gathered by group.
    pub fn rows(&self) -> Rows {
        let mut ids: Vec<ItemId> = (0..self.plan.fixed.len()).map(Self::fixed_id).collect();
        ids.extend(self.doc.sorted(ROW).into_iter().map(|(id, _)| id).filter(|id| self.fixed_name(*id).is_none()));
        let mut groups = Vec::new();
        if !self.plan.group_by.is_empty() {
            let value = |id: ItemId| self.doc.value(id, &self.plan.group_by);
            let mut order: Vec<Value> = Vec::new();
            for id in &ids {
                if !order.contains(value(*id)) {
                    order.push(value(*id).clone());
                }
            }
            // Rows without a group come last, so that the list does not begin with a hole.
            order.sort_by_key(Value::is_blank);
            ids.sort_by_key(|id| order.iter().position(|v| v == value(*id)));
            for (index, id) in ids.iter().enumerate() {
                if groups.last().is_none_or(|(_, v)| v != value(*id)) {
                    groups.push((index, value(*id).clone()));
                }
            }
        }
        Rows { ids, groups }
    }

    /// A column.
    pub fn column(&self, id: &str) -> Option<&'a Field> {
        self.plan.columns.iter().find(|f| f.id == id)
    }

    /// What a row is called: its fixed name, its action, or its first filled text.
    pub fn title(&self, id: ItemId, lang: crate::model::text::Lang) -> String {
        if let Some(name) = self.fixed_name(id) {
            return name.get(lang).to_owned();
        }
        let action = self.plan.plan.as_ref().map_or("", |p| self.doc.text(id, &p.action));
        if !action.is_empty() {
            return action.to_owned();
        }
        let departments = Departments::standard();
        let shown = self.plan.columns.iter().map(|f| cell::format(f, &departments, self.doc.value(id, &f.id), lang));
        shown.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// Whether nothing at all was written into a row.
    pub fn is_blank(&self, id: ItemId) -> bool {
        self.plan.columns.iter().all(|f| self.doc.value(id, &f.id).is_blank())
    }

    /// A day of a row.
    pub fn date(&self, id: ItemId, column: &str) -> Option<Date> {
        dates::stored(self.doc.text(id, column))
    }

    /// How a plan's row stands.
    pub fn standing(&self, id: ItemId, today: Date) -> Standing {
        let Some(roles) = &self.plan.plan else { return Standing::Todo };
        let status = self.doc.text(id, &roles.status);
        if !status.is_empty() && status == roles.done_status {
            return Standing::Done;
        }
        if self.date(id, &roles.due).is_some_and(|due| due < today) {
            return Standing::Late;
        }
        let options = match self.column(&roles.status).map(|f| &f.opt) {
            Some(Options::Fixed(list)) => list.as_slice(),
            _ => &[],
        };
        match options.iter().position(|o| o.id == status) {
            None | Some(0) => Standing::Todo,
            Some(at) => {
                let risky = |o: &crate::model::template::Opt| {
                    ["受阻", "风险", "卡"].iter().any(|w| o.t.zh.contains(w))
                        || ["block", "risk", "stuck"].iter().any(|w| o.t.en.to_lowercase().contains(w))
                };
                if options.get(at).is_some_and(risky) { Standing::Risk } else { Standing::Doing }
            }
        }
    }

    /// The finished share of a plan's row, 0 to 1; a finished row is whole.
    pub fn share(&self, id: ItemId, today: Date) -> f32 {
        if self.standing(id, today) == Standing::Done {
            return 1.0;
        }
        self.doc.value(id, PROGRESS).as_num().map_or(0.0, |n| (n as f32 / 100.0).clamp(0.0, 1.0))
    }

    /// Rows per value of a column, the fullest first.
    pub fn count_by(&self, column: &str) -> Vec<(String, u32)> {
        let mut counts = BTreeMap::<String, u32>::new();
        for (_, row) in self.doc.of_kind(ROW) {
            let who = row.text(column).trim();
            if !who.is_empty() {
                *counts.entry(who.to_owned()).or_default() += 1;
            }
        }
        let mut list: Vec<_> = counts.into_iter().collect();
        list.sort_by_key(|(name, n)| (std::cmp::Reverse(*n), name.clone()));
        list
    }

    /// Values that carry more rows than the template thinks wise, with their count and the limit.
    pub fn overloads(&self) -> Vec<(String, u32, u32)> {
        let rules = self.plan.computed.iter().filter_map(|v| match v {
            TableValue::CountBy { column, warn_over } if *warn_over > 0 => Some((column, *warn_over)),
            _ => None,
        });
        rules
            .flat_map(|(column, limit)| self.count_by(column).into_iter().filter(move |(_, n)| *n > limit).map(move |(name, n)| (name, n, limit)))
            .collect()
    }

    /// Rows that are due before today and not finished.
    pub fn late(&self, today: Date) -> u32 {
        let ids = self.doc.of_kind(ROW).filter(|(id, _)| self.standing(*id, today) == Standing::Late);
        u32::try_from(ids.count()).unwrap_or(u32::MAX)
    }

    /// What others have written in a column, for suggestions; the most frequent first.
    pub fn suggestions(&self, column: &str) -> Vec<String> {
        self.count_by(column).into_iter().map(|(text, _)| text).take(50).collect()
    }

    fn lacks(&self, id: ItemId) -> Option<&'a Field> {
        self.plan.columns.iter().find(|f| f.req && f.ty != FieldType::Check && self.doc.value(id, &f.id).is_blank())
    }
}

/// How far the rules are met, and what to do next.
pub fn judge(plan: &TablePlan, doc: &Doc, rules: Vec<Rule>) -> Completeness {
    let table = Table { plan, doc };
    let ids = table.rows().ids;
    let rules: Vec<(Rule, Progress)> = rules
        .into_iter()
        .map(|rule| {
            let p = table.progress(&rule, &ids);
            (rule, p)
        })
        .collect();
    let next = rules.iter().find(|(_, p)| !p.met()).map(|(rule, p)| table.next_step(rule, *p, &ids));
    Completeness { rules, next }
}

impl Table<'_> {
    fn progress(&self, rule: &Rule, ids: &[ItemId]) -> Progress {
        let full = || ids.iter().filter(|id| !self.is_blank(**id) && self.lacks(**id).is_none());
        let need = rule.need as usize;
        match rule.what.as_str() {
            "header" => header_progress(&self.plan.header, self.doc),
            "rows" if rule.percent => Progress::share(full().count(), ids.len(), rule.need),
            "rows" => Progress::of(full().count(), need),
            "stages_covered" | "groups_covered" => {
                let column =
                    if self.plan.group_by.is_empty() { self.plan.columns.first().map_or("", |f| f.id.as_str()) } else { &self.plan.group_by };
                let mut seen: Vec<&Value> = Vec::new();
                for id in full() {
                    let value = self.doc.value(*id, column);
                    if !value.is_blank() && !seen.contains(&value) {
                        seen.push(value);
                    }
                }
                Progress::of(seen.len(), need)
            }
            "required" => {
                let required = self.plan.columns.iter().filter(|f| f.req && f.ty != FieldType::Check);
                let filled =
                    ids.iter().flat_map(|id| required.clone().map(move |f| (id, f))).filter(|(id, f)| !self.doc.value(**id, &f.id).is_blank());
                Progress::of(filled.count(), (required.clone().count() * ids.len()).max(1))
            }
            // A comment is what somebody added beyond what was asked.
            "commented" => {
                let optional = |f: &&Field| !f.req && matches!(f.ty, FieldType::Text | FieldType::Long);
                let said = ids.iter().filter(|id| self.plan.columns.iter().filter(optional).any(|f| !self.doc.value(**id, &f.id).is_blank()));
                Progress::of(said.count(), need)
            }
            _ => Progress::default(),
        }
    }

    fn next_step(&self, rule: &Rule, progress: Progress, ids: &[ItemId]) -> NextStep {
        let at = |text: Bi, item: Option<ItemId>, key: &str| NextStep { text, item, key: key.to_owned() };
        if rule.what == "header"
            && let Some(f) = self.plan.header.iter().find(|f| f.req && self.doc.value(ItemId::HEADER, &f.id).is_blank())
        {
            return at(Bi::new(t::FILL_HEADER.with(Zh, &[&f.t.zh]), t::FILL_HEADER.with(En, &[f.t.get(En)])), Some(ItemId::HEADER), &f.id);
        }
        if rule.what == "commented"
            && let Some((id, f)) = ids.first().zip(self.plan.columns.iter().find(|f| !f.req && matches!(f.ty, FieldType::Text | FieldType::Long)))
        {
            return self.fill(*id, f);
        }
        let begun = ids.iter().find_map(|id| (!self.is_blank(*id)).then(|| self.lacks(*id).map(|f| (*id, f))).flatten());
        let fixed = || ids.iter().find_map(|id| self.lacks(*id).map(|f| (*id, f)));
        if let Some((id, field)) = begun.or_else(fixed) {
            return self.fill(id, field);
        }
        let text = if rule.what.ends_with("covered") { t::MORE_GROUPS } else { t::MORE_ROWS };
        let missing = progress.need.saturating_sub(progress.have).to_string();
        let name = self.column(&self.plan.group_by).map(|f| f.t.clone()).unwrap_or_default();
        at(Bi::new(text.with(Zh, &[&missing, name.get(Zh)]), text.with(En, &[&missing, name.get(En)])), None, "")
    }

    fn fill(&self, id: ItemId, field: &Field) -> NextStep {
        let say = |lang| {
            let title = shortened(&self.title(id, lang));
            let name = field.t.get(lang);
            if title.is_empty() { t::FILL_NEW.with(lang, &[name]) } else { t::FILL_CELL.with(lang, &[&title, name]) }
        };
        NextStep { text: Bi::new(say(Zh), say(En)), item: Some(id), key: field.id.clone() }
    }
}

/// A name short enough for a sentence: about twelve Chinese characters wide.
fn shortened(text: &str) -> String {
    let mut room = 26;
    let mut cut = String::new();
    for c in text.chars() {
        room -= if c.is_ascii() { 1 } else { 2 };
        if room < 0 {
            return format!("{}…", cut.trim_end());
        }
        cut.push(c);
    }
    cut
}

#[cfg(test)]
mod tests;
