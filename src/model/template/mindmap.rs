//! The plan of a mind map: a root and the branches that are given.

use serde::{Deserialize, Serialize};

use super::Opt;
use crate::model::text::Bi;

/// The plan of a `mindmap` exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MindmapPlan {
    /// What belongs in the middle.
    pub root: Bi,
    /// The branches that are there from the start.
    #[serde(default)]
    pub branches: Vec<Branch>,
    /// Levels below the root; 0 is any number.
    #[serde(default)]
    pub max_depth: u32,
    /// Marks a node may carry.
    #[serde(default)]
    pub node_tags: Vec<Opt>,
}

/// A given branch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// Its name in the file.
    pub id: String,
    /// What it is called.
    pub t: Bi,
    /// What to write below it.
    #[serde(default)]
    pub hint: Bi,
    /// Nodes it needs below it.
    #[serde(default)]
    pub min: u32,
}
