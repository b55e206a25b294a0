//! What an instructor would want to know before class.

use super::Library;
use crate::model::problem::Problem;

/// Lists what is wrong, file by file from the top.
#[must_use]
pub fn check(library: &Library) -> Vec<Problem> {
    let mut problems = library.problems.clone();
    problems.sort_by(|a, b| a.spot.cmp(&b.spot));
    problems
}
