//! A filled workbook in either language, for pictures. Every person, shop and number in it is invented.

#[path = "scores.rs"]
mod scores;

use std::sync::Arc;

use mot_studio::{
    io::content::Library,
    model::{
        doc::{Doc, Key, Op, Value},
        order,
        stamp::{EditorId, IdSource, ItemId},
        text::Lang,
        workbook::{Exercise, Workbook, owner},
    },
};

pub(super) struct Pen<'a> {
    pub(super) lang: Lang,
    pub(super) ids: &'a IdSource,
    pub(super) doc: Doc,
}

impl Pen<'_> {
    pub(super) fn put(&mut self, kind: &str, fields: Vec<(&str, Value)>) -> ItemId {
        self.put_as(self.ids.id(), kind, fields)
    }

    pub(super) fn put_as(&mut self, id: ItemId, kind: &str, fields: Vec<(&str, Value)>) -> ItemId {
        let fields = fields.into_iter().map(|(k, v)| (Key::from(k), v)).collect();
        self.doc.apply(&Op::put(id, kind, fields), self.ids.editor()).expect("fits");
        id
    }

    pub(super) fn t(&self, (zh, en): (&str, &str)) -> Value {
        Value::text(self.lang.pick(zh, en))
    }
}

/// The workbook.
pub(crate) fn workbook(library: &Library, lang: Lang) -> Workbook {
    let editor = EditorId::from_random(77);
    let ids = IdSource::new(editor, 1);
    let exercise = |id: &str, doc: Doc| {
        let template = library.template("mot-service-design", id).expect("embedded");
        let key = if id == "mot-design-canvas" { "mot-design-canvas@enterprise-b2b".to_owned() } else { id.to_owned() };
        Exercise { key, template: Arc::clone(template), doc, unknown: Vec::new() }
    };
    let mut about = Pen { lang, ids: &ids, doc: Doc::default() };
    let title = about.t(("安驰 4S 店·第二组", "Anchi dealership, team 2"));
    let members = Value::List(["陈", "李", "周"].into_iter().map(Arc::from).collect());
    about.put_as(ItemId::HEADER, "header", vec![(owner::TITLE, title), (owner::MEMBERS, members)]);
    Workbook {
        id: "demo".into(),
        course: "mot-service-design".into(),
        course_version: "1.0".into(),
        about: about.doc,
        exercises: vec![
            exercise("mot-design-canvas", journey(&ids, lang)),
            exercise("four-save-two-respect", board(&ids, lang)),
            exercise("smart-action-plan", plan(&ids, lang)),
            exercise("nps-survey", scores::nps(&ids, lang)),
            exercise("kano-survey", scores::kano(&ids, lang)),
            exercise("servqual-gap", scores::servqual(&ids, lang)),
            exercise("market-damage-model", scores::market(&ids)),
            exercise("service-self-scan", scores::scan(&ids)),
        ],
        ..Workbook::default()
    }
}

type Words = (&'static str, &'static str);

/// Stage, touchpoint, channel, emotion, moment of truth, then action, expectation, feeling, pain, decision, evidence, front, back, support.
type Column = (Words, Words, &'static str, f64, bool, [Words; 9]);

const COLUMNS: [Column; 8] = [
    (
        ("唤起", "Prompt"),
        ("提醒短信", "Text message"),
        "online",
        1.0,
        false,
        [
            ("收到短信，里程已到期", "Gets a text: service is due"),
            ("少发，只说重点", "Rare and to the point"),
            ("「又是广告？」", "'Another advert?'"),
            ("模板话术，像广告", "Reads like an advert"),
            ("看还是不看", "Read it or not"),
            ("短信卡片", "Text card"),
            ("写车牌与剩余里程，一条说完", "Plate and mileage in one line"),
            ("里程每晚更新", "Mileage feed nightly"),
            ("客户数据平台", "Customer data"),
        ],
    ),
    (
        ("预约", "Book"),
        ("小程序", "Mini program"),
        "online",
        2.0,
        false,
        [
            ("下班路上，约周六上午", "Books Saturday after work"),
            ("三步之内约好", "Three steps at most"),
            ("「挺快」", "'That was quick'"),
            ("无", "none"),
            ("约哪一天", "Which day"),
            ("预约成功页", "Booking page"),
            ("十分钟内回复，确认工位", "Bay confirmed in ten minutes"),
            ("排程留一成余量", "Keep 10% of bays"),
            ("预约小程序", "Mini program"),
        ],
    ),
    (
        ("到店", "Arrive"),
        ("门口迎车", "At the gate"),
        "face-to-face",
        -1.0,
        true,
        [
            ("开到门口，找停车位置", "Drives in, looks for a space"),
            ("有人招呼，知道停哪", "Where do I go?"),
            ("「人呢？」", "'Where is everyone?'"),
            ("雨天无人，绕两圈", "Rain, nobody there"),
            ("", ""),
            ("迎宾伞·路牌", "Umbrella, sign"),
            ("三十秒内撑伞迎到车旁", "Umbrella at the car in 30 seconds"),
            ("门岗识车并通知", "Plate read, desk told"),
            ("车牌识别", "Plate reader"),
        ],
    ),
    (
        ("接车", "Hand in"),
        ("环车检查", "Walk-around"),
        "face-to-face",
        1.0,
        false,
        [
            ("跟着顾问绕车看一圈", "Walks round with the advisor"),
            ("把异响当回事", "Take the noise seriously"),
            ("「看得挺细」", "'Thorough'"),
            ("走个过场，没细看", "A check for show"),
            ("", ""),
            ("检查单照片", "Photo sheet"),
            ("与顾客同看，复述他的话", "Look together, repeat his words"),
            ("平板实时传照片", "Photos sync live"),
            ("检测平板", "Check tablet"),
        ],
    ),
    (
        ("接车", "Hand in"),
        ("报价确认", "Price check"),
        "document",
        -2.0,
        true,
        [
            ("看报价单，犹豫换不换", "Reads the quote, hesitates"),
            ("讲清原因和价钱", "Why, and how much"),
            ("「会不会多收」", "'Am I overpaying?'"),
            ("临时加项，怕多收", "Extras sprung on me"),
            ("换，还是下次再换", "Now or next time"),
            ("透明报价单", "Open quote"),
            ("先看件，再报价，后签字", "Part first, price next, sign last"),
            ("价目与库存联动", "Price follows stock"),
            ("配件价格库", "Parts pricing"),
        ],
    ),
    (
        ("等待", "Wait"),
        ("休息区", "Lounge"),
        "face-to-face",
        -3.0,
        false,
        [
            ("坐在休息区等两小时", "Sits two hours in the lounge"),
            ("知道还要等多久", "How much longer?"),
            ("「没人理我」", "'Nobody tells me'"),
            ("没人说进度，干等", "No news, just wait"),
            ("", ""),
            ("进度屏·热茶", "Screen, hot tea"),
            ("每三十分钟主动报一次进度", "Progress every thirty minutes"),
            ("看板推送节点", "Board pushes steps"),
            ("车间看板", "Shop board"),
        ],
    ),
    (
        ("交车", "Hand back"),
        ("逐项讲解", "Explain work"),
        "face-to-face",
        3.0,
        true,
        [
            ("听讲解、核账单、取车", "Hears the work, pays, drives off"),
            ("换了什么看得见", "Show me what changed"),
            ("「钱花得明白」", "'I know what I paid for'"),
            ("无", "none"),
            ("下次还来不来", "Come back or not"),
            ("旧件袋·账单", "Parts bag, bill"),
            ("旧件展示，逐项指给他看", "Old parts out, point to each"),
            ("质检双人签字", "Two people sign off"),
            ("质检流程", "Quality check"),
        ],
    ),
    (
        ("回访", "Follow up"),
        ("三日电话", "Day 3 call"),
        "phone",
        2.0,
        false,
        [
            ("接电话，说用车感受", "Takes a call about the car"),
            ("问题有人跟到底", "One person owns it"),
            ("「还记得我」", "'They remember me'"),
            ("打来时正在开会", "Rings mid meeting"),
            ("", ""),
            ("感谢卡", "Thank-you card"),
            ("三天内由原顾问打来", "Same advisor rings by day three"),
            ("", ""),
            ("回访工单", "Follow-up desk"),
        ],
    ),
];

fn journey(ids: &IdSource, lang: Lang) -> Doc {
    let mut pen = Pen { lang, ids, doc: Doc::default() };
    let (persona, goal, scope) = (
        pen.t(("车主王先生，怕多收钱", "Mr Wang, afraid of paying too much")),
        pen.t(("周六上午保养好开走", "Serviced and away on Saturday morning")),
        pen.t(("从短信提醒到三日电话", "From the text to the day-3 call")),
    );
    pen.put_as(ItemId::HEADER, "header", vec![("persona", persona), ("goal", goal), ("scope", scope)]);
    let orders = order::spread("", "", COLUMNS.len());
    let mut stage: Option<(Words, ItemId)> = None;
    for ((name, touchpoint, channel, emotion, mot, words), order) in COLUMNS.into_iter().zip(orders) {
        let here = match stage {
            Some((known, id)) if known == name => id,
            _ => {
                let fields = vec![("name", pen.t(name)), ("order", Value::text(&order))];
                pen.put("stage", fields)
            }
        };
        stage = Some((name, here));
        let [action, expect, feel, pain, decide, evidence, front, back, support] = words;
        let mut fields = vec![
            ("stage", Value::item(here)),
            ("order", Value::text(&order)),
            ("name", pen.t(touchpoint)),
            ("channel", Value::text(channel)),
            ("lane:emotion", Value::Num(emotion)),
        ];
        for (lane, text) in [("lane:action", action), ("lane:expect", expect), ("lane:feel", feel), ("lane:decide", decide)] {
            fields.push((lane, pen.t(text)));
        }
        if mot {
            fields.push(("flag:mot", Value::Flag(true)));
        }
        if touchpoint.0 == "报价确认" {
            fields.extend([
                (
                    "tab:abc.a",
                    pen.t(("桌上只放平板和旧件盘，价目表就立在顾客手边", "Only the tablet and parts tray on the desk; price list by the customer")),
                ),
                ("tab:abc.b", pen.t(("侧身同看一块屏；先指件，再报价，顾客点头才往下", "Share one screen. Part, then price; go on at a nod"))),
                (
                    "tab:abc.c",
                    pen.t((
                        "「刹车片还剩三毫米，能再开约五千公里。今天换还是下次换，您定。」",
                        "'Three millimetres left, about 5,000 km. Today or next time, your call.'",
                    )),
                ),
                (
                    "tab:scenarios.standard",
                    pen.t((
                        "三项以内逐项说明；超过三项，先分「必须」和「建议」两栏，再由顾客选",
                        "Up to three items: one by one. More: split into must do and can wait",
                    )),
                ),
                ("tab:scenarios.warm", pen.t(("旧件装袋写上日期，放进后备箱", "Old part bagged, dated, put in the boot"))),
                ("owner", Value::text("aftersales")),
            ]);
        }
        if touchpoint.0 == "逐项讲解" {
            fields.push(("flag:peak_pos", Value::Flag(true)));
        }
        if touchpoint.0 == "三日电话" {
            fields.push(("flag:end", Value::Flag(true)));
        }
        let at = pen.put("touchpoint", fields);
        for (lane, text, dept) in
            [("pain", pain, ""), ("evidence", evidence, ""), ("front", front, "aftersales"), ("back", back, "engineering"), ("support", support, "")]
        {
            let text = pen.t(text);
            if text != Value::Empty {
                pen.put(
                    "card",
                    vec![
                        ("tp", Value::item(at)),
                        ("lane", Value::text(lane)),
                        ("order", Value::text("V01")),
                        ("text", text),
                        ("dept", Value::text(dept)),
                    ],
                );
            }
        }
    }
    pen.doc
}

const CARDS: [(&str, Words, &str, Words, u32); 22] = [
    ("time", ("取号时先填好，到柜台只核身份证", "Fill it in at the ticket; the desk only checks the ID"), "陈", ("数字化", "digital"), 5),
    ("time", ("大额取现先备好，三分钟拿走", "Large cash ready, out in three minutes"), "李", ("柜面", "desk"), 3),
    ("time", ("等过十分钟，大堂经理来分流", "After ten minutes the lobby manager steps in"), "周", ("厅堂", "lobby"), 2),
    ("time", ("手机先排号，快到了再叫我", "Queue by phone, called when it is nearly my turn"), "王", ("数字化", "digital"), 1),
    ("effort", ("表单填一次，三处都能用", "Fill in once, used three times"), "王", ("数字化", "digital"), 4),
    ("effort", ("老人业务上门办，不让腿跑", "Home visits for elderly customers"), "陈", ("温度服务", "warm"), 6),
    ("effort", ("轮椅、老花镜放在门口，伸手就到", "Wheelchair and glasses by the door"), "周", ("厅堂", "lobby"), 3),
    ("effort", ("证件复印，网点代劳", "We make the copies"), "李", ("柜面", "desk"), 2),
    ("worry", ("转账前，复述收款人和用途", "Repeat payee and purpose before a transfer"), "王", ("失误预防", "prevention"), 3),
    ("worry", ("理财到期前七天，先打电话", "Call seven days before it matures"), "李", ("提醒", "reminder"), 4),
    ("worry", ("办完给一张「接下来会怎样」", "A slip: what happens next"), "陈", ("凭证", "slip"), 2),
    ("worry", ("门口写明「现在要等几分钟」", "The wait in minutes, on the door"), "周", ("透明", "open"), 5),
    ("money", ("收费项目先说「可以不办」", "Say first: you can do without it"), "周", ("透明", "open"), 5),
    ("money", ("闲置账户年费，主动提醒销户", "Tell customers to close idle accounts"), "李", ("提醒", "reminder"), 2),
    ("money", ("免手续费的办法，先讲出来", "Name the free way first"), "王", ("透明", "open"), 3),
    ("money", ("打印资料不收钱", "Printing is free"), "陈", ("柜面", "desk"), 1),
    ("honoured", ("叫得出姓氏，起身双手接证件", "Greet by name, rise, take papers with both hands"), "李", ("形象", "manner"), 7),
    ("honoured", ("提了意见，三天内行长亲自回电", "The manager rings back within three days"), "周", ("闭环", "closed loop"), 3),
    ("honoured", ("谈存款，到小隔间", "Deposits are discussed in a booth"), "陈", ("环境", "place"), 4),
    ("honoured", ("排队时，给老人先留座位", "A seat for the elderly first"), "王", ("厅堂", "lobby"), 2),
    ("cherished", ("孩子第一张存折，盖纪念章", "A keepsake stamp in a child's first passbook"), "陈", ("仪式", "ritual"), 4),
    ("cherished", ("记得上次聊到的事", "Remember what we talked about"), "王", ("客户档案", "file"), 2),
];

fn board(ids: &IdSource, lang: Lang) -> Doc {
    let mut pen = Pen { lang, ids, doc: Doc::default() };
    let scenario = pen.t(("城南支行，王阿姨来办挂失", "Chengnan branch: Mrs Wang reports a lost card"));
    pen.put_as(ItemId::HEADER, "header", vec![("scenario", scenario)]);
    let voters = ["vote:陈", "vote:李", "vote:周", "vote:王"];
    for ((zone, text, author, tag, votes), order) in CARDS.into_iter().zip(order::spread("", "", CARDS.len())) {
        let mut fields = vec![
            ("zone", Value::text(zone)),
            ("order", Value::text(&order)),
            ("text", pen.t(text)),
            ("author", Value::text(author)),
            ("tag", pen.t(tag)),
        ];
        for (i, voter) in voters.into_iter().enumerate() {
            let share = votes / 4 + u32::from((i as u32) < votes % 4);
            if share > 0 {
                fields.push((voter, Value::Num(f64::from(share))));
            }
        }
        pen.put("card", fields);
    }
    pen.doc
}

/// Cluster, action, sign, achievable, goal, start, due, owner, status, progress.
type Row = (Words, Words, Words, &'static str, &'static str, &'static str, &'static str, f64);

const ROWS: [Row; 7] = [
    (
        ("雨天也有人撑伞迎车", "Umbrella at every car in the rain"),
        ("到店到迎车 ≤ 30 秒", "Arrival to greeting within 30 s"),
        ("门口迎车", "At the gate"),
        "2026-11-02",
        "2026-11-20",
        "李",
        "done",
        100.0,
    ),
    (
        ("报价先看件，再谈钱", "Show the part before the price"),
        ("加项投诉每月 9 起 → 3 起", "Complaints about extras 9 → 3 a month"),
        ("报价确认", "Price check"),
        "2026-11-09",
        "2026-12-11",
        "陈",
        "in-progress",
        55.0,
    ),
    (
        ("等待中主动报进度", "Report progress while they wait"),
        ("每 30 分钟 1 次，抽查 ≥ 95%", "Every 30 min, spot check ≥ 95%"),
        ("休息区", "Lounge"),
        "2026-11-16",
        "2026-12-18",
        "周",
        "blocked",
        35.0,
    ),
    (
        ("交车讲解有旧件展示", "Show the old parts at hand back"),
        ("展示率 62% → 100%", "Shown 62% → 100%"),
        ("逐项讲解", "Explain work"),
        "2026-11-18",
        "2026-12-25",
        "王",
        "in-progress",
        55.0,
    ),
    (("改善回访的时机", "Ring at a better time"), ("", ""), ("三日电话", "Day 3 call"), "2026-12-01", "2026-12-31", "李", "not-started", 0.0),
    (
        ("车牌识别接到门岗", "Connect the plate reader to the gate"),
        ("识别成功率 ≥ 98%", "Read rate ≥ 98%"),
        ("门口迎车", "At the gate"),
        "2026-11-04",
        "2026-11-19",
        "赵",
        "in-progress",
        70.0,
    ),
    (
        ("预约工位留一成余量", "Keep one bay in ten free"),
        ("改约率 18% → 8%", "Rebooked 18% → 8%"),
        ("小程序", "Mini program"),
        "2026-12-07",
        "2027-01-08",
        "周",
        "not-started",
        0.0,
    ),
];

fn plan(ids: &IdSource, lang: Lang) -> Doc {
    let mut pen = Pen { lang, ids, doc: Doc::default() };
    for ((action, sign, goal, start, due, owner, status, progress), order) in ROWS.into_iter().zip(order::spread("", "", ROWS.len())) {
        let cluster = pen.t(("让客户看见进度", "Make progress visible"));
        let fields = vec![
            ("order", Value::text(&order)),
            ("cluster", cluster),
            ("action", pen.t(action)),
            ("done_sign", pen.t(sign)),
            ("possible", pen.t(("组里一人就能推动", "One person can drive it"))),
            ("goal", pen.t(goal)),
            ("start", Value::text(start)),
            ("due", Value::text(due)),
            ("owner", Value::text(owner)),
            ("status", Value::text(status)),
            ("check", Value::text(due)),
            ("progress", Value::Num(progress)),
        ];
        pen.put("row", fields);
    }
    pen.doc
}
