//! The peak-end rule: what is remembered of an emotion curve.
