//! The screens inside the window's frame.

pub mod reader;
