//! What every view is handed to read, and the actions it hands back: words travel down as calls, up as values.

use std::time::Duration;

use crate::model::{
    edit::Edit,
    settings::Settings,
    stamp::IdSource,
    text::{Bi, Lang},
    texts::Text,
    workbook::Workbook,
};

use super::{command::Command, theme::Tokens};

/// The frame's context, read-only.
pub struct Cx<'a> {
    /// The language on screen.
    pub lang: Lang,
    /// The colours on screen.
    pub tk: &'a Tokens,
    /// A clock that only goes forward.
    pub now: Duration,
    /// The calendar day, for due dates.
    pub today: jiff::civil::Date,
    /// Where new item ids come from.
    pub ids: &'a IdSource,
    /// What the user chose.
    pub settings: &'a Settings,
    /// Narrow or low window: icon-only rail, low lanes, overlaying inspector (LOOK §10).
    pub compact: bool,
    /// The command of this frame (key, menu or palette) that is aimed at the visible view.
    pub command: Option<Command>,
    /// False while a dialog or the palette lies above: views must not read keys then.
    pub keys: bool,
}

impl Cx<'_> {
    /// A sentence of the program.
    #[must_use]
    pub fn t(&self, text: Text) -> &'static str {
        text.get(self.lang)
    }

    /// A sentence with `{0}`, `{1}` filled in.
    #[must_use]
    pub fn tf(&self, text: Text, args: &[&str]) -> String {
        text.with(self.lang, args)
    }

    /// A text of the content.
    #[must_use]
    pub fn bi<'b>(&self, text: &'b Bi) -> &'b str {
        text.get(self.lang)
    }

    /// True when this frame's command is `command`.
    #[must_use]
    pub fn asked(&self, command: Command) -> bool {
        self.command == Some(command)
    }

    /// What the user is called in cards, votes and claims; never blank.
    #[must_use]
    pub fn me(&self) -> &str {
        let name = self.settings.my_name.trim();
        if name.is_empty() { self.lang.pick("我", "Me") } else { name }
    }

    /// How long an animation of `millis` takes now; 0 with reduced motion.
    #[must_use]
    pub fn motion(&self, millis: f32) -> f32 {
        if self.settings.reduce_motion { 0.0 } else { millis / 1000.0 }
    }

    /// How far a movement of `millis` is that began at `since` on the input's clock: from 0 to 1, slowing down at its end.
    /// Asks for the next frame until it is over.
    #[must_use]
    pub fn eased(&self, ctx: &egui::Context, since: f64, millis: f32) -> f32 {
        let part = ((ctx.input(|i| i.time) - since) as f32 / self.motion(millis).max(0.001)).clamp(0.0, 1.0);
        if part < 1.0 {
            ctx.request_repaint();
        }
        egui::emath::easing::cubic_out(part)
    }
}

/// Which document an edit changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Owner, reading progress, notes.
    About,
    /// An exercise, by key.
    Exercise(String),
}

/// A screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Courses and recent files.
    #[default]
    Home,
    /// A page of a course.
    Reader {
        /// The course.
        course: String,
        /// The page's id.
        page: String,
    },
    /// All exercises of the workbook.
    Overview,
    /// One exercise of the workbook.
    Exercise {
        /// Its key.
        key: String,
    },
    /// Settings.
    Settings,
    /// Another copy is merged in, or open conflicts are settled.
    Merge,
    /// Another copy, or another state, beside the workbook.
    Compare,
    /// Unsaved work of an earlier run.
    Recovery,
    /// Earlier states of the workbook.
    Versions,
    /// A class is prepared: plan, checks, earlier classes.
    Prepare,
    /// The console of the class that runs.
    Present,
}

/// How a toast looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Said and gone.
    Info,
    /// Done.
    Done,
    /// Stays until it is closed.
    Error,
}

/// What a view asks for.
#[derive(Clone, Debug)]
pub enum Action {
    /// Changes a document.
    Edit(Target, Edit),
    /// The drag or the typing has ended: the next edit is a step of its own.
    EndBurst(Target),
    /// Does a command.
    Do(Command),
    /// Shows a screen.
    Go(Place),
    /// Opens the exercise of a slot, starting it if need be.
    OpenExercise {
        /// The template.
        template: String,
        /// Its preset or "".
        preset: String,
    },
    /// Opens a workbook file.
    OpenFile(std::path::PathBuf),
    /// Puts text on the clipboard.
    Copy(String),
    /// Says something at the bottom; with an undo button if asked.
    Toast {
        /// How it looks.
        tone: Tone,
        /// What it says.
        text: String,
        /// Offers undo.
        undo: bool,
    },
    /// Changes a setting.
    Settings(Box<Settings>),
    /// Opens a course where it was left.
    OpenCourse(String),
    /// Unsaved work, versions, and files that others touch.
    Safe(super::safe::Safe),
    /// Takes a file off the recent list; the file stays.
    ForgetRecent(String),
    /// Lists what is wrong with the course content.
    ShowContentProblems,
    /// Opens the dialog for name, group and members.
    EditOwner,
    /// Sets name, group and members of the workbook.
    SetOwner(crate::ui::shell::dialogs::OwnerForm),
    /// Puts a result into the action plan of the workbook, starting the plan if need be.
    ToPlan(Box<PlanRow>),
    /// Takes the last step of a document back that is not on screen.
    UndoIn(Target),
    /// Adds, changes or shows a picture.
    Picture(crate::ui::pictures::PictureAct),
    /// Asks whether an address is to be opened.
    OpenLink(String),
    /// Writes what was chosen into a file of its own.
    HandIn(Box<crate::ui::shell::share::HandInForm>),
    /// What the export dialog asks for.
    Export(crate::ui::shell::export::ExportAct),
    /// Puts what was chosen into the next exercise.
    Feed(Box<crate::ui::shell::feed::FeedForm>),
    /// Takes what was chosen from another workbook.
    TakeIn(Box<crate::ui::shell::share::ImportForm>),
    /// Puts the answers of a file into a survey.
    ImportAnswers(Box<crate::ui::shell::import_answers::AnswersForm>),
    /// What the merge screen asks for.
    Merging(super::screens::merge::MergeAct),
    /// What the compare screen asks for.
    Comparing(super::screens::compare::CompareAct),
    /// Shows the conflict of an item, to decide it.
    Settle(String, crate::model::stamp::ItemId),
    /// What teaching asks for.
    Teach(super::presenter::Act),
    /// The dialog above was answered or closed.
    Dialog(crate::ui::shell::dialogs::Answer),
}

/// A row for the action plan that a result asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRow {
    /// What it belongs to: the name of the tool.
    pub cluster: String,
    /// What is done.
    pub action: String,
    /// What is seen when it is done.
    pub sign: String,
    /// The key of the exercise it comes from.
    pub from: String,
}

impl PlanRow {
    /// The register of a plan's row that leads back to the exercise it came from.
    pub const FROM: &'static str = "from";
}

/// The actions of one frame, in order.
pub type Actions = Vec<Action>;

/// What a canvas view reads besides the frame's context.
pub struct ExerciseCx<'a> {
    /// The workbook it is part of (members, other exercises).
    pub workbook: &'a Workbook,
    /// The exercise shown.
    pub exercise: &'a crate::model::workbook::Exercise,
    /// The name of the step that undo would take back.
    pub undo: Option<String>,
    /// The name of the step that redo would do again.
    pub redo: Option<String>,
    /// Nothing may be changed.
    pub read_only: bool,
    /// Minutes in class, 0 when it has none.
    pub minutes: u32,
}

impl ExerciseCx<'_> {
    /// Where edits of this exercise go.
    #[must_use]
    pub fn target(&self) -> Target {
        Target::Exercise(self.exercise.key.clone())
    }
}
