//! What formulas and their results are called, and what is said when something cannot be computed.

crate::texts! {
    /// Panel line.
    NPS_SHARES: "三类占比", "Three shares";
    /// Formula.
    NPS_SHARES_BY: "推荐者 9–10 · 中立者 7–8 · 贬损者 0–6，各除以有效人数 n", "promoters 9–10, passives 7–8, detractors 0–6, each divided by the valid answers n";
    /// Panel line.
    NPS_SCORE: "净推荐值", "Net Promoter Score";
    /// Formula.
    NPS_SCORE_BY: "NPS = 100 × (推荐者 − 贬损者) / n", "NPS = 100 × (promoters − detractors) / n";
    /// Panel line.
    VARIANCE: "方差", "Variance";
    /// Formula.
    NPS_VARIANCE_BY: "p + d − (p − d)²，p、d 是推荐者和贬损者占比", "p + d − (p − d)², with p and d the shares of promoters and detractors";
    /// Panel line.
    STANDARD_ERROR: "标准误", "Standard error";
    /// Formula.
    NPS_ERROR_BY: "100 × √(方差 / n)", "100 × √(variance / n)";
    /// Panel line.
    MARGIN: "误差范围", "Margin of error";
    /// Formula.
    MARGIN_BY: "z × 标准误（95% 时 z = 1.96）", "z × standard error (z = 1.96 at 95%)";
    /// Panel line.
    ADJUSTED_WALD: "置信区间（调整Wald法）", "Confidence interval (adjusted Wald)";
    /// Formula.
    NPS_ADJUSTED_BY: "推荐者、贬损者各加 ¾，中立者加 1½，再算 NPS′ ± z × 标准误′", "add ¾ to promoters and detractors and 1½ to passives, then NPS′ ± z × error′";
    /// Panel line.
    KANO_CATEGORY: "类别", "Category";
    /// Formula.
    KANO_CATEGORY_BY: "每人一对答案查表，取人数最多的一类；并列按 M > O > A > I", "look up each pair of answers, take the most frequent; ties in the order M > O > A > I";
    /// Panel line.
    KANO_BETTER: "Better系数", "Better coefficient";
    /// Formula.
    KANO_BETTER_BY: "Better = (A + O) / (A + O + M + I)", "Better = (A + O) / (A + O + M + I)";
    /// Panel line.
    KANO_WORSE: "Worse系数", "Worse coefficient";
    /// Formula.
    KANO_WORSE_BY: "Worse = −(O + M) / (A + O + M + I)", "Worse = −(O + M) / (A + O + M + I)";
    /// Panel line.
    KANO_STRENGTH: "类别强度", "Category strength";
    /// Formula.
    KANO_STRENGTH_BY: "(最多 − 第二) / 人数；不到 6% 算混合类", "(largest − second) / people; up to 6% counts as mixed";
    /// Panel line.
    KANO_TOTAL: "总强度", "Total strength";
    /// Formula.
    KANO_TOTAL_BY: "(A + O + M) / 人数", "(A + O + M) / people";
    /// Panel line.
    KANO_FONG: "Fong 检验", "Fong test";
    /// Formula.
    KANO_FONG_BY: "最多 − 第二 ≥ 1.65 × √((a + b)(2N − a − b) / 2N) 才算明显", "clear only if largest − second ≥ 1.65 × √((a + b)(2N − a − b) / 2N)";
    /// Panel line.
    SQ_ITEM: "题目差距", "Gap of a statement";
    /// Formula.
    SQ_ITEM_BY: "感知 − 期望，只用两遍都答了的人；再求平均", "perception − expectation of those who answered both; then the mean";
    /// Panel line.
    SQ_DIMENSION: "维度差距", "Gap of a dimension";
    /// Formula.
    SQ_DIMENSION_BY: "该维度各题差距的平均", "mean of the gaps of its statements";
    /// Panel line.
    SQ_PLAIN: "总差距（不加权）", "Overall gap, unweighted";
    /// Formula.
    SQ_PLAIN_BY: "各维度差距的平均", "mean of the gaps of the dimensions";
    /// Panel line.
    SQ_WEIGHTED: "总差距（加权）", "Overall gap, weighted";
    /// Formula.
    SQ_WEIGHTED_BY: "Σ (权重 / 权重合计) × 维度差距", "Σ (weight / sum of weights) × gap";
    /// Panel line.
    SQ_ALPHA: "内部一致性（α系数）", "Cronbach's alpha";
    /// Formula.
    SQ_ALPHA_BY: "α = k / (k − 1) × (1 − Σ 各题方差 / 总分方差)；0.7 以上可用", "α = k / (k − 1) × (1 − Σ variances of statements / variance of the sum); 0.7 or more is acceptable";
    /// Panel line.
    MDM_PROBLEM: "遇到问题的客户", "Customers with a problem";
    /// Formula.
    MDM_PROBLEM_BY: "客户数 × 问题率", "customers × problem rate";
    /// Panel line.
    MDM_BRANCHES: "四条分支", "Four branches";
    /// Formula.
    MDM_BRANCHES_BY: "投诉者 = 问题客户 × 投诉率，按结果分三支；其余沉默", "complainants = customers with a problem × complaint rate, split by outcome; the rest stay silent";
    /// Panel line.
    MDM_LOST: "流失客户", "Customers lost";
    /// Formula.
    MDM_LOST_BY: "Σ 各分支人数 × 该分支流失率", "Σ people of a branch × its loss rate";
    /// Panel line.
    MDM_RISK: "风险营收", "Revenue at risk";
    /// Formula.
    MDM_RISK_BY: "流失客户 × 每客户年营收", "customers lost × yearly revenue per customer";
    /// Panel line.
    MDM_WOM: "口碑连带损失", "Word-of-mouth loss";
    /// Formula.
    MDM_WOM_BY: "Σ 各分支人数 × 告诉人数 × 听后放弃的比例 × 新客价值", "Σ people of a branch × people told × share deterred × value of a new customer";
    /// Where default rates come from.
    MDM_OLD_US: "默认比率是 1979–1986 年的美国调查数据，换成自己的", "the default rates are US survey figures of 1979–1986; replace them with your own";
    /// A split that is not a whole. The golden cases fix the English words.
    MDM_SPLIT: "满意、勉强、不满意三项要合计 1（现在是 {0}）", "complainant split s+m+d must equal 1 (got {0})";
    /// A rate outside 0 … 1.
    BAD_RATE: "{0} 要在 0 到 1 之间（现在是 {1}）", "{0} must lie between 0 and 1 (got {1})";
    /// A number that may not be negative.
    NEGATIVE: "{0} 不能是负数（现在是 {1}）", "{0} must not be negative (got {1})";
    /// Panel line.
    CSAT_SCORE: "满意率", "Satisfaction rate";
    /// Formula.
    CSAT_SCORE_BY: "CSAT = 100 × 打高分的人数 / 有效人数", "CSAT = 100 × answers in the top boxes / valid answers";
    /// Panel line.
    CSAT_WILSON: "置信区间（Wilson 法）", "Confidence interval (Wilson)";
    /// Formula.
    CSAT_WILSON_BY: "(p + z²/2n ± z√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)", "(p + z²/2n ± z√(p(1 − p)/n + z²/4n²)) / (1 + z²/n)";
    /// Help of `compute`.
    TOOL_NPS: "净推荐值，区间和检验", "Net Promoter Score, intervals and tests";
    /// Help of `compute`.
    TOOL_CSAT: "满意率，区间和检验", "satisfaction rate, intervals and tests";
    /// Help of `compute`.
    TOOL_KANO: "KANO 分类，Better 和 Worse", "KANO categories, Better and Worse";
    /// Help of `compute`.
    TOOL_SERVQUAL: "服务质量差距，α系数", "service quality gaps, Cronbach's alpha";
    /// Help of `compute`.
    TOOL_IPA: "重要性—绩效分析", "importance–performance analysis";
    /// Help of `compute`.
    TOOL_MDM: "市场损害模型，三个抓手，回报", "market damage model, three levers, return";
    /// Help of `compute`.
    TOOL_RETURN: "体验回报", "experience return";
    /// Help of `compute`.
    TOOL_PEAK_END: "峰终定律", "peak-end rule";
    /// Help of `compute`.
    TOOL_DOTS: "点数投票", "dot voting";
    /// Help of `compute`.
    TOOL_CALIBRATION: "评分校准", "calibration of scorers";
    /// Help of `compute`.
    TOOL_PARETO: "帕累托排序", "Pareto";
    /// An input that is no JSON object.
    NOT_AN_OBJECT: "输入要是 JSON 对象", "the input must be a JSON object";
    /// A tool that does not exist.
    NO_SUCH_TOOL: "没有工具 {0}，可用的有：{1}", "there is no tool {0}; there are: {1}";
    /// An entry that must be there.
    NO_ENTRY: "缺少 {0}", "{0} is missing";
    /// A value of the wrong kind.
    NOT_A_NUMBER: "{0} 要是数字（现在是 {1}）", "{0} must be a number (got {1})";
    /// A value of the wrong kind.
    NOT_A_COUNT: "{0} 要是 0 或正整数（现在是 {1}）", "{0} must be a whole number from 0 (got {1})";
    /// A value of the wrong kind.
    NOT_A_TEXT: "{0} 要是文字（现在是 {1}）", "{0} must be text (got {1})";
    /// A value of the wrong kind.
    NOT_A_LIST: "{0} 要是列表（现在是 {1}）", "{0} must be a list (got {1})";
    /// A value of the wrong kind.
    NOT_AN_ENTRY_OBJECT: "{0} 要是对象（现在是 {1}）", "{0} must be an object (got {1})";
    /// A level of confidence.
    BAD_LEVEL: "conf 要在 0 和 1 之间，例如 0.95（现在是 {0}）", "conf must lie between 0 and 1, for example 0.95 (got {0})";
    /// A wanted margin.
    BAD_MARGIN: "误差范围 moe_points 要大于 0", "the margin moe_points must be above 0";
    /// A name that is not among the choices.
    NO_SUCH_CHOICE: "{0} 没有 {1} 这一项，可用的有：{2}", "{0} has no {1}; there are: {2}";
    /// Limits of the groups.
    BAD_BREAKS: "breaks 要是 4 个递增的整数，例如 [0, 6, 8, 10]", "breaks must be four rising whole numbers, for example [0, 6, 8, 10]";
    /// None of the shapes.
    NO_SHAPE: "看不出要算什么，输入里要有：{0}", "the input says nothing to compute; it needs: {0}";
    /// More satisfied than asked.
    MORE_THAN_ALL: "满意人数 {0} 多于总人数 {1}", "{0} satisfied are more than all {1}";
    /// The table of pairs.
    NOT_FIVE: "{0} 要是 5 行 5 列", "{0} must have 5 rows of 5";
    /// Two lists of different length.
    NOT_AS_LONG: "{0} 的人数不一样（{1}）", "{0} differ in length ({1})";
    /// Formula.
    MDM_WOM_LOST_BY: "流失客户 × 告诉人数 × 听后放弃的比例 × 每客户年营收", "customers lost × people told × share who stay away × yearly revenue per customer";
    /// Panel line.
    MDM_SAVED: "较现状挽回", "Saved against tab 1";
    /// Formula.
    MDM_SAVED_BY: "现状的风险营收 − 本情景的风险营收", "revenue at risk today − revenue at risk in this scenario";
    /// Panel line.
    MDM_NET: "净收益", "Net gain";
    /// Formula.
    MDM_NET_BY: "挽回 − 投入", "saved − cost";
    /// Panel line.
    MDM_ROI: "投入回报倍数", "Return on cost";
    /// Formula.
    MDM_ROI_BY: "净收益 / 投入", "net gain / cost";
    /// Panel line.
    RETURN_OWN: "自身价值", "Own value";
    /// Formula.
    RETURN_OWN_BY: "Σ (毛利 − 服务成本) × (留存率 / (1 + 折现率))^t − 获客成本", "Σ (margin − service cost) × (retention / (1 + discount))^t − acquisition cost";
    /// Panel line.
    RETURN_YEARS: "期望年数", "Expected years";
    /// Formula.
    RETURN_YEARS_BY: "Σ 留存率^t", "Σ retention^t";
    /// Panel line.
    RETURN_REFERRAL: "推荐价值", "Referral value";
    /// Formula.
    RETURN_REFERRAL_BY: "每年推荐人数 × 成交率 × (毛利 − 服务成本) × 期望年数", "people recommended to a year × conversion × (margin − service cost) × expected years";
    /// Panel line.
    CAL_MASTER: "采用标准分", "Master used";
    /// Formula.
    CAL_MASTER_BY: "给了就用，没给取每段的中位数", "as given, else the median of each call";
    /// Panel line.
    CAL_BIAS: "每人平均偏差", "Mean deviation per scorer";
    /// Formula.
    CAL_BIAS_BY: "平均（分数 − 标准分）；正数偏松", "mean (score − master); above 0 is lenient";
    /// Panel line.
    CAL_AGREE: "一致率", "Agreement";
    /// Formula.
    CAL_AGREE_BY: "离标准分不超过容差的分数 / 全部分数", "scores within the tolerance of the master / all scores";
    /// Parts that must add up.
    SUM_IS_NOT: "{0} 要合计 {1}（现在是 {2}）", "{0} must add up to {1} (got {2})";
    /// Years of a forecast.
    BAD_YEARS: "计算年数要是 0 到 100 的整数（现在是 {0}）", "the years counted must be a whole number from 0 to 100 (got {0})";
}
