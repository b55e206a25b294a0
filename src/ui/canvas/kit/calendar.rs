//! A month to pick a day from.

use egui::{Align2, CornerRadius, Role, Sense, Ui, WidgetInfo, vec2};
use jiff::civil::Date;

use crate::{
    model::{exercise::table::dates, text::Lang, texts::table as t},
    ui::{cx::Cx, icons, theme, widgets},
};

/// What was done with the month.
pub(in crate::ui::canvas) enum Picked {
    /// This day.
    Day(Date),
    /// Another month, by its first day.
    Month(Date),
}

/// Shows the month that begins with `month`.
pub(in crate::ui::canvas) fn calendar(ui: &mut Ui, cx: &Cx<'_>, month: Date, chosen: Option<Date>) -> Option<Picked> {
    let tk = cx.tk;
    let mut picked = None;
    ui.set_width(7.0 * 30.0);
    ui.spacing_mut().item_spacing = vec2(0.0, 2.0);
    ui.horizontal(|ui| {
        if widgets::icon_button(ui, cx, icons::CARET_LEFT, cx.t(t::PREV_MONTH), false, true).clicked() {
            picked = Some(Picked::Month(dates::plus(month, -1).first_of_month()));
        }
        let (rect, _) = ui.allocate_exact_size(vec2(146.0, 32.0), Sense::hover());
        let name = dates::MONTH_NAMES.get((month.month() - 1).unsigned_abs() as usize).copied().unwrap_or_default();
        let title = cx.tf(t::YEAR_MONTH, &[&month.year().to_string(), &month.month().to_string(), name]);
        widgets::paint(ui.painter(), rect.center(), Align2::CENTER_CENTER, &title, theme::SMALL.bold(), tk.text);
        if widgets::icon_button(ui, cx, icons::CARET_RIGHT, cx.t(t::NEXT_MONTH), false, true).clicked() {
            picked = Some(Picked::Month(dates::plus(month.last_of_month(), 1)));
        }
    });
    let days = match cx.lang {
        Lang::Zh => ["一", "二", "三", "四", "五", "六", "日"],
        Lang::En => ["M", "T", "W", "T", "F", "S", "S"],
    };
    ui.horizontal(|ui| {
        for day in days {
            let (rect, _) = ui.allocate_exact_size(vec2(30.0, 20.0), Sense::hover());
            widgets::paint(ui.painter(), rect.center(), Align2::CENTER_CENTER, day, theme::CAPTION, tk.text_tertiary);
        }
    });
    let first = dates::week_start(month);
    for week in 0..6 {
        if dates::plus(first, week * 7) > month.last_of_month() {
            break;
        }
        ui.horizontal(|ui| {
            for day in 0..7 {
                let date = dates::plus(first, week * 7 + day);
                if day_ui(ui, cx, date, date.month() == month.month(), chosen == Some(date)) {
                    picked = Some(Picked::Day(date));
                }
            }
        });
    }
    picked
}

fn day_ui(ui: &mut Ui, cx: &Cx<'_>, date: Date, inside: bool, chosen: bool) -> bool {
    let tk = cx.tk;
    let (rect, response) = ui.allocate_exact_size(vec2(30.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, cx.bi(&dates::spoken(date))));
    let spot = rect.shrink(1.0);
    if chosen {
        ui.painter().rect_filled(spot, CornerRadius::same(6), tk.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(spot, CornerRadius::same(6), tk.hover);
    }
    let today = date == cx.today;
    let ink = if chosen {
        tk.accent_on
    } else if today {
        tk.mot_text
    } else if inside {
        tk.text
    } else {
        tk.text_disabled
    };
    let style = if today || chosen { theme::SMALL.bold() } else { theme::SMALL };
    widgets::paint(ui.painter(), rect.center(), Align2::CENTER_CENTER, &date.day().to_string(), style, ink);
    widgets::ring_if_focused(ui, cx, &response, 6);
    response.clicked()
}
