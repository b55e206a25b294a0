//! Sheets as PDF: vectors, text as text in subset fonts, bookmarks and metadata.

use krilla::{
    Document,
    color::rgb,
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point, Rect, Size, Transform},
    image::Image,
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, FillRule, LineCap, LineJoin, Stroke as Pen, StrokeDash},
    surface::Surface,
    text::{Font, TextDirection},
};

use crate::model::{
    scene::Dash,
    text::{Lang, visible},
    typeface,
};

use super::{
    ExportError, Progress,
    flat::{Flat, Paint, Step, Stroke},
};

/// A page with what is drawn on it.
pub(super) struct Page {
    pub(super) size: (f32, f32),
    pub(super) flats: Vec<Flat>,
    /// The bookmark that leads here, if one does.
    pub(super) bookmark: String,
}

/// What viewers show about the document.
pub(super) struct About {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) subject: String,
    pub(super) lang: Lang,
    pub(super) now: jiff::Zoned,
}

struct Faces {
    regular: Font,
    bold: Font,
}

/// The pages as one document.
pub(super) fn document(pages: &[Page], about: &About, progress: &Progress<'_>) -> Result<Vec<u8>, ExportError> {
    let face = |bytes: &'static [u8]| Font::new(bytes.into(), 0).ok_or_else(|| ExportError::Failed("font".to_owned()));
    let faces = Faces { regular: face(typeface::REGULAR)?, bold: face(typeface::BOLD)? };
    let mut document = Document::new();
    let mut outline = Outline::new();
    for (at, page) in pages.iter().enumerate() {
        progress.step(at, pages.len())?;
        let settings = PageSettings::from_wh(page.size.0, page.size.1).ok_or_else(|| ExportError::Failed("page".to_owned()))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for flat in &page.flats {
            draw(&mut surface, flat, &faces);
        }
        surface.finish();
        sheet.finish();
        if !page.bookmark.is_empty() {
            let there = XyzDestination::new(at, Point::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(visible(&page.bookmark).into_owned(), there));
        }
    }
    document.set_outline(outline);
    document.set_metadata(metadata(about));
    progress.step(pages.len(), pages.len())?;
    document.finish().map_err(|error| ExportError::Failed(format!("{error:?}").chars().take(200).collect()))
}

fn metadata(about: &About) -> Metadata {
    let now = &about.now;
    let offset = now.offset().seconds() / 60;
    let date = DateTime::new(u16::try_from(now.year()).unwrap_or(2000))
        .month(now.month().unsigned_abs())
        .day(now.day().unsigned_abs())
        .hour(now.hour().unsigned_abs())
        .minute(now.minute().unsigned_abs())
        .second(now.second().unsigned_abs())
        .utc_offset_hour(i8::try_from(offset / 60).unwrap_or(0))
        .utc_offset_minute(u8::try_from(offset.abs() % 60).unwrap_or(0));
    let mut metadata = Metadata::new()
        .title(visible(&about.title).into_owned())
        .language(about.lang.pick("zh-CN", "en").to_owned())
        .creator(concat!("MOT Studio ", env!("CARGO_PKG_VERSION")).to_owned())
        .creation_date(date);
    if !about.author.is_empty() {
        metadata = metadata.authors(vec![visible(&about.author).into_owned()]);
    }
    if !about.subject.is_empty() {
        metadata = metadata.description(visible(&about.subject).into_owned());
    }
    metadata
}

fn opacity(paint: Paint) -> NormalizedF32 {
    NormalizedF32::new(paint.alpha).unwrap_or(NormalizedF32::ONE)
}

fn color(paint: Paint) -> krilla::paint::Paint {
    let [r, g, b] = paint.rgb;
    rgb::Color::new(r, g, b).into()
}

fn fill(paint: Paint) -> Fill {
    Fill { paint: color(paint), opacity: opacity(paint), rule: FillRule::NonZero }
}

fn pen(stroke: Stroke) -> Pen {
    let (dash, line_cap) = match stroke.dash {
        Dash::Solid => (None, LineCap::Butt),
        Dash::Dashes(on, off) => (Some(StrokeDash { array: vec![on, off], offset: 0.0 }), LineCap::Butt),
        Dash::Dots(gap) => (Some(StrokeDash { array: vec![0.0, gap], offset: 0.0 }), LineCap::Round),
    };
    Pen {
        paint: color(stroke.paint),
        width: stroke.width,
        opacity: opacity(stroke.paint),
        line_cap,
        line_join: LineJoin::Round,
        dash,
        ..Pen::default()
    }
}

fn outline(steps: &[Step]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for step in steps {
        match step {
            Step::Move(p) => path.move_to(p.x, p.y),
            Step::Line(p) => path.line_to(p.x, p.y),
            Step::Quad(a, p) => path.quad_to(a.x, a.y, p.x, p.y),
            Step::Cubic(a, b, p) => path.cubic_to(a.x, a.y, b.x, b.y, p.x, p.y),
            Step::Close => path.close(),
        }
    }
    path.finish()
}

fn draw(surface: &mut Surface<'_>, flat: &Flat, faces: &Faces) {
    match flat {
        Flat::Shape { steps, fill: inside, stroke } => {
            let Some(path) = outline(steps) else { return };
            surface.set_fill(inside.map(fill));
            surface.set_stroke(stroke.map(pen));
            surface.draw_path(&path);
        }
        Flat::Text { x, baseline, size, bold, paint, text, .. } => {
            surface.set_fill(Some(fill(*paint)));
            surface.set_stroke(None);
            let font = if *bold { &faces.bold } else { &faces.regular };
            surface.draw_text(Point::from_xy(*x, *baseline), font.clone(), *size, text, false, TextDirection::LeftToRight);
        }
        Flat::Picture { at, pixels } => {
            let [w, h] = pixels.size.map(|side| u32::try_from(side).unwrap_or(0));
            let Some(size) = Size::from_wh(at.w, at.h).filter(|_| pixels.rgba.len() == (w * h * 4) as usize && w > 0) else { return };
            surface.push_transform(&Transform::from_translate(at.x, at.y));
            surface.draw_image(Image::from_rgba8(pixels.rgba.clone(), w, h), size);
            surface.pop();
        }
        Flat::Window { from, at, scale, inside } => {
            let Some(hole) = Rect::from_xywh(at.x, at.y, from.w * scale, from.h * scale) else { return };
            let mut clip = PathBuilder::new();
            clip.push_rect(hole);
            let Some(clip) = clip.finish() else { return };
            surface.push_clip_path(&clip, &FillRule::NonZero);
            surface.push_transform(&Transform::from_row(*scale, 0.0, 0.0, *scale, at.x - from.x * scale, at.y - from.y * scale));
            for flat in inside.iter().filter(|flat| flat.touches(*from)) {
                draw(surface, flat, faces);
            }
            surface.pop();
            surface.pop();
        }
    }
}
