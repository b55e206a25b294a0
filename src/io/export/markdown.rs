//! Writes exercises as Markdown (`CommonMark` with tables) in which what people wrote is only text: no markup, no link, no HTML.
#![expect(clippy::format_push_string, reason = "a line at a time reads best, and files are small")]

use crate::model::{
    extract::{Extract, Table, said},
    text::Lang,
};

/// The file's bytes.
pub(super) fn markdown(title: &str, extracts: &[Extract], lang: Lang) -> Vec<u8> {
    let mut text = format!("# {}\n", plain(&said(title)));
    for extract in extracts {
        text.push_str(&format!("\n## {}\n", plain(extract.title.get(lang))));
        if !extract.purpose.is_empty() {
            text.push_str(&format!("\n{}\n", plain(extract.purpose.get(lang))));
        }
        if !extract.facts.is_empty() {
            text.push('\n');
        }
        for (name, cell) in &extract.facts {
            text.push_str(&format!("- **{}** {}\n", plain(&said(name.get(lang))), plain(&cell.shown(lang))));
        }
        if extract.is_tree {
            text.push('\n');
            for branch in &extract.outline {
                text.push_str(&format!("{}- {}\n", "  ".repeat(branch.level), plain(&branch.text)));
            }
            continue;
        }
        for table in extract.tables.iter().filter(|table| !table.rows.is_empty()) {
            if extract.tables.len() > 1 {
                text.push_str(&format!("\n### {}\n", plain(&said(table.name.get(lang)))));
            }
            text.push('\n');
            rows(&mut text, table, lang);
        }
    }
    text.into_bytes()
}

fn rows(text: &mut String, table: &Table, lang: Lang) {
    let mut line = |cells: Vec<String>| text.push_str(&format!("| {} |\n", cells.join(" | ")));
    line(table.columns.iter().map(|c| plain(&said(c.head.get(lang)))).collect());
    line(table.columns.iter().map(|_| "---".to_owned()).collect());
    for row in &table.rows {
        line(row.iter().map(|cell| plain(&cell.shown(lang))).collect());
    }
    if table.has_totals() {
        let name = |at: usize| if at == 0 { plain(table.total_name().get(lang)) } else { plain(&table.total(at).shown(lang)) };
        line((0..table.columns.len()).map(name).collect());
    }
}

/// A text in which nothing is markup; line ends become line breaks of one paragraph.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, line) in text.trim().lines().enumerate() {
        if at > 0 {
            out.push_str("<br>");
        }
        let line = line.trim();
        let digits = line.chars().take_while(char::is_ascii_digit).count();
        for (at, c) in line.char_indices() {
            let ends_number = at > 0 && at == digits && matches!(c, '.' | ')');
            let begins = at == 0 && matches!(c, '-' | '+' | '=');
            // A sign of markup, or of an address that readers would make a link.
            let sign = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '&' | '$' | '^' | '@' | '{' | '}');
            let address = (c == ':' && line.get(at..).is_some_and(|rest| rest.starts_with("://")))
                || (c == '.' && line.get(..at).is_some_and(|before| before.to_ascii_lowercase().ends_with("www")))
                || (c == ':'
                    && line.get(..at).is_some_and(|before| {
                        let b = before.to_ascii_lowercase();
                        b.ends_with("mailto") || b.ends_with("xmpp")
                    }));
            if ends_number || begins || sign || address {
                out.push('\\');
            }
            out.push(if c == '\t' { ' ' } else { c });
        }
    }
    out
}
