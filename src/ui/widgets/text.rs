//! Text with explicit line heights: galleys, labels, `**bold**` runs and icons. Every text on screen comes through here, or through
//! the page's pen: hidden characters are named, never obeyed.

use std::sync::Arc;

use egui::{
    Align2, Color32, FontId, Galley, Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, text::LayoutJob, text::TextFormat, vec2,
};

use crate::{
    model::text::visible,
    ui::theme::{self, Style},
};

fn format(style: Style, color: Color32) -> TextFormat {
    TextFormat { font_id: style.font(), color, line_height: Some(style.line), ..TextFormat::default() }
}

/// Lays out a text in at most `max_rows` rows of `width`; what does not fit ends in `…`.
#[must_use]
pub fn galley(painter: &Painter, text: &str, style: Style, color: Color32, width: f32, max_rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(visible(text).into_owned(), format(style, color));
    job.wrap.max_width = width;
    job.wrap.max_rows = max_rows;
    job.wrap.break_anywhere = max_rows == 1;
    painter.layout_job(job)
}

/// Lays out a text whose `**bold**` runs are bold.
#[must_use]
pub fn rich_galley(painter: &Painter, text: &str, style: Style, color: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::default();
    let text = visible(text);
    for (at, run) in text.split("**").enumerate() {
        let style = if at % 2 == 1 { style.bold() } else { style };
        job.append(run, 0.0, format(style, color));
    }
    job.wrap.max_width = width;
    painter.layout_job(job)
}

/// Paints one row of text at `pos` and gives its rectangle.
pub fn paint(painter: &Painter, pos: Pos2, anchor: Align2, text: &str, style: Style, color: Color32) -> Rect {
    let galley = galley(painter, text, style, color, f32::INFINITY, 1);
    let rect = anchor.anchor_size(pos, galley.size());
    painter.galley(rect.min, galley, color);
    rect
}

/// Paints a text inside `rect`, cut with `…` at its height, anchored in it.
pub fn paint_in(painter: &Painter, rect: Rect, anchor: Align2, text: &str, style: Style, color: Color32) -> bool {
    let rows = ((rect.height() + 0.5) / style.line).floor().max(1.0) as usize;
    let galley = galley(painter, text, style, color, rect.width(), rows);
    let elided = galley.elided;
    let place = anchor.align_size_within_rect(galley.size(), rect);
    painter.galley(place.min, galley, color);
    elided
}

/// Paints an outlined icon centred at `center`.
pub fn paint_icon(painter: &Painter, center: Pos2, icon: char, size: f32, color: Color32) {
    painter.text(center, Align2::CENTER_CENTER, icon, FontId::new(size, theme::icon_family()), color);
}

/// Paints a filled icon centred at `center`: selected, done and moments of truth only.
pub fn icon_fill(painter: &Painter, center: Pos2, icon: char, size: f32, color: Color32) {
    painter.text(center, Align2::CENTER_CENTER, icon, FontId::new(size, theme::icon_fill_family()), color);
}

/// An icon in the flow of a layout; decoration, so it has no name.
pub fn icon(ui: &mut Ui, icon: char, size: f32, color: Color32) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(size.max(16.0)), Sense::hover());
    paint_icon(ui.painter(), rect.center(), icon, size, color);
    response
}

/// One row of text in the flow of a layout.
pub fn label(ui: &mut Ui, text: &str, style: Style, color: Color32) -> Response {
    let width = ui.available_width();
    show(ui, galley(ui.painter(), text, style, color, width, 1), text, color)
}

/// Text that wraps at the available width.
pub fn wrapped(ui: &mut Ui, text: &str, style: Style, color: Color32) -> Response {
    let width = ui.available_width();
    show(ui, galley(ui.painter(), text, style, color, width, usize::MAX), text, color)
}

/// Wrapping text with `**bold**` runs.
pub fn rich(ui: &mut Ui, text: &str, style: Style, color: Color32) -> Response {
    let width = ui.available_width();
    show(ui, rich_galley(ui.painter(), text, style, color, width), text, color)
}

fn show(ui: &mut Ui, galley: Arc<Galley>, text: &str, color: Color32) -> Response {
    let size = vec2(galley.size().x.ceil(), galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    if ui.is_rect_visible(rect) {
        ui.painter().galley(rect.min, galley, color);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    response
}
