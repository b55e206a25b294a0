//! The toolbar of the mind map, and the line below it: keys, how many nodes, zoom.

use egui::{Align, Layout, Rect, Stroke, Ui, UiBuilder, Vec2, vec2};

use super::{Map, MindmapView, Side, fit, verbs};
use crate::ui::canvas::kit;
use crate::{
    model::{
        exercise::mindmap::ROOT,
        texts::{command as names, mindmap as t},
    },
    ui::{
        command::Command,
        cx::{Action, Actions},
        icons, theme,
        widgets::{self, Btn},
    },
};

pub(super) fn show(ui: &mut Ui, map: &Map<'_>, view: &mut MindmapView, (rect, body): (Rect, Rect), out: &mut Actions) {
    let cx = map.cx;
    let mut kit = std::mem::take(&mut view.kit);
    let mut asked: Vec<fn(&Map<'_>, &mut MindmapView, &mut Actions)> = Vec::new();
    let folded = !view.folded.is_empty();
    let (mut fitted, mut story_asked, mut import_asked) = (false, false, false);
    let roomy = rect.width() > 1000.0;
    let mut own = |ui: &mut Ui, kit: &mut kit::Kit| {
        if map.can_edit() {
            kit::rule(ui, cx);
            if roomy {
                if Btn::text(cx.t(t::ADD_CHILD)).icon(icons::PLUS).key("Tab").show(ui, cx).clicked() {
                    asked.push(verbs::add_child);
                }
                if Btn::text(cx.t(t::ADD_SIBLING)).icon(icons::PLUS).key("Enter").show(ui, cx).clicked() {
                    asked.push(verbs::add_sibling);
                }
            } else if widgets::icon_button(ui, cx, icons::PLUS, cx.t(t::ADD_CHILD), false, true).clicked() {
                asked.push(verbs::add_child);
            }
            let import = Command::ImportOutline.info();
            import_asked = widgets::icon_button(ui, cx, import.icon, cx.t(import.text), false, true).clicked();
        }
        kit::rule(ui, cx);
        let (icon, name) = if folded { (icons::PLUS_CIRCLE, t::UNFOLD_ALL) } else { (icons::MINUS_CIRCLE, t::FOLD_ALL) };
        if widgets::icon_button(ui, cx, icon, cx.t(name), false, true).clicked() {
            asked.push(if folded { |map, view, _| verbs::fold_all(map, view, false) } else { |map, view, _| verbs::fold_all(map, view, true) });
        }
        if widgets::icon_button(ui, cx, icons::ARROWS_OUT, cx.t(names::ZOOM_FIT), false, true).clicked() {
            fitted = true;
        }
        let story = format!("{}  {}", cx.t(t::STORY), Command::MapStory.key_name(cfg!(target_os = "macos")));
        if widgets::icon_button(ui, cx, icons::LIST_BULLETS, &story, kit.side == Side::Own, true).clicked() {
            kit.toggle(Side::Own);
            story_asked = true;
        }
    };
    let step = kit::bar(ui, (cx, map.ex), &mut kit, rect, out, &mut own);
    view.kit = kit;
    view.fit |= story_asked;
    if import_asked {
        out.push(Action::Do(Command::ImportOutline));
    }
    for verb in asked {
        verb(map, view, out);
        view.refocus = true;
    }
    if fitted {
        fit(view, map, body);
        view.refocus = true;
    }
    if let Some(step) = step {
        view.select(step.item.unwrap_or(ROOT));
        verbs::add_child(map, view, out);
    }
}

pub(super) fn foot(ui: &mut Ui, map: &Map<'_>, view: &mut MindmapView, rect: Rect) {
    if rect.height() < 20.0 {
        return;
    }
    let (cx, tk) = (map.cx, map.cx.tk);
    ui.painter().rect_filled(rect, egui::CornerRadius { sw: 9, se: 9, ..egui::CornerRadius::ZERO }, tk.surface);
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tk.border_subtle));
    let inner = rect.shrink2(vec2(14.0, 0.0));
    let mut right = ui.new_child(UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)).id_salt("zoom"));
    right.spacing_mut().item_spacing.x = 4.0;
    if widgets::icon_button(&mut right, cx, icons::PLUS, cx.t(names::ZOOM_IN), false, view.zoom < super::ZOOM.1).clicked() {
        view.zoom_to(view.zoom + 10, Vec2::ZERO);
    }
    if Btn::text(&cx.tf(t::ZOOM, &[&view.zoom.to_string()])).small().show(&mut right, cx).clicked() {
        view.zoom_to(100, Vec2::ZERO);
    }
    if widgets::icon_button(&mut right, cx, icons::MINUS, cx.t(names::ZOOM_OUT), false, view.zoom > super::ZOOM.0).clicked() {
        view.zoom_to(view.zoom.saturating_sub(10), Vec2::ZERO);
    }
    let count = view.drawn(map).tree.nodes.len().to_string();
    widgets::label(&mut right, &cx.tf(t::COUNT, &[&count]), theme::SMALL, tk.text_tertiary);
    let room = inner.with_max_x(right.min_rect().left() - 12.0);
    let mut left = ui.new_child(UiBuilder::new().max_rect(room).layout(Layout::left_to_right(Align::Center)).id_salt("keys"));
    left.set_clip_rect(room.intersect(ui.clip_rect()));
    let galley = widgets::rich_galley(left.painter(), cx.t(t::KEYS), theme::CAPTION, tk.text_tertiary, f32::INFINITY);
    if map.can_edit() && galley.size().x <= room.width() {
        widgets::rich(&mut left, cx.t(t::KEYS), theme::CAPTION, tk.text_tertiary);
    }
}
