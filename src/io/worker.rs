//! Does slow work on a thread of its own and reports back as events.
