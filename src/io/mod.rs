//! Files, and everything slow or unsafe about them: content loading, workbooks, atomic saving, drafts, settings.

pub mod bell;
pub mod bundle;
pub mod class;
pub mod content;
pub mod documents;
mod draft_media;
pub mod drafts;
pub mod export;
pub mod format;
pub mod guard;
pub mod lock;
pub mod outline_file;
pub mod picture;
pub mod power;
pub mod save;
pub mod screens;
pub mod settings;
pub mod survey_file;
pub mod versions;
pub mod worker;

/// The version that files name as their maker.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");
