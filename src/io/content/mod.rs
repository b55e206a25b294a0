//! Courses and templates, from the executable and from folders; a file with a mistake never takes the course down.

mod check;
mod explain;
mod parse;
mod scan;
mod sources;
mod watch;

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

pub use check::check;
pub use sources::course_folders;
pub use watch::Watch;

use self::{
    explain::say,
    scan::{Node, Step},
    sources::Files,
};
use crate::model::{
    course::{Course, Module},
    problem::{Problem, Spot},
    template::Template,
    texts::cli as t,
};

/// The course that stands first on the shelf.
const MAIN_COURSE: &str = "mot-service-design";

/// Everything that can be taught, and what is wrong with it.
#[derive(Clone, Default)]
pub struct Library {
    /// The courses, the main one first.
    pub courses: Vec<Course>,
    /// Templates that courses share, by id.
    pub templates: BTreeMap<String, Arc<Template>>,
    /// A course's own templates, by course and id.
    own: BTreeMap<(String, String), Arc<Template>>,
    /// Pictures by course and file name.
    media: BTreeMap<(String, String), Arc<[u8]>>,
    /// The texts that were read, by the name a problem shows.
    sources: BTreeMap<String, Source>,
    /// Which file something was read from.
    files: BTreeMap<What, String>,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// Something that has a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    /// A course by id.
    Course(String),
    /// A module by course and id.
    Module(String, String),
    /// A template by course ("" is shared) and id.
    Template(String, String),
}

/// A text with its outline.
#[derive(Clone)]
struct Source {
    text: String,
    tree: Node,
}

impl Library {
    /// The courses that the executable carries.
    #[must_use]
    pub fn embedded() -> Self {
        Self::load(&[])
    }

    /// The embedded courses, then those of each folder; a later one of the same id stands for the earlier.
    ///
    /// A folder holds course folders and `exercises/`, or is itself a course folder.
    #[must_use]
    pub fn load(extra: &[PathBuf]) -> Self {
        let mut library = Self::default();
        library.add(&sources::embedded());
        library.add_folders(extra);
        library
    }

    /// The courses of these folders alone.
    #[must_use]
    pub fn folders(dirs: &[PathBuf]) -> Self {
        let mut library = Self::default();
        library.add_folders(dirs);
        library
    }

    /// A course by id.
    #[must_use]
    pub fn course(&self, id: &str) -> Option<&Course> {
        self.courses.iter().find(|c| c.id == id)
    }

    /// The template that a course means by an id: its own, else the shared one.
    #[must_use]
    pub fn template(&self, course: &str, id: &str) -> Option<&Arc<Template>> {
        self.own.get(&(course.to_owned(), id.to_owned())).or_else(|| self.templates.get(id))
    }

    /// Every template, shared ones and courses' own.
    pub fn all_templates(&self) -> impl Iterator<Item = &Arc<Template>> {
        self.templates.values().chain(self.own.values())
    }

    /// A picture of a course's `media` folder.
    #[must_use]
    pub fn media(&self, course: &str, file: &str) -> Option<&Arc<[u8]>> {
        self.media.get(&(course.to_owned(), file.to_owned()))
    }

    /// A problem with a page of a course, at its place in its file.
    #[must_use]
    pub fn page_problem(&self, course: &str, module: &Module, page: usize, text: crate::model::text::Bi) -> Option<Problem> {
        let file = self.files.get(&What::Module(course.to_owned(), module.id.clone()))?;
        Some(self.problem(file, &["pages".into(), page.into()], text))
    }

    fn add_folders(&mut self, dirs: &[PathBuf]) {
        for dir in dirs {
            let files = sources::folder(dir, &mut self.problems);
            self.add(&files);
        }
    }

    fn add(&mut self, files: &Files) {
        for (path, bytes) in &files.files {
            let parts: Vec<&str> = path.split('/').collect();
            match parts.as_slice() {
                ["exercises", name] => self.add_template("", name, &files.name(path), bytes),
                [course, "exercises", name] => self.add_template(course, name, &files.name(path), bytes),
                [course, "media", name] => {
                    self.media.insert(((*course).to_owned(), (*name).to_owned()), Arc::from(bytes.as_slice()));
                }
                [course, "course.ron"] => self.add_course(course, files, &files.name(path), bytes),
                _ => {}
            }
        }
        self.courses.sort_by_cached_key(|c| (c.id != MAIN_COURSE, c.id.clone()));
    }

    fn add_template(&mut self, course: &str, name: &str, file: &str, bytes: &[u8]) {
        let Some(id) = name.strip_suffix(".ron") else { return };
        let required = [("id", "\"\""), ("title", "()"), ("structure", "Paper")];
        let Some(mut template) = self.read::<Template>(file, bytes, &required) else { return };
        self.same_id(file, &mut template.id, id);
        self.files.insert(What::Template(course.to_owned(), id.to_owned()), file.to_owned());
        if course.is_empty() {
            self.templates.insert(id.to_owned(), Arc::new(template));
        } else {
            self.own.insert((course.to_owned(), id.to_owned()), Arc::new(template));
        }
    }

    fn add_course(&mut self, id: &str, files: &Files, file: &str, bytes: &[u8]) {
        let required = [("id", "\"\""), ("version", "\"\""), ("title", "()"), ("short_title", "()"), ("minutes", "0"), ("modules", "[]")];
        let Some(mut course) = self.read::<Course>(file, bytes, &required) else { return };
        self.same_id(file, &mut course.id, id);
        self.files.insert(What::Course(id.to_owned()), file.to_owned());
        for (at, module_id) in course.modules.clone().iter().enumerate() {
            let path = format!("{id}/modules/{module_id}.ron");
            let Some(bytes) = files.files.get(&path) else {
                let problem = self.problem(file, &["modules".into(), at.into()], say(t::NO_MODULE, &[module_id]));
                self.problems.push(problem);
                continue;
            };
            let file = files.name(&path);
            let required = [("id", "\"\""), ("title", "()"), ("minutes", "0"), ("agenda", "[]"), ("pages", "[]")];
            if let Some(mut module) = self.read::<Module>(&file, bytes, &required) {
                self.same_id(&file, &mut module.id, module_id);
                self.files.insert(What::Module(id.to_owned(), module_id.clone()), file);
                course.loaded.push(module);
            }
        }
        self.courses.retain(|c| c.id != course.id);
        self.courses.push(course);
    }

    fn read<T: serde::de::DeserializeOwned>(&mut self, file: &str, bytes: &[u8], required: &[(&str, &str)]) -> Option<T> {
        let Ok(text) = std::str::from_utf8(bytes) else {
            self.problems.push(Problem { spot: Spot { file: file.to_owned(), ..Spot::default() }, text: say(t::NOT_UTF8, &[]) });
            return None;
        };
        let read = parse::read(file, text, required, &mut self.problems);
        let tree = scan::outline(&read.text);
        self.sources.insert(file.to_owned(), Source { text: read.text, tree });
        read.value
    }

    /// Workbooks refer to things by file name, so the name counts where the id inside differs.
    fn same_id(&mut self, file: &str, id: &mut String, name: &str) {
        if id != name {
            let problem = self.problem(file, &["id".into()], say(t::ID_IS_NAME, &[name]));
            self.problems.push(problem);
            name.clone_into(id);
        }
    }

    /// A problem at a byte of a file.
    fn problem_at(&self, file: &str, byte: usize, text: crate::model::text::Bi) -> Problem {
        let (line, column) = self.sources.get(file).map_or((0, 0), |s| scan::line_column(&s.text, byte));
        Problem { spot: Spot { file: file.to_owned(), line, column }, text }
    }

    /// A problem at a value of a file.
    fn problem(&self, file: &str, path: &[Step<'_>], text: crate::model::text::Bi) -> Problem {
        let (line, column) = self.sources.get(file).map_or((0, 0), |s| scan::line_column(&s.text, s.tree.place(path).at));
        Problem { spot: Spot { file: file.to_owned(), line, column }, text }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests write broken files on purpose")]
mod tests;
