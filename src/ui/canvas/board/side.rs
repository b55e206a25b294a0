//! The panel at the right: examples, the task, the ranking, or the details of a card.

use egui::{Align, Align2, CornerRadius, Frame, Layout, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{BoardView, Side, Work, card_menu, fields, layout};
use crate::{
    model::{
        exercise::board,
        stamp::ItemId,
        template::Field,
        texts::{board as say, kit},
    },
    ui::{
        canvas::kit::{guide_ui, task_ui},
        icons, theme,
        widgets::{self, Btn, Chip, Input},
    },
};

pub(super) fn show(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, what: Side) {
    let rect = ui.max_rect();
    let (cx, tk) = (work.cx, work.cx.tk);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, tk.surface);
    ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(1.0, tk.border_subtle));
    let title = match what {
        Side::Examples => say::EXAMPLES,
        Side::Task => say::TASK,
        Side::Guide => kit::GUIDE,
        Side::Ranking => say::RANKING,
        Side::Details(_) => say::DETAILS,
    };
    widgets::paint(ui.painter(), rect.min + vec2(16.0, 26.0), Align2::LEFT_CENTER, cx.t(title), theme::SECTION, tk.text);
    let close = Rect::from_center_size(pos2(rect.right() - 26.0, rect.top() + 26.0), vec2(32.0, 32.0));
    let mut corner = ui.new_child(UiBuilder::new().max_rect(close).id_salt("close"));
    if widgets::icon_button(&mut corner, cx, icons::X, cx.t(say::CLOSE), false, true).clicked() {
        view.side = None;
    }
    let body = Rect::from_min_max(rect.min + vec2(16.0, 50.0), rect.max - vec2(8.0, 0.0));
    let mut body = ui.new_child(UiBuilder::new().max_rect(body).id_salt("side-body"));
    ScrollArea::vertical().auto_shrink([false, false]).id_salt("side-scroll").show(&mut body, |ui| {
        ui.set_width(rect.width() - 32.0);
        ui.spacing_mut().item_spacing.y = 6.0;
        match what {
            Side::Examples => examples(ui, work),
            Side::Task => task_ui(ui, cx, work.ex),
            Side::Guide => guide_ui(ui, cx, work.ex),
            Side::Ranking => ranking(ui, work, view),
            Side::Details(id) => details(ui, work, view, id),
        }
        ui.add_space(16.0);
    });
}

fn examples(ui: &mut Ui, work: &Work<'_, '_>) {
    let (cx, tk) = (work.cx, work.cx.tk);
    ui.horizontal(|ui| {
        widgets::chip(ui, cx, Chip::Warning, Some(icons::MAGNIFYING_GLASS), cx.t(say::FICTIONAL));
        widgets::label(ui, cx.t(say::EXAMPLES_WHY), theme::CAPTION, tk.text_tertiary);
    });
    for example in &work.ex.exercise.template.examples {
        let at = work.plan.zones.iter().position(|z| z.id == example.zone);
        let paint = layout::paint_of(tk, work.plan, at.unwrap_or(usize::MAX));
        let head = at.map_or_else(|| cx.bi(&example.title).to_owned(), |at| work.short(at).to_owned());
        Frame::new().fill(paint.fill).corner_radius(CornerRadius::same(8)).inner_margin(Margin::symmetric(12, 10)).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 2.0;
            if !head.is_empty() {
                widgets::label(ui, &head, theme::SMALL.bold(), paint.ink);
            }
            for text in example.fields.iter().flat_map(|(_, texts)| texts) {
                widgets::wrapped(ui, cx.bi(text), theme::BODY, tk.text);
            }
        });
    }
}

/// How many of the best are listed.
const BEST: usize = 12;

fn ranking(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView) {
    let (cx, tk) = (work.cx, work.cx.tk);
    if view.ranking.is_empty() {
        widgets::wrapped(ui, cx.t(say::RANKING_EMPTY), theme::BODY.bold(), tk.text);
        widgets::wrapped(ui, cx.t(say::RANKING_HOW), theme::SMALL, tk.text_tertiary);
        return;
    }
    let best: Vec<_> = view.ranking.iter().take(BEST).copied().collect();
    for (rank, votes, id) in best {
        rank_row(ui, work, view, rank, votes, id);
    }
}

fn rank_row(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, rank: usize, votes: u32, id: ItemId) {
    let (cx, tk) = (work.cx, work.cx.tk);
    let Some(card) = work.doc().get(id) else { return };
    let zone = view.board.place(id).map_or(0, |p| p.0);
    let paint = layout::paint_of(tk, work.plan, zone);
    let text = card.text(board::TEXT);
    let width = ui.available_width();
    let galley = widgets::galley(ui.painter(), text, theme::BODY, tk.text, width - 46.0, 3);
    let (rect, _) = ui.allocate_exact_size(vec2(width, galley.size().y + 46.0), Sense::hover());
    let response = ui.interact(rect, ui.unique_id().with(("rank", id)), Sense::click());
    let name = format!("{rank}. {text}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let fill = if response.hovered() { tk.hover } else { tk.surface };
    widgets::card(ui.painter(), tk, rect, 8, fill, tk.border, 0);
    let tile = Rect::from_min_size(rect.min + vec2(10.0, 10.0), vec2(22.0, 22.0));
    let (tile_fill, tile_ink) = if rank <= 3 { (paint.line, tk.emo_on) } else { (paint.fill, paint.ink) };
    ui.painter().rect_filled(tile, CornerRadius::same(6), tile_fill);
    widgets::paint(ui.painter(), tile.center(), Align2::CENTER_CENTER, &rank.to_string(), theme::SMALL.bold(), tile_ink);
    ui.painter().galley(rect.min + vec2(40.0, 10.0), galley, tk.text);
    let y = rect.bottom() - 20.0;
    let short = work.short(zone);
    let said = widgets::paint(ui.painter(), pos2(rect.left() + 40.0, y), Align2::LEFT_CENTER, short, theme::CAPTION, paint.ink);
    let votes = cx.tf(say::PILL, &[&votes.to_string()]);
    widgets::paint(ui.painter(), pos2(said.right() + 8.0, y), Align2::LEFT_CENTER, &votes, theme::CAPTION, tk.text_tertiary);
    widgets::ring_if_focused(ui, cx, &response, 8);
    if response.clicked() {
        view.select(id);
    }
    let place = Rect::from_min_max(pos2(rect.left(), y - 14.0), pos2(rect.right() - 6.0, y + 14.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(Layout::right_to_left(Align::Center)).id_salt(("act", id)));
    if card.get(board::ACTION).is_set() {
        widgets::chip(&mut child, cx, Chip::Done, Some(icons::CHECK_CIRCLE), cx.t(say::IS_ACTION));
    } else if !work.ex.read_only && Btn::accent(cx.t(say::TO_ACTION)).small().show(&mut child, cx).clicked() {
        card_menu::act_on(work, &[id]);
    }
}

fn details(ui: &mut Ui, work: &mut Work<'_, '_>, view: &mut BoardView, id: ItemId) {
    let cx = work.cx;
    let Some(card) = work.doc().get(id) else { return };
    ui.push_id(id, |ui| {
        caption(ui, work, cx.t(say::CARD_TEXT));
        let mut text = card.text(board::TEXT).to_owned();
        if work.ex.read_only {
            widgets::wrapped(ui, &text, theme::BODY, cx.tk.text);
        } else if Input::new(egui::Id::unique("board-details-text"), cx.t(say::CARD_TEXT)).rows(3).limit(400).show(ui, cx, &mut text).changed() {
            work.edit(board::edit_text(id, &text));
        }
        let _links = widgets::addresses_ui(ui, cx, card.text(board::TEXT), work.out);
        caption(ui, work, cx.t(say::ZONE));
        let names: Vec<String> = (0..work.plan.zones.len()).map(|at| work.short(at).to_owned()).collect();
        let zone = view.board.place(id).map_or(0, |p| p.0);
        let width = ui.available_width();
        if work.ex.read_only {
            widgets::label(ui, work.short(zone), theme::BODY, cx.tk.text);
        } else if let Some(to) = widgets::dropdown(ui, cx, cx.t(say::ZONE), work.short(zone), &names, width) {
            let edit = board::move_cards(&view.board, work.plan, work.doc(), &[id], to, None, work.short(to));
            work.edit(edit);
        }
        caption(ui, work, cx.t(say::TAGS));
        let mut tag = board::tag(card).to_owned();
        if work.ex.read_only {
            widgets::label(ui, &tag, theme::BODY, cx.tk.text);
        } else if Input::new(fields::tag_id(), cx.t(say::TAGS)).limit(20).show(ui, cx, &mut tag).changed() {
            work.edit(board::retag(id, &tag));
        }
        caption(ui, work, cx.t(crate::model::texts::picture::PICTURES));
        super::pictures::field(ui, work, id);
        let plan = work.plan;
        for (i, field) in plan.card.iter().enumerate() {
            extra(ui, work, id, i, field);
        }
        if !view.anonymous && !card.text(board::AUTHOR).is_empty() {
            caption(ui, work, cx.t(say::AUTHOR));
            ui.horizontal(|ui| {
                widgets::avatar(ui, cx, 24.0, card.text(board::AUTHOR));
                widgets::label(ui, card.text(board::AUTHOR), theme::BODY, cx.tk.text);
            });
        }
    });
}

fn extra(ui: &mut Ui, work: &mut Work<'_, '_>, id: ItemId, i: usize, field: &Field) {
    let name = work.cx.bi(&field.t);
    if field.ty != crate::model::template::FieldType::Check {
        caption(ui, work, name);
    }
    if field.ty == crate::model::template::FieldType::Image {
        widgets::picture_field_ui(ui, work.cx, work.ex, (id, &field.id), name, work.out);
        return;
    }
    let value = work.doc().value(id, &field.id).clone();
    let edit_id = if i == 0 { fields::first_id() } else { egui::Id::unique(("board-field", &field.id)) };
    if let Some(value) = fields::editor(ui, work, field, &value, edit_id) {
        work.edit(board::set_field(id, &field.id, name, value));
    }
}

fn caption(ui: &mut Ui, work: &Work<'_, '_>, text: &str) {
    ui.add_space(4.0);
    widgets::label(ui, text, theme::CAPTION, work.cx.tk.text_tertiary);
}
