//! Plans of forms, surveys, calculators, mind maps and quizzes: what names something names something that is there.

use super::{Path, Sheet, at, template::REF};
use crate::model::{
    template::{CalcPlan, CalcType, Field, FieldPreset, FormPlan, MindmapPlan, QuizPlan, Scale, Structure, SurveyPlan, Template},
    texts::cli as t,
};

/// The kinds for which a word of a completion rule means something.
const RULES: &[(&str, &[&str])] = &[
    ("board", &["cards", "zones_filled", "votes_cast", "header", "required", "commented"]),
    ("journey", &["touchpoints", "cards", "lane", "flag", "tab", "header", "linked_stages", "required", "commented"]),
    ("table", &["rows", "required", "header", "stages_covered", "groups_covered", "commented"]),
    ("form", &["required", "header", "answered", "commented"]),
    ("survey", &["answered", "rows", "header", "required", "commented", "score"]),
    ("calculator", &["inputs_changed", "required", "commented"]),
    ("mindmap", &["branches_filled", "cards", "required", "commented"]),
    ("quiz", &["answered", "score"]),
];

/// The words of completion rules that a template's kind can judge; nothing for exercises on paper.
pub(super) fn rule_words(template: &Template) -> Option<&'static [&'static str]> {
    let kind = match template.structure {
        Structure::Board(_) => "board",
        Structure::Journey(_) => "journey",
        Structure::Table(_) => "table",
        Structure::Form(_) => "form",
        Structure::Survey(_) => "survey",
        Structure::Calculator(_) => "calculator",
        Structure::Mindmap(_) => "mindmap",
        Structure::Quiz(_) => "quiz",
        Structure::Paper => return None,
    };
    RULES.iter().find(|(name, _)| *name == kind).map(|(_, words)| *words)
}

impl Sheet<'_> {
    pub(super) fn form(&mut self, plan: &FormPlan, place: &Path) {
        if plan.fields.is_empty() {
            self.add(&at!(place, "fields"), t::EMPTY_LIST, &["fields"]);
        }
        self.fields(&plan.fields, &at!(place, "fields"));
        self.field_presets(&plan.presets, &plan.fields, &at!(place, "presets"));
    }

    pub(super) fn field_presets(&mut self, presets: &[FieldPreset], fields: &[Field], place: &Path) {
        self.unique(place, presets.iter().map(|p| p.id.as_str()));
        for (p, preset) in presets.iter().enumerate() {
            for (f, (id, _)) in preset.fields.iter().enumerate() {
                self.one_of(&at!(place, p, "fields", f, 0), id, fields.iter().map(|f| f.id.as_str()), REF);
            }
        }
    }

    pub(super) fn quiz(&mut self, plan: &QuizPlan, place: &Path) {
        if plan.questions.is_empty() {
            self.add(&at!(place, "questions"), t::EMPTY_LIST, &["questions"]);
        }
        if plan.pass > 100 {
            self.add(&at!(place, "pass"), t::NOT_BETWEEN, &[&plan.pass.to_string(), "0", "100"]);
        }
        let questions = at!(place, "questions");
        self.unique(&questions, plan.questions.iter().map(|q| q.id.as_str()));
        for (i, question) in plan.questions.iter().enumerate() {
            let one = at!(questions, i);
            self.needed(&one, "q", &question.q);
            for (n, option) in question.opt.iter().enumerate() {
                self.needed(&at!(one, "opt", n), "opt", option);
            }
            let last = question.opt.len().saturating_sub(1);
            if question.opt.len() < 2 {
                self.add(&at!(one, "opt"), t::TWO_OPTIONS, &[]);
            } else if question.a as usize > last {
                self.add(&at!(one, "a"), t::NOT_BETWEEN, &[&question.a.to_string(), "0", &last.to_string()]);
            }
        }
    }

    pub(super) fn mindmap(&mut self, plan: &MindmapPlan, place: &Path) {
        self.needed(place, "root", &plan.root);
        let branches = at!(place, "branches");
        self.unique(&branches, plan.branches.iter().map(|b| b.id.as_str()));
        for (i, branch) in plan.branches.iter().enumerate() {
            self.needed(&at!(branches, i), "t", &branch.t);
        }
        self.unique(&at!(place, "node_tags"), plan.node_tags.iter().map(|o| o.id.as_str()));
    }

    pub(super) fn survey(&mut self, plan: &SurveyPlan, place: &Path) {
        self.fields(&plan.header, &at!(place, "header"));
        self.fields(&plan.open, &at!(place, "open"));
        self.unique(&at!(place, "groups"), plan.groups.iter().map(|o| o.id.as_str()));
        self.unique(&at!(place, "passes"), plan.passes.iter().map(|o| o.id.as_str()));
        let items = at!(place, "items");
        if plan.items.is_empty() {
            self.add(&items, t::EMPTY_LIST, &["items"]);
        }
        self.unique(&items, plan.items.iter().map(|i| i.id.as_str()));
        let blanks: Vec<&str> = plan.header.iter().map(|f| f.id.as_str()).chain(plan.elements.iter().map(|e| e.id.as_str())).collect();
        for (i, item) in plan.items.iter().enumerate() {
            let one = at!(items, i);
            self.needed(&one, "t", &item.t);
            self.one_of(&at!(one, "g"), &item.g, plan.groups.iter().map(|o| o.id.as_str()), REF);
            for blank in [&item.t.zh, &item.t.en].into_iter().flat_map(|text| braces(text)) {
                self.one_of(&at!(one, "t"), blank, blanks.iter().copied(), REF);
            }
        }
        match &plan.scale {
            Scale::Points { min, max, ends } => {
                let scale = at!(place, "scale");
                if min >= max {
                    self.add(&at!(scale, "min"), t::MIN_OVER_MAX, &[&min.to_string(), &max.to_string()]);
                }
                if !matches!(ends.len(), 0 | 2) {
                    self.add(&at!(scale, "ends"), t::NOT_BETWEEN, &[&ends.len().to_string(), "2", "2"]);
                }
            }
            Scale::Answers(list) => {
                self.unique(&at!(place, "scale", 0), list.iter().map(|o| o.id.as_str()));
                let Some(classes) = &plan.classes else { return };
                let rows = at!(place, "classes", "rows");
                if classes.rows.len() != list.len() {
                    self.add(&rows, t::NOT_BETWEEN, &[&classes.rows.len().to_string(), &list.len().to_string(), &list.len().to_string()]);
                }
                for (i, row) in classes.rows.iter().enumerate() {
                    let letters: Vec<String> = row.chars().map(String::from).collect();
                    if letters.len() != list.len() {
                        self.add(&at!(rows, i), t::NOT_BETWEEN, &[&letters.len().to_string(), &list.len().to_string(), &list.len().to_string()]);
                    }
                    for letter in &letters {
                        self.one_of(&at!(rows, i), letter, classes.legend.iter().map(|o| o.id.as_str()), REF);
                    }
                }
            }
        }
    }

    pub(super) fn calculator(&mut self, plan: &CalcPlan, place: &Path) {
        self.unique(&at!(place, "columns"), plan.columns.iter().map(|o| o.id.as_str()));
        let inputs = at!(place, "inputs");
        self.unique(&inputs, plan.inputs.iter().map(|i| i.id.as_str()));
        let columns = plan.columns.len().max(1);
        for (i, input) in plan.inputs.iter().enumerate() {
            let one = at!(inputs, i);
            self.needed(&one, "t", &input.t);
            let scalar = matches!(input.ty, CalcType::Number | CalcType::Percent);
            let want = if input.shared { 1 } else { columns };
            if scalar && input.default.len() != want && input.default.len() != 1 {
                self.add(&at!(one, "default"), t::NOT_BETWEEN, &[&input.default.len().to_string(), "1", &want.to_string()]);
            }
        }
        let outputs = at!(place, "outputs");
        self.unique(&outputs, plan.outputs.iter().map(|o| o.id.as_str()));
        for (i, output) in plan.outputs.iter().enumerate() {
            self.needed(&at!(outputs, i), "t", &output.t);
        }
        for (s, sum) in plan.sums.iter().enumerate() {
            for (i, id) in sum.of.iter().enumerate() {
                self.one_of(&at!(place, "sums", s, "of", i), id, plan.inputs.iter().map(|i| i.id.as_str()), REF);
            }
        }
        for (n, test) in plan.tests.iter().enumerate() {
            let one = at!(place, "tests", n);
            if !test.column.is_empty() || !plan.columns.is_empty() {
                self.one_of(&at!(one, "column"), &test.column, plan.columns.iter().map(|o| o.id.as_str()), REF);
            }
            for (i, (id, _)) in test.values.iter().enumerate() {
                self.one_of(&at!(one, "values", i, 0), id, plan.outputs.iter().map(|o| o.id.as_str()), REF);
            }
        }
    }
}

/// The names in braces of a text: `How was {touchpoint1}?`.
fn braces(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
}
