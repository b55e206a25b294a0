//! The strip above the work that says what is the matter with the file, until it is settled.

use egui::{CornerRadius, Rect, Ui, UiBuilder};

use crate::ui::{
    cx::{Action, Actions, Cx},
    theme,
    widgets::{self, Btn},
};

/// How grave it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grave {
    /// Good to know.
    Info,
    /// Somebody should decide.
    Warning,
    /// The file does not hold the work.
    Danger,
}

/// What the strip says and offers.
#[derive(Clone, Debug)]
pub struct Notice {
    /// How grave it is.
    pub grave: Grave,
    /// Its icon.
    pub icon: char,
    /// The sentence.
    pub text: String,
    /// What can be done, the best first.
    pub actions: Vec<(&'static str, Action)>,
}

/// The height it takes from the sheet.
pub const HEIGHT: f32 = 52.0;

/// Shows the strip at the top of `sheet` and gives what is left of it.
pub fn notice_ui(ui: &mut Ui, cx: &Cx<'_>, notice: &Notice, sheet: Rect, out: &mut Actions) -> Rect {
    let tk = cx.tk;
    let (fill, ink) = match notice.grave {
        Grave::Info => (tk.accent_tint, tk.accent_text),
        Grave::Warning => (tk.warning_tint, tk.warning_text),
        Grave::Danger => (tk.danger_tint, tk.danger_text),
    };
    let (strip, rest) = sheet.split_top_bottom_at_y(sheet.top() + HEIGHT);
    ui.painter().rect_filled(strip, CornerRadius { nw: 9, ne: 9, sw: 0, se: 0 }, fill);
    ui.painter().hline(strip.x_range(), strip.bottom(), egui::Stroke::new(1.0, tk.border_subtle));
    let inner = strip.shrink2(egui::vec2(16.0, 8.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).layout(egui::Layout::left_to_right(egui::Align::Center)).id_salt("notice"), |ui| {
        widgets::icon(ui, notice.icon, 18.0, ink);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            for (i, (name, action)) in notice.actions.iter().enumerate() {
                let button = if i == 0 { Btn::secondary(name) } else { Btn::text(name) };
                if button.small().show(ui, cx).clicked() {
                    out.push(action.clone());
                }
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let place = ui.available_rect_before_wrap();
                // Two lines where one is too short: the sentence says where the work is and what to do.
                let galley = widgets::galley(ui.painter(), &notice.text, theme::BODY, tk.text, place.width(), 1);
                if galley.elided {
                    let galley = widgets::galley(ui.painter(), &notice.text, theme::CAPTION, tk.text, place.width(), 2);
                    let at = egui::pos2(place.left(), strip.center().y - galley.size().y / 2.0);
                    ui.painter().galley(at, galley, tk.text);
                } else {
                    let at = egui::pos2(place.left(), strip.center().y - galley.size().y / 2.0);
                    ui.painter().galley(at, galley, tk.text);
                }
                let response = ui.interact(place, ui.unique_id().with("says"), egui::Sense::hover());
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Alert, true, &notice.text));
                widgets::tooltip(response, cx, &notice.text);
            });
        });
    });
    rest
}
