//! What the user chose once and expects to find again: kept by `io::settings`, changed by the settings screen.

use serde::{Deserialize, Serialize};

use super::{survey_import::Mapping, text::Lang};

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ThemeChoice {
    /// Dark ink on paper.
    Light,
    /// Light ink on charcoal.
    Dark,
    /// What the system says.
    #[default]
    System,
}

/// Everything remembered between runs, except documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "four independent switches of the settings screen")]
pub struct Settings {
    /// The language; `None` follows the system.
    pub lang: Option<Lang>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Interface size in percent, 80 to 200 in steps of 10.
    pub scale_percent: u32,
    /// Size of the text in canvas cells: −1 small, 0 standard, 1 large.
    pub cell_text: i32,
    /// Icon-only rail and low lanes even on a large screen.
    pub compact: bool,
    /// Deeper outlines, paper instead of washes.
    pub high_contrast: bool,
    /// Panels appear at once.
    pub reduce_motion: bool,
    /// Each card carries the icon of its zone.
    pub zone_badges: bool,
    /// The focus ring shows with the mouse too.
    pub always_focus: bool,
    /// What the user is called (an alias).
    pub my_name: String,
    /// Files opened lately, the newest first.
    pub recent: Vec<Recent>,
    /// Outer size and position of the window in points.
    pub window: Option<WindowPlace>,
    /// Hides teaching and class screens.
    pub trainee: bool,
    /// The folder of the last dialog.
    pub last_folder: Option<String>,
    /// The folder that exports go to.
    pub export_folder: Option<String>,
    /// The page last read, by course.
    pub last_page: Vec<(String, String)>,
    /// How files of survey answers were read, the newest first.
    pub imports: Vec<KnownImport>,
    /// How this instructor teaches.
    pub teach: Teaching,
}

/// How somebody teaches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Teaching {
    /// The language of the slides; `None` is the one on screen.
    pub lang: Option<Lang>,
    /// Light letters on dark slides.
    pub dark: bool,
    /// The points of a page come one by one.
    pub reveal: bool,
    /// The bell is silent.
    pub mute: bool,
    /// Size of the script, 14 to 32.
    pub notes: u32,
}

impl Default for Teaching {
    fn default() -> Self {
        Self { lang: None, dark: false, reveal: false, mute: false, notes: 18 }
    }
}

/// How a file of survey answers was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KnownImport {
    /// The template of the survey.
    pub template: String,
    /// The signature of the file's heading.
    pub signature: String,
    /// Which column answered what.
    pub mapping: Mapping,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: None,
            theme: ThemeChoice::System,
            scale_percent: 100,
            cell_text: 0,
            compact: false,
            high_contrast: false,
            reduce_motion: false,
            zone_badges: false,
            always_focus: false,
            my_name: String::new(),
            recent: Vec::new(),
            window: None,
            trainee: false,
            last_folder: None,
            export_folder: None,
            last_page: Vec::new(),
            imports: Vec::new(),
            teach: Teaching::default(),
        }
    }
}

/// A file opened lately.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recent {
    /// Its absolute path.
    pub path: String,
    /// The title or owner shown for it.
    pub name: String,
    /// The course it belongs to.
    pub course: String,
    /// Completeness in percent when it was last saved.
    pub percent: u32,
    /// Seconds since 1970 when it was last opened or saved here.
    pub at: i64,
}

/// Where the window was.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
    /// Fills the screen.
    pub maximized: bool,
}

impl Settings {
    /// Puts a file at the front of the recent list; the list keeps 20.
    pub fn touch_recent(&mut self, entry: Recent) {
        self.recent.retain(|r| r.path != entry.path);
        self.recent.insert(0, entry);
        self.recent.truncate(20);
    }

    /// Remembers how a file of answers was read; the list keeps 30.
    pub fn remember_import(&mut self, entry: KnownImport) {
        self.imports.retain(|i| i.template != entry.template || i.signature != entry.signature);
        self.imports.insert(0, entry);
        self.imports.truncate(30);
    }
}
