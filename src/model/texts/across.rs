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
