//! Starts the program: settings, content, window; and the marks of a crash, should there be one.

use std::time::Instant;

use crate::{
    io::{
        content::{self, Library, Watch},
        settings::{self as stored, Dirs},
        worker::{Job, Worker},
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

use super::{App, Start, ime::X11ImeAlwaysOn, places::Places, shelf::Shelf, show::Views};

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
}

impl Window {
    fn new(cc: &eframe::CreationContext<'_>, settings: Settings, start: Start) -> Self {
        let x11 = raw_window_handle::HasDisplayHandle::display_handle(cc).is_ok_and(|handle| {
            matches!(handle.as_raw(), raw_window_handle::RawDisplayHandle::Xlib(_) | raw_window_handle::RawDisplayHandle::Xcb(_))
        });
        if x11 {
            cc.egui_ctx.add_plugin(X11ImeAlwaysOn);
        }
        Self { app: App::new(&cc.egui_ctx, settings, start), clock: Instant::now() }
    }
}

impl eframe::App for Window {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let now = self.clock.elapsed();
        self.app.frame(ui, now);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.app.finish();
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
        egui_extras::install_image_loaders(ctx);
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
            merging: super::merge::Merging::default(),
        };
        if let Some(checker) = app.start.checker.clone() {
            app.send(Job::UseChecker(checker));
        }
        for file in files {
            app.open_file(file);
        }
        // After the files that were asked for: old drafts may be many.
        app.send(Job::ListDrafts);
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

/// Writes a panic to the log before the program dies; the work itself is in the journal.
fn remember_crashes(start: &Start) {
    let log = dirs(start).data.join("crash.log");
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        stored::log_crash(&log, &format!("{} {info}", jiff::Zoned::now()));
        before(info);
    }));
}
