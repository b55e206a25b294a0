//! The glossary and the books as pages.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Here;
use crate::{
    model::{course_search::GLOSSARY, texts::reader as words},
    ui::{
        cx::Cx,
        theme,
        widgets::{self, Chip},
    },
};

/// Paints the glossary or the books and gives the height.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, here: &Here<'_>, inner: Rect) -> f32 {
    let glossary = here.page_id == GLOSSARY;
    ui.scope_builder(egui::UiBuilder::new().max_rect(inner).id_salt("chips"), |ui| {
        widgets::chip(ui, cx, Chip::Accent, None, cx.t(words::REFERENCE));
    });
    let title = cx.t(if glossary { words::GLOSSARY_TITLE } else { words::BOOKS_TITLE });
    let mut y = inner.bottom() + 10.0;
    y += line(ui, pos2(inner.left(), y), inner.width(), title, theme::READER_TITLE, cx.tk.text) + 22.0;
    if glossary {
        for term in &here.course.glossary {
            let other = match cx.lang {
                crate::model::text::Lang::Zh => &term.term.en,
                crate::model::text::Lang::En => &term.term.zh,
            };
            y += entry(ui, cx, pos2(inner.left(), y), inner.width(), (cx.bi(&term.term), other, cx.bi(&term.meaning)));
        }
    } else {
        for book in &here.course.books {
            let year = if book.year == 0 { String::new() } else { book.year.to_string() };
            let by = [cx.bi(&book.author), &year].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            y += entry(ui, cx, pos2(inner.left(), y), inner.width(), (cx.bi(&book.title), &by, cx.bi(&book.note)));
        }
    }
    y - inner.top()
}

fn entry(ui: &Ui, cx: &Cx<'_>, at: egui::Pos2, width: f32, (name, side, text): (&str, &str, &str)) -> f32 {
    let tk = cx.tk;
    let mut y = at.y;
    let head = widgets::galley(ui.painter(), name, theme::SECTION, tk.text, width, usize::MAX);
    let side_galley = widgets::galley(ui.painter(), side, theme::SMALL, tk.text_tertiary, width, usize::MAX);
    let beside = head.size().x + 12.0 + side_galley.size().x <= width;
    let (head_w, head_h, side_h) = (head.size().x, head.size().y, side_galley.size().y);
    ui.painter().galley(pos2(at.x, y), head, tk.text);
    if beside {
        ui.painter().galley(pos2(at.x + head_w + 12.0, y + (head_h - side_h) / 2.0 + 1.0), side_galley, tk.text_tertiary);
        y += head_h;
    } else {
        y += head_h;
        ui.painter().galley(pos2(at.x, y), side_galley, tk.text_tertiary);
        y += side_h;
    }
    y += 2.0 + set(ui, pos2(at.x, y + 2.0), width, text, theme::Style { size: 15.0, line: 25.0, bold: false }, tk.text_secondary);
    let rect = Rect::from_min_max(at, pos2(at.x + width, y));
    let response = ui.interact(rect, ui.unique_id().with(("entry", name, side)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{name}, {side}: {text}")));
    ui.painter().hline(rect.x_range(), y + 12.0, egui::Stroke::new(1.0, tk.border_subtle));
    y + 24.0 - at.y
}

fn line(ui: &Ui, at: egui::Pos2, width: f32, text: &str, style: theme::Style, color: egui::Color32) -> f32 {
    let height = set(ui, at, width, text, style, color);
    let response = ui.interact(Rect::from_min_size(at, vec2(width, height)), ui.unique_id().with("head"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    height
}

fn set(ui: &Ui, at: egui::Pos2, width: f32, text: &str, style: theme::Style, color: egui::Color32) -> f32 {
    let galley = widgets::rich_galley(ui.painter(), text, style, color, width);
    let height = galley.size().y;
    ui.painter().galley(at, galley, color);
    height
}
