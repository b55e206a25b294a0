//! What the canvases of forms, quizzes and mind maps share: a toolbar, panels at the right, and typed fields.

mod bar;
pub(super) mod calendar;
mod entry;
mod side;
pub(super) mod steps;

use egui::{Rect, Ui, UiBuilder, pos2};

pub(super) use bar::{bar, feed_name, rule};
pub(super) use entry::{Drafts, Fields, entry, hint_height};
pub(super) use side::{guide_ui, task_ui};

use crate::{
    model::{done::Completeness, edit::Edit, texts::across, workbook::Exercise},
    ui::{
        command::Command,
        cx::{Action, Actions, Cx, ExerciseCx, Place},
        icons,
        widgets::Btn,
    },
};

/// What stands at the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Side {
    #[default]
    None,
    Task,
    Examples,
    /// What an instructor looks for and how to close; never shown to trainees.
    Guide,
    /// A panel of the kind itself.
    Own,
}

/// What every such view remembers.
#[derive(Debug, Default)]
pub(super) struct Kit {
    key: String,
    pub side: Side,
    done: Option<(u64, Completeness)>,
}

impl Kit {
    /// Follows the document; true when another exercise has come on screen.
    pub(super) fn sync(&mut self, cx: &Cx<'_>, ex: &ExerciseCx<'_>) -> bool {
        let fresh = self.key != ex.exercise.key;
        if fresh {
            *self = Self { key: ex.exercise.key.clone(), ..Self::default() };
        }
        let rev = ex.exercise.doc.rev();
        if self.done.as_ref().is_none_or(|(at, _)| *at != rev) {
            self.done = Some((rev, crate::model::done::judge(ex.workbook, ex.exercise)));
        }
        for (command, side) in [(Command::Task, Side::Task), (Command::Examples, Side::Examples), (Command::Guide, Side::Guide)] {
            if cx.asked(command) && (side != Side::Guide || guided(cx, ex)) {
                self.toggle(side);
            }
        }
        if self.side == Side::Guide && !guided(cx, ex) {
            self.side = Side::None;
        }
        fresh
    }

    /// How far the exercise is.
    pub(super) fn done(&self) -> Option<&Completeness> {
        self.done.as_ref().map(|(_, done)| done)
    }

    /// Opens a panel, or closes it.
    pub(super) fn toggle(&mut self, side: Side) {
        self.side = if self.side == side { Side::None } else { side };
    }

    /// Toolbar, body and panel of a canvas.
    pub(super) fn parts(&self, sheet: Rect) -> (Rect, Rect, Option<Rect>) {
        let (top, rest) = sheet.split_top_bottom_at_y(sheet.top() + 48.0);
        if self.side == Side::None {
            return (top, rest, None);
        }
        let width = if rest.width() < 900.0 { 280.0 } else { 320.0 };
        let (body, side) = rest.split_left_right_at_x(rest.right() - width);
        (top, body, Some(side))
    }

    /// Shows the panel of the kit; panels of the kind itself are shown by the kind.
    pub(super) fn show_side(&mut self, ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, rect: Rect) {
        region(ui, rect, "kit-side", |ui| side::show(ui, cx, ex, self, rect));
    }

    /// A panel of the kind itself: its frame and head.
    pub(super) fn own_side(&mut self, ui: &mut Ui, cx: &Cx<'_>, rect: Rect, title: &str, content: impl FnOnce(&mut Ui)) {
        region(ui, rect, "own-side", |ui| side::frame(ui, cx, self, rect, title, content));
    }
}

/// Whether there is something for an instructor to read, and an instructor to read it.
pub(super) fn guided(cx: &Cx<'_>, ex: &ExerciseCx<'_>) -> bool {
    let template = &ex.exercise.template;
    !cx.settings.trainee && (!template.rubric.is_empty() || !template.debrief.is_empty())
}

/// The way back to the exercise that something was copied from.
pub(super) fn came_from(ui: &mut Ui, cx: &Cx<'_>, from: &Exercise, out: &mut Actions) {
    let name = cx.tf(across::CAME_FROM, &[cx.bi(&from.template.title)]);
    if Btn::text(&name).icon(icons::ARROW_U_UP_LEFT).small().show(ui, cx).clicked() {
        out.push(Action::Go(Place::Exercise { key: from.key.clone() }));
    }
}

/// Asks for an edit, unless nothing may be changed.
pub(super) fn push(ex: &ExerciseCx<'_>, out: &mut Actions, edit: Edit) {
    if !ex.read_only && !edit.is_empty() {
        out.push(Action::Edit(ex.target(), edit));
    }
}

/// Shows a part in its own rectangle, clipped to it, with ids of its own.
pub(super) fn region<R>(ui: &mut Ui, rect: Rect, name: &'static str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(name), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        content(ui)
    })
    .inner
}

/// A column in the middle of a rectangle, at most `width` wide.
pub(super) fn column(rect: Rect, width: f32) -> Rect {
    let wide = width.min(rect.width() - 32.0).max(120.0);
    let left = (rect.center().x - wide / 2.0).round();
    Rect::from_min_max(pos2(left, rect.top()), pos2(left + wide, rect.bottom()))
}
