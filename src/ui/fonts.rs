//! The embedded fonts: Noto Sans SC Regular and Bold for every text, Phosphor for icons.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontTweak};

use super::theme;
use crate::model::typeface::{BOLD, ICONS, ICONS_FILL, REGULAR};

/// Installs the fonts; must run before the first frame.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    // Chinese glyphs sit a little below the middle of this font's row (LOOK §4).
    let text = FontTweak { y_offset_factor: -0.06, thin_space_width: 0.5, ..FontTweak::default() };
    let icon = FontTweak { y_offset_factor: 0.0, ..FontTweak::default() };
    for (name, bytes, tweak) in [("sc", REGULAR, &text), ("sc-bold", BOLD, &text), ("icons", ICONS, &icon), ("icons-fill", ICONS_FILL, &icon)] {
        let data = FontData { tweak: tweak.clone(), ..FontData::from_static(bytes) };
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    for (family, order) in [
        (FontFamily::Proportional, vec!["sc", "icons"]),
        (FontFamily::Monospace, vec!["sc", "icons"]),
        (theme::bold_family(), vec!["sc-bold", "icons"]),
        (theme::icon_family(), vec!["icons", "sc"]),
        (theme::icon_fill_family(), vec!["icons-fill", "icons", "sc"]),
    ] {
        fonts.families.insert(family, order.into_iter().map(str::to_owned).collect());
    }
    fonts
}
