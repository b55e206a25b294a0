//! What the course reader says.

crate::texts! {
    /// Undo label of marking a page as read.
    EDIT_MARK: "标为读过", "Mark as read";
    /// Undo label of taking the mark off.
    EDIT_UNMARK: "取消读过", "Mark as unread";
    /// Undo label of a new note.
    EDIT_ADD_NOTE: "记笔记", "Add note";
    /// Undo label of typing in a note.
    EDIT_NOTE: "改笔记", "Edit note";
    /// Undo label of deleting a note.
    EDIT_DELETE_NOTE: "删掉笔记", "Delete note";
    /// Above the bar of the outline.
    COURSE_PROGRESS: "全课进度", "Progress";
    /// Beside the bar.
    N_PAGES: "{0} / {1} 页", "{0} / {1} pages";
    /// Of a module or page, for screen readers.
    READ_OF: "{0}，读了 {1} / {2} 页", "{0}, {1} of {2} pages read";
    /// State of a page, for screen readers.
    PAGE_READ: "{0}，读过", "{0}, read";
    /// State of a page, for screen readers.
    PAGE_HERE: "{0}，当前页", "{0}, current page";
    /// State of a page, for screen readers.
    PAGE_OPEN: "{0}，还没读", "{0}, not read";
    /// Box of exercises in the outline.
    MY_EXERCISES: "我的练习", "My exercises";
    /// An exercise that nobody began.
    NOT_STARTED: "未开始", "Not started";
    /// An exercise that the program does not have.
    ON_PAPER: "纸笔", "On paper";
    /// The glossary.
    GLOSSARY: "术语", "Glossary";
    /// The books.
    BOOKS: "书单", "Books";
    /// Crumb of both.
    REFERENCE: "参考", "Reference";
    /// Title of the glossary page.
    GLOSSARY_TITLE: "这门课的术语", "Terms of this course";
    /// Title of the books page.
    BOOKS_TITLE: "想多读一点", "Further reading";
    /// Hint of the search box.
    SEARCH: "在课里找", "Search the course";
    /// No hits.
    NO_HITS: "没找到「{0}」", "Nothing found for \"{0}\"";
    /// How many hits.
    N_HITS: "{0} 处", "{0} found";
    /// Clears the search.
    CLEAR: "清空", "Clear";
    /// Tag of a hit in the text.
    IN_TEXT: "正文", "Text";
    /// Tag of a hit in a title.
    IN_TITLE: "标题", "Title";
    /// Tag of a hit in the notes.
    IN_NOTES: "讲师备注", "Speaker notes";
    /// The outline, as a region.
    OUTLINE: "目录", "Outline";
    /// The page, as a region.
    PAGE: "课程页", "Page";
    /// Chip: module and page number.
    PAGE_OF: "{0}·第 {1} 页", "{0}, page {1}";
    /// Beside the chip.
    ABOUT_MINUTES: "约 {0} 分钟", "about {0} min";
    /// In its place on a page for before or after class.
    NO_CLASS_TIME: "不占课时", "outside class";
    /// A known case.
    CASE_KNOWN: "公开案例", "Public case";
    /// A made-up case.
    CASE_FICTIONAL: "虚构案例", "Fictional case";
    /// Where a case is documented.
    SOURCE: "出处：{0}", "Source: {0}";
    /// Head of a discussion without minutes.
    DISCUSS: "讨论", "Discuss";
    /// Head of a discussion.
    DISCUSS_MINUTES: "讨论 {0} 分钟", "Discuss, {0} min";
    /// Head of an exercise.
    EXERCISE: "练习：{0}", "Exercise: {0}";
    /// Starts the exercise.
    START: "开始练习", "Start";
    /// Goes on with it.
    RESUME: "继续 {0}%", "Go on, {0}%";
    /// Looks at a finished one.
    REVIEW: "看看成果", "Open result";
    /// Beside the button.
    MINUTES_LEAVE: "{0} 分钟·可随时离开", "{0} min, leave any time";
    /// Beside the button when it has no time in class.
    HOMEWORK: "课外做·可随时离开", "Outside class, leave any time";
    /// Length of an exercise on paper.
    MINUTES: "{0} 分钟", "{0} min";
    /// An exercise that the program does not have.
    PAPER_FIRST: "这个练习先用纸笔做", "Do this one on paper for now";
    /// Shows the steps.
    SHOW_STEPS: "看步骤", "Show steps";
    /// Hides the steps.
    HIDE_STEPS: "收起步骤", "Hide steps";
    /// Notes panel.
    MY_NOTES: "我的笔记", "My notes";
    /// Speaker notes.
    SPEAKER_NOTES: "讲师备注", "Speaker notes";
    /// Adds a note.
    ADD_NOTE: "记一条", "Add note";
    /// Hint of an empty note.
    NOTE_HINT: "想到什么写什么", "Write what comes to mind";
    /// Name of the field of a note.
    NOTE_NAME: "笔记", "Note";
    /// Name of a note card for screen readers.
    NOTE_SAYS: "笔记：{0}", "Note: {0}";
    /// A note that is still blank.
    NOTE_BLANK: "空笔记", "Blank note";
    /// Head of the notes of other pages.
    OTHER_PAGES: "其他页", "Other pages";
    /// Nothing noted on this page.
    NO_NOTES: "这页还没有笔记", "No notes on this page yet";
    /// Deletes a note.
    DELETE_NOTE: "删掉这条笔记", "Delete this note";
    /// Toast after deleting a note.
    NOTE_GONE: "笔记删掉了", "Note deleted";
    /// Hides the notes panel.
    CLOSE_NOTES: "收起笔记", "Close notes";
    /// Shows the notes panel.
    SHOW_NOTES: "打开笔记", "Show notes";
    /// Nothing to say.
    NO_SPEAKER_NOTES: "这页没有讲师备注", "No speaker notes on this page";
    /// Footer: marks the page.
    READ: "读完了", "Done";
    /// Footer: the page is marked.
    ALREADY_READ: "读过了", "Read";
    /// Footer: after the last page.
    FINISH: "读完全课", "Finish";
    /// Toast after the last page.
    FINISHED: "全课读完了", "You have read the whole course";
    /// Opens the drawer.
    SHOW_OUTLINE: "目录", "Outline";
    /// The page id is unknown.
    NO_PAGE: "没有这一页", "No such page";
    /// Larger speaker notes.
    LARGER: "放大文字", "Larger text";
    /// Smaller speaker notes.
    SMALLER: "缩小文字", "Smaller text";
    /// Mark on a curve.
    PEAK: "峰", "Peak";
    /// Mark on a curve.
    LOW: "谷", "Low";
    /// Mark on a curve.
    END: "终", "End";
    /// Text alternative.
    SAY_PYRAMID: "金字塔，从上到下：{0}", "Pyramid, top to bottom: {0}";
    /// Text alternative.
    SAY_WHEEL: "围绕「{0}」：{1}", "Around \"{0}\": {1}";
    /// Text alternative.
    SAY_LOOP: "循环：{0}", "Loop: {0}";
    /// Text alternative.
    SAY_CURVE: "情绪曲线：{0}", "Emotion curve: {0}";
    /// Text alternative.
    SAY_MATRIX: "四格图，横轴{0}，纵轴{1}：{2}", "Two by two, across {0}, up {1}: {2}";
    /// Text alternative.
    SAY_STEPS: "步骤：{0}", "Steps: {0}";
    /// Text alternative.
    SAY_GAPS: "差距链：{0}；全程：{1}", "Chain of gaps: {0}; end to end: {1}";
    /// Text alternative.
    SAY_BLUEPRINT: "服务蓝图，从上到下：{0}", "Service blueprint, top to bottom: {0}";
    /// Text alternative.
    SAY_SCALE: "刻度：{0}", "Scale: {0}";
    /// Text alternative.
    SAY_BARS: "条形图：{0}", "Bars: {0}";
    /// Above the page that begins the second or a later day.
    DAY: "第 {0} 天", "Day {0}";
}
