//! The plan of a quiz: questions with one right answer each and the reason why.

use serde::{Deserialize, Serialize};

use crate::model::text::Bi;

/// The plan of a `quiz` exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuizPlan {
    /// The share of right answers that passes, in percent.
    #[serde(default)]
    pub pass: u32,
    /// The questions in order.
    pub questions: Vec<Question>,
}

/// A question with one right answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The register that holds the answer.
    pub id: String,
    /// What is asked.
    pub q: Bi,
    /// The options; a file stores their index.
    pub opt: Vec<Bi>,
    /// The index of the right one, from 0.
    pub a: u32,
    /// Why it is right.
    #[serde(default)]
    pub why: Bi,
}
