//! Criterion benches of the pure parts; run with `cargo bench` in this folder.
