//! The `*.mot.ron` file: reading forgives and reports, writing gives the same bytes for the same work.
