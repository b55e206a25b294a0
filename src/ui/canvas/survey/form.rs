//! Entry one by one: the response on screen, question after question by keyboard; the last answer opens the next response.

use std::time::Duration;

use egui::{Align, Align2, CornerRadius, Id, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{Show, SurveyView, paste};
use crate::{
    model::{
        calc::numbers::Answer,
        doc::Value,
        exercise::survey::Question,
        stamp::ItemId,
        template::{Field, FieldType, Scale, SurveyTool},
        texts::score as t,
    },
    ui::{
        canvas::score::answer_box::{AnswerBox, Did, answer_box},
        cx::{Action, Actions},
        icons, theme,
        widgets::{self, Input},
    },
};

/// So long after a 1 a 0 still makes 10.
const TEN: Duration = Duration::from_millis(900);

fn box_id(show: &Show<'_>, question: usize) -> Id {
    show.bench.base.with(("box", question))
}

fn person_id(show: &Show<'_>, view: &SurveyView) -> Option<ItemId> {
    show.sheet.answers.get(view.person).copied()
}

/// The first question of the response on screen that is not answered.
pub(super) fn first_open(show: &Show<'_>, view: &SurveyView) -> usize {
    let Some(person) = person_id(show, view) else { return 0 };
    show.sheet.questions.iter().position(|q| show.survey.answer(person, &q.key).valid().is_none()).unwrap_or(0)
}

/// The switch between counting and typing singly, or between the classes and the entry.
pub(super) fn mode(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView) {
    match show.survey.plan.tool {
        SurveyTool::Nps => {
            let options = [(None, show.t(t::BY_COUNT)), (None, show.t(t::ONE_BY_ONE))];
            if let Some(at) = widgets::segmented(ui, show.bench.cx, &options, usize::from(view.singly)) {
                view.singly = at == 1;
            }
        }
        SurveyTool::Kano => {
            let options = [(None, show.t(t::CLASSES)), (None, show.t(t::ENTRY))];
            if let Some(at) = widgets::segmented(ui, show.bench.cx, &options, usize::from(view.kano_entry)) {
                view.kano_entry = at == 1;
            }
        }
        _ => {}
    }
}

/// Shows the form.
pub(super) fn show(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, rect: Rect, out: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let inner = rect.shrink2(vec2(16.0, 12.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(inner).id_salt("form"));
    let ui = &mut child;
    ui.spacing_mut().item_spacing.y = 6.0;
    ui.allocate_ui_with_layout(vec2(inner.width(), 32.0), Layout::right_to_left(Align::Center), |ui| {
        if show.bench.can_edit() {
            paste::file_button(ui, show, out);
            paste::button(ui, show);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| widgets::label(ui, show.t(t::ENTRY), theme::SECTION, tk.text));
    });
    mode(ui, show, view);
    if show.sheet.questions.is_empty() {
        widgets::wrapped(ui, show.t(t::ELEMENTS_FIRST), theme::BODY, tk.text_secondary);
        return;
    }
    pager(ui, show, view, out);
    passes(ui, show, view);
    let hint = if show.survey.range().1 >= 10 { t::DIGITS_TEN } else { t::DIGITS };
    widgets::wrapped(ui, show.t(hint), theme::CAPTION, tk.text_tertiary);
    if let Scale::Points { min, max, ends } = &show.survey.plan.scale
        && let [low, .., high] = ends.as_slice()
    {
        let line = format!("{min} {}  –  {max} {}", cx.bi(low), cx.bi(high));
        widgets::wrapped(ui, &line, theme::CAPTION, tk.text_secondary);
    }
    ScrollArea::vertical().auto_shrink(false).id_salt(("form-scroll", view.pass)).show(ui, |ui| {
        ui.set_max_width(inner.width() - 4.0);
        ui.spacing_mut().item_spacing.y = 6.0;
        questions(ui, show, view, out);
        for field in &show.survey.plan.open {
            open_field(ui, show, view, field, out);
        }
        ui.add_space(16.0);
    });
    if let Some(at) = view.focus.take() {
        ui.memory_mut(|m| m.request_focus(box_id(show, at)));
    }
}

fn pager(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &mut Actions) {
    let cx = show.bench.cx;
    let all = show.sheet.answers.len();
    let title = if view.person >= all {
        show.tf(t::RESPONSE_NEW, &[&(all + 1).to_string()])
    } else {
        show.tf(t::RESPONSE_OF, &[&(view.person + 1).to_string(), &all.to_string()])
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if widgets::icon_button(ui, cx, icons::CARET_LEFT, show.t(t::PREVIOUS), false, view.person > 0).clicked() {
            view.person = view.person.saturating_sub(1);
        }
        if widgets::icon_button(ui, cx, icons::CARET_RIGHT, show.t(t::NEXT), false, view.person < all).clicked() {
            view.person = (view.person + 1).min(all);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            if show.bench.can_edit() {
                if let Some(person) = person_id(show, view)
                    && widgets::icon_button(ui, cx, icons::TRASH, show.t(t::DELETE_RESPONSE), false, true).clicked()
                {
                    show.bench.push(out, show.survey.remove_people(&[person]));
                }
                if widgets::icon_button(ui, cx, icons::PLUS, show.t(t::NEW), view.person >= all, true).clicked() {
                    view.person = all;
                    view.focus = Some(start(show, view));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| widgets::label(ui, &title, theme::SMALL.bold(), cx.tk.text));
        });
    });
}

/// The first box that is on screen.
fn start(show: &Show<'_>, view: &SurveyView) -> usize {
    show.sheet.questions.iter().position(|q| view.pass.is_none() || q.pass == view.pass).unwrap_or(0)
}

/// The words of a pass up to its colon.
fn short(text: &str) -> &str {
    text.split(['：', ':']).next().unwrap_or(text).trim()
}

fn passes(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView) {
    let cx = show.bench.cx;
    if show.survey.plan.passes.is_empty() {
        return;
    }
    let mut options: Vec<(Option<char>, &str)> = show.survey.plan.passes.iter().map(|p| (None, short(cx.bi(&p.t)))).collect();
    options.push((None, show.t(t::BOTH)));
    let at = view.pass.unwrap_or(options.len() - 1);
    if let Some(chosen) = widgets::segmented(ui, cx, &options, at) {
        view.pass = (chosen < show.survey.plan.passes.len()).then_some(chosen);
    }
    if let Some(pass) = view.pass.and_then(|p| show.survey.plan.passes.get(p)) {
        widgets::wrapped(ui, cx.bi(&pass.t), theme::SMALL, cx.tk.text_secondary);
    }
}

fn questions(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, out: &mut Actions) {
    let kano = show.survey.plan.elements.is_some();
    // Each row is one item or element with a box per pass or side.
    let mut rows: Vec<(String, String, Vec<usize>)> = Vec::new();
    for (i, question) in show.sheet.questions.iter().enumerate() {
        if view.pass.is_some() && question.pass.is_some() && question.pass != view.pass {
            continue;
        }
        let (group, text) = if let Some(element) = question.element {
            (String::new(), show.survey.element_name(element, show.lang()))
        } else {
            let group = show.survey.plan.items.get(question.item).map(|p| p.g.clone()).unwrap_or_default();
            (group, show.survey.question_text(question, show.lang()))
        };
        match rows.iter_mut().find(|(_, known, _)| *known == text && (kano || question.pass.is_some())) {
            Some((_, _, boxes)) => boxes.push(i),
            None => rows.push((group, text, vec![i])),
        }
    }
    let grouped = !kano && show.survey.group_ids().len() > 1;
    let groups = if grouped { show.survey.group_ids() } else { vec![""] };
    if kano {
        sides(ui, show);
    }
    for group in groups {
        let own: Vec<_> = rows.iter().filter(|(g, ..)| !grouped || g == group).collect();
        if own.is_empty() {
            continue;
        }
        if grouped && !group_head(ui, show, view, group, own.len()) {
            continue;
        }
        for (_, text, boxes) in own {
            row(ui, show, view, text, boxes, out);
        }
    }
}

/// The head of a group; gives whether it is open.
fn group_head(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, group: &str, count: usize) -> bool {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 32.0), Sense::click());
    let open = !view.folded.contains(group);
    let name = show.survey.group_name(group, show.lang());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Button, true, open, &name));
    ui.painter().rect_filled(rect, CornerRadius::same(7), if response.hovered() { tk.hover } else { tk.surface_sunken });
    let words = Rect::from_min_max(pos2(rect.left() + 10.0, rect.top()), pos2(rect.right() - 70.0, rect.bottom()));
    widgets::paint_in(ui.painter(), words, Align2::LEFT_CENTER, &name, theme::BODY.bold(), tk.text);
    let note = show.tf(t::N_QUESTIONS, &[&count.to_string()]);
    widgets::paint(ui.painter(), pos2(rect.right() - 28.0, rect.center().y), Align2::RIGHT_CENTER, &note, theme::CAPTION, tk.text_secondary);
    let caret = if open { icons::CARET_UP } else { icons::CARET_DOWN };
    widgets::paint_icon(ui.painter(), pos2(rect.right() - 15.0, rect.center().y), caret, 14.0, tk.text_secondary);
    widgets::ring_if_focused(ui, cx, &response, 7);
    if response.clicked() {
        if open {
            view.folded.insert(group.to_owned());
        } else {
            view.folded.remove(group);
        }
    }
    open
}

/// The words above the two boxes of an element, and what the digits mean.
fn sides(ui: &mut Ui, show: &Show<'_>) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let legend: Vec<String> = (1..).zip(show.survey.options()).map(|(n, o)| format!("{n} {}", cx.bi(&o.t))).collect();
    widgets::wrapped(ui, &legend.join("  "), theme::CAPTION, tk.text_secondary);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    for (i, words) in [t::WITHOUT, t::WITH].into_iter().enumerate() {
        let x = rect.right() - 24.0 - 50.0 * i as f32;
        let words = show.t(words);
        let place = Rect::from_center_size(pos2(x, rect.center().y), vec2(50.0, 18.0));
        widgets::paint_in(ui.painter(), place, Align2::CENTER_CENTER, words, theme::CAPTION, tk.text_tertiary);
    }
}

fn row(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, text: &str, boxes: &[usize], out: &mut Actions) {
    let (cx, tk) = (show.bench.cx, show.bench.cx.tk);
    let words = show.survey.options().len() > 2 && boxes.len() == 1;
    let width = if words { 76.0 } else { 44.0 };
    let full = ui.available_width();
    let room = full - (width + 6.0) * boxes.len() as f32 - 2.0;
    let galley = widgets::galley(ui.painter(), text, theme::SMALL, tk.text, room, 3);
    let height = galley.size().y.max(28.0);
    ui.allocate_ui_with_layout(vec2(full, height), Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let (rect, response) = ui.allocate_exact_size(vec2(room, height), Sense::hover());
        let elided = galley.elided;
        ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, tk.text);
        if elided {
            widgets::tooltip(response, cx, text);
        }
        for at in boxes {
            one(ui, show, view, (*at, text, width), out);
        }
    });
}

fn one(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, (at, text, width): (usize, &str, f32), out: &mut Actions) {
    let Some(question) = show.sheet.questions.get(at) else { return };
    let person = person_id(show, view);
    let answer = person.map_or(Answer::Missing, |p| show.survey.answer(p, &question.key));
    let words = person.map(|p| show.survey.shown(p, &question.key, show.lang())).unwrap_or_default();
    let side = side_name(show, question);
    let question_name = if side.is_empty() { text.to_owned() } else { format!("{text} {side}") };
    let said = match answer {
        Answer::Missing => show.t(t::BLANK).to_owned(),
        Answer::Valid(_) => words.clone(),
        Answer::Invalid => show.tf(t::OFF_SCALE, &[&words]),
    };
    let name = show.tf(t::ANSWER_TO, &[&question_name, &said]);
    let options: Vec<String> = show.survey.options().iter().map(|o| o.t.get(show.lang()).to_owned()).collect();
    let shown = match answer {
        Answer::Valid(v) if width < 60.0 => v.to_string(),
        _ => words,
    };
    let b = AnswerBox { id: box_id(show, at), name: &name, shown: &shown, answer, width, range: show.survey.range(), options: &options };
    let (response, did) = answer_box(ui, show.bench.cx, &b, !show.bench.can_edit());
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if let Some(did) = did {
        act(show, view, (at, question), did, out);
    }
}

/// Which side or pass a box stands for.
fn side_name(show: &Show<'_>, question: &Question) -> String {
    let cx = show.bench.cx;
    if let Some(pass) = question.pass.and_then(|p| show.survey.plan.passes.get(p)) {
        return short(cx.bi(&pass.t)).to_owned();
    }
    if question.element.is_some() {
        let group = show.survey.plan.items.get(question.item).map_or("", |i| i.g.as_str());
        return show.survey.group_name(group, show.lang());
    }
    String::new()
}

fn act(show: &Show<'_>, view: &mut SurveyView, (at, question): (usize, &Question), did: Did, out: &mut Actions) {
    let (least, most) = show.survey.range();
    match did {
        Did::Digit(n) => digit(show, view, (at, question), n, out),
        Did::Chose(n) => {
            set(show, view, question, show.survey.point(n), out);
            view.focus = Some(at);
        }
        Did::Step(by) => {
            if let Some(person) = person_id(show, view) {
                if let Some(edit) = show.survey.nudge(person, question, by) {
                    show.bench.push(out, edit);
                }
            } else {
                set(show, view, question, show.survey.point(if by > 0 { least } else { most }), out);
            }
        }
        Did::Clear => {
            if person_id(show, view).is_some() {
                set(show, view, question, Value::Empty, out);
            }
        }
        Did::Move(by) => move_on(show, view, at, by),
        Did::NextPerson => {
            view.person = (view.person + 1).min(show.sheet.answers.len());
            view.focus = Some(start(show, view));
        }
    }
}

fn digit(show: &Show<'_>, view: &mut SurveyView, (at, question): (usize, &Question), n: i32, out: &mut Actions) {
    let (least, most) = show.survey.range();
    let now = show.bench.cx.now;
    if n == 0
        && most >= 10
        && let Some((person, key, when)) = view.last.take()
        && now.saturating_sub(when) < TEN
    {
        show.bench.push(out, show.survey.set_answer(person, key.as_str(), show.survey.point(10)));
        return;
    }
    if !(least..=most).contains(&n) {
        return;
    }
    let person = set(show, view, question, show.survey.point(n), out);
    view.last = person.filter(|_| n == 1).map(|p| (p, question.key.clone(), now));
    move_on(show, view, at, 1);
}

/// Sets an answer; the first answer of a new response makes it. Gives the person.
fn set(show: &Show<'_>, view: &SurveyView, question: &Question, value: Value, out: &mut Actions) -> Option<ItemId> {
    if let Some(person) = person_id(show, view) {
        show.bench.push(out, show.survey.set_answer(person, question.key.as_str(), value));
        out.push(Action::EndBurst(show.bench.ex.target()));
        return Some(person);
    }
    let (edit, made) = show.survey.add_people(&show.sheet, show.bench.cx.ids, vec![vec![(question.key.clone(), value)]]);
    show.bench.push(out, edit);
    made.first().copied()
}

/// Goes to the box before or after; past the last one comes the next response.
fn move_on(show: &Show<'_>, view: &mut SurveyView, at: usize, by: i32) {
    let visible: Vec<usize> = (0..show.sheet.questions.len())
        .filter(|i| show.sheet.questions.get(*i).is_some_and(|q| view.pass.is_none() || q.pass.is_none() || q.pass == view.pass))
        .collect();
    let here = visible.iter().position(|i| *i == at).unwrap_or(0);
    let next = if by > 0 { visible.get(here + 1) } else { here.checked_sub(1).and_then(|i| visible.get(i)) };
    if let Some(next) = next {
        view.focus = Some(*next);
    } else if by > 0 && view.pass.is_some_and(|p| p + 1 < show.survey.plan.passes.len()) {
        // The next pass of the same person, now that the first cannot be seen any more.
        view.pass = view.pass.map(|p| p + 1);
        view.focus = Some(start(show, view));
    } else if by > 0 && show.survey.counts_people() {
        // The person on screen may only exist after this frame.
        view.person += 1;
        if !show.survey.plan.passes.is_empty() && view.pass.is_some() {
            view.pass = Some(0);
        }
        view.focus = Some(start(show, view));
    }
}

fn open_field(ui: &mut Ui, show: &Show<'_>, view: &mut SurveyView, field: &Field, out: &mut Actions) {
    let cx = show.bench.cx;
    let name = cx.bi(&field.t);
    widgets::wrapped(ui, name, theme::SMALL, cx.tk.text_secondary);
    let person = person_id(show, view);
    let mut text = person.map(|p| show.survey.doc.text(p, &field.id).to_owned()).unwrap_or_default();
    let id = show.bench.base.with(("open", &field.id));
    let rows = if field.ty == FieldType::Long { 2 } else { 1 };
    if !show.bench.can_edit() {
        widgets::wrapped(ui, if text.is_empty() { "—" } else { &text }, theme::BODY, cx.tk.text);
        return;
    }
    let response = Input::new(id, name).hint(cx.bi(&field.hint)).rows(rows).limit(400).show(ui, cx, &mut text);
    if view.field_focus.as_ref() == Some(&field.id) {
        view.field_focus = None;
        response.request_focus();
    }
    if response.changed() {
        if let Some(person) = person {
            show.bench.push(out, show.survey.set_answer(person, &field.id, Value::text(&text)));
        } else {
            let fields = vec![(field.id.as_str().into(), Value::text(&text))];
            let (edit, _) = show.survey.add_people(&show.sheet, cx.ids, vec![fields]);
            show.bench.push(out, edit);
        }
    }
}
