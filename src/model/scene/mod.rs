//! One Scene: each canvas laid out once to a display list that screen, thumbnails and paper all read.

use std::sync::Arc;

pub mod journey;
mod measure;
pub mod mindmap;
pub mod paper;

pub use measure::{Estimate, Extent, Measure, break_rows, cut_rows, extent, rows};

/// A point; x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pt {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// Makes a point.
#[must_use]
pub const fn pt(x: f32, y: f32) -> Pt {
    Pt { x, y }
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Box2 {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// Makes a rectangle.
#[must_use]
pub const fn rect(x: f32, y: f32, w: f32, h: f32) -> Box2 {
    Box2 { x, y, w, h }
}

impl Box2 {
    /// Made smaller on every side.
    #[must_use]
    pub fn shrink(self, dx: f32, dy: f32) -> Self {
        rect(self.x + dx, self.y + dy, (self.w - 2.0 * dx).max(0.0), (self.h - 2.0 * dy).max(0.0))
    }

    /// The right edge.
    #[must_use]
    pub fn right(self) -> f32 {
        self.x + self.w
    }

    /// The bottom edge.
    #[must_use]
    pub fn bottom(self) -> f32 {
        self.y + self.h
    }

    /// The middle.
    #[must_use]
    pub fn center(self) -> Pt {
        pt(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Whether a point lies inside.
    #[must_use]
    pub fn contains(self, p: Pt) -> bool {
        (self.x..=self.right()).contains(&p.x) && (self.y..=self.bottom()).contains(&p.y)
    }
}

/// One of the six categorical colours, in the order of the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// 省时.
    Time,
    /// 省力.
    Effort,
    /// 省心.
    Mind,
    /// 省钱.
    Money,
    /// 被尊崇.
    Respect,
    /// 被尊宠.
    Cherish,
}

/// A colour by its role; the theme knows the value (LOOK §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the token names of LOOK §2")]
pub enum Role {
    Canvas,
    Surface,
    Sunken,
    Border,
    BorderSubtle,
    BorderStrong,
    Text,
    TextSecondary,
    TextTertiary,
    Accent,
    AccentText,
    AccentTint,
    AccentOn,
    Mot,
    MotText,
    MotTint,
    Success,
    Pos,
    PosText,
    Neg,
    NegText,
    Neutral,
    EmoOn,
    WashCustomer,
    WashEnterprise,
    ZoneLine(Zone),
    ZoneInk(Zone),
    ZoneFill(Zone),
    ZoneWash(Zone),
}

/// A colour with its strength in percent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// Which.
    pub role: Role,
    /// 100 is opaque.
    pub percent: u8,
}

impl From<Role> for Ink {
    fn from(role: Role) -> Self {
        Self { role, percent: 100 }
    }
}

impl Role {
    /// The colour at a strength.
    #[must_use]
    pub const fn at(self, percent: u8) -> Ink {
        Ink { role: self, percent }
    }
}

/// How a line is broken up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Dash {
    /// Not at all.
    #[default]
    Solid,
    /// On and off lengths.
    Dashes(f32, f32),
    /// Dots at a distance.
    Dots(f32),
}

/// A stroke.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    /// In points.
    pub width: f32,
    /// Its colour.
    pub ink: Ink,
    /// How it is broken up.
    pub dash: Dash,
}

impl Pen {
    /// A solid stroke.
    #[must_use]
    pub fn new(width: f32, ink: impl Into<Ink>) -> Self {
        Self { width, ink: ink.into(), dash: Dash::Solid }
    }

    /// The same stroke, broken up.
    #[must_use]
    pub fn dashed(self, dash: Dash) -> Self {
        Self { dash, ..self }
    }
}

/// A type style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Font {
    /// Glyph size.
    pub size: f32,
    /// Distance of lines.
    pub line: f32,
    /// The only emphasis there is.
    pub bold: bool,
}

impl Font {
    /// A style.
    #[must_use]
    pub const fn new(size: f32, line: f32, bold: bool) -> Self {
        Self { size, line, bold }
    }

    /// At another scale; sizes step in whole points so that glyphs stay crisp and few.
    #[must_use]
    pub fn scaled(self, scale: f32) -> Self {
        Self { size: (self.size * scale).round().max(1.0), line: (self.line * scale).round().max(1.0), ..self }
    }
}

/// Where a text stands in its rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Left and top.
    LeftTop,
    /// Left, middle height.
    Left,
    /// In the middle.
    Center,
    /// Right, middle height.
    Right,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Prim {
    /// A box.
    Rect {
        /// Where.
        at: Box2,
        /// Of its corners.
        radius: f32,
        /// Inside.
        fill: Option<Ink>,
        /// Outline, inside the edge.
        pen: Option<Pen>,
        /// Elevation of its shadow, 0 to 3.
        lift: u8,
    },
    /// A text, wrapped and cut with … at the height of its rectangle.
    Text {
        /// Where.
        at: Box2,
        /// What.
        text: Arc<str>,
        /// How.
        font: Font,
        /// Its colour.
        ink: Ink,
        /// Where in its rectangle.
        align: Align,
    },
    /// A Phosphor icon.
    Icon {
        /// Its middle.
        at: Pt,
        /// Its name.
        name: Arc<str>,
        /// In points.
        size: f32,
        /// Its colour.
        ink: Ink,
        /// The filled form.
        solid: bool,
    },
    /// A straight line.
    Line {
        /// From.
        from: Pt,
        /// To.
        to: Pt,
        /// How.
        pen: Pen,
    },
    /// A dot.
    Circle {
        /// Its middle.
        at: Pt,
        /// Its radius.
        r: f32,
        /// Inside.
        fill: Option<Ink>,
        /// Outline.
        pen: Option<Pen>,
    },
    /// Connected points.
    Path {
        /// The points.
        points: Vec<Pt>,
        /// How.
        pen: Pen,
    },
    /// A picture of the workbook, as large as fits, in the middle. Only paper shows it; the window paints pictures itself.
    Picture {
        /// Where.
        at: Box2,
        /// Its name among the media.
        name: Arc<str>,
    },
    /// A curve coloured by the side of a zero line it is on, with a tinted area between both.
    Emotion {
        /// From left to right, dense enough to be drawn as straight pieces.
        points: Vec<Pt>,
        /// The zero line.
        zero: f32,
        /// Width of the stroke.
        width: f32,
    },
}

impl Prim {
    /// The same thing somewhere else.
    #[must_use]
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        let point = |p: &mut Pt| {
            p.x += dx;
            p.y += dy;
        };
        match &mut self {
            Self::Rect { at, .. } | Self::Text { at, .. } | Self::Picture { at, .. } => {
                at.x += dx;
                at.y += dy;
            }
            Self::Icon { at, .. } | Self::Circle { at, .. } => point(at),
            Self::Line { from, to, .. } => {
                point(from);
                point(to);
            }
            Self::Path { points, .. } => points.iter_mut().for_each(point),
            Self::Emotion { points, zero, .. } => {
                points.iter_mut().for_each(point);
                *zero += dy;
            }
        }
        self
    }

    /// The same thing larger or smaller, seen from 0, 0.
    #[must_use]
    pub fn scaled(mut self, scale: f32) -> Self {
        let point = |p: &mut Pt| *p = pt(p.x * scale, p.y * scale);
        let boxed = |b: &mut Box2| *b = rect(b.x * scale, b.y * scale, b.w * scale, b.h * scale);
        let line = |pen: &mut Pen| pen.width *= scale;
        match &mut self {
            Self::Picture { at, .. } => boxed(at),
            Self::Rect { at, radius, pen, .. } => {
                boxed(at);
                *radius *= scale;
                pen.iter_mut().for_each(line);
            }
            Self::Text { at, font, .. } => {
                boxed(at);
                *font = font.scaled(scale);
            }
            Self::Icon { at, size, .. } => {
                point(at);
                *size *= scale;
            }
            Self::Line { from, to, pen } => {
                point(from);
                point(to);
                line(pen);
            }
            Self::Circle { at, r, pen, .. } => {
                point(at);
                *r *= scale;
                pen.iter_mut().for_each(line);
            }
            Self::Path { points, pen } => {
                points.iter_mut().for_each(point);
                line(pen);
            }
            Self::Emotion { points, zero, width } => {
                points.iter_mut().for_each(point);
                *zero *= scale;
                *width *= scale;
            }
        }
        self
    }
}
