//! The desk: top bar with crumbs, search and save state, the rail, and the one sheet of paper.

use egui::{Align2, Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::art;
use crate::{
    model::texts::shell as tx,
    ui::{
        command::Command,
        cx::{Action, Actions, Cx, Place},
        icons, theme, widgets,
    },
};

/// What the top bar says about the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveShown {
    /// In the file since `HH:MM`.
    Saved(String),
    /// On its way.
    Saving,
    /// Kept on this computer, not in a file.
    Kept,
    /// Not saved, and why.
    Failed(String),
    /// May not be changed.
    ReadOnly,
}

/// A step of the path shown at the top.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Its name.
    pub name: String,
    /// Where it leads.
    pub place: Option<Place>,
}

/// What the frame shows.
pub struct FrameCx<'a> {
    /// The screen.
    pub place: &'a Place,
    /// The path to it.
    pub crumbs: &'a [Crumb],
    /// The file's state, if a workbook is open.
    pub save: Option<SaveShown>,
    /// The file's path, for the tooltip.
    pub path: String,
    /// Who worked on the workbook.
    pub people: Vec<String>,
    /// Ctrl is called Cmd here.
    pub mac: bool,
}

/// Shows the frame and gives the rectangle of the sheet, already painted.
pub fn frame_ui(ui: &mut Ui, cx: &Cx<'_>, fx: &FrameCx<'_>, out: &mut Actions) -> Rect {
    let all = ui.ctx().content_rect();
    let tk = cx.tk;
    ui.painter().rect_filled(all, CornerRadius::ZERO, tk.bg_app);
    let rail_width = if cx.compact { 52.0 } else { 64.0 };
    let rail = Rect::from_min_max(pos2(all.left(), all.top() + 44.0), pos2(all.left() + rail_width, all.bottom()));
    let sheet = Rect::from_min_max(pos2(all.left() + rail_width, all.top() + 44.0), pos2(all.right() - 8.0, all.bottom() - 8.0));
    rail_ui(ui, cx, fx, rail, out);
    let top = Rect::from_min_size(all.min, vec2(all.width(), 44.0));
    ui.scope_builder(UiBuilder::new().max_rect(top).id_salt("top-bar"), |ui| top_bar(ui, cx, fx, rail_width, out));
    widgets::card(ui.painter(), tk, sheet, 10, tk.surface, tk.border, 0);
    sheet.shrink(1.0)
}

fn rail_ui(ui: &mut Ui, cx: &Cx<'_>, fx: &FrameCx<'_>, rail: Rect, out: &mut Actions) {
    art::logo(ui.painter(), cx.tk, pos2(rail.center().x, rail.top() - 22.0), 28.0);
    let here = match fx.place {
        Place::Home | Place::Recovery => 0,
        Place::Reader { .. } => 1,
        Place::Overview | Place::Exercise { .. } | Place::Merge | Place::Compare | Place::Versions => 2,
        Place::Prepare | Place::Present => 3,
        Place::Settings => 4,
    };
    let items = [
        (icons::HOUSE, tx::HOME, Command::GoHome),
        (icons::BOOK_OPEN, tx::COURSE, Command::GoCourse),
        (icons::NOTEBOOK, tx::WORKBOOK, Command::GoWorkbook),
        (icons::CHALKBOARD_TEACHER, crate::model::texts::teach::PREPARE, Command::GoTeach),
        (icons::GEAR_SIX, tx::SETTINGS, Command::GoSettings),
    ];
    let side = if cx.compact { 40.0 } else { 52.0 };
    let mut y = rail.top() + 4.0;
    for (i, (icon, name, command)) in items.into_iter().enumerate() {
        if i == 3 && cx.settings.trainee {
            continue;
        }
        if i == 4 {
            y = rail.bottom() - 8.0 - side;
        }
        let place = Rect::from_min_size(pos2(rail.center().x - side / 2.0, y), vec2(side, side));
        y += side + 2.0;
        let response = ui.interact(place, ui.unique_id().with(("rail", i)), Sense::click());
        let on = here == i;
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, on, cx.t(name)));
        rail_item(ui, cx, place, icon, cx.t(name), on, &response);
        let tip = format!("{}　{}", cx.t(name), command.key_name(fx.mac));
        if widgets::tooltip(response, cx, &tip).clicked() {
            out.push(Action::Do(command));
        }
    }
}

fn rail_item(ui: &Ui, cx: &Cx<'_>, place: Rect, icon: char, name: &str, on: bool, response: &Response) {
    let tk = cx.tk;
    let wide = |bold| {
        let style = theme::Style { bold, ..theme::CAPTION };
        if cx.compact { 0.0 } else { widgets::galley(ui.painter(), name, style, tk.text, f32::INFINITY, 1).size().x }
    };
    // A long name stays inside its tile: the tile grows as far as the rail lets it, then the name is not bold.
    let bold = on && wide(true) <= 56.0;
    let place = Rect::from_center_size(place.center(), vec2((wide(bold) + 6.0).clamp(place.width(), place.width().max(61.0)), place.height()));
    if on {
        widgets::card(ui.painter(), tk, place, 10, tk.surface, Color32::TRANSPARENT, 1);
    } else if response.hovered() {
        ui.painter().rect_filled(place, CornerRadius::same(10), tk.hover);
    }
    let ink = if on { tk.accent_text } else { tk.text_secondary };
    let center = if cx.compact { place.center() } else { pos2(place.center().x, place.top() + 18.0) };
    if on {
        widgets::icon_fill(ui.painter(), center, icon, 21.0, ink);
    } else {
        widgets::paint_icon(ui.painter(), center, icon, 21.0, ink);
    }
    if !cx.compact {
        let style = theme::Style { bold, ..theme::CAPTION };
        let text = Rect::from_min_max(pos2(place.left() - 4.0, place.top() + 30.0), pos2(place.right() + 4.0, place.bottom() - 2.0));
        widgets::paint_in(ui.painter(), text, Align2::CENTER_CENTER, name, style, ink);
    }
    widgets::ring_if_focused(ui, cx, response, 10);
}

fn top_bar(ui: &mut Ui, cx: &Cx<'_>, fx: &FrameCx<'_>, rail_width: f32, out: &mut Actions) {
    let top = ui.max_rect();
    let search = Rect::from_center_size(top.center(), vec2(264.0_f32.min(top.width() * 0.24), 30.0));
    let right_edge = right_side(ui, cx, fx, top, out);
    let crumbs = Rect::from_min_max(pos2(top.left() + rail_width + 8.0, top.top()), pos2(search.left() - 16.0, top.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(crumbs).layout(egui::Layout::left_to_right(egui::Align::Center)).id_salt("crumbs"), |ui| {
        ui.set_clip_rect(crumbs.intersect(ui.clip_rect()));
        crumbs_ui(ui, cx, fx, out);
    });
    if right_edge > search.right() + 8.0 {
        search_ui(ui, cx, fx, search, out);
    }
}

fn crumbs_ui(ui: &mut Ui, cx: &Cx<'_>, fx: &FrameCx<'_>, out: &mut Actions) {
    ui.spacing_mut().item_spacing.x = 6.0;
    let last = fx.crumbs.len().saturating_sub(1);
    for (i, crumb) in fx.crumbs.iter().enumerate() {
        if i == last {
            widgets::label(ui, &crumb.name, theme::BODY.bold(), cx.tk.text);
            continue;
        }
        let room = (ui.available_width() - 120.0).max(60.0);
        let galley = widgets::galley(ui.painter(), &crumb.name, theme::BODY, cx.tk.text_tertiary, room, 1);
        let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, 28.0), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &crumb.name));
        let ink = if response.hovered() && crumb.place.is_some() { cx.tk.accent_text } else { cx.tk.text_tertiary };
        ui.painter().galley_with_override_text_color(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, ink);
        widgets::ring_if_focused(ui, cx, &response, 4);
        if let (true, Some(place)) = (response.clicked(), &crumb.place) {
            out.push(Action::Go(place.clone()));
        }
        widgets::icon(ui, icons::CARET_RIGHT, 12.0, cx.tk.text_tertiary);
    }
}

fn search_ui(ui: &mut Ui, cx: &Cx<'_>, fx: &FrameCx<'_>, rect: Rect, out: &mut Actions) {
    let tk = cx.tk;
    let response = ui.interact(rect, ui.unique_id().with("search"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, cx.t(tx::SEARCH)));
    ui.painter().rect_filled(rect, CornerRadius::same(8), if response.hovered() { tk.pressed } else { tk.hover });
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 18.0, rect.center().y), icons::MAGNIFYING_GLASS, 16.0, tk.text_tertiary);
    let key = Command::Palette.key_name(fx.mac);
    let cap = widgets::key_cap_width(ui.painter(), &key);
    let text = Rect::from_min_max(pos2(rect.left() + 34.0, rect.top()), pos2(rect.right() - cap - 12.0, rect.bottom()));
    widgets::paint_in(ui.painter(), text, Align2::LEFT_CENTER, cx.t(tx::SEARCH), theme::SMALL, tk.text_tertiary);
    widgets::paint_key_cap(ui.painter(), cx, pos2(rect.right() - cap - 6.0, rect.center().y), &key, None);
    widgets::ring_if_focused(ui, cx, &response, 8);
    if response.clicked() {
        out.push(Action::Do(Command::Palette));
    }
}

/// Save state, people and help; gives the left edge of what it used.
fn right_side(ui: &mut Ui, cx: &Cx<'_>, fx: &FrameCx<'_>, top: Rect, out: &mut Actions) -> f32 {
    let place = Rect::from_min_max(pos2(top.center().x + 140.0, top.top()), pos2(top.right() - 12.0, top.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(egui::Layout::right_to_left(egui::Align::Center)).id_salt("top-right"), |ui| {
        if fx.people.is_empty() {
            widgets::avatar(ui, cx, 24.0, cx.me());
        }
        for name in fx.people.iter().take(4).rev() {
            widgets::avatar(ui, cx, 24.0, name);
        }
        if widgets::icon_button(ui, cx, icons::QUESTION, cx.t(tx::HELP), false, true).clicked() {
            out.push(Action::Do(Command::Help));
        }
        if fx.save.is_some() {
            let info = Command::Export.info();
            let name = format!("{} {}", cx.t(info.text), Command::Export.key_name(fx.mac));
            if widgets::icon_button(ui, cx, info.icon, &name, false, true).clicked() {
                out.push(Action::Do(Command::Export));
            }
        }
        if let Some(save) = &fx.save {
            save_ui(ui, cx, fx, save, out);
        }
        ui.min_rect().left()
    })
    .inner
}

fn save_ui(ui: &mut Ui, cx: &Cx<'_>, fx: &FrameCx<'_>, save: &SaveShown, out: &mut Actions) {
    let tk = cx.tk;
    let (icon, text, ink, command) = match save {
        SaveShown::Saved(at) => (icons::CHECK_CIRCLE, cx.tf(tx::SAVED_AT, &[at]), tk.text_tertiary, Command::Save),
        SaveShown::Saving => (icons::CIRCLE_NOTCH, cx.t(tx::SAVING).to_owned(), tk.text_tertiary, Command::Save),
        SaveShown::Kept => (icons::LAPTOP, cx.t(tx::KEPT).to_owned(), tk.warning_text, Command::SaveAs),
        SaveShown::Failed(why) => (icons::WARNING_OCTAGON, cx.tf(tx::NOT_SAVED, &[why]), tk.danger_text, Command::SaveAs),
        SaveShown::ReadOnly => (icons::LOCK, cx.t(tx::READ_ONLY).to_owned(), tk.text_tertiary, Command::SaveAs),
    };
    let room = (ui.available_width() - 30.0).max(40.0);
    let galley = widgets::galley(ui.painter(), &text, theme::SMALL, ink, room, 1);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 32.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
    if response.hovered() {
        ui.painter().rect(rect, CornerRadius::same(7), tk.hover, Stroke::NONE, StrokeKind::Inside);
    }
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 14.0, rect.center().y), icon, 16.0, ink);
    ui.painter().galley(pos2(rect.left() + 26.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    widgets::ring_if_focused(ui, cx, &response, 7);
    let tip = if fx.path.is_empty() { cx.t(tx::NO_FILE_YET).to_owned() } else { fx.path.clone() };
    let frame = widgets::menu_frame(tk);
    let response = widgets::tooltip(response, cx, &tip);
    egui::Popup::menu(&response).frame(frame).width(260.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let save = if command == Command::Save { Some(Command::Save) } else { None };
        for command in save.into_iter().chain([Command::SaveAs, Command::Versions]) {
            let info = command.info();
            if widgets::menu_row(ui, cx, Some(info.icon), cx.t(info.text), &command.key_name(fx.mac), false, true).clicked() {
                out.push(Action::Do(command));
            }
        }
    });
}
