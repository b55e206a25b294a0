//! The paper twin of tables, forms, questionnaires and figures: the template's words and room to write by hand.

use super::{Align, BODY, Block, Flow, Font, Pen, Prim, Role, SECTION, SMALL, Subject, boxed, height, rect, text};
use crate::model::{
    scene::pt,
    template::{CalcPlan, Departments, Field, FieldType, QuizPlan, Scale, Structure, SurveyPlan, TablePlan},
    text::Bi,
    texts::export as t,
};

const BOLD: Font = Font::new(13.0, 19.0, true);
/// A line to write on.
const LINE: f32 = 32.0;
/// Room for several lines.
const LONG: f32 = 84.0;
/// Empty rows of a table.
const ROWS: usize = 12;
const INDENT: f32 = 22.0;

/// A form to be filled in by hand; canvases have only their header fields here.
#[must_use]
pub fn form(subject: &Subject<'_>, width: f32) -> Flow {
    let mut desk = Desk { subject, flow: Flow { width, blocks: Vec::new() } };
    let template = &subject.exercise.template;
    for field in template.header() {
        desk.field(field);
    }
    match &template.structure {
        Structure::Table(plan) => desk.table(plan),
        Structure::Form(plan) => plan.fields.iter().for_each(|field| desk.field(field)),
        Structure::Quiz(plan) => desk.quiz(plan),
        Structure::Survey(plan) => desk.survey(plan),
        Structure::Calculator(plan) => desk.figures(plan),
        Structure::Paper => template.steps.iter().for_each(|step| desk.line(step)),
        Structure::Journey(_) | Structure::Board(_) | Structure::Mindmap(_) => {}
    }
    desk.flow
}

struct Desk<'a> {
    subject: &'a Subject<'a>,
    flow: Flow,
}

impl Desk<'_> {
    fn said<'b>(&self, words: &'b Bi) -> &'b str {
        words.get(self.subject.lang)
    }

    fn high(&self, words: &str, font: Font, width: f32) -> f32 {
        height(self.subject.measure, words, font, width)
    }

    fn block(&mut self, h: f32, prims: Vec<Prim>) -> usize {
        self.flow.blocks.push(Block { h, prims, ..Block::default() });
        self.flow.blocks.len() - 1
    }

    /// A piece of running text.
    fn line(&mut self, words: &Bi) {
        let (words, width) = (self.said(words).to_owned(), self.flow.width);
        let h = self.high(&words, BODY, width);
        self.block(h + 8.0, vec![text(rect(0.0, 0.0, width, h), words, BODY, Role::Text, Align::LeftTop)]);
    }

    /// The name of a field and what it asks; gives where they end.
    fn label(&self, name: &str, hint: &str, prims: &mut Vec<Prim>) -> f32 {
        let width = self.flow.width;
        let h = self.high(name, BOLD, width);
        prims.push(text(rect(0.0, 6.0, width, h), name, BOLD, Role::Text, Align::LeftTop));
        let mut y = 6.0 + h;
        if !hint.is_empty() {
            let h = self.high(hint, SMALL, width);
            prims.push(text(rect(0.0, y, width, h), hint, SMALL, Role::TextTertiary, Align::LeftTop));
            y += h;
        }
        y
    }

    /// Options, each with a box to tick, side by side as far as they fit; gives where they end.
    fn options(&self, options: &[&str], round: bool, mut y: f32, prims: &mut Vec<Prim>) -> f32 {
        let (width, mut x) = (self.flow.width, 0.0_f32);
        for words in options {
            let wide = self.subject.measure.width(words, BODY) + INDENT + 24.0;
            if x > 0.0 && x + wide > width {
                (x, y) = (0.0, y + 24.0);
            }
            let pen = Pen::new(1.0, Role::BorderStrong);
            let middle = pt(x + 7.0, y + 12.0);
            if round {
                prims.push(Prim::Circle { at: middle, r: 6.5, fill: None, pen: Some(pen) });
            } else {
                prims.push(boxed(rect(x + 0.5, y + 5.5, 13.0, 13.0), 3.0, None, Some(pen)));
            }
            let room = (width - x - INDENT).min(wide);
            let h = self.high(words, BODY, room);
            prims.push(text(rect(x + INDENT, y + 2.5, room, h), *words, BODY, Role::Text, Align::LeftTop));
            // An option of several rows needs them for itself.
            if h > BODY.line {
                y += h - BODY.line;
            }
            x += wide;
        }
        y + 26.0
    }

    fn field(&mut self, field: &Field) {
        let mut prims = Vec::new();
        let y = self.label(self.said(&field.t), self.said(&field.hint), &mut prims);
        let list = field.opt.list(&Departments::standard());
        let names: Vec<&str> = list.iter().map(|o| self.said(&o.t)).collect();
        let end = match field.ty {
            FieldType::Choice | FieldType::Multi if !names.is_empty() => self.options(&names, field.ty == FieldType::Choice, y + 2.0, &mut prims),
            FieldType::Check => self.options(&[t::TICK.get(self.subject.lang)], false, y + 2.0, &mut prims),
            FieldType::Rating => self.options(&["1", "2", "3", "4", "5"], true, y + 2.0, &mut prims),
            FieldType::Long | FieldType::Image => self.room(y, LONG, &mut prims),
            _ => self.room(y, LINE, &mut prims),
        };
        self.block(end + 8.0, prims);
    }

    fn room(&self, y: f32, h: f32, prims: &mut Vec<Prim>) -> f32 {
        prims.push(boxed(rect(0.0, y + 4.0, self.flow.width, h), 6.0, None, Some(Pen::new(1.0, Role::BorderStrong))));
        y + 4.0 + h
    }

    /// A grid with heads; rows have the names given.
    fn grid(&mut self, heads: &[&str], shares: &[f32], rows: &[&str], low: f32) {
        let width = self.flow.width;
        let all: f32 = shares.iter().sum::<f32>().max(1.0);
        let wide: Vec<f32> = shares.iter().map(|s| s / all * width).collect();
        let tall = heads.iter().zip(&wide).map(|(head, w)| self.high(head, SMALL, w - 12.0)).fold(SMALL.line, f32::max) + 10.0;
        let mut prims = vec![boxed(rect(0.0, 0.0, width, tall), 0.0, Some(Role::Sunken.into()), Some(Pen::new(1.0, Role::Border)))];
        let mut x = 0.0;
        for (head, w) in heads.iter().zip(&wide) {
            prims.push(text(rect(x + 6.0, 5.0, w - 12.0, tall - 10.0), *head, SMALL, Role::TextSecondary, Align::LeftTop));
            x += w;
        }
        let head = self.block(tall, prims);
        self.flow.mark(head, |block| block.glued = true);
        for name in rows {
            let first = wide.first().copied().unwrap_or(width);
            let h = (self.high(name, BODY, first - 12.0) + 10.0).max(low);
            let mut prims = Vec::new();
            let mut x = 0.0;
            for w in &wide {
                prims.push(boxed(rect(x, 0.0, *w, h), 0.0, None, Some(Pen::new(1.0, Role::Border))));
                x += w;
            }
            prims.push(text(rect(6.0, 5.0, first - 12.0, h - 10.0), *name, BODY, Role::Text, Align::LeftTop));
            let row = self.block(h, prims);
            self.flow.mark(row, |block| block.head = Some(head));
        }
        self.block(16.0, Vec::new());
    }

    fn table(&mut self, plan: &TablePlan) {
        let lang = self.subject.lang;
        let mut heads: Vec<&str> = plan.columns.iter().map(|c| c.t.get(lang)).collect();
        let mut shares: Vec<f32> = plan.columns.iter().map(|c| if c.ty == FieldType::Long { 2.0 } else { 1.0 }).collect();
        let names: Vec<&str> = plan.fixed.iter().map(|o| o.t.get(lang)).collect();
        if names.is_empty() {
            let preset = self.subject.exercise.key.split_once('@').map_or("", |(_, preset)| preset);
            let given = plan.presets.iter().find(|(id, _)| id == preset).map(|(_, texts)| texts.as_slice()).unwrap_or_default();
            let mut rows: Vec<&str> = given.iter().map(|t| t.get(lang)).collect();
            rows.resize(rows.len().max(ROWS), "");
            self.grid(&heads, &shares, &rows, 40.0);
        } else {
            heads.insert(0, "");
            shares.insert(0, 1.4);
            self.grid(&heads, &shares, &names, 40.0);
        }
    }

    fn quiz(&mut self, plan: &QuizPlan) {
        let lang = self.subject.lang;
        for (at, question) in plan.questions.iter().enumerate() {
            let mut prims = Vec::new();
            let mut y = self.label(&format!("{}. {}", at + 1, question.q.get(lang)), "", &mut prims);
            for option in &question.opt {
                y = self.options(&[option.get(lang)], true, y, &mut prims);
            }
            self.block(y + 10.0, prims);
        }
    }

    fn survey(&mut self, plan: &SurveyPlan) {
        let lang = self.subject.lang;
        let answers: Vec<String> = match &plan.scale {
            Scale::Points { min, max, .. } => (*min..=(*max).min(*min + 10)).map(|n| n.to_string()).collect(),
            Scale::Answers(list) => list.iter().map(|o| o.t.get(lang).to_owned()).collect(),
        };
        if let Scale::Points { ends, .. } = &plan.scale
            && let [low, high] = ends.as_slice()
        {
            let both = Bi::new(format!("{} → {}", low.get(lang), high.get(lang)), String::new());
            self.line(&both);
        }
        let answers: Vec<&str> = answers.iter().map(String::as_str).collect();
        let rounds = plan.elements.as_ref().map_or(1, |e| e.min.clamp(1, 8) as usize);
        let mut group = "";
        for round in 1..=rounds {
            if let Some(elements) = &plan.elements {
                let mut prims = Vec::new();
                let y = self.label(&format!("{} {round}", elements.t.get(lang)), "", &mut prims);
                let end = self.room(y, LINE, &mut prims);
                let at = self.block(end + 6.0, prims);
                self.flow.mark(at, |block| block.glued = true);
            }
            for item in &plan.items {
                if item.g != group {
                    group = &item.g;
                    if let Some(of) = plan.groups.iter().find(|g| g.id == item.g) {
                        let title = text(rect(0.0, 6.0, self.flow.width, SECTION.line), of.t.get(lang), SECTION, Role::Text, Align::Left);
                        let at = self.block(SECTION.line + 8.0, vec![title]);
                        self.flow.mark(at, |block| block.glued = true);
                    }
                }
                self.asked(plan, item.t.get(lang), &answers);
            }
        }
        plan.open.iter().for_each(|field| self.field(field));
    }

    /// A question with its scale, once a pass.
    fn asked(&mut self, plan: &SurveyPlan, words: &str, answers: &[&str]) {
        let lang = self.subject.lang;
        // What the class fills in stands as a gap on paper.
        let mut asked = words.to_owned();
        for field in &plan.header {
            asked = asked.replace(&format!("{{{}}}", field.id), "＿＿＿＿");
        }
        if let Some(elements) = &plan.elements {
            asked = asked.replace(&format!("{{{}}}", elements.id), "＿＿＿＿");
        }
        let mut prims = Vec::new();
        let mut y = self.label(&asked, "", &mut prims);
        if plan.passes.is_empty() {
            y = self.options(answers, true, y, &mut prims);
        }
        for pass in &plan.passes {
            let name = pass.t.get(lang);
            prims.push(text(rect(0.0, y + 2.0, self.flow.width, 18.0), name, SMALL, Role::TextTertiary, Align::Left));
            y = self.options(answers, true, y + 18.0, &mut prims);
        }
        self.block(y + 6.0, prims);
    }

    fn figures(&mut self, plan: &CalcPlan) {
        let lang = self.subject.lang;
        let columns: Vec<&str> = plan.columns.iter().map(|c| c.t.get(lang)).collect();
        let mut heads = vec![""];
        heads.extend(if columns.is_empty() { vec![t::VALUE.get(lang)] } else { columns });
        let mut shares = vec![2.0];
        shares.resize(heads.len(), 1.0);
        let names: Vec<&str> = plan.inputs.iter().map(|input| input.t.get(lang)).collect();
        self.grid(&heads, &shares, &names, 34.0);
        let results: Vec<&str> = plan.outputs.iter().map(|output| output.t.get(lang)).collect();
        if !results.is_empty() {
            self.grid(&heads, &shares, &results, 34.0);
        }
    }
}
