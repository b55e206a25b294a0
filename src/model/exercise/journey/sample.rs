//! Journeys for tests: the course's canvas as a plan, and a filled one that looks like the mock-up.

use std::{collections::BTreeMap, sync::Arc};

use super::{lane_key, tab_key};
use crate::model::{
    doc::{Doc, Op, Value},
    order,
    stamp::{EditorId, ItemId},
    template::{
        Departments, Example, Field, Flag, JourneyPlan, JourneyPreset, Lane, LaneType, LaneView, LanesLine, Opt, Options, PresetStage, Structure,
        Tab, Template,
    },
    text::Bi,
    workbook::{Exercise, Workbook},
};

pub(crate) fn bi(zh: &str, en: &str) -> Bi {
    Bi::new(zh, en)
}

fn field(id: &str, zh: &str, en: &str) -> Field {
    Field { id: id.into(), t: bi(zh, en), req: true, hint: bi("写一句话", "Write one sentence"), ..Field::default() }
}

fn lane(id: &str, zh: &str, en: &str, view: LaneView, ty: LaneType, icon: &str) -> Lane {
    Lane { id: id.into(), t: bi(zh, en), view, ty, hint: bi("写具体", "Be concrete"), icon: icon.into() }
}

fn tab(id: &str, zh: &str, en: &str, fields: &[(&str, &str, &str)]) -> Tab {
    Tab { id: id.into(), t: bi(zh, en), fields: fields.iter().map(|(id, zh, en)| Field { ..field(id, zh, en) }).collect() }
}

/// The design canvas of the courses.
pub(crate) fn plan() -> JourneyPlan {
    use LaneView::{Blueprint as B, Journey as J};
    let cards = |tag| LaneType::Cards { tag };
    let opt = |id: &str, zh: &str, en: &str| Opt { id: id.into(), t: bi(zh, en) };
    let channels = vec![opt("face", "面对面", "face to face"), opt("phone", "电话", "phone"), opt("online", "线上", "online")];
    JourneyPlan {
        header: vec![
            field("persona", "客户画像", "Persona"),
            field("goal", "客户想达成", "Customer's goal"),
            field("scope", "范围:从…到…", "Scope: from … to …"),
        ],
        departments: Departments::standard(),
        presets: vec![JourneyPreset {
            id: "generic".into(),
            t: bi("通用", "Generic"),
            stages: vec![
                PresetStage { t: bi("知道", "Know"), touchpoints: vec![(bi("听人说起", "Hears of us"), "sales".into())] },
                PresetStage { t: bi("购买", "Buy"), touchpoints: vec![] },
            ],
        }],
        touchpoint: vec![
            Field { id: "channel".into(), t: bi("渠道", "Channel"), opt: Options::Fixed(channels), ..Field::default() },
            Field { id: "owner".into(), t: bi("主责部门", "Lead department"), opt: Options::Departments, ..Field::default() },
        ],
        lanes: vec![
            lane("action", "客户行动", "Customer action", J, LaneType::Text, ""),
            lane("expect", "客户期望", "Expectation", J, LaneType::Text, ""),
            lane("feel", "客户感受(原话)", "Feeling (verbatim)", J, LaneType::Text, ""),
            lane("emotion", "情绪分 −3…+3", "Emotion −3…+3", J, LaneType::Score { min: -3, max: 3 }, ""),
            lane("pain", "痛点", "Pain points", J, cards(Options::Free), ""),
            lane("decide", "决策触点:客户在此决定…", "Decision: here the customer decides …", J, LaneType::Text, ""),
            lane("evidence", "有形展示", "Physical evidence", B, cards(Options::Free), ""),
            lane("action_copy", "客户行动(只读)", "Customer action (read-only)", B, LaneType::Copy { of: "action".into() }, ""),
            lane("front", "前台服务标准", "Front-stage standard", B, cards(Options::FrontDepartments), ""),
            lane("back", "后台服务标准", "Back-stage standard", B, cards(Options::BackDepartments), ""),
            lane("support", "支持过程", "Support process", B, cards(Options::Free), ""),
        ],
        lines: vec![
            LanesLine { after: "action_copy".into(), t: bi("互动分界线", "Line of interaction") },
            LanesLine { after: "front".into(), t: bi("可视分界线", "Line of visibility") },
            LanesLine { after: "back".into(), t: bi("内部互动线", "Line of internal interaction") },
        ],
        flags: [
            ("mot", "关键时刻", "MOT", 0),
            ("decision", "决策触点", "Decision touchpoint", 0),
            ("fail", "易失误点", "Fail point", 0),
            ("peak_pos", "设计正峰", "Designed positive peak", 1),
            ("peak_neg", "负峰(先消除)", "Negative peak (remove first)", 0),
            ("end", "结尾", "End", 1),
        ]
        .iter()
        .map(|(id, zh, en, max)| Flag { id: (*id).into(), t: bi(zh, en), hint: Bi::default(), max: *max })
        .collect(),
        tabs: vec![
            tab(
                "abc",
                "ABC 细节",
                "ABC details",
                &[("a", "A 外表有形展示", "A Appearance"), ("b", "B 服务行为", "B Behaviour"), ("c", "C 沟通话术", "C Communication")],
            ),
            tab(
                "criteria",
                "五项标准",
                "Five criteria",
                &[
                    ("tangibles", "有形度", "Tangibles"),
                    ("assurance", "专业度", "Assurance"),
                    ("responsiveness", "反应度", "Responsiveness"),
                    ("empathy", "同理度", "Empathy"),
                    ("reliability", "可靠度", "Reliability"),
                ],
            ),
            tab(
                "scenarios",
                "三种场景",
                "Three scenarios",
                &[
                    ("standard", "标准服务", "Standard service"),
                    ("prevent", "失误服务:预防", "Failure: prevention"),
                    ("recover", "失误服务:补救", "Failure: recovery"),
                    ("warm", "温度服务", "Warm service"),
                ],
            ),
        ],
        ring: false,
        computed: vec![],
    }
}

const RULES: [&str; 15] = [
    "header",
    "touchpoints>=6",
    "lane:action>=100%",
    "lane:expect>=80%",
    "lane:emotion>=100%",
    "lane:pain>=50%",
    "lane:front>=60%",
    "lane:back>=40%",
    "lane:support>=30%",
    "flag:mot>=2",
    "flag:end>=1",
    "flag:peak_pos>=1",
    "tab:scenarios>=2",
    "tab:abc>=1",
    "tab:criteria>=1",
];

pub(crate) fn template(plan: JourneyPlan) -> Template {
    Template {
        id: "mot-design-canvas".into(),
        title: bi("MOT 设计画布", "MOT design canvas"),
        purpose: bi("从两边画出同一段服务", "Draw one service from both sides"),
        steps: vec![bi("定客户与范围", "Fix persona and scope"), bi("列阶段与触点", "List stages and touchpoints")],
        structure: Structure::Journey(plan),
        examples: vec![Example {
            title: bi("故障维修·电话报修", "Breakdown: repair call"),
            zone: String::new(),
            fields: vec![
                ("action".into(), vec![bi("王工停下 3 号线，拨售后电话报修", "Ms Wang stops line 3 and calls after-sales")]),
                ("emotion".into(), vec![bi("-2", "-2")]),
                ("pain".into(), vec![bi("重复报信息", "Repeating data"), bi("不知道配件有没有", "No idea about the part")]),
                ("abc.c".into(), vec![bi("“急修单我先开。”", "'I am opening the urgent order.'")]),
            ],
        }],
        done: RULES.iter().map(|r| (*r).to_owned()).collect(),
        ..Template::default()
    }
}

pub(crate) const ME: u64 = 77;

pub(crate) fn me() -> EditorId {
    EditorId::from_random(ME)
}

/// A document builder: applies an op or fails the test.
#[expect(clippy::needless_pass_by_value, reason = "reads better where it is called")]
pub(crate) fn run(doc: &mut Doc, op: Op) {
    doc.apply(&op, me()).expect("a sound op");
}

pub(crate) fn id(k: u64) -> ItemId {
    ItemId { editor: me(), k }
}

/// Stages 1…, touchpoints 101…, cards 1001… with the given names.
pub(crate) fn grow(stages: &[(&str, &[&str])]) -> Doc {
    let mut doc = Doc::default();
    let mut tp = 100;
    for ((at, (name, tps)), key) in stages.iter().enumerate().zip(order::spread("", "", stages.len())) {
        let stage = id(at as u64 + 1);
        run(&mut doc, Op::put(stage, "stage", vec![("order".into(), Value::text(&key)), ("name".into(), Value::text(name))]));
        for (name, key) in tps.iter().zip(order::spread("", "", tps.len())) {
            tp += 1;
            let fields = vec![("stage".into(), Value::item(stage)), ("order".into(), Value::text(&key)), ("name".into(), Value::text(name))];
            run(&mut doc, Op::put(id(tp), "touchpoint", fields));
        }
    }
    doc
}

/// The mock-up: eight touchpoints of a maintenance visit.
#[expect(clippy::too_many_lines, reason = "a table of texts")]
pub(crate) fn maintenance(english: bool) -> (JourneyPlan, Doc) {
    let plan = plan();
    let zh: &[(&str, &[&str])] = &[
        ("唤起", &["提醒短信"]),
        ("预约", &["小程序"]),
        ("到店", &["门口迎车"]),
        ("接车", &["环车检查", "报价确认"]),
        ("等待", &["休息区"]),
        ("交车", &["逐项讲解"]),
        ("回访", &["三日电话"]),
    ];
    let en: &[(&str, &[&str])] = &[
        ("Prompt", &["Text message"]),
        ("Book", &["Mini program"]),
        ("Arrive", &["At the gate"]),
        ("Hand in", &["Walk-around", "Price check"]),
        ("Wait", &["Lounge"]),
        ("Hand back", &["Explain work"]),
        ("Follow up", &["Day 3 call"]),
    ];
    let mut doc = grow(if english { en } else { zh });
    let texts: &[(&str, [(&str, &str); 8])] = &[
        (
            "action",
            [
                ("收到短信，里程已到期", "Gets a text: service is due"),
                ("下班路上，约周六上午", "Books Saturday after work"),
                ("开到门口，找停车位置", "Drives in, looks for a space"),
                ("跟着顾问绕车看一圈", "Walks round with the advisor"),
                ("看报价单，犹豫换不换", "Reads the quote, hesitates"),
                ("坐在休息区等两小时", "Sits two hours in the lounge"),
                ("听讲解、核账单、取车", "Hears the work, pays, drives off"),
                ("接电话，说用车感受", "Takes a call about the car"),
            ],
        ),
        (
            "expect",
            [
                ("少发，只说重点", "Rare and to the point"),
                ("三步之内约好", "Three steps at most"),
                ("有人招呼，知道停哪", "Where do I go?"),
                ("把异响当回事", "Take the noise seriously"),
                ("讲清原因和价钱", "Why, and how much"),
                ("知道还要等多久", "How much longer?"),
                ("换了什么看得见", "Show me what changed"),
                ("问题有人跟到底", "One person owns it"),
            ],
        ),
        (
            "pain",
            [
                ("模板话术，像广告", "Reads like an advert"),
                ("无", "None"),
                ("雨天无人，绕两圈", "Rain, nobody there"),
                ("走个过场，没细看", "A check for show"),
                ("临时加项，怕多收", "Extras sprung on me"),
                ("没人说进度，干等", "No news, just wait"),
                ("无", "None"),
                ("打来时正在开会", "Rings mid meeting"),
            ],
        ),
        (
            "front",
            [
                ("写车牌与剩余里程，一条说完", "Plate and mileage in one line"),
                ("十分钟内回复，确认工位", "Bay confirmed in ten minutes"),
                ("三十秒内撑伞迎到车旁", "Umbrella at the car in 30 seconds"),
                ("与顾客同看，复述他的话", "Look together, repeat his words"),
                ("先看件，再报价，后签字", "Part first, price next, sign last"),
                ("每三十分钟主动报一次进度", "Progress every thirty minutes"),
                ("旧件展示，逐项指给他看", "Old parts out, point to each"),
                ("三天内由原顾问打来", "Same advisor rings by day three"),
            ],
        ),
        (
            "back",
            [
                ("里程每晚更新", "Mileage feed nightly"),
                ("排程留一成余量", "Keep 10% of bays"),
                ("门岗识车并通知", "Plate read, desk told"),
                ("平板实时传照片", "Photos sync live"),
                ("价目与库存联动", "Price follows stock"),
                ("看板推送节点", "Board pushes steps"),
                ("质检双人签字", "Two people sign off"),
                ("", ""),
            ],
        ),
        (
            "support",
            [
                ("客户数据平台", "Customer data"),
                ("预约小程序", "Mini program"),
                ("车牌识别", "Plate reader"),
                ("检测平板", "Check tablet"),
                ("配件价格库", "Parts pricing"),
                ("车间看板", "Shop board"),
                ("质检流程", "Quality check"),
                ("回访工单", "Follow-up desk"),
            ],
        ),
        (
            "evidence",
            [
                ("短信卡片", "Text card"),
                ("预约成功页", "Booking page"),
                ("迎宾伞·路牌", "Umbrella, sign"),
                ("检查单照片", "Photo sheet"),
                ("透明报价单", "Open quote"),
                ("进度屏·热茶", "Screen, hot tea"),
                ("旧件袋·账单", "Parts bag, bill"),
                ("感谢卡", "Thank-you card"),
            ],
        ),
    ];
    let mut card = 1000;
    for (lane, cells) in texts {
        let of = plan.lanes.iter().find(|l| l.id == *lane).expect("a lane");
        for (at, (zh, en)) in cells.iter().enumerate() {
            let (tp, text) = (id(101 + at as u64), if english { *en } else { *zh });
            if text.is_empty() {
                continue;
            }
            if super::is_cards(of) {
                card += 1;
                let dept = if *lane == "front" && at == 4 { "sales" } else { "" };
                run(&mut doc, super::edits::put_card(id(card), tp, lane, "V01", text, Value::text(dept)));
            } else {
                run(&mut doc, Op::set(tp, lane_key(of), Value::text(text)));
            }
        }
    }
    for (at, score) in [1, 3, -1, 2, -2, -3, 3, 2].into_iter().enumerate() {
        run(&mut doc, Op::set(id(101 + at as u64), "lane:emotion", Value::Num(f64::from(score))));
    }
    for (at, flag) in [(3, "mot"), (5, "mot"), (7, "mot"), (7, "peak_pos"), (8, "end")] {
        run(&mut doc, Op::set(id(100 + at), super::flag_key(flag), Value::Flag(true)));
    }
    for (at, (a, b, c)) in [(
        5,
        (
            "桌上只放平板和旧件盘，价目表就立在顾客手边",
            "侧身同看一块屏；先指件，再报价，顾客点头才往下",
            "“刹车片还剩三毫米，今天换还是下次换，您定。”",
        ),
    )] {
        for (field, text) in [("a", a), ("b", b), ("c", c)] {
            run(&mut doc, Op::set(id(100 + at), tab_key("abc", field), Value::text(text)));
        }
    }
    (plan, doc)
}

/// A workbook with one exercise.
pub(crate) fn workbook(plan: JourneyPlan, doc: Doc) -> Workbook {
    let exercise = Exercise { key: "mot-design-canvas".into(), template: Arc::new(template(plan)), doc, unknown: Vec::new() };
    Workbook { id: "w".into(), course: "c".into(), exercises: vec![exercise], ..Workbook::default() }
}

/// Every register of every item, to compare two documents by what they say.
pub(crate) fn content(doc: &Doc) -> BTreeMap<(ItemId, String), String> {
    let fields = doc.all().iter().filter(|(_, item)| !item.gone).flat_map(|(id, item)| item.fields.iter().map(move |(k, r)| (*id, k, &r.value)));
    fields.filter(|(_, _, v)| !v.is_blank()).map(|(id, k, v)| ((id, k.to_string()), format!("{v:?}"))).collect()
}
