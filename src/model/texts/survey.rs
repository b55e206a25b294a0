//! What surveys and calculators say.

crate::texts! {
    /// Undo label.
    ADD_ANSWER: "加一份答卷", "Add a response";
    /// Undo label.
    ADD_ANSWERS: "加 {0} 份答卷", "Add {0} responses";
    /// Undo label.
    SET_ANSWER: "填一个回答", "Answer a question";
    /// Undo label.
    REMOVE_ANSWERS: "删掉 {0} 份答卷", "Delete {0} responses";
    /// Undo label.
    SET_COUNT: "改 {0} 分的人数", "Change how many gave {0}";
    /// Undo label.
    ADD_ELEMENT: "加一个要素", "Add an element";
    /// Undo label.
    NAME_ELEMENT: "改要素名称", "Rename an element";
    /// Undo label.
    REMOVE_ELEMENT: "删掉一个要素", "Delete an element";
    /// Undo label.
    SET_WEIGHT: "改重要性", "Change a weight";
    /// Undo label.
    SET_HEAD: "填表头", "Fill in the head";
    /// Undo label.
    SET_WORDING: "改问法", "Change the wording";
    /// Undo label.
    TAG_REASON: "给原因贴标签", "Tag a reason";
    /// Undo label.
    SET_INPUT: "改「{0}」", "Change \"{0}\"";
    /// Undo label.
    RESET_INPUTS: "还原默认数", "Restore the defaults";
    /// Undo label of the row in the action plan.
    FROM_SCORE: "放进行动计划", "Put into the action plan";

    /// Next step: a field above the questionnaire.
    FILL_FIRST: "先填「{0}」", "Fill in \"{0}\" first";
    /// Next step.
    MORE_ELEMENTS: "再列 {0} 个要素", "List {0} more elements";
    /// Next step.
    MORE_PEOPLE: "再收 {0} 份答卷", "Collect {0} more responses";
    /// Next step.
    MORE_QUESTIONS: "再答 {0} 题", "Answer {0} more questions";
    /// Next step.
    MORE_COMMENTS: "写一条原话或改进", "Write one comment or improvement";
    /// Next step of a calculator.
    MORE_INPUTS: "再换 {0} 个自己的数", "Put in {0} more figures of your own";

    /// Nothing to add.
    NOTHING: "\u{200b}", "\u{200b}";
    /// NPS insight: k, now, then, reason.
    NPS_LIFT: "多拉 {0} 位中立者到 9 分，NPS 就从 {1} 到 {2}。", "Move {0} passives up to 9 and NPS goes from {1} to {2}.";
    /// NPS insight without passives.
    NPS_RESCUE: "少掉 {0} 位贬损者，NPS 就从 {1} 到 {2}。", "With {0} fewer detractors NPS goes from {1} to {2}.";
    /// NPS insight: what that group writes most.
    NPS_WHY: "他们写得最多的是「{3}」。", "They mention \"{3}\" most.";
    /// NPS insight.
    NPS_ALL_PROMOTERS: "每位都是推荐者。去问问他们最想告诉别人什么。", "Everyone is a promoter. Ask what they would tell others first.";
    /// The action of the insight: k, now, then, reason.
    NPS_LIFT_DO: "回访 {0} 位打 7–8 分的顾客，问清差在哪一步", "Call {0} customers who gave 7–8 and ask which step fell short";
    /// The action of the insight.
    NPS_RESCUE_DO: "逐个回访 {0} 位打 0–6 分的顾客，先解决再回话", "Call {0} customers who gave 0–6, solve it, then report back";
    /// The action of the insight with a reason.
    NPS_REASON_DO: "解决「{3}」，再回访 {0} 位顾客", "Fix \"{3}\", then call {0} customers back";
    /// The done-sign of the action.
    NPS_SIGN: "NPS 从 {1} 到 {2}", "NPS from {1} to {2}";

    /// KANO insight: element, share.
    KANO_MUST: "先守住必备「{0}」。", "Secure the must-be \"{0}\" first.";
    /// Why: share.
    KANO_MUST_WHY: "没有它，{1} 的人会不满。", "Without it {1} are dissatisfied.";
    /// KANO insight.
    KANO_MORE: "把「{0}」做得更好，越多越满意。", "Do more of \"{0}\": more is better.";
    /// KANO insight.
    KANO_DELIGHT: "「{0}」最能带来惊喜。", "\"{0}\" delights most.";
    /// Why: share.
    KANO_DELIGHT_WHY: "有了它，{1} 的人更满意。", "With it {1} are more satisfied.";
    /// The action.
    KANO_MUST_DO: "逐次核对「{0}」，一次也不漏", "Check \"{0}\" every time, without a miss";
    /// The action.
    KANO_MORE_DO: "给「{0}」定一个可量的目标并公布", "Set and publish a measurable target for \"{0}\"";
    /// The action.
    KANO_DELIGHT_DO: "挑一个场景试做「{0}」", "Try out \"{0}\" in one scene";
    /// The done-sign.
    KANO_SIGN: "「{0}」的不满人数减半", "Half as many dissatisfied with \"{0}\"";

    /// SERVQUAL insight: dimensions, share.
    SQ_FIRST: "先改{0}。", "Improve {0} first.";
    /// Why: share, item, its gap.
    SQ_FIRST_WHY: "占了总差距的 {1}；最大的落差是「{2}」{3}。", "That is {1} of the whole gap; the largest is \"{2}\" at {3}.";
    /// No gap at all.
    SQ_NO_GAP: "每一项都达到了期望。", "Every criterion meets its expectation.";
    /// The action.
    SQ_DO: "找到「{2}」落空的触点，改一个动作", "Find where \"{2}\" fails and change one action";
    /// The done-sign.
    SQ_SIGN: "「{2}」的差距从 {3} 收窄一半", "The gap of \"{2}\" shrinks from {3} by half";

    /// CSAT insight: score, question, mean.
    CSAT_FIRST: "满意率 {0}%，先改均分 {2} 的这一项。", "CSAT {0}%. Improve the item at {2} first.";
    /// Which.
    CSAT_FIRST_WHY: "{1}", "{1}";
    /// The action.
    CSAT_DO: "改一处：{1}", "Change one thing: {1}";
    /// The done-sign.
    CSAT_SIGN: "这一项均分高于 {2}", "The item's mean is above {2}";

    /// Insight of means: item, its mean, group, its mean.
    MEANS_FIRST: "最短的是「{2}」，{3} 分。", "The weakest is \"{2}\" at {3}.";
    /// The lowest item.
    MEANS_FIRST_WHY: "最低一题：{0}，{1} 分。", "Lowest item: {0}, {1}.";
    /// Only items.
    MEANS_LOWEST: "先练「{0}」，现在 {1} 分。", "Practise \"{0}\" next, now at {1}.";
    /// The action.
    MEANS_DO: "练「{0}」：下周选一个场合做一次", "Practise \"{0}\" once next week";
    /// The done-sign.
    MEANS_SIGN: "「{0}」从 {1} 分往上走", "\"{0}\" rises from {1}";

    /// Self-scan insight: item, mean, group, its mean.
    SCAN_FIRST: "最该先动的是「{0}」，频率 {1}。", "Tackle \"{0}\" first, frequency {1}.";
    /// The group.
    SCAN_FIRST_WHY: "最重的一组：{2}，平均 {3}。", "Heaviest group: {2}, mean {3}.";
    /// The action.
    SCAN_DO: "记下「{0}」的一个事例，约相关的人定一条规矩", "Note one instance of \"{0}\" and agree on a rule with those involved";
    /// The done-sign.
    SCAN_SIGN: "「{0}」的频率从 {1} 降下来", "\"{0}\" becomes rarer than {1}";

    /// Loyalty insight: type.
    LOYALTY_IS: "这位顾客多半是{0}型忠诚。", "This client is most likely loyal by {0}.";
    /// Committed.
    LOYALTY_TRUE: "这位顾客是{0}型忠诚。", "This client's loyalty is {0}.";
    /// Too little known.
    LOYALTY_ASK: "还说不准，先去问。", "Not clear yet: ask first.";
    /// How sure.
    LOYALTY_SURE: "把握 {1}。", "Confidence {1}.";
    /// The action.
    LOYALTY_DO: "约这位顾客，听一条不满意", "Meet the client and ask for one thing they dislike";
    /// The action.
    LOYALTY_TRUE_DO: "谢谢这位顾客，听一条建议", "Thank the client and ask for one suggestion";
    /// The action.
    LOYALTY_ASK_DO: "问清还不知道的几题", "Find out the answers that are still unknown";
    /// The done-sign.
    LOYALTY_SIGN: "记下一句原话", "One sentence in the client's words is noted";
    /// Name of a figure.
    ITEM_MEAN: "一道题的均分", "Mean of a question";
    /// Its formula.
    ITEM_MEAN_BY: "分数之和 ÷ 答了的人数，没答的不算", "sum of the scores ÷ people who answered; blanks do not count";
    /// Name of a figure.
    GROUP_MEAN: "一组的均分", "Mean of a group";
    /// Its formula.
    GROUP_MEAN_BY: "组内各题均分之和 ÷ 题数", "sum of the means of its questions ÷ questions";
    /// Name of a figure.
    YES_OF: "这一类答「是」的占比", "Share of yes in this type";
    /// Its formula.
    YES_OF_BY: "是 ÷（是 + 否），不确定的不算", "yes ÷ (yes + no); undecided does not count";
    /// Name of a figure.
    SURE_OF: "把握", "Confidence";
    /// Its formula.
    SURE_OF_BY: "答了是或否的题 ÷ 全部题", "questions with yes or no ÷ all questions";
}
