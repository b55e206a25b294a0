//! Hints towards a SMART goal.
