//! MOT Studio: teach moments of truth, do the canvases, keep the work.

pub mod app;
pub mod cli;
pub mod io;
pub mod model;
pub mod ui;
