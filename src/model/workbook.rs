//! A workbook: one person's or one group's work on one course, a header and exercises that carry their templates.

use std::sync::Arc;

use super::{
    doc::{Doc, Value},
    picture::Media,
    stamp::ItemId,
    template::Template,
};

/// One workbook, as it is in memory and in a `*.mot.ron` file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workbook {
    /// Drawn once, kept by every copy of the file: copies are known by it.
    pub id: String,
    /// The course it belongs to.
    pub course: String,
    /// The version of the course when it was made.
    pub course_version: String,
    /// Owner (on the header item), reading progress and notes; merged like an exercise.
    pub about: Doc,
    /// The exercises, in the order they were started.
    pub exercises: Vec<Exercise>,
    /// Fields of the header that this version does not know, as they stood in the file.
    pub unknown: Vec<(String, String)>,
    /// Its pictures; registers hold their names. Undo may need one that nothing refers to; the file leaves it out.
    pub media: Media,
}

/// One exercise of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// The template's id, with `@preset` where the course opens it with one: the same in every copy.
    pub key: String,
    /// The template as it was when the exercise was started.
    pub template: Arc<Template>,
    /// What was filled in.
    pub doc: Doc,
    /// Fields that this version does not know, as they stood in the file.
    pub unknown: Vec<(String, String)>,
}

/// The header item's registers in `about`.
pub mod owner {
    /// The person's or the group's name.
    pub const NAME: &str = "name";
    /// The group.
    pub const GROUP: &str = "group";
    /// Who worked on it, a list of names.
    pub const MEMBERS: &str = "members";
    /// The title of the workbook.
    pub const TITLE: &str = "title";
}

impl Workbook {
    /// Who it belongs to; "" when nobody said.
    #[must_use]
    pub fn owner_name(&self) -> &str {
        self.about.text(ItemId::HEADER, owner::NAME)
    }

    /// The group; "" when nobody said.
    #[must_use]
    pub fn group(&self) -> &str {
        self.about.text(ItemId::HEADER, owner::GROUP)
    }

    /// Everybody who worked on it.
    #[must_use]
    pub fn members(&self) -> Vec<&str> {
        match self.about.value(ItemId::HEADER, owner::MEMBERS) {
            Value::List(names) => names.iter().map(AsRef::as_ref).collect(),
            _ => Vec::new(),
        }
    }

    /// The exercise of a key.
    #[must_use]
    pub fn exercise(&self, key: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|e| e.key == key)
    }

    /// The exercise of a key, to be changed.
    pub fn exercise_mut(&mut self, key: &str) -> Option<&mut Exercise> {
        self.exercises.iter_mut().find(|e| e.key == key)
    }
}

/// The key of the exercise that a slot opens.
#[must_use]
pub fn exercise_key(template: &str, preset: &str) -> String {
    if preset.is_empty() { template.to_owned() } else { format!("{template}@{preset}") }
}
