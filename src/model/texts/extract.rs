//! Heads of the tables that an exercise is given out as.

crate::texts! {
    /// Column: a field's name.
    FIELD: "项目", "Field";
    /// Column: what stands in a field.
    CONTENT: "内容", "Content";
    /// Column: the zone of a card.
    ZONE: "分区", "Zone";
    /// Column: a card's text.
    CARD: "便签", "Card";
    /// Column: a card's tag.
    TAG: "标签", "Tag";
    /// Column: votes on a card.
    VOTES: "票数", "Votes";
    /// Table: all cards.
    CARDS: "便签", "Cards";
    /// Table: all touchpoints.
    TOUCHPOINTS: "接触点", "Touchpoints";
    /// Table: what is computed from a journey.
    FIGURES: "数值", "Figures";
    /// Column: a figure's value.
    VALUE: "值", "Value";
    /// Figure of a journey.
    AVERAGE: "平均情绪", "Mean emotion";
    /// Figure of a journey.
    EXTREME: "最强的时刻", "Strongest moment";
    /// Figure of a journey.
    REMEMBERED: "会记住的分", "Remembered score";
    /// Figure of a journey.
    HOLES: "没人接住的痛点", "Pain points nobody answers";
    /// Figure of a journey.
    COVERAGE: "行为标准写了多少", "Criteria written";
    /// Table: the rows.
    ROWS: "明细", "Rows";
    /// Column: what a given row is called.
    ROW: "行", "Row";
    /// Table: the nodes of a map.
    NODES: "节点", "Nodes";
    /// Column: how deep a node is.
    LEVEL: "层级", "Level";
    /// Column: what a node says.
    NODE: "内容", "Text";
    /// Column: the marks of a node.
    MARKS: "标记", "Marks";
    /// Table: the questions of a quiz.
    QUESTIONS: "题目", "Questions";
    /// Column: a question.
    QUESTION: "题目", "Question";
    /// Column: what was answered.
    ANSWER: "你的回答", "Your answer";
    /// Column: the right answer.
    RIGHT_ANSWER: "正确答案", "Right answer";
    /// Column: why it is right.
    WHY: "为什么", "Why";
    /// Column: whether the answer is right.
    RIGHT: "对错", "Right?";
    /// An answer that is right.
    IS_RIGHT: "对", "right";
    /// An answer that is wrong.
    IS_WRONG: "错", "wrong";
    /// Table: what everybody answered.
    ANSWERS: "答卷", "Responses";
    /// Table: the tool's result.
    RESULTS: "结果", "Results";
    /// Table: the elements of a KANO survey.
    CLASSES: "KANO 分类", "KANO classes";
    /// Column: which answer.
    NUMBER: "序号", "No.";
    /// Column: a scale's point.
    POINT: "分值", "Point";
    /// Column: a confidence interval.
    LOW: "区间下限", "Interval from";
    /// Column: a confidence interval.
    HIGH: "区间上限", "Interval to";
    /// Table: what was typed.
    INPUTS: "输入", "Inputs";
    /// Table: what was computed.
    OUTPUTS: "计算结果", "Outputs";
    /// Column where a calculator has one case.
    FIGURE: "数", "Figure";
    /// Last row of a table.
    TOTAL: "合计", "Total";
    /// Last row of a table.
    MEAN: "平均", "Mean";
}
