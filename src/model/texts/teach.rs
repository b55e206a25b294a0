//! What teaching says: the console, the projector, plans and times.

use crate::model::{
    session::{Kind, Part},
    text::Lang,
};

/// What a part is called; breaks have names of their own.
#[must_use]
pub fn part_name(part: &Part, lang: Lang) -> String {
    match part.kind {
        Kind::Teach(_) => part.title.get(lang),
        _ if !part.title.is_empty() => part.title.get(lang),
        Kind::Break => BREAK.get(lang),
        Kind::Lunch => LUNCH.get(lang),
    }
    .to_owned()
}

/// A drift in words.
#[must_use]
pub fn drift(minutes: i64, lang: Lang) -> String {
    match minutes {
        0 => ON_TIME.get(lang).to_owned(),
        late if late > 0 => BEHIND.with(lang, &[&late.to_string()]),
        early => AHEAD.with(lang, &[&early.abs().to_string()]),
    }
}

crate::texts! {
    /// A short break.
    BREAK: "茶歇", "Break";
    /// The long break.
    LUNCH: "午餐", "Lunch";
    /// The drift chip.
    ON_TIME: "准时", "On time";
    /// The drift chip.
    BEHIND: "慢了 {0} 分钟", "{0} min behind";
    /// The drift chip.
    AHEAD: "快了 {0} 分钟", "{0} min ahead";
    /// A column.
    CSV_DAY: "第几天", "Day";
    /// A column.
    CSV_START: "开始", "Start";
    /// A column.
    CSV_MODULE: "模块", "Module";
    /// A column.
    CSV_ACTIVITY: "环节", "Activity";
    /// A column.
    CSV_PAGE: "页", "Page";
    /// A column.
    CSV_PLANNED: "计划分钟", "Planned minutes";
    /// A column.
    CSV_SPENT: "实际分钟", "Actual minutes";
    /// Name of the slide for screen readers.
    SLIDE_NOW: "现在的一页", "The slide that is on";
    /// Name of a pen.
    PEN_COLOR: "{0} 号笔", "Pen {0}";
    /// A tool.
    POINTER: "指针", "Pointer";
    /// A tool.
    SPOT: "聚光", "Spotlight";
    /// A tool.
    PEN: "画笔", "Pen";
    /// A tool.
    ZOOM: "放大", "Zoom";
    /// A tool.
    BLACK: "黑屏", "Black";
    /// A tool.
    GRID: "总览", "Overview";
    /// A tool.
    TIMER: "倒计时", "Timer";
    /// A tool.
    BOARD: "白板", "Board";
    /// The strips for screen readers: drift, forecast end.
    STRIPS_SAY: "今天的进度：{0}，预计 {1} 结束", "Today: {0}, ends about {1}";
    /// A strip.
    PLANNED: "计划", "Plan";
    /// A strip.
    ACTUAL: "实际", "Actual";
    /// The forecast.
    ENDS_AT: "预计 {0} 结束", "Ends about {0}";
    /// A part that is over: name, sign, minutes.
    PART_DRIFT: "{0} {1}{2} 分", "{0} {1}{2} min";
    /// The clock.
    CLOCK: "此刻", "Now";
    /// The clock.
    ELAPSED: "已讲", "Taught";
    /// The clock.
    REMAINING: "还剩", "Left";
    /// The clock.
    OVERTIME: "超时", "Over";
    /// The day of a course.
    DAY: "第 {0} 天", "Day {0}";
    /// A button.
    END: "结束", "End";
    /// A menu.
    OPTIONS: "授课设置", "Teaching options";
    /// A button.
    PAUSE: "暂停", "Pause";
    /// A button.
    GO_ON: "继续", "Go on";
    /// A button.
    START: "开始", "Start";
    /// The projector button.
    NO_SCREEN: "没有投影", "No projector";
    /// The projector button.
    SCREEN: "投影：{0}", "Projector: {0}";
    /// The projector is a window.
    SCREEN_WINDOW: "窗口", "window";
    /// A banner.
    ONE_DISPLAY: "只有一块屏幕。接上投影会自动出现，也可以：", "One display only. A projector shows up by itself, or:";
    /// Where the slides go.
    SHOW_AUTO: "自动放到第二块屏", "Second display, by itself";
    /// Where the slides go.
    SHOW_WINDOW: "开一个投影窗口", "A window of its own";
    /// Where the slides go.
    SHOW_ALONE: "这里只放幻灯片", "Only the slides, here";
    /// Where the slides go.
    SHOW_OFF: "不投影", "Nowhere";
    /// Language of the slides.
    SLIDES_SAME: "幻灯片跟着界面的语言", "Slides in the language here";
    /// Language of the slides.
    SLIDES_ZH: "幻灯片用中文", "Slides in Chinese";
    /// Language of the slides.
    SLIDES_EN: "幻灯片用英文", "Slides in English";
    /// A menu entry.
    LEAVE: "先去别处，课不停", "Leave, the class goes on";
    /// Catching up.
    CATCH_UP: "赶进度", "Catch up";
    /// Drift and forecast.
    CATCH_STATE: "{0}，预计 {1} 结束", "{0}, ends about {1}";
    /// Nothing helps, or nothing is needed.
    NOTHING_TO_CATCH: "现在不用赶", "Nothing to catch up";
    /// Minutes.
    SAVES: "省 {0} 分钟", "Saves {0} min";
    /// A button.
    TAKE: "采用", "Take it";
    /// A heading.
    TAKEN: "已采用", "Taken";
    /// A button.
    TAKE_BACK: "撤销", "Undo";
    /// A button.
    CLOSE: "关掉", "Close";
    /// A way to catch up.
    DO_SKIP: "跳过「{0}」，要点别处也讲", "Skip \"{0}\"; its topics come up elsewhere";
    /// A way to catch up: name, from, to.
    DO_SHORTEN: "「{0}」从 {1} 分钟缩到 {2} 分钟", "Shorten \"{0}\" from {1} to {2} min";
    /// A way to catch up: name, from, to.
    DO_CUT: "{0}从 {1} 分钟减到 {2} 分钟", "Cut the {0} from {1} to {2} min";
    /// The heading above the slide.
    NOW: "现在", "Now";
    /// The heading above the next slide.
    NEXT: "下一页", "Next";
    /// There is no next slide.
    LAST: "今天的最后一页", "The last page of today";
    /// A chip.
    ON_AIR: "投影中", "On screen";
    /// A chip.
    OFF_AIR: "没有投影", "Not shown";
    /// A chip.
    PAUSED: "课已暂停", "Class paused";
    /// A heading.
    SCRIPT: "讲稿", "Script";
    /// Before the minutes that it took.
    PAGE_BUDGET: "这一页计划 {0} 分钟，已讲", "This page: planned {0} min, taken";
    /// Of the module: took, may take.
    MODULE_BUDGET: "模块 {0} / {1}", "Module {0} / {1}";
    /// The time of a countdown for screen readers.
    TIMER_SAYS: "倒计时还剩 {0}", "Countdown: {0} left";
    /// The countdown.
    TIME_UP: "时间到", "Time is up";
    /// Group of groups.
    GROUP_OF: "第 {0} 组，共 {1} 组", "Group {0} of {1}";
    /// The countdown.
    COUNTDOWN: "练习倒计时", "Exercise timer";
    /// A button.
    NEXT_GROUP: "下一组", "Next group";
    /// A length.
    MINUTES: "{0} 分钟", "{0} min";
    /// Debrief of an exercise.
    DEBRIEF: "收尾怎么讲", "Debrief";
    /// Rubric of an exercise.
    RUBRIC: "好作业看什么", "What good work shows";
    /// The field of the overview.
    GRID_FIND: "跳到页码，或找标题", "Jump to a number, or find a title";
    /// The hint of that field.
    GRID_HINT: "页码或标题，Enter 跳过去", "Number or title, Enter jumps";
    /// How many pages.
    GRID_COUNT: "{0} 页", "{0} pages";
    /// On an exercise slide.
    EXERCISE: "练习", "Exercise";
    /// On an exercise slide.
    HOMEWORK: "课后完成", "After class";
    /// Below the ring.
    RING_WAITS: "开始后倒计时", "The time starts on the word";
    /// Below the ring.
    RING_RUNS: "到点会响一声", "A bell rings at the end";
    /// Below the ring.
    RING_MUTE: "到点看这里", "Watch the ring";
    /// Below the ring.
    RING_PAUSED: "暂停中", "Paused";
    /// Below the ring.
    RING_LAST: "最后 1 分钟", "The last minute";
    /// A slide of a break.
    BACK_AT: "{0} 继续", "We go on at {0}";
    /// A slide while groups report.
    REPORT: "第 {0} 组汇报", "Group {0} reports";
    /// Below it.
    REPORT_OF: "共 {0} 组，每组 {1} 分钟", "{0} groups, {1} min each";
    /// A slide while a name is drawn.
    DRAWN: "轮到你了", "Your turn";
    /// A screen.
    PREPARE: "授课", "Teach";
    /// A button.
    BEGIN: "开始上课", "Begin class";
    /// A list.
    WHICH_COURSE: "课程", "Course";
    /// A list.
    WHICH_PLAN: "教学计划", "Teaching plan";
    /// A plan that was changed.
    MY_PLAN: "改过的计划", "Changed plan";
    /// The course as it is.
    WHOLE_COURSE: "完整课程", "The whole course";
    /// A button.
    UNDO_PLAN: "撤销计划的改动", "Undo the change of the plan";
    /// A button.
    SAVE_PLAN: "存成教学计划文件", "Save as a teaching plan";
    /// A button.
    OPEN_PLAN: "打开教学计划文件", "Open a teaching plan";
    /// There is no plan.
    EMPTY_PLAN: "计划里没有可讲的页", "The plan has no pages to teach";
    /// A day: from, till, minutes of teaching.
    DAY_SUM: "{0} 到 {1}，授课 {2} 分钟", "{0} to {1}, {2} min of teaching";
    /// A button.
    EARLIER: "早 15 分钟开始", "Begin 15 min earlier";
    /// A button.
    LATER: "晚 15 分钟开始", "Begin 15 min later";
    /// The menu of a part.
    MORE: "「{0}」还能怎样", "More for \"{0}\"";
    /// A part without pages.
    LEFT_OUT: "{0}（不讲）", "{0} (left out)";
    /// A button.
    LONGER: "加时间", "Longer";
    /// A button.
    SHORTER: "减时间", "Shorter";
    /// A menu entry.
    UP: "上移", "Move up";
    /// A menu entry.
    DOWN: "下移", "Move down";
    /// A menu entry.
    ADD_BREAK: "后面加茶歇", "Break after this";
    /// A menu entry.
    ADD_LUNCH: "后面加午餐", "Lunch after this";
    /// A menu entry.
    DROP_BREAK: "去掉", "Take out";
    /// A menu entry.
    HIDE_PART: "这个环节不讲", "Leave this out";
    /// A menu entry.
    SHOW_PART: "这个环节要讲", "Teach this again";
    /// A button.
    HIDE_PAGE: "不讲「{0}」", "Leave \"{0}\" out";
    /// A button.
    SHOW_PAGE: "要讲「{0}」", "Teach \"{0}\" again";
    /// A heading.
    CHECKS: "课前检查", "Before class";
    /// A check.
    CHECK_SCREEN: "第二块屏：{0}", "Second display: {0}";
    /// A check.
    CHECK_NO_SCREEN: "没有第二块屏，接上投影再开始", "No second display; connect the projector";
    /// A check.
    CHECK_MEDIA: "图片都在", "All pictures are there";
    /// A check: how many, the first.
    CHECK_NO_MEDIA: "缺 {0} 张图片，第一张在「{1}」", "{0} pictures missing, the first on \"{1}\"";
    /// A check.
    CHECK_FONTS: "字体随程序自带", "Fonts come with the program";
    /// A check: plan, course.
    CHECK_MINUTES: "授课 {0} 分钟，课程要求 {1} 分钟", "{0} min of teaching, the course asks {1}";
    /// A check.
    CHECK_TEXT: "投影上的字都够大", "All text is large enough";
    /// A check: how many, the first.
    CHECK_SMALL: "{0} 页字偏小，第一页「{1}」", "{0} pages with small text, the first \"{1}\"";
    /// A check.
    CHECK_TEXT_LATER: "字的大小还在检查", "Text sizes are being checked";
    /// A check.
    CHECK_POWER: "接着电源", "On mains power";
    /// A check.
    CHECK_BATTERY: "用的是电池，剩 {0}%，接上电源", "On battery, {0}% left; plug it in";
    /// A check.
    CHECK_NO_POWER: "查不到电源，自己看一眼", "Power is unknown; look yourself";
    /// A check.
    CHECK_SLEEP: "上课时不会息屏休眠", "The computer stays awake in class";
    /// A heading.
    CLASSES: "上过的课", "Classes";
    /// There are none.
    NO_CLASSES: "还没上过。每一页的用时会自动记下。", "None yet. The time of each page is kept by itself.";
    /// A chip.
    UNFINISHED: "没下课", "Not ended";
    /// Where a class is.
    CLASS_AT: "讲到第 {0} 页，共 {1} 页", "At page {0} of {1}";
    /// A button.
    GO_ON_CLASS: "继续上课", "Continue";
    /// A button.
    BEGIN_NEXT_DAY: "开始下一天", "Begin the next day";
    /// A button.
    TIMES_CSV: "用时表", "Times";
    /// A button.
    REAL_TIMES: "按实际用时再排", "Plan with real times";
    /// When a class was.
    CLASS_TODAY: "今天 {0}", "Today {0}";
    /// When a class was.
    CLASS_YESTERDAY: "昨天 {0}", "Yesterday {0}";
    /// When a class was: days, time.
    CLASS_DAYS_AGO: "{0} 天前 {1}", "{0} days ago, {1}";
    /// A dialog after a crash: course, page.
    CONTINUE: "接着讲「{0}」第 {1} 页？", "Continue \"{0}\" at page {1}?";
    /// A toast.
    CLASS_ENDED: "下课了，用时已记下", "Class ended; the times are kept";
    /// A toast on Esc.
    ASK_END: "再按一次 Esc 下课", "Press Esc again to end the class";
    /// A toast.
    TOOK_EDGE: "今天的页讲完了", "That was the last page of today";
    /// A toast.
    RING: "时间到", "Time is up";
    /// A toast.
    SCREEN_GONE: "投影断开了，课还在", "The projector is gone; the class goes on";
    /// A toast.
    MUTED: "铃声关了", "Bell muted";
    /// A toast.
    UNMUTED: "铃声开了", "Bell on";
    /// A toast.
    WRITTEN: "已存：{0}", "Saved: {0}";
    /// A toast.
    NOT_WRITTEN: "没能写入：{0}", "Couldn't write: {0}";
    /// A toast.
    PLAN_BROKEN: "这个教学计划读不出来：{0}", "This teaching plan can't be read: {0}";
    /// A toast.
    PLAN_OTHER: "这个计划是别的课程的：{0}", "This plan is for another course: {0}";
    /// A toast: another class is on.
    NO_PAGES: "没有可讲的页", "There is nothing to teach";
    /// The title of a path dialog.
    WHERE_PLAN: "教学计划存到哪里", "Where to save the plan";
    /// The title of a path dialog.
    WHICH_PLAN_FILE: "打开哪个教学计划", "Which teaching plan";
    /// The title of a path dialog.
    WHERE_TIMES: "用时表存到哪里", "Where to save the times";
    /// A suggested file name.
    TIMES_NAME: "用时", "times";
    /// A dialog for the lot.
    PICK_TITLE: "抽一个", "Draw a name";
    /// Its sentence.
    PICK_HINT: "写下组名或学员，一轮里不会重复", "Write groups or names; nobody comes twice in a round";
    /// Its button.
    PICK_GO: "抽", "Draw";
    /// A dialog for reports.
    ROUND_TITLE: "分组汇报", "Groups report";
    /// How many groups.
    ROUND_GROUPS: "几组", "Groups";
    /// Minutes of each.
    ROUND_MINUTES: "每组几分钟", "Minutes each";
    /// A button.
    STOP_ROUND: "汇报结束", "End the reports";
    /// Command.
    PRESENT: "开始授课", "Teach";
    /// Command.
    PRESENT_HERE: "从这一页开始授课", "Teach from this page";
    /// Command.
    GO_TEACH: "准备授课", "Prepare a class";
    /// Command.
    TEACH_NEXT: "下一页", "Next";
    /// Command.
    TEACH_PREV: "上一页", "Previous";
    /// Command.
    TEACH_FIRST: "今天的第一页", "First page of today";
    /// Command.
    TEACH_LAST: "今天的最后一页", "Last page of today";
    /// Command.
    TEACH_POINTER: "指针", "Pointer";
    /// Command.
    TEACH_SPOT: "聚光", "Spotlight";
    /// Command.
    TEACH_PEN: "画笔", "Pen";
    /// Command.
    TEACH_ZOOM: "放大一处", "Enlarge a part";
    /// Command.
    TEACH_CLEAR: "擦掉这一页的笔迹", "Clear the ink";
    /// Command.
    TEACH_BLACK: "黑屏", "Black screen";
    /// Command.
    TEACH_BOARD: "白板", "Whiteboard";
    /// Command.
    TEACH_GRID: "总览所有页", "All pages";
    /// Command.
    TEACH_TIMER: "开始或暂停倒计时", "Start or pause the countdown";
    /// Command.
    TEACH_RESET: "倒计时重来", "Countdown from the top";
    /// Command.
    TEACH_LESS: "倒计时减 1 分钟", "One minute less";
    /// Command.
    TEACH_MORE: "倒计时加 1 分钟", "One minute more";
    /// Command.
    TEACH_SWAP: "两块屏对调", "Swap the displays";
    /// Command.
    TEACH_MUTE: "关掉铃声", "Mute the bell";
    /// Command.
    TEACH_PAUSE: "暂停或继续上课", "Pause or go on";
    /// Command.
    TEACH_REVEAL: "要点逐条出现", "Points one by one";
    /// Command.
    TEACH_DARK: "深色幻灯片", "Dark slides";
    /// Command.
    TEACH_PICK: "随机抽人", "Draw a name";
    /// Command.
    TEACH_ROUND: "分组汇报计时", "Groups report";
    /// Command.
    TEACH_END: "下课", "End the class";
    /// Heading of the help sheet.
    KEYS_TEACH: "授课", "Teaching";
    /// Below the question whether a class goes on.
    CONTINUE_HINT: "上次没有下课就关了。页、用时和笔迹都在。", "It was closed before the class ended. Page, times and ink are there.";
    /// A button.
    LATER_ON: "以后再说", "Later";
    /// A button.
    FORGET: "算下课了", "It was over";
    /// Command.
    TEACH_CANVAS: "投影作业本里的练习", "Show an exercise of a workbook";
    /// A heading.
    CANVASES: "把练习放上投影", "Exercises for the projector";
    /// A button.
    CANVAS_OFF: "收起，回到幻灯片", "Back to the slides";
    /// There are none.
    NO_CANVASES: "先打开一个作业本，里面的练习会列在这里", "Open a workbook first; its exercises are listed here";
    /// A button, and the name of the file.
    HANDOUT: "板书", "Ink";
    /// The title of a path dialog.
    WHERE_INK: "板书存到哪里", "Where to save the ink";
}
