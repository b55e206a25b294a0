//! Home: the recovery banner, the courses, recent workbooks, and a place to drop files.

use egui::{Align2, Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::recovery::DraftShown;
use crate::{
    model::{
        course::Course,
        settings::Recent,
        texts::{safe, shell as tx},
    },
    ui::{
        command::Command,
        cx::{Action, Actions, Cx},
        icons,
        safe::{Choice, Safe},
        shell, theme,
        widgets::{self, Btn, Chip},
    },
};

/// A course on its card.
pub struct CourseShown<'a> {
    /// The course.
    pub course: &'a Course,
    /// How much of it the open workbook has done, 0 to 1.
    pub fraction: f32,
    /// How many of its exercises there are.
    pub exercises: usize,
}

/// What the home screen shows.
pub struct HomeCx<'a> {
    /// The courses.
    pub courses: Vec<CourseShown<'a>>,
    /// Files opened lately with the words for when.
    pub recent: Vec<(&'a Recent, String)>,
    /// Unsaved work found at the start.
    pub drafts: &'a [DraftShown],
    /// Problems found in course content.
    pub problems: usize,
    /// The hour of the day, for the greeting.
    pub hour: i8,
}

/// Shows home in `sheet`.
pub fn home_ui(ui: &mut Ui, cx: &Cx<'_>, hx: &HomeCx<'_>, out: &mut Actions) {
    let sheet = ui.max_rect();
    ui.painter().rect_filled(sheet, CornerRadius::same(9), cx.tk.bg_canvas);
    let scrolled = egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = if sheet.width() < 1000.0 { 20.0 } else { 36.0 };
        let inner = ui.max_rect().shrink2(vec2(margin, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("home"), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(22.0);
            banners(ui, cx, hx, out);
            greeting(ui, cx, hx, out);
            ui.add_space(14.0);
            ui.horizontal(|ui| {
                widgets::label(ui, cx.t(tx::COURSES), theme::SECTION, cx.tk.text);
                let count = cx.tf(tx::COURSE_COUNT, &[&hx.courses.len().to_string()]);
                widgets::label(ui, &count, theme::SMALL, cx.tk.text_tertiary);
            });
            ui.add_space(10.0);
            cards(ui, cx, hx, out);
            ui.add_space(24.0);
            below(ui, cx, hx, out);
            ui.add_space(24.0);
        });
    });
    let fits = scrolled.content_size.y <= scrolled.inner_rect.height();
    ui.ctx().data_mut(|data| data.insert_temp(fits_id(), fits));
}

fn fits_id() -> egui::Id {
    egui::Id::unique("home-fits")
}

/// Whether everything is in sight, so that the wheel has nothing to move.
pub fn home_fits(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(fits_id())).unwrap_or(false)
}

fn banners(ui: &mut Ui, cx: &Cx<'_>, hx: &HomeCx<'_>, out: &mut Actions) {
    let tk = cx.tk;
    let look = (icons::CLOCK_COUNTER_CLOCKWISE, tk.warning_tint, tk.warning_text);
    match hx.drafts {
        [] => {}
        [draft] => {
            let sentence = cx.tf(tx::DRAFT_FOUND, &[&draft.name, &draft.at, &draft.changes.max(1).to_string()]);
            let (show, later) = widgets::banner(ui, cx, look, &sentence, Some(cx.t(safe::SEE_DIFFERENCE)), true);
            if show {
                out.push(Action::Safe(Safe::ShowRecovery));
            }
            if later {
                out.push(Action::Safe(Safe::Recover(draft.id.clone(), Choice::Later)));
            }
            ui.add_space(12.0);
        }
        drafts => {
            let sentence = cx.tf(safe::DRAFTS_FOUND, &[&drafts.len().to_string()]);
            if widgets::banner(ui, cx, look, &sentence, Some(cx.t(safe::SEE_DIFFERENCE)), false).0 {
                out.push(Action::Safe(Safe::ShowRecovery));
            }
            ui.add_space(12.0);
        }
    }
    if hx.problems > 0 {
        let look = (icons::WARNING, tk.warning_tint, tk.warning_text);
        let sentence = cx.tf(tx::CONTENT_PROBLEMS, &[&hx.problems.to_string()]);
        if widgets::banner(ui, cx, look, &sentence, Some(cx.t(tx::LOOK)), false).0 {
            out.push(Action::ShowContentProblems);
        }
        ui.add_space(12.0);
    }
}

fn greeting(ui: &mut Ui, cx: &Cx<'_>, hx: &HomeCx<'_>, out: &mut Actions) {
    ui.horizontal(|ui| {
        let hello = match hx.hour {
            5..=10 => tx::MORNING,
            11..=12 => tx::NOON,
            13..=17 => tx::AFTERNOON,
            _ => tx::EVENING,
        };
        let name = cx.settings.my_name.trim();
        let text = if name.is_empty() { cx.t(hello).to_owned() } else { cx.tf(tx::GREETING, &[cx.t(hello), name]) };
        let width = (ui.available_width() - 280.0).max(160.0);
        ui.scope(|ui| {
            ui.set_max_width(width);
            widgets::label(ui, &text, theme::PAGE, cx.tk.text);
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if Btn::primary(cx.t(tx::NEW_WORKBOOK)).icon(icons::PLUS).show(ui, cx).clicked() {
                out.push(Action::Do(Command::New));
            }
            if Btn::secondary(cx.t(tx::OPEN_FILE)).icon(icons::FOLDER_OPEN).show(ui, cx).clicked() {
                out.push(Action::Do(Command::Open));
            }
        });
    });
}

fn cards(ui: &mut Ui, cx: &Cx<'_>, hx: &HomeCx<'_>, out: &mut Actions) {
    let gap = 14.0;
    let width = ui.available_width();
    let columns = (((width + gap) / (226.0 + gap)).floor()).clamp(1.0, 5.0);
    let card_width = (width - gap * (columns - 1.0)) / columns;
    let rows = (hx.courses.len() as f32 / columns).ceil().max(1.0);
    let (area, _) = ui.allocate_exact_size(vec2(width, rows * 254.0 + (rows - 1.0) * gap), Sense::hover());
    for (i, shown) in hx.courses.iter().enumerate() {
        let (column, row) = ((i as f32) % columns, (i as f32 / columns).floor());
        let rect = Rect::from_min_size(area.min + vec2(column * (card_width + gap), row * (254.0 + gap)), vec2(card_width, 254.0));
        if course_card(ui, cx, rect, shown).clicked() {
            out.push(Action::OpenCourse(shown.course.id.clone()));
        }
    }
}

fn course_card(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, shown: &CourseShown<'_>) -> Response {
    let tk = cx.tk;
    let course = shown.course;
    let response = ui.interact(rect, ui.unique_id().with(("course", &course.id)), Sense::click());
    let hours = hours(cx, course.minutes);
    let facts = cx.tf(tx::COURSE_FACTS, &[&hours, &course.loaded.len().to_string(), &shown.exercises.to_string()]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {facts}", cx.bi(&course.short_title))));
    let hover = response.hovered();
    let line = if hover { tk.border_strong } else { tk.border };
    widgets::card(ui.painter(), tk, rect, 12, tk.surface, Color32::TRANSPARENT, if hover { 2 } else { 1 });
    shell::cover(ui.painter(), tk, Rect::from_min_size(rect.min, vec2(rect.width(), 140.0)), course.cover);
    ui.painter().rect_stroke(rect, CornerRadius::same(12), Stroke::new(1.0, line), egui::StrokeKind::Inside);
    let line_at = |y: f32, h: f32| Rect::from_min_size(rect.min + vec2(14.0, y), vec2(rect.width() - 28.0, h));
    widgets::paint_in(ui.painter(), line_at(152.0, 24.0), Align2::LEFT_CENTER, cx.bi(&course.short_title), theme::SECTION, tk.text);
    widgets::paint_in(ui.painter(), line_at(180.0, 20.0), Align2::LEFT_CENTER, &facts, theme::SMALL, tk.text_tertiary);
    let foot = line_at(218.0, 20.0);
    if shown.fraction >= 1.0 {
        widgets::icon_fill(ui.painter(), pos2(foot.left() + 8.0, foot.center().y), icons::CHECK_CIRCLE, 16.0, tk.success_text);
        widgets::paint(ui.painter(), pos2(foot.left() + 22.0, foot.center().y), Align2::LEFT_CENTER, cx.t(tx::DONE), theme::SMALL, tk.success_text);
    } else if shown.fraction > 0.0 {
        let bar = Rect::from_min_max(pos2(foot.left(), foot.center().y - 2.0), pos2(foot.right() - 46.0, foot.center().y + 2.0));
        widgets::bar(ui.painter(), tk, bar, shown.fraction);
        let percent = format!("{:.0}%", shown.fraction * 100.0);
        widgets::paint(ui.painter(), pos2(foot.right(), foot.center().y), Align2::RIGHT_CENTER, &percent, theme::SMALL, tk.text_secondary);
    } else {
        widgets::paint(ui.painter(), foot.left_center(), Align2::LEFT_CENTER, cx.t(tx::NOT_STARTED), theme::SMALL, tk.text_tertiary);
    }
    widgets::ring_if_focused(ui, cx, &response, 12);
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn hours(cx: &Cx<'_>, minutes: u32) -> String {
    let hours = f64::from(minutes) / 60.0;
    let text = if minutes.is_multiple_of(60) { format!("{hours:.0}") } else { format!("{hours:.1}") };
    cx.tf(tx::HOURS, &[&text])
}

fn below(ui: &mut Ui, cx: &Cx<'_>, hx: &HomeCx<'_>, out: &mut Actions) {
    let width = ui.available_width();
    let side = if width < 860.0 { 0.0 } else { 306.0 };
    let list = width - side - if side > 0.0 { 16.0 } else { 0.0 };
    let top = ui.cursor().min;
    let rows = hx.recent.len().clamp(1, 6);
    let height = 36.0 + (rows as f32 * 48.0).max(168.0);
    let (area, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let left = Rect::from_min_size(top, vec2(list, height));
    ui.scope_builder(UiBuilder::new().max_rect(left).id_salt("recent"), |ui| recent(ui, cx, hx, out));
    if side > 0.0 {
        let drop = Rect::from_min_max(pos2(area.right() - side, top.y + 36.0), pos2(area.right(), top.y + 36.0 + 168.0));
        drop_zone(ui, cx, drop, out);
    }
}

fn recent(ui: &mut Ui, cx: &Cx<'_>, hx: &HomeCx<'_>, out: &mut Actions) {
    let tk = cx.tk;
    ui.spacing_mut().item_spacing.y = 0.0;
    widgets::label(ui, cx.t(tx::RECENT), theme::SECTION, tk.text);
    ui.add_space(12.0);
    let rows = hx.recent.len().clamp(1, 6);
    let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), if hx.recent.is_empty() { 168.0 } else { rows as f32 * 48.0 }), Sense::hover());
    widgets::card(ui.painter(), tk, area, 12, tk.surface, tk.border, 0);
    if hx.recent.is_empty() {
        ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
            let empty = widgets::Empty { title: cx.t(tx::NO_RECENT), sentence: cx.t(tx::NO_RECENT_HINT), action: None };
            empty.show(ui, cx, |p, r| shell::empty_board(p, tk, r));
        });
        return;
    }
    for (i, (entry, when)) in hx.recent.iter().take(6).enumerate() {
        let row = Rect::from_min_size(area.min + vec2(0.0, i as f32 * 48.0), vec2(area.width(), 48.0));
        recent_row(ui, cx, row, entry, when, out);
        if i > 0 {
            ui.painter().hline(row.x_range().shrink(1.0), row.top(), Stroke::new(1.0, tk.border_subtle));
        }
    }
}

fn recent_row(ui: &mut Ui, cx: &Cx<'_>, row: Rect, entry: &Recent, when: &str, out: &mut Actions) {
    let tk = cx.tk;
    let response = ui.interact(row, ui.unique_id().with(("recent", &entry.path)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{}, {}%", entry.name, entry.percent)));
    if response.hovered() {
        ui.painter().rect_filled(row.shrink(1.0), CornerRadius::same(11), tk.hover);
    }
    let y = row.center().y;
    widgets::paint_icon(ui.painter(), pos2(row.left() + 32.0, y), icons::NOTEBOOK, 18.0, tk.text_secondary);
    let columns =
        [row.left() + 52.0, row.right() - 400.0_f32.min(row.width() * 0.45), row.right() - 230.0_f32.min(row.width() * 0.32), row.right() - 90.0];
    let [name, course, progress, at] = columns;
    let cell = |from: f32, to: f32| Rect::from_min_max(pos2(from, y - 12.0), pos2(to - 12.0, y + 12.0));
    widgets::paint_in(ui.painter(), cell(name, course), Align2::LEFT_CENTER, &entry.name, theme::BODY.bold(), tk.text);
    widgets::paint_in(ui.painter(), cell(course, progress), Align2::LEFT_CENTER, &entry.course, theme::SMALL, tk.text_secondary);
    let bar = Rect::from_min_max(pos2(progress, y - 2.0), pos2(at - 60.0, y + 2.0));
    widgets::bar(ui.painter(), tk, bar, entry.percent as f32 / 100.0);
    widgets::paint(ui.painter(), pos2(at - 20.0, y), Align2::RIGHT_CENTER, &format!("{}%", entry.percent), theme::SMALL, tk.text_secondary);
    widgets::paint(ui.painter(), pos2(row.right() - 14.0, y), Align2::RIGHT_CENTER, when, theme::SMALL, tk.text_tertiary);
    widgets::ring_if_focused(ui, cx, &response, 11);
    response.context_menu(|ui| {
        if widgets::menu_row(ui, cx, Some(icons::FOLDER_OPEN), cx.t(tx::OPEN_IT), "", false, true).clicked() {
            out.push(Action::OpenFile(entry.path.clone().into()));
        }
        if widgets::menu_row(ui, cx, Some(icons::X), cx.t(tx::FORGET), "", false, true).clicked() {
            out.push(Action::ForgetRecent(entry.path.clone()));
        }
    });
    if widgets::tooltip(response, cx, &entry.path).clicked() {
        out.push(Action::OpenFile(entry.path.clone().into()));
    }
}

fn drop_zone(ui: &mut Ui, cx: &Cx<'_>, rect: Rect, out: &mut Actions) {
    let tk = cx.tk;
    let response = ui.interact(rect, ui.unique_id().with("drop"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, cx.t(tx::DROP_HERE)));
    if response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(12), tk.hover);
    }
    widgets::dashed_rect(ui.painter(), rect, 12.0, Stroke::new(1.5, tk.border_strong));
    widgets::paint_icon(ui.painter(), rect.center() - vec2(0.0, 34.0), icons::TRAY_ARROW_DOWN, 32.0, tk.accent_text);
    widgets::paint(ui.painter(), rect.center() + vec2(0.0, 8.0), Align2::CENTER_CENTER, cx.t(tx::DROP_HERE), theme::BODY.bold(), tk.text);
    widgets::paint(ui.painter(), rect.center() + vec2(0.0, 30.0), Align2::CENTER_CENTER, cx.t(tx::DROP_HINT), theme::SMALL, tk.text_tertiary);
    widgets::ring_if_focused(ui, cx, &response, 12);
    if response.clicked() {
        out.push(Action::Do(Command::Open));
    }
}

/// The chip that says how far an exercise is; shape and word first, colour last.
pub fn state_chip(ui: &mut Ui, cx: &Cx<'_>, percent: Option<u32>) {
    match percent {
        None => {
            widgets::chip(ui, cx, Chip::Plain, Some(icons::CIRCLE_DASHED), cx.t(tx::NOT_STARTED));
        }
        Some(100..) => {
            widgets::chip(ui, cx, Chip::Done, Some(icons::CHECK_CIRCLE), cx.t(tx::DONE));
        }
        Some(percent) => {
            widgets::chip(ui, cx, Chip::Accent, Some(icons::CIRCLE_HALF), &format!("{percent}%"));
        }
    }
}
