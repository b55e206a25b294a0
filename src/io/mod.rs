//! Files, and everything slow or unsafe about them: content loading, workbooks, atomic saving, drafts, settings.

pub mod content;
pub mod drafts;
pub mod format;
pub mod save;
pub mod settings;
pub mod worker;
