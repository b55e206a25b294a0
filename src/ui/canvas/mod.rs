//! The canvases, one file or folder a kind.

pub mod board;
pub mod calculator;
pub mod journey;
mod score;
pub mod survey;
pub mod table;
