//! A course as a whole: its minutes, days, plans, topics and made-up names.

use std::collections::BTreeSet;

use super::{Path, Sheet, at};
use crate::model::{
    course::{CaseLabel, Course, Page},
    course_search::texts_of,
    plan::Stretch,
    text::{Bi, Lang},
    texts::cli as t,
};

impl Sheet<'_> {
    pub(super) fn course(&mut self, course: &Course) {
        let root = Path::new();
        for (name, text) in [("title", &course.title), ("short_title", &course.short_title)] {
            self.needed(&at!(root, name), name, text);
        }
        let sum: u32 = course.loaded.iter().map(|m| m.minutes).sum();
        let whole = self.whole_course(&course.id);
        if whole && sum != course.minutes && course.loaded.len() == course.modules.len() {
            self.add(&at!(root, "minutes"), t::COURSE_MINUTES, &[&course.minutes.to_string(), &sum.to_string()]);
        }
        let mut seen = BTreeSet::new();
        for (i, id) in course.modules.iter().enumerate() {
            if !seen.insert(id) {
                self.add(&at!(root, "modules", i), t::DOUBLE_ID, &[id]);
            }
        }
        let taught: BTreeSet<&str> = course.pages().flat_map(|(_, p)| p.topics.iter().map(String::as_str)).collect();
        let mut listed = BTreeSet::new();
        for (i, topic) in course.topics.iter().enumerate() {
            if !listed.insert(topic) {
                self.add(&at!(root, "topics", i), t::DOUBLE_ID, &[topic]);
            }
            // A heading is taught where its parts are.
            let part = format!("{topic}.");
            if whole && !taught.iter().any(|id| *id == topic || id.starts_with(&part)) {
                self.add(&at!(root, "topics", i), t::UNTAUGHT, &[topic]);
            }
        }
        for (i, term) in course.glossary.iter().enumerate() {
            if !term.topic.is_empty() {
                let topics = course.topics.iter().map(String::as_str);
                self.one_of(&at!(root, "glossary", i, "topic"), &term.topic, topics, (t::UNKNOWN_TOPIC, t::UNKNOWN_TOPIC_LIKE));
            }
        }
        if whole {
            self.days(course);
            self.plans(course);
        }
    }

    /// Days add up to the course and end where an activity ends.
    fn days(&mut self, course: &Course) {
        let root = Path::new();
        if course.days.is_empty() {
            return;
        }
        let sum: u32 = course.days.iter().sum();
        if sum != course.minutes {
            self.add(&at!(root, "days"), t::DAYS_MINUTES, &[&course.minutes.to_string(), &sum.to_string()]);
        }
        let mut clock = 0;
        let ends: BTreeSet<u32> = course
            .loaded
            .iter()
            .flat_map(|m| &m.agenda)
            .map(|a| {
                clock += a.minutes;
                clock
            })
            .collect();
        let mut day_end = 0;
        for (i, day) in course.days.iter().enumerate() {
            day_end += day;
            if i + 1 < course.days.len() && !ends.contains(&day_end) {
                self.add(&at!(root, "days", i), t::DAY_INSIDE, &[]);
            }
        }
    }

    /// Plans name modules and pages of the course, each page once, and add up.
    fn plans(&mut self, course: &Course) {
        let list = at!(Path::new(), "plans");
        self.unique(&list, course.plans.iter().map(|p| p.id.as_str()));
        for (i, plan) in course.plans.iter().enumerate() {
            let place = at!(list, i);
            self.needed(&at!(place, "title"), "title", &plan.title);
            let sum: u32 = plan.stretches.iter().map(|s| s.minutes).sum();
            if sum != plan.minutes {
                self.add(&at!(place, "minutes"), t::PLAN_MINUTES, &[&plan.minutes.to_string(), &sum.to_string()]);
            }
            let mut seen = BTreeSet::new();
            for (j, stretch) in plan.stretches.iter().enumerate() {
                self.stretch(course, stretch, &at!(place, "stretches", j), &mut seen);
            }
        }
    }

    fn stretch<'c>(&mut self, course: &Course, stretch: &'c Stretch, place: &Path, seen: &mut BTreeSet<&'c str>) {
        self.needed(&at!((*place), "title"), "title", &stretch.title);
        let sum: u32 = stretch.pages.iter().map(|(_, minutes)| minutes).sum();
        if sum != stretch.minutes {
            self.add(&at!((*place), "minutes"), t::STRETCH_MINUTES, &[&stretch.minutes.to_string(), &sum.to_string()]);
        }
        let Some(module) = course.loaded.iter().find(|m| m.id == stretch.module) else {
            let modules = course.modules.iter().map(String::as_str);
            self.one_of(&at!((*place), "module"), &stretch.module, modules, (t::UNKNOWN_MODULE, t::UNKNOWN_MODULE_LIKE));
            return;
        };
        for (i, (page, _)) in stretch.pages.iter().enumerate() {
            let at = at!((*place), "pages", i, 0);
            let pages = module.pages.iter().map(|p| p.id.as_str());
            self.one_of(&at, page, pages, (t::UNKNOWN_PAGE, t::UNKNOWN_PAGE_LIKE));
            if !seen.insert(page) {
                self.add(&at, t::DOUBLE_ID, &[page]);
            }
        }
    }

    /// A page that shows a made-up name says so, by a case's label or in words; no known case has such a name.
    pub(super) fn labelled(&mut self, course: &Course, page: &Page, place: &Path) {
        let texts = texts_of(page);
        let label = page.cases().any(|c| c.label == CaseLabel::Fictional);
        for name in &course.fictional {
            for (lang, word) in [(Lang::Zh, "虚构"), (Lang::En, "fictional")] {
                let name = name.get(lang);
                let has = |text: &Bi| text.get(lang).contains(name);
                if page.cases().any(|c| c.label == CaseLabel::Known && (has(&c.title) || has(&c.body))) {
                    self.add(place, t::MADE_UP_KNOWN, &[name]);
                }
                let says = texts.iter().any(|t| t.get(lang).to_lowercase().contains(word));
                if !label && !says && texts.iter().any(|t| has(t)) {
                    self.add(place, t::NOT_LABELLED, &[name]);
                }
            }
        }
    }
}
