//! Reads tables of survey answers out of CSV, TSV and XLSX files in the encodings they come in; limits are checked before memory is spent.

use std::{fs::File, io::Read, path::Path};

use csv_core::{ReadRecordResult, ReaderBuilder};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::model::{calc::Wrong, limits, survey_import::Table, texts::survey_import as t};

mod xlsx;

/// Reads the tables of a file: one for text, one a sheet for a workbook; sheets without rows are left out.
///
/// # Errors
/// What is wrong with the file, as a sentence.
pub fn read(path: &Path) -> Result<Vec<Table>, Wrong> {
    let cannot = |error: std::io::Error| Wrong::new(t::CANNOT_OPEN, &[&error.to_string()]);
    let file = File::open(path).map_err(cannot)?;
    let mut bytes = Vec::new();
    file.take(limits::MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(cannot)?;
    tables(&bytes)
}

/// The same from bytes.
///
/// # Errors
/// As [`read`].
pub fn tables(bytes: &[u8]) -> Result<Vec<Table>, Wrong> {
    if bytes.len() as u64 > limits::MAX_FILE_BYTES {
        return Err(Wrong::new(t::TOO_LARGE, &[&(limits::MAX_FILE_BYTES / 1024 / 1024).to_string()]));
    }
    let tables = if bytes.starts_with(b"PK\x03\x04") {
        xlsx::tables(bytes)?
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Wrong::new(t::OLD_XLS, &[]));
    } else {
        vec![Table::new("", text_rows(&decode(bytes)?)?)]
    };
    let tables: Vec<Table> = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
    if tables.is_empty() { Err(Wrong::new(t::NOTHING, &[])) } else { Ok(tables) }
}

/// Bytes as text: by their mark, else UTF-8 where they are valid, else UTF-16 where every other byte is 0, else GB18030.
fn decode(bytes: &[u8]) -> Result<String, Wrong> {
    let (encoding, skip) = Encoding::for_bom(bytes).unwrap_or_else(|| (guess(bytes), 0));
    let (text, _) = encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or_default());
    // A file of another kind decodes to control characters whatever the encoding.
    if text.chars().take(4096).any(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{b}' | '\u{c}')) {
        return Err(Wrong::new(t::NO_TEXT, &[]));
    }
    Ok(text.into_owned())
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count() * 4 > head.len() / 2;
    if zeros(1) {
        UTF_16LE
    } else if zeros(0) {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        GB18030
    }
}

fn text_rows(text: &str) -> Result<Vec<Vec<String>>, Wrong> {
    // Spreadsheets say `sep=;` on a line of its own.
    let (told, text) = match text.get(..5).filter(|start| start.starts_with("sep=")) {
        Some(start) => (start.as_bytes().get(4).copied(), text.split_once('\n').map_or("", |(_, rest)| rest)),
        None => (None, text),
    };
    let first: Vec<&str> = text.lines().filter(|l| !l.trim().is_empty()).take(5).collect();
    let count = |sign: char| first.iter().map(|line| line.matches(sign).count()).sum::<usize>();
    let delimiter = told.unwrap_or_else(|| match (count('\t'), count(','), count(';')) {
        (tabs, commas, marks) if tabs > 0 && tabs >= commas.max(marks) => b'\t',
        (_, commas, marks) if marks > commas => b';',
        _ => b',',
    });
    records(text.as_bytes(), delimiter)
}

/// Cuts text into records; rows may differ in length.
fn records(mut input: &[u8], delimiter: u8) -> Result<Vec<Vec<String>>, Wrong> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let (mut out, mut ends) = (vec![0; 4096], vec![0; 64]);
    let (mut written, mut fields) = (0, 0);
    let mut rows = Vec::new();
    loop {
        let room = (out.get_mut(written..).unwrap_or_default(), ends.get_mut(fields..).unwrap_or_default());
        let (result, read, wrote, ended) = reader.read_record(input, room.0, room.1);
        input = input.get(read..).unwrap_or_default();
        (written, fields) = (written + wrote, fields + ended);
        match result {
            // Called again without input, the reader takes it for the end.
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => out.resize(out.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => {
                fits(rows.len() + 1, fields)?;
                ends.resize(ends.len() * 2, 0);
            }
            ReadRecordResult::Record => {
                fits(rows.len() + 1, fields)?;
                let mut begin = 0;
                let cells = ends.iter().take(fields).map(|&end| {
                    let cell = String::from_utf8_lossy(out.get(begin..end).unwrap_or_default()).into_owned();
                    begin = end;
                    cell
                });
                rows.push(cells.collect());
                (written, fields) = (0, 0);
            }
            ReadRecordResult::End => return Ok(rows),
        }
    }
}

fn fits(rows: usize, columns: usize) -> Result<(), Wrong> {
    if rows > limits::MAX_SURVEY_ROWS {
        return Err(Wrong::new(t::TOO_MANY_ROWS, &[&limits::MAX_SURVEY_ROWS.to_string()]));
    }
    if columns > limits::MAX_SURVEY_COLUMNS {
        return Err(Wrong::new(t::TOO_MANY_COLUMNS, &[&limits::MAX_SURVEY_COLUMNS.to_string()]));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::Lang;

    const STAR: &str = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您有多大可能推荐我们？,2、主要原因\r\n\
        1,2026/11/20 9:01:02,1分钟30秒,微信,N/A,1.2.3.4(江苏),9,\"师傅好┋准时,说到做到\"\r\n\
        2,2026/11/20 9:02:02,35秒,链接,直接访问,1.2.3.5(上海),(空),(空)\r\n";

    fn rows(bytes: &[u8]) -> Table {
        tables(bytes).expect("a table").remove(0)
    }

    #[test]
    fn text_in_every_encoding_gives_the_same_table() {
        let want = rows(STAR.as_bytes());
        assert_eq!((want.header.len(), want.rows.len(), want.rows[0].0), (8, 2, 2));
        assert_eq!(want.rows[0].1[7], "师傅好┋准时,说到做到");
        let utf16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| mark.iter().copied().chain(STAR.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>();
        let gb = GB18030.encode(STAR).0.into_owned();
        assert!(std::str::from_utf8(&gb).is_err());
        for bytes in [
            [&[0xef, 0xbb, 0xbf], STAR.as_bytes()].concat(),
            gb,
            utf16(&[0xff, 0xfe], u16::to_le_bytes),
            utf16(&[0xfe, 0xff], u16::to_be_bytes),
            STAR.replace("\"师傅好┋准时,说到做到\"", "师傅好┋准时|说到做到").replace(',', "\t").replace('|', ",").into_bytes(),
            ["sep=;\r\n", &STAR.replace(',', ";").replace("准时;", "准时,")].concat().into_bytes(),
        ] {
            assert_eq!(rows(&bytes), want);
        }
        let plain: Vec<u8> = "a,b\n1,2\n3,4\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(rows(&plain).header, ["a", "b"], "UTF-16 without a mark");
    }

    #[test]
    fn limits_and_wrong_files_are_said() {
        let long = "1\n".repeat(limits::MAX_SURVEY_ROWS + 1);
        let wide = vec!["1"; limits::MAX_SURVEY_COLUMNS + 1].join(",");
        for (bytes, words) in [
            (long.into_bytes(), "too many rows"),
            (wide.into_bytes(), "too many columns: 300"),
            (vec![0xd0, 0xcf, 0x11, 0xe0, 1, 2], "old .xls"),
            (vec![1, 2, 3, 0, 0, 7, 1, 1, 1], "no text file"),
            (b"\n \n".to_vec(), "no answers"),
            (vec![b'1'; limits::MAX_FILE_BYTES as usize + 1], "too large: 16 MB"),
        ] {
            let wrong = tables(&bytes).expect_err(words);
            assert!(wrong.get(Lang::En).contains(words), "{}", wrong.get(Lang::En));
        }
    }
}
