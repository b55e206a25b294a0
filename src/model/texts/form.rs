//! What the form part says.

crate::texts! {
    /// Undo label.
    FILL_FIELD: "填写", "Fill in";
    /// Next step: a field.
    FILL_NEXT: "填「{0}」", "Fill in “{0}”";
    /// Next step: a tick.
    TICK_NEXT: "核对后勾选「{0}」", "Check and tick “{0}”";
}
