//! How numbers read on screen: rounded once, half away from zero, with a real minus and groups of three digits.

use super::text::Lang;

/// Rounds half away from zero; what is only a rounding error of the binary fraction counts as a half.
#[must_use]
pub fn round(value: f64, decimals: u32) -> f64 {
    let scale = 10_f64.powi(i32::try_from(decimals).unwrap_or(0));
    let scaled = value * scale;
    // 0.285 × 100 is 28.499999999999996 in binary; the nudge is far below any figure shown.
    let nudged = scaled + scaled.signum() * 1e-9_f64.max(scaled.abs() * 1e-12);
    let rounded = nudged.round() / scale;
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// A number with a fixed count of decimals: `1,234.5`, `−0.75`.
#[must_use]
pub fn plain(value: f64, decimals: u32) -> String {
    let value = round(value, decimals);
    let digits = format!("{:.*}", decimals as usize, value.abs());
    let (whole, rest) = digits.split_once('.').map_or((digits.as_str(), None), |(w, r)| (w, Some(r)));
    let mut text = String::with_capacity(digits.len() + 6);
    if value < 0.0 {
        text.push('−');
    }
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(c);
    }
    if let Some(rest) = rest {
        text.push('.');
        text.push_str(rest);
    }
    text
}

/// A number with its sign always shown: `+32`, `−0.75`, `0`.
#[must_use]
pub fn signed(value: f64, decimals: u32) -> String {
    let text = plain(value, decimals);
    if round(value, decimals) > 0.0 { format!("+{text}") } else { text }
}

/// A share from 0 to 1 in percent: `50.8%`.
#[must_use]
pub fn percent(share: f64, decimals: u32) -> String {
    format!("{}%", plain(share * 100.0, decimals))
}

/// A number as it would be typed: no superfluous zeros, at most `decimals` of them.
#[must_use]
pub fn short(value: f64, decimals: u32) -> String {
    let text = plain(value, decimals);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A sum of money and its unit, as long numbers are said: 282 万 in Chinese from 10,000 on, 2.82 million in English from a million on.
#[must_use]
pub fn large(value: f64, lang: Lang) -> (String, &'static str) {
    let size = value.abs();
    let by = |unit: f64, word: &'static str| {
        let shown = value / unit;
        (short(shown, u32::from(shown.abs() < 100.0)), word)
    };
    match lang {
        Lang::Zh if size >= 1e8 => by(1e8, "亿"),
        Lang::Zh if size >= 1e4 => by(1e4, "万"),
        Lang::En if size >= 1e9 => (short(value / 1e9, 2), "bn"),
        Lang::En if size >= 1e6 => (short(value / 1e6, 2), "m"),
        Lang::En if size >= 1e4 => by(1e3, "k"),
        _ => (plain(value, 0), ""),
    }
}

/// Reads a typed number: full-width digits, thousands, a percent sign, 万 and 亿; `None` when it is not one.
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let mut clean = String::new();
    let mut unit = 1.0;
    for c in text.trim().chars() {
        match c {
            '０'..='９' => clean.push(char::from_u32(u32::from(c) - u32::from('０') + u32::from('0'))?),
            '−' | '－' | '–' => clean.push('-'),
            '．' => clean.push('.'),
            ',' | '，' | ' ' | '\u{a0}' | '\u{2009}' | '%' | '％' | '+' | '＋' | '¥' | '￥' | '元' | '人' => {}
            '万' => unit *= 1e4,
            '亿' => unit *= 1e8,
            c => clean.push(c),
        }
    }
    let plain = clean.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'e' | b'E'));
    if !plain {
        return None;
    }
    clean.parse::<f64>().ok().map(|v| v * unit).filter(|v| v.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        for (got, want) in [
            (plain(1234.5, 0), "1,235"),
            (plain(-1234.5, 0), "−1,235"),
            (plain(28.5, 0), "29"),
            (plain(0.285 * 100.0, 0), "29"),
            (plain(2.675, 2), "2.68"),
            (plain(-0.004, 2), "0.00"),
            (plain(12_345_678.0, 1), "12,345,678.0"),
            (signed(31.746, 0), "+32"),
            (signed(0.2, 0), "0"),
            (signed(-0.75, 2), "−0.75"),
            (percent(64.0 / 126.0, 1), "50.8%"),
            (short(2.50, 2), "2.5"),
            (short(1200.0, 2), "1,200"),
        ] {
            assert_eq!(got, want);
        }
        assert_eq!(large(2_820_000.0, Lang::Zh), ("282".into(), "万"));
        assert_eq!(large(1_338_300.0, Lang::En), ("1.34".into(), "m"));
        assert_eq!(large(8_300.0, Lang::Zh), ("8,300".into(), ""));
    }

    #[test]
    fn typed_numbers_are_understood() {
        for (text, want) in [
            ("12,000", Some(12000.0)),
            ("３８％", Some(38.0)),
            ("−5", Some(-5.0)),
            ("1.2万", Some(12000.0)),
            ("", None),
            ("九", None),
            ("1-2", None),
            ("2,600 元", Some(2600.0)),
        ] {
            assert_eq!(parse(text), want, "{text}");
        }
    }
}
