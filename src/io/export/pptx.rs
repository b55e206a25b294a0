//! Writes slides as an Office Open XML presentation of our own: native text boxes and tables that can be edited, and notes.
#![expect(clippy::format_collect, reason = "a line at a time reads best, and files are small")]

mod parts;

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::outline::xml;
use crate::model::{
    extract::{Extract, said},
    text::Lang,
};

/// A slide to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slide {
    /// Its headline.
    pub title: String,
    /// What stands above the headline, small.
    pub kicker: String,
    /// Lines with their depth.
    pub lines: Vec<(usize, String)>,
    /// A table below the lines; the first row is its head.
    pub table: Vec<Vec<String>>,
    /// What to say.
    pub notes: String,
}

/// Lines that fit on a slide, counted as they wrap.
const LINES: usize = 11;
/// Rows that fit on a slide below the head.
const ROWS: usize = 6;
/// Columns that can be read on a slide.
const COLUMNS: usize = 6;
/// Characters that fit into a line, Chinese ones counted twice.
const LINE: usize = 76;

/// How many lines of a slide a text takes.
fn weight(text: &str) -> usize {
    text.lines().map(|line| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>().div_ceil(LINE).max(1)).sum::<usize>().max(1)
}

/// The slides of a workbook's results: a cover, then each exercise, as tables where they can be read, else as lines.
pub(super) fn results(title: &str, day: &str, extracts: &[Extract], lang: Lang) -> Vec<Slide> {
    let mut slides = vec![Slide { title: title.to_owned(), kicker: day.to_owned(), ..Slide::default() }];
    for extract in extracts {
        let name = extract.title.get(lang);
        let facts: Vec<(usize, String)> =
            extract.facts.iter().map(|(n, cell)| (0, said(&format!("{}{}{}", n.get(lang), lang.pick("：", ": "), cell.shown(lang))))).collect();
        let notes = extract.purpose.get(lang).to_owned();
        let main = extract.tables.first().filter(|t| !extract.is_tree && (2..=COLUMNS).contains(&t.columns.len()) && !t.rows.is_empty());
        match main {
            Some(table) => {
                if !facts.is_empty() {
                    spread(&mut slides, name, "", &facts, &notes);
                }
                let head: Vec<String> = table.columns.iter().map(|c| said(c.head.get(lang))).collect();
                for rows in table.rows.chunks(ROWS) {
                    let body = rows.iter().map(|row| row.iter().zip(&table.columns).map(|(cell, column)| column.shown(cell, lang)).collect());
                    let table = std::iter::once(head.clone()).chain(body).collect();
                    slides.push(Slide { title: name.to_owned(), table, notes: notes.clone(), ..Slide::default() });
                }
            }
            None => {
                for section in extract.sections(lang) {
                    spread(&mut slides, &section.heading, name, &section.lines, &notes);
                }
            }
        }
    }
    slides
}

/// As many slides as the lines need.
fn spread(slides: &mut Vec<Slide>, title: &str, kicker: &str, lines: &[(usize, String)], notes: &str) {
    let (title, kicker) = if title.is_empty() { (kicker, "") } else { (title, kicker) };
    let fresh = || Slide { title: title.to_owned(), kicker: kicker.to_owned(), notes: notes.to_owned(), ..Slide::default() };
    let (mut slide, mut full) = (fresh(), 0);
    for line in lines {
        let more = weight(&line.1);
        if full > 0 && full + more > LINES {
            slides.push(std::mem::replace(&mut slide, fresh()));
            full = 0;
        }
        full += more;
        slide.lines.push(line.clone());
    }
    slides.push(slide);
}

/// The file's bytes.
///
/// # Errors
/// What the writer of archives says.
pub(in crate::io) fn pptx(title: &str, slides: &[Slide], now: &jiff::Zoned) -> std::io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let mut put = |name: &str, text: &str| -> std::io::Result<()> {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())
    };
    let stamp = now.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    for (name, text) in parts::frame(&xml(title), &stamp, slides.len()) {
        put(&name, &text)?;
    }
    for (number, slide) in (1..).zip(slides) {
        let cover = number == 1 && slide.lines.is_empty() && slide.table.is_empty();
        put(&format!("ppt/slides/slide{number}.xml"), &slide_xml(slide, cover))?;
        put(&format!("ppt/slides/_rels/slide{number}.xml.rels"), &parts::slide_rels(number))?;
        put(&format!("ppt/notesSlides/notesSlide{number}.xml"), &parts::notes(&paragraphs(&slide.notes)))?;
        put(&format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"), &parts::notes_rels(number))?;
    }
    Ok(zip.finish()?.into_inner())
}

fn paragraphs(text: &str) -> String {
    text.lines().map(|line| format!("<a:p>{}</a:p>", run(line, ""))).collect()
}

/// A run of text; `look` is the attributes and children of its properties.
fn run(text: &str, look: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<a:r><a:rPr lang=\"zh-CN\"{look}/><a:t>{}</a:t></a:r>", xml(text)) }
}

fn slide_xml(slide: &Slide, cover: bool) -> String {
    let mut shapes = String::new();
    let (title_y, title_size) = if cover { (2_400_000, 4000) } else { (560_000, 2800) };
    if !slide.kicker.is_empty() {
        let y = if cover { 3_900_000 } else { 260_000 };
        shapes.push_str(&text_box(3, "Kicker", (640_000, y, 10_900_000, 340_000), &format!("<a:p>{}</a:p>", run(&slide.kicker, " sz=\"1400\""))));
    }
    shapes.push_str(&parts::title(
        (640_000, title_y, 10_900_000, 760_000),
        &format!("<a:p>{}</a:p>", run(&one_line(&slide.title), &format!(" sz=\"{title_size}\" b=\"1\""))),
    ));
    if !slide.lines.is_empty() {
        // The text grows smaller where a single line fills the slide.
        let full: usize = slide.lines.iter().map(|(_, text)| weight(text)).sum();
        let size = if full > LINES { 1200 } else { 1800 };
        let line = |(level, text): &(usize, String)| {
            let level = (*level).min(4);
            let bullet = format!(
                "<a:pPr marL=\"{}\" indent=\"-285750\" lvl=\"{level}\"><a:spcBef><a:spcPts val=\"600\"/></a:spcBef><a:buChar char=\"•\"/></a:pPr>",
                285_750 * (level + 1)
            );
            let parts: Vec<String> = text.lines().map(|part| run(part, &format!(" sz=\"{}\"", size - 200 * level.min(2)))).collect();
            format!("<a:p>{bullet}{}</a:p>", parts.join("<a:br/>"))
        };
        let body: String = slide.lines.iter().map(line).collect();
        shapes.push_str(&text_box(4, "Body", (640_000, 1_500_000, 10_900_000, 4_900_000), &body));
    }
    if !slide.table.is_empty() {
        shapes.push_str(&table(&slide.table));
    }
    parts::slide(&shapes)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn text_box(id: u32, name: &str, place: (i64, i64, i64, i64), paragraphs: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"square\"><a:normAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
        parts::transform("a", place)
    )
}

fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let longest = |at: usize| rows.iter().filter_map(|r| r.get(at)).map(|t| t.chars().count().clamp(6, 60)).max().unwrap_or(6);
    let all: usize = (0..columns).map(longest).sum();
    let width = |at: usize| i64::try_from(10_900_000 * longest(at) / all.max(1)).unwrap_or(1_000_000);
    let grid: String = (0..columns).map(|at| format!("<a:gridCol w=\"{}\"/>", width(at))).collect();
    let cell = |row: usize, text: &str| {
        let look = if row == 0 { " sz=\"1200\" b=\"1\"" } else { " sz=\"1200\"" };
        let fill = if row == 0 { "<a:solidFill><a:schemeClr val=\"bg2\"/></a:solidFill>" } else { "<a:noFill/>" };
        let lines: Vec<String> = text.lines().map(|line| format!("<a:p>{}</a:p>", run(line, look))).collect();
        let lines = if lines.is_empty() { "<a:p/>".to_owned() } else { lines.concat() };
        format!("<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{lines}</a:txBody><a:tcPr>{}{fill}</a:tcPr></a:tc>", parts::borders())
    };
    let body: String = rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let cells: String = (0..columns).map(|c| cell(at, row.get(c).map_or("", String::as_str))).collect();
            format!("<a:tr h=\"400000\">{cells}</a:tr>")
        })
        .collect();
    format!(
        "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"5\" name=\"Table\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{}<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
        parts::transform("p", (640_000, 1_500_000, 10_900_000, 400_000 * i64::try_from(rows.len()).unwrap_or(1)))
    )
}
