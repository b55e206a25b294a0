//! The names of all commands.

crate::texts! {
    /// Command.
    PALETTE: "搜索和命令", "Search and commands";
    /// Command.
    NEW: "新建作业本", "New workbook";
    /// Command.
    OPEN: "打开文件", "Open a file";
    /// Command.
    SAVE: "保存", "Save";
    /// Command.
    SAVE_AS: "另存为", "Save as";
    /// Command.
    HAND_IN: "交作业", "Hand in";
    /// Command.
    SHARE_EXERCISE: "分享这个练习", "Share this exercise";
    /// Command.
    COPY_INTO: "把选中的放进别人的文件", "Put the selection into another file";
    /// Command.
    IMPORT_EXERCISE: "从别人的文件加练习", "Take exercises from a file";
    /// Command.
    FEED: "放进下一个练习", "Put into the next exercise";
    /// Command.
    GO_ORIGIN: "去来源", "Go to where it came from";
    /// Command.
    CLOSE: "关闭作业本", "Close the workbook";
    /// Command.
    UNDO: "撤销", "Undo";
    /// Command.
    REDO: "重做", "Redo";
    /// Command.
    FIND: "在课程里找", "Find in the course";
    /// Command.
    GO_HOME: "去首页", "Go to home";
    /// Command.
    GO_COURSE: "去课程", "Go to the course";
    /// Command.
    GO_WORKBOOK: "去作业本", "Go to the workbook";
    /// Command.
    GO_SETTINGS: "设置", "Settings";
    /// Command.
    BACK: "后退", "Back";
    /// Command.
    FORWARD: "前进", "Forward";
    /// Command.
    NEXT_BOOK: "下一个打开的作业本", "Next open workbook";
    /// Command.
    SCALE_UP: "界面放大", "Larger interface";
    /// Command.
    SCALE_DOWN: "界面缩小", "Smaller interface";
    /// Command.
    SCALE_RESET: "界面 100%", "Interface 100%";
    /// Command.
    TOGGLE_THEME: "换浅色或深色", "Light or dark";
    /// Command.
    TOGGLE_LANG: "中文或英文", "Chinese or English";
    /// Command.
    FULL_SCREEN: "全屏", "Full screen";
    /// Command.
    NEXT_REGION: "下一个区域", "Next region";
    /// Command.
    PREV_REGION: "上一个区域", "Previous region";
    /// Command.
    HELP: "快捷键一览", "Keyboard shortcuts";
    /// Command.
    QUIT: "退出", "Quit";
    /// Command.
    NEXT_PAGE: "下一页", "Next page";
    /// Command.
    PREV_PAGE: "上一页", "Previous page";
    /// Command.
    FIRST_PAGE: "第一页", "First page";
    /// Command.
    LAST_PAGE: "最后一页", "Last page";
    /// Command.
    START_EXERCISE: "开始本页练习", "Start this page's exercise";
    /// Command.
    MARK_READ: "读完了", "Mark as read";
    /// Command.
    ADD_NOTE: "记一条笔记", "Add a note";
    /// Command.
    TOGGLE_OUTLINE: "目录", "Outline";
    /// Command.
    TOGGLE_NOTES: "笔记栏", "Notes panel";
    /// Command.
    SPEAKER_NOTES: "讲师备注", "Speaker notes";
    /// Command.
    VIEW_CUSTOMER: "顾客视角", "Customer view";
    /// Command.
    VIEW_COMPANY: "企业视角", "Company view";
    /// Command.
    VIEW_BOTH: "全景", "Dual view";
    /// Command.
    VIEW_MOT: "只看关键时刻", "Moments of truth only";
    /// Command.
    VIEW_DEPARTMENT: "按部门看", "By department";
    /// Command.
    ADD_STAGE: "加阶段", "Add a stage";
    /// Command.
    ADD_TOUCHPOINT: "加接触点", "Add a touchpoint";
    /// Command.
    MARK_MOT: "标为关键时刻", "Mark as moment of truth";
    /// Command.
    EMOTION_DOWN: "情绪 −1", "Emotion −1";
    /// Command.
    EMOTION_UP: "情绪 +1", "Emotion +1";
    /// Command.
    INSPECTOR: "详情栏", "Inspector";
    /// Command.
    NEXT_EMPTY: "下一个空格子", "Next empty cell";
    /// Command.
    MOVE_LEFT: "接触点左移", "Move touchpoint left";
    /// Command.
    MOVE_RIGHT: "接触点右移", "Move touchpoint right";
    /// Command.
    DELETE_TOUCHPOINT: "删掉接触点", "Delete the touchpoint";
    /// Command.
    ZOOM_IN: "放大画布", "Zoom in";
    /// Command.
    ZOOM_OUT: "缩小画布", "Zoom out";
    /// Command.
    ZOOM_100: "画布 100%", "Canvas 100%";
    /// Command.
    ZOOM_FIT: "看全部", "Fit all";
    /// Command.
    ZOOM_SELECTION: "看选中的", "Fit the selection";
    /// Command.
    DUPLICATE: "复制一份", "Duplicate";
    /// Command.
    DELETE: "删掉", "Delete";
    /// Command.
    EXAMPLES: "看示例", "Show examples";
    /// Command.
    TASK: "看任务", "Show the task";
    /// Command.
    WRITE_CARD: "写一张", "Write a card";
    /// Command.
    VOTE: "投一票", "Vote";
    /// Command.
    UNVOTE: "收回一票", "Take a vote back";
    /// Command.
    TAG_CARD: "打标签", "Tag";
    /// Command.
    TO_ACTION: "转为行动", "Turn into an action";
    /// Command.
    BOARD_MODE: "换模式：想、投票、收拢", "Mode: think, vote, gather";
    /// Command.
    TIMER_TOGGLE: "计时开始或暂停", "Start or pause the timer";
    /// Command.
    TIMER_MORE: "加 1 分钟", "One more minute";
    /// Command.
    ADD_ROW: "加一行", "Add a row";
    /// Command.
    ROW_UP: "这行上移", "Move row up";
    /// Command.
    ROW_DOWN: "这行下移", "Move row down";
    /// Command.
    DAY_EARLIER: "提前一天", "One day earlier";
    /// Command.
    DAY_LATER: "推后一天", "One day later";
    /// Command.
    END_EARLIER: "截止提前一天", "End one day earlier";
    /// Command.
    END_LATER: "截止推后一天", "End one day later";
    /// Command.
    DELETE_ROW: "删掉这行", "Delete the row";
    /// Command.
    CYCLE_STATUS: "换状态", "Next status";
    /// Command.
    CLAIM: "我来认领", "I claim this";
    /// Command.
    SCORE_NPS: "看 NPS", "NPS";
    /// Command.
    SCORE_KANO: "看 KANO", "KANO";
    /// Command.
    SCORE_SERVQUAL: "看 SERVQUAL", "SERVQUAL";
    /// Command.
    SCORE_LOSS: "看市场损失", "Market loss";
    /// Command.
    SCORE_SUMS: "怎么算的", "How it is computed";
    /// Command.
    SCORE_TABLE: "图换成数字表", "Numbers instead of charts";
    /// Command.
    SCORE_VIEW: "换下一个视图", "Next view";
    /// Command.
    MAP_STORY: "连成故事", "As a story";
    /// Command.
    MAP_FOLD: "收起或展开", "Fold or unfold";
    /// Palette and survey.
    IMPORT_ANSWERS: "导入答案…", "Import answers…";
    /// Command and button of a table.
    IMPORT_ROWS: "从表格文件导入…", "Import rows…";
    /// Command and button of a mind map.
    IMPORT_OUTLINE: "导入大纲…", "Import outline…";
    /// Command and menu of the course.
    HANDOUT: "学员讲义…", "Handout…";
    /// Command and menu of the course.
    GUIDE_BOOK: "讲师手册…", "Trainer's guide…";
    /// Command and menu of the course.
    PRINT_LIST: "打印清单…", "Print list…";
    /// Command and menu of the course.
    COURSE_SLIDES: "导出幻灯片…", "Course as slides…";
    /// Command and button of the workbook.
    RESULT_BOOK: "成果册…", "Result book…";
    /// Command.
    HOMEWORK: "课后作业册…", "Homework package…";
    /// Command.
    MERGE_FILE: "合并别人的一份", "Merge a file in";
    /// Command.
    COMPARE_FILE: "和另一份对比", "Compare with a file";
    /// Command.
    SETTLE_ALL: "看要你定的地方", "Decide open conflicts";
}
