//! The survey kind: what was asked and answered, read out of a document; one item per person, one register per question.

pub mod edits;
mod explain;
pub mod import;
pub mod insight;
pub mod judge;
pub mod outcome;
pub mod paste;

#[cfg(test)]
mod tests;

use crate::model::{
    calc::numbers::Answer,
    doc::{Doc, Item, Key, Value},
    figure,
    stamp::ItemId,
    template::{Opt, Scale, SurveyPlan, SurveyTool},
    text::Lang,
};

pub use judge::judge;

/// The kind of a person's answers.
pub const ANSWER: &str = "answer";
/// The kind of a thing the trainees list themselves.
pub const ELEMENT: &str = "element";
/// The register of an element's name.
pub const NAME: &str = "text";
/// The person's group, where the template asks for it.
pub const SEGMENT: &str = "segment";
/// The analyst's tag of a reason.
pub const TAG: &str = "tag";

/// A survey to be read: its plan and what was filled in.
#[derive(Clone, Copy)]
pub struct Survey<'a> {
    /// Items, scale, passes.
    pub plan: &'a SurveyPlan,
    /// Elements, answers, weights.
    pub doc: &'a Doc,
}

/// One thing a person answers: an item, in a pass, about an element.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The register of the answer.
    pub key: Key,
    /// Index of the item.
    pub item: usize,
    /// Index of the pass, where there are passes.
    pub pass: Option<usize>,
    /// The element, where there are elements.
    pub element: Option<ItemId>,
}

/// Questions and people in order; made again only when the shape of the document changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What each person is asked, in order.
    pub questions: Vec<Question>,
    /// The elements in order.
    pub elements: Vec<ItemId>,
    /// The people in the order they answered.
    pub answers: Vec<ItemId>,
}

impl<'a> Survey<'a> {
    /// Questions, elements and people.
    pub fn sheet(&self) -> Sheet {
        let ids = |kind| self.doc.sorted(kind).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        let elements = if self.plan.elements.is_some() { ids(ELEMENT) } else { Vec::new() };
        let mut questions = Vec::new();
        if self.plan.elements.is_some() {
            for element in &elements {
                for (item, plan) in self.plan.items.iter().enumerate() {
                    let key = format!("a:{}:{element}", plan.id).into();
                    questions.push(Question { key, item, pass: None, element: Some(*element) });
                }
            }
        } else if self.plan.passes.is_empty() {
            questions.extend((0..).zip(&self.plan.items).map(|(item, plan)| Question {
                key: format!("a:{}", plan.id).into(),
                item,
                pass: None,
                element: None,
            }));
        } else {
            // One pass after the other: what was expected is answered before what was found is seen.
            for (pass, p) in self.plan.passes.iter().enumerate() {
                for (item, plan) in self.plan.items.iter().enumerate() {
                    questions.push(Question { key: format!("a:{}:{}", plan.id, p.id).into(), item, pass: Some(pass), element: None });
                }
            }
        }
        Sheet { questions, elements, answers: ids(ANSWER) }
    }

    /// Lowest and highest answer that counts; a list of answers counts from 1.
    pub fn range(&self) -> (i32, i32) {
        match &self.plan.scale {
            Scale::Points { min, max, .. } => (*min, *max),
            Scale::Answers(list) => (1, i32::try_from(list.len()).unwrap_or(1)),
        }
    }

    /// The words of a scale made of answers; empty for points.
    pub fn options(&self) -> &'a [Opt] {
        match &self.plan.scale {
            Scale::Points { .. } => &[],
            Scale::Answers(list) => list,
        }
    }

    /// What a person answered, against the scale.
    pub fn answer(&self, person: ItemId, key: &Key) -> Answer {
        self.doc.get(person).map_or(Answer::Missing, |item| self.read(item, key))
    }

    /// What an item answers, for those who look at many.
    pub(super) fn read(&self, item: &Item, key: &Key) -> Answer {
        let value = item.get(key.as_str());
        if value.is_blank() {
            return Answer::Missing;
        }
        let (least, most) = self.range();
        match value {
            Value::Num(n) => Answer::of(Some(*n), least, most),
            Value::Text(text) => match self.options().iter().position(|o| *o.id == **text) {
                Some(at) => Answer::Valid(i32::try_from(at + 1).unwrap_or(1)),
                None => Answer::Invalid,
            },
            _ => Answer::Invalid,
        }
    }

    /// The answer as it is read: the number, the words, or what was typed where it does not count.
    pub fn shown(&self, person: ItemId, key: &Key, lang: Lang) -> String {
        match self.doc.value(person, key.as_str()) {
            Value::Num(n) => match self.answer(person, key) {
                Answer::Valid(at) if !self.options().is_empty() => self.option_name(at, lang),
                _ => figure::short(*n, 2),
            },
            Value::Text(text) => self.options().iter().find(|o| *o.id == **text).map_or_else(|| text.to_string(), |o| o.t.get(lang).to_owned()),
            _ => String::new(),
        }
    }

    fn option_name(&self, at: i32, lang: Lang) -> String {
        let index = usize::try_from(at - 1).unwrap_or(0);
        self.options().get(index).map(|o| o.t.get(lang).to_owned()).unwrap_or_default()
    }

    /// Reads what was typed or pasted as an answer; what is not on the scale is kept as it is, to be shown and left out.
    pub fn parse(&self, text: &str) -> Value {
        let text = text.trim();
        if text.is_empty() {
            return Value::Empty;
        }
        let same = |name: &str| !name.is_empty() && name.eq_ignore_ascii_case(text);
        if let Some(option) = self.options().iter().find(|o| same(&o.id) || same(&o.t.zh) || same(&o.t.en)) {
            return Value::text(&option.id);
        }
        match figure::parse(text.trim_end_matches('分')) {
            Some(n) => match (self.options(), Answer::of(Some(n), self.range().0, self.range().1)) {
                ([_, ..], Answer::Valid(at)) => {
                    let id = usize::try_from(at - 1).ok().and_then(|i| self.options().get(i)).map(|o| o.id.as_str());
                    id.map_or(Value::Num(n), Value::text)
                }
                _ => Value::Num(n),
            },
            None => Value::text(text),
        }
    }

    /// The value of a point of the scale, as a document keeps it.
    pub fn point(&self, at: i32) -> Value {
        let id = usize::try_from(at - 1).ok().and_then(|i| self.options().get(i)).map(|o| Value::text(&o.id));
        id.unwrap_or(Value::Num(f64::from(at)))
    }

    /// The name of an element; never blank.
    pub fn element_name(&self, id: ItemId, lang: Lang) -> String {
        let name = self.doc.text(id, NAME).trim();
        if name.is_empty() { lang.pick("（没写名字）", "(no name yet)").to_owned() } else { name.to_owned() }
    }

    /// NPS and SERVQUAL are instruments: their wording is fixed, so that results can be compared.
    pub fn is_instrument(tool: SurveyTool) -> bool {
        matches!(tool, SurveyTool::Nps | SurveyTool::Servqual)
    }

    /// The register of an item's own wording on the header.
    pub fn wording_key(item: &str) -> String {
        format!("q:{item}")
    }

    /// The wording of an item: the group's own, or the template's; with blanks.
    pub fn wording(&self, item: usize, lang: Lang) -> String {
        let Some(plan) = self.plan.items.get(item) else { return String::new() };
        let own = self.doc.text(ItemId::HEADER, &Self::wording_key(&plan.id)).trim();
        if own.is_empty() { plan.t.get(lang).to_owned() } else { own.to_owned() }
    }

    /// What is asked: `{field}` is filled from the head, `{element}` with the element.
    pub fn question_text(&self, question: &Question, lang: Lang) -> String {
        let mut text = self.wording(question.item, lang);
        for field in &self.plan.header {
            let blank = format!("{{{}}}", field.id);
            if text.contains(&blank) {
                let value = self.doc.text(ItemId::HEADER, &field.id).trim();
                text = text.replace(&blank, if value.is_empty() { field.t.get(lang) } else { value });
            }
        }
        if let (Some(plan), Some(element)) = (&self.plan.elements, question.element) {
            text = text.replace(&format!("{{{}}}", plan.id), &self.element_name(element, lang));
        }
        text
    }

    /// What is asked in few words, for the head of a column.
    pub fn question_short(&self, question: &Question, lang: Lang) -> String {
        let item = self.plan.items.get(question.item);
        let group = |id: &str| self.plan.groups.iter().find(|g| g.id == id).map(|g| g.t.get(lang).to_owned());
        match (question.element, item) {
            (Some(element), Some(item)) => {
                let side = group(&item.g).unwrap_or_default();
                format!("{}{}{side}", self.element_name(element, lang), lang.pick("·", ", "))
            }
            _ => self.question_text(question, lang),
        }
    }

    /// The name of a group of items.
    pub fn group_name(&self, id: &str, lang: Lang) -> String {
        self.plan.groups.iter().find(|g| g.id == id).map_or_else(|| id.to_owned(), |g| g.t.get(lang).to_owned())
    }

    /// Groups in the order of charts: as declared, then those only items name.
    pub fn group_ids(&self) -> Vec<&'a str> {
        let mut ids: Vec<&str> = self.plan.groups.iter().map(|g| g.id.as_str()).collect();
        for item in &self.plan.items {
            if !ids.contains(&item.g.as_str()) {
                ids.push(&item.g);
            }
        }
        ids
    }

    /// The importance points of a group.
    pub fn weight(&self, group: &str) -> Option<f64> {
        let plan = self.plan.weights.as_ref()?;
        let own = self.doc.value(ItemId::HEADER, &format!("weight:{group}")).as_num();
        Some(own.unwrap_or(plan.default))
    }

    /// How many questions a person answered validly.
    pub fn answered(&self, sheet: &Sheet, person: ItemId) -> usize {
        let Some(item) = self.doc.get(person) else { return 0 };
        sheet.questions.iter().filter(|q| self.read(item, &q.key).valid().is_some()).count()
    }

    /// Whether a person answered anything validly.
    pub fn answered_any(&self, sheet: &Sheet, person: ItemId) -> bool {
        self.doc.get(person).is_some_and(|item| sheet.questions.iter().any(|q| self.read(item, &q.key).valid().is_some()))
    }
}
