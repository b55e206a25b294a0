//! Drives the board as a person would.

mod pictures;
mod rig;
mod templates;

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
