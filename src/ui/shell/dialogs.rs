//! Dialogs: a question or a verb as title, harmless on the left, the primary button on the right.

use std::path::PathBuf;

use egui::{CornerRadius, Id, Key, Stroke, Ui};

use super::{
    export::{ExportForm, export_ui},
    feed::{FeedForm, feed_ui},
    import_answers::{AnswersForm, answers_ui},
    share::{HandInForm, ImportForm, hand_in_ui, import_ui},
};
use crate::{
    model::{
        text::Bi,
        texts::{Text, import, merge, picture as pictures, safe, share, shell as tx, survey_import},
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons, theme,
        widgets::{self, Btn, Input},
    },
};

/// Name, group and members as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnerForm {
    /// The title of the workbook.
    pub title: String,
    /// The person's or the group's name.
    pub name: String,
    /// The group.
    pub group: String,
    /// Everybody, separated by commas or spaces.
    pub members: String,
}

/// What a path dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathFor {
    /// Opening a workbook.
    Open,
    /// Saving this workbook under a new name.
    SaveAs,
    /// Saving it and closing it afterwards.
    SaveAndClose,
    /// Adding a picture.
    Picture,
    /// Writing a file to hand in or to share.
    HandIn,
    /// Writing an export.
    Export(crate::model::export::Format),
    /// Putting the selection into somebody else's file.
    CopyInto,
    /// Taking exercises from somebody else's file.
    Import,
    /// Taking survey answers from a table.
    Answers,
    /// Taking an outline into a mind map.
    Outline,
    /// Writing a handout, a guide or a result book.
    Document,
    /// Merging another copy into this workbook.
    Merge,
    /// Comparing this workbook with another copy.
    Compare,
    /// Opening a teaching plan.
    OpenPlan,
    /// Saving a teaching plan.
    SavePlan,
    /// Saving the times of a class.
    Times,
    /// Saving what was drawn in a class.
    Ink,
}

impl PathFor {
    /// A file that is there is chosen; the others name a new one.
    #[must_use]
    pub fn reads(self) -> bool {
        matches!(
            self,
            Self::Open | Self::CopyInto | Self::Import | Self::Answers | Self::Outline | Self::Picture | Self::Merge | Self::Compare | Self::OpenPlan
        )
    }

    /// What the dialog is headed.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Self::Open => tx::OPEN_TITLE,
            Self::SaveAs | Self::SaveAndClose => tx::SAVE_TITLE,
            Self::HandIn => share::WHERE,
            Self::Export(_) => crate::model::texts::export::WHERE,
            Self::CopyInto => share::COPY_TO,
            Self::Import => share::IMPORT_FROM,
            Self::Answers => survey_import::CHOOSE_FILE,
            Self::Outline => import::CHOOSE_OUTLINE,
            Self::Document => import::DOCUMENT_WHERE,
            Self::Merge => merge::MERGE_FROM,
            Self::Compare => merge::COMPARE_WITH,
            Self::Picture => pictures::PICK_TITLE,
            Self::OpenPlan => crate::model::texts::teach::WHICH_PLAN_FILE,
            Self::SavePlan => crate::model::texts::teach::WHERE_PLAN,
            Self::Times => crate::model::texts::teach::WHERE_TIMES,
            Self::Ink => crate::model::texts::teach::WHERE_INK,
        }
    }
}

/// How much of a file could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowMuch {
    /// Nothing: it was not opened.
    Nothing,
    /// A part, which waits to be opened.
    Part,
    /// All of it, and there is something to be said about it.
    All,
    /// All that this version understands; it is open and may not be changed.
    Locked,
}

/// The dialog on screen.
#[derive(Clone, Debug)]
pub enum Dialog {
    /// A path is typed: shown where the system has no file dialog.
    Path {
        /// What for.
        purpose: PathFor,
        /// What was typed.
        path: String,
        /// The folder shown below.
        folder: PathBuf,
        /// Folders and files of it; `None` while they are being read.
        entries: Option<Vec<(String, bool)>>,
        /// What is wrong with it.
        error: Option<String>,
    },
    /// A workbook was never named and is about to be closed.
    CloseUnsaved {
        /// Its title.
        title: String,
    },
    /// A file could not be opened, or not whole.
    FileProblem {
        /// The file's name.
        title: String,
        /// What happened, whether the content is still there, what to do.
        text: Bi,
        /// The problems, one a line.
        lines: Vec<String>,
        /// How much of it could be read.
        read: HowMuch,
    },
    /// Somebody else changed the file.
    ChangedOnDisk {
        /// The file's name.
        title: String,
    },
    /// A second copy of an open workbook was opened.
    SecondCopy {
        /// The file's name.
        title: String,
    },
    /// Problems of the course content.
    Content {
        /// One a line, `file:line:column: …`.
        lines: Vec<String>,
    },
    /// Whose workbook it is.
    Owner(OwnerForm),
    /// What is handed in.
    HandIn(Box<HandInForm>),
    /// What is exported, and how.
    Export(Box<ExportForm>),
    /// What goes on into the next exercise.
    Feed(Box<FeedForm>),
    /// What is taken from another workbook.
    Import(Box<ImportForm>),
    /// Which column of a file answers what.
    Answers(Box<AnswersForm>),
    /// The system's file dialog is open.
    Waiting,
    /// A picture, large.
    Picture {
        /// Its name.
        name: String,
        /// What it hangs on.
        of: String,
    },
    /// Whether an address is to be opened.
    Link(crate::model::link::Link),
    /// Whether a class of an earlier run goes on.
    Class {
        /// Which one.
        id: String,
        /// The question.
        text: String,
    },
}

/// How a dialog was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Closed without doing anything.
    Cancel,
    /// A path was chosen.
    Path(PathFor, PathBuf),
    /// Another folder is looked at.
    Look(PathBuf),
    /// Save before closing.
    SaveFirst,
    /// Close; the draft on this computer is put away, not deleted.
    DontSave,
    /// Open what can be read.
    OpenPartial,
    /// Write this version beside the changed file.
    SaveCopy,
    /// Write this version over the changed file.
    Overwrite,
    /// What becomes of a second copy.
    Second(Second),
    /// Bring both together.
    Merge,
    /// Open the address that was shown.
    OpenLink,
}

/// What becomes of a second copy of an open workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// It is merged into the open one.
    Merge,
    /// It is laid beside the open one, cell by cell.
    Compare,
    /// It is opened as well.
    Open,
}

/// Shows the dialog.
pub fn dialog_ui(ctx: &egui::Context, cx: &Cx<'_>, dialog: &mut Dialog, out: &mut Actions) {
    let width = match dialog {
        Dialog::Answers(_) => 860.0,
        Dialog::Export(_) => 900.0,
        Dialog::HandIn(_) | Dialog::Import(_) | Dialog::Feed(_) => 720.0,
        Dialog::Content { .. } | Dialog::Path { .. } => 640.0,
        Dialog::Picture { .. } => super::peek::picture_width(ctx),
        Dialog::Link(_) | Dialog::ChangedOnDisk { .. } | Dialog::SecondCopy { .. } => 520.0,
        Dialog::FileProblem { lines, .. } if !lines.is_empty() => 600.0,
        _ => 456.0,
    };
    let width = f32::min(width, ctx.content_rect().width() - 24.0);
    // Each kind, and each step of one, keeps its own size: the one before must not stretch it.
    let step = matches!(dialog, Dialog::Answers(form) if form.rows);
    let id = Id::unique(("dialog", std::mem::discriminant(dialog), step));
    let ((), close) = widgets::dialog(ctx, cx, id, width, |ui| match dialog {
        Dialog::Path { purpose, path, folder, entries, error } => {
            path_ui(ui, cx, (*purpose, path, folder, entries.as_deref(), error.as_deref()), out);
        }
        Dialog::CloseUnsaved { title } => close_ui(ui, cx, title, out),
        Dialog::FileProblem { title, text, lines, read } => problem_ui(ui, cx, (title, text, lines, *read), out),
        Dialog::ChangedOnDisk { title } => changed_ui(ui, cx, title, out),
        Dialog::SecondCopy { title } => second_ui(ui, cx, title, out),
        Dialog::Content { lines } => content_ui(ui, cx, lines, out),
        Dialog::Owner(form) => owner_ui(ui, cx, form, out),
        Dialog::Picture { name, of } => super::peek::picture_ui(ui, cx, (name, of), out),
        Dialog::Link(link) => super::peek::link_ui(ui, cx, link, out),
        Dialog::Class { id, text } => class_ui(ui, cx, id, text, out),
        Dialog::HandIn(form) => hand_in_ui(ui, cx, form, out),
        Dialog::Export(form) => export_ui(ui, cx, form, out),
        Dialog::Feed(form) => feed_ui(ui, cx, form, out),
        Dialog::Import(form) => import_ui(ui, cx, form, out),
        Dialog::Answers(form) => answers_ui(ui, cx, form, out),
        Dialog::Waiting => {
            widgets::dialog_title(ui, cx, None, cx.t(tx::WAITING), cx.t(tx::WAITING_HINT));
            feet(ui, |ui| {
                if Btn::secondary(cx.t(tx::CANCEL)).show(ui, cx).clicked() {
                    out.push(Action::Dialog(Answer::Cancel));
                }
            });
        }
    });
    if close {
        out.push(Action::Dialog(Answer::Cancel));
    }
}

pub(super) fn feet(ui: &mut Ui, buttons: impl FnOnce(&mut Ui)) {
    ui.add_space(16.0);
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), buttons);
}

/// Enter means the primary button, unless another control has the focus and takes it as its own.
pub(super) fn enter(ui: &Ui) -> bool {
    let free = ui.memory(|m| m.focused().is_none()) || ui.ctx().text_edit_focused();
    free && ui.input(|i| i.key_pressed(Key::Enter)) && !widgets::is_composing(ui)
}

fn class_ui(ui: &mut Ui, cx: &Cx<'_>, id: &str, text: &str, out: &mut Actions) {
    use crate::{model::texts::teach, ui::presenter::Act};
    widgets::dialog_title(ui, cx, None, text, cx.t(teach::CONTINUE_HINT));
    feet(ui, |ui| {
        if Btn::primary(cx.t(teach::GO_ON_CLASS)).show(ui, cx).clicked() || enter(ui) {
            out.push(Action::Teach(Act::GoOn(id.to_owned())));
        }
        if Btn::secondary(cx.t(teach::LATER_ON)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Cancel));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            if Btn::danger_text(cx.t(teach::FORGET)).show(ui, cx).clicked() {
                out.push(Action::Teach(Act::Forget(id.to_owned())));
            }
        });
    });
}

fn close_ui(ui: &mut Ui, cx: &Cx<'_>, title: &str, out: &mut Actions) {
    widgets::dialog_title(ui, cx, None, cx.t(tx::CLOSE_TITLE), &cx.tf(tx::CLOSE_TEXT, &[title]));
    feet(ui, |ui| {
        if Btn::primary(cx.t(tx::SAVE_TO)).show(ui, cx).clicked() || enter(ui) {
            out.push(Action::Dialog(Answer::SaveFirst));
        }
        if Btn::secondary(cx.t(tx::CANCEL)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Cancel));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            if Btn::danger_text(cx.t(tx::DONT_SAVE)).show(ui, cx).clicked() {
                out.push(Action::Dialog(Answer::DontSave));
            }
        });
    });
}

fn problem_ui(ui: &mut Ui, cx: &Cx<'_>, (title, text, lines, read): (&str, &Bi, &[String], HowMuch), out: &mut Actions) {
    let tk = cx.tk;
    let partial = read == HowMuch::Part;
    let (icon, head) = match read {
        HowMuch::Nothing => ((icons::FILE_X, tk.danger_tint, tk.danger_text), tx::OPEN_FAILED_TITLE),
        HowMuch::Part => ((icons::FILE_DASHED, tk.warning_tint, tk.warning_text), tx::OPEN_PART_TITLE),
        HowMuch::All => ((icons::WARNING, tk.warning_tint, tk.warning_text), tx::OPENED_WITH_PROBLEMS),
        HowMuch::Locked => ((icons::LOCK, tk.warning_tint, tk.warning_text), tx::OPENED_READ_ONLY),
    };
    widgets::dialog_title(ui, cx, Some(icon), &cx.tf(head, &[title]), cx.bi(text));
    lines_ui(ui, cx, lines);
    feet(ui, |ui| {
        let primary = if partial { tx::OPEN_READABLE } else { tx::GOT_IT };
        let answer = if partial { Answer::OpenPartial } else { Answer::Cancel };
        if Btn::primary(cx.t(primary)).show(ui, cx).clicked() || enter(ui) {
            out.push(Action::Dialog(answer));
        }
        if partial && Btn::secondary(cx.t(tx::CANCEL)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Cancel));
        }
    });
}

fn lines_ui(ui: &mut Ui, cx: &Cx<'_>, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let frame = egui::Frame::new().fill(cx.tk.surface_sunken).corner_radius(CornerRadius::same(8)).inner_margin(egui::Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        egui::ScrollArea::vertical().max_height(260.0).show(ui, |ui| {
            ui.set_width(ui.available_width());
            for line in lines {
                widgets::wrapped(ui, line, theme::SMALL, cx.tk.text_secondary);
            }
        });
    });
}

fn changed_ui(ui: &mut Ui, cx: &Cx<'_>, title: &str, out: &mut Actions) {
    let tk = cx.tk;
    widgets::dialog_title(
        ui,
        cx,
        Some((icons::WARNING, tk.warning_tint, tk.warning_text)),
        &cx.tf(tx::CHANGED_TITLE, &[title]),
        cx.t(tx::CHANGED_TEXT),
    );
    feet(ui, |ui| {
        if Btn::primary(cx.t(safe::MERGE_BOTH)).show(ui, cx).clicked() || enter(ui) {
            out.push(Action::Dialog(Answer::Merge));
        }
        if Btn::secondary(cx.t(tx::SAVE_COPY)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::SaveCopy));
        }
        if Btn::secondary(cx.t(tx::OVERWRITE)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Overwrite));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            if Btn::text(cx.t(tx::DECIDE_LATER)).show(ui, cx).clicked() {
                out.push(Action::Dialog(Answer::Cancel));
            }
        });
    });
}

fn second_ui(ui: &mut Ui, cx: &Cx<'_>, title: &str, out: &mut Actions) {
    let tk = cx.tk;
    let icon = Some((icons::GIT_MERGE, tk.accent_tint, tk.accent_text));
    widgets::dialog_title(ui, cx, icon, &cx.tf(merge::SECOND_TITLE, &[title]), cx.t(merge::SECOND_TEXT));
    feet(ui, |ui| {
        if Btn::primary(cx.t(merge::MERGE_IN)).show(ui, cx).clicked() || enter(ui) {
            out.push(Action::Dialog(Answer::Second(Second::Merge)));
        }
        if Btn::secondary(cx.t(merge::COMPARE)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Second(Second::Compare)));
        }
        if Btn::secondary(cx.t(merge::OPEN_BESIDE)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Second(Second::Open)));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            if Btn::text(cx.t(tx::CANCEL)).show(ui, cx).clicked() {
                out.push(Action::Dialog(Answer::Cancel));
            }
        });
    });
}

fn content_ui(ui: &mut Ui, cx: &Cx<'_>, lines: &[String], out: &mut Actions) {
    let tk = cx.tk;
    let title = cx.tf(tx::CONTENT_PROBLEMS, &[&lines.len().to_string()]);
    widgets::dialog_title(ui, cx, Some((icons::WARNING, tk.warning_tint, tk.warning_text)), &title, cx.t(tx::CONTENT_TEXT));
    lines_ui(ui, cx, lines);
    feet(ui, |ui| {
        if Btn::primary(cx.t(tx::GOT_IT)).show(ui, cx).clicked() || enter(ui) {
            out.push(Action::Dialog(Answer::Cancel));
        }
        if Btn::secondary(cx.t(tx::COPY)).icon(icons::COPY).show(ui, cx).clicked() {
            out.push(Action::Copy(lines.join("\n")));
        }
    });
}

fn owner_ui(ui: &mut Ui, cx: &Cx<'_>, form: &mut OwnerForm, out: &mut Actions) {
    widgets::dialog_title(ui, cx, None, cx.t(tx::OWNER_TITLE), cx.t(tx::OWNER_TEXT));
    let fields: [(crate::model::texts::Text, &mut String, crate::model::texts::Text); 4] = [
        (tx::OWNER_FILE, &mut form.title, tx::OWNER_FILE_HINT),
        (tx::OWNER_NAME, &mut form.name, tx::ALIAS),
        (tx::OWNER_GROUP, &mut form.group, tx::OWNER_GROUP_HINT),
        (tx::OWNER_MEMBERS, &mut form.members, tx::OWNER_MEMBERS_HINT),
    ];
    // Whoever opens this wants to fill in what is missing. The focus is given once: Enter takes it away again.
    let (shown, pass) = (Id::unique("owner-shown"), ui.ctx().cumulative_pass_nr());
    let fresh = ui.data(|d| d.get_temp::<u64>(shown)).is_none_or(|last| last + 1 < pass);
    ui.data_mut(|d| d.insert_temp(shown, pass));
    let start = fields.iter().position(|(_, value, _)| value.trim().is_empty()).unwrap_or(0);
    for (i, (name, value, hint)) in fields.into_iter().enumerate() {
        widgets::label(ui, cx.t(name), theme::SMALL, cx.tk.text_secondary);
        ui.add_space(-6.0);
        let id = Id::unique(("owner", name.en));
        let field = Input::new(id, cx.t(name)).hint(cx.t(hint)).limit(200).show(ui, cx, value);
        if fresh && i == start {
            field.request_focus();
        }
    }
    feet(ui, |ui| {
        if Btn::primary(cx.t(tx::OK)).show(ui, cx).clicked() || enter(ui) {
            out.push(Action::SetOwner(form.clone()));
        }
        if Btn::secondary(cx.t(tx::CANCEL)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Cancel));
        }
    });
}

type PathParts<'a> = (PathFor, &'a mut String, &'a PathBuf, Option<&'a [(String, bool)]>, Option<&'a str>);

fn path_ui(ui: &mut Ui, cx: &Cx<'_>, (purpose, path, folder, entries, error): PathParts<'_>, out: &mut Actions) {
    let (ok, text) = match purpose {
        PathFor::Picture => (pictures::PICK, pictures::PICK_TEXT),
        purpose if purpose.reads() => (tx::OPEN_IT, tx::PATH_TEXT),
        _ => (tx::SAVE_IT, tx::PATH_TEXT),
    };
    widgets::dialog_title(ui, cx, None, cx.t(purpose.title()), cx.t(text));
    let id = Id::unique("path");
    let field = Input::new(id, cx.t(tx::PATH)).hint(cx.t(tx::PATH)).limit(2000).error(error).show(ui, cx, path);
    if ui.memory(egui::Memory::focused).is_none() {
        field.request_focus();
    }
    let frame = egui::Frame::new()
        .fill(cx.tk.surface)
        .stroke(Stroke::new(1.0, cx.tk.border))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(egui::Margin::same(4));
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        // A row closes the menu it is in: here that is the list, not the dialog.
        let list = egui::UiBuilder::new().closable();
        ui.scope_builder(list, |ui| path_rows(ui, cx, (path, folder, entries), out));
    });
    feet(ui, |ui| {
        if Btn::primary(cx.t(ok)).enabled(!path.trim().is_empty()).show(ui, cx).clicked() || (enter(ui) && !path.trim().is_empty()) {
            let typed = PathBuf::from(path.trim());
            let full = if typed.is_absolute() { typed } else { folder.join(typed) };
            out.push(Action::Dialog(Answer::Path(purpose, full)));
        }
        if Btn::secondary(cx.t(tx::CANCEL)).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Cancel));
        }
    });
}

/// Folders and files to choose from.
fn path_rows(ui: &mut Ui, cx: &Cx<'_>, (path, folder, entries): (&mut String, &PathBuf, Option<&[(String, bool)]>), out: &mut Actions) {
    egui::ScrollArea::vertical().max_height(240.0).auto_shrink(false).show(ui, |ui| {
        if let Some(parent) = folder.parent()
            && widgets::menu_row(ui, cx, Some(icons::ARROW_UP), "..", "", false, true).clicked()
        {
            out.push(Action::Dialog(Answer::Look(parent.to_owned())));
        }
        if entries.is_none() {
            widgets::label(ui, cx.t(tx::READING_FOLDER), theme::SMALL, cx.tk.text_tertiary);
        }
        for (name, is_folder) in entries.unwrap_or_default() {
            let file = if crate::ui::pictures::is_picture_file(std::path::Path::new(name)) { icons::IMAGE } else { icons::NOTEBOOK };
            let icon = if *is_folder { icons::FOLDER_SIMPLE } else { file };
            if ui.push_id(name, |ui| widgets::menu_row(ui, cx, Some(icon), name, "", false, true).clicked()).inner {
                let chosen = folder.join(name);
                if *is_folder {
                    out.push(Action::Dialog(Answer::Look(chosen)));
                } else {
                    *path = chosen.display().to_string();
                }
            }
        }
    });
}
