//! One integration binary: the rules of the house, the content, and whole-app journeys.

mod app;
mod architecture;
mod cli;
mod crash;
mod drive;
mod files;
mod settings;
mod texts;
