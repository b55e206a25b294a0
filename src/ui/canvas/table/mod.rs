//! The table canvas: a sheet of typed cells, and for action plans a plan with Gantt bars and live SMART hints.

mod body;
mod cells;
mod editor;
mod empty;
mod fields;
mod gantt;
mod head;
mod keys;
mod layout;
pub(super) mod links;
mod panel;
mod popup;
mod row_menu;
mod smart_bar;
mod toolbar;
mod verbs;

#[cfg(test)]
mod tests;

use std::rc::Rc;

use egui::{CornerRadius, Id, Rect, Ui, UiBuilder, pos2, vec2};
use jiff::civil::Date;

use self::{editor::Editing, layout::Col};
use super::kit::steps::{self, Strip};
use crate::{
    model::{
        calc::smart::Hint,
        done::Completeness,
        exercise::table::{LINK, Rows, Table},
        stamp::ItemId,
        template::{Departments, Field, FieldType, Structure, TablePlan},
        text::{Bi, Lang},
        texts::table as t,
    },
    ui::cx::{Action, Actions, Cx, ExerciseCx},
};

/// A cell by its row (`None`: the line that adds one) and its place among the shown columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Cell {
    row: Option<ItemId>,
    col: usize,
}

/// What lies at the right of the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    #[default]
    None,
    Detail,
    Examples,
    Task,
    /// What an instructor looks for and how to close; never shown to trainees.
    Guide,
    /// The given rows by their rating.
    Ranking,
}

/// Remarks over all rows, as of a revision and a day.
struct Warned {
    at: (u64, Date),
    /// Who has how many rows, over which limit.
    over: Vec<(String, u32, u32)>,
    late: u32,
}

/// A drag in progress.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Drag {
    /// A row by its number.
    Row { id: ItemId, from: f32 },
    /// A bar: days already moved at its begin and end, and where the pointer went down.
    Bar { id: ItemId, grip: gantt::Grip, at: f32, moved: i32 },
    /// A column's right edge.
    Width { field: usize, from: f32, width: f32 },
}

/// What the table view remembers between frames; never part of the document.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each asked for in one place")]
pub struct TableView {
    key: String,
    fields: Rc<[Field]>,
    as_table: bool,
    rows: Rows,
    rows_at: Option<(u64, usize)>,
    cols: Vec<Col>,
    /// Top of each row and of the end, by the layout it was made for.
    tops: Vec<f32>,
    tops_at: Option<(u64, u32, Lang, bool)>,
    widths: Vec<Option<f32>>,
    sel: Option<Cell>,
    anchor: Option<Cell>,
    editing: Option<Editing>,
    side: Side,
    drag: Option<Drag>,
    range: Option<gantt::Range>,
    range_at: Option<(u64, Date)>,
    /// Who has too much, and how many rows are late, as of a revision and a day.
    warned: Option<Warned>,
    reveal: bool,
    started: bool,
    refocus: bool,
    dropped: Vec<(ItemId, usize)>,
    hints: Option<(ItemId, [Hint; 5])>,
    alias_said: bool,
    done: Option<(u64, Completeness)>,
    steps: Strip,
    drafts: Vec<(ItemId, String, String)>,
    offset: egui::Vec2,
    full_width: f32,
    edit_rect: Option<Rect>,
    /// A row just made, to be selected once the document has it.
    fresh_row: Option<ItemId>,
    /// An input method is composing in the cell.
    composing: bool,
    /// Rows are being typed one after the other.
    chain: bool,
    /// A cell to be opened once it is there.
    go_to: Option<(ItemId, usize)>,
    /// A row to be selected once it is there.
    next_sel: Option<ItemId>,
    /// A header field that wants the focus.
    header_focus: Option<String>,
    /// Rows per owner and goals written so far, as of a revision.
    load: Vec<(String, u32)>,
    goals: Vec<String>,
    load_at: Option<u64>,
    chips: std::collections::BTreeMap<ItemId, [Hint; 5]>,
}

impl TableView {
    /// Selects the first cell of a row and brings it into sight.
    pub fn show(&mut self, row: ItemId) {
        self.go_to = Some((row, 0));
        self.reveal = true;
    }

    /// The rows of the selection, from the top down.
    #[must_use]
    pub fn picked(&self) -> Vec<ItemId> {
        let rows = cells::range(self).map(|(rows, _)| rows);
        rows.and_then(|rows| self.rows.ids.get(rows)).map(<[ItemId]>::to_vec).unwrap_or_default()
    }
}

/// What every part of the table view reads.
struct Tab<'a> {
    cx: &'a Cx<'a>,
    ex: &'a ExerciseCx<'a>,
    table: Table<'a>,
    departments: Departments,
    fields: Rc<[Field]>,
    base: Id,
}

impl<'a> Tab<'a> {
    fn plan(&self) -> &'a TablePlan {
        self.table.plan
    }

    fn lang(&self) -> Lang {
        self.cx.lang
    }

    fn today(&self) -> Date {
        self.cx.today
    }

    fn can_edit(&self) -> bool {
        !self.ex.read_only
    }

    fn grid_id(&self) -> Id {
        self.base.with("grid")
    }

    fn edit_id(&self) -> Id {
        self.base.with("edit")
    }

    fn push(&self, out: &mut Actions, edit: crate::model::edit::Edit) {
        if self.can_edit() && !edit.is_empty() {
            out.push(Action::Edit(self.ex.target(), edit));
        }
    }

    /// How a cell reads, links by their present name.
    fn shown(&self, row: ItemId, field: &Field) -> String {
        let value = self.table.doc.value(row, &field.id);
        if field.ty == FieldType::Link {
            return links::name(self, value.as_str());
        }
        crate::model::exercise::table::cell::format(field, &self.departments, value, self.lang())
    }

    /// What a row is called; never blank.
    fn title(&self, row: ItemId, index: usize) -> String {
        let title = self.table.title(row, self.lang());
        if title.is_empty() { self.cx.tf(t::ROW_N, &[&(index + 1).to_string()]) } else { title }
    }
}

impl TableView {
    fn is_plan(&self, tab: &Tab<'_>) -> bool {
        tab.plan().plan.is_some() && !self.as_table
    }

    fn sel_row(&self) -> Option<ItemId> {
        self.sel.and_then(|c| c.row)
    }

    fn field_at(&self, tab: &Tab<'_>, col: usize) -> Option<Field> {
        self.cols.get(col).and_then(|c| tab.fields.get(c.field)).cloned()
    }

    fn sync(&mut self, ex: &ExerciseCx<'_>, plan: &TablePlan) {
        if self.key != ex.exercise.key {
            *self = Self { key: ex.exercise.key.clone(), ..Self::default() };
            let mut fields = plan.columns.clone();
            if plan.plan.is_some() && !fields.iter().any(|f| f.ty == FieldType::Link) {
                fields.push(Field { id: LINK.to_owned(), t: Bi::new(t::TOUCHPOINT.zh, t::TOUCHPOINT.en), ty: FieldType::Link, ..Field::default() });
            }
            self.widths = vec![None; fields.len()];
            self.fields = fields.into();
        }
        let doc = &ex.exercise.doc;
        // A grouped table moves rows when texts change; any other only when rows come, go or move.
        let rev = if plan.group_by.is_empty() { doc.shape_rev() } else { doc.rev() };
        if self.rows_at != Some((rev, doc.len())) {
            self.rows = Table { plan, doc }.rows();
            self.rows_at = Some((rev, doc.len()));
            self.tops_at = None;
            let alive = |c: &Cell| c.row.is_none_or(|id| self.rows.index(id).is_some());
            self.sel = self.sel.filter(alive);
            self.anchor = self.anchor.filter(alive);
        }
    }
}

/// Shows a table exercise over the whole of `ui`.
pub fn table_ui(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, view: &mut TableView, out: &mut Actions) {
    let Structure::Table(plan) = &ex.exercise.template.structure else { return };
    view.sync(ex, plan);
    let base = Id::unique("table").with(ex.exercise.key.as_str());
    let table = Table { plan, doc: &ex.exercise.doc };
    let tab = Tab { cx, ex, table, departments: ex.exercise.template.departments(), fields: view.fields.clone(), base };
    judge(&tab, view);
    keys::before(ui, &tab, view, out);
    let sheet = ui.max_rect();
    view.full_width = sheet.width();
    ui.painter().rect_filled(sheet, CornerRadius::same(9), cx.tk.surface);
    let mut rest = sheet;
    let mut cut = |height: f32, bottom: bool| {
        let part = if bottom {
            Rect::from_min_max(pos2(rest.left(), rest.bottom() - height), rest.max)
        } else {
            Rect::from_min_size(rest.min, vec2(rest.width(), height))
        };
        if bottom {
            rest.max.y -= height;
        } else {
            rest.min.y += height;
        }
        part
    };
    let strip = steps::height(cx, ex);
    if strip > 0.0 {
        steps::show(ui, (cx, ex), &mut view.steps, cut(strip, false), out);
    }
    toolbar::show(ui, &tab, view, cut(48.0, false), out);
    if !plan.header.is_empty() {
        let part = cut(fields::header_height(&tab, sheet.width()), false);
        fields::header(ui, &tab, view, part, out);
    }
    let is_plan = view.is_plan(&tab);
    // In a low window the check of a row takes its room only while there is a row to check.
    let check = if sheet.height() < 480.0 && view.sel.is_none() { 40.0 } else { 124.0 };
    let foot = if is_plan { cut(check, true) } else { cut(40.0, true) };
    let side = if view.side == Side::None { 0.0 } else { panel::WIDTH };
    let panel_rect = Rect::from_min_max(pos2(rest.right() - side, rest.top()), rest.max);
    rest.max.x -= side;
    if let Some((id, field)) = view.go_to
        && view.rows.index(id).is_some()
    {
        view.go_to = None;
        layout::columns(&tab, view, if is_plan { sheet.width() } else { rest.width() });
        editor::start(&tab, view, Some(id), field, None);
    }
    if let Some(id) = view.next_sel.filter(|id| view.rows.index(*id).is_some()) {
        view.next_sel = None;
        view.sel = Some(Cell { row: Some(id), col: view.sel.map_or(0, |c| c.col) });
        view.reveal = true;
    }
    smart_bar::judge_live(&tab, view);
    at(ui, rest, "body", |ui| body::show(ui, &tab, view, rest, out));
    if is_plan {
        at(ui, foot, "smart", |ui| smart_bar::show(ui, &tab, view, foot, out));
    } else {
        at(ui, foot, "foot", |ui| toolbar::footer(ui, &tab, view, foot));
    }
    if view.side != Side::None {
        at(ui, panel_rect, "side", |ui| panel::show(ui, &tab, view, panel_rect, out));
    }
    keys::after(ui, &tab, view, out);
}

/// Shows a part in its own rectangle, clipped to it, with ids of its own.
fn at<R>(ui: &mut Ui, rect: Rect, name: &'static str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(name), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        content(ui)
    })
    .inner
}

/// Judges the exercise again when it has changed.
fn judge(tab: &Tab<'_>, view: &mut TableView) {
    let rev = tab.table.doc.rev();
    if view.done.as_ref().is_none_or(|(at, _)| *at != rev) {
        view.done = Some((rev, crate::model::done::judge(tab.ex.workbook, tab.ex.exercise)));
    }
}
