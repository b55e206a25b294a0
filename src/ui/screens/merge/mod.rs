//! The merge screen: what came together by itself can be counted and looked at, only true conflicts ask.

mod marks;
mod question;
mod side;

use std::collections::BTreeMap;

use egui::{Align, Align2, CornerRadius, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::{
    model::{
        doc::Value,
        editors,
        merge::{Choice, Conflict, Copy, Report, What},
        names::Naming,
        texts::{merge as t, shell as tx},
        workbook::Workbook,
    },
    ui::{
        cx::{Action, Actions, Cx},
        icons, theme,
        widgets::{self, Btn, Chip},
    },
};

/// One of the copies that are merged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CopyShown {
    /// Whose it is, or its file.
    pub name: String,
    /// When it was written, or "".
    pub at: String,
}

/// A conflict with the exercise it is in.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The exercise's key; "" is the workbook's own pages.
    pub exercise: String,
    /// The conflict.
    pub conflict: Conflict,
}

/// What the screen reads.
pub struct MergeCx<'a> {
    /// The copies, one's own first; none when only open conflicts are settled.
    pub copies: &'a [CopyShown],
    /// What the workbook would become.
    pub book: &'a Workbook,
    /// What came from whom.
    pub report: &'a Report,
    /// Everything that must be decided.
    pub asked: &'a [Asked],
}

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Spot {
    /// The conflict at hand.
    #[default]
    Asked,
    /// What came about by itself, of one kind.
    Auto(What),
}

/// What the screen remembers: the choices stay when it is left and come back with it.
#[derive(Debug, Default)]
pub struct MergeView {
    /// The decisions so far, by the number of the conflict.
    pub choices: BTreeMap<usize, Choice>,
    at: usize,
    spot: Spot,
    text: String,
    /// The conflict whose result stands in `text`.
    text_of: Option<usize>,
    undo: Vec<(usize, Option<Choice>)>,
}

/// What the screen asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeAct {
    /// Take the merged state with the decisions; what is not decided stays open.
    Finish,
    /// Leave everything as it was.
    Drop,
    /// Lay the other copy beside this one.
    Compare,
}

impl MergeView {
    /// Goes to a conflict.
    pub fn go(&mut self, at: usize) {
        self.at = at;
        self.spot = Spot::Asked;
    }

    fn choose(&mut self, choice: Choice) {
        let own = matches!(choice, Choice::Own(_));
        let same = self.choices.get(&self.at) == Some(&choice);
        let before = self.choices.insert(self.at, choice);
        // Letters typed one after the other are one step.
        let typing = own && matches!(before, Some(Choice::Own(_)));
        if !same && !typing {
            self.undo.push((self.at, before));
        }
        if !own {
            self.text_of = None;
        }
    }

    /// Takes the last decision back; false when there is none.
    pub fn undo(&mut self) -> bool {
        let Some((at, before)) = self.undo.pop() else { return false };
        match before {
            Some(choice) => drop(self.choices.insert(at, choice)),
            None => drop(self.choices.remove(&at)),
        }
        self.text_of = None;
        self.go(at);
        true
    }

    fn decided(&self, count: usize) -> usize {
        self.choices.keys().filter(|n| **n < count).count()
    }

    /// The next conflict that is not decided yet, from the one at hand on.
    fn next_open(&self, count: usize) -> Option<usize> {
        (self.at + 1..count).chain(0..count).find(|n| !self.choices.contains_key(n))
    }
}

const SIDE: f32 = 268.0;
const HEAD: f32 = 56.0;
const FOOT: f32 = 60.0;

/// Shows the screen.
pub fn merge_ui(ui: &mut Ui, cx: &Cx<'_>, mx: &MergeCx<'_>, view: &mut MergeView, out: &mut Actions) {
    let tk = cx.tk;
    let sheet = ui.max_rect();
    view.at = view.at.min(mx.asked.len().saturating_sub(1));
    if mx.asked.is_empty() && view.spot == Spot::Asked {
        view.spot = side::first_group(mx.report).map_or(Spot::Asked, Spot::Auto);
    }
    keys(ui, cx, mx, view, out);
    ui.painter().rect_filled(sheet, CornerRadius::same(9), tk.bg_canvas);
    let (head, rest) = sheet.split_top_bottom_at_y(sheet.top() + HEAD);
    let (body, foot) = rest.split_top_bottom_at_y(rest.bottom() - FOOT);
    let (left, main) = body.split_left_right_at_x(body.left() + if cx.compact { SIDE - 28.0 } else { SIDE });
    let line = Stroke::new(1.0, tk.border_subtle);
    ui.painter().rect_filled(head, CornerRadius { nw: 9, ne: 9, sw: 0, se: 0 }, tk.surface);
    ui.painter().rect_filled(left, CornerRadius::ZERO, tk.surface);
    ui.painter().rect_filled(foot, CornerRadius { nw: 0, ne: 0, sw: 9, se: 9 }, tk.surface);
    ui.painter().hline(head.x_range(), head.bottom(), line);
    ui.painter().hline(foot.x_range(), foot.top(), line);
    ui.painter().vline(left.right(), left.y_range(), line);
    let part = |ui: &mut Ui, rect: Rect, name: &str, draw: &mut dyn FnMut(&mut Ui)| {
        ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(name), |ui| {
            ui.set_clip_rect(rect.intersect(ui.clip_rect()));
            draw(ui);
        });
    };
    part(ui, head.shrink2(vec2(16.0, 12.0)), "head", &mut |ui| header(ui, cx, mx, view));
    part(ui, left.shrink2(vec2(8.0, 8.0)), "side", &mut |ui| side::side_ui(ui, cx, mx, view));
    part(ui, main.shrink2(vec2(28.0, 18.0)), "main", &mut |ui| match view.spot {
        Spot::Asked => question::question_ui(ui, cx, mx, view, out),
        Spot::Auto(what) => side::auto_ui(ui, cx, mx, what),
    });
    part(ui, foot.shrink2(vec2(16.0, 12.0)), "foot", &mut |ui| footer(ui, cx, mx, view, out));
}

fn header(ui: &mut Ui, cx: &Cx<'_>, mx: &MergeCx<'_>, view: &MergeView) {
    let count = mx.asked.len();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        if count > 0 {
            let done = view.decided(count);
            widgets::label(ui, &format!("{done} / {count}"), theme::SMALL, cx.tk.text_secondary);
            let (rect, _) = ui.allocate_exact_size(vec2(140.0, 6.0), egui::Sense::hover());
            widgets::bar(ui.painter(), cx.tk, rect, done as f32 / count as f32);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let names: Vec<&str> = mx.copies.iter().map(|c| c.name.as_str()).collect();
            let title = if names.len() < 2 {
                cx.t(t::SETTLE_TITLE).to_owned()
            } else {
                cx.tf(t::MERGE_TITLE, &[&names.len().to_string(), &names.join(cx.lang.pick("、", ", "))])
            };
            let room = (ui.available_width() - 250.0).max(160.0);
            let galley = widgets::galley(ui.painter(), &title, theme::SECTION, cx.tk.text, room, 1);
            let (rect, _) = ui.allocate_exact_size(galley.size(), egui::Sense::hover());
            ui.painter().galley(rect.min, galley, cx.tk.text);
            let auto = mx.report.automatic();
            if auto > 0 {
                widgets::chip(ui, cx, Chip::Done, Some(icons::CHECK_CIRCLE), &cx.tf(t::AUTO_COUNT, &[&auto.to_string()]));
            }
            if count > 0 {
                widgets::chip(ui, cx, Chip::Warning, Some(icons::GIT_MERGE), &cx.tf(t::ASK_COUNT, &[&count.to_string()]));
            }
        });
    });
}

fn footer(ui: &mut Ui, cx: &Cx<'_>, mx: &MergeCx<'_>, view: &mut MergeView, out: &mut Actions) {
    let count = mx.asked.len();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let left = count - view.decided(count);
        let at_hand = view.spot == Spot::Asked && count > 0;
        let last = left == 0 || (left == 1 && at_hand && !view.choices.contains_key(&view.at));
        let primary = match (count, last) {
            (0, _) => t::TAKE_IN,
            (_, true) => t::FINISH,
            (_, false) => t::ACCEPT,
        };
        if Btn::primary(cx.t(primary)).key("Enter").show(ui, cx).clicked() {
            accept(mx, view, out);
        }
        if left > 0 {
            if Btn::secondary(cx.t(t::ALL_NEWEST)).show(ui, cx).clicked() {
                for n in 0..count {
                    if let std::collections::btree_map::Entry::Vacant(slot) = view.choices.entry(n) {
                        slot.insert(Choice::Copy(0));
                        view.undo.push((n, None));
                    }
                }
                view.text_of = None;
            }
            if mx.copies.len() > 1 && Btn::text(cx.t(t::DECIDE_LATER)).show(ui, cx).clicked() {
                out.push(Action::Merging(MergeAct::Finish));
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if Btn::text(cx.t(tx::CANCEL)).show(ui, cx).clicked() {
                out.push(Action::Merging(MergeAct::Drop));
            }
            if count > 1 && Btn::text(cx.t(t::PREVIOUS)).icon(icons::ARROW_LEFT).key("K").show(ui, cx).clicked() {
                view.go(view.at.checked_sub(1).unwrap_or(count - 1));
            }
            if count > 0
                && Btn::text(cx.t(t::UNDO_CHOICE)).icon(icons::ARROW_U_UP_LEFT).key("Ctrl Z").enabled(!view.undo.is_empty()).show(ui, cx).clicked()
            {
                view.undo();
            }
            if mx.copies.len() > 1 && Btn::text(cx.t(t::COMPARE)).icon(icons::COLUMNS).show(ui, cx).clicked() {
                out.push(Action::Merging(MergeAct::Compare));
            }
        });
    });
}

/// Takes what is chosen (the value shown, where nothing was) and goes on to the next open question; at the end it is done.
fn accept(mx: &MergeCx<'_>, view: &mut MergeView, out: &mut Actions) {
    let count = mx.asked.len();
    if view.spot == Spot::Asked && count > 0 && !view.choices.contains_key(&view.at) {
        view.choose(Choice::Copy(0));
    }
    match view.next_open(count) {
        Some(next) => view.go(next),
        None => out.push(Action::Merging(MergeAct::Finish)),
    }
}

/// Single keys; arrows stand beside letters, for input methods that keep letters to themselves.
fn keys(ui: &mut Ui, cx: &Cx<'_>, mx: &MergeCx<'_>, view: &mut MergeView, out: &mut Actions) {
    let count = mx.asked.len();
    let result = question::result_id();
    if !cx.keys || widgets::is_composing(ui) {
        return;
    }
    if ui.memory(|m| m.has_focus(result)) {
        if ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter)) {
            ui.memory_mut(|m| m.surrender_focus(result));
            accept(mx, view, out);
        }
        return;
    }
    if ui.ctx().text_edit_focused() {
        return;
    }
    let free = ui.memory(|m| m.focused().is_none());
    let ctx = ui.ctx().clone();
    let pressed = |key: Key| ctx.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let hit = |keys: &[Key]| keys.iter().any(|key| pressed(*key));
    if free && hit(&[Key::Enter]) {
        return accept(mx, view, out);
    }
    if count == 0 {
        return;
    }
    if hit(&[Key::J, Key::ArrowDown]) {
        view.go((view.at + 1) % count);
    }
    if hit(&[Key::K, Key::ArrowUp]) {
        view.go(view.at.checked_sub(1).unwrap_or(count - 1));
    }
    let Some(asked) = mx.asked.get(view.at).filter(|_| view.spot == Spot::Asked) else { return };
    for (n, key) in [Key::Num1, Key::Num2, Key::Num3, Key::Num4].into_iter().enumerate() {
        if n < asked.conflict.copies.len() && hit(&[key]) {
            view.choose(Choice::Copy(n));
        }
    }
    let naming = Naming::of(mx.book, &asked.exercise, cx.lang);
    if question::can_all(naming.as_ref(), &asked.conflict) && hit(&[Key::A]) {
        view.choose(Choice::All);
    }
    if question::can_none(&asked.conflict) && hit(&[Key::Num0]) {
        view.choose(Choice::None);
    }
    if question::can_edit(naming.as_ref(), &asked.conflict) && hit(&[Key::E, Key::F2]) {
        ui.memory_mut(|m| m.request_focus(result));
    }
}

fn shown(naming: &Naming<'_>, conflict: &Conflict, value: &Value) -> String {
    let text = naming.disputed_value(conflict, value);
    if text.is_empty() { t::EMPTY.get(naming.lang).to_owned() } else { crate::model::text::visible(&text).into_owned() }
}

/// Whose a value is: the copies that show it, else whoever set it before an earlier merge, as far as that is known.
fn whose(cx: &Cx<'_>, mx: &MergeCx<'_>, copy: &Copy, n: usize) -> (String, String) {
    let copies: Vec<&CopyShown> = copy.from.iter().filter_map(|n| mx.copies.get(*n)).filter(|_| mx.copies.len() > 1).collect();
    match copies.as_slice() {
        [] => {
            let known = editors::name_of(mx.book, copy.stamp.editor).map(|name| crate::model::text::visible(&name).into_owned());
            (known.unwrap_or_else(|| cx.tf(t::SOMEBODY, &[&(n + 1).to_string()])), String::new())
        }
        [one] => (one.name.clone(), one.at.clone()),
        many => (many.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(cx.lang.pick("、", ", ")), String::new()),
    }
}

fn paint_line(ui: &Ui, at: egui::Pos2, text: &str, style: theme::Style, color: egui::Color32, width: f32) {
    let rect = Rect::from_min_size(at, vec2(width, style.line));
    widgets::paint_in(ui.painter(), rect, Align2::LEFT_CENTER, text, style, color);
}

fn below(at: egui::Pos2, by: f32) -> egui::Pos2 {
    pos2(at.x, at.y + by)
}
