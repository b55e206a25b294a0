//! What the table part says.

crate::texts! {
    /// Panel: the given rows by their rating.
    RANKING: "排名", "Ranking";
    /// Panel: nothing is rated yet.
    NOTHING_RATED: "先给「{0}」打分，这里就排出先后。", "Rate \"{0}\" and the ranking appears here.";
    /// Undo label of any change that has no better name.
    CHANGE: "改动", "Change";
    /// Undo label.
    ADD_ROW: "加一行", "Add a row";
    /// Undo label.
    FILL: "填一格", "Fill a cell";
    /// Undo label.
    MOVE_ROW: "移动一行", "Move a row";
    /// Undo label.
    DELETE_ROW: "删掉一行", "Delete a row";
    /// Undo label.
    DUPLICATE_ROW: "复制一行", "Duplicate a row";
    /// Undo label.
    CLEAR: "清空格子", "Clear cells";
    /// Undo label.
    FILL_PRESET: "按预设加行", "Add the preset rows";
    /// Undo label.
    MOVE_DATES: "改日期", "Change dates";
    /// Undo label.
    SET_STATUS: "换状态", "Change status";
    /// Undo label.
    CLAIMED: "认领", "Claim";
    /// Undo label.
    PASTE: "粘贴", "Paste";
    /// Undo label.
    TAKE_HINT: "用提示的写法", "Take the hint";
    /// Undo label.
    SET_PROGRESS: "改完成比例", "Change progress";
    /// A typed date was not understood.
    NOT_A_DATE: "这不像日期。试试 12-18 或 下周五。", "Not a date. Try 12-18 or next Friday.";
    /// A month above 12.
    NO_SUCH_MONTH: "没有 {0} 月。", "There is no month {0}.";
    /// A day above the month's last.
    MONTH_HAS_DAYS: "{0} 月只有 {1} 天。", "{2} has only {1} days.";
    /// A day in a sentence.
    SPOKEN_DAY: "{0} 月 {1} 日", "{2} {1}";
    /// Not a number.
    NOT_A_NUMBER: "这一格只填数字。", "Numbers only here.";
    /// Not 1 to 5.
    RATING_RANGE: "填 1 到 5。", "Type 1 to 5.";
    /// Not yes or no.
    YES_OR_NO: "填「是」或「否」。", "Type yes or no.";
    /// Not in a fixed list.
    NOT_AN_OPTION: "没有「{0}」这个选项。", "There is no option \"{0}\".";
    /// Offers the fix of a wrong value.
    FIX_TO: "改成 {0}", "Make it {0}";
    /// A ticked cell.
    YES: "是", "Yes";
    /// Next step: a header field.
    FILL_HEADER: "先填「{0}」", "Fill in \"{0}\" first";
    /// Next step: more rows.
    MORE_ROWS: "再写 {0} 行就够了", "{0} more rows to go";
    /// Next step: rows in more groups.
    MORE_GROUPS: "再覆盖 {0} 个{1}", "Cover {0} more: {1}";
    /// Next step: a cell of a row without a name.
    FILL_NEW: "接着写「{0}」", "Next: {0}";
    /// Next step: a cell.
    FILL_CELL: "给「{0}」写{1}", "Fill {1} for \"{0}\"";
    /// Smart.
    S_EMPTY: "先写一件要做的事", "Write one thing to do";
    /// Smart.
    S_VAGUE: "「{0}」看不出做什么。换成看得见的动作", "\"{0}\" shows no action. Name one you can see";
    /// Smart.
    S_SHORT: "太短。写清做什么、对谁做", "Too short. Say what is done, and to whom";
    /// Smart.
    S_NO_OWNER: "还没人认领。由本人来认领", "Nobody has claimed it yet. Claim it yourself";
    /// Smart.
    S_OK: "说清了改什么", "Says what changes";
    /// Smart.
    M_EMPTY: "缺数字。试试「{0}」", "No number yet. Try \"{0}\"";
    /// Smart.
    M_NO_NUMBER: "看不出做没做到。试试「{0}」", "Hard to check. Try \"{0}\"";
    /// Smart.
    M_OK: "有数字，能核对", "Has a number to check";
    /// Smart.
    M_SIGN: "做完时看得见", "You can see when it's done";
    /// Smart.
    A_MANY: "{0}手上有 {1} 项，超过 3 项。匀出一些", "{0} has {1} items, more than 3. Share some";
    /// Smart.
    A_RESOURCES: "写了要的时间和人", "Time and people are named";
    /// Smart.
    A_EMPTY: "没人、没资源。写一句时间、钱、人够不够", "No owner, no resources. Is there time, money, people?";
    /// Smart.
    A_OWNER: "{0}手上 {1} 项，推得动", "{0} has {1}, doable";
    /// Smart.
    R_OK: "对应「{0}」", "Serves \"{0}\"";
    /// Smart.
    R_EMPTY: "还没连到目标或接触点", "Not linked to a goal or touchpoint";
    /// Smart.
    R_TRY: "还没写对应哪个目标。试试「{0}」", "No goal yet. Try \"{0}\"";
    /// Smart.
    T_EMPTY: "缺截止日。试试 {0}", "No due date. Try {0}";
    /// Smart.
    T_DONE: "已经完成", "Already done";
    /// Smart.
    T_PAST: "已经过期。改到 {0}", "Overdue. Move it to {0}";
    /// Smart.
    T_ORDER: "开始晚于截止。从 {0} 开始", "Starts after it's due. Begin {0}";
    /// Smart.
    T_LONG: "太长。先定一个 {0} 的小节点", "Too long. Set a check on {0}";
    /// Smart.
    T_OK: "还有 {0} 天", "{0} days left";
    /// Smart letter.
    SMART_S: "具体", "Specific";
    /// Smart letter.
    SMART_M: "可衡量", "Measurable";
    /// Smart letter.
    SMART_A: "做得到", "Achievable";
    /// Smart letter.
    SMART_R: "相关", "Relevant";
    /// Smart letter.
    SMART_T: "有期限", "Time-bound";
    /// Smart bar.
    LIVE_CHECK: "第 {0} 条·实时检查", "Row {0}, live check";
    /// Smart bar.
    SMART_LEFT: "还差 {0} 处就够 SMART", "{0} short of SMART";
    /// Smart bar.
    SMART_ALL: "五条都有了", "All five are there";
    /// Smart bar without a row.
    SMART_NONE: "选一行，边写边看够不够 SMART", "Pick a row to check it live";
    /// Takes a rewrite.
    TAKE_IT: "填进去", "Take it";
    /// Chip tooltip.
    LEVEL_ENOUGH: "够了", "enough";
    /// Chip tooltip.
    LEVEL_BETTER: "还能更好", "could be better";
    /// Chip tooltip.
    LEVEL_MISSING: "缺", "missing";
    /// Plan head.
    COL_GOAL: "目标", "Goal";
    /// Plan head.
    COL_MEASURE: "怎么算成功", "Sign of success";
    /// Plan head.
    COL_OWNER: "负责人", "Owner";
    /// Plan head.
    COL_DATES: "起止", "From–to";
    /// Plan head.
    COL_STATUS: "状态", "Status";
    /// Standing.
    TODO: "未开始", "Not started";
    /// Standing.
    DOING: "进行中", "In progress";
    /// Standing.
    RISK: "有风险", "At risk";
    /// Standing.
    LATE: "已逾期", "Overdue";
    /// Standing.
    DONE: "已完成", "Done";
    /// Claim button.
    CLAIM: "我来认领", "I claim this";
    /// Claim button in a narrow cell.
    CLAIM_SHORT: "我来", "Claim";
    /// The bottom line.
    WRITE_NEXT: "写下一个{0}，回车继续", "Write the next {0}, Enter to go on";
    /// The bottom line of a plan.
    A_GOAL: "目标", "goal";
    /// The bottom line of a table.
    A_ROW: "一行", "row";
    /// Prompt of an empty measure.
    NO_MEASURE: "还没写怎么算成功", "No sign of success yet";
    /// Prompt of an empty action.
    NO_ACTION: "还没写要做什么", "No action yet";
    /// Gantt.
    TODAY: "今天", "Today";
    /// Gantt.
    GANTT_HELP: "条形两端可拖动改日期；拖中间只移不改长短", "Drag either end to change dates; drag the middle to move";
    /// Gantt bar's accessible name.
    BAR_NAME: "{0} 起止 {1}", "{0} dates {1}";
    /// Gantt, no dates.
    NO_DATES: "没有日期，点一下定在下周", "No dates: click to put it on next week";
    /// Toolbar.
    VIEW_PLAN: "计划", "Plan";
    /// Toolbar.
    VIEW_TABLE: "表格", "Table";
    /// Toolbar.
    DETAIL: "这一行的全部内容", "All of this row";
    /// Toolbar chip.
    OVERLOAD: "{0} {1} 项，超过 {2}", "{0} has {1}, over {2}";
    /// Toolbar chip.
    LOAD_MORE: "{0} 人超过 {1} 项", "{0} people over {1}";
    /// Toolbar chip.
    LATE_COUNT: "{0} 行逾期", "{0} overdue";
    /// Toolbar.
    COMPLETE: "完成度", "Complete";
    /// Undo button.
    UNDO_OF: "撤销：{0}", "Undo: {0}";
    /// Redo button.
    REDO_OF: "重做：{0}", "Redo: {0}";
    /// Read-only.
    READ_ONLY: "只能看", "Read-only";
    /// Column role of a cell for screen readers.
    CELL_NAME: "{0}，{1}：{2}", "{0}, {1}: {2}";
    /// An empty cell for screen readers.
    CELL_EMPTY: "{0}，{1}，空", "{0}, {1}, empty";
    /// A row without a name.
    ROW_N: "第 {0} 行", "Row {0}";
    /// Handle.
    DRAG_ROW: "第 {0} 行，拖动换位置", "Row {0}, drag to move";
    /// Menu.
    ADD_BELOW: "在下面加一行", "Add a row below";
    /// Menu.
    COPY: "复制", "Copy";
    /// Toast.
    ROW_DELETED: "删掉了「{0}」", "Deleted \"{0}\"";
    /// Toast.
    ROWS_DELETED: "删掉了 {0} 行", "Deleted {0} rows";
    /// Toast.
    PASTED: "粘贴了 {0} 格", "Pasted {0} cells";
    /// Toast.
    PASTED_SKIPPED: "粘贴了 {0} 格，{1} 格格式不对，没有动", "Pasted {0} cells; {1} didn't fit and were left";
    /// Toast.
    ALIAS: "人名用化名或岗位", "Use an alias or a post, not a real name";
    /// Person hint.
    ALIAS_HINT: "写化名或岗位", "Alias or post";
    /// Link picker.
    PICK_TOUCHPOINT: "连到接触点", "Link a touchpoint";
    /// Link picker.
    NO_TOUCHPOINTS: "画布里还没有接触点，直接写也行", "No touchpoints on a canvas yet; just type";
    /// Link picker.
    UNLINK: "不再连接", "Unlink";
    /// Panel.
    EXAMPLE: "虚构示例", "Fictional example";
    /// Panel.
    EXAMPLES: "示例", "Examples";
    /// Panel.
    NO_EXAMPLES: "这个练习没有示例", "This exercise has no examples";
    /// Panel.
    TASK: "任务", "Task";
    /// Panel.
    INPUT: "要准备", "You need";
    /// Panel.
    STEPS: "步骤", "Steps";
    /// Panel.
    OUTPUT: "做完得到", "You get";
    /// Panel.
    MINUTES: "{0} 分钟", "{0} min";
    /// Panel.
    CLOSE: "关掉", "Close";
    /// Panel without a row.
    NO_ROW: "先选一行", "Pick a row first";
    /// Progress of a row.
    PROGRESS: "完成比例", "Progress";
    /// Footer.
    NEXT: "下一步", "Next";
    /// Footer.
    ALL_DONE: "都填好了", "All filled in";
    /// Empty state.
    EMPTY_TITLE: "还没有一行", "No rows yet";
    /// Empty state of a plan.
    EMPTY_PLAN: "第一件要做的事是什么？", "What is the first thing to do?";
    /// Empty state.
    EMPTY_SENTENCE: "写一行就开始，也可以从表格粘贴", "Write one row, or paste from a spreadsheet";
    /// Empty state.
    EMPTY_ADD: "写第一行", "Write the first row";
    /// Empty state.
    EMPTY_PRESET: "或从预设开始", "Or start from a preset";
    /// Group without a value.
    NO_GROUP: "还没分组", "No group yet";
    /// Group head.
    GROUP_COUNT: "{0} 行", "{0} rows";
    /// Step.
    STEP_VISION: "愿景", "Vision";
    /// Step.
    STEP_SWOT: "SWOT", "SWOT";
    /// Step.
    STEP_COMMIT: "承诺", "Commitment";
    /// Step.
    STEP_ORID: "ORID 共创", "ORID";
    /// Step.
    STEP_PLAN: "行动计划", "Action plan";
    /// Step.
    STEP_HALL: "城镇会议", "Town hall";
    /// Step.
    STEP_NOW: "第 {0} 步", "Step {0}";
    /// Step.
    STEP_PART: "完成 {0}%", "{0}% done";
    /// Step.
    STEP_DONE: "已完成", "Done";
    /// Step.
    STEP_NEW: "未开始", "Not started";
    /// Calendar.
    PREV_MONTH: "上个月", "Previous month";
    /// Calendar.
    NEXT_MONTH: "下个月", "Next month";
    /// Calendar.
    YEAR_MONTH: "{0} 年 {1} 月", "{2} {0}";
    /// Required mark for screen readers.
    REQUIRED: "必填", "Required";
    /// The link of a plan's row.
    TOUCHPOINT: "接触点", "Touchpoint";
    /// Footer and menu: jump to the next empty cell.
    GO_NEXT: "去填", "Go";
}
