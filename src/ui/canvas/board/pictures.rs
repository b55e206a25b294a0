//! The picture of a card: where one that was dropped or pasted goes, its thumbnail, and its part of the details.

use egui::{Pos2, Rect, Ui, pos2, vec2};

use super::{BoardView, Work, card_id};
use crate::{
    model::{doc::Item, exercise::board, picture, stamp::ItemId, texts::picture as say},
    ui::{
        cx::Action,
        icons,
        pictures::{self, PictureAct, Place},
        widgets,
    },
};

/// The register of a card's picture.
pub(super) const PICTURE: &str = "pic:text";

/// What the card says, shortly.
fn name(work: &Work<'_, '_>, id: ItemId) -> String {
    let text = work.doc().text(id, board::TEXT);
    if text.trim().is_empty() { work.cx.t(crate::model::texts::board::BLANK).to_owned() } else { text.chars().take(16).collect() }
}

fn place(work: &Work<'_, '_>, id: ItemId) -> Place {
    Place { target: work.ex.target(), id, key: PICTURE.to_owned(), of: name(work, id) }
}

/// Takes what was dropped, pasted or asked for: to the card below the pointer, else to the selected one.
pub(super) fn take(ui: &Ui, work: &mut Work<'_, '_>, view: &BoardView) {
    let Some((came, at)) = pictures::came(ui.ctx(), work.cx) else { return };
    let id = at.and_then(|at| below(ui, view, at)).or(view.current());
    let place = id.map(|id| place(work, id));
    work.out.push(Action::Picture(came.to(place)));
}

fn below(ui: &Ui, view: &BoardView, at: Pos2) -> Option<ItemId> {
    let there = |id: &ItemId| ui.ctx().read_response(card_id(*id)).is_some_and(|r| r.rect.contains(at));
    view.shown.iter().flatten().copied().find(there)
}

/// Paints the thumbnail at the foot of a card; gives its left edge, or `right` where the card has no picture.
pub(super) fn thumb(painter: &egui::Painter, work: &Work<'_, '_>, card: &Item, right: f32, y: f32) -> f32 {
    let name = card.text(PICTURE);
    if !picture::is_name(name) {
        return right;
    }
    let rect = Rect::from_min_size(pos2(right - 30.0, y - 11.0), vec2(30.0, 22.0));
    widgets::paint_picture(painter, work.cx, work.ex.workbook, name, rect, 4);
    rect.left() - 6.0
}

/// The picture in the details.
pub(super) fn field(ui: &mut Ui, work: &mut Work<'_, '_>, id: ItemId) {
    let of = name(work, id);
    widgets::picture_field_ui(ui, work.cx, work.ex, (id, PICTURE), &of, work.out);
}

/// The rows of the card's menu.
pub(super) fn menu(ui: &mut Ui, work: &mut Work<'_, '_>, id: ItemId) {
    let have = picture::at(work.doc(), id, PICTURE).to_owned();
    let (cx, can) = (work.cx, !work.ex.read_only);
    let of = name(work, id);
    if !have.is_empty() && widgets::menu_row(ui, cx, Some(icons::IMAGE), cx.t(say::SHOW), "", false, true).clicked() {
        work.out.push(Action::Picture(PictureAct::Look(have.clone(), of.clone())));
    }
    let text = if have.is_empty() { say::ADD } else { say::CHANGE };
    if widgets::menu_row(ui, cx, Some(icons::IMAGE), cx.t(text), "", false, can).clicked() {
        let place = place(work, id);
        work.out.push(Action::Picture(PictureAct::Pick(place)));
    }
    if !have.is_empty() && widgets::menu_row(ui, cx, Some(icons::TRASH), cx.t(say::DELETE), "", true, can).clicked() {
        work.edit(picture::take_off(id, PICTURE, &of));
    }
}
