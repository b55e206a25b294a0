//! Reads the outline of an OPML or `FreeMind` file as lines with their depth; nothing of such a file is followed or expanded.

use std::{fs::File, io::Read, path::Path};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use crate::model::{
    calc::Wrong,
    limits,
    texts::{import as t, survey_import as files},
};

/// A line of an outline: how deep it is, and what it says.
pub type Line = (usize, String);

/// Reads a file.
///
/// # Errors
/// What is wrong with it, as a sentence.
pub fn read(path: &Path) -> Result<Vec<Line>, Wrong> {
    let cannot = |error: std::io::Error| Wrong::new(files::CANNOT_OPEN, &[&error.to_string()]);
    let mut bytes = Vec::new();
    File::open(path).map_err(cannot)?.take(limits::MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(cannot)?;
    lines(&bytes)
}

/// The same from bytes. The middle of a `FreeMind` map is no line of it.
///
/// # Errors
/// As [`read`].
pub fn lines(bytes: &[u8]) -> Result<Vec<Line>, Wrong> {
    if bytes.len() as u64 > limits::MAX_FILE_BYTES {
        return Err(Wrong::new(files::TOO_LARGE, &[&(limits::MAX_FILE_BYTES / 1024 / 1024).to_string()]));
    }
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}').trim_start());
    let bad = |why: &str| Wrong::new(t::BAD_OUTLINE, &[why]);
    let mut found: Vec<Line> = Vec::new();
    let (mut depth, mut map) = (0_usize, false);
    loop {
        match reader.read_event().map_err(|error| bad(&error.to_string()))? {
            // Entities of one's own are how such files attack their readers.
            Event::DocType(_) => return Err(bad("DOCTYPE")),
            Event::Start(element) => {
                map |= element.name().as_ref() == "map";
                if is_line(&element) {
                    note(&mut found, &element, depth)?;
                    depth += 1;
                }
            }
            Event::Empty(element) if is_line(&element) => note(&mut found, &element, depth)?,
            Event::End(element) if matches!(element.name().as_ref(), "outline" | "node") => depth = depth.saturating_sub(1),
            Event::Eof => break,
            _ => {}
        }
    }
    if map && found.first().is_some_and(|(level, _)| *level == 0) {
        found.remove(0);
        for (level, _) in &mut found {
            *level = level.saturating_sub(1);
        }
    }
    found.retain(|(_, text)| !text.trim().is_empty());
    if found.is_empty() { Err(Wrong::new(t::NO_OUTLINE, &[])) } else { Ok(found) }
}

fn is_line(element: &BytesStart<'_>) -> bool {
    matches!(element.name().as_ref(), "outline" | "node")
}

fn note(found: &mut Vec<Line>, element: &BytesStart<'_>, depth: usize) -> Result<(), Wrong> {
    if found.len() >= limits::MAX_ITEMS {
        return Err(Wrong::new(files::TOO_MANY_ROWS, &[&limits::MAX_ITEMS.to_string()]));
    }
    let value = |name: &str| {
        let attribute = element.try_get_attribute(name).ok().flatten()?;
        // An entity that nobody knows stays as it was written.
        Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| attribute.value.to_string(), std::borrow::Cow::into_owned))
    };
    let text = value("text").or_else(|| value("TEXT")).or_else(|| value("title")).unwrap_or_default();
    let short: String = text.chars().take(limits::MAX_TEXT_BYTES / 4).collect();
    found.push((depth, short));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Lang;

    #[test]
    fn outlines_of_both_kinds_give_their_lines() {
        let opml = "\u{feff}<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>x</title></head><body><outline text=\"一 &amp; 二\"><outline text='a&#10;b'/></outline><outline title=\"三\"/></body></opml>";
        let want = vec![(0, "一 & 二".to_owned()), (1, "a\nb".to_owned()), (0, "三".to_owned())];
        assert_eq!(lines(opml.as_bytes()).expect("lines"), want);
        let map = "<map version=\"1.0.1\"><node TEXT=\"middle\"><node TEXT=\"一 &amp; 二\"><icon BUILTIN=\"x\"/><node TEXT=\"a&#10;b\"/></node><node TEXT=\"三\"/></node></map>";
        assert_eq!(lines(map.as_bytes()).expect("lines"), want);
    }

    #[test]
    fn hostile_and_broken_files_are_refused_in_words() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><opml><body><outline text=\"&b;\"/></body></opml>";
        for (text, words) in [(bomb, "DOCTYPE"), ("<opml><body></body></opml>", "no outline"), ("<a", "cannot be read"), ("", "no outline")] {
            let wrong = lines(text.as_bytes()).expect_err(text);
            assert!(wrong.get(Lang::En).contains(words), "{}", wrong.get(Lang::En));
        }
        let deep = format!("<map>{}{}</map>", "<node TEXT=\"n\">".repeat(15_000), "</node>".repeat(15_000));
        assert_eq!(lines(deep.as_bytes()).expect("a chain").len(), 14_999);
    }
}
