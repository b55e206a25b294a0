//! The plan of a table: typed columns, given rows, and what is computed over them.

use serde::{Deserialize, Serialize};

use super::{Field, Opt};
use crate::model::text::Bi;

/// The plan of a `table` exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TablePlan {
    /// Fields above the table.
    #[serde(default)]
    pub header: Vec<Field>,
    /// The columns.
    pub columns: Vec<Field>,
    /// Row labels that are given; empty means free rows.
    #[serde(default)]
    pub fixed: Vec<Opt>,
    /// Texts of the first column to start from, by preset.
    #[serde(default)]
    pub presets: Vec<(String, Vec<Bi>)>,
    /// Rows are grouped by this column.
    #[serde(default)]
    pub group_by: String,
    /// A plan with a Gantt strip and SMART checks.
    #[serde(default)]
    pub plan: Option<PlanRoles>,
    /// Values computed over the rows.
    #[serde(default)]
    pub computed: Vec<TableValue>,
    /// The rows are the touchpoints of a canvas: one data set, two faces.
    #[serde(default)]
    pub mirrors: Option<Mirror>,
}

/// A table that shows the touchpoints of a canvas.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mirror {
    /// The journey template.
    pub exercise: String,
    /// The tab of its drawer.
    pub tab: String,
    /// The column that names the touchpoint.
    pub touchpoint: String,
    /// Columns with the fields of the tab they show.
    pub columns: Vec<(String, String)>,
    /// The preset for which it holds; "" is always.
    #[serde(default)]
    pub preset: String,
}

/// Which columns of a table play which part in an action plan.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanRoles {
    /// S: what is done.
    pub action: String,
    /// M: what is seen when it is done.
    pub measure: String,
    /// A: why it can be done.
    pub achievable: String,
    /// R: the goal it serves, or a touchpoint.
    pub relevant: String,
    /// T: when it begins.
    pub start: String,
    /// T: when it ends.
    pub due: String,
    /// Who claims it.
    pub owner: String,
    /// How it stands.
    pub status: String,
    /// The status option that means finished.
    pub done_status: String,
}

/// A value computed over the rows of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TableValue {
    /// Rows per value of a column; more than `warn_over` is worth a remark (0 = never).
    CountBy {
        /// The column.
        column: String,
        /// The remark's threshold.
        warn_over: u32,
    },
    /// Rows that are due before today and not finished.
    Late,
}
