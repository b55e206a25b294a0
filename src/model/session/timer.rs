//! Countdowns: of an exercise, and of the groups that report one after the other. Time is passed in.

use serde::{Deserialize, Serialize};

use super::{MINUTE, Moment, Ms};

/// A countdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Timer {
    /// What it was set to.
    pub total: Ms,
    /// What was left when it last started or stopped.
    left: Ms,
    /// Since when it runs.
    since: Option<Moment>,
    /// The bell rang.
    rung: bool,
}

impl Timer {
    /// A countdown that stands still.
    #[must_use]
    pub fn of_minutes(minutes: u32) -> Self {
        let total = Ms::from(minutes) * MINUTE;
        Self { total, left: total, since: None, rung: false }
    }

    /// What is left; never less than nothing.
    #[must_use]
    pub fn left(&self, now: Moment) -> Ms {
        (self.left - self.since.map_or(0, |since| (now - since).max(0))).max(0)
    }

    /// Whether it runs and is not over.
    #[must_use]
    pub fn is_running(&self, now: Moment) -> bool {
        self.since.is_some() && self.left(now) > 0
    }

    /// Whether it was started at all.
    #[must_use]
    pub fn is_started(&self) -> bool {
        self.since.is_some() || self.left < self.total
    }

    /// Whether the time is up.
    #[must_use]
    pub fn is_over(&self, now: Moment) -> bool {
        self.total > 0 && self.left(now) == 0
    }

    /// Whether it is the last minute of more than one.
    #[must_use]
    pub fn is_last_minute(&self, now: Moment) -> bool {
        let left = self.left(now);
        self.total > MINUTE && left > 0 && left <= MINUTE && self.is_started()
    }

    /// Starts or pauses; when the time is up it starts again from the top.
    pub fn toggle(&mut self, now: Moment) {
        let left = self.left(now);
        if left == 0 {
            self.left = self.total;
            self.rung = false;
            self.since = (self.total > 0).then_some(now);
        } else {
            self.left = left;
            self.since = if self.since.is_some() { None } else { Some(now) };
        }
    }

    /// Stops it, with all its time.
    pub fn reset(&mut self) {
        *self = Self { total: self.total, left: self.total, since: None, rung: false };
    }

    /// Gives or takes time; it goes on running, or standing.
    pub fn add(&mut self, now: Moment, by: Ms) {
        let begun = self.is_started() || self.is_over(now);
        self.left = (self.left(now) + by).clamp(0, 10 * 60 * MINUTE);
        self.total = if begun { self.total.max(self.left) } else { self.left };
        if self.since.is_some() {
            self.since = Some(now);
        }
        self.rung &= self.left == 0;
    }

    /// Whether the bell is to ring now; true once each time the time is up.
    pub fn take_ring(&mut self, now: Moment) -> bool {
        let ring = self.is_over(now) && self.since.is_some() && !self.rung;
        self.rung |= ring;
        ring
    }

    /// How much is left of the whole, from 1 to 0.
    #[must_use]
    pub fn fraction(&self, now: Moment) -> f32 {
        if self.total == 0 { 0.0 } else { (self.left(now) as f32 / self.total as f32).clamp(0.0, 1.0) }
    }

    /// How long until the shown second changes; `None` while nothing changes.
    #[must_use]
    pub fn next_change(&self, now: Moment) -> Option<Ms> {
        self.is_running(now).then(|| (self.left(now) - 1).rem_euclid(1000) + 1)
    }
}

/// Writes a time as `07:26`, or `1:07:26` from an hour on; a started second counts.
#[must_use]
pub fn clock_text(time: Ms) -> String {
    let seconds = (time.max(0) + 999) / 1000;
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if h > 0 { format!("{h}:{m:02}:{s:02}") } else { format!("{m:02}:{s:02}") }
}

/// Groups that report one after the other, each as long as the others.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Round {
    /// How many groups.
    pub groups: u32,
    /// Minutes of each.
    pub minutes: u32,
    /// The group that speaks, from 0.
    pub at: u32,
}

impl Round {
    /// The first group, with its countdown.
    #[must_use]
    pub fn begin(groups: u32, minutes: u32) -> (Self, Timer) {
        let (groups, minutes) = (groups.clamp(1, 60), minutes.clamp(1, 60));
        (Self { groups, minutes, at: 0 }, Timer::of_minutes(minutes))
    }

    /// The next group, with its countdown running; `None` after the last.
    pub fn next(&mut self, now: Moment) -> Option<Timer> {
        if self.at + 1 >= self.groups {
            return None;
        }
        self.at += 1;
        let mut timer = Timer::of_minutes(self.minutes);
        timer.toggle(now);
        Some(timer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_pauses_and_rings_once() {
        let mut t = Timer::of_minutes(2);
        assert!(!t.is_started() && t.left(5_000) == 2 * MINUTE && t.next_change(0).is_none());
        t.toggle(0);
        assert_eq!((t.left(30_500), t.next_change(30_500)), (89_500, Some(500)));
        assert!(!t.is_last_minute(59_999) && t.is_last_minute(60_000) && t.is_last_minute(119_999));
        t.toggle(100_000);
        assert_eq!(t.left(900_000), 20_000, "a pause sticks");
        assert!(!t.is_running(900_000) && t.is_started() && !t.take_ring(900_000));
        t.toggle(900_000);
        assert!(!t.take_ring(919_999) && t.take_ring(920_000) && !t.take_ring(950_000));
        assert!(t.is_over(950_000) && t.left(950_000) == 0);
        t.toggle(960_000);
        assert_eq!(t.left(960_000), 2 * MINUTE, "it starts again from the top");
        assert!(t.take_ring(960_000 + 2 * MINUTE), "and rings again");
    }

    #[test]
    fn minutes_are_given_and_taken_while_it_runs_and_after_the_end() {
        let mut t = Timer::of_minutes(3);
        t.add(0, MINUTE);
        assert_eq!((t.total, t.left(0)), (4 * MINUTE, 4 * MINUTE));
        t.add(0, -MINUTE);
        assert_eq!((t.total, t.left(0)), (3 * MINUTE, 3 * MINUTE));
        t.toggle(0);
        t.add(MINUTE, MINUTE);
        assert_eq!((t.left(MINUTE), t.left(2 * MINUTE)), (3 * MINUTE, 2 * MINUTE));
        t.add(2 * MINUTE, -10 * MINUTE);
        assert!(t.is_over(2 * MINUTE) && t.take_ring(2 * MINUTE));
        t.add(3 * MINUTE, MINUTE);
        assert!(t.is_running(3 * MINUTE) && !t.is_over(3 * MINUTE) && t.take_ring(4 * MINUTE));
        t.reset();
        assert!(!t.is_started() && t.left(5 * MINUTE) == t.total);
    }

    #[test]
    fn an_hour_and_more_is_written_with_hours() {
        for (ms, text) in [(0, "00:00"), (1, "00:01"), (59_001, "01:00"), (446_000, "07:26"), (3_600_000, "1:00:00"), (4_046_000, "1:07:26")] {
            assert_eq!(clock_text(ms), text);
        }
    }

    #[test]
    fn groups_follow_each_other_until_the_last() {
        let (mut round, timer) = Round::begin(2, 3);
        assert!(timer.total == 3 * MINUTE && !timer.is_started());
        let second = round.next(10).expect("a second group");
        assert!(second.is_running(10) && round.at == 1);
        assert!(round.next(20).is_none() && round.at == 1);
        assert_eq!(Round::begin(0, 0).0, Round { groups: 1, minutes: 1, at: 0 });
    }
}
