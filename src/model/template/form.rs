//! The plan of a form: one page of fixed fields.

use serde::{Deserialize, Serialize};

use super::Field;
use crate::model::text::Bi;

/// The plan of a `form` exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormPlan {
    /// The fields from the top down; their registers are those of the header item.
    pub fields: Vec<Field>,
    /// Texts to start from, by preset.
    #[serde(default)]
    pub presets: Vec<FieldPreset>,
}

/// Texts that fields start with, for one use of an exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldPreset {
    /// Its name in slots.
    pub id: String,
    /// Each field that is filled, with its text.
    #[serde(default)]
    pub fields: Vec<(String, Bi)>,
}
