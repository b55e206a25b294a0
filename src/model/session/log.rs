//! What a class leaves behind: the time of each page as a table, and a plan with the real times.

use super::{MINUTE, Moment, Ms, Session, TeachPlan};
use crate::model::{course::Course, text::Lang, texts::teach as tx};

/// How long a page or break was planned and took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageTime {
    /// The page or break.
    pub slot: String,
    /// Minutes by the plan.
    pub planned: u32,
    /// What it took.
    pub spent: Ms,
}

impl Session {
    /// Every page and break of the plan in order, with what it took.
    #[must_use]
    pub fn times(&self, now: Moment) -> Vec<PageTime> {
        let parts = self.plan.days.iter().flat_map(|d| &d.parts);
        let of = |slot: &str, planned: u32| PageTime { slot: slot.to_owned(), planned, spent: self.spent(slot, now) };
        parts
            .flat_map(|part| {
                let own = part.is_break().then(|| of(&part.id, part.minutes));
                own.into_iter().chain(part.pages.iter().filter(|p| !p.hidden).map(|p| of(&p.id, p.minutes))).collect::<Vec<_>>()
            })
            .collect()
    }
}

/// The plan with the minutes that its pages really took; pages that were not shown keep theirs.
#[must_use]
pub fn real_times(session: &Session, now: Moment) -> TeachPlan {
    let mut plan = session.plan.clone();
    for time in session.times(now).into_iter().filter(|t| t.spent >= 10_000) {
        let minutes = (time.spent + MINUTE / 2) / MINUTE;
        plan.set_minutes(&time.slot, u32::try_from(minutes.max(1)).unwrap_or(1));
    }
    plan
}

/// The times of a class as CSV for a spreadsheet, with the mark that makes it read as UTF-8.
#[must_use]
pub fn table(session: &Session, course: &Course, lang: Lang, now: Moment) -> String {
    let mut csv = String::from("\u{feff}");
    let head = [tx::CSV_DAY, tx::CSV_START, tx::CSV_MODULE, tx::CSV_ACTIVITY, tx::CSV_PAGE, tx::CSV_PLANNED, tx::CSV_SPENT];
    line(&mut csv, &head.map(|t| t.get(lang).to_owned()));
    for time in session.times(now) {
        let Some((day, at)) = session.plan.find(&time.slot) else { continue };
        let Some(part) = session.plan.days.get(day).and_then(|d| d.parts.get(at)) else { continue };
        let page = course.pages().find(|(_, p)| p.id == time.slot);
        let first = session.visits.iter().filter(|v| v.slot == time.slot).map(|v| v.from).min();
        let cells = [
            (day + 1).to_string(),
            first.map(clock).unwrap_or_default(),
            page.map(|(m, _)| m.title.get(lang).to_owned()).unwrap_or_default(),
            if part.is_break() { tx::part_name(part, lang) } else { part.title.get(lang).to_owned() },
            page.map(|(_, p)| p.short_title().get(lang).to_owned()).unwrap_or_default(),
            time.planned.to_string(),
            format!("{:.1}", time.spent as f64 / MINUTE as f64),
        ];
        line(&mut csv, &cells);
    }
    csv
}

/// `9:05`.
fn clock(at: Moment) -> String {
    let minutes = at.div_euclid(MINUTE).rem_euclid(24 * 60);
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

fn line(csv: &mut String, cells: &[String]) {
    let quoted: Vec<String> = cells
        .iter()
        .map(|cell| {
            // A spreadsheet must not take a text for a formula.
            let text = if cell.starts_with(['=', '+', '-', '@', '\t']) { format!("'{cell}") } else { cell.clone() };
            if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
        })
        .collect();
    csv.push_str(&quoted.join(","));
    csv.push_str("\r\n");
}
