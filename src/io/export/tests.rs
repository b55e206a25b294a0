//! The frame: what is chosen, where files go, and that errors say so.

use super::*;
use crate::model::template::{FormPlan, JourneyPlan, Structure, Template};

fn exercise(key: &str, structure: Structure) -> Exercise {
    let template = Template { id: key.to_owned(), title: Bi::new("同名", "Same"), structure, ..Template::default() };
    Exercise { key: key.to_owned(), template: Arc::new(template), doc: crate::model::doc::Doc::default(), unknown: Vec::new() }
}

fn request(format: Format, keys: &[&str]) -> Request {
    let exercises = vec![exercise("form", Structure::Form(FormPlan::default())), exercise("way", Structure::Journey(JourneyPlan::default()))];
    Request {
        workbook: Arc::new(Workbook { exercises, ..Workbook::default() }),
        keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        format,
        lang: Lang::En,
        options: Options::default(),
        course: Bi::default(),
        now: jiff::civil::date(2026, 11, 27).at(10, 0, 0, 0).in_tz("UTC").expect("a time"),
    }
}

#[test]
fn all_means_those_that_the_format_has_a_form_for() {
    let keys = |format, keys: &[&str]| -> Result<Vec<String>, ExportError> {
        let request = request(format, keys);
        chosen(&request).map(|list| list.iter().map(|e| e.key.clone()).collect())
    };
    assert_eq!(keys(Format::Pdf, &[]).expect("both"), ["form", "way"]);
    assert_eq!(keys(Format::Mermaid, &[]).expect("the journey"), ["way"]);
    assert!(matches!(keys(Format::Mermaid, &["form"]), Err(ExportError::NotFor { .. })));
    let error = keys(Format::Pdf, &["nobody"]).expect_err("not there").message();
    assert_eq!((error.zh.contains("nobody"), error.en.contains("form, way")), (true, true));
    let mut empty = request(Format::Pdf, &[]);
    empty.workbook = Arc::default();
    assert!(matches!(chosen(&empty), Err(ExportError::Nothing)));
}

#[test]
fn several_files_get_names_of_their_own() {
    let out = Path::new("class/out.png");
    assert_eq!(places(out, Format::Png, &["a"]), [Path::new("class/out.png")]);
    let names = places(out, Format::Png, &["旅程", "a/b", "旅程"]);
    assert_eq!(targets(&request(Format::Png, &[]), out), [Path::new("class/out-Same.png"), Path::new("class/out-Same-2.png")]);
    assert_eq!(targets(&request(Format::Pdf, &[]), Path::new("out.pdf")), [Path::new("out.pdf")]);
    assert_eq!(names, [Path::new("class/out-旅程.png"), Path::new("class/out-a_b.png"), Path::new("class/out-旅程-2.png")]);
}

#[test]
fn what_is_stopped_writes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out.svg");
    let stop = Stop::default();
    stop.stop();
    let result = export_to(&request(Format::Svg, &[]), &out, &Progress { report: &|_, _| {}, stop });
    assert!(matches!(result, Err(ExportError::Stopped)));
    assert!(!out.exists());
}
