//! One integration binary: the rules of the house, the content, and whole-app journeys.
#![expect(clippy::expect_used, clippy::panic, reason = "what a test relies on is there, or the test has failed")]

mod across;
mod answers;
mod app;
mod architecture;
mod canvases;
mod catalogue;
mod cli;
mod crash;
#[path = "../../examples/screens/demo.rs"]
mod demo;
mod drive;
mod durable;
mod every_screen;
mod export;
mod files;
mod fill;
mod fuzz;
mod given;
mod kinds;
mod merging;
mod numbers;
mod pictures;
mod scores;
mod settings;
mod share;
mod taken_in;
mod teach;
mod texts;
mod threats;
