//! What handing in, sharing and taking over exercises says.

crate::texts! {
    /// Undo label.
    REMEMBER_ALIASES: "记住化名", "Remember aliases";
    /// Undo label.
    HANDED: "交作业", "Hand in";
    /// Undo label; how many items.
    BROUGHT: "放进 {0} 项", "Put in {0} items";
    /// Undo label.
    BROUGHT_ONE: "放进 1 项", "Put in 1 item";
    /// Dialog title.
    TITLE: "交哪些练习？", "What do you hand in?";
    /// Dialog text.
    TEXT: "写成一个小文件，发给老师。原来的作业本不变。", "Writes one small file for your instructor. Your workbook stays as it is.";
    /// Dialog title for one exercise.
    TITLE_ONE: "分享这个练习？", "Share this exercise?";
    /// Dialog text for one exercise.
    TEXT_ONE: "写成一个小文件，别人可以加进自己的作业本。", "Writes one small file that others can add to their workbook.";
    /// Where there is nothing to send.
    NOTHING: "还没有做任何练习", "No exercise was started yet";
    /// What is missing in an exercise; the next step.
    MISSING: "还差：{0}", "Missing: {0}";
    /// Button that jumps to what is missing.
    GO_ON: "去补", "Go there";
    /// Switch; how many.
    NOTES: "带上我的笔记（{0} 条）", "Send my notes too ({0})";
    /// Switch.
    USE_ALIAS: "用化名代替姓名", "Aliases instead of names";
    /// What an alias begins with; a number follows.
    ALIAS_WORD: "学员", "Trainee ";
    /// Column head.
    NAME: "姓名", "Name";
    /// Column head.
    ALIAS: "化名", "Alias";
    /// Warning; how many texts.
    MENTIONS: "正文里还有 {0} 处提到姓名，化名改不到，看一眼再交", "{0} texts mention a name; aliases do not reach them, look before you send";
    /// Heading of the summary.
    INSIDE: "文件里有", "In the file";
    /// Summary; exercises, items.
    INSIDE_WORK: "{0} 个练习，{1} 项内容", "Exercises: {0}, items: {1}";
    /// Summary; names, separated.
    INSIDE_NAMES: "姓名：{0}", "Names: {0}";
    /// Summary.
    INSIDE_ALIASES: "只有化名，没有姓名", "Aliases only, no names";
    /// Summary.
    INSIDE_NO_NAMES: "没有姓名", "No names";
    /// Summary; how many.
    INSIDE_NOTES: "{0} 条笔记", "{0} notes";
    /// Summary.
    INSIDE_NOT: "不含：删掉的内容、笔记、本机路径", "Not in it: deleted text, notes, paths of this computer";
    /// Summary.
    INSIDE_NOT_DELETED: "不含：删掉的内容、本机路径", "Not in it: deleted text, paths of this computer";
    /// Label of the file name.
    FILE: "文件名", "File name";
    /// Button.
    WRITE: "选位置", "Choose where";
    /// Part of the suggested name when several exercises are sent.
    SEVERAL: "{0}个练习", "{0}-exercises";
    /// Toast; file name, size in KB.
    WRITTEN: "已写好「{0}」，{1} KB，可以发给老师", "\"{0}\" is written, {1} KB, ready to send";
    /// Overview; when.
    HANDED_AT: "已交 {0}", "Handed in {0}";
    /// Title of the dialog for the place of the file.
    WHERE: "文件放在哪里？", "Where does the file go?";
    /// Title of the file dialog.
    COPY_TO: "放进谁的文件？", "Into whose file?";
    /// Title of the file dialog.
    IMPORT_FROM: "从哪个文件拿练习？", "From which file?";
    /// Toast; where nothing is selected.
    PICK_FIRST: "先选卡片、接触点或行，再放进别人的文件", "Select cards, touchpoints or rows first";
    /// Toast; how many, file name.
    COPIED_TO: "已放进「{1}」：{0} 项", "{0} items are in \"{1}\" now";
    /// Toast; file name.
    OPEN_COPIED_TO: "已放进打开着的「{1}」：{0} 项，可以撤销", "{0} items are in \"{1}\", which is open; undo works there";
    /// Toast.
    IS_ITSELF: "这就是打开着的作业本，换一个文件", "That is this very workbook; choose another file";
    /// Why a damaged file is not written to.
    DAMAGED: "「{0}」不完整，没有动它。先打开它看看。", "\"{0}\" is damaged and was left alone. Open it first.";
    /// Why a newer file is not written to.
    TOO_NEW: "「{0}」是新版本写的，没有动它", "\"{0}\" was made by a newer version and was left alone";
    /// Dialog title; whose file.
    IMPORT_TITLE: "从「{0}」加哪些练习？", "Which exercises from \"{0}\"?";
    /// Dialog text.
    IMPORT_TEXT: "加进来以后就是一份自己的，改它不影响原文件", "They become yours; the file they come from does not change";
    /// Choice: not added.
    SKIP: "不加", "Skip";
    /// Choice: the workbook does not have it yet.
    ADD: "加进来", "Add";
    /// Choice: items go into the exercise of the same name.
    UNITE: "并进我的", "Into mine";
    /// Choice: as a second exercise of the same name.
    BESIDE: "放在旁边", "Beside mine";
    /// Where there is nothing to take.
    IMPORT_NOTHING: "这个文件里没有练习", "There is no exercise in this file";
    /// Button; how many.
    IMPORT: "加 {0} 个", "Add {0}";
    /// Toast; how many exercises, whose.
    IMPORTED: "已从「{1}」加进 {0} 个练习", "{0} exercises added from \"{1}\"";
    /// Undo label; whose.
    UNITED: "并进「{0}」的内容", "Take in the work of \"{0}\"";
    /// Heading of exercises that no page of the course asks for.
    OTHERS: "其他练习", "Other exercises";
    /// Beside the title of an exercise of somebody else; whose.
    FROM: "来自 {0}", "From {0}";
}
