//! Pictures on screen: which are decoded, which are wanted, and what was dropped or pasted. Decoding happens elsewhere.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc, time::Duration};

use egui::{ColorImage, Pos2, TextureHandle, TextureOptions, mutex::Mutex};

use super::{
    command::Command,
    cx::{Cx, Target},
};
use crate::model::{limits, stamp::ItemId};

/// Where a picture hangs: a register of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The document.
    pub target: Target,
    /// The item.
    pub id: ItemId,
    /// The register.
    pub key: String,
    /// What it hangs on, in words.
    pub of: String,
}

/// What a view asks for about pictures.
#[derive(Clone, Debug)]
pub enum PictureAct {
    /// Lets the user choose a file for a place.
    Pick(Place),
    /// Hangs a file's picture on a place.
    File(Place, PathBuf),
    /// Hangs a picture of the clipboard on a place.
    Pasted(Place, Arc<ColorImage>),
    /// Shows a picture large; what it hangs on.
    Look(String, String),
    /// There was no place to take one.
    NoPlace,
}

/// How a picture can be shown now.
#[derive(Clone)]
pub enum Look {
    /// It is being decoded.
    Loading,
    /// Its texture; width, height and bytes of the whole picture.
    Ready(TextureHandle, (u32, u32, usize)),
    /// It cannot be decoded.
    Broken,
}

struct Slot {
    look: Look,
    used: u64,
    bytes: usize,
}

#[derive(Default)]
struct Shelf {
    slots: BTreeMap<(String, u32), Slot>,
    wanted: Vec<(String, u32)>,
    dropped: Vec<(PathBuf, Duration)>,
}

/// The decoded pictures of this window; one for each egui context.
#[derive(Clone, Default)]
pub struct Gallery(Arc<Mutex<Shelf>>);

/// How long a dropped file waits for the pointer to say where: X11 tells it only after the drop.
const DROP_WAIT: Duration = Duration::from_millis(500);

impl Gallery {
    /// The gallery of a window.
    #[must_use]
    pub fn of(ctx: &egui::Context) -> Self {
        ctx.data_mut(|data| data.get_temp_mut_or_default::<Self>(egui::Id::unique("gallery")).clone())
    }

    /// A picture with at most `side` pixels on a side; asks for it to be decoded where it is not yet.
    #[must_use]
    pub fn look(&self, ctx: &egui::Context, name: &str, side: u32) -> Look {
        let now = ctx.cumulative_pass_nr();
        let mut shelf = self.0.lock();
        let key = (name.to_owned(), side);
        if let Some(slot) = shelf.slots.get_mut(&key) {
            slot.used = now;
            return slot.look.clone();
        }
        shelf.slots.insert(key.clone(), Slot { look: Look::Loading, used: now, bytes: 0 });
        shelf.wanted.push(key);
        // The wish is read after this frame.
        ctx.request_repaint();
        Look::Loading
    }

    /// Takes the pictures that are to be decoded: name and longer side.
    #[must_use]
    pub fn take_wanted(&self) -> Vec<(String, u32)> {
        std::mem::take(&mut self.0.lock().wanted)
    }

    /// Puts in what was decoded, and lets go of what was not looked at for longest when there is too much.
    pub fn put(&self, ctx: &egui::Context, name: &str, side: u32, pixels: Option<(ColorImage, (u32, u32, usize))>) {
        let now = ctx.cumulative_pass_nr();
        let slot = match pixels {
            Some((image, whole)) => {
                let bytes = image.pixels.len() * 4;
                let texture = ctx.load_texture(format!("picture {name} {side}"), image, TextureOptions::LINEAR);
                Slot { look: Look::Ready(texture, whole), used: now, bytes }
            }
            None => Slot { look: Look::Broken, used: now, bytes: 0 },
        };
        let mut shelf = self.0.lock();
        shelf.slots.insert((name.to_owned(), side), slot);
        let mut sum: usize = shelf.slots.values().map(|slot| slot.bytes).sum();
        while sum > limits::PICTURE_CACHE_BYTES && shelf.slots.len() > 1 {
            let Some(oldest) = shelf.slots.iter().filter(|(_, s)| s.bytes > 0).min_by_key(|(_, s)| s.used).map(|(key, _)| key.clone()) else { break };
            sum -= shelf.slots.remove(&oldest).map_or(0, |slot| slot.bytes);
        }
    }

    /// Forgets what could not be shown: another workbook may hold it.
    pub fn forget_broken(&self) {
        self.0.lock().slots.retain(|_, slot| !matches!(slot.look, Look::Broken));
    }

    /// Keeps a dropped picture until a view takes it.
    pub fn drop_file(&self, path: PathBuf, now: Duration) {
        self.0.lock().dropped.push((path, now));
    }

    /// Whether a dropped picture waited in vain; it is let go.
    #[must_use]
    pub fn take_stranded(&self, now: Duration) -> bool {
        let mut shelf = self.0.lock();
        let before = shelf.dropped.len();
        shelf.dropped.retain(|(_, at)| now < *at + DROP_WAIT * 2);
        shelf.dropped.len() < before
    }

    fn take_dropped(&self, now: Duration, pointer: bool) -> Option<(PathBuf, bool)> {
        let mut shelf = self.0.lock();
        let (_, at) = shelf.dropped.first()?;
        let late = now >= *at + DROP_WAIT;
        if !pointer && !late {
            return None;
        }
        Some((shelf.dropped.remove(0).0, pointer))
    }
}

/// Whether a file's name is that of a picture.
#[must_use]
pub fn is_picture_file(path: &std::path::Path) -> bool {
    let end = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    ["png", "jpg", "jpeg", "webp", "gif"].contains(&end.as_str())
}

/// A picture that came for the canvas on screen.
#[derive(Clone, Debug)]
pub enum Came {
    /// The command: a file is to be chosen.
    Asked,
    /// A file that was dropped.
    File(PathBuf),
    /// A picture of the clipboard.
    Pasted(Arc<ColorImage>),
}

impl Came {
    /// What is to be done with it at a place.
    #[must_use]
    pub fn to(self, place: Option<Place>) -> PictureAct {
        match (self, place) {
            (_, None) => PictureAct::NoPlace,
            (Self::Asked, Some(place)) => PictureAct::Pick(place),
            (Self::File(path), Some(place)) => PictureAct::File(place, path),
            (Self::Pasted(image), Some(place)) => PictureAct::Pasted(place, image),
        }
    }
}

/// What came for the canvas in this frame, and where it was dropped; `None` means: where the selection is.
#[must_use]
pub fn came(ctx: &egui::Context, cx: &Cx<'_>) -> Option<(Came, Option<Pos2>)> {
    if !cx.keys {
        return None;
    }
    if cx.asked(Command::AddPicture) {
        return Some((Came::Asked, None));
    }
    let (pasted, moved, at) = ctx.input(|i| {
        let pasted = i.events.iter().find_map(|e| if let egui::Event::PasteImage(image) = e { Some(Arc::clone(image)) } else { None });
        let moved = i.events.iter().any(|e| matches!(e, egui::Event::PointerMoved(_)));
        (pasted, moved, i.pointer.latest_pos())
    });
    if let Some(image) = pasted {
        return Some((Came::Pasted(image), None));
    }
    let (path, here) = Gallery::of(ctx).take_dropped(cx.now, moved && at.is_some())?;
    Some((Came::File(path), at.filter(|_| here)))
}
