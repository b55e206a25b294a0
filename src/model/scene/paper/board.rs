//! A board on paper: the zones in their grid, each as high as its fullest neighbour needs, every card with its whole text.

use super::{Align, BODY, Box2, Drawing, Font, Pen, Prim, Role, SECTION, SMALL, Subject, boxed, height, pt, rect, text};
use crate::model::{
    doc::Item,
    exercise::board::{self, Board},
    scene::{Dash, Zone as Hue, break_rows},
    stamp::ItemId,
    template::{BoardPlan, Zone},
    texts::export as t,
};

const GAP: f32 = 10.0;
/// The width of the whole grid.
const WIDE: f32 = 1480.0;
const HEAD: f32 = 44.0;
const CARD: Font = Font::new(14.0, 21.0, false);
const LEAST: f32 = 132.0;
/// Height of an empty board for its width.
const SHEET: f32 = 0.6;
/// The register of a card's picture.
const PICTURE: &str = "pic:text";

/// The rows and columns of the grid that a zone covers: row, column, rows, columns.
type Span = (usize, usize, usize, usize);

/// Where the zones stand: the four saves beside the two respects as on screen, else the grid of the plan.
fn zone_places(plan: &BoardPlan) -> (Vec<Span>, usize, usize) {
    let six = six(plan);
    if !six.is_empty() {
        let rest = plan.zones.len() - six.len();
        let mut spans = Vec::with_capacity(plan.zones.len());
        let mut low = 0;
        for at in 0..plan.zones.len() {
            if let Some(i) = six.iter().position(|x| *x == at) {
                spans.push((i / 3, i % 3, 1, 1));
            } else {
                // What is left over lies below, across everything.
                spans.push((2 + low, 0, 1, 3));
                low += 1;
            }
        }
        return (spans, 2 + rest, 3);
    }
    let span = |z: &Zone| (z.at.0 as usize, z.at.1 as usize, z.at.2.max(1) as usize, z.at.3.max(1) as usize);
    let spans: Vec<Span> = plan.zones.iter().map(span).collect();
    let rows = spans.iter().map(|s| s.0 + s.2).max().unwrap_or(1).max(plan.grid.0 as usize);
    let cols = spans.iter().map(|s| s.1 + s.3).max().unwrap_or(1).max(plan.grid.1 as usize);
    // Plans are mended when they are read; a stranger's still must not ask for a million rows.
    (spans, rows.clamp(1, 64), cols.clamp(1, 16))
}

/// The colours of a zone and its icon; zones without an icon of their own show their number.
#[derive(Clone, Copy)]
struct Look {
    line: Role,
    ink: Role,
    fill: Role,
    wash: Role,
    icon: Option<&'static str>,
}

const HUES: [(&str, Hue, &str); 6] = [
    ("time", Hue::Time, "clock-countdown"),
    ("effort", Hue::Effort, "hand-heart"),
    ("mind", Hue::Mind, "shield-check"),
    ("money", Hue::Money, "coins"),
    ("respect", Hue::Respect, "crown-simple"),
    ("cherish", Hue::Cherish, "gift"),
];
/// The colours of the six in the order of their places.
const IN_PLACES: [usize; 6] = [0, 1, 4, 2, 3, 5];

fn six(plan: &BoardPlan) -> Vec<usize> {
    const NAMES: [&[&str]; 6] = [&["time"], &["effort"], &["respect", "honoured"], &["mind", "worry"], &["money"], &["cherish", "cherished"]];
    let found: Vec<usize> = NAMES.iter().filter_map(|names| plan.zones.iter().position(|z| names.contains(&z.id.as_str()))).collect();
    if found.len() == NAMES.len() { found } else { Vec::new() }
}

fn look(plan: &BoardPlan, at: usize) -> Look {
    let six = six(plan);
    let place = six.iter().position(|i| *i == at);
    if !six.is_empty() && place.is_none() {
        // A parking lot beside the six has no colour of its own.
        return Look { line: Role::BorderStrong, ink: Role::TextSecondary, fill: Role::Border, wash: Role::Sunken, icon: Some("tray") };
    }
    let own = plan.zones.get(at).and_then(|z| HUES.iter().position(|(name, ..)| z.color == *name));
    let named = place.and_then(|place| IN_PLACES.get(place)).copied().or(own);
    let (_, hue, icon) = HUES.get(named.unwrap_or(at % HUES.len())).copied().unwrap_or(("", Hue::Time, ""));
    let [line, ink, fill, wash] = [Role::ZoneLine(hue), Role::ZoneInk(hue), Role::ZoneFill(hue), Role::ZoneWash(hue)];
    Look { line, ink, fill, wash, icon: named.map(|_| icon) }
}

/// The board with its cards.
pub(super) fn drawing(subject: &Subject<'_>, plan: &BoardPlan, board: &Board) -> Drawing {
    let (spans, rows, cols) = zone_places(plan);
    let desk = Desk { subject, plan };
    let cell = (WIDE + GAP) / cols as f32;
    let width = |span: Span| cell * span.3 as f32 - GAP;
    // A row is as high as what stands in it; a zone over several rows needs them together.
    // On an empty board the zones fill the sheet: there is room to write.
    let least = if board.is_empty() { (WIDE * SHEET / rows as f32).max(LEAST) } else { LEAST };
    let mut high = vec![least; rows];
    let mut order: Vec<usize> = (0..spans.len()).collect();
    order.sort_by_key(|at| spans.get(*at).map_or(0, |s| s.2));
    for at in order {
        let (Some(span), Some(cards)) = (spans.get(at).copied(), board.zones.get(at)) else { continue };
        let needs = desk.zone_height(at, cards, width(span));
        let covered = high.get_mut(span.0.min(rows - 1)..(span.0 + span.2).min(rows)).unwrap_or_default();
        let there = covered.iter().sum::<f32>() + GAP * covered.len().saturating_sub(1) as f32;
        if let Some(last) = covered.last_mut() {
            *last += (needs - there).max(0.0);
        }
    }
    let top = |row: usize| high.iter().take(row).map(|h| h + GAP).sum::<f32>();
    let mut prims = Vec::new();
    for (at, (span, cards)) in spans.iter().zip(&board.zones).enumerate() {
        let place = rect(cell * span.1 as f32, top(span.0), width(*span), top((span.0 + span.2).min(rows)) - top(span.0) - GAP);
        desk.zone(at, cards, place, &mut prims);
    }
    Drawing { w: WIDE, h: (top(rows) - GAP).max(LEAST), prims }
}

struct Desk<'a> {
    subject: &'a Subject<'a>,
    plan: &'a BoardPlan,
}

impl Desk<'_> {
    fn item(&self, id: ItemId) -> Option<&Item> {
        self.subject.exercise.doc.get(id)
    }

    fn hint_height(&self, at: usize, w: f32) -> f32 {
        let hint = self.plan.zones.get(at).map_or("", |z| z.hint.get(self.subject.lang));
        if hint.is_empty() { 0.0 } else { height(self.subject.measure, hint, SMALL, w - 24.0) + 6.0 }
    }

    fn columns(w: f32) -> usize {
        ((w / 230.0).floor() as usize).max(1)
    }

    fn card_height(&self, card: &Item, w: f32) -> f32 {
        let words = height(self.subject.measure, card.text(board::TEXT), CARD, w - 20.0);
        let foot = if self.foot(card).is_empty() && self.votes(card) == 0 { 0.0 } else { 22.0 };
        (words + 18.0 + foot + self.picture(card, w).map_or(0.0, |(_, h)| h + 8.0)).max(52.0)
    }

    /// The picture of a card and how high it stands.
    fn picture<'b>(&self, card: &'b Item, w: f32) -> Option<(&'b str, f32)> {
        let name = card.text(PICTURE);
        self.subject.book.media.contains_key(name).then_some((name, (w - 20.0) * 0.6))
    }

    /// Where each card stands in a zone of a width, and how high they are together; each goes where there is most room.
    fn places(&self, cards: &[ItemId], w: f32) -> (Vec<(ItemId, Box2)>, f32) {
        let cols = Self::columns(w);
        let wide = (w - 16.0 - 8.0 * (cols - 1) as f32) / cols as f32;
        let mut ends = vec![0.0_f32; cols];
        let mut places = Vec::with_capacity(cards.len());
        for id in cards {
            let Some(card) = self.item(*id) else { continue };
            let h = self.card_height(card, wide);
            let col = ends.iter().enumerate().min_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(at, _)| at);
            let Some(end) = ends.get_mut(col) else { continue };
            places.push((*id, rect(8.0 + col as f32 * (wide + 8.0), *end, wide, h)));
            *end += h + 8.0;
        }
        (places, ends.into_iter().fold(0.0, f32::max))
    }

    fn zone_height(&self, at: usize, cards: &[ItemId], w: f32) -> f32 {
        HEAD + self.hint_height(at, w) + self.places(cards, w).1 + 4.0
    }

    fn zone(&self, at: usize, cards: &[ItemId], place: Box2, out: &mut Vec<Prim>) {
        let Some(zone) = self.plan.zones.get(at) else { return };
        let (lang, look) = (self.subject.lang, look(self.plan, at));
        out.push(boxed(place, 12.0, Some(look.wash.into()), Some(Pen::new(1.0, Role::Border))));
        let tile = rect(place.x + 10.0, place.y + 10.0, 26.0, 26.0);
        out.push(boxed(tile, 7.0, Some(look.line.into()), None));
        match look.icon {
            Some(name) => out.push(Prim::Icon { at: tile.center(), name: name.into(), size: 16.0, ink: Role::EmoOn.into(), solid: true }),
            None => out.push(text(tile, (at + 1).to_string(), BODY_BOLD, Role::EmoOn, Align::Center)),
        }
        let name = board::short_title(board::zone_title(zone, &self.subject.exercise.doc, lang));
        out.push(text(rect(place.x + 44.0, place.y + 11.0, place.w - 96.0, 24.0), name, SECTION, look.ink, Align::Left));
        let count = rect(place.right() - 52.0, place.y + 11.0, 40.0, 24.0);
        out.push(text(count, cards.len().to_string(), BODY, Role::TextTertiary, Align::Right));
        let mut y = place.y + HEAD;
        let hint = self.hint_height(at, place.w);
        if hint > 0.0 {
            let line = rect(place.x + 12.0, y - 2.0, place.w - 24.0, hint - 6.0);
            out.push(text(line, zone.hint.get(lang), SMALL, Role::TextTertiary, Align::LeftTop));
            y += hint;
        }
        for (id, slot) in self.places(cards, place.w).0 {
            if let Some(card) = self.item(id) {
                self.card(card, rect(place.x + slot.x, y + slot.y, slot.w, slot.h), look, out);
            }
        }
    }

    fn card(&self, card: &Item, at: Box2, look: Look, out: &mut Vec<Prim>) {
        let words = card.text(board::TEXT);
        if words.trim().is_empty() {
            let pen = Pen::new(1.0, look.line).dashed(Dash::Dashes(4.0, 3.0));
            out.push(boxed(at, 8.0, None, Some(pen)));
        } else {
            out.push(boxed(at, 8.0, Some(look.fill.into()), None));
        }
        let rows = break_rows(self.subject.measure, words, CARD, at.w - 20.0).len();
        let place = rect(at.x + 10.0, at.y + 8.0, at.w - 20.0, rows as f32 * CARD.line);
        out.push(text(place, words, CARD, Role::Text, Align::LeftTop));
        if let Some((name, h)) = self.picture(card, at.w) {
            out.push(Prim::Picture { at: rect(place.x, place.bottom() + 6.0, place.w, h), name: name.into() });
        }
        let (foot, votes) = (self.foot(card), self.votes(card));
        let line = rect(at.x + 10.0, at.bottom() - 26.0, at.w - 20.0, 20.0);
        let mut room = line;
        if votes > 0 {
            let said = votes.to_string();
            let w = self.subject.measure.width(&said, SMALL) + 28.0;
            let pill = rect(line.right() - w, line.y, w, 20.0);
            out.push(boxed(pill, 10.0, Some(Role::Surface.into()), None));
            out.push(Prim::Icon {
                at: pt(pill.x + 12.0, pill.center().y),
                name: "heart".into(),
                size: 14.0,
                ink: Role::TextSecondary.into(),
                solid: false,
            });
            let number = rect(pill.x + 21.0, pill.y, w - 24.0, 20.0);
            out.push(text(number, said, SMALL, Role::TextSecondary, Align::Left));
            room.w -= w + 6.0;
        }
        if !foot.is_empty() {
            out.push(text(room, foot, SMALL, Role::TextSecondary, Align::Left));
        }
    }

    fn votes(&self, card: &Item) -> u32 {
        if self.plan.votes_per_person > 0 { board::votes(card) } else { 0 }
    }

    /// Who wrote it, its tag, and that it became an action.
    fn foot(&self, card: &Item) -> String {
        let action = if card.get(board::ACTION).is_set() { t::IS_ACTION.get(self.subject.lang) } else { "" };
        let tag = board::tag(card);
        let tag = if tag.is_empty() { String::new() } else { format!("#{}", tag.trim_start_matches('#')) };
        let parts = [card.text(board::AUTHOR).trim(), tag.as_str(), action];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(self.subject.lang.pick("·", ", "))
    }
}

const BODY_BOLD: Font = Font::new(14.0, 22.0, true);
