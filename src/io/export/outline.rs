//! Writes an exercise's outline for outliners and mind map programs: OPML 2.0 and `FreeMind`'s `.mm`.
#![expect(clippy::format_push_string, reason = "a line at a time reads best, and files are small")]

use crate::model::{extract::Extract, text::Lang};

/// A text as the value of an attribute or as content of XML; what XML cannot hold is left out.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The outline, as OPML.
pub(super) fn opml(extract: &Extract, lang: Lang, now: &jiff::Zoned) -> Vec<u8> {
    let title = xml(extract.title.get(lang));
    let made = now.strftime("%a, %d %b %Y %H:%M:%S %z");
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>{title}</title><dateCreated>{made}</dateCreated></head>\n<body>\n"
    );
    for (name, cell) in &extract.facts {
        text.push_str(&format!("<outline text=\"{}\"/>\n", fact(name.get(lang), &cell.shown(lang), lang)));
    }
    nest(&mut text, extract, |branch| format!("<outline text=\"{}\"", xml(&branch.text)), "</outline>\n");
    text.push_str("</body>\n</opml>\n");
    text.into_bytes()
}

/// The outline as a mind map around the title.
pub(super) fn freemind(extract: &Extract, lang: Lang) -> Vec<u8> {
    // The middle of a map is what the group wrote there.
    let middle = if extract.is_tree { extract.facts.first().map(|(_, cell)| cell.shown(lang)) } else { None };
    let root = middle.unwrap_or_else(|| extract.title.get(lang).to_owned());
    let mut text = format!("<map version=\"1.0.1\">\n<node TEXT=\"{}\">\n", xml(&root));
    for (name, cell) in extract.facts.iter().filter(|_| !extract.is_tree) {
        text.push_str(&format!("<node TEXT=\"{}\"/>\n", fact(name.get(lang), &cell.shown(lang), lang)));
    }
    let open = |branch: &crate::model::extract::Branch| {
        let id = branch.id.map(|id| format!(" ID=\"ID_{}\"", xml(&id.to_string().replace(|c: char| !c.is_ascii_alphanumeric(), "_"))));
        format!("<node TEXT=\"{}\"{}", xml(&branch.text), id.unwrap_or_default())
    };
    nest(&mut text, extract, open, "</node>\n");
    text.push_str("</node>\n</map>\n");
    text.into_bytes()
}

fn fact(name: &str, value: &str, lang: Lang) -> String {
    xml(&crate::model::extract::said(&format!("{name}{}{value}", lang.pick("：", ": "))))
}

/// Writes the lines as nested elements; `open` gives an element without its closing bracket.
fn nest(text: &mut String, extract: &Extract, open: impl Fn(&crate::model::extract::Branch) -> String, close: &str) {
    let mut depth = 0;
    for (at, branch) in extract.outline.iter().enumerate() {
        while depth > branch.level {
            text.push_str(close);
            depth -= 1;
        }
        text.push_str(&open(branch));
        let below = extract.outline.get(at + 1).is_some_and(|next| next.level > branch.level);
        text.push_str(if below { ">\n" } else { "/>\n" });
        depth += usize::from(below);
    }
    text.push_str(&close.repeat(depth));
}
