//! Survey answers from a file, as a person brings them in: columns checked, doubtful rows left out by choice, one step for undo.

use std::time::Duration;

use egui::Key;
use mot_studio::{
    io::content::Library,
    model::{
        calc::numbers::Answer,
        exercise::survey::{ANSWER, Survey},
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
