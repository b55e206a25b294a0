//! The class being taught: where it is, how long everything took, and when it will end. Pure; time is passed in.

mod catchup;
mod faces;
mod handout;
mod ink;
mod log;
mod picker;
mod plan;
#[cfg(test)]
mod tests;
mod timer;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::{
    catchup::{CatchUp, Proposal},
    faces::{Face, body_of, faces},
    handout::handout,
    ink::{InkStroke, SIDE},
    log::{PageTime, real_times, table},
    picker::Picker,
    plan::{Day, Kind, MOST_MINUTES, Part, PlanPage, TeachPlan},
    timer::{Round, Timer, clock_text},
};

/// Milliseconds of local time since the beginning of 1970: days and minutes of a day are plain sums.
pub type Moment = i64;
/// A length of time in milliseconds.
pub type Ms = i64;
/// A minute.
pub const MINUTE: Ms = 60_000;
/// A day.
pub const DAY: Ms = 24 * 60 * MINUTE;
/// A class that begins further from its plan moves the plan instead of being late for hours.
const MOVES: Ms = 45 * MINUTE;

/// One stay at a slot, without pauses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Visit {
    /// The page or break.
    pub slot: String,
    /// From.
    pub from: Moment,
    /// Till.
    pub till: Moment,
}

/// A page or a break, in the order of the day, with its time in the plan as it stands now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot<'a> {
    /// The page's id, or the break's.
    pub id: &'a str,
    /// Which part of the day it belongs to.
    pub part: usize,
    /// Nothing is taught.
    pub is_break: bool,
    /// How long it may take.
    pub time: Ms,
}

/// A stretch of the strips: one part from and till.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The part, by its place in the day.
    pub part: usize,
    /// From.
    pub from: Moment,
    /// Till.
    pub till: Moment,
}

/// What a step forward or back did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// Another face of the same page.
    Step,
    /// Another page or break.
    Page,
    /// There is nothing further.
    Edge,
}

/// A class.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Session {
    /// Its own name.
    pub id: String,
    /// The course.
    pub course: String,
    /// What is taught, when.
    pub plan: TeachPlan,
    /// Which day of the plan it is.
    pub day: usize,
    /// When this day was to begin.
    pub planned_start: Moment,
    /// When this day began.
    pub began: Moment,
    /// The page or break that is on.
    pub at: String,
    /// Which of its faces.
    pub step: usize,
    /// Since when it is on; `None` while the class is paused.
    pub since: Option<Moment>,
    /// What is over.
    pub visits: Vec<Visit>,
    /// Ways to catch up that were taken.
    pub taken: Vec<CatchUp>,
    /// The countdown of the exercise or the group that is on.
    pub timer: Timer,
    /// Which exercise it was set for.
    pub timer_of: String,
    /// Groups that report, while they do.
    pub round: Option<Round>,
    /// Who is drawn.
    pub picker: Picker,
    /// What was drawn on each page.
    pub ink: BTreeMap<String, Vec<InkStroke>>,
    /// How many whiteboards there are.
    pub boards: u32,
    /// The last moment it was known to be alive.
    pub seen: Moment,
    /// It is over.
    pub ended: Option<Moment>,
}

impl Session {
    /// Begins a day of a plan at its first page.
    #[must_use]
    pub fn begin(id: &str, plan: TeachPlan, day: usize, now: Moment) -> Self {
        let mut session = Self { id: id.to_owned(), course: plan.course.clone(), plan, seen: now, ..Self::default() };
        session.begin_day(day, now);
        session
    }

    fn begin_day(&mut self, day: usize, now: Moment) {
        self.day = day.min(self.plan.days.len().saturating_sub(1));
        let start = Ms::from(self.plan.days.get(self.day).map_or(0, |d| d.start));
        let planned = now - now.rem_euclid(DAY) + start * MINUTE;
        self.planned_start = if (planned - now).abs() <= MOVES { planned } else { now - now.rem_euclid(MINUTE) };
        self.began = now;
        self.since = Some(now);
        self.step = 0;
        self.at = self.slots().first().map(|s| s.id.to_owned()).unwrap_or_default();
    }

    /// Ends this day and begins the next one. False on the last day.
    pub fn next_day(&mut self, now: Moment) -> bool {
        if self.day + 1 >= self.plan.days.len() {
            return false;
        }
        self.close_visit(now);
        self.begin_day(self.day + 1, now);
        self.ended = None;
        true
    }

    /// Whether another day follows.
    #[must_use]
    pub fn has_next_day(&self) -> bool {
        self.day + 1 < self.plan.days.len()
    }

    /// The class is over for today.
    pub fn end(&mut self, now: Moment) {
        self.close_visit(now);
        self.since = None;
        self.seen = now;
        self.ended = Some(now);
    }

    /// Goes on after a crash or a night: the time between counts for nothing.
    pub fn go_on(&mut self, now: Moment) {
        if self.since.is_some() {
            let till = self.seen;
            self.close_visit(till);
        }
        self.since = Some(now);
        self.seen = now;
        self.ended = None;
    }

    /// The parts of today.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        self.plan.days.get(self.day).map_or(&[], |d| &d.parts)
    }

    /// What is taught today, in order, with the ways to catch up that were taken.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot<'_>> {
        let mut slots = Vec::new();
        for (n, part) in self.parts().iter().enumerate() {
            let (total, cut) = (part.total(), self.cut_of(&part.id));
            if part.is_break() {
                slots.push(Slot { id: &part.id, part: n, is_break: true, time: Ms::from(cut.unwrap_or(part.minutes)) * MINUTE });
                continue;
            }
            for page in part.pages.iter().filter(|p| !p.hidden && !self.is_skipped(&p.id)) {
                let whole = Ms::from(page.minutes) * MINUTE;
                let time = cut.map_or(whole, |cut| whole * Ms::from(cut) / Ms::from(total.max(1)));
                slots.push(Slot { id: &page.id, part: n, is_break: false, time });
            }
        }
        slots
    }

    /// The place of what is on among the slots of today.
    #[must_use]
    pub fn index(&self) -> usize {
        let slots = self.slots();
        if let Some(at) = slots.iter().position(|s| s.id == self.at) {
            return at;
        }
        // It was left out while it was on: what follows it in the plan stands in.
        let order: Vec<&str> =
            self.parts().iter().flat_map(|p| std::iter::once(p.id.as_str()).chain(p.pages.iter().map(|p| p.id.as_str()))).collect();
        let gone = order.iter().position(|id| *id == self.at).unwrap_or(0);
        let after = |s: &Slot<'_>| order.iter().position(|id| *id == s.id).is_some_and(|p| p > gone);
        slots.iter().position(after).unwrap_or(slots.len().saturating_sub(1))
    }

    fn close_visit(&mut self, now: Moment) {
        let Some(from) = self.since else { return };
        let now = now.max(from);
        // Pages that are only leafed through leave no trace.
        if now - from >= 500 {
            match self.visits.last_mut().filter(|v| v.slot == self.at && v.till == from) {
                Some(last) => last.till = now,
                None => self.visits.push(Visit { slot: self.at.clone(), from, till: now }),
            }
        }
        self.since = Some(now);
    }

    /// Shows a page or break of today. False when today has none of that id.
    pub fn go(&mut self, slot: &str, step: usize, now: Moment) -> bool {
        if !self.slots().iter().any(|s| s.id == slot) {
            return false;
        }
        if self.at != slot {
            self.close_visit(now);
            slot.clone_into(&mut self.at);
        }
        self.step = step;
        true
    }

    /// One step forward: the next face of the page, then the next page. `faces` says how many faces a slot has.
    pub fn next(&mut self, now: Moment, faces: &dyn Fn(&str) -> usize) -> Moved {
        if self.step + 1 < faces(&self.at) {
            self.step += 1;
            return Moved::Step;
        }
        let next = self.slots().get(self.index() + 1).map(|s| s.id.to_owned());
        self.turn(next, 0, now)
    }

    /// One step back: the face before, then the page before at its last face.
    pub fn previous(&mut self, now: Moment, faces: &dyn Fn(&str) -> usize) -> Moved {
        if self.step > 0 {
            self.step = (self.step - 1).min(faces(&self.at).saturating_sub(1));
            return Moved::Step;
        }
        let before = self.index().checked_sub(1).and_then(|n| self.slots().get(n).map(|s| s.id.to_owned()));
        let step = before.as_deref().map_or(0, |id| faces(id).saturating_sub(1));
        self.turn(before, step, now)
    }

    fn turn(&mut self, slot: Option<String>, step: usize, now: Moment) -> Moved {
        match slot {
            Some(slot) if self.go(&slot, step, now) => Moved::Page,
            _ => Moved::Edge,
        }
    }

    /// Stops the clock of the class, or starts it again.
    pub fn toggle_pause(&mut self, now: Moment) {
        if self.since.is_some() {
            self.close_visit(now);
            self.since = None;
        } else {
            self.since = Some(now);
        }
    }

    /// Whether the clock of the class stands still.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.since.is_none()
    }

    /// How long a page or break was on, today and before.
    #[must_use]
    pub fn spent(&self, slot: &str, now: Moment) -> Ms {
        let over: Ms = self.visits.iter().filter(|v| v.slot == slot).map(|v| v.till - v.from).sum();
        over + self.since.filter(|_| self.at == slot).map_or(0, |since| (now - since).max(0))
    }

    /// When today ends by the plan as it was written.
    #[must_use]
    pub fn planned_end(&self) -> Moment {
        self.planned_start + Ms::from(self.plan.days.get(self.day).map_or(0, Day::total)) * MINUTE
    }

    /// When today will end if everything left takes as long as it may.
    #[must_use]
    pub fn forecast_end(&self, now: Moment) -> Moment {
        self.forecast(now).last().map_or(now, |s| s.till)
    }

    /// What is left of today, part by part, from now on.
    #[must_use]
    pub fn forecast(&self, now: Moment) -> Vec<Stretch> {
        let mut found: Vec<Stretch> = Vec::new();
        let mut clock = now;
        for slot in self.slots().iter().skip(self.index()) {
            let left = (slot.time - self.spent(slot.id, now)).max(0);
            match found.last_mut().filter(|s| s.part == slot.part) {
                Some(last) => last.till += left,
                None => found.push(Stretch { part: slot.part, from: clock, till: clock + left }),
            }
            clock += left;
        }
        found
    }

    /// The plan of today as it was written.
    #[must_use]
    pub fn planned(&self) -> Vec<Stretch> {
        let mut clock = self.planned_start;
        let stretch = |(part, p): (usize, &Part)| {
            let from = clock;
            clock += Ms::from(p.total()) * MINUTE;
            Stretch { part, from, till: clock }
        };
        self.parts().iter().enumerate().map(stretch).filter(|s| s.till > s.from).collect()
    }

    /// What happened today, part by part.
    #[must_use]
    pub fn actual(&self, now: Moment) -> Vec<Stretch> {
        let slots: BTreeMap<&str, usize> = self
            .parts()
            .iter()
            .enumerate()
            .flat_map(|(n, p)| p.pages.iter().map(move |page| (page.id.as_str(), n)).chain(std::iter::once((p.id.as_str(), n))))
            .collect();
        let running = self.since.map(|from| Visit { slot: self.at.clone(), from, till: now.max(from) });
        let mut found: Vec<Stretch> = Vec::new();
        for visit in self.visits.iter().chain(&running).filter(|v| v.from >= self.began) {
            let Some(part) = slots.get(visit.slot.as_str()).copied() else { continue };
            match found.last_mut().filter(|s| s.part == part) {
                Some(last) => last.till = visit.till,
                None => found.push(Stretch { part, from: visit.from, till: visit.till }),
            }
        }
        found
    }

    /// How much later than planned today will end; less than nothing when it will be earlier.
    #[must_use]
    pub fn drift(&self, now: Moment) -> Ms {
        self.forecast_end(now) - self.planned_end()
    }

    /// Whole minutes of the drift; within two minutes a class is on time.
    #[must_use]
    pub fn drift_minutes(&self, now: Moment) -> i64 {
        let drift = self.drift(now);
        if drift.abs() < 2 * MINUTE { 0 } else { (drift as f64 / MINUTE as f64).round() as i64 }
    }

    /// How much longer or shorter a part took than it may, once it is over.
    #[must_use]
    pub fn part_drift(&self, part: usize, now: Moment) -> Ms {
        let slots = self.slots();
        let of = |s: &&Slot<'_>| s.part == part;
        let planned: Ms = slots.iter().filter(of).map(|s| s.time).sum();
        slots.iter().filter(of).map(|s| self.spent(s.id, now)).sum::<Ms>() - planned
    }

    /// Says that the class is alive.
    pub fn beat(&mut self, now: Moment) {
        self.seen = now;
    }

    /// The last whiteboard if nothing is on it yet, otherwise a new one.
    pub fn fresh_board(&mut self) -> u32 {
        let used = self.ink.get(&Self::board(self.boards)).is_some_and(|ink| !ink.is_empty());
        if self.boards == 0 || used {
            self.boards += 1;
        }
        self.boards
    }

    /// The name of a whiteboard among the ink.
    #[must_use]
    pub fn board(number: u32) -> String {
        format!("board-{number}")
    }
}
