//! Editing in place: typing goes to the document as it happens, Esc puts the old text back, Enter and Tab move on.

use egui::{CornerRadius, Event, Id, ImeEvent, Key, Modifiers, Rect, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2};

use super::{Fx, JourneyView, Sel, grid::Stage, keys, paint};
use crate::{
    model::{
        edit::Edit,
        exercise::journey::{self as model, Row, is_cards, lane_key},
        limits::CELL_CHARS,
        scene::journey::split_name,
        stamp::ItemId,
        template::LaneType,
        texts::journey as t,
    },
    ui::{
        cx::Actions,
        theme,
        widgets::{self, Input, is_composing},
    },
};

/// What is being edited.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    /// A text register of an item.
    Text { id: ItemId, key: String, name: String },
    /// A card; `None` until its first character makes it.
    Card { id: Option<ItemId>, tp: ItemId, lane: usize, at: usize },
    /// A score, typed as a number.
    Score { tp: ItemId, lane: usize, old: Option<f64> },
}

/// An open editor.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Editing {
    pub(super) what: What,
    pub(super) text: String,
    before: String,
    fresh: bool,
}

/// What follows a commit.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// Esc: what was typed is taken back.
    Undo,
    Stay,
    Down,
    Right,
    Left,
    NextCard,
}

fn editor_id() -> Id {
    Id::unique("journey-editor")
}

fn open(view: &mut JourneyView, what: What, before: &str, text: &str) {
    view.editing = Some(Editing { what, text: text.to_owned(), before: before.to_owned(), fresh: true });
    view.reveal = true;
}

/// Opens the editor of the selected cell; `replace` starts from nothing, as typing over a cell does.
pub(super) fn begin(fx: &Fx<'_>, view: &mut JourneyView, replace: bool) {
    let Some(sel) = view.sel.filter(|_| !fx.ex.read_only) else { return };
    let Row::Lane(lane) = sel.row else {
        let (before, name) = (fx.name(sel.tp).to_owned(), fx.cx.t(t::TOUCHPOINT).to_owned());
        let text = if replace { String::new() } else { before.clone() };
        open(view, What::Text { id: sel.tp, key: "name".into(), name }, &before, &text);
        return;
    };
    let Some(of) = fx.plan.lanes.get(lane) else { return };
    if is_cards(of) {
        let card = sel.card.or_else(|| fx.journey.cards(sel.tp, lane).first().copied());
        let Some(card) = card else { return begin_card(fx, view, sel.tp, lane, 0) };
        let before = fx.doc.text(card, "text").to_owned();
        view.sel = Some(Sel { card: Some(card), ..sel });
        let text = if replace { String::new() } else { before.clone() };
        open(view, What::Card { id: Some(card), tp: sel.tp, lane, at: 0 }, &before, &text);
        return;
    }
    match &of.ty {
        LaneType::Score { .. } => {
            let old = fx.doc.value(sel.tp, &lane_key(of)).as_num();
            let before = old.map(|n| format!("{n}")).unwrap_or_default();
            let text = if replace { String::new() } else { before.clone() };
            open(view, What::Score { tp: sel.tp, lane, old }, &before, &text);
        }
        LaneType::Copy { .. } => {}
        LaneType::Choice { .. } => view.choosing = Some(sel),
        _ => {
            let before = fx.doc.text(sel.tp, &lane_key(of)).to_owned();
            let name = split_name(fx.cx.bi(&of.t)).0.to_owned();
            let text = if replace { String::new() } else { before.clone() };
            open(view, What::Text { id: sel.tp, key: lane_key(of), name }, &before, &text);
        }
    }
}

/// Opens the editor of a card that is not there yet.
pub(super) fn begin_card(fx: &Fx<'_>, view: &mut JourneyView, tp: ItemId, lane: usize, at: usize) {
    if !fx.ex.read_only {
        view.select(tp, Row::Lane(lane), None);
        view.want_focus = false;
        open(view, What::Card { id: None, tp, lane, at: at.min(fx.journey.cards(tp, lane).len()) }, "", "");
    }
}

/// Opens the editor of a stage's name.
pub(super) fn begin_stage(fx: &Fx<'_>, view: &mut JourneyView, stage: ItemId) {
    let before = fx.name(stage).to_owned();
    open(view, What::Text { id: stage, key: "name".into(), name: fx.cx.t(t::STAGE).to_owned() }, &before, &before);
}

/// Adds a touchpoint and opens its name for typing.
pub(super) fn add_touchpoint(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, place: (Option<ItemId>, Option<ItemId>)) {
    if fx.ex.read_only {
        return;
    }
    let name = fx.cx.t(t::NEW_TP);
    let (edit, id) = model::add_touchpoint(&fx.journey, fx.doc, fx.cx.ids, place, name, fx.cx.lang);
    fx.push(out, edit);
    view.select(id, Row::Name, None);
    // The name stands for itself until something is typed over it.
    let what = What::Text { id, key: "name".into(), name: fx.cx.t(t::TOUCHPOINT).to_owned() };
    open(view, what, name, "");
}

/// Adds a stage and opens its name for typing.
pub(super) fn add_stage(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, after: Option<ItemId>) {
    if fx.ex.read_only {
        return;
    }
    let name = fx.cx.t(t::NEW_STAGE);
    let (edit, id) = model::add_stage(&fx.journey, fx.doc, fx.cx.ids, after, name);
    fx.push(out, edit);
    view.select_stage(id);
    open(view, What::Text { id, key: "name".into(), name: fx.cx.t(t::STAGE).to_owned() }, name, "");
}

/// Closes the editor; what was typed is in the document already.
pub(super) fn finish(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions) {
    if let Some(editing) = view.editing.take() {
        tidy(fx, &editing, out);
        fx.end_burst(out);
    }
}

/// Typing over a selected cell opens its editor; the first word of an input method is caught here.
pub(super) fn type_over(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView) {
    let (text, preedit, commit) = ui.input(|i| {
        let (mut text, mut preedit, mut commit) = (String::new(), None, None);
        for event in &i.events {
            match event {
                Event::Text(more) if !i.modifiers.command && !i.modifiers.alt => text.push_str(more),
                Event::Ime(ImeEvent::Preedit { text, .. }) => preedit = Some(text.clone()),
                Event::Ime(ImeEvent::Commit(text)) => commit = Some(text.clone()),
                _ => {}
            }
        }
        (text, preedit, commit)
    });
    if let Some(preedit) = preedit {
        view.preedit = preedit;
    }
    let typed = commit.filter(|c| !c.is_empty()).unwrap_or(text);
    if fx.cx.command.is_some() || typed.is_empty() || typed == " " {
        return;
    }
    view.preedit.clear();
    begin(fx, view, true);
    if let Some(editing) = &mut view.editing {
        editing.text = typed;
        editing.before.push('\0');
        // A mark that the text differs from the start although nothing was typed into the field itself.
    }
    ui.input_mut(|i| i.events.retain(|e| !matches!(e, Event::Text(_) | Event::Ime(_))));
}

/// Shows the open editor over its cell.
pub(super) fn editor(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, st: &Stage<'_>) {
    let Some(mut editing) = view.editing.take() else {
        return preedit(ui, fx, view, st);
    };
    let Some(at) = place(fx, view, st, &editing.what) else { return };
    let forced = editing.before.ends_with('\0');
    if forced {
        editing.before.pop();
    }
    let then = leave(ui, &editing, is_composing(ui));
    let tk = fx.cx.tk;
    let style = paint::cell_style(f32::from(view.zoom.max(90)) / 100.0);
    let name = fx.cx.tf(t::A_EDIT, &[&label(fx, &editing.what)]);
    let hint = hint(fx, &editing);
    let area = ui.max_rect();
    let mut child = ui.new_child(UiBuilder::new().max_rect(at.shrink2(vec2(8.0, 5.0))).id_salt("editor"));
    child.set_clip_rect(area);
    let ground = child.painter().add(egui::Shape::Noop);
    let before_typing = editing.text.clone();
    if editing.fresh {
        child.memory_mut(|m| m.request_focus(editor_id()));
        editing.fresh = false;
    }
    let mut field = Input::new(editor_id(), &name).bare().style(style).hint(&hint).limit(600);
    let one_line = matches!(editing.what, What::Score { .. }) || matches!(&editing.what, What::Text { key, .. } if key == "name");
    if !one_line {
        field = field.rows(2);
    }
    let response = field.show(&mut child, fx.cx, &mut editing.text);
    let frame = Rect::from_min_max(at.min, pos2(at.right(), at.bottom().max(response.rect.bottom() + 5.0)));
    let painter = child.painter();
    let shapes = vec![
        tk.shadow(2).as_shape(frame, CornerRadius::same(6)).into(),
        egui::epaint::RectShape::new(frame, CornerRadius::same(6), tk.surface, Stroke::new(2.0, tk.accent), StrokeKind::Inside).into(),
    ];
    painter.set(ground, egui::Shape::Vec(shapes));
    counter(&child, fx, &editing, frame);
    if response.changed() || forced || editing.text != before_typing {
        commit(fx, &mut editing, out);
    }
    let lost = response.lost_focus() && then.is_none();
    view.editing = Some(editing);
    if let Some(then) = then.or(lost.then_some(Then::Stay)) {
        close(ui, fx, view, out, then, &st.lay);
    }
}

/// The word an input method is still composing over a selected cell.
fn preedit(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, st: &Stage<'_>) {
    let Some(sel) = view.sel.filter(|s| ui.memory(|m| m.has_focus(super::cell_id(*s)))) else { return };
    let what = What::Card { id: sel.card, tp: sel.tp, lane: usize::MAX, at: 0 };
    let Some(at) = place(fx, view, st, &what) else { return };
    if !fx.ex.read_only {
        // Without an open text field egui would switch the input method off.
        ui.output_mut(|o| {
            let cursor_rect = Rect::from_min_size(at.min + vec2(8.0, 6.0), vec2(1.0, 19.0));
            let purpose = egui::IMEPurpose::Normal;
            o.ime = Some(egui::output::IMEOutput { purpose, rect: at, cursor_rect, should_interrupt_composition: false });
        });
    }
    if !view.preedit.is_empty() {
        let tk = fx.cx.tk;
        ui.painter().rect(at, 6.0, tk.surface, Stroke::new(2.0, tk.accent), StrokeKind::Inside);
        let inner = at.shrink2(vec2(8.0, 6.0));
        widgets::paint_in(ui.painter(), inner, egui::Align2::LEFT_TOP, &view.preedit, theme::CELL, tk.text);
    }
}

/// Where the editor stands.
fn place(fx: &Fx<'_>, view: &JourneyView, st: &Stage<'_>, what: &What) -> Option<Rect> {
    if let (What::Text { id, .. }, None) = (what, view.sel) {
        let stage = fx.journey.stages.iter().find(|s| s.id == *id)?;
        let head = st.lay.stage(stage, st.lay.top);
        let left = head.x + st.offset.x;
        let top = st.body.top() - st.lay.top + 6.0;
        return Some(Rect::from_min_size(pos2(left.max(st.body.left()), top), vec2(head.w, st.lay.top - 12.0)));
    }
    let sel = view.sel?;
    let column = fx.journey.column_of(sel.tp)?;
    let band = st.lay.band(sel.row)?;
    let cell = st.cell(column, band);
    let wide = |r: Rect| Rect::from_min_size(r.min, vec2(r.width().max(120.0), r.height().max(30.0)));
    match (what, sel.row) {
        (What::Card { id: Some(card), .. }, Row::Lane(lane)) => {
            let slots = st.scene.cards(sel.tp, lane, st.lay.cell(column, band));
            let slot = slots.iter().find(|s| s.id == *card).map(|s| paint::to_rect(s.at, st.offset));
            Some(wide(slot.unwrap_or(cell.shrink2(vec2(5.0, 2.0)))))
        }
        (What::Card { id: None, at, .. }, Row::Lane(lane)) if *at > 0 => {
            let slots = st.scene.cards(sel.tp, lane, st.lay.cell(column, band));
            let last = slots.last().map(|s| paint::to_rect(s.at, st.offset))?;
            Some(wide(Rect::from_min_size(last.left_bottom() + vec2(0.0, 4.0), vec2(last.width(), 30.0))))
        }
        (What::Score { .. }, _) => Some(Rect::from_center_size(cell.center(), vec2(64.0, 32.0))),
        (_, Row::Name) => Some(wide(cell.shrink2(vec2(4.0, 3.0)))),
        _ => Some(wide(cell.shrink2(vec2(4.0, 1.0)))),
    }
}

fn label(fx: &Fx<'_>, what: &What) -> String {
    match what {
        What::Text { name, .. } => name.clone(),
        What::Card { lane, .. } => fx.plan.lanes.get(*lane).map_or_else(String::new, |l| split_name(fx.cx.bi(&l.t)).0.to_owned()),
        What::Score { .. } => fx.cx.t(t::EMOTION).to_owned(),
    }
}

fn hint(fx: &Fx<'_>, editing: &Editing) -> String {
    let lane = match &editing.what {
        What::Card { lane, .. } => fx.plan.lanes.get(*lane),
        What::Text { key, .. } => fx.plan.lanes.iter().find(|l| lane_key(l) == *key),
        What::Score { .. } => None,
    };
    lane.map_or_else(|| editing.before.clone(), |l| fx.cx.bi(&l.hint).to_owned())
}

/// Counts down towards the length that still reads well in a cell.
fn counter(ui: &Ui, fx: &Fx<'_>, editing: &Editing, frame: Rect) {
    let n = editing.text.chars().count();
    if n < CELL_CHARS - 10 {
        return;
    }
    let tk = fx.cx.tk;
    let words = fx.cx.tf(t::COUNT, &[&n.to_string(), &CELL_CHARS.to_string()]);
    let at = frame.right_bottom() + vec2(-2.0, 2.0);
    let ink = if n > CELL_CHARS { tk.warning_text } else { tk.text_tertiary };
    widgets::paint(ui.painter(), at, egui::Align2::RIGHT_TOP, &words, theme::CAPTION, ink);
}

/// Reads the keys that end editing; they never reach the text field.
fn leave(ui: &Ui, editing: &Editing, composing: bool) -> Option<Then> {
    if composing {
        return None;
    }
    let cards = matches!(editing.what, What::Card { .. });
    ui.input_mut(|i| {
        let keys = [
            (Modifiers::NONE, Key::Escape, Then::Undo),
            (Modifiers::COMMAND, Key::Enter, Then::Down),
            (Modifiers::SHIFT, Key::Tab, Then::Left),
            (Modifiers::NONE, Key::Tab, Then::Right),
        ];
        for (modifiers, key, then) in keys {
            if i.consume_key(modifiers, key) {
                return Some(then);
            }
        }
        if cards && i.consume_key(Modifiers::SHIFT, Key::Enter) {
            return Some(Then::NextCard);
        }
        (!i.modifiers.shift && i.consume_key(Modifiers::NONE, Key::Enter)).then_some(Then::Down)
    })
}

/// Sends what the field holds now.
fn commit(fx: &Fx<'_>, editing: &mut Editing, out: &mut Actions) {
    let text = editing.text.as_str();
    match &mut editing.what {
        // A name is never taken away by clearing the field: it stays as it was until something is typed.
        What::Text { key, .. } if key == "name" && text.trim().is_empty() => {}
        What::Text { id, key, name } => fx.push(out, model::set_text(*id, key, text, name)),
        What::Card { id: Some(id), lane, .. } => fx.push(out, model::set_card(*id, text, &lane_name(fx, *lane))),
        What::Card { id, tp, lane, at } if !text.trim().is_empty() => {
            let Some(of) = fx.plan.lanes.get(*lane) else { return };
            let (edit, new) = model::add_card(&fx.journey, fx.doc, fx.cx.ids, (*tp, *lane, &of.id), *at, text);
            fx.push(out, edit);
            *id = Some(new);
        }
        What::Card { .. } => {}
        What::Score { tp, lane, .. } => {
            let number = text.trim().replace('\u{2212}', "-").parse::<f64>().ok();
            if let Some(edit) = number.filter(|n| n.is_finite()).and_then(|n| model::set_score(fx.plan, *lane, *tp, Some(n))) {
                fx.push(out, edit);
            }
        }
    }
}

fn lane_name(fx: &Fx<'_>, lane: usize) -> String {
    fx.plan.lanes.get(lane).map(|l| split_name(fx.cx.bi(&l.t)).0.to_owned()).unwrap_or_default()
}

/// Takes back what was typed since the editor opened.
fn restore(fx: &Fx<'_>, editing: &Editing, out: &mut Actions) {
    if editing.text == editing.before {
        return;
    }
    match &editing.what {
        What::Text { id, key, name } => fx.push(out, model::set_text(*id, key, &editing.before, name)),
        What::Card { id: Some(id), .. } if editing.before.is_empty() => fx.push(out, model::delete_card(*id)),
        What::Card { id: Some(id), lane, .. } => fx.push(out, model::set_card(*id, &editing.before, &lane_name(fx, *lane))),
        What::Card { .. } => {}
        What::Score { tp, lane, old } => {
            if let Some(edit) = model::set_score(fx.plan, *lane, *tp, *old) {
                fx.push(out, edit);
            }
        }
    }
}

fn close(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, then: Then, lay: &crate::model::scene::journey::Layout) {
    let Some(editing) = view.editing.take() else { return };
    match then {
        Then::Undo => restore(fx, &editing, out),
        _ => tidy(fx, &editing, out),
    }
    fx.end_burst(out);
    if let (What::Card { id: Some(id), .. }, Some(sel)) = (&editing.what, &mut view.sel) {
        sel.card = fx.doc.get(*id).map(|_| *id).or(Some(*id));
    }
    // Whoever clicked into another field goes on typing there, not over this cell.
    let elsewhere = ui.memory(|m| m.focused().is_some_and(|id| id != editor_id()));
    ui.memory_mut(|m| m.surrender_focus(editor_id()));
    view.want_focus = !(then == Then::Stay && elsewhere);
    match then {
        Then::Down => keys::step(fx, view, lay, (0, 1)),
        Then::Right => keys::step(fx, view, lay, (1, 0)),
        Then::Left => keys::step(fx, view, lay, (-1, 0)),
        Then::NextCard => {
            if let What::Card { tp, lane, .. } = editing.what {
                let count = fx.journey.cards(tp, lane).len() + 1;
                begin_card(fx, view, tp, lane, usize::MAX);
                if let Some(Editing { what: What::Card { at, .. }, .. }) = &mut view.editing {
                    *at = count;
                }
            }
        }
        Then::Stay | Then::Undo => {}
    }
}

/// A card left without text goes away; a cleared score is cleared.
fn tidy(fx: &Fx<'_>, editing: &Editing, out: &mut Actions) {
    match &editing.what {
        What::Card { id: Some(id), .. } if editing.text.trim().is_empty() => {
            fx.push(out, Edit { burst: Some((*id, "text".into())), ..model::delete_card(*id) });
        }
        What::Score { tp, lane, old: Some(_) } if editing.text.trim().is_empty() => {
            if let Some(edit) = model::set_score(fx.plan, *lane, *tp, None) {
                fx.push(out, edit);
            }
        }
        _ => {}
    }
}
