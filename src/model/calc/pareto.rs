//! Pareto: shares of causes, largest first, and the vital few that make up 80 per cent (Juran).

/// One cause.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// Its place in the list given.
    pub at: usize,
    /// Its count.
    pub count: f64,
    /// Its share of 1.
    pub share: f64,
    /// Its share with all larger ones.
    pub cumulative: f64,
    /// Needed to reach the line.
    pub vital: bool,
}

/// Sorts counts and marks those needed to reach `line` (0.8); equal counts keep their order. Empty when nothing was counted.
pub fn pareto(counts: &[f64], line: f64) -> Vec<Share> {
    let sum: f64 = counts.iter().sum();
    if sum <= 0.0 {
        return Vec::new();
    }
    let mut order: Vec<(usize, f64)> = counts.iter().copied().enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut before = 0.0;
    order
        .into_iter()
        .map(|(at, count)| {
            let vital = count > 0.0 && before / sum < line - 1e-9;
            before += count;
            Share { at, count, share: count / sum, cumulative: before / sum, vital }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_test_of_the_template() {
        // exercises/nps-driver-actions.
        let shares = pareto(&[12.0, 6.0, 4.0, 2.0, 1.0], 0.8);
        let cumulative: Vec<f64> = shares.iter().map(|s| (s.cumulative * 100.0).round() / 100.0).collect();
        assert_eq!(cumulative, [0.48, 0.72, 0.88, 0.96, 1.0]);
        assert_eq!(shares.iter().filter(|s| s.vital).count(), 3);
        assert_eq!(pareto(&[1.0, 5.0], 0.8).iter().map(|s| s.at).collect::<Vec<_>>(), [1, 0]);
        assert!(pareto(&[0.0], 0.8).is_empty());
    }
}
