//! The course reader: outline, page, notes and footer; it reads the workbook and asks for changes, never makes them.

mod find;
mod foot;
mod notes;
mod outline;
mod reference;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use egui::{Area, Color32, Id, Order, Rect, Sense, Ui, UiBuilder, pos2, vec2};

pub use crate::ui::page::SlotState;
use crate::{
    model::{
        course::{Course, Module, Page},
        course_search::{BOOKS, GLOSSARY, Hit},
        doc::Doc,
        reading,
        stamp::ItemId,
        text::Lang,
        texts::reader as words,
        workbook::Workbook,
    },
    ui::{
        command::Command,
        cx::{Action, Actions, Cx, Place, Target, Tone},
    },
};

/// The outline's width.
const OUTLINE: f32 = 252.0;
/// The notes' width.
const NOTES: f32 = 260.0;
/// The footer's height.
const FOOT: f32 = 50.0;
/// Milliseconds in which a page comes in.
const TURN: f32 = 200.0;
/// Up to this window width there is one side panel at a time, and it overlays.
const NARROW: f32 = 1180.0;

/// What the reader reads besides the frame's context.
pub struct ReaderCx<'a> {
    /// The open workbook of this course, if there is one.
    pub workbook: Option<&'a Workbook>,
    /// Looks an exercise up by template and preset.
    pub slots: &'a dyn Fn(&str, &str) -> SlotState,
    /// Reads a file of the course's `media` folder.
    pub media: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// The time of day for new notes, `HH:MM`.
    pub clock: &'a str,
}

impl<'a> ReaderCx<'a> {
    fn about(&self) -> Option<&'a Doc> {
        self.workbook.map(|w| &w.about)
    }
}

/// A note being written.
#[derive(Clone, Debug)]
struct Writing {
    id: ItemId,
    text: String,
    sent: String,
    fresh: bool,
}

/// What the reader remembers between frames; nothing of it is saved.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent panels and one-frame requests")]
pub struct ReaderView {
    outline: bool,
    notes: bool,
    drawer: bool,
    notes_over: bool,
    speaker: bool,
    speaker_size: f32,
    query: String,
    hits: Vec<Hit>,
    hits_for: (String, Lang, bool),
    focus_search: bool,
    open: BTreeMap<String, bool>,
    outline_focus: bool,
    steps: BTreeSet<(String, String)>,
    writing: Option<Writing>,
    page: String,
    back: String,
    turned: bool,
    /// When the page on screen came in, while it still does.
    fading: Option<f64>,
}

impl Default for ReaderView {
    fn default() -> Self {
        Self {
            outline: true,
            notes: true,
            drawer: false,
            notes_over: false,
            speaker: false,
            speaker_size: 16.0,
            query: String::new(),
            hits: Vec::new(),
            hits_for: (String::new(), Lang::Zh, false),
            focus_search: false,
            open: BTreeMap::new(),
            outline_focus: false,
            steps: BTreeSet::new(),
            writing: None,
            page: String::new(),
            back: String::new(),
            turned: false,
            fading: None,
        }
    }
}

/// What is shown this frame.
#[derive(Clone, Copy)]
struct Here<'a> {
    course: &'a Course,
    rcx: &'a ReaderCx<'a>,
    page_id: &'a str,
    /// The page with its module and its place in the course; `None` for glossary, books and unknown ids.
    at: Option<(&'a Module, &'a Page, usize)>,
}

impl<'a> Here<'a> {
    fn find(course: &'a Course, rcx: &'a ReaderCx<'a>, page_id: &'a str) -> Self {
        let at = course.pages().enumerate().find(|(_, (_, p))| p.id == page_id).map(|(n, (m, p))| (m, p, n));
        Self { course, rcx, page_id, at }
    }

    fn go(&self, page: &str) -> Action {
        Action::Go(Place::Reader { course: self.course.id.clone(), page: page.to_owned() })
    }

    /// The page some steps away.
    fn page_at(&self, index: Option<usize>) -> Option<&'a Page> {
        self.course.pages().nth(index?).map(|(_, p)| p)
    }

    fn previous(&self) -> Option<&'a Page> {
        self.page_at(self.at.and_then(|at| at.2.checked_sub(1)))
    }

    fn next(&self) -> Option<&'a Page> {
        self.page_at(self.at.map(|at| at.2 + 1))
    }

    /// The crumb of a page: `认知·第 3 页`.
    fn crumb(&self, cx: &Cx<'_>, page: &str) -> String {
        for module in &self.course.loaded {
            if let Some(n) = module.pages.iter().position(|p| p.id == page) {
                return cx.tf(words::PAGE_OF, &[cx.bi(&module.title), &(n + 1).to_string()]);
            }
        }
        cx.t(words::REFERENCE).to_owned()
    }
}

/// Shows a page of a course with everything around it. `page_id` may be [`GLOSSARY`] or [`BOOKS`].
pub fn reader_ui(ui: &mut Ui, cx: &Cx<'_>, course: &Course, rcx: &ReaderCx<'_>, page_id: &str, view: &mut ReaderView, out: &mut Actions) {
    let here = Here::find(course, rcx, page_id);
    arrive(ui, cx, &here, view, out);
    let narrow = ui.ctx().content_rect().width() <= NARROW;
    commands(ui, cx, &here, narrow, view, out);
    let whole = ui.available_rect_before_wrap();
    ui.allocate_rect(whole, Sense::hover());
    let mut left = whole.left();
    if !narrow && view.outline {
        let rect = Rect::from_min_max(whole.min, pos2(left + OUTLINE, whole.bottom()));
        part(ui, rect, "outline", |ui| outline::show(ui, cx, &here, view, out));
        vline(ui, cx, rect.right(), rect);
        left = rect.right();
    }
    let mut right = whole.right();
    let notes = (!narrow && view.notes).then(|| Rect::from_min_max(pos2(right - NOTES, whole.top()), pos2(right, whole.bottom() - FOOT)));
    if let Some(rect) = notes {
        right = rect.left();
    }
    let page = Rect::from_min_max(pos2(left, whole.top()), pos2(right, whole.bottom() - FOOT));
    ui.painter().rect_filled(page, 0.0, cx.tk.bg_canvas);
    part(ui, page, "page", |ui| {
        fade_in(ui, cx, view);
        sheet::show(ui, cx, &here, view, out);
    });
    if let Some(rect) = notes {
        part(ui, rect, "notes", |ui| notes::show(ui, cx, &here, view, out));
        vline(ui, cx, rect.left(), rect);
    }
    let foot = Rect::from_min_max(pos2(left, whole.bottom() - FOOT), whole.max);
    ui.painter().hline(foot.x_range(), foot.top(), egui::Stroke::new(1.0, cx.tk.border_subtle));
    part(ui, foot, "foot", |ui| foot::show(ui, cx, &here, narrow, view, out));
    if narrow {
        overlays(ui, cx, &here, whole, view, out);
    }
}

/// What happens once when a page is turned to.
fn arrive(ui: &Ui, cx: &Cx<'_>, here: &Here<'_>, view: &mut ReaderView, out: &mut Actions) {
    view.turned = view.page != here.page_id;
    if !view.turned {
        return;
    }
    view.fading = (!view.page.is_empty() && cx.motion(TURN) > 0.0).then(|| ui.input(|i| i.time));
    notes::leave(here, view, out);
    here.page_id.clone_into(&mut view.page);
    view.drawer = false;
    if here.at.is_some() {
        here.page_id.clone_into(&mut view.back);
    }
    ui.ctx().request_repaint();
}

/// A page that was turned to comes in gently.
fn fade_in(ui: &mut Ui, cx: &Cx<'_>, view: &mut ReaderView) {
    let Some(since) = view.fading else { return };
    let part = cx.eased(ui.ctx(), since, TURN);
    ui.multiply_opacity(part);
    view.fading = (part < 1.0).then_some(since);
}

fn part(ui: &mut Ui, rect: Rect, name: &'static str, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(name), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        add(ui);
    });
}

fn vline(ui: &Ui, cx: &Cx<'_>, x: f32, rect: Rect) {
    ui.painter().vline(x, rect.y_range(), egui::Stroke::new(1.0, cx.tk.border_subtle));
}

fn overlays(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, whole: Rect, view: &mut ReaderView, out: &mut Actions) {
    let close = cx.keys && ui.input(|i| i.key_pressed(egui::Key::Escape)) && view.query.is_empty() && view.writing.is_none();
    if view.drawer {
        let rect = Rect::from_min_size(whole.min, vec2(OUTLINE.min(whole.width()), whole.height()));
        if overlay(ui, cx, "drawer", rect, |ui| outline::show(ui, cx, here, view, out)) || close {
            view.drawer = false;
        }
    } else if view.notes_over {
        let width = NOTES.min(whole.width());
        let rect = Rect::from_min_max(pos2(whole.right() - width, whole.top()), pos2(whole.right(), whole.bottom() - FOOT));
        if overlay(ui, cx, "notes-over", rect, |ui| notes::show(ui, cx, here, view, out)) || close {
            view.notes_over = false;
        }
    }
}

/// Shows a panel above the page; true when a click beside it asks to close it.
fn overlay(ui: &Ui, cx: &Cx<'_>, name: &'static str, rect: Rect, add: impl FnOnce(&mut Ui)) -> bool {
    let shown = Area::new(Id::unique(("reader", name))).order(Order::Foreground).fixed_pos(rect.min).constrain(false).show(ui.ctx(), |ui| {
        ui.painter().add(cx.tk.shadow(3).as_shape(rect, 0.0));
        ui.painter().rect(rect, 0.0, cx.tk.surface, egui::Stroke::new(1.0, cx.tk.border), egui::StrokeKind::Inside);
        ui.allocate_rect(rect, Sense::click_and_drag());
        part(ui, rect, name, add);
    });
    ui.ctx().input(|i| i.pointer.any_pressed() && i.pointer.interact_pos().is_some_and(|p| !rect.contains(p))) && !shown.response.contains_pointer()
}

fn commands(ui: &Ui, cx: &Cx<'_>, here: &Here<'_>, narrow: bool, view: &mut ReaderView, out: &mut Actions) {
    let Some(command) = cx.command else { return };
    // In the outline the arrows fold and unfold.
    let arrows = !view.outline_focus || !ui.input(|i| i.key_pressed(egui::Key::ArrowLeft) || i.key_pressed(egui::Key::ArrowRight));
    match command {
        Command::NextPage if arrows => out.extend(here.next().map(|p| here.go(&p.id))),
        Command::PrevPage if arrows => {
            let back = if here.at.is_none() { Some(view.back.as_str()).filter(|id| !id.is_empty()) } else { here.previous().map(|p| p.id.as_str()) };
            out.extend(back.map(|id| here.go(id)));
        }
        Command::FirstPage => out.extend(here.course.pages().next().map(|(_, p)| here.go(&p.id))),
        Command::LastPage => out.extend(here.course.pages().last().map(|(_, p)| here.go(&p.id))),
        Command::StartExercise => out.extend(start(here)),
        Command::MarkRead => toggle_read(here, out),
        Command::AddNote => notes::add(cx, here, narrow, view, out),
        Command::ToggleOutline if narrow => {
            view.drawer = !view.drawer;
            view.notes_over = false;
        }
        Command::ToggleOutline => view.outline = !view.outline,
        Command::ToggleNotes => notes::toggle(narrow, view),
        Command::SpeakerNotes if !cx.settings.trainee => notes::toggle_speaker(narrow, view),
        Command::Find => {
            view.outline = true;
            view.drawer = narrow;
            view.notes_over = false;
            view.focus_search = true;
        }
        _ => {}
    }
}

fn start(here: &Here<'_>) -> Option<Action> {
    let (_, page, _) = here.at?;
    page.slots()
        .find(|slot| (here.rcx.slots)(&slot.id, &slot.preset).available)
        .map(|slot| Action::OpenExercise { template: slot.id.clone(), preset: slot.preset.clone() })
}

fn toggle_read(here: &Here<'_>, out: &mut Actions) {
    let Some((_, page, _)) = here.at else { return };
    let about = here.rcx.about();
    let edit = reading::mark_read(about, &page.id).or_else(|| reading::unmark(about, &page.id));
    out.extend(edit.map(|edit| Action::Edit(Target::About, edit)));
}

/// Marks the page as read and goes on; after the last page it says so.
fn read_and_go_on(cx: &Cx<'_>, here: &Here<'_>, out: &mut Actions) {
    let Some((_, page, _)) = here.at else { return };
    out.extend(reading::mark_read(here.rcx.about(), &page.id).map(|edit| Action::Edit(Target::About, edit)));
    match here.next() {
        Some(next) => out.push(here.go(&next.id)),
        None => out.push(Action::Toast { tone: Tone::Done, text: cx.t(words::FINISHED).to_owned(), undo: false }),
    }
}

/// True for the pages that are not of a module.
fn is_reference(page_id: &str) -> bool {
    page_id == GLOSSARY || page_id == BOOKS
}

/// Cuts a text so that it is at most `width` wide.
fn elide(ui: &Ui, text: &str, style: crate::ui::theme::Style, width: f32) -> String {
    let wide = |text: &str| crate::ui::widgets::galley(ui.painter(), text, style, Color32::PLACEHOLDER, f32::INFINITY, 1).size().x;
    if wide(text) <= width {
        return text.to_owned();
    }
    let mut kept: Vec<char> = text.chars().collect();
    while kept.len() > 1 {
        kept.pop();
        let short: String = kept.iter().collect::<String>().trim_end().to_owned() + "…";
        if wide(&short) <= width {
            return short;
        }
    }
    String::new()
}
