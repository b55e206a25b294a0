//! What one reader did with a course: pages read and notes, kept in the workbook's `about` so that copies merge.

use super::{
    course::{Course, Module},
    doc::{Doc, Op, Value},
    edit::Edit,
    order,
    stamp::ItemId,
    texts::reader as words,
};

/// The kind of the item that says a page was read.
pub const READ: &str = "read";
/// The kind of a note.
pub const NOTE: &str = "note";

/// The registers of both kinds.
pub mod key {
    /// The page's id.
    pub const PAGE: &str = "page";
    /// What the note says.
    pub const TEXT: &str = "text";
    /// The time of day it was started, `HH:MM`.
    pub const AT: &str = "at";
    /// The day it was started, `2026-11-23`.
    pub const DATE: &str = "date";
    /// Its place among the notes.
    pub const ORDER: &str = "order";
}

/// The item of a page's mark: the same in every copy, so that two copies that read it agree.
#[must_use]
pub fn read_id(page: &str) -> ItemId {
    let hash = page.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    // Number 0 is the header; the file keeps numbers below 2^53 exact for other readers.
    ItemId::of_template((hash & 0x001f_ffff_ffff_ffff).max(1))
}

/// Says whether a page was read.
#[must_use]
pub fn is_read(about: Option<&Doc>, page: &str) -> bool {
    about.is_some_and(|doc| doc.get(read_id(page)).is_some_and(|item| item.kind.as_str() == READ))
}

/// How far a reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Pages read.
    pub done: usize,
    /// Pages in all.
    pub total: usize,
}

impl Progress {
    /// From 0 to 1; 0 where there are no pages.
    #[must_use]
    pub fn fraction(self) -> f32 {
        if self.total == 0 { 0.0 } else { self.done as f32 / self.total as f32 }
    }
}

/// Progress in a module.
#[must_use]
pub fn of_module(about: Option<&Doc>, module: &Module) -> Progress {
    Progress { done: module.pages.iter().filter(|p| is_read(about, &p.id)).count(), total: module.pages.len() }
}

/// Progress in the whole course.
#[must_use]
pub fn of_course(about: Option<&Doc>, course: &Course) -> Progress {
    course.loaded.iter().map(|m| of_module(about, m)).fold(Progress::default(), |a, b| Progress { done: a.done + b.done, total: a.total + b.total })
}

/// The edit that marks a page as read; `None` when it is already.
#[must_use]
pub fn mark_read(about: Option<&Doc>, page: &str) -> Option<Edit> {
    if is_read(about, page) {
        return None;
    }
    let fields = vec![(key::PAGE.into(), Value::text(page))];
    Some(Edit::new(words::EDIT_MARK).with(Op::put(read_id(page), READ, fields)))
}

/// The edit that takes the mark off again; `None` when there is none.
#[must_use]
pub fn unmark(about: Option<&Doc>, page: &str) -> Option<Edit> {
    is_read(about, page).then(|| Edit::new(words::EDIT_UNMARK).with(Op::Drop { id: read_id(page) }))
}

/// A note, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note<'a> {
    /// Its item.
    pub id: ItemId,
    /// The page it belongs to.
    pub page: &'a str,
    /// What it says.
    pub text: &'a str,
    /// The time of day, `HH:MM`.
    pub at: &'a str,
    /// The day.
    pub date: &'a str,
}

/// Every note in order.
#[must_use]
pub fn notes(about: Option<&Doc>) -> Vec<Note<'_>> {
    let Some(doc) = about else { return Vec::new() };
    doc.sorted(NOTE)
        .into_iter()
        .map(|(id, item)| Note { id, page: item.text(key::PAGE), text: item.text(key::TEXT), at: item.text(key::AT), date: item.text(key::DATE) })
        .collect()
}

/// The edit that starts a note at the end.
#[must_use]
pub fn add_note(about: Option<&Doc>, id: ItemId, page: &str, text: &str, (date, at): (&str, &str)) -> Edit {
    let last = about.and_then(|doc| doc.sorted(NOTE).last().map(|(_, item)| item.text(key::ORDER).to_owned())).unwrap_or_default();
    let fields = vec![
        (key::PAGE.into(), Value::text(page)),
        (key::TEXT.into(), Value::text(text)),
        (key::AT.into(), Value::text(at)),
        (key::DATE.into(), Value::text(date)),
        (key::ORDER.into(), Value::text(&order::between(&last, ""))),
    ];
    Edit::new(words::EDIT_ADD_NOTE).with(Op::put(id, NOTE, fields))
}

/// The edit of typing in a note; one burst is one step of undo.
#[must_use]
pub fn edit_note(id: ItemId, text: &str) -> Edit {
    Edit::set(words::EDIT_NOTE, id, key::TEXT, Value::text(text))
}

/// The edit that deletes a note.
#[must_use]
pub fn delete_note(id: ItemId) -> Edit {
    Edit::new(words::EDIT_DELETE_NOTE).with(Op::Drop { id })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        course::Page,
        stamp::{EditorId, IdSource},
        text::Bi,
    };

    fn page(id: &str) -> Page {
        Page {
            id: id.into(),
            part: String::new(),
            minutes: 1,
            topics: Vec::new(),
            short: Bi::default(),
            title: Bi::new("题", "Title"),
            blocks: Vec::new(),
            notes: Bi::default(),
        }
    }

    fn apply(doc: &mut Doc, edit: &Edit) {
        for op in &edit.ops {
            doc.apply(op, EditorId::from_random(7)).expect("fits");
        }
    }

    #[test]
    fn marks_count_and_can_be_taken_back() {
        let module = Module { id: "m".into(), pages: vec![page("a"), page("b")], ..Module::default() };
        let course = Course { loaded: vec![module.clone(), Module { pages: vec![page("c")], ..Module::default() }], ..Course::default() };
        assert_eq!(of_course(None, &course), Progress { done: 0, total: 3 });
        let mut doc = Doc::default();
        let edit = mark_read(Some(&doc), "b").expect("not read yet");
        apply(&mut doc, &edit);
        assert!(is_read(Some(&doc), "b") && !is_read(Some(&doc), "a"));
        assert!(mark_read(Some(&doc), "b").is_none());
        assert_eq!(of_module(Some(&doc), &module), Progress { done: 1, total: 2 });
        assert!((of_course(Some(&doc), &course).fraction() - 1.0 / 3.0).abs() < 1e-6);
        let edit = unmark(Some(&doc), "b").expect("was read");
        apply(&mut doc, &edit);
        assert!(!is_read(Some(&doc), "b") && unmark(Some(&doc), "b").is_none());
        let edit = mark_read(Some(&doc), "b").expect("can be marked again");
        apply(&mut doc, &edit);
        assert!(is_read(Some(&doc), "b"));
    }

    #[test]
    fn a_mark_has_the_same_item_in_every_copy_and_never_the_header() {
        assert_eq!(read_id("cognition-pyramid"), read_id("cognition-pyramid"));
        assert_ne!(read_id("a"), read_id("b"));
        assert_ne!(read_id(""), ItemId::HEADER);
    }

    #[test]
    fn notes_keep_their_order_through_typing_and_deleting() {
        let ids = IdSource::new(EditorId::from_random(7), 1);
        let mut doc = Doc::default();
        let made: Vec<_> = ["一", "二", "三"]
            .iter()
            .map(|text| {
                let id = ids.id();
                let edit = add_note(Some(&doc), id, "p", text, ("2026-11-23", "09:51"));
                apply(&mut doc, &edit);
                id
            })
            .collect();
        apply(&mut doc, &edit_note(made[1], "二改"));
        assert!(edit_note(made[1], "x").burst.is_some());
        let texts = |doc: &Doc| notes(Some(doc)).iter().map(|n| n.text.to_owned()).collect::<Vec<_>>();
        assert_eq!(texts(&doc), ["一", "二改", "三"]);
        assert_eq!(notes(Some(&doc))[0].at, "09:51");
        apply(&mut doc, &delete_note(made[0]));
        assert_eq!(texts(&doc), ["二改", "三"]);
        assert!(notes(None).is_empty());
    }
}
