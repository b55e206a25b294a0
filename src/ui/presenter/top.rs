//! The head of the console: the course, the clocks, the drift, the projector, the end.

use egui::{Align, Align2, Layout, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{Act, Panel, PresenterCx, PresenterView, Show, hour, span};
use crate::{
    model::{text::Lang, texts::teach as tx},
    ui::{
        command::Command,
        cx::{Action, Actions, Cx},
        icons, shell,
        theme::{self, Style},
        widgets::{self, Btn},
    },
};

/// The clocks.
const CLOCK: Style = Style { size: 22.0, line: 30.0, bold: true };

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, view: &mut PresenterView, out: &mut Actions) {
    let tk = cx.tk;
    ui.painter().rect_filled(rect, egui::CornerRadius::ZERO, tk.surface);
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, tk.border_subtle));
    shell::logo(ui.painter(), tk, pos2(rect.left() + 32.0, rect.center().y), 28.0);
    let narrow = rect.width() < 1240.0;
    let title = Rect::from_min_max(pos2(rect.left() + 58.0, rect.top()), pos2(rect.left() + if narrow { 190.0 } else { 400.0 }, rect.bottom()));
    ui.scope_builder(UiBuilder::new().max_rect(title).layout(Layout::left_to_right(Align::Center)).id_salt("teach-title"), |ui| {
        widgets::label(ui, cx.bi(&px.course.short_title), theme::SECTION, tk.text);
        if px.session.plan.days.len() > 1 && !narrow {
            widgets::label(ui, &cx.tf(tx::DAY, &[&(px.session.day + 1).to_string()]), theme::SMALL, tk.text_tertiary);
        }
    });
    clocks(ui, cx, px, rect, narrow, view);
    let right = Rect::from_min_max(pos2(rect.right() - 460.0, rect.top()), rect.max - vec2(16.0, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(right).layout(Layout::right_to_left(Align::Center)).id_salt("teach-right"), |ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        if Btn::danger_text(cx.t(tx::END)).icon(icons::STOP).show(ui, cx).clicked() {
            out.push(Action::Do(Command::TeachEnd));
        }
        let menu = widgets::icon_button(ui, cx, icons::GEAR_SIX, cx.t(tx::OPTIONS), false, true);
        options(cx, px, &menu, view, out);
        let pause = if px.session.is_paused() { (icons::PLAY, tx::GO_ON) } else { (icons::PAUSE, tx::PAUSE) };
        if widgets::icon_button(ui, cx, pause.0, cx.t(pause.1), px.session.is_paused(), true).clicked() {
            out.push(Action::Do(Command::TeachPause));
        }
        let text = if px.screen.is_empty() { cx.t(tx::NO_SCREEN).to_owned() } else { cx.tf(tx::SCREEN, &[&px.screen]) };
        let screen = Btn::secondary(&text).icon(icons::MONITOR).show(ui, cx);
        screens(cx, &screen, out);
    });
}

/// Wall clock, elapsed, remaining, drift; in the middle, or after the title where it is narrow.
fn clocks(ui: &mut Ui, cx: &Cx<'_>, px: &PresenterCx<'_>, rect: Rect, narrow: bool, view: &mut PresenterView) {
    let tk = cx.tk;
    let s = px.session;
    let left = if narrow { rect.left() + 194.0 } else { rect.center().x - 210.0 };
    let mut x = left;
    let painter = ui.painter().clone();
    let mut pair = |name: &str, value: &str| {
        let first = widgets::paint(&painter, pos2(x, rect.center().y + 2.0), Align2::LEFT_CENTER, name, theme::SMALL, tk.text_tertiary);
        let next = widgets::paint(&painter, pos2(first.right() + 8.0, rect.center().y), Align2::LEFT_CENTER, value, CLOCK, tk.text);
        x = next.right() + 18.0;
    };
    pair(cx.t(tx::CLOCK), &hour(px.now));
    pair(cx.t(tx::ELAPSED), &span(px.now - s.began));
    let left_over = s.planned_end() - px.now;
    pair(cx.t(if left_over < 0 { tx::OVERTIME } else { tx::REMAINING }), &span(left_over.abs()));
    let minutes = s.drift_minutes(px.now);
    let text = tx::drift(minutes, cx.lang);
    let place = Rect::from_min_size(pos2(x, rect.center().y - 14.0), vec2(200.0, 28.0));
    ui.scope_builder(UiBuilder::new().max_rect(place).layout(Layout::left_to_right(Align::Center)).id_salt("teach-drift"), |ui| {
        let offers = !px.proposals.is_empty() || !s.taken.is_empty();
        if drift_chip(ui, cx, minutes, &text, offers) {
            view.panel = if view.panel == Panel::CatchUp { Panel::Script } else { Panel::CatchUp };
        }
    });
}

/// The drift; a button where something can be done about it.
fn drift_chip(ui: &mut Ui, cx: &Cx<'_>, minutes: i64, text: &str, offers: bool) -> bool {
    let tk = cx.tk;
    let (fill, ink) = match minutes {
        0 => (tk.surface_sunken, tk.text_secondary),
        late if late > 0 => (tk.warning_tint, tk.warning_text),
        _ => (tk.success_tint, tk.success_text),
    };
    let galley = widgets::galley(ui.painter(), text, theme::SMALL, ink, f32::INFINITY, 1);
    let caret = if offers { 18.0 } else { 0.0 };
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 40.0 + caret, 28.0), egui::Sense::click());
    ui.painter().rect_filled(rect, egui::CornerRadius::same(14), fill);
    widgets::paint_icon(ui.painter(), pos2(rect.left() + 17.0, rect.center().y), icons::CLOCK_COUNTDOWN, 16.0, ink);
    ui.painter().galley(pos2(rect.left() + 30.0, rect.center().y - galley.size().y / 2.0), galley, ink);
    if offers {
        widgets::paint_icon(ui.painter(), pos2(rect.right() - 15.0, rect.center().y), icons::CARET_DOWN, 14.0, ink);
    }
    let role = if offers { egui::Role::Button } else { egui::Role::Label };
    response.widget_info(|| egui::WidgetInfo::labeled(role, true, text));
    widgets::ring_if_focused(ui, cx, &response, 14);
    let tip = cx.t(tx::CATCH_UP);
    if offers { widgets::tooltip(response, cx, tip).clicked() } else { false }
}

/// Where the slides go.
fn screens(cx: &Cx<'_>, button: &egui::Response, out: &mut Actions) {
    egui::Popup::menu(button).frame(widgets::menu_frame(cx.tk)).width(240.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = [
            (icons::PROJECTOR_SCREEN, tx::SHOW_AUTO, Show::Auto),
            (icons::MONITOR, tx::SHOW_WINDOW, Show::Window),
            (icons::PRESENTATION, tx::SHOW_ALONE, Show::Alone),
            (icons::EYE_SLASH, tx::SHOW_OFF, Show::Off),
        ];
        for (icon, text, show) in rows {
            if widgets::menu_row(ui, cx, Some(icon), cx.t(text), "", false, true).clicked() {
                out.push(Action::Teach(Act::Show(show)));
            }
        }
        let swap = Command::TeachSwap;
        if widgets::menu_row(ui, cx, Some(swap.info().icon), cx.t(swap.info().text), &swap.key_name(false), false, true).clicked() {
            out.push(Action::Do(swap));
        }
    });
}

fn options(cx: &Cx<'_>, px: &PresenterCx<'_>, button: &egui::Response, view: &mut PresenterView, out: &mut Actions) {
    egui::Popup::menu(button).frame(widgets::menu_frame(cx.tk)).width(280.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let teach = &cx.settings.teach;
        let on = |on: bool| if on { "✓" } else { "" };
        for (command, is_on) in [
            (Command::TeachReveal, teach.reveal),
            (Command::TeachMute, teach.mute),
            (Command::TeachDark, teach.dark),
            (Command::TeachPick, px.drawn.is_some()),
            (Command::TeachRound, px.session.round.is_some()),
            (Command::TeachCanvas, px.canvases.iter().any(|c| c.on)),
            (Command::TeachClear, false),
        ] {
            let info = command.info();
            let key = if is_on { on(true).to_owned() } else { command.key_name(false) };
            if widgets::menu_row(ui, cx, Some(info.icon), cx.t(info.text), &key, false, true).clicked() {
                out.push(Action::Do(command));
            }
        }
        for (lang, text) in [(None, tx::SLIDES_SAME), (Some(Lang::Zh), tx::SLIDES_ZH), (Some(Lang::En), tx::SLIDES_EN)] {
            if widgets::menu_row(ui, cx, Some(icons::TRANSLATE), cx.t(text), on(teach.lang == lang), false, true).clicked() {
                out.push(Action::Teach(Act::SlideLang(lang)));
            }
        }
        if widgets::menu_row(ui, cx, Some(icons::LIGHTNING), cx.t(tx::CATCH_UP), "", false, true).clicked() {
            view.panel = if view.panel == Panel::CatchUp { Panel::Script } else { Panel::CatchUp };
        }
        if widgets::menu_row(ui, cx, Some(icons::SIGN_OUT), cx.t(tx::LEAVE), "", false, true).clicked() {
            out.push(Action::Teach(Act::Leave));
        }
    });
}
