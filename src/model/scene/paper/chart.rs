//! The chart of a table: bars, a radar or dots, drawn from the table's own numbers.

use super::{Align, Drawing, Font, Pen, Prim, Role, SMALL, rect, text};
use crate::model::{
    extract::{Cell, Chart, Column, Kind, Shape, Table},
    figure,
    scene::{Measure, Pt, Zone, pt},
    text::Lang,
};

const HIGH: f32 = 260.0;
const INKS: [Role; 4] = [Role::Pos, Role::ZoneLine(Zone::Money), Role::Neg, Role::ZoneLine(Zone::Effort)];
const LABEL: Font = Font::new(12.0, 16.0, false);

/// How many decimals the numbers of a column have on paper: as many as one of them needs, at most 2. Where every row is a figure
/// of its own, each has its own.
pub(super) fn decimals(table: &Table, at: usize) -> Option<u32> {
    if table.columns.len() < 3 {
        return None;
    }
    let most = table.columns.get(at).map_or(2, |column| if let Kind::Number(places) = column.kind { u32::from(places).min(2) } else { 2 });
    let needed = |cell: &Cell| match cell {
        Cell::Number(n) if n.abs() < LARGE => figure::short(*n, most).split_once('.').map_or(0, |(_, rest)| rest.len() as u32),
        _ => 0,
    };
    table.rows.iter().filter_map(|row| row.get(at)).map(needed).max()
}

/// From here on decimals say nothing.
const LARGE: f64 = 1000.0;

/// A cell with so many decimals.
pub(super) fn shown(cell: &Cell, decimals: Option<u32>, lang: Lang) -> String {
    match cell {
        Cell::Number(n) if n.abs() >= LARGE => figure::plain(*n, 0),
        Cell::Number(n) => decimals.map_or_else(|| figure::short(*n, 2), |decimals| figure::plain(*n, decimals)),
        Cell::List(list) => list.join("\n"),
        _ => cell.shown(lang),
    }
}

fn value(cell: Option<&Cell>) -> Option<f64> {
    match cell {
        Some(Cell::Number(n)) => Some(*n),
        Some(Cell::Percent(share)) => Some(share * 100.0),
        _ => None,
    }
}

/// The rows with a name and all numbers that are drawn; where there are none, there is no chart.
struct Data<'a> {
    names: Vec<String>,
    /// One list a series.
    series: Vec<(&'a Column, Vec<f64>)>,
}

/// So many rows still can be told apart.
const MOST: usize = 24;

fn data<'a>(table: &'a Table, chart: &Chart, lang: Lang) -> Option<Data<'a>> {
    let full = |row: &&Vec<Cell>| chart.series.iter().all(|at| value(row.get(*at)).is_some());
    let rows: Vec<&Vec<Cell>> = table.rows.iter().filter(full).take(MOST).collect();
    let names = rows.iter().map(|row| row.get(chart.names).map_or_else(String::new, |cell| cell.shown(lang))).collect();
    let numbers = |at: usize| rows.iter().filter_map(|row| value(row.get(at))).collect();
    let series: Vec<_> = chart.series.iter().filter_map(|at| Some((table.columns.get(*at)?, numbers(*at)))).collect();
    (!rows.is_empty() && !series.is_empty()).then_some(Data { names, series })
}

/// The chart and what its colours stand for.
pub(super) fn drawing(table: &Table, chart: &Chart, (measure, lang): (&dyn Measure, Lang), width: f32) -> Option<Drawing> {
    let data = data(table, chart, lang)?;
    let mut prims = Vec::new();
    let h = match chart.shape {
        Shape::Columns => columns(&data, width, &mut prims),
        Shape::Radar => radar(&data, width, &mut prims),
        Shape::Scatter => scatter(&data, (measure, lang), width, &mut prims)?,
    };
    let mut below = h;
    if chart.shape != Shape::Scatter && data.series.len() > 1 {
        legend(&data, measure, lang, h, &mut prims);
        below += 24.0;
    }
    Some(Drawing { w: width, h: below, prims })
}

fn ink(at: usize) -> Role {
    INKS.get(at % INKS.len()).copied().unwrap_or(Role::Pos)
}

fn legend(data: &Data<'_>, measure: &dyn Measure, lang: Lang, y: f32, out: &mut Vec<Prim>) {
    let mut x = 48.0;
    for (at, (column, _)) in data.series.iter().enumerate() {
        let name = column.head.get(lang);
        let w = measure.width(name, LABEL);
        out.push(Prim::Circle { at: pt(x + 5.0, y + 12.0), r: 5.0, fill: Some(ink(at).into()), pen: None });
        out.push(text(rect(x + 16.0, y + 4.0, w + 4.0, 16.0), name, LABEL, Role::TextSecondary, Align::Left));
        x += w + 40.0;
    }
}

/// The lowest and the highest number, zero among them, with room for a tick.
fn range(data: &Data<'_>) -> (f64, f64) {
    let all = || data.series.iter().flat_map(|(_, numbers)| numbers.iter().copied());
    let (low, high) = (all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    if high > low { (low, high) } else { (low, low + 1.0) }
}

/// Steps of 1, 2 or 5 that cut a range in about five.
fn step(span: f64) -> f64 {
    let rough = (span / 5.0).max(1e-9);
    let ten = 10.0_f64.powf(rough.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|n| n * ten).find(|n| *n >= rough).unwrap_or(ten)
}

fn grid((low, high): (f64, f64), left: f32, right: f32, y: impl Fn(f64) -> f32, out: &mut Vec<Prim>) {
    let by = step(high - low);
    let (first, last) = ((low / by).ceil() as i64, (high / by).floor() as i64);
    for n in first..=last {
        let value = n as f64 * by;
        let at = y(value);
        let role = if n == 0 { Role::BorderStrong } else { Role::BorderSubtle };
        out.push(Prim::Line { from: pt(left, at), to: pt(right, at), pen: Pen::new(1.0, role) });
        out.push(text(rect(0.0, at - 9.0, left - 8.0, 18.0), figure::short(value, 2), SMALL, Role::TextTertiary, Align::Right));
    }
}

fn columns(data: &Data<'_>, width: f32, out: &mut Vec<Prim>) -> f32 {
    let (left, top, bottom) = (48.0, 14.0, HIGH - 40.0);
    let (low, high) = range(data);
    let y = |v: f64| bottom - ((v - low) / (high - low)) as f32 * (bottom - top);
    grid((low, high), left, width, y, out);
    let slot = (width - left) / data.names.len().max(1) as f32;
    let wide = (slot * 0.7 / data.series.len().max(1) as f32).min(44.0);
    for (at, name) in data.names.iter().enumerate() {
        let middle = left + (at as f32 + 0.5) * slot;
        let from = middle - wide * data.series.len() as f32 / 2.0;
        for (n, (column, numbers)) in data.series.iter().enumerate() {
            let Some(v) = numbers.get(at).copied() else { continue };
            let (a, b) = (y(v).min(y(0.0)), y(v).max(y(0.0)));
            let place = rect(from + n as f32 * wide + 1.0, a, wide - 2.0, (b - a).max(1.0));
            out.push(Prim::Rect { at: place, radius: 2.0, fill: Some(ink(n).into()), pen: None, lift: 0 });
            let places = if let Kind::Number(places) = column.kind { places.into() } else { 0 };
            if wide >= 22.0 {
                let said = rect(place.x - 20.0, a - 17.0, place.w + 40.0, 16.0);
                out.push(text(said, figure::short(v, places), LABEL, Role::Text, Align::Center));
            }
        }
        out.push(text(rect(middle - slot / 2.0 + 2.0, bottom + 4.0, slot - 4.0, 32.0), name.as_str(), LABEL, Role::TextSecondary, Align::Center));
    }
    HIGH
}

fn radar(data: &Data<'_>, width: f32, out: &mut Vec<Prim>) -> f32 {
    let high = HIGH + 60.0;
    let middle = pt(width / 2.0, high / 2.0);
    let (_, top) = range(data);
    let reach = high / 2.0 - 34.0;
    let count = data.names.len();
    let at = |n: usize, share: f32| {
        let angle = std::f32::consts::TAU * n as f32 / count.max(1) as f32 - std::f32::consts::FRAC_PI_2;
        pt(middle.x + angle.cos() * reach * share, middle.y + angle.sin() * reach * share)
    };
    let ring = |share: &dyn Fn(usize) -> f32| -> Vec<Pt> { (0..=count).map(|n| at(n % count.max(1), share(n % count.max(1)))).collect() };
    for share in [0.25, 0.5, 0.75, 1.0] {
        out.push(Prim::Path { points: ring(&|_| share), pen: Pen::new(1.0, Role::BorderSubtle) });
    }
    for (n, name) in data.names.iter().enumerate() {
        out.push(Prim::Line { from: middle, to: at(n, 1.0), pen: Pen::new(1.0, Role::BorderSubtle) });
        let end = at(n, 1.0);
        let aside = (end.x - middle.x) / reach;
        let (place, align) = match aside {
            x if x > 0.2 => (rect(end.x + 8.0, end.y - 16.0, 170.0, 32.0), Align::Left),
            x if x < -0.2 => (rect(end.x - 178.0, end.y - 16.0, 170.0, 32.0), Align::Right),
            _ => (rect(end.x - 85.0, if end.y < middle.y { end.y - 22.0 } else { end.y + 4.0 }, 170.0, 18.0), Align::Center),
        };
        out.push(text(place, name.as_str(), LABEL, Role::TextSecondary, align));
    }
    for (s, (_, numbers)) in data.series.iter().enumerate() {
        let share = |n: usize| numbers.get(n).map_or(0.0, |v| (v / top).clamp(0.0, 1.0) as f32);
        out.push(Prim::Path { points: ring(&share), pen: Pen::new(2.0, ink(s)) });
        for n in 0..count {
            out.push(Prim::Circle { at: at(n, share(n)), r: 3.0, fill: Some(ink(s).into()), pen: None });
        }
    }
    high
}

fn scatter(data: &Data<'_>, (measure, lang): (&dyn Measure, Lang), width: f32, out: &mut Vec<Prim>) -> Option<f32> {
    let [(across, xs), (upward, ys), ..] = data.series.as_slice() else { return None };
    let high = HIGH + 40.0;
    let (left, top, right, bottom) = (56.0, 22.0, width - 90.0, high - 44.0);
    let ends = |numbers: &[f64]| {
        let (low, high) = numbers.iter().fold((0.0_f64, 0.0_f64), |(l, h), v| (l.min(*v), h.max(*v)));
        if high > low { (low, high) } else { (low, low + 1.0) }
    };
    let ((x0, x1), (y0, y1)) = (ends(xs), ends(ys));
    let place = |x: f64, y: f64| pt(left + ((x - x0) / (x1 - x0)) as f32 * (right - left), bottom - ((y - y0) / (y1 - y0)) as f32 * (bottom - top));
    grid((y0, y1), left, right, |v| place(x0, v).y, out);
    let by = step(x1 - x0);
    for n in (x0 / by).ceil() as i64..=(x1 / by).floor() as i64 {
        let x = place(n as f64 * by, y0).x;
        out.push(Prim::Line { from: pt(x, top), to: pt(x, bottom), pen: Pen::new(1.0, Role::BorderSubtle) });
        out.push(text(rect(x - 30.0, bottom + 2.0, 60.0, 18.0), figure::short(n as f64 * by, 2), SMALL, Role::TextTertiary, Align::Center));
    }
    out.push(text(rect(left, 0.0, right - left, 18.0), upward.head.get(lang), SMALL, Role::TextTertiary, Align::Left));
    out.push(text(rect(left, bottom + 20.0, right - left, 18.0), across.head.get(lang), SMALL, Role::TextTertiary, Align::Right));
    for ((x, y), name) in xs.iter().zip(ys).zip(&data.names) {
        let at = place(*x, *y);
        out.push(Prim::Circle { at, r: 5.0, fill: Some(Role::Pos.into()), pen: Some(Pen::new(1.0, Role::Surface)) });
        let w = measure.width(name, LABEL).min(160.0) + 2.0;
        out.push(text(rect(at.x + 8.0, at.y - 8.0, w, 16.0), name.as_str(), LABEL, Role::Text, Align::Left));
    }
    Some(high)
}
