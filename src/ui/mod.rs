//! Everything that is seen: views read the model and push actions; they never change it and never touch files.

pub mod canvas;
pub mod chart;
pub mod command;
pub mod cx;
pub mod fonts;
pub use crate::model::icons;
pub mod page;
pub mod pictures;
pub mod presenter;
pub mod safe;
pub mod screens;
pub mod shell;
pub mod theme;
pub mod widgets;
