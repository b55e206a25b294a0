//! What an instructor would want to know before class: each with its place in the file.

mod blocks;
mod course;
mod plans;
mod template;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Library, What,
    explain::{nearest, say},
    scan::Step,
};
use crate::model::{
    course::{Course, Module, Page, Slot},
    problem::Problem,
    text::Bi,
    texts::{Text, cli as t},
};

/// Lists what is wrong, file by file from the top; what could not be read comes with it.
#[must_use]
pub fn check(library: &Library) -> Vec<Problem> {
    let mut problems = library.problems.clone();
    for (what, file) in &library.files {
        let mut sheet = Sheet { library, file, found: &mut problems };
        sheet.languages();
        match what {
            What::Course(id) => {
                if let Some(course) = library.course(id) {
                    sheet.course(course);
                }
            }
            What::Module(course_id, id) => {
                if let Some((course, module)) = library.course(course_id).and_then(|c| Some((c, c.loaded.iter().find(|m| m.id == *id)?))) {
                    sheet.module(course, module);
                }
            }
            What::Template(course, id) => {
                let template = if course.is_empty() { library.templates.get(id) } else { library.template(course, id) };
                if let Some(template) = template {
                    sheet.template(template);
                }
            }
        }
    }
    problems.sort_by(|a, b| (&a.spot, &a.text.zh).cmp(&(&b.spot, &b.text.zh)));
    problems.dedup();
    problems
}

/// The place of a value in a file.
type Path = Vec<Step<'static>>;

/// A path with one or more steps added.
macro_rules! at {
    ($base:expr $(, $step:expr)*) => {{
        #[allow(unused_mut, reason = "a path without further steps is a plain copy")]
        let mut path: Path = $base.clone();
        $(path.push($step.into());)*
        path
    }};
}
use at;

/// One file under review.
struct Sheet<'a> {
    library: &'a Library,
    file: &'a str,
    found: &'a mut Vec<Problem>,
}

impl Sheet<'_> {
    fn add(&mut self, path: &Path, text: Text, args: &[&str]) {
        self.found.push(self.library.problem(self.file, path, say(text, args)));
    }

    /// Complains about a name that is not one of those, with a guess where one is near.
    fn one_of<'b>(&mut self, path: &Path, name: &str, names: impl Iterator<Item = &'b str> + Clone, (plain, like): (Text, Text)) {
        if names.clone().any(|n| n == name) {
            return;
        }
        match nearest(name, names) {
            Some(guess) => self.add(path, like, &[name, guess]),
            None => self.add(path, plain, &[name]),
        }
    }

    /// Complains about ids that come twice, each at `list[i].id`.
    fn unique<'b>(&mut self, list: &Path, ids: impl Iterator<Item = &'b str>) {
        let mut seen = BTreeSet::new();
        for (i, id) in ids.enumerate() {
            if !seen.insert(id) {
                self.add(&at!((*list), i, "id"), t::DOUBLE_ID, &[id]);
            }
        }
    }

    /// Whether all of a file could be read: where something was left out, sums and references say nothing.
    fn whole(&self, file: &str) -> bool {
        !self.library.problems.iter().any(|p| p.spot.file == file)
    }

    fn whole_course(&self, id: &str) -> bool {
        self.library.files.iter().all(|(what, file)| match what {
            What::Course(course) | What::Module(course, _) if course == id => self.whole(file),
            _ => true,
        })
    }

    fn needed(&mut self, path: &Path, name: &str, text: &Bi) {
        if text.is_empty() {
            self.add(path, t::EMPTY_TEXT, &[name]);
        }
    }

    /// Texts of one language only, anywhere in the file.
    fn languages(&mut self) {
        let Some(source) = self.library.sources.get(self.file) else { return };
        let mut half = Vec::new();
        source.tree.each(&mut |node| {
            let named = |name: &str| node.parts.iter().find(|p| p.name == name).map(|p| source.text.get(p.node.at..p.node.end).unwrap_or(""));
            if node.parts.is_empty() || !node.parts.iter().all(|p| p.name == "zh" || p.name == "en") {
                return;
            }
            let blank = |text: Option<&str>| text.is_none_or(|t| t.trim_matches(['"', ' ']).is_empty());
            match (blank(named("zh")), blank(named("en"))) {
                (true, false) => half.push((node.at, t::NO_ZH)),
                (false, true) => half.push((node.at, t::NO_EN)),
                _ => {}
            }
        });
        for (byte, text) in half {
            self.found.push(self.library.problem_at(self.file, byte, say(text, &[])));
        }
    }

    fn module(&mut self, course: &Course, module: &Module) {
        let root = Path::new();
        self.needed(&at!(root, "title"), "title", &module.title);
        let sum: u32 = module.agenda.iter().map(|a| a.minutes).sum();
        let whole = self.whole(self.file);
        if whole && sum != module.minutes {
            self.add(&at!(root, "minutes"), t::MODULE_MINUTES, &[&module.minutes.to_string(), &sum.to_string()]);
        }
        self.unique(&at!(root, "agenda"), module.agenda.iter().map(|a| a.id.as_str()));
        for (i, part) in module.agenda.iter().enumerate() {
            let place = at!(root, "agenda", i);
            self.needed(&at!(place, "title"), "title", &part.title);
            let sum: u32 = module.pages.iter().filter(|p| p.part == part.id).map(|p| p.minutes).sum();
            if whole && sum != part.minutes {
                self.add(&at!(place, "minutes"), t::PART_MINUTES, &[&part.id, &part.minutes.to_string(), &sum.to_string()]);
            }
        }
        // A page id is unique in the whole course: the later one is the one to change.
        let mut owner: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
        for other in &course.loaded {
            for (i, page) in other.pages.iter().enumerate() {
                if owner.contains_key(page.id.as_str()) {
                    if other.id == module.id {
                        self.add(&at!(root, "pages", i, "id"), t::DOUBLE_ID, &[&page.id]);
                    }
                } else {
                    owner.insert(&page.id, (&other.id, i));
                }
            }
        }
        for (i, page) in module.pages.iter().enumerate() {
            self.page(course, module, page, &at!(root, "pages", i));
        }
    }

    fn page(&mut self, course: &Course, module: &Module, page: &Page, place: &Path) {
        self.needed(&at!(place, "title"), "title", &page.title);
        self.needed(&at!(place, "notes"), "notes", &page.notes);
        self.fits(&at!(place, "title"), &page.title, (26, 64));
        if !page.short.is_empty() {
            self.fits(&at!(place, "short"), &page.short, (12, 34));
        }
        let parts = module.agenda.iter().map(|a| a.id.as_str());
        let whole = self.whole(self.file);
        if whole {
            self.one_of(&at!(place, "part"), &page.part, parts, (t::UNKNOWN_PART, t::UNKNOWN_PART_LIKE));
        }
        for (i, topic) in page.topics.iter().enumerate() {
            let topics = course.topics.iter().map(String::as_str);
            self.one_of(&at!(place, "topics", i), topic, topics, (t::UNKNOWN_TOPIC, t::UNKNOWN_TOPIC_LIKE));
        }
        if whole && page.blocks.is_empty() {
            self.add(place, t::EMPTY_PAGE, &[]);
        }
        self.blocks(course, &page.blocks, &at!(place, "blocks"));
        self.labelled(course, page, place);
    }

    fn slot(&mut self, course: &Course, slot: &Slot, place: &Path) {
        let Some(template) = self.library.template(&course.id, &slot.id) else {
            let library = self.library;
            let own = library.own.keys().filter(|(c, _)| *c == course.id).map(|(_, id)| id.as_str());
            let ids: Vec<&str> = library.templates.keys().map(String::as_str).chain(own).collect();
            self.one_of(&at!(place, "id"), &slot.id, ids.iter().copied(), (t::UNKNOWN_EXERCISE, t::UNKNOWN_EXERCISE_LIKE));
            return;
        };
        // On paper a preset is only a word for the instructor.
        if slot.preset.is_empty() || !template.on_screen() && template.presets().is_empty() {
            return;
        }
        let presets = template.presets();
        self.one_of(&at!(place, "preset"), &slot.preset, presets.iter().copied(), (t::UNKNOWN_PRESET, t::UNKNOWN_PRESET_LIKE));
    }

    /// Whether a text fits its place: so many Chinese and so many Latin characters.
    fn fits(&mut self, path: &Path, text: &Bi, (zh, en): (usize, usize)) {
        let count = |text: &str| text.replace("**", "").chars().count();
        for (words, most, problem) in [(&text.zh, zh, t::TOO_LONG_ZH), (&text.en, en, t::TOO_LONG_EN)] {
            if count(words) > most {
                self.add(path, problem, &[&count(words).to_string(), &most.to_string()]);
            }
        }
    }
}
