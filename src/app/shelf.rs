//! The workbooks that are open, and the unsaved work that waits to be taken up.

use std::time::Duration;

use crate::{
    io::drafts::{DraftId, DraftInfo},
    ui::screens::recovery::DraftShown,
};

use super::book::Book;

/// The open workbooks.
#[derive(Default)]
pub(super) struct Shelf {
    books: Vec<Book>,
    current: usize,
    /// Unsaved work found at the start, as the home screen shows it.
    pub(super) drafts: Vec<DraftShown>,
    /// The same, as the worker knows it.
    pub(super) found: Vec<DraftInfo>,
    /// The drafts that are being read, and whether they come beside their files.
    pub(super) restoring: Vec<(DraftInfo, bool)>,
    /// Drafts that were brought back, and when that counts as harmless.
    pub(super) calming: Vec<(DraftId, Duration)>,
    /// The draft that is looked at.
    pub(super) looked_at: Option<String>,
    /// Files that are read only in part, in the order of their dialogs.
    pub(super) partial: std::collections::VecDeque<Book>,
    /// The workbook that is closed once it is in its file.
    pub(super) closing: Option<u64>,
    /// The path that was chosen to be written, while its disk is asked what is there.
    pub(super) probing: Option<(crate::ui::shell::dialogs::PathFor, std::path::PathBuf)>,
    /// The file that the user was asked about: a second yes replaces it.
    pub(super) replacing: Option<std::path::PathBuf>,
    next_ticket: u64,
    /// The window closes once everything is in its file.
    pub(super) quitting: bool,
}

impl Shelf {
    /// The workbook on screen.
    pub(super) fn current(&self) -> Option<&Book> {
        self.books.get(self.current)
    }

    /// The workbook on screen, to be changed.
    pub(super) fn current_mut(&mut self) -> Option<&mut Book> {
        self.books.get_mut(self.current)
    }

    /// Every open workbook.
    pub(super) fn all(&self) -> &[Book] {
        &self.books
    }

    /// Every open workbook, to be changed.
    pub(super) fn all_mut(&mut self) -> &mut [Book] {
        &mut self.books
    }

    /// Takes unsaved work off the list.
    pub(super) fn take_draft(&mut self, id: &str) -> Option<DraftInfo> {
        self.drafts.retain(|d| d.id != id);
        let at = self.found.iter().position(|d| d.id.to_string() == id)?;
        Some(self.found.remove(at))
    }

    /// Where the workbook of a ticket stands.
    pub(super) fn position(&self, ticket: u64) -> Option<usize> {
        self.books.iter().position(|b| b.ticket == ticket)
    }

    /// Puts a workbook on the shelf and shows it.
    pub(super) fn add(&mut self, mut book: Book) {
        self.next_ticket += 1;
        book.ticket = self.next_ticket;
        self.books.push(book);
        self.current = self.books.len() - 1;
    }

    /// Shows the workbook that is open from `path`; false when none is.
    pub(super) fn show_path(&mut self, path: &std::path::Path) -> bool {
        // Other names of the same file are recognised when it was read: no disk is asked here.
        let same = |b: &Book| b.path.as_deref() == Some(path) || b.target.as_deref() == Some(path);
        let found = self.books.iter().position(same);
        if let Some(at) = found {
            self.current = at;
        }
        found.is_some()
    }

    /// Shows the workbook at a position.
    pub(super) fn show(&mut self, at: usize) {
        self.current = at.min(self.books.len().saturating_sub(1));
    }

    /// Takes the workbook of a ticket off the shelf.
    pub(super) fn remove(&mut self, ticket: u64) -> Option<Book> {
        let at = self.position(ticket)?;
        if at < self.current {
            self.current -= 1;
        }
        let book = self.books.remove(at);
        self.current = self.current.min(self.books.len().saturating_sub(1));
        Some(book)
    }

    /// Shows the next workbook.
    pub(super) fn next(&mut self) {
        if !self.books.is_empty() {
            self.current = (self.current + 1) % self.books.len();
        }
    }
}
