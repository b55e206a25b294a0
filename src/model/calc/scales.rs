//! Plain scales: mean per question and per group, the weakest group, the highest questions, importance derived from an overall question.

use super::numbers::{correlation, mean};

/// One question or group.
#[derive(Clone, Debug, PartialEq)]
pub struct Mean {
    /// Its id.
    pub id: String,
    /// Its mean; `None` if nobody answered.
    pub mean: Option<f64>,
    /// Answers that counted.
    pub n: u32,
}

/// The mean of one question.
pub fn question(id: &str, answers: &[Option<f64>]) -> Mean {
    let valid: Vec<f64> = answers.iter().copied().flatten().collect();
    Mean { id: id.to_owned(), mean: mean(&valid), n: valid.len() as u32 }
}

/// Means per group: the average of the means of its questions, in the order in which groups first occur (six-strategy-pulse, service-self-scan).
pub fn groups(questions: &[(String, Mean)]) -> Vec<Mean> {
    let mut found: Vec<Mean> = Vec::new();
    for (group, _) in questions {
        if found.iter().any(|m| m.id == *group) {
            continue;
        }
        let own: Vec<&Mean> = questions.iter().filter(|(g, _)| g == group).map(|(_, m)| m).collect();
        let means: Vec<f64> = own.iter().filter_map(|m| m.mean).collect();
        found.push(Mean { id: group.clone(), mean: mean(&means), n: own.iter().map(|m| m.n).max().unwrap_or_default() });
    }
    found
}

/// The group with the lowest mean; of equals the earlier.
pub fn weakest(groups: &[Mean]) -> Option<&Mean> {
    groups.iter().filter(|m| m.mean.is_some()).min_by(|a, b| a.mean.partial_cmp(&b.mean).unwrap_or(std::cmp::Ordering::Equal))
}

/// The `count` questions with the highest means, largest first; of equals the earlier.
pub fn highest(questions: &[Mean], count: usize) -> Vec<&Mean> {
    let mut known: Vec<&Mean> = questions.iter().filter(|m| m.mean.is_some()).collect();
    known.sort_by(|a, b| b.mean.partial_cmp(&a.mean).unwrap_or(std::cmp::Ordering::Equal));
    known.truncate(count);
    known
}

/// Fewer pairs than this and derived importance stays hidden (csat-survey).
pub const DERIVED_FROM: usize = 15;

/// Derived importance of a touchpoint: its correlation with the overall question. `None` below 15 whole pairs or where one never changes.
pub fn derived_importance(touchpoint: &[Option<f64>], overall: &[Option<f64>]) -> Option<f64> {
    let pairs: Vec<(f64, f64)> = touchpoint.iter().zip(overall).filter_map(|(t, o)| t.zip(*o)).collect();
    if pairs.len() < DERIVED_FROM { None } else { correlation(&pairs) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_left_out_and_ties_go_to_the_earlier() {
        let q = |group: &str, id: &str, answers: &[Option<f64>]| (group.to_owned(), question(id, answers));
        let all = [q("a", "a1", &[Some(1.0), None]), q("a", "a2", &[Some(2.0), Some(4.0)]), q("b", "b1", &[Some(2.0)]), q("c", "c1", &[None])];
        let groups = groups(&all);
        assert_eq!(groups.iter().map(|g| g.mean).collect::<Vec<_>>(), [Some(2.0), Some(2.0), None]);
        assert_eq!(weakest(&groups).map(|g| g.id.as_str()), Some("a"));
        let means: Vec<Mean> = all.into_iter().map(|(_, m)| m).collect();
        assert_eq!(highest(&means, 2).iter().map(|m| m.id.as_str()).collect::<Vec<_>>(), ["a2", "b1"]);
    }

    #[test]
    fn derived_importance_needs_fifteen() {
        let touch: Vec<Option<f64>> = (0..15).map(|i| Some(f64::from(i % 5))).collect();
        assert_eq!(derived_importance(&touch[..14], &touch[..14]), None);
        assert!((derived_importance(&touch, &touch).expect("fifteen") - 1.0).abs() < 1e-12);
    }
}
