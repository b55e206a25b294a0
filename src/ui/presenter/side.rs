//! The right column: what comes next, the script or what an exercise needs, and the countdown.

use egui::{Align2, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::{Act, PresenterCx, heading, slide, strips, timer_words};
use crate::{
    model::{
        session::{MINUTE, clock_text},
        texts::{reader as words, teach as tx},
    },
    ui::{
        command::Command,
        cx::{Action, Actions, Cx},
        icons,
        theme::{self, Style},
        widgets::{self, Btn},
    },
};

/// The script may be read from near and from far.
const SIZES: std::ops::RangeInclusive<u32> = 14..=32;

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, out: &mut Actions) {
    let tk = cx.tk;
    let head = Rect::from_min_size(rect.min, vec2(rect.width(), 30.0));
    // A low window keeps room for the script.
    let share = if rect.height() < 460.0 { 0.24 } else { 0.36 };
    let tall = (rect.width() * slide::SIZE.y / slide::SIZE.x).min(rect.height() * share);
    let size = vec2(tall * slide::SIZE.x / slide::SIZE.y, tall);
    let place = Rect::from_min_size(pos2(rect.left(), head.bottom() + 4.0), size);
    let slots = px.session.slots();
    let name = slots.get(px.session.index() + 1).map(|s| px.name(s.id, cx.lang)).unwrap_or_default();
    heading(ui, cx, head, cx.t(tx::NEXT), if px.next.is_some() { &name } else { cx.t(tx::LAST) });
    if let Some(next) = px.next {
        widgets::card(ui.painter(), tk, place.expand(1.0), 8, tk.surface, tk.border, 0);
        slide::draw(ui.painter(), px.slides, place, next);
    } else {
        widgets::card(ui.painter(), tk, place, 8, tk.surface_sunken, tk.border, 0);
    }
    let timer = Rect::from_min_max(pos2(rect.left(), rect.bottom() - 66.0), rect.max);
    let script = Rect::from_min_max(pos2(rect.left(), place.bottom() + 12.0), pos2(rect.right(), timer.top() - 10.0));
    notes(ui, cx, px, script, out);
    countdown(ui, cx, px, timer, out);
}

fn notes(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, out: &mut Actions) {
    let tk = cx.tk;
    widgets::card(ui.painter(), tk, rect, 10, tk.surface, tk.border, 0);
    let inner = rect.shrink2(vec2(16.0, 10.0));
    let head = Rect::from_min_size(inner.min, vec2(inner.width(), 30.0));
    ui.scope_builder(UiBuilder::new().max_rect(head).layout(egui::Layout::right_to_left(egui::Align::Center)).id_salt("script-head"), |ui| {
        for (text, name, by) in [("A+", words::LARGER, 2_i32), ("A\u{2212}", words::SMALLER, -2)] {
            let new = cx.settings.teach.notes.saturating_add_signed(by);
            let response = Btn::text(text).small().enabled(SIZES.contains(&new)).show(ui, cx);
            if widgets::tooltip(response, cx, cx.t(name)).clicked() {
                let mut settings = cx.settings.clone();
                settings.teach.notes = new;
                out.push(Action::Settings(Box::new(settings)));
            }
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            widgets::label(ui, cx.t(tx::SCRIPT), theme::SECTION, tk.text);
        });
    });
    let foot = Rect::from_min_max(pos2(inner.left(), inner.bottom() - 26.0), inner.max);
    budgets(ui, cx, px, foot);
    let text = Rect::from_min_max(pos2(inner.left(), head.bottom() + 6.0), pos2(inner.right(), foot.top() - 8.0));
    ui.scope_builder(UiBuilder::new().max_rect(text).id_salt("script"), |ui| {
        ui.set_clip_rect(text.intersect(ui.clip_rect()));
        ScrollArea::vertical().id_salt(px.session.at.as_str()).auto_shrink(false).min_scrolled_height(0.0).show(ui, |ui| script(ui, cx, px));
    });
}

fn script(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>) {
    let tk = cx.tk;
    let size = cx.settings.teach.notes as f32;
    let style = Style { size, line: (size * 1.65).round(), bold: false };
    ui.spacing_mut().item_spacing.y = 10.0;
    for (name, lines) in px.debrief.iter().filter(|(_, lines)| !lines.is_empty()) {
        widgets::label(ui, name, theme::SMALL.bold(), tk.accent_text);
        for line in lines {
            widgets::rich(ui, &format!("· {line}"), style, tk.text);
        }
    }
    let notes = px.page().map_or("", |(_, page)| cx.bi(&page.notes));
    if notes.trim().is_empty() && px.debrief.is_empty() {
        widgets::wrapped(ui, cx.t(words::NO_SPEAKER_NOTES), theme::SMALL, tk.text_tertiary);
    }
    for part in notes.split("\n\n").filter(|p| !p.trim().is_empty()) {
        widgets::rich(ui, part.trim(), style, tk.text);
    }
}

/// What page and module may take, and took.
fn budgets(ui: &Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect) {
    let tk = cx.tk;
    ui.painter().hline(rect.x_range(), rect.top() - 4.0, egui::Stroke::new(1.0, tk.border_subtle));
    let s = px.session;
    let slots = s.slots();
    let Some(slot) = slots.get(s.index()) else { return };
    let spent = s.spent(slot.id, px.now);
    let plan = format!("{}", (slot.time as f64 / MINUTE as f64).round());
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 8.0, rect.center().y + 2.0), icons::TIMER, 16.0, tk.text_tertiary);
    let text = cx.tf(tx::PAGE_BUDGET, &[&plan]);
    let at = pos2(rect.left() + 22.0, rect.center().y + 2.0);
    let first = widgets::paint(ui.painter(), at, Align2::LEFT_CENTER, &text, theme::SMALL, tk.text_secondary);
    let ink = if spent > slot.time { tk.warning_text } else { tk.text };
    let spent = clock_text(spent - 999);
    let second = widgets::paint(ui.painter(), pos2(first.right() + 6.0, at.y), Align2::LEFT_CENTER, &spent, theme::SMALL.bold(), ink);
    let module = |part: usize| s.parts().get(part).map(|p| p.module.as_str());
    let same = || slots.iter().filter(|o| module(o.part) == module(slot.part));
    let (may, took): (i64, i64) = same().fold((0, 0), |(may, took), o| (may + o.time, took + s.spent(o.id, px.now)));
    let text = cx.tf(tx::MODULE_BUDGET, &[&strips::span(took), &strips::span(may)]);
    let room = Rect::from_min_max(pos2(second.right() + 10.0, rect.top()), pos2(rect.right(), rect.bottom() + 4.0));
    widgets::paint_in(ui.painter(), room, Align2::RIGHT_CENTER, &text, theme::CAPTION, tk.text_tertiary);
}

fn countdown(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, out: &mut Actions) {
    let tk = cx.tk;
    let timer = &px.session.timer;
    let (last, over) = (timer.is_last_minute(px.now), timer.is_over(px.now) && timer.is_started());
    let fill = if last || over { tk.warning_tint } else { tk.surface };
    widgets::card(ui.painter(), tk, rect, 10, fill, tk.border, 0);
    let wide = rect.width() >= 330.0;
    let left = rect.left() + if wide { 60.0 } else { 14.0 };
    if wide {
        let at = pos2(rect.left() + 32.0, rect.center().y);
        widgets::paint_ring(ui.painter(), tk, at, 16.0, 4.0, timer.fraction(px.now));
        if over {
            widgets::paint_icon(ui.painter(), at, icons::BELL, 16.0, tk.warning_text);
        }
    }
    let name = match (&px.session.round, over) {
        (_, true) => cx.t(tx::TIME_UP).to_owned(),
        (Some(round), _) => cx.tf(tx::GROUP_OF, &[&(round.at + 1).to_string(), &round.groups.to_string()]),
        _ => cx.t(tx::COUNTDOWN).to_owned(),
    };
    let above = Rect::from_min_size(pos2(left, rect.top() + 10.0), vec2(92.0, 20.0));
    widgets::paint_in(ui.painter(), above, Align2::LEFT_CENTER, &name, theme::CAPTION, tk.text_secondary);
    let time = timer.left(px.now);
    let big = Style { size: 22.0, line: 28.0, bold: true };
    let clock = Rect::from_min_size(pos2(left, rect.top() + 28.0), vec2(92.0, 30.0));
    widgets::paint(ui.painter(), clock.left_center(), Align2::LEFT_CENTER, &clock_text(time), big, tk.text);
    let said = ui.interact(clock, egui::Id::unique("presenter-clock"), egui::Sense::click());
    said.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, timer_words(cx, time)));
    presets(cx, &said, out);
    let buttons = Rect::from_min_max(pos2(clock.right(), rect.top()), pos2(rect.right() - 10.0, rect.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(buttons).layout(egui::Layout::right_to_left(egui::Align::Center)).id_salt("countdown"), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (icon, text) = if timer.is_running(px.now) { (icons::PAUSE, tx::PAUSE) } else { (icons::PLAY, tx::START) };
        if Btn::primary(cx.t(text)).icon(icon).show(ui, cx).clicked() {
            out.push(Action::Do(Command::TeachTimer));
        }
        if px.session.round.is_some() && Btn::secondary(cx.t(tx::NEXT_GROUP)).small().show(ui, cx).clicked() {
            out.push(Action::Teach(Act::NextGroup));
            return;
        }
        for (text, command) in [("+1", Command::TeachMore), ("\u{2212}1", Command::TeachLess)] {
            let response = Btn::secondary(text).small().show(ui, cx);
            if widgets::tooltip(response, cx, cx.t(command.info().text)).clicked() {
                out.push(Action::Do(command));
            }
        }
    });
}

/// Other lengths, on a click on the clock.
fn presets(cx: &Cx<'_>, clock: &egui::Response, out: &mut Actions) {
    egui::Popup::menu(clock).frame(widgets::menu_frame(cx.tk)).width(160.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for minutes in [1, 3, 5, 8, 10, 15, 20, 30, 45, 60, 90] {
            if widgets::menu_row(ui, cx, None, &cx.tf(tx::MINUTES, &[&minutes.to_string()]), "", false, true).clicked() {
                out.push(Action::Teach(Act::Preset(minutes)));
            }
        }
        if widgets::menu_row(ui, cx, Some(icons::CLOCK_COUNTER_CLOCKWISE), cx.t(Command::TeachReset.info().text), "", false, true).clicked() {
            out.push(Action::Do(Command::TeachReset));
        }
    });
}
