//! What the command line and the content checker say.

crate::texts! {
    /// A field that does not exist, and one that is spelt much like it.
    UNKNOWN_FIELD_LIKE: "没有名为 {0} 的字段，是不是想写 {1}？", "there is no field {0}; did you mean {1}?";
    /// A field that does not exist.
    UNKNOWN_FIELD: "没有名为 {0} 的字段，可以写的有：{1}", "there is no field {0}; expected one of: {1}";
    /// A variant that does not exist, and one that is spelt much like it.
    UNKNOWN_KIND_LIKE: "没有 {0} 这一种，是不是想写 {1}？", "there is no {0} here; did you mean {1}?";
    /// A variant that does not exist.
    UNKNOWN_KIND: "没有 {0} 这一种，可以写的有：{1}", "there is no {0} here; expected one of: {1}";
    /// A required field is absent.
    MISSING_FIELD: "这里缺少字段 {0}", "the field {0} is missing here";
    /// A field was written twice.
    DOUBLE_FIELD: "字段 {0} 写了两次，只留一个", "the field {0} is written twice; keep one";
    /// A text was expected.
    EXPECTED_TEXT: "这里应是加引号的文字，例如 \"开场\"", "expected a text in quotes, for example \"opening\"";
    /// A string without end.
    UNCLOSED_TEXT: "这段文字少了结尾的引号 \"", "this text lacks its closing quote \"";
    /// A number was expected.
    EXPECTED_NUMBER: "这里应是数字，例如 5", "expected a number, for example 5";
    /// true or false was expected.
    EXPECTED_BOOL: "这里应写 true 或 false", "expected true or false";
    /// No comma between entries.
    EXPECTED_COMMA: "前一项后面少了逗号，或引号、括号没有成对", "a comma is missing after the entry before, or a quote or bracket has no partner";
    /// A list was expected.
    EXPECTED_LIST: "这里应是列表，用 [ ] 括起来", "expected a list in [ ]";
    /// An opening bracket was expected.
    EXPECTED_OPEN: "这里应有左括号 {0}", "expected an opening {0}";
    /// A closing bracket was expected.
    EXPECTED_CLOSE: "这里应有右括号 {0}", "expected a closing {0}";
    /// No colon after a name.
    EXPECTED_COLON: "名称后面少了冒号", "a colon is missing after the name";
    /// A field name was expected.
    EXPECTED_NAME: "这里应是字段名", "expected the name of a field";
    /// The file ends too early.
    CUT_OFF: "文件在这里就断了，后面少了括号或引号", "the file ends here, but a bracket or quote is still open";
    /// Something follows the last bracket.
    TRAILING: "最后一个括号之后还有内容，可能多了一个括号", "something follows the last bracket; there may be one bracket too many";
    /// A backslash that means nothing.
    BAD_ESCAPE: "文字里的反斜杠写法不对，要写成 \\\\ 或 \\n", "the backslash in this text means nothing; write \\\\ or \\n";
    /// A character that has no business here.
    UNEXPECTED_CHAR: "这里不应出现 {0}", "{0} is not expected here";
    /// Too many brackets inside brackets.
    TOO_DEEP: "括号嵌套太深", "too many brackets inside brackets";
    /// A tuple of the wrong length.
    WRONG_COUNT: "这里应是{0}，现在是 {1} 项", "expected {0}, found {1}";
    /// A value of the wrong type.
    WRONG_TYPE: "这里应是 {0}，现在是 {1}", "expected {0}, found {1}";
    /// Anything else.
    UNREADABLE: "读不懂：{0}", "cannot be read: {0}";
    /// A file that is not UTF-8.
    NOT_UTF8: "不是 UTF-8 文字，请用 UTF-8 另存", "not UTF-8 text; save it as UTF-8";
    /// A folder or file that cannot be opened.
    CANNOT_OPEN: "打不开：{0}", "cannot be opened: {0}";
    /// A module of the course has no file.
    NO_MODULE: "课程里写了模块 {0}，但没有文件 modules/{0}.ron", "the course names the module {0}, but there is no file modules/{0}.ron";
    /// The id inside differs from the file's name.
    ID_IS_NAME: "id 应与文件名相同：{0}", "the id should be the file's name: {0}";
    /// A text in one language only.
    NO_ZH: "缺少中文", "the Chinese text (zh) is missing";
    /// A text in one language only.
    NO_EN: "缺少英文", "the English text (en) is missing";
    /// A text that must be there is empty.
    EMPTY_TEXT: "{0} 不能为空", "{0} must not be empty";
    /// A page without blocks.
    EMPTY_PAGE: "这一页没有内容", "this page has no content";
    /// Two things of one id.
    DOUBLE_ID: "编号 {0} 重复，前面已经用过", "the id {0} is used twice";
    /// Minutes of the modules and of the course.
    COURSE_MINUTES: "课程写了 {0} 分钟，各模块合计 {1} 分钟", "the course says {0} minutes, its modules add up to {1}";
    /// Minutes of the activities and of the module.
    MODULE_MINUTES: "模块写了 {0} 分钟，各活动合计 {1} 分钟", "the module says {0} minutes, its activities add up to {1}";
    /// Minutes of the pages and of the activity.
    PART_MINUTES: "活动 {0} 写了 {1} 分钟，各页合计 {2} 分钟", "activity {0} says {1} minutes, its pages add up to {2}";
    /// A page names an activity that is not in the agenda, and one like it.
    UNKNOWN_PART_LIKE: "议程里没有活动 {0}，是不是想写 {1}？", "the agenda has no activity {0}; did you mean {1}?";
    /// A page names an activity that is not in the agenda.
    UNKNOWN_PART: "议程里没有活动 {0}", "the agenda has no activity {0}";
    /// A slot names an exercise that does not exist, and one like it.
    UNKNOWN_EXERCISE_LIKE: "没有练习 {0}，是不是想写 {1}？", "there is no exercise {0}; did you mean {1}?";
    /// A slot names an exercise that does not exist.
    UNKNOWN_EXERCISE: "没有练习 {0}", "there is no exercise {0}";
    /// A slot names a preset that does not exist, and one like it.
    UNKNOWN_PRESET_LIKE: "练习没有预设 {0}，是不是想写 {1}？", "the exercise has no preset {0}; did you mean {1}?";
    /// A slot names a preset that does not exist.
    UNKNOWN_PRESET: "练习没有预设 {0}", "the exercise has no preset {0}";
    /// A topic of a page that the course does not list, and one like it.
    UNKNOWN_TOPIC_LIKE: "课程的 topics 里没有 {0}，是不是想写 {1}？", "the course's topics have no {0}; did you mean {1}?";
    /// A topic of a page that the course does not list.
    UNKNOWN_TOPIC: "课程的 topics 里没有 {0}", "the course's topics have no {0}";
    /// A topic that no page teaches.
    UNTAUGHT: "没有一页讲到知识点 {0}", "no page teaches the topic {0}";
    /// A publicly known case needs a source.
    NO_SOURCE: "真实案例要写出处 source", "a known case needs its source";
    /// A text that does not fit.
    TOO_LONG_ZH: "中文 {0} 字，这里最多放 {1} 字", "the Chinese text has {0} characters, the layout holds {1}";
    /// A text that does not fit.
    TOO_LONG_EN: "英文 {0} 个字符，这里最多放 {1} 个", "the English text has {0} characters, the layout holds {1}";
    /// More entries than fit.
    TOO_MANY: "有 {0} 条，最多 {1} 条", "{0} entries, at most {1}";
    /// A count that must be exact.
    NOT_COUNT: "应有 {0} 项，现在是 {1} 项", "expected {0} entries, found {1}";
    /// A number outside its range.
    OUT_OF_RANGE: "{0} 超出范围，应在 {1} 到 {2} 之间", "{0} is out of range; expected {1} to {2}";
    /// A picture without a file.
    NO_PICTURE: "media 文件夹里没有 {0}", "there is no {0} in the media folder";
    /// A rule that is not one of the grammar.
    UNKNOWN_RULE: "看不懂完成规则 {0}", "the completion rule {0} is not known";
    /// A reference to something of the template that does not exist, and one like it.
    UNKNOWN_REF_LIKE: "没有 {0}，是不是想写 {1}？", "there is no {0}; did you mean {1}?";
    /// A reference to something of the template that does not exist.
    UNKNOWN_REF: "没有 {0}", "there is no {0}";
    /// A zone beside the grid.
    OFF_GRID: "分区 {0} 超出了网格", "zone {0} lies outside the grid";
    /// Two zones on one field.
    OVERLAP: "分区 {0} 与 {1} 重叠", "zone {0} overlaps {1}";
    /// More cards needed than allowed.
    MIN_OVER_MAX: "至少 {0} 张多于最多 {1} 张", "at least {0} is more than at most {1}";
}
