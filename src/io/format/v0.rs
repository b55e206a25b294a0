//! Format 0, which never left the house: a frozen reader and its typed step to format 1, as every later format number will need.

use std::sync::Arc;

use serde::Deserialize;

use crate::model::{
    doc::{Item, Key, Reg, Value},
    stamp::{EditorId, ItemId, Stamp},
    template::Template,
    texts::files,
};

use super::{
    v1::{ExercisePart, Loss, Parts, Section},
    value::Fault,
};

/// The file. These types never change.
#[derive(Deserialize)]
struct BookV0 {
    #[serde(rename = "format")]
    _format: u32,
    id: String,
    owner: String,
    boards: Vec<BoardV0>,
}

#[derive(Deserialize)]
struct BoardV0 {
    template: String,
    cards: Vec<CardV0>,
}

#[derive(Deserialize)]
struct CardV0 {
    zone: String,
    text: String,
}

/// Reads a file of format 0 into the parts of today.
pub(super) fn read(text: &str) -> Parts {
    match ron::from_str::<BookV0>(text) {
        Ok(book) => step(book),
        Err(error) => Parts { faults: vec![(Loss::Item, Fault { at: 0, text: files::BAD_VALUE, arg: error.to_string() })], ..Parts::default() },
    }
}

/// The typed step. Old files had no stamps: everything is of one editor, who is the same in every copy of the same file.
fn step(book: BookV0) -> Parts {
    let editor = EditorId::from_random(u64::from_le_bytes(std::array::from_fn(|at| blake3::hash(book.id.as_bytes()).as_bytes()[at])));
    let item = |kind: &str, n: u64, fields: Vec<(&str, &str)>| {
        let stamp = Stamp { editor, n };
        let fields = fields.into_iter().map(|(key, text)| (Key::from(key), Reg::new(Value::text(text), stamp))).collect();
        Arc::new(Item::new(kind.into(), stamp, fields))
    };
    let mut parts = Parts { id: book.id.clone(), about: Section::default(), ..Parts::default() };
    parts.about.items.insert(ItemId::HEADER, item("header", 1, vec![("name", &book.owner)]));
    for board in book.boards {
        let mut part = ExercisePart { key: board.template.clone(), ..ExercisePart::default() };
        part.template = Some(Arc::new(Template { id: board.template, ..Template::default() }));
        for (at, card) in board.cards.iter().enumerate() {
            let k = at as u64 + 1;
            let order = format!("V{k:04}");
            let fields = vec![("zone", card.zone.as_str()), ("text", card.text.as_str()), ("order", order.as_str())];
            part.section.items.insert(ItemId { editor, k }, item("card", k, fields));
        }
        parts.exercises.push(part);
    }
    parts
}
