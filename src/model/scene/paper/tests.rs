//! Sheets and drawings: no row is lost or cut, tiles cover the canvas, forms are empty.

use std::sync::Arc;

use super::*;
use crate::model::{
    doc::{Doc, Op, Value},
    export::{Options, Paper as Size},
    scene::Estimate,
    stamp::{EditorId, IdSource},
    template::{Field, JourneyPlan, Lane, LaneView, Structure, TablePlan, Template},
    text::Bi,
};

fn table(rows: usize) -> Exercise {
    let field = |id: &str| Field { id: id.into(), t: Bi::new(id, id), ..Field::default() };
    let plan = TablePlan { columns: vec![field("a"), field("b")], ..TablePlan::default() };
    let template = Template { id: "t".into(), title: Bi::new("表", "Table"), structure: Structure::Table(plan), ..Template::default() };
    let ids = IdSource::new(EditorId::from_random(1), 1);
    let mut doc = Doc::default();
    for n in 0..rows {
        let fields = vec![("order".into(), Value::text(&format!("{n:04}"))), ("a".into(), Value::text(&format!("row {n} {}", "长".repeat(n % 70))))];
        doc.apply(&Op::put(ids.id(), "row", fields), ids.editor()).expect("fits");
    }
    Exercise { key: "t".into(), template: Arc::new(template), doc, unknown: Vec::new() }
}

fn way(stages: usize) -> Exercise {
    let lane = Lane { id: "action".into(), t: Bi::new("行动", "Action"), view: LaneView::Journey, ..Lane::default() };
    let plan = JourneyPlan { lanes: vec![lane], ..JourneyPlan::default() };
    let template = Template { id: "w".into(), title: Bi::new("旅程", "Journey"), structure: Structure::Journey(plan), ..Template::default() };
    let ids = IdSource::new(EditorId::from_random(1), 1);
    let mut doc = Doc::default();
    for n in 0..stages {
        let fields = vec![("order".into(), Value::text(&format!("{n:04}"))), ("name".into(), Value::text("阶段"))];
        doc.apply(&Op::put(ids.id(), "stage", fields), ids.editor()).expect("fits");
    }
    Exercise { key: "w".into(), template: Arc::new(template), doc, unknown: Vec::new() }
}

fn subject<'a>(book: &'a Workbook, exercise: &'a Exercise) -> Subject<'a> {
    Subject { book, exercise, lang: Lang::En, measure: &Estimate }
}

fn words(prims: &[Prim]) -> Vec<&str> {
    prims.iter().filter_map(|p| if let Prim::Text { text, .. } = p { Some(text.as_ref()) } else { None }).collect()
}

#[test]
fn every_row_is_on_one_page_and_every_page_has_the_head() {
    let (book, exercise) = (Workbook::default(), table(90));
    let flow = flow(&subject(&book, &exercise), 500.0);
    let pages = flow.pages(600.0);
    assert!(pages.len() > 3);
    let mut seen = 0;
    for page in &pages {
        assert!(page.h <= 600.5, "{}", page.h);
        let words = words(&page.prims);
        assert_eq!(words.iter().filter(|w| **w == "a").count(), 1, "the head");
        seen += words.iter().filter(|w| w.starts_with("row ")).count();
    }
    assert_eq!(seen, 90);
}

#[test]
fn tiles_cover_a_large_canvas_and_a_fitted_one_is_whole() {
    let (book, exercise) = (Workbook::default(), way(20));
    let subjects = [subject(&book, &exercise)];
    let options = Options { paper: Size::A4, ..Options::default() };
    let fitted = sheets(&subjects, &options, "foot", &[]);
    let first = fitted.sheets[0].windows[0];
    assert_eq!((first.from.w, first.from.h), (fitted.drawings[0].w, fitted.drawings[0].h));
    assert!(first.from.w * first.scale <= fitted.sheets[0].w);
    let tiled = sheets(&subjects, &Options { tiled: true, ..options }, "foot", &[]);
    let tiles: Vec<&Window> = tiled.sheets.iter().flat_map(|s| &s.windows).filter(|w| w.drawing == 0).collect();
    assert!(tiles.len() > 1);
    let reach = tiles.iter().map(|w| w.from.right()).fold(0.0, f32::max);
    assert!((reach - tiled.drawings[0].w).abs() < 0.5, "{reach} of {}", tiled.drawings[0].w);
    for pair in tiles.windows(2).filter(|p| (p[0].from.y - p[1].from.y).abs() < 0.01) {
        assert!(pair[1].from.x < pair[0].from.right(), "neighbours overlap");
    }
    assert_eq!(tiled.sheets.iter().filter(|s| !s.bookmark.is_empty()).count(), 1, "one bookmark an exercise");
}

#[test]
fn an_empty_form_says_what_the_template_says_and_nothing_else() {
    let (book, exercise) = (Workbook::default(), table(3));
    let marks = Marks { side: 3, dark: vec![true, true, false, false, true, false, true, false, true] };
    let paper = sheets(&[subject(&book, &exercise)], &Options { blank: true, ..Options::default() }, "", &[marks]);
    let all: Vec<&str> = paper.drawings.iter().flat_map(|d| words(&d.prims)).collect();
    assert!(all.contains(&"a") && !all.iter().any(|w| w.starts_with("row")), "{all:?}");
    let black = paper.sheets[0].prims.iter().filter(|p| matches!(p, Prim::Rect { fill: Some(ink), .. } if ink.role == Role::Text)).count();
    assert_eq!(black, 4, "runs of dark modules");
}
