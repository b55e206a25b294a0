//! Facts and tables as blocks that flow over pages: rows are never cut, the head of a table stands on every page.

use super::{Align, BODY, Drawing, Font, Pen, Prim, Role, SECTION, SMALL, Subject, boxed, chart, height, rect, text};
use crate::model::{
    extract::{Cell, Column, Extract, Kind, Table, extract},
    names::Naming,
    scene::{Measure, pt},
    template::Structure,
    text::Lang,
    texts::export as t,
};

/// A piece that stays in one part on one page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// Its height.
    pub h: f32,
    /// What is drawn, its top at 0.
    pub prims: Vec<Prim>,
    /// It may not be the last on a page: headings.
    pub glued: bool,
    /// The block that is repeated above it on a new page.
    pub head: Option<usize>,
}

/// Blocks one below the other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    /// As wide as asked, or as the widest table needs.
    pub width: f32,
    /// From the top down.
    pub blocks: Vec<Block>,
}

impl Flow {
    /// All of it below each other.
    #[must_use]
    pub fn at_once(self) -> Drawing {
        let right = |prim: &Prim| match prim {
            Prim::Rect { at, .. } => at.right(),
            Prim::Line { to, .. } => to.x,
            _ => 0.0,
        };
        // A narrow table leaves no empty paper beside it.
        let used = self.blocks.iter().flat_map(|b| &b.prims).map(right).fold(NARROW, f32::max);
        let mut drawing = Drawing { w: self.width.min(used), ..Drawing::default() };
        for block in self.blocks {
            drawing.prims.extend(block.prims.into_iter().map(|p| p.moved(0.0, drawing.h)));
            drawing.h += block.h;
        }
        drawing
    }

    /// Cuts it into pages of a height; heads of tables stand on each of theirs.
    #[must_use]
    pub fn pages(&self, high: f32) -> Vec<Drawing> {
        let mut pages = vec![Drawing { w: self.width, ..Drawing::default() }];
        for (at, block) in self.blocks.iter().enumerate() {
            let Some(page) = pages.last_mut() else { break };
            // A gap begins no page, and none begins with one.
            if block.prims.is_empty() && (page.h <= 0.0 || page.h + block.h > high) {
                continue;
            }
            // Headings go along with what they head.
            let mut needs = block.h;
            let mut next = at + 1;
            let mut before = block;
            while let (true, Some(below)) = (before.glued, self.blocks.get(next)) {
                needs += below.h;
                (before, next) = (below, next + 1);
            }
            if page.h > 0.0 && page.h + needs > high {
                let mut fresh = Drawing { w: self.width, ..Drawing::default() };
                if let Some(head) = block.head.and_then(|head| self.blocks.get(head)) {
                    fresh.prims.clone_from(&head.prims);
                    fresh.h = head.h;
                }
                pages.push(fresh);
            }
            let Some(page) = pages.last_mut() else { break };
            page.prims.extend(block.prims.iter().cloned().map(|p| p.moved(0.0, page.h)));
            page.h += block.h;
        }
        pages
    }

    /// Adds a block; gives its place.
    fn push(&mut self, h: f32, prims: Vec<Prim>) -> usize {
        let at = self.blocks.len();
        self.blocks.push(Block { h, prims, ..Block::default() });
        at
    }
}

impl Flow {
    pub(super) fn mark(&mut self, at: usize, how: impl FnOnce(&mut Block)) {
        if let Some(block) = self.blocks.get_mut(at) {
            how(block);
        }
    }
}

const LABEL: f32 = 150.0;
/// The least width of a picture of tables.
const NARROW: f32 = 720.0;
const PADX: f32 = 8.0;
const PADY: f32 = 6.0;
const HEAD: Font = Font::new(12.0, 17.0, true);

/// Facts and tables of an exercise in a width.
#[must_use]
pub fn flow(subject: &Subject<'_>, width: f32) -> Flow {
    let mut content = extract(subject.book, subject.exercise, subject.lang);
    if matches!(subject.exercise.template.structure, Structure::Survey(_)) && content.tables.len() > 1 {
        let main = content.main;
        if content.main_table().is_some_and(|answers| answers.rows.len() > ANSWERS || answers.columns.len() > ANSWERS) && main < content.tables.len()
        {
            content.tables.remove(main);
        }
    }
    let mut flow = laid(&content, subject.measure, subject.lang, width);
    pictures(subject, &mut flow);
    if flow.blocks.is_empty() {
        let words = text(rect(0.0, 0.0, flow.width, 40.0), t::NOTHING_WRITTEN.get(subject.lang), BODY, Role::TextTertiary, Align::Left);
        flow.push(40.0, vec![words]);
    }
    flow
}

/// How large a picture stands below the tables.
const SHOT: (f32, f32) = (230.0, 172.0);

/// The pictures of the exercise with what they hang on, side by side. Those of cards stand on the board.
fn pictures(subject: &Subject<'_>, flow: &mut Flow) {
    let (exercise, lang) = (subject.exercise, subject.lang);
    if subject.book.media.is_empty() || matches!(exercise.template.structure, Structure::Board(_)) {
        return;
    }
    let Some(naming) = Naming::of(subject.book, &exercise.key, lang) else { return };
    let living = exercise.doc.all().iter().filter(|(_, item)| !item.gone);
    let regs = living.flat_map(|(id, item)| item.fields.iter().map(move |(key, reg)| (*id, key, reg.value.as_str())));
    let shots: Vec<_> = regs.filter(|(.., name)| subject.book.media.contains_key(*name)).collect();
    if shots.is_empty() {
        return;
    }
    let title = text(rect(0.0, 6.0, flow.width, SECTION.line), t::PICTURES.get(lang), SECTION, Role::Text, Align::Left);
    let at = flow.push(SECTION.line + 12.0, vec![title]);
    flow.mark(at, |block| block.glued = true);
    let across = ((flow.width + 16.0) / (SHOT.0 + 16.0)).floor().max(1.0) as usize;
    for row in shots.chunks(across) {
        let mut prims = Vec::new();
        for (n, (id, key, name)) in row.iter().enumerate() {
            let at = rect(n as f32 * (SHOT.0 + 16.0), 0.0, SHOT.0, SHOT.1);
            prims.push(boxed(at, 6.0, Some(Role::Sunken.into()), None));
            prims.push(Prim::Picture { at: at.shrink(4.0, 4.0), name: (*name).into() });
            let words = naming.place(*id, Some(key));
            prims.push(text(rect(at.x, SHOT.1 + 2.0, SHOT.0, 2.0 * SMALL.line), words, SMALL, Role::TextSecondary, Align::LeftTop));
        }
        flow.push(SHOT.1 + 2.0 * SMALL.line + 14.0, prims);
    }
}

fn laid(content: &Extract, measure: &dyn Measure, lang: Lang, width: f32) -> Flow {
    let tables: Vec<&Table> = content.tables.iter().filter(|table| !table.rows.is_empty()).collect();
    let widths: Vec<Vec<f32>> = tables.iter().map(|table| natural(table, measure, lang)).collect();
    let least = |table: &Vec<f32>| table.iter().map(|w| w.min(MIN_WIDTH)).sum::<f32>();
    let wide = widths.iter().map(least).fold(width, f32::max);
    let mut flow = Flow { width: wide, blocks: Vec::new() };
    facts(content, measure, lang, &mut flow);
    for (table, natural) in tables.iter().zip(widths) {
        self::table(table, &fitted(&natural, wide), (measure, lang, tables.len() > 1), &mut flow);
    }
    flow
}

/// Narrower columns cannot hold a few words.
const MIN_WIDTH: f32 = 76.0;
/// Wider ones are hard to read.
const MAX_WIDTH: f32 = 340.0;

/// How much wider than needed a table may be.
const LOOSE: f32 = 1.6;
/// More answers of a survey are read in a table of figures, not on paper.
const ANSWERS: usize = 20;

/// How wide each column would like to be.
fn natural(table: &Table, measure: &dyn Measure, lang: Lang) -> Vec<f32> {
    let wide = |at: usize, column: &Column| {
        let most = if column.kind == Kind::Long { MAX_WIDTH } else { 220.0 };
        let digits = chart::decimals(table, at);
        let lines = |cell: &Cell| chart::shown(cell, digits, lang).lines().map(|line| measure.width(line, BODY)).fold(0.0, f32::max);
        let head = measure.width(column.head.get(lang), HEAD).min(120.0);
        table.rows.iter().filter_map(|row| row.get(at)).map(lines).fold(head, f32::max).min(most) + 2.0 * PADX + 2.0
    };
    table.columns.iter().enumerate().map(|(at, column)| wide(at, column)).collect()
}

/// The widths made to fill the room: spare room goes to the wide ones, what is missing is taken from them.
fn fitted(natural: &[f32], room: f32) -> Vec<f32> {
    let sum: f32 = natural.iter().sum();
    if sum <= room {
        // Spare room helps, but numbers far from their names are hard to read.
        let grown = (room / sum.max(1.0)).min(LOOSE);
        return natural.iter().map(|w| w * grown).collect();
    }
    // The widest are cut to one limit, found by halving.
    let (mut low, mut high) = (0.0, room);
    for _ in 0..24 {
        let limit = f32::midpoint(low, high);
        if natural.iter().map(|w| w.min(limit)).sum::<f32>() > room { high = limit } else { low = limit }
    }
    natural.iter().map(|w| w.min(low)).collect()
}

fn facts(content: &Extract, measure: &dyn Measure, lang: Lang, flow: &mut Flow) {
    let width = flow.width;
    for (name, cell) in &content.facts {
        let (name, words) = (name.get(lang), chart::shown(cell, None, lang));
        let room = width - LABEL - 12.0;
        let h = height(measure, &words, BODY, room).max(height(measure, name, SMALL, LABEL)) + 8.0;
        let prims = vec![
            text(rect(0.0, 4.0, LABEL, h - 8.0), name, SMALL, Role::TextTertiary, Align::LeftTop),
            text(rect(LABEL + 12.0, 4.0, room, h - 8.0), words, BODY, Role::Text, Align::LeftTop),
        ];
        flow.push(h, prims);
    }
    if !content.facts.is_empty() {
        flow.push(12.0, Vec::new());
    }
}

fn table(table: &Table, widths: &[f32], (measure, lang, titled): (&dyn Measure, Lang, bool), flow: &mut Flow) {
    if titled && !table.name.is_empty() {
        let title = text(rect(0.0, 6.0, flow.width, SECTION.line), table.name.get(lang), SECTION, Role::Text, Align::Left);
        let at = flow.push(SECTION.line + 12.0, vec![title]);
        flow.mark(at, |block| block.glued = true);
    }
    let heads: Vec<String> = table.columns.iter().map(|c| c.head.get(lang).to_owned()).collect();
    let right: Vec<bool> = table.columns.iter().map(|c| matches!(c.kind, Kind::Number(_) | Kind::Percent)).collect();
    let (h, prims) = row(&heads, widths, &right, (measure, HEAD, true));
    let head = flow.push(h, prims);
    flow.mark(head, |block| block.glued = true);
    let digits: Vec<Option<u32>> = (0..widths.len()).map(|at| chart::decimals(table, at)).collect();
    for cells in &table.rows {
        let shown = |(at, digits): (usize, &Option<u32>)| cells.get(at).map_or_else(String::new, |cell| chart::shown(cell, *digits, lang));
        let words: Vec<String> = digits.iter().enumerate().map(shown).collect();
        let (h, prims) = row(&words, widths, &right, (measure, BODY, false));
        let at = flow.push(h, prims);
        flow.mark(at, |block| block.head = Some(head));
    }
    if table.has_totals() {
        let mut words: Vec<String> = digits.iter().enumerate().map(|(at, digits)| chart::shown(&table.total(at), *digits, lang)).collect();
        if let Some(first) = words.first_mut().filter(|first| first.is_empty()) {
            table.total_name().get(lang).clone_into(first);
        }
        let (h, prims) = row(&words, widths, &right, (measure, Font::new(13.0, 19.0, true), true));
        let at = flow.push(h, prims);
        flow.mark(at, |block| block.head = Some(head));
    }
    flow.push(20.0, Vec::new());
    if let Some(drawing) = table.chart.as_ref().and_then(|chart| chart::drawing(table, chart, (measure, lang), flow.width.min(720.0))) {
        flow.push(drawing.h + 20.0, drawing.prims);
    }
}

/// A row as high as its fullest cell.
fn row(words: &[String], widths: &[f32], right: &[bool], (measure, font, head): (&dyn Measure, Font, bool)) -> (f32, Vec<Prim>) {
    let tall = words.iter().zip(widths).map(|(words, w)| height(measure, words, font, w - 2.0 * PADX)).fold(font.line, f32::max);
    let h = tall + 2.0 * PADY;
    let whole: f32 = widths.iter().sum();
    let mut prims = Vec::with_capacity(words.len() + 2);
    if head {
        prims.push(boxed(rect(0.0, 0.0, whole, h), 0.0, Some(Role::Sunken.into()), None));
    }
    let mut x = 0.0;
    for (at, (words, w)) in words.iter().zip(widths).enumerate() {
        if !words.is_empty() {
            let place = rect(x + PADX, PADY, w - 2.0 * PADX, tall);
            let (align, ink) =
                (if right.get(at) == Some(&true) { Align::Right } else { Align::LeftTop }, if head { Role::TextSecondary } else { Role::Text });
            let place = if align == Align::Right { rect(place.x, place.y, place.w, font.line) } else { place };
            prims.push(text(place, words.as_str(), font, ink, align));
        }
        x += w;
    }
    prims.push(Prim::Line { from: pt(0.0, h), to: pt(whole, h), pen: Pen::new(1.0, Role::Border) });
    (h, prims)
}
