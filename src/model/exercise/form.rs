//! A form: fixed fields on one page. What is filled, valid edits, and how far the rules are met.

use crate::model::{
    doc::{Doc, Op, Value},
    done::{Completeness, NextStep, Progress, Rule},
    edit::Edit,
    stamp::ItemId,
    template::{Field, FieldPreset, FieldType, FormPlan},
    text::{Bi, Lang},
    texts::{Text, form as t},
};

/// A form with what is filled in.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// Its fields.
    pub plan: &'a FormPlan,
    /// The document.
    pub doc: &'a Doc,
}

impl<'a> Form<'a> {
    /// The field of an id.
    pub fn field(&self, id: &str) -> Option<&'a Field> {
        self.plan.fields.iter().find(|f| f.id == id)
    }

    /// What a field holds.
    pub fn value(&self, field: &Field) -> &'a Value {
        self.doc.value(ItemId::HEADER, &field.id)
    }

    /// Whether a field holds something; a tick counts when it is set.
    pub fn filled(&self, field: &Field) -> bool {
        !self.value(field).is_blank()
    }

    /// Filled and all fields that must be filled.
    pub fn required(&self) -> (usize, usize) {
        let required = self.plan.fields.iter().filter(|f| f.req);
        (required.clone().filter(|f| self.filled(f)).count(), required.count())
    }

    /// The first field that must be filled and is not.
    pub fn lacks(&self) -> Option<&'a Field> {
        self.plan.fields.iter().find(|f| f.req && !self.filled(f))
    }

    /// Sets a field; typing in one field is one step of undo.
    pub fn set(&self, field: &str, value: Value) -> Edit {
        let mut edit = Edit::new(t::FILL_FIELD);
        if self.doc.get(ItemId::HEADER).is_none() {
            edit.ops.push(Op::put(ItemId::HEADER, "header", Vec::new()));
        }
        edit.ops.push(Op::set(ItemId::HEADER, field, value));
        edit.burst = Some((ItemId::HEADER, field.into()));
        edit
    }
}

/// The first edit of an exercise that starts from a preset of field texts.
pub fn fill_preset(presets: &[FieldPreset], preset: &str, lang: Lang) -> Edit {
    let mut edit = Edit::new(crate::model::texts::shell::STARTED);
    if let Some(chosen) = presets.iter().find(|p| p.id == preset) {
        let fields = chosen.fields.iter().map(|(id, text)| (id.as_str().into(), Value::text(text.get(lang)))).collect();
        edit.ops.push(Op::put(ItemId::HEADER, "header", fields));
    }
    edit
}

/// How far the rules are met, and what to do next.
pub fn judge(plan: &FormPlan, doc: &Doc, rules: Vec<Rule>) -> Completeness {
    let form = Form { plan, doc };
    let (have, need) = form.required();
    let any = plan.fields.iter().filter(|f| form.filled(f)).count();
    let rules: Vec<(Rule, Progress)> = rules
        .into_iter()
        .map(|rule| {
            let p = match rule.what.as_str() {
                // A form without required fields is complete when something stands in it.
                "required" | "header" if need == 0 => Progress::of(any, 1),
                "required" | "header" => Progress::of(have, need),
                "answered" if rule.percent => Progress::share(any, plan.fields.len(), rule.need),
                "answered" => Progress::of(any, rule.need as usize),
                "commented" => {
                    let said = plan.fields.iter().filter(|f| !f.req && matches!(f.ty, FieldType::Text | FieldType::Long) && form.filled(f));
                    Progress::of(said.count(), rule.need as usize)
                }
                _ => Progress::default(),
            };
            (rule, p)
        })
        .collect();
    let open = rules.iter().find(|(_, p)| !p.met()).map(|(rule, _)| rule.what.as_str());
    let optional = || plan.fields.iter().find(|f| !form.filled(f) && (open != Some("commented") || !f.req));
    let next = open.and_then(|_| form.lacks().or_else(optional)).map(|f| NextStep {
        text: asked(t::FILL_NEXT, t::TICK_NEXT, f),
        item: Some(ItemId::HEADER),
        key: f.id.clone(),
    });
    Completeness { rules, next }
}

fn asked(fill: Text, tick: Text, field: &Field) -> Bi {
    let text = if field.ty == FieldType::Check { tick } else { fill };
    Bi::new(text.with(Lang::Zh, &[field.t.get(Lang::Zh)]), text.with(Lang::En, &[field.t.get(Lang::En)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{edit::History, stamp::EditorId};

    fn field(id: &str, ty: FieldType, req: bool) -> Field {
        Field { id: id.into(), t: Bi::new(id, id), ty, req, ..Field::default() }
    }

    fn plan() -> FormPlan {
        let fields = vec![field("goal", FieldType::Text, true), field("note", FieldType::Long, false), field("consent", FieldType::Check, true)];
        FormPlan { fields, presets: vec![FieldPreset { id: "one".into(), fields: vec![("goal".into(), Bi::new("目标", "Goal"))] }] }
    }

    #[test]
    fn required_fields_count_and_the_next_step_names_the_first_that_is_empty() {
        let plan = plan();
        let mut doc = Doc::default();
        let mut history = History::default();
        let editor = EditorId::from_random(1);
        let state = |doc: &Doc, rule: &str| judge(&plan, doc, vec![Rule::parse(rule).expect("a rule")]);
        let key = |c: &Completeness| c.next.as_ref().map(|n| n.key.clone());
        assert_eq!((state(&doc, "required").percent(), key(&state(&doc, "required"))), (0, Some("goal".into())));
        for (id, value, percent, next) in [
            ("goal", Value::text("more"), 50, Some("consent")),
            ("consent", Value::Flag(false), 50, Some("consent")),
            ("consent", Value::Flag(true), 100, None),
        ] {
            let edit = Form { plan: &plan, doc: &doc }.set(id, value);
            history.apply(&mut doc, &edit, editor, std::time::Duration::ZERO).expect("fits");
            let state = state(&doc, "required");
            assert_eq!((state.percent(), key(&state)), (percent, next.map(str::to_owned)), "{id}");
        }
        let said = state(&doc, "commented>=1");
        assert_eq!((said.is_complete(), key(&said)), (false, Some("note".into())));
    }

    #[test]
    fn a_preset_fills_its_fields_in_the_language_of_the_course() {
        let plan = plan();
        let mut doc = Doc::default();
        History::default()
            .apply(&mut doc, &fill_preset(&plan.presets, "one", Lang::En), EditorId::from_random(1), std::time::Duration::ZERO)
            .expect("fits");
        assert_eq!(doc.text(ItemId::HEADER, "goal"), "Goal");
        assert!(fill_preset(&plan.presets, "unknown", Lang::En).is_empty());
    }
}
