//! The command line of documents.

crate::texts! {
    /// `mot-studio handout --help`.
    HELP_HANDOUT: "把课程排成讲义、讲师手册、打印清单或幻灯片

用法：mot-studio handout <课程> [--guide | --list] [--per-sheet <数>] -o <输出.pdf>

输出文件以 .pptx 结尾就写成可以接着改的幻灯片，带备注。
课程文件夹里的 typst/ 放自己的模板（handout.typ、guide.typ、printlist.typ、common.typ），就用自己的。

选项：
  --guide               讲师手册：讲法、分钟、点评、看什么
  --list                每天要打印什么、几份
  --per-sheet <数>      讲义一张放几页：1 2 3 4 6，默认 3
  --notes               讲义带备注，不带就留出记笔记的线
  --groups <数>         打印清单按几组算，默认 6
  -o, --output <文件>   写到哪里
  --content <文件夹>    再读这个文件夹里的课程
  --lang <zh|en>        文档和说明文字的语言
  -h, --help            显示这段说明
", "Typeset a course as a handout, a trainer's guide, a print list or slides

Usage: mot-studio handout <COURSE> [--guide | --list] [--per-sheet <N>] -o <OUT.pdf>

An output that ends in .pptx becomes slides that can be edited, with notes. Templates of your own in the folder typst/ of your
courses (handout.typ, guide.typ, printlist.typ, common.typ) are used instead of the built-in ones.

Options:
  --guide               Trainer's guide: script, minutes, debriefs, rubric
  --list                What to print for each day, and how many
  --per-sheet <N>       Pages on a sheet of the handout: 1 2 3 4 6; 3 by default
  --notes               With the notes; otherwise lines to write on
  --groups <N>          Groups in the class for the print list; 6 by default
  -o, --output <FILE>   Where to write it
  --content <DIR>       Also read the courses of this folder
  --lang <zh|en>        Language of the document and the messages
  -h, --help            Show this help
";
    /// `mot-studio book --help`.
    HELP_BOOK: "把几个作业本排成一本成果册

用法：mot-studio book <文件>… -o <输出.pdf>

有封面、日程、各组产出、测算、承诺和行动计划。模板 book.typ、homework.typ 可以换成自己的，见 mot-studio handout --help。

选项：
  --homework            课程 1 的课后作业：全景流程图和各环节服务标准
  -o, --output <文件>   写到哪里
  --content <文件夹>    再读这个文件夹里的课程
  --lang <zh|en>        文档和说明文字的语言
  -h, --help            显示这段说明
", "Typeset workbooks as one result book

Usage: mot-studio book <FILE>... -o <OUT.pdf>

Cover, agenda, what each group made, scores, commitments and the action plan. The templates book.typ and homework.typ can be
replaced, see mot-studio handout --help.

Options:
  --homework            The homework of course 1: process map and service standards
  -o, --output <FILE>   Where to write it
  --content <DIR>       Also read the courses of this folder
  --lang <zh|en>        Language of the document and the messages
  -h, --help            Show this help
";
}
