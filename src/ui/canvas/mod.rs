//! The canvases, one file or folder a kind.

pub mod board;
pub mod calculator;
pub mod form;
pub mod journey;
mod kit;
pub mod marks;
pub mod mindmap;
pub mod quiz;
mod score;
pub mod survey;
pub mod table;
