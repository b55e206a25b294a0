//! Fills an exercise as a group would, through the model's own edits: from its examples first, then with words of its own.
#![expect(clippy::indexing_slicing, reason = "one card was asked for, so one was made")]

use std::{sync::Arc, time::Duration};

use mot_studio::model::{
    doc::{Doc, Value},
    edit::{Edit, History},
    exercise::{
        board::{self, Board, NewCard},
        calculator::Calc,
        form::Form,
        journey::{self, Journey},
        mindmap::{Tree, branch_id},
        quiz::Quiz,
        survey::{self, Survey},
        table::{self, Table, cell},
    },
    stamp::{EditorId, IdSource, ItemId},
    template::{BoardPlan, CalcPlan, CalcType, Departments, Field, FieldType, JourneyPlan, LaneType, Structure, SurveyPlan, TablePlan, Template},
    text::Lang,
    texts::survey::SET_HEAD,
    workbook::Exercise,
};

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 27);

struct Filler<'a> {
    template: &'a Template,
    departments: Departments,
    lang: Lang,
    doc: Doc,
    ids: IdSource,
    history: History,
    /// The document after each edit.
    states: Vec<Doc>,
}

fn exercise(template: &Arc<Template>, key: &str, doc: Doc) -> Exercise {
    Exercise { key: key.to_owned(), template: Arc::clone(template), doc, unknown: Vec::new() }
}

/// The exercise with everything filled.
pub(crate) fn filled(template: &Arc<Template>, key: &str, lang: Lang) -> Exercise {
    exercise(template, key, fill(template, lang).doc)
}

/// The exercise as it grows, edit by edit, from empty to filled.
pub(crate) fn growing(template: &Arc<Template>, key: &str, lang: Lang) -> Vec<Exercise> {
    let states = fill(template, lang).states;
    [Doc::default()].into_iter().chain(states).map(|doc| exercise(template, key, doc)).collect()
}

fn fill(template: &Template, lang: Lang) -> Filler<'_> {
    let mut filler = Filler {
        template,
        departments: template.departments(),
        lang,
        doc: Doc::default(),
        ids: IdSource::new(EditorId::from_random(77), 1),
        history: History::default(),
        states: Vec::new(),
    };
    match &template.structure {
        Structure::Form(plan) => {
            for (n, field) in plan.fields.iter().enumerate() {
                let value = filler.value(field, 0, n);
                let edit = Form { plan, doc: &filler.doc }.set(&field.id, value);
                filler.run(&edit);
            }
        }
        Structure::Quiz(plan) => {
            for question in &plan.questions {
                let edit = Quiz { plan, doc: &filler.doc }.choose(question, question.a as usize).expect("open");
                filler.run(&edit);
            }
        }
        Structure::Mindmap(plan) => {
            for (at, branch) in plan.branches.iter().enumerate() {
                for n in 0..branch.min.max(1) as usize {
                    let words = filler.words(&branch.id, n);
                    let tree = Tree::of(plan, &filler.doc);
                    let (edit, _) = tree.add(plan, &filler.doc, &filler.ids, (branch_id(at), usize::MAX), &[&words]).expect("room");
                    filler.run(&edit);
                }
            }
        }
        Structure::Board(plan) => filler.board(plan),
        Structure::Table(plan) => filler.table(plan),
        Structure::Journey(plan) => filler.journey(plan),
        Structure::Survey(plan) => filler.survey(plan),
        Structure::Calculator(plan) => filler.calculator(plan),
        Structure::Paper => panic!("{} has no screen", template.id),
    }
    filler
}

impl Filler<'_> {
    fn run(&mut self, edit: &Edit) {
        self.history.apply(&mut self.doc, edit, self.ids.editor(), Duration::ZERO).expect("a valid edit");
        self.states.push(self.doc.clone());
    }

    /// The example's text for a register, if there is an `n`th example that has one.
    fn example(&self, key: &str, n: usize) -> Option<String> {
        let example = self.template.examples.get(n)?;
        let texts = &example.fields.iter().find(|(k, _)| k == key)?.1;
        texts.first().map(|t| t.get(self.lang).to_owned()).filter(|t| !t.is_empty())
    }

    /// The example's text of a zone or branch, else words of our own.
    fn words(&self, zone: &str, n: usize) -> String {
        let mut examples = self.template.examples.iter().filter(|e| e.zone == zone);
        let found = examples.nth(n).and_then(|e| e.fields.first()).and_then(|(_, texts)| texts.first());
        found.map_or_else(|| format!("{} {}", self.lang.pick("一条", "One"), n + 1), |t| t.get(self.lang).to_owned())
    }

    /// A value that a field of this type takes.
    fn value(&self, field: &Field, example: usize, n: usize) -> Value {
        let given = self.example(&field.id, example).and_then(|text| cell::parse(field, &self.departments, &text, TODAY).ok());
        if let Some(value) = given.filter(|v| !v.is_blank()) {
            return value;
        }
        let options = field.opt.list(&self.departments);
        let option = options.get(n % options.len().max(1)).map(|o| o.id.clone());
        match field.ty {
            FieldType::Number => Value::Num(3.0),
            FieldType::Rating => Value::Num(4.0),
            FieldType::Check => Value::Flag(true),
            FieldType::Date => Value::text("2026-12-18"),
            FieldType::Multi => Value::List(vec![option.unwrap_or_else(|| "one".into()).into()]),
            FieldType::Choice => Value::text(&option.unwrap_or_else(|| format!("{n}"))),
            FieldType::Text | FieldType::Long | FieldType::Person | FieldType::Link | FieldType::Image => {
                Value::text(&format!("{} {}", self.lang.pick("写好的一句", "A sentence"), n + 1))
            }
        }
    }

    /// How many a rule of this name asks for.
    fn asked(&self, what: &str) -> usize {
        let all = self.template.done.iter().chain(self.template.done_variants.values().flatten());
        all.filter_map(|r| r.strip_prefix(what)?.strip_prefix(">=")?.parse().ok()).max().unwrap_or(0)
    }

    fn board(&mut self, plan: &BoardPlan) {
        for (n, field) in plan.header.iter().enumerate() {
            let edit = board::set_header(&self.doc, &field.id, field.t.get(self.lang), self.value(field, 0, n));
            self.run(&edit);
        }
        let spare = self.asked("cards").div_ceil(plan.zones.len().max(1));
        for (at, zone) in plan.zones.iter().enumerate() {
            let most = if zone.max == 0 { usize::MAX } else { zone.max as usize };
            for n in 0..(zone.min as usize).max(spare).max(1).min(most) {
                let card = NewCard { text: self.words(&zone.id, n), tag: String::new() };
                let (edit, made) = board::add(&Board::of(plan, &self.doc), plan, &self.doc, &self.ids, at, &[card], "陈");
                self.run(&edit);
                for field in &plan.card {
                    self.run(&board::set_field(made[0], &field.id, field.t.get(self.lang), self.value(field, usize::MAX, n)));
                }
                if let Ok(vote) = board::vote(plan, &self.doc, made[0], "陈") {
                    self.run(&vote);
                }
            }
        }
    }

    fn table(&mut self, plan: &TablePlan) {
        for (n, field) in plan.header.iter().enumerate() {
            let edit = Table { plan, doc: &self.doc }.set_cell(ItemId::HEADER, &field.id, self.value(field, usize::MAX, n));
            self.run(&edit);
        }
        let free = ["rows", "stages_covered", "groups_covered", "commented"].map(|w| self.asked(w)).into_iter().max().unwrap_or(0).max(1);
        if plan.fixed.is_empty() {
            for n in 0..free {
                let fields = plan.columns.iter().map(|f| (f.id.as_str().into(), self.value(f, n, n))).collect();
                let table = Table { plan, doc: &self.doc };
                let (edit, _) = table.add_rows(&table.rows(), &self.ids, None, vec![fields]);
                self.run(&edit);
            }
            return;
        }
        let ids = Table { plan, doc: &self.doc }.rows().ids;
        for (n, id) in ids.into_iter().enumerate() {
            for field in &plan.columns {
                let edit = Table { plan, doc: &self.doc }.set_cell(id, &field.id, self.value(field, n, n));
                self.run(&edit);
            }
        }
    }

    fn survey(&mut self, plan: &SurveyPlan) {
        // The answers first and the head last, as somebody who skips what stands above would.
        for n in 0..plan.elements.as_ref().map_or(0, |e| (e.min as usize).max(self.asked("rows"))) {
            let survey = Survey { plan, doc: &self.doc };
            let (edit, _) = survey.add_element(&survey.sheet(), &self.ids, &self.words(survey::ELEMENT, n));
            self.run(&edit);
        }
        let survey = Survey { plan, doc: &self.doc };
        let people = if survey.counts_people() { self.asked("answered") } else { 1 };
        let sheet = survey.sheet();
        let (least, most) = survey.range();
        for n in 0..people.max(1) {
            let survey = Survey { plan, doc: &self.doc };
            let score = |at: usize| survey.point(most - i32::try_from(at + n).expect("few") % (most - least + 1));
            let answers = sheet.questions.iter().enumerate().map(|(at, q)| (q.key.clone(), score(at)));
            let words = plan.open.iter().map(|f| (f.id.as_str().into(), self.value(f, 0, n)));
            let (edit, _) = survey.add_people(&survey.sheet(), &self.ids, vec![answers.chain(words).collect()]);
            self.run(&edit);
        }
        for (n, field) in plan.header.iter().enumerate() {
            let edit = Survey { plan, doc: &self.doc }.set_head(SET_HEAD.into(), &field.id, self.value(field, 0, n));
            self.run(&edit);
        }
    }

    fn calculator(&mut self, plan: &CalcPlan) {
        for input in &plan.inputs {
            let calc = Calc { plan, doc: &self.doc };
            let summed = plan.sums.iter().any(|sum| sum.of.contains(&input.id));
            let edit = match input.ty {
                // Shares that add up to a whole stay as they are.
                CalcType::Number | CalcType::Percent if summed => continue,
                CalcType::Number | CalcType::Percent => calc.set(input, 0, Some(calc.value(input, 0) + 1.0), self.lang),
                CalcType::Matrix | CalcType::Vector => {
                    let more = |row: Vec<Option<f64>>| row.into_iter().map(|cell| cell.map(|v| v + 1.0)).collect();
                    calc.set_grid(input, &calc.grid(input).into_iter().map(more).collect::<Vec<_>>(), self.lang)
                }
            };
            self.run(&edit);
        }
    }

    fn journey(&mut self, plan: &JourneyPlan) {
        for (n, field) in plan.header.iter().enumerate() {
            let edit = journey::put_header(&self.doc, &field.id, self.value(field, usize::MAX, n));
            self.run(&edit);
        }
        if let Some(preset) = plan.presets.first() {
            let edit = journey::add_preset(&Journey::of(plan, &self.doc), &self.doc, &self.ids, preset, self.lang);
            self.run(&edit);
        }
        while Journey::of(plan, &self.doc).touchpoints().count() < self.asked("touchpoints") {
            let now = Journey::of(plan, &self.doc);
            let (edit, _) = journey::add_touchpoint(&now, &self.doc, &self.ids, (None, None), self.lang.pick("再一步", "One more"), self.lang);
            self.run(&edit);
        }
        let all: Vec<ItemId> = Journey::of(plan, &self.doc).touchpoints().collect();
        for tp in &all {
            self.lanes(plan, *tp);
            for tab in &plan.tabs {
                for field in &tab.fields {
                    let words = self.lang.pick("写到原句", "The very words");
                    self.run(&journey::set_text(*tp, &journey::tab_key(&tab.id, &field.id), words, field.t.get(self.lang)));
                }
            }
        }
        for flag in &plan.flags {
            let need = self.asked(&format!("flag:{}", flag.id)).max(1);
            for tp in all.iter().take(need) {
                let now = Journey::of(plan, &self.doc);
                let edit = journey::toggle_flag(plan, &now, &self.doc, *tp, &flag.id, self.lang).expect("a flag");
                self.run(&edit);
            }
        }
    }

    fn lanes(&mut self, plan: &JourneyPlan, tp: ItemId) {
        for (at, lane) in plan.lanes.iter().enumerate() {
            let words = self.lang.pick("做到的一步", "One step done");
            let edit = match &lane.ty {
                LaneType::Text => journey::set_text(tp, &journey::lane_key(lane), words, lane.t.get(self.lang)),
                LaneType::Cards { .. } => {
                    let now = Journey::of(plan, &self.doc);
                    journey::add_card(&now, &self.doc, &self.ids, (tp, at, &lane.id), usize::MAX, words).0
                }
                LaneType::Score { max, .. } => journey::set_score(plan, at, tp, Some(f64::from(*max))).expect("a score lane"),
                LaneType::Choice { opt } => {
                    let option = opt.list(&plan.departments).first().map(|o| o.id.clone()).unwrap_or_default();
                    journey::set_text(tp, &journey::lane_key(lane), &option, lane.t.get(self.lang))
                }
                LaneType::Copy { .. } => continue,
            };
            self.run(&edit);
        }
    }
}

/// A table whose rows refer to these touchpoints, for canvases whose stages need a standard.
pub(crate) fn standards(template: &Arc<Template>, touchpoints: &[(ItemId, String)]) -> Exercise {
    let Structure::Table(plan) = &template.structure else { panic!("a table") };
    let link = plan.columns.iter().find(|f| f.ty == FieldType::Link).expect("a link column");
    let ids = IdSource::new(EditorId::from_random(78), 1);
    let rows = touchpoints.iter().map(|(id, name)| vec![(link.id.as_str().into(), cell::link(*id, name))]).collect();
    let mut doc = Doc::default();
    let (edit, _) = Table { plan, doc: &doc }.add_rows(&table::Rows::default(), &ids, None, rows);
    History::default().apply(&mut doc, &edit, ids.editor(), Duration::ZERO).expect("valid");
    exercise(template, &template.id, doc)
}
