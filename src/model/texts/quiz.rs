//! What the quiz part says.

crate::texts! {
    /// Undo label.
    ANSWERED: "答题", "Answer";
    /// Undo label.
    RETRIED: "重做一遍", "Take it again";
    /// Next step.
    NEXT_QUESTION: "答第 {0} 题", "Answer question {0}";
    /// Next step when all are answered but too few are right.
    TRY_AGAIN: "重做一遍，看看错题", "Take it again, look at the missed ones";
    /// Above a question.
    QUESTION_OF: "第 {0} 题，共 {1} 题", "Question {0} of {1}";
    /// Feedback.
    RIGHT: "答对了", "Right";
    /// Feedback.
    WRONG: "答错了，正确的是：{0}", "Not quite. The answer is: {0}";
    /// A button.
    NEXT: "下一题", "Next question";
    /// A button.
    PREVIOUS: "上一题", "Previous question";
    /// A button after the last question.
    RESULT: "看结果", "See the result";
    /// A button.
    AGAIN: "重做一遍", "Take it again";
    /// A button.
    LOOK_AGAIN: "再看题目", "Look at the questions";
    /// Result: right of all.
    SCORE: "答对 {0} 题，共 {1} 题", "{0} of {1} right";
    /// Result.
    PASSED: "达到 {0}%，通过", "{0}% reached: passed";
    /// Result.
    NOT_PASSED: "还没到 {0}%", "{0}% is not reached yet";
    /// Result of earlier times.
    BEST: "之前最好：{0}%", "Best so far: {0}%";
    /// Result: which were missed.
    MISSED: "错题", "Missed questions";
    /// Result: none were missed.
    NONE_MISSED: "全部答对", "Nothing missed";
    /// Who sees the result.
    PRIVATE: "结果只在你的作业本里", "The result stays in your own workbook";
    /// What was chosen.
    YOU_CHOSE: "你选的：{0}", "You chose: {0}";
    /// The right answer.
    ANSWER_IS: "正确：{0}", "Right: {0}";
    /// Keys.
    KEYS: "按 1–{0} 作答，回车下一题", "Press 1–{0} to answer, Enter for the next";
    /// Name of an option for screen readers.
    OPTION: "选项 {0}：{1}", "Option {0}: {1}";
    /// Name of a mark of progress for screen readers.
    STATE_RIGHT: "第 {0} 题，答对", "Question {0}, right";
    /// Name of a mark of progress for screen readers.
    STATE_WRONG: "第 {0} 题，答错", "Question {0}, missed";
    /// Name of a mark of progress for screen readers.
    STATE_OPEN: "第 {0} 题，未答", "Question {0}, open";
}
