//! The typefaces of the program as bytes: the window, pictures and documents all read these.

// `static`, not `const`: a constant would be embedded at each use.
/// Noto Sans SC, regular.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.otf");
/// Noto Sans SC, bold.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold.otf");
/// Phosphor icons, outlined.
pub static ICONS: &[u8] = include_bytes!("../../assets/fonts/Phosphor.ttf");
/// Phosphor icons, filled.
pub static ICONS_FILL: &[u8] = include_bytes!("../../assets/fonts/Phosphor-Fill.ttf");
