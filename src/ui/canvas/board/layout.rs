//! Where zones and cards stand: the grid of the plan, the four saves beside the two respects, and the rows of a zone.

use egui::{Align2, Color32, Rect, ScrollArea, Ui, pos2, vec2};

use super::{BoardView, Work, zone};
use crate::{
    model::{doc::Doc, exercise::board, stamp::ItemId, template::BoardPlan, texts::board as say},
    ui::{
        icons,
        theme::{self, Tokens},
        widgets,
    },
};

const GAP: egui::Vec2 = vec2(10.0, 8.0);
const LOWEST: f32 = 160.0;

/// The colours and the icon of a zone; zones without an icon of their own show their number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint {
    pub(super) line: Color32,
    pub(super) ink: Color32,
    pub(super) fill: Color32,
    pub(super) wash: Color32,
    pub(super) icon: Option<char>,
}

/// The zones of the four saves and two respects in reading order, and those that are left over.
struct Family {
    six: [usize; 6],
    rest: Vec<usize>,
}

const NAMES: [&[&str]; 6] = [&["time"], &["effort"], &["respect", "honoured"], &["mind", "worry"], &["money"], &["cherish", "cherished"]];
const COLORS: [&str; 6] = ["time", "effort", "respect", "mind", "money", "cherish"];

fn family(plan: &BoardPlan) -> Option<Family> {
    let find = |names: &[&str]| plan.zones.iter().position(|z| names.contains(&z.id.as_str()));
    let mut six = [0; 6];
    for (slot, names) in six.iter_mut().zip(NAMES) {
        *slot = find(names)?;
    }
    let rest = (0..plan.zones.len()).filter(|i| !six.contains(i)).collect();
    Some(Family { six, rest })
}

pub(super) fn paint_of(tk: &Tokens, plan: &BoardPlan, at: usize) -> Paint {
    let plain = Paint { line: tk.border_strong, ink: tk.text_secondary, fill: tk.pressed, wash: tk.surface_sunken, icon: Some(icons::TRAY) };
    let Some(zone) = plan.zones.get(at) else { return plain };
    let named = match family(plan) {
        Some(family) => match family.six.iter().position(|i| *i == at) {
            Some(i) => COLORS.get(i).copied().unwrap_or(""),
            // A parking lot beside the six has no colour of its own.
            None => return plain,
        },
        None => zone.color.as_str(),
    };
    let Some(colors) = tk.zone(named, at) else { return plain };
    let icon = if named.is_empty() { None } else { icons::by_name(&colors.icon) };
    Paint { line: colors.line, ink: colors.ink, fill: colors.fill, wash: colors.wash, icon }
}

/// Shows the zones in the space of `ui`; a board that needs more height than there is scrolls.
pub(super) fn show(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView) {
    let inner = ui.max_rect().shrink2(vec2(12.0, 10.0));
    let needs = needed_height(work.plan);
    if needs <= inner.height() {
        place(ui, work, view, inner);
        return;
    }
    ui.spacing_mut().scroll.fade.strength = 0.0;
    ScrollArea::vertical().auto_shrink([false, false]).id_salt("board").show(ui, |ui| {
        ui.set_height(needs + 20.0);
        let top = ui.max_rect().min;
        let rect = Rect::from_min_size(pos2(inner.left(), top.y + 10.0), vec2(inner.width(), needs));
        place(ui, work, view, rect);
    });
}

fn needed_height(plan: &BoardPlan) -> f32 {
    match family(plan) {
        Some(family) => 30.0 + 2.0 * LOWEST + 8.0 + if family.rest.is_empty() { 0.0 } else { 54.0 },
        None => plan.grid.0.max(1) as f32 * (LOWEST + GAP.y) - GAP.y,
    }
}

fn place(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, area: Rect) {
    view.foldable = None;
    if let Some(family) = family(work.plan) {
        place_family(ui, work, view, area, &family);
    } else {
        let (rows, cols) = (work.plan.grid.0.max(1), work.plan.grid.1.max(1));
        let cell = vec2((area.width() + GAP.x) / cols as f32, (area.height() + GAP.y) / rows as f32);
        for (i, plan) in work.plan.zones.iter().enumerate() {
            let (row, col, down, across) = plan.at;
            let min = area.min + vec2(col as f32 * cell.x, row as f32 * cell.y);
            let size = vec2(across.max(1) as f32 * cell.x, down.max(1) as f32 * cell.y) - GAP;
            if let Some(slot) = view.zone_rects.get_mut(i) {
                *slot = Rect::from_min_size(min, size).intersect(area.expand(1.0));
            }
        }
    }
    view.hint_below = zone::hints_below(ui, work, view);
    for i in 0..work.plan.zones.len() {
        let Some(rect) = view.zone_rects.get(i).copied() else { continue };
        if ui.is_rect_visible(rect) {
            zone::show(ui, work, view, i, rect);
        }
    }
}

/// Two columns of what is saved, one of what is given, and the parking lot as a low strip.
fn place_family(ui: &mut Ui, work: &Work<'_, '_>, view: &mut BoardView, area: Rect, family: &Family) {
    let (cx, tk) = (work.cx, work.cx.tk);
    let filled = family.rest.iter().any(|i| view.board.zones.get(*i).is_some_and(|z| !z.is_empty()));
    if view.reveal.and_then(|id| view.board.place(id)).is_some_and(|(zone, _)| family.rest.contains(&zone)) {
        view.parked = Some(true);
    }
    let wanted = view.parked.unwrap_or(filled && area.height() >= 640.0);
    view.foldable = family.rest.first().copied().zip(Some(wanted));
    let strip = match (family.rest.is_empty(), wanted) {
        (true, _) => 0.0,
        (false, true) => 146.0_f32.min((area.height() - 2.0 * LOWEST - 54.0).max(46.0)),
        (false, false) => 46.0,
    };
    let below = if strip > 0.0 { strip + GAP.y } else { 0.0 };
    let cell = vec2((area.width() + GAP.x) / 3.0, (area.height() - 30.0 - below + GAP.y) * 0.5);
    for (col, bold, why) in [(0.0, say::FOUR, say::FOUR_WHY), (2.0, say::TWO, say::TWO_WHY)] {
        let at = pos2(area.left() + 2.0 + col * cell.x, area.top() + 11.0);
        let name = widgets::paint(ui.painter(), at, Align2::LEFT_CENTER, cx.t(bold), theme::SMALL.bold(), tk.text);
        widgets::paint(ui.painter(), pos2(name.right() + 8.0, at.y), Align2::LEFT_CENTER, cx.t(why), theme::SMALL, tk.text_secondary);
    }
    for (i, zone) in family.six.iter().enumerate() {
        let min = area.min + vec2((i % 3) as f32 * cell.x, 30.0 + (i / 3) as f32 * cell.y);
        if let Some(slot) = view.zone_rects.get_mut(*zone) {
            *slot = Rect::from_min_size(min, cell - GAP);
        }
    }
    let wide = (area.width() + GAP.x) / family.rest.len().max(1) as f32;
    for (i, zone) in family.rest.iter().enumerate() {
        if let Some(slot) = view.zone_rects.get_mut(*zone) {
            *slot = Rect::from_min_size(pos2(area.left() + i as f32 * wide, area.bottom() - strip), vec2(wide - GAP.x, strip));
        }
    }
}

/// How many rows of text a card has at a width; known again by where its text lies in memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Height {
    text: (usize, usize),
    width: f32,
    rows: usize,
}

/// The rows of a zone: their tops, counted from the first card.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    stamp: u64,
    width: f32,
    slot: Option<usize>,
    typing: Option<(ItemId, usize)>,
    pub(super) cols: usize,
    /// One more than there are rows: the last one is the end.
    pub(super) tops: Vec<f32>,
}

impl Rows {
    /// The row that holds a height.
    pub(super) fn at(&self, y: f32) -> usize {
        self.tops.partition_point(|top| *top <= y).saturating_sub(1).min(self.tops.len().saturating_sub(2))
    }

    pub(super) fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or(0.0)
    }
}

/// The height of a card with so many rows of text.
pub(super) fn card_height(rows: usize) -> f32 {
    (42.0 + 22.0 * rows as f32).max(88.0)
}

pub(super) fn card_width(zone: f32, cols: usize) -> f32 {
    (zone - 8.0 * (cols.max(1) - 1) as f32) / cols.max(1) as f32
}

/// Two cards a row from 380 points of zone on, more where a zone is very wide.
pub(super) fn columns(zone_width: f32) -> usize {
    if zone_width < 380.0 { 1 } else { ((zone_width / 260.0).floor() as usize).max(2) }
}

/// Counts rows as the text will wrap: Chinese anywhere, Latin between words.
pub(super) fn text_rows(text: &str, width: f32, widths: &[f32], most: usize) -> usize {
    let glyph = |c: char| widths.get(c as usize).copied().unwrap_or(14.0);
    let (mut rows, mut x, mut word) = (1, 0.0_f32, 0.0_f32);
    for c in text.chars() {
        if c == '\n' {
            rows += 1;
            (x, word) = (0.0, 0.0);
            continue;
        }
        let w = glyph(c);
        word = if c.is_ascii() && c != ' ' && c != '-' { word + w } else { 0.0 };
        x += w;
        if x > width && c != ' ' {
            rows += 1;
            x = if word > 0.0 && word < width { word } else { w };
        }
        if rows >= most {
            return most;
        }
    }
    rows
}

impl BoardView {
    fn rows_of(&mut self, doc: &Doc, id: ItemId, width: f32) -> usize {
        let text = doc.text(id, board::TEXT);
        if let Some(typing) = self.typing.as_ref().filter(|t| t.id == id) {
            return text_rows(&typing.text, width, &self.widths, 12).max(2);
        }
        let key = (text.as_ptr() as usize, text.len());
        if let Some(known) = self.heights.get(&id)
            && known.text == key
            && (known.width - width).abs() < 0.5
        {
            return known.rows;
        }
        let rows = text_rows(text, width, &self.widths, 4);
        self.heights.insert(id, Height { text: key, width, rows });
        rows
    }

    /// Brings the rows of a zone up to date for a width and a drop slot.
    pub(super) fn lay_rows(&mut self, doc: &Doc, at: usize, width: f32, slot: Option<usize>) {
        let here = |t: &&super::Typing| self.board.place(t.id).is_none_or(|(zone, _)| zone == at);
        let typing = self.typing.as_ref().filter(here).map(|t| (t.id, t.text.len()));
        let stamp = self.stamps.get(at).copied().unwrap_or_default();
        let Some(rows) = self.rows.get(at) else { return };
        if rows.stamp == stamp && (rows.width - width).abs() < 0.5 && rows.slot == slot && rows.typing == typing && !rows.tops.is_empty() {
            return;
        }
        let cards = self.shown.get(at).cloned().unwrap_or_default();
        let cols = columns(width + 24.0);
        // A little narrower than the text is: a row too many is nicer than a cut sentence.
        let text_width = card_width(width, cols) - 22.0;
        let mut entries: Vec<f32> = cards.iter().map(|id| card_height(self.rows_of(doc, *id, text_width))).collect();
        if let Some(slot) = slot {
            entries.insert(slot.min(entries.len()), 88.0);
        }
        let mut tops = vec![0.0];
        let mut y = 0.0;
        for row in entries.chunks(cols) {
            y += row.iter().copied().fold(0.0, f32::max) + 8.0;
            tops.push(y);
        }
        if let Some(rows) = self.rows.get_mut(at) {
            *rows = Rows { stamp, width, slot, typing, cols, tops };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_as_text_wraps() {
        let widths = vec![8.0; 128];
        for (text, width, rows) in [
            ("十个字十个字十个字十", 140.0, 1),
            ("十个字十个字十个字十一", 140.0, 2),
            ("two words", 40.0, 2),
            ("a\nb\nc", 100.0, 3),
            ("", 100.0, 1),
            ("averyverylongword", 40.0, 4),
        ] {
            assert_eq!(text_rows(text, width, &widths, 9), rows, "{text}");
        }
        assert_eq!(text_rows(&"字".repeat(500), 140.0, &widths, 4), 4);
    }

    #[test]
    fn a_row_is_found_by_height() {
        let rows = Rows { tops: vec![0.0, 96.0, 212.0], ..Rows::default() };
        for (y, row) in [(-5.0, 0), (0.0, 0), (95.0, 0), (96.0, 1), (500.0, 1)] {
            assert_eq!(rows.at(y), row, "{y}");
        }
        assert_eq!(Rows::default().at(10.0), 0);
    }
}
