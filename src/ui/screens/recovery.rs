//! Unsaved work of an earlier run: per workbook what it holds, beside what its file holds, and what to do with it.

use std::collections::BTreeMap;

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::{
    model::{
        text::Bi,
        texts::safe as tx,
        versions::{Change, Differs},
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons,
        safe::{Choice, Safe},
        shell, theme,
        widgets::{self, Btn, Chip},
    },
};

/// Work that was not saved when the program ended last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftShown {
    /// What the actions name it by.
    pub id: String,
    /// The workbook's name.
    pub name: String,
    /// Its file, if it has one.
    pub file: Option<String>,
    /// When it was last changed, `HH:MM` or a date.
    pub at: String,
    /// When the file was last changed.
    pub file_at: Option<String>,
    /// How many changes it holds that the file does not.
    pub changes: usize,
    /// How many texts differ in all.
    pub differences: usize,
    /// The first of them.
    pub preview: Vec<Change>,
    /// Names of exercises by the id of their template.
    pub titles: BTreeMap<String, Bi>,
    /// The file is there.
    pub file_there: bool,
    /// The file holds what the draft does not: it must not be replaced.
    pub file_differs: bool,
    /// Bringing it back ended badly twice.
    pub suspicious: bool,
}

/// What the screen shows.
pub struct RecoveryCx<'a> {
    /// What waits to be decided, the newest first.
    pub drafts: &'a [DraftShown],
    /// The one whose content is shown.
    pub looked_at: Option<&'a str>,
}

/// Shows the screen.
pub fn recovery_ui(ui: &mut Ui, cx: &Cx<'_>, rx: &RecoveryCx<'_>, out: &mut Actions) {
    let sheet = ui.max_rect();
    ui.painter().rect_filled(sheet, CornerRadius::same(9), cx.tk.bg_canvas);
    let Some(chosen) = rx.drafts.iter().find(|d| Some(d.id.as_str()) == rx.looked_at).or_else(|| rx.drafts.first()) else {
        let empty = widgets::Empty { title: cx.t(tx::RECOVERY_NONE), sentence: cx.t(tx::RECOVERY_NONE_HINT), action: None };
        empty.show(ui, cx, |p, r| shell::empty_tray(p, cx.tk, r));
        return;
    };
    let width = (sheet.width() - 48.0).min(1080.0);
    let inner = Rect::from_center_size(sheet.center(), vec2(width, sheet.height() - 40.0));
    ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt("recovery"), |ui| {
        head(ui, cx);
        ui.add_space(16.0);
        let body = ui.available_rect_before_wrap();
        let (list, preview) = body.split_left_right_at_x(body.left() + 300.0_f32.min(width * 0.34));
        ui.scope_builder(UiBuilder::new().max_rect(list.with_max_x(list.right() - 12.0)).id_salt("drafts"), |ui| {
            egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                for draft in rx.drafts {
                    row(ui, cx, draft, draft.id == chosen.id, out);
                    ui.add_space(8.0);
                }
            });
        });
        ui.scope_builder(UiBuilder::new().max_rect(preview).id_salt(&chosen.id), |ui| detail(ui, cx, chosen, out));
    });
}

fn head(ui: &mut Ui, cx: &Cx<'_>) {
    let tk = cx.tk;
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(44.0, 44.0), Sense::hover());
        ui.painter().rect_filled(rect, CornerRadius::same(10), tk.warning_tint);
        widgets::paint_icon(ui.painter(), rect.center(), icons::CLOCK_COUNTER_CLOCKWISE, 22.0, tk.warning_text);
        ui.add_space(4.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            widgets::label(ui, cx.t(tx::RECOVERY_TITLE), theme::TITLE, tk.text);
            widgets::label(ui, cx.t(tx::RECOVERY_TEXT), theme::SMALL, tk.text_secondary);
        });
    });
}

fn count(cx: &Cx<'_>, n: usize) -> String {
    if n == 1 { cx.t(tx::CHANGES_ONE).to_owned() } else { cx.tf(tx::CHANGES, &[&n.to_string()]) }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, draft: &DraftShown, on: bool, out: &mut Actions) {
    let tk = cx.tk;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 84.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, format!("{} {}", draft.name, draft.at)));
    let fill = if on {
        tk.selected
    } else if response.hovered() {
        tk.hover
    } else {
        tk.surface
    };
    widgets::card(ui.painter(), tk, rect, 8, fill, if on { tk.accent } else { tk.border }, 0);
    let line = |y: f32, h: f32| Rect::from_min_max(pos2(rect.left() + 14.0, rect.top() + y), pos2(rect.right() - 14.0, rect.top() + y + h));
    let ink = if on { tk.accent_text } else { tk.text };
    widgets::paint_in(ui.painter(), line(10.0, 22.0).with_max_x(rect.right() - 96.0), Align2::LEFT_CENTER, &draft.name, theme::BODY.bold(), ink);
    widgets::paint_in(ui.painter(), line(10.0, 22.0), Align2::RIGHT_CENTER, &draft.at, theme::CAPTION, tk.text_tertiary);
    let file = draft.file.as_deref().unwrap_or_else(|| cx.t(tx::NEVER_SAVED));
    widgets::paint_in(ui.painter(), line(32.0, 18.0), Align2::LEFT_CENTER, tail(file), theme::CAPTION, tk.text_tertiary);
    let chip = line(54.0, 22.0);
    ui.scope_builder(UiBuilder::new().max_rect(chip).layout(egui::Layout::left_to_right(egui::Align::Center)).id_salt(("chip", &draft.id)), |ui| {
        widgets::chip(ui, cx, Chip::Warning, None, &count(cx, draft.changes.max(1)));
    });
    widgets::ring_if_focused(ui, cx, &response, 8);
    if widgets::tooltip(response, cx, file).clicked() {
        out.push(Action::Safe(Safe::LookAtDraft(draft.id.clone())));
    }
}

/// The end of a long path: the name of the file is what people know.
fn tail(path: &str) -> &str {
    let from = path.char_indices().rev().nth(44).map_or(0, |(at, _)| at);
    path.get(from..).unwrap_or(path)
}

fn detail(ui: &mut Ui, cx: &Cx<'_>, draft: &DraftShown, out: &mut Actions) {
    let tk = cx.tk;
    let all = ui.max_rect();
    widgets::card(ui.painter(), tk, all, 10, tk.surface, tk.border, 0);
    let inner = all.shrink2(vec2(16.0, 12.0));
    let foot = inner.with_min_y(inner.bottom() - 32.0);
    let note = if draft.suspicious {
        Some(cx.t(tx::SUSPICIOUS))
    } else if draft.file_differs {
        Some(cx.t(tx::FILE_WENT_ON))
    } else {
        None
    };
    let mut bottom = foot.top() - 12.0;
    if let Some(note) = note {
        let strip = Rect::from_min_max(pos2(inner.left(), bottom - 44.0), pos2(inner.right(), bottom));
        ui.painter().rect_filled(strip, CornerRadius::same(8), tk.warning_tint);
        widgets::paint_icon(ui.painter(), pos2(strip.left() + 18.0, strip.center().y), icons::WARNING, 18.0, tk.warning_text);
        let text = Rect::from_min_max(pos2(strip.left() + 36.0, strip.top() + 2.0), strip.max - vec2(8.0, 2.0));
        widgets::paint_in(ui.painter(), text, Align2::LEFT_CENTER, note, theme::SMALL, tk.text);
        bottom = strip.top() - 12.0;
    }
    let table = Rect::from_min_max(inner.min, pos2(inner.right(), bottom));
    ui.scope_builder(UiBuilder::new().max_rect(table).id_salt("preview"), |ui| preview(ui, cx, draft));
    ui.scope_builder(UiBuilder::new().max_rect(foot).layout(egui::Layout::right_to_left(egui::Align::Center)).id_salt("choices"), |ui| {
        choices(ui, cx, draft, out);
    });
}

fn choices(ui: &mut Ui, cx: &Cx<'_>, draft: &DraftShown, out: &mut Actions) {
    let mut choose = |choice| out.push(Action::Safe(Safe::Recover(draft.id.clone(), choice)));
    let restorable = !draft.suspicious && !draft.file_differs;
    if draft.suspicious {
        if Btn::primary(cx.t(tx::AS_TEXT)).show(ui, cx).clicked() {
            choose(Choice::Text);
        }
    } else if restorable {
        if Btn::primary(cx.t(tx::RESTORE)).show(ui, cx).clicked() {
            choose(Choice::Restore);
        }
    } else if Btn::primary(cx.t(tx::KEEP_BOTH)).show(ui, cx).clicked() {
        choose(Choice::KeepBoth);
    }
    if draft.file_there {
        if restorable && Btn::secondary(cx.t(tx::KEEP_BOTH)).show(ui, cx).clicked() {
            choose(Choice::KeepBoth);
        }
        if Btn::secondary(cx.t(tx::OPEN_SAVED)).show(ui, cx).clicked() {
            choose(Choice::OpenSaved);
        }
    }
    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        if Btn::text(cx.t(tx::LATER)).show(ui, cx).clicked() {
            choose(Choice::Later);
        }
    });
}

/// What the file says on the left, what was kept on the right.
fn preview(ui: &mut Ui, cx: &Cx<'_>, draft: &DraftShown) {
    let tk = cx.tk;
    let (head, body) = ui.max_rect().split_top_bottom_at_y(ui.max_rect().top() + 30.0);
    let (left, right) = halves(head);
    let file =
        draft.file_at.as_deref().filter(|_| draft.file_there).map_or_else(|| cx.t(tx::NO_FILE_SIDE).to_owned(), |at| cx.tf(tx::FILE_SIDE, &[at]));
    widgets::paint_in(ui.painter(), left, Align2::LEFT_CENTER, &file, theme::BODY.bold(), tk.text_secondary);
    widgets::paint_in(ui.painter(), right, Align2::LEFT_CENTER, &cx.tf(tx::KEPT_SIDE, &[&draft.at]), theme::BODY.bold(), tk.accent_text);
    ui.painter().hline(head.x_range(), head.bottom(), Stroke::new(1.0, tk.border_subtle));
    ui.scope_builder(UiBuilder::new().max_rect(body.with_min_y(body.top() + 8.0)).id_salt("rows"), |ui| {
        egui::ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            if draft.preview.is_empty() {
                widgets::wrapped(ui, cx.t(tx::NO_DIFFERENCE), theme::SMALL, tk.text_tertiary);
            }
            let mut last = None;
            for change in &draft.preview {
                if last != Some(&change.exercise) {
                    last = Some(&change.exercise);
                    let template = change.exercise.split(['@', '~']).next().unwrap_or_default();
                    let name = draft.titles.get(template).map_or(change.exercise.as_str(), |t| cx.bi(t));
                    let name = if change.exercise.is_empty() { cx.t(tx::NOTES) } else { name };
                    ui.add_space(6.0);
                    widgets::label(ui, name, theme::SMALL.bold(), tk.text);
                }
                change_row(ui, cx, change);
            }
            let more = draft.differences.saturating_sub(draft.preview.len());
            if more > 0 {
                widgets::label(ui, &cx.tf(tx::MORE, &[&more.to_string()]), theme::SMALL, tk.text_tertiary);
            }
        });
    });
}

fn halves(rect: Rect) -> (Rect, Rect) {
    let (left, right) = rect.split_left_right_at_fraction(0.5);
    (left.with_max_x(left.right() - 8.0), right.with_min_x(right.left() + 8.0))
}

fn change_row(ui: &mut Ui, cx: &Cx<'_>, change: &Change) {
    let tk = cx.tk;
    let width = (ui.available_width() - 16.0) / 2.0 - 40.0;
    let lay = |text: &str, ink| widgets::galley(ui.painter(), text, theme::SMALL, ink, width, 3);
    let before = lay(&change.before, tk.text_secondary);
    let after = lay(&change.after, tk.text);
    let height = before.size().y.max(after.size().y).max(20.0) + 10.0;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{} → {}", change.before, change.after)));
    let (left, right) = halves(rect);
    let (mark, fill, ink) = match change.how {
        Differs::Added => (icons::PLUS, tk.success_tint, tk.success_text),
        Differs::Removed => (icons::MINUS, tk.danger_tint, tk.danger_text),
        Differs::Changed => (icons::PENCIL_SIMPLE, tk.accent_tint, tk.accent_text),
    };
    for (side, galley, shown) in [(left, before, change.how != Differs::Added), (right, after, change.how != Differs::Removed)] {
        if shown {
            ui.painter().rect_filled(side, CornerRadius::same(6), if side == right { fill } else { tk.surface_sunken });
            ui.painter().galley(pos2(side.left() + 30.0, side.center().y - galley.size().y / 2.0), galley, tk.text);
        } else {
            widgets::dashed_rect(ui.painter(), side, 6.0, Stroke::new(1.0, tk.border));
        }
        let here = if change.how == Differs::Removed { left } else { right };
        if side == here {
            widgets::paint_icon(ui.painter(), pos2(side.left() + 16.0, side.center().y), mark, 14.0, ink);
        }
    }
}
