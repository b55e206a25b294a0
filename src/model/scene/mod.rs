//! One Scene: each canvas laid out once to a display list that screen, thumbnails and paper all read.

pub mod board;
pub mod journey;
