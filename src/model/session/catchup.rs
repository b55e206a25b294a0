//! Ways to catch up when a class is late: leave optional pages out, shorten a discussion, cut a break. Each can be taken back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Kind, MINUTE, Moment, Ms, Part, Session};
use crate::model::course::{Course, Mode};

/// A way to catch up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CatchUp {
    /// Leaves a page out.
    Skip {
        /// The page.
        page: String,
    },
    /// Gives an activity fewer minutes.
    Shorten {
        /// The part.
        part: String,
        /// Its minutes then.
        to: u32,
    },
    /// Gives a break fewer minutes.
    Cut {
        /// The break.
        part: String,
        /// Its minutes then.
        to: u32,
    },
}

/// A way to catch up that is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What would be done.
    pub what: CatchUp,
    /// How much time that gives.
    pub saves: Ms,
    /// The first ones that together make up for the delay.
    pub needed: bool,
}

/// So many are offered at a time.
const OFFERED: usize = 8;
/// A discussion keeps three fifths of its minutes, and never less than these.
const LEAST_TALK: u32 = 3;

impl Session {
    /// Whether a page was left out to catch up.
    pub(super) fn is_skipped(&self, page: &str) -> bool {
        self.taken.iter().any(|t| matches!(t, CatchUp::Skip { page: p } if p == page))
    }

    /// The minutes that a part was cut to.
    pub(super) fn cut_of(&self, part: &str) -> Option<u32> {
        self.taken.iter().find_map(|t| match t {
            CatchUp::Shorten { part: p, to } | CatchUp::Cut { part: p, to } if p == part => Some(*to),
            _ => None,
        })
    }

    /// Takes a way to catch up.
    pub fn take(&mut self, what: CatchUp) {
        if !self.taken.contains(&what) {
            self.taken.push(what);
        }
    }

    /// Takes it back.
    pub fn take_back(&mut self, what: &CatchUp) {
        self.taken.retain(|t| t != what);
    }

    /// What would help, if the class is late: the least harm first.
    #[must_use]
    pub fn proposals(&self, course: &Course, now: Moment) -> Vec<Proposal> {
        let late = self.drift(now);
        if late < 2 * MINUTE {
            return Vec::new();
        }
        let here = self.index();
        let slots = self.slots();
        let Some(part_now) = slots.get(here).map(|s| s.part) else { return Vec::new() };
        let later = |n: usize| n > part_now;
        let optional = optional_pages(course, self.parts());
        let mut found = Vec::new();
        for slot in slots.iter().skip(here + 1).filter(|s| !s.is_break && optional.contains(&s.id)) {
            let saves = (slot.time - self.spent(slot.id, now)).max(0);
            found.push(Proposal { what: CatchUp::Skip { page: slot.id.to_owned() }, saves, needed: false });
        }
        // What is left of a part, if it is cut to so many minutes.
        let saved = |part: usize, total: u32, to: u32| -> Ms {
            let of = slots.iter().filter(|s| s.part == part).map(|s| (s.time, self.spent(s.id, now)));
            of.map(|(time, spent)| (time - spent).max(0) - (time * Ms::from(to) / Ms::from(total.max(1)) - spent).max(0)).sum()
        };
        let shorter = |n: usize, part: &Part, to: u32, what: CatchUp| -> Option<Proposal> {
            let total = part.total();
            (to < total).then(|| Proposal { what, saves: saved(n, total, to), needed: false })
        };
        let parts = || self.parts().iter().enumerate().filter(|(n, p)| later(*n) && self.cut_of(&p.id).is_none());
        for (n, part) in parts().filter(|(_, p)| p.kind == Kind::Teach(Mode::Discussion)) {
            let to = (part.total() * 3).div_ceil(5).max(LEAST_TALK);
            found.extend(shorter(n, part, to, CatchUp::Shorten { part: part.id.clone(), to }));
        }
        for (n, part) in parts().filter(|(_, p)| p.is_break()) {
            let to = if part.kind == Kind::Lunch { part.minutes.saturating_sub(15).max(30) } else { part.minutes.div_ceil(2).max(5) };
            found.extend(shorter(n, part, to, CatchUp::Cut { part: part.id.clone(), to }));
        }
        found.retain(|p| p.saves > 0);
        found.truncate(OFFERED);
        let mut made = 0;
        for proposal in &mut found {
            proposal.needed = made < late;
            made += proposal.saves;
        }
        found
    }
}

/// Pages that can be left out without losing anything of the curriculum: they launch no exercise, are not the first of their activity, and
/// each of their topics is taught on another page of the day.
fn optional_pages<'a>(course: &'a Course, parts: &[Part]) -> Vec<&'a str> {
    let pages: BTreeMap<&str, &crate::model::course::Page> = course.pages().map(|(_, p)| (p.id.as_str(), p)).collect();
    let shown =
        || parts.iter().flat_map(|p| p.pages.iter().filter(|p| !p.hidden).enumerate()).filter_map(|(n, p)| Some((n, *pages.get(p.id.as_str())?)));
    let mut carried: BTreeMap<&str, u32> = BTreeMap::new();
    for topic in shown().flat_map(|(_, p)| &p.topics) {
        *carried.entry(topic).or_default() += 1;
    }
    shown()
        .filter(|(n, p)| *n > 0 && p.slots().next().is_none())
        .filter(|(_, p)| p.topics.iter().all(|t| carried.get(t.as_str()).is_some_and(|n| *n > 1)))
        .map(|(_, p)| p.id.as_str())
        .collect()
}
