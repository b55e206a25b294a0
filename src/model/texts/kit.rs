//! What toolbar and panels of forms, quizzes and mind maps say.

crate::texts! {
    /// A panel for instructors.
    GUIDE: "讲师提示", "For instructors";
    /// Above what an instructor looks for.
    RUBRIC: "看什么", "What to look for";
    /// Above how an instructor closes.
    DEBRIEF: "怎样收尾", "How to close";
    /// Below the guide.
    GUIDE_HIDDEN: "学员模式下不显示", "Hidden in trainee mode";
    /// Name of the completeness ring.
    COMPLETE: "完成 {0}%", "{0}% complete";
    /// All rules are met.
    ALL_DONE: "已完成", "Complete";
    /// The sentence that leads on.
    NEXT: "下一步：{0}", "Next: {0}";
    /// Beside an example.
    FICTIONAL: "虚构示例", "Fictional example";
    /// A file that may not be changed.
    READ_ONLY: "只能查看", "View only";
    /// A button of a person field.
    PEOPLE: "选组员", "Pick a member";
    /// Below a person field.
    ALIAS: "用化名或称呼，不写真名", "Use an alias, no real names";
    /// A button of a date field.
    CALENDAR: "选日期", "Pick a date";
    /// A button of a link field.
    TOUCHPOINTS: "选接触点", "Pick a touchpoint";
}
