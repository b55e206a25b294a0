//! Exports as services write them, against the questions of a survey.

use super::{
    plain::{Kind, Question},
    *,
};
use crate::model::text::Lang;

fn points(key: &str, name: &str, least: i32, most: i32) -> Target {
    Target { key: key.into(), names: vec![name.into(), key.into()], ask: Ask::Points { least, most } }
}

fn open(key: &str, name: &str) -> Target {
    Target { key: key.into(), names: vec![name.into()], ask: Ask::Open }
}

fn table(text: &str) -> Table {
    Table::new("", text.lines().map(|l| l.split('|').map(str::to_owned).collect()).collect())
}

fn kano() -> Ask {
    let option = |id: &str, zh: &str, en: &str| [id.to_owned(), zh.to_owned(), en.to_owned()];
    Ask::Options(vec![option("like", "我喜欢这样", "I like it"), option("must", "理应如此", "It must be"), option("neutral", "无所谓", "Neutral")])
}

#[test]
fn cells_against_scales() {
    let ten = Ask::Points { least: 0, most: 10 };
    let five = Ask::Points { least: 1, most: 5 };
    let num = |n: f64| Cell::Good(Value::Num(n));
    let cases: &[(&Ask, &str, Cell)] = &[
        (&ten, "9", num(9.0)),
        (&ten, " ９分 ", num(9.0)),
        (&ten, "10", num(10.0)),
        (&ten, "0", num(0.0)),
        (&ten, "", Cell::Missing),
        (&ten, "(空)", Cell::Missing),
        (&ten, "(跳过)", Cell::Missing),
        (&ten, "11", Cell::Invalid(Value::Num(11.0))),
        (&ten, "8.5", Cell::Invalid(Value::Num(8.5))),
        (&ten, "不知道", Cell::Invalid(Value::text("不知道"))),
        (&five, "5（非常满意）", num(5.0)),
        (&five, "4.满意", num(4.0)),
        (&five, "3-5", Cell::Invalid(Value::text("3-5"))),
        (&five, "非常满意", num(5.0)),
        (&five, "很不满意", num(1.0)),
        (&five, "Very satisfied", num(5.0)),
        (&kano(), "理应如此", Cell::Good(Value::text("must"))),
        (&kano(), "B.理应如此", Cell::Good(Value::text("must"))),
        (&kano(), "i like it", Cell::Good(Value::text("like"))),
        (&kano(), "3", Cell::Good(Value::text("neutral"))),
        (&kano(), "4", Cell::Invalid(Value::Num(4.0))),
        (&Ask::Open, "师傅好┋准时", Cell::Good(Value::text("师傅好、准时"))),
    ];
    for (ask, text, want) in cases {
        assert_eq!(read_cell(ask, &[], text), *want, "{text:?}");
    }
    let words = [("还可以".to_owned(), "3".to_owned())];
    assert_eq!(read_cell(&five, &words, "还可以"), num(3.0));
}

#[test]
fn durations() {
    for (text, want) in [
        ("1分钟30秒", Some(90.0)),
        ("35秒", Some(35.0)),
        ("2小时3分", Some(7_380.0)),
        ("1:30", Some(90.0)),
        ("0:01:30", Some(90.0)),
        ("95", Some(95.0)),
        ("1 min 30 s", Some(90.0)),
        ("", None),
        ("很久", None),
        ("3斤", None),
    ] {
        assert_eq!(seconds(text), want, "{text}");
    }
}

#[test]
fn an_export_with_six_columns_of_its_own_is_recognised() {
    let targets = [
        points("a:q", "您有多大可能把「网点」推荐给朋友或同事？", 0, 10),
        open("why", "您打这个分的主要原因是什么？"),
        open("segment", "分群（可选）"),
    ];
    let table = table(
        "序号|提交答卷时间|所用时间|来源|来源详情|来自IP|1、您有多大可能把「网点」推荐给朋友或同事？|2、您打这个分的主要原因是什么？[填空题]|3、您的年龄|总分\n\
         1|2026/11/20 9:01|1分钟30秒|微信|N/A|1.2.3.4|9|准时┋讲得清|32|9\n\
         2|2026/11/20 9:02|1秒|微信|N/A|1.2.3.5|(空)|(空)|41|0\n\
         3|2026/11/20 9:03|50秒|微信|N/A|1.2.3.6|12|改约没人说|27|12",
    );
    let found = recognise(&table, &targets, None);
    assert_eq!(found.guessed, Vec::<usize>::new());
    assert_eq!((found.mapping.column_of("a:q"), found.mapping.column_of("why"), found.mapping.column_of("segment")), (Some(6), Some(7), None));
    assert_eq!((found.mapping.meta(Meta::Duration), found.mapping.meta(Meta::Total)), (Some(2), Some(9)));
    let people = people(&table, &targets, &found.mapping);
    assert_eq!(people.len(), 3, "no row is dropped");
    assert_eq!(people[0].fields, [("a:q".into(), Value::Num(9.0)), ("why".into(), Value::text("准时、讲得清"))]);
    assert_eq!((people[1].row, people[1].fields.len(), people[1].missing), (3, 0, 1), "blank is no 0");
    assert_eq!(people[1].doubts, [Doubt::TooFast(1.0, 2.0), Doubt::MostlyMissing(1, 1)]);
    assert_eq!((people[2].invalid, people[2].doubts.as_slice()), (1, &[Doubt::OffScale(1)][..]));
    assert_eq!(people[1].doubts[0].text(Lang::Zh), "1 秒答完，少于 2 秒");
}

#[test]
fn doubts_about_straight_lines_hurry_and_doubles() {
    let targets: Vec<Target> = (1..=6).map(|i| points(&format!("a:{i}"), &format!("题目{i}号"), 1, 5)).collect();
    let heads: Vec<String> = (1..=6).map(|i| format!("{i}、题目{i}号")).collect();
    let row = |time: &str, ip: &str, answers: &str| format!("{time}|{ip}|{answers}");
    let lines = [
        format!("所用时间|来自IP|{}", heads.join("|")),
        row("100秒", "1", "3|3|3|3|3|3"),
        row("101秒", "2", "3|4|3|2|3|3"),
        row("102秒", "2", "3|4|3|2|3|3"),
        row("103秒", "3", "1||||1|"),
        row("20秒", "4", "1|2|3|4|5|1"),
        row("99秒", "5", "1|2|3|4|5|2"),
    ];
    let table = table(&lines.join("\n"));
    let people = people(&table, &targets, &recognise(&table, &targets, None).mapping);
    let doubts: Vec<&[Doubt]> = people.iter().map(|p| p.doubts.as_slice()).collect();
    assert_eq!(doubts, [&[Doubt::OneAnswer(6)][..], &[], &[Doubt::SameAs(3)], &[Doubt::MostlyMissing(4, 6)], &[Doubt::TooFast(20.0, 30.15)], &[]]);
}

#[test]
fn headings_unlike_the_questions_are_guessed_in_order_and_remembered() {
    let targets = [points("a:x", "设施和工具完好可用", 1, 7), points("a:y", "找人马上有回应", 1, 7)];
    let table = table("name|s1|s2\nLi|5|6\nWang|7|2");
    let found = recognise(&table, &targets, None);
    assert_eq!((found.mapping.column_of("a:x"), found.mapping.column_of("a:y"), found.guessed), (Some(1), Some(2), vec![1, 2]));
    let mut chosen = found.mapping;
    chosen.assign(2, Use::Question("a:x".into()));
    assert_eq!((chosen.column_of("a:x"), chosen.column_of("a:y")), (Some(2), None), "a question has one column");
    let again = recognise(&table, &targets, Some(&chosen));
    assert_eq!((again.mapping, again.guessed), (chosen, Vec::new()));
    assert_eq!(signature(&table.header), signature(&["Name".into(), " s1".into(), "S2".into()]));
    assert_ne!(signature(&table.header), signature(&["name".into(), "s2".into(), "s1".into()]));
}

#[test]
fn a_matrix_names_its_statements_behind_the_block() {
    let targets = [points("a:t1:e", "人员有本事让我放心", 1, 7), points("a:t2:e", "找人马上有回应", 1, 7)];
    let table = table("序号|5、请评价—找人马上有回应|5、请评价—人员有本事让我放心\n1|5|6");
    let found = recognise(&table, &targets, None).mapping;
    assert_eq!((found.column_of("a:t1:e"), found.column_of("a:t2:e")), (Some(2), Some(1)));
}

#[test]
fn words_that_mean_no_point_are_counted_to_be_assigned() {
    let targets = [points("a:q", "总体满意吗", 1, 5)];
    let table = table("1、总体满意吗\n还可以\n满意\n还可以\n糟透了");
    let mapping = recognise(&table, &targets, None).mapping;
    assert_eq!(unknown_words(&table, &targets, &mapping), [("还可以".into(), 2), ("糟透了".into(), 1)]);
}

#[test]
fn a_table_without_heading_keeps_its_first_row() {
    let table = table("9|好\n||\n7|");
    assert_eq!((table.header.len(), table.rows.iter().map(|r| r.0).collect::<Vec<_>>()), (2, vec![1, 3]));
}

#[test]
fn a_questionnaire_goes_out_as_text_and_comes_back() {
    let questions = vec![
        Question::new("您有多大可能推荐？", &Ask::Points { least: 0, most: 2 }, Some(("完全不可能", "非常可能")), true),
        Question::new("如果有「回访」，您觉得？", &kano(), None, true),
        Question::new("主要原因是什么？", &Ask::Open, None, true),
    ];
    let text = plain::write("NPS 净推荐值调查", &questions);
    assert_eq!(
        text,
        "NPS 净推荐值调查\n\n1. 您有多大可能推荐？[量表题]\n0（完全不可能）\n1\n2（非常可能）\n\n2. 如果有「回访」，您觉得？[单选题]\n我喜欢这样\n理应如此\n无所谓\n\n3. 主要原因是什么？[填空题]\n"
    );
    assert_eq!(plain::read(&text), ("NPS 净推荐值调查".to_owned(), questions));
    let (title, read) = plain::read("满意度\n请如实作答\n1、总体满意吗？【单选题】*\nA. 满意\nB. 不满意\n2、有什么建议\n");
    assert_eq!(title, "满意度 请如实作答");
    assert_eq!(read[0], Question { text: "总体满意吗？".into(), kind: Kind::Single, options: vec!["满意".into(), "不满意".into()] });
    assert_eq!((read[1].text.as_str(), read[1].kind), ("有什么建议", Kind::Open));
}
