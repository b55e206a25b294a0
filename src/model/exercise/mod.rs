//! The exercise kinds: what each reads out of a document, and the edits that keep it valid.

pub mod board;
pub mod calculator;
pub mod feed;
pub mod form;
pub mod journey;
pub mod mindmap;
pub mod mirror;
pub mod quiz;
pub mod survey;
pub mod table;
