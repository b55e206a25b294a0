//! The exercise kinds: what each reads out of a document, and the edits that keep it valid.

pub mod board;
pub mod feed;
pub mod form;
pub mod journey;
<<<<<<< HEAD
pub mod mirror;
=======
pub mod mindmap;
pub mod quiz;
>>>>>>> main
pub mod table;
