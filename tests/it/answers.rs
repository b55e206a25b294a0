//! Survey answers from a file, as a person brings them in: columns checked, doubtful rows left out by choice, one step for undo.

use std::time::Duration;

use egui::Key;
use mot_studio::{
    io::content::Library,
    model::{
        calc::numbers::Answer,
        exercise::survey::{ANSWER, ELEMENT, Survey},
        template::Structure,
        text::Lang,
        texts::survey_import as tx,
    },
    ui::{command::Command, cx::Action},
};

use crate::drive::{Desk, Run, spoil};

const SURVEY: &str = "nps-survey";

/// A GB18030 export: three good rows, one answered in a second, one blank.
fn export() -> Vec<u8> {
    let text = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、推荐给朋友或同事的可能性,2、您打这个分的主要原因是什么？\r\n\
        1,2026/11/20 9:01:02,1分钟30秒,微信,N/A,1.2.3.4,9,准时┋讲得清\r\n\
        2,2026/11/20 9:02:02,40秒,微信,N/A,1.2.3.5,0,改约没人说\r\n\
        3,2026/11/20 9:03:02,50秒,微信,N/A,1.2.3.6,7,\r\n\
        4,2026/11/20 9:04:02,1秒,微信,N/A,1.2.3.7,10,好\r\n\
        5,2026/11/20 9:05:02,50秒,微信,N/A,1.2.3.8,(空),(空)\r\n";
    encoding_rs::GB18030.encode(text).0.into_owned()
}

fn scores(run: &Run) -> Vec<Answer> {
    let exercise = run.exercise(SURVEY);
    let Structure::Survey(plan) = &exercise.template.structure else { panic!("a survey") };
    let survey = Survey { plan, doc: &exercise.doc };
    let sheet = survey.sheet();
    let first = sheet.questions.first().expect("a question");
    sheet.answers.iter().map(|id| survey.answer(*id, &first.key)).collect()
}

#[test]
fn a_gb18030_export_becomes_answers_and_one_step_takes_them_back() {
    assert!(Library::embedded().all_templates().any(|t| t.id == SURVEY));
    for lang in [Lang::Zh, Lang::En] {
        let desk = Desk::new();
        let file = desk.path("导出.csv");
        spoil(&file, &export());
        let mut run = desk.run(lang);
        run.ask(Action::OpenExercise { template: SURVEY.into(), preset: String::new() });
        run.command(Command::ImportAnswers);
        run.steps(3);
        run.type_path(&file);
        run.until("the columns", |r| r.shows(tx::NEXT.get(lang)));
        assert!(run.paints(tx::COLUMNS_TITLE.get(lang)));
        run.click_button(tx::NEXT.get(lang));
        run.until("the doubtful rows", |r| r.paints(tx::ROWS_TITLE.get(lang)));
        assert!(run.paints(&tx::DOUBTFUL.with(lang, &["2"])), "{:?}", run.labels());
        run.click_button(tx::LEAVE_ALL.get(lang));
        run.click_button(&tx::IMPORT.with(lang, &["3"]));
        run.until("imported", |r| !r.paints(tx::ROWS_TITLE.get(lang)));
        assert_eq!(scores(&run), [Answer::Valid(9), Answer::Valid(0), Answer::Valid(7)]);
        assert!(run.shows(&tx::IMPORTED.with(lang, &["3", "2"])) || run.paints(&tx::IMPORTED.with(lang, &["3", "2"])));
        run.command(Command::Undo);
        run.steps(3);
        assert_eq!(run.exercise(SURVEY).doc.of_kind(ANSWER).count(), 0);
        run.pass(Duration::from_secs(1));
        // The second file of this kind needs no decision about its columns.
        run.command(Command::ImportAnswers);
        run.steps(3);
        run.type_path(&file);
        run.until("remembered", |r| r.paints(tx::REMEMBERED.get(lang)));
        run.key(Key::Escape);
    }
}

/// A KANO export in GB18030 about two elements that nobody has listed.
fn kano_export() -> Vec<u8> {
    let text = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、如果有「到场时间」，您觉得？,2、如果没有「到场时间」，您觉得？,3、如果有「手绘图」，您觉得？,4、如果没有「手绘图」，您觉得？\r\n\
        1,2026/11/20 9:01:02,1分钟30秒,微信,N/A,1.2.3.4,理应如此,我不喜欢,我喜欢这样,无所谓\r\n\
        2,2026/11/20 9:02:02,40秒,微信,N/A,1.2.3.5,理应如此,我不喜欢,我喜欢这样,\r\n";
    encoding_rs::GB18030.encode(text).0.into_owned()
}

#[test]
fn a_kano_export_dropped_on_the_window_lists_its_elements_and_one_step_takes_all_back() {
    const KANO: &str = "kano-survey";
    let desk = Desk::new();
    let file = desk.path("需求.csv");
    spoil(&file, &kano_export());
    let mut run = desk.run(Lang::Zh);
    // Where no survey is on screen, a table is not taken for a broken workbook.
    run.drop_file(&file);
    run.steps(2);
    assert!(run.shows(tx::NO_SURVEY.zh) || run.paints(tx::NO_SURVEY.zh), "{:?}", run.labels());
    run.ask(Action::OpenExercise { template: KANO.into(), preset: String::new() });
    run.steps(3);
    run.drop_file(&file);
    run.until("the columns", |r| r.shows(tx::NEXT.zh));
    assert!(run.shows("到场时间"), "{:?}", run.labels());
    run.click_button(tx::NEXT.zh);
    run.until("the rows", |r| r.paints(tx::ROWS_TITLE.zh));
    run.click_button(&tx::IMPORT.with(Lang::Zh, &["2"]));
    run.until("imported", |r| !r.paints(tx::ROWS_TITLE.zh));
    let exercise = run.exercise(KANO);
    let Structure::Survey(plan) = exercise.template.structure.clone() else { panic!("a survey") };
    let names: Vec<&str> = exercise.doc.sorted(ELEMENT).iter().map(|(_, e)| e.text("text")).collect();
    assert_eq!(names, ["到场时间", "手绘图"]);
    let survey = Survey { plan: &plan, doc: &exercise.doc };
    let sheet = survey.sheet();
    let second: Vec<Answer> = sheet.questions.iter().map(|q| survey.answer(sheet.answers[1], &q.key)).collect();
    assert_eq!(second, [Answer::Valid(2), Answer::Valid(5), Answer::Valid(1), Answer::Missing], "blank stays blank");
    run.command(Command::Undo);
    run.steps(2);
    assert!(run.exercise(KANO).doc.is_empty(), "elements and answers are one step");
}
