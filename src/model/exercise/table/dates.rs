//! Days as people type them: every usual way of writing a day is read, and a day that does not exist gets a suggestion.

use jiff::{ToSpan, civil::Date};

use super::cell::Wrong;
use crate::model::{
    doc::Value,
    texts::{Text, table as t},
};

/// Days further back than this are meant for next year when no year is written.
const LONG_AGO: i32 = 120;

/// Reads a stored day, `2026-12-18`.
pub fn stored(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// A day as the file stores it.
pub fn store(date: Date) -> Value {
    Value::text(&date.to_string())
}

/// A day some days later.
pub fn plus(date: Date, days: i32) -> Date {
    date.checked_add(days.days()).unwrap_or(date)
}

/// Days from `from` to `to`.
pub fn between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// The Monday of the week.
pub fn week_start(date: Date) -> Date {
    plus(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

/// Reads what somebody typed; `today` gives the missing year and the meaning of 明天.
///
/// # Errors
/// A sentence, and the day that was probably meant.
pub fn parse(text: &str, today: Date) -> Result<Date, Wrong> {
    let text = plain(text);
    if let Some(date) = words(&text, today) {
        return Ok(date);
    }
    match numbers(&text) {
        Some((year, month, day)) => build(year, month, day, today),
        None => Err(Wrong::new(t::NOT_A_DATE, &[], None)),
    }
}

/// Full-width digits, brackets and blanks made plain, letters small.
fn plain(text: &str) -> String {
    text.trim()
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
            '／' | '、' => '/',
            '－' | '–' | '—' | '−' => '-',
            '．' | '。' => '.',
            '　' => ' ',
            _ => c.to_ascii_lowercase(),
        })
        .collect()
}

fn words(text: &str, today: Date) -> Option<Date> {
    let day = match text {
        "今天" | "今日" | "today" => 0,
        "明天" | "明日" | "tomorrow" => 1,
        "后天" => 2,
        "大后天" => 3,
        "昨天" | "yesterday" => -1,
        "月底" | "本月底" | "end of month" => return Some(today.last_of_month()),
        "下月底" | "下个月底" => return Some(plus(today.last_of_month(), 1).last_of_month()),
        "年底" | "end of year" => return Some(today.last_of_year()),
        _ => return weekday(text, today).or_else(|| later(text, today)),
    };
    Some(plus(today, day))
}

/// 周五, 下周五, 这周五, 下下周一, friday, next friday.
fn weekday(text: &str, today: Date) -> Option<Date> {
    let mut rest = text.replace('个', "").replace("星期", "周").replace("礼拜", "周");
    let mut weeks = None;
    for (word, count) in [("下下", 2), ("下", 1), ("这", 0), ("本", 0), ("next ", 1), ("this ", 0)] {
        if let Some(cut) = rest.strip_prefix(word) {
            weeks = Some(count);
            rest = cut.to_owned();
            break;
        }
    }
    let names = [("周一", "mon"), ("周二", "tue"), ("周三", "wed"), ("周四", "thu"), ("周五", "fri"), ("周六", "sat"), ("周日", "sun")];
    let rest = rest.replace("周天", "周日");
    let at = names.iter().position(|(zh, en)| {
        rest == *zh || (rest.len() >= 3 && rest.starts_with(en) && rest.ends_with(['n', 'e', 'd', 'u', 'i', 't', 'y', 's', 'r']))
    })?;
    let at = i32::try_from(at).ok()?;
    let date = plus(week_start(today), at + 7 * weeks.unwrap_or(0));
    // 周一 said on a Wednesday is the one to come.
    Some(if weeks.is_none() && date < today { plus(date, 7) } else { date })
}

/// 3 天后, 两周后, +7, in 3 days, 2 weeks.
fn later(text: &str, today: Date) -> Option<Date> {
    let text = text.replace(' ', "");
    let body = text.strip_prefix('+').or_else(|| text.strip_prefix("in"));
    let marked = body.is_some() || text.ends_with('后') || text.ends_with("later");
    let body = body.unwrap_or(&text).trim_end_matches("later").trim_end_matches('后');
    let (count, unit) = if let Some(cut) = body.char_indices().find(|(_, c)| !c.is_ascii_digit()).map(|(at, _)| at).filter(|at| *at > 0) {
        (body.get(..cut)?.parse::<i32>().ok()?, body.get(cut..)?)
    } else if let Ok(count) = body.parse::<i32>() {
        (count, if text.starts_with('+') { "d" } else { "" })
    } else {
        let first = body.chars().next()?;
        (
            ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
                .iter()
                .position(|d| d.starts_with(first))
                .map_or(i32::from(first == '两') * 2, |at| i32::try_from(at).unwrap_or(0) + 1),
            body.get(first.len_utf8()..)?,
        )
    };
    if count == 0 || count > 1000 || !marked {
        return None;
    }
    match unit {
        "天" | "日" | "d" | "day" | "days" => Some(plus(today, count)),
        "周" | "个星期" | "星期" | "w" | "week" | "weeks" => Some(plus(today, count * 7)),
        "个月" | "月" | "m" | "month" | "months" => today.checked_add(count.months()).ok(),
        _ => None,
    }
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Year if written, month, day.
fn numbers(text: &str) -> Option<(Option<i32>, i32, i32)> {
    let mut found = Vec::new();
    let mut month = None;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end =
            rest.char_indices().find(|(_, c)| if digits { !c.is_ascii_digit() } else { !c.is_ascii_alphabetic() }).map_or(rest.len(), |(at, _)| at);
        if digits {
            found.push(rest.get(..end)?);
        } else if first.is_ascii_alphabetic() {
            let word = rest.get(..end)?;
            if let Some(at) = MONTHS.iter().position(|m| word.starts_with(m)) {
                month = Some(i32::try_from(at).ok()? + 1);
            } else if !matches!(word, "th" | "st" | "nd" | "rd" | "of") {
                return None;
            }
        } else if !"年月日号/-., ".contains(first) {
            return None;
        }
        rest = rest.get(end.max(first.len_utf8())..)?;
    }
    let number = |text: &str| text.parse::<i32>().ok();
    match (month, found.as_slice()) {
        (Some(month), [day]) => Some((None, month, number(day)?)),
        (Some(month), [day, year]) if year.len() == 4 => Some((number(year), month, number(day)?)),
        (None, [month, day]) if month.len() <= 2 && day.len() <= 2 => Some((None, number(month)?, number(day)?)),
        (None, [year, month, day]) if year.len() == 4 => Some((number(year), number(month)?, number(day)?)),
        (None, [year, month, day]) if year.len() == 2 => Some((number(year).map(|y| y + 2000), number(month)?, number(day)?)),
        (None, [all]) if all.len() == 8 => Some((number(all.get(..4)?), number(all.get(4..6)?)?, number(all.get(6..)?)?)),
        _ => None,
    }
}

fn build(year: Option<i32>, month: i32, day: i32, today: Date) -> Result<Date, Wrong> {
    let make = |year: i32, month: i32, day: i32| Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    let this = i32::from(today.year());
    let near = |month: i32, day: i32| {
        let date = make(year.unwrap_or(this), month, day)?;
        let passed = year.is_none() && between(date, today) > LONG_AGO;
        if passed { make(this + 1, month, day) } else { Some(date) }
    };
    if let Some(date) = near(month, day) {
        return Ok(date);
    }
    if !(1..=12).contains(&month) {
        let fix = near(day, month);
        return Err(Wrong::new(t::NO_SUCH_MONTH, &[&month.to_string()], fix.map(fix_to)));
    }
    let last = near(month, 1).map(Date::last_of_month);
    let days = last.map_or(31, |d| i32::from(d.day()));
    let name = MONTH_NAMES.get(usize::try_from(month - 1).unwrap_or(0)).copied().unwrap_or_default();
    let fix = if day > days { last } else { near(month, 1) };
    Err(Wrong::new(t::MONTH_HAS_DAYS, &[&month.to_string(), &days.to_string(), name], fix.map(fix_to)))
}

/// English names of the months.
pub const MONTH_NAMES: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn fix_to(date: Date) -> (Value, crate::model::text::Bi) {
    (store(date), spoken(date))
}

/// The day as a sentence says it: 11 月 30 日, November 30.
pub fn spoken(date: Date) -> crate::model::text::Bi {
    let name = MONTH_NAMES.get((date.month() - 1).unsigned_abs() as usize).copied().unwrap_or_default();
    let day: Text = t::SPOKEN_DAY;
    let args = [date.month().to_string(), date.day().to_string(), name.to_owned()];
    super::cell::bi(day, &[&args[0], &args[1], &args[2]])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Lang;
    use jiff::civil::date;

    /// A Monday.
    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn every_usual_way_of_writing_a_day_is_read() {
        for (text, want) in [
            ("2026-12-18", date(2026, 12, 18)),
            ("2026/12/18", date(2026, 12, 18)),
            ("2026年12月18日", date(2026, 12, 18)),
            ("20261218", date(2026, 12, 18)),
            ("26.12.18", date(2026, 12, 18)),
            ("12/18", date(2026, 12, 18)),
            ("12-18", date(2026, 12, 18)),
            ("12.18", date(2026, 12, 18)),
            ("１２／１８", date(2026, 12, 18)),
            ("12月18日", date(2026, 12, 18)),
            ("12 月 18 号", date(2026, 12, 18)),
            ("1/12", date(2027, 1, 12)),
            ("10/8", date(2026, 10, 8)),
            ("2028-2-29", date(2028, 2, 29)),
            ("Dec 18", date(2026, 12, 18)),
            ("18 December 2027", date(2027, 12, 18)),
            ("今天", TODAY),
            ("明天", date(2026, 11, 24)),
            ("后天", date(2026, 11, 25)),
            ("yesterday", date(2026, 11, 22)),
            ("周五", date(2026, 11, 27)),
            ("下周五", date(2026, 12, 4)),
            ("这周日", date(2026, 11, 29)),
            ("星期天", date(2026, 11, 29)),
            ("下下周一", date(2026, 12, 7)),
            ("next friday", date(2026, 12, 4)),
            ("fri", date(2026, 11, 27)),
            ("3天后", date(2026, 11, 26)),
            ("两周后", date(2026, 12, 7)),
            ("+7", date(2026, 11, 30)),
            ("in 3 days", date(2026, 11, 26)),
            ("1个月后", date(2026, 12, 23)),
            ("月底", date(2026, 11, 30)),
            ("下月底", date(2026, 12, 31)),
        ] {
            assert_eq!(parse(text, TODAY), Ok(want), "{text}");
        }
        // 周一 said on a Wednesday is the one to come.
        assert_eq!(parse("周一", date(2026, 11, 25)), Ok(date(2026, 11, 30)));
    }

    #[test]
    fn a_day_that_does_not_exist_gets_a_suggestion() {
        for (text, zh, fix) in [
            ("11月31日", "11 月只有 30 天。", Some("2026-11-30")),
            ("11/31", "11 月只有 30 天。", Some("2026-11-30")),
            ("2027-2-29", "2 月只有 28 天。", Some("2027-02-28")),
            ("18/12", "没有 18 月。", Some("2026-12-18")),
            ("13/40", "没有 13 月。", None),
            ("尽快", "这不像日期。试试 12-18 或 下周五。", None),
            ("12", "这不像日期。试试 12-18 或 下周五。", None),
            ("3 个人", "这不像日期。试试 12-18 或 下周五。", None),
        ] {
            let wrong = parse(text, TODAY).expect_err(text);
            assert_eq!(wrong.text.get(Lang::Zh), zh, "{text}");
            assert_eq!(wrong.fix.as_ref().map(|f| f.0.as_str()), fix, "{text}");
        }
        let wrong = parse("11/31", TODAY).expect_err("no such day");
        assert_eq!(wrong.text.get(Lang::En), "November has only 30 days.");
        assert_eq!(wrong.fix.map(|f| f.1), Some(crate::model::text::Bi::new("11 月 30 日", "November 30")));
    }
}
