//! What a view may ask for when work is to be brought back, looked up or taken over.

/// How a draft is dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The draft becomes the workbook.
    Restore,
    /// The file is opened as it is; the draft becomes one of its versions.
    OpenSaved,
    /// The file is opened, and the draft beside it as a workbook without a name.
    KeepBoth,
    /// It is asked again at the next start.
    Later,
    /// Everything that was written, as plain text.
    Text,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Safe {
    /// Shows the unsaved work.
    ShowRecovery,
    /// Shows what this draft holds.
    LookAtDraft(String),
    /// Deals with a draft.
    Recover(String, Choice),
    /// Shows the versions of the workbook.
    ShowVersions,
    /// Shows this version.
    LookAtVersion(String),
    /// Shows this exercise of the version.
    LookAtExercise(String),
    /// Brings the version back.
    RestoreVersion,
    /// Puts the version and the workbook side by side.
    CompareVersion,
    /// Goes on with a copy of a workbook that is open elsewhere.
    OpenCopy,
    /// Wants to edit a workbook that was, or is, open elsewhere.
    EditHere,
    /// Writes the file again where it was.
    WriteAgain,
    /// Brings together what is here and what somebody else wrote.
    MergeOutside,
}
