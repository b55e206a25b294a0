//! The plan of a board: zones in a grid, and what a card carries.

use serde::{Deserialize, Serialize};

use super::{Field, FieldPreset};
use crate::model::text::Bi;

/// The plan of a `board` exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardPlan {
    /// Fields above the board.
    #[serde(default)]
    pub header: Vec<Field>,
    /// Texts of the header to start from, by preset.
    #[serde(default)]
    pub presets: Vec<FieldPreset>,
    /// Rows and columns of the grid.
    pub grid: (u32, u32),
    /// The zones.
    pub zones: Vec<Zone>,
    /// Extra fields of a card.
    #[serde(default)]
    pub card: Vec<Field>,
    /// Dots a person may spend; 0 means no voting.
    #[serde(default)]
    pub votes_per_person: u32,
}

/// A zone of a board.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zone {
    /// What a card's `zone` register holds.
    pub id: String,
    /// Row, column, rows spanned, columns spanned.
    pub at: (u32, u32, u32, u32),
    /// Its name.
    pub t: Bi,
    /// The question it asks.
    #[serde(default)]
    pub hint: Bi,
    /// Cards it needs.
    #[serde(default)]
    pub min: u32,
    /// Cards it may hold; 0 is any number.
    #[serde(default)]
    pub max: u32,
    /// The group may rename it.
    #[serde(default)]
    pub renameable: bool,
    /// One of the six zone colours (`time`, `effort`, `mind`, `money`, `respect`, `cherish`) or "" for by position.
    #[serde(default)]
    pub color: String,
}
