//! Pictures of courses are decoded with the limits of every stranger's picture, on threads of their own.

use std::{collections::BTreeMap, sync::Arc};

use egui::{
    ColorImage,
    load::{BytesPoll, ImageLoadResult, ImageLoader, ImagePoll, LoadError, SizeHint},
    mutex::Mutex,
};

use crate::{io::picture, model::limits};

/// What the addresses of course pictures begin with.
const PLACE: &str = "bytes://course/";

/// The only image loader of the window.
#[derive(Default)]
pub(super) struct CoursePictures(Arc<Mutex<BTreeMap<String, Slot>>>);

#[derive(Clone)]
enum Slot {
    Coming,
    Ready(Arc<ColorImage>),
    Refused(String),
}

impl ImageLoader for CoursePictures {
    fn id(&self) -> &'static str {
        "course pictures"
    }

    fn load(&self, ctx: &egui::Context, uri: &str, _size: SizeHint) -> ImageLoadResult {
        if !uri.starts_with(PLACE) {
            return Err(LoadError::NotSupported);
        }
        if let Some(slot) = self.0.lock().get(uri).cloned() {
            return match slot {
                Slot::Coming => Ok(ImagePoll::Pending { size: None }),
                Slot::Ready(image) => Ok(ImagePoll::Ready { image }),
                Slot::Refused(why) => Err(LoadError::Loading(why)),
            };
        }
        let BytesPoll::Ready { bytes, .. } = ctx.try_load_bytes(uri)? else { return Ok(ImagePoll::Pending { size: None }) };
        self.0.lock().insert(uri.to_owned(), Slot::Coming);
        let (slots, ctx, uri) = (Arc::clone(&self.0), ctx.clone(), uri.to_owned());
        let work = move || {
            let slot = decoded(&bytes);
            slots.lock().insert(uri, slot);
            ctx.request_repaint();
        };
        // Without a thread the picture's place stays empty.
        let _none = std::thread::Builder::new().name("course picture".to_owned()).spawn(work);
        Ok(ImagePoll::Pending { size: None })
    }

    fn forget(&self, uri: &str) {
        self.0.lock().remove(uri);
    }

    fn forget_all(&self) {
        self.0.lock().clear();
    }

    fn byte_size(&self) -> usize {
        self.0.lock().values().map(|slot| if let Slot::Ready(image) = slot { image.pixels.len() * 4 } else { 0 }).sum()
    }

    fn has_pending(&self) -> bool {
        self.0.lock().values().any(|slot| matches!(slot, Slot::Coming))
    }
}

fn decoded(bytes: &[u8]) -> Slot {
    let read = std::panic::catch_unwind(|| picture::pixels(bytes, limits::KEPT_PICTURE_SIDE));
    match read {
        Ok(Ok(pixels)) => Slot::Ready(Arc::new(ColorImage::from_rgba_unmultiplied(pixels.size, &pixels.rgba))),
        Ok(Err(error)) => Slot::Refused(error.to_string()),
        Err(_panic) => Slot::Refused("panic".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn until_known(ctx: &egui::Context, pictures: &CoursePictures, uri: &str) -> ImageLoadResult {
        let begun = std::time::Instant::now();
        loop {
            match pictures.load(ctx, uri, SizeHint::default()) {
                Ok(ImagePoll::Pending { .. }) => assert!(begun.elapsed().as_secs() < 10, "never"),
                known => return known,
            }
            std::thread::yield_now();
        }
    }

    #[test]
    fn a_course_picture_is_shown_and_one_beyond_the_limits_is_refused() {
        let ctx = egui::Context::default();
        let pictures = CoursePictures::default();
        let png = picture::from_rgba(2, 1, vec![255, 0, 0, 255, 0, 0, 255, 255]).unwrap().bytes;
        ctx.include_bytes("bytes://course/good.png", png.to_vec());
        assert!(matches!(until_known(&ctx, &pictures, "bytes://course/good.png"), Ok(ImagePoll::Ready { image }) if image.size == [2, 1]));
        // A header alone that says 20000 x 20000.
        let mut bomb = png.to_vec();
        bomb[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        ctx.include_bytes("bytes://course/bomb.png", bomb);
        assert!(until_known(&ctx, &pictures, "bytes://course/bomb.png").is_err());
        assert!(matches!(pictures.load(&ctx, "file:///etc/hostname", SizeHint::default()), Err(LoadError::NotSupported)));
    }
}
