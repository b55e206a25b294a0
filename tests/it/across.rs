//! Between exercises: the drawer of the canvas and its table are one data set; cards go on and know where they came from.

use egui::Key;
use mot_studio::{
    model::{
        doc::{Op, Value},
        edit::Edit,
        exercise::feed::ORIGIN,
        stamp::ItemId,
        text::Lang,
        texts::{across as tx, files as tf},
    },
    ui::{
        command::Command,
        cx::{Action, Place, Target},
    },
};

use crate::drive::{BOARD, Desk, Run, cards};

const CANVAS: &str = "mot-design-canvas@enterprise-b2b";
const ABC: &str = "abc-details@canvas";

fn open(run: &mut Run, key: &str) {
    let (template, preset) = key.split_once('@').unwrap_or((key, ""));
    run.ask(Action::OpenExercise { template: template.into(), preset: preset.into() });
}

fn set(run: &mut Run, key: &str, id: ItemId, register: &str, text: &str) {
    let edit = Edit::new(tf::CHANGE).with(Op::set(id, register, Value::text(text)));
    run.ask(Action::Edit(Target::Exercise(key.into()), edit));
}

#[test]
fn a_tab_of_the_canvas_and_its_table_are_one_data_set() {
    let desk = Desk::new();
    let mut run = desk.run(Lang::Zh);
    open(&mut run, CANVAS);
    let tp = run.exercise(CANVAS).doc.sorted("touchpoint").first().map(|(id, _)| *id).expect("the preset brings touchpoints");
    let count = run.exercise(CANVAS).doc.of_kind("touchpoint").count();
    set(&mut run, CANVAS, tp, "tab:abc.a", "门口有人");
    open(&mut run, ABC);
    let rows = run.exercise(ABC).doc.sorted("row").len();
    assert_eq!(rows, count, "a row for each touchpoint");
    let row = run.exercise(ABC).doc.sorted("row").iter().find(|(_, row)| row.text("a1") == "门口有人").map(|(id, _)| *id).expect("its row");
    set(&mut run, ABC, row, "a1", "门口有人迎");
    assert_eq!(run.exercise(CANVAS).doc.text(tp, "tab:abc.a"), "门口有人迎");
    run.ctrl(Key::Z);
    assert_eq!(run.exercise(CANVAS).doc.text(tp, "tab:abc.a"), "门口有人", "undo takes both faces back");
    assert_eq!(run.exercise(ABC).doc.text(row, "a1"), "门口有人");
    open(&mut run, ABC);
    assert_eq!(run.exercise(ABC).doc.sorted("row").len(), count, "opened again nothing is added");
}

#[test]
fn a_card_goes_on_into_the_next_exercise_and_back_to_where_it_came_from() {
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let mut run = desk.run(lang);
        open(&mut run, BOARD);
        run.chord(egui::Modifiers::NONE, Key::Num1, "1");
        run.text("先叫名字");
        run.key(Key::Enter);
        run.key(Key::Escape);
        run.command(Command::Feed);
        assert!(run.shows(tx::FEED_TITLE.get(lang)), "{:?}", run.labels());
        run.click_button(&tx::GO.with(lang, &["1"]));
        let Some(book) = run.app().workbook() else { panic!("open") };
        let target = book.exercises.iter().find(|e| e.template.id == "mot-design-canvas").expect("the canvas was started").key.clone();
        let (copy, item) = run
            .exercise(&target)
            .doc
            .of_kind("touchpoint")
            .find(|(_, tp)| tp.text("name") == "先叫名字")
            .map(|(id, i)| (id, i.clone()))
            .expect("it is there");
        assert!(item.text(ORIGIN).starts_with(BOARD), "{}", item.text(ORIGIN));
        run.ctrl(Key::Z);
        assert!(run.exercise(&target).doc.get(copy).is_none(), "one step of undo");
        run.ask(Action::Go(Place::Exercise { key: BOARD.into() }));
        assert_eq!(cards(run.exercise(BOARD), 0), ["先叫名字"], "what is here stays");
    }
}

#[test]
fn a_whole_mind_map_goes_on_as_one_row_with_its_story() {
    const MAP: &str = "case-mindmap";
    let desk = Desk::new();
    let mut run = desk.run(Lang::Zh);
    open(&mut run, MAP);
    run.steps(3);
    run.text("化名 L");
    run.key(Key::Enter);
    for text in ["门诊遇见", "他先说起父亲"] {
        run.key(Key::Tab);
        run.text(text);
        run.key(Key::Enter);
    }
    run.key(Key::Home);
    run.command(Command::Feed);
    run.click_button(&tx::GO.with(Lang::Zh, &["1"]));
    run.steps(3);
    let library = run.exercise("case-library");
    let rows = library.doc.sorted("row");
    let [(_, row)] = rows.as_slice() else { panic!("one row: {}", rows.len()) };
    assert_eq!([row.text("alias"), row.text("summary")], ["化名 L", "门诊遇见；他先说起父亲"]);
}
