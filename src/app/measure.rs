//! Which pages of the courses are too full for a projector: laid out as slides with the program's own fonts, without a window.

use std::sync::Arc;

use egui::{Context, Painter, RawInput};

use crate::{
    io::content::Library,
    model::{
        problem::Problem,
        text::{Bi, Lang},
        texts::cli as t,
    },
    ui::{
        fonts,
        presenter::slide::{FLOOR, fitted},
        theme::{Mode, Tokens},
    },
};

/// Lists the pages whose text would be too small on a slide, each with its place in its file.
#[must_use]
pub fn crowded(library: &Library) -> Vec<Problem> {
    let Ok(tk) = Tokens::load(Mode::Light) else { return Vec::new() };
    let ctx = Context::default();
    fonts::install(&ctx);
    let mut found = Vec::new();
    // The frame is never painted: only its text is laid out.
    let mut frame = ctx.run_ui(RawInput::default(), |ui| found = look(ui.painter(), &tk, library));
    frame.textures_delta.clear();
    found
}

fn look(painter: &Painter, tk: &Tokens, library: &Library) -> Vec<Problem> {
    let mut found = Vec::new();
    for course in &library.courses {
        for module in &course.loaded {
            for (n, page) in module.pages.iter().enumerate() {
                let page = Arc::new(page.clone());
                for (lang, text) in [(Lang::Zh, t::CROWDED_ZH), (Lang::En, t::CROWDED_EN)] {
                    if fitted(painter, tk, &page, lang).1 < FLOOR {
                        let words = Bi::new(text.get(Lang::Zh), text.get(Lang::En));
                        found.extend(library.page_problem(&course.id, module, n, words));
                    }
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::course::Block;

    #[test]
    fn a_page_with_too_much_on_it_is_named_with_its_place_and_language() {
        let mut library = Library::embedded();
        let course = library.courses.iter_mut().find(|c| c.id == "mot-management").expect("shipped");
        course.loaded.truncate(1);
        let module = course.loaded.first_mut().expect("a module");
        let page = module.pages.get_mut(1).expect("a second page");
        page.blocks = (0..6).map(|_| Block::Tip(Bi::new("一句", "a long English sentence that goes on and on ".repeat(12)))).collect();
        library.courses.retain(|c| c.id == "mot-management");
        let found = crowded(&library);
        let lines: Vec<String> = found.iter().map(|p| p.line(Lang::En)).collect();
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].contains("mot-management/modules/background.ron:") && lines[0].contains("the English text is too much"), "{lines:?}");
    }
}
