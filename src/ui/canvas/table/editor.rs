//! Editing in place: one text field over its cell; a value is written once, when the cell is left, and only if it is valid.

use std::sync::Arc;

use egui::{CornerRadius, Rect, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, text::CCursor, text::CCursorRange, vec2};
use jiff::civil::Date;

use super::{Cell, Tab, TableView, layout::Look, links, popup};
use crate::{
    model::{
        doc::Value,
        exercise::table::{
            cell::{self, Wrong},
            dates,
        },
        stamp::ItemId,
        template::{Field, FieldType},
        texts::table as t,
    },
    ui::{
        cx::{Action, Actions, Tone},
        theme,
    },
};

/// A cell being edited.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four independent facts about one field")]
pub(super) struct Editing {
    /// The row; `None` is the line that adds one.
    pub row: Option<ItemId>,
    /// The place among the fields.
    pub field: usize,
    /// What is typed.
    pub text: String,
    /// Why it was not taken.
    pub wrong: Option<Wrong>,
    /// The text field has not got the focus yet.
    pub fresh: bool,
    /// Typed over: the cursor goes to the end instead of selecting all.
    pub over: bool,
    /// The lit entry of the list.
    pub lit: Option<usize>,
    /// Ticked options of a multiple choice.
    pub picked: Vec<Arc<str>>,
    /// Something was typed since the cell was opened.
    pub touched: bool,
    /// Where its popup was drawn.
    pub popup: Option<Rect>,
    /// The month of the calendar.
    pub month: Option<Date>,
    /// It happens in the panel, not over the cell.
    pub in_panel: bool,
}

/// Opens a cell; `typed` replaces what it holds.
pub(super) fn start(tab: &Tab<'_>, view: &mut TableView, row: Option<ItemId>, field: usize, typed: Option<String>) {
    let Some(info) = tab.fields.get(field).filter(|_| tab.can_edit()) else { return };
    let value = row.map_or(&Value::Empty, |id| tab.table.doc.value(id, &info.id));
    let shown = row.map(|id| tab.shown(id, info)).unwrap_or_default();
    let picked = match value {
        Value::List(list) => list.clone(),
        _ => Vec::new(),
    };
    let lit = (info.ty == FieldType::Multi || (info.ty == FieldType::Choice && !popup::is_free(tab, info))).then_some(0);
    let month = dates::stored(value.as_str()).unwrap_or_else(|| tab.today()).first_of_month();
    let over = typed.is_some();
    // A closed list filters by what is typed, so it begins with nothing.
    let text = typed.unwrap_or_else(|| if lit.is_some() { String::new() } else { shown });
    let lit = lit.map(|_| popup::options(tab, info, &text).iter().position(|o| o.value == *value).unwrap_or(0));
    view.editing = Some(Editing { row, field, text, fresh: true, over, lit, picked, touched: over, month: Some(month), ..Editing::default() });
    view.reveal = true;
    if let Some(col) = view.cols.iter().position(|c| c.field == field) {
        view.sel = Some(Cell { row, col });
    }
    view.anchor = None;
}

/// The value that the typed text stands for.
fn value(tab: &Tab<'_>, editing: &Editing, field: &Field) -> Result<Value, Wrong> {
    match field.ty {
        FieldType::Multi => Ok(if editing.picked.is_empty() { Value::Empty } else { Value::List(editing.picked.clone()) }),
        FieldType::Link => Ok(links::typed(tab.ex.workbook, &editing.text)),
        _ => cell::parse(field, &tab.departments, &editing.text, tab.today()),
    }
}

/// Writes the cell and closes it; stays open and says why when the text is not valid.
pub(super) fn commit(tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) -> bool {
    let Some(mut editing) = view.editing.take() else { return true };
    let Some(field) = tab.fields.get(editing.field) else { return true };
    view.refocus = true;
    let closed_list = field.ty == FieldType::Choice && !popup::is_free(tab, field);
    if closed_list && (!editing.touched || editing.text.trim().is_empty()) {
        return true;
    }
    match value(tab, &editing, field) {
        Ok(value) => {
            write(tab, view, editing.row, field, value, out);
            true
        }
        Err(wrong) => {
            editing.wrong = Some(wrong);
            editing.fresh = true;
            editing.over = true;
            view.editing = Some(editing);
            view.refocus = false;
            false
        }
    }
}

/// Writes a value of a cell, making the row if it is the line that adds one.
pub(super) fn write(tab: &Tab<'_>, view: &mut TableView, row: Option<ItemId>, field: &Field, value: Value, out: &mut Actions) {
    if field.ty == FieldType::Person && !value.is_blank() && !view.alias_said && value.as_str() != tab.cx.me() {
        view.alias_said = true;
        out.push(Action::Toast { tone: Tone::Info, text: tab.cx.t(t::ALIAS).to_owned(), undo: false });
    }
    match row {
        Some(id) if tab.table.doc.value(id, &field.id) != &value => {
            tab.push(out, tab.table.set_cell(id, &field.id, value));
            out.push(Action::EndBurst(tab.ex.target()));
        }
        None if !value.is_blank() => {
            let (edit, made) = tab.table.add_rows(&view.rows, tab.cx.ids, None, vec![vec![(field.id.as_str().into(), value)]]);
            tab.push(out, edit);
            out.push(Action::EndBurst(tab.ex.target()));
            view.fresh_row = made.first().copied();
        }
        _ => {}
    }
}

/// Leaves the cell being edited before something else is done; false when it must be put right first.
pub(super) fn leave(_ui: &Ui, tab: &Tab<'_>, view: &mut TableView, out: &mut Actions) -> bool {
    commit(tab, view, out)
}

/// The field over the cell, with its popup.
pub(super) fn show(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, rect: Rect, out: &mut Actions) {
    let Some(mut editing) = view.editing.take() else { return };
    let Some(field) = tab.fields.get(editing.field).cloned() else { return };
    let tk = tab.cx.tk;
    let bold = view.cols.iter().any(|c| c.field == editing.field && c.look == Look::Action) && view.is_plan(tab);
    let style = if bold { theme::Style { line: 20.0, ..theme::BODY } } else { theme::SMALL };
    let frame = grown(ui, tab, &editing.text, rect, style, field.ty);
    ui.painter().rect_filled(frame, CornerRadius::same(6), tk.surface);
    let line = if editing.wrong.is_some() { tk.danger } else { tk.accent };
    ui.painter().rect_stroke(frame.shrink(1.0), CornerRadius::same(6), Stroke::new(2.0, line), StrokeKind::Inside);
    let response = field_ui(ui, tab, &mut editing, &field, frame.shrink2(vec2(8.0, 6.0)), style);
    if response.changed() {
        editing.wrong = None;
        editing.touched = true;
        editing.lit = if popup::is_closed(tab, &field) { Some(0) } else { None };
    }
    let asked = popup::show(ui, tab, &mut editing, &field, frame);
    let left = response.lost_focus() && !editing.fresh;
    let over_popup = ui.input(|i| i.pointer.latest_pos()).is_some_and(|p| editing.popup.is_some_and(|r| r.contains(p)));
    view.editing = Some(editing);
    match asked {
        Some(popup::Asked::Take(value)) => {
            let row = view.editing.take().and_then(|e| e.row);
            write(tab, view, row, &field, value, out);
            view.refocus = true;
        }
        Some(popup::Asked::Stay) => {
            if let Some(editing) = &mut view.editing {
                editing.fresh = true;
                editing.over = true;
            }
        }
        None if left && over_popup => {
            if let Some(editing) = &mut view.editing {
                editing.fresh = true;
                editing.over = true;
            }
        }
        None if left => {
            commit(tab, view, out);
            view.refocus = false;
        }
        None => {}
    }
}

/// The cell's rectangle, grown downwards for what is typed.
fn grown(ui: &Ui, tab: &Tab<'_>, text: &str, rect: Rect, style: theme::Style, ty: FieldType) -> Rect {
    let width = rect.width().max(if ty == FieldType::Date { 118.0 } else { 90.0 });
    let mut frame = Rect::from_min_size(rect.min, vec2(width, rect.height().max(36.0)));
    if matches!(ty, FieldType::Long | FieldType::Text) {
        let galley = crate::ui::widgets::galley(ui.painter(), text, style, tab.cx.tk.text, width - 18.0, usize::MAX);
        frame.max.y = frame.max.y.max(frame.min.y + galley.size().y + 14.0);
    }
    frame
}

fn field_ui(ui: &mut Ui, tab: &Tab<'_>, editing: &mut Editing, field: &Field, rect: Rect, style: theme::Style) -> egui::Response {
    let tk = tab.cx.tk;
    let id = tab.edit_id();
    let many = matches!(field.ty, FieldType::Long | FieldType::Text);
    let mut layouter = move |ui: &Ui, text: &dyn egui::TextBuffer, wrap: f32| {
        let format = egui::TextFormat { font_id: style.font(), color: tk.text, line_height: Some(style.line), ..Default::default() };
        let mut job = egui::text::LayoutJob::single_section(text.as_str().to_owned(), format);
        job.wrap.max_width = if many { wrap } else { f32::INFINITY };
        ui.fonts_mut(|f| f.layout_job(job))
    };
    let now = editing.row.filter(|_| popup::is_closed(tab, field)).map(|id| tab.shown(id, field)).unwrap_or_default();
    let hint = match field.ty {
        _ if !now.is_empty() => now.as_str(),
        FieldType::Person if field.hint.is_empty() => tab.cx.t(t::ALIAS_HINT),
        _ => tab.cx.bi(&field.hint),
    };
    let hint = egui::RichText::new(hint).font(style.font()).color(tk.text_tertiary);
    let rows = crate::ui::widgets::galley(ui.painter(), &editing.text, style, tk.text, if many { rect.width() } else { f32::INFINITY }, usize::MAX);
    let high = rows.size().y.max(style.line);
    let place = Rect::from_center_size(rect.center(), vec2(rect.width(), high));
    // Enter belongs to the cell; a line break is Shift Enter.
    let edit = if many {
        TextEdit::multiline(&mut editing.text).desired_rows(1).return_key(egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, egui::Key::Enter))
    } else {
        TextEdit::singleline(&mut editing.text)
    };
    let edit = edit.id(id).hint_text(hint).layouter(&mut layouter).font(style.font()).frame(egui::Frame::NONE).margin(egui::Margin::ZERO);
    let mut child = ui.new_child(UiBuilder::new().max_rect(place));
    let shown = edit.char_limit(4000).desired_width(rect.width()).show(&mut child);
    let response = shown.response.response;
    let name = tab.cx.bi(&field.t).to_owned();
    let current = editing.text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &current, "");
        info.label = Some(name.clone());
        info
    });
    if editing.fresh {
        response.request_focus();
        editing.fresh = false;
        let end = CCursor::new(editing.text.chars().count());
        let range = if editing.over { CCursorRange::one(end) } else { CCursorRange::two(CCursor::new(0), end) };
        let mut state = shown.state;
        state.cursor.set_char_range(Some(range));
        state.store(ui.ctx(), id);
    }
    response
}
