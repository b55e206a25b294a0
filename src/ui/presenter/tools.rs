//! The tools of the one who teaches: pointer, spotlight, pen, zoom; what the console remembers between frames.

use std::time::Duration;

use egui::{Align2, Color32, CornerRadius, CursorIcon, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Act, slide::Pointer};
use crate::{
    model::session::{InkStroke, SIDE},
    ui::{
        command::Command,
        cx::{Action, Actions, Cx},
        theme::{self, Tokens},
        widgets,
    },
};

/// What the mouse does on the slide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// A click turns the page.
    #[default]
    None,
    /// A red dot.
    Pointer,
    /// A circle of light.
    Spot,
    /// Draws.
    Pen,
    /// Enlarges.
    Zoom,
}

/// What covers the class's slide.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cover {
    /// Nothing.
    #[default]
    None,
    /// Black.
    Black,
    /// A whiteboard, by number.
    Board(u32),
}

/// What the right column of the console shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// What comes next, the script, the countdown.
    #[default]
    Script,
    /// Ways to catch up.
    CatchUp,
    /// Who is drawn.
    Lot,
    /// Groups that report.
    Groups,
    /// Exercises that can be projected.
    Canvases,
}

/// The pens, as roles of the theme.
pub const PENS: u8 = 4;

/// The colour of a pen.
#[must_use]
pub(super) fn pen_color(tk: &Tokens, pen: u8) -> Color32 {
    match pen % PENS {
        0 => tk.mot,
        1 => tk.accent,
        2 => tk.success,
        _ => tk.text,
    }
}

/// What the console remembers; nothing of it is saved.
#[derive(Clone, Debug, Default)]
pub struct PresenterView {
    /// The tool in the hand.
    pub tool: Tool,
    /// Which pen.
    pub pen: u8,
    /// What covers the slide.
    pub cover: Cover,
    /// The stroke being drawn.
    pub drawing: Option<InkStroke>,
    /// Where the mouse is on the slide, in parts of it.
    pub at: Option<Pos2>,
    /// Where it is enlarged and how much.
    pub zoom: (Pos2, f32),
    /// The overview of all pages is open.
    pub grid: bool,
    /// What was typed in the overview: a number or words.
    pub query: String,
    /// The field of the overview wants the focus.
    pub focus: bool,
    /// What the right column shows.
    pub panel: Panel,
    /// The names for the lot, as they are typed.
    pub names: String,
    /// How many groups report, and how many minutes each.
    pub round: (u32, u32),
    /// Esc was pressed once, then: the next one ends the class.
    pub ending: Option<Duration>,
}

impl PresenterView {
    /// What points at the slide.
    #[must_use]
    pub fn pointer(&self) -> Option<Pointer> {
        let at = self.at?;
        match self.tool {
            Tool::Pointer => Some(Pointer::Dot(at)),
            Tool::Spot => Some(Pointer::Spot(at)),
            _ => None,
        }
    }

    /// Takes a tool into the hand, or puts it down.
    pub fn toggle(&mut self, tool: Tool) {
        self.tool = if self.tool == tool { Tool::None } else { tool };
        self.drawing = None;
        self.zoom = if self.tool == Tool::Zoom { (pos2(0.5, 0.5), 2.0) } else { (pos2(0.5, 0.5), 1.0) };
    }
}

/// What the mouse does on the slide of the console.
pub(super) fn on_slide(ui: &Ui, cx: &Cx<'_>, rect: Rect, view: &mut PresenterView, out: &mut Actions) {
    let response = ui.interact(rect, egui::Id::unique("presenter-slide"), Sense::click_and_drag());
    let name = cx.t(crate::model::texts::teach::SLIDE_NOW);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    let part = |p: Pos2| pos2((p.x - rect.left()) / rect.width(), (p.y - rect.top()) / rect.height());
    view.at = response.hover_pos().or_else(|| response.interact_pointer_pos()).map(part);
    match view.tool {
        Tool::None if response.clicked() => out.push(Action::Do(Command::TeachNext)),
        Tool::Pen => {
            draw(ui, &response, rect, view, out);
            let _shown = response.on_hover_cursor(CursorIcon::Crosshair);
        }
        Tool::Zoom => {
            let wheel = ui.input(|i| i.smooth_scroll_delta.y);
            if response.hovered() && wheel != 0.0 {
                view.zoom.1 = (view.zoom.1 * (1.0 + wheel / 400.0)).clamp(1.0, 4.0);
            }
            if response.dragged() {
                let by = response.drag_delta() / rect.size() / view.zoom.1;
                view.zoom.0 = (view.zoom.0 - by).clamp(pos2(0.0, 0.0), pos2(1.0, 1.0));
            } else if response.clicked()
                && let Some(at) = view.at
            {
                view.zoom.0 = at;
            }
        }
        _ => {}
    }
}

fn draw(ui: &Ui, response: &egui::Response, rect: Rect, view: &mut PresenterView, out: &mut Actions) {
    let unit = |p: Pos2| {
        // On an enlarged slide the ink belongs to the place below the pen.
        let whole = super::slide::zoomed(rect, view.zoom.0, view.zoom.1);
        let part = (p - whole.min) / whole.size() * f32::from(SIDE);
        (part.x.clamp(0.0, f32::from(SIDE)) as u16, part.y.clamp(0.0, f32::from(SIDE)) as u16)
    };
    let down = response.is_pointer_button_down_on() && ui.input(|i| i.pointer.primary_down());
    let rub = response.is_pointer_button_down_on() && ui.input(|i| i.pointer.secondary_down() || i.modifiers.alt);
    match (response.interact_pointer_pos().map(unit), view.drawing.take()) {
        (Some(at), None) if rub => out.push(Action::Teach(Act::Rub(at))),
        (Some(at), Some(mut stroke)) if down => {
            if stroke.go_on(at) {
                view.drawing = Some(stroke);
            } else {
                out.push(Action::Teach(Act::Ink(stroke)));
                view.drawing = Some(InkStroke::begin(view.pen, at));
            }
        }
        (Some(at), None) if down => view.drawing = Some(InkStroke::begin(view.pen, at)),
        (_, Some(stroke)) => out.push(Action::Teach(Act::Ink(stroke))),
        _ => {}
    }
}

/// The row of tools below the slide.
pub(super) fn bar(ui: &Ui, cx: &Cx<'_>, rect: Rect, view: &mut PresenterView, out: &mut Actions) {
    let tools = [
        (Command::TeachPointer, view.tool == Tool::Pointer),
        (Command::TeachSpot, view.tool == Tool::Spot),
        (Command::TeachPen, view.tool == Tool::Pen),
        (Command::TeachZoom, view.tool == Tool::Zoom),
        (Command::TeachBlack, view.cover == Cover::Black),
        (Command::TeachGrid, view.grid),
        (Command::TeachTimer, false),
        (Command::TeachBoard, matches!(view.cover, Cover::Board(_))),
    ];
    let pens = if view.tool == Tool::Pen { 150.0 } else { 0.0 };
    let wide = ((rect.width() - pens) / tools.len() as f32).min(72.0);
    let mut x = rect.center().x - (wide * tools.len() as f32 + pens) * 0.5;
    for (command, on) in tools {
        let place = Rect::from_min_size(pos2(x, rect.top()), vec2(wide, 54.0)).shrink2(vec2(2.0, 0.0));
        if tool_button(ui, cx, place, command, on) {
            out.push(Action::Do(command));
        }
        x += wide;
        if command == Command::TeachPen && view.tool == Tool::Pen {
            colors(ui, cx, Rect::from_min_size(pos2(x + 6.0, rect.top()), vec2(pens - 12.0, 54.0)), view);
            x += pens;
        }
    }
}

fn tool_button(ui: &Ui, cx: &Cx<'_>, rect: Rect, command: Command, on: bool) -> bool {
    let tk = cx.tk;
    let info = command.info();
    let name = cx.t(info.text);
    let response = ui.interact(rect, egui::Id::unique(("presenter-tool", command)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, name));
    let fill = if on {
        tk.selected
    } else if response.is_pointer_button_down_on() {
        tk.pressed
    } else if response.hovered() {
        tk.hover
    } else {
        Color32::TRANSPARENT
    };
    ui.painter().rect(rect, CornerRadius::same(8), fill, Stroke::NONE, StrokeKind::Inside);
    let ink = if on { tk.accent_text } else { tk.text_secondary };
    widgets::paint_icon(ui.painter(), pos2(rect.center().x, rect.top() + 18.0), info.icon, 20.0, ink);
    let short = super::words::short(command).map_or(name, |t| cx.t(t));
    let key = command.key_name(cfg!(target_os = "macos"));
    let style = if on { theme::CAPTION.bold() } else { theme::CAPTION };
    let text = if rect.width() > 56.0 { format!("{short} {key}") } else { short.to_owned() };
    widgets::paint_in(ui.painter(), Rect::from_min_max(pos2(rect.left(), rect.top() + 31.0), rect.max), Align2::CENTER_TOP, &text, style, ink);
    widgets::ring_if_focused(ui, cx, &response, 8);
    widgets::tooltip(response, cx, name).clicked()
}

fn colors(ui: &Ui, cx: &Cx<'_>, rect: Rect, view: &mut PresenterView) {
    let tk = cx.tk;
    for pen in 0..PENS {
        let at = pos2(rect.left() + 18.0 + f32::from(pen) * 34.0, rect.center().y);
        let place = Rect::from_center_size(at, vec2(30.0, 30.0));
        let response = ui.interact(place, egui::Id::unique(("presenter-pen", pen)), Sense::click());
        let name = cx.tf(crate::model::texts::teach::PEN_COLOR, &[&(pen + 1).to_string()]);
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, view.pen == pen, &name));
        if view.pen == pen {
            ui.painter().circle_stroke(at, 13.0, Stroke::new(2.0, tk.accent));
        }
        ui.painter().circle_filled(at, 9.0, pen_color(tk, pen));
        widgets::ring_if_focused(ui, cx, &response, 15);
        if response.clicked() {
            view.pen = pen;
        }
    }
}
