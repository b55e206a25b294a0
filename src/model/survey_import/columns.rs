//! Which column answers which question: by what heads it, else by what is left in order, which is said to be a guess.

use super::{Mapping, Meta, Table, Target, Use, read::bare};

/// What was made of the columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The mapping.
    pub mapping: Mapping,
    /// Columns whose question is only a guess by order.
    pub guessed: Vec<usize>,
}

/// What services call their own columns, after the digits and signs are gone.
const METAS: [(Meta, &[&str]); 7] = [
    (Meta::Number, &["序号", "编号", "答卷编号", "答题序号", "no", "id", "number", "responseid", "#"]),
    (Meta::Submitted, &["提交答卷时间", "提交时间", "结束答题时间", "开始答题时间", "时间戳记", "timestamp", "submittedat", "submitdate", "date"]),
    (Meta::Duration, &["所用时间", "答题时长", "用时", "填写时长", "duration", "timetaken", "durationinseconds", "interviewtime"]),
    (Meta::Source, &["来源", "来源渠道", "答题渠道", "source", "channel"]),
    (Meta::SourceDetail, &["来源详情", "sourcedetail", "referrer"]),
    (Meta::Address, &["来自ip", "ip", "ip地址", "ipaddress"]),
    (Meta::Total, &["总分", "总得分", "得分", "totalscore"]),
];

/// Recognises columns. A mapping remembered for this heading goes first, as far as its questions still exist.
pub fn recognise(table: &Table, targets: &[Target], remembered: Option<&Mapping>) -> Found {
    if let Some(known) = remembered.filter(|m| m.columns.len() == table.header.len()) {
        let mut mapping = known.clone();
        for used in &mut mapping.columns {
            if matches!(used, Use::Question(key) if !targets.iter().any(|t| t.key.as_str() == key)) {
                *used = Use::Nothing;
            }
        }
        if mapping.useful(targets) {
            return Found { mapping, guessed: Vec::new() };
        }
    }
    let mut mapping = Mapping { columns: table.header.iter().map(|h| meta(h).map_or(Use::Nothing, Use::Meta)).collect(), words: Vec::new() };
    by_name(table, targets, &mut mapping);
    let guessed = by_order(table, targets, &mut mapping);
    Found { mapping, guessed }
}

/// What a service calls so; a question about a source has a number before it and is none.
fn meta(header: &str) -> Option<Meta> {
    let plain = bare(header);
    METAS.iter().find(|(_, names)| names.contains(&plain.as_str()) || names.contains(&header.trim())).map(|(meta, _)| *meta)
}

/// The best pairs first, each column and each question once.
fn by_name(table: &Table, targets: &[Target], mapping: &mut Mapping) {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (column, header) in table.header.iter().enumerate() {
        if mapping.columns.get(column) != Some(&Use::Nothing) {
            continue;
        }
        let words = bare(strip(header));
        for (at, target) in targets.iter().enumerate() {
            let likeness = target.names.iter().map(|name| alike(&words, &bare(name))).fold(0.0, f64::max);
            if likeness >= LIKE {
                pairs.push((likeness, column, at));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, column, at) in pairs {
        let Some(target) = targets.get(at) else { continue };
        if mapping.columns.get(column) == Some(&Use::Nothing) && mapping.column_of(target.key.as_str()).is_none() {
            mapping.assign(column, Use::Question(target.key.as_str().to_owned()));
        }
    }
}

/// Questions on a scale that no heading names take the free columns that hold numbers or options, in order.
fn by_order(table: &Table, targets: &[Target], mapping: &mut Mapping) -> Vec<usize> {
    let mut guessed = Vec::new();
    let mut after = 0;
    for target in targets.iter().filter(|t| t.ask.scaled()) {
        if let Some(column) = mapping.column_of(target.key.as_str()) {
            after = column + 1;
            continue;
        }
        let fits = |column: &usize| mapping.columns.get(*column) == Some(&Use::Nothing) && mostly_answers(table, target, *column);
        if let Some(column) = (after..table.header.len()).find(fits) {
            mapping.assign(column, Use::Question(target.key.as_str().to_owned()));
            guessed.push(column);
            after = column + 1;
        }
    }
    guessed
}

/// Whether at least four of five filled cells are answers to the question.
fn mostly_answers(table: &Table, target: &Target, column: usize) -> bool {
    use super::read::{Cell, read_cell};
    let cells = table.rows.iter().map(|(_, row)| read_cell(&target.ask, &[], Table::cell(row, column)));
    let (mut good, mut filled) = (0_usize, 0_usize);
    for cell in cells {
        filled += usize::from(cell != Cell::Missing);
        good += usize::from(matches!(cell, Cell::Good(_)));
    }
    filled > 0 && good * 5 >= filled * 4
}

/// Less alike than this and a heading does not mean the question.
const LIKE: f64 = 0.62;

/// Takes `1、`, `12.`, `Q3:`, `第4题` and `[单选题]` off a heading.
pub(in crate::model) fn strip(header: &str) -> &str {
    let mut text = header.trim();
    let unnumbered = text.strip_prefix('第').unwrap_or(text).trim_start_matches(['Q', 'q', '(', '（']);
    let rest = unnumbered.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < unnumbered.len() && rest.starts_with(['、', '.', '．', ':', '：', ')', '）', '题', ' ', '-', '_']) {
        text = rest.trim_start_matches(['、', '.', '．', ':', '：', ')', '）', '题', ' ', '-', '_']);
    }
    let end = text.rfind(['[', '【']).filter(|_| text.ends_with([']', '】']));
    end.map_or(text, |end| text.get(..end).unwrap_or(text)).trim()
}

/// How alike two texts are: the same, one within the other, or pairs of characters they share (Dice).
fn alike(a: &str, b: &str) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if a == b {
        return 1.0;
    }
    let pairs = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        chars.windows(2).map(<[char]>::to_vec).collect::<Vec<_>>()
    };
    let (mut left, right) = (pairs(a), pairs(b));
    let all = left.len() + right.len();
    let mut shared = 0_usize;
    for pair in &right {
        if let Some(at) = left.iter().position(|p| p == pair) {
            left.swap_remove(at);
            shared += 1;
        }
    }
    let dice = if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 };
    // A matrix puts the heading of its block before each statement: `10、评价一下—人员让我放心`.
    let short = a.chars().count().min(b.chars().count());
    let within = short >= 4 && (a.contains(b) || b.contains(a));
    if within { dice.max(0.8 + short as f64 / 1e4) } else { dice }
}

/// What a file with this heading is remembered by; free of spaces and case, not of order.
pub fn signature(header: &[String]) -> String {
    // FNV-1a: short, stable between versions, and nobody gains by forging it.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for title in header {
        for byte in bare(title).bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}
