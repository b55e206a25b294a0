//! Toasts: what was just done, at the bottom, for six seconds; errors stay until they are closed.

use std::time::Duration;

use egui::{Align2, CornerRadius, Frame, Id, Margin, vec2};

use crate::{
    model::texts::shell as tx,
    ui::{
        command::Command,
        cx::{Action, Actions, Cx, Tone},
        icons, theme, widgets,
    },
};

/// A toast on screen.
#[derive(Clone, Debug)]
struct Toast {
    tone: Tone,
    text: String,
    back: Option<Action>,
    until: Duration,
    serial: u64,
}

/// The toasts on screen, at most three.
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    list: Vec<Toast>,
    serial: u64,
}

const LIFE: Duration = Duration::from_secs(6);

impl Toasts {
    /// Says something; the same words again only start the clock again.
    pub fn say(&mut self, now: Duration, tone: Tone, text: String, undo: bool) {
        self.say_with(now, tone, text, undo.then_some(Action::Do(Command::Undo)));
    }

    /// Says something that `back` takes back.
    pub fn say_with(&mut self, now: Duration, tone: Tone, text: String, back: Option<Action>) {
        self.list.retain(|t| t.text != text);
        self.serial += 1;
        self.list.push(Toast { tone, text, back, until: now + LIFE, serial: self.serial });
        if self.list.len() > 3 {
            self.list.remove(0);
        }
    }

    /// The texts on screen, for tests.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|t| t.text.as_str())
    }

    /// Shows them and lets the old ones go.
    pub fn show(&mut self, ctx: &egui::Context, cx: &Cx<'_>, out: &mut Actions) {
        self.list.retain(|t| t.tone == Tone::Error || t.until > cx.now);
        if let Some(first) = self.list.iter().filter(|t| t.tone != Tone::Error).map(|t| t.until).min() {
            ctx.request_repaint_after(first.saturating_sub(cx.now));
        }
        let mut closed = None;
        let mut hovered = false;
        // Above the bars at the foot of the canvases, so that nothing that is typed is hidden.
        let mut up = -76.0;
        for toast in self.list.iter().rev() {
            let area = egui::Area::new(Id::unique(("toast", toast.serial))).anchor(Align2::CENTER_BOTTOM, vec2(0.0, up)).order(egui::Order::Tooltip);
            let shown = area.show(ctx, |ui| toast_ui(ui, cx, toast, out));
            up -= shown.response.rect.height() + 8.0;
            hovered |= shown.response.contains_pointer();
            if shown.inner {
                closed = Some(toast.serial);
            }
        }
        if hovered {
            // Reading stops the clock.
            for toast in &mut self.list {
                toast.until = toast.until.max(cx.now + Duration::from_secs(2));
            }
        }
        self.list.retain(|t| Some(t.serial) != closed);
    }
}

/// Shows one toast; true when it should go.
fn toast_ui(ui: &mut egui::Ui, cx: &Cx<'_>, toast: &Toast, out: &mut Actions) -> bool {
    let tk = cx.tk;
    let (fill, ink, icon) = match toast.tone {
        Tone::Info => (tk.text, tk.bg_app, icons::INFO),
        Tone::Done => (tk.text, tk.bg_app, icons::CHECK_CIRCLE),
        Tone::Error => (tk.danger, tk.accent_on, icons::WARNING_OCTAGON),
    };
    let frame = Frame::new().fill(fill).corner_radius(CornerRadius::same(10)).inner_margin(Margin::symmetric(14, 8)).shadow(tk.shadow(3));
    let mut gone = false;
    let shown = frame.show(ui, |ui| {
        ui.set_max_width((ui.ctx().content_rect().width() - 80.0).min(520.0));
        ui.horizontal(|ui| {
            ui.set_min_height(30.0);
            widgets::icon(ui, icon, 18.0, ink);
            let room = (ui.available_width() - 90.0).max(120.0);
            let galley = widgets::galley(ui.painter(), &toast.text, theme::BODY, ink, room, 3);
            let (rect, _) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
            ui.painter().galley(rect.min, galley, ink);
            ui.add_space(12.0);
            if let Some(back) = &toast.back
                && link(ui, cx, ink, cx.t(tx::UNDO))
            {
                out.push(back.clone());
                gone = true;
            }
            if toast.tone == Tone::Error && link(ui, cx, ink, cx.t(tx::GOT_IT)) {
                gone = true;
            }
        });
    });
    shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Alert, true, &toast.text));
    gone
}

/// A bold word on the inverse ground.
fn link(ui: &mut egui::Ui, cx: &Cx<'_>, ink: egui::Color32, text: &str) -> bool {
    let galley = widgets::galley(ui.painter(), text, theme::BODY.bold(), ink, f32::INFINITY, 1);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 8.0, 28.0), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, text));
    let at = egui::pos2(rect.left() + 4.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    if response.hovered() {
        ui.painter().hline(rect.x_range().shrink(4.0), rect.bottom() - 4.0, egui::Stroke::new(1.0, ink));
    }
    widgets::ring_if_focused(ui, cx, &response, 6);
    response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}
