//! The pictures of cells: where one that was dropped or pasted goes, the mark in the cell, and the section of the inspector.

use egui::{Pos2, Rect, Ui, pos2, vec2};

use super::{Fx, JourneyView, Sel, grid::Stage, inspector};
use crate::{
    model::{
        exercise::journey::{Row, lane_key},
        picture::{self, key_of},
        scene::journey::split_name,
        stamp::ItemId,
        texts::{journey as t, picture as say},
    },
    ui::{
        cx::{Action, Actions},
        icons,
        pictures::{self, PictureAct, Place},
        widgets,
    },
};

fn register(fx: &Fx<'_>, row: Row) -> String {
    match row {
        Row::Name => key_of("name"),
        Row::Lane(lane) => key_of(&fx.plan.lanes.get(lane).map(lane_key).unwrap_or_default()),
    }
}

/// 报价确认·前台标准: what the picture hangs on.
fn words(fx: &Fx<'_>, tp: ItemId, row: Row) -> String {
    let lane = match row {
        Row::Name => fx.cx.t(t::TOUCHPOINT),
        Row::Lane(lane) => fx.plan.lanes.get(lane).map_or("", |l| split_name(fx.cx.bi(&l.t)).0),
    };
    format!("{}{}{lane}", fx.name(tp), fx.cx.lang.pick("·", ", "))
}

fn place(fx: &Fx<'_>, tp: ItemId, row: Row) -> Place {
    Place { target: fx.ex.target(), id: tp, key: register(fx, row), of: words(fx, tp, row) }
}

/// Takes what was dropped, pasted or asked for: to the cell below the pointer, else to the selected one.
pub(super) fn take(ui: &Ui, fx: &Fx<'_>, view: &JourneyView, out: &mut Actions) {
    let Some((came, at)) = pictures::came(ui.ctx(), fx.cx) else { return };
    let cell = at.and_then(|at| below(fx, view, at)).or(view.sel.map(|sel| (sel.tp, sel.row)));
    out.push(Action::Picture(came.to(cell.map(|(tp, row)| place(fx, tp, row)))));
}

fn below(fx: &Fx<'_>, view: &JourneyView, at: Pos2) -> Option<(ItemId, Row)> {
    let body = view.body.filter(|body| body.contains(at))?;
    let lay = &view.cache.layout;
    let local = at - body.min + view.scroll;
    let column = lay.columns_in(local.x, local.x + 1.0).find(|c| lay.x(*c) <= local.x && local.x < lay.x(*c) + lay.width_of(*c))?;
    let tp = fx.journey.columns.get(column)?.tp?;
    let row = lay.rows().find(|(_, band)| band.y <= local.y && local.y < band.y + band.h).map(|(row, _)| row)?;
    Some((tp, row))
}

/// A small picture in the corner of each visible cell that has one.
pub(super) fn marks(ui: &Ui, fx: &Fx<'_>, st: &Stage<'_>, columns: std::ops::Range<usize>) {
    if fx.ex.workbook.media.is_empty() {
        return;
    }
    let clip = st.body.intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(clip);
    for column in columns {
        let Some(tp) = fx.journey.columns.get(column).and_then(|c| c.tp) else { continue };
        for (row, band) in st.lay.rows() {
            let cell = st.cell(column, band);
            let name = picture::at(fx.doc, tp, &register(fx, row));
            if name.is_empty() || !cell.intersects(clip) {
                continue;
            }
            let size = vec2(26.0, 19.0).min(cell.size() - vec2(8.0, 6.0));
            let rect = Rect::from_min_size(pos2(cell.right() - 5.0 - size.x, cell.bottom() - 4.0 - size.y), size);
            widgets::paint_picture(&painter, fx.cx, fx.ex.workbook, name, rect, 4);
        }
    }
}

/// The pictures of a touchpoint: those that are there, and a place for the selected cell.
pub(super) fn section(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, tp: ItemId) {
    let here = view.sel.map_or(Row::Name, |sel| sel.row);
    let all = std::iter::once(Row::Name).chain((0..fx.plan.lanes.len()).map(Row::Lane));
    let rows: Vec<Row> = all.filter(|row| *row == here || !picture::at(fx.doc, tp, &register(fx, *row)).is_empty()).collect();
    let have = rows.iter().filter(|row| !picture::at(fx.doc, tp, &register(fx, **row)).is_empty()).count();
    if !inspector::head(ui, fx, view, ("pictures", fx.cx.t(say::PICTURES)), (&have.to_string(), false)) {
        return;
    }
    for row in rows {
        widgets::label(ui, &words(fx, tp, row), crate::ui::theme::CAPTION, fx.cx.tk.text_tertiary);
        widgets::picture_field_ui(ui, fx.cx, fx.ex, (tp, &register(fx, row)), &words(fx, tp, row), out);
    }
}

/// The rows of a cell's menu.
pub(super) fn menu(ui: &mut Ui, fx: &Fx<'_>, out: &mut Actions, sel: Sel) {
    let have = picture::at(fx.doc, sel.tp, &register(fx, sel.row)).to_owned();
    let (cx, can) = (fx.cx, !fx.ex.read_only);
    let of = words(fx, sel.tp, sel.row);
    if !have.is_empty() && widgets::menu_row(ui, cx, Some(icons::IMAGE), cx.t(say::SHOW), "", false, true).clicked() {
        out.push(Action::Picture(PictureAct::Look(have.clone(), of.clone())));
    }
    let text = if have.is_empty() { say::ADD } else { say::CHANGE };
    if widgets::menu_row(ui, cx, Some(icons::IMAGE), cx.t(text), "", false, can).clicked() {
        out.push(Action::Picture(PictureAct::Pick(place(fx, sel.tp, sel.row))));
    }
    if !have.is_empty() && widgets::menu_row(ui, cx, Some(icons::TRASH), cx.t(say::DELETE), "", true, can).clicked() {
        fx.push(out, picture::take_off(sel.tp, &register(fx, sel.row), &of));
    }
}
