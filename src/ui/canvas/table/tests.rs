//! The table view, driven as a user drives it: by keys, pointer and clipboard.

use std::{sync::Arc, time::Duration};

use egui::{Key, Modifiers, pos2, vec2};
use egui_kittest::{Harness, kittest::Queryable};

use super::*;
use crate::{
    model::{
        done,
        edit::{Edit, History},
        exercise::table::cell,
        settings::Settings,
        stamp::{EditorId, IdSource},
        template::{Departments, Template},
        workbook::{Exercise, Workbook},
    },
    ui::{
        command::{Command, Scope},
        cx::Target,
        fonts,
        theme::{self, Mode, Tokens},
    },
};

const TODAY: Date = jiff::civil::date(2026, 12, 23);

const PLAN: &str = include_str!("../../../../course_content/exercises/smart-action-plan.ron");

fn template(name: &str) -> Template {
    let path = format!("{}/course_content/exercises/{name}.ron", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("content");
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(&text).expect("template")
}

fn smart() -> Template {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(PLAN).expect("template")
}

struct App {
    book: Workbook,
    history: History,
    view: TableView,
    ids: IdSource,
    settings: Settings,
    tokens: Tokens,
    lang: Lang,
    compact: bool,
    frame: u64,
    inset: bool,
    said: Vec<String>,
    copied: String,
    opened: Vec<String>,
}

impl App {
    fn new(template: Template) -> Self {
        let exercise =
            Exercise { key: template.id.clone(), template: Arc::new(template), doc: crate::model::doc::Doc::default(), unknown: Vec::new() };
        Self {
            book: Workbook { exercises: vec![exercise], ..Workbook::default() },
            history: History::default(),
            view: TableView::default(),
            ids: IdSource::new(EditorId::from_random(77), 1),
            settings: Settings { my_name: "小陈".into(), ..Settings::default() },
            tokens: Tokens::load(Mode::Light).expect("tokens"),
            lang: Lang::Zh,
            compact: false,
            frame: 0,
            inset: false,
            said: Vec::new(),
            copied: String::new(),
            opened: Vec::new(),
        }
    }

    fn doc(&self) -> &crate::model::doc::Doc {
        &self.book.exercises[0].doc
    }

    fn plan(&self) -> &TablePlan {
        let Structure::Table(plan) = &self.book.exercises[0].template.structure else { panic!("table") };
        plan
    }

    fn rows(&self) -> Vec<ItemId> {
        Table { plan: self.plan(), doc: self.doc() }.rows().ids
    }

    fn apply(&mut self, edit: &Edit) {
        let now = Duration::from_millis(self.frame * 200);
        self.history.apply(&mut self.book.exercises[0].doc, edit, self.ids.editor(), now).expect("edit fits");
    }

    fn add(&mut self, cells: &[(&str, &str)]) -> ItemId {
        self.frame += 100;
        let table = Table { plan: self.plan(), doc: self.doc() };
        let fields = cells
            .iter()
            .map(|(column, text)| {
                let value = match table.column(column) {
                    Some(field) => cell::parse(field, &Departments::standard(), text, TODAY).expect("valid"),
                    None => text.parse::<f64>().map_or_else(|_bad| crate::model::doc::Value::text(text), crate::model::doc::Value::Num),
                };
                ((*column).into(), value)
            })
            .collect();
        let (edit, ids) = table.add_rows(&table.rows(), &self.ids, None, vec![fields]);
        self.apply(&edit);
        ids[0]
    }

    fn show(&mut self, ui: &mut Ui) {
        self.frame += 1;
        let mut out = Actions::new();
        let text = ui.memory(egui::Memory::focused).is_some_and(|id| egui::TextEdit::load_state(ui.ctx(), id).is_some());
        let command = command(ui, text);
        let mut view = std::mem::take(&mut self.view);
        let cx = Cx {
            lang: self.lang,
            tk: &self.tokens,
            now: Duration::from_millis(self.frame * 200),
            today: TODAY,
            ids: &self.ids,
            settings: &self.settings,
            compact: self.compact,
            command,
            keys: true,
        };
        let undo = self.history.undo_label().map(|l| l.get(self.lang));
        let ex = ExerciseCx { workbook: &self.book, exercise: &self.book.exercises[0], undo, redo: None, read_only: false, minutes: 40 };
        let full = ui.max_rect();
        ui.painter().rect_filled(full, 0, self.tokens.bg_app);
        let rail = if self.compact { 52.0 } else { 64.0 };
        let sheet = if self.inset { Rect::from_min_max(full.min + vec2(rail, 44.0), full.max - vec2(8.0, 8.0)) } else { full };
        ui.scope_builder(UiBuilder::new().max_rect(sheet), |ui| table_ui(ui, &cx, &ex, &mut view, &mut out));
        self.view = view;
        for action in out {
            match action {
                Action::Edit(Target::Exercise(_), edit) => self.apply(&edit),
                Action::EndBurst(_) => self.history.end_burst(),
                Action::Copy(text) => self.copied = text,
                Action::Toast { text, .. } => self.said.push(text),
                Action::OpenExercise { template, .. } => self.opened.push(template),
                Action::Do(Command::Undo) => {
                    let editor = self.ids.editor();
                    self.history.undo(&mut self.book.exercises[0].doc, editor);
                }
                _ => {}
            }
        }
    }
}

/// The commands as the shell finds them.
fn command(ui: &Ui, text: bool) -> Option<Command> {
    let mut fitting: Vec<_> =
        Command::ALL.iter().copied().filter(|c| c.info().scope.covers(Scope::Table) && c.info().scope != Scope::Everywhere).collect();
    fitting.sort_by_key(|c| std::cmp::Reverse(c.info().keys.iter().filter(|k| k.shift).count()));
    fitting.into_iter().find(|c| c.info().keys.iter().any(|k| !(k.plain && text) && ui.input_mut(|i| i.consume_key(k.modifiers(), k.key))))
}

fn harness(app: App, size: (f32, f32)) -> Harness<'static, App> {
    let tokens = app.tokens.clone();
    Harness::builder()
        .with_size(vec2(size.0, size.1))
        .with_max_steps(40)
        .with_context_setup(move |ctx| {
            fonts::install(ctx);
            theme::apply(ctx, egui::Theme::Light, &tokens);
            theme::apply(ctx, egui::Theme::Dark, &tokens);
        })
        .build_ui_state(|ui, app: &mut App| app.show(ui), app)
}

fn typed(h: &mut Harness<'_, App>, text: &str) {
    h.event(egui::Event::Text(text.to_owned()));
    h.run();
}

fn key(h: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    h.key_press_modifiers(modifiers, key);
    h.run();
}

/// A journey with two touchpoints beside the plan, one of them a moment of truth.
fn with_journey(app: &mut App) {
    let template =
        Template { id: "mot-journey".into(), structure: Structure::Journey(crate::model::template::JourneyPlan::default()), ..Template::default() };
    let mut doc = crate::model::doc::Doc::default();
    for (k, name, mot) in [(1, "三日电话", false), (2, "门口迎车", true)] {
        let fields = vec![
            ("name".into(), crate::model::doc::Value::text(name)),
            ("order".into(), crate::model::doc::Value::text("V")),
            ("flag:mot".into(), crate::model::doc::Value::Flag(mot)),
        ];
        doc.apply(&crate::model::doc::Op::put(ItemId::of_template(k), "touchpoint", fields), EditorId::from_random(3)).expect("fits");
    }
    app.book.exercises.push(Exercise { key: "mot-journey".into(), template: Arc::new(template), doc, unknown: Vec::new() });
}

fn full() -> App {
    let mut app = App::new(smart());
    with_journey(&mut app);
    for (action, measure, owner, start, due, status, share, goal) in [
        ("雨天也有人撑伞迎车", "到店到迎车 ≤ 30 秒", "李", "12/1", "12/22", "已完成", "100", "门口迎车"),
        ("报价先看件，再谈钱", "加项投诉 每月 9 起 → 3 起", "陈", "12/5", "1/1", "进行中", "55", "报价确认"),
        ("等待中主动报进度", "每 30 分钟 1 次，抽查 ≥ 95%", "周", "12/9", "1/6", "受阻", "35", "休息区"),
        ("交车讲解有旧件展示", "展示率 62% → 100%", "王", "12/16", "1/12", "进行中", "55", "逐项讲解"),
        ("改善回访的时机", "", "李", "12/25", "3/16", "未开始", "0", "三日电话"),
        ("车牌识别接到门岗", "识别成功率 ≥ 98%", "赵", "12/4", "12/19", "进行中", "70", "门口迎车"),
        ("预约工位留一成余量", "改约率 18% → 8%", "", "12/29", "1/23", "未开始", "0", ""),
    ] {
        app.add(&[
            ("action", action),
            ("done_sign", measure),
            ("owner", owner),
            ("start", start),
            ("due", due),
            ("status", status),
            ("progress", share),
            ("goal", goal),
        ]);
    }
    for (row, k, name) in [(0, 2, "门口迎车"), (4, 1, "三日电话"), (5, 2, "门口迎车")] {
        let edit = Edit::set(t::FILL, app.rows()[row], LINK, cell::link(ItemId::of_template(k), name));
        app.apply(&edit);
    }
    app
}

#[test]
fn a_plan_is_completed_by_keys_alone() {
    let mut h = harness(App::new(smart()), (1440.0, 900.0));
    h.run();
    key(&mut h, Modifiers::ALT, Key::Num2);
    key(&mut h, Modifiers::NONE, Key::Enter);
    for at in 0..3 {
        // The first column in the line that adds rows, then Tab through the row.
        typed(&mut h, "让客户看见进度");
        key(&mut h, Modifiers::NONE, Key::Tab);
        for text in [
            "急修单页面加「预计到场」必填格",
            "系统里没有空着的急修单",
            "IT 两天",
            "告知准时率 95%",
            "明天",
            "1/15",
            "小林（化名）",
            "",
            "",
            "1/8",
            "进行中",
            "",
        ] {
            if text.is_empty() {
                key(&mut h, Modifiers::NONE, Key::Tab);
            } else {
                typed(&mut h, text);
                key(&mut h, Modifiers::NONE, Key::Tab);
            }
        }
        assert_eq!(h.state().rows().len(), at + 1, "row {at}");
        key(&mut h, Modifiers::NONE, Key::Enter);
    }
    key(&mut h, Modifiers::NONE, Key::Escape);
    let app = h.state();
    let id = app.rows()[0];
    for (column, want) in [
        ("cluster", "让客户看见进度"),
        ("due", "2027-01-15"),
        ("start", "2026-12-24"),
        ("check", "2027-01-08"),
        ("status", "in-progress"),
        ("owner", "小林（化名）"),
        ("goal", "告知准时率 95%"),
    ] {
        assert_eq!(app.doc().text(id, column), want, "{column}");
    }
    let done = done::judge(&app.book, &app.book.exercises[0]);
    assert_eq!(done.percent(), 100, "{done:?}");
    assert_eq!(app.said.iter().filter(|s| s.contains("化名")).count(), 1, "aliases are asked for once");
}

#[test]
fn a_wrong_date_says_why_and_tab_takes_the_fix() {
    let mut h = harness(full(), (1440.0, 900.0));
    h.run();
    let id = h.state().rows()[0];
    for _ in 0..2 {
        key(&mut h, Modifiers::NONE, Key::ArrowDown);
    }
    key(&mut h, Modifiers::NONE, Key::ArrowUp);
    for _ in 0..4 {
        key(&mut h, Modifiers::NONE, Key::ArrowRight);
    }
    typed(&mut h, "11月31日");
    key(&mut h, Modifiers::NONE, Key::Enter);
    assert!(h.query_by_label("11 月只有 30 天。").is_some(), "says why");
    assert_eq!(h.state().doc().text(id, "due"), "2026-12-22", "not written");
    key(&mut h, Modifiers::NONE, Key::Tab);
    assert_eq!(h.state().doc().text(id, "due"), "2026-11-30");
    // The other way out: Esc.
    let second = h.state().rows()[1];
    key(&mut h, Modifiers::NONE, Key::ArrowDown);
    key(&mut h, Modifiers::NONE, Key::ArrowLeft);
    typed(&mut h, "x");
    key(&mut h, Modifiers::NONE, Key::Escape);
    assert_eq!(h.state().doc().text(second, "due"), "2027-01-01");
}

#[test]
fn tab_takes_the_hint_and_escape_drops_it() {
    let mut h = harness(full(), (1440.0, 900.0));
    h.run();
    let id = h.state().rows()[4];
    h.state_mut().view.sel = Some(Cell { row: Some(id), col: 0 });
    h.run();
    assert!(h.query_by_label_contains("缺数字").is_some());
    key(&mut h, Modifiers::NONE, Key::Tab);
    assert_eq!(h.state().doc().text(id, "done_sign"), "接通率 51% → 80%");
    key(&mut h, Modifiers::NONE, Key::Escape);
    key(&mut h, Modifiers::NONE, Key::Tab);
    assert_eq!(h.state().doc().text(id, "check"), "", "the dropped hint is not taken");
    assert_eq!(h.state().view.sel, Some(Cell { row: Some(id), col: 1 }), "Tab goes on to the next cell");
}

#[test]
fn dragging_a_bar_changes_its_dates() {
    let mut h = harness(full(), (1440.0, 900.0));
    h.run();
    let id = h.state().rows()[1];
    let bar = h.get_by_label_contains("报价先看件，再谈钱 起止").rect();
    let day = {
        let range = h.state().view.range.expect("drawn");
        let left = layout_left(&h);
        (1440.0 - left) / range_days(range)
    };
    let drag = |h: &mut Harness<'_, App>, from: egui::Pos2, by: f32| {
        h.hover_at(from);
        h.run();
        h.drag_at(from);
        h.run();
        for part in [0.4, 0.8, 1.0] {
            h.hover_at(from + vec2(by * part, 0.0));
            h.run();
        }
        h.drop_at(from + vec2(by, 0.0));
        h.run();
    };
    drag(&mut h, pos2(bar.right() - 7.0, bar.center().y), day * 7.0);
    assert_eq!((h.state().doc().text(id, "start"), h.state().doc().text(id, "due")), ("2026-12-05", "2027-01-08"));
    let bar = h.get_by_label_contains("报价先看件，再谈钱 起止").rect();
    drag(&mut h, bar.center(), -day * 2.0);
    assert_eq!((h.state().doc().text(id, "start"), h.state().doc().text(id, "due")), ("2026-12-03", "2027-01-06"));
    let editor = h.state().ids.editor();
    let app = h.state_mut();
    app.history.undo(&mut app.book.exercises[0].doc, editor);
    assert_eq!(app.doc().text(id, "due"), "2027-01-08", "one drag is one step");
    // And by keys.
    h.state_mut().view.refocus = true;
    h.run();
    key(&mut h, Modifiers::COMMAND, Key::ArrowRight);
    key(&mut h, Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowLeft);
    assert_eq!((h.state().doc().text(id, "start"), h.state().doc().text(id, "due")), ("2026-12-06", "2027-01-08"));
}

fn layout_left(h: &Harness<'_, App>) -> f32 {
    let cols = &h.state().view.cols;
    let last = cols.last().expect("columns");
    last.x + last.width + 40.0 + layout::SMART_WIDTH
}

fn range_days(range: gantt::Range) -> f32 {
    gantt::days(range) as f32
}

#[test]
fn a_spreadsheet_range_is_pasted_and_undone() {
    let mut h = harness(App::new(smart()), (1440.0, 900.0));
    h.run();
    key(&mut h, Modifiers::ALT, Key::Num2);
    h.event(egui::Event::Paste(
        "进度\t加必填格\t没有空单\t\t告知率 95%\t12/1\t12/30\t小林\r\n进度\t更新链接\t每天 2 次\t\t告知率 95%\t\t尽快\t小苏\r\n".into(),
    ));
    h.run();
    let app = h.state();
    assert_eq!(app.rows().len(), 2);
    assert_eq!(app.doc().text(app.rows()[0], "due"), "2026-12-30");
    assert_eq!(app.doc().text(app.rows()[1], "due"), "");
    assert!(app.said.iter().any(|s| s.contains("1 格格式不对")), "{:?}", app.said);
    let first = app.rows()[0];
    h.state_mut().view.sel = Some(Cell { row: Some(first), col: 0 });
    h.run();
    for _ in 0..2 {
        key(&mut h, Modifiers::SHIFT, Key::ArrowRight);
    }
    key(&mut h, Modifiers::SHIFT, Key::ArrowDown);
    h.event(egui::Event::Copy);
    h.run();
    assert_eq!(h.state().copied, "进度\t加必填格\t没有空单\n进度\t更新链接\t每天 2 次");
    key(&mut h, Modifiers::NONE, Key::Delete);
    assert_eq!(h.state().doc().text(first, "action"), "");
    key(&mut h, Modifiers::COMMAND, Key::Delete);
    assert_eq!(h.state().rows().len(), 0);
}

#[test]
fn rows_move_copy_claim_and_change_status_by_keys() {
    let mut h = harness(full(), (1440.0, 900.0));
    h.run();
    let ids = h.state().rows();
    h.state_mut().view.sel = Some(Cell { row: Some(ids[6]), col: 0 });
    h.run();
    key(&mut h, Modifiers::COMMAND, Key::ArrowUp);
    assert_eq!(h.state().rows()[5], ids[6]);
    key(&mut h, Modifiers::ALT, Key::C);
    assert_eq!(h.state().doc().text(ids[6], "owner"), "小陈");
    key(&mut h, Modifiers::NONE, Key::Space);
    assert_eq!(h.state().doc().text(ids[6], "status"), "in-progress");
    key(&mut h, Modifiers::COMMAND, Key::D);
    assert_eq!(h.state().rows().len(), 8);
    key(&mut h, Modifiers::NONE, Key::PageDown);
    assert_eq!(h.state().opened, ["town-hall"]);
}

#[test]
fn a_touchpoint_is_linked_by_typing_and_moments_of_truth_come_first() {
    let mut h = harness(full(), (1440.0, 900.0));
    h.run();
    key(&mut h, Modifiers::ALT, Key::Num2);
    let id = h.state().rows()[6];
    let col = h.state().view.cols.len() - 1;
    h.state_mut().view.sel = Some(Cell { row: Some(id), col });
    h.run();
    key(&mut h, Modifiers::NONE, Key::Enter);
    key(&mut h, Modifiers::NONE, Key::ArrowDown);
    key(&mut h, Modifiers::NONE, Key::Enter);
    assert_eq!(cell::link_parts(h.state().doc().text(id, LINK)), (Some(ItemId::of_template(2)), "门口迎车"));
    h.state_mut().view.sel = Some(Cell { row: Some(id), col });
    h.run();
    typed(&mut h, "三日");
    key(&mut h, Modifiers::NONE, Key::ArrowDown);
    key(&mut h, Modifiers::NONE, Key::Enter);
    assert_eq!(cell::link_parts(h.state().doc().text(id, LINK)).1, "三日电话");
}

#[test]
fn enter_of_an_input_method_does_not_leave_the_cell() {
    let mut h = harness(full(), (1440.0, 900.0));
    h.run();
    let id = h.state().rows()[0];
    h.state_mut().view.sel = Some(Cell { row: Some(id), col: 1 });
    h.run();
    key(&mut h, Modifiers::NONE, Key::F2);
    h.event(egui::Event::Ime(egui::ImeEvent::Preedit { text: "biao".into(), active_range_chars: None }));
    h.key_press(Key::Enter);
    h.step();
    assert!(h.state().view.editing.is_some(), "still editing");
    h.event(egui::Event::Ime(egui::ImeEvent::Commit("标准".into())));
    h.run();
    key(&mut h, Modifiers::NONE, Key::Enter);
    assert!(h.state().doc().text(id, "done_sign").contains("标准"));
}

#[test]
fn given_rows_take_ratings_by_digit_and_cannot_be_moved() {
    let mut h = harness(App::new(template("five-gap-analysis")), (1366.0, 768.0));
    h.run();
    let ids = h.state().rows();
    assert_eq!(ids.len(), 5);
    h.state_mut().view.sel = Some(Cell { row: Some(ids[2]), col: 1 });
    h.run();
    typed(&mut h, "4");
    assert_eq!(h.state().doc().value(ids[2], "severity").as_num(), Some(4.0));
    key(&mut h, Modifiers::COMMAND, Key::ArrowUp);
    key(&mut h, Modifiers::COMMAND, Key::Enter);
    assert_eq!(h.state().rows(), ids);
    h.event(egui::Event::Paste("一件事\t9\n另一件\t3\n".into()));
    h.run();
    assert!(h.state().doc().text(ids[3], "evidence").is_empty(), "the second column takes the first pasted one");
}

#[test]
fn several_options_are_ticked_by_keys() {
    let mut h = harness(App::new(template("case-takeaway")), (1366.0, 768.0));
    h.run();
    typed(&mut h, "亚朵");
    key(&mut h, Modifiers::NONE, Key::Tab);
    let id = h.state().rows()[0];
    h.state_mut().view.sel = Some(Cell { row: Some(id), col: 3 });
    h.run();
    key(&mut h, Modifiers::NONE, Key::Enter);
    key(&mut h, Modifiers::NONE, Key::Space);
    key(&mut h, Modifiers::NONE, Key::ArrowDown);
    key(&mut h, Modifiers::NONE, Key::Space);
    key(&mut h, Modifiers::NONE, Key::Enter);
    let crate::model::doc::Value::List(list) = h.state().doc().value(id, "dim") else { panic!("a list") };
    assert_eq!(list.len(), 2);
}

#[test]
fn two_thousand_rows_lay_out_only_what_is_seen() {
    let mut app = App::new(smart());
    let table = Table { plan: app.plan(), doc: app.doc() };
    let rows = (0..2000).map(|at| vec![("action".into(), crate::model::doc::Value::text(&format!("第 {at} 件要做的事")))]).collect();
    let (edit, _) = table.add_rows(&table.rows(), &app.ids, None, rows);
    app.apply(&edit);
    let mut h = harness(app, (1440.0, 900.0));
    h.run();
    assert!(h.query_all_by_label_contains("件要做的事，").count() < 400);
    h.state_mut().view.sel = Some(Cell { row: None, col: 0 });
    h.state_mut().view.reveal = true;
    h.run();
    assert!(h.query_by_label_contains("第 1999 件要做的事，M").is_some());
}
