//! One zone: its head with name, question and count, and its cards, of which only the visible ones are laid out.

use egui::{Align2, CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{BoardView, Focus, Mode, Work, card, drag, layout};
use crate::{
    model::{exercise::board, texts::board as say},
    ui::{
        icons, theme,
        widgets::{self, Input},
    },
};

pub(super) fn show(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, at: usize, rect: Rect) {
    let paint = layout::paint_of(work.cx.tk, work.plan, at);
    let target = view.drag.as_ref().is_some_and(|d| d.zone == Some(at));
    let edge = if target { Stroke::new(2.0, paint.line) } else { Stroke::new(1.0, work.cx.tk.border) };
    ui.painter().rect(rect, CornerRadius::same(12), paint.wash, edge, StrokeKind::Inside);
    let id = work.zone(at).map_or("", |z| z.id.as_str());
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("zone", id)));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    let top = head(&mut child, work, view, at, rect, paint);
    let body = Rect::from_min_max(pos2(rect.left() + 8.0, top), pos2(rect.right() - 8.0, rect.bottom() - 4.0));
    if body.height() >= 24.0 {
        cards(&mut child, work, view, at, body, paint);
    } else {
        drag::hover(&child, view, at, body, pos2(body.left(), rect.bottom()));
    }
}

/// The tops of those rows of zones where a question does not fit beside its name: there all stand below.
pub(super) fn hints_below(ui: &Ui, work: &Work<'_, '_>, view: &BoardView) -> Vec<f32> {
    let wide = |text: &str, style| widgets::galley(ui.painter(), text, style, egui::Color32::PLACEHOLDER, f32::INFINITY, 1).size().x;
    let mut tops: Vec<f32> = Vec::new();
    for (at, rect) in view.zone_rects.iter().enumerate().filter(|(_, r)| r.height() >= 150.0) {
        let hint = work.zone(at).map_or("", |z| work.cx.bi(&z.hint));
        let room = rect.width() - wide(board::short_title(work.title(at)), theme::SECTION) - 138.0;
        let needs = wide(hint, theme::SMALL);
        // In a low zone a cut question is better than a lost card, as long as one can still read what it asks.
        let cramped = needs > room && (rect.height() >= 220.0 || room < 100.0);
        if cramped && !tops.iter().any(|top| (top - rect.top()).abs() < 1.0) {
            tops.push(rect.top());
        }
    }
    tops
}

/// Paints the head and gives the height where the cards begin.
fn head(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, at: usize, rect: Rect, paint: layout::Paint) -> f32 {
    let (cx, tk) = (work.cx, work.cx.tk);
    let y = rect.top() + 23.0;
    let tile = Rect::from_center_size(pos2(rect.left() + 25.0, y), vec2(26.0, 26.0));
    ui.painter().rect_filled(tile, CornerRadius::same(7), paint.line);
    if let Some(icon) = paint.icon {
        widgets::icon_fill(ui.painter(), tile.center(), icon, 16.0, tk.emo_on);
    } else {
        let number = (at + 1).to_string();
        widgets::paint(ui.painter(), tile.center(), Align2::CENTER_CENTER, &number, theme::BODY.bold(), tk.emo_on);
    }
    let right = head_right(ui, work, view, at, rect, y);
    let left = tile.right() + 8.0;
    if view.rename.as_ref().is_some_and(|r| r.0 == at) {
        rename(ui, work, view, Rect::from_min_max(pos2(left, y - 16.0), pos2(right, y + 16.0)));
        return y + 22.0;
    }
    let title = work.title(at).to_owned();
    let short = board::short_title(&title).to_owned();
    let name = widgets::galley(ui.painter(), &short, theme::SECTION, paint.ink, (right - left).max(20.0), 1);
    let name_rect = Rect::from_min_size(pos2(left, y - name.size().y / 2.0), name.size());
    let mut x = name_rect.right() + 8.0;
    ui.painter().galley(name_rect.min, name, paint.ink);
    let grip = Rect::from_min_max(pos2(rect.left(), y - 16.0), pos2(right, y + 16.0));
    let hint = work.zone(at).map_or("", |z| cx.bi(&z.hint)).to_owned();
    let all = format!("{title}\n{hint}");
    let may = work.zone(at).is_some_and(|z| z.renameable) && !work.ex.read_only;
    let response = ui.interact(grip, ui.unique_id().with("head"), if may { Sense::click() } else { Sense::hover() });
    if may {
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, cx.tf(say::RENAME, &[&title])));
        widgets::ring_if_focused(ui, cx, &response, 6);
        if response.hovered() && x + 18.0 < right {
            widgets::paint_icon(ui.painter(), pos2(x + 6.0, y), icons::PENCIL_SIMPLE, 14.0, tk.text_tertiary);
            x += 20.0;
        }
    } else {
        response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &title));
    }
    let room = right - x;
    let below = view.hint_below.iter().any(|top| (top - rect.top()).abs() < 1.0);
    let response = widgets::tooltip(response, cx, &all);
    if may && (response.double_clicked() || (response.has_focus() && response.clicked())) {
        view.rename = Some((at, title, true));
    }
    if below {
        let line = Rect::from_min_size(pos2(rect.left() + 12.0, y + 15.0), vec2(rect.width() - 24.0, 20.0));
        widgets::paint_in(ui.painter(), line, Align2::LEFT_CENTER, &hint, theme::SMALL, tk.text_tertiary);
        return y + 41.0;
    }
    if room > 24.0 {
        widgets::paint_in(
            ui.painter(),
            Rect::from_min_max(pos2(x, y - 10.0), pos2(right - 4.0, y + 10.0)),
            Align2::LEFT_CENTER,
            &hint,
            theme::SMALL,
            tk.text_tertiary,
        );
    }
    y + 22.0
}

/// Count and plus; gives where they begin.
fn head_right(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, at: usize, rect: Rect, y: f32) -> f32 {
    let (cx, tk) = (work.cx, work.cx.tk);
    let plus = Rect::from_center_size(pos2(rect.right() - 21.0, y), vec2(28.0, 28.0));
    let name = cx.tf(say::ADD_HERE, &[work.short(at)]);
    let enabled = !work.ex.read_only;
    let response = ui.interact(plus, ui.unique_id().with("plus"), if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    if enabled && response.hovered() {
        ui.painter().rect_filled(plus, CornerRadius::same(6), tk.hover);
    }
    widgets::paint_icon(ui.painter(), plus.center(), icons::PLUS, 16.0, if enabled { tk.text_secondary } else { tk.text_disabled });
    widgets::ring_if_focused(ui, cx, &response, 6);
    if widgets::tooltip(response, cx, &name).clicked() {
        view.quick_zone = at;
        view.focus = Some(Focus::Quick);
    }
    let mut x = plus.left() - 4.0;
    if let Some((_, open)) = view.foldable.filter(|(zone, _)| *zone == at) {
        let fold = Rect::from_center_size(pos2(x - 12.0, y), vec2(28.0, 28.0));
        let name = cx.t(if open { say::FOLD } else { say::UNFOLD });
        let response = ui.interact(fold, ui.unique_id().with("fold"), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
        if response.hovered() {
            ui.painter().rect_filled(fold, CornerRadius::same(6), tk.hover);
        }
        widgets::paint_icon(ui.painter(), fold.center(), if open { icons::CARET_DOWN } else { icons::CARET_UP }, 16.0, tk.text_secondary);
        widgets::ring_if_focused(ui, cx, &response, 6);
        if widgets::tooltip(response, cx, name).clicked() {
            view.parked = Some(!open);
        }
        x = fold.left() - 4.0;
    }
    let have = view.board.zones.get(at).map_or(0, Vec::len);
    let min = work.zone(at).map_or(0, |z| z.min) as usize;
    let count = if have < min { cx.tf(say::COUNT_OF, &[&have.to_string(), &min.to_string()]) } else { cx.tf(say::COUNT, &[&have.to_string()]) };
    widgets::paint(ui.painter(), pos2(x, y), Align2::RIGHT_CENTER, &count, theme::SMALL, tk.text_tertiary).left() - 8.0
}

fn rename(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, rect: Rect) {
    let Some((at, text, fresh)) = &mut view.rename else { return };
    let at = *at;
    let id = egui::Id::unique("board-rename");
    let name = work.cx.tf(say::RENAME, &[work.title(at)]);
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).id_salt("rename"));
    let response = Input::new(id, &name).limit(40).show(&mut child, work.cx, text);
    if std::mem::take(fresh) {
        response.request_focus();
    } else if response.lost_focus() || !response.has_focus() {
        let keep = !ui.input(|i| i.key_pressed(egui::Key::Escape));
        let text = text.clone();
        view.rename = None;
        let zone = work.zone(at).map_or("", |z| z.id.as_str());
        if keep && text != work.title(at) {
            work.edit(board::rename_zone(work.doc(), zone, &text));
            work.end_burst();
        }
    }
}

fn cards(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, at: usize, body: Rect, paint: layout::Paint) {
    let slot = view.drag.as_ref().and_then(|d| d.slot_in(at));
    let width = body.width() - 8.0;
    view.lay_rows(work.doc(), at, width, slot);
    let count = view.shown.get(at).map_or(0, Vec::len);
    if count == 0 && slot.is_none() {
        empty(ui, work, view, at, body);
        drag::hover(ui, view, at, body, body.min);
        return;
    }
    let (cols, total) = view.rows.get(at).map_or((1, 0.0), |r| (r.cols, r.total()));
    let mut scroll = ui.new_child(UiBuilder::new().max_rect(body).id_salt("cards"));
    // The fade is in the colour of panels, not of this zone.
    let style = &mut scroll.spacing_mut().scroll;
    style.fade.strength = 0.0;
    style.foreground_color = true;
    style.dormant_background_opacity = 0.0;
    style.active_background_opacity = 0.0;
    style.interact_background_opacity = 0.0;
    style.dormant_handle_opacity = 0.2;
    style.active_handle_opacity = 0.35;
    style.interact_handle_opacity = 0.5;
    let shown = ScrollArea::vertical().auto_shrink([false, false]).id_salt("scroll").show_viewport(&mut scroll, |ui, seen| {
        ui.set_height(total - 1.0);
        let origin = ui.max_rect().min + vec2(4.0, 3.0);
        drag::hover(ui, view, at, body, origin);
        reveal(ui, view, at, origin, width);
        let (from, to) = view.rows.get(at).map_or((0, 0), |rows| (rows.at(seen.top() - 8.0), rows.at(seen.bottom())));
        let card_w = layout::card_width(width, cols);
        for entry in from * cols..(to + 1) * cols {
            let row = entry / cols;
            let tops =
                view.rows.get(at).map_or((0.0, 0.0), |r| (r.tops.get(row).copied().unwrap_or(0.0), r.tops.get(row + 1).copied().unwrap_or(0.0)));
            let size = vec2(card_w, tops.1 - tops.0 - 8.0);
            let rect = Rect::from_min_size(origin + vec2((entry % cols) as f32 * (card_w + 8.0), tops.0), size);
            if slot == Some(entry) {
                let rect = Rect::from_min_size(rect.min, vec2(card_w, 88.0));
                card::slot(ui.painter(), paint, rect, work.cx.t(say::DROP_HERE));
                continue;
            }
            let index = if slot.is_some_and(|s| s < entry) { entry - 1 } else { entry };
            let Some(id) = view.shown.get(at).and_then(|z| z.get(index)).copied() else { continue };
            card::show(ui, work, view, at, id, rect, paint);
        }
    });
    let (above, height) = (shown.state.clamped_offset().y, shown.inner_rect.height());
    fade(ui, body, paint.wash, (above, total - 1.0 - above - height));
}

/// Cards melt into the floor of their zone where there are more of them above or below.
fn fade(ui: &Ui, body: Rect, wash: egui::Color32, (above, below): (f32, f32)) {
    let clear = wash.gamma_multiply(0.0);
    let reach = 18.0_f32.min(body.height() / 3.0);
    let right = body.right() - 3.0;
    let parts = [(above, body.top(), body.top() + reach, [wash, clear]), (below, body.bottom() - reach, body.bottom(), [clear, wash])];
    for (hidden, top, bottom, [first, last]) in parts.into_iter().filter(|(hidden, ..)| *hidden > 1.0) {
        // It grows with what is hidden, so that nothing jumps at the end of the way.
        let strength = (hidden / 24.0).min(1.0);
        let mut mesh = egui::Mesh::default();
        for (p, ink) in [(pos2(body.left(), top), first), (pos2(right, top), first), (pos2(right, bottom), last), (pos2(body.left(), bottom), last)] {
            mesh.colored_vertex(p, ink.gamma_multiply(strength));
        }
        mesh.add_triangle(0, 1, 2);
        mesh.add_triangle(0, 2, 3);
        ui.painter().add(mesh);
    }
}

/// Scrolls to the card that was asked for.
fn reveal(ui: &Ui, view: &mut BoardView, at: usize, origin: egui::Pos2, width: f32) {
    let Some(id) = view.reveal else { return };
    let Some(index) = view.shown.get(at).and_then(|z| z.iter().position(|x| *x == id)) else { return };
    let Some(rows) = view.rows.get(at) else { return };
    let row = index / rows.cols.max(1);
    let (Some(top), Some(end)) = (rows.tops.get(row), rows.tops.get(row + 1)) else { return };
    ui.scroll_to_rect(Rect::from_min_max(origin + vec2(0.0, top - 4.0), origin + vec2(width, end - 2.0)), None);
    view.reveal = None;
}

fn empty(ui: &Ui, work: &Work<'_, '_>, view: &BoardView, at: usize, body: Rect) {
    let (cx, tk) = (work.cx, work.cx.tk);
    let painter = ui.painter();
    if body.height() < 60.0 {
        return;
    }
    let have = view.board.zones.get(at).map_or(0, Vec::len);
    if have > 0
        && let Some(tag) = &view.filter
    {
        widgets::paint(painter, body.center(), Align2::CENTER_CENTER, &cx.tf(say::NONE_WITH_TAG, &[tag]), theme::SMALL, tk.text_tertiary);
        return;
    }
    if at >= 9 || work.ex.read_only || view.mode == Mode::Gather {
        return;
    }
    let key = (at + 1).to_string();
    let (before, after) = (cx.t(say::PRESS), cx.t(say::TO_WRITE));
    let size = |text: &str| widgets::galley(painter, text, theme::SMALL, tk.text_tertiary, f32::INFINITY, 1).size().x;
    let mut x = body.center().x - (size(before) + size(after) + 32.0) / 2.0;
    let y = body.center().y - 6.0;
    x = widgets::paint(painter, pos2(x, y), Align2::LEFT_CENTER, before, theme::SMALL, tk.text_tertiary).right() + 6.0;
    x = card::key_cap(painter, tk, pos2(x, y), &key) + 6.0;
    widgets::paint(painter, pos2(x, y), Align2::LEFT_CENTER, after, theme::SMALL, tk.text_tertiary);
}
