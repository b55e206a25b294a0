//! Calibration of scorers: how far several people agree on the same cases (rules of the exercise qm-calibration).

use super::numbers::{mean, median};

/// What a matrix of scores says.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Highest − lowest of each case.
    pub range: Vec<Option<f64>>,
    /// The score each case should have had: given, or the median.
    pub master: Vec<Option<f64>>,
    /// Mean signed deviation of each scorer; above 0 is lenient.
    pub bias: Vec<Option<f64>>,
    /// Mean size of all deviations.
    pub deviation: Option<f64>,
    /// Share of scores within the tolerance, of 1.
    pub agreement: Option<f64>,
    /// Scores that counted.
    pub n: u32,
}

/// Compares scorers (rows) over cases (columns); an empty cell is left out, an empty master becomes the median of its case.
pub fn calibrate(scores: &[Vec<Option<f64>>], master: &[Option<f64>], tolerance: f64) -> Calibration {
    let cases = scores.iter().map(Vec::len).max().unwrap_or_default();
    let column = |at: usize| scores.iter().filter_map(|row| row.get(at).copied().flatten()).collect::<Vec<f64>>();
    let used: Vec<Option<f64>> = (0..cases).map(|at| master.get(at).copied().flatten().or_else(|| median(&column(at)))).collect();
    let range = (0..cases)
        .map(|at| {
            let all = column(at);
            let most = all.iter().copied().reduce(f64::max);
            most.zip(all.iter().copied().reduce(f64::min)).map(|(most, least)| most - least)
        })
        .collect();
    let deviations = |row: &Vec<Option<f64>>| row.iter().zip(&used).filter_map(|(s, m)| s.zip(*m).map(|(s, m)| s - m)).collect::<Vec<f64>>();
    let sizes: Vec<f64> = scores.iter().flat_map(deviations).map(f64::abs).collect();
    let close = sizes.iter().filter(|d| **d <= tolerance + 1e-9).count();
    Calibration {
        range,
        bias: scores.iter().map(|row| mean(&deviations(row))).collect(),
        deviation: mean(&sizes),
        agreement: (!sizes.is_empty()).then(|| close as f64 / sizes.len() as f64),
        n: sizes.len() as u32,
        master: used,
    }
}
