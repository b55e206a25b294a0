//! Writes a journey in Mermaid's notation: stages as sections, touchpoints with their feeling from 1 to 5.
#![expect(clippy::format_push_string, reason = "a line at a time reads best, and files are small")]

use crate::model::{
    exercise::journey::{self, Journey},
    extract::said,
    template::Structure,
    text::Lang,
    texts::give as t,
    workbook::Exercise,
};

/// The file's bytes; nothing for what is no journey.
pub(super) fn mermaid(exercise: &Exercise, lang: Lang) -> Option<Vec<u8>> {
    let Structure::Journey(plan) = &exercise.template.structure else { return None };
    let doc = &exercise.doc;
    let journey = Journey::of(plan, doc);
    let range = journey::score_lane(plan);
    let mut text = format!("journey\n    title {}\n", word(exercise.template.title.get(lang), lang));
    for (number, span) in (1..).zip(&journey.stages) {
        text.push_str(&format!("    section {number} {}\n", word(doc.text(span.id, "name"), lang)));
        let columns = journey.columns.iter().enumerate().skip(span.first).take(span.count);
        for (at, tp) in columns.filter_map(|(at, column)| Some((at + 1, column.tp?))) {
            let lane = range.and_then(|(lane, min, max)| Some((plan.lanes.get(lane)?, f64::from(min), f64::from(max))));
            let score = lane.and_then(|(lane, min, max)| Some((doc.value(tp, &journey::lane_key(lane)).as_num()?, min, max)));
            // Mermaid knows five faces; a touchpoint without a score gets the one in the middle.
            let face = score.map_or(3.0, |(n, min, max)| 1.0 + 4.0 * ((n - min) / (max - min)).clamp(0.0, 1.0)).round();
            // The number in front keeps a name such as "section" from being a word of the language.
            text.push_str(&format!("      {at} {}: {face:.0}: {}\n", word(doc.text(tp, "name"), lang), t::CUSTOMER.get(lang)));
        }
    }
    Some(text.into_bytes())
}

/// A text without the signs that mean something to Mermaid or to a browser: their full-width twins say the same.
fn word(text: &str, lang: Lang) -> String {
    let twin = |c: char| match c {
        ':' => '：',
        ';' => '；',
        '#' => '＃',
        '%' => '％',
        '<' => '＜',
        '>' => '＞',
        '&' => '＆',
        '"' => '＂',
        '\'' => '＇',
        '`' => '｀',
        '{' => '｛',
        '}' => '｝',
        ',' => '，',
        '\\' => '＼',
        '$' => '＄',
        c => c,
    };
    let line: String = said(text).split_whitespace().collect::<Vec<_>>().join(" ").chars().map(twin).collect();
    if line.is_empty() { t::UNNAMED.get(lang).to_owned() } else { line }
}
