//! Writes the days of plans and commitments as a calendar, with reviews after 30, 60 and 90 days; each keeps its id over the years.

use chrono::{DateTime, NaiveDate, Utc};
use icalendar::{Calendar, Component, Event, EventLike};
use jiff::{ToSpan, civil::Date};

use crate::model::{
    doc::Doc,
    exercise::table::{Table, dates},
    extract::said,
    stamp::ItemId,
    template::{Field, FieldType, Structure},
    text::{Bi, Lang},
    texts::give as t,
    workbook::{Exercise, Workbook},
};

/// Days after which a class looks back.
const REVIEWS: [i32; 3] = [30, 60, 90];

/// The file's bytes; `now` is when it was made.
pub(super) fn calendar(book: &Workbook, exercises: &[&Exercise], lang: Lang, now: &jiff::Zoned) -> Vec<u8> {
    let mut days: Vec<Day> = exercises.iter().flat_map(|exercise| days_of(exercise, lang)).collect();
    // Reviews count from the first thing that was promised; where nothing has a day, from today.
    let first = days.iter().map(|day| day.date).min().unwrap_or_else(|| now.date());
    for after in REVIEWS {
        let Ok(date) = first.checked_add(after.days()) else { continue };
        let summary = t::REVIEW.with(lang, &[&after.to_string()]);
        days.push(Day { uid: format!("review-{after}"), date, summary, description: reviewed(exercises, lang) });
    }
    let mut calendar = Calendar::new();
    let owner = if book.group().is_empty() { book.owner_name() } else { book.group() };
    calendar.name(&said(if owner.is_empty() { t::CALENDAR.get(lang) } else { owner }));
    let stamp = DateTime::<Utc>::from_timestamp(now.timestamp().as_second(), 0).unwrap_or_default();
    for day in days {
        let (year, month, date) = (i32::from(day.date.year()), day.date.month().unsigned_abs().into(), day.date.day().unsigned_abs().into());
        let Some(date) = NaiveDate::from_ymd_opt(year, month, date) else { continue };
        let uid = format!("{}@{}.mot-studio", plain(&day.uid), plain(&book.id));
        let event = Event::with_uid(&uid).timestamp(stamp).starts(date).summary(&day.summary).description(&day.description).done();
        calendar.push(event);
    }
    calendar.to_string().into_bytes()
}

struct Day {
    uid: String,
    date: Date,
    summary: String,
    description: String,
}

/// Ids come from strangers' files, too: what is no letter, digit or dash becomes a dash.
fn plain(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '-' | '.') { c } else { '-' }).collect()
}

fn reviewed(exercises: &[&Exercise], lang: Lang) -> String {
    let titles: Vec<String> = exercises.iter().map(|e| said(e.template.title.get(lang))).collect();
    titles.join("\n")
}

fn days_of(exercise: &Exercise, lang: Lang) -> Vec<Day> {
    let doc = &exercise.doc;
    match &exercise.template.structure {
        Structure::Table(plan) => {
            let table = Table { plan, doc };
            let start = plan.plan.as_ref().map_or("", |roles| roles.start.as_str());
            let done = |id: ItemId| plan.plan.as_ref().is_some_and(|p| !p.done_status.is_empty() && doc.text(id, &p.status) == p.done_status);
            let rows = table.rows().ids.into_iter();
            rows.flat_map(|id| {
                let name = table.title(id, lang);
                let name = if done(id) { t::DONE.with(lang, &[&name]) } else { name };
                // When something begins is said with the day it ends.
                let fields = plan.columns.iter().filter(|f| f.id != start);
                of_item(exercise, id, &name, fields, &plan.columns, lang)
            })
            .collect()
        }
        Structure::Form(plan) => {
            let name =
                plan.fields.iter().find(|f| matches!(f.ty, FieldType::Text | FieldType::Long) && !doc.text(ItemId::HEADER, &f.id).trim().is_empty());
            let name = name.map_or(exercise.template.title.get(lang), |f| doc.text(ItemId::HEADER, &f.id));
            of_item(exercise, ItemId::HEADER, name, plan.fields.iter(), &plan.fields, lang)
        }
        _ => Vec::new(),
    }
}

/// One event a day that stands in an item.
fn of_item<'a>(exercise: &Exercise, id: ItemId, name: &str, fields: impl Iterator<Item = &'a Field>, all: &[Field], lang: Lang) -> Vec<Day> {
    let doc = &exercise.doc;
    let days = fields.filter(|f| f.ty == FieldType::Date).filter_map(|f| Some((f, dates::stored(doc.text(id, &f.id))?)));
    days.map(|(field, date)| Day {
        uid: format!("{}.{id}.{}", exercise.key, field.id),
        date,
        summary: said(&format!("{}{}{name}", field.t.get(lang), lang.pick("：", ": "))),
        description: told(doc, id, all, &exercise.template.title, lang),
    })
    .collect()
}

/// Everything that stands in an item, a line a field.
fn told(doc: &Doc, id: ItemId, fields: &[Field], title: &Bi, lang: Lang) -> String {
    let departments = crate::model::template::Departments::standard();
    let shown = fields.iter().map(|f| (f, crate::model::exercise::table::cell::format(f, &departments, doc.value(id, &f.id), lang)));
    let lines = shown.filter(|(_, text)| !text.trim().is_empty()).map(|(f, text)| format!("{}{}{text}", f.t.get(lang), lang.pick("：", ": ")));
    said(&std::iter::once(title.get(lang).to_owned()).chain(lines).collect::<Vec<_>>().join("\n"))
}
