//! Every verb of the program once: menus, palette, shortcuts and the help sheet derive from this list.

use egui::{Key, Modifiers};

use super::icons;
use crate::model::texts::{Text, command as names, teach};

/// Where a command makes sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// On every screen.
    Everywhere,
    /// In the course reader.
    Reader,
    /// On a journey canvas.
    Journey,
    /// On a board.
    Board,
    /// On a table.
    Table,
    /// On the screen of a survey or a calculator.
    Score,
    /// On a mind map.
    Mindmap,
    /// On a page to fill in: forms and quizzes.
    Page,
    /// On any canvas with things to select.
    Canvas,
    /// On a canvas that can be zoomed.
    Zoomed,
    /// In any exercise.
    Exercise,
    /// In the console of a class.
    Teach,
}

/// A key with its modifiers. `plain` keys are single letters and the like: they count only while no text is edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "three modifiers and whether it is a letter")]
pub struct Keys {
    /// Ctrl, or Cmd on macOS.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
    /// The key.
    pub key: Key,
    /// Counts only while no text field has focus.
    pub plain: bool,
}

impl Keys {
    /// The modifiers as egui counts them.
    #[must_use]
    pub fn modifiers(self) -> Modifiers {
        Modifiers { alt: self.alt, ctrl: false, shift: self.shift, mac_cmd: false, command: self.ctrl }
    }

    /// The name shown on key caps, for example `Ctrl Shift S`.
    #[must_use]
    pub fn name(self, mac: bool) -> String {
        let mut name = String::new();
        for (on, word) in
            [(self.ctrl, if mac { "⌘" } else { "Ctrl" }), (self.alt, if mac { "⌥" } else { "Alt" }), (self.shift, if mac { "⇧" } else { "Shift" })]
        {
            if on {
                name.push_str(word);
                name.push(' ');
            }
        }
        name.push_str(match self.key {
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::PageUp => "PgUp",
            Key::PageDown => "PgDn",
            Key::OpenBracket => "[",
            Key::CloseBracket => "]",
            Key::Delete => "Del",
            Key::Questionmark => "?",
            other => other.symbol_or_name(),
        });
        name
    }
}

/// What is known of a command besides its name in code.
#[derive(Clone, Copy, Debug)]
pub struct Info {
    /// What it is called.
    pub text: Text,
    /// Its icon.
    pub icon: char,
    /// Where it makes sense.
    pub scope: Scope,
    /// Its keys, the first being the one that is shown.
    pub keys: &'static [Keys],
}

#[expect(clippy::fn_params_excessive_bools, reason = "a table of keys reads best in columns")]
const fn keys(ctrl: bool, shift: bool, alt: bool, plain: bool, key: Key) -> Keys {
    Keys { ctrl, shift, alt, key, plain }
}

/// A verb of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Command {
    /// Search and commands.
    Palette,
    /// New workbook.
    New,
    /// Open a file.
    Open,
    /// Save.
    Save,
    /// Save as.
    SaveAs,
    /// Earlier states of the workbook.
    Versions,
    /// Hand in.
    HandIn,
    /// Export as PDF, picture, table and more.
    Export,
    /// The canvas as a picture on the clipboard.
    CopyPicture,
    /// The content as a table on the clipboard.
    CopyTable,
    /// Share this exercise.
    ShareExercise,
    /// Put the selection into somebody else's file.
    CopyInto,
    /// Take exercises from somebody else's file.
    ImportExercise,
    /// Put cards, rows or touchpoints into the next exercise.
    Feed,
    /// Go to what the selection was copied from.
    GoOrigin,
    /// Merge another copy into this workbook.
    MergeFile,
    /// Compare with another copy.
    CompareFile,
    /// Decide what was set differently at the same time.
    SettleAll,
    /// Close the workbook.
    Close,
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Find in the course.
    Find,
    /// Go to home.
    GoHome,
    /// Go to the course.
    GoCourse,
    /// Go to the workbook.
    GoWorkbook,
    /// Settings.
    GoSettings,
    /// Back.
    Back,
    /// Forward.
    Forward,
    /// Next open workbook.
    NextBook,
    /// Larger interface.
    ScaleUp,
    /// Smaller interface.
    ScaleDown,
    /// Interface 100%.
    ScaleReset,
    /// Light or dark.
    ToggleTheme,
    /// Chinese or English.
    ToggleLang,
    /// Full screen.
    FullScreen,
    /// Next region.
    NextRegion,
    /// Previous region.
    PrevRegion,
    /// Keyboard shortcuts.
    Help,
    /// Quit.
    Quit,
    /// Next page.
    NextPage,
    /// Previous page.
    PrevPage,
    /// First page.
    FirstPage,
    /// Last page.
    LastPage,
    /// Start this page's exercise.
    StartExercise,
    /// Mark as read.
    MarkRead,
    /// Add a note.
    AddNote,
    /// Outline.
    ToggleOutline,
    /// Notes panel.
    ToggleNotes,
    /// Speaker notes.
    SpeakerNotes,
    /// Customer view.
    ViewCustomer,
    /// Company view.
    ViewCompany,
    /// Dual view.
    ViewBoth,
    /// Moments of truth only.
    ViewMot,
    /// By department.
    ViewDepartment,
    /// Add a stage.
    AddStage,
    /// Add a touchpoint.
    AddTouchpoint,
    /// Mark as moment of truth.
    MarkMot,
    /// Emotion −1.
    EmotionDown,
    /// Emotion +1.
    EmotionUp,
    /// Inspector.
    Inspector,
    /// Next empty cell.
    NextEmpty,
    /// Move touchpoint left.
    MoveLeft,
    /// Move touchpoint right.
    MoveRight,
    /// Delete the touchpoint.
    DeleteTouchpoint,
    /// Zoom in.
    ZoomIn,
    /// Zoom out.
    ZoomOut,
    /// Canvas 100%.
    Zoom100,
    /// Fit all.
    ZoomFit,
    /// Fit the selection.
    ZoomSelection,
    /// Duplicate.
    Duplicate,
    /// Delete.
    Delete,
    /// Show examples.
    Examples,
    /// Show the task.
    Task,
    /// Show what an instructor looks for.
    Guide,
    /// Write a card.
    WriteCard,
    /// Vote.
    Vote,
    /// Take a vote back.
    Unvote,
    /// Tag.
    TagCard,
    /// Turn into an action.
    ToAction,
    /// Mode: think, vote, gather.
    BoardMode,
    /// Start or pause the timer.
    TimerToggle,
    /// One more minute.
    TimerMore,
    /// Add a row.
    AddRow,
    /// Move row up.
    RowUp,
    /// Move row down.
    RowDown,
    /// One day earlier.
    DayEarlier,
    /// One day later.
    DayLater,
    /// End one day earlier.
    EndEarlier,
    /// End one day later.
    EndLater,
    /// Delete the row.
    DeleteRow,
    /// Next status.
    CycleStatus,
    /// I claim this.
    Claim,
    /// The NPS survey.
    ScoreNps,
    /// The KANO survey.
    ScoreKano,
    /// The SERVQUAL survey.
    ScoreServqual,
    /// The market damage model.
    ScoreLoss,
    /// How it is computed.
    ScoreSums,
    /// Numbers instead of charts.
    ScoreTable,
    /// The next stage or kind of chart.
    ScoreView,
    /// Answers from a file.
    ImportAnswers,
    /// Rows of a table from a file.
    ImportRows,
    /// An outline into the mind map.
    ImportOutline,
    /// The course for trainees.
    Handout,
    /// The course for trainers.
    GuideBook,
    /// What to print for each day.
    PrintList,
    /// The course as slides.
    CourseSlides,
    /// What the groups made.
    ResultBook,
    /// The homework of course 1.
    Homework,
    /// Add a picture.
    AddPicture,
    /// The mind map as an outline.
    MapStory,
    /// Fold what hangs on a node.
    MapFold,
    /// Begin the class, or go back to it.
    Present,
    /// Teach from the page on screen.
    PresentHere,
    /// Prepare a class.
    GoTeach,
    /// Next step or page.
    TeachNext,
    /// Previous step or page.
    TeachPrev,
    /// First page of today.
    TeachFirst,
    /// Last page of today.
    TeachLast,
    /// Pointer.
    TeachPointer,
    /// Spotlight.
    TeachSpot,
    /// Pen.
    TeachPen,
    /// Enlarge a part of the slide.
    TeachZoom,
    /// Clear the ink.
    TeachClear,
    /// Black.
    TeachBlack,
    /// Whiteboard.
    TeachBoard,
    /// All pages.
    TeachGrid,
    /// Start or pause the countdown.
    TeachTimer,
    /// Countdown from the top.
    TeachReset,
    /// One minute less.
    TeachLess,
    /// One minute more.
    TeachMore,
    /// Swap the displays.
    TeachSwap,
    /// Mute the bell.
    TeachMute,
    /// Pause the class.
    TeachPause,
    /// Points one by one.
    TeachReveal,
    /// Dark slides.
    TeachDark,
    /// Draw a name.
    TeachPick,
    /// Groups report.
    TeachRound,
    /// An exercise of a workbook on the projector.
    TeachCanvas,
    /// End the class.
    TeachEnd,
}

impl Command {
    /// Every command, in the order of the help sheet.
    pub const ALL: &[Self] = &[
        Self::Palette,
        Self::New,
        Self::Open,
        Self::Save,
        Self::SaveAs,
        Self::Versions,
        Self::HandIn,
        Self::Export,
        Self::CopyPicture,
        Self::CopyTable,
        Self::ShareExercise,
        Self::CopyInto,
        Self::ImportExercise,
        Self::Feed,
        Self::GoOrigin,
        Self::MergeFile,
        Self::CompareFile,
        Self::SettleAll,
        Self::Close,
        Self::Undo,
        Self::Redo,
        Self::Find,
        Self::GoHome,
        Self::GoCourse,
        Self::GoWorkbook,
        Self::GoSettings,
        Self::Back,
        Self::Forward,
        Self::NextBook,
        Self::ScaleUp,
        Self::ScaleDown,
        Self::ScaleReset,
        Self::ToggleTheme,
        Self::ToggleLang,
        Self::FullScreen,
        Self::NextRegion,
        Self::PrevRegion,
        Self::Help,
        Self::Quit,
        Self::NextPage,
        Self::PrevPage,
        Self::FirstPage,
        Self::LastPage,
        Self::StartExercise,
        Self::MarkRead,
        Self::AddNote,
        Self::ToggleOutline,
        Self::ToggleNotes,
        Self::SpeakerNotes,
        Self::ViewCustomer,
        Self::ViewCompany,
        Self::ViewBoth,
        Self::ViewMot,
        Self::ViewDepartment,
        Self::AddStage,
        Self::AddTouchpoint,
        Self::MarkMot,
        Self::EmotionDown,
        Self::EmotionUp,
        Self::Inspector,
        Self::NextEmpty,
        Self::MoveLeft,
        Self::MoveRight,
        Self::DeleteTouchpoint,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::Zoom100,
        Self::ZoomFit,
        Self::ZoomSelection,
        Self::Duplicate,
        Self::Delete,
        Self::Examples,
        Self::Task,
        Self::Guide,
        Self::WriteCard,
        Self::Vote,
        Self::Unvote,
        Self::TagCard,
        Self::ToAction,
        Self::BoardMode,
        Self::TimerToggle,
        Self::TimerMore,
        Self::AddRow,
        Self::RowUp,
        Self::RowDown,
        Self::DayEarlier,
        Self::DayLater,
        Self::EndEarlier,
        Self::EndLater,
        Self::DeleteRow,
        Self::CycleStatus,
        Self::Claim,
        Self::ScoreNps,
        Self::ScoreKano,
        Self::ScoreServqual,
        Self::ScoreLoss,
        Self::ScoreSums,
        Self::ScoreTable,
        Self::ScoreView,
        Self::ImportAnswers,
        Self::ImportRows,
        Self::ImportOutline,
        Self::Handout,
        Self::GuideBook,
        Self::PrintList,
        Self::CourseSlides,
        Self::ResultBook,
        Self::Homework,
        Self::AddPicture,
        Self::MapStory,
        Self::MapFold,
        Self::Present,
        Self::PresentHere,
        Self::GoTeach,
        Self::TeachNext,
        Self::TeachPrev,
        Self::TeachFirst,
        Self::TeachLast,
        Self::TeachPointer,
        Self::TeachSpot,
        Self::TeachPen,
        Self::TeachZoom,
        Self::TeachClear,
        Self::TeachBlack,
        Self::TeachBoard,
        Self::TeachGrid,
        Self::TeachTimer,
        Self::TeachReset,
        Self::TeachLess,
        Self::TeachMore,
        Self::TeachSwap,
        Self::TeachMute,
        Self::TeachPause,
        Self::TeachReveal,
        Self::TeachDark,
        Self::TeachPick,
        Self::TeachRound,
        Self::TeachCanvas,
        Self::TeachEnd,
    ];

    /// What is known of the command.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one line a command")]
    pub fn info(self) -> Info {
        match self {
            Self::Palette => Info {
                text: names::PALETTE,
                icon: icons::MAGNIFYING_GLASS,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::K)] },
            },
            Self::New => Info {
                text: names::NEW,
                icon: icons::FILE_PLUS,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::N)] },
            },
            Self::Open => Info {
                text: names::OPEN,
                icon: icons::FOLDER_OPEN,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::O)] },
            },
            Self::Save => Info {
                text: names::SAVE,
                icon: icons::FLOPPY_DISK,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::S)] },
            },
            Self::Versions => {
                Info { text: crate::model::texts::safe::VERSIONS, icon: icons::CLOCK_COUNTER_CLOCKWISE, scope: Scope::Everywhere, keys: &[] }
            }
            Self::SaveAs => Info {
                text: names::SAVE_AS,
                icon: icons::FLOPPY_DISK,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, true, false, false, Key::S)] },
            },
            Self::HandIn => Info {
                text: names::HAND_IN,
                icon: icons::PAPER_PLANE_TILT,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, true, false, false, Key::H)] },
            },
            Self::Export => Info {
                text: crate::model::texts::export::EXPORT_COMMAND,
                icon: icons::DOWNLOAD_SIMPLE,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::E)] },
            },
            Self::CopyPicture => Info { text: crate::model::texts::export::COPY_PICTURE, icon: icons::IMAGE, scope: Scope::Exercise, keys: &[] },
            Self::CopyTable => Info { text: crate::model::texts::export::COPY_TABLE, icon: icons::TABLE, scope: Scope::Exercise, keys: &[] },
            Self::ShareExercise => Info { text: names::SHARE_EXERCISE, icon: icons::SHARE_NETWORK, scope: Scope::Canvas, keys: &[] },
            Self::CopyInto => Info { text: names::COPY_INTO, icon: icons::EXPORT, scope: Scope::Canvas, keys: &[] },
            Self::Feed => Info {
                text: names::FEED,
                icon: icons::ARROW_BEND_UP_RIGHT,
                scope: Scope::Exercise,
                keys: const { &[keys(true, true, false, false, Key::F)] },
            },
            Self::GoOrigin => Info { text: names::GO_ORIGIN, icon: icons::ARROW_U_UP_LEFT, scope: Scope::Exercise, keys: &[] },
            Self::ImportExercise => Info { text: names::IMPORT_EXERCISE, icon: icons::TRAY_ARROW_DOWN, scope: Scope::Everywhere, keys: &[] },
            Self::MergeFile => Info { text: names::MERGE_FILE, icon: icons::GIT_MERGE, scope: Scope::Everywhere, keys: &[] },
            Self::CompareFile => Info { text: names::COMPARE_FILE, icon: icons::COLUMNS, scope: Scope::Everywhere, keys: &[] },
            Self::SettleAll => Info { text: names::SETTLE_ALL, icon: icons::GIT_MERGE, scope: Scope::Everywhere, keys: &[] },
            Self::Close => {
                Info { text: names::CLOSE, icon: icons::X, scope: Scope::Everywhere, keys: const { &[keys(true, false, false, false, Key::W)] } }
            }
            Self::Undo => Info {
                text: names::UNDO,
                icon: icons::ARROW_U_UP_LEFT,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::Z)] },
            },
            Self::Redo => Info {
                text: names::REDO,
                icon: icons::ARROW_U_UP_RIGHT,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, true, false, false, Key::Z), keys(true, false, false, false, Key::Y)] },
            },
            Self::Find => Info {
                text: names::FIND,
                icon: icons::MAGNIFYING_GLASS,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::F)] },
            },
            Self::GoHome => Info {
                text: names::GO_HOME,
                icon: icons::HOUSE,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::Num1)] },
            },
            Self::GoCourse => Info {
                text: names::GO_COURSE,
                icon: icons::BOOK_OPEN,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::Num2)] },
            },
            Self::GoWorkbook => Info {
                text: names::GO_WORKBOOK,
                icon: icons::NOTEBOOK,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::Num3)] },
            },
            Self::GoSettings => Info {
                text: names::GO_SETTINGS,
                icon: icons::GEAR,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::Comma)] },
            },
            Self::Back => Info {
                text: names::BACK,
                icon: icons::ARROW_LEFT,
                scope: Scope::Everywhere,
                keys: const { &[keys(false, false, true, false, Key::ArrowLeft)] },
            },
            Self::Forward => Info {
                text: names::FORWARD,
                icon: icons::ARROW_RIGHT,
                scope: Scope::Everywhere,
                keys: const { &[keys(false, false, true, false, Key::ArrowRight)] },
            },
            Self::NextBook => Info {
                text: names::NEXT_BOOK,
                icon: icons::NOTEBOOK,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::Tab)] },
            },
            Self::ScaleUp => Info {
                text: names::SCALE_UP,
                icon: icons::TEXT_AA,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::Plus), keys(true, false, false, false, Key::Equals)] },
            },
            Self::ScaleDown => Info {
                text: names::SCALE_DOWN,
                icon: icons::TEXT_AA,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::Minus)] },
            },
            Self::ScaleReset => Info {
                text: names::SCALE_RESET,
                icon: icons::TEXT_AA,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::Num0)] },
            },
            Self::ToggleTheme => Info {
                text: names::TOGGLE_THEME,
                icon: icons::MOON,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, true, false, false, Key::L)] },
            },
            Self::ToggleLang => Info {
                text: names::TOGGLE_LANG,
                icon: icons::TRANSLATE,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, true, false, false, Key::K)] },
            },
            Self::FullScreen => Info {
                text: names::FULL_SCREEN,
                icon: icons::ARROWS_OUT,
                scope: Scope::Everywhere,
                keys: const { &[keys(false, false, false, false, Key::F11)] },
            },
            Self::NextRegion => Info {
                text: names::NEXT_REGION,
                icon: icons::ARROW_RIGHT,
                scope: Scope::Everywhere,
                keys: const { &[keys(false, false, false, false, Key::F6)] },
            },
            Self::PrevRegion => Info {
                text: names::PREV_REGION,
                icon: icons::ARROW_LEFT,
                scope: Scope::Everywhere,
                keys: const { &[keys(false, true, false, false, Key::F6)] },
            },
            Self::Help => Info {
                text: names::HELP,
                icon: icons::QUESTION,
                scope: Scope::Everywhere,
                keys: const { &[keys(false, false, false, false, Key::F1), keys(false, false, false, true, Key::Questionmark)] },
            },
            Self::Quit => {
                Info { text: names::QUIT, icon: icons::X, scope: Scope::Everywhere, keys: const { &[keys(true, false, false, false, Key::Q)] } }
            }
            Self::NextPage => Info {
                text: names::NEXT_PAGE,
                icon: icons::ARROW_RIGHT,
                scope: Scope::Reader,
                keys: const { &[keys(false, false, false, true, Key::ArrowRight), keys(false, false, false, true, Key::PageDown)] },
            },
            Self::PrevPage => Info {
                text: names::PREV_PAGE,
                icon: icons::ARROW_LEFT,
                scope: Scope::Reader,
                keys: const { &[keys(false, false, false, true, Key::ArrowLeft), keys(false, false, false, true, Key::PageUp)] },
            },
            Self::FirstPage => Info {
                text: names::FIRST_PAGE,
                icon: icons::ARROW_LEFT,
                scope: Scope::Reader,
                keys: const { &[keys(false, false, false, true, Key::Home)] },
            },
            Self::LastPage => Info {
                text: names::LAST_PAGE,
                icon: icons::ARROW_RIGHT,
                scope: Scope::Reader,
                keys: const { &[keys(false, false, false, true, Key::End)] },
            },
            Self::StartExercise => Info {
                text: names::START_EXERCISE,
                icon: icons::PENCIL_LINE,
                scope: Scope::Reader,
                keys: const { &[keys(false, false, false, true, Key::E), keys(true, true, false, false, Key::E)] },
            },
            Self::MarkRead => Info {
                text: names::MARK_READ,
                icon: icons::CHECK,
                scope: Scope::Reader,
                keys: const { &[keys(false, false, false, true, Key::D), keys(true, false, false, false, Key::D)] },
            },
            Self::AddNote => Info {
                text: names::ADD_NOTE,
                icon: icons::NOTE_PENCIL,
                scope: Scope::Reader,
                keys: const { &[keys(false, false, false, true, Key::N), keys(true, true, false, false, Key::M)] },
            },
            Self::ToggleOutline => Info {
                text: names::TOGGLE_OUTLINE,
                icon: icons::SIDEBAR,
                scope: Scope::Reader,
                keys: const { &[keys(true, false, false, false, Key::B)] },
            },
            Self::ToggleNotes => Info {
                text: names::TOGGLE_NOTES,
                icon: icons::SIDEBAR_SIMPLE,
                scope: Scope::Reader,
                keys: const { &[keys(true, true, false, false, Key::N)] },
            },
            Self::SpeakerNotes => Info {
                text: names::SPEAKER_NOTES,
                icon: icons::CHALKBOARD,
                scope: Scope::Reader,
                keys: const { &[keys(true, false, false, false, Key::J)] },
            },
            Self::ViewCustomer => Info {
                text: names::VIEW_CUSTOMER,
                icon: icons::USER,
                scope: Scope::Journey,
                keys: const { &[keys(false, false, false, true, Key::Num1), keys(false, false, true, false, Key::Num1)] },
            },
            Self::ViewCompany => Info {
                text: names::VIEW_COMPANY,
                icon: icons::BUILDINGS,
                scope: Scope::Journey,
                keys: const { &[keys(false, false, false, true, Key::Num2), keys(false, false, true, false, Key::Num2)] },
            },
            Self::ViewBoth => Info {
                text: names::VIEW_BOTH,
                icon: icons::ROWS,
                scope: Scope::Journey,
                keys: const { &[keys(false, false, false, true, Key::Num3), keys(false, false, true, false, Key::Num3)] },
            },
            Self::ViewMot => Info {
                text: names::VIEW_MOT,
                icon: icons::FLAG,
                scope: Scope::Journey,
                keys: const { &[keys(false, false, false, true, Key::Num4), keys(false, false, true, false, Key::Num4)] },
            },
            Self::ViewDepartment => Info {
                text: names::VIEW_DEPARTMENT,
                icon: icons::USERS_THREE,
                scope: Scope::Journey,
                keys: const { &[keys(false, false, false, true, Key::Num5), keys(false, false, true, false, Key::Num5)] },
            },
            Self::AddStage => Info {
                text: names::ADD_STAGE,
                icon: icons::COLUMNS_PLUS_RIGHT,
                scope: Scope::Journey,
                keys: const { &[keys(false, true, false, true, Key::A), keys(true, true, false, false, Key::A)] },
            },
            Self::AddTouchpoint => Info {
                text: names::ADD_TOUCHPOINT,
                icon: icons::PLUS,
                scope: Scope::Journey,
                keys: const { &[keys(false, false, false, true, Key::A), keys(true, true, false, false, Key::Enter)] },
            },
            Self::MarkMot => Info {
                text: names::MARK_MOT,
                icon: icons::FLAG,
                scope: Scope::Journey,
                keys: const { &[keys(false, false, false, true, Key::M), keys(true, false, false, false, Key::M)] },
            },
            Self::EmotionDown => Info {
                text: names::EMOTION_DOWN,
                icon: icons::SMILEY_SAD,
                scope: Scope::Journey,
                keys: const { &[keys(false, false, false, true, Key::OpenBracket), keys(true, false, false, false, Key::OpenBracket)] },
            },
            Self::EmotionUp => Info {
                text: names::EMOTION_UP,
                icon: icons::SMILEY,
                scope: Scope::Journey,
                keys: const { &[keys(false, false, false, true, Key::CloseBracket), keys(true, false, false, false, Key::CloseBracket)] },
            },
            Self::Inspector => Info {
                text: names::INSPECTOR,
                icon: icons::SIDEBAR_SIMPLE,
                scope: Scope::Journey,
                keys: const { &[keys(false, false, false, true, Key::I), keys(true, false, false, false, Key::I)] },
            },
            Self::NextEmpty => Info {
                text: names::NEXT_EMPTY,
                icon: icons::LIGHTBULB,
                scope: Scope::Journey,
                keys: const { &[keys(false, false, false, true, Key::G), keys(true, false, false, false, Key::G)] },
            },
            Self::MoveLeft => Info {
                text: names::MOVE_LEFT,
                icon: icons::ARROW_LEFT,
                scope: Scope::Journey,
                keys: const { &[keys(true, true, false, false, Key::ArrowLeft)] },
            },
            Self::MoveRight => Info {
                text: names::MOVE_RIGHT,
                icon: icons::ARROW_RIGHT,
                scope: Scope::Journey,
                keys: const { &[keys(true, true, false, false, Key::ArrowRight)] },
            },
            Self::DeleteTouchpoint => Info {
                text: names::DELETE_TOUCHPOINT,
                icon: icons::TRASH,
                scope: Scope::Journey,
                keys: const { &[keys(true, false, false, false, Key::Delete), keys(true, false, false, false, Key::Backspace)] },
            },
            Self::ZoomIn => Info {
                text: names::ZOOM_IN,
                icon: icons::MAGNIFYING_GLASS_PLUS,
                scope: Scope::Zoomed,
                keys: const { &[keys(false, false, false, true, Key::Plus), keys(false, false, false, true, Key::Equals)] },
            },
            Self::ZoomOut => Info {
                text: names::ZOOM_OUT,
                icon: icons::MAGNIFYING_GLASS_MINUS,
                scope: Scope::Zoomed,
                keys: const { &[keys(false, false, false, true, Key::Minus)] },
            },
            Self::Zoom100 => Info {
                text: names::ZOOM_100,
                icon: icons::MAGNIFYING_GLASS,
                scope: Scope::Zoomed,
                keys: const { &[keys(false, false, false, true, Key::Num0)] },
            },
            Self::ZoomFit => Info {
                text: names::ZOOM_FIT,
                icon: icons::ARROWS_OUT,
                scope: Scope::Zoomed,
                keys: const { &[keys(false, true, false, true, Key::Num1), keys(false, true, true, false, Key::Num1)] },
            },
            Self::ZoomSelection => Info {
                text: names::ZOOM_SELECTION,
                icon: icons::FRAME_CORNERS,
                scope: Scope::Zoomed,
                keys: const { &[keys(false, true, false, true, Key::Num2), keys(false, true, true, false, Key::Num2)] },
            },
            Self::Duplicate => {
                Info { text: names::DUPLICATE, icon: icons::COPY, scope: Scope::Canvas, keys: const { &[keys(true, false, false, false, Key::D)] } }
            }
            Self::Delete => Info {
                text: names::DELETE,
                icon: icons::TRASH,
                scope: Scope::Canvas,
                keys: const { &[keys(false, false, false, true, Key::Delete), keys(false, false, false, true, Key::Backspace)] },
            },
            Self::Examples => Info {
                text: names::EXAMPLES,
                icon: icons::LIGHTBULB,
                scope: Scope::Exercise,
                keys: const { &[keys(true, true, false, false, Key::X)] },
            },
            Self::Task => {
                Info { text: names::TASK, icon: icons::INFO, scope: Scope::Exercise, keys: const { &[keys(true, true, false, false, Key::I)] } }
            }
            Self::Guide => Info {
                text: crate::model::texts::kit::GUIDE,
                icon: icons::CHALKBOARD_TEACHER,
                scope: Scope::Exercise,
                keys: const { &[keys(true, true, false, false, Key::J)] },
            },
            Self::WriteCard => Info {
                text: names::WRITE_CARD,
                icon: icons::PLUS,
                scope: Scope::Board,
                keys: const { &[keys(false, false, false, true, Key::N), keys(true, false, false, false, Key::Enter)] },
            },
            Self::Vote => Info {
                text: names::VOTE,
                icon: icons::HEART,
                scope: Scope::Board,
                keys: const { &[keys(false, false, false, true, Key::V), keys(false, false, true, false, Key::V)] },
            },
            Self::Unvote => Info {
                text: names::UNVOTE,
                icon: icons::HEART,
                scope: Scope::Board,
                keys: const { &[keys(false, true, false, true, Key::V), keys(false, true, true, false, Key::V)] },
            },
            Self::TagCard => Info {
                text: names::TAG_CARD,
                icon: icons::TAG,
                scope: Scope::Board,
                keys: const { &[keys(false, false, false, true, Key::T), keys(false, false, true, false, Key::T)] },
            },
            Self::ToAction => Info {
                text: names::TO_ACTION,
                icon: icons::ARROW_BEND_UP_RIGHT,
                scope: Scope::Board,
                keys: const { &[keys(false, false, false, true, Key::P), keys(false, false, true, false, Key::P)] },
            },
            Self::BoardMode => Info {
                text: names::BOARD_MODE,
                icon: icons::SWAP,
                scope: Scope::Board,
                keys: const { &[keys(false, false, false, true, Key::Q), keys(false, false, true, false, Key::Q)] },
            },
            Self::TimerToggle => Info {
                text: names::TIMER_TOGGLE,
                icon: icons::TIMER,
                scope: Scope::Board,
                keys: const { &[keys(false, false, false, true, Key::Space), keys(false, false, true, false, Key::Space)] },
            },
            Self::TimerMore => Info {
                text: names::TIMER_MORE,
                icon: icons::PLUS,
                scope: Scope::Board,
                keys: const { &[keys(false, true, false, true, Key::Space)] },
            },
            Self::AddRow => {
                Info { text: names::ADD_ROW, icon: icons::PLUS, scope: Scope::Table, keys: const { &[keys(true, false, false, false, Key::Enter)] } }
            }
            Self::RowUp => Info {
                text: names::ROW_UP,
                icon: icons::ARROW_UP,
                scope: Scope::Table,
                keys: const { &[keys(true, false, false, false, Key::ArrowUp)] },
            },
            Self::RowDown => Info {
                text: names::ROW_DOWN,
                icon: icons::ARROW_DOWN,
                scope: Scope::Table,
                keys: const { &[keys(true, false, false, false, Key::ArrowDown)] },
            },
            Self::DayEarlier => Info {
                text: names::DAY_EARLIER,
                icon: icons::ARROW_LEFT,
                scope: Scope::Table,
                keys: const { &[keys(true, false, false, false, Key::ArrowLeft)] },
            },
            Self::DayLater => Info {
                text: names::DAY_LATER,
                icon: icons::ARROW_RIGHT,
                scope: Scope::Table,
                keys: const { &[keys(true, false, false, false, Key::ArrowRight)] },
            },
            Self::EndEarlier => Info {
                text: names::END_EARLIER,
                icon: icons::ARROW_LEFT,
                scope: Scope::Table,
                keys: const { &[keys(true, true, false, false, Key::ArrowLeft)] },
            },
            Self::EndLater => Info {
                text: names::END_LATER,
                icon: icons::ARROW_RIGHT,
                scope: Scope::Table,
                keys: const { &[keys(true, true, false, false, Key::ArrowRight)] },
            },
            Self::DeleteRow => Info {
                text: names::DELETE_ROW,
                icon: icons::TRASH,
                scope: Scope::Table,
                keys: const { &[keys(true, false, false, false, Key::Delete), keys(true, false, false, false, Key::Backspace)] },
            },
            Self::CycleStatus => Info {
                text: names::CYCLE_STATUS,
                icon: icons::CIRCLE_HALF,
                scope: Scope::Table,
                keys: const { &[keys(false, false, false, true, Key::Space)] },
            },
            Self::Claim => Info {
                text: names::CLAIM,
                icon: icons::HAND_POINTING,
                scope: Scope::Table,
                keys: const { &[keys(false, false, true, false, Key::C)] },
            },
            Self::ScoreNps => Info {
                text: names::SCORE_NPS,
                icon: icons::THUMBS_UP,
                scope: Scope::Score,
                keys: const { &[keys(false, false, true, false, Key::Num1)] },
            },
            Self::ScoreKano => Info {
                text: names::SCORE_KANO,
                icon: icons::CHART_SCATTER,
                scope: Scope::Score,
                keys: const { &[keys(false, false, true, false, Key::Num2)] },
            },
            Self::ScoreServqual => Info {
                text: names::SCORE_SERVQUAL,
                icon: icons::POLYGON,
                scope: Scope::Score,
                keys: const { &[keys(false, false, true, false, Key::Num3)] },
            },
            Self::ScoreLoss => Info {
                text: names::SCORE_LOSS,
                icon: icons::TREND_DOWN,
                scope: Scope::Score,
                keys: const { &[keys(false, false, true, false, Key::Num4)] },
            },
            Self::ScoreSums => Info {
                text: names::SCORE_SUMS,
                icon: icons::CALCULATOR,
                scope: Scope::Score,
                keys: const { &[keys(false, false, false, true, Key::L), keys(false, false, true, false, Key::L)] },
            },
            Self::ImportAnswers => Info { text: names::IMPORT_ANSWERS, icon: icons::TRAY_ARROW_DOWN, scope: Scope::Score, keys: &[] },
            Self::ImportRows => Info { text: names::IMPORT_ROWS, icon: icons::TRAY_ARROW_DOWN, scope: Scope::Table, keys: &[] },
            Self::ImportOutline => Info { text: names::IMPORT_OUTLINE, icon: icons::TRAY_ARROW_DOWN, scope: Scope::Mindmap, keys: &[] },
            Self::Handout => Info { text: names::HANDOUT, icon: icons::PRINTER, scope: Scope::Reader, keys: &[] },
            Self::GuideBook => Info { text: names::GUIDE_BOOK, icon: icons::CHALKBOARD_TEACHER, scope: Scope::Reader, keys: &[] },
            Self::PrintList => Info { text: names::PRINT_LIST, icon: icons::LIST_CHECKS, scope: Scope::Reader, keys: &[] },
            Self::CourseSlides => Info { text: names::COURSE_SLIDES, icon: icons::PRESENTATION_CHART, scope: Scope::Reader, keys: &[] },
            Self::ResultBook => Info { text: names::RESULT_BOOK, icon: icons::BOOK_OPEN, scope: Scope::Everywhere, keys: &[] },
            Self::Homework => Info { text: names::HOMEWORK, icon: icons::BOOK_OPEN, scope: Scope::Everywhere, keys: &[] },
            Self::ScoreView => Info {
                text: names::SCORE_VIEW,
                icon: icons::CHART_BAR,
                scope: Scope::Score,
                keys: const { &[keys(false, false, true, false, Key::V)] },
            },
            Self::ScoreTable => Info {
                text: names::SCORE_TABLE,
                icon: icons::TABLE,
                scope: Scope::Score,
                keys: const { &[keys(false, false, false, true, Key::T), keys(false, false, true, false, Key::T)] },
            },
            Self::AddPicture => Info { text: crate::model::texts::picture::ADD, icon: icons::IMAGE, scope: Scope::Canvas, keys: &[] },
            Self::MapStory => Info {
                text: names::MAP_STORY,
                icon: icons::LIST_BULLETS,
                scope: Scope::Mindmap,
                keys: const { &[keys(true, false, false, false, Key::L)] },
            },
            Self::MapFold => Info {
                text: names::MAP_FOLD,
                icon: icons::MINUS_CIRCLE,
                scope: Scope::Mindmap,
                keys: const { &[keys(true, false, false, false, Key::Period)] },
            },
            Self::Present => Info {
                text: teach::PRESENT,
                icon: icons::PROJECTOR_SCREEN,
                scope: Scope::Everywhere,
                keys: const { &[keys(false, false, false, false, Key::F5)] },
            },
            Self::PresentHere => Info {
                text: teach::PRESENT_HERE,
                icon: icons::PROJECTOR_SCREEN,
                scope: Scope::Everywhere,
                keys: const { &[keys(false, true, false, false, Key::F5)] },
            },
            Self::GoTeach => Info {
                text: teach::GO_TEACH,
                icon: icons::CHALKBOARD_TEACHER,
                scope: Scope::Everywhere,
                keys: const { &[keys(true, false, false, false, Key::Num4)] },
            },
            Self::TeachNext => Info {
                text: teach::TEACH_NEXT,
                icon: icons::CARET_RIGHT,
                scope: Scope::Teach,
                keys: const {
                    &[
                        keys(false, false, false, true, Key::ArrowRight),
                        keys(false, false, false, true, Key::ArrowDown),
                        keys(false, false, false, true, Key::Space),
                        keys(false, false, false, true, Key::PageDown),
                    ]
                },
            },
            Self::TeachPrev => Info {
                text: teach::TEACH_PREV,
                icon: icons::CARET_LEFT,
                scope: Scope::Teach,
                keys: const {
                    &[
                        keys(false, false, false, true, Key::ArrowLeft),
                        keys(false, false, false, true, Key::ArrowUp),
                        keys(false, false, false, true, Key::PageUp),
                    ]
                },
            },
            Self::TeachFirst => Info {
                text: teach::TEACH_FIRST,
                icon: icons::SKIP_BACK,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::Home)] },
            },
            Self::TeachLast => Info {
                text: teach::TEACH_LAST,
                icon: icons::SKIP_FORWARD,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::End)] },
            },
            Self::TeachPointer => Info {
                text: teach::TEACH_POINTER,
                icon: icons::CURSOR_CLICK,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::Num1)] },
            },
            Self::TeachSpot => Info {
                text: teach::TEACH_SPOT,
                icon: icons::FLASHLIGHT,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::Num2)] },
            },
            Self::TeachPen => Info {
                text: teach::TEACH_PEN,
                icon: icons::PENCIL_LINE,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::Num3)] },
            },
            Self::TeachZoom => Info {
                text: teach::TEACH_ZOOM,
                icon: icons::MAGNIFYING_GLASS_PLUS,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::Num4)] },
            },
            Self::TeachClear => Info {
                text: teach::TEACH_CLEAR,
                icon: icons::ERASER,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::E), keys(false, false, true, false, Key::E)] },
            },
            Self::TeachBlack => Info {
                text: teach::TEACH_BLACK,
                icon: icons::MONITOR,
                scope: Scope::Teach,
                keys: const {
                    &[keys(false, false, false, true, Key::B), keys(false, false, false, true, Key::Period), keys(false, false, true, false, Key::B)]
                },
            },
            Self::TeachBoard => Info {
                text: teach::TEACH_BOARD,
                icon: icons::CHALKBOARD_SIMPLE,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::W), keys(false, false, true, false, Key::W)] },
            },
            Self::TeachGrid => Info {
                text: teach::TEACH_GRID,
                icon: icons::SQUARES_FOUR,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::G), keys(false, false, true, false, Key::G)] },
            },
            Self::TeachTimer => Info {
                text: teach::TEACH_TIMER,
                icon: icons::TIMER,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::T), keys(false, false, true, false, Key::T)] },
            },
            Self::TeachReset => Info {
                text: teach::TEACH_RESET,
                icon: icons::CLOCK_COUNTER_CLOCKWISE,
                scope: Scope::Teach,
                keys: const { &[keys(false, true, false, true, Key::T), keys(false, true, true, false, Key::T)] },
            },
            Self::TeachLess => Info {
                text: teach::TEACH_LESS,
                icon: icons::MINUS,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::OpenBracket)] },
            },
            Self::TeachMore => Info {
                text: teach::TEACH_MORE,
                icon: icons::PLUS,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::CloseBracket)] },
            },
            Self::TeachSwap => Info {
                text: teach::TEACH_SWAP,
                icon: icons::SWAP,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::S), keys(false, false, true, false, Key::S)] },
            },
            Self::TeachMute => Info {
                text: teach::TEACH_MUTE,
                icon: icons::BELL_SLASH,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::M), keys(false, false, true, false, Key::M)] },
            },
            Self::TeachPause => Info {
                text: teach::TEACH_PAUSE,
                icon: icons::PAUSE,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::P), keys(false, false, true, false, Key::P)] },
            },
            Self::TeachReveal => Info {
                text: teach::TEACH_REVEAL,
                icon: icons::LIST_NUMBERS,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::R), keys(false, false, true, false, Key::R)] },
            },
            Self::TeachDark => Info { text: teach::TEACH_DARK, icon: icons::MOON, scope: Scope::Teach, keys: &[] },
            Self::TeachPick => Info {
                text: teach::TEACH_PICK,
                icon: icons::USER_FOCUS,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::N), keys(false, false, true, false, Key::N)] },
            },
            Self::TeachRound => Info { text: teach::TEACH_ROUND, icon: icons::USERS_THREE, scope: Scope::Teach, keys: &[] },
            Self::TeachCanvas => Info {
                text: teach::TEACH_CANVAS,
                icon: icons::PATH,
                scope: Scope::Teach,
                keys: const { &[keys(false, false, false, true, Key::C), keys(false, false, true, false, Key::C)] },
            },
            Self::TeachEnd => Info { text: teach::TEACH_END, icon: icons::STOP, scope: Scope::Teach, keys: &[] },
        }
    }

    /// The key shown beside the command, or "".
    #[must_use]
    pub fn key_name(self, mac: bool) -> String {
        self.info().keys.first().map(|k| k.name(mac)).unwrap_or_default()
    }
}

impl Scope {
    /// Whether a command of this scope may run where `place` is shown.
    #[must_use]
    pub fn covers(self, place: Self) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Canvas => matches!(place, Self::Journey | Self::Board | Self::Table | Self::Mindmap),
            Self::Zoomed => matches!(place, Self::Journey | Self::Mindmap),
            Self::Exercise => Self::Canvas.covers(place) || matches!(place, Self::Page | Self::Score),
            _ => self == place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_key_where_both_make_sense() {
        for place in
            [Scope::Everywhere, Scope::Reader, Scope::Journey, Scope::Board, Scope::Table, Scope::Mindmap, Scope::Page, Scope::Score, Scope::Teach]
        {
            let mut seen: Vec<(Keys, Command)> = Vec::new();
            for command in Command::ALL.iter().copied().filter(|c| c.info().scope.covers(place)) {
                for key in command.info().keys {
                    let clash = seen.iter().find(|(k, _)| (k.ctrl, k.shift, k.alt, k.key) == (key.ctrl, key.shift, key.alt, key.key));
                    assert!(clash.is_none(), "{command:?} and {clash:?} share {}", key.name(false));
                    seen.push((*key, command));
                }
            }
        }
    }

    #[test]
    fn every_single_letter_has_a_twin_that_an_input_method_leaves_alone() {
        for command in Command::ALL {
            let keys = command.info().keys;
            let letter = |k: &Keys| k.plain && k.key.name().len() == 1 && k.key.name().chars().all(char::is_alphabetic);
            if keys.iter().any(letter) {
                assert!(keys.iter().any(|k| !k.plain), "{command:?} has only a letter");
            }
        }
    }
}
