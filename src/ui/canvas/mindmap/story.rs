//! The map read from top to bottom: an outline to speak along, to click and to copy.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::{Map, MindmapView};
use crate::ui::canvas::kit::Kit;
use crate::{
    model::{
        exercise::mindmap::{Line, lines, write},
        texts::mindmap as t,
    },
    ui::{
        cx::{Action, Actions, Tone},
        icons, theme,
        widgets::{self, Btn},
    },
};

pub(super) fn show(ui: &mut Ui, map: &Map<'_>, view: &mut MindmapView, rect: Rect, out: &mut Actions) {
    let drawn = view.drawn(map);
    let all = lines(&drawn.tree, map.plan, map.doc(), 0, map.cx.lang);
    let mut kit = std::mem::take(&mut view.kit);
    own(ui, &mut kit, map, rect, |ui| {
        widgets::wrapped(ui, map.cx.t(t::STORY_HINT), theme::SMALL, map.cx.tk.text_tertiary);
        ui.add_space(4.0);
        // Given branches alone tell nothing.
        if all.iter().all(|l| l.level < 2) {
            widgets::wrapped(ui, map.cx.t(t::STORY_EMPTY), theme::BODY, map.cx.tk.text_secondary);
        }
        if Btn::secondary(map.cx.t(t::COPY_OUTLINE)).small().icon(icons::COPY).show(ui, map.cx).clicked() {
            out.push(Action::Copy(write(&all)));
            out.push(Action::Toast { tone: Tone::Done, text: map.cx.t(t::COPIED).to_owned(), undo: false });
        }
        ui.add_space(6.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        for line in &all {
            if let Some(id) = row(ui, map, line).then(|| drawn.tree.node(line.at).map(|n| n.id)).flatten() {
                view.select(id);
                view.refocus = true;
            }
        }
    });
    view.kit = kit;
}

fn own(ui: &mut Ui, kit: &mut Kit, map: &Map<'_>, rect: Rect, content: impl FnOnce(&mut Ui)) {
    kit.own_side(ui, map.cx, rect, map.cx.t(t::STORY), content);
}

fn row(ui: &mut Ui, map: &Map<'_>, line: &Line) -> bool {
    let tk = map.cx.tk;
    let (style, ink) = match line.level {
        0 => (theme::SECTION, tk.text),
        1 => (theme::BODY.bold(), tk.text),
        _ => (theme::SMALL, tk.text_secondary),
    };
    let indent = line.level.saturating_sub(1).min(6) as f32 * 16.0;
    let width = ui.available_width();
    let galley = widgets::galley(ui.painter(), &line.text, style, ink, width - indent - 8.0, usize::MAX);
    let lead = if line.level == 1 { 8.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y + 4.0 + lead), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &line.text));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect.with_min_y(rect.top() + lead), egui::CornerRadius::same(6), tk.hover);
        }
        ui.painter().galley(rect.min + vec2(indent + 4.0, 2.0 + lead), galley, ink);
        widgets::ring_if_focused(ui, map.cx, &response, 6);
    }
    response.clicked()
}
