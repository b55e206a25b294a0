//! What groups made as data: the result book of one or several workbooks, and the homework of course 1.

use std::sync::Arc;

use serde_json::{Value, json};

use super::{Kind, Manuscript};
use crate::{
    io::export::{ExportError, Progress, Request, export},
    model::{
        course::Course,
        done::judge,
        export::{Format, Options},
        extract::{Cell, Extract, Table, extract, said},
        stamp::ItemId,
        template::Structure,
        text::{Bi, Lang},
        texts::document as t,
        workbook::{Exercise, Workbook, owner},
    },
};

/// A book of these workbooks; `course` is theirs, where it is known.
///
/// # Errors
/// When it is stopped, or a drawing cannot be made.
pub fn manuscript(
    kind: Kind,
    books: &[Arc<Workbook>],
    course: Option<&Course>,
    lang: Lang,
    now: &jiff::Zoned,
    progress: &Progress<'_>,
) -> Result<Manuscript, ExportError> {
    let mut figures = Vec::new();
    let mut groups = Vec::new();
    for (done, book) in books.iter().enumerate() {
        progress.step(done, books.len() + 3)?;
        groups.push(group(kind, book, (lang, now), &mut figures)?);
    }
    let words: serde_json::Map<String, Value> = t::ALL.iter().map(|(name, text)| (name.to_lowercase(), text.get(lang).into())).collect();
    let title = course.map_or("", |c| c.title.get(lang));
    let modules = course.map(|c| c.loaded.as_slice()).unwrap_or_default();
    let agenda = modules.iter().map(|m| json!({ "title": said(m.title.get(lang)), "subtitle": said(m.subtitle.get(lang)), "minutes": m.minutes }));
    let data = json!({
        "lang": lang.pick("zh", "en"),
        "words": words,
        "title": said(title),
        "date": now.date().to_string(),
        "agenda": agenda.collect::<Vec<_>>(),
        "groups": groups,
    });
    Ok(Manuscript { kind, data, figures })
}

/// What a workbook's owner is called.
fn name_of(book: &Workbook, lang: Lang) -> String {
    let title = book.about.text(ItemId::HEADER, owner::TITLE);
    let name = [title, book.group(), book.owner_name()].into_iter().find(|n| !n.trim().is_empty());
    said(name.unwrap_or(t::NO_NAME.get(lang)))
}

/// The exercises of the homework of course 1, in its order.
const HOMEWORK: [&str; 2] = ["panorama-map", "service-standards"];

fn group(kind: Kind, book: &Arc<Workbook>, (lang, now): (Lang, &jiff::Zoned), figures: &mut Vec<(String, Vec<u8>)>) -> Result<Value, ExportError> {
    let all: Vec<(&Exercise, Extract)> = book.exercises.iter().map(|e| (e, extract(book, e, lang))).filter(|(_, x)| !x.is_empty()).collect();
    let wanted = |e: &Exercise| kind != Kind::Homework || HOMEWORK.contains(&e.template.id.as_str());
    let (mut outputs, mut scores, mut promises, mut actions) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (exercise, extract) in all.iter().filter(|(e, _)| wanted(e)) {
        let drawn = matches!(exercise.template.structure, Structure::Journey(_) | Structure::Board(_) | Structure::Mindmap(_));
        let figure = if drawn { figure(book, exercise, (lang, now), figures)? } else { None };
        let one = shown(exercise, extract, figure.as_deref(), book, lang);
        match &exercise.template.structure {
            Structure::Survey(_) | Structure::Calculator(_) => scores.push(one),
            Structure::Table(plan) if plan.plan.is_some() && kind == Kind::Book => actions.push(one),
            Structure::Form(_) if exercise.template.id == "commitment-card" && kind == Kind::Book => promises.push(one),
            _ => outputs.push(one),
        }
    }
    let find = |id: &str| all.iter().find(|(e, _)| e.template.id == id).map(|(_, x)| x);
    Ok(json!({
        "name": name_of(book, lang),
        "members": book.members().iter().map(|m| said(m)).collect::<Vec<_>>(),
        "outputs": outputs,
        "scores": scores,
        "promises": promises,
        "actions": actions,
        "stages": stages(find("panorama-map"), find("service-standards"), lang),
    }))
}

/// The drawing of a canvas; nothing where this version has none.
fn figure(
    book: &Arc<Workbook>,
    exercise: &Exercise,
    (lang, now): (Lang, &jiff::Zoned),
    figures: &mut Vec<(String, Vec<u8>)>,
) -> Result<Option<String>, ExportError> {
    let request = Request {
        workbook: Arc::clone(book),
        keys: vec![exercise.key.clone()],
        format: Format::Svg,
        lang,
        options: Options::default(),
        course: Bi::default(),
        now: now.clone(),
    };
    let stop = crate::io::export::Stop::default();
    match export(&request, &Progress { report: &|_, _| {}, stop }) {
        Ok(mut made) if !made.is_empty() => {
            let name = format!("figure-{}.svg", figures.len() + 1);
            figures.push((name.clone(), made.swap_remove(0).bytes));
            Ok(Some(name))
        }
        Ok(_) | Err(ExportError::NotYet(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn shown(exercise: &Exercise, extract: &Extract, figure: Option<&str>, book: &Workbook, lang: Lang) -> Value {
    // Of a tree that is drawn the list of its nodes says nothing more.
    let tables = extract.tables.iter().filter(|t| !(t.rows.is_empty() || extract.is_tree && figure.is_some()));
    let tables: Vec<Value> = tables.map(|t| table(t, lang)).collect();
    let sections: Vec<Value> = extract.sections(lang).iter().map(|s| json!({ "heading": s.heading, "lines": s.lines })).collect();
    json!({
        "title": extract.title.get(lang),
        "purpose": extract.purpose.get(lang),
        "percent": judge(book, exercise).percent(),
        "figure": figure,
        "facts": extract.facts.iter().map(|(name, cell)| json!([said(name.get(lang)), cell.shown(lang)])).collect::<Vec<_>>(),
        "tables": tables,
        "sections": sections,
        // A survey's answers are data, not results: a book leaves them out.
        "main": if matches!(exercise.template.structure, Structure::Survey(_)) { json!(extract.main) } else { Value::Null },
    })
}

fn table(table: &Table, lang: Lang) -> Value {
    let mut rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().zip(&table.columns).map(|(cell, column)| column.shown(cell, lang)).collect()).collect();
    if table.has_totals() {
        let name = |at: usize| if at == 0 { table.total_name().get(lang).to_owned() } else { table.total(at).shown(lang) };
        rows.push((0..table.columns.len()).map(name).collect());
    }
    let weights: Vec<u8> = table.columns.iter().map(|c| if c.kind == crate::model::extract::Kind::Long { 3 } else { 1 }).collect();
    json!({
        "name": said(table.name.get(lang)),
        "head": table.columns.iter().map(|c| said(c.head.get(lang))).collect::<Vec<_>>(),
        "weights": weights,
        "rows": rows,
    })
}

/// The stages of the process map, each with its touchpoints and the service standards that name it.
fn stages(map: Option<&Extract>, standards: Option<&Extract>, lang: Lang) -> Vec<Value> {
    let standard_rows = standards.and_then(Extract::main_table);
    let first = |row: &Vec<Cell>| row.first().map(|cell| cell.shown(lang)).unwrap_or_default();
    let mut names: Vec<String> = Vec::new();
    let mut note = |name: String| {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    };
    map.and_then(Extract::main_table).into_iter().flat_map(|t| &t.rows).for_each(|row| note(first(row)));
    standard_rows.into_iter().flat_map(|t| &t.rows).for_each(|row| note(first(row)));
    let of = |source: Option<&Table>, name: &str| {
        source.map(|t| {
            let rows = t.rows.iter().filter(|row| first(row) == *name).map(|row| row.iter().skip(1).cloned().collect()).collect();
            let columns = t.columns.iter().skip(1).cloned().collect();
            table(&Table { name: t.name.clone(), columns, rows, chart: None }, lang)
        })
    };
    names
        .iter()
        .map(|name| json!({ "name": name, "touchpoints": of(map.and_then(Extract::main_table), name), "standards": of(standard_rows, name) }))
        .collect()
}
