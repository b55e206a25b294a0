//! The edits of a survey: people, their answers, the elements they are asked about, weights and wording.

use super::{ANSWER, ELEMENT, NAME, Question, Sheet, Survey, TAG};
use crate::model::{
    calc::numbers::Answer,
    doc::{Key, Op, Value},
    edit::{Edit, Label},
    order,
    stamp::{IdSource, ItemId},
    texts::survey as t,
};

impl Survey<'_> {
    /// Adds people with their registers; gives their ids.
    pub fn add_people(&self, sheet: &Sheet, ids: &IdSource, people: Vec<Vec<(Key, Value)>>) -> (Edit, Vec<ItemId>) {
        let low = sheet.answers.last().map(|id| self.doc.text(*id, "order").to_owned()).unwrap_or_default();
        let count = people.len();
        let label = if count == 1 { t::ADD_ANSWER.into() } else { Label { text: t::ADD_ANSWERS, arg: count.to_string() } };
        let mut edit = Edit::new(label);
        let mut made = Vec::with_capacity(count);
        for (key, mut fields) in order::spread(&low, "", count).into_iter().zip(people) {
            let id = ids.id();
            fields.retain(|(_, value)| !value.is_blank());
            fields.push(("order".into(), Value::text(&key)));
            edit.ops.push(Op::put(id, ANSWER, fields));
            made.push(id);
        }
        (edit, made)
    }

    /// Sets one answer or open field of a person.
    pub fn set_answer(&self, person: ItemId, key: &str, value: Value) -> Edit {
        Edit::set(t::SET_ANSWER, person, key, value)
    }

    /// Moves an answer up or down the scale; a blank one starts at the end it comes from.
    pub fn nudge(&self, person: ItemId, question: &Question, by: i32) -> Option<Edit> {
        let (least, most) = self.range();
        let now = self.answer(person, &question.key);
        let next = match now {
            Answer::Valid(v) => (v + by).clamp(least, most),
            Answer::Missing | Answer::Invalid => {
                if by > 0 {
                    least
                } else {
                    most
                }
            }
        };
        (now != Answer::Valid(next)).then(|| self.set_answer(person, question.key.as_str(), self.point(next)))
    }

    /// Deletes people.
    pub fn remove_people(&self, people: &[ItemId]) -> Edit {
        let mut edit = Edit::new(Label { text: t::REMOVE_ANSWERS, arg: people.len().to_string() });
        edit.ops = people.iter().filter(|id| self.doc.get(**id).is_some()).map(|id| Op::Drop { id: *id }).collect();
        edit
    }

    /// Makes exactly `count` people answer `score` to a question: adds bare answers, or takes the latest bare ones away.
    ///
    /// People who wrote something are never taken away; then fewer go than were asked for.
    pub fn set_count(&self, sheet: &Sheet, ids: &IdSource, (question, score, count): (&Question, i32, usize)) -> Edit {
        let of_score = |id: &&ItemId| self.answer(**id, &question.key) == Answer::Valid(score);
        let have = sheet.answers.iter().filter(of_score).count();
        let label = Label { text: t::SET_COUNT, arg: score.to_string() };
        let mut edit = if count > have {
            let people = vec![vec![(question.key.clone(), self.point(score))]; count - have];
            self.add_people(sheet, ids, people).0
        } else {
            let bare = |id: &&ItemId| self.doc.get(**id).is_some_and(|item| item.fields.keys().all(|k| k == &question.key || k.as_str() == "order"));
            let gone: Vec<ItemId> = sheet.answers.iter().rev().filter(of_score).filter(bare).take(have - count).copied().collect();
            self.remove_people(&gone)
        };
        edit.label = label;
        edit
    }

    /// Adds an element.
    pub fn add_element(&self, sheet: &Sheet, ids: &IdSource, name: &str) -> (Edit, ItemId) {
        let low = sheet.elements.last().map(|id| self.doc.text(*id, "order").to_owned()).unwrap_or_default();
        let id = ids.id();
        let fields = vec![("order".into(), Value::text(&order::between(&low, ""))), (NAME.into(), Value::text(name))];
        (Edit::new(t::ADD_ELEMENT).with(Op::put(id, ELEMENT, fields)), id)
    }

    /// Renames an element.
    pub fn name_element(&self, id: ItemId, name: &str) -> Edit {
        Edit::set(t::NAME_ELEMENT, id, NAME, Value::text(name))
    }

    /// Deletes an element with the answers about it.
    pub fn remove_element(&self, sheet: &Sheet, id: ItemId) -> Edit {
        let mut edit = Edit::new(t::REMOVE_ELEMENT);
        let keys: Vec<&Key> = sheet.questions.iter().filter(|q| q.element == Some(id)).map(|q| &q.key).collect();
        for person in &sheet.answers {
            for key in &keys {
                if !self.doc.value(*person, key.as_str()).is_blank() {
                    edit.ops.push(Op::set(*person, *key, Value::Empty));
                }
            }
        }
        edit.ops.push(Op::Drop { id });
        edit
    }

    /// Sets the importance points of a group.
    pub fn set_weight(&self, group: &str, points: f64) -> Edit {
        self.set_head(t::SET_WEIGHT.into(), &format!("weight:{group}"), Value::Num(points))
    }

    /// Sets a field above the questionnaire, or an item's own wording; blank goes back to the template's.
    pub fn set_head(&self, label: Label, key: &str, value: Value) -> Edit {
        if self.doc.get(ItemId::HEADER).is_none() {
            return Edit::new(label).with(Op::put(ItemId::HEADER, "header", vec![(key.into(), value)]));
        }
        Edit::set(label, ItemId::HEADER, key, value)
    }

    /// Gives all people who wrote exactly this reason a tag.
    pub fn tag_reason(&self, sheet: &Sheet, field: &str, reason: &str, tag: &str) -> Edit {
        let mut edit = Edit::new(t::TAG_REASON);
        for id in sheet.answers.iter().filter(|id| self.doc.text(**id, field).trim() == reason.trim()) {
            edit.ops.push(Op::set(*id, TAG, Value::text(tag.trim())));
        }
        edit
    }
}
