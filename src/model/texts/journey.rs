//! What the journey part says.

crate::texts! {
    /// Undo label of any change that has no better name.
    CHANGE: "改动", "Change";
}
