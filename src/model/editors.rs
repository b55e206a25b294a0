//! Whose an edit was, as far as it is known: a card names its author, and a merge that leaves something open notes whose copies they were.

use super::{
    doc::{Item, Op, Value},
    exercise::board::AUTHOR,
    stamp::{EditorId, IdSource},
    workbook::Workbook,
};

/// The kind of the item in `about` that says who an editing session was. It never leaves with what is handed in.
pub const EDITOR: &str = "editor";
const OF: &str = "of";
const NAME: &str = "name";

/// Whether an item only says who somebody was: no merge counts it and no comparison shows it.
#[must_use]
pub fn is_note(item: &Item) -> bool {
    item.kind.as_str() == EDITOR
}

/// The name of whoever edited in a session: as a merge noted it, else as a card of that session is signed.
#[must_use]
pub fn name_of(book: &Workbook, editor: EditorId) -> Option<String> {
    let of = editor.to_string();
    let noted = || book.about.of_kind(EDITOR).find(|(_, item)| item.text(OF) == of).map(|(_, item)| item.text(NAME));
    let signed = || {
        let items = book.exercises.iter().flat_map(|e| e.doc.all().iter());
        items.filter(|(id, item)| id.editor == editor && !item.gone).map(|(_, item)| item.text(AUTHOR)).find(|name| !name.trim().is_empty())
    };
    noted().or_else(signed).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned)
}

/// The op that notes a name; `None` when the session has one already.
#[must_use]
pub fn note(book: &Workbook, ids: &IdSource, editor: EditorId, name: &str) -> Option<Op> {
    let fresh = name_of(book, editor).is_none() && !name.trim().is_empty();
    fresh.then(|| Op::put(ids.id(), EDITOR, vec![(OF.into(), Value::text(&editor.to_string())), (NAME.into(), Value::text(name.trim()))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{stamp::ItemId, workbook::Exercise};

    #[test]
    fn a_noted_name_wins_over_a_signed_card_and_unknown_ones_have_none() {
        let [me, other, nobody] = [3, 4, 5].map(EditorId::from_random);
        let mut book = Workbook::default();
        let card = ItemId { editor: other, k: 1 };
        let mut exercise =
            Exercise { key: "k".into(), template: std::sync::Arc::default(), doc: crate::model::doc::Doc::default(), unknown: Vec::new() };
        exercise.doc.apply(&Op::put(card, "card", vec![(AUTHOR.into(), Value::text("刘洋"))]), other).unwrap();
        book.exercises.push(exercise);
        assert_eq!(name_of(&book, other).as_deref(), Some("刘洋"));
        assert_eq!(name_of(&book, nobody), None);
        let ids = IdSource::new(me, 1);
        assert_eq!(note(&book, &ids, other, "小刘"), None, "it has one");
        let op = note(&book, &ids, nobody, " 学员2 ").unwrap();
        book.about.apply(&op, me).unwrap();
        assert_eq!(name_of(&book, nobody).as_deref(), Some("学员2"));
        assert_eq!(note(&book, &ids, nobody, "x"), None);
    }
}
