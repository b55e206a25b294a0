//! Renders every screen × language × theme × window size to PNG without a display: `cargo run --example screens -- DIR [FILTER]`.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a tool for developers")]

mod demo;

use std::{path::PathBuf, time::Duration};

use egui::vec2;
use egui_kittest::Harness;
use mot_studio::{
    app::{App, Start},
    io::{content::Library, format, save},
    model::{
        settings::{Settings, ThemeChoice},
        text::Lang,
    },
    ui::{
        command::Command,
        cx::{Action, Place},
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

const SCREENS: [(&str, Prepare); 14] = [
    ("home", |app, ctx| ask(app, ctx, Action::Go(Place::Home))),
    ("overview", |app, ctx| ask(app, ctx, Action::Go(Place::Overview))),
    ("reader", |app, ctx| ask(app, ctx, page("design-peak-end"))),
    ("reader-wheel", |app, ctx| ask(app, ctx, page("thinking-model"))),
    ("canvas", |app, ctx| ask(app, ctx, exercise("mot-design-canvas@enterprise-b2b"))),
    ("canvas-customer", |app, ctx| {
        ask(app, ctx, exercise("mot-design-canvas@enterprise-b2b"));
        ask(app, ctx, Action::Do(Command::ViewCustomer));
    }),
    ("canvas-mot", |app, ctx| {
        ask(app, ctx, exercise("mot-design-canvas@enterprise-b2b"));
        ask(app, ctx, Action::Do(Command::ViewMot));
    }),
    ("canvas-departments", |app, ctx| {
        ask(app, ctx, exercise("mot-design-canvas@enterprise-b2b"));
        ask(app, ctx, Action::Do(Command::ViewDepartment));
    }),
    ("board", |app, ctx| ask(app, ctx, exercise("four-save-two-respect"))),
    ("plan", |app, ctx| ask(app, ctx, exercise("smart-action-plan"))),
    ("settings", |app, ctx| ask(app, ctx, Action::Go(Place::Settings))),
    ("palette", |app, ctx| {
        ask(app, ctx, exercise("mot-design-canvas@enterprise-b2b"));
        ask(app, ctx, Action::Do(Command::Palette));
    }),
    ("help", |app, ctx| ask(app, ctx, Action::Do(Command::Help))),
    ("owner", |app, ctx| ask(app, ctx, Action::EditOwner)),
];

fn main() {
    let mut args = std::env::args().skip(1);
    let dir = PathBuf::from(args.next().unwrap_or_else(|| "screens".into()));
    let filter = args.next().unwrap_or_default();
    std::fs::create_dir_all(&dir).expect("the folder can be made");
    let data = tempfile::tempdir().expect("a folder for drafts");
    let library = Library::embedded();
    for lang in [Lang::Zh, Lang::En] {
        let file = data.path().join(format!("{lang:?}.mot.ron"));
        let text = format::write(&demo::workbook(&library, lang), env!("CARGO_PKG_VERSION"));
        save::save_atomic(&file, text.as_bytes(), None).expect("written");
        save::save_atomic(&dir.join(format!("demo-{}.mot.ron", lang.pick("zh", "en"))), text.as_bytes(), None).expect("written");
        for theme in [ThemeChoice::Light, ThemeChoice::Dark] {
            for size in [vec2(1440.0, 900.0), vec2(1366.0, 768.0)] {
                for (name, prepare) in SCREENS {
                    let id = format!("{name}-{}-{}-{}", lang.pick("zh", "en"), if theme == ThemeChoice::Dark { "dark" } else { "light" }, size.x);
                    if id.contains(&filter) {
                        let start = Start {
                            files: vec![file.clone()],
                            lang: Some(lang),
                            theme: Some(theme),
                            data: Some(data.path().to_owned()),
                            ..Start::default()
                        };
                        shoot(&start, size, prepare, &dir.join(format!("{id}.png")));
                        println!("{id}");
                    }
                }
            }
        }
    }
}

fn shoot(start: &Start, size: egui::Vec2, prepare: Prepare, file: &std::path::Path) {
    let settings = Settings { reduce_motion: true, my_name: "陈".into(), ..Settings::default() };
    let mut app: Option<App> = None;
    let mut frame = 0_u32;
    let mut harness = Harness::builder().with_size(size).with_max_steps(64).wgpu().build_ui(|ui| {
        frame += 1;
        let app = app.get_or_insert_with(|| App::new(ui.ctx(), settings.clone(), start.clone()));
        // The file is read by the worker: the first frames wait for it.
        for _ in 0..2000 {
            if app.workbook().is_some() {
                break;
            }
            app.wait(ui.ctx());
        }
        if frame == 2 {
            prepare(app, &ui.ctx().clone());
        }
        app.frame(ui, Duration::from_millis(u64::from(frame) * 16));
    });
    for _ in 0..12 {
        harness.step();
    }
    harness.render().expect("rendered").save(file).expect("saved");
}
