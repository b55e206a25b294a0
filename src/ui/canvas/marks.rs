//! Marks that lie over any canvas: what was set differently and waits for a decision, and what an open comparison found.

use std::{collections::BTreeMap, sync::Arc};

use egui::{CornerRadius, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::{
    model::{compare::Change, doc::Doc, stamp::ItemId, texts::merge as t},
    ui::{
        cx::{Action, Actions, Cx, ExerciseCx},
        icons,
        screens::compare::look,
        widgets,
    },
};

/// The differences of the exercise on screen: by item and register, "" for the whole item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared(pub BTreeMap<(ItemId, String), Change>);

fn slot() -> Id {
    Id::unique("compared")
}

/// Hands the differences of this frame to the canvas that is drawn next; `None` when nothing is compared.
pub fn lay_out(ctx: &egui::Context, compared: Option<Compared>) {
    ctx.data_mut(|d| match compared {
        Some(compared) => drop(d.insert_temp(slot(), Arc::new(compared))),
        None => d.remove::<Arc<Compared>>(slot()),
    });
}

fn change_of(ui: &Ui, id: ItemId, keys: &[&str]) -> Option<Change> {
    let compared = ui.data(|d| d.get_temp::<Arc<Compared>>(slot()))?;
    std::iter::once("").chain(keys.iter().copied()).find_map(|key| compared.0.get(&(id, key.to_owned())).copied())
}

/// Whether the item or one of its registers waits for a decision.
fn disputed(doc: &Doc, id: ItemId, keys: &[&str]) -> bool {
    doc.get(id).is_some_and(|item| {
        let named = || keys.iter().filter_map(|key| item.fields.get(key)).any(crate::model::doc::Reg::is_disputed);
        item.is_disputed() || if keys.is_empty() { item.fields.values().any(crate::model::doc::Reg::is_disputed) } else { named() }
    })
}

/// Marks a cell or a card; without keys every register of the item counts. The badge of a conflict can be pressed.
pub(super) fn mark(ui: &mut Ui, cx: &Cx<'_>, ex: &ExerciseCx<'_>, (id, keys): (ItemId, &[&str]), rect: Rect, out: &mut Actions) {
    if let Some(change) = change_of(ui, id, keys) {
        let (_, icon, _, ink) = look(cx, change);
        ui.painter().rect_filled(rect, CornerRadius::same(6), ink.gamma_multiply(0.08));
        ui.painter().rect_stroke(rect, CornerRadius::same(6), Stroke::new(1.5, ink), StrokeKind::Inside);
        widgets::paint_icon(ui.painter(), pos2(rect.right() - 10.0, rect.bottom() - 10.0), icon, 12.0, ink);
    }
    if !disputed(&ex.exercise.doc, id, keys) {
        return;
    }
    let tk = cx.tk;
    ui.painter().rect_stroke(rect, CornerRadius::same(6), Stroke::new(1.0, tk.warning), StrokeKind::Inside);
    let badge = Rect::from_center_size(pos2(rect.left() + 3.0, rect.top() + 3.0), vec2(20.0, 20.0));
    let response = ui.interact(badge, Id::unique(("dispute", id, keys)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, cx.t(t::BADGE)));
    ui.painter().circle_filled(badge.center(), 10.0, if response.hovered() { tk.surface_raised } else { tk.warning_tint });
    widgets::paint_icon(ui.painter(), badge.center(), icons::GIT_MERGE, 13.0, tk.warning_text);
    if response.clicked() && !ex.read_only {
        out.push(Action::Settle(ex.exercise.key.clone(), id));
    }
    widgets::tooltip(response, cx, cx.t(t::BADGE));
}
