//! What stands between exercises: rows that come from the canvas, cards and rows that go on into the next exercise.

crate::texts! {
    /// Undo label.
    ROWS_OF_CANVAS: "从画布带来接触点", "Bring touchpoints from the canvas";
    /// Undo label; what the exercise is called that it comes from.
    PLANT: "从「{0}」放进来", "Put in from \"{0}\"";
    /// Dialog title.
    FEED_TITLE: "放进哪个练习？", "Into which exercise?";
    /// Dialog text.
    FEED_TEXT: "内容会复制过去，这里的不变，以后可以跳回来源", "It is copied; what is here stays, and you can jump back to it";
    /// Label.
    TARGET: "练习", "Exercise";
    /// Label.
    SPOT: "放在", "Where";
    /// Label.
    TOUCHPOINT: "接触点", "Touchpoint";
    /// Place: a new row of a table.
    NEW_ROW: "新的一行", "A new row";
    /// Place: a new touchpoint of a canvas.
    NEW_TOUCHPOINT: "新的接触点", "A new touchpoint";
    /// Place: a new branch of a mind map.
    NEW_BRANCH: "新的分支", "A new branch";
    /// Place: a new element that people are asked about.
    NEW_ELEMENT: "新的服务要素", "A new element";
    /// Place: the wording of a question; what it is now.
    WORDING: "问法：{0}", "Wording of: {0}";
    /// What a result stands under.
    RESULT: "结果", "Result";
    /// Who gave a reason, mostly, and how many gave it.
    MOSTLY: "多为{0}，{1} 人", "Mostly {0}, {1} in all";
    /// A group of customers.
    PROMOTERS: "推荐者", "promoters";
    /// A group of customers.
    PASSIVES: "中立者", "passives";
    /// A group of customers.
    DETRACTORS: "贬损者", "detractors";
    /// A result; criterion, gap.
    GAP_OF: "{0}：差距 {1}", "{0}: gap {1}";
    /// A result; share in percent, mean, people.
    SATISFIED: "总体满意 {0}%，均分 {1}（n={2}）", "{0}% satisfied overall, mean {1} (n={2})";
    /// A result; question, mean.
    SCORED: "{0}：均分 {1}", "{0}: mean {1}";
    /// A result; type, shares.
    LOYAL: "{0}（{1}）", "{0} ({1})";
    /// Below a field: what its last line was copied from.
    CAME_FROM: "来自「{0}」", "From \"{0}\"";
    /// Heading; how many of how many.
    WHAT: "放哪些（{0}/{1}）", "What ({0} of {1})";
    /// Where nothing can be put on.
    NOTHING: "这里还没有可以放过去的内容", "There is nothing to put on yet";
    /// Where the exercise leads nowhere.
    NOWHERE: "这个练习后面没有接着的练习", "No exercise follows this one";
    /// Button; how many.
    GO: "放 {0} 项", "Put {0} in";
    /// Toast; how many, exercise.
    PLANTED: "已放进「{1}」：{0} 项", "{0} items are in \"{1}\" now";
    /// Menu: goes to what it was copied from.
    ORIGIN: "去来源", "Go to where it came from";
    /// Toast.
    ORIGIN_GONE: "来源已经不在了", "Where it came from is gone";
}
