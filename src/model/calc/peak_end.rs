//! The peak-end rule: what is remembered of an emotion curve (Kahneman, Fredrickson et al. 1993).

/// What a curve of scores comes to; duration is ignored on purpose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeakEnd {
    /// Mean of the scores.
    pub average: f64,
    /// The score of the greatest size; on a tie the negative one, for bad moments weigh more.
    pub extreme: f64,
    /// Where it is.
    pub extreme_at: usize,
    /// The last moment: the one chosen as the end, else the last that has a score.
    pub end: f64,
    /// Where it is.
    pub end_at: usize,
    /// (extreme + end) / 2.
    pub remembered: f64,
    /// The highest score and where it is first reached.
    pub high: (f64, usize),
    /// The lowest score and where it is first reached.
    pub low: (f64, usize),
}

/// Works out the peak-end rule; `end` is the place chosen as the end, if any. `None` without a single score.
#[must_use]
pub fn peak_end(scores: &[Option<f64>], end: Option<usize>) -> Option<PeakEnd> {
    let known: Vec<(usize, f64)> = scores.iter().enumerate().filter_map(|(at, s)| s.map(|s| (at, s))).collect();
    let (&first, &last) = (known.first()?, known.last()?);
    let (mut extreme, mut high, mut low) = (first, first, first);
    for &(at, score) in &known {
        let louder = score.abs() > extreme.1.abs();
        // Exactly the same size, other sign: scores are small whole numbers.
        let as_loud_but_bad = score < 0.0 && extreme.1 > 0.0 && (score.abs() - extreme.1.abs()).abs() < f64::EPSILON;
        if louder || as_loud_but_bad {
            extreme = (at, score);
        }
        if score > high.1 {
            high = (at, score);
        }
        if score < low.1 {
            low = (at, score);
        }
    }
    let end = end.and_then(|at| known.iter().find(|(k, _)| *k == at)).copied().unwrap_or(last);
    Some(PeakEnd {
        average: known.iter().map(|(_, s)| s).sum::<f64>() / known.len() as f64,
        extreme: extreme.1,
        extreme_at: extreme.0,
        end: end.1,
        end_at: end.0,
        remembered: f64::midpoint(extreme.1, end.1),
        high: (high.1, high.0),
        low: (low.1, low.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scores, the chosen end, average, extreme and its place, end, remembered.
    type Case<'a> = (&'a [Option<f64>], Option<usize>, f64, f64, usize, f64, f64);

    #[test]
    fn golden_cases() {
        let s = Some;
        // golden/peak_end.json (flat, single, missing, bad end), then the canvas template's own tests, then ties and a chosen end.
        let cases: &[Case<'_>] = &[
            (&[s(1.0), s(1.0), s(1.0), s(1.0), s(1.0)], None, 1.0, 1.0, 0, 1.0, 1.0),
            (&[s(2.0)], None, 2.0, 2.0, 0, 2.0, 2.0),
            (&[s(1.0), None, s(4.0), None, s(2.0)], None, 7.0 / 3.0, 4.0, 2, 2.0, 3.0),
            (&[s(2.0), s(5.0), s(3.0), s(-4.0)], None, 1.5, 5.0, 1, -4.0, 0.5),
            (&[s(0.0), s(1.0), s(-2.0), s(2.0), s(1.0)], None, 0.4, -2.0, 2, 1.0, -0.5),
            (&[s(0.0), s(1.0), s(1.0), s(3.0), s(2.0)], None, 1.4, 3.0, 3, 2.0, 2.5),
            (&[s(3.0), s(-3.0)], None, 0.0, -3.0, 1, -3.0, -3.0),
            (&[s(-3.0), s(3.0)], None, 0.0, -3.0, 0, 3.0, 0.0),
            (&[s(3.0), s(1.0), s(-1.0)], Some(1), 1.0, 3.0, 0, 1.0, 2.0),
            (&[s(3.0), None, s(-1.0)], Some(1), 1.0, 3.0, 0, -1.0, 1.0),
        ];
        for (scores, chosen, average, extreme, at, end, remembered) in cases {
            let got = peak_end(scores, *chosen).expect("scores");
            assert!((got.average - average).abs() < 1e-12, "{scores:?}");
            assert!((got.remembered - remembered).abs() < 1e-12, "{scores:?} {got:?}");
            assert_eq!((got.extreme, got.extreme_at, got.end), (*extreme, *at, *end), "{scores:?}");
        }
        assert_eq!(peak_end(&[], None), None);
        assert_eq!(peak_end(&[None, None], Some(0)), None);
    }
}
