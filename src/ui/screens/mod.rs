//! The screens inside the window's frame.

pub mod compare;
pub mod home;
pub mod merge;
pub mod overview;
pub mod reader;
pub mod recovery;
pub mod settings;
pub mod versions;
