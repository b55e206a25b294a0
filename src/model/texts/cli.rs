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
}
