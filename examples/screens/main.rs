//! Renders every screen × language × theme × window size to PNG without a display: `cargo run --example screens -- DIR [WORD…]`.
#![expect(clippy::expect_used, clippy::print_stdout, clippy::indexing_slicing, reason = "a tool for developers")]

mod demo;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use egui::vec2;
use egui_kittest::Harness;
use mot_studio::{
    app::{App, Start},
    io::{
        content::Library,
        drafts::{DraftId, Drafts, plain_state},
        format,
        lock::Held,
        save,
        versions::Ring,
    },
    model::{
        doc::{Op, Value},
        exercise::{mindmap, quiz::Quiz},
        settings::{Settings, ThemeChoice},
        stamp::{EditorId, IdSource},
        template::Structure,
        text::{Bi, Lang},
        versions::Why,
    },
    ui::{
        command::Command,
        cx::{Action, Place, Target, Tone},
        safe::Safe,
        screens::merge::MergeAct,
        shell::dialogs::{Answer, Dialog, HowMuch, PathFor, Second},
    },
};

type Prepare = fn(&mut App, &egui::Context);

fn ask(app: &mut App, ctx: &egui::Context, action: Action) {
    app.ask(ctx, action, Duration::from_secs(1));
}

fn exercise(key: &str) -> Action {
    Action::Go(Place::Exercise { key: key.to_owned() })
}

fn page(id: &str) -> Action {
    Action::Go(Place::Reader { course: "mot-service-design".into(), page: id.to_owned() })
}

fn settings(app: &mut App, change: impl FnOnce(&mut Settings)) -> Action {
    let mut new = app.settings().clone();
    change(&mut new);
    Action::Settings(Box::new(new))
}

fn dialog(app: &mut App, ctx: &egui::Context, dialog: Dialog) {
    ask(app, ctx, Action::Go(Place::Overview));
    app.show_dialog(dialog);
}

fn open(template: &str, preset: &str) -> Action {
    Action::OpenExercise { template: template.to_owned(), preset: preset.to_owned() }
}

/// A quiz with so many answers, every third one wrong.
fn answers(app: &mut App, ctx: &egui::Context, count: usize) {
    ask(app, ctx, open("quiz-mot-service-design", ""));
    let target = Target::Exercise("quiz-mot-service-design".into());
    for at in 0..count {
        let exercise = app.workbook().and_then(|w| w.exercise("quiz-mot-service-design")).expect("opened");
        let Structure::Quiz(plan) = &exercise.template.structure else { unreachable!("a quiz") };
        let question = plan.questions.get(at).expect("a question");
        let option = (question.a as usize + usize::from(at % 3 == 0)) % question.opt.len();
        let edit = Quiz { plan, doc: &exercise.doc }.choose(question, option).expect("open");
        ask(app, ctx, Action::Edit(target.clone(), edit));
    }
}

/// A mind map with some words on each branch.
fn outline(app: &mut App, ctx: &egui::Context, story: bool) {
    ask(app, ctx, open("case-mindmap", ""));
    let texts = app.settings().lang.map_or(mindmap_texts(Lang::Zh), mindmap_texts);
    let ids = IdSource::new(EditorId::from_random(99), 1);
    let target = Target::Exercise("case-mindmap".into());
    for (branch, words) in texts.iter().enumerate() {
        let exercise = app.workbook().and_then(|w| w.exercise("case-mindmap")).expect("opened");
        let Structure::Mindmap(plan) = &exercise.template.structure else { unreachable!("a mind map") };
        let tree = mindmap::Tree::of(plan, &exercise.doc);
        let edit = if branch == 0 {
            tree.set_text(&exercise.doc, mindmap::ROOT, words)
        } else {
            let lines = mindmap::parse(words);
            tree.paste(plan, &exercise.doc, &ids, mindmap::branch_id(branch - 1), &lines).expect("room").0
        };
        ask(app, ctx, Action::Edit(target.clone(), edit));
    }
    if story {
        ask(app, ctx, Action::Do(Command::MapStory));
    }
}

fn mindmap_texts(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Zh => [
            "化名 L 老师：三年定投，转介绍两位",
            "读书会上认识\n  她问了三次「讲得明白吗」\n每月 8 日来取利息\n喜欢看对比表",
            "父亲住院\n  第三天只送了停车路线图和陪护须知\n  没有提产品\n生日那周不打扰\n记得她孩子高考",
            "用一张纸讲清三种用钱时间\n化解「怕亏」\n  先给她看最坏的一年",
            "每季一张现金流小表\n市场大跌那天先打电话",
            "做对：先服务后开口",
        ],
        Lang::En => [
            "Alias L: three years, two referrals",
            "Met at the reading circle\n  Asked three times whether it was clear\nComes on the 8th of each month\nLikes comparison sheets",
            "Father in hospital\n  Day three: only a parking map and visitor notes\n  No word about products\nNo calls in her birthday week\nRemembered the exam",
            "One sheet: three horizons for money\nSolved the fear of loss\n  Showed the worst year first",
            "A cash-flow sheet each quarter\nCalled first on the day of the crash",
            "Right: served before speaking",
        ],
    }
}

/// Opens a copy in which somebody else went on, and answers what becomes of it.
fn second(app: &mut App, ctx: &egui::Context, what: Second) {
    let Some(mut theirs) = app.workbook().cloned() else { return };
    let mut mine = theirs.clone();
    let (me, them) = (EditorId::from_random(7), EditorId::from_random(9));
    let lang = app.lang();
    for (book, who, said) in [
        (&mut mine, me, lang.pick("三十秒内撑伞迎到车旁，先叫名字", "Umbrella at the car in 30 seconds, name first")),
        (&mut theirs, them, lang.pick("十秒内有人招手，撑伞迎到车旁", "A wave within ten seconds, then the umbrella")),
    ] {
        let Some(exercise) = book.exercise_mut(JOURNEY) else { return };
        let touchpoints: Vec<_> = exercise.doc.sorted("touchpoint").into_iter().map(|(id, _)| id).collect();
        let cards: Vec<_> = exercise.doc.sorted("card").into_iter().map(|(id, _)| id).collect();
        let mut ops = vec![Op::set(touchpoints[2], "lane:action", Value::text(said)), Op::set(touchpoints[3], "lane:pain", Value::text(said))];
        if who == them {
            ops.push(Op::set(touchpoints[2], "lane:emotion", Value::Num(2.0)));
            ops.push(Op::set(touchpoints[5], "lane:expect", Value::text(said)));
            ops.push(Op::Drop { id: cards[2] });
        } else {
            ops.push(Op::set(touchpoints[2], "lane:emotion", Value::Num(-3.0)));
            ops.push(Op::set(cards[2], "text", Value::text(said)));
        }
        for op in ops {
            exercise.doc.apply(&op, who).expect("fits");
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let name = lang.pick("刘洋.mot.ron", "Liu.mot.ron");
    let [a, b] = [folder.path().join(lang.pick("陈晨.mot.ron", "Chen.mot.ron")), folder.path().join(name)];
    mine.id = "copies".into();
    theirs.id = "copies".into();
    for (path, book) in [(&a, &mine), (&b, &theirs)] {
        save::save_atomic(path, format::write(book, "0").as_bytes(), None).expect("written");
    }
    for path in [a, b] {
        ask(app, ctx, Action::OpenFile(path));
        for _ in 0..300 {
            app.wait(ctx);
        }
    }
    ask(app, ctx, Action::Dialog(Answer::Second(what)));
}

const JOURNEY: &str = "mot-design-canvas@enterprise-b2b";
const BOARD: &str = "four-save-two-respect";
const PLAN: &str = "smart-action-plan";

/// Name, what is different about it, and how to get there.
const SCREENS: &[(&str, Prepare)] = &[
    ("home", |app, ctx| ask(app, ctx, Action::Go(Place::Home))),
    ("home-draft", |app, ctx| ask(app, ctx, Action::Go(Place::Home))),
    ("recovery", |_, _| {}),
    ("recovery-named", |app, ctx| {
        let id = app.drafts().iter().find(|d| d.file.is_some()).map(|d| d.id.clone()).unwrap_or_default();
        ask(app, ctx, Action::Safe(Safe::LookAtDraft(id)));
    }),
    ("versions", |app, ctx| {
        ask(app, ctx, exercise(BOARD));
        ask(app, ctx, Action::Do(Command::Versions));
        for _ in 0..300 {
            app.wait(ctx);
        }
    }),
    ("elsewhere", |app, ctx| ask(app, ctx, exercise(BOARD))),
    ("home-drop", |app, ctx| ask(app, ctx, Action::Go(Place::Home))),
    ("overview", |app, ctx| ask(app, ctx, Action::Go(Place::Overview))),
    ("reader", |app, ctx| ask(app, ctx, page("design-peak-end"))),
    ("reader-wheel", |app, ctx| ask(app, ctx, page("thinking-model"))),
    ("canvas", |app, ctx| ask(app, ctx, exercise(JOURNEY))),
    ("canvas-selected", |app, ctx| {
        ask(app, ctx, exercise(JOURNEY));
        ask(app, ctx, Action::Do(Command::Inspector));
    }),
    ("canvas-examples", |app, ctx| {
        ask(app, ctx, exercise(JOURNEY));
        ask(app, ctx, Action::Do(Command::Examples));
    }),
    ("canvas-customer", |app, ctx| {
        ask(app, ctx, exercise(JOURNEY));
        ask(app, ctx, Action::Do(Command::ViewCustomer));
    }),
    ("canvas-company", |app, ctx| {
        ask(app, ctx, exercise(JOURNEY));
        ask(app, ctx, Action::Do(Command::ViewCompany));
    }),
    ("canvas-mot", |app, ctx| {
        ask(app, ctx, exercise(JOURNEY));
        ask(app, ctx, Action::Do(Command::ViewMot));
    }),
    ("canvas-departments", |app, ctx| {
        ask(app, ctx, exercise(JOURNEY));
        ask(app, ctx, Action::Do(Command::ViewDepartment));
    }),
    ("canvas-empty", |app, ctx| ask(app, ctx, open("branch-visit-journey", ""))),
    ("canvas-contrast", |app, ctx| {
        let new = settings(app, |s| s.high_contrast = true);
        ask(app, ctx, new);
        ask(app, ctx, exercise(JOURNEY));
        ask(app, ctx, Action::Do(Command::Inspector));
    }),
    ("board", |app, ctx| ask(app, ctx, exercise(BOARD))),
    ("board-vote", |app, ctx| {
        ask(app, ctx, exercise(BOARD));
        ask(app, ctx, Action::Do(Command::BoardMode));
    }),
    ("board-contrast", |app, ctx| {
        let new = settings(app, |s| (s.high_contrast, s.zone_badges) = (true, true));
        ask(app, ctx, new);
        ask(app, ctx, exercise(BOARD));
    }),
    ("board-empty", |app, ctx| ask(app, ctx, open("expectation-six", ""))),
    ("plan", |app, ctx| ask(app, ctx, exercise(PLAN))),
    ("form", |app, ctx| ask(app, ctx, open("client-profile", ""))),
    ("form-card", |app, ctx| ask(app, ctx, open("commitment-card", ""))),
    ("quiz", |app, ctx| ask(app, ctx, open("quiz-mot-service-design", ""))),
    ("quiz-why", |app, ctx| answers(app, ctx, 1)),
    ("quiz-result", |app, ctx| answers(app, ctx, 12)),
    ("mindmap", |app, ctx| outline(app, ctx, false)),
    ("mindmap-story", |app, ctx| outline(app, ctx, true)),
    ("mindmap-new", |app, ctx| ask(app, ctx, open("case-mindmap", ""))),
    ("plan-contrast", |app, ctx| {
        let new = settings(app, |s| s.high_contrast = true);
        ask(app, ctx, new);
        ask(app, ctx, exercise(PLAN));
    }),
    ("plan-empty", |app, ctx| ask(app, ctx, open("case-takeaway", ""))),
    ("score-nps", |app, ctx| ask(app, ctx, exercise("nps-survey"))),
    ("score-nps-table", |app, ctx| {
        ask(app, ctx, exercise("nps-survey"));
        ask(app, ctx, Action::Do(Command::ScoreTable));
    }),
    ("score-nps-responses", |app, ctx| {
        ask(app, ctx, exercise("nps-survey"));
        ask(app, ctx, Action::Do(Command::ScoreView));
    }),
    ("score-kano", |app, ctx| ask(app, ctx, exercise("kano-survey"))),
    ("score-kano-table", |app, ctx| {
        ask(app, ctx, exercise("kano-survey"));
        ask(app, ctx, Action::Do(Command::ScoreTable));
    }),
    ("score-servqual", |app, ctx| ask(app, ctx, exercise("servqual-gap"))),
    ("score-loss", |app, ctx| ask(app, ctx, exercise("market-damage-model"))),
    ("score-loss-waterfall", |app, ctx| {
        ask(app, ctx, exercise("market-damage-model"));
        ask(app, ctx, Action::Do(Command::ScoreView));
    }),
    ("score-loss-table", |app, ctx| {
        ask(app, ctx, exercise("market-damage-model"));
        ask(app, ctx, Action::Do(Command::ScoreTable));
    }),
    ("score-scan", |app, ctx| ask(app, ctx, exercise("service-self-scan"))),
    ("score-return", |app, ctx| ask(app, ctx, open("experience-return", ""))),
    ("score-calibration", |app, ctx| ask(app, ctx, open("qm-calibration", ""))),
    ("score-pulse-empty", |app, ctx| ask(app, ctx, open("six-strategy-pulse", ""))),
    ("score-csat-empty", |app, ctx| ask(app, ctx, open("csat-survey", ""))),
    ("score-loyalty-empty", |app, ctx| ask(app, ctx, open("loyalty-type", ""))),
    ("score-kano-questions", |app, ctx| {
        ask(app, ctx, exercise("kano-survey"));
        ask(app, ctx, Action::Do(Command::ScoreView));
    }),
    ("settings", |app, ctx| ask(app, ctx, Action::Go(Place::Settings))),
    ("settings-language", |app, ctx| {
        ask(app, ctx, Action::Go(Place::Settings));
        app.show_settings(1);
    }),
    ("settings-saving", |app, ctx| {
        ask(app, ctx, Action::Go(Place::Settings));
        app.show_settings(2);
    }),
    ("settings-keys", |app, ctx| {
        ask(app, ctx, Action::Go(Place::Settings));
        app.show_settings(3);
    }),
    ("settings-about", |app, ctx| {
        ask(app, ctx, Action::Go(Place::Settings));
        app.show_settings(4);
    }),
    ("palette", |app, ctx| {
        ask(app, ctx, exercise(JOURNEY));
        ask(app, ctx, Action::Do(Command::Palette));
    }),
    ("help", |app, ctx| ask(app, ctx, Action::Do(Command::Help))),
    ("owner", |app, ctx| ask(app, ctx, Action::EditOwner)),
    ("dialog-close", |app, ctx| dialog(app, ctx, Dialog::CloseUnsaved { title: app.lang().pick("未命名作业本", "Untitled workbook").into() })),
    ("dialog-changed", |app, ctx| dialog(app, ctx, Dialog::ChangedOnDisk { title: "2.mot.ron".into() })),
    ("dialog-broken", |app, ctx| {
        let text =
            Bi::new("文件里没有作业本的内容。原文件没有动过，找一份备份再试。", "There's no workbook in this file. It wasn't changed; try a backup.");
        dialog(app, ctx, Dialog::FileProblem { title: "2.mot.ron".into(), text, lines: Vec::new(), read: HowMuch::Nothing });
    }),
    ("dialog-partial", |app, ctx| {
        let text = Bi::new(
            "文件后半段缺了。前 4 个练习还能读，原文件不会动。",
            "The second half is missing. The first 4 exercises can be read; the file stays as it is.",
        );
        let lines = vec!["2.mot.ron:118:9: unexpected end of file".into(), "2.mot.ron:118:9: exercise `six-strategies` left out".into()];
        dialog(app, ctx, Dialog::FileProblem { title: "2.mot.ron".into(), text, lines, read: HowMuch::Part });
    }),
    ("dialog-content", |app, ctx| {
        let lines = vec!["courses/mot/course.ron:12:3: page `a` has no title".into(), "exercises/x.ron:4:9: unknown field `colour`".into()];
        dialog(app, ctx, Dialog::Content { lines });
    }),
    ("dialog-path", |app, ctx| {
        let entries = vec![("2025".into(), true), ("课堂".into(), true), ("二组.mot.ron".into(), false), ("team-3.mot.ron".into(), false)];
        let error = Some(app.lang().pick("这里没有这个文件", "There's no such file here").into());
        dialog(
            app,
            ctx,
            Dialog::Path {
                purpose: PathFor::Open, path: "~/课堂/一组.mot.ron".into(), folder: "/home/chen".into(), entries: Some(entries), error
            },
        );
    }),
    ("second-copy", |app, ctx| dialog(app, ctx, Dialog::SecondCopy { title: app.lang().pick("刘洋.mot.ron", "Liu.mot.ron").into() })),
    ("merge", |app, ctx| second(app, ctx, Second::Merge)),
    ("compare", |app, ctx| second(app, ctx, Second::Compare)),
    ("compare-canvas", |app, ctx| {
        second(app, ctx, Second::Compare);
        ask(app, ctx, exercise(JOURNEY));
    }),
    ("canvas-disputed", |app, ctx| {
        second(app, ctx, Second::Merge);
        ask(app, ctx, Action::Merging(MergeAct::Finish));
        ask(app, ctx, exercise(JOURNEY));
    }),
    ("toasts", |app, ctx| {
        ask(app, ctx, exercise(JOURNEY));
        let lang = app.lang();
        let toasts = [
            (Tone::Done, lang.pick("复制好了", "Copied"), false),
            (Tone::Info, lang.pick("删掉了「休息区」和 7 格内容", "Deleted \"Lounge\" and 7 cells"), true),
            (Tone::Error, lang.pick("没能写入 U 盘，内容还在", "Couldn't write to the drive. Your work is safe."), false),
        ];
        for (tone, text, undo) in toasts {
            ask(app, ctx, Action::Toast { tone, text: text.into(), undo });
        }
    }),
];

/// Two usual windows; and, only when the filter names them, the smallest one and a laptop at 200 %.
const SIZES: [(&str, egui::Vec2, u32, bool); 4] = [
    ("1440", vec2(1440.0, 900.0), 100, true),
    ("1366", vec2(1366.0, 768.0), 100, true),
    ("1024", vec2(1024.0, 640.0), 100, false),
    ("scale200", vec2(1366.0, 768.0), 200, false),
];

struct Look {
    size: egui::Vec2,
    scale: u32,
    drop: bool,
}

/// Every page of the course as the reader shows it, when the filter names `pages`.
fn pages(library: &Library, dir: &Path, lang: Lang, data: &Path) {
    for (module, found) in library.courses.iter().flat_map(mot_studio::model::course::Course::pages) {
        let start = Start { lang: Some(lang), theme: Some(ThemeChoice::Light), data: Some(data.to_owned()), ..Start::default() };
        let look = Look { size: vec2(1440.0, 900.0), scale: 100, drop: false };
        let file = dir.join(format!("{}-{}-{}.png", module.id, found.id, lang.pick("zh", "en")));
        let place = page(&found.id);
        shoot(&start, &look, &|app, ctx| ask(app, ctx, place.clone()), &file);
    }
}

/// Leaves unsaved work behind, as a program that ended suddenly does.
fn abandon(data: &Path, lang: Lang) {
    let drafts = Drafts::in_data(&data.join("data"));
    let id = DraftId::new("unsaved", "gone");
    let mut book = demo::workbook(&Library::embedded(), lang);
    book.id = "unsaved".into();
    let kept = drafts.keep(id, &plain_state(&Arc::new(book), None, 6), String::new()).and_then(|mut k| k.sync());
    kept.expect("kept");
    // Another one has a file, which says less, and something else in one place.
    let path = data.join(lang.pick("安驰 4S 店·第二组.mot.ron", "Anchi dealership, group 2.mot.ron"));
    let book = demo::workbook(&Library::embedded(), lang);
    save::save_atomic(&path, format::write(&book, "0").as_bytes(), None).expect("written");
    let mut book = book;
    change(&mut book, lang, 4);
    let kept = drafts.keep(DraftId::new("named", "gone"), &plain_state(&Arc::new(book), Some(&path), 5), String::new()).and_then(|mut k| k.sync());
    kept.expect("kept");
}

/// Some cards said otherwise, one gone, one more.
fn change(book: &mut mot_studio::model::workbook::Workbook, lang: Lang, count: usize) {
    let me = EditorId::from_random(4242);
    let Some(board) = book.exercise_mut(BOARD) else { return };
    let cards: Vec<_> = board.doc.of_kind("card").map(|(id, item)| (id, item.clone())).take(count).collect();
    for (n, (id, card)) in cards.iter().enumerate() {
        let op = if n == 1 {
            Op::Drop { id: *id }
        } else {
            Op::set(*id, "text", Value::text(&format!("{}{}", card.text("text"), lang.pick("，先打电话", ", call first"))))
        };
        board.doc.apply(&op, me).expect("fits");
    }
    if let Some((_, like)) = cards.first() {
        let fields = like.fields.iter().map(|(key, reg)| {
            if key.as_str() == "text" {
                (key.clone(), Value::text(lang.pick("取号时先填好单子", "Fill the form while queueing")))
            } else {
                (key.clone(), reg.value.clone())
            }
        });
        let id = mot_studio::model::stamp::ItemId { editor: me, k: 1 };
        board.doc.apply(&Op::put(id, "card", fields.collect()), me).expect("fits");
    }
}

/// Earlier states of the workbook.
fn earlier(data: &Path, lang: Lang) {
    let ring = Ring::in_data(&data.join("data"));
    let now = jiff::Timestamp::now().as_second();
    for (n, why) in [(7, Why::Found), (5, Why::Saved), (3, Why::Saved), (2, Why::BeforeMerge), (1, Why::Saved)] {
        let mut book = demo::workbook(&Library::embedded(), lang);
        change(&mut book, lang, n);
        ring.keep(&book.id, format::write(&book, "0").as_bytes(), why, now - i64::try_from(n).unwrap_or(0) * 4000, true).expect("kept");
    }
}

fn main() {
    let mut args = std::env::args().skip(1);
    let dir = PathBuf::from(args.next().unwrap_or_else(|| "screens".into()));
    // All words of the filter have to be part of the picture's name.
    let filter: Vec<String> = args.collect();
    std::fs::create_dir_all(&dir).expect("the folder can be made");
    let library = Library::embedded();
    for lang in [Lang::Zh, Lang::En] {
        let data = tempfile::tempdir().expect("a folder for drafts");
        let left = tempfile::tempdir().expect("a folder for drafts");
        abandon(left.path(), lang);
        earlier(data.path(), lang);
        let file = data.path().join(format!("{lang:?}.mot.ron"));
        let text = format::write(&demo::workbook(&library, lang), env!("CARGO_PKG_VERSION"));
        save::save_atomic(&file, text.as_bytes(), None).expect("written");
        save::save_atomic(&dir.join(format!("demo-{}.mot.ron", lang.pick("zh", "en"))), text.as_bytes(), None).expect("written");
        if filter.first().is_some_and(|f| f == "pages") {
            pages(&library, &dir, lang, left.path());
            continue;
        }
        for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
            for (size_name, size, scale, usual) in SIZES {
                for (name, prepare) in SCREENS {
                    let id = format!("{name}-{}-{}-{size_name}", lang.pick("zh", "en"), if theme == ThemeChoice::Dark { "dark" } else { "light" });
                    let wanted = if usual { filter.iter().all(|f| id.contains(f)) } else { filter.iter().any(|f| f == size_name) };
                    if !wanted || !filter.iter().all(|f| id.contains(f)) {
                        continue;
                    }
                    let unsaved = *name == "home-draft" || name.starts_with("recovery");
                    let of = if unsaved { left.path() } else { data.path() };
                    let files = if unsaved { Vec::new() } else { vec![file.clone()] };
                    let _held = (*name == "elsewhere").then(|| Held::claim(&data.path().join("data"), &file, false));
                    let start = Start { files, lang: Some(lang), theme: Some(theme), data: Some(of.to_owned()), ..Start::default() };
                    let look = Look { size, scale, drop: *name == "home-drop" };
                    shoot(&start, &look, prepare, &dir.join(format!("{id}.png")));
                    println!("{id}");
                }
            }
        }
    }
}

fn shoot(start: &Start, look: &Look, prepare: &dyn Fn(&mut App, &egui::Context), file: &Path) {
    let settings = Settings { reduce_motion: true, my_name: "陈".into(), scale_percent: look.scale, ..Settings::default() };
    let mut app: Option<App> = None;
    let mut frame = 0_u32;
    let mut harness = Harness::builder().with_size(look.size).with_max_steps(64).wgpu().build_ui(|ui| {
        frame += 1;
        let app = app.get_or_insert_with(|| App::new(ui.ctx(), settings.clone(), start.clone()));
        // The file and the drafts are read by the worker: the first frames wait for them.
        for _ in 0..2000 {
            if app.workbook().is_some() || (start.files.is_empty() && !app.drafts().is_empty()) {
                break;
            }
            app.wait(ui.ctx());
        }
        if frame == 2 {
            prepare(app, &ui.ctx().clone());
        }
        app.frame(ui, Duration::from_millis(u64::from(frame) * 16));
    });
    if look.drop {
        harness.input_mut().hovered_files.push(egui::HoveredFile::default());
    }
    for _ in 0..12 {
        if look.drop {
            harness.input_mut().hovered_files.push(egui::HoveredFile::default());
        }
        harness.step();
    }
    harness.render().expect("rendered").save(file).expect("saved");
}
