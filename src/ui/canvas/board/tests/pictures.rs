//! Pictures of boards, to be looked at beside the mock-ups.

use std::time::Duration;

use egui::{Key, vec2};
use egui_kittest::kittest::Queryable as _;

use super::{
    rig::{Board1, State, command, drag_to, harness, press, press_at, type_text},
    templates::{four_save, orid, swot},
};
use crate::{
    model::{
        doc::{Op, Value},
        edit::Edit,
        template::{Structure, Template},
        text::Lang,
        texts::board as say,
    },
    ui::{
        command::Command,
        theme::{self, Tokens},
    },
};

fn bank() -> State {
    let mut state = State::new(four_save(), Lang::Zh, theme::Mode::Light);
    state.fill(0, "陈", &[("取号时先填好，到柜台只核身份证", "数字化", 5.0)]);
    state.fill(0, "李", &[("大额取现先备好，三分钟拿走", "柜面", 3.0)]);
    state.fill(0, "周", &[("等过十分钟，大堂经理来分流", "厅堂", 2.0)]);
    state.fill(0, "王", &[("手机先排号，快到了再叫我", "数字化", 1.0), ("回单自己打，不用再排一次", "自助", 1.0)]);
    let effort =
        [("表单填一次，三处都能用", "数字化", 4.0), ("老人业务上门办，不让腿跑", "温度服务", 6.0), ("轮椅、老花镜放在门口，伸手就到", "厅堂", 3.0)];
    state.fill(1, "陈", &effort);
    state.fill(2, "王", &[("转账前，复述收款人和用途", "失误预防", 3.0), ("理财到期前七天，先打电话", "提醒", 4.0)]);
    state.fill(2, "陈", &[("办完给一张“接下来会怎样”", "凭证", 2.0), ("门口写明“现在要等几分钟”", "透明", 5.0)]);
    state.fill(3, "周", &[("收费项目先说“可以不办”", "透明", 5.0), ("闲置账户年费，主动提醒销户", "提醒", 2.0)]);
    let mine = state.fill(4, "李", &[("叫得出姓氏，起身双手接证件", "形象", 6.0)]);
    state.apply(0, &Edit::new(say::VOTE).with(Op::set(mine[0], "vote:李", Value::Num(1.0))));
    state.fill(4, "周", &[("提了意见，三天内行长亲自回电，不让客户再问第二遍，也不让他重复说一次经过，更不用再跑一趟网点", "闭环", 3.0)]);
    state.fill(5, "陈", &[("孩子第一张存折，盖纪念章", "仪式", 4.0), ("记得上次聊到的事", "客户档案", 2.0)]);
    state.fill(6, "王", &[("全部网点装自助填单机", "", 0.0)]);
    state
}

/// Writes pictures to look at: `cargo test --lib board::tests::pictures -- --ignored`.
#[test]
#[ignore = "writes files to /tmp to be looked at"]
fn pictures() {
    let dir = std::path::Path::new("/tmp/board");
    std::fs::create_dir_all(dir).expect("folder");
    let save = |h: &mut Board1, name: &str| h.render().expect("render").save(dir.join(format!("{name}.png"))).expect("save");
    let large = (1368.0, 848.0);
    let small = (1306.0, 716.0);
    for (size, dim) in [(large, "1440"), (small, "1366")] {
        for (mode, side) in [(theme::Mode::Light, "light"), (theme::Mode::Dark, "dark")] {
            for (lang, tongue) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
                let mut state = bank();
                state.tokens = Tokens::load(mode).expect("tokens");
                state.lang = lang;
                let mut h = harness(state, size);
                command(&mut h, Command::BoardMode);
                h.state_mut().command = Some(Command::TimerToggle);
                h.run_steps(2);
                let card = h.state().view.board.zones[4][0];
                h.state_mut().view.selected = vec![card];
                h.state_mut().now = Duration::from_secs(548);
                h.run_steps(2);
                let word = if lang == Lang::Zh { "办完给一张" } else { "办完给一张" };
                let from = h.get_by(|n| n.label().is_some_and(|l| l.contains(word))).rect().center();
                let to = h.state().view.zone_rects[5].center() + vec2(0.0, 60.0);
                drag_to(&mut h, from - vec2(40.0, 20.0), to);
                save(&mut h, &format!("drag-{dim}-{side}-{tongue}"));
            }
        }
    }
    for (template, name) in [(orid(), "orid"), (swot(), "swot"), (four_save(), "empty")] {
        for (mode, side, lang) in [(theme::Mode::Light, "light", Lang::Zh), (theme::Mode::Dark, "dark", Lang::En)] {
            let mut state = State::new(template.clone(), lang, mode);
            if name != "empty" {
                state.fill(0, "李", &[("状态短信每天两次", "提醒", 0.0), ("到场时间误差上墙", "", 0.0)]);
                state.fill(4, "王", &[("备件状态散在三个表里", "", 0.0)]);
            }
            let mut h = harness(state, small);
            save(&mut h, &format!("{name}-{side}"));
        }
    }
    let mut h = harness(bank(), (964.0, 588.0));
    command(&mut h, Command::BoardMode);
    save(&mut h, "least");
    let mut state = bank();
    state.lang = Lang::En;
    let mut h = harness(state, (1116.0, 640.0));
    command(&mut h, Command::BoardMode);
    command(&mut h, Command::BoardMode);
    save(&mut h, "gather-en");
    let mut h = harness(bank(), large);
    command(&mut h, Command::BoardMode);
    command(&mut h, Command::BoardMode);
    save(&mut h, "gather");
    command(&mut h, Command::Task);
    save(&mut h, "task");
    command(&mut h, Command::Examples);
    let card = h.state().view.board.zones[0][1];
    h.state_mut().view.select(card);
    h.run();
    save(&mut h, "examples");
    press(&mut h, Key::F2, "");
    type_text(&mut h, "，再核一遍身份");
    save(&mut h, "typing");
    press(&mut h, Key::Enter, "");
    command(&mut h, Command::TagCard);
    save(&mut h, "details");
    let menu = h.get_by(|n| n.label().is_some_and(|l| l.contains("大额取现"))).rect();
    h.hover_at(menu.center());
    h.run();
    let at = menu.right_top() + vec2(-14.0, 14.0);
    press_at(&mut h, at, true);
    press_at(&mut h, at, false);
    h.run();
    save(&mut h, "menu");
}

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

#[test]
#[ignore = "writes files to /tmp to be looked at"]
fn course_pictures() {
    std::fs::create_dir_all("/tmp/board/course").expect("folder");
    for (i, template) in course_boards().into_iter().enumerate() {
        let lang = if i % 2 == 0 { Lang::Zh } else { Lang::En };
        let id = template.id.clone();
        let mut state = State::new(template, lang, theme::Mode::Light);
        state.fill(0, "李", &[("状态短信每天两次", "提醒", 1.0)]);
        let mut h = harness(state, (1306.0, 716.0));
        let card = h.state().view.board.zones[0][0];
        h.state_mut().view.select(card);
        h.run();
        if i % 3 == 0 {
            command(&mut h, Command::TagCard);
        }
        h.render().expect("render").save(format!("/tmp/board/course/{id}.png")).expect("save");
    }
}
