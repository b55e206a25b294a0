//! When a survey is complete: enough answers, enough elements, a comment.

use super::{NAME, Sheet, Survey};
use crate::model::{
    doc::Doc,
    done::{Completeness, NextStep, Progress, Rule, header_progress},
    exercise::table::cell::bi,
    stamp::ItemId,
    template::{SurveyPlan, SurveyTool},
    text::{Bi, Lang},
    texts::survey as t,
};

/// Judges a survey by the rules of its template.
pub fn judge(plan: &SurveyPlan, doc: &Doc, mut rules: Vec<Rule>) -> Completeness {
    // A question with a blank is no question: what stands above must be filled even where no rule says so.
    if plan.header.iter().any(|f| f.req) && !rules.is_empty() && !rules.iter().any(|r| r.what == "header") {
        rules.extend(Rule::parse("header"));
    }
    let survey = Survey { plan, doc };
    let sheet = survey.sheet();
    let rules: Vec<(Rule, Progress)> = rules
        .into_iter()
        .map(|rule| {
            let need = rule.need as usize;
            let progress = match rule.what.as_str() {
                "answered" => Progress::of(survey.counted(&sheet), need),
                "rows" => Progress::of(survey.named_elements(&sheet), need),
                "commented" => Progress::of(survey.comments(&sheet), need),
                "header" | "required" => header_progress(&plan.header, doc),
                // Rules of other kinds ask nothing of a survey.
                _ => Progress::default(),
            };
            (rule, progress)
        })
        .collect();
    let next = survey.next(&sheet, &rules);
    Completeness { rules, next }
}

impl Survey<'_> {
    /// Whether `answered>=n` counts people; a self-assessment counts the questions one person answered.
    pub fn counts_people(&self) -> bool {
        matches!(self.plan.tool, SurveyTool::Nps | SurveyTool::Csat | SurveyTool::Kano | SurveyTool::Servqual)
    }

    fn counted(&self, sheet: &Sheet) -> usize {
        if self.counts_people() {
            return sheet.answers.iter().filter(|id| self.answered_any(sheet, **id)).count();
        }
        sheet.answers.iter().map(|id| self.answered(sheet, *id)).max().unwrap_or(0)
    }

    fn named_elements(&self, sheet: &Sheet) -> usize {
        sheet.elements.iter().filter(|id| !self.doc.text(**id, NAME).trim().is_empty()).count()
    }

    /// People who wrote something into an open field.
    fn comments(&self, sheet: &Sheet) -> usize {
        let wrote = |id: &&ItemId| self.plan.open.iter().any(|f| !self.doc.value(**id, &f.id).is_blank());
        sheet.answers.iter().filter(wrote).count()
    }

    fn next(&self, sheet: &Sheet, rules: &[(Rule, Progress)]) -> Option<NextStep> {
        let step = |text, item, key: &str| Some(NextStep { text, item, key: key.to_owned() });
        let missing = |what: &str| rules.iter().find(|(r, p)| r.what == what && !p.met()).map(|(_, p)| p.need - p.have);
        if missing("header").or_else(|| missing("required")).is_some()
            && let Some(field) = self.plan.header.iter().find(|f| f.req && self.doc.value(ItemId::HEADER, &f.id).is_blank())
        {
            return step(
                Bi::new(t::FILL_FIRST.with(Lang::Zh, &[&field.t.zh]), t::FILL_FIRST.with(Lang::En, &[&field.t.en])),
                Some(ItemId::HEADER),
                &field.id,
            );
        }
        if let Some(more) = missing("rows") {
            return step(bi(t::MORE_ELEMENTS, &[&more.to_string()]), None, "elements");
        }
        if let Some(more) = missing("answered") {
            let text = if self.counts_people() { t::MORE_PEOPLE } else { t::MORE_QUESTIONS };
            return step(bi(text, &[&more.to_string()]), sheet.answers.first().copied(), "answers");
        }
        missing("commented").and_then(|_| step(bi(t::MORE_COMMENTS, &[]), sheet.answers.first().copied(), "open"))
    }
}
