//! The emotion curve: monotone cubic, so that it never passes a score it was not given, with its peak, low and end.

use crate::model::{
    calc::peak_end::PeakEnd,
    scene::{Pt, pt},
};

/// Steps between two scores.
const STEPS: u8 = 24;

/// Flattens the monotone cubic (Fritsch–Carlson) through points with rising x.
#[must_use]
pub fn monotone(points: &[Pt]) -> Vec<Pt> {
    let slopes: Vec<f32> = points.windows(2).map(|w| if let [a, b] = w { (b.y - a.y) / (b.x - a.x).max(0.001) } else { 0.0 }).collect();
    let tangent = |i: usize| -> f32 {
        let before = i.checked_sub(1).and_then(|k| slopes.get(k));
        match (before, slopes.get(i)) {
            (Some(a), Some(b)) if a * b <= 0.0 => 0.0,
            // The harmonic mean stays below three times the smaller slope: monotone.
            (Some(a), Some(b)) => 2.0 * a * b / (a + b),
            (Some(s), None) | (None, Some(s)) => *s,
            (None, None) => 0.0,
        }
    };
    let mut curve: Vec<Pt> = points.first().copied().into_iter().collect();
    for (i, pair) in points.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        let (h, from, to) = (b.x - a.x, tangent(i), tangent(i + 1));
        for step in 1..=STEPS {
            let t = f32::from(step) / f32::from(STEPS);
            let (t2, t3) = (t * t, t * t * t);
            let y = (2.0 * t3 - 3.0 * t2 + 1.0) * a.y + (t3 - 2.0 * t2 + t) * h * from + (3.0 * t2 - 2.0 * t3) * b.y + (t3 - t2) * h * to;
            curve.push(pt(a.x + h * t, y));
        }
    }
    curve
}

/// What a point of the curve is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The highest.
    pub peak: bool,
    /// The lowest.
    pub low: bool,
    /// The end.
    pub end: bool,
}

impl Mark {
    /// Whether it has a pill at all.
    #[must_use]
    pub fn any(self) -> bool {
        self.peak || self.low || self.end
    }
}

/// What the point of a touchpoint is, counted among touchpoints.
#[must_use]
pub fn marks(peak: Option<&PeakEnd>, at: usize) -> Mark {
    let Some(p) = peak.filter(|p| p.high.0 > p.low.0) else { return Mark::default() };
    Mark { peak: p.high.1 == at, low: p.low.1 == at, end: p.end_at == at }
}
