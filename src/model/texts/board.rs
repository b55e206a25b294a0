//! What the board part says.

crate::texts! {
    /// Undo label of any change that has no better name.
    CHANGE: "改动", "Change";
    /// Undo label.
    ADD: "写便签「{0}」", "Write card \"{0}\"";
    /// Undo label.
    ADD_MANY: "贴上 {0} 张便签", "Add {0} cards";
    /// Undo label.
    EDIT: "改便签", "Edit card";
    /// Undo label.
    MOVE: "移到「{0}」", "Move to \"{0}\"";
    /// Undo label.
    DELETE: "删掉「{0}」", "Delete \"{0}\"";
    /// Undo label.
    DELETE_MANY: "删掉 {0} 张便签", "Delete {0} cards";
    /// Undo label.
    DUPLICATE: "复制便签", "Duplicate card";
    /// Undo label.
    VOTE: "投票", "Vote";
    /// Undo label.
    UNVOTE: "收回一票", "Take a vote back";
    /// Undo label.
    RETAG: "改标签", "Change tag";
    /// Undo label.
    FIELD: "改「{0}」", "Change \"{0}\"";
    /// Undo label.
    RENAME_ZONE: "改分区名", "Rename zone";
    /// Undo label.
    ACTION: "转为行动", "Turn into an action";
    /// Undo label.
    UNACTION: "取消行动", "Undo action mark";

    /// Next step.
    NEXT_HEADER: "先填「{0}」", "Fill in \"{0}\" first";
    /// Next step.
    NEXT_ZONE: "给「{0}」写 {1} 张", "Write {1} for \"{0}\"";
    /// Next step.
    NEXT_CARDS: "再写 {0} 张", "Write {0} more";
    /// Next step.
    NEXT_FIELD: "给「{0}」填{1}", "Fill in {1} of \"{0}\"";
    /// Next step.
    NEXT_VOTE: "投票，选出最想做的", "Vote for what to do first";
    /// Next step prefix.
    NEXT: "下一步：{0}", "Next: {0}";
    /// All rules met.
    COMPLETE: "做完了", "Complete";

    /// Mode.
    THINK: "想", "Think";
    /// Mode.
    VOTING: "投票", "Vote";
    /// Mode.
    GATHER: "收拢", "Gather";
    /// Vote budget.
    VOTES_LEFT: "每人 {0} 票，你还剩 **{1}** 票", "{0} votes each, you have **{1}** left";
    /// Vote budget spent.
    VOTES_NONE: "票用完了，右键点一票可收回", "No votes left, right-click one to take it back";
    /// No vote of mine on it.
    VOTES_NOT_YOURS: "这张上没有你的票", "None of your votes is on it";
    /// Toolbar.
    TAGS: "标签", "Tags";
    /// Tag filter off.
    ALL_TAGS: "全部标签", "All tags";
    /// No tags yet.
    NO_TAGS: "还没有标签，写便签时加 #标签", "No tags yet; add #tag when you write";
    /// Toolbar.
    ANONYMOUS: "匿名", "Anonymous";
    /// Toolbar tip.
    ANONYMOUS_TIP: "不显示谁写的", "Hide who wrote what";
    /// Toolbar, menu.
    TO_ACTION: "转为行动", "To action";
    /// Toolbar, disabled reason.
    PICK_FIRST: "先选一张便签", "Pick a card first";
    /// Toast.
    ACTION_PLANNED: "已放进行动计划「{0}」", "Added to the plan \"{0}\"";
    /// Toast.
    ACTION_MARKED: "已标为行动", "Marked as an action";
    /// Toolbar.
    EXAMPLES: "看示例", "Examples";
    /// Toolbar.
    TASK: "看任务", "Task";
    /// Timer.
    PAUSE: "暂停", "Pause";
    /// Timer.
    START: "开始计时", "Start the timer";
    /// Timer.
    MORE: "+1 分", "+1 min";
    /// Timer at zero.
    TIME_UP: "时间到", "Time's up";
    /// Timer, for screen readers.
    TIME_LEFT: "还剩 {0}", "{0} left";

    /// Group heading.
    FOUR: "四省", "Four saves";
    /// Group heading.
    FOUR_WHY: "让顾客少付出", "the customer gives less";
    /// Group heading.
    TWO: "两尊", "Two respects";
    /// Group heading.
    TWO_WHY: "让顾客多得到", "the customer gets more";

    /// Zone head.
    COUNT: "{0} 张", "{0}";
    /// Zone head with the number needed.
    COUNT_OF: "{0}/{1} 张", "{0}/{1}";
    /// Zone head.
    ADD_HERE: "在「{0}」写一张", "Write in \"{0}\"";
    /// Zone head.
    RENAME: "改名：{0}", "Rename: {0}";
    /// Zone head.
    FOLD: "收起", "Fold";
    /// Zone head.
    UNFOLD: "展开", "Unfold";
    /// Empty zone, with a key cap behind it.
    PRESS: "按", "Press";
    /// Empty zone, after the key cap.
    TO_WRITE: "写第一张", "to write the first";
    /// Filter hides everything.
    NONE_WITH_TAG: "没有 #{0}", "No #{0} here";
    /// Zone is full.
    ZONE_FULL: "「{0}」最多 {1} 张", "\"{0}\" holds {1} at most";
    /// Empty board.
    EMPTY: "还没有便签", "No cards yet";
    /// Empty board.
    EMPTY_HOW: "按 1 到 {0} 选分区，直接打字，回车贴上", "Press 1 to {0} for a zone, type, Enter sticks it";
    /// Empty board.
    WRITE_FIRST: "写第一张", "Write the first";

    /// Drop slot.
    DROP_HERE: "放到这里", "Drop here";
    /// Card, for screen readers: zone, text, votes, author.
    CARD: "{0}，{1}，{2} 票，{3}", "{0}, {1}, votes {2}, {3}";
    /// Card without text.
    BLANK: "空便签", "Blank card";
    /// Card menu.
    CARD_MENU: "便签菜单", "Card menu";
    /// Card menu.
    EDIT_CARD: "编辑", "Edit";
    /// Card menu.
    ADD_VOTE: "投一票", "Vote";
    /// Card menu.
    TAG: "打标签", "Tag";
    /// Card menu.
    MOVE_TO: "移到", "Move to";
    /// Card menu, for screen readers.
    MOVE_TO_ZONE: "移到「{0}」", "Move to \"{0}\"";
    /// Card menu.
    COPY: "复制文字", "Copy text";
    /// Card menu.
    DUPLICATE_CARD: "复制一份", "Duplicate";
    /// Card menu.
    DETAILS: "详情", "Details";
    /// Card menu.
    DELETE_CARD: "删掉", "Delete";
    /// Vote pill.
    PILL: "{0} 票", "{0} votes";
    /// Card is an action.
    IS_ACTION: "行动", "Action";
    /// Toast after copying.
    COPIED: "复制了 {0} 张便签", "Copied {0} cards";
    /// Toast after pasting.
    PASTED: "贴上了 {0} 张便签", "Added {0} cards";

    /// Quick add.
    QUICK_NAME: "写便签", "Write a card";
    /// Quick add placeholder.
    QUICK_HINT: "写给「{0}」：一张一个细节", "For \"{0}\": one detail a card";
    /// Quick add tip.
    QUICK_TAG: "空格后加 # 打标签", "add # for a tag";
    /// Quick add button.
    STICK: "贴上去", "Stick it";
    /// Read-only board.
    READ_ONLY: "只读，不能写", "Read only";

    /// Ranking panel.
    RANKING: "得票排行", "Ranking";
    /// Ranking panel.
    RANKING_EMPTY: "还没有人投票", "No votes yet";
    /// Ranking panel.
    RANKING_HOW: "按 Q 回到投票，V 投一票", "Q goes back to voting, V votes";
    /// Examples panel.
    FICTIONAL: "虚构示例", "Fictional example";
    /// Examples panel.
    EXAMPLES_WHY: "看写法，别照抄", "See how it is written, then write your own";
    /// Side panel.
    CLOSE: "关掉", "Close";
    /// Details panel.
    CARD_TEXT: "内容", "Text";
    /// Details panel.
    AUTHOR: "谁写的", "Written by";
    /// Details panel.
    ZONE: "分区", "Zone";
    /// Unset choice.
    UNSET: "不填", "None";
    /// Rating.
    RATING: "{0}，{1} 分", "{0}, {1}";
}
