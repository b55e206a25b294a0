//! Measures frames of the real application without a window and prints them as JSON.
//!
//! `bench_frame make board|journey|table N FILE` writes a workbook with N items;
//! `bench_frame FILE` opens it and runs the scenes: CPU milliseconds of layout and tessellation a frame.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "a measuring tool for developers")]

use std::{
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
        order,
        settings::Settings,
        stamp::{EditorId, IdSource},
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
}

impl Run {
    fn new(file: &Path) -> Self {
        let ctx = egui::Context::default();
        let start = Start {
            files: vec![PathBuf::from(file)],
            lang: Some(Lang::Zh),
            theme: Some(mot_studio::model::settings::ThemeChoice::Light),
            ..Start::default()
        };
        let app = App::new(&ctx, Settings { reduce_motion: true, ..Settings::default() }, start);
        Self { ctx, app, frame: 0, vertices: 0 }
    }

    /// Runs a frame and gives its CPU milliseconds (wall time of this one thread).
    fn step(&mut self, events: Vec<Event>) -> f64 {
        let time = self.frame as f64 / 60.0;
        self.frame += 1;
        let input =
            RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)), time: Some(time), events, focused: true, ..RawInput::default() };
        let begun = Instant::now();
        let app = &mut self.app;
        let mut out = self.ctx.run_ui(input, |ui| app.frame(ui, Duration::from_secs_f64(time)));
        let shapes = std::mem::take(&mut out.shapes);
        let primitives = self.ctx.tessellate(shapes, out.pixels_per_point);
        let spent = begun.elapsed().as_secs_f64() * 1000.0;
        out.textures_delta.clear();
        let count = |p: &egui::ClippedPrimitive| if let egui::epaint::Primitive::Mesh(m) = &p.primitive { m.vertices.len() } else { 0 };
        self.vertices = primitives.iter().map(count).sum();
        spent
    }

    fn ask(&mut self, action: Action) {
        self.app.ask(&self.ctx, action, Duration::from_secs_f64(self.frame as f64 / 60.0));
    }

    /// Runs a scene and prints its figures; the best p99 of three runs counts.
    fn scene(&mut self, name: &str, mut events: impl FnMut(usize) -> Vec<Event>) -> serde_json::Value {
        let mut best: Option<(f64, serde_json::Value)> = None;
        for _ in 0..3 {
            for i in 0..3 {
                self.step(events(i));
            }
            let mut max_vertices = 0;
            let mut times: Vec<f64> = (0..FRAMES)
                .map(|i| {
                    let spent = self.step(events(i));
                    max_vertices = max_vertices.max(self.vertices);
                    spent
                })
                .collect();
            times.sort_by(f64::total_cmp);
            let at = |share: f64| times.get(((times.len() - 1) as f64 * share).round() as usize).copied().unwrap_or_default();
            let round = |v: f64| (v * 100.0).round() / 100.0;
            let figures = serde_json::json!({
                "scene": name, "min": round(at(0.0)), "median": round(at(0.5)), "p95": round(at(0.95)), "p99": round(at(0.99)), "max": round(at(1.0)), "max_vertices": max_vertices,
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
    let mut run = Run::new(file);
    let mut first_frame = 0.0;
    for i in 0..2000 {
        let spent = run.step(Vec::new());
        if i == 0 {
            first_frame = spent;
        }
        if run.app.workbook().is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    let exercise = run.app.workbook().and_then(|w| w.exercises.first()).expect("the file opens");
    let (name, items) = (exercise.key.clone(), exercise.doc.len());
    run.ask(Action::Go(Place::Exercise { key: name.clone() }));
    run.step(Vec::new());
    let opened_ms = begun.elapsed().as_secs_f64() * 1000.0;
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
        scenes.push(run.scene("pan_lowest_zoom", pan));
        scenes.push(run.scene("zoom", |i| vec![Event::PointerMoved(center), wheel(0.0, if i % 60 < 30 { 30.0 } else { -30.0 }, ctrl)]));
        run.step(vec![key(Key::Num0, Modifiers::NONE)]);
    }
    let button = |pressed: bool, pos: Pos2| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE };
    let start = pos2(330.0, 230.0);
    scenes.push(run.scene("drag", |i| match i {
        0 => vec![Event::PointerMoved(start), button(true, start)],
        i if i + 1 == FRAMES => vec![Event::PointerMoved(start), button(false, start)],
        i => vec![Event::PointerMoved(start + vec2((i % 90) as f32 * 6.0, (i % 40) as f32 * 4.0))],
    }));
    run.step(vec![Event::PointerMoved(start), button(true, start)]);
    run.step(vec![button(false, start)]);
    run.step(vec![key(Key::Enter, Modifiers::NONE)]);
    run.step(Vec::new());
    scenes.push(run.scene("type", |i| if i % 3 == 0 { vec![Event::Text("写".into())] } else { Vec::new() }));
    run.step(vec![key(Key::Escape, Modifiers::NONE)]);
    scenes.push(run.scene("undo", |i| vec![key(Key::Z, if i % 2 == 0 { ctrl } else { ctrl | shift })]));
    let report = serde_json::json!({ "file": file.file_name().map(|n| n.to_string_lossy()), "exercise": name, "items": items, "open_to_painted_ms": opened_ms.round(), "first_frame_ms": first_frame.round(), "scenes": scenes });
    println!("{}", serde_json::to_string_pretty(&report).unwrap_or_default());
}
