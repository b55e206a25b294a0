//! Earlier states of a workbook: which of them are kept, how one is brought back, and what differs.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    doc::{Doc, Op, Value},
    stamp::ItemId,
    workbook::Workbook,
};

/// Why a version was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The file was saved.
    Saved,
    /// The file was there before this program wrote it, or somebody else wrote it.
    Found,
    /// Before a merge.
    BeforeMerge,
    /// Before another version was brought back.
    BeforeRestore,
    /// Before a file of an older format was written anew.
    BeforeMigration,
    /// Unsaved work that was put aside.
    Unsaved,
}

/// A version as far as the rule of thinning needs to know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Seconds since 1970.
    pub at: i64,
    /// Bytes on the disk.
    pub bytes: u64,
}

/// The newest of these are kept whatever their age.
pub const LAST: usize = 10;
/// The newest of these are never given up for room.
pub const SAFE: usize = 3;
/// Bytes that the versions of all documents may take.
pub const MAX_BYTES: u64 = 200 * 1024 * 1024;

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;
/// Seconds of a span, and of how many such spans the newest version is kept.
const SPANS: [(i64, usize); 3] = [(HOUR, 24), (DAY, 14), (7 * DAY, 8)];

/// Which versions of one document go: all but the last ten and the newest of each of 24 hours, 14 days and 8 weeks.
///
/// Hours, days and weeks (from Monday) are those of UTC; only those count in which something was kept.
#[must_use]
pub fn thin(versions: &[Kept]) -> BTreeSet<usize> {
    let order = newest_first(versions);
    let mut keep: BTreeSet<usize> = order.iter().take(LAST).copied().collect();
    for (span, count) in SPANS {
        let mut seen = BTreeSet::new();
        for at in &order {
            let Some(version) = versions.get(*at) else { continue };
            // 1970-01-01 was a Thursday: three days later weeks begin on Monday.
            let bucket = (version.at + if span > DAY { 3 * DAY } else { 0 }).div_euclid(span);
            if seen.len() < count && seen.insert(bucket) {
                keep.insert(*at);
            }
        }
    }
    (0..versions.len()).filter(|at| !keep.contains(at)).collect()
}

/// Which versions go so that all fit into `max` bytes: the oldest first, never one of the newest three of a document.
#[must_use]
pub fn over_budget(documents: &[Vec<Kept>], max: u64) -> Vec<(usize, usize)> {
    let mut total: u64 = documents.iter().flatten().map(|v| v.bytes).sum();
    let mut free: Vec<(i64, usize, usize, u64)> = Vec::new();
    for (doc, versions) in documents.iter().enumerate() {
        for at in newest_first(versions).into_iter().skip(SAFE) {
            free.extend(versions.get(at).map(|v| (v.at, doc, at, v.bytes)));
        }
    }
    free.sort_unstable();
    let mut gone = Vec::new();
    for (_, doc, at, bytes) in free {
        if total <= max {
            break;
        }
        total -= bytes;
        gone.push((doc, at));
    }
    gone
}

fn newest_first(versions: &[Kept]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..versions.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse((versions.get(*at).map(|v| v.at), *at)));
    order
}

/// The ops that make the content of `now` that of `then`: new edits, so that copies of the file merge with them.
#[must_use]
pub fn restore(now: &Doc, then: &Doc) -> Vec<Op> {
    let mut ops = Vec::new();
    for (id, item) in now.all() {
        if !item.gone && then.get(*id).is_none() {
            ops.push(Op::Drop { id: *id });
        }
    }
    for (id, item) in then.all().iter().filter(|(_, item)| !item.gone) {
        let Some(current) = now.get(*id) else {
            let fields = item.fields.iter().filter(|(_, reg)| reg.value != Value::Empty);
            ops.push(Op::Put { id: *id, kind: item.kind.clone(), fields: fields.map(|(key, reg)| (key.clone(), reg.value.clone())).collect() });
            continue;
        };
        let keys: BTreeSet<_> = current.fields.keys().chain(item.fields.keys()).collect();
        for key in keys {
            let value = item.get(key.as_str());
            if value != current.get(key.as_str()) {
                ops.push(Op::Set { id: *id, key: key.clone(), value: value.clone() });
            }
        }
    }
    ops
}

/// Whether two documents say the same, whoever wrote it when.
#[must_use]
pub fn same_content(a: &Doc, b: &Doc) -> bool {
    restore(a, b).is_empty()
}

/// How something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// Only in the newer one.
    Added,
    /// Only in the older one.
    Removed,
    /// Something else stands there.
    Changed,
}

/// A text that differs between two states of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The exercise, or "" for the header and notes.
    pub exercise: String,
    /// How.
    pub how: Differs,
    /// What stood there, "" when it is new.
    pub before: String,
    /// What stands there, "" when it is gone.
    pub after: String,
}

/// What a person would see to differ between two states, at most `limit` entries, and how many there are in all.
#[must_use]
pub fn changes(old: &Workbook, new: &Workbook, limit: usize) -> (Vec<Change>, usize) {
    let empty = Doc::default();
    let mut found = Found { list: Vec::new(), limit, count: 0 };
    found.doc("", &old.about, &new.about);
    let old_docs: BTreeMap<&str, &Doc> = old.exercises.iter().map(|e| (e.key.as_str(), &e.doc)).collect();
    for exercise in &new.exercises {
        found.doc(&exercise.key, old_docs.get(exercise.key.as_str()).unwrap_or(&&empty), &exercise.doc);
    }
    for exercise in old.exercises.iter().filter(|e| new.exercise(&e.key).is_none()) {
        found.doc(&exercise.key, &exercise.doc, &empty);
    }
    (found.list, found.count)
}

struct Found {
    list: Vec<Change>,
    limit: usize,
    count: usize,
}

impl Found {
    fn add(&mut self, exercise: &str, before: String, after: String) {
        if before == after {
            return;
        }
        self.count += 1;
        if self.list.len() < self.limit {
            let how = match (before.is_empty(), after.is_empty()) {
                (true, _) => Differs::Added,
                (_, true) => Differs::Removed,
                _ => Differs::Changed,
            };
            self.list.push(Change { exercise: exercise.to_owned(), how, before, after });
        }
    }

    fn doc(&mut self, exercise: &str, old: &Doc, new: &Doc) {
        let ids: BTreeSet<ItemId> = old.all().keys().chain(new.all().keys()).copied().collect();
        for id in ids {
            match (old.get(id), new.get(id)) {
                (Some(item), _) | (_, Some(item)) if super::editors::is_note(item) => {}
                (Some(a), Some(b)) => {
                    let keys: BTreeSet<_> = a.fields.keys().chain(b.fields.keys()).collect();
                    for key in keys.into_iter().filter(|key| is_read(key.as_str())) {
                        self.add(exercise, said(a.get(key.as_str())), said(b.get(key.as_str())));
                    }
                }
                (a, b) => {
                    let text = |item: Option<&super::doc::Item>| {
                        let main = item.and_then(|i| ["text", "name", "title"].iter().map(|key| said(i.get(key))).find(|t| !t.is_empty()));
                        if let Some(main) = main {
                            return main;
                        }
                        let texts = item.into_iter().flat_map(|i| i.fields.iter()).filter(|(key, _)| is_read(key.as_str()));
                        texts.map(|(_, reg)| said(&reg.value)).filter(|t| !t.is_empty()).collect::<Vec<_>>().join(" | ")
                    };
                    self.add(exercise, text(a), text(b));
                }
            }
        }
    }
}

/// Registers that say where something stands are not read by anybody.
fn is_read(key: &str) -> bool {
    !matches!(key, "order" | "stage" | "zone" | "tp" | "lane" | "page" | "width" | "by" | "color")
}

fn said(value: &Value) -> String {
    match value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Num(n) => n.to_string(),
        Value::Flag(true) => "✓".to_owned(),
        Value::List(list) => list.join("、"),
        Value::Empty | Value::Flag(false) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{edit::Label, stamp::EditorId};

    fn at(times: &[i64]) -> Vec<Kept> {
        times.iter().map(|at| Kept { at: *at, bytes: 1 }).collect()
    }

    fn kept(times: &[i64]) -> Vec<i64> {
        let gone = thin(&at(times));
        times.iter().enumerate().filter(|(n, _)| !gone.contains(n)).map(|(_, at)| *at).collect()
    }

    #[test]
    fn the_last_ten_stay_then_hours_days_and_weeks() {
        let minute = |n: i64| n * 60;
        let cases: [(&str, Vec<i64>, usize); 6] = [
            ("nothing", vec![], 0),
            ("ten in one minute", (0..10).collect(), 10),
            // Every minute of an hour: the ten newest, which hold the newest of the hour.
            ("an hour", (0..60).map(minute).collect(), 10),
            // Every ten minutes for two days: ten, 24 hours (the two newest hours are among the ten), and the first of the two days.
            ("two days", (0..288).map(|n| n * 600).collect(), 10 + 22 + 1),
            // Daily for 30 days: 24 hours that are days here, and the newest of the week before those.
            ("a month of days", (0..30).map(|n| n * DAY).collect(), 24 + 1),
            ("future and past mix", vec![5, -DAY * 400, DAY * 400], 3),
        ];
        for (name, times, want) in cases {
            let kept = kept(&times);
            assert_eq!(kept.len(), want, "{name}: {kept:?}");
        }
        let hourly: Vec<i64> = (0..24 * 200).map(|n| n * HOUR).collect();
        let left = kept(&hourly);
        assert!(left.len() <= 24 + 14 + 8, "{}", left.len());
        let last = *hourly.last().expect("some");
        for hour in 0..24 {
            assert!(left.contains(&(last - hour * HOUR)), "hour {hour}");
        }
        assert!(left.iter().any(|t| last - t > 7 * 6 * DAY), "weeks reach back: {left:?}");
    }

    #[test]
    fn thinning_twice_drops_nothing_more() {
        let mut seed = 7_u64;
        let times: Vec<i64> = (0..400)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                i64::try_from(seed >> 40).unwrap_or(0)
            })
            .collect();
        let once = kept(&times);
        assert_eq!(kept(&once), once);
        let newest = {
            let mut t = times.clone();
            t.sort_unstable();
            t.split_off(t.len() - LAST)
        };
        assert!(newest.iter().all(|t| once.contains(t)));
    }

    #[test]
    fn room_is_made_from_the_oldest_and_three_of_each_stay() {
        let doc = |times: &[i64]| times.iter().map(|at| Kept { at: *at, bytes: 10 }).collect::<Vec<_>>();
        let docs = [doc(&[1, 2, 3, 4, 5]), doc(&[10, 20, 30, 40]), doc(&[0])];
        assert!(over_budget(&docs, 100).is_empty(), "it fits");
        assert_eq!(over_budget(&docs, 90), [(0, 0)]);
        assert_eq!(over_budget(&docs, 75), [(0, 0), (0, 1), (1, 0)]);
        assert_eq!(over_budget(&docs, 0), [(0, 0), (0, 1), (1, 0)], "never the newest three");
    }

    #[test]
    fn a_restored_document_says_what_the_version_said() {
        let (me, other) = (EditorId::from_random(3), EditorId::from_random(4));
        let id = |k| ItemId { editor: me, k };
        let mut then = Doc::default();
        for k in 1..5 {
            then.apply(&Op::put(id(k), "card", vec![("text".into(), Value::text(&format!("{k}"))), ("zone".into(), Value::text("a"))]), me)
                .expect("fits");
        }
        let mut now = then.clone();
        for op in [
            Op::Drop { id: id(1) },
            Op::set(id(2), "text", Value::text("anders")),
            Op::set(id(3), "tag", Value::text("neu")),
            Op::set(id(4), "zone", Value::Empty),
            Op::put(id(9), "card", vec![("text".into(), Value::text("dazu"))]),
        ] {
            now.apply(&op, other).expect("fits");
        }
        let before = now.clone();
        let ops = restore(&now, &then);
        let mut history = crate::model::edit::History::default();
        let edit = crate::model::edit::Edit { label: Label::from(crate::model::texts::files::CHANGE), ops, burst: None };
        history.apply(&mut now, &edit, other, std::time::Duration::ZERO).expect("fits");
        assert!(same_content(&now, &then) && same_content(&then, &now));
        history.undo(&mut now, other).expect("one step");
        assert!(same_content(&now, &before));
    }

    #[test]
    fn changes_are_told_as_a_person_sees_them() {
        let me = EditorId::from_random(3);
        let id = |k| ItemId { editor: me, k };
        let mut old = Workbook::default();
        for k in 1..4 {
            old.about.apply(&Op::put(id(k), "note", vec![("text".into(), Value::text(&format!("n{k}")))]), me).expect("fits");
        }
        let mut new = old.clone();
        for op in [
            Op::Drop { id: id(1) },
            Op::set(id(2), "text", Value::text("n2!")),
            Op::set(id(3), "order", Value::text("m")),
            Op::put(id(7), "note", vec![("text".into(), Value::text("n7"))]),
        ] {
            new.about.apply(&op, me).expect("fits");
        }
        let (list, count) = changes(&old, &new, 2);
        assert_eq!((list.len(), count), (2, 3));
        let (list, _) = changes(&old, &new, 9);
        let told: Vec<_> = list.iter().map(|c| (c.how, c.before.as_str(), c.after.as_str())).collect();
        assert_eq!(told, [(Differs::Removed, "n1", ""), (Differs::Changed, "n2", "n2!"), (Differs::Added, "", "n7")]);
    }
}
