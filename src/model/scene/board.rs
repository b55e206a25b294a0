//! Where everything of a board stands.
