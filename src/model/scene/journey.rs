//! Where everything of a journey stands.
