//! What merging and comparing say: names of places, the merge screen, the list of differences, the command line.

crate::texts! {
    /// The workbook's own pages: owner, notes, pages read.
    ABOUT: "作业本", "Workbook";
    /// What an unnamed touchpoint is called; also the register.
    TOUCHPOINT: "触点", "Touchpoint";
    /// What an unnamed stage is called; also the register.
    STAGE: "阶段", "Stage";
    /// What an unnamed row is called.
    ROW: "行", "Row";
    /// What an empty card is called.
    CARD: "便签", "Card";
    /// What an empty note is called.
    NOTE: "笔记", "Note";
    /// A page that was read.
    READ: "读过的页", "Page read";
    /// What anything else is called.
    ITEM: "内容", "Item";
    /// A register that holds a picture; what it hangs on.
    PICTURE_OF: "{0}的图片", "Picture of {0}";
    /// A picture; the beginning of its name.
    PICTURE_NAMED: "图片 {0}", "Picture {0}";
    /// A register.
    DEPARTMENT: "部门", "Department";
    /// A register.
    NAME: "名称", "Name";
    /// A register.
    OWNER: "姓名", "Name";
    /// A register.
    GROUP: "小组", "Group";
    /// A register.
    MEMBERS: "成员", "Members";
    /// A register.
    TITLE: "标题", "Title";
    /// A register.
    PAGE: "页", "Page";
    /// A register.
    DATE: "日期", "Date";
    /// A register.
    TIME: "时间", "Time";
    /// A register.
    ORDER: "顺序", "Order";
    /// A register.
    LANE: "泳道", "Lane";
    /// A register.
    ZONE: "分区", "Zone";
    /// A register.
    TEXT: "文字", "Text";
    /// A register.
    AUTHOR: "作者", "Author";
    /// A register.
    TAG: "标签", "Tag";
    /// A register.
    LINK: "关联触点", "Link";
    /// A register.
    PROGRESS: "进度", "Progress";
    /// A register.
    WIDTH: "宽度", "Width";
    /// A register.
    PARENT: "上一级", "Parent";
    /// A register; whose votes.
    VOTES_OF: "{0} 的票", "Votes of {0}";
    /// A register; what it names.
    NAME_OF: "「{0}」的名称", "Name of \"{0}\"";
    /// A set flag.
    YES: "是", "Yes";
    /// A flag that is not set.
    NO: "否", "No";
    /// A place in an order.
    FIRST: "排在最前", "First";
    /// A place in an order; what stands before it.
    AFTER: "排在「{0}」后面", "After \"{0}\"";
    /// An empty value.
    EMPTY: "（空）", "(empty)";
    /// One of the values of a disputed item.
    KEPT: "留下，接着用", "Keep it";
    /// One of the values of a disputed item.
    DELETED: "删除", "Delete it";
    /// The register of a disputed item.
    KEEP_OR_DELETE: "留下还是删除", "Keep or delete";
    /// Undo label of a merge.
    MERGED: "合并", "Merge";
    /// Undo label of picking a value of a conflict.
    SETTLED: "定下「{0}」", "Decide \"{0}\"";

    /// `merge` wrote its file; the file.
    CLI_MERGED: "合并好了：{0}", "merged: {0}";
    /// `merge`; how many by themselves, how many conflicts.
    CLI_COUNTS: "自动合好 {0} 处，要你定 {1} 处", "{0} merged, {1} for you to decide";
    /// `merge`; heading of an exercise with automatic results.
    CLI_EXERCISE: "{0}", "{0}";
    /// `merge`; a conflict's place and values.
    CLI_CONFLICT: "  要你定  {0}：{1}", "  decide    {0}: {1}";
    /// `merge`; the older value of a conflict.
    CLI_BASE: "          原来是 {0}", "            it was {0}";
    /// Between the values of a conflict.
    CLI_OR: "  |  ", "  |  ";
    /// `diff` and `merge`; the kind of change, then the place and the value.
    CLI_ADDED: "  新增  {0}：{1}", "  added     {0}: {1}";
    /// See `CLI_ADDED`; old value, new value.
    CLI_CHANGED: "  改动  {0}：{1} → {2}", "  changed   {0}: {1} → {2}";
    /// See `CLI_ADDED`.
    CLI_MISSING: "  缺少  {0}：{1}", "  missing   {0}: {1}";
    /// `merge --report`; what several copies have in common.
    CLI_SAME: "  相同  {0}：{1}", "  the same  {0}: {1}";
    /// `merge --report`; a place that only one side changed.
    CLI_NEW_VALUE: "  改为  {0}：{1}", "  now       {0}: {1}";
    /// `merge --report`; where something comes from.
    CLI_FROM: "（{0}）", " ({0})";
    /// `diff`; an exercise that only the second has.
    CLI_EXERCISE_ADDED: "新增练习：{0}", "exercise added: {0}";
    /// `diff`; an exercise that only the first has.
    CLI_EXERCISE_MISSING: "缺少练习：{0}", "exercise missing: {0}";
    /// `diff`; no difference.
    CLI_EQUAL: "内容相同", "the content is the same";
    /// `diff`; added, changed, missing.
    CLI_DIFF_COUNTS: "新增 {0}，改动 {1}，缺少 {2}", "{0} added, {1} changed, {2} missing";
    /// Merging copies with different templates.
    CLI_TEMPLATES: "  模板不同，用了内容较多的一份", "  the templates differ; the larger one was taken";
    /// Merging a damaged file; which.
    CLI_DAMAGED: "{0} 有损坏，读得出来的都并进去了", "{0} is damaged; what can be read was merged";
    /// Merging a file that a newer version made; which, and its version.
    CLI_NEWER: "{0} 由更新的版本 {1} 写成，用那个版本合并", "{0} was made by the newer version {1}; merge with that version";
    /// Merging a file changed outside; which.
    CLI_MENDED: "{0} 在程序外改过，改动都列为要你定", "{0} was changed outside the program; its changes are for you to decide";
    /// The output is one of the inputs.
    CLI_SAME_FILE: "{0} 是要合并的文件，原件不能改写，换个名字", "{0} is one of the files to merge; originals are never written, choose another name";
    /// Too many items.
    CLI_TOO_MANY: "合并后超过 {0} 项，放不进一个文件", "merged, there would be more than {0} items; one file cannot hold them";
    /// `verify`; a sound file: file, items.
    CLI_SOUND: "{0} 完好，{1} 项", "{0} is sound, {1} items";
    /// `verify`; file, what is wrong.
    CLI_UNSOUND: "{0} 有问题：{1}", "{0} is not sound: {1}";
    /// `verify --at-least`; items there, items wanted.
    CLI_TOO_FEW: "只有 {0} 项，少于 {1} 项", "only {0} items, fewer than {1}";
    /// `salvage`; file, items read, items lost, values lost.
    CLI_SALVAGED: "救回 {1} 项，丢了 {2} 项和 {3} 处，写到 {0}", "{1} items saved, {2} items and {3} values lost, written to {0}";
    /// Help of `merge`.
    HELP_MERGE: "用法：mot-studio merge 文件 文件… -o 新文件 [--report]\n\n把几份作业本合成一份，原件不动。\n\n  -o, --output 文件  写到哪里，已有的文件不会覆盖\n  --report           逐条列出自动合好的\n\n退出码：0 全部合好，3 合好了但有几处要你定（都在新文件里），1 出错，2 命令写错。",
        "Usage: mot-studio merge FILE FILE… -o NEW [--report]\n\nMerges copies of a workbook into one; the originals are not touched.\n\n  -o, --output FILE  where to write; a file that exists is not overwritten\n  --report           list what was merged by itself, one by one\n\nExit status: 0 all merged, 3 merged with conflicts for you to decide (all are in the new file), 1 failed, 2 wrong command line.";
    /// Help of `diff`.
    HELP_DIFF: "用法：mot-studio diff 旧文件 新文件\n\n逐格比较两份作业本：新增、改动、缺少。\n\n退出码：0 相同，1 不同或出错，2 命令写错。",
        "Usage: mot-studio diff OLD NEW\n\nCompares two workbooks cell by cell: added, changed, missing.\n\nExit status: 0 the same, 1 different or failed, 2 wrong command line.";
    /// Help of `verify`.
    HELP_VERIFY: "用法：mot-studio verify 文件 [--at-least N]\n\n检查一份作业本是否完好。\n\n  --at-least N  至少要有 N 项内容\n\n退出码：0 完好，1 有问题，2 命令写错。",
        "Usage: mot-studio verify FILE [--at-least N]\n\nChecks whether a workbook is sound.\n\n  --at-least N  it must hold at least N items\n\nExit status: 0 sound, 1 not sound, 2 wrong command line.";
    /// Help of `salvage`.
    HELP_SALVAGE: "用法：mot-studio salvage 文件 -o 新文件\n\n从损坏的作业本里救回读得出来的，写成新文件，原件不动。\n\n  -o, --output 文件  写到哪里，已有的文件不会覆盖\n\n退出码：0 全部救回，3 有丢失（逐条列出），1 出错，2 命令写错。",
        "Usage: mot-studio salvage FILE -o NEW\n\nSaves what can be read of a damaged workbook into a new file; the original is not touched.\n\n  -o, --output FILE  where to write; a file that exists is not overwritten\n\nExit status: 0 everything saved, 3 something lost (listed), 1 failed, 2 wrong command line.";

    /// Undo label of several decisions.
    SETTLED_SOME: "定下冲突", "Decide conflicts";
    /// The merge screen's crumb.
    MERGED_CRUMB: "合并", "Merge";
    /// The merge screen's title; how many copies, whose.
    MERGE_TITLE: "合并 {0} 份：{1}", "Merge {0} copies: {1}";
    /// The merge screen's title when open conflicts are decided.
    SETTLE_TITLE: "要你定的地方", "Open conflicts";
    /// Chip: how many results came about by themselves.
    AUTO_COUNT: "自动合好 {0} 处", "{0} merged";
    /// Chip: how many conflicts there are.
    ASK_COUNT: "要你定 {0} 处", "{0} for you to decide";
    /// Heading of the conflicts.
    TO_DECIDE: "要你定", "For you to decide";
    /// Heading of the automatic results.
    BY_ITSELF: "自动合好", "Merged";
    /// How many places only one copy changed.
    GROUP_CHANGED: "{0} 处", "Changed: {0}";
    /// See `GROUP_CHANGED`.
    GROUP_CHANGED_HINT: "只有一份改过", "changed in one copy only";
    /// How many places say the same.
    GROUP_SAME: "{0} 处", "The same: {0}";
    /// See `GROUP_SAME`.
    GROUP_SAME_HINT: "几份写得一样", "the same in several copies";
    /// How many items were added.
    GROUP_ADDED: "{0} 项", "Added: {0}";
    /// See `GROUP_ADDED`.
    GROUP_ADDED_HINT: "各自新增，都留下", "added, all kept";
    /// How many items were deleted.
    GROUP_DELETED: "{0} 项", "Deleted: {0}";
    /// See `GROUP_DELETED`.
    GROUP_DELETED_HINT: "看过后删掉的", "deleted knowingly";
    /// Button: the next question.
    ACCEPT: "用这个，下一处", "Use this, next";
    /// Button: the merge is done.
    FINISH: "完成合并", "Finish merging";
    /// Button: nothing to decide, take it.
    TAKE_IN: "合进来", "Merge in";
    /// Button: the shown value for every open question.
    ALL_NEWEST: "剩下的用最新的", "Newest for the rest";
    /// Button: merge now, decide later.
    DECIDE_LATER: "先合，以后再定", "Merge now, decide later";
    /// Button.
    PREVIOUS: "上一处", "Previous";
    /// Button.
    UNDO_CHOICE: "撤销", "Undo";
    /// Button: opens the comparison.
    COMPARE: "逐格对比", "Compare";
    /// Button: merges the copy in.
    MERGE_IN: "合并进来", "Merge in";
    /// Button: opens the second copy too.
    OPEN_BESIDE: "另外打开", "Open beside";
    /// The question of a conflict; the register.
    WHICH: "{0}，用哪一份？", "{0}: which one?";
    /// The question about a deleted item; its name.
    KEEP_IT: "「{0}」留下还是删除？", "Keep or delete \"{0}\"?";
    /// Before the older value.
    BASE: "上次共同版本", "Last common version";
    /// Button; how many copies.
    KEEP_ALL: "{0} 份都留", "Keep all {0}";
    /// What keeping all does.
    KEEP_ALL_HINT: "「都留」按顺序排成几行", "\"Keep all\" puts them below one another";
    /// Button.
    KEEP_NONE: "都不要", "None";
    /// Heading of the result.
    RESULT: "合并后", "Result";
    /// Beside it.
    RESULT_HINT: "可以直接改", "edit it freely";
    /// What the result is.
    EDITED: "改过", "Edited";
    /// Heading of the values around.
    CONTEXT: "同一处的上下文", "Around it";
    /// Whose value it is when that is not known; a number.
    SOMEBODY: "第 {0} 份", "Copy {0}";
    /// The state of a decided conflict; whose value.
    USES: "用{0}", "{0}";
    /// The state of a decided conflict.
    KEPT_ALL: "都留", "All";
    /// The state of a decided conflict.
    KEPT_NONE: "都不要", "None";
    /// The state of a decided conflict.
    DECIDED: "已定", "Decided";
    /// Who differs.
    DIFFER: "{0}不同", "{0} differ";
    /// Why a deleted item is asked about.
    DELETED_AND_EDITED: "一份删了，一份还在改", "deleted in one copy, edited in another";
    /// When one's own copy was written.
    OPEN_HERE: "打开着", "open here";
    /// Two copies of one name; the name.
    OTHER_COPY: "{0}（另一份）", "{0} (other copy)";
    /// Nothing new in a copy; its name.
    NOTHING_NEW: "「{0}」里没有新内容", "There is nothing new in \"{0}\"";
    /// No conflicts.
    NOTHING_OPEN: "没有要你定的地方", "Nothing is waiting for a decision";
    /// After a merge; automatic, decided.
    MERGE_DONE: "合并好了：自动 {0} 处，你定了 {1} 处", "Merged: {0} automatically, {1} decided";
    /// After deciding; (unused), decided.
    SETTLE_DONE: "定好 {1} 处", "{1} decided";
    /// What is left; how many.
    MERGE_LEFT: "，还有 {0} 处以后再定", ", {0} left for later";
    /// Title of the second-copy question; the file.
    SECOND_TITLE: "「{0}」和打开的作业本是同一份", "\"{0}\" is a copy of the open workbook";
    /// Its text.
    SECOND_TEXT: "可以把它合并进来、逐格对比，也可以另外打开。两个文件都不会被改动，直到你决定。",
        "Merge it in, compare cell by cell, or open it beside. Neither file changes until you decide.";
    /// A copy that this version does not understand; the file, the version.
    COPY_NEWER: "「{0}」由更新的版本 {1} 写成，这里看不全，不能合并，也不能对比。两份都没有改动。在装了新版本的电脑上合并。",
        "\"{0}\" was made by the newer version {1} and is not understood in full here, so it cannot be merged or compared. Neither file was changed. Merge where the newer version is installed.";
    /// A damaged copy is merged; the file.
    MERGE_PART: "「{0}」有损坏，只有读得出来的会合进来，原文件不动。下面是没读出来的。",
        "\"{0}\" is damaged. Only what can be read is merged in; the file itself is not touched. What could not be read is listed below.";
    /// A damaged copy is compared; the file.
    COMPARE_PART: "「{0}」有损坏，只对比读得出来的。没读出来的会显示为缺少。",
        "\"{0}\" is damaged. Only what can be read is compared; what could not be read shows as missing.";
    /// The title of the file dialog.
    MERGE_FROM: "合并哪一份", "Which file to merge in";
    /// The title of the file dialog.
    COMPARE_WITH: "和哪一份对比", "Which file to compare with";
    /// The compare screen's title.
    COMPARE_TITLE: "逐格对比", "Compare";
    /// No difference.
    NO_DIFFERENCE: "没有不同", "No differences";
    /// A kind of change.
    ADDED: "新增", "Added";
    /// A kind of change.
    CHANGED: "改动", "Changed";
    /// A kind of change.
    MISSING: "缺少", "Missing";
    /// Button: the list of differences.
    LIST: "看清单", "List";
    /// Button: ends the comparison.
    END_COMPARE: "结束对比", "End comparison";
    /// A place that only the other has.
    ONLY_THERE: "这里只有另一份有", "Only the other copy has this";
    /// The badge of a disputed register.
    BADGE: "有几份写法，点一下来定", "Set differently; click to decide";
}
