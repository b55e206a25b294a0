//! Commands and keys of the canvas: every drag has one, none acts while text is being typed.

use egui::{Event, Key, Modifiers, Rect, Ui, vec2};

use super::{Fx, JourneyView, Panel, Sel, Shown, cell_id, edit, grid, stage_id};
use crate::{
    model::{
        exercise::journey::{self as model, Row, has_flag, is_cards, lane_key, score_lane, source_of},
        scene::journey::{Face, Layout},
        stamp::ItemId,
        texts::journey as t,
    },
    ui::{
        canvas::kit::guided,
        command::Command,
        cx::{Action, Actions, Tone},
    },
};

/// Handles this frame's command and, while a cell has the focus, its keys.
pub(super) fn commands(ui: &mut Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, main: Rect) {
    if let Some(command) = fx.cx.command {
        run(fx, view, out, command, main);
        // The letter of a command is not the first letter of what it opens.
        ui.input_mut(|i| i.events.retain(|e| !matches!(e, Event::Text(_))));
    }
    if !fx.cx.keys || view.editing.is_some() || view.choosing.is_some() {
        return;
    }
    let Some(face) = view.face() else { return };
    let lay = view.layout(fx, face, main.width() - 124.0);
    if let Some(sel) = view.sel.filter(|s| ui.memory(|m| m.has_focus(cell_id(*s)))) {
        cell_keys(ui, fx, view, out, (sel, &lay));
    } else if let Some(stage) = view.stage.filter(|s| ui.memory(|m| m.has_focus(stage_id(*s)))) {
        stage_keys(ui, fx, view, out, stage);
    } else if view.sel.is_none() && view.stage.is_none() && ui.memory(|m| m.focused().is_none()) {
        // An arrow enters the grid at its first touchpoint.
        let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
        if arrows.into_iter().any(|key| pressed(ui, Modifiers::NONE, key))
            && let Some(tp) = fx.journey.touchpoints().next()
        {
            view.select(tp, Row::Name, None);
        }
    }
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|i| i.modifiers.matches_exact(modifiers) && i.consume_key(modifiers, key))
}

fn cell_keys(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, (sel, lay): (Sel, &Layout)) {
    if !view.preedit.is_empty() {
        // The keys belong to the input method until its word is finished.
        edit::type_over(ui, fx, view);
        return;
    }
    let arrows = [(Key::ArrowLeft, (-1, 0)), (Key::ArrowRight, (1, 0)), (Key::ArrowUp, (0, -1)), (Key::ArrowDown, (0, 1))];
    for (key, by) in arrows {
        if pressed(ui, Modifiers::NONE, key) {
            step(fx, view, lay, by);
        }
        // A range ends at the first row: the stages above are no cells.
        let edge = by.1 < 0 && lay.rows().next().is_some_and(|(row, _)| view.sel.is_some_and(|s| s.row == row));
        if pressed(ui, Modifiers::SHIFT, key) && !edge {
            let from = view.anchor.unwrap_or((sel.tp, sel.row));
            if let Some(card) = &mut view.sel {
                card.card = None;
            }
            step(fx, view, lay, by);
            view.anchor = Some(from);
            if let Some(sel) = &mut view.sel {
                sel.card = None;
            }
        }
    }
    if pressed(ui, Modifiers::NONE, Key::Tab) {
        if fx.journey.touchpoints().last() == Some(sel.tp) {
            // Past the end of the row Tab leaves the grid: nobody is caught in it.
            view.want_field = Some(super::footer::FOOTER.to_owned());
        } else {
            step(fx, view, lay, (1, 0));
        }
    }
    if pressed(ui, Modifiers::SHIFT, Key::Tab) {
        step(fx, view, lay, (-1, 0));
    }
    for (key, end) in [(Key::Home, 0), (Key::End, usize::MAX)] {
        if pressed(ui, Modifiers::NONE, key) {
            let tps: Vec<ItemId> = fx.journey.touchpoints().collect();
            if let Some(tp) = tps.get(end.min(tps.len().saturating_sub(1))) {
                view.select(*tp, sel.row, None);
            }
        }
    }
    if let Row::Lane(lane) = sel.row
        && fx.plan.lanes.get(lane).is_some_and(is_cards)
        && pressed(ui, Modifiers::SHIFT, Key::Enter)
    {
        edit::begin_card(fx, view, sel.tp, lane, usize::MAX);
        return;
    }
    if pressed(ui, Modifiers::NONE, Key::Enter) || pressed(ui, Modifiers::NONE, Key::F2) {
        edit::begin(fx, view, false);
        return;
    }
    clipboard(ui, fx, view, out, lay);
    edit::type_over(ui, fx, view);
}

fn stage_keys(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, stage: ItemId) {
    for (key, by) in [(Key::ArrowLeft, -super::width::STEP), (Key::ArrowRight, super::width::STEP)] {
        if pressed(ui, Modifiers::SHIFT, key) {
            super::width::change(fx, view, out, stage, by);
        }
    }
    let at = fx.journey.stages.iter().position(|s| s.id == stage).unwrap_or(0);
    for (key, to) in [(Key::ArrowLeft, at.checked_sub(1)), (Key::ArrowRight, Some(at + 1))] {
        if pressed(ui, Modifiers::NONE, key)
            && let Some(next) = to.and_then(|i| fx.journey.stages.get(i))
        {
            view.select_stage(next.id);
        }
    }
    if pressed(ui, Modifiers::NONE, Key::ArrowDown)
        && let Some(tp) = fx.journey.columns.iter().find(|c| c.stage == stage).and_then(|c| c.tp)
    {
        view.select(tp, Row::Name, None);
    }
    if (pressed(ui, Modifiers::NONE, Key::Enter) || pressed(ui, Modifiers::NONE, Key::F2)) && !fx.ex.read_only {
        edit::begin_stage(fx, view, stage);
    }
}

/// Moves the selection; up and down walk through the cards of a cell first.
pub(super) fn step(fx: &Fx<'_>, view: &mut JourneyView, lay: &Layout, (dx, dy): (i32, i32)) {
    let Some(sel) = view.sel else { return };
    if dy != 0
        && let Row::Lane(lane) = sel.row
        && let Some(card) = sel.card
    {
        let cards = fx.journey.cards(sel.tp, lane);
        let at = cards.iter().position(|c| *c == card);
        let next = at.and_then(|i| if dy > 0 { Some(i + 1) } else { i.checked_sub(1) }).and_then(|i| cards.get(i));
        if let Some(next) = next {
            return view.select(sel.tp, sel.row, Some(*next));
        }
    }
    let tps: Vec<ItemId> = fx.journey.touchpoints().collect();
    let rows: Vec<Row> = lay.rows().map(|(row, _)| row).collect();
    let shift = |at: usize, by: i32, len: usize| at.saturating_add_signed(by as isize).min(len.saturating_sub(1));
    let column = tps.iter().position(|tp| *tp == sel.tp).unwrap_or(0);
    let row = rows.iter().position(|r| *r == sel.row).unwrap_or(0);
    if dy < 0 && row == 0 {
        if let Some((_, stage)) = fx.journey.stage_of(sel.tp) {
            view.select_stage(stage.id);
        }
        return;
    }
    let (Some(tp), Some(row)) = (tps.get(shift(column, dx, tps.len())), rows.get(shift(row, dy, rows.len()))) else { return };
    let card = match row {
        Row::Lane(lane) if dy < 0 => fx.journey.cards(*tp, *lane).last().copied(),
        Row::Lane(lane) => fx.journey.cards(*tp, *lane).first().copied(),
        Row::Name => None,
    };
    view.select(*tp, *row, card);
}

/// Copies, cuts and pastes cells as a spreadsheet range.
fn clipboard(ui: &Ui, fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, lay: &Layout) {
    let (mut copy, mut cut, mut paste) = (false, false, None);
    ui.input_mut(|i| {
        i.events.retain(|event| match event {
            Event::Copy => {
                copy = true;
                false
            }
            Event::Cut => {
                cut = true;
                false
            }
            Event::Paste(text) => {
                paste = Some(text.clone());
                false
            }
            _ => true,
        });
    });
    if copy || cut {
        copy_cells(fx, view, out, lay);
    }
    if cut {
        clear(fx, view, out, lay);
    }
    let Some(text) = paste else { return };
    // A range is filled from its upper left corner, whichever way it was drawn out.
    let (rows, columns) = grid::span(fx, view, lay);
    let (Some(first_row), Some(first)) = (rows.first(), columns.first()) else { return };
    let rows: Vec<Row> = lay.rows().map(|(row, _)| row).skip_while(|row| row != first_row).collect();
    let columns: Vec<ItemId> = fx.journey.touchpoints().skip_while(|tp| tp != first).collect();
    let grid = model::parse_grid(&text);
    fx.push(out, model::paste(fx.plan, &fx.journey, fx.doc, fx.cx.ids, (&rows, &columns), &grid));
}

/// Puts the selected cells on the clipboard.
pub(super) fn copy_cells(fx: &Fx<'_>, view: &JourneyView, out: &mut Actions, lay: &Layout) {
    let (rows, columns) = grid::span(fx, view, lay);
    let single = view.sel.and_then(|s| s.card).filter(|_| view.anchor.is_none());
    let text = single.map_or_else(|| model::copy(fx.plan, &fx.journey, fx.doc, &rows, &columns), |card| fx.doc.text(card, "text").to_owned());
    out.push(Action::Copy(text));
}

/// Clears the selected cells, or the selected card.
pub(super) fn clear(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, lay: &Layout) {
    let Some(sel) = view.sel else { return };
    if let Some(card) = sel.card.filter(|_| view.anchor.is_none()) {
        view.sel = Some(Sel { card: None, ..sel });
        view.want_focus = true;
        fx.push(out, model::delete_card(card));
        return;
    }
    let mut cells = grid::range(fx, view, lay);
    if cells.is_empty() {
        cells.push((sel.tp, sel.row));
    }
    fx.push(out, model::clear(fx.plan, &fx.journey, fx.doc, &cells));
}

/// Deletes a touchpoint and says what went with it.
pub(super) fn delete_touchpoint(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, tp: ItemId) {
    if fx.ex.read_only {
        return;
    }
    let (edit, dropped) = model::delete_touchpoint(fx.plan, &fx.journey, fx.doc, tp);
    let text = fx.cx.tf(t::DELETED, &[fx.name(tp), &dropped.cells.to_string()]);
    let tps: Vec<ItemId> = fx.journey.touchpoints().collect();
    let at = tps.iter().position(|x| *x == tp).unwrap_or(0);
    let next = tps.get(at + 1).or_else(|| at.checked_sub(1).and_then(|i| tps.get(i)));
    match next {
        Some(next) => view.select(*next, Row::Name, None),
        None => view.sel = None,
    }
    fx.push(out, edit);
    out.push(Action::Toast { tone: Tone::Info, text, undo: true });
}

/// Marks a touchpoint as a moment of truth or takes the mark away.
pub(super) fn toggle_flag(fx: &Fx<'_>, out: &mut Actions, tp: ItemId, flag: &str) {
    if let Some(edit) = model::toggle_flag(fx.plan, &fx.journey, fx.doc, tp, flag, fx.cx.lang) {
        fx.push(out, edit);
    }
}

/// Changes an emotion score by one step; an unscored touchpoint begins at 0.
pub(super) fn nudge(fx: &Fx<'_>, out: &mut Actions, tp: ItemId, lane: Option<usize>, by: f64) {
    let known = lane.filter(|lane| fx.curves.iter().any(|c| c.lane == *lane));
    let Some(lane) = known.or_else(|| score_lane(fx.plan).map(|(lane, ..)| lane)) else { return };
    let Some(key) = fx.plan.lanes.get(lane).map(lane_key) else { return };
    let old = fx.doc.value(tp, &key).as_num();
    if let Some(edit) = model::set_score(fx.plan, lane, tp, Some(old.unwrap_or(0.0) + by)) {
        fx.push(out, edit);
    }
}

fn lane_of(sel: Sel) -> Option<usize> {
    match sel.row {
        Row::Lane(lane) => Some(lane),
        Row::Name => None,
    }
}

/// Moves a touchpoint one place, over the edge of its stage into the next one.
pub(super) fn shift(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, tp: ItemId, right: bool) {
    let (Some((n, stage)), Some(column)) = (fx.journey.stage_of(tp), fx.journey.column_of(tp)) else { return };
    let at = column - stage.first;
    let next = if right { fx.journey.stages.get(n + 1) } else { n.checked_sub(1).and_then(|n| fx.journey.stages.get(n)) };
    let edit = match (right, next) {
        (true, _) if at + 1 < stage.count => model::move_touchpoint(&fx.journey, fx.doc, tp, stage.id, at + 1),
        (false, _) if at > 0 => model::move_touchpoint(&fx.journey, fx.doc, tp, stage.id, at - 1),
        (true, Some(next)) => model::move_touchpoint(&fx.journey, fx.doc, tp, next.id, 0),
        (false, Some(next)) => model::move_touchpoint(&fx.journey, fx.doc, tp, next.id, usize::MAX),
        _ => return,
    };
    fx.push(out, edit);
    view.reveal = true;
}

/// The next empty cell after the selection, down the column and then to the right.
fn next_empty(fx: &Fx<'_>, view: &mut JourneyView, lay: &Layout) {
    let rows: Vec<usize> = lay.rows().filter_map(|(row, _)| if let Row::Lane(lane) = row { Some(lane) } else { None }).collect();
    let cells: Vec<(ItemId, usize)> = fx.journey.touchpoints().flat_map(|tp| rows.iter().map(move |lane| (tp, *lane))).collect();
    let from = view.sel.and_then(|s| cells.iter().position(|(tp, lane)| *tp == s.tp && Row::Lane(*lane) == s.row)).map_or(0, |at| at + 1);
    let empty = |(tp, lane): &&(ItemId, usize)| source_of(fx.plan, *lane) == *lane && !fx.journey.filled(fx.plan, fx.doc, *tp, *lane);
    let found = cells.iter().skip(from).find(empty).or_else(|| cells.iter().take(from).find(empty));
    if let Some((tp, lane)) = found {
        view.select(*tp, Row::Lane(*lane), None);
    }
}

/// Jumps to what a next step names.
pub(super) fn jump(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, item: Option<ItemId>, key: &str) {
    if fx.plan.header.iter().any(|f| f.id == key) {
        view.header_open = true;
        view.want_field = Some(key.to_owned());
        return;
    }
    if key == "touchpoints" {
        edit::add_touchpoint(fx, view, out, (item, None));
        return;
    }
    let Some(tp) = item else { return };
    let lane = fx.plan.lanes.iter().position(|l| lane_key(l) == key);
    let face = view.face();
    let blueprint = lane.and_then(|l| fx.plan.lanes.get(l)).is_some_and(|l| l.view == crate::model::template::LaneView::Blueprint);
    let hides = matches!((face, blueprint), (None, _) | (Some(Face::Customer), true) | (Some(Face::Company), false));
    if hides {
        view.shown = Shown::Grid(Face::Both);
    }
    view.select(tp, lane.map_or(Row::Name, Row::Lane), None);
    if lane.is_none() {
        view.panel = Panel::Inspector;
        view.panel_open = Some(true);
        view.want_field = Some(key.to_owned());
        view.want_focus = !key.starts_with("tab:") && !key.starts_with("flag:");
    }
}

/// The zoom at which everything is on screen.
fn fit(fx: &Fx<'_>, view: &mut JourneyView, main: Rect) -> u16 {
    let Some(face) = view.face() else { return view.zoom };
    let cells = view.cells(&fx.scene(face, view.zoom, main.width() - 124.0));
    let fits = |zoom: &u16| {
        let lay = fx.scene(face, *zoom, main.width() - 124.0).layout_of(&cells);
        lay.head + lay.width() <= main.width() + 1.0 && lay.top + lay.height <= main.height() + 1.0
    };
    (4..=12_u16).rev().map(|z| z * 10).find(fits).unwrap_or(40)
}

/// Shows everything, as large as it fits.
pub(super) fn zoom_fit(fx: &Fx<'_>, view: &mut JourneyView, main: Rect) {
    view.zoom = fit(fx, view, main);
    view.scroll = vec2(0.0, 0.0);
}

fn run(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, command: Command, main: Rect) {
    let middle = super::half(main.size());
    match command {
        Command::ViewCustomer => view.shown = Shown::Grid(Face::Customer),
        Command::ViewCompany => view.shown = Shown::Grid(Face::Company),
        Command::ViewBoth => view.shown = Shown::Grid(Face::Both),
        Command::ViewMot => view.shown = Shown::Moments,
        Command::ViewDepartment => view.shown = Shown::Departments,
        Command::ZoomIn => view.zoom_to(view.zoom + 10, middle),
        Command::ZoomOut => view.zoom_to(view.zoom.saturating_sub(10), middle),
        Command::Zoom100 => view.zoom_to(100, middle),
        Command::ZoomFit => zoom_fit(fx, view, main),
        Command::ZoomSelection => {
            view.zoom_to(150, middle);
            view.reveal = true;
        }
        Command::Inspector => {
            toggle_panel(fx, view, Panel::Inspector);
            // Tab never leaves the row it is in: the panel takes the focus, and closing it gives it back.
            let open = view.panel_open == Some(true) && view.sel.is_some();
            view.want_field = open.then(|| super::inspector::PANEL.to_owned());
            view.want_focus |= !open;
        }
        Command::Examples => toggle_panel(fx, view, Panel::Examples),
        Command::Task => toggle_panel(fx, view, Panel::Task),
        Command::Guide if guided(fx.cx, fx.ex) => toggle_panel(fx, view, Panel::Guide),
        Command::NextEmpty => {
            if let Some(face) = view.face() {
                let lay = view.layout(fx, face, main.width() - 124.0);
                next_empty(fx, view, &lay);
            }
        }
        Command::AddStage => {
            let stage = view.stage.or_else(|| view.sel.and_then(|s| fx.journey.stage_of(s.tp)).map(|(_, s)| s.id));
            edit::add_stage(fx, view, out, stage);
        }
        Command::AddTouchpoint => edit::add_touchpoint(fx, view, out, (view.sel.map(|s| s.tp), view.stage)),
        _ => run_on_selection(fx, view, out, command, main),
    }
}

fn run_on_selection(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, command: Command, main: Rect) {
    if let (Command::Delete | Command::DeleteTouchpoint, Some(stage)) = (command, view.stage) {
        view.ask = Some(stage).filter(|_| !fx.ex.read_only);
        return;
    }
    let Some(sel) = view.sel else { return };
    match command {
        Command::MarkMot => toggle_flag(fx, out, sel.tp, "mot"),
        Command::EmotionDown => nudge(fx, out, sel.tp, lane_of(sel), -1.0),
        Command::EmotionUp => nudge(fx, out, sel.tp, lane_of(sel), 1.0),
        Command::MoveLeft => shift(fx, view, out, sel.tp, false),
        Command::MoveRight => shift(fx, view, out, sel.tp, true),
        Command::DeleteTouchpoint => delete_touchpoint(fx, view, out, sel.tp),
        Command::Delete if sel.row == Row::Name && view.anchor.is_none() => delete_touchpoint(fx, view, out, sel.tp),
        Command::Delete => {
            if let Some(face) = view.face() {
                let lay = view.layout(fx, face, main.width() - 124.0);
                clear(fx, view, out, &lay);
            }
        }
        Command::Duplicate => duplicate(fx, view, out, sel),
        _ => {}
    }
}

/// Copies the selected card, or the touchpoint.
pub(super) fn duplicate(fx: &Fx<'_>, view: &mut JourneyView, out: &mut Actions, sel: Sel) {
    if fx.ex.read_only {
        return;
    }
    if let (Row::Lane(lane), Some(card)) = (sel.row, sel.card) {
        if let Some((edit, id)) = model::duplicate_card(&fx.journey, fx.doc, fx.cx.ids, card, lane) {
            fx.push(out, edit);
            view.select(sel.tp, sel.row, Some(id));
        }
        return;
    }
    if let Some((edit, id)) = model::duplicate(fx.plan, &fx.journey, fx.doc, fx.cx.ids, sel.tp) {
        fx.push(out, edit);
        view.select(id, Row::Name, None);
    }
}

/// Opens a panel, or closes it when it is the one shown.
pub(super) fn toggle_panel(fx: &Fx<'_>, view: &mut JourneyView, panel: Panel) {
    let close = view.wants_side(fx) && view.panel == panel;
    view.panel = panel;
    if panel == Panel::Inspector && !close && view.sel.is_none() && view.face().is_some() {
        // There is nothing to look into yet: the first touchpoint is as good a start as any.
        if let Some(tp) = fx.journey.touchpoints().next() {
            view.select(tp, Row::Name, None);
        }
    }
    view.panel_open = Some(!close);
}

/// Whether the selected touchpoint is a moment of truth.
pub(super) fn is_mot(fx: &Fx<'_>, view: &JourneyView) -> bool {
    view.sel.is_some_and(|s| has_flag(fx.doc, s.tp, "mot"))
}
