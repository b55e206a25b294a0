//! A class with a fake clock: drift, forecast, pauses, catching up, breaks, the second day.

use proptest::prelude::*;

use super::*;
use crate::model::{
    course::{Activity, Block, Course, Mode, Module, Page, Slot as ExerciseSlot},
    text::{Bi, Lang},
};

/// 9:00 of some day.
const NINE: Moment = 20_000 * DAY + 9 * 60 * MINUTE;

fn page(id: &str, part: &str, minutes: u32, topics: &[&str]) -> Page {
    Page {
        id: id.into(),
        part: part.into(),
        minutes,
        topics: topics.iter().map(|t| (*t).to_owned()).collect(),
        short: Bi::new(id, id),
        title: Bi::new(id, id),
        blocks: Vec::new(),
        notes: Bi::default(),
    }
}

fn activity(id: &str, minutes: u32, mode: Mode) -> Activity {
    Activity { id: id.into(), minutes, mode, title: Bi::new(id, id) }
}

/// Two modules: a lecture of three pages (60), a discussion (20), an exercise (40).
fn course() -> Course {
    let mut launch = page("e1", "c", 40, &["t4"]);
    launch.blocks = vec![Block::Exercise(ExerciseSlot { id: "x".into(), preset: String::new(), minutes: 40, task: Bi::default() })];
    let first = Module {
        id: "m".into(),
        title: Bi::new("模块", "Module"),
        minutes: 80,
        agenda: vec![activity("a", 60, Mode::Lecture), activity("b", 20, Mode::Discussion)],
        pages: vec![page("a1", "a", 20, &["t1"]), page("a2", "a", 30, &["t1"]), page("a3", "a", 10, &["t2"]), page("b1", "b", 20, &["t3"])],
        ..Module::default()
    };
    let second = Module { id: "n".into(), minutes: 40, agenda: vec![activity("c", 40, Mode::Exercise)], pages: vec![launch], ..Module::default() };
    Course { id: "c".into(), minutes: 120, modules: vec!["m".into(), "n".into()], loaded: vec![first, second], ..Course::default() }
}

fn begun() -> Session {
    Session::begin("s", TeachPlan::of_course(&course()), 0, NINE)
}

fn one(_: &str) -> usize {
    1
}

fn ids(session: &Session) -> Vec<&str> {
    session.slots().iter().map(|s| s.id).collect()
}

#[test]
fn a_plan_of_a_course_has_breaks_between_its_activities() {
    let session = begun();
    assert_eq!(ids(&session), ["a1", "a2", "a3", "b1", "break-1-1", "e1"]);
    assert_eq!(session.planned_end(), NINE + 130 * MINUTE);
    let mut long = course();
    long.days = vec![80, 40];
    let plan = TeachPlan::of_course(&long);
    assert_eq!(plan.days.iter().map(|d| d.parts.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn late_and_early_show_in_the_forecast_and_in_whole_minutes() {
    let mut s = begun();
    assert_eq!((s.drift(NINE), s.drift_minutes(NINE)), (0, 0));
    // Within the time of the page nothing drifts.
    assert_eq!(s.drift(NINE + 19 * MINUTE), 0);
    let late = NINE + 26 * MINUTE;
    assert_eq!(s.drift_minutes(late), 6);
    assert_eq!(s.next(late, &one), Moved::Page);
    assert_eq!((s.at.as_str(), s.drift_minutes(late), s.spent("a1", late)), ("a2", 6, 26 * MINUTE));
    let early = late + 10 * MINUTE;
    s.next(early, &one);
    assert_eq!(s.drift_minutes(early), -14);
    assert_eq!(s.forecast_end(early), s.planned_end() - 14 * MINUTE);
    // Less than two minutes is on time.
    let mut s = begun();
    s.next(NINE + 21 * MINUTE + 59_000, &one);
    assert_eq!(s.drift_minutes(NINE + 21 * MINUTE + 59_000), 0);
}

#[test]
fn a_class_that_begins_late_is_late_and_one_at_another_time_moves_its_plan() {
    let plan = TeachPlan::of_course(&course());
    let late = Session::begin("s", plan.clone(), 0, NINE + 10 * MINUTE);
    assert_eq!(late.drift_minutes(NINE + 10 * MINUTE), 10);
    let evening = Session::begin("s", plan, 0, NINE + 9 * 60 * MINUTE + 20_000);
    assert_eq!(evening.planned_start, NINE + 9 * 60 * MINUTE);
    assert_eq!(evening.drift_minutes(NINE + 9 * 60 * MINUTE + 20_000), 0);
}

#[test]
fn a_pause_stops_the_page_but_not_the_day() {
    let mut s = begun();
    s.toggle_pause(NINE + 5 * MINUTE);
    let later = NINE + 15 * MINUTE;
    assert!(s.is_paused());
    assert_eq!((s.spent("a1", later), s.drift_minutes(later)), (5 * MINUTE, 10));
    s.next(later, &one);
    assert!(s.is_paused() && s.spent("a2", later + MINUTE) == 0, "turning the page does not end the pause");
    s.toggle_pause(later);
    assert_eq!(s.spent("a2", later + MINUTE), MINUTE);
}

#[test]
fn steps_come_before_pages_and_back_again() {
    let faces = |id: &str| if id == "a1" { 3 } else { 1 };
    let mut s = begun();
    assert_eq!([s.next(NINE, &faces), s.next(NINE, &faces), s.next(NINE, &faces)], [Moved::Step, Moved::Step, Moved::Page]);
    assert_eq!((s.previous(NINE, &faces), s.at.as_str(), s.step), (Moved::Page, "a1", 2));
    s.step = 0;
    assert_eq!(s.previous(NINE, &faces), Moved::Edge);
    assert!(s.go("e1", 0, NINE) && s.next(NINE, &faces) == Moved::Edge && !s.go("nowhere", 0, NINE));
}

#[test]
fn jumping_over_pages_leaves_them_out_of_the_forecast() {
    let mut s = begun();
    s.go("b1", 0, NINE + MINUTE);
    assert_eq!(s.forecast_end(NINE + MINUTE), NINE + 71 * MINUTE);
    // Going back counts what is left of a page, not the whole of it again.
    s.go("a1", 0, NINE + 11 * MINUTE);
    assert_eq!(s.forecast_end(NINE + 11 * MINUTE), NINE + (11 + 19 + 40 + 10 + 10 + 40) * MINUTE);
}

#[test]
fn catching_up_offers_the_least_harm_first_and_can_be_undone() {
    let course = course();
    let mut s = begun();
    assert!(s.proposals(&course, NINE).is_empty(), "nobody who is on time is told to hurry");
    let late = NINE + 40 * MINUTE;
    let offered = s.proposals(&course, late);
    let what: Vec<&CatchUp> = offered.iter().map(|p| &p.what).collect();
    let shorten = CatchUp::Shorten { part: "m/b".into(), to: 12 };
    let cut = CatchUp::Cut { part: "break-1-1".into(), to: 5 };
    let skip = CatchUp::Skip { page: "a2".into() };
    assert_eq!(what, [&skip, &shorten, &cut], "a2 teaches what a1 teaches; a3 does not");
    assert_eq!(offered.iter().map(|p| (p.saves / MINUTE, p.needed)).collect::<Vec<_>>(), [(30, true), (8, false), (5, false)]);
    for (take, drift) in [(&skip, -10), (&shorten, -18), (&cut, -23)] {
        s.take(take.clone());
        s.take(take.clone());
        assert_eq!(s.drift_minutes(late), drift, "{take:?}");
    }
    assert_eq!(ids(&s), ["a1", "a3", "b1", "break-1-1", "e1"]);
    for take in [&shorten, &skip, &cut] {
        s.take_back(take);
    }
    assert_eq!((s.drift_minutes(late), s.taken.len()), (20, 0));
}

#[test]
fn a_page_left_out_while_it_is_on_hands_over_to_the_next() {
    let mut s = begun();
    s.go("a2", 0, NINE + MINUTE);
    s.take(CatchUp::Skip { page: "a2".into() });
    s.next(NINE + 2 * MINUTE, &one);
    assert_eq!(s.at, "b1", "a3 stood in, and was left");
}

#[test]
fn breaks_are_part_of_the_day_and_overrun_like_pages() {
    let mut s = begun();
    s.go("break-1-1", 0, NINE + 80 * MINUTE);
    let back = NINE + 95 * MINUTE;
    assert_eq!(s.drift_minutes(back), 5);
    s.next(back, &one);
    let actual = s.actual(back + MINUTE);
    assert_eq!(actual.iter().map(|x| x.part).collect::<Vec<_>>(), [0, 2, 3]);
    assert_eq!(s.part_drift(2, back + MINUTE), 5 * MINUTE);
    assert_eq!(s.planned().len(), 4);
}

#[test]
fn the_second_day_begins_afresh_and_keeps_the_first() {
    let mut course = course();
    course.days = vec![80, 40];
    let mut s = Session::begin("s", TeachPlan::of_course(&course), 0, NINE);
    s.go("b1", 0, NINE + 60 * MINUTE);
    s.end(NINE + 85 * MINUTE);
    assert!(s.has_next_day() && s.ended.is_some() && s.spent("b1", NINE + DAY) == 25 * MINUTE);
    let next = NINE + DAY + 5 * MINUTE;
    assert!(s.next_day(next));
    assert_eq!((s.at.as_str(), s.drift_minutes(next), s.ended), ("e1", 5, None));
    assert_eq!(s.spent("b1", next), 25 * MINUTE);
    assert_eq!(s.actual(next + MINUTE).len(), 1, "the strip of today shows today");
    assert!(!s.next_day(next) && s.at == "e1");
}

#[test]
fn after_a_crash_the_class_goes_on_and_the_gap_counts_for_nothing() {
    let mut s = begun();
    s.go("a2", 0, NINE + 10 * MINUTE);
    s.beat(NINE + 14 * MINUTE);
    let text = ron::to_string(&s).expect("written");
    let mut back: Session = ron::from_str(&text).expect("read");
    assert_eq!(back, s);
    back.go_on(NINE + 20 * MINUTE);
    assert_eq!((back.at.as_str(), back.spent("a2", NINE + 21 * MINUTE)), ("a2", 5 * MINUTE));
    // Ten minutes too early, then six lost.
    assert_eq!(back.drift_minutes(NINE + 21 * MINUTE), -4);
}

#[test]
fn the_log_is_a_table_and_a_plan_for_next_time() {
    let course = course();
    let mut s = begun();
    s.next(NINE + 26 * MINUTE, &one);
    s.end(NINE + 50 * MINUTE);
    let csv = table(&s, &course, Lang::Zh, NINE + 50 * MINUTE);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "\u{feff}第几天,开始,模块,环节,页,计划分钟,实际分钟");
    assert_eq!(lines[1], "1,9:00,模块,a,a1,20,26.0");
    assert_eq!(lines[5], "1,,,茶歇,,10,0.0");
    assert_eq!(lines.len(), 7);
    let real = real_times(&s, NINE + 50 * MINUTE);
    assert_eq!(real.days[0].parts[0].pages.iter().map(|p| p.minutes).collect::<Vec<_>>(), [26, 24, 10]);
}

#[test]
fn a_plan_is_edited_without_the_course() {
    let course = course();
    let mut plan = TeachPlan::of_course(&course);
    plan.hide("a3", true);
    plan.set_minutes("a1", 25);
    plan.set_minutes("break-1-1", 0);
    plan.move_part("m/b", false);
    plan.add_break("m/b", Kind::Lunch);
    plan.set_start(0, 13 * 60 + 30);
    let s = Session::begin("s", plan.clone(), 0, NINE + 270 * MINUTE);
    assert_eq!(ids(&s), ["b1", "break-1", "a1", "a2", "break-1-1", "e1"]);
    assert_eq!(s.planned_end() - s.planned_start, (20 + 60 + 25 + 30 + 1 + 40) * MINUTE);
    plan.drop_break("break-1");
    plan.drop_break("m/a");
    assert_eq!(plan.days[0].parts.len(), 4, "only breaks are dropped");
    plan.hide_part("m/a", true);
    assert_eq!(plan.days[0].total(), 20 + 1 + 40);
    // A file of another course, or of an older version, loses what is not there.
    let mut odd = plan.clone();
    odd.days[0].parts[0].pages.push(PlanPage { id: "gone".into(), minutes: 5, hidden: false });
    odd.days[0].parts[1].pages.push(PlanPage { id: "b1".into(), minutes: 9_999, hidden: false });
    assert_eq!(odd.mended(&course), plan);
    assert!(plan.mended(&Course::default()).days.is_empty());
}

#[test]
fn parts_move_over_the_edge_of_a_day() {
    let mut course = course();
    course.days = vec![80, 40];
    let mut plan = TeachPlan::of_course(&course);
    plan.move_part("m/b", true);
    assert_eq!(plan.days[1].parts.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["m/b", "n/c"]);
    plan.move_part("m/b", false);
    assert_eq!(plan, TeachPlan::of_course(&course));
    plan.move_part("m/a", false);
    assert_eq!(plan, TeachPlan::of_course(&course), "the first part cannot go further up");
}

#[test]
fn what_was_drawn_is_handed_out_by_page_and_by_board() {
    let mut s = begun();
    let stroke = |pen: u8| InkStroke { pen, points: vec![(0, 0), (SIDE, SIDE / 2)] };
    s.ink.insert("a2#0".into(), vec![stroke(1)]);
    s.ink.insert("a1#1".into(), vec![stroke(0), InkStroke::default()]);
    s.ink.insert("a3#0".into(), Vec::new());
    assert_eq!((s.fresh_board(), s.fresh_board()), (1, 1), "an empty board is not left behind");
    s.ink.insert(Session::board(1), vec![stroke(3)]);
    assert_eq!(s.fresh_board(), 2);
    let pages = handout(&s, &course(), Lang::En);
    assert_eq!(pages.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["1  a1", "2  a2", "Board 1"]);
    let ends: Vec<_> = pages
        .iter()
        .flat_map(|(_, d)| &d.prims)
        .filter_map(|p| if let crate::model::scene::Prim::Path { points, .. } = p { points.last().copied() } else { None })
        .collect();
    assert_eq!(ends, [crate::model::scene::pt(960.0, 270.0); 3]);
}

proptest! {
    /// Whatever is done, the sums hold: no time is lost or counted twice, and the forecast is never before now.
    #[test]
    fn time_is_never_lost_or_counted_twice(acts in prop::collection::vec((0_u8..9, 0_i64..600_000), 1..60)) {
        let course = course();
        let mut s = begun();
        let (mut now, mut paused) = (NINE, 0);
        for (act, wait) in acts {
            if s.is_paused() {
                paused += wait;
            }
            now += wait;
            match act {
                0..=2 => drop(s.next(now, &|_| 2)),
                3 => drop(s.previous(now, &|_| 2)),
                4 => s.toggle_pause(now),
                5 => drop(s.go("e1", 0, now)),
                6 => {
                    if let Some(first) = s.proposals(&course, now).first() {
                        let before = s.forecast_end(now);
                        s.take(first.what.clone());
                        prop_assert!(s.forecast_end(now) < before);
                    }
                }
                7 => {
                    if let Some(last) = s.taken.last().cloned() {
                        s.take_back(&last);
                    }
                }
                _ => s.beat(now),
            }
            let all = ["a1", "a2", "a3", "b1", "break-1-1", "e1"];
            let spent: Ms = all.iter().map(|id| s.spent(id, now)).sum();
            let lost = now - NINE - paused - spent;
            // Only pages that were leafed through for less than half a second leave no trace.
            prop_assert!((0..=500 * 60).contains(&lost), "{lost}");
            prop_assert!(s.forecast_end(now) >= now);
            prop_assert_eq!(s.drift(now), s.forecast_end(now) - s.planned_end());
            let read: Session = ron::from_str(&ron::to_string(&s).expect("written")).expect("read");
            prop_assert_eq!(&read, &s);
        }
    }
}
