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
