//! The rooms and the one-way arrows of ARCHITECTURE.md, read from the source.
#![expect(clippy::expect_used, reason = "helpers of tests")]

use std::path::{Path, PathBuf};

fn sources(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(dir).expect("readable") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

fn room_of(path: &Path) -> String {
    let rest = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).expect("below src");
    rest.components().next().expect("a room").as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

/// Lines of code without comments and without the tests at the end of a file.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
    text[..end].lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
}

#[test]
fn arrows_between_rooms_point_one_way() {
    let forbidden: &[(&str, &[&str])] = &[
        (
            "model",
            &[
                "egui",
                "eframe",
                "crate::ui",
                "crate::io",
                "crate::app",
                "crate::cli",
                "std::fs",
                "std::env",
                "std::thread",
                "Instant::now",
                "SystemTime",
                "uuid::",
                "Zoned::now",
            ],
        ),
        ("io", &["egui", "eframe", "crate::ui", "crate::app", "crate::cli", "rfd::"]),
        ("ui", &["crate::io", "crate::app", "crate::cli", "std::fs", "rfd::", "Instant::now", "SystemTime", "Zoned::now"]),
        ("cli", &["crate::ui", "egui", "eframe"]),
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    assert!(files.len() > 30, "the source was found");
    let mut wrong = Vec::new();
    for file in &files {
        let room = room_of(file);
        let Some((_, words)) = forbidden.iter().find(|(name, _)| *name == room) else { continue };
        let text = std::fs::read_to_string(file).expect("utf-8");
        for (line, text) in code(&text) {
            for word in words.iter().filter(|word| text.contains(**word)) {
                wrong.push(format!("{}:{}: {room} may not use {word}", file.display(), line + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_keeps_true_and_stays_one_room() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    for file in &files {
        let text = std::fs::read_to_string(file).expect("utf-8");
        assert!(text.starts_with("//! "), "{} has no opening sentence", file.display());
        let generated = file.ends_with("icons.rs") || file.ends_with("command.rs");
        let lines = text.lines().count();
        assert!(generated || lines <= 700, "{} has {lines} lines: split it", file.display());
    }
}

#[test]
fn colours_live_in_the_theme_and_sentences_in_the_message_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut wrong = Vec::new();
    for file in files.iter().filter(|f| room_of(f) == "ui" || room_of(f) == "app") {
        let text = std::fs::read_to_string(file).expect("utf-8");
        for (line, text) in code(&text) {
            // White is the neutral tint of a picture.
            let bare_colour = !text.contains(".image(")
                && ["Color32::from_rgb", "Color32::RED", "Color32::from_gray", "Color32::WHITE"].iter().any(|w| text.contains(w));
            // A Chinese word beside its English one in `pick` or `Bi::new` is a pair; alone it is a sentence in one language.
            let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            let paired = text.contains("pick(") || text.contains("Bi::new(") || text.contains("Lang::Zh =>") || text.contains("\"中文\"");
            if bare_colour || (chinese && !paired) {
                wrong.push(format!("{}:{}: {}", file.display(), line + 1, text.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
