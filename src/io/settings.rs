//! Keeps the settings in one small file.
