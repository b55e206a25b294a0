//! What exporting says: formats, the dialog, the command line and its errors.

crate::texts! {
    /// Format.
    PDF: "PDF", "PDF";
    /// Format.
    PNG: "图片", "Picture";
    /// Format.
    SVG: "矢量图 SVG", "SVG drawing";
    /// Format.
    XLSX: "Excel 表", "Excel sheet";
    /// Format.
    CSV: "CSV 表", "CSV table";
    /// Format.
    MARKDOWN: "Markdown", "Markdown";
    /// Format.
    ICS: "日历 ICS", "Calendar";
    /// Format.
    PPTX: "PPT", "Slides";
    /// Format.
    CANVAS: "JSON Canvas", "JSON Canvas";
    /// Format.
    OPML: "大纲 OPML", "OPML outline";
    /// Format.
    FREEMIND: "FreeMind 导图", "FreeMind map";
    /// Format.
    EXCALIDRAW: "Excalidraw", "Excalidraw";
    /// Format.
    MERMAID: "Mermaid", "Mermaid";
    /// What a format is for.
    FOR_PDF: "打印、发邮件", "Print or send";
    /// What a format is for.
    FOR_PNG: "发到群里", "Paste anywhere";
    /// What a format is for.
    FOR_SVG: "放大不糊", "Sharp at any size";
    /// What a format is for.
    FOR_XLSX: "接着算", "Go on computing";
    /// What a format is for.
    FOR_CSV: "给别的软件", "For other programs";
    /// What a format is for.
    FOR_MARKDOWN: "放进文档", "For documents";
    /// What a format is for.
    FOR_ICS: "行动和复盘进日历", "Actions and reviews";
    /// What a format is for.
    FOR_PPTX: "接着改", "Go on editing";
    /// What a format is for.
    FOR_CANVAS: "给笔记软件", "For note apps";
    /// What a format is for.
    FOR_OUTLINE: "给大纲和导图软件", "For outliners";
    /// What a format is for.
    FOR_EXCALIDRAW: "给白板软件", "For whiteboards";
    /// What a format is for.
    FOR_MERMAID: "旅程写成文字", "Journey as text";
    /// Error; format.
    NOT_YET: "这个版本还不能导出 {0}，换一种格式", "This version cannot export {0} yet; choose another format";
    /// Error.
    NOTHING: "没有可以导出的练习。先做一个练习，再导出。", "There is no exercise to export. Start one first.";
    /// Error; the key asked for, the keys there are.
    NO_EXERCISE: "作业本里没有练习「{0}」。有这些：{1}", "The workbook has no exercise \"{0}\". It has: {1}";
    /// Error; exercise, format.
    NOT_FOR: "「{0}」不能导出成 {1}，换一种格式", "\"{0}\" cannot become {1}; choose another format";
    /// Error.
    STOPPED: "已停下，没有写文件", "Stopped; no file was written";
    /// Error; exercise.
    TOO_LARGE: "「{0}」太大，画不成一张图。缩小倍数，或者导出 PDF。", "\"{0}\" is too large for one picture. Use a smaller scale, or PDF.";
    /// Error; why.
    FAILED: "没有导出：{0}。作业本没有变。", "Not exported: {0}. The workbook is unchanged.";
    /// Result; file.
    WRITTEN: "已写好 {0}", "wrote {0}";
    /// Command.
    EXPORT_COMMAND: "导出", "Export";
    /// Command.
    COPY_PICTURE: "把画布拷成图片", "Copy canvas as picture";
    /// Command.
    COPY_TABLE: "把内容拷成表格", "Copy content as table";
    /// Dialog title; the workbook.
    TITLE: "导出「{0}」", "Export \"{0}\"";
    /// Heading in the dialog.
    FORMAT: "格式", "Format";
    /// Heading in the dialog.
    CONTENT: "内容", "Content";
    /// Heading in the dialog.
    PAPER: "纸张", "Paper";
    /// Heading in the dialog.
    SCALE: "大小", "Size";
    /// Card that opens the list of other formats.
    MORE: "更多格式", "More formats";
    /// Below that.
    MORE_TEXT: "表格、幻灯、大纲、日历", "Tables, slides, outlines";
    /// Chooses all exercises.
    ALL_OF_THEM: "全选", "All";
    /// Chooses no exercise.
    NONE_OF_THEM: "全不选", "None";
    /// Beside an exercise that the format cannot hold.
    NOT_IN_FORMAT: "这种格式放不了", "Not in this format";
    /// Choice of a page.
    LANDSCAPE: "横", "Landscape";
    /// Choice of a page.
    PORTRAIT: "竖", "Portrait";
    /// Switch: foot of the pages.
    FOOT: "页脚", "Page foot";
    /// Switch: a large canvas over several pages.
    TILED: "大画布拼页", "Tile large canvases";
    /// Switch: an empty form.
    BLANK: "空白表", "Empty form";
    /// Below the preview; page, pages.
    PAGE_OF: "第 {0} 页，共 {1} 页", "Page {0} of {1}";
    /// Button of the preview.
    PAGE_BACK: "上一页", "Previous page";
    /// Button of the preview.
    PAGE_ON: "下一页", "Next page";
    /// In place of the preview.
    PREVIEWING: "正在画…", "Drawing…";
    /// In place of the preview.
    CHOOSE_FIRST: "先选要导出的练习", "Choose an exercise";
    /// Warning; how many exercises, the first of them, its next step.
    MISSING: "{0} 个练习没做完。「{1}」还差：{2}", "{0} unfinished. \"{1}\" still needs: {2}";
    /// Button of the warning.
    GO_FILL: "先去补上", "Go and fill it in";
    /// Button.
    EXPORT: "导出", "Export";
    /// Button where a file of that name is there.
    REPLACE: "替换", "Replace";
    /// Tooltip; path.
    WILL_REPLACE: "已有 {0}，会被替换", "{0} is there and will be replaced";
    /// Button.
    ELSEWHERE: "换个地方", "Elsewhere";
    /// Title of the file dialog.
    WHERE: "导出到哪里？", "Where does it go?";
    /// File name where several are written; how many, name.
    SEVERAL_FILES: "{1} 等 {0} 个文件", "{1} and others, {0} files";
    /// Button.
    STOP: "停下", "Stop";
    /// While it is written; steps done, of how many.
    RUNNING: "正在写，{0} / {1}", "Writing, {0} of {1}";
    /// Toast; file, folder.
    MADE: "已导出「{0}」，在 {1}", "Exported \"{0}\" to {1}";
    /// Toast; how many files, folder.
    MADE_SEVERAL: "已导出 {0} 个文件，在 {1}", "Exported {0} files to {1}";
    /// Toast.
    COPIED_PICTURE: "图片已拷贝，可以粘贴了", "The picture is on the clipboard";
    /// Toast; rows.
    COPIED_TABLE: "表格已拷贝，{0} 行，可以粘贴了", "The table is on the clipboard, {0} rows";
    /// Toast.
    OPEN_FIRST: "先打开一个练习", "Open an exercise first";
    /// Below a card.
    IS_ACTION: "已进行动计划", "in the plan";
    /// Heading on paper.
    PICTURES: "图片", "Pictures";
    /// On paper where nothing was filled in.
    NOTHING_WRITTEN: "还没有写", "Nothing written yet";
    /// On a tile of a large canvas; row, rows, column, columns.
    TILE: "第 {0} 行，共 {1} 行；第 {2} 列，共 {3} 列", "Row {0} of {1}, column {2} of {3}";
    /// Beside a box on a paper form.
    TICK: "是", "Yes";
    /// Head of a column on a paper form.
    VALUE: "数值", "Value";
    /// Title of a document where nothing has one.
    WORKBOOK: "作业本", "Workbook";
    /// `mot-studio export --help`.
    HELP_EXPORT: "把作业本或其中的练习导出成别的格式

用法：mot-studio export <文件> [--exercise <编号>]… --to <格式> -o <输出>

不写 --exercise 就导出全部练习。图片、SVG、CSV 等格式一个文件只放一个练习，几个练习就写几个文件，文件名后面加练习名。
已有的输出文件会被替换；中途出错，原来的文件不变。

格式：pdf png svg xlsx csv md ics pptx canvas opml mm excalidraw mermaid

选项：
  --exercise <编号>     只要这个练习，可以写几次；编号见 mot-studio info --json
  --to <格式>           导出成什么
  -o, --output <文件>   写到哪里
  --paper <a4|a3|a1>    纸张，默认 a3
  --portrait            竖放，默认横放
  --tiled               大画布按原大小拼成几页，带裁切线
  --blank               空白表，打印出来手写
  --no-foot             页脚不写小组和日期
  --scale <1-4>         图片放大几倍，默认 2
  --lang <zh|en>        导出内容和说明文字的语言
  -h, --help            显示这段说明
", "Export a workbook, or exercises of it, to another format

Usage: mot-studio export <FILE> [--exercise <ID>]... --to <FORMAT> -o <OUT>

Without --exercise all exercises are exported. Pictures, SVG, CSV and the like hold one exercise a file: several exercises
become several files, named after the exercises. A file that is there is replaced; on an error it stays as it was.

Formats: pdf png svg xlsx csv md ics pptx canvas opml mm excalidraw mermaid

Options:
  --exercise <ID>       Only this exercise; may be given several times. See mot-studio info --json
  --to <FORMAT>         What to export to
  -o, --output <FILE>   Where to write it
  --paper <a4|a3|a1>    Paper, a3 by default
  --portrait            Upright; landscape by default
  --tiled               A large canvas over several pages at its real size, with crop marks
  --blank               The empty form, to be filled in by hand
  --no-foot             No group and date at the foot of the pages
  --scale <1-4>         Pixels for a point in a picture, 2 by default
  --lang <zh|en>        Language of the content and the messages
  -h, --help            Show this help
";
}
