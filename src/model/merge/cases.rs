//! What merging does, case by case.

use super::*;
use crate::model::{
    doc::{Item, Key, Reg},
    stamp::Stamp,
    text::Bi,
};

fn editor(n: u64) -> EditorId {
    EditorId::from_random(n * 7_919 + 3)
}

fn card(k: u64) -> ItemId {
    ItemId { editor: editor(1), k }
}

fn set(book: &mut Workbook, who: u64, id: ItemId, key: &str, value: Value) {
    book.exercises[0].doc.apply(&Op::set(id, key, value), editor(who)).unwrap();
}

fn text(book: &mut Workbook, who: u64, id: ItemId, text: &str) {
    set(book, who, id, "text", Value::text(text));
}

fn put(book: &mut Workbook, who: u64, id: ItemId, text: &str) {
    let fields = vec![(Key::from("text"), Value::text(text)), ("zone".into(), Value::text("time")), ("order".into(), Value::text("V01"))];
    book.exercises[0].doc.apply(&Op::put(id, "card", fields), editor(who)).unwrap();
}

fn template(steps: usize) -> Arc<Template> {
    Arc::new(Template { id: "t".into(), steps: vec![Bi::new("写", "Write"); steps], ..Template::default() })
}

/// A workbook with one exercise and two cards.
fn start() -> Workbook {
    let exercise = Exercise { key: "t".into(), template: template(1), doc: Doc::default(), unknown: Vec::new() };
    let mut book = Workbook { id: "wb".into(), course: "mot".into(), exercises: vec![exercise], ..Workbook::default() };
    put(&mut book, 1, card(1), "一");
    put(&mut book, 1, card(2), "二");
    book
}

fn merged(books: &[&Workbook]) -> Merged<Workbook> {
    let sources: Vec<Source> = books.iter().map(|b| Source::sound(b)).collect();
    merge_workbooks(&sources, &[], editor(99)).unwrap()
}

fn shown<'a>(book: &'a Workbook, id: ItemId, key: &str) -> Vec<&'a str> {
    book.exercises[0].doc.get(id).and_then(|i| i.fields.get(key)).map(|r| r.entries().map(|(v, _)| v.as_str()).collect()).unwrap_or_default()
}

#[test]
fn changes_in_different_places_merge_by_themselves() {
    let (mut a, mut b) = (start(), start());
    text(&mut a, 2, card(1), "甲");
    text(&mut b, 3, card(2), "乙");
    put(&mut b, 3, ItemId { editor: editor(3), k: 1 }, "新");
    b.exercises[0].doc.apply(&Op::Drop { id: card(2) }, editor(3)).unwrap();
    let Merged { value, report } = merged(&[&a, &b]);
    assert_eq!(shown(&value, card(1), "text"), ["甲"]);
    assert_eq!(report.undecided(), 0);
    let part = &report.parts[0];
    let told: Vec<_> = part.auto.iter().map(|auto| (auto.item, auto.key.as_ref().map(Key::as_str), auto.what, auto.from.clone())).collect();
    let new = ItemId { editor: editor(3), k: 1 };
    let expected = [(card(1), Some("text"), What::Changed, vec![0]), (card(2), None, What::Deleted, vec![1]), (new, None, What::Added, vec![1])];
    assert_eq!(told.len(), 3, "{told:?}");
    for each in expected {
        assert!(told.contains(&each), "{each:?}");
    }
}

#[test]
fn the_same_place_changed_twice_is_a_conflict_with_the_older_text() {
    let old = start();
    let (mut a, mut b) = (old.clone(), old.clone());
    text(&mut a, 2, card(1), "甲");
    text(&mut b, 3, card(1), "乙");
    let sources = [Source::sound(&a), Source::sound(&b)];
    let Merged { value, report } = merge_workbooks(&sources, &[&old], editor(99)).unwrap();
    let conflict = &report.parts[0].conflicts[0];
    assert_eq!((report.automatic(), report.undecided()), (0, 1));
    assert_eq!(conflict.base, Some(Value::text("一")));
    let copies: Vec<_> = conflict.copies.iter().map(|c| (c.value.as_str(), c.from.clone())).collect();
    assert_eq!(copies.len(), 2);
    assert!(copies.contains(&("甲", vec![0])) && copies.contains(&("乙", vec![1])));
    // A version that only one side knew is not what both came from.
    let mut own = old.clone();
    text(&mut own, 2, card(1), "甲前");
    let mut further = own.clone();
    text(&mut further, 2, card(1), "甲");
    let sources = [Source::sound(&further), Source::sound(&b)];
    let report = merge_workbooks(&sources, &[&own, &old], editor(99)).unwrap().report;
    assert_eq!(report.parts[0].conflicts[0].base, Some(Value::text("一")));

    // Settled once, it stays settled for everybody who gets the result.
    for (choice, want) in
        [(Choice::Copy(1), conflict.copies[1].value.clone()), (Choice::All, joined(&[&conflict.copies[0].value, &conflict.copies[1].value]))]
    {
        let mut book = value.clone();
        let op = settle(&book.exercises[0].doc, conflict, &choice).unwrap();
        let inverse = book.exercises[0].doc.apply(&op, editor(4)).unwrap();
        let again = merged(&[&a, &book, &b]);
        assert_eq!(again.value.exercises[0].doc.value(card(1), "text"), &want);
        assert_eq!(again.report.undecided(), 0);
        book.exercises[0].doc.apply(&inverse, editor(4)).unwrap();
        assert_eq!(shown(&book, card(1), "text").len(), 2, "undo brings the question back");
    }
}

#[test]
fn deleted_here_and_edited_there_stays_whole_until_somebody_decides() {
    let (mut a, mut b) = (start(), start());
    a.exercises[0].doc.apply(&Op::Drop { id: card(1) }, editor(2)).unwrap();
    text(&mut b, 3, card(1), "乙");
    for pair in [[&a, &b], [&b, &a]] {
        let Merged { mut value, report } = merged(&pair);
        assert_eq!(shown(&value, card(1), "text"), ["乙"]);
        assert_eq!(shown(&value, card(1), "zone"), ["time"], "it has a place");
        assert!(value.exercises[0].doc.get(card(1)).unwrap().is_disputed());
        let conflict = report.parts[0].conflicts[0].clone();
        assert_eq!(conflict.what, Dispute::Life);
        // Merging an older copy again brings nothing back that was deleted.
        assert_eq!(merged(&[&value, &a]).value.exercises[0].doc, value.exercises[0].doc);
        let doc = &mut value.exercises[0].doc;
        let before = doc.clone();
        let keep = doc.apply(&settle(doc, &conflict, &Choice::Copy(0)).unwrap(), editor(4)).unwrap();
        assert!(!doc.get(card(1)).unwrap().is_disputed());
        assert_eq!(doc.text(card(1), "text"), "乙");
        doc.apply(&keep, editor(4)).unwrap();
        assert!(doc.get(card(1)).unwrap().is_disputed(), "undo brings the question back");
        assert_eq!(before.text(card(1), "text"), "乙");
        let dropped = doc.apply(&settle(doc, &conflict, &Choice::Copy(1)).unwrap(), editor(4)).unwrap();
        assert!(doc.get(card(1)).is_none());
        let mut again = value.clone();
        assert!(merged(&[&value, &b]).value.exercises[0].doc.get(card(1)).is_none(), "deleted for good");
        again.exercises[0].doc.apply(&dropped, editor(4)).unwrap();
        assert!(again.exercises[0].doc.get(card(1)).unwrap().is_disputed());
    }
    // Deleted after it was seen: gone, without a question.
    let mut c = b.clone();
    c.exercises[0].doc.apply(&Op::Drop { id: card(1) }, editor(4)).unwrap();
    let Merged { value, report } = merged(&[&b, &c]);
    assert!(value.exercises[0].doc.get(card(1)).is_none());
    assert_eq!(report.undecided(), 0);
}

#[test]
fn a_file_changed_outside_asks_and_wins_nothing() {
    let (mine, mut mended) = (start(), start());
    let mut items = mended.exercises[0].doc.all().clone();
    let item = Arc::make_mut(items.get_mut(&card(1)).unwrap());
    item.fields.get_mut("text").unwrap().value = Value::text("手改");
    mended.exercises[0].doc = Doc::from_parts(items, mended.exercises[0].doc.seen().clone());
    for mended_known in [false, true] {
        let sources = [Source::sound(&mine), Source { book: &mended, mended: mended_known }];
        let Merged { value, report } = merge_workbooks(&sources, &[], editor(99)).unwrap();
        let mut texts = shown(&value, card(1), "text");
        texts.sort_unstable();
        assert_eq!(texts, ["一", "手改"]);
        assert_eq!(report.undecided(), 1);
    }
    let by_hand = as_new_editor(&mended.exercises[0].doc, &[&mine.exercises[0].doc], editor(99));
    assert_eq!(by_hand.get(card(1)).unwrap().fields.get("text").unwrap().stamp, Stamp { editor: editor(99), n: 3 });
    assert_eq!(by_hand.get(card(2)).unwrap(), mine.exercises[0].doc.get(card(2)).unwrap());
}

#[test]
fn what_fell_out_of_a_damaged_file_was_not_deleted() {
    let (mine, mut theirs) = (start(), start());
    let mut items = theirs.exercises[0].doc.all().clone();
    items.remove(&card(1));
    Arc::make_mut(items.get_mut(&card(2)).unwrap()).fields.remove("text");
    theirs.exercises[0].doc = Doc::from_parts(items, theirs.exercises[0].doc.seen().clone());
    for pair in [[&mine, &theirs], [&theirs, &mine]] {
        assert_eq!(merged(&pair).value.exercises[0].doc, mine.exercises[0].doc);
    }
}

#[test]
fn exercises_and_templates_of_both_sides_are_there() {
    let (mut a, mut b) = (start(), start());
    b.exercises[0].template = template(3);
    b.exercises[0].unknown = vec![("later".into(), "1".into())];
    a.exercises[0].unknown = vec![("later".into(), "22".into()), ("sooner".into(), "0".into())];
    b.exercises.push(Exercise { key: "u".into(), template: template(2), doc: Doc::default(), unknown: Vec::new() });
    let (ab, ba) = (merged(&[&a, &b]), merged(&[&b, &a]));
    for Merged { value, report } in [&ab, &ba] {
        assert_eq!(value.exercises.iter().map(|e| (e.key.as_str(), e.template.steps.len())).collect::<Vec<_>>(), [("t", 3), ("u", 2)]);
        assert!(report.parts[0].templates_differ);
        assert!(value.exercises[0].unknown.contains(&("later".into(), "22".into())));
    }
    assert_eq!(ab.report.parts[1].only_in, [1]);
    assert_eq!(merged(&[&ab.value, &b]).value, ab.value, "the same file twice changes nothing");
}

#[test]
fn different_workbooks_unite_and_keep_their_authors() {
    let (mut a, mut b) = (start(), Workbook { id: "other".into(), ..start() });
    b.exercises[0].doc = Doc::default();
    put(&mut b, 3, ItemId { editor: editor(3), k: 1 }, "他们的");
    for (book, name, who) in [(&mut a, "第一组", 2), (&mut b, "第二组", 3)] {
        book.about.apply(&Op::put(ItemId::HEADER, "header", vec![(owner::NAME.into(), Value::text(name))]), editor(who)).unwrap();
    }
    let Merged { value, report } = merged(&[&a, &b]);
    let authors: Vec<_> = value.exercises[0].doc.sorted("card").into_iter().map(|(_, i)| (i.text("text"), i.text(AUTHOR))).collect();
    assert_eq!(authors, [("一", "第一组"), ("二", "第一组"), ("他们的", "第二组")]);
    assert_eq!((value.id.as_str(), value.owner_name(), report.undecided()), ("wb", "第一组", 0));
    assert_eq!(merged(&[&value, &b]).value, value);
}

#[test]
fn lists_and_texts_are_kept_together_in_order() {
    let list = |names: &[&str]| Value::List(names.iter().map(|n| Arc::from(*n)).collect());
    for (values, want) in [
        (vec![Value::text("甲"), Value::text("乙")], Value::text("甲\n乙")),
        (vec![Value::text("甲"), Value::Empty, Value::text("甲")], Value::text("甲")),
        (vec![list(&["a", "b"]), list(&["b", "c"])], list(&["a", "b", "c"])),
        (vec![Value::Empty], Value::Empty),
    ] {
        assert_eq!(joined(&values.iter().collect::<Vec<_>>()), want);
    }
}

#[test]
fn a_value_under_one_stamp_is_chosen_the_same_way_everywhere() {
    let at = Stamp { editor: editor(1), n: 5 };
    let one = |value: Value| {
        let item = Item::new("card".into(), at, [(Key::from("text"), Reg::new(value, at))].into_iter().collect());
        Doc::from_parts(BTreeMap::from([(card(1), Arc::new(item))]), BTreeMap::new())
    };
    let values = [Value::Empty, Value::Flag(true), Value::Num(2.0), Value::text("甲"), Value::text("乙"), Value::List(vec!["x".into()])];
    for a in &values {
        for b in &values {
            let (a, b) = (one(a.clone()), one(b.clone()));
            assert_eq!(merge_docs(&a, &b), merge_docs(&b, &a));
        }
    }
}
