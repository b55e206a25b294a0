//! The course reader.
