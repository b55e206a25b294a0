//! Pictures of a workbook: their names, where they hang, and which of them are still used.

use std::{collections::BTreeMap, collections::BTreeSet, sync::Arc};

use super::{
    doc::{Doc, Key, Op, Value},
    edit::{Edit, Label},
    stamp::ItemId,
    texts::picture as say,
    workbook::Workbook,
};

/// The pictures of a workbook by name. A name is the hash of the content: the same picture is there once, and never changes.
pub type Media = BTreeMap<String, Arc<[u8]>>;

/// Hexadecimal digits of a name.
const DIGITS: usize = 32;

/// Whether a text is the name of a picture: 32 lower-case hexadecimal digits and `.png` or `.jpg`. Nothing else ever
/// names a file of a bundle, so no path leaves it.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let hex = name.strip_suffix(".png").or_else(|| name.strip_suffix(".jpg"));
    hex.is_some_and(|hex| hex.len() == DIGITS && hex.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)))
}

/// The register that holds the picture of another register: of a card's text (`pic:text`), of a journey cell (`pic:lane:action`).
#[must_use]
pub fn key_of(register: &str) -> String {
    format!("pic:{register}")
}

/// The picture in a register of an item; "" when there is none.
#[must_use]
pub fn at<'a>(doc: &'a Doc, id: ItemId, key: &str) -> &'a str {
    Some(doc.text(id, key)).filter(|name| is_name(name)).unwrap_or("")
}

/// Hangs a picture on a register; `of` says in words on what.
pub fn hang(id: ItemId, key: &str, name: &str, of: &str) -> Edit {
    let label = Label { text: say::ADDED, arg: of.to_owned() };
    Edit::new(label).with(Op::set(id, Key::from(key), Value::text(name)))
}

/// Takes a picture off a register.
pub fn take_off(id: ItemId, key: &str, of: &str) -> Edit {
    let label = Label { text: say::REMOVED, arg: of.to_owned() };
    Edit::new(label).with(Op::set(id, Key::from(key), Value::Empty))
}

/// The names that something in the workbook still refers to: a register, a rival of it, or a field that this version does not know.
#[must_use]
pub fn used(workbook: &Workbook) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    if workbook.media.is_empty() {
        return used;
    }
    let mut note = |text: &str| {
        if workbook.media.contains_key(text) {
            used.insert(text.to_owned());
        }
    };
    let mut unknown = workbook.unknown.iter().collect::<Vec<_>>();
    for doc in std::iter::once(&workbook.about).chain(workbook.exercises.iter().map(|e| &e.doc)) {
        for item in doc.all().values().filter(|item| !item.gone) {
            unknown.extend(&item.unknown);
            for value in item.fields.values().flat_map(|reg| std::iter::once(&reg.value).chain(reg.rivals.iter().map(|(value, _)| value))) {
                match value {
                    Value::Text(text) => note(text),
                    Value::List(list) => list.iter().for_each(|text| note(text)),
                    _ => {}
                }
            }
        }
    }
    unknown.extend(workbook.exercises.iter().flat_map(|e| &e.unknown));
    for (_, raw) in unknown {
        used.extend(workbook.media.keys().filter(|name| raw.contains(name.as_str())).cloned());
    }
    used
}

/// Gives a workbook the pictures of another one, for items that come from there; its file keeps those that are used.
pub fn lend(media: &Media, to: &mut Workbook) {
    for (name, bytes) in media {
        to.media.entry(name.clone()).or_insert_with(|| Arc::clone(bytes));
    }
}

/// The workbook as its file holds it: pictures that nothing refers to any more stay out, as deleted text does.
#[must_use]
pub fn without_unused(workbook: &Workbook) -> Workbook {
    let used = used(workbook);
    let mut kept = workbook.clone();
    kept.media.retain(|name, _| used.contains(name));
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::stamp::EditorId;

    #[test]
    fn only_hashes_are_names() {
        let hash = "0123456789abcdef0123456789abcdef";
        for (name, good) in [
            (format!("{hash}.png"), true),
            (format!("{hash}.jpg"), true),
            (format!("{hash}.svg"), false),
            (hash.to_owned(), false),
            (format!("{}.png", hash.to_uppercase()), false),
            (format!("../{hash}.png"), false),
            (format!("{hash}.png/"), false),
            ("CON.png".to_owned(), false),
            (format!("{}\0.png", &hash[1..]), false),
        ] {
            assert_eq!(is_name(&name), good, "{name}");
        }
    }

    #[test]
    fn a_picture_stays_as_long_as_something_refers_to_it() {
        let (me, other) = (EditorId::from_random(5), EditorId::from_random(6));
        let name = format!("{:032x}.png", 7);
        let mut workbook = Workbook::default();
        workbook.media.insert(name.clone(), Arc::from([1_u8, 2].as_slice()));
        assert!(used(&workbook).is_empty());
        let id = ItemId { editor: me, k: 1 };
        workbook.about.apply(&Op::put(id, "card", vec![]), me).unwrap();
        workbook.about.apply(&hang(id, "pic:text", &name, "x").ops[0], me).unwrap();
        assert_eq!(at(&workbook.about, id, "pic:text"), name);
        assert_eq!(without_unused(&workbook), workbook);
        let rival = take_off(id, "pic:text", "x");
        let back = workbook.about.apply(&rival.ops[0], other).unwrap();
        assert!(without_unused(&workbook).media.is_empty(), "an erased picture leaves the file");
        workbook.about.apply(&back, me).unwrap();
        assert_eq!(used(&workbook).len(), 1, "undo brings it back");
        let mut newer = Workbook { media: workbook.media.clone(), ..Workbook::default() };
        newer.unknown.push(("gallery".into(), format!("[\"{name}\"]")));
        assert_eq!(used(&newer).len(), 1, "a field of a newer version may need it");
    }
}
