//! Starts the program: settings, content, window; and the marks of a crash, should there be one.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use crate::{
    io::{
        content::{self, Library, Watch},
        screens::{Place, Screens},
        settings::{self as stored, Dirs},
        worker::{Flusher, Job, Worker},
    },
    model::{
        settings::{Settings, ThemeChoice},
        text::Lang,
    },
    ui::{
        fonts,
        theme::{self, Mode, Tokens},
    },
};

use super::{App, Start, ime::X11ImeAlwaysOn, places::Places, projector::Screen, shelf::Shelf, show::Views};

/// Quitting waits no longer for a disk; what it has not taken is in the journal.
const QUIT: Duration = Duration::from_secs(3);

/// Opens the window and runs until it is closed.
///
/// # Errors
/// When no window can be opened on this machine.
pub fn run(start: Start) -> Result<(), eframe::Error> {
    remember_crashes(&start);
    let dirs = dirs(&start);
    let (settings, _problem) = stored::load(&dirs);
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("MOT Studio")
        .with_app_id("mot-studio")
        .with_min_inner_size([1024.0, 640.0])
        .with_drag_and_drop(true);
    viewport = match settings.window {
        Some(w) => viewport.with_inner_size([w.w, w.h]).with_position([w.x, w.y]).with_maximized(w.maximized),
        None => viewport.with_inner_size([1440.0, 900.0]),
    };
    let options = eframe::NativeOptions { viewport, renderer: renderer(), persist_window: false, ..Default::default() };
    eframe::run_native("mot-studio", options, Box::new(move |cc| Ok(Box::new(Window::new(cc, settings, start)))))
}

fn renderer() -> eframe::Renderer {
    #[cfg(feature = "glow")]
    return eframe::Renderer::Glow;
    #[cfg(not(feature = "glow"))]
    return eframe::Renderer::Wgpu;
}

/// The window of the operating system around the application.
struct Window {
    app: App,
    clock: Instant,
    /// The system asked the program to end.
    ending: Arc<AtomicBool>,
    x11: bool,
    /// The displays, where they are asked for directly.
    screens: Option<Screens>,
}

impl Window {
    fn new(cc: &eframe::CreationContext<'_>, settings: Settings, start: Start) -> Self {
        let x11 = raw_window_handle::HasDisplayHandle::display_handle(cc).is_ok_and(|handle| {
            matches!(handle.as_raw(), raw_window_handle::RawDisplayHandle::Xlib(_) | raw_window_handle::RawDisplayHandle::Xcb(_))
        });
        if x11 {
            cc.egui_ctx.add_plugin(X11ImeAlwaysOn);
        }
        let app = App::new(&cc.egui_ctx, settings, start);
        if let (Ok(mut slot), Some(worker)) = (FLUSHER.lock(), &app.worker) {
            *slot = Some(worker.flusher());
        }
        Self { app, clock: Instant::now(), ending: end_on_signal(&cc.egui_ctx), x11, screens: None }
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, frame: &mut eframe::Frame) {
        let now = self.clock.elapsed();
        if self.app.wants_screens()
            && let Some(window) = frame.winit_window()
        {
            let known: Vec<Place> = window
                .available_monitors()
                .map(|m| Place { at: (m.position().x, m.position().y), size: (m.size().width, m.size().height) })
                .collect();
            if self.x11 && self.screens.is_none() {
                let wake = ui.ctx().clone();
                self.screens = Some(Screens::watch(move || wake.request_repaint()));
            }
            // On X11 the window library never hears that a display came or went.
            let there = self.screens.as_ref().and_then(Screens::latest).unwrap_or_else(|| known.clone());
            let middle = window.outer_position().ok().map(|p| {
                let size = window.outer_size();
                (p.x + i32::try_from(size.width / 2).unwrap_or(0), p.y + i32::try_from(size.height / 2).unwrap_or(0))
            });
            let current = window.current_monitor().map(|m| (m.position().x, m.position().y));
            let screens = there.iter().map(|place| Screen {
                at: place.at,
                size: place.size,
                here: middle.map_or(current == Some(place.at), |p| place.contains(p)),
                index: known.iter().position(|k| k == place),
            });
            self.app.set_screens(screens.collect());
        }
        if self.ending.swap(false, Ordering::AcqRel) {
            self.app.end(ui.ctx());
        }
        self.app.frame(ui, now);
    }

    fn raw_input_hook(&mut self, ctx: &egui::Context, input: &mut egui::RawInput) {
        if self.app.wheel_is_idle(ctx) {
            // It would be smoothed over many frames that all look the same.
            input.events.retain(|event| !matches!(event, egui::Event::MouseWheel { .. }));
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.app.finish(QUIT);
    }

    fn persist_egui_memory(&self) -> bool {
        false
    }
}

impl App {
    /// Makes the application in a context; nothing is drawn yet.
    #[must_use]
    pub fn new(ctx: &egui::Context, settings: Settings, start: Start) -> Self {
        fonts::install(ctx);
        ctx.add_image_loader(std::sync::Arc::new(super::course_pictures::CoursePictures::default()));
        let folders = content::course_folders(start.content_dir.as_deref());
        let library = Library::load(&folders);
        let wake = ctx.clone();
        // Without a thread nothing can be read or kept: the machine is out of resources and the program cannot work.
        let worker = Worker::start(dirs(&start), move || wake.request_repaint()).ok();
        let wake = ctx.clone();
        let watch = Watch::start(&folders, move || wake.request_repaint());
        let themes = themes(settings.high_contrast);
        apply_settings(ctx, &settings, &start, &themes);
        let files = start.files.clone();
        let mut app = Self {
            library,
            watch,
            worker,
            settings,
            start,
            shelf: Shelf::default(),
            places: Places::default(),
            views: Views::default(),
            themes,
            asking: None,
            pictures: super::pictures::Pictures::default(),
            sharing: super::share::Sharing::default(),
            exporting: super::export::Exporting::default(),
            merging: super::merge::Merging::default(),
            teaching: super::teach::Teaching::default(),
        };
        if let Some(checker) = app.start.checker.clone() {
            app.send(Job::UseChecker(checker));
        }
        for file in files {
            app.open_file(file);
        }
        // After the files that were asked for: old drafts may be many.
        app.send(Job::ListDrafts);
        app.send(Job::ListClasses);
        app
    }
}

/// Where drafts and settings are kept.
pub(super) fn dirs(start: &Start) -> Dirs {
    start.data.as_deref().map_or_else(Dirs::of_user, Dirs::under)
}

/// The light and the dark tokens.
pub(super) fn themes(high_contrast: bool) -> [Tokens; 2] {
    [Mode::Light, Mode::Dark].map(|mode| {
        let tokens = Tokens::load(mode).unwrap_or_else(|broken| unreachable_tokens(&broken));
        if high_contrast { tokens.high_contrast() } else { tokens }
    })
}

#[expect(clippy::panic, reason = "the tokens are part of the program; a test loads both")]
fn unreachable_tokens(broken: &ron::error::SpannedError) -> Tokens {
    panic!("embedded theme: {broken}")
}

/// Puts the settings into effect: theme, scale, motion.
pub(super) fn apply_settings(ctx: &egui::Context, settings: &Settings, start: &Start, themes: &[Tokens; 2]) {
    let [light, dark] = themes;
    theme::apply(ctx, egui::Theme::Light, light);
    theme::apply(ctx, egui::Theme::Dark, dark);
    let choice = start.theme.unwrap_or(settings.theme);
    ctx.set_theme(match choice {
        ThemeChoice::Light => egui::ThemePreference::Light,
        ThemeChoice::Dark => egui::ThemePreference::Dark,
        ThemeChoice::System => egui::ThemePreference::System,
    });
    ctx.options_mut(|o| {
        o.zoom_with_keyboard = false;
        o.fallback_theme = egui::Theme::Light;
    });
    ctx.set_zoom_factor(settings.scale_percent as f32 / 100.0);
    let millis = if settings.reduce_motion { 0.0 } else { 0.14 };
    ctx.all_styles_mut(|style| style.animation_time = millis);
}

/// The language of the system; Chinese where it is neither Chinese nor English.
pub(super) fn system_lang() -> Lang {
    static LANG: std::sync::OnceLock<Lang> = std::sync::OnceLock::new();
    *LANG.get_or_init(|| sys_locale::get_locale().and_then(|l| Lang::parse(&l)).unwrap_or_default())
}

/// Bits for a new editing session.
pub(super) fn random() -> u64 {
    uuid::Uuid::new_v4().as_u64_pair().1
}

/// A new workbook's id.
pub(super) fn fresh_id() -> String {
    uuid::Uuid::now_v7().simple().to_string()
}

/// The journal of the running application, for whoever must put it on the disk in a hurry.
static FLUSHER: Mutex<Option<Flusher>> = Mutex::new(None);

/// Puts everything that was typed on the disk; waits no longer than `limit`.
fn flush(limit: Duration) {
    let flusher = FLUSHER.lock().ok().and_then(|flusher| flusher.clone());
    if let Some(flusher) = flusher {
        flusher.flush(limit);
    }
}

/// The system ends the session or somebody ends the program: what was typed is put on the disk, files are written, and
/// the window closes without asking. A window that does not answer is not waited for longer than quitting may take.
#[cfg(unix)]
fn end_on_signal(ctx: &egui::Context) -> Arc<AtomicBool> {
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM, signal::SIGXFSZ},
        iterator::Signals,
    };
    let asked = Arc::new(AtomicBool::new(false));
    // A file that may not grow further is an error of the save, not the end of the program.
    let _errors_then = signal_hook::flag::register(SIGXFSZ, Arc::default());
    let (flag, wake) = (Arc::clone(&asked), ctx.clone());
    if let Ok(mut signals) = Signals::new([SIGTERM, SIGINT, SIGHUP]) {
        let wait = move || {
            for signal in signals.forever() {
                flush(Duration::from_millis(200));
                flag.store(true, Ordering::Release);
                wake.request_repaint();
                std::thread::sleep(QUIT);
                // The window did not close: everything is in the journal.
                let _dies = signal_hook::low_level::emulate_default_handler(signal);
            }
        };
        // Without this thread the program just ends; the journal has everything.
        let _thread = std::thread::Builder::new().name("signals".to_owned()).spawn(wait);
    }
    asked
}

#[cfg(not(unix))]
fn end_on_signal(_ctx: &egui::Context) -> Arc<AtomicBool> {
    Arc::default()
}

/// Writes a panic to the log before the program dies; the work itself is put on the disk.
fn remember_crashes(start: &Start) {
    let log = dirs(start).data.join("crash.log");
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        // The journal's own thread cannot wait for itself.
        if std::thread::current().name() != Some("journal") {
            flush(Duration::from_millis(200));
        }
        stored::log_crash(&log, &format!("{} {info}", jiff::Zoned::now()));
        before(info);
    }));
}
