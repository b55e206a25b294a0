//! What the window around the work says: rail, top bar, palette, dialogs, settings, home.

crate::texts! {
    /// The product's name.
    APP: "关键时刻工坊", "MOT Studio";
    /// Rail.
    HOME: "首页", "Home";
    /// Rail.
    COURSE: "课程", "Course";
    /// Rail.
    WORKBOOK: "作业本", "Workbook";
    /// Rail.
    SETTINGS: "设置", "Settings";
    /// Search box and palette.
    SEARCH: "搜索，或输入命令", "Search or run a command";
    /// Top bar.
    HELP: "快捷键一览", "Keyboard shortcuts";
    /// Save state; {0} is HH:MM.
    SAVED_AT: "已保存 {0}", "Saved {0}";
    /// Save state.
    SAVING: "正在保存", "Saving";
    /// Save state.
    KEPT: "存在本机，还没存进文件", "Kept here, not in a file yet";
    /// Save state; {0} is why.
    NOT_SAVED: "没存上：{0}", "Not saved: {0}";
    /// Save state.
    READ_ONLY: "只读", "Read-only";
    /// Tooltip of the save state.
    NO_FILE_YET: "内容已留在本机，还没起名。点这里存成文件", "Your work is kept on this computer. Save it to a file here";
    /// Home; {0} name, {1} time, {2} number of changes.
    DRAFT_FOUND: "**上次没有正常退出。**已找回「{0}」{1} 的内容，有 {2} 处改动没存进文件。", "**The app did not close normally.** Found \"{0}\" from {1} with {2} changes that are in no file.";
    /// Home; {0} is a number.
    CONTENT_PROBLEMS: "课程内容有 {0} 处要改", "{0} problems in the course content";
    /// Home.
    LOOK: "看看", "Show";
    /// Greeting.
    MORNING: "上午好", "Good morning";
    /// Greeting.
    NOON: "中午好", "Good day";
    /// Greeting.
    AFTERNOON: "下午好", "Good afternoon";
    /// Greeting.
    EVENING: "晚上好", "Good evening";
    /// Greeting with a name.
    GREETING: "{0}，{1}", "{0}, {1}";
    /// Home.
    COURSES: "课程", "Courses";
    /// Home.
    COURSE_COUNT: "{0} 门", "{0}";
    /// Home.
    NEW_WORKBOOK: "新建作业本", "New workbook";
    /// Home.
    OPEN_FILE: "打开文件", "Open file";
    /// Course card: hours, modules, exercises.
    COURSE_FACTS: "{0}·{1} 模块·{2} 个练习", "{0}, {1} modules, {2} exercises";
    /// Hours of a course.
    HOURS: "{0} 小时", "{0} hours";
    /// State.
    DONE: "完成", "Done";
    /// State.
    NOT_STARTED: "未开始", "Not started";
    /// Home.
    RECENT: "最近的作业本", "Recent workbooks";
    /// Home, empty.
    NO_RECENT: "还没有作业本", "No workbooks yet";
    /// Home, empty.
    NO_RECENT_HINT: "打开课程，做第一个练习，这里就会有", "Open the course and start an exercise";
    /// Home, context menu and path dialog.
    OPEN_IT: "打开", "Open";
    /// Home, context menu.
    FORGET: "从列表拿掉，文件不动", "Remove from list, keep the file";
    /// Home.
    DROP_HERE: "把文件拖到这里", "Drop files here";
    /// Home.
    DROP_HINT: "作业本文件，或点这里选择", "Workbook files, or click to choose";
    /// While files hover over the window.
    DROP_NOW: "松手就打开", "Let go to open";
    /// While files hover over a survey.
    DROP_ANSWERS: "松手就导入答卷（.csv、.tsv、.xlsx）", "Let go to import answers (.csv, .tsv, .xlsx)";
    /// Overview, nothing open.
    NO_WORKBOOK: "还没打开作业本", "No workbook is open";
    /// Overview, nothing open.
    NO_WORKBOOK_HINT: "练习、笔记和进度都存在作业本里", "Exercises, notes and progress live in a workbook";
    /// Overview.
    EDIT_OWNER: "名字和组员", "Name and members";
    /// Overview.
    ON_PAPER: "先用纸笔做", "On paper for now";
    /// Overview.
    ON_PAPER_HINT: "这个练习的题目和步骤在课程页上，先用纸笔做", "Task and steps are on the course page; do it on paper for now";
    /// Overview.
    HOMEWORK: "课外", "Own time";
    /// Minutes.
    MINUTES: "{0} 分钟", "{0} min";
    /// Title of a workbook nobody named.
    UNTITLED: "未命名作业本", "Untitled workbook";
    /// Settings.
    LOOKS: "外观", "Appearance";
    /// Settings.
    LANGUAGE: "语言和称呼", "Language and name";
    /// Settings.
    SAVING_SECTION: "保存与恢复", "Saving and recovery";
    /// Settings, help.
    KEYS: "快捷键", "Keyboard shortcuts";
    /// Settings.
    ABOUT: "关于", "About";
    /// Settings.
    THEME: "主题", "Theme";
    /// Settings.
    THEME_HINT: "随时能换，Ctrl Shift L", "Switch any time with Ctrl Shift L";
    /// Settings.
    THEME_LIGHT: "浅色", "Light";
    /// Settings.
    THEME_DARK: "深色", "Dark";
    /// Settings.
    THEME_SYSTEM: "跟随系统", "System";
    /// Settings.
    SCALE: "界面大小", "Interface size";
    /// Settings.
    SCALE_HINT: "Ctrl 加减号也能调", "Ctrl plus and minus work too";
    /// Settings.
    CELL_TEXT: "蓝图文字大小", "Canvas text size";
    /// Settings.
    CELL_TEXT_HINT: "只放大格子里的字，不动布局", "Changes the cells only";
    /// Settings.
    SIZE_SMALL: "小", "Small";
    /// Settings.
    SIZE_STANDARD: "标准", "Standard";
    /// Settings.
    SIZE_LARGE: "大", "Large";
    /// Settings.
    DENSITY: "密度", "Density";
    /// Settings.
    DENSITY_HINT: "小屏幕会自动变紧凑", "Small screens are compact anyway";
    /// Settings.
    COMPACT: "紧凑", "Compact";
    /// Settings.
    CALM: "看得清、少打扰", "Clear and calm";
    /// Settings.
    CONTRAST: "高对比", "High contrast";
    /// Settings.
    CONTRAST_HINT: "描边加深，浅底换成白底", "Deeper outlines, plain grounds";
    /// Settings.
    MOTION: "减少动画", "Reduce motion";
    /// Settings.
    MOTION_HINT: "面板直接出现，不滑动", "Panels appear at once";
    /// Settings.
    BADGES: "便签加角标", "Zone icons on cards";
    /// Settings.
    BADGES_HINT: "不靠颜色也能分区", "Tell zones apart without colour";
    /// Settings.
    FOCUS: "焦点框一直显示", "Always show focus";
    /// Settings.
    FOCUS_HINT: "鼠标操作时也看得到键盘在哪", "See where the keyboard is while using the mouse";
    /// Settings.
    AT_ONCE: "改动立刻生效，不用点保存。", "Changes take effect at once.";
    /// Settings.
    DEFAULTS: "恢复默认", "Restore defaults";
    /// Settings.
    UI_LANGUAGE: "界面语言", "Language";
    /// Settings.
    UI_LANGUAGE_HINT: "课程和界面一起换", "For the courses and the window";
    /// Settings.
    MY_NAME: "怎么称呼你", "What to call you";
    /// Settings.
    MY_NAME_HINT: "写在便签、投票和认领上", "Shown on cards, votes and claims";
    /// Hint of name fields.
    ALIAS: "用化名就好", "An alias is fine";
    /// Settings.
    TRAINEE: "学员模式", "Trainee mode";
    /// Settings.
    TRAINEE_HINT: "不显示讲师备注", "Hides the speaker notes";
    /// Settings.
    SAVING_1: "边做边存：每一笔改动先记在本机，再写进文件", "Every change is kept on this computer at once, then written to the file";
    /// Settings.
    SAVING_2: "写文件不会写坏：断电也只会是旧的或新的，不会半截", "A file is never half written, even if the power fails";
    /// Settings.
    SAVING_3: "没起名的作业本也会留着，下次打开时问你要不要", "Unnamed workbooks are kept too and offered at the next start";
    /// Settings; {0} is a folder.
    DATA_DIR: "本机副本在 {0}", "Local copies are in {0}";
    /// Settings; {0} is a version.
    VERSION: "版本 {0}", "Version {0}";
    /// Settings.
    ABOUT_1: "不用账号，不用联网，文件都在你手里。", "No account, no network; your files stay with you.";
    /// Settings.
    ABOUT_2: "字体：思源黑体（SIL OFL 1.1）。图标：Phosphor（MIT）。", "Fonts: Noto Sans SC (SIL OFL 1.1). Icons: Phosphor (MIT).";
    /// Settings.
    ABOUT_3: "许可：MIT 或 Apache-2.0。", "Licence: MIT or Apache-2.0.";
    /// Palette; {0} is the query.
    NOTHING_FOUND: "没找到「{0}」", "Nothing found for \"{0}\"";
    /// Palette.
    COMMANDS: "命令", "Commands";
    /// Palette.
    JUMP_TO: "跳到", "Go to";
    /// Palette.
    CHOOSE: "选择", "choose";
    /// Palette.
    RUN: "执行", "run";
    /// Palette.
    ONLY_COMMANDS: "只看命令", "commands only";
    /// Palette.
    PINYIN_TOO: "拼音首字母也能搜：bc", "Pinyin initials work too: bc";
    /// Help.
    KEYS_HINT: "单个字母只在没有打字时有效；输入法开着时用 Ctrl 或 Alt 的那个", "Single letters work while you are not typing";
    /// Help.
    KEYS_COMMON: "走动和写字", "Moving and writing";
    /// Help.
    KEYS_EVERYWHERE: "到处都能用", "Everywhere";
    /// Help.
    KEYS_READER: "课程", "Course";
    /// Help.
    KEYS_JOURNEY: "蓝图", "Journey";
    /// Help.
    KEYS_BOARD: "看板", "Board";
    /// Help.
    KEYS_TABLE: "表格", "Table";
    /// Section of the help sheet.
    KEYS_MINDMAP: "思维导图", "Mind map";
    /// Section of the help sheet.
    KEYS_ZOOM: "缩放", "Zoom";
    /// Section of the help sheet.
    KEYS_EXERCISE: "任何练习", "Any exercise";
    /// Help.
    KEYS_CANVAS: "所有画布", "All canvases";
    /// Help.
    KEY_MOVE: "换格子、换卡片", "Move between cells and cards";
    /// Help.
    KEY_EDIT: "改内容；直接打字也行", "Edit; or just type";
    /// Help.
    KEY_TAB: "写完往右、往左", "Commit and go right, left";
    /// Help.
    KEY_CLIPBOARD: "复制、剪切、粘贴，表格软件也认", "Copy, cut, paste, also with spreadsheets";
    /// Help.
    KEY_ESC: "关掉最上面一层，放弃这一格的改动", "Close the top layer, leave a cell";
    /// Help.
    KEY_SELECT: "多选", "Select several";
    /// Help.
    KEY_SCALE: "界面大小", "Interface size";
    /// Help.
    KEY_ZONES: "看板选分区；蓝图换视图", "Board zone; journey view";
    /// Dialogs.
    CLOSE: "关闭", "Close";
    /// Toasts.
    UNDO: "撤销", "Undo";
    /// Toasts and dialogs.
    GOT_IT: "知道了", "Got it";
    /// Dialogs.
    CANCEL: "取消", "Cancel";
    /// Dialogs.
    OK: "好", "OK";
    /// Dialogs.
    COPY: "复制", "Copy";
    /// Dialog.
    CLOSE_TITLE: "关掉前，保存到哪里？", "Where should it be saved?";
    /// Dialog; {0} is the workbook.
    CLOSE_TEXT: "「{0}」还没有存成文件。", "\"{0}\" is not in a file yet.";
    /// Dialog.
    SAVE_TO: "保存到…", "Save to…";
    /// Dialog.
    DONT_SAVE: "不保存", "Don't save";
    /// Dialog; {0} is a file.
    OPEN_FAILED_TITLE: "「{0}」打不开", "\"{0}\" won't open";
    /// Dialog; {0} is a file.
    OPEN_PART_TITLE: "「{0}」只能读出一部分", "Only part of \"{0}\" can be read";
    /// Dialog.
    OPEN_READABLE: "打开能读的", "Open what is readable";
    /// Dialog; {0} is a file.
    CHANGED_TITLE: "「{0}」被别处改过", "\"{0}\" was changed elsewhere";
    /// Dialog.
    CHANGED_TEXT: "两边的内容都还在。合并后再写进文件，或另存一份。", "Both versions are safe. Merge them before anything is written, or save a copy.";
    /// File dialog, while a slow disk is asked.
    READING_FOLDER: "正在读文件夹…", "Reading the folder…";
    /// File dialog.
    FOLDER_UNREADABLE: "这个文件夹读不出来，换一个", "This folder cannot be read; choose another";
    /// Dialog.
    SAVE_COPY: "另存一份", "Save a copy";
    /// Dialog.
    OVERWRITE: "用我的盖掉", "Replace with mine";
    /// Dialog.
    DECIDE_LATER: "先不管", "Later";
    /// Dialog.
    CONTENT_TEXT: "能用的部分照常显示。按下面的位置改好，保存后马上刷新。", "The sound parts are shown. Fix the places below; saved changes appear at once.";
    /// Dialog.
    OWNER_TITLE: "这是谁的作业本？", "Whose workbook is this?";
    /// Dialog.
    OWNER_TEXT: "交作业和合并时靠它认人。", "Used when handing in and merging.";
    /// Dialog.
    OWNER_FILE: "作业本名称", "Title";
    /// Dialog.
    OWNER_FILE_HINT: "例：澄川泵业·第二组", "e.g. Chengchuan Pumps, group 2";
    /// Dialog.
    OWNER_NAME: "名字", "Name";
    /// Dialog.
    OWNER_GROUP: "小组", "Group";
    /// Dialog.
    OWNER_GROUP_HINT: "例：第二组", "e.g. Group 2";
    /// Dialog.
    OWNER_MEMBERS: "组员", "Members";
    /// Dialog.
    OWNER_MEMBERS_HINT: "用逗号隔开，写化名", "Separated by commas, aliases are fine";
    /// Path dialog.
    OPEN_TITLE: "打开作业本", "Open a workbook";
    /// Path dialog.
    SAVE_TITLE: "保存作业本", "Save the workbook";
    /// Path dialog.
    SAVE_IT: "保存", "Save";
    /// Path dialog.
    PATH: "文件路径", "File path";
    /// Path dialog.
    PATH_TEXT: "输入路径，或在下面选", "Type a path or choose below";
    /// Path dialog; {0} is a file.
    REPLACE: "「{0}」已经有了。再按一次保存就会替换它", "\"{0}\" is there already. Save once more to replace it";
    /// Path dialog; {0} is a folder.
    IS_FOLDER: "「{0}」是文件夹，换个文件名", "\"{0}\" is a folder; choose a file name";
    /// While the system's dialog is open.
    WAITING: "正在等文件窗口", "Waiting for the file dialog";
    /// While the system's dialog is open.
    WAITING_HINT: "没看到它？可以取消再试", "Can't see it? Cancel and try again";
    /// Toast; {0} is the step.
    UNDONE: "撤销了：{0}", "Undone: {0}";
    /// Toast; {0} is the step.
    REDONE: "重做了：{0}", "Redone: {0}";
    /// Toast.
    NOTHING_TO_UNDO: "没有可撤销的", "Nothing to undo";
    /// Toast.
    NOTHING_TO_REDO: "没有可重做的", "Nothing to redo";
    /// Toast; {0} is a file name.
    SAVED_AS: "已保存到「{0}」", "Saved to \"{0}\"";
    /// Toast: a text was too long, a number out of range.
    REFUSED: "这一步没做成：{0}", "That did not work: {0}";
    /// Toast.
    COPIED: "已复制", "Copied";
    /// Toast.
    CONTENT_RELOADED: "课程内容已刷新", "Course content reloaded";
    /// Toast.
    IS_READ_ONLY: "这份是只读的，另存一份再改", "This one is read-only; save a copy to change it";
    /// Undo label.
    OWNER_CHANGED: "改名字和组员", "Change name and members";
    /// Undo label.
    STARTED: "开始练习", "Start the exercise";
    /// Dialog; {0} is a file.
    OPENED_WITH_PROBLEMS: "「{0}」打开了，看一眼内容", "\"{0}\" is open; have a look at it";
    /// Dialog; {0} is a file.
    OPENED_READ_ONLY: "「{0}」只能查看", "\"{0}\" can only be read";
    /// Yesterday.
    YESTERDAY: "昨天", "Yesterday";
    /// Date; {0} month, {1} day.
    MONTH_DAY: "{0} 月 {1} 日", "{0}/{1}";
}
