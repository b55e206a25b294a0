//! The plan of a class: activities, breaks and minutes of each day, edited without touching the course.

use serde::{Deserialize, Serialize};

use crate::model::{
    course::{Course, Mode},
    plan::Plan,
    text::Bi,
};

/// Minutes of a break that nobody set.
const BREAK: u32 = 10;
/// Minutes of a lunch that nobody set.
const LUNCH: u32 = 60;
/// A class sits no longer than about this many minutes without a break.
const SIT: u32 = 80;
/// Lunch comes at the first gap after this minute of the day.
const NOON: u32 = 11 * 60 + 40;
/// Where a day begins if nobody says otherwise: 9:00.
const MORNING: u32 = 9 * 60;
/// No part or page takes longer than a day.
pub const MOST_MINUTES: u32 = 600;

/// A teaching plan: a file `*.plan.ron`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TeachPlan {
    /// The number of the format.
    pub format: u32,
    /// The course it teaches.
    pub course: String,
    /// What it is called; empty for the course's own.
    pub title: String,
    /// Its days.
    pub days: Vec<Day>,
}

/// One day of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Day {
    /// When it begins, in minutes after midnight.
    pub start: u32,
    /// What happens, in order.
    pub parts: Vec<Part>,
}

/// One activity, or a break.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Part {
    /// Unique in the plan.
    pub id: String,
    /// The module its pages belong to; empty for breaks.
    pub module: String,
    /// What kind of work it is.
    pub kind: Kind,
    /// What happens.
    pub title: Bi,
    /// The minutes of a break; an activity takes as long as its pages.
    pub minutes: u32,
    /// Its pages in order.
    pub pages: Vec<PlanPage>,
}

/// What a part is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Something is taught.
    Teach(Mode),
    /// A short break.
    #[default]
    Break,
    /// The long one.
    Lunch,
}

/// A page of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanPage {
    /// The page.
    pub id: String,
    /// Its minutes.
    pub minutes: u32,
    /// It is left out.
    pub hidden: bool,
}

impl Part {
    /// Whether nothing is taught.
    #[must_use]
    pub fn is_break(&self) -> bool {
        !matches!(self.kind, Kind::Teach(_))
    }

    /// How long it takes.
    #[must_use]
    pub fn total(&self) -> u32 {
        if self.is_break() { self.minutes } else { self.pages.iter().filter(|p| !p.hidden).map(|p| p.minutes).sum() }
    }

    fn pause(id: String, kind: Kind) -> Self {
        let minutes = if kind == Kind::Lunch { LUNCH } else { BREAK };
        Self { id, kind, minutes, ..Self::default() }
    }
}

impl Day {
    /// How long it takes, breaks included.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.parts.iter().map(Part::total).sum()
    }

    /// Minutes of teaching.
    #[must_use]
    pub fn teaching(&self) -> u32 {
        self.parts.iter().filter(|p| !p.is_break()).map(Part::total).sum()
    }
}

impl TeachPlan {
    /// The course as it is written: its days, with breaks where a class needs them.
    #[must_use]
    pub fn of_course(course: &Course) -> Self {
        let starts: Vec<String> = course.day_starts().into_iter().map(str::to_owned).collect();
        let mut days = vec![Vec::new()];
        for module in &course.loaded {
            for activity in &module.agenda {
                let pages: Vec<PlanPage> = module.pages.iter().filter(|p| p.part == activity.id).map(|p| plan_page(&p.id, p.minutes)).collect();
                if pages.first().is_some_and(|p| starts.contains(&p.id)) {
                    days.push(Vec::new());
                }
                let part = Part {
                    id: format!("{}/{}", module.id, activity.id),
                    module: module.id.clone(),
                    kind: Kind::Teach(activity.mode),
                    title: activity.title.clone(),
                    minutes: activity.minutes,
                    pages,
                };
                if let (Some(day), false) = (days.last_mut(), part.pages.is_empty()) {
                    day.push(part);
                }
            }
        }
        Self { format: 1, course: course.id.clone(), title: String::new(), days: days.into_iter().enumerate().map(with_breaks).collect() }
    }

    /// Another way through the course, for example its one-day version.
    #[must_use]
    pub fn of_plan(course: &Course, plan: &Plan) -> Self {
        let parts = plan.stretches.iter().enumerate().map(|(n, stretch)| Part {
            id: format!("{}/{n}", plan.id),
            module: stretch.module.clone(),
            kind: Kind::Teach(stretch.mode),
            title: stretch.title.clone(),
            minutes: stretch.minutes,
            pages: stretch.pages.iter().map(|(id, minutes)| plan_page(id, *minutes)).collect(),
        });
        let days = vec![with_breaks((0, parts.collect()))];
        Self { format: 1, course: course.id.clone(), title: plan.title.zh.clone(), days }
    }

    /// Takes out what the course does not have (any more) and brings numbers into range; for plans that come from a file.
    #[must_use]
    pub fn mended(mut self, course: &Course) -> Self {
        let mut seen = std::collections::BTreeSet::new();
        let mut ids = std::collections::BTreeSet::new();
        self.days.truncate(20);
        for day in &mut self.days {
            day.start = day.start.min(24 * 60 - 1);
            for part in &mut day.parts {
                part.minutes = part.minutes.min(MOST_MINUTES);
                part.pages.retain(|p| course.page_index(&p.id).is_some() && seen.insert(p.id.clone()));
                part.pages.iter_mut().for_each(|p| p.minutes = p.minutes.min(MOST_MINUTES));
            }
            day.parts.retain(|p| (p.is_break() || !p.pages.is_empty()) && ids.insert(p.id.clone()));
        }
        self.days.retain(|d| d.parts.iter().any(|p| !p.is_break()));
        self
    }

    /// The part that holds a page, or the break of that id, with its day.
    #[must_use]
    pub fn find(&self, slot: &str) -> Option<(usize, usize)> {
        let holds = |part: &Part| (part.is_break() && part.id == slot) || part.pages.iter().any(|p| p.id == slot);
        self.days.iter().enumerate().find_map(|(d, day)| Some((d, day.parts.iter().position(holds)?)))
    }

    fn page_mut(&mut self, page: &str) -> Option<&mut PlanPage> {
        self.days.iter_mut().flat_map(|d| &mut d.parts).flat_map(|p| &mut p.pages).find(|p| p.id == page)
    }

    fn part_mut(&mut self, part: &str) -> Option<&mut Part> {
        self.days.iter_mut().flat_map(|d| &mut d.parts).find(|p| p.id == part)
    }

    /// Leaves a page out, or takes it in again.
    pub fn hide(&mut self, page: &str, hidden: bool) {
        if let Some(page) = self.page_mut(page) {
            page.hidden = hidden;
        }
    }

    /// Leaves all pages of an activity out, or takes them in again.
    pub fn hide_part(&mut self, part: &str, hidden: bool) {
        if let Some(part) = self.part_mut(part) {
            part.pages.iter_mut().for_each(|p| p.hidden = hidden);
        }
    }

    /// Gives a page or a break other minutes.
    pub fn set_minutes(&mut self, slot: &str, minutes: u32) {
        let minutes = minutes.min(MOST_MINUTES);
        if let Some(page) = self.page_mut(slot) {
            page.minutes = minutes;
        } else if let Some(part) = self.part_mut(slot).filter(|p| p.is_break()) {
            part.minutes = minutes.max(1);
        }
    }

    /// Moves an activity or a break up or down; over the edge of a day it goes into the neighbouring day.
    pub fn move_part(&mut self, part: &str, down: bool) {
        let Some((d, at)) = self.place(part) else { return };
        let other = if down { d.checked_add(1) } else { d.checked_sub(1) }.filter(|o| *o < self.days.len());
        let Some(day) = self.days.get_mut(d) else { return };
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        if to < day.parts.len() {
            day.parts.swap(at, to);
        } else if let Some(other) = other {
            let moved = day.parts.remove(at);
            if let Some(next) = self.days.get_mut(other) {
                let to = if down { 0 } else { next.parts.len() };
                next.parts.insert(to, moved);
            }
            self.days.retain(|d| !d.parts.is_empty());
        }
    }

    fn place(&self, part: &str) -> Option<(usize, usize)> {
        self.days.iter().enumerate().find_map(|(d, day)| Some((d, day.parts.iter().position(|p| p.id == part)?)))
    }

    /// Puts a break after a part.
    pub fn add_break(&mut self, after: &str, kind: Kind) {
        let Some((d, at)) = self.place(after) else { return };
        let mut n = 1;
        while self.place(&format!("break-{n}")).is_some() {
            n += 1;
        }
        if let Some(day) = self.days.get_mut(d) {
            day.parts.insert(at + 1, Part::pause(format!("break-{n}"), kind));
        }
    }

    /// Takes a break out.
    pub fn drop_break(&mut self, part: &str) {
        if let Some((d, at)) = self.place(part)
            && let Some(day) = self.days.get_mut(d)
            && day.parts.get(at).is_some_and(Part::is_break)
        {
            day.parts.remove(at);
        }
    }

    /// Begins a day at another time, in minutes after midnight.
    pub fn set_start(&mut self, day: usize, start: u32) {
        if let Some(day) = self.days.get_mut(day) {
            day.start = start.min(24 * 60 - 1);
        }
    }
}

fn plan_page(id: &str, minutes: u32) -> PlanPage {
    PlanPage { id: id.to_owned(), minutes, hidden: false }
}

/// A day with breaks between its activities: none sits much longer than 80 minutes, and lunch is about noon.
fn with_breaks((n, parts): (usize, Vec<Part>)) -> Day {
    let mut day = Day { start: MORNING, parts: Vec::new() };
    let (mut clock, mut sat, mut lunch) = (MORNING, 0, false);
    let mut breaks = 0;
    let mut left: u32 = parts.iter().map(Part::total).sum();
    for part in parts {
        let total = part.total();
        let kind = if !lunch && clock >= NOON {
            Some(Kind::Lunch)
        } else if sat > 0 && (sat >= SIT || sat + total > SIT + 30) {
            Some(Kind::Break)
        } else {
            None
        };
        // Nobody goes to lunch for the last quarter of an hour, or has a break just before it.
        if let Some(kind) = kind.filter(|k| left >= 15 && (*k == Kind::Lunch || lunch || clock + 20 < NOON)) {
            breaks += 1;
            let pause = Part::pause(format!("break-{}-{breaks}", n + 1), kind);
            clock += pause.minutes;
            day.parts.push(pause);
            lunch |= kind == Kind::Lunch;
            sat = 0;
        }
        clock += total;
        sat += total;
        left -= total;
        day.parts.push(part);
    }
    day
}
