//! Format 1: read strictly and fast where it is sound, by brackets and then by lines where it is not.

use std::{collections::BTreeMap, sync::Arc};

use crate::model::{
    doc::Item,
    limits,
    ron_scan::{self, Entry, Group, Shape},
    stamp::{EditorId, ItemId},
    template::Template,
    texts::files,
};

use super::{
    value::{Fault, Read, Reader, is_word},
    write::{ABOUT, ABOUT_ITEM, EXERCISE, ITEM, hash16},
};

/// How much a fault costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    Item,
    Value,
    Nothing,
}

/// Items and knowledge of one document.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub(super) items: BTreeMap<ItemId, Arc<Item>>,
    pub(super) seen: BTreeMap<EditorId, u64>,
    /// Fields and items that this version does not know, as they stood in the file.
    unknown: Vec<(String, String)>,
    /// Items whose id was taken.
    twice: Vec<(ItemId, Arc<Item>, usize)>,
}

impl Section {
    fn len(&self) -> usize {
        self.items.len() + self.twice.len()
    }
}

/// An exercise as it is in the file.
#[derive(Debug, Default)]
pub(super) struct ExercisePart {
    pub(super) at: usize,
    pub(super) key: String,
    pub(super) template: Option<Arc<Template>>,
    /// The template's text, where this version cannot write it back as it was.
    pub(super) raw_template: Option<String>,
    pub(super) section: Section,
    pub(super) unknown: Vec<(String, String)>,
}

/// A workbook as it is in the file.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) app: String,
    pub(super) id: String,
    pub(super) course: String,
    pub(super) course_version: String,
    pub(super) unknown: Vec<(String, String)>,
    pub(super) about: Section,
    pub(super) exercises: Vec<ExercisePart>,
    pub(super) faults: Vec<(Loss, Fault)>,
}

impl Parts {
    pub(super) fn items(&self) -> usize {
        self.about.len() + self.exercises.iter().map(|e| e.section.len()).sum::<usize>()
    }

    pub(super) fn lost(&self, loss: Loss) -> usize {
        self.faults.iter().filter(|(l, _)| *l == loss).count()
    }

    fn note(&mut self, loss: Loss, fault: Fault) {
        self.faults.push((loss, fault));
    }
}

/// Reads a workbook of format 1 that is whole, with the shape of its brackets; `None` when anything in it is not as it should be.
pub(super) fn read_whole(text: &str) -> Option<(Parts, Shape)> {
    strict(text).ok().map(|(parts, shape)| (finished(parts), shape))
}

/// Reads what is left of a workbook of format 1; never fails, what is wrong is in `faults`.
pub(super) fn read_broken(text: &str) -> Parts {
    let (a, b) = (by_brackets(text), by_lines(text));
    let worth = |p: &Parts| (p.items(), std::cmp::Reverse(p.faults.len()));
    finished(if worth(&b) > worth(&a) { b } else { a })
}

fn finished(mut parts: Parts) -> Parts {
    // In the order in which they are written, so that what is written reads back as the same.
    let place = |name: &str| (name.starts_with(EXERCISE), name.starts_with(ABOUT_ITEM), name.starts_with(ABOUT));
    parts.unknown.sort_by_key(|(name, _)| place(name));
    renumber(&mut parts.about, &mut parts.faults);
    for exercise in &mut parts.exercises {
        renumber(&mut exercise.section, &mut parts.faults);
        if exercise.key.is_empty() {
            exercise.key = exercise.template.as_ref().map_or_else(String::new, |t| t.id.clone());
            parts.faults.push((Loss::Nothing, Fault { at: exercise.at, text: files::MISSING_FIELD, arg: "key".to_owned() }));
        }
    }
    parts
}

fn add(section: &mut Section, id: ItemId, item: Item, at: usize) {
    match section.items.entry(id) {
        std::collections::btree_map::Entry::Vacant(slot) => drop(slot.insert(Arc::new(item))),
        std::collections::btree_map::Entry::Occupied(_) => section.twice.push((id, Arc::new(item), at)),
    }
}

/// Gives items whose id was taken the next free number; only when all are read, or the next sound item would lose its own.
fn renumber(section: &mut Section, faults: &mut Vec<(Loss, Fault)>) {
    for (id, item, at) in std::mem::take(&mut section.twice) {
        let all = ItemId { editor: id.editor, k: 0 }..=ItemId { editor: id.editor, k: u64::MAX };
        let last = section.items.range(all).next_back().map_or(0, |(id, _)| id.k);
        let Some(k) = last.checked_add(1) else {
            faults.push((Loss::Item, Fault { at, text: files::TWICE, arg: id.to_string() }));
            continue;
        };
        let fresh = ItemId { editor: id.editor, k };
        section.items.insert(fresh, item);
        faults.push((Loss::Nothing, Fault { at, text: files::RENUMBERED, arg: fresh.to_string() }));
    }
}

// ---- strictly ----

fn strict(text: &str) -> Read<(Parts, Shape)> {
    let root = ron_scan::root(text);
    let mut r = Reader::new(text, root);
    r.level = 1;
    let mut parts = Parts::default();
    let (mut about, mut exercises) = (false, false);
    r.expect(b'(')?;
    while !r.eat(b')') {
        let name = r.field()?;
        match name {
            "about" if about => return r.fault_with(files::TWICE, name),
            "about" => {
                r.expect(b'(')?;
                r.level = 2;
                while !r.eat(b')') {
                    let name = r.field()?;
                    if !section_field(&mut r, name, &mut parts.about)? {
                        return r.fault_with(files::BAD_VALUE, name);
                    }
                    r.comma(b')')?;
                }
                about = true;
            }
            "exercises" if exercises => return r.fault_with(files::TWICE, name),
            "exercises" => {
                r.expect(b'[')?;
                while !r.eat(b']') {
                    let exercise = exercise(&mut r, &mut parts.faults)?;
                    parts.exercises.push(exercise);
                    r.comma(b']')?;
                }
                exercises = true;
            }
            _ => header_field(&mut r, name, &mut parts)?,
        }
        r.level = 1;
        r.comma(b')')?;
    }
    let end = r.at;
    if r.peek().is_some() || !about || !exercises {
        return r.fault(files::BROKEN_BRACKETS);
    }
    // What was read is sound; only what stands around it has not been looked at.
    let around = [text.get(..root), text.get(end..)].map(|part| ron_scan::shape(part.unwrap_or_default()));
    if around.iter().any(|shape| shape.stray.is_some() || shape.unclosed.is_some()) {
        return r.fault(files::BROKEN_BRACKETS);
    }
    let depth = around.iter().map(|shape| shape.depth).fold(r.deepest, usize::max);
    Ok((parts, Shape { depth, ..Shape::default() }))
}

fn header_field(r: &mut Reader, name: &str, parts: &mut Parts) -> Read<()> {
    match name {
        "format" => drop(r.raw()?),
        "app" => parts.app = r.string()?.into_owned(),
        "id" => parts.id = r.string()?.into_owned(),
        "course" => parts.course = r.string()?.into_owned(),
        "course_version" => parts.course_version = r.string()?.into_owned(),
        _ => parts.unknown.push((name.to_owned(), r.raw()?.to_owned())),
    }
    Ok(())
}

fn section_field(r: &mut Reader, name: &str, section: &mut Section) -> Read<bool> {
    match name {
        "seen" => section.seen = r.seen()?.into_iter().collect(),
        "items" => {
            r.expect(b'[')?;
            r.level += 2;
            let done = items(r, section);
            r.level -= 2;
            done?;
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// The items of a list, its closing bracket included.
fn items(r: &mut Reader, section: &mut Section) -> Read<()> {
    // As they are written they stand in order, and a map made of a whole list is much faster than one that grows.
    let mut run: Vec<(ItemId, Arc<Item>)> = Vec::new();
    let mut sorted = section.items.is_empty();
    while !r.eat(b']') {
        if section.len() + run.len() > limits::MAX_ITEMS {
            break;
        }
        let at = r.at;
        let (id, item) = r.item()?;
        if sorted && run.last().is_some_and(|(last, _)| *last >= id) {
            sorted = false;
            section.items = std::mem::take(&mut run).into_iter().collect();
        }
        if sorted {
            run.push((id, Arc::new(item)));
        } else {
            add(section, id, item, at);
        }
        r.comma(b']')?;
    }
    if sorted {
        section.items = run.into_iter().collect();
    }
    Ok(())
}

fn exercise(r: &mut Reader, faults: &mut Vec<(Loss, Fault)>) -> Read<ExercisePart> {
    let mut part = ExercisePart::default();
    let (mut key, mut items) = (false, false);
    r.expect(b'(')?;
    r.level = 3;
    part.at = r.at;
    while !r.eat(b')') {
        let name = r.field()?;
        match name {
            "key" => {
                part.key = r.string()?.into_owned();
                key = true;
            }
            "template" => template_field(r, &mut part, faults)?,
            _ => {
                items |= name == "items";
                if !section_field(r, name, &mut part.section)? {
                    part.unknown.push((name.to_owned(), r.raw()?.to_owned()));
                }
            }
        }
        r.comma(b')')?;
    }
    if key && items && part.template.is_some() { Ok(part) } else { r.fault_with(files::MISSING_FIELD, "items") }
}

fn template_field(r: &mut Reader, part: &mut ExercisePart, faults: &mut Vec<(Loss, Fault)>) -> Read<()> {
    r.peek();
    let at = r.at;
    let raw = r.raw()?;
    let (template, fault) = template(raw);
    if let Some(text) = fault {
        faults.push((Loss::Nothing, Fault { at, text, arg: String::new() }));
        part.raw_template = Some(raw.to_owned());
    }
    part.template = Some(Arc::new(template));
    Ok(())
}

/// A template deny unknown fields; those of a newer version are blanked out here, entry by entry, and kept as text.
fn template(raw: &str) -> (Template, Option<crate::model::texts::Text>) {
    let mut text = std::borrow::Cow::Borrowed(raw);
    for round in 0..64 {
        if ron_scan::shape(raw).depth > limits::MAX_NESTING {
            break;
        }
        match ron::from_str::<Template>(&text) {
            Ok(mut template) => {
                let mended = template.mend();
                return (template, if round > 0 { Some(files::TEMPLATE_PART) } else { mended.then_some(files::TEMPLATE_MENDED) });
            }
            Err(error) => {
                let at =
                    ron_scan::offset_of(&text, u32::try_from(error.span.start.line).unwrap_or(0), u32::try_from(error.span.start.col).unwrap_or(0));
                let Some(entry) = ron_scan::enclosing_entry(&text, at) else { break };
                text = ron_scan::without(&text, &entry).into();
            }
        }
    }
    let read = |name: &'static str| ron_scan::find(raw, &[name.into()]).and_then(|span| raw.get(span));
    let id = read("id").and_then(|t| ron::from_str(t).ok()).unwrap_or_default();
    let title = read("title").and_then(|t| ron::from_str(t).ok()).unwrap_or_default();
    (Template { id, title, ..Template::default() }, Some(files::TEMPLATE_NONE))
}

// ---- by brackets ----

fn by_brackets(text: &str) -> Parts {
    let mut parts = Parts::default();
    let mut r = Reader::new(text, 0);
    let Some(root) = ron_scan::group(text, ron_scan::root(text)) else { return parts };
    for entry in &root.entries {
        r.at = entry.value.start;
        let name = entry.name(text);
        let inner = || ron_scan::group(text, entry.value.start);
        match (name, inner()) {
            ("about", Some(about)) => {
                let mut section = std::mem::take(&mut parts.about);
                for entry in &about.entries {
                    section_in_parts(&mut r, entry, &mut section, &mut parts.faults);
                }
                parts.unknown.extend(std::mem::take(&mut section.unknown).into_iter().map(|(name, raw)| (format!("{ABOUT}{name}"), raw)));
                parts.about = section;
            }
            ("exercises", Some(list)) => {
                for (entry, group) in list.entries.iter().filter_map(|e| Some((e, ron_scan::group(text, e.value.start)?))) {
                    if let Some(raw) = newer(text, entry, &group) {
                        parts.unknown.push((format!("{EXERCISE}{}", hash16(raw.as_bytes())), raw.to_owned()));
                        parts.note(Loss::Nothing, Fault { at: entry.value.start, text: files::KEPT_ITEM, arg: short(raw) });
                        continue;
                    }
                    let part = exercise_in_parts(&mut r, &group, &mut parts.faults);
                    parts.exercises.push(part);
                }
            }
            _ if !is_word(name) || !entry.whole => {
                parts.note(Loss::Value, Fault { at: entry.span().start, text: files::BROKEN_BRACKETS, arg: String::new() });
            }
            _ => {
                if let Err(fault) = header_field(&mut r, name, &mut parts) {
                    parts.note(Loss::Value, fault);
                }
            }
        }
    }
    if !root.whole {
        parts.note(Loss::Nothing, Fault { at: root.open, text: files::BROKEN_BRACKETS, arg: String::new() });
    }
    parts
}

/// The text of an entry that is a variant of a newer version: this one's entries have no name before their bracket.
fn newer<'a>(text: &'a str, entry: &Entry, group: &Group) -> Option<&'a str> {
    let named = text.get(group.name.clone()).is_some_and(|name| name.starts_with(|c: char| c.is_ascii_uppercase()));
    text.get(entry.value.clone()).filter(|_| named && entry.whole && group.whole)
}

fn short(raw: &str) -> String {
    raw.chars().take(60).collect()
}

fn exercise_in_parts(r: &mut Reader, group: &Group, faults: &mut Vec<(Loss, Fault)>) -> ExercisePart {
    let mut part = ExercisePart { at: group.open, ..ExercisePart::default() };
    for entry in &group.entries {
        r.at = entry.value.start;
        match entry.name(r.text) {
            "key" if entry.whole => match r.string() {
                Ok(key) => part.key = key.into_owned(),
                Err(fault) => faults.push((Loss::Value, fault)),
            },
            "template" if entry.whole => {
                if let Err(fault) = template_field(r, &mut part, faults) {
                    faults.push((Loss::Value, fault));
                }
            }
            "template" => {
                let raw = r.text.get(entry.value.clone()).unwrap_or_default();
                part.template = Some(Arc::new(template(raw).0));
                faults.push((Loss::Value, Fault { at: entry.value.start, text: files::BROKEN_BRACKETS, arg: String::new() }));
            }
            "seen" | "items" => section_in_parts(r, entry, &mut part.section, faults),
            name if !is_word(name) || !entry.whole => {
                faults.push((Loss::Value, Fault { at: entry.span().start, text: files::BROKEN_BRACKETS, arg: String::new() }));
            }
            name => {
                let raw = r.text.get(entry.value.clone()).unwrap_or_default();
                part.unknown.push((name.to_owned(), raw.to_owned()));
            }
        }
    }
    part.unknown.append(&mut part.section.unknown);
    part
}

fn section_in_parts(r: &mut Reader, entry: &Entry, section: &mut Section, faults: &mut Vec<(Loss, Fault)>) {
    r.at = entry.value.start;
    match entry.name(r.text) {
        "seen" => match r.seen() {
            Ok(seen) => {
                for (editor, n) in seen {
                    let known = section.seen.entry(editor).or_default();
                    *known = n.max(*known);
                }
            }
            Err(fault) => faults.push((Loss::Nothing, fault)),
        },
        "items" => {
            let Some(list) = ron_scan::group(r.text, entry.value.start) else { return };
            for each in &list.entries {
                if section.len() > limits::MAX_ITEMS {
                    return;
                }
                r.at = each.value.start;
                let group = ron_scan::group(r.text, each.value.start);
                if let Some(raw) = group.and_then(|group| newer(r.text, each, &group)) {
                    section.unknown.push((format!("{ITEM}{}", hash16(raw.as_bytes())), raw.to_owned()));
                    faults.push((Loss::Nothing, Fault { at: each.value.start, text: files::KEPT_ITEM, arg: short(raw) }));
                    continue;
                }
                item_in_parts(r, each.whole.then_some(each.value.end), section, faults);
            }
        }
        name if entry.whole && is_word(name) => {
            section.unknown.push((name.to_owned(), r.text.get(entry.value.clone()).unwrap_or_default().to_owned()));
        }
        name => faults.push((Loss::Value, Fault { at: entry.value.start, text: files::BAD_VALUE, arg: short(name) })),
    }
}

fn item_in_parts(r: &mut Reader, end: Option<usize>, section: &mut Section, faults: &mut Vec<(Loss, Fault)>) {
    let start = r.at;
    if let Ok((id, item)) = r.item()
        && end.is_none_or(|end| r.at == end)
    {
        add(section, id, item, start);
        return;
    }
    r.at = start;
    match r.item_in_parts() {
        Ok((id, item, list)) => {
            if list.is_empty() {
                faults.push((Loss::Value, Fault { at: start, text: files::BROKEN_BRACKETS, arg: String::new() }));
            }
            let loss = |fault: &Fault| if fault.text == files::KEPT_VALUE { Loss::Nothing } else { Loss::Value };
            faults.extend(list.into_iter().map(|fault| (loss(&fault), fault)));
            add(section, id, item, start);
        }
        Err(fault) => faults.push((Loss::Item, fault)),
    }
}

// ---- by lines ----

/// What a line of the file begins, told by its exact indentation; texts cannot fake it, their line ends are escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Header,
    About,
    Key,
    Template,
    Seen,
    Item { deep: bool },
    Other,
}

fn mark(line: &str) -> Option<Mark> {
    let indent = line.bytes().take_while(|b| *b == b' ').count();
    let word = line.get(indent..).unwrap_or_default();
    let starts = |names: &[&str]| names.iter().any(|name| word.starts_with(name));
    match indent {
        2 if starts(&["app: ", "id: ", "course: ", "course_version: "]) => Some(Mark::Header),
        2 if starts(&["about: ("]) => Some(Mark::About),
        2 | 4 if starts(&["exercises: [", ")", "("]) => Some(Mark::Other),
        4 | 6 if starts(&["seen: {"]) => Some(Mark::Seen),
        4 | 6 if starts(&["items: [", "]"]) => Some(Mark::Other),
        6 if starts(&["key: "]) => Some(Mark::Key),
        6 if starts(&["template: "]) => Some(Mark::Template),
        6 if starts(&["(id: "]) => Some(Mark::Item { deep: false }),
        8 if starts(&["(id: "]) => Some(Mark::Item { deep: true }),
        _ => None,
    }
}

fn by_lines(text: &str) -> Parts {
    let mut marks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(mark) = mark(line) {
            marks.push((mark, start));
        }
        start += line.len();
    }
    let mut parts = Parts::default();
    parts.note(Loss::Nothing, Fault { at: 0, text: files::BROKEN_BRACKETS, arg: String::new() });
    let mut has_template = true;
    for (n, (mark, start)) in marks.iter().enumerate() {
        let end = marks.get(n + 1).map_or(text.len(), |(_, next)| *next);
        let mut r = Reader::new(text.get(..end).unwrap_or_default(), *start);
        r.peek();
        if *mark == Mark::Key || (*mark == Mark::Template && has_template) || (*mark == Mark::Item { deep: true } && parts.exercises.is_empty()) {
            parts.exercises.push(ExercisePart { at: *start, ..ExercisePart::default() });
            has_template = false;
        }
        if parts.items() > limits::MAX_ITEMS {
            break;
        }
        let read = segment(&mut r, *mark, &mut parts);
        has_template |= *mark == Mark::Template;
        if let Err(fault) = read {
            parts.note(Loss::Value, fault);
        }
    }
    parts
}

fn segment(r: &mut Reader, mark: Mark, parts: &mut Parts) -> Read<()> {
    let Parts { about, exercises, faults, .. } = parts;
    match (mark, exercises.last_mut()) {
        (Mark::Header, _) => {
            let name = r.field()?;
            header_field(r, name, parts)?;
        }
        (Mark::Key, Some(part)) => {
            r.field()?;
            part.key = r.string()?.into_owned();
        }
        (Mark::Template, Some(part)) => {
            r.field()?;
            let start = r.at;
            if template_field(r, part, faults).is_err() {
                part.template = Some(Arc::new(template(r.text.get(start..).unwrap_or_default()).0));
                return r.fault(files::BROKEN_BRACKETS);
            }
        }
        (Mark::Seen, part) => {
            r.field()?;
            part.map_or(about, |p| &mut p.section).seen = r.seen()?.into_iter().collect();
        }
        (Mark::Item { deep: true }, Some(part)) => item_in_parts(r, None, &mut part.section, faults),
        (Mark::Item { .. }, _) => item_in_parts(r, None, about, faults),
        (Mark::About | Mark::Other | Mark::Key | Mark::Template, _) => {}
    }
    Ok(())
}
