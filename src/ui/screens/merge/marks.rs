//! What a copy changed of the older text: insertions underlined, deletions struck out.

use egui::{Stroke, TextFormat, text::LayoutJob};

use crate::ui::theme::{Style, Tokens};

/// Texts longer than this are shown without marks: a comparison letter by letter would take too long and say little.
const MAX_CHARS: usize = 1500;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Same,
    In,
    Out,
}

/// The text with what differs from `base` marked.
pub(super) fn marked(tk: &Tokens, style: Style, base: Option<&str>, text: &str, width: f32) -> LayoutJob {
    let plain = TextFormat { font_id: style.font(), color: tk.text, line_height: Some(style.line), ..TextFormat::default() };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    let base = base.filter(|base| base.chars().count() + text.chars().count() <= MAX_CHARS);
    let Some(base) = base else {
        job.append(text, 0.0, plain);
        return job;
    };
    for (mark, run) in difference(base, text) {
        let format = match mark {
            Mark::Same => plain.clone(),
            Mark::In => {
                TextFormat { color: tk.success_text, background: tk.success_tint, underline: Stroke::new(1.0, tk.success_text), ..plain.clone() }
            }
            Mark::Out => {
                TextFormat { color: tk.danger_text, background: tk.danger_tint, strikethrough: Stroke::new(1.0, tk.danger_text), ..plain.clone() }
            }
        };
        job.append(&run, 0.0, format);
    }
    job
}

/// Runs of letters that stayed, came and went.
fn difference(base: &str, text: &str) -> Vec<(Mark, String)> {
    let mut runs: Vec<(Mark, String)> = Vec::new();
    for change in similar::TextDiff::from_chars(base, text).iter_all_changes() {
        let mark = match change.tag() {
            similar::ChangeTag::Equal => Mark::Same,
            similar::ChangeTag::Insert => Mark::In,
            similar::ChangeTag::Delete => Mark::Out,
        };
        match runs.last_mut().filter(|(last, _)| *last == mark) {
            Some((_, run)) => run.push_str(change.value()),
            None => runs.push((mark, change.value().to_owned())),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insertions_and_deletions_are_told_apart() {
        let runs = difference("先报价，再指件", "先指件，再报价");
        let with = |mark| runs.iter().filter(|(m, _)| *m != mark).map(|(_, run)| run.as_str()).collect::<String>();
        assert_eq!(with(Mark::In), "先报价，再指件");
        assert_eq!(with(Mark::Out), "先指件，再报价");
        assert_eq!(difference("甲", "甲乙"), [(Mark::Same, "甲".to_owned()), (Mark::In, "乙".to_owned())]);
    }
}
