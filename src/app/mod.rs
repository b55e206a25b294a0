//! The application: it alone owns the state and performs actions.
