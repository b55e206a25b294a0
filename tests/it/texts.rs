//! Every sentence of the program exists in both languages, fits its placeholders and can be drawn.

use mot_studio::{model::texts, ui::fonts};

#[test]
fn both_languages_are_there_with_the_same_placeholders() {
    for (name, text) in texts::all() {
        assert!(!text.zh.trim().is_empty() && !text.en.trim().is_empty(), "{name} lacks a language");
        let chinese = text.en.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        assert!(!chinese, "{name}: Chinese in the English text: {}", text.en);
        // A language may need fewer of the parts (English names the month), but never none of them.
        let filled = |t: &str| (0..6).any(|n| t.contains(&format!("{{{n}}}")));
        assert_eq!(filled(text.zh), filled(text.en), "{name}: filled in in one language only");
        assert!(!text.en.contains('!'), "{name}: no exclamation marks: {}", text.en);
        let curly = |t: &str| t.contains(['“', '”', '‘', '’']);
        assert!(
            !curly(text.zh) && !curly(text.en),
            "{name}: 「」 in Chinese, straight quotes in English (the font draws curly ones a whole character wide)"
        );
        assert!(!text.zh.contains('请'), "{name}: no 请: {}", text.zh);
    }
}

#[test]
fn every_character_has_a_glyph() {
    let ctx = egui::Context::default();
    fonts::install(&ctx);
    let mut missing = Vec::new();
    let mut out = ctx.run_ui(egui::RawInput::default(), |ui| {
        let font = egui::FontId::proportional(14.0);
        for (name, text) in texts::all() {
            for c in text.zh.chars().chain(text.en.chars()).filter(|c| !matches!(c, '\n' | '\u{fffd}')) {
                if !ui.fonts_mut(|f| f.has_glyph(&font, c)) {
                    missing.push((name, c));
                }
            }
        }
    });
    out.textures_delta.clear();
    assert!(missing.is_empty(), "{missing:?}");
}
