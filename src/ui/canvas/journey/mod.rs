//! The journey canvas: one sheet with toolbar, grid, inspector and footer; everything it changes goes out as edits.

mod cache;
mod choose;
mod depts;
mod drag;
mod edit;
mod empty;
mod footer;
mod grid;
mod inspector;
mod keys;
mod links;
mod menu;
mod motion;
pub(super) mod paint;
mod panels;
mod pictures;
mod ring;
#[cfg(test)]
mod tests;
mod toolbar;
mod views;
mod width;

use std::{collections::BTreeSet, rc::Rc};

use egui::{Id, Rect, Ui, UiBuilder, Vec2, pos2, vec2};

use crate::{
    model::{
        calc::peak_end::PeakEnd,
        doc::Doc,
        done::Completeness,
        edit::Edit,
        exercise::journey::{Journey, Row, department_name},
        scene::journey::{Face, View},
        stamp::ItemId,
        template::{JourneyPlan, Structure},
        texts::journey as t,
    },
    ui::cx::{Action, Actions, Cx, ExerciseCx},
};

/// What the sheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The grid.
    Grid(Face),
    /// Only the moments of truth, as large cards.
    Moments,
    /// Standards by department.
    Departments,
    /// The touchpoints as a circle.
    Ring,
}

/// The panel at the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Panel {
    #[default]
    Inspector,
    Examples,
    Task,
    /// What an instructor looks for and how to close; never shown to trainees.
    Guide,
}

/// A selected cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sel {
    tp: ItemId,
    row: Row,
    card: Option<ItemId>,
}

/// The scores of a lane and what they come to.
struct Curve {
    lane: usize,
    range: (i32, i32),
    scores: Vec<Option<f64>>,
    peak: Option<PeakEnd>,
}

/// What a journey canvas remembers between frames.
#[expect(clippy::struct_excessive_bools, reason = "switches that have nothing to do with each other")]
pub struct JourneyView {
    shown: Shown,
    /// In percent, 40 to 200 in steps of 10.
    zoom: u16,
    scroll: Vec2,
    sel: Option<Sel>,
    anchor: Option<(ItemId, Row)>,
    stage: Option<ItemId>,
    /// The cells' part of the screen in the last frame.
    body: Option<Rect>,
    editing: Option<edit::Editing>,
    preedit: String,
    drag: Option<drag::Drag>,
    motion: motion::Motion,
    panel: Panel,
    panel_open: Option<bool>,
    side_was_open: bool,
    header_open: bool,
    ask: Option<ItemId>,
    /// What refers to the touchpoint in the inspector.
    linked: Option<links::Found>,
    /// The dialog of departments, while it is open.
    depts: Option<depts::Depts>,
    /// The cell of a choice lane whose options are open.
    choosing: Option<Sel>,
    tab_part: usize,
    closed: BTreeSet<String>,
    /// The selected cell takes the focus as soon as it is drawn.
    want_focus: bool,
    /// The selection is scrolled into view.
    reveal: bool,
    /// An inspector field that takes the focus as soon as it is drawn.
    want_field: Option<String>,
    wheel_zoom: f32,
    cache: cache::Cache,
}

impl Default for JourneyView {
    fn default() -> Self {
        Self {
            shown: Shown::Grid(Face::Both),
            zoom: 100,
            scroll: Vec2::ZERO,
            sel: None,
            anchor: None,
            stage: None,
            body: None,
            editing: None,
            preedit: String::new(),
            drag: None,
            motion: motion::Motion::default(),
            panel: Panel::Inspector,
            panel_open: None,
            side_was_open: false,
            header_open: false,
            ask: None,
            linked: None,
            depts: None,
            choosing: None,
            tab_part: 0,
            closed: BTreeSet::new(),
            want_focus: false,
            reveal: false,
            want_field: None,
            wheel_zoom: 1.0,
            cache: cache::Cache::default(),
        }
    }
}

impl JourneyView {
    /// Selects a touchpoint and brings it into sight.
    pub fn show(&mut self, tp: ItemId) {
        self.sel = Some(Sel { tp, row: Row::Name, card: None });
        self.anchor = None;
        self.reveal = true;
    }

    /// The touchpoints of the selection, from left to right.
    #[must_use]
    pub fn picked(&self) -> Vec<ItemId> {
        let Some(sel) = self.sel else { return Vec::new() };
        let journey = &self.cache.journey;
        let column = |tp: ItemId| journey.column_of(tp).unwrap_or(0);
        let (a, b) = (column(self.anchor.map_or(sel.tp, |(tp, _)| tp)), column(sel.tp));
        journey.columns.get(a.min(b)..=a.max(b)).unwrap_or(&[]).iter().filter_map(|c| c.tp).collect()
    }
}

/// What every part of the canvas reads in a frame.
struct Fx<'a> {
    cx: &'a Cx<'a>,
    ex: &'a ExerciseCx<'a>,
    plan: &'a JourneyPlan,
    doc: &'a Doc,
    journey: Rc<Journey>,
    judged: Rc<Completeness>,
    scores: Rc<Vec<Option<f64>>>,
    curves: Rc<Vec<Curve>>,
    /// Which touchpoints are moments of truth, from left to right.
    mots: Rc<Vec<bool>>,
    peak: Option<PeakEnd>,
}

impl Fx<'_> {
    /// Sends an edit; nothing in a read-only exercise.
    fn push(&self, out: &mut Actions, edit: Edit) {
        if !self.ex.read_only && !edit.is_empty() {
            out.push(Action::Edit(self.ex.target(), edit));
        }
    }

    /// Ends the current burst.
    fn end_burst(&self, out: &mut Actions) {
        if !self.ex.read_only {
            out.push(Action::EndBurst(self.ex.target()));
        }
    }

    fn scene(&self, face: Face, zoom: u16, room: f32) -> View<'_> {
        View {
            plan: self.plan,
            doc: self.doc,
            journey: &self.journey,
            lang: self.cx.lang,
            face,
            zoom: f32::from(zoom) / 100.0,
            compact: self.cx.compact,
            room,
        }
    }

    /// The text of a cell in the language on screen.
    fn text(&self, tp: ItemId, row: Row) -> String {
        match row {
            Row::Lane(lane) => self.scene(Face::Both, 100, 0.0).text(tp, lane),
            Row::Name => self.name(tp).to_owned(),
        }
    }

    /// The name of a department, in brackets said to be gone when the class deleted it.
    fn dept(&self, option: &str) -> String {
        match department_name(self.plan, self.doc, option, self.cx.lang) {
            (name, true) => name,
            (name, false) => self.cx.tf(t::DEPT_GONE, &[&name]),
        }
    }

    fn name(&self, item: ItemId) -> &str {
        self.doc.text(item, "name")
    }
}

const TOOLBAR: f32 = 48.0;
const FOOTER: f32 = 40.0;
const SIDE: f32 = 304.0;
const STRIP: f32 = 76.0;
/// Seconds in which a second click makes a double click.
const DOUBLE_CLICK: f32 = 0.3;

/// Ids that come from the model, the same in every frame and view.
fn cell_id(sel: Sel) -> Id {
    Id::unique("journey-cell").with((sel.tp, sel.row, sel.card))
}

fn stage_id(stage: ItemId) -> Id {
    Id::unique("journey-stage").with(stage)
}

/// Fills the sheet below the top bar with the canvas of an exercise of kind `journey`.
pub fn journey_ui(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, view: &mut JourneyView, out: &mut Actions) {
    let Structure::Journey(template) = &ex.exercise.template.structure else { return };
    // Everything below reads the departments as the class left them.
    let own = view.own_plan(ex, template);
    let plan = own.as_deref().unwrap_or(template);
    let fx = view.refresh(cx, ex, plan);
    let sheet = ui.max_rect();
    let side_open = view.side_open(ui, &fx);
    let overlay = cx.compact;
    let strip = if view.header_open { STRIP } else { 0.0 };
    let top = sheet.top() + TOOLBAR;
    let split = if side_open { sheet.right() - SIDE } else { sheet.right() };
    let right = if overlay { sheet.right() } else { split };
    let part = |l: f32, t: f32, r: f32, b: f32| Rect::from_min_max(pos2(l, t), pos2(r, b));
    let bar = part(sheet.left(), sheet.top(), sheet.right(), top);
    let head = part(sheet.left(), top, right, top + strip);
    let main = part(sheet.left(), top + strip, right, sheet.bottom() - FOOTER);
    let foot = part(sheet.left(), sheet.bottom() - FOOTER, right, sheet.bottom());
    // Above a narrow grid the panel leaves the footer free: zoom and minimap stay in reach.
    let side = part(split, top, sheet.right(), if overlay { sheet.bottom() - FOOTER } else { sheet.bottom() });
    keys::commands(ui, &fx, view, out, main);
    pictures::take(ui, &fx, view, out);
    region(ui, bar, "bar", |ui| toolbar::toolbar(ui, &fx, view, out, side_open));
    if view.header_open {
        region(ui, head, "header", |ui| panels::header(ui, &fx, view, out));
    }
    region(ui, main, "main", |ui| {
        motion::switch(ui, &fx, view);
        match view.shown {
            _ if fx.journey.is_empty() => empty::empty(ui, &fx, view, out),
            Shown::Grid(face) => grid::grid(ui, &fx, view, out, face, if overlay && side_open { SIDE } else { 0.0 }),
            Shown::Ring => ring::ring(ui, &fx, view),
            Shown::Moments => views::moments(ui, &fx, view, out),
            Shown::Departments => views::departments(ui, &fx, view),
        }
    });
    region(ui, foot, "foot", |ui| footer::footer(ui, &fx, view, out, main));
    if side_open {
        if overlay {
            ui.painter().add(cx.tk.shadow(3).as_shape(side, 0.0));
        }
        region(ui, side, "side", |ui| panels::side(ui, &fx, view, out));
    }
    panels::dialogs(ui, &fx, view, out);
    depts::dialog(ui, &fx, view, out);
}

/// A part of the sheet with its own clip.
fn region(ui: &mut Ui, rect: Rect, name: &'static str, content: impl FnOnce(&mut Ui)) {
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    content(&mut child);
}

impl JourneyView {
    fn select(&mut self, tp: ItemId, row: Row, card: Option<ItemId>) {
        self.sel = Some(Sel { tp, row, card });
        self.anchor = None;
        self.stage = None;
        self.want_focus = true;
        self.reveal = true;
    }

    fn select_stage(&mut self, stage: ItemId) {
        self.stage = Some(stage);
        self.sel = None;
        self.anchor = None;
        self.want_focus = true;
    }

    /// Sets the zoom, keeping a point of the grid where it is on screen.
    fn zoom_to(&mut self, zoom: u16, around: Vec2) {
        let zoom = zoom.clamp(40, 200) / 10 * 10;
        let factor = f32::from(zoom) / f32::from(self.zoom);
        self.scroll = (self.scroll + around) * factor - around;
        self.zoom = zoom;
    }

    /// Whether the panel at the right is wanted and has something to show.
    fn wants_side(&self, fx: &Fx<'_>) -> bool {
        // The other readings show every field themselves, and without a selection the columns need the room more.
        let useful =
            self.panel != Panel::Inspector || ((self.face().is_some() || self.shown == Shown::Ring) && (self.sel.is_some() || self.stage.is_some()));
        useful && self.panel_open.unwrap_or(!fx.cx.compact && !fx.journey.is_empty())
    }

    /// Whether the panel is open in this frame. It waits for the end of a click: a second one shall find its cell where the first did.
    fn side_open(&mut self, ui: &Ui, fx: &Fx<'_>) -> bool {
        let wanted = self.wants_side(fx);
        let (down, since) = ui.input(|i| (i.pointer.any_down(), i.pointer.time_since_last_click()));
        if wanted && !self.side_was_open && (down || since < DOUBLE_CLICK) {
            ui.request_repaint_after(std::time::Duration::from_secs_f32(DOUBLE_CLICK));
        } else {
            self.side_was_open = wanted;
        }
        self.side_was_open
    }

    /// The lanes on screen, when the grid is.
    fn face(&self) -> Option<Face> {
        match self.shown {
            Shown::Grid(face) => Some(face),
            _ => None,
        }
    }
}

fn half(v: Vec2) -> Vec2 {
    vec2(v.x / 2.0, v.y / 2.0)
}
