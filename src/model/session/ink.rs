//! Strokes drawn on slides: kept per page in ten-thousandths of the slide, so that they fit every screen.

use serde::{Deserialize, Serialize};

/// The side of a slide in the units of ink.
pub const SIDE: u16 = 10_000;
/// No stroke grows longer; a new one goes on where it ends.
const MOST_POINTS: usize = 2_000;

/// One stroke of the pen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InkStroke {
    /// Which of the pens.
    pub pen: u8,
    /// Its points: 0 to 10000 from the left and from the top.
    pub points: Vec<(u16, u16)>,
}

impl InkStroke {
    /// Begins a stroke.
    #[must_use]
    pub fn begin(pen: u8, at: (u16, u16)) -> Self {
        Self { pen, points: vec![at] }
    }

    /// Goes on to a point; steps too small to be seen are left out. False when the stroke is full.
    pub fn go_on(&mut self, (x, y): (u16, u16)) -> bool {
        let near = |(a, b): (u16, u16)| a.abs_diff(x) < 15 && b.abs_diff(y) < 15;
        if self.points.last().is_some_and(|last| near(*last)) {
            return true;
        }
        self.points.push((x.min(SIDE), y.min(SIDE)));
        self.points.len() < MOST_POINTS
    }

    /// Whether the stroke passes a point closely: the rubber takes it away.
    #[must_use]
    pub fn is_near(&self, (x, y): (u16, u16)) -> bool {
        self.points.iter().any(|(a, b)| a.abs_diff(x) < 180 && b.abs_diff(y) < 260)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stroke_keeps_what_can_be_seen_and_ends_when_it_is_full() {
        let mut stroke = InkStroke::begin(1, (100, 100));
        assert!(stroke.go_on((105, 105)) && stroke.points.len() == 1);
        assert!(stroke.go_on((200, 100)) && stroke.points.len() == 2);
        let full = (0..5_000_u16).find(|n| !stroke.go_on((n % 100 * 90, n / 100 * 90)));
        assert!(full.is_some() && stroke.points.len() == MOST_POINTS);
        assert!(stroke.is_near((150, 200)) && !stroke.is_near((9_900, 9_900)));
    }
}
