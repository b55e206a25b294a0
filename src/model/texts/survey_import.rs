//! What is said while answers are taken from a file.

crate::texts! {
    /// A doubtful row.
    TOO_FAST: "{0} 秒答完，少于 {1} 秒", "answered in {0} s, less than {1} s";
    /// A doubtful row.
    MOSTLY_MISSING: "{1} 题里有 {0} 题没答", "blank: {0} of {1} questions";
    /// A doubtful row.
    ONE_ANSWER: "{0} 题都选同一个答案", "the same answer to all {0} questions";
    /// A doubtful row.
    OFF_SCALE: "{0} 个答案不在量表内", "off the scale: {0}";
    /// A doubtful row.
    SAME_AS: "与第 {0} 行的 IP 和答案都相同", "same address and answers as row {0}";
    /// A file that is too large.
    TOO_LARGE: "文件太大：最多 {0} MB", "the file is too large: {0} MB at most";
    /// A table that is too long.
    TOO_MANY_ROWS: "行数太多：最多 {0} 行", "too many rows: {0} at most";
    /// A table that is too wide.
    TOO_MANY_COLUMNS: "列数太多：最多 {0} 列", "too many columns: {0} at most";
    /// A file that cannot be opened.
    CANNOT_OPEN: "打不开文件：{0}", "the file cannot be opened: {0}";
    /// A workbook that cannot be read.
    BAD_XLSX: "读不懂这个表格文件：{0}", "this spreadsheet cannot be read: {0}";
    /// The format before 2007.
    OLD_XLS: "这是旧的 .xls 文件，另存为 .xlsx 或 .csv 再导入", "this is an old .xls file; save it as .xlsx or .csv and import that";
    /// A file of another kind.
    NO_TEXT: "这不是文字文件，导入 .csv、.tsv 或 .xlsx", "this is no text file; import .csv, .tsv or .xlsx";
    /// A file without rows.
    NOTHING: "文件里没有答案", "the file holds no answers";
    /// Dialog, first step.
    COLUMNS_TITLE: "核对哪一列是哪一题", "Check which column answers what";
    /// Under the title: file, rows, columns.
    COLUMNS_TEXT: "{0}：{1} 行，{2} 列。空着的算没答，不算 0 分", "{0}: {1} rows, {2} columns. A blank is no answer, never 0";
    /// Dialog, second step.
    ROWS_TITLE: "看一眼可疑的行", "Look at the doubtful rows";
    /// Under the title: file, rows.
    ROWS_TEXT: "{0}：{1} 行。不选就全部保留", "{0}: {1} rows. All are kept unless you say otherwise";
    /// Which sheet of a workbook.
    SHEET: "工作表", "Sheet";
    /// A column without a heading.
    COLUMN: "第 {0} 列", "Column {0}";
    /// Name of the choice for a column.
    USE_OF: "「{0}」用作", "Use of \"{0}\"";
    /// A column that is not used.
    UNUSED: "不用", "Not used";
    /// A column that was matched only by its place.
    GUESS: "猜的", "Guess";
    /// A column without answers.
    EMPTY_COLUMN: "（全空）", "(all blank)";
    /// Words off the scale.
    WORDS: "量表里没有的写法", "Words that are not on the scale";
    /// What can be done with them.
    WORDS_TEXT: "指定它是几分，不指定就算无效，不计入分数", "Say which point each means; otherwise it counts as invalid and stays out of the score";
    /// A word that is given no point.
    OFF: "算无效", "Invalid";
    /// Name of the choice for a word.
    MEANING_OF: "「{0}」是几分", "What \"{0}\" means";
    /// How often a word occurs.
    TIMES: "{0} 次", "{0}×";
    /// Nothing to import yet.
    NO_QUESTION: "先给至少一道打分题选一列", "First choose a column for at least one scored question";
    /// The mapping is known.
    REMEMBERED: "沿用了上次的对应", "As for the last file like this";
    /// To the second step.
    NEXT: "下一步", "Next";
    /// To the first step.
    BACK: "上一步", "Back";
    /// The button.
    IMPORT: "导入 {0} 份答案", "Import answers ({0})";
    /// A list's heading.
    DOUBTFUL: "{0} 行可疑", "Doubtful rows: {0}";
    /// No doubtful rows.
    NO_DOUBTS: "没有可疑的行：不太快，没有大片空白，也没有一答到底", "No doubtful rows: none too fast, mostly blank or with one answer for everything";
    /// A row's number.
    ROW: "第 {0} 行", "Row {0}";
    /// The row goes in.
    KEEP: "保留", "Keep";
    /// The row stays out.
    LEAVE: "不导入", "Leave out";
    /// For all.
    KEEP_ALL: "全部保留", "Keep all";
    /// For all.
    LEAVE_ALL: "全部不导入", "Leave all out";
    /// Column of a service.
    META_NUMBER: "平台自带：序号", "Service: number";
    /// Column of a service.
    META_SUBMITTED: "平台自带：提交时间", "Service: submitted";
    /// Column of a service.
    META_DURATION: "平台自带：所用时间", "Service: duration";
    /// Column of a service.
    META_SOURCE: "平台自带：来源", "Service: source";
    /// Column of a service.
    META_DETAIL: "平台自带：来源详情", "Service: source detail";
    /// Column of a service.
    META_ADDRESS: "平台自带：IP", "Service: address";
    /// Column of a service.
    META_TOTAL: "平台自带：总分", "Service: total";
    /// Said afterwards.
    IMPORTED: "已导入 {0} 份答案，{1} 行没导入", "answers imported: {0}, rows left out: {1}";
    /// The path dialog.
    CHOOSE_FILE: "选答案文件（.csv、.tsv、.xlsx）", "Choose a file of answers (.csv, .tsv, .xlsx)";
    /// Only surveys take answers.
    NO_SURVEY: "先打开一个调查练习", "Open a survey exercise first";
    /// The name of the edit in undo.
    EDIT: "导入 {0} 份答案", "Import answers ({0})";
    /// The command.
    COMMAND: "导入答案…", "Import answers…";
    /// The name of the edit in undo.
    TAKE_FORM: "粘贴问卷", "Paste questionnaire";
    /// A button of the questionnaire.
    COPY_FORM: "复制成文本", "Copy as text";
    /// What it is for.
    COPY_FORM_HINT: "粘贴到问卷星等平台，就能直接建问卷", "Paste it into a survey service to build the questionnaire there";
    /// A button of the questionnaire.
    PASTE_FORM: "粘贴问卷文本", "Paste as text";
    /// What it is for.
    PASTE_FORM_HINT: "从问卷平台复制的「1. 题目[单选题]」文本", "Numbered questions with their kind in brackets, copied from a survey service";
    /// Nothing in the pasted text.
    NO_FORM: "剪贴板里没有新的题目", "The clipboard holds no new questions";
}
