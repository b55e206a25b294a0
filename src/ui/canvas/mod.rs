//! The canvases, one file or folder a kind.

pub mod board;
pub mod journey;
pub mod table;
