//! The overview: every page of today as a small slide; digits jump, words search.

use egui::{Align2, CornerRadius, Key, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Act, PresenterCx, PresenterView, slide};
use crate::{
    model::{find, texts::teach as tx},
    ui::{
        cx::{Action, Actions, Cx},
        icons, theme,
        widgets::{self, Input},
    },
};

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, view: &mut PresenterView, out: &mut Actions) {
    let tk = cx.tk;
    widgets::card(ui.painter(), tk, rect, 12, tk.surface, tk.border, 3);
    ui.interact(rect, egui::Id::unique("teach-grid"), Sense::click_and_drag());
    if cx.keys && !ui.ctx().text_edit_focused() {
        // A number typed before the field has the focus counts too.
        ui.input_mut(|i| {
            i.events.retain(|event| {
                let egui::Event::Text(text) = event else { return true };
                view.query.push_str(text);
                false
            });
        });
    }
    let found = matches(cx, px, &view.query);
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink(16.0)).id_salt("teach-grid"), |ui| {
        ui.horizontal(|ui| {
            let id = egui::Id::unique("teach-grid-query");
            let input = Input::new(id, cx.t(tx::GRID_FIND)).hint(cx.t(tx::GRID_HINT)).width(320.0).limit(60);
            let response = input.show(ui, cx, &mut view.query);
            if std::mem::take(&mut view.focus) {
                response.request_focus();
            }
            widgets::label(ui, &cx.tf(tx::GRID_COUNT, &[&found.len().to_string()]), theme::SMALL, tk.text_tertiary);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if widgets::icon_button(ui, cx, icons::X, cx.t(tx::CLOSE), false, true).clicked() {
                    view.grid = false;
                }
            });
        });
        if cx.keys
            && ui.input(|i| i.key_pressed(Key::Enter))
            && !view.query.trim().is_empty()
            && let Some((slot, _)) = found.first()
        {
            out.push(Action::Teach(Act::Jump((*slot).to_owned())));
            view.grid = false;
        }
        ui.add_space(8.0);
        ScrollArea::vertical().id_salt("teach-grid").auto_shrink(false).show(ui, |ui| tiles(ui, cx, px, &found, view, out));
    });
}

/// The slots that a number or words mean, with their place of today.
fn matches<'a>(cx: &Cx<'_>, px: &PresenterCx<'a>, query: &str) -> Vec<(&'a str, usize)> {
    let query = query.trim();
    let all = px.session.slots().into_iter().enumerate().map(|(n, s)| (s.id, n)).collect::<Vec<_>>();
    if query.is_empty() {
        return all;
    }
    if let Ok(number) = query.parse::<usize>() {
        let exact = all.iter().copied().filter(|(_, n)| n + 1 == number);
        let begins = all.iter().copied().filter(|(_, n)| n + 1 != number && (n + 1).to_string().starts_with(query));
        return exact.chain(begins).collect();
    }
    let words = find::fold(query);
    let has = |text: &str| find::find(text, &words, true).is_some();
    all.into_iter()
        .filter(|(id, _)| {
            let page = px.course.pages().find(|(_, p)| p.id == *id);
            let title = page.map(|(_, p)| cx.bi(&p.title)).unwrap_or_default();
            has(&px.name(id, cx.lang)) || has(title)
        })
        .collect()
}

fn tiles(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, found: &[(&str, usize)], view: &mut PresenterView, out: &mut Actions) {
    let tk = cx.tk;
    let wide = ui.available_width() - 12.0;
    let columns = (wide / 230.0).floor().max(2.0);
    let width = (wide - (columns - 1.0) * 14.0) / columns;
    let height = width * slide::SIZE.y / slide::SIZE.x;
    let rows = found.len().div_ceil(columns as usize);
    let (space, _) = ui.allocate_exact_size(vec2(wide, rows as f32 * (height + 40.0)), Sense::hover());
    for (n, (slot, number)) in found.iter().enumerate() {
        let (row, column) = (n / columns as usize, n % columns as usize);
        let at = pos2(space.left() + column as f32 * (width + 14.0), space.top() + row as f32 * (height + 40.0));
        let place = Rect::from_min_size(at, vec2(width, height));
        if !ui.is_rect_visible(place.expand2(vec2(0.0, 40.0))) {
            continue;
        }
        let here = *slot == px.session.at;
        let name = px.name(slot, cx.lang);
        let response = ui.interact(place, egui::Id::unique(("teach-tile", *slot)), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, format!("{} {name}", number + 1)));
        ui.painter().rect_filled(place, CornerRadius::same(4), tk.surface);
        if let Some(thumb) = (px.thumb)(slot) {
            slide::draw(ui.painter(), px.slides, place, &thumb);
        }
        let line = if here { Stroke::new(3.0, tk.accent) } else { Stroke::new(1.0, if response.hovered() { tk.border_strong } else { tk.border }) };
        ui.painter().rect_stroke(place.expand(1.0), CornerRadius::same(4), line, StrokeKind::Outside);
        widgets::ring_if_focused(ui, cx, &response, 4);
        let label = Rect::from_min_size(pos2(place.left(), place.bottom() + 4.0), vec2(width, 20.0));
        let text = format!("{}  {name}", number + 1);
        let ink = if here { tk.accent_text } else { tk.text_secondary };
        widgets::paint_in(ui.painter(), label, Align2::LEFT_CENTER, &text, theme::CAPTION, ink);
        if response.clicked() {
            out.push(Action::Teach(Act::Jump((*slot).to_owned())));
            view.grid = false;
        }
    }
}
