//! What the form part says.

crate::texts! {
    /// Undo label.
    FILL_FIELD: "填写", "Fill in";
    /// Next step: a field.
    FILL_NEXT: "填「{0}」", "Fill in \"{0}\"";
    /// Next step: a tick.
    TICK_NEXT: "核对后勾选「{0}」", "Check and tick \"{0}\"";
    /// How many required fields are filled.
    REQUIRED_OF: "必填 {0}/{1}", "Required {0}/{1}";
    /// All required fields are filled.
    ALL_REQUIRED: "必填都写好了", "All required fields are filled";
    /// What the dot beside a name means.
    DOT: "圆点为必填", "A dot marks required fields";
}
