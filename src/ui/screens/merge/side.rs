//! The left side of the merge screen: what must be decided, and what came about by itself, with who did what.

use egui::{CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{MergeCx, MergeView, Spot, below, paint_line, shown, whose};
use crate::{
    model::{
        merge::{Auto, Choice, Conflict, Dispute, Report, What},
        names::Naming,
        texts::{Text, merge as t},
    },
    ui::{cx::Cx, icons, theme, widgets},
};

const GROUPS: [(What, char, Text, Text); 4] = [
    (What::Changed, icons::USER, t::GROUP_CHANGED, t::GROUP_CHANGED_HINT),
    (What::Same, icons::EQUALS, t::GROUP_SAME, t::GROUP_SAME_HINT),
    (What::Added, icons::PLUS, t::GROUP_ADDED, t::GROUP_ADDED_HINT),
    (What::Deleted, icons::TRASH, t::GROUP_DELETED, t::GROUP_DELETED_HINT),
];

fn of_group(report: &Report, what: What) -> impl Iterator<Item = (&str, &Auto)> {
    report.parts.iter().flat_map(move |p| p.auto.iter().filter(move |a| a.what == what).map(|a| (p.exercise.as_str(), a)))
}

/// The first kind of automatic result that there is.
pub(super) fn first_group(report: &Report) -> Option<What> {
    GROUPS.into_iter().map(|(what, ..)| what).find(|what| of_group(report, *what).next().is_some())
}

pub(super) fn side_ui(ui: &mut Ui, cx: &Cx<'_>, mx: &MergeCx<'_>, view: &mut MergeView) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        if !mx.asked.is_empty() {
            heading(ui, cx, t::TO_DECIDE);
            for n in 0..mx.asked.len() {
                conflict_row(ui, cx, mx, view, n);
            }
            ui.add_space(6.0);
        }
        if mx.report.automatic() > 0 {
            if !mx.asked.is_empty() {
                let line = ui.available_rect_before_wrap();
                ui.painter().hline(line.x_range(), line.top(), Stroke::new(1.0, cx.tk.border_subtle));
                ui.add_space(8.0);
            }
            heading(ui, cx, t::BY_ITSELF);
            for (what, icon, name, hint) in GROUPS {
                let count = of_group(mx.report, what).count();
                if count > 0 {
                    let on = view.spot == Spot::Auto(what);
                    if row(ui, cx, (icon, cx.tk.text_secondary), on, (&cx.tf(name, &[&count.to_string()]), cx.t(hint), "›")).clicked() {
                        view.spot = Spot::Auto(what);
                    }
                }
            }
        }
    });
}

fn heading(ui: &mut Ui, cx: &Cx<'_>, text: Text) {
    ui.add_space(4.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    paint_line(ui, pos2(rect.left() + 10.0, rect.top()), cx.t(text), theme::SMALL, cx.tk.text_tertiary, rect.width());
}

fn conflict_row(ui: &mut Ui, cx: &Cx<'_>, mx: &MergeCx<'_>, view: &mut MergeView, n: usize) {
    let Some(asked) = mx.asked.get(n) else { return };
    let Some(naming) = Naming::of(mx.book, &asked.exercise, cx.lang) else { return };
    let on = view.spot == Spot::Asked && view.at == n;
    let choice = view.choices.get(&n);
    let icon = match (choice, on) {
        (Some(_), _) => (icons::CHECK_CIRCLE, cx.tk.success),
        (None, true) => (icons::CIRCLE_HALF, cx.tk.accent),
        (None, false) => (icons::CIRCLE, cx.tk.text_tertiary),
    };
    let side = choice.map(|choice| chosen(cx, mx, &asked.conflict, choice)).unwrap_or_default();
    let title = naming.disputed(&asked.conflict);
    let detail = detail(cx, mx, &naming, &asked.conflict);
    if row(ui, cx, icon, on, (&title, &detail, &side)).clicked() {
        view.go(n);
    }
}

fn chosen(cx: &Cx<'_>, mx: &MergeCx<'_>, conflict: &Conflict, choice: &Choice) -> String {
    match choice {
        Choice::Copy(_) if conflict.what == Dispute::Life => cx.t(t::DECIDED).to_owned(),
        Choice::Copy(n) => {
            let name = conflict.copies.get(*n).map(|copy| whose(cx, mx, copy, *n).0).unwrap_or_default();
            cx.tf(t::USES, &[&name])
        }
        Choice::All => cx.t(t::KEPT_ALL).to_owned(),
        Choice::None => cx.t(t::KEPT_NONE).to_owned(),
        Choice::Own(_) => cx.t(t::EDITED).to_owned(),
    }
}

/// Short values stand for themselves, long ones for those who wrote them.
fn detail(cx: &Cx<'_>, mx: &MergeCx<'_>, naming: &Naming<'_>, conflict: &Conflict) -> String {
    let comma = cx.lang.pick("、", ", ");
    if conflict.what == Dispute::Life {
        return cx.t(t::DELETED_AND_EDITED).to_owned();
    }
    let values: Vec<String> = conflict.copies.iter().map(|c| shown(naming, conflict, &c.value)).collect();
    if values.iter().map(|v| v.chars().count()).sum::<usize>() <= 16 {
        return values.join(comma);
    }
    let names: Vec<String> = conflict.copies.iter().enumerate().map(|(n, c)| whose(cx, mx, c, n).0).collect();
    cx.tf(t::DIFFER, &[&names.join(comma)])
}

type Words<'a> = (&'a str, &'a str, &'a str);

fn row(ui: &mut Ui, cx: &Cx<'_>, (icon, ink): (char, egui::Color32), on: bool, (title, detail, side): Words<'_>) -> egui::Response {
    let tk = cx.tk;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, on, title));
    if on || response.hovered() {
        ui.painter().rect_filled(rect, CornerRadius::same(7), if on { tk.selected } else { tk.hover });
    }
    let at = pos2(rect.left() + 20.0, rect.top() + 18.0);
    if icon == icons::CHECK_CIRCLE {
        widgets::icon_fill(ui.painter(), at, icon, 18.0, ink);
    } else {
        widgets::paint_icon(ui.painter(), at, icon, 18.0, ink);
    }
    let side_width =
        if side.is_empty() { 0.0 } else { widgets::galley(ui.painter(), side, theme::CAPTION, tk.text_tertiary, 90.0, 1).size().x + 8.0 };
    let left = pos2(rect.left() + 38.0, rect.top() + 5.0);
    let width = rect.right() - left.x - 8.0;
    let (style, color) = if on { (theme::BODY.bold(), tk.accent_text) } else { (theme::BODY, tk.text) };
    paint_line(ui, left, title, style, color, width - side_width);
    paint_line(ui, below(left, 22.0), detail, theme::CAPTION, tk.text_tertiary, width);
    if !side.is_empty() {
        let right = Rect::from_min_max(pos2(rect.right() - side_width, rect.top() + 5.0), pos2(rect.right() - 8.0, rect.top() + 27.0));
        widgets::paint_in(ui.painter(), right, egui::Align2::RIGHT_CENTER, side, theme::CAPTION, tk.text_tertiary);
    }
    widgets::ring_if_focused(ui, cx, &response, 7);
    response
}

/// Everything of one kind that came about by itself: place, value, who.
pub(super) fn auto_ui(ui: &mut Ui, cx: &Cx<'_>, mx: &MergeCx<'_>, what: What) {
    let Some((_, _, name, hint)) = GROUPS.into_iter().find(|(w, ..)| *w == what) else { return };
    let all: Vec<(&str, &Auto)> = of_group(mx.report, what).collect();
    widgets::label(ui, &cx.tf(name, &[&all.len().to_string()]), theme::TITLE, cx.tk.text);
    widgets::label(ui, cx.t(hint), theme::SMALL, cx.tk.text_tertiary);
    ui.add_space(8.0);
    ScrollArea::vertical().auto_shrink(false).show_rows(ui, 48.0, all.len(), |ui, rows| {
        for (exercise, auto) in all.get(rows).unwrap_or_default() {
            auto_row(ui, cx, mx, exercise, auto);
        }
    });
}

fn auto_row(ui: &mut Ui, cx: &Cx<'_>, mx: &MergeCx<'_>, exercise: &str, auto: &Auto) {
    let tk = cx.tk;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 48.0), Sense::hover());
    let Some(naming) = Naming::of(mx.book, exercise, cx.lang) else { return };
    let place = naming.place(auto.item, auto.key.as_ref());
    let place = if place.is_empty() { naming.title().to_owned() } else { place };
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &place));
    widgets::card(ui.painter(), tk, rect.shrink2(vec2(0.0, 2.0)), 8, tk.surface, tk.border_subtle, 0);
    let value = auto.key.as_ref().map(|key| naming.value(auto.item, key.as_str(), naming.doc.value(auto.item, key.as_str()))).unwrap_or_default();
    let value = crate::model::text::visible(&value.replace('\n', " ")).into_owned();
    let names: Vec<&str> = auto.from.iter().filter_map(|n| mx.copies.get(*n)).map(|c| c.name.as_str()).collect();
    let who = names.join(cx.lang.pick("、", ", "));
    let left = pos2(rect.left() + 14.0, rect.top() + 13.0);
    let third = (rect.width() - 28.0) / 3.0;
    paint_line(ui, left, &place, theme::BODY.bold(), tk.text, third - 8.0);
    paint_line(ui, pos2(left.x + third, left.y), &value, theme::BODY, tk.text_secondary, third * 1.4 - 8.0);
    let right = Rect::from_min_max(pos2(left.x + third * 2.4, rect.top()), pos2(rect.right() - 14.0, rect.bottom()));
    widgets::paint_in(ui.painter(), right, egui::Align2::RIGHT_CENTER, &who, theme::SMALL, tk.text_tertiary);
}
