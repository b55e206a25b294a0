//! Writes exercises as a spreadsheet: one sheet an exercise, typed cells, sums as formulas, charts of the sheet's own numbers.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Chart as XlsxChart, ChartMarker, ChartMarkerType, ChartType, Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula,
    Workbook, Worksheet, XlsxError,
};

use crate::model::{
    extract::{Cell, Chart, Extract, Kind, Shape, Table, Total, said},
    figure,
    text::Lang,
};

/// A cell holds no more UTF-16 units.
const MAX_CELL: usize = 32_767;
/// A sheet's name has no more characters.
const MAX_NAME: usize = 31;
/// Rows that a chart covers.
const CHART_ROWS: u32 = 16;

/// The file's bytes.
///
/// # Errors
/// What the writer of spreadsheets says.
pub(super) fn xlsx(title: &str, extracts: &[Extract], lang: Lang, now: &jiff::Zoned) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(u16::try_from(now.year()).unwrap_or(2026), now.month().unsigned_abs(), now.day().unsigned_abs())?;
    book.set_properties(&DocProperties::new().set_title(said(title)).set_creation_datetime(&made));
    let mut names = BTreeSet::new();
    let looks = Looks::new();
    for extract in extracts {
        let name = sheet_name(extract.title.get(lang), &mut names);
        let sheet = book.add_worksheet();
        sheet.set_name(&name)?;
        Page { sheet, looks: &looks, lang, name, row: 0 }.write(extract)?;
    }
    if extracts.is_empty() {
        book.add_worksheet();
    }
    book.save_to_buffer()
}

/// A name that spreadsheets accept and that no other sheet has.
fn sheet_name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let clean: String =
        said(title).chars().map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c }).collect();
    let clean = clean.trim().trim_matches('\'').trim();
    let clean = if clean.is_empty() || clean.eq_ignore_ascii_case("history") { "Sheet" } else { clean };
    // Names are counted in UTF-16 units by some programs.
    let cut = |room: usize| {
        let mut left = room;
        clean
            .chars()
            .take_while(|c| {
                let fits = c.len_utf16() <= left;
                left = left.saturating_sub(c.len_utf16());
                fits
            })
            .collect::<String>()
    };
    let numbered = (2..).map(|n| {
        let tail = format!(" {n}");
        format!("{}{tail}", cut(MAX_NAME - tail.len()))
    });
    let free = std::iter::once(cut(MAX_NAME))
        .chain(numbered)
        .map(|name| name.trim_end_matches('\'').to_owned())
        .find(|name| !taken.contains(&name.to_lowercase()));
    let name = free.unwrap_or_default();
    taken.insert(name.to_lowercase());
    name
}

struct Looks {
    title: Format,
    note: Format,
    name: Format,
    head: Format,
    text: Format,
    total: Format,
}

const HEAD: Color = Color::RGB(0x00F1_EEE7);
const LINE: Color = Color::RGB(0x00C9_C3B6);

impl Looks {
    fn new() -> Self {
        let cell = || Format::new().set_border(FormatBorder::Thin).set_border_color(LINE).set_align(FormatAlign::Top);
        Self {
            title: Format::new().set_bold().set_font_size(16),
            note: Format::new().set_font_color(Color::RGB(0x006B_665C)),
            name: Format::new().set_bold().set_font_size(12),
            head: cell().set_bold().set_background_color(HEAD).set_text_wrap(),
            text: cell().set_text_wrap(),
            total: cell().set_bold().set_background_color(HEAD),
        }
    }

    fn of(&self, kind: Kind, cell: &Cell) -> Format {
        let format = self.text.clone();
        match (cell, kind) {
            (Cell::Date(_), _) => format.set_num_format("yyyy-mm-dd"),
            (Cell::Percent(_), _) => format.set_num_format("0.0%"),
            (Cell::Number(n), Kind::Number(places)) => format.set_num_format(pattern(*n, places)),
            (Cell::Number(n), _) => format.set_num_format(pattern(*n, 4)),
            _ => format,
        }
    }
}

/// As many decimals as the number has, up to `places`.
fn pattern(n: f64, places: u8) -> String {
    let shown = figure::short(n, places.into());
    let decimals = shown.split_once('.').map_or(0, |(_, rest)| rest.len());
    if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) }
}

struct Page<'a> {
    sheet: &'a mut Worksheet,
    looks: &'a Looks,
    lang: Lang,
    name: String,
    row: u32,
}

impl Page<'_> {
    fn write(&mut self, extract: &Extract) -> Result<(), XlsxError> {
        let lang = self.lang;
        self.text(0, extract.title.get(lang), &self.looks.title)?;
        self.row += 1;
        if !extract.purpose.is_empty() {
            self.text(0, extract.purpose.get(lang), &self.looks.note)?;
            self.row += 1;
        }
        for (name, cell) in &extract.facts {
            self.text(0, &said(name.get(lang)), &self.looks.head)?;
            self.cell(1, cell, Kind::Text)?;
            self.row += 1;
        }
        let tables: Vec<&Table> = extract.tables.iter().filter(|t| !t.rows.is_empty() || extract.tables.len() == 1).collect();
        self.widths(&tables)?;
        for table in &tables {
            self.row += 1;
            if tables.len() > 1 {
                self.text(0, &said(table.name.get(lang)), &self.looks.name)?;
                self.row += 1;
            }
            self.table(table)?;
        }
        self.sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        Ok(())
    }

    /// Columns as wide as the widest of their tables wants.
    fn widths(&mut self, tables: &[&Table]) -> Result<(), XlsxError> {
        let count = tables.iter().map(|t| t.columns.len()).max().unwrap_or(0).max(2);
        for at in 0..count {
            let wide = tables.iter().filter_map(|t| t.columns.get(at)).map(|c| match c.kind {
                Kind::Long => 36.0,
                Kind::Text => 18.0,
                Kind::Date => 12.0,
                Kind::Number(_) | Kind::Percent => 11.0,
            });
            let wide = wide.fold(if at < 2 { 20.0 } else { 10.0 }, f64::max);
            self.sheet.set_column_width(u16::try_from(at).unwrap_or(u16::MAX), wide)?;
        }
        Ok(())
    }

    fn text(&mut self, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, column, short(text), format)?;
        Ok(())
    }

    fn cell(&mut self, column: u16, cell: &Cell, kind: Kind) -> Result<(), XlsxError> {
        let format = self.looks.of(kind, cell);
        match cell {
            Cell::Empty => self.sheet.write_blank(self.row, column, &format)?,
            Cell::Number(n) | Cell::Percent(n) => self.sheet.write_number_with_format(self.row, column, *n, &format)?,
            Cell::Date(day) => match excel_day(*day) {
                Some(day) => self.sheet.write_datetime_with_format(self.row, column, &day, &format)?,
                None => self.sheet.write_string_with_format(self.row, column, day.to_string(), &format)?,
            },
            Cell::Text(text) => self.sheet.write_string_with_format(self.row, column, short(text), &format)?,
            Cell::List(list) => self.sheet.write_string_with_format(self.row, column, short(&list.join("\n")), &format)?,
        };
        Ok(())
    }

    fn table(&mut self, table: &Table) -> Result<(), XlsxError> {
        let lang = self.lang;
        let top = self.row;
        for (at, column) in (0..).zip(&table.columns) {
            self.text(at, &said(column.head.get(lang)), &self.looks.head)?;
        }
        self.row += 1;
        for row in &table.rows {
            for (at, (cell, column)) in (0..).zip(row.iter().zip(&table.columns)) {
                self.cell(at, cell, column.kind)?;
            }
            self.row += 1;
        }
        if table.has_totals() {
            self.totals(table, top + 1, self.row - 1)?;
        }
        if let Some(chart) = &table.chart {
            self.chart(table, chart, top)?;
        }
        Ok(())
    }

    fn totals(&mut self, table: &Table, first: u32, last: u32) -> Result<(), XlsxError> {
        for (at, column) in (0_u16..).zip(&table.columns) {
            let Some(total) = column.total else {
                let name = if at == 0 { table.total_name().get(self.lang) } else { "" };
                self.text(at, name, &self.looks.total)?;
                continue;
            };
            let name = rust_xlsxwriter::utility::column_number_to_name(at);
            let range = format!("{name}{}:{name}{}", first + 1, last + 1);
            let (formula, places) = match total {
                Total::Sum => (format!("=SUM({range})"), 4),
                Total::Mean => (format!("=IFERROR(AVERAGE({range}),\"\")"), 2),
            };
            let value = table.total(usize::from(at));
            let Cell::Number(result) = value else {
                self.text(at, "", &self.looks.total)?;
                continue;
            };
            // The result stands beside the formula, for readers that do not compute.
            let formula = Formula::new(formula).set_result(format!("{result}"));
            let format = self.looks.total.clone().set_num_format(pattern(result, places));
            self.sheet.write_formula_with_format(self.row, at, formula, &format)?;
        }
        self.row += 1;
        Ok(())
    }

    fn chart(&mut self, table: &Table, chart: &Chart, top: u32) -> Result<(), XlsxError> {
        let mut drawn = XlsxChart::new(match chart.shape {
            Shape::Columns => ChartType::Column,
            Shape::Radar => ChartType::RadarWithMarkers,
            Shape::Scatter => ChartType::Scatter,
        });
        // A row behind those with numbers, such as the weighted gap, is no axis.
        let numbers = |row: &&Vec<Cell>| chart.series.iter().all(|s| matches!(row.get(*s), Some(Cell::Number(_) | Cell::Percent(_))));
        let rows = u32::try_from(table.rows.iter().take_while(numbers).count()).unwrap_or(0);
        if rows == 0 {
            return Ok(());
        }
        let (first, last) = (top + 1, top + rows);
        let column = |at: usize| u16::try_from(at).unwrap_or(0);
        let head = |at: usize| table.columns.get(at).map_or("", |c| c.head.get(self.lang));
        let name = self.name.as_str();
        let label = |text: &str| said(text.trim_start_matches('='));
        drawn.title().set_name(&label(table.name.get(self.lang)));
        // Names of series are cells of the sheet: a text that begins with = would be read as a place.
        if let (Shape::Scatter, [x, y]) = (chart.shape, chart.series.as_slice()) {
            for row in first..=last {
                let at = |c: usize| (name, row, column(c), row, column(c));
                let dot = ChartMarker::new().set_type(ChartMarkerType::Circle).set_size(9).clone();
                drawn.add_series().set_categories(at(*x)).set_values(at(*y)).set_name((name, row, column(chart.names))).set_marker(&dot);
            }
            drawn.x_axis().set_name(&label(head(*x))).set_min(0).set_max(1);
            drawn.y_axis().set_name(&label(head(*y))).set_min(0).set_max(1);
        } else {
            for series in &chart.series {
                let range = |c: usize| (name, first, column(c), last, column(c));
                drawn.add_series().set_categories(range(chart.names)).set_values(range(*series)).set_name((name, top, column(*series)));
            }
            if let ([one], Shape::Columns) = (chart.series.as_slice(), chart.shape) {
                drawn.legend().set_hidden();
                drawn.y_axis().set_name(&label(head(*one)));
            }
        }
        drawn.set_width(560).set_height(320);
        let beside = column(table.columns.len()) + 1;
        self.sheet.insert_chart(top, beside, &drawn)?;
        self.row = self.row.max(top + CHART_ROWS);
        Ok(())
    }
}

/// A day as spreadsheets count them, from 1900 on.
fn excel_day(day: jiff::civil::Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|y| *y >= 1900)?;
    ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs()).ok()
}

/// A text that fits into a cell.
fn short(text: &str) -> String {
    let mut room = MAX_CELL;
    let fits = |c: &char| {
        let fits = c.len_utf16() < room;
        room = room.saturating_sub(c.len_utf16());
        fits
    };
    text.chars().take_while(fits).collect()
}
