//! The three canvases of the main course, completed in the whole application: with the keyboard alone, and with the pointer.

use egui::{Key, Modifiers, vec2};
use mot_studio::{
    model::{
        done,
        text::Lang,
        texts::{journey as tj, table as tt},
    },
    ui::cx::Action,
};

use crate::drive::{BOARD, Desk, Run, cards};

const CANVAS: &str = "mot-design-canvas";
const PLAN: &str = "smart-action-plan";

fn open(desk: &Desk, lang: Lang, template: &str) -> Run {
    let mut run = desk.run(lang);
    run.ask(Action::OpenExercise { template: template.into(), preset: String::new() });
    run.until("open", |r| r.app().workbook().is_some_and(|w| w.exercise(template).is_some()));
    run
}

/// The rules that are not met yet.
fn missing(run: &Run, key: &str) -> Vec<String> {
    let judged = done::judge(run.book(), run.exercise(key));
    judged.rules.iter().filter(|(_, p)| !p.met()).map(|(r, p)| format!("{}:{} {}/{}", r.what, r.id, p.have, p.need)).collect()
}

fn met(run: &Run, what: &str, id: &str) -> bool {
    let judged = done::judge(run.book(), run.exercise(CANVAS));
    judged.rules.iter().any(|(r, p)| r.what == what && r.id == id && p.met())
}

#[test]
fn a_board_is_completed_with_the_keyboard_alone() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = open(&desk, lang, BOARD);
        let digits = [(Key::Num1, "1"), (Key::Num2, "2"), (Key::Num3, "3"), (Key::Num4, "4"), (Key::Num5, "5"), (Key::Num6, "6")];
        for (zone, (key, digit)) in digits.into_iter().enumerate() {
            run.chord(Modifiers::NONE, key, digit);
            run.text("一条");
            run.key(Key::Enter);
            assert_eq!(cards(run.exercise(BOARD), zone), ["一条"], "zone {digit}");
        }
        for text in ["还有", "再来"] {
            run.text(text);
            run.key(Key::Enter);
        }
        run.key(Key::Escape);
        run.key(Key::ArrowDown);
        run.chord(Modifiers::NONE, Key::V, "v");
        assert_eq!(missing(&run, BOARD), Vec::<String>::new());
        assert_eq!(run.percent(BOARD), 100);
        // Its head is reached as well.
        run.key(Key::Escape);
        let head = lang.pick("服务场景", "Service scenario");
        run.tab_to(head);
        run.text("泵房");
        run.key(Key::Escape);
        assert_eq!(run.exercise(BOARD).doc.text(mot_studio::model::stamp::ItemId::HEADER, "scenario"), "泵房");
    }
}

#[test]
fn a_board_is_worked_with_the_pointer() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, BOARD);
    for (zone, name) in ["省时", "省力", "省心"].into_iter().enumerate() {
        let chip = run.labels().into_iter().find(|l| l.starts_with("RadioButton") && l.contains(name)).expect("a chip");
        run.click(chip.trim_start_matches("RadioButton "));
        run.text("一条");
        let stick =
            run.labels().into_iter().filter(|l| l.starts_with("Button")).find(|l| l.contains("贴上")).expect("the button that sticks the card");
        run.click(stick.trim_start_matches("Button "));
        assert_eq!(cards(run.exercise(BOARD), zone), ["一条"], "{name}");
    }
    let (from, to) = (run.rect("省心，一条").center(), run.rect("省时，一条").center());
    run.drag(from - vec2(20.0, 20.0), to - vec2(20.0, 20.0));
    assert_eq!(cards(run.exercise(BOARD), 0).len(), 2);
    run.click("投票");
    run.click("0 票");
    assert!(run.labels().iter().any(|l| l.contains("1 票")), "{:?}", run.labels());
    run.ctrl(Key::Z);
    run.ctrl(Key::Z);
    assert_eq!(cards(run.exercise(BOARD), 2).len(), 1);
}

#[test]
fn a_journey_is_completed_with_the_keyboard_alone() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = open(&desk, lang, CANVAS);
        for name in ["拨电话", "听到人声", "报型号", "等回电", "到场", "复机"] {
            run.chord(Modifiers::NONE, Key::A, "a");
            run.text(name);
            run.key(Key::Enter);
        }
        assert!(met(&run, "touchpoints", ""), "six touchpoints: {:?}", missing(&run, CANVAS));
        run.chord(Modifiers::SHIFT, Key::A, "A");
        run.text("第二阶段");
        run.key(Key::Enter);
        run.chord(Modifiers::NONE, Key::Num3, "3");
        journey_cells(&mut run, lang);
        journey_flags(&mut run, lang);
        journey_header(&mut run, lang);
        journey_tabs(&mut run, lang);
        assert_eq!(missing(&run, CANVAS), Vec::<String>::new());
        assert_eq!(run.percent(CANVAS), 100);
    }
}

/// From empty cell to empty cell with G; a score wants a number.
fn journey_cells(run: &mut Run, lang: Lang) {
    let score = lang.pick("情绪", "motion");
    // From the stage down to its first cell.
    run.key(Key::Escape);
    for _ in 0..80 {
        run.chord(Modifiers::NONE, Key::G, "g");
        let here = run.focused().unwrap_or_default();
        run.text(if here.contains(score) { "2" } else { "写上一句" });
        run.chord(Modifiers::COMMAND | Modifiers::CTRL, Key::Enter, "");
        if !missing(run, CANVAS).iter().any(|m| m.starts_with("lane")) {
            return;
        }
    }
    panic!("{lang:?}: cells are left: {:?}; focus on {:?}", missing(run, CANVAS), run.focused());
}

fn journey_flags(run: &mut Run, lang: Lang) {
    run.key(Key::Home);
    run.chord(Modifiers::NONE, Key::M, "m");
    run.key(Key::ArrowRight);
    run.chord(Modifiers::NONE, Key::M, "m");
    assert!(met(run, "flag", "mot"), "{lang:?}: M marks: {:?}; focus on {:?}", missing(run, CANVAS), run.focused());
    for (flag, name) in [("peak_pos", lang.pick("设计正峰", "Designed positive peak")), ("end", lang.pick("结尾", "End"))] {
        to_the_inspector(run, lang);
        run.tab_to(name);
        run.key(Key::Space);
        assert!(met(run, "flag", flag), "{lang:?}: {name}: {:?}; focus on {:?}", missing(run, CANVAS), run.focused());
    }
}

/// I opens the panel and goes there; where it is open already, I closes it first and goes back to the cell.
fn to_the_inspector(run: &mut Run, lang: Lang) {
    let here = |r: &Run| r.focused().is_some_and(|f| f == tj::CLOSE.get(lang));
    for _ in 0..2 {
        run.chord(Modifiers::NONE, Key::I, "i");
        if here(run) {
            return;
        }
    }
    panic!("{lang:?}: I does not lead into the inspector; focus on {:?}", run.focused());
}

fn journey_header(run: &mut Run, lang: Lang) {
    run.key(Key::Escape);
    if !run.labels().contains(&format!("TextInput {}", lang.pick("客户画像", "Persona"))) {
        run.tab_to(tj::HEADER.get(lang));
        run.key(Key::Enter);
    }
    for (id, name) in [
        ("persona", lang.pick("客户画像", "Persona")),
        ("goal", lang.pick("客户想达成", "Customer's goal")),
        ("scope", lang.pick("范围：从…到…", "Scope: from … to …")),
    ] {
        run.key(Key::Escape);
        run.tab_to(name);
        run.text("写清楚");
        let text = run.exercise(CANVAS).doc.text(mot_studio::model::stamp::ItemId::HEADER, id);
        assert_eq!(text, "写清楚", "{lang:?}: {name}; focus on {:?}", run.focused());
    }
    run.key(Key::Escape);
}

/// The footer leads to each field that is missing.
fn journey_tabs(run: &mut Run, lang: Lang) {
    for _ in 0..24 {
        if missing(run, CANVAS).is_empty() {
            return;
        }
        let before = run.exercise(CANVAS).doc.rev();
        run.key(Key::Escape);
        run.tab_to(tj::FILL_IN.get(lang));
        run.key(Key::Enter);
        run.steps(3);
        run.text("每次都这样做");
        let rev = run.exercise(CANVAS).doc.rev();
        assert_ne!(rev, before, "{lang:?}: the jump opened nothing to type in: {:?}; focus on {:?}", missing(run, CANVAS), run.focused());
    }
    panic!("{lang:?}: {:?}", missing(run, CANVAS));
}

#[test]
fn a_journey_is_worked_with_the_pointer() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, CANVAS);
    run.click("技术售后");
    run.click_button(tj::TOUCHPOINT.zh);
    run.text("来电");
    let names = |r: &Run| r.exercise(CANVAS).doc.of_kind("touchpoint").map(|(_, t)| t.text("name").to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&run), ["来电"]);
    run.click_button(tj::TOUCHPOINT.zh);
    run.text("确认");
    assert_eq!(names(&run), ["来电", "确认"], "a click ends the typing and begins the next");
    let cell = run.labels().into_iter().find(|l| l.contains("来电，客户行动")).unwrap_or_else(|| panic!("a cell: {:?}", run.labels()));
    let at = run.rect(cell.split_once(' ').map_or("", |c| c.1)).center();
    run.double_click_at(at);
    run.text("他拨电话");
    // A click elsewhere keeps what was typed.
    run.click(tj::INSPECTOR.zh);
    run.click(tj::INSPECTOR.zh);
    assert!(run.labels().iter().any(|l| l.contains("他拨电话")), "{:?}", run.labels());
    let name = run.labels().into_iter().filter(|l| l.contains("来电")).collect::<Vec<_>>();
    assert!(!name.is_empty());
    run.click_at(at);
    run.click("关键时刻");
    let flags = run.exercise(CANVAS).doc.of_kind("touchpoint").filter(|(_, t)| t.get("flag:mot").is_set()).count();
    assert_eq!(flags, 1, "{:?}", run.labels());
    let name = run.rect("来电，接触点：来电").center();
    run.menu_at(name);
    let delete =
        run.labels().into_iter().find(|l| l.starts_with("MenuItem") && l.contains("删")).unwrap_or_else(|| panic!("a menu: {:?}", run.labels()));
    run.click(delete.trim_start_matches("MenuItem "));
    assert_eq!(names(&run), ["确认"]);
    run.click("撤销");
    assert_eq!(names(&run).len(), 2, "the toast brings it back");
}

#[test]
fn a_click_into_the_inspector_keeps_what_was_typed_in_the_cell() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, CANVAS);
    run.chord(Modifiers::NONE, Key::A, "a");
    run.text("来电");
    run.click("接触点");
    run.text("确认");
    let name = run.exercise(CANVAS).doc.of_kind("touchpoint").next().expect("one").1.text("name").to_owned();
    assert_eq!(name, "来电确认");
}

#[test]
fn a_plan_is_completed_with_the_keyboard_alone() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = open(&desk, lang, PLAN);
        run.chord(Modifiers::ALT, Key::Num2, "");
        run.key(Key::Enter);
        for _ in 0..3 {
            for text in ["看见进度", "加必填格", "没有空单", "两天", "95%", "明天", "后天", "小林", "", "", "后天", "", ""] {
                run.text(text);
                run.key(Key::Tab);
            }
            run.key(Key::Enter);
        }
        run.key(Key::Escape);
        assert_eq!(missing(&run, PLAN), Vec::<String>::new(), "{lang:?}: {:?}", run.exercise(PLAN).doc.all().values().collect::<Vec<_>>());
        assert_eq!(run.percent(PLAN), 100);
        run.chord(Modifiers::ALT, Key::Num1, "");
        run.until("the plan", |r| r.paints(tt::TODAY.get(lang)));
    }
}

#[test]
fn nobody_is_caught_in_a_grid() {
    let desk = Desk::new();
    for template in [CANVAS, BOARD, PLAN, "case-takeaway"] {
        let mut run = open(&desk, Lang::Zh, template);
        if template == CANVAS {
            run.chord(Modifiers::NONE, Key::A, "a");
            run.text("来电");
            run.key(Key::Enter);
        }
        run.key(Key::ArrowDown);
        run.key(Key::F6);
        let first = run.focused();
        assert!(first.is_some(), "{template}: F6 goes somewhere");
        run.key(Key::F6);
        let second = run.focused();
        assert!(second.is_some() && second != first, "{template}: F6 goes on: {first:?}, {second:?}");
        run.key(Key::F6);
        let third = run.focused();
        assert!(third.is_some() && third != second, "{template}: {third:?}");
    }
}

/// A word as an input method writes it: composed first, Enter belongs to the composition.
fn compose(run: &mut Run, spelled: &str, word: &str) {
    use egui::{Event, ImeEvent};
    run.h.event(Event::Ime(ImeEvent::Preedit { text: spelled.into(), active_range_chars: None }));
    run.steps(2);
    run.h.event(Event::Ime(ImeEvent::Commit(word.into())));
    run.steps(2);
}

#[test]
fn an_input_method_writes_on_every_canvas() {
    let desk = Desk::new();
    let mut board = open(&desk, Lang::Zh, BOARD);
    board.chord(Modifiers::NONE, Key::Num1, "1");
    compose(&mut board, "ni", "你");
    board.key(Key::Enter);
    assert_eq!(cards(board.exercise(BOARD), 0), ["你"]);
    let mut journey = open(&desk, Lang::Zh, CANVAS);
    journey.chord(Modifiers::NONE, Key::A, "a");
    compose(&mut journey, "lai dian", "来电");
    journey.key(Key::Enter);
    let tp = journey.exercise(CANVAS).doc.of_kind("touchpoint").next().expect("one").1.clone();
    assert_eq!(tp.text("name"), "来电");
    journey.chord(Modifiers::NONE, Key::G, "g");
    compose(&mut journey, "ta", "他");
    journey.text("拨号");
    journey.key(Key::Escape);
    journey.key(Key::Escape);
    let mut plan = open(&desk, Lang::Zh, PLAN);
    plan.chord(Modifiers::ALT, Key::Num2, "");
    compose(&mut plan, "tie", "贴");
    plan.text("出来");
    plan.key(Key::Enter);
    let row = plan.exercise(PLAN).doc.of_kind("row").next().expect("a row").1.clone();
    assert_eq!(row.text("cluster"), "贴出来", "{row:?}");
}

#[test]
fn a_plan_is_worked_with_the_pointer() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::Zh, PLAN);
    run.click("加一行");
    run.text("贴出等候时间");
    run.key(Key::Enter);
    run.key(Key::Escape);
    let rows = |r: &Run| r.exercise(PLAN).doc.of_kind("row").count();
    assert_eq!(rows(&run), 1);
    // The empty strip puts it on next week; the bar is pulled from there.
    let at = run.rect(tt::NO_DATES.zh).center();
    run.click_at(at);
    let dates = |r: &Run| {
        let row = r.exercise(PLAN).doc.of_kind("row").next().expect("a row").1.clone();
        (row.text("start").to_owned(), row.text("due").to_owned())
    };
    let first = dates(&run);
    assert!(!first.0.is_empty() && !first.1.is_empty(), "{first:?}: {:?}", run.labels());
    let bar = run.rect("贴出等候时间 起止").center();
    run.drag(bar, bar + vec2(60.0, 0.0));
    assert_ne!(dates(&run), first, "the bar was pulled");
    run.ctrl(Key::Z);
    assert_eq!(dates(&run), first, "one drag is one step");
}
