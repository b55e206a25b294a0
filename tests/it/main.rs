//! One integration binary: the rules of the house, the content, and whole-app journeys.

mod app;
mod architecture;
mod canvases;
mod cli;
mod crash;
mod drive;
mod every_screen;
mod files;
mod settings;
mod texts;
