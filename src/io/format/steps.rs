//! The way from older formats to the current one: each old number keeps its frozen reader, and gives the parts of today.
//!
//! A new format number N + 1 is made like this: copy the types that read N into `vN.rs` and never touch them again, write the
//! step from them to `Parts`, list it in `OLDER`, freeze files of N in `tests/fixtures/format-N/`. A file of an older format is
//! written in the new one only at its next save, after the original was copied beside it.

use super::v1::Parts;

/// An old format's number and its frozen reader.
pub(super) type Older = (u32, fn(&str) -> Parts);

/// The frozen readers, by the format they read.
#[cfg(not(test))]
pub(super) const OLDER: &[Older] = &[];

/// Format 0 never left the house: it is the step that the tests walk.
#[cfg(test)]
pub(super) const OLDER: &[Older] = &[(0, super::v0::read)];
