//! The reader with the real course: every page, keys, notes.

use std::time::Duration;

use egui::{Key, vec2};
use egui_kittest::{Harness, kittest::Queryable};

use super::*;
use crate::{
    model::{
        settings::Settings,
        stamp::{EditorId, IdSource},
    },
    ui::{
        fonts,
        page::tests::{course, slot_state},
        theme::{self, Mode, Tokens},
    },
};

struct State {
    course: Course,
    tk: Tokens,
    lang: Lang,
    ids: IdSource,
    settings: Settings,
    page: String,
    command: Option<Command>,
    view: ReaderView,
    workbook: Workbook,
    said: Vec<Action>,
}

impl State {
    fn new(mode: Mode, lang: Lang) -> Self {
        let course = course();
        let page = course.pages().next().map(|(_, p)| p.id.clone()).unwrap_or_default();
        Self {
            course,
            tk: Tokens::load(mode).expect("tokens"),
            lang,
            ids: IdSource::new(EditorId::from_random(9), 1),
            settings: Settings::default(),
            page,
            command: None,
            view: ReaderView::default(),
            workbook: Workbook::default(),
            said: Vec::new(),
        }
    }

    fn ui(&mut self, ui: &mut Ui) {
        theme::apply(ui.ctx(), ui.ctx().theme(), &self.tk);
        ui.painter().rect_filled(ui.ctx().content_rect(), 0.0, self.tk.surface);
        let cx = Cx {
            lang: self.lang,
            tk: &self.tk,
            now: Duration::ZERO,
            today: jiff::civil::date(2026, 11, 23),
            ids: &self.ids,
            settings: &self.settings,
            compact: false,
            command: self.command.take(),
            keys: true,
        };
        let mut out = Vec::new();
        let slots = |template: &str, preset: &str| {
            slot_state(&crate::model::course::Slot {
                id: template.into(),
                preset: preset.into(),
                minutes: 0,
                task: crate::model::text::Bi::default(),
            })
        };
        let rcx = ReaderCx { workbook: Some(&self.workbook), slots: &slots, media: &|_| None, clock: "09:51" };
        reader_ui(ui, &cx, &self.course, &rcx, &self.page.clone(), &mut self.view, &mut out);
        for action in out {
            match &action {
                Action::Edit(Target::About, edit) => {
                    for op in &edit.ops {
                        self.workbook.about.apply(op, self.ids.editor()).expect("fits");
                    }
                }
                Action::Go(Place::Reader { page, .. }) => self.page.clone_from(page),
                _ => {}
            }
            self.said.push(action);
            ui.ctx().request_repaint();
        }
    }
}

fn harness(size: egui::Vec2, state: State) -> Harness<'static, State> {
    Harness::builder().with_size(size).with_context_setup(fonts::install).wgpu().build_ui_state(|ui, state: &mut State| state.ui(ui), state)
}

fn press(h: &mut Harness<'_, State>, command: Command) {
    h.state_mut().command = Some(command);
    h.run_steps(3);
}

#[test]
fn every_page_shows_in_both_languages_at_both_sizes() {
    for lang in [Lang::Zh, Lang::En] {
        for size in [vec2(1368.0, 848.0), vec2(960.0, 600.0)] {
            let mut h = harness(size, State::new(Mode::Light, lang));
            let mut ids: Vec<String> = h.state().course.pages().map(|(_, p)| p.id.clone()).collect();
            ids.extend([GLOSSARY.to_owned(), BOOKS.to_owned(), "no-such-page".to_owned()]);
            for id in ids {
                h.state_mut().page = id;
                h.run_steps(1);
            }
        }
    }
}

#[test]
fn pages_turn_and_marks_are_kept() {
    let mut h = harness(vec2(1368.0, 848.0), State::new(Mode::Light, Lang::Zh));
    h.run_steps(2);
    let ids: Vec<String> = h.state().course.pages().map(|(_, p)| p.id.clone()).collect();
    press(&mut h, Command::NextPage);
    assert_eq!(h.state().page, ids[1]);
    assert!(!reading::is_read(Some(&h.state().workbook.about), &ids[0]), "leafing is not reading");
    press(&mut h, Command::MarkRead);
    assert!(reading::is_read(Some(&h.state().workbook.about), &ids[1]));
    press(&mut h, Command::MarkRead);
    assert!(!reading::is_read(Some(&h.state().workbook.about), &ids[1]));
    let next = h.state().course.pages().nth(2).map(|(_, p)| p.short_title().zh.clone()).expect("page");
    h.get_all_by_label(&next).last().expect("primary button").click();
    h.run_steps(3);
    assert_eq!(h.state().page, ids[2]);
    assert!(reading::is_read(Some(&h.state().workbook.about), &ids[1]), "going on marks the page");
    press(&mut h, Command::LastPage);
    assert_eq!(h.state().page, *ids.last().expect("pages"));
    press(&mut h, Command::FirstPage);
    press(&mut h, Command::PrevPage);
    assert_eq!(h.state().page, ids[0]);
}

#[test]
fn a_note_is_written_kept_and_deleted_when_blank() {
    let mut h = harness(vec2(1368.0, 848.0), State::new(Mode::Light, Lang::Zh));
    h.run_steps(2);
    press(&mut h, Command::AddNote);
    h.get_by_label("笔记").type_text("等报价才是谷底");
    h.run_steps(3);
    let texts = |h: &Harness<'_, State>| reading::notes(Some(&h.state().workbook.about)).iter().map(|n| n.text.to_owned()).collect::<Vec<_>>();
    assert_eq!(texts(&h), ["等报价才是谷底"]);
    press(&mut h, Command::AddNote);
    assert_eq!(texts(&h).len(), 2);
    h.key_press(Key::Escape);
    h.run_steps(3);
    assert_eq!(texts(&h), ["等报价才是谷底"], "a blank note goes away");
    press(&mut h, Command::NextPage);
    h.get_by_label("笔记：等报价才是谷底");
}

#[test]
fn search_lists_hits_and_opens_the_first() {
    let mut h = harness(vec2(1368.0, 848.0), State::new(Mode::Light, Lang::Zh));
    h.run_steps(2);
    press(&mut h, Command::Find);
    h.get_by_label("在课里找").type_text("需求金字塔");
    h.run_steps(3);
    assert!(!h.state().view.hits.is_empty());
    h.key_press(Key::Enter);
    h.run_steps(3);
    assert_eq!(h.state().page, "cognition-pyramid");
}

#[test]
fn the_outline_walks_with_the_arrows() {
    let mut h = harness(vec2(1368.0, 848.0), State::new(Mode::Light, Lang::Zh));
    h.run_steps(2);
    let second = h.state().course.pages().nth(1).map(|(_, p)| p.short_title().zh.clone()).expect("page");
    let first = h.state().course.pages().next().map(|(_, p)| p.short_title().zh.clone()).expect("page");
    h.get_by_label(&format!("{first}，当前页")).focus();
    h.run_steps(2);
    h.key_press(Key::ArrowDown);
    h.run_steps(2);
    h.key_press(Key::Enter);
    h.run_steps(3);
    h.get_by_label(&format!("{second}，当前页"));
}

#[test]
fn search_works_in_the_drawer() {
    let mut h = harness(vec2(960.0, 640.0), State::new(Mode::Light, Lang::Zh));
    h.run_steps(2);
    press(&mut h, Command::Find);
    h.get_by_label("在课里找").type_text("需求金字塔");
    h.run_steps(3);
    assert!(!h.state().view.hits.is_empty());
    h.key_press(Key::Enter);
    h.run_steps(3);
    assert_eq!(h.state().page, "cognition-pyramid");
    assert!(!h.state().view.drawer);
}

#[test]
fn the_outline_says_where_the_second_day_begins() {
    let mut state = State::new(Mode::Light, Lang::Zh);
    let minutes: u32 = state.course.loaded.first().map_or(0, |m| m.agenda.iter().take(2).map(|a| a.minutes).sum());
    state.course.days = vec![minutes, state.course.minutes - minutes];
    let start = state.course.day_starts().first().map(ToString::to_string).expect("a second day");
    let first = state.course.loaded[0].pages.iter().find(|p| p.id == start).map(|p| p.short_title().zh.clone()).expect("in the first module");
    let mut h = harness(vec2(1440.0, 900.0), state);
    h.run_steps(3);
    let day = h.get_by_label("第 2 天").rect();
    let page = h.get_all_by_label_contains(&first).map(|n| n.rect()).find(|r| r.left() < 300.0).expect("row");
    assert!(day.bottom() <= page.top() + 1.0 && page.top() - day.bottom() < 8.0, "{day:?} {page:?}");
}

#[test]
fn a_page_for_before_or_after_class_names_no_minutes() {
    let mut state = State::new(Mode::Light, Lang::En);
    let first = state.course.loaded.first_mut().and_then(|m| m.pages.first_mut()).expect("a page");
    first.minutes = 0;
    let mut h = harness(vec2(1440.0, 900.0), state);
    h.run_steps(3);
    assert!(h.query_by_label("outside class").is_some());
    assert!(h.query_by_label_contains("0 min").is_none());
}
