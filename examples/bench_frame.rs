//! Measures frames of the real application without a window and prints them as JSON.
//!
//! `bench_frame make board|journey|table N FILE` writes a workbook with N items;
//! `bench_frame FILE` opens it and runs the scenes: CPU milliseconds of layout and tessellation a frame. On Unix they are
//! the thread's own processor time, so that other programs disturb them little; opening and writing are wall time.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "a measuring tool for developers")]

use std::{
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, RawInput, Rect, TouchPhase, pos2, vec2};
use mot_studio::{
    app::{App, Start},
    io::{content::Library, format, save},
    model::{
        doc::{Doc, Key as Reg, Op, Value},
        exercise::journey::Row,
        order,
        settings::Settings,
        stamp::{EditorId, IdSource, ItemId},
        text::Lang,
        workbook::{Exercise, Workbook},
    },
    ui::cx::{Action, Place},
};

const SIZE: egui::Vec2 = vec2(1440.0, 757.0);
const FRAMES: usize = 180;
const PHRASES: [&str; 6] = [
    "接线时自动带出序列号",
    "先看件，再报价",
    "配件到哪一步，短信三次",
    "夏天进厂先递冰饮",
    "旧件展示，逐项指给他看",
    "Repeat his words, then two questions",
];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["make", kind, count, file] => make(kind, count.parse().expect("a number"), Path::new(file)),
        [file] => bench(Path::new(file)),
        _ => println!("usage: bench_frame FILE | bench_frame make board|journey|table N FILE"),
    }
}

/// Writes a workbook whose one exercise holds `count` cards, touchpoints × lanes, or rows.
fn make(kind: &str, count: usize, file: &Path) {
    let template = match kind {
        "board" => "four-save-two-respect",
        "journey" => "mot-design-canvas",
        _ => "smart-action-plan",
    };
    let library = Library::embedded();
    let template = library.template("mot-service-design", template).expect("embedded").clone();
    let editor = EditorId::from_random(42);
    let ids = IdSource::new(editor, 1);
    let mut doc = Doc::default();
    let mut put = |kind: &str, fields: Vec<(&str, Value)>| {
        let id = ids.id();
        let fields = fields.into_iter().map(|(k, v)| (Reg::from(k), v)).collect();
        doc.apply(&Op::put(id, kind, fields), editor).expect("fits");
        id
    };
    let text = |i: usize| Value::text(PHRASES.get(i % PHRASES.len()).copied().unwrap_or_default());
    match kind {
        "board" => {
            let zones = ["time", "effort", "worry", "money", "honoured", "cherished"];
            for (i, key) in order::spread("", "", count).into_iter().enumerate() {
                let zone = zones.get(i % 6).copied().unwrap_or("time");
                put("card", vec![("zone", Value::text(zone)), ("order", Value::text(&key)), ("text", text(i)), ("author", Value::text("陈"))]);
            }
        }
        "journey" => {
            // Items are filled cells: ten a touchpoint, sixty touchpoints a stage.
            let touchpoints = (count / 10).max(1);
            let stages = touchpoints.div_ceil(60);
            for (s, stage_key) in order::spread("", "", stages).into_iter().enumerate() {
                let stage = put("stage", vec![("name", Value::text("接车")), ("order", Value::text(&stage_key))]);
                for (t, key) in order::spread("", "", (touchpoints - s * 60).min(60)).into_iter().enumerate() {
                    let at = s * 60 + t;
                    let mut fields = vec![
                        ("stage", Value::item(stage)),
                        ("order", Value::text(&key)),
                        ("name", text(at)),
                        ("lane:emotion", Value::Num((at % 7) as f64 - 3.0)),
                    ];
                    fields.extend(["lane:action", "lane:expect", "lane:feel", "lane:decide"].into_iter().map(|lane| (lane, text(at))));
                    let touchpoint = put("touchpoint", fields);
                    for lane in ["pain", "evidence", "front", "back", "support"] {
                        put(
                            "card",
                            vec![("tp", Value::item(touchpoint)), ("lane", Value::text(lane)), ("order", Value::text("V01")), ("text", text(at + 1))],
                        );
                    }
                }
            }
        }
        _ => {
            for (i, key) in order::spread("", "", count).into_iter().enumerate() {
                put(
                    "row",
                    vec![
                        ("order", Value::text(&key)),
                        ("action", text(i)),
                        ("done_sign", text(i + 1)),
                        ("owner", Value::text("李")),
                        ("due", Value::text("2026-12-18")),
                    ],
                );
            }
        }
    }
    let exercise = Exercise { key: template.id.clone(), template: Arc::clone(&template), doc, unknown: Vec::new() };
    let workbook = Workbook {
        id: "bench".into(),
        course: "mot-service-design".into(),
        course_version: "1.0".into(),
        exercises: vec![exercise],
        ..Workbook::default()
    };
    save::save_atomic(file, format::write(&workbook, env!("CARGO_PKG_VERSION")).as_bytes(), None).expect("written");
}

/// One application in one context, driven frame by frame.
struct Run {
    ctx: egui::Context,
    app: App,
    frame: usize,
    vertices: usize,
    /// Tells one picture from another.
    picture: u64,
}

/// Where this run keeps its drafts; those of earlier runs would be read before the file that is timed.
fn own_folder() -> PathBuf {
    std::env::temp_dir().join(format!("mot-studio-bench-{}", std::process::id()))
}

/// Milliseconds this thread has computed.
#[cfg(unix)]
fn computed() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6
}

#[cfg(not(unix))]
fn computed() -> f64 {
    static BEGUN: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    ms(*BEGUN.get_or_init(Instant::now))
}

fn ms(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}

impl Run {
    fn new(file: Option<&Path>) -> Self {
        let ctx = egui::Context::default();
        let start = Start {
            files: file.map(PathBuf::from).into_iter().collect(),
            lang: Some(Lang::Zh),
            theme: Some(mot_studio::model::settings::ThemeChoice::Light),
            data: Some(own_folder()),
            ..Start::default()
        };
        let app = App::new(&ctx, Settings { reduce_motion: true, ..Settings::default() }, start);
        Self { ctx, app, frame: 0, vertices: 0, picture: 0 }
    }

    /// Runs a frame and gives its milliseconds; the least disturbed of three runs counts.
    fn step(&mut self, events: Vec<Event>) -> f64 {
        let time = self.frame as f64 / 60.0;
        self.frame += 1;
        let input =
            RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)), time: Some(time), events, focused: true, ..RawInput::default() };
        let begun = computed();
        let app = &mut self.app;
        let mut out = self.ctx.run_ui(input, |ui| app.frame(ui, Duration::from_secs_f64(time)));
        let shapes = std::mem::take(&mut out.shapes);
        let primitives = self.ctx.tessellate(shapes, out.pixels_per_point);
        let spent = computed() - begun;
        out.textures_delta.clear();
        let mut hash = std::hash::DefaultHasher::new();
        self.vertices = 0;
        for primitive in &primitives {
            if let egui::epaint::Primitive::Mesh(mesh) = &primitive.primitive {
                self.vertices += mesh.vertices.len();
                for v in mesh.vertices.iter().step_by(4) {
                    (v.pos.x.to_bits(), v.pos.y.to_bits(), v.uv.x.to_bits(), v.color.to_array()).hash(&mut hash);
                }
            }
        }
        self.picture = hash.finish();
        spent
    }

    /// Opens a file and shows its first exercise.
    fn open(&mut self, file: &Path) -> String {
        self.ask(Action::OpenFile(file.to_owned()));
        for _ in 0..5000 {
            if self.app.workbook().is_some() {
                break;
            }
            self.app.wait(&self.ctx);
        }
        let key = self.app.workbook().and_then(|w| w.exercises.first()).expect("the file opens").key.clone();
        self.ask(Action::Go(Place::Exercise { key: key.clone() }));
        self.step(Vec::new());
        self.step(Vec::new());
        key
    }

    /// Where something is that can be dragged: a card of a board, a touchpoint of a journey.
    fn draggable(&self) -> Option<Pos2> {
        let exercise = self.app.workbook()?.exercises.first()?;
        let ids = exercise.doc.all().keys().flat_map(|id| {
            let touchpoint = egui::Id::unique("journey-cell").with((*id, Row::Name, None::<ItemId>));
            [egui::Id::unique(("board-card", *id)), touchpoint]
        });
        let seen = ids.filter_map(|id| self.ctx.read_response(id)).map(|r| r.interact_rect.center());
        seen.into_iter().find(|p| p.x > 300.0 && p.x < 700.0 && p.y > 100.0 && p.y < 500.0)
    }

    fn ask(&mut self, action: Action) {
        self.app.ask(&self.ctx, action, Duration::from_secs_f64(self.frame as f64 / 60.0));
    }

    /// How often the documents changed so far.
    fn revs(&self) -> u64 {
        self.app.workbook().map_or(0, |w| w.exercises.iter().map(|e| e.doc.rev()).sum())
    }

    /// Runs a scene and gives its figures; the best p99 of three runs counts.
    /// `changed` is the share of frames that show another picture than the frame before; `edits` counts the changes of documents.
    fn scene(&mut self, name: &str, mut events: impl FnMut(usize) -> Vec<Event>) -> serde_json::Value {
        let mut best: Option<(f64, serde_json::Value)> = None;
        for _ in 0..3 {
            for _ in 0..3 {
                self.step(Vec::new());
            }
            let (mut max_vertices, mut changed, edits) = (0, 0, self.revs());
            let mut times: Vec<f64> = (0..FRAMES)
                .map(|i| {
                    let before = self.picture;
                    let spent = self.step(events(i));
                    changed += usize::from(self.picture != before);
                    max_vertices = max_vertices.max(self.vertices);
                    spent
                })
                .collect();
            times.sort_by(f64::total_cmp);
            let at = |share: f64| times.get(((times.len() - 1) as f64 * share).round() as usize).copied().unwrap_or_default();
            let round = |v: f64| (v * 100.0).round() / 100.0;
            let figures = serde_json::json!({
                "scene": name, "min": round(at(0.0)), "median": round(at(0.5)), "p95": round(at(0.95)), "p99": round(at(0.99)), "max": round(at(1.0)), "max_vertices": max_vertices,
                "changed": round(changed as f64 / FRAMES as f64), "edits": self.revs() - edits,
            });
            if best.as_ref().is_none_or(|(p99, _)| at(0.99) < *p99) {
                best = Some((at(0.99), figures));
            }
        }
        best.map(|(_, figures)| figures).unwrap_or_default()
    }
}

fn wheel(x: f32, y: f32, modifiers: Modifiers) -> Event {
    Event::MouseWheel { unit: MouseWheelUnit::Point, delta: vec2(x, y), phase: TouchPhase::Move, source: egui::MouseWheelSource::Wheel, modifiers }
}

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

fn bench(file: &Path) {
    let begun = Instant::now();
    let mut run = Run::new(None);
    let made_ms = ms(begun);
    let first_frame = run.step(Vec::new());
    run.open(file);
    let start_ms = ms(begun);
    // It holds the file: another one may only look at it.
    run.app.close();
    drop(run);
    // Opened again in a program that runs already, as a user does: from the click to the painted exercise.
    let mut run = Run::new(None);
    for _ in 0..5 {
        run.step(Vec::new());
    }
    let begun = Instant::now();
    let name = run.open(file);
    let opened_ms = ms(begun);
    let items = run.app.workbook().and_then(|w| w.exercises.first()).map_or(0, |e| e.doc.len());
    let center = pos2(640.0, 330.0);
    let ctrl = Modifiers { ctrl: true, command: true, ..Modifiers::NONE };
    let shift = Modifiers::SHIFT;
    run.step(vec![Event::PointerMoved(center)]);
    let journey = name.starts_with("mot-design");
    let sideways = if journey { shift } else { Modifiers::NONE };
    let pan = |i: usize| vec![Event::PointerMoved(center), wheel(0.0, if i % 60 < 30 { -40.0 } else { 40.0 }, sideways)];
    let mut scenes = vec![run.scene("pan_100", pan)];
    if journey {
        run.step(vec![Event::Zoom(0.1)]);
        for _ in 0..12 {
            run.step(vec![key(Key::Minus, Modifiers::NONE)]);
        }
        scenes.push(run.scene("pan_lowest_zoom_40_percent", pan));
        scenes.push(run.scene("zoom", |i| vec![Event::PointerMoved(center), wheel(0.0, if i % 60 < 30 { 30.0 } else { -30.0 }, ctrl)]));
        run.step(vec![key(Key::Num0, Modifiers::NONE)]);
    }
    let button = |pressed: bool, pos: Pos2| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    let held = run.draggable();
    let start = held.unwrap_or(pos2(330.0, 230.0));
    if held.is_some() {
        scenes.push(run.scene("drag", |i| match i {
            0 => vec![Event::PointerMoved(start), button(true, start)],
            i if i + 1 == FRAMES => vec![button(false, start + vec2(((i - 1) % 90) as f32 * 6.0, ((i - 1) % 40) as f32 * 4.0))],
            i => vec![Event::PointerMoved(start + vec2((i % 90) as f32 * 6.0, (i % 40) as f32 * 4.0))],
        }));
    }
    let start = run.draggable().unwrap_or(start);
    run.step(vec![Event::PointerMoved(start), button(true, start)]);
    run.step(vec![button(false, start)]);
    run.step(vec![key(Key::Enter, Modifiers::NONE)]);
    run.step(Vec::new());
    scenes.push(run.scene("type", |i| if i % 3 == 0 { vec![Event::Text("写".into())] } else { Vec::new() }));
    // A table's cell takes what was typed at Enter; the others at once or when they are left.
    run.step(vec![key(if held.is_some() { Key::Escape } else { Key::Enter }, Modifiers::NONE)]);
    run.step(vec![key(Key::Escape, Modifiers::NONE)]);
    scenes.push(run.scene("undo", |i| vec![key(Key::Z, if i % 2 == 0 { ctrl } else { ctrl | shift })]));
    // A step that moves something: the order of everything is read again.
    run.step(vec![key(if journey { Key::ArrowRight } else { Key::Num2 }, if journey { ctrl | shift } else { shift })]);
    run.step(Vec::new());
    scenes.push(run.scene("undo_move", |i| vec![key(Key::Z, if i % 2 == 0 { ctrl } else { ctrl | shift })]));
    let parts = parts(file);
    let report = serde_json::json!({ "file": file.file_name().map(|n| n.to_string_lossy()), "exercise": name, "items": items, "app_made_ms": made_ms.round(), "start_to_painted_ms": start_ms.round(), "open_to_painted_ms": opened_ms.round(), "first_frame_ms": first_frame.round(), "load": std::fs::read_to_string("/proc/loadavg").ok(), "parts_ms": parts, "scenes": scenes });
    println!("{}", serde_json::to_string_pretty(&report).unwrap_or_default());
    drop(run);
    // What is left behind is only litter.
    let _left = std::fs::remove_dir_all(own_folder());
}

/// The median milliseconds of work that is not drawing.
fn parts(file: &Path) -> serde_json::Value {
    let begun = Instant::now();
    let wall = || ms(begun);
    let timed = |clock: &dyn Fn() -> f64, work: &dyn Fn()| {
        let mut times: Vec<f64> = (0..7)
            .map(|_| {
                let begun = clock();
                work();
                clock() - begun
            })
            .collect();
        times.sort_by(f64::total_cmp);
        times.get(3).map(|t| (t * 100.0).round() / 100.0)
    };
    let median = |work: &dyn Fn()| timed(&computed, work);
    let text = std::fs::read_to_string(file).expect("readable");
    let opened = format::read(text.as_bytes(), "bench").expect("valid");
    let workbook = opened.workbook;
    let spare = file.with_extension("bench");
    let bytes = format::write(&workbook, "bench");
    serde_json::json!({
        "library": median(&|| drop(std::hint::black_box(Library::embedded()))),
        "parse": median(&|| drop(std::hint::black_box(format::read(text.as_bytes(), "bench")))),
        "write": median(&|| drop(std::hint::black_box(format::write(&workbook, "bench")))),
        "to_disk": timed(&wall, &|| drop(save::save_atomic(&spare, bytes.as_bytes(), None))),
        "clone": median(&|| drop(std::hint::black_box(workbook.clone()))),
        "judge": median(&|| { workbook.exercises.iter().for_each(|e| drop(std::hint::black_box(mot_studio::model::done::judge(&workbook, e)))); }),
        "kilobytes": text.len() / 1024,
    })
}
