//! What the screens of scores say: headings, cards, charts, entry.

crate::texts! {
    /// The list at the left.
    LIST: "测算", "Scores";
    /// Below the list.
    EVERY_FIGURE: "每个数字都能展开算法", "Every figure shows its formula";
    /// No result yet.
    NO_SCORE: "还没有结果", "No score yet";
    /// So many responses.
    N_RESPONSES: "{0} 份", "n = {0}";
    /// So many valid responses.
    N_VALID: "{0} 份有效", "{0} valid";
    /// So many elements.
    N_ELEMENTS: "{0} 项", "{0}";
    /// A value a year.
    A_YEAR: "每年", "a year";
    /// Not started.
    NOT_STARTED: "没开始", "Not started";
    /// Stage: results.
    RESULT: "结果", "Results";
    /// Stage: all responses.
    RESPONSES: "答卷", "Responses";
    /// Stage: the questionnaire.
    QUESTIONS: "问卷", "Questions";
    /// A chart.
    CHART: "图", "Chart";
    /// The table of the same numbers.
    TABLE: "看数字表", "Show as a table";
    /// The sums.
    SUMS: "怎么算的", "How it is computed";
    /// The task panel.
    TASK: "任务", "Task";
    /// The examples panel.
    EXAMPLES: "看示例", "Examples";
    /// Closes a panel.
    CLOSE: "关掉", "Close";
    /// A fictional example.
    EXAMPLE: "虚构示例", "Fictional example";
    /// No examples.
    NO_EXAMPLES: "这个练习没有示例。", "There are no examples here.";
    /// Fewer than 30.
    SMALL_SAMPLE: "样本少，先别下结论", "Small sample: no conclusions yet";
    /// What that means.
    SMALL_SAMPLE_WHY: "不到 30 份，换一批人答，结果可能差很多", "Fewer than 30: other people might well give another result";
    /// Answers that were left out.
    LEFT_OUT: "没答 {0}·不在量表 {1}", "{0} missing, {1} off the scale";
    /// What left out means.
    LEFT_OUT_WHY: "没答的和不在量表上的都不算进分数，在「答卷」里能看到。", "Missing and off-scale answers are not counted; see them under Responses.";
    /// Nobody answered.
    NOBODY: "还没有答卷", "No responses yet";
    /// What to do then.
    NOBODY_DO: "在右边录入，或复制一列后按 Ctrl V", "Type them in at the right, or copy a column and press Ctrl V";
    /// The insight's button.
    TO_PLAN: "放进行动计划", "Put into the action plan";
    /// It is there already.
    IN_PLAN: "看行动计划", "Open the action plan";
    /// Toast.
    PUT_IN_PLAN: "放进了行动计划：{0}", "Put into the action plan: {0}";
    /// In the plan: where a row comes from.
    CAME_FROM: "来自「{0}」", "From \"{0}\"";
    /// No plan in this workbook.
    NO_PLAN: "这门课没有行动计划表。", "This course has no action plan.";
    /// Next step.
    GO: "去这里", "Go there";
    /// All rules met.
    ALL_DONE: "这个练习完成了", "This exercise is complete";
    /// Undo button.
    UNDO_OF: "撤销：{0}", "Undo: {0}";
    /// Redo button.
    REDO_OF: "重做：{0}", "Redo: {0}";
    /// Read only.
    READ_ONLY: "只读", "Read only";

    /// The three groups.
    PROMOTERS: "推荐者", "Promoters";
    /// The three groups.
    PASSIVES: "中立者", "Passives";
    /// The three groups.
    DETRACTORS: "贬损者", "Detractors";
    /// n people, from–to.
    PEOPLE_SCORED: "{0} 人·打 {1} 分", "{0}, scored {1}";
    /// The 95 % interval.
    INTERVAL: "95% 区间 {0} 到 {1}", "95% interval {0} to {1}";
    /// The distribution.
    DISTRIBUTION: "打分分布", "Distribution of scores";
    /// The unit of bars.
    PEOPLE: "人数", "People";
    /// A column of the distribution.
    SCORE_PEOPLE: "{0} 分 {1} 人，{2}", "Score {0}: {1}, {2}";
    /// A group with its count.
    GROUP_PEOPLE: "{0} {1} 人", "{0} {1}";
    /// Scores by segment.
    BY_SEGMENT: "分群对比", "By segment";
    /// Segment.
    SEGMENT: "分群", "Segment";
    /// Interval.
    INTERVAL_SHORT: "95% 区间", "95% interval";
    /// Difference of the first two segments.
    SEGMENT_DIFF: "「{0}」比「{1}」{2} 分，{3}。", "\"{0}\" against \"{1}\": {2} points, {3}.";
    /// Significant.
    SURE: "差别可靠（p = {0}）", "a reliable difference (p = {0})";
    /// Not significant.
    NOT_SURE: "可能只是巧合（p = {0}）", "may be chance (p = {0})";
    /// The reasons.
    REASONS: "原因", "Reasons";
    /// A reason's tag.
    TAG_FOR: "「{0}」的标签", "Tag for \"{0}\"";
    /// Tag.
    TAG: "标签", "Tag";
    /// Score, in tables.
    SCORE: "分数", "Score";
    /// Share.
    SHARE: "占比", "Share";

    /// The entry panel.
    ENTRY: "录入", "Entry";
    /// Pastes from the clipboard.
    PASTE_COLUMN: "粘贴一列", "Paste a column";
    /// How to count.
    COUNT_HINT: "按分数填人数；也可以粘贴原始打分。", "Type how many gave each score, or paste raw scores.";
    /// Entry by counts.
    BY_COUNT: "按人数", "By count";
    /// Entry one by one.
    ONE_BY_ONE: "逐份", "One by one";
    /// A score.
    POINTS: "{0} 分", "{0}";
    /// How many gave a score.
    HOW_MANY: "打 {0} 分的人数", "How many gave {0}";
    /// Sum.
    TOTAL: "合计", "Total";
    /// Which response.
    RESPONSE_OF: "第 {0} 份，共 {1} 份", "Response {0} of {1}";
    /// A new one.
    RESPONSE_NEW: "第 {0} 份（新）", "Response {0} (new)";
    /// Pager.
    PREVIOUS: "上一份", "Previous response";
    /// Pager.
    NEXT: "下一份", "Next response";
    /// New response.
    NEW: "新的一份", "New response";
    /// Deletes a response.
    DELETE_RESPONSE: "删掉这份", "Delete this response";
    /// How the keyboard works.
    DIGITS: "按数字就填，自动跳到下一题；↑↓ 改 1 分。", "Digits fill in and move on; ↑↓ change by 1.";
    /// How ten is typed.
    DIGITS_TEN: "按数字就填，10 分连按 1 0；↑↓ 改 1 分。", "Digits fill in and move on, 10 is 1 then 0; ↑↓ change by 1.";
    /// An answer: question, value.
    ANSWER_TO: "{0}：{1}", "{0}: {1}";
    /// A blank answer.
    BLANK: "空", "blank";
    /// An answer that does not count.
    OFF_SCALE: "{0}（不在量表上，不算）", "{0} (off the scale, not counted)";
    /// So many questions.
    N_QUESTIONS: "{0} 题", "{0} items";
    /// Both passes.
    BOTH: "一起看", "Both";
    /// Toast: people were added.
    PASTED: "加了 {0} 份答卷", "Added {0} responses";
    /// Toast: some do not count.
    PASTED_SOME: "加了 {0} 份答卷，{1} 个回答不在量表上", "Added {0} responses; {1} answers are off the scale";
    /// Toast: nothing to paste.
    NOTHING_TO_PASTE: "剪贴板里没有能用的数。复制一列打分再来。", "There is nothing to use on the clipboard. Copy a column of scores first.";
    /// List elements first.
    ELEMENTS_FIRST: "先在「问卷」里列出要素，再收答卷。", "List the elements under Questions first, then collect answers.";
    /// Reading the interval.
    READ_INTERVAL: "怎么读这个区间", "How to read the interval";
    /// Sample size: points, people.
    READ_INTERVAL_N: "样本越多，区间越窄。要把误差压到 ±{0} 分，大约需要 {1} 份。", "More responses narrow it. For a margin of ±{0} about {1} responses are needed.";

    /// Number of the response in the grid.
    NUMBER: "序号", "No.";
    /// Deletes all.
    DELETE_ALL: "全部删掉", "Delete all";
    /// Nothing yet.
    NO_RESPONSES_LINE: "每份一行，点一行就在右边改", "One row each; click a row to edit it at the right";

    /// Fields above the questionnaire.
    HEAD_FIELDS: "表头", "Head";
    /// The scale.
    SCALE: "量表", "Scale";
    /// Items.
    ITEMS: "题目", "Items";
    /// The wording of an item.
    WORDING_OF: "第 {0} 题的问法", "Wording of item {0}";
    /// Adds an element.
    ADD_ELEMENT: "加一个要素", "Add an element";
    /// The name of an element.
    ELEMENT_N: "要素 {0}", "Element {0}";
    /// Deletes an element.
    DELETE_ELEMENT: "删掉「{0}」", "Delete \"{0}\"";
    /// Weights.
    WEIGHTS: "重要性（合计 {0}）", "Importance (adds up to {0})";
    /// A weight.
    WEIGHT_OF: "「{0}」的重要性", "Importance of \"{0}\"";
    /// The sum of the weights is off.
    WEIGHTS_OFF: "现在合计 {0}，会按比例折算成 {1}。", "They add up to {0} now and are scaled to {1}.";
    /// The sum of the weights is right.
    WEIGHTS_FIT: "合计 {0}", "Adds up to {0}";

    /// KANO classes.
    MUST: "必备", "Must-be";
    /// KANO classes.
    ONE_DIM: "期望", "One-dimensional";
    /// KANO classes.
    ATTRACTIVE: "魅力", "Attractive";
    /// KANO classes.
    INDIFFERENT: "无差异", "Indifferent";
    /// KANO classes.
    REVERSE: "反向", "Reverse";
    /// KANO classes.
    QUESTIONABLE: "可疑", "Questionable";
    /// What it means.
    MUST_NOTE: "没有就翻脸", "missed at once";
    /// What it means.
    ONE_DIM_NOTE: "越多越满意", "more is better";
    /// What it means.
    ATTRACTIVE_NOTE: "有了惊喜，没有也不怪", "a delight, never missed";
    /// What it means.
    INDIFFERENT_NOTE: "先别花力气", "no effort yet";
    /// Axis.
    BETTER_AXIS: "有了它会多满意　Better", "Satisfied when there: Better";
    /// Axis.
    WORSE_AXIS: "没有它会多不满　|Worse|", "Dissatisfied when missing: |Worse|";
    /// Scatter or table.
    SCATTER: "散点", "Scatter";
    /// Scatter or table.
    COUNTS: "频数表", "Counts";
    /// Head of the list.
    N_SERVICES: "{0} 项服务", "{0} services";
    /// Column.
    SERVICE: "服务", "Service";
    /// Column.
    CLASS: "类别", "Class";
    /// Priorities.
    FIRST_MUST: "先补必备", "First the must-be";
    /// Priorities.
    THEN_ONE_DIM: "再比期望", "Then the performance";
    /// Priorities.
    LAST_ATTRACTIVE: "后惊喜魅力", "Then the delights";
    /// None of these.
    NONE: "还没有", "None yet";
    /// What people said: n, with, without.
    KANO_SAID: "{0} 人里 {1} 人有了更满意，{2} 人没有会不满。", "Of {0}, {1} like having it and {2} dislike missing it.";
    /// Too many questionable answers.
    KANO_UNCLEAR: "可疑回答占 {0}，问法要改清楚。", "{0} questionable answers: make the wording clearer.";
    /// Not clear.
    KANO_MIXED: "类别还不分明，多收几份再定。", "The class is not clear yet; collect more.";
    /// KANO title.
    KANO_TITLE: "KANO 需求分类", "KANO classes";
    /// Above the boxes of an element.
    WITH: "有", "With";
    /// Above the boxes of an element.
    WITHOUT: "没有", "Without";
    /// Tally tab.
    CLASSES: "类别", "Classes";

    /// SERVQUAL.
    EXPECTED: "期望", "Expected";
    /// SERVQUAL.
    PERCEIVED: "感受", "Perceived";
    /// SERVQUAL.
    GAP: "差距", "Gap";
    /// SERVQUAL: note of an axis.
    GAP_OF: "差距 {0}", "gap {0}";
    /// SERVQUAL.
    WEIGHTED_GAP: "加权总差距", "Weighted gap";
    /// SERVQUAL.
    BELOW: "感受低于期望", "Perception is below expectation";
    /// SERVQUAL.
    ABOVE: "感受达到期望", "Perception meets expectation";
    /// SERVQUAL.
    IMPROVE_FIRST: "先改", "Improve first";
    /// SERVQUAL.
    OF_THE_GAP: "占总差距的 {0}", "{0} of the whole gap";
    /// SERVQUAL.
    CRITERION: "维度", "Criterion";
    /// SERVQUAL.
    WHAT_MATTERS: "顾客在意的", "What matters";
    /// SERVQUAL.
    WEIGHT: "权重", "Weight";
    /// Reliability.
    ALPHA: "感受题的一致性 α = {0}（0.7 以上可用）", "Reliability of perception α = {0} (0.7 or more will do)";

    /// CSAT.
    CSAT: "满意率", "Satisfaction rate";
    /// CSAT: satisfied of all.
    CSAT_OF: "{0} 份里 {1} 份打 {2} 分以上", "{1} of {0} gave {2} or more";
    /// Mean.
    MEAN: "均分", "Mean";
    /// Item.
    ITEM: "题目", "Item";
    /// Answers.
    N: "份数", "n";
    /// IPA.
    IMPORTANCE: "重要性（与总体的相关）", "Importance (correlation with overall)";
    /// IPA.
    PERFORMANCE: "均分", "Mean";
    /// IPA.
    CONCENTRATE: "先改", "Improve first";
    /// IPA.
    KEEP_UP: "保持", "Keep";
    /// IPA.
    LOW_PRIORITY: "观察", "Watch";
    /// IPA.
    OVERKILL: "适度", "Enough";
    /// IPA hidden.
    NEED_15: "满 15 份才能看重要性。", "Importance shows from 15 responses on.";
    /// IPA.
    WHAT_FIRST: "先改哪一项", "What to improve first";

    /// Means: radar title.
    BY_GROUP: "各组均分", "Means by group";
    /// Items from the lowest.
    LOWEST_ITEMS: "从低到高", "Lowest first";
    /// Items from the highest.
    HIGHEST_ITEMS: "从高到低", "Highest first";
    /// Self-scan.
    PYRAMID: "三层自扫", "Three layers";
    /// Self-scan heat map.
    HEAT: "热力图", "Heat map";
    /// Weakest.
    WEAKEST: "最短", "Weakest";
    /// Highest.
    HEAVIEST: "最重", "Heaviest";
    /// A red item.
    RED_ITEMS: "2 分以下 {0} 项", "{0} items at 2 or below";
    /// Question mean: text, mean.
    MEAN_OF: "{0}：{1}", "{0}: {1}";

    /// Loyalty.
    LOYALTY: "忠诚类型", "Type of loyalty";
    /// Loyalty.
    YES_SHARE: "答「是」的占比", "Share of yes";
    /// Loyalty.
    CONFIDENCE: "把握", "Confidence";
    /// Loyalty.
    ASK_FIRST: "不到 60%，先去问", "Below 60%: ask first";

    /// Calculators: the input panel.
    ASSUMPTIONS: "假设", "Assumptions";
    /// Back to the defaults.
    RESET: "还原", "Reset";
    /// A template figure.
    DEFAULT_FIGURE: "默认 {0}", "default {0}";
    /// Where the figures come from.
    WHERE_FROM: "数字从哪来", "Where the figures come from";
    /// MDM.
    OLD_US: "默认比率是 20 世纪 80 年代美国的旧调查数，换成自己的工单和回访数据。", "The default rates are old US survey figures of the 1980s. Replace them with your own tickets and call-backs.";
    /// Fictional defaults.
    FICTIONAL: "默认数是虚构的，换成自己的。", "The defaults are fictional. Put in your own.";
    /// Own figures so far.
    OWN_FIGURES: "已换成自己的 {0} 个", "{0} figures of your own";
    /// Sum of shares is off.
    SUM_OFF: "三项合计 {0}%，要等于 {1}%。先改到 {1}%，再看结果。", "They add up to {0}%; make it {1}% to see the result.";
    /// MDM cards.
    LOST_A_YEAR: "一年流失", "Lost a year";
    /// MDM cards.
    LESS_REVENUE: "每年少收", "Revenue lost a year";
    /// MDM cards.
    BIGGEST_PART: "最大的一股", "Largest stream";
    /// MDM cards.
    CUSTOMERS_UNIT: "人", "customers";
    /// Money.
    YUAN: "元", "RMB";
    /// MDM cards.
    LOST_WHY: "因为问题没被好好处理", "because problems were not handled well";
    /// MDM cards: value each.
    AT_VALUE: "按每人每年 {0} 元", "at RMB {0} each a year";
    /// MDM cards.
    FROM_SILENT: "来自没投诉、悄悄走的人", "from those who left without a word";
    /// MDM cards.
    FROM_SATISFIED: "来自投诉后满意的人", "from satisfied complainers";
    /// MDM cards.
    FROM_MOLLIFIED: "来自勉强接受的人", "from mollified complainers";
    /// MDM cards.
    FROM_DISSATISFIED: "来自投诉后不满意的人", "from dissatisfied complainers";
    /// MDM cards: against tab 1.
    AGAINST_FIRST: "比现状 {0}", "{0} against today";
    /// MDM views.
    FLOW: "流向", "Flow";
    /// MDM views.
    WATERFALL: "瀑布", "Waterfall";
    /// MDM views.
    SUMS_VIEW: "算式", "Sums";
    /// Flow heads.
    MET_PROBLEM: "遇到问题", "Had a problem";
    /// Flow heads.
    SAID_IT: "说不说", "Said so?";
    /// Flow heads.
    HOW_HANDLED: "处理得怎样", "How handled";
    /// Flow heads.
    STAY_OR_GO: "走不走", "Stay or go";
    /// Flow nodes.
    SILENT: "没说", "Silent";
    /// Flow nodes.
    SAID: "说了", "Complained";
    /// Flow nodes.
    SATISFIED: "满意", "Satisfied";
    /// Flow nodes.
    MOLLIFIED: "勉强", "Mollified";
    /// Flow nodes.
    DISSATISFIED: "仍不满", "Dissatisfied";
    /// Flow nodes.
    GONE: "流失", "Lost";
    /// Flow nodes.
    STAYED: "留下", "Stayed";
    /// Flow notes.
    WILL_GO: "{0} 会走", "{0} will go";
    /// Flow notes.
    OF_CUSTOMERS: "{0} 的顾客", "{0} of customers";
    /// A node with its number.
    NODE_N: "{0} {1}", "{0} {1}";
    /// A band: from, to, people.
    BAND: "{0} → {1}：{2} 人", "{0} → {1}: {2}";
    /// Waterfall steps.
    TODAY: "现状", "Today";
    /// Waterfall steps.
    THEN: "做完之后", "After all";
    /// Net result.
    NET: "净收益", "Net gain";
    /// MDM insight: name of the tab, lost less, money.
    MDM_SAVES: "{0}：一年多留住 {1} 人，约 {2} 元。", "{0} keeps {1} more customers a year, about RMB {2}.";
    /// MDM insight, first tab: how much silent.
    MDM_SILENT: "流失的人里 {0} 没开口。先让人肯说，再处理好。", "{0} of those lost never spoke. Make it easy to speak, then handle it well.";
    /// Its net and ROI.
    MDM_NET: "净收益 {0} 元，每投入 1 元得 {1} 元。", "Net gain RMB {0}, {1} per RMB spent.";
    /// Its action.
    MDM_DO: "定下「{0}」的负责人和第一步", "Name an owner and a first step for \"{0}\"";
    /// Its action on the first tab.
    MDM_LISTEN_DO: "选一个触点，主动问一句「还有哪里不方便」", "Pick one touchpoint and ask \"what was inconvenient?\"";
    /// Its sign.
    MDM_SIGN: "一年流失少于 {0} 人", "Fewer than {0} customers lost a year";
    /// Sensitivity.
    SENSITIVE: "哪个假设最要紧（涨一成，风险营收变多少）", "Which assumption matters most (a tenth more of it, change in revenue at risk)";
    /// Word of mouth.
    WOM: "口碑连带损失", "Word-of-mouth loss";

    /// Experience return.
    OWN_VALUE: "自身价值", "Own value";
    /// Experience return.
    REFERRAL_VALUE: "推荐价值", "Referral value";
    /// Experience return.
    YEARS: "期望年数", "Expected years";
    /// Experience return: times.
    WORTH_TIMES: "{0}值 {1} 元，是{2}的 {3} 倍。", "{0} is worth RMB {1}, {3} times {2}.";
    /// Experience return: where the jump is.
    WORTH_JUMP: "跳得最多的一步：{0} → {1}，多 {2} 元。", "The largest step: {0} → {1}, RMB {2} more.";
    /// Experience return: share of referrals.
    FROM_REFERRAL: "其中推荐占 {0}", "{0} of it from referrals";
    /// Its action.
    WORTH_DO: "写下从「{0}」到「{1}」要多做的一件事", "Write down one thing that takes \"{0}\" to \"{1}\"";
    /// Its sign.
    WORTH_SIGN: "留存率从 {0} 到 {1}", "Retention from {0} to {1}";

    /// Experience return: its formula.
    OWN_VALUE_BY: "(毛利 − 服务成本) × Σ (留存率 ÷ (1 + 折现率))^t − 获客成本，t 从 0 起", "(margin − service) × Σ (retention ÷ (1 + discount))^t − acquisition, t from 0";
    /// Experience return: its formula.
    YEARS_BY: "Σ 留存率^t，t 从 0 起", "Σ retention^t, t from 0";
    /// Experience return: its formula.
    REFERRAL_VALUE_BY: "推荐人数 × 成交率 × (毛利 − 服务成本) × 期望年数", "referrals × conversion × (margin − service) × expected years";
    /// Calibration: its formula.
    AGREEMENT_BY: "与标准分相差不超过容差的打分 ÷ 全部打分", "scores within the tolerance of the master ÷ all scores";
    /// Calibration: its formula.
    DEVIATION_BY: "|打分 − 标准分| 的平均", "mean of |score − master|";
    /// Calibration: its formula.
    RANGE_BY: "每段录音：最高 − 最低", "each call: highest − lowest";
    /// Calibration.
    AGREEMENT: "一致率", "Agreement";
    /// Calibration.
    DEVIATION: "平均偏差", "Mean deviation";
    /// Calibration.
    LARGEST_RANGE: "最大极差", "Largest range";
    /// Calibration.
    CALL_N: "录音 {0}", "Call {0}";
    /// Calibration.
    SCORER_N: "评分员 {0}", "Scorer {0}";
    /// Calibration.
    RANGE_OF: "极差 {0}", "range {0}";
    /// Calibration.
    MASTER: "标准分", "Master";
    /// Calibration.
    MASTER_HINT: "空着就取中位数", "Median where empty";
    /// Calibration: bias.
    BIAS: "平均偏差（带符号）", "Mean signed deviation";
    /// Calibration insight: call, range.
    CAL_TALK: "先谈{0}：极差 {1} 分。", "Talk about {0} first: range {1}.";
    /// Calibration insight.
    CAL_FINE: "大家打得一致，一致率 {0}。", "Scorers agree: {0}.";
    /// Its action.
    CAL_DO: "逐条念{0}的依据，把扣分规则写清", "Read out the reasons for {0} and write the rule down";
    /// Its sign.
    CAL_SIGN: "再打一次，一致率高于 {0}", "Scored again, agreement is above {0}";
    /// Grid editing.
    ADD_SCORER: "加一位评分员", "Add a scorer";
    /// Grid editing.
    ADD_CALL: "加一段录音", "Add a call";
    /// Grid editing.
    REMOVE_SCORER: "去掉最后一位", "Remove the last scorer";
    /// Grid editing.
    REMOVE_CALL: "去掉最后一段", "Remove the last call";
    /// A cell.
    CELL_OF: "{0}，{1}", "{0}, {1}";
    /// A case's figure.
    IN_CASE: "{0}，{1}", "{0}, {1}";
    /// Same for all cases.
    SHARED: "各情景共用", "Shared by all cases";
}
