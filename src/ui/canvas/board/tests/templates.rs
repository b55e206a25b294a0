//! Templates that stand for the kinds of board there are.

use crate::model::{
    template::{BoardPlan, Example, Field, FieldType, Opt, Options, PlanRoles, Structure, TablePlan, Template, Zone},
    text::Bi,
};

pub(super) fn zone(id: &str, at: (u32, u32, u32, u32), t: (&str, &str), hint: (&str, &str), min: u32) -> Zone {
    Zone { id: id.into(), at, t: Bi::new(t.0, t.1), hint: Bi::new(hint.0, hint.1), min, ..Zone::default() }
}

pub(super) fn four_save() -> Template {
    let fixed =
        |list: &[(&str, &str, &str)]| Options::Fixed(list.iter().map(|(id, zh, en)| Opt { id: (*id).into(), t: Bi::new(*zh, *en) }).collect());
    Template {
        id: "four-save-two-respect".into(),
        title: Bi::new("四省二尊服务细节板", "Four saves, two respects board"),
        purpose: Bi::new("结合自己的服务场景，为四省二尊各设计可落地的细节", "Design feasible details for four saves and two respects"),
        steps: vec![
            Bi::new("写下场景一句话", "Write the scenario in one sentence"),
            Bi::new("静默 3 分钟，每人至少两张卡", "Three silent minutes, two cards each at least"),
            Bi::new("每人 3 票，选出「最想下周就做」", "Three votes each: do it next week"),
        ],
        structure: Structure::Board(BoardPlan {
            header: vec![Field {
                id: "scenario".into(),
                t: Bi::new("服务场景", "Service scenario"),
                req: true,
                hint: Bi::new("例：食品厂水泵停机，王工打电话报修", "e.g. pump down in a food factory, Ms Wang calls"),
                ..Field::default()
            }],
            grid: (3, 4),
            zones: vec![
                zone("time", (0, 0, 1, 1), ("省时", "Save time"), ("哪一步能更快、能同时做、能不用等？", "Which step can be faster?"), 1),
                zone("effort", (0, 1, 1, 1), ("省力", "Save effort"), ("哪些可以替客户先想到、先填好、送上门？", "What can be foreseen?"), 1),
                zone("worry", (0, 2, 1, 1), ("省心", "Save worry"), ("怎样让客户不用追问进度？", "How to never ask for progress?"), 1),
                zone("money", (0, 3, 1, 1), ("省钱", "Save money"), ("怎样让客户觉得值，或少花冤枉钱？", "How does it feel good value?"), 1),
                zone(
                    "honoured",
                    (1, 0, 1, 2),
                    ("被尊崇(像贵宾)", "Honoured (like a VIP)"),
                    ("怎样让客户被认出、被优先、被专人接待？", "Recognised, prioritised?"),
                    1,
                ),
                zone(
                    "cherished",
                    (1, 2, 1, 2),
                    ("被尊宠(像家人)", "Cherished (like family)"),
                    ("哪个小处能让人觉得被惦记？", "Which small thing shows we remember?"),
                    1,
                ),
                zone(
                    "parking",
                    (2, 0, 1, 4),
                    ("先停一停(好但难)", "Parking lot (good but hard)"),
                    ("暂时做不了的，先放这里", "Good but not yet feasible"),
                    0,
                ),
            ],
            card: vec![
                Field { id: "owner".into(), t: Bi::new("谁来做", "Who does it"), ..Field::default() },
                Field {
                    id: "cost".into(),
                    t: Bi::new("成本", "Cost"),
                    ty: FieldType::Choice,
                    opt: fixed(&[("zero", "零成本", "Zero"), ("low", "低", "Low"), ("high", "高", "High")]),
                    ..Field::default()
                },
            ],
            votes_per_person: 5,
        }),
        examples: vec![Example {
            zone: "effort".into(),
            fields: vec![(
                "text".into(),
                vec![Bi::new("接线时系统自动带出泵的序列号和上次维修记录，客户不必再报", "The call screen shows serial number and last repair")],
            )],
            ..Example::default()
        }],
        done: vec!["zones_filled>=6".into(), "cards>=8".into(), "votes_cast".into()],
        ..Template::default()
    }
}

pub(super) fn orid() -> Template {
    let all = [
        ("c1", "行动簇一", "Cluster 1", 2, true),
        ("c2", "行动簇二", "Cluster 2", 2, true),
        ("c3", "行动簇三", "Cluster 3", 2, true),
        ("c4", "行动簇四(可空)", "Cluster 4 (may stay empty)", 0, true),
        ("o", "O 客观：我们看到", "O objective: what we saw", 1, false),
        ("r", "R 感受：我们觉得", "R reflective: how we felt", 1, false),
        ("i", "I 诠释：这说明", "I interpretive: what it means", 1, false),
        ("d", "D 决定：我们要", "D decisional: we will", 1, false),
    ];
    let zones = all.iter().enumerate().map(|(i, (id, zh, en, min, renameable))| Zone {
        renameable: *renameable,
        ..zone(id, (i as u32 / 4, i as u32 % 4, 1, 1), (zh, en), ("把标题改成动宾短语", "Rename with verb and object"), *min)
    });
    Template {
        id: "orid".into(),
        title: Bi::new("团队共创", "Co-creation"),
        structure: Structure::Board(BoardPlan { grid: (2, 4), zones: zones.collect(), votes_per_person: 2, ..BoardPlan::default() }),
        done: vec!["zones_filled>=7".into(), "cards>=10".into()],
        ..Template::default()
    }
}

pub(super) fn swot() -> Template {
    Template {
        id: "swot".into(),
        title: Bi::new("SWOT", "SWOT"),
        structure: Structure::Board(BoardPlan {
            grid: (3, 2),
            zones: vec![
                zone("s", (0, 0, 1, 1), ("S 优势", "Strengths"), ("已有、客户已感到的", "Present and felt by customers"), 2),
                zone("w", (0, 1, 1, 1), ("W 劣势", "Weaknesses"), ("自己改得了的", "Within our control"), 2),
                zone("o", (1, 0, 1, 1), ("O 机会", "Opportunities"), ("外部正在变的", "Changing outside"), 1),
                zone("t", (1, 1, 1, 1), ("T 威胁", "Threats"), ("可能让我们失手的", "May make us fail"), 1),
                zone(
                    "cross",
                    (2, 0, 1, 2),
                    ("交叉线索 SO / WO / ST / WT", "Crossings SO / WO / ST / WT"),
                    ("用优势抓机会、用机会补劣势…", "Strength for chance"),
                    3,
                ),
            ],
            ..BoardPlan::default()
        }),
        done: vec!["zones_filled>=5".into()],
        ..Template::default()
    }
}

pub(super) fn plan() -> Template {
    let roles = PlanRoles { action: "action".into(), ..PlanRoles::default() };
    Template {
        id: "smart".into(),
        title: Bi::new("行动计划", "Action plan"),
        structure: Structure::Table(TablePlan { plan: Some(roles), ..TablePlan::default() }),
        ..Template::default()
    }
}
