//! The plan of a calculator: figures that go in, figures that come out, and the values that prove it.

use serde::{Deserialize, Serialize};

use super::Opt;
use crate::model::text::Bi;

/// The plan of a `calculator` exercise.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalcPlan {
    /// Which formulas of `model::calc` are used.
    pub tool: CalcTool,
    /// Cases computed beside each other; empty is one.
    #[serde(default)]
    pub columns: Vec<Opt>,
    /// The cases are tabs, each starting from the values of the one before; else columns.
    #[serde(default)]
    pub tabs: bool,
    /// What is typed.
    pub inputs: Vec<CalcInput>,
    /// What is computed.
    pub outputs: Vec<CalcOutput>,
    /// How it is drawn.
    #[serde(default)]
    pub charts: Vec<CalcChart>,
    /// Inputs that must add up, or nothing is computed.
    #[serde(default)]
    pub sums: Vec<CalcSum>,
    /// A remark about the cases.
    #[serde(default)]
    pub note: Bi,
    /// Reference values for the default inputs.
    #[serde(default)]
    pub tests: Vec<CalcTest>,
}

/// The formulas of a calculator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CalcTool {
    /// Lifetime value at three levels of experience.
    #[default]
    ExperienceReturn,
    /// Market Damage Model.
    MarketDamage,
    /// Agreement of scorers.
    Calibration,
}

/// What an input holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CalcType {
    /// A number.
    #[default]
    Number,
    /// A share, typed in percent: 30 is 30 %.
    Percent,
    /// Rows of numbers.
    Matrix,
    /// One row of numbers; may be empty.
    Vector,
}

/// A figure that is typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalcInput {
    /// Its name in formulas and in the file.
    pub id: String,
    /// What it is.
    pub t: Bi,
    /// What it holds.
    #[serde(default, rename = "type")]
    pub ty: CalcType,
    /// A number or share: its value in each column, or one for all. A vector: its values.
    #[serde(default)]
    pub default: Vec<f64>,
    /// A matrix: its rows.
    #[serde(default)]
    pub rows: Vec<Vec<f64>>,
    /// The same for all columns.
    #[serde(default)]
    pub shared: bool,
    /// What to type, and where it can be found.
    #[serde(default)]
    pub hint: Bi,
}

/// A figure that is computed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalcOutput {
    /// Its name in other formulas.
    pub id: String,
    /// What it is.
    pub t: Bi,
    /// How it is computed, for the reader.
    pub formula: String,
}

/// A chart of a calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CalcChart {
    /// Parts of a sum, a bar per column.
    StackedBar,
    /// From one case to the next.
    Waterfall,
    /// Shares of a whole.
    Donut,
    /// A dot per value.
    DotPlot,
}

/// Inputs that must add up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalcSum {
    /// The inputs.
    pub of: Vec<String>,
    /// What they make together.
    pub is: f64,
    /// How far off still counts as equal.
    pub within: f64,
}

/// Reference values of one column for the default inputs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalcTest {
    /// The column, or "" where there is one.
    #[serde(default)]
    pub column: String,
    /// Outputs with their values.
    pub values: Vec<(String, Vec<f64>)>,
}
