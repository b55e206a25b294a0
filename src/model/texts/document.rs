//! Words that stand in typeset documents; a template finds them by their names in small letters.

crate::texts! {
    /// Cover.
    HANDOUT: "学员讲义", "Handout";
    /// Cover.
    GUIDE: "讲师手册", "Trainer's guide";
    /// Cover.
    PRINT_LIST: "打印清单", "Print list";
    /// Cover.
    RESULT_BOOK: "成果册", "Result book";
    /// Cover.
    HOMEWORK: "课后作业：全景流程图与服务标准", "Homework: process map and service standards";
    /// Contents.
    CONTENTS: "目录", "Contents";
    /// Minutes of something; the number stands before.
    MIN: "分钟", "min";
    /// Kind of activity.
    LECTURE: "讲授", "Lecture";
    /// Kind of activity.
    CASE: "案例", "Case";
    /// Kind of activity.
    DISCUSSION: "讨论", "Discussion";
    /// Kind of activity, and a launcher.
    EXERCISE: "练习", "Exercise";
    /// Kind of activity, and how an exercise ends.
    DEBRIEF: "点评", "Debrief";
    /// A case that happened.
    KNOWN: "公开案例", "Known case";
    /// A case that was made up.
    FICTIONAL: "虚构案例", "Fictional case";
    /// A source.
    SOURCE: "来源", "Source";
    /// What to say.
    SCRIPT: "讲法", "Script";
    /// What to look for.
    RUBRIC: "看什么", "Look for";
    /// How to do it.
    STEPS: "步骤", "Steps";
    /// What one needs.
    BRING: "要准备", "Needed";
    /// Lines to write on.
    NOTES: "笔记", "Notes";
    /// Who it is for.
    AUDIENCE: "对象", "For";
    /// What trainees bring.
    PREWORK: "课前准备", "Before the course";
    /// What one can do afterwards.
    OUTCOMES: "学完能做到", "Outcomes";
    /// The plan of a day or a course.
    AGENDA: "日程", "Agenda";
    /// A part of the course.
    MODULE: "模块", "Module";
    /// When something begins, from the beginning of its module.
    CLOCK: "从", "From";
    /// A day; the number stands before or behind.
    DAY: "第 {0} 天", "Day {0}";
    /// Copies to print.
    COPIES: "份数", "Copies";
    /// Paper.
    PAPER: "纸张", "Paper";
    /// One a person.
    EACH: "每人 1 份", "One each";
    /// One a group; how many stands behind.
    PER_GROUP: "每组 1 份", "One a group";
    /// A box to tick.
    PRINTED: "印好", "Printed";
    /// Part of the book.
    OUTPUTS: "小组产出", "Outputs";
    /// Part of the book.
    SCORES: "测算", "Scores";
    /// Part of the book.
    PROMISES: "承诺", "Commitments";
    /// Part of the book.
    ACTIONS: "行动计划", "Action plan";
    /// How complete something is.
    COMPLETE: "完成", "complete";
    /// Members of a group.
    MEMBERS: "成员", "Members";
    /// A workbook without a name.
    NO_NAME: "没写名字", "No name";
    /// Where nothing was written.
    NOTHING: "还没有内容", "Nothing written yet";
    /// The stages of the process map.
    STAGES: "各环节", "Stage by stage";
    /// Table.
    TOUCHPOINTS: "接触点", "Touchpoints";
    /// Table.
    STANDARDS: "服务标准", "Service standards";
    /// What a group is called before its name.
    GROUP: "小组", "Group";
}
