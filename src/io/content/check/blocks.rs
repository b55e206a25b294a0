//! Blocks and drawings of a page: enough to show, and short enough to fit.

use super::{Path, Sheet, at};
use crate::model::{
    course::{Block, Case, CaseLabel, Course, Diagram, Labelled},
    text::Bi,
    texts::cli as t,
};

/// Chinese and Latin characters that fit.
const LEAD: (usize, usize) = (90, 200);
const STATEMENT: (usize, usize) = (36, 90);
const POINT: (usize, usize) = (44, 110);
const CELL: (usize, usize) = (40, 100);
const LABEL: (usize, usize) = (10, 26);
const SUBLABEL: (usize, usize) = (22, 52);
const MOST_POINTS: usize = 5;

impl Sheet<'_> {
    pub(super) fn blocks(&mut self, course: &Course, blocks: &[Block], place: &Path) {
        for (i, block) in blocks.iter().enumerate() {
            self.block(course, block, &at!(place, i));
        }
    }

    fn block(&mut self, course: &Course, block: &Block, place: &Path) {
        match block {
            Block::Lead(text) | Block::Tip(text) => self.text(place, text, LEAD),
            Block::Statement(text) => self.text(place, text, STATEMENT),
            Block::Points(points) => {
                if points.len() > MOST_POINTS {
                    self.add(place, t::TOO_MANY, &[&points.len().to_string(), &MOST_POINTS.to_string()]);
                }
                for (i, point) in points.iter().enumerate() {
                    self.text(&at!(place, i), point, POINT);
                }
            }
            Block::Columns { left, right } => {
                self.blocks(course, left, &at!(place, "left"));
                self.blocks(course, right, &at!(place, "right"));
            }
            Block::Quote(quote) => {
                self.needed(&at!(place, "text"), "text", &quote.text);
                self.needed(&at!(place, "who"), "who", &quote.who);
            }
            Block::Case(case) => self.case(case, place),
            Block::Discuss(discuss) => self.needed(&at!(place, "prompt"), "prompt", &discuss.prompt),
            Block::Compare(rows) => self.compare(rows, place),
            Block::Diagram(diagram) => self.diagram(diagram, place),
            Block::Picture(picture) => {
                self.needed(&at!(place, "alt"), "alt", &picture.alt);
                if self.library.media(&course.id, &picture.file).is_none() {
                    self.add(&at!(place, "file"), t::NO_PICTURE, &[&picture.file]);
                }
            }
            Block::Exercise(slot) => self.slot(course, slot, place),
        }
    }

    fn text(&mut self, place: &Path, text: &Bi, limit: (usize, usize)) {
        self.needed(place, "zh, en", text);
        self.fits(place, text, limit);
    }

    fn case(&mut self, case: &Case, place: &Path) {
        self.needed(&at!(place, "title"), "title", &case.title);
        self.needed(&at!(place, "body"), "body", &case.body);
        if case.label == CaseLabel::Known && case.source.is_empty() {
            self.add(place, t::NO_SOURCE, &[]);
        }
    }

    fn compare(&mut self, rows: &[Vec<Bi>], place: &Path) {
        let width = rows.first().map_or(0, Vec::len);
        for (r, row) in rows.iter().enumerate() {
            if row.len() != width {
                self.add(&at!(place, r), t::NOT_COUNT, &[&width.to_string(), &row.len().to_string()]);
            }
            for (c, cell) in row.iter().enumerate() {
                self.fits(&at!(place, r, c), cell, CELL);
            }
        }
    }

    fn labels(&mut self, labels: &[Labelled], place: &Path) {
        for (i, label) in labels.iter().enumerate() {
            self.needed(&at!(place, i), "t", &label.t);
            self.fits(&at!(place, i, "t"), &label.t, LABEL);
            self.fits(&at!(place, i, "sub"), &label.sub, SUBLABEL);
        }
    }

    fn diagram(&mut self, diagram: &Diagram, place: &Path) {
        match diagram {
            Diagram::Pyramid(labels) | Diagram::Loop(labels) | Diagram::Steps(labels) => self.labels(labels, place),
            Diagram::Wheel { center, spokes } => {
                self.needed(&at!(place, "center"), "center", center);
                self.labels(spokes, &at!(place, "spokes"));
            }
            Diagram::Curve(points) => {
                for (i, point) in points.iter().enumerate() {
                    self.needed(&at!(place, i), "t", &point.t);
                    if !(-5.0..=5.0).contains(&point.score) {
                        self.add(&at!(place, i, "score"), t::OUT_OF_RANGE, &[&point.score.to_string(), "-5", "5"]);
                    }
                }
            }
            Diagram::Matrix { fields, .. } => {
                self.count(&at!(place, "fields"), 4, fields.len());
                self.labels(fields, &at!(place, "fields"));
            }
            Diagram::Gaps { boxes, gaps, .. } => self.count(&at!(place, "gaps"), boxes.len().saturating_sub(1), gaps.len()),
            Diagram::Blueprint { lanes, lines } => {
                self.labels(lanes, &at!(place, "lanes"));
                for (i, (after, _)) in lines.iter().enumerate() {
                    if *after == 0 || *after as usize > lanes.len() {
                        self.add(&at!(place, "lines", i, 0), t::OUT_OF_RANGE, &[&after.to_string(), "1", &lanes.len().to_string()]);
                    }
                }
            }
            Diagram::Scale(bands) => {
                for (i, band) in bands.iter().enumerate() {
                    self.needed(&at!(place, i), "t", &band.t);
                }
            }
            Diagram::Bars(bars) => {
                for (i, bar) in bars.iter().enumerate() {
                    self.needed(&at!(place, i), "t", &bar.t);
                }
            }
        }
    }

    fn count(&mut self, place: &Path, want: usize, have: usize) {
        if want != have {
            self.add(place, t::NOT_COUNT, &[&want.to_string(), &have.to_string()]);
        }
    }
}
