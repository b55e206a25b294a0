//! Tables and outlines of other programs taken in, and documents made, in the whole application: one step of undo each.

use mot_studio::{
    model::{
        exercise::{mindmap::Tree, table::ROW},
        template::Structure,
        text::Lang,
    },
    ui::{command::Command, cx::Action},
};

use crate::drive::{Desk, Run, spoil};

const PLAN: &str = "smart-action-plan";
const MAP: &str = "case-mindmap";

fn open(desk: &Desk, lang: Lang, template: &str) -> Run {
    let mut run = desk.run(lang);
    run.ask(Action::OpenExercise { template: template.into(), preset: String::new() });
    run.until("open", |r| r.app().workbook().is_some_and(|w| w.exercise(template).is_some()));
    run
}

fn rows(run: &Run) -> Vec<(String, String, String)> {
    let doc = &run.exercise(PLAN).doc;
    doc.sorted(ROW).iter().map(|(_, row)| (row.text("action").to_owned(), row.text("due").to_owned(), row.text("status").to_owned())).collect()
}

#[test]
fn rows_of_a_spreadsheet_become_rows_of_the_plan_and_undo_takes_them_back() {
    let desk = Desk::new();
    let file = desk.path("计划.csv");
    // The heads stand in another order, one is nobody's, one day cannot be read.
    spoil(&file, "备注,T 截止,S 具体动作,状态\r\nx,2026-12-18,'=先看件再报价,进行中\r\ny,某天,\"打电话, 当天\",已完成\r\n".as_bytes());
    let mut run = open(&desk, Lang::Zh, PLAN);
    run.command(Command::ImportRows);
    run.steps(3);
    run.type_path(&file);
    run.until("the rows", |r| rows(r).len() == 2);
    let text = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(rows(&run), [text("=先看件再报价", "2026-12-18", "in-progress"), text("打电话, 当天", "", "done")]);
    run.command(Command::Undo);
    run.steps(3);
    assert!(rows(&run).is_empty());
}

#[test]
fn an_outline_hangs_on_the_map_and_undo_takes_it_back() {
    let desk = Desk::new();
    let file = desk.path("map.opml");
    spoil(&file, "<opml version=\"2.0\"><body><outline text=\"等待\"><outline text=\"没人说多久\"/></outline></body></opml>".as_bytes());
    let mut run = open(&desk, Lang::Zh, MAP);
    let count = |run: &Run| {
        let exercise = run.exercise(MAP);
        let Structure::Mindmap(plan) = &exercise.template.structure else { panic!("a map") };
        Tree::of(plan, &exercise.doc).nodes.len()
    };
    let before = count(&run);
    run.command(Command::ImportOutline);
    run.steps(3);
    run.type_path(&file);
    run.until("the nodes", |r| count(r) == before + 2);
    run.command(Command::Undo);
    run.steps(3);
    assert_eq!(count(&run), before);
}

#[test]
fn the_course_as_slides_is_written_where_it_was_asked_to() {
    let desk = Desk::new();
    let mut run = open(&desk, Lang::En, PLAN);
    let file = desk.path("course.pptx");
    run.command(Command::CourseSlides);
    run.steps(3);
    run.type_path(&file);
    run.until("the slides", |_| std::fs::read(&file).is_ok_and(|bytes| bytes.starts_with(b"PK")));
}
