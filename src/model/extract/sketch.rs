//! A canvas as loose boxes, frames and lines, for programs that lay out such things: whiteboards and canvas notes.

use super::said;
use crate::model::{
    exercise::{
        board::{self, Board},
        journey::{self, Journey, Row},
        mindmap::{self, Tree},
    },
    template::{BoardPlan, JourneyPlan, LaneType, MindmapPlan, Structure},
    text::Lang,
    workbook::Exercise,
};

/// What a box is, for its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// One of many.
    #[default]
    Plain,
    /// A heading.
    Head,
    /// A moment of truth.
    Moment,
    /// By the place of its group, from 0.
    Group(usize),
}

/// Left, top, width and height.
pub type Place = (i32, i32, i32, i32);

/// A box with a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Unique in the sketch; the item's where it has one.
    pub id: String,
    /// Where it is.
    pub at: Place,
    /// What it says.
    pub text: String,
    /// What it is.
    pub tone: Tone,
}

/// A canvas as boxes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// Named areas with their places.
    pub frames: Vec<(String, Place)>,
    /// The boxes.
    pub cards: Vec<Card>,
    /// Lines between boxes, by their places in `cards`.
    pub links: Vec<(usize, usize)>,
}

const GAP: i32 = 20;
const CARD: (i32, i32) = (220, 100);
/// Characters of a line of a box, Chinese ones counted twice.
const LINE: usize = 26;

/// The sketch of a journey, a board or a mind map.
#[must_use]
pub fn sketch(exercise: &Exercise, lang: Lang) -> Option<Sketch> {
    let doc = &exercise.doc;
    Some(match &exercise.template.structure {
        Structure::Board(plan) => board(plan, doc, lang),
        Structure::Journey(plan) => journey(plan, doc, lang),
        Structure::Mindmap(plan) => mindmap(plan, doc, (exercise.template.title.get(lang), lang)),
        _ => return None,
    })
}

/// How high a box must be for its text.
fn height(text: &str) -> i32 {
    let lines = text.lines().map(|line| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>().div_ceil(LINE).max(1)).sum::<usize>();
    CARD.1.max(i32::try_from(lines).unwrap_or(40).min(40) * 24 + 24)
}

fn board(plan: &BoardPlan, doc: &crate::model::doc::Doc, lang: Lang) -> Sketch {
    let read = Board::of(plan, doc);
    let mut sketch = Sketch::default();
    let column_width = 2 * CARD.0 + 3 * GAP;
    let rows = usize::try_from(plan.grid.0.max(1)).unwrap_or(1);
    // Two boxes beside each other; a row of zones is as high as its highest.
    let texts: Vec<Vec<String>> = read.zones.iter().map(|ids| ids.iter().map(|id| said(doc.text(*id, board::TEXT))).collect()).collect();
    let need = |texts: &[String]| texts.chunks(2).map(|pair| pair.iter().map(|t| height(t)).max().unwrap_or(0) + GAP).sum::<i32>() + 2 * GAP;
    let mut heights = vec![CARD.1 + 3 * GAP; rows];
    for (zone, texts) in plan.zones.iter().zip(&texts) {
        let span = i32::try_from(zone.at.2.max(1)).unwrap_or(1);
        for row in heights.iter_mut().skip(zone.at.0 as usize).take(zone.at.2.max(1) as usize) {
            *row = (*row).max(need(texts) / span + GAP);
        }
    }
    let top = |row: u32| heights.iter().take(row as usize).map(|h| h + GAP).sum::<i32>();
    for (at, (zone, (ids, texts))) in plan.zones.iter().zip(read.zones.iter().zip(&texts)).enumerate() {
        let (x, y) = (i32::try_from(zone.at.1).unwrap_or(0) * (column_width + GAP), top(zone.at.0));
        let width = i32::try_from(zone.at.3.max(1)).unwrap_or(1) * (column_width + GAP) - GAP;
        let tall = top(zone.at.0 + zone.at.2.max(1)) - y - GAP;
        sketch.frames.push((said(board::zone_title(zone, doc, lang)), (x, y, width, tall)));
        let mut line = y + 2 * GAP;
        for (ids, texts) in ids.chunks(2).zip(texts.chunks(2)) {
            let high = texts.iter().map(|t| height(t)).max().unwrap_or(CARD.1);
            for (column, (id, text)) in (0..).zip(ids.iter().zip(texts)) {
                let place = (x + GAP + column * (CARD.0 + GAP), line, CARD.0, high);
                sketch.cards.push(Card { id: id.to_string(), at: place, text: text.clone(), tone: Tone::Group(at) });
            }
            line += high + GAP;
        }
    }
    sketch
}

fn journey(plan: &JourneyPlan, doc: &crate::model::doc::Doc, lang: Lang) -> Sketch {
    let plan = &*journey::in_effect(plan, doc);
    let read = Journey::of(plan, doc);
    let mut sketch = Sketch::default();
    let step = CARD.0 + GAP;
    let lanes: Vec<usize> = plan.lanes.iter().enumerate().filter(|(_, l)| !matches!(l.ty, LaneType::Copy { .. })).map(|(at, _)| at).collect();
    let cell = |tp, lane: usize| said(&read.cell_text(plan, doc, tp, Row::Lane(lane)));
    let high: Vec<i32> = lanes.iter().map(|lane| read.touchpoints().map(|tp| height(&cell(tp, *lane))).max().unwrap_or(CARD.1)).collect();
    let first = 2 * GAP;
    let below = first + CARD.1 + GAP;
    let total = below + high.iter().map(|h| h + GAP).sum::<i32>();
    let x_of = |column: usize| i32::try_from(column).unwrap_or(0) * step;
    for span in &read.stages {
        let width = x_of(span.count) - GAP;
        sketch.frames.push((said(doc.text(span.id, "name")), (x_of(span.first) - GAP / 2, 0, width + GAP, total)));
    }
    let mut y = below;
    for (lane, high) in lanes.iter().zip(&high) {
        let name = plan.lanes.get(*lane).map_or("", |l| l.t.get(lang));
        sketch.cards.push(Card { id: format!("lane-{lane}"), at: (-step, y, CARD.0, *high), text: said(name), tone: Tone::Head });
        y += high + GAP;
    }
    for (column, tp) in read.columns.iter().enumerate().filter_map(|(at, c)| Some((at, c.tp?))) {
        let tone = if journey::has_flag(doc, tp, "mot") { Tone::Moment } else { Tone::Head };
        sketch.cards.push(Card { id: tp.to_string(), at: (x_of(column), first, CARD.0, CARD.1), text: said(doc.text(tp, "name")), tone });
        let mut y = below;
        for (lane, high) in lanes.iter().zip(&high) {
            let text = cell(tp, *lane);
            if !text.trim().is_empty() {
                let id = format!("{tp}-{lane}");
                sketch.cards.push(Card { id, at: (x_of(column), y, CARD.0, *high), text, tone: Tone::Group(*lane) });
            }
            y += high + GAP;
        }
    }
    sketch
}

fn mindmap(plan: &MindmapPlan, doc: &crate::model::doc::Doc, (title, lang): (&str, Lang)) -> Sketch {
    let tree = Tree::of(plan, doc);
    let mut sketch = Sketch::default();
    // Leaves stand below each other; a node stands in the middle of what hangs on it. Children come after their parents.
    let mut spans = vec![(0, 0); tree.nodes.len()];
    let mut next = 0;
    for (at, node) in tree.nodes.iter().enumerate() {
        if node.children.is_empty() {
            if let Some(span) = spans.get_mut(at) {
                *span = (next, next);
            }
            next += CARD.1 + GAP;
        }
    }
    for (at, node) in tree.nodes.iter().enumerate().rev() {
        let below = node.children.iter().filter_map(|child| spans.get(*child)).copied();
        let (low, high) = (below.clone().map(|s| s.0).min(), below.map(|s| s.1).max());
        if let (Some(low), Some(high), Some(span)) = (low, high, spans.get_mut(at)) {
            *span = (low, high);
        }
    }
    for (at, (node, (low, high))) in tree.nodes.iter().zip(&spans).enumerate() {
        let own = if at == 0 { doc.text(mindmap::ROOT, mindmap::TEXT) } else { mindmap::text(plan, doc, node, lang) };
        let text = said(if at == 0 && own.trim().is_empty() { title } else { own });
        let x = i32::try_from(node.depth).unwrap_or(0) * (CARD.0 + 4 * GAP);
        let tone = if at == 0 { Tone::Head } else { Tone::Group(node.arm.saturating_sub(1)) };
        let id = if at == 0 { "root".to_owned() } else { node.id.to_string() };
        sketch.cards.push(Card { id, at: (x, i32::midpoint(*low, *high), CARD.0, CARD.1), text, tone });
        if at > 0 {
            sketch.links.push((node.parent, at));
        }
    }
    sketch
}
