//! Reads the sheets of an XLSX workbook cell by cell, so that no file makes more memory than its cells need.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};

use super::{Table, Wrong, fits, limits, t};

/// One table a sheet; chart sheets have none.
pub(super) fn tables(bytes: &[u8]) -> Result<Vec<Table>, Wrong> {
    unpacked_size(bytes)?;
    let bad = |error: calamine::XlsxError| Wrong::new(t::BAD_XLSX, &[&error.to_string()]);
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(bad)?;
    let mut tables = Vec::new();
    for name in workbook.sheet_names() {
        // A chart sheet has no cells.
        let Ok(mut cells) = workbook.worksheet_cells_reader(&name) else { continue };
        let mut rows: Vec<Vec<String>> = Vec::new();
        // Cell by cell: a single cell far out must not make a table of millions.
        while let Some(cell) = cells.next_cell().map_err(bad)? {
            let (row, column) = cell.get_position();
            let (row, column) = (row as usize, column as usize);
            let text = cell_text(cell.get_value());
            if text.is_empty() {
                continue;
            }
            fits(row + 1, column + 1)?;
            if rows.len() <= row {
                rows.resize_with(row + 1, Vec::new);
            }
            if let Some(cells) = rows.get_mut(row) {
                if cells.len() <= column {
                    cells.resize_with(column + 1, String::new);
                }
                if let Some(cell) = cells.get_mut(column) {
                    *cell = text;
                }
            }
        }
        tables.push(Table::new(name, rows));
    }
    Ok(tables)
}

/// Says how large the parts of an archive claim to be, before any of them is unpacked.
fn unpacked_size(bytes: &[u8]) -> Result<(), Wrong> {
    let bad = |error: zip::result::ZipError| Wrong::new(t::BAD_XLSX, &[&error.to_string()]);
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(bad)?;
    let mut size = 0_u64;
    for at in 0..archive.len() {
        size = size.saturating_add(archive.by_index_raw(at).map_err(bad)?.size());
    }
    if size > limits::MAX_UNPACKED_BYTES {
        return Err(Wrong::new(t::TOO_LARGE, &[&(limits::MAX_UNPACKED_BYTES / 1024 / 1024).to_string()]));
    }
    Ok(())
}

fn cell_text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty | DataRef::Error(_) => String::new(),
        DataRef::Int(n) => n.to_string(),
        // Spreadsheets keep 9 as 9.0.
        DataRef::Float(n) => n.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(b) => b.to_string(),
        DataRef::DateTime(when) if when.is_duration() => format!("{:.0}", when.as_f64() * 86_400.0),
        DataRef::DateTime(when) => {
            let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tables;
    use crate::model::text::Lang;

    #[test]
    fn a_spreadsheet_keeps_row_numbers_and_whole_numbers() {
        let table = tables(include_bytes!("../../../tests/fixtures/answers/star.xlsx")).expect("a table").remove(0);
        assert_eq!(table.header, ["序号", "所用时间", "1、推荐？"]);
        assert_eq!(table.rows, [(3, vec!["1".to_owned(), "95秒".to_owned(), "9".to_owned()])]);
    }

    #[test]
    fn a_cell_far_out_makes_no_table_of_millions() {
        let far = include_bytes!("../../../tests/fixtures/answers/far.xlsx");
        assert!(tables(far).expect_err("refused").get(Lang::En).contains("too many rows: 5000"));
        assert!(tables(b"PK\x03\x04 nothing").expect_err("refused").get(Lang::En).contains("cannot be read"));
    }
}
