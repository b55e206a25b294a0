//! A mind map as text: an indented outline to read aloud, copy and paste.

use super::{Node, Tree, text};
use crate::model::{doc::Doc, template::MindmapPlan, text::Lang};

/// A line of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The place of the node.
    pub at: usize,
    /// Levels below where the outline begins.
    pub level: usize,
    /// What it says, in one line.
    pub text: String,
}

/// The lines of a node and everything below it; nodes without words are left out, those below them stay.
pub fn lines(tree: &Tree, plan: &MindmapPlan, doc: &Doc, from: usize, lang: Lang) -> Vec<Line> {
    let range = tree.subtree(from);
    let top = tree.node(from).map_or(0, |n| n.depth);
    let nodes = tree.nodes.get(range.clone()).unwrap_or_default();
    let say = |node: &Node| text(plan, doc, node, lang).split_whitespace().collect::<Vec<_>>().join(" ");
    let all = range.zip(nodes).map(|(at, node)| Line { at, level: node.depth - top, text: say(node) });
    all.filter(|line| !line.text.is_empty()).collect()
}

/// The outline as text: two spaces a level.
pub fn write(lines: &[Line]) -> String {
    let rows: Vec<String> = lines.iter().map(|l| format!("{}{}", "  ".repeat(l.level), l.text)).collect();
    rows.join("\n")
}

/// Reads a pasted outline: levels by spaces or tabs, or by Markdown marks; bullets and numbers are taken off.
///
/// The first line is level 0; a line is at most one level deeper than the one before.
pub fn parse(pasted: &str) -> Vec<(usize, String)> {
    let mut widths: Vec<usize> = Vec::new();
    let mut read = Vec::new();
    for row in pasted.lines() {
        let indent: usize = row
            .chars()
            .take_while(|c| c.is_whitespace())
            .map(|c| {
                if c == '\t' {
                    4
                } else if c == '\u{3000}' {
                    2
                } else {
                    1
                }
            })
            .sum();
        let body = row.trim();
        let marks = body.chars().take_while(|c| *c == '#').count();
        let heading = marks > 0 && body.chars().nth(marks) == Some(' ');
        let (width, body) = if heading { (marks.saturating_sub(1) * 4, body.trim_start_matches('#')) } else { (indent, body) };
        let body = bare(body.trim());
        if body.is_empty() {
            continue;
        }
        while widths.last().is_some_and(|last| *last >= width) {
            widths.pop();
        }
        read.push((widths.len(), body.to_owned()));
        widths.push(width);
    }
    read
}

/// Without a bullet or a number in front.
fn bare(text: &str) -> &str {
    for bullet in ["- ", "* ", "+ ", "• ", "· ", "– ", "— "] {
        if let Some(rest) = text.strip_prefix(bullet) {
            return rest.trim_start();
        }
    }
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or(text);
    let after =
        (1..=3).contains(&digits).then(|| rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")).or_else(|| rest.strip_prefix('、'))).flatten();
    after.map_or(text, str::trim_start)
}
