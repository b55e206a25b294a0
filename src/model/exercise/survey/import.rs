//! What a survey hands to an import and to survey services: its questions as targets, its questionnaire as plain text and back.

use super::{NAME, Question, Sheet, Survey, TAG};
use crate::model::{
    doc::{Op, Value},
    edit::Edit,
    order,
    stamp::{IdSource, ItemId},
    survey_import::{
        Ask, Target,
        plain::{self, Kind},
        strip,
    },
    template::Scale,
    text::{Bi, Lang},
    texts::survey_import as t,
};

impl Survey<'_> {
    /// What a file may answer, with the words it is shown by: the questions, then the open fields.
    pub fn import_targets(&self, sheet: &Sheet) -> Vec<(Target, Bi)> {
        let ask = self.ask();
        let mut targets: Vec<(Target, Bi)> = Vec::new();
        for question in &sheet.questions {
            let title = Bi::new(self.import_title(question, Lang::Zh), self.import_title(question, Lang::En));
            let names = [Lang::Zh, Lang::En].map(|lang| self.full_text(question, lang));
            let names = names.into_iter().chain([question.key.as_str().to_owned()]).collect();
            targets.push((Target { key: question.key.clone(), names, ask: ask.clone() }, title));
        }
        for field in &self.plan.open {
            let names = vec![field.t.zh.clone(), field.t.en.clone(), field.id.clone()];
            targets.push((Target { key: field.id.as_str().into(), names, ask: Ask::Open }, field.t.clone()));
        }
        targets
    }

    fn ask(&self) -> Ask {
        match &self.plan.scale {
            Scale::Points { min, max, .. } => Ask::Points { least: *min, most: *max },
            Scale::Answers(list) => Ask::Options(list.iter().map(|o| [o.id.clone(), o.t.zh.clone(), o.t.en.clone()]).collect()),
        }
    }

    /// The question with the words of its pass before it, as a service shows it.
    fn full_text(&self, question: &Question, lang: Lang) -> String {
        let text = self.question_text(question, lang);
        let pass = question.pass.and_then(|at| self.plan.passes.get(at));
        pass.map_or_else(|| text.clone(), |pass| format!("{} {text}", pass.t.get(lang)))
    }

    fn import_title(&self, question: &Question, lang: Lang) -> String {
        let text = self.question_short(question, lang);
        let pass = question.pass.and_then(|at| self.plan.passes.get(at));
        pass.map_or_else(
            || text.clone(),
            |pass| {
                let name = pass.t.get(lang);
                format!("{} · {text}", name.split(['：', ':']).next().unwrap_or(name).trim())
            },
        )
    }

    /// The questionnaire as plain text for a survey service.
    pub fn questionnaire(&self, sheet: &Sheet, title: &str, lang: Lang) -> String {
        let ends = match &self.plan.scale {
            Scale::Points { ends, .. } => ends.first().zip(ends.get(1)).map(|(low, high)| (low.get(lang), high.get(lang))),
            Scale::Answers(_) => None,
        };
        let ask = self.ask();
        let chinese = lang == Lang::Zh;
        let mut questions: Vec<plain::Question> =
            sheet.questions.iter().map(|q| plain::Question::new(&self.full_text(q, lang), &ask, ends, chinese)).collect();
        // The tag is the analyst's, not the customer's.
        let open = self.plan.open.iter().filter(|f| f.id != TAG);
        questions.extend(open.map(|f| plain::Question::new(f.t.get(lang), &Ask::Open, None, chinese)));
        plain::write(title, &questions)
    }

    /// Takes a questionnaire in plain text: elements it names are added, wordings it has are taken. `None` if nothing new is in it.
    pub fn take_questionnaire(&self, sheet: &Sheet, ids: &IdSource, text: &str, lang: Lang) -> Option<Edit> {
        let (_, read) = plain::read(text);
        let asked: Vec<String> = read.into_iter().filter(|q| matches!(q.kind, Kind::Scale | Kind::Single)).map(|q| q.text).collect();
        let mut edit = Edit::new(t::TAKE_FORM);
        if self.plan.elements.is_some() {
            self.take_elements(sheet, ids, &asked, &mut edit, lang);
        } else {
            self.take_wordings(&asked, &mut edit, lang);
        }
        (!edit.ops.is_empty()).then_some(edit)
    }

    /// The edit that lists the elements which the headings of an export ask about; `None` if they name none that is new.
    pub fn elements_in(&self, sheet: &Sheet, ids: &IdSource, headings: &[String]) -> Option<Edit> {
        self.plan.elements.as_ref()?;
        let asked: Vec<String> = headings.iter().map(|h| strip(h).to_owned()).collect();
        [Lang::Zh, Lang::En].into_iter().find_map(|lang| {
            let mut edit = Edit::new(t::TAKE_FORM);
            self.take_elements(sheet, ids, &asked, &mut edit, lang);
            (!edit.ops.is_empty()).then_some(edit)
        })
    }

    fn take_elements(&self, sheet: &Sheet, ids: &IdSource, asked: &[String], edit: &mut Edit, lang: Lang) {
        let Some(plan) = &self.plan.elements else { return };
        let blank = format!("{{{}}}", plan.id);
        let mut known: Vec<String> = sheet.elements.iter().map(|id| self.doc.text(*id, NAME).trim().to_owned()).collect();
        let mut low = sheet.elements.last().map(|id| self.doc.text(*id, "order").to_owned()).unwrap_or_default();
        for text in asked {
            let wordings = (0..self.plan.items.len()).map(|item| self.wording(item, lang));
            let name = wordings.filter_map(|w| w.split_once(&blank).map(|(a, b)| (a.to_owned(), b.to_owned()))).find_map(|(before, after)| {
                text.strip_prefix(before.as_str()).and_then(|rest| rest.strip_suffix(after.as_str())).map(|name| name.trim().to_owned())
            });
            let Some(name) = name.filter(|n| !n.is_empty() && !known.contains(n)) else { continue };
            let order = order::between(&low, "");
            edit.ops.push(Op::put(ids.id(), super::ELEMENT, vec![("order".into(), Value::text(&order)), (NAME.into(), Value::text(&name))]));
            low = order;
            known.push(name);
        }
    }

    fn take_wordings(&self, asked: &[String], edit: &mut Edit, lang: Lang) {
        let mut fields = Vec::new();
        for (item, text) in asked.iter().enumerate().take(self.plan.items.len()) {
            let Some(plan) = self.plan.items.get(item) else { break };
            let pass = self.plan.passes.first().map(|p| p.t.get(lang)).unwrap_or_default();
            let text = text.strip_prefix(pass).unwrap_or(text).trim();
            let now = Question { key: plan.id.as_str().into(), item, pass: None, element: None };
            if !text.is_empty() && text != self.question_text(&now, lang) {
                fields.push((Self::wording_key(&plan.id).as_str().into(), Value::text(text)));
            }
        }
        if fields.is_empty() {
            return;
        }
        if self.doc.get(ItemId::HEADER).is_none() {
            edit.ops.push(Op::put(ItemId::HEADER, "header", fields));
        } else {
            edit.ops.extend(fields.into_iter().map(|(key, value): (crate::model::doc::Key, Value)| Op::set(ItemId::HEADER, key, value)));
        }
    }
}
