//! Earlier states of a workbook: a list by time, the chosen one as it was, and the way back to it.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::{
    model::{texts::safe as tx, versions::Why},
    ui::{
        cx::{Action, Actions, Cx},
        icons,
        safe::Safe,
        shell, theme,
        widgets::{self, Btn},
    },
};

/// A version in the list.
#[derive(Clone, Debug)]
pub struct VersionShown {
    /// What the actions name it by.
    pub name: String,
    /// When it was kept.
    pub at: String,
    /// Why it was kept.
    pub why: Why,
    /// It is the one shown.
    pub chosen: bool,
}

/// An exercise of the chosen version.
#[derive(Clone, Debug)]
pub struct ExerciseTab {
    /// Its key.
    pub key: String,
    /// Its name.
    pub title: String,
    /// It is not as it is now.
    pub differs: bool,
}

/// What the screen shows.
pub struct VersionsCx<'a> {
    /// The workbook's name.
    pub title: String,
    /// Its versions, the newest first.
    pub list: &'a [VersionShown],
    /// The exercises of the chosen one.
    pub tabs: &'a [ExerciseTab],
    /// The exercise that is shown.
    pub tab: Option<&'a str>,
    /// The chosen version was read.
    pub ready: bool,
    /// How many texts are not as they are now.
    pub differ: usize,
    /// Why the chosen one cannot be shown.
    pub error: Option<&'a str>,
    /// The workbook may not be changed.
    pub read_only: bool,
}

const LIST: f32 = 252.0;

/// Shows the screen and gives the place where the canvas of the version is to be drawn.
pub fn versions_ui(ui: &mut Ui, cx: &Cx<'_>, vx: &VersionsCx<'_>, out: &mut Actions) -> Option<Rect> {
    let tk = cx.tk;
    let sheet = ui.max_rect();
    ui.painter().rect_filled(sheet, CornerRadius::same(9), tk.bg_canvas);
    let (side, main) = sheet.split_left_right_at_x(sheet.left() + LIST);
    ui.painter().vline(side.right(), side.y_range(), Stroke::new(1.0, tk.border_subtle));
    ui.scope_builder(UiBuilder::new().max_rect(side.shrink2(vec2(12.0, 12.0))).id_salt("list"), |ui| list(ui, cx, vx, out));
    if vx.list.is_empty() {
        ui.scope_builder(UiBuilder::new().max_rect(main).id_salt("none"), |ui| {
            let empty = widgets::Empty { title: cx.t(tx::VERSIONS_NONE), sentence: cx.t(tx::VERSIONS_NONE_HINT), action: None };
            empty.show(ui, cx, |p, r| shell::empty_tray(p, tk, r));
        });
        return None;
    }
    let (bar, rest) = main.split_top_bottom_at_y(main.top() + 48.0);
    ui.painter().hline(bar.x_range(), bar.bottom(), Stroke::new(1.0, tk.border_subtle));
    let inside = bar.shrink2(vec2(12.0, 8.0));
    ui.scope_builder(UiBuilder::new().max_rect(inside).layout(egui::Layout::right_to_left(egui::Align::Center)).id_salt("bar"), |ui| {
        toolbar(ui, cx, vx, out);
    });
    if let Some(error) = vx.error {
        widgets::paint_in(ui.painter(), rest.shrink(40.0), Align2::CENTER_CENTER, error, theme::BODY, tk.danger_text);
        return None;
    }
    if vx.ready && vx.tabs.is_empty() {
        widgets::paint(ui.painter(), rest.center(), Align2::CENTER_CENTER, cx.t(tx::VERSION_EMPTY), theme::BODY, tk.text_tertiary);
        return None;
    }
    vx.ready.then_some(rest)
}

fn why(why: Why) -> (char, crate::model::texts::Text) {
    match why {
        Why::Saved => (icons::FLOPPY_DISK, tx::WHY_SAVED),
        Why::Found => (icons::NOTEBOOK, tx::WHY_FOUND),
        Why::BeforeMerge => (icons::GIT_MERGE, tx::WHY_MERGE),
        Why::BeforeRestore => (icons::CLOCK_COUNTER_CLOCKWISE, tx::WHY_RESTORE),
        Why::BeforeMigration => (icons::ARROW_UP, tx::WHY_MIGRATION),
        Why::Unsaved => (icons::LAPTOP, tx::WHY_UNSAVED),
    }
}

fn list(ui: &mut Ui, cx: &Cx<'_>, vx: &VersionsCx<'_>, out: &mut Actions) {
    let tk = cx.tk;
    ui.spacing_mut().item_spacing.y = 2.0;
    widgets::label(ui, cx.t(tx::VERSIONS), theme::SECTION, tk.text);
    widgets::wrapped(ui, cx.t(tx::VERSIONS_TEXT), theme::CAPTION, tk.text_tertiary);
    ui.add_space(8.0);
    egui::ScrollArea::vertical().auto_shrink(false).show_rows(ui, 48.0, vx.list.len(), |ui, rows| {
        for version in vx.list.get(rows).unwrap_or_default() {
            let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::click());
            let (icon, reason) = why(version.why);
            response.widget_info(|| WidgetInfo::selected(Role::Button, true, version.chosen, format!("{} {}", version.at, cx.t(reason))));
            if version.chosen || response.hovered() {
                ui.painter().rect_filled(rect, CornerRadius::same(8), if version.chosen { tk.selected } else { tk.hover });
            }
            let ink = if version.chosen { tk.accent_text } else { tk.text };
            widgets::paint_icon(ui.painter(), pos2(rect.left() + 20.0, rect.center().y), icon, 18.0, tk.text_secondary);
            let text = rect.with_min_x(rect.left() + 40.0).shrink2(vec2(0.0, 5.0));
            let (upper, lower) = text.split_top_bottom_at_fraction(0.52);
            widgets::paint_in(ui.painter(), upper, Align2::LEFT_CENTER, &version.at, theme::BODY.bold(), ink);
            widgets::paint_in(ui.painter(), lower, Align2::LEFT_CENTER, cx.t(reason), theme::CAPTION, tk.text_tertiary);
            widgets::ring_if_focused(ui, cx, &response, 8);
            if response.clicked() {
                out.push(Action::Safe(Safe::LookAtVersion(version.name.clone())));
            }
        }
    });
}

fn toolbar(ui: &mut Ui, cx: &Cx<'_>, vx: &VersionsCx<'_>, out: &mut Actions) {
    let tk = cx.tk;
    let changed = vx.ready && vx.tabs.iter().any(|t| t.differs) || vx.differ > 0;
    if Btn::primary(cx.t(tx::RESTORE_VERSION)).icon(icons::CLOCK_COUNTER_CLOCKWISE).enabled(changed && !vx.read_only).show(ui, cx).clicked() {
        out.push(Action::Safe(Safe::RestoreVersion));
    }
    if Btn::secondary(cx.t(tx::COMPARE)).enabled(changed).show(ui, cx).clicked() {
        out.push(Action::Safe(Safe::CompareVersion));
    }
    if vx.ready {
        let says = if changed { cx.tf(tx::DIFFERS, &[&vx.differ.max(1).to_string()]) } else { cx.t(tx::SAME_AS_NOW).to_owned() };
        let galley = widgets::galley(ui.painter(), &says, theme::SMALL, tk.text_tertiary, 240.0, 1);
        ui.allocate_ui(galley.size(), |ui| widgets::label(ui, &says, theme::SMALL, tk.text_tertiary));
    }
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        egui::ScrollArea::horizontal().auto_shrink(false).show(ui, |ui| {
            ui.horizontal(|ui| {
                for tab in vx.tabs {
                    let on = vx.tab == Some(tab.key.as_str());
                    let name = if tab.differs { format!("{} •", tab.title) } else { tab.title.clone() };
                    let button = if on { Btn::accent(&name) } else { Btn::text(&name) };
                    if ui.push_id(&tab.key, |ui| button.small().show(ui, cx).clicked()).inner {
                        out.push(Action::Safe(Safe::LookAtExercise(tab.key.clone())));
                    }
                }
            });
        });
    });
}
