//! What importing tables and outlines says.

crate::texts! {
    /// Error; why.
    BAD_OUTLINE: "这个大纲读不出来：{0}", "This outline cannot be read: {0}";
    /// Error.
    NO_OUTLINE: "这个文件里没有大纲。要 OPML 或 FreeMind 的 .mm。", "There is no outline in this file. OPML and FreeMind's .mm can be read.";
    /// Where no mind map is on screen.
    MAP_FIRST: "先打开一张思维导图，再导入大纲", "Open a mind map first, then import an outline";
    /// Where no table is on screen.
    TABLE_FIRST: "先打开一张表，再导入表格", "Open a table first, then import rows";
    /// Undo label; file.
    E_OUTLINE: "导入大纲「{0}」", "Import outline \"{0}\"";
    /// Undo label; file.
    E_ROWS: "导入表格「{0}」", "Import table \"{0}\"";
    /// Toast; how many nodes.
    OUTLINE_IN: "导入了 {0} 个节点", "{0} nodes imported";
    /// Toast; rows, cells that did not fit.
    ROWS_IN: "导入了 {0} 行，{1} 格对不上列的类型，没有放进来", "{0} rows imported; {1} cells do not fit their column and were left out";
    /// Toast; cells in rows that are given.
    CELLS_IN: "填进了 {0} 格，{1} 格对不上，没有放进来", "{0} cells filled; {1} do not fit and were left out";
    /// Title of the file dialog.
    CHOOSE_OUTLINE: "导入哪个大纲？", "Which outline?";
    /// Title of the file dialog.
    DOCUMENT_WHERE: "文档写到哪里？", "Where does the document go?";
    /// Where no workbook is open.
    BOOK_FIRST: "先打开作业本，再导出成果册", "Open a workbook first, then make the result book";
    /// Where a document for trainers is asked for in trainee mode.
    TRAINERS_ONLY: "这是给讲师的。在设置里关掉学员模式再导出。", "This is for trainers. Switch trainee mode off in the settings first.";
    /// Toast while a document is typeset.
    SETTING: "正在排版…", "Typesetting…";
    /// Menu of the course: what can be printed.
    PRINT_COURSE: "打印和导出课程", "Print and export the course";
    /// Part of a suggested file name.
    NAME_HANDOUT: "讲义", "handout";
    /// Part of a suggested file name.
    NAME_GUIDE: "讲师手册", "guide";
    /// Part of a suggested file name.
    NAME_LIST: "打印清单", "print-list";
    /// Part of a suggested file name.
    NAME_SLIDES: "幻灯片", "slides";
    /// Part of a suggested file name.
    NAME_BOOK: "成果册", "result-book";
    /// Part of a suggested file name.
    NAME_HOMEWORK: "课后作业", "homework";
}
