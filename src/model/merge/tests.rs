use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use proptest::prelude::*;

use super::*;
use crate::model::{
    doc::{Item, Key, Op},
    edit::{Edit, History},
    stamp::ItemId,
    texts::shell as tx,
};

const KEYS: [&str; 4] = ["text", "order", "zone", "score"];

fn editor(n: usize) -> EditorId {
    EditorId::from_random(n as u64 * 7_919 + 3)
}

/// What a document shows: items that are there, their values with all rivals, and whether their deletion is disputed.
type View = BTreeMap<ItemId, (String, bool, BTreeMap<String, Vec<String>>)>;

fn view(doc: &Doc) -> View {
    let values = |item: &Item| {
        let shown = item.fields.iter().map(|(key, reg)| (key.to_string(), reg.entries().map(|(v, _)| format!("{v:?}")).collect::<Vec<_>>()));
        shown.filter(|(_, values)| values.iter().any(|v| v != "Empty")).collect()
    };
    let living = doc.all().iter().filter(|(_, item)| !item.gone);
    living.map(|(id, item)| (*id, (item.kind.to_string(), !item.dropped.is_empty(), values(item)))).collect()
}

// ---- histories ----

/// Something that happened, and everything that whoever did it knew.
struct Event {
    item: ItemId,
    what: Happened,
    knew: BTreeSet<usize>,
}

#[derive(PartialEq)]
enum Happened {
    Born,
    Dropped,
    Wrote(&'static str, String),
}

/// Copies of one document and, beside them, the plain story of what was done: the oracle that knows no stamps.
struct World {
    docs: Vec<Doc>,
    knows: Vec<BTreeSet<usize>>,
    story: Vec<Event>,
    items: Vec<ItemId>,
}

type Step = (usize, u8, usize, usize);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    prop::collection::vec((0_usize..5, 0_u8..12, 0_usize..64, 0_usize..64), 1..50)
}

impl World {
    fn play(steps: &[Step]) -> Self {
        let mut world = Self { docs: vec![Doc::default(); 5], knows: vec![BTreeSet::new(); 5], story: Vec::new(), items: Vec::new() };
        for (n, step) in steps.iter().enumerate() {
            world.step(n, *step);
        }
        world
    }

    fn step(&mut self, n: usize, (who, what, pick, other): Step) {
        let value = format!("v{n}");
        let known: Vec<ItemId> = self.docs[who].all().keys().copied().collect();
        let id = if known.is_empty() { None } else { Some(known[pick % known.len()]) };
        match (what, id) {
            (0..=2, _) | (_, None) => {
                let id = ItemId { editor: editor(who), k: n as u64 + 1 };
                self.items.push(id);
                self.put(who, id, &value);
            }
            (3..=6, Some(id)) if self.docs[who].get(id).is_some() => {
                let key = KEYS[other % KEYS.len()];
                self.docs[who].apply(&Op::set(id, key, Value::text(&value)), editor(who)).unwrap();
                self.tell(who, id, vec![Happened::Wrote(key, value)]);
            }
            (7, Some(id)) if self.docs[who].get(id).is_some() => {
                self.docs[who].apply(&Op::Drop { id }, editor(who)).unwrap();
                self.tell(who, id, vec![Happened::Dropped]);
            }
            (8, Some(id)) if self.docs[who].get(id).is_none() => self.put(who, id, &value),
            _ => {
                let from = other % 5;
                self.docs[who] = merge_docs(&self.docs[who], &self.docs[from]);
                let all = self.knows[from].clone();
                self.knows[who].extend(all);
            }
        }
    }

    fn put(&mut self, who: usize, id: ItemId, value: &str) {
        let fields = vec![(Key::from("text"), Value::text(value)), ("zone".into(), Value::text(value))];
        self.docs[who].apply(&Op::put(id, "card", fields), editor(who)).unwrap();
        self.tell(who, id, vec![Happened::Born, Happened::Wrote("text", value.into()), Happened::Wrote("zone", value.into())]);
    }

    fn tell(&mut self, who: usize, item: ItemId, all: Vec<Happened>) {
        let knew = self.knows[who].clone();
        for what in all {
            self.knows[who].insert(self.story.len());
            self.story.push(Event { item, what, knew: knew.clone() });
        }
    }

    /// Values that must be visible: written, and neither overwritten nor deleted by anybody who knew them.
    fn standing(&self, known: &BTreeSet<usize>) -> View {
        let mut view = View::new();
        let replaced = |at: usize, by: &Event| match (&self.story[at].what, &by.what) {
            (Happened::Wrote(key, _), Happened::Wrote(other, _)) => key == other,
            (Happened::Wrote(..) | Happened::Born | Happened::Dropped, Happened::Born | Happened::Dropped) => true,
            (Happened::Born | Happened::Dropped, Happened::Wrote(..)) => false,
        };
        let stands = |at: &usize| {
            let event = &self.story[*at];
            known.iter().map(|e| &self.story[*e]).all(|by| by.item != event.item || !by.knew.contains(at) || !replaced(*at, by))
        };
        let standing: Vec<&Event> = known.iter().filter(|at| stands(at)).map(|at| &self.story[*at]).collect();
        for event in &standing {
            match &event.what {
                Happened::Born => drop(view.entry(event.item).or_default()),
                Happened::Wrote(key, value) => {
                    let fields = &mut view.entry(event.item).or_default().2;
                    fields.entry((*key).to_owned()).or_default().push(format!("{:?}", Value::text(value)));
                }
                Happened::Dropped => {}
            }
        }
        for event in standing.iter().filter(|e| e.what == Happened::Dropped) {
            if let Some(item) = view.get_mut(&event.item) {
                item.1 = true;
            }
        }
        view
    }
}

/// The oracle does not know which of several values is shown.
fn sorted(mut view: View) -> View {
    for (kind, _, fields) in view.values_mut() {
        kind.clear();
        for values in fields.values_mut() {
            values.sort();
        }
    }
    view
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_hold_for_any_history(steps in steps()) {
        let world = World::play(&steps);
        let [a, b, c, d, e] = world.docs.as_slice() else { unreachable!() };
        let ab = merge_docs(a, b);
        prop_assert_eq!(&ab, &merge_docs(b, a), "commutative");
        prop_assert_eq!(&merge_docs(a, a), a, "idempotent");
        prop_assert_eq!(&merge_docs(&ab, b), &ab, "absorbs");
        prop_assert_eq!(merge_docs(&ab, c), merge_docs(a, &merge_docs(b, c)), "associative");
        let forth = [b, c, d, e].into_iter().fold(a.clone(), |all, next| merge_docs(&all, next));
        let back = [d, c, b, a].into_iter().fold(e.clone(), |all, next| merge_docs(&all, next));
        prop_assert_eq!(&forth, &back, "converges");
        let order = |doc: &Doc| doc.sorted("card").into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        prop_assert_eq!(order(&forth), order(&back), "one order");
    }

    #[test]
    fn what_nobody_gave_up_is_visible(steps in steps()) {
        let world = World::play(&steps);
        for (doc, known) in world.docs.iter().zip(&world.knows) {
            prop_assert_eq!(sorted(view(doc)), sorted(world.standing(known)));
        }
        let all = world.docs.iter().skip(1).fold(world.docs[0].clone(), |all, next| merge_docs(&all, next));
        let known = world.knows.iter().flatten().copied().collect();
        prop_assert_eq!(sorted(view(&all)), sorted(world.standing(&known)));
    }

    #[test]
    fn undo_and_redo_are_as_good_as_direct_edits(steps in steps(), undone in 0_usize..40) {
        // Edits, deletions and merges of one person in one history; the others' copies come from the same world.
        let world = World::play(&steps);
        let (mut doc, mut history, me) = (world.docs[0].clone(), History::default(), editor(77));
        let mut views = vec![view(&doc)];
        for (n, (who, what, pick, other)) in steps.iter().copied().enumerate() {
            let ids: Vec<ItemId> = doc.all().keys().copied().collect();
            let id = if ids.is_empty() { ItemId { editor: me, k: n as u64 } } else { ids[pick % ids.len()] };
            let op = match what {
                0..=2 => Op::put(ItemId { editor: me, k: 1000 + n as u64 }, "card", vec![("text".into(), Value::text(&format!("n{n}")))]),
                3..=6 => Op::set(id, KEYS[other % 4], Value::text(&format!("n{n}"))),
                7 | 8 => Op::Drop { id },
                _ => whole(&doc, merge_docs(&doc, &world.docs[who])),
            };
            if history.apply(&mut doc, &Edit::new(tx::STARTED).with(op), me, Duration::ZERO).is_ok() {
                views.push(view(&doc));
            }
        }
        let last = views.len() - 1;
        let undone = undone.min(last);
        for n in 1..=undone {
            prop_assert!(history.undo(&mut doc, me).is_some());
            prop_assert_eq!(&view(&doc), &views[last - n], "undo {}", n);
        }
        for n in (0..undone).rev() {
            prop_assert!(history.redo(&mut doc, me).is_some());
            prop_assert_eq!(&view(&doc), &views[last - n], "redo {}", n);
        }
        // The knowledge is sound: a copy taken at any time brings nothing back and takes nothing away.
        let again = merge_docs(&doc, &doc.clone());
        prop_assert_eq!(view(&again), view(&doc));
    }

    #[test]
    fn undoing_a_merge_takes_nothing_from_anybody(steps in steps()) {
        let world = World::play(&steps);
        let (mine, theirs, me) = (&world.docs[0], &world.docs[1], editor(77));
        let both = merge_docs(mine, theirs);
        let (mut doc, mut history) = (mine.clone(), History::default());
        let merge = Edit::new(tx::STARTED).with(whole(&doc, both.clone()));
        history.apply(&mut doc, &merge, me, Duration::ZERO).unwrap();
        prop_assert_eq!(view(&doc), view(&both));
        // Somebody gets the merged file, with an edit of mine that is undone later.
        let first = doc.sorted("card").iter().map(|(id, _)| *id).find(|id| mine.get(*id).is_some());
        if let Some(id) = first {
            history.apply(&mut doc, &Edit::new(tx::STARTED).with(Op::set(id, "text", Value::text("later"))), me, Duration::ZERO).unwrap();
            let sent = doc.clone();
            history.undo(&mut doc, me).unwrap();
            history.undo(&mut doc, me).unwrap();
            prop_assert_eq!(view(&doc), view(mine));
            let back = merge_docs(&doc, &sent);
            prop_assert!(view(&back).values().flat_map(|(_, _, f)| f.values().flatten()).all(|v| !v.contains("later")), "what was undone stays undone");
            for id in view(&both).keys() {
                prop_assert!(back.get(*id).is_some(), "their items come again");
            }
        } else {
            history.undo(&mut doc, me).unwrap();
        }
        prop_assert_eq!(view(&doc), view(mine));
        let theirs_again = view(&merge_docs(&doc, theirs));
        for id in view(theirs).keys().filter(|id| view(&both).contains_key(id)) {
            prop_assert!(theirs_again.contains_key(id), "merging again brings their work again");
        }
    }
}
