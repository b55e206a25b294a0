//! The journey canvas.
