//! The journey kind: what it reads out of a document, the edits that keep it valid, and when it is complete.

use crate::model::{
    doc::Doc,
    done::{Completeness, Rule},
    template::JourneyPlan,
};

/// How far the rules are met, and what to do next.
#[must_use]
pub fn judge(_plan: &JourneyPlan, _doc: &Doc, _rules: Vec<Rule>) -> Completeness {
    Completeness::default()
}
