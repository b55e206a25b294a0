//! Every limit of files and pictures in one place; they are checked before memory is spent, each with its own message.

/// Bytes of a workbook's text.
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
/// Characters of the name of a register or kind; of a key or title in the header.
pub const MAX_NAME_CHARS: usize = 500;
/// Characters of a file's words in a message: `ron` repeats an unknown name whole, however long it is.
pub const MAX_MESSAGE_CHARS: usize = 200;
/// Marks that may stand on one letter before the rest is left out on screen.
pub const MAX_MARKS: usize = 8;

/// Bytes of a `*.motx` bundle.
pub const MAX_BUNDLE_BYTES: u64 = 64 * 1024 * 1024;
/// Entries of a bundle.
pub const MAX_BUNDLE_ENTRIES: usize = 500;
/// Bytes of everything in a bundle, unpacked.
pub const MAX_UNPACKED_BYTES: u64 = 100 * 1024 * 1024;
/// How many times larger an entry may be than its packed form.
pub const MAX_PACK_RATIO: u64 = 100;

/// Bytes of a picture's file.
pub const MAX_PICTURE_BYTES: u64 = 10 * 1024 * 1024;
/// Pixels of a picture's longer side.
pub const MAX_PICTURE_SIDE: u32 = 8192;
/// Pixels of a picture.
pub const MAX_PICTURE_PIXELS: u64 = 32_000_000;
/// Bytes that decoding a picture may take.
pub const MAX_PICTURE_ALLOC: u64 = 160 * 1024 * 1024;
/// A kept picture's longer side in pixels; larger ones are scaled down.
pub const KEPT_PICTURE_SIDE: u32 = 4096;
/// A thumbnail's longer side in pixels.
pub const THUMB_SIDE: u32 = 320;
/// Bytes of decoded pictures that stay in memory.
pub const PICTURE_CACHE_BYTES: usize = 256 * 1024 * 1024;

/// Bytes of address space of the process that looks at strangers' files.
pub const CHECKER_BYTES: u64 = 1024 * 1024 * 1024;
/// Seconds of processor time of that process.
pub const CHECKER_SECONDS: u64 = 10;
/// Seconds that it may take for one file.
pub const CHECK_FILE_SECONDS: u64 = 2;
/// Files of one import.
pub const MAX_IMPORT_FILES: usize = 1000;
/// Bytes of one import.
pub const MAX_IMPORT_BYTES: u64 = 512 * 1024 * 1024;
/// Bytes of a link.
pub const MAX_LINK_BYTES: usize = 2048;

/// Rows of a file of survey answers, its heading included.
pub const MAX_SURVEY_ROWS: usize = 5_000;
/// Columns of a file of survey answers.
pub const MAX_SURVEY_COLUMNS: usize = 300;
