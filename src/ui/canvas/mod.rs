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

/// Paints the display list of any exercise, moved by `offset`.
pub(in crate::ui) fn paint_scene(painter: &egui::Painter, tk: &super::theme::Tokens, prims: &[crate::model::scene::Prim], offset: egui::Vec2) {
    journey::paint::paint(painter, tk, prims, offset);
}
