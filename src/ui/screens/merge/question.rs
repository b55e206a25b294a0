//! One conflict: where it is, what it was before, the copies side by side, and the result that can be edited.

use egui::{Align, CornerRadius, Id, Layout, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Asked, MergeCx, MergeView, marks, shown, whose};
use crate::{
    model::{
        doc::Value,
        merge::{Choice, Conflict, Dispute, can_keep_all},
        names::Naming,
        text::visible,
        texts::merge as t,
    },
    ui::{
        cx::{Actions, Cx},
        icons, theme,
        widgets::{self, Btn, Chip, Input},
    },
};

/// The field with the result.
pub(super) fn result_id() -> Id {
    Id::unique("merge-result")
}

pub(super) fn can_edit(naming: Option<&Naming<'_>>, conflict: &Conflict) -> bool {
    match &conflict.what {
        Dispute::Register(key) => naming.is_some_and(|n| n.is_text(key.as_str())),
        Dispute::Life => false,
    }
}

pub(super) fn can_all(naming: Option<&Naming<'_>>, conflict: &Conflict) -> bool {
    can_keep_all(conflict, can_edit(naming, conflict))
}

pub(super) fn can_none(conflict: &Conflict) -> bool {
    matches!(&conflict.what, Dispute::Register(key) if !matches!(key.as_str(), "order" | "stage" | "tp" | "lane" | "zone" | "parent"))
}

pub(super) fn question_ui(ui: &mut Ui, cx: &Cx<'_>, mx: &MergeCx<'_>, view: &mut MergeView, _out: &mut Actions) {
    let Some(asked) = mx.asked.get(view.at) else { return };
    let Some(naming) = Naming::of(mx.book, &asked.exercise, cx.lang) else { return };
    ScrollArea::vertical().auto_shrink(false).id_salt(("question", view.at)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        place(ui, cx, &naming, asked);
        let base = asked.conflict.base.as_ref().map(|base| shown(&naming, &asked.conflict, base));
        if let Some(base) = &base {
            base_ui(ui, cx, base);
        }
        copies(ui, cx, mx, view, (&naming, asked, base.as_deref()));
        whole_choices(ui, cx, view, (&naming, asked));
        if can_edit(Some(&naming), &asked.conflict) {
            result(ui, cx, view, asked);
        }
        context(ui, cx, &naming, asked);
    });
}

fn place(ui: &mut Ui, cx: &Cx<'_>, naming: &Naming<'_>, asked: &Asked) {
    let conflict = &asked.conflict;
    let parts = [naming.title().to_owned(), naming.region(conflict.item), naming.item(conflict.item)];
    let crumb = parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("  ›  ");
    widgets::label(ui, &crumb, theme::SMALL, cx.tk.text_secondary);
    ui.add_space(-6.0);
    let question = match &conflict.what {
        Dispute::Register(key) => cx.tf(t::WHICH, &[&naming.register(key.as_str())]),
        Dispute::Life => cx.tf(t::KEEP_IT, &[&naming.item(conflict.item)]),
    };
    widgets::label(ui, &question, theme::TITLE, cx.tk.text);
}

fn base_ui(ui: &mut Ui, cx: &Cx<'_>, base: &str) {
    let frame = egui::Frame::new().fill(cx.tk.surface_sunken).corner_radius(CornerRadius::same(8)).inner_margin(egui::Margin::symmetric(14, 9));
    frame.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.set_width(ui.available_width());
            widgets::icon(ui, icons::CLOCK_COUNTER_CLOCKWISE, 16.0, cx.tk.text_tertiary);
            widgets::label(ui, cx.t(t::BASE), theme::SMALL, cx.tk.text_tertiary);
            widgets::label(ui, base, theme::BODY, cx.tk.text_secondary);
        });
    });
}

type Here<'a> = (&'a Naming<'a>, &'a Asked, Option<&'a str>);

fn copies(ui: &mut Ui, cx: &Cx<'_>, mx: &MergeCx<'_>, view: &mut MergeView, (naming, asked, base): Here<'_>) {
    let copies = &asked.conflict.copies;
    let across = copies.len().clamp(1, 4);
    let gap = 12.0;
    let width = (ui.available_width() - gap * (across - 1) as f32) / across as f32;
    let texts: Vec<String> = copies.iter().map(|c| shown(naming, &asked.conflict, &c.value)).collect();
    for (line, row) in copies.chunks(across).enumerate() {
        let galleys: Vec<_> = (0..row.len())
            .filter_map(|n| texts.get(line * across + n))
            .map(|text| ui.fonts_mut(|f| f.layout_job(marks::marked(cx.tk, theme::CASE, base, text, width - 32.0))))
            .collect();
        let height = galleys.iter().map(|g| g.size().y).fold(60.0, f32::max).min(260.0) + 68.0;
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        for (n, (copy, galley)) in row.iter().zip(galleys).enumerate() {
            let number = line * across + n;
            let rect = Rect::from_min_size(pos2(area.left() + (width + gap) * n as f32, area.top()), vec2(width, height));
            let (name, at) = whose(cx, mx, copy, number);
            let on = view.choices.get(&view.at) == Some(&Choice::Copy(number)) || (!view.choices.contains_key(&view.at) && number == 0);
            let response = ui.interact(rect, ui.scope_id().with(("copy", number)), Sense::click());
            let said = texts.get(number).cloned().unwrap_or_default();
            response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, format!("{} {name} {said}", number + 1)));
            paint_copy(ui, cx, rect, (number, on, response.hovered()), (&name, &at));
            ui.painter().with_clip_rect(rect.shrink(8.0)).galley(pos2(rect.left() + 16.0, rect.top() + 46.0), galley, cx.tk.text);
            widgets::ring_if_focused(ui, cx, &response, 10);
            if response.clicked() {
                view.choose(Choice::Copy(number));
            }
        }
    }
}

fn paint_copy(ui: &Ui, cx: &Cx<'_>, rect: Rect, (number, on, lit): (usize, bool, bool), (name, at): (&str, &str)) {
    let tk = cx.tk;
    let painter = ui.painter();
    widgets::card(painter, tk, rect, 10, tk.surface, if lit { tk.border_strong } else { tk.border }, 0);
    if on {
        painter.rect_stroke(rect, CornerRadius::same(10), Stroke::new(2.0, tk.accent), egui::StrokeKind::Inside);
    }
    let middle = rect.top() + 26.0;
    let dot = pos2(rect.left() + 26.0, middle);
    painter.circle_stroke(dot, 8.0, Stroke::new(1.5, if on { tk.accent } else { tk.border_strong }));
    if on {
        painter.circle_filled(dot, 4.0, tk.accent);
    }
    widgets::paint_avatar(painter, tk, pos2(rect.left() + 54.0, middle), 24.0, name);
    let cap = (number + 1).to_string();
    let cap_width = widgets::key_cap_width(painter, &cap);
    let room = rect.width() - 72.0 - cap_width - 24.0;
    let words = widgets::galley(painter, name, theme::BODY.bold(), tk.text, room, 1);
    let end = rect.left() + 72.0 + words.size().x;
    painter.galley(pos2(rect.left() + 72.0, middle - words.size().y / 2.0), words, tk.text);
    if end + 48.0 < rect.right() - cap_width - 16.0 {
        let time = Rect::from_min_max(pos2(end + 8.0, rect.top()), pos2(rect.right() - cap_width - 16.0, rect.top() + 52.0));
        widgets::paint_in(painter, time, egui::Align2::LEFT_CENTER, at, theme::CAPTION, tk.text_tertiary);
    }
    if number < 4 {
        widgets::paint_key_cap(painter, cx, pos2(rect.right() - cap_width - 12.0, middle), &cap, None);
    }
}

fn whole_choices(ui: &mut Ui, cx: &Cx<'_>, view: &mut MergeView, (naming, asked): (&Naming<'_>, &Asked)) {
    let all = can_all(Some(naming), &asked.conflict);
    let none = can_none(&asked.conflict);
    if !all && !none {
        return;
    }
    ui.horizontal(|ui| {
        let count = asked.conflict.copies.len().to_string();
        let current = view.choices.get(&view.at).cloned();
        if all {
            let name = cx.tf(t::KEEP_ALL, &[&count]);
            let button = if current == Some(Choice::All) { Btn::accent(&name) } else { Btn::secondary(&name) };
            if button.icon(icons::STACK).key("A").small().show(ui, cx).clicked() {
                view.choose(Choice::All);
            }
        }
        if none {
            let button = if current == Some(Choice::None) { Btn::accent(cx.t(t::KEEP_NONE)) } else { Btn::secondary(cx.t(t::KEEP_NONE)) };
            if button.icon(icons::MINUS_CIRCLE).key("0").small().show(ui, cx).clicked() {
                view.choose(Choice::None);
            }
        }
        if all {
            widgets::label(ui, cx.t(t::KEEP_ALL_HINT), theme::SMALL, cx.tk.text_tertiary);
        }
    });
}

/// The result stands in a field; typing makes it a value of one's own.
fn result(ui: &mut Ui, cx: &Cx<'_>, view: &mut MergeView, asked: &Asked) {
    let choice = view.choices.get(&view.at).cloned().unwrap_or(Choice::Copy(0));
    if view.text_of != Some(view.at) {
        view.text = match crate::model::merge::value_of(&asked.conflict, &choice) {
            Some(Value::Text(text)) => text.to_string(),
            _ => String::new(),
        };
        view.text_of = Some(view.at);
    }
    let frame = egui::Frame::new()
        .fill(cx.tk.surface)
        .stroke(Stroke::new(1.0, cx.tk.border))
        .corner_radius(CornerRadius::same(10))
        .inner_margin(egui::Margin::symmetric(16, 12));
    frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            widgets::label(ui, cx.t(t::RESULT), theme::BODY.bold(), cx.tk.text);
            widgets::label(ui, cx.t(t::RESULT_HINT), theme::SMALL, cx.tk.text_tertiary);
            widgets::key_cap(ui, cx, "E");
            if matches!(choice, Choice::Own(_)) {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    widgets::chip(ui, cx, Chip::Accent, Some(icons::PENCIL_SIMPLE), cx.t(t::EDITED));
                });
            }
        });
        let before = view.text.clone();
        let field = Input::new(result_id(), cx.t(t::RESULT)).rows(2).width(ui.available_width()).limit(4000).show(ui, cx, &mut view.text);
        if field.has_focus() && ui.input(|i| i.key_pressed(egui::Key::Escape)) {
            field.surrender_focus();
        }
        if view.text != before {
            let value = Value::text(&view.text);
            view.choose(Choice::Own(value));
        }
    });
}

/// What else the column, the card or the row says.
fn context(ui: &mut Ui, cx: &Cx<'_>, naming: &Naming<'_>, asked: &Asked) {
    let but = match &asked.conflict.what {
        Dispute::Register(key) => key.as_str(),
        Dispute::Life => "",
    };
    let around = naming.context(asked.conflict.item, but);
    if around.is_empty() {
        return;
    }
    widgets::label(ui, cx.t(t::CONTEXT), theme::SMALL, cx.tk.text_secondary);
    let across = around.len().clamp(1, 4);
    let gap = 10.0;
    let width = (ui.available_width() - gap * (across - 1) as f32) / across as f32;
    for row in around.chunks(across).take(3) {
        let (area, _) = ui.allocate_exact_size(vec2(ui.available_width(), 58.0), Sense::hover());
        for (n, (name, value)) in row.iter().enumerate() {
            let rect = Rect::from_min_size(pos2(area.left() + (width + gap) * n as f32, area.top()), vec2(width, 58.0));
            widgets::card(ui.painter(), cx.tk, rect, 8, cx.tk.surface, cx.tk.border_subtle, 0);
            let inner = rect.shrink2(vec2(12.0, 8.0));
            ui.scope_builder(UiBuilder::new().max_rect(inner).id_salt(("context", n, name)), |ui| {
                super::paint_line(ui, inner.min, name, theme::CAPTION, cx.tk.text_tertiary, inner.width());
                let value = visible(&value.replace('\n', " ")).into_owned();
                super::paint_line(ui, super::below(inner.min, 20.0), &value, theme::BODY, cx.tk.text, inner.width());
            });
        }
    }
}
