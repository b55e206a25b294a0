//! What can leave a workbook and in which form: the formats, what each can hold, and how a page is set.

use super::{
    template::Structure,
    texts::{Text, export as t},
    workbook::Exercise,
};

/// A format that a workbook, or one of its exercises, is given out in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the formats")]
pub enum Format {
    Pdf,
    Png,
    Svg,
    Xlsx,
    Csv,
    Markdown,
    Ics,
    Pptx,
    Canvas,
    Opml,
    Freemind,
    Excalidraw,
    Mermaid,
}

impl Format {
    /// All of them, those that most people want first.
    pub const ALL: [Self; 13] = [
        Self::Pdf,
        Self::Png,
        Self::Svg,
        Self::Xlsx,
        Self::Pptx,
        Self::Csv,
        Self::Markdown,
        Self::Ics,
        Self::Canvas,
        Self::Opml,
        Self::Freemind,
        Self::Excalidraw,
        Self::Mermaid,
    ];

    /// What the command line calls it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Markdown => "md",
            Self::Ics => "ics",
            Self::Pptx => "pptx",
            Self::Canvas => "canvas",
            Self::Opml => "opml",
            Self::Freemind => "mm",
            Self::Excalidraw => "excalidraw",
            Self::Mermaid => "mermaid",
        }
    }

    /// How its files end, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Mermaid => "mmd",
            _ => self.id(),
        }
    }

    /// The format the command line means.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.id() == id)
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> Text {
        match self {
            Self::Pdf => t::PDF,
            Self::Png => t::PNG,
            Self::Svg => t::SVG,
            Self::Xlsx => t::XLSX,
            Self::Csv => t::CSV,
            Self::Markdown => t::MARKDOWN,
            Self::Ics => t::ICS,
            Self::Pptx => t::PPTX,
            Self::Canvas => t::CANVAS,
            Self::Opml => t::OPML,
            Self::Freemind => t::FREEMIND,
            Self::Excalidraw => t::EXCALIDRAW,
            Self::Mermaid => t::MERMAID,
        }
    }

    /// What it is good for.
    #[must_use]
    pub const fn purpose(self) -> Text {
        match self {
            Self::Pdf => t::FOR_PDF,
            Self::Png => t::FOR_PNG,
            Self::Svg => t::FOR_SVG,
            Self::Xlsx => t::FOR_XLSX,
            Self::Csv => t::FOR_CSV,
            Self::Markdown => t::FOR_MARKDOWN,
            Self::Ics => t::FOR_ICS,
            Self::Pptx => t::FOR_PPTX,
            Self::Canvas => t::FOR_CANVAS,
            Self::Opml | Self::Freemind => t::FOR_OUTLINE,
            Self::Excalidraw => t::FOR_EXCALIDRAW,
            Self::Mermaid => t::FOR_MERMAID,
        }
    }

    /// Whether a file holds one exercise only; several exercises become several files.
    #[must_use]
    pub const fn is_of_one(self) -> bool {
        !matches!(self, Self::Pdf | Self::Xlsx | Self::Markdown | Self::Ics | Self::Pptx)
    }

    /// Whether the format has a form for such an exercise.
    #[must_use]
    pub fn suits(self, exercise: &Exercise) -> bool {
        match self {
            Self::Mermaid => matches!(exercise.template.structure, Structure::Journey(_)),
            Self::Canvas | Self::Excalidraw => {
                matches!(exercise.template.structure, Structure::Journey(_) | Structure::Board(_) | Structure::Mindmap(_))
            }
            _ => exercise.template.on_screen(),
        }
    }
}

/// The size of a sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the sheets")]
pub enum Paper {
    #[default]
    A4,
    A3,
    A1,
}

impl Paper {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::A4, Self::A3, Self::A1];

    /// Its short and its long side, in millimetres.
    #[must_use]
    pub const fn sides_mm(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::A1 => (594.0, 841.0),
        }
    }

    /// What it is called everywhere.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::A1 => "A1",
        }
    }

    /// The sheet of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|paper| paper.name().eq_ignore_ascii_case(name))
    }
}

/// How something is set on its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four independent switches of the dialog")]
pub struct Options {
    /// The sheet.
    pub paper: Paper,
    /// The long side lies.
    pub landscape: bool,
    /// A canvas that is larger than a sheet goes over several at its real size; else it is made to fit one.
    pub tiled: bool,
    /// Every page says whose it is and when it was made.
    pub foot: bool,
    /// The empty form to be filled in by hand.
    pub blank: bool,
    /// Pixels for a point in a picture, 1 to 4.
    pub scale: u8,
}

impl Default for Options {
    fn default() -> Self {
        Self { paper: Paper::A3, landscape: true, tiled: false, foot: true, blank: false, scale: 2 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_id() {
        for format in Format::ALL {
            assert_eq!(Format::parse(format.id()), Some(format));
        }
        assert_eq!(Format::parse("docx"), None);
    }
}
