//! A board with a workbook behind it, driven like the program drives it.

use std::{sync::Arc, time::Duration};

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Ui, UiBuilder, vec2};
use egui_kittest::Harness;

use super::super::{BoardView, board_ui};
use super::templates;
use crate::{
    model::{
        doc::{Doc, Op, Value},
        edit::{Edit, History},
        exercise::board::{self, Board, NewCard},
        settings::Settings,
        stamp::{EditorId, IdSource, ItemId},
        template::{BoardPlan, Structure, Template},
        text::Lang,
        texts::board as say,
        workbook::{Exercise, Workbook},
    },
    ui::{
        command::Command,
        cx::{Action, Actions, Cx, ExerciseCx},
        fonts,
        theme::{self, Tokens},
    },
};

pub(super) struct State {
    pub(super) view: BoardView,
    pub(super) book: Workbook,
    pub(super) histories: Vec<History>,
    pub(super) ids: IdSource,
    pub(super) settings: Settings,
    pub(super) tokens: Tokens,
    pub(super) lang: Lang,
    pub(super) now: Duration,
    pub(super) command: Option<Command>,
    pub(super) toasts: Vec<String>,
    pub(super) copied: String,
    pub(super) read_only: bool,
    pub(super) ready: bool,
}

impl State {
    pub(super) fn new(template: Template, lang: Lang, mode: theme::Mode) -> Self {
        let start = |t: Template| Exercise { key: t.id.clone(), template: Arc::new(t), doc: Doc::default(), unknown: Vec::new() };
        Self {
            view: BoardView::default(),
            book: Workbook { exercises: vec![start(template), start(templates::plan())], ..Workbook::default() },
            histories: vec![History::default(), History::default()],
            ids: IdSource::new(EditorId::from_random(9), 1),
            settings: Settings { my_name: "李".into(), reduce_motion: true, ..Settings::default() },
            tokens: Tokens::load(mode).expect("tokens"),
            lang,
            now: Duration::from_secs(100),
            command: None,
            toasts: Vec::new(),
            copied: String::new(),
            read_only: false,
            ready: false,
        }
    }

    pub(super) fn plan(&self) -> &BoardPlan {
        let Structure::Board(plan) = &self.book.exercises[0].template.structure else { unreachable!("a board") };
        plan
    }

    pub(super) fn doc(&self) -> &Doc {
        &self.book.exercises[0].doc
    }

    pub(super) fn apply(&mut self, at: usize, edit: &Edit) {
        self.histories[at].apply(&mut self.book.exercises[at].doc, edit, EditorId::from_random(9), Duration::ZERO).expect("fits");
    }

    pub(super) fn fill(&mut self, zone: usize, author: &str, cards: &[(&str, &str, f64)]) -> Vec<ItemId> {
        let new: Vec<NewCard> = cards.iter().map(|(text, tag, _)| NewCard { text: (*text).into(), tag: (*tag).into() }).collect();
        let board = Board::of(self.plan(), self.doc());
        let (edit, made) = board::add(&board, self.plan(), self.doc(), &self.ids, zone, &new, author);
        self.apply(0, &edit);
        for (id, (_, _, votes)) in made.iter().zip(cards) {
            if *votes > 0.0 {
                let op = Op::set(*id, "vote:王", Value::Num(*votes));
                self.apply(0, &Edit::new(say::VOTE).with(op));
            }
        }
        made
    }

    pub(super) fn texts(&self, zone: usize) -> Vec<String> {
        let board = Board::of(self.plan(), self.doc());
        board.zones[zone].iter().map(|id| self.doc().text(*id, board::TEXT).to_owned()).collect()
    }

    pub(super) fn percent(&self) -> u32 {
        crate::model::done::judge(&self.book, &self.book.exercises[0]).percent()
    }

    pub(super) fn frame(&mut self, ui: &mut Ui) {
        if !self.ready {
            fonts::install(ui.ctx());
            for theme in [egui::Theme::Light, egui::Theme::Dark] {
                theme::apply(ui.ctx(), theme, &self.tokens);
            }
            self.ready = true;
            ui.ctx().request_repaint();
            return;
        }
        ui.painter().rect_filled(ui.max_rect(), egui::CornerRadius::ZERO, self.tokens.surface);
        let mut out = Actions::new();
        let cx = Cx {
            lang: self.lang,
            tk: &self.tokens,
            now: self.now,
            today: jiff::civil::date(2026, 11, 23),
            ids: &self.ids,
            settings: &self.settings,
            compact: false,
            command: self.command.take(),
            keys: true,
        };
        let ex =
            ExerciseCx { workbook: &self.book, exercise: &self.book.exercises[0], undo: None, redo: None, read_only: self.read_only, minutes: 12 };
        board_ui(ui, &cx, &ex, &mut self.view, &mut out);
        for action in out {
            match action {
                Action::Edit(crate::ui::cx::Target::Exercise(key), edit) => {
                    let at = self.book.exercises.iter().position(|e| e.key == key).expect("known exercise");
                    self.apply(at, &edit);
                    ui.ctx().request_repaint();
                }
                Action::Toast { text, .. } => self.toasts.push(text),
                Action::Copy(text) => self.copied = text,
                _ => {}
            }
        }
    }
}

pub(super) type Board1 = Harness<'static, State>;

pub(super) fn harness(state: State, (w, h): (f32, f32)) -> Board1 {
    let mut harness = Harness::builder().with_size(vec2(w, h)).with_step_dt(1.0 / 30.0).build_ui_state(
        |ui, state: &mut State| {
            let rect = ui.ctx().content_rect();
            let mut whole = ui.new_child(UiBuilder::new().max_rect(rect));
            state.frame(&mut whole);
        },
        state,
    );
    harness.run();
    harness
}

pub(super) fn type_text(harness: &mut Board1, text: &str) {
    harness.event(Event::Text(text.into()));
    harness.run();
}

pub(super) fn press(harness: &mut Board1, key: Key, text: &str) {
    chord(harness, Modifiers::NONE, key, text);
}

/// A key and its text in one frame, as the window system sends them.
pub(super) fn chord(harness: &mut Board1, modifiers: Modifiers, key: Key, text: &str) {
    let key = |pressed| Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers };
    let input = harness.input_mut();
    input.events.push(Event::ModifiersChanged(modifiers));
    input.events.push(key(true));
    if !text.is_empty() {
        input.events.push(Event::Text(text.into()));
    }
    input.events.push(key(false));
    harness.step();
    harness.input_mut().events.push(Event::ModifiersChanged(Modifiers::NONE));
    harness.run();
}

pub(super) fn command(harness: &mut Board1, command: Command) {
    harness.state_mut().command = Some(command);
    harness.run();
}

pub(super) fn press_at(harness: &mut Board1, pos: Pos2, pressed: bool) {
    harness.event(Event::PointerMoved(pos));
    harness.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE });
    harness.step();
}

pub(super) fn drag_to(harness: &mut Board1, from: Pos2, to: Pos2) {
    press_at(harness, from, true);
    for part in 1..=4_u8 {
        harness.event(Event::PointerMoved(from + (to - from) * f32::from(part) / 4.0));
        harness.step();
    }
    harness.run_steps(2);
}

pub(super) fn drag(harness: &mut Board1, from: Pos2, to: Pos2) {
    drag_to(harness, from, to);
    press_at(harness, to, false);
    harness.run();
}
