//! What every formula shares: which answers count, means, and the one rounding for reading.

/// One raw answer to a question on a scale of whole numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    /// Nothing was answered; excluded from n, counted apart.
    Missing,
    /// Out of the scale or no whole number; excluded from n, counted apart and shown.
    Invalid,
    /// On the scale.
    Valid(i32),
}

impl Answer {
    /// A number against a scale.
    pub fn of(number: Option<f64>, least: i32, most: i32) -> Self {
        match number {
            None => Self::Missing,
            Some(n) if n.fract() == 0.0 && n >= f64::from(least) && n <= f64::from(most) => Self::Valid(n as i32),
            Some(_) => Self::Invalid,
        }
    }

    /// The number, if it counts.
    pub fn valid(self) -> Option<i32> {
        if let Self::Valid(n) = self { Some(n) } else { None }
    }
}

/// How many answers were left out, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Empty ones.
    pub missing: u32,
    /// Those that are not on the scale.
    pub invalid: u32,
}

impl LeftOut {
    /// Counts one answer.
    pub fn count(&mut self, answer: Answer) {
        match answer {
            Answer::Missing => self.missing += 1,
            Answer::Invalid => self.invalid += 1,
            Answer::Valid(_) => {}
        }
    }

    /// Counts all.
    pub fn of(answers: &[Answer]) -> Self {
        let mut left = Self::default();
        for &answer in answers {
            left.count(answer);
        }
        left
    }
}

/// The mean; `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The variance of a sample (n − 1); `None` below two values.
pub fn sample_variance(values: &[f64]) -> Option<f64> {
    let middle = mean(values)?;
    (values.len() > 1).then(|| values.iter().map(|v| (v - middle).powi(2)).sum::<f64>() / (values.len() as f64 - 1.0))
}

/// The median; `None` of nothing. Between two middle values, their mean.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let half = sorted.len() / 2;
    let upper = *sorted.get(half)?;
    if sorted.len() % 2 == 1 { Some(upper) } else { sorted.get(half.wrapping_sub(1)).map(|&lower| f64::midpoint(lower, upper)) }
}

/// The correlation of pairs (Pearson); `None` below two pairs or where one side never changes.
pub fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    let (mx, my) = (mean(&x)?, mean(&y)?);
    let sum = |f: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(f).sum::<f64>();
    let (xx, yy) = (sum(&|p| (p.0 - mx).powi(2)), sum(&|p| (p.1 - my).powi(2)));
    (xx > 0.0 && yy > 0.0).then(|| sum(&|p| (p.0 - mx) * (p.1 - my)) / (xx * yy).sqrt())
}

/// Rounds half away from zero to `digits` after the point; the only rounding, just before a number is shown.
pub fn round(value: f64, digits: i32) -> f64 {
    let scale = 10f64.powi(digits);
    // What is a half in decimals may be a hair below it in binary.
    let shifted = value * scale;
    (shifted + shifted.signum() * (1e-9 * shifted.abs().max(1.0)).min(1e-6)).round() / scale
}

/// A number for reading: rounded once, no zeros at its end, a true minus sign, never `−0`.
pub fn show(value: f64, digits: i32) -> String {
    let rounded = round(value, digits);
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    let text = format!("{rounded:.*}", digits.max(0) as usize);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    text.replace('-', "−")
}

/// The same with a plus sign before what is above 0.
pub fn signed(value: f64, digits: i32) -> String {
    let text = show(value, digits);
    if round(value, digits) > 0.0 { format!("+{text}") } else { text }
}

/// A share of 1 as per cent for reading.
pub fn percent(share: f64, digits: i32) -> String {
    format!("{}%", show(share * 100.0, digits))
}

/// A large amount with separators of thousands.
pub fn amount(value: f64, digits: i32) -> String {
    let text = show(value, digits);
    let (sign, text) = text.strip_prefix('−').map_or(("", text.as_str()), |rest| ("−", rest));
    let (whole, rest) = text.split_once('.').map_or((text, String::new()), |(w, r)| (w, format!(".{r}")));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_is_once_and_half_away_from_zero() {
        for (value, digits, text) in
            [(16.5, 0, "17"), (-16.5, 0, "−17"), (2.675, 2, "2.68"), (1.005, 2, "1.01"), (-0.4, 0, "0"), (28.0, 1, "28"), (0.125, 2, "0.13")]
        {
            assert_eq!(show(value, digits), text);
        }
        assert_eq!((signed(28.0, 0), signed(-5.4, 0), signed(0.2, 0)), ("+28".into(), "−5".into(), "0".into()));
        assert_eq!((amount(13_270_500.0, 0), amount(-169_500.25, 1), amount(999.0, 0)), ("13,270,500".into(), "−169,500.3".into(), "999".into()));
        assert_eq!(percent(0.289, 0), "29%");
    }

    #[test]
    fn only_whole_numbers_on_the_scale_count() {
        let read = [None, Some(0.0), Some(10.0), Some(11.0), Some(-1.0), Some(8.5), Some(f64::NAN)].map(|n| Answer::of(n, 0, 10));
        assert_eq!(LeftOut::of(&read), LeftOut { missing: 1, invalid: 4 });
        assert_eq!(read.iter().filter_map(|a| a.valid()).collect::<Vec<_>>(), [0, 10]);
    }

    #[test]
    fn means_of_nothing_are_nothing() {
        assert_eq!((mean(&[]), median(&[]), sample_variance(&[1.0]), correlation(&[(1.0, 1.0), (1.0, 2.0)])), (None, None, None, None));
        assert_eq!((median(&[3.0, 1.0, 2.0]), median(&[4.0, 1.0])), (Some(2.0), Some(2.5)));
        assert!((correlation(&[(1.0, 2.0), (2.0, 4.0), (3.0, 6.0)]).expect("changes") - 1.0).abs() < 1e-12);
    }
}
