//! Every sentence of the program in Chinese and English; each area has its own message file below.

use super::text::Lang;

pub mod across;
pub mod board;
pub mod calc;
pub mod cli;
pub mod command;
pub mod document;
pub mod documents;
pub mod export;
pub mod extract;
pub mod files;
pub mod form;
pub mod give;
pub mod import;
pub mod journey;
pub mod kit;
pub mod merge;
pub mod mindmap;
pub mod picture;
pub mod quiz;
pub mod reader;
pub mod safe;
pub mod score;
pub mod share;
pub mod shell;
pub mod survey;
pub mod survey_import;
pub mod table;
pub mod teach;

/// A sentence of the program in both languages; `{0}`, `{1}` … stand for what is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The sentence in a language.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }

    /// The sentence with `{0}`, `{1}` … filled in.
    #[must_use]
    pub fn with(self, lang: Lang, args: &[&str]) -> String {
        let mut text = self.get(lang).to_owned();
        for (at, arg) in args.iter().enumerate() {
            text = text.replace(&format!("{{{at}}}"), arg);
        }
        text
    }
}

/// Declares the sentences of one area: `/// When it is shown.  NAME: "中文", "English";`. Also makes `ALL` for the tests.
#[macro_export]
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $zh:expr, $en:expr;)*) => {
        $($(#[$doc])* pub const $name: $crate::model::texts::Text = $crate::model::texts::Text { zh: $zh, en: $en };)*
        /// Every sentence of this file, for the tests.
        pub const ALL: &[(&str, $crate::model::texts::Text)] = &[$((stringify!($name), $name)),*];
    };
}

/// The areas, one a line: two that are added at once do not meet in one line.
const AREAS: &[&[(&str, Text)]] = &[
    across::ALL,
    board::ALL,
    calc::ALL,
    cli::ALL,
    command::ALL,
    document::ALL,
    documents::ALL,
    export::ALL,
    extract::ALL,
    files::ALL,
    form::ALL,
    give::ALL,
    import::ALL,
    journey::ALL,
    picture::ALL,
    merge::ALL,
    kit::ALL,
    mindmap::ALL,
    quiz::ALL,
    reader::ALL,
    safe::ALL,
    score::ALL,
    share::ALL,
    shell::ALL,
    survey::ALL,
    survey_import::ALL,
    table::ALL,
    teach::ALL,
];

/// Every sentence of the program with its name.
pub fn all() -> impl Iterator<Item = (&'static str, Text)> {
    AREAS.iter().copied().flatten().copied()
}
