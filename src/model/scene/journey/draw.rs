//! Draws a journey into a display list, band by band, so that only what is visible needs to be drawn.

use std::{ops::Range, sync::Arc};

use super::{
    BARS, Band, BandKind, CELL, Face, Layout, MAX_CARDS, SMALL, View, channel_icon, is_bare, lane_mark, marks, monotone, score_points, score_y,
};
use crate::model::{
    calc::peak_end::PeakEnd,
    exercise::journey::{Row, has_flag, is_cards, score_lanes},
    scene::{Align, Box2, Dash, Font, Ink, Pen, Prim, Pt, Role, pt, rect},
    stamp::ItemId,
    template::{LaneType, LaneView},
    texts::journey as t,
};

/// A score as it is written: `+3`, `−1`, `0`.
#[must_use]
pub fn signed(score: f64) -> String {
    match score.round() as i64 {
        0 => "0".to_owned(),
        n if n > 0 => format!("+{n}"),
        n => format!("\u{2212}{}", n.abs()),
    }
}

fn text(at: Box2, text: impl Into<Arc<str>>, font: Font, ink: impl Into<Ink>, align: Align) -> Prim {
    Prim::Text { at, text: text.into(), font, ink: ink.into(), align }
}

fn icon(at: Pt, name: impl Into<Arc<str>>, size: f32, ink: impl Into<Ink>, solid: bool) -> Prim {
    Prim::Icon { at, name: name.into(), size, ink: ink.into(), solid }
}

fn fill(at: Box2, ink: impl Into<Ink>) -> Prim {
    Prim::Rect { at, radius: 0.0, fill: Some(ink.into()), pen: None, lift: 0 }
}

fn boxed(at: Box2, radius: f32, ink: Option<Ink>, pen: Pen, lift: u8) -> Prim {
    Prim::Rect { at, radius, fill: ink, pen: Some(pen), lift }
}

/// A dashed cell that names what belongs there.
fn draw_empty(layout: &Layout, cell: Box2, name: &str, out: &mut Vec<Prim>) {
    let pen = Pen::new(1.0, Role::BorderStrong).dashed(Dash::Dashes(4.0, 3.0));
    out.push(boxed(cell, 6.0, None, pen, 0));
    if layout.zoom < BARS || cell.h < 16.0 {
        return;
    }
    let font = SMALL.scaled(layout.zoom.min(1.2));
    let wide = crate::model::scene::Measure::width(&crate::model::scene::Estimate, name, font).min(cell.w - 30.0);
    let left = cell.center().x - wide / 2.0 - 8.5;
    let row = rect(left + 17.0, cell.center().y - font.line / 2.0, cell.right() - left - 19.0, font.line);
    out.push(icon(pt(left + 7.0, cell.center().y), "plus", 14.0, Role::TextTertiary, false));
    out.push(text(row, name, font, Role::TextTertiary, Align::Left));
}

/// The part of a name before its bracket or colon, and the rest.
#[must_use]
pub fn split_name(name: &str) -> (&str, &str) {
    let cut = name.char_indices().find(|(_, c)| matches!(c, '(' | '（' | ':' | '：')).map(|(i, _)| i);
    // 情绪分 −3…+3: the range goes below.
    let cut = cut.or_else(|| name.find(" \u{2212}"));
    let Some(cut) = cut else { return (name.trim(), "") };
    let (head, rest) = name.split_at(cut);
    (head.trim(), rest.trim_matches(|c: char| "()（）:： ".contains(c)))
}

impl View<'_> {
    /// Washes, beams of the moments of truth and stage separators, from `top` down to `bottom`.
    pub fn draw_ground(&self, layout: &Layout, columns: Range<usize>, (top, bottom): (f32, f32), out: &mut Vec<Prim>) {
        let (left, right) = (layout.x(columns.start), layout.x(columns.end));
        let divide = layout.divide.min(bottom).max(top);
        out.push(fill(rect(left, top, right - left, divide - top), Role::WashCustomer));
        out.push(fill(rect(left, divide, right - left, bottom - divide), Role::WashEnterprise));
        let name = layout.band(Row::Name).map_or(0.0, |b| b.y);
        for (at, column) in self.journey.columns.iter().enumerate().take(columns.end).skip(columns.start) {
            if column.tp.is_some_and(|tp| has_flag(self.doc, tp, "mot")) {
                let from = (name - 2.0).max(top);
                out.push(fill(rect(layout.x(at), from, layout.width_of(at), bottom - from), Role::MotTint.at(72)));
            }
        }
        for stage in self.journey.stages.iter().skip(1).filter(|s| columns.contains(&s.first)) {
            let x = layout.x(stage.first);
            out.push(Prim::Line { from: pt(x, top), to: pt(x, bottom), pen: Pen::new(1.0, Role::Border) });
        }
    }

    /// The stage heads; their top is y = 0.
    pub fn draw_stages(&self, layout: &Layout, columns: &Range<usize>, out: &mut Vec<Prim>) {
        let h = layout.top - 16.0;
        let size = (14.0 * layout.zoom).round().clamp(12.0, 18.0);
        for (n, stage) in self.journey.stages.iter().enumerate() {
            if stage.first >= columns.end || stage.first + stage.count <= columns.start {
                continue;
            }
            let at = layout.stage(stage, h);
            out.push(boxed(at, 7.0, Some(Role::Surface.into()), Pen::new(1.0, Role::Border), 0));
            let number = (n + 1).to_string();
            let w = 7.0 * number.len() as f32 + 6.0;
            out.push(text(rect(at.x + 9.0, at.y, w, at.h), number, SMALL, Role::TextTertiary, Align::Left));
            let name = rect(at.x + 9.0 + w, at.y, (at.w - 16.0 - w).max(4.0), at.h);
            out.push(text(name, self.doc.text(stage.id, "name"), Font::new(size, at.h.min(24.0), true), Role::Text, Align::Left));
        }
    }

    /// The touchpoints in a row that begins at `y`.
    pub fn draw_touchpoints(&self, layout: &Layout, columns: Range<usize>, y: f32, out: &mut Vec<Prim>) {
        let Some(band) = layout.band(Row::Name) else { return };
        for (at, column) in self.journey.columns.iter().enumerate().take(columns.end).skip(columns.start) {
            let cell = rect(layout.x(at), y, layout.width_of(at), band.h).shrink(6.0, 4.0);
            match column.tp {
                Some(tp) => self.draw_touchpoint(layout, tp, cell, out),
                None => draw_empty(layout, cell, t::TOUCHPOINT.get(self.lang), out),
            }
        }
    }

    fn draw_touchpoint(&self, layout: &Layout, tp: ItemId, cell: Box2, out: &mut Vec<Prim>) {
        let mot = has_flag(self.doc, tp, "mot");
        let (ground, border, ink) = if mot { (Role::Mot, Role::Mot, Role::AccentOn) } else { (Role::Surface, Role::Border, Role::Text) };
        out.push(boxed(cell, 8.0, Some(ground.into()), Pen::new(1.0, border), 1));
        if layout.zoom < BARS {
            bars(cell.shrink(8.0, 4.0), if mot { Role::AccentOn } else { Role::BorderStrong }, out);
            return;
        }
        let size = (15.0 * layout.zoom).round();
        let name = if mot { "flag" } else { channel_icon(self.plan, self.doc.text(tp, "channel")) };
        let middle = pt(cell.x + 8.0 + size / 2.0, cell.center().y);
        out.push(icon(middle, name, size, if mot { Role::AccentOn } else { Role::TextSecondary }, mot));
        let font = Font::new(13.0, 18.0, true).scaled(layout.zoom);
        let left = 8.0 + size + 5.0;
        out.push(text(rect(cell.x + left, cell.y, cell.w - left - 5.0, cell.h), self.doc.text(tp, "name"), font, ink, Align::Left));
    }

    /// One row of cells.
    pub fn draw_row(&self, layout: &Layout, columns: Range<usize>, lane: usize, band: &Band, out: &mut Vec<Prim>) {
        let Some(of) = self.plan.lanes.get(lane) else { return };
        if matches!(of.ty, LaneType::Score { .. }) {
            return;
        }
        for (at, column) in self.journey.columns.iter().enumerate().take(columns.end).skip(columns.start) {
            let Some(tp) = column.tp else { continue };
            let cell = layout.cell(at, band);
            if !self.journey.filled(self.plan, self.doc, tp, lane) {
                let inner = cell.shrink(5.0, if self.compact { 2.0 } else { 5.0 });
                draw_empty(layout, inner, split_name(of.t.get(self.lang)).0, out);
            } else if is_cards(of) {
                self.draw_cards(layout, tp, lane, cell, out);
            } else {
                let inner = cell.shrink(5.0, 2.0);
                let words = self.text(tp, lane);
                self.draw_text(layout, inner, &words, is_bare(of), 0.0, out);
            }
        }
    }

    fn draw_text(&self, layout: &Layout, at: Box2, words: &str, bare: bool, indent: f32, out: &mut Vec<Prim>) {
        let ink = if bare { Role::TextSecondary } else { Role::Text };
        if !bare {
            out.push(boxed(at, 6.0, Some(Role::Surface.into()), Pen::new(1.0, Role::BorderSubtle), 0));
        }
        if layout.zoom < BARS {
            bars(at.shrink(7.0, 4.0), Role::BorderStrong, out);
            return;
        }
        let pad = if bare { 1.0 } else { self.pad() };
        let inner = rect(at.x + 8.0, at.y + pad, at.w - 15.0, at.h - 2.0 * pad + 2.0);
        // A no-break run of thin spaces leaves room for the icon in the first row.
        let padded: Arc<str> = if indent > 0.0 { format!("\u{2003} {words}").into() } else { words.into() };
        out.push(text(inner, padded, CELL.scaled(layout.zoom), ink, if bare { Align::Left } else { Align::LeftTop }));
    }

    fn draw_cards(&self, layout: &Layout, tp: ItemId, lane: usize, cell: Box2, out: &mut Vec<Prim>) {
        let Some(of) = self.plan.lanes.get(lane) else { return };
        let bare = is_bare(of);
        let slots = self.cards(tp, lane, cell);
        for slot in &slots {
            let words = self.doc.text(slot.id, "text");
            let pain = of.view == LaneView::Journey;
            if pain && matches!(words.trim(), "无" | "None" | "none") && layout.zoom >= BARS {
                out.push(text(slot.at, words, SMALL.scaled(layout.zoom), Role::TextTertiary, Align::Center));
                continue;
            }
            let dept = self.doc.text(slot.id, "dept");
            self.draw_text(layout, slot.at, words, bare, if pain { 17.0 } else { 0.0 }, out);
            if layout.zoom < BARS {
                continue;
            }
            if pain {
                let line = CELL.scaled(layout.zoom).line;
                let at = pt(slot.at.x + 8.0 + 7.0 * layout.zoom, slot.at.y + self.pad() + line / 2.0);
                out.push(icon(at, "warning-circle", (14.0 * layout.zoom).round(), Role::NegText, false));
            }
            if !dept.is_empty() {
                let (name, here) = self.dept_name(dept);
                let wide = crate::model::scene::Measure::width(&crate::model::scene::Estimate, &name, SMALL) + 14.0;
                let chip = rect(slot.at.x + 6.0, slot.at.bottom() - 23.0, wide.min(slot.at.w - 12.0), 18.0);
                out.push(Prim::Rect { at: chip, radius: 9.0, fill: Some(Role::Sunken.into()), pen: None, lift: 0 });
                // A department that was taken away leaves its name behind, greyed.
                let ink = if here { Role::TextSecondary } else { Role::TextTertiary };
                out.push(text(chip.shrink(5.0, 0.0), name, SMALL, ink, Align::Center));
            }
        }
        let more = self.journey.cards(tp, lane).len().saturating_sub(MAX_CARDS);
        if more > 0 {
            let words = t::MORE_CARDS.with(self.lang, &[&more.to_string()]);
            let y = slots.last().map_or(cell.y, |s| s.at.bottom() + 2.0);
            out.push(text(rect(cell.x + 8.0, y, cell.w - 16.0, 18.0), words, SMALL, Role::TextTertiary, Align::Left));
        }
    }

    /// The curve with its points and pills; `hide` leaves out the label of a point that is being dragged.
    pub fn draw_curve(
        &self,
        layout: &Layout,
        columns: &Range<usize>,
        (lane, scores): (usize, &[Option<f64>]),
        peak: Option<&PeakEnd>,
        hide: Option<usize>,
        out: &mut Vec<Prim>,
    ) {
        let Some((_, min, max)) = score_lanes(self.plan).find(|(at, ..)| *at == lane) else { return };
        let Some(band) = layout.band(Row::Lane(lane)) else { return };
        let zero = score_y(band, (min, max), 0.0);
        let (left, right) = (layout.x(columns.start), layout.x(columns.end));
        out.push(Prim::Line { from: pt(left, zero), to: pt(right, zero), pen: Pen::new(1.0, Role::BorderStrong.at(60)) });
        let points = score_points(layout, &self.journey.columns, band, (min, max), scores);
        let near: Vec<Pt> = window(&points, columns).iter().map(|(_, p)| *p).collect();
        out.push(Prim::Emotion { points: monotone(&near), zero, width: 2.5 });
        let by_tp = self.journey.columns.iter().enumerate().filter(|(_, c)| c.tp.is_some()).map(|(at, _)| at);
        for (index, (at, score)) in by_tp.zip(scores).enumerate() {
            let Some(score) = score.filter(|_| columns.contains(&at)) else { continue };
            let place = pt(layout.middle(at), score_y(band, (min, max), score as f32));
            let bare = hide == Some(at);
            self.draw_point(layout.zoom, (place, score), peak.map(|p| (p, index)), bare, out);
        }
    }

    fn draw_point(&self, zoom: f32, (p, score): (Pt, f64), peak: Option<(&PeakEnd, usize)>, bare: bool, out: &mut Vec<Prim>) {
        let (line, ink) = match score {
            s if s > 0.0 => (Role::Pos, Role::PosText),
            s if s < 0.0 => (Role::Neg, Role::NegText),
            _ => (Role::Neutral, Role::TextTertiary),
        };
        let r = if zoom < 0.7 { 3.5 } else { 5.0 };
        out.push(Prim::Circle { at: p, r, fill: Some(Role::Surface.into()), pen: Some(Pen::new(2.5, line)) });
        if bare {
            return;
        }
        let mark = peak.map(|(p, at)| marks(Some(p), at)).unwrap_or_default();
        // Small pictures of the curve have no room for words: only the shape and its extremes.
        if zoom < 0.7 {
            if mark.any() {
                out.push(Prim::Circle { at: p, r, fill: Some(line.into()), pen: None });
            }
            return;
        }
        let value = signed(score);
        let font = Font::new(12.0, 18.0, true);
        if !mark.any() {
            let y = if score > 0.0 { p.y - 24.0 } else { p.y + 7.0 };
            out.push(text(rect(p.x - 24.0, y, 48.0, 18.0), value, font, ink, Align::Center));
            return;
        }
        let words = [(mark.peak, t::PEAK), (mark.low, t::LOW), (mark.end, t::END)];
        let names: Vec<&str> = words.iter().filter(|(on, _)| *on).map(|(_, w)| w.get(self.lang)).collect();
        let label = format!("{} {value}", names.join(self.lang.pick("", " ")));
        let wide = crate::model::scene::Measure::width(&crate::model::scene::Estimate, &label, font) + 18.0;
        let y = if score > 0.0 { p.y - 30.0 } else { p.y + 10.0 };
        let at = rect(p.x - wide / 2.0, y, wide, 20.0);
        // A flat end has no side: it is drawn in the text colour, where the label stays readable.
        let ground = if score == 0.0 { Role::TextSecondary } else { line };
        let on = if score == 0.0 { Role::Surface } else { Role::EmoOn };
        out.push(Prim::Rect { at, radius: 10.0, fill: Some(ground.into()), pen: None, lift: 0 });
        out.push(text(at, label, font, on, Align::Center));
    }

    /// The lines between the lanes.
    pub fn draw_lines(&self, layout: &Layout, columns: &Range<usize>, out: &mut Vec<Prim>) {
        let (left, right) = (layout.x(columns.start), layout.x(columns.end));
        for band in &layout.bands {
            let BandKind::Line(line) = band.kind else { continue };
            let y = band.y + band.h / 2.0;
            let (width, dash) = match line {
                0 => (2.0, Dash::Solid),
                1 => (1.5, Dash::Dashes(9.0, 6.0)),
                _ => (1.5, Dash::Dots(6.5)),
            };
            out.push(Prim::Line { from: pt(left, y), to: pt(right, y), pen: Pen::new(width, Role::TextSecondary).dashed(dash) });
        }
    }

    /// The lane heads; x = 0 is their left edge.
    pub fn draw_heads(&self, layout: &Layout, out: &mut Vec<Prim>) {
        let all = self.journey.len();
        for band in &layout.bands {
            match band.kind {
                BandKind::Line(line) => self.draw_line_head(layout, line, band, out),
                BandKind::Row(Row::Name) => {
                    let mark = (Role::ZoneLine(super::Zone::Money), Role::ZoneInk(super::Zone::Money), Arc::from("map-pin"));
                    head(layout, band, mark, (t::TOUCHPOINT.get(self.lang), ""), "", out);
                }
                BandKind::Row(Row::Lane(lane)) => {
                    let Some(of) = self.plan.lanes.get(lane) else { continue };
                    let mark = lane_mark(self.plan, lane);
                    let name = split_name(of.t.get(self.lang));
                    if matches!(of.ty, LaneType::Score { .. }) {
                        self.draw_score_head(layout, band, mark.0, name.0, out);
                        continue;
                    }
                    let have = layout.filled.get(lane).copied().unwrap_or(0);
                    let count = if have < all && have > 0 { format!("{have}/{all}") } else { String::new() };
                    head(layout, band, mark, name, &count, out);
                }
            }
        }
    }

    fn draw_line_head(&self, layout: &Layout, line: usize, band: &Band, out: &mut Vec<Prim>) {
        let Some(of) = self.plan.lines.get(line) else { return };
        let name = ["handshake", "eye", "arrows-left-right"].get(line).copied().unwrap_or("minus");
        let y = band.y + band.h / 2.0;
        out.push(icon(pt(19.0, y), name, 14.0, Role::TextSecondary, false));
        let at = rect(31.0, band.y, layout.head - 35.0, band.h);
        out.push(text(at, line_name(of.t.get(self.lang)), SMALL, Role::TextSecondary, Align::Left));
    }

    fn draw_score_head(&self, layout: &Layout, band: &Band, line: Role, name: &str, out: &mut Vec<Prim>) {
        bar(band, line, out);
        let mid = band.y + band.h / 2.0;
        let w = layout.head - 36.0;
        out.push(text(rect(12.0, mid - 20.0, w, 20.0), name, head_font(layout.zoom), Role::Text, Align::Left));
        out.push(text(rect(12.0, mid, w, 18.0), t::PEAK_LOW_END.get(self.lang), SMALL, Role::TextTertiary, Align::Left));
        let x = layout.head - 14.0;
        for (y, name) in [(band.y + 14.0, "smiley"), (mid, "smiley-meh"), (band.y + band.h - 14.0, "smiley-sad")] {
            out.push(icon(pt(x, y), name, 18.0, Role::TextTertiary, false));
        }
    }
}

/// Line of internal interaction is Internal where there is room for a word or two only.
fn line_name(name: &str) -> String {
    let Some(rest) = name.strip_prefix("Line of ") else { return name.to_owned() };
    let word = rest.split(' ').next().unwrap_or(rest);
    word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
}

/// Lane names grow a little with the grid.
fn head_font(zoom: f32) -> Font {
    let size = if zoom >= 1.35 {
        15.0
    } else if zoom >= 1.15 {
        14.0
    } else {
        13.0
    };
    Font::new(size, size + 5.0, true)
}

fn bar(band: &Band, line: Role, out: &mut Vec<Prim>) {
    out.push(Prim::Rect { at: rect(0.0, band.y + 4.0, 3.0, (band.h - 8.0).max(4.0)), radius: 1.5, fill: Some(line.into()), pen: None, lift: 0 });
}

fn head(layout: &Layout, band: &Band, (line, ink, name): (Role, Role, Arc<str>), (words, small): (&str, &str), count: &str, out: &mut Vec<Prim>) {
    bar(band, line, out);
    let mid = band.y + band.h / 2.0;
    let right = layout.head - 5.0 - if count.is_empty() { 0.0 } else { 7.0 * count.len() as f32 + 2.0 };
    let font = head_font(layout.zoom);
    if band.h < 30.0 {
        out.push(text(rect(12.0, band.y, right - 12.0, band.h), words, Font::new(12.0, band.h.max(14.0), true), Role::Text, Align::Left));
        return;
    }
    let left = 36.0;
    let wide = crate::model::scene::Measure::width(&crate::model::scene::Estimate, words, font);
    let full = layout.head - 6.0 - left;
    if !count.is_empty() && small.is_empty() && band.h >= 38.0 && wide > right - left && wide <= full {
        // The count goes below a name that needs the whole width, rather than break it.
        out.push(icon(pt(21.0, mid), name, 18.0, ink, false));
        out.push(text(rect(left, mid - 18.0, full, 18.0), words, font, Role::Text, Align::Left));
        out.push(text(rect(left, mid, full, 18.0), count, SMALL, Role::TextTertiary, Align::Left));
        return;
    }
    let below = !count.is_empty() && band.h >= 38.0 && wide > right - left;
    let right = if below { layout.head - 5.0 } else { right };
    if small.is_empty() || band.h < 38.0 {
        let fits = if band.h >= 2.0 * font.line - 2.0 { 2 } else { 1 };
        // A long name is set smaller rather than cut.
        let taken = crate::model::scene::rows(&crate::model::scene::Estimate, words, font, right - left);
        let longest = words.split(' ').map(|w| crate::model::scene::Measure::width(&crate::model::scene::Estimate, w, font));
        let tight = taken > fits || longest.fold(0.0, f32::max) > right - left - 6.0;
        let font = if tight { Font::new(12.0, 15.0, true) } else { font };
        let rows = if tight { 2.0 * font.line } else { fits as f32 * font.line };
        out.push(text(rect(left, mid - rows / 2.0, right - left, rows), words, font, Role::Text, Align::Left));
    } else {
        out.push(text(rect(left, mid - 18.0, right - left, 18.0), words, font, Role::Text, Align::Left));
        out.push(text(rect(left, mid, layout.head - 8.0 - left, 18.0), small, SMALL, Role::TextTertiary, Align::Left));
    }
    // A name of two rows needs the whole width as well: then the count stands below the icon.
    let lift = if below { 8.0 } else { 0.0 };
    out.push(icon(pt(21.0, mid - lift), name, 18.0, ink, false));
    if below {
        out.push(text(rect(5.0, mid + 2.0, 32.0, 18.0), count, SMALL, Role::TextTertiary, Align::Center));
    } else if !count.is_empty() {
        out.push(text(rect(right, mid - 9.0, layout.head - 8.0 - right, 18.0), count, SMALL, Role::TextTertiary, Align::Right));
    }
}

/// Two grey bars that stand for text too small to read.
fn bars(at: Box2, role: Role, out: &mut Vec<Prim>) {
    let h = (at.h / 5.0).clamp(2.0, 4.0);
    for (y, w) in [(at.y + at.h * 0.25 - h / 2.0, 0.9), (at.y + at.h * 0.7 - h / 2.0, 0.55)] {
        out.push(Prim::Rect { at: rect(at.x, y, at.w * w, h), radius: h / 2.0, fill: Some(role.at(45)), pen: None, lift: 0 });
    }
}

/// The points that the curve needs in a stretch of columns: those inside and two on either side.
fn window<'a>(points: &'a [(usize, Pt)], columns: &Range<usize>) -> &'a [(usize, Pt)] {
    let from = points.partition_point(|(at, _)| *at < columns.start).saturating_sub(2);
    let to = (points.partition_point(|(at, _)| *at < columns.end) + 2).min(points.len());
    points.get(from..to).unwrap_or(&[])
}

/// The whole journey as one display list with its size, for thumbnails and paper.
#[must_use]
pub fn scene(view: &View<'_>) -> (Vec<Prim>, f32, f32) {
    scene_in(view, &view.layout())
}

/// The same in a layout that was made before.
#[must_use]
pub fn scene_in(view: &View<'_>, layout: &Layout) -> (Vec<Prim>, f32, f32) {
    let all = 0..layout.columns;
    let (mut body, mut out) = (Vec::new(), Vec::new());
    view.draw_ground(layout, all.clone(), (-layout.top, layout.height), &mut body);
    view.draw_lines(layout, &all, &mut body);
    for (row, band) in layout.rows() {
        match row {
            Row::Name => view.draw_touchpoints(layout, all.clone(), band.y, &mut body),
            Row::Lane(lane) => view.draw_row(layout, all.clone(), lane, band, &mut body),
        }
    }
    if view.face != Face::Company {
        for (lane, ..) in score_lanes(view.plan) {
            let scores = view.journey.lane_scores(view.plan, view.doc, lane);
            let peak = view.journey.peak_end_of(view.doc, &scores);
            view.draw_curve(layout, &all, (lane, &scores), peak.as_ref(), None, &mut body);
        }
    }
    out.extend(body.into_iter().map(|p| p.moved(layout.head, layout.top)));
    let mut top = Vec::new();
    view.draw_stages(layout, &all, &mut top);
    out.extend(top.into_iter().map(|p| p.moved(layout.head, 0.0)));
    let mut heads = Vec::new();
    view.draw_heads(layout, &mut heads);
    out.extend(heads.into_iter().map(|p| p.moved(0.0, layout.top)));
    let size = (layout.head + layout.width(), layout.top + layout.height);
    (out, size.0, size.1)
}
