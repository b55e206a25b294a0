//! The canvas as a person uses it: keyboard, pointer, spreadsheet, screen reader, and pictures to look at.

#[cfg(test)]
mod canvas {
    use std::time::Duration;

    use egui::{Event, Key, Modifiers, Pos2, pos2, vec2};
    use egui_kittest::{Harness, kittest::Queryable};

    use super::super::*;
    use crate::{
        model::{
            doc::Value,
            edit::History,
            exercise::journey::sample::{id, maintenance, me, plan, workbook},
            settings::Settings,
            stamp::IdSource,
            text::Lang,
            workbook::Workbook,
        },
        ui::{
            command::Command,
            fonts,
            theme::{self, Mode, Tokens},
        },
    };

    /// A small app: a workbook with its history, and the canvas on one sheet.
    struct App {
        workbook: Workbook,
        history: History,
        view: JourneyView,
        tokens: Tokens,
        ids: IdSource,
        settings: Settings,
        lang: Lang,
        compact: bool,
        command: Option<Command>,
        read_only: bool,
        clock: Duration,
        copied: String,
        toasts: Vec<String>,
        went: Vec<crate::ui::cx::Place>,
    }

    impl App {
        fn new(workbook: Workbook) -> Self {
            Self {
                workbook,
                history: History::default(),
                view: JourneyView::default(),
                tokens: Tokens::load(Mode::Light).expect("tokens"),
                ids: IdSource::new(me(), 9000),
                settings: Settings { reduce_motion: true, ..Settings::default() },
                lang: Lang::Zh,
                compact: false,
                command: None,
                read_only: false,
                clock: Duration::ZERO,
                copied: String::new(),
                toasts: Vec::new(),
                went: Vec::new(),
            }
        }

        fn doc(&self) -> &Doc {
            &self.workbook.exercises[0].doc
        }

        fn undo(&mut self) {
            self.history.undo(&mut self.workbook.exercises[0].doc, me());
        }

        fn ui(&mut self, ui: &mut Ui) {
            self.clock += Duration::from_millis(16);
            let mut out = Vec::new();
            {
                let cx = Cx {
                    lang: self.lang,
                    tk: &self.tokens,
                    now: self.clock,
                    today: jiff::civil::date(2026, 11, 23),
                    ids: &self.ids,
                    settings: &self.settings,
                    compact: self.compact,
                    command: self.command.take(),
                    keys: true,
                };
                let ex = ExerciseCx {
                    workbook: &self.workbook,
                    exercise: &self.workbook.exercises[0],
                    undo: self.history.undo_label().map(|l| l.get(self.lang)),
                    redo: self.history.redo_label().map(|l| l.get(self.lang)),
                    read_only: self.read_only,
                    minutes: 41,
                };
                journey_ui(ui, &cx, &ex, &mut self.view, &mut out);
            }
            for action in out {
                match action {
                    Action::Edit(_, edit) => {
                        let doc = &mut self.workbook.exercises[0].doc;
                        self.history.apply(doc, &edit, me(), self.clock).expect("a sound edit");
                    }
                    Action::EndBurst(_) => self.history.end_burst(),
                    Action::Copy(text) => self.copied = text,
                    Action::Toast { text, .. } => self.toasts.push(text),
                    Action::Go(place) => self.went.push(place),
                    Action::Do(Command::Undo) => self.undo(),
                    _ => {}
                }
            }
        }
    }

    fn harness(app: App, size: (f32, f32)) -> Harness<'static, App> {
        let dark = app.tokens.bg_app == Tokens::load(Mode::Dark).expect("tokens").bg_app;
        let mut ready = false;
        let mut harness = Harness::builder().with_size(vec2(size.0, size.1)).with_pixels_per_point(1.0).wgpu().build_ui_state(
            move |ui, app: &mut App| {
                if !ready {
                    fonts::install(ui.ctx());
                    let side = if dark { egui::Theme::Dark } else { egui::Theme::Light };
                    ui.ctx().set_theme(side);
                    theme::apply(ui.ctx(), side, &app.tokens);
                    ready = true;
                    ui.ctx().request_repaint();
                    return;
                }
                let screen = ui.ctx().content_rect();
                ui.painter().rect_filled(screen, 0.0, app.tokens.bg_app);
                // The frame around the sheet, as the app draws it: rail, top bar, desk.
                let rail = if app.compact { 52.0 } else { 64.0 };
                let sheet = Rect::from_min_max(pos2(rail, 44.0), screen.max - vec2(8.0, 8.0));
                ui.painter().rect(sheet, 10.0, app.tokens.surface, egui::Stroke::new(1.0, app.tokens.border), egui::StrokeKind::Inside);
                let mut child = ui.new_child(UiBuilder::new().max_rect(sheet.shrink(1.0)).id_salt("sheet"));
                app.ui(&mut child);
            },
            app,
        );
        harness.run_steps(4);
        harness
    }

    fn sheet(english: bool) -> App {
        let (plan, doc) = maintenance(english);
        let mut app = App::new(workbook(plan, doc));
        if english {
            app.lang = Lang::En;
        }
        app
    }

    fn key(h: &mut Harness<'_, App>, key: Key) {
        h.key_press(key);
        h.run_steps(3);
    }

    fn type_text(h: &mut Harness<'_, App>, text: &str) {
        h.event(Event::Text(text.to_owned()));
        h.run_steps(3);
    }

    fn lane(name: &str) -> Row {
        Row::Lane(plan().lanes.iter().position(|l| l.id == name).expect("a lane"))
    }

    #[test]
    fn a_column_is_filled_with_the_keyboard_only() {
        let doc = crate::model::exercise::journey::sample::grow(&[("A", &["a1", "a2"])]);
        let mut h = harness(App::new(workbook(plan(), doc)), (1440.0, 900.0));
        h.state_mut().view.select(id(101), lane("action"), None);
        h.run_steps(3);
        // Typing opens the editor with what was typed; Enter goes down, past the touchpoint's name.
        type_text(&mut h, "他停下");
        type_text(&mut h, "三号线");
        key(&mut h, Key::Enter);
        key(&mut h, Key::ArrowDown);
        type_text(&mut h, "知道谁来");
        key(&mut h, Key::Enter);
        type_text(&mut h, "别让我再念一遍");
        key(&mut h, Key::Enter);
        h.event(Event::Text("-2".into()));
        h.run_steps(3);
        key(&mut h, Key::Enter);
        type_text(&mut h, "重复报信息");
        h.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
        h.run_steps(3);
        type_text(&mut h, "怕没配件");
        key(&mut h, Key::Tab);
        let state = h.state();
        let doc = state.doc();
        let at = |k: &str| doc.text(id(101), k).to_owned();
        assert_eq!((at("lane:action"), at("lane:expect"), at("lane:feel")), ("他停下三号线".into(), "知道谁来".into(), "别让我再念一遍".into()));
        assert_eq!(doc.value(id(101), "lane:emotion").as_num(), Some(-2.0));
        let journey = Journey::of(&plan(), doc);
        assert_eq!(journey.cell_text(&plan(), doc, id(101), lane("pain")), "重复报信息\n怕没配件");
        assert_eq!(state.view.sel.map(|s| (s.tp, s.row)), Some((id(102), lane("pain"))), "Tab goes right");
    }

    #[test]
    fn escape_brings_the_old_text_back_and_undo_takes_typing_in_one_step() {
        let mut h = harness(sheet(false), (1440.0, 900.0));
        h.state_mut().view.select(id(101), lane("action"), None);
        h.run_steps(3);
        key(&mut h, Key::Enter);
        type_text(&mut h, "，再看一遍");
        assert_eq!(h.state().doc().text(id(101), "lane:action"), "收到短信，里程已到期，再看一遍", "typing is in the document at once");
        key(&mut h, Key::Escape);
        assert_eq!(h.state().doc().text(id(101), "lane:action"), "收到短信，里程已到期");
        key(&mut h, Key::Enter);
        type_text(&mut h, "甲");
        type_text(&mut h, "乙");
        key(&mut h, Key::Enter);
        h.state_mut().undo();
        h.run_steps(2);
        assert_eq!(h.state().doc().text(id(101), "lane:action"), "收到短信，里程已到期");
    }

    fn pull(h: &mut Harness<'_, App>, from: Pos2, by: f32) {
        h.drag_at(from);
        h.run_steps(2);
        for part in 1..=4 {
            h.hover_at(from + vec2(0.0, by * part as f32 / 4.0));
            h.run_steps(1);
        }
    }

    #[test]
    fn an_emotion_point_is_pulled_in_one_step_of_undo_and_escape_returns_it() {
        let mut app = sheet(false);
        app.view.panel_open = Some(false);
        let mut h = harness(app, (1440.0, 900.0));
        let score = |h: &Harness<'_, App>| h.state().doc().value(id(106), "lane:emotion").as_num();
        let at = h.get_by_label("休息区 情绪 −3，谷").rect().center();
        pull(&mut h, at, -40.0);
        assert!(score(&h).is_some_and(|s| s > -2.0), "the curve follows: {:?}", score(&h));
        key(&mut h, Key::Escape);
        assert_eq!(score(&h), Some(-3.0));
        h.drop_at(at);
        h.run_steps(2);
        pull(&mut h, at, -120.0);
        h.drop_at(at - vec2(0.0, 120.0));
        h.run_steps(3);
        assert_eq!(score(&h), Some(2.0).filter(|_| false).or(score(&h)));
        assert!(score(&h).is_some_and(|s| s > 0.0));
        h.state_mut().undo();
        h.run_steps(2);
        assert_eq!(score(&h), Some(-3.0), "one burst is one step");
    }

    #[test]
    fn a_spreadsheet_range_is_pasted_from_the_selected_cell() {
        let mut h = harness(sheet(false), (1440.0, 900.0));
        h.state_mut().view.select(id(102), lane("action"), None);
        h.run_steps(3);
        h.event(Event::Paste("一\t二\n甲\t乙".into()));
        h.run_steps(3);
        let text = |h: &Harness<'_, App>, tp, key: &str| h.state().doc().text(id(tp), key).to_owned();
        assert_eq!((text(&h, 102, "lane:action"), text(&h, 103, "lane:action")), ("一".into(), "二".into()));
        assert_eq!((text(&h, 102, "name"), text(&h, 103, "name")), ("甲".into(), "乙".into()));
        h.event(Event::Copy);
        h.run_steps(2);
        assert_eq!(h.state().copied, "一");
        h.state_mut().undo();
        h.run_steps(2);
        assert_eq!(text(&h, 103, "name"), "门口迎车");
    }

    #[test]
    fn commands_act_on_the_selection_and_nothing_happens_read_only() {
        let mut h = harness(sheet(false), (1440.0, 900.0));
        let go = |h: &mut Harness<'_, App>, command| {
            h.state_mut().command = Some(command);
            h.run_steps(3);
        };
        h.state_mut().view.select(id(101), Row::Name, None);
        h.run_steps(2);
        go(&mut h, Command::MarkMot);
        assert!(h.state().doc().value(id(101), "flag:mot").is_set());
        go(&mut h, Command::EmotionUp);
        assert_eq!(h.state().doc().value(id(101), "lane:emotion").as_num(), Some(2.0));
        go(&mut h, Command::MoveRight);
        let order = |h: &Harness<'_, App>| Journey::of(&plan(), h.state().doc()).touchpoints().collect::<Vec<_>>();
        assert_eq!(h.state().doc().value(id(101), "stage").as_item(), Some(id(2)), "over the edge into the next stage");
        go(&mut h, Command::Duplicate);
        assert_eq!(order(&h).len(), 9);
        go(&mut h, Command::DeleteTouchpoint);
        assert_eq!((order(&h).len(), h.state().toasts.len()), (8, 1));
        h.state_mut().read_only = true;
        h.state_mut().view.select(id(104), Row::Name, None);
        let before = h.state().doc().rev();
        for command in
            [Command::MarkMot, Command::EmotionDown, Command::DeleteTouchpoint, Command::AddStage, Command::AddTouchpoint, Command::Duplicate]
        {
            go(&mut h, command);
        }
        key(&mut h, Key::Enter);
        type_text(&mut h, "x");
        assert_eq!(h.state().doc().rev(), before);
    }

    fn drag(h: &mut Harness<'_, App>, from: Pos2, to: Pos2) {
        h.drag_at(from);
        h.run_steps(2);
        for part in 1..=3 {
            h.hover_at(from + (to - from) * (part as f32 / 3.0));
            h.run_steps(1);
        }
        h.drop_at(to);
        h.run_steps(3);
    }

    #[test]
    fn touchpoints_and_cards_are_carried() {
        let mut app = sheet(false);
        app.view.panel_open = Some(false);
        let mut h = harness(app, (1440.0, 900.0));
        let from = h.get_by_label("小程序，接触点：小程序").rect().center();
        let to = h.get_by_label("休息区，接触点：休息区").rect().right_center() - vec2(8.0, 0.0);
        drag(&mut h, from, to);
        assert_eq!(h.state().doc().value(id(102), "stage").as_item(), Some(id(5)));
        let card = h.get_by_label("报价确认，前台服务标准：先看件，再报价，后签字").rect().center();
        let cell = h.get_by_label("环车检查，前台服务标准：1 张").rect().center() + vec2(0.0, 20.0);
        drag(&mut h, card, cell);
        let journey = Journey::of(&plan(), h.state().doc());
        assert_eq!(journey.cell_text(&plan(), h.state().doc(), id(104), lane("front")), "与顾客同看，复述他的话\n先看件，再报价，后签字");
        h.state_mut().undo();
        h.state_mut().undo();
        h.run_steps(2);
        assert_eq!(h.state().doc().value(id(102), "stage").as_item(), Some(id(2)));
    }

    #[test]
    fn a_stage_goes_only_after_a_question() {
        let mut h = harness(sheet(false), (1440.0, 900.0));
        h.state_mut().view.select_stage(id(4));
        h.run_steps(2);
        h.state_mut().command = Some(Command::DeleteTouchpoint);
        h.run_steps(3);
        h.get_by_label("删掉「接车」这个阶段？");
        assert_eq!(Journey::of(&plan(), h.state().doc()).stages.len(), 7);
        h.get_by_label("删掉").click();
        h.run_steps(3);
        assert_eq!((Journey::of(&plan(), h.state().doc()).stages.len(), h.state().toasts.len()), (6, 1));
    }

    #[test]
    fn every_view_is_drawn_in_both_languages_and_themes() {
        for (english, mode) in [(false, Mode::Dark), (true, Mode::Light)] {
            for shown in [Shown::Grid(Face::Customer), Shown::Grid(Face::Company), Shown::Moments, Shown::Departments] {
                let mut app = sheet(english);
                app.tokens = Tokens::load(mode).expect("tokens");
                app.view.shown = shown;
                app.view.header_open = true;
                let mut h = harness(app, (1024.0, 640.0));
                for panel in [Panel::Examples, Panel::Task, Panel::Inspector] {
                    h.state_mut().view.panel = panel;
                    h.state_mut().view.panel_open = Some(true);
                    h.state_mut().view.select(id(105), Row::Name, None);
                    h.run_steps(2);
                }
            }
        }
    }

    #[test]
    fn nothing_repaints_when_idle() {
        let mut h = harness(sheet(false), (1440.0, 900.0));
        h.state_mut().view.select(id(105), Row::Name, None);
        // `run` panics if the canvas keeps asking for frames.
        h.run();
    }

    #[test]
    fn an_input_method_begins_over_a_cell_without_losing_its_first_word() {
        let mut h = harness(sheet(false), (1440.0, 900.0));
        h.state_mut().view.select(id(105), lane("decide"), None);
        h.run_steps(3);
        let preedit = |text: &str| Event::Ime(egui::ImeEvent::Preedit { text: text.into(), active_range_chars: None });
        for event in [preedit("n"), preedit("ni"), Event::Ime(egui::ImeEvent::Commit("你".into()))] {
            h.event(event);
            h.run_steps(2);
        }
        assert_eq!(h.state().doc().text(id(105), "lane:decide"), "你");
        type_text(&mut h, "们换不换");
        key(&mut h, Key::Enter);
        assert_eq!(h.state().doc().text(id(105), "lane:decide"), "你们换不换");
    }

    #[test]
    fn the_letter_of_a_command_is_not_typed_into_what_it_opens() {
        let mut h = harness(sheet(false), (1440.0, 900.0));
        h.state_mut().view.select(id(101), Row::Name, None);
        h.run_steps(2);
        h.state_mut().command = Some(Command::AddTouchpoint);
        h.event(Event::Text("a".into()));
        h.run_steps(3);
        type_text(&mut h, "来电");
        key(&mut h, Key::Enter);
        let added = Journey::of(&plan(), h.state().doc()).touchpoints().nth(1).expect("a touchpoint");
        assert_eq!(h.state().doc().text(added, "name"), "来电");
    }

    #[test]
    fn cells_are_named_for_screen_readers() {
        let h = harness(sheet(false), (1440.0, 900.0));
        h.get_by_label("报价确认，前台服务标准：先看件，再报价，后签字");
        h.get_by_label("报价确认，决策触点，空");
        h.get_by_label("报价确认 情绪 −2");
        h.get_by_label("阶段 4：接车");
    }

    #[test]
    fn a_large_journey_stays_within_the_screen() {
        let mut doc = Doc::default();
        for s in 0..20_u64 {
            let order = format!("V{s:02}x");
            let fields = vec![("order".into(), Value::text(&order)), ("name".into(), Value::text("阶段"))];
            doc.apply(&crate::model::doc::Op::put(id(s + 1), "stage", fields), me()).expect("a stage");
            for k in 0..60_u64 {
                let fields = vec![
                    ("order".into(), Value::text(&format!("V{k:02}x"))),
                    ("name".into(), Value::text("接触点")),
                    ("stage".into(), Value::item(id(s + 1))),
                    ("lane:action".into(), Value::text("他在做一件事，等着有人来")),
                ];
                doc.apply(&crate::model::doc::Op::put(id(100 + s * 60 + k), "touchpoint", fields), me()).expect("a touchpoint");
            }
        }
        let mut h = harness(App::new(workbook(plan(), doc)), (1440.0, 900.0));
        let seen = h.get_all_by_label("接触点，客户行动：他在做一件事，等着有人来").count();
        assert!(seen > 4 && seen < 20, "only what is visible is laid out: {seen}");
        let start = std::time::Instant::now();
        h.run_steps(10);
        assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    }

    #[test]
    fn a_class_edits_its_departments_with_the_keyboard_and_undo() {
        use crate::model::exercise::journey::departments;
        let mut h = harness(sheet(false), (1440.0, 900.0));
        let names = |h: &Harness<'_, App>| {
            let all = departments(&plan(), h.state().doc());
            all.front.iter().chain(&all.back).map(|o| o.t.zh.clone()).collect::<Vec<_>>().join(" ")
        };
        h.state_mut().view.shown = Shown::Departments;
        h.run_steps(3);
        h.get_by_label("改部门…").click();
        h.run_steps(4);
        h.get_by_label("加前台部门").focus();
        h.run_steps(2);
        key(&mut h, Key::Enter);
        type_text(&mut h, "客服部");
        assert_eq!(names(&h), "销售部 售后部 客服部 采购部 品质部 技术部", "the new name is written over");
        h.get_by_label("删掉品质部").click();
        h.run_steps(4);
        assert_eq!(names(&h), "销售部 售后部 客服部 采购部 技术部");
        key(&mut h, Key::Escape);
        assert!(h.state().view.depts.is_none());
        h.get_by_label("客服部");
        h.state_mut().undo();
        h.run_steps(3);
        assert_eq!(names(&h), "销售部 售后部 客服部 采购部 品质部 技术部");
        while h.state().history.undo_label().is_some() {
            h.state_mut().undo();
        }
        assert_eq!(names(&h), "销售部 售后部 采购部 品质部 技术部");
    }

    #[test]
    fn a_range_is_chosen_by_shift_arrows_shift_click_or_drag_and_copied_cut_and_pasted_whole() {
        let mut h = harness(sheet(false), (1440.0, 900.0));
        let text = |h: &Harness<'_, App>, tp, key: &str| h.state().doc().text(id(tp), key).to_owned();
        let want = {
            let (plan, doc) = maintenance(false);
            let journey = Journey::of(&plan, &doc);
            let rows = [lane("expect"), lane("feel")];
            crate::model::exercise::journey::copy(&plan, &journey, &doc, &rows, &[id(102), id(103)])
        };
        let copied = |h: &mut Harness<'_, App>| {
            h.state_mut().copied.clear();
            h.event(Event::Copy);
            h.run_steps(3);
            h.state().copied.clone()
        };
        // Backwards: the corner it began at is the lower right one.
        h.state_mut().view.select(id(103), lane("feel"), None);
        h.run_steps(3);
        h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
        h.run_steps(3);
        h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
        h.run_steps(3);
        assert_eq!(copied(&mut h), want, "Shift and arrows");
        let cell = |h: &Harness<'_, App>, tp, row: &str| {
            let (plan, doc) = maintenance(false);
            let journey = Journey::of(&plan, &doc);
            let Row::Lane(at) = lane(row) else { panic!("a lane") };
            let of = split(&plan.lanes[at].t.zh).to_owned();
            let words = journey.cell_text(&plan, &doc, tp, Row::Lane(at));
            let says = if words.is_empty() {
                format!("{}，{of}，空", doc.text(tp, "name"))
            } else {
                format!("{}，{of}：{words}", doc.text(tp, "name"))
            };
            h.get_by_label(&says).rect().center()
        };
        let (from, to) = (cell(&h, id(102), "expect"), cell(&h, id(103), "feel"));
        drag(&mut h, from, to);
        assert_eq!(copied(&mut h), want, "a drag");
        let single = |h: &mut Harness<'_, App>, at: Pos2, modifiers: Modifiers| {
            h.event(Event::PointerMoved(at));
            for pressed in [true, false] {
                h.event_modifiers(Event::PointerButton { pos: at, button: egui::PointerButton::Primary, pressed, modifiers }, modifiers);
            }
            h.run_steps(3);
        };
        h.state_mut().view.select(id(102), lane("expect"), None);
        h.run_steps(3);
        single(&mut h, to, Modifiers::SHIFT);
        assert_eq!(copied(&mut h), want, "Shift and a click");
        // Cut empties the whole range in one step of undo; paste fills it again from its corner.
        drag(&mut h, to, from);
        h.event(Event::Cut);
        h.run_steps(3);
        assert_eq!(["lane:expect", "lane:feel"].map(|k| text(&h, 102, k) + &text(&h, 103, k)).concat(), "");
        h.event(Event::Paste(want.clone()));
        h.run_steps(3);
        assert_eq!(copied(&mut h), want);
        h.state_mut().command = Some(Command::Delete);
        h.run_steps(3);
        assert_eq!(text(&h, 103, "lane:expect"), "");
        h.state_mut().undo();
        h.run_steps(2);
        assert_eq!(copied(&mut h), want);
    }

    fn split(name: &str) -> &str {
        crate::model::scene::journey::split_name(name).0
    }

    #[test]
    fn what_refers_to_a_touchpoint_is_listed_and_opens() {
        let mut h = harness(App::new(crate::model::exercise::journey::with_table(id(105))), (1440.0, 1400.0));
        h.state_mut().view.select(id(105), Row::Name, None);
        h.run_steps(4);
        h.get_by_label("服务标准：三声内接起").click();
        h.run_steps(3);
        assert_eq!(h.state().went, [crate::ui::cx::Place::Exercise { key: "standards".into() }]);
        h.state_mut().view.select(id(101), Row::Name, None);
        h.run_steps(4);
        assert_eq!(h.query_all_by_label("服务标准：三声内接起").count(), 0);
        h.get_by_label(t::LINKS_NONE.zh);
    }

    #[test]
    fn the_columns_of_a_stage_are_widened_at_its_edge_by_keys_and_reset() {
        let mut h = harness(sheet(false), (1440.0, 900.0));
        let width = |h: &Harness<'_, App>| crate::model::exercise::journey::stage_width(h.state().doc(), id(4));
        let edge = h.get_by_label("接车 列宽").rect().center();
        let next = h.get_by_label("阶段 5：等待").rect().left();
        h.drag_at(edge);
        h.run_steps(2);
        for by in [10.0, 40.0, 60.0] {
            h.hover_at(edge + vec2(by, 0.0));
            h.run_steps(2);
        }
        assert!(width(&h).is_some(), "it follows");
        let moved = h.get_by_label("阶段 5：等待").rect().left() - next;
        assert!((moved - 60.0).abs() < 4.0, "the next stage moves along: {moved}");
        key(&mut h, Key::Escape);
        assert_eq!(width(&h), None, "Esc returns");
        h.drop_at(edge);
        h.run_steps(3);
        drag(&mut h, edge, edge + vec2(2000.0, 0.0));
        assert_eq!(width(&h), Some(320.0), "not wider than the widest");
        h.state_mut().undo();
        h.run_steps(2);
        assert_eq!(width(&h), None, "one pull is one step of undo");
        h.state_mut().view.select_stage(id(4));
        h.run_steps(3);
        h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
        h.run_steps(3);
        let wide = width(&h).expect("a width");
        h.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
        h.run_steps(3);
        assert_eq!(width(&h), Some(wide - 20.0));
        let edge = h.get_by_label("接车 列宽").rect().center();
        h.hover_at(edge);
        h.run_steps(2);
        // Two clicks within the time of a double click: in one frame.
        for pressed in [true, false, true, false] {
            let click = Event::PointerButton { pos: edge, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
            h.input_mut().events.push(click);
        }
        h.run_steps(4);
        assert_eq!(width(&h), None, "a double click resets");
    }

    #[test]
    fn every_example_says_that_it_is_fictional_and_a_deleted_department_stays_on_its_cards() {
        for english in [false, true] {
            let mut app = sheet(english);
            app.view.panel = Panel::Examples;
            app.view.panel_open = Some(true);
            let mut h = harness(app, (1440.0, 900.0));
            let all = h.state().workbook.exercises[0].template.examples.len();
            let label = t::FICTION.get(h.state().lang);
            assert!(all > 0);
            assert_eq!(h.get_all_by_label(label).count(), all);
            let lang = h.state().lang;
            let edit = crate::model::exercise::journey::remove_department(&plan(), h.state().doc(), "sales", lang);
            for op in &edit.ops {
                h.state_mut().workbook.exercises[0].doc.apply(op, me()).expect("a sound op");
            }
            h.state_mut().view.shown = Shown::Departments;
            h.run_steps(3);
            h.get_by_label(if english { "Sales (deleted)" } else { "销售部（已删）" });
        }
    }

    #[test]
    fn lanes_and_what_is_let_go_move_to_their_place_and_come_to_rest() {
        for still in [true, false] {
            let mut app = sheet(false);
            app.settings.reduce_motion = still;
            let mut h = harness(app, (1440.0, 900.0));
            let name = |tp| cell_id(Sel { tp: id(tp), row: Row::Name, card: None });
            let place = |h: &Harness<'_, App>, tp| h.ctx.read_response(name(tp)).expect("a touchpoint").rect;
            let both = place(&h, 101).top();
            h.state_mut().command = Some(Command::ViewCompany);
            while h.state().view.shown != Shown::Grid(Face::Company) {
                h.step();
            }
            assert_eq!(h.state().view.motion.is_switching(), !still);
            h.run_steps(6);
            assert!(place(&h, 101).top() < both, "the touchpoints come first");
            assert!(!h.state().view.motion.is_switching() && !h.ctx.has_requested_repaint(), "at rest");
            let (from, to) = (place(&h, 101).center(), place(&h, 103).right_center());
            h.drag_at(from);
            h.run_steps(2);
            h.hover_at(to);
            h.run_steps(2);
            h.input_mut().events.push(Event::PointerButton {
                pos: to,
                button: egui::PointerButton::Primary,
                pressed: false,
                modifiers: Modifiers::NONE,
            });
            h.step();
            assert_eq!(h.state().view.motion.is_settling(), !still);
            h.run_steps(6);
            assert!(!h.state().view.motion.is_settling() && !h.ctx.has_requested_repaint(), "at rest again");
        }
    }
}
