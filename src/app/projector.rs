//! The window of the projector: which display it is on, what it shows, and what is pressed in it.

use std::sync::{Arc, Mutex};

use egui::{Context, ViewportBuilder, ViewportId};

use crate::ui::{
    command::{Command, Scope},
    presenter::{Show, projector_ui, slide::Slide},
    theme::Tokens,
};

use super::keys;

/// A display of this computer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// Its left and upper edge, in pixels.
    pub at: (i32, i32),
    /// Its size in pixels.
    pub size: (u32, u32),
    /// The console is on it.
    pub here: bool,
    /// Its place in the list of the window library, if that knows it.
    pub index: Option<usize>,
}

/// What the window reads and gives back; a lock that is held only to copy.
#[derive(Default)]
struct Shared {
    slide: Option<(Arc<Slide>, Arc<Tokens>)>,
    pressed: Vec<Command>,
    escape: bool,
    closed: bool,
}

/// The projector as the application sees it.
#[derive(Default)]
pub(super) struct Projector {
    shared: Arc<Mutex<Shared>>,
    /// The displays, in the order of the system.
    pub(super) screens: Vec<Screen>,
    /// The display that was chosen, by its place.
    chosen: Option<(i32, i32)>,
    /// The window that is open.
    open: Option<ViewportId>,
    /// The slides were on a display that is gone.
    lost: bool,
}

/// What happened in the window since the last frame.
#[derive(Default)]
pub(super) struct Heard {
    pub(super) pressed: Vec<Command>,
    pub(super) escape: bool,
    pub(super) closed: bool,
}

impl Projector {
    /// Takes over which displays there are. True when the one with the slides is gone.
    pub(super) fn set_screens(&mut self, screens: Vec<Screen>) {
        if screens != self.screens {
            let known = self.chosen.is_some_and(|at| screens.iter().any(|s| s.at == at)) && screens.len() > 1;
            self.lost |= self.chosen.is_some() && !known;
            if !known {
                self.chosen = None;
            }
            self.screens = screens;
        }
    }

    /// Whether the display with the slides went away; true once.
    pub(super) fn take_lost(&mut self) -> bool {
        std::mem::take(&mut self.lost)
    }

    /// The display for the slides: the one chosen, else the first without the console.
    fn target(&mut self) -> Option<Screen> {
        if self.screens.len() < 2 {
            return None;
        }
        if self.chosen.is_none() {
            self.chosen = self.screens.iter().find(|s| !s.here).map(|s| s.at);
        }
        let chosen = self.chosen?;
        self.screens.iter().copied().find(|s| s.at == chosen)
    }

    /// Which display shows the slides, for the console.
    pub(super) fn shown_on(&self) -> Option<Screen> {
        self.open?;
        let chosen = self.chosen?;
        self.screens.iter().copied().find(|s| s.at == chosen)
    }

    /// Whether a window shows the slides.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The slides go where the console is, and the console goes where they were.
    pub(super) fn swap(&mut self, ctx: &Context) {
        let Some(to) = self.target() else { return };
        let Some(from) = self.screens.iter().find(|s| s.at != to.at && s.here).or_else(|| self.screens.iter().find(|s| s.at != to.at)).copied()
        else {
            return;
        };
        self.chosen = Some(from.at);
        let points = f64::from(ctx.pixels_per_point());
        let place = egui::pos2((f64::from(to.at.0) / points) as f32, (f64::from(to.at.1) / points) as f32);
        let large = ctx.input(|i| i.viewport().maximized.unwrap_or(false));
        ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(false));
        ctx.send_viewport_cmd(egui::ViewportCommand::OuterPosition(place));
        ctx.send_viewport_cmd(egui::ViewportCommand::Maximized(large));
    }

    /// Shows the slide this frame; gives what was pressed there.
    pub(super) fn show(&mut self, ctx: &Context, show: Show, slide: &Arc<Slide>, tokens: &Arc<Tokens>) -> Heard {
        let heard = self.heard();
        let target = if show == Show::Auto { self.target() } else { None };
        // A test, or a browser: there is one window and no more.
        if ctx.embed_viewports() || (target.is_none() && show != Show::Window) {
            self.open = None;
            return heard;
        }
        let builder = ViewportBuilder::default().with_title("MOT Studio").with_app_id("mot-studio");
        let (id, builder) = match target {
            Some(screen) => {
                let id = ViewportId::from_hash_of(("projector", screen.at, screen.size));
                let builder = builder.with_decorations(false).with_active(false);
                (id, screen.index.map_or_else(|| over(ctx, &builder, screen), |index| builder.clone().with_monitor(index)))
            }
            None => (ViewportId::from_hash_of("projector-window"), builder.with_inner_size([960.0, 540.0]).with_min_inner_size([320.0, 180.0])),
        };
        let fresh = self.open != Some(id);
        self.open = Some(id);
        let mut changed = fresh;
        if let Ok(mut shared) = self.shared.lock() {
            let same = shared.slide.as_ref().is_some_and(|(s, t)| **s == **slide && Arc::ptr_eq(t, tokens));
            if !same {
                shared.slide = Some((Arc::clone(slide), Arc::clone(tokens)));
                changed = true;
            }
        }
        let shared = Arc::clone(&self.shared);
        ctx.show_viewport_deferred(id, builder, move |ui, _| draw(ui, &shared));
        if changed {
            ctx.request_repaint_of(id);
        }
        heard
    }

    fn heard(&self) -> Heard {
        self.shared.lock().map_or_else(
            |_| Heard::default(),
            |mut shared| Heard {
                pressed: std::mem::take(&mut shared.pressed),
                escape: std::mem::take(&mut shared.escape),
                closed: std::mem::take(&mut shared.closed),
            },
        )
    }

    /// The window closes with the class.
    pub(super) fn close(&mut self) {
        (self.open, self.chosen, self.lost) = (None, None, false);
    }
}

/// A window without a frame that covers a display which the window library has not heard of.
fn over(ctx: &Context, builder: &ViewportBuilder, screen: Screen) -> ViewportBuilder {
    let points = ctx.pixels_per_point();
    let at = egui::pos2(screen.at.0 as f32, screen.at.1 as f32) / points;
    let size = egui::vec2(screen.size.0 as f32, screen.size.1 as f32) / points;
    builder.clone().with_position(at).with_inner_size(size).with_clamp_size_to_monitor_size(false).with_taskbar(false)
}

fn draw(ui: &egui::Ui, shared: &Mutex<Shared>) {
    let slide = shared.lock().ok().and_then(|shared| shared.slide.clone());
    if let Some((slide, tokens)) = slide {
        projector_ui(ui, &tokens, &slide);
    }
    let pressed: Vec<Command> = std::iter::from_fn(|| keys::take_command(ui.ctx(), Scope::Teach, false)).take(20).collect();
    let (escape, closed) = ui.input(|i| (i.key_pressed(egui::Key::Escape), i.viewport().close_requested()));
    if pressed.is_empty() && !escape && !closed {
        return;
    }
    if let Ok(mut shared) = shared.lock() {
        shared.pressed.extend(pressed);
        shared.escape |= escape;
        shared.closed |= closed;
    }
    ui.ctx().request_repaint_of(ViewportId::ROOT);
}
