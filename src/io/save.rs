//! Saves atomically: after any crash the old or the new file is there, whole.
