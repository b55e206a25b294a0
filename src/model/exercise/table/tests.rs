use super::*;
use crate::model::{
    edit::{Edit, History},
    stamp::{EditorId, IdSource},
    template::{Opt, Options, PlanRoles},
    text::Lang,
};
use std::time::Duration;

const TODAY: Date = jiff::civil::date(2026, 11, 23);

fn field(id: &str, ty: FieldType, req: bool) -> Field {
    Field { id: id.into(), t: Bi::new(format!("列{id}"), format!("Col {id}")), ty, req, ..Field::default() }
}

fn plan() -> TablePlan {
    let opt = |id: &str, zh: &str, en: &str| Opt { id: id.into(), t: Bi::new(zh, en) };
    let mut status = field("status", FieldType::Choice, false);
    status.opt = Options::Fixed(vec![
        opt("todo", "未开始", "not started"),
        opt("doing", "进行中", "in progress"),
        opt("done", "已完成", "done"),
        opt("blocked", "受阻", "blocked"),
    ]);
    let mut owner = field("owner", FieldType::Person, true);
    owner.claim = true;
    TablePlan {
        columns: vec![
            field("action", FieldType::Long, true),
            field("measure", FieldType::Text, true),
            field("start", FieldType::Date, false),
            field("due", FieldType::Date, true),
            owner,
            status,
        ],
        plan: Some(PlanRoles {
            action: "action".into(),
            measure: "measure".into(),
            start: "start".into(),
            due: "due".into(),
            owner: "owner".into(),
            status: "status".into(),
            done_status: "done".into(),
            ..PlanRoles::default()
        }),
        computed: vec![TableValue::CountBy { column: "owner".into(), warn_over: 3 }, TableValue::Late],
        ..TablePlan::default()
    }
}

struct Bench {
    plan: TablePlan,
    doc: Doc,
    history: History,
    ids: IdSource,
}

impl Bench {
    fn new(plan: TablePlan) -> Self {
        Self { plan, doc: Doc::default(), history: History::default(), ids: IdSource::new(EditorId::from_random(9), 1) }
    }

    fn table(&self) -> Table<'_> {
        Table { plan: &self.plan, doc: &self.doc }
    }

    fn run(&mut self, edit: &Edit) {
        let now = Duration::from_secs(self.doc.rev() * 10);
        self.history.apply(&mut self.doc, edit, self.ids.editor(), now).expect("fits");
    }

    fn add(&mut self, cells: &[(&str, &str)]) -> ItemId {
        let (edit, id) = self.table().add_row(&self.table().rows(), &self.ids, None);
        self.run(&edit);
        let id = id.expect("added");
        for (column, text) in cells {
            let value = cell::parse(self.table().column(column).expect("column"), &Departments::standard(), text, TODAY).expect("valid");
            let edit = self.table().set_cell(id, column, value);
            self.run(&edit);
        }
        id
    }

    fn titles(&self) -> Vec<String> {
        self.table().rows().ids.iter().map(|id| self.table().title(*id, Lang::Zh)).collect()
    }

    fn rule(&self, rule: &str) -> Completeness {
        judge(&self.plan, &self.doc, vec![Rule::parse(rule).expect("rule")])
    }
}

#[test]
fn rows_are_added_moved_copied_and_deleted_and_undone() {
    let mut b = Bench::new(plan());
    let ids: Vec<_> = ["甲", "乙", "丙"].map(|name| b.add(&[("action", name)])).into();
    assert_eq!(b.titles(), ["甲", "乙", "丙"]);
    let edit = b.table().move_row(&b.table().rows(), ids[2], 0).expect("moves");
    b.run(&edit);
    assert_eq!(b.titles(), ["丙", "甲", "乙"]);
    let edit = b.table().move_row(&b.table().rows(), ids[2], 2).expect("moves");
    b.run(&edit);
    assert_eq!(b.titles(), ["甲", "丙", "乙"]);
    assert!(b.table().move_row(&b.table().rows(), ids[2], 1).is_none(), "stays");
    let (edit, copy) = b.table().duplicate(&b.table().rows(), &b.ids, ids[0]).expect("copied");
    b.run(&edit);
    assert_eq!(b.titles(), ["甲", "甲", "丙", "乙"]);
    let edit = b.table().delete_rows(&[ids[0], copy]);
    b.run(&edit);
    assert_eq!(b.titles(), ["丙", "乙"]);
    let editor = b.ids.editor();
    b.history.undo(&mut b.doc, editor);
    assert_eq!(b.titles(), ["甲", "甲", "丙", "乙"]);
    let (edit, middle) = b.table().add_row(&b.table().rows(), &b.ids, Some(ids[0]));
    b.run(&edit);
    assert_eq!(b.table().rows().index(middle.expect("added")), Some(1));
}

#[test]
fn fixed_rows_are_there_before_anything_is_filled() {
    let mut p = plan();
    p.fixed = vec![Opt { id: "g1".into(), t: Bi::new("差距1", "Gap 1") }, Opt { id: "g2".into(), t: Bi::new("差距2", "Gap 2") }];
    let mut b = Bench::new(p);
    assert_eq!(b.titles(), ["差距1", "差距2"]);
    let id = b.table().rows().ids[1];
    for text in ["一", "二"] {
        let edit = b.table().set_cell(id, "measure", Value::text(text));
        b.run(&edit);
    }
    assert_eq!((b.doc.text(id, FIXED), b.doc.text(id, "measure")), ("g2", "二"));
    let next = b.rule("rows>=2").next.expect("not complete");
    assert_eq!((next.item, next.key.as_str()), (Some(id), "action"), "a row that was begun comes first");
    let edit = b.table().delete_rows(&[id]);
    b.run(&edit);
    assert_eq!(b.titles(), ["差距1", "差距2"]);
}

#[test]
fn a_plan_counts_who_has_how_much_and_what_is_late() {
    let mut b = Bench::new(plan());
    for at in 0..5 {
        b.add(&[("action", "做一件事"), ("owner", if at < 4 { "小林" } else { "小苏" }), ("due", if at == 0 { "2026-11-20" } else { "2026-12-20" })]);
    }
    assert_eq!(b.table().overloads(), [("小林".to_owned(), 4, 3)]);
    assert_eq!(b.table().late(TODAY), 1);
    let first = b.table().rows().ids[0];
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(b.table().standing(first, TODAY));
        let edit = b.table().next_status(first).expect("plan");
        b.run(&edit);
    }
    assert_eq!(seen, [Standing::Late, Standing::Late, Standing::Done, Standing::Late]);
    let second = b.table().rows().ids[1];
    let edit = b.table().set_cell(second, "status", Value::text("blocked"));
    b.run(&edit);
    assert_eq!(b.table().standing(second, TODAY), Standing::Risk);
}

#[test]
fn dates_shift_whole_or_at_one_end() {
    for (from, to, begin, end, want) in [
        ("2026-12-01", "2026-12-10", 2, 2, ("2026-12-03", "2026-12-12")),
        ("2026-12-01", "2026-12-10", 0, -3, ("2026-12-01", "2026-12-07")),
        ("2026-12-01", "2026-12-10", 4, 0, ("2026-12-05", "2026-12-10")),
        ("2026-12-01", "2026-12-10", 0, -30, ("2026-12-01", "2026-12-01")),
        ("2026-12-01", "2026-12-10", 30, 0, ("2026-12-10", "2026-12-10")),
        ("", "2026-12-10", 1, 1, ("", "2026-12-11")),
        ("", "2026-12-10", -5, 0, ("2026-12-05", "2026-12-10")),
    ] {
        let mut b = Bench::new(plan());
        let id = b.add(&[("start", from), ("due", to)]);
        let edit = b.table().shift(id, begin, end).expect("has dates");
        b.run(&edit);
        assert_eq!((b.doc.text(id, "start"), b.doc.text(id, "due")), want, "{from} {to} {begin} {end}");
    }
}

#[test]
fn a_range_goes_to_a_spreadsheet_and_comes_back() {
    let mut b = Bench::new(plan());
    b.add(&[("action", "先看件\n再报价"), ("measure", "9 \"起\" → 3 起"), ("due", "12/18"), ("status", "进行中")]);
    b.add(&[("action", "回访"), ("due", "12/20")]);
    let columns: Vec<String> = b.plan.columns.iter().map(|f| f.id.clone()).collect();
    let rows = b.table().rows();
    let text = b.table().copy(&Departments::standard(), &rows.ids, &columns, Lang::Zh);
    let mut other = Bench::new(plan());
    let paste = other.table().paste(&Rows::default(), &other.ids, None, &columns, &text, (&Departments::standard(), TODAY));
    assert_eq!((paste.added, paste.skipped), (2, 0));
    other.run(&paste.edit);
    let got = other.table().rows();
    for (a, z) in rows.ids.iter().zip(&got.ids) {
        for column in &columns {
            assert_eq!(b.doc.value(*a, column), other.doc.value(*z, column), "{column}");
        }
    }
    let editor = other.ids.editor();
    other.history.undo(&mut other.doc, editor);
    assert!(other.doc.is_empty(), "one step");
}

#[test]
fn a_paste_reads_types_and_leaves_what_does_not_fit() {
    let mut b = Bench::new(plan());
    let id = b.add(&[("action", "旧"), ("due", "12/18")]);
    let columns: Vec<String> = ["action", "due"].map(str::to_owned).into();
    let rows = b.table().rows();
    let paste = b.table().paste(&rows, &b.ids, Some(0), &columns, "新\t尽快\r\n二\t1/5\r\n", (&Departments::standard(), TODAY));
    assert_eq!((paste.cells, paste.added, paste.skipped), (3, 1, 1));
    b.run(&paste.edit);
    assert_eq!((b.doc.text(id, "action"), b.doc.text(id, "due")), ("新", "2026-12-18"));
    let second = b.table().rows().ids[1];
    assert_eq!((b.doc.text(second, "action"), b.doc.text(second, "due")), ("二", "2027-01-05"));
}

#[test]
fn groups_gather_rows_and_a_moved_row_joins_them() {
    let mut p = plan();
    p.group_by = "measure".into();
    let mut b = Bench::new(p);
    for (name, group) in [("甲", "报修"), ("乙", "交付"), ("丙", "报修"), ("丁", "")] {
        b.add(&[("action", name), ("measure", group)]);
    }
    assert_eq!(b.titles(), ["甲", "丙", "乙", "丁"]);
    assert_eq!(b.table().rows().groups.iter().map(|g| g.0).collect::<Vec<_>>(), [0, 2, 3]);
    let rows = b.table().rows();
    let edit = b.table().move_row(&rows, rows.ids[0], 3).expect("moves");
    b.run(&edit);
    assert_eq!(b.titles(), ["乙", "甲", "丙", "丁"]);
}

#[test]
fn judging_names_the_next_cell() {
    let mut b = Bench::new(plan());
    assert_eq!(b.rule("rows>=2").next.map(|n| n.text.zh), Some("再写 2 行就够了".into()));
    let id = b.add(&[("action", "回访改到三天后"), ("measure", "接通率 80%"), ("due", "12/18")]);
    let next = b.rule("rows>=1").next.expect("owner lacks");
    assert_eq!((next.item, next.key.as_str(), next.text.zh.as_str()), (Some(id), "owner", "给「回访改到三天后」写列owner"));
    let edit = b.table().claim(id, "小陈").expect("claimable");
    b.run(&edit);
    assert!(b.rule("rows>=1").is_complete());
    assert!(b.rule("required").is_complete());
    assert!(!b.rule("rows>=2").is_complete());
    assert_eq!(b.rule("groups_covered>=1").percent(), 100);
}

#[test]
fn presets_fill_the_first_column() {
    let mut p = plan();
    p.presets = vec![("hotel".into(), vec![Bi::new("亚朵", "Atour"), Bi::new("前台", "Desk")])];
    let mut b = Bench::new(p);
    let edit = b.table().fill_preset(&Rows::default(), &b.ids, "hotel", Lang::En);
    b.run(&edit);
    assert_eq!(b.titles(), ["Atour", "Desk"]);
}
