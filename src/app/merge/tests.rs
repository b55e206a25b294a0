//! A merge is one step: undo takes all of it back, exercises that it added too, and redo brings all of it again.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::{
    app::book::Book,
    model::{doc::Value, template::Template, workbook::Exercise},
};

type Play = (usize, u8, usize, usize);
type Shown = BTreeMap<String, (String, Vec<(ItemId, Vec<(String, Vec<String>)>)>)>;

/// What a person sees of a workbook.
fn shown(book: &Workbook) -> Shown {
    let of = |doc: &Doc| {
        let living = doc.all().iter().filter(|(_, item)| !item.gone);
        let values = living.map(|(id, item)| {
            let set = item.fields.iter().map(|(key, reg)| (key.to_string(), reg.entries().map(|(v, _)| format!("{v:?}")).collect::<Vec<_>>()));
            (*id, set.filter(|(_, values)| values.iter().any(|v| v != "Empty")).collect())
        });
        values.collect::<Vec<_>>()
    };
    let exercises = book.exercises.iter().map(|e| (e.key.clone(), (e.template.id.clone(), of(&e.doc))));
    exercises.chain([(String::new(), (String::new(), of(&book.about)))]).collect()
}

fn play(book: &mut Workbook, who: u64, plays: &[Play]) {
    let me = EditorId::from_random(who * 7_919 + 3);
    for (n, (exercise, what, pick, value)) in plays.iter().enumerate() {
        let key = ["", "a", "b", "c"][exercise % 4];
        if !key.is_empty() && book.exercise(key).is_none() {
            // Copies may have started an exercise from different editions of a course.
            let template = Template { id: format!("{key}{}", "x".repeat(value % 3)), ..Template::default() };
            book.exercises.push(Exercise { key: key.into(), template: Arc::new(template), doc: Doc::default(), unknown: Vec::new() });
        }
        let doc = doc_of(book, key).expect("it was started");
        let known: Vec<ItemId> = doc.all().iter().filter(|(_, item)| !item.gone).map(|(id, _)| *id).collect();
        let text = Value::text(&format!("{who}.{n}"));
        let op = match known.get(pick % known.len().max(1)) {
            Some(id) if what % 4 == 0 => Op::Drop { id: *id },
            Some(id) if what % 4 < 3 => Op::set(*id, "text", text),
            _ => Op::put(ItemId { editor: me, k: n as u64 + 1 }, "card", vec![("text".into(), text)]),
        };
        doc.apply(&op, me).expect("it fits");
    }
}

fn plays() -> impl Strategy<Value = Vec<Play>> {
    prop::collection::vec((0_usize..4, 0_u8..4, 0_usize..8, 0_usize..3), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn undo_takes_a_whole_merge_back_and_redo_brings_it_again((before, mine, theirs, later) in (plays(), plays(), plays(), plays())) {
        let mut base = Workbook { id: "w".into(), ..Workbook::default() };
        play(&mut base, 1, &before);
        let (mut a, mut b) = (base.clone(), base);
        play(&mut a, 2, &mine);
        play(&mut b, 3, &theirs);
        let merged = merge_workbooks(&[Source::sound(&a), Source::sound(&b)], &[], EditorId::from_random(8)).expect("few items").value;
        let mut book = Book::new(a.clone(), EditorId::from_random(9));
        let steps = steps_of(&mut book.workbook, merged.clone());
        book.apply_all(&Label::from(t::MERGED), steps, Duration::ZERO).expect("it fits");
        prop_assert_eq!(shown(&book.workbook), shown(&merged));
        // Some work in what the merge brought is undone first.
        let mut worked = 0;
        for (n, (exercise, ..)) in later.iter().enumerate() {
            let key = ["", "a", "b", "c"][exercise % 4];
            let edit = Edit::new(t::SETTLED_SOME).with(Op::put(book.ids.id(), "card", vec![("text".into(), Value::text(&n.to_string()))]));
            if doc_of(&mut book.workbook, key).is_some() {
                book.apply(&target_of(key), &edit, Duration::ZERO).expect("it fits");
                book.undo(&target_of(key), Duration::ZERO).expect("just done");
                worked += 1;
            }
        }
        for _ in 0..2 {
            prop_assert!(book.undo(&Target::About, Duration::ZERO).is_some());
            prop_assert_eq!(shown(&book.workbook), shown(&a), "after undo");
            if worked == 0 {
                prop_assert!(book.redo(&Target::About, Duration::ZERO).is_some());
                prop_assert_eq!(shown(&book.workbook), shown(&merged), "after redo");
            } else {
                // That work has ended what could be redone; the copy can be merged once more.
                let again = merge_workbooks(&[Source::sound(&book.workbook), Source::sound(&b)], &[], EditorId::from_random(8)).expect("few items").value;
                let steps = steps_of(&mut book.workbook, again);
                book.apply_all(&Label::from(t::MERGED), steps, Duration::ZERO).expect("it fits");
                prop_assert!(b.exercises.iter().all(|e| book.workbook.exercise(&e.key).is_some()));
            }
        }
    }
}
