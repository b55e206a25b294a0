//! Writing a node in place: every letter is an edit of one burst; an empty new node goes again when it is left.

use egui::{CornerRadius, Rect, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, WidgetInfo, text::CCursor, text::CCursorRange, vec2};

use super::{Map, MindmapView, Typing};
use crate::{
    model::{exercise::mindmap::Tree, stamp::ItemId, texts::mindmap as t},
    ui::{
        cx::{Action, Actions},
        theme, widgets,
    },
};

/// Begins to write a node; `typed` replaces what it says.
pub(super) fn start(map: &Map<'_>, view: &mut MindmapView, tree: &Tree, id: ItemId, typed: Option<String>, made: bool) {
    if !map.can_edit() || tree.place(id).is_none() {
        return;
    }
    let before = map.doc().text(id, crate::model::exercise::mindmap::TEXT).to_owned();
    let text = typed.unwrap_or_else(|| map.text(tree, id).to_owned());
    view.typing = Some(Typing { id, text, before, made, fresh: true });
    view.select(id);
}

/// Ends the writing; false when the node was left empty and has gone.
pub(super) fn commit(map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) -> bool {
    let Some(typing) = view.typing.take() else { return true };
    view.refocus = true;
    let tree = &view.drawn(map).tree;
    let written = !typing.text.trim().is_empty();
    if written {
        write(map, tree, typing.id, typing.text.trim_end(), out);
    } else if typing.made
        && let Ok(edit) = tree.delete(map.doc(), typing.id)
    {
        view.sel = tree.parent(typing.id);
        map.push(out, edit);
    }
    out.push(Action::EndBurst(map.ex.target()));
    written || !typing.made
}

/// Takes the writing back.
pub(super) fn cancel(map: &Map<'_>, view: &mut MindmapView, out: &mut Actions) {
    let Some(typing) = view.typing.take() else { return };
    view.refocus = true;
    let tree = &view.drawn(map).tree;
    if typing.made {
        if let Ok(edit) = tree.delete(map.doc(), typing.id) {
            view.sel = tree.parent(typing.id);
            map.push(out, edit);
        }
    } else {
        write(map, tree, typing.id, &typing.before, out);
    }
    out.push(Action::EndBurst(map.ex.target()));
}

fn write(map: &Map<'_>, tree: &Tree, id: ItemId, text: &str, out: &mut Actions) {
    // A given branch keeps the name of the template until another one is written.
    let same = map.doc().text(id, crate::model::exercise::mindmap::TEXT) == text || (map.doc().get(id).is_none() && map.text(tree, id) == text);
    if !same {
        map.push(out, tree.set_text(map.doc(), id, text));
    }
}

/// The field over the node at `place`.
pub(super) fn show(ui: &mut Ui, map: &Map<'_>, view: &mut MindmapView, place: Rect, out: &mut Actions) {
    let Some(mut typing) = view.typing.take() else { return };
    let tk = map.cx.tk;
    let bold = view.drawn(map).tree.find(typing.id).is_some_and(|n| n.depth < 2);
    let style = if bold { theme::BODY.bold() } else { theme::SMALL };
    // The field keeps a readable size however small the map is drawn.
    let width = place.width().max(200.0);
    let galley = widgets::galley(ui.painter(), &typing.text, style, tk.text, width - 24.0, usize::MAX);
    let frame = Rect::from_min_size(place.min, vec2(width, (galley.size().y.max(style.line) + 14.0).max(place.height())));
    ui.painter().add(tk.shadow(2).as_shape(frame, CornerRadius::same(8)));
    ui.painter().rect(frame, CornerRadius::same(8), tk.surface, Stroke::new(2.0, tk.accent), StrokeKind::Inside);
    let mut layouter = move |ui: &Ui, text: &dyn egui::TextBuffer, wrap: f32| {
        let format = egui::TextFormat { font_id: style.font(), color: tk.text, line_height: Some(style.line), ..Default::default() };
        let mut job = egui::text::LayoutJob::single_section(text.as_str().to_owned(), format);
        job.wrap.max_width = wrap;
        ui.fonts_mut(|f| f.layout_job(job))
    };
    let id = map.edit_id();
    let field = TextEdit::multiline(&mut typing.text)
        .desired_rows(1)
        .return_key(egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, egui::Key::Enter))
        .id(id)
        .layouter(&mut layouter)
        .font(style.font())
        .frame(egui::Frame::NONE)
        .margin(egui::Margin::ZERO)
        .char_limit(500)
        .desired_width(width - 24.0);
    let mut child = ui.new_child(UiBuilder::new().max_rect(frame.shrink2(vec2(12.0, 7.0))));
    let shown = field.show(&mut child);
    let response = shown.response.response;
    let (name, current) = (map.cx.t(t::NODE_TEXT), typing.text.clone());
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(true, "", &current, "");
        info.label = Some(name.to_owned());
        info
    });
    if std::mem::take(&mut typing.fresh) {
        response.request_focus();
        let end = CCursor::new(typing.text.chars().count());
        let mut state = shown.state;
        state.cursor.set_char_range(Some(CCursorRange::one(end)));
        state.store(ui.ctx(), id);
    }
    let (changed, left) = (response.changed(), response.lost_focus());
    let (node, text) = (typing.id, typing.text.clone());
    view.typing = Some(typing);
    if changed {
        let drawn = view.drawn(map);
        map.push(out, drawn.tree.set_text(map.doc(), node, &text));
    }
    if left {
        commit(map, view, out);
        view.refocus = false;
    }
}
