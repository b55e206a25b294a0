//! What recovery, versions and files that others touch say.

crate::texts! {
    /// Save failed: the file is gone.
    SAVE_VANISHED: "文件不在原处了（可能被移走，或 U 盘已拔出），没有存进文件；内容仍在这台电脑上。插回、存回原处，或另存到别处。",
        "The file is not where it was (moved, or was the stick removed?), so it was not saved; your work is kept on this computer. Put it back, write it again, or save elsewhere.";
    /// A reason.
    DISK_FULL: "磁盘已满", "the disk is full";
    /// A reason.
    NOT_WRITABLE: "不能写入", "it cannot be written";
    /// Part of a file's name.
    TEXT_TAG: "文字", "text";

    /// Name of the screen.
    RECOVERY: "没保存的内容", "Unsaved work";
    /// Its title.
    RECOVERY_TITLE: "找回上次没保存的内容？", "Bring back unsaved work?";
    /// Below the title.
    RECOVERY_TEXT: "上次没有正常退出。下面的内容都在这台电脑上，怎么选都不会删掉",
        "The app did not close normally. All of this is kept on this computer; nothing is deleted whatever you choose";
    /// When nothing is left to decide.
    RECOVERY_NONE: "没有要找回的内容", "Nothing to bring back";
    /// Below it.
    RECOVERY_NONE_HINT: "上次的内容都已在文件里", "Everything is in its file";
    /// A draft without a file.
    NEVER_SAVED: "还没存成文件", "Not in a file yet";
    /// A draft; {0} is a number.
    CHANGES: "{0} 处改动", "{0} changes";
    /// A draft of one change.
    CHANGES_ONE: "1 处改动", "1 change";
    /// Heading over what the draft says; {0} is when.
    KEPT_SIDE: "自动存的 {0}", "Kept here {0}";
    /// Heading over what the file says; {0} is when.
    FILE_SIDE: "文件里的 {0}", "In the file {0}";
    /// Heading when there is no file.
    NO_FILE_SIDE: "文件里没有", "No file";
    /// Below a preview that is cut; {0} is a number.
    MORE: "还有 {0} 处", "{0} more";
    /// Preview without differences a person reads.
    NO_DIFFERENCE: "文字都一样，只有位置或顺序不同", "The texts are the same; only places or order differ";
    /// The header and the notes, among exercises.
    NOTES: "名字和笔记", "Name and notes";
    /// Choice.
    RESTORE: "恢复", "Restore";
    /// Choice.
    OPEN_SAVED: "用文件里的", "Open the saved one";
    /// Choice.
    KEEP_BOTH: "两份都要", "Keep both";
    /// Choice.
    LATER: "以后再说", "Later";
    /// Choice.
    AS_TEXT: "导出文字", "Export as text";
    /// Why restoring is not offered.
    FILE_WENT_ON: "文件后来又被别处改过。为了不盖掉它，两份都留着",
        "The file was changed elsewhere since. Both are kept, so that neither is overwritten";
    /// Why nothing but text is offered.
    SUSPICIOUS: "恢复这一份时程序连续退出了 2 次。先导出文字；其他文件照常能用",
        "The app ended twice while bringing this back. Export its text; everything else works as usual";
    /// Toast; {0} is a path.
    TEXT_WRITTEN: "文字已导出到 {0}", "Text exported to {0}";
    /// Home; {0} is a number.
    DRAFTS_FOUND: "**上次没有正常退出。**有 {0} 份没保存的内容。", "**The app did not close normally.** {0} workbooks hold unsaved work.";
    /// Home.
    SEE_DIFFERENCE: "看看差异", "Compare";

    /// Name of the screen, command and menu row.
    VERSIONS: "历史版本", "Versions";
    /// Below the title.
    VERSIONS_TEXT: "最近 10 次保存，再按小时、天、周留着", "The last 10 saves, then by hour, day and week";
    /// When there are none.
    VERSIONS_NONE: "还没有历史版本", "No versions yet";
    /// Below it.
    VERSIONS_NONE_HINT: "存进文件后，每次保存都会留一份", "Once it is in a file, every save leaves one";
    /// Why it was kept.
    WHY_SAVED: "保存", "Saved";
    /// Why it was kept.
    WHY_FOUND: "原来的文件", "The file as it was";
    /// Why it was kept.
    WHY_MERGE: "合并前", "Before merging";
    /// Why it was kept.
    WHY_RESTORE: "恢复版本前", "Before restoring";
    /// Why it was kept.
    WHY_MIGRATION: "升级格式前", "Before the new format";
    /// Why it was kept.
    WHY_UNSAVED: "没保存的内容", "Unsaved work";
    /// Button.
    RESTORE_VERSION: "恢复这一版", "Restore this version";
    /// A version beside the workbook; {0} is when.
    VERSION_OF: "{0} 的版本", "Version of {0}";
    /// Button.
    COMPARE: "对比", "Compare";
    /// {0} is a number.
    DIFFERS: "和现在差 {0} 处", "{0} differences from now";
    /// The version is what is there now.
    SAME_AS_NOW: "和现在一样", "Same as now";
    /// The version holds no exercise.
    VERSION_EMPTY: "这一版里还没有练习", "No exercises in this version";
    /// Undo label; {0} is when.
    RESTORED_VERSION: "恢复 {0} 的版本", "Restore the version of {0}";
    /// Toast; {0} is when.
    VERSION_IS_BACK: "已恢复到 {0} 的版本", "The version of {0} is back";

    /// Undo label.
    RELOADED: "重新读入文件", "Reload the file";
    /// Toast; {0} is a file.
    WAS_RELOADED: "「{0}」在别处更新了，已重新读入", "\"{0}\" was updated elsewhere and read again";
    /// Strip.
    IN_OTHER_WINDOW: "这份作业本在另一个窗口打开着。这里只能看，会跟着更新", "This workbook is open in another window. Here it can be read and follows along";
    /// Strip; who and when.
    ON_OTHER_MACHINE: "{0} 在另一台电脑上打开着（{1}）。这里只能看，会跟着更新", "{0} has it open on another computer ({1}). Here it can be read and follows along";
    /// Button.
    OPEN_COPY: "改成副本", "Open a copy";
    /// Button.
    EDIT_HERE: "在这里编辑", "Edit here";
    /// Button.
    EDIT_ANYWAY: "仍要编辑", "Edit anyway";
    /// Toast.
    STILL_ELSEWHERE: "另一个窗口还开着。先关掉那边，或改成副本", "It is still open there. Close it first, or open a copy";
    /// Toast.
    YOURS_NOW: "现在可以编辑了", "You can edit it now";
    /// Toast.
    COPIED: "已改成副本，起个名字就存成文件", "This is a copy now; give it a name to save it";
    /// Strip; {0} is a file.
    GONE: "「{0}」不在原处了（移走了，或 U 盘拔出了）。内容仍在这台电脑上，插回就接着存",
        "\"{0}\" is not where it was (moved, or the stick was removed). Your work is kept on this computer; put it back and saving goes on";
    /// Strip; {0} is a file.
    CHANGED_BEHIND: "别处也改了「{0}」，没有覆盖。两边的内容都还在", "Somebody else changed \"{0}\"; nothing was overwritten. Both versions are safe";
    /// Strip; {0} is a file, {1} why.
    SPOILT_BEHIND: "「{0}」在别处被改坏了，这里的内容都在。另存到别处。（{1}）", "\"{0}\" was damaged elsewhere; your work here is whole. Save elsewhere. ({1})";
    /// Strip; {0} is a file.
    HANGS: "「{0}」所在的磁盘没有回应。内容已留在这台电脑上，可以另存到别处", "The disk of \"{0}\" does not answer. Your work is kept on this computer; you can save elsewhere";
    /// Button.
    MERGE_BOTH: "合并", "Merge";
    /// Button.
    DECIDE: "处理", "Decide";
    /// Button.
    WRITE_AGAIN: "存回原处", "Write it again";
    /// Button.
    SAVE_ELSEWHERE: "另存到别处", "Save elsewhere";
    /// Button.
    TRY_AGAIN: "再试一次", "Try again";
}
