//! What surveys and calculators share: the list of results at the left, the sheet of charts, the entry at the right.

pub(super) mod answer_box;
pub(super) mod foot;
pub(super) mod head;
pub(super) mod insight;
pub(super) mod list;
pub(super) mod number;
pub(super) mod panel;
pub(super) mod sums;

use egui::{CornerRadius, Id, Rect, Ui, UiBuilder, pos2, vec2};

use crate::{
    model::{done::Completeness, edit::Edit, stamp::ItemId, workbook::Exercise},
    ui::{
        cx::{Action, Actions, Cx, ExerciseCx},
        theme, widgets,
    },
};

/// What lies over the entry at the right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Side {
    /// The entry itself.
    #[default]
    Entry,
    /// What is to be done.
    Task,
    /// Worked examples.
    Examples,
    /// What an instructor looks for and how to close; never shown to trainees.
    Guide,
}

/// What both kinds of view remember; never part of the document.
#[derive(Default)]
pub(super) struct Shared {
    /// Numbers instead of charts.
    pub(super) table: bool,
    /// The sums are folded away.
    pub(super) folded: bool,
    /// What lies at the right.
    pub(super) side: Side,
    /// Lines of the list by exercise and revision.
    pub(super) lines: list::Lines,
    /// How far the exercise is, as of a revision.
    pub(super) done: Option<(u64, Completeness)>,
}

/// What every part reads.
pub(super) struct Bench<'a> {
    pub(super) cx: &'a Cx<'a>,
    pub(super) ex: &'a ExerciseCx<'a>,
    pub(super) base: Id,
}

impl<'a> Bench<'a> {
    pub(super) fn new(cx: &'a Cx<'a>, ex: &'a ExerciseCx<'a>) -> Self {
        Self { cx, ex, base: Id::unique("score").with(ex.exercise.key.as_str()) }
    }

    pub(super) fn can_edit(&self) -> bool {
        !self.ex.read_only
    }

    pub(super) fn push(&self, out: &mut Actions, edit: Edit) {
        if self.can_edit() && !edit.is_empty() {
            out.push(Action::Edit(self.ex.target(), edit));
        }
    }

    /// The exercise's title.
    pub(super) fn title(&self) -> &str {
        self.cx.bi(&self.ex.exercise.template.title)
    }

    /// A field of the head.
    pub(super) fn head(&self, field: &str) -> &str {
        self.ex.exercise.doc.text(ItemId::HEADER, field).trim()
    }
}

/// Judges the exercise again when it has changed.
pub(super) fn judge(bench: &Bench<'_>, shared: &mut Shared) {
    let exercise: &Exercise = bench.ex.exercise;
    let rev = exercise.doc.rev();
    if shared.done.as_ref().is_none_or(|(at, _)| *at != rev) {
        shared.done = Some((rev, crate::model::done::judge(bench.ex.workbook, exercise)));
    }
}

/// Where the parts stand.
pub(super) struct Parts {
    /// The list of results; none in a narrow window.
    pub(super) list: Option<Rect>,
    /// Charts.
    pub(super) main: Rect,
    /// Entry.
    pub(super) side: Rect,
    /// What to do next.
    pub(super) foot: Rect,
}

/// Cuts the sheet.
pub(super) fn split(ui: &Ui, cx: &Cx<'_>, side: f32) -> Parts {
    let sheet = ui.max_rect();
    let narrow = sheet.width() < 1040.0;
    let list = if narrow {
        0.0
    } else if cx.compact {
        176.0
    } else {
        208.0
    };
    let side = if cx.compact { side.min(300.0) } else { side };
    let left = Rect::from_min_size(sheet.min, vec2(list, sheet.height()));
    let right = Rect::from_min_max(pos2(sheet.right() - side, sheet.top()), sheet.max);
    let middle = Rect::from_min_max(pos2(left.right(), sheet.top()), pos2(right.left(), sheet.bottom()));
    let foot = Rect::from_min_max(pos2(middle.left(), middle.bottom() - 40.0), middle.max);
    let main = Rect::from_min_max(middle.min, pos2(middle.right(), foot.top()));
    let painter = ui.painter();
    painter.rect_filled(sheet, CornerRadius::same(9), cx.tk.surface);
    painter.rect_filled(middle, CornerRadius::ZERO, cx.tk.bg_canvas);
    let line = egui::Stroke::new(1.0, cx.tk.border_subtle);
    painter.vline(right.left() + 0.5, sheet.y_range(), line);
    if !narrow {
        painter.vline(left.right() - 0.5, sheet.y_range(), line);
    }
    Parts { list: (!narrow).then_some(left), main, side: right, foot }
}

/// Shows a part in its own rectangle, clipped to it, with ids of its own.
pub(super) fn at<R>(ui: &mut Ui, rect: Rect, name: &'static str, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(name), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        content(ui)
    })
    .inner
}

/// The scrolling sheet of charts: cards of one width below each other.
pub(super) fn sheet<R>(ui: &mut Ui, rect: Rect, content: impl FnOnce(&mut Ui) -> R) -> R {
    let room = rect.width();
    let pad = if room > 760.0 { 24.0 } else { 14.0 };
    let inner = Rect::from_min_max(rect.min + vec2(pad, 0.0), rect.max - vec2(4.0, 0.0));
    at(ui, inner, "sheet", |ui| {
        egui::ScrollArea::vertical()
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_max_width(inner.width() - pad + 4.0);
                ui.spacing_mut().item_spacing = vec2(14.0, 14.0);
                ui.add_space(2.0);
                let got = content(ui);
                ui.add_space(16.0);
                got
            })
            .inner
    })
}

/// Room for a card of a height over the whole width.
pub(super) fn room(ui: &mut Ui, height: f32) -> Rect {
    let width = ui.available_width();
    ui.allocate_exact_size(vec2(width, height), egui::Sense::hover()).0
}

/// Cuts a row into parts of the given shares with gaps between.
pub(super) fn columns(rect: Rect, shares: &[f32]) -> Vec<Rect> {
    let gap = 14.0;
    let sum: f32 = shares.iter().sum();
    let free = rect.width() - gap * (shares.len().max(1) - 1) as f32;
    let mut left = rect.left();
    shares
        .iter()
        .map(|share| {
            let width = free * share / sum;
            let part = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
            left += width + gap;
            part
        })
        .collect()
}

/// A card with a small title, a big figure with its unit, and a line below.
pub(super) fn figure_card(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, title: &str, (figure, unit): (&str, &str), (line, ink): (&str, egui::Color32)) {
    let tk = cx.tk;
    let painter = ui.painter().clone();
    widgets::card(&painter, tk, rect, 10, tk.surface, tk.border, 0);
    let left = rect.left() + 16.0;
    let inner = rect.width() - 32.0;
    let put = |y: f32, text: &str, style: theme::Style, ink| {
        let row = Rect::from_min_size(pos2(left, y), vec2(inner, style.line));
        widgets::paint_in(&painter, row, egui::Align2::LEFT_CENTER, text, style, ink);
    };
    put(rect.top() + 14.0, title, theme::BODY, tk.text_secondary);
    let big = theme::Style { size: 30.0, line: 40.0, bold: true };
    let shown = widgets::paint(&painter, pos2(left, rect.top() + 38.0), egui::Align2::LEFT_TOP, figure, big, ink);
    widgets::paint(&painter, pos2(shown.right() + 5.0, shown.bottom() - 7.0), egui::Align2::LEFT_BOTTOM, unit, theme::SECTION, ink);
    put(rect.bottom() - 34.0, line, theme::SMALL, tk.text_secondary);
    let node = ui.interact(rect, ui.scope_id().with(("figure", title)), egui::Sense::hover());
    node.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{title} {figure}{unit}, {line}")));
}
