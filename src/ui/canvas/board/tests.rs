//! Drives the board as a person would.

use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;

use super::Mode;
use crate::{
    model::{exercise::board, text::Lang},
    ui::{command::Command, theme},
};
use rig::{Board1, State, chord, command, drag, drag_to, harness, press, press_at, type_text};
use templates::{four_save, orid};

const SIX: [usize; 6] = [0, 1, 2, 3, 4, 5];

#[test]
fn all_zones_are_filled_by_keyboard_until_it_is_complete() {
    let mut h = harness(State::new(four_save(), Lang::Zh, theme::Mode::Light), (1366.0, 768.0));
    let digits = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6];
    for (i, key) in digits.into_iter().enumerate() {
        press(&mut h, key, &(i + 1).to_string());
        type_text(&mut h, &format!("第 {} 条细节 #标签", i + 1));
        press(&mut h, Key::Enter, "");
    }
    for zone in SIX {
        assert_eq!(h.state().texts(zone), [format!("第 {} 条细节", zone + 1)], "the digit is not typed, the tag is taken out");
    }
    // The focus stays: two more in the zone chosen last, then a vote.
    for text in ["还有一条", "再来一条"] {
        type_text(&mut h, text);
        press(&mut h, Key::Enter, "");
    }
    assert_eq!(h.state().texts(5).len(), 3);
    assert!(h.state().percent() < 100);
    press(&mut h, Key::Escape, "");
    press(&mut h, Key::ArrowDown, "");
    assert_eq!(h.state().view.selected().len(), 1);
    command(&mut h, Command::Vote);
    assert_eq!(h.state().percent(), 100);
    assert!(h.query_by_label("做完了").is_some());
}

#[test]
fn tab_and_alt_digits_change_the_zone_while_typing() {
    let mut h = harness(State::new(four_save(), Lang::Zh, theme::Mode::Light), (1366.0, 768.0));
    command(&mut h, Command::WriteCard);
    type_text(&mut h, "先想到 2 步");
    press(&mut h, Key::Num2, "2");
    press(&mut h, Key::Tab, "");
    chord(&mut h, Modifiers::ALT, Key::Num4, "");
    press(&mut h, Key::Enter, "");
    assert_eq!((h.state().texts(3), h.state().texts(1).len()), (vec!["先想到 2 步2".to_owned()], 0));
}

#[test]
fn an_input_method_is_left_alone() {
    let mut h = harness(State::new(four_save(), Lang::Zh, theme::Mode::Light), (1366.0, 768.0));
    command(&mut h, Command::WriteCard);
    h.event(Event::Ime(egui::ImeEvent::Preedit { text: "ni".into(), active_range_chars: None }));
    h.run();
    press(&mut h, Key::Enter, "");
    assert_eq!(h.state().view.board.len(), 0, "Enter belongs to the composition");
    h.event(Event::Ime(egui::ImeEvent::Commit("你".into())));
    h.run();
    press(&mut h, Key::Enter, "");
    assert_eq!(h.state().texts(0), ["你"]);
}

#[test]
fn a_card_is_dragged_to_another_zone_and_esc_takes_it_back() {
    let mut state = State::new(four_save(), Lang::Zh, theme::Mode::Light);
    state.fill(0, "陈", &[("甲", "", 0.0), ("乙", "", 0.0)]);
    state.fill(1, "李", &[("丙", "", 0.0)]);
    let mut h = harness(state, (1440.0, 900.0));
    let from = h.get_by_label("省时，甲，0 票，陈").rect().center() - vec2(20.0, 20.0);
    let on = h.get_by_label("省力，丙，0 票，李").rect().center() - vec2(20.0, 20.0);
    drag_to(&mut h, from, on);
    press(&mut h, Key::Escape, "");
    press_at(&mut h, on, false);
    h.run();
    assert_eq!((h.state().texts(0).len(), h.state().texts(1).len()), (2, 1));
    drag(&mut h, from, on);
    assert_eq!((h.state().texts(0), h.state().texts(1)), (vec!["乙".to_owned()], vec!["甲".to_owned(), "丙".to_owned()]));
}

#[test]
fn cards_are_reordered_in_their_zone() {
    let mut state = State::new(four_save(), Lang::Zh, theme::Mode::Light);
    state.fill(0, "陈", &[("甲", "", 0.0), ("乙", "", 0.0), ("丙", "", 0.0)]);
    let mut h = harness(state, (1440.0, 900.0));
    let from = h.get_by_label("省时，丙，0 票，陈").rect().center() - vec2(20.0, 20.0);
    let on = h.get_by_label("省时，甲，0 票，陈").rect().center() - vec2(20.0, 20.0);
    drag(&mut h, from, on);
    assert_eq!(h.state().texts(0), ["丙", "甲", "乙"]);
}

#[test]
fn votes_stop_at_the_budget_and_can_be_taken_back() {
    let mut state = State::new(four_save(), Lang::Zh, theme::Mode::Light);
    let ids = state.fill(0, "陈", &[("甲", "", 0.0)]);
    let mut h = harness(state, (1440.0, 900.0));
    command(&mut h, Command::BoardMode);
    assert_eq!(h.state().view.mode(), Mode::Vote);
    for n in 0..6 {
        h.get_by_label(&format!("{} 票", n.min(5))).click();
        h.run();
    }
    let votes = |h: &Board1| board::votes(h.state().doc().get(ids[0]).expect("card"));
    assert_eq!(votes(&h), 5);
    assert_eq!(h.state().toasts.len(), 1, "the sixth is refused with words");
    h.get_by_label("省时，甲，5 票，陈").click();
    h.run();
    command(&mut h, Command::Unvote);
    assert_eq!(votes(&h), 4);
    assert!(h.query_by_label("每人 5 票，你还剩 1 票").is_some());
}

#[test]
fn pasted_lines_become_cards_and_cards_become_lines() {
    let mut h = harness(State::new(four_save(), Lang::Zh, theme::Mode::Light), (1440.0, 900.0));
    h.event(Event::Paste("甲\t柜面\n乙\n".into()));
    h.run();
    assert_eq!(h.state().texts(0), ["甲", "乙"]);
    command(&mut h, Command::WriteCard);
    h.event(Event::Paste("丙\n丁".into()));
    h.run();
    assert_eq!(h.state().texts(0).len(), 4, "lines pasted into the field are cards as well");
    press(&mut h, Key::Escape, "");
    press(&mut h, Key::ArrowDown, "");
    h.event(Event::Copy);
    h.run();
    assert_eq!(h.state().copied, "甲\t柜面");
    h.event(Event::Cut);
    h.run();
    assert_eq!(h.state().texts(0), ["乙", "丙", "丁"]);
}

#[test]
fn keys_walk_move_edit_and_delete() {
    let mut state = State::new(four_save(), Lang::Zh, theme::Mode::Light);
    state.fill(0, "陈", &[("甲", "", 0.0), ("乙", "", 0.0), ("丙", "", 0.0)]);
    state.fill(1, "陈", &[("丁", "", 0.0)]);
    let mut h = harness(state, (1440.0, 900.0));
    let current = |h: &Board1| h.state().doc().text(h.state().view.current().expect("one is selected"), board::TEXT).to_owned();
    for (key, want) in [
        (Key::ArrowRight, "甲"),
        (Key::ArrowRight, "乙"),
        (Key::ArrowRight, "丁"),
        (Key::ArrowLeft, "乙"),
        (Key::ArrowDown, "丙"),
        (Key::ArrowUp, "甲"),
    ] {
        press(&mut h, key, "");
        assert_eq!(current(&h), want, "{key:?}");
    }
    press(&mut h, Key::F2, "");
    type_text(&mut h, "改");
    press(&mut h, Key::Enter, "");
    assert_eq!(h.state().texts(0)[0], "甲改");
    press(&mut h, Key::Enter, "");
    type_text(&mut h, "不要");
    press(&mut h, Key::Escape, "");
    assert_eq!(h.state().texts(0)[0], "甲改", "Esc brings the old text back");
    chord(&mut h, Modifiers::SHIFT, Key::Num3, "#");
    assert_eq!((h.state().texts(2), h.state().texts(0).len()), (vec!["甲改".to_owned()], 2));
    command(&mut h, Command::Duplicate);
    assert_eq!(h.state().texts(2).len(), 2);
    command(&mut h, Command::ToAction);
    assert_eq!(h.state().book.exercises[1].doc.of_kind("row").count(), 1, "the plan has a row now");
    command(&mut h, Command::Delete);
    assert_eq!(h.state().texts(2).len(), 1);
}

#[test]
fn gathering_puts_the_best_first() {
    let mut state = State::new(four_save(), Lang::Zh, theme::Mode::Light);
    let ids = state.fill(0, "陈", &[("甲", "", 1.0), ("乙", "", 3.0)]);
    state.fill(1, "陈", &[("丙", "", 3.0), ("丁", "", 0.0)]);
    let mut h = harness(state, (1440.0, 900.0));
    command(&mut h, Command::BoardMode);
    command(&mut h, Command::BoardMode);
    assert_eq!(h.state().view.shown[0], [ids[1], ids[0]]);
    assert_eq!(h.state().texts(0), ["甲", "乙"], "the document keeps its order");
    for label in ["1. 乙", "1. 丙", "3. 甲"] {
        assert!(h.query_by_label(label).is_some(), "{label}");
    }
    let act = h.query_all_by_label("转为行动").last().expect("a button a row").rect().center();
    press_at(&mut h, act, true);
    press_at(&mut h, act, false);
    h.run();
    assert_eq!(h.state().book.exercises[1].doc.of_kind("row").count(), 1);
    assert!(h.state().doc().value(ids[0], board::ACTION).is_set());
}

#[test]
fn tags_filter_the_cards() {
    let mut state = State::new(four_save(), Lang::Zh, theme::Mode::Light);
    state.fill(0, "陈", &[("甲", "柜面", 0.0), ("乙", "", 0.0)]);
    let mut h = harness(state, (1440.0, 900.0));
    h.get_by_label("标签").click();
    h.run();
    h.get_by_label("柜面").click();
    h.run();
    assert!(h.query_by_label("省时，甲，0 票，陈").is_some() && h.query_by_label("省时，乙，0 票，陈").is_none());
}

#[test]
fn a_zone_is_renamed_in_place() {
    let mut h = harness(State::new(orid(), Lang::Zh, theme::Mode::Light), (1440.0, 900.0));
    let pos = h.get_by_label("改名：行动簇一").rect().center();
    for _ in 0..2 {
        press_at(&mut h, pos, true);
        press_at(&mut h, pos, false);
    }
    h.run();
    type_text(&mut h, "看见进度");
    press(&mut h, Key::Enter, "");
    let title = board::zone_title(&h.state().plan().zones[0], h.state().doc(), Lang::Zh).to_owned();
    assert!(title.contains("看见进度"), "{title}");
}

#[test]
fn nothing_can_be_changed_when_it_is_read_only() {
    let mut state = State::new(four_save(), Lang::Zh, theme::Mode::Light);
    state.fill(0, "陈", &[("甲", "", 0.0)]);
    state.read_only = true;
    let mut h = harness(state, (1440.0, 900.0));
    h.get_by_label("省时，甲，0 票，陈").click();
    h.run();
    let rev = h.state().doc().rev();
    for c in [Command::Vote, Command::Delete, Command::Duplicate, Command::ToAction, Command::WriteCard] {
        command(&mut h, c);
    }
    press(&mut h, Key::F2, "");
    h.event(Event::Paste("x\ny".into()));
    h.run();
    assert_eq!(h.state().doc().rev(), rev);
}

#[test]
fn five_thousand_cards_lay_out_only_what_is_seen() {
    let mut state = State::new(four_save(), Lang::Zh, theme::Mode::Light);
    let texts: Vec<String> = (0..5000).map(|i| format!("第 {i} 张便签，写得不长也不短")).collect();
    let cards: Vec<(&str, &str, f64)> = texts.iter().map(|t| (t.as_str(), "", 0.0)).collect();
    state.fill(0, "陈", &cards);
    let mut h = harness(state, (1440.0, 900.0));
    let seen = h.query_all_by(|n| n.label().is_some_and(|l| l.starts_with("省时，"))).count();
    assert!((4..40).contains(&seen), "{seen} cards are laid out");
    let last = *h.state().view.board.zones[0].last().expect("cards");
    h.state_mut().view.reveal(last);
    h.run();
    assert!(h.query_by_label("省时，第 4999 张便签，写得不长也不短，0 票，陈").is_some());
}

/// Templates that stand for the kinds of board there are.
mod templates {
    use crate::model::{
        template::{BoardPlan, Example, Field, FieldType, Opt, Options, PlanRoles, Structure, TablePlan, Template, Zone},
        text::Bi,
    };

    pub(super) fn zone(id: &str, at: (u32, u32, u32, u32), t: (&str, &str), hint: (&str, &str), min: u32) -> Zone {
        Zone { id: id.into(), at, t: Bi::new(t.0, t.1), hint: Bi::new(hint.0, hint.1), min, ..Zone::default() }
    }

    pub(super) fn four_save() -> Template {
        let fixed =
            |list: &[(&str, &str, &str)]| Options::Fixed(list.iter().map(|(id, zh, en)| Opt { id: (*id).into(), t: Bi::new(*zh, *en) }).collect());
        Template {
            id: "four-save-two-respect".into(),
            title: Bi::new("四省二尊服务细节板", "Four saves, two respects board"),
            purpose: Bi::new("结合自己的服务场景，为四省二尊各设计可落地的细节", "Design feasible details for four saves and two respects"),
            steps: vec![
                Bi::new("写下场景一句话", "Write the scenario in one sentence"),
                Bi::new("静默 3 分钟，每人至少两张卡", "Three silent minutes, two cards each at least"),
                Bi::new("每人 3 票，选出「最想下周就做」", "Three votes each: do it next week"),
            ],
            structure: Structure::Board(BoardPlan {
                header: vec![Field {
                    id: "scenario".into(),
                    t: Bi::new("服务场景", "Service scenario"),
                    req: true,
                    hint: Bi::new("例：食品厂水泵停机，王工打电话报修", "e.g. pump down in a food factory, Ms Wang calls"),
                    ..Field::default()
                }],
                grid: (3, 4),
                zones: vec![
                    zone("time", (0, 0, 1, 1), ("省时", "Save time"), ("哪一步能更快、能同时做、能不用等？", "Which step can be faster?"), 1),
                    zone("effort", (0, 1, 1, 1), ("省力", "Save effort"), ("哪些可以替客户先想到、先填好、送上门？", "What can be foreseen?"), 1),
                    zone("worry", (0, 2, 1, 1), ("省心", "Save worry"), ("怎样让客户不用追问进度？", "How to never ask for progress?"), 1),
                    zone("money", (0, 3, 1, 1), ("省钱", "Save money"), ("怎样让客户觉得值，或少花冤枉钱？", "How does it feel good value?"), 1),
                    zone(
                        "honoured",
                        (1, 0, 1, 2),
                        ("被尊崇(像贵宾)", "Honoured (like a VIP)"),
                        ("怎样让客户被认出、被优先、被专人接待？", "Recognised, prioritised?"),
                        1,
                    ),
                    zone(
                        "cherished",
                        (1, 2, 1, 2),
                        ("被尊宠(像家人)", "Cherished (like family)"),
                        ("哪个小处能让人觉得被惦记？", "Which small thing shows we remember?"),
                        1,
                    ),
                    zone(
                        "parking",
                        (2, 0, 1, 4),
                        ("先停一停(好但难)", "Parking lot (good but hard)"),
                        ("暂时做不了的，先放这里", "Good but not yet feasible"),
                        0,
                    ),
                ],
                card: vec![
                    Field { id: "owner".into(), t: Bi::new("谁来做", "Who does it"), ..Field::default() },
                    Field {
                        id: "cost".into(),
                        t: Bi::new("成本", "Cost"),
                        ty: FieldType::Choice,
                        opt: fixed(&[("zero", "零成本", "Zero"), ("low", "低", "Low"), ("high", "高", "High")]),
                        ..Field::default()
                    },
                ],
                votes_per_person: 5,
                ..BoardPlan::default()
            }),
            examples: vec![Example {
                zone: "effort".into(),
                fields: vec![(
                    "text".into(),
                    vec![Bi::new("接线时系统自动带出泵的序列号和上次维修记录，客户不必再报", "The call screen shows serial number and last repair")],
                )],
                ..Example::default()
            }],
            done: vec!["zones_filled>=6".into(), "cards>=8".into(), "votes_cast".into()],
            ..Template::default()
        }
    }

    pub(super) fn orid() -> Template {
        let all = [
            ("c1", "行动簇一", "Cluster 1", 2, true),
            ("c2", "行动簇二", "Cluster 2", 2, true),
            ("c3", "行动簇三", "Cluster 3", 2, true),
            ("c4", "行动簇四(可空)", "Cluster 4 (may stay empty)", 0, true),
            ("o", "O 客观：我们看到", "O objective: what we saw", 1, false),
            ("r", "R 感受：我们觉得", "R reflective: how we felt", 1, false),
            ("i", "I 诠释：这说明", "I interpretive: what it means", 1, false),
            ("d", "D 决定：我们要", "D decisional: we will", 1, false),
        ];
        let zones = all.iter().enumerate().map(|(i, (id, zh, en, min, renameable))| Zone {
            renameable: *renameable,
            ..zone(id, (i as u32 / 4, i as u32 % 4, 1, 1), (zh, en), ("把标题改成动宾短语", "Rename with verb and object"), *min)
        });
        Template {
            id: "orid".into(),
            title: Bi::new("团队共创", "Co-creation"),
            structure: Structure::Board(BoardPlan { grid: (2, 4), zones: zones.collect(), votes_per_person: 2, ..BoardPlan::default() }),
            done: vec!["zones_filled>=7".into(), "cards>=10".into()],
            ..Template::default()
        }
    }

    pub(super) fn plan() -> Template {
        let roles = PlanRoles { action: "action".into(), ..PlanRoles::default() };
        Template {
            id: "smart".into(),
            title: Bi::new("行动计划", "Action plan"),
            structure: Structure::Table(TablePlan { plan: Some(roles), ..TablePlan::default() }),
            ..Template::default()
        }
    }
}

/// A board with a workbook behind it, driven like the program drives it.
mod rig {
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
            let ex = ExerciseCx {
                workbook: &self.book,
                exercise: &self.book.exercises[0],
                undo: None,
                redo: None,
                read_only: self.read_only,
                minutes: 12,
            };
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
}

/// Pictures of boards, to be looked at beside the mock-ups.
mod pictures {

    use egui::Key;

    use super::rig::{State, command, harness, press, type_text};
    use crate::{
        model::{
            template::{Structure, Template},
            text::Lang,
        },
        ui::{
            command::Command,
            theme::{self},
        },
    };

    /// Every board of the course content, read from the source tree.
    fn course_boards() -> Vec<Template> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/course_content/exercises");
        let mut boards: Vec<Template> = std::fs::read_dir(folder)
            .expect("course content")
            .filter_map(|entry| {
                let path = entry.ok()?.path();
                let mut template: Template = ron::from_str(&std::fs::read_to_string(&path).ok()?).ok()?;
                template.id = path.file_stem()?.to_str()?.to_owned();
                matches!(template.structure, Structure::Board(_)).then_some(template)
            })
            .collect();
        boards.sort_by(|a, b| a.id.cmp(&b.id));
        boards
    }

    #[test]
    fn every_board_of_the_courses_shows_and_leads_to_its_first_card() {
        let boards = course_boards();
        assert!(boards.len() >= 8, "{} boards", boards.len());
        for template in boards {
            for lang in [Lang::Zh, Lang::En] {
                let id = template.id.clone();
                let mut h = harness(State::new(template.clone(), lang, theme::Mode::Light), (1306.0, 716.0));
                press(&mut h, Key::Num1, "1");
                type_text(&mut h, "第一张");
                press(&mut h, Key::Enter, "");
                assert_eq!(h.state().texts(0), ["第一张"], "{id}");
                let card = h.state().view.board.zones[0][0];
                h.state_mut().view.select(card);
                command(&mut h, Command::TagCard);
                command(&mut h, Command::Task);
            }
        }
    }
}
