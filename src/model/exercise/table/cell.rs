//! One cell: what may be typed into a column of each type, and how its value reads; a wrong value is answered with a fix.

use jiff::civil::Date;

use super::dates;
use crate::model::{
    doc::Value,
    stamp::ItemId,
    template::{Departments, Field, FieldType, Opt},
    text::{Bi, Lang},
    texts::{Text, table as t},
};

/// Why a typed value was not taken, and what was probably meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Wrong {
    /// One sentence.
    pub text: Bi,
    /// The value that Tab takes, and how it reads.
    pub fix: Option<(Value, Bi)>,
}

impl Wrong {
    /// A sentence with its blanks filled.
    pub fn new(text: Text, args: &[&str], fix: Option<(Value, Bi)>) -> Self {
        Self { text: bi(text, args), fix }
    }
}

/// A sentence in both languages at once.
pub fn bi(text: Text, args: &[&str]) -> Bi {
    Bi::new(text.with(Lang::Zh, args), text.with(Lang::En, args))
}

/// Reads what was typed or pasted into a column.
///
/// # Errors
/// A sentence and, where there is one, a fix.
pub fn parse(field: &Field, departments: &Departments, text: &str, today: Date) -> Result<Value, Wrong> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Empty);
    }
    match field.ty {
        FieldType::Text | FieldType::Long | FieldType::Person | FieldType::Link | FieldType::Image => Ok(Value::text(text)),
        FieldType::Date => dates::parse(text, today).map(dates::store),
        FieldType::Number => number(text),
        FieldType::Rating => rating(text),
        FieldType::Check => check(text),
        FieldType::Choice => choice(&field.opt.list(departments), text),
        FieldType::Multi => multi(&field.opt.list(departments), text),
    }
}

fn digits(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
            ',' | '，' | ' ' => None,
            '−' | '－' => Some('-'),
            '．' => Some('.'),
            _ => Some(c),
        })
        .collect()
}

fn number(text: &str) -> Result<Value, Wrong> {
    let mut body = digits(text);
    let mut times = 1.0;
    for (unit, factor) in [("万", 10_000.0), ("亿", 100_000_000.0), ("%", 1.0)] {
        if let Some(cut) = body.strip_suffix(unit) {
            body = cut.to_owned();
            times = factor;
        }
    }
    if let Ok(n) = body.parse::<f64>()
        && n.is_finite()
    {
        return Ok(Value::Num(n * times));
    }
    let from = body.find(|c: char| c.is_ascii_digit());
    let found = from.and_then(|at| body.get(at..)).map(|rest| rest.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect::<String>());
    let fix = found.and_then(|n| n.parse::<f64>().ok()).map(|n| (Value::Num(n), Bi::new(shown_number(n), shown_number(n))));
    Err(Wrong::new(t::NOT_A_NUMBER, &[], fix))
}

/// A number as it is shown: whole ones without a point.
pub fn shown_number(n: f64) -> String {
    if n.fract() == 0.0 && n.abs() < 1e15 { format!("{n:.0}").replace('-', "−") } else { format!("{n}").replace('-', "−") }
}

fn rating(text: &str) -> Result<Value, Wrong> {
    let body = digits(text);
    let typed = body.trim_end_matches(['分', '星']).parse::<f64>().ok();
    match typed {
        Some(n) if (1.0..=5.0).contains(&n) && n.fract() == 0.0 => Ok(Value::Num(n)),
        Some(n) => {
            let near = n.round().clamp(1.0, 5.0);
            Err(Wrong::new(t::RATING_RANGE, &[], Some((Value::Num(near), Bi::new(shown_number(near), shown_number(near))))))
        }
        None => Err(Wrong::new(t::RATING_RANGE, &[], None)),
    }
}

fn check(text: &str) -> Result<Value, Wrong> {
    match text.to_lowercase().as_str() {
        "是" | "对" | "有" | "yes" | "y" | "true" | "x" | "1" | "✓" | "√" => Ok(Value::Flag(true)),
        "否" | "不" | "没有" | "no" | "n" | "false" | "0" | "-" => Ok(Value::Empty),
        _ => Err(Wrong::new(t::YES_OR_NO, &[], None)),
    }
}

fn small(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The option that a text names: by id, by name, by its beginning if only one begins so.
pub fn find_option<'a>(options: &'a [Opt], text: &str) -> Option<&'a Opt> {
    let wanted = small(text);
    let exact = options.iter().find(|o| o.id == text.trim() || small(&o.t.zh) == wanted || small(&o.t.en) == wanted);
    exact.or_else(|| {
        let mut begin = options.iter().filter(|o| !wanted.is_empty() && (small(&o.t.zh).starts_with(&wanted) || small(&o.t.en).starts_with(&wanted)));
        begin.next().filter(|_| begin.next().is_none())
    })
}

/// The option whose name is most like a text.
fn nearest<'a>(options: &'a [Opt], text: &str) -> Option<&'a Opt> {
    let wanted = small(text);
    let far = |o: &Opt| distance(&small(&o.t.zh), &wanted).min(distance(&small(&o.t.en), &wanted));
    let best = options.iter().min_by_key(|o| far(o))?;
    let shares = |name: &str| small(name).chars().any(|c| !c.is_ascii() && wanted.contains(c));
    (far(best) <= 2.max(wanted.chars().count() / 3) && (wanted.is_ascii() || shares(&best.t.zh))).then_some(best)
}

/// Letters to change, add or take away.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, cb) in b.iter().enumerate() {
            let at = |v: &[usize], k: usize| v.get(k).copied().unwrap_or(usize::MAX / 2);
            next.push((at(&row, j) + usize::from(ca != *cb)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

fn choice(options: &[Opt], text: &str) -> Result<Value, Wrong> {
    if options.is_empty() {
        return Ok(Value::text(text));
    }
    match find_option(options, text) {
        Some(option) => Ok(Value::text(&option.id)),
        None => Err(Wrong::new(t::NOT_AN_OPTION, &[text], nearest(options, text).map(|o| (Value::text(&o.id), o.t.clone())))),
    }
}

fn multi(options: &[Opt], text: &str) -> Result<Value, Wrong> {
    let parts = text.split(['、', ',', '，', ';', '；', '/', '|']).map(str::trim).filter(|p| !p.is_empty());
    let mut list: Vec<std::sync::Arc<str>> = Vec::new();
    for part in parts {
        let id = if options.is_empty() { part } else { &find_option(options, part).ok_or_else(|| Wrong::new(t::NOT_AN_OPTION, &[part], None))?.id };
        if !list.iter().any(|have| &**have == id) {
            list.push(id.into());
        }
    }
    Ok(if list.is_empty() { Value::Empty } else { Value::List(list) })
}

/// How a value reads in a cell and on the clipboard.
pub fn format(field: &Field, departments: &Departments, value: &Value, lang: Lang) -> String {
    let name = |id: &str| -> String {
        let options = field.opt.list(departments);
        options.iter().find(|o| o.id == id).map_or_else(|| id.to_owned(), |o| o.t.get(lang).to_owned())
    };
    match (field.ty, value) {
        (_, Value::Empty) => String::new(),
        (FieldType::Choice, Value::Text(id)) => name(id),
        (FieldType::Link, Value::Text(text)) => link_parts(text).1.to_owned(),
        (FieldType::Image, Value::Text(text)) if crate::model::picture::is_name(text) => crate::model::texts::picture::PICTURES.get(lang).to_owned(),
        (_, Value::Text(text)) => text.to_string(),
        (_, Value::Num(n)) => shown_number(*n),
        (_, Value::Flag(on)) => if *on { t::YES.get(lang) } else { "" }.to_owned(),
        (_, Value::List(ids)) => ids.iter().map(|id| name(id)).collect::<Vec<_>>().join(lang.pick("、", ", ")),
    }
}

/// A link as it is stored: the touchpoint's id and its name at that moment, readable without the canvas.
pub fn link(id: ItemId, name: &str) -> Value {
    Value::text(&format!("<{id}>{name}"))
}

/// The touchpoint of a link, if it is one, and its readable name.
pub fn link_parts(text: &str) -> (Option<ItemId>, &str) {
    let parts = text.strip_prefix('<').and_then(|rest| rest.split_once('>'));
    parts.and_then(|(id, name)| Some((Some(id.parse().ok()?), name))).unwrap_or((None, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::template::Options;

    const TODAY: Date = jiff::civil::date(2026, 11, 23);

    fn field(ty: FieldType) -> Field {
        let opt = |id: &str, zh: &str, en: &str| Opt { id: id.into(), t: Bi::new(zh, en) };
        let opt = match ty {
            FieldType::Choice | FieldType::Multi => {
                Options::Fixed(vec![opt("todo", "未开始", "not started"), opt("doing", "进行中", "in progress"), opt("done", "已完成", "done")])
            }
            _ => Options::Free,
        };
        Field { id: "f".into(), ty, opt, ..Field::default() }
    }

    #[test]
    fn typed_values_become_values_of_their_column() {
        let text = |s: &str| Value::text(s);
        for (ty, typed, want) in [
            (FieldType::Text, "  先看件 ", text("先看件")),
            (FieldType::Number, "1,234.5", Value::Num(1234.5)),
            (FieldType::Number, "１２", Value::Num(12.0)),
            (FieldType::Number, "1.5万", Value::Num(15_000.0)),
            (FieldType::Number, "−3", Value::Num(-3.0)),
            (FieldType::Number, "69%", Value::Num(69.0)),
            (FieldType::Rating, "4 分", Value::Num(4.0)),
            (FieldType::Check, "是", Value::Flag(true)),
            (FieldType::Check, "no", Value::Empty),
            (FieldType::Choice, "进行中", text("doing")),
            (FieldType::Choice, "进行", text("doing")),
            (FieldType::Choice, "DONE", text("done")),
            (FieldType::Choice, "in p", text("doing")),
            (FieldType::Multi, "已完成、未开始", Value::List(vec!["done".into(), "todo".into()])),
            (FieldType::Date, "12/18", text("2026-12-18")),
            (FieldType::Date, "", Value::Empty),
        ] {
            assert_eq!(parse(&field(ty), &Departments::standard(), typed, TODAY), Ok(want), "{ty:?} {typed}");
        }
    }

    #[test]
    fn wrong_values_say_why_and_offer_a_fix() {
        for (ty, typed, fix) in [
            (FieldType::Number, "约 9 小时", Some("9")),
            (FieldType::Number, "很多", None),
            (FieldType::Rating, "9", Some("5")),
            (FieldType::Rating, "高", None),
            (FieldType::Choice, "以完成", Some("已完成")),
            (FieldType::Choice, "香蕉", None),
            (FieldType::Multi, "已完成、香蕉", None),
            (FieldType::Check, "也许", None),
        ] {
            let wrong = parse(&field(ty), &Departments::standard(), typed, TODAY).expect_err(typed);
            assert_eq!(wrong.fix.as_ref().map(|f| f.1.get(Lang::Zh)), fix, "{ty:?} {typed}");
            assert!(!wrong.text.zh.is_empty() && !wrong.text.en.is_empty());
        }
    }

    #[test]
    fn what_is_shown_can_be_typed_again() {
        let value = Value::List(vec!["done".into(), "todo".into()]);
        let multi = field(FieldType::Multi);
        for lang in [Lang::Zh, Lang::En] {
            let shown = format(&multi, &Departments::standard(), &value, lang);
            assert_eq!(parse(&multi, &Departments::standard(), &shown, TODAY), Ok(value.clone()));
        }
        assert_eq!(format(&field(FieldType::Choice), &Departments::standard(), &Value::text("done"), Lang::Zh), "已完成");
    }

    #[test]
    fn links_stay_readable_without_their_canvas() {
        let id = ItemId::of_template(7);
        let value = link(id, "门口迎车");
        assert_eq!(link_parts(value.as_str()), (Some(id), "门口迎车"));
        for plain in ["门口迎车", "<3", "<x y>z", ""] {
            assert_eq!(link_parts(plain), (None, plain));
        }
    }
}
