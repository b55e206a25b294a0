//! Drawings as SVG: text stays text, nothing that was typed becomes markup; pictures are made of the same SVG.

use std::{
    fmt::Write,
    sync::{Arc, LazyLock},
};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree, fontdb::Database},
};

use image::ImageEncoder as _;

use crate::model::{
    scene::{Dash, Pt},
    typeface,
};

use super::{
    super::picture::Pixels,
    ExportError,
    flat::{Flat, Paint, Step, Stroke},
};

/// The family first named is that of the embedded fonts, the others are what systems have.
const FAMILIES: &str = "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif";
/// Pixels of a side that viewers and chat programs still take.
const MAX_SIDE: f32 = 16_000.0;
/// Pixels of a picture: 400 MB while it is made.
const MAX_PIXELS: f32 = 100_000_000.0;

/// A drawing of a size as an SVG document.
pub(super) fn document(title: &str, (w, h): (f32, f32), flats: &[Flat]) -> String {
    let mut out = String::with_capacity(flats.len() * 120 + 400);
    let head = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w:.0}\" height=\"{h:.0}\" viewBox=\"0 0 {w:.0} {h:.0}\"");
    put(&mut out, format_args!("{head} font-family=\"{FAMILIES}\">\n<title>{}</title>\n", escaped(title)));
    let mut windows = 0;
    for flat in flats {
        draw(&mut out, flat, &mut windows);
    }
    out.push_str("</svg>\n");
    out
}

/// The same as pixels.
pub(super) fn pixels(title: &str, (w, h): (f32, f32), flats: &[Flat], scale: f32) -> Result<Pixmap, ExportError> {
    let too_large = || ExportError::TooLarge(title.to_owned());
    let (wide, high) = ((w * scale).ceil().max(1.0), (h * scale).ceil().max(1.0));
    if wide > MAX_SIDE || high > MAX_SIDE || wide * high > MAX_PIXELS {
        return Err(too_large());
    }
    let options = Options { fontdb: Arc::clone(&FONTS), font_family: "Noto Sans CJK SC".to_owned(), ..Options::default() };
    let tree = Tree::from_str(&document(title, (w, h), flats), &options).map_err(|error| ExportError::Failed(error.to_string()))?;
    let mut pixmap = Pixmap::new(wide as u32, high as u32).ok_or_else(too_large)?;
    resvg::render(&tree, Transform::from_scale(wide / tree.size().width(), high / tree.size().height()), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// The same as a PNG file.
pub(super) fn png(title: &str, size: (f32, f32), flats: &[Flat], scale: f32) -> Result<Vec<u8>, ExportError> {
    pixels(title, size, flats, scale)?.encode_png().map_err(|error| ExportError::Failed(error.to_string()))
}

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for bytes in [typeface::REGULAR, typeface::BOLD] {
        fonts.load_font_data(bytes.to_vec());
    }
    fonts.set_sans_serif_family("Noto Sans CJK SC");
    Arc::new(fonts)
});

fn put(out: &mut String, what: std::fmt::Arguments<'_>) {
    // Writing to a String never fails.
    let _done = out.write_fmt(what);
}

/// A text as XML may hold it; what XML has no word for is replaced.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            c if c.is_control() || crate::model::text::is_hidden(c) || matches!(c, '\u{fffe}' | '\u{ffff}') => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}

fn color(paint: Paint) -> String {
    let [r, g, b] = paint.rgb;
    format!("#{r:02X}{g:02X}{b:02X}")
}

fn draw(out: &mut String, flat: &Flat, windows: &mut usize) {
    match flat {
        Flat::Shape { steps, fill, stroke } => {
            put(out, format_args!("<path d=\"{}\"", path(steps)));
            fill_of(out, *fill);
            if let Some(stroke) = stroke {
                stroke_of(out, *stroke);
            }
            out.push_str("/>\n");
        }
        Flat::Text { x, baseline, size, bold, paint, text, .. } => {
            put(out, format_args!("<text xml:space=\"preserve\" x=\"{x:.2}\" y=\"{baseline:.2}\" font-size=\"{size:.2}\""));
            if *bold {
                out.push_str(" font-weight=\"700\"");
            }
            fill_of(out, Some(*paint));
            put(out, format_args!(">{}</text>\n", escaped(text)));
        }
        Flat::Picture { at, pixels } => {
            let Some(png) = encoded(pixels) else { return };
            put(out, format_args!("<image x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\"", at.x, at.y, at.w, at.h));
            put(out, format_args!(" href=\"data:image/png;base64,{}\"/>\n", base64(&png)));
        }
        Flat::Window { from, at, scale, inside } => {
            *windows += 1;
            let id = *windows;
            let (w, h) = (from.w * scale, from.h * scale);
            put(out, format_args!("<clipPath id=\"w{id}\"><path d=\"M{:.2} {:.2}h{w:.2}v{h:.2}h-{w:.2}z\"/></clipPath>\n", at.x, at.y));
            let (dx, dy) = (at.x - from.x * scale, at.y - from.y * scale);
            put(out, format_args!("<g clip-path=\"url(#w{id})\"><g transform=\"translate({dx:.3} {dy:.3}) scale({scale:.5})\">\n"));
            for flat in inside.iter().filter(|flat| flat.touches(*from)) {
                draw(out, flat, windows);
            }
            out.push_str("</g></g>\n");
        }
    }
}

/// The pixels as a PNG file.
fn encoded(pixels: &Pixels) -> Option<Vec<u8>> {
    let [w, h] = pixels.size.map(|side| u32::try_from(side).unwrap_or(0));
    let mut png = Vec::new();
    image::codecs::png::PngEncoder::new(&mut png).write_image(&pixels.rgba, w, h, image::ExtendedColorType::Rgba8).ok()?;
    Some(png)
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len() / 3 * 4 + 4);
    for three in bytes.chunks(3) {
        let at = |n: usize| u32::from(three.get(n).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for n in 0..4 {
            let sign = SIGNS.get((bits >> (18 - 6 * n) & 63) as usize).copied().unwrap_or(b'A');
            text.push(if n > three.len() { '=' } else { char::from(sign) });
        }
    }
    text
}

fn fill_of(out: &mut String, fill: Option<Paint>) {
    let Some(paint) = fill else { return out.push_str(" fill=\"none\"") };
    put(out, format_args!(" fill=\"{}\"", color(paint)));
    if paint.alpha < 1.0 {
        put(out, format_args!(" fill-opacity=\"{:.2}\"", paint.alpha));
    }
}

fn stroke_of(out: &mut String, stroke: Stroke) {
    put(out, format_args!(" stroke=\"{}\" stroke-width=\"{:.2}\" stroke-linejoin=\"round\"", color(stroke.paint), stroke.width));
    if stroke.paint.alpha < 1.0 {
        put(out, format_args!(" stroke-opacity=\"{:.2}\"", stroke.paint.alpha));
    }
    match stroke.dash {
        Dash::Solid => {}
        Dash::Dashes(on, off) => put(out, format_args!(" stroke-dasharray=\"{on:.1} {off:.1}\"")),
        Dash::Dots(gap) => put(out, format_args!(" stroke-dasharray=\"0 {gap:.1}\" stroke-linecap=\"round\"")),
    }
}

fn path(steps: &[Step]) -> String {
    let mut d = String::with_capacity(steps.len() * 14);
    let mut step = |name: char, points: &[Pt]| {
        d.push(name);
        for (n, p) in points.iter().enumerate() {
            put(&mut d, format_args!("{}{:.2} {:.2}", if n == 0 { "" } else { " " }, p.x, p.y));
        }
    };
    for s in steps {
        match s {
            Step::Move(p) => step('M', &[*p]),
            Step::Line(p) => step('L', &[*p]),
            Step::Quad(a, p) => step('Q', &[*a, *p]),
            Step::Cubic(a, b, p) => step('C', &[*a, *b, *p]),
            Step::Close => step('Z', &[]),
        }
    }
    d
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(text: &str) -> Flat {
        let paint = Paint { rgb: [0, 0, 0], alpha: 1.0 };
        Flat::Text { x: 1.0, baseline: 20.0, width: 40.0, size: 14.0, bold: false, paint, text: text.to_owned() }
    }

    const HOSTILE: &str = "(\\PC|[<>&\"'/!\\[\\]-]|\\p{Cc}|\\p{Cf}|script|onload=|]]>|<!--|\u{fffe}|\u{202e}){0,24}";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn no_text_becomes_markup(texts in proptest::collection::vec(HOSTILE, 100)) {
            let lines: Vec<Flat> = texts.iter().map(|text| line(text)).collect();
            let svg = document(&texts.concat(), (100.0, 40.0), &lines);
            let parsed = resvg::usvg::roxmltree::Document::parse(&svg).expect("well-formed");
            prop_assert!(parsed.descendants().all(|n| !n.is_comment() && !n.is_pi()));
            let elements: Vec<_> = parsed.descendants().filter(resvg::usvg::roxmltree::Node::is_element).collect();
            prop_assert_eq!(elements.len(), 2 + texts.len());
            let hidden = |c: char| c.is_control() || crate::model::text::is_hidden(c) || matches!(c, '\u{fffe}' | '\u{ffff}');
            for (text, element) in texts.iter().zip(elements.iter().skip(2)) {
                prop_assert!(element.has_tag_name("text") && element.attributes().len() == 5);
                let want: String =
                    text.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else if hidden(c) { '\u{fffd}' } else { c }).collect();
                prop_assert_eq!(element.text().unwrap_or_default(), want, "what was typed is what is said");
            }
        }
    }

    #[test]
    fn bytes_are_written_as_everybody_reads_them() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("\u{7ff}?>", "378/Pg==")] {
            assert_eq!(base64(bytes.as_bytes()), text, "{bytes}");
        }
    }

    #[test]
    fn a_picture_shows_what_was_written_and_is_never_larger_than_programs_take() {
        let size = (120.0, 40.0);
        let dark = |flats: &[Flat]| pixels("", size, flats, 2.0).map(|p| p.pixels().iter().filter(|p| p.alpha() > 128).count());
        assert_eq!(dark(&[]).expect("empty"), 0);
        let inked = dark(&[line("顾客")]).expect("a picture");
        assert!(inked > 100, "{inked} pixels");
        assert!(matches!(pixels("大", (9000.0, 40.0), &[], 4.0), Err(ExportError::TooLarge(_))));
    }
}
