//! Pictures of strangers become pictures of ours: limited, turned upright, scaled down, without what the camera wrote about place and owner.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{self, Receiver, Sender},
    },
};

use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder, imageops::FilterType};

use crate::model::{limits, text::Bi, texts::picture as say};

use super::{bundle::media_name, format::bi};

/// Quality of the JPEGs that are kept.
const QUALITY: u8 = 88;
/// A picture without transparency that takes more than this as PNG becomes a JPEG.
const LARGE_PNG: usize = 1024 * 1024;

/// A picture that may be put into a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its name: the hash of its content.
    pub name: String,
    /// Its file, written by us.
    pub bytes: Arc<[u8]>,
}

/// Pixels to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width and height.
    pub size: [usize; 2],
    /// Red, green, blue and opacity of each pixel, not multiplied.
    pub rgba: Vec<u8>,
    /// Width and height of the whole picture, and the bytes of its file.
    pub whole: (u32, u32, usize),
}

/// Why a picture was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// More bytes than a picture may have.
    #[error("the picture has {0} bytes")]
    TooLarge(u64),
    /// More pixels than a picture may have: width and height.
    #[error("the picture has {0} x {1} pixels")]
    TooManyPixels(u32, u32),
    /// Not PNG, JPEG, WebP or GIF.
    #[error("not a picture")]
    NotPicture,
    /// The decoder refused it.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
    /// The system could not read it.
    #[error("the picture cannot be read: {0}")]
    Unreadable(String),
}

impl PictureError {
    /// What happened and what to do.
    #[must_use]
    pub fn message(&self) -> Bi {
        let mb = |n: u64| n.div_ceil(1024 * 1024).to_string();
        match self {
            Self::TooLarge(size) => bi(say::TOO_LARGE, &[&mb(*size), &mb(limits::MAX_PICTURE_BYTES)]),
            Self::TooManyPixels(w, h) => {
                let (side, all) = (limits::MAX_PICTURE_SIDE.to_string(), (limits::MAX_PICTURE_PIXELS / 1_000_000).to_string());
                bi(say::TOO_MANY_PIXELS, &[&w.to_string(), &h.to_string(), &side, &all])
            }
            Self::NotPicture => bi(say::NOT_PICTURE, &[]),
            Self::Damaged(why) => bi(say::DAMAGED, &[why]),
            Self::Unreadable(why) => bi(say::UNREADABLE, &[why]),
        }
    }
}

/// Makes a stranger's picture ours.
///
/// # Errors
/// When it is too large, no picture, or damaged.
pub fn import(bytes: &[u8]) -> Result<Picture, PictureError> {
    let (format, image) = decoded(bytes)?;
    let side = limits::KEPT_PICTURE_SIDE;
    let image = if image.width().max(image.height()) > side { image.resize(side, side, FilterType::Triangle) } else { image };
    kept(&image, format == ImageFormat::Jpeg)
}

/// Makes pixels from the clipboard ours.
///
/// # Errors
/// When there are too many, or none.
pub fn from_rgba(width: u32, height: u32, rgba: Vec<u8>) -> Result<Picture, PictureError> {
    check_size(width, height)?;
    let image = image::RgbaImage::from_raw(width, height, rgba).ok_or(PictureError::NotPicture)?;
    let side = limits::KEPT_PICTURE_SIDE;
    let image = DynamicImage::ImageRgba8(image);
    kept(&if width.max(height) > side { image.resize(side, side, FilterType::Triangle) } else { image }, false)
}

/// Writes a picture anew: nothing but its pixels is kept.
fn kept(image: &DynamicImage, photo: bool) -> Result<Picture, PictureError> {
    let damaged = |error: image::ImageError| PictureError::Damaged(error.to_string());
    let opaque = !image.color().has_alpha() || image.to_rgba8().pixels().all(|p| p.0.get(3) == Some(&255));
    let mut bytes = Vec::new();
    if !photo || !opaque {
        image.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).map_err(damaged)?;
    }
    let jpeg = opaque && (photo || bytes.len() > LARGE_PNG);
    if jpeg {
        bytes.clear();
        JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&image.to_rgb8()).map_err(damaged)?;
    }
    if bytes.len() as u64 > limits::MAX_PICTURE_BYTES {
        return Err(PictureError::TooLarge(bytes.len() as u64));
    }
    Ok(Picture { name: media_name(&bytes, jpeg), bytes: bytes.into() })
}

/// The pixels of a kept picture, at most `side` on a side.
///
/// # Errors
/// When the file was tampered with: the same limits as for a stranger's picture hold.
pub fn pixels(bytes: &[u8], side: u32) -> Result<Pixels, PictureError> {
    let (_, image) = decoded(bytes)?;
    let whole = (image.width(), image.height(), bytes.len());
    let image = if image.width().max(image.height()) > side { image.thumbnail(side, side) } else { image };
    let rgba = image.to_rgba8();
    Ok(Pixels { size: [rgba.width() as usize, rgba.height() as usize], rgba: rgba.into_raw(), whole })
}

fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    let side = width.max(height) <= limits::MAX_PICTURE_SIDE;
    let all = u64::from(width) * u64::from(height) <= limits::MAX_PICTURE_PIXELS;
    if side && all { Ok(()) } else { Err(PictureError::TooManyPixels(width, height)) }
}

/// Decodes with every limit, and upright. The size is looked at before a pixel is decoded.
fn decoded(bytes: &[u8]) -> Result<(ImageFormat, DynamicImage), PictureError> {
    if bytes.len() as u64 > limits::MAX_PICTURE_BYTES {
        return Err(PictureError::TooLarge(bytes.len() as u64));
    }
    let known = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif];
    let format = image::guess_format(bytes).ok().filter(|f| known.contains(f)).ok_or(PictureError::NotPicture)?;
    let damaged = |error: image::ImageError| PictureError::Damaged(error.to_string());
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut allowed = Limits::default();
    allowed.max_image_width = Some(limits::MAX_PICTURE_SIDE);
    allowed.max_image_height = Some(limits::MAX_PICTURE_SIDE);
    allowed.max_alloc = Some(limits::MAX_PICTURE_ALLOC);
    // The first look is for the size alone, so that its own message can name it.
    let mut open = Limits::default();
    open.max_alloc = Some(limits::MAX_PICTURE_ALLOC);
    reader.limits(open);
    let decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    drop(decoder);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(allowed);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let turned = decoder.orientation().map_err(damaged)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    image.apply_orientation(turned);
    Ok((format, image))
}

/// Something for the decoder's thread to do.
#[derive(Clone, Debug)]
pub enum Task {
    /// Makes a file ours; the number comes back with it.
    File(u64, PathBuf),
    /// Makes pixels ours: width, height, RGBA.
    Rgba(u64, [usize; 2], Vec<u8>),
    /// Decodes a kept picture: its name, its bytes, the longer side.
    Show(String, Arc<[u8]>, u32),
}

/// What the decoder's thread reports.
#[derive(Debug)]
pub enum Done {
    /// A picture is ours, or not.
    Imported(u64, Result<Picture, PictureError>),
    /// A kept picture is decoded, or cannot be: its name and the longer side that was asked for.
    Decoded(String, u32, Result<Pixels, PictureError>),
}

/// The thread that decodes; the window never waits for it. It ends with its owner.
#[derive(Debug)]
pub struct Studio {
    tasks: Sender<Task>,
    done: Receiver<Done>,
}

impl Studio {
    /// Starts the thread; `wake` is called after everything that is done.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(wake: impl Fn() + Send + 'static) -> std::io::Result<Self> {
        let (tasks, inbox) = mpsc::channel::<Task>();
        let (outbox, done) = mpsc::channel();
        std::thread::Builder::new().name("pictures".to_owned()).spawn(move || {
            for task in inbox {
                let kind = task.clone();
                // A bug in a decoder must not end the thread.
                let result = catch_unwind(AssertUnwindSafe(|| perform(task))).unwrap_or_else(|_panic| failed(kind));
                if outbox.send(result).is_err() {
                    break;
                }
                wake();
            }
        })?;
        Ok(Self { tasks, done })
    }

    /// Asks for something.
    pub fn ask(&self, task: Task) {
        // The thread lives as long as the sender.
        let _gone = self.tasks.send(task);
    }

    /// What was done since the last call.
    pub fn poll(&self) -> Vec<Done> {
        self.done.try_iter().collect()
    }
}

fn perform(task: Task) -> Done {
    match task {
        Task::File(number, path) => Done::Imported(number, load(&path).and_then(|bytes| import(&bytes))),
        Task::Rgba(number, [w, h], rgba) => {
            let side = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            Done::Imported(number, from_rgba(side(w), side(h), rgba))
        }
        Task::Show(name, bytes, side) => {
            let pixels = pixels(&bytes, side);
            Done::Decoded(name, side, pixels)
        }
    }
}

fn failed(task: Task) -> Done {
    let error = PictureError::Damaged("panic".to_owned());
    match task {
        Task::File(number, _) | Task::Rgba(number, ..) => Done::Imported(number, Err(error)),
        Task::Show(name, _, side) => Done::Decoded(name, side, Err(error)),
    }
}

/// Reads a regular file, never more than a picture may have.
fn load(path: &std::path::Path) -> Result<Vec<u8>, PictureError> {
    use std::io::Read as _;
    let unreadable = |error: std::io::Error| PictureError::Unreadable(error.to_string());
    let meta = std::fs::metadata(path).map_err(unreadable)?;
    if !meta.is_file() {
        return Err(PictureError::NotPicture);
    }
    if meta.len() > limits::MAX_PICTURE_BYTES {
        return Err(PictureError::TooLarge(meta.len()));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(limits::MAX_PICTURE_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests;
