//! The window around the work: top bar, rail, the sheet, and what lies above them.

mod art;
pub mod dialogs;
pub mod export;
pub mod feed;
mod frame;
pub mod help;
pub mod import_answers;
pub mod notice;
pub mod palette;
mod peek;
pub mod share;
pub mod toasts;

pub use art::{cover, empty_board, empty_curve, empty_tray, logo, theme_card};
pub use frame::{Crumb, FrameCx, SaveShown, frame_ui};
