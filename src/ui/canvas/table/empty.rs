//! A table without rows: one question, one button, and the presets of its template.

use egui::{Color32, Painter, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{Tab, TableView, editor};
use crate::{
    model::{text::Lang, texts::table as t},
    ui::{
        cx::{Action, Actions},
        icons, theme,
        widgets::{self, Btn},
    },
};

/// What the state needs; a lower body scrolls.
const LOWEST: f32 = 380.0;

/// Shows the empty state in `body`.
pub(super) fn show(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, body: Rect, out: &mut Actions) {
    if body.height() >= LOWEST {
        return content(ui, tab, view, body, out);
    }
    let mut low = ui.new_child(UiBuilder::new().max_rect(body).id_salt("low"));
    egui::ScrollArea::vertical().auto_shrink(false).show(&mut low, |ui| {
        ui.set_height(LOWEST);
        let whole = Rect::from_min_size(ui.max_rect().min, vec2(body.width(), LOWEST));
        content(ui, tab, view, whole, out);
    });
}

fn content(ui: &mut Ui, tab: &Tab<'_>, view: &mut TableView, body: Rect, out: &mut Actions) {
    let cx = tab.cx;
    let plan = view.is_plan(tab);
    let state = widgets::Empty {
        title: cx.t(if plan { t::EMPTY_PLAN } else { t::EMPTY_TITLE }),
        sentence: cx.t(t::EMPTY_SENTENCE),
        action: tab.can_edit().then(|| (cx.t(t::EMPTY_ADD), "Enter")),
    };
    let mut inner = ui.new_child(UiBuilder::new().max_rect(body.with_max_y(body.bottom() - 60.0)));
    if state.show(&mut inner, cx, |painter, rect| drawing(painter, tab, rect)) {
        editor::start(tab, view, None, view.cols.first().map_or(0, |c| c.field), None);
    }
    let presets: Vec<&String> = tab.plan().presets.iter().filter(|p| !p.1.is_empty()).map(|p| &p.0).collect();
    if presets.is_empty() || !tab.can_edit() {
        return;
    }
    let mine = tab.ex.exercise.key.split_once('@').map(|k| k.1.to_owned());
    let shown: Vec<&String> = presets.iter().copied().filter(|p| mine.as_ref().is_none_or(|m| m == *p)).collect();
    let width = 640.0_f32.min(body.width() - 40.0);
    let place = Rect::from_center_size(pos2(body.center().x, body.center().y + 120.0), vec2(width, 120.0));
    let mut low = ui.new_child(UiBuilder::new().max_rect(place).layout(egui::Layout::top_down(egui::Align::Center)));
    widgets::label(&mut low, cx.t(t::EMPTY_PRESET), theme::SMALL, cx.tk.text_tertiary);
    low.horizontal_wrapped(|ui| {
        for preset in shown {
            let texts = tab.plan().presets.iter().find(|p| &p.0 == preset).map_or(&[][..], |p| &p.1);
            let names: Vec<&str> = texts.iter().map(|b| cx.bi(b)).collect();
            let name = shortened(&names.join(if cx.lang == Lang::Zh { "、" } else { ", " }), if cx.lang == Lang::Zh { 20 } else { 36 });
            if Btn::secondary(&name).small().icon(icons::ROWS).show(ui, cx).clicked() {
                tab.push(out, tab.table.fill_preset(&view.rows, cx.ids, preset, cx.lang));
                out.push(Action::EndBurst(tab.ex.target()));
                view.refocus = true;
            }
        }
    });
}

/// A list cut after a whole word or name.
fn shortened(text: &str, most: usize) -> String {
    let Some((at, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let head = text.get(..at).unwrap_or(text);
    let end = head.rfind(['、', '，', ' ']).filter(|end| *end > at / 2).unwrap_or(at);
    format!("{}…", head.get(..end).unwrap_or(head).trim_end_matches([',', ' ']))
}

fn drawing(painter: &Painter, tab: &Tab<'_>, rect: Rect) {
    let tk = tab.cx.tk;
    for (at, width) in [150.0, 110.0, 130.0].into_iter().enumerate() {
        let y = rect.top() + 4.0 + at as f32 * 22.0;
        let bar = Rect::from_min_size(pos2(rect.left(), y), vec2(width, 14.0));
        let color: Color32 = if at == 0 { tk.accent } else { tk.border_strong };
        widgets::dashed_rect(painter, bar, 5.0, Stroke::new(1.5, color));
    }
}
