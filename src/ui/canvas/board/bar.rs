//! The toolbar: mode, votes, how far it is and what comes next at the left; verbs and the clock at the right.

use egui::{Align, Align2, Layout, Popup, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{BoardView, Focus, Mode, Side, Work, card_menu, timer};
use crate::{
    model::{
        exercise::board,
        stamp::ItemId,
        text::Lang,
        texts::{board as say, kit},
    },
    ui::{
        canvas::kit::guided,
        command::Command,
        icons, theme,
        widgets::{self, Btn},
    },
};

pub(super) fn show(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView) {
    let rect = ui.max_rect();
    let y = rect.center().y;
    let timer_w = timer::width(work);
    let clock = Rect::from_center_size(pos2(rect.right() - 12.0 - timer_w / 2.0, y), vec2(timer_w, 34.0));
    timer::show(ui, work, &mut view.timer, clock);
    let rule = clock.left() - 12.0;
    ui.painter().vline(rule, y - 10.0..=y + 10.0, egui::Stroke::new(1.0, work.cx.tk.border));
    let verbs = Rect::from_min_max(rect.min, pos2(rule - 10.0, rect.max.y));
    let mut right = ui.new_child(UiBuilder::new().max_rect(verbs).layout(Layout::right_to_left(Align::Center)).id_salt("verbs"));
    right.spacing_mut().item_spacing.x = 2.0;
    let roomy = rect.width() >= if work.cx.lang == Lang::En { 1240.0 } else { 1080.0 };
    verb_buttons(&mut right, work, view, roomy);
    let end = right.min_rect().left() - 10.0;
    let left = Rect::from_min_max(pos2(rect.left() + 12.0, rect.top()), pos2(end, rect.bottom()));
    let mut left = ui.new_child(UiBuilder::new().max_rect(left).layout(Layout::left_to_right(Align::Center)).id_salt("mode"));
    left.set_clip_rect(Rect::from_min_max(rect.min, pos2(end, rect.bottom())));
    modes(&mut left, work, view, roomy);
    progress(&mut left, work, view);
}

fn modes(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, roomy: bool) {
    let cx = work.cx;
    let icon = |icon: char| roomy.then_some(icon);
    let all =
        [(Mode::Think, icons::LIGHTBULB, say::THINK), (Mode::Vote, icons::HEART, say::VOTING), (Mode::Gather, icons::SORT_DESCENDING, say::GATHER)];
    let modes: Vec<_> = all.into_iter().filter(|(mode, ..)| *mode != Mode::Vote || work.voting()).collect();
    let options: Vec<_> = modes.iter().map(|(_, i, name)| (icon(*i), cx.t(*name))).collect();
    let current = modes.iter().position(|(mode, ..)| *mode == view.mode).unwrap_or(0);
    if let Some((mode, ..)) = widgets::segmented(ui, cx, &options, current).and_then(|i| modes.get(i)) {
        view.set_mode(*mode);
    }
    if view.mode == Mode::Vote {
        let left = work.plan.votes_per_person.saturating_sub(view.spent);
        let said = if left == 0 {
            cx.t(say::VOTES_NONE).to_owned()
        } else {
            cx.tf(say::VOTES_LEFT, &[&work.plan.votes_per_person.to_string(), &left.to_string()])
        };
        ui.add_space(4.0);
        let galley = widgets::rich_galley(ui.painter(), &said, theme::SMALL, cx.tk.text_secondary, f32::INFINITY);
        let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
        ui.painter().galley(rect.min, galley, cx.tk.text_secondary);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said.replace("**", "")));
    }
}

/// The ring with its number and the sentence that leads on.
fn progress(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView) {
    let (cx, tk) = (work.cx, work.cx.tk);
    if view.done.rules.is_empty() {
        return;
    }
    let (share, percent) = (view.done.fraction(), view.done.percent());
    ui.add_space(8.0);
    // In a narrow bar the ring alone says it.
    let worded = ui.available_width() >= 62.0;
    let (rect, response) = ui.allocate_exact_size(vec2(if worded { 62.0 } else { 20.0 }, 28.0), Sense::hover());
    widgets::paint_ring(ui.painter(), tk, pos2(rect.left() + 9.0, rect.center().y), 9.0, 3.0, share);
    let number = format!("{percent}%");
    if worded {
        widgets::paint(ui.painter(), pos2(rect.left() + 24.0, rect.center().y), Align2::LEFT_CENTER, &number, theme::SMALL, tk.text_secondary);
    }
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &number));
    let room = ui.available_width();
    if room < 84.0 {
        return;
    }
    let Some(next) = view.done.next.clone() else {
        if view.done.is_complete() {
            widgets::chip(ui, cx, widgets::Chip::Done, Some(icons::CHECK_CIRCLE), cx.t(say::COMPLETE));
        }
        return;
    };
    let sentence = cx.tf(say::NEXT, &[cx.bi(&next.text)]);
    let galley = widgets::galley(ui.painter(), &sentence, theme::SMALL, tk.accent_text, room - 16.0, 1);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + 12.0, 28.0), Sense::click());
    if response.hovered() {
        ui.painter().rect_filled(rect, egui::CornerRadius::same(6), tk.hover);
    }
    ui.painter().galley(pos2(rect.left() + 6.0, rect.center().y - galley.size().y / 2.0), galley, tk.accent_text);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &sentence));
    widgets::ring_if_focused(ui, cx, &response, 6);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        jump(work, view, &next.key, next.item);
    }
}

fn jump(work: &Work<'_, '_>, view: &mut BoardView, key: &str, item: Option<ItemId>) {
    match (key, item) {
        ("header", _) => view.focus = Some(Focus::Header),
        ("votes", _) => view.set_mode(Mode::Vote),
        (_, Some(card)) => {
            view.select(card);
            view.side = Some(Side::Details(card));
            view.focus = Some(Focus::Field);
        }
        (zone, None) => {
            view.quick_zone = work.plan.zones.iter().position(|z| z.id == zone).unwrap_or(view.quick_zone);
            view.focus = Some(Focus::Quick);
        }
    }
}

/// From the right: task, examples, action, anonymous, tags.
fn verb_buttons(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, roomy: bool) {
    let cx = work.cx;
    let on = |side: Side| view.side == Some(side);
    let (task, guide, examples) = (on(Side::Task), on(Side::Guide), on(Side::Examples));
    if widgets::icon_button(ui, cx, icons::INFO, cx.t(say::TASK), task, true).clicked() {
        view.side = (!task).then_some(Side::Task);
    }
    if guided(cx, work.ex) && widgets::icon_button(ui, cx, icons::CHALKBOARD_TEACHER, cx.t(kit::GUIDE), guide, true).clicked() {
        view.side = (!guide).then_some(Side::Guide);
    }
    if !work.ex.exercise.template.examples.is_empty()
        && widgets::icon_button(ui, cx, icons::BOOK_OPEN_TEXT, cx.t(say::EXAMPLES), examples, true).clicked()
    {
        view.side = (!examples).then_some(Side::Examples);
    }
    let any = !view.selected.is_empty() && !work.ex.read_only;
    let act = verb(ui, work, icons::ARROW_BEND_UP_RIGHT, cx.t(say::TO_ACTION), roomy, false, any);
    let act =
        if any { widgets::tooltip(act, cx, &card_menu::key_name(Command::ToAction)) } else { act.on_disabled_hover_text(cx.t(say::PICK_FIRST)) };
    if act.clicked() {
        card_menu::turn_into_action(work, view);
    }
    let hide = verb(ui, work, icons::EYE_SLASH, cx.t(say::ANONYMOUS), roomy, view.anonymous, true);
    if widgets::tooltip(hide, cx, cx.t(say::ANONYMOUS_TIP)).clicked() {
        view.anonymous = !view.anonymous;
    }
    let filter = view.filter.clone();
    let name = filter.as_ref().map_or_else(|| cx.t(say::TAGS).to_owned(), |tag| format!("#{tag}"));
    let tags = verb(ui, work, icons::FUNNEL_SIMPLE, &name, roomy || filter.is_some(), filter.is_some(), true);
    Popup::menu(&tags).width(200.0).frame(widgets::menu_frame(cx.tk)).show(|ui| tag_menu(ui, work, view));
}

fn verb(ui: &mut Ui, work: &Work<'_, '_>, icon: char, name: &str, roomy: bool, on: bool, enabled: bool) -> egui::Response {
    if roomy && !on {
        return Btn::text(name).icon(icon).small().enabled(enabled).show(ui, work.cx);
    }
    if roomy {
        return Btn::accent(name).icon(icon).small().show(ui, work.cx);
    }
    widgets::icon_button(ui, work.cx, icon, name, on, enabled)
}

fn tag_menu(ui: &mut Ui, work: &Work<'_, '_>, view: &mut BoardView) {
    let cx = work.cx;
    ui.spacing_mut().item_spacing.y = 0.0;
    let tags = board::tags(work.doc());
    if tags.is_empty() {
        widgets::wrapped(ui, cx.t(say::NO_TAGS), theme::SMALL, cx.tk.text_tertiary);
        return;
    }
    egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        let check = |on: bool| on.then_some(icons::CHECK);
        if widgets::menu_row(ui, cx, check(view.filter.is_none()), cx.t(say::ALL_TAGS), "", false, true).clicked() {
            view.set_filter(None);
        }
        for (tag, count) in tags {
            let on = view.filter.as_deref() == Some(tag.as_str());
            if widgets::menu_row(ui, cx, check(on), &tag, &count.to_string(), false, true).clicked() {
                view.set_filter((!on).then_some(tag));
            }
        }
    });
}
