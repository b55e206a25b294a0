//! Text fields: framed, named, two points of accent while they are active.

use egui::{CornerRadius, Frame, Id, Margin, Response, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo};

use super::text;
use crate::ui::{
    cx::Cx,
    icons,
    theme::{self, Style},
};

/// A text field; `name` is what a screen reader says and must not be empty.
pub struct Input<'a> {
    id: Id,
    name: &'a str,
    hint: &'a str,
    style: Style,
    rows: usize,
    limit: usize,
    error: Option<&'a str>,
    frame: bool,
    width: f32,
}

impl<'a> Input<'a> {
    /// A field of one line.
    #[must_use]
    pub fn new(id: Id, name: &'a str) -> Self {
        Self { id, name, hint: "", style: theme::BODY, rows: 1, limit: 2000, error: None, frame: true, width: f32::INFINITY }
    }

    /// What to write here, shown while it is empty.
    #[must_use]
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// A field of several lines.
    #[must_use]
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Its type style.
    #[must_use]
    pub fn style(mut self, style: Style) -> Self {
        self.style = style;
        self
    }

    /// At most this many characters.
    #[must_use]
    pub fn limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// The sentence below a wrong value.
    #[must_use]
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Without outline and padding, for cells.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.frame = false;
        self
    }

    /// A fixed width.
    #[must_use]
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui, cx: &Cx<'_>, value: &mut String) -> Response {
        let tk = cx.tk;
        let margin = if self.frame { Margin::symmetric(10, 5) } else { Margin::ZERO };
        let hint = egui::RichText::new(self.hint).font(self.style.font()).color(tk.text_tertiary);
        let (font, line) = (self.style.font(), self.style.line);
        let mut layouter = move |ui: &Ui, text: &dyn egui::TextBuffer, wrap: f32| {
            let format = egui::TextFormat { font_id: font.clone(), color: tk.text, line_height: Some(line), ..Default::default() };
            let mut job = egui::text::LayoutJob::single_section(text.as_str().to_owned(), format);
            job.wrap.max_width = wrap;
            ui.fonts_mut(|f| f.layout_job(job))
        };
        let edit = if self.rows > 1 { TextEdit::multiline(value).desired_rows(self.rows) } else { TextEdit::singleline(value) };
        let width = self.width.min(ui.available_width());
        let response = ui.add(
            edit.id(self.id)
                .hint_text(hint)
                .layouter(&mut layouter)
                .font(self.style.font())
                .frame(Frame::new().inner_margin(margin))
                .char_limit(self.limit)
                .desired_width(width),
        );
        let name = self.name;
        let current = value.clone();
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, "", &current, "");
            info.label = Some(name.to_owned());
            info
        });
        if self.frame {
            let (width, color) = match (self.error, response.has_focus()) {
                (Some(_), _) => (2.0, tk.danger),
                (None, true) => (2.0, tk.accent),
                (None, false) => (1.0, tk.border_strong),
            };
            ui.painter().rect_stroke(response.rect, CornerRadius::same(7), Stroke::new(width, color), StrokeKind::Inside);
        }
        if let Some(error) = self.error {
            ui.horizontal(|ui| {
                text::icon(ui, icons::WARNING_OCTAGON, 14.0, tk.danger_text);
                text::wrapped(ui, error, theme::SMALL, tk.danger_text);
            });
        }
        response
    }
}

/// True while an input method is composing: Enter and Esc belong to it then.
#[must_use]
pub fn is_composing(ui: &Ui) -> bool {
    ui.input(|i| i.events.iter().any(|e| matches!(e, egui::Event::Ime(_))))
}
