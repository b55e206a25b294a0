//! A questionnaire as plain text in the style survey services take, `1. 题目[单选题]` with its options below; written and read back.

use super::{Ask, columns::strip};

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is asked.
    pub text: String,
    /// The kind in the brackets.
    pub kind: Kind,
    /// The lines below it.
    pub options: Vec<String>,
}

/// The kinds that services know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of the options.
    Single,
    /// Several of the options.
    Multi,
    /// A scale.
    Scale,
    /// Words.
    Open,
}

impl Kind {
    /// What stands in the brackets; services read the Chinese words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Single => "单选题",
            Self::Multi => "多选题",
            Self::Scale => "量表题",
            Self::Open => "填空题",
        }
    }

    fn of(word: &str) -> Option<Self> {
        let word = word.trim().to_lowercase();
        match word.as_str() {
            "单选题" | "单选" | "single" | "single choice" => Some(Self::Single),
            "多选题" | "多选" | "multi" | "multiple choice" => Some(Self::Multi),
            "量表题" | "量表" | "打分题" | "评分题" | "nps量表题" | "矩阵量表题" | "scale" | "rating" => Some(Self::Scale),
            "填空题" | "填空" | "单行文本题" | "多行文本题" | "问答题" | "简答题" | "text" | "open" => Some(Self::Open),
            _ => None,
        }
    }
}

impl Question {
    /// A question of a survey: its words, what counts as an answer, and what the ends of its scale are called.
    pub fn new(text: &str, ask: &Ask, ends: Option<(&str, &str)>, chinese: bool) -> Self {
        let text = text.replace(['\r', '\n'], " ");
        match ask {
            Ask::Open => Self { text, kind: Kind::Open, options: Vec::new() },
            Ask::Options(options) => {
                let options = options.iter().map(|[_, zh, en]| if chinese { zh.clone() } else { en.clone() }).collect();
                Self { text, kind: Kind::Single, options }
            }
            Ask::Points { least, most } => {
                let label = |point: i32| match ends {
                    Some((low, _)) if point == *least && !low.is_empty() => format!("{point}（{low}）"),
                    Some((_, high)) if point == *most && !high.is_empty() => format!("{point}（{high}）"),
                    _ => point.to_string(),
                };
                Self { text, kind: Kind::Scale, options: (*least..=*most).map(label).collect() }
            }
        }
    }
}

/// Writes a questionnaire; its title on the first line.
pub fn write(title: &str, questions: &[Question]) -> String {
    let mut text = format!("{}\n", title.trim());
    for (number, question) in (1..).zip(questions) {
        for part in ["\n", &number.to_string(), ". ", question.text.trim(), "[", question.kind.word(), "]\n"] {
            text.push_str(part);
        }
        for option in &question.options {
            text.push_str(option.trim());
            text.push('\n');
        }
    }
    text
}

/// Whether a text is a questionnaire in this style: some line begins a question and says its kind.
pub fn is_form(text: &str) -> bool {
    text.lines().any(|line| head(line.trim()).is_some_and(|(_, kind)| kind.is_some()))
}

/// Reads a questionnaire; lines before the first question are its title. A numbered line without brackets is a question too, single
/// choice if options follow and open if not.
pub fn read(text: &str) -> (String, Vec<Question>) {
    let mut title: Vec<&str> = Vec::new();
    let mut questions: Vec<(Question, bool)> = Vec::new();
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some((question, kind)) = head(line) {
            questions.push((Question { text: question, kind: kind.unwrap_or(Kind::Open), options: Vec::new() }, kind.is_none()));
        } else if let Some((question, unsaid)) = questions.last_mut() {
            question.options.push(option_text(line).to_owned());
            if *unsaid {
                question.kind = Kind::Single;
            }
        } else {
            title.push(line);
        }
    }
    (title.join(" "), questions.into_iter().map(|(question, _)| question).collect())
}

/// A line that begins a question: a number before it, or a kind in brackets behind it.
fn head(line: &str) -> Option<(String, Option<Kind>)> {
    // A star marks what must be answered.
    let line = line.trim_end_matches(['*', ' ']);
    let open = line.rfind(['[', '【', '(', '（']).filter(|_| line.ends_with([']', '】', ')', '）']));
    let kind = open.and_then(|at| Kind::of(line.get(at..)?.trim_matches(['[', ']', '【', '】', '(', ')', '（', '）'])));
    let before = match (kind, open) {
        (Some(_), Some(at)) => line.get(..at).unwrap_or(line),
        _ => line,
    };
    let words = strip(before).trim_end_matches(['*', ' ']);
    let numbered = words.len() < before.trim().len() && !words.is_empty();
    // `9（很好）` and `10` below a scale are options, not questions.
    (kind.is_some() || numbered && !words.starts_with(|c: char| c.is_ascii_digit())).then(|| (words.to_owned(), kind))
}

/// `A. 满意`, `○ 满意`, `- 满意` → 满意.
fn option_text(line: &str) -> &str {
    let line = line.trim_start_matches(['○', '□', '●', '·', '•', '-', '*', ' ']);
    let mut chars = line.chars();
    match (chars.next(), chars.next()) {
        (Some(letter), Some('.' | '、' | ')' | '．' | '）' | ':' | '：')) if letter.is_ascii_uppercase() => chars.as_str().trim(),
        _ => line,
    }
}
