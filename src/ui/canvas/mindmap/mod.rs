//! The mind map canvas: a tree that grows by keyboard, is carried about by pointer, and can be read as a story.

mod bar;
mod body;
mod drag;
mod edit;
mod keys;
mod menu;
mod story;
mod verbs;

use std::{collections::BTreeSet, rc::Rc};

use egui::{CornerRadius, Id, Rect, Ui, Vec2, vec2};

use super::kit::{self, Kit, Side};
use crate::{
    model::{
        doc::Doc,
        edit::Edit,
        exercise::mindmap::{ROOT, Refused, Tree, text},
        scene::{
            Estimate,
            mindmap::{Layout, Sizes, View},
        },
        stamp::ItemId,
        template::{MindmapPlan, Structure},
        text::Lang,
    },
    ui::{
        command::Command,
        cx::{Action, Actions, Cx, ExerciseCx, Tone},
    },
};

/// Smallest and largest zoom in percent.
const ZOOM: (u16, u16) = (20, 200);

/// A node that is being written.
#[derive(Clone, Debug, PartialEq)]
struct Typing {
    id: ItemId,
    text: String,
    /// What it said before; Esc brings it back.
    before: String,
    /// It was made to be written: left empty it goes again.
    made: bool,
    /// The text field has not got the focus yet.
    fresh: bool,
}

/// What a layout was made for.
type Made = (u64, u64, Lang, u16);

/// The tree with its layout.
#[derive(Debug, Default)]
struct Drawn {
    tree: Rc<Tree>,
    lay: Layout,
}

/// What the mind map view remembers between frames; never part of the document.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts of a frame")]
pub struct MindmapView {
    kit: Kit,
    sel: Option<ItemId>,
    zoom: u16,
    /// Where the middle of the root is, seen from the middle of the body.
    pan: Vec2,
    wheel_zoom: f32,
    folded: BTreeSet<ItemId>,
    /// Counts changes of `folded`.
    folds: u64,
    typing: Option<Typing>,
    drag: Option<drag::Drag>,
    /// A node picked up by key, to be hung elsewhere.
    picked: Option<ItemId>,
    drawn: Option<(Made, Rc<Drawn>)>,
    /// The tree with the shape of the document it was read from.
    tree: Option<((u64, usize), Rc<Tree>)>,
    /// Sizes for a language and zoom.
    sizes: (Lang, u16, Sizes),
    reveal: bool,
    fit: bool,
    refocus: bool,
    composing: bool,
    /// A node to be written once the document has it.
    next: Option<ItemId>,
}

/// What the parts of the mind map read.
struct Map<'a> {
    cx: &'a Cx<'a>,
    ex: &'a ExerciseCx<'a>,
    plan: &'a MindmapPlan,
    base: Id,
}

impl<'a> Map<'a> {
    fn doc(&self) -> &'a Doc {
        &self.ex.exercise.doc
    }

    fn can_edit(&self) -> bool {
        !self.ex.read_only
    }

    fn canvas_id(&self) -> Id {
        self.base.with("canvas")
    }

    fn edit_id(&self) -> Id {
        self.base.with("edit")
    }

    /// What a node says.
    fn text(&self, tree: &Tree, id: ItemId) -> &'a str {
        tree.find(id).map_or("", |node| text(self.plan, self.doc(), node, self.cx.lang))
    }

    fn push(&self, out: &mut Actions, edit: Edit) {
        kit::push(self.ex, out, edit);
    }

    fn refuse(&self, out: &mut Actions, why: Refused) {
        out.push(Action::Toast { tone: Tone::Info, text: self.cx.t(why.text()).to_owned(), undo: false });
    }
}

impl MindmapView {
    /// The selected node.
    #[must_use]
    pub fn selected(&self) -> Option<ItemId> {
        self.sel
    }

    /// Shows and selects a node, for search results and links.
    pub fn reveal(&mut self, id: ItemId) {
        self.select(id);
    }

    fn select(&mut self, id: ItemId) {
        self.sel = Some(id);
        self.reveal = true;
    }

    fn scale(&self) -> f32 {
        f32::from(self.zoom) / 100.0
    }

    /// The tree and where it stands, made again when something of it has changed.
    fn drawn(&mut self, map: &Map<'_>) -> Rc<Drawn> {
        let made = (map.doc().rev(), self.folds, map.cx.lang, self.zoom);
        if let Some((at, drawn)) = &self.drawn
            && *at == made
        {
            return Rc::clone(drawn);
        }
        // Typing changes words, not the tree; only what says something new is measured again.
        let shape = (map.doc().shape_rev(), map.doc().len());
        let tree = match &self.tree {
            Some((at, tree)) if *at == shape => Rc::clone(tree),
            _ => Rc::new(Tree::of(map.plan, map.doc())),
        };
        self.tree = Some((shape, Rc::clone(&tree)));
        if (self.sizes.0, self.sizes.1) != (map.cx.lang, self.zoom) {
            self.sizes = (map.cx.lang, self.zoom, Sizes::new());
        }
        let lay = Self::scene(map, &tree, &self.folded, self.scale()).layout(&Estimate, &mut self.sizes.2);
        let drawn = Rc::new(Drawn { tree, lay });
        self.drawn = Some((made, Rc::clone(&drawn)));
        drawn
    }

    fn scene<'b>(map: &'b Map<'_>, tree: &'b Tree, folded: &'b BTreeSet<ItemId>, zoom: f32) -> View<'b> {
        View { plan: map.plan, doc: map.doc(), tree, lang: map.cx.lang, zoom, folded }
    }

    /// Sets the zoom, keeping a point of the body, seen from its middle, where it is.
    fn zoom_to(&mut self, zoom: u16, around: Vec2) {
        let zoom = zoom.clamp(ZOOM.0, ZOOM.1);
        let factor = f32::from(zoom) / f32::from(self.zoom);
        self.pan = around - (around - self.pan) * factor;
        self.zoom = zoom;
    }

    /// Hides or shows what hangs on a node.
    fn set_fold(&mut self, tree: &Tree, id: ItemId, fold: bool) {
        let foldable = id != ROOT && tree.find(id).is_some_and(|n| !n.children.is_empty());
        let changed = if fold { foldable && self.folded.insert(id) } else { self.folded.remove(&id) };
        if changed {
            self.folds += 1;
        }
    }

    /// Unfolds whatever hides a node.
    fn unfold_to(&mut self, tree: &Tree, id: ItemId) {
        let mut above = tree.parent(id);
        while let Some(id) = above {
            self.set_fold(tree, id, false);
            above = tree.parent(id);
        }
    }

    fn sync(&mut self, map: &Map<'_>) {
        if self.kit.sync(map.cx, map.ex) {
            let kit = std::mem::take(&mut self.kit);
            *self = Self { kit, zoom: 100, wheel_zoom: 1.0, sel: Some(ROOT), fit: true, refocus: true, ..Self::default() };
        }
        let drawn = self.drawn(map);
        if self.sel.is_none_or(|id| drawn.tree.place(id).is_none()) {
            self.sel = Some(ROOT);
        }
        self.picked = self.picked.filter(|id| drawn.tree.place(*id).is_some());
        if self.typing.as_ref().is_some_and(|t| drawn.tree.place(t.id).is_none()) {
            self.typing = None;
        }
        if let Some(id) = self.next
            && drawn.tree.place(id).is_some()
        {
            self.next = None;
            self.unfold_to(&drawn.tree, id);
            edit::start(map, self, &drawn.tree, id, None, true);
        }
    }
}

/// Shows a mind map exercise over the whole of `ui`.
pub fn mindmap_ui(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, view: &mut MindmapView, out: &mut Actions) {
    let Structure::Mindmap(plan) = &ex.exercise.template.structure else { return };
    let map = Map { cx, ex, plan, base: Id::unique("mindmap").with(ex.exercise.key.as_str()) };
    view.sync(&map);
    let sheet = ui.max_rect();
    ui.painter().rect_filled(sheet, CornerRadius::same(9), cx.tk.bg_canvas);
    let (top, rest, side) = view.kit.parts(sheet);
    let foot = if rest.height() < 360.0 { 0.0 } else { 36.0 };
    let (body, foot) = rest.split_top_bottom_at_y(rest.bottom() - foot);
    keys::before(ui, &map, view, body, out);
    ui.painter().rect_filled(top, CornerRadius { nw: 9, ne: 9, ..CornerRadius::ZERO }, cx.tk.surface);
    kit::region(ui, top, "map-bar", |ui| bar::show(ui, &map, view, (top, body), out));
    kit::region(ui, body, "map-body", |ui| body::show(ui, &map, view, body, out));
    kit::region(ui, foot, "map-foot", |ui| bar::foot(ui, &map, view, foot));
    if let Some(rect) = side {
        if view.kit.side == Side::Own {
            story::show(ui, &map, view, rect, out);
        } else {
            view.kit.show_side(ui, cx, ex, rect);
        }
    }
    keys::after(ui, &map, view, body);
}

/// Zoom and place at which the whole map is seen.
fn fit(view: &mut MindmapView, map: &Map<'_>, body: Rect) {
    let now = view.drawn(map);
    let room = body.size() - vec2(72.0, 56.0);
    let bounds = now.lay.bounds;
    let factor = (room.x / bounds.w.max(1.0)).min(room.y / bounds.h.max(1.0));
    // Sizes step with the fonts: a little less is sure to fit.
    let zoom = (f32::from(view.zoom) * factor * 0.98).clamp(f32::from(ZOOM.0), 100.0);
    view.zoom = (zoom / 5.0).floor() as u16 * 5;
    let middle = view.drawn(map).lay.bounds.center();
    view.pan = -vec2(middle.x, middle.y);
}

/// Does what was asked of the view by key, menu or palette.
fn command(map: &Map<'_>, view: &mut MindmapView, body: Rect, out: &mut Actions) {
    match map.cx.command {
        Some(Command::ZoomIn) => view.zoom_to(view.zoom.saturating_add(10), Vec2::ZERO),
        Some(Command::ZoomOut) => view.zoom_to(view.zoom.saturating_sub(10), Vec2::ZERO),
        Some(Command::Zoom100) => view.zoom_to(100, Vec2::ZERO),
        Some(Command::ZoomFit) => fit(view, map, body),
        Some(Command::ZoomSelection) => view.reveal = true,
        Some(Command::MapStory) => {
            view.kit.toggle(Side::Own);
            view.fit = true;
        }
        Some(Command::MapFold) => verbs::fold(map, view),
        Some(Command::Duplicate) => verbs::duplicate(map, view, out),
        Some(Command::Delete) => verbs::delete(map, view, out),
        _ => {}
    }
}
