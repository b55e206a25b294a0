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
    NAME_OF: "「{0}」的名称", "Name of “{0}”";
    /// A set flag.
    YES: "是", "Yes";
    /// A flag that is not set.
    NO: "否", "No";
    /// A place in an order.
    FIRST: "排在最前", "First";
    /// A place in an order; what stands before it.
    AFTER: "排在「{0}」后面", "After “{0}”";
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
    SETTLED: "定下「{0}」", "Decide “{0}”";

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
}
