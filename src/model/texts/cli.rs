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
    /// A bracket or quote without partner.
    NO_PARTNER: "这一项里有引号或括号没有成对", "a quote or bracket in this entry has no partner";
    /// Something follows the last bracket.
    TRAILING: "最后一个括号之后还有内容，可能多了一个括号", "something follows the last bracket; there may be one bracket too many";
    /// A backslash that means nothing.
    BAD_ESCAPE: "文字里的反斜杠写法不对，要写成 \\\\ 或 \\n", "the backslash in this text means nothing; write \\\\ or \\n";
    /// A character that has no business here.
    UNEXPECTED_CHAR: "这里不应出现 {0}", "{0} is not expected here";
    /// Too many brackets inside brackets.
    TOO_DEEP: "括号嵌套太深", "too many brackets inside brackets";
    /// A value of the wrong type.
    WRONG_TYPE: "这里应是 {0}，现在是 {1}", "expected {0}, found {1}";
    /// Anything else.
    UNREADABLE: "读不懂：{0}", "cannot be read: {0}";
    /// A file that is not UTF-8.
    NOT_UTF8: "不是 UTF-8 文字，用 UTF-8 编码另存一次", "not UTF-8 text; save it as UTF-8";
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
    /// A page that would be too small to read when it is projected.
    CROWDED_ZH: "中文内容太多，投影出来字太小；删几行，或拆成两页", "the Chinese text is too much for a slide and would be too small to read; cut it or split the page";
    /// A page that would be too small to read when it is projected.
    CROWDED_EN: "英文内容太多，投影出来字太小；删几行，或拆成两页", "the English text is too much for a slide and would be too small to read; cut it or split the page";
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
    /// A made-up name on a page that does not say so.
    NOT_LABELLED: "{0} 是虚构的，这一页要标明「虚构」", "{0} is made up; the page must say that it is fictional";
    /// A made-up name in a case that is labelled as known.
    MADE_UP_KNOWN: "{0} 是虚构的，案例不能标成真实", "{0} is made up; the case must not be labelled as known";
    /// Minutes of the days and of the course.
    DAYS_MINUTES: "课程写了 {0} 分钟，各天合计 {1} 分钟", "the course says {0} minutes, its days add up to {1}";
    /// A day that ends inside an activity.
    DAY_INSIDE: "这一天在一个活动中间结束", "this day ends inside an activity";
    /// Minutes of a plan and its stretches.
    PLAN_MINUTES: "方案写了 {0} 分钟，各段合计 {1} 分钟", "the plan says {0} minutes, its stretches add up to {1}";
    /// Minutes of a stretch and its pages.
    STRETCH_MINUTES: "这一段写了 {0} 分钟，各页合计 {1} 分钟", "the stretch says {0} minutes, its pages add up to {1}";
    /// A plan names a page that its module does not have, and one like it.
    UNKNOWN_PAGE_LIKE: "模块里没有页面 {0}，是不是想写 {1}？", "the module has no page {0}; did you mean {1}?";
    /// A plan names a page that its module does not have.
    UNKNOWN_PAGE: "模块里没有页面 {0}", "the module has no page {0}";
    /// A plan names a module that the course does not have, and one like it.
    UNKNOWN_MODULE_LIKE: "课程里没有模块 {0}，是不是想写 {1}？", "the course has no module {0}; did you mean {1}?";
    /// A plan names a module that the course does not have.
    UNKNOWN_MODULE: "课程里没有模块 {0}", "the course has no module {0}";
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
    /// `mot-studio --help`.
    HELP: "关键时刻工坊 · 服务设计课程、画布与作业本

用法：mot-studio [选项] [文件…]
      mot-studio <命令>

不带命令就打开窗口；给了文件，就打开这些作业本。

命令：
  check [目录]             检查课程内容，逐条列出「文件:行:列: 问题」
  new <课程>               新建一个空的作业本文件
  info <文件>              查看作业本：谁的、做了多少、文件是否完好
  merge <文件…> -o <新>    把几份作业本合成一份，原件不动
  diff <旧> <新>           逐格比较两份作业本
  verify <文件>            检查文件是否完好
  salvage <文件> -o <新>   从损坏的文件里救回读得出来的
  compute <工具> <文件>    算一个工具的数字
  export <文件> --to <格式> -o <输出>
                           把练习导出成 PDF、图片、表格等
  handout <课程> -o <输出>  把课程排成讲义、讲师手册、打印清单或幻灯片
  book <文件…> -o <输出>   把几个作业本排成一本成果册

选项：
  --content <目录>     再读一个课程目录，同名的以它为准
  --lang <zh|en>       界面语言，默认跟随系统
  --theme <light|dark> 浅色或深色，默认跟随系统
  -h, --help           显示这段说明
  -V, --version        显示版本

退出码：0 正常，1 有问题，2 命令写错，3 做完了但还有要看的。
", "MOT Studio: service-design courses, canvases and workbooks

Usage: mot-studio [OPTIONS] [FILE]...
       mot-studio <COMMAND>

Without a command it opens the window, with the workbooks given.

Commands:
  check [DIR]            Check course content; lists file:line:column: problem
  new <COURSE>           Make an empty workbook file
  info <FILE>            Show a workbook: whose it is, how much is done, whether the file is sound
  merge <FILE>… -o <NEW> Make one file of several copies of a workbook; they are not touched
  diff <OLD> <NEW>       Compare two workbooks cell by cell
  verify <FILE>          Check whether a file is sound
  salvage <FILE> -o <NEW> Save what can be read of a damaged file
  compute <TOOL> <FILE>  Compute the numbers of a tool and print them as JSON
  export <FILE> --to <FORMAT> -o <OUT>
                         Export exercises as PDF, pictures, tables and more
  handout <COURSE> -o <OUT> Typeset a course: handout, guide, print list or slides
  book <FILE>... -o <OUT> Typeset workbooks as one result book

Options:
  --content <DIR>       Also read this folder of courses; its courses win over others of the same name
  --lang <zh|en>        Language, otherwise the system's
  --theme <light|dark>  Light or dark, otherwise as the system
  -h, --help            Show this help
  -V, --version         Show the version

Exit status: 0 all well, 1 problems found, 2 wrong command line, 3 done with something left to look at.
";
    /// `mot-studio check --help`.
    HELP_CHECK: "检查课程内容

用法：mot-studio check [选项] [目录]

不给目录，就检查程序自带的课程。每个问题一行：文件:行:列: 哪里不对，应该怎样。

选项：
  --content <目录>  再读一个课程目录
  --lang <zh|en>    说明文字的语言
  -h, --help        显示这段说明
", "Check course content

Usage: mot-studio check [OPTIONS] [DIR]

Without a folder it checks the courses in the program. One problem a line: file:line:column: what is wrong and what was expected.

Options:
  --content <DIR>  Also read this folder of courses
  --lang <zh|en>   Language of the messages
  -h, --help       Show this help
";
    /// `mot-studio new --help`.
    HELP_NEW: "新建一个空的作业本

用法：mot-studio new <课程> -o <文件> [选项]

已有的文件不会被覆盖。

选项：
  -o, --output <文件>  写到哪里，例如 第二组.mot.ron
  --name <姓名>        作业本是谁的，可以用化名
  --group <小组>       小组名称
  --content <目录>     再读一个课程目录
  --lang <zh|en>       说明文字的语言
  -h, --help           显示这段说明
", "Make an empty workbook

Usage: mot-studio new <COURSE> -o <FILE> [OPTIONS]

A file that is there already is never overwritten.

Options:
  -o, --output <FILE>  Where to write it, for example group-2.mot.ron
  --name <NAME>        Whose it is; an alias will do
  --group <GROUP>      The group's name
  --content <DIR>      Also read this folder of courses
  --lang <zh|en>       Language of the messages
  -h, --help           Show this help
";
    /// `mot-studio info --help`.
    HELP_INFO: "查看一个作业本文件

用法：mot-studio info <文件> [选项]

选项：
  --json          以 JSON 输出，便于程序读取
  --lang <zh|en>  说明文字的语言
  -h, --help      显示这段说明
", "Show a workbook file

Usage: mot-studio info <FILE> [OPTIONS]

Options:
  --json          Print JSON for other programs
  --lang <zh|en>  Language of the messages
  -h, --help      Show this help
";
    /// Usage line below an error.
    SEE_HELP: "用法见 mot-studio {0}--help", "see mot-studio {0}--help";
    /// Begins an error message.
    ERROR: "出错：{0}", "error: {0}";
    /// An option that does not exist.
    BAD_OPTION: "没有 {0} 这个选项", "there is no option {0}";
    /// An option that does not exist, and one like it.
    BAD_OPTION_LIKE: "没有 {0} 这个选项，是不是想写 {1}？", "there is no option {0}; did you mean {1}?";
    /// One word more than the command takes.
    TOO_MUCH: "{0} 是多余的", "{0} is one too many";
    /// A value that an option does not take.
    BAD_VALUE: "{0} 不接受「{1}」，可以写：{2}", "{0} does not take \"{1}\"; write one of: {2}";
    /// An option without its value.
    NO_VALUE: "{0} 后面少了内容", "{0} needs a value";
    /// An argument is absent.
    NO_ARGUMENT: "少了 {0}", "{0} is missing";
    /// An option was given twice.
    TWICE: "{0} 只能写一次", "{0} may be given once only";
    /// Anything else about the command line.
    BAD_LINE: "看不懂这条命令：{0}", "this command line cannot be understood: {0}";
    /// Nothing to check in a folder.
    NOTHING_THERE: "这个目录里没有课程，也没有练习", "there is no course and no exercise in this folder";
    /// All well: courses, pages, exercises, minutes.
    ALL_WELL: "{0} 门课程，{1} 页，{2} 个练习，{3} 分钟，没有问题", "no problems; courses: {0}, pages: {1}, exercises: {2}, minutes: {3}";
    /// How many problems there are.
    PROBLEMS: "{0} 个问题", "problems: {0}";
    /// A course that does not exist.
    NO_COURSE: "没有课程 {0}，现有：{1}", "there is no course {0}; there are: {1}";
    /// The file to be written is there already.
    EXISTS: "{0} 已经存在，没有改动它", "{0} exists already and was left as it is";
    /// The file cannot be written.
    CANNOT_WRITE: "{0} 写不进去：{1}", "{0} cannot be written: {1}";
    /// The file was written.
    MADE: "已新建 {0}", "made {0}";
    /// A line of `info`.
    OWNER: "姓名：{0}", "Name: {0}";
    /// A line of `info`.
    GROUP: "小组：{0}", "Group: {0}";
    /// A line of `info`.
    MEMBERS: "成员：{0}", "Members: {0}";
    /// A line of `info`.
    COURSE: "课程：{0} {1}", "Course: {0} {1}";
    /// A line of `info`.
    FILE_STATE: "文件：{0}", "File: {0}";
    /// State of a file.
    INTACT: "完好", "intact";
    /// State of a file.
    STATE_CUT_OFF: "结尾缺失", "the end is missing";
    /// State of a file.
    STATE_EDITED: "在程序外改过，或已损坏", "edited outside the program, or damaged";
    /// Made by a newer version.
    STATE_NEWER: "由更新的版本 {0} 写成，只能查看", "made by the newer version {0}; it can only be viewed";
    /// No exercise has been begun.
    NO_EXERCISES: "还没有开始任何练习", "no exercise has been begun";
    /// An exercise of `info`: title, kind, percent.
    EXERCISE_LINE: "  {2}%  {0}（{1}）", "  {2}%  {0} ({1})";
    /// Kind of exercise.
    KIND_JOURNEY: "画布", "canvas";
    /// Kind of exercise.
    KIND_BOARD: "看板", "board";
    /// Kind of exercise.
    KIND_TABLE: "表格", "table";
    /// Kind of exercise.
    KIND_FORM: "表单", "form";
    /// Kind of exercise.
    KIND_SURVEY: "问卷", "survey";
    /// Kind of exercise.
    KIND_CALCULATOR: "计算器", "calculator";
    /// Kind of exercise.
    KIND_MINDMAP: "思维导图", "mind map";
    /// Kind of exercise.
    KIND_QUIZ: "知识检查", "quiz";
    /// Kind of exercise.
    KIND_PAPER: "纸上练习", "on paper";
    /// A list that needs entries.
    EMPTY_LIST: "{0} 是空的，至少写一项", "{0} is empty; write at least one entry";
    /// A number outside its limits.
    NOT_BETWEEN: "{0} 不在 {1} 到 {2} 之间", "{0} is not between {1} and {2}";
    /// A question without a choice.
    TWO_OPTIONS: "至少要有 2 个选项", "at least two options are needed";
    /// A completion rule that another kind of exercise has.
    RULE_OF_ANOTHER_KIND: "这种练习没有完成条件 {0}，可以写的有：{1}", "this kind of exercise has no rule {0}; expected one of: {1}";
    /// Nobody said.
    UNNAMED: "未填", "not given";
    /// The window could not be opened.
    NO_WINDOW: "窗口打不开：{0}", "the window cannot be opened: {0}";
    /// A course file is a link, a pipe or a device.
    NOT_PLAIN_FILE: "这是链接或设备，不是普通文件，没有读", "this is a link or a device, not a plain file; it was not read";
    /// A course file switches on something that changes what it means; what stands there.
    NO_EXTENSION: "这里只能开 implicit_some，不能写「{0}」", "only implicit_some may be enabled here, not \"{0}\"";
    /// `compute --help`; the list of tools is filled in.
    HELP_COMPUTE: "算一个工具的数字，以 JSON 输出

用法：mot-studio compute <工具> <JSON文件> [选项]

文件写 - 就从标准输入读。输入的写法见 tests/golden 里每个例子的 input。

工具：
{0}

选项：
  --lang <zh|en>  说明文字的语言
  -h, --help      显示这段说明
", "Compute the numbers of a tool and print them as JSON

Usage: mot-studio compute <TOOL> <INPUT.json> [OPTIONS]

A file name of - reads standard input. Each `input` of a case in tests/golden shows the shape.

Tools:
{0}

Options:
  --lang <zh|en>  Language of the messages
  -h, --help      Show this text
";
    /// A file that is no JSON.
    BAD_JSON: "{0}:{1}:{2}: 不是正确的 JSON（{3}）", "{0}:{1}:{2}: not valid JSON ({3})";
}
