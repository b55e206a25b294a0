//! Pictures come in, are made ours on a thread of their own, and hang where they were asked for; links open after a question.

use std::{path::PathBuf, sync::Arc, time::Duration};

use crate::{
    io::{
        bundle,
        picture::{Done, Pixels, Studio, Task},
    },
    model::{
        limits, link, picture,
        texts::{picture as say, shell as tx},
    },
    ui::{
        cx::Tone,
        pictures::{Gallery, PictureAct, Place},
        shell::dialogs::{Dialog, PathFor},
    },
};

use super::App;

/// Pictures on their way.
#[derive(Default)]
pub(super) struct Pictures {
    studio: Option<Studio>,
    /// Where the next chosen file goes.
    pub(super) picking: Option<(u64, Place)>,
    /// Pictures that are being made ours: their number, the workbook, the place.
    coming: Vec<(u64, u64, Place)>,
    /// Another workbook came on the shelf: what was missing may be there now.
    pub(super) fresh: bool,
    /// A workbook goes on as a bundle: its new name and its old one, not told yet.
    moved: Option<(String, String)>,
    next: u64,
}

impl App {
    /// Does what a view asked for about pictures.
    pub(super) fn picture(&mut self, ctx: &egui::Context, act: PictureAct, now: Duration) {
        let Some((ticket, read_only)) = self.book().map(|book| (book.ticket, book.read_only)) else { return };
        if read_only && !matches!(act, PictureAct::Look(..)) {
            return self.toast(now, Tone::Info, tx::IS_READ_ONLY, &[]);
        }
        match act {
            PictureAct::Pick(place) => {
                self.pictures.picking = Some((ticket, place));
                self.ask_path(ctx, PathFor::Picture);
            }
            PictureAct::File(place, path) => self.take_picture(ctx, (ticket, place), |number| Task::File(number, path)),
            PictureAct::Pasted(place, image) => self.take_picture(ctx, (ticket, place), |number| {
                let rgba = image.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
                Task::Rgba(number, image.size, rgba)
            }),
            PictureAct::Look(name, of) => self.views.dialog = Some(Dialog::Picture { name, of }),
            PictureAct::NoPlace => self.toast(now, Tone::Info, say::NO_PLACE, &[]),
        }
    }

    /// The file dialog was answered.
    pub(super) fn picked_picture(&mut self, ctx: &egui::Context, path: PathBuf) {
        self.settings.last_folder = path.parent().map(|folder| folder.display().to_string());
        if let Some(picking) = self.pictures.picking.take() {
            self.take_picture(ctx, picking, |number| Task::File(number, path));
        }
    }

    fn take_picture(&mut self, ctx: &egui::Context, (ticket, place): (u64, Place), task: impl FnOnce(u64) -> Task) {
        self.pictures.next += 1;
        let number = self.pictures.next;
        self.pictures.coming.push((number, ticket, place));
        if let Some(studio) = self.studio(ctx) {
            studio.ask(task(number));
        }
    }

    fn studio(&mut self, ctx: &egui::Context) -> Option<&Studio> {
        if self.pictures.studio.is_none() {
            let wake = ctx.clone();
            self.pictures.studio = Studio::start(move || wake.request_repaint()).ok();
        }
        self.pictures.studio.as_ref()
    }

    /// Takes in what was decoded and asks for what the screen wants.
    pub(super) fn poll_pictures(&mut self, ctx: &egui::Context, now: Duration) {
        let gallery = Gallery::of(ctx);
        if std::mem::take(&mut self.pictures.fresh) {
            gallery.forget_broken();
        }
        for done in self.pictures.studio.as_ref().map(Studio::poll).unwrap_or_default() {
            match done {
                Done::Imported(number, result) => {
                    let Some(at) = self.pictures.coming.iter().position(|(n, ..)| *n == number) else { continue };
                    let (_, ticket, place) = self.pictures.coming.remove(at);
                    match result {
                        Ok(picture) => self.hang(ticket, &place, (picture.name, picture.bytes), now),
                        Err(error) => {
                            let text = error.message().get(self.lang()).to_owned();
                            self.views.toasts.say(now, Tone::Error, text, false);
                        }
                    }
                }
                Done::Decoded(name, side, pixels) => gallery.put(ctx, &name, side, pixels.ok().as_ref().map(image_of)),
            }
        }
        for (name, side) in gallery.take_wanted() {
            let bytes = self.shelf.all().iter().find_map(|book| book.workbook.media.get(&name)).map(Arc::clone);
            match (bytes, self.studio(ctx)) {
                (Some(bytes), Some(studio)) => studio.ask(Task::Show(name, bytes, side)),
                _ => gallery.put(ctx, &name, side, None),
            }
        }
        if let Some((new, old)) = self.pictures.moved.take() {
            self.toast(now, Tone::Done, say::NOW_BUNDLE, &[&new, &old]);
        }
        if gallery.take_stranded(now) {
            self.toast(now, Tone::Info, say::NO_PLACE, &[]);
        }
    }

    /// Puts a picture into its workbook and hangs it on its place, as one step of undo.
    fn hang(&mut self, ticket: u64, place: &Place, (name, bytes): (String, Arc<[u8]>), now: Duration) {
        let Some(at) = self.shelf.position(ticket) else { return };
        let Some(book) = self.shelf.all_mut().get_mut(at) else { return };
        let used = picture::used(&book.workbook);
        let sum: usize = book.workbook.media.iter().filter(|(name, _)| used.contains(*name)).map(|(_, bytes)| bytes.len()).sum();
        // Room for the text stays in any case.
        let room = limits::MAX_BUNDLE_BYTES - limits::MAX_FILE_BYTES;
        if (sum + bytes.len()) as u64 > room || used.len() + 2 > limits::MAX_BUNDLE_ENTRIES {
            return self.toast(now, Tone::Error, say::BOOK_FULL, &[&(room / 1024 / 1024).to_string()]);
        }
        book.workbook.media.insert(name.clone(), bytes);
        match book.apply(&place.target, &picture::hang(place.id, &place.key, &name, &place.of), now) {
            Ok(()) => {
                self.journal_of(at);
                self.toast(now, Tone::Done, say::DONE, &[]);
            }
            Err(_gone) => self.toast(now, Tone::Info, say::NO_PLACE, &[]),
        }
    }

    /// A workbook that has got its first picture goes on as a bundle beside its text file, which stays as it is.
    pub(super) fn move_to_bundle(&mut self, at: usize) {
        let Some(book) = self.shelf.all_mut().get_mut(at) else { return };
        let Some(old) = book.path.clone().filter(|path| !bundle::is_bundle_path(path)) else { return };
        if picture::used(&book.workbook).is_empty() {
            return;
        }
        let new = bundle::beside(&old);
        book.path = Some(new.clone());
        book.fingerprint = None;
        let name = |path: &std::path::Path| path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        self.pictures.moved = Some((name(&new), name(&old)));
    }

    /// Asks about an address; one that must never be opened is only named.
    pub(super) fn ask_link(&mut self, address: &str, now: Duration) {
        match link::parse(address) {
            Some(link) => self.views.dialog = Some(Dialog::Link(link)),
            None => self.toast(now, Tone::Info, say::LINK_BAD, &[]),
        }
    }

    /// Opens an address in the user's browser; only from the dialog that showed it.
    pub(super) fn open_link(&mut self, link: &link::Link, now: Duration) {
        // Checked again: nothing but the three harmless schemes may ever reach the system.
        let known = link::parse(&link.whole).is_some_and(|again| again == *link);
        let result = if known { webbrowser::open(&link.whole) } else { Err(std::io::ErrorKind::InvalidInput.into()) };
        if let Err(error) = result {
            self.toast(now, Tone::Error, say::LINK_FAILED, &[&error.to_string()]);
        }
    }
}

fn image_of(pixels: &Pixels) -> (egui::ColorImage, (u32, u32, usize)) {
    (egui::ColorImage::from_rgba_unmultiplied(pixels.size, &pixels.rgba), pixels.whole)
}
