//! What a drawing says to those who cannot see it.

use crate::model::{
    course::{Diagram, Labelled, Mark},
    text::Lang,
    texts::reader as words,
};

/// A text alternative that lists the parts of a drawing.
#[must_use]
pub fn alternative(diagram: &Diagram, lang: Lang) -> String {
    let colon = lang.pick("：", ": ");
    let list = |parts: Vec<String>| parts.join(lang.pick("；", "; "));
    let one = |l: &Labelled| if l.sub.is_empty() { l.t.get(lang).to_owned() } else { format!("{}{colon}{}", l.t.get(lang), l.sub.get(lang)) };
    let labelled = |l: &[Labelled]| list(l.iter().map(one).collect());
    match diagram {
        Diagram::Pyramid(l) => words::SAY_PYRAMID.with(lang, &[&labelled(l)]),
        Diagram::Wheel { center, spokes } => words::SAY_WHEEL.with(lang, &[center.get(lang), &labelled(spokes)]),
        Diagram::Loop(l) => words::SAY_LOOP.with(lang, &[&labelled(l)]),
        Diagram::Steps(l) => words::SAY_STEPS.with(lang, &[&labelled(l)]),
        Diagram::Matrix { x, y, fields } => words::SAY_MATRIX.with(lang, &[x.get(lang), y.get(lang), &labelled(fields)]),
        Diagram::Curve(points) => {
            let point = |p: &crate::model::course::CurvePoint| {
                let mark = match p.mark {
                    Mark::None => String::new(),
                    Mark::Peak => format!("{}{}", lang.pick("，", ", "), words::PEAK.get(lang)),
                    Mark::Low => format!("{}{}", lang.pick("，", ", "), words::LOW.get(lang)),
                    Mark::End => format!("{}{}", lang.pick("，", ", "), words::END.get(lang)),
                };
                format!("{} {}{mark}", p.t.get(lang), signed(p.score))
            };
            words::SAY_CURVE.with(lang, &[&list(points.iter().map(point).collect())])
        }
        Diagram::Gaps { boxes, gaps, span } => {
            let mut parts = Vec::new();
            for (n, b) in boxes.iter().enumerate() {
                parts.push(b.get(lang).to_owned());
                if let Some(gap) = gaps.get(n) {
                    parts.push(format!("[{}]", gap.get(lang)));
                }
            }
            words::SAY_GAPS.with(lang, &[&list(parts), span.get(lang)])
        }
        Diagram::Blueprint { lanes, lines } => {
            let mut parts = Vec::new();
            for (n, lane) in lanes.iter().enumerate() {
                parts.push(one(lane));
                parts.extend(lines.iter().filter(|l| l.0 as usize == n + 1).map(|l| format!("[{}]", l.1.get(lang))));
            }
            words::SAY_BLUEPRINT.with(lang, &[&list(parts)])
        }
        Diagram::Scale(bands) => {
            let parts = bands.iter().map(|b| format!("{}–{} {}", b.from, b.to, b.t.get(lang))).collect();
            words::SAY_SCALE.with(lang, &[&list(parts)])
        }
        Diagram::Bars(bars) => {
            let parts = bars.iter().map(|b| format!("{} {}", b.t.get(lang), b.show.get(lang))).collect();
            words::SAY_BARS.with(lang, &[&list(parts)])
        }
    }
}

/// A score with its sign; the minus is U+2212.
pub(super) fn signed(score: f32) -> String {
    let text = if score.fract().abs() < 0.05 { format!("{:.0}", score.abs()) } else { format!("{:.1}", score.abs()) };
    if score < 0.0 {
        format!("\u{2212}{text}")
    } else if score > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}
