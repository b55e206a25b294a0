//! What others do to open files, and what the strip above the work says about it.

use std::{path::Path, time::Duration};

use crate::{
    io::{drafts::knows, format::Integrity, lock::Elsewhere, worker::Outside},
    model::{
        stamp::EditorId,
        texts::{safe as tx, shell},
    },
    ui::{
        command::Command,
        cx::{Action, Place, Tone},
        icons,
        safe::Safe,
        shell::{
            dialogs::Dialog,
            notice::{Grave, Notice},
        },
    },
};

use super::{
    App,
    book::{Behind, Book, SaveState},
    boot,
    events::{clock, file_name},
    merge::Copied,
};

impl App {
    /// Something happened to an open file.
    pub(super) fn outside(&mut self, path: &Path, what: Outside, now: Duration) {
        let lang = self.lang();
        let Some(at) = self.shelf.all().iter().position(|b| b.target.as_deref() == Some(path) || b.path.as_deref() == Some(path)) else { return };
        let Some(book) = self.shelf.all_mut().get_mut(at) else { return };
        match what {
            Outside::Gone => book.behind = Behind::Gone,
            Outside::Back => {
                book.behind = Behind::Nothing;
                if matches!(book.state, SaveState::Failed(_)) {
                    book.failed(String::new(), Some(now));
                }
            }
            Outside::Changed(Ok(file)) if !file.opened.is_damaged() => {
                let id = book.workbook.id.clone();
                if book.is_dirty() && file.opened.integrity == Integrity::Intact && knows(&book.workbook, &file.opened.workbook) {
                    // Everything in it is known here: an older copy was put back, or our own save came late.
                    book.fingerprint = Some(file.fingerprint);
                    return;
                }
                if book.is_dirty() && !book.read_only {
                    book.behind = Behind::Changed(file);
                    return self.show_change(at);
                }
                book.reload(*file, tx::RELOADED, clock(), now);
                self.views.forget(&id);
                let name = file_name(path);
                self.toast(now, Tone::Info, tx::WAS_RELOADED, &[&name]);
                if self.shelf.all().get(at).is_some_and(|b| !b.read_only) {
                    self.journal_of(at);
                }
            }
            Outside::Changed(other) => {
                let why = match other {
                    Ok(file) => file.opened.notice().map(|n| n.get(lang).to_owned()).unwrap_or_default(),
                    Err(error) => error.message().get(lang).to_owned(),
                };
                book.behind = Behind::Unreadable(why);
            }
        }
    }

    /// The file was written by somebody else while there is unsaved work: both are shown before anything is written.
    fn show_change(&mut self, at: usize) {
        if self.shelf.current().is_none_or(|b| self.shelf.all().get(at).is_some_and(|a| a.ticket != b.ticket)) {
            // The answer is about the workbook on screen.
            self.shelf.show(at);
            self.places.go(Place::Overview);
        }
        self.ask_about_change();
    }

    /// Asks what is to become of two versions.
    pub(super) fn ask_about_change(&mut self) {
        let name = self.book().and_then(|b| b.path.as_deref()).map(file_name).unwrap_or_default();
        let asked = self.views.waiting.iter().chain(&self.views.dialog).any(|d| matches!(d, Dialog::ChangedOnDisk { .. }));
        if !asked {
            self.views.waiting.push_back(Dialog::ChangedOnDisk { title: name });
        }
    }

    /// Shows what would come of what is here and what somebody else wrote; nothing is written before that is accepted.
    pub(super) fn merge_outside(&mut self, now: Duration) {
        let Some(book) = self.book() else { return };
        let Behind::Changed(file) = &book.behind else { return };
        let path = book.path.clone().unwrap_or_default();
        let theirs = Copied::of_file(&path, file.opened.clone(), file.fingerprint.modified);
        self.start_merge(theirs, now);
    }

    /// Writes the file again: over what somebody else wrote (which is a version by now), or where it vanished.
    pub(super) fn write_again(&mut self) {
        let Some(book) = self.shelf.current_mut() else { return };
        book.fingerprint = None;
        book.behind = Behind::Nothing;
        book.state = SaveState::Fresh;
        let ticket = book.ticket;
        if let Some(at) = self.shelf.position(ticket) {
            self.send_save(at, true);
        }
    }

    /// A file that was open elsewhere may be written now, or not.
    pub(super) fn claimed(&mut self, path: &Path, elsewhere: Option<Elsewhere>, now: Duration) {
        let Some(book) = self.shelf.all_mut().iter_mut().find(|b| b.path.as_deref() == Some(path)) else { return };
        if elsewhere.is_some() {
            book.elsewhere = elsewhere;
            return self.toast(now, Tone::Info, tx::STILL_ELSEWHERE, &[]);
        }
        book.elsewhere = None;
        book.read_only = false;
        self.toast(now, Tone::Done, tx::YOURS_NOW, &[]);
    }

    /// Goes on with a copy of a workbook that is open elsewhere: another workbook, which merges with this one later.
    pub(super) fn open_copy(&mut self, now: Duration) {
        let Some(workbook) = self.book().map(|b| b.workbook.clone()) else { return };
        let mut copy = Book::new(workbook, EditorId::from_random(boot::random()));
        copy.touch(now);
        let old = self.book().map(|b| b.ticket);
        if let Some(old) = old {
            self.drop_book(old);
        }
        self.put_on_shelf(copy);
        self.journal();
        self.toast(now, Tone::Done, tx::COPIED, &[]);
    }

    /// What the strip above the work says, if anything.
    pub(super) fn notice(&self) -> Option<Notice> {
        if !matches!(self.places.here(), Place::Overview | Place::Exercise { .. }) {
            return None;
        }
        let lang = self.lang();
        let book = self.book()?;
        let name = book.path.as_deref().map(file_name).unwrap_or_default();
        let safe = |text: crate::model::texts::Text, safe: Safe| (text.get(lang), Action::Safe(safe));
        let elsewhere = (tx::SAVE_ELSEWHERE.get(lang), Action::Do(Command::SaveAs));
        let say = |grave, icon, text: String, actions| Some(Notice { grave, icon, text, actions });
        match &book.elsewhere {
            Some(Elsewhere::Window) => {
                let actions = vec![safe(tx::OPEN_COPY, Safe::OpenCopy), safe(tx::EDIT_HERE, Safe::EditHere)];
                return say(Grave::Warning, icons::LOCK, tx::IN_OTHER_WINDOW.get(lang).to_owned(), actions);
            }
            Some(Elsewhere::Machine { who, at }) => {
                let actions = vec![safe(tx::OPEN_COPY, Safe::OpenCopy), safe(tx::EDIT_ANYWAY, Safe::EditHere)];
                return say(Grave::Warning, icons::LOCK, tx::ON_OTHER_MACHINE.with(lang, &[who, at]), actions);
            }
            None => {}
        }
        match &book.behind {
            Behind::Gone => {
                let actions = vec![elsewhere, safe(tx::WRITE_AGAIN, Safe::WriteAgain)];
                return say(Grave::Danger, icons::FILE_X, tx::GONE.with(lang, &[&name]), actions);
            }
            Behind::Changed(_) => {
                let actions = vec![safe(tx::DECIDE, Safe::MergeOutside)];
                return say(Grave::Warning, icons::GIT_MERGE, tx::CHANGED_BEHIND.with(lang, &[&name]), actions);
            }
            Behind::Unreadable(why) => return say(Grave::Danger, icons::FILE_X, tx::SPOILT_BEHIND.with(lang, &[&name, why]), vec![elsewhere]),
            Behind::Nothing => {}
        }
        if book.read_only {
            return None;
        }
        let hanging = self.worker.as_ref().and_then(crate::io::worker::Worker::hanging);
        if book.state == SaveState::Saving && hanging.is_some() && hanging == book.path {
            return say(Grave::Danger, icons::CLOCK, tx::HANGS.with(lang, &[&name]), vec![elsewhere]);
        }
        if let SaveState::Failed(why) = &book.state
            && !why.is_empty()
        {
            let again = (tx::TRY_AGAIN.get(lang), Action::Do(Command::Save));
            return say(Grave::Danger, icons::WARNING_OCTAGON, why.clone(), vec![elsewhere, again]);
        }
        if let Some(why) = &book.not_kept
            && book.is_dirty()
        {
            return say(Grave::Danger, icons::WARNING_OCTAGON, why.clone(), vec![(shell::SAVE_IT.get(lang), Action::Do(Command::SaveAs))]);
        }
        None
    }
}
