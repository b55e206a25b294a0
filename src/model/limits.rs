//! Every limit of the exercise file in one place; they are checked before memory is spent.

/// Bytes of a file.
pub const MAX_FILE_BYTES: u64 = 16 * 1024 * 1024;
/// Levels of brackets.
pub const MAX_NESTING: usize = 24;
/// Items of one file, tombstones included.
pub const MAX_ITEMS: usize = 20_000;
/// Bytes of one text.
pub const MAX_TEXT_BYTES: usize = 64 * 1024;
/// Entries of one list value.
pub const MAX_LIST: usize = 200;
/// Characters of a canvas cell before it is better shortened.
pub const CELL_CHARS: usize = 60;
/// Rows of a file of survey answers, its heading included.
pub const MAX_SURVEY_ROWS: usize = 5_000;
/// Columns of a file of survey answers.
pub const MAX_SURVEY_COLUMNS: usize = 300;
/// Bytes of a file of survey answers once it is unpacked.
pub const MAX_UNPACKED_BYTES: u64 = 256 * 1024 * 1024;
