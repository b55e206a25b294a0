//! A course as data for the handout, the guide, the list of what to print, and as slides.

use serde_json::{Value, json};

use super::{Kind, Manuscript};
use crate::{
    io::{content::Library, export::pptx::Slide},
    model::{
        course::{Block, Case, CaseLabel, Course, Diagram, Mode, Module, Page, Slot},
        extract::said,
        template::{Structure, Template},
        text::{Bi, Lang},
        texts::document as t,
    },
};

/// How a course is given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Handout, guide or list.
    pub kind: Kind,
    /// Pages on a sheet of the handout: 1, 2, 3, 4 or 6.
    pub per_sheet: usize,
    /// The handout has the notes below its pages.
    pub notes: bool,
    /// Groups in the class, for the list.
    pub groups: u32,
    /// The language.
    pub lang: Lang,
}

/// The document of a course.
#[must_use]
pub fn manuscript(library: &Library, course: &Course, wish: Wish, now: &jiff::Zoned) -> Manuscript {
    let reader = Reader { library, course, lang: wish.lang };
    let words: serde_json::Map<String, Value> = t::ALL.iter().map(|(name, text)| (name.to_lowercase(), text.get(wish.lang).into())).collect();
    let mut number = 0;
    let modules: Vec<Value> = course
        .loaded
        .iter()
        .map(|module| {
            let pages: Vec<Value> = module
                .pages
                .iter()
                .map(|page| {
                    number += 1;
                    reader.page(module, page, number)
                })
                .collect();
            let agenda =
                module.agenda.iter().map(|a| json!({ "minutes": a.minutes, "mode": mode(a.mode).get(wish.lang), "title": reader.text(&a.title) }));
            json!({
                "title": reader.text(&module.title),
                "subtitle": reader.text(&module.subtitle),
                "minutes": module.minutes,
                "agenda": agenda.collect::<Vec<_>>(),
                "pages": pages,
            })
        })
        .collect();
    let data = json!({
        "lang": wish.lang.pick("zh", "en"),
        "words": words,
        "title": reader.text(&course.title),
        "subtitle": reader.text(&course.subtitle),
        "audience": reader.text(&course.audience),
        "prework": reader.text(&course.prework),
        "outcomes": course.outcomes.iter().map(|o| reader.text(o)).collect::<Vec<_>>(),
        "version": course.version,
        "minutes": course.minutes,
        "per_sheet": wish.per_sheet.clamp(1, 6),
        "notes": wish.notes,
        "groups": wish.groups,
        "date": now.date().to_string(),
        "days": reader.days(),
        "modules": modules,
    });
    Manuscript { kind: wish.kind, data, figures: reader.pictures() }
}

fn mode(mode: Mode) -> crate::model::texts::Text {
    match mode {
        Mode::Lecture => t::LECTURE,
        Mode::Case => t::CASE,
        Mode::Discussion => t::DISCUSSION,
        Mode::Exercise => t::EXERCISE,
        Mode::Debrief => t::DEBRIEF,
    }
}

/// A text as runs: `**bold**` alternates.
fn runs(text: &str) -> Value {
    let text = said(text);
    let parts = text.split("**").enumerate().filter(|(_, part)| !part.is_empty());
    parts.map(|(at, part)| json!({ "b": at % 2 == 1, "t": part })).collect()
}

struct Reader<'a> {
    library: &'a Library,
    course: &'a Course,
    lang: Lang,
}

impl Reader<'_> {
    fn text(&self, text: &Bi) -> String {
        said(&text.get(self.lang).replace("**", ""))
    }

    fn runs(&self, text: &Bi) -> Value {
        runs(text.get(self.lang))
    }

    fn list(&self, texts: &[Bi]) -> Vec<Value> {
        texts.iter().map(|text| self.runs(text)).collect()
    }

    fn page(&self, module: &Module, page: &Page, number: usize) -> Value {
        let part = module.agenda.iter().find(|a| a.id == page.part);
        json!({
            "number": number,
            "minutes": page.minutes,
            "part": part.map_or_else(String::new, |a| self.text(&a.title)),
            "title": self.runs(&page.title),
            "blocks": page.blocks.iter().map(|b| self.block(b)).collect::<Vec<_>>(),
            "notes": said(page.notes.get(self.lang)).split("\n\n").map(runs).collect::<Vec<_>>(),
            "exercises": page.slots().map(|slot| self.exercise(slot)).collect::<Vec<_>>(),
        })
    }

    fn block(&self, block: &Block) -> Value {
        match block {
            Block::Lead(t) => json!({ "k": "lead", "t": self.runs(t) }),
            Block::Points(list) => json!({ "k": "points", "list": self.list(list) }),
            Block::Columns { left, right } => {
                let side = |blocks: &[Block]| blocks.iter().map(|b| self.block(b)).collect::<Vec<_>>();
                json!({ "k": "columns", "left": side(left), "right": side(right) })
            }
            Block::Statement(t) => json!({ "k": "statement", "t": self.runs(t) }),
            Block::Quote(q) => json!({ "k": "quote", "t": self.runs(&q.text), "who": self.text(&q.who) }),
            Block::Case(case) => self.case(case),
            Block::Discuss(d) => json!({ "k": "discuss", "minutes": d.minutes, "t": self.runs(&d.prompt), "ask": self.list(&d.ask) }),
            Block::Compare(rows) => json!({ "k": "compare", "rows": rows.iter().map(|row| self.list(row)).collect::<Vec<_>>() }),
            Block::Diagram(diagram) => json!({ "k": "diagram", "list": self.diagram(diagram) }),
            Block::Picture(picture) => {
                let there = self.library.media(&self.course.id, &picture.file).is_some();
                json!({ "k": "picture", "file": if there { picture.file.as_str() } else { "" }, "alt": self.text(&picture.alt) })
            }
            Block::Exercise(slot) => self.exercise(slot),
            Block::Tip(t) => json!({ "k": "tip", "t": self.runs(t) }),
        }
    }

    fn case(&self, case: &Case) -> Value {
        let label = if case.label == CaseLabel::Known { t::KNOWN } else { t::FICTIONAL };
        json!({
            "k": "case",
            "title": self.text(&case.title),
            "label": label.get(self.lang),
            "body": said(case.body.get(self.lang)).split("\n\n").map(runs).collect::<Vec<_>>(),
            "source": self.text(&case.source),
            "question": self.runs(&case.question),
        })
    }

    /// A drawing in words: each part with its second line.
    fn diagram(&self, diagram: &Diagram) -> Vec<Value> {
        let pair = |t: &Bi, sub: String| json!({ "t": self.text(t), "sub": sub });
        match diagram {
            Diagram::Pyramid(list) | Diagram::Wheel { spokes: list, .. } | Diagram::Loop(list) | Diagram::Steps(list) => {
                list.iter().map(|l| pair(&l.t, self.text(&l.sub))).collect()
            }
            Diagram::Matrix { fields, .. } => fields.iter().map(|l| pair(&l.t, self.text(&l.sub))).collect(),
            Diagram::Curve(points) => points.iter().map(|p| pair(&p.t, format!("{:+}", p.score))).collect(),
            Diagram::Gaps { boxes, gaps, .. } => {
                let below = gaps.iter().map(|g| self.text(g)).chain(std::iter::once(String::new()));
                boxes.iter().zip(below).map(|(b, g)| pair(b, g)).collect()
            }
            Diagram::Blueprint { lanes, .. } => lanes.iter().map(|l| pair(&l.t, self.text(&l.sub))).collect(),
            Diagram::Scale(bands) => bands.iter().map(|b| pair(&b.t, format!("{}–{}", b.from, b.to))).collect(),
            Diagram::Bars(bars) => bars.iter().map(|b| pair(&b.t, self.text(&b.show))).collect(),
        }
    }

    fn exercise(&self, slot: &Slot) -> Value {
        let template = self.library.template(&self.course.id, &slot.id);
        let list = |of: fn(&Template) -> &Vec<Bi>| template.map(|t| self.list(of(t))).unwrap_or_default();
        let title = template.map_or_else(|| slot.id.clone(), |t| self.text(&t.title));
        let task = if slot.task.is_empty() { template.map(|t| &t.purpose) } else { Some(&slot.task) };
        json!({
            "k": "exercise",
            "title": title,
            "minutes": slot.minutes,
            "task": task.map(|t| self.runs(t)),
            "wide": template.is_some_and(|t| matches!(t.structure, Structure::Journey(_) | Structure::Board(_))),
            "each": template.is_some_and(|t| matches!(t.structure, Structure::Form(_) | Structure::Survey(_) | Structure::Quiz(_))),
            "input": list(|t| &t.input),
            "steps": list(|t| &t.steps),
            "rubric": list(|t| &t.rubric),
            "debrief": list(|t| &t.debrief),
        })
    }

    /// The exercises of each day, in the order they come.
    fn days(&self) -> Vec<Value> {
        let starts = self.course.day_starts();
        let mut days: Vec<Vec<Value>> = vec![Vec::new()];
        for (module, page) in self.course.pages() {
            if starts.contains(&page.id.as_str()) {
                days.push(Vec::new());
            }
            for slot in page.slots() {
                let mut one = self.exercise(slot);
                if let Value::Object(one) = &mut one {
                    one.insert("module".into(), self.text(&module.title).into());
                }
                // An exercise that comes back is printed once.
                let again = |have: &Value| have.get("title") == one.get("title");
                if let Some(day) = days.last_mut().filter(|day| !day.iter().any(again)) {
                    day.push(one);
                }
            }
        }
        days.into_iter().map(Value::from).collect()
    }

    fn pictures(&self) -> Vec<(String, Vec<u8>)> {
        fn walk<'a>(blocks: &'a [Block], found: &mut Vec<&'a str>) {
            for block in blocks {
                match block {
                    Block::Columns { left, right } => {
                        walk(left, found);
                        walk(right, found);
                    }
                    Block::Picture(picture) => found.push(&picture.file),
                    _ => {}
                }
            }
        }
        let mut names = Vec::new();
        self.course.pages().for_each(|(_, page)| walk(&page.blocks, &mut names));
        names.sort_unstable();
        names.dedup();
        names.into_iter().filter_map(|file| Some((file.to_owned(), self.library.media(&self.course.id, file)?.to_vec()))).collect()
    }
}

/// The pages of a course as slides with their notes.
#[must_use]
pub(in crate::io) fn slides(library: &Library, course: &Course, lang: Lang) -> Vec<Slide> {
    let reader = Reader { library, course, lang };
    let mut slides = vec![Slide { title: reader.text(&course.title), kicker: reader.text(&course.subtitle), ..Slide::default() }];
    for (module, page) in course.pages() {
        let mut slide = Slide {
            title: reader.text(&page.title),
            kicker: reader.text(&module.title),
            notes: said(&page.notes.get(lang).replace("**", "")),
            ..Slide::default()
        };
        for block in &page.blocks {
            lines(&reader.block(block), 0, &mut slide);
        }
        slides.push(slide);
    }
    slides
}

/// A block of data as lines of a slide; a comparison becomes its table.
fn lines(block: &Value, level: usize, slide: &mut Slide) {
    fn plain(runs: &Value) -> String {
        runs.as_array().into_iter().flatten().filter_map(|run| run.get("t")?.as_str()).collect()
    }
    let mut push = |level: usize, text: String| {
        if !text.trim().is_empty() {
            slide.lines.push((level, text));
        }
    };
    let field = |name: &str| block.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = |name: &str| block.get(name).and_then(Value::as_array).into_iter().flatten();
    match block.get("k").and_then(Value::as_str).unwrap_or_default() {
        "points" => list("list").for_each(|item| push(level, plain(item))),
        "columns" => {
            for side in ["left", "right"] {
                for inner in list(side) {
                    lines(inner, level, slide);
                }
            }
        }
        "compare" => slide.table = list("rows").map(|row| row.as_array().into_iter().flatten().map(plain).collect()).collect(),
        "case" => {
            push(level, format!("{} ({})", field("title"), field("label")));
            list("body").for_each(|paragraph| push(level + 1, plain(paragraph)));
            push(level + 1, plain(block.get("question").unwrap_or(&Value::Null)));
        }
        "diagram" => list("list").for_each(|item| {
            let part = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            push(level, [part("t"), part("sub")].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · "));
        }),
        "discuss" => {
            push(level, plain(block.get("t").unwrap_or(&Value::Null)));
            list("ask").for_each(|item| push(level + 1, plain(item)));
        }
        "quote" => push(level, format!("{} — {}", plain(block.get("t").unwrap_or(&Value::Null)), field("who"))),
        "exercise" => {
            push(level, field("title"));
            push(level + 1, plain(block.get("task").unwrap_or(&Value::Null)));
        }
        "picture" => push(level, field("alt")),
        _ => push(level, plain(block.get("t").unwrap_or(&Value::Null))),
    }
}
