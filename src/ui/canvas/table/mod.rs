//! The table canvas.
