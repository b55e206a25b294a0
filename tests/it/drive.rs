//! The whole application without a window: real keys and pointer, a clock that the test moves, a folder of its own.

use std::{path::Path, time::Duration};

use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, Vec2, vec2};
use egui_kittest::{Harness, Node, kittest::NodeT as _};
use mot_studio::{
    app::{App, Start},
    io::{drafts::Drafts, format, settings::Dirs},
    model::{
        settings::Settings,
        text::Lang,
        workbook::{Exercise, Workbook},
    },
    ui::{command::Command, cx::Action, fonts},
};

/// The course that is always there.
pub(crate) const COURSE: &str = "mot-service-design";
/// One of its boards.
pub(crate) const BOARD: &str = "four-save-two-respect";

pub(crate) struct State {
    pub app: Option<App>,
    settings: Settings,
    start: Start,
    now: Duration,
}

/// A running application.
pub(crate) struct Run {
    pub h: Harness<'static, State>,
}

/// Where a test keeps its files: drafts and settings in `data`, workbooks beside it.
pub(crate) struct Desk {
    pub dir: tempfile::TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(dir.path().join("data")).expect("made");
        Self { dir }
    }

    pub(crate) fn data(&self) -> std::path::PathBuf {
        self.dir.path().join("data")
    }

    pub(crate) fn path(&self, name: &str) -> std::path::PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn run(&self, lang: Lang) -> Run {
        self.open(lang, &[])
    }

    pub(crate) fn open(&self, lang: Lang, files: &[&Path]) -> Run {
        Run::new(start(&self.data(), lang, files), settings(), vec2(1440.0, 900.0))
    }
}

#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|e| e.to_string())
    }
}

/// Settings in which nothing moves by itself.
pub(crate) fn settings() -> Settings {
    Settings { reduce_motion: true, my_name: "陈".into(), ..Settings::default() }
}

pub(crate) fn start(data: &Path, lang: Lang, files: &[&Path]) -> Start {
    Start {
        files: files.iter().map(|f| (*f).to_owned()).collect(),
        lang: Some(lang),
        theme: Some(mot_studio::model::settings::ThemeChoice::Light),
        data: Some(data.to_owned()),
        inapp_dialogs: true,
        ..Start::default()
    }
}

impl Run {
    pub(crate) fn new(start: Start, settings: Settings, size: Vec2) -> Self {
        let state = State { app: None, settings, start, now: Duration::ZERO };
        let h = Harness::builder().with_size(size).with_max_steps(64).with_context_setup(fonts::install).build_ui_state(
            |ui, state: &mut State| {
                state.now += Duration::from_millis(1);
                let (settings, start) = (&state.settings, &state.start);
                let app = state.app.get_or_insert_with(|| App::new(ui.ctx(), settings.clone(), start.clone()));
                app.frame(ui, state.now);
            },
            state,
        );
        let mut run = Self { h };
        run.steps(2);
        run
    }

    pub(crate) fn app(&self) -> &App {
        self.h.state().app.as_ref().expect("it runs")
    }

    pub(crate) fn now(&self) -> Duration {
        self.h.state().now
    }

    pub(crate) fn lang(&self) -> Lang {
        self.app().lang()
    }

    pub(crate) fn book(&self) -> &Workbook {
        self.app().workbook().expect("a workbook is open")
    }

    pub(crate) fn exercise(&self, key: &str) -> &Exercise {
        self.book().exercise(key).unwrap_or_else(|| panic!("{key} was started"))
    }

    pub(crate) fn percent(&self, key: &str) -> u32 {
        mot_studio::model::done::judge(self.book(), self.exercise(key)).percent()
    }

    /// Performs an action as if a view had asked for it.
    pub(crate) fn ask(&mut self, action: Action) {
        let ctx = self.h.ctx.clone();
        let state = self.h.state_mut();
        let now = state.now;
        state.app.as_mut().expect("it runs").ask(&ctx, action, now);
        self.steps(3);
    }

    pub(crate) fn command(&mut self, command: Command) {
        self.ask(Action::Do(command));
    }

    pub(crate) fn steps(&mut self, count: usize) {
        for _ in 0..count {
            self.h.step();
        }
    }

    /// Moves the clock on.
    pub(crate) fn pass(&mut self, time: Duration) {
        self.h.state_mut().now += time;
        self.steps(2);
    }

    /// Shows frames until something is so; the worker needs a moment for files.
    pub(crate) fn until(&mut self, what: &str, mut so: impl FnMut(&Self) -> bool) {
        let begun = std::time::Instant::now();
        while !so(self) {
            assert!(begun.elapsed() < Duration::from_secs(20), "never: {what}; on screen: {:?}", self.labels());
            std::thread::sleep(Duration::from_millis(2));
            self.h.step();
        }
        self.steps(2);
    }

    /// A key and the text it types, in one frame, as the window system sends them.
    pub(crate) fn chord(&mut self, modifiers: Modifiers, key: Key, text: &str) {
        let event = |pressed| Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers };
        let input = self.h.input_mut();
        input.events.push(Event::ModifiersChanged(modifiers));
        input.events.push(event(true));
        if !text.is_empty() {
            input.events.push(Event::Text(text.into()));
        }
        input.events.push(event(false));
        self.h.step();
        self.h.input_mut().events.push(Event::ModifiersChanged(Modifiers::NONE));
        self.steps(2);
    }

    pub(crate) fn key(&mut self, key: Key) {
        self.chord(Modifiers::NONE, key, "");
    }

    pub(crate) fn ctrl(&mut self, key: Key) {
        self.chord(Modifiers::COMMAND | Modifiers::CTRL, key, "");
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.h.event(Event::Text(text.into()));
        self.steps(2);
    }

    /// The name of what has the focus.
    pub(crate) fn focused(&self) -> Option<String> {
        self.h.root().children_recursive().find(|n| n.accesskit_node().is_focused())?.accesskit_node().label()
    }

    /// Walks with Tab until the focus is on what has this very name.
    #[track_caller]
    pub(crate) fn tab_to(&mut self, name: &str) {
        let mut seen = Vec::new();
        for _ in 0..160 {
            if self.focused().is_some_and(|f| f == name) {
                return;
            }
            let event = |pressed| Event::Key { key: Key::Tab, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
            self.h.input_mut().events.extend([event(true), event(false)]);
            self.steps(2);
            seen.push(self.focused().unwrap_or_default());
        }
        panic!("Tab never reaches {name:?}: {seen:?}");
    }

    /// Everything on screen that has a name.
    pub(crate) fn labels(&self) -> Vec<String> {
        self.h.root().children_recursive().filter_map(|n| Some(format!("{:?} {}", n.accesskit_node().role(), n.accesskit_node().label()?))).collect()
    }

    pub(crate) fn shows(&self, part: &str) -> bool {
        let holds = |text: Option<String>| text.is_some_and(|t| t.contains(part));
        self.h.root().children_recursive().any(|n| holds(n.accesskit_node().label()) || holds(n.accesskit_node().value()))
    }

    /// The text of every sentence that was painted.
    pub(crate) fn painted(&self) -> Vec<(String, Rect, Rect)> {
        let mut texts = Vec::new();
        for clipped in &self.h.output().shapes {
            collect(&clipped.shape, clipped.clip_rect, &mut texts);
        }
        texts
    }

    pub(crate) fn paints(&self, part: &str) -> bool {
        self.painted().iter().any(|(text, ..)| text.contains(part))
    }

    #[track_caller]
    pub(crate) fn rect(&self, part: &str) -> Rect {
        self.find(part).rect()
    }

    #[track_caller]
    fn find(&self, part: &str) -> Node<'_> {
        let mut exact = None;
        let mut partly = None;
        for node in self.h.root().children_recursive() {
            let Some(label) = node.accesskit_node().label() else { continue };
            if label == part {
                exact = Some(node);
            } else if label.contains(part) {
                partly = Some(node);
            }
        }
        let found = exact.or(partly);
        found.unwrap_or_else(|| panic!("nothing is called {part:?}: {:#?}", self.labels()))
    }

    /// Clicks what is called so (the last of several: what lies on top).
    #[track_caller]
    pub(crate) fn click(&mut self, part: &str) {
        let at = self.find(part).rect().center();
        self.click_at(at);
    }

    /// Clicks the button of this very name, not the field.
    #[track_caller]
    pub(crate) fn click_button(&mut self, name: &str) {
        let buttons = self.h.root().children_recursive().filter(|n| {
            let node = n.accesskit_node();
            node.role() == egui::accesskit::Role::Button && node.label().is_some_and(|l| l == name)
        });
        let at = buttons.last().unwrap_or_else(|| panic!("no button {name:?}: {:?}", self.labels())).rect().center();
        self.click_at(at);
    }

    pub(crate) fn click_at(&mut self, at: Pos2) {
        self.press(at, PointerButton::Primary, true);
        self.press(at, PointerButton::Primary, false);
        self.steps(2);
    }

    pub(crate) fn double_click_at(&mut self, at: Pos2) {
        for pressed in [true, false, true, false] {
            self.press(at, PointerButton::Primary, pressed);
        }
        self.steps(2);
    }

    pub(crate) fn menu_at(&mut self, at: Pos2) {
        self.press(at, PointerButton::Secondary, true);
        self.press(at, PointerButton::Secondary, false);
        self.steps(3);
    }

    fn press(&mut self, pos: Pos2, button: PointerButton, pressed: bool) {
        let input = self.h.input_mut();
        input.events.push(Event::PointerMoved(pos));
        input.events.push(Event::PointerButton { pos, button, pressed, modifiers: Modifiers::NONE });
        self.h.step();
    }

    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.hold(from, to);
        self.let_go(to);
    }

    /// Takes what lies there in the hand and carries it elsewhere.
    pub(crate) fn hold(&mut self, from: Pos2, to: Pos2) {
        self.press(from, PointerButton::Primary, true);
        for part in 1..=5_u8 {
            self.h.input_mut().events.push(Event::PointerMoved(from + (to - from) * f32::from(part) / 5.0));
            self.h.step();
        }
        self.steps(2);
    }

    pub(crate) fn let_go(&mut self, at: Pos2) {
        self.press(at, PointerButton::Primary, false);
        self.steps(3);
    }

    /// Lets a file fall on the window.
    pub(crate) fn drop_file(&mut self, path: &Path) {
        self.h.input_mut().dropped_files.push(std::sync::Arc::new(Dropped(path.to_owned())));
        self.steps(1);
    }

    /// Types a path into the dialog on screen.
    pub(crate) fn type_path(&mut self, path: &Path) {
        self.ctrl(Key::A);
        self.text(&path.display().to_string());
        self.key(Key::Enter);
    }

    /// Ends it as closing the window does.
    pub(crate) fn close(mut self) {
        if let Some(mut app) = self.h.state_mut().app.take() {
            app.close();
        }
    }

    /// Ends it as a power cut does: nothing more is written, nothing is put away. Gives the folder as it was.
    pub(crate) fn crash(mut self, data: &Path) -> tempfile::TempDir {
        let after = tempfile::tempdir().expect("a folder");
        copy(data, after.path());
        if let Some(app) = self.h.state_mut().app.take() {
            std::mem::forget(app);
        }
        after
    }
}

/// Whether a crash at this very moment would give a text back: what is still being written does not count.
pub(crate) fn any_holds(data: &Path, text: &str) -> bool {
    let drafts = Drafts::in_data(&Dirs::under(data).data);
    let (ids, _) = drafts.list_unchanged();
    ids.iter().any(|id| drafts.restore(id).is_ok_and(|draft| format::write(&draft.opened.workbook, "").contains(text)))
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("made");
    for entry in std::fs::read_dir(from).expect("listed").map(|e| e.expect("read")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            // A file that is just being replaced is not there for a moment, as after a power cut.
            let copied = std::fs::copy(entry.path(), target);
            assert!(copied.is_ok() || entry.path().extension().is_some_and(|e| e == "tmp"), "{copied:?}");
        }
    }
}

fn collect(shape: &egui::Shape, clip: Rect, texts: &mut Vec<(String, Rect, Rect)>) {
    match shape {
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|s| collect(s, clip, texts)),
        egui::Shape::Text(text) => texts.push((text.galley.text().to_owned(), text.visual_bounding_rect(), clip)),
        _ => {}
    }
}

/// What is in a workbook besides the stamps of when it was saved.
pub(crate) fn same_work(a: &Workbook, b: &Workbook) -> bool {
    a.about == b.about
        && a.exercises.len() == b.exercises.len()
        && a.exercises.iter().zip(&b.exercises).all(|(a, b)| a.key == b.key && a.doc == b.doc)
}

/// A workbook file of the course with one started board in it.
pub(crate) fn sample(path: &Path, text: &str) -> Workbook {
    use mot_studio::{
        io::{content::Library, format, save},
        model::{
            doc::Doc,
            exercise::board::{self, Board, NewCard},
            stamp::{EditorId, IdSource},
            template::Structure,
        },
    };
    let library = Library::embedded();
    let course = library.course(COURSE).expect("embedded");
    let template = library.template(COURSE, BOARD).expect("embedded");
    let Structure::Board(plan) = &template.structure else { panic!("a board") };
    let editor = EditorId::from_random(77);
    let mut doc = Doc::default();
    let card = NewCard { text: text.into(), tag: String::new() };
    let (edit, _) = board::add(&Board::of(plan, &doc), plan, &doc, &IdSource::new(editor, 1), 0, &[card], "陈");
    for op in &edit.ops {
        doc.apply(op, editor).expect("fits");
    }
    let exercise = Exercise { key: template.id.clone(), template: std::sync::Arc::clone(template), doc, unknown: Vec::new() };
    let workbook = Workbook {
        // Files of different names are different work, not copies.
        id: format!("sample-{}", path.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()),
        course: COURSE.into(),
        course_version: course.version.clone(),
        exercises: vec![exercise],
        ..Workbook::default()
    };
    save::save_atomic(path, format::write(&workbook, env!("CARGO_PKG_VERSION")).as_bytes(), None).expect("written");
    workbook
}

/// The texts of a board's cards in a zone, from the top.
pub(crate) fn cards(exercise: &Exercise, zone: usize) -> Vec<String> {
    use mot_studio::model::{exercise::board::Board, template::Structure};
    let Structure::Board(plan) = &exercise.template.structure else { panic!("a board") };
    let board = Board::of(plan, &exercise.doc);
    board.zones.get(zone).map(|ids| ids.iter().map(|id| exercise.doc.text(*id, "text").to_owned()).collect()).unwrap_or_default()
}

/// Writes a broken file.
#[expect(clippy::disallowed_methods, reason = "broken files are written on purpose")]
pub(crate) fn spoil(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("written");
}
