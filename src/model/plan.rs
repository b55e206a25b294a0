//! Other ways through a course: its days, and plans that teach the same pages in other minutes.

use serde::Deserialize;

use super::{
    course::{Course, Mode},
    text::Bi,
};

/// Another way through the pages of a course, for example a one-day version; pages that it does not name are left out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Unique in the course.
    pub id: String,
    /// What it is called.
    pub title: Bi,
    /// Teaching minutes: the sum of its stretches.
    pub minutes: u32,
    /// Its activities in order.
    pub stretches: Vec<Stretch>,
}

/// One activity of a plan.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// The module its pages belong to.
    pub module: String,
    /// How many minutes it takes.
    pub minutes: u32,
    /// What kind of work it is.
    pub mode: Mode,
    /// What happens.
    pub title: Bi,
    /// Its pages in order with their minutes, which sum to its own.
    pub pages: Vec<(String, u32)>,
}

impl Course {
    /// Gives the ids of the pages that begin the second and later days. A day whose minutes do not end with an activity gives none.
    #[must_use]
    pub fn day_starts(&self) -> Vec<&str> {
        let mut ends = Vec::new();
        let mut sum = 0;
        for day in self.days.iter().take(self.days.len().saturating_sub(1)) {
            sum += day;
            ends.push(sum);
        }
        let mut starts = Vec::new();
        let mut clock = 0;
        for module in &self.loaded {
            for part in &module.agenda {
                if ends.contains(&clock)
                    && clock > 0
                    && let Some(page) = module.pages.iter().find(|p| p.part == part.id)
                {
                    starts.push(page.id.as_str());
                }
                clock += part.minutes;
            }
        }
        starts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::course::{Activity, Module, Page};

    fn course(days: &[u32], activities: &[&[u32]]) -> Course {
        let module = |(m, list): (usize, &&[u32])| Module {
            id: m.to_string(),
            agenda: list
                .iter()
                .enumerate()
                .map(|(a, minutes)| Activity { id: a.to_string(), minutes: *minutes, mode: Mode::Lecture, title: Bi::default() })
                .collect(),
            pages: list
                .iter()
                .enumerate()
                .map(|(a, minutes)| Page {
                    id: format!("{m}-{a}"),
                    part: a.to_string(),
                    minutes: *minutes,
                    topics: Vec::new(),
                    short: Bi::default(),
                    title: Bi::default(),
                    blocks: Vec::new(),
                    notes: Bi::default(),
                })
                .collect(),
            ..Module::default()
        };
        Course { days: days.to_vec(), loaded: activities.iter().enumerate().map(module).collect(), ..Course::default() }
    }

    #[test]
    fn a_day_begins_with_the_activity_after_the_break() {
        let minutes: &[&[u32]] = &[&[10, 20], &[30, 5, 25]];
        let cases: [(&[u32], &[&str]); 5] = [(&[], &[]), (&[90], &[]), (&[30, 60], &["1-0"]), (&[10, 55, 25], &["0-1", "1-2"]), (&[45, 45], &[])];
        for (days, want) in cases {
            assert_eq!(course(days, minutes).day_starts(), want, "{days:?}");
        }
    }
}
