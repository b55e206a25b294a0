//! Words that stand in exported files.

crate::texts! {
    /// Calendar: a look back; after how many days.
    REVIEW: "{0} 天复盘", "{0}-day review";
    /// Calendar: its name where nobody owns the workbook.
    CALENDAR: "行动计划", "Action plan";
    /// Calendar: an action that is finished.
    DONE: "✓ {0}", "✓ {0}";
    /// Journey as text: who goes through it.
    CUSTOMER: "客户", "Customer";
    /// What a touchpoint is called that has no name.
    UNNAMED: "未命名", "Unnamed";
}
