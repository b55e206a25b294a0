//! What opening, saving and keeping files says.

crate::texts! {
    /// Undo label of any change that has no better name.
    CHANGE: "改动", "Change";
    /// Fault in a file; what should stand there.
    EXPECTED: "这里应当是 {0}", "expected {0} here";
    /// Fault in a file.
    EXPECTED_NAME: "这里应当是名称", "expected a name here";
    /// Fault in a file.
    EXPECTED_TEXT: "这里应当是带引号的文字", "expected a text in quotes here";
    /// Fault in a file.
    BROKEN_BRACKETS: "括号或引号不配对", "brackets or quotes do not match";
    /// Fault in a file.
    BAD_ESCAPE: "文字里的反斜杠写法不认识", "a backslash in the text stands before something unknown";
    /// Fault in a file; the limit in KiB.
    TEXT_TOO_LONG: "文字超过 {0} KB", "the text is longer than {0} KB";
    /// Fault in a file; the limit.
    LIST_TOO_LONG: "清单超过 {0} 项", "the list has more than {0} entries";
    /// Fault in a file; what stands there.
    BAD_STAMP: "编号「{0}」不对", "\"{0}\" is not an id";
    /// Fault in a file; what stands there.
    BAD_VALUE: "不认识的值「{0}」", "\"{0}\" is not a value";
    /// Fault in a file; the name.
    TWICE: "「{0}」写了两次", "\"{0}\" is there twice";
    /// Fault in a file; the field.
    MISSING_FIELD: "缺少「{0}」", "\"{0}\" is missing";
    /// Fault in a file; the reason.
    ITEM_LOST: "有一条没有读进来：{0}", "One item was left out: {0}";
    /// Fault in a file; the reason.
    VALUE_LOST: "有一处没有读进来：{0}", "One value was left out: {0}";
    /// Fault in a file; the reason.
    NOTE: "{0}", "{0}";
    /// Two items had one id; the new id.
    RENUMBERED: "两条内容编号相同，后一条改为 {0}，内容都在", "two items had the same id; the second is now {0}, nothing is lost";
    /// Two exercises had one key; the new key.
    RENAMED: "两个练习同名，后一个改为「{0}」，内容都在", "two exercises had the same name; the second is now \"{0}\", nothing is lost";
    /// A template that could not be read whole.
    TEMPLATE_PART: "练习模板里有这个版本不认识的内容，已原样保留", "the template holds something this version does not know; it is kept as it is";
    /// A template that could not be read at all.
    TEMPLATE_NONE: "练习模板读不出来，填写的内容都在；模板已原样保留", "the template cannot be read; what was filled in is there, and the template is kept as it is";
    /// A template with numbers out of range.
    TEMPLATE_MENDED: "练习模板里有超出范围的数字，显示时已收窄；模板已原样保留", "numbers of the template are out of range and shown within it; the template is kept as it is";
    /// A value that this version does not know; what stands there.
    KEPT_VALUE: "这个版本不认识「{0}」，已原样保留", "this version does not know \"{0}\"; it is kept as it is";
    /// An item or exercise that this version does not know; how it begins.
    KEPT_ITEM: "这个版本不认识这一条（{0}），已原样保留", "this version does not know this item ({0}); it is kept as it is";
    /// Fault in a file; the limit in characters.
    NAME_TOO_LONG: "名称超过 {0} 字", "the name is longer than {0} characters";
    /// A file of a newer minor version; the version that made it.
    NEWER_MINOR: "这个文件由较新的版本（{0}）保存。不认识的内容不显示，但都在，保存时原样保留。",
        "The file was made by a newer version ({0}). What this version does not know is not shown, but it is kept as it is.";
    /// A workbook begins with a switch that would change what it means; what stands there.
    OPEN_EXTENSION: "这个文件开头写着「{0}」，会改变内容的含义，作业本里不该有，没有打开，文件没有被改动。删掉这一行再打开。",
        "The file begins with \"{0}\", which would change its meaning; it was not opened and not changed. Remove that line and open it again.";
    /// A file that was not valid text.
    BAD_BYTES: "文件里有损坏的字符，用 � 代替了", "the file holds damaged characters, shown as �";
    /// A file with more problems than are listed; how many more.
    AND_MORE: "还有 {0} 个问题没有列出", "and {0} more problems";
    /// A file without a format number.
    NO_FORMAT: "没有写格式编号，按格式 1 读", "no format number; read as format 1";

    /// The file is gone.
    OPEN_MISSING: "找不到这个文件。它可能被移走、改名，或 U 盘已拔出。检查位置后再打开。",
        "The file is not there. It may have been moved or renamed, or the USB stick was removed. Check the place and open it again.";
    /// No right to read; the system's words.
    OPEN_DENIED: "没有权限读这个文件，文件没有被改动。把它复制到自己的文件夹再打开。（{0}）",
        "You may not read this file; it was not changed. Copy it to a folder of your own and open the copy. ({0})";
    /// Any other failure to read; the system's words.
    OPEN_FAILED: "这个文件读不了，文件没有被改动。过一会儿再试，或复制到本机再打开。（{0}）",
        "The file cannot be read; it was not changed. Try again later, or copy it to this computer first. ({0})";
    /// A folder was chosen.
    OPEN_FOLDER: "这是文件夹，不是作业本。打开里面的 .mot.ron 文件。", "This is a folder, not a workbook. Open a .mot.ron file inside it.";
    /// Too large; size and limit in MB.
    OPEN_TOO_LARGE: "文件有 {0} MB，超过 {1} MB 的上限，没有打开，也没有改动。确认它是作业本。",
        "The file has {0} MB, more than the limit of {1} MB. It was not opened and not changed. Check that it is a workbook.";
    /// Nothing in it.
    OPEN_EMPTY: "文件是空的，里面没有内容。打开备份，或在首页看有没有这台电脑上的副本。",
        "The file is empty. Open a backup, or look for the copy kept on this computer.";
    /// Not text.
    OPEN_NOT_TEXT: "这不是文字文件，不是作业本。文件没有被改动。选择 .mot.ron 文件。",
        "This is not a text file, so it is not a workbook. It was not changed. Choose a .mot.ron file.";
    /// UTF-16.
    OPEN_UTF16: "文件被存成了 UTF-16 编码，内容还在。用记事本打开，另存为 UTF-8 编码，再打开。",
        "The file was saved as UTF-16; its content is still there. Open it in an editor, save it as UTF-8, then open it again.";
    /// Another program's file; its kind.
    OPEN_FOREIGN: "这是{0}，不是作业本。文件没有被改动。选择 .mot.ron 文件。", "This is {0}, not a workbook. It was not changed. Choose a .mot.ron file.";
    /// A text, but not ours.
    OPEN_NOT_WORKBOOK: "这个文件里没有作业本的内容。文件没有被改动。选择 .mot.ron 文件。",
        "There is no workbook in this file. It was not changed. Choose a .mot.ron file.";
    /// Nested too deep; the limit.
    OPEN_TOO_DEEP: "文件的括号超过 {0} 层，不是正常的作业本，没有打开，也没有改动。",
        "The file nests brackets more than {0} levels deep; no workbook does. It was not opened and not changed.";
    /// Too many items; the limit.
    OPEN_TOO_MANY: "文件里的条目超过 {0} 条，没有打开，也没有改动。拆成几个作业本。",
        "The file holds more than {0} items. It was not opened and not changed. Split it into several workbooks.";
    /// Kind of a foreign file.
    KIND_WORD: "Word 文档", "a Word document";
    /// Kind of a foreign file.
    KIND_EXCEL: "Excel 表格", "an Excel sheet";
    /// Kind of a foreign file.
    KIND_SLIDES: "PowerPoint 幻灯片", "a PowerPoint deck";
    /// Kind of a foreign file.
    KIND_OLD_OFFICE: "旧版 Office 文件", "an old Office file";
    /// Kind of a foreign file.
    KIND_ZIP: "压缩包", "a zip archive";
    /// Kind of a foreign file.
    KIND_PDF: "PDF 文件", "a PDF file";
    /// Kind of a foreign file.
    KIND_PICTURE: "图片", "a picture";
    /// Kind of a foreign file.
    KIND_JSON: "JSON 文件", "a JSON file";
    /// Kind of a foreign file.
    KIND_WEB: "网页或 XML 文件", "a web page or XML file";

    /// Notice after opening.
    CUT_OFF: "文件不完整，结尾缺失。完整的条目都已读出：{0} 条。", "The file is cut off. Every whole item was read: {0}.";
    /// Notice after opening.
    EDITED: "文件在别处改过，或有损坏。看一眼内容是否正确。", "The file was changed outside or is damaged. Have a look whether the content is right.";
    /// Notice after opening: read, lost items, lost values.
    SALVAGED: "读出 {0} 条；{1} 条和 {2} 处没有读出。原文件会原样保留。",
        "{0} items were read; {1} items and {2} values were not. The original file is kept as it is.";
    /// Read-only notice; the version that made the file.
    NEWER: "这个文件由更新的版本（{0}）制作，只能查看。升级后再编辑。", "This file was made by a newer version ({0}) and can only be read. Update to edit it.";

    /// Save failed.
    SAVE_FULL: "磁盘已满，没有存进文件；内容仍在这台电脑上。清出空间，或另存到别处。",
        "The disk is full, so the file was not saved; your work is kept on this computer. Make room or save elsewhere.";
    /// Save failed.
    SAVE_READ_ONLY: "这个文件或文件夹不能写入，没有存进文件；内容仍在这台电脑上。另存到别处。",
        "The file or folder cannot be written, so the file was not saved; your work is kept on this computer. Save elsewhere.";
    /// Save failed.
    SAVE_NO_FOLDER: "文件夹不在了（U 盘可能已拔出），没有存进文件；内容仍在这台电脑上。插回，或另存到别处。",
        "The folder is gone (was the USB stick removed?), so the file was not saved; your work is kept on this computer. Put it back or save elsewhere.";
    /// Save failed.
    SAVE_CHANGED: "这个文件被别处改过，没有覆盖；内容仍在这台电脑上。可以另存一份，或确认覆盖。",
        "The file was changed elsewhere and was not overwritten; your work is kept on this computer. Save a copy, or overwrite it.";
    /// Save failed.
    SAVE_READ_BACK: "写入后读回的内容不一致，旧文件没有动；内容仍在这台电脑上。另存到别的磁盘。",
        "What was written does not read back the same; the old file is untouched and your work is kept on this computer. Save to another disk.";
    /// Save failed; the system's words.
    SAVE_OTHER: "没有存进文件，旧文件没有动；内容仍在这台电脑上。再试一次，或另存到别处。（{0}）",
        "The file was not saved, the old one is untouched, your work is kept on this computer. Try again or save elsewhere. ({0})";

    /// Keeping failed; the system's words.
    KEEP_FAILED: "改动暂时没能保留在这台电脑上，尽快保存文件。（{0}）", "Changes could not be kept on this computer for now; save the file soon. ({0})";
    /// Settings were broken; where they were put.
    SETTINGS_BROKEN: "设置文件有错，已改用默认设置；原文件保存为 {0}。", "The settings file was broken; defaults are used. The old file was kept as {0}.";
    /// Settings could not be saved; the system's words.
    SETTINGS_UNSAVED: "设置没有存下来。（{0}）", "The settings could not be saved. ({0})";
    /// Tag of a damaged original that is kept.
    ORIGINAL_TAG: "原件", "original";
}
