//! One sticky card: painted, selected, voted on, typed in.

use egui::{Align2, Color32, CornerRadius, Painter, Popup, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{BoardView, Focus, Mode, Side, Work, card_id, card_menu, drag, fields, layout::Paint, pictures};
use crate::{
    model::{doc::Item, exercise::board, stamp::ItemId, texts::board as say},
    ui::{
        cx::Tone,
        icons,
        theme::{self, Tokens},
        widgets::{self, Input},
    },
};

/// A key cap of the size of small text; gives its right edge.
pub(super) fn key_cap(painter: &Painter, tk: &Tokens, left: Pos2, key: &str) -> f32 {
    let galley = widgets::galley(painter, key, theme::CAPTION, tk.text_secondary, f32::INFINITY, 1);
    let rect = Rect::from_min_size(pos2(left.x, left.y - 9.0), vec2(galley.size().x + 11.0, 18.0));
    painter.rect(rect, CornerRadius::same(4), tk.surface, Stroke::new(1.0, tk.border), StrokeKind::Inside);
    painter.galley(pos2(rect.left() + 5.5, rect.center().y - galley.size().y / 2.0), galley, tk.text_secondary);
    rect.right()
}

/// The dashed place of a card that is on its way.
pub(super) fn slot(painter: &Painter, paint: Paint, rect: Rect, text: &str) {
    widgets::dashed_rect(painter, rect, 8.0, Stroke::new(1.5, paint.line));
    widgets::paint(painter, rect.center(), Align2::CENTER_CENTER, text, theme::SMALL, paint.ink);
}

/// What the foot of a card says: its tag, or the extra fields that are filled.
fn foot(work: &Work<'_, '_>, card: &Item) -> String {
    let tag = board::tag(card);
    if !tag.is_empty() {
        return tag.to_owned();
    }
    let shown: Vec<String> = work.plan.card.iter().filter_map(|field| fields::shown(work, field, card.get(&field.id))).take(2).collect();
    shown.join(" ")
}

/// The pill at the foot; while votes are cast it is larger.
fn vote_rect(rect: Rect, votes: u32, big: bool) -> Rect {
    let (more, height) = if big { (10.0, 26.0) } else { (0.0, 22.0) };
    let width = if votes >= 100 {
        52.0
    } else if votes >= 10 {
        45.0
    } else {
        38.0
    };
    let right = pos2(rect.right() - 10.0 + more / 4.0, rect.bottom() - 18.0);
    Rect::from_min_max(pos2(right.x - width - more, right.y - height / 2.0), pos2(right.x, right.y + height / 2.0))
}

/// Paints a card at rest or as a ghost, at an elevation; nothing here reacts.
pub(super) fn paint(painter: &Painter, work: &Work<'_, '_>, view: &BoardView, card: &Item, rect: Rect, paint: Paint, (level, hot): (u8, bool)) {
    let (cx, tk) = (work.cx, work.cx.tk);
    let edge = if cx.settings.high_contrast { tk.border } else { Color32::TRANSPARENT };
    widgets::card(painter, tk, rect, 8, paint.fill, edge, level);
    if card.fields.values().any(|reg| !reg.rivals.is_empty()) {
        painter.rect_stroke(rect, CornerRadius::same(8), Stroke::new(1.5, tk.warning), StrokeKind::Inside);
        widgets::paint_icon(painter, pos2(rect.right() - 12.0, rect.top() + 12.0), icons::GIT_MERGE, 14.0, tk.warning_text);
    }
    let text = card.text(board::TEXT);
    let place = Rect::from_min_max(rect.min + vec2(10.0, 8.0), pos2(rect.right() - 10.0, rect.bottom() - 32.0));
    let (text, ink) = if text.trim().is_empty() { (cx.t(say::BLANK), tk.text_tertiary) } else { (text, tk.text) };
    widgets::paint_in(painter, place, Align2::LEFT_TOP, text, theme::BODY, ink);
    let y = rect.bottom() - 18.0;
    let mut x = rect.left() + 10.0;
    let author = card.text(board::AUTHOR);
    if !author.is_empty() && !view.anonymous {
        avatar(painter, tk, pos2(x + 10.0, y), author);
        x += 26.0;
    }
    let mut right = rect.right() - 10.0;
    let votes = board::votes(card);
    if work.voting() {
        let pill = vote_rect(rect, votes, view.mode == Mode::Vote);
        vote_pill(painter, work, card, pill, votes, paint, hot);
        right = pill.left() - 6.0;
    }
    if card.get(board::ACTION).is_set() {
        widgets::icon_fill(painter, pos2(right - 8.0, y), icons::CHECK_CIRCLE, 16.0, tk.success_text);
        right -= 22.0;
    }
    right = pictures::thumb(painter, work, card, right, y);
    if cx.settings.zone_badges
        && let Some(icon) = paint.icon
    {
        widgets::icon_fill(painter, pos2(right - 6.0, y), icon, 12.0, paint.ink);
        right -= 18.0;
    }
    let line = Rect::from_min_max(pos2(x + 2.0, y - 9.0), pos2(right, y + 9.0));
    if line.width() > 16.0 {
        widgets::paint_in(painter, line, Align2::LEFT_CENTER, &foot(work, card), theme::CAPTION, tk.text_secondary);
    }
}

fn avatar(painter: &Painter, tk: &Tokens, center: Pos2, name: &str) {
    let ink = widgets::avatar_zone(tk, name).map_or(tk.text, |z| z.ink);
    painter.circle_filled(center, 10.0, tk.surface);
    let first: String = name.trim().chars().take(1).flat_map(char::to_uppercase).collect();
    widgets::paint(painter, center, Align2::CENTER_CENTER, &first, theme::CAPTION, ink);
}

fn vote_pill(painter: &Painter, work: &Work<'_, '_>, card: &Item, pill: Rect, votes: u32, paint: Paint, hot: bool) {
    let tk = work.cx.tk;
    let mine = board::votes_of(card, work.cx.me()) > 0;
    let (fill, ink) = if mine { (paint.ink, tk.emo_on) } else { (tk.surface, tk.text_secondary) };
    let edge = if hot { paint.line } else { Color32::TRANSPARENT };
    painter.rect(pill, CornerRadius::same(11), fill, Stroke::new(1.5, edge), StrokeKind::Inside);
    let (size, style) = if pill.height() > 24.0 { (16.0, theme::SMALL.bold()) } else { (14.0, theme::CAPTION) };
    let number = widgets::galley(painter, &votes.to_string(), style, ink, f32::INFINITY, 1);
    let left = pill.center().x - (number.size().x + size + 2.0) / 2.0;
    let heart = pos2(left + size / 2.0, pill.center().y);
    if mine {
        widgets::icon_fill(painter, heart, icons::HEART, size, ink);
    } else {
        widgets::paint_icon(painter, heart, icons::HEART, size, ink);
    }
    painter.galley(pos2(left + size + 2.0, pill.center().y - number.size().y / 2.0), number, ink);
}

/// Shows a card in its place and reacts to pointer and screen reader.
pub(super) fn show(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, at: usize, id: ItemId, rect: Rect, paint_: Paint) {
    let Some(card) = work.doc().get(id) else { return };
    if view.drag.as_ref().is_some_and(|d| d.cards.contains(&id)) {
        slot(ui.painter(), paint_, Rect::from_min_size(rect.min, vec2(rect.width(), 88.0)), "");
        return;
    }
    if let Some(away) = drag::gliding(ui, work, view, id, rect.min) {
        paint(&drag::above(ui), work, view, card, rect.translate(away), paint_, (3, false));
        return;
    }
    if view.typing.as_ref().is_some_and(|t| t.id == id) {
        type_in(ui, work, view, id, rect, paint_);
        return;
    }
    let cx = work.cx;
    let selected = view.selected.contains(&id);
    let response = ui.interact(rect, card_id(id), Sense::click_and_drag());
    let votes = board::votes(card);
    response.widget_info(|| {
        let author = if view.anonymous { "" } else { card.text(board::AUTHOR) };
        let name = cx.tf(say::CARD, &[work.short(at), card.text(board::TEXT), &votes.to_string(), author]);
        WidgetInfo::selected(Role::Button, true, selected, name.trim_end_matches(['，', ',', ' ']))
    });
    let hovered = view.drag.is_none() && (response.hovered() || response.contains_pointer());
    let big = view.mode == Mode::Vote;
    let pill = vote_rect(rect, votes, big);
    let pill_hit = ui.interact(pill.expand(3.0), response.id.with("vote"), if work.voting() { Sense::click() } else { Sense::hover() });
    let hot = work.voting() && !work.ex.read_only && (pill_hit.hovered() || (big && hovered));
    paint(ui.painter(), work, view, card, rect, paint_, (if hovered { 2 } else { 1 }, hot));
    if work.voting() {
        pill_hit.widget_info(|| WidgetInfo::labeled(Role::Button, true, cx.tf(say::PILL, &[&votes.to_string()])));
        widgets::ring_if_focused(ui, cx, &pill_hit, 11);
        if pill_hit.secondary_clicked() || (pill_hit.clicked() && ui.input(|i| i.modifiers.shift)) {
            unvote(work, id);
        } else if pill_hit.clicked() {
            vote(work, id);
        }
    }
    if selected || response.has_focus() {
        widgets::focus_ring(ui.painter(), cx.tk, rect.shrink(1.0), 8);
    }
    crate::ui::canvas::marks::mark(ui, cx, work.ex, (id, &[]), rect, work.out);
    menu(ui, work, view, id, rect, &response, hovered);
    react(ui, work, view, at, id, rect, &response);
}

fn menu(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, id: ItemId, rect: Rect, response: &egui::Response, hovered: bool) {
    let (cx, tk) = (work.cx, work.cx.tk);
    let dots = Rect::from_min_size(pos2(rect.right() - 30.0, rect.top() + 2.0), vec2(28.0, 28.0));
    let more = ui.interact(dots, response.id.with("menu"), Sense::click());
    more.widget_info(|| WidgetInfo::labeled(Role::Button, true, cx.t(say::CARD_MENU)));
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&more));
    if hovered || open || response.has_focus() || more.has_focus() {
        let tile = Rect::from_center_size(dots.center(), vec2(20.0, 18.0));
        ui.painter().rect_filled(tile, CornerRadius::same(5), if more.hovered() { tk.hover } else { tk.surface });
        widgets::paint_icon(ui.painter(), tile.center(), icons::DOTS_THREE, 16.0, tk.text_secondary);
        widgets::ring_if_focused(ui, cx, &more, 5);
    }
    if more.clicked() || (response.secondary_clicked() && !view.selected.contains(&id)) {
        view.selected = vec![id];
    }
    let frame = widgets::menu_frame(tk);
    Popup::menu(&more).width(248.0).frame(frame).show(|ui| card_menu::show(ui, work, view));
    Popup::context_menu(response).width(248.0).frame(frame).show(|ui| card_menu::show(ui, work, view));
}

fn react(ui: &Ui, work: &mut Work<'_, '_>, view: &mut BoardView, at: usize, id: ItemId, rect: Rect, response: &egui::Response) {
    if response.gained_focus() {
        if !view.selected.contains(&id) {
            view.selected = vec![id];
        }
        // The filter below counts from the second frame on.
        ui.request_repaint();
    }
    if response.has_focus() {
        // The arrows walk over cards here, not over widgets.
        let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..Default::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    }
    if response.clicked() && ui.input(|i| i.pointer.any_released()) {
        let modifiers = ui.input(|i| i.modifiers);
        if modifiers.command {
            if !view.selected.contains(&id) {
                view.selected.push(id);
            } else if view.selected.len() > 1 {
                view.selected.retain(|x| *x != id);
            }
        } else if modifiers.shift {
            extend(view, at, id);
        } else {
            view.selected = vec![id];
        }
        response.request_focus();
        if let Some(Side::Details(_)) = view.side {
            view.side = Some(Side::Details(id));
        }
    }
    if response.double_clicked() {
        start_typing(work, view, id);
    }
    if response.drag_started_by(egui::PointerButton::Primary) && !work.ex.read_only {
        drag::start(ui, view, at, id, rect);
    }
    if view.drag.is_none() && !work.ex.read_only && response.hovered() && view.mode != Mode::Vote {
        ui.set_cursor_icon(egui::CursorIcon::Grab);
    }
}

/// Selects from the last card to this one, within a zone.
fn extend(view: &mut BoardView, at: usize, id: ItemId) {
    let Some(list) = view.shown.get(at) else { return };
    let find = |id: ItemId| list.iter().position(|x| *x == id);
    let Some((a, b)) = view.current().and_then(find).zip(find(id)) else {
        view.selected.push(id);
        return;
    };
    let span: Vec<ItemId> = list.iter().skip(a.min(b)).take(a.abs_diff(b) + 1).copied().collect();
    for card in span {
        view.selected.retain(|x| *x != card);
        view.selected.push(card);
    }
    view.selected.retain(|x| *x != id);
    view.selected.push(id);
}

pub(super) fn start_typing(work: &Work<'_, '_>, view: &mut BoardView, id: ItemId) {
    if !work.ex.read_only {
        let text = work.doc().text(id, board::TEXT).to_owned();
        view.typing = Some(super::Typing { id, before: text.clone(), text, fresh: true });
        view.reveal = Some(id);
    }
}

fn type_in(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, id: ItemId, rect: Rect, paint: Paint) {
    let (cx, tk) = (work.cx, work.cx.tk);
    widgets::card(ui.painter(), tk, rect, 8, paint.fill, Color32::TRANSPARENT, 2);
    ui.painter().rect_stroke(rect, CornerRadius::same(8), Stroke::new(2.0, tk.accent), StrokeKind::Inside);
    let composing = view.composing || widgets::is_composing(ui);
    let Some(typing) = &mut view.typing else { return };
    let edit_id = card_id(id).with("edit");
    let mine = ui.memory(|m| m.has_focus(edit_id));
    // Enter sticks the card; Shift Enter is a new line.
    let enter = mine && !composing && ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter));
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect.shrink2(vec2(10.0, 8.0))).id_salt("edit"));
    let response = Input::new(edit_id, cx.t(say::EDIT_CARD)).rows(2).bare().limit(400).show(&mut child, cx, &mut typing.text);
    if std::mem::take(&mut typing.fresh) {
        response.request_focus();
        let end = egui::text::CCursor::new(egui::epaint::text::CharIndex(typing.text.chars().count()));
        if let Some(mut state) = egui::TextEdit::load_state(ui.ctx(), edit_id) {
            state.cursor.set_char_range(Some(egui::text::CCursorRange::one(end)));
            state.store(ui.ctx(), edit_id);
        }
        return;
    }
    if response.changed() {
        let edit = board::edit_text(id, &typing.text);
        work.edit(edit);
    }
    if !enter && !response.lost_focus() && response.has_focus() {
        return;
    }
    let (esc, tab) = ui.input(|i| (i.key_pressed(egui::Key::Escape), i.key_pressed(egui::Key::Tab)));
    let before = typing.before.clone();
    let changed = typing.text != before;
    view.typing = None;
    if esc && changed {
        work.edit(board::edit_text(id, &before));
    }
    work.end_burst();
    if tab && !work.plan.card.is_empty() {
        view.side = Some(Side::Details(id));
        view.focus = Some(Focus::Field);
    } else if enter || esc {
        view.focus = Some(Focus::Card(id));
    }
}

pub(super) fn vote(work: &mut Work<'_, '_>, id: ItemId) {
    match board::vote(work.plan, work.doc(), id, work.cx.me()) {
        Ok(edit) => work.edit(edit),
        Err(board::VoteRefusal::Spent) => work.toast(Tone::Info, work.cx.t(say::VOTES_NONE).to_owned(), false),
        Err(_) => {}
    }
}

pub(super) fn unvote(work: &mut Work<'_, '_>, id: ItemId) {
    match board::unvote(work.doc(), id, work.cx.me()) {
        Some(edit) => work.edit(edit),
        None => work.toast(Tone::Info, work.cx.t(say::VOTES_NOT_YOURS).to_owned(), false),
    }
}
