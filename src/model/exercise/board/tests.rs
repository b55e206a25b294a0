use std::time::Duration;

use super::*;
use crate::model::{
    doc::Value,
    done::Rule,
    edit::{Edit, History},
    stamp::{EditorId, IdSource},
    template::Field,
    text::Bi,
    texts::board as say,
};

fn plan() -> BoardPlan {
    let zone = |id: &str, min, renameable| Zone { id: id.into(), t: Bi::new(id.to_uppercase(), id), min, renameable, ..Zone::default() };
    BoardPlan {
        header: vec![Field { id: "scenario".into(), t: Bi::new("场景", "Scenario"), req: true, ..Field::default() }],
        grid: (1, 3),
        zones: vec![zone("a", 1, true), zone("b", 2, false), zone("park", 0, false)],
        card: vec![Field { id: "dept".into(), t: Bi::new("部门", "Department"), req: true, ..Field::default() }],
        votes_per_person: 3,
        ..BoardPlan::default()
    }
}

struct Desk {
    plan: BoardPlan,
    doc: Doc,
    ids: IdSource,
    history: History,
}

impl Desk {
    fn new() -> Self {
        Self { plan: plan(), doc: Doc::default(), ids: IdSource::new(EditorId::from_random(7), 1), history: History::default() }
    }

    fn board(&self) -> Board {
        Board::of(&self.plan, &self.doc)
    }

    fn run(&mut self, edit: &Edit) {
        self.history.apply(&mut self.doc, edit, EditorId::from_random(7), Duration::ZERO).expect("fits");
    }

    fn add(&mut self, zone: usize, texts: &[&str]) -> Vec<ItemId> {
        let cards: Vec<NewCard> = texts.iter().map(|t| NewCard { text: (*t).into(), tag: String::new() }).collect();
        let (edit, made) = add(&self.board(), &self.plan, &self.doc, &self.ids, zone, &cards, "李");
        self.run(&edit);
        made
    }

    fn texts(&self, zone: usize) -> Vec<&str> {
        self.board().zones[zone].iter().map(|id| self.doc.text(*id, TEXT)).collect()
    }

    fn rules(&self, rules: &[&str]) -> crate::model::done::Completeness {
        judge(&self.plan, &self.doc, rules.iter().map(|r| Rule::parse(r).expect("rule")).collect())
    }
}

#[test]
fn tags_are_taken_out_of_what_is_typed() {
    for (typed, text, tag) in [
        ("手机扫一次码 #数字化", "手机扫一次码", "数字化"),
        ("#柜面 先备好", "先备好", "柜面"),
        ("先备好 ＃柜面", "先备好", "柜面"),
        ("第 # 位", "第 # 位", ""),
        ("a#b", "a#b", ""),
        ("x #one y #two", "x y #two", "one"),
        ("  只有字  ", "只有字", ""),
        ("## 标题", "## 标题", ""),
    ] {
        assert_eq!(split_tag(typed), (text.to_owned(), tag.to_owned()), "{typed}");
    }
}

#[test]
fn pasted_lines_are_cards() {
    let cards = parse_lines("先备好\t柜面\r\n\n- 复述一遍 #提醒\n\t空列\n\"带引号\"\n");
    let flat: Vec<(&str, &str)> = cards.iter().map(|c| (c.text.as_str(), c.tag.as_str())).collect();
    assert_eq!(flat, [("先备好", "柜面"), ("复述一遍", "提醒"), ("带引号", "")]);
}

#[test]
fn cards_are_moved_between_neighbours_and_back() {
    let mut desk = Desk::new();
    let ids = desk.add(0, &["1", "2", "3", "4"]);
    desk.add(1, &["x", "y"]);
    let before_y = desk.board().zones[1][1];
    let edit = move_cards(&desk.board(), &desk.plan, &desk.doc, &[ids[2], ids[0]], 1, Some(before_y), "b");
    desk.run(&edit);
    assert_eq!((desk.texts(0), desk.texts(1)), (vec!["2", "4"], vec!["x", "1", "3", "y"]));
    desk.history.undo(&mut desk.doc, EditorId::from_random(7));
    assert_eq!((desk.texts(0), desk.texts(1)), (vec!["1", "2", "3", "4"], vec!["x", "y"]));
    let last = move_cards(&desk.board(), &desk.plan, &desk.doc, &[ids[0]], 0, None, "a");
    desk.run(&last);
    assert_eq!(desk.texts(0), ["2", "3", "4", "1"]);
    for before in [Some(ids[0]), None] {
        assert!(move_cards(&desk.board(), &desk.plan, &desk.doc, &[ids[0]], 0, before, "a").is_empty(), "it is there already");
    }
}

#[test]
fn a_card_of_an_unknown_zone_is_not_lost() {
    let mut desk = Desk::new();
    let id = desk.add(0, &["1"])[0];
    desk.run(&Edit::set(crate::model::texts::board::CHANGE, id, ZONE, Value::text("gone")));
    assert_eq!(desk.texts(2), ["1"]);
}

#[test]
fn the_vote_budget_holds() {
    let mut desk = Desk::new();
    let ids = desk.add(0, &["1", "2"]);
    for _ in 0..3 {
        let edit = vote(&desk.plan, &desk.doc, ids[0], "李").expect("votes left");
        desk.run(&edit);
    }
    assert_eq!(vote(&desk.plan, &desk.doc, ids[1], "李").err(), Some(VoteRefusal::Spent));
    let other = vote(&desk.plan, &desk.doc, ids[1], "王").expect("王 has votes");
    desk.run(&other);
    assert_eq!((spent(&desk.doc, "李"), spent(&desk.doc, "王")), (3, 1));
    assert!(unvote(&desk.doc, ids[1], "李").is_none(), "not his vote");
    let back = unvote(&desk.doc, ids[0], "李").expect("his vote");
    desk.run(&back);
    assert_eq!((spent(&desk.doc, "李"), votes(desk.doc.get(ids[0]).expect("card"))), (2, 2));
}

#[test]
fn equal_votes_share_a_rank() {
    let mut desk = Desk::new();
    let ids = desk.add(0, &["1", "2", "3", "4", "5"]);
    for (at, n) in [(0, 1), (1, 4), (2, 4), (3, 9)] {
        let voter = format!("vote:v{at}");
        desk.run(&Edit::set(crate::model::texts::board::VOTE, ids[at], voter, Value::Num(f64::from(n))));
    }
    let ranked: Vec<(usize, u32)> = ranking(&desk.doc).iter().map(|(rank, n, _)| (*rank, *n)).collect();
    assert_eq!(ranked, [(1, 9), (2, 4), (2, 4), (4, 1)]);
    assert_eq!(by_votes(&desk.doc, &ids), [ids[3], ids[1], ids[2], ids[0], ids[4]]);
}

#[test]
fn a_copy_has_the_fields_but_not_the_votes() {
    let mut desk = Desk::new();
    let ids = desk.add(0, &["1", "2"]);
    desk.run(&set_field(ids[0], "dept", "部门", Value::text("sales")));
    let edit = vote(&desk.plan, &desk.doc, ids[0], "李").expect("vote");
    desk.run(&edit);
    let (edit, made) = duplicate(&desk.board(), &desk.doc, &desk.ids, &[ids[0]]);
    desk.run(&edit);
    assert_eq!(desk.texts(0), ["1", "1", "2"]);
    let copy = desk.doc.get(made[0]).expect("copy");
    assert_eq!((copy.text("dept"), votes(copy)), ("sales", 0));
}

#[test]
fn zones_can_be_renamed_and_headers_made() {
    let mut desk = Desk::new();
    desk.run(&rename_zone(&desk.doc, "a", " 看见进度 "));
    desk.run(&rename_zone(&desk.doc, "b", "不行"));
    assert_eq!(zone_title(&desk.plan.zones[0], &desk.doc, Lang::Zh), "看见进度");
    assert_eq!(zone_title(&desk.plan.zones[1], &desk.doc, Lang::Zh), "B", "only renameable zones");
    desk.run(&rename_zone(&desk.doc, "a", ""));
    assert_eq!(zone_title(&desk.plan.zones[0], &desk.doc, Lang::En), "a");
    desk.run(&set_header(&desk.doc, "scenario", "场景", Value::text("报修")));
    assert!(desk.rules(&["header"]).is_complete());
    for (title, short, chip) in [
        ("被尊崇(像贵宾)", "被尊崇", "被尊崇"),
        ("1 摸清期望", "摸清期望", "摸清期望"),
        ("O 客观：我们看到", "O 客观：我们看到", "O 客观"),
        ("优化服务细节 → 满意", "优化服务细节 → 满意", "优化服务细节"),
        ("4S 店", "4S 店", "4S 店"),
        ("（可空）", "（可空）", "（可空）"),
    ] {
        assert_eq!((short_title(title), chip_title(title)), (short, chip), "{title}");
    }
}

#[test]
fn zones_that_begin_the_same_keep_their_whole_name() {
    let mut desk = Desk::new();
    for (zone, name) in desk.plan.zones.iter_mut().zip(["方向：目标", "方向：举措", "习惯：触发"]) {
        zone.t = Bi::new(name, name);
    }
    let names: Vec<&str> = (0..3).map(|at| zone_name(&desk.plan, &desk.doc, at, Lang::Zh)).collect();
    assert_eq!(names, ["方向：目标", "方向：举措", "习惯"]);
}

#[test]
fn the_next_step_leads_to_the_end() {
    let mut desk = Desk::new();
    let rules = ["votes_cast", "zones_filled>=3", "cards>=5", "header", "required"];
    let next = |desk: &Desk| desk.rules(&rules).next.map(|n| (n.text.zh, n.key));
    let says = |zh: &str, key: &str| Some((zh.to_owned(), key.to_owned()));
    assert_eq!(next(&desk), says("先填「场景」", "header"));
    desk.run(&set_header(&desk.doc, "scenario", "场景", Value::text("报修")));
    assert_eq!(next(&desk), says("给「A」写 1 张", "a"));
    desk.add(0, &["1", " "]);
    assert_eq!(next(&desk), says("给「B」写 2 张", "b"));
    desk.add(1, &["2"]);
    assert_eq!(next(&desk), says("给「B」写 1 张", "b"));
    desk.add(1, &["3"]);
    // Three zones are asked for but only two need cards: the parking lot counts too.
    assert_eq!(next(&desk), says("给「PARK」写 1 张", "park"));
    desk.add(2, &["4"]);
    assert_eq!(next(&desk), says("再写 1 张", "a"));
    desk.add(0, &["5"]);
    assert_eq!(next(&desk), says("给「1」填部门", "dept"));
    for id in desk.board().zones.concat() {
        desk.run(&set_field(id, "dept", "部门", Value::text("sales")));
    }
    assert_eq!(next(&desk), says("投票，选出最想做的", "votes"));
    let id = desk.board().zones[0][0];
    let edit = vote(&desk.plan, &desk.doc, id, "李").expect("vote");
    desk.run(&edit);
    assert_eq!((desk.rules(&rules).percent(), next(&desk)), (100, None));
}

#[test]
fn an_optional_zone_is_not_asked_for() {
    let mut desk = Desk::new();
    desk.add(0, &["1"]);
    desk.add(2, &["2"]);
    assert_eq!(desk.rules(&["zones_filled>=2"]).rules[0].1.have, 1);
    desk.add(1, &["3", "4"]);
    assert!(desk.rules(&["zones_filled>=2"]).is_complete());
}

#[test]
fn ten_thousand_cards_are_read_and_pasted() {
    let mut desk = Desk::new();
    let texts: Vec<String> = (0..10_000).map(|i| format!("卡 {i}")).collect();
    let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
    desk.add(0, &refs);
    assert_eq!((desk.board().len(), desk.texts(0)[9_999]), (10_000, "卡 9999"));
}

proptest::proptest! {
    /// Whatever is done in whatever order: what follows the changes equals what is read anew.
    #[test]
    fn what_follows_equals_what_is_read_anew(deeds in proptest::collection::vec((0_u8..7, proptest::prelude::any::<u16>()), 1..20)) {
        let mut desk = Desk::new();
        let all = desk.add(0, &["一", "二", "", "四"]);
        desk.add(1, &["五", "六"]);
        let (mut board, mut tally) = (desk.board(), Tally::of(&desk.plan, &desk.doc));
        for (deed, pick) in deeds {
            let rev = desk.doc.rev();
            let cards: Vec<ItemId> = desk.doc.of_kind(CARD).map(|(id, _)| id).collect();
            let (card, zone) = (cards.get(pick as usize % cards.len().max(1)).copied().unwrap_or(all[0]), pick as usize % 3);
            match deed {
                0 => drop(desk.add(zone, &["新的", ""])),
                1 if !cards.is_empty() => desk.run(&edit_text(card, ["", "改了"][pick as usize % 2])),
                2 if !cards.is_empty() => desk.run(&delete(&desk.doc, &[card])),
                3 => desk.run(&move_cards(&desk.board(), &desk.plan, &desk.doc, &cards[..cards.len().min(2)], zone, cards.last().copied(), "z")),
                4 if !cards.is_empty() => desk.run(&Edit::set(say::EDIT, card, "dept", Value::text(["", "前厅"][zone % 2]))),
                5 if !cards.is_empty() => desk.run(&Edit::set(say::EDIT, card, "vote:李", Value::Num(f64::from(pick % 3)))),
                _ => drop(desk.history.undo(&mut desk.doc, EditorId::from_random(7))),
            }
            let touched = desk.doc.touched_since(rev).expect("few changes").collect();
            board.follow(&desk.plan, &desk.doc, &touched);
            tally.follow(&desk.plan, &desk.doc, &touched);
            proptest::prop_assert_eq!(&board, &desk.board());
            proptest::prop_assert_eq!(&tally, &Tally::of(&desk.plan, &desk.doc));
        }
    }
}
