//! The right half of the export dialog: the page as it will be, and what is still missing.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{super::dialogs::Answer, ExportForm, Listed, Preview};
use crate::{
    model::texts::export as tx,
    ui::{
        cx::{Action, Actions, Cx, Place},
        icons, theme,
        widgets::{self, Btn},
    },
};

/// The preview, its pages, and what is still missing.
pub(super) fn side(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm, out: &mut Actions) {
    let tk = cx.tk;
    let place = ui.max_rect();
    ui.painter().rect_filled(place, CornerRadius::same(10), tk.bg_canvas);
    let open = |l: &&Listed| form.chosen.contains(&l.inside.key) && l.inside.next.is_some();
    let count = form.listed.iter().filter(open).count();
    let missing = form.listed.iter().find(open).map(|l| l.inside.clone());
    let below = if missing.is_some() && !form.options.blank { 96.0 } else { 0.0 };
    let view = Rect::from_min_max(place.min + vec2(8.0, 8.0), pos2(place.right() - 8.0, place.bottom() - below - 44.0));
    page(ui, cx, form, view);
    pager(ui, cx, form, Rect::from_min_size(pos2(place.left(), view.bottom() + 6.0), vec2(place.width(), 32.0)));
    let Some(inside) = missing.filter(|_| below > 0.0) else { return };
    let next = inside.next.as_ref().map(|next| cx.bi(next)).unwrap_or_default();
    let rect = Rect::from_min_max(pos2(place.left() + 4.0, place.bottom() - 88.0), pos2(place.right() - 4.0, place.bottom() - 2.0));
    ui.painter().rect_filled(rect, CornerRadius::same(10), tk.warning_tint);
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 22.0, rect.top() + 22.0), icons::WARNING, 18.0, tk.warning_text);
    let words = Rect::from_min_max(pos2(rect.left() + 42.0, rect.top() + 8.0), pos2(rect.right() - 12.0, rect.top() + 54.0));
    let said = cx.tf(tx::MISSING, &[&count.to_string(), cx.bi(&inside.title), next]);
    widgets::paint_in(ui.painter(), words, Align2::LEFT_TOP, &said, theme::SMALL, tk.text);
    let link = Rect::from_min_max(pos2(rect.left() + 34.0, rect.bottom() - 34.0), pos2(rect.right() - 8.0, rect.bottom() - 4.0));
    ui.scope_builder(UiBuilder::new().max_rect(link).id_salt("missing").layout(egui::Layout::left_to_right(egui::Align::Center)), |ui| {
        if Btn::accent(cx.t(tx::GO_FILL)).small().enabled(form.running.is_none()).show(ui, cx).clicked() {
            out.push(Action::Dialog(Answer::Cancel));
            out.push(Action::Go(Place::Exercise { key: inside.key }));
        }
    });
}

fn page(ui: &Ui, cx: &Cx<'_>, form: &ExportForm, view: Rect) {
    let tk = cx.tk;
    match &form.preview {
        Preview::Page(shown) if !form.keys().is_empty() => {
            let size = shown.texture.size_vec2();
            let fit = (view.width() / size.x).min(view.height() / size.y);
            let rect = Rect::from_center_size(view.center(), size * fit);
            widgets::card(ui.painter(), tk, rect.expand(1.0), 0, tk.surface, tk.border, 2);
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            let shade = if form.busy { 0.6 } else { 1.0 };
            ui.painter().image(shown.texture.id(), rect, whole, egui::Color32::WHITE.gamma_multiply(shade));
            let name = cx.tf(tx::PAGE_OF, &[&(shown.page + 1).to_string(), &shown.pages.to_string()]);
            ui.interact(rect, ui.unique_id().with("page"), Sense::hover()).widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        }
        Preview::Failed(why) if !form.busy => {
            widgets::paint_in(ui.painter(), view.shrink(16.0), Align2::CENTER_CENTER, why, theme::SMALL, tk.text_secondary);
        }
        _ => {
            let words = if form.keys().is_empty() { tx::CHOOSE_FIRST } else { tx::PREVIEWING };
            widgets::paint_in(ui.painter(), view, Align2::CENTER_CENTER, cx.t(words), theme::SMALL, tk.text_tertiary);
        }
    }
}

fn pager(ui: &mut Ui, cx: &Cx<'_>, form: &mut ExportForm, place: Rect) {
    let Preview::Page(shown) = &form.preview else { return };
    if shown.pages < 2 || form.keys().is_empty() {
        return;
    }
    let words = cx.tf(tx::PAGE_OF, &[&(shown.page + 1).to_string(), &shown.pages.to_string()]);
    let pages = shown.pages;
    widgets::paint_in(ui.painter(), place, Align2::CENTER_CENTER, &words, theme::SMALL, cx.tk.text_secondary);
    for (x, icon, name, by, can) in [
        (place.center().x - 92.0, icons::CARET_LEFT, tx::PAGE_BACK, -1_isize, form.page > 0),
        (place.center().x + 60.0, icons::CARET_RIGHT, tx::PAGE_ON, 1, form.page + 1 < pages),
    ] {
        let rect = Rect::from_min_size(pos2(x, place.top()), vec2(32.0, 32.0));
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(name.en), |ui| {
            if widgets::icon_button(ui, cx, icon, cx.t(name), false, can).clicked() {
                form.page = form.page.saturating_add_signed(by).min(pages - 1);
            }
        });
    }
}
