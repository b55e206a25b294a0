//! What the journey part says.

crate::texts! {
    /// Undo label of any change that has no better name.
    CHANGE: "改动", "Change";
    /// Undo label.
    E_TEXT: "改「{0}」", "Edit \"{0}\"";
    /// Undo label.
    E_EMOTION: "改情绪分", "Change the emotion score";
    /// Undo label.
    E_FLAG: "改「{0}」标记", "Change the \"{0}\" mark";
    /// Undo label.
    E_ADD_STAGE: "加阶段", "Add a stage";
    /// Undo label.
    E_ADD_TP: "加接触点", "Add a touchpoint";
    /// Undo label.
    E_ADD_CARD: "加卡片", "Add a card";
    /// Undo label.
    E_DEL_STAGE: "删掉阶段「{0}」", "Delete stage \"{0}\"";
    /// Undo label.
    E_DEL_TP: "删掉「{0}」", "Delete \"{0}\"";
    /// Undo label.
    E_DEL_CARD: "删掉卡片", "Delete a card";
    /// Undo label.
    E_MOVE_TP: "移动接触点", "Move a touchpoint";
    /// Undo label.
    E_MOVE_STAGE: "移动阶段", "Move a stage";
    /// Undo label.
    E_MOVE_CARD: "移动卡片", "Move a card";
    /// Undo label.
    E_DUPLICATE: "复制一份", "Duplicate";
    /// Undo label.
    E_PASTE: "粘贴", "Paste";
    /// Undo label.
    E_CLEAR: "清空格子", "Clear cells";
    /// Undo label.
    E_PRESET: "套用「{0}」", "Start from \"{0}\"";
    /// Undo label.
    E_HEADER: "改画像和范围", "Edit persona and scope";
    /// Undo label.
    E_FIELD: "改「{0}」", "Edit \"{0}\"";
    /// Name of a stage that has none yet.
    NEW_STAGE: "新阶段", "New stage";
    /// Name of a touchpoint that has none yet.
    NEW_TP: "新接触点", "New touchpoint";
    /// Next step.
    N_HEADER: "先写清{0}", "Start with: {0}";
    /// Next step.
    N_FIRST: "加第一个接触点", "Add the first touchpoint";
    /// Next step.
    N_MORE: "再加 {0} 个接触点", "Add {0} more touchpoints";
    /// Next step.
    N_CELL: "给「{0}」补{1}", "Fill in \"{1}\" for {0}";
    /// Next step.
    N_FLAG: "再标 {1} 个「{0}」", "Mark {1} more: {0}";
    /// Next step.
    N_TAB: "给「{0}」补全{1}", "Complete \"{1}\" for {0}";
    /// Next step: a stage without a service standard.
    N_LINK: "给「{0}」挂一条服务标准", "Link a service standard to \"{0}\"";
    /// Footer.
    NEXT: "下一步：", "Next: ";
    /// Footer link.
    FILL_IN: "去填写", "Fill it in";
    /// Footer when everything is filled.
    ALL_DONE: "都填好了，可以讲给别人听了", "All filled in. Ready to tell";
    /// Corner above the lane heads.
    CORNER: "{0} 阶段·{1} 接触点", "{0} stages, {1} points";
    /// The row of touchpoints.
    TOUCHPOINT: "接触点", "Touchpoint";
    /// The curve's marks.
    PEAK_LOW_END: "峰·谷·终", "peak, low, end";
    /// Mark of the highest point.
    PEAK: "峰", "Peak";
    /// Mark of the lowest point.
    LOW: "谷", "Low";
    /// Mark of the last point.
    END: "终", "End";
    /// Accessible part of a cell.
    EMPTY_CELL: "空", "empty";
    /// Toolbar.
    V_CUSTOMER: "顾客视角", "Customer";
    /// Toolbar.
    V_COMPANY: "企业视角", "Company";
    /// Toolbar.
    V_BOTH: "全景", "Both";
    /// Toolbar.
    V_MOT: "关键时刻", "Moments";
    /// Toolbar.
    V_DEPT: "部门", "Departments";
    /// Toolbar.
    STAGE: "阶段", "Stage";
    /// Toolbar.
    MARK: "标为关键时刻", "Mark as moment of truth";
    /// Toolbar, when the touchpoint is one already.
    UNMARK: "取消关键时刻", "Unmark moment of truth";
    /// Chip.
    MOT_COUNT: "{0} 个关键时刻", "{0} moments of truth";
    /// Beside the ring.
    DONE_PERCENT: "完成 {0}%", "{0}% complete";
    /// Toolbar.
    HEADER: "画像和范围", "Persona and scope";
    /// Toolbar.
    EXAMPLES: "看示例", "Examples";
    /// View: the touchpoints as a circle.
    V_RING: "服务圈", "Circle";
    /// In the middle of the circle, below the number of touchpoints under the line; how many there are.
    RING_BELOW: "个在满意线下，共 {0} 个", "of {0} below the line";
    /// In the middle of the circle: how to read it.
    RING_HOW: "线外满意，线内不满", "Outside is good, inside is not";
    /// Toolbar.
    TASK: "看任务", "Task";
    /// Toolbar.
    INSPECTOR: "详情栏", "Inspector";
    /// Toolbar.
    MORE: "更多", "More";
    /// Tooltip.
    UNDO: "撤销：{0}", "Undo: {0}";
    /// Tooltip.
    UNDO_NONE: "没有可撤销的", "Nothing to undo";
    /// Tooltip.
    REDO: "重做：{0}", "Redo: {0}";
    /// Tooltip.
    REDO_NONE: "没有可重做的", "Nothing to redo";
    /// Footer.
    FIT: "看全部", "Fit all";
    /// Footer.
    ZOOM_IN: "放大", "Zoom in";
    /// Footer.
    ZOOM_OUT: "缩小", "Zoom out";
    /// Footer.
    MINIMAP: "缩略图", "Minimap";
    /// Inspector crumb.
    CRUMB: "{0} › 第 {1} 个接触点", "{0} › touchpoint {1}";
    /// Inspector.
    EMOTION: "情绪", "Emotion";
    /// Inspector.
    NO_SCORE: "没打分", "No score";
    /// Inspector section.
    MARKS: "标记", "Marks";
    /// Inspector without a selection.
    PICK_ONE: "选一个接触点，这里写细节", "Pick a touchpoint to write its details";
    /// Choice.
    NONE: "没选", "None";
    /// Close a panel.
    CLOSE: "收起", "Close";
    /// Empty canvas.
    EMPTY_TITLE: "从第一个接触点开始", "Start with the first touchpoint";
    /// Empty canvas.
    EMPTY_TEXT: "顾客最先在哪里碰到你们？", "Where does a customer first meet you?";
    /// Empty canvas.
    EMPTY_ADD: "添加接触点", "Add a touchpoint";
    /// Empty canvas.
    EMPTY_PRESET: "或者从现成的阶段开始", "Or start from ready-made stages";
    /// Panel.
    FICTION: "虚构示例", "Fictional example";
    /// Panel.
    NO_EXAMPLES: "这个练习没有示例", "This exercise has no examples";
    /// Dialog.
    DEL_STAGE_Q: "删掉「{0}」这个阶段？", "Delete stage \"{0}\"?";
    /// Dialog.
    DEL_STAGE_T: "里面的 {0} 个接触点、{1} 格内容会一起删掉。之后可以撤销。", "Its {0} touchpoints and {1} filled cells go with it. You can undo this.";
    /// Dialog.
    CANCEL: "取消", "Cancel";
    /// Dialog and menu.
    DELETE: "删掉", "Delete";
    /// Toast.
    DELETED: "删掉了「{0}」和 {1} 格内容", "Deleted \"{0}\" and {1} filled cells";
    /// Menu.
    M_EDIT: "改文字", "Edit text";
    /// Menu.
    M_RENAME: "改名", "Rename";
    /// Menu.
    M_CLEAR: "清空", "Clear";
    /// Menu.
    M_ADD_CARD: "再加一张", "Add another";
    /// Menu.
    M_ADD_AFTER: "后面加接触点", "Add a touchpoint after";
    /// Menu.
    M_STAGE_AFTER: "后面加阶段", "Add a stage after";
    /// Menu.
    M_DEL_STAGE: "删掉阶段", "Delete the stage";
    /// Menu.
    M_DEL_CARD: "删掉卡片", "Delete the card";
    /// Menu.
    M_STAGE_LEFT: "阶段左移", "Move stage left";
    /// Menu.
    M_STAGE_RIGHT: "阶段右移", "Move stage right";
    /// Menu.
    M_COPY: "复制", "Copy";
    /// Menu.
    M_DEPT: "部门：{0}", "Department: {0}";
    /// Menu.
    M_NO_DEPT: "不写部门", "No department";
    /// Moments view.
    MOT_NONE: "还没有关键时刻", "No moments of truth yet";
    /// Moments view.
    MOT_NONE_T: "选中接触点，按 M 标上", "Select a touchpoint and press M";
    /// Moments view.
    REMEMBERED: "记忆分", "Remembered";
    /// Moments view.
    AVERAGE: "平均", "Average";
    /// Moments view.
    EXTREME: "最强一刻", "Strongest";
    /// Moments view.
    HOLES: "缺口", "Holes";
    /// Moments view.
    COVERAGE: "五项标准", "Criteria";
    /// Moments view.
    NO_SCORES: "还没打情绪分", "No scores yet";
    /// Department view.
    NO_CARDS: "还没有标准挂在这里", "No standards here yet";
    /// Department view.
    NO_DEPT: "没写部门", "No department";
    /// Accessible name of a curve point.
    A_SCORE: "{0} {2} {1}", "{0} {2} {1}";
    /// Accessible name of the grid.
    A_STAGE: "阶段 {0}：{1}", "Stage {0}: {1}";
    /// Accessible name of a cell of cards.
    A_CARDS: "{0} 张", "cards: {0}";
    /// Accessible name of an editor.
    A_EDIT: "改 {0}", "Edit {0}";
    /// Characters left in a cell.
    COUNT: "{0}/{1}", "{0}/{1}";
    /// Nothing may be changed.
    READ_ONLY: "只能看，不能改", "Read only";
    /// Cards that do not fit.
    MORE_CARDS: "还有 {0} 张", "{0} more";
    /// Edit.
    E_DEPT_NAME: "改部门名", "Rename a department";
    /// Edit.
    E_DEPT_ADD: "加部门「{0}」", "Add department \"{0}\"";
    /// Edit.
    E_DEPT_DEL: "删掉部门「{0}」", "Delete department \"{0}\"";
    /// Edit.
    E_WIDTH: "改列宽", "Change column width";
    /// The dialog of departments.
    DEPTS: "部门", "Departments";
    /// The dialog of departments.
    DEPTS_T: "按你们单位的叫法改。删掉部门，卡片不会丢。", "Use your own names. Deleting a department keeps its cards.";
    /// Menu: opens the dialog of departments.
    DEPTS_EDIT: "改部门…", "Edit departments…";
    /// The departments that meet the customer.
    DEPT_FRONT: "前台部门", "Front departments";
    /// The departments that support them.
    DEPT_BACK: "后台部门", "Back departments";
    /// Adds a department that meets the customer.
    DEPT_ADD_FRONT: "加前台部门", "Add front department";
    /// Adds a department that supports.
    DEPT_ADD_BACK: "加后台部门", "Add back department";
    /// The name of a new department.
    DEPT_NEW: "新部门", "New department";
    /// Deletes the department named.
    DEPT_DELETE: "删掉{0}", "Delete {0}";
    /// A department that was taken away but still has cards.
    DEPT_GONE: "{0}（已删）", "{0} (deleted)";
    /// Closes the dialog of departments.
    DEPTS_DONE: "好了", "Done";
    /// Menu of a stage.
    M_WIDER: "加宽", "Wider";
    /// Menu of a stage.
    M_NARROWER: "变窄", "Narrower";
    /// Menu of a stage.
    M_WIDTH_RESET: "恢复宽度", "Reset width";
    /// The right edge of a stage head.
    A_WIDTH: "{0} 列宽", "{0} column width";
    /// Inspector: what refers to this touchpoint.
    LINKS: "连接", "Links";
    /// Inspector: nothing refers to this touchpoint.
    LINKS_NONE: "还没有表格连到这个接触点。在表格的接触点列里选它，这里就会列出来。", "No table links here yet. Pick this touchpoint in a table's touchpoint column and it appears here.";
}
