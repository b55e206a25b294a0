//! Every screen shows in both languages, light and dark, large and small: no clash of ids, no name missing, no text cut by the window.

use egui::{Rect, Vec2, vec2};
use mot_studio::{
    io::{content::Library, format, save},
    model::{
        settings::{Settings, ThemeChoice},
        text::Lang,
        texts::shell as tx,
    },
    ui::{
        command::Command,
        cx::{Action, Place},
    },
};

use crate::{
    demo,
    drive::{BOARD, COURSE, Desk, Run, settings, start},
};

/// A window as the user has it: its size at 100 %, and the scale.
type Window = (Vec2, u32);

const LARGE: Window = (vec2(1440.0, 900.0), 100);
const LAPTOP: Window = (vec2(1366.0, 768.0), 100);
const LEAST: Window = (vec2(1024.0, 640.0), 100);
/// A large screen at 200 %.
const DOUBLE: Window = (vec2(2880.0, 1800.0), 200);
/// A projector of 1920 × 1080 at 200 %: less room than in the smallest window.
const PROJECTOR: Window = (vec2(1920.0, 1080.0), 200);
/// A laptop at 200 %: half of its room.
const MAGNIFIED: Window = (vec2(1440.0, 900.0), 200);

/// A stage on which screens are shown one after the other.
struct Stage {
    run: Run,
    seen: usize,
    faults: Vec<String>,
    name: String,
    _desk: Desk,
}

impl Stage {
    fn new(lang: Lang, theme: ThemeChoice, window: Window) -> Self {
        Self::with(lang, theme, window, settings(), |text| text)
    }

    /// With other settings, and with the file changed before it is opened.
    fn with(lang: Lang, theme: ThemeChoice, (size, scale): Window, settings: Settings, change: fn(String) -> String) -> Self {
        let desk = Desk::new();
        let library = Library::embedded();
        let file = desk.path("demo.mot.ron");
        save::save_atomic(&file, change(format::write(&demo::workbook(&library, lang), "1")).as_bytes(), None).expect("written");
        let mut start = start(&desk.data(), lang, &[&file]);
        start.theme = Some(theme);
        let mut run = Run::new(start, Settings { scale_percent: scale, ..settings }, size);
        run.until("open", |r| r.app().workbook().is_some());
        Self { run, seen: 0, faults: Vec::new(), name: format!("{lang:?} {theme:?} {} × {} at {scale} %", size.x, size.y), _desk: desk }
    }

    fn go(&mut self, name: &str, place: Place) {
        self.run.ask(Action::Go(place));
        self.look(name);
    }

    fn exercise(&mut self, template: &str, preset: &str) {
        self.run.ask(Action::OpenExercise { template: template.into(), preset: preset.into() });
        self.look(template);
    }

    fn page(&mut self, page: &str) {
        self.go(page, Place::Reader { course: COURSE.into(), page: page.into() });
    }

    fn command(&mut self, command: Command) {
        self.run.command(command);
        self.look(&format!("{command:?}"));
    }

    /// Looks at what is on screen and notes what is wrong with it.
    fn look(&mut self, name: &str) {
        self.run.steps(1);
        self.seen += 1;
        let screen = self.run.h.ctx.content_rect();
        let mut faults: Vec<String> = self.run.h.unnamed_widgets().into_iter().map(|w| format!("no name: {w}")).collect();
        let painted = self.run.painted();
        assert!(painted.len() > 3, "{name}: an empty screen");
        for (text, rect, clip) in painted {
            let clash = ["First use of", "Second use of", "ID clash", "Double use of"].iter().any(|w| text.contains(w));
            if clash {
                faults.push(text);
            } else if cut(screen, rect, clip) && !text.trim().is_empty() {
                faults.push(format!("cut by the window: {text:?} at {rect:?}"));
            }
        }
        if !(0..12).any(|_| self.rests()) {
            faults.push("it never comes to rest".into());
        }
        faults.dedup();
        self.faults.extend(faults.into_iter().map(|f| format!("{}, {name}: {f}", self.name)));
    }

    /// Shows a frame; whether it asks for no other right after it.
    fn rests(&mut self) -> bool {
        self.run.h.step();
        self.run.h.output().viewport_output.values().all(|v| v.repaint_delay > std::time::Duration::ZERO)
    }

    fn finish(self, least: usize) {
        assert!(self.seen >= least, "{} screens", self.seen);
        assert!(self.faults.is_empty(), "{}:\n{}", self.faults.len(), self.faults.join("\n"));
    }
}

/// Whether the edge of the window, and nothing before it, cuts a text that is partly seen.
fn cut(screen: Rect, rect: Rect, clip: Rect) -> bool {
    let seen = rect.intersect(clip).intersect(screen);
    if !seen.is_positive() {
        return false;
    }
    let beyond = |out: f32, open: bool| out > 1.0 && open;
    beyond(rect.right() - screen.right(), clip.right() >= screen.right() - 0.5)
        || beyond(screen.left() - rect.left(), clip.left() <= screen.left() + 0.5)
        || beyond(rect.bottom() - screen.bottom(), clip.bottom() >= screen.bottom() - 0.5)
        || beyond(screen.top() - rect.top(), clip.top() <= screen.top() + 0.5)
}

/// Pages of many kinds: drawings, charts, cases, discussions, exercises.
const PAGES: [&str; 4] = ["design-peak-end", "thinking-model", "cognition-pyramid", "thinking-mdm-run"];

fn every_place(stage: &mut Stage) {
    let lang = stage.run.lang();
    stage.go("home", Place::Home);
    stage.go("overview", Place::Overview);
    for page in PAGES {
        stage.page(page);
    }
    stage.exercise("mot-design-canvas", "enterprise-b2b");
    for view in [Command::ViewCustomer, Command::ViewCompany, Command::ViewMot, Command::ViewDepartment, Command::Task] {
        stage.command(view);
    }
    stage.command(Command::ViewBoth);
    stage.command(Command::Palette);
    stage.run.key(egui::Key::Escape);
    stage.exercise(BOARD, "");
    for mode in [Command::BoardMode, Command::BoardMode, Command::Examples] {
        stage.command(mode);
    }
    stage.exercise("smart-action-plan", "");
    stage.command(Command::Examples);
    stage.go("settings", Place::Settings);
    for section in [tx::LANGUAGE, tx::SAVING_SECTION, tx::KEYS, tx::ABOUT, tx::LOOKS] {
        stage.run.click(section.get(lang));
        stage.look(section.en);
    }
    stage.command(Command::Help);
    stage.run.key(egui::Key::Escape);
    stage.run.ask(Action::EditOwner);
    stage.look("owner");
    stage.run.key(egui::Key::Escape);
}

macro_rules! windows {
    ($($name:ident: $lang:ident, $theme:ident, $window:ident;)*) => {
        $(#[test]
        fn $name() {
            let mut stage = Stage::new(Lang::$lang, ThemeChoice::$theme, $window);
            every_place(&mut stage);
            stage.finish(25);
        })*
    };
}

windows! {
    large_chinese_light: Zh, Light, LARGE;
    large_english_dark: En, Dark, LARGE;
    laptop_english_light: En, Light, LAPTOP;
    laptop_chinese_dark: Zh, Dark, LAPTOP;
    least_chinese_light: Zh, Light, LEAST;
    least_english_dark: En, Dark, LEAST;
    double_english_light: En, Light, DOUBLE;
    projector_chinese_dark: Zh, Dark, PROJECTOR;
    projector_english_light: En, Light, PROJECTOR;
    magnified_chinese_light: Zh, Light, MAGNIFIED;
    magnified_english_dark: En, Dark, MAGNIFIED;
}

#[test]
fn every_screen_with_everything_switched_on() {
    let all =
        Settings { compact: true, high_contrast: true, zone_badges: true, always_focus: true, cell_text: 1, reduce_motion: false, ..settings() };
    for (lang, theme, window) in [(Lang::Zh, ThemeChoice::Light, LAPTOP), (Lang::En, ThemeChoice::Dark, LEAST)] {
        let mut stage = Stage::with(lang, theme, window, all.clone(), |text| text);
        every_place(&mut stage);
        stage.finish(25);
    }
}

#[test]
fn every_canvas_shows_what_may_not_be_changed() {
    for (lang, theme, window) in [(Lang::Zh, ThemeChoice::Dark, LARGE), (Lang::En, ThemeChoice::Light, LEAST)] {
        let mut stage = Stage::with(lang, theme, window, settings(), |text| text.replacen("format: 1", "format: 99", 1));
        stage.look("the notice");
        stage.run.key(egui::Key::Enter);
        let before = stage.run.book().clone();
        assert!(!before.exercises.is_empty());
        for exercise in &before.exercises {
            let (id, preset) = exercise.key.split_once('@').unwrap_or((&exercise.key, ""));
            stage.exercise(id, preset);
            // Whatever is pressed there, nothing changes.
            for (key, text) in [
                (egui::Key::Enter, ""),
                (egui::Key::A, "a"),
                (egui::Key::Num1, "1"),
                (egui::Key::Delete, ""),
                (egui::Key::V, "v"),
                (egui::Key::Space, " "),
            ] {
                stage.run.chord(egui::Modifiers::NONE, key, text);
            }
            stage.run.ctrl(egui::Key::Z);
            stage.run.ctrl(egui::Key::D);
            stage.run.ctrl(egui::Key::Enter);
            stage.run.key(egui::Key::Escape);
            stage.look("after keys");
        }
        assert!(crate::drive::same_work(stage.run.book(), &before));
        stage.finish(5);
    }
}

#[test]
fn every_page_of_the_course_shows() {
    let library = Library::embedded();
    let pages: Vec<String> = library.course(COURSE).expect("embedded").pages().map(|(_, p)| p.id.clone()).collect();
    for (lang, theme, window) in [
        (Lang::Zh, ThemeChoice::Dark, LAPTOP),
        (Lang::En, ThemeChoice::Light, LEAST),
        (Lang::En, ThemeChoice::Dark, MAGNIFIED),
        (Lang::Zh, ThemeChoice::Light, LARGE),
    ] {
        let mut stage = Stage::new(lang, theme, window);
        for page in &pages {
            stage.page(page);
        }
        stage.finish(pages.len());
    }
}

#[test]
fn every_exercise_of_the_course_opens() {
    let library = Library::embedded();
    let course = library.course(COURSE).expect("embedded");
    let mut slots: Vec<(String, String)> = course.pages().flat_map(|(_, p)| p.slots().map(|s| (s.id.clone(), s.preset.clone()))).collect();
    slots.sort();
    slots.dedup();
    slots.retain(|(id, _)| library.template(COURSE, id).is_some_and(|t| t.on_screen()));
    for (lang, theme, window) in [
        (Lang::Zh, ThemeChoice::Light, LEAST),
        (Lang::En, ThemeChoice::Dark, LARGE),
        (Lang::En, ThemeChoice::Light, MAGNIFIED),
        (Lang::Zh, ThemeChoice::Dark, LAPTOP),
    ] {
        let mut stage = Stage::new(lang, theme, window);
        for (template, preset) in &slots {
            stage.exercise(template, preset);
            for panel in [Command::Task, Command::Guide, Command::Examples, Command::Examples] {
                stage.command(panel);
            }
            let key = mot_studio::model::workbook::exercise_key(template, preset);
            assert!(stage.run.book().exercise(&key).is_some(), "{key} was started");
        }
        stage.finish(slots.len());
    }
}
