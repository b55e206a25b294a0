//! The board canvas.
