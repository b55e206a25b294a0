//! Formulas, each with its source; pure and tested against golden cases.

pub mod peak_end;
pub mod smart;
